//! Plan, pledges, what was sent on, the record after the close, the ledger of rules.

use chrono::{NaiveDate, NaiveTime};

use crate::{
    charter::{GuardId, RuleId, Stage},
    meeting::{
        Moment,
        command::Name,
        numbers::{ActionNo, Badge, MotionNo, ParkedNo, PledgeNo, ResponseNo, VoteNo},
        words::{Destination, Gift, Ref, Rung, Signer},
    },
};

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
    /// For which motion that passed.
    pub motion: Option<MotionNo>,
    /// What is given, where that was said.
    pub kind: Option<Gift>,
    /// Money, in fen.
    pub amount: Option<u64>,
}

/// Who leads what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Who.
    pub badge: Badge,
    /// By when.
    pub due: Option<NaiveDate>,
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

/// What a line after a signature changed in the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revised {
    /// A text of the record.
    Thing(Ref),
    /// Who was there, and what is said of them.
    Roll,
    /// The counts of a vote.
    Vote(VoteNo),
    /// The reply of a unit.
    Reply,
    /// The follow-up meeting.
    FollowUp,
    /// The number of the meeting.
    Number,
    /// How the evening went, told later: stages, breaks, calls to order.
    Course,
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
    /// In which line.
    pub seq: u64,
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
    Flagged(Rung),
}
