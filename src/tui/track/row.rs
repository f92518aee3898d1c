//! Rows that only say something.

use super::{Pick, Row};

/// Words that lead nowhere.
pub fn said(text: String, beside: String) -> Row {
    (text, beside, Pick::None)
}

/// Rows, or in words that there are none.
pub fn listed(rows: Vec<Row>, none: String) -> Vec<Row> {
    if rows.is_empty() { vec![said(none, String::new())] } else { rows }
}
