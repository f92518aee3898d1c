//! What a line of the journal says on the wall for a few seconds: thanks, what was put right, the kind line of a rule.
//!
//! A rule's line stands alone: whom it concerned is never said.

use super::{Big, Wall};
use crate::{
    charter::{GuardId, RuleId},
    i18n::{view as words, wall as say},
    meeting::{
        Entry, Event, Meeting, Moment,
        state::{LedgerKind, LedgerLine},
        words::Rung,
    },
    view::{Look, stage_name},
};

/// So many milliseconds it stands.
const STANDS: i64 = 5_000;
/// A gap that is worth a word, in milliseconds.
const GAP: i64 = 60_000;

/// What a rule says, as long as it is fresh and the room has not gone on. It follows from the meeting: who typed it, and where, makes no
/// difference.
pub(super) fn of_a_rule(meeting: &Meeting, look: &Look<'_>) -> Option<Said> {
    let newest = meeting.ledger.last()?;
    let fresh = is_fresh(newest.at, look) && meeting.moved.is_none_or(|moved| newest.seq >= moved.seq);
    let mut said = meeting.ledger.iter().filter(|line| fresh && line.seq == newest.seq);
    said.find_map(|line| Some(Said { kind: kind(meeting, line, look)?, to_somebody: is_to_somebody(line.rule) }))
}

/// What a rule says on the wall.
pub(super) struct Said {
    /// Its kind line.
    pub kind: String,
    /// It is about how somebody chairs or speaks.
    pub to_somebody: bool,
}

/// The line with nothing beside it, as large as it can be.
pub(super) fn alone(kind: &str) -> Wall {
    Wall::card(Big::of(kind))
}

/// The other rules are about slips, counts and the order of things.
fn is_to_somebody(rule: RuleId) -> bool {
    match rule {
        RuleId::R01
        | RuleId::R03
        | RuleId::R04
        | RuleId::R05
        | RuleId::R06
        | RuleId::R07
        | RuleId::R08
        | RuleId::R09
        | RuleId::R10 => true,
        RuleId::R02 | RuleId::R11 | RuleId::R12 | RuleId::R13 => false,
    }
}

/// The words of the newest line, as long as they are fresh.
pub(super) fn of(meeting: &Meeting, newest: &Entry, look: &Look<'_>) -> Option<String> {
    if !is_fresh(newest.at, look) {
        return None;
    }
    // Beside a breach nobody is thanked by name, and nothing else is said.
    if newest.events.iter().any(is_of_a_rule) {
        return newest.events.iter().find_map(|event| turn_ended(meeting, event, look));
    }
    newest.events.iter().rev().find_map(|event| words_of(meeting, event, newest.events.len() == 1, look))
}

fn is_fresh(at: Moment, look: &Look<'_>) -> bool {
    (0..STANDS).contains(&look.now.since(at))
}

fn is_of_a_rule(event: &Event) -> bool {
    matches!(event, Event::Refused { .. } | Event::Advised { .. } | Event::Waived { .. } | Event::CalledToOrder { .. })
}

/// The kind line of a rule. What the host says at somebody's side stands on no wall.
fn kind(meeting: &Meeting, line: &LedgerLine, look: &Look<'_>) -> Option<String> {
    let lang = look.lang;
    match line.kind {
        // Nobody in the room did anything: a count or a badge was typed that can't be.
        LedgerKind::Refused(GuardId::R12Count | GuardId::R06Motion, _) => None,
        LedgerKind::Refused(guard, _) | LedgerKind::Advised(guard) => {
            say::kind(lang, guard).or_else(|| rule_line(meeting, guard.rule(), look))
        }
        LedgerKind::Flagged(Rung::Remind) => say::flag(lang, line.rule).or_else(|| rule_line(meeting, line.rule, look)),
        LedgerKind::Flagged(_) | LedgerKind::Waived(..) => None,
    }
}

/// Whose turn was ended stands nowhere; who is asked instead does.
fn turn_ended(meeting: &Meeting, event: &Event, look: &Look<'_>) -> Option<String> {
    let Event::CalledToOrder { step: Rung::EndTurn, .. } = event else { return None };
    Some(say::flag_end_turn(look.lang, &look.names.who(meeting.next_speaker()?.badge)))
}

fn words_of(meeting: &Meeting, event: &Event, alone: bool, look: &Look<'_>) -> Option<String> {
    let lang = look.lang;
    let who = |badge: &crate::meeting::numbers::Badge| look.names.who(*badge);
    match event {
        Event::Undone { .. } => Some(say::undo(lang)),
        Event::Corrected { .. } => Some(say::read_fixed(lang)),
        Event::ClockResumed { gap } if *gap >= GAP => Some(say::gap_back(lang, gap / 60_000)),
        Event::SignedIn { .. } | Event::Returned { .. } if alone && meeting.started.is_some() => {
            Some(say::late(lang, &stage_name(meeting, meeting.stage, lang)))
        }
        Event::SignedOut { .. } if alone => Some(say::leave(lang)),
        Event::ChairHandedOver { from, to, until: Some(_) } => Some(say::chair_over(lang, &who(from), &who(to))),
        Event::ChairReturned { to } => Some(say::chair_back(lang, &who(to))),
        Event::SpeechEnded { speech, void: false, .. } => {
            let speech = meeting.speeches.get(speech)?;
            Some(say::speech_thanks(lang, &who(&speech.badge)))
        }
        Event::TimeAdded { seconds, .. } => Some(say::speech_more(lang, minutes(*seconds))),
        Event::AmendmentAdopted { .. } if alone => Some(say::motion_amend_ok(lang)),
        Event::StageExtended { minutes, .. } => Some(say::stage_extend(lang, minutes)),
        Event::GroupClosed { group, .. } => Some(say::table_done(lang, meeting.groups.get(group)?.table)),
        Event::CardWithheld { .. } => Some(say::personal(lang)),
        Event::Parked { .. } if alone => Some(say::park_title(lang)),
        Event::FollowUpSet { date, .. } => Some(say::close_next(lang, &look.day(*date))),
        Event::ClockPaused { .. } if meeting.speaking.is_some() => Some(say::speech_pause(lang)),
        Event::ClockPaused { .. } => Some(words::stands(lang)),
        _ => None,
    }
}

/// Minutes, to the half: 1, 1.5
fn minutes(seconds: u32) -> String {
    if seconds.is_multiple_of(60) { (seconds / 60).to_string() } else { format!("{:.1}", f64::from(seconds) / 60.0) }
}

/// The rule's own line from the charter.
fn rule_line(meeting: &Meeting, rule: RuleId, look: &Look<'_>) -> Option<String> {
    let charter = meeting.charter()?;
    Some(crate::view::charter_words(look.lang, &charter.rule_words(rule, charter.limits())).to_owned())
}
