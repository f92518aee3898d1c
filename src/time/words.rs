//! What days and hours are written with: width, dashes, hanzi numerals, weekdays and names of months as one plain spelling.

use chrono::Weekday;

use crate::text;

/// Everything that parts the numbers of a day, as the sign that it stands for.
fn sign(c: char) -> char {
    match c {
        '—' | '–' | '−' | '‐' | '‑' | '―' | '─' | '﹣' => '-',
        '·' | '•' | '‧' | '・' | '．' => '.',
        '\u{a0}' | '\t' => ' ',
        '號' => '号',
        _ => c,
    }
}

/// Plain digits and signs, in small letters, without blanks at its ends and hanzi numerals as digits.
pub(super) fn plain(raw: &str) -> String {
    let folded: String = raw.trim().chars().map(text::fold_char).map(sign).flat_map(char::to_lowercase).collect();
    numerals(folded.trim())
}

fn digit(c: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .position(|of| of == c || c == '〇' && of == '零')
        .and_then(|at| u32::try_from(at).ok())
}

/// `六月三十日` as `6月30日`, `二〇二六年` as `2026年`; the day of a week and the word for a while keep theirs.
pub fn numerals(text: &str) -> String {
    let (mut out, mut run) = (String::new(), String::new());
    for c in text.chars().chain(['\0']) {
        if digit(c).is_some() || c == '十' || c == '廿' || c == '卅' {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            let is_weekday = out.ends_with(['周', '期', '拜']);
            let value = value(&run).filter(|_| !is_weekday);
            out.push_str(&value.unwrap_or_else(|| run.clone()));
            run.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// A run of numerals: digit by digit, or with tens.
fn value(run: &str) -> Option<String> {
    let run = run.replace('廿', "二十").replace('卅', "三十");
    let Some((tens, ones)) = run.split_once('十') else {
        return run.chars().map(|c| char::from_digit(digit(c)?, 10)).collect();
    };
    let one = |part: &str, none: u32| {
        let mut digits = part.chars();
        match (digits.next(), digits.next()) {
            (None, _) => Some(none),
            (Some(c), None) => digit(c),
            _ => None,
        }
    };
    Some((one(tens, 1)? * 10 + one(ones, 0)?).to_string())
}

/// The weekday that a text ends with, and what stands before it: `周五`, `星期天`, `礼拜3`, `fri`.
pub(super) fn weekday_at_end(text: &str) -> Option<(&str, Weekday)> {
    const NAMES: [(&str, Weekday); 7] = [
        ("mon", Weekday::Mon),
        ("tue", Weekday::Tue),
        ("wed", Weekday::Wed),
        ("thu", Weekday::Thu),
        ("fri", Weekday::Fri),
        ("sat", Weekday::Sat),
        ("sun", Weekday::Sun),
    ];
    let text = text.trim_end();
    for (name, day) in NAMES {
        let full = format!(
            "{name}{}",
            if name == "tue" {
                "sday"
            } else if name == "wed" {
                "nesday"
            } else {
                "day"
            }
        );
        let full = full.replace("thuday", "thursday").replace("satday", "saturday");
        if let Some(before) = text.strip_suffix(full.as_str()).or_else(|| text.strip_suffix(name)) {
            return Some((before.trim_end(), day));
        }
    }
    let last = text.chars().next_back()?;
    let before = text.strip_suffix(last)?;
    let before = ["周", "星期", "礼拜"].into_iter().find_map(|week| before.strip_suffix(week))?;
    let day = match last {
        '一' | '1' => Weekday::Mon,
        '二' | '2' => Weekday::Tue,
        '三' | '3' => Weekday::Wed,
        '四' | '4' => Weekday::Thu,
        '五' | '5' => Weekday::Fri,
        '六' | '6' => Weekday::Sat,
        '日' | '天' | '7' => Weekday::Sun,
        _ => return None,
    };
    Some((before, day))
}

/// The month of an English name, which may be short.
pub(super) fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is = |name: &&str| name.starts_with(word) && word.len() >= 3 || word == "sept" && name.starts_with("sep");
    MONTHS.iter().position(is).and_then(|at| u32::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_signs_become_plain_ones() {
        for (raw, said) in [
            ("六月三十日", "6月30日"),
            ("二〇二六年十二月一日", "2026年12月1日"),
            ("廿一日", "21日"),
            ("６．３０", "6.30"),
            ("6—30", "6-30"),
            ("6·30", "6.30"),
            ("下周五", "下周五"),
            ("十周后", "10周后"),
        ] {
            assert_eq!(plain(raw), said, "{raw}");
        }
    }

    #[test]
    fn a_weekday_is_found_at_the_end() {
        assert_eq!(weekday_at_end("下周五"), Some(("下", Weekday::Fri)));
        assert_eq!(weekday_at_end("6月30日星期二"), Some(("6月30日", Weekday::Tue)));
        assert_eq!(weekday_at_end("jun 30 thursday"), Some(("jun 30", Weekday::Thu)));
        assert_eq!(weekday_at_end("周"), None);
    }
}
