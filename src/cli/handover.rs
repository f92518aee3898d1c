//! `yishi handover`: the paper of a change of terms.

use std::path::PathBuf;

use super::{Caller, CliError, Exit, paper::put};
use crate::{i18n::printed as words, office::printed};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Into this file, .docx, .html or .md; else to stdout
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let paper = printed::handover(&clerk, caller.lang).map_err(|error| caller.kept(error))?;
    let none = || CliError::new(Exit::Refused, words::no_new_term(caller.lang));
    put(caller, &paper.ok_or_else(none)?, args.out.as_deref())
}
