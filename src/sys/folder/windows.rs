//! By path: a folder can't be held here without unsafe code. Making a link takes an administrator or the developer mode, and is
//! looked for before each call; between the look and the call there is a gap.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::windows::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use super::Looked;
use crate::sys::{link, patience::Why};

/// As the system numbers them: access denied, sharing violation, lock violation.
const DENIED: i32 = 5;
const SHARING: i32 = 32;
const LOCKED: i32 = 33;

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
