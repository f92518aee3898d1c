//! The cache: a reading of the record in `SQLite`, by which lists are sorted, searched and counted. It may be thrown away at any time.
//!
//! It lies in `cache/station.db` of the home, for its owner only. Where nothing can be written there, one in memory stands in. A line is
//! in the record, on disk, before it is here; whoever finds the cache behind brings it up. So its commits wait for no disk, and the last
//! few may be missing after a power cut: then they are brought up again.

mod fold;
mod grams;
mod needed;
mod read;
mod row;
mod schema;
mod sweep;
mod write;

use std::{
    cell::Cell,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, config::DbConfig};
use uuid::Uuid;

use super::{StoreError, line::Books};
use crate::{
    journal::{Found, Hash, Head, Place},
    sys::{Folder, Looked},
    tracker::{MeetingNo, Party},
};
use schema::{NEVER, OURS, TABLES, VERSION};

/// Its folder in the home.
const FOLDER: &str = "cache";
/// Its name there.
const FILE: &str = "station.db";

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// From so many items on, indices and pairs of letters find them. Fewer are looked through, in 8 ms; a million in 150 (trust: 0.7).
const LARGE_FROM: usize = 20_000;

/// From so many items on, indices find those that are open, wait, or have no leader: the first screen counts them.
const SOME_FROM: usize = 1_000;

/// What was written beside the file is taken into it every so many lines of the record: a program that opens it reads what lies beside.
const GATHERED: u64 = 16;

/// A reading of the record.
pub(super) struct Cache {
    path: PathBuf,
    db: Connection,
    large_from: usize,
    /// Its file was made here, and no line was put down in it yet: nothing in it has to outlive anything.
    is_new: Cell<bool>,
}

/// How far the record was read, and what it says of itself.
pub(super) struct Known {
    /// The newest line that was read.
    pub place: Place,
    /// Whose record it is.
    pub id: Uuid,
    /// The file that another laptop goes on from.
    pub moved: Option<String>,
}

impl Cache {
    /// The cache of a home, made where there is none; one in memory, where it can't be.
    pub fn open(home: &Path) -> Result<Self, StoreError> {
        match Self::file(home) {
            Some(cache) => Ok(cache),
            None => Self::in_memory(home),
        }
    }

    /// One that leaves nothing behind.
    pub fn in_memory(home: &Path) -> Result<Self, StoreError> {
        let path = home.join(FOLDER).join(FILE);
        let failed = |error: rusqlite::Error| database(&path, &error);
        let cache = Self::of(Connection::open_in_memory().map_err(failed)?, &path);
        cache.settings().and_then(|()| cache.make()).map_err(failed)?;
        Ok(cache)
    }

    fn of(db: Connection, path: &Path) -> Self {
        Self { path: path.to_owned(), db, large_from: LARGE_FROM, is_new: Cell::new(false) }
    }

    fn file(home: &Path) -> Option<Self> {
        let root = fs::canonicalize(home).ok()?;
        let around = Folder::open(&root).ok()?;
        around.make_folder(FOLDER).ok()?;
        let folder = around.folder(FOLDER).ok()?;
        // What is no cache of this version goes, once.
        for _ in 0..2 {
            // Made here and not by `SQLite`, which would let the group and others read it; what lies beside it has the same rights.
            match folder.new_file(FILE, true) {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => return None,
            }
            if !matches!(folder.look(FILE), Ok(Looked::File)) {
                return None;
            }
            let path = root.join(FOLDER).join(FILE);
            if let Ok(cache) = Self::opened(&path) {
                return Some(cache);
            }
            Self::clear(&folder);
        }
        None
    }

    fn opened(path: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let cache = Self::of(Connection::open_with_flags(path, flags)?, path);
        cache.settings()?;
        let pragma = |name: &str| cache.db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
        match (pragma("application_id")?, pragma("user_version")?) {
            (OURS, VERSION) => {}
            (0, 0) => {
                cache.make()?;
                cache.is_new.set(true);
            }
            // Also what was left half filled.
            _ => return Err(rusqlite::Error::InvalidQuery),
        }
        cache.db.execute_batch("PRAGMA synchronous = NORMAL;")?;
        cache.index()?;
        Ok(cache)
    }

    fn settings(&self) -> rusqlite::Result<()> {
        self.db.busy_timeout(PATIENCE)?;
        self.db.set_prepared_statement_cache_capacity(64);
        // Of a file that is new: a table that goes in takes a tenth less than with pages of half the size. Nobody waits for a disk while it
        // is made: one that is cut off is no cache of this version, or can't be read, and is thrown away.
        self.db.execute_batch(
            "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16384; PRAGMA page_size = 8192; PRAGMA synchronous = OFF;",
        )?;
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        Ok(())
    }

    /// Makes the tables, once, whoever comes first.
    fn make(&self) -> rusqlite::Result<()> {
        let _: String = self.db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        self.within(|| {
            let there: i64 = self.db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if there == VERSION {
                return Ok(());
            }
            self.db.execute_batch(TABLES)?;
            self.db.execute_batch(&format!("PRAGMA application_id = {OURS}; PRAGMA user_version = {VERSION};"))
        })
    }

    /// Does something in a transaction of its own, all of it or nothing.
    fn within<T>(&self, does: impl FnOnce() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        match does().and_then(|done| self.db.execute_batch("COMMIT").map(|()| done)) {
            Ok(done) => Ok(done),
            Err(error) => {
                let _ = self.db.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }

    /// Takes the files of a cache away.
    fn clear(folder: &Folder) {
        for beside in ["", "-wal", "-shm", "-journal"] {
            let _ = folder.remove(format!("{FILE}{beside}"));
        }
    }

    /// Takes the cache of a home away, down to the last byte: what was taken out of the record stands in it no more.
    pub fn remove(home: &Path) {
        let root = fs::canonicalize(home).and_then(|root| Folder::open(&root));
        if let Ok(folder) = root.and_then(|root| root.folder(FOLDER)) {
            Self::clear(&folder);
        }
    }

    /// As with a hundred thousand items: what finds them is kept from the first on.
    pub fn as_if_large(&mut self) {
        self.large_from = 1;
    }

    /// How far the record was read; nothing where it wasn't yet.
    pub fn known(&self) -> Result<Option<Known>, StoreError> {
        self.known_here().map_err(|error| self.failed(&error))
    }

    fn known_here(&self) -> rusqlite::Result<Option<Known>> {
        let mut asked = self.db.prepare_cached("SELECT part, begin, end, seq, hash, id, moved FROM head")?;
        let known = asked.query_row([], |row| {
            let number = |at: usize| row.get::<_, i64>(at).map(|number| u64::try_from(number).unwrap_or_default());
            let hash = Hash::parse(row.get_ref(4)?.as_str()?.as_bytes()).ok_or(rusqlite::Error::InvalidQuery)?;
            let place = Place {
                part: u32::try_from(number(0)?).unwrap_or_default(),
                begin: number(1)?,
                end: number(2)?,
                head: Head { seq: number(3)?, hash },
            };
            let id: [u8; 16] = row.get(5)?;
            Ok(Known { place, id: Uuid::from_bytes(id), moved: row.get(6)? })
        });
        known.optional()
    }

    /// On which day all of the record was last held against its chain, and read anew.
    pub fn checked(&self) -> Result<Option<NaiveDate>, StoreError> {
        let found = self.db.query_row("SELECT checked FROM head", [], |row| row.get::<_, i64>(0)).optional();
        Ok(found.map_err(|error| self.failed(&error))?.and_then(day_of))
    }

    /// It was, on that day.
    pub fn set_checked(&self, on: NaiveDate) -> Result<(), StoreError> {
        let set = self.db.execute("UPDATE head SET checked = ?1", [day(Some(on))]);
        set.map(|_| ()).map_err(|error| self.failed(&error))
    }

    /// Makes the indices that the first screen counts by, once there are some items: not while a table goes in. They are a megabyte, which
    /// each program would read anew that opens the file as long as it lay beside it.
    fn index(&self) -> rusqlite::Result<()> {
        if write::index(&self.db, SOME_FROM)? {
            self.take_in();
        }
        Ok(())
    }

    /// Takes what lies beside the file into it, now and then.
    fn gather(&self, seq: u64, lines: usize) {
        if seq % GATHERED < lines as u64 {
            self.take_in();
        }
    }

    fn take_in(&self) {
        let _ = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
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

/// What a look at the record found.
pub(super) type Lines = Found<Books>;

pub(super) use fold::{fold, undone};
