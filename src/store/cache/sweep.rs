//! Many lines at once: where nobody else has the cache open, they are written straight into its file, not first beside it, read again and
//! written once more. Until all of them are there the file is marked: whoever finds it so throws it away and reads the record.

use super::{
    super::StoreError,
    Cache,
    schema::{HALF, VERSION},
};

/// From so many lines on.
const MANY: usize = 1_000;

impl Cache {
    /// Does something in one transaction by which so many lines are put down. After an error the cache can't be gone on with.
    pub fn filled<T>(&self, lines: usize, does: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        let is_new = self.is_new.take();
        if lines < MANY || !self.is_alone(is_new).map_err(failed)? {
            return self.transaction(does);
        }
        // On disk before anything that it speaks of: so the file is half filled after a power cut, too.
        self.db
            .execute_batch(&format!("PRAGMA synchronous = NORMAL; PRAGMA user_version = {HALF};"))
            .map_err(failed)?;
        let done = self.transaction(does)?;
        // The rows are on disk. A mark that isn't taken away there before the power goes costs another reading.
        let whole = format!("PRAGMA synchronous = OFF; PRAGMA user_version = {VERSION};");
        self.db.execute_batch(&whole).map_err(failed)?;
        self.pragma("locking_mode = NORMAL").and_then(|_| self.pragma("journal_mode = WAL")).map_err(failed)?;
        self.db.execute_batch("PRAGMA synchronous = NORMAL;").map_err(failed)?;
        Ok(done)
    }

    /// Lets nobody else in, and writes no log from here on; whoever is in already keeps it.
    fn is_alone(&self, is_new: bool) -> rusqlite::Result<bool> {
        if self.pragma("journal_mode")? != "wal" {
            return Ok(false);
        }
        if is_new {
            self.db.execute_batch("PRAGMA synchronous = OFF;")?;
        }
        self.pragma("locking_mode = EXCLUSIVE")?;
        if self.pragma("journal_mode = OFF").is_ok_and(|mode| mode == "off") {
            return Ok(true);
        }
        self.pragma("locking_mode = NORMAL")?;
        self.db.execute_batch("PRAGMA synchronous = NORMAL;")?;
        Ok(false)
    }

    fn pragma(&self, pragma: &str) -> rusqlite::Result<String> {
        self.db.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::*;

    fn put(cache: &Cache, day: i64) -> Result<(), StoreError> {
        let put = cache.db.execute("INSERT INTO shift(day, who) VALUES(?1, '[]')", [day]);
        put.map(|_| ()).map_err(|error| cache.failed(&error))
    }

    fn count(cache: &Cache) -> u64 {
        cache.number("SELECT count(*) FROM shift", []).unwrap()
    }

    fn says<T: rusqlite::types::FromSql>(path: &Path, pragma: &str) -> rusqlite::Result<T> {
        Connection::open(path)?.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
    }

    #[test]
    fn what_was_cut_off_is_thrown_away() {
        let home = tempfile::tempdir().unwrap();
        let cache = Cache::open(home.path()).unwrap();
        cache.filled(1, || put(&cache, 1)).unwrap();
        let path = cache.path.clone();
        let cut = cache.filled(MANY, || put(&cache, 2).and(Err::<(), _>(StoreError::Foreign { path: path.clone() })));
        assert!(cut.is_err());
        drop(cache);
        assert_eq!(says(&path, "user_version"), Ok(HALF));
        let cache = Cache::open(home.path()).unwrap();
        assert_eq!(count(&cache), 0);
        assert_eq!(says(&path, "user_version"), Ok(VERSION));
    }

    #[test]
    fn whoever_has_it_open_keeps_the_log_and_whoever_comes_meanwhile_waits() {
        let home = tempfile::tempdir().unwrap();
        let (one, other) = (Cache::open(home.path()).unwrap(), Cache::open(home.path()).unwrap());
        let path = one.path.clone();
        let version = || says::<i64>(&path, "user_version");
        one.filled(MANY, || put(&one, 1).map(|()| assert_eq!(version(), Ok(VERSION)))).unwrap();
        assert_eq!(count(&other), 1);
        drop(other);
        let is_shut = || {
            let other = Connection::open(&path).unwrap();
            other.busy_timeout(std::time::Duration::ZERO).unwrap();
            other.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).is_err()
        };
        one.filled(MANY, || put(&one, 2).map(|()| assert!(is_shut()))).unwrap();
        assert_eq!((version(), says(&path, "journal_mode")), (Ok(VERSION), Ok("wal".to_owned())));
        let other = Cache::open(home.path()).unwrap();
        other.transaction(|| put(&other, 3)).unwrap();
        one.transaction(|| put(&one, 4)).unwrap();
        assert_eq!((count(&one), count(&other)), (4, 4));
    }
}
