//! What all screens are to the console around them: the list of meetings, the meeting, the station's books, the wall.

use ratatui::{
    Frame,
    crossterm::event::{KeyEvent, MouseEvent},
};

use super::{
    console::{Console, Said},
    keymap::{Keys, Place},
    start,
    theme::{Glyphs, Theme},
    track,
};
use crate::{i18n::Lang, station::Home, tracker::Party};

/// What holds for every screen.
pub struct Around<'a> {
    /// The keys of the station.
    pub keys: &'a Keys,
    /// Its language.
    pub lang: Lang,
    /// How it looks.
    pub theme: Theme,
}

/// What a key asks of whoever shows the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Nothing: the screen did what it means, or it means nothing.
    Nothing,
    /// To be painted anew.
    Repaint,
    /// The keys, laid over it.
    Help,
    /// Other colours.
    Theme,
    /// Big letters drawn like this; `true`: somebody begins to try.
    Letters(Glyphs, bool),
    /// Big letters drawn as before somebody began to try: it was no try.
    LettersBack,
    /// To be left: back to where one came from.
    Leave,
    /// The end of the program.
    End,
    /// The first screen, to find a meeting or a page.
    Find,
    /// The station's books, at a page.
    Books(track::Page),
    /// Another station of this laptop.
    Station(Home),
    /// A meeting.
    Meeting(start::Pick),
}

/// A screen.
pub trait Screen {
    /// A key, pressed or held.
    fn key(&mut self, key: KeyEvent, around: &Around<'_>) -> Asked;

    /// What a key asks where the window is too small for anything to be drawn: to leave, or nothing. All is on disk already.
    fn unseen(&self, key: KeyEvent, around: &Around<'_>) -> Asked;

    /// Draws it as it is.
    fn draw(&mut self, frame: &mut Frame<'_>, around: &Around<'_>);

    /// Does what could wait until the first frame was out; whether that changes what is drawn. It comes before any key.
    fn settle(&mut self) -> bool {
        false
    }

    /// The mouse: a click, or the wheel. Whatever it does a key does, too.
    fn mouse(&mut self, _mouse: MouseEvent) -> Asked {
        Asked::Nothing
    }

    /// A paste, however many lines it has.
    fn paste(&mut self, _pasted: &str) {}

    /// What is typed from here on is looked for.
    fn find(&mut self, _lang: Lang) {}

    /// Something to know, beside what was said.
    fn mention(&mut self, _what: String) {}

    /// What could not be done is said in the place of what was said.
    fn fail(&mut self, why: String) {
        self.mention(why);
    }

    /// What it has to say before a key is pressed.
    fn said(&self) -> &[Said] {
        &[]
    }

    /// Whose keys are laid over it when somebody asks for help; nothing: it shows its own.
    fn help(&self) -> Option<Place> {
        None
    }

    /// The meeting, where it is one that somebody runs.
    fn console(&self) -> Option<&Console> {
        None
    }

    /// The same, to be changed.
    fn console_mut(&mut self) -> Option<&mut Console> {
        None
    }

    /// Forms of the station's books that were left with words in them.
    fn kept(&mut self) -> track::Kept {
        track::Kept::default()
    }

    /// Who said that they type.
    fn typist(&self) -> Option<&Party> {
        None
    }
}

/// Whether a letter with this key is a command, and no letter.
pub(super) fn is_command(key: KeyEvent) -> bool {
    use ratatui::crossterm::event::KeyModifiers;
    key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}
