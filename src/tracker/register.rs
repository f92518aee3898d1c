//! The table of the street office (台账): its columns, and what a table that came back would change.

use std::collections::BTreeSet;

use super::{Command, ItemNo, State, Track};
use crate::{
    table::{self, Aside, Row, RowAt, titles},
    time::NoDay,
};

/// What a column says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 编号
    No,
    /// 事项
    Title,
    /// 类别
    Kind,
    /// 去向
    To,
    /// 接收单位
    Receiver,
    /// 负责人
    Lead,
    /// 参与人
    Helpers,
    /// 期限
    Due,
    /// 状态
    State,
    /// 说明
    Note,
    /// 看过的人
    Confirmed,
    /// 站码: of which station the number is; not of the item.
    Station,
}

impl Column {
    /// All that an item has, in the order in which they are written.
    pub const ALL: &'static [Self] = match <Self as table::Column>::COLUMNS.split_last() {
        Some((_station, of_an_item)) => of_an_item,
        None => &[],
    };
}

impl table::Column for Column {
    const COLUMNS: &'static [Self] = &[
        Self::No,
        Self::Title,
        Self::Kind,
        Self::To,
        Self::Receiver,
        Self::Lead,
        Self::Helpers,
        Self::Due,
        Self::State,
        Self::Note,
        Self::Confirmed,
        Self::Station,
    ];

    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::No => titles::NO,
            Self::Title => titles::WHAT,
            Self::Kind => titles::KIND,
            Self::To => titles::TO,
            Self::Receiver => titles::RECEIVER,
            Self::Lead => titles::LEAD,
            Self::Helpers => titles::HELPERS,
            Self::Due => titles::DUE,
            Self::State => titles::STATE,
            Self::Note => titles::REMARK,
            Self::Confirmed => titles::CONFIRMED,
            Self::Station => titles::STATION,
        }
    }

    fn is_head(named: &BTreeSet<Self>) -> bool {
        named.contains(&Self::Title) || named.contains(&Self::No) && named.len() > 1
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No number of an item.
    Number,
    /// The number is another station's.
    OtherStation,
    /// There is no such item.
    NoItem,
    /// The same item stands in this line already.
    Twice(u64),
    /// No place of this name.
    Place,
    /// No state of this name on this way.
    State(Track),
    /// No day, or not beyond doubt.
    Day(NoDay),
    /// Several people are called so.
    Several,
    /// A number, a list or a telephone: nobody is called so.
    NoName,
    /// Somebody can be added here, not taken out.
    OnlyMore,
    /// Nothing says what it is about.
    NoTitle,
    /// A formula's error, from another program.
    Broken,
}

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterFault {
    /// The line.
    pub line: u64,
    /// The column.
    pub column: Column,
    /// What stands there.
    pub given: String,
    /// Why it can't be taken.
    pub wrong: Wrong,
}

/// A cell that was not taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line.
    pub line: u64,
    /// The column.
    pub column: Column,
    /// What stands there.
    pub given: String,
    /// What became of it: this state, or nothing.
    pub taken: Option<State>,
}

/// What a line changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The line.
    pub line: u64,
    /// The item; none is a new one.
    pub item: Option<ItemNo>,
    /// What it is about.
    pub title: String,
    /// Column, before, after.
    pub cells: Vec<(Column, String, String)>,
    /// The commands that do it.
    pub commands: Vec<Command>,
}

/// What a whole table means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Lines with something in them.
    pub lines: usize,
    /// Lines that change something.
    pub changes: Vec<Change>,
    /// What is wrong.
    pub faults: Vec<RegisterFault>,
    /// What was taken as something else, or not at all.
    pub notes: Vec<Note>,
    /// Lines that are no items: what stands there, and why they are passed over.
    pub passed: Vec<(RowAt, String, Aside)>,
}

impl Plan {
    /// A sum, a remark, who filled it in.
    pub fn pass(&mut self, row: &Row, why: Aside) {
        if !matches!(why, Aside::Titles | Aside::Numbered) {
            let given = row.own().map(|(_, cell)| cell.words().into_owned()).collect::<Vec<_>>().join(" ");
            self.passed.push((row.line.clone(), given, why));
        }
    }
}
