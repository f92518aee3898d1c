//! `yishi charter`: the rulebook as people read it, and what is wrong with one.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{Caller, CliError, Exit, Output, say};
use crate::{
    charter::{self, Charter, Flaw, PRESETS, Place, Right},
    i18n::{
        charter::{fault, show},
        cli,
    },
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Show a charter by its name, or from a file
    Show {
        /// A name that ships with the program, or a file
        #[arg(value_name = "NAME|FILE", default_value = PRESETS[0])]
        charter: String,
        /// For people, or to be edited
        #[arg(long, value_enum, default_value = "text")]
        output: Output,
    },
    /// Check a charter: line, field, what would be right
    Check {
        /// The file
        file: PathBuf,
    },
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::Show { charter, output } => {
            let Some(charter) = named(caller, charter)? else {
                return Ok(Exit::Refused);
            };
            let text = match output {
                Output::Text => show(&charter, caller.lang),
                Output::Ron => {
                    charter::print(&charter).map_err(|error| CliError::new(Exit::Disk, error.to_string()))?
                }
            };
            caller.print(text.as_bytes())
        }
        Task::Check { file } => match read(caller, file)? {
            Ok(charter) => {
                say(&cli::charter_holds(caller.lang, &charter.id));
                Ok(Exit::Done)
            }
            Err(faults) => tell(caller, &faults),
        },
    }
}

/// A preset, or a file that holds. Its faults are told otherwise.
pub(super) fn named(caller: &Caller, name: &str) -> Result<Option<Charter>, CliError> {
    if let Some(charter) = charter::preset(name) {
        return Ok(Some(charter));
    }
    let file = Path::new(name);
    if file.symlink_metadata().is_err() {
        let known = caller.lang.list(PRESETS);
        return Err(CliError::new(Exit::Usage, cli::no_charter(caller.lang, name, &known)));
    }
    match read(caller, file)? {
        Ok(charter) => Ok(Some(charter)),
        Err(faults) => tell(caller, &faults).map(|_| None),
    }
}

fn read(caller: &Caller, file: &Path) -> Result<Result<Charter, Vec<Flaw>>, CliError> {
    let failed = |error: io::Error| caller.io(&file.to_string_lossy(), &error);
    let opened = File::open(file).map_err(failed)?;
    let size = opened.metadata().map_err(failed)?.len();
    let mut bytes = Vec::new();
    // One byte more than a charter can have: that is enough to say so, however much a pipe or a device would give.
    let read = opened.take(charter::TEXT_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if read > charter::TEXT_LIMIT {
        let found = size.max(read as u64).to_string();
        return Ok(Err(vec![Flaw { place: Place::default(), found, right: Right::Bytes(charter::TEXT_LIMIT) }]));
    }
    let text = String::from_utf8(bytes).map_err(|_| failed(io::ErrorKind::InvalidData.into()))?;
    Ok(charter::parse(&text))
}

/// What was asked for, so it goes to stdout.
fn tell(caller: &Caller, faults: &[Flaw]) -> Result<Exit, CliError> {
    let lines: String = faults.iter().map(|found| fault(caller.lang, found) + "\n").collect();
    caller.print(lines.as_bytes())?;
    Ok(Exit::Refused)
}
