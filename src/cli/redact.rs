//! `yishi redact`: takes the texts out of one line.

use super::{Caller, CliError, Exit, say};
use crate::{i18n::cli, journal};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// Number of the line
    seq: u64,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (lang, home) = (caller.lang, caller.home()?);
    let id = home.resolve(&args.id).map_err(|error| caller.station(error))?;
    let done = journal::redact(&home.folder(id), id, args.seq).map_err(|error| caller.failed(error.into()))?;
    let Some(done) = done else {
        return Err(CliError::new(Exit::Usage, cli::no_line(lang, args.seq)));
    };
    say(&match done.texts {
        0 => cli::nothing_to_redact(lang, args.seq),
        texts => cli::redacted(lang, args.seq, texts),
    });
    if !done.also.is_empty() {
        say(&cli::also_in(lang, &lang.list(&done.also)));
    }
    Ok(if done.texts == 0 { Exit::Refused } else { Exit::Done })
}
