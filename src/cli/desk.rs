//! `yishi desk`: the duty desk, its roster, the patrol.

use std::fmt::Write as _;

use clap::ValueEnum;
use serde::Serialize;

use super::{
    Caller, CliError, Exit, say,
    track::{Format, columns, print},
};
use crate::{
    i18n::{Lang, time, tracker as words},
    meeting::numbers::Badge,
    office::{Clerk, Waiting},
    station::roster as residents,
    store::{Page, StoreError, Subject, Visits},
    text::{names, safe},
    tracker::{
        Command, NewVisit, Party, Visit, VisitNo, VisitStep,
        council::{Council, Shift},
        patrol::PatrolList,
        visit::{Came, Content, Pace},
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) typed: super::track::Typed,
    #[command(subcommand)]
    pub(super) task: Task,
}

#[derive(clap::Subcommand)]
pub(super) enum Task {
    /// Write down a visit: who came, from where, about what
    Add(Add),
    /// Visits, the newest first; those that wait, the most urgent first
    List(List),
    /// One visit with its history
    Show { visit: VisitNo },
    /// Answer a visit
    Answer { visit: VisitNo, text: String },
    /// Hand a visit on; an item follows it
    HandOn {
        visit: VisitNo,
        /// Where to, like Street or 街道
        to: String,
        /// The unit
        #[arg(long)]
        receiver: Option<String>,
        /// By when a reply is asked
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
    },
    /// Make a visit a concern of the next meeting, with its author
    Concern { visit: VisitNo },
    /// What waits for the next meeting, as commands for `yishi apply`: with its author's usual badge, where the roster has it
    Concerns,
    /// Close a visit, after asking whether it is right now
    Close {
        visit: VisitNo,
        /// What they said
        #[arg(long, value_enum)]
        content: Option<Said>,
    },
    /// Open a visit again
    Reopen { visit: VisitNo, reason: String },
    /// Who the council is (7+X); with names, sets it
    Council {
        /// A standing director; at most seven
        #[arg(long, value_name = "NAME")]
        director: Vec<String>,
        /// A resident who serves with them
        #[arg(long, value_name = "NAME")]
        resident: Vec<String>,
    },
    /// Who is on duty when; with --plan or --set, writes it down
    Roster(Roster),
    /// The lists of the patrol (三清, 四及时, 五必访); with lines, writes one down
    Patrol {
        /// Which list
        #[arg(value_enum)]
        list: Option<List3>,
        /// Its lines
        lines: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Said {
    Yes,
    Partly,
    No,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum List3 {
    Clear,
    Prompt,
    Visit,
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// What was said, in the visitor's words
    text: String,
    /// Who came; nobody has to say
    #[arg(long, value_name = "NAME")]
    visitor: Option<String>,
    /// Which building
    #[arg(long)]
    building: Option<String>,
    /// What kind of matter
    #[arg(long)]
    category: Option<String>,
    /// Who was on duty [default: whoever the roster names for today]
    #[arg(long, value_name = "NAME")]
    on_duty: Option<String>,
    /// For a meeting within five working days, not for an answer within 48 hours
    #[arg(long)]
    deep: bool,
    /// The patrol saw it
    #[arg(long)]
    patrol: bool,
    /// The answer that was given at once
    #[arg(long)]
    answer: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct List {
    /// Only those that wait for an answer
    #[arg(long)]
    open: bool,
    /// Only those whose time is over
    #[arg(long)]
    late: bool,
    /// So many at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(clap::Args)]
pub(super) struct Roster {
    /// The first day [default: today]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// So many days
    #[arg(value_parser = crate::cli::number::<u16>, long, default_value_t = 14)]
    days: u16,
    /// Everybody of the council takes a turn, beginning with this one of them, from 1
    #[arg(long, value_name = "N", conflicts_with = "set")]
    plan: Option<usize>,
    /// These are on duty on the first day; - is nobody
    #[arg(long, value_name = "NAME")]
    set: Vec<String>,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::Add(args) => add(caller, args),
        Task::List(args) => list(caller, args),
        Task::Show { visit } => show(caller, *visit),
        Task::Answer { visit, text } => moves(caller, *visit, |_, _| Ok(VisitStep::Answer { text: text.clone() })),
        Task::HandOn { visit, to, receiver, due } => moves(caller, *visit, |caller, clerk| {
            let due = due.as_deref().map(|said| caller.day(said, clerk)).transpose()?;
            Ok(VisitStep::HandOn { to: caller.place(to)?, receiver: receiver.clone(), due })
        }),
        Task::Concern { visit } => moves(caller, *visit, |_, _| Ok(VisitStep::Concern {})),
        Task::Concerns => concerns(caller),
        Task::Close { visit, content } => moves(caller, *visit, |_, _| {
            let content = content.map(|said| match said {
                Said::Yes => Content::Yes,
                Said::Partly => Content::Partly,
                Said::No => Content::No,
            });
            Ok(VisitStep::Close { content })
        }),
        Task::Reopen { visit, reason } => {
            moves(caller, *visit, |_, _| Ok(VisitStep::Reopen { reason: reason.clone() }))
        }
        Task::Council { director, resident } => council(caller, director, resident),
        Task::Roster(args) => roster(caller, args),
        Task::Patrol { list, lines } => patrol(caller, *list, lines),
    }
}

fn moves(
    caller: &Caller,
    visit: VisitNo,
    step: impl FnOnce(&Caller, &Clerk) -> Result<VisitStep, CliError>,
) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let step = step(caller, &clerk)?;
    caller.give(&mut clerk, &[Command::MoveVisit { visit, step }])
}

fn add(caller: &Caller, args: &Add) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let mut party = |name: &Option<String>| name.as_deref().map(|name| caller.party(&mut clerk, name)).transpose();
    let said = NewVisit {
        visitor: party(&args.visitor)?,
        on_duty: party(&args.on_duty)?,
        building: args.building.clone(),
        category: args.category.clone(),
        pace: if args.deep { Pace::Deep } else { Pace::Quick },
        came: if args.patrol { Came::Patrol } else { Came::Desk },
        answer: args.answer.clone(),
        ..NewVisit::about(&args.text)
    };
    caller.give(&mut clerk, &[Command::Visit(Box::new(said))])
}

/// A visit for programs.
#[derive(Serialize)]
struct Shown {
    no: VisitNo,
    at: String,
    state: String,
    late: bool,
    due: String,
    pace: String,
    came: String,
    visitor: Option<String>,
    building: Option<String>,
    category: Option<String>,
    on_duty: Option<String>,
    text: String,
    answer: Option<String>,
    item: Option<crate::tracker::ItemNo>,
    closed: Option<String>,
    content: Option<String>,
}

fn shown(lang: Lang, visit: &Visit, clerk: &Clerk) -> Shown {
    let call = |id| clerk.call(id);
    let who = |party: &Party| words::Who::who(&call, lang, party);
    Shown {
        no: visit.no,
        at: visit.at.to_string(),
        state: format!("{:?}", visit.state),
        late: visit.is_late(clerk.now()),
        due: visit.due.to_string(),
        pace: format!("{:?}", visit.said.pace),
        came: format!("{:?}", visit.said.came),
        visitor: visit.said.visitor.as_ref().map(who),
        building: visit.said.building.clone(),
        category: visit.said.category.clone(),
        on_duty: visit.said.on_duty.as_ref().map(who),
        text: visit.said.text.clone(),
        answer: visit.answer.clone(),
        item: visit.item,
        closed: visit.closed.map(|at| at.to_string()),
        content: visit.content.map(|content| format!("{content:?}")),
    }
}

fn list(caller: &Caller, args: &List) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let which = Visits { open: args.open, late: args.late.then(|| clerk.now()) };
    let page = args.limit.map_or(Page::ALL, Page::first);
    let visits = clerk.store().visits(which, page).map_err(|error| caller.kept(error.into()))?;
    let call = |id| clerk.call(id);
    match args.format {
        Format::Csv => caller.print(&crate::register::visits_csv(lang, visits.iter(), &call)),
        Format::Json | Format::Ron => {
            let rows: Vec<Shown> = visits.iter().map(|visit| shown(lang, visit, &clerk)).collect();
            print(caller, args.format, &rows)
        }
        Format::Table => {
            if visits.is_empty() {
                say(&words::no_visits(lang));
            }
            let rows: Vec<Vec<String>> = visits
                .iter()
                .map(|visit| {
                    let who = visit
                        .said
                        .visitor
                        .as_ref()
                        .map_or_else(|| words::nobody(lang), |party| words::Who::who(&call, lang, party));
                    let late = visit.is_late(clerk.now());
                    let state = if late { words::late(lang) } else { words::visit_state(lang, visit.state).to_owned() };
                    let due = format!("{} {}", visit.due.date(), time::hhmm(visit.due.time()));
                    vec![words::visit_no(lang, visit.no), visit.said.text.clone(), who, due, state]
                })
                .collect();
            caller.print(columns(&rows).as_bytes())
        }
    }
}

fn show(caller: &Caller, no: VisitNo) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let failed = |error: StoreError| caller.kept(error.into());
    let Some(visit) = clerk.store().visit(no).map_err(failed)? else {
        caller.refused(&crate::tracker::Why::NoVisit(no).into());
        return Ok(Exit::Refused);
    };
    let call = |id| clerk.call(id);
    let facts = words::visit_facts(lang, &visit, clerk.now(), &call);
    let facts = facts.into_iter().map(|(what, said)| format!("{what}\t{}\n", safe(&said)));
    let mut text = facts.collect::<Vec<_>>().concat();
    for past in clerk.store().history(Subject::Visit(no), Page::ALL).map_err(failed)? {
        let said = words::past(lang, &past, &call);
        let _ = writeln!(text, "{} {}\t{}", past.at.date(), time::hhmm(past.at.time()), safe(&said));
    }
    caller.print(text.as_bytes())
}

/// What waits for the next meeting, one command a line. What comes from the desk says so, the rest comes from the last meeting.
fn concerns(caller: &Caller) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let waiting = clerk.waiting().map_err(|error| caller.kept(error))?;
    let roster = residents::Roster::open(clerk.home()).map_err(|error| caller.station(error))?;
    let mut lines = String::new();
    for Waiting { text, from, author } in waiting {
        let badge = author.and_then(|id| roster.get(id)?.badge).unwrap_or(Badge::NOBODY);
        let text = ron::to_string(&text).map_err(|error| CliError::new(Exit::Disk, error.to_string()))?;
        let _ = writeln!(lines, "RaiseConcern(badge:{badge},text:{text},from:{from:?})");
    }
    caller.print(lines.as_bytes())
}

fn council(caller: &Caller, director: &[String], resident: &[String]) -> Result<Exit, CliError> {
    if !director.is_empty() || !resident.is_empty() {
        let mut clerk = caller.clerk()?;
        let mut parties = |said: &[String]| {
            said.iter()
                .flat_map(|said| names(said))
                .map(|name| caller.party(&mut clerk, &name))
                .collect::<Result<Vec<_>, _>>()
        };
        let council = Council { directors: parties(director)?, residents: parties(resident)? };
        return caller.give(&mut clerk, &[Command::SetCouncil(council)]);
    }
    let clerk = caller.looking()?;
    let council = clerk.store().council().map_err(|error| caller.kept(error.into()))?;
    let call = |id| clerk.call(id);
    let line = |of: &str, party: &Party| format!("{of}\t{}\n", safe(&words::Who::who(&call, caller.lang, party)));
    let directors = council.directors.iter().map(|party| line("7", party));
    let text: String = directors.chain(council.residents.iter().map(|party| line("X", party))).collect();
    caller.print(text.as_bytes())
}

fn roster(caller: &Caller, args: &Roster) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let failed = |error: StoreError| caller.kept(error.into());
    let writes = args.plan.is_some() || !args.set.is_empty();
    let mut clerk = if writes { caller.clerk()? } else { caller.looking()? };
    let from = args.from.as_deref().map_or_else(|| Ok(clerk.now().date()), |said| caller.day(said, &clerk))?;
    if let Some(first) = args.plan {
        let council = clerk.store().council().map_err(failed)?;
        let shifts = council.turns(from, args.days.into(), first.saturating_sub(1));
        if shifts.is_empty() {
            return Err(CliError::new(Exit::Refused, words::no_council(lang)));
        }
        return caller.give(&mut clerk, &[Command::SetShifts(shifts)]);
    }
    if !args.set.is_empty() {
        let names = args.set.iter().filter(|name| name.as_str() != "-").flat_map(|said| names(said));
        let who = names.map(|name| caller.party(&mut clerk, &name)).collect::<Result<Vec<_>, _>>()?;
        return caller.give(&mut clerk, &[Command::SetShifts(vec![Shift { day: from, who }])]);
    }
    let last = from + chrono::Days::new(u64::from(args.days).saturating_sub(1));
    let shifts = clerk.store().shifts(from, last).map_err(failed)?;
    if shifts.is_empty() {
        say(&words::no_roster(lang));
    }
    let call = |id| clerk.call(id);
    let line = |(day, who): &(chrono::NaiveDate, Vec<Party>)| {
        let names = lang.list(who.iter().map(|party| words::Who::who(&call, lang, party)));
        format!("{day}\t{}\n", safe(&names))
    };
    caller.print(shifts.iter().map(line).collect::<String>().as_bytes())
}

fn patrol(caller: &Caller, list: Option<List3>, lines: &[String]) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let list = list.map(|list| match list {
        List3::Clear => PatrolList::Clear,
        List3::Prompt => PatrolList::Prompt,
        List3::Visit => PatrolList::Visit,
    });
    if let Some(list) = list.filter(|_| !lines.is_empty()) {
        let mut clerk = caller.clerk()?;
        return caller.give(&mut clerk, &[Command::SetPatrol { list, lines: lines.to_vec() }]);
    }
    let clerk = caller.looking()?;
    let mut text = String::new();
    for list in PatrolList::ALL.into_iter().filter(|of| list.is_none_or(|list| list == *of)) {
        let lines = clerk.store().patrol(list).map_err(|error| caller.kept(error.into()))?;
        for (place, line) in (1..).zip(&lines) {
            let _ = writeln!(text, "{}\t{place}\t{}", words::patrol(lang, list), safe(line));
        }
    }
    if text.is_empty() {
        say(&words::patrol_empty(lang));
    }
    caller.print(text.as_bytes())
}
