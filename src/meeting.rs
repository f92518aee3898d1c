//! The meeting machine: pure, and the same on every machine.
//!
//! [`Timeline::decide`] says what a command would do, or why not; [`Meeting::apply`] folds what happened.
//! Nothing here reads a file, a clock, chance or the environment, and nothing here has words for people.

mod apply;
pub mod audit;
pub mod command;
pub mod ctx;
mod decide;
pub mod event;
mod means;
pub mod measure;
pub mod moves;
pub mod numbers;
pub mod query;
pub mod refusal;
pub mod rests;
pub mod script;
pub mod slip;
pub mod spec;
pub mod state;
mod texts;
pub mod timeline;
pub mod vote;
pub mod words;

pub use crate::time::Moment;
pub use command::{Command, Name, Order};
pub use ctx::{Ctx, Known};
pub use event::Event;
pub use refusal::{Fact, Ground, Missing, Refusal};
pub use state::{Meeting, Stamp};
pub use texts::{Of, Shapes};
pub use timeline::{Entry, Timeline};
