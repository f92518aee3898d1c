//! What the numbers of a meeting count: the motions, the rows of the plan, the topics. Each hangs on the wall with its own number,
//! and has no other afterwards.

use serde::{Deserialize, Serialize};

use super::intake::Mark;
use crate::meeting::{
    numbers::{Card, VoteNo},
    words::Ref,
};

/// What has numbers of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Series {
    /// Items that the record counts itself: between two meetings, and those of before.
    #[default]
    Plain,
    /// 提议
    Motion,
    /// 行动
    Action,
    /// 议题
    Topic,
    /// 认领
    Pledge,
    /// 回应
    Response,
    /// 先记
    Noted,
    /// 卡
    Card,
    /// 桌
    Table,
    /// 发言
    Speech,
    /// 选出: an option in words that a choice picked.
    Picked,
    /// 接待: what somebody came to the duty desk with. The record counts them, year by year.
    Visit,
    /// 巡查: what the patrol saw.
    Finding,
}

/// Cards of one person, options of one vote, in a number.
const CARDS: u32 = 0x1000;

impl Series {
    /// Those of a meeting.
    pub const ALL: [Self; 10] = [
        Self::Motion,
        Self::Action,
        Self::Topic,
        Self::Pledge,
        Self::Response,
        Self::Noted,
        Self::Card,
        Self::Table,
        Self::Speech,
        Self::Picked,
    ];

    /// Those of a year, with no meeting in their numbers.
    pub const OF_A_YEAR: [Self; 2] = [Self::Visit, Self::Finding];

    /// The year is enough to say whose it is.
    pub fn is_of_a_year(self) -> bool {
        Self::OF_A_YEAR.contains(&self)
    }

    /// The record counts it itself, not a meeting.
    pub fn is_counted(self) -> bool {
        self == Self::Plain || self.is_of_a_year()
    }

    /// Series and place of something that a meeting numbers.
    pub fn of(mark: Mark) -> (Self, u32) {
        match mark {
            Mark::Of(Ref::Motion(no)) => (Self::Motion, no.0.into()),
            Mark::Of(Ref::Action(no)) => (Self::Action, no.0.into()),
            Mark::Of(Ref::Topic(no)) => (Self::Topic, no.0.into()),
            Mark::Of(Ref::Pledge(no)) => (Self::Pledge, no.0.into()),
            Mark::Of(Ref::Parked(no)) => (Self::Noted, no.0.into()),
            Mark::Of(Ref::Card(card)) => (Self::Card, Self::card(card)),
            Mark::Of(Ref::Group(no)) => (Self::Table, no.0.into()),
            Mark::Of(Ref::Speech(no)) => (Self::Speech, no.0.into()),
            Mark::Response(no) => (Self::Response, no.0.into()),
            Mark::Picked(vote, option) => (Self::Picked, Self::option(vote, option)),
        }
    }

    /// As it is typed.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Motion => "m",
            Self::Action => "a",
            Self::Topic => "t",
            Self::Pledge => "w",
            Self::Response => "r",
            Self::Noted => "k",
            Self::Card => "c",
            Self::Table => "g",
            Self::Speech => "s",
            Self::Picked => "e",
            Self::Visit => "v",
            Self::Finding => "x",
        }
    }

    /// The word on the wall, as a journal carries it in a number; `i18n` has it in both languages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "件",
            Self::Motion => "提议",
            Self::Action => "行动",
            Self::Topic => "议题",
            Self::Pledge => "认领",
            Self::Response => "回应",
            Self::Noted => "先记",
            Self::Card => "卡",
            Self::Table => "桌",
            Self::Speech => "发言",
            Self::Picked => "选出",
            Self::Visit => "接待",
            Self::Finding => "巡查",
        }
    }

    /// The word and the place, as they are said: 提议2.
    pub fn said(self, n: u32) -> String {
        format!("{}{}", self.word(), self.place(n))
    }

    /// The place, as it is written: 2; of a card, 7.2.
    pub fn place(self, n: u32) -> String {
        match self {
            Self::Card | Self::Picked => format!("{}.{}", n / CARDS, n % CARDS),
            _ => n.to_string(),
        }
    }

    /// An option of a vote as a place.
    pub fn option(vote: VoteNo, option: u16) -> u32 {
        u32::from(vote.0) * CARDS + u32::from(option) % CARDS
    }

    /// A card as a place.
    pub fn card(card: Card) -> u32 {
        u32::from(card.badge.no) * CARDS + u32::from(card.n) % CARDS
    }

    /// The place that these numbers say.
    pub(super) fn number(self, said: &[u32]) -> Option<u32> {
        match (self, said) {
            (Self::Card | Self::Picked, [badge, n]) if *n > 0 && *n < CARDS => {
                badge.checked_mul(CARDS)?.checked_add(*n)
            }
            (Self::Card | Self::Picked, _) => None,
            (_, [n]) => Some(*n),
            _ => None,
        }
    }

    /// By its letter or its word. A pledge had the letter that projects have: with a meeting before it, or on a wall, nothing else
    /// can be meant.
    pub(super) fn read(what: &str) -> Option<Self> {
        let named = Self::ALL.into_iter().find(|series| what == series.letter() || what == series.word());
        named.or_else(|| (what == "p").then_some(Self::Pledge))
    }

    /// By its letter or its word, of a year.
    pub(super) fn read_of_a_year(what: &str) -> Option<Self> {
        Self::OF_A_YEAR.into_iter().find(|series| what == series.letter() || what == series.word())
    }

    /// As four bits of a key.
    pub(super) fn code(self) -> u8 {
        self as u8
    }

    /// The series of these bits.
    pub(super) fn of_code(code: u8) -> Self {
        Self::ALL.into_iter().chain(Self::OF_A_YEAR).find(|series| series.code() == code).unwrap_or_default()
    }
}
