//! Questions: what a command needs, and what somebody asks for.

use std::{path::Path, sync::Arc};

use chrono::NaiveDate;
use rusqlite::{Connection, Params, types::Value};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{
    super::{Name, Page, Past, StoreError, Subject, grams},
    NEVER, Sqlite, database, day, day_of,
    lines::OF_ITEM,
    meeting_key,
    row::{patrol_name, word},
    who,
    write::is_large,
};
use crate::{
    meeting::Moment,
    tracker::{
        Command, Event, Filter, Item, ItemNo, Ledger, MeetingNo, Party, Project, ProjectNo, Series, Track,
        council::Council,
        count::{Board, Share},
        event::Taken,
        filter::{Sorted, plain},
        needs::{self, Need},
        patrol::PatrolList,
    },
};

pub fn limit(page: Page) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match page {
        Page::ALL => String::new(),
        Page { skip, take } => format!("LIMIT {} OFFSET {}", number(take), number(skip)),
    }
}

/// A filter as a question.
fn asked(filter: &Filter, what: &str, page: Option<Page>, large: bool) -> (String, Vec<Value>) {
    let (mut from, mut holds, mut values) = ("item".to_owned(), Vec::<String>::new(), Vec::<Value>::new());
    let mut hold = |values: &mut Vec<Value>, sql: &str, given: Vec<Value>| {
        holds.push(sql.to_owned());
        values.extend(given);
    };
    let plain = filter.words.as_deref().map(plain);
    if let Some(question) = plain.as_deref().filter(|_| large).and_then(grams::question) {
        "search CROSS JOIN item ON item.key = search.rowid".clone_into(&mut from);
        hold(&mut values, "search MATCH ?", vec![question.into()]);
    }
    for word in plain.iter().flat_map(|plain| plain.split_whitespace()) {
        hold(&mut values, "instr(item.says, ?) > 0", vec![word.to_owned().into()]);
    }
    let by_who = filter.who.as_ref();
    if let Some(party) = by_who {
        "helper CROSS JOIN item ON item.key = helper.key".clone_into(&mut from);
        if plain.is_some() && large {
            "search CROSS JOIN item ON item.key = search.rowid CROSS JOIN helper ON helper.key = item.key"
                .clone_into(&mut from);
        }
        hold(&mut values, "helper.who = ?", vec![who(party).unwrap_or_default().into()]);
    }
    if filter.open {
        hold(&mut values, "item.open = 1", Vec::new());
    }
    if let Some(today) = filter.late {
        hold(&mut values, "item.open = 1 AND item.due < ?", vec![day(Some(today)).into()]);
    }
    if let Some((first, last)) = filter.due {
        let days = vec![day(Some(first)).into(), day(Some(last)).into()];
        hold(&mut values, "item.open = 1 AND item.due BETWEEN ? AND ?", days);
    }
    if filter.waiting {
        hold(&mut values, "item.state IN ('Sent', 'Received')", Vec::new());
    }
    if filter.orphan {
        hold(&mut values, "item.orphan = 1", Vec::new());
    }
    if let Some(to) = filter.to {
        hold(&mut values, "item.dest = ?", vec![word(to).into()]);
    }
    if let Some(kind) = filter.kind {
        hold(&mut values, "item.kind = ?", vec![word(kind).into()]);
    }
    if let Some(track) = filter.track {
        hold(&mut values, "item.track = ?", vec![word(track).into()]);
    }
    if let Some(state) = filter.state {
        // With its tracks named, the index of states finds it.
        let tracks = if filter.track.is_some() {
            String::new()
        } else {
            " AND item.track IN ('Promise', 'Referral', 'Topic', 'Noted')".to_owned()
        };
        hold(&mut values, &format!("item.state = ?{tracks}"), vec![word(state).into()]);
    }
    if let Some(of) = filter.meeting {
        let keys = ItemNo::keys(of, None);
        hold(&mut values, "item.key BETWEEN ? AND ?", keys.map(Value::from).to_vec());
    }
    if filter.desk {
        let of_a_year = Series::OF_A_YEAR.map(|series| ItemNo::keys(MeetingNo::none(0), Some(series)));
        let keys = of_a_year.map(|[first, last]| format!("item.key & 4294967295 BETWEEN {first} AND {last}"));
        hold(&mut values, &format!("({})", keys.join(" OR ")), Vec::new());
    }
    let holds = if holds.is_empty() { "1".to_owned() } else { holds.join(" AND ") };
    let order = match (filter.order, plain.is_some(), by_who.is_some()) {
        _ if page.is_none() => String::new(),
        // Of a million finds the newest are shown, without sorting them all.
        (_, true, _) if from.starts_with("search") => "ORDER BY search.rowid DESC".to_owned(),
        (_, true, _) | (Sorted::Newest, ..) => "ORDER BY item.key DESC".to_owned(),
        (Sorted::Due, _, true) => "ORDER BY helper.due, helper.key".to_owned(),
        (Sorted::Due, ..) => "ORDER BY item.due, item.key".to_owned(),
        (Sorted::Number, ..) => "ORDER BY item.key".to_owned(),
    };
    (format!("SELECT {what} FROM {from} WHERE {holds} {order} {}", page.map(limit).unwrap_or_default()), values)
}

/// How many promises, and how many of them kept, dropped, late; no sum where there are none.
type Sums = (u64, Option<u64>, Option<u64>, Option<u64>);

fn rows<T: DeserializeOwned>(
    db: &Connection,
    path: &Path,
    sql: &str,
    values: impl Params,
) -> Result<Vec<T>, StoreError> {
    let failed = |error: &rusqlite::Error| database(path, error);
    let mut asked = db.prepare_cached(sql).map_err(|error| failed(&error))?;
    let mut found = asked.query(values).map_err(|error| failed(&error))?;
    let mut all = Vec::new();
    while let Some(row) = found.next().map_err(|error| failed(&error))? {
        let body = row.get_ref(0).map_err(|error| failed(&error))?;
        let body = body.as_str().map_err(|error| StoreError::Row { path: path.to_owned(), why: error.to_string() })?;
        let read = serde_json::from_str(body);
        all.push(read.map_err(|error| StoreError::Row { path: path.to_owned(), why: error.to_string() })?);
    }
    Ok(all)
}

fn number(db: &Connection, path: &Path, sql: &str, values: impl Params) -> Result<Option<i64>, StoreError> {
    let found = db.prepare_cached(sql).and_then(|mut asked| asked.query_row(values, |row| row.get(0)));
    found.map_err(|error| database(path, &error))
}

/// A ledger in the making.
struct Needed<'a> {
    db: &'a Connection,
    path: &'a Path,
    ledger: &'a mut Ledger,
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
            Need::Sources(meeting) => needed.sources(meeting),
            Need::Item(no) => needed.item(no),
            Need::Waiting(title) => needed.waiting(title),
            Need::Parts(of) => needed.parts(of),
            Need::Last(of, series) => needed.last(of, series),
            Need::Began => needed.began(),
            Need::Shift(on) => needed.shift(on),
            Need::Project(no) => needed.project(no),
            Need::LastProject(year) => needed.last_project(year),
        }
    })
}

impl Needed<'_> {
    fn put(&mut self, item: Item) {
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

    /// The first line says since when there is a record.
    fn began(&mut self) -> Result<(), StoreError> {
        if self.ledger.began.is_some() {
            return Ok(());
        }
        let sql = "SELECT json_array(at, json(event)) FROM history ORDER BY n LIMIT 1";
        let first: Vec<(Moment, Event)> = rows(self.db, self.path, sql, [])?;
        self.ledger.began = first.into_iter().next().map(|(at, event)| event.tells_of(at));
        Ok(())
    }

    fn last(&mut self, of: MeetingNo, series: Series) -> Result<(), StoreError> {
        if self.ledger.last.contains_key(&(of, series)) {
            return Ok(());
        }
        let sql = "SELECT max(key) FROM item WHERE key BETWEEN ?1 AND ?2";
        let key = number(self.db, self.path, sql, ItemNo::keys(of, Some(series)))?;
        // 0 where there is none yet, so that of ten thousand new ones only the first asks.
        self.ledger.last.insert((of, series), key.map_or(0, |key| ItemNo::of_key(key).n));
        Ok(())
    }

    fn meetings(&mut self, holds: &str, values: impl Params) -> Result<(), StoreError> {
        for (taken, posted) in taken(self.db, self.path, holds, values)? {
            self.ledger.numbers.insert(taken.no, taken.meeting);
            self.ledger.posted.extend(posted.map(|day| (taken.no, day)));
            self.ledger.meetings.insert(taken.meeting, taken);
        }
        Ok(())
    }

    fn project(&mut self, no: ProjectNo) -> Result<(), StoreError> {
        let found: Vec<Project> = rows(self.db, self.path, "SELECT body FROM project WHERE key = ?1", [no.key()])?;
        self.ledger.projects.extend(found.into_iter().map(|project| (project.no, project)));
        Ok(())
    }

    fn last_project(&mut self, year: u16) -> Result<(), StoreError> {
        let first = ProjectNo { year, n: 0 }.key();
        let sql = "SELECT max(key) FROM project WHERE key BETWEEN ?1 AND ?2";
        if let Some(key) = number(self.db, self.path, sql, [first, first | 0xFFFF_FFFF])? {
            self.ledger.last_project.insert(year, u32::try_from(key & 0xFFFF_FFFF).unwrap_or_default());
        }
        Ok(())
    }

    fn shift(&mut self, on: NaiveDate) -> Result<(), StoreError> {
        let found: Vec<Vec<Party>> = rows(self.db, self.path, "SELECT who FROM shift WHERE day = ?1", [day(Some(on))])?;
        self.ledger.shifts.extend(found.into_iter().map(|who| (on, who)));
        Ok(())
    }
}

fn asked_page(db: &Connection, filter: &Filter) -> rusqlite::Result<(String, Vec<Value>)> {
    Ok(asked(filter, "item.body", Some(Page::ALL), filter.words.is_some() && is_large(db)?))
}

fn taken(
    db: &Connection,
    path: &Path,
    holds: &str,
    values: impl Params,
) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
    let sql = format!("SELECT json_array(json(body), posted) FROM meeting {holds}");
    let found: Vec<(Taken, Option<i64>)> = rows(db, path, &sql, values)?;
    Ok(found.into_iter().map(|(taken, posted)| (taken, posted.and_then(day_of))).collect())
}

impl Sqlite {
    pub(super) fn asked(
        &self,
        filter: &Filter,
        what: &str,
        page: Option<Page>,
    ) -> Result<(String, Vec<Value>), StoreError> {
        let large = filter.words.is_some() && is_large(&self.db).map_err(|error| self.failed(&error))?;
        Ok(asked(filter, what, page, large))
    }

    pub(super) fn rows<T: DeserializeOwned>(&self, sql: &str, values: impl Params) -> Result<Vec<T>, StoreError> {
        rows(&self.db, &self.path, sql, values)
    }

    pub(super) fn number(&self, sql: &str, values: impl Params) -> Result<u64, StoreError> {
        Ok(number(&self.db, &self.path, sql, values)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    }

    pub(super) fn past(&self, of: Subject, page: Page) -> Result<Vec<Past>, StoreError> {
        let (holds, key) = match of {
            Subject::All => ("?1 = ?1", 0),
            Subject::Item(no) => (OF_ITEM, no.key()),
            Subject::Project(no) => ("project = ?1", no.key()),
        };
        let sql = format!("SELECT n, at, event, by, was FROM history WHERE {holds} ORDER BY n {}", limit(page));
        let failed = |error: &rusqlite::Error| self.failed(error);
        let wrong = |why: String| StoreError::Row { path: self.path.clone(), why };
        let mut asked = self.db.prepare_cached(&sql).map_err(|error| failed(&error))?;
        let mut found = asked.query([key]).map_err(|error| failed(&error))?;
        let mut all = Vec::new();
        while let Some(row) = found.next().map_err(|error| failed(&error))? {
            let text = |at: usize| row.get::<_, Option<String>>(at).map_err(|error| failed(&error));
            let (at, event, by) = (text(1)?.unwrap_or_default(), text(2)?.unwrap_or_default(), text(3)?);
            all.push(Past {
                n: row.get(0).map_err(|error| failed(&error))?,
                at: at.parse::<Moment>().map_err(|error| wrong(error.to_string()))?,
                by: by.map(|by| self.row(&by)).transpose()?,
                was: text(4)?,
                event: self.row(&event)?,
            });
        }
        Ok(all)
    }

    pub(super) fn tally(&self) -> Result<Board, StoreError> {
        let sql = "SELECT json_array(track, state, n) FROM tally WHERE n > 0";
        let found: Vec<(Track, crate::tracker::State, u64)> = self.rows(sql, [])?;
        Ok(found.into_iter().map(|(track, state, n)| ((track, state), n)).collect())
    }

    pub(super) fn shares_of(&self, meetings: usize, today: NaiveDate) -> Result<Vec<(MeetingNo, Share)>, StoreError> {
        let page = limit(Page::first(meetings));
        let nos: Vec<i64> = self.rows(&format!("SELECT CAST(no AS TEXT) FROM meeting ORDER BY no DESC {page}"), [])?;
        let mut shares = Vec::new();
        for no in nos {
            let first = no << 32;
            let sql =
                "SELECT json_array(count(*), sum(state = 'Done'), sum(state = 'Dropped'), sum(open = 1 AND due < ?3))
                FROM item WHERE key BETWEEN ?1 AND ?2 AND promise = 1";
            let values = [first, first | 0xFFFF_FFFF, day(Some(today))];
            let found: Vec<Sums> = self.rows(sql, values)?;
            for (made, kept, dropped, late) in found {
                let count = |of: Option<u64>| of.unwrap_or(0);
                let share = Share { made, kept: count(kept), dropped: count(dropped), late: count(late) };
                shares.push((ItemNo::of_key(first).of, share));
            }
        }
        Ok(shares)
    }

    pub(super) fn taken(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
        taken(&self.db, &self.path, &format!("ORDER BY no DESC {}", limit(page)), [])
    }

    pub(super) fn shifts_between(&self, from: i64, to: i64) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
        let sql = "SELECT json_array(day, json(who)) FROM shift WHERE day BETWEEN ?1 AND ?2 ORDER BY day";
        let found: Vec<(i64, Vec<Party>)> = self.rows(sql, [from, to])?;
        Ok(found.into_iter().filter_map(|(day, who)| Some((day_of(day)?, who))).collect())
    }

    pub(super) fn people(&self, holds: &str, values: impl Params) -> Result<Vec<(Uuid, Name)>, StoreError> {
        let sql = format!("SELECT id, name, call FROM person {holds} ORDER BY id");
        let found = self.db.prepare_cached(&sql).and_then(|mut asked| {
            let person = |row: &rusqlite::Row<'_>| {
                let id: [u8; 16] = row.get(0)?;
                Ok((Uuid::from_bytes(id), Name { name: row.get(1)?, call: row.get(2)? }))
            };
            asked.query_map(values, person)?.collect()
        });
        found.map_err(|error| self.failed(&error))
    }

    pub(super) fn everything(&self) -> Result<Ledger, StoreError> {
        let mut ledger = Ledger::default();
        let mut needed = Needed { db: &self.db, path: &self.path, ledger: &mut ledger };
        let items: Vec<Item> = self.rows("SELECT body FROM item", [])?;
        for item in items {
            if item.no.series.is_counted() {
                let last = needed.ledger.last.entry((item.no.of, item.no.series)).or_default();
                *last = (*last).max(item.no.n);
            }
            needed.put(item);
        }
        needed.meetings("", [])?;
        needed.began()?;
        let projects: Vec<Project> = self.rows("SELECT body FROM project", [])?;
        for project in projects {
            let last = ledger.last_project.entry(project.no.year).or_default();
            *last = (*last).max(project.no.n);
            ledger.projects.insert(project.no, project);
        }
        ledger.council =
            self.rows::<Council>("SELECT body FROM desk WHERE name = 'council'", [])?.pop().unwrap_or_default();
        ledger.shifts = self.shifts_between(0, NEVER)?.into_iter().collect();
        for list in PatrolList::ALL {
            let lines: Option<Vec<String>> =
                self.rows("SELECT body FROM desk WHERE name = ?1", [patrol_name(list)])?.pop();
            ledger.patrol.extend(lines.map(|lines| (list, lines)));
        }
        Ok(ledger)
    }
}
