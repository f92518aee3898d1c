//! `yishi keys`: the keys as they hold in this home.

use super::{Caller, CliError, Exit, Output};
use crate::tui::keymap::printed;

#[derive(clap::Args)]
pub(super) struct Args {
    /// ron: as a keys.ron that changes nothing, to begin with
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let keys = caller.keys(&caller.home()?)?;
    let printed = match args.output {
        Output::Text => printed::table(&keys, caller.lang),
        Output::Ron => printed::ron(&keys),
    };
    caller.print(printed.as_bytes())
}
