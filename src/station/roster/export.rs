//! The roster as CSV: the columns that an import reads, and no cell that a spreadsheet would take for a formula.

use super::{Column, Roster};
use crate::{
    charter::Charter,
    table::{
        Column as _,
        out::{self, Encoding},
    },
};

/// UTF-8 with its mark, which Excel needs to see hanzi, and CRLF.
pub fn export(roster: &Roster, charter: &Charter, english: bool) -> Vec<u8> {
    let title = |column: Column| column.titles().get(usize::from(english)).copied().unwrap_or_default().to_owned();
    let head = std::iter::once(Column::ALL.map(title).to_vec());
    let cells = |resident| Column::ALL.map(|column| column.cell(resident, charter, english)).to_vec();
    out::csv(head.chain(roster.residents().iter().map(cells)), Encoding::Utf8)
}
