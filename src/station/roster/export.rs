//! The roster as CSV: the columns that an import reads, and no cell that a spreadsheet would take for a formula.

use super::{Column, Roster};
use crate::charter::Charter;

/// What a formula begins with, in any spreadsheet (trust: H10).
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

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

/// With an apostrophe before what would be a formula, and before an apostrophe, so that it can be taken off again.
pub fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) || cell.starts_with('\'') { format!("'{cell}") } else { cell.to_owned() }
}

/// Without the apostrophe that [`guarded`] put there.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

/// In quotes, where a comma, a line end or a quote stands in it.
pub fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
