//! A silence that is longer than what ran was planned for: what lies behind the plan is nobody's speech and no stage's minutes.

use crate::meeting::{Moment, state::Meeting};

/// A speech that nobody ended, in milliseconds beyond its plan: whoever types may be slow.
const OF_SPEECH: i64 = 10 * 60_000;
/// The same of a stage in which nobody typed.
const OF_STAGE: i64 = 60 * 60_000;

impl Meeting {
    /// Since when nobody typed, where that is longer than the plan of what runs: from the end of that plan on. The next line sets it
    /// aside, unless it says that the meeting went on.
    pub fn silent_since(&self, now: Moment) -> Option<Moment> {
        let (Some(last), Some(deadline), None) = (self.reached, self.clock.deadline, self.clock.paused) else {
            return None;
        };
        if self.closed.is_some() || self.adjourned.is_some() || self.started.is_none() {
            return None;
        }
        let speech = self.running_speech();
        let (end, plan) = match speech.and_then(|speech| Some((speech.deadline?, speech.granted))) {
            Some((end, granted)) => (end, OF_SPEECH.max(i64::from(granted) * 1000)),
            None => (deadline, OF_STAGE.max(i64::from(self.clock.minutes) * 60_000)),
        };
        Some(end.max(last)).filter(|since| now.since(*since) > plan)
    }
}
