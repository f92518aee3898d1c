//! A second console: it looks on, follows what the first one writes, and takes over once that is gone.

use super::{Sitting, SittingError};
use crate::{
    journal::{Follower, Journal, News, People},
    meeting::Timeline,
};

impl Sitting {
    /// Takes in what somebody else has written since it was last asked; whether there was something. What can't be read is looked at again.
    pub fn follow(&mut self) -> bool {
        let (folder, before) = (self.folder(), self.meeting().seq);
        let follower = self.follower.get_or_insert_with(|| Follower::new(&folder, self.id));
        let (mut timeline, entries) = match follower.poll() {
            Ok(News::More(entries)) => (std::mem::take(&mut self.timeline), entries),
            Ok(News::Again(entries)) => (Timeline::default(), entries),
            Ok(News::Quiet) | Err(_) => return false,
        };
        for entry in entries {
            timeline.push(entry);
        }
        self.timeline = timeline;
        if let Ok(people) = People::open(&folder) {
            self.people = people;
        }
        self.meeting().seq != before
    }

    /// Nobody runs the meeting any more.
    pub fn is_left_alone(&self) -> bool {
        Journal::is_free(&self.folder())
    }

    /// The same meeting, to go on with.
    pub fn taken_over(&self) -> Result<Self, SittingError> {
        Self::open(&self.home, self.id, self.clock.clone())
    }
}
