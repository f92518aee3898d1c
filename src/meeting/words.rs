//! The closed sets of the meeting's own words, shared by commands, events and state.

use serde::{Deserialize, Serialize};

use crate::charter::{Act, Standing};

use super::numbers::{
    ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, RulingNo, SpeechNo, TopicNo, VoteNo,
};

/// 会务: who serves the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Office {
    /// 主持人
    Chair,
    /// 副主持
    Deputy,
    /// 记录员
    Recorder,
    /// 计时员
    Timekeeper,
}

/// What somebody gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gift {
    /// 出时间
    Time,
    /// 出力气
    Labour,
    /// 出钱
    Money,
    /// 出东西
    Things,
    /// 出手艺
    Skill,
}

/// Something that was decided and is ours to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Task {
    /// A motion that passed.
    Motion(MotionNo),
    /// An option that a choice picked, from 1.
    Picked(VoteNo, u16),
}

/// Who serves a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum GroupRole {
    /// 召集人, on the wall 桌长.
    Convener,
    /// 记录员
    Recorder,
    /// 计时员
    Timekeeper,
    /// 汇报人
    Reporter,
}

/// Position of a hand or a speech. A question is no opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// 赞成
    For,
    /// 反对
    Against,
    /// 提问
    Question,
}

/// Where a concern comes from. None comes before the residents' own on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// A resident's card.
    #[default]
    Resident,
    /// The duty desk.
    Desk,
    /// The station's council.
    Council,
    /// The community or Party branch.
    Community,
    /// The last meeting.
    LastMeeting,
}

/// How a card came to its topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeat {
    /// Near: alike in meaning.
    #[default]
    Near,
    /// The same words.
    Exact,
}

/// What became of a promise of the last meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PromiseState {
    /// 办好了
    Done,
    /// 还在办
    Doing,
    /// 晚了
    Late,
    /// 没办成, with a reason and no shame.
    Dropped,
    /// 换人接着办
    Handed,
}

/// What would be better otherwise, and is said when it is let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Caution {
    /// The table of who may do what advises against it.
    May {
        /// What is done.
        act: Act,
        /// What they are who do it.
        standing: Standing,
    },
    /// Who holds the chair counts the hands.
    TellerChairs,
    /// Who moved it counts the hands.
    TellerMoved,
    /// One counts, and the recorder watches.
    OneTeller,
    /// One counts, and nobody watches.
    NobodyWatches,
    /// Nobody was named.
    NoTeller,
}

/// What is read aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// The opening in ninety seconds.
    Opening,
    /// The eight principles.
    Principles,
    /// The thirteen rules, or the five to remember.
    Rules,
    /// 我来，我听，我说，我出力
    Oath,
    /// Last time's promises.
    Promises,
    /// The minutes, before they are signed.
    Minutes,
}

/// What a vote is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// The open motion.
    Motion(MotionNo),
    /// An amendment of the open motion.
    Amendment(AmendmentNo),
    /// Pick so many of a list.
    Choice {
        /// What is chosen.
        title: String,
        /// Between what.
        options: Vec<Choice>,
        /// How many are picked.
        pick: u16,
    },
    /// End the debate although hands wait.
    CloseDebate,
    /// Other limits of speech, for this meeting.
    Limits {
        /// Seconds a speech.
        seconds: u32,
        /// Turns a person a motion.
        turns: u16,
    },
    /// More time for this stage than the chair alone may give.
    Extend {
        /// Minutes.
        minutes: u16,
    },
    /// Shall the chair's ruling be overturned? More for than against overturns it; a tie upholds.
    Appeal(RulingNo),
}

impl Subject {
    /// Options are counted, not sides.
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::Choice { .. })
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A topic of this meeting.
    Topic(TopicNo),
    /// A text.
    Text(String),
}

/// How a vote is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// Show of hands.
    #[default]
    Hands,
    /// Slips of paper.
    Paper,
    /// Dots.
    Dots,
}

/// What the counting of a vote came to, by the charter's pass rule. Arithmetic, never typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Carried.
    Carried,
    /// Not carried.
    Lost,
    /// As many for as against: not carried.
    Tie,
    /// Nobody raised a hand.
    NoHands,
}

/// What the result of a motion may be called, by its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// 通过: only where the residents decide themselves.
    Passed,
    /// 未通过
    NotPassed,
    /// 形成建议
    Advised,
    /// 未形成建议
    NotAdvised,
    /// 仅征求意见: figures only.
    Consulted,
}

/// A step of the ladder on a breach. It never climbs by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rung {
    /// The rule's line, no name.
    #[default]
    Remind,
    /// The host walks over.
    Approach,
    /// This turn ends here.
    EndTurn,
    /// No more on this motion.
    Bar,
}

/// Where something goes that this meeting does not finish (domain: A5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Destination {
    /// 居民自办
    Residents,
    /// 理事会例会
    Council,
    /// 业委会、业主大会
    Owners,
    /// 居委会、社区党组织
    Community,
    /// 街道
    Street,
    /// 职能部门
    Department,
    /// 人大代表联络站
    Deputies,
    /// 政协请你来协商
    Consultation,
    /// 自治基金申请
    Fund,
    /// 居民公约修订
    Covenant,
    /// 下次议题
    NextMeeting,
    /// 不采纳, with a reason.
    Declined,
}

impl Destination {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Residents,
        Self::Council,
        Self::Owners,
        Self::Community,
        Self::Street,
        Self::Department,
        Self::Deputies,
        Self::Consultation,
        Self::Fund,
        Self::Covenant,
        Self::NextMeeting,
        Self::Declined,
    ];
}

/// Something of this meeting that has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ref {
    /// A card.
    Card(Card),
    /// A topic.
    Topic(TopicNo),
    /// A table's record.
    Group(GroupNo),
    /// A motion.
    Motion(MotionNo),
    /// A speech.
    Speech(SpeechNo),
    /// A row of the plan.
    Action(ActionNo),
    /// A pledge.
    Pledge(PledgeNo),
    /// Something set aside.
    Parked(ParkedNo),
}

/// Who signs the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Signer {
    /// The chair.
    Chair,
    /// The recorder.
    Recorder,
    /// A resident; two of them are needed.
    Resident,
}

/// Who gives a command, as a script or the console says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Giver {
    /// The holder of the chair; before there is one, the host at the keyboard.
    #[default]
    Chair,
    /// The deputy.
    Deputy,
    /// The recorder.
    Recorder,
    /// The timekeeper.
    Timekeeper,
    /// Somebody by badge.
    Badge(Badge),
}

/// Who gave a command, as the journal keeps it. The operator at the keyboard is never taken for the author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum By {
    /// The host at the keyboard, before anybody holds the office.
    Host,
    /// Somebody who is signed in.
    Badge(Badge),
}

/// The four parts of a motion: what, where, who, by when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MotionText {
    /// 做什么
    pub action: String,
    /// 哪一处
    pub object: String,
    /// 谁来做; empty is 待定.
    pub who: String,
    /// 几时好; empty is 待定.
    pub when: String,
}

impl MotionText {
    /// One of its parts.
    pub fn part(&self, part: super::refusal::Part) -> &str {
        use super::refusal::Part;
        match part {
            Part::Action => &self.action,
            Part::Object => &self.object,
            Part::Who => &self.who,
            Part::When => &self.when,
        }
    }
}
