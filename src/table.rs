//! The tables that people bring: bytes in, rows under known columns out. One reader for CSV in any coding, XLSX and ODS.
//!
//! Pure. The file may be anybody's: its size, its rows and what a packed part of it swells to are capped before anything is
//! built of them. What a column means to an import is the import's own; how titles are written, where they stand, which sheet is
//! meant and which rows are nobody's is asked once, here.

mod aside;
mod cell;
mod door;
mod format;
mod gather;
mod head;
mod ods;
pub mod out;
mod pack;
mod sniff;
mod text;
pub mod titles;
mod xlsx;
mod xml;

use std::{collections::BTreeSet, sync::Arc};

pub use aside::{Aside, aside};
pub use cell::{Cell, Day, Look};
pub use door::{Door, Parts, building, is_same_building, is_same_unit, split};
use gather::{Gathered, Keep, Merged};
pub use head::{Column, Head};
use pack::Packed;
pub use sniff::Alien;
pub use text::decode;

/// As large as a file may be, in bytes.
pub const FILE_CAP: usize = 4 << 20;
/// As many rows as are read: ten times the largest estate.
pub const ROWS: usize = 5_000;
/// Columns that are looked at; a row keeps a bit for each.
pub const COLUMNS: usize = 64;
/// Rows among which the titles are looked for: above them may stand what the table is, and how it is filled in.
pub const HEAD_WITHIN: usize = 20;

/// As what a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// UTF-8.
    Utf8,
    /// UTF-16, as Excel saves "Unicode text".
    Utf16,
    /// GB18030, as Excel and WPS save CSV in China (GBK and GB2312 are parts of it).
    Gb18030,
    /// Sheets of a workbook of Excel or WPS.
    Xlsx {
        /// Which.
        sheets: Vec<String>,
    },
    /// Sheets of a workbook of `LibreOffice`.
    Ods {
        /// Which.
        sheets: Vec<String>,
    },
}

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// More bytes than are taken, packed or unpacked.
    TooBig {
        /// As many are taken.
        most: u64,
    },
    /// More rows than are taken.
    TooLong {
        /// As many are taken.
        most: usize,
    },
    /// Neither text in a coding that is known, nor a workbook.
    NotText,
    /// Something else, which is named.
    Alien(Alien),
    /// A workbook that can't be read, with what its reader says.
    Workbook {
        /// Why.
        why: String,
    },
    /// No sheet is called so; there are these.
    NoSheet {
        /// As it was given.
        given: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A list (RON) that can't be read.
    List {
        /// From this line on.
        line: u64,
        /// What its reader says.
        why: String,
    },
    /// No row names the columns that are needed.
    NoHead {
        /// What stands in the row that looks most like it.
        seen: Vec<String>,
        /// Sheets that were looked at, where there are several.
        sheets: Vec<String>,
    },
    /// Two columns of one name.
    ColumnTwice {
        /// As it stands there.
        title: String,
    },
}

/// Where a row stands: its line in the file, or its number in the sheet, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowAt {
    /// Which sheet, where several are read: its place and its name.
    pub sheet: Option<(usize, Arc<str>)>,
    /// The line.
    pub row: u64,
}

impl From<u64> for RowAt {
    fn from(row: u64) -> Self {
        Self { sheet: None, row }
    }
}

/// One row that is not blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub line: RowAt,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Columns whose cell is merged with the one above, a bit each: what stands there stands for this row, too.
    above: u64,
    /// Cells that are merged over columns: the first and the last.
    spans: Vec<(usize, usize)>,
}

impl Row {
    /// What stands in a column.
    pub fn cell(&self, column: usize) -> &Cell {
        static BLANK: Cell = Cell::Text(String::new());
        self.cells.get(column).unwrap_or(&BLANK)
    }

    /// The cell of a column is merged with the one above.
    pub fn is_from_above(&self, column: usize) -> bool {
        column < COLUMNS && self.above >> column & 1 == 1
    }

    /// What stands in this row itself, by column.
    pub fn own(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(at, cell)| !cell.is_blank() && !self.is_from_above(*at))
    }

    /// The words that stand in a column, or over it in a cell that is merged with others.
    fn over(&self, column: usize) -> String {
        let span = self.spans.iter().find(|(from, to)| (*from..=*to).contains(&column));
        self.cell(span.map_or(column, |(from, _)| *from)).words().into_owned()
    }

    /// Puts a cell where there is room for one.
    fn put(&mut self, column: usize, cell: Cell) {
        if column >= COLUMNS {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::default());
        }
        if let Some(place) = self.cells.get_mut(column) {
            *place = cell;
        }
    }
}

/// The rows of a file below its titles.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<C: Ord> {
    /// As what it was read.
    pub source: Source,
    /// Which column stands where, a sheet each.
    pub heads: Vec<Head<C>>,
    /// Rows from top to bottom.
    rows: Vec<(usize, Row)>,
    /// Sheets that can be seen and were not read, though they may have people in them.
    pub others: Vec<String>,
}

impl<C: Column> Table<C> {
    /// Rows from top to bottom, each with the titles above it.
    pub fn rows(&self) -> impl Iterator<Item = (&Head<C>, &Row)> {
        self.rows.iter().filter_map(|(head, row)| Some((self.heads.get(*head)?, row)))
    }

    /// Some sheet has this column.
    pub fn has(&self, column: C) -> bool {
        self.heads.iter().any(|head| head.place(column).is_some())
    }

    /// Titles that are used, as they stand in the file, each once.
    pub fn used(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let all = self.heads.iter().flat_map(Head::used);
        all.filter(|title| seen.insert(title.clone())).collect()
    }

    /// Titles that nothing is taken from, each once.
    pub fn unused(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        self.heads.iter().flat_map(|head| &head.unused).filter(|title| seen.insert(*title)).cloned().collect()
    }
}

/// As much of a file as is read.
#[derive(Clone, Copy, Debug)]
pub struct Caps {
    /// Bytes.
    pub bytes: usize,
    /// Rows.
    pub rows: usize,
}

impl Caps {
    /// Of a roster, or of what tables wrote.
    pub const SMALL: Self = Self { bytes: FILE_CAP, rows: ROWS };
}

/// Reads the sheet that is named, else the first that can be seen and has the titles; where each of them is a building's, all.
pub fn read<C: Column>(bytes: &[u8], sheet: Option<&str>, caps: Caps) -> Result<Table<C>, Unreadable> {
    if bytes.len() > caps.bytes {
        return Err(Unreadable::TooBig { most: caps.bytes as u64 });
    }
    if bytes.starts_with(b"PK") {
        return workbook(bytes, sheet, caps);
    }
    sniff::packed(bytes)?;
    let (source, text) = decode(bytes)?;
    sniff::written(&text)?;
    if let Some(given) = sheet {
        return Err(Unreadable::NoSheet { given: given.to_owned(), known: Vec::new() });
    }
    let mut rows = text::rows(&text, caps.rows)?;
    let Some(head) = head::find(&rows)? else {
        return Err(no_head([rows.as_slice()].into_iter(), Vec::new()));
    };
    let rows = rows.drain(head.rows..).map(|row| (0, row)).collect();
    Ok(Table { source, heads: vec![head], rows, others: Vec::new() })
}

/// The row that has most texts of those among which titles are looked for; the first of them, since what stands below the titles
/// has as many.
fn no_head<'a>(sheets: impl Iterator<Item = &'a [Row]>, names: Vec<String>) -> Unreadable {
    let words = |row: &Row| row.own().map(|(_, cell)| cell.words().into_owned()).collect::<Vec<_>>();
    let rows = sheets.flat_map(|rows| rows.iter().take(HEAD_WITHIN)).map(words);
    let seen = rows.fold(Vec::new(), |best, words| if words.len() > best.len() { words } else { best });
    Unreadable::NoHead { seen, sheets: names }
}

/// A sheet of a workbook, and its first rows.
struct Sheet {
    name: String,
    hidden: bool,
    first: Vec<Row>,
}

fn workbook<C: Column>(bytes: &[u8], sheet: Option<&str>, caps: Caps) -> Result<Table<C>, Unreadable> {
    let mut packed = Packed::open(bytes)?;
    let mut book = Book::open(&mut packed)?;
    let sheets = book.sheets(&mut packed)?;
    let known = || sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let chosen = match sheet {
        Some(given) => {
            let found = sheets.iter().position(|sheet| sheet.name == given);
            vec![found.ok_or_else(|| Unreadable::NoSheet { given: given.to_owned(), known: known() })?]
        }
        None => choose::<C>(&sheets)?,
    };
    let several = chosen.len() > 1;
    let (mut heads, mut rows, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for place in &chosen {
        let Some(sheet) = sheets.get(*place) else { continue };
        let mut read = book.rows(&mut packed, *place, caps.rows.saturating_sub(rows.len()))?;
        let Some(head) = head::find(&read)? else {
            return Err(no_head([read.as_slice()].into_iter(), vec![sheet.name.clone()]));
        };
        let name: Arc<str> = sheet.name.as_str().into();
        rows.extend(read.drain(head.rows..).map(|mut row| {
            row.line.sheet = several.then(|| (*place, name.clone()));
            (heads.len(), row)
        }));
        heads.push(head);
        names.push(sheet.name.clone());
    }
    let others =
        sheets.iter().enumerate().filter(|(at, of)| !chosen.contains(at) && !of.hidden && !of.first.is_empty());
    let others = others.map(|(_, sheet)| sheet.name.clone()).collect();
    Ok(Table { source: book.source(names), heads, rows, others })
}

/// Which sheets are read when none is named.
fn choose<C: Column>(sheets: &[Sheet]) -> Result<Vec<usize>, Unreadable> {
    let seen = || sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden);
    let mut with = Vec::new();
    let mut fault = None;
    for (place, sheet) in seen() {
        match head::find::<C>(&sheet.first) {
            Ok(Some(_)) => with.push(place),
            Ok(None) => {}
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    let is_building = |place: &usize| sheets.get(*place).is_some_and(|sheet| building(&sheet.name).is_some());
    match with.as_slice() {
        [] => Err(fault.unwrap_or_else(|| {
            let names = seen().map(|(_, sheet)| sheet.name.clone()).collect();
            no_head(seen().map(|(_, sheet)| sheet.first.as_slice()), names)
        })),
        all if C::A_SHEET_A_BUILDING && all.len() > 1 && all.iter().all(is_building) => Ok(with),
        [first, ..] => Ok(vec![*first]),
    }
}

/// A workbook of either kind.
enum Book {
    Xlsx(xlsx::Book),
    Ods(ods::Book),
}

impl Book {
    fn open(packed: &mut Packed<'_>) -> Result<Self, Unreadable> {
        if packed.has("content.xml") {
            return ods::Book::open(packed).map(Self::Ods);
        }
        xlsx::Book::open(packed).map(Self::Xlsx)
    }

    fn sheets(&mut self, packed: &mut Packed<'_>) -> Result<Vec<Sheet>, Unreadable> {
        match self {
            Self::Xlsx(book) => book.sheets(packed),
            Self::Ods(book) => book.sheets(packed),
        }
    }

    fn rows(&mut self, packed: &mut Packed<'_>, sheet: usize, most: usize) -> Result<Vec<Row>, Unreadable> {
        match self {
            Self::Xlsx(book) => book.rows(packed, sheet, most),
            Self::Ods(book) => book.rows(packed, sheet, most),
        }
    }

    fn source(&self, sheets: Vec<String>) -> Source {
        match self {
            Self::Xlsx(_) => Source::Xlsx { sheets },
            Self::Ods(_) => Source::Ods { sheets },
        }
    }
}
