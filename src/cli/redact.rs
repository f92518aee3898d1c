//! `yishi redact`: takes the texts out of one line.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    Caller, CliError, Exit,
    erase::{list_in_tracker, papers::rewrite},
    say,
};
use crate::{
    i18n::{cli, journal::trouble, tracker},
    journal,
    station::Home,
    store::FILE,
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
    let done = journal::redact(&home.folder(id), id, args.seq).map_err(|error| caller.failed(error.into()))?;
    home.forget_listings().map_err(|error| caller.station(error))?;
    let Some(done) = done else {
        return Err(CliError::new(Exit::Usage, cli::no_line(lang, args.seq)));
    };
    say(&match done.gone.len() {
        0 => cli::nothing_to_redact(lang, args.seq),
        texts => cli::redacted(lang, args.seq, texts),
    });
    copy(caller, &home, id);
    match rewrite(&home, id) {
        Ok(true) => say(&cli::papers_rewritten(lang, 1)),
        Ok(false) => {}
        Err(why) => say(&cli::papers_stay(lang, &why)),
    }
    if !done.also.is_empty() {
        say(&cli::also_in(lang, &lang.list(&done.also)));
    }
    tracked(caller, &home, &done.gone)?;
    Ok(if done.gone.is_empty() { Exit::Refused } else { Exit::Done })
}

/// The lines of the tracker's history that still have the words: a meeting that was taken in left them there.
fn tracked(caller: &Caller, home: &Home, gone: &[String]) -> Result<(), CliError> {
    if !home.root().join(FILE).exists() {
        return Ok(());
    }
    let upkeep = caller.upkeep_of(home)?;
    let mut lines = BTreeSet::new();
    // A single character stands in every other text.
    for words in gone.iter().filter(|words| words.chars().nth(1).is_some()) {
        lines.extend(upkeep.store().said(words).map_err(|error| caller.kept(error.into()))?);
    }
    list_in_tracker(caller, &lines, tracker::said_in)
}

/// The words go from the copy too, where there is one and it can be reached; else it is said that they are still there.
fn copy(caller: &Caller, home: &Home, id: Uuid) {
    let lang = caller.lang;
    match home.settings().map(|settings| settings.mirror) {
        Ok(None) => {}
        Ok(Some(dir)) => say(&match journal::copy(&home.folder(id), id, &dir) {
            Ok(()) => cli::redacted_copy(lang, &dir.to_string_lossy()),
            Err(why) => cli::redacted_not_copy(lang, &trouble(lang, &why)),
        }),
        Err(error) => say(&cli::station(lang, &error)),
    }
}
