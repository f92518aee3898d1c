//! `yishi wall`: the projector's view of a meeting that is run in another terminal.

use super::{Caller, CliError, Exit, meet};
use crate::{
    i18n::cli,
    sitting::{Clock, Onlooker},
    tui::{
        draw::wall::Paint,
        glyphs::Glyphs,
        projector::{self, Projector},
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; else the newest one
    id: Option<String>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    meet::wants_terminal(caller)?;
    let home = caller.home()?;
    let id = match &args.id {
        Some(id) => home.resolve(id).map_err(|error| caller.station(error))?,
        // Ids begin with the time at which they were made.
        None => home
            .ids()
            .map_err(|error| caller.station(error))?
            .into_iter()
            .max()
            .ok_or_else(|| CliError::new(Exit::Usage, cli::no_meetings(caller.lang)))?,
    };
    let clock = Caller::named_clock()?.unwrap_or_else(Clock::system);
    let onlooker = Onlooker::of(&home, id, clock);
    projector::run(Projector::of(onlooker, Paint { theme: meet::theme(), glyphs: Glyphs::Blocks, lang: caller.lang }))
        .map_err(|error| caller.io("terminal", &error))?;
    Ok(Exit::Done)
}
