//! The console without a terminal: keys, pastes and ticks come in, frames go out.

use std::rc::Rc;

use ratatui::{
    Frame,
    crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
    layout::Rect,
};
use uuid::Uuid;

use super::{
    desk::Desk,
    draw,
    keymap::{Action, Keys, Place},
    list::Typed,
    start::{self, Start},
    theme::{Glyphs, Theme},
    track,
};
use crate::{
    i18n::{Lang, console, tui as words},
    meeting::Name,
    office,
    sitting::{Clock, Sitting, SittingError},
    station::Home,
    text,
    tracker::Party,
    view::Tone,
};

/// Which screen is up.
enum Screen {
    Start(Start),
    Track(Box<track::Tracker>),
    Desk(Box<Desk>),
}

/// The console.
pub struct App {
    lang: Lang,
    theme: Theme,
    keys: Rc<Keys>,
    screen: Screen,
    /// The page of the help, where it lies over a screen of the station, and how many it has.
    help: Option<(usize, usize)>,
    /// Where to go back to when a meeting is left; without it the program ends.
    home: Option<(Home, Clock)>,
    /// Who types in the tracker, once they said so.
    by: Option<Party>,
    over: bool,
    dirty: bool,
    repaint: bool,
    /// The window as it was drawn last. Where it is too small for anything, no key does what nobody sees.
    window: Option<Rect>,
    second: i64,
    bell: Bell,
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
        let screen = Screen::Start(Start::of(&home, &clock, lang));
        Self::with(screen, Some((home, clock)), lang)
    }

    /// Begins at a meeting.
    pub fn meeting(sitting: Sitting, lang: Lang) -> Self {
        Self::with(Screen::Desk(Box::new(Desk::new(sitting, lang))), None, lang)
    }

    fn with(screen: Screen, home: Option<(Home, Clock)>, lang: Lang) -> Self {
        Self {
            lang,
            theme: Theme::default(),
            keys: Rc::default(),
            screen,
            help: None,
            home,
            by: None,
            over: false,
            dirty: true,
            repaint: false,
            window: None,
            second: 0,
            bell: Bell::Heard,
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
        if let Screen::Desk(desk) = self.screen {
            self.screen = Screen::Desk(Box::new(desk.with_keys(Rc::clone(&self.keys))));
        }
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
        match &mut self.screen {
            Screen::Start(start) => start.notice.push((what, Tone::Strong)),
            Screen::Desk(desk) => desk.mention(&what),
            Screen::Track(tracker) => tracker.mention(what),
        }
        self.dirty = true;
    }

    /// What the first screen has to say before a key is pressed.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        let notice = match &self.screen {
            Screen::Start(start) => start.notice.as_slice(),
            Screen::Track(_) | Screen::Desk(_) => &[],
        };
        notice.iter().map(|(said, _)| said.as_str())
    }

    /// The system lets the screen be on as long as the meeting.
    pub fn kept_awake(&mut self) {
        if let Screen::Desk(desk) = &mut self.screen {
            desk.mention(&console::con_awake(self.lang));
            self.dirty = true;
        }
    }

    /// The meeting at the desk, if one is open.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Start(_) | Screen::Track(_) => None,
        }
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
        let Screen::Desk(desk) = &mut self.screen else { return false };
        let rings = std::mem::take(&mut desk.bell);
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

    /// A key. Releases, which some terminals report, are no keys.
    pub fn key(&mut self, key: KeyEvent) {
        if key.kind == KeyEventKind::Release {
            return;
        }
        self.dirty = true;
        if self.window.is_some_and(draw::is_small) {
            return self.at_nothing(key);
        }
        if self.help.is_some() {
            return self.at_help(key);
        }
        match &mut self.screen {
            Screen::Start(start) => {
                let action = self.keys.action(Place::Start, key);
                let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                let chosen = match key.code {
                    KeyCode::Char(c) if action.is_none() && !held => match start.list.take(c) {
                        Typed::Chosen(pick) => Some(pick),
                        Typed::Kept | Typed::Begins => None,
                    },
                    KeyCode::Backspace if action.is_none() => {
                        start.list.backspace();
                        None
                    }
                    _ => None,
                };
                match action {
                    Some(Action::First) => start.list.step(isize::MIN / 2),
                    Some(Action::Last) => start.list.step(isize::MAX / 2),
                    Some(Action::Up) => start.list.step(-1),
                    Some(Action::Down) => start.list.step(1),
                    Some(Action::PageBack) => start.list.step(-10),
                    Some(Action::Page) => start.list.step(10),
                    Some(Action::Leave) if key.code == KeyCode::Esc && start.list.clear() => {}
                    Some(Action::Leave) => self.over = true,
                    Some(Action::Repaint) => self.repaint = true,
                    Some(Action::Help) => self.help = Some((0, 1)),
                    Some(Action::Promises) => return self.track(track::Page::Promises),
                    Some(Action::Items) => return self.track(track::Page::Board),
                    Some(Action::Visits) => return self.track(track::Page::Visits),
                    Some(Action::Shifts) => return self.track(track::Page::Shifts),
                    _ => {}
                }
                let marked = if action == Some(Action::Choose) { start.list.marked() } else { None };
                if let Some(pick) = chosen.or(marked) {
                    self.open(pick);
                }
            }
            Screen::Track(tracker) => {
                let action = self.keys.action(tracker.place(), key);
                match action {
                    Some(Action::Repaint) => self.repaint = true,
                    Some(Action::Help) => self.help = Some((0, 1)),
                    Some(action) => tracker.act(action),
                    None => Self::at_items(tracker, key),
                }
                if tracker.is_left() {
                    self.leave();
                }
            }
            Screen::Desk(desk) => {
                let action = self.keys.action(desk.place(), key);
                if action == Some(Action::Theme) {
                    self.theme = self.theme.next();
                    return;
                }
                Self::at_desk(desk, action, key);
                self.repaint |= std::mem::take(&mut desk.repaint);
                if desk.is_left() {
                    self.leave();
                }
            }
        }
    }

    /// Where nothing is drawn one can leave, and nothing is asked before: all is on disk.
    fn at_nothing(&mut self, key: KeyEvent) {
        let place = match &self.screen {
            Screen::Start(_) => Place::Start,
            Screen::Track(_) => Place::Track,
            Screen::Desk(_) => Place::Desk,
        };
        if self.keys.action(place, key) != Some(Action::Leave) {
            return;
        }
        self.help = None;
        if matches!(self.screen, Screen::Start(_)) {
            self.over = true;
        } else {
            self.leave();
        }
    }

    fn at_help(&mut self, key: KeyEvent) {
        let Some((page, pages)) = &mut self.help else { return };
        match self.keys.action(Place::Help, key) {
            Some(Action::Close) => self.help = None,
            Some(Action::Theme) => self.theme = self.theme.next(),
            Some(Action::Page) => *page = (*page + 1) % *pages,
            Some(Action::PageBack) => *page = page.saturating_sub(1),
            _ => {}
        }
    }

    fn at_desk(desk: &mut Desk, action: Option<Action>, key: KeyEvent) {
        if key.kind == KeyEventKind::Repeat {
            desk.is_held(key.code);
        }
        if let Some(action) = action {
            desk.act(key.code, action);
            return;
        }
        let commands = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if !commands => desk.typed(c),
            code => desk.edit(code),
        }
    }

    fn at_items(tracker: &mut track::Tracker, key: KeyEvent) {
        let commands = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match (key.code, tracker.line()) {
            (KeyCode::Char(c), _) if !commands => tracker.typed(c),
            (code, Some(line)) => line.edit(code),
            (_, None) => {}
        }
    }

    /// The screens of the station.
    fn track(&mut self, page: track::Page) {
        let Some((home, clock)) = &self.home else { return };
        match track::Tracker::open(home, clock.clone(), self.lang, page, self.by.clone()) {
            Ok(tracker) => self.screen = Screen::Track(Box::new(tracker)),
            Err(error) => {
                if let Screen::Start(start) = &mut self.screen {
                    let why = words::cant_open(self.lang, &text::safe(&error.to_string()).to_string());
                    start.notice = vec![(why, Tone::Strong)];
                }
            }
        }
    }

    /// A paste, however many lines it has.
    pub fn paste(&mut self, pasted: &str) {
        if self.window.is_some_and(draw::is_small) {
            return;
        }
        if let Screen::Track(tracker) = &mut self.screen {
            tracker.pasted(pasted);
            self.dirty = true;
        }
        if let Screen::Desk(desk) = &mut self.screen {
            desk.pasted(pasted);
            self.dirty = true;
        }
    }

    /// The window has another size.
    pub fn resized(&mut self) {
        self.dirty = true;
        self.repaint = true;
    }

    /// Time went on. A frame is due once a second, while a meeting is open.
    pub fn tick(&mut self) {
        if let Screen::Desk(desk) = &mut self.screen {
            let second = desk.sitting().written().ms().div_euclid(1000);
            if desk.tick() || second != self.second {
                self.second = second;
                self.dirty = true;
            }
        }
    }

    /// Milliseconds until time is to be looked at again.
    pub fn until_tick(&self) -> u64 {
        let into = self.desk().map_or(0, |desk| desk.sitting().written().ms().rem_euclid(1000));
        u64::try_from(1000 - into).unwrap_or(1000)
    }

    /// Draws the screen as it is.
    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        self.window = Some(frame.area());
        match &mut self.screen {
            Screen::Start(_) | Screen::Track(_) if self.help.is_some() => self.draw_help(frame),
            Screen::Start(start) => draw::start(frame, start, &self.keys, self.lang, self.theme),
            Screen::Track(tracker) => draw::track(frame, tracker, &self.keys, self.lang, self.theme),
            Screen::Desk(desk) => draw::desk(frame, desk, self.lang, self.theme),
        }
        if matches!(self.bell, Bell::Seen(until) if self.second < until) {
            let head = Rect { height: 1, ..frame.area() };
            frame.buffer_mut().set_style(head, self.theme.flash());
        }
    }

    fn draw_help(&mut self, frame: &mut Frame<'_>) {
        let place = if matches!(self.screen, Screen::Start(_)) { Place::Start } else { Place::Track };
        if let Some((page, pages)) = &mut self.help {
            *pages = draw::help(frame, place, *page, &self.keys, self.lang, self.theme);
        }
    }

    fn open(&mut self, pick: start::Pick) {
        let Some((home, clock)) = &self.home else { return };
        let sitting = match pick {
            // A tracker that can't be read keeps no meeting from being opened.
            start::Pick::New => office::begin(home, None, clock.clone()).0,
            start::Pick::Meeting(id, false) => open_or_look(home, id, clock),
            start::Pick::Meeting(id, true) => Sitting::look(home, id, clock.clone()),
        };
        match sitting {
            Ok(sitting) => {
                let mut desk = Desk::new(sitting, self.lang).with_keys(Rc::clone(&self.keys));
                if pick == start::Pick::New {
                    desk.open_form(Name::OpenMeeting, &[]);
                }
                // Whoever pressed Enter to come in, once more or behind a number, meant that and nothing of the meeting.
                desk.is_held(KeyCode::Enter);
                self.screen = Screen::Desk(Box::new(desk));
            }
            Err(error) => {
                if let Screen::Start(start) = &mut self.screen {
                    let why = words::cant_open(self.lang, &text::safe(&error.to_string()).to_string());
                    start.notice = vec![(why, Tone::Strong)];
                }
            }
        }
    }

    /// Back to the list, or out. Every accepted command is on disk already.
    fn leave(&mut self) {
        if let Screen::Track(tracker) = &self.screen {
            self.by = tracker.by().cloned();
        }
        match &self.home {
            Some((home, clock)) => self.screen = Screen::Start(Start::of(home, clock, self.lang)),
            None => self.over = true,
        }
    }
}

/// Goes on with a meeting; where somebody else is at it, or its file can't be written, it can be looked at.
fn open_or_look(home: &Home, id: Uuid, clock: &Clock) -> Result<Sitting, SittingError> {
    Sitting::open(home, id, clock.clone()).or_else(|_| Sitting::look(home, id, clock.clone()))
}
