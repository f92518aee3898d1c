//! What time alone does: a word before the end of a speech, a soft bell at it, and the end itself where the charter says so.

use super::Console;
use crate::{
    i18n::{time, tui as words},
    meeting::Command,
    tui::keymap::{Action, Place},
    view::Tone,
};

impl Console {
    /// Looks at the clock, and whether the copy has come to something; whether something was said or done.
    pub fn tick(&mut self) -> bool {
        let copy = self.look_at_first() | self.look_at_copy() | self.look_at_roster() | self.look_at_printing();
        self.tell_wall();
        let copy = self.look_at_room() | self.look_at_lesson() | copy;
        // What time alone does is done where the meeting is run.
        let news = !self.only_looks() && (self.look_at_dash() | self.look_at_clock()) || copy;
        self.watch_tour();
        news
    }

    /// It is said once, above what was said last: the meeting goes on.
    fn look_at_copy(&mut self) -> bool {
        let news = self.sitting.mirror_news();
        let said = news.map(|news| (crate::i18n::journal::mirror(self.lang, &news), Tone::Strong));
        let any = said.is_some();
        self.notice.splice(0..0, said);
        any
    }

    /// A list that was brought in meanwhile holds from the next sign-in.
    fn look_at_roster(&mut self) -> bool {
        let many = self.sitting.look_at_roster();
        let said = many.map(|many| (crate::i18n::roster::anew(self.lang, many), Tone::Strong));
        let any = said.is_some();
        self.notice.splice(0..0, said);
        any
    }

    /// A silence longer than its plan is asked about, once: whoever types on sets it aside, and one key says that the meeting went
    /// on. Nothing waits for the answer.
    fn ask_of_silence(&mut self) -> bool {
        let now = self.sitting.now();
        let since = self.meeting().silent_since(now).filter(|_| self.sitting.told().is_none());
        if since == self.silent {
            return false;
        }
        self.silent = since;
        let Some(since) = since else { return false };
        let (from, key) = (time::hhmm(since.time()), self.keys.shown(Place::Console, Action::Remedy));
        self.say(words::silence_asked(self.lang, &from, now.since(since) / 60_000, &key), Tone::Strong);
        true
    }

    /// Says that the meeting went on, if that was asked; whether it was.
    pub(super) fn went_on(&mut self) -> bool {
        let asked = self.silent.filter(|_| self.refused.is_none());
        if asked.is_none() || asked != self.meeting().silent_since(self.sitting.now()) {
            return false;
        }
        // A stop that is given now is where the silence ends, and it stood for no time.
        let said = self.give(Command::PauseClock { since: None }.into()) && self.give(Command::ResumeClock {}.into());
        if said {
            self.silent = None;
            self.say(words::went_on(self.lang), Tone::Strong);
        }
        said
    }

    fn look_at_clock(&mut self) -> bool {
        if self.ask_of_silence() {
            return true;
        }
        let now = self.sitting.now();
        let meeting = self.meeting();
        let speech = meeting.running_speech().map(|speech| speech.no);
        let (Some(speech), Some(left), None) = (speech, meeting.speech_left(now), meeting.clock.paused) else {
            return false;
        };
        let limits = meeting.limits();
        let (warn, grace) = (i64::from(limits.warn) * 1000, limits.grace.map(|grace| i64::from(grace) * 1000));
        if grace.is_some_and(|grace| left <= -grace) {
            if self.give(Command::EndSpeech { void: false }.into()) {
                self.notice.insert(0, (words::speech_ended(self.lang), Tone::Strong));
            }
            return true;
        }
        if left <= 0 && self.rung != Some(speech) {
            self.rung = Some(speech);
            self.warned = Some(speech);
            self.bell = true;
            self.say(crate::i18n::wall::speech_up(self.lang), Tone::Alert);
            return true;
        }
        if left > 0 && left <= warn && self.warned != Some(speech) {
            self.warned = Some(speech);
            self.say(crate::i18n::wall::speech_warn(self.lang, (left + 999) / 1000), Tone::Alert);
            return true;
        }
        false
    }
}
