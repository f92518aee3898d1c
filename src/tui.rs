//! The facilitator's console: full screen, by keyboard, one input strip.
//!
//! It gives commands to a `Sitting` and shows the scenes of `view`; it knows no rule of the meeting.
//! [`App`] is the whole of it but for the terminal: keys and pastes go in, frames come out. [`projector`] shows the wall in a
//! terminal of its own.

mod app;
pub mod desk;
pub mod draw;
pub mod form;
pub mod glyphs;
pub mod input;
pub mod keymap;
pub mod line;
pub mod list;
pub mod next;
pub mod projector;
pub mod start;
pub mod terminal;
pub mod theme;

use std::{io, time::Duration};

use ratatui::crossterm::event::{self, Event};

pub use app::App;
use terminal::Screen;
pub use theme::Theme;

/// Runs the console until it is left. However it ends, the terminal is as it was before, and nothing is lost: every
/// accepted command is on disk before it is shown.
pub fn run(mut app: App) -> io::Result<()> {
    let mut screen = Screen::take()?;
    while !app.is_over() {
        app.tick();
        if app.take_repaint() {
            screen.repaint()?;
        }
        if app.take_bell() {
            Screen::bell()?;
        }
        if app.take_dirty() {
            screen.draw(|frame| app.draw(frame))?;
        }
        let mut wait = Duration::from_millis(app.until_tick());
        // Everything that is there already is taken before the next frame: a paste, or keys that came fast.
        while !app.is_over() && event::poll(wait)? {
            take(&mut app, event::read()?);
            wait = Duration::ZERO;
        }
    }
    Ok(())
}

fn take(app: &mut App, event: Event) {
    match event {
        Event::Key(key) => app.key(key),
        Event::Paste(pasted) => app.paste(&pasted),
        Event::Resize(..) => app.resized(),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => {}
    }
}
