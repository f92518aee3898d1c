//! 项目: what is paid for, from the application to the last voucher.
//!
//! 申请 → 预算 → 实施 → 结算 → 公示 → 办结. Every yuan is given by a source and leaves it by a voucher; what is spent above the
//! budget is not settled before a second motion has raised it.

mod rules;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    item::Party,
    money::Fen,
    number::{ItemNo, ProjectNo},
};

pub use rules::ProjectWhy;
pub(super) use rules::{apply_for, cost, moved, same_no, step};

/// Days that a settlement hangs out before the project is closed (domain: 3.5).
pub const PUBLIC_DAYS: i64 = 7;

/// Where a project stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Phase {
    /// 申请
    Applied,
    /// 预算
    Budgeted,
    /// 实施
    Running,
    /// 结算
    Settled,
    /// 公示
    Published,
    /// 办结
    Closed,
    /// 不办了, with a reason.
    Dropped,
}

impl Phase {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Applied, Self::Budgeted, Self::Running, Self::Settled, Self::Published, Self::Closed, Self::Dropped];

    /// Something is still to come.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Dropped)
    }
}

/// A line of a budget: so many of something, at a price each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    /// What.
    pub what: String,
    /// What one costs, in fen.
    pub price: Fen,
    /// How many.
    pub count: u32,
}

impl BudgetLine {
    /// What all of them cost.
    pub fn sum(&self) -> Fen {
        self.price.times(self.count)
    }
}

/// Lines as people write them, one after another: `灯泡 12.50x20、电工 300`. Gives back what it can't read.
pub fn read_lines(said: &str) -> Result<Vec<BudgetLine>, String> {
    let parts = said.split(['、', '，', ';', '；', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| read_line(part).ok_or_else(|| part.to_owned())).collect()
}

fn read_line(said: &str) -> Option<BudgetLine> {
    let (what, money) = said.trim().rsplit_once(char::is_whitespace)?;
    let (price, count) = priced(money)?;
    // Two lines that are parted by a blank alone would lose the sum of the first.
    let is_two = what.split_whitespace().any(|word| priced(word).is_some());
    (!is_two).then(|| BudgetLine { what: what.trim().to_owned(), price, count })
}

/// 12.50x20
fn priced(said: &str) -> Option<(Fen, u32)> {
    let said = crate::text::fold(said);
    let (price, count) = said.split_once(['x', 'X', '×', '*']).unwrap_or((&said, "1"));
    Some((price.parse().ok()?, count.parse().ok()?))
}

/// Money that somebody gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who gives it: 自治基金, 街道, 自筹.
    pub name: String,
    /// How much, in fen.
    pub sum: Fen,
    /// It is a pot of the fund, and this is reserved there; else whoever gives it keeps it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pot: bool,
}

/// 凭证: money that went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voucher {
    /// Its number, as it is filed.
    pub no: String,
    /// Its day.
    pub on: NaiveDate,
    /// What for.
    pub what: String,
    /// How much, in fen.
    pub sum: Fen,
    /// From whose money.
    pub source: String,
    /// Which line of the budget, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
}

/// A budget that was raised, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raise {
    /// The second motion.
    pub basis: ItemNo,
    /// What it adds.
    pub lines: Vec<BudgetLine>,
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewProject {
    /// What it is called.
    pub title: String,
    /// Who applies.
    pub applicant: Option<Party>,
    /// The motion that it rests on; it has to have passed before money is spent.
    pub basis: Option<ItemNo>,
}

/// 项目
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Its number.
    pub no: ProjectNo,
    /// What it is called.
    pub title: String,
    /// Who applied.
    pub applicant: Option<Party>,
    /// The motion that it rests on.
    pub basis: Option<ItemNo>,
    /// Where it stands.
    pub phase: Phase,
    /// Since when it is here.
    pub since: NaiveDate,
    /// When it last moved.
    pub moved: NaiveDate,
    /// The budget as it was first written.
    pub lines: Vec<BudgetLine>,
    /// What second motions added.
    pub raises: Vec<Raise>,
    /// Who gives how much.
    pub sources: Vec<Source>,
    /// What went out.
    pub vouchers: Vec<Voucher>,
    /// What was settled.
    pub settled: Option<Fen>,
    /// The number of the notice, and since when it hangs.
    pub notice: Option<(String, NaiveDate)>,
    /// Who looked at it and took it over. 验收人
    pub accepted: Option<Party>,
    /// Why it was dropped or opened again.
    pub why: Option<String>,
}

impl Project {
    /// The budget as it stands.
    pub fn budget(&self) -> Fen {
        self.lines.iter().chain(self.raises.iter().flat_map(|raise| &raise.lines)).map(BudgetLine::sum).sum()
    }

    /// All that is given.
    pub fn given(&self) -> Fen {
        self.sources.iter().map(|source| source.sum).sum()
    }

    /// All that went out.
    pub fn spent(&self) -> Fen {
        self.vouchers.iter().map(|voucher| voucher.sum).sum()
    }

    /// What went out of the money of a source.
    pub fn spent_of(&self, source: &str) -> Fen {
        self.vouchers.iter().filter(|voucher| voucher.source == source).map(|voucher| voucher.sum).sum()
    }

    /// What a source gives back, or may still be spent of it.
    pub fn left_of(&self, source: &str) -> Fen {
        let given = self.sources.iter().find(|known| known.name == source).map_or(Fen(0), |known| known.sum);
        given.less(self.spent_of(source))
    }

    /// It is money of the fund: claimed there, not spent here.
    pub fn is_of_fund(&self, source: &str) -> bool {
        self.sources.iter().any(|known| known.name == source && known.pot)
    }

    /// Each line of the budget, with what it may cost and what vouchers cost that name it; last what names none.
    pub fn by_line(&self) -> Vec<(Option<String>, Fen, Fen)> {
        let mut rows: Vec<(Option<String>, Fen, Fen)> = Vec::new();
        for line in self.lines.iter().chain(self.raises.iter().flat_map(|raise| &raise.lines)) {
            match rows.iter_mut().find(|(what, ..)| what.as_ref() == Some(&line.what)) {
                Some((_, budget, _)) => *budget = [*budget, line.sum()].into_iter().sum(),
                None => rows.push((Some(line.what.clone()), line.sum(), Fen(0))),
            }
        }
        let mut other = Fen(0);
        for voucher in &self.vouchers {
            let row = rows.iter_mut().find(|(what, ..)| voucher.line.is_some() && *what == voucher.line);
            let paid = row.map_or(&mut other, |(.., paid)| paid);
            *paid = [*paid, voucher.sum].into_iter().sum();
        }
        rows.extend((other > Fen(0)).then_some((None, Fen(0), other)));
        rows
    }

    /// The steps that are possible now.
    pub fn steps(&self) -> Vec<ProjectStepName> {
        MOVES.iter().filter(|(_, from, _)| from.contains(&self.phase)).map(|(step, ..)| *step).collect()
    }
}

/// A step of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ProjectStep {
    /// The motion that it rests on.
    Rest {
        /// A motion that passed.
        basis: ItemNo,
    },
    /// The budget, line by line; replaces what was written before.
    Budget {
        /// Its lines.
        lines: Vec<BudgetLine>,
    },
    /// Somebody gives money; given again, it is added.
    Fund {
        /// Who.
        source: String,
        /// How much, in fen.
        sum: Fen,
        /// It is a pot of the fund: the record says so, nobody has to.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pot: bool,
    },
    /// It begins.
    Start {},
    /// Money went out.
    Spend {
        /// The voucher.
        voucher: Voucher,
    },
    /// A voucher was written down by mistake.
    Void {
        /// Its number.
        voucher: String,
        /// Why.
        reason: String,
    },
    /// A second motion raises the budget.
    Raise {
        /// The motion.
        basis: ItemNo,
        /// What it adds.
        lines: Vec<BudgetLine>,
    },
    /// All is paid.
    Settle {},
    /// The settlement hangs out.
    Publish {
        /// The number of the notice.
        notice: String,
        /// Since when.
        on: NaiveDate,
    },
    /// Somebody took it over, and nobody objected.
    Close {
        /// Who. 验收人
        by: Party,
    },
    /// Something is to be put right after all.
    Reopen {
        /// Why.
        reason: String,
    },
    /// It is not done.
    Drop {
        /// Why.
        reason: String,
    },
}

/// The name of a step, without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ProjectStepName {
    Rest,
    Budget,
    Fund,
    Start,
    Spend,
    Void,
    Raise,
    Settle,
    Publish,
    Close,
    Reopen,
    Drop,
}

impl ProjectStep {
    /// Its name.
    pub fn name(&self) -> ProjectStepName {
        match self {
            Self::Rest { .. } => N::Rest,
            Self::Budget { .. } => N::Budget,
            Self::Fund { .. } => N::Fund,
            Self::Start {} => N::Start,
            Self::Spend { .. } => N::Spend,
            Self::Void { .. } => N::Void,
            Self::Raise { .. } => N::Raise,
            Self::Settle {} => N::Settle,
            Self::Publish { .. } => N::Publish,
            Self::Close { .. } => N::Close,
            Self::Reopen { .. } => N::Reopen,
            Self::Drop { .. } => N::Drop,
        }
    }
}

use Phase as P;
use ProjectStepName as N;

/// Every move that there is: which step, from where, to where; none: it stays where it is.
pub const MOVES: &[(N, &[P], Option<P>)] = &[
    (N::Budget, &[P::Applied, P::Budgeted], Some(P::Budgeted)),
    (N::Rest, &[P::Applied, P::Budgeted], None),
    (N::Fund, &[P::Applied, P::Budgeted, P::Running], None),
    (N::Start, &[P::Budgeted], Some(P::Running)),
    (N::Spend, &[P::Running], None),
    (N::Void, &[P::Running], None),
    (N::Raise, &[P::Running], None),
    (N::Settle, &[P::Running], Some(P::Settled)),
    (N::Publish, &[P::Settled], Some(P::Published)),
    (N::Close, &[P::Published], Some(P::Closed)),
    (N::Reopen, &[P::Settled, P::Published], Some(P::Running)),
    (N::Drop, &[P::Applied, P::Budgeted, P::Running], Some(P::Dropped)),
];

/// Where a step leads from a phase; nothing where it is not possible.
pub fn goal(from: Phase, step: ProjectStepName) -> Option<Phase> {
    let row = MOVES.iter().find(|(name, phases, _)| *name == step && phases.contains(&from));
    row.map(|(_, _, to)| to.unwrap_or(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_as_people_write_it() {
        let line = |what: &str, price, count| BudgetLine { what: what.to_owned(), price: Fen(price), count };
        let wanted = vec![line("灯泡 LED", 1_250, 20), line("电工", 30_000, 1)];
        assert_eq!(read_lines("灯泡 LED 12.5x20、电工 300元"), Ok(wanted.clone()));
        assert_eq!(read_lines("灯泡 LED １２．５×２０；电工　300"), Ok(wanted));
        for wrong in ["灯泡", "灯泡 一百", "灯泡 1x", "12.5x20"] {
            assert_eq!(read_lines(&format!("电工 300、{wrong}")), Err(wrong.to_owned()));
        }
    }

    #[test]
    fn every_phase_is_reached_and_only_the_ends_are_ends() {
        let mut reached = vec![P::Applied];
        while let Some(next) = MOVES.iter().find_map(|(_, from, to)| {
            to.filter(|to| !reached.contains(to) && from.iter().any(|from| reached.contains(from)))
        }) {
            reached.push(next);
        }
        for phase in P::ALL {
            assert!(reached.contains(&phase), "{phase:?}");
            let leaves = MOVES.iter().any(|(_, from, _)| from.contains(&phase));
            assert_eq!(leaves, phase.is_open(), "{phase:?}");
        }
    }
}
