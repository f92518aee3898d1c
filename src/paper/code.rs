//! The short code in the corner of a sheet. What is printed is what is typed: no line of the input strip begins with `#`
//! otherwise, so a code has one reading in every stage.

use std::{fmt, str::FromStr};

use super::Sheet;
use crate::text;

/// `#` and the letter of the sheet, a number, and where one number has several sheets which of them: `#Q1` `#K17.2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The kind of sheet.
    pub sheet: Sheet,
    /// The page, badge, table or slip, from 1.
    pub n: u16,
    /// The second card of a badge, the third slip of a table.
    pub part: Option<u16>,
}

impl Code {
    /// A sheet with one number.
    pub fn new(sheet: Sheet, n: u16) -> Self {
        Self { sheet, n, part: None }
    }

    /// A sheet of which a number has several.
    pub fn part(sheet: Sheet, n: u16, part: u16) -> Self {
        Self { sheet, n, part: Some(part) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}{}", self.sheet.letter(), self.n)?;
        self.part.map_or(Ok(()), |part| write!(f, ".{part}"))
    }
}

/// Not the code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a sheet; codes look like #Q1 #K17.2")]
pub struct NoCode;

impl FromStr for Code {
    type Err = NoCode;

    /// Reads a code as it is typed: fullwidth, in small letters or with a blank is the same code.
    fn from_str(typed: &str) -> Result<Self, NoCode> {
        let plain = text::fold(typed);
        let plain = plain.trim().strip_prefix('#').ok_or(NoCode)?.trim_start();
        let mut rest = plain.chars();
        let letter = rest.next().ok_or(NoCode)?.to_ascii_uppercase();
        let sheet = Sheet::ALL.into_iter().find(|sheet| sheet.letter() == letter).ok_or(NoCode)?;
        let (n, part) = match rest.as_str().trim_start().split_once('.') {
            Some((n, part)) => (number(n)?, Some(number(part)?)),
            None => (number(rest.as_str().trim_start())?, None),
        };
        Ok(Self { sheet, n, part })
    }
}

fn number(digits: &str) -> Result<u16, NoCode> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().ok()).flatten().filter(|n| *n > 0).ok_or(NoCode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_what_is_typed() {
        for sheet in Sheet::ALL {
            for code in [Code::new(sheet, 2), Code::part(sheet, 17, 2)] {
                assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
        assert_eq!("＃ｋ１７．２".parse(), Ok(Code::part(Sheet::Cards, 17, 2)));
        assert_eq!("# y 2".parse(), Ok(Code::new(Sheet::Slips, 2)));
    }

    #[test]
    fn what_names_no_sheet_is_no_code() {
        for typed in ["", "#", "#T", "T2", "#T0", "#T2.", "#T2.0", "#T+2", "#T70000", "#X2", "#2", "#T2 3", "##T2"] {
            assert_eq!(typed.parse::<Code>(), Err(NoCode), "{typed:?}");
        }
    }

    #[test]
    fn no_two_sheets_have_one_letter() {
        let letters: std::collections::BTreeSet<char> = Sheet::ALL.into_iter().map(Sheet::letter).collect();
        assert_eq!(letters.len(), Sheet::ALL.len());
    }
}
