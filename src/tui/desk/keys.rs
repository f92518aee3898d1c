//! What a key does at the desk.

use ratatui::crossterm::event::KeyCode;

use super::{Action, Board, Desk, Line, Name, Pick, Place, Popup, Step, next, words};
use crate::{
    charter::Stage,
    i18n::missing::advice,
    meeting::{Command, Missing},
    text,
    view::Tone,
};

/// Two presses within this many milliseconds count once.
const ONCE: i64 = 1000;

/// Stands for the sign that gave a hand: Enter or a blank right behind it parts that hand from the next, and is not the next thing to do.
pub(super) const SIGN: KeyCode = KeyCode::Null;

impl Desk {
    /// A key that does something.
    pub fn act(&mut self, key: KeyCode, action: Action) {
        if self.is_again(key, action) {
            return;
        }
        match action {
            Action::Help => self.open(Popup::Help),
            Action::Menu => self.open_menu(),
            Action::Undo => self.ask_undo(),
            Action::Advance => self.advance(),
            Action::Because => self.ask_because(),
            Action::Pause => self.pause(),
            Action::Remedy => self.supply(),
            Action::Leave => self.ask_leave(),
            Action::Board => self.turn(false),
            Action::BoardBack => self.turn(true),
            Action::Page if self.wall.mirrored && self.popup.is_none() => self.turn_wall(false),
            Action::PageBack if self.wall.mirrored && self.popup.is_none() => self.turn_wall(true),
            Action::Page => self.page += 1,
            Action::PageBack => self.page = self.page.saturating_sub(1),
            Action::Wall => self.turn_to_wall(),
            Action::Hush => self.hush(),
            Action::Freeze => self.freeze(),
            Action::Pages => self.open_pages(),
            Action::PagesOn => self.turn_wall(false),
            Action::PagesBack => self.turn_wall(true),
            Action::Papers => self.write_papers(),
            Action::Enter => self.enter(),
            Action::Next => self.go_next(),
            Action::Escape => self.escape(),
            Action::Repaint => self.repaint = true,
            Action::Choose => self.choose(),
            Action::Up => self.with_list(|list| list.step(-1)),
            Action::Down => self.with_list(|list| list.step(1)),
            Action::Close => self.close(),
            Action::Answer => self.answer(),
            Action::Back => self.back(),
            Action::Finish => self.finish(),
            // Of the screen or of the station, not of the meeting.
            Action::Theme | Action::Promises | Action::Items | Action::Visits | Action::Shifts | Action::Write => {}
        }
        self.settle();
    }

    /// The same key again within a second: what it did once it doesn't do twice, and what it asked it doesn't answer.
    fn is_again(&mut self, key: KeyCode, action: Action) -> bool {
        let now = self.sitting.written();
        let before = self.held.replace((key, now));
        let Some((last, _)) = before.filter(|&(_, at)| now.since(at) < ONCE) else { return false };
        if last == SIGN && action == Action::Next {
            self.held = None;
            return true;
        }
        let again = last == key;
        again
            && matches!(
                action,
                Action::Next | Action::Advance | Action::Choose | Action::Undo | Action::Pause | Action::Papers
            )
    }

    /// Any other key: what was pressed before is over.
    pub fn forget_press(&mut self) {
        self.held = None;
    }

    fn escape(&mut self) {
        if !self.line.is_empty() {
            self.line = Line::default();
        } else if self.board != Board::Stage || self.page > 0 {
            self.board = Board::Stage;
            self.page = 0;
        } else {
            self.notice.clear();
            self.refused = None;
        }
    }

    /// A character; in a short list a digit chooses at once.
    pub fn typed(&mut self, c: char) {
        self.forget_press();
        // The dash of an input method comes as two characters: the second is no sign of its own.
        if self.half_dash.take() == Some(c) {
            return;
        }
        if self.typed_behind_letters(c) {
            return;
        }
        match &mut self.popup {
            Some(Popup::Help) => {}
            Some(Popup::List(list)) => {
                let (digit, is_long) = (text::fold_char(c).to_digit(10), list.rows.len() > 9);
                if let Some(pick) = digit.and_then(|digit| list.digit(digit)) {
                    self.pick(pick);
                    // Whoever presses Enter behind a number meant that number.
                    self.held = is_long.then(|| (KeyCode::Enter, self.sitting.written()));
                }
            }
            _ => {
                self.line.insert(c);
                self.sign_commits();
            }
        }
        self.settle();
    }

    fn pause(&mut self) {
        let command = match self.meeting().clock.paused {
            Some(_) => Command::ResumeClock {},
            None => Command::PauseClock { since: None },
        };
        self.give(command.into());
    }

    /// Out of the last stage there is no way back, so that is asked.
    fn advance(&mut self) {
        let meeting = self.meeting();
        let after = meeting.charter().map(|charter| charter.after(meeting.stage));
        let missing = meeting.missing();
        if after == Some(Stage::S7) && missing.iter().all(Missing::is_advice) {
            // What nobody leads is named once more; it keeps nobody here.
            let left = advice(self.lang, &missing).into_iter().chain([words::close_ask(self.lang)]);
            self.confirm(&left.collect::<Vec<_>>().join("  "), Pick::Do(Step::Give(Command::AdvanceStage {})));
        } else {
            self.give(Command::AdvanceStage {}.into());
        }
    }

    fn go_next(&mut self) {
        let Some((step, _)) = next::likely(self.meeting(), self.lang, &self.names(), &self.later) else {
            let nothing = words::nothing_next(self.lang, &self.keys.shown(Place::Desk, Action::Menu));
            self.say(nothing, Tone::Quiet);
            return;
        };
        match step.name() {
            Name::AdvanceStage => self.advance(),
            Name::CloseVote => {
                let ask = words::close_vote_ask(self.lang);
                self.confirm(&ask, Pick::Do(step));
            }
            Name::ReviewPledge => self.open_reviews(),
            _ => self.take(step),
        }
    }

    fn supply(&mut self) {
        if self.went_on() {
            return;
        }
        if let Some(mut form) = self.refused.as_mut().and_then(|refused| refused.mend.take()) {
            let typed = form.back().unwrap_or_default();
            self.open(Popup::Form(form));
            self.line = Line::of(&typed);
            return;
        }
        let Some(step) = self.remedy() else {
            let nothing = words::nothing_missing(self.lang, &self.keys.shown(Place::Desk, Action::Advance));
            self.say(nothing, Tone::Quiet);
            return;
        };
        // Who is signed in has not written a card by that.
        let cards = |order: &crate::meeting::Order| matches!(order.cmd, Command::RaiseConcern { .. });
        let again = self.refused.take().map(|refused| refused.order).filter(|order| !cards(order));
        match (step, again) {
            (Step::Give(command), Some(order)) => {
                if self.give(command.into()) {
                    self.give(order);
                }
            }
            (step, _) => self.take(step),
        }
    }

    /// Gives a step, or asks the rest of it.
    pub(super) fn take(&mut self, step: Step) {
        match step {
            Step::Give(command) => {
                self.give(command.into());
            }
            Step::Fill(name, given) => self.open_form(name, &given),
        }
    }
}
