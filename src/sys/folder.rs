//! A folder that is held open. What is done in it by name is done in this folder, and through no link, whatever somebody puts
//! at its path meanwhile.

use std::{
    fs::File,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// A file.
    File,
    /// A link, wherever it leads.
    Link,
    /// A folder, a pipe, a device.
    Other,
}

/// A folder that is held open, with the path it was opened by. That is for messages: nothing is opened by it again.
#[derive(Clone, Debug)]
pub struct Folder {
    held: system::Held,
    path: PathBuf,
}

impl Folder {
    /// A folder that the user named; where they named a link, the folder behind it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let there = if path == Path::new("") { Path::new(".") } else { path };
        Ok(Self { held: system::open(there)?, path: path.to_owned() })
    }

    /// A folder of which neither the last name nor, with `depth` 2, the one before it is a link.
    pub fn through_no_link(path: &Path, depth: usize) -> io::Result<Self> {
        match (depth.checked_sub(1), path.parent(), path.file_name()) {
            (Some(less), Some(around), Some(name)) => Self::through_no_link(around, less)?.folder(name),
            _ => Self::open(path),
        }
    }

    /// A folder in this one; no link.
    pub fn folder(&self, name: impl AsRef<Path>) -> io::Result<Self> {
        let name = name.as_ref();
        Ok(Self { held: system::folder(&self.held, name)?, path: self.path.join(name) })
    }

    /// The path that it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a folder in this one, unless something stands there already.
    pub fn make_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        system::make_folder(&self.held, name.as_ref())
    }

    /// What stands under a name, without opening it.
    pub fn look(&self, name: impl AsRef<Path>) -> io::Result<Looked> {
        system::look(&self.held, name.as_ref())
    }

    /// Opens what is there; a pipe or a device keeps nobody waiting.
    pub fn file(&self, name: impl AsRef<Path>, write: bool) -> io::Result<File> {
        system::file(&self.held, name.as_ref(), write)
    }

    /// Opens what is there to be read and written, or makes it.
    pub fn file_or_new(&self, name: impl AsRef<Path>) -> io::Result<File> {
        system::file_or_new(&self.held, name.as_ref())
    }

    /// Makes a file that must not be there yet. A private one is its owner's only.
    pub fn new_file(&self, name: impl AsRef<Path>, private: bool) -> io::Result<File> {
        system::new_file(&self.held, name.as_ref(), private)
    }

    /// Gives a file another name in this folder, over what had it.
    pub fn rename(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
        system::rename(&self.held, from.as_ref(), to.as_ref())
    }

    /// Gives a file another folder and another name there, over what had it.
    pub fn hand_to(&self, from: impl AsRef<Path>, other: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        system::hand_over((&self.held, from.as_ref()), (&other.held, to.as_ref()))
    }

    /// Takes an empty folder away.
    pub fn remove_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        system::remove_folder(&self.held, name.as_ref())
    }

    /// Takes a file away.
    pub fn remove(&self, name: impl AsRef<Path>) -> io::Result<()> {
        system::remove(&self.held, name.as_ref())
    }

    /// The system's number for it, where there is one.
    pub fn number(&self) -> io::Result<Option<(u64, u64)>> {
        system::number(&self.held)
    }

    /// Does the name still stand for this file?
    pub fn still_names(&self, name: impl AsRef<Path>, file: &File) -> io::Result<bool> {
        system::still_names(&self.held, name.as_ref(), file)
    }

    /// Puts the names in it on disk: a new file is lost in a power cut without this. Some file systems of sticks have no such
    /// call, and say that it makes no sense; there is nothing more to be done there.
    pub fn sync(&self) -> io::Result<()> {
        system::sync(&self.held)
    }

    /// Puts a whole file in place, or nothing: written beside it, synced, renamed over what stood there. A private one is its
    /// owner's only.
    pub fn place(&self, name: impl AsRef<Path>, bytes: &[u8], private: bool) -> io::Result<File> {
        let file = self.put(name, bytes, private)?;
        self.sync()?;
        Ok(file)
    }

    /// The same for what may be lost, but is never half: its name isn't waited for.
    pub fn place_lightly(&self, name: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        self.put(name, bytes, true).map(|_| ())
    }

    /// Writes a whole file beside where it is to be, and says how it is called there: a rename puts it in place.
    pub fn prepare(&self, name: impl AsRef<Path>, bytes: &[u8]) -> io::Result<PathBuf> {
        Ok(self.written_beside(name.as_ref(), bytes, false)?.0)
    }

    fn put(&self, name: impl AsRef<Path>, bytes: &[u8], private: bool) -> io::Result<File> {
        let (beside, file) = self.written_beside(name.as_ref(), bytes, private)?;
        if let Err(error) = self.rename(&beside, name.as_ref()) {
            // What is left of it would only be in the way.
            let _ = self.remove(&beside);
            return Err(error);
        }
        Ok(file)
    }

    fn written_beside(&self, name: &Path, bytes: &[u8], private: bool) -> io::Result<(PathBuf, File)> {
        let (beside, mut file) = self.beside(name, private)?;
        if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
            let _ = self.remove(&beside);
            return Err(error);
        }
        Ok((beside, file))
    }

    /// A new file with a name of its own; those of programs that were killed may stand there still.
    fn beside(&self, name: &Path, private: bool) -> io::Result<(PathBuf, File)> {
        let mut n = 0;
        loop {
            let beside = PathBuf::from(format!(".{}.{}.{n}", name.display(), std::process::id()));
            match self.new_file(&beside, private) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 100 => n += 1,
                made => return made.map(|file| (beside, file)),
            }
        }
    }
}

/// Everything by a handle of the folder, so that a name in it is one name and never a path.
#[cfg(unix)]
mod unix {
    use std::{fs::File, io, os::fd::OwnedFd, path::Path, sync::Arc};

    use rustix::{
        fs::{AtFlags, CWD, FileType, Mode, OFlags, fstat, fsync, mkdirat, openat, renameat, statat, unlinkat},
        io::Errno,
    };

    use super::Looked;
    use crate::sys::link;

    /// A terminal doesn't become ours, a pipe that nobody writes to doesn't hold us up, no child of ours inherits it.
    const ALWAYS: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
    const FOLDER: OFlags = OFlags::DIRECTORY.union(OFlags::RDONLY).union(OFlags::CLOEXEC);
    /// What the user's mask leaves of everybody's.
    const SHARED: Mode = Mode::from_raw_mode(0o666);
    const OWNERS: Mode = Mode::RUSR.union(Mode::WUSR);

    pub type Held = Arc<OwnedFd>;

    pub fn open(path: &Path) -> io::Result<Held> {
        Ok(Arc::new(openat(CWD, path, FOLDER, Mode::empty())?))
    }

    pub fn folder(held: &Held, name: &Path) -> io::Result<Held> {
        match openat(held, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(folder) => Ok(Arc::new(folder)),
            // Which of the two a link gives, differs.
            Err(Errno::NOTDIR | Errno::LOOP) if look(held, name)? == Looked::Link => Err(link()),
            Err(error) => Err(error.into()),
        }
    }

    pub fn make_folder(held: &Held, name: &Path) -> io::Result<()> {
        match mkdirat(held, name, Mode::from_raw_mode(0o777)) {
            Ok(()) | Err(Errno::EXIST) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub fn look(held: &Held, name: &Path) -> io::Result<Looked> {
        let about = statat(held, name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(match FileType::from_raw_mode(about.st_mode) {
            FileType::RegularFile => Looked::File,
            FileType::Symlink => Looked::Link,
            _ => Looked::Other,
        })
    }

    fn opened(held: &Held, name: &Path, flags: OFlags, mode: Mode) -> io::Result<File> {
        match openat(held, name, flags | ALWAYS, mode) {
            Ok(file) => Ok(File::from(file)),
            Err(Errno::LOOP) => Err(link()),
            Err(error) => Err(error.into()),
        }
    }

    pub fn file(held: &Held, name: &Path, write: bool) -> io::Result<File> {
        opened(held, name, if write { OFlags::RDWR } else { OFlags::RDONLY }, Mode::empty())
    }

    pub fn file_or_new(held: &Held, name: &Path) -> io::Result<File> {
        opened(held, name, OFlags::RDWR | OFlags::CREATE, SHARED)
    }

    pub fn new_file(held: &Held, name: &Path, private: bool) -> io::Result<File> {
        let mode = if private { OWNERS } else { SHARED };
        opened(held, name, OFlags::RDWR | OFlags::CREATE | OFlags::EXCL, mode)
    }

    pub fn still_names(held: &Held, name: &Path, file: &File) -> io::Result<bool> {
        let (there, here) = (statat(held, name, AtFlags::SYMLINK_NOFOLLOW)?, fstat(file)?);
        Ok((there.st_dev, there.st_ino) == (here.st_dev, here.st_ino))
    }

    pub fn sync(held: &Held) -> io::Result<()> {
        match fsync(held) {
            Ok(()) | Err(Errno::INVAL) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    pub fn number(held: &Held) -> io::Result<Option<(u64, u64)>> {
        let about = fstat(held)?;
        Ok(Some((about.st_dev, about.st_ino)))
    }

    pub fn rename(held: &Held, from: &Path, to: &Path) -> io::Result<()> {
        hand_over((held, from), (held, to))
    }

    pub fn hand_over((held, from): (&Held, &Path), (other, to): (&Held, &Path)) -> io::Result<()> {
        Ok(renameat(held, from, other, to)?)
    }

    pub fn remove_folder(held: &Held, name: &Path) -> io::Result<()> {
        Ok(unlinkat(held, name, AtFlags::REMOVEDIR)?)
    }

    pub fn remove(held: &Held, name: &Path) -> io::Result<()> {
        Ok(unlinkat(held, name, AtFlags::empty())?)
    }
}

/// By path: a folder can't be held here without unsafe code. Making a link takes an administrator or the developer mode, and is
/// looked for before each call; between the look and the call there is a gap.
#[cfg(windows)]
mod windows {
    use std::{
        fs::{self, File, OpenOptions},
        io,
        path::{Path, PathBuf},
    };

    use super::Looked;
    use crate::sys::link;

    pub type Held = PathBuf;

    pub fn open(path: &Path) -> io::Result<Held> {
        match fs::metadata(path)?.is_dir() {
            true => Ok(path.to_owned()),
            false => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    pub fn folder(held: &Held, name: &Path) -> io::Result<Held> {
        let path = held.join(name);
        match path.symlink_metadata()? {
            about if about.is_symlink() => Err(link()),
            about if about.is_dir() => Ok(path),
            _ => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    pub fn make_folder(held: &Held, name: &Path) -> io::Result<()> {
        match fs::create_dir(held.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    }

    pub fn look(held: &Held, name: &Path) -> io::Result<Looked> {
        let about = held.join(name).symlink_metadata()?;
        Ok(match about.file_type() {
            kind if kind.is_symlink() => Looked::Link,
            kind if kind.is_file() => Looked::File,
            _ => Looked::Other,
        })
    }

    fn opened(held: &Held, name: &Path, options: &mut OpenOptions) -> io::Result<File> {
        match look(held, name) {
            Ok(Looked::Link) => Err(link()),
            _ => options.open(held.join(name)),
        }
    }

    pub fn file(held: &Held, name: &Path, write: bool) -> io::Result<File> {
        opened(held, name, OpenOptions::new().read(true).write(write))
    }

    pub fn file_or_new(held: &Held, name: &Path) -> io::Result<File> {
        opened(held, name, OpenOptions::new().read(true).write(true).create(true).truncate(false))
    }

    pub fn new_file(held: &Held, name: &Path, _private: bool) -> io::Result<File> {
        opened(held, name, OpenOptions::new().read(true).write(true).create_new(true))
    }

    /// The system gives files no number that can be asked for here.
    pub fn still_names(_held: &Held, _name: &Path, _file: &File) -> io::Result<bool> {
        Ok(true)
    }

    pub fn number(_held: &Held) -> io::Result<Option<(u64, u64)>> {
        Ok(None)
    }

    /// NTFS keeps names in its own log.
    pub fn sync(_held: &Held) -> io::Result<()> {
        Ok(())
    }

    pub fn rename(held: &Held, from: &Path, to: &Path) -> io::Result<()> {
        hand_over((held, from), (held, to))
    }

    pub fn hand_over((held, from): (&Held, &Path), (other, to): (&Held, &Path)) -> io::Result<()> {
        fs::rename(held.join(from), other.join(to))
    }

    pub fn remove_folder(held: &Held, name: &Path) -> io::Result<()> {
        fs::remove_dir(held.join(name))
    }

    pub fn remove(held: &Held, name: &Path) -> io::Result<()> {
        fs::remove_file(held.join(name))
    }
}
