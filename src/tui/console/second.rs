//! A second console at a meeting that another window runs: it says who does, follows what is recorded there, and asks to take over once that
//! window is gone.

use super::{Console, Pick, words};
use crate::view::Tone;

/// The window that runs the meeting, as long as it isn't this one.
#[derive(Debug)]
pub(super) struct First {
    /// Why nothing can be recorded here, in words.
    why: String,
    /// When it was last looked at, in seconds.
    looked: i64,
    /// It is gone, and that was asked about.
    asked: bool,
}

impl Console {
    /// Somebody else runs it, or it can't be written: that is said, and who it is.
    pub(in crate::tui) fn only_looks(&mut self, why: &str) {
        self.first = Some(First { why: why.to_owned(), looked: 0, asked: false });
        self.say_first();
    }

    fn say_first(&mut self) {
        if let Some(first) = &self.first {
            self.notice = vec![(words::looking(self.lang, &first.why), Tone::Alert)];
        }
    }

    /// Once a second: what was recorded there stands here; whether something is new.
    pub(super) fn look_at_first(&mut self) -> bool {
        let second = self.sitting.written().ms().div_euclid(1000);
        let Some(first) = &mut self.first else { return false };
        if std::mem::replace(&mut first.looked, second) == second {
            return false;
        }
        let asked = first.asked;
        let news = self.sitting.follow();
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
                self.only_looks(&why);
            }
        }
    }
}
