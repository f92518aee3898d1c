//! Reading along while somebody else writes: whole lines that fit the chain, and nothing else.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::{
    JournalError, ReadOnly, Tail,
    chain::Head,
    disk::{self, Folder, How},
    kind::Meeting,
    line, load,
};
use crate::meeting::Entry;

/// What a look at the journal brought.
#[derive(Debug, PartialEq)]
pub enum News {
    /// Nothing.
    Quiet,
    /// More lines, after those given before.
    More(Vec<Entry>),
    /// All lines from the first on: what was given before is void, since the file was cut, replaced or continued.
    Again(Vec<Entry>),
}

/// Follows a meeting's journal by its size. Holds no file open and takes no lock.
#[derive(Debug)]
pub struct Follower {
    folder: PathBuf,
    meeting: Uuid,
    /// Where it has read to; `None`: from the beginning.
    place: Option<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    part: u32,
    end: u64,
    head: Head,
}

impl Follower {
    /// Nothing is read before the first [`Self::poll`].
    pub fn new(folder: &Path, meeting: Uuid) -> Self {
        Self { folder: folder.to_owned(), meeting, place: None }
    }

    /// The newest line that was taken.
    pub fn head(&self) -> Option<Head> {
        self.place.map(|place| place.head)
    }

    /// Looks once.
    pub fn poll(&mut self) -> Result<News, JournalError> {
        match disk::meeting(&self.folder) {
            Ok(folder) => self.poll_in(&folder),
            Err(error) => {
                if matches!(error, JournalError::Missing { .. }) {
                    self.place = None;
                }
                Err(error)
            }
        }
    }

    /// The same in a folder that is held.
    pub fn poll_in(&mut self, folder: &Folder) -> Result<News, JournalError> {
        let Some(place) = self.place else {
            return self.again(folder);
        };
        match self.more(folder, place)? {
            None => self.again(folder),
            Some(entries) if entries.is_empty() => Ok(News::Quiet),
            Some(entries) => Ok(News::More(entries)),
        }
    }

    /// The lines behind `place`; `None` if what was read before no longer stands there.
    fn more(&mut self, folder: &Folder, mut place: Place) -> Result<Option<Vec<Entry>>, JournalError> {
        if load::part_exists::<Meeting>(folder, place.part + 1)? {
            return Ok(None);
        }
        let (mut file, size) = match disk::open(folder, &load::part_name::<Meeting>(place.part), How::Read) {
            Err(JournalError::Missing { .. }) => return Ok(None),
            opened => opened?,
        };
        if size < place.end {
            return Ok(None);
        }
        let known = format!("{}\n", place.head.hash);
        let from = place.end.saturating_sub(known.len() as u64);
        let failed = |error| JournalError::io(&load::part_path::<Meeting>(folder, place.part), error);
        let bytes = file.read_from(from).map_err(failed)?;
        let mut rest = bytes.as_slice();
        if place.end > 0 {
            match bytes.strip_prefix(known.as_bytes()) {
                Some(behind) => rest = behind,
                None => return Ok(None),
            }
        }
        let mut entries = Vec::new();
        while let Some(feed) = rest.iter().position(|byte| *byte == b'\n') {
            let Ok(read) = line::read::<Meeting>(place.head, &rest[..feed]) else {
                return Ok(None);
            };
            let Ok(entry) = read.entry else {
                return Ok(None);
            };
            entries.push(entry);
            place.head = read.head;
            place.end += feed as u64 + 1;
            rest = &rest[feed + 1..];
        }
        self.place = Some(place);
        Ok(Some(entries))
    }

    /// Reads everything anew, and says what that brings to somebody who knows the lines up to the old place.
    fn again(&mut self, folder: &Folder) -> Result<News, JournalError> {
        let known = self.place.take().map(|place| place.head);
        let loaded = load::folder::<Meeting>(folder, Some(self.meeting))?;
        if let Tail::Broken(fault) = loaded.tail {
            return Err(JournalError::Broken(fault));
        }
        if let Some(version) = super::newer(&loaded) {
            return Err(JournalError::ReadOnly { path: self.folder.clone(), why: ReadOnly::Newer { version } });
        }
        self.place = Some(Place {
            part: loaded.part,
            end: loaded.end + u64::from(loaded.tail == Tail::NoNewline),
            head: loaded.head,
        });
        let stands = known.filter(|known| loaded.head_at(known.seq) == Some(*known));
        let (mut entries, _) = super::entries(loaded);
        let Some(known) = stands else {
            return Ok(News::Again(entries));
        };
        let new = entries.split_off(usize::try_from(known.seq).unwrap_or(usize::MAX).min(entries.len()));
        Ok(if new.is_empty() { News::Quiet } else { News::More(new) })
    }
}
