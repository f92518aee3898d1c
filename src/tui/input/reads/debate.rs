//! A motion, its hands, its counts, and a call to order.

use super::{is_code, number, numbered, sign, text_alone};
use crate::{
    charter::RuleId,
    meeting::{
        Command, Name,
        numbers::{AmendmentNo, Badge, MotionNo},
        state::{Speech, Vote},
        words::{Rung, Side, Subject},
    },
    text,
    tui::input::{Read, Said, Typed},
};

pub(in crate::tui::input) fn slip(typed: &Typed<'_>) -> Option<Read> {
    let (table, action) = numbered(typed)?;
    number(&table)?;
    Some(Said::Fill(Name::DraftMotion, vec![("group", table), ("action", action)]).into())
}

/// What stands behind a word, if that is a number or nothing.
#[allow(clippy::option_option, reason = "no such word, the word alone, the word with a number")]
fn behind(typed: &Typed<'_>, word: &str) -> Option<Option<u16>> {
    let rest = typed.plain.strip_prefix(word)?.trim();
    if rest.is_empty() { Some(None) } else { number(rest).map(Some) }
}

pub(in crate::tui::input) fn withdraw(typed: &Typed<'_>) -> Option<Read> {
    let named = behind(typed, "收回")?.map(MotionNo);
    let motion = named.or(typed.meeting.open_motion)?;
    Some(Command::WithdrawMotion { motion, badge: None }.into())
}

pub(in crate::tui::input) fn withdraw_amendment(typed: &Typed<'_>) -> Option<Read> {
    let named = behind(typed, "收回改法")?.map(AmendmentNo);
    let open = || Some(typed.meeting.open_motion()?.open_amendment()?.no);
    Some(Command::WithdrawAmendment { amendment: named.or_else(open)?, badge: None }.into())
}

/// `17+8-23?`. A word that is not all hands is not understood; with `=` in the line it must be hands all through.
pub(in crate::tui::input) fn hands(typed: &Typed<'_>) -> Option<Read> {
    let (mut hands, mut unread) = (Vec::new(), Vec::new());
    for word in typed.plain.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word_of_hands(word) {
            Some(read) => hands.extend(read),
            None => unread.push(word.to_owned()),
        }
    }
    if hands.is_empty() || is_code(typed) || (typed.plain.contains('=') && !unread.is_empty()) {
        return None;
    }
    let command = |(badge, side)| Command::RaiseHand { badge, side: Some(side), relayed: None };
    Some(Read { said: Said::Give(hands.into_iter().map(command).collect()), unread })
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

/// Who speaks and has not said for what.
fn without_side<'a>(typed: &Typed<'a>) -> Option<&'a Speech> {
    typed.meeting.running_speech().filter(|speech| speech.side.is_none())
}

pub(in crate::tui::input) fn stance(typed: &Typed<'_>) -> Option<Read> {
    let (side, speech) = (sign(typed.plain)?, without_side(typed)?);
    Some(Command::RaiseHand { badge: speech.badge, side: Some(side), relayed: None }.into())
}

/// The sign of a question asks for the keys, unless it can be the side of the one who speaks.
pub(in crate::tui::input) fn help(typed: &Typed<'_>) -> Option<Read> {
    let is_side = without_side(typed).is_some() && typed.meeting.open_vote.is_none();
    (typed.plain == "?" && !is_side).then(|| Said::Help.into())
}

pub(in crate::tui::input) fn motion(typed: &Typed<'_>) -> Option<Read> {
    let action = text_alone(typed)?;
    // With hands in it, it is a line of hands of which a word was not understood.
    hands(typed).is_none().then(|| Said::Fill(Name::OpenMotion, vec![("action", action)]).into())
}

fn vote<'a>(typed: &Typed<'a>) -> Option<&'a Vote> {
    typed.meeting.open_vote()
}

fn all_numbers(plain: &str) -> Option<Vec<u16>> {
    let numbers: Vec<u16> =
        plain.split([' ', ',']).filter(|word| !word.is_empty()).map(number).collect::<Option<_>>()?;
    (!numbers.is_empty()).then_some(numbers)
}

/// How many counts a line has, if it is nothing else.
pub fn counts_typed(line: &str) -> Option<usize> {
    all_numbers(text::numbers(line).trim()).map(|numbers| numbers.len())
}

/// `29`, `29 8`: what is not counted yet, for before against.
pub(in crate::tui::input) fn counts(typed: &Typed<'_>) -> Option<Read> {
    let (vote, mut numbers) = (vote(typed)?, all_numbers(typed.plain)?);
    // Both, where the first is noted already.
    if numbers.len() == 2 && vote.against.is_none() && vote.for_.is_some_and(|noted| noted == numbers[0]) {
        numbers.remove(0);
    }
    let open = [(vote.for_.is_none(), true), (vote.against.is_none(), false)];
    let open: Vec<bool> = open.into_iter().filter(|(open, _)| *open).map(|(_, is_for)| is_for).collect();
    let command = |(&is_for, count)| {
        if is_for { Command::CountFor { count } } else { Command::CountAgainst { count } }
    };
    (numbers.len() <= open.len()).then(|| Said::Give(open.iter().zip(numbers).map(command).collect()).into())
}

pub(in crate::tui::input) fn chair_vote(typed: &Typed<'_>) -> Option<Read> {
    let vote = vote(typed)?;
    let side = sign(typed.plain).filter(|side| *side != Side::Question)?;
    (vote.for_.is_some() && vote.against.is_some()).then(|| Command::ChairVote { side }.into())
}

pub(in crate::tui::input) fn choice(typed: &Typed<'_>) -> Option<Read> {
    let (vote, numbers) = (vote(typed)?, all_numbers(typed.plain)?);
    let Subject::Choice { options, .. } = &vote.on else { return None };
    let all = 1..=u16::try_from(options.len()).unwrap_or(u16::MAX);
    let open: Vec<u16> = all.filter(|option| !vote.options.contains_key(option)).take(numbers.len()).collect();
    let commands = open.iter().zip(&numbers).map(|(&option, &count)| Command::CountOption { option, count });
    (open.len() == numbers.len()).then(|| Said::Give(commands.collect()).into())
}

/// `*6`, `*6 12`
fn star(typed: &Typed<'_>) -> Option<(RuleId, Option<Badge>)> {
    let mut words = typed.plain.strip_prefix('*')?.split([' ', ',']).filter(|word| !word.is_empty());
    let rule = usize::from(number(words.next()?)?);
    let rule = *RuleId::ALL.get(rule.checked_sub(1)?)?;
    let badge = match words.next() {
        Some(word) => Some(Badge(number(word)?)),
        None => None,
    };
    words.next().is_none().then_some((rule, badge))
}

fn called_to_order(rule: RuleId, badge: Option<Badge>) -> Read {
    Command::CallToOrder { rule, badge, step: Rung::Remind, park: None }.into()
}

pub(in crate::tui::input) fn call(typed: &Typed<'_>) -> Option<Read> {
    let (rule, badge) = star(typed)?;
    badge.is_none().then(|| called_to_order(rule, badge))
}

pub(in crate::tui::input) fn call_badge(typed: &Typed<'_>) -> Option<Read> {
    let (rule, badge) = star(typed)?;
    badge.is_some().then(|| called_to_order(rule, badge))
}
