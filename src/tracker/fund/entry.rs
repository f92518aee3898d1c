//! One entry of the book: its legs on both sides, and what it was.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ClaimNo, EntryNo, Fen, ItemNo, Party, ProjectNo};
use crate::time::Span;

/// So much more, or less, at one place or of one pot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    /// Of which.
    pub of: String,
    /// In fen.
    pub fen: i64,
}

impl Leg {
    /// So much more.
    pub fn more(of: &str, sum: Fen) -> Self {
        Self { of: of.to_owned(), fen: i64::try_from(sum.0).unwrap_or(i64::MAX) }
    }

    /// So much less.
    pub fn less(of: &str, sum: Fen) -> Self {
        let more = Self::more(of, sum);
        Self { fen: -more.fen, ..more }
    }
}

/// What all of them come to.
pub fn sum(legs: &[Leg]) -> i64 {
    legs.iter().fold(0, |sum, leg| sum.saturating_add(leg.fen))
}

/// What an entry was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Deed {
    /// 收入
    Receipt {},
    /// 领备用金, 交回
    Transfer {},
    /// 付. `short`: so many approvals were missing when it was paid.
    Payment {
        /// How many.
        #[serde(default, skip_serializing_if = "is_none")]
        short: u8,
    },
    /// 退款
    Refund {},
    /// 退回
    GivenBack {},
    /// 改用途
    Repurposed {
        /// The motion.
        basis: ItemNo,
    },
    /// 冲红
    Reversed {
        /// Which entry.
        entry: EntryNo,
    },
    /// 盘点
    Counted {
        /// Where.
        place: String,
        /// What was there.
        found: Fen,
        /// Who counted.
        by: Party,
    },
    /// 结账
    Closed {
        /// Which quarter.
        quarter: Span,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_none(short: &u8) -> bool {
    *short == 0
}

/// The name of a deed, without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Name {
    Receipt,
    Transfer,
    Payment,
    Refund,
    GivenBack,
    Repurposed,
    Reversed,
    Counted,
    Closed,
}

impl Deed {
    /// Its name.
    pub fn name(&self) -> Name {
        match self {
            Self::Receipt {} => Name::Receipt,
            Self::Transfer {} => Name::Transfer,
            Self::Payment { .. } => Name::Payment,
            Self::Refund {} => Name::Refund,
            Self::GivenBack {} => Name::GivenBack,
            Self::Repurposed { .. } => Name::Repurposed,
            Self::Reversed { .. } => Name::Reversed,
            Self::Counted { .. } => Name::Counted,
            Self::Closed { .. } => Name::Closed,
        }
    }
}

/// One entry: what was booked is never edited, only reversed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number.
    pub no: EntryNo,
    /// Its day.
    pub on: NaiveDate,
    /// What it was.
    pub deed: Deed,
    /// 钱在哪
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Leg>,
    /// 是谁的
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pots: Vec<Leg>,
    /// Of which claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimNo>,
    /// For which project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectNo>,
    /// Why, by which paper, or whatever else is to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The entry that took it back. Folded, never in a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed: Option<EntryNo>,
}

/// A receipt as it is compared: one source has one of a number, however it is written. What has no number may be said twice.
pub fn receipt_key(pot: &str, paper: &str) -> Option<String> {
    let plain = |said: &str| crate::text::fold(said).split_whitespace().collect::<String>().to_lowercase();
    let paper = plain(paper);
    paper.contains(|c: char| c.is_ascii_digit()).then(|| format!("{}/{paper}", plain(pot)))
}

impl Entry {
    /// Its receipt as it is compared, while it stands.
    pub fn receipt(&self) -> Option<String> {
        let stands = matches!(self.deed, Deed::Receipt {}) && self.reversed.is_none();
        let pot = self.pots.first().filter(|_| stands)?;
        receipt_key(&pot.of, self.note.as_deref()?)
    }

    /// Both sides come to the same.
    pub fn is_balanced(&self) -> bool {
        sum(&self.places) == sum(&self.pots)
    }

    /// How much it moved: what came in, or went out; of what only changed hands, how much that was.
    pub fn moved(&self) -> i64 {
        let (places, pots) = (sum(&self.places), sum(&self.pots));
        let largest = || self.places.iter().chain(&self.pots).map(|leg| leg.fen).max().unwrap_or(0);
        if places == 0 && pots == 0 { largest() } else { places }
    }
}
