//! The journal: one file a meeting, one accepted command a line, each line on disk before it is shown.
//!
//! The only code that touches a meeting's files. The format is written down in `docs/journal.md`, and never changes.

mod canonical;
mod chain;
mod copy;
mod disk;
mod error;
#[cfg(test)]
mod faults;
mod follow;
mod line;
mod load;
mod lock;
mod mirror;
mod people;
mod redact;
mod salvage;
mod shapes;
mod shown;
mod stamp;
#[cfg(test)]
mod trust;
mod verify;

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use uuid::Uuid;

use crate::meeting::Entry;
use copy::Goal;
use disk::{File, How};
use load::{Loaded, part_name, part_path};
use lock::Lock;
use mirror::Mirror;

pub use chain::{Claim, Hash, Head, NotAHead};
pub use copy::{Standing, Trouble, compare, copy};
pub use disk::{Folder, meeting as folder};
pub use error::{Fault, JournalError, ReadOnly, Why};
pub use follow::{Follower, News};
pub use load::{Tail, has_lines, opened};
pub use mirror::MirrorNews;
pub use people::{People, Person};
pub use redact::{ERASED, REDACTED, Redacted, erase, redact, texts};
pub use salvage::{Salvaged, salvage};
pub use shapes::rewritten;
pub use shown::WallFile;
pub use stamp::{Stamp, digest};
pub use verify::{Asked, Report, verify};

/// Version of the events that this program writes. Any change of an event type raises it.
///
/// Each version has all events of those before it, with the same meaning and the same bytes: lines of 1 to this one are
/// read by the same types, and one journal may have lines of several (docs/adr/0018).
pub const VERSION: u32 = 2;
/// Bytes of a line at most, without its line feed.
pub const LINE_CAP: usize = 64 * 1024;
/// Bytes of a journal at most, and of any other file of a meeting: more is not read. A long evening has a hundred kilobytes.
pub const FILE_CAP: u64 = 128 * 1024 * 1024;

/// What was put right when a journal was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The line feed of the last line was written again.
    Newline {
        /// In which file.
        file: PathBuf,
    },
    /// The beginning of a line, whose writing was cut off, was set aside.
    Torn {
        /// In which file.
        file: PathBuf,
        /// From which byte on.
        byte: u64,
        /// Where it was put.
        kept: PathBuf,
    },
}

/// A journal that was opened, with what it holds.
pub struct Opened {
    /// The journal.
    pub journal: Journal,
    /// Its lines, as far as they hold and are understood.
    pub entries: Vec<Entry>,
    /// The head after each of them.
    pub heads: Vec<Head>,
    /// What was put right.
    pub repair: Option<Repair>,
    /// It was only read, and ends with a line that was never finished.
    pub torn: bool,
}

/// What a reader could not understand of a record: it says so at the head of everything it writes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread<'a> {
    /// From there on it doesn't hold.
    Broken(&'a Fault),
    /// From there on a newer program wrote.
    Newer {
        /// The version of its lines.
        version: u32,
    },
    /// The last line was never finished.
    Torn,
}

/// The files of one meeting, with the place where the next line goes.
pub struct Journal {
    folder: Folder,
    head: Head,
    part: u32,
    end: u64,
    state: State,
    mirror: Option<Mirror>,
}

enum State {
    Writing { file: Box<dyn File>, _lock: Lock },
    ReadOnly(ReadOnly),
}

impl Journal {
    /// Makes the folder of a meeting, which is named by its id, and an empty journal in it. The folder around it is there.
    pub fn create(folder: &Path, meeting: Uuid) -> Result<Self, JournalError> {
        let sessions = sessions(folder)?;
        let name = folder.file_name().unwrap_or_default();
        sessions.make_folder(name)?;
        let folder = sessions.folder(name)?;
        let lock = Lock::take(&folder)?;
        let mut file = disk::create(&folder, &part_name(1), false)?;
        file.sync_all().map_err(|error| JournalError::io(&part_path(&folder, 1), error))?;
        folder.sync()?;
        sessions.sync()?;
        Ok(Self {
            folder,
            head: Head::origin(meeting),
            part: 1,
            end: 0,
            state: State::Writing { file, _lock: lock },
            mirror: None,
        })
    }

    /// Whether no program runs the meeting of a folder.
    pub fn is_free(folder: &Path) -> bool {
        disk::meeting(folder).is_ok_and(|folder| Lock::is_free(&folder))
    }

    /// Opens a journal to go on with it. Puts a missing line feed back and sets a torn line aside; anything else that is
    /// broken is an error, and nothing is touched. What a newer program wrote is opened to be read.
    pub fn open(folder: &Path, meeting: Uuid) -> Result<Opened, JournalError> {
        let around = sessions(folder)?;
        let folder = disk::meeting(folder)?;
        if !load::part_exists(&folder, 1)? {
            return Err(JournalError::Missing { path: part_path(&folder, 1) });
        }
        let lock = Lock::take(&folder)?;
        let loaded = load::folder(&folder, Some(meeting))?;
        if let Tail::Broken(fault) = loaded.tail {
            return Err(JournalError::Broken(fault));
        }
        if newer(&loaded).is_some() {
            return Ok(Self::reading(folder, loaded));
        }
        let (mut file, _) = disk::open(&folder, &part_name(loaded.part), How::Write)?;
        let repair = repair(&folder, file.as_mut(), &loaded)?;
        settle(file.as_mut()).map_err(|error| JournalError::io(&part_path(&folder, loaded.part), error))?;
        People::clear(&folder);
        folder.sync()?;
        around.sync()?;
        let journal = Self {
            folder,
            head: loaded.head,
            part: loaded.part,
            end: loaded.end + u64::from(loaded.tail == Tail::NoNewline),
            state: State::Writing { file, _lock: lock },
            mirror: None,
        };
        let (entries, heads) = entries(loaded);
        Ok(Opened { journal, entries, heads, repair, torn: false })
    }

    /// Opens a journal to be read, as far as it holds. Takes no lock and touches nothing.
    pub fn read(folder: &Path, meeting: Uuid) -> Result<Opened, JournalError> {
        let folder = disk::meeting(folder)?;
        let loaded = load::folder(&folder, Some(meeting))?;
        Ok(Self::reading(folder, loaded))
    }

    fn reading(folder: Folder, loaded: Loaded) -> Opened {
        let why = match (&loaded.tail, newer(&loaded)) {
            (Tail::Broken(fault), _) => ReadOnly::Broken(fault.clone()),
            (_, Some(version)) => ReadOnly::Newer { version },
            _ => ReadOnly::Asked,
        };
        let (head, part, end, state) = (loaded.head, loaded.part, loaded.end, State::ReadOnly(why));
        let journal = Self { folder, head, part, end, state, mirror: None };
        let torn = loaded.tail == Tail::Torn;
        let (entries, heads) = entries(loaded);
        Opened { journal, entries, heads, repair: None, torn }
    }

    /// The meeting's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The newest line.
    pub fn head(&self) -> Head {
        self.head
    }

    /// Number of the file that is written to: more than 1 after the disk failed, and another file took over.
    pub fn part(&self) -> u32 {
        self.part
    }

    /// Why nothing can be written, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        match &self.state {
            State::Writing { .. } => None,
            State::ReadOnly(why) => Some(why),
        }
    }

    /// Puts one line on disk; when this comes back with a head, a power cut loses nothing. After [`JournalError::NotRecorded`]
    /// the journal is as before.
    pub fn append(&mut self, entry: &Entry) -> Result<Head, JournalError> {
        let path = part_path(&self.folder, self.part);
        let file = match &mut self.state {
            State::Writing { file, .. } => file,
            State::ReadOnly(why) => {
                let why = why.clone();
                return Err(JournalError::ReadOnly { path: self.folder.path().to_owned(), why });
            }
        };
        let (given, next) = (entry.seq, self.head.seq + 1);
        if given != next {
            return Err(JournalError::WrongNumber { given, next });
        }
        let (mut line, head) = line::write(self.head, entry)?;
        if line.len() > LINE_CAP {
            return Err(JournalError::LineTooLong { size: line.len() });
        }
        line.push('\n');
        let size = self.end + line.len() as u64;
        if size > FILE_CAP {
            return Err(JournalError::TooBig { path, size });
        }
        if let Err(source) = disk::write_all(file.as_mut(), line.as_bytes(), self.end) {
            // Synced, so that no power cut mixes what is left of this line with the next one.
            if file.set_len(self.end).and_then(|()| file.sync_data()).is_err() {
                self.state = State::ReadOnly(ReadOnly::Disk);
            }
            return Err(JournalError::NotRecorded { path, source });
        }
        if file.sync_data().is_ok() {
            self.end = size;
        } else {
            self.go_on_elsewhere(&line)?;
        }
        self.head = head;
        if let Some(mirror) = &self.mirror {
            mirror.tell(self.goal());
        }
        Ok(head)
    }

    /// Keeps a copy in `dir`, in a folder named by the meeting: what is there already, and every line from now on. It is made
    /// by a thread of its own, and whatever happens to it, the journal goes on.
    pub fn mirror_to(&mut self, dir: &Path, meeting: Uuid) {
        if self.read_only().is_none() {
            self.mirror = Some(Mirror::start(dir, self.folder.path(), meeting, self.goal()));
        }
    }

    /// What became of the copy since this was last asked.
    pub fn mirror_news(&self) -> Option<MirrorNews> {
        self.mirror.as_ref().and_then(Mirror::news)
    }

    /// Waits until the copy has been brought up to the newest line, or couldn't be; not for longer than this.
    pub fn wait_for_mirror(&self, at_most: Duration) {
        if let Some(mirror) = &self.mirror {
            mirror.wait(at_most);
        }
    }

    fn goal(&self) -> Goal {
        Goal { part: self.part, end: self.end, head: self.head }
    }

    /// After a failed sync the system takes the pages for written, so the file is never trusted again: the line, and all
    /// that come, go to a new file that names the last head that was acknowledged. It appears whole or not at all.
    fn go_on_elsewhere(&mut self, line: &str) -> Result<(), JournalError> {
        let part = self.part + 1;
        let text = format!("{}\n{line}", line::write_continuation(self.head));
        let State::Writing { file, .. } = &mut self.state else {
            return Ok(());
        };
        let Ok(placed) = disk::place(&self.folder, &part_name(part), text.as_bytes()) else {
            self.state = State::ReadOnly(ReadOnly::Disk);
            return Err(JournalError::ReadOnly { path: self.folder.path().to_owned(), why: ReadOnly::Disk });
        };
        *file = placed;
        self.part = part;
        self.end = text.len() as u64;
        Ok(())
    }
}

/// Is there a journal in this folder, whatever state it is in? Also where the disk doesn't say.
pub fn is_in(folder: &Path) -> bool {
    is_there(&folder.join(part_name(1)))
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().map_or_else(|error| error.kind() != io::ErrorKind::NotFound, |_| true)
}

/// Reads the bytes of one file as a journal, for those who try to break the reader: how many lines hold, and how it ends.
#[doc(hidden)]
pub fn scan(bytes: &[u8]) -> (usize, Tail) {
    let loaded = load::bytes(bytes);
    (loaded.lines.len(), loaded.tail)
}

/// Reads these bytes as the words of a meeting's first line under a hash that fits, for the same: a hash can't be guessed, but
/// somebody who writes a false journal by hand computes it. A line of a newer version is none.
#[doc(hidden)]
pub fn read_sealed(words: &[u8]) -> Result<Option<Entry>, Why> {
    let origin = Head::origin(Uuid::nil());
    let seal = format!("//#{}", origin.after(words).hash);
    line::read(origin, &[words, seal.as_bytes()].concat()).map(|line| line.entry.ok())
}

/// What stands in a line behind its version, by the reader of lines as we write them, for those who compare it with `ron`. Nothing:
/// it leaves that to `ron`.
#[doc(hidden)]
pub fn read_canonical(fields: &str) -> Option<Entry> {
    canonical::fields(fields).ok()
}

/// The folder around that of a meeting.
fn sessions(folder: &Path) -> Result<Folder, JournalError> {
    Folder::through_no_link(folder.parent().unwrap_or(Path::new("")), 1)
}

fn newer(loaded: &Loaded) -> Option<u32> {
    loaded.lines.iter().find_map(|line| line.entry.as_ref().err().copied())
}

fn entries(loaded: Loaded) -> (Vec<Entry>, Vec<Head>) {
    loaded.lines.into_iter().map_while(|line| Some((line.entry.ok()?, line.head))).unzip()
}

/// Puts the end of a file right, so that the next line goes where it should. It is on disk when the file is settled.
fn repair(folder: &Folder, file: &mut dyn File, loaded: &Loaded) -> Result<Option<Repair>, JournalError> {
    let path = part_path(folder, loaded.part);
    let failed = |source| JournalError::io(&path, source);
    match loaded.tail {
        Tail::Whole | Tail::Broken(_) => Ok(None),
        Tail::NoNewline => {
            disk::write_all(file, b"\n", loaded.end).map_err(failed)?;
            Ok(Some(Repair::Newline { file: path }))
        }
        Tail::Torn => {
            let kept = set_aside(folder, &part_name(loaded.part), loaded.end)?;
            file.set_len(loaded.end).map_err(failed)?;
            Ok(Some(Repair::Torn { file: path, byte: loaded.end, kept }))
        }
    }
}

/// Whoever wrote last may have been killed before the sync, or after one that failed: then the system shows a last line that
/// isn't on disk, and takes it for written. So it is written once more, byte for byte, before anybody is shown it; every
/// line above was synced before this one was begun.
fn settle(file: &mut dyn File) -> io::Result<()> {
    let bytes = file.read_from(0)?;
    let above = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let begin = above.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
    disk::write_all(file, bytes.get(begin..).unwrap_or_default(), begin as u64)?;
    file.sync_data()
}

/// Copies what stands from `byte` on into `journal.torn-<byte>` beside the file; a second one at the same place gets a
/// number behind.
fn set_aside(folder: &Folder, name: &str, byte: u64) -> Result<PathBuf, JournalError> {
    let bytes = disk::read(folder, name)?;
    let torn = usize::try_from(byte).ok().and_then(|byte| bytes.get(byte..)).unwrap_or_default();
    let stem = name.trim_end_matches(".ron");
    let mut kept = format!("{stem}.torn-{byte}");
    for n in 2.. {
        if folder.look(&kept)?.is_none() {
            break;
        }
        kept = format!("{stem}.torn-{byte}-{n}");
    }
    let mut file = disk::create(folder, &kept, false)?;
    let kept = folder.path().join(kept);
    disk::write_all(file.as_mut(), torn, 0)
        .and_then(|()| file.sync_all())
        .map_err(|error| JournalError::io(&kept, error))?;
    folder.sync()?;
    Ok(kept)
}
