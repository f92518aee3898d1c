//! The lifecycles as data: from which state which step leads where.

use super::{
    command::StepName,
    item::{Item, State, Track},
};

/// Neighbours, beside the one who leads, who have to see that a promise is done.
pub const NEIGHBOURS: usize = 2;

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// There.
    To(State),
    /// It stays where it is.
    Same,
    /// Done with the second neighbour; reported until then.
    Confirmed,
    /// To the beginning of another way.
    Elsewhere,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    /// On which way.
    pub track: Track,
    /// Which step.
    pub step: StepName,
    /// From where.
    pub from: &'static [State],
    /// To where.
    pub goal: Goal,
}

const fn row(track: Track, step: StepName, from: &'static [State], goal: Goal) -> Move {
    Move { track, step, from, goal }
}

use Goal as G;
use State as S;
use StepName as N;
use Track as T;

const TO_DO: &[State] = &[S::Promised, S::Doing, S::Reported];
const OUT: &[State] = &[S::ToSend, S::Sent, S::Received, S::Answered];

/// Every move that there is. Steps of [`StepName::ANY`] are possible in every state besides.
pub const MOVES: &[Move] = &[
    // 我能做什么: promised, doing, done when two neighbours confirm; 没办成 with a reason and without shame.
    // What was said too early is taken back by 正在办.
    row(T::Promise, N::Start, &[S::Promised, S::Reported], G::To(S::Doing)),
    row(T::Promise, N::Report, &[S::Promised, S::Doing], G::To(S::Reported)),
    row(T::Promise, N::Confirm, TO_DO, G::Confirmed),
    row(T::Promise, N::Drop, TO_DO, G::To(S::Dropped)),
    row(T::Promise, N::HandOver, TO_DO, G::Same),
    row(T::Promise, N::Release, TO_DO, G::To(S::Promised)),
    row(T::Promise, N::Claim, &[S::Promised, S::Doing, S::Dropped], G::To(S::Promised)),
    row(T::Promise, N::Help, TO_DO, G::Same),
    row(T::Promise, N::Reopen, &[S::Done, S::Dropped], G::To(S::Doing)),
    row(T::Promise, N::Redirect, TO_DO, G::Elsewhere),
    // Sent on: sent, received, answered; adopted, refused with a reason, or back to the next meeting.
    row(T::Referral, N::Send, &[S::ToSend, S::Sent], G::To(S::Sent)),
    row(T::Referral, N::Receive, &[S::ToSend, S::Sent], G::To(S::Received)),
    row(T::Referral, N::Answer, OUT, G::To(S::Answered)),
    row(T::Referral, N::Adopt, OUT, G::To(S::Adopted)),
    row(T::Referral, N::Refuse, OUT, G::To(S::Refused)),
    row(T::Referral, N::Return, OUT, G::To(S::Returned)),
    row(T::Referral, N::Redirect, OUT, G::Elsewhere),
    row(T::Referral, N::HandOver, OUT, G::Same),
    row(T::Referral, N::Reopen, &[S::Adopted, S::Refused], G::To(S::Received)),
    // 下次议题
    row(T::Topic, N::TakeUp, &[S::Waiting], G::To(S::TakenUp)),
    row(T::Topic, N::Drop, &[S::Waiting], G::To(S::Dropped)),
    row(T::Topic, N::Redirect, &[S::Waiting], G::Elsewhere),
    row(T::Topic, N::Reopen, &[S::TakenUp, S::Dropped], G::To(S::Waiting)),
    // 先记着: everything gets a place.
    row(T::Noted, N::Settle, &[S::Noted], G::To(S::Settled)),
    row(T::Noted, N::Drop, &[S::Noted], G::To(S::Dropped)),
    row(T::Noted, N::Redirect, &[S::Noted], G::Elsewhere),
    row(T::Noted, N::Reopen, &[S::Settled, S::Dropped], G::To(S::Noted)),
];

/// Where a way begins.
pub fn begins(track: Track) -> State {
    match track {
        Track::Promise => S::Promised,
        Track::Referral => S::ToSend,
        Track::Topic => S::Waiting,
        Track::Noted => S::Noted,
    }
}

/// The states of a way, from its beginning on.
pub fn states(track: Track) -> Vec<State> {
    let reached = |state: &State| {
        let leads = |row: &&Move| match row.goal {
            Goal::To(to) => to == *state,
            Goal::Confirmed => matches!(state, S::Reported | S::Done),
            Goal::Same | Goal::Elsewhere => false,
        };
        *state == begins(track) || MOVES.iter().filter(|row| row.track == track).any(|row| leads(&row))
    };
    State::ALL.into_iter().filter(reached).collect()
}

/// The row for a step from a state, if there is one.
pub fn find(track: Track, state: State, step: StepName) -> Option<&'static Move> {
    MOVES.iter().find(|row| row.track == track && row.step == step && row.from.contains(&state))
}

/// The steps that are possible for an item: those of its state, without those that its lead rules out.
pub fn steps(item: &Item) -> Vec<StepName> {
    let fits = |row: &&Move| row.track == item.track && row.from.contains(&item.state);
    let sensible = |step: StepName| match step {
        N::Claim => item.lead.is_none() || item.state == S::Dropped,
        N::Release => item.lead.is_some(),
        _ => true,
    };
    MOVES.iter().filter(fits).map(|row| row.step).filter(|step| sensible(*step)).collect()
}

/// The step that leads from one state to another without more words than a reason: what a line of the street office's
/// table means.
pub fn step_to(track: Track, from: State, to: State) -> Option<StepName> {
    let leads = |row: &&Move| row.track == track && row.from.contains(&from) && row.goal == Goal::To(to);
    // Who claims or gives up isn't said by a state alone.
    MOVES.iter().filter(leads).map(|row| row.step).find(|step| !matches!(step, N::Claim | N::Release))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_state_of_a_way_is_a_dead_end_and_none_is_out_of_reach() {
        for track in Track::ALL {
            let mut reached = vec![begins(track)];
            while let Some(next) = MOVES.iter().filter(|row| row.track == track).find_map(|row| {
                let goals: &[State] = match row.goal {
                    Goal::To(state) => &[state],
                    Goal::Confirmed => &[S::Reported, S::Done],
                    Goal::Same | Goal::Elsewhere => &[],
                };
                let from = row.from.iter().any(|state| reached.contains(state));
                goals.iter().find(|goal| from && !reached.contains(goal)).copied()
            }) {
                reached.push(next);
            }
            for state in &reached {
                // What was sent back goes on as an item of the next meeting.
                let leaves = MOVES.iter().any(|row| row.track == track && row.from.contains(state));
                assert!(leaves || *state == S::Returned, "{track:?} {state:?}");
            }
            for state in MOVES.iter().filter(|row| row.track == track).flat_map(|row| row.from) {
                assert!(reached.contains(state), "{track:?} {state:?}");
            }
        }
    }

    #[test]
    fn a_step_from_a_state_has_one_row_at_most() {
        for (place, row) in MOVES.iter().enumerate() {
            let others = MOVES.iter().skip(place + 1);
            let twice = others.filter(|other| other.track == row.track && other.step == row.step);
            assert_eq!(twice.count(), 0, "{row:?}");
        }
    }
}
