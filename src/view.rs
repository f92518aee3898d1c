//! What a screen shows of a meeting: a [`Scene`] of a few kinds of blocks, the same for console and wall.
//!
//! Pure, and without any terminal: words come from `i18n`, widths are decided where it is drawn.

mod scene;

pub use scene::{Bar, Block, Clock, Row, Scene, Term, Tone};
