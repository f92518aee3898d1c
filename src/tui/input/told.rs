//! The moment in front of a line that is typed later (补录): `@20:40`, of another day `@5.30 20:40`, and `@` alone for now.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike as _};

use super::{Read, Said, Typed};
use crate::{
    meeting::{Meeting, Moment},
    text,
    time::{self, Day, Hour},
};

/// The last moment of a minute, in milliseconds behind its first.
const LAST: i64 = 59_999;

/// An hour on paper, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day, if one was named.
    pub day: Option<Day>,
    /// The hour.
    pub time: NaiveTime,
    /// The seconds were typed, too.
    pub exact: bool,
}

impl Told {
    /// As it is typed.
    pub fn text(self) -> String {
        self.time.format(if self.exact { "%H:%M:%S" } else { "%H:%M" }).to_string()
    }

    /// The moment that is meant: on the day that was named, else the first such hour of the meeting; before it is opened, the last
    /// one that is over. Of a minute without seconds, what is recorded of it has happened.
    pub fn moment(self, meeting: &Meeting, now: Moment) -> Option<Moment> {
        let (from, until) = (meeting.opened(), if self.exact { 0 } else { LAST });
        let near = from.unwrap_or(now);
        let at = |day: NaiveDate| on(day, self.time, near);
        let start = match (self.day, from) {
            // Yesterday is counted from where somebody types; a day without its year lies near the meeting.
            (Some(day), _) => at(day.near(if day.is_counted() { now } else { near }.date()).ok()?)?,
            (None, Some(opened)) => {
                let start = at(opened.date())?;
                // After midnight, once it is: an hour that is neither lies before the meeting, and is named as that.
                let next = at(opened.date().checked_add_days(Days::new(1))?)?;
                if start.plus_ms(until) < opened && next <= now { next } else { start }
            }
            (None, None) => {
                let start = at(now.date())?;
                if start > now { at(now.date().checked_sub_days(Days::new(1))?)? } else { start }
            }
        };
        let within = |since: &&Moment| (start..=start.plus_ms(until)).contains(*since);
        Some(meeting.since.values().filter(within).max().map_or(start, |since| start.max(*since)))
    }
}

/// An hour of a day in the zone of a moment.
fn on(day: NaiveDate, time: NaiveTime, near: Moment) -> Option<Moment> {
    let days = day.signed_duration_since(near.date());
    let seconds = TimeDelta::seconds(i64::from(time.num_seconds_from_midnight()))
        - TimeDelta::seconds(i64::from(near.time().num_seconds_from_midnight()));
    let ms = days.checked_add(&seconds)?.num_milliseconds();
    Some(near.plus_ms(ms - i64::from(near.time().nanosecond() / 1_000_000)))
}

/// `@20:40 17 我来排班`.
pub(super) fn told(typed: &Typed<'_>) -> Option<Read> {
    let rest = typed.raw.strip_prefix(['@', '＠'])?.trim();
    if rest.is_empty() {
        return Some(Said::Told(None, String::new()).into());
    }
    let (first, behind) = token(rest);
    if let Some(Hour { time, exact }) = hour(first) {
        return Some(Said::Told(Some(Told { day: None, time, exact }), behind.to_owned()).into());
    }
    let (second, behind) = token(behind);
    // What is still to come wasn't heard: +21 is no day of an evening.
    let day = time::day(first).ok().filter(|_| !text::fold(first).starts_with('+'));
    let said = match (day, hour(second)) {
        (Some(day), Some(Hour { time, exact })) => {
            Said::Told(Some(Told { day: Some(day), time, exact }), behind.to_owned())
        }
        _ => Said::BadMoment,
    };
    Some(said.into())
}

/// The first word, and what stands behind it.
fn token(text: &str) -> (&str, &str) {
    text.split_once(char::is_whitespace).map_or((text, ""), |(first, rest)| (first, rest.trim()))
}

/// An hour that stands alone: digits without a sign are three or four.
fn hour(token: &str) -> Option<Hour> {
    let plain = text::fold(token);
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit());
    let is_hour = if digits { matches!(plain.len(), 3 | 4) } else { plain.contains([':', '点', '时']) };
    is_hour.then(|| time::hour(&plain)).flatten()
}
