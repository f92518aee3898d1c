//! The meeting as a screen.

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind},
};

use super::{Console, Popup};
use crate::tui::{
    draw,
    keymap::{Action, Place},
    screen::{Around, Asked, Screen, is_command},
};

impl Screen for Console {
    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        let action = around.keys.action(self.place(), key);
        if action == Some(Action::Theme) {
            return Asked::Theme;
        }
        if key.kind == KeyEventKind::Repeat {
            self.is_held(key.code);
        }
        match key.code {
            KeyCode::Char(c) if !is_command(key) => {
                if let Some(asked) = self.tries(c) {
                    return asked;
                }
            }
            _ => self.has_tried(),
        }
        match (action, key.code) {
            (Some(action), code) => self.act(code, action),
            (None, KeyCode::Char(c)) if !is_command(key) => self.typed(c),
            (None, _) if self.place() == Place::Looking => self.say_it_looks(),
            (None, _) => self.edit(key),
        }
        let repaint = std::mem::take(&mut self.repaint);
        match (self.is_left(), repaint) {
            (true, _) => Asked::Leave,
            (false, true) => Asked::Repaint,
            (false, false) => Asked::Nothing,
        }
    }

    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if around.keys.action(Place::Console, key) == Some(Action::Leave) { Asked::Leave } else { Asked::Nothing }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>) {
        draw::console(frame, self, around);
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Asked {
        let code = KeyCode::Null;
        let list = if let Some(Popup::List(list)) = &mut self.popup { Some(list) } else { None };
        match (mouse.kind, list) {
            (MouseEventKind::ScrollDown, Some(list)) => list.step(1),
            (MouseEventKind::ScrollUp, Some(list)) => list.step(-1),
            (MouseEventKind::ScrollDown, None) => self.act(code, Action::Page),
            (MouseEventKind::ScrollUp, None) => self.act(code, Action::PageBack),
            (MouseEventKind::Down(MouseButton::Left), Some(list)) => {
                let clicked = list.mark_at(mouse.column, mouse.row);
                clicked.then(|| self.act(code, Action::Choose));
            }
            _ => {}
        }
        if self.is_left() { Asked::Leave } else { Asked::Nothing }
    }

    fn paste(&mut self, pasted: &str) {
        self.pasted(pasted);
    }

    fn mention(&mut self, what: String) {
        self.note(&what);
    }

    fn console(&self) -> Option<&Console> {
        Some(self)
    }

    fn console_mut(&mut self) -> Option<&mut Console> {
        Some(self)
    }
}
