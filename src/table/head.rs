//! Which row names the columns: one, or two with cells merged over and beside each other, below whatever stands above them.

use std::collections::{BTreeMap, BTreeSet};

use super::{COLUMNS, Cell, HEAD_WITHIN, Row, Unreadable, titles};

/// The columns of an import.
pub trait Column: Copy + Ord + 'static {
    /// All of them, in the order in which they are written.
    const COLUMNS: &'static [Self];
    /// A workbook with a sheet for each building is read as one table.
    const A_SHEET_A_BUILDING: bool = false;

    /// Titles that it is known by. The first is the one that is written, the second its English.
    fn titles(self) -> &'static [&'static str];

    /// Titles that mean it where no column has one of the others.
    fn titles_too(self) -> &'static [&'static str] {
        &[]
    }

    /// A row that names these is the one with the titles.
    fn is_head(named: &BTreeSet<Self>) -> bool;

    /// The column that a title means, and how far down its list the title stands.
    fn of(title: &str) -> Option<(Self, usize)> {
        let find = |plain: &String| {
            let place = |list: &[&str]| list.iter().position(|known| known == plain);
            let first = Self::COLUMNS.iter().find_map(|column| Some((*column, place(column.titles())?)));
            first.or_else(|| {
                Self::COLUMNS
                    .iter()
                    .find_map(|column| Some((*column, column.titles().len() + place(column.titles_too())?)))
            })
        };
        titles::spellings(title).iter().find_map(find)
    }
}

/// Which column stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<C: Ord> {
    /// Column, place, title as it stands there.
    named: BTreeMap<C, (usize, String)>,
    /// Titles that nothing is taken from, with their places.
    spare: Vec<(usize, String)>,
    /// Titles that nothing is taken from.
    pub unused: Vec<String>,
    /// Rows down to the last of the titles.
    pub(super) rows: usize,
}

impl<C: Column> Head<C> {
    /// Where a column stands.
    pub fn place(&self, column: C) -> Option<usize> {
        self.named.get(&column).map(|(place, _)| *place)
    }

    /// The columns that are there, with their places.
    pub fn places(&self) -> impl Iterator<Item = (C, usize)> + '_ {
        self.named.iter().map(|(column, (place, _))| (*column, *place))
    }

    /// The titles that are used, as they stand in the file.
    pub fn used(&self) -> Vec<String> {
        let mut all: Vec<&(usize, String)> = self.named.values().collect();
        all.sort();
        all.into_iter().map(|(_, title)| title.clone()).collect()
    }

    /// What a column says in a row.
    pub fn cell<'a>(&self, row: &'a Row, column: C) -> Option<&'a Cell> {
        self.place(column).map(|place| row.cell(place))
    }

    /// The title at a place.
    pub(super) fn title(&self, place: usize) -> Option<&str> {
        let named = self.named.values().find(|(at, _)| *at == place);
        named.or_else(|| self.spare.iter().find(|(at, _)| *at == place)).map(|(_, title)| title.as_str())
    }
}

/// The titles of a sheet; nothing if no row has those that are needed.
pub(super) fn find<C: Column>(rows: &[Row]) -> Result<Option<Head<C>>, Unreadable> {
    for at in 0..rows.len().min(HEAD_WITHIN) {
        let Some(row) = rows.get(at) else { break };
        if !C::is_head(&known::<C>(row)) {
            continue;
        }
        let below = rows.get(at + 1).filter(|below| goes_on::<C>(row, below));
        let (upper, lower) = match below {
            Some(below) => (Some(row), below),
            None => (at.checked_sub(1).and_then(|above| rows.get(above)), row),
        };
        return head(upper, lower, at + 1 + usize::from(below.is_some())).map(Some);
    }
    Ok(None)
}

fn known<C: Column>(row: &Row) -> BTreeSet<C> {
    row.cells.iter().filter_map(|cell| C::of(&cell.words())).map(|(column, _)| column).collect()
}

/// The row below has titles, too: each of its own cells is one, and stands where the row above has none, or a merged cell that is
/// over it.
fn goes_on<C: Column>(above: &Row, below: &Row) -> bool {
    let mut named = 0;
    for (place, cell) in below.own() {
        let is_title = C::of(&cell.words()).is_some() || titles::is_known(&cell.words());
        let is_over = above.spans.iter().any(|(from, to)| (*from..=*to).contains(&place));
        // A table that lost its merged cells has them blank, but for the first.
        let free = C::of(&above.cell(place).words()).is_none() || is_over;
        if !matches!(cell, Cell::Text(_)) || !free || !is_title && !is_over {
            return false;
        }
        named += usize::from(is_title);
    }
    named > 0
}

fn head<C: Column>(upper: Option<&Row>, lower: &Row, rows: usize) -> Result<Head<C>, Unreadable> {
    let mut found: BTreeMap<C, (usize, usize, String)> = BTreeMap::new();
    let mut head = Head { named: BTreeMap::new(), spare: Vec::new(), unused: Vec::new(), rows };
    for place in 0..COLUMNS {
        let own = lower.cell(place).words().trim().to_owned();
        let over = upper.map(|upper| upper.over(place)).unwrap_or_default();
        let title = if own.is_empty() { over.clone() } else { own.clone() };
        // 业主 over 姓名 says more than 姓名.
        let group = ["基本信息", "信息", "情况", "资料"].iter().find_map(|end| over.strip_suffix(end)).unwrap_or(&over);
        let both =
            (!own.is_empty() && !group.is_empty() && own != over).then(|| C::of(&format!("{group}{own}"))).flatten();
        let meant = match (both, own.is_empty()) {
            (Some(meant), _) => Some(meant),
            (None, false) => C::of(&own),
            // What stands above alone is a title only if it is known for one.
            (None, true) => C::of(&over).filter(|_| upper.is_some_and(|upper| !upper.cell(place).is_blank())),
        };
        match meant {
            Some((column, rank)) => {
                let other = found.get(&column).map(|(_, rank, title)| (*rank, title.clone()));
                match other {
                    Some((before, _)) if before == rank && both.is_none() && rank < column.titles().len() => {
                        return Err(Unreadable::ColumnTwice { title });
                    }
                    Some((before, _)) if before <= rank => head.spare.push((place, title)),
                    _ => {
                        if let Some((at, _, title)) = found.insert(column, (place, rank, title)) {
                            head.spare.push((at, title));
                        }
                    }
                }
            }
            None if own.is_empty() => {}
            None => head.spare.push((place, title)),
        }
    }
    head.spare.sort();
    head.unused = head.spare.iter().map(|(_, title)| title.clone()).collect();
    head.named = found.into_iter().map(|(column, (place, _, title))| (column, (place, title))).collect();
    Ok(head)
}
