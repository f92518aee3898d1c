//! Cards, topics, tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    charter::{Scope, Stage},
    meeting::{
        Moment,
        numbers::{Badge, Card, GroupNo, ParkedNo, TopicNo},
        words::{GroupRole, Origin, Repeat},
    },
};

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
    /// The matter of the station that it raises (26-v12).
    pub of: Option<String>,
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
    /// Those of them that were counted from sheets.
    pub counted: u16,
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
    /// It is for others to do, who are told: 这件要请别人办，我们把话带到.
    pub others: bool,
}

impl Group {
    /// People sat there, and all of them went elsewhere.
    pub fn is_emptied(&self) -> bool {
        self.members.is_empty() && !self.visitors.is_empty()
    }

    /// It said what it can do itself, or that this is for others to do.
    pub fn is_answered(&self) -> bool {
        self.answer.is_some() || self.others
    }
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
