//! `yishi desk`: the duty desk, its roster, the patrol.

use std::fmt::Write as _;

use clap::builder::TypedValueParser;
use serde::Serialize;

use super::{
    Caller, CliError, Exit,
    said::{Named, one_of},
    say,
    track::{Format, columns, contents, print},
};
use crate::{
    i18n::{Lang, time, tracker as words},
    meeting::numbers::Badge,
    meeting::words::Destination,
    office::{Clerk, Waiting},
    station::roster as residents,
    store::{Page, StoreError, Subject},
    text::{names, safe},
    tracker::{
        Came, Command, Content, Filter, Item, ItemNo, New, NewDesk, Pace, Party, State, Step, Track,
        council::{Council, Shift},
        filter::Sorted,
        patrol::PatrolList,
    },
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Write down a visit: who came, from where, about what
    Add(Add),
    /// Visits, the newest first; those that wait, the most urgent first
    List(List),
    /// One visit with its history
    Show { visit: Named },
    /// Answer a visit
    Answer { visit: Named, text: String },
    /// Hand a visit on; it stays the same matter
    HandOn {
        visit: Named,
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
    Concern { visit: Named },
    /// What waits for the next meeting, as commands for `yishi apply`: with its author's usual badge, where the roster has it
    Concerns,
    /// Close a visit, after asking whether it is right now; without an answer nobody could be reached
    Close {
        visit: Named,
        /// What they said
        #[arg(long, value_parser = contents(), value_name = "HOW")]
        content: Option<Content>,
        /// Why nothing more can be done, for whoever is not content: that closes it; else reopen it
        #[arg(long)]
        reason: Option<String>,
    },
    /// Open a visit again
    Reopen { visit: Named, reason: String },
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
        #[arg(value_parser = lists(), value_name = "LIST")]
        list: Option<PatrolList>,
        /// Its lines
        lines: Vec<String>,
    },
}

/// The lists of the patrol, in the words that the screens show as well.
fn lists() -> impl TypedValueParser<Value = PatrolList> {
    let all = [("clear", PatrolList::Clear), ("prompt", PatrolList::Prompt), ("visit", PatrolList::Visit)];
    one_of(all.map(|(name, list)| (name, words::patrol(Lang::Zh, list), list)).to_vec())
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
    /// Where it comes from, if not from whoever came: Resident, Notice, Party, Council, Community, Unit, or in Chinese
    #[arg(long, value_name = "WHO", conflicts_with = "patrol")]
    from: Option<String>,
    /// The answer that was given at once
    #[arg(long)]
    answer: Option<String>,
    /// It is another one, though the same was said by the same person today
    #[arg(long)]
    again: bool,
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
    let is_step = matches!(
        task,
        Task::Answer { .. } | Task::HandOn { .. } | Task::Concern { .. } | Task::Close { .. } | Task::Reopen { .. }
    );
    caller.tells_later(is_step || matches!(task, Task::Add(_)))?;
    match task {
        Task::Add(args) => add(caller, args),
        Task::List(args) => list(caller, args),
        Task::Show { visit } => show(caller, visit),
        Task::Answer { visit, text } => {
            let mut clerk = caller.clerk()?;
            let no = caller.visit(&clerk, visit)?;
            let item = clerk.store().item(no).map_err(|error| caller.kept(error.into()))?;
            let step = answer(item.map(|item| item.track), text.clone());
            caller.give(&mut clerk, &[moves(no, step)])
        }
        Task::HandOn { visit, to, receiver, due } => {
            let mut clerk = caller.clerk()?;
            let due = due.as_deref().map(|said| caller.day(said, &clerk)).transpose()?;
            let (no, to) = (caller.visit(&clerk, visit)?, caller.place(to)?);
            let mut steps = vec![moves(no, Step::Redirect { to, receiver: receiver.clone(), due })];
            // Whoever hands something on at the desk has handed it in.
            if Track::to(Some(to)) == Track::Referral && to != Destination::Declined {
                steps.push(moves(no, Step::Send { receiver: None, due: None }));
            }
            caller.give(&mut clerk, &steps)
        }
        Task::Concern { visit } => step(caller, visit, Step::Raise {}),
        Task::Concerns => concerns(caller),
        Task::Close { visit, content, reason } => {
            step(caller, visit, Step::CallBack { content: *content, reason: reason.clone() })
        }
        Task::Reopen { visit, reason } => step(caller, visit, Step::Reopen { reason: reason.clone() }),
        Task::Council { director, resident } => council(caller, director, resident),
        Task::Roster(args) => roster(caller, args),
        Task::Patrol { list, lines } => patrol(caller, *list, lines),
    }
}

/// An answer at the desk: what it is depends on who has the matter by then.
fn answer(track: Option<Track>, text: String) -> Step {
    match track {
        Some(Track::Referral) => Step::Answer { text, document: None },
        Some(Track::Promise) => Step::Report { note: Some(text), by: None },
        Some(Track::Topic | Track::Noted) | None => Step::Settle { text },
    }
}

fn step(caller: &Caller, visit: &Named, step: Step) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let no = caller.visit(&clerk, visit)?;
    caller.give(&mut clerk, &[moves(no, step)])
}

fn moves(item: ItemNo, step: Step) -> Command {
    Command::Move { item, step }
}

fn add(caller: &Caller, args: &Add) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let mut party = |name: &Option<String>, place: Option<&str>| {
        name.as_deref().map(|name| caller.party_of(&mut clerk, name, place)).transpose()
    };
    let came = if args.patrol { Some(Came::Patrol) } else { None };
    let said = args.from.as_deref().map(|said| caller.came(said)).transpose()?;
    let desk = NewDesk {
        on_duty: party(&args.on_duty, None)?,
        building: args.building.clone(),
        category: args.category.clone(),
        pace: if args.deep { Pace::Deep } else { Pace::Quick },
        answer: args.answer.clone(),
    };
    let new = New {
        author: party(&args.visitor, args.building.as_deref())?,
        came: came.or(said).or(Some(Came::Desk)),
        desk: Some(desk),
        ..New::visit(&args.text)
    };
    let command = Command::Add(Box::new(new));
    if let Some(no) = clerk.said_today(&command).filter(|_| !args.again) {
        return Err(CliError::new(Exit::Refused, words::said_again(caller.lang, &words::item_no(caller.lang, no))));
    }
    caller.give(&mut clerk, &[command])
}

/// A matter of the desk for programs.
#[derive(Serialize)]
struct Shown {
    no: ItemNo,
    at: Option<String>,
    state: String,
    late: bool,
    due: Option<String>,
    pace: Option<String>,
    came: Option<String>,
    visitor: Option<String>,
    building: Option<String>,
    category: Option<String>,
    on_duty: Option<String>,
    text: String,
    answer: Option<String>,
    outcome: Option<String>,
    item: Option<ItemNo>,
    closed: Option<String>,
    content: Option<String>,
}

fn shown(lang: Lang, item: &Item, clerk: &Clerk) -> Shown {
    let call = |id| clerk.call(id);
    let who = |party: &Party| words::Who::who(&call, lang, party);
    let desk = item.desk.as_deref();
    Shown {
        no: item.no,
        at: desk.map(|desk| desk.at.to_string()),
        state: format!("{:?}", item.state),
        late: item.is_late_at(clerk.now()),
        due: desk.map(|desk| desk.answer_by.to_string()),
        pace: desk.map(|desk| format!("{:?}", desk.pace)),
        came: item.came.map(|from| format!("{from:?}")),
        visitor: item.author.as_ref().map(who),
        building: desk.and_then(|desk| desk.building.clone()),
        category: desk.and_then(|desk| desk.category.clone()),
        on_duty: desk.and_then(|desk| desk.on_duty.as_ref()).map(who),
        text: item.whole().to_owned(),
        answer: item.replies.last().map(|reply| reply.text.clone()),
        outcome: item.outcome().map(|state| format!("{state:?}")),
        item: item.into,
        closed: desk.and_then(|desk| desk.closed).map(|at| at.to_string()),
        content: desk.and_then(|desk| desk.content).map(|content| format!("{content:?}")),
    }
}

fn list(caller: &Caller, args: &List) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let open = args.open || args.late;
    let filter = Filter {
        desk: true,
        state: open.then_some(State::Noted),
        order: if open { Sorted::Due } else { Sorted::Newest },
        ..Filter::default()
    };
    let mut items = clerk.store().list(&filter, Page::ALL).map_err(|error| caller.kept(error.into()))?;
    if open {
        items.sort_by_key(|item| item.desk.as_ref().map(|desk| (desk.answer_by, item.no)));
        items.retain(|item| !args.late || item.is_late_at(clerk.now()));
    }
    items.truncate(args.limit.unwrap_or(usize::MAX));
    let call = |id| clerk.call(id);
    match args.format {
        Format::Csv => caller.print(&crate::register::desk_csv(lang, items.iter(), &call)),
        Format::Json | Format::Ron => {
            let rows: Vec<Shown> = items.iter().map(|item| shown(lang, item, &clerk)).collect();
            print(caller, args.format, &rows)
        }
        Format::Table => {
            if items.is_empty() {
                say(&words::no_visits(lang));
            }
            let rows: Vec<Vec<String>> = items.iter().map(|item| row(lang, item, &clerk)).collect();
            caller.print(columns(&rows).as_bytes())
        }
    }
}

fn row(lang: Lang, item: &Item, clerk: &Clerk) -> Vec<String> {
    let call = |id| clerk.call(id);
    let who = item.author.as_ref().map_or_else(|| words::nobody(lang), |who| words::Who::who(&call, lang, who));
    let state = if item.is_late_at(clerk.now()) { words::late(lang) } else { words::at(lang, item) };
    let by = item.desk.as_ref().map(|desk| desk.answer_by);
    let due = by.map(|by| format!("{} {}", by.date(), time::hhmm(by.time()))).unwrap_or_default();
    vec![words::item_no(lang, item.no), item.whole().to_owned(), who, due, state]
}

fn show(caller: &Caller, visit: &Named) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let no = caller.visit(&clerk, visit)?;
    let failed = |error: StoreError| caller.kept(error.into());
    let Some(item) = clerk.store().item(no).map_err(failed)? else {
        caller.refused(&crate::tracker::Why::NoItem(no).into());
        return Ok(Exit::Refused);
    };
    let call = |id| clerk.call(id);
    let facts = words::facts(lang, &item, clerk.now().date(), &call);
    let facts = facts.into_iter().map(|(what, said)| format!("{what}\t{}\n", safe(&said)));
    let mut text = facts.collect::<Vec<_>>().concat();
    for past in clerk.store().history(Subject::Item(no), Page::ALL).map_err(failed)? {
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
    for Waiting { no, text, from, author } in waiting {
        let badge = author.and_then(|id| roster.get(id)?.badge).unwrap_or(Badge::NOBODY);
        let text = ron::to_string(&text).map_err(|error| CliError::new(Exit::Disk, error.to_string()))?;
        let _ = writeln!(lines, "RaiseConcern(badge:{badge},text:{text},from:{from:?},of:\"{no}\")");
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
    let council = clerk.council().map_err(|error| caller.kept(error))?;
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
        let council = clerk.council().map_err(|error| caller.kept(error))?;
        let calendar = clerk.calendar().map_err(|error| caller.kept(error))?;
        let shifts = council.turns(from, args.days.into(), first.saturating_sub(1), &calendar);
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

fn patrol(caller: &Caller, list: Option<PatrolList>, lines: &[String]) -> Result<Exit, CliError> {
    let lang = caller.lang;
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
