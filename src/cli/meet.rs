//! `yishi meet`, and `yishi` alone: the console.

use std::{
    env,
    io::{self, IsTerminal as _},
};

use super::{CliError, Desk, Exit};
use crate::{
    i18n::cli,
    sitting::Sitting,
    tui::{self, App, Theme},
};

#[derive(clap::Args, Default)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; else choose or create one
    id: Option<String>,
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<Exit, CliError> {
    wants_terminal(desk)?;
    let (home, clock) = (desk.home()?, Desk::clock()?);
    let app = match &args.id {
        None => App::choose(home, clock, desk.lang),
        Some(id) => {
            let id = home.resolve(id).map_err(|error| desk.station(error))?;
            let sitting = Sitting::open(&home, id, clock).map_err(|error| desk.failed(error))?;
            App::meeting(sitting, desk.lang)
        }
    };
    show(desk, app)
}

/// There is somebody to press a key, and a screen to show it on.
pub(super) fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Before anything is written: without a terminal nothing waits for a key.
pub(super) fn wants_terminal(desk: &Desk) -> Result<(), CliError> {
    if has_terminal() {
        return Ok(());
    }
    Err(CliError::new(Exit::Usage, cli::no_terminal(desk.lang)).hint(cli::no_terminal_hint(desk.lang)))
}

/// Fills the screen until somebody leaves.
pub(super) fn show(desk: &Desk, app: App) -> Result<Exit, CliError> {
    let said = |name| env::var(name).unwrap_or_default();
    let theme = Theme::of(!said("NO_COLOR").is_empty(), &said("COLORTERM"));
    tui::run(app.theme(theme)).map_err(|error| desk.io("terminal", &error))?;
    Ok(Exit::Done)
}
