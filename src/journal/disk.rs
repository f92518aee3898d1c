//! A journal's file, as the writer needs it, and how files of a meeting are opened: never through a link.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _},
    path::Path,
};

use super::{FILE_CAP, JournalError};
use crate::sys;

/// What the writer asks of its file; a test puts one in that fails.
pub(super) trait Disk {
    /// Writes at a place; says how much went in.
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize>;
    /// Comes back when the bytes are on disk.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Cuts off what stands behind.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
}

impl Disk for File {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        sys::write_at(self, bytes, offset)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        File::set_len(self, len)
    }
}

/// All of the bytes at `offset`, or an error: a write that stops short is one too.
pub(super) fn write_all(disk: &mut dyn Disk, bytes: &[u8], offset: u64) -> io::Result<()> {
    match disk.write_at(bytes, offset)? {
        written if written == bytes.len() => Ok(()),
        _ => Err(io::ErrorKind::StorageFull.into()),
    }
}

/// Opens a file of a meeting that is there already; its size is given with it.
pub(super) fn open(path: &Path, write: bool) -> Result<(File, u64), JournalError> {
    let about = fs::symlink_metadata(path).map_err(|error| JournalError::io(path, error))?;
    if about.is_symlink() {
        return Err(JournalError::Link { path: path.into() });
    }
    if !about.is_file() {
        return Err(JournalError::NotAFile { path: path.into() });
    }
    let mut options = OpenOptions::new();
    let file = sys::follow_no_link(options.read(true).write(write))
        .open(path)
        .map_err(|error| JournalError::io(path, error))?;
    let opened = file.metadata().map_err(|error| JournalError::io(path, error))?;
    if !sys::same_file(&about, &opened) {
        return Err(JournalError::Link { path: path.into() });
    }
    let size = opened.len();
    if size > FILE_CAP {
        return Err(JournalError::TooBig { path: path.into(), size });
    }
    Ok((file, size))
}

/// Makes a file that must not be there yet.
pub(super) fn create(path: &Path) -> Result<File, JournalError> {
    let mut options = OpenOptions::new();
    sys::follow_no_link(options.read(true).write(true).create_new(true)).open(path).map_err(|error| {
        match error.kind() {
            io::ErrorKind::AlreadyExists => JournalError::Exists { path: path.into() },
            _ => JournalError::io(path, error),
        }
    })
}

/// Everything in a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, JournalError> {
    let (file, size) = open(path, false)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(FILE_CAP).read_to_end(&mut bytes).map_err(|error| JournalError::io(path, error))?;
    Ok(bytes)
}

/// Puts the names in a folder on disk.
pub(super) fn sync_folder(folder: &Path) -> Result<(), JournalError> {
    sys::sync_folder(folder).map_err(|error| JournalError::io(folder, error))
}

/// Puts a whole file in place for its owner only, or nothing.
pub(super) fn place(path: &Path, bytes: &[u8]) -> Result<File, JournalError> {
    sys::place(path, bytes, true).map_err(|error| JournalError::io(path, error))
}
