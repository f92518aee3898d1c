//! `yishi salvage`: a new journal of the lines that hold.

use std::path::PathBuf;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{
        cli,
        journal::{error, fault},
    },
    journal,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A meeting by its id, or a file: journal.ron or a copy of it
    what: String,
    /// A home for the new journal; it must not hold this meeting yet [else salvaged, in the home]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let path = caller.named(&args.what)?;
    let out = match &args.out {
        Some(out) => out.clone(),
        None => caller.home()?.root().join("salvaged"),
    };
    let done = journal::salvage(&path, &out).map_err(|error| caller.failed(error.into()))?;
    let Some(done) = done else {
        return Err(CliError::new(Exit::Refused, cli::nothing_to_salvage(lang)));
    };
    say(&cli::salvaged(lang, done.lines, done.left_out, &fault(lang, &done.fault)));
    if let Some(why) = &done.nameless {
        say(&cli::nameless(lang, &error(lang, why)));
    }
    caller.print_path(&done.folder)
}
