//! A clock that jumps: nobody's speech is as long as that, and no stage.

use yishi::meeting::Name;

use super::{Hearing, On};

impl Hearing<'_> {
    /// Where nobody typed for longer than what ran was planned for, and ten minutes more of a speech or an hour of a stage, what
    /// lies behind the plan is set aside. Who stops clocks, or lets them go on, says it.
    pub(super) fn awake(&mut self, name: Name) {
        let says = matches!(name, Name::PauseClock | Name::ResumeClock | Name::Resume);
        let (Some(last), Some(entered), None) = (self.last, self.watch.entered, self.paper.standing) else { return };
        if says || self.paper.closed.is_some() || self.paper.adjourned || !self.paper.started {
            return;
        }
        let (end, plan) = if let Some(talk) = self.paper.speech() {
            let granted = i64::from(talk.granted) * 1000;
            (self.watch.began + granted + self.watch.speech_stood, granted.max(10 * 60_000))
        } else {
            let plan = i64::from(self.watch.minutes) * 60_000;
            (entered + self.watch.allowed + self.watch.stage_stood, plan.max(60 * 60_000))
        };
        let silent = self.now - end.max(last);
        if silent > plan {
            self.watch.stage_stood += silent;
            self.watch.speech_stood += silent;
            self.paper.recess = false;
            self.touch(On::Clock);
        }
    }
}
