//! 自治基金: where money is (钱在哪), whose it is (是谁的), and every entry that moved it.
//!
//! Each entry has legs on places and on pots, and both sides sum to the same: after each line what is at all places is what all pots
//! have. That is the whole of double entry here. What a project was promised is no entry: it is reserved, and free is what is left.

mod book;
mod claim;
mod entry;
mod invoice;
mod rules;
pub mod statement;
mod why;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    item::Party,
    money::Fen,
    number::{ClaimNo, EntryNo, ItemNo, ProjectNo},
};
use crate::time::Span;

pub use book::{Book, Fund, PlaceRow, PotRow, Reserved, same};
pub use claim::{CLAIM_MOVES, Claim, ClaimRow, ClaimState, ClaimStep, ClaimStepName, NewClaim, Paid};
pub use entry::{Deed, Entry, Leg, Name as DeedName, receipt_key, sum};
pub(super) use rules::{allowed, asked, covered, fen, holds, reserves, signed};
pub use why::{FundNeed, FundWhy};

/// By what the fund goes. Ours (示范) where nothing is said: two approve, no floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The first day that is kept.
    pub since: NaiveDate,
    /// So many different people approve a claim.
    pub approvers: u8,
    /// 保运转: projects reserve nothing of what is below it.
    #[serde(default)]
    pub floor: Fen,
}

impl Rules {
    /// As many approve where nothing is said.
    pub const APPROVERS: u8 = 2;
    /// More would approve nothing any more.
    pub const MOST: u8 = 7;
}

/// 钱在哪: an account, a cash box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What it is called: 社区代管户.
    pub name: String,
    /// Who keeps it: somebody else counts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<Party>,
}

/// What kind of giver it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Giving {
    /// 政府财政
    Budget,
    /// 镇街社区建设
    Street,
    /// 公益创投
    Venture,
    /// 单位
    Unit,
    /// 个人
    Person,
    /// 自筹
    Own,
    /// 利息
    Interest,
}

impl Giving {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Budget, Self::Street, Self::Venture, Self::Unit, Self::Person, Self::Own, Self::Interest];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Street => "street",
            Self::Venture => "venture",
            Self::Unit => "unit",
            Self::Person => "person",
            Self::Own => "own",
            Self::Interest => "interest",
        }
    }
}

/// What a pot may pay for, as its giver said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Earmark {
    /// Whatever the fund pays for.
    #[default]
    Any,
    /// 日常: what keeps the station going, and no project.
    Daily,
    /// One project.
    Project(ProjectNo),
    /// Projects of a class, in the giver's words: whoever approves looks at it.
    Class(String),
}

impl Earmark {
    /// A word, a project, or the giver's own words.
    pub fn read(said: &str) -> Self {
        match said.trim() {
            "any" | "不限" => Self::Any,
            "daily" | "日常" => Self::Daily,
            said => said.parse().map_or_else(|_| Self::Class(said.to_owned()), Self::Project),
        }
    }

    /// It may pay for this project; for the daily things where there is none.
    pub fn allows(&self, project: Option<ProjectNo>) -> bool {
        match self {
            Self::Any => true,
            Self::Daily => project.is_none(),
            Self::Project(own) => project == Some(*own),
            Self::Class(_) => project.is_some(),
        }
    }
}

/// 是谁的: what one giver gave for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pot {
    /// What it is called: 街道2026.
    pub name: String,
    /// Who gave it.
    pub giver: Party,
    /// What kind of giver.
    pub kind: Giving,
    /// What for.
    #[serde(default)]
    pub earmark: Earmark,
    /// The last day on which it may be used: then it goes back, or is decided anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The paper that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
}

/// What is asked of the fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum FundDo {
    /// It is kept from now on, or by other rules.
    Set(Rules),
    /// A place, or what is known of one now.
    Place(Place),
    /// A pot, or what is known of one now.
    Pot(Box<Pot>),
    /// 收入: money came in. What was promised is none.
    Receive {
        /// When.
        on: NaiveDate,
        /// Where it lies.
        place: String,
        /// Whose it is.
        pot: String,
        /// How much.
        sum: Fen,
        /// The paper that shows it.
        paper: Option<String>,
    },
    /// 领备用金, 交回: from one place to another.
    Transfer {
        /// When.
        on: NaiveDate,
        /// From where.
        from: String,
        /// To where.
        to: String,
        /// How much.
        sum: Fen,
        /// In words.
        note: Option<String>,
    },
    /// 报销
    Claim(Box<NewClaim>),
    /// A step of a claim.
    Step {
        /// Which.
        claim: ClaimNo,
        /// What.
        step: ClaimStep,
    },
    /// 退款: a payee gave something back.
    Refund {
        /// Of which claim.
        claim: ClaimNo,
        /// When.
        on: NaiveDate,
        /// Where it lies now.
        place: String,
        /// How much.
        sum: Fen,
        /// In words.
        note: Option<String>,
    },
    /// 退回: what wasn't used goes back to its giver.
    GiveBack {
        /// When.
        on: NaiveDate,
        /// From where.
        place: String,
        /// Whose.
        pot: String,
        /// How much.
        sum: Fen,
        /// Why, or by which paper.
        note: Option<String>,
    },
    /// 改用途: from one pot to another, by a motion and with the giver's word.
    Repurpose {
        /// When.
        on: NaiveDate,
        /// From which.
        from: String,
        /// To which.
        to: String,
        /// How much.
        sum: Fen,
        /// The motion that passed.
        basis: ItemNo,
        /// What the giver said, or by which paper.
        word: String,
    },
    /// 冲红: exactly the negative of one entry, once, of today.
    Reverse {
        /// Which.
        entry: EntryNo,
        /// Why.
        reason: String,
    },
    /// 盘点: what is really there.
    Count {
        /// When.
        on: NaiveDate,
        /// Where.
        place: String,
        /// How much.
        found: Fen,
        /// Who counted.
        by: Party,
        /// Whose a difference is, where there are several.
        pot: Option<String>,
        /// Why it differs.
        reason: Option<String>,
    },
    /// 结账: nothing is dated in this quarter any more.
    Close {
        /// Which.
        quarter: Span,
        /// When.
        on: NaiveDate,
    },
}
