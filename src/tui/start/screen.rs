//! The list of meetings as a screen.

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent},
};

use super::Start;
use crate::{
    tui::{
        console::Said,
        draw,
        keymap::{Action, Place},
        list::Typed,
        screen::{Around, Asked, Screen, is_command},
        track,
    },
    view::Tone,
};

impl Screen for Start {
    fn settle(&mut self) -> bool {
        self.look(usize::MAX)
    }

    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        let action = around.keys.action(Place::Start, key);
        let chosen = match key.code {
            KeyCode::Char(c) if action.is_none() && !is_command(key) => match self.list.take(c) {
                Typed::Chosen(pick) => Some(pick),
                Typed::Kept | Typed::Begins => None,
            },
            KeyCode::Backspace if action.is_none() => {
                self.list.backspace();
                None
            }
            _ => None,
        };
        match action {
            Some(Action::First) => self.list.step(isize::MIN / 2),
            Some(Action::Last) => self.list.step(isize::MAX / 2),
            Some(Action::Up) => self.list.step(-1),
            Some(Action::Down) => self.list.step(1),
            Some(Action::PageBack) => self.list.step(-10),
            Some(Action::Page) => self.list.step(10),
            Some(Action::Leave) if key.code == KeyCode::Esc && self.list.clear() => {}
            Some(Action::Leave) => return Asked::End,
            Some(Action::Repaint) => return Asked::Repaint,
            Some(Action::Help) => return Asked::Help,
            Some(Action::Promises) => return Asked::Books(track::Page::Promises),
            Some(Action::Items) => return Asked::Books(track::Page::Board),
            Some(Action::Visits) => return Asked::Books(track::Page::Visits),
            Some(Action::Shifts) => return Asked::Books(track::Page::Shifts),
            _ => {}
        }
        let marked = if action == Some(Action::Choose) { self.list.marked() } else { None };
        chosen.or(marked).map_or(Asked::Nothing, Asked::Meeting)
    }

    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if around.keys.action(Place::Start, key) == Some(Action::Leave) { Asked::End } else { Asked::Nothing }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>) {
        draw::start(frame, self, around);
    }

    fn mention(&mut self, what: String) {
        self.notice.push((what, Tone::Strong));
    }

    fn fail(&mut self, why: String) {
        self.notice = vec![(why, Tone::Strong)];
    }

    fn said(&self) -> &[Said] {
        &self.notice
    }

    fn help(&self) -> Option<Place> {
        Some(Place::Start)
    }
}
