//! Numbers of leaves: the fifth sitting of 2026 is `26-c5`, 26年例会5号; the second version of the twelfth article `g12.2`, 公约12条第2版.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::LeafKind;
use crate::{
    text::fold,
    tracker::number::{NotANumber, meant_of_a_year, read_of_a_year, short},
};

/// One leaf: its kind, what is counted through, its place there from 1. Articles of the covenant are counted for ever, and each has its
/// versions; whatever else there is, is counted through a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LeafNo {
    /// What it is.
    pub kind: LeafKind,
    /// The year, in full; of a version, its article.
    pub of: u16,
    /// Its place, from 1.
    pub n: u32,
}

impl LeafNo {
    /// As one number that sorts as they do.
    pub fn key(self) -> i64 {
        (self.kind as i64) << 48 | i64::from(self.of) << 32 | i64::from(self.n)
    }

    /// As people say it, whatever the language of the screen.
    pub fn spoken(self) -> String {
        match self.kind {
            LeafKind::Article => format!("{}第{}版", article(self.of), self.n),
            kind => format!("{:02}年{}{}号", short(self.of), kind.word(), self.n),
        }
    }

    /// By all of its number, or by what is said of it this year.
    pub fn meant(said: &str, kind: LeafKind, today: NaiveDate) -> Option<Self> {
        if kind == LeafKind::Article {
            let (of, version) = read_article(said)?;
            return Some(Self { kind, of, n: version? });
        }
        let (of, n) = meant_of_a_year(said, kind.letter(), kind.word(), today)?;
        Some(Self { kind, of, n })
    }
}

/// An article, whichever of its versions: 公约12条.
pub fn article(of: u16) -> String {
    format!("{}{of}条", LeafKind::Article.word())
}

/// An article and, if it is said, which of its versions: `g12`, `g12.2`, 公约12条, 公约第12条第2版.
pub fn read_article(said: &str) -> Option<(u16, Option<u32>)> {
    let plain: String = fold(said).to_lowercase().split_whitespace().collect();
    let (letter, word) = (LeafKind::Article.letter(), LeafKind::Article.word());
    let (of, version) = if let Some(rest) = plain.strip_prefix(word) {
        let rest = rest.trim_start_matches('第');
        // 公约1 is 公约1条.
        let (of, version) = rest.split_once('条').unwrap_or((rest, ""));
        (of, (!version.is_empty()).then(|| version.trim_start_matches('第').strip_suffix('版').unwrap_or("-")))
    } else {
        let rest = plain.strip_prefix(letter)?;
        rest.split_once('.').map_or((rest, None), |(of, version)| (of, Some(version)))
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok())?;
    let of = digits(of).and_then(|of| u16::try_from(of).ok()).filter(|of| *of > 0)?;
    match version.map(digits) {
        None => Some((of, None)),
        Some(version) => Some((of, Some(version.filter(|n| *n > 0)?))),
    }
}

impl fmt::Display for LeafNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            LeafKind::Article => write!(f, "{}{}.{}", self.kind.letter(), self.of, self.n),
            kind => write!(f, "{:02}-{}{}", short(self.of), kind.letter(), self.n),
        }
    }
}

impl FromStr for LeafNo {
    type Err = NotANumber;

    /// As it is typed, or said.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let of = |kind: LeafKind| {
            if kind == LeafKind::Article {
                let (of, version) = read_article(text)?;
                return Some(Self { kind, of, n: version? });
            }
            let (of, n) = read_of_a_year(text, kind.letter(), kind.word())?;
            Some(Self { kind, of, n })
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
            let no = LeafNo { kind, of: if kind == LeafKind::Article { 12 } else { 2026 }, n: 5 };
            for said in [no.to_string(), no.spoken()] {
                assert_eq!(said.parse(), Ok(no), "{said}");
                assert!(said.parse::<ItemNo>().is_err() && said.parse::<ProjectNo>().is_err(), "{said}");
                assert!(said.parse::<NoticeNo>().is_err() && said.parse::<SendingNo>().is_err(), "{said}");
            }
            let today = "2026-05-23".parse().unwrap();
            let short = if kind == LeafKind::Article {
                "公约12条第5版".to_owned()
            } else {
                format!("{}5号", kind.word())
            };
            assert_eq!(LeafNo::meant(&short, kind, today), Some(no));
        }
        for (said, read) in
            [("g12", Some((12, None))), ("Ｇ12.2", Some((12, Some(2)))), ("公约第12条", Some((12, None)))]
        {
            assert_eq!(read_article(said), read, "{said}");
        }
        for wrong in
            ["26-c0", "c5", "26-3-c5", "26-c", "g12", "g0.1", "g12.0", "公约12条第2", "g12.", "g70000.1", "26-g1"]
        {
            assert!(wrong.parse::<LeafNo>().is_err(), "{wrong}");
        }
    }
}
