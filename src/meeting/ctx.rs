//! What a decision needs from outside: the hour, who asks, and whom the station knows.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{numbers::Badge, words::Giver};
use crate::time::Moment;

/// What a decision needs from outside.
#[derive(Clone, Debug)]
pub struct Ctx<'a> {
    /// Now; never earlier than the newest line.
    pub now: Moment,
    /// The moment that the command is about, if it is typed later (补录).
    pub when: Option<Moment>,
    /// Who gives the command.
    pub by: Giver,
    /// The reason that lets it pass a rule.
    pub because: Option<&'a str>,
    /// The id of a meeting that is opened by this command, unless the command names one.
    pub fresh_id: Uuid,
    /// Whom the station knows by the badge they usually wear. A sign-in takes from it what the command leaves open.
    pub known: &'a BTreeMap<Badge, Known>,
}

impl Ctx<'_> {
    /// The moment that the command is about.
    pub fn moment(&self) -> Moment {
        self.when.unwrap_or(self.now)
    }
}

/// What the station knows of somebody who may sign in. Names never come this way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub person: Uuid,
    /// A sector of the charter; none is the first.
    pub sector: Option<String>,
    /// A badge of their household, which is there or signs in by the same command.
    pub household: Option<Badge>,
    /// Speaks, isn't counted.
    pub observer: bool,
    /// Isn't counted, and is masked in papers.
    pub minor: bool,
    /// The station knows where they live.
    pub door: bool,
}
