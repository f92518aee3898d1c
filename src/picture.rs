//! Cells as pictures: one as SVG, and an evening of them as one file that plays in a browser, or in a terminal.
//!
//! Whoever draws gives a buffer; what stands in it is no matter of this module.

mod cast;
mod film;
mod svg;

use ratatui::buffer::Buffer;

pub use cast::cast;
pub use film::{Player, film};
pub use svg::svg;

/// What a cell has no colour of its own for.
const GROUND: &str = "#101010";

/// A picture of an evening, and what is said under it.
pub struct Shot {
    /// The cells.
    pub cells: Buffer,
    /// The number of the line, from 1.
    pub line: usize,
    /// Its hour.
    pub hms: String,
    /// The stage.
    pub stage: String,
    /// What happened.
    pub what: String,
    /// The rule behind it.
    pub rule: Option<String>,
    /// What a trainer says: a word over each, and its sentences.
    pub notes: Vec<(String, Vec<String>)>,
    /// Milliseconds of the evening until the next line.
    pub gap: i64,
}
