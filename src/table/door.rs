//! A door as people write it: 3幢2单元501, 3-2-501, 3#501, 梧桐新村3号楼501室. Its parts, and what two doors have in common.

use crate::text;

/// What makes a household: building, unit and room. `3号楼 1单元 502室` and `3 1 502` are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Door {
    /// 几号楼
    pub building: String,
    /// 单元
    pub unit: String,
    /// 室
    pub room: String,
}

/// A door, taken apart: each as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// 几号楼
    pub building: Option<String>,
    /// 单元
    pub unit: Option<String>,
    /// 室
    pub room: Option<String>,
    /// What stands before it: a street, a lane, a part of the estate.
    pub place: Option<String>,
}

impl Door {
    /// The door that these say together; none without a room.
    pub fn of(building: Option<&str>, unit: Option<&str>, room: Option<&str>) -> Option<Self> {
        let room = room.filter(|room| !room.trim().is_empty())?;
        let parts = split(room, building).filter(|parts| parts.room.is_some());
        let (mut own, mut entrance, mut number) =
            (building.map(str::to_owned), unit.map(str::to_owned), room.to_owned());
        if let Some(parts) = parts {
            own = own.or(parts.building);
            entrance = entrance.or(parts.unit);
            number = parts.room.unwrap_or(number);
        }
        let key = |text: Option<String>, marks: &[&str]| bare(&text.unwrap_or_default(), marks);
        Some(Self { building: key(own, BUILDINGS), unit: key(entrance, UNITS), room: key(Some(number), ROOMS) })
    }
}

/// Behind the number of a building, the longest first.
const BUILDINGS: &[&str] = &["号楼", "幢楼", "栋楼", "号幢", "号栋", "幢", "栋", "棟", "座", "楼", "号", "#"];
/// Behind the number of a unit.
const UNITS: &[&str] = &["单元", "门洞", "门", "梯", "单"];
/// Behind the number of a room.
const ROOMS: &[&str] = &["号室", "室", "户", "房", "号"];

/// As one writes it to compare it: folded, without blanks, marks and zeros before it; 三 is 3.
fn bare(text: &str, marks: &[&str]) -> String {
    let plain = folded(text).to_lowercase();
    let mut bare = plain.as_str();
    while let Some(rest) = marks.iter().find_map(|mark| bare.strip_suffix(mark)).filter(|rest| !rest.is_empty()) {
        bare = rest;
    }
    let bare = bare.strip_prefix('第').unwrap_or(bare);
    if let Some(number) = chinese(bare) {
        return number.to_string();
    }
    let short = bare.trim_start_matches('0');
    let is_number = short.starts_with(|c: char| c.is_ascii_digit());
    // A number that came through another program: 501.0.
    let short = short.strip_suffix(".0").unwrap_or(short);
    if is_number { short.to_owned() } else { bare.to_owned() }
}

fn folded(text: &str) -> String {
    let plain: String = text::fold(text).split_whitespace().collect();
    let dash = |c: char| matches!(c, '－' | '—' | '–' | '―' | '‐' | '‑' | '~' | '～' | '_' | '/' | '\\' | '·');
    plain.chars().map(|c| if dash(c) { '-' } else { c }).collect::<String>().replace("--", "-")
}

/// 三, 十二, 二十一.
fn chinese(text: &str) -> Option<u32> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|known| known == c).and_then(|n| u32::try_from(n).ok());
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [one] => digit(*one),
        ['十', one] => Some(10 + digit(*one)?),
        [ten, '十'] => Some(10 * digit(*ten)?),
        [ten, '十', one] => Some(10 * digit(*ten)? + digit(*one)?),
        _ => None,
    }
}

/// Two ways to write one building.
pub fn is_same_building(a: &str, b: &str) -> bool {
    bare(a, BUILDINGS) == bare(b, BUILDINGS)
}

/// Two ways to write one unit.
pub fn is_same_unit(a: &str, b: &str) -> bool {
    bare(a, UNITS) == bare(b, UNITS)
}

/// The number of a building and nothing else: the name of a sheet, a line between two buildings.
pub fn building(text: &str) -> Option<String> {
    let plain = folded(text);
    let marked = BUILDINGS.iter().find_map(|mark| plain.strip_suffix(mark)).filter(|rest| !rest.is_empty())?;
    let number = marked.strip_prefix('第').unwrap_or(marked);
    (is_number(number) && number.chars().count() < 5).then(|| text.trim().to_owned())
}

/// What can be the number of a building, a unit or a room.
fn is_number(text: &str) -> bool {
    let signs = |c: char| c.is_ascii_alphanumeric() || "零一二三四五六七八九十甲乙丙丁东西南北中".contains(c);
    !text.is_empty() && text.chars().all(signs)
}

/// A run of signs that can be a number, and what it is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    text: String,
    mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Building,
    Unit,
    Room,
    None,
}

/// The parts of a door; nothing if it has none, or if they can't be told. `building`: it is known from elsewhere.
pub fn split(text: &str, building: Option<&str>) -> Option<Parts> {
    let (place, tokens) = tokens(&folded(text))?;
    let known = building.map(|of| bare(of, BUILDINGS)).filter(|of| !of.is_empty());
    let mut parts = Parts { place: Some(place).filter(|place| !place.is_empty()), ..Parts::default() };
    match tokens.as_slice() {
        [] => return None,
        // 502-1 is a room that was parted, and 3-2 may be the second room of the third floor: a room has three digits.
        [a, b] if a.mark == Mark::None && b.mark == Mark::None && b.text.chars().count() < 3 => return None,
        [room] if room.mark == Mark::None => return None,
        _ => {}
    }
    let mut rest = tokens.into_iter().peekable();
    // 17号 alone is a house; 3号 before others is a building.
    let many = rest.len() > 1;
    if let Some(first) = rest.next_if(|first| first.mark == Mark::Building && (many || !first.text.ends_with('号'))) {
        parts.building = Some(first.text);
    } else if rest.len() > 2
        || rest.len() == 2 && known.is_none() && rest.peek().is_some_and(|first| first.mark == Mark::None)
    {
        let two = rest.len() == 2;
        let first = rest.next_if(|first| first.mark == Mark::None)?;
        // 2-501 beside 3号楼 is unit 2; where nothing says the building, it is one.
        let next_is_unit = rest.peek().is_some_and(|next| next.mark == Mark::Unit);
        if two && next_is_unit {
            return None;
        }
        parts.building = Some(first.text);
    } else if rest.len() == 2
        && let Some(known) = &known
        && rest.peek().is_some_and(|first| first.mark == Mark::None && bare(&first.text, BUILDINGS) == *known)
    {
        // 3-501 beside 3号楼 says the building again.
        parts.building = rest.next().map(|first| first.text);
    }
    if rest.len() > 1 || rest.peek().is_some_and(|next| next.mark == Mark::Unit) {
        let unit = rest.next_if(|next| matches!(next.mark, Mark::Unit | Mark::None))?;
        parts.unit = Some(unit.text);
    }
    parts.room = rest.next_if(|next| matches!(next.mark, Mark::Room | Mark::None)).map(|room| room.text);
    if parts.room.is_none() && rest.peek().is_some_and(|next| next.text.ends_with('号')) {
        parts.room = rest.next().map(|room| room.text);
    }
    let says = parts.building.is_some() || parts.unit.is_some() || parts.room.is_some();
    (rest.next().is_none() && says).then_some(parts)
}

/// The numbers of a door, and before them the name of its place, to which belong the numbers of a street or a lane.
fn tokens(plain: &str) -> Option<(String, Vec<Token>)> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut place = String::new();
    let mut rest = plain;
    while !rest.is_empty() {
        let number: String = rest.chars().take_while(|c| is_number(&c.to_string())).collect();
        if number.is_empty() {
            let mut chars = rest.chars();
            let sign = chars.next()?;
            rest = chars.as_str();
            match sign {
                '-' if !tokens.is_empty() => {}
                '第' => {}
                // The name of a place: what was before it is a street, a lane, a part of the estate.
                c if c.is_alphabetic() => {
                    plain.strip_suffix(rest).unwrap_or_default().clone_into(&mut place);
                    tokens.clear();
                }
                _ => return None,
            }
            continue;
        }
        rest = rest.strip_prefix(number.as_str()).unwrap_or_default();
        let found = [(BUILDINGS, Mark::Building), (UNITS, Mark::Unit), (ROOMS, Mark::Room)];
        let marked = found
            .iter()
            .find_map(|(marks, kind)| marks.iter().find(|mark| rest.starts_with(**mark)).map(|mark| (*mark, *kind)));
        let (mark, kind) = marked.unwrap_or(("", Mark::None));
        rest = rest.strip_prefix(mark).unwrap_or_default();
        tokens.push(Token { text: format!("{number}{mark}"), mark: kind });
    }
    Some((place, tokens))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, building: Option<&str>) -> String {
        let part = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
        split(text, building)
            .map_or_else(|| "-".to_owned(), |of| [part(of.building), part(of.unit), part(of.room)].join(" "))
    }

    #[test]
    fn a_door_is_taken_apart_as_people_write_it() {
        for (text, wanted) in [
            ("3幢2单元501", "3幢 2单元 501"),
            ("3幢2单元501室", "3幢 2单元 501室"),
            ("3-2-501", "3 2 501"),
            ("3—2—501", "3 2 501"),
            ("３－２－５０１", "3 2 501"),
            ("3/2/501", "3 2 501"),
            ("3#501", "3# ? 501"),
            ("3#-501", "3# ? 501"),
            ("3#2-501", "3# 2 501"),
            ("3号楼501室", "3号楼 ? 501室"),
            ("3号501室", "3号 ? 501室"),
            ("3 号楼 501", "3号楼 ? 501"),
            ("3-501", "3 ? 501"),
            ("3栋-501", "3栋 ? 501"),
            ("三幢二单元501", "三幢 二单元 501"),
            ("A座1201", "A座 ? 1201"),
            ("3幢东单元501", "3幢 东单元 501"),
            ("梧桐新村3幢2单元501室", "3幢 2单元 501室"),
            ("宁波市海曙区柳汀街100号梧桐新村3幢501", "3幢 ? 501"),
            ("环城西路88弄3号501室", "3号 ? 501室"),
            ("2单元501", "? 2单元 501"),
            ("3幢", "3幢 ? ?"),
            ("501", "-"),
            ("501室", "? ? 501室"),
            ("17号", "? ? 17号"),
            ("502-1", "-"),
            ("3-2", "-"),
            ("3#2", "3# ? 2"),
            ("商铺", "-"),
            ("", "-"),
            ("1-2-3-4", "-"),
        ] {
            assert_eq!(parts(text, None), wanted, "{text}");
        }
        let place = |text: &str| split(text, None).and_then(|parts| parts.place).unwrap_or_default();
        assert_eq!(place("东区3幢501"), "东区");
        assert_eq!(place("环城西路88弄3号501室"), "环城西路88弄");
        assert_eq!(place("3幢501"), "");
        assert_eq!(parts("2-501", Some("3号楼")), "? 2 501");
        assert_eq!(parts("3-501", Some("3号楼")), "3 ? 501");
        assert_eq!(parts("3-2-501", Some("3号楼")), "3 2 501");
    }

    #[test]
    fn one_door_is_one_however_it_is_written() {
        let door = |building, unit, room| Door::of(building, unit, Some(room)).unwrap();
        let one = door(Some("3号楼"), Some("2单元"), "501室");
        for (building, unit, room) in [
            (Some("3"), Some("2"), "501"),
            (Some("3幢"), None, "2单元501"),
            (Some("3#"), None, "2-501"),
            (None, None, "3-2-501"),
            (None, None, "3幢2单元501室"),
            (Some("三号楼"), Some("二单元"), "501"),
            (Some("03"), Some("02"), "0501"),
            (Some("３号楼"), Some(" 2 单元"), "５０１"),
            (Some("3号楼"), None, "3-2-501"),
        ] {
            assert_eq!(door(building, unit, room), one, "{building:?} {unit:?} {room}");
        }
        let others = [
            (Some("3"), Some("1"), "501"),
            (Some("5"), Some("2"), "501"),
            (Some("3"), Some("2"), "502"),
            (Some("3"), None, "501"),
        ];
        for (building, unit, room) in others {
            assert_ne!(door(building, unit, room), one, "{building:?} {unit:?} {room}");
        }
        assert_eq!(Door::of(Some("3"), None, None), None);
    }

    #[test]
    fn a_building_alone_is_told_from_other_words() {
        for name in ["1号楼", "2幢", "3#", "十二栋", "A座", "第3幢"] {
            assert!(building(name).is_some(), "{name}");
        }
        for name in ["Sheet1", "名册", "去年", "2026", "汇总", "号楼", "说明", ""] {
            assert!(building(name).is_none(), "{name}");
        }
    }
}
