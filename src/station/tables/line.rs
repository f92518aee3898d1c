//! The lines of a file: a table with named columns, or a list in RON.

use serde::Deserialize;

use super::CAPS;
use crate::{
    station::roster::{Cell, Row, Source, Unreadable, read_within},
    text::{self, unguarded},
};

/// A title may stand above the row that names the columns.
const HEAD_WITHIN: usize = 10;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 桌号
    Table,
    /// 议题, where a table had several
    Topic,
    /// 哪一样
    Part,
    /// 卡号、发言号
    No,
    /// 内容
    Text,
    /// 几点说的
    Said,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 6] = [Self::Table, Self::Topic, Self::Part, Self::No, Self::Text, Self::Said];

    /// Titles that it is known by. The first is the one that is written, the second its English.
    pub fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["桌号", "table", "桌", "第几桌"],
            Self::Topic => &["议题", "topic"],
            Self::Part => &["哪一样", "part", "类别", "种类", "kind"],
            Self::No => &["号", "no", "卡号", "发言号", "no."],
            Self::Text => &["内容", "text", "说了什么", "文字"],
            Self::Said => &["几点说的", "said", "时间", "time"],
        }
    }

    fn of(title: &str) -> Option<Self> {
        let plain: String = text::fold(title).split_whitespace().collect::<String>().to_lowercase();
        let plain = plain.split('(').next().unwrap_or_default();
        Self::ALL.into_iter().find(|column| column.titles().contains(&plain))
    }
}

/// Which part of the paper a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Part {
    /// 说到的
    Point,
    /// 谈不拢的
    Disagreement,
    /// 没想到的好主意
    Surprise,
    /// 结论
    Conclusion,
    /// 还没谈拢
    Unsettled,
    /// The words of a card
    Card,
    /// The gist of a speech
    Speech,
}

impl Part {
    /// All of them, in the order of an evening's papers.
    pub const ALL: [Self; 7] =
        [Self::Point, Self::Disagreement, Self::Surprise, Self::Conclusion, Self::Unsettled, Self::Card, Self::Speech];

    /// What it is called. The first is what is written, the second its English.
    pub fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Point => &["说到的", "point", "要点"],
            Self::Disagreement => &["谈不拢的", "not agreed", "分歧", "disagreement"],
            Self::Surprise => &["没想到的", "surprise", "没想到的好主意", "好主意"],
            Self::Conclusion => &["结论", "conclusion"],
            Self::Unsettled => &["还没谈拢", "unsettled", "没谈拢"],
            Self::Card => &["卡", "card", "关心卡"],
            Self::Speech => &["发言", "speech"],
        }
    }

    /// The part of a name, in any case and without blanks at its ends.
    pub fn of(said: &str) -> Option<Self> {
        let plain = text::fold(said).trim().to_lowercase();
        Self::ALL.into_iter().find(|part| part.titles().contains(&plain.as_str()))
    }

    /// It stands on the sheet of a table.
    pub fn is_of_table(self) -> bool {
        !matches!(self, Self::Card | Self::Speech)
    }
}

/// One line, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line of the file, or its place in a list.
    pub line: u64,
    /// 桌号
    pub table: String,
    /// 议题
    pub topic: String,
    /// 哪一样
    pub part: String,
    /// 卡号、发言号
    pub no: String,
    /// 内容
    pub text: String,
    /// 几点说的
    pub said: String,
    /// Cells that another program broke.
    pub broken: Vec<Column>,
}

impl Line {
    /// What stands in a column.
    pub fn cell(&self, column: Column) -> &str {
        match column {
            Column::Table => &self.table,
            Column::Topic => &self.topic,
            Column::Part => &self.part,
            Column::No => &self.no,
            Column::Text => &self.text,
            Column::Said => &self.said,
        }
    }

    /// A line of the form that nobody filled in.
    pub(super) fn is_blank(&self) -> bool {
        let needs_words = Part::of(&self.part) != Some(Part::Unsettled);
        let nothing = |column| self.cell(column).trim().is_empty();
        let all = [Column::Table, Column::Part, Column::Text, Column::Said].into_iter().all(nothing);
        self.broken.is_empty() && (all || needs_words && nothing(Column::Text) && nothing(Column::Said))
    }

    fn put(&mut self, column: Column, cell: &Cell) {
        let words = match cell {
            Cell::Text(text) => unguarded(text).to_owned(),
            Cell::Date(written) => written.clone(),
            Cell::Error(error) => {
                self.broken.push(column);
                error.clone()
            }
        };
        let place = match column {
            Column::Table => &mut self.table,
            Column::Topic => &mut self.topic,
            Column::Part => &mut self.part,
            Column::No => &mut self.no,
            Column::Text => &mut self.text,
            Column::Said => &mut self.said,
        };
        *place = words;
    }
}

/// A file as lines, and as what it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// As what; nothing: RON.
    pub source: Option<Source>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// An entry of a list in RON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(default)]
    table: Option<u16>,
    #[serde(default)]
    topic: Option<String>,
    part: Part,
    #[serde(default)]
    no: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    said: Option<String>,
}

impl Entry {
    fn line(self, place: u64) -> Line {
        Line {
            line: place,
            table: self.table.map(|table| table.to_string()).unwrap_or_default(),
            topic: self.topic.unwrap_or_default(),
            part: self.part.titles()[0].to_owned(),
            no: self.no.unwrap_or_default(),
            text: self.text,
            said: self.said.unwrap_or_default(),
            broken: Vec::new(),
        }
    }
}

/// Reads XLSX or CSV, or RON: a list in square brackets.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Read, Unreadable> {
    if bytes.len() > CAPS.bytes {
        return Err(Unreadable::TooBig { most: CAPS.bytes as u64 });
    }
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if bare.starts_with(b"[") && sheet.is_none() {
        return list(bare);
    }
    let table = read_within(bytes, sheet, CAPS)?;
    let (head, columns) = head(&table.rows)?;
    let lines = table.rows.iter().skip(head + 1).map(|row| {
        let mut line = Line { line: row.line, ..Line::default() };
        for (column, place) in &columns {
            if let Some(cell) = row.cells.get(*place) {
                line.put(*column, cell);
            }
        }
        line
    });
    Ok(Read { lines: lines.collect(), source: Some(table.source) })
}

fn list(bytes: &[u8]) -> Result<Read, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let entries: Vec<Entry> = options
        .from_str(text)
        .map_err(|error| Unreadable::List { line: error.span.start.line as u64, why: error.code.to_string() })?;
    if entries.len() > CAPS.rows {
        return Err(Unreadable::TooLong { most: CAPS.rows });
    }
    let lines = (1..).zip(entries).map(|(place, entry)| entry.line(place)).collect();
    Ok(Read { source: None, lines })
}

/// The row that names the columns, and which stands where.
fn head(rows: &[Row]) -> Result<(usize, Vec<(Column, usize)>), Unreadable> {
    for (place, row) in rows.iter().enumerate().take(HEAD_WITHIN) {
        let mut columns: Vec<(Column, usize)> = Vec::new();
        for (at, cell) in row.cells.iter().enumerate() {
            let Cell::Text(title) = cell else { continue };
            let Some(column) = Column::of(title) else { continue };
            if columns.iter().any(|(known, _)| *known == column) {
                return Err(Unreadable::ColumnTwice { title: title.clone() });
            }
            columns.push((column, at));
        }
        let has = |column| columns.iter().any(|(known, _)| *known == column);
        if has(Column::Text) && has(Column::Part) {
            return Ok((place, columns));
        }
    }
    Err(Unreadable::NoHead)
}
