//! XLSX: one sheet a table. Its age is that of the newest line of the record.

use super::{Unwritable, sheets::Tables};
use crate::{
    i18n::record as words,
    table::out::{Book, Sheet},
};

/// A workbook of all tables.
pub fn write(tables: &Tables) -> Result<Vec<u8>, Unwritable> {
    let head = tables.head.as_ref().map(|head| words::head(tables.lang, head));
    let sheet = |table: &super::sheets::Table| Sheet {
        name: table.name.clone(),
        above: tables.unread.clone(),
        head: table.head.clone(),
        rows: table.rows.clone(),
        is_filtered: !table.rows.is_empty(),
        ..Sheet::default()
    };
    let book = Book {
        title: tables.title.clone(),
        comment: head.clone(),
        as_of: tables.as_of,
        header: tables.about.clone(),
        footer: head.unwrap_or_default(),
        sheets: tables.tables.iter().map(sheet).collect(),
    };
    Ok(book.write()?)
}
