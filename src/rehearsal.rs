//! The rehearsal: sixty residents act, the trainee types.
//!
//! The room is a function of the journal: whoever has its lines, the seed and the cast has the same room at the same moment, on any
//! machine, for ever ([adr/0059](../docs/adr/0059-a-room-that-acts.md)). It gives no command. It says what can be seen and heard; what was typed, held against
//! what happened, is what there is to learn. Words are in `i18n`.

mod act;
mod answer;
mod cast;
mod chance;
mod coach;
mod course;
mod goal;
mod room;
mod score;
mod truth;

pub use act::{Act, Line, THEMES, Theme};
pub use cast::{Cast, CastId, Fault, Temper, Trouble, Wrong, casts, read_casts, read_tempers, tempers};
pub use chance::Chance;
pub use coach::{Hint, HintRow, Seen, asked, due, hints};
pub use course::{Lesson, Start, Told, lessons, read_lesson};
pub use goal::{Goal, Since};
pub use room::{ACTS, Room, Setup};
pub use score::{Advice, Score};
pub use truth::{End, Happened, Truth};
