//! The station's books as a screen.

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent},
};

use super::{Kept, Tracker};
use crate::{
    tracker::Party,
    tui::{
        draw,
        keymap::{Action, Place},
        screen::{Around, Asked, Screen, is_command},
        start::Books,
    },
    view::Tone,
};

impl Tracker {
    /// The page of the station beside this one; behind the last and before the first is the list of meetings.
    fn turned(&mut self, back: bool) -> Asked {
        let all: Vec<Books> = Books::on(&self.pages()).collect();
        let now = all.iter().position(|books| books.page() == *self.page());
        let beside = match now {
            Some(now) if back => now.checked_sub(1),
            Some(now) => Some(now + 1),
            None => Some(0),
        };
        match beside.and_then(|place| all.get(place)) {
            Some(books) => {
                self.turn(books.page());
                Asked::Nothing
            }
            None => Asked::Leave,
        }
    }
}

impl Screen for Tracker {
    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        match around.keys.action(self.place(), key) {
            Some(Action::Repaint) => return Asked::Repaint,
            Some(Action::Help) => return Asked::Help,
            Some(Action::Menu) => return Asked::Find,
            Some(Action::Board) => return self.turned(false),
            Some(Action::BoardBack) => return self.turned(true),
            Some(action) => self.act(action),
            None => match (key.code, self.line()) {
                (KeyCode::Char(c), _) if !is_command(key) => self.typed(c),
                (_, Some(line)) => line.edit(key),
                (_, None) => {}
            },
        }
        if self.is_left() { Asked::Leave } else { Asked::Nothing }
    }

    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if around.keys.action(Place::Track, key) == Some(Action::Leave) { Asked::Leave } else { Asked::Nothing }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>) {
        draw::track(frame, self, around);
    }

    fn paste(&mut self, pasted: &str) {
        self.pasted(pasted);
    }

    fn mention(&mut self, what: String) {
        self.notice.push((what, Tone::Strong));
    }

    fn help(&self) -> Option<Place> {
        Some(Place::Track)
    }

    fn kept(&mut self) -> Kept {
        std::mem::take(&mut self.kept)
    }

    fn typist(&self) -> Option<&Party> {
        self.by()
    }
}
