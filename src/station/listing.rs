//! The meetings of a home, as a list shows them. A closed one is read once: after that its files only have to stand.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Home, StationError, io_error};
use crate::{
    charter::Stage,
    journal::{self, Journal, ReadOnly, Stamp},
    meeting::{Entry, Moment, Timeline},
    sys::Folder,
};

/// In the home: what lists said of closed meetings. It may go at any time.
const FILE: &str = "closed.json";
/// Any change of what a list shows, or of how it follows from a journal, raises it.
const VERSION: u32 = 2;
/// More is none of ours.
const CAP: u64 = 64 * 1024 * 1024;

/// A meeting of the home, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Its id.
    pub id: Uuid,
    /// Its theme; empty where not even the first line holds.
    pub theme: String,
    /// The estate.
    pub estate: String,
    /// The real start; else the planned one, else the first line.
    pub at: Option<Moment>,
    /// Where it is.
    pub stage: Stage,
    /// It was closed.
    pub closed: bool,
    /// Since when it is adjourned and was not gone on with.
    pub adjourned: Option<Moment>,
    /// The day on which it goes on, if one was agreed on.
    pub until: Option<NaiveDate>,
    /// Its year and its number of that year.
    pub number: Option<(u16, u16)>,
    /// A practice copy.
    pub practice: bool,
    /// It is damaged: this is what still holds.
    pub damaged: bool,
}

impl Listing {
    /// It was adjourned to another day, and nobody went on with it or closed it.
    pub fn is_left(&self) -> bool {
        self.adjourned.is_some() && !self.closed && !self.practice
    }

    /// Nothing for a folder in which no meeting was opened. With it the newest line, where the record is whole and understood.
    fn read(home: &Home, id: Uuid) -> Option<(Self, Option<String>)> {
        let opened = Journal::read(&home.folder(id), id);
        let damaged = match &opened {
            Ok(opened) => matches!(opened.journal.read_only(), Some(ReadOnly::Broken(_))),
            Err(_) => true,
        };
        let whole = opened
            .as_ref()
            .ok()
            .filter(|opened| !opened.torn && matches!(opened.journal.read_only(), Some(ReadOnly::Asked)));
        let head = whole.and_then(|opened| opened.heads.last()).map(ToString::to_string);
        let timeline: Timeline = opened.map(|opened| opened.entries).unwrap_or_default().into_iter().collect();
        let meeting = timeline.meeting();
        let opening = meeting.opening.as_deref();
        if opening.is_none() && !damaged {
            return None;
        }
        let first = timeline.entries().first().map(Entry::moment);
        let listing = Self {
            id,
            theme: opening.map(|opening| opening.theme.clone()).unwrap_or_default(),
            estate: opening.map(|opening| opening.estate.clone()).unwrap_or_default(),
            at: meeting.started.or(opening.and_then(|opening| opening.planned)).or(first),
            stage: meeting.stage,
            closed: meeting.closed.is_some(),
            adjourned: meeting.adjourned,
            until: meeting.agreed_day(),
            number: meeting.number_of_the_year(),
            practice: opening.is_some_and(|opening| opening.practice),
            damaged,
        };
        Some((listing, head))
    }
}

/// What is known of a closed meeting whose record was whole and understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    listing: Listing,
    /// What its files looked like.
    stamp: Stamp,
    /// When that was looked at, in milliseconds since 1970.
    seen: i64,
    /// Of the bytes that were read.
    digest: String,
    /// Its newest line, as the minutes print it.
    head: String,
    /// The tracker was given all of it.
    taken: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    v: u32,
    closed: Vec<Known>,
}

/// The closed meetings that were read before. It is only for looking: nothing but a list follows from it, and without it everything is
/// read.
pub struct Shelf {
    home: Home,
    known: BTreeMap<Uuid, Known>,
    /// Something else is known than what was kept.
    changed: bool,
}

impl Shelf {
    /// What was kept in this home. A file that can't be read is as good as none.
    pub fn open(home: &Home) -> Self {
        let known = kept(home).unwrap_or_default().into_iter().map(|known| (known.listing.id, known)).collect();
        Self { home: home.clone(), known, changed: false }
    }

    /// All meetings that were opened, the newest first. Those that were closed are read only if their files are others than they
    /// were; where only the time of one is another, its bytes are compared.
    pub fn meetings(&mut self) -> Result<Vec<Listing>, StationError> {
        let now = now();
        let mut before = std::mem::take(&mut self.known);
        let mut meetings = Vec::new();
        for (id, is_link) in self.home.found()? {
            let stamp = if is_link { None } else { Stamp::of(&self.home.folder(id)) };
            let known =
                before.remove(&id).zip(stamp.as_ref()).and_then(|(known, stamp)| self.stands(known, stamp, now));
            let listing = match known {
                Some(known) => {
                    let listing = known.listing.clone();
                    self.known.insert(id, known);
                    Some(listing)
                }
                None => self.read(id, stamp, now),
            };
            meetings.extend(listing);
        }
        // Of what is gone nothing is kept.
        self.changed |= !before.is_empty();
        meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.at, meeting.id)));
        Ok(meetings)
    }

    /// What is known of a meeting, if its files are those that were read.
    fn stands(&mut self, mut known: Known, stamp: &Stamp, now: i64) -> Option<Known> {
        if known.stamp == *stamp && stamp.is_older_than(known.seen) {
            return Some(known);
        }
        self.changed = true;
        if journal::digest(&self.home.folder(known.listing.id)).ok()? != known.digest {
            return None;
        }
        known.taken &= known.stamp.has_people_of(stamp) && stamp.is_older_than(known.seen);
        (known.stamp, known.seen) = (stamp.clone(), now);
        Some(known)
    }

    /// Reads a meeting, and knows it from now on if it can't well become another.
    fn read(&mut self, id: Uuid, stamp: Option<Stamp>, now: i64) -> Option<Listing> {
        let (listing, head) = Listing::read(&self.home, id)?;
        if let (Some(stamp), Some(head), true) = (stamp, head, listing.closed)
            && let Ok(digest) = journal::digest(&self.home.folder(id))
            // Nobody wrote to it meanwhile.
            && Stamp::of(&self.home.folder(id)).as_ref() == Some(&stamp)
        {
            self.known.insert(id, Known { listing: listing.clone(), stamp, seen: now, digest, head, taken: false });
            self.changed = true;
        }
        Some(listing)
    }

    /// The newest line of a meeting, as the minutes print it, if the tracker was given the record that stands.
    pub fn taken(&self, id: Uuid) -> Option<&str> {
        self.known.get(&id).filter(|known| known.taken).map(|known| known.head.as_str())
    }

    /// The tracker was given this meeting as it stands.
    pub fn set_taken(&mut self, id: Uuid) {
        if let Some(known) = self.known.get_mut(&id).filter(|known| !known.taken) {
            known.taken = true;
            self.changed = true;
        }
    }

    /// Keeps what is known, if that changed. Where it can't be kept the next list takes longer, and that is all.
    pub fn keep(&mut self) {
        if !std::mem::take(&mut self.changed) {
            return;
        }
        let kept = Kept { v: VERSION, closed: self.known.values().cloned().collect() };
        if let (Ok(bytes), Ok(folder)) = (serde_json::to_vec(&kept), Folder::open(self.home.root())) {
            let _ = folder.place_lightly(FILE, &bytes);
        }
    }
}

impl Home {
    /// All meetings that were opened, the newest first.
    pub fn meetings(&self) -> Result<Vec<Listing>, StationError> {
        Shelf::open(self).meetings()
    }

    /// Takes away what lists keep of meetings: words were taken out of one, or somebody's name.
    pub fn forget_listings(&self) -> Result<(), StationError> {
        let path = self.root().join(FILE);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io_error(&path, error)),
            _ => Ok(()),
        }
    }
}

fn kept(home: &Home) -> Option<Vec<Known>> {
    let bytes = bytes(&home.root().join(FILE))?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    (kept.v == VERSION).then_some(kept.closed)
}

/// A file, and through no link; a pipe in its place would be waited for.
fn bytes(path: &Path) -> Option<Vec<u8>> {
    let about = path.symlink_metadata().ok()?;
    (about.is_file() && about.len() <= CAP).then(|| fs::read(path).ok())?
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
