//! The lines of a file: a table with named columns, or a list in RON.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::CAPS;
use crate::{
    table::{self, Aside, Cell, Source, Table, Unreadable, aside, titles},
    text,
};

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
}

impl table::Column for Column {
    const COLUMNS: &'static [Self] = &Self::ALL;

    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Table => titles::TABLE,
            Self::Topic => titles::TOPIC,
            Self::Part => titles::PART,
            Self::No => titles::CARD,
            Self::Text => titles::TEXT,
            Self::Said => titles::SAID,
        }
    }

    fn is_head(named: &BTreeSet<Self>) -> bool {
        named.contains(&Self::Text) && named.contains(&Self::Part)
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
pub struct TypedLine {
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

impl TypedLine {
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
            Cell::Error(error) => {
                self.broken.push(column);
                error.clone()
            }
            cell => cell.words().into_owned(),
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
    pub lines: Vec<TypedLine>,
    /// Titles that nothing is taken from.
    pub unused: Vec<String>,
    /// Sheets that were not read.
    pub others: Vec<String>,
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
    fn line(self, place: u64) -> TypedLine {
        TypedLine {
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
    let bare = text::unmarked_bytes(bytes).trim_ascii_start();
    if bare.starts_with(b"[") && sheet.is_none() {
        return list(bare);
    }
    let table: Table<Column> = table::read(bytes, sheet, CAPS)?;
    // What people wrote may begin like a sum or a remark: only titles that are printed again are none of it.
    let said = table.rows().filter(|(head, row)| aside(row, head, &[Column::Text]) != Some(Aside::Titles));
    let lines = said.map(|(head, row)| {
        let mut line = TypedLine { line: row.line.row, ..TypedLine::default() };
        for (column, place) in head.places() {
            line.put(column, row.cell(place));
        }
        line
    });
    let lines = lines.collect();
    Ok(Read { lines, unused: table.unused(), others: table.others, source: Some(table.source) })
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
    Ok(Read { source: None, lines, unused: Vec::new(), others: Vec::new() })
}
