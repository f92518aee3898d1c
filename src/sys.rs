//! What differs between Linux, macOS and Windows, where files are concerned, the screen that goes dark, and being told that a file grew.

mod awake;
pub mod browser;
mod folder;
mod patience;
mod system;
mod watch;

use std::{
    fs::{File, Metadata},
    io,
};

pub use awake::Awake;
pub use folder::{Folder, Looked};
#[cfg(test)]
pub(crate) use patience::holders;
pub use patience::is_held;
pub use system::system;
pub use watch::Watch;

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

/// The file has another name somewhere (a hard link): what is written to it would be written there too.
#[cfg(unix)]
pub fn has_other_names(about: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

/// The system gives no number of names that can be asked for here.
#[cfg(windows)]
pub fn has_other_names(_about: &Metadata) -> bool {
    false
}

/// When anything about the file was changed last, in nanoseconds: nobody can set that back.
#[cfg(unix)]
pub fn changed(about: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt as _;
    about.ctime().wrapping_mul(1_000_000_000).wrapping_add(about.ctime_nsec())
}

/// The system doesn't say without unsafe code.
#[cfg(windows)]
pub fn changed(_about: &Metadata) -> i64 {
    0
}

/// A program that is started beside us shows no window of a console.
#[cfg(windows)]
fn without_window(command: &mut std::process::Command) -> &mut std::process::Command {
    const NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(command, NO_WINDOW)
}

/// None would.
#[cfg(unix)]
fn without_window(command: &mut std::process::Command) -> &mut std::process::Command {
    command
}

/// What this machine is called; nothing where nobody says.
#[cfg(unix)]
pub fn machine() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// What this machine is called; nothing where nobody says.
#[cfg(windows)]
pub fn machine() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

/// A link stands where a file or folder of ours should be; it was not followed.
#[derive(Debug, thiserror::Error)]
#[error("a link; it is not followed")]
struct IsALink;

fn link() -> io::Error {
    io::Error::other(IsALink)
}

/// Was it refused since it is a link?
pub fn is_a_link(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<IsALink>)
}
