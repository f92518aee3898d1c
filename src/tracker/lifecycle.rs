//! The lifecycles as data: from which state which step leads where, and what it needs. Menus, help, refusals and docs are printed
//! from it.

use super::{
    command::StepName,
    guard::Guard,
    item::{Item, State, Track},
};

/// Neighbours, beside the one who leads, who have to see that a promise is done.
pub const NEIGHBOURS: usize = 2;

/// Where a step leads. What came from somebody at the desk is not over with its end: they are called back ([`Item::ends`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// There.
    To(State),
    /// It stays where it is.
    Same,
    /// Done with the second neighbour; reported until then.
    Confirmed,
    /// To the beginning of another way, or of the same one with somebody else.
    Elsewhere,
    /// The next meeting talks about it.
    Next,
    /// Closed when somebody was asked, or could not be reached for the third time.
    Called,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// On which ways.
    pub tracks: &'static [Track],
    /// Which step.
    pub step: StepName,
    /// From where.
    pub from: &'static [State],
    /// To where.
    pub goal: Goal,
    /// What it needs, beside [`ALWAYS`].
    pub needs: &'static [Guard],
}

const fn row(
    tracks: &'static [Track],
    step: StepName,
    from: &'static [State],
    goal: Goal,
    needs: &'static [Guard],
) -> Row {
    Row { tracks, step, from, goal, needs }
}

use Goal as G;
use Guard as X;
use State as S;
use StepName as N;
use Track as T;

const OURS: &[Track] = &[T::Promise];
const SENT_ON: &[Track] = &[T::Referral];
const NEXT: &[Track] = &[T::Topic];
const NOTED: &[Track] = &[T::Noted];
const ANY: &[Track] = &T::ALL;

const TO_DO: &[State] = &[S::Promised, S::Doing, S::Reported];
const OUT: &[State] = &[S::ToSend, S::Sent, S::Received, S::Answered];
const OPEN: &[State] =
    &[S::Promised, S::Doing, S::Reported, S::ToSend, S::Sent, S::Received, S::Answered, S::Waiting, S::Noted];
/// Where an end leads that somebody is told of, and where something goes that is followed as another one.
const AFTER: [State; 3] = [S::CallBack, S::Closed, S::Merged];

/// What every row needs.
pub const ALWAYS: &[Guard] = &[X::Standing];

/// Every step that there is. Steps of [`StepName::ANY`] are possible in every state besides.
pub const LIFE: &[Row] = &[
    // Whatever it is: whoever came with it hears what came of it. First, since that is what is to be done then.
    row(ANY, N::CallBack, &[S::CallBack], G::Called, &[X::Content]),
    // 我能做什么: promised, doing, done when two neighbours confirm; 没办成 with a reason and without shame.
    // What was said too early is taken back by 正在办.
    row(OURS, N::Start, &[S::Promised, S::Reported], G::To(S::Doing), &[]),
    row(OURS, N::Report, &[S::Promised, S::Doing], G::To(S::Reported), &[]),
    row(OURS, N::Confirm, TO_DO, G::Confirmed, &[X::NotOwn, X::NotTwice]),
    row(OURS, N::Drop, TO_DO, G::To(S::Dropped), &[X::Reason]),
    row(OURS, N::HandOver, TO_DO, G::Same, &[X::Other]),
    row(OURS, N::Release, TO_DO, G::To(S::Promised), &[X::Reason, X::Led]),
    row(OURS, N::Claim, &[S::Promised, S::Doing, S::Dropped], G::To(S::Promised), &[X::Unled]),
    row(OURS, N::Help, TO_DO, G::Same, &[X::Other]),
    row(OURS, N::Reopen, &[S::Done, S::Dropped, AFTER[0], AFTER[1], AFTER[2]], G::To(S::Doing), &[X::Reason]),
    row(OURS, N::Redirect, TO_DO, G::Elsewhere, &[X::Place, X::Other, X::Day, X::Persuaded]),
    // Sent on: sent, received, answered; adopted, refused with a reason, or back to the next meeting.
    row(SENT_ON, N::Send, &[S::ToSend, S::Sent], G::To(S::Sent), &[X::Receiver, X::Day, X::Persuaded]),
    row(SENT_ON, N::Receive, &[S::ToSend, S::Sent], G::To(S::Received), &[]),
    row(SENT_ON, N::Answer, OUT, G::To(S::Answered), &[X::Answered]),
    row(SENT_ON, N::Adopt, OUT, G::To(S::Adopted), &[X::Replied, X::Sitting]),
    row(SENT_ON, N::Refuse, OUT, G::To(S::Refused), &[X::Reason]),
    row(SENT_ON, N::Return, OUT, G::Next, &[X::Reason]),
    row(SENT_ON, N::Redirect, OUT, G::Elsewhere, &[X::Place, X::Other, X::Day, X::Persuaded]),
    row(SENT_ON, N::HandOver, OUT, G::Same, &[X::Other]),
    row(
        SENT_ON,
        N::Reopen,
        &[S::Adopted, S::Refused, S::Returned, AFTER[0], AFTER[1], AFTER[2]],
        G::To(S::Received),
        &[X::Reason],
    ),
    // 下次议题
    row(NEXT, N::TakeUp, &[S::Waiting], G::To(S::TakenUp), &[X::Talked]),
    row(NEXT, N::Settle, &[S::Waiting], G::To(S::Settled), &[X::Answered]),
    row(NEXT, N::Drop, &[S::Waiting], G::To(S::Dropped), &[X::Reason]),
    row(NEXT, N::Redirect, &[S::Waiting], G::Elsewhere, &[X::Place, X::Other, X::Day, X::Persuaded]),
    row(
        NEXT,
        N::Reopen,
        &[S::TakenUp, S::Settled, S::Dropped, AFTER[0], AFTER[1], AFTER[2]],
        G::To(S::Waiting),
        &[X::Reason],
    ),
    // 先记着: everything gets an answer or a place.
    row(NOTED, N::Settle, &[S::Noted], G::To(S::Settled), &[X::Answered]),
    row(NOTED, N::Redirect, &[S::Noted], G::Elsewhere, &[X::Place, X::Other, X::Day, X::Persuaded]),
    row(NOTED, N::Raise, &[S::Noted], G::Next, &[]),
    row(NOTED, N::Drop, &[S::Noted], G::To(S::Dropped), &[X::Reason]),
    row(NOTED, N::Reopen, &[S::Settled, S::Dropped, AFTER[0], AFTER[1], AFTER[2]], G::To(S::Noted), &[X::Reason]),
    // Two that are one go on as one.
    row(ANY, N::Merge, OPEN, G::To(S::Merged), &[X::Into]),
];

/// What a step needs that is possible in every state.
pub fn needs_anywhere(step: StepName) -> &'static [Guard] {
    match step {
        N::SetDue => &[X::Day],
        N::Breach => &[X::Article],
        N::Persuade => &[X::Breach],
        _ => &[],
    }
}

/// Where a way begins.
pub fn begins(track: Track) -> State {
    match track {
        Track::Promise => S::Promised,
        Track::Referral => S::ToSend,
        Track::Topic => S::Waiting,
        Track::Noted => S::Noted,
    }
}

/// The rows of a way.
fn of(track: Track) -> impl Iterator<Item = &'static Row> {
    LIFE.iter().filter(move |row| row.tracks.contains(&track))
}

/// The states of a way, from its beginning on.
pub fn states(track: Track) -> Vec<State> {
    let reached = |state: &State| {
        let leads = |row: &Row| match row.goal {
            Goal::To(to) => to == *state,
            Goal::Confirmed => matches!(state, S::Reported | S::Done),
            // A table of before says so; it waits on the way of topics then.
            Goal::Next => track == Track::Referral && *state == S::Returned,
            Goal::Called => matches!(state, S::CallBack | S::Closed),
            Goal::Same | Goal::Elsewhere => false,
        };
        *state == begins(track) || of(track).any(leads)
    };
    State::ALL.into_iter().filter(reached).collect()
}

/// The way of an item as far as it goes forward, by the first row that leads on from each state; then what came of it, and whoever is
/// told. The state that it is in is one of them.
pub fn way(item: &Item) -> Vec<State> {
    let mut way = vec![begins(item.track)];
    while let Some(next) = way.last().and_then(|last| onward(item.track, *last, &way)) {
        way.push(next);
    }
    // It came to something else, or goes on as another one.
    let end = item.outcome().or(Some(item.state).filter(|state| *state == S::Merged));
    if let Some(end) = end.filter(|end| !way.contains(end)) {
        way.pop();
        way.push(end);
    }
    if item.desk.is_some() && item.state != S::Merged {
        way.extend(item.author.is_some().then_some(S::CallBack).into_iter().chain([S::Closed]));
    }
    if !way.contains(&item.state) {
        way.push(item.state);
    }
    way
}

/// The next state on a way, none of those that it was in.
fn onward(track: Track, last: State, was: &[State]) -> Option<State> {
    let leads = |row: &&Row| row.tracks == [track] && row.from.contains(&last);
    let to = |row: &Row| match row.goal {
        Goal::To(to) => Some(to),
        Goal::Confirmed => Some(S::Done),
        Goal::Same | Goal::Elsewhere | Goal::Next | Goal::Called => None,
    };
    let next = LIFE.iter().filter(leads).filter_map(to).find(|to| !was.contains(to))?;
    (!last.is_an_end()).then_some(next)
}

/// The row for a step from a state, if there is one.
pub fn find(track: Track, state: State, step: StepName) -> Option<&'static Row> {
    of(track).find(|row| row.step == step && row.from.contains(&state))
}

/// The steps that are possible for an item: those of its state, without those that its lead rules out.
pub fn steps(item: &Item) -> Vec<StepName> {
    let sensible = |step: StepName| match step {
        N::Claim => item.lead.is_none() || item.state == S::Dropped,
        N::Release => item.lead.is_some(),
        _ => true,
    };
    of(item.track)
        .filter(|row| row.from.contains(&item.state))
        .map(|row| row.step)
        .filter(|step| sensible(*step))
        .collect()
}

/// The step that leads from one state to another without more words than a reason: what a line of the street office's
/// table means.
pub fn step_to(track: Track, from: State, to: State) -> Option<StepName> {
    let leads = |row: &&Row| {
        row.from.contains(&from) && (row.goal == Goal::To(to) || (row.goal == Goal::Next && to == S::Returned))
    };
    // Who claims or gives up, and into what something goes, isn't said by a state alone.
    of(track).filter(leads).map(|row| row.step).find(|step| !matches!(step, N::Claim | N::Release | N::Merge))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_of_a_way_is_a_dead_end_and_none_is_out_of_reach() {
        for track in Track::ALL {
            let reached = states(track);
            for state in &reached {
                assert!(of(track).any(|row| row.from.contains(state)), "{track:?} {state:?}");
            }
            for state in of(track).filter(|row| row.tracks.len() == 1).flat_map(|row| row.from) {
                assert!(reached.contains(state), "{track:?} {state:?}");
            }
        }
    }

    #[test]
    fn a_way_goes_forward_from_its_beginning_and_the_state_that_something_is_in_stands_on_it() {
        use crate::tracker::{Desk, ItemNo, Kind, Party};
        let no: ItemNo = "26-0-1".parse().unwrap();
        let item = |track, state| {
            let item = Item::new(no, Kind::Matter, String::new(), None, "2026-05-25".parse().unwrap());
            Item { track, state, ..item }
        };
        for (track, whole) in [
            (T::Promise, &[S::Promised, S::Doing, S::Reported, S::Done][..]),
            (T::Referral, &[S::ToSend, S::Sent, S::Received, S::Answered, S::Adopted]),
            (T::Topic, &[S::Waiting, S::TakenUp]),
            (T::Noted, &[S::Noted, S::Settled]),
        ] {
            assert_eq!(way(&item(track, begins(track))), whole, "{track:?}");
            for state in State::ALL {
                let way = way(&item(track, state));
                assert!(way.contains(&state) && way[0] == begins(track), "{track:?} {state:?}: {way:?}");
                let different: std::collections::BTreeSet<&State> = way.iter().collect();
                assert_eq!(different.len(), way.len(), "{track:?} {state:?}: {way:?}");
            }
        }
        // It came to something else than was hoped; whoever came to the desk is told.
        assert_eq!(way(&item(T::Promise, S::Dropped)), [S::Promised, S::Doing, S::Reported, S::Dropped]);
        assert_eq!(way(&item(T::Noted, S::Merged)), [S::Noted, S::Merged]);
        let at: crate::meeting::Moment = "2026-05-25T12:00:00+08:00".parse().unwrap();
        let desk = Desk {
            at,
            building: None,
            category: None,
            on_duty: None,
            pace: crate::tracker::Pace::Quick,
            answer_by: at,
            content: None,
            tries: 0,
            closed: None,
        };
        let visit = Item { desk: Some(Box::new(desk)), ..item(T::Noted, S::Noted) };
        assert_eq!(way(&visit), [S::Noted, S::Settled, S::Closed]);
        let named = Item { author: Some(Party::Unit("物业".into())), ..visit };
        assert_eq!(way(&named), [S::Noted, S::Settled, S::CallBack, S::Closed]);
        let dropped = Item { state: S::CallBack, end: Some(S::Dropped), ..named };
        assert_eq!(way(&dropped), [S::Noted, S::Dropped, S::CallBack, S::Closed]);
    }

    #[test]
    fn a_step_from_a_state_has_one_row_at_most() {
        for track in Track::ALL {
            for state in State::ALL {
                let steps: Vec<StepName> =
                    of(track).filter(|row| row.from.contains(&state)).map(|row| row.step).collect();
                let different: std::collections::BTreeSet<&StepName> = steps.iter().collect();
                assert_eq!(different.len(), steps.len(), "{track:?} {state:?} {steps:?}");
            }
        }
    }
}
