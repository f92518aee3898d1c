//! From the rows of a file to a changed roster: what is wrong with each line, what would be right, and what would change.
//!
//! Nothing is written here. A column that the file doesn't have says nothing; an empty cell in a column that it has clears.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Column, Resident, Roster,
    lines::{Somebody as Read, lines},
    said::{Doubt, Notice, RowFault, WhyNobody},
    same::{Told, meant, place},
};
use crate::{
    charter::Charter,
    meeting::numbers::Badge,
    table::{RowAt, Table},
};

/// What an import does to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not known before.
    New {
        /// Badge, if any.
        badge: Option<Badge>,
        /// Who.
        title: String,
    },
    /// Known, and something is different now.
    Changed {
        /// Who, as they were called before.
        title: String,
        /// Column, before, after.
        cells: Vec<(Column, String, String)>,
    },
    /// Stays in the roster, and somebody else usually wears the badge now.
    BadgeGone {
        /// Who.
        title: String,
        /// Which.
        badge: Badge,
    },
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Lines with people in them.
    pub lines: usize,
    /// How many people the good lines name.
    pub people: usize,
    /// How many doors they have together.
    pub households: usize,
    /// How many of them have no door.
    pub doorless: usize,
    /// What is wrong, line by line.
    pub faults: Vec<RowFault>,
    /// What looks wrong in the whole.
    pub doubts: Vec<Doubt>,
    /// What is legal but worth a word.
    pub notices: Vec<Notice>,
    /// What the good lines change.
    pub changes: Vec<Change>,
    /// The roster with the good lines in it.
    pub residents: Vec<Resident>,
}

/// Works out an import. `english` chooses the words in which cells are compared and shown.
pub fn plan(
    table: &Table<Column>,
    roster: &Roster,
    charter: &Charter,
    english: bool,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Plan {
    let read = lines(table, charter);
    let mut plan = Plan {
        lines: read.with_people,
        people: 0,
        households: 0,
        doorless: 0,
        faults: read.faults,
        doubts: read.doubts,
        notices: read.notices,
        changes: Vec::new(),
        residents: roster.residents().to_vec(),
    };
    let good = plan.without_twice(read.good);
    let told = Told::by(table, &good);
    let mut taken: BTreeMap<Uuid, RowAt> = BTreeMap::new();
    let same = meant(&plan.residents, &good, &told);
    let mut twins = BTreeMap::new();
    for (read, same) in good.iter().zip(same) {
        let Read { at: line, resident, .. } = read;
        let first = same.and_then(|id| taken.get(&id)).or(twins.get(&place(resident)));
        if let Some(first) = first.cloned() {
            let given = resident.title().to_owned();
            plan.faults.push(RowFault {
                line: line.clone(),
                column: None,
                given,
                why: WhyNobody::SameTwice { line: first },
            });
            continue;
        }
        if let Some(badge) = resident.badge.filter(|badge| charter.skip_badges.contains(&badge.no)) {
            plan.notices.push(Notice::Unwanted { line: line.clone(), badge });
        }
        let id = same.unwrap_or_else(|| unused_id(&plan.residents, fresh));
        taken.insert(id, line.clone());
        twins.insert(place(resident), line.clone());
        plan.take(id, read, &told, charter, english);
    }
    plan.hand_over(&taken);
    plan.faults.sort_by(|a, b| (&a.line, a.column).cmp(&(&b.line, b.column)));
    let without = plan.residents.iter().filter(|it| taken.contains_key(&it.id) && it.call.is_none()).count();
    if without > 0 {
        plan.notices.push(Notice::NoCall { people: without });
    }
    plan.count(&good, charter);
    plan
}

/// More people behind one door make one ask.
const CROWD: usize = 8;
/// So many people a household, and more, make one ask, where there are enough of them.
const A_HOUSEHOLD: usize = 4;
const ENOUGH: usize = 12;

impl Plan {
    /// How many lines are left out.
    pub fn bad_lines(&self) -> usize {
        self.faults.iter().map(|fault| &fault.line).collect::<BTreeSet<_>>().len()
    }

    /// How many people are new.
    pub fn newcomers(&self) -> usize {
        self.changes.iter().filter(|change| matches!(change, Change::New { .. })).count()
    }

    /// People and doors of the good lines, and what of it looks wrong.
    fn count(&mut self, good: &[Read], charter: &Charter) {
        let bad: BTreeSet<&RowAt> = self.faults.iter().map(|fault| &fault.line).collect();
        let mut doors: BTreeMap<_, (String, usize)> = BTreeMap::new();
        for of in good.iter().filter(|of| !bad.contains(&of.at)) {
            self.people += 1;
            match of.resident.home() {
                Some(home) => doors.entry(home).or_insert_with(|| (of.resident.door(), 0)).1 += 1,
                None => self.doorless += 1,
            }
        }
        self.households = doors.len();
        let crowded = doors.into_values().filter(|(_, people)| *people > CROWD).max_by_key(|(_, people)| *people);
        self.doubts.extend(crowded.map(|(door, people)| Doubt::Crowded { door, people }));
        let people = good.iter().filter(|of| !bad.contains(&of.at) && lives_here(&of.resident, charter));
        let (without, all) =
            people.fold((0, 0), |(without, all), of| (without + usize::from(of.resident.home().is_none()), all + 1));
        if self.households > 0 && without > 1 && without * 3 >= all {
            self.doubts.push(Doubt::Doorless { people: without, of: all });
        }
        let (people, households) = (self.people - self.doorless, self.households);
        if people >= ENOUGH && people > households * A_HOUSEHOLD {
            self.doubts.push(Doubt::FewDoors { people, households });
        }
    }

    /// The lines but those whose badge another has.
    fn without_twice(&mut self, read: Vec<Read>) -> Vec<Read> {
        let mut badges: BTreeMap<Badge, RowAt> = BTreeMap::new();
        let mut good = Vec::new();
        for of in read {
            let Some(badge) = of.resident.badge else {
                good.push(of);
                continue;
            };
            if let Some(line) = badges.get(&badge) {
                let why = WhyNobody::BadgeTwice { line: line.clone() };
                let (line, given) = (of.at.clone(), badge.to_string());
                self.faults.push(RowFault { line, column: Some(Column::Badge), given, why });
                continue;
            }
            badges.insert(badge, of.at.clone());
            good.push(of);
        }
        good
    }

    /// Puts a good line into the roster, and notes what it changes.
    fn take(&mut self, id: Uuid, read: &Read, told: &Told, charter: &Charter, english: bool) {
        let read = &read.resident;
        let Some(old) = self.residents.iter_mut().find(|resident| resident.id == id) else {
            self.changes.push(Change::New { badge: read.badge, title: read.title().to_owned() });
            self.residents.push(Resident { id, ..read.clone() });
            return;
        };
        let before = old.clone();
        for column in told.columns(read) {
            column.copy(read, old);
        }
        let cell = |column: Column, of: &Resident| column.cell(of, charter, english);
        let cells: Vec<_> = Column::ALL
            .into_iter()
            .map(|column| (column, cell(column, &before), cell(column, old)))
            .filter(|(_, before, after)| before != after)
            .collect();
        if !cells.is_empty() {
            self.changes.push(Change::Changed { title: before.title().to_owned(), cells });
        }
    }

    /// Who the file doesn't name gives the badge up to whom it names.
    fn hand_over(&mut self, taken: &BTreeMap<Uuid, RowAt>) {
        let named: BTreeSet<Badge> =
            self.residents.iter().filter(|it| taken.contains_key(&it.id)).filter_map(|it| it.badge).collect();
        for resident in self.residents.iter_mut().filter(|it| !taken.contains_key(&it.id)) {
            if let Some(badge) = resident.badge.filter(|badge| named.contains(badge)) {
                resident.badge = None;
                self.changes.push(Change::BadgeGone { title: resident.title().to_owned(), badge });
            }
        }
    }
}

/// Of a sector that is counted by households.
fn lives_here(of: &Resident, charter: &Charter) -> bool {
    let sector = of.sector.as_deref().and_then(|id| charter.sector(id)).or(charter.sectors.first());
    sector.is_some_and(|sector| sector.household)
}

fn unused_id(residents: &[Resident], fresh: &mut dyn FnMut() -> Uuid) -> Uuid {
    loop {
        let id = fresh();
        if residents.iter().all(|resident| resident.id != id) {
            return id;
        }
    }
}
