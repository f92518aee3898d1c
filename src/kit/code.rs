//! The short code in the corner of a sheet. What is printed is what is typed: no line of the input strip begins with `#`
//! otherwise, so a code has one reading in every stage.
//!
//! Its last sign checks all others by ISO 7064 MOD 11-2, as that of an identity card does (GB 11643): a digit or X. The point
//! between number and part counts as the eleventh sign, and the letter by its place among the sheets. Since 11 is a prime, every
//! single wrong sign and every two neighbours that changed places give another check (ADR 0016).

use std::{fmt, str::FromStr};

use super::Sheet;
use crate::text;

/// Before the check, so that it can't be taken for a digit of the number.
const MARK: char = '-';
/// Between the number and the part.
const POINT: char = '.';

/// `#` and the letter of the sheet, a number, where one number has several sheets which of them, and the check: `#Q1-6`
/// `#K17.2-X`.
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

    /// All but `#` and the check.
    fn body(self) -> String {
        let Self { sheet, n, part } = self;
        let part = part.map(|part| format!("{POINT}{part}")).unwrap_or_default();
        format!("{}{n}{part}", sheet.letter())
    }
}

/// The check of what stands before it. Values 0 to 10; the sum of all signs, each weighed by twice its right neighbour's
/// weight, and of the check is 1 modulo 11.
fn check(body: &str) -> char {
    let value = |sign: char| match sign.to_digit(10) {
        Some(digit) => digit,
        None if sign == POINT => 10,
        // No two of the nine sheets have one value.
        None => Sheet::ALL.into_iter().zip(1..).find(|(sheet, _)| sheet.letter() == sign).map_or(0, |(_, place)| place),
    };
    let sum = body.chars().fold(0, |sum, sign| (sum + value(sign)) * 2 % 11);
    char::from_digit((12 - sum) % 11, 10).unwrap_or('X')
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body();
        write!(f, "#{body}{MARK}{}", check(&body))
    }
}

/// Why something is no code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCode {
    /// It doesn't begin with `#`: something else is meant.
    #[error("not the code of a sheet; codes look like #Q1-6 #K17.2-X")]
    Other,
    /// So far it could become one.
    #[error("the end of the code is missing")]
    Unfinished,
    /// A sign of it is wrong, or two changed places.
    #[error("the code was copied wrongly")]
    Miscopied,
}

impl FromStr for Code {
    type Err = NoCode;

    /// Reads a code as it is typed: fullwidth or in small letters is the same code. Nothing else may be otherwise than it is
    /// printed, not even a zero before a number.
    fn from_str(typed: &str) -> Result<Self, NoCode> {
        let plain = text::fold(typed).trim().to_ascii_uppercase();
        let rest = plain.strip_prefix('#').ok_or(NoCode::Other)?;
        let (body, checked) = match rest.split_once(MARK) {
            Some((body, checked)) => (body, Some(checked)),
            None => (rest, None),
        };
        let code = body_of(body)?;
        match checked {
            None | Some("") => Err(NoCode::Unfinished),
            Some(given) if given.chars().eq([check(body)]) => code.ok_or(NoCode::Miscopied),
            Some(_) => Err(NoCode::Miscopied),
        }
    }
}

/// What stands before the check; `None` as long as more of it is to come.
fn body_of(body: &str) -> Result<Option<Code>, NoCode> {
    let mut rest = body.chars();
    let Some(letter) = rest.next() else { return Ok(None) };
    let sheet = Sheet::ALL.into_iter().find(|sheet| sheet.letter() == letter).ok_or(NoCode::Miscopied)?;
    let (n, part) = match rest.as_str().split_once(POINT) {
        Some((n, part)) => (n, Some(part)),
        None => (rest.as_str(), None),
    };
    Ok(match (number(n)?, part.map(number).transpose()?) {
        (None, Some(_)) => return Err(NoCode::Miscopied),
        (None, None) | (Some(_), Some(None)) => None,
        (Some(n), part) => Some(Code { sheet, n, part: part.flatten() }),
    })
}

/// A number as it is printed; `None`: nothing of it stands there yet.
fn number(digits: &str) -> Result<Option<u16>, NoCode> {
    if digits.is_empty() {
        return Ok(None);
    }
    let printed = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    printed.then(|| digits.parse().ok()).flatten().map(Some).ok_or(NoCode::Miscopied)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every sheet with all numbers of one or two digits, some of more, and parts of them.
    fn all() -> impl Iterator<Item = Code> {
        const NUMBERS: [u16; 8] = [100, 101, 110, 256, 500, 999, 9_090, u16::MAX];
        Sheet::ALL.into_iter().flat_map(|sheet| {
            (1..=99).chain(NUMBERS).flat_map(move |n| {
                let parts = [2, 12].map(move |part| Code::part(sheet, n, part));
                std::iter::once(Code::new(sheet, n)).chain(parts)
            })
        })
    }

    #[test]
    fn what_is_printed_is_what_is_typed() {
        for code in all() {
            assert_eq!(code.to_string().parse(), Ok(code), "{code}");
        }
        let card = Code::part(Sheet::Cards, 17, 2);
        let fullwidth = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap();
        assert_eq!(card.to_string().chars().map(fullwidth).collect::<String>().parse(), Ok(card));
        assert_eq!(format!(" {} ", card.to_string().to_lowercase()).parse(), Ok(card));
    }

    #[test]
    fn the_check_is_that_of_an_identity_card() {
        // The example of GB 11643: 11010519491231002X.
        assert_eq!(check("11010519491231002"), 'X');
        assert_eq!(check("44052418800101001"), '4');
    }

    #[test]
    fn every_single_wrong_sign_is_refused() {
        let signs: Vec<char> = (' '..='~').collect();
        let mut tried = 0_u32;
        for code in all() {
            let printed: Vec<char> = code.to_string().chars().collect();
            for place in 0..printed.len() {
                for sign in signs.iter().filter(|sign| !sign.eq_ignore_ascii_case(&printed[place])) {
                    let mut wrong = printed.clone();
                    wrong[place] = *sign;
                    let wrong: String = wrong.into_iter().collect();
                    assert!(wrong.parse::<Code>().is_err(), "{code} as {wrong}");
                    tried += 1;
                }
            }
        }
        assert!(tried > 2_000_000, "{tried}");
    }

    #[test]
    fn two_neighbours_that_changed_places_are_refused() {
        for code in all() {
            let printed: Vec<char> = code.to_string().chars().collect();
            for place in 1..printed.len() {
                let mut wrong = printed.clone();
                wrong.swap(place - 1, place);
                if wrong != printed {
                    let wrong: String = wrong.into_iter().collect();
                    assert!(wrong.parse::<Code>().is_err(), "{code} as {wrong}");
                }
            }
        }
    }

    #[test]
    fn a_digit_too_many_or_too_few_is_mostly_refused() {
        let (mut tried, mut taken) = (0_u32, 0_u32);
        let mut try_one = |wrong: &[char]| {
            tried += 1;
            taken += u32::from(wrong.iter().collect::<String>().parse::<Code>().is_ok());
        };
        for code in all() {
            let printed: Vec<char> = code.to_string().chars().collect();
            for place in 1..printed.len() {
                let mut fewer = printed.clone();
                fewer.remove(place);
                try_one(&fewer);
                let mut more = printed.clone();
                more.insert(place, printed[place]);
                try_one(&more);
            }
        }
        assert!(f64::from(taken) / f64::from(tried) < 0.06, "{taken} of {tried}");
    }

    #[test]
    fn what_is_wrong_with_a_code_is_known() {
        for typed in ["", "T2", "17+", "签到"] {
            assert_eq!(typed.parse::<Code>(), Err(NoCode::Other), "{typed:?}");
        }
        for typed in ["#", "#T", "#T2", "#T2.", "#T2.3", "#T2-", "＃ｔ２－"] {
            assert_eq!(typed.parse::<Code>(), Err(NoCode::Unfinished), "{typed:?}");
        }
        for typed in ["#T0", "#T02", "#T2.0", "#T+2", "#T70000", "#X2", "#2", "#T2 3", "##T2", "#T.2", "#T2-33", "#T-1"]
        {
            assert_eq!(typed.parse::<Code>(), Err(NoCode::Miscopied), "{typed:?}");
        }
    }

    #[test]
    fn no_two_sheets_have_one_letter() {
        let letters: std::collections::BTreeSet<char> = Sheet::ALL.into_iter().map(Sheet::letter).collect();
        assert_eq!(letters.len(), Sheet::ALL.len());
    }
}
