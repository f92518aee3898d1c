//! Numbers that belong to somebody, in texts that people wrote: telephones, identity cards, rooms. Found as people write them to
//! be overlooked: fullwidth, with blanks and dashes, in Chinese numerals.

use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A telephone, or a number as long as one.
    Phone,
    /// An identity card, a bank card.
    Identity,
    /// Somebody's door.
    Room,
    /// How somebody is called, where it may be a word as well.
    Name,
}

/// As short as the number of a line in a town without its area.
const PHONE: usize = 7;
/// As short as the identity cards of before 1999; mobiles with 0086 have 15 too, and are kept from the board all the same.
const IDENTITY: usize = 15;
/// As long as a sum of money; a mobile with 元 behind it stays a mobile.
const MONEY: usize = 10;
/// Marks between two digits of one number.
const GAP: usize = 3;

/// Every private number of a text, by the bytes it takes, in order and apart.
pub fn find_private(text: &str) -> Vec<(Range<usize>, Private)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let long = long_number(text, &chars, at);
        match long.or_else(|| room(text, &chars, at)) {
            Some((end, kind)) => {
                let start = chars.get(at).map_or(text.len(), |(byte, _)| *byte);
                found.push((start..chars.get(end).map_or(text.len(), |(byte, _)| *byte), kind));
                at = end;
            }
            // A number that is none of these is passed as a whole, so that its tail isn't taken for one.
            None => at = run(&chars, at).map_or(at + 1, |run| run.end).max(at + 1),
        }
    }
    found
}

/// A text with every private number gone, and what was found.
pub fn without_private(text: &str) -> (String, Vec<(String, Private)>) {
    let (mut out, mut found, mut last) = (String::with_capacity(text.len()), Vec::new(), 0);
    for (range, kind) in find_private(text) {
        out += text.get(last..range.start).unwrap_or_default();
        out += "***";
        found.push((text.get(range.clone()).unwrap_or_default().to_owned(), kind));
        last = range.end;
    }
    out += text.get(last..).unwrap_or_default();
    (out, found)
}

/// The digit that a character stands for, however it is written.
fn digit(c: char) -> Option<u8> {
    const CHINESE: [&str; 10] =
        ["〇零○", "一壹幺㈠", "二贰两貳㈡", "三叁叄㈢", "四肆㈣", "五伍㈤", "六陆陸㈥", "七柒㈦", "八捌㈧", "九玖㈨"];
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{FF10}'..='\u{FF19}' => u32::from(c) - 0xFF10,
        '①'..='⑨' => u32::from(c) - u32::from('①') + 1,
        '⑴'..='⑼' => u32::from(c) - u32::from('⑴') + 1,
        '⒈'..='⒐' => u32::from(c) - u32::from('⒈') + 1,
        '❶'..='❾' => u32::from(c) - u32::from('❶') + 1,
        '⓪' | '⁰' | '₀' => 0,
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁴'..='⁹' => u32::from(c) - u32::from('⁴') + 4,
        '₁'..='₉' => u32::from(c) - u32::from('₁') + 1,
        // Mathematical bold, double-struck, sans-serif, monospace.
        '\u{1D7CE}'..='\u{1D7FF}' => (u32::from(c) - 0x1D7CE) % 10,
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        c => {
            let place = CHINESE.iter().position(|letters| letters.contains(c))?;
            u32::try_from(place).ok()?
        }
    };
    u8::try_from(value).ok()
}

/// A letter in the place of a nought, between digits.
fn stands_for_nought(c: char) -> bool {
    matches!(c, 'o' | 'O' | 'Ｏ' | 'ｏ' | 'О' | 'о')
}

/// What people put between the digits of one number.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '－'
                | '–'
                | '—'
                | '‐'
                | '‑'
                | '−'
                | '.'
                | '．'
                | '·'
                | '•'
                | '_'
                | '＿'
                | '/'
                | '／'
                | '('
                | ')'
                | '（'
                | '）'
                | '+'
                | '＋'
        )
        || matches!(
            c,
            '~' | '*' | '＊' | '、' | ',' | '，' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        )
}

/// Digits with small gaps between them, from `at` on.
struct Run {
    digits: Vec<u8>,
    /// Behind the last digit, by characters.
    end: usize,
    /// Gaps, and of one kind that parts the members of a list rather than one number.
    listed: bool,
}

fn run(chars: &[(usize, char)], at: usize) -> Option<Run> {
    let of = |place: usize| chars.get(place).map(|(_, c)| *c);
    let mut run = Run { digits: vec![digit(of(at)?)?], end: at + 1, listed: false };
    let (mut place, mut gap) = (at + 1, 0);
    while let Some(c) = of(place) {
        let next = digit(c).or_else(|| stands_for_nought(c).then_some(0));
        match next {
            Some(next) => {
                run.digits.push(next);
                run.end = place + 1;
                gap = 0;
            }
            None if is_gap(c) && gap < GAP => {
                gap += 1;
                run.listed |= matches!(c, '、' | ',' | '，');
            }
            None => break,
        }
        place += 1;
    }
    Some(run)
}

/// As many digits as a telephone or a card has. What is plainly a day isn't one.
fn long_number(text: &str, chars: &[(usize, char)], at: usize) -> Option<(usize, Private)> {
    let run = run(chars, at)?;
    let n = run.digits.len();
    let start = chars.get(at)?.0;
    let end = chars.get(run.end).map_or(text.len(), |(byte, _)| *byte);
    let written = text.get(start..end)?;
    let behind = chars.get(run.end).map(|(_, c)| *c);
    let is_money = n <= MONEY && matches!(behind, Some('元' | '块' | '圆')) && !written.contains([' ', '-', '－']);
    if n < PHONE || is_money || is_day(written) || (run.listed && is_list(written)) {
        return None;
    }
    // The last place of an identity card may be a letter.
    let letter = chars.get(run.end).is_some_and(|(_, c)| matches!(c, 'x' | 'X' | 'Ｘ' | 'ｘ')) && n >= IDENTITY;
    let kind = if n >= IDENTITY { Private::Identity } else { Private::Phone };
    Some((run.end + usize::from(letter), kind))
}

/// 2026-05-23, 2026/5/23, 2026.05.23, two of them with a dash between, and 2025-2026.
fn is_day(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['-', '/', '.']).map(str::trim).collect();
    let number = |part: &&str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|c| c.is_ascii_digit()));
    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
    let day = |three: &[u32]| matches!(three, [1900..=2199, 1..=12, 1..=31]);
    let years = |numbers: &[u32]| matches!(numbers, [1900..=2199, 1900..=2199]);
    numbers.is_some_and(|numbers| {
        years(&numbers) || (!numbers.is_empty() && numbers.len() % 3 == 0 && numbers.chunks(3).all(day))
    })
}

/// 3、5、12、17: small numbers with marks between them, as people list badges and buildings.
fn is_list(written: &str) -> bool {
    let parts: Vec<&str> = written.split(['、', ',', '，']).map(str::trim).collect();
    let small = |part: &&str| (1..=3).contains(&part.chars().count()) && part.chars().all(|c| digit(c).is_some());
    parts.len() > 2 && parts.iter().all(small) && parts.iter().any(|part| part.chars().count() != 1)
}

/// What follows the number of a building, an entrance, a room.
const BUILDING: [&str; 8] = ["号楼", "幢", "栋", "座", "单元", "号门", "弄", "楼"];
const ROOM: [&str; 2] = ["室", "房间"];

/// 12幢302室, 3号楼2单元501, 12-2-302, 五零二室.
fn room(text: &str, chars: &[(usize, char)], at: usize) -> Option<(usize, Private)> {
    let close = |at: usize| digits(chars, at);
    let follows = |at: usize, words: &[&str]| {
        let rest = chars.get(at).and_then(|(byte, _)| text.get(*byte..)).unwrap_or_default();
        words.iter().find(|word| rest.starts_with(**word)).map(|word| at + word.chars().count())
    };
    let (first, mut end) = close(at)?;
    if let Some(behind) = follows(end, &ROOM).filter(|_| (3..=5).contains(&first)) {
        return Some((behind, Private::Room));
    }
    // Buildings and entrances, then the number of a door.
    let mut buildings = 0;
    while let Some(behind) = follows(end, &BUILDING) {
        let behind = skip(chars, behind);
        let Some((n, after)) = close(behind) else { break };
        buildings += 1;
        end = after;
        if (3..=5).contains(&n) && follows(after, &BUILDING).is_none() {
            return Some((follows(after, &ROOM).unwrap_or(after), Private::Room));
        }
        if let Some(behind) = follows(after, &ROOM) {
            return Some((behind, Private::Room));
        }
    }
    if buildings > 0 {
        return None;
    }
    // 12-2-302
    let dashed = |at: usize| {
        let at = chars.get(at).filter(|(_, c)| matches!(c, '-' | '－' | '–' | '—' | '#' | '＃')).map(|_| at + 1)?;
        close(at)
    };
    let (second, after) = dashed(end)?;
    match dashed(after) {
        Some((third, last)) if first <= 3 && second <= 2 && (3..=4).contains(&third) => Some((last, Private::Room)),
        None if first <= 2 && (3..=4).contains(&second) => Some((after, Private::Room)),
        _ => None,
    }
}

/// How many digits stand here side by side, and where they end.
fn digits(chars: &[(usize, char)], at: usize) -> Option<(usize, usize)> {
    let n = chars.iter().skip(at).take_while(|(_, c)| digit(*c).is_some()).count();
    (n > 0).then_some((n, at + n))
}

fn skip(chars: &[(usize, char)], at: usize) -> usize {
    at + chars.iter().skip(at).take_while(|(_, c)| c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Private)> {
        without_private(text).1
    }

    #[test]
    fn a_telephone_is_found_however_it_is_written() {
        for phone in [
            "13812345678",
            "138 1234 5678",
            "138-1234-5678",
            "１３８１２３４５６７８",
            "一三八一二三四五六七八",
            "幺三八，一二三四，五六七八",
            "138\u{200B}1234\u{200B}5678",
            "+86 138 1234 5678",
            "0574-87654321",
            "（0574）8765 4321",
            "87654321",
            "8765432",
            "138OOOO5678",
            "①③⑧①②③④⑤⑥⑦⑧",
            "壹叁捌壹贰叁肆伍陆柒捌",
            "1 3 8 1 2 3 4 5 6 7 8",
            "138.1234.5678",
            "2025-2026-13812",
        ] {
            let said = format!("请打{phone}找我");
            let (masked, found) = without_private(&said);
            assert_eq!(found.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), [Private::Phone], "{said}");
            assert!(masked == "请打***找我" || masked == "请打+***找我" || masked == "请打（***找我", "{masked}");
        }
    }

    #[test]
    fn cards_are_found_and_go_as_a_whole() {
        for card in [
            "330203195005230012",
            "33020319500523001X",
            "３３０２０３１９５００５２３００１Ｘ",
            "3302 0319 5005 2300 12",
            "6222020302001234567",
        ] {
            assert_eq!(found(&format!("号是{card}的")), [(card.to_owned(), Private::Identity)]);
        }
    }

    #[test]
    fn a_door_is_found_and_a_building_is_not() {
        for door in [
            "12幢302室",
            "3号楼2单元501",
            "12-2-302",
            "12幢302",
            "502室",
            "五零二室",
            "１２幢３０２室",
            "3栋1单元1201室",
            "6-302",
        ] {
            assert_eq!(found(&format!("住{door}的")), [(door.to_owned(), Private::Room)], "{door}");
        }
        for none in ["12幢的灯", "3号楼2单元门口", "第3桌", "四楼活动室", "服务中心四楼", "31户", "200户"]
        {
            assert_eq!(found(none), [], "{none}");
        }
    }

    #[test]
    fn what_is_no_number_of_anybody_stays() {
        for none in [
            "2026年5月23日19:00",
            "2026-05-23",
            "2026/5/23",
            "一户一票，三家比价",
            "赞成29、反对8、未表态4",
            "3、5、12、17、23号楼",
            "每月1、15日",
            "预算12000元",
            "预算1,200,000元，另有3200000.50元",
            "2025-2026年度",
            "第2条第3款",
            "一来二去三番四次",
            "17号王阿姨",
        ] {
            assert_eq!(found(none), [], "{none}");
        }
    }

    #[test]
    fn two_numbers_are_found_apart() {
        let (masked, found) = without_private("电话13812345678，住12幢302室");
        assert_eq!(masked, "电话***，住***");
        assert_eq!(found.len(), 2);
    }
}
