//! A covenant that stands on paper, as a table: an article a line, in its words, with its first day and how it was agreed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::leaf::{Typed, read};
use crate::{
    i18n::{
        Lang,
        table::{line as line_of, title},
        tracker::{covenant as words, leaf},
    },
    table::{self, Aside, Cell, Column as _, Head, Row, RowAt, Table, aside, titles},
    tracker::{
        Body, LeafKind,
        leaf::{Field, Value},
    },
};

/// What a column says of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 条文
    Words,
    /// 哪天起施行
    From,
    /// 当初怎么定的
    Agreed,
    /// 哪一类
    Class,
    /// 配哪个部门
    Department,
    /// 部门依法做什么
    Does,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Words, Self::From, Self::Agreed, Self::Class, Self::Department, Self::Does];

    fn field(self) -> Field {
        match self {
            Self::Words => Field::Words,
            Self::From => Field::InForce,
            Self::Agreed => Field::Agreed,
            Self::Class => Field::Category,
            Self::Department => Field::Department,
            Self::Does => Field::Does,
        }
    }
}

impl table::Column for Column {
    const COLUMNS: &'static [Self] = &Self::ALL;

    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Words => titles::ARTICLE,
            Self::From => titles::IN_FORCE,
            Self::Agreed => titles::AGREED,
            Self::Class => titles::CLASS,
            Self::Department => titles::DEPARTMENT,
            Self::Does => titles::DOES,
        }
    }

    fn is_head(named: &BTreeSet<Self>) -> bool {
        named.contains(&Self::Words)
    }
}

/// What holds for each line that doesn't say so itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usual<'a> {
    /// Its first day.
    pub from: Option<&'a str>,
    /// How it was agreed.
    pub agreed: Option<&'a str>,
}

/// What a table means.
#[derive(Debug, Default)]
pub struct Plan {
    /// Articles, each by its line.
    pub new: Vec<(RowAt, Body)>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
    /// Lines that are none: what stands there, and why they are passed over.
    pub passed: Vec<(RowAt, String, Aside)>,
}

/// Reads a table; articles are written down on this day. Nothing is decided here.
pub fn plan(lang: Lang, table: &Table<Column>, usual: Usual<'_>, (on, today): (NaiveDate, NaiveDate)) -> Plan {
    let mut plan = Plan::default();
    for (head, row) in table.rows() {
        if let Some(why) = aside(row, head, &[Column::Words]) {
            if !matches!(why, Aside::Titles | Aside::Numbered) {
                let given = row.own().map(|(_, cell)| cell.words().into_owned()).collect::<Vec<_>>().join(" ");
                plan.passed.push((row.line.clone(), given, why));
            }
            continue;
        }
        match article(lang, (head, row), usual, (on, today)) {
            Ok(body) => plan.new.push((row.line.clone(), body)),
            Err(why) => plan.faults.push(words::line_fault(lang, &line_of(lang, &row.line), &why)),
        }
    }
    plan
}

fn article(
    lang: Lang,
    (head, row): (&Head<Column>, &Row),
    usual: Usual<'_>,
    (on, today): (NaiveDate, NaiveDate),
) -> Result<Body, String> {
    let mut given = vec![(Field::On, Value::Day(on))];
    for column in Column::ALL {
        let said = match head.cell(row, column) {
            Some(Cell::Day(day)) => day.date().map_or_else(|| day.to_string(), |date| date.to_string()),
            Some(cell) => cell.words().trim().to_owned(),
            None => String::new(),
        };
        let or = match column {
            Column::From => usual.from,
            Column::Agreed => usual.agreed,
            _ => None,
        };
        let said = if said.is_empty() { or.unwrap_or_default() } else { &said };
        let is_needed = matches!(column, Column::Words | Column::From | Column::Agreed);
        if said.is_empty() && is_needed {
            return Err(words::nothing_there(lang, title(lang, column.titles())));
        }
        let spec = LeafKind::Article.fields().iter().find(|spec| spec.field == column.field());
        let read = spec.map(|spec| read(lang, *spec, said, (today, &|_| 0))).transpose()?.flatten();
        if let Some(Typed::Value(value)) = read {
            given.push((column.field(), value));
        }
    }
    Body::of(LeafKind::Article, &given).map_err(|missing| words::nothing_there(lang, leaf::field(lang, missing)))
}
