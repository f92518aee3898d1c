//! Who stands in a line: names apart from telephones, doors in their parts.

use super::{Column, Resident, said::WhyNobody, sector::sector};
use crate::{
    charter::Charter,
    meeting::numbers::{Badge, number},
    table::{Cell, Head, Row, building, is_same_building, is_same_unit, split},
    text,
};

/// The highest number that a card has room for.
pub(super) const LAST_BADGE: u16 = 9_999;
/// As many digits are a telephone, and no part of a name.
const PHONE: usize = 7;

/// Who a line says, and what has to be said of it.
#[derive(Default)]
pub(super) struct Person {
    /// As it says; two where two names stand in one cell.
    pub(super) all: Vec<Resident>,
    /// What is wrong.
    pub(super) faults: Vec<(Option<Column>, String, WhyNobody)>,
    /// A telephone stood beside the name and was left out.
    pub(super) phone: bool,
    /// What stood under 身份, where the charter has another word for it.
    pub(super) taken_as: Option<(String, String)>,
    /// What a spreadsheet had made a day of.
    pub(super) from_day: Option<(String, String)>,
    /// What stands before the number of the building.
    pub(super) place: Option<String>,
}

/// Nobody lives there, as tables say it where a name would stand.
const VACANT: &[&str] = &[
    "空置",
    "空置房",
    "空关",
    "空关房",
    "空房",
    "空",
    "空户",
    "空屋",
    "无人",
    "无人居住",
    "无人住",
    "没人住",
    "未入住",
    "未住",
    "未售",
    "未售出",
    "待售",
    "未交付",
    "未装修",
    "待租",
    "无",
    "暂无",
    "未知",
    "不详",
    "待定",
    "未登记",
    "待登记",
    "无业主",
    "查无此人",
    "拆迁",
    "/",
    "-",
    "--",
    "—",
    "——",
    "vacant",
    "empty",
    "n/a",
];

/// The line says that nobody lives there.
pub(super) fn is_vacant(head: &Head<Column>, row: &Row) -> bool {
    let vacant = |cell: &Cell| {
        let plain: String = text::fold(&cell.words()).split_whitespace().collect::<String>().to_lowercase();
        VACANT.contains(&plain.trim_matches(['(', ')']))
    };
    let name = head.cell(row, Column::Name);
    let uncalled = head.cell(row, Column::Call).is_none_or(|cell| cell.is_blank() || vacant(cell));
    match name {
        Some(cell) if !cell.is_blank() => uncalled && vacant(cell),
        // Said in another column, where the name is left empty.
        _ => uncalled && row.own().any(|(_, cell)| vacant(cell) && cell.words().chars().count() > 1),
    }
}

/// Somebody as a line says. `below`: the building that a line above, or the sheet, says this one belongs to.
pub(super) fn person(head: &Head<Column>, row: &Row, charter: &Charter, below: Option<&str>) -> Person {
    let mut person = Person::default();
    let mut one = Resident::default();
    let mut names = Vec::new();
    let mut address = None;
    for (column, place) in head.places() {
        let cell = row.cell(place);
        if cell.is_blank() {
            continue;
        }
        let given = cell.words().into_owned();
        let set = match cell {
            Cell::Error(_) => Err(WhyNobody::Broken),
            Cell::Day(day) => match (column, day.door()) {
                (Column::Household | Column::Address, Some(door)) => {
                    person.from_day = Some((given.clone(), door.clone()));
                    set(&mut one, &mut names, &mut address, &mut person, column, &door, charter)
                }
                _ => Err(WhyNobody::Date),
            },
            _ => set(&mut one, &mut names, &mut address, &mut person, column, &given, charter),
        };
        if let Err(why) = set {
            person.faults.push((Some(column), given, why));
        }
    }
    if let Err(fault) = doors(&mut one, address.as_deref(), below, &mut person.place) {
        person.faults.push(fault);
    }
    if person.faults.is_empty() && names.is_empty() && one.call.is_none() {
        person.faults.push((None, String::new(), WhyNobody::Nameless));
    }
    if names.len() > 1 && (one.badge.is_some() || one.call.is_some()) {
        person.faults.push((Some(Column::Name), names.join("、"), WhyNobody::Whose));
    }
    if names.is_empty() {
        person.all = vec![one];
    } else {
        person.all = names.into_iter().map(|name| Resident { name: Some(name), ..one.clone() }).collect();
    }
    person
}

fn set(
    one: &mut Resident,
    names: &mut Vec<String>,
    address: &mut Option<String>,
    person: &mut Person,
    column: Column,
    given: &str,
    charter: &Charter,
) -> Result<(), WhyNobody> {
    let text = |given: &str| {
        if broken(given) {
            Err(WhyNobody::Broken)
        } else {
            text::clean(given, text::NAME).map(Some).map_err(WhyNobody::Text)
        }
    };
    match column {
        Column::Badge => one.badge = Some(badge(given)?),
        Column::Name => {
            let (rest, phone) = without_phone(given).ok_or(WhyNobody::Phone)?;
            person.phone |= phone;
            for name in several(&rest) {
                names.extend(text(&own_name(&name)?)?);
            }
        }
        Column::Call => {
            let (rest, phone) = without_phone(given).ok_or(WhyNobody::Phone)?;
            person.phone |= phone;
            one.call = text(&rest)?;
        }
        Column::Building | Column::Unit | Column::Household | Column::Address if is_none(given) => {}
        Column::Building | Column::Unit | Column::Household | Column::Address if dated(given) => {
            return Err(WhyNobody::Date);
        }
        Column::Building => one.building = text(whole(given))?,
        Column::Unit => one.unit = text(whole(given))?,
        Column::Household => one.household = text(whole(given))?,
        Column::Address => *address = text(whole(given))?,
        Column::Sector => {
            let (id, own) = sector(given, charter)?;
            if !own {
                person.taken_as = Some((given.to_owned(), id.clone()));
            }
            one.sector = Some(id);
        }
        Column::Observer => one.observer = yes_or_no(given)?,
        Column::Minor => one.minor = yes_or_no(given)?,
    }
    Ok(())
}

type Wrong = (Option<Column>, String, WhyNobody);

/// What the columns of a door say together. A cell that has all of it says what other columns leave open, and may not say otherwise.
fn doors(
    one: &mut Resident,
    address: Option<&str>,
    below: Option<&str>,
    place: &mut Option<String>,
) -> Result<(), Wrong> {
    let cells = [(Column::Household, one.household.clone()), (Column::Address, address.map(str::to_owned))];
    for (column, given) in cells {
        let Some(given) = given else { continue };
        let Some(parts) = split(&given, one.building.as_deref().or(below)) else {
            if column == Column::Address && one.household.is_none() {
                one.household = Some(given);
            }
            continue;
        };
        let clash = |own: &Option<String>, said: &Option<String>, is_same: fn(&str, &str) -> bool| matches!((own, said), (Some(own), Some(said)) if !is_same(own, said));
        if clash(&one.building, &parts.building, is_same_building) || clash(&one.unit, &parts.unit, is_same_unit) {
            return Err((Some(column), given, WhyNobody::TwoDoors));
        }
        one.building = one.building.take().or(parts.building);
        one.unit = one.unit.take().or(parts.unit);
        *place = place.take().or(parts.place);
        if column == Column::Household {
            one.household = parts.room.or(one.household.take().filter(|_| building(&given).is_none()));
        } else {
            one.household = one.household.take().or(parts.room);
        }
    }
    if one.building.is_none() && one.household.is_some() {
        one.building = below.map(str::to_owned);
    }
    Ok(())
}

/// A number that came as text from another program: 501.0.
fn whole(given: &str) -> &str {
    let digits = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    given.strip_suffix(".0").filter(digits).unwrap_or(given)
}

/// As people say that there is none: a dash, a stroke.
fn is_none(given: &str) -> bool {
    matches!(text::fold(given).trim(), "-" | "--" | "/" | "\\" | "无" | "—" | "——")
}

pub(super) fn badge(given: &str) -> Result<Badge, WhyNobody> {
    let number = number(given).filter(|number| (1..=LAST_BADGE).contains(number));
    number.map(Badge).ok_or(WhyNobody::NoBadge { last: LAST_BADGE })
}

/// What is left of a name without the numbers of a telephone, and whether there was one; nothing if nothing is left.
fn without_phone(given: &str) -> Option<(String, bool)> {
    let (mut rest, mut run, mut found) = (String::new(), String::new(), false);
    for c in given.chars().chain([' ']) {
        if text::fold_char(c).is_ascii_digit() || !run.is_empty() && matches!(text::fold_char(c), '-' | '+' | ' ' | '—')
        {
            run.push(c);
            continue;
        }
        let digits = run.chars().filter(|c| text::fold_char(*c).is_ascii_digit()).count();
        found |= digits >= PHONE;
        rest += if digits >= PHONE { " " } else { &run };
        run.clear();
        rest.push(c);
    }
    if run.chars().filter(|c| text::fold_char(*c).is_ascii_digit()).count() >= PHONE {
        found = true;
    } else {
        rest += &run;
    }
    if !found {
        return Some((given.to_owned(), false));
    }
    let left = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '）').to_owned();
    let words = ["电话", "手机", "联系电话", "tel"];
    (!left.is_empty() && !words.contains(&left.as_str())).then_some((left, true))
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '·' | '•')
}

/// What can be the whole name of a person in hanzi.
fn is_name(text: &str) -> bool {
    let n = text.chars().count();
    text.chars().all(is_hanzi) && (2..=4).contains(&n)
        || text.contains(['·', '•']) && text.chars().all(is_hanzi) && n < 16
}

/// Surnames of two hanzi, behind which a blank parts no two names.
const SURNAMES: [&str; 16] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙",
    "端木", "南宫",
];

/// The names of a cell: several where signs stand between whole names, or a line each.
fn several(given: &str) -> Vec<String> {
    let signs: &[char] = &['、', ',', '，', ';', '；', '/', '／', '&', '＆', '|', '\n', '\r'];
    let pieces: Vec<&str> = given.split(signs).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let named = |piece: &&str| is_name(&unspaced(&without_role(piece)));
    if pieces.len() > 1 && pieces.iter().all(named) {
        return pieces.into_iter().map(str::to_owned).collect();
    }
    let words: Vec<&str> = given.split_whitespace().collect();
    let surname = words.first().is_some_and(|first| SURNAMES.contains(first));
    if words.len() > 1 && !surname && words.iter().all(|word| is_name(word)) {
        return words.into_iter().map(str::to_owned).collect();
    }
    vec![given.to_owned()]
}

/// 王　芳 is 王芳: blanks that make two hanzi as wide as three.
fn unspaced(name: &str) -> String {
    let plain: String = name.split_whitespace().collect();
    if is_name(&plain) { plain } else { name.to_owned() }
}

/// What stands in parentheses behind a name and says who it is in the house.
const ROLES: &[&str] = &[
    "户主",
    "业主",
    "租户",
    "租",
    "承租人",
    "党员",
    "夫",
    "妻",
    "父",
    "母",
    "子",
    "女",
    "夫妻",
    "代表",
    "户代表",
    "楼道长",
    "本人",
    "共有",
    "共有人",
    "家属",
    "男",
    "女士",
    "先生",
    "老人",
];

fn without_role(name: &str) -> String {
    let folded = text::fold(name);
    let Some((before, aside)) = folded.split_once('(') else { return name.to_owned() };
    let aside = aside.trim_end_matches(')').trim();
    if ROLES.contains(&aside) { before.trim().to_owned() } else { name.to_owned() }
}

/// One name; not one of several people, nor of somebody who is gone.
fn own_name(given: &str) -> Result<String, WhyNobody> {
    const GONE: [&str; 8] = ["已故", "去世", "过世", "亡", "死亡", "搬走", "已搬", "已售"];
    const MORE: [&str; 6] = ["夫妇", "夫妻", "一家", "全家", "等", "等人"];
    let name = unspaced(&without_role(given));
    let folded = text::fold(&name);
    let aside = folded.split_once('(').map(|(_, aside)| aside.trim_end_matches(')').trim());
    if aside.is_some_and(|aside| GONE.iter().any(|word| aside.contains(word))) {
        return Err(WhyNobody::Gone);
    }
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '人' | '位'));
    let is_more =
        |word: &str| bare.strip_suffix(word).is_some_and(|rest| rest.chars().count() > 1 && rest.chars().all(is_hanzi));
    if MORE.iter().any(|word| is_more(word)) {
        return Err(WhyNobody::NotOne);
    }
    if !name.is_empty() && text::fold(&name).chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
        return Err(WhyNobody::NotAName);
    }
    Ok(name)
}

fn yes_or_no(given: &str) -> Result<bool, WhyNobody> {
    match text::fold(given).trim().to_lowercase().as_str() {
        "是" | "有" | "对" | "√" | "✓" | "✔" | "1" | "y" | "yes" | "true" | "x" | "列席" | "旁听" | "未成年" => {
            Ok(true)
        }
        "否" | "不" | "不是" | "无" | "0" | "n" | "no" | "false" | "-" => Ok(false),
        _ => Err(WhyNobody::NoYesOrNo),
    }
}

/// What a spreadsheet makes of the door 3-2, once it is saved as text.
fn dated(given: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let plain = text::fold(given).to_lowercase();
    let month = plain.split('-').any(|part| MONTHS.contains(&part));
    month || (plain.contains('月') && plain.contains('日'))
}

fn broken(given: &str) -> bool {
    let scientific = given.split_once("E+").is_some_and(|(a, b)| a.parse::<f64>().is_ok() && b.parse::<u8>().is_ok());
    let error = given.starts_with('#') && (given.ends_with(['!', '?', '#']) || given == "#N/A");
    let asked = given.chars().all(|c| c == '?');
    scientific || error || asked || given.contains('\u{FFFD}')
}
