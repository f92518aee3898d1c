//! Days and hours as spreadsheets keep them: numbers that are shown as something else.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    day::{Day, NoDay, day, written},
    words::plain,
};

/// Numbers of days of this century, without a format.
const SERIALS: std::ops::RangeInclusive<u32> = 36_526..=73_050;

/// The number under which a spreadsheet keeps a day, an hour or both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Serial {
    /// Days since it began to count; the hour is a part of one.
    pub days: f64,
    /// The workbook counts from 1904, as those of a Mac did.
    pub from_1904: bool,
}

impl Serial {
    /// The moment that is meant, to the second.
    pub fn at(self) -> Option<NaiveDateTime> {
        let first =
            if self.from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
        // Through its digits: no cast cuts anything off.
        let seconds = format!("{:.0}", self.days * 86_400.0).parse::<i64>().ok()?;
        first?.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::try_seconds(seconds)?)
    }
}

/// Reads a day in a cell that is a number, as it is shown, or in a table that keeps texts alone (CSV): what was typed as 6.30 may
/// have become 6.3 there.
pub fn day_of_number(shown: &str) -> Result<Day, NoDay> {
    if let Some(day) = written(shown) {
        return Ok(day);
    }
    let said = plain(shown);
    let is_number = |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
    match said.split_once('.') {
        Some((month, tenth)) if is_number(month) && is_number(tenth) && tenth.len() == 1 => {
            let both = (day(&said), day(&format!("{said}0")));
            if let (Ok(_), Ok(_), Ok(month), Ok(tenth)) = (both.0, both.1, month.parse(), tenth.parse::<u32>()) {
                return Err(NoDay::Either((month, tenth), (month, tenth * 10)));
            }
        }
        None if is_number(&said) && said.len() == 5 => {
            let days = said.parse::<u32>().ok().filter(|days| SERIALS.contains(days)).ok_or(NoDay::Unread)?;
            let at = Serial { days: days.into(), from_1904: false }.at().ok_or(NoDay::Unread)?;
            return Err(NoDay::Serial(at.date()));
        }
        _ => {}
    }
    day(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_counts_is_typed_again() {
        let typed = |days, from_1904| Serial { days, from_1904 }.at().map(|at| at.to_string());
        assert_eq!(typed(46_203.0, false).as_deref(), Some("2026-06-30 00:00:00"));
        assert_eq!(typed(44_741.0, true).as_deref(), Some("2026-06-30 00:00:00"));
        assert_eq!(typed(46_165.854_861_111_11, false).as_deref(), Some("2026-05-23 20:31:00"));
        for nonsense in [f64::NAN, f64::INFINITY, 1e300, -1e300] {
            assert_eq!(typed(nonsense, false), None);
        }
    }

    #[test]
    fn a_number_that_may_be_two_days_is_neither() {
        assert_eq!(day_of_number("6.3"), Err(NoDay::Either((6, 3), (6, 30))));
        assert_eq!(day_of_number("12.1"), Err(NoDay::Either((12, 1), (12, 10))));
        assert_eq!(day_of_number("46203"), Err(NoDay::Serial(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap())));
        // There is no 30 February and no 40 June.
        for (cell, said) in [("2.3", "2月3日"), ("6.4", "6月4日"), ("6.30", "6月30日"), ("630", "6月30日")] {
            assert_eq!(day_of_number(cell), day(said), "{cell}");
        }
    }
}
