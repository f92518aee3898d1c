//! The roster as CSV: the columns that an import reads, and no cell that a spreadsheet would take for a formula.

use super::{Column, Roster};
use crate::{
    charter::Charter,
    table::Column as _,
    text::{guarded, quoted},
};

/// UTF-8 with its mark, which Excel needs to see hanzi, and CRLF.
pub fn export(roster: &Roster, charter: &Charter, english: bool) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    let mut line = |cells: Vec<String>| {
        text += &cells.iter().map(|cell| quoted(&guarded(cell))).collect::<Vec<_>>().join(",");
        text += "\r\n";
    };
    let title = |column: Column| column.titles().get(usize::from(english)).copied().unwrap_or_default().to_owned();
    line(Column::ALL.map(title).to_vec());
    for resident in roster.residents() {
        line(Column::ALL.map(|column| column.cell(resident, charter, english)).to_vec());
    }
    text.into_bytes()
}
