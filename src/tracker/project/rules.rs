//! What a step of a project needs, and what it does.

use chrono::NaiveDate;

use super::{
    BudgetLine, MOVES, NewProject, PUBLIC_DAYS, Phase, Project, ProjectStep, ProjectStepName, Raise, Source, Voucher,
    goal,
};
use crate::{
    text::{NAME, NOTE, TITLE, clean, numbers},
    tracker::{
        item::{Kind, Party, State},
        ledger::Ledger,
        money::{Fen, MOST},
        notice::NoticeOf,
        number::{ItemNo, NoticeNo, ProjectNo},
        refusal::Why,
    },
};

/// Why a step of a project is not possible, with what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectWhy {
    /// There is no such project.
    NoProject(ProjectNo),
    /// Not from where it stands; these steps are possible.
    Step {
        /// What was asked.
        step: ProjectStepName,
        /// Where it stands.
        phase: Phase,
        /// What is possible.
        possible: Vec<ProjectStepName>,
    },
    /// It rests on no motion yet.
    NoBasis,
    /// Not a motion that passed.
    NotPassed(ItemNo),
    /// A motion that isn't carried out any more: dropped, or its result turned.
    BasisOff(ItemNo),
    /// The project rests on it already: it takes another one.
    SameMotion(ItemNo),
    /// A budget has lines.
    NoLines,
    /// Not a sum: nothing, or more than any sum may be.
    NoSum,
    /// The sources don't give what the budget asks.
    Uncovered {
        /// What is still missing.
        missing: Fen,
    },
    /// Nobody gives money under this name.
    NoSource {
        /// The name.
        given: String,
        /// Who does.
        known: Vec<String>,
    },
    /// The source has not so much left.
    TooMuch {
        /// What it has left.
        left: Fen,
    },
    /// There is a voucher of this number.
    VoucherTwice,
    /// There is no voucher of this number.
    NoVoucher,
    /// A voucher of a day that is still to come, or from before the project.
    VoucherDay,
    /// Nothing was paid.
    NothingSpent,
    /// More was paid than the budget has; a second motion may raise it.
    Above {
        /// What was paid.
        spent: Fen,
        /// What the budget has.
        budget: Fen,
    },
    /// Money went out: it is settled, not dropped.
    Spent,
    /// Not before it was settled, or after today.
    NoticeDay,
    /// The notice has to hang out until then.
    Hangs {
        /// The first day on which it can be closed.
        until: NaiveDate,
    },
    /// Something was said to its notice that nobody answered yet.
    Unanswered {
        /// Its notice.
        notice: NoticeNo,
        /// The numbers of the comments.
        comments: Vec<usize>,
    },
    /// Who applied doesn't take it over.
    OwnWork,
}

type Decided<T> = Result<T, Why>;

fn text(raw: &str, limit: usize) -> Decided<String> {
    clean(raw, limit).map_err(Why::Text)
}

fn party(who: &Party) -> Decided<Party> {
    match who {
        Party::Unit(unit) => text(unit, NAME).map(Party::Unit),
        who => Ok(who.clone()),
    }
}

fn no(why: ProjectWhy) -> Why {
    Why::Project(why)
}

fn passed(ledger: &Ledger, basis: ItemNo) -> Decided<()> {
    let item = ledger.items.get(&basis).ok_or(Why::NoItem(basis))?;
    if item.kind != Kind::Motion {
        return Err(no(ProjectWhy::NotPassed(basis)));
    }
    if item.state == State::Dropped || item.turned { Err(no(ProjectWhy::BasisOff(basis))) } else { Ok(()) }
}

fn checked_lines(lines: &[BudgetLine]) -> Decided<Vec<BudgetLine>> {
    if lines.is_empty() {
        return Err(no(ProjectWhy::NoLines));
    }
    let line = |line: &BudgetLine| {
        if !line.sum().is_a_sum() {
            return Err(no(ProjectWhy::NoSum));
        }
        Ok(BudgetLine { what: text(&line.what, TITLE)?, ..line.clone() })
    };
    lines.iter().map(line).collect()
}

/// A project that begins.
pub fn apply_for(ledger: &Ledger, new: &NewProject, no: ProjectNo, today: NaiveDate) -> Decided<Project> {
    if let Some(basis) = new.basis {
        passed(ledger, basis)?;
    }
    Ok(Project {
        no,
        title: text(&new.title, TITLE)?,
        applicant: new.applicant.as_ref().map(party).transpose()?,
        basis: new.basis,
        phase: Phase::Applied,
        since: today,
        moved: today,
        lines: Vec::new(),
        raises: Vec::new(),
        sources: Vec::new(),
        vouchers: Vec::new(),
        settled: None,
        notice: None,
        accepted: None,
        why: None,
    })
}

/// The step with its words as they can be kept, and where it leads.
pub fn step(ledger: &Ledger, of: &Project, step: &ProjectStep, today: NaiveDate) -> Decided<(ProjectStep, Phase)> {
    let name = step.name();
    let Some(phase) = goal(of.phase, name) else {
        let possible = MOVES.iter().filter(|(_, from, _)| from.contains(&of.phase)).map(|(step, ..)| *step).collect();
        return Err(no(ProjectWhy::Step { step: name, phase: of.phase, possible }));
    };
    let step = match step {
        ProjectStep::Rest { basis } => {
            passed(ledger, *basis)?;
            step.clone()
        }
        ProjectStep::Budget { lines } => {
            let lines = checked_lines(lines)?;
            within(lines.iter().map(BudgetLine::sum).sum())?;
            ProjectStep::Budget { lines }
        }
        ProjectStep::Fund { source, sum } => {
            if !sum.is_a_sum() {
                return Err(no(ProjectWhy::NoSum));
            }
            within([of.given(), *sum].into_iter().sum())?;
            ProjectStep::Fund { source: text(source, NAME)?, sum: *sum }
        }
        ProjectStep::Start {} => {
            passed(ledger, of.basis.ok_or(no(ProjectWhy::NoBasis))?)?;
            let missing = of.budget().less(of.given());
            if missing > Fen(0) {
                return Err(no(ProjectWhy::Uncovered { missing }));
            }
            step.clone()
        }
        ProjectStep::Spend { voucher } => ProjectStep::Spend { voucher: spend(of, voucher, today)? },
        ProjectStep::Void { voucher, reason } => {
            let known = of.vouchers.iter().find(|known| same_no(&known.no, voucher));
            let known = known.ok_or(no(ProjectWhy::NoVoucher))?;
            ProjectStep::Void { voucher: known.no.clone(), reason: text(reason, NOTE)? }
        }
        ProjectStep::Raise { basis, lines } => {
            passed(ledger, *basis)?;
            if of.basis == Some(*basis) || of.raises.iter().any(|raise| raise.basis == *basis) {
                return Err(no(ProjectWhy::SameMotion(*basis)));
            }
            let lines = checked_lines(lines)?;
            within([of.budget(), lines.iter().map(BudgetLine::sum).sum()].into_iter().sum())?;
            ProjectStep::Raise { basis: *basis, lines }
        }
        ProjectStep::Settle {} => {
            let (spent, budget) = (of.spent(), of.budget());
            if spent == Fen(0) {
                return Err(no(ProjectWhy::NothingSpent));
            }
            if spent > budget {
                return Err(no(ProjectWhy::Above { spent, budget }));
            }
            step.clone()
        }
        ProjectStep::Publish { notice, on } => {
            if *on < of.moved || *on > today {
                return Err(no(ProjectWhy::NoticeDay));
            }
            ProjectStep::Publish { notice: text(notice, NAME)?, on: *on }
        }
        ProjectStep::Close { by } => {
            let own = ledger.notice_of(&NoticeOf::Project(of.no));
            let before = of.notice.as_ref().map(|(_, on)| *on + chrono::Days::new(PUBLIC_DAYS.unsigned_abs()));
            let hung = own.map(|notice| notice.until + chrono::Days::new(1)).or(before);
            if let Some(until) = hung.filter(|until| today < *until) {
                return Err(no(ProjectWhy::Hangs { until }));
            }
            if let Some(notice) = own.filter(|notice| notice.unanswered().next().is_some()) {
                let comments = notice.unanswered().map(|(n, ..)| n).collect();
                return Err(no(ProjectWhy::Unanswered { notice: notice.no, comments }));
            }
            if of.applicant.as_ref() == Some(by) {
                return Err(no(ProjectWhy::OwnWork));
            }
            ProjectStep::Close { by: party(by)? }
        }
        ProjectStep::Reopen { reason } => ProjectStep::Reopen { reason: text(reason, NOTE)? },
        ProjectStep::Drop { reason } => {
            if !of.vouchers.is_empty() {
                return Err(no(ProjectWhy::Spent));
            }
            ProjectStep::Drop { reason: text(reason, NOTE)? }
        }
    };
    Ok((step, phase))
}

fn within(sum: Fen) -> Decided<()> {
    if sum > MOST { Err(no(ProjectWhy::NoSum)) } else { Ok(()) }
}

fn spend(of: &Project, voucher: &Voucher, today: NaiveDate) -> Decided<Voucher> {
    let voucher = Voucher {
        no: text(&voucher.no, NAME)?,
        what: text(&voucher.what, TITLE)?,
        source: text(&voucher.source, NAME)?,
        ..voucher.clone()
    };
    if of.vouchers.iter().any(|known| same_no(&known.no, &voucher.no)) {
        return Err(no(ProjectWhy::VoucherTwice));
    }
    if !voucher.sum.is_a_sum() {
        return Err(no(ProjectWhy::NoSum));
    }
    if voucher.on > today || voucher.on < of.since {
        return Err(no(ProjectWhy::VoucherDay));
    }
    let known: Vec<String> = of.sources.iter().map(|source| source.name.clone()).collect();
    if !known.contains(&voucher.source) {
        return Err(no(ProjectWhy::NoSource { given: voucher.source, known }));
    }
    let left = of.left_of(&voucher.source);
    if voucher.sum > left {
        return Err(no(ProjectWhy::TooMuch { left }));
    }
    Ok(voucher)
}

/// The number of one voucher: wide or plain digits, blanks, case and what stands around a number make no other of it.
pub(in crate::tracker) fn same_no(one: &str, other: &str) -> bool {
    let plain = |no: &str| numbers(no).split_whitespace().collect::<String>().to_lowercase();
    plain(one) == plain(other)
}

/// Takes a step in. Total: asks no rule.
pub fn moved(of: &mut Project, on: NaiveDate, step: &ProjectStep, phase: Phase) {
    of.phase = phase;
    of.moved = on;
    match step {
        ProjectStep::Rest { basis } => of.basis = Some(*basis),
        ProjectStep::Budget { lines } => of.lines.clone_from(lines),
        ProjectStep::Fund { source, sum } => match of.sources.iter_mut().find(|known| known.name == *source) {
            Some(known) => known.sum = [known.sum, *sum].into_iter().sum(),
            None => of.sources.push(Source { name: source.clone(), sum: *sum }),
        },
        ProjectStep::Start {} => {}
        ProjectStep::Spend { voucher } => of.vouchers.push(voucher.clone()),
        ProjectStep::Void { voucher, .. } => of.vouchers.retain(|known| known.no != *voucher),
        ProjectStep::Raise { basis, lines } => of.raises.push(Raise { basis: *basis, lines: lines.clone() }),
        ProjectStep::Settle {} => of.settled = Some(of.spent()),
        ProjectStep::Publish { notice, on } => of.notice = Some((notice.clone(), *on)),
        ProjectStep::Close { by } => of.accepted = Some(by.clone()),
        ProjectStep::Reopen { reason } => {
            of.why = Some(reason.clone());
            of.settled = None;
            of.notice = None;
        }
        ProjectStep::Drop { reason } => of.why = Some(reason.clone()),
    }
}
