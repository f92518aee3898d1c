//! Papers of the station's book: the sheet that is walked with, the minutes of the council, the paper of a change of terms. Built as plain parts, written by the ending
//! of the file.

mod covenant;
mod draft;
mod handover;
mod rounds;
mod sitting;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use covenant::covenant;
pub use draft::{drafts, is_heard};
pub use handover::handover;
pub use rounds::rounds;
pub use sitting::sitting;

use crate::{
    document::{Document, Format, Part, Unwritable},
    i18n::Lang,
    sys::Folder,
};

/// Why a paper isn't there.
#[derive(Debug, thiserror::Error)]
pub enum NotPut {
    /// The file has no ending of a paper.
    #[error("a paper ends with .docx, .html or .md")]
    Ending,
    /// There is no such folder.
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
    /// It can't be packed.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    /// The disk.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes a paper where it is wanted, as what the file ends with.
pub fn put(document: &Document, file: &Path) -> Result<(), NotPut> {
    let ending = file.extension().map(|own| own.to_string_lossy().to_lowercase());
    let format = Format::ALL.into_iter().find(|format| Some(format.name()) == ending.as_deref());
    // What has no ending, or ends in a slash, was meant as a folder.
    let is_folder = ending.is_none() || file.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    let format = match format.filter(|_| !is_folder) {
        Some(format) => format,
        None if is_folder && !file.is_dir() => return Err(NotPut::NoFolder(file.to_owned())),
        None => return Err(NotPut::Ending),
    };
    let bytes = format.write(document)?;
    let name = file.file_name().unwrap_or(file.as_os_str());
    let around = file.parent().filter(|around| !around.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !around.is_dir() {
        return Err(NotPut::NoFolder(around.to_owned()));
    }
    Folder::open(around)?.place(name, &bytes, true)?;
    Ok(())
}

/// A line for a name and a day.
pub(super) fn signature(lang: Lang, role: String) -> Part {
    Part::Signature { role, signed: Some(crate::i18n::printed::sign_here(lang)) }
}
