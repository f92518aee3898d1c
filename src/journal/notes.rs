//! `notes.ron`: what somebody wrote down while they looked at the evening again, beside the journal and outside the chain. Its words are
//! not ours to read.

use std::path::{Path, PathBuf};

use super::{
    JournalError,
    disk::{self, How},
};

const NAME: &str = "notes.ron";

/// More is no notebook of ours.
const CAP: u64 = 4 * 1024 * 1024;

/// The file, whether it is there or not.
#[derive(Clone, Debug)]
pub struct NotesFile {
    folder: PathBuf,
}

impl NotesFile {
    /// That of a meeting, by its folder.
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Where it lies, or would.
    pub fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// As it was written; nothing, where there is none.
    pub fn read(&self) -> Result<String, JournalError> {
        let (mut file, size) = match disk::open(&disk::meeting(&self.folder)?, NAME, How::Read) {
            Err(JournalError::Missing { .. }) => return Ok(String::new()),
            opened => opened?,
        };
        let failed = |error| JournalError::io(&self.path(), error);
        if size > CAP {
            return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
        }
        String::from_utf8(file.read_from(0).map_err(failed)?)
            .map_err(|_| failed(std::io::ErrorKind::InvalidData.into()))
    }

    /// Puts it in place, whole or not at all.
    pub fn write(&self, words: &str) -> Result<(), JournalError> {
        disk::place(&disk::meeting(&self.folder)?, NAME, words.as_bytes()).map(|_| ())
    }
}
