//! `yishi charter`: the rulebook as people read it, and what is wrong with one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{CliError, Desk, Exit, Output, say};
use crate::{
    charter::{self, Charter, Fault, PRESETS},
    i18n::{
        charter::{fault, show},
        cli,
    },
};

#[derive(clap::Subcommand)]
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

pub(super) fn run(desk: &Desk, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::Show { charter, output } => {
            let Some(charter) = named(desk, charter)? else {
                return Ok(Exit::Refused);
            };
            let text = match output {
                Output::Text => show(&charter, desk.lang),
                Output::Ron => charter::print(&charter).map_err(|error| CliError::new(Exit::Disk, error.to_string()))?,
            };
            desk.print(text.as_bytes())
        }
        Task::Check { file } => match read(desk, file)? {
            Ok(charter) => {
                say(&cli::charter_holds(desk.lang, &charter.id));
                Ok(Exit::Done)
            }
            Err(faults) => tell(desk, &faults),
        },
    }
}

/// A preset, or a file that holds. Its faults are told otherwise.
fn named(desk: &Desk, name: &str) -> Result<Option<Charter>, CliError> {
    if let Some(charter) = charter::preset(name) {
        return Ok(Some(charter));
    }
    let file = Path::new(name);
    if file.symlink_metadata().is_err() {
        let known = desk.lang.list(PRESETS);
        return Err(CliError::new(Exit::Usage, cli::no_charter(desk.lang, name, &known)));
    }
    match read(desk, file)? {
        Ok(charter) => Ok(Some(charter)),
        Err(faults) => tell(desk, &faults).map(|_| None),
    }
}

fn read(desk: &Desk, file: &Path) -> Result<Result<Charter, Vec<Fault>>, CliError> {
    let text = fs::read_to_string(file).map_err(|error| desk.io(&file.to_string_lossy(), &error))?;
    Ok(charter::parse(&text))
}

/// What was asked for, so it goes to stdout.
fn tell(desk: &Desk, faults: &[Fault]) -> Result<Exit, CliError> {
    let lines: String = faults.iter().map(|found| fault(desk.lang, found) + "\n").collect();
    desk.print(lines.as_bytes())?;
    Ok(Exit::Refused)
}
