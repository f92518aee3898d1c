//! The lines of a meeting in order, what undo took back, and the meeting that follows from them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    command::Command,
    event::Event,
    moment::Moment,
    refusal::{Fact, Ground, Refusal},
    state::Meeting,
    words::{By, Giver},
};

/// One accepted command with its events: what a journal line holds between its version and its hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Number of the line, from 1 without gaps.
    pub seq: u64,
    /// When. Never earlier than the line before.
    pub at: Moment,
    /// Who gave it.
    pub by: By,
    /// Through which device: 0 is the console, the rest is reserved.
    pub via: u8,
    /// What happened, all of it or nothing.
    #[serde(rename = "ev")]
    pub events: Vec<Event>,
}

/// What a decision needs from outside.
#[derive(Clone, Debug)]
pub struct Ctx<'a> {
    /// Now; never earlier than the newest line.
    pub now: Moment,
    /// Who gives the command.
    pub by: Giver,
    /// The reason that lets it pass a rule.
    pub because: Option<&'a str>,
    /// The id of a meeting that is opened by this command, unless the command names one.
    pub fresh_id: Uuid,
}

/// All lines, and the meeting that follows from those that stand.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
    meeting: Meeting,
}

impl Timeline {
    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// Every line, also those that were taken back.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What the command would do, or why not. Changes nothing.
    pub fn decide(&self, command: &Command, ctx: &Ctx<'_>) -> Result<Vec<Event>, Refusal> {
        let _ = (command, ctx);
        Err(Refusal::new(Ground::State, Fact::NotOpened))
    }

    /// Who the giver of a command is.
    pub fn by(&self, giver: Giver) -> By {
        let _ = giver;
        By::Host
    }

    /// Takes a line in. Total: an impossible event changes nothing.
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }
}
