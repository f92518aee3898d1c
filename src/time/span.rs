//! Stretches of days that people report on: a month, a quarter, a year.

use std::{fmt, str::FromStr};

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::words::plain;

/// Years that anybody means.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// A month, a quarter or a year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// A month: the year, and 1 to 12.
    Month(i32, u32),
    /// Three months: the year, and 1 to 4.
    Quarter(i32, u32),
    /// All of a year.
    Year(i32),
}

/// Nothing that anybody writes for a month, a quarter or a year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no month, quarter or year: {0:?}; write 2026-11, 2026Q3 or 2026")]
pub struct NoSpan(pub String);

impl Span {
    /// How many months it has.
    fn months(self) -> u32 {
        match self {
            Self::Month(..) => 1,
            Self::Quarter(..) => 3,
            Self::Year(_) => 12,
        }
    }

    /// Its year, and its first month.
    fn begins(self) -> (i32, u32) {
        match self {
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Year(year) => (year, 1),
        }
    }

    /// One of the same length that begins so many months after January of year 0.
    fn beginning(self, months: i32) -> Self {
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12).unsigned_abs());
        match self {
            Self::Month(..) => Self::Month(year, month + 1),
            Self::Quarter(..) => Self::Quarter(year, month / 3 + 1),
            Self::Year(_) => Self::Year(year),
        }
    }

    /// The month of a day.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The quarter of a day.
    pub fn quarter_of(day: NaiveDate) -> Self {
        Self::Quarter(day.year(), day.month().div_ceil(3))
    }

    /// So many of the same length on; negative: back.
    #[must_use]
    pub fn on(self, count: i32) -> Self {
        let (year, month) = self.begins();
        let months = i32::try_from(self.months()).unwrap_or(1);
        self.beginning(year * 12 + i32::try_from(month).unwrap_or(1) - 1 + count * months)
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let (year, month) = self.begins();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.on(1).first().checked_sub_days(Days::new(1)).unwrap_or_default()
    }

    /// The day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        (self.first()..=self.last()).contains(&day)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.begins().0
    }

    /// Reads one: `2026-11`, `26年11月`, `11月`, `本月`, `上月`; `2026Q3`, `三季度`, `上季度`; `2026`, `26年`, `去年`. Without a year, the
    /// newest such that has begun.
    pub fn read(said: &str, today: NaiveDate) -> Result<Self, NoSpan> {
        let no = || NoSpan(said.to_owned());
        let text = squeezed(said);
        let named = match text.as_str() {
            "本月" | "这个月" | "thismonth" => Some(Self::month_of(today)),
            "上月" | "上个月" | "lastmonth" => Some(Self::month_of(today).on(-1)),
            "本季度" | "这个季度" | "thisquarter" => Some(Self::quarter_of(today)),
            "上季度" | "上个季度" | "lastquarter" => Some(Self::quarter_of(today).on(-1)),
            "今年" | "thisyear" => Some(Self::Year(today.year())),
            "去年" | "lastyear" => Some(Self::Year(today.year() - 1)),
            _ => None,
        };
        if let Some(named) = named {
            return Ok(named);
        }
        if let Some((year, rest)) = year_before(&text) {
            return Self::with_year(year, rest).ok_or_else(no);
        }
        let this = Self::of_year(today.year(), &text, false).ok_or_else(no)?;
        let years = 12 / i32::try_from(this.months()).unwrap_or(1);
        Ok(if this.first() > today { this.on(-years) } else { this })
    }

    fn with_year(year: i32, rest: &str) -> Option<Self> {
        let of = if rest.is_empty() { Some(Self::Year(year)) } else { Self::of_year(year, rest, true) };
        of.filter(|of| YEARS.contains(&of.year()))
    }

    /// `q3`, `3季度`, `11月`; without its word a month needs a year before it.
    fn of_year(year: i32, said: &str, is_said: bool) -> Option<Self> {
        if let Some(n) = said.strip_prefix('q').or_else(|| said.strip_suffix("季度")) {
            let n = number(n.trim_start_matches('第')).filter(|n| (1..=4).contains(n))?;
            return Some(Self::Quarter(year, n));
        }
        let n = said.strip_suffix("月份").or_else(|| said.strip_suffix('月')).or(is_said.then_some(said))?;
        number(n).filter(|n| (1..=12).contains(n)).map(|n| Self::Month(year, n))
    }
}

/// Without blanks, in plain digits and small letters.
fn squeezed(said: &str) -> String {
    plain(said).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The year that stands first, in two or four digits, and what stands behind what parts it from the rest.
fn year_before(text: &str) -> Option<(i32, &str)> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (first, rest) = text.split_at(digits);
    let parted = rest.is_empty() || rest.starts_with(['年', '-', '/', '.', 'q']);
    let year: i32 = first.parse().ok().filter(|_| digits == 4 || digits == 2 && parted)?;
    Some((if digits == 2 { 2000 + year } else { year }, rest.trim_start_matches(['年', '-', '/', '.'])))
}

/// One or two digits.
fn number(said: &str) -> Option<u32> {
    said.parse().ok().filter(|_| said.len() <= 2)
}

impl fmt::Display for Span {
    /// As it is typed: `2026-11`, `2026Q3`, `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year}Q{quarter}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl FromStr for Span {
    type Err = NoSpan;

    /// In any spelling that has its year.
    fn from_str(text: &str) -> Result<Self, NoSpan> {
        let squeezed = squeezed(text);
        let with_year = year_before(&squeezed).and_then(|(year, rest)| Self::with_year(year, rest));
        with_year.ok_or_else(|| NoSpan(text.to_owned()))
    }
}

impl TryFrom<String> for Span {
    type Error = NoSpan;

    fn try_from(said: String) -> Result<Self, NoSpan> {
        said.parse()
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn one_is_read_as_people_write_it_and_printed_it_is_read_again() {
        use Span::{Month, Quarter, Year};
        let today = day("2026-11-30");
        let table: &[(&[&str], Span)] = &[
            (
                &[
                    "2026-11",
                    "26-11",
                    "2026年11月",
                    "26年11月",
                    "11月",
                    "11月份",
                    "十一月",
                    "本月",
                    "２０２６－１１",
                    "2026/11",
                    " 2026 年 11 月 ",
                ],
                Month(2026, 11),
            ),
            (&["2026-3", "三月", "3月", "26.3"], Month(2026, 3)),
            (&["12月", "十二月", "2025-12"], Month(2025, 12)),
            (&["上月", "上个月", "10月"], Month(2026, 10)),
            (
                &["2026Q3", "26q3", "Q3", "三季度", "第三季度", "26年三季度", "2026年第3季度", "上季度"],
                Quarter(2026, 3),
            ),
            (&["Q4", "本季度"], Quarter(2026, 4)),
            (&["2026", "26", "2026年", "今年"], Year(2026)),
            (&["25", "去年"], Year(2025)),
        ];
        for (said, wanted) in table {
            for said in *said {
                assert_eq!(Span::read(said, today), Ok(*wanted), "{said}");
            }
            assert_eq!(Span::read(&wanted.to_string(), today), Ok(*wanted));
            assert_eq!(wanted.to_string().parse(), Ok(*wanted));
        }
        // A quarter that has not begun is that of last year.
        assert_eq!(Span::read("Q4", day("2026-02-01")), Ok(Quarter(2025, 4)));
        // Two digits alone are a year.
        assert_eq!(Span::read("11", today), Ok(Year(2011)));
        for wrong in ["", "2026-13", "2026-0", "Q5", "0季度", "13月", "1999", "2026-11-30", "明天", "-3", "2026Q", "月"]
        {
            assert_eq!(Span::read(wrong, today), Err(NoSpan(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn what_is_written_down_has_its_year() {
        for said in ["26-11", "2026年3月", "２６ｑ３", "26年第三季度", "26", "2026年"] {
            let span: Span = said.parse().unwrap();
            assert_eq!(span.to_string().parse(), Ok(span), "{said}");
        }
        for wrong in ["", "3", "Q3", "今年", "11月", "1999"] {
            assert_eq!(wrong.parse::<Span>(), Err(NoSpan(wrong.to_owned())), "{wrong}");
        }
    }

    #[test]
    fn they_follow_one_another_without_a_gap() {
        for mut span in [Span::Month(2026, 1), Span::Quarter(2026, 1), Span::Year(2026)] {
            for _ in 0..13 {
                assert_eq!(span.last().succ_opt(), Some(span.on(1).first()), "{span}");
                span = span.on(1);
            }
        }
    }

    #[test]
    fn its_days_are_those_of_the_calendar() {
        assert_eq!((Span::Month(2026, 2).first(), Span::Month(2026, 2).last()), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(
            (Span::Quarter(2026, 4).first(), Span::Quarter(2026, 4).last()),
            (day("2026-10-01"), day("2026-12-31"))
        );
        assert_eq!(Span::Year(2028).last(), day("2028-12-31"));
        assert!(Span::Quarter(2026, 4).has(day("2026-12-31")) && !Span::Quarter(2026, 4).has(day("2027-01-01")));
        assert_eq!(Span::Month(2026, 1).on(-1), Span::Month(2025, 12));
        assert_eq!(Span::Quarter(2026, 1).on(-4), Span::Quarter(2025, 1));
        assert_eq!(Span::Month(2026, 11).on(3), Span::Month(2027, 2));
    }
}
