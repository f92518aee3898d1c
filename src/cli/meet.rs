//! `yishi meet`, and `yishi` alone: the console.

use std::{
    env,
    io::{self, IsTerminal as _},
};

use super::{Caller, CliError, Exit};
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

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    wants_terminal(caller)?;
    let (home, clock) = (caller.home()?, Caller::clock()?);
    let app = match &args.id {
        None => App::choose(home, clock, caller.lang),
        Some(id) => {
            let id = home.resolve(id).map_err(|error| caller.station(error))?;
            let sitting = Sitting::open(&home, id, clock).map_err(|error| caller.failed(error))?;
            App::meeting(sitting, caller.lang)
        }
    };
    show(caller, app)
}

/// There is somebody to press a key, and a screen to show it on.
pub(super) fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Before anything is written: without a terminal nothing waits for a key.
pub(super) fn wants_terminal(caller: &Caller) -> Result<(), CliError> {
    if has_terminal() {
        return Ok(());
    }
    Err(CliError::new(Exit::Usage, cli::no_terminal(caller.lang)).hint(cli::no_terminal_hint(caller.lang)))
}

/// Colours, as far as the terminal has them.
pub(super) fn theme() -> Theme {
    let said = |name| env::var(name).unwrap_or_default();
    Theme::of(!said("NO_COLOR").is_empty(), &said("COLORTERM"))
}

/// Fills the screen until somebody leaves.
pub(super) fn show(caller: &Caller, app: App) -> Result<Exit, CliError> {
    tui::run(app.theme(theme())).map_err(|error| caller.io("terminal", &error))?;
    Ok(Exit::Done)
}
