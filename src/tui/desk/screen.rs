//! The meeting as a screen.

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent, KeyEventKind},
};

use super::Desk;
use crate::tui::{
    draw,
    keymap::{Action, Place},
    screen::{Around, Asked, Screen, is_command},
};

impl Screen for Desk {
    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        let action = around.keys.action(self.place(), key);
        if action == Some(Action::Theme) {
            return Asked::Theme;
        }
        if key.kind == KeyEventKind::Repeat {
            self.is_held(key.code);
        }
        match (action, key.code) {
            (Some(action), code) => self.act(code, action),
            (None, KeyCode::Char(c)) if !is_command(key) => self.typed(c),
            (None, code) => self.edit(code),
        }
        let repaint = std::mem::take(&mut self.repaint);
        match (self.is_left(), repaint) {
            (true, _) => Asked::Leave,
            (false, true) => Asked::Repaint,
            (false, false) => Asked::Nothing,
        }
    }

    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if around.keys.action(Place::Desk, key) == Some(Action::Leave) { Asked::Leave } else { Asked::Nothing }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>) {
        draw::desk(frame, self, around);
    }

    fn paste(&mut self, pasted: &str) {
        self.pasted(pasted);
    }

    fn mention(&mut self, what: String) {
        self.note(&what);
    }

    fn desk(&self) -> Option<&Desk> {
        Some(self)
    }

    fn desk_mut(&mut self) -> Option<&mut Desk> {
        Some(self)
    }
}
