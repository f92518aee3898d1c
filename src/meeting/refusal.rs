//! Why not, and what would be legal now. Facts only: the words are in `i18n`.

mod fact;

use serde::{Deserialize, Serialize};

use super::{command::Name, event::Event, numbers::Badge};
use crate::charter::{GuardId, RuleId};

pub use fact::{Fact, Gone, Missing, Part, Thing};

/// What a refusal rests on: a rule, or something that isn't a rule of debate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Ground {
    R01,
    R02,
    R03,
    R04,
    R05,
    R06,
    R07,
    R08,
    R09,
    R10,
    R11,
    R12,
    R13,
    /// Not in this stage.
    Stage,
    /// Something is missing before the stage can be left.
    Gate,
    /// A vote is open.
    Vote,
    /// Nobody wears this badge, or it is taken.
    Badge,
    /// No such topic, table, motion, …
    Number,
    /// The text can't be taken.
    Text,
    /// More than there can be (dots, seats at tables).
    Count,
    /// Not what stands newest, or behind a barrier.
    Undo,
    /// It is so already, or something must come first.
    State,
    /// Only the holder of an office may do this.
    Who,
    /// A moment that can't be: to come, before the meeting, or before what it rests on.
    Moment,
}

impl Ground {
    /// The ground of a rule.
    pub fn of(rule: RuleId) -> Self {
        const RULES: [Ground; 13] = [
            Ground::R01,
            Ground::R02,
            Ground::R03,
            Ground::R04,
            Ground::R05,
            Ground::R06,
            Ground::R07,
            Ground::R08,
            Ground::R09,
            Ground::R10,
            Ground::R11,
            Ground::R12,
            Ground::R13,
        ];
        RULES[rule as usize]
    }

    /// As scripts and answer lines write it.
    pub fn code(self) -> String {
        format!("{self:?}")
    }
}

/// The answer no: what it rests on, the facts, what would be legal, and what was done instead.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// A rule, or something that isn't a rule of debate.
    pub ground: Ground,
    /// The guard, for a rule.
    pub guard: Option<GuardId>,
    /// The facts.
    pub fact: Fact,
    /// Whom it concerns.
    pub badge: Option<Badge>,
    /// Commands that would be legal now, the likeliest first.
    pub legal: Vec<Name>,
    /// The refusal names no way of its own: what is legal is whatever this stage has.
    pub general: bool,
    /// What is done instead: the motion waits, the hand is noted, the point is parked.
    pub instead: Vec<Event>,
    /// A reason (`because`) would let it pass.
    pub passable: bool,
}

impl Refusal {
    /// A refusal that rests on no rule.
    pub fn new(ground: Ground, fact: Fact) -> Self {
        Self {
            ground,
            guard: None,
            fact,
            badge: None,
            legal: Vec::new(),
            general: false,
            instead: Vec::new(),
            passable: false,
        }
    }

    /// A refusal by a guard of a rule.
    pub fn rule(guard: GuardId, fact: Fact) -> Self {
        Self {
            ground: Ground::of(guard.rule()),
            guard: Some(guard),
            passable: !guard.spec().arithmetic,
            ..Self::new(Ground::State, fact)
        }
    }

    /// The line that the journal keeps of it, so that ledger and minutes know it: only a rule leaves one.
    pub fn line(&self, command: Name) -> Option<Vec<Event>> {
        let refused = Event::Refused { guard: self.guard?, command, badge: self.badge };
        Some(std::iter::once(refused).chain(self.instead.iter().cloned()).collect())
    }

    /// No reason lets it pass.
    #[must_use]
    pub fn for_good(mut self) -> Self {
        self.passable = false;
        self
    }

    /// With whom it concerns.
    #[must_use]
    pub fn of(mut self, badge: impl Into<Option<Badge>>) -> Self {
        self.badge = badge.into();
        self
    }

    /// With what would be legal now.
    #[must_use]
    pub fn legal(mut self, legal: impl IntoIterator<Item = Name>) -> Self {
        self.legal = legal.into_iter().collect();
        self
    }

    /// With what is done instead.
    #[must_use]
    pub fn instead(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.instead = events.into_iter().collect();
        self
    }
}
