//! The full screen of a station, by keys.

use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
};
use yishi::{
    i18n::Lang,
    sitting::Clock,
    station::Home,
    tui::{App, draw::dump},
};

use super::{NOON, cli::Station};

pub struct Screen(pub App);

impl Screen {
    /// The first screen, at noon of the day of these tests.
    pub fn of(station: &Station, lang: Lang) -> Self {
        Self::on(station, lang, NOON)
    }

    pub fn on(station: &Station, lang: Lang, at: &str) -> Self {
        let home = Home::at(station.home.path()).unwrap();
        Self(App::choose(home, Clock::at(at.parse().unwrap()), lang))
    }

    pub fn press(&mut self, code: KeyCode) -> &mut Self {
        self.0.key(KeyEvent::new(code, KeyModifiers::NONE));
        self
    }

    pub fn keys(&mut self, keys: &[KeyCode]) -> &mut Self {
        keys.iter().fold(self, |screen, key| screen.press(*key))
    }

    pub fn types(&mut self, text: &str) -> &mut Self {
        text.chars().fold(self, |screen, c| screen.press(KeyCode::Char(c)))
    }

    pub fn shows(&mut self, cols: u16, rows: u16) -> Vec<String> {
        let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
        terminal.draw(|frame| self.0.draw(frame)).unwrap();
        dump(terminal.backend().buffer())
    }

    pub fn all(&mut self) -> String {
        self.shows(120, 40).join("\n")
    }

    /// The heading of each page that Tab turns to, from the first screen round to it again.
    pub fn turned(&mut self) -> Vec<String> {
        let head = |screen: &mut Self| screen.all().lines().next().unwrap().trim().to_owned();
        let first = head(self);
        let mut heads = Vec::new();
        loop {
            self.press(KeyCode::Tab);
            let now = head(self);
            if now == first {
                return heads;
            }
            heads.push(now.split("  ").next().unwrap().to_owned());
            assert!(heads.len() < 20, "{heads:?}");
        }
    }
}
