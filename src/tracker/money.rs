//! Money in whole fen, never in fractions.

use std::{fmt, iter::Sum, str::FromStr};

use serde::{Deserialize, Serialize};

/// 分: a hundredth of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(pub u64);

/// Not a sum of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a sum of money: {0:?}; write yuan like 1200 or 1,200.50")]
pub struct NotMoney(pub String);

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

    /// Yuan: `1200`, `1,200.5`, `￥12.30`, `12元`.
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let wrong = || NotMoney(text.to_owned());
        let folded: String = text.trim().chars().map(crate::text::fold_char).filter(|c| *c != ',').collect();
        let plain = folded.trim_start_matches(['¥', '￥', '$']).trim_end_matches('元').trim();
        let (yuan, fen) = plain.split_once('.').unwrap_or((plain, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if folded.contains('$') || !digits(yuan) || !digits(fen) || yuan.len() > 9 || fen.len() > 2 {
            return Err(wrong());
        }
        let tens = if fen.len() == 1 { 10 } else { 1 };
        let (yuan, fen): (u64, u64) = (yuan.parse().map_err(|_| wrong())?, fen.parse().map_err(|_| wrong())?);
        Ok(Self(yuan * 100 + fen * tens))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_read_as_people_write_them_and_come_back() {
        for (said, fen) in
            [("1200", 120_000), ("1,200.5", 120_050), ("￥12.30", 1_230), ("12元", 1_200), ("０．０１", 1), ("0", 0)]
        {
            assert_eq!(said.parse(), Ok(Fen(fen)), "{said}");
            assert_eq!(Fen(fen).to_string().parse(), Ok(Fen(fen)));
        }
        for nonsense in ["", ".", "1.", ".5", "1.234", "-1", "1e3", "$5", "12角", "99999999999", "1.2.3", "一百"] {
            assert!(nonsense.parse::<Fen>().is_err(), "{nonsense:?}");
        }
        assert_eq!((Fen(120_000).to_string(), Fen(5).to_string()), ("1200".to_owned(), "0.05".to_owned()));
    }

    #[test]
    fn no_sum_runs_over() {
        assert_eq!([Fen(u64::MAX), Fen(7)].into_iter().sum::<Fen>(), Fen(u64::MAX));
        assert_eq!(Fen(u64::MAX).times(9), Fen(u64::MAX));
        assert_eq!(Fen(3).less(Fen(5)), Fen(0));
    }
}
