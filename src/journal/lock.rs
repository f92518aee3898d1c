//! One writer a meeting. The lock is a file of its own: on Windows a locked file can't be read by others.

use std::{
    env, fs,
    fs::TryLockError,
    process, thread,
    time::{Duration, Instant, SystemTime},
};

use chrono::{DateTime, Local, SecondsFormat};

use super::{
    JournalError,
    disk::{self, File, Folder, How},
    kind::Kind,
};
use crate::sys::Looked;

/// The name of the lock of one kind of record.
pub(super) fn name<K: Kind>() -> String {
    format!("{}.lock", K::STEM)
}

/// Who has the lock, once more: where a locked file can't be read by others, this one can.
fn holder<K: Kind>() -> String {
    format!("{}.holder", K::STEM)
}

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
    pub fn take<K: Kind>(folder: &Folder) -> Result<Self, JournalError> {
        Self::named(folder, &name::<K>(), &holder::<K>())
    }

    fn named(folder: &Folder, name: &str, holder: &str) -> Result<Self, JournalError> {
        let path = folder.path().join(name);
        match folder.look(name)? {
            Some(Looked::Link) => return Err(JournalError::Link { path }),
            Some(Looked::Other) => return Err(JournalError::NotAFile { path }),
            Some(Looked::File) | None => {}
        }
        let failed = |error| JournalError::io(&path, error);
        let mut file = disk::open_or_make(folder, name)?;
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
                let told = file.read_from(0).ok().filter(|told| !told.is_empty());
                let mut told = told.unwrap_or_else(|| beside(folder, holder));
                told.truncate(TOLD);
                let holder = String::from_utf8(told).map(|told| told.trim().to_owned()).unwrap_or_default();
                return Err(JournalError::Locked { path, holder });
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        // Somebody may have put another file in its place between opening and locking: two would hold a lock then.
        if !disk::still_names(folder, name, file.as_ref())? {
            return Err(JournalError::Link { path });
        }
        let start = DateTime::<Local>::from(SystemTime::now()).to_rfc3339_opts(SecondsFormat::Secs, false);
        // Only a message: the lock holds without it.
        let message = format!("pid {} {start} {}", process::id(), machine());
        let message = format!("{}\n", message.trim_end());
        let _ = file.set_len(0).and_then(|()| file.write_at(message.as_bytes(), 0));
        if cfg!(windows) {
            tell_beside(folder, holder, &message);
        }
        Ok(Self { file })
    }
}

/// How long a writer that waits looks away before it tries again.
const LOOKS_AWAY: Duration = Duration::from_millis(2);

impl Lock {
    /// Takes the lock as soon as nobody else has it, or says who has it after so long.
    pub fn wait<K: Kind>(folder: &Folder, patience: Duration) -> Result<Self, JournalError> {
        wait(patience, || Self::take::<K>(folder))
    }

    /// The turn to copy a record that several programs write: whoever copies less than another one would undo what that one did.
    pub fn turn(folder: &Folder, patience: Duration) -> Result<Self, JournalError> {
        wait(patience, || Self::named(folder, "copy.lock", "copy.holder"))
    }

    /// Whether nobody has the lock of a meeting's folder. Nothing is written, and nobody is kept out for longer than the question takes.
    pub fn is_free<K: Kind>(folder: &Folder) -> bool {
        let Ok((file, _)) = disk::open(folder, &name::<K>(), How::Write) else { return false };
        let free = file.try_lock().is_ok();
        if free {
            file.unlock();
        }
        free
    }
}

fn wait(patience: Duration, take: impl Fn() -> Result<Lock, JournalError>) -> Result<Lock, JournalError> {
    let end = Instant::now() + patience;
    loop {
        match take() {
            Err(JournalError::Locked { .. }) if Instant::now() < end => thread::sleep(LOOKS_AWAY),
            taken => return taken,
        }
    }
}

/// Writes beside the lock who has it. Only a message: what can't be written isn't, and no link is followed.
fn tell_beside(folder: &Folder, name: &str, message: &str) {
    if !matches!(folder.look(name), Ok(Some(Looked::File) | None)) {
        return;
    }
    let Ok(mut file) = disk::open_or_make(folder, name) else { return };
    if file.about().is_ok_and(|about| about.is_file && !about.has_other_names) {
        let _ = file.set_len(0).and_then(|()| file.write_at(message.as_bytes(), 0));
    }
}

/// What stands beside the lock.
fn beside(folder: &Folder, name: &str) -> Vec<u8> {
    let told = disk::open(folder, name, How::Read).ok().and_then(|(mut file, _)| file.read_from(0).ok());
    told.unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::{super::Meeting, *};

    const BESIDE: &str = "journal.holder";

    /// As a system does it that lets nobody read a locked file.
    #[test]
    fn who_has_the_lock_can_be_read_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = disk::meeting(folder.path()).unwrap();
        let held = Lock::take::<Meeting>(&folder).unwrap();
        tell_beside(&folder, BESIDE, "pid 7 2026-05-23T19:00:00+08:00 XIAOCHEN\n");
        let mut lock = disk::open_or_make(&folder, &name::<Meeting>()).unwrap();
        lock.set_len(0).unwrap();
        let Err(JournalError::Locked { holder, .. }) = Lock::take::<Meeting>(&folder).map(drop) else {
            panic!("not held")
        };
        assert_eq!(holder, "pid 7 2026-05-23T19:00:00+08:00 XIAOCHEN");
        drop(held);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_beside_the_lock_is_followed() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = elsewhere.path().join("file");
        fs::write(&file, "theirs").unwrap();
        std::os::unix::fs::symlink(&file, folder.path().join(BESIDE)).unwrap();
        let folder = disk::meeting(folder.path()).unwrap();
        tell_beside(&folder, BESIDE, "ours");
        assert_eq!(fs::read_to_string(file).unwrap(), "theirs");
        assert_eq!(beside(&folder, BESIDE), b"");
    }
}
