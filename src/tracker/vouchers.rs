//! The vouchers of a project as a table: one line each, as whoever keeps the cash book has them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    money::{Fen, NotMoney},
    project::{Project, Voucher, same_no},
};
use crate::{
    table::{self, Aside, Cell, Head, Row, RowAt, Table, aside, titles},
    text,
    time::{self, NoDay},
};

/// What a column says of a voucher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 凭证号
    No,
    /// 日期
    On,
    /// 用途
    What,
    /// 金额
    Sum,
    /// 来源
    Source,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::No, Self::On, Self::What, Self::Sum, Self::Source];
}

impl table::Column for Column {
    const COLUMNS: &'static [Self] = &Self::ALL;

    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::No => titles::VOUCHER,
            Self::On => titles::VOUCHER_DAY,
            Self::What => titles::SPENT_ON,
            Self::Sum => titles::SUM,
            Self::Source => titles::FUND,
        }
    }

    fn is_head(named: &BTreeSet<Self>) -> bool {
        named.contains(&Self::No) && named.contains(&Self::Sum)
    }
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing stands there.
    Nothing,
    /// No day, or not beyond doubt.
    Day(NoDay),
    /// No sum of money.
    Sum(NotMoney),
    /// Another line has the number.
    Twice(RowAt),
    /// The project has a voucher of this number, and it says otherwise.
    Otherwise,
    /// Several sources, and none is named.
    WhichSource(Vec<String>),
    /// A formula's error, from another program.
    Broken,
}

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoucherFault {
    /// The line.
    pub line: RowAt,
    /// The column.
    pub column: Column,
    /// What stands there.
    pub given: String,
    /// Why it can't be taken.
    pub wrong: Wrong,
}

/// What a table means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Lines with something in them.
    pub lines: usize,
    /// Vouchers that the project doesn't have.
    pub new: Vec<(RowAt, Voucher)>,
    /// How many it has already.
    pub known: usize,
    /// What is wrong.
    pub faults: Vec<VoucherFault>,
    /// Lines that are no vouchers: what stands there, and why they are passed over.
    pub passed: Vec<(RowAt, String, Aside)>,
}

/// Reads a table against a project. Nothing is decided here: the rules of a voucher are those of the one that is typed.
pub fn plan(table: &Table<Column>, project: &Project, today: NaiveDate) -> Plan {
    let mut plan = Plan::default();
    let mut seen: Vec<(String, RowAt)> = Vec::new();
    for (head, row) in table.rows() {
        if let Some(why) = aside(row, head, &[Column::No, Column::What]) {
            if !matches!(why, Aside::Titles | Aside::Numbered) {
                let given = row.own().map(|(_, cell)| cell.words().into_owned()).collect::<Vec<_>>().join(" ");
                plan.passed.push((row.line.clone(), given, why));
            }
            continue;
        }
        plan.lines += 1;
        let mut reader = Reader { head, row, faults: Vec::new() };
        let voucher = reader.voucher(project, today);
        plan.faults.append(&mut reader.faults);
        let Some(voucher) = voucher else { continue };
        let fault = |wrong| {
            let (line, given) = (row.line.clone(), voucher.no.clone());
            VoucherFault { line, column: Column::No, given, wrong }
        };
        if let Some((_, line)) = seen.iter().find(|(no, _)| same_no(no, &voucher.no)) {
            plan.faults.push(fault(Wrong::Twice(line.clone())));
            continue;
        }
        seen.push((voucher.no.clone(), row.line.clone()));
        match project.vouchers.iter().find(|known| same_no(&known.no, &voucher.no)) {
            Some(known) if Voucher { no: known.no.clone(), line: known.line.clone(), ..voucher.clone() } == *known => {
                plan.known += 1;
            }
            Some(_) => plan.faults.push(fault(Wrong::Otherwise)),
            None => plan.new.push((row.line.clone(), voucher)),
        }
    }
    plan
}

struct Reader<'a> {
    head: &'a Head<Column>,
    row: &'a Row,
    faults: Vec<VoucherFault>,
}

impl Reader<'_> {
    fn fault(&mut self, column: Column, given: &str, wrong: Wrong) {
        self.faults.push(VoucherFault { line: self.row.line.clone(), column, given: given.to_owned(), wrong });
    }

    /// What stands in a column; nothing if that is nothing.
    fn given(&mut self, column: Column) -> Option<String> {
        let cell = self.head.cell(self.row, column)?;
        if let Cell::Error(given) = cell {
            let given = given.clone();
            self.fault(column, &given, Wrong::Broken);
            return None;
        }
        let words = match cell {
            Cell::Day(day) => day.date().map_or_else(|| day.to_string(), |date| date.to_string()),
            cell => cell.words().trim().to_owned(),
        };
        (!words.is_empty()).then_some(words)
    }

    fn needed(&mut self, column: Column) -> Option<String> {
        let before = self.faults.len();
        let given = self.given(column);
        if given.is_none() && self.faults.len() == before {
            self.fault(column, "", Wrong::Nothing);
        }
        given
    }

    fn voucher(&mut self, project: &Project, today: NaiveDate) -> Option<Voucher> {
        let no = self.needed(Column::No).map(|no| text::fold(&no).trim().to_owned());
        let what = self.needed(Column::What);
        let on = self.needed(Column::On).and_then(|given| {
            let read = time::day_of_number(&given).and_then(|day| day.near(today));
            read.map_err(|why| self.fault(Column::On, &given, Wrong::Day(why))).ok()
        });
        let sum = self.needed(Column::Sum).and_then(|given| {
            given.parse::<Fen>().map_err(|wrong| self.fault(Column::Sum, &given, Wrong::Sum(wrong))).ok()
        });
        let source = self.source(project);
        if !self.faults.is_empty() {
            return None;
        }
        Some(Voucher { no: no?, on: on?, what: what?, sum: sum?, source: source?, line: None })
    }

    /// Whose money; a project with one source needs no column for it.
    fn source(&mut self, project: &Project) -> Option<String> {
        let known: Vec<String> = project.sources.iter().map(|source| source.name.clone()).collect();
        match (self.given(Column::Source), known.as_slice()) {
            (Some(given), _) => Some(given),
            (None, [only]) => Some(only.clone()),
            (None, _) => {
                self.fault(Column::Source, "", Wrong::WhichSource(known));
                None
            }
        }
    }
}
