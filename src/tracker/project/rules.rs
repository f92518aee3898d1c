//! What a step of a project needs, and what it does.

use chrono::NaiveDate;

use super::{
    BudgetLine, MOVES, NewProject, PUBLIC_DAYS, Phase, Project, ProjectStep, ProjectStepName, Raise, Source, Voucher,
    goal,
};
use crate::{
    text::{NAME, NOTE, TITLE, clean, numbers},
    tracker::{
        fund::{self, Claim, FundWhy},
        item::{Kind, Party, State},
        ledger::Ledger,
        money::{Fen, MOST},
        notice::NoticeOf,
        number::{ClaimNo, ItemNo, NoticeNo, ProjectNo},
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
    /// Another project rests on it: a motion carries one.
    Carries {
        /// The motion.
        basis: ItemNo,
        /// Which one.
        project: ProjectNo,
    },
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

/// A motion that passed, and carries no other project.
fn carries_none(ledger: &Ledger, basis: ItemNo, own: Option<ProjectNo>) -> Decided<()> {
    passed(ledger, basis)?;
    let rests = |project: &&Project| {
        let raised = project.raises.iter().any(|raise| raise.basis == basis);
        Some(project.no) != own && project.phase != Phase::Dropped && (project.basis == Some(basis) || raised)
    };
    match ledger.projects.values().find(rests) {
        Some(other) => Err(no(ProjectWhy::Carries { basis, project: other.no })),
        None => Ok(()),
    }
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
        carries_none(ledger, basis, None)?;
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
            carries_none(ledger, *basis, Some(of.no))?;
            step.clone()
        }
        ProjectStep::Budget { lines } => {
            let lines = checked_lines(lines)?;
            within(lines.iter().map(BudgetLine::sum).sum())?;
            ProjectStep::Budget { lines }
        }
        ProjectStep::Fund { source, sum, .. } => {
            if !sum.is_a_sum() {
                return Err(no(ProjectWhy::NoSum));
            }
            within([of.given(), *sum].into_iter().sum())?;
            let source = text(source, NAME)?;
            let known = of.sources.iter().find(|known| known.name == source);
            // What was given before there was such a pot stays what it was.
            let pot = ledger.fund.book.pot(&source).filter(|_| known.is_none_or(|known| known.pot));
            match pot.map(|row| &row.pot) {
                Some(pot) => {
                    fund::reserves(&ledger.fund, of.no, pot, *sum, today).map_err(Why::Fund)?;
                    ProjectStep::Fund { source: pot.name.clone(), sum: *sum, pot: true }
                }
                None => ProjectStep::Fund { source, sum: *sum, pot: false },
            }
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
            if of.is_of_fund(&known.source) {
                return Err(Why::Fund(FundWhy::OfFund { pot: known.source.clone() }));
            }
            ProjectStep::Void { voucher: known.no.clone(), reason: text(reason, NOTE)? }
        }
        ProjectStep::Raise { basis, lines } => {
            carries_none(ledger, *basis, Some(of.no))?;
            if of.basis == Some(*basis) || of.raises.iter().any(|raise| raise.basis == *basis) {
                return Err(no(ProjectWhy::SameMotion(*basis)));
            }
            let lines = checked_lines(lines)?;
            within([of.budget(), lines.iter().map(BudgetLine::sum).sum()].into_iter().sum())?;
            ProjectStep::Raise { basis: *basis, lines }
        }
        ProjectStep::Settle {} => {
            none_open(ledger, of.no)?;
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
            none_open(ledger, of.no)?;
            if !of.vouchers.is_empty() {
                return Err(no(ProjectWhy::Spent));
            }
            ProjectStep::Drop { reason: text(reason, NOTE)? }
        }
    };
    Ok((step, phase))
}

/// What is still to be paid of it is paid, or sent back, first.
fn none_open(ledger: &Ledger, project: ProjectNo) -> Decided<()> {
    let open =
        ledger.fund.claims.values().filter(|claim| claim.asked.project == Some(project) && claim.state.is_open());
    let claims: Vec<ClaimNo> = open.map(|claim| claim.no).collect();
    if claims.is_empty() { Ok(()) } else { Err(Why::Fund(FundWhy::Open { claims })) }
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
    if of.is_of_fund(&voucher.source) {
        return Err(Why::Fund(FundWhy::OfFund { pot: voucher.source }));
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
        ProjectStep::Fund { source, sum, pot } => match of.sources.iter_mut().find(|known| known.name == *source) {
            Some(known) => known.sum = [known.sum, *sum].into_iter().sum(),
            None => of.sources.push(Source { name: source.clone(), sum: *sum, pot: *pot }),
        },
        ProjectStep::Start {} => {}
        ProjectStep::Spend { voucher } => of.vouchers.push(voucher.clone()),
        ProjectStep::Void { voucher, .. } => of.vouchers.retain(|known| known.no != *voucher),
        ProjectStep::Raise { basis, lines } => of.raises.push(Raise { basis: *basis, lines: lines.clone() }),
        ProjectStep::Settle {} => {
            of.settled = Some(of.spent());
            lets_go(of);
        }
        ProjectStep::Publish { notice, on } => of.notice = Some((notice.clone(), *on)),
        ProjectStep::Close { by } => of.accepted = Some(by.clone()),
        ProjectStep::Reopen { reason } => {
            of.why = Some(reason.clone());
            of.settled = None;
            of.notice = None;
        }
        ProjectStep::Drop { reason } => {
            of.why = Some(reason.clone());
            lets_go(of);
        }
    }
}

/// What wasn't used of the pots of the fund is free there again.
fn lets_go(of: &mut Project) {
    let used: Vec<Fen> = of.sources.iter().map(|source| of.spent_of(&source.name)).collect();
    for (source, used) in of.sources.iter_mut().zip(used).filter(|(source, _)| source.pot) {
        source.sum = used;
    }
}

/// What a claim of the fund cost stands as a voucher of its project, under the claim's number.
pub fn cost(of: &mut Project, claim: &Claim) {
    let no = claim.no.to_string();
    let place = of.vouchers.iter().position(|voucher| voucher.no == no);
    let Some(paid) = claim.paid.as_ref().filter(|_| claim.cost() > Fen(0)) else {
        of.vouchers.retain(|voucher| voucher.no != no);
        return;
    };
    let what = claim.asked.lines.iter().map(|line| line.what.as_str()).collect::<Vec<_>>().join("、");
    let (source, line) = (claim.asked.pot.clone(), claim.asked.line.clone());
    let voucher = Voucher { no, on: paid.on, what, sum: claim.cost(), source, line };
    match place.and_then(|place| of.vouchers.get_mut(place)) {
        Some(known) => *known = voucher,
        None => of.vouchers.push(voucher),
    }
}
