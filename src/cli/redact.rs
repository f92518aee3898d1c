//! `yishi redact`: takes the texts out of one line.

use super::{
    Caller, CliError, Exit,
    erase::{list_in_tracker, papers},
    say,
};
use crate::{
    i18n::{Lang, cli, journal::trouble, tracker},
    office::{self, Copied},
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// Number of the line
    #[arg(value_parser = crate::cli::number::<u64>)]
    seq: u64,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (lang, home) = (caller.lang, caller.home()?);
    let id = home.resolve(&args.id).map_err(|error| caller.station(error))?;
    let clerk = caller.clerk_if_kept(&home)?;
    let done = office::redact(&home, clerk.as_ref(), id, args.seq).map_err(|error| caller.kept(error))?;
    let Some(done) = done else {
        return Err(CliError::new(Exit::Usage, cli::no_line(lang, args.seq)));
    };
    say(&match done.texts.len() {
        0 => cli::nothing_to_redact(lang, args.seq),
        texts => cli::redacted(lang, args.seq, texts),
    });
    match done.copy {
        Ok(None) => {}
        Ok(Some(copied)) => tell_of_copy(lang, &copied),
        Err(error) => say(&cli::station(lang, &error)),
    }
    papers(lang, &[done.papers]);
    if !done.also.is_empty() {
        say(&cli::also_in(lang, &lang.list(&done.also)));
    }
    list_in_tracker(caller, &done.tracked.map_err(|error| caller.kept(error))?, tracker::said_in)?;
    Ok(if done.texts.is_empty() { Exit::Refused } else { Exit::Done })
}

/// Whether a copy is without the words, too.
pub(super) fn tell_of_copy(lang: Lang, copied: &Copied) {
    say(&match &copied.done {
        Ok(()) => cli::redacted_copy(lang, &copied.dir.to_string_lossy()),
        Err(why) => cli::redacted_not_copy(lang, &trouble(lang, why)),
    });
}
