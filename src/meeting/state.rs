//! The meeting as it stands: the fold of its events. Everything is public to read; only `apply` writes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::{
    command::Name,
    moment::Moment,
    numbers::{
        ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, PromiseNo, ResponseNo, RulingNo,
        SpeechNo, TopicNo, VoteNo,
    },
    refusal::Missing,
    words::{
        By, Destination, GroupRole, Method, MotionText, Office, Origin, Outcome, PromiseState, Reading, Ref, Repeat,
        Side, Signer, Step, Subject, Verdict,
    },
};
use crate::charter::{GuardId, RuleId, Scope, Stage};

pub use super::event::Opening;

/// When, by whom, and in which line something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Number of the line.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// Who gave the command.
    pub by: By,
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
    /// Who held which office from when on; `None` is vacant.
    pub office_log: Vec<(Moment, Office, Option<Badge>)>,
    /// Who gets the chair back, with the vote on which motion.
    pub chair_back: Option<(Badge, MotionNo)>,
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
    /// The plan.
    pub actions: BTreeMap<ActionNo, Action>,
    /// Pledges.
    pub pledges: BTreeMap<PledgeNo, Pledge>,
    /// What was set aside.
    pub parked: BTreeMap<ParkedNo, ParkedItem>,
    /// Replies of units.
    pub responses: BTreeMap<ResponseNo, Response>,
    /// Where topics, motions, rows and parked points were sent.
    pub forwards: BTreeMap<Ref, Forward>,
    /// The follow-up meeting.
    pub follow_up: Option<FollowUp>,
    /// Papers that belong to the record.
    pub attachments: Vec<(String, Option<Ref>)>,
    /// Corrections after the close.
    pub corrections: Vec<Correction>,
    /// Signatures, of every version.
    pub signatures: Vec<Signature>,
    /// Version of the minutes: 1, and one more with each correction after a signature.
    pub version: u16,
    /// What the rules refused, let pass, and were reminded of.
    pub ledger: Vec<LedgerLine>,
    /// The newest line's number.
    pub seq: u64,
    /// The newest line's moment.
    pub last_at: Option<Moment>,
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
    /// Clocks stand since then.
    pub paused: Option<Moment>,
    /// A recess ends then.
    pub recess: Option<Moment>,
    /// Milliseconds given back in all.
    pub gaps: i64,
}

/// The sitting ended, the meeting did not.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjournment {
    /// From when.
    pub from: Moment,
    /// Why.
    pub reason: String,
    /// When it went on; `None`: not yet, or never.
    pub resumed: Option<Moment>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// When.
    pub at: Moment,
    /// `None` for the orderly close.
    pub reason: Option<String>,
    /// In which stage.
    pub stage: Stage,
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
    /// In the room.
    pub present: bool,
    /// In (true) and out, with the moment.
    pub log: Vec<(Moment, bool)>,
}

/// 关切: one card.
#[derive(Clone, Debug, PartialEq)]
pub struct Concern {
    /// Its number.
    pub card: Card,
    /// In own words; `None` while it is only on paper.
    pub text: Option<String>,
    /// Where it comes from.
    pub from: Origin,
    /// Who wrote or spoke it for them.
    pub relayed: Option<Badge>,
    /// When it was typed.
    pub at: Moment,
    /// When it was said, if it was typed later.
    pub said: Option<Moment>,
    /// Where it stands.
    pub place: CardPlace,
}

/// Where a card stands.
#[derive(Clone, Debug, PartialEq)]
pub enum CardPlace {
    /// Nowhere yet.
    Unplaced,
    /// In a topic; `None`: the first card, of which the others are repeats.
    In(TopicNo, Option<Repeat>),
    /// Set aside.
    Parked(ParkedNo),
    /// Kept off the wall, with the reason.
    Withheld(String),
}

/// 议题
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its number.
    pub no: TopicNo,
    /// Its title; a card that stands alone and was not typed has none.
    pub title: Option<String>,
    /// Its cards, in the order they came.
    pub cards: Vec<Card>,
    /// Who may settle it.
    pub scope: Scope,
    /// Dots placed by persons and counted from sheets.
    pub dots: u16,
    /// Where it stands.
    pub fate: TopicFate,
}

/// Where a topic stands.
#[derive(Clone, Debug, PartialEq)]
pub enum TopicFate {
    /// Can be chosen.
    Live,
    /// Has a table.
    Posted(GroupNo),
    /// Set aside.
    Parked(ParkedNo),
    /// Goes to the next meeting.
    Next,
    /// Kept off the wall, with the reason.
    Withheld(String),
    /// Its cards were taken out again.
    Dissolved,
}

/// A line that a table wrote; `text` is `None` while it is only on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The words.
    pub text: Option<String>,
    /// When it was typed.
    pub at: Moment,
    /// When it was said, if it was typed later.
    pub said: Option<Moment>,
}

/// 小组
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its number.
    pub no: GroupNo,
    /// Round, from 1.
    pub round: u16,
    /// Table, from 1.
    pub table: u16,
    /// What it talks about.
    pub topic: TopicNo,
    /// Who sits there.
    pub members: BTreeSet<Badge>,
    /// Everybody who ever sat there.
    pub visitors: BTreeSet<Badge>,
    /// Who serves it.
    pub roles: BTreeMap<GroupRole, Badge>,
    /// 说到的
    pub points: Vec<Note>,
    /// 谈不拢的
    pub disagreements: Vec<Note>,
    /// 没想到的好主意
    pub surprises: Vec<Note>,
    /// What it came to.
    pub conclusion: Option<Conclusion>,
    /// When it was done, and the seconds it gave back.
    pub closed: Option<(Moment, u32)>,
    /// When and by whom it was reported.
    pub reported: Option<(Moment, Option<Badge>)>,
    /// 这件事，我们自己能做点什么？
    pub answer: Option<String>,
}

/// What a table came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion {
    /// The words.
    pub note: Note,
    /// 还没谈拢
    pub unsettled: bool,
}

/// Somebody changed table, or sat out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// When.
    pub at: Moment,
    /// Who.
    pub badge: Badge,
    /// From which table.
    pub from: Option<GroupNo>,
    /// To which.
    pub to: Option<GroupNo>,
    /// In which stage; a first choice in S2 is not a move.
    pub stage: Stage,
}

/// 动议
#[derive(Clone, Debug, PartialEq)]
pub struct Motion {
    /// Its number.
    pub no: MotionNo,
    /// The table it comes from.
    pub group: Option<GroupNo>,
    /// Who moved it.
    pub mover: Option<Badge>,
    /// As it reads now.
    pub text: MotionText,
    /// As it read before, oldest first; the version is one more than its length.
    pub earlier: Vec<MotionText>,
    /// Who may settle it.
    pub scope: Scope,
    /// Who receives the advice.
    pub receiver: Option<String>,
    /// Where it stands.
    pub state: MotionState,
    /// Its debate.
    pub debate: Debate,
    /// Its amendments.
    pub amendments: Vec<Amendment>,
}

impl Motion {
    /// Neither voted nor set aside.
    pub fn is_undecided(&self) -> bool {
        matches!(self.state, MotionState::Waiting | MotionState::Open)
    }
}

/// Where a motion stands.
#[derive(Clone, Debug, PartialEq)]
pub enum MotionState {
    /// Written down, waits.
    Waiting,
    /// On the wall.
    Open,
    /// Voted.
    Decided {
        /// In which vote.
        vote: VoteNo,
        /// What the result is called.
        verdict: Verdict,
        /// Where it goes from here.
        to: Option<Destination>,
        /// The version of its words that was voted on, from 1.
        version: u16,
    },
    /// Set aside.
    Parked(ParkedNo),
}

/// The debate on one motion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debate {
    /// Hands, in their order.
    pub hands: Vec<Hand>,
    /// Turns used, by badge.
    pub turns: BTreeMap<Badge, u16>,
    /// The side of the last opinion.
    pub last_opinion: Option<Side>,
    /// Who was stopped for this motion, by which ruling.
    pub barred: BTreeMap<Badge, RulingNo>,
    /// Its speeches, in order.
    pub speeches: Vec<SpeechNo>,
    /// Closed: the vote can be called.
    pub closed: bool,
}

/// 举手
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// Whose.
    pub badge: Badge,
    /// For, against, question; `None`: still to be said.
    pub side: Option<Side>,
    /// Who speaks for them.
    pub relayed: Option<Badge>,
    /// May speak beyond its turns, since a reason was given.
    pub passed: bool,
    /// Since when.
    pub at: Moment,
}

/// 发言
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// Its number.
    pub no: SpeechNo,
    /// On which motion.
    pub motion: MotionNo,
    /// Who speaks.
    pub badge: Badge,
    /// Their side.
    pub side: Option<Side>,
    /// Who speaks for them.
    pub relayed: Option<Badge>,
    /// When it began; for one that was only on paper, when it was said, if known.
    pub began: Option<Moment>,
    /// Seconds granted, with those added.
    pub granted: u32,
    /// While it runs: when time is up.
    pub deadline: Option<Moment>,
    /// Once it ended: seconds spoken.
    pub seconds: Option<u32>,
    /// Seconds over the time granted.
    pub over: u32,
    /// Given up without a word: neither turn nor opinion.
    pub void: bool,
    /// Its gist.
    pub text: Option<String>,
}

/// Amendment of a motion.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// Its number.
    pub no: AmendmentNo,
    /// Who proposed it.
    pub mover: Badge,
    /// The motion as it would read.
    pub text: MotionText,
    /// Adopted (true), rejected, or still open.
    pub adopted: Option<bool>,
}

/// Limits of speech that the meeting set by a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Seconds a speech.
    pub seconds: u32,
    /// Turns a person a motion.
    pub turns: u16,
}

/// 裁定
#[derive(Clone, Debug, PartialEq)]
pub struct Ruling {
    /// Its number.
    pub no: RulingNo,
    /// The rule it rests on.
    pub rule: RuleId,
    /// Whom it concerns. In the sealed archive only.
    pub badge: Option<Badge>,
    /// Which step.
    pub step: Step,
    /// During which motion.
    pub motion: Option<MotionNo>,
    /// When.
    pub at: Moment,
    /// A vote was called on it; one appeal a ruling.
    pub appealed: bool,
    /// The meeting overturned it.
    pub overturned: bool,
}

/// A vote.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Its number.
    pub no: VoteNo,
    /// About what.
    pub on: Subject,
    /// In which stage it was opened.
    pub stage: Stage,
    /// When.
    pub opened: Moment,
    /// Those present who count, by headcount; frozen.
    pub present: u16,
    /// Those who count by the roll, at that moment.
    pub roll: u16,
    /// 计票人
    pub tellers: Vec<Badge>,
    /// How.
    pub method: Method,
    /// Hands for.
    pub for_: Option<u16>,
    /// Hands against.
    pub against: Option<u16>,
    /// Hands by option, from 1.
    pub options: BTreeMap<u16, u16>,
    /// The chair's side.
    pub chair: Option<Side>,
    /// Result, once closed.
    pub result: Option<VoteResult>,
    /// Why it was broken off.
    pub cancelled: Option<String>,
    /// Why it was counted again.
    pub recounts: Vec<String>,
}

/// What a vote came to.
#[derive(Clone, Debug, PartialEq)]
pub struct VoteResult {
    /// When.
    pub at: Moment,
    /// For, with the chair's.
    pub for_: u16,
    /// Against, with the chair's.
    pub against: u16,
    /// 没举手
    pub not_voted: u16,
    /// What it came to.
    pub outcome: Outcome,
    /// The options that won, from 1.
    pub picked: Vec<u16>,
}

/// A row of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its number.
    pub no: ActionNo,
    /// Verb and object.
    pub what: String,
    /// The motion it carries out.
    pub motion: Option<MotionNo>,
    /// Who leads.
    pub owner: Option<Badge>,
    /// Who helps.
    pub helpers: Vec<Badge>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What done looks like.
    pub done_when: Option<String>,
    /// What it needs.
    pub resources: Option<String>,
    /// Units that help.
    pub with: Option<String>,
    /// Taken off the plan, with the reason.
    pub dropped: Option<String>,
}

/// 我能做什么
#[derive(Clone, Debug, PartialEq)]
pub struct Pledge {
    /// Its number.
    pub no: PledgeNo,
    /// Who.
    pub badge: Badge,
    /// In their own words.
    pub text: String,
    /// For which row of the plan.
    pub action: Option<ActionNo>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was said.
    pub at: Moment,
}

/// 先记着
#[derive(Clone, Debug, PartialEq)]
pub struct ParkedItem {
    /// Its number.
    pub no: ParkedNo,
    /// The words, if it is not something that has a number.
    pub text: Option<String>,
    /// The card, topic, motion or row that was set aside.
    pub what: Option<Ref>,
    /// Whose point it was.
    pub badge: Option<Badge>,
    /// Where it goes.
    pub to: Option<Destination>,
    /// When.
    pub at: Moment,
    /// In which stage.
    pub stage: Stage,
}

/// A unit's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Its number.
    pub no: ResponseNo,
    /// Which unit.
    pub org: String,
    /// Who spoke for it.
    pub badge: Option<Badge>,
    /// The answer; `None` while it is only on paper, or promised for later.
    pub text: Option<String>,
    /// By when it acts or answers.
    pub due: Option<NaiveDate>,
    /// When it was typed.
    pub at: Moment,
    /// When it was said, if it was typed later.
    pub said: Option<Moment>,
}

/// Something sent on.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// To whom.
    pub to: Destination,
    /// The unit's name.
    pub receiver: Option<String>,
    /// By when a reply is asked.
    pub due: Option<NaiveDate>,
    /// Why, for what is declined.
    pub reason: Option<String>,
    /// When.
    pub at: Moment,
}

/// When the promises are looked at again.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// The day.
    pub date: NaiveDate,
    /// The hour.
    pub time: Option<NaiveTime>,
    /// The place.
    pub place: Option<String>,
}

/// A text of the record put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When.
    pub at: Moment,
    /// What.
    pub what: Ref,
    /// How it reads now.
    pub text: String,
    /// Why.
    pub reason: String,
    /// The version of the minutes that first shows it.
    pub version: u16,
}

/// A signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// As what.
    pub role: Signer,
    /// Who.
    pub badge: Badge,
    /// When.
    pub at: Moment,
    /// Which version of the minutes.
    pub version: u16,
}

/// A line of the ledger of rules.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerLine {
    /// When.
    pub at: Moment,
    /// The rule.
    pub rule: RuleId,
    /// What happened.
    pub kind: LedgerKind,
    /// Whom it concerned. In the sealed archive only.
    pub badge: Option<Badge>,
}

/// What a rule did.
#[derive(Clone, Debug, PartialEq)]
pub enum LedgerKind {
    /// Said no to a command.
    Refused(GuardId, Name),
    /// Let something pass, with the reason.
    Waived(GuardId, String),
    /// Only advised.
    Advised(GuardId),
    /// Was called by the chair.
    Flagged(Step),
}
