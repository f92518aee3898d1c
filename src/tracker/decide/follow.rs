//! What follows from what happened to a matter: whoever came with one that went into it is called back too, and a motion stands where
//! its rows brought it.

use std::{collections::BTreeMap, sync::Arc};

use crate::tracker::{
    event::Event,
    item::{Item, Kind, State, Track},
    ledger::Ledger,
    number::ItemNo,
};

/// Where items stand after the events so far.
type Now = BTreeMap<ItemNo, (State, Option<State>)>;

/// Adds what follows.
pub(super) fn follow(ledger: &Ledger, events: &mut Vec<Event>) {
    let mut now = Now::new();
    let mut place = 0;
    // What follows is followed itself.
    while let Some(event) = events.get(place) {
        place += 1;
        let Some((no, stands)) = stands(event) else { continue };
        let Some(item) = ledger.items.get(&no) else { continue };
        now.insert(no, stands);
        let (was, is) = (item.outcome(), outcome(stands));
        let more = visitors(ledger, item, (was, is), &now).chain(whole(ledger, item, (was, is), &now));
        events.extend(more.collect::<Vec<_>>());
    }
}

fn stands(event: &Event) -> Option<(ItemNo, (State, Option<State>))> {
    match event {
        Event::Moved { item, state, end, .. }
        | Event::Followed { item, state, end, .. }
        | Event::HeardAt { item, state, end, .. } => Some((*item, (*state, *end))),
        Event::Turned { item, state, .. } | Event::Reviewed { item, state, .. } => Some((*item, (*state, None))),
        _ => None,
    }
}

fn outcome((state, end): (State, Option<State>)) -> Option<State> {
    end.or(Some(state).filter(|state| state.is_an_end()))
}

/// Something came of it, or comes of it after all: so it does of what went into it.
fn visitors(
    ledger: &Ledger,
    item: &Item,
    (was, is): (Option<State>, Option<State>),
    now: &Now,
) -> impl Iterator<Item = Event> {
    let went_into =
        item.merged.iter().filter_map(|no| ledger.items.get(no)).filter(|other| other.into == Some(item.no));
    let follows = move |other: &Arc<Item>| {
        let state = now.get(&other.no).map_or(other.state, |(state, _)| *state);
        let (state, end) = match (was, is) {
            (None, Some(outcome)) if state == State::Merged => other.ends(outcome),
            (Some(_), None) if state == State::CallBack => (State::Merged, None),
            _ => return None,
        };
        // Nobody is called back of what no desk wrote down: it stays what it went into.
        other.desk.as_ref()?;
        Some(Event::Followed { item: other.no, of: item.no, state, end })
    };
    went_into.filter_map(follows).collect::<Vec<_>>().into_iter()
}

/// A passed motion that rows of the plan carry out stands where they brought it.
fn whole(ledger: &Ledger, item: &Item, (was, is): (Option<State>, Option<State>), now: &Now) -> Option<Event> {
    let whole = ledger.items.get(&item.part_of?)?;
    let is_carried = whole.source.as_ref().is_some_and(|source| source.seed.carried);
    if whole.kind != Kind::Motion || !is_carried || whole.turned || whole.track != Track::Promise {
        return None;
    }
    let stands = |part: &Item| now.get(&part.no).copied().unwrap_or((part.state, part.end));
    let parts = ledger.items.range(ItemNo::all(whole.no.of)).map(|(_, part)| part);
    let parts: Vec<_> =
        parts.filter(|part| part.part_of == Some(whole.no) && !part.turned).map(|part| stands(part)).collect();
    let is_done = |stands: &(State, Option<State>)| outcome(*stands).is_some_and(|end| end != State::Dropped);
    let is_begun = |(state, _): &(State, Option<State>)| matches!(state, State::Doing | State::Reported);
    let all_over = parts.iter().all(|stands| outcome(*stands).is_some());
    let state = match (all_over, parts.iter().any(is_done), parts.iter().any(is_begun)) {
        (true, true, _) => State::Done,
        (true, false, _) => State::Dropped,
        (false, done, begun) if done || begun => State::Doing,
        _ => State::Promised,
    };
    // What somebody said of the motion itself stands until a row is taken up again.
    let (at, _) = stands(whole);
    let again = was.is_some() && is.is_none();
    (at != state && (at.is_open() || again)).then_some(Event::Followed {
        item: whole.no,
        of: item.no,
        state,
        end: None,
    })
}
