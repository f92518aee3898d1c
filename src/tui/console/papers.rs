//! The papers of the meeting at one key: every cut in every format, into the meeting's folder.

use super::{Console, Tone, words};
use crate::{
    office::papers::{PAPERS, place},
    text,
};

impl Console {
    /// Writes them, as far as the meeting has come, and says where they are.
    pub(super) fn write_papers(&mut self) {
        let folder = self.sitting.folder().join(PAPERS);
        let shown = text::safe(&folder.to_string_lossy()).to_string();
        match place(&self.sitting, self.lang) {
            // Where they are stands in a line of its own: it is to be copied, not read.
            Ok(n) => {
                self.say(words::papers_written(self.lang, n), Tone::Strong);
                self.notice.push((shown, Tone::Quiet));
            }
            Err(why) => self.say(words::papers_failed(self.lang, &why.said(self.lang)), Tone::Alert),
        }
    }
}
