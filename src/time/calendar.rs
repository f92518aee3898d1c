//! Which days are off. Weekends are data too: the days that the state moves are announced year by year, so a station writes them down.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::Deserialize;

/// So many days in a row are off at most; a table without a working day is no table.
const LOOKS: usize = 60;

/// The days off of a station.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// Days of every week that are off.
    pub weekend: Vec<Weekday>,
    /// Other days that are off.
    pub holidays: Vec<NaiveDate>,
    /// Days that are worked though the week says otherwise.
    pub workdays: Vec<NaiveDate>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { weekend: vec![Weekday::Sat, Weekday::Sun], holidays: Vec::new(), workdays: Vec::new() }
    }
}

impl Calendar {
    /// Nobody works on this day.
    pub fn is_off(&self, day: NaiveDate) -> bool {
        !self.workdays.contains(&day) && (self.holidays.contains(&day) || self.weekend.contains(&day.weekday()))
    }

    /// This day, or the first after it that isn't off.
    pub fn not_off(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().take(LOOKS).find(|day| !self.is_off(*day)).unwrap_or(day)
    }

    /// So many working days later.
    pub fn working_days_after(&self, day: NaiveDate, days: u16) -> NaiveDate {
        (0..days).fold(day, |day, _| self.not_off(day.checked_add_days(Days::new(1)).unwrap_or(day)))
    }

    /// From the day after, for so many days, and if the last is off, on to the next that isn't.
    pub fn days_after(&self, day: NaiveDate, days: u16) -> (NaiveDate, NaiveDate) {
        let later = |n: u16| day.checked_add_days(Days::new(n.into())).unwrap_or(day);
        (later(1), self.not_off(later(days.max(1))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// National Day, made up for on the Saturday after.
    fn october() -> Calendar {
        Calendar {
            holidays: (1..=8).map(|n| day(&format!("2026-10-0{n}"))).collect(),
            workdays: vec![day("2026-10-10")],
            ..Calendar::default()
        }
    }

    #[test]
    fn a_period_runs_from_the_day_after_and_does_not_end_on_a_day_off() {
        let plain = Calendar::default();
        // Monday to the next Monday; a week from Saturday would end on a Saturday, and goes on to Monday.
        assert_eq!(plain.days_after(day("2026-05-25"), 7), (day("2026-05-26"), day("2026-06-01")));
        assert_eq!(plain.days_after(day("2026-05-23"), 7), (day("2026-05-24"), day("2026-06-01")));
        assert_eq!(october().days_after(day("2026-09-25"), 7).1, day("2026-10-09"));
        assert_eq!(october().days_after(day("2026-10-03"), 7).1, day("2026-10-10"));
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays_and_count_what_is_made_up_for() {
        // 2026-05-21 is a Thursday.
        assert_eq!(Calendar::default().working_days_after(day("2026-05-21"), 5), day("2026-05-28"));
        assert_eq!(Calendar::default().working_days_after(day("2026-05-23"), 1), day("2026-05-25"));
        assert_eq!(october().working_days_after(day("2026-09-30"), 2), day("2026-10-10"));
    }

    #[test]
    fn a_table_without_a_working_day_is_no_table() {
        let never = Calendar { holidays: day("2026-05-01").iter_days().take(400).collect(), ..Calendar::default() };
        assert_eq!(never.days_after(day("2026-05-23"), 7).1, day("2026-05-30"));
    }
}
