//! `yishi verify`: is this the journal that was written?

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::journal::report as worded,
    journal::{Claim, verify},
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// A meeting by its id, or a file: journal.ron or a copy of it
    what: String,
    /// A head that stands in the minutes, in the tracker or on a photo of the wall
    #[arg(long, value_name = "HEAD")]
    head: Option<Claim>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let path = caller.named(&args.what)?;
    let report = verify(&path, args.head.as_ref()).map_err(|error| caller.failed(error.into()))?;
    for words in worded(caller.lang, &report) {
        say(&words);
    }
    caller.print(format!("{}\n", report.head).as_bytes())?;
    Ok(if report.holds() { Exit::Done } else { Exit::Refused })
}
