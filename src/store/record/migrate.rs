//! From the database of before into the record: once, all of it or nothing, and only if its tables say what its history says.

use super::{
    super::{
        line::{Line, Via},
        old::{self, Told, Tracker},
    },
    Begun, Books, JournalOf, PATIENCE, Record, StoreError, fresh_id, refused,
};
use crate::{
    journal::{self, After, JournalError},
    sys::Folder,
};

impl Record {
    /// Moves the database of before into a record that has no line yet. Does nothing where there is none.
    pub(super) fn migrate(&self) -> Result<(), StoreError> {
        let path = self.home.join(old::FILE);
        if path.symlink_metadata().is_err() || self.has_lines()? {
            return Ok(());
        }
        let Tracker { told, names, differs } = old::read(&path)?;
        if !differs.is_empty() {
            return Err(StoreError::Differs { path, at: differs.into_iter().collect() });
        }
        self.make()?;
        if let Some(first) = told.first().map(|line| line.at) {
            let id = fresh_id();
            let After { journal, .. } = JournalOf::<Books>::after(&self.folder, None, id, PATIENCE)?;
            // Somebody else may have been quicker.
            if journal.head().seq == 0 {
                self.add(&mut Begun { journal, id }, told.into_iter().map(line).collect(), first)?;
            }
        }
        self.keep_names(&names)?;
        self.set_aside()
    }

    fn has_lines(&self) -> Result<bool, StoreError> {
        match journal::look::<Books>(&self.folder, None) {
            Ok(found) => Ok(found.place.is_some()),
            Err(JournalError::Missing { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// The database stays, under a name by which nobody opens it.
    fn set_aside(&self) -> Result<(), StoreError> {
        let failed = |source| refused(&self.home.join(old::FILE), source);
        let folder = Folder::open(&self.home).map_err(failed)?;
        folder.rename(old::FILE, old::MOVED).map_err(failed)?;
        for beside in ["-wal", "-shm"] {
            let _ = folder.remove(format!("{}{beside}", old::FILE));
        }
        folder.sync().map_err(failed)
    }
}

fn line(told: Told) -> Line {
    let Told { old, at, by, event } = told;
    Line { seq: 0, at, by, via: Via::Moved, left: 0, old: Some(old), own: None, events: vec![event] }
}
