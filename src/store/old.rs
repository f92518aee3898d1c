//! A tracker that was kept in a database, before there was a record: read once, never written.

use std::{collections::BTreeSet, path::Path};

use rusqlite::{Connection, OpenFlags};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{Name, StoreError, line::Old};
use crate::{
    meeting::Moment,
    tracker::{Event, Item, Ledger, Party, Project, council::Council},
};

/// Its name in the home.
pub const FILE: &str = "tracker.db";
/// What it is called once it was moved into the record.
pub const MOVED: &str = "tracker.db.moved";

/// `application_id` of the file: "YSHI".
const OURS: i64 = 0x5953_4849;
/// The newest version of its tables that there was.
const LAST: i64 = 6;

/// One line of its history.
pub struct Told {
    /// Where it stood.
    pub old: Old,
    /// When it was written.
    pub at: Moment,
    /// Who typed it.
    pub by: Option<Party>,
    /// What happened.
    pub event: Event,
}

/// All that it says.
pub struct Tracker {
    /// Its history, oldest first.
    pub told: Vec<Told>,
    /// What people are called.
    pub names: Vec<(Uuid, Name)>,
    /// Numbers of what its tables say otherwise than its history.
    pub differs: BTreeSet<String>,
}

/// Reads the tracker of a home.
pub fn read(path: &Path) -> Result<Tracker, StoreError> {
    let failed = |error: rusqlite::Error| StoreError::Database { path: path.to_owned(), why: error.to_string() };
    let foreign = || StoreError::Foreign { path: path.to_owned() };
    // Written to only by what lies beside it: a program that was killed left its last lines there.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let db = Connection::open_with_flags(path, flags).map_err(failed)?;
    db.execute_batch("PRAGMA trusted_schema = OFF;").map_err(failed)?;
    let pragma = |name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let (id, version) = (pragma("application_id").map_err(|_| foreign())?, pragma("user_version").map_err(failed)?);
    let empty = pragma("page_count").map_err(failed)? == 0;
    if empty {
        return Ok(Tracker { told: Vec::new(), names: Vec::new(), differs: BTreeSet::new() });
    }
    if id != OURS {
        return Err(foreign());
    }
    if version > LAST {
        return Err(StoreError::Newer { path: path.to_owned(), version });
    }
    let old = OldFile { path, db };
    let told = old.history()?;
    let mut ledger = Ledger::default();
    for line in &told {
        ledger.apply(line.at, &line.event);
    }
    Ok(Tracker { names: old.names()?, differs: old.differs(&ledger)?, told })
}

/// A row of its history: number, moment, event, who typed it, what was taken out.
type Row = (i64, String, String, Option<String>, Option<String>);

struct OldFile<'a> {
    path: &'a Path,
    db: Connection,
}

impl OldFile<'_> {
    fn failed(&self, error: &rusqlite::Error) -> StoreError {
        StoreError::Database { path: self.path.to_owned(), why: error.to_string() }
    }

    fn wrong(&self, why: impl std::fmt::Display) -> StoreError {
        StoreError::Row { path: self.path.to_owned(), why: why.to_string() }
    }

    fn has(&self, table: &str, column: &str) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2";
        let found = self.db.query_row(sql, [table, column], |row| row.get::<_, i64>(0));
        Ok(found.map_err(|error| self.failed(&error))? > 0)
    }

    /// The texts of a column, one a row.
    fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let found = self.db.prepare(sql).and_then(|mut asked| asked.query_map([], |row| row.get(0))?.collect());
        found.map_err(|error| self.failed(&error))
    }

    fn bodies<T: DeserializeOwned>(&self, table: &str) -> Result<Vec<T>, StoreError> {
        if !self.has(table, "body")? {
            return Ok(Vec::new());
        }
        let read = |body: String| serde_json::from_str(&body).map_err(|error| self.wrong(error));
        self.texts(&format!("SELECT body FROM {table}"))?.into_iter().map(read).collect()
    }

    fn history(&self) -> Result<Vec<Told>, StoreError> {
        let columns = if self.has("history", "was")? { "n, at, event, by, was" } else { "n, at, event, NULL, NULL" };
        let sql = format!("SELECT {columns} FROM history ORDER BY n");
        let rows = self.db.prepare(&sql).and_then(|mut asked| {
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            asked.query_map([], row)?.collect::<Result<Vec<Row>, _>>()
        });
        let rows = rows.map_err(|error| self.failed(&error))?;
        rows.into_iter()
            .map(|(n, at, event, by, was)| {
                Ok(Told {
                    old: Old { n, was },
                    at: at.parse().map_err(|error| self.wrong(error))?,
                    by: by.map(|by| serde_json::from_str(&by)).transpose().map_err(|error| self.wrong(error))?,
                    event: serde_json::from_str(&event).map_err(|error| self.wrong(error))?,
                })
            })
            .collect()
    }

    fn names(&self) -> Result<Vec<(Uuid, Name)>, StoreError> {
        let found = self.db.prepare("SELECT id, name, call FROM person").and_then(|mut asked| {
            let person = |row: &rusqlite::Row<'_>| {
                let id: [u8; 16] = row.get(0)?;
                Ok((Uuid::from_bytes(id), Name { name: row.get(1)?, call: row.get(2)? }))
            };
            asked.query_map([], person)?.collect()
        });
        found.map_err(|error| self.failed(&error))
    }

    /// Whatever its tables say otherwise than its history, by number: of an item, what a neighbour would miss. Definitions have changed
    /// since it was written; so what follows from them is not compared.
    fn differs(&self, ledger: &Ledger) -> Result<BTreeSet<String>, StoreError> {
        let mut differs = BTreeSet::new();
        let items: Vec<Item> = self.bodies("item")?;
        let stood: BTreeSet<String> = items.iter().map(|item| item.no.to_string()).collect();
        let visits: Vec<serde_json::Value> = self.bodies("visit")?;
        let came = visits.iter().filter_map(|visit| visit.get("no")?.as_str().map(str::to_owned));
        let known: BTreeSet<String> = came.chain(stood).collect();
        let folded: BTreeSet<String> = ledger.items.keys().map(ToString::to_string).collect();
        differs.extend(known.symmetric_difference(&folded).cloned());
        for item in &items {
            let same = ledger.items.get(&item.no).is_none_or(|folded| told(folded) == told(item));
            differs.extend((!same).then(|| item.no.to_string()));
        }
        let projects: Vec<Project> = self.bodies("project")?;
        let other = projects.iter().filter(|project| ledger.projects.get(&project.no) != Some(project));
        differs.extend(other.map(|project| project.no.to_string()));
        for body in self.texts("SELECT body FROM desk WHERE name = 'council'")? {
            let council: Council = serde_json::from_str(&body).map_err(|error| self.wrong(error))?;
            if council != ledger.council {
                differs.insert("council".to_owned());
            }
        }
        Ok(differs)
    }
}

/// What a neighbour would miss of an item.
fn told(item: &Item) -> impl PartialEq + '_ {
    let Item { kind, state, title, words, lead, helpers, replies, evidence, since, .. } = item;
    (kind, state, title, words, lead, helpers, replies, evidence, since)
}
