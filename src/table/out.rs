//! Tables that go out: CSV that no spreadsheet runs, whatever people wrote in it.

use encoding_rs::GB18030;

use crate::text::{guarded, quoted};

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
