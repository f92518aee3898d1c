//! What waits with the station itself after something was sent on, so that somebody goes after it.

use chrono::{Days, NaiveDate};

use super::{
    filter::LIES,
    item::{Item, State},
};

/// Why somebody of the station has to go after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// Nobody handed it in, for a week.
    HandIn,
    /// The day of the answer is over.
    Overdue,
    /// They have had it for a week, and said no more.
    Received,
    /// It was handed in a week ago, and no day was asked.
    NoDay,
    /// What came of it is known, and nobody called back for a week.
    CallBack,
}

impl Waits {
    /// All of them, in the order in which they are said.
    pub const ALL: [Self; 5] = [Self::HandIn, Self::Overdue, Self::Received, Self::NoDay, Self::CallBack];

    /// Why this one does, if it does: one reason, the first that holds.
    pub fn of(item: &Item, today: NaiveDate) -> Option<Self> {
        let for_a_week = |since: NaiveDate| since + Days::new(LIES) <= today;
        let out = item.sending();
        let since = out.and_then(|out| out.received.or(out.sent)).unwrap_or(item.moved);
        match item.state {
            State::ToSend => for_a_week(item.moved).then_some(Self::HandIn),
            State::CallBack => for_a_week(item.moved).then_some(Self::CallBack),
            State::Sent | State::Received if item.is_late(today) => Some(Self::Overdue),
            State::Received => for_a_week(since).then_some(Self::Received),
            State::Sent if item.due.is_none() => for_a_week(since).then_some(Self::NoDay),
            _ => None,
        }
    }
}
