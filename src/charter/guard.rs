//! The guards of the thirteen rules: what the program can check from its own events, or be told by one key.

use serde::{Deserialize, Serialize};

use super::RuleId;

/// What happens on a breach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Refuse; a reason lets it pass, unless the guard is arithmetic.
    Enforce,
    /// Show the kind line, let it pass, record it.
    Advise,
    /// A program can't hear: one key by chair or timekeeper.
    Flag,
    /// Nothing.
    #[default]
    Off,
}

/// One guard of one rule; in the charter it stands under its rule by [`GuardId::key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GuardId {
    /// R01 `neutral`: who holds the chair doesn't move, speak or sum up.
    R01Neutral,
    /// R02 `one`: one open motion.
    R02One,
    /// R02 `fields`: action and object are given.
    R02Fields,
    /// R02 `who_when`: who does it and by when are given.
    R02WhoWhen,
    /// R03 `busy`: one holder of the floor.
    R03Busy,
    /// R03 `order`: the holder is taken from the queue, the computed next.
    R03Order,
    /// R03 `interrupt`: flagged.
    R03Interrupt,
    /// R04 `chair`: flagged.
    R04Chair,
    /// R05 `turns`: so many turns a person a motion.
    R05Turns,
    /// R05 `time`: so many seconds a speech.
    R05Time,
    /// R06 `motion`: a speech belongs to the open motion.
    R06Motion,
    /// R06 `off`: flagged.
    R06Off,
    /// R07 `again`: who was stopped for this motion waits for the next.
    R07Again,
    /// R07 `stop`: flagged.
    R07Stop,
    /// R08 `sides`: the side that did not speak last comes first.
    R08Sides,
    /// R09 `side`: a hand says for, against or question.
    R09Side,
    /// R10 `kind`: flagged.
    R10Kind,
    /// R11 `debate`: the debate is closed before the vote, and it had at least one speech.
    R11Debate,
    /// R11 `chair`: only the chair calls the vote.
    R11Chair,
    /// R11 `quorum`: where the charter asks for so many voters, they are there at each vote.
    R11Quorum,
    /// R12 `order`: for, then against, then the chair.
    R12Order,
    /// R12 `count`: nobody is counted twice.
    R12Count,
    /// R12 `roll`: no more are counted in the room than have signed in.
    R12Roll,
    /// R13 `decided`: a decided motion isn't voted again; the result is computed.
    R13Decided,
}

/// What the charter must and may say about a guard.
#[derive(Clone, Copy, Debug)]
pub struct GuardSpec {
    /// Which guard.
    pub id: GuardId,
    /// Its rule.
    pub rule: RuleId,
    /// Its name in the charter, under its rule.
    pub key: &'static str,
    /// What the program can do: a flagged guard can only be flagged or off.
    pub can_check: bool,
    /// Arithmetic, or the shape of the meeting itself: enforced whatever the charter says, and no reason passes it.
    pub arithmetic: bool,
    /// The numbers it needs, with the least and the greatest sensible value.
    pub numbers: &'static [(&'static str, u32, u32)],
    /// Its mode in a charter that doesn't list it, for a guard that may be left out.
    pub unlisted: Option<Mode>,
}

const fn checked(id: GuardId, rule: RuleId, key: &'static str) -> GuardSpec {
    GuardSpec { id, rule, key, can_check: true, arithmetic: false, numbers: &[], unlisted: None }
}

const fn flagged(id: GuardId, rule: RuleId, key: &'static str) -> GuardSpec {
    GuardSpec { id, rule, key, can_check: false, arithmetic: false, numbers: &[], unlisted: None }
}

const fn arithmetic(id: GuardId, rule: RuleId, key: &'static str) -> GuardSpec {
    GuardSpec { id, rule, key, can_check: true, arithmetic: true, numbers: &[], unlisted: None }
}

impl GuardSpec {
    /// Every guard, by rule.
    pub const ALL: &'static [GuardSpec] = &[
        checked(GuardId::R01Neutral, RuleId::R01, "neutral"),
        checked(GuardId::R02One, RuleId::R02, "one"),
        checked(GuardId::R02Fields, RuleId::R02, "fields"),
        checked(GuardId::R02WhoWhen, RuleId::R02, "who_when"),
        checked(GuardId::R03Busy, RuleId::R03, "busy"),
        checked(GuardId::R03Order, RuleId::R03, "order"),
        flagged(GuardId::R03Interrupt, RuleId::R03, "interrupt"),
        flagged(GuardId::R04Chair, RuleId::R04, "chair"),
        GuardSpec { numbers: &[("max", 1, 20)], ..checked(GuardId::R05Turns, RuleId::R05, "turns") },
        GuardSpec {
            numbers: &[("seconds", 10, 1800), ("warn", 0, 300), ("grace", 0, 120)],
            ..checked(GuardId::R05Time, RuleId::R05, "time")
        },
        // There is one floor and one motion: what belongs to no motion has nowhere to stand.
        arithmetic(GuardId::R06Motion, RuleId::R06, "motion"),
        flagged(GuardId::R06Off, RuleId::R06, "off"),
        checked(GuardId::R07Again, RuleId::R07, "again"),
        flagged(GuardId::R07Stop, RuleId::R07, "stop"),
        checked(GuardId::R08Sides, RuleId::R08, "sides"),
        checked(GuardId::R09Side, RuleId::R09, "side"),
        flagged(GuardId::R10Kind, RuleId::R10, "kind"),
        checked(GuardId::R11Debate, RuleId::R11, "debate"),
        checked(GuardId::R11Chair, RuleId::R11, "chair"),
        GuardSpec { unlisted: Some(Mode::Enforce), ..checked(GuardId::R11Quorum, RuleId::R11, "quorum") },
        arithmetic(GuardId::R12Order, RuleId::R12, "order"),
        arithmetic(GuardId::R12Count, RuleId::R12, "count"),
        GuardSpec { unlisted: Some(Mode::Off), ..checked(GuardId::R12Roll, RuleId::R12, "roll") },
        arithmetic(GuardId::R13Decided, RuleId::R13, "decided"),
    ];
}

impl GuardId {
    /// Its entry in [`GuardSpec::ALL`], which lists the guards in the order of this enum (held by a test).
    pub fn spec(self) -> &'static GuardSpec {
        &GuardSpec::ALL[self as usize]
    }

    /// Its rule.
    pub fn rule(self) -> RuleId {
        self.spec().rule
    }

    /// Its name in the charter, under its rule.
    pub fn key(self) -> &'static str {
        self.spec().key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_stand_in_the_table_in_the_order_of_the_enum() {
        for (place, spec) in GuardSpec::ALL.iter().enumerate() {
            assert_eq!(spec.id as usize, place, "{:?}", spec.id);
        }
        assert_eq!(GuardSpec::ALL.len(), GuardId::R13Decided as usize + 1);
    }
}
