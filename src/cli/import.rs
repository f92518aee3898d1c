//! What every import of a table is asked.

use std::{fs::File, io::Read as _, path::PathBuf};

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{table as said, tracker as words},
    office::Clerk,
    table::{self, Caps, Column, RowAt, Table, Unreadable},
    text::safe,
    tracker::Command,
};

#[derive(clap::Args)]
pub(super) struct Source {
    /// The file; the first row names the columns
    pub(super) file: PathBuf,
    /// Say what is wrong and what each line would do, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Leave bad lines out and take the others
    #[arg(long)]
    pub(super) skip_bad: bool,
    /// Say of no line what it did: only what is wrong, and how many were taken
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) quiet: bool,
    /// Which sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
}

impl Source {
    /// What each line does is said: before it is done, or while it is.
    pub(super) fn tells_lines(&self, is_taken: bool) -> bool {
        self.dry_run || is_taken && !self.quiet
    }
}

impl Caller {
    /// The table of a file that is small; `no_head` says what its first row would have to name.
    pub(super) fn small_table<C: Column>(&self, from: &Source, no_head: &str) -> Result<Table<C>, CliError> {
        let name = from.file.to_string_lossy();
        let failed = |error: std::io::Error| self.io(&name, &error);
        let mut bytes = Vec::new();
        let file = File::open(&from.file).map_err(failed)?;
        file.take(Caps::SMALL.bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
        table::read(&bytes, from.sheet.as_deref(), Caps::SMALL).map_err(|why| {
            let words = match &why {
                Unreadable::NoHead { seen, sheets } => no_head.to_owned() + &said::seen(self.lang, seen, sheets),
                why => said::unreadable(self.lang, why),
            };
            CliError::new(Exit::Usage, format!("{name}: {words}"))
        })
    }

    /// Gives what the lines of a table come to, all or none; whether it was taken. The line that is refused is named.
    pub(super) fn give_lines(
        &self,
        clerk: &mut Clerk,
        lines: Vec<(&RowAt, Command)>,
        refused: fn(crate::i18n::Lang, &str, &str) -> String,
    ) -> Result<bool, CliError> {
        let (at, commands): (Vec<&RowAt>, Vec<Command>) = lines.into_iter().unzip();
        if commands.is_empty() {
            return Ok(true);
        }
        let Err((place, refusal)) = clerk.give(&commands).map_err(|error| self.kept(error))? else { return Ok(true) };
        let line = at.get(place).map(|line| said::line(self.lang, line)).unwrap_or_default();
        say(&safe(&refused(self.lang, &line, &words::refusal(self.lang, &refusal))).to_string());
        Ok(false)
    }
}
