//! `yishi` alone: the meetings of the station.

use std::fmt::Write as _;

use super::{Caller, CliError, Exit};
use crate::{i18n::cli, text::safe};

pub(super) fn run(caller: &Caller) -> Result<Exit, CliError> {
    let meetings = caller.home()?.meetings().map_err(|error| caller.station(error))?;
    let mut lines = String::new();
    for meeting in meetings {
        let stage = match (meeting.damaged, meeting.closed) {
            (true, _) => "?".to_owned(),
            (_, true) => "S7".to_owned(),
            _ => match cli::goes_on(caller.lang, &meeting) {
                Some(goes_on) => format!("{} {goes_on}", meeting.stage.code()),
                None => meeting.stage.code().to_owned(),
            },
        };
        let day = meeting.at.map(|at| at.date().to_string()).unwrap_or_default();
        let theme = safe(&meeting.theme);
        let _ = writeln!(lines, "{}\t{day}\t{stage}\t{theme}", meeting.id);
    }
    caller.print(lines.as_bytes())
}
