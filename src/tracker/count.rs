//! What is counted: how many stand where, and the share of promises that was kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::item::{Item, State, Track};

/// How many items stand where.
pub type Board = BTreeMap<(Track, State), u64>;

/// What became of promises ([`Item::is_promise`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// All of them.
    pub made: u64,
    /// 办好了
    pub kept: u64,
    /// 没办成
    pub dropped: u64,
    /// Open, and the day is over.
    pub late: u64,
}

impl Share {
    /// One promise more.
    pub fn take(&mut self, item: &Item, today: NaiveDate) {
        self.made += 1;
        self.kept += u64::from(item.state == State::Done);
        self.dropped += u64::from(item.state == State::Dropped);
        self.late += u64::from(item.is_late(today));
    }

    /// Of those whose time has come (kept, dropped or late), how many of a hundred were kept. Nothing while none has.
    pub fn percent(self) -> Option<u64> {
        let due = self.kept + self.dropped + self.late;
        (self.kept * 100 + due / 2).checked_div(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_due_yet_is_no_broken_promise() {
        let share = Share { made: 9, kept: 2, dropped: 1, late: 0 };
        assert_eq!(share.percent(), Some(67));
        assert_eq!(Share { made: 4, ..Share::default() }.percent(), None);
        assert_eq!(Share { made: 1, late: 1, ..Share::default() }.percent(), Some(0));
    }
}
