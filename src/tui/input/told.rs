//! The moment in front of a line that is typed later (补录): `@20:40`, of another day `@5.30 20:40`, and `@` alone for now.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike as _};

use super::{Read, Said, Typed, date, time};
use crate::{
    meeting::{Meeting, Moment},
    text,
};

/// The last moment of a minute, in milliseconds behind its first.
const LAST: i64 = 59_999;

/// An hour on paper, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day, if one was named.
    pub day: Option<(u32, u32, Option<i32>)>,
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
            (Some((month, day, year)), _) => {
                let of = |year| NaiveDate::from_ymd_opt(year, month, day);
                let nearest = || {
                    let years = near.date().years_around();
                    years.into_iter().filter_map(of).min_by_key(|day| (*day - near.date()).num_days().abs())
                };
                at(year.map_or_else(nearest, of)?)?
            }
            (None, Some(opened)) => {
                let start = at(opened.date())?;
                if start.plus_ms(until) < opened { at(opened.date().checked_add_days(Days::new(1))?)? } else { start }
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

/// The years in which a day without one may lie.
trait YearsAround {
    fn years_around(self) -> [i32; 3];
}

impl YearsAround for NaiveDate {
    fn years_around(self) -> [i32; 3] {
        use chrono::Datelike as _;
        [self.year() - 1, self.year(), self.year() + 1]
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
    if let Some((time, exact)) = hour(first) {
        return Some(Said::Told(Some(Told { day: None, time, exact }), behind.to_owned()).into());
    }
    let (second, behind) = token(behind);
    let said = match (day(first), hour(second)) {
        (Some(day), Some((time, exact))) => Said::Told(Some(Told { day: Some(day), time, exact }), behind.to_owned()),
        _ => Said::BadMoment,
    };
    Some(said.into())
}

/// The first word, and what stands behind it.
fn token(text: &str) -> (&str, &str) {
    text.split_once(char::is_whitespace).map_or((text, ""), |(first, rest)| (first, rest.trim()))
}

/// An hour as people write it, with or without its seconds; digits alone are three or four.
fn hour(token: &str) -> Option<(NaiveTime, bool)> {
    let plain = text::fold(token);
    let parts: Vec<&str> = plain.split(':').collect();
    if let [hour, minute, second] = *parts.as_slice() {
        let time = NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?)?;
        return Some((time, true));
    }
    let is_hour =
        plain.contains([':', '点']) || (matches!(plain.len(), 3 | 4) && plain.bytes().all(|b| b.is_ascii_digit()));
    is_hour.then(|| time(&plain)).flatten().map(|time| (time, false))
}

/// A day as people write it; its month and day, and its year if that was written.
fn day(token: &str) -> Option<(u32, u32, Option<i32>)> {
    use chrono::Datelike as _;
    let plain = text::fold(token);
    let numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let written = numbers == 3 || plain.bytes().filter(u8::is_ascii_digit).count() > 5;
    if plain.starts_with('+') {
        return None;
    }
    // Any day to look on from: which year is meant is seen with the meeting.
    let day = date(&plain, NaiveDate::from_ymd_opt(2000, 1, 1)?)?;
    Some((day.month(), day.day(), written.then(|| day.year())))
}
