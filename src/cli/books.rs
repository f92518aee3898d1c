//! `yishi station`, `undo`, `backup`, `restore`, `move`: the record of the station itself.

use std::path::{Path, PathBuf};

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{books as words, cli, journal as worded, track, tracker},
    journal::{Claim, compare_of, copy_of, salvage_of, verify_of},
    office::{
        Clerk,
        backup::{self, BackupError, Manifest},
    },
    station::Home,
    store::{Books, FOLDER, Record},
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Is this the record that was written? Prints its head; 0 it is, 1 it isn't
    Verify {
        /// A head that stands on a paper
        #[arg(long, value_name = "HEAD")]
        head: Option<Claim>,
    },
    /// Make a new record of the lines that hold, where one is broken; the old file stays
    Salvage {
        /// A home for the new record; it must not hold one yet [else salvaged, in the home]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Take the texts out of one line of the record; its place in the chain stays
    Redact {
        /// Number of the line
        #[arg(value_parser = super::number::<i64>)]
        line: i64,
    },
    /// Bring the copy on the stick up to the record
    Mirror,
    /// Which estate the station is of, as its papers say; with a name, from now on so
    Estate {
        /// What it is called; an empty one takes back what was said [else says what stands]
        name: Option<String>,
    },
    /// Go on with a record that is older than this laptop knew it, or another one; a line says so
    GoOn,
}

#[derive(clap::Args)]
pub(super) struct Undo {
    #[command(flatten)]
    pub(super) typed: super::track::Typed,
    /// Number of the line, as `yishi track history` has it [else the newest that can be taken back]
    #[arg(value_parser = super::number::<i64>)]
    pub(super) line: Option<i64>,
}

#[derive(clap::Args)]
pub(super) struct Backup {
    /// The file; nothing may be there yet
    file: PathBuf,
    /// Leave the names of people and the roster out
    #[arg(long)]
    without_names: bool,
}

#[derive(clap::Args)]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct Move {
    #[command(flatten)]
    pub(super) typed: super::track::Typed,
    /// The file; nothing may be there yet
    pub(super) file: PathBuf,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    let home = caller.home()?;
    match task {
        Task::Verify { head } => verify(caller, &home, head.as_ref()),
        Task::Salvage { out } => salvage(caller, &home, out.clone()),
        Task::Redact { line } => super::track::redact(caller, *line),
        Task::Mirror => mirror(caller, &home),
        Task::Estate { name } => estate(caller, &home, name.as_deref()),
        Task::GoOn => {
            let record = Record::look(home.root()).or_else(|_| Record::unread(home.root()));
            let record = record.map_err(|error| caller.kept(error.into()))?;
            let went_on = record.go_on_as_it_stands(Caller::clock()?.now(), None);
            if !went_on.map_err(|error| caller.kept(error.into()))? {
                return Err(CliError::new(Exit::Refused, words::is_the_same(caller.lang)));
            }
            say(&words::goes_on(caller.lang));
            Ok(Exit::Done)
        }
    }
}

fn estate(caller: &Caller, home: &Home, name: Option<&str>) -> Result<Exit, CliError> {
    if let Some(name) = name {
        home.set_estate(Some(name)).map_err(|error| caller.io(&home.root().to_string_lossy(), &error))?;
    }
    let clerk = Clerk::open(home, Caller::clock()?).map_err(|error| caller.kept(error))?;
    let estate = clerk.estate().map_err(|error| caller.kept(error))?;
    say(&estate.map_or_else(|| track::of_no_estate(caller.lang), |estate| track::estate_set(caller.lang, &estate)));
    Ok(Exit::Done)
}

fn verify(caller: &Caller, home: &Home, head: Option<&Claim>) -> Result<Exit, CliError> {
    // What is kept in a database becomes the record first; one that went back is looked at as it is.
    let opened = Record::look(home.root());
    let report = verify_of::<Books>(&home.root().join(FOLDER), head).map_err(|error| caller.failed(error.into()))?;
    for said in worded::report(caller.lang, &report) {
        say(&said);
    }
    if let Some(line) = report.entries.iter().rev().find(|line| line.old.is_some()) {
        say(&words::proves_from(caller.lang, line.seq + 1));
    }
    let mut holds = report.holds();
    if !holds {
        // What was read of it before is not trusted either: from now on it is read up to where it holds.
        Record::mistrust(home.root());
    }
    if let Err(error) = opened {
        say(&tracker::store(caller.lang, &error));
        holds = false;
    }
    if let (Some(dir), Some(id)) = (home.settings().map_err(|error| caller.station(error))?.mirror, report.meeting) {
        let standing = compare_of::<Books>(&home.root().join(FOLDER), id, &dir);
        say(&worded::standing(caller.lang, &dir, standing));
    }
    caller.print(format!("{}\n", report.head).as_bytes())?;
    Ok(if holds { Exit::Done } else { Exit::Refused })
}

fn salvage(caller: &Caller, home: &Home, out: Option<PathBuf>) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let out = out.unwrap_or_else(|| home.root().join("salvaged"));
    let done = salvage_of::<Books>(&home.root().join(FOLDER), &out).map_err(|error| caller.failed(error.into()))?;
    let Some(done) = done else {
        return Err(CliError::new(Exit::Refused, cli::nothing_to_salvage(lang)));
    };
    say(&cli::salvaged(lang, done.lines, done.left_out, &worded::fault(lang, &done.fault)));
    if let Some(why) = &done.nameless {
        say(&cli::nameless(lang, &worded::error(lang, why)));
    }
    caller.print_path(&done.folder)
}

fn mirror(caller: &Caller, home: &Home) -> Result<Exit, CliError> {
    let Some(dir) = home.settings().map_err(|error| caller.station(error))?.mirror else {
        return Err(CliError::new(Exit::Refused, words::no_mirror(caller.lang)));
    };
    let record = Record::look(home.root()).map_err(|error| caller.kept(error.into()))?;
    let head = record.head().map_err(|error| caller.kept(error.into()))?;
    let Some((head, id)) = head else { return Err(CliError::new(Exit::Refused, words::no_record(caller.lang))) };
    match copy_of::<Books>(record.folder(), id, &dir) {
        Ok(()) => say(&words::mirrored(caller.lang, head.seq)),
        Err(why) => return Err(CliError::new(Exit::Disk, worded::trouble(caller.lang, &why))),
    }
    Ok(Exit::Done)
}

pub(super) fn undo(caller: &Caller, line: Option<i64>) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    match clerk.undo(line).map_err(|error| caller.kept(error))? {
        Ok(undone) => {
            say(&words::taken_back(caller.lang, &words::events(caller.lang, &undone.events, &clerk)));
            Ok(Exit::Done)
        }
        Err(why) => Err(CliError::new(Exit::Refused, words::not_undone(caller.lang, &why))),
    }
}

pub(super) fn backup(caller: &Caller, args: &Backup) -> Result<Exit, CliError> {
    let (home, now) = (caller.home()?, Caller::clock()?.now());
    let made = backup::backup(&home, &args.file, !args.without_names, now);
    let made = made.map_err(|error| trouble(caller, error))?;
    told(caller, &made, false);
    caller.print_path(&args.file)
}

pub(super) fn restore(caller: &Caller, args: &Restore) -> Result<Exit, CliError> {
    let home = caller.home()?;
    let taken = backup::restore(&home, &args.file).map_err(|error| trouble(caller, error))?;
    told(caller, &taken, true);
    caller.print_path(home.root())
}

pub(super) fn move_away(caller: &Caller, file: &Path) -> Result<Exit, CliError> {
    let (home, now) = (caller.home()?, Caller::clock()?.now());
    let mut clerk = caller.clerk_of(&home)?;
    let by = caller.by.as_ref().map(|by| caller.party(&mut clerk, by)).transpose()?;
    clerk.keep_new(true).map_err(|error| caller.kept(error))?;
    drop(clerk);
    let made = backup::move_away(&home, file, now, by.as_ref()).map_err(|error| trouble(caller, error))?;
    told(caller, &made, false);
    say(&words::moved(caller.lang));
    caller.print_path(file)
}

fn told(caller: &Caller, manifest: &Manifest, back: bool) {
    let (lang, meetings) = (caller.lang, manifest.meetings.len());
    let head = manifest.station.as_deref().unwrap_or("0");
    say(&if back { words::restored(lang, meetings, head) } else { words::backed_up(lang, meetings, head) });
    if !manifest.names {
        say(&words::without_names(lang));
    }
}

fn trouble(caller: &Caller, error: BackupError) -> CliError {
    let lang = caller.lang;
    match error {
        BackupError::Office(error) => caller.kept(error),
        BackupError::Io { path, source } => caller.io(&path.to_string_lossy(), &source),
        BackupError::Exists(path) => CliError::new(Exit::Refused, words::is_there(lang, &worded::place(&path))),
        BackupError::NotWhole { path, what } => {
            CliError::new(Exit::Usage, words::not_whole(lang, &what, &worded::place(&path)))
        }
        BackupError::NotInIt { what } => CliError::new(Exit::Refused, words::not_in_it(lang, &what)),
        BackupError::Newer(path) => CliError::new(Exit::Usage, words::newer(lang, &worded::place(&path))),
    }
}
