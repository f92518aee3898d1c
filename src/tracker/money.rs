//! Money in whole fen, never in fractions.

use std::{fmt, iter::Sum, str::FromStr};

use serde::{Deserialize, Serialize};

/// 分: a hundredth of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub u64);

/// Not a sum of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a sum of money: {given:?}; write yuan like 1200 or 1,200.50")]
pub struct NotMoney {
    /// As it was written.
    pub given: String,
    /// What it would be, if a comma was meant for the point.
    pub would: Option<String>,
}

/// As much as any one sum may be: a hundred million yuan.
pub const MOST: Fen = Fen(10_000_000_000);

impl Fen {
    /// What is left of this after that; nothing below nothing.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// So many times.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count.into()))
    }

    /// More than nothing, and no more than any sum may be.
    pub fn is_a_sum(self) -> bool {
        self.0 > 0 && self <= MOST
    }
}

/// A sum that may be below nothing: a difference, what a leg of an entry moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signed(pub i64);

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", Fen(self.0.unsigned_abs()))
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.fold(0, |sum, fen| sum.saturating_add(fen.0)))
    }
}

impl fmt::Display for Fen {
    /// Yuan, with two places where there are fen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (yuan, 0) => write!(f, "{yuan}"),
            (yuan, fen) => write!(f, "{yuan}.{fen:02}"),
        }
    }
}

impl FromStr for Fen {
    type Err = NotMoney;

    /// Yuan: `1200`, `1,200.5`, `￥12.30`, `12元`, `１２．５`. A comma parts thousands, or it is no sum: 12，50 may be 12.50.
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        read(text).ok_or_else(|| {
            let pointed = text.trim().replace([',', '，', '、'], ".");
            let would = read(&pointed).filter(|sum| sum.is_a_sum()).map(|_| crate::text::fold(&pointed));
            NotMoney { given: text.trim().to_owned(), would }
        })
    }
}

fn read(text: &str) -> Option<Fen> {
    // 、 parts things, never the digits of one.
    let folded: String = text.trim().chars().map(|c| if c == '、' { c } else { crate::text::fold_char(c) }).collect();
    let plain = folded.trim_start_matches(['¥', '￥']).trim_end_matches('整').trim_end_matches(['元', '圆']).trim();
    let (yuan, fen) = plain.split_once('.').unwrap_or((plain, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let thousands = |part: &str| {
        let mut groups = part.split(',');
        groups.next().is_some_and(|first| digits(first) && first.len() < 4)
            && groups.all(|of| digits(of) && of.len() == 3)
    };
    if !(digits(yuan) || thousands(yuan)) || !digits(fen) || fen.len() > 2 {
        return None;
    }
    let yuan = yuan.replace(',', "");
    if yuan.len() > 9 {
        return None;
    }
    let tens = if fen.len() == 1 { 10 } else { 1 };
    let (yuan, fen): (u64, u64) = (yuan.parse().ok()?, fen.parse().ok()?);
    Some(Fen(yuan * 100 + fen * tens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_read_as_people_write_them_and_come_back() {
        for (said, fen) in [
            ("1200", 120_000),
            ("1,200.5", 120_050),
            ("￥12.30", 1_230),
            ("12元", 1_200),
            ("０．０１", 1),
            ("0", 0),
            ("12.50", 1_250),
            ("１２．５", 1_250),
            ("1,234.50", 123_450),
            ("１，２３４", 123_400),
            ("100元整", 10_000),
            ("12。5", 1_250),
        ] {
            assert_eq!(said.parse(), Ok(Fen(fen)), "{said}");
            assert_eq!(Fen(fen).to_string().parse(), Ok(Fen(fen)));
        }
        for nonsense in ["", ".", "1.", ".5", "1.234", "-1", "1e3", "$5", "12角", "99999999999", "1.2.3", "一百"] {
            assert!(nonsense.parse::<Fen>().is_err(), "{nonsense:?}");
        }
        for (said, would) in [
            ("12，50", Some("12.50")),
            ("12、5", Some("12.5")),
            ("12,50", Some("12.50")),
            ("1,2,3", None),
            ("1,2345", None),
            ("1234,567", None),
            ("1、234.50", None),
            (",5", None),
        ] {
            assert_eq!(said.parse::<Fen>().unwrap_err().would.as_deref(), would, "{said}");
        }
        assert_eq!((Signed(-5).to_string(), Signed(120_050).to_string()), ("-0.05".to_owned(), "1200.50".to_owned()));
        assert_eq!((Fen(120_000).to_string(), Fen(5).to_string()), ("1200".to_owned(), "0.05".to_owned()));
    }

    #[test]
    fn no_sum_runs_over() {
        assert_eq!([Fen(u64::MAX), Fen(7)].into_iter().sum::<Fen>(), Fen(u64::MAX));
        assert_eq!(Fen(u64::MAX).times(9), Fen(u64::MAX));
        assert_eq!(Fen(3).less(Fen(5)), Fen(0));
    }

    proptest::proptest! {
        #![proptest_config(crate::seeded(256))]
        #[test]
        fn a_sum_is_read_back_or_refused(fen in 0..MOST.0, said in "[0-9０-９,，、.。元￥ -]{0,12}") {
            proptest::prop_assert_eq!(Fen(fen).to_string().parse(), Ok(Fen(fen)));
            if let Ok(sum) = said.parse::<Fen>() {
                proptest::prop_assert_eq!(sum.to_string().parse(), Ok(sum));
            }
        }
    }
}
