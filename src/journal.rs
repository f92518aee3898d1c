//! The journal: one file a meeting, one accepted command a line, each line on disk before it is shown.
//!
//! The only code that touches a meeting's files. The format is written down in `docs/journal.md`, and never changes.

mod behind;
mod canonical;
mod chain;
mod copy;
mod disk;
mod error;
#[cfg(test)]
mod faults;
mod follow;
mod kind;
mod line;
mod load;
mod lock;
mod mirror;
mod notes;
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
    marker::PhantomData,
    path::{Path, PathBuf},
    time::Duration,
};

use uuid::Uuid;

use crate::meeting::Entry;
use disk::{File, How};
use kind::origin;
use load::{Loaded, part_name, part_path};
use lock::Lock;

pub use behind::{At, Found, Place, lines, look};
pub use chain::{Claim, Hash, Head, NotAHead};
pub use copy::{Goal, Standing, Trouble, compare, compare_of, copy, copy_of};
pub use disk::{Folder, meeting as folder};
pub use error::{Fault, JournalError, ReadOnly, Why};
pub use follow::{Follower, News};
pub use kind::{Kind, Meeting, NotRead, Signs, id_behind};
pub use line::Single;
pub use load::{Tail, has_lines, opened};
pub use mirror::{Mirror, MirrorNews};
pub use notes::NotesFile;
pub use people::{People, Person};
pub use redact::{ERASED, REDACTED, Redacted, erase, redact, redact_of, texts, texts_of};
pub use salvage::{Salvaged, salvage, salvage_of};
pub use shapes::{heads, rewritten};
pub use shown::WallFile;
pub use stamp::{Stamp, digest};
pub use verify::{Asked, Report, verify, verify_of};

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

/// A record that was opened, with what it holds.
pub struct OpenedOf<K: Kind> {
    /// The record.
    pub journal: JournalOf<K>,
    /// Its lines, as far as they hold and are understood.
    pub entries: Vec<K::Entry>,
    /// The head after each of them.
    pub heads: Vec<Head>,
    /// What was put right.
    pub repair: Option<Repair>,
    /// It was only read, and ends with a line that was never finished.
    pub torn: bool,
}

/// Lines that were put on disk together.
pub struct Appended {
    /// The head after each of them, and the byte at which it begins.
    pub heads: Vec<(Head, u64)>,
    /// All of them as they stand there, each with its line feed.
    pub bytes: Vec<u8>,
}

/// A record that was opened to add to it, by whoever knew how far it was.
pub struct After<K: Kind> {
    /// The record.
    pub journal: JournalOf<K>,
    /// What stands behind what was known.
    pub found: Found<K>,
    /// What was put right.
    pub repair: Option<Repair>,
}

/// A journal that was opened, with what it holds.
pub type Opened = OpenedOf<Meeting>;

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

/// The files of one record, with the place where the next line goes.
pub struct JournalOf<K: Kind> {
    kind: PhantomData<K>,
    folder: Folder,
    head: Head,
    part: u32,
    end: u64,
    /// Where the newest line begins, if it is to be written once more with the next one.
    unsettled: Option<u64>,
    state: State,
    mirror: Option<Mirror>,
}

/// The files of one meeting.
pub type Journal = JournalOf<Meeting>;

enum State {
    Writing { file: Box<dyn File>, _lock: Lock },
    ReadOnly(ReadOnly),
}

impl<K: Kind> JournalOf<K> {
    /// Makes the folder of a record, and an empty journal in it. The folder around it is there.
    pub fn create(folder: &Path, whose: Uuid) -> Result<Self, JournalError> {
        let sessions = sessions(folder)?;
        let name = folder.file_name().unwrap_or_default();
        sessions.make_folder(name)?;
        let folder = sessions.folder(name)?;
        let lock = Lock::take::<K>(&folder)?;
        let mut file = disk::create(&folder, &part_name::<K>(1), false)?;
        file.sync_all().map_err(|error| JournalError::io(&part_path::<K>(&folder, 1), error))?;
        folder.sync()?;
        sessions.sync()?;
        Ok(Self {
            kind: PhantomData,
            folder,
            head: origin::<K>(whose),
            part: 1,
            end: 0,
            unsettled: None,
            state: State::Writing { file, _lock: lock },
            mirror: None,
        })
    }

    /// Whether no program runs the meeting of a folder.
    pub fn is_free(folder: &Path) -> bool {
        disk::meeting(folder).is_ok_and(|folder| Lock::is_free::<K>(&folder))
    }

    /// Opens a journal to go on with it. Puts a missing line feed back and sets a torn line aside; anything else that is
    /// broken is an error, and nothing is touched. What a newer program wrote is opened to be read.
    pub fn open(folder: &Path, whose: Uuid) -> Result<OpenedOf<K>, JournalError> {
        let around = sessions(folder)?;
        let folder = disk::meeting(folder)?;
        if !load::part_exists::<K>(&folder, 1)? {
            return Err(JournalError::Missing { path: part_path::<K>(&folder, 1) });
        }
        let lock = Lock::take::<K>(&folder)?;
        let loaded = load::folder::<K>(&folder, Some(whose))?;
        if let Tail::Broken(fault) = loaded.tail {
            return Err(JournalError::Broken(fault));
        }
        if newer(&loaded).is_some() {
            return Ok(Self::reading(folder, loaded));
        }
        let (mut file, _) = disk::open(&folder, &part_name::<K>(loaded.part), How::Write)?;
        let repair = repair::<K>(&folder, file.as_mut(), &loaded)?;
        settle(file.as_mut()).map_err(|error| JournalError::io(&part_path::<K>(&folder, loaded.part), error))?;
        People::clear(&folder);
        folder.sync()?;
        around.sync()?;
        let journal = Self {
            kind: PhantomData,
            folder,
            head: loaded.head,
            part: loaded.part,
            end: loaded.end + u64::from(loaded.tail == Tail::NoNewline),
            unsettled: None,
            state: State::Writing { file, _lock: lock },
            mirror: None,
        };
        let (entries, heads) = entries(loaded);
        Ok(OpenedOf { journal, entries, heads, repair, torn: false })
    }

    /// Opens a record to add to it, by whoever knows how far it was: only what stands behind that is read. Waits as long as that for
    /// another writer. Where what is known isn't there as it was, all of it is read; where there is no line yet, it is made, with this id.
    ///
    /// What [`Self::open`] writes once more before anybody is shown it is written with the next lines here, by the same sync.
    pub fn after(
        folder: &Path,
        known: Option<Place>,
        fresh: Uuid,
        patience: Duration,
    ) -> Result<After<K>, JournalError> {
        let folder = disk::meeting(folder)?;
        let lock = Lock::wait::<K>(&folder, patience)?;
        if !load::part_exists::<K>(&folder, 1)? {
            let mut file = disk::create(&folder, &part_name::<K>(1), true)?;
            file.sync_all().map_err(|error| JournalError::io(&part_path::<K>(&folder, 1), error))?;
            folder.sync()?;
        }
        let (mut loaded, all) = behind::loaded::<K>(&folder, known)?;
        if let Tail::Broken(fault) = loaded.tail {
            return Err(JournalError::Broken(fault));
        }
        if all && loaded.lines.is_empty() {
            (loaded.head, loaded.whose) = (origin::<K>(fresh), Some(fresh));
        }
        let (mut file, _) = disk::open(&folder, &part_name::<K>(loaded.part), How::Write)?;
        let repair = repair(&folder, file.as_mut(), &loaded)?;
        let end = loaded.end + u64::from(loaded.tail == Tail::NoNewline);
        let state = match newer(&loaded) {
            Some(version) => State::ReadOnly(ReadOnly::Newer { version }),
            None => State::Writing { file, _lock: lock },
        };
        let (part, head) = (loaded.part, loaded.head);
        let found = behind::found(loaded, all, known);
        let unsettled = found.place.filter(|place| place.part == part).map(|place| place.begin);
        let journal = Self { kind: PhantomData, folder, head, part, end, unsettled, state, mirror: None };
        Ok(After { journal, found, repair })
    }

    /// Opens a journal to be read, as far as it holds. Takes no lock and touches nothing.
    pub fn read(folder: &Path, whose: Uuid) -> Result<OpenedOf<K>, JournalError> {
        let folder = disk::meeting(folder)?;
        let loaded = load::folder::<K>(&folder, Some(whose))?;
        Ok(Self::reading(folder, loaded))
    }

    fn reading(folder: Folder, loaded: Loaded<K>) -> OpenedOf<K> {
        let why = match (&loaded.tail, newer(&loaded)) {
            (Tail::Broken(fault), _) => ReadOnly::Broken(fault.clone()),
            (_, Some(version)) => ReadOnly::Newer { version },
            _ => ReadOnly::Asked,
        };
        let (head, part, end, state) = (loaded.head, loaded.part, loaded.end, State::ReadOnly(why));
        let journal = Self { kind: PhantomData, folder, head, part, end, unsettled: None, state, mirror: None };
        let torn = loaded.tail == Tail::Torn;
        let (entries, heads) = entries(loaded);
        OpenedOf { journal, entries, heads, repair: None, torn }
    }

    /// The meeting's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The newest line.
    pub fn head(&self) -> Head {
        self.head
    }

    /// At which byte of that file the next line goes.
    pub fn end(&self) -> u64 {
        self.end
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
    pub fn append(&mut self, entry: &K::Entry) -> Result<Head, JournalError> {
        self.append_all(std::slice::from_ref(entry)).map(|_| self.head)
    }

    /// Puts lines on disk that are given together, by one write: all of them, or none.
    pub fn append_all(&mut self, entries: &[K::Entry]) -> Result<Appended, JournalError> {
        let path = part_path::<K>(&self.folder, self.part);
        let file = match &mut self.state {
            State::Writing { file, .. } => file,
            State::ReadOnly(why) => {
                let why = why.clone();
                return Err(JournalError::ReadOnly { path: self.folder.path().to_owned(), why });
            }
        };
        let (mut bytes, mut heads, mut head) = (Vec::new(), Vec::with_capacity(entries.len()), self.head);
        for entry in entries {
            let (given, next) = (K::seq(entry), head.seq + 1);
            if given != next {
                return Err(JournalError::WrongNumber { given, next });
            }
            let begin = bytes.len();
            head = line::put::<K>(head, entry, &mut bytes)?;
            let size = bytes.len() - begin;
            if size > LINE_CAP {
                return Err(JournalError::LineTooLong { size });
            }
            heads.push((head, self.end + begin as u64));
            bytes.push(b'\n');
        }
        let size = self.end + bytes.len() as u64;
        if size > FILE_CAP {
            return Err(JournalError::TooBig { path, size });
        }
        let written = match self.unsettled {
            None => disk::write_all(file.as_mut(), &bytes, self.end),
            Some(begin) => again(file.as_mut(), begin, self.end)
                .and_then(|newest| disk::write_all(file.as_mut(), &[newest.as_slice(), &bytes].concat(), begin)),
        };
        if let Err(source) = written {
            // Synced, so that no power cut mixes what is left of this line with the next one.
            if file.set_len(self.end).and_then(|()| file.sync_data()).is_err() {
                self.state = State::ReadOnly(ReadOnly::Disk);
            }
            return Err(JournalError::NotRecorded { path, source });
        }
        if file.sync_data().is_ok() {
            self.end = size;
            self.unsettled = None;
        } else {
            let before = self.end;
            let moved = self.go_on_elsewhere(&bytes)?;
            for (_, begin) in &mut heads {
                *begin = *begin - before + moved;
            }
        }
        self.head = head;
        if let Some(mirror) = &self.mirror {
            mirror.tell(self.goal());
        }
        Ok(Appended { heads, bytes })
    }

    /// Keeps a copy in `dir`, in a folder named by the meeting: what is there already, and every line from now on. It is made
    /// by a thread of its own, and whatever happens to it, the journal goes on.
    pub fn mirror_to(&mut self, dir: &Path, whose: Uuid) {
        if self.read_only().is_none() {
            self.mirror = Some(Mirror::start::<K>(dir, (self.folder.path(), whose), None, self.goal()));
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

    /// How far it is acknowledged.
    pub fn goal(&self) -> Goal {
        Goal { part: self.part, end: self.end, head: self.head }
    }

    /// After a failed sync the system takes the pages for written, so the file is never trusted again: the lines, and all
    /// that come, go to a new file that names the last head that was acknowledged. It appears whole or not at all. Gives the byte at
    /// which the lines begin in it.
    fn go_on_elsewhere(&mut self, lines: &[u8]) -> Result<u64, JournalError> {
        let part = self.part + 1;
        let first = line::write_continuation::<K>(self.head) + "\n";
        let bytes = [first.as_bytes(), lines].concat();
        let State::Writing { file, .. } = &mut self.state else {
            return Ok(0);
        };
        let Ok(placed) = disk::place(&self.folder, &part_name::<K>(part), &bytes) else {
            self.state = State::ReadOnly(ReadOnly::Disk);
            return Err(JournalError::ReadOnly { path: self.folder.path().to_owned(), why: ReadOnly::Disk });
        };
        *file = placed;
        self.unsettled = None;
        self.part = part;
        self.end = bytes.len() as u64;
        Ok(first.len() as u64)
    }
}

/// Is there a journal in this folder, whatever state it is in? Also where the disk doesn't say.
pub fn is_in(folder: &Path) -> bool {
    is_there(&folder.join(part_name::<Meeting>(1)))
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().map_or_else(|error| error.kind() != io::ErrorKind::NotFound, |_| true)
}

/// Reads the bytes of one file as a journal, for those who try to break the reader: how many lines hold, and how it ends.
#[doc(hidden)]
pub fn scan(bytes: &[u8]) -> (usize, Tail) {
    let loaded = load::bytes::<Meeting>(bytes);
    (loaded.lines.len(), loaded.tail)
}

/// Reads these bytes as the words of a meeting's first line under a hash that fits, for the same: a hash can't be guessed, but
/// somebody who writes a false journal by hand computes it. A line of a newer version is none.
#[doc(hidden)]
pub fn read_sealed(words: &[u8]) -> Result<Option<Entry>, Why> {
    let origin = Head::origin(Uuid::nil());
    let seal = format!("//#{}", origin.after(words).hash);
    line::read::<Meeting>(origin, &[words, seal.as_bytes()].concat()).map(|line| line.entry.ok())
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

fn newer<K: Kind>(loaded: &Loaded<K>) -> Option<u32> {
    loaded.lines.iter().find_map(|line| line.entry.as_ref().err().copied())
}

fn entries<K: Kind>(loaded: Loaded<K>) -> (Vec<K::Entry>, Vec<Head>) {
    loaded.lines.into_iter().map_while(|line| Some((line.entry.ok()?, line.head))).unzip()
}

/// Puts the end of a file right, so that the next line goes where it should. It is on disk when the file is settled.
fn repair<K: Kind>(folder: &Folder, file: &mut dyn File, loaded: &Loaded<K>) -> Result<Option<Repair>, JournalError> {
    let path = part_path::<K>(folder, loaded.part);
    let failed = |source| JournalError::io(&path, source);
    match loaded.tail {
        Tail::Whole | Tail::Broken(_) => Ok(None),
        Tail::NoNewline => {
            disk::write_all(file, b"\n", loaded.end).map_err(failed)?;
            Ok(Some(Repair::Newline { file: path }))
        }
        Tail::Torn => {
            let kept = set_aside::<K>(folder, loaded.part, loaded.end)?;
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

/// The newest line as the system shows it, to be written once more.
fn again(file: &mut dyn File, begin: u64, end: u64) -> io::Result<Vec<u8>> {
    file.read_at(begin, usize::try_from(end.saturating_sub(begin)).unwrap_or(usize::MAX))
}

/// Copies what stands from `byte` on into `journal.torn-<byte>` beside the file; a second one at the same place gets a
/// number behind.
fn set_aside<K: Kind>(folder: &Folder, part: u32, byte: u64) -> Result<PathBuf, JournalError> {
    let name = part_name::<K>(part);
    let bytes = disk::read(folder, &name)?;
    let torn = usize::try_from(byte).ok().and_then(|byte| bytes.get(byte..)).unwrap_or_default();
    let stem = name.trim_end_matches(K::ENDING);
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
