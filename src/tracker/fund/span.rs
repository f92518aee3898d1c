//! A month, a quarter, a year.

use std::{fmt, str::FromStr};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::tracker::number::NotANumber;

/// A span of time that a statement is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// The year, and the month from 1.
    Month(u16, u8),
    /// The year, and the quarter from 1.
    Quarter(u16, u8),
    /// The year.
    Year(u16),
}

impl Span {
    /// The quarter of a day.
    pub fn quarter_of(day: NaiveDate) -> Self {
        let quarter = u8::try_from(day.month0() / 3 + 1).unwrap_or(1);
        Self::Quarter(u16::try_from(day.year()).unwrap_or(2000), quarter)
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter.saturating_sub(1) * 3 + 1),
            Self::Year(year) => (year, 1),
        };
        NaiveDate::from_ymd_opt(year.into(), month.into(), 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let months = match self {
            Self::Month(..) => 1,
            Self::Quarter(..) => 3,
            Self::Year(_) => 12,
        };
        let next = self.first().checked_add_months(Months::new(months)).unwrap_or_default();
        next.checked_sub_days(Days::new(1)).unwrap_or(next)
    }

    /// The one after it, of the same kind.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Quarter(year, 4) => Self::Quarter(year + 1, 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter + 1),
            Self::Year(year) => Self::Year(year + 1),
        }
    }

    /// The day is in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.first() <= day && day <= self.last()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{:02}-{month:02}", year % 100),
            Self::Quarter(year, quarter) => write!(f, "{:02}Q{quarter}", year % 100),
            Self::Year(year) => write!(f, "{:02}", year % 100),
        }
    }
}

impl FromStr for Span {
    type Err = NotANumber;

    /// `26-11`, `2026年11月`, `26Q3`, `26年三季度`, `26`, `2026年`.
    fn from_str(said: &str) -> Result<Self, NotANumber> {
        read(said).ok_or_else(|| NotANumber(said.to_owned()))
    }
}

fn read(said: &str) -> Option<Span> {
    let folded = crate::text::fold(said).to_uppercase().replace(['第', ' '], "");
    let folded = folded.replace('一', "1").replace('二', "2").replace('三', "3").replace('四', "4");
    let digits = folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len());
    let (year, rest) = folded.split_at(digits);
    let year = match year.parse::<u16>().ok()? {
        short @ 0..=99 if year.len() == 2 => 2000 + short,
        whole @ 2000..=2099 => whole,
        _ => return None,
    };
    let rest = rest.trim_start_matches(['年', '-', '.', '/']);
    if rest.is_empty() {
        return Some(Span::Year(year));
    }
    let quarter = rest.strip_prefix('Q').or_else(|| rest.strip_suffix("季度"));
    if let Some(quarter) = quarter {
        return quarter
            .parse()
            .ok()
            .filter(|quarter| (1..=4).contains(quarter))
            .map(|quarter| Span::Quarter(year, quarter));
    }
    let month = rest.trim_end_matches('月').parse().ok();
    month.filter(|month| (1..=12).contains(month)).map(|month| Span::Month(year, month))
}

impl TryFrom<String> for Span {
    type Error = NotANumber;

    fn try_from(said: String) -> Result<Self, NotANumber> {
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

    #[test]
    fn a_span_is_read_as_it_is_said_and_printed() {
        for (said, span) in [
            ("26-11", Span::Month(2026, 11)),
            ("2026年3月", Span::Month(2026, 3)),
            ("26Q3", Span::Quarter(2026, 3)),
            ("２６ｑ３", Span::Quarter(2026, 3)),
            ("26年第三季度", Span::Quarter(2026, 3)),
            ("2026年4季度", Span::Quarter(2026, 4)),
            ("26", Span::Year(2026)),
            ("2026年", Span::Year(2026)),
        ] {
            assert_eq!(said.parse(), Ok(span), "{said}");
            assert_eq!(span.to_string().parse(), Ok(span), "{said}");
        }
        for wrong in ["", "3", "26-13", "26Q5", "26Q0", "Q3", "1999", "26-0", "今年"] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn spans_follow_one_another_without_a_gap() {
        for mut span in [Span::Month(2026, 1), Span::Quarter(2026, 1), Span::Year(2026)] {
            for _ in 0..13 {
                assert_eq!(span.last().succ_opt(), Some(span.next().first()), "{span}");
                assert!(span.has(span.first()) && span.has(span.last()) && !span.has(span.next().first()));
                span = span.next();
            }
        }
        assert_eq!(Span::quarter_of("2026-06-30".parse().unwrap()), Span::Quarter(2026, 2));
    }
}
