//! Looking on while somebody else runs the meeting: a second screen follows the journal, and gives no command.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use uuid::Uuid;

use super::{Clock, SittingError, clock, names::calls};
use crate::{
    journal::{self, Follower, Head, JournalError, News, People, WallFile},
    meeting::{Meeting, Moment, Timeline, numbers::Badge},
    station::Home,
};

/// Somebody who looks on. What was shown once stays, whatever becomes of the file.
pub struct Onlooker {
    home: Home,
    id: Uuid,
    follower: Follower,
    timeline: Timeline,
    people: Option<People>,
    calls: BTreeMap<Badge, String>,
    clock: Clock,
    /// Milliseconds by which the console's clock is ahead of this one.
    ahead: i64,
    /// What the host chose for the wall, as it was written down, and how long ago somebody was at the console.
    wall: (Option<String>, Option<Duration>),
}

impl Onlooker {
    /// At a meeting, whether it is there yet or not.
    pub fn of(home: &Home, id: Uuid, clock: Clock) -> Self {
        Self {
            follower: Follower::new(&home.folder(id), id),
            wall: (None, None),
            home: home.clone(),
            id,
            timeline: Timeline::default(),
            people: None,
            calls: BTreeMap::new(),
            clock,
            ahead: 0,
        }
    }

    /// Looks once; whether there is something new. A journal that isn't there yet, or no more, is nothing new.
    pub fn look(&mut self) -> Result<bool, SittingError> {
        let folder = journal::folder(&self.folder());
        self.wall = folder.as_ref().map_or((None, None), WallFile::read_in);
        let mut is_renamed = false;
        if let (Some(people), Ok(folder)) = (&mut self.people, &folder) {
            match people.again(folder) {
                Ok(renamed) => is_renamed = renamed,
                // Told when there are lines to be named.
                Err(_) => self.people = None,
            }
        }
        let is_news = self.follow(folder.as_ref().ok())?;
        if let Some(people) = self.people.as_ref().filter(|_| is_renamed && !is_news) {
            self.calls = calls(self.meeting(), people);
        }
        Ok(is_news || is_renamed)
    }

    /// Looks at the lines alone, since the system says that nothing else was written.
    pub fn look_at_lines(&mut self) -> Result<bool, SittingError> {
        self.follow(journal::folder(&self.folder()).as_ref().ok())
    }

    fn follow(&mut self, folder: Option<&journal::Folder>) -> Result<bool, SittingError> {
        let news = match folder {
            Some(folder) => self.follower.poll_in(folder),
            // That says why it can't be opened.
            None => self.follower.poll(),
        };
        let (mut timeline, entries) = match news {
            Ok(News::Quiet) | Err(JournalError::Missing { .. }) => return Ok(false),
            Ok(News::More(entries)) => (std::mem::take(&mut self.timeline), entries),
            Ok(News::Again(entries)) => (Timeline::default(), entries),
            Err(error) => return Err(error.into()),
        };
        for entry in entries {
            timeline.push(entry);
        }
        self.timeline = timeline;
        let people = match self.people.take() {
            Some(people) => people,
            None => People::open(&self.folder())?,
        };
        self.calls = calls(self.meeting(), &people);
        self.people = Some(people);
        Ok(true)
    }

    /// Where the files of the meeting lie, or will.
    pub fn folder(&self) -> PathBuf {
        self.home.folder(self.id)
    }

    /// The meeting as far as it is known.
    pub fn meeting(&self) -> &Meeting {
        self.timeline.meeting()
    }

    /// Its lines.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// How everybody is called, by badge.
    pub fn calls(&self) -> &BTreeMap<Badge, String> {
        &self.calls
    }

    /// The newest line.
    pub fn head(&self) -> Option<Head> {
        self.follower.head()
    }

    /// What the host chose for the wall, as it was written down at the last look.
    pub fn chosen(&self) -> Option<&str> {
        self.wall.0.as_deref()
    }

    /// How long ago somebody was at the console, at the last look; `None`: nobody ever was.
    pub fn silent(&self) -> Option<Duration> {
        self.wall.1
    }

    /// By so many milliseconds the console's clock is ahead of this machine's.
    pub fn set_ahead(&mut self, ahead: i64) {
        self.ahead = ahead;
    }

    /// Now, by the console's clock and in the zone of the meeting. A clock that was named is the console's own.
    pub fn now(&self) -> Moment {
        let ahead = if self.clock.is_named() { 0 } else { self.ahead };
        let now = self.clock.now().plus_ms(ahead);
        self.meeting().opening.as_ref().map_or(now, |opening| clock::shown_in(now, opening.zone))
    }
}
