//! The command line: data goes to stdout, words to stderr. Without a terminal nothing waits for a key.

mod apply;
mod books;
mod charter;
mod coach;
mod council;
mod covenant;
mod demo;
mod desk;
mod documents;
mod erase;
mod error;
mod figures;
mod fund;
mod handover;
mod help;
mod import;
mod keys;
mod kit;
mod leaf;
mod learn;
mod list;
mod meet;
mod minutes;
mod notice;
mod notices;
mod packet;
mod paper;
mod patrol;
mod redact;
mod rehearse;
mod replay;
mod reply;
mod report;
mod roster;
mod said;
mod salvage;
mod show;
mod tables;
mod today;
mod track;
mod usage;
mod verify;
mod wall;
mod work_report;

use std::{
    env,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::{
    i18n::Lang,
    meeting::Moment,
    sitting::Clock,
    station::{Home, StationError},
    text::safe,
};
use error::{CliError, Exit};

/// Runs a residents' Open Space meeting, and keeps its record.
#[derive(Parser)]
#[command(
    name = "yishi",
    version,
    after_help = "Exit codes: 0 done, 1 refused or a check failed, 2 usage or unreadable input, 3 the disk or a file"
)]
struct Cli {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Where meetings are kept [else YISHI_HOME, else the platform's folder for data]"
    )]
    home: Option<PathBuf>,
    /// Language of everything that is shown
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Tongue>,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
#[command(defer = true)]
enum Task {
    /// Run a meeting: the console
    Meet(meet::Args),
    /// Show a meeting on the projector while it is run in another terminal
    Wall(wall::Args),
    /// Give commands, one RON value a line; each is answered before the next is read
    Apply(apply::Args),
    /// Is this the journal that was written? Prints its head; 0 it is, 1 it isn't, 3 it can't be read
    Verify(verify::Args),
    /// Make a new journal of the lines that hold, where one is broken; the old file stays
    Salvage(salvage::Args),
    /// Take the texts out of one line of a meeting; its place in the chain stays
    Redact(redact::Args),
    /// Take somebody out of the names of every meeting
    Erase(erase::Args),
    /// Write the minutes of a meeting
    Minutes(minutes::Args),
    /// Write the public notice of a meeting: no roll, no sides, no numbers of anybody
    Notice(notice::Args),
    /// The board: what must be posted, what hangs until when, which comments wait for an answer
    Notices(notices::Args),
    /// What people said to a notice, and what was answered: list, add, reply
    Comments(notice::CommentArgs),
    /// Write one motion for whoever has the power that the estate lacks, with an empty form for the reply
    Packet(packet::Args),
    /// Print the paper kit before a meeting: sign-in sheet, badges, cards, grids, slips, as HTML and PDF for A4
    Paper(kit::Args),
    /// The residents that the station knows: import, list, export
    #[command(subcommand)]
    Roster(roster::Task),
    /// What the tables wrote, typed in on a second laptop: export a form, import it filled in
    #[command(subcommand)]
    Tables(tables::Task),
    /// What is to be done at the station today, what presses most first
    Today(today::Args),
    /// What the station did in a month, a quarter or a year, in figures
    Figures(figures::Args),
    /// The work report of a month, a quarter or a year, for the community and the street
    Report(work_report::Args),
    /// What was promised, sent on and noted, until it is done
    Track(track::Noun<track::Task>),
    /// What somebody answered to what was sent, by its number
    Reply(reply::Args),
    /// The duty desk: visits, who is on duty, the patrol
    Desk(track::Noun<desk::Task>),
    /// The patrol: blocks, the round of a day, what was found
    Patrol(track::Noun<patrol::Task>),
    /// The council: terms, seats, turns, the regular meeting and its minutes
    Council(council::Args),
    /// The residents' covenant: articles from a motion that passed to the day on which one is in force
    Covenant(track::Noun<covenant::Task>),
    /// Coaching: who came, what was advised, sums of a year
    Coach(track::Noun<coach::Task>),
    /// The paper of a change of terms: what is open, who has it, where the record is
    Handover(handover::Args),
    /// The residents' fund: where money is, whose it is, what moved it
    Fund(track::Noun<fund::Task>),
    /// The record of the station: check it, mend it, copy it
    #[command(subcommand)]
    Station(books::Task),
    /// Take back what was written down last at the station, if nothing came after it
    Undo(books::Undo),
    /// Copy all of the station into one file
    Backup(books::Backup),
    /// Put a backup back, into an empty home or over its beginning
    Restore(books::Restore),
    /// Copy all of the station for another laptop, which goes on with it
    Move(books::Move),
    /// Show or check a charter
    #[command(subcommand)]
    Charter(charter::Task),
    /// The worked meeting, as a practice copy
    Demo(demo::Args),
    /// The course: twelve lessons and three evenings, in practice meetings
    Learn(learn::Args),
    /// A practice evening with residents who act: you type, the room answers
    Rehearse(rehearse::Args),
    /// All that happens in the room of a rehearsal, for a trainer on a second screen
    Room(rehearse::RoomArgs),
    /// Look at an evening again, line by line, with what the console knew beside the wall
    Replay(replay::Args),
    /// Print the keys of the console, as they hold in this home
    Keys(keys::Args),
    /// Write what a report of a bug wants to know into one file: no names, and of a meeting no word that anybody said
    ReportBug(report::Args),
    /// Print the completions of a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

/// How answers and charters are printed.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Output {
    /// For people
    Text,
    /// For programs
    Ron,
}

/// Who calls: in which language, from which home.
struct Caller {
    lang: Lang,
    home: Option<PathBuf>,
    /// Who types, as the history of the tracker is to have it.
    by: Option<String>,
    /// When it happened, where it is written down later: day and hour, as they were typed.
    on: Option<(String, Option<String>)>,
    /// It was said that something is behind.
    told: std::cell::Cell<bool>,
}

/// Parses, runs, and words what went wrong.
pub fn main() -> ExitCode {
    let read = |command: clap::Command| command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches));
    // Of all orders only the one that was given is put together; all of them, and in Chinese, only where help has to be said.
    let cli = match (read(Cli::command()), asked_in()) {
        (Ok(cli), _) => cli,
        (Err(asked), Lang::En) => return mistaken(Lang::En, &asked),
        (Err(asked), Lang::Zh) => {
            let asked = read(help::in_chinese(help::whole(Cli::command()))).err().unwrap_or(asked);
            return mistaken(Lang::Zh, &asked);
        }
    };
    let caller = Caller {
        lang: cli.lang.map_or_else(spoken, |tongue| match tongue {
            Tongue::Zh => Lang::Zh,
            Tongue::En => Lang::En,
        }),
        home: cli.home,
        by: None,
        on: None,
        told: std::cell::Cell::new(false),
    };
    let done = match cli.task {
        None if meet::has_terminal() => meet::run(&caller, &meet::Args::default()),
        None => list::run(&caller),
        Some(Task::Meet(args)) => meet::run(&caller, &args),
        Some(Task::Wall(args)) => wall::run(&caller, &args),
        Some(Task::Apply(args)) => apply::run(&caller, &args),
        Some(Task::Verify(args)) => verify::run(&caller, &args),
        Some(Task::Salvage(args)) => salvage::run(&caller, &args),
        Some(Task::Redact(args)) => redact::run(&caller, &args),
        Some(Task::Erase(args)) => erase::run(&caller, &args),
        Some(Task::Minutes(args)) => minutes::run(&caller, &args),
        Some(Task::Notice(args)) => notice::run(&caller, &args),
        Some(Task::Notices(args)) => notices::run(&caller, &args),
        Some(Task::Comments(args)) => notice::comments(&caller, &args),
        Some(Task::Packet(args)) => packet::run(&caller, &args),
        Some(Task::Paper(args)) => kit::run(&caller, &args),
        Some(Task::Roster(task)) => roster::run(&caller, &task),
        Some(Task::Tables(task)) => tables::run(&caller, &task),
        Some(Task::Today(args)) => today::run(&caller, &args),
        Some(Task::Figures(args)) => figures::run(&caller, &args),
        Some(Task::Report(args)) => work_report::run(caller, args),
        Some(Task::Track(args)) => track::run(&caller.typed(args.typed), &args.task),
        Some(Task::Reply(mut args)) => {
            let typed = std::mem::take(&mut args.typed);
            reply::run(&caller.typed(typed), &args)
        }
        Some(Task::Fund(args)) => fund::run(&caller.typed(args.typed), &args.task),
        Some(Task::Desk(args)) => desk::run(&caller.typed(args.typed), &args.task),
        Some(Task::Patrol(args)) => patrol::run(&caller.typed(args.typed), &args.task),
        Some(Task::Council(args)) => council::run(&caller.typed(args.typed), args.task.as_ref()),
        Some(Task::Covenant(args)) => covenant::run(&caller.typed(args.typed), &args.task),
        Some(Task::Coach(args)) => coach::run(&caller.typed(args.typed), &args.task),
        Some(Task::Handover(args)) => handover::run(&caller, &args),
        Some(Task::Station(task)) => books::run(&caller, &task),
        Some(Task::Undo(args)) => books::undo(&caller.typed(args.typed), args.line),
        Some(Task::Backup(args)) => books::backup(&caller, &args),
        Some(Task::Restore(args)) => books::restore(&caller, &args),
        Some(Task::Move(args)) => {
            let books::Move { typed, file } = args;
            books::move_away(&caller.typed(typed), &file)
        }
        Some(Task::Charter(task)) => charter::run(&caller, &task),
        Some(Task::Demo(args)) => demo::run(&caller, &args),
        Some(Task::Learn(args)) => learn::run(&caller, &args),
        Some(Task::Rehearse(args)) => rehearse::run(&caller, &args),
        Some(Task::Room(args)) => rehearse::room(&caller, &args),
        Some(Task::Replay(args)) => replay::run(&caller, &args),
        Some(Task::Keys(args)) => keys::run(&caller, &args),
        Some(Task::ReportBug(args)) => report::run(&caller, &args),
        Some(Task::Completions { shell }) => completions(&caller, shell),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            error.show();
            error.kind.into()
        }
    }
}

/// What clap has to say: help on stdout, a mistake on stderr. A mistake quotes what was typed, so it goes through the filter.
fn mistaken(lang: Lang, asked: &clap::Error) -> ExitCode {
    if !asked.use_stderr() {
        let _ = io::stdout().write_all(asked.render().to_string().as_bytes());
        return Exit::Done.into();
    }
    let mut lines = usage::lines(lang, asked).into_iter();
    say(&format!("yishi: {}", lines.next().unwrap_or_default()));
    lines.for_each(|line| say(&line));
    Exit::Usage.into()
}

/// In which language help is asked for, before anything is read.
fn asked_in() -> Lang {
    let args: Vec<String> = env::args().collect();
    let given = args.iter().zip(args.iter().skip(1)).find(|(name, _)| *name == "--lang").map(|(_, tongue)| tongue);
    let given = given.map(String::as_str).or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--lang=")));
    match given {
        Some("en") => Lang::En,
        Some(_) => Lang::Zh,
        None => spoken(),
    }
}

/// English where the system speaks it, Chinese everywhere else.
fn spoken() -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    match said.into_iter().find(|tongue| !tongue.is_empty()) {
        Some(tongue) if tongue.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

fn completions(caller: &Caller, shell: clap_complete::Shell) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "yishi", &mut script);
    caller.print(&script)
}

/// A number as people type it, of an argument: `２`, `2号`, `No.2`.
fn number<T: std::str::FromStr<Err: std::fmt::Display>>(said: &str) -> Result<T, String> {
    crate::text::numbers(said).parse().map_err(|error: T::Err| error.to_string())
}

impl Caller {
    /// With who types: as said, else as the environment says; and when what is typed happened.
    fn typed(self, said: track::Typed) -> Self {
        let by = said.by.or_else(|| env::var("YISHI_BY").ok()).filter(|by| !by.trim().is_empty());
        Self { by, on: said.on.map(|day| (day, said.time)), ..self }
    }

    /// The home: as asked for, else as the environment says, else the platform's.
    fn home(&self) -> Result<Home, CliError> {
        let named =
            self.home.clone().or_else(|| env::var_os("YISHI_HOME").filter(|home| !home.is_empty()).map(PathBuf::from));
        named.map_or_else(Home::of_platform, |home| Home::at(&home)).map_err(|error| self.station(error))
    }

    /// The machine's clock, unless the environment names one.
    fn clock() -> Result<Clock, CliError> {
        Ok(Self::named_clock()?.unwrap_or_else(Clock::system))
    }

    /// With `YISHI_CLOCK`, a clock that stands at that moment, so that a run can be repeated byte for byte; with `@FILE`
    /// the file holds the moment, and is read whenever the time is asked for.
    fn named_clock() -> Result<Option<Clock>, CliError> {
        let Ok(named) = env::var("YISHI_CLOCK") else {
            return Ok(None);
        };
        let clock = match named.strip_prefix('@') {
            Some(file) => Clock::by_hand(Path::new(file)).map_err(|error| error.to_string()),
            None => named.parse::<Moment>().map(Clock::at).map_err(|error| error.to_string()),
        };
        clock.map(Some).map_err(|why| CliError::new(Exit::Usage, format!("YISHI_CLOCK: {why}")))
    }

    /// Data for stdout. Whoever reads it may have left already; that is no mistake.
    fn print(&self, data: &[u8]) -> Result<Exit, CliError> {
        let mut out = io::stdout().lock();
        match out.write_all(data).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(self.io("stdout", &error)),
            _ => Ok(Exit::Done),
        }
    }

    /// Where something was put: for a program the path to the byte, on a terminal without what would move its cursor.
    fn print_path(&self, path: &Path) -> Result<Exit, CliError> {
        let mut line = path.as_os_str().as_encoded_bytes().to_vec();
        if io::stdout().is_terminal() {
            line = safe(&path.to_string_lossy()).to_string().into_bytes();
        }
        line.push(b'\n');
        self.print(&line)
    }

    /// What was named: a file or folder, else a meeting of the home.
    fn named(&self, what: &str) -> Result<PathBuf, CliError> {
        let file = PathBuf::from(what);
        if file.symlink_metadata().is_ok() {
            return Ok(file);
        }
        let home = self.home()?;
        Ok(home.folder(home.resolve(what).map_err(|error| self.station(error))?))
    }

    fn station(&self, error: StationError) -> CliError {
        self.failed(error.into())
    }
}

/// A word on stderr, beside the data.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{}", safe(words));
}
