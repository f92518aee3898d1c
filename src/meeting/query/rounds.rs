//! Rounds of tables: each has its own grid, sign-up, clock and moves.

use std::collections::BTreeMap;

use crate::{
    charter::Stage,
    meeting::{
        numbers::{Badge, GroupNo},
        state::{Group, Meeting},
    },
};

impl Meeting {
    /// Where somebody sits in a round.
    pub fn table_in(&self, round: u16, badge: Badge) -> Option<GroupNo> {
        let mut here = self.groups.values().filter(|group| group.round == round);
        here.find(|group| group.members.contains(&badge)).map(|group| group.no)
    }

    /// The round that tables are posted for, from 1: a new one when every table of the last one is done.
    pub fn round(&self) -> u16 {
        let newest = self.groups.values().map(|group| group.round).max().unwrap_or(1);
        let done = !self.groups.is_empty() && self.groups.values().all(|group| group.closed.is_some());
        let most = self.charter().map_or(1, |charter| charter.market.rounds);
        if done && newest < most { newest + 1 } else { newest }
    }

    /// The round that a stage is entered for.
    pub(in crate::meeting) fn round_of(&self, stage: Stage) -> u16 {
        match stage {
            Stage::S2 => self.round(),
            _ => self.groups.values().map(|group| group.round).max().unwrap_or(1),
        }
    }

    /// Whether a stage that is entered now is that of a later round.
    pub(in crate::meeting) fn begins_round(&self, stage: Stage) -> bool {
        let of_tables = matches!(stage, Stage::S2 | Stage::S3);
        of_tables && self.round_of(stage) > self.clock.rounds.get(&stage).copied().unwrap_or(1)
    }

    /// Milliseconds of a stage that were used in this round.
    pub(in crate::meeting) fn used_in_round(&self, stage: Stage) -> i64 {
        let of = |map: &BTreeMap<Stage, i64>| map.get(&stage).copied().unwrap_or(0);
        of(&self.clock.used).saturating_sub(of(&self.clock.earlier)).max(0)
    }

    /// The tables of this round, or of the last one.
    pub fn tables(&self) -> impl Iterator<Item = &Group> {
        let newest = self.groups.values().map(|group| group.round).max();
        self.groups.values().filter(move |group| Some(group.round) == newest)
    }
}
