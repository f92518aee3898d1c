//! The same key once more: held down, or pressed twice before anybody can have read what the first press did.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::{Action, Console, NextAct, Pick, Popup};
use crate::{
    charter::Stage,
    i18n::{missing::advice, tui as words},
    meeting::{Command, Missing, Name},
    tui::list::Answers,
    view::Tone,
};

/// Two presses within this many milliseconds count once.
const ONCE: i64 = 1000;

/// Stands for the sign that gave a hand: Enter or a blank right behind it parts that hand from the next, and is not the next thing to do.
pub(super) const SIGN: KeyCode = KeyCode::Null;

/// Both go on with what is likely.
fn goes_on(key: KeyCode) -> bool {
    matches!(key, KeyCode::Enter | KeyCode::Char(' '))
}

impl Console {
    /// The same key again within a second: what it did once it doesn't do twice, and what it asked it doesn't answer.
    /// What doesn't count is said, unless it belongs to the press before.
    pub(super) fn is_again(&mut self, key: KeyCode, action: Action) -> bool {
        let belongs = self.belongs.take() == Some(key);
        let Some(last) = self.pressed(key) else { return false };
        if last == SIGN && action == Action::Next {
            self.held = None;
            return true;
        }
        let answers = matches!(action, Action::Choose | Action::Answer | Action::Finish);
        if answers && self.decides_for_all() && (last == key || goes_on(last) && goes_on(key)) {
            self.say(words::read_first(self.lang), Tone::Strong);
            return true;
        }
        let is_again = last == key
            && matches!(
                action,
                Action::Next
                    | Action::Advance
                    | Action::Choose
                    | Action::Undo
                    | Action::Pause
                    | Action::Papers
                    | Action::TakeOver
            );
        // Where nothing is asked, Enter behind the number of a row has nothing left to do.
        if is_again && !(belongs && self.popup.is_none()) {
            self.say_not_counted();
        }
        is_again
    }

    /// Says, beside what was said before, that a press came too fast to count. Once, however long a key is held.
    fn say_not_counted(&mut self) {
        let not_counted = words::not_counted(self.lang);
        if !self.notice.iter().any(|(said, _)| *said == not_counted) {
            self.notice.insert(0, (not_counted, Tone::Quiet));
        }
    }

    /// Enter right behind this belongs to it: whoever presses it meant what was just done.
    pub(super) fn enter_belongs(&mut self) {
        self.is_held(KeyCode::Enter);
        self.belongs = Some(KeyCode::Enter);
    }

    /// Remembers a key; the one before it, if that was pressed less than a second ago.
    pub(super) fn pressed(&mut self, key: KeyCode) -> Option<KeyCode> {
        let now = self.sitting.written();
        let before = self.held.replace((key, now));
        before.filter(|(_, at)| now.since(*at) < ONCE).map(|(last, _)| last)
    }

    /// The terminal says that this key is held down.
    pub(in crate::tui) fn is_held(&mut self, key: KeyCode) {
        self.held = Some((key, self.sitting.written()));
    }

    /// Any other key: what was pressed before is over.
    pub fn forget_press(&mut self) {
        (self.held, self.belongs) = (None, None);
    }

    /// What is asked now is for everybody, so nobody answers it who can't have read it.
    fn decides_for_all(&self) -> bool {
        match &self.popup {
            Some(Popup::List(list)) => list.rows.iter().any(|(.., pick)| matches!(pick, Pick::Sure(_))),
            Some(Popup::Form(form)) => {
                form.is_doubted() || matches!(form.name, Name::CallRoll | Name::CloseMeeting | Name::Adjourn)
            }
            _ => false,
        }
    }

    /// What is asked before this is given, since it settles something for everybody.
    pub(super) fn asks_first(&self, command: &Command) -> Option<String> {
        let (lang, meeting) = (self.lang, self.meeting());
        let here = || meeting.people.values().filter(|participant| participant.present).count();
        match command {
            Command::CallRoll { badges: None } => Some(words::roll_ask(lang, here())),
            Command::StartMeeting {} if meeting.started.is_none() && here() == 0 => Some(words::start_ask(lang)),
            Command::CloseVote {} => Some(words::close_vote_ask(lang)),
            Command::AdvanceStage {} => {
                // Out of the last stage there is no way back. What nobody leads is named once more; it keeps nobody here.
                let after = meeting.charter().map(|charter| charter.after(meeting.stage));
                let missing = meeting.missing();
                let closes = after == Some(Stage::S7) && missing.iter().all(Missing::is_advice);
                let said = || advice(lang, &missing).into_iter().chain([words::close_ask(lang)]);
                closes.then(|| said().collect::<Vec<_>>().join("  "))
            }
            _ => None,
        }
    }

    /// Asks before it is done, where that is for everybody; else it is done.
    pub(super) fn give_or_ask(&mut self, command: Command) -> bool {
        match self.asks_first(&command) {
            Some(ask) => {
                self.confirm(&ask, Pick::Sure(NextAct::Give(command)));
                false
            }
            None => self.give(command.into()),
        }
    }

    /// Backspace, an arrow, Home, End: in the list, or in the strip.
    pub(in crate::tui) fn edit(&mut self, key: KeyEvent) {
        let again = self.pressed(key.code) == Some(key.code);
        match &mut self.popup {
            Some(Popup::List(list)) if key.code == KeyCode::Backspace => {
                if !list.backspace() && list.answers == Answers::Enter && !again {
                    self.choose();
                    self.settle();
                }
            }
            Some(Popup::Help(typed)) if key.code == KeyCode::Backspace => {
                typed.pop();
            }
            Some(Popup::List(_) | Popup::Help(_) | Popup::Told(_)) => {}
            Some(Popup::Form(_) | Popup::Reason(_)) | None => self.line.edit(key),
        }
    }
}
