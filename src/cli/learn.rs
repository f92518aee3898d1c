//! `yishi learn`: the course. Lessons in the real console, in practice meetings; what was passed is read from their journals.

mod papers;

use std::path::PathBuf;

use super::{
    Caller, CliError, Exit, meet, rehearse, say,
    show::{self, Looks},
};
use crate::{
    i18n::{journal as worded, rehearsal::learn as words},
    office::course::{self, Attempt, Judged, Standing},
    rehearsal::{Lesson, Start},
    sitting::Sitting,
    station::Home,
    tui::{
        App,
        console::Coach,
        learn::{self, Chosen, Row, Screen},
    },
};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    task: Option<Task>,
    #[command(flatten)]
    show: show::Args,
}

#[derive(clap::Subcommand)]
enum Task {
    /// The lessons, and which of them were passed
    List,
    /// Begin a lesson, or go on with one that was left half-way
    Start(Begin),
    /// Read the journals of all lessons that were passed again: 0 all of them hold, 1 some don't
    Check,
    /// One line a lesson as a table (XLSX): done or not, and when; never a score
    Export {
        /// The file, like out.xlsx
        file: PathBuf,
    },
    /// A lesson begins anew: what was done of it so far counts for nothing; its meetings stay
    Reset {
        /// The number of the lesson
        #[arg(value_name = "LESSON")]
        lesson: String,
    },
    /// The record of what was practised, to be signed by a trainer (DOCX or HTML); refused while something is missing
    Record {
        /// The file, like out.docx or out.html
        file: PathBuf,
    },
}

#[derive(clap::Args)]
struct Begin {
    /// The number of the lesson, or the id of a meeting of one, or how it begins
    #[arg(value_name = "LESSON")]
    which: String,
    /// From the beginning, also where it was left half-way
    #[arg(long)]
    anew: bool,
    #[command(flatten)]
    show: show::Args,
}

/// A lesson by its number, as people write it.
fn lesson(said: &str) -> Option<u8> {
    let typed = crate::text::numbers(said);
    let typed = typed.trim().trim_start_matches('第').trim_end_matches('课').trim();
    typed.parse().ok().filter(|id| Lesson::of(*id).is_some())
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    match &args.task {
        None => screen(caller, &args.show),
        Some(Task::List) => list(caller),
        Some(Task::Start(begin)) => start(caller, begin),
        Some(Task::Check) => check(caller),
        Some(Task::Export { file }) => papers::export(caller, file, &standings(caller)?.1),
        Some(Task::Reset { lesson }) => reset(caller, lesson),
        Some(Task::Record { file }) => {
            let (home, all) = standings(caller)?;
            papers::record(caller, &home, file, &all)
        }
    }
}

/// Every lesson as the journals say it; what is wrong with the trainee's file is said, and makes no difference.
fn standings(caller: &Caller) -> Result<(Home, Vec<Standing>), CliError> {
    let home = caller.home()?;
    let (all, fault) = course::course(&home).map_err(|error| caller.station(error))?;
    if let Some(fault) = fault {
        say(&words::untaught(caller.lang, fault.line, &fault.why));
    }
    Ok((home, all))
}

/// When a lesson was passed: as it was kept, else when its meeting was made.
fn when(attempt: &Attempt) -> String {
    let kept = attempt.learnt.as_ref().map(|learnt| learnt.when.date());
    let made = || {
        let (seconds, _) = attempt.meeting.get_timestamp()?.to_unix();
        chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0).map(|at| at.date_naive())
    };
    kept.or_else(made).map(|day| day.to_string()).unwrap_or_default()
}

fn state(caller: &Caller, standing: &Standing) -> String {
    match (standing.passed(), standing.half_way()) {
        (Some(attempt), _) => words::done_on(caller.lang, &when(attempt)),
        (None, Some(_)) => words::half_way(caller.lang),
        (None, None) => words::not_yet(caller.lang),
    }
}

fn row(caller: &Caller, standing: &Standing) -> String {
    let lesson = standing.lesson;
    let title = words::told(caller.lang, &lesson.title);
    words::listed(caller.lang, lesson.id, title, lesson.minutes, &state(caller, standing))
}

fn list(caller: &Caller) -> Result<Exit, CliError> {
    let (_, all) = standings(caller)?;
    let rows: String = all.iter().map(|standing| row(caller, standing) + "\n").collect();
    caller.print(rows.as_bytes())
}

fn short(meeting: uuid::Uuid) -> String {
    meeting.to_string().get(..13).unwrap_or_default().to_owned()
}

/// Each lesson that was passed, read again; those that don't hold are named.
fn check(caller: &Caller) -> Result<Exit, CliError> {
    let (home, all) = standings(caller)?;
    let mut holds = true;
    let mut lines: Vec<String> = Vec::new();
    for standing in &all {
        let title = words::title(caller.lang, standing.lesson);
        for attempt in standing.fallen() {
            holds = false;
            lines.push(words::fallen(caller.lang, &title, &short(attempt.meeting), &why(caller, attempt)));
        }
        let Some(attempt) = standing.passed() else { continue };
        lines.push(words::stands(caller.lang, &title, &short(attempt.meeting), &when(attempt)));
        // The file of the trainee may be lost: what the journals say is written down again.
        if let (None, Judged::Passed { head, .. }) = (&attempt.learnt, &attempt.judged) {
            let learnt = crate::station::Learnt {
                lesson: standing.lesson.id,
                version: standing.lesson.version,
                meeting: attempt.meeting,
                when: Caller::clock()?.now(),
                head: head.clone(),
            };
            let found = home.keep_learnt(learnt);
            found.map_err(|error| caller.io(&home.root().to_string_lossy(), &error))?;
        }
    }
    if lines.is_empty() {
        lines.push(words::nothing_passed(caller.lang));
    }
    caller.print(format!("{}\n", lines.join("\n")).as_bytes())?;
    Ok(if holds { Exit::Done } else { Exit::Refused })
}

/// Why an attempt that was passed doesn't hold.
fn why(caller: &Caller, attempt: &Attempt) -> String {
    match &attempt.judged {
        Judged::Passed { .. } => String::new(),
        Judged::Open => words::no_longer_met(caller.lang),
        Judged::OtherVersion { was } => words::other_version(caller.lang, *was),
        Judged::Gone => words::gone(caller.lang),
        Judged::Broken(report) => caller.lang.list(worded::report(caller.lang, report)),
    }
}

fn reset(caller: &Caller, which: &str) -> Result<Exit, CliError> {
    let unknown = || CliError::new(Exit::Usage, words::no_lesson(caller.lang, which));
    let lesson = lesson(which).ok_or_else(unknown)?;
    let (home, all) = standings(caller)?;
    let standing = all.iter().find(|standing| standing.lesson.id == lesson);
    let meetings: Vec<_> = standing.iter().flat_map(|of| &of.attempts).map(|attempt| attempt.meeting).collect();
    home.begin_anew(lesson, &meetings).map_err(|error| caller.io(&home.root().to_string_lossy(), &error))?;
    say(&words::begins_anew(caller.lang, lesson, meetings.len()));
    Ok(Exit::Done)
}

fn start(caller: &Caller, begin: &Begin) -> Result<Exit, CliError> {
    meet::wants_terminal(caller)?;
    let (home, all) = standings(caller)?;
    if let Some(id) = lesson(&begin.which) {
        let Some(standing) = all.iter().find(|standing| standing.lesson.id == id) else {
            return Err(CliError::new(Exit::Usage, words::no_lesson(caller.lang, &begin.which)));
        };
        return run_lesson(caller, &home, standing, begin.anew, &begin.show);
    }
    let id = home.resolve(&begin.which).map_err(|error| caller.station(error))?;
    let known = all.iter().flat_map(|standing| &standing.attempts).any(|attempt| attempt.meeting == id);
    if !known {
        return Err(CliError::new(Exit::Usage, words::no_lesson(caller.lang, &begin.which)));
    }
    let looks = caller.looks(Some(&home), &begin.show)?;
    let sitting = course::go_on_with(&home, id).map_err(|error| caller.failed(error))?;
    console(caller, sitting, looks, false)
}

/// Goes on where it was left, unless it is to begin anew.
fn run_lesson(
    caller: &Caller,
    home: &Home,
    standing: &Standing,
    anew: bool,
    show: &show::Args,
) -> Result<Exit, CliError> {
    let lesson = standing.lesson;
    let looks = caller.looks(Some(home), show)?;
    if let Some(attempt) = standing.half_way().filter(|_| !anew) {
        let sitting = course::go_on_with(home, attempt.meeting).map_err(|error| caller.failed(error))?;
        say(&words::goes_on(caller.lang, lesson.id));
        return console(caller, sitting, looks, lesson.start == Start::Tour);
    }
    if let Start::Evening(cast) = lesson.start {
        return rehearse::evening(caller, home, cast, looks);
    }
    let sitting = course::begin_lesson(home, lesson, caller.lang).map_err(|error| caller.failed(error))?;
    let Some(sitting) = sitting else { return Ok(Exit::Done) };
    console(caller, sitting, looks, lesson.start == Start::Tour)
}

/// So fast goes waiting in a lesson; what happens goes as it is.
const RATE: u32 = 4;

fn console(caller: &Caller, sitting: Sitting, looks: Looks, tour: bool) -> Result<Exit, CliError> {
    let mut app = App::meeting(sitting, caller.lang);
    app.rehearses(RATE, Coach::Asked);
    if tour {
        app.tours();
    }
    meet::show(caller, app, looks)
}

/// The list of lessons, until somebody leaves it.
fn screen(caller: &Caller, show: &show::Args) -> Result<Exit, CliError> {
    meet::wants_terminal(caller)?;
    loop {
        let (home, all) = standings(caller)?;
        let Looks { theme, .. } = caller.looks(Some(&home), show)?;
        let rows: Vec<Row> = all
            .iter()
            .map(|standing| Row {
                text: row(caller, standing),
                task: words::told(caller.lang, &standing.lesson.task).to_owned(),
                done: standing.passed().is_some(),
                half_way: standing.half_way().is_some(),
            })
            .collect();
        let next = || all.iter().position(|standing| standing.passed().is_none()).unwrap_or(0);
        let chosen = learn::run(Screen::new(rows, next(), theme, caller.lang));
        match chosen.map_err(|error| caller.io("terminal", &error))? {
            Chosen::Leave => return Ok(Exit::Done),
            Chosen::Lesson { row, anew } => {
                if let Some(standing) = all.get(row) {
                    run_lesson(caller, &home, standing, anew, show)?;
                }
            }
        }
    }
}
