//! The papers of the meeting at one key: every cut in every format, into the meeting's folder.

use std::io;

use super::{Desk, Tone, words};
use crate::{
    minutes::{self, Order, Record},
    sys::Folder,
    text,
};

/// Where they lie, in the folder of the meeting.
const PAPERS: &str = "papers";

impl Desk {
    /// Writes them, as far as the meeting has come, and says where they are.
    pub(super) fn write_papers(&mut self) {
        let folder = self.sitting.folder().join(PAPERS);
        let shown = text::safe(&folder.to_string_lossy()).to_string();
        match self.papers() {
            Ok(n) => self.say(words::papers_written(self.lang, n, &shown), Tone::Strong),
            Err(why) => self.say(words::papers_failed(self.lang, &shown, &why), Tone::Alert),
        }
    }

    /// How many files there are now.
    fn papers(&self) -> Result<usize, String> {
        let head = self.sitting.head().map(|head| head.to_string());
        let names = self.names();
        let record = Record { names: &names, head: head.as_deref(), lang: self.lang };
        let files = minutes::files(self.meeting(), &record, &Order::ALL).map_err(|error| error.to_string())?;
        let place = || -> io::Result<()> {
            let own = Folder::through_no_link(&self.sitting.folder(), 2)?;
            own.make_folder(PAPERS)?;
            own.folder(PAPERS)?.place_all(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))
        };
        place().map_err(|error| crate::i18n::journal::cause(self.lang, &error))?;
        Ok(files.len())
    }
}
