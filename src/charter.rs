//! The rulebook as data: principles, stages, rules, and every number that a meeting runs by.
//!
//! Owns the names and one-liners of principles, stages and rules; a station edits them as RON.
//! Never reads a file, a clock or the environment. Everything it ships is a sample text
//! (示范文本): the estate's own published text prevails.

mod check;
mod explain;
mod guard;
mod may;
mod preset;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use check::{EMBEDDED_LIMIT, Flaw, Place, Right, TEXT_LIMIT, check, parse};
pub use explain::print;
pub use guard::{GuardId, GuardSpec, Mode};
pub use may::{Act, May, MayRow, Permit, Standing};
pub use preset::{PRESETS, preset};

/// A sentence in both languages of the program. Chinese comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// One article as residents meet it: on the wall (`big`, `line`), from the host's mouth (`say`), in English (`en`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// At most six hanzi, drawn in big glyphs.
    pub big: String,
    /// The wall's one line, at most eighteen characters; `{m}`, `{k}`, `{n}` are filled from the charter's numbers.
    pub line: String,
    /// What the host says aloud. Never on the wall.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub say: String,
    /// The English gloss.
    pub en: String,
}

/// The eight principles (domain: P1 to P8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum PrincipleId {
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    P7,
    P8,
}

/// The opening (S0, not counted), the six stages (S1 to S6), and typing in what lay on paper (S7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// 开场
    #[default]
    S0,
    /// 提出议题
    S1,
    /// 选题分组
    S2,
    /// 小组讨论
    S3,
    /// 汇报辩论
    S4,
    /// 达成共识
    S5,
    /// 制定行动计划
    S6,
    /// 收尾补记, after the close.
    S7,
}

impl PrincipleId {
    /// All of them, in order.
    pub const ALL: [PrincipleId; 8] = [Self::P1, Self::P2, Self::P3, Self::P4, Self::P5, Self::P6, Self::P7, Self::P8];

    /// `P1` to `P8`.
    pub fn code(self) -> &'static str {
        ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"][self as usize]
    }
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Stage; 8] = [Self::S0, Self::S1, Self::S2, Self::S3, Self::S4, Self::S5, Self::S6, Self::S7];

    /// `S0` to `S7`.
    pub fn code(self) -> &'static str {
        ["S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7"][self as usize]
    }
}

/// The thirteen rules of debate. Articles: Nantang 1 to 13, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum RuleId {
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
}

impl RuleId {
    /// All of them, in order.
    pub const ALL: [RuleId; 13] = [
        Self::R01,
        Self::R02,
        Self::R03,
        Self::R04,
        Self::R05,
        Self::R06,
        Self::R07,
        Self::R08,
        Self::R09,
        Self::R10,
        Self::R11,
        Self::R12,
        Self::R13,
    ];

    /// 1 to 13.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// `R01` to `R13`.
    pub fn code(self) -> String {
        format!("R{:02}", self.number())
    }
}

/// Who may settle a matter, and so what a vote of this meeting may be called (事权).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// 居民自定: the only scope whose result may read 通过.
    #[default]
    Residents,
    /// 理事会定
    Council,
    /// 业主共同决定 (Civil Code, article 278).
    Owners,
    /// 职能部门处置
    Department,
    /// 仅征求意见: figures only.
    Consult,
    /// 说不准，先按建议办: nobody could say yet, so it is never more than advice.
    Unsure,
}

impl Scope {
    /// All of them, as they are offered: 说不准 last.
    pub const ALL: [Self; 6] =
        [Self::Residents, Self::Council, Self::Owners, Self::Department, Self::Consult, Self::Unsure];

    /// How much a vote of this meeting may claim: its own decision, advice, figures.
    fn claim(self) -> u8 {
        match self {
            Self::Residents => 2,
            Self::Council | Self::Owners | Self::Department | Self::Unsure => 1,
            Self::Consult => 0,
        }
    }

    /// Claims less; or says at last who it is that nobody could name.
    pub fn goes_down_to(self, to: Self) -> bool {
        to.claim() < self.claim() || (self == Self::Unsure && to != self && to.claim() <= self.claim())
    }
}

/// One of the eight principles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// P1 to P8.
    pub id: PrincipleId,
    /// Its words.
    pub text: Article,
}

/// One stage, with its planned minutes by the length of the evening (90, 120, 180).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageText {
    /// S0 to S7.
    pub id: Stage,
    /// Its words.
    pub text: Article,
    /// Total minutes of the evening → minutes of this stage. Empty for S7.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes: BTreeMap<u16, u16>,
}

/// What makes another line of a rule true. The charter's numbers choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Variant {
    /// R05: turns or time have no limit.
    Free,
    /// R13: more than half of those present.
    Half,
    /// R13: two thirds of those present.
    Two3,
    /// R13: two thirds of the votes cast.
    Two3Cast,
}

/// One of the thirteen rules, with its guards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// R01 to R13.
    pub id: RuleId,
    /// Its short name (主持中立).
    pub name: Words,
    /// Its words.
    pub text: Article,
    /// Lines that stand for [`Article::line`] under other numbers, each with its gloss.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<Variant, Words>,
    /// Guard name → mode and numbers. The names are those of [`GuardId`].
    pub guards: BTreeMap<String, Guard>,
}

/// What a guard does on a breach, and its numbers. Which numbers a guard needs: [`GuardSpec`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Refuse, advise, flag or off.
    pub mode: Mode,
    /// How many (turns).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u16>,
    /// Seconds a speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Seconds left at which a word appears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn: Option<u32>,
    /// Seconds after the deadline at which an enforcing console ends the speech.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace: Option<u32>,
}

/// One of the few lines that are shown all through the debate (nobody remembers thirteen).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remember {
    /// The line and its gloss.
    pub text: Words,
    /// The rules it stands for.
    pub rules: Vec<RuleId>,
}

/// What the next speaker is chosen by, most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FloorKey {
    /// The side that did not speak last, then questions, then the same side.
    Side,
    /// Fewer turns on this motion first.
    Turns,
    /// In the order of hands. Always the last key.
    Hands,
}

/// When a motion passes. A tie fails under each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PassRule {
    /// More for than against (Nantang 13).
    #[default]
    MoreFor,
    /// More than half of those present.
    HalfPresent,
    /// At least two thirds of those present.
    TwoThirdsPresent,
    /// At least two thirds of the votes cast. (More than half of them is [`PassRule::MoreFor`].)
    TwoThirdsCast,
}

/// Who counts as one in a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoteBasis {
    /// 一人一票
    #[default]
    Person,
    /// 一户一票
    Household,
}

/// Whether the chair votes. Nantang 11: a chair who has a vote votes last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChairVotes {
    /// Never.
    Never,
    /// After both counts are in.
    #[default]
    Last,
}

/// How votes are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRules {
    /// When a motion passes.
    pub pass: PassRule,
    /// Person or household.
    pub basis: VoteBasis,
    /// Whether the chair votes.
    pub chair: ChairVotes,
    /// What becomes of tellers who hold the chair or moved what is voted on, and of a vote with too few of them.
    #[serde(default = "may::tellers")]
    pub tellers: Permit,
}

/// The marketplace of topics and tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// Dots a person.
    pub dots: u16,
    /// Tables a round.
    pub tables: u16,
    /// Rounds an evening.
    pub rounds: u16,
    /// Seats a table; one more is taken and shown.
    pub cap: u16,
    /// Below this a table is small.
    pub least: u16,
    /// Seconds a report.
    pub report_seconds: u32,
}

/// Paper and dates after the meeting, in days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The notice is posted within so many days.
    pub within: u16,
    /// It hangs for so many days, from the day after posting.
    pub days: u16,
    /// Each comment is answered within so many days.
    pub answer: u16,
    /// The follow-up meeting is at most so many days away.
    pub follow_up: u16,
}

/// A sector (身份): where somebody sits in the estate. Counts are shown by sector, ranks never.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// What commands and events say: ASCII, short (`resident`).
    pub id: String,
    /// What people read.
    pub name: Words,
    /// Counted in votes.
    pub votes: bool,
    /// Belongs to a household of the estate.
    pub household: bool,
}

/// A word in a motion or topic that suggests a scope. A suggestion, never a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeHint {
    /// The word (外墙); several, parted by blanks, where all of them must be there (维修资金 公布).
    pub word: String,
    /// What it suggests.
    pub scope: Scope,
    /// Who would be asked, where that is more than the scope says (本单元(幢)业主).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
}

/// The whole rulebook. A meeting embeds its own copy, so that it is read by the rules of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// ASCII, short (`haishu`).
    pub id: String,
    /// Its title.
    pub title: Words,
    /// 示范文本: shown wherever the charter is shown, never on the minutes.
    pub note: Words,
    /// Eight principles.
    pub principles: Vec<Principle>,
    /// Read together once.
    pub oath: Article,
    /// S0 to S7.
    pub stages: Vec<StageText>,
    /// The stages a meeting goes through, S0 first; S7 follows by itself.
    pub sequence: Vec<Stage>,
    /// Thirteen rules.
    pub rules: Vec<Rule>,
    /// The five to remember.
    pub remember: Vec<Remember>,
    /// How the next speaker is chosen.
    pub floor: Vec<FloorKey>,
    /// How votes are taken.
    pub vote: VoteRules,
    /// Who may do what.
    #[serde(default)]
    pub may: May,
    /// Topics, dots and tables.
    pub market: Market,
    /// Days after the meeting.
    pub notice: Notice,
    /// Voters (persons or households) who must be there before S0 is left and at each vote, if the estate asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u16>,
    /// The archive has a picture of how long each side spoke, too. Off unless written: time says little of a side.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shares_by_side: bool,
    /// Minutes by which the chair alone may extend a stage; more takes a vote.
    pub extend: u16,
    /// Sectors.
    pub sectors: Vec<Sector>,
    /// Words that suggest a scope.
    pub scope_hints: Vec<ScopeHint>,
    /// Numbers that nobody wants to wear (paper.skip).
    pub skip_badges: Vec<u16>,
}

impl Words {
    fn strings_mut(&mut self) -> [&mut String; 2] {
        [&mut self.zh, &mut self.en]
    }
}

impl Article {
    fn strings_mut(&mut self) -> [&mut String; 4] {
        [&mut self.big, &mut self.line, &mut self.say, &mut self.en]
    }
}

impl Charter {
    /// Every string in it that may be shown: all but the names of the guards.
    pub fn strings_mut(&mut self) -> Vec<&mut String> {
        let mut strings = vec![&mut self.id];
        for words in
            [&mut self.title, &mut self.note].into_iter().chain(self.remember.iter_mut().map(|it| &mut it.text))
        {
            strings.extend(words.strings_mut());
        }
        let articles = self.principles.iter_mut().map(|it| &mut it.text);
        let articles = articles.chain([&mut self.oath]).chain(self.stages.iter_mut().map(|it| &mut it.text));
        strings.extend(articles.flat_map(Article::strings_mut));
        for rule in &mut self.rules {
            strings.extend(rule.name.strings_mut());
            strings.extend(rule.text.strings_mut());
            strings.extend(rule.variants.values_mut().flat_map(Words::strings_mut));
        }
        for sector in &mut self.sectors {
            strings.push(&mut sector.id);
            strings.extend(sector.name.strings_mut());
        }
        strings.extend(
            self.scope_hints.iter_mut().flat_map(|hint| [&mut hint.word].into_iter().chain(&mut hint.receiver)),
        );
        strings
    }

    /// The words of a stage.
    pub fn stage(&self, id: Stage) -> Option<&StageText> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The words and guards of a rule.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Mode and numbers of a guard; a guard that the charter doesn't list is off, or as its spec says.
    pub fn guard(&self, id: GuardId) -> Guard {
        let listed = self.rule(id.rule()).and_then(|rule| rule.guards.get(id.key())).copied();
        listed.unwrap_or_else(|| Guard { mode: id.spec().unlisted.unwrap_or_default(), ..Guard::default() })
    }

    /// A sector by its id.
    pub fn sector(&self, id: &str) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id == id)
    }

    /// Planned minutes of a stage in an evening of `total` minutes. A length that the charter doesn't list takes its
    /// share of the nearest one that it does.
    pub fn minutes(&self, stage: Stage, total: u16) -> u16 {
        let Some(listed) = self.stage(stage).map(|text| &text.minutes) else {
            return 0;
        };
        let nearest = listed.iter().min_by_key(|(length, _)| length.abs_diff(total));
        nearest.map_or(0, |(length, minutes)| {
            let share = u32::from(*minutes) * u32::from(total) / u32::from(*length).max(1);
            u16::try_from(share).unwrap_or(u16::MAX)
        })
    }

    /// The stage after `stage` in this charter's sequence; S7 after the last.
    pub fn after(&self, stage: Stage) -> Stage {
        self.sequence.iter().copied().find(|next| *next > stage).unwrap_or(Stage::S7)
    }
}
