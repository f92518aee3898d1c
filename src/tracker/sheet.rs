//! The table of the street office (台账): its columns, and what a table that came back would change.

use super::{Command, ItemNo};
use crate::time::NoDay;

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
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 11] = [
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
    ];

    /// Titles that it is known by. The first is the one that is written, the second its English.
    pub fn titles(self) -> &'static [&'static str] {
        match self {
            Self::No => &["编号", "no", "号", "事项编号", "no."],
            Self::Title => &["事项", "what", "内容", "行动内容", "title"],
            Self::Kind => &["类别", "kind"],
            Self::To => &["去向", "to"],
            Self::Receiver => &["接收单位", "receiver", "责任单位", "协助单位"],
            Self::Lead => &["负责人", "lead", "领头的"],
            Self::Helpers => &["参与人", "helpers", "帮手"],
            Self::Due => &["期限", "due", "完成时间", "办结时限"],
            Self::State => &["状态", "state", "进度"],
            Self::Note => &["说明", "note", "备注", "进展"],
            Self::Confirmed => &["看过的人", "confirmedby", "confirmed"],
        }
    }

    /// The column that a title means: without blanks and what stands in parentheses, in any case.
    pub fn of(title: &str) -> Option<Self> {
        let plain: String = crate::text::fold(title).split_whitespace().collect::<String>().to_lowercase();
        let plain = plain.split('(').next().unwrap_or_default();
        Self::ALL.into_iter().find(|column| column.titles().contains(&plain))
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No number of an item.
    Number,
    /// There is no such item.
    NoItem,
    /// The same item stands in this line already.
    Twice(u64),
    /// No place of this name.
    Place,
    /// No state of this name.
    State,
    /// No day, or not beyond doubt.
    Day(NoDay),
    /// Several people are called so.
    Several,
    /// Somebody can be added here, not taken out.
    OnlyMore,
    /// Nothing says what it is about.
    NoTitle,
    /// A formula's error, from another program.
    Broken,
}

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line.
    pub line: u64,
    /// The column.
    pub column: Column,
    /// What stands there.
    pub given: String,
    /// Why it can't be taken.
    pub wrong: Wrong,
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
    pub faults: Vec<Fault>,
}
