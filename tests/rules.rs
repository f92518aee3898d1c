//! The thirteen rules, each with what it takes and what it refuses, on both sides of its boundary. Articles are
//! Nantang's; modes are those of `haishu` unless a room says otherwise.

mod chair;
mod choices;
mod debate;
mod floor;
mod may;
mod motions;
mod orders;
mod recounts;
mod results;
mod sides;
mod slips;
mod turns;
mod votes;

use yishi::{
    charter::{GuardId, Mode},
    meeting::{Event, Fact, Ground, Name, Refusal, numbers::Badge, state::LedgerKind},
};

use crate::support::{Room, order};

const REASON: &str = "大家都等着";

/// Something that a guard refuses.
struct Breach {
    guard: GuardId,
    given: fn() -> Room,
    line: &'static str,
    fact: Fact,
    badge: Option<u16>,
    /// What is legal instead, the likeliest first.
    legal: &'static [Name],
}

impl Breach {
    /// Refused: with rule, guard, facts, whom it concerns and what is legal; and the ledger knows it.
    fn refused(&self) -> Refusal {
        let mut room = (self.given)();
        let lines = room.seq();
        let refused = room.when(self.line).unwrap_err();
        assert_eq!(refused.ground, Ground::of(self.guard.rule()), "{}\n{refused:?}", self.line);
        assert_eq!(refused.guard, Some(self.guard), "{}", self.line);
        assert_eq!(refused.fact, self.fact, "{}", self.line);
        assert_eq!(refused.badge, self.badge.map(Badge), "{}", self.line);
        assert_eq!(refused.legal, self.legal, "{}", self.line);
        assert!(!refused.legal.is_empty(), "{}", self.line);
        for name in &refused.legal {
            assert!(room.meeting().legal_now().contains(name), "{}: {name:?} isn't legal now", self.line);
        }
        let ledger = room.meeting().ledger.last().unwrap();
        let command = order(self.line).cmd.name();
        assert_eq!(ledger.kind, LedgerKind::Refused(self.guard, command), "{}", self.line);
        assert_eq!(ledger.badge, self.badge.map(Badge), "{}", self.line);
        assert_eq!(room.seq(), lines + 1, "{}", self.line);
        refused
    }

    /// Refused; but taken with the guard off, with a reason (which is recorded), and where the rule only advises
    /// (which is recorded too).
    fn holds(self) {
        assert!(self.refused().passable, "{}", self.line);

        let mut off = (self.given)().with_guard(self.guard, Mode::Off);
        let taken = off.when(self.line).unwrap_or_else(|refused| panic!("off: {}\n{refused:?}", self.line));
        assert_eq!(recorded(&taken, self.guard), [], "off: {}", self.line);

        let mut room = (self.given)();
        let taken =
            because(&mut room, self.line).unwrap_or_else(|refused| panic!("because: {}\n{refused:?}", self.line));
        let waived = Event::Waived { guard: self.guard, badge: self.badge.map(Badge), reason: REASON.to_owned() };
        assert_eq!(recorded(&taken, self.guard), [waived], "because: {}", self.line);

        let mut softer = (self.given)().with_guard(self.guard, Mode::Advise);
        let taken = softer.when(self.line).unwrap_or_else(|refused| panic!("advise: {}\n{refused:?}", self.line));
        let advised = Event::Advised { guard: self.guard, badge: self.badge.map(Badge) };
        assert_eq!(recorded(&taken, self.guard), [advised], "advise: {}", self.line);
    }

    /// Refused, and no reason passes it: a count, or the shape of the meeting itself.
    fn stays_refused(self) {
        assert!(!self.refused().passable, "{}", self.line);
        let refused = because(&mut (self.given)(), self.line).unwrap_err();
        assert_eq!((refused.guard, refused.fact), (Some(self.guard), self.fact), "because: {}", self.line);
    }
}

/// The same line with a reason.
fn because(room: &mut Room, line: &str) -> Result<Vec<Event>, Refusal> {
    let mut order = order(line);
    order.because = Some(REASON.to_owned());
    room.give(order)
}

/// What a line records of a guard.
fn recorded(events: &[Event], of: GuardId) -> Vec<Event> {
    let is = |event: &&Event| match event {
        Event::Refused { guard, .. } | Event::Waived { guard, .. } | Event::Advised { guard, .. } => *guard == of,
        _ => false,
    };
    events.iter().filter(is).cloned().collect()
}
