//! `yishi tables`: what the tables wrote, typed in on a second laptop.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use super::{Caller, CliError, Exit, import::Source, minutes::looked, say};
use crate::{
    i18n::{names::Roll, refusal, table, tables as words},
    kit,
    meeting::{Command, Event},
    sitting::{Answer, Sitting},
    station::tables::{CAPS, New, Plan, Read, TableFault, plan, read},
    sys::Folder,
    table::Unreadable,
    text::safe,
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Write a workbook (.xlsx) to fill in beside the meeting: its tables, and what else lies on paper
    Export {
        /// The meeting: its id, or how it begins
        id: String,
        /// The file
        file: PathBuf,
    },
    /// Take the texts of a filled-in file (XLSX, CSV or RON) into the meeting; what it has already is passed over
    Import {
        /// The meeting: its id, or how it begins
        id: String,
        #[command(flatten)]
        from: Source,
    },
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::Export { id, file } => export(caller, id, file),
        Task::Import { id, from } => import(caller, id, from),
    }
}

fn export(caller: &Caller, id: &str, file: &Path) -> Result<Exit, CliError> {
    let sitting = looked(caller, id)?;
    let names = Roll { lang: caller.lang, calls: &sitting.calls() };
    let form = kit::form::form(caller.lang, sitting.meeting(), &names);
    let bytes = form.map_err(|error| CliError::new(Exit::Disk, error.to_string()))?;
    // Somebody may have filled it in: it is not written over.
    if file.symlink_metadata().is_ok() {
        return Err(CliError::new(Exit::Usage, words::in_the_way(caller.lang, &file.to_string_lossy())));
    }
    let folder = Folder::open(file.parent().unwrap_or(Path::new("")));
    let put = folder.and_then(|folder| folder.place(file.file_name().unwrap_or(file.as_os_str()), &bytes, false));
    put.map_err(|error| caller.io(&file.to_string_lossy(), &error))?;
    caller.print_path(file)
}

fn import(caller: &Caller, id: &str, from: &Source) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let file = taken_from(caller, from)?;
    let home = caller.home()?;
    let id = home.resolve(id).map_err(|error| caller.station(error))?;
    let open = if from.dry_run { Sitting::look } else { Sitting::open };
    let mut sitting = open(&home, id, Caller::clock()?).map_err(|error| caller.failed(error))?;
    let events: Vec<Event> = sitting.timeline().standing().flat_map(|entry| entry.events.iter().cloned()).collect();
    let mut plan = plan(&file.lines, sitting.meeting(), events.iter(), sitting.now());
    let source = file.source.as_ref().map_or_else(|| "RON".to_owned(), |source| table::source(lang, source));
    say(&words::read_as(lang, &source, plan.lines));
    for note in table::columns(lang, &[], &file.unused, &file.others) {
        say(&note);
    }
    let refused = refused(caller, &sitting, &mut plan);
    let whole = plan.faults.is_empty() && refused.is_empty() || from.skip_bad;
    let mut lines: Vec<(u64, String)> =
        plan.faults.iter().map(|of: &TableFault| (of.line, words::fault(lang, of))).collect();
    lines.extend(refused);
    let bad = lines.len();
    if from.tells_lines(whole) {
        lines.extend(plan.new.iter().map(|new| (new.line, words::new(lang, new))));
    }
    lines.sort_by_key(|(line, _)| *line);
    let text: String = lines.into_iter().map(|(_, line)| safe(&line).to_string() + "\n").collect();
    caller.print(text.as_bytes())?;
    if from.dry_run {
        say(&words::dry_run(lang, plan.new.len(), plan.known));
        return Ok(if whole { Exit::Done } else { Exit::Refused });
    }
    if !whole {
        say(&words::nothing_taken(lang, bad));
        return Ok(Exit::Refused);
    }
    if plan.lines == 0 {
        say(&words::empty(lang));
    } else if plan.new.is_empty() {
        say(&words::nothing_new(lang, plan.known));
    } else {
        let version = sitting.meeting().version;
        give(caller, &mut sitting, &plan.new)?;
        if sitting.meeting().version > version {
            say(&words::next_version(lang, sitting.meeting().version));
        }
        say(&words::taken(lang, plan.new.len(), plan.known, plan.lines - plan.known - plan.new.len()));
    }
    Ok(Exit::Done)
}

/// What the meeting doesn't take as it stands: these lines leave the plan.
fn refused(caller: &Caller, sitting: &Sitting, plan: &mut Plan) -> Vec<(u64, String)> {
    let commands: Vec<Command> = plan.new.iter().map(|new| new.command.clone()).collect();
    let names = Roll { lang: caller.lang, calls: &sitting.calls() };
    let mut refused = Vec::new();
    let mut taken = Vec::new();
    for (new, answer) in plan.new.drain(..).zip(sitting.would(&commands)) {
        match answer {
            Ok(_) => taken.push(new),
            Err(why) => {
                let why = refusal::refusal(caller.lang, &why, &names).console;
                refused.push((new.line, words::refused(caller.lang, &new, &why)));
            }
        }
    }
    plan.new = taken;
    refused
}

/// One line of the file, one line of the journal. What breaks off can be taken up again: what is recorded is known then.
fn give(caller: &Caller, sitting: &mut Sitting, new: &[New]) -> Result<(), CliError> {
    for new in new {
        match sitting.give(new.command.clone().into()).map_err(|error| caller.failed(error))? {
            Answer::Done(_) => {}
            Answer::Refused(why) => {
                let names = Roll { lang: caller.lang, calls: &sitting.calls() };
                let why = refusal::refusal(caller.lang, &why, &names).console;
                return Err(CliError::new(Exit::Refused, words::refused(caller.lang, new, &why)));
            }
        }
    }
    Ok(())
}

fn taken_from(caller: &Caller, from: &Source) -> Result<Read, CliError> {
    let name = from.file.to_string_lossy();
    let failed = |error: std::io::Error| caller.io(&name, &error);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(&from.file).map_err(failed)?;
    file.take(CAPS.bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    read(&bytes, from.sheet.as_deref()).map_err(|why| match why {
        Unreadable::NoHead { seen, sheets } => {
            let seen = table::seen(caller.lang, &seen, &sheets);
            let words = format!("{name}: {}{seen}", words::no_head(caller.lang));
            CliError::new(Exit::Usage, words).hint(words::hint_columns(caller.lang))
        }
        why => CliError::new(Exit::Usage, format!("{name}: {}", table::unreadable(caller.lang, &why))),
    })
}
