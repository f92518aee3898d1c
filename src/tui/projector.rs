//! The projector's screen: follows a meeting that somebody else runs, and shows its wall. No keys on it, but the one to leave.

mod ear;

use std::{
    io,
    path::PathBuf,
    sync::mpsc::{self, RecvTimeoutError},
    time::Duration,
};

use ratatui::{
    Frame,
    crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers},
};

use ear::Ear;

use super::{
    draw::wall::{self as picture, Paint},
    feed,
    screen::{Around, Asked, Screen},
    terminal::Taken,
    theme::Glyphs,
};
use crate::{
    i18n::{names::Roll, tour, wall as say},
    journal,
    meeting::Timeline,
    sitting::{Onlooker, SittingError},
    station::Home,
    view::{self, Choice, Look},
};

/// Nobody has been at the console for so long: what is shown may be old, and that is said.
const OLD: Duration = Duration::from_secs(5);

fn asked(key: KeyEvent) -> Asked {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        _ if key.kind == KeyEventKind::Release => Asked::Nothing,
        KeyCode::F(10) | KeyCode::Esc => Asked::Leave,
        KeyCode::Char('c' | 'q') if control => Asked::Leave,
        KeyCode::Char('l') if control => Asked::Repaint,
        KeyCode::F(12) => Asked::Repaint,
        _ => Asked::Nothing,
    }
}

/// Seconds within which Esc is pressed once more.
const ASKS: i64 = 5;

/// The wall of one meeting, in a terminal of its own.
pub struct Projector {
    onlooker: Onlooker,
    paint: Paint,
    choice: Choice,
    chosen: Option<String>,
    /// The meeting as it was when the picture was made to stand.
    frozen: Option<(u64, Timeline)>,
    /// The journal can't be read.
    broken: bool,
    old: bool,
    second: i64,
    dirty: bool,
    /// Where it is kept how big letters are drawn, and how they are where nobody chose.
    letters: Option<(Home, Glyphs)>,
    /// Until this second Esc once more leaves the wall.
    leaves: Option<i64>,
    /// So many looks brought something that somebody wrote.
    news: u64,
}

impl Projector {
    /// At a meeting that somebody else runs, or will.
    pub fn of(onlooker: Onlooker, paint: Paint) -> Self {
        Self {
            onlooker,
            paint,
            choice: Choice::default(),
            chosen: None,
            frozen: None,
            broken: false,
            old: false,
            second: 0,
            dirty: true,
            letters: None,
            leaves: None,
            news: 0,
        }
    }

    /// Big letters are drawn as somebody chooses at the console, and like this until then.
    pub fn follows(&mut self, home: Home, otherwise: Glyphs) {
        self.letters = Some((home, otherwise));
        self.read_letters();
    }

    /// How big letters are drawn.
    pub fn letters(&self) -> Glyphs {
        self.paint.theme.glyphs
    }

    fn read_letters(&mut self) {
        let Some((home, otherwise)) = &self.letters else { return };
        let glyphs = home.letters().unwrap_or(*otherwise);
        self.dirty |= std::mem::replace(&mut self.paint.theme.glyphs, glyphs) != glyphs;
    }

    /// Looks at the journal, at what the host chose and at the time; whether a frame is due.
    pub fn look(&mut self) -> bool {
        let news = self.onlooker.look();
        self.looked(&news)
    }

    /// The same where nothing but lines was written.
    pub fn look_at_lines(&mut self) -> bool {
        let news = self.onlooker.look_at_lines();
        self.looked(&news)
    }

    fn looked(&mut self, news: &Result<bool, SittingError>) -> bool {
        let mut is_news = matches!(news, Ok(true));
        self.broken = self.broken_by(news);
        if self.onlooker.chosen() != self.chosen.as_deref() {
            let chosen = self.onlooker.chosen().map(str::to_owned);
            self.choice = chosen.as_deref().and_then(|words| ron::from_str(words).ok()).unwrap_or_default();
            self.onlooker.set_ahead(self.choice.ahead);
            self.chosen = chosen;
            self.freeze();
            is_news = true;
        }
        self.news += u64::from(is_news);
        self.dirty |= is_news;
        let second = self.onlooker.now().ms().div_euclid(1000);
        let old = self.is_old();
        if second != self.second {
            self.read_letters();
            let over = self.leaves.take_if(|until| second > *until).is_some();
            self.dirty |= over;
        }
        self.dirty |= second != self.second || old != self.old;
        (self.second, self.old) = (second, old);
        std::mem::take(&mut self.dirty)
    }

    /// A key: Esc is asked about, since everybody looks.
    fn pressed(&mut self, key: KeyEvent) -> Asked {
        let asked = asked(key);
        if key.code != KeyCode::Esc || asked != Asked::Leave {
            return asked;
        }
        let now = self.onlooker.now().ms().div_euclid(1000);
        if self.leaves.is_some_and(|until| now <= until) {
            return asked;
        }
        self.leaves = Some(now + ASKS);
        self.dirty = true;
        Asked::Nothing
    }

    /// Until the clock on it is to be drawn anew.
    fn to_second(&self) -> Duration {
        let into = self.onlooker.now().ms().rem_euclid(1000);
        Duration::from_millis(u64::try_from(1000 - into).unwrap_or(1000))
    }

    /// A journal that can't be read is looked at again and again: it may be written anew.
    fn broken_by(&self, news: &Result<bool, SittingError>) -> bool {
        match news {
            Ok(true) => false,
            Ok(false) => self.broken,
            Err(_) => true,
        }
    }

    fn is_old(&self) -> bool {
        let meeting = self.onlooker.meeting();
        let silent = self.onlooker.silent().is_some_and(|silent| silent > OLD);
        meeting.opening.is_some() && meeting.closed.is_none() && (silent || self.broken)
    }

    /// The lines up to the one at which the picture stands.
    fn freeze(&mut self) {
        self.frozen = self.choice.frozen.map(|seq| {
            let upto = self.onlooker.timeline().entries().iter().filter(|entry| entry.seq <= seq);
            (seq, upto.cloned().collect())
        });
    }

    /// Draws the picture as it is.
    pub fn picture(&self, frame: &mut Frame<'_>) {
        let timeline = self.frozen.as_ref().map_or(self.onlooker.timeline(), |(_, timeline)| timeline);
        let (meeting, newest) = (timeline.meeting(), timeline.entries().last());
        let names = Roll { lang: self.paint.lang, calls: self.onlooker.calls() };
        let head = super::draw::last_four(self.onlooker.head());
        let look = Look { now: self.onlooker.now(), names: &names, lang: self.paint.lang, head: &head };
        let mut wall = view::wall(meeting, newest, self.choice, &look);
        if self.old {
            wall.brief = Some(say::stale(self.paint.lang));
        }
        if self.leaves.is_some() {
            wall.brief = Some(tour::leave_wall(self.paint.lang));
        }
        let area = frame.area();
        picture::draw(frame.buffer_mut(), area, &view::head(meeting, &look), &wall, self.choice.turn, self.paint);
    }
}

impl Screen for Projector {
    fn key(&mut self, key: KeyEvent, _around: &Around<'_>) -> Asked {
        self.pressed(key)
    }

    fn unseen(&self, key: KeyEvent, _around: &Around<'_>) -> Asked {
        asked(key)
    }

    fn draw(&mut self, frame: &mut Frame<'_>, _around: &Around<'_>) {
        self.picture(frame);
    }
}

/// What wakes the wall.
enum Woken {
    /// Something in the folder of the meeting may have changed: lines of the journal and nothing else, or who knows what.
    Told { lines: bool },
    /// A key, or another size.
    Terminal(io::Result<Event>),
}

/// Shows the wall until somebody leaves. Big letters are drawn as was chosen in `home`, else as `glyphs` says, else as the terminal is found to
/// draw them. However it ends, the terminal is as it was before.
pub fn run(mut projector: Projector, home: Home, glyphs: Option<Glyphs>) -> io::Result<()> {
    let mut screen = Taken::take()?;
    let glyphs = glyphs.unwrap_or_else(|| screen.probe());
    projector.follows(home, glyphs);
    screen.hide_cursor()?;
    let (wake, woken) = mpsc::channel();
    let keys = wake.clone();
    feed::listen(move |came| keys.send(Woken::Terminal(came.event)).is_ok())?;
    let mut ear = Ear::at(projector.onlooker.folder(), move |paths: &[PathBuf]| {
        let lines = !paths.is_empty() && paths.iter().all(|path| journal::has_lines(path));
        let _ = wake.send(Woken::Told { lines });
    });
    if projector.look() {
        screen.draw(|frame| projector.picture(frame))?;
    }
    loop {
        let came = match woken.recv_timeout(ear.patience(projector.to_second())) {
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            came => came.ok(),
        };
        // All that came meanwhile is one look and one frame.
        let (mut is_told, mut is_lines) = (false, came.is_some());
        for woken in came.into_iter().chain(woken.try_iter()) {
            let asked = match woken {
                Woken::Told { lines } => {
                    is_told = true;
                    is_lines &= lines;
                    Asked::Nothing
                }
                Woken::Terminal(event) => {
                    is_lines = false;
                    match event? {
                        Event::Key(key) => projector.pressed(key),
                        Event::Resize(..) => Asked::Repaint,
                        _ => Asked::Nothing,
                    }
                }
            };
            match asked {
                Asked::Repaint => {
                    screen.repaint()?;
                    projector.dirty = true;
                }
                Asked::Leave | Asked::End => return Ok(()),
                // Nothing lies over the wall, and nothing leads elsewhere.
                Asked::Nothing
                | Asked::Help
                | Asked::Find
                | Asked::Station(_)
                | Asked::Theme
                | Asked::Letters(..)
                | Asked::LettersBack
                | Asked::Books(_)
                | Asked::Meeting(_) => {}
            }
        }
        let (second, news) = (projector.second, projector.news);
        let is_due = if is_lines { projector.look_at_lines() } else { projector.look() };
        ear.after(projector.news != news, is_told);
        if is_due {
            screen.draw(|frame| projector.picture(frame))?;
        }
        if projector.second != second {
            ear.listen_again();
        }
    }
}
