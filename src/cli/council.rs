//! `yishi council`: terms, seats, turns, the regular meeting and its minutes.

use std::path::PathBuf;

use super::{
    Caller, CliError, Exit,
    leaf::{Draft, List, print_leaves},
    paper::put,
    say,
    track::{Format, columns},
};
use crate::{
    i18n::{tracker as words, tracker::leaf},
    office::{
        Clerk,
        council::{self, seat},
        printed,
    },
    register::leaf::{Desk, outcome},
    store::Page,
    text::{names, safe},
    tracker::{
        Command, Leaf, LeafKind, LeafNo, Leaves, Party,
        council::{Remark, Shift},
        leaf::{Field, Value},
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) typed: super::track::Typed,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// A new term; it ends the one before, with its seats
    Term(Term),
    /// A seat: a new one, or what changed of somebody's
    Seat(Seat),
    /// Somebody leaves the council
    Leave {
        /// Who
        name: String,
        /// Why
        reason: String,
    },
    /// Two exchange turns: on this day one serves for the other, who takes their next turn
    Swap {
        /// The day
        day: String,
        /// Whose turn it is
        from: String,
        /// Who takes it
        to: String,
    },
    /// Who was really on duty on a day
    There {
        /// The day
        day: String,
        /// Who
        names: Vec<String>,
    },
    /// What waits for the council
    Agenda,
    /// The regular meeting: who was there, and what became of which matter, like 26-v12=街道 or 26-0-5=adopted
    Meet(Meet),
    /// One page of minutes of a regular meeting
    Minutes {
        /// Its number, like 26-c5
        sitting: LeafNo,
        /// Into this file, .docx, .html or .md; else to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Seats, the newest first
    Seats(List),
    /// Terms, the newest first
    Terms(List),
    /// Regular meetings, the newest first
    List(List),
}

#[derive(clap::Args)]
pub(super) struct Term {
    /// Which term it is [default: the next]
    #[arg(long, value_name = "N")]
    number: Option<String>,
    /// From this day on [default: today]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Until this day, as planned
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// On what it rests
    #[arg(long, value_name = "WORDS")]
    basis: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct Seat {
    /// Who
    name: String,
    /// How they serve: standing, or resident for the X of 7+X [default: standing]
    #[arg(long, value_name = "HOW")]
    class: Option<String>,
    /// From where: community committees, owners' committee, property manager, society, active resident, local unit, also in Chinese
    #[arg(long, value_name = "SECTOR")]
    sector: Option<String>,
    /// What they see to: chair, deputy chair, handler, approver, supervisor, also in Chinese; several with commas between them
    #[arg(long, value_name = "OFFICES")]
    office: Option<String>,
    /// They live here: yes or no
    #[arg(long, value_name = "YES|NO")]
    here: Option<String>,
    /// From this day on [default: today]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct Meet {
    /// What became of which matter: its number, =, and where it goes or how it stands, with words behind
    #[arg(value_name = "NO=WHAT")]
    settled: Vec<String>,
    /// Who was there; commas between several
    #[arg(long, value_name = "NAMES")]
    present: Vec<String>,
    /// Whatever else is to be kept
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
}

pub(super) fn run(caller: &Caller, task: Option<&Task>) -> Result<Exit, CliError> {
    caller.tells_later(matches!(task, Some(Task::Meet(_) | Task::Leave { .. })))?;
    match task {
        None => show(caller),
        Some(Task::Term(args)) => term(caller, args),
        Some(Task::Seat(args)) => set_seat(caller, args),
        Some(Task::Leave { name, reason }) => {
            let mut clerk = caller.clerk()?;
            let party = caller.party(&mut clerk, name)?;
            let leaf = seat_of(caller, &clerk, &party)?.ok_or_else(|| no_seat(caller, name))?;
            caller.give(&mut clerk, &[Command::EndLeaf { leaf: leaf.no, reason: reason.clone(), basis: None }])
        }
        Some(Task::Swap { day, from, to }) => {
            let mut clerk = caller.clerk()?;
            let day = caller.day_near(day, clerk.now().date())?;
            let (from, to) = (caller.party(&mut clerk, from)?, caller.party(&mut clerk, to)?);
            caller.give(&mut clerk, &[Command::Swap { day, from, to }])
        }
        Some(Task::There { day, names }) => {
            let mut clerk = caller.clerk()?;
            let day = caller.day_of(Some(day), clerk.now().date())?;
            let who = parties(caller, &mut clerk, names)?;
            caller.give(&mut clerk, &[Command::SetShifts(vec![Shift { day, who }])])
        }
        Some(Task::Agenda) => {
            let clerk = caller.looking()?;
            let items = clerk.agenda().map_err(|error| caller.kept(error))?;
            let row = |item: &crate::tracker::Item| {
                vec![
                    words::item_no(caller.lang, item.no),
                    words::title(caller.lang, item),
                    words::at(caller.lang, item),
                ]
            };
            caller.print(columns(&items.iter().map(row).collect::<Vec<_>>()).as_bytes())
        }
        Some(Task::Meet(args)) => meet(caller, args),
        Some(Task::Minutes { sitting, out }) => {
            let clerk = caller.looking()?;
            let leaf = clerk.store().leaf(*sitting).map_err(|error| caller.kept(error.into()))?;
            let paper = leaf.map(|leaf| printed::sitting(&clerk, caller.lang, &leaf)).transpose();
            let paper = paper.map_err(|error| caller.kept(error))?.flatten();
            let none = || CliError::new(Exit::Usage, leaf::no_sitting(caller.lang, &sitting.to_string()));
            put(caller, &paper.ok_or_else(none)?, out.as_deref())
        }
        Some(Task::Seats(list)) => list.print(caller, LeafKind::Seat),
        Some(Task::Terms(list)) => list.print(caller, LeafKind::Term),
        Some(Task::List(list)) => list.print(caller, LeafKind::Sitting),
    }
}

fn parties(caller: &Caller, clerk: &mut Clerk, said: &[String]) -> Result<Vec<Party>, CliError> {
    said.iter().flat_map(|said| names(said)).map(|name| caller.party(clerk, &name)).collect()
}

fn no_seat(caller: &Caller, name: &str) -> CliError {
    CliError::new(Exit::Usage, leaf::no_seat(caller.lang, name))
}

/// The term that there is.
fn term_of(caller: &Caller, clerk: &Clerk, on: chrono::NaiveDate) -> Result<Leaf, CliError> {
    let term = council::term(clerk.store(), on).map_err(|error| caller.kept(error))?;
    term.ok_or_else(|| CliError::new(Exit::Refused, leaf::no_term(caller.lang)))
}

/// The seat of somebody: in the newest term, where they have one there.
fn seat_of(caller: &Caller, clerk: &Clerk, party: &Party) -> Result<Option<Leaf>, CliError> {
    let seats = Leaves::of(LeafKind::Seat).open(clerk.now().date());
    let seats = clerk.store().leaves(seats, Page::ALL).map_err(|error| caller.kept(error.into()))?;
    Ok(seats.into_iter().find(|leaf| seat(leaf).is_some_and(|seat| seat.person == *party)))
}

fn show(caller: &Caller) -> Result<Exit, CliError> {
    let (lang, clerk) = (caller.lang, caller.looking()?);
    let today = clerk.now().date();
    let call = |id| clerk.call(id);
    let seats = council::seats(clerk.store(), today).map_err(|error| caller.kept(error))?;
    let held: Vec<_> = seats.iter().filter_map(seat).collect();
    for remark in Remark::of(&held) {
        say(&leaf::remark(lang, &remark, &call));
    }
    if let Some(term) = council::term(clerk.store(), today).map_err(|error| caller.kept(error))? {
        let title = leaf::leaf_title(lang, &term.body, &call);
        caller.print(format!("{}\t{}\n", leaf::leaf_no(lang, term.no), safe(&title)).as_bytes())?;
    }
    print_leaves(caller, &clerk, LeafKind::Seat, Format::Table, &seats)
}

fn term(caller: &Caller, args: &Term) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let mut known = Vec::new();
    if args.number.is_none() {
        let next = council::next_term(clerk.store()).map_err(|error| caller.kept(error))?;
        known.push((Field::Number, Value::Count(next)));
    }
    if args.from.is_none() {
        known.push((Field::From, Value::Day(clerk.now().date())));
    }
    let typed = vec![
        (Field::Number, args.number.as_deref()),
        (Field::From, args.from.as_deref()),
        (Field::Until, args.until.as_deref()),
        (Field::Basis, args.basis.as_deref()),
    ];
    Draft { kind: LeafKind::Term, leaf: None, typed, known, with: Vec::new() }.give(caller, &mut clerk)
}

fn set_seat(caller: &Caller, args: &Seat) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let today = clerk.now().date();
    let party = caller.party(&mut clerk, &args.name)?;
    let term = council::newest(clerk.store(), today).map_err(|error| caller.kept(error))?;
    let term = term.ok_or_else(|| CliError::new(Exit::Refused, leaf::no_term(caller.lang)))?;
    let held = seat_of(caller, &clerk, &party)?.filter(|held| held.body.term() == Some(term.no)).map(|held| held.no);
    let mut known = Vec::new();
    let mut class = args.class.as_deref();
    if held.is_none() {
        let from = term.body.day().max(today);
        known.extend([(Field::Term, Value::Leaf(term.no)), (Field::Person, Value::Party(party))]);
        known.extend(args.from.is_none().then_some((Field::From, Value::Day(from))));
        class = class.or(Some("1"));
    }
    let typed = vec![
        (Field::Class, class),
        (Field::Sector, args.sector.as_deref()),
        (Field::Offices, args.office.as_deref()),
        (Field::LivesHere, args.here.as_deref()),
        (Field::From, args.from.as_deref()),
    ];
    Draft { kind: LeafKind::Seat, leaf: held, typed, known, with: Vec::new() }.give(caller, &mut clerk)
}

fn meet(caller: &Caller, args: &Meet) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
    let term = term_of(caller, &clerk, on)?;
    let year = u16::try_from(chrono::Datelike::year(&on)).unwrap_or(2000);
    let track = |no| clerk.store().item(no).ok().flatten().map(|item| item.track);
    let desk = Desk { lang: caller.lang, year, track: &track };
    let with: Result<Vec<_>, String> = args.settled.iter().map(|said| outcome(&desk, said)).collect();
    let with = with.map_err(|why| CliError::new(Exit::Usage, why))?;
    let present = parties(caller, &mut clerk, &args.present)?;
    let known = vec![
        (Field::Term, Value::Leaf(term.no)),
        (Field::On, Value::Day(on)),
        (Field::Present, Value::Parties(present)),
    ];
    let typed = vec![(Field::Note, args.note.as_deref())];
    Draft { kind: LeafKind::Sitting, leaf: None, typed, known, with }.give(caller, &mut clerk)
}
