//! Numbers and names as people type them, one after another: what parts them and what runs from one to the other means the same
//! everywhere, whatever input method is on.

use super::{NAME, TextFault, clean, fold_char};

/// Written between two numbers of which all between are meant.
const DASHES: &[char] = &['—', '–', '−', '―', '─', '‐', '‑', '﹣'];
const WAVES: &[char] = &['~', '〜', '∼', '˜', '到', '至'];
/// Written between two numbers that are both meant.
const AND: &[char] = &['和', '及', '与', '跟', '同'];

/// A line of numbers and signs in the plain spelling that every reader of numbers takes: `５～９号、12` is `5-9,12`.
///
/// Fullwidth signs become plain ones; the dash of an input method (——), a wave, 到 and 至 between two numbers a `-`; 和 and 及
/// between two a blank; the 号 behind a number, 第 and No. in front of one go. What is no number stays as it is.
pub fn numbers(raw: &str) -> String {
    let line: Vec<char> = raw.trim().chars().map(fold_char).collect();
    let mut plain = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(c) = line.get(at).copied() {
        let rest = line.get(at + 1..).unwrap_or_default();
        let behind_number = plain.ends_with(|c: char| c.is_ascii_digit());
        let run = if DASHES.contains(&c) { 1 + rest.iter().take_while(|c| DASHES.contains(c)).count() } else { 1 };
        at += run;
        let rest = line.get(at..).unwrap_or_default();
        let before_number = begins_number(rest);
        match c {
            ';' => plain.push(','),
            '\t' | '\u{a0}' => plain.push(' '),
            '号' | '號' if behind_number && ends_number(rest) => at += usize::from(rest.first() == Some(&'牌')),
            '第' | '№' if before_number && begins(&plain) => {}
            'N' | 'n' if begins(&plain) && prefix(c, rest) > 0 => at += prefix(c, rest),
            '.' if behind_number && matches!(rest, [] | [' ' | ',' | ';' | '\t' | '\u{a0}', ..]) => {}
            _ if DASHES.contains(&c) => plain.push('-'),
            _ if WAVES.contains(&c) && number_behind(&plain) && before_number => {
                plain.truncate(plain.trim_end().len());
                plain.push('-');
                at += blanks(rest);
            }
            _ if AND.contains(&c) && number_behind(&plain) && before_number => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.truncate(plain.trim_end_matches([',', ' ']).len());
    plain
}

/// How many blanks a text begins with.
fn blanks(rest: &[char]) -> usize {
    rest.iter().take_while(|c| **c == ' ').count()
}

/// A number comes next, whatever stands in front of it.
fn begins_number(rest: &[char]) -> bool {
    let rest = rest.get(blanks(rest)..).unwrap_or_default();
    match rest {
        [c, ..] if c.is_ascii_digit() => true,
        ['第' | '№' | '#', c, ..] => c.is_ascii_digit(),
        [c @ ('N' | 'n'), behind @ ..] => prefix(*c, behind) > 0,
        _ => false,
    }
}

fn number_behind(plain: &str) -> bool {
    plain.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit())
}

/// A number may begin here.
fn begins(plain: &str) -> bool {
    !plain.ends_with(|c: char| c.is_alphanumeric() || c == '.')
}

/// What stands behind the N of `No.9` up to its number; 0 where it is no such thing.
fn prefix(n: char, rest: &[char]) -> usize {
    let [o, behind @ ..] = rest else { return 0 };
    let dots = behind.iter().take_while(|c| matches!(c, '.' | ' ' | ':')).count();
    let is = matches!(n, 'N' | 'n') && matches!(o, 'o' | 'O') && behind.get(dots).is_some_and(char::is_ascii_digit);
    if is { 1 + dots } else { 0 }
}

/// Nothing that belongs to the number comes any more.
fn ends_number(rest: &[char]) -> bool {
    match rest {
        [] => true,
        ['牌', rest @ ..] => !rest.starts_with(&['牌']) && ends_number(rest),
        [c, ..] => {
            matches!(c, ' ' | ',' | ';' | '.' | '-' | '+' | '=' | '?' | ':' | '/' | ')' | '\t')
                || [DASHES, WAVES, AND].concat().contains(c)
        }
    }
}

/// Words behind a number that no name is made of.
const COUNTERS: &str = "号楼幢栋座室单元户桌人位个点票等到至和及与第门层梯弄村牌";
/// Digits in a row that are a telephone, a number of an identity card or a sum.
const LONG: usize = 5;

/// What somebody is called: a word or more, no list, no number and no telephone.
pub fn name(raw: &str) -> Result<String, TextFault> {
    let name = clean(raw, NAME)?;
    let has_digits = name.chars().map(fold_char).any(|c| c.is_ascii_digit());
    let counts = |c: char| COUNTERS.contains(c);
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let says_somebody = if has_digits { letters.clone().any(|c| !counts(c)) } else { letters.clone().next().is_some() };
    let only_counter = matches!(
        name.as_str(),
        "号" | "楼" | "幢" | "栋" | "室" | "单元" | "户" | "桌" | "个" | "票" | "号楼" | "号桌" | "到" | "至"
    );
    let folded: Vec<char> = name.chars().map(fold_char).collect();
    let long = folded.split(|c| !c.is_ascii_digit()).any(|run| run.len() >= LONG);
    let listed = folded.iter().any(|c| matches!(c, ',' | ';' | '=' | '+' | '|' | '?' | '!' | '#' | '@'));
    if says_somebody && !only_counter && !long && !listed { Ok(name) } else { Err(TextFault::NoName) }
}

/// Names one after another: parted by commas, semicolons, 、 or a line's end; by blanks, where both sides are whole names in hanzi
/// (魏丙 韩甲 are two, 魏　来 is one).
pub fn names(raw: &str) -> Vec<String> {
    let parts =
        raw.split(['、', ',', '，', ';', '；', '\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(apart).collect()
}

fn apart(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let hanzi = |word: &&str| word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    if words.len() < 2 || !words.iter().all(hanzi) {
        return vec![part.to_owned()];
    }
    if words.iter().all(|word| word.chars().count() > 1) {
        return words.into_iter().map(ToOwned::to_owned).collect();
    }
    if words.iter().all(|word| word.chars().count() == 1) { vec![words.concat()] } else { vec![part.to_owned()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_every_spelling_is_one_list() {
        for said in [
            "5-9",
            "5～9",
            "5~9",
            "5——9",
            "5—9",
            "5–9",
            "5到9",
            "5至9",
            "５－９",
            "5-9号",
            "5号-9号",
            "5号到9号",
            "第5到第9号",
            "No.5-No.9",
            "5 到 9",
            "5-9。",
            " 5-9 ",
            "5-9、",
            "5〜9",
            "№5至9",
        ] {
            assert_eq!(numbers(said), "5-9", "{said}");
        }
        for said in ["3,5,12", "3、5、12", "3，5，12", "3；5；12", "3;5;12", "3号、5号、12号", "３、５、１２。"]
        {
            assert_eq!(numbers(said), "3,5,12", "{said}");
        }
        for (said, plain) in [
            ("3和5", "3 5"),
            ("17号", "17"),
            ("17号牌", "17"),
            ("第17号", "17"),
            ("No.9", "9"),
            ("NO 9", "9"),
            ("17号+ 8号——", "17+ 8-"),
            ("7。2", "7.2"),
            ("1：34，2：27", "1:34,2:27"),
            ("8——", "8-"),
            ("17＋", "17+"),
            ("8- 23?", "8- 23?"),
            ("11.0", "11.0"),
        ] {
            assert_eq!(numbers(said), plain, "{said}");
        }
    }

    #[test]
    fn what_is_no_number_stays() {
        for text in ["17号楼太黑", "5——", "way", "no", "到", "3--5", "2026-06-30", "#Y2-2", "王和平", "8到", "北 5 楼"]
        {
            let plain = numbers(text);
            assert_eq!(plain, text.replace("——", "-"), "{text}");
        }
    }

    #[test]
    fn nothing_that_is_no_name_is_one() {
        for said in [
            "王阿姨",
            "魏　来",
            "买买提·吐尔逊",
            "John Smith",
            "3号楼王阿姨",
            "3-201张三",
            "和平",
            "单元元",
            "A",
            "老9",
            "张三（户主）",
            "點點",
        ] {
            assert_eq!(name(said).as_deref(), Ok(clean(said, NAME).unwrap().as_str()), "{said}");
        }
        for said in [
            "号",
            "17号",
            "——9",
            "17",
            "到9",
            "13800000002",
            "魏丙 13800000003",
            "17号楼",
            "3幢201室",
            "2人",
            "王阿姨，李伯伯",
            "、",
            "-",
            "5——9",
            "17+",
        ] {
            assert_eq!(name(said), Err(TextFault::NoName), "{said}");
        }
        assert_eq!(name(" "), Err(TextFault::Empty));
    }

    #[test]
    fn names_are_parted_by_what_people_part_them_by() {
        for said in ["魏丙、韩甲", "魏丙，韩甲", "魏丙,韩甲", "魏丙；韩甲", "魏丙 韩甲", "魏丙　韩甲", "魏丙\n韩甲、"]
        {
            assert_eq!(names(said), ["魏丙", "韩甲"], "{said}");
        }
        assert_eq!(names("魏　来"), ["魏来"]);
        assert_eq!(names("John Smith，王阿姨"), ["John Smith", "王阿姨"]);
        assert_eq!(names(" 、 "), [""; 0]);
    }

    proptest::proptest! {
        #![proptest_config(crate::seeded(256))]
        #[test]
        fn the_plain_spelling_is_its_own(said in "[0-9０-９号第和到至～~——\\-、，,;； +.No#牌楼a王=?:]{0,16}", raw in ".{0,24}") {
            for said in [said, raw] {
                let plain = numbers(&said);
                if plain.chars().all(|c| " ,-.:+?=".contains(c) || c.is_ascii_digit()) {
                    proptest::prop_assert_eq!(numbers(&plain), plain.trim_start());
                }
                let _ = (name(&said), names(&said));
            }
        }
    }
}
