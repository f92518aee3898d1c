//! A second console at a meeting that another window runs: it says who does, follows what is recorded there, and goes on here by one key once
//! that window is gone. Whatever is pressed or typed else says so, and does nothing.

use super::{Action, Card, Console, Pick, Place, words};
use crate::{
    journal::WallFile,
    meeting::Timeline,
    view::{Choice, Tone},
};

/// The window that runs the meeting, as long as it isn't this one.
#[derive(Debug)]
pub(super) struct First {
    /// Why nothing can be recorded here, in words.
    why: String,
    /// When it was last looked at, in seconds.
    looked: i64,
    /// It is gone, and that was asked about.
    asked: bool,
    /// What is chosen for the wall there, as it was last read.
    wall: Option<String>,
}

impl Console {
    /// Somebody else runs it, or it can't be written: that is said, and who it is.
    pub(in crate::tui) fn looks_because(&mut self, why: &str) {
        self.first = Some(First { why: why.to_owned(), looked: 0, asked: false, wall: None });
        self.say_first();
        self.look_at_its_wall();
    }

    /// Another window runs the meeting.
    pub fn only_looks(&self) -> bool {
        self.first.is_some()
    }

    fn say_first(&mut self) {
        if let Some(first) = &self.first {
            self.notice = vec![(words::looking(self.lang, &first.why), Tone::Alert)];
        }
    }

    /// What was pressed or typed does nothing here: how it could be recorded.
    pub(super) fn say_it_looks(&mut self) {
        let key = |action| self.keys.shown(Place::Looking, action);
        let (leave, take) = (key(Action::Leave), key(Action::TakeOver));
        let how = if self.sitting.is_left_alone() {
            words::looking_alone(self.lang, &take)
        } else {
            words::looking_only(self.lang, &leave, &take)
        };
        self.say_first();
        self.notice.push((how, Tone::Strong));
    }

    /// The next step here: to go on with the meeting, once that can be.
    pub(super) fn card_of_looking(&self) -> Option<Card> {
        self.first.as_ref()?;
        let key = |action| self.keys.shown(Place::Looking, action);
        let why = if self.sitting.is_left_alone() {
            words::take_over_free(self.lang)
        } else {
            words::take_over_why(self.lang, &key(Action::Leave))
        };
        Some(Card { key: key(Action::TakeOver), what: crate::i18n::keys::key_take_over(self.lang), why })
    }

    /// What can be done here, in place of what the meeting allows: what the keys of this place do.
    pub(super) fn open_looking(&mut self) {
        let of_use = |action: &Action| !matches!(action, Action::Menu | Action::Escape | Action::Repaint);
        let rows = self.keys.rows().iter().filter(|row| row.place == Place::Looking && of_use(&row.action));
        let row = |row: &crate::tui::keymap::KeyRow| {
            let key = row.keys.first().map(|chord| chord.name()).unwrap_or_default();
            ((row.label)(self.lang), key, Pick::Key(row.action))
        };
        let rows = rows.map(row).collect();
        self.open_list(&words::looking_menu(self.lang), rows);
    }

    /// Once a second: what was recorded there stands here; whether something is new.
    pub(super) fn look_at_first(&mut self) -> bool {
        let second = self.sitting.written().ms().div_euclid(1000);
        let Some(first) = &mut self.first else { return false };
        if std::mem::replace(&mut first.looked, second) == second {
            return false;
        }
        let asked = first.asked;
        let news = self.sitting.follow() | self.look_at_its_wall();
        if news {
            self.calls = self.sitting.calls();
        }
        if self.notice.is_empty() {
            self.say_first();
        }
        let is_left = self.sitting.is_left_alone();
        if is_left && !asked && self.popup.is_none() {
            self.first.iter_mut().for_each(|first| first.asked = true);
            self.confirm(&words::take_over_ask(self.lang), Pick::TakeOver);
            return true;
        }
        if !is_left {
            self.first.iter_mut().for_each(|first| first.asked = false);
        }
        news
    }

    /// The wall shows here what it shows there, but for the page that somebody turned to here; whether something else was chosen.
    fn look_at_its_wall(&mut self) -> bool {
        let Some(first) = &mut self.first else { return false };
        let chosen = WallFile::of(&self.sitting.folder()).read();
        if chosen == first.wall {
            return false;
        }
        let choice: Choice = chosen.as_deref().and_then(|words| ron::from_str(words).ok()).unwrap_or_default();
        first.wall = chosen;
        let upto = |seq: u64| -> Timeline {
            self.sitting.timeline().entries().iter().filter(|entry| entry.seq <= seq).cloned().collect()
        };
        self.wall.frozen = choice.frozen.map(|seq| Box::new(upto(seq)));
        self.wall.choice = choice;
        true
    }

    /// Goes on here, where nobody runs the meeting any more; else says how.
    pub(super) fn take_over_or_say(&mut self) {
        if self.sitting.is_left_alone() { self.take_over() } else { self.say_it_looks() }
    }

    /// Goes on with the meeting from here; where another window was quicker, it is looked at still.
    pub(super) fn take_over(&mut self) {
        match self.sitting.taken_over() {
            Ok(sitting) => {
                self.sitting = sitting;
                self.first = None;
                self.calls = self.sitting.calls();
                self.notice = vec![(words::taken_over(self.lang), Tone::Strong)];
                let told = std::mem::take(&mut self.notice);
                self.come_back();
                self.notice.splice(0..0, told);
                self.say_roster();
            }
            Err(error) => {
                let why = error.here(self.lang);
                self.looks_because(&why);
            }
        }
    }
}
