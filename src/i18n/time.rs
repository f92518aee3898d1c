//! Days and hours as people say them.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use super::{Lang, say};

/// A day without its year: 6月20日.
pub fn day(lang: Lang, date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    let short = date.format("%b");
    say!(lang, zh: "{month}月{day}日", en: "{short} {day}")
}

/// A day with its year: 2026年6月20日.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    say!(lang, zh: "{year}年{month}月{day}日", en: "{year}-{month:02}-{day:02}")
}

/// The hour: 19:05.
pub fn hhmm(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Minutes and seconds of a countdown or a speech: 1:05.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_said_as_people_say_them() {
        let june = NaiveDate::from_ymd_opt(2026, 6, 20).unwrap();
        assert_eq!((day(Lang::Zh, june), day(Lang::En, june)), ("6月20日".into(), "Jun 20".into()));
        assert_eq!((date(Lang::Zh, june), date(Lang::En, june)), ("2026年6月20日".into(), "2026-06-20".into()));
        assert_eq!(hhmm(NaiveTime::from_hms_opt(19, 5, 59).unwrap()), "19:05");
        assert_eq!((clock(65), clock(0)), ("1:05".into(), "0:00".into()));
    }
}
