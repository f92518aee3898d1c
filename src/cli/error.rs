//! The edge: what went wrong in words, what to do about it, and the exit code.

use std::{io, process::ExitCode};

use super::{Caller, say};
use crate::{
    i18n::{cli, journal},
    journal::{JournalError, ReadOnly},
    sitting::SittingError,
    station::StationError,
    text::known_path,
};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Done.
    Done,
    /// Refused, or a check failed.
    Refused,
    /// Usage, or input that can't be read.
    Usage,
    /// The disk, or a file.
    Disk,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// What ends a run before its time.
#[derive(Debug)]
pub(super) struct CliError {
    pub kind: Exit,
    words: String,
    hints: Vec<String>,
}

impl CliError {
    pub fn new(kind: Exit, words: String) -> Self {
        Self { kind, words, hints: Vec::new() }
    }

    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hints.push(hint);
        self
    }

    /// One line, and one more a hint.
    pub fn show(&self) {
        say(&format!("yishi: {}", self.words));
        for hint in &self.hints {
            say(hint);
        }
    }
}

impl Caller {
    /// What went wrong beneath the meeting.
    pub(super) fn failed(&self, error: SittingError) -> CliError {
        let lang = self.lang;
        match error {
            SittingError::Journal(error) => {
                let hint = match &error {
                    JournalError::Locked { .. } => Some(cli::hint_locked(lang)),
                    JournalError::Broken(_) | JournalError::ReadOnly { why: ReadOnly::Broken(_), .. } => {
                        Some(cli::hint_broken(lang))
                    }
                    JournalError::Exists { .. } => Some(cli::hint_other_folder(lang)),
                    _ => None,
                };
                let shown = CliError::new(Exit::Disk, journal::error(lang, &error));
                hint.into_iter().fold(shown, CliError::hint)
            }
            SittingError::Station(error) => {
                let words = cli::station(lang, &error);
                match error {
                    StationError::NoMeeting { .. } => CliError::new(Exit::Usage, words).hint(cli::hint_id(lang)),
                    StationError::Several { .. } => CliError::new(Exit::Usage, words).hint(cli::hint_longer(lang)),
                    StationError::Missing { .. } => CliError::new(Exit::Disk, words).hint(cli::hint_home(lang)),
                    _ => CliError::new(Exit::Disk, words),
                }
            }
            SittingError::OtherMeeting { here, opened } => {
                CliError::new(Exit::Usage, cli::other_meeting(lang, &here.to_string(), &opened.to_string()))
            }
        }
    }

    /// What went wrong with a file of the user's; one that holds no text is input that can't be read.
    pub(super) fn io(&self, what: &str, error: &io::Error) -> CliError {
        let kind = match error.kind() {
            io::ErrorKind::InvalidData => Exit::Usage,
            _ => Exit::Disk,
        };
        CliError::new(kind, journal::at(self.lang, &journal::cause(self.lang, error), &known_path(what)))
    }
}
