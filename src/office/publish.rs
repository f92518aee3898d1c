//! The day on which a notice was posted: one fact, whoever writes it down first.
//!
//! The notice goes by what stands beside the journal, the reminders by the tracker: both are told here, and nowhere else.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Clerk, OfficeError};
use crate::{
    station::Home,
    store::{Page, Store},
    tracker::{Command, MeetingNo, Refusal, event::Taken},
};

/// The notice of a meeting was posted on a day. The clerk of the tracker is told, where the station has one and the meeting was taken
/// in; what keeps the tracker from it is said.
pub fn posted(
    home: &Home,
    clerk: Option<&mut Clerk>,
    meeting: Uuid,
    on: NaiveDate,
) -> Result<Option<Refusal>, OfficeError> {
    write_down(home, meeting, on)?;
    let Some(clerk) = clerk else { return Ok(None) };
    let Some(taken) = clerk.taken(meeting)? else { return Ok(None) };
    let answer = clerk.give(&[Command::Post { meeting: taken.no, on }])?;
    Ok(answer.err().map(|(_, refusal)| refusal))
}

/// Beside the journal.
fn write_down(home: &Home, meeting: Uuid, on: NaiveDate) -> Result<(), OfficeError> {
    let mut posting = home.posting(meeting)?;
    if posting.posted != Some(on) {
        posting.posted = Some(on);
        home.put_posting(meeting, &posting)?;
    }
    Ok(())
}

/// The meetings that were taken in, and when their notice was posted: as somebody wrote it down here or with the notice.
pub(super) fn meetings(
    home: &Home,
    store: &dyn Store,
    page: Page,
) -> Result<Vec<(Taken, Option<NaiveDate>)>, OfficeError> {
    let noticed = |taken: &Taken| taken.to_post.then(|| home.posting(taken.meeting).ok()?.posted)?;
    let all = store.meetings(page)?.into_iter();
    let with = |(taken, posted): (Taken, Option<NaiveDate>)| {
        let posted = posted.or_else(|| noticed(&taken));
        (taken, posted)
    };
    Ok(all.map(with).collect())
}

impl Clerk {
    /// The meetings that were taken in, and when their notice was posted: as somebody wrote it down here or with the notice.
    pub fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, OfficeError> {
        meetings(&self.home, self.store.as_ref(), page)
    }

    /// The day on which a notice was posted stands beside the journal, too, where the journal is here: it is one fact, and the notice
    /// goes by it.
    pub(super) fn tell_notice(&self, meeting: MeetingNo, on: NaiveDate) -> Result<(), OfficeError> {
        let all = self.store.meetings(Page::ALL)?;
        let Some((taken, _)) = all.into_iter().find(|(taken, _)| taken.no == meeting) else { return Ok(()) };
        if !self.home.folder(taken.meeting).exists() {
            return Ok(());
        }
        write_down(&self.home, taken.meeting, on)
    }
}
