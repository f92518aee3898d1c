//! The list of meetings as a screen.

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind},
};

use super::{Books, Pick, Start};
use crate::{
    i18n::{Lang, tour},
    tui::{
        console::Said,
        draw,
        keymap::{Action, Place},
        line::EditLine,
        list::Typed,
        screen::{Around, Asked, Screen, is_command},
        track,
    },
    view::Tone,
};

impl Start {
    /// What a chosen row leads to.
    fn picked(&mut self, pick: Option<Pick>) -> Asked {
        match pick {
            Some(Pick::Import) => {
                self.file = Some(EditLine::default());
                Asked::Nothing
            }
            Some(Pick::Station(place)) => self.other(place).map_or(Asked::Nothing, Asked::Station),
            Some(Pick::Books(books)) => Asked::Books(books.page()),
            Some(Pick::Found(place)) => self.found.get(place).cloned().map_or(Asked::Nothing, Asked::Books),
            other => other.map_or(Asked::Nothing, Asked::Meeting),
        }
    }

    /// A key while the file of the roster is asked for.
    fn key_of_file(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        let action = around.keys.action(Place::Start, key);
        let Some(line) = &mut self.file else { return Asked::Nothing };
        match (action, key.code) {
            (Some(Action::Choose), _) => self.bring(),
            (Some(Action::Leave), _) => self.file = None,
            (Some(Action::Repaint), _) => return Asked::Repaint,
            (Some(Action::Help), _) => return Asked::Help,
            (_, KeyCode::Char(c)) if !is_command(key) => line.insert(c),
            _ => line.edit(key),
        }
        Asked::Nothing
    }
}

impl Screen for Start {
    fn settle(&mut self) -> bool {
        self.look(usize::MAX)
    }

    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if self.file.is_some() {
            return self.key_of_file(key, around);
        }
        let action = around.keys.action(Place::Start, key);
        let chosen = match key.code {
            KeyCode::Char(c) if action.is_none() && !is_command(key) => match self.list.take_word(c) {
                Typed::Chosen(pick) => Some(pick),
                Typed::Kept | Typed::Begins => {
                    self.look_for();
                    None
                }
            },
            // As on a line that is typed into: all of it goes.
            KeyCode::Char('u') if action.is_none() && key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.list.clear();
                self.look_for();
                None
            }
            KeyCode::Backspace if action.is_none() => {
                self.list.backspace();
                self.look_for();
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
            Some(Action::Menu) => self.find(around.lang),
            Some(Action::Undo) => self.notice = vec![(tour::no_undo_here(around.lang), Tone::Quiet)],
            Some(Action::Board) => return Asked::Books(Books::Today.page()),
            Some(Action::BoardBack) => return Asked::Books(Books::Station.page()),
            Some(Action::Promises) => return Asked::Books(track::Page::Promises),
            Some(Action::Items) => return Asked::Books(track::Page::Board),
            Some(Action::Visits) => return Asked::Books(track::Page::Visits),
            Some(Action::Station) => return Asked::Books(track::Page::Station),
            _ => {}
        }
        let marked = if action == Some(Action::Choose) { self.list.marked() } else { None };
        self.picked(chosen.or(marked))
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Asked {
        match mouse.kind {
            MouseEventKind::ScrollDown => self.list.step(1),
            MouseEventKind::ScrollUp => self.list.step(-1),
            MouseEventKind::Down(MouseButton::Left)
                if self.file.is_none() && self.list.mark_at(mouse.column, mouse.row) =>
            {
                return self.picked(self.list.marked());
            }
            _ => {}
        }
        Asked::Nothing
    }

    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked {
        if around.keys.action(Place::Start, key) == Some(Action::Leave) { Asked::End } else { Asked::Nothing }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>) {
        draw::start(frame, self, around);
    }

    fn paste(&mut self, pasted: &str) {
        if let Some(line) = &mut self.file {
            line.paste(pasted);
        }
    }

    fn find(&mut self, lang: Lang) {
        self.list.looks_for();
        self.notice = vec![(tour::find_here(lang), Tone::Quiet)];
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
