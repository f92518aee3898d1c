//! What can go wrong with a meeting's files. The words for people are in `i18n::journal`.

use std::{
    io,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::LINE_CAP;
use crate::sys;

/// Why a line can't be taken as the next of its meeting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It isn't built like one.
    #[error("this is not a line of a journal")]
    NotALine,
    /// It is longer than a line can be.
    #[error("longer than {LINE_CAP} bytes")]
    TooLong,
    /// Its hash doesn't follow from it and the lines before.
    #[error("it, or a line before it, is not as it was written")]
    Altered,
    /// The chain fits, the number doesn't.
    #[error("it carries the number {found}")]
    OutOfOrder {
        /// Its number.
        found: u64,
    },
    /// The chain fits, the words aren't known.
    #[error("it is not understood: {0}")]
    Unreadable(String),
    /// It belongs to another meeting than its folder says.
    #[error("it belongs to the meeting {found}")]
    OtherMeeting {
        /// Which.
        found: Uuid,
    },
    /// The file before doesn't hold the line that this one continues.
    #[error("the line that it continues is not in the file before")]
    Discontinued,
}

/// The first place at which a journal doesn't hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, byte {byte}: {why}: {}", file.display())]
pub struct Fault {
    /// In which file.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u64,
    /// Where that line begins, in bytes from the beginning of the file.
    pub byte: u64,
    /// What is wrong with it.
    pub why: Why,
}

impl Fault {
    pub(super) fn first(file: &Path, why: Why) -> Self {
        Self { file: file.to_owned(), line: 1, byte: 0, why }
    }
}

/// Why nothing can be written to a journal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// It was opened to be read.
    #[error("it was opened to be read")]
    Asked,
    /// A newer program wrote to it.
    #[error("a newer yishi wrote to it (lines of version {version})")]
    Newer {
        /// Version of the first line that isn't understood.
        version: u32,
    },
    /// It doesn't hold from some place on.
    #[error("it is damaged: {0}")]
    Broken(Fault),
    /// The disk failed, and no second file could be written.
    #[error("the disk failed")]
    Disk,
}

/// What can go wrong with a meeting's files.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The system refused.
    #[error("{source}: {}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Nothing is there.
    #[error("not found: {}", path.display())]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// Something is there already.
    #[error("is there already: {}", path.display())]
    Exists {
        /// Which file.
        path: PathBuf,
    },
    /// A link stands in place of the file or folder, and is not followed; or the file to be written has another name too.
    #[error("a link; files of a meeting are not reached through links: {}", path.display())]
    Link {
        /// Which file.
        path: PathBuf,
    },
    /// A folder, a pipe or a device stands in place of the file.
    #[error("not a file: {}", path.display())]
    NotAFile {
        /// Which.
        path: PathBuf,
    },
    /// Larger than a journal can be.
    #[error("{size} bytes, more than a journal can have: {}", path.display())]
    TooBig {
        /// Which file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// Another program writes to the meeting.
    #[error("another program runs this meeting ({holder}): {}", path.display())]
    Locked {
        /// The lock.
        path: PathBuf,
        /// What the other one wrote there: its process and since when. Empty where it can't be read.
        holder: String,
    },
    /// It doesn't hold, so nothing is written to it.
    #[error(transparent)]
    Broken(Fault),
    /// The disk took no more: the line is not recorded. The journal is as before, and can be tried again.
    #[error("not recorded: {source}: {}", path.display())]
    NotRecorded {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The line doesn't carry the number that comes next.
    #[error("not recorded: line {given} where {next} comes next")]
    WrongNumber {
        /// The number it carries.
        given: u64,
        /// The number that comes next.
        next: u64,
    },
    /// The line is too long to be recorded.
    #[error("not recorded: a line of {size} bytes")]
    LineTooLong {
        /// Its size in bytes.
        size: usize,
    },
    /// Nothing can be written.
    #[error("nothing can be written: {why}: {}", path.display())]
    ReadOnly {
        /// The meeting's folder.
        path: PathBuf,
        /// Why.
        why: ReadOnly,
    },
    /// `people.ron` is not as this program writes it.
    #[error("line {line}: {why}: {}", path.display())]
    People {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// A value that RON can't write.
    #[error("not recorded: {0}")]
    Unwritable(#[from] ron::Error),
}

impl JournalError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            _ if sys::is_a_link(&source) => Self::Link { path },
            _ => Self::Io { path, source },
        }
    }
}
