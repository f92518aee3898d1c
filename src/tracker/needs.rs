//! What a command has to know before it can be decided: asked of wherever the tracker is kept, as little as will do.

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use super::{
    Body, Came, Command, Counted, ItemNo, LeafKind, LeafNo, Leaves, Ledger, MeetingNo, NoticeNo, NoticeOf, NoticeStep,
    ProjectNo, ProjectStep, SendingNo, Series, State, Step,
    fund::{ClaimStep, Earmark, FundDo, receipt_key},
    intake::Report,
    number::{ClaimNo, EntryNo},
    raised::Of,
};
use crate::meeting::Moment;

/// Something to be brought into the ledger. What isn't there brings nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A meeting that was taken in, by its id, and all others of a year.
    Meetings(Uuid, u16),
    /// The meeting that has a number.
    Meeting(MeetingNo),
    /// A meeting by its id.
    MeetingOf(Uuid),
    /// A notice.
    Notice(NoticeNo),
    /// All notices of one thing.
    Notices(NoticeOf),
    /// The items that something of a meeting became.
    Sources(Uuid),
    /// An item.
    Item(ItemNo),
    /// Items that wait under a title.
    Waiting(String),
    /// The items that carry this one out, or belong to it otherwise.
    Parts(ItemNo),
    /// The highest number that the record gave itself, of a meeting (or year) and series.
    Last(MeetingNo, Series),
    /// The day that the first line of the record tells of.
    Began,
    /// Who is on duty on a day.
    Shift(NaiveDate),
    /// Who is on duty from one day to another.
    Shifts(NaiveDate, NaiveDate),
    /// A leaf.
    Leaf(LeafNo),
    /// Leaves of a kind.
    Leaves(Leaves),
    /// The council, as lines of before say it.
    Council,
    /// The item of a sending.
    Sending(SendingNo),
    /// A project.
    Project(ProjectNo),
    /// The highest number of a year.
    LastOfYear(Counted, u16),
    /// The projects that rest on a motion.
    Carried(ItemNo),
    /// The lists of the patrol.
    Patrol,
    /// What stands of the fund, and the claims that are open.
    Fund,
    /// A claim.
    Claim(ClaimNo),
    /// An entry of the fund's book.
    Entry(EntryNo),
    /// The claims of an invoice, by its key.
    Invoice(String),
    /// The entries of a receipt, by its key.
    Receipt(String),
    /// The entries of the days behind one: what is written down for a day that is over takes nothing that they rest on.
    EntriesAfter(NaiveDate),
}

/// As much of the ledger as these commands name, brought once for all of them. `now` is when it happened.
pub fn gather<E>(
    commands: &[Command],
    now: Moment,
    mut bring: impl FnMut(Need, &mut Ledger) -> Result<(), E>,
) -> Result<Ledger, E> {
    let mut ledger = Ledger::default();
    let mut brought = std::collections::BTreeSet::new();
    // Of ten thousand new items each needs the same few things.
    let mut asked = std::collections::HashSet::new();
    for command in commands {
        for need in first(command, now) {
            if asked.insert(need.clone()) {
                bring(need, &mut ledger)?;
            }
        }
        // What went into something, and what it carries out, bring their own.
        let mut more = then(command, &ledger);
        while let Some(need) = more.pop() {
            if let Need::Parts(no) = need
                && !brought.insert(no)
            {
                continue;
            }
            let is_new = matches!(need, Need::Item(no) if !ledger.items.contains_key(&no));
            let no = if let Need::Item(no) = need { Some(no) } else { None };
            bring(need, &mut ledger)?;
            more.extend(no.filter(|_| is_new).into_iter().flat_map(|no| beside(no, &ledger)));
        }
    }
    Ok(ledger)
}

fn year_of(day: NaiveDate) -> u16 {
    u16::try_from(day.year()).unwrap_or(2000)
}

/// What a command names itself.
fn first(command: &Command, now: Moment) -> Vec<Need> {
    let year = year_of(now.date());
    match command {
        Command::TakeIn(report) => {
            let mut needs = vec![Need::Meetings(report.meeting, year_of(report.day)), Need::Sources(report.meeting)];
            needs.extend(report.reviews.iter().map(|review| Need::Item(review.item)));
            needs.extend(report.raised.iter().map(|raised| match &raised.of {
                Of::No(no) => Need::Item(*no),
                Of::Title(title) => Need::Waiting(title.clone()),
            }));
            needs
        }
        Command::Add(new) => {
            let last = match (&new.desk, new.came) {
                (None, _) => Need::Last(new.of.unwrap_or(MeetingNo::none(year)), Series::Plain),
                (Some(_), Some(Came::Patrol)) => Need::Last(MeetingNo::none(year), Series::Finding),
                (Some(_), _) => Need::Last(MeetingNo::none(year), Series::Visit),
            };
            let duty = new.desk.is_some().then(|| Need::Shift(now.date()));
            new.of.map(Need::Meeting).into_iter().chain(duty).chain([last, Need::Began]).collect()
        }
        Command::Move { item, step: Step::Breach { article } } => vec![Need::Item(*item), Need::Leaf(*article)],
        Command::Move { item, step: Step::Merge { into } } => vec![Need::Item(*item), Need::Item(*into)],
        Command::MakeSending { item, .. }
        | Command::Move { item, step: Step::Send { .. } }
        | Command::Put { item, state: State::Sent, .. } => {
            vec![Need::Item(*item), Need::LastOfYear(Counted::Sending, year)]
        }
        Command::Reply { sending, .. } => vec![Need::Sending(*sending)],
        Command::Move { item, .. } | Command::Put { item, .. } => vec![Need::Item(*item)],
        Command::Post { meeting, .. } => vec![Need::Meeting(*meeting), Need::LastOfYear(Counted::Notice, year)],
        Command::Hang(new) | Command::Bring { notice: new, .. } => {
            about(&new.of).chain([Need::LastOfYear(Counted::Notice, year)]).collect()
        }
        Command::MoveNotice { notice, step: NoticeStep::Answer { .. } } => {
            vec![Need::Notice(*notice), Need::Last(MeetingNo::none(year), Series::Plain), Need::Began]
        }
        Command::MoveNotice { notice, .. } => vec![Need::Notice(*notice)],
        Command::Apply(new) => {
            let basis = new.basis.map(|basis| [Need::Item(basis), Need::Carried(basis)]);
            basis.into_iter().flatten().chain([Need::LastOfYear(Counted::Project, year)]).collect()
        }
        Command::MoveProject { project, step } => {
            let named = match step {
                ProjectStep::Rest { basis } | ProjectStep::Raise { basis, .. } => {
                    vec![Need::Item(*basis), Need::Carried(*basis)]
                }
                // Money of the fund is reserved, used, or let go.
                _ => vec![Need::Fund],
            };
            let notices = [Need::Notices(NoticeOf::Project(*project)), Need::LastOfYear(Counted::Notice, year)];
            std::iter::once(Need::Project(*project)).chain(named).chain(notices).collect()
        }
        Command::Keep { leaf, body, with } => {
            let day = body.day();
            let when = if body.is_of_a_day() && day < now.date() { now.told(day, None) } else { now };
            let number = Need::LastOfYear(Counted::Leaf(body.kind()), year_of(day));
            let heard = leaf.filter(|no| no.kind == LeafKind::Article).map(|no| Need::Notices(NoticeOf::Article(no)));
            let own = leaf.map(Need::Leaf).into_iter().chain(heard).chain([number, Need::Began]).chain(of_body(body));
            own.chain(with.iter().flat_map(|brought| first(&brought.clone().into(), when))).collect()
        }
        Command::EndLeaf { leaf, .. } => {
            let seats = (leaf.kind == LeafKind::Term).then_some(Need::Leaves(Leaves::of(LeafKind::Seat)));
            [Need::Leaf(*leaf), Need::Began].into_iter().chain(seats).collect()
        }
        Command::SetCouncil(_) => {
            let kinds = [LeafKind::Term, LeafKind::Seat];
            let numbers = kinds.map(|kind| Need::LastOfYear(Counted::Leaf(kind), year));
            kinds.map(|kind| Need::Leaves(Leaves::of(kind))).into_iter().chain(numbers).collect()
        }
        Command::Swap { day, .. } => {
            let last = day.checked_add_days(chrono::Days::new(366)).unwrap_or(*day);
            vec![Need::Shifts(*day, last), Need::Leaves(Leaves::of(LeafKind::Seat)), Need::Council]
        }
        Command::Fund(fund) => fund_needs(fund, year),
        Command::SetShifts(_) | Command::SetPatrol { .. } => Vec::new(),
    }
}

/// What a body names, and what it must not meet.
fn of_body(body: &Body) -> Vec<Need> {
    let all = |kind| Need::Leaves(Leaves::of(kind));
    let day = body.day();
    match body {
        Body::Block(_) => vec![all(LeafKind::Block)],
        Body::Round(round) => {
            let rounds = Need::Leaves(Leaves::of(LeafKind::Round).between(day, day));
            vec![Need::Leaf(round.block), rounds, Need::Patrol]
        }
        Body::Term(_) => {
            let seats = Need::LastOfYear(Counted::Leaf(LeafKind::Seat), year_of(day));
            vec![all(LeafKind::Term), all(LeafKind::Seat), seats, Need::Council]
        }
        Body::Seat(_) => vec![all(LeafKind::Term), all(LeafKind::Seat)],
        Body::Sitting(_) => vec![
            all(LeafKind::Term),
            all(LeafKind::Seat),
            Need::Leaves(Leaves::of(LeafKind::Sitting).between(day, day)),
            Need::Council,
        ],
        Body::Remark(_) => vec![all(LeafKind::Seat)],
        Body::Coaching(_) | Body::Report(_) => Vec::new(),
        Body::Article(article) => {
            let counted = |of| Need::LastOfYear(Counted::Leaf(LeafKind::Article), of);
            let before = article.revises.map(|no| counted(no.of));
            let motion = article.motion.map(Need::Item);
            [all(LeafKind::Article), counted(0)].into_iter().chain(motion).chain(before).collect()
        }
    }
}

/// What a notice is about, and what hangs of it.
fn about(of: &NoticeOf) -> impl Iterator<Item = Need> + use<> {
    let held = match of {
        NoticeOf::Meeting(id, _) => Some(Need::MeetingOf(*id)),
        NoticeOf::Article(no) => Some(Need::Leaf(*no)),
        NoticeOf::Project(_) | NoticeOf::Statement(_) | NoticeOf::Own => None,
    };
    held.into_iter().chain([Need::Notices(of.clone())])
}

/// What hangs on that.
fn then(command: &Command, ledger: &Ledger) -> Vec<Need> {
    match command {
        Command::TakeIn(report) => {
            let mut needs = numbers(report, ledger);
            // What it left before, what it reviewed and what was raised there may move.
            let moved = ledger.items.keys().copied().collect::<Vec<_>>();
            needs.extend(moved.into_iter().flat_map(|no| beside(no, ledger)));
            needs
        }
        Command::Move { item, .. } | Command::Put { item, .. } => beside(*item, ledger),
        Command::Reply { sending, .. } => {
            ledger.sent(*sending).into_iter().flat_map(|item| beside(item.no, ledger)).collect()
        }
        Command::Post { meeting, .. } => {
            let id = ledger.numbers.get(meeting);
            id.map(|id| Need::Notices(NoticeOf::Meeting(*id, Some(*meeting)))).into_iter().collect()
        }
        Command::MoveNotice { notice, .. } => {
            ledger.notices.get(notice).into_iter().flat_map(|notice| about(&notice.posted.of)).collect()
        }
        Command::Fund(fund) => fund_then(fund, ledger),
        Command::MoveProject { project, .. } => {
            let basis = ledger.projects.get(project).and_then(|project| project.basis);
            basis.map(Need::Item).into_iter().collect()
        }
        Command::Keep { body, with, .. } => {
            let motion = if let Body::Article(article) = &**body { article.motion } else { None };
            let motion = motion.into_iter().flat_map(|motion| beside(motion, ledger));
            let with = with.iter().flat_map(|brought| then(&brought.clone().into(), ledger));
            motion.chain(with).collect()
        }
        _ => Vec::new(),
    }
}

/// What something of the fund names itself.
fn fund_needs(of: &FundDo, year: u16) -> Vec<Need> {
    let entry = Need::LastOfYear(Counted::Entry, year);
    let own = match of {
        FundDo::Set(_) | FundDo::Place(_) | FundDo::Pot(_) => Vec::new(),
        FundDo::Claim(new) => {
            let invoice = new.invoice_key().map(Need::Invoice);
            let project = new.project.into_iter().flat_map(of_project);
            [Need::LastOfYear(Counted::Claim, year)].into_iter().chain(invoice).chain(project).collect()
        }
        FundDo::Step { claim, step } => {
            let later = if let ClaimStep::Pay { on, .. } = step { Some(Need::EntriesAfter(*on)) } else { None };
            let own = [Need::Claim(*claim), entry, Need::Leaves(Leaves::of(LeafKind::Seat)), Need::Council];
            own.into_iter().chain(later).collect()
        }
        FundDo::Refund { claim, .. } => vec![Need::Claim(*claim), entry],
        FundDo::Reverse { entry: no, .. } => vec![Need::Entry(*no), entry],
        FundDo::Repurpose { basis, on, .. } => vec![Need::Item(*basis), entry, Need::EntriesAfter(*on)],
        FundDo::Receive { pot, paper, .. } => {
            let receipt = paper.as_ref().and_then(|paper| receipt_key(pot, paper)).map(Need::Receipt);
            [entry].into_iter().chain(receipt).collect()
        }
        FundDo::Transfer { on, .. } | FundDo::GiveBack { on, .. } => vec![entry, Need::EntriesAfter(*on)],
        FundDo::Count { .. } | FundDo::Close { .. } => vec![entry],
    };
    [Need::Fund, Need::Began].into_iter().chain(own).collect()
}

/// A project, and what hangs of it.
fn of_project(no: ProjectNo) -> [Need; 2] {
    [Need::Project(no), Need::Notices(NoticeOf::Project(no))]
}

/// What hangs on that: the claim of an entry, the project of a claim.
fn fund_then(of: &FundDo, ledger: &Ledger) -> Vec<Need> {
    let claim = match of {
        FundDo::Step { claim, .. } | FundDo::Refund { claim, .. } => Some(*claim),
        FundDo::Reverse { entry, .. } => {
            let entry = ledger.fund.entries.get(entry);
            let project = entry.and_then(|entry| entry.project).into_iter().flat_map(of_project);
            return entry.and_then(|entry| entry.claim).map(Need::Claim).into_iter().chain(project).collect();
        }
        FundDo::Pot(pot) => {
            let own = if let Earmark::Project(no) = pot.earmark { Some(no) } else { None };
            return own.map(Need::Project).into_iter().collect();
        }
        _ => None,
    };
    let project = claim.and_then(|no| ledger.fund.claims.get(&no)?.asked.project);
    project.into_iter().flat_map(of_project).collect()
}

/// What moves with an item: what went into it, what it went into, what it carries out.
fn beside(no: ItemNo, ledger: &Ledger) -> Vec<Need> {
    let Some(item) = ledger.items.get(&no) else { return Vec::new() };
    let whole = item.part_of.filter(|whole| whole.of.meeting > 0);
    let items = item.merged.iter().copied().chain(item.into).chain(whole);
    let items = items.filter(|no| !ledger.items.contains_key(no)).map(Need::Item);
    items.chain(whole.map(Need::Parts)).chain(item.article.map(Need::Leaf)).collect()
}

/// Of the numbers that a meeting may get; which one is decided later. Whoever has one of its items' numbers already keeps it.
fn numbers(report: &Report, ledger: &Ledger) -> Vec<Need> {
    let known = ledger.meetings.get(&report.meeting).map(|taken| taken.no);
    let said = report.number.map(|meeting| MeetingNo { year: year_of(report.day), meeting });
    let of = |no: MeetingNo| {
        let hung = report.seeds.iter().filter_map(move |seed| seed.no(no)).map(Need::Item);
        std::iter::once(Need::Last(no, Series::Plain)).chain(hung)
    };
    known.into_iter().chain(said).flat_map(of).collect()
}
