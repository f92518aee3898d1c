//! CSV: one file a table. Nothing in it is a formula, whatever people wrote.

pub use crate::table::out::Encoding;
use crate::{table::out, text::strip};

use super::sheets::Table;

/// One table; above it what could not be understood of the record.
pub fn write(table: &Table, unread: Option<&str>, encoding: Encoding) -> Vec<u8> {
    let above = unread.map(|why| vec![strip(why)]);
    let head = table.head.iter().map(|title| strip(title)).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| strip(&cell.plain())).collect());
    out::csv(above.into_iter().chain([head]).chain(rows), encoding)
}
