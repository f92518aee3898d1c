//! Where one is in the evening.

use crate::{
    charter::{RuleId, Stage},
    meeting::{Entry, Event, Moment, Timeline},
};

/// However long nothing was written down, nobody waits longer than so many milliseconds for the next line.
pub const CUT: i64 = 4_000;
/// And no line is gone before it was seen.
pub const LEAST: i64 = 400;

/// The lines of a meeting, wound to one of them.
pub struct Reel {
    entries: Vec<Entry>,
    /// The stage that each line left the meeting in.
    stages: Vec<Stage>,
    /// So many lines are shown: from 1.
    at: usize,
    shown: Timeline,
}

impl Reel {
    /// At the first line. Nothing, where there is none.
    pub fn new(entries: Vec<Entry>) -> Option<Self> {
        let mut timeline = Timeline::default();
        let mut stages = Vec::with_capacity(entries.len());
        for entry in &entries {
            timeline.push(entry.clone());
            stages.push(timeline.meeting().stage);
        }
        let shown = entries.first().cloned().into_iter().collect();
        (!entries.is_empty()).then_some(Self { entries, stages, at: 1, shown })
    }

    /// So many lines are shown.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// It has at least one line.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The line that is the newest here.
    pub fn line(&self) -> Option<&Entry> {
        self.shown.entries().last()
    }

    /// The lines up to here, and the meeting that follows from them.
    pub fn timeline(&self) -> &Timeline {
        &self.shown
    }

    /// Shows so many lines: none is left out at either end.
    pub fn go(&mut self, to: usize) {
        let to = to.clamp(1, self.entries.len());
        if to < self.at {
            self.shown = self.entries.iter().take(to).cloned().collect();
        } else {
            for entry in self.entries.iter().take(to).skip(self.at) {
                self.shown.push(entry.clone());
            }
        }
        self.at = to;
    }

    /// The moment of the line, and so much later.
    pub fn now(&self, later: i64) -> Option<Moment> {
        Some(self.line()?.moment().plus_ms(later))
    }

    /// Milliseconds of the evening until the next line; nothing at the end.
    pub fn gap(&self) -> Option<i64> {
        Some(self.entries.get(self.at)?.moment().since(self.line()?.moment()).max(0))
    }

    /// Milliseconds that one waits here for the next line, so many times faster than it was, and what of the evening is left out then.
    pub fn wait(&self, speed: u32) -> Option<(i64, i64)> {
        let (gap, speed) = (self.gap()?, i64::from(speed.max(1)));
        let wait = (gap / speed).clamp(LEAST, CUT);
        Some((wait, (gap - wait * speed).max(0)))
    }

    /// The line at which a stage begins.
    pub fn begin_of(&self, stage: Stage) -> Option<usize> {
        self.stages.iter().position(|of| *of == stage).map(|at| at + 1)
    }

    /// The line at which the next stage begins, else the last one.
    pub fn next_stage(&self) -> usize {
        let here = self.stages.get(self.at - 1);
        let next = self.stages.iter().skip(self.at).position(|stage| Some(stage) != here);
        next.map_or(self.entries.len(), |next| self.at + next + 1)
    }

    /// The line at which this stage began; from there, that of the stage before.
    pub fn stage_before(&self) -> usize {
        let Some(before) = self.at.checked_sub(2).and_then(|at| self.stages.get(at)) else { return 1 };
        let other = self.stages.iter().take(self.at - 1).rposition(|stage| stage != before);
        other.map_or(1, |at| at + 2)
    }

    /// The next line at which a rule spoke, or a vote came to its end.
    pub fn next_stop(&self) -> Option<usize> {
        let next = self.entries.iter().skip(self.at).position(|entry| entry.events.iter().any(is_stop));
        next.map(|next| self.at + next + 1)
    }

    /// The rule behind the line, where one spoke. What was refused by where the meeting stood left no line.
    pub fn rule(&self) -> Option<RuleId> {
        self.line()?.events.iter().find_map(rule_of)
    }
}

/// The rule by which something was refused, let pass, advised or called.
fn rule_of(event: &Event) -> Option<RuleId> {
    match event {
        Event::Refused { guard, .. } | Event::Advised { guard, .. } | Event::Waived { guard, .. } => Some(guard.rule()),
        Event::CalledToOrder { rule, .. } => Some(*rule),
        _ => None,
    }
}

fn is_stop(event: &Event) -> bool {
    rule_of(event).is_some() || matches!(event, Event::VoteClosed { .. } | Event::VoteCancelled { .. })
}
