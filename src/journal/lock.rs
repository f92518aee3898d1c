//! One writer a meeting. The lock is a file of its own: on Windows a locked file can't be read by others.

use std::{
    fs::{File, TryLockError},
    io::{Read as _, Write as _},
    process,
    time::SystemTime,
};

use chrono::{DateTime, Local, SecondsFormat};

use super::JournalError;
use crate::sys::{self, Folder, Looked};

const NAME: &str = "journal.lock";

/// Held as long as it lives; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock of a meeting's folder, or says who has it.
    pub fn take(folder: &Folder) -> Result<Self, JournalError> {
        let path = folder.path().join(NAME);
        match folder.look(NAME) {
            Ok(Looked::Link) => return Err(JournalError::Link { path }),
            Ok(Looked::Other) => return Err(JournalError::NotAFile { path }),
            Ok(Looked::File) | Err(_) => {}
        }
        let failed = |error| JournalError::io(&path, error);
        let mut file = folder.file_or_new(NAME).map_err(failed)?;
        let held = file.metadata().map_err(failed)?;
        if !held.is_file() {
            return Err(JournalError::NotAFile { path });
        }
        if sys::has_other_names(&held) {
            return Err(JournalError::Link { path });
        }
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
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // Somebody may have put another file in its place between opening and locking: two would hold a lock then.
        if !folder.still_names(NAME, &file).map_err(failed)? {
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
