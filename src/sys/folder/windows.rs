//! A folder is held by a handle that lets nobody rename, delete or replace it meanwhile, so that its path stays its own. Of a file
//! that is opened such a handle is taken first, of the name itself and not of what a link leads to.
#![allow(clippy::unnecessary_wraps, reason = "the other systems can fail where this one has no call")]

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::windows::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Looked;
use crate::sys::{link, patience::Why};

/// Others may read and write, and neither delete nor rename.
const STAYS: u32 = 1 | 2;
/// A link itself, and not what it leads to.
const ITSELF: u32 = 0x0020_0000;
/// Folders, too.
const FOLDERS: u32 = 0x0200_0000;

/// As the system numbers them: access denied, sharing violation, lock violation.
const DENIED: i32 = 5;
const SHARING: i32 = 32;
const LOCKED: i32 = 33;

pub type Held = Arc<Place>;

/// A folder by its path, and what keeps it there.
#[derive(Debug)]
pub struct Place {
    path: PathBuf,
    _stays: Option<File>,
}

impl Place {
    fn join(&self, name: &Path) -> PathBuf {
        self.path.join(name)
    }
}

/// What stands there, a link itself; as long as it is kept nobody puts anything else in its place.
fn stays(path: &Path) -> io::Result<File> {
    let there = OpenOptions::new().read(true).share_mode(STAYS).custom_flags(ITSELF | FOLDERS).open(path)?;
    if there.metadata()?.is_symlink() { Err(link()) } else { Ok(there) }
}

/// One that the user named isn't held: where a link stands, it is theirs.
pub fn open(path: &Path) -> io::Result<Held> {
    if fs::metadata(path)?.is_dir() {
        Ok(Arc::new(Place { path: path.to_owned(), _stays: None }))
    } else {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

pub fn folder(held: &Held, name: &Path) -> io::Result<Held> {
    let path = held.join(name);
    let there = stays(&path)?;
    if there.metadata()?.is_dir() {
        Ok(Arc::new(Place { path, _stays: Some(there) }))
    } else {
        Err(io::ErrorKind::NotADirectory.into())
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

pub fn file(held: &Held, name: &Path, write: bool) -> io::Result<File> {
    let path = held.join(name);
    let there = stays(&path)?;
    let file = OpenOptions::new().read(true).write(write).open(&path);
    drop(there);
    file
}

pub fn file_or_new(held: &Held, name: &Path) -> io::Result<File> {
    match file(held, name, true) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match new_file(held, name, false) {
            // Somebody was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => file(held, name, true),
            made => made,
        },
        opened => opened,
    }
}

/// Where a link stands, something is there.
pub fn new_file(held: &Held, name: &Path, _private: bool) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).custom_flags(ITSELF).open(held.join(name))
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

pub fn hand_over((held, from): (&Held, &Path), (other, to): (&Held, &Path)) -> io::Result<()> {
    fs::rename(held.join(from), other.join(to))
}

pub fn remove_folder(held: &Held, name: &Path) -> io::Result<()> {
    fs::remove_dir(held.join(name))
}

pub fn remove(held: &Held, name: &Path) -> io::Result<()> {
    fs::remove_file(held.join(name))
}

pub fn why_not_opened(error: io::Error) -> Why {
    match error.raw_os_error() {
        Some(SHARING | LOCKED) => Why::Held,
        _ => Why::Other(error),
    }
}

/// Replacing or deleting a file that others hold is denied in the same words as one that nobody may touch; so it is asked for by
/// nobody else's leave. Where it can be had so, whoever held it has let go meanwhile, or it is about the folder.
pub fn why(error: io::Error, places: &[(&Held, &Path)]) -> Why {
    if error.raw_os_error() != Some(DENIED) {
        return why_not_opened(error);
    }
    let alone = |(held, name): &(&Held, &Path)| {
        OpenOptions::new()
            .read(true)
            .write(true)
            .share_mode(0)
            .open(held.join(name))
            .map_err(|error| error.raw_os_error())
    };
    let asked: Vec<_> = places.iter().map(alone).collect();
    if asked.iter().any(|asked| matches!(asked, Err(Some(SHARING | LOCKED)))) {
        return Why::Held;
    }
    if asked.iter().any(|asked| matches!(asked, Err(Some(DENIED)))) { Why::Other(error) } else { Why::Perhaps(error) }
}
