//! The ladder of a breach: it never climbs by itself. After two calls of one rule to one person on one motion the console, and never
//! the wall, proposes the next step; one key opens it, to be looked at before it is given.

use super::{Console, NextAct, Said};
use crate::{
    charter::RuleId,
    i18n::{names, tui as words},
    meeting::{Event, Name, words::Rung},
    tui::keymap::{Action, Place},
    view::Tone,
};

/// From so many calls on the next step is proposed.
const CALLS: usize = 2;
const LADDER: [Rung; 4] = [Rung::Remind, Rung::Approach, Rung::EndTurn, Rung::Bar];

impl Console {
    /// The next step, where these events were one call too many; and how that is said.
    pub(super) fn climb(&self, events: &[Event]) -> Option<(NextAct, Said)> {
        let called = |event: &Event| match *event {
            Event::CalledToOrder { rule, badge: Some(badge), motion: Some(motion), .. } => Some((rule, badge, motion)),
            _ => None,
        };
        // On a mirrored screen the strip stands under the wall: nobody's badge is put beside a breach there.
        let (rule, badge, motion) = events.iter().find_map(called).filter(|_| !self.is_mirrored())?;
        let calls = self.meeting().rulings.values();
        let calls = calls.filter(|call| (call.rule, call.badge, call.motion) == (rule, Some(badge), Some(motion)));
        let steps: Vec<Rung> = calls.filter(|call| !call.overturned).map(|call| call.step).collect();
        let highest = *steps.iter().max().filter(|_| steps.len() >= CALLS)?;
        let next = LADDER.into_iter().position(|step| step > highest)?;
        let place = RuleId::ALL.iter().position(|of| *of == rule)? + 1;
        let given = vec![("rule", place.to_string()), ("badge", badge.to_string()), ("step", (next + 1).to_string())];
        let key = self.keys.shown(Place::Console, Action::Remedy);
        let said = words::ladder(self.lang, steps.len(), &key, names::step(self.lang, LADDER[next]));
        Some((NextAct::Fill(Name::CallToOrder, given), (said, Tone::Strong)))
    }
}
