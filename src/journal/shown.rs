//! `wall.ron`: what the host chose for the wall, beside the journal and outside the chain. Its words are not ours to read.
//!
//! Its age tells a second screen whether somebody still sits at the console.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    JournalError,
    disk::{self, Folder, How},
};

const NAME: &str = "wall.ron";

/// More is no choice of ours.
const CAP: u64 = 4096;

/// The file, whether it is there or not.
#[derive(Clone, Debug)]
pub struct WallFile {
    folder: PathBuf,
}

impl WallFile {
    /// That of a meeting, by its folder.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Puts a choice in place, whole or not at all.
    pub fn write(&self, words: &str) -> Result<(), JournalError> {
        disk::place(&disk::meeting(&self.folder)?, NAME, words.as_bytes()).map(|_| ())
    }

    /// The choice as it was written, and how long ago it was made or the file was touched, in a folder that is held.
    pub fn read_in(folder: &Folder) -> (Option<String>, Option<Duration>) {
        let Ok((mut file, size)) = disk::open(folder, NAME, How::Read) else { return (None, None) };
        let words = (size <= CAP).then(|| file.read_from(0).ok()).flatten();
        (words.and_then(|words| String::from_utf8(words).ok()), age(file.as_ref()))
    }

    /// The choice as it was written; `None` without one, or where the file is none of ours.
    pub fn read(&self) -> Option<String> {
        Self::read_in(&disk::meeting(&self.folder).ok()?).0
    }

    /// Somebody is at the console: the file is young again. Costs no write to the disk of its own, and may fail.
    pub fn touch(&self) {
        let opened = disk::meeting(&self.folder).and_then(|folder| disk::open(&folder, NAME, How::Write));
        if let Ok((file, _)) = opened {
            let _ = file.touch();
        }
    }

    /// How long ago the choice was made or the file was touched; `None` without a file. A clock that was set back makes it new.
    pub fn age(&self) -> Option<Duration> {
        let (file, _) = disk::open(&disk::meeting(&self.folder).ok()?, NAME, How::Read).ok()?;
        age(file.as_ref())
    }
}

fn age(file: &dyn disk::File) -> Option<Duration> {
    Some(file.about().ok()?.modified?.elapsed().unwrap_or_default())
}
