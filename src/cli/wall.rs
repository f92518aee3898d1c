//! `yishi wall`: the projector's view of a meeting that is run in another terminal.

use super::{Caller, CliError, Exit, meet, say, show};
use crate::{
    i18n::cli,
    sitting::{Clock, Onlooker},
    tui::{
        draw::wall::Paint,
        projector::{self, Projector},
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; else the newest one
    id: Option<String>,
    #[command(flatten)]
    show: show::Args,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    meet::wants_terminal(caller)?;
    let home = caller.home()?;
    let looks = caller.looks(Some(&home), &args.show)?;
    let id = caller.meeting_or_newest(&home, args.id.as_deref())?;
    let clock = Caller::named_clock()?.unwrap_or_else(Clock::system);
    let onlooker = Onlooker::of(&home, id, clock);
    let paint = Paint { theme: looks.theme, lang: caller.lang };
    projector::run(Projector::of(onlooker, paint), home, looks.setup.glyphs)
        .map_err(|error| caller.io("terminal", &error))?;
    if let Some(error) = looks.unset {
        say(&cli::station(caller.lang, &error));
    }
    Ok(Exit::Done)
}
