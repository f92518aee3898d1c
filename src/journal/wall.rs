//! `wall.ron`: what the host chose for the wall, beside the journal and outside the chain. Its words are not ours to read.
//!
//! Its age tells a second screen whether somebody still sits at the console.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{JournalError, disk};

/// More is no choice of ours.
const CAP: usize = 4096;

/// The file, whether it is there or not.
#[derive(Clone, Debug)]
pub struct WallFile {
    path: PathBuf,
}

impl WallFile {
    /// That of a meeting, by its folder.
    pub fn of(folder: &Path) -> Self {
        Self { path: folder.join("wall.ron") }
    }

    /// Puts a choice in place, whole or not at all.
    pub fn write(&self, words: &str) -> Result<(), JournalError> {
        disk::place(&self.path, words.as_bytes()).map(|_| ())
    }

    /// The choice as it was written; `None` without one, or where the file is none of ours.
    pub fn read(&self) -> Option<String> {
        let bytes = disk::read(&self.path).ok().filter(|bytes| bytes.len() <= CAP)?;
        String::from_utf8(bytes).ok()
    }

    /// Somebody is at the console: the file is young again. Costs no write to the disk of its own, and may fail.
    pub fn touch(&self) {
        if let Ok((file, _)) = disk::open(&self.path, true) {
            let _ = file.set_modified(SystemTime::now());
        }
    }

    /// How long ago the choice was made or the file was touched; `None` without a file. A clock that was set back makes it new.
    pub fn age(&self) -> Option<Duration> {
        let about = self.path.symlink_metadata().ok()?;
        Some(about.modified().ok()?.elapsed().unwrap_or_default())
    }
}
