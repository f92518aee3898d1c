//! The meeting as it stands: the fold of its events. Everything is public to read; only `apply` writes.

mod debate;
mod market;
mod plan;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    charter::Stage,
    meeting::{
        Moment,
        numbers::{
            ActionNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, PromiseNo, ResponseNo, RulingNo, SpeechNo,
            TopicNo, VoteNo,
        },
        refusal::Missing,
        rests::Rest,
        words::{By, Caution, Office, PromiseState, Reading, Ref, Task},
    },
};

pub use super::event::Opening;
pub use debate::{
    Amendment, Counted, Debate, Hand, Hinted, Limits, Lowered, Motion, MotionState, Recorrected, Ruling, Speech, Vote,
    VoteResult,
};
pub use market::{CardPlace, Concern, Conclusion, Group, Move, Note, Topic, TopicFate};
pub use plan::{
    Action, Correction, FollowUp, Forward, Lead, LedgerKind, LedgerLine, ParkedItem, Pledge, Response, Revised,
    Signature,
};

/// When, by whom, and in which line something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Number of the line.
    pub seq: u64,
    /// When it happened: the moment that the line is about.
    pub at: Moment,
    /// When the line was written; later than `at` for one that was typed later (补录).
    pub written: Moment,
    /// Who gave the command.
    pub by: By,
}

/// How far the room has gone on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The line with which it went on to something else, or came to a result.
    pub seq: u64,
    /// When.
    pub on: Moment,
    /// The vote whose result it looks at since.
    pub result: Option<VoteNo>,
}

/// A line that was typed later than what it is about (补录).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// Number of the line.
    pub seq: u64,
    /// The moment that it is about.
    pub when: Moment,
    /// When it was typed.
    pub written: Moment,
    /// What it made or turned.
    pub what: Vec<Rest>,
}

/// One meeting. `None` in `opening`: nothing was opened yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    /// Id, theme, charter: what it was opened with, as edited since.
    pub opening: Option<Box<Opening>>,
    /// Where it is.
    pub stage: Stage,
    /// The real start.
    pub started: Option<Moment>,
    /// When the plan ends, timed from the real start; shifted by every gap and extension.
    pub ends: Option<Moment>,
    /// The stages gone through, in order; S4 and S5 come again and again.
    pub visits: Vec<Visit>,
    /// Countdown of the stage, and whether clocks stand.
    pub clock: Clock,
    /// Since when it is adjourned.
    pub adjourned: Option<Moment>,
    /// Every adjournment, with the moment of going on.
    pub adjournments: Vec<Adjournment>,
    /// Every recess: from when, and until when it was meant.
    pub recesses: Vec<(Moment, Moment)>,
    /// Its end.
    pub closed: Option<Close>,
    /// Everybody who was ever signed in, by badge.
    pub people: BTreeMap<Badge, Participant>,
    /// Who holds which office.
    pub offices: BTreeMap<Office, Badge>,
    /// What was told of the offices, by moment: who took which (true), or gave it up.
    pub office_told: Vec<(Moment, Office, Badge, bool)>,
    /// Who held which office from when on; `None` is vacant. Read from what was told of the offices and of the door.
    pub office_log: Vec<(Moment, Office, Option<Badge>)>,
    /// Who gets the chair back, with the vote on which motion.
    pub chair_back: Option<(Badge, MotionNo)>,
    /// Each time that nobody in the room held the chair while the meeting ran. Read from who held the chair, and the sittings.
    pub vacancies: Vec<Vacancy>,
    /// What was let pass with a word of advice, or with a reason against the table of who may do what.
    pub cautions: Vec<Cautioned>,
    /// What became of the promises of the last meeting.
    pub reviews: BTreeMap<PromiseNo, (PromiseState, Option<String>)>,
    /// What was read aloud, and when.
    pub readings: Vec<(Moment, Reading)>,
    /// Cards by number.
    pub concerns: BTreeMap<Card, Concern>,
    /// Topics by number.
    pub topics: BTreeMap<TopicNo, Topic>,
    /// Dots given, by person.
    pub dots_by: BTreeMap<Badge, u16>,
    /// Tables by number.
    pub groups: BTreeMap<GroupNo, Group>,
    /// Every change of table.
    pub moves: Vec<Move>,
    /// The table that reports now, and until when.
    pub report: Option<(GroupNo, Moment)>,
    /// Motions by number.
    pub motions: BTreeMap<MotionNo, Motion>,
    /// The open motion.
    pub open_motion: Option<MotionNo>,
    /// Every turn at the floor, in order.
    pub speeches: BTreeMap<SpeechNo, Speech>,
    /// Who has the floor now.
    pub speaking: Option<SpeechNo>,
    /// Other limits that the meeting set by a vote.
    pub limits: Option<Limits>,
    /// Rulings by number.
    pub rulings: BTreeMap<RulingNo, Ruling>,
    /// Votes by number.
    pub votes: BTreeMap<VoteNo, Vote>,
    /// The open vote.
    pub open_vote: Option<VoteNo>,
    /// The last thing that the room went on to.
    pub moved: Option<Moved>,
    /// The line that last changed who is counted: somebody came, left or was put right, or the sitting ended.
    pub counted_since: u64,
    /// The plan.
    pub actions: BTreeMap<ActionNo, Action>,
    /// Who leads what was decided.
    pub leads: BTreeMap<Task, Lead>,
    /// Pledges.
    pub pledges: BTreeMap<PledgeNo, Pledge>,
    /// What was set aside.
    pub parked: BTreeMap<ParkedNo, ParkedItem>,
    /// Replies of units.
    pub responses: BTreeMap<ResponseNo, Response>,
    /// Where topics, motions, rows and parked points were sent.
    pub forwards: BTreeMap<Ref, Forward>,
    /// Where words met a hint of the charter and nobody had said who may settle it.
    pub hinted: BTreeMap<Ref, Hinted>,
    /// The follow-up meeting.
    pub follow_up: Option<FollowUp>,
    /// Papers that belong to the record.
    pub attachments: Vec<(String, Option<Ref>)>,
    /// Corrections after the close.
    pub corrections: Vec<Correction>,
    /// Signatures, of every version.
    pub signatures: Vec<Signature>,
    /// Version of the minutes: 1, and one more with the first change after a signature.
    pub version: u16,
    /// What was changed after a signature, each with the version that first shows it.
    pub revised: Vec<(u16, Revised)>,
    /// What the rules refused, let pass, and were reminded of.
    pub ledger: Vec<LedgerLine>,
    /// The newest line's number.
    pub seq: u64,
    /// When the newest line was written.
    pub last_at: Option<Moment>,
    /// The latest moment that a line is about: as far as the record goes.
    pub reached: Option<Moment>,
    /// Lines that were typed later than what they are about.
    pub late: Vec<Late>,
    /// Since when each thing is as it is: no line that rests on it lies before.
    pub since: BTreeMap<Rest, Moment>,
}

/// One visit to a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// Which.
    pub stage: Stage,
    /// From when.
    pub entered: Moment,
    /// Until when; `None` is now.
    pub left: Option<Moment>,
    /// Why, when it was gone back to.
    pub reason: Option<String>,
    /// What was missing when it was left.
    pub missing: Vec<Missing>,
    /// Why it was left all the same.
    pub despite: Option<String>,
}

/// The countdown of the stage. Clocks of a speech or a report stand and go with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock {
    /// When the stage should be over.
    pub deadline: Option<Moment>,
    /// Milliseconds from entering the stage to its deadline, with extensions, without gaps.
    pub span: i64,
    /// Planned minutes of this stage, with extensions.
    pub minutes: u16,
    /// Minutes by which stages were extended.
    pub extended: BTreeMap<Stage, u16>,
    /// Milliseconds each stage was in use before this visit, gaps left out.
    pub used: BTreeMap<Stage, i64>,
    /// The round that each stage was entered for last: a later one has the time of its stages anew.
    pub rounds: BTreeMap<Stage, u16>,
    /// Milliseconds of that which belong to earlier rounds.
    pub earlier: BTreeMap<Stage, i64>,
    /// Clocks stand since then.
    pub paused: Option<Moment>,
    /// A recess ends then.
    pub recess: Option<Moment>,
    /// Milliseconds given back in all.
    pub gaps: i64,
    /// From when to when they stood, or nobody typed, within a sitting of a meeting that had begun.
    pub stops: Vec<(Moment, Moment)>,
}

/// Nobody in the room held the chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// From when.
    pub from: Moment,
    /// Until when; `None`: still.
    pub until: Option<Moment>,
    /// Who held it before; `None`: nobody had.
    pub left: Option<Badge>,
    /// Who took it; `None`: nobody, the sitting or the meeting ended.
    pub filled: Option<Badge>,
}

/// What was let pass with a word of advice, or with a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Cautioned {
    /// When.
    pub at: Moment,
    /// In which line.
    pub seq: u64,
    /// What.
    pub what: Caution,
    /// Whom it concerns. In the sealed archive only.
    pub badge: Option<Badge>,
    /// Why it was let pass, where that took a reason.
    pub reason: Option<String>,
}

/// The sitting ended, the meeting did not.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjournment {
    /// From when.
    pub from: Moment,
    /// Why.
    pub reason: String,
    /// The day that was agreed on.
    pub until: Option<NaiveDate>,
    /// When it went on; `None`: not yet, or never.
    pub resumed: Option<Moment>,
    /// When it was known who is there: the roll was called, or the meeting went on without one.
    pub settled: Option<Moment>,
    /// The roll was called.
    pub rolled: bool,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// When: the end of the last sitting.
    pub at: Moment,
    /// When it was typed, if that was long after.
    pub typed: Option<Moment>,
    /// `None` for the orderly close.
    pub reason: Option<String>,
    /// In which stage.
    pub stage: Stage,
    /// In which line.
    pub seq: u64,
}

/// 到会人
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts about one person, each a word of the roll")]
pub struct Participant {
    /// The number they hold up.
    pub badge: Badge,
    /// Who they are, in `people.ron`.
    pub person: Option<Uuid>,
    /// Sector id, from the charter.
    pub sector: String,
    /// The badge whose household it is; 0 for none.
    pub household: Badge,
    /// Counted in votes: sector, observer and minor considered.
    pub counts: bool,
    /// 列席
    pub observer: bool,
    /// Masked in every paper.
    pub minor: bool,
    /// Has a name here, and the station knows no door of theirs.
    pub doorless: bool,
    /// In the room.
    pub present: bool,
    /// In (true) and out, with the moment.
    pub log: Vec<(Moment, bool)>,
}
