//! What a command has to know before it can be decided: asked of wherever the tracker is kept, as little as will do.

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use super::{Command, ItemNo, Ledger, MeetingNo, ProjectNo, ProjectStep, Step, VisitNo, VisitStep, intake::Report};
use crate::meeting::Moment;

/// Something to be brought into the ledger. What isn't there brings nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A meeting that was taken in, by its id, and all others of a year.
    Meetings(Uuid, u16),
    /// The meeting that has a number.
    Meeting(MeetingNo),
    /// The items that something of a meeting became.
    Sources(Uuid),
    /// An item.
    Item(ItemNo),
    /// Items that wait under a title.
    Waiting(String),
    /// The highest number that the record gave itself, of a meeting.
    Last(MeetingNo),
    /// A visit.
    Visit(VisitNo),
    /// The highest visit of a year.
    LastVisit(u16),
    /// Who is on duty on a day.
    Shift(NaiveDate),
    /// A project.
    Project(ProjectNo),
    /// The highest project of a year.
    LastProject(u16),
}

/// As much of the ledger as these commands name, brought once for all of them.
pub fn gather<E>(
    commands: &[Command],
    now: Moment,
    mut bring: impl FnMut(Need, &mut Ledger) -> Result<(), E>,
) -> Result<Ledger, E> {
    let mut ledger = Ledger::default();
    for command in commands {
        for need in first(command, now) {
            bring(need, &mut ledger)?;
        }
        for need in then(command, &ledger) {
            bring(need, &mut ledger)?;
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
    let last = || Need::Last(MeetingNo::none(year));
    match command {
        Command::TakeIn(report) => {
            let mut needs = vec![Need::Meetings(report.meeting, year_of(report.day)), Need::Sources(report.meeting)];
            needs.extend(report.reviews.iter().map(|review| Need::Item(review.item)));
            needs.extend(report.raised.iter().cloned().map(Need::Waiting));
            needs
        }
        Command::Add(new) => {
            let of = new.of.map(Need::Meeting);
            of.into_iter().chain([Need::Last(new.of.unwrap_or(MeetingNo::none(year)))]).collect()
        }
        Command::Move { item, step: Step::Return { .. } } | Command::Put { item, .. } => {
            vec![Need::Item(*item), last()]
        }
        Command::Move { item, .. } => vec![Need::Item(*item)],
        Command::Post { meeting, .. } => vec![Need::Meeting(*meeting)],
        Command::Visit(_) => vec![Need::LastVisit(year), Need::Shift(now.date())],
        Command::MoveVisit { visit, step: VisitStep::HandOn { .. } | VisitStep::Concern {} } => {
            vec![Need::Visit(*visit), Need::Last(MeetingNo::none(visit.year))]
        }
        Command::MoveVisit { visit, .. } => vec![Need::Visit(*visit)],
        Command::Apply(new) => new.basis.map(Need::Item).into_iter().chain([Need::LastProject(year)]).collect(),
        Command::MoveProject { project, step } => {
            let named = match step {
                ProjectStep::Rest { basis } | ProjectStep::Raise { basis, .. } => Some(Need::Item(*basis)),
                _ => None,
            };
            std::iter::once(Need::Project(*project)).chain(named).collect()
        }
        Command::SetCouncil(_) | Command::SetShifts(_) | Command::SetPatrol { .. } => Vec::new(),
    }
}

/// What hangs on that.
fn then(command: &Command, ledger: &Ledger) -> Vec<Need> {
    match command {
        Command::TakeIn(report) => numbers(report, ledger),
        Command::MoveProject { project, .. } => {
            let basis = ledger.projects.get(project).and_then(|project| project.basis);
            basis.map(Need::Item).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Of the numbers that a meeting may get; which one is decided later. Whoever has one of its items' numbers already keeps it.
fn numbers(report: &Report, ledger: &Ledger) -> Vec<Need> {
    let known = ledger.meetings.get(&report.meeting).map(|taken| taken.no);
    let said = report.number.map(|meeting| MeetingNo { year: year_of(report.day), meeting });
    let of = |no: MeetingNo| {
        let hung = report.seeds.iter().filter_map(move |seed| seed.no(no)).map(Need::Item);
        std::iter::once(Need::Last(no)).chain(hung)
    };
    known.into_iter().chain(said).flat_map(of).collect()
}
