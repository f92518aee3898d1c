//! A journal to be shown to somebody who has no business with what was said: every line with its number, its moments, its badges and
//! figures, in a chain of its own.

use uuid::Uuid;

use super::{Head, JournalError, Meeting, Report, line};
use crate::meeting::{Entry, Event};

/// The head after each of these lines, as a journal of this meeting has it.
pub fn heads(meeting: Uuid, entries: &[Entry]) -> Result<Vec<Head>, JournalError> {
    let mut head = Head::origin(meeting);
    let next = |entry| {
        head = line::write::<Meeting>(head, entry)?.1;
        Ok(head)
    };
    entries.iter().map(next).collect()
}

/// The lines of a journal that hold and are understood, each event as `change` leaves it. The chain is that of the new words: heads on
/// paper don't stand in it.
pub fn rewritten(report: &Report, change: &mut dyn FnMut(&mut Event)) -> Result<String, JournalError> {
    let mut head = Head::origin(report.meeting.unwrap_or_default());
    let mut written = String::new();
    for entry in &report.entries {
        let mut entry: Entry = entry.clone();
        entry.events.iter_mut().for_each(&mut *change);
        let (line, after) = line::write::<Meeting>(head, &entry)?;
        (written, head) = (written + &line + "\n", after);
    }
    Ok(written)
}
