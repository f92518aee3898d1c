//! `yishi` alone: the meetings of the station.

use std::fmt::Write as _;

use super::{CliError, Desk, Exit};
use crate::text::safe;

pub(super) fn run(desk: &Desk) -> Result<Exit, CliError> {
    let meetings = desk.home()?.meetings().map_err(|error| desk.station(error))?;
    let mut lines = String::new();
    for meeting in meetings {
        let stage = match (meeting.damaged, meeting.closed) {
            (true, _) => "?".to_owned(),
            (_, true) => "S7".to_owned(),
            _ => meeting.stage.code().to_owned(),
        };
        let day = meeting.at.map(|at| at.date().to_string()).unwrap_or_default();
        let theme = safe(&meeting.theme);
        let _ = writeln!(lines, "{}\t{day}\t{stage}\t{theme}", meeting.id);
    }
    desk.print(lines.as_bytes())
}
