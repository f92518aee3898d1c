//! Files in a folder that somebody named and that belongs to no meeting: the paper kit. All of them, or none.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    Clerk,
    filed::{PapersError, blocked},
};
use crate::{
    document::{Document, Format, Unwritable},
    i18n::{Lang, files},
    sys::{self, Folder, Looked},
    table::out::Book,
};

/// What became of files that were put into a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// They are there.
    pub files: Vec<PathBuf>,
    /// These are as they were: another program has them open.
    pub held: Vec<PathBuf>,
}

/// Puts files by their names into a folder, over those of an earlier time. All are written beside first, so that a full disk leaves
/// what was there.
pub fn lay(into: &Path, files: &[(String, Vec<u8>)]) -> Result<Laid, PapersError> {
    let is_new = into.symlink_metadata().is_err();
    fs::create_dir_all(into).map_err(|error| blocked(error, into))?;
    let done = Folder::open(into).map_err(|error| blocked(error, into)).and_then(|held| put(&held, files));
    if done.is_err() && is_new {
        let _ = fs::remove_dir(into);
    }
    done.map(|laid| Laid {
        files: laid.files.iter().map(|name| into.join(name)).collect(),
        held: laid.held.iter().map(|name| into.join(name)).collect(),
    })
}

fn put(folder: &Folder, files: &[(String, Vec<u8>)]) -> Result<Laid, PapersError> {
    let mut beside = Vec::new();
    let prepared = files.iter().try_for_each(|(name, bytes)| {
        match folder.look(name) {
            Ok(Looked::Other) => return Err(PapersError::InTheWay(folder.path().join(name))),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            Ok(_) | Err(_) => {}
        }
        beside.push((folder.prepare(name, bytes).map_err(|error| blocked(error, folder.path()))?, name));
        Ok(())
    });
    let mut laid = Laid::default();
    let done = prepared.and_then(|()| {
        for (path, name) in &beside {
            match folder.rename(path, name) {
                Ok(()) => laid.files.push(name.into()),
                Err(error) if sys::is_held(&error) => {
                    let _ = folder.remove(path);
                    laid.held.push(name.into());
                }
                Err(error) => return Err(blocked(error, &folder.path().join(name))),
            }
        }
        Ok(folder.sync()?)
    });
    if done.is_err() {
        // What is in place already isn't there any more.
        for (path, _) in &beside {
            let _ = folder.remove(path);
        }
    }
    done.map(|()| laid)
}

impl Clerk {
    /// Puts a paper of the station into its folder of papers, as these and as a workbook: where the station wants papers, else in the home.
    pub(super) fn lay_paper(
        &self,
        lang: Lang,
        name: &str,
        (paper, formats): (&Document, &[Format]),
        book: Option<&Book>,
    ) -> Result<Laid, PapersError> {
        let as_what = |format: &Format| Ok((format!("{name}.{}", format.name()), format.write(paper)?));
        let mut all = formats.iter().map(as_what).collect::<Result<Vec<_>, Unwritable>>()?;
        if let Some(book) = book {
            all.push((format!("{name}.xlsx"), book.write().map_err(Unwritable::from)?));
        }
        lay(&self.papers(lang), &all)
    }

    /// The folder of papers: where the station wants it, else in the home.
    pub(super) fn papers(&self, lang: Lang) -> PathBuf {
        let wanted = self.home.settings().ok().and_then(|settings| settings.papers);
        wanted.unwrap_or_else(|| self.home.root().join(files::all(lang)))
    }
}
