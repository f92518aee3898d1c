//! `yishi verify`: is this the journal that was written?

use std::path::Path;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{cli, journal as worded},
    journal::{Claim, compare, verify},
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
    for words in worded::report(caller.lang, &report) {
        say(&words);
    }
    if path != Path::new(&args.what) {
        copied(caller, &args.what)?;
    }
    caller.print(format!("{}\n", report.head).as_bytes())?;
    Ok(if report.holds() { Exit::Done } else { Exit::Refused })
}

/// Says how the copy of a meeting of the home stands, if the station wants one. It doesn't change how the check ends.
fn copied(caller: &Caller, what: &str) -> Result<(), CliError> {
    let home = caller.home()?;
    let id = home.resolve(what).map_err(|error| caller.station(error))?;
    match home.settings().map(|settings| settings.mirror) {
        Ok(None) => {}
        Ok(Some(dir)) => say(&worded::standing(caller.lang, &dir, compare(&home.folder(id), id, &dir))),
        Err(error) => say(&cli::station(caller.lang, &error)),
    }
    Ok(())
}
