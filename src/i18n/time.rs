//! Days and hours as people say them.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use super::{Lang, say};
use crate::time::NoDay;

/// A day without its year: 6月20日.
pub fn day(lang: Lang, date: NaiveDate) -> String {
    let (month, day) = (date.month(), date.day());
    let short = date.format("%b");
    say!(lang, zh: "{month}月{day}日", en: "{short} {day}")
}

/// As many days away a day is said with its year: it may be another one than was meant.
const FAR: i64 = 183;

/// A day as it is said on another: with its year where that is another one, or where it is more than half a year away.
pub fn day_from(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let far = (date - today).num_days().abs() > FAR;
    if far || date.year() != today.year() { self::date(lang, date) } else { day(lang, date) }
}

/// A day as it was read, before it is taken: with its year, and that it is the next one.
pub fn read_as(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let read = self::date(lang, date);
    if date.year() != today.year() + 1 {
        return read;
    }
    say!(lang, zh: "{read}(明年)", en: "{read} (next year)")
}

/// A day and an hour of it: 6月20日19:30.
pub fn day_hhmm(lang: Lang, date: NaiveDate, hhmm: &str) -> String {
    let day = day(lang, date);
    say!(lang, zh: "{day}{hhmm}", en: "{day}, {hhmm}")
}

/// A day with its year: 2026年6月20日.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    say!(lang, zh: "{year}年{month}月{day}日", en: "{year}-{month:02}-{day:02}")
}

/// A month and a day: 6月30日.
fn month_day(lang: Lang, (month, of): (u32, u32)) -> String {
    // Any leap year has them all.
    NaiveDate::from_ymd_opt(2000, month, of).map_or_else(String::new, |date| day(lang, date))
}

/// Why something is no day, with what would be one.
pub fn no_day(lang: Lang, said: &str, why: NoDay) -> String {
    match why {
        NoDay::Unread => {
            say!(lang, zh: "「{said}」不像日子，写成 6.30、6月30日、2026-06-30 或 +21", en: "{said:?} is no day; write it like 6.30, 2026-06-30 or +21")
        }
        NoDay::Either(one, other) => {
            let (one, other) = (month_day(lang, one), month_day(lang, other));
            say!(lang, zh: "「{said}」是{one}还是{other}？请写明白", en: "{said:?}: {one} or {other}? write which")
        }
        NoDay::Serial(of) => {
            let of = date(lang, of);
            say!(lang, zh: "「{said}」是不是{of}？请写成日子", en: "{said:?}: is it {of}? write the day")
        }
        NoDay::OtherWeekday(of) => {
            let (of, weekday) = (date(lang, of), weekday(lang, of));
            say!(lang, zh: "「{said}」：{of}是{weekday}，请再对一下", en: "{said:?}: {of} is a {weekday}; look again")
        }
    }
}

/// A day that is over, for something to be done.
pub fn over(lang: Lang, of: NaiveDate) -> String {
    let of = date(lang, of);
    say!(lang, zh: "{of}已经过了", en: "{of} is over")
}

/// 7月3日 周五
pub fn date_and_weekday(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", date(lang, day), weekday(lang, day))
}

fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    const NAMES: [(&str, &str); 7] = [
        ("周一", "Monday"),
        ("周二", "Tuesday"),
        ("周三", "Wednesday"),
        ("周四", "Thursday"),
        ("周五", "Friday"),
        ("周六", "Saturday"),
        ("周日", "Sunday"),
    ];
    let at = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
    let (zh, en) = NAMES.get(at).copied().unwrap_or_default();
    if lang == Lang::Zh { zh } else { en }
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
        let [november, near] = [(11, 23), (1, 2)].map(|(month, of)| NaiveDate::from_ymd_opt(2025, month, of).unwrap());
        assert_eq!(day_from(Lang::Zh, june, november), "2026年6月20日");
        assert_eq!(day_from(Lang::Zh, november, near), "2025年11月23日", "more than half a year");
        assert_eq!(day_from(Lang::Zh, june, june), "6月20日");
        assert_eq!(read_as(Lang::Zh, june, november), "2026年6月20日(明年)");
        assert_eq!(read_as(Lang::Zh, november, near), "2025年11月23日");
        assert_eq!(hhmm(NaiveTime::from_hms_opt(19, 5, 59).unwrap()), "19:05");
        assert_eq!((clock(65), clock(0)), ("1:05".into(), "0:00".into()));
    }
}
