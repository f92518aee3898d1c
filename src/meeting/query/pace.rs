//! How long a motion may take: the time of debate and votes, shared among the motions that are not decided.

use super::count;
use crate::{
    charter::Stage,
    meeting::{
        Moment,
        state::{Meeting, MotionState},
    },
};

/// The open motion among all, and its share of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MotionPace {
    /// Its place, from 1.
    pub place: u16,
    /// How many there are: decided, open, waiting.
    pub of: u16,
    /// Milliseconds that each of the undecided had when this one was opened.
    pub planned: i64,
    /// Milliseconds of these that are left; negative when over.
    pub left: i64,
}

impl Meeting {
    /// Milliseconds that are left for debate and votes together (S4 and S5), by the plan.
    fn debate_left(&self, now: Moment) -> Option<i64> {
        let opening = self.opening.as_ref()?;
        let of = |stage: Stage| {
            if stage == self.stage {
                return self.stage_left(now).unwrap_or(0);
            }
            let extended = self.clock.extended.get(&stage).copied().unwrap_or(0);
            let minutes = opening.charter.minutes(stage, opening.minutes).saturating_add(extended);
            i64::from(minutes) * 60_000 - self.clock.used.get(&stage).copied().unwrap_or(0)
        };
        Some(of(Stage::S4) + of(Stage::S5))
    }

    /// Where the open motion stands among all, and against the time planned for it. `None` outside debate and votes.
    pub fn motion_pace(&self, now: Moment) -> Option<MotionPace> {
        let motion = self.open_motion().filter(|_| matches!(self.stage, Stage::S4 | Stage::S5))?;
        let opened = motion.opened?;
        let decided = self.motions.values().filter(|of| matches!(of.state, MotionState::Decided { .. })).count();
        let undecided = self.motions.values().filter(|of| of.is_undecided()).count();
        let gone = self.clock_at(now).since(opened).max(0);
        let planned = (self.debate_left(now)? + gone).max(0) / i64::try_from(undecided.max(1)).unwrap_or(1);
        Some(MotionPace { place: count(decided + 1), of: count(decided + undecided), planned, left: planned - gone })
    }
}
