//! Stretches of days that people report on: a month, a quarter, a year.

use std::{fmt, str::FromStr};

use chrono::{Datelike as _, Days, NaiveDate};

use super::words::plain;

/// Years that anybody means.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// A month, a quarter or a year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    pub fn from(self) -> NaiveDate {
        let (year, month) = self.begins();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn to(self) -> NaiveDate {
        self.on(1).from().checked_sub_days(Days::new(1)).unwrap_or_default()
    }

    /// The day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        (self.from()..=self.to()).contains(&day)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.begins().0
    }

    /// Reads one: `2026-11`, `26年11月`, `11月`, `本月`, `上月`; `2026Q3`, `三季度`, `上季度`; `2026`, `26年`, `去年`. Without a year, the
    /// newest such that has begun.
    pub fn read(said: &str, today: NaiveDate) -> Result<Self, NoSpan> {
        let no = || NoSpan(said.to_owned());
        let text: String = plain(said).chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.to_lowercase();
        let now = (Self::month_of(today), Self::quarter_of(today));
        let named = match text.as_str() {
            "本月" | "这个月" | "thismonth" => Some(now.0),
            "上月" | "上个月" | "lastmonth" => Some(now.0.on(-1)),
            "本季度" | "这个季度" | "thisquarter" => Some(now.1),
            "上季度" | "上个季度" | "lastquarter" => Some(now.1.on(-1)),
            "今年" | "thisyear" => Some(Self::Year(today.year())),
            "去年" | "lastyear" => Some(Self::Year(today.year() - 1)),
            _ => None,
        };
        if let Some(named) = named {
            return Ok(named);
        }
        // The year stands first: two or four digits, and what parts them from the rest.
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let (first, rest) = text.split_at(digits);
        let is_a_year = digits == 4 || digits == 2 && (rest.is_empty() || rest.starts_with(['年', '-', '/', '.', 'q']));
        if !is_a_year {
            let this = Self::of_year(today.year(), &text, false).ok_or_else(no)?;
            let years = 12 / i32::try_from(this.months()).unwrap_or(1);
            return Ok(if this.from() > today { this.on(-years) } else { this });
        }
        let year: i32 = first.parse().map_err(|_| no())?;
        let year = if digits == 2 { 2000 + year } else { year };
        let rest = rest.trim_start_matches(['年', '-', '/', '.']);
        let of = if rest.is_empty() { Some(Self::Year(year)) } else { Self::of_year(year, rest, true) };
        of.filter(|of| YEARS.contains(&of.year())).ok_or_else(no)
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

    /// As it is written down, with its year.
    fn from_str(text: &str) -> Result<Self, NoSpan> {
        let day = NaiveDate::default();
        Self::read(text, day).ok().filter(|span| span.to_string() == text).ok_or_else(|| NoSpan(text.to_owned()))
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
    fn its_days_are_those_of_the_calendar() {
        assert_eq!((Span::Month(2026, 2).from(), Span::Month(2026, 2).to()), (day("2026-02-01"), day("2026-02-28")));
        assert_eq!(
            (Span::Quarter(2026, 4).from(), Span::Quarter(2026, 4).to()),
            (day("2026-10-01"), day("2026-12-31"))
        );
        assert_eq!(Span::Year(2028).to(), day("2028-12-31"));
        assert!(Span::Quarter(2026, 4).has(day("2026-12-31")) && !Span::Quarter(2026, 4).has(day("2027-01-01")));
        assert_eq!(Span::Month(2026, 1).on(-1), Span::Month(2025, 12));
        assert_eq!(Span::Quarter(2026, 1).on(-4), Span::Quarter(2025, 1));
        assert_eq!(Span::Month(2026, 11).on(3), Span::Month(2027, 2));
    }
}
