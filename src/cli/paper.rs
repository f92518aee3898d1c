//! One paper of the station into a file, whole or not at all.

use std::path::Path;

use super::{Caller, CliError, Exit};
use crate::{
    document::{self, Document},
    i18n::printed as words,
    office::printed::{self, NotPut},
    sys::Folder,
};

/// A paper into a file, by how it ends; without one Markdown to stdout.
pub(super) fn put(caller: &Caller, paper: &Document, out: Option<&Path>) -> Result<Exit, CliError> {
    let Some(file) = out else { return caller.print(&document::markdown::write(paper)) };
    match printed::put(paper, file) {
        Ok(()) => caller.print_path(file),
        Err(NotPut::Ending) => Err(CliError::new(Exit::Usage, words::no_ending(caller.lang))),
        Err(NotPut::NoFolder(folder)) => {
            Err(CliError::new(Exit::Usage, words::no_folder(caller.lang, &crate::i18n::journal::place(&folder))))
        }
        Err(NotPut::Io(error)) => Err(caller.io(&file.to_string_lossy(), &error)),
        Err(other) => Err(CliError::new(Exit::Disk, other.to_string())),
    }
}

/// Bytes into a file.
pub(super) fn put_bytes(caller: &Caller, file: &Path, bytes: &[u8]) -> Result<Exit, CliError> {
    let around = file.parent().filter(|around| !around.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let put =
        Folder::open(around).and_then(|folder| folder.place(file.file_name().unwrap_or(file.as_os_str()), bytes, true));
    put.map_err(|error| caller.io(&file.to_string_lossy(), &error))?;
    caller.print_path(file)
}
