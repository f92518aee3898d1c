//! Days and hours as people write them.

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};

use crate::text;

/// A day as people write it: `630`, `6.30`, `6-30`, `6月30日`, `2026-06-30`, `20260630`, `+21` (days from today).
/// Without a year it is the next such day.
pub fn date(raw: &str, today: NaiveDate) -> Option<NaiveDate> {
    let plain = text::fold(raw.trim());
    if let Some(days) = plain.strip_prefix('+') {
        return today.checked_add_days(Days::new(days.parse::<u16>().ok()?.into()));
    }
    let parts: Vec<u32> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    if plain.chars().any(|c| !c.is_ascii_digit() && !"-./年月日号 ".contains(c)) {
        return None;
    }
    match *parts.as_slice() {
        [packed] if packed > 9999 => {
            NaiveDate::from_ymd_opt(i32::try_from(packed / 10_000).ok()?, packed / 100 % 100, packed % 100)
        }
        [packed] => next_such_day(packed / 100, packed % 100, today),
        [month, day] => next_such_day(month, day, today),
        [year, month, day] => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        _ => None,
    }
}

/// Looks on for eight years, since there may be no 29 February sooner.
fn next_such_day(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    (today.year()..=today.year() + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

/// An hour as people write it: `1900`, `900`, `19:00`, `7`.
pub fn time(raw: &str) -> Option<NaiveTime> {
    let plain = text::fold(raw.trim());
    let (hour, minute) = match plain.split_once([':', '.', '点']) {
        Some((hour, minute)) => {
            (hour.parse().ok()?, minute.trim_end_matches('分').parse().ok().or(minute.is_empty().then_some(0))?)
        }
        None => match plain.parse::<u32>().ok()? {
            hour @ 0..=24 => (hour, 0),
            packed @ 100.. => (packed / 100, packed % 100),
            _ => return None,
        },
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
