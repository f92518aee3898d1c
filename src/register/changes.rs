//! What a table that came back means: commands, line by line, and what is wrong with a line.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{cell, destination, state, title};
use crate::{
    i18n::{
        Lang,
        tracker::{Who, kind},
    },
    meeting::words::Destination,
    table::{Cell, Head, Row, Table, aside},
    time,
    tracker::{
        Command, Item, ItemNo, Kind, New, Party, State, Step, Track, lifecycle,
        register::{Change, Column, Note, Plan, RegisterFault, Wrong},
    },
};

/// What the lines are read against.
pub trait Sheet {
    /// The item of a number.
    fn item(&self, no: ItemNo) -> Option<Item>;
    /// The code of this station, if it has one.
    fn code(&self) -> Option<String> {
        None
    }
    /// Who is called so; `Err` if several are.
    fn party(&mut self, said: &str) -> Result<Party, Wrong>;
}

/// Reads a table against what is there.
pub fn plan(table: &Table<Column>, lang: Lang, today: NaiveDate, who: &dyn Who, sheet: &mut dyn Sheet) -> Plan {
    let mut plan = Plan::default();
    let mut seen: BTreeMap<ItemNo, u64> = BTreeMap::new();
    for (head, row) in table.rows() {
        if let Some(why) = aside(row, head, &[Column::Title, Column::No]) {
            plan.pass(row, why);
            continue;
        }
        plan.lines += 1;
        let mut line = RowReader { notes: Vec::new(), row, head, lang, today, who, faults: Vec::new() };
        let read = line.read(sheet, &mut seen);
        plan.faults.extend(line.faults);
        plan.notes.extend(line.notes);
        plan.changes.extend(read.filter(|change| !change.commands.is_empty()));
    }
    let bad: Vec<u64> = plan.faults.iter().map(|fault| fault.line).collect();
    plan.changes.retain(|change| !bad.contains(&change.line));
    plan
}

struct RowReader<'a> {
    row: &'a Row,
    head: &'a Head<Column>,
    lang: Lang,
    today: NaiveDate,
    who: &'a dyn Who,
    faults: Vec<RegisterFault>,
    notes: Vec<Note>,
}

impl RowReader<'_> {
    /// What stands in a column; nothing if the table has no such column.
    fn given(&mut self, column: Column) -> Option<String> {
        match self.head.cell(self.row, column)? {
            Cell::Error(given) => {
                let given = given.clone();
                self.fault(column, &given, Wrong::Broken);
                None
            }
            Cell::Day(day) if column == Column::Due => {
                Some(day.date().map_or_else(|| day.to_string(), |date| date.to_string()))
            }
            cell => Some(cell.words().into_owned()),
        }
    }

    fn fault(&mut self, column: Column, given: &str, wrong: Wrong) {
        self.faults.push(RegisterFault { line: self.row.line.row, column, given: given.to_owned(), wrong });
    }

    /// What a cell becomes, or a fault.
    fn take<T>(&mut self, column: Column, given: &str, read: Result<T, Wrong>) -> Option<T> {
        read.map_err(|wrong| self.fault(column, given, wrong)).ok()
    }

    fn read(&mut self, sheet: &mut dyn Sheet, seen: &mut BTreeMap<ItemNo, u64>) -> Option<Change> {
        let number = self.given(Column::No).unwrap_or_default();
        if number.is_empty() {
            return self.fresh(sheet);
        }
        let station = self.given(Column::Station).filter(|code| !code.is_empty());
        if station.is_some_and(|code| sheet.code().as_deref() != Some(code.as_str())) {
            self.fault(Column::No, &number, Wrong::OtherStation);
            return None;
        }
        let no = self.take(Column::No, &number, number.parse::<ItemNo>().map_err(|_| Wrong::Number))?;
        if let Some(line) = seen.insert(no, self.row.line.row) {
            self.fault(Column::No, &number, Wrong::Twice(line));
            return None;
        }
        let item = self.take(Column::No, &number, sheet.item(no).ok_or(Wrong::NoItem))?;
        let mut change = Change {
            line: self.row.line.row,
            item: Some(no),
            title: item.title.clone(),
            cells: Vec::new(),
            commands: Vec::new(),
        };
        let mut changed = BTreeMap::new();
        for &column in Column::ALL {
            let before = cell(column, self.lang, &item, self.who);
            let given = self.given(column).filter(|given| *given != before);
            if let (Column::Kind, Some(given)) = (column, given.as_ref().filter(|given| !given.is_empty())) {
                self.note(column, given, None);
            }
            if let Some(given) = given
                && !matches!(column, Column::No | Column::Kind)
            {
                changed.insert(column, given.clone());
                change.cells.push((column, before, given));
            }
        }
        change.commands = self.steps(&item, &mut changed, sheet);
        // What reads otherwise and means the same is no change.
        if change.commands.is_empty() {
            change.cells.clear();
        }
        Some(change)
    }

    fn fresh(&mut self, sheet: &mut dyn Sheet) -> Option<Change> {
        let title = self.given(Column::Title).unwrap_or_default();
        if title.is_empty() {
            self.fault(Column::Title, "", Wrong::NoTitle);
            return None;
        }
        let mut new = New { kind: Kind::Matter, kept: true, ..New::about(&title) };
        let mut cells = vec![(Column::Title, String::new(), title.clone())];
        for column in [Column::To, Column::Receiver, Column::Lead, Column::Helpers, Column::Due] {
            let given = self.given(column).unwrap_or_default();
            if given.is_empty() {
                continue;
            }
            match column {
                Column::To => new.to = self.place(&given),
                Column::Receiver => new.receiver = Some(given.clone()),
                Column::Lead => new.lead = self.party(column, &given, sheet),
                Column::Helpers => new.helpers = self.parties(column, &given, sheet),
                _ => new.due = self.day(&given),
            }
            cells.push((column, String::new(), given));
        }
        // Who leads something does it here, unless the line says otherwise.
        if new.to.is_none() && new.lead.is_some() {
            new.to = Some(Destination::Residents);
        }
        self.kept(&mut new, &mut cells, sheet);
        let commands = vec![Command::Add(Box::new(new))];
        Some(Change { line: self.row.line.row, item: None, title, cells, commands })
    }

    /// Where something stands in the table that it comes from, with what that says of it and who saw it.
    fn kept(&mut self, new: &mut New, cells: &mut Vec<(Column, String, String)>, sheet: &mut dyn Sheet) {
        for column in [Column::Kind, Column::Confirmed, Column::State, Column::Note] {
            let given = self.given(column).unwrap_or_default();
            if given.is_empty() {
                continue;
            }
            match column {
                Column::Confirmed => new.confirmed = self.parties(column, &given, sheet),
                Column::State => new.state = self.stands(&given, Track::to(new.to), new.confirmed.len()),
                Column::Note => new.note = Some(given.clone()),
                _ if given == kind(self.lang, new.kind) => {}
                _ => {
                    self.note(column, &given, None);
                    continue;
                }
            }
            cells.push((column, String::new(), given));
        }
    }

    fn note(&mut self, column: Column, given: &str, taken: Option<State>) {
        self.notes.push(Note { line: self.row.line.row, column, given: given.to_owned(), taken });
    }

    /// Done is what two neighbours saw: without them it is what who leads says.
    fn stands(&mut self, given: &str, track: Track, seen: usize) -> Option<State> {
        let to = self.take(Column::State, given, super::stands(given, track).ok_or(Wrong::State(track)))?;
        let to = if to == State::Done && seen < lifecycle::NEIGHBOURS { State::Reported } else { to };
        if state(given) != Some(to) {
            self.note(Column::State, given, Some(to));
        }
        Some(to)
    }

    fn place(&mut self, given: &str) -> Option<Destination> {
        self.take(Column::To, given, destination(given).ok_or(Wrong::Place))
    }

    fn day(&mut self, given: &str) -> Option<NaiveDate> {
        let today = self.today;
        let read = time::day_of_number(given).and_then(|day| day.to_come(today));
        self.take(Column::Due, given, read.map_err(Wrong::Day))
    }

    fn party(&mut self, column: Column, given: &str, sheet: &mut dyn Sheet) -> Option<Party> {
        let meant = sheet.party(given);
        self.take(column, given, meant)
    }

    fn parties(&mut self, column: Column, given: &str, sheet: &mut dyn Sheet) -> Vec<Party> {
        crate::text::names(given).iter().filter_map(|name| self.party(column, name, sheet)).collect()
    }

    fn steps(&mut self, item: &Item, changed: &mut BTreeMap<Column, String>, sheet: &mut dyn Sheet) -> Vec<Command> {
        let mut steps = Vec::new();
        let filled = |changed: &mut BTreeMap<Column, String>, column| changed.remove(&column);
        if let Some(title) = filled(changed, Column::Title) {
            steps.push(Step::Rename { title });
        }
        if let Some(given) = filled(changed, Column::Due) {
            // The day that stands, written without its year, is no other day.
            let stands =
                |due: NaiveDate| time::day(&given).is_ok_and(|day| !day.is_counted() && day.near(due) == Ok(due));
            let due = match item.due {
                _ if given.is_empty() => None,
                Some(due) if stands(due) => Some(due),
                _ => self.day(&given),
            };
            if due != item.due && (given.is_empty() || due.is_some()) {
                steps.push(Step::SetDue { due });
            }
        }
        let (to, receiver) = (filled(changed, Column::To), filled(changed, Column::Receiver));
        if to.is_some() || receiver.is_some() {
            let place = to.as_deref().map_or(item.to, |given| self.place(given));
            let receiver = receiver.map_or(item.receiver.clone(), |given| (!given.is_empty()).then_some(given));
            if let Some(to) = place.filter(|place| Some(*place) != item.to || receiver != item.receiver) {
                steps.push(Step::Redirect { to, receiver, due: None });
            }
        }
        let note = filled(changed, Column::Note);
        if let Some(given) = filled(changed, Column::Lead) {
            let reason = note
                .clone()
                .filter(|note| !note.is_empty())
                .unwrap_or_else(|| title(Column::Lead, self.lang).to_owned());
            let party = if given.is_empty() { None } else { self.party(Column::Lead, &given, sheet) };
            match (&item.lead, party) {
                (Some(lead), Some(party)) if *lead == party => {}
                (None, Some(by)) if item.track == Track::Promise => steps.push(Step::Claim { by }),
                (_, Some(to)) => steps.push(Step::HandOver { to }),
                (Some(_), None) if given.is_empty() => steps.push(Step::Release { reason }),
                _ => {}
            }
        }
        for (column, known) in [(Column::Helpers, &item.helpers), (Column::Confirmed, &item.confirmed)] {
            let Some(given) = filled(changed, column) else { continue };
            let parties = self.parties(column, &given, sheet);
            if known.iter().any(|party| !parties.contains(party)) {
                self.fault(column, &given, Wrong::OnlyMore);
                continue;
            }
            let more = parties.into_iter().filter(|party| !known.contains(party));
            steps.extend(more.map(|by| match column {
                Column::Helpers => Step::Help { by },
                _ => Step::Confirm { by },
            }));
        }
        let mut commands: Vec<Command> = steps.into_iter().map(|step| Command::Move { item: item.no, step }).collect();
        if let Some(given) = filled(changed, Column::State) {
            let to =
                self.take(Column::State, &given, super::stands(&given, item.track).ok_or(Wrong::State(item.track)));
            // Two who saw it make it done: what the column of neighbours says already needs no step.
            let seen =
                commands.iter().filter(|c| matches!(c, Command::Move { step: Step::Confirm { .. }, .. })).count();
            let is_done = to == Some(State::Done) && item.confirmed.len() + seen >= lifecycle::NEIGHBOURS;
            if let Some(state) = to.filter(|to| *to != item.state && !is_done) {
                commands.push(Command::Put {
                    item: item.no,
                    state,
                    words: note.clone().filter(|note| !note.is_empty()),
                });
            }
        }
        if let Some(text) = note.filter(|note| !note.is_empty()) {
            commands.push(Command::Move { item: item.no, step: Step::Remark { text } });
        }
        commands
    }
}
