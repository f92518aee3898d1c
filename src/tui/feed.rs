//! What comes from the terminal, by a thread of its own, and what it means: keys, or a paste.
//!
//! A terminal that reports pastes says itself where one begins and ends. On Windows crossterm hears of none: a chat of three lines comes
//! as keys, and each Enter in it would give a line. But nobody types what follows an Enter within a fiftieth of a second: an Enter is
//! part of a paste if more characters follow it in the same burst. A last Enter is always a key, since a slow laptop delivers a line
//! and its Enter at once.

use std::{
    io,
    mem::take,
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What comes within this of the one before belongs to its burst. Who types fast leaves 50 ms between two keys, a terminal that
/// pastes less than one.
pub const BURST: Duration = Duration::from_millis(20);

/// How long it is looked for what is there already.
const AT_ONCE: Duration = Duration::from_micros(10);

/// Something that came, and when.
pub struct Came {
    /// What; an error is the last.
    pub event: io::Result<Event>,
    /// When it was there to be read, however late it is looked at.
    pub at: Instant,
}

/// Has everything that comes from the terminal sent on, by a thread that ends with the program, or when nobody listens any more.
pub fn listen(mut send: impl FnMut(Came) -> bool + Send + 'static) -> io::Result<()> {
    let keys = move || {
        loop {
            let event = event::read();
            let is_over = event.is_err();
            if !send(Came { event, at: Instant::now() }) || is_over {
                return;
            }
        }
    };
    thread::Builder::new().name("keys".to_owned()).spawn(keys).map(|_| ())
}

/// What came and is told what it means.
pub struct Feed {
    /// The terminal says where a paste begins and ends.
    reports_pastes: bool,
    /// Keys of one burst that isn't over.
    burst: Vec<KeyEvent>,
    last: Option<Instant>,
    /// What is known.
    ready: Vec<Meant>,
}

/// What came means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// What the terminal says it is.
    Event(Event),
    /// A paste that came as keys; an Enter right behind it, by whoever pasted, has read no question.
    Keys(String),
}

impl Feed {
    /// What comes from a terminal that reports pastes, or doesn't.
    pub fn new(reports_pastes: bool) -> Self {
        Self { reports_pastes, burst: Vec::new(), last: None, ready: Vec::new() }
    }

    /// One more, at its moment.
    pub fn put(&mut self, event: Event, at: Instant) {
        if self.reports_pastes {
            return self.ready.push(Meant::Event(event));
        }
        if self.last.is_some_and(|last| at.saturating_duration_since(last) >= BURST) {
            self.end_burst();
        }
        match event {
            // Nobody asks for these, and each key of a paste has one behind it.
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(key) if is_text(key) => {
                self.burst.push(key);
                self.last = Some(at);
            }
            other => {
                self.end_burst();
                self.ready.push(Meant::Event(other));
            }
        }
    }

    /// What is known by now. All that came has been put before.
    pub fn ready(&mut self, now: Instant) -> Vec<Meant> {
        if self.patience(now).is_some_and(|left| left.is_zero()) {
            self.end_burst();
        }
        take(&mut self.ready)
    }

    /// How long until it is known what the keys mean that came last; nothing where none wait.
    pub fn patience(&self, now: Instant) -> Option<Duration> {
        self.last.map(|last| (last + BURST).saturating_duration_since(now))
    }

    fn end_burst(&mut self) {
        self.last = None;
        let mut keys = take(&mut self.burst);
        let text = keys.iter().rposition(|key| matches!(key.code, KeyCode::Char(_))).map_or(0, |last| last + 1);
        let is_paste = keys.iter().take(text).any(|key| is_enter(*key));
        if is_paste {
            let behind = keys.split_off(text);
            self.ready.push(Meant::Keys(keys.into_iter().filter_map(letter).collect()));
            keys = behind;
        }
        self.ready.extend(keys.into_iter().map(|key| Meant::Event(Event::Key(key))));
    }
}

/// A key that can be part of a text: with Ctrl or Alt it is a command.
fn is_text(key: KeyEvent) -> bool {
    letter(key).is_some() && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

fn is_enter(key: KeyEvent) -> bool {
    key.code == KeyCode::Enter
}

fn letter(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) => Some(c),
        KeyCode::Enter => Some('\n'),
        // Between two columns of a table.
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

/// A feed, and the channel that it comes by.
pub struct Ears {
    came: Receiver<Came>,
    feed: Feed,
}

impl Ears {
    /// Listens to the terminal.
    pub fn open() -> io::Result<Self> {
        let (send, came) = mpsc::channel();
        listen(move |came| send.send(came).is_ok())?;
        Ok(Self { came, feed: Feed::new(!cfg!(windows)) })
    }

    /// What came, once anything did or the time is over: all of it, so that a paste, or keys that came fast, are one frame.
    pub fn hear(&mut self, at_most: Duration) -> io::Result<Vec<Meant>> {
        let begun = Instant::now();
        let mut meant = Vec::new();
        let mut wait = at_most;
        loop {
            let patience = self.feed.patience(Instant::now());
            match self.came.recv_timeout(patience.map_or(wait, |left| left.min(wait).max(AT_ONCE))) {
                Ok(Came { event, at }) => {
                    self.feed.put(event?, at);
                    wait = AT_ONCE;
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(mpsc::RecvTimeoutError::Timeout) => {}
            }
            // Nothing more is in the channel.
            let now = Instant::now();
            meant.append(&mut self.feed.ready(now));
            if self.feed.patience(now).is_none() || now.saturating_duration_since(begun) > at_most {
                return Ok(meant);
            }
            wait = BURST;
        }
    }
}

#[cfg(test)]
mod tests;
