//! How each kind of line is told from all others. Digits and signs count in their fullwidth forms too; texts keep their own.

mod debate;
mod promises;
mod sheet;

use super::{Read, Said, Typed, named};
use crate::{
    meeting::{
        Command, Meeting,
        numbers::{self, Badge, Badges, Card, CardSpan, Cards, GroupNo, Span, TopicNo},
        state::{Topic, TopicFate},
        words::{Origin, Repeat, Side},
    },
    text,
};
pub use debate::counts_typed;
pub(super) use debate::{
    call, call_badge, chair_vote, choice, counts, hands, help, motion, slip, stance, withdraw, withdraw_amendment,
};
pub(super) use promises::{action, claim, pledge, pledge_money, responds, unit_responds};
pub(in crate::tui) use sheet::group_at;
pub(super) use sheet::sheet;

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

/// From the corner of a sheet, or the moment of what stands behind it; or meant to be.
fn is_code(typed: &Typed<'_>) -> bool {
    typed.plain.starts_with(['#', '@'])
}

/// What stands before and behind an equals sign.
fn halves<'a>(typed: &Typed<'a>) -> Option<(&'a str, String)> {
    let (left, right) = typed.raw.split_once(['=', '＝'])?;
    Some((left.trim(), text::numbers(right)))
}

/// The number before an equals sign, and what stands behind it.
fn numbered_half(typed: &Typed<'_>) -> Option<(u16, String)> {
    let (left, right) = halves(typed)?;
    Some((numbers::number(left)?, right))
}

fn numbered(typed: &Typed<'_>) -> Option<(String, String)> {
    // 21到23 is a range, not words behind a number.
    if typed.plain.parse::<Badges>().is_ok() {
        return None;
    }
    named::numbered(typed.raw)
}

/// A badge, and words behind it, which may be none: not a line of another kind.
pub fn badge_and_words(line: &str) -> Option<(Badge, String)> {
    if let Some(alone) = numbers::number(line) {
        return Some((Badge(alone), String::new()));
    }
    if text::fold(line).contains(['=', ':', '#', '@']) {
        return None;
    }
    let (badge, words) = named::numbered(line.trim())?;
    Some((Badge(number(&badge)?), words))
}

/// The unit that somebody speaks for, who belongs to no household of the estate: 物业, 社区.
pub fn unit_of(meeting: &Meeting, badge: Badge) -> Option<String> {
    let someone = meeting.people.get(&meeting.wearer(badge))?;
    let sector = meeting.charter()?.sector(&someone.sector)?;
    // Whoever is 其他 or listens speaks for nobody.
    let unit = !sector.household && !someone.observer && !someone.minor && sector.id != "other";
    unit.then(|| sector.name.zh.clone())
}

/// Words without a number before them. One word of Latin letters is somebody's initials.
fn text_alone(typed: &Typed<'_>) -> Option<String> {
    let is_sign = |c: char| text::fold_char(c).is_ascii_digit() || text::fold_char(c).is_ascii_punctuation();
    let is_text = !typed.raw.starts_with(is_sign) || named::begins_with_measure(typed.raw);
    // 第17号 is a number, whatever it is written with.
    let is_number = typed.plain.chars().all(|c| c.is_ascii() && !c.is_ascii_alphabetic());
    let is_other = is_number || letters(typed).is_some() || numbered(typed).is_some();
    (is_text && !is_other).then(|| typed.raw.to_owned())
}

/// Signs badges in, with nothing else known.
pub fn sign_in(badges: Badges, sector: Option<String>, call: Option<String>) -> Command {
    Command::SignIn { badges, sector, household: None, observer: false, minor: false, person: None, name: None, call }
}

pub(super) fn sign_ins(typed: &Typed<'_>) -> Option<Read> {
    if is_code(typed) {
        return None;
    }
    Some(sign_in(typed.plain.parse().ok()?, None, None).into())
}

pub(super) fn called(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let people = named::people(typed.raw)?;
    Some(
        Said::Give(people.into_iter().map(|(badge, call)| is_called(typed.meeting, Badge(badge), call)).collect())
            .into(),
    )
}

/// Who wears it now gets another form of address; a number that is free is taken by whoever is called so.
fn is_called(meeting: &Meeting, badge: Badge, call: String) -> Command {
    if !meeting.is_present(meeting.wearer(badge)) {
        return sign_in(Badges::one(badge), None, Some(call));
    }
    call_so(badge, call)
}

/// Another form of address for whoever wears a badge.
pub fn call_so(badge: Badge, call: String) -> Command {
    Command::EditParticipant {
        badge,
        sector: None,
        household: None,
        observer: None,
        minor: None,
        person: None,
        name: None,
        call: Some(call),
    }
}

pub(super) fn of_sector(typed: &Typed<'_>) -> Option<Read> {
    let (left, right) = halves(typed)?;
    let named =
        |sector: &&crate::charter::Sector| [&sector.id, &sector.name.zh, &sector.name.en].iter().any(|n| *n == left);
    let sector = typed.meeting.charter()?.sectors.iter().find(named)?.id.clone();
    let as_said = |badges| sign_in(badges, Some(sector.clone()), None);
    Some(of_those(typed.meeting, right.parse().ok()?, as_said))
}

/// `旁听 = 51`, `小朋友 = 52`, by the words of the screen and of the papers.
pub(super) fn of_standing(typed: &Typed<'_>) -> Option<Read> {
    let (left, right) = halves(typed)?;
    let (observes, is_minor) = match left {
        "旁听" | "列席" | "observer" => (true, false),
        "小朋友" | "孩子" | "未成年" | "child" => (false, true),
        _ => return None,
    };
    let as_said = |badges| {
        let mut command = sign_in(badges, None, None);
        if let Command::SignIn { observer, minor, .. } = &mut command {
            (*observer, *minor) = (observes, is_minor);
        }
        command
    };
    Some(of_those(typed.meeting, right.parse().ok()?, as_said))
}

/// Who is here already is put right, the others sign in.
fn of_those(meeting: &Meeting, badges: Badges, as_said: impl Fn(Badges) -> Command) -> Read {
    let (here, coming): (Vec<Badge>, Vec<Badge>) =
        meeting.signing(&badges).into_iter().partition(|badge| meeting.is_present(meeting.wearer(*badge)));
    if here.is_empty() {
        return as_said(badges).into();
    }
    let mut commands: Vec<Command> =
        here.into_iter().map(|badge| changed(badge, as_said(Badges::one(badge)))).collect();
    if !coming.is_empty() {
        commands.push(as_said(Badges(coming.into_iter().map(Span::One).collect())));
    }
    Said::Give(commands).into()
}

/// The same said of somebody who is here.
fn changed(badge: Badge, said: Command) -> Command {
    let Command::SignIn { sector, observer, minor, .. } = said else { return said };
    Command::EditParticipant {
        badge,
        sector,
        household: None,
        observer: observer.then_some(true),
        minor: minor.then_some(true),
        person: None,
        name: None,
        call: None,
    }
}

/// `21-23`: where a number alone is a person, a range signs in who came late.
pub(super) fn late_range(typed: &Typed<'_>) -> Option<Read> {
    let badges: Badges = typed.plain.parse().ok().filter(|_| !is_code(typed))?;
    let ranged = badges.0.iter().any(|span| matches!(span, Span::Range(..)));
    ranged.then(|| sign_in(badges, None, None).into())
}

fn concern(badge: Option<Badge>, cards: Option<Cards>, text: Option<String>) -> Command {
    Command::RaiseConcern { badge, cards, text, from: Origin::Resident, relayed: None, said: None, of: None }
}

pub(super) fn cards(typed: &Typed<'_>) -> Option<Read> {
    if is_code(typed) {
        return None;
    }
    Some(concern(None, Some(typed.plain.parse().ok()?), None).into())
}

pub(super) fn card_text(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    let (card, words) = numbered(typed)?;
    let named = card.contains('.');
    let card: Card = card.parse().ok()?;
    Some(match typed.meeting.concerns.get(&card) {
        Some(known) if named || known.text.is_none() => Command::EditConcern { card, text: words }.into(),
        None if named => concern(None, Some(Cards(vec![CardSpan::One(card)])), Some(words)).into(),
        _ => concern(Some(card.badge), None, Some(words)).into(),
    })
}

pub(super) fn card_of_nobody(typed: &Typed<'_>) -> Option<Read> {
    if halves(typed).is_some() {
        return None;
    }
    Some(concern(Some(Badge::NOBODY), None, Some(text_alone(typed)?)).into())
}

fn put_together(title: Option<String>, topic: Option<TopicNo>, cards: &str) -> Option<Read> {
    let cards = Some(cards.parse().ok()?);
    Some(Command::Cluster { title, topic, cards, repeat: Repeat::Near, rest: false }.into())
}

/// A title has a letter or a hanzi in it, and is no code.
pub(super) fn cluster(typed: &Typed<'_>) -> Option<Read> {
    let (title, cards) = halves(typed)?;
    if !title.contains(char::is_alphabetic) || is_code(typed) {
        return None;
    }
    // A topic that hangs on the wall under this name is the one that is meant.
    let m = typed.meeting;
    let named = |topic: &&Topic| {
        topic.fate == TopicFate::Live && m.topic_title(topic.no).is_some_and(|of| text::fold(&of) == text::fold(title))
    };
    match m.topics.values().find(named) {
        Some(topic) => put_together(None, Some(topic.no), &cards),
        None => put_together(Some(title.to_owned()), None, &cards),
    }
}

pub(super) fn cluster_into(typed: &Typed<'_>) -> Option<Read> {
    let (topic, cards) = numbered_half(typed)?;
    put_together(None, Some(TopicNo(topic)), &cards)
}

pub(super) fn dots(typed: &Typed<'_>) -> Option<Read> {
    counted(typed.plain).map(|dots| Command::CountDots { dots, more: false }.into())
}

/// `+1:20`: of another sheet.
pub(super) fn more_dots(typed: &Typed<'_>) -> Option<Read> {
    counted(typed.plain.strip_prefix('+')?).map(|dots| Command::CountDots { dots, more: true }.into())
}

fn counted(plain: &str) -> Option<Vec<(TopicNo, u16)>> {
    let words = plain.split([' ', ',']).filter(|word| !word.is_empty());
    let pair = |word: &str| {
        let (topic, dots) = word.split_once(':')?;
        Some((TopicNo(number(topic)?), number(dots)?))
    };
    words.map(pair).collect::<Option<Vec<_>>>().filter(|dots| !dots.is_empty())
}

pub(super) fn sign_up(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = numbered_half(typed)?;
    Some(Command::SignUp { group: GroupNo(table), badges: badges.parse().ok()? }.into())
}

fn move_to(typed: &Typed<'_>) -> Option<(u16, Badges)> {
    let (table, badges) = numbered_half(typed)?;
    Some((table, badges.parse().ok()?))
}

pub(super) fn moved(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = move_to(typed)?;
    (table > 0).then(|| Command::MoveTo { badges, group: Some(GroupNo(table)) }.into())
}

pub(super) fn sits_out(typed: &Typed<'_>) -> Option<Read> {
    let (table, badges) = move_to(typed)?;
    (table == 0).then(|| Command::MoveTo { badges, group: None }.into())
}

pub(super) fn person(typed: &Typed<'_>) -> Option<Read> {
    Some(Said::Person(Badge(number(typed.plain).filter(|_| !typed.plain.is_empty())?)).into())
}

/// One word of Latin letters.
pub(super) fn letters(typed: &Typed<'_>) -> Option<Read> {
    let is_word = !typed.plain.is_empty() && typed.plain.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_word.then(|| Said::Letters(typed.plain.to_ascii_lowercase()).into())
}
