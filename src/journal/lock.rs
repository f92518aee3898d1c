//! One writer a meeting. The lock is a file of its own: on Windows a locked file can't be read by others.

use std::{env, fs, fs::TryLockError, process, time::SystemTime};

use chrono::{DateTime, Local, SecondsFormat};

use super::{
    JournalError,
    disk::{self, File, Folder, How},
};
use crate::sys::Looked;

const NAME: &str = "journal.lock";

/// Bytes of the message in a lock at most.
const TOLD: usize = 80;

/// Letters of the name of a machine at most.
const NAMED: usize = 24;

/// Held as long as it lives; the system lets go of it when the process ends, however it ends.
pub(super) struct Lock {
    file: Box<dyn File>,
}

impl Lock {
    /// Takes the lock of a meeting's folder, or says who has it.
    pub fn take(folder: &Folder) -> Result<Self, JournalError> {
        let path = folder.path().join(NAME);
        match folder.look(NAME)? {
            Some(Looked::Link) => return Err(JournalError::Link { path }),
            Some(Looked::Other) => return Err(JournalError::NotAFile { path }),
            Some(Looked::File) | None => {}
        }
        let failed = |error| JournalError::io(&path, error);
        let mut file = disk::open_or_make(folder, NAME)?;
        let held = file.about().map_err(failed)?;
        if !held.is_file {
            return Err(JournalError::NotAFile { path });
        }
        if held.has_other_names {
            return Err(JournalError::Link { path });
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut told = file.read_from(0).unwrap_or_default();
                told.truncate(TOLD);
                let holder = String::from_utf8(told).map(|told| told.trim().to_owned()).unwrap_or_default();
                return Err(JournalError::Locked { path, holder });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // Somebody may have put another file in its place between opening and locking: two would hold a lock then.
        if !disk::still_names(folder, NAME, file.as_ref())? {
            return Err(JournalError::Link { path });
        }
        let start = DateTime::<Local>::from(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Secs, false);
        // Only a message: the lock holds without it.
        let message = format!("pid {} {start} {}", process::id(), machine());
        let message = format!("{}\n", message.trim_end());
        let _ = file.set_len(0).and_then(|()| file.write_at(message.as_bytes(), 0));
        Ok(Self { file })
    }
}

impl Lock {
    /// Whether nobody has the lock of a meeting's folder. Nothing is written, and nobody is kept out for longer than the question takes.
    pub fn is_free(folder: &Folder) -> bool {
        let Ok((file, _)) = disk::open(folder, NAME, How::Write) else { return false };
        let free = file.try_lock().is_ok();
        if free {
            file.unlock();
        }
        free
    }
}

/// What this machine is called, as far as it says so; no more than finds room in the message.
pub(super) fn machine() -> String {
    let named = ["COMPUTERNAME", "HOSTNAME"].into_iter().find_map(|name| env::var(name).ok());
    let named = named.or_else(|| fs::read_to_string("/etc/hostname").ok()).unwrap_or_default();
    named.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).take(NAMED).collect()
}

impl Drop for Lock {
    /// Closing alone would leave it to a child process that was forked a moment ago and has not yet begun.
    fn drop(&mut self) {
        self.file.unlock();
    }
}
