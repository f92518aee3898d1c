//! CSV (RFC 4180, CRLF): one file a table. Nothing in it is a formula, whatever people wrote.

use encoding_rs::GB18030;

use super::tables::Table;
use crate::text::{guarded, quoted, strip};

/// In which bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with its mark, which Excel needs to see hanzi.
    #[default]
    Utf8,
    /// For programs that know nothing else.
    Gb18030,
}

/// One table; above it what could not be understood of the record.
pub fn write(table: &Table, unread: Option<&str>, encoding: Encoding) -> Vec<u8> {
    let mut text = String::new();
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| quoted(&guarded(&strip(&cell)))).collect();
        cells.join(",") + "\r\n"
    };
    if let Some(why) = unread {
        text += &line(&mut std::iter::once(why.to_owned()));
    }
    text += &line(&mut table.head.iter().cloned());
    for row in &table.rows {
        text += &line(&mut row.iter().map(super::tables::Cell::plain));
    }
    match encoding {
        Encoding::Utf8 => ["\u{FEFF}".as_bytes(), text.as_bytes()].concat(),
        Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
    }
}
