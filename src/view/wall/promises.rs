//! Last time's promises. Only what was done goes large; what is late or came to nothing the host tells.

use super::{Big, Item, Matter, Wall};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{Event, Meeting, command::Promise, numbers::PromiseNo, words::PromiseState},
    view::{Look, Tone},
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
    if let Some(promise) = done {
        return Wall::card(Big::of(say::last_done_big(lang)))
            .second(Big::of(promise.text.clone()))
            .line(thanks(meeting, promise, look), Tone::Strong);
    }
    if promises.is_empty() {
        return Wall::list(say::last_title_big(lang)).line(words::topics_none(lang), Tone::Strong);
    }
    let matters = (1..).map(PromiseNo).zip(promises).map(|(no, promise)| matter(meeting, no, promise, look)).collect();
    let kept = meeting.reviews.values().filter(|(state, _)| *state == PromiseState::Done).count();
    let rate = (meeting.reviews.len() == promises.len()).then(|| say::last_rate(lang, promises.len(), kept));
    let said = rate.unwrap_or_else(|| say::last_title(lang));
    Wall::default().line(format!("{}  {said}", say::last_title_big(lang)), Tone::Quiet).item(Item::Matters(matters))
}

/// Who saw it done, if they are here.
fn thanks(meeting: &Meeting, promise: &Promise, look: &Look<'_>) -> String {
    let here = |person| meeting.people.values().find(|p| p.present && !p.minor && p.person == Some(person));
    promise
        .person
        .and_then(here)
        .map_or_else(|| say::last_thanks(look.lang), |p| say::last_done(look.lang, &look.names.who(p.badge)))
}

fn matter(meeting: &Meeting, no: PromiseNo, promise: &Promise, look: &Look<'_>) -> Matter {
    let lang = look.lang;
    let review = meeting.reviews.get(&no);
    let is_done = review.is_some_and(|(state, _)| *state == PromiseState::Done);
    let state = match (review.map(|(state, _)| *state), promise.due) {
        (None, _) => words::promise_open(lang),
        (Some(PromiseState::Late), _) => say::last_late(lang),
        (Some(PromiseState::Doing), Some(due)) if due >= look.now.date() => say::last_doing(lang, &look.day(due)),
        (Some(state), _) => names::promise_state(lang, state).to_owned(),
    };
    let said = review.and_then(|(_, said)| said.clone());
    let under = said.into_iter().chain((!is_done).then(|| state.clone())).collect::<Vec<_>>().join("  ");
    Matter {
        mark: no.to_string(),
        words: promise.text.clone(),
        right: if is_done { say::last_done_big(lang) } else { String::new() },
        under,
    }
}
