//! An evening again: its lines up to one of them, the meeting that follows from those, and what a trainer says beside it.
//!
//! Pure: where the lines come from, and how they are shown, is told elsewhere.

mod notes;
mod reel;
pub mod samples;
mod seen;

pub use notes::{Fact, Fault, Mine, Named, Note, Said, mine, published, written};
pub use reel::{CUT, LEAST, Reel};
pub use seen::{Seen, card_of, told, veil};
