//! The tracker: what was promised gets done, and opens the next meeting. Pure, and of the same shape as the meeting.
//!
//! [`decide`] says what a command would do, or why not; [`Ledger::apply`] folds what happened. Lifecycles are one table
//! ([`lifecycle::LIFE`]). Nothing here reads a file, a clock or chance, and nothing here has words for people.

pub mod coaching;
pub mod command;
pub mod council;
pub mod count;
pub mod covenant;
mod decide;
pub mod desk;
pub mod event;
pub mod filter;
pub mod fund;
pub mod guard;
pub mod intake;
pub mod item;
pub mod leaf;
pub mod ledger;
pub mod lifecycle;
pub mod money;
pub mod needs;
pub mod notice;
pub mod number;
pub mod old;
pub mod patrol;
pub mod project;
pub mod raised;
pub mod refusal;
pub mod register;
pub mod sending;
mod series;
pub mod state;
mod texts;
pub mod today;
mod under;
pub mod vouchers;
mod waits;

pub use command::{Brought, Command, New, Step, StepName};
pub use decide::{Ctx, decide};
pub use desk::{Came, Content, Desk, NewDesk, Pace};
pub use event::Event;
pub use filter::Filter;
pub use fund::{Fund, FundDo, FundWhy};
pub use guard::Guard;
pub use intake::{Chain, Report, Seed};
pub use item::{Item, Kind, Party, State, Track};
pub use leaf::{Body, Leaf, LeafKind, LeafNo, LeafState, LeafStepName, Leaves};
pub use ledger::Ledger;
pub use money::{Fen, NotMoney, Signed};
pub use notice::{Notice, NoticeOf, NoticeState, NoticeStep};
pub use number::{ClaimNo, Counted, EntryNo, ItemNo, MeetingNo, NoticeNo, ProjectNo, SendingNo};
pub use project::{NewProject, Phase, Project, ProjectStep, ProjectStepName, ProjectWhy};
pub use refusal::{Refusal, Why};
pub use sending::{End, Reply, Says, Sending, Stands};
pub use series::Series;
pub use today::Todo;
pub use under::under_their_motions;
pub use waits::Waits;
