//! What the record counts through a year beside its matters: projects, notices, what was sent. Each counts for itself, and a number
//! once given stays used.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{super::leaf::LeafKind, NotANumber, runs, short, year};

macro_rules! of_a_year {
    ($($(#[$doc:meta])* $name:ident $letter:literal $word:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(try_from = "String", into = "String")]
            pub struct $name {
                /// The year, in full.
                pub year: u16,
                /// Its place, from 1.
                pub n: u32,
            }

            impl $name {
                /// The letter that it is typed with.
                pub const LETTER: &'static str = $letter;
                /// The word that it is said with.
                pub const WORD: &'static str = $word;

                /// As one number that sorts as they do.
                pub fn key(self) -> i64 {
                    i64::from(self.year) << 32 | i64::from(self.n)
                }

                /// By all of its number, or by what is said of it this year: the word or the letter and its place, or the place alone.
                pub fn meant(said: &str, today: chrono::NaiveDate) -> Option<Self> {
                    let (y, n) = meant(said, $letter, $word, today)?;
                    Some(Self { year: y, n })
                }

                /// As people say it, whatever the language of the screen.
                pub fn spoken(self) -> String {
                    format!("{:02}年{}{}号", short(self.year), $word, self.n)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, "{:02}-{}{}", short(self.year), $letter, self.n)
                }
            }

            impl FromStr for $name {
                type Err = NotANumber;

                /// As it is typed, or said.
                fn from_str(text: &str) -> Result<Self, NotANumber> {
                    let (y, n) = read(text, $letter, $word).ok_or_else(|| NotANumber(text.to_owned()))?;
                    Ok(Self { year: y, n })
                }
            }
        )*

        super::as_text!($($name),*);
    };
}

of_a_year! {
    /// A visit at the duty desk, as records of before have it: the twelfth of 2026. It is an item under the same number.
    VisitNo "v" "接待";
    /// A project: the third of 2026. Written `26-p3`.
    ProjectNo "p" "项目";
    /// A notice that was posted: the fourth of 2026. Written `26-n4`.
    NoticeNo "n" "公示";
    /// What was sent to somebody who answers: the second of 2026. Written `26-d2`.
    SendingNo "d" "递";
    /// What somebody asks the fund to pay: the seventeenth of 2026. Written `26-b17`.
    ClaimNo "b" "凭证";
    /// An entry of the fund's book: the ninth of 2026. Written `26-z9`.
    EntryNo "z" "账";
}

/// What the record counts through a year by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// 项目
    Project,
    /// 公示
    Notice,
    /// 递
    Sending,
    /// Leaves of a kind.
    Leaf(LeafKind),
    /// 凭证
    Claim,
    /// 账
    Entry,
}

impl Counted {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = [Self::Project, Self::Notice, Self::Sending, Self::Claim, Self::Entry];
        own.into_iter().chain(LeafKind::ALL.map(Self::Leaf))
    }

    /// Its letter in a number.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Project => ProjectNo::LETTER,
            Self::Notice => NoticeNo::LETTER,
            Self::Sending => SendingNo::LETTER,
            Self::Leaf(kind) => kind.letter(),
            Self::Claim => ClaimNo::LETTER,
            Self::Entry => EntryNo::LETTER,
        }
    }
}

/// `26-p3`, `26年项目3号`, `26年项目第3号`.
pub fn read(text: &str, letter: &str, word: &str) -> Option<(u16, u32)> {
    let (numbers, between) = runs(text)?;
    let between = between.to_ascii_lowercase();
    let typed = || between.strip_prefix('-') == Some(letter);
    let said = || {
        let what = between.strip_prefix('年').and_then(|said| said.strip_suffix('号'));
        what.is_some_and(|what| what.trim_end_matches('第') == word)
    };
    match numbers.as_slice() {
        [y, n] if *n > 0 && (typed() || said()) => Some((year(*y)?, *n)),
        _ => None,
    }
}

/// `26-p3`, `项目3号`, `p3`, `3`.
pub fn meant(said: &str, letter: &str, word: &str, today: chrono::NaiveDate) -> Option<(u16, u32)> {
    if let Some(read) = read(said, letter, word) {
        return Some(read);
    }
    let (numbers, between) = runs(said)?;
    let between = between.to_ascii_lowercase();
    let what = between.trim_end_matches(['号', '第']);
    match numbers.as_slice() {
        [n] if *n > 0 && (what.is_empty() || what == word || what == letter) => {
            Some((u16::try_from(chrono::Datelike::year(&today)).ok()?, *n))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_as_it_is_said_and_as_it_is_typed_and_as_no_other() {
        let third = ProjectNo { year: 2026, n: 3 };
        for said in ["26-p3", "26-P3", "２６－ｐ３", "26年项目3号", "2026年项目第3号"] {
            assert_eq!(said.parse(), Ok(third), "{said}");
        }
        assert_eq!((third.to_string(), third.spoken()), ("26-p3".to_owned(), "26年项目3号".to_owned()));
        assert_eq!("26年公示4号".parse::<NoticeNo>().map(|no| no.to_string()).as_deref(), Ok("26-n4"));
        assert_eq!("26-d2".parse::<SendingNo>().map(SendingNo::spoken).as_deref(), Ok("26年递2号"));
        let today = "2026-05-23".parse().unwrap();
        for said in ["26-n4", "公示4号", "公示第4号", "n4", "４"] {
            assert_eq!(NoticeNo::meant(said, today).map(|no| no.to_string()).as_deref(), Some("26-n4"), "{said}");
        }
        assert_eq!([NoticeNo::meant("项目4号", today), NoticeNo::meant("0", today)], [None, None]);
        for wrong in ["26-n3", "26-p0", "26-p", "p3", "26-3-p2", "26年项目3", "1926-p1"] {
            assert!(wrong.parse::<ProjectNo>().is_err(), "{wrong}");
        }
    }
}
