//! Text as it reaches a wall: display width, wrapping, eliding, fullwidth folding, and keeping hostile text out.
//!
//! Pure. Layout counts cells, never bytes or chars.

mod called;
mod cell;
mod edited;
mod fold;
mod hostile;
mod kept;
mod layout;
mod list;
mod mask;
mod pinyin;
mod private;
mod same;
mod shape;
mod unit;

pub use called::is_called;
pub use cell::{guarded, is_formula, quoted, unguarded};
pub use edited::{known_path, unmarked, unmarked_bytes, with_windows_paths};
pub use fold::{fold, fold_char};
pub use hostile::{TextFault, clean, fit, is_hostile, safe, strip, tidy};
pub use layout::{elide, pad, width, words, wrap, wrap_by};
pub use list::{name, names, numbers};
pub use mask::{Masks, is_same_name, mask, unspaced};
pub use pinyin::find as find_by_pinyin;
pub use private::{Private, find_private, without_private};
pub use same::plain;
pub use shape::shape;
pub use unit::names_a_unit;

/// Stands in place of a text that was taken out: in the record itself, so that every paper shows it.
pub const REDACTED: &str = "（已删去）";
/// Longest name, form of address, household or place, in graphemes.
pub const NAME: usize = 64;
/// Longest title of a card, topic, motion part or row of the plan, in graphemes.
pub const TITLE: usize = 120;
/// Longest note, speech or answer, in graphemes.
pub const NOTE: usize = 2000;
