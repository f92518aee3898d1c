//! Where the papers of a meeting were put, beside its journal: whoever is taken out of the record is looked for there.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{Home, settings};
use crate::sys::Folder;

const NAME: &str = "papers.ron";
/// Folders that are remembered; the oldest goes first.
const MOST: usize = 40;

impl Home {
    /// The folders that the papers of a meeting were put into, as far as anybody knows.
    pub fn papers_of(&self, meeting: Uuid) -> Vec<PathBuf> {
        let read = || {
            let held = Folder::through_no_link(&self.folder(meeting), 2)?;
            let mut bytes = Vec::new();
            held.file(NAME, false)?.take(settings::CAP).read_to_end(&mut bytes)?;
            ron::de::from_bytes(&bytes).map_err(io::Error::other)
        };
        read().unwrap_or_default()
    }

    /// Remembers one more.
    pub fn remember_papers(&self, meeting: Uuid, folder: &Path) -> io::Result<()> {
        let folder = std::path::absolute(folder)?;
        let mut known = self.papers_of(meeting);
        if known.contains(&folder) {
            return Ok(());
        }
        known.push(folder);
        let known = known.split_off(known.len().saturating_sub(MOST));
        let text = ron::ser::to_string_pretty(&known, ron::ser::PrettyConfig::new().new_line("\n"));
        let text = text.map_err(io::Error::other)? + "\n";
        let held = Folder::through_no_link(&self.folder(meeting), 2)?;
        held.place(NAME, text.as_bytes(), true).map(drop)
    }
}
