//! `yishi meet`, and `yishi` alone: the console.

use std::io::{self, IsTerminal as _};

use super::{
    Caller, CliError, Exit, say,
    show::{self, Looks},
};
use crate::{
    i18n::cli,
    sys::browser::Browser,
    tui::{self, App},
};

#[derive(clap::Args, Default)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; else choose or create one
    id: Option<String>,
    #[command(flatten)]
    show: show::Args,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    wants_terminal(caller)?;
    let (home, clock) = (caller.home()?, Caller::clock()?);
    let looks = caller.looks(Some(&home), &args.show)?;
    let app = match &args.id {
        None => {
            let app = App::choose(home, clock, caller.lang);
            // It stands on the first screen too, and here for whoever looks after the program has ended.
            app.said().for_each(say);
            app
        }
        Some(id) => {
            let id = home.resolve(id).map_err(|error| caller.station(error))?;
            App::at(&home, id, &clock, caller.lang).map_err(|error| caller.failed(error))?
        }
    };
    show(caller, app, looks)
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

/// Fills the screen until somebody leaves.
pub(super) fn show(caller: &Caller, app: App, looks: Looks) -> Result<Exit, CliError> {
    let setup = looks.setup;
    tui::run(looks.dress(app, caller).prints_by(Browser::find()), setup)
        .map_err(|error| caller.io("terminal", &error))?;
    Ok(Exit::Done)
}
