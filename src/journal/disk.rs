//! A journal's file, as the writer needs it, and how files of a meeting are opened: never through a link.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use super::{FILE_CAP, JournalError};
use crate::sys::{self, Folder, Looked};

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

/// The folder of a meeting. Neither it nor the one around it is reached through a link.
pub(super) fn meeting(path: &Path) -> Result<Folder, JournalError> {
    Folder::through_no_link(path, 2).map_err(|error| JournalError::io(path, error))
}

/// Opens a file of a meeting that is there already; its size is given with it. A file with two names isn't written to: what stands
/// under the other one is not ours.
pub(super) fn open(folder: &Folder, name: &str, write: bool) -> Result<(File, u64), JournalError> {
    let path = || folder.path().join(name);
    let failed = |error| JournalError::io(&path(), error);
    // A device can't be opened without waking it; looking first keeps that to who swaps one in at this very moment.
    match folder.look(name).map_err(failed)? {
        Looked::File => {}
        Looked::Link => return Err(JournalError::Link { path: path() }),
        Looked::Other => return Err(JournalError::NotAFile { path: path() }),
    }
    let file = folder.file(name, write).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(JournalError::NotAFile { path: path() });
    }
    if write && sys::has_other_names(&about) {
        return Err(JournalError::Link { path: path() });
    }
    let size = about.len();
    if size > FILE_CAP {
        return Err(JournalError::TooBig { path: path(), size });
    }
    Ok((file, size))
}

/// Makes a file that must not be there yet.
pub(super) fn create(folder: &Folder, name: &str) -> Result<File, JournalError> {
    folder.new_file(name).map_err(|error| {
        let path = folder.path().join(name);
        match error.kind() {
            io::ErrorKind::AlreadyExists => JournalError::Exists { path },
            _ => JournalError::io(&path, error),
        }
    })
}

/// Everything in a file.
pub(super) fn read(folder: &Folder, name: &str) -> Result<Vec<u8>, JournalError> {
    let (file, size) = open(folder, name, false)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(FILE_CAP).read_to_end(&mut bytes).map_err(|error| JournalError::io(&folder.path().join(name), error))?;
    Ok(bytes)
}

/// Puts the names in a folder on disk.
pub(super) fn sync_folder(folder: &Folder) -> Result<(), JournalError> {
    folder.sync().map_err(|error| JournalError::io(folder.path(), error))
}

/// Puts a whole file in place for its owner only, or nothing.
pub(super) fn place(folder: &Folder, name: &str, bytes: &[u8]) -> Result<File, JournalError> {
    folder.place(name, bytes, true).map_err(|error| JournalError::io(&folder.path().join(name), error))
}
