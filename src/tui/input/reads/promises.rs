//! What somebody offers, what a unit answers, and the plan.

use super::{halves, is_code, number, numbered, numbered_half, text_alone, unit_of};
use crate::{
    meeting::{
        Command, Name,
        numbers::{ActionNo, Badge, Badges, Span},
    },
    text,
    tracker::Fen,
    tui::input::{Read, Said, Typed},
};

pub(in crate::tui::input) fn pledge(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    number(&badge)?;
    let none = money(&words) == Ok(None) && !of_unit(typed, &badge);
    none.then(|| Said::Fill(Name::Pledge, vec![("badge", badge), ("text", words)]).into())
}

/// The same with a sum of money in it: `17 我出50元`.
pub(in crate::tui::input) fn pledge_money(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    number(&badge)?;
    if of_unit(typed, &badge) {
        return None;
    }
    let Fen(fen) = match money(&words) {
        Ok(sum) => sum?,
        Err(no_sum) => return Some(Read { said: Said::Nothing, unread: vec![no_sum] }),
    };
    let given = vec![("badge", badge), ("text", words), ("kind", MONEY.to_owned()), ("amount", fen.to_string())];
    Some(Said::Fill(Name::Pledge, given).into())
}

fn of_unit(typed: &Typed<'_>, badge: &str) -> bool {
    number(badge).is_some_and(|badge| unit_of(typed.meeting, Badge(badge)).is_some())
}

/// `50 物业先看一下`: what somebody says for their unit is its answer, not a neighbour's offer.
pub(in crate::tui::input) fn responds(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (badge, words) = numbered(typed)?;
    let unit = unit_of(typed.meeting, Badge(number(&badge)?))?;
    Some(Said::Fill(Name::Respond, vec![("org", unit), ("badge", badge), ("text", words)]).into())
}

/// `物业 = 先看一下`: the answer of a unit, whoever gives it.
pub(in crate::tui::input) fn unit_responds(typed: &Typed<'_>) -> Option<Read> {
    let (org, _) = halves(typed)?;
    let words = typed.raw.split_once(['=', '＝'])?.1.trim();
    let said = |words: &str| words.contains(char::is_alphabetic);
    let is_unit =
        said(org) && said(words) && !is_code(typed) && !org.starts_with(|c: char| text::fold_char(c).is_ascii_digit());
    let given = || vec![("org", org.to_owned()), ("badge", String::new()), ("text", words.to_owned())];
    is_unit.then(|| Said::Fill(Name::Respond, given()).into())
}

/// The place of money among what can be given.
const MONEY: &str = "3";

/// The sum that somebody says they give: after a word for giving, before 元 or 块钱. None where there are two; `Err` where it is
/// written as no sum is.
fn money(words: &str) -> Result<Option<Fen>, String> {
    let plain: String = words.chars().map(text::fold_char).collect();
    let sums = plain.match_indices(['元', '块']).filter_map(|(end, unit)| {
        let (before, after) = (plain.get(..end)?, plain.get(end + unit.len()..)?);
        if unit == "块" && !after.starts_with('钱') {
            return None;
        }
        let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        let given = rest.trim_end().ends_with(['出', '捐', '垫', '凑', '交']);
        given.then(|| before.strip_prefix(rest)).flatten().filter(|sum| !sum.is_empty())
    });
    let sums: Vec<Fen> = sums.map(|sum| sum.parse::<Fen>().map_err(|wrong| wrong.given)).collect::<Result<_, _>>()?;
    let sums: Vec<Fen> = sums.into_iter().filter(|sum| sum.is_a_sum()).collect();
    Ok(if let [sum] = sums.as_slice() { Some(*sum) } else { None })
}

pub(in crate::tui::input) fn claim(typed: &Typed<'_>) -> Option<Read> {
    let (row, badges) = numbered_half(typed)?;
    let mut badges = badges.parse::<Badges>().ok()?.0.into_iter();
    let (Some(Span::One(leads)), helpers) = (badges.next(), Badges(badges.collect())) else {
        return None;
    };
    let helpers = helpers.resolve(|badge| typed.meeting.people.contains_key(&badge));
    Some(Command::ClaimAction { action: ActionNo(row), badge: Some(leads), helpers, due: None }.into())
}

pub(in crate::tui::input) fn action(typed: &Typed<'_>) -> Option<Read> {
    if unit_responds(typed).is_some() {
        return None;
    }
    Some(Said::Fill(Name::ProposeAction, vec![("what", text_alone(typed)?)]).into())
}
