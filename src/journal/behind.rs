//! A record that is read and written by several in turn: whoever knows how far it was reads only what stands behind that.

use std::path::Path;

use uuid::Uuid;

use super::{
    JournalError, Tail,
    chain::Head,
    disk::{self, Folder, How},
    kind::Kind,
    line::{self, Single},
    load::{self, Loaded, part_name, part_path},
};
use crate::journal::LINE_CAP;

/// How far a record is known: its newest line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which file: 1 is the first.
    pub part: u32,
    /// At which byte it begins.
    pub begin: u64,
    /// At which byte the next one begins.
    pub end: u64,
    /// Where the chain stands after it.
    pub head: Head,
}

/// A line that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct At<E> {
    /// What it says.
    pub entry: E,
    /// Where the chain stands after it.
    pub head: Head,
    /// In which file, and at which byte it begins.
    pub place: (u32, u64),
}

/// What a look at a record brought.
#[derive(Debug)]
pub struct Found<K: Kind> {
    /// Lines, as far as they hold and are understood.
    pub lines: Vec<At<K::Entry>>,
    /// These are all that there are: nothing was known before, or it isn't there as it was.
    pub all: bool,
    /// The newest line; nothing before the first.
    pub place: Option<Place>,
    /// Whose record, as its first line says; asked only where all lines were read.
    pub whose: Option<Uuid>,
    /// How the record ends.
    pub tail: Tail,
    /// Version of the first line that isn't understood, since a newer program wrote it.
    pub newer: Option<u32>,
}

/// Looks at a record without a lock; touches nothing. Lines that were given together are there all or none.
pub fn look<K: Kind>(folder: &Path, known: Option<Place>) -> Result<Found<K>, JournalError> {
    let (loaded, all) = loaded::<K>(&disk::meeting(folder)?, known)?;
    Ok(found(loaded, all, known))
}

/// Reads what stands behind what is known; all of it, where that isn't there as it was.
pub(super) fn loaded<K: Kind>(folder: &Folder, known: Option<Place>) -> Result<(Loaded<K>, bool), JournalError> {
    if let Some(known) = known
        && let Some(loaded) = after::<K>(folder, known)?
    {
        return Ok((loaded, false));
    }
    Ok((load::folder::<K>(folder, None)?, true))
}

fn after<K: Kind>(folder: &Folder, known: Place) -> Result<Option<Loaded<K>>, JournalError> {
    if load::part_exists::<K>(folder, known.part + 1)? {
        return Ok(None);
    }
    let (mut file, size) = match disk::open(folder, &part_name::<K>(known.part), How::Read) {
        Err(JournalError::Missing { .. }) => return Ok(None),
        opened => opened?,
    };
    if size < known.end {
        return Ok(None);
    }
    let path = part_path::<K>(folder, known.part);
    let bytes = file.read_from(known.begin).map_err(|error| JournalError::io(&path, error))?;
    let length = known.end.checked_sub(known.begin).and_then(|length| usize::try_from(length).ok());
    let Some((newest, behind)) = length.and_then(|length| bytes.split_at_checked(length)) else { return Ok(None) };
    let seal = format!("{}\n", line::seal::<K>(known.head.hash));
    if !newest.ends_with(seal.as_bytes()) {
        return Ok(None);
    }
    let loaded = load::behind::<K>(&path, known.head, known.part, (known.end, behind));
    // Where something doesn't hold, all is read: its line is counted from the first one of the file.
    Ok(Some(loaded).filter(|loaded| !matches!(loaded.tail, Tail::Broken(_))))
}

/// What was found, in the order of the lines.
pub(super) fn found<K: Kind>(loaded: Loaded<K>, all: bool, known: Option<Place>) -> Found<K> {
    let end = loaded.end + u64::from(loaded.tail == Tail::NoNewline);
    let place = match loaded.begins.last() {
        Some((part, begin)) => {
            let end = if *part == loaded.part {
                end
            } else {
                loaded.ends.get(usize::try_from(*part).unwrap_or(1) - 1).copied().unwrap_or(end)
            };
            Some(Place { part: *part, begin: *begin, end, head: loaded.head })
        }
        None if all => None,
        None => known,
    };
    let newer = super::newer(&loaded);
    let (tail, begins) = (loaded.tail, loaded.begins);
    let lines = loaded.lines.into_iter().zip(begins);
    let lines = lines.map_while(|(line, place)| Some(At { entry: line.entry.ok()?, head: line.head, place }));
    Found { lines: lines.collect(), all, place, whose: loaded.whose, tail, newer }
}

/// Single lines by where they begin.
pub fn lines<K: Kind>(folder: &Path, places: &[(u32, u64)]) -> Result<Vec<Single<K::Entry>>, JournalError> {
    let folder = disk::meeting(folder)?;
    let mut open: Option<(u32, Box<dyn disk::File>)> = None;
    let mut lines = Vec::with_capacity(places.len());
    for (part, begin) in places {
        let (_, file) = match &mut open {
            Some(open) if open.0 == *part => open,
            other => other.insert((*part, disk::open(&folder, &part_name::<K>(*part), How::Read)?.0)),
        };
        let path = || part_path::<K>(&folder, *part);
        let bytes = file.read_at(*begin, LINE_CAP + 1).map_err(|error| JournalError::io(&path(), error))?;
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        lines.push(line::peek::<K>(line).ok_or_else(|| JournalError::Missing { path: path() })?);
    }
    Ok(lines)
}
