//! A file of rows, as Excel, WPS or an editor left it: CSV in four codings, or XLSX.
//!
//! Pure: bytes in, rows out. The file may be anybody's: its size, its rows and what a compressed part of it swells to are
//! capped before anything is built of them.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use chrono::Datelike as _;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use crate::time::Serial;

/// As large as a file may be, in bytes.
pub const FILE_CAP: usize = 4 << 20;
/// As many rows as are read: ten times the largest estate.
pub const ROWS: usize = 5_000;
/// Columns that are looked at.
const COLUMNS: usize = 64;
/// What all parts of a workbook may swell to, in bytes.
const INFLATED: u64 = 64 << 20;
/// Parts that a workbook may have.
const PARTS: usize = 1_000;

/// As what a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// UTF-8.
    Utf8,
    /// UTF-16, as Excel saves "Unicode text".
    Utf16,
    /// GB18030, as Excel and WPS save CSV in China (GBK and GB2312 are parts of it).
    Gb18030,
    /// A sheet of a workbook.
    Xlsx {
        /// Which.
        sheet: String,
    },
}

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
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
    /// An old workbook (.xls), or one with a password.
    OldWorkbook,
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
    /// No row names a column for the name or 称呼.
    NoHead,
    /// Two columns of one name.
    ColumnTwice {
        /// As it stands there.
        title: String,
    },
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What stands in it, without blanks at its ends.
    Text(String),
    /// A date as it would be typed (2026-03-02): what a spreadsheet makes of the door 3-2.
    Date(String),
    /// An error of a formula (`#REF!`).
    Error(String),
}

/// One row that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, or its number in the sheet, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// The rows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// As what it was read.
    pub source: Source,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
}

/// As much of a file as is read.
#[derive(Clone, Copy, Debug)]
pub struct Caps {
    /// Bytes.
    pub bytes: usize,
    /// Rows.
    pub rows: usize,
}

/// Reads a roster, or one sheet of it: the one that is named, else the first.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Unreadable> {
    read_within(bytes, sheet, Caps { bytes: FILE_CAP, rows: ROWS })
}

/// The same of a file that may be as large as this.
pub fn read_within(bytes: &[u8], sheet: Option<&str>, caps: Caps) -> Result<Table, Unreadable> {
    if bytes.len() > caps.bytes {
        return Err(Unreadable::TooBig { most: caps.bytes as u64 });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes, sheet, caps.rows);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Unreadable::OldWorkbook);
    }
    if let Some(given) = sheet {
        return Err(Unreadable::NoSheet { given: given.to_owned(), known: Vec::new() });
    }
    let (source, text) = decode(bytes)?;
    Ok(Table { source, rows: records(&text, caps.rows)? })
}

/// A mark at the beginning says what it is; what is valid UTF-8 is that, since hardly a line of GB18030 is by chance.
fn decode(bytes: &[u8]) -> Result<(Source, String), Unreadable> {
    let by = |encoding: &'static Encoding, bytes: &[u8]| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.map(std::borrow::Cow::into_owned).ok_or(Unreadable::NotText)
    };
    let (source, text) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            (Source::Utf8, String::from_utf8(rest.to_vec()).map_err(|_| Unreadable::NotText)?)
        }
        [0xFF, 0xFE, rest @ ..] => (Source::Utf16, by(UTF_16LE, rest)?),
        [0xFE, 0xFF, rest @ ..] => (Source::Utf16, by(UTF_16BE, rest)?),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => (Source::Utf8, text.to_owned()),
            Err(_) => (Source::Gb18030, by(GB18030, bytes)?),
        },
    };
    if text.contains('\0') { Err(Unreadable::NotText) } else { Ok((source, text)) }
}

/// Commas, tabs or semicolons: whichever the first line has most of.
fn records(text: &str, most: usize) -> Result<Vec<Row>, Unreadable> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mark =
        *b",\t;".iter().rev().max_by_key(|mark| first.bytes().filter(|byte| byte == *mark).count()).unwrap_or(&b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Unreadable::NotText)? {
        let line = record.position().map_or(0, |start| begins_at(text, start));
        let cells = record.iter().take(COLUMNS).map(|cell| Cell::Text(cell.trim().to_owned())).collect();
        push(&mut rows, Row { line, cells }, most)?;
    }
    Ok(rows)
}

/// The line of a record. The reader counts from the end of the one before, and blank lines may stand between.
fn begins_at(text: &str, start: &csv::Position) -> u64 {
    let from = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(from..).unwrap_or_default().iter().take_while(|byte| b"\r\n".contains(byte));
    start.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

/// Takes a row, unless it is blank.
fn push(rows: &mut Vec<Row>, row: Row, most: usize) -> Result<(), Unreadable> {
    if row.cells.iter().all(|cell| *cell == Cell::Text(String::new())) {
        return Ok(());
    }
    if rows.len() == most {
        return Err(Unreadable::TooLong { most });
    }
    rows.push(row);
    Ok(())
}

fn workbook(bytes: &[u8], sheet: Option<&str>, most: usize) -> Result<Table, Unreadable> {
    swells_too_far(bytes)?;
    let failed = |error: calamine::XlsxError| Unreadable::Workbook { why: error.to_string() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let known = book.sheet_names().clone();
    let found = match sheet {
        None => known.first().cloned(),
        Some(given) => known.iter().find(|name| *name == given).cloned(),
    };
    let Some(sheet) = found else {
        return Err(Unreadable::NoSheet { given: sheet.unwrap_or_default().to_owned(), known });
    };
    // Cell by cell: a sheet that names its last corner is no reason to make room for all between.
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(failed)?;
    let (mut rows, mut row) = (Vec::new(), Row { line: 0, cells: Vec::new() });
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let (line, column) = cell.get_position();
        let (line, column) = (u64::from(line) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        if line != row.line {
            push(&mut rows, std::mem::replace(&mut row, Row { line, cells: Vec::new() }), most)?;
        }
        if column >= COLUMNS {
            continue;
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Text(String::new()));
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = value(cell.get_value());
        }
    }
    push(&mut rows, row, most)?;
    Ok(Table { source: Source::Xlsx { sheet }, rows })
}

/// Unpacks every part, keeps nothing, and stops where it is too much: what an archive says of its own size may be a lie.
fn swells_too_far(bytes: &[u8]) -> Result<(), Unreadable> {
    let failed = |why: &dyn std::fmt::Display| Unreadable::Workbook { why: why.to_string() };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let too_big = Unreadable::TooBig { most: INFLATED };
    if archive.len() > PARTS {
        return Err(too_big);
    }
    let mut left = INFLATED;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|error| failed(&error))?;
        let swollen = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| failed(&error))?;
        left = left.checked_sub(swollen).ok_or_else(|| too_big.clone())?;
    }
    Ok(())
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Text(String::new()),
        DataRef::String(text) => Cell::Text(text.trim().to_owned()),
        DataRef::SharedString(text) => Cell::Text(text.trim().to_owned()),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        // Spreadsheets keep every number as one with a fraction: 17 is 17.0, which is written as 17 again.
        DataRef::Float(number) => Cell::Text(number.to_string()),
        DataRef::Bool(yes) => Cell::Text(if *yes { "1" } else { "0" }.to_owned()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::DateTime(date) => Cell::Date(typed(*date)),
        DataRef::DateTimeIso(date) | DataRef::DurationIso(date) => Cell::Date(date.clone()),
    }
}

/// A day or an hour as it would be typed. A workbook that counts from 1904 lies four years off one that doesn't.
fn typed(date: ExcelDateTime) -> String {
    let days = date.as_f64();
    let from_1900 = Serial { days, from_1904: false };
    let year = i32::from(date.to_ymd_hms_milli().0);
    let off = from_1900.at().is_some_and(|at| days >= 1.0 && (year - at.year()).abs() > 2);
    Serial { days, from_1904: off }.typed().unwrap_or_else(|| days.to_string())
}
