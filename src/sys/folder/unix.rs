//! Everything by a handle of the folder, so that a name in it is one name and never a path.

use std::{fs::File, io, os::fd::OwnedFd, path::Path, sync::Arc};

use rustix::{
    fs::{AtFlags, CWD, FileType, Mode, OFlags, fstat, fsync, mkdirat, openat, renameat, statat, unlinkat},
    io::Errno,
};

use super::Looked;
use crate::sys::{link, patience::Why};

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

pub fn hand_over((held, from): (&Held, &Path), (other, to): (&Held, &Path)) -> io::Result<()> {
    Ok(renameat(held, from, other, to)?)
}

pub fn remove_folder(held: &Held, name: &Path) -> io::Result<()> {
    Ok(unlinkat(held, name, AtFlags::REMOVEDIR)?)
}

pub fn remove(held: &Held, name: &Path) -> io::Result<()> {
    Ok(unlinkat(held, name, AtFlags::empty())?)
}

/// Nobody is in anybody's way here, but on some file systems of other machines.
pub fn why(error: io::Error, _places: &[(&Held, &Path)]) -> Why {
    why_not_opened(error)
}

pub fn why_not_opened(error: io::Error) -> Why {
    match error.kind() {
        io::ErrorKind::ResourceBusy => Why::Held,
        io::ErrorKind::ExecutableFileBusy => Why::Perhaps(error),
        _ => Why::Other(error),
    }
}
