//! RON, for programs: the document and its tables, as they are.

use serde::Serialize;

use super::{Cut, Document, Unwritable, sheets::Tables};

#[derive(Serialize)]
struct Minutes<'a> {
    v: u32,
    cut: Cut,
    document: &'a Document,
    tables: &'a Tables,
}

/// Version of this form.
const VERSION: u32 = 1;

/// A document and its tables, UTF-8, LF.
pub fn write(cut: Cut, document: &Document, tables: &Tables) -> Result<Vec<u8>, Unwritable> {
    let looks = ::ron::ser::PrettyConfig::new().new_line("\n").depth_limit(5);
    let mut text = ::ron::ser::to_string_pretty(&Minutes { v: VERSION, cut, document, tables }, looks)?;
    text.push('\n');
    Ok(text.into_bytes())
}
