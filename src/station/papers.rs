//! Where the papers of a meeting were put, beside its journal: whoever is taken out of the record is looked for there.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{Home, settings};
use crate::sys::Folder;

const NAME: &str = "papers.ron";
/// Sheets of the paper kit that have names on them.
const KIT: &str = "kit.ron";
/// Paths that are remembered; the oldest goes first.
const MOST: usize = 40;

impl Home {
    /// The folders that the papers of a meeting were put into, as far as anybody knows.
    pub fn papers_of(&self, meeting: Uuid) -> Vec<PathBuf> {
        self.known(meeting, NAME)
    }

    /// The files of the paper kit that were written with names on them.
    pub fn kit_of(&self, meeting: Uuid) -> Vec<PathBuf> {
        self.known(meeting, KIT)
    }

    fn known(&self, meeting: Uuid, list: &str) -> Vec<PathBuf> {
        let read = || {
            let held = Folder::through_no_link(&self.folder(meeting), 2)?;
            let mut bytes = Vec::new();
            held.file(list, false)?.take(settings::CAP).read_to_end(&mut bytes)?;
            ron::de::from_bytes(&bytes).map_err(io::Error::other)
        };
        read().unwrap_or_default()
    }

    /// Remembers one more folder.
    pub fn remember_papers(&self, meeting: Uuid, folder: &Path) -> io::Result<()> {
        self.remember(meeting, NAME, folder)
    }

    /// Remembers one more sheet with names on it.
    pub fn remember_kit(&self, meeting: Uuid, file: &Path) -> io::Result<()> {
        self.remember(meeting, KIT, file)
    }

    fn remember(&self, meeting: Uuid, list: &str, path: &Path) -> io::Result<()> {
        let path = std::path::absolute(path)?;
        let mut known = self.known(meeting, list);
        if known.contains(&path) {
            return Ok(());
        }
        known.push(path);
        let known = known.split_off(known.len().saturating_sub(MOST));
        let text = ron::ser::to_string_pretty(&known, ron::ser::PrettyConfig::new().new_line("\n"));
        let text = text.map_err(io::Error::other)? + "\n";
        let held = Folder::through_no_link(&self.folder(meeting), 2)?;
        held.place(list, text.as_bytes(), true).map(drop)
    }
}
