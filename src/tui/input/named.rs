//! A number with words behind it, as lists in a chat and slips of paper have it: `12 王阿姨`, `11、王阿姨`, `7号 门口太黑`.

use crate::{
    meeting::numbers::number,
    text::{self, fold_char},
};

/// Between a number and its words.
const MARKS: &[char] = &[' ', '\t', ',', '.', ':', ';', ')', ']', '】', '-', '—', '–', '~', '_', '|'];
/// Behind 号: the number is that of a place.
const PLACES: &[&str] = &["楼", "门", "院", "线", "桌", "单元", "店", "地", "车", "房"];
/// Right behind a number: the number belongs to the words.
const MEASURES: &[&str] =
    &["幢", "栋", "单元", "室", "层", "年", "月", "元", "块钱", "岁", "分钟", "小时", "个月", "个人", "点钟", "点半"];

/// The number, as a card may have it (`7.2`), and the words; none where the number belongs to the words (`3号楼太黑`).
pub(super) fn numbered(raw: &str) -> Option<(String, String)> {
    let (number, words) = parted(raw)?;
    let begins = words.chars().next().map(fold_char)?;
    let is_text = !begins.is_ascii_punctuation() && !begins.is_ascii_digit();
    is_text.then(|| (number, words.to_owned()))
}

/// The number in the plain spelling, and all that stands behind it.
fn parted(raw: &str) -> Option<(String, &str)> {
    let (lead, rest) = lead(raw)?;
    let rest = match rest.strip_prefix(['号', '號']) {
        Some(behind) if PLACES.iter().any(|place| behind.starts_with(place)) => return None,
        Some(behind) => behind.strip_prefix('牌').unwrap_or(behind),
        None if is_measure(rest) => return None,
        None => rest,
    };
    let words = rest.trim_start_matches(|c: char| MARKS.contains(&fold_char(c))).trim();
    Some((text::fold(&lead).trim_end_matches('.').to_owned(), words))
}

/// Words that begin with a number of their own: `3号楼太黑`, `60岁以上先走`.
pub(super) fn begins_with_measure(raw: &str) -> bool {
    let Some((_, rest)) = lead(raw) else { return false };
    let place = rest.strip_prefix(['号', '號']);
    place.map_or_else(|| is_measure(rest), |behind| PLACES.iter().any(|place| behind.starts_with(place)))
}

/// The digits that a line begins with, and what stands behind them; 第, No. and an opening parenthesis may stand in front.
fn lead(raw: &str) -> Option<(String, &str)> {
    let bare = raw.trim_start_matches(['(', '（', '【', '[']);
    let bare = ["第", "No.", "NO.", "no.", "№", "No", "NO"]
        .into_iter()
        .find_map(|of| bare.strip_prefix(of))
        .unwrap_or(bare)
        .trim_start();
    let is = |c: char| fold_char(c).is_ascii_digit() || fold_char(c) == '.';
    let end = bare.find(|c: char| !is(c)).unwrap_or(bare.len());
    let (lead, rest) = bare.split_at_checked(end)?;
    lead.starts_with(|c: char| fold_char(c).is_ascii_digit()).then(|| (lead.to_owned(), rest))
}

fn is_measure(rest: &str) -> bool {
    // 楼道 and 点子 are words of their own.
    let alone = |word: &str, but: &[char]| rest.strip_prefix(word).is_some_and(|rest| !rest.starts_with(but));
    MEASURES.iter().any(|word| rest.starts_with(word))
        || alone("楼", &['道', '梯', '长', '下', '上', '顶', '里', '前', '后', '内'])
        || alone("点", &['子', '心', '名', '菜', '个', '评', '灯'])
}

/// Badges with who wears them: one, or several in one line. None where something in it is no name.
pub(super) fn people(raw: &str) -> Option<Vec<(u16, String)>> {
    let starts: Vec<usize> = starts(raw);
    // Whoever stands in front of the first has no name here: `21 22 王阿姨` is nobody's line to guess.
    if starts.first().is_some_and(|from| !raw.get(..*from).unwrap_or_default().trim().is_empty()) {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([raw.len()]);
    let pieces: Vec<&str> = starts.iter().zip(ends).filter_map(|(from, to)| raw.get(*from..to)).collect();
    let one = |piece: &&str| {
        let piece = piece.trim_end_matches(|c: char| matches!(fold_char(c), ' ' | ',' | ';' | '.'));
        let (badge, words) = parted(piece)?;
        Some((number(&badge)?, called(words)?))
    };
    let people: Vec<(u16, String)> = pieces.iter().map(one).collect::<Option<_>>()?;
    (!people.is_empty()).then_some(people)
}

/// How a list in a chat calls the one that a line of it is about: its number is one of that list, and no badge.
pub fn listed(line: &str) -> Option<String> {
    let (_, words) = parted(line)?;
    called(words)
}

/// What stands behind the number of such a line.
pub fn behind_number(line: &str) -> Option<String> {
    parted(line).map(|(_, words)| words.to_owned()).filter(|words| !words.is_empty())
}

/// Where a number with words begins: at the beginning, and behind a blank or a mark where a greater number comes.
fn starts(raw: &str) -> Vec<usize> {
    let (mut starts, mut last, mut before) = (Vec::new(), 0, ' ');
    for (at, c) in raw.char_indices() {
        let may = matches!(fold_char(before), ' ' | ',' | ';') && !MARKS.contains(&fold_char(c));
        before = c;
        let piece = raw.get(at..).filter(|_| may).unwrap_or_default();
        let first = || before_a_door(piece).filter(|_| starts.is_empty());
        let found = numbered(piece).map(|(badge, _)| badge).or_else(first).and_then(|badge| number(&badge));
        if let Some(badge) = found.filter(|badge| starts.is_empty() || *badge > last) {
            last = badge;
            starts.push(at);
        }
    }
    starts
}

/// The number in front of a door, which is parted from it by more than a dash: `11. 3-201 王阿姨`, but not `3-201 王阿姨`.
fn before_a_door(raw: &str) -> Option<String> {
    let (_, rest) = lead(raw)?;
    let parts = rest.starts_with(|c: char| matches!(fold_char(c), ' ' | ',' | ':' | ')')) || raw.contains(". ");
    let (number, words) = parted(raw).filter(|_| parts)?;
    is_door(words.split_whitespace().next()?).then_some(number)
}

/// What somebody is called, without the door that stands beside: `王阿姨 3-201`. None where it is no name.
fn called(words: &str) -> Option<String> {
    let words = words
        .split(['（', '('])
        .next()
        .filter(|_| words.ends_with([')', '）']) && in_parentheses_a_door(words))
        .unwrap_or(words);
    let kept: Vec<&str> = words.split_whitespace().filter(|word| !is_door(word)).collect();
    if kept.iter().any(|word| word.starts_with(|c: char| fold_char(c).is_ascii_digit())) {
        return None;
    }
    text::name(&kept.join(" ")).ok()
}

fn in_parentheses_a_door(words: &str) -> bool {
    words.split(['（', '(']).nth(1).is_some_and(|inside| is_door(inside.trim_end_matches([')', '）'])))
}

/// `3-201`, `3幢201室`, `201`: digits, and what parts those of a door.
fn is_door(word: &str) -> bool {
    let folded: Vec<char> = word.chars().map(fold_char).collect();
    let digits = folded.iter().filter(|c| c.is_ascii_digit()).count();
    let parts = |c: &char| c.is_ascii_digit() || "-—–幢栋号楼单元室座".contains(*c);
    let parted = folded.len() > digits;
    folded.first().is_some_and(char::is_ascii_digit) && folded.iter().all(parts) && digits < 9 && (parted || digits > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_list_is_a_badge_and_who_wears_it() {
        for line in [
            "11 王阿姨",
            "11、王阿姨",
            "11.王阿姨",
            "11. 王阿姨",
            "11，王阿姨",
            "11）王阿姨",
            "(11)王阿姨",
            "（11） 王阿姨",
            "11：王阿姨",
            "11号王阿姨",
            "11号 王阿姨",
            "11号、王阿姨",
            "11号牌 王阿姨",
            "第11号 王阿姨",
            "No.11 王阿姨",
            "１１　王阿姨",
            "11-王阿姨",
            "11——王阿姨",
            "11王阿姨",
            "11、王阿姨 3-201",
            "11. 3-201 王阿姨",
            "11 王阿姨（3幢201室）",
            "11 王阿姨 201",
        ] {
            assert_eq!(people(line), Some(vec![(11, "王阿姨".to_owned())]), "{line}");
        }
        let two = Some(vec![(11, "王阿姨".to_owned()), (12, "李伯伯".to_owned())]);
        for line in ["11 王阿姨 12 李伯伯", "11、王阿姨，12、李伯伯", "11王阿姨、12李伯伯", "11号王阿姨；12号李伯伯。"]
        {
            assert_eq!(people(line.trim_end_matches('。')), two, "{line}");
        }
    }

    #[test]
    fn what_is_no_name_signs_nobody_in() {
        for line in [
            "",
            "17",
            "17号",
            "5——9",
            "5～9",
            "5到9",
            "5-9号",
            "17号楼",
            "3幢",
            "11 王阿姨 2大1小",
            "11 王阿姨 2人",
            "11 13800000002",
            "11 王阿姨 13800000002",
            "11 3-201",
            "11 号",
            "11、",
            "99999 王阿姨",
            "6月30日",
        ] {
            assert_eq!(people(line), None, "{line}");
        }
    }

    #[test]
    fn a_number_that_belongs_to_the_words_is_no_badge() {
        for words in
            ["3号楼门口太黑", "2号门没有灯", "3幢太吵", "7楼太黑", "60岁以上先走", "7点半太早", "5月水费", "2单元漏水"]
        {
            assert_eq!(numbered(words), None, "{words}");
            assert!(begins_with_measure(words), "{words}");
        }
        for (line, badge, words) in
            [("7楼道太暗", "7", "楼道太暗"), ("7.2 门口太黑", "7.2", "门口太黑"), ("17号 出主意", "17", "出主意")]
        {
            assert_eq!(numbered(line), Some((badge.to_owned(), words.to_owned())));
            assert!(!begins_with_measure(line), "{line}");
        }
    }

    proptest::proptest! {
        #![proptest_config(crate::seeded(256))]
        #[test]
        fn whatever_is_typed_gives_names_alone(line in "[0-9０-９号第、，。. ()（）王李阿姨楼幢——～到-]{0,20}") {
            for (_, call) in people(&line).unwrap_or_default() {
                proptest::prop_assert_eq!(text::name(&call), Ok(call));
            }
        }
    }
}
