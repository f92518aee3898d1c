//! Tables that go out: CSV and XLSX that no spreadsheet runs, whatever people wrote in it.

mod book;

use chrono::NaiveDate;
use encoding_rs::GB18030;
use serde::Serialize;

pub use book::{Book, Chart, Sheet};

use crate::text::{guarded, quoted};

/// What stands in a cell, before a format says how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Cell {
    /// Nothing is known.
    Blank,
    /// A text; of people, as they said it.
    Text(String),
    /// A number of people, dots or seconds.
    Number(u32),
    /// A part of a whole.
    Share(u32, u32),
    /// A day.
    Date(NaiveDate),
    /// Money, in fen; below nothing what went out.
    Yuan(i64),
}

impl Cell {
    /// A text; nothing where there is none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// As a text without a format of its own shows it.
    pub fn plain(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(n) => n.to_string(),
            Self::Share(part, whole) => percent(*part, *whole).unwrap_or_default(),
            Self::Date(date) => date.to_string(),
            Self::Yuan(fen) => {
                let sign = if *fen < 0 { "-" } else { "" };
                format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
            }
        }
    }
}

/// A share in percent, to one decimal, rounded half up; nothing of nothing has none.
pub fn percent(part: u32, whole: u32) -> Option<String> {
    let (part, whole) = (u64::from(part), u64::from(whole));
    let tenths = (part * 2000 + whole).checked_div(whole * 2)?;
    Some(format!("{}.{}%", tenths / 10, tenths % 10))
}

/// In which bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with its mark, which Excel needs to see hanzi.
    #[default]
    Utf8,
    /// For programs that know nothing else.
    Gb18030,
}

/// Rows as CSV (RFC 4180, CRLF), with an apostrophe before what would be a formula.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>, encoding: Encoding) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            text += &quoted(&guarded(cell));
        }
        text += "\r\n";
    }
    match encoding {
        Encoding::Utf8 => ["\u{FEFF}".as_bytes(), text.as_bytes()].concat(),
        Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
    }
}
