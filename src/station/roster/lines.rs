//! The lines of a file: people apart from sums and remarks, with the building that a line above says.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Column, Resident,
    person::{Person, is_vacant, person},
    said::{Doubt, Notice, Passed, RowFault},
};
use crate::{
    charter::Charter,
    table::{self, Aside, Head, Row, Table, aside, building, is_same_building},
};

/// Somebody, and where they stand.
pub(super) struct Somebody {
    pub(super) at: table::RowAt,
    pub(super) resident: Resident,
    /// What stands before the number of the building.
    place: Option<String>,
}

/// What is in a file.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) with_people: usize,
    pub(super) good: Vec<Somebody>,
    pub(super) faults: Vec<RowFault>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) notices: Vec<Notice>,
}

/// What lines above say of those below.
#[derive(Default)]
struct Above {
    sheet: Option<usize>,
    /// A line of its own between two buildings, or the name of the sheet.
    section: Option<String>,
    building: Option<String>,
    unit: Option<String>,
    /// How many lines were given what stands above them, and the first of them.
    given: BTreeMap<Column, (usize, table::RowAt, String)>,
}

/// Reads all lines.
pub(super) fn lines(table: &Table<Column>, charter: &Charter) -> Lines {
    let mut read = Lines::default();
    read.notices.push(Notice::Used { titles: table.used() });
    let unused = table.unused();
    let door = |title: &&String| is_door(title);
    read.doubts.extend(unused.iter().filter(door).map(|title| Doubt::UnreadDoor { title: title.clone() }));
    if !unused.is_empty() {
        read.notices.push(Notice::Unused { titles: unused });
    }
    if !table.others.is_empty() {
        read.notices.push(Notice::OtherSheets { names: table.others.clone() });
    }
    let mut above = Above::default();
    let (mut as_sector, mut phones) = (BTreeMap::<(String, String), usize>::new(), 0);
    for (head, row) in table.rows() {
        above.enter(row);
        if let Some(section) = section(row) {
            above.section = Some(section);
            continue;
        }
        if let Some(why) = passed(head, row) {
            read.pass(row, why);
            continue;
        }
        read.with_people += 1;
        let mut who = person(head, row, charter, above.section.as_deref());
        phones += usize::from(who.phone);
        if let Some(taken) = who.taken_as.take() {
            *as_sector.entry(taken).or_default() += 1;
        }
        if let Some((given, door)) = who.from_day.take().filter(|_| who.faults.is_empty()) {
            read.notices.push(Notice::FromDay { line: row.line.clone(), given, door });
        }
        above.fill(head, row, &mut who);
        read.take(row, who);
    }
    read.notices.extend(as_sector.into_iter().map(|((given, sector), lines)| Notice::TakenAs { given, sector, lines }));
    if phones > 0 {
        read.notices.push(Notice::NoPhones { lines: phones });
    }
    let below = |(column, (lines, first, with))| Doubt::Below { column, lines, first, with };
    read.doubts.extend(above.given.into_iter().map(below));
    read.with_places();
    read.without_building();
    read
}

/// A title that speaks of a door.
fn is_door(title: &str) -> bool {
    let plain = table::titles::spellings(title).swap_remove(0);
    let whole = ["门洞", "单元", "楼栋", "楼幢", "房号", "室号", "门牌", "住址", "楼号", "幢号", "梯号"];
    let other = ["户籍", "身份证", "工作", "单位", "面积", "产权证", "车位", "楼道长", "楼组长", "户口", "原", "邮"];
    whole.iter().any(|word| plain.contains(word)) && !other.iter().any(|word| plain.contains(word))
}

/// A line between two buildings: the number of one, and nothing else.
fn section(row: &Row) -> Option<String> {
    let mut own = row.own();
    let (_, only) = own.next()?;
    if own.next().is_some() { None } else { building(&only.words()) }
}

fn passed(head: &Head<Column>, row: &Row) -> Option<Passed> {
    if let Some(why) = aside(row, head, &[Column::Name, Column::Call]) {
        return Some(Passed::Aside(why));
    }
    if is_vacant(head, row) {
        return Some(Passed::Vacant);
    }
    let named = [Column::Name, Column::Call].into_iter().filter_map(|column| head.place(column));
    let mut merged = named.filter(|place| !row.cell(*place).is_blank()).peekable();
    let is_same = merged.peek().is_some() && merged.all(|place| row.is_from_above(place));
    if is_same { Some(Passed::SamePerson) } else { None }
}

impl Above {
    /// Each sheet begins anew, with its name, where that is a building's.
    fn enter(&mut self, row: &Row) {
        let sheet = row.line.sheet.as_ref();
        if self.sheet != sheet.map(|(place, _)| *place) {
            let given = std::mem::take(&mut self.given);
            *self = Self { sheet: sheet.map(|(place, _)| *place), given, ..Self::default() };
            self.section = sheet.and_then(|(_, name)| building(name));
        }
    }

    /// A door without its building, in a table that has a column for it, is in the building above: so a merged cell looks once it
    /// went through a program that knows none.
    fn fill(&mut self, head: &Head<Column>, row: &Row, who: &mut Person) {
        for one in &mut who.all {
            let has_room = one.household.is_some();
            if one.building.is_none() && has_room && head.place(Column::Building).is_some() {
                one.building.clone_from(&self.building);
                if let Some(with) = one.building.clone() {
                    self.note(Column::Building, row, with);
                }
                if one.unit.is_none() && head.place(Column::Unit).is_some() && one.building.is_some() {
                    one.unit.clone_from(&self.unit);
                }
            } else if one.unit.is_none() && has_room && head.place(Column::Unit).is_some() {
                let same = matches!((&one.building, &self.building), (Some(a), Some(b)) if is_same_building(a, b));
                one.unit.clone_from(if same || one.building.is_none() { &self.unit } else { &None });
                if let Some(with) = one.unit.clone() {
                    self.note(Column::Unit, row, with);
                }
            }
            if one.building.is_some() || has_room {
                self.building = one.building.clone().or_else(|| self.building.clone());
                self.unit.clone_from(&one.unit);
            }
        }
    }

    fn note(&mut self, column: Column, row: &Row, with: String) {
        self.given.entry(column).or_insert_with(|| (0, row.line.clone(), with)).0 += 1;
    }
}

impl Lines {
    fn pass(&mut self, row: &Row, why: Passed) {
        if matches!(why, Passed::Aside(Aside::Titles | Aside::Numbered)) {
            return;
        }
        let given = row.own().map(|(_, cell)| cell.words().into_owned()).collect::<Vec<_>>().join(" ");
        self.notices.push(Notice::Passed { line: row.line.clone(), given, why });
    }

    fn take(&mut self, row: &Row, who: Person) {
        let Person { all, faults, place, .. } = who;
        if faults.is_empty() {
            let line = |resident| Somebody { at: row.line.clone(), resident, place: place.clone() };
            self.good.extend(all.into_iter().map(line));
        }
        let fault = |(column, given, why)| RowFault { line: row.line.clone(), column, given, why };
        self.faults.extend(faults.into_iter().map(fault));
    }

    /// Where a file has houses of several places, the place is a part of the door; of one, it says nothing.
    fn with_places(&mut self) {
        let places: BTreeSet<&String> = self.good.iter().filter_map(|of| of.place.as_ref()).collect();
        if places.len() < 2 {
            return;
        }
        for of in &mut self.good {
            if let Some(place) = of.place.take() {
                let number = of.resident.building.take().unwrap_or_default();
                of.resident.building = Some(format!("{place}{number}"));
            }
        }
    }

    fn without_building(&mut self) {
        let has = |of: &&Somebody| of.resident.building.is_some();
        if !self.good.iter().any(|of| has(&of)) {
            return;
        }
        let lacks = |of: &&Somebody| of.resident.building.is_none() && of.resident.household.is_some();
        let mut without = self.good.iter().filter(lacks);
        if let Some(first) = without.next() {
            let (first, lines) = (first.at.clone(), without.count() + 1);
            self.doubts.push(Doubt::NoBuilding { lines, first });
        }
    }
}
