//! What a command needs to know before it is decided, and what a line of the record touches: brought from the tables.

use std::{path::Path, sync::Arc};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Params};
use uuid::Uuid;

use super::{
    super::{Page, StoreError},
    Cache, NEVER, database, day, meeting_key,
    read::{OF_SENDING, asked_page, leaves, rows, shifts, taken},
    row::{BEGAN, FUND, patrol_name, word},
};
use crate::{
    meeting::Moment,
    tracker::{
        Command, Counted, Event, Filter, Item, ItemNo, Leaf, Leaves, Ledger, MeetingNo, Notice, NoticeOf, Project,
        ProjectNo, SendingNo, Series,
        council::Council,
        fund::{Book, Claim, Deed, Entry},
        needs::{self, Need},
        patrol::PatrolList,
    },
};

/// A ledger in the making.
pub struct Needed<'a> {
    pub db: &'a Connection,
    pub path: &'a Path,
    pub ledger: &'a mut Ledger,
}

/// As much of the ledger as these commands name.
pub fn needed(db: &Connection, path: &Path, commands: &[Command], now: Moment) -> Result<Ledger, StoreError> {
    needs::gather(commands, now, |need, ledger| {
        let mut needed = Needed { db, path, ledger };
        match need {
            Need::Meetings(id, year) => {
                needed.meetings("WHERE id = ?1 OR no >> 16 = ?2", (id.as_bytes(), i64::from(year)))
            }
            Need::Meeting(no) => needed.meetings("WHERE no = ?1", [meeting_key(no)]),
            Need::MeetingOf(id) => needed.meetings("WHERE id = ?1", [id.as_bytes()]),
            Need::Notice(no) => needed.notices("WHERE key = ?1", [no.key()]),
            Need::Notices(NoticeOf::Meeting(id, _)) => needed.notices("WHERE meeting = ?1", [id.as_bytes()]),
            Need::Notices(NoticeOf::Project(no)) => needed.notices("WHERE project = ?1", [no.key()]),
            Need::Notices(NoticeOf::Statement(_) | NoticeOf::Article(_)) => {
                needed.notices("WHERE meeting IS NULL AND project IS NULL", [])
            }
            Need::Notices(NoticeOf::Own) => Ok(()),
            Need::Sources(meeting) => needed.sources(meeting),
            Need::Item(no) => needed.item(no),
            Need::Waiting(title) => needed.waiting(title),
            Need::Parts(of) => needed.parts(of),
            Need::Last(of, series) => needed.last(of, series),
            Need::Began => needed.began(),
            Need::Shift(on) => needed.shifts(on, on),
            Need::Shifts(first, last) => needed.shifts(first, last),
            Need::Leaf(no) => needed.leaves("WHERE key = ?1", [no.key()]),
            Need::Leaves(asked) => needed.asked_leaves(asked),
            Need::Council => needed.council(),
            Need::Sending(no) => needed.sending(no),
            Need::Project(no) => needed.project(no),
            Need::LastOfYear(what, year) => needed.last_of_year(what, year),
            Need::Carried(basis) => needed.projects("WHERE instr(body, ?1) > 0", [format!("\"{basis}\"")]),
            Need::Patrol => needed.patrol(),
            Need::Fund => needed.book().and_then(|()| needed.claims("WHERE open = 1", [])),
            Need::Claim(no) => needed.claims("WHERE key = ?1", [no.key()]),
            Need::Entry(no) => needed.entries("WHERE key = ?1", [no.key()]),
            Need::Invoice(key) => needed.claims("WHERE invoice = ?1", [key]),
            Need::Receipt(key) => needed.entries("WHERE receipt = ?1", [key]),
            Need::EntriesAfter(day) => needed.entries("WHERE body ->> '$.on' > ?1", [day.to_string()]),
        }
    })
}

impl Needed<'_> {
    pub fn put(&mut self, item: Item) {
        self.ledger.put(Arc::new(item));
    }

    fn item(&mut self, no: ItemNo) -> Result<(), StoreError> {
        if self.ledger.items.contains_key(&no) {
            return Ok(());
        }
        let found: Vec<Item> = rows(self.db, self.path, "SELECT body FROM item WHERE key = ?1", [no.key()])?;
        for item in found {
            self.put(item);
        }
        Ok(())
    }

    fn sending(&mut self, no: SendingNo) -> Result<(), StoreError> {
        let found: Vec<Item> = rows(self.db, self.path, OF_SENDING, [no.key()])?;
        for item in found {
            if !self.ledger.items.contains_key(&item.no) {
                self.put(item);
            }
        }
        Ok(())
    }

    fn sources(&mut self, meeting: Uuid) -> Result<(), StoreError> {
        let sql = "SELECT body FROM item WHERE key IN (SELECT key FROM source WHERE meeting = ?1)";
        let found: Vec<Item> = rows(self.db, self.path, sql, [meeting.as_bytes()])?;
        for item in found {
            self.put(item);
        }
        Ok(())
    }

    fn waiting(&mut self, title: String) -> Result<(), StoreError> {
        let asked = Filter { state: Some(crate::tracker::State::Waiting), words: Some(title), ..Filter::default() };
        let (sql, values) = asked_page(self.db, &asked).map_err(|error| database(self.path, &error))?;
        let found: Vec<Item> = rows(self.db, self.path, &sql, rusqlite::params_from_iter(values))?;
        for item in found {
            self.put(item);
        }
        Ok(())
    }

    fn parts(&mut self, of: ItemNo) -> Result<(), StoreError> {
        let sql = "SELECT body FROM item WHERE key BETWEEN ?1 AND ?2";
        let found: Vec<Item> = rows(self.db, self.path, sql, ItemNo::keys(of.of, None))?;
        for item in found.into_iter().filter(|item| item.part_of == Some(of)) {
            if !self.ledger.items.contains_key(&item.no) {
                self.put(item);
            }
        }
        Ok(())
    }

    fn patrol(&mut self) -> Result<(), StoreError> {
        for list in PatrolList::ALL {
            let sql = "SELECT body FROM desk WHERE name = ?1";
            let lines: Option<Vec<String>> = rows(self.db, self.path, sql, [patrol_name(list)])?.pop();
            self.ledger.patrol.extend(lines.map(|lines| (list, lines)));
        }
        Ok(())
    }

    /// The first line says since when there is a record.
    pub fn began(&mut self) -> Result<(), StoreError> {
        if self.ledger.began.is_some() {
            return Ok(());
        }
        let found: Vec<NaiveDate> = rows(self.db, self.path, "SELECT body FROM desk WHERE name = ?1", [BEGAN])?;
        self.ledger.began = found.into_iter().next();
        Ok(())
    }

    fn last(&mut self, of: MeetingNo, series: Series) -> Result<(), StoreError> {
        if self.ledger.last.contains_key(&(of, series)) {
            return Ok(());
        }
        // 0 where there is none yet, so that of ten thousand new ones only the first asks.
        let last = self.used(&word(series), meeting_key(of))?;
        self.ledger.last.insert((of, series), last);
        Ok(())
    }

    pub fn meetings(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        for (taken, posted) in taken(self.db, self.path, holds, values)? {
            self.ledger.numbers.insert(taken.no, taken.meeting);
            self.ledger.posted.extend(posted.map(|day| (taken.no, day)));
            self.ledger.meetings.insert(taken.meeting, taken);
        }
        Ok(())
    }

    pub fn notices(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        let found: Vec<Notice> = rows(self.db, self.path, &format!("SELECT body FROM notice {holds}"), values)?;
        self.ledger.notices.extend(found.into_iter().map(|notice| (notice.no, notice)));
        Ok(())
    }

    fn project(&mut self, no: ProjectNo) -> Result<(), StoreError> {
        self.projects("WHERE key = ?1", [no.key()])
    }

    fn projects(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        let found: Vec<Project> = rows(self.db, self.path, &format!("SELECT body FROM project {holds}"), values)?;
        self.ledger.projects.extend(found.into_iter().map(|project| (project.no, project)));
        Ok(())
    }

    fn book(&mut self) -> Result<(), StoreError> {
        let found: Vec<Book> = rows(self.db, self.path, "SELECT body FROM desk WHERE name = ?1", [FUND])?;
        self.ledger.fund.book = found.into_iter().next().unwrap_or_default();
        Ok(())
    }

    fn claims(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        let found: Vec<Claim> = rows(self.db, self.path, &format!("SELECT body FROM claim {holds}"), values)?;
        self.ledger.fund.claims.extend(found.into_iter().map(|claim| (claim.no, claim)));
        Ok(())
    }

    fn entries(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        let found: Vec<Entry> = rows(self.db, self.path, &format!("SELECT body FROM entry {holds}"), values)?;
        self.ledger.fund.entries.extend(found.into_iter().map(|entry| (entry.no, entry)));
        Ok(())
    }

    /// The highest number that was given; 0 where none was.
    fn used(&self, what: &str, of: i64) -> Result<u32, StoreError> {
        let asked = self.db.prepare_cached("SELECT n FROM used WHERE what = ?1 AND of = ?2");
        let found = asked.and_then(|mut asked| asked.query_row((what, of), |row| row.get(0)).optional());
        Ok(found.map_err(|error| database(self.path, &error))?.unwrap_or(0))
    }

    fn last_of_year(&mut self, what: Counted, year: u16) -> Result<(), StoreError> {
        let last = self.used(&word(what), year.into())?;
        self.ledger.last_of_year.insert((what, year), last);
        Ok(())
    }

    fn shifts(&mut self, first: NaiveDate, last: NaiveDate) -> Result<(), StoreError> {
        let found = shifts(self.db, self.path, day(Some(first)), day(Some(last)))?;
        self.ledger.shifts.extend(found);
        Ok(())
    }

    pub fn leaves(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        let found: Vec<Leaf> = rows(self.db, self.path, &format!("SELECT body FROM leaf {holds}"), values)?;
        self.ledger.leaves.extend(found.into_iter().map(|leaf| (leaf.no, leaf)));
        Ok(())
    }

    fn asked_leaves(&mut self, asked: Leaves) -> Result<(), StoreError> {
        let found = leaves(self.db, self.path, asked, Page::ALL)?;
        self.ledger.leaves.extend(found.into_iter().map(|leaf| (leaf.no, leaf)));
        Ok(())
    }

    /// As lines of before say it.
    fn council(&mut self) -> Result<(), StoreError> {
        let found: Vec<Council> = rows(self.db, self.path, "SELECT body FROM desk WHERE name = 'council'", [])?;
        self.ledger.council = found.into_iter().next().unwrap_or_default();
        Ok(())
    }
}

/// As much of the ledger as these events touch.
pub fn touched<'a>(
    db: &Connection,
    path: &Path,
    events: impl Iterator<Item = &'a Event>,
) -> Result<Ledger, StoreError> {
    let mut ledger = Ledger::default();
    let mut needed = Needed { db, path, ledger: &mut ledger };
    let mut has_book = false;
    for event in events {
        if event.is_of_fund() && !std::mem::replace(&mut has_book, true) {
            needed.book()?;
        }
        if let Some(no) = event.claim().filter(|no| !needed.ledger.fund.claims.contains_key(no)) {
            needed.claims("WHERE key = ?1", [no.key()])?;
        }
        if let Some(Deed::Reversed { entry }) = event.entry().map(|entry| &entry.deed) {
            needed.entries("WHERE key = ?1", [entry.key()])?;
        }
        for no in event.items() {
            needed.item(no)?;
        }
        if let Some(no) = event.project().filter(|no| !needed.ledger.projects.contains_key(no)) {
            needed.project(no)?;
        }
        if let Some(no) = event.leaf().filter(|no| !needed.ledger.leaves.contains_key(no)) {
            needed.leaves("WHERE key = ?1", [no.key()])?;
        }
        if let Some(no) = event.notice().filter(|no| !needed.ledger.notices.contains_key(no)) {
            needed.notices("WHERE key = ?1", [no.key()])?;
        }
    }
    Ok(ledger)
}

impl Cache {
    /// As much of the ledger as these commands name.
    pub fn needed(&self, commands: &[Command], now: Moment) -> Result<Ledger, StoreError> {
        needed(&self.db, &self.path, commands, now)
    }

    pub(in super::super) fn everything(&self) -> Result<Ledger, StoreError> {
        let mut ledger = Ledger::default();
        let mut needed = Needed { db: &self.db, path: &self.path, ledger: &mut ledger };
        let items: Vec<Item> = self.rows("SELECT body FROM item", [])?;
        for item in items {
            needed.put(item);
        }
        needed.meetings("", [])?;
        needed.began()?;
        needed.notices("", [])?;
        needed.leaves("", [])?;
        needed.council()?;
        needed.patrol()?;
        let projects: Vec<Project> = self.rows("SELECT body FROM project", [])?;
        ledger.projects.extend(projects.into_iter().map(|project| (project.no, project)));
        self.all_used(&mut ledger)?;
        ledger.fund = self.fund(false)?;
        ledger.council =
            self.rows::<Council>("SELECT body FROM desk WHERE name = 'council'", [])?.pop().unwrap_or_default();
        ledger.shifts = self.shifts_between(0, NEVER)?.into_iter().collect();
        Ok(ledger)
    }

    fn all_used(&self, ledger: &mut Ledger) -> Result<(), StoreError> {
        let used: Vec<(String, i64, u32)> = self.rows("SELECT json_array(what, of, n) FROM used", [])?;
        let year = |of: i64| u16::try_from(of).unwrap_or_default();
        for (what, of, n) in used {
            if let Some(counted) = Counted::all().find(|counted| word(counted) == what) {
                ledger.last_of_year.insert((counted, year(of)), n);
                continue;
            }
            let of = MeetingNo { year: year(of >> 16), meeting: year(of & 0xFFFF) };
            let counted = [Series::Plain].into_iter().chain(Series::OF_A_YEAR).chain(Series::ALL);
            let series = counted.into_iter().find(|series| word(series) == what);
            ledger.last.extend(series.map(|series| ((of, series), n)));
        }
        Ok(())
    }
}
