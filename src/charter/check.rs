//! Reading a charter, and saying where it is wrong: line, field, what was found, what would be right.

mod outline;
mod sense;

use ron::{
    Error, Options,
    error::{Position, SpannedError},
    extensions::Extensions,
};

use super::Charter;
use outline::Outline;
pub use sense::check;

/// The longest charter that is read, in bytes of text. Ours has some twenty thousand.
pub const TEXT: usize = 256 * 1024;

/// The longest charter that a meeting embeds, in bytes: half of the longest line of a journal.
pub const EMBEDDED: usize = 32 * 1024;

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1; 0 where there is no text.
    pub line: usize,
    /// Path of the field as the text spells it (`rules.R05.guards.turns.max`, `sectors.3.id`); empty for the whole.
    pub field: String,
}

/// What is wrong with a charter. Facts only: the sentence is made in `i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
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
    /// Fewer brackets inside each other.
    Shallow,
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
}

/// How charters are read and written: as people write them, `max: 2` and not `max: Some(2)`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a charter and checks that it makes sense. Every fault is told, up to a hundred.
pub fn parse(text: &str) -> Result<Charter, Vec<Fault>> {
    if text.len() > TEXT {
        let place = Place {
            line: 0,
            field: String::new(),
        };
        let found = text.len().to_string();
        return Err(vec![Fault {
            place,
            found,
            right: Right::Bytes(TEXT),
        }]);
    }
    let outline = Outline::of(text);
    let charter: Charter = options()
        .from_str(text)
        .map_err(|error| vec![unreadable(text, &outline, error)])?;
    let mut faults = check(&charter);
    if faults.is_empty() {
        return Ok(charter);
    }
    for fault in &mut faults {
        fault.place.line = outline.line(&fault.place.field);
    }
    Err(faults)
}

/// A fault of RON or of the shape.
fn unreadable(text: &str, outline: &Outline, error: SpannedError) -> Fault {
    let at = offset(text, error.span.start);
    let mut field = outline.path(at);
    let here = text.get(at..).unwrap_or_default();
    let mut found: String = here.lines().next().unwrap_or_default().trim().chars().take(24).collect();
    let mut within = |name: &str| {
        if !field.is_empty() {
            field.push('.');
        }
        field.push_str(name);
    };
    let right = match error.code {
        Error::NoSuchStructField {
            expected, found: name, ..
        } => {
            within(&name);
            found = name;
            one_of(expected)
        }
        Error::NoSuchEnumVariant {
            expected, found: name, ..
        } => {
            found = name;
            one_of(expected)
        }
        Error::MissingStructField { field: name, .. } => {
            within(name);
            found = String::new();
            Right::Given
        }
        Error::DuplicateStructField { field: name, .. } => {
            name.clone_into(&mut found);
            Right::Once
        }
        Error::ExceededRecursionLimit => Right::Shallow,
        Error::ExpectedComma => Right::Sign(","),
        Error::ExpectedMapColon => Right::Sign(":"),
        Error::ExpectedArray => Right::Sign("["),
        Error::ExpectedArrayEnd => Right::Sign("]"),
        Error::ExpectedMap => Right::Sign("{"),
        Error::ExpectedMapEnd => Right::Sign("}"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Right::Sign("("),
        Error::ExpectedStructLikeEnd => Right::Sign(")"),
        Error::ExpectedString | Error::ExpectedStringEnd => Right::Sign("\"…\""),
        Error::ExpectedInteger => Right::Sign("123"),
        Error::ExpectedBoolean => one_of(&["true", "false"]),
        Error::IntegerOutOfBounds => Right::Within(0, u32::from(u16::MAX)),
        other => Right::Readable(other.to_string()),
    };
    let place = Place {
        line: error.span.start.line,
        field,
    };
    Fault { place, found, right }
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
