//! The trainer's screen: everything that happens in the room of a rehearsal, and what waits. It types nothing.

use std::{
    io,
    sync::mpsc::{self, RecvTimeoutError},
    time::Duration,
};

use ratatui::{
    Frame,
    crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers},
};

use super::{draw, feed, terminal::Taken, theme::Theme};
use crate::{
    i18n::{Lang, rehearsal as words, time::hhmm},
    rehearsal::{End, Happened, Room},
    sitting::Onlooker,
    view::{Choice, Tone},
};

/// How often it looks.
const LOOKS: Duration = Duration::from_millis(400);

/// The room of a rehearsal that somebody else runs.
pub struct RoomScreen {
    onlooker: Onlooker,
    room: Option<Room>,
    theme: Theme,
    lang: Lang,
}

impl RoomScreen {
    /// At a rehearsal.
    pub fn of(onlooker: Onlooker, theme: Theme, lang: Lang) -> Self {
        let mut screen = Self { onlooker, room: None, theme, lang };
        screen.look();
        screen
    }

    /// It is a rehearsal, whose room is known.
    pub fn is_there(&self) -> bool {
        self.room.is_some()
    }

    /// Looks at the journal and at the time.
    pub fn look(&mut self) {
        // What was shown stays, whatever becomes of the file.
        let _ = self.onlooker.look();
        let choice: Option<Choice> = self.onlooker.chosen().and_then(|words| ron::from_str(words).ok());
        self.onlooker.set_ahead(choice.map_or(0, |choice| choice.ahead));
        if self.room.is_none() {
            let opening = self.onlooker.meeting().opening.as_ref().filter(|opening| opening.practice);
            self.room = opening.and_then(|opening| words::room_of(&opening.theme)).and_then(Room::new);
        }
        if let Some(room) = &mut self.room {
            room.reach(self.onlooker.timeline().entries(), self.onlooker.now());
        }
    }

    /// Draws it as it is.
    pub fn picture(&self, frame: &mut Frame<'_>) {
        let Some(room) = &self.room else { return };
        let theme = self.onlooker.meeting().opening.as_ref().map(|opening| opening.theme.clone()).unwrap_or_default();
        let waiting: Vec<&Happened> = room.waiting().collect();
        let right = words::room_head(self.lang, room.here(), waiting.len(), &hhmm(self.onlooker.now().time()));
        let line = |happened: &Happened| {
            let tone = match happened.end {
                End::Waits => Tone::Strong,
                End::Missed(_) | End::Wrong(_) => Tone::Alert,
                End::Right(_) | End::Seen => Tone::Plain,
            };
            let said = words::act(self.lang, &happened.act);
            (
                words::room_line(
                    self.lang,
                    &happened.at.time().format("%H:%M:%S").to_string(),
                    &said,
                    &end(self.lang, happened),
                ),
                tone,
            )
        };
        let lines: Vec<_> = room.truth().all().iter().map(line).collect();
        let waits: Vec<_> = waiting.into_iter().map(line).collect();
        draw::room(frame, (&theme, &right), &lines, &waits, self.lang, self.theme);
    }
}

/// What became of it.
fn end(lang: Lang, happened: &Happened) -> String {
    match happened.end {
        End::Seen => String::new(),
        End::Waits => words::end_waits(lang),
        End::Right(_) => words::end_right(lang, happened.took().unwrap_or(0)),
        End::Wrong(_) => words::end_wrong(lang),
        End::Missed(_) => words::end_missed(lang),
    }
}

/// Shows it until somebody leaves. However it ends, the terminal is as it was before.
pub fn run(mut room: RoomScreen) -> io::Result<()> {
    let mut screen = Taken::take()?;
    screen.hide_cursor()?;
    let (wake, woken) = mpsc::channel();
    feed::listen(move |came| wake.send(came.event).is_ok())?;
    loop {
        room.look();
        screen.draw(|frame| room.picture(frame))?;
        match woken.recv_timeout(LOOKS) {
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Ok(event) => match event? {
                Event::Key(key) if key.kind != KeyEventKind::Release => {
                    let control = key.modifiers.contains(KeyModifiers::CONTROL);
                    match key.code {
                        KeyCode::F(10) | KeyCode::Esc => return Ok(()),
                        KeyCode::Char('c' | 'q') if control => return Ok(()),
                        _ => {}
                    }
                }
                Event::Resize(..) => screen.repaint()?,
                _ => {}
            },
        }
    }
}
