//! The meetings of a home, as a list shows them. A closed one is read once: after that its files only have to stand.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, VecDeque},
    fmt::Write as _,
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
/// The first line; each other one is of a meeting, the newest first: its id, and what is known of it. Any change of what a list
/// shows, or of how it follows from a journal, raises the number.
const HEAD: &str = "yishi-closed/3";
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

    /// The newest is the least.
    pub fn age(&self) -> Reverse<(Option<Moment>, Uuid)> {
        Reverse((self.at, self.id))
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

/// A meeting of the home that nobody looked at yet.
struct Unseen {
    id: Uuid,
    /// It is reached through a link.
    is_link: bool,
    /// What was kept of it.
    line: Option<String>,
}

/// The closed meetings that were read before. It is only for looking: nothing but a list follows from it, and without it everything is
/// read.
pub struct Shelf {
    home: Home,
    known: BTreeMap<Uuid, Known>,
    /// Those of them that are left to be looked at, the newest first.
    unseen: VecDeque<Unseen>,
    /// Something else is known than what was kept.
    changed: bool,
}

impl Shelf {
    /// The meetings of this home, none of which was looked at yet: those of which nothing was kept, then the others, the newest
    /// first. A file that can't be read is as good as none.
    pub fn open(home: &Home) -> Result<Self, StationError> {
        let mut found: BTreeMap<Uuid, bool> = home.folders()?.into_iter().collect();
        let (mut lines, mut gone) = (VecDeque::new(), false);
        for (id, line) in kept(home).unwrap_or_default() {
            match found.remove(&id) {
                Some(is_link) => lines.push_back(Unseen { id, is_link, line: Some(line) }),
                // Of what is gone nothing is kept.
                None => gone = true,
            }
        }
        let mut unseen: VecDeque<Unseen> =
            found.into_iter().map(|(id, is_link)| Unseen { id, is_link, line: None }).collect();
        unseen.append(&mut lines);
        Ok(Self { home: home.clone(), known: BTreeMap::new(), unseen, changed: gone })
    }

    /// All meetings that were opened, the newest first. Those that were closed are read only if their files are others than they
    /// were; where only the time of one is another, its bytes are compared.
    pub fn meetings(&mut self) -> Vec<Listing> {
        self.look(usize::MAX)
    }

    /// As [`Shelf::meetings`], but of those of which something was kept only so many are looked at, the newest.
    pub fn look(&mut self, most: usize) -> Vec<Listing> {
        let now = now();
        let (mut meetings, mut looked) = (Vec::new(), 0);
        while self.unseen.front().is_some_and(|next| next.line.is_none() || looked < most) {
            let Some(next) = self.unseen.pop_front() else { break };
            looked += usize::from(next.line.is_some());
            meetings.extend(self.see(next, now));
        }
        meetings.sort_by_key(Listing::age);
        meetings
    }

    /// Some were not looked at yet.
    pub fn has_more(&self) -> bool {
        !self.unseen.is_empty()
    }

    fn see(&mut self, Unseen { id, is_link, line }: Unseen, now: i64) -> Option<Listing> {
        let stamp = if is_link { None } else { Stamp::of(&self.home.folder(id)) };
        let before: Option<Known> = line.as_ref().and_then(|line| serde_json::from_str(line).ok());
        let before = before.filter(|known| known.listing.id == id);
        let known = before.zip(stamp.as_ref()).and_then(|(known, stamp)| self.stands(known, stamp, now));
        if let Some(known) = known {
            let listing = known.listing.clone();
            self.known.insert(id, known);
            return Some(listing);
        }
        self.changed |= line.is_some();
        if journal::is_in(&self.home.folder(id)) { self.read(id, stamp, now) } else { None }
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

    /// The newest line of a closed meeting that was looked at, as the minutes print it.
    pub fn head(&self, id: Uuid) -> Option<&str> {
        self.known.get(&id).map(|known| known.head.as_str())
    }

    /// The tracker was given this meeting as it stands.
    pub fn set_taken(&mut self, id: Uuid) {
        if let Some(known) = self.known.get_mut(&id).filter(|known| !known.taken) {
            known.taken = true;
            self.changed = true;
        }
    }

    /// Keeps what is known, the newest first, if that changed. Where it can't be kept the next list takes longer, and that is all.
    pub fn keep(&mut self) {
        if self.has_more() || !std::mem::take(&mut self.changed) {
            return;
        }
        let mut known: Vec<&Known> = self.known.values().collect();
        known.sort_by_key(|known| known.listing.age());
        let mut bytes = format!("{HEAD}\n");
        for known in known {
            let Ok(line) = serde_json::to_string(known) else { return };
            let _ = writeln!(bytes, "{} {line}", known.listing.id);
        }
        if let Ok(folder) = Folder::open(self.home.root()) {
            let _ = folder.place_lightly(FILE, bytes.as_bytes());
        }
    }
}

impl Home {
    /// All meetings that were opened, the newest first.
    pub fn meetings(&self) -> Result<Vec<Listing>, StationError> {
        Ok(Shelf::open(self)?.meetings())
    }

    /// Takes away what lists keep of meetings: words were taken out of one, or somebody's name.
    pub fn forget_listings(&self) -> Result<(), StationError> {
        let path = self.root().join(FILE);
        match Folder::open(self.root()).and_then(|folder| folder.remove(FILE)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io_error(&path, error)),
            _ => Ok(()),
        }
    }
}

/// What was kept, line by line, unread but for whose it is.
fn kept(home: &Home) -> Option<Vec<(Uuid, String)>> {
    let text = String::from_utf8(bytes(&home.root().join(FILE))?).ok()?;
    let mut lines = text.lines();
    let line = |line: &str| {
        let (id, line) = line.split_once(' ')?;
        Some((Uuid::try_parse(id).ok()?, line.to_owned()))
    };
    (lines.next()? == HEAD).then(|| lines.filter_map(line).collect())
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
