//! Notices on the screen: that one was posted.

use super::{Tracker, read::posted_on};
use crate::{office::notices::Posted, tracker::MeetingNo, view::Tone};

impl Tracker {
    /// The notice of a meeting was posted, with its text as it hangs.
    pub(super) fn post(&mut self, meeting: MeetingNo, given: &[String]) -> bool {
        let (lang, today) = (self.lang, self.clerk.now().date());
        let said = |at: usize| given.get(at).filter(|said| !said.is_empty());
        let on = match said(0).map_or(Ok(today), |said| posted_on(lang, said, today)) {
            Ok(on) => on,
            Err(why) => {
                self.notice = vec![(why, Tone::Strong)];
                return false;
            }
        };
        let posted = Posted { places: said(1).cloned(), ..Posted::default() };
        let answer = self.clerk.post_of(meeting, lang, (on, posted));
        self.answered_with(answer)
    }
}
