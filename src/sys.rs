//! What differs between Linux, macOS and Windows, where files are concerned, and the screen that goes dark.

mod awake;

use std::{
    fs::{File, Metadata, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

pub use awake::Awake;

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

/// What was looked at is what was opened: nobody put something else in its place in between.
#[cfg(unix)]
pub fn same_file(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// The system gives files no number that can be asked for here.
#[cfg(windows)]
pub fn same_file(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

/// Puts the names in a folder on disk: a new file is lost in a power cut without this.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// NTFS keeps names in its own log.
#[cfg(windows)]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts a whole file in place, or nothing: written beside it, synced, renamed over what stood there.
pub fn place(path: &Path, bytes: &[u8], private: bool) -> io::Result<File> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    let mut beside = shared_unless(private, &mut builder).tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    let file = beside.persist(path)?;
    sync_folder(folder)?;
    Ok(file)
}

/// A temporary file is its owner's only; otherwise what the user's mask leaves of everybody's.
#[cfg(unix)]
fn shared_unless<'a, 'b>(private: bool, builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a tempfile::Builder<'b, 'b> {
    use std::{fs::Permissions, os::unix::fs::PermissionsExt as _};
    if private {
        return builder;
    }
    builder.permissions(Permissions::from_mode(0o666))
}

/// Access follows from the folder here.
#[cfg(windows)]
fn shared_unless<'a, 'b>(_private: bool, builder: &'a mut tempfile::Builder<'b, 'b>) -> &'a tempfile::Builder<'b, 'b> {
    builder
}
