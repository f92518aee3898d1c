//! What an evening came to, in counts: of the same things that the papers list, each under its own word.

use crate::meeting::{
    state::{Meeting, Motion, MotionState},
    words::Verdict,
};

/// So many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Motions that were talked over.
    pub raised: usize,
    /// Those that passed.
    pub decided: usize,
    /// Those that became advice.
    pub advised: usize,
    /// What choices picked.
    pub picked: usize,
    /// Topics, where the evening was to listen: nothing was moved and nothing picked.
    pub heard: usize,
    /// What somebody leads or offered: tasks and rows with a leader, and pledges that are no leader's own word.
    pub taken_on: usize,
}

impl Meeting {
    /// What it came to, as it stands.
    pub fn sums(&self) -> Sums {
        let of = |verdict: Verdict| self.motions.keys().filter(|no| self.verdict_of(**no) == Some(verdict)).count();
        let picked = self.chosen().count();
        // One that was never opened was not talked over, even if it was set aside with the close.
        let decided = |motion: &Motion| matches!(motion.state, MotionState::Decided { .. });
        let raised = self.motions.values().filter(|motion| motion.opened.is_some() || decided(motion)).count();
        Sums {
            raised,
            decided: of(Verdict::Passed),
            advised: of(Verdict::Advised),
            picked,
            heard: if self.motions.is_empty() && picked == 0 { self.told_topics().count() } else { 0 },
            taken_on: self.taken_on(),
        }
    }

    fn taken_on(&self) -> usize {
        let led = self.tasks().into_iter().filter(|task| self.leads.contains_key(task)).count();
        let rows = self.live_rows().filter(|row| row.owner.is_some()).count();
        let pledges = self.pledges.keys().filter(|pledge| self.promised_row(**pledge).is_none()).count();
        led + rows + pledges
    }
}
