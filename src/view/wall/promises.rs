//! Last time's promises. Only what was done goes large; what is late or came to nothing the host tells.

use super::Wall;
use crate::{
    charter::Stage,
    i18n::{names, time, view as words, wall as say},
    meeting::{Event, Meeting, command::Promise, numbers::PromiseNo, words::PromiseState},
    view::{Block, Look, Row, Tone},
};

/// Each with what became of it; how many are done, once all were looked at. `newest`: what happened last.
pub(super) fn looked_at(meeting: &Meeting, newest: &[Event], look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let promises = meeting.opening.as_ref().map(|opening| opening.promises.as_slice()).unwrap_or_default();
    let done = newest.iter().find_map(|event| match event {
        Event::PromiseReviewed { promise, state: PromiseState::Done, .. } => {
            promises.get(usize::from(promise.0).checked_sub(1)?)
        }
        _ => None,
    });
    let title = if done.is_some() { say::last_done_big(lang) } else { say::last_title_big(lang) };
    let wall = Wall::titled(title, Tone::Strong)
        .clock((meeting.stage == Stage::S0).then(|| super::stage_clock(meeting, super::LAST_MINUTE, look)).flatten());
    if promises.is_empty() {
        return wall.line(words::topics_none(lang), Tone::Plain);
    }
    let said = match done {
        Some(promise) => Some((thanks(meeting, promise, look), Tone::Strong)),
        None => (meeting.reviews.len() < promises.len()).then(|| (say::last_title(lang), Tone::Quiet)),
    };
    let rows = (1..).map(PromiseNo).zip(promises).map(|(no, promise)| row(meeting, no, promise, look)).collect();
    let kept = meeting.reviews.values().filter(|(state, _)| *state == PromiseState::Done).count();
    let rate = (meeting.reviews.len() == promises.len()).then(|| say::last_rate(lang, promises.len(), kept));
    wall.lines(said).block(Block::Rows(rows)).lines(rate.map(|rate| (rate, Tone::Strong)))
}

/// Who saw it done, if they are here.
fn thanks(meeting: &Meeting, promise: &Promise, look: &Look<'_>) -> String {
    let here = |person| meeting.people.values().find(|p| p.present && !p.minor && p.person == Some(person));
    promise
        .person
        .and_then(here)
        .map_or_else(|| say::last_thanks(look.lang), |p| say::last_done(look.lang, &look.names.who(p.badge)))
}

fn row(meeting: &Meeting, no: PromiseNo, promise: &Promise, look: &Look<'_>) -> Row {
    let lang = look.lang;
    let state = meeting.reviews.get(&no).map(|(state, _)| *state);
    let tail = match (state, promise.due) {
        (None, _) => words::promise_open(lang),
        (Some(PromiseState::Late), _) => say::last_late(lang),
        (Some(PromiseState::Doing), Some(due)) if due >= look.now.date() => {
            say::last_doing(lang, &time::day(lang, due))
        }
        (Some(state), _) => names::promise_state(lang, state).to_owned(),
    };
    let tone = if state.is_some() { Tone::Strong } else { Tone::Quiet };
    Row { lead: no.to_string(), text: promise.text.clone(), tail, tone }
}
