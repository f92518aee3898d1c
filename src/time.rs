//! When: moments, days and hours as people write them and as spreadsheets keep them, and which days are off.
//!
//! Pure. The one reader of days and the one of hours: what is typed, given to a command or brought in a table means the same.

mod calendar;
mod cell;
mod day;
pub mod digits;
mod hour;
mod moment;
mod span;
mod words;

pub use words::numerals;

pub use calendar::Calendar;
pub use cell::{Serial, day_of_number};
pub use day::{Day, NoDay, day, happened, to_come};
pub use hour::{Hour, day_and_hour, hour};
pub use moment::{Moment, NotAMoment};
pub use span::{NoSpan, Span};
