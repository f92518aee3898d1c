//! What a key does at the console.

use ratatui::crossterm::event::KeyCode;

use super::{Action, Board, Console, Name, NextAct, Over, Place, Popup, next, words};
use crate::{
    meeting::Command,
    tui::list::{Answers, Typed},
    view::Tone,
};

/// As many rows as the key for the next page goes on.
const PAGE: isize = 10;
/// Beyond the end of any list.
const FAR: isize = isize::MAX / 2;

impl Console {
    /// A key that does something.
    pub fn act(&mut self, key: KeyCode, action: Action) {
        match action {
            Action::Enter => {}
            // What is cleared is no hand.
            Action::Escape => self.dash = None,
            _ => {
                self.dash_is_sign();
            }
        }
        if self.is_again(key, action) {
            return;
        }
        self.does_by(key, action);
    }

    /// What a key does, chosen from a list.
    pub(super) fn does(&mut self, action: Action) {
        self.does_by(KeyCode::Null, action);
    }

    fn does_by(&mut self, key: KeyCode, action: Action) {
        match action {
            Action::Help => self.over(Over::Help),
            Action::Menu if self.only_looks() => self.open_looking(),
            Action::Menu => self.open_menu(),
            Action::TakeOver => self.take_over_or_say(),
            // Backspace is pressed without looking: what is typed behind it is no answer.
            Action::Undo if matches!(self.popup, Some(Popup::Form(_))) => self.take_back_in_form(),
            Action::Undo if self.popup.is_some() => {}
            Action::Undo => self.ask_undo(if key == KeyCode::Backspace { Answers::Enter } else { Answers::Rows }),
            Action::Advance => self.take(NextAct::Give(Command::AdvanceStage {})),
            Action::Because if matches!(self.popup, Some(Popup::Form(_))) => self.ask_because_in_form(),
            Action::Because => self.ask_because(),
            Action::Pause => self.pause(),
            Action::Remedy if matches!(self.popup, Some(Popup::Form(_))) => self.mend_in_form(),
            Action::Remedy => self.supply(),
            Action::Leave => self.over(Over::Leave),
            Action::Board => self.turn(false),
            Action::BoardBack => self.turn(true),
            Action::Page if self.wall.mirrored && self.popup.is_none() => self.turn_wall(false),
            Action::PageBack if self.wall.mirrored && self.popup.is_none() => self.turn_wall(true),
            Action::Page if self.in_list() => self.with_list(|list| list.step(PAGE)),
            Action::PageBack if self.in_list() => self.with_list(|list| list.step(-PAGE)),
            Action::First => self.with_list(|list| list.step(-FAR)),
            Action::Last => self.with_list(|list| list.step(FAR)),
            Action::Page => self.page += 1,
            Action::PageBack => self.page = self.page.saturating_sub(1),
            Action::Wall => self.turn_to_wall(),
            Action::Hush => self.hush(),
            Action::Freeze => self.freeze(),
            Action::Pages => self.open_pages(),
            Action::PagesOn => self.turn_wall(false),
            Action::PagesBack => self.turn_wall(true),
            Action::Papers => self.papers(),
            Action::Rate => self.faster(),
            Action::Enter => self.enter(),
            Action::Next => self.go_next(),
            Action::Escape => self.escape(),
            Action::Repaint => self.repaint = true,
            Action::Choose => self.choose(),
            Action::Up => self.with_list(|list| list.step(-1)),
            Action::Down => self.with_list(|list| list.step(1)),
            Action::Close => {
                self.close_or_clear();
                // F1 twice asks the coach.
                if key == KeyCode::F(1) && self.popup.is_none() {
                    self.ask_coach();
                }
            }
            Action::Answer => self.answer(),
            Action::Back => self.back(),
            Action::Finish => self.finish(),
            // Of the screen or of the station, not of the meeting.
            Action::Theme | Action::Promises | Action::Items | Action::Visits | Action::Station | Action::Write => {}
        }
        self.settle();
    }

    fn escape(&mut self) {
        if !self.line.is_empty() {
            self.line.clear();
            self.keep_pasted();
        } else if self.board != Board::Stage || self.page > 0 {
            self.board = Board::Stage;
            self.page = 0;
        } else {
            self.notice.clear();
            self.refused = None;
            self.kept.clear();
        }
    }

    fn in_list(&self) -> bool {
        matches!(self.popup, Some(Popup::List(_)))
    }

    /// What was typed to find a row goes first.
    fn close_or_clear(&mut self) {
        let cleared = match &mut self.popup {
            Some(Popup::List(list)) => list.clear(),
            Some(Popup::Help(typed)) => !std::mem::take(typed).is_empty(),
            _ => false,
        };
        if cleared {
            return;
        }
        self.drop_failed();
        self.close();
    }

    /// A character: into the strip, or an answer to what is asked. What is no answer to a question begins a line.
    pub fn typed(&mut self, c: char) {
        if c == '—' && self.dash.is_some() && self.line.text().ends_with(c) {
            // The other half of the same dash.
            return;
        }
        if crate::text::fold_char(c).is_ascii_digit() {
            self.dash = None;
        } else if self.dash_is_sign() && c == ' ' {
            // It parts this hand from the next.
            return;
        }
        self.forget_press();
        if self.place() == Place::Looking {
            return self.say_it_looks();
        }
        // The dash of an input method comes as two characters: the second is no sign of its own.
        if self.half_dash.take() == Some(c) {
            return;
        }
        if self.in_list() && c == ' ' {
            self.is_held(KeyCode::Char(c));
        }
        if self.typed_behind_letters(c) {
            return;
        }
        match &mut self.popup {
            Some(Popup::Help(typed)) => {
                self.page = 0;
                if !(typed.is_empty() && c.is_whitespace()) {
                    typed.push(c);
                }
            }
            Some(Popup::List(list)) => match list.take(c) {
                Typed::Chosen(pick) => {
                    self.pick(pick);
                    // Whoever presses Enter behind a number meant that number.
                    self.enter_belongs();
                }
                Typed::Kept => {}
                Typed::Begins => {
                    let begun = list.typed().to_owned();
                    self.close();
                    for c in begun.chars().chain([c]) {
                        self.types(c);
                    }
                }
            },
            Some(Popup::Told(_)) => {}
            Some(Popup::Form(_) | Popup::Reason(_)) | None => self.types(c),
        }
        self.settle();
    }

    fn types(&mut self, c: char) {
        // Nothing begins with a blank.
        if !(self.line.is_empty() && c.is_whitespace()) {
            self.line.insert(c);
            self.sign_commits();
        }
    }

    fn pause(&mut self) {
        let command = match self.meeting().clock.paused {
            Some(_) => Command::ResumeClock {},
            None => Command::PauseClock { since: None },
        };
        self.give(command.into());
    }

    fn go_next(&mut self) {
        if self.asks_next_hands() {
            return;
        }
        let Some((step, _)) = next::likely(self.meeting(), self.lang, &self.names(), &self.later) else {
            let nothing = words::nothing_next(self.lang, &self.keys.shown(Place::Console, Action::Menu));
            self.say(nothing, Tone::Quiet);
            return;
        };
        match step.name() {
            Name::ReviewPledge => self.open_reviews(),
            _ => self.take(step),
        }
    }

    /// Gives a step, or asks the rest of it.
    pub(super) fn take(&mut self, step: NextAct) {
        match step {
            NextAct::Give(Command::CloseDebate {}) if !next::has_spoken(self.meeting()) => self.ask_unspoken(),
            NextAct::Give(command) => {
                self.give_or_ask(command);
            }
            NextAct::Fill(name, given) => self.open_form(name, &given),
        }
    }
}
