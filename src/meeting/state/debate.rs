//! Motions, the floor, rulings, votes.

use std::collections::BTreeMap;

use crate::{
    charter::{RuleId, Scope, Stage},
    meeting::{
        Moment,
        numbers::{AmendmentNo, Badge, GroupNo, MotionNo, ParkedNo, RulingNo, SpeechNo, VoteNo},
        refusal::Part,
        words::{Destination, Method, MotionText, Outcome, Rung, Side, Subject, Verdict},
    },
};

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
    /// When it was opened last, shifted by every gap since.
    pub opened: Option<Moment>,
    /// Its debate.
    pub debate: Debate,
    /// Its amendments.
    pub amendments: Vec<Amendment>,
    /// Its scope went down after the verdict.
    pub lowered: Option<Lowered>,
}

/// 通过 → 建议, after the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Lowered {
    /// When.
    pub at: Moment,
    /// What it was decided as.
    pub from: Scope,
    /// Why.
    pub reason: String,
}

/// A hint of the charter that words met, where nobody said who may settle it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hinted {
    /// The hint's words.
    pub word: String,
    /// What it suggests.
    pub scope: Scope,
    /// Who would be asked.
    pub receiver: Option<String>,
}

impl Motion {
    /// Neither voted nor set aside.
    pub fn is_undecided(&self) -> bool {
        matches!(self.state, MotionState::Waiting | MotionState::Open)
    }

    /// Its version as it reads now, from 1.
    pub fn version_now(&self) -> u16 {
        u16::try_from(self.earlier.len() + 1).unwrap_or(u16::MAX)
    }

    /// The words of a version, from 1.
    pub fn version(&self, version: u16) -> &MotionText {
        let place = usize::from(version).saturating_sub(1);
        self.earlier.get(place).unwrap_or(&self.text)
    }

    /// The words that were voted on, if they were.
    pub fn voted(&self) -> Option<&MotionText> {
        match self.state {
            MotionState::Decided { version, .. } => Some(self.version(version)),
            _ => None,
        }
    }

    /// Who does it and by when, where that was left open in the vote and filled in after it.
    pub fn filled(&self) -> (Option<&str>, Option<&str>) {
        let part = |voted: &str, now: &'_ str| voted.is_empty() && !now.is_empty();
        let Some(voted) = self.voted() else { return (None, None) };
        let who = part(&voted.who, &self.text.who).then_some(self.text.who.as_str());
        let when = part(&voted.when, &self.text.when).then_some(self.text.when.as_str());
        (who, when)
    }

    /// As every paper gives it: once it was voted on, the words that were, with the blanks that were filled in later.
    pub fn stands_as(&self) -> MotionText {
        let Some(voted) = self.voted() else { return self.text.clone() };
        let (who, when) = self.filled();
        let mut text = voted.clone();
        if let Some(who) = who {
            who.clone_into(&mut text.who);
        }
        if let Some(when) = when {
            when.clone_into(&mut text.when);
        }
        text
    }

    /// The amendment that is open: the first that is neither settled nor taken back.
    pub fn open_amendment(&self) -> Option<&Amendment> {
        self.pending_amendments().next()
    }

    /// Amendments that are still to be voted on, in their order: one is open, the others wait.
    pub fn pending_amendments(&self) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().filter(|amendment| amendment.is_pending())
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
    /// 提议人收回; by whom, where that is known.
    Withdrawn(Option<Badge>),
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
    /// In which sitting it was closed last, from 0.
    pub closed_in: usize,
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
    /// The motion as it would have read when this was proposed.
    pub text: MotionText,
    /// The words that it was proposed on.
    pub on: MotionText,
    /// Adopted (true), rejected, or still open.
    pub adopted: Option<bool>,
    /// Taken back by its mover.
    pub withdrawn: bool,
}

impl Amendment {
    /// Neither settled nor taken back.
    pub fn is_pending(&self) -> bool {
        self.adopted.is_none() && !self.withdrawn
    }

    /// The motion as it would read by this amendment, over the words that stand now.
    pub fn over(&self, now: &MotionText) -> MotionText {
        let part = |on: &str, new: &str, now: &str| if on == new { now.to_owned() } else { new.to_owned() };
        MotionText {
            action: part(&self.on.action, &self.text.action, &now.action),
            object: part(&self.on.object, &self.text.object, &now.object),
            who: part(&self.on.who, &self.text.who, &now.who),
            when: part(&self.on.when, &self.text.when, &now.when),
        }
    }

    /// The parts that it would change and that an earlier amendment has changed since it was proposed.
    pub fn crossed(&self, now: &MotionText) -> Vec<Part> {
        let part = |part, on: &String, new: &String, now: &String| (on != new && on != now).then_some(part);
        let (on, new) = (&self.on, &self.text);
        let parts = [
            part(Part::Action, &on.action, &new.action, &now.action),
            part(Part::Object, &on.object, &new.object, &now.object),
            part(Part::Who, &on.who, &new.who, &now.who),
            part(Part::When, &on.when, &new.when, &now.when),
        ];
        parts.into_iter().flatten().collect()
    }
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
    pub step: Rung,
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
    /// Number of the line that opened it.
    pub seq: u64,
    /// The motion that it concerns: voted on, amended, or debated when it was opened.
    pub motion: Option<MotionNo>,
    /// Limits of speech that the meeting had set before.
    pub limits: Option<Limits>,
    /// Voters in the room without a known door: by household each is one.
    pub doorless: u16,
    /// The quorum that was not reached: the result is only advice.
    pub short: Option<u16>,
    /// While it is counted again: what it had come to.
    pub stood: Option<Box<Counted>>,
    /// What it had come to before it was counted again or corrected, oldest first.
    pub was: Vec<Counted>,
    /// Recounts that were broken off, by their reason.
    pub kept: Vec<String>,
    /// Corrections from the signed 计票单.
    pub corrections: Vec<Recorrected>,
}

/// The counts of a closed vote, and what followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Hands for.
    pub for_: Option<u16>,
    /// Hands against.
    pub against: Option<u16>,
    /// Hands by option, from 1.
    pub options: BTreeMap<u16, u16>,
    /// The chair's side.
    pub chair: Option<Side>,
    /// The result.
    pub result: VoteResult,
    /// Where its motion stood.
    pub motion: Option<MotionState>,
}

/// A result that was put right from the signed 计票单.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorrected {
    /// When.
    pub at: Moment,
    /// The two who counted.
    pub tellers: Vec<Badge>,
    /// Why.
    pub reason: String,
    /// The version of the minutes that first shows it.
    pub version: u16,
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
