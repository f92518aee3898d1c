//! The papers of the meeting at one key: every cut in every format, into the meeting's folder.

use std::io;

use super::{Desk, Tone, words};
use crate::{
    i18n::{Lang, journal},
    minutes::{self, Order},
    sitting::Sitting,
    sys::Folder,
    text,
};

/// Where they lie, in the folder of the meeting.
pub const PAPERS: &str = "papers";

/// Writes every cut in every format into the meeting's folder, and says how many files there are; else why not.
pub fn place(sitting: &Sitting, lang: Lang) -> Result<usize, String> {
    let files = sitting.recorded(lang, |record| minutes::files(sitting.meeting(), record, &Order::ALL));
    let files = files.map_err(|error| error.to_string())?;
    let place = || -> io::Result<()> {
        let own = Folder::through_no_link(&sitting.folder(), 2)?;
        own.make_folder(PAPERS)?;
        own.folder(PAPERS)?.place_all(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))
    };
    place().map_err(|error| journal::cause(lang, &error))?;
    Ok(files.len())
}

impl Desk {
    /// Writes them, as far as the meeting has come, and says where they are.
    pub(super) fn write_papers(&mut self) {
        let folder = self.sitting.folder().join(PAPERS);
        let shown = text::safe(&folder.to_string_lossy()).to_string();
        match place(&self.sitting, self.lang) {
            Ok(n) => self.say(words::papers_written(self.lang, n, &shown), Tone::Strong),
            Err(why) => self.say(words::papers_failed(self.lang, &shown, &why), Tone::Alert),
        }
    }
}
