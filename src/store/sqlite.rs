//! A database in the program: WAL, synchronous FULL, one file of the home that nobody else may read.

mod lines;
mod read;
mod redact;
mod row;
mod write;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, TransactionBehavior};
use uuid::Uuid;

use super::{
    Answer, Name, Page, Past, Redacted, Store, StoreError, Subject, decide_all,
    schema::{MIGRATIONS, NEVER, ONE_MATTER, OURS},
};
use crate::{
    sys::Folder,
    tracker::{
        Command, Ctx, Filter, Item, ItemNo, Ledger, MeetingNo, Party, Project, ProjectNo,
        council::Council,
        count::{Board, Share},
        event::Taken,
        patrol::PatrolList,
    },
};

/// Its name in the home.
pub const FILE: &str = "tracker.db";

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// From so many items on, indices and pairs of letters find them. Fewer are looked through, in 8 ms; a million in 150 (trust: 0.7).
const LARGE_FROM: usize = 20_000;

/// From so many items on, indices find those that are open, wait, or have no leader: the first screen counts them.
const SOME_FROM: usize = 1_000;

/// The tracker of a station, in a file of its home.
pub struct Sqlite {
    path: PathBuf,
    db: Connection,
    /// Nothing is there yet, and nothing was asked to be kept: an empty one in memory stands in.
    absent: bool,
    large_from: usize,
}

impl Sqlite {
    /// Opens the tracker of a home to read and write; makes it where there is none.
    pub fn open(home: &Path) -> Result<Self, StoreError> {
        let path = home.join(FILE);
        let io = |source| StoreError::Io { path: path.clone(), source };
        // Its name is reached through no link: only the home itself may be one.
        let root = fs::canonicalize(home).map_err(io)?;
        let folder = Folder::open(&root).map_err(io)?;
        // Made here and not by SQLite, which would let the group and others read it; what lies beside it has the same rights.
        match folder.new_file(FILE, true) {
            Ok(_) => folder.sync().map_err(io)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(io(error)),
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let db = Connection::open_with_flags(root.join(FILE), flags).map_err(|error| database(&path, &error))?;
        let mut store = Self { path, db, absent: false, large_from: LARGE_FROM };
        store.prepare()?;
        Ok(store)
    }

    /// Opens the tracker of a home to look at it; where there is none, an empty one, and nothing is made.
    pub fn look(home: &Path) -> Result<Self, StoreError> {
        let path = home.join(FILE);
        if path.symlink_metadata().is_ok() {
            return Self::open(home);
        }
        let db = Connection::open_in_memory().map_err(|error| database(&path, &error))?;
        let mut store = Self { path, db, absent: true, large_from: LARGE_FROM };
        store.prepare()?;
        Ok(store)
    }

    /// As with a hundred thousand items: what finds them is kept from the first on.
    #[must_use]
    pub fn as_if_large(mut self) -> Self {
        self.large_from = 1;
        self
    }

    /// There was nothing to look at.
    pub fn is_absent(&self) -> bool {
        self.absent
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        let path = self.path.clone();
        let failed = |error: &rusqlite::Error| database(&path, error);
        self.db.busy_timeout(PATIENCE).map_err(|error| failed(&error))?;
        self.db.set_prepared_statement_cache_capacity(64);
        let pragma = |db: &Connection, sql: &str| db.execute_batch(sql).map_err(|error| failed(&error));
        pragma(&self.db, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;")?;
        // Of a file that is new: a table that goes in takes a tenth less than with pages of half the size.
        pragma(&self.db, "PRAGMA page_size = 8192;")?;
        // A commit of a file that has no WAL yet is the journal's end, and that is on disk only with its folder.
        pragma(&self.db, "PRAGMA synchronous = EXTRA;")?;
        let version = |db: &Connection| db.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
        let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
        let at = version(&self.db).map_err(|error| failed(&error))?;
        if at == known {
            let id: i64 =
                self.db.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(|error| failed(&error))?;
            if id != OURS {
                return Err(StoreError::Foreign { path });
            }
            self.share();
            self.index();
            return Ok(());
        }
        if at > known {
            return Err(StoreError::Newer { path, version: at });
        }
        if at == 0 {
            let tables: i64 = self
                .db
                .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
                .map_err(|error| failed(&error))?;
            let id: i64 =
                self.db.query_row("PRAGMA application_id", [], |row| row.get(0)).map_err(|error| failed(&error))?;
            // Another process may just be making it.
            if tables > 0 && id != OURS {
                return Err(StoreError::Foreign { path });
            }
        }
        if at > 0 {
            self.share();
        }
        let migrated = self.db.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|tx| {
            let at = usize::try_from(version(&tx)?).unwrap_or_default();
            for step in MIGRATIONS.iter().skip(at) {
                tx.execute_batch(step)?;
            }
            if (1..ONE_MATTER).contains(&at) {
                write::visits(&tx)?;
            }
            write::grow(&tx, LARGE_FROM)?;
            tx.execute_batch(&format!("PRAGMA application_id = {OURS}; PRAGMA user_version = {known};"))?;
            tx.commit()
        });
        migrated.map_err(|error| failed(&error))
    }

    /// From the second time on that it is opened it is written to by a WAL, so that readers and a writer don't wait for each other. The first
    /// time, when it may be a whole table that goes in, everything is written once, and not to the WAL and then to the file.
    ///
    /// Where it can't be set (somebody writes just now, nothing may be written here) nothing is less safe without it, and the next one who
    /// opens it tries again.
    fn share(&self) {
        let _ = self.db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
    }

    /// Makes the indices that the first screen counts by, once there are some items: not while a table goes in. Where nothing may be
    /// written here, the items are looked through.
    fn index(&mut self) {
        let _ = self.db.transaction_with_behavior(TransactionBehavior::Deferred).and_then(|tx| {
            write::index(&tx, SOME_FROM)?;
            tx.commit()
        });
    }

    /// Makes a row's words, or says which file holds those that can't be read.
    fn row<T: serde::de::DeserializeOwned>(&self, body: &str) -> Result<T, StoreError> {
        serde_json::from_str(body).map_err(|error| StoreError::Row { path: self.path.clone(), why: error.to_string() })
    }

    fn failed(&self, error: &rusqlite::Error) -> StoreError {
        database(&self.path, error)
    }
}

fn database(path: &Path, error: &rusqlite::Error) -> StoreError {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::Foreign { path },
        Some(rusqlite::ErrorCode::DiskFull) => {
            StoreError::Io { path, source: io::Error::from(io::ErrorKind::StorageFull) }
        }
        _ => StoreError::Database { path, why: error.to_string() },
    }
}

/// A day as a number that sorts.
fn day(day: Option<NaiveDate>) -> i64 {
    day.map_or(NEVER, |day| i64::from(day.num_days_from_ce()))
}

/// The day of such a number.
fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?).filter(|_| number != NEVER)
}

fn meeting_key(no: MeetingNo) -> i64 {
    i64::from(no.year) << 16 | i64::from(no.meeting)
}

/// Who it is, as a key.
fn who(party: &Party) -> Option<String> {
    match party {
        Party::Person(id) => Some(format!("p:{}", id.simple())),
        Party::Unit(unit) => Some(format!("u:{unit}")),
        // A badge is somebody at one meeting only.
        Party::Badge(_) => None,
    }
}

impl Store for Sqlite {
    fn give(&mut self, commands: &[Command], ctx: Ctx<'_>) -> Result<Answer, StoreError> {
        let path = self.path.clone();
        let failed = |error: &rusqlite::Error| database(&path, error);
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| failed(&error))?;
        let before = read::needed(&tx, &path, commands, ctx.when())?;
        let mut after = before.clone();
        let answer = decide_all(&mut after, commands, ctx);
        let Ok(events) = &answer else {
            return Ok(answer);
        };
        let many = events.iter().map(Vec::len).sum::<usize>();
        if many == 0 {
            return Ok(answer);
        }
        write::all(&tx, &path, (&before, &after), events, ctx, self.large_from)?;
        // On disk, beside the file. Whoever leaves as the last one takes it into the file: people copy that one alone.
        tx.commit().map_err(|error| failed(&error))?;
        Ok(answer)
    }

    fn item(&self, no: ItemNo) -> Result<Option<Item>, StoreError> {
        let found = self.rows("SELECT body FROM item WHERE key = ?1", [no.key()])?;
        Ok(found.into_iter().next())
    }

    fn list(&self, filter: &Filter, page: Page) -> Result<Vec<Item>, StoreError> {
        let (sql, values) = self.asked(filter, "item.body", Some(page))?;
        self.rows(&sql, rusqlite::params_from_iter(values))
    }

    fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        // How many stand where is counted already.
        if *filter == (Filter { open: filter.open, order: filter.order, ..Filter::default() }) {
            let board = self.board()?.into_iter().filter(|((_, state), _)| !filter.open || state.is_open());
            return Ok(board.map(|(_, count)| count).sum());
        }
        let (sql, values) = self.asked(filter, "count(*)", None)?;
        self.number(&sql, rusqlite::params_from_iter(values))
    }

    fn history(&self, of: Subject, page: Page) -> Result<Vec<Past>, StoreError> {
        self.past(of, page)
    }

    fn said(&self, words: &str) -> Result<Vec<i64>, StoreError> {
        redact::said(&self.db, words, None).map_err(|error| self.failed(&error))
    }

    fn redact(&mut self, n: i64) -> Result<Option<Redacted>, StoreError> {
        self.take_out(n)
    }

    fn board(&self) -> Result<Board, StoreError> {
        self.tally()
    }

    fn shares(&self, meetings: usize, today: NaiveDate) -> Result<Vec<(MeetingNo, Share)>, StoreError> {
        self.shares_of(meetings, today)
    }

    fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
        self.taken(page)
    }

    fn heads(&self, of: &[Uuid]) -> Result<BTreeMap<Uuid, String>, StoreError> {
        let read = self.db.prepare_cached("SELECT head FROM meeting INDEXED BY meeting_head WHERE id = ?1").and_then(
            |mut asked| {
                let mut head = |id: &Uuid| asked.query_row([id.as_bytes()], |row| row.get(0)).optional();
                let heads = of.iter().map(|id| Ok(head(id)?.map(|head| (*id, head)))).collect::<Result<Vec<_>, _>>();
                heads.map(|heads| heads.into_iter().flatten().collect())
            },
        );
        read.map_err(|error| self.failed(&error))
    }

    fn project(&self, no: ProjectNo) -> Result<Option<Project>, StoreError> {
        let found = self.rows("SELECT body FROM project WHERE key = ?1", [no.key()])?;
        Ok(found.into_iter().next())
    }

    fn projects(&self, open: bool, page: Page) -> Result<Vec<Project>, StoreError> {
        let holds = if open { "open = 1" } else { "1" };
        self.rows(&format!("SELECT body FROM project WHERE {holds} ORDER BY key DESC {}", read::limit(page)), [])
    }

    fn council(&self) -> Result<Council, StoreError> {
        Ok(self.rows("SELECT body FROM desk WHERE name = 'council'", [])?.pop().unwrap_or_default())
    }

    fn shifts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
        self.shifts_between(day(Some(from)), day(Some(to)))
    }

    fn patrol(&self, list: PatrolList) -> Result<Vec<String>, StoreError> {
        let name = row::patrol_name(list);
        Ok(self.rows("SELECT body FROM desk WHERE name = ?1", [name])?.pop().unwrap_or_default())
    }

    fn name(&self, person: Uuid) -> Result<Option<Name>, StoreError> {
        Ok(self.people("WHERE id = ?1", rusqlite::params![person.as_bytes()])?.pop().map(|(_, name)| name))
    }

    fn names(&self) -> Result<Vec<(Uuid, Name)>, StoreError> {
        self.people("", [])
    }

    fn put_names(&mut self, names: &[(Uuid, Name)]) -> Result<(), StoreError> {
        let path = self.path.clone();
        let put = || {
            let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for (id, name) in names {
                let sql = "INSERT INTO person(id, name, call) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO UPDATE SET name = ?2, call = ?3";
                tx.prepare_cached(sql)?.execute(rusqlite::params![id.as_bytes(), name.name, name.call])?;
            }
            tx.commit()
        };
        let mut put = put;
        put().map_err(|error: rusqlite::Error| database(&path, &error))
    }

    fn erase_name(&mut self, person: Uuid) -> Result<bool, StoreError> {
        // The bytes go too, not only the row.
        let erased = self.db.execute_batch("PRAGMA secure_delete = ON;").and_then(|()| {
            let gone = self.db.execute("DELETE FROM person WHERE id = ?1", [person.as_bytes()])?;
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(gone > 0)
        });
        erased.map_err(|error| self.failed(&error))
    }

    fn ledger(&self) -> Result<Ledger, StoreError> {
        self.everything()
    }
}
