//! What differs between Linux, macOS and Windows, where files are concerned.

use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

/// Writes at a place of the file without moving a cursor; says how many bytes went in, like `write`.
#[cfg(unix)]
pub fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::write_at(file, bytes, offset)
}

/// Writes at a place of the file; says how many bytes went in, like `write`.
#[cfg(windows)]
pub fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_write(file, bytes, offset)
}

/// Opening fails where a link stands instead of the file itself.
#[cfg(unix)]
pub fn follow_no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, libc::O_NOFOLLOW)
}

/// Making a link takes an administrator here; callers look for one before they open.
#[cfg(windows)]
pub fn follow_no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// The file that is made is for its owner only.
#[cfg(unix)]
pub fn for_its_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

/// Access follows from the folder here.
#[cfg(windows)]
pub fn for_its_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// The number that the system gives to a file: what was looked at is what was opened, and nobody put something else in its
/// place in between.
#[cfg(unix)]
pub fn identity(about: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((about.dev(), about.ino()))
}

/// The system gives files no number that can be asked for here.
#[cfg(windows)]
pub fn identity(_about: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Puts the names in a folder on disk: a new file is lost in a power cut without this. Some file systems of sticks have no such
/// call, and say that it makes no sense (EINVAL); there is nothing more to be done there.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

/// NTFS keeps names in its own log.
#[cfg(windows)]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts a whole file in place, or nothing: written beside it, synced, renamed over what stood there.
pub fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut beside = readable(&mut tempfile::Builder::new()).tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    sync_folder(folder)
}

/// A temporary file is its owner's only; this one is what the user's mask leaves of everybody's.
#[cfg(unix)]
fn readable<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a tempfile::Builder<'b, 'b> {
    use std::{fs::Permissions, os::unix::fs::PermissionsExt as _};
    builder.permissions(Permissions::from_mode(0o666))
}

/// Access follows from the folder here.
#[cfg(windows)]
fn readable<'a, 'b>(builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a tempfile::Builder<'b, 'b> {
    builder
}
