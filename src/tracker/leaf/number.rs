//! Numbers of leaves: the fifth sitting of 2026 is `26-c5`, 26年例会5号.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::LeafKind;
use crate::tracker::number::{NotANumber, meant_of_a_year, read_of_a_year, short};

/// One leaf: its kind, the year, its place there from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LeafNo {
    /// What it is.
    pub kind: LeafKind,
    /// The year, in full.
    pub year: u16,
    /// Its place, from 1.
    pub n: u32,
}

impl LeafNo {
    /// As one number that sorts as they do.
    pub fn key(self) -> i64 {
        (self.kind as i64) << 48 | i64::from(self.year) << 32 | i64::from(self.n)
    }

    /// As people say it, whatever the language of the screen.
    pub fn spoken(self) -> String {
        format!("{:02}年{}{}号", short(self.year), self.kind.word(), self.n)
    }

    /// By all of its number, or by what is said of it this year.
    pub fn meant(said: &str, kind: LeafKind, today: NaiveDate) -> Option<Self> {
        let (year, n) = meant_of_a_year(said, kind.letter(), kind.word(), today)?;
        Some(Self { kind, year, n })
    }
}

impl fmt::Display for LeafNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}{}", short(self.year), self.kind.letter(), self.n)
    }
}

impl FromStr for LeafNo {
    type Err = NotANumber;

    /// As it is typed, or said.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let of = |kind: LeafKind| {
            let (year, n) = read_of_a_year(text, kind.letter(), kind.word())?;
            Some(Self { kind, year, n })
        };
        LeafKind::ALL.into_iter().find_map(of).ok_or_else(|| NotANumber(text.to_owned()))
    }
}

impl TryFrom<String> for LeafNo {
    type Error = NotANumber;

    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<LeafNo> for String {
    fn from(no: LeafNo) -> Self {
        no.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracker::{ItemNo, NoticeNo, ProjectNo, SendingNo};

    #[test]
    fn each_is_read_as_it_is_said_and_typed_and_as_nothing_else() {
        for kind in LeafKind::ALL {
            let no = LeafNo { kind, year: 2026, n: 5 };
            for said in [no.to_string(), no.spoken()] {
                assert_eq!(said.parse(), Ok(no), "{said}");
                assert!(said.parse::<ItemNo>().is_err() && said.parse::<ProjectNo>().is_err(), "{said}");
                assert!(said.parse::<NoticeNo>().is_err() && said.parse::<SendingNo>().is_err(), "{said}");
            }
            let today = "2026-05-23".parse().unwrap();
            assert_eq!(LeafNo::meant(&format!("{}5号", kind.word()), kind, today), Some(no));
        }
        for wrong in ["26-c0", "c5", "26-3-c5", "26-c"] {
            assert!(wrong.parse::<LeafNo>().is_err(), "{wrong}");
        }
    }
}
