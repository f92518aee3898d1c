//! A text as a cell of a spreadsheet: never a formula, whatever it begins with.

/// What a formula begins with, in any spreadsheet (trust: H10).
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Some program takes this text for a formula.
pub fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches([' ', '\u{3000}']).starts_with(FORMULA) || cell.starts_with(FORMULA)
}

/// With an apostrophe before what would be a formula, and before an apostrophe, so that it can be taken off again.
pub fn guarded(cell: &str) -> String {
    if is_formula(cell) || cell.starts_with('\'') { format!("'{cell}") } else { cell.to_owned() }
}

/// Without the apostrophe that [`guarded`] put there.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

/// As RFC 4180 writes it, in quotes where they are needed.
pub fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n', ';', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_gets_an_apostrophe_and_gives_it_back() {
        for text in ["=1+1", "+86", "-3", "@a", "\tx", "\rx", " =1", "\u{3000}＝1", "＋1", "'", "'=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["", "门禁", "2-3", "a=b", "17号"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text), text);
        }
    }
}
