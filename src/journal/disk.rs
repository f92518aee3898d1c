//! The disk under a meeting's files: the few calls that everything in the journal is made of, and how files are opened,
//! read and put in place. Never through a link.

use std::{
    fs::{self, OpenOptions, TryLockError},
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
};

use super::{FILE_CAP, JournalError};
use crate::sys;

/// What the journal asks of a disk. A test puts one under it that fails, or that loses what was not synced.
pub(super) trait Disk {
    /// What stands there, itself: a link is not followed.
    fn about(&self, path: &Path) -> io::Result<About>;
    /// Opens a file; a link in its place is an error.
    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn File>>;
    /// Makes a folder; the one around it is there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Gives a file another name, over what had it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Comes back when the names in a folder are on disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// What the journal asks of an open file.
pub(super) trait File {
    fn about(&self) -> io::Result<About>;
    /// Everything from a place on, [`FILE_CAP`] bytes at most.
    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>>;
    /// Writes at a place; says how much went in.
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize>;
    /// Cuts off what stands behind.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    /// Comes back when the bytes are on disk.
    fn sync_data(&mut self) -> io::Result<()>;
    /// The same for a file that is new.
    fn sync_all(&mut self) -> io::Result<()>;
    /// Takes the lock of the file, if nobody has it.
    fn try_lock(&self) -> Result<(), TryLockError>;
    /// Lets go of it.
    fn unlock(&self);
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
    /// It is made if it isn't there.
    Any,
}

/// What stands at a path, or is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct About {
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// The system's number for it, where there is one.
    pub id: Option<(u64, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    Other,
}

impl From<&fs::Metadata> for About {
    fn from(about: &fs::Metadata) -> Self {
        let kind = match about.file_type() {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        Self { kind, size: about.len(), id: sys::identity(about) }
    }
}

/// The machine's own disk.
struct Plain;

impl Disk for Plain {
    fn about(&self, path: &Path) -> io::Result<About> {
        Ok(About::from(&fs::symlink_metadata(path)?))
    }

    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn File>> {
        let mut options = OpenOptions::new();
        options.read(true).write(how != How::Read);
        match how {
            How::Read | How::Write => {}
            How::New { private } => {
                options.create_new(true);
                if private {
                    sys::for_its_owner(&mut options);
                }
            }
            How::Any => {
                options.create(true);
            }
        }
        Ok(Box::new(sys::follow_no_link(&mut options).open(path)?))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sys::sync_folder(folder)
    }
}

impl File for fs::File {
    fn about(&self) -> io::Result<About> {
        Ok(About::from(&self.metadata()?))
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        self.seek(io::SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        self.take(FILE_CAP).read_to_end(&mut bytes)?;
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

    fn try_lock(&self) -> Result<(), TryLockError> {
        fs::File::try_lock(self)
    }

    fn unlock(&self) {
        let _ = fs::File::unlock(self);
    }
}

/// Asks the disk that everything stands on.
#[cfg(not(test))]
pub(super) fn on<T>(ask: impl FnOnce(&dyn Disk) -> T) -> T {
    ask(&Plain)
}

#[cfg(test)]
thread_local! {
    /// The disk that a test put under this thread.
    static UNDER: std::cell::RefCell<Option<std::rc::Rc<dyn Disk>>> = const { std::cell::RefCell::new(None) };
}

#[cfg(test)]
pub(super) fn on<T>(ask: impl FnOnce(&dyn Disk) -> T) -> T {
    let under = UNDER.with_borrow(Clone::clone);
    ask(under.as_deref().unwrap_or(&Plain))
}

/// Puts a disk under this thread, or the machine's own again.
#[cfg(test)]
pub(super) fn stand_on(disk: Option<std::rc::Rc<dyn Disk>>) {
    UNDER.set(disk);
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

/// What stands there; `None` where nothing does.
pub(super) fn about(path: &Path) -> Result<Option<About>, JournalError> {
    match on(|disk| disk.about(path)) {
        Ok(about) => Ok(Some(about)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(JournalError::io(path, error)),
    }
}

/// Opens a file of a meeting that is there already; its size is given with it.
pub(super) fn open(path: &Path, how: How) -> Result<(Box<dyn File>, u64), JournalError> {
    let failed = |error| JournalError::io(path, error);
    let about = on(|disk| disk.about(path)).map_err(failed)?;
    match about.kind {
        Kind::File => {}
        Kind::Link => return Err(JournalError::Link { path: path.into() }),
        Kind::Folder | Kind::Other => return Err(JournalError::NotAFile { path: path.into() }),
    }
    let file = on(|disk| disk.open(path, how)).map_err(failed)?;
    let opened = file.about().map_err(failed)?;
    if opened.id != about.id {
        return Err(JournalError::Link { path: path.into() });
    }
    let size = opened.size;
    if size > FILE_CAP {
        return Err(JournalError::TooBig { path: path.into(), size });
    }
    Ok((file, size))
}

/// Makes a file that must not be there yet.
pub(super) fn create(path: &Path, private: bool) -> Result<Box<dyn File>, JournalError> {
    on(|disk| disk.open(path, How::New { private })).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => JournalError::Exists { path: path.into() },
        _ => JournalError::io(path, error),
    })
}

/// Makes a folder, unless it is there; the one around it is.
pub(super) fn make_folder(path: &Path) -> Result<(), JournalError> {
    match on(|disk| disk.create_folder(path)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(JournalError::io(path, error)),
        _ => Ok(()),
    }
}

/// Makes a folder and all that are missing around it, with their names on disk. Those that are there are synced too: who
/// made them may have been cut off before.
pub(super) fn make_folders(path: &Path) -> Result<(), JournalError> {
    let around = path.parent().filter(|around| *around != Path::new(""));
    around.map_or(Ok(()), make_folders)?;
    if about(path)?.is_none() {
        make_folder(path)?;
    }
    match sync_folder(around.unwrap_or(Path::new("."))) {
        // Somebody else's folder, in which we made nothing.
        Err(JournalError::Io { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        synced => synced,
    }
}

/// Everything in a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, JournalError> {
    open(path, How::Read)?.0.read_from(0).map_err(|error| JournalError::io(path, error))
}

/// Puts the names in a folder on disk.
pub(super) fn sync_folder(folder: &Path) -> Result<(), JournalError> {
    on(|disk| disk.sync_folder(folder)).map_err(|error| JournalError::io(folder, error))
}

/// Puts a whole file in place for its owner only, or nothing: written beside it, synced, renamed over what stood there.
/// What is beside it has a name of its own, so that a power cut in between leaves no copy that nobody would find.
pub(super) fn place(path: &Path, bytes: &[u8]) -> Result<Box<dyn File>, JournalError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let written = match create(&beside, true) {
        Err(JournalError::Exists { .. }) => {
            on(|disk| disk.remove(&beside)).map_err(|error| JournalError::io(&beside, error))?;
            create(&beside, true)
        }
        created => created,
    };
    let mut file = written?;
    let placed = write_all(file.as_mut(), bytes, 0)
        .and_then(|()| file.sync_all())
        .and_then(|()| on(|disk| disk.rename(&beside, path)));
    if let Err(error) = placed {
        let _ = on(|disk| disk.remove(&beside));
        return Err(JournalError::io(path, error));
    }
    sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    Ok(file)
}
