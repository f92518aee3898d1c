//! While 看得清吗 is on the wall, `1` and `2` say how big letters are drawn: by eye, from the last row.

use ratatui::crossterm::event::KeyCode;

use super::{Console, Place, words};
use crate::{
    text,
    tui::{screen::Asked, theme::Glyphs},
    view::{Page, Tone},
};

impl Console {
    /// What a character asks, where 看得清吗 is on the wall and nothing was typed. Neighbours come in meanwhile: what is typed right behind
    /// such a digit was a number, and stands in the strip as it was typed.
    pub(super) fn tries(&mut self, c: char) -> Option<Asked> {
        if self.wall.choice.page != Page::See || self.place() != Place::Empty {
            self.has_tried();
            return None;
        }
        let digit = KeyCode::Char(text::fold_char(c));
        let glyphs = match text::fold_char(c) {
            '1' => Glyphs::Blocks,
            '2' => Glyphs::Squares,
            _ => return self.was_a_number(c),
        };
        let is_behind = self.pressed(digit).is_some();
        if !is_behind {
            self.has_tried();
        }
        // Whoever presses Enter behind it meant it, and nothing of the meeting.
        self.enter_belongs();
        let begins = self.wall.tried.is_empty();
        self.wall.tried.push(text::fold_char(c));
        self.say(words::letters_are(self.lang, glyphs), Tone::Strong);
        Some(Asked::Letters(glyphs, begins))
    }

    fn was_a_number(&mut self, c: char) -> Option<Asked> {
        let is_behind = self.pressed(KeyCode::Char(c)).is_some();
        let digits = std::mem::take(&mut self.wall.tried);
        if digits.is_empty() || !is_behind {
            return None;
        }
        self.notice.clear();
        self.forget_press();
        for c in digits.chars().chain([c]) {
            self.typed(c);
        }
        Some(Asked::LettersBack)
    }

    /// Whatever was tried holds.
    pub(super) fn has_tried(&mut self) {
        self.wall.tried.clear();
    }
}
