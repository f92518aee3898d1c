//! The console without a terminal: keys, pastes and ticks come in, frames go out.

use std::rc::Rc;

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent, KeyEventKind, MouseEvent},
    layout::Rect,
};
use uuid::Uuid;

use super::{
    console::{Coach, Console},
    draw,
    keymap::{Action, Keys, Place},
    screen::{Around, Asked, Screen, is_command},
    start::{self, Start},
    theme::{Glyphs, Theme},
    track,
};
use crate::{
    i18n::{Lang, console, journal, tui as words},
    journal::JournalError,
    meeting::Name,
    office::{self, OfficeError},
    sitting::{Clock, Sitting, SittingError},
    station::Home,
    store::StoreError,
    sys::browser::Available,
    tracker::Party,
};

/// The console.
pub struct App {
    lang: Lang,
    theme: Theme,
    keys: Rc<Keys>,
    /// Which screen is up.
    screen: Box<dyn Screen>,
    /// The help, where it lies over a screen of the station.
    help: Option<Help>,
    /// Where to go back to when a meeting is left; without it the program ends.
    home: Option<(Home, Clock)>,
    /// Where it is kept how big letters are drawn.
    letters: Option<Home>,
    /// How they were drawn, and what was kept, when somebody began to try.
    tried: Option<(Glyphs, Option<Glyphs>)>,
    /// Who types in the tracker, once they said so.
    by: Option<Party>,
    /// What was left with words in it there.
    kept: track::Kept,
    over: bool,
    dirty: bool,
    repaint: bool,
    /// The window as it was drawn last. Where it is too small for anything, no key does what nobody sees.
    window: Option<Rect>,
    second: i64,
    bell: Bell,
    browser: Available,
}

/// The help of a screen of the station: what is typed to find something, its page, and how many there are.
#[derive(Default)]
struct Help {
    typed: String,
    page: usize,
    pages: usize,
}

/// What the end of a speech comes with.
enum Bell {
    /// A soft bell.
    Heard,
    /// The head of the screen flashes, up to this second.
    Seen(i64),
}

/// Seconds that the head flashes instead of a bell.
const FLASH: i64 = 2;

impl App {
    /// Begins with the list of meetings.
    pub fn choose(home: Home, clock: Clock, lang: Lang) -> Self {
        let start = Start::of(&home, &clock, lang);
        Self::with(Box::new(start), Some((home, clock)), lang)
    }

    /// Begins at a meeting.
    pub fn meeting(sitting: Sitting, lang: Lang) -> Self {
        Self::with(Box::new(Console::new(sitting, lang)), None, lang)
    }

    /// Begins at a meeting of a home; where another window runs it, it is looked at.
    pub fn at(home: &Home, id: Uuid, clock: &Clock, lang: Lang) -> Result<Self, SittingError> {
        let (sitting, why) = match Sitting::open(home, id, clock.clone()) {
            Err(why @ SittingError::Journal(JournalError::Locked { .. })) => {
                (Sitting::look(home, id, clock.clone())?, Some(why))
            }
            opened => (opened?, None),
        };
        Ok(Self::with(Box::new(sits_down(sitting, why, lang)), None, lang))
    }

    fn with(screen: Box<dyn Screen>, home: Option<(Home, Clock)>, lang: Lang) -> Self {
        Self {
            lang,
            theme: Theme::default(),
            keys: Rc::default(),
            screen,
            help: None,
            letters: home.as_ref().map(|(home, _)| home.clone()),
            tried: None,
            home,
            by: None,
            kept: track::Kept::default(),
            over: false,
            dirty: true,
            repaint: false,
            window: None,
            second: 0,
            bell: Bell::Heard,
            browser: Available::Unwanted,
        }
    }

    /// With colours.
    #[must_use]
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// With the keys of a station.
    #[must_use]
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = Rc::new(keys);
        if let Some(console) = self.screen.console_mut() {
            console.set_keys(Rc::clone(&self.keys));
        }
        self
    }

    /// With a browser that makes PDF and pictures of papers.
    #[must_use]
    pub fn prints_by(mut self, browser: Available) -> Self {
        self.browser = browser;
        if let Some(console) = self.screen.console_mut() {
            console.prints_by(self.browser.clone());
        }
        self
    }

    /// Where it is kept how big letters are drawn, once somebody chose.
    #[must_use]
    pub fn keeps_letters(mut self, home: Home) -> Self {
        self.letters = Some(home);
        self
    }

    /// Without the bell the head of the screen flashes.
    #[must_use]
    pub fn bell(mut self, bell: bool) -> Self {
        self.bell = if bell { Bell::Heard } else { Bell::Seen(0) };
        self
    }

    /// What the terminal was found to draw.
    pub fn glyphs(&mut self, glyphs: Glyphs) {
        self.theme.glyphs = glyphs;
        self.dirty = true;
    }

    /// The language of the screen.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// How it looks.
    pub fn looks(&self) -> Theme {
        self.theme
    }

    /// Something to know from the beginning, said once.
    pub fn mention(&mut self, what: String) {
        self.screen.mention(what);
        self.dirty = true;
    }

    /// In a rehearsal waiting goes so fast, and the coach speaks like this.
    pub fn rehearses(&mut self, rate: u32, coach: Coach) {
        if let Some(console) = self.screen.console_mut() {
            console.waits_at(rate);
            console.coached(coach);
        }
    }

    /// The tour of 练一练 begins.
    pub fn tours(&mut self) {
        if let Some(console) = self.screen.console_mut() {
            console.begins_tour();
        }
    }

    /// What the first screen has to say before a key is pressed.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.screen.said().iter().map(|(said, _)| said.as_str())
    }

    /// The system lets the screen be on as long as the meeting.
    pub fn kept_awake(&mut self) {
        if let Some(console) = self.screen.console_mut() {
            console.note(&console::con_awake(self.lang));
            self.dirty = true;
        }
    }

    /// The meeting at the console, if one is open.
    pub fn console(&self) -> Option<&Console> {
        self.screen.console()
    }

    /// It is to end.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Something changed since the last frame.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    /// The screen is to be painted anew.
    pub fn take_repaint(&mut self) -> bool {
        std::mem::take(&mut self.repaint)
    }

    /// The bell is to ring, once.
    pub fn take_bell(&mut self) -> bool {
        let Some(console) = self.screen.console_mut() else { return false };
        let rings = std::mem::take(&mut console.bell);
        match &mut self.bell {
            Bell::Heard => rings,
            Bell::Seen(until) => {
                if rings {
                    *until = self.second + FLASH;
                    self.dirty = true;
                }
                false
            }
        }
    }

    /// Does what could wait until the first frame was out; whether that changed something.
    pub fn settle(&mut self) -> bool {
        let changed = self.screen.settle();
        self.dirty |= changed;
        changed
    }

    /// A key. Releases, which some terminals report, are no keys.
    pub fn key(&mut self, key: KeyEvent) {
        if key.kind == KeyEventKind::Release {
            return;
        }
        self.dirty = true;
        self.settle();
        let keys = Rc::clone(&self.keys);
        let around = Around { keys: &keys, lang: self.lang, theme: self.theme };
        let asked = if self.window.is_some_and(draw::is_small) {
            let asked = self.screen.unseen(key, &around);
            if asked != Asked::Nothing {
                self.help = None;
            }
            asked
        } else if self.help.is_some() {
            return self.at_help(key);
        } else {
            self.screen.key(key, &around)
        };
        self.answer(asked);
    }

    fn answer(&mut self, asked: Asked) {
        match asked {
            Asked::Nothing => {}
            Asked::Repaint => self.repaint = true,
            Asked::Help => self.help = Some(Help::default()),
            Asked::Theme => self.theme = self.theme.next(),
            Asked::Letters(glyphs, begins) => self.letters(glyphs, begins),
            Asked::LettersBack => self.letters_back(),
            Asked::Leave => self.leave(),
            Asked::Station(home) => {
                if let Some((at, _)) = &mut self.home {
                    *at = home;
                }
                self.leave();
                (self.by, self.kept) = (None, track::Kept::default());
            }
            Asked::Find => {
                self.leave();
                self.screen.find(self.lang);
            }
            Asked::End => self.over = true,
            Asked::Books(page) => self.track(page),
            Asked::Meeting(pick) => self.open(pick),
        }
    }

    /// Big letters are drawn like this, from now on and on this machine.
    fn letters(&mut self, glyphs: Glyphs, begins: bool) {
        if begins {
            self.tried = Some((self.theme.glyphs, self.letters.as_ref().and_then(Home::letters)));
        }
        self.theme.glyphs = glyphs;
        self.keep_letters(Some(glyphs));
    }

    fn letters_back(&mut self) {
        if let Some((glyphs, kept)) = self.tried.take() {
            self.theme.glyphs = glyphs;
            self.keep_letters(kept);
        }
    }

    /// What can't be kept still holds here.
    fn keep_letters(&mut self, glyphs: Option<Glyphs>) {
        let kept = self.letters.as_ref().map_or(Ok(()), |home| home.keep_letters(glyphs));
        if kept.is_err() {
            self.screen.mention(words::letters_not_kept(self.lang));
        }
    }

    fn at_help(&mut self, key: KeyEvent) {
        let Some(help) = &mut self.help else { return };
        match (self.keys.action(Place::Help, key), key.code) {
            // What was typed to find something goes first.
            (Some(Action::Close), _) if !help.typed.is_empty() => *help = Help::default(),
            (Some(Action::Close), _) => self.help = None,
            (Some(Action::Theme), _) => self.theme = self.theme.next(),
            (Some(Action::Page), _) => help.page = (help.page + 1) % help.pages.max(1),
            (Some(Action::PageBack), _) => help.page = help.page.saturating_sub(1),
            (None, KeyCode::Backspace) => drop(help.typed.pop()),
            (None, KeyCode::Char(c)) if !(is_command(key) || help.typed.is_empty() && c.is_whitespace()) => {
                (help.page, help.pages) = (0, 1);
                help.typed.push(c);
            }
            _ => {}
        }
    }

    /// The screens of the station.
    fn track(&mut self, page: track::Page) {
        let Some((home, clock)) = &self.home else { return };
        match track::Tracker::open(home, clock.clone(), self.lang, page, self.by.clone()) {
            Ok(mut tracker) => {
                tracker.has_kept(std::mem::take(&mut self.kept));
                self.screen = Box::new(tracker);
            }
            Err(error) => self.screen.fail(words::cant_open(self.lang, &error.here(self.lang))),
        }
    }

    /// The mouse, where the station wants it.
    pub fn mouse(&mut self, mouse: MouseEvent) {
        if self.help.is_some() || self.window.is_some_and(draw::is_small) {
            return;
        }
        self.dirty = true;
        let asked = self.screen.mouse(mouse);
        self.answer(asked);
    }

    /// A paste, however many lines it has.
    pub fn paste(&mut self, pasted: &str) {
        if self.window.is_some_and(draw::is_small) {
            return;
        }
        self.screen.paste(pasted);
        self.dirty = true;
    }

    /// The same where it came as keys: an Enter at its end comes right behind it, and answers nothing that it asks.
    pub fn paste_of_keys(&mut self, pasted: &str) {
        self.paste(pasted);
        if let Some(console) = self.screen.console_mut() {
            console.is_held(KeyCode::Enter);
        }
    }

    /// The window has another size.
    pub fn resized(&mut self) {
        self.dirty = true;
        self.repaint = true;
    }

    /// Time went on. A frame is due once a second, while a meeting is open.
    pub fn tick(&mut self) {
        if let Some(console) = self.screen.console_mut() {
            let second = console.sitting().written().ms().div_euclid(1000);
            if console.tick() || second != self.second {
                self.second = second;
                self.dirty = true;
            }
        }
    }

    /// Milliseconds until time is to be looked at again.
    pub fn until_tick(&self) -> u64 {
        let into = self.console().map_or(0, |console| console.sitting().written().ms().rem_euclid(1000));
        let rate = self.console().map_or(1, |console| console.sitting().rate().max(1));
        u64::try_from(1000 - into).unwrap_or(1000).div_ceil(rate.into())
    }

    /// Draws the screen as it is.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.window = Some(frame.area());
        let keys = Rc::clone(&self.keys);
        let around = Around { keys: &keys, lang: self.lang, theme: self.theme };
        match (&mut self.help, self.screen.help()) {
            (Some(help), Some(place)) => help.pages = draw::help(frame, place, (&help.typed, help.page), &around),
            _ => self.screen.draw(frame, &around),
        }
        if matches!(self.bell, Bell::Seen(until) if self.second < until) {
            let head = Rect { height: 1, ..frame.area() };
            frame.buffer_mut().set_style(head, self.theme.flash());
        }
    }

    fn open(&mut self, pick: start::Pick) {
        let Some((home, clock)) = &self.home else { return };
        let sitting = match pick {
            // A tracker that can't be read keeps no meeting from being opened.
            start::Pick::Practice => office::practise(home).map(|sitting| (sitting, None)),
            // The first screen asks for the file itself.
            start::Pick::Import | start::Pick::Books(_) | start::Pick::Found(_) | start::Pick::Station(_) => return,
            start::Pick::New => match office::begin(home, None, clock.clone()) {
                (_, Some(why @ OfficeError::Store(StoreError::MovedAway { .. }))) => {
                    return self.screen.fail(words::cant_open(self.lang, &why.here(self.lang)));
                }
                (sitting, _) => sitting.map(|sitting| (sitting, None)),
            },
            start::Pick::Meeting(id, false) => open_or_look(home, id, clock),
            start::Pick::Meeting(id, true) => Sitting::look(home, id, clock.clone()).map(|sitting| (sitting, None)),
        };
        match sitting {
            Ok((sitting, why)) => {
                let mut console = sits_down(sitting, why, self.lang);
                console.set_keys(Rc::clone(&self.keys));
                console.prints_by(self.browser.clone());
                match pick {
                    start::Pick::New => console.open_form(Name::OpenMeeting, &[]),
                    start::Pick::Practice => console.begins_tour(),
                    _ => {}
                }
                // Whoever pressed Enter to come in, once more or behind a number, meant that and nothing of the meeting.
                console.is_held(KeyCode::Enter);
                self.screen = Box::new(console);
            }
            Err(error) => self.screen.fail(words::cant_open(self.lang, &error.here(self.lang))),
        }
    }

    /// Back to the list, or out. Every accepted command is on disk already.
    fn leave(&mut self) {
        self.by = self.screen.typist().cloned().or(self.by.take());
        self.kept.extend(self.screen.kept());
        match &self.home {
            Some((home, clock)) => self.screen = Box::new(Start::of(home, clock, self.lang)),
            None => self.over = true,
        }
    }
}

/// The console of a sitting, which says why it can only look, if so.
fn sits_down(sitting: Sitting, why: Option<SittingError>, lang: Lang) -> Console {
    let mut console = Console::new(sitting, lang);
    if let Some(SittingError::Journal(why)) = why {
        console.looks_because(&journal::said(lang, &why));
    }
    console
}

/// Goes on with a meeting; where somebody else is at it, or its file can't be written, it can be looked at, and it is known why.
fn open_or_look(home: &Home, id: Uuid, clock: &Clock) -> Result<(Sitting, Option<SittingError>), SittingError> {
    match Sitting::open(home, id, clock.clone()) {
        Ok(sitting) => Ok((sitting, None)),
        Err(why) => Ok((Sitting::look(home, id, clock.clone())?, Some(why))),
    }
}
