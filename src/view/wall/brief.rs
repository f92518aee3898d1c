//! What a line of the journal says on the wall for a few seconds: thanks, what was put right, the kind line of a rule.
//!
//! A rule's line stands alone: whom it concerned is never said.

use crate::{
    charter::RuleId,
    i18n::{view as words, wall as say},
    meeting::{
        Entry, Event, Meeting,
        numbers::VoteNo,
        words::{Step, Subject},
    },
    view::{Look, stage_name},
};

/// So many milliseconds it stands.
const STANDS: i64 = 5_000;
/// A gap that is worth a word, in milliseconds.
const GAP: i64 = 60_000;

/// The words of the newest line, as long as they are fresh.
pub(super) fn of(meeting: &Meeting, newest: &Entry, look: &Look<'_>) -> Option<String> {
    let age = look.now.since(newest.at);
    if !(0..STANDS).contains(&age) {
        return None;
    }
    // Beside a breach nobody is thanked by name, and nothing else is said.
    let rules: Vec<&Event> = newest.events.iter().filter(|event| is_of_a_rule(event)).collect();
    if rules.is_empty() {
        return newest.events.iter().rev().find_map(|event| words_of(meeting, event, newest.events.len() == 1, look));
    }
    rules.into_iter().find_map(|event| kind(meeting, event, look))
}

fn is_of_a_rule(event: &Event) -> bool {
    matches!(event, Event::Refused { .. } | Event::Advised { .. } | Event::Waived { .. } | Event::CalledToOrder { .. })
}

/// The kind line of a rule. What the host says at somebody's side stands on no wall.
fn kind(meeting: &Meeting, event: &Event, look: &Look<'_>) -> Option<String> {
    let lang = look.lang;
    match event {
        Event::Refused { guard, .. } | Event::Advised { guard, .. } => {
            say::kind(lang, *guard).or_else(|| rule_line(meeting, guard.rule(), look))
        }
        Event::CalledToOrder { rule, step: Step::Remind, .. } => {
            say::flag(lang, *rule).or_else(|| rule_line(meeting, *rule, look))
        }
        Event::CalledToOrder { step: Step::EndTurn, .. } => {
            let next = meeting.next_speaker()?;
            Some(say::flag_end_turn(lang, &look.names.who(next.badge)))
        }
        _ => None,
    }
}

fn words_of(meeting: &Meeting, event: &Event, alone: bool, look: &Look<'_>) -> Option<String> {
    let lang = look.lang;
    let who = |badge: &crate::meeting::numbers::Badge| look.names.who(*badge);
    match event {
        Event::Undone { .. } => Some(say::undo(lang)),
        Event::Corrected { .. } => Some(say::read_fixed(lang)),
        Event::VoteClosed { vote, .. } => appeal(meeting, *vote, look),
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
        Event::Pledged { badge, .. } => Some(say::pledge_thanks(lang, &who(badge))),
        Event::CardWithheld { .. } => Some(say::personal(lang)),
        Event::Parked { .. } if alone => Some(say::park_title(lang)),
        Event::FollowUpSet { date, .. } => Some(say::close_next(lang, &crate::i18n::time::day(lang, *date))),
        Event::ClockPaused { .. } if meeting.speaking.is_some() => Some(say::speech_pause(lang)),
        Event::ClockPaused { .. } => Some(words::stands(lang)),
        _ => None,
    }
}

/// What came of an appeal: the motion that it interrupted is on the wall again.
fn appeal(meeting: &Meeting, vote: VoteNo, look: &Look<'_>) -> Option<String> {
    let vote = meeting.votes.get(&vote).filter(|vote| matches!(vote.on, Subject::Appeal(_)))?;
    let result = vote.result.as_ref()?;
    Some(say::appeal(look.lang, result.outcome, result.for_, result.against).line)
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
