//! One line of a script: a command, or a command with its moment, its giver and what is expected of it.
//!
//! A line is one RON value. A bare command is `RaiseHand(badge: 17, side: For)`; with more around it,
//! `(at: "…", by: chair, because: "…", cmd: RaiseHand(…), expect: Refused(R05))`. Blank lines and `//` lines say nothing.

use ron::{
    Options,
    error::{Error, SpannedError},
    extensions::Extensions,
};

use super::command::{Command, Name, Order};

/// A line is at most so many bytes long.
pub const LINE_LIMIT: usize = 64 * 1024;

/// What some editors put before the first line.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Found and expected pieces are cut to so many characters, so that a fault stays one clear line.
const SHOWN: usize = 40;

/// Where a line can't be read, and why. Facts only: the words are in `i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFault {
    /// Column in characters, from 1: where the reader stood when it gave up.
    pub column: usize,
    /// Why.
    pub why: Unread,
}

/// Why a line can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Longer than [`LINE_LIMIT`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// No command has this name.
    NoCommand {
        /// As it was written.
        found: String,
        /// The command that looks most like it.
        near: Option<Name>,
    },
    /// No such field here.
    NoField {
        /// As it was written.
        found: String,
        /// The command, `Order` for the parentheses around it, or another value with fields.
        of: String,
        /// The fields there are.
        known: &'static [&'static str],
    },
    /// A field must be given.
    FieldMissing {
        /// Which.
        field: &'static str,
        /// Of what, as in [`Unread::NoField`].
        of: String,
    },
    /// A field is given twice.
    FieldTwice {
        /// Which.
        field: &'static str,
        /// Of what, as in [`Unread::NoField`].
        of: String,
    },
    /// Not one of a closed set (sides, offices, destinations, …).
    NoWord {
        /// As it was written.
        found: String,
        /// The words there are.
        known: &'static [&'static str],
    },
    /// A text that is no moment, no list of numbers, no date; or a number too large.
    NoValue {
        /// As it was written.
        found: String,
    },
    /// A value of another kind than the field takes.
    OtherKind {
        /// The kind that the field takes, in the terms of the notation (`a string`, `u16`).
        wanted: String,
        /// What stands there.
        found: String,
    },
    /// The notation is broken: this was wanted next.
    Wanted(Piece),
    /// Nested deeper than any command is.
    TooDeep,
}

/// A piece of the notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenList,
    /// `]`
    CloseList,
    /// `,` or `)`
    Comma,
    /// `:`
    Colon,
    /// A text between quotes, all of it.
    Text,
    /// A number.
    Number,
    /// `true` or `false`
    TrueOrFalse,
    /// A name: of a command, of a field, or one of a closed set.
    Word,
    /// Any value.
    Value,
    /// Nothing more.
    End,
}

/// Reads one line. `None`: it says nothing.
pub fn parse(line: &str) -> Result<Option<Order>, ScriptFault> {
    if line.len() > LINE_LIMIT {
        return Err(ScriptFault { column: 1, why: Unread::TooLong { bytes: line.len() } });
    }
    let text = line.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    let skipped = line.chars().count() - text.chars().count();
    let text = text.trim_end();
    if text.is_empty() || text.starts_with("//") {
        return Ok(None);
    }
    let notation = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let read = if text.starts_with('(') {
        notation.from_str::<Order>(text)
    } else {
        notation.from_str::<Command>(text).map(Order::from)
    };
    read.map(Some).map_err(|error| {
        let mut fault = fault(text, error);
        fault.column += skipped;
        fault
    })
}

fn fault(text: &str, SpannedError { code, span }: SpannedError) -> ScriptFault {
    let why = match code {
        Error::NoSuchEnumVariant { expected, found, .. } if is_commands(expected) => {
            Unread::NoCommand { near: nearest(&found), found: short(&found) }
        }
        Error::NoSuchEnumVariant { expected, found, .. } => Unread::NoWord { found: short(&found), known: expected },
        Error::NoSuchStructField { expected, found, outer } => {
            Unread::NoField { found: short(&found), of: outer.unwrap_or_default(), known: expected }
        }
        Error::MissingStructField { field, outer } => Unread::FieldMissing { field, of: outer.unwrap_or_default() },
        Error::DuplicateStructField { field, outer } => Unread::FieldTwice { field, of: outer.unwrap_or_default() },
        Error::InvalidValueForType { expected, found } => Unread::OtherKind { wanted: expected, found: short(&found) },
        Error::ExpectedDifferentLength { expected, found } => {
            Unread::OtherKind { wanted: expected, found: found.to_string() }
        }
        Error::Message(_) | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            Unread::NoValue { found: short(&value_at(text, span.start.col, span.end.col)) }
        }
        Error::ExceededRecursionLimit => Unread::TooDeep,
        broken => Unread::Wanted(wanted(&broken)),
    };
    ScriptFault { column: span.start.col, why }
}

/// What the notation wanted where it broke.
fn wanted(broken: &Error) -> Piece {
    match broken {
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedStructName(_)
        | Error::ExpectedUnit => Piece::Open,
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd | Error::Eof => Piece::Close,
        Error::ExpectedArray => Piece::OpenList,
        Error::ExpectedArrayEnd => Piece::CloseList,
        Error::ExpectedComma => Piece::Comma,
        Error::ExpectedMapColon => Piece::Colon,
        Error::ExpectedString | Error::ExpectedStringEnd | Error::InvalidEscape(_) => Piece::Text,
        Error::ExpectedInteger | Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            Piece::Number
        }
        Error::ExpectedBoolean => Piece::TrueOrFalse,
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => Piece::Word,
        Error::TrailingCharacters => Piece::End,
        _ => Piece::Value,
    }
}

fn is_commands(names: &[&str]) -> bool {
    names.len() == Name::ALL.len()
}

/// The command with the least letters to change, if that is at most a third of them.
fn nearest(found: &str) -> Option<Name> {
    let wanted = found.to_lowercase();
    Name::ALL
        .iter()
        .map(|name| (distance(&wanted, &name.as_str().to_lowercase()), *name))
        .min()
        .filter(|(letters, name)| letters * 3 <= name.as_str().len())
        .map(|(_, name)| name)
}

/// Letters to put in, take out or change, to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.chars().take(SHOWN).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in other.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The value that ends before column `to` and holds column `from`, without its quotes.
fn value_at(text: &str, from: usize, to: usize) -> String {
    let read: Vec<char> = text.chars().take(to.saturating_sub(1)).collect();
    let stop = |c: &char| matches!(c, ':' | '(' | '[' | ',') || c.is_whitespace();
    let start = read.iter().take(from.saturating_sub(1)).rposition(stop).map_or(0, |place| place + 1);
    let value: String = read.iter().skip(start).collect();
    value.trim().trim_matches('"').to_owned()
}

/// Short enough to show, and nothing in it that moves a cursor or turns text round.
fn short(piece: &str) -> String {
    piece.chars().take(SHOWN).flat_map(char::escape_debug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::{
        command::Expect,
        numbers::Badge,
        refusal::Ground,
        words::{Giver, Side},
    };

    fn unread(line: &str) -> (usize, Unread) {
        let fault = parse(line).unwrap_err();
        (fault.column, fault.why)
    }

    #[test]
    fn a_bare_command_is_an_order_of_the_chair_without_a_moment() {
        let order = parse("RaiseHand(badge: 17, side: For)").unwrap().unwrap();
        let hand = Command::RaiseHand { badge: Badge(17), side: Some(Side::For), relayed: None };
        assert_eq!(order, Order::from(hand));
        assert_eq!(order.by, Giver::Chair);
    }

    #[test]
    fn parentheses_carry_moment_giver_reason_and_what_is_expected() {
        let line =
            r#"(at:"2026-05-23T20:25:10+08:00",by:badge(17),because:"x",cmd:RaiseHand(badge:17),expect:Refused(R05))"#;
        let order = parse(line).unwrap().unwrap();
        assert_eq!(order.at.unwrap().to_string(), "2026-05-23T20:25:10.000+08:00");
        assert_eq!(order.by, Giver::Badge(Badge(17)));
        assert_eq!(order.because.as_deref(), Some("x"));
        assert_eq!(order.expect, Some(Expect::Refused(Ground::R05)));
    }

    #[test]
    fn blank_lines_and_remarks_say_nothing() {
        for line in ["", "  \t", "\r", "// x", "  // x", "\u{feff}", "\u{feff}// x"] {
            assert_eq!(parse(line), Ok(None), "{line:?}");
        }
    }

    #[test]
    fn a_line_from_another_system_is_read_like_our_own() {
        assert!(parse("\u{feff}StartMeeting()\r").unwrap().is_some());
        assert!(parse("  StartMeeting() // at last ").unwrap().is_some());
    }

    #[test]
    fn an_unknown_command_is_named_with_the_one_it_looks_like() {
        let found = |found: &str, near| Unread::NoCommand { found: found.to_owned(), near };
        assert_eq!(unread("RaiseHnd(badge: 17)"), (1, found("RaiseHnd", Some(Name::RaiseHand))));
        assert_eq!(unread("raisehand(badge: 17)"), (1, found("raisehand", Some(Name::RaiseHand))));
        assert_eq!(unread("(cmd: 举手())"), (7, found("举手", None)));
    }

    #[test]
    fn the_letters_between_two_words_are_counted() {
        let far = [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("ab", "ba", 2),
            ("raise", "raise", 0),
        ];
        for (one, other, letters) in far {
            assert_eq!(distance(one, other), letters, "{one} {other}");
        }
    }

    #[test]
    fn a_word_with_more_than_a_third_of_other_letters_looks_like_none() {
        assert_eq!(nearest("RaiseCoxxxxx"), None);
        assert_eq!(nearest("RaiseConxxxx"), Some(Name::RaiseConcern));
    }

    #[test]
    fn a_column_counts_the_blanks_before_the_line() {
        assert_eq!(unread("    RaiseHnd(badge: 17)").0, 5);
    }

    #[test]
    fn a_list_is_wanted_where_one_stands() {
        assert_eq!(unread(r#"OpenMeeting(estate:"a",theme:"b",promises:3)"#).1, Unread::Wanted(Piece::OpenList));
    }

    #[test]
    fn an_unknown_field_is_named_with_those_there_are() {
        let field = Unread::NoField {
            found: "sid".to_owned(),
            of: "RaiseHand".to_owned(),
            known: &["badge", "side", "relayed"],
        };
        assert_eq!(unread("RaiseHand(badge: 17, sid: For)"), (22, field));
        assert!(
            matches!(unread("(cmd: StartMeeting(), bye: chair)"), (23, Unread::NoField { of, .. }) if of == "Order")
        );
    }

    #[test]
    fn a_field_that_lacks_or_stands_twice_is_named() {
        let of = || "RaiseHand".to_owned();
        let lacks = Unread::FieldMissing { field: "badge", of: of() };
        let twice = Unread::FieldTwice { field: "badge", of: of() };
        assert_eq!(unread("RaiseHand(side: For)"), (20, lacks));
        assert_eq!(unread("RaiseHand(badge: 1, badge: 2)"), (21, twice));
    }

    #[test]
    fn a_word_outside_a_closed_set_is_named_with_the_set() {
        let word = Unread::NoWord { found: "Fr".to_owned(), known: &["For", "Against", "Question"] };
        assert_eq!(unread("RaiseHand(badge: 17, side: Fr)"), (28, word));
    }

    #[test]
    fn a_value_that_makes_no_sense_is_shown() {
        for (line, column, found) in [
            ("RaiseHand(badge: 70000)", 18, "70000"),
            ("RaiseHand(badge: -1)", 19, "-1"),
            ("SignIn(badges: \"5-x\")", 17, "5-x"),
            ("SignIn(badges: 17.5)", 16, "17.5"),
            ("(at: \"yesterday\", cmd: StartMeeting())", 7, "yesterday"),
            ("SetFollowUp(date: \"2026-13-01\")", 20, "2026-13-01"),
        ] {
            let found = found.to_owned();
            assert_eq!(unread(line), (column, Unread::NoValue { found }), "{line}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_told_from_a_broken_notation() {
        assert!(matches!(unread("SignIn(badges: [1])"), (16, Unread::OtherKind { .. })));
        assert!(matches!(unread("PlaceDots(badge: 3, dots: [(1)])"), (30, Unread::OtherKind { .. })));
        for (line, column, piece) in [
            ("StartMeeting", 1, Piece::Open),
            ("RaiseHand(badge 17)", 16, Piece::Colon),
            ("RaiseHand(badge: 17", 18, Piece::Comma),
            ("RaiseHand(badge: 17 side: For)", 21, Piece::Comma),
            ("CountFor(count: \"x\")", 16, Piece::Number),
            ("EndSpeech(void: maybe)", 16, Piece::TrueOrFalse),
            ("Park(text: 17)", 11, Piece::Text),
            ("Park(text: \"abc)", 12, Piece::Text),
            ("RaiseHand(17)", 11, Piece::Word),
            ("17", 1, Piece::Word),
            ("RaiseHand(badge: 17) x", 21, Piece::End),
            ("(", 1, Piece::Close),
        ] {
            assert_eq!(unread(line), (column, Unread::Wanted(piece)), "{line}");
        }
    }

    #[test]
    fn a_line_up_to_the_limit_is_read_and_one_byte_more_is_not() {
        let park = |letters| format!("Park(text:\"{}\")", "x".repeat(letters));
        let around = park(0).len();
        assert!(parse(&park(LINE_LIMIT - around)).unwrap().is_some());
        let bytes = LINE_LIMIT + 1;
        assert_eq!(unread(&park(bytes - around)), (1, Unread::TooLong { bytes }));
    }

    #[test]
    fn deep_nesting_is_a_fault_and_no_overflow() {
        let deep = format!("OpenMeeting(estate:\"x\",theme:{}", "Some(".repeat(10_000));
        assert_eq!(unread(&deep).1, Unread::Wanted(Piece::Text));
        let deep = format!("OpenMeeting(estate:\"x\",theme:\"x\",place:{}", "Some(".repeat(10_000));
        assert!(parse(&deep).is_err());
        assert!(parse(&format!("({}", "(".repeat(60_000))).is_err());
    }

    #[test]
    fn what_is_shown_is_short_and_harmless() {
        let (_, why) = unread(&format!("{}(badge: 17)", "a".repeat(50_000)));
        assert!(matches!(why, Unread::NoCommand { found, near: None } if found.len() == SHOWN));
        let (_, why) = unread("SignIn(badges: \"\u{1b}[2J\u{202e}\")");
        assert!(matches!(why, Unread::NoValue { found } if !found.contains(['\u{1b}', '\u{202e}'])));
    }
}
