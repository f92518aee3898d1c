//! What a line in the input strip means: numbers first, signs commit, and no line has two readings.
//!
//! | where | line | meaning |
//! |---|---|---|
//! | opening | `1-46 48` | sign in |
//! | | `12 王阿姨` | sign in, or name, badge 12 |
//! | | `物业 = 12 13` | sign in with this sector |
//! | raise | `3 7.2 12-18` | cards are in, their texts lie on paper |
//! | | `7 门口太黑` | the text of a card of badge 7 |
//! | raise, choose | `门禁用哪种 = 3 7.2 12` | these cards belong together |
//! | raise | `2 = 8 9` | these cards go into topic 2 |
//! | choose | `1 = 3 5 8 12-18` | sign up for table 1 |
//! | discuss | `2 = 17` | 17 goes to table 2 (0: sits out) |
//! | | `1 试装刷卡门禁` | table 1 hands in a slip |
//! | floor | `17+8-23?` | hands: for, against, question (`=` counts as `+`) |
//! | | `+` `-` `?` | the side of the one who speaks |
//! | | `*6` `*6 12` | a call to order by rule 6 |
//! | an open vote | `29 8` | counts, in the order asked for; `+` `-`: the chair |
//! | plan | `17 我来排班` | a pledge; `3 = 17 8`: 17 leads row 3, 8 helps |
//! | everywhere | `#Y2` | the sheet with this code: its form, or its person |
//! | everywhere else | `17` | a person |

mod day;

use crate::{
    charter::{RuleId, Stage},
    meeting::{
        Command, Meeting, Name,
        numbers::{ActionNo, Badge, Badges, Card, CardSpan, Cards, GroupNo, Span, TopicNo},
        words::{Repeat, Side, Step, Subject},
    },
    paper::{Code, Sheet},
    text,
};

pub use day::{date, time};

/// What a line means.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// An empty line.
    Nothing,
    /// Show the keys.
    Help,
    /// Commands, in this order.
    Give(Vec<Command>),
    /// A person: what can be done with them is asked.
    Person(Badge),
    /// A form with some fields filled in; the rest is asked.
    Fill(Name, Vec<(&'static str, String)>),
}

/// A line as it was read, and the words that were not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What was understood.
    pub said: Said,
    /// What was not. Nothing of these is given.
    pub unread: Vec<String>,
}

impl Read {
    fn nothing_of(line: &str) -> Self {
        Self { said: Said::Nothing, unread: vec![line.trim().to_owned()] }
    }
}

impl From<Said> for Read {
    fn from(said: Said) -> Self {
        Self { said, unread: Vec::new() }
    }
}

impl From<Command> for Read {
    fn from(command: Command) -> Self {
        Said::Give(vec![command]).into()
    }
}

/// Reads a line where the meeting stands. Fullwidth digits and signs count as plain ones; text keeps its own.
pub fn read(line: &str, meeting: &Meeting) -> Read {
    let raw = line.trim();
    let plain = text::fold(raw);
    let plain = plain.trim();
    if plain.is_empty() {
        return Said::Nothing.into();
    }
    let open_vote = meeting.open_vote.and_then(|no| meeting.votes.get(&no));
    let stance = meeting.speaking.and_then(|no| meeting.speeches.get(&no)).filter(|speech| speech.side.is_none());
    if let (Some(side), None, Some(speech)) = (sign(plain), open_vote, stance) {
        return Command::RaiseHand { badge: speech.badge, side: Some(side), relayed: None }.into();
    }
    if plain == "?" {
        return Said::Help.into();
    }
    if let Ok(code) = plain.parse::<Code>() {
        return sheet(code, meeting).into();
    }
    if let Some(vote) = open_vote {
        return counts(plain, vote).unwrap_or_else(|| Read::nothing_of(raw));
    }
    if let Some(flag) = plain.strip_prefix('*') {
        return call_to_order(flag).map_or_else(|| Read::nothing_of(raw), Read::from);
    }
    let read = match meeting.stage {
        Stage::S0 => opening(raw, plain, meeting),
        Stage::S1 | Stage::S2 | Stage::S7 => board(raw, plain, meeting),
        Stage::S3 => tables(raw, plain),
        Stage::S4 | Stage::S5 => hands(plain).or_else(|| {
            let starts_a_text = !plain.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
            starts_a_text.then(|| Said::Fill(Name::OpenMotion, vec![("action", raw.to_owned())]).into())
        }),
        Stage::S6 => plan(raw, plain),
    };
    read.or_else(|| number(plain).map(|badge| Said::Person(Badge(badge)).into()))
        .unwrap_or_else(|| Read::nothing_of(raw))
}

/// Digits only: unlike `parse`, `+17` is no number.
fn number(plain: &str) -> Option<u16> {
    plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain.parse().ok())?
}

fn sign(plain: &str) -> Option<Side> {
    match plain {
        "+" | "=" => Some(Side::For),
        "-" => Some(Side::Against),
        "?" => Some(Side::Question),
        _ => None,
    }
}

/// `*6`, `*6 12`
fn call_to_order(flag: &str) -> Option<Command> {
    let mut words = flag.split_whitespace();
    let rule = usize::from(number(words.next()?)?);
    let rule = *RuleId::ALL.get(rule.checked_sub(1)?)?;
    let badge = match words.next() {
        Some(word) => Some(Badge(number(word)?)),
        None => None,
    };
    words.next().is_none().then_some(Command::CallToOrder { rule, badge, step: Step::Remind, park: None })
}

/// What is typed in from a sheet of paper.
fn sheet(code: Code, meeting: &Meeting) -> Said {
    let number = code.n.to_string();
    match code.sheet {
        Sheet::SignIn => Said::Fill(Name::SignIn, Vec::new()),
        Sheet::Badges | Sheet::Seats => Said::Person(Badge(code.n)),
        Sheet::Cards => {
            let card = Card { badge: Badge(code.n), n: code.part.unwrap_or(1) };
            if meeting.concerns.contains_key(&card) {
                return Said::Fill(Name::EditConcern, vec![("card", card.to_string())]);
            }
            // The number of the card says whose it is.
            Said::Fill(Name::RaiseConcern, vec![("badge", String::new()), ("cards", card.to_string())])
        }
        Sheet::Dots => Said::Fill(Name::CountDots, Vec::new()),
        Sheet::Tables => Said::Fill(Name::NotePoint, vec![("group", number)]),
        Sheet::Slips => Said::Fill(Name::DraftMotion, vec![("group", number)]),
        Sheet::Pledges => Said::Fill(Name::Pledge, Vec::new()),
        Sheet::Tally => Said::Fill(Name::OpenVote, Vec::new()),
    }
}

/// `29`, `29 8`, and the chair's sign once both counts are in.
fn counts(plain: &str, vote: &crate::meeting::state::Vote) -> Option<Read> {
    if let Subject::Choice { options, .. } = &vote.on {
        let open = (1..=u16::try_from(options.len()).unwrap_or(u16::MAX)).filter(|no| !vote.options.contains_key(no));
        let numbers = plain.split_whitespace().map(number).collect::<Option<Vec<u16>>>()?;
        let open: Vec<u16> = open.take(numbers.len()).collect();
        let commands = open.iter().zip(&numbers).map(|(&option, &count)| Command::CountOption { option, count });
        return (open.len() == numbers.len()).then(|| Said::Give(commands.collect()).into());
    }
    match (vote.for_, vote.against, sign(plain)) {
        (Some(_), Some(_), Some(side @ (Side::For | Side::Against))) => {
            return Some(Command::ChairVote { side }.into());
        }
        (_, _, Some(_)) => return None,
        _ => {}
    }
    let mut open = Vec::new();
    if vote.for_.is_none() {
        open.push(true);
    }
    if vote.against.is_none() {
        open.push(false);
    }
    let numbers = plain.split_whitespace().map(number).collect::<Option<Vec<u16>>>()?;
    let command = |(&is_for, count)| {
        if is_for { Command::CountFor { count } } else { Command::CountAgainst { count } }
    };
    (numbers.len() <= open.len()).then(|| Said::Give(open.iter().zip(numbers).map(command).collect()).into())
}

fn opening(raw: &str, plain: &str, meeting: &Meeting) -> Option<Read> {
    if let Ok(badges) = plain.parse::<Badges>() {
        return Some(sign_in(badges, None, None).into());
    }
    if let Some((left, right)) = raw.split_once(['=', '＝']) {
        let charter = &meeting.opening.as_ref()?.charter;
        let left = left.trim();
        let named = |sector: &&crate::charter::Sector| {
            [&sector.id, &sector.name.zh, &sector.name.en].contains(&&left.to_owned())
        };
        let sector = charter.sectors.iter().find(named)?.id.clone();
        return Some(sign_in(text::fold(right).parse().ok()?, Some(sector), None).into());
    }
    let (badge, call) = numbered(raw)?;
    let badge = Badge(number(&badge)?);
    Some(if meeting.people.contains_key(&badge) {
        let call = Some(call);
        Command::EditParticipant {
            badge,
            sector: None,
            household: None,
            observer: None,
            minor: None,
            person: None,
            name: None,
            call,
        }
        .into()
    } else {
        sign_in(Badges::one(badge), None, Some(call)).into()
    })
}

/// Signs badges in, with nothing else known.
pub fn sign_in(badges: Badges, sector: Option<String>, call: Option<String>) -> Command {
    Command::SignIn { badges, sector, household: None, observer: false, minor: false, person: None, name: None, call }
}

fn board(raw: &str, plain: &str, meeting: &Meeting) -> Option<Read> {
    let stage = meeting.stage;
    if let Some((left, right)) = raw.split_once(['=', '＝']) {
        let (title, right) = (left.trim(), text::fold(right));
        let number = number(text::fold(title).trim());
        return match (stage, number) {
            (Stage::S2, Some(table)) => {
                Some(Command::SignUp { group: GroupNo(table), badges: right.parse().ok()? }.into())
            }
            (Stage::S7, _) => None,
            (_, topic) => {
                let cards: Cards = right.parse().ok()?;
                if title.is_empty() {
                    return None;
                }
                Some(
                    Command::Cluster {
                        title: topic.is_none().then(|| title.to_owned()),
                        topic: topic.map(TopicNo),
                        cards: Some(cards),
                        repeat: Repeat::Near,
                        rest: false,
                    }
                    .into(),
                )
            }
        };
    }
    if stage == Stage::S1
        && let Ok(cards) = plain.parse::<Cards>()
    {
        return Some(concern(None, Some(cards), None).into());
    }
    if let Some((card, words)) = numbered(raw) {
        let named = card.contains('.');
        let card: Card = card.parse().ok()?;
        return Some(match meeting.concerns.get(&card) {
            Some(known) if named || known.text.is_none() => Command::EditConcern { card, text: words }.into(),
            None if named => concern(None, Some(Cards(vec![CardSpan::One(card)])), Some(words)).into(),
            _ => concern(Some(card.badge), None, Some(words)).into(),
        });
    }
    let is_text = !plain.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    (stage == Stage::S1 && is_text).then(|| concern(Some(Badge::NOBODY), None, Some(raw.to_owned())).into())
}

fn concern(badge: Option<Badge>, cards: Option<Cards>, text: Option<String>) -> Command {
    Command::RaiseConcern {
        badge,
        cards,
        text,
        from: crate::meeting::words::Origin::Resident,
        relayed: None,
        said: None,
    }
}

fn tables(raw: &str, plain: &str) -> Option<Read> {
    if let Some((table, badges)) = plain.split_once('=') {
        let (table, badges) = (number(table.trim())?, badges.parse().ok()?);
        return Some(Command::MoveTo { badges, group: (table > 0).then_some(GroupNo(table)) }.into());
    }
    let (table, action) = numbered(raw)?;
    number(&table)?;
    Some(Said::Fill(Name::DraftMotion, vec![("group", table), ("action", action)]).into())
}

fn plan(raw: &str, plain: &str) -> Option<Read> {
    if let Some((row, badges)) = plain.split_once('=') {
        let action = ActionNo(number(row.trim())?);
        let mut badges = badges.parse::<Badges>().ok()?.0.into_iter();
        let (Some(Span::One(leads)), helpers) = (badges.next(), Badges(badges.collect())) else {
            return None;
        };
        let helpers = helpers.resolve(|_| true);
        return Some(Command::ClaimAction { action, badge: Some(leads), helpers, due: None }.into());
    }
    if let Some((badge, words)) = numbered(raw) {
        number(&badge)?;
        return Some(Said::Fill(Name::Pledge, vec![("badge", badge), ("text", words)]).into());
    }
    let is_text = !plain.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    is_text.then(|| Said::Fill(Name::ProposeAction, vec![("what", raw.to_owned())]).into())
}

/// `17+8-23?`. A word that is not all hands is not understood; with `=` in the line it must be hands all through.
fn hands(plain: &str) -> Option<Read> {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for word in plain.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word_of_hands(word) {
            Some(hands) => read.extend(hands),
            None => unread.push(word.to_owned()),
        }
    }
    if read.is_empty() || (plain.contains('=') && !unread.is_empty()) {
        return None;
    }
    let command = |(badge, side)| Command::RaiseHand { badge, side: Some(side), relayed: None };
    Some(Read { said: Said::Give(read.into_iter().map(command).collect()), unread })
}

fn word_of_hands(word: &str) -> Option<Vec<(Badge, Side)>> {
    word.split_inclusive(['+', '=', '-', '?'])
        .map(|hand| {
            let badge = hand.trim_end_matches(['+', '=', '-', '?']);
            let side = sign(hand.strip_prefix(badge)?)?;
            Some((Badge(number(badge)?), side))
        })
        .collect()
}

/// A number, a blank, and a text that is no number: `12 王阿姨`, `7.2 门口太黑`. Without a blank where hanzi follow.
fn numbered(raw: &str) -> Option<(String, String)> {
    let folded: String =
        raw.chars().take_while(|c| text::fold_char(*c).is_ascii_digit() || text::fold_char(*c) == '.').collect();
    let words = raw.strip_prefix(folded.as_str())?.trim();
    let is_text = words
        .chars()
        .next()
        .is_some_and(|c| !text::fold_char(c).is_ascii_punctuation() && !text::fold_char(c).is_ascii_digit());
    (!folded.is_empty() && is_text).then(|| (text::fold(&folded).trim_end_matches('.').to_owned(), words.to_owned()))
}

#[cfg(test)]
mod tests;
