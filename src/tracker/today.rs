//! What is to be done today, as one table: which matters a line is of, by where they stand and since when.
//!
//! No state stands in two rows with days that meet, and a motion that rows of the plan carry out is none beside them: one matter never
//! makes two lines.

use chrono::{Days, NaiveDate};

use super::{
    filter::{Filter, LIES, Sorted, presses},
    item::{Item, State},
};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Todo {
    /// The day of a promise is over.
    Late,
    /// Sent on, and the day of the answer is over.
    Overdue,
    /// Somebody came to the desk, and is to be answered today or was to be before.
    Unanswered,
    /// 等回访
    CallBack,
    /// It is due today.
    Due,
    /// 还没递, for a week or beyond its day.
    HandIn,
    /// The notice of a meeting, or of a project that is settled, is to be posted.
    Post,
    /// What was said to a notice is to be answered today, or was to be before.
    Answer,
    /// The days of a notice are over.
    TakeDown,
    /// A block that nobody walked on the last working day.
    Round,
    /// A claim waits for somebody who signs.
    Sign,
    /// An article of the covenant waits for its next step, or is in force from today on.
    Article,
    /// The last backup is old, or there is none.
    Backup,
}

/// The day by which something is to be done, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// It is over.
    Over,
    /// It is today.
    Today,
    /// One of both.
    Come,
    /// Whatever day it is.
    Ever,
    /// Nothing moved for [`LIES`] days, or its day has come.
    Lies,
}

/// The states of which a kind is, each with its day.
const OF: &[(Todo, &[State], When)] = &[
    (Todo::Late, &[State::Promised, State::Doing, State::Waiting], When::Over),
    (Todo::Overdue, &[State::Sent, State::Received], When::Over),
    (Todo::Unanswered, &[State::Noted], When::Come),
    (Todo::CallBack, &[State::CallBack], When::Ever),
    (Todo::Due, &[State::Promised, State::Doing, State::Waiting, State::Sent, State::Received], When::Today),
    (Todo::HandIn, &[State::ToSend], When::Lies),
];

impl Todo {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Late,
        Self::Overdue,
        Self::Unanswered,
        Self::CallBack,
        Self::Due,
        Self::HandIn,
        Self::Post,
        Self::Answer,
        Self::TakeDown,
        Self::Round,
        Self::Sign,
        Self::Article,
        Self::Backup,
    ];

    /// The matters of it: whatever fits one of these. None where it is of no matter.
    pub fn asks(self, today: NaiveDate) -> Vec<Filter> {
        let row = OF.iter().find(|(todo, ..)| *todo == self);
        let of = |state: &State, when: When| {
            let all = Filter { state: Some(*state), uncarried: true, ..Filter::default() };
            match when {
                When::Over => Filter { late: Some(today), ..all },
                When::Today => Filter { due: Some((today, today)), ..all },
                When::Come => Filter { due: Some((NaiveDate::MIN, today)), ..all },
                When::Ever => Filter { order: Sorted::Moved, ..all },
                When::Lies => Filter { lies: Some((today - Days::new(LIES), today)), order: Sorted::Presses, ..all },
            }
        };
        row.map(|(_, states, when)| states.iter().map(|state| of(state, *when)).collect()).unwrap_or_default()
    }

    /// The day by which a matter of it was to be done: the earlier it is, the more it presses.
    pub fn by(self, item: &Item) -> NaiveDate {
        match self {
            Self::CallBack => item.moved,
            Self::HandIn => presses(item),
            _ => item.awaited().unwrap_or(item.moved),
        }
    }
}
