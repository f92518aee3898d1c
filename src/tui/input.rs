//! What a line in the input strip means: numbers first, signs commit, and no line has two readings.
//!
//! The table of lines ([`GRAMMAR`]) is the one place that knows them: it reads, it is the help, and docs/grammar.md is printed
//! from it.

mod grammar;
mod named;
mod noise;
mod pasted;
mod printed;
mod reads;
mod told;

use crate::{
    i18n::{Lang, grammar as words},
    kit::NoCode,
    meeting::{Command, Meeting, Name, numbers::Badge},
    text,
};

pub use grammar::{At, GRAMMAR, LineKind, most_typed};
pub use named::{behind_number, listed};
pub use noise::is_noise;
pub use pasted::{Pasted, are_entries, pasted};
pub use printed::page;
pub(super) use reads::group_at;
pub use reads::{badge_and_words, call_so, counts_typed, sign_in, unit_of};
pub use told::Told;

/// What a line means.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// An empty line.
    Nothing,
    /// Show the keys.
    Help,
    /// Commands, in this order.
    Give(Vec<Command>),
    /// A person: what can be done with them is asked.
    Person(Badge),
    /// Initials of a person or a topic, which whoever has the names looks up.
    Letters(String),
    /// A form with some fields filled in; the rest is asked.
    Fill(Name, Vec<(&'static str, String)>),
    /// The sheet of a table: which part of it is typed in is asked.
    Table(u16),
    /// The code of no sheet.
    BadCode(NoCode),
    /// The rest of the line is about this moment, typed later; alone, all lines behind it are. None is now.
    Told(Option<Told>, String),
    /// No moment.
    BadMoment,
}

/// A line as it was read, and the words that were not understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What was understood.
    pub said: Said,
    /// What was not. Nothing of these is given.
    pub unread: Vec<String>,
}

impl From<Said> for Read {
    fn from(said: Said) -> Self {
        Self { said, unread: Vec::new() }
    }
}

impl From<Command> for Read {
    fn from(command: Command) -> Self {
        Said::Give(vec![command]).into()
    }
}

/// A line as it was typed, and where.
struct Typed<'a> {
    /// As it stands, without blanks around it.
    raw: &'a str,
    /// In the plain spelling of numbers and signs; texts are taken from `raw`.
    plain: &'a str,
    meeting: &'a Meeting,
}

/// The rows of the table that a line can be where the meeting stands: at most one, and a test holds that.
pub fn rows(line: &str, meeting: &Meeting) -> impl Iterator<Item = (&'static LineKind, Read)> {
    let raw = line.trim();
    let plain = text::numbers(raw);
    let typed = Typed { raw, plain: plain.trim(), meeting };
    let read =
        |row: &'static LineKind| row.at.holds(meeting).then(|| (row.reads)(&typed)).flatten().map(|read| (row, read));
    GRAMMAR.iter().filter_map(read).collect::<Vec<_>>().into_iter()
}

/// Reads a line where the meeting stands.
pub fn read(line: &str, meeting: &Meeting) -> Read {
    let raw = line.trim();
    if text::fold(raw).trim().is_empty() {
        return Said::Nothing.into();
    }
    let nothing = || Read { said: Said::Nothing, unread: vec![raw.to_owned()] };
    rows(line, meeting).next().map_or_else(nothing, |(_, read)| read)
}

/// What is wrong with a code from paper.
pub fn bad_code(lang: Lang, why: NoCode) -> String {
    match why {
        NoCode::Unfinished => words::code_unfinished(lang),
        NoCode::Other | NoCode::Miscopied => words::code_miscopied(lang),
    }
}

#[cfg(test)]
mod tests;
