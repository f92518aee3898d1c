//! A moment of the evening, to the millisecond, in the station's time zone.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, TimeZone as _};
use serde::{Deserialize, Serialize};

use super::digits;

/// A moment, written as RFC 3339 with milliseconds and offset. Compared by instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(DateTime<FixedOffset>);

/// Not a moment: RFC 3339 with an offset is taken (`2026-05-23T19:00:00+08:00`).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a moment: {0}; write it like 2026-05-23T19:00:00+08:00")]
pub struct NotAMoment(String);

impl Moment {
    /// Where only a day is said.
    pub const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
        Some(noon) => noon,
        None => NaiveTime::MIN,
    };

    /// From milliseconds since 1970, shown at `offset`.
    pub fn from_ms(ms: i64, offset: FixedOffset) -> Self {
        let utc = DateTime::from_timestamp_millis(ms).unwrap_or_default();
        Self(offset.from_utc_datetime(&utc.naive_utc()))
    }

    /// Milliseconds since 1970.
    pub fn ms(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// The offset from UTC that it is shown in.
    pub fn offset(self) -> FixedOffset {
        *self.0.offset()
    }

    /// So many milliseconds later (earlier, if negative); stands still at the ends of time.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        TimeDelta::try_milliseconds(ms).and_then(|delta| self.0.checked_add_signed(delta)).map_or(self, Self)
    }

    /// So many seconds later.
    #[must_use]
    pub fn plus_s(self, seconds: u32) -> Self {
        self.plus_ms(i64::from(seconds) * 1000)
    }

    /// So many minutes later.
    #[must_use]
    pub fn plus_min(self, minutes: u16) -> Self {
        self.plus_ms(i64::from(minutes) * 60_000)
    }

    /// Milliseconds since `earlier`; negative if it is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.ms().saturating_sub(earlier.ms())
    }

    /// That hour of that day, seen from this moment: without an hour it is noon, and of today no later than now.
    #[must_use]
    pub fn told(self, day: NaiveDate, hour: Option<NaiveTime>) -> Self {
        let at = self.offset().from_local_datetime(&day.and_time(hour.unwrap_or(Self::NOON))).single();
        let at = at.map_or(self, Self);
        if hour.is_none() && day == self.date() { at.min(self) } else { at }
    }

    /// The day, in its own zone.
    pub fn date(self) -> NaiveDate {
        self.0.date_naive()
    }

    /// The time of day, in its own zone.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match digits::of_moment(self.0) {
            Some(digits) => f.write_str(digits::said(&digits)),
            None => f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Millis, false)),
        }
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        if let Some(moment) = digits::moment_of(text.as_bytes()) {
            return Ok(Self(moment));
        }
        let exact = DateTime::parse_from_rfc3339(text).map_err(|_| NotAMoment(text.to_owned()))?;
        Ok(Self::from_ms(exact.timestamp_millis(), *exact.offset()))
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_milliseconds_and_its_own_offset() {
        let moment: Moment = "2026-05-23T19:00:00+08:00".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-05-23T19:00:00.000+08:00");
        assert_eq!(moment.plus_s(90).to_string(), "2026-05-23T19:01:30.000+08:00");
    }

    #[test]
    fn the_ends_of_time_hold() {
        let moment: Moment = "2026-05-23T19:00:00+08:00".parse().unwrap();
        assert_eq!(moment.plus_ms(i64::MAX), moment);
    }
}
