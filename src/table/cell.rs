//! One cell, as the people see it who look at the table.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime};

use crate::text::unguarded;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What stands in it, without blanks at its ends.
    Text(String),
    /// A number, as it is shown: 17, not 17.0; 6.30 where two places are shown.
    Number(String),
    /// A day or an hour: also what a spreadsheet makes of the door 3-2.
    Day(Day),
    /// An error of a formula (`#REF!`).
    Error(String),
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Cell {
    /// Nothing stands in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }

    /// What is seen, without the apostrophe that an export put before what could be a formula.
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(unguarded(text)),
            Self::Number(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}

/// A day, an hour, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// When; an hour alone stands on no day that means something.
    pub at: NaiveDateTime,
    /// As what it is shown.
    pub look: Look,
}

/// As what a day is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// With its year.
    Day,
    /// 3月2日: as a spreadsheet shows the door 3-2.
    MonthDay,
    /// Without a day: as a spreadsheet shows the door 3-32.
    MonthYear,
    /// An hour.
    Hour,
    /// A day and an hour.
    Moment,
}

impl Day {
    /// The day, if there is one.
    pub fn date(&self) -> Option<NaiveDate> {
        (self.look != Look::Hour).then(|| self.at.date())
    }

    /// A door that a spreadsheet took for a day.
    pub fn door(&self) -> Option<String> {
        (self.look == Look::MonthDay).then(|| format!("{}-{}", self.at.month(), self.at.day()))
    }

    pub(super) fn new(at: NaiveDateTime, look: Look) -> Self {
        // A day that has an hour is a moment, whatever of it is shown.
        let whole = look == Look::Day && at.time() != NaiveTime::MIN;
        Self { at, look: if whole { Look::Moment } else { look } }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.look {
            Look::Day => write!(f, "{}", self.at.date()),
            Look::MonthDay => write!(f, "{}月{}日", self.at.month(), self.at.day()),
            Look::MonthYear => write!(f, "{}年{}月", self.at.year(), self.at.month()),
            Look::Hour => write!(f, "{}", self.at.time()),
            Look::Moment => write!(f, "{} {}", self.at.date(), self.at.time()),
        }
    }
}
