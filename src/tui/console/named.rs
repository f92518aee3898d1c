//! What somebody types who thinks of people and not of signs: `王阿姨 反对` is `17-`, `17 赞成` is `17+`, `+17` too, and where a number is
//! asked, a form of address is the number of whoever is called so. Where two are called so it is nobody's.

use super::{Console, Popup, words};
use crate::{
    charter::Stage,
    meeting::numbers::Badge,
    text::{self, is_same_name},
    time::numerals,
    tui::form::Kind,
};

/// A side in words, and its sign.
const SIDES: [(&str, char); 6] =
    [("赞成", '+'), ("同意", '+'), ("支持", '+'), ("反对", '-'), ("想问", '?'), ("提问", '?')];

/// What stands before a side at the end, and its sign.
fn side_behind(line: &str) -> Option<(&str, char)> {
    SIDES.iter().find_map(|(word, sign)| Some((line.strip_suffix(word)?.trim_end(), *sign)))
}

/// A sign in front of a number alone.
fn sign_before(line: &str) -> Option<(&str, char)> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '+' | '-' | '?'))?;
    let rest = line.strip_prefix(sign)?;
    (!rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit())).then_some((rest, sign))
}

/// Numbers in hanzi, or with what is counted behind them: `二十六`, `26票`, `十八 九`.
fn counts(typed: &str) -> Option<String> {
    let plain = numerals(&text::numbers(typed));
    let number = |word: &str| {
        let digits = word.trim_end_matches(['票', '位', '人', '张', '户']);
        (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())).then(|| digits.to_owned())
    };
    let all = plain.split_whitespace().map(number).collect::<Option<Vec<_>>>()?;
    (!all.is_empty()).then(|| all.join(" "))
}

impl Console {
    /// A line as it is meant, while people speak; any other line as it was typed.
    pub(super) fn as_meant(&self, line: &str) -> String {
        if self.stands().open_vote.is_some() {
            return counts(line).unwrap_or_else(|| line.to_owned());
        }
        let meant = || {
            let plain = text::numbers(line);
            let plain = plain.trim();
            match side_behind(plain).or_else(|| sign_before(plain)) {
                // Who speaks takes a side.
                Some(("", sign)) => self.meeting().running_speech().map(|_| sign.to_string()),
                Some((who, sign)) => self.numbered(who).map(|badge| format!("{badge}{sign}")),
                None => self.called(plain).map(|badge| badge.to_string()),
            }
        };
        let speaks = matches!(self.stands().stage, Stage::S4 | Stage::S5);
        speaks.then(meant).flatten().unwrap_or_else(|| line.to_owned())
    }

    /// A side alone, while nobody speaks: whose it is has to be said.
    pub(super) fn asks_whose(&self, line: &str) -> Option<String> {
        let plain = text::numbers(line);
        let (who, sign) = side_behind(plain.trim())?;
        let speaks = matches!(self.stands().stage, Stage::S4 | Stage::S5) && self.stands().open_vote.is_none();
        let nobody = who.is_empty() && self.meeting().running_speech().is_none();
        (speaks && nobody).then(|| words::whose_side(self.lang, line.trim(), sign))
    }

    /// What is typed where a number is asked: the number of whoever is called so.
    pub(super) fn answer_meant(&self, typed: &str) -> String {
        let asks = match &self.popup {
            Some(Popup::Form(form)) => form.asks(self.stands()),
            _ => None,
        };
        if asks.is_some_and(|field| field.kind == Kind::Number) {
            return counts(typed).unwrap_or_else(|| typed.to_owned());
        }
        let of_people = asks.is_some_and(|field| matches!(field.kind, Kind::Badge | Kind::Badges));
        let called = of_people.then(|| self.called(typed.trim())).flatten();
        called.map_or_else(|| typed.to_owned(), |badge| badge.to_string())
    }

    /// Who is here and goes by this, with a number or without.
    fn numbered(&self, who: &str) -> Option<Badge> {
        let digits: String = who.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() {
            return self.called(who);
        }
        let call = who.strip_prefix(digits.as_str())?;
        let call = call.strip_prefix('号').unwrap_or(call).trim();
        let badge = digits.parse::<Badge>().ok()?;
        let worn = self.stands().wearer(badge);
        let is = call.is_empty() || self.calls.get(&worn).is_some_and(|own| is_same_name(own, call));
        is.then_some(badge)
    }

    /// The one who is here and is called so.
    fn called(&self, who: &str) -> Option<Badge> {
        let mut so = self
            .calls
            .iter()
            .filter(|(badge, call)| self.stands().is_present(**badge) && !who.is_empty() && is_same_name(call, who));
        let (badge, _) = so.next()?;
        so.next().is_none().then_some(*badge)
    }
}
