//! From the rows of a file to a changed roster: what is wrong with each line, what would be right, and what would change.
//!
//! Nothing is written here. A column that the file doesn't have says nothing; an empty cell in a column that it has clears.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Resident, Roster, sector_name,
    table::{Cell, Row, Table, Unreadable},
};
use crate::{
    charter::{Charter, Words},
    meeting::numbers::Badge,
    text::{self, TextFault},
};

/// The highest number that a card has room for.
const LAST_BADGE: u16 = 9_999;
/// A title may stand above the row that names the columns.
const HEAD_WITHIN: usize = 10;

/// What a column says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 号牌
    Badge,
    /// 姓名
    Name,
    /// 称呼
    Call,
    /// 几号楼
    Building,
    /// 户
    Household,
    /// 身份
    Sector,
    /// 列席
    Observer,
    /// 未成年
    Minor,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Column; 8] = [
        Self::Badge,
        Self::Name,
        Self::Call,
        Self::Building,
        Self::Household,
        Self::Sector,
        Self::Observer,
        Self::Minor,
    ];

    /// Titles that it is known by. The first is the one that is written, the second its English.
    pub fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Badge => &["号牌", "badge", "号牌号", "牌号", "常用号牌", "no."],
            Self::Name => &["姓名", "name", "名字"],
            Self::Call => &["称呼", "call", "怎么称呼", "formofaddress"],
            Self::Building => &["几号楼", "building", "楼栋", "楼号", "楼", "幢"],
            Self::Household => &["户", "household", "房号", "户号", "室号", "室", "门牌号", "room", "flat"],
            Self::Sector => &["身份", "sector"],
            Self::Observer => &["列席", "observer", "旁听"],
            Self::Minor => &["未成年", "minor"],
        }
    }

    /// The column that a title means: without blanks and what stands in parentheses, in any case.
    fn of(title: &str) -> Option<Self> {
        let plain: String = text::fold(title).split_whitespace().collect::<String>().to_lowercase();
        let plain = plain.split('(').next().unwrap_or_default();
        Self::ALL.into_iter().find(|column| column.titles().contains(&plain))
    }

    /// What it says of somebody, as the file writes it.
    pub fn cell(self, of: &Resident, charter: &Charter, english: bool) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let yes = |yes: bool| {
            (if !yes {
                ""
            } else if english {
                "yes"
            } else {
                "是"
            })
            .to_owned()
        };
        match self {
            Self::Badge => of.badge.map(|badge| badge.to_string()).unwrap_or_default(),
            Self::Name => text(&of.name),
            Self::Call => text(&of.call),
            Self::Building => text(&of.building),
            Self::Household => text(&of.household),
            Self::Sector => of.sector.as_deref().map_or("", |id| sector_name(charter, id, english)).to_owned(),
            Self::Observer => yes(of.observer),
            Self::Minor => yes(of.minor),
        }
    }

    fn copy(self, from: &Resident, to: &mut Resident) {
        match self {
            Self::Badge => to.badge = from.badge,
            Self::Name => to.name.clone_from(&from.name),
            Self::Call => to.call.clone_from(&from.call),
            Self::Building => to.building.clone_from(&from.building),
            Self::Household => to.household.clone_from(&from.household),
            Self::Sector => to.sector.clone_from(&from.sector),
            Self::Observer => to.observer = from.observer,
            Self::Minor => to.minor = from.minor,
        }
    }
}

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The line of the file, or the number of the row.
    pub line: u64,
    /// Where in it; none: the line as a whole.
    pub column: Option<Column>,
    /// What stands there.
    pub given: String,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a cell, with what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Empty, too long, or hiding something.
    Text(TextFault),
    /// No badge: those are whole numbers from 1 to `last`.
    NoBadge {
        /// The highest.
        last: u16,
    },
    /// Another line has the badge.
    BadgeTwice {
        /// Which.
        line: u64,
    },
    /// Another line is the same person.
    SameTwice {
        /// Which.
        line: u64,
    },
    /// The charter has no such sector; it has these.
    NoSector {
        /// Their names.
        known: Vec<Words>,
    },
    /// Neither yes nor no.
    NoYesOrNo,
    /// Neither name nor 称呼.
    Nameless,
    /// A spreadsheet made a date of it.
    Date,
    /// Lost in another program: an error of a formula, `####`, `1.2E+11`, or letters that were broken before.
    Broken,
}

/// Legal, but worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nobody likes to wear this number.
    Unwanted {
        /// The line.
        line: u64,
        /// The number.
        badge: Badge,
    },
    /// So many have no 称呼: the wall will show their badge alone.
    NoCall {
        /// How many.
        people: usize,
    },
    /// Columns that nothing is taken from.
    Unused {
        /// Their titles.
        titles: Vec<String>,
    },
}

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
    /// What is wrong, line by line.
    pub faults: Vec<RowFault>,
    /// What is legal but worth a word.
    pub notices: Vec<Notice>,
    /// What the good lines change.
    pub changes: Vec<Change>,
    /// The roster with the good lines in it.
    pub residents: Vec<Resident>,
}

/// Works out an import. `english` chooses the words in which cells are compared and shown.
pub fn plan(
    table: &Table,
    roster: &Roster,
    charter: &Charter,
    english: bool,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Result<Plan, Unreadable> {
    let (head, rows) = head(&table.rows)?;
    let mut plan = Plan {
        lines: rows.len(),
        faults: Vec::new(),
        notices: Vec::new(),
        changes: Vec::new(),
        residents: roster.residents().to_vec(),
    };
    if !head.unused.is_empty() {
        plan.notices.push(Notice::Unused { titles: head.unused.clone() });
    }
    let mut good = Vec::new();
    let mut badges: BTreeMap<Badge, u64> = BTreeMap::new();
    for row in rows {
        let (read, mut faults) = person(&head, row, charter);
        if let Some(badge) = read.badge {
            if let Some(line) = badges.get(&badge) {
                let why = Why::BadgeTwice { line: *line };
                faults.push(RowFault { line: row.line, column: Some(Column::Badge), given: badge.to_string(), why });
            }
            badges.entry(badge).or_insert(row.line);
        }
        if faults.is_empty() {
            good.push((row.line, read));
        }
        plan.faults.extend(faults);
    }
    let mut taken: BTreeMap<Uuid, u64> = BTreeMap::new();
    let same = meant(&plan.residents, &good, &head);
    let mut twins = BTreeMap::new();
    for ((line, read), same) in good.iter().zip(same) {
        let first = same.and_then(|id| taken.get(&id)).or(twins.get(&place(read)));
        if let Some(first) = first.copied() {
            let given = read.title().to_owned();
            plan.faults.push(RowFault { line: *line, column: None, given, why: Why::SameTwice { line: first } });
            continue;
        }
        if let Some(badge) = read.badge.filter(|badge| charter.skip_badges.contains(&badge.no)) {
            plan.notices.push(Notice::Unwanted { line: *line, badge });
        }
        let id = same.unwrap_or_else(|| unused_id(&plan.residents, fresh));
        taken.insert(id, *line);
        twins.insert(place(read), *line);
        plan.take(id, read, &head, charter, english);
    }
    plan.hand_over(&taken);
    plan.faults.sort_by_key(|fault| (fault.line, fault.column));
    let without = plan.residents.iter().filter(|it| taken.contains_key(&it.id) && it.call.is_none()).count();
    if without > 0 {
        plan.notices.push(Notice::NoCall { people: without });
    }
    Ok(plan)
}

impl Plan {
    /// How many lines are left out.
    pub fn bad_lines(&self) -> usize {
        self.faults.iter().map(|fault| fault.line).collect::<BTreeSet<_>>().len()
    }

    /// How many people are new.
    pub fn newcomers(&self) -> usize {
        self.changes.iter().filter(|change| matches!(change, Change::New { .. })).count()
    }

    /// Puts a good line into the roster, and notes what it changes.
    fn take(&mut self, id: Uuid, read: &Resident, head: &Head, charter: &Charter, english: bool) {
        let Some(old) = self.residents.iter_mut().find(|resident| resident.id == id) else {
            self.changes.push(Change::New { badge: read.badge, title: read.title().to_owned() });
            self.residents.push(Resident { id, ..read.clone() });
            return;
        };
        let before = old.clone();
        for column in head.places.keys() {
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
    fn hand_over(&mut self, taken: &BTreeMap<Uuid, u64>) {
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

fn unused_id(residents: &[Resident], fresh: &mut dyn FnMut() -> Uuid) -> Uuid {
    loop {
        let id = fresh();
        if residents.iter().all(|resident| resident.id != id) {
            return id;
        }
    }
}

/// Whom of the roster each line means: who has the name and the door; else, of those whom no line names, who wears the badge
/// and shares 称呼 or door. A badge alone is no proof: it may have gone to somebody else.
fn meant(residents: &[Resident], lines: &[(u64, Resident)], head: &Head) -> Vec<Option<Uuid>> {
    let by_name: Vec<Option<Uuid>> = lines.iter().map(|(_, read)| named(residents, read, head)).collect();
    let claimed: BTreeSet<Uuid> = by_name.iter().flatten().copied().collect();
    let by_badge = |read: &Resident| {
        let wearer = |it: &&Resident| it.badge.is_some() && it.badge == read.badge && !claimed.contains(&it.id);
        let alike = |it: &&Resident| {
            let call = it.call.is_some() && it.call == read.call;
            call || (it.home().is_some() && it.home() == read.home())
        };
        residents.iter().filter(wearer).find(alike).map(|it| it.id)
    };
    lines.iter().zip(by_name).map(|((_, read), same)| same.or_else(|| by_badge(read))).collect()
}

/// Who of the roster has the name and the door of a line. Two of one name and no door are told apart by their badges.
fn named(residents: &[Resident], read: &Resident, head: &Head) -> Option<Uuid> {
    let same: Vec<&Resident> =
        residents.iter().filter(|it| is_named_like(it, read) && head.same_door(it, read)).collect();
    let by_badge = same.iter().find(|it| it.badge == read.badge);
    let only = || match same.as_slice() {
        [one] if one.home().is_some() || one.badge.is_none() || read.badge.is_none() => Some(one),
        _ => None,
    };
    by_badge.or_else(only).map(|it| it.id)
}

/// By the name, else by the 称呼 where one of them has no name.
fn is_named_like(a: &Resident, b: &Resident) -> bool {
    if a.name.is_some() && b.name.is_some() { a.name == b.name } else { a.call.is_some() && a.call == b.call }
}

/// Two lines of one file with the same are the same person: the name, and the door or else the badge.
fn place(read: &Resident) -> (String, Option<(String, String)>, Option<Badge>) {
    let home = read.home();
    let badge = read.badge.filter(|_| home.is_none());
    (read.title().to_owned(), home, badge)
}

/// Which column stands where.
struct Head {
    places: BTreeMap<Column, usize>,
    unused: Vec<String>,
}

impl Head {
    /// As far as the file says where somebody lives.
    fn same_door(&self, a: &Resident, b: &Resident) -> bool {
        let has = |column| self.places.contains_key(&column);
        match (has(Column::Household), has(Column::Building)) {
            (false, _) => true,
            (true, true) => a.home() == b.home(),
            (true, false) => a.home().map(|(_, door)| door) == b.home().map(|(_, door)| door),
        }
    }
}

/// The row that names the columns, and the rows below it.
fn head(rows: &[Row]) -> Result<(Head, &[Row]), Unreadable> {
    let plain = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Date(_) | Cell::Error(_) => String::new(),
    };
    let names_somebody =
        |row: &Row| row.cells.iter().any(|cell| matches!(Column::of(&plain(cell)), Some(Column::Name | Column::Call)));
    let at = rows.iter().take(HEAD_WITHIN).position(names_somebody).ok_or(Unreadable::NoHead)?;
    let mut head = Head { places: BTreeMap::new(), unused: Vec::new() };
    let titles = rows.get(at).map(|row| row.cells.as_slice()).unwrap_or_default();
    for (place, title) in titles.iter().map(plain).enumerate() {
        match Column::of(&title) {
            Some(column) => {
                if head.places.insert(column, place).is_some() {
                    return Err(Unreadable::ColumnTwice { title });
                }
            }
            None if title.is_empty() => {}
            None => head.unused.push(title),
        }
    }
    Ok((head, rows.get(at + 1..).unwrap_or_default()))
}

/// Somebody as a line says, and what is wrong with it.
fn person(head: &Head, row: &Row, charter: &Charter) -> (Resident, Vec<RowFault>) {
    let mut resident = Resident::default();
    let mut faults = Vec::new();
    for (column, place) in &head.places {
        let given = match row.cells.get(*place) {
            None => continue,
            Some(Cell::Text(text)) if text.is_empty() => continue,
            Some(Cell::Text(text)) => Ok(text::unguarded(text)),
            Some(Cell::Date(shown)) => Err((shown, Why::Date)),
            Some(Cell::Error(shown)) => Err((shown, Why::Broken)),
        };
        let read = given.map_err(|(shown, why)| (shown.clone(), why)).and_then(|given| {
            let set = set(&mut resident, *column, given, charter);
            set.map_err(|why| (given.to_owned(), why))
        });
        if let Err((given, why)) = read {
            faults.push(RowFault { line: row.line, column: Some(*column), given, why });
        }
    }
    if faults.is_empty() && resident.name.is_none() && resident.call.is_none() {
        faults.push(RowFault { line: row.line, column: None, given: String::new(), why: Why::Nameless });
    }
    (resident, faults)
}

fn set(resident: &mut Resident, column: Column, given: &str, charter: &Charter) -> Result<(), Why> {
    let text = || {
        if broken(given) { Err(Why::Broken) } else { text::clean(given, text::NAME).map(Some).map_err(Why::Text) }
    };
    match column {
        Column::Badge => resident.badge = Some(badge(given)?),
        Column::Name => resident.name = text()?,
        Column::Call => resident.call = text()?,
        Column::Building | Column::Household if dated(given) => return Err(Why::Date),
        Column::Building => resident.building = text()?,
        Column::Household => resident.household = text()?,
        Column::Sector => resident.sector = Some(sector(given, charter)?),
        Column::Observer => resident.observer = yes_or_no(given)?,
        Column::Minor => resident.minor = yes_or_no(given)?,
    }
    Ok(())
}

fn badge(given: &str) -> Result<Badge, Why> {
    let plain = text::fold(given);
    let digits = plain.trim().trim_end_matches('号');
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten();
    let number = number.filter(|number| (1..=LAST_BADGE).contains(number));
    number.map(Badge).ok_or(Why::NoBadge { last: LAST_BADGE })
}

fn sector(given: &str, charter: &Charter) -> Result<String, Why> {
    let plain = text::fold(given).trim().to_lowercase();
    let names = |sector: &crate::charter::Sector| {
        [&sector.id, &sector.name.zh, &sector.name.en].into_iter().any(|name| name.to_lowercase() == plain)
    };
    let found = charter.sectors.iter().find(|sector| names(sector)).map(|sector| sector.id.clone());
    found.ok_or_else(|| Why::NoSector { known: charter.sectors.iter().map(|sector| sector.name.clone()).collect() })
}

fn yes_or_no(given: &str) -> Result<bool, Why> {
    match text::fold(given).trim().to_lowercase().as_str() {
        "是" | "有" | "对" | "√" | "✓" | "✔" | "1" | "y" | "yes" | "true" | "x" | "列席" | "旁听" | "未成年" => {
            Ok(true)
        }
        "否" | "不" | "不是" | "无" | "0" | "n" | "no" | "false" | "-" => Ok(false),
        _ => Err(Why::NoYesOrNo),
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
