//! An evening looked at again (`yishi replay`): it plays, or stands at a line. Nothing that is done here changes the record.

mod evening;

use std::{
    io,
    sync::mpsc::{self, RecvTimeoutError},
    time::{Duration, Instant},
};

use ratatui::{
    Frame,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
};

use super::{
    console::Said,
    draw::{self, KeyRow, Sheet, wall::Paint},
    feed,
    line::EditLine,
    terminal::Taken,
    theme::Glyphs,
};
use crate::{
    i18n::{Lang, journal, replay as words},
    replay::{Mine, written},
    view::Tone,
};
pub use evening::{Caption, Evening};

/// How often it is drawn while it plays.
const FRAME: Duration = Duration::from_millis(100);
/// How many times as fast as it was.
pub const SPEEDS: [u32; 7] = [1, 2, 5, 10, 30, 60, 120];
/// So fast, unless somebody says otherwise.
pub const SPEED: u32 = 30;

const KEYS: &[KeyRow] = &[
    ("Space", words::key_play, true),
    ("← →", words::key_line, true),
    ("PgUp PgDn", words::key_stage, true),
    (".", words::key_stop_short, true),
    ("N", words::key_note, true),
    ("Esc", words::key_leave, true),
    (". ", words::key_stop, false),
    ("0-9", words::key_number, false),
    ("Home End", words::key_ends, false),
    ("+ -", words::key_speed, false),
    ("Tab", words::key_turn, false),
    ("F1", words::key_help, false),
];

/// What is being typed.
enum Typing {
    /// The number of a line.
    Line(EditLine),
    /// A note.
    Note(EditLine),
}

/// The screen.
pub struct Replay {
    evening: Evening,
    paint: Paint,
    author: Option<String>,
    speed: u32,
    plays: bool,
    /// Milliseconds for which it has been waiting at the line.
    waited: i64,
    typing: Option<Typing>,
    turn: usize,
    pages: usize,
    helps: bool,
    said: Option<Said>,
}

impl Replay {
    /// At the line at which the evening stands, with something to know.
    pub fn of(evening: Evening, paint: Paint, speed: u32, author: Option<String>, said: Option<String>) -> Self {
        Self {
            evening,
            paint,
            author,
            speed,
            plays: false,
            waited: 0,
            typing: None,
            turn: 0,
            pages: 1,
            helps: false,
            said: said.map(|said| (said, Tone::Quiet)),
        }
    }

    /// The evening.
    pub fn evening(&self) -> &Evening {
        &self.evening
    }

    /// It plays.
    pub fn plays(&self) -> bool {
        self.plays
    }

    fn lang(&self) -> Lang {
        self.paint.lang
    }

    fn say(&mut self, what: String) {
        self.said = Some((what, Tone::Strong));
    }

    fn go(&mut self, to: usize) {
        self.evening.reel.go(to);
        (self.waited, self.turn, self.said) = (0, 0, None);
    }

    /// So much time has passed.
    pub fn passed(&mut self, ms: i64) {
        if !self.plays {
            return;
        }
        self.waited += ms;
        while let Some((wait, cut)) = self.evening.reel.wait(self.speed)
            && self.waited >= wait
        {
            let left = self.waited - wait;
            self.go(self.evening.reel.at() + 1);
            self.waited = left;
            if cut >= 60_000 {
                self.said = Some((words::cut(self.lang(), (cut + 30_000) / 60_000), Tone::Quiet));
            }
        }
        if self.evening.reel.gap().is_none() {
            (self.plays, self.waited) = (false, 0);
            self.say(words::at_end(self.lang()));
        }
    }

    /// Milliseconds of the evening behind the line: the clock runs on until the next one.
    fn later(&self) -> i64 {
        let gap = self.evening.reel.gap().unwrap_or(0);
        (self.waited * i64::from(self.speed)).min((gap - 1).max(0))
    }

    /// A key; `true`: it is left.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if key.kind == KeyEventKind::Release {
            return false;
        }
        let command = super::screen::is_command(key);
        if key.code == KeyCode::F(10) || key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c')
        {
            return true;
        }
        if let Some(typing) = self.typing.take() {
            self.typed(typing, key);
            return false;
        }
        if std::mem::take(&mut self.helps) {
            return false;
        }
        let at = self.evening.reel.at();
        match key.code {
            KeyCode::Esc => return true,
            KeyCode::F(1) => self.helps = true,
            KeyCode::Char('q') if command => return true,
            _ if command => {}
            KeyCode::Char(' ') => {
                self.plays = !self.plays && self.evening.reel.gap().is_some();
                self.said = None;
            }
            KeyCode::Left => self.stands_at(at.saturating_sub(1)),
            KeyCode::Right => self.stands_at(at + 1),
            KeyCode::Home => self.stands_at(1),
            KeyCode::End => self.stands_at(self.evening.reel.len()),
            KeyCode::PageUp => self.stands_at(self.evening.reel.stage_before()),
            KeyCode::PageDown => self.stands_at(self.evening.reel.next_stage()),
            KeyCode::Char('.' | '。') => match self.evening.reel.next_stop() {
                Some(stop) => self.stands_at(stop),
                None => self.say(words::no_stop(self.lang())),
            },
            KeyCode::Char('+' | '=') => self.faster(true),
            KeyCode::Char('-') => self.faster(false),
            KeyCode::Tab => self.turn = (self.turn + 1) % self.pages.max(1),
            KeyCode::Char('n' | 'N') if self.evening.file.is_none() => self.say(words::not_noted(self.lang())),
            KeyCode::Char('n' | 'N') => self.types(Typing::Note(EditLine::default())),
            KeyCode::Char(c) if c.is_ascii_digit() => self.types(Typing::Line(EditLine::of(&c.to_string()))),
            _ => {}
        }
        false
    }

    /// A line that somebody asked for is looked at.
    fn stands_at(&mut self, to: usize) {
        self.plays = false;
        self.go(to);
    }

    fn types(&mut self, typing: Typing) {
        (self.plays, self.said) = (false, None);
        self.typing = Some(typing);
    }

    fn faster(&mut self, more: bool) {
        let (now, shown) = (self.speed, self.later());
        let next =
            if more { SPEEDS.into_iter().find(|of| *of > now) } else { SPEEDS.into_iter().rev().find(|of| *of < now) };
        self.speed = next.unwrap_or(now);
        self.waited = shown / i64::from(self.speed.max(1));
    }

    /// A key while something is typed.
    fn typed(&mut self, typing: Typing, key: KeyEvent) {
        match (typing, key.code) {
            (_, KeyCode::Esc) => {}
            (Typing::Line(line), KeyCode::Enter) => {
                let (typed, of) = (line.text(), self.evening.reel.len());
                match crate::text::numbers(&typed).trim().parse::<usize>() {
                    Ok(to) if (1..=of).contains(&to) => self.stands_at(to),
                    _ => self.say(words::no_line(self.lang(), &typed, of)),
                }
            }
            (Typing::Note(line), KeyCode::Enter) => self.note(&line.text()),
            (Typing::Line(mut line), _) => {
                edited(&mut line, key);
                self.typing = (!line.is_empty()).then_some(Typing::Line(line));
            }
            (Typing::Note(mut line), _) => {
                edited(&mut line, key);
                self.typing = Some(Typing::Note(line));
            }
        }
    }

    /// What was pasted goes where something is typed.
    pub fn paste(&mut self, pasted: &str) {
        if let Some(Typing::Line(line) | Typing::Note(line)) = &mut self.typing {
            line.paste(pasted);
        }
    }

    /// Keeps a note; on disk before it is shown.
    fn note(&mut self, typed: &str) {
        let here = u64::try_from(self.evening.reel.at()).unwrap_or(u64::MAX);
        let Some(file) = &self.evening.file else { return };
        let Some(mine) = Mine::typed(here, self.author.clone(), &crate::text::strip(typed)) else { return };
        let kept = file.read().and_then(|before| {
            let words = written(&before, &mine).map_err(crate::journal::JournalError::from)?;
            file.write(&words)
        });
        match kept {
            Ok(()) => {
                self.evening.mine.push(mine);
                self.say(words::noted(self.lang()));
            }
            Err(error) => self.say(words::note_failed(self.lang(), &journal::said(self.lang(), &error))),
        }
    }

    /// Draws it as it is.
    pub fn picture(&mut self, frame: &mut Frame<'_>) {
        let (lang, later) = (self.lang(), self.later());
        let head = self.evening.head(later, lang);
        let right = if self.plays { words::playing(lang, self.speed) } else { words::standing(lang) };
        let typed = self.typing.as_ref().map(|typing| match typing {
            Typing::Line(line) => (line, words::line_prompt(lang)),
            Typing::Note(line) => (line, words::note_prompt(lang, self.evening.reel.at())),
        });
        let sheet = Sheet {
            head: (&head, &right),
            wall: &|buffer, area| self.evening.wall(buffer, area, later, self.paint),
            beside: &self.evening.beside(lang),
            turn: self.turn,
            said: self.said.as_ref(),
            typed,
            keys: KEYS,
            helps: self.helps,
        };
        self.pages = draw::replay(frame, &sheet, lang, self.paint.theme);
    }
}

fn edited(line: &mut EditLine, key: KeyEvent) {
    match key.code {
        KeyCode::Char(c) if !super::screen::is_command(key) => line.insert(c),
        _ => line.edit(key),
    }
}

/// Shows it until somebody leaves. However it ends, the terminal is as it was before.
pub fn run(mut replay: Replay, glyphs: Option<Glyphs>) -> io::Result<()> {
    let mut screen = Taken::take()?;
    replay.paint.theme.glyphs = glyphs.unwrap_or_else(|| screen.probe());
    let (wake, woken) = mpsc::channel();
    feed::listen(move |came| wake.send(came.event).is_ok())?;
    let mut before = Instant::now();
    loop {
        if replay.typing.is_none() {
            screen.hide_cursor()?;
        }
        screen.draw(|frame| replay.picture(frame))?;
        let came = if replay.plays {
            woken.recv_timeout(FRAME)
        } else {
            woken.recv().map_err(|_| RecvTimeoutError::Disconnected)
        };
        // What passed while it stood is nobody's time.
        let now = Instant::now();
        let passed = i64::try_from(now.duration_since(before).as_millis()).unwrap_or(0);
        before = now;
        replay.passed(passed);
        match came {
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Ok(event) => match event? {
                Event::Key(key) if replay.key(key) => return Ok(()),
                Event::Paste(text) => replay.paste(&text),
                Event::Resize(..) => screen.repaint()?,
                _ => {}
            },
        }
    }
}
