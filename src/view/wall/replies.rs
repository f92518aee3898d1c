//! What units reply to what the room asked of them.

use super::{Big, Wall};
use crate::{
    charter::Scope,
    i18n::{view as words, wall as say},
    meeting::{
        Event, Meeting,
        state::{MotionState, Response},
        words::Verdict,
    },
    view::{Look, Row, Tone},
};

/// Units that are asked by name at once; the wall holds no more.
const ASKED: usize = 3;

/// A reply that was given just now, among those given before.
pub(super) fn newest(meeting: &Meeting, newest: &[Event], look: &Look<'_>) -> Option<Wall> {
    let given = newest.iter().any(|event| matches!(event, Event::Responded { .. }));
    (given && meeting.closed.is_none()).then(|| all(meeting, look))
}

/// Every reply, the newest first; then who is still asked.
pub(super) fn all(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let rows: Vec<Row> = meeting.responses.values().rev().map(|of| row(of, look)).collect();
    let asked: Vec<String> = asked(meeting).iter().take(ASKED).map(|org| say::reply_ask(lang, org)).collect();
    let title = if rows.is_empty() { say::reply_ask_big(lang) } else { say::reply_given_big(lang) };
    if rows.is_empty() && asked.is_empty() {
        return Wall::card(Big::of(title)).second(Big::of(say::reply_ask_none(lang)));
    }
    if rows.is_empty() {
        return Wall::card(Big::of(title)).lines(asked.into_iter().map(|line| (line, Tone::Strong)));
    }
    Wall::list(title).rows(rows).apart(asked.into_iter().map(|line| (line, Tone::Quiet)))
}

fn row(of: &Response, look: &Look<'_>) -> Row {
    let lang = look.lang;
    let day = of.due.map(|due| look.day(due));
    let (text, tail) = match (&of.text, &day) {
        (Some(text), day) => (text.clone(), day.as_ref().map(|day| words::by_day(lang, day)).unwrap_or_default()),
        (None, Some(day)) => (say::reply_later(lang, day), String::new()),
        (None, None) => (words::reply_later(lang), String::new()),
    };
    Row { lead: of.org.clone(), text, tail, tone: Tone::Strong }
}

/// The units by name to whom something goes that was advised or sent on, and that have not replied yet.
fn asked(meeting: &Meeting) -> Vec<String> {
    // An assembly of owners sits in no room of ours.
    let advised = meeting.motions.values().filter(|motion| {
        motion.scope != Scope::Owners
            && matches!(motion.state, MotionState::Decided { verdict: Verdict::Advised | Verdict::Consulted, .. })
    });
    let receivers = advised.filter_map(|motion| meeting.receiver_of(motion).0);
    let sent = meeting.forwards.values().filter_map(|forward| forward.receiver.clone());
    let mut asked: Vec<String> = Vec::new();
    for org in receivers.chain(sent) {
        if !asked.contains(&org) && meeting.responses.values().all(|of| of.org != org) {
            asked.push(org);
        }
    }
    asked
}
