//! One writer a meeting. The lock is a file of its own: on Windows a locked file can't be read by others.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Write as _},
    path::Path,
    process,
    time::SystemTime,
};

use chrono::{DateTime, Local, SecondsFormat};

use super::JournalError;
use crate::sys;

/// Held as long as it lives; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of a meeting's folder, or says who has it.
    pub fn take(folder: &Path) -> Result<Self, JournalError> {
        let path = folder.join("journal.lock");
        if path.is_symlink() {
            return Err(JournalError::Link { path });
        }
        let mut options = OpenOptions::new();
        let mut file = sys::follow_no_link(options.read(true).write(true).create(true).truncate(false))
            .open(&path)
            .map_err(|error| JournalError::io(&path, error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let told = file.take(80).read_to_string(&mut holder);
                return Err(JournalError::Locked {
                    path,
                    holder: told.map(|_| holder.trim().to_owned()).unwrap_or_default(),
                });
            }
            Err(TryLockError::Error(error)) => return Err(JournalError::io(&path, error)),
        }
        // Somebody may have put another file in its place between opening and locking: two would hold a lock then.
        let held = file.metadata().map_err(|error| JournalError::io(&path, error))?;
        let there = path.symlink_metadata().map_err(|error| JournalError::io(&path, error))?;
        if !sys::same_file(&held, &there) {
            return Err(JournalError::Link { path });
        }
        let start = DateTime::<Local>::from(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Secs, false);
        // Only a message: the lock holds without it.
        let _ = file.set_len(0).and_then(|()| writeln!(file, "pid {} {start}", process::id()));
        Ok(Self { file })
    }
}

impl Drop for Lock {
    /// Closing alone would leave it to a child process that was forked a moment ago and has not yet begun.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}
