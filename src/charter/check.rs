//! Reading a charter, and saying where it is wrong: line, field, what was found, what would be right.

mod outline;
mod sense;
#[cfg(test)]
mod tests;

use ron::{
    Error, Options,
    error::{Position, SpannedError},
    extensions::Extensions,
};

use unicode_width::UnicodeWidthChar as _;

use super::Charter;
use crate::text;
use outline::Outline;
pub use sense::check;

/// The longest charter that is read, in bytes of text. Ours has some twenty thousand.
pub const TEXT_LIMIT: usize = 256 * 1024;

/// The longest charter that a meeting embeds, in bytes: half of the longest line of a journal.
pub const EMBEDDED_LIMIT: usize = 32 * 1024;

/// More faults would not be read.
const MOST_FAULTS: usize = 100;

/// Where a fault stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1; 0 where there is no text.
    pub line: usize,
    /// Path of the field as the text spells it (`rules.R05.guards.turns.max`, `sectors.3.id`); empty for the whole.
    pub field: String,
}

/// What is wrong with a charter. Facts only: the sentence is made in `i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where.
    pub place: Place,
    /// What stands there, cut short; empty for nothing.
    pub found: String,
    /// What would be right.
    pub right: Right,
}

/// What would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    /// Text that RON can read; why it can't, in RON's words.
    Readable(String),
    /// This sign or kind of value.
    Sign(&'static str),
    /// At most so many bytes.
    Bytes(usize),
    /// Something: it can't be left out or blank.
    Given,
    /// Nothing: there is no such thing here.
    Nothing,
    /// It stands here once only.
    Once,
    /// One of these.
    OneOf(Vec<String>),
    /// These, in this order.
    InOrder(Vec<String>),
    /// A number from the first to the second, both in.
    Within(u32, u32),
    /// Minutes that add up to the key; their sum now.
    Total(u32),
    /// A text of at most so many characters; what it has now, with usual numbers.
    Characters {
        /// Now.
        given: usize,
        /// At most.
        most: usize,
    },
    /// Big glyphs of at most so many cells, two a hanzi.
    Cells(usize),
    /// Without this character: invisible, turning text round, or of ambiguous width.
    Without(char),
    /// Small ASCII letters, digits, `_` and `-`.
    Name,
    /// Ascending stages, each once, S0 first, without S7.
    Ascending,
    /// S4 and S5 together, or S5 without S3 and S4.
    DebateAndVote,
    /// Each key at most once, `Hands` last.
    HandsLast,
    /// A sector that votes.
    Voters,
    /// A sector that votes and belongs to households.
    Households,
    /// Somebody in the room who may do it.
    Somebody,
}

/// How charters are read and written: as people write them, `max: 2` and not `max: Some(2)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

impl Flaw {
    /// A fault that quotes what it found: cut short, and fit for a terminal whatever the text holds.
    fn new(line: usize, field: &str, found: &str, right: Right) -> Self {
        let field = quoted(field, 80);
        let place = Place { line, field };
        let found = quoted(found, 40);
        Self { place, found, right }
    }
}

/// Reads a charter and checks that it makes sense. Every fault is told, up to a hundred, by line.
pub fn parse(text: &str) -> Result<Charter, Vec<Flaw>> {
    if text.len() > TEXT_LIMIT {
        return Err(vec![Flaw::new(0, "", &text.len().to_string(), Right::Bytes(TEXT_LIMIT))]);
    }
    let text = text::unmarked(text);
    let outline = Outline::of(text);
    let read = options().from_str(text);
    let charter: Charter = read.map_err(|error| vec![unreadable(text, &outline, error)])?;
    let mut faults = check(&charter);
    for fault in &mut faults {
        fault.place.line = outline.line(outline.find(&fault.place.field));
    }
    for field in outline.repeated().into_iter().take(MOST_FAULTS) {
        let path = outline.path(field);
        let name = path.rsplit('.').next().unwrap_or_default();
        faults.push(Flaw::new(outline.line(field), &path, name, Right::Once));
    }
    faults.sort_by_key(|fault| fault.place.line);
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(charter) } else { Err(faults) }
}

/// A fault of RON or of the shape: one, since nothing after it can be trusted.
fn unreadable(text: &str, outline: &Outline, error: SpannedError) -> Flaw {
    let line = error.span.start.line;
    let at = offset(text, error.span.start);
    if let Some(quote) = outline.unclosed.filter(|quote| *quote <= at) {
        let field = outline.at(quote);
        let found = text.get(quote..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        return Flaw::new(outline.line(field), &outline.path(field), found, Right::Sign("\""));
    }
    let field = outline.at(at);
    let mut path = outline.path(field);
    let rest = text.get(at..).unwrap_or_default().trim();
    let found = outline.value(field).unwrap_or(rest).lines().next().unwrap_or_default();
    let (found, right) = match error.code {
        Error::MissingStructField { field: name, .. } => {
            path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            return Flaw::new(outline.line(field), &path, "", Right::Given);
        }
        Error::NoSuchStructField { expected, found, .. } | Error::NoSuchEnumVariant { expected, found, .. } => {
            return Flaw::new(line, &path, &found, one_of(expected));
        }
        Error::DuplicateStructField { field: name, .. } => (name, Right::Once),
        Error::ExpectedComma => (found, Right::Sign(",")),
        Error::ExpectedMapColon => (found, Right::Sign(":")),
        Error::ExpectedArray => (found, Right::Sign("[")),
        Error::ExpectedArrayEnd => (found, Right::Sign("]")),
        Error::ExpectedMap => (found, Right::Sign("{")),
        Error::ExpectedMapEnd => (found, Right::Sign("}")),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => (found, Right::Sign("(")),
        Error::ExpectedStructLikeEnd => (found, Right::Sign(")")),
        Error::ExpectedString | Error::ExpectedStringEnd => (found, Right::Sign("\"..\"")),
        Error::ExpectedInteger => (found, Right::Sign("123")),
        Error::ExpectedBoolean => (found, one_of(&["true", "false"])),
        Error::IntegerOutOfBounds => (found, Right::Within(0, u32::from(u16::MAX))),
        other => (found, Right::Readable(quoted(&other.to_string(), 120))),
    };
    Flaw::new(line, &path, found, right)
}

/// The beginning of a text in which nothing hides, breaks the line or turns it round.
fn quoted(text: &str, most: usize) -> String {
    text.chars().take(most).map(|c| if fits_the_wall(c) { c } else { '?' }).collect()
}

/// One or two cells whatever the terminal thinks, and nothing that hides, breaks or turns the line.
fn fits_the_wall(c: char) -> bool {
    matches!(c.width(), Some(1 | 2)) && c.width() == c.width_cjk() && !text::is_hostile(c)
}

fn one_of(names: &[&str]) -> Right {
    Right::OneOf(names.iter().map(|name| (*name).to_owned()).collect())
}

/// RON counts lines and columns from 1, columns in characters.
fn offset(text: &str, at: Position) -> usize {
    let before: usize = text.split_inclusive('\n').take(at.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default();
    before + line.chars().take(at.col.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}
