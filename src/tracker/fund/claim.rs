//! 凭证: what somebody asks the fund to pay, who approved it, and that it was paid.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ClaimNo, EntryNo, Fen, FundNeed, Party, ProjectNo, invoice};
use crate::tracker::project::BudgetLine;

/// What is asked to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewClaim {
    /// The day of it.
    pub on: NaiveDate,
    /// Who is paid.
    pub payee: Party,
    /// 经办: who saw to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<Party>,
    /// What for, line by line.
    pub lines: Vec<BudgetLine>,
    /// Whose money.
    pub pot: String,
    /// For which project; none: 日常.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectNo>,
    /// Which line of its budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The number of the invoice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<String>,
    /// The name of its photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

impl NewClaim {
    /// All of its lines.
    pub fn sum(&self) -> Fen {
        self.lines.iter().map(BudgetLine::sum).sum()
    }

    /// The invoice as it is compared: one payee has one of a number, however it is written.
    pub fn invoice_key(&self) -> Option<String> {
        let no = invoice::bare(self.invoice.as_deref()?);
        let payee = match &self.payee {
            Party::Person(id) => format!("p:{}", id.simple()),
            Party::Unit(unit) => {
                format!("u:{}", crate::text::fold(unit).split_whitespace().collect::<String>().to_lowercase())
            }
            Party::Badge(badge) => format!("b:{badge:?}"),
        };
        Some(format!("{payee}/{no}"))
    }
}

/// Where a claim stands. That it was paid before all approved follows from its approvals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClaimState {
    /// 报销: approvals are missing.
    Claimed,
    /// 可付
    Payable,
    /// 付了
    Paid,
    /// 退回了, with a reason.
    SentBack,
}

impl ClaimState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Claimed, Self::Payable, Self::Paid, Self::SentBack];

    /// It is still to be paid.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Claimed | Self::Payable)
    }
}

/// A step of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ClaimStep {
    /// 批: somebody signed the paper.
    Approve {
        /// Who.
        by: Party,
        /// When.
        on: NaiveDate,
    },
    /// 付: money went out, as it happened.
    Pay {
        /// When.
        on: NaiveDate,
        /// From where.
        place: String,
    },
    /// 退回: it isn't paid.
    SendBack {
        /// Why.
        reason: String,
    },
    /// A photo, by name.
    Attach {
        /// Its name.
        photo: String,
    },
}

/// The name of a step, without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimStepName {
    /// 批
    Approve,
    /// 付
    Pay,
    /// 退回
    SendBack,
    /// 添照片
    Attach,
}

use ClaimState as S;
use ClaimStepName as N;
use FundNeed as X;

impl ClaimStepName {
    /// All of them.
    pub const ALL: [Self; 4] = [N::Approve, N::Pay, N::SendBack, N::Attach];
}

impl ClaimStep {
    /// Its name.
    pub fn name(&self) -> ClaimStepName {
        match self {
            Self::Approve { .. } => N::Approve,
            Self::Pay { .. } => N::Pay,
            Self::SendBack { .. } => N::SendBack,
            Self::Attach { .. } => N::Attach,
        }
    }
}

/// One row of the table: which step, from where, to where (none: as it was), what it needs.
#[derive(Clone, Copy, Debug)]
pub struct ClaimRow {
    /// Which step.
    pub step: ClaimStepName,
    /// From where.
    pub from: &'static [ClaimState],
    /// To where; none: it stays, or the approvals say.
    pub to: Option<ClaimState>,
    /// What it needs.
    pub needs: &'static [FundNeed],
}

const fn row(
    step: ClaimStepName,
    from: &'static [ClaimState],
    to: Option<ClaimState>,
    needs: &'static [FundNeed],
) -> ClaimRow {
    ClaimRow { step, from, to, needs }
}

/// Every step that there is. What was paid before all had signed is signed for afterwards.
pub const CLAIM_MOVES: &[ClaimRow] = &[
    row(N::Approve, &[S::Claimed, S::Paid], None, &[X::Day, X::Missing, X::NotOwn, X::Different, X::InTerm]),
    row(N::Pay, &[S::Claimed, S::Payable], Some(S::Paid), &[X::Day, X::There, X::Covered]),
    row(N::SendBack, &[S::Claimed, S::Payable], Some(S::SentBack), &[X::Reason]),
    row(N::Attach, &[S::Claimed, S::Payable, S::Paid], None, &[]),
];

/// That it was paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paid {
    /// By which entry.
    pub entry: EntryNo,
    /// When.
    pub on: NaiveDate,
    /// From where.
    pub place: String,
}

/// A claim, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its number.
    pub no: ClaimNo,
    /// What is asked.
    pub asked: NewClaim,
    /// So many approve it.
    pub approvers: u8,
    /// Where it stands.
    pub state: ClaimState,
    /// Who approved it, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<(Party, NaiveDate)>,
    /// That it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
    /// What came back of it.
    #[serde(default)]
    pub back: Fen,
    /// Why it was sent back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

impl Claim {
    /// One that begins.
    pub fn new(no: ClaimNo, asked: NewClaim, approvers: u8) -> Self {
        let (approved, paid, back, why) = (Vec::new(), None, Fen(0), None);
        Self { no, asked, approvers, state: S::Claimed, approved, paid, back, why }
    }

    /// How much is asked.
    pub fn sum(&self) -> Fen {
        self.asked.sum()
    }

    /// What it cost the fund: what was paid, without what came back.
    pub fn cost(&self) -> Fen {
        if self.paid.is_some() { self.sum().less(self.back) } else { Fen(0) }
    }

    /// So many approvals are missing.
    pub fn missing(&self) -> u8 {
        let given = u8::try_from(self.approved.len()).unwrap_or(u8::MAX);
        self.approvers.saturating_sub(given)
    }

    /// 已付，缺签: it was paid, and somebody has still to sign.
    pub fn is_short(&self) -> bool {
        self.state == S::Paid && self.missing() > 0
    }

    /// Somebody has to sign it.
    pub fn waits(&self) -> bool {
        self.missing() > 0 && self.state != S::SentBack
    }

    /// Where it stands by its approvals, while it isn't paid.
    pub(super) fn unpaid(&self) -> ClaimState {
        if self.missing() == 0 { S::Payable } else { S::Claimed }
    }

    /// The steps that are possible now.
    pub fn steps(&self) -> Vec<ClaimStepName> {
        let sensible = |step: &N| *step != N::Approve || self.missing() > 0;
        let rows = CLAIM_MOVES.iter().filter(|row| row.from.contains(&self.state));
        rows.map(|row| row.step).filter(sensible).collect()
    }

    /// Takes a step in.
    pub(super) fn moved(&mut self, step: &ClaimStep, state: ClaimState) {
        self.state = state;
        match step {
            ClaimStep::Approve { by, on } => self.approved.push((by.clone(), *on)),
            ClaimStep::SendBack { reason } => self.why = Some(reason.clone()),
            ClaimStep::Attach { photo } => self.asked.photo = Some(photo.clone()),
            // An entry of the book says so.
            ClaimStep::Pay { .. } => {}
        }
    }

    /// Everybody who approves nothing of it.
    pub fn own<'a>(&'a self, applicant: Option<&'a Party>) -> BTreeSet<&'a Party> {
        [Some(&self.asked.payee), self.asked.handler.as_ref(), applicant].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_possible_somewhere_and_each_state_is_reached() {
        for step in N::ALL {
            assert!(CLAIM_MOVES.iter().any(|row| row.step == step), "{step:?}");
        }
        for state in S::ALL {
            let is_reached = CLAIM_MOVES.iter().any(|row| row.to == Some(state));
            // By its approvals.
            assert!(is_reached || matches!(state, S::Claimed | S::Payable), "{state:?}");
            let leads_on = CLAIM_MOVES.iter().any(|row| row.from.contains(&state));
            assert_eq!(leads_on, state != S::SentBack, "{state:?}");
        }
    }
}
