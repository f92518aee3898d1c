//! Where moments and fresh ids come from. Nothing else in the program asks what time it is.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::Instant,
};

use chrono::{FixedOffset, Local};
use uuid::Uuid;

use crate::meeting::Moment;

/// A moment in a file, with blanks round it, has at most so many bytes.
const MOST: u64 = 256;

/// The host's clock.
#[derive(Clone, Debug)]
pub enum Clock {
    /// A moment, and the time since then by a clock that nobody can set.
    Running {
        /// The moment it was started at.
        base: Moment,
        /// When that was.
        since: Instant,
        /// So many times as fast as time goes: only where somebody practises.
        rate: u32,
    },
    /// Stands, or is moved by hand. Ids count up from the moment it was started at, whatever time it shows later, so that
    /// an evening typed by the clock has the same ids as one whose lines carry their moments.
    Standing {
        /// The moment it was started at.
        base: Moment,
        /// Holds the moment that it is now.
        hand: Option<PathBuf>,
        /// Ids given so far.
        ids: u64,
    },
}

impl Clock {
    /// The machine's time, in its own zone.
    #[allow(clippy::disallowed_methods, reason = "the one place where the time is asked for")]
    pub fn system() -> Self {
        let now = Local::now();
        Self::from(Moment::from_ms(now.timestamp_millis(), *now.offset()))
    }

    /// Runs on from a moment, as if it were now.
    pub fn from(base: Moment) -> Self {
        Self::Running { base, since: Instant::now(), rate: 1 }
    }

    /// Stands at a moment.
    pub fn at(base: Moment) -> Self {
        Self::Standing { base, hand: None, ids: 0 }
    }

    /// Shows the moment that a file holds, whenever it is asked: who rehearses an evening moves the time between two keys.
    pub fn by_hand(file: &Path) -> io::Result<Self> {
        Ok(Self::Standing { base: read(file)?, hand: Some(file.to_owned()), ids: 0 })
    }

    /// It stands, or somebody moves it: it is not the machine's.
    pub fn is_named(&self) -> bool {
        matches!(self, Self::Standing { .. })
    }

    /// The same clock, running on from `last` if it is behind it.
    #[must_use]
    pub fn not_before(self, last: Option<Moment>) -> Self {
        match last {
            // It may have been started long ago, for another meeting: what counts is what it shows now.
            Some(last) if matches!(self, Self::Running { .. }) && self.now() < last => Self::from(last),
            _ => self,
        }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        match self {
            Self::Running { base, since, rate } => {
                let gone = since.elapsed().as_millis().saturating_mul((*rate).into());
                base.plus_ms(i64::try_from(gone).unwrap_or(i64::MAX))
            }
            // While the file can't be read it is as early as it was; a line never runs behind the last one.
            Self::Standing { base, hand, .. } => hand.as_deref().and_then(|hand| read(hand).ok()).unwrap_or(*base),
        }
    }

    /// Goes on from now so many times as fast. One that stands stands.
    pub(super) fn set_rate(&mut self, wanted: u32) {
        let now = self.now();
        if let Self::Running { base, since, rate } = self
            && *rate != wanted
        {
            (*base, *since, *rate) = (now, Instant::now(), wanted);
        }
    }

    /// So many times as fast as time goes.
    pub(super) fn rate(&self) -> u32 {
        match self {
            Self::Running { rate, .. } => *rate,
            Self::Standing { .. } => 1,
        }
    }

    /// An id that nothing has yet.
    #[allow(clippy::disallowed_methods, reason = "the one place where ids are made")]
    pub fn fresh_id(&mut self) -> Uuid {
        match self {
            Self::Running { .. } => Uuid::now_v7(),
            Self::Standing { base, ids, .. } => {
                *ids += 1;
                let mut count = [0; 10];
                count[2..].copy_from_slice(&ids.to_be_bytes());
                let ms = u64::try_from(base.ms()).unwrap_or_default();
                uuid::Builder::from_unix_timestamp_millis(ms, &count).into_uuid()
            }
        }
    }
}

fn read(file: &Path) -> io::Result<Moment> {
    let mut text = String::new();
    File::open(file)?.take(MOST).read_to_string(&mut text)?;
    text.trim().parse().map_err(io::Error::other)
}

/// The same instant, shown in another zone.
pub(super) fn shown_in(moment: Moment, zone: i32) -> Moment {
    FixedOffset::east_opt(zone).map_or(moment, |zone| Moment::from_ms(moment.ms(), zone))
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use super::*;

    fn seven() -> Moment {
        "2026-05-23T19:00:00+08:00".parse().unwrap()
    }

    #[test]
    fn a_clock_behind_the_last_line_runs_on_from_it() {
        let later = seven().plus_s(60);
        assert!(Clock::from(seven()).not_before(Some(later)).now() >= later);
        assert!(Clock::from(later).not_before(Some(seven())).now() >= later);
    }

    /// Whoever leaves a meeting and comes back through the list has the same clock as before, minutes old.
    #[test]
    fn a_clock_that_was_started_a_while_ago_does_not_run_ahead() {
        let since = Instant::now().checked_sub(Duration::from_secs(60)).unwrap();
        let started = || Clock::Running { base: seven(), since, rate: 1 };
        let back = started().not_before(Some(seven().plus_s(30))).now();
        assert!(back >= seven().plus_s(60) && back < seven().plus_s(75), "{back}");
        let behind = started().not_before(Some(seven().plus_s(120))).now();
        assert!(behind >= seven().plus_s(120) && behind < seven().plus_s(135), "{behind}");
    }

    #[test]
    fn a_clock_that_is_set_to_another_rate_goes_on_from_where_it_was() {
        let since = Instant::now().checked_sub(Duration::from_secs(60)).unwrap();
        let mut clock = Clock::Running { base: seven(), since, rate: 10 };
        assert!(clock.now() >= seven().plus_s(600) && clock.now() < seven().plus_s(700));
        clock.set_rate(1);
        let now = clock.now();
        assert!(clock.rate() == 1 && now >= seven().plus_s(600) && now < seven().plus_s(700), "{now}");
        let mut stands = Clock::at(seven());
        stands.set_rate(10);
        assert_eq!((stands.rate(), stands.now()), (1, seven()));
    }

    #[test]
    fn the_ids_of_a_standing_clock_can_be_repeated_and_never_repeat() {
        let ids = |mut clock: Clock| [clock.fresh_id(), clock.fresh_id()];
        assert_eq!(ids(Clock::at(seven())), ids(Clock::at(seven())));
        let [first, second] = ids(Clock::at(seven()));
        assert!(first != second && first.get_version_num() == 7);
    }

    #[test]
    fn a_clock_moved_by_hand_shows_what_its_file_holds_and_its_ids_count_from_the_start() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(Clock::by_hand(file.path()).is_err());
        fs::write(file.path(), format!("{}\n", seven())).unwrap();
        let mut clock = Clock::by_hand(file.path()).unwrap();
        fs::write(file.path(), seven().plus_s(60).to_string()).unwrap();
        assert_eq!(clock.now(), seven().plus_s(60));
        assert_eq!(clock.fresh_id(), Clock::at(seven()).fresh_id());
        fs::write(file.path(), "half past").unwrap();
        assert_eq!(clock.now(), seven());
    }

    #[test]
    fn the_same_instant_in_another_zone_is_no_other_moment() {
        let shown = shown_in(seven(), 0);
        assert_eq!((shown.to_string().as_str(), shown), ("2026-05-23T11:00:00.000+00:00", seven()));
    }
}
