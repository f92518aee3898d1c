//! The list of lessons: which were passed, and which one is begun.

use std::{io, sync::mpsc};

use ratatui::{
    Frame,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
};

use super::{draw, feed, terminal::Taken, theme::Theme};
use crate::i18n::{Lang, rehearsal::learn as words};

/// A lesson of the list.
pub struct Row {
    /// Number, title, how long, how far.
    pub text: String,
    /// What it is about, while it is chosen.
    pub task: String,
    /// It was passed.
    pub done: bool,
    /// It was left half-way.
    pub half_way: bool,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing any more.
    Leave,
    /// A lesson, by its place.
    Lesson {
        /// From 0.
        row: usize,
        /// From its beginning, although it was left half-way.
        anew: bool,
    },
}

/// The list on a screen.
pub struct Screen {
    rows: Vec<Row>,
    at: usize,
    /// A digit of two was typed.
    typed: Option<usize>,
    /// It is asked whether one that was left half-way goes on.
    asks: bool,
    theme: Theme,
    lang: Lang,
}

impl Screen {
    /// With one of them chosen.
    pub fn new(rows: Vec<Row>, at: usize, theme: Theme, lang: Lang) -> Self {
        Self { at: at.min(rows.len().saturating_sub(1)), rows, typed: None, asks: false, theme, lang }
    }

    /// A key; what it chose.
    pub fn key(&mut self, key: KeyEvent) -> Option<Chosen> {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return matches!(key.code, KeyCode::Char('c' | 'q')).then_some(Chosen::Leave);
        }
        if self.asks {
            return match key.code {
                KeyCode::Enter => Some(Chosen::Lesson { row: self.at, anew: false }),
                KeyCode::Char('0') => Some(Chosen::Lesson { row: self.at, anew: true }),
                _ => {
                    self.asks = false;
                    None
                }
            };
        }
        let typed = self.typed.take();
        match key.code {
            KeyCode::Esc | KeyCode::F(10) => return Some(Chosen::Leave),
            KeyCode::Up => self.at = self.at.saturating_sub(1),
            KeyCode::Down => self.at = (self.at + 1).min(self.rows.len().saturating_sub(1)),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.rows.len().saturating_sub(1),
            KeyCode::Char(digit) => {
                let digit = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok())?;
                let both = typed.map_or(digit, |first| first * 10 + digit);
                let known = [both, digit].into_iter().find(|at| *at < self.rows.len())?;
                (self.at, self.typed) = (known, (known > 0 && known < 10).then_some(known));
            }
            KeyCode::Enter => {
                if self.rows.get(self.at)?.half_way {
                    self.asks = true;
                } else {
                    return Some(Chosen::Lesson { row: self.at, anew: true });
                }
            }
            _ => {}
        }
        None
    }

    /// Draws it as it is.
    pub fn picture(&self, frame: &mut Frame<'_>) {
        let done = self.rows.iter().filter(|row| row.done).count();
        let title = (words::screen_title(self.lang), words::screen_done(self.lang, done, self.rows.len()));
        let keys = if self.asks { words::screen_asks(self.lang) } else { words::screen_keys(self.lang) };
        let rows: Vec<(String, bool)> = self.rows.iter().map(|row| (row.text.clone(), row.done)).collect();
        let task = self.rows.get(self.at).map_or("", |row| row.task.as_str());
        draw::learn(frame, &title, (&rows, self.at), (task, &keys), (self.lang, self.theme));
    }
}

/// Shows it until a lesson is chosen, or somebody leaves. However it ends, the terminal is as it was before.
pub fn run(mut shown: Screen) -> io::Result<Chosen> {
    let mut screen = Taken::take()?;
    screen.hide_cursor()?;
    let (wake, woken) = mpsc::channel();
    feed::listen(move |came| wake.send(came.event).is_ok())?;
    loop {
        screen.draw(|frame| shown.picture(frame))?;
        let Ok(event) = woken.recv() else { return Ok(Chosen::Leave) };
        match event? {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                if let Some(chosen) = shown.key(key) {
                    return Ok(chosen);
                }
            }
            Event::Resize(..) => screen.repaint()?,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen() -> Screen {
        let row = |no: usize| Row { text: no.to_string(), task: String::new(), done: no < 3, half_way: no == 3 };
        Screen::new((0..16).map(row).collect(), 4, Theme::default(), Lang::Zh)
    }

    fn press(screen: &mut Screen, codes: &[KeyCode]) -> Option<Chosen> {
        codes.iter().fold(None, |_, code| screen.key(KeyEvent::from(*code)))
    }

    #[test]
    fn a_lesson_is_chosen_by_arrows_or_by_its_number_and_enter_begins_it() {
        use KeyCode::{Char, Down, End, Enter, Esc, Up};
        let begun = |codes: &[KeyCode]| press(&mut screen(), codes);
        let lesson = |row| Some(Chosen::Lesson { row, anew: true });
        assert_eq!(begun(&[Enter]), lesson(4));
        assert_eq!(begun(&[Down, Down, Up, Enter]), lesson(5));
        assert_eq!(begun(&[Char('1'), Enter]), lesson(1));
        assert_eq!(begun(&[Char('1'), Char('2'), Enter]), lesson(12));
        assert_eq!(begun(&[Char('7'), Char('9'), Enter]), lesson(9));
        assert_eq!(begun(&[Char('0'), Enter]), lesson(0));
        assert_eq!(begun(&[End, Down, Enter]), lesson(15));
        assert_eq!(begun(&[Char('x'), Enter]), lesson(4));
        assert_eq!(begun(&[Esc]), Some(Chosen::Leave));
    }

    #[test]
    fn one_that_was_left_half_way_asks_whether_it_goes_on() {
        use KeyCode::{Char, Enter, Esc};
        let mut left = screen();
        assert_eq!(press(&mut left, &[Char('3'), Enter]), None);
        assert_eq!(press(&mut left, &[Esc]), None, "neither");
        assert_eq!(press(&mut left, &[Enter, Enter]), Some(Chosen::Lesson { row: 3, anew: false }));
        assert_eq!(press(&mut screen(), &[Char('3'), Enter, Char('0')]), Some(Chosen::Lesson { row: 3, anew: true }));
    }
}
