//! The papers of the meeting at one key: every cut in every format, and the notice, into the meeting's folder.

use super::{Console, Tone, words};
use crate::{i18n::files, office::papers::place, text};

impl Console {
    /// Writes them, as far as the meeting has come, and says where they are.
    pub(super) fn write_papers(&mut self) {
        match place(&self.sitting, self.lang) {
            Ok(done) => {
                self.say(words::papers_written(self.lang, done.put.files.len()), Tone::Strong);
                // Where they are stands in a line of its own: it is to be copied, not read.
                let shown = |path: &std::path::Path| text::safe(&path.to_string_lossy()).to_string();
                self.notice.push((shown(&done.put.folder), Tone::Quiet));
                if let Some((n, folder)) = &done.put.kept {
                    let folder = folder.file_name().unwrap_or_default();
                    self.notice.push((files::kept(self.lang, *n, &shown(folder.as_ref())), Tone::Quiet));
                }
                if done.to_look_at > 0 {
                    self.notice.push((files::look_first(self.lang, done.to_look_at), Tone::Quiet));
                }
            }
            Err(why) => self.say(words::papers_failed(self.lang, &why.said(self.lang)), Tone::Alert),
        }
    }
}
