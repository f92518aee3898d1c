//! A sum in capitals, as papers about money have it: 壹佰贰拾元整. A digit that was added or changed shows in them.
//!
//! The rules are those of the People's Bank of China (正确填写票据和结算凭证的基本规定, 银发〔1997〕393号, annex 1), and so are the examples of
//! the test.

use crate::tracker::Fen;

const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
const IN_FOUR: [&str; 4] = ["", "拾", "佰", "仟"];
const FOURS: [&str; 5] = ["", "万", "亿", "兆", "京"];

/// The sum in capitals.
pub fn capitals(sum: Fen) -> String {
    let (yuan, jiao, fen) = (sum.0 / 100, sum.0 / 10 % 10, sum.0 % 10);
    let whole = if yuan > 0 { format!("{}元", whole(yuan)) } else { String::new() };
    let rest = match (jiao, fen) {
        (0, 0) if yuan == 0 => return "零元整".to_owned(),
        (0, 0) => "整".to_owned(),
        // Nothing stands between yuan and fen but a 零.
        (0, fen) if yuan > 0 => format!("零{}分", digit(fen)),
        (0, fen) => format!("{}分", digit(fen)),
        (jiao, 0) => format!("{}角整", digit(jiao)),
        (jiao, fen) => format!("{}角{}分", digit(jiao), digit(fen)),
    };
    whole + &rest
}

fn digit(of: u64) -> &'static str {
    usize::try_from(of).ok().and_then(|of| DIGITS.get(of)).copied().unwrap_or_default()
}

/// Whole yuan, by groups of four digits; noughts between others are one 零.
fn whole(yuan: u64) -> String {
    let plain = yuan.to_string();
    let mut said = String::new();
    let (mut nought, mut group) = (false, false);
    for (place, c) in plain.chars().rev().enumerate().collect::<Vec<_>>().into_iter().rev() {
        match c.to_digit(10).map(u64::from) {
            Some(of @ 1..) => {
                said.push_str(if std::mem::take(&mut nought) { "零" } else { "" });
                said.push_str(digit(of));
                said.push_str(IN_FOUR[place % 4]);
                group = true;
            }
            _ => nought = true,
        }
        if place % 4 == 0 && std::mem::take(&mut group) {
            said.push_str(FOURS.get(place / 4).copied().unwrap_or_default());
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_in_capitals_is_that_of_the_rules_and_their_examples() {
        for (sum, said) in [
            (140_950, "壹仟肆佰零玖元伍角整"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"),
            (10_700_053, "壹拾万零柒仟元伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            (12_000, "壹佰贰拾元整"),
            (25_000, "贰佰伍拾元整"),
            (1_000_000, "壹万元整"),
            (1_000_100, "壹万零壹元整"),
            (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (50, "伍角整"),
            (5, "伍分"),
            (0, "零元整"),
        ] {
            assert_eq!(capitals(Fen(sum)), said, "{sum}");
        }
    }
}
