//! The disk under a meeting's files: the few calls that everything in the journal is made of, and how files are opened,
//! read and put in place. Never through a link.

use std::{
    any::Any,
    fmt,
    fs::{self, TryLockError},
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
    rc::Rc,
    time::SystemTime,
};

use super::{FILE_CAP, JournalError};
use crate::sys::{self, Looked};

/// What the journal asks of a folder that is held open. A test puts one under it that fails, or that loses what was not synced.
pub(super) trait Held: fmt::Debug {
    /// A folder in this one; no link.
    fn folder(&self, name: &Path) -> io::Result<Rc<dyn Held>>;
    /// Makes one, unless something stands there already.
    fn make_folder(&self, name: &Path) -> io::Result<()>;
    /// What stands under a name, without opening it.
    fn look(&self, name: &Path) -> io::Result<Looked>;
    /// Opens a file; no link.
    fn open(&self, name: &Path, how: How) -> io::Result<Box<dyn File>>;
    /// Does the name still stand for this file?
    fn still_names(&self, name: &Path, file: &dyn File) -> io::Result<bool>;
    /// Gives a file another name, over what had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, name: &Path) -> io::Result<()>;
    /// Comes back when the names in it are on disk.
    fn sync(&self) -> io::Result<()>;
    /// The system's number for it, where there is one.
    fn number(&self) -> io::Result<Option<(u64, u64)>>;
}

/// What the journal asks of an open file.
pub(super) trait File {
    fn about(&self) -> io::Result<About>;
    /// Everything from a place on, [`FILE_CAP`] bytes at most.
    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>>;
    /// So many bytes from a place on, or as many as there are.
    fn read_at(&mut self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = self.read_from(offset)?;
        bytes.truncate(length);
        Ok(bytes)
    }
    /// Writes at a place; says how much went in.
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize>;
    /// Cuts off what stands behind.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    /// Comes back when the bytes are on disk.
    fn sync_data(&mut self) -> io::Result<()>;
    /// The same for a file that is new.
    fn sync_all(&mut self) -> io::Result<()>;
    /// Makes it young again.
    fn touch(&self) -> io::Result<()>;
    /// Takes the lock of the file, if nobody has it.
    fn try_lock(&self) -> Result<(), TryLockError>;
    /// Lets go of it.
    fn unlock(&self);
    /// Itself, for the disk that it is on.
    fn itself(&self) -> &dyn Any;
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// To be read; it is there.
    Read,
    /// To be written; it is there.
    Write,
    /// It must not be there.
    New {
        /// For its owner only.
        private: bool,
    },
    /// To be written; it is made if it isn't there.
    Any,
}

/// What is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub is_file: bool,
    /// Bytes.
    pub size: u64,
    /// It has a second name somewhere.
    pub has_other_names: bool,
    pub modified: Option<SystemTime>,
}

impl Held for sys::Folder {
    fn folder(&self, name: &Path) -> io::Result<Rc<dyn Held>> {
        Ok(Rc::new(self.folder(name)?))
    }

    fn make_folder(&self, name: &Path) -> io::Result<()> {
        self.make_folder(name)
    }

    fn look(&self, name: &Path) -> io::Result<Looked> {
        self.look(name)
    }

    fn open(&self, name: &Path, how: How) -> io::Result<Box<dyn File>> {
        Ok(Box::new(match how {
            How::Read => self.file(name, false)?,
            How::Write => self.file(name, true)?,
            How::New { private } => self.new_file(name, private)?,
            How::Any => self.file_or_new(name)?,
        }))
    }

    fn still_names(&self, name: &Path, file: &dyn File) -> io::Result<bool> {
        file.itself().downcast_ref().map_or(Ok(false), |file| self.still_names(name, file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.rename(from, to)
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        self.remove(name)
    }

    fn sync(&self) -> io::Result<()> {
        self.sync()
    }

    fn number(&self) -> io::Result<Option<(u64, u64)>> {
        self.number()
    }
}

impl File for fs::File {
    fn about(&self) -> io::Result<About> {
        let about = self.metadata()?;
        Ok(About {
            is_file: about.is_file(),
            size: about.len(),
            has_other_names: sys::has_other_names(&about),
            modified: about.modified().ok(),
        })
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        let left = self.metadata()?.len().saturating_sub(offset).min(FILE_CAP);
        self.seek(io::SeekFrom::Start(offset))?;
        let mut bytes = Vec::with_capacity(usize::try_from(left).unwrap_or_default() + 1);
        self.take(FILE_CAP).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_at(&mut self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        self.seek(io::SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        self.take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        sys::write_at(self, bytes, offset)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        fs::File::set_len(self, len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        fs::File::sync_data(self)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        fs::File::sync_all(self)
    }

    fn touch(&self) -> io::Result<()> {
        self.set_modified(SystemTime::now())
    }

    fn try_lock(&self) -> Result<(), TryLockError> {
        fs::File::try_lock(self)
    }

    fn unlock(&self) {
        let _ = fs::File::unlock(self);
    }

    fn itself(&self) -> &dyn Any {
        self
    }
}

/// A folder of the disk that everything stands on.
#[cfg(not(test))]
fn held(path: &Path) -> io::Result<Rc<dyn Held>> {
    Ok(Rc::new(sys::Folder::open(path)?))
}

/// The disk that a test put under a thread: what it has at a path.
#[cfg(test)]
pub(super) type Ground = Rc<dyn Fn(&Path) -> io::Result<Rc<dyn Held>>>;

#[cfg(test)]
thread_local! {
    static GROUND: std::cell::RefCell<Option<Ground>> = const { std::cell::RefCell::new(None) };
}

#[cfg(test)]
fn held(path: &Path) -> io::Result<Rc<dyn Held>> {
    match GROUND.with_borrow(Clone::clone) {
        Some(ground) => ground(path),
        None => Ok(Rc::new(sys::Folder::open(path)?)),
    }
}

/// Puts a disk under this thread, or the machine's own again.
#[cfg(test)]
pub(super) fn stand_on(ground: Option<Ground>) {
    GROUND.set(ground);
}

/// A folder that is held open, with the path it was opened by. That is for messages: nothing is opened by it again.
#[derive(Clone, Debug)]
pub struct Folder {
    held: Rc<dyn Held>,
    path: PathBuf,
}

impl Folder {
    /// A folder that the user named; where they named a link, the folder behind it.
    pub(super) fn open(path: &Path) -> Result<Self, JournalError> {
        let opened = held(path).map_err(|error| JournalError::io(path, error))?;
        Ok(Self { held: opened, path: path.to_owned() })
    }

    /// A folder of which neither the last name nor, with `depth` 2, the one before it is a link.
    pub(super) fn through_no_link(path: &Path, depth: usize) -> Result<Self, JournalError> {
        match (depth.checked_sub(1), path.parent(), path.file_name()) {
            (Some(less), Some(around), Some(name)) => Self::through_no_link(around, less)?.folder(name),
            _ => Self::open(path),
        }
    }

    /// One that is made if it isn't there, with its name on disk: also where it was there, since who made it may have been cut
    /// off.
    pub(super) fn made(path: &Path) -> Result<Self, JournalError> {
        let around = path.parent().filter(|around| *around != Path::new("")).unwrap_or(Path::new("."));
        match (Self::open(path), path.file_name()) {
            (Err(JournalError::Missing { .. }), Some(name)) => Self::made(around)?.make_folder(name)?,
            (opened, _) => {
                opened?;
            }
        }
        match Self::open(around).and_then(|around| around.sync()) {
            // Somebody else's folder, in which we made nothing.
            Err(JournalError::Io { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied => {}
            synced => synced?,
        }
        Self::open(path)
    }

    /// A folder in this one; no link.
    pub(super) fn folder(&self, name: impl AsRef<Path>) -> Result<Self, JournalError> {
        let path = self.path.join(name.as_ref());
        match self.held.folder(name.as_ref()) {
            Ok(held) => Ok(Self { held, path }),
            Err(error) => Err(JournalError::io(&path, error)),
        }
    }

    /// The path that it was opened by.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a folder in this one, unless something stands there already.
    pub(super) fn make_folder(&self, name: impl AsRef<Path>) -> Result<(), JournalError> {
        let name = name.as_ref();
        self.held.make_folder(name).map_err(|error| JournalError::io(&self.path.join(name), error))
    }

    /// What stands under a name; `None` where nothing does. A disk that doesn't say is an error, not a no.
    pub(super) fn look(&self, name: impl AsRef<Path>) -> Result<Option<Looked>, JournalError> {
        let name = name.as_ref();
        match self.held.look(name) {
            Ok(looked) => Ok(Some(looked)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(JournalError::io(&self.path.join(name), error)),
        }
    }

    /// Puts the names in it on disk.
    pub(super) fn sync(&self) -> Result<(), JournalError> {
        self.held.sync().map_err(|error| JournalError::io(&self.path, error))
    }

    /// Is it the same folder, however it is called?
    pub(super) fn is(&self, other: &Self) -> Result<bool, JournalError> {
        let number = |folder: &Self| folder.held.number().map_err(|error| JournalError::io(&folder.path, error));
        Ok(match (number(self)?, number(other)?) {
            (Some(one), Some(two)) => one == two,
            _ => self.path == other.path,
        })
    }
}

/// All of the bytes at `offset`, or an error: a write that stops short is one too.
pub(super) fn write_all(file: &mut dyn File, bytes: &[u8], offset: u64) -> io::Result<()> {
    loop {
        return match file.write_at(bytes, offset) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Ok(written) if written < bytes.len() => Err(io::ErrorKind::StorageFull.into()),
            written => written.map(|_| ()),
        };
    }
}

/// The folder of a meeting, held open for one look at what is in it. Neither it nor the one around it is reached through a link.
pub fn meeting(path: &Path) -> Result<Folder, JournalError> {
    Folder::through_no_link(path, 2)
}

/// Opens a file of a meeting that is there already; its size is given with it. A file with two names isn't written to: what stands
/// under the other one is not ours.
pub(super) fn open(folder: &Folder, name: &str, how: How) -> Result<(Box<dyn File>, u64), JournalError> {
    let path = || folder.path().join(name);
    let failed = |error| JournalError::io(&path(), error);
    // A device can't be opened without waking it; looking first keeps that to who swaps one in at this very moment.
    match folder.held.look(Path::new(name)).map_err(failed)? {
        Looked::File => {}
        Looked::Link => return Err(JournalError::Link { path: path() }),
        Looked::Other => return Err(JournalError::NotAFile { path: path() }),
    }
    let file = folder.held.open(Path::new(name), how).map_err(failed)?;
    let about = file.about().map_err(failed)?;
    if !about.is_file {
        return Err(JournalError::NotAFile { path: path() });
    }
    if how != How::Read && about.has_other_names {
        return Err(JournalError::Link { path: path() });
    }
    if about.size > FILE_CAP {
        return Err(JournalError::TooBig { path: path(), size: about.size });
    }
    Ok((file, about.size))
}

/// Opens a file, or makes it.
pub(super) fn open_or_make(folder: &Folder, name: &str) -> Result<Box<dyn File>, JournalError> {
    folder.held.open(Path::new(name), How::Any).map_err(|error| JournalError::io(&folder.path().join(name), error))
}

/// Does the name still stand for this file?
pub(super) fn still_names(folder: &Folder, name: &str, file: &dyn File) -> Result<bool, JournalError> {
    folder.held.still_names(Path::new(name), file).map_err(|error| JournalError::io(&folder.path().join(name), error))
}

/// Makes a file that must not be there yet.
pub(super) fn create(folder: &Folder, name: &str, private: bool) -> Result<Box<dyn File>, JournalError> {
    folder.held.open(Path::new(name), How::New { private }).map_err(|error| {
        let path = folder.path().join(name);
        match error.kind() {
            io::ErrorKind::AlreadyExists => JournalError::Exists { path },
            _ => JournalError::io(&path, error),
        }
    })
}

/// Everything in a file.
pub(super) fn read(folder: &Folder, name: &str) -> Result<Vec<u8>, JournalError> {
    let (mut file, _) = open(folder, name, How::Read)?;
    file.read_from(0).map_err(|error| JournalError::io(&folder.path().join(name), error))
}

fn beside(name: &str) -> String {
    format!("{name}.new")
}

/// Takes away what was being put in place of a file when the power went. Nobody misses it where that fails.
pub(super) fn clear(folder: &Folder, name: &str) {
    let beside = beside(name);
    if let Ok(Some(_)) = folder.look(&beside) {
        let _ = folder.held.remove(Path::new(&beside));
    }
}

/// Puts a whole file in place for its owner only, or nothing: written beside it, synced, renamed over what stood there.
/// What is beside it has a name of its own, so that a power cut in between leaves no copy that nobody would find.
pub(super) fn place(folder: &Folder, name: &str, bytes: &[u8]) -> Result<Box<dyn File>, JournalError> {
    let beside = beside(name);
    let failed = |error| JournalError::io(&folder.path().join(name), error);
    let mut file = match create(folder, &beside, true) {
        Err(JournalError::Exists { .. }) => {
            folder.held.remove(Path::new(&beside)).map_err(failed)?;
            create(folder, &beside, true)?
        }
        created => created?,
    };
    let placed = write_all(file.as_mut(), bytes, 0)
        .and_then(|()| file.sync_all())
        .and_then(|()| folder.held.rename(Path::new(&beside), Path::new(name)));
    if let Err(error) = placed {
        let _ = folder.held.remove(Path::new(&beside));
        return Err(failed(error));
    }
    folder.sync()?;
    Ok(file)
}
