//! The papers of the meeting at one key: every cut in every format, and the notice, into the meeting's folder.

use std::path::PathBuf;

use super::{Console, Pick, Tone, words};
use crate::{
    i18n::{
        files, here, journal,
        names::{Names as _, address},
    },
    meeting::numbers::Badge,
    minutes::{filing::Names, wechat},
    office::{
        self, Put,
        browsed::{self, Printing, all_pages},
        papers::place,
    },
    sys::browser::Available,
    text,
};

/// The PDF and the pictures that a browser makes of the papers.
pub(super) struct BeingPrinted {
    made: Printing,
    /// Where the others lie.
    folder: PathBuf,
    /// Where what those replaced went.
    old: Option<PathBuf>,
    /// How many the others are.
    files: usize,
}

impl Console {
    /// Asks who may be named in the chat, one after another, and writes them.
    pub(super) fn papers(&mut self) {
        if !self.asks_for_chat() {
            self.write_papers();
        }
    }

    /// Of everybody whose name would stand there it is asked first; whether it was. Enter alone names nobody.
    fn asks_for_chat(&mut self) -> bool {
        // One that can't be read names nobody.
        let Ok(posting) = self.sitting.home().posting(self.sitting.id()) else { return false };
        let lang = self.lang;
        let asked = |badge: &Badge| posting.in_chat.contains(badge) || posting.not_in_chat.contains(badge);
        let meeting = self.meeting();
        let adult = |badge: &Badge| meeting.people.get(badge).is_none_or(|person| !person.minor);
        let mut left = wechat::named(meeting);
        left.retain(|badge| self.calls.contains_key(badge) && adult(badge) && !asked(badge));
        let Some(badge) = left.first().copied() else { return false };
        let who = self.names().who(badge);
        let own = meeting.pledges.values().filter(|it| it.badge == badge);
        let own = own.map(|pledge| format!("「{}」", pledge.text)).collect::<Vec<_>>().concat();
        let ask = words::chat_name(lang, &who, &own);
        let number = address(lang, badge, None);
        let mut rows = vec![
            (words::chat_name_no(lang, &number), Pick::InChat(badge, Some(false))),
            (words::chat_name_yes(lang, &who), Pick::InChat(badge, Some(true))),
        ];
        rows.push((words::chat_name_later(lang, left.len()), Pick::InChat(badge, None)));
        self.question(&ask, rows);
        true
    }

    /// Keeps what was said, and asks the next one or writes the papers.
    pub(super) fn answered_for_chat(&mut self, badge: Badge, said: Option<bool>) {
        let home = self.sitting.home();
        let kept = said.map_or(Ok(()), |yes| {
            let mut posting = home.posting(self.sitting.id())?;
            posting.answer(badge, yes);
            home.put_posting(self.sitting.id(), &posting)
        });
        match kept {
            Ok(()) if said.is_some() => self.papers(),
            Ok(()) => self.write_papers(),
            // What can't be kept is a no.
            Err(why) => self.say(words::papers_failed(self.lang, &here::station(self.lang, &why)), Tone::Alert),
        }
    }

    /// Writes them, as far as the meeting has come, and says where they are.
    fn write_papers(&mut self) {
        match place(&self.sitting, self.lang) {
            Ok(done) => {
                self.say(words::papers_written(self.lang, done.put.files.len()), Tone::Strong);
                // Where they are stands in a line of its own: it is to be copied, not read.
                let shown = |path: &std::path::Path| journal::place(path);
                self.notice.push((shown(&done.put.folder), Tone::Quiet));
                if let Some((n, folder)) = &done.put.kept {
                    let folder = folder.file_name().unwrap_or_default();
                    self.notice.push((files::kept(self.lang, *n, &shown(folder.as_ref())), Tone::Quiet));
                }
                self.say_held(&done.put);
                if done.to_look_at > 0 {
                    self.notice.push((files::look_first(self.lang, done.to_look_at), Tone::Quiet));
                }
                self.print_papers(done.put.folder, done.put.kept.map(|(_, old)| old), done.put.files.len());
            }
            Err(why) => self.say(words::papers_failed(self.lang, &why.said(self.lang)), Tone::Alert),
        }
    }

    /// Which papers another program has open, and so were not written.
    fn say_held(&mut self, put: &Put) {
        for path in &put.held {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.notice.push((files::held(self.lang, &text::safe(&name).to_string()), Tone::Alert));
        }
    }

    /// The PDF and the picture take the browser seconds: nobody waits for them.
    fn print_papers(&mut self, folder: PathBuf, old: Option<PathBuf>, files: usize) {
        self.printing = None;
        let browser = match &self.browser {
            Available::Here(browser) => browser.clone(),
            Available::Nowhere => return self.notice.push((files::no_browser(self.lang), Tone::Quiet)),
            Available::Unwanted => return,
        };
        let Ok(pages) = all_pages(&self.sitting, self.lang) else { return };
        let (names, as_of) = (Names::of(self.sitting.meeting(), self.lang), self.meeting().reached);
        self.notice.push((files::printing(self.lang), Tone::Quiet));
        let made = Printing::begin(pages, names, as_of, browser);
        self.printing = Some(BeingPrinted { made, folder, old, files });
    }

    /// They are put beside the others when they are there, and that is said once. Where all of them lie stands right behind it: there is
    /// room for few lines.
    pub(super) fn look_at_printing(&mut self) -> bool {
        let Some(made) = self.printing.as_ref().and_then(|printing| printing.made.came()) else { return false };
        let Some(BeingPrinted { folder, old, files, .. }) = self.printing.take() else { return false };
        let names = Names::of(self.sitting.meeting(), self.lang);
        let (written, place) = (words::papers_written(self.lang, files), journal::place(&folder));
        self.notice.retain(|(line, _)| ![&written, &place, &files::printing(self.lang)].contains(&line));
        let below = std::mem::take(&mut self.notice);
        let mut first = written;
        if !made.files.is_empty() {
            let (home, id) = (self.sitting.home(), self.sitting.id());
            match office::file_with(home, id, &folder, &names, (&made.files, old.as_deref())) {
                Ok(put) => {
                    first = files::printed(self.lang, files + put.files.len());
                    self.say_held(&put);
                }
                Err(why) => {
                    self.notice.push((words::papers_failed(self.lang, &why.said(self.lang)), Tone::Alert));
                }
            }
        }
        self.notice.extend(made.failed.map(|why| (browsed::said(self.lang, &why), Tone::Alert)));
        self.notice.splice(0..0, [(first, Tone::Strong), (place, Tone::Quiet)]);
        self.notice.extend(below);
        true
    }
}
