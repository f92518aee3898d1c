//! The facilitator's console: full screen, by keyboard, one input strip.
//!
//! It gives commands to a `Sitting` and shows the scenes of `view`; it knows no rule of the meeting.
//! [`App`] is the whole of it but for the terminal: keys and pastes go in, frames come out. [`projector`] shows the wall in a
//! terminal of its own.

mod app;
pub mod console;
pub mod draw;
pub mod feed;
pub mod form;
pub mod glyphs;
pub mod input;
pub mod keymap;
pub mod learn;
pub mod line;
pub mod list;
pub mod next;
pub mod projector;
pub mod questions;
pub mod replay;
pub mod room;
pub mod screen;
pub mod start;
pub mod terminal;
pub mod theme;
pub mod track;

use std::{
    io,
    time::{Duration, Instant},
};

use ratatui::crossterm::event::Event;

use crate::{i18n::console as words, sys::Awake};
pub use app::App;
use feed::{Ears, Meant};
use terminal::Taken;
pub use theme::{Glyphs, Theme};

/// What is asked of the terminal and of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setup {
    /// How big letters are drawn; else the terminal is asked.
    pub glyphs: Option<Glyphs>,
    /// The screen is to stay on as long as a meeting runs.
    pub awake: bool,
    /// The mouse is listened to.
    pub mouse: bool,
}

/// Runs the console until it is left. However it ends, the terminal is as it was before, and nothing is lost: every
/// accepted command is on disk before it is shown.
pub fn run(mut app: App, setup: Setup) -> io::Result<()> {
    let mut screen = Taken::take()?;
    app.glyphs(setup.glyphs.unwrap_or_else(|| screen.probe()));
    if setup.mouse {
        Taken::listen_to_mouse()?;
    }
    let mut ears = Ears::open()?;
    let mut awake = None;
    while !app.is_over() {
        terminal::undisturbed(|| app.tick());
        if setup.awake {
            stay_awake(&mut app, &mut awake);
        }
        if app.take_repaint() {
            screen.repaint()?;
        }
        if app.take_bell() {
            Taken::bell()?;
        }
        if app.take_dirty() {
            screen.draw(|frame| app.draw(frame))?;
            if app.settle() {
                continue;
            }
        }
        for meant in ears.hear(Duration::from_millis(app.until_tick()))? {
            if !app.is_over() {
                terminal::undisturbed(|| take(&mut app, meant));
            }
        }
    }
    Ok(())
}

/// Keeps the screen on while a meeting runs, and says so once it is known to hold.
fn stay_awake(app: &mut App, awake: &mut Option<Awake>) {
    if app.console().is_none_or(|console| console.meeting().closed.is_some()) {
        *awake = None;
    } else if awake.get_or_insert_with(|| Awake::begin(&words::con_awake(app.lang()))).came_to_hold(Instant::now()) {
        app.kept_awake();
    }
}

/// What came from the terminal, told to the console.
pub fn take(app: &mut App, meant: Meant) {
    let event = match meant {
        Meant::Keys(pasted) => return app.paste_of_keys(&pasted),
        Meant::Event(event) => event,
    };
    match event {
        Event::Key(key) => app.key(key),
        Event::Paste(pasted) => app.paste(&pasted),
        Event::Resize(..) => app.resized(),
        Event::Mouse(mouse) => app.mouse(mouse),
        Event::FocusGained | Event::FocusLost => {}
    }
}
