//! What a journal's files look like from outside: whoever read them once needn't read them again while that stands.

use std::{
    io,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};

use super::{
    JournalError,
    chain::Hash,
    disk,
    kind::Meeting,
    load::{count, part_exists, part_name},
    people,
};
use crate::sys;

/// Two changes within this may have the same time: file systems of sticks count by two seconds.
const COARSE: i64 = 2_000;

/// Size and times of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Outside(u64, i64, i64);

impl Outside {
    /// Nothing where there is no file: of the first kind where nothing is there at all, of the second where something else is, or the
    /// disk doesn't say.
    fn of(path: &Path) -> Result<Option<Self>, ()> {
        match path.symlink_metadata() {
            Ok(about) if about.is_file() => {
                let modified = about.modified().map_err(|_| ())?;
                Ok(Some(Self(about.len(), ms(modified), sys::changed(&about))))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            _ => Err(()),
        }
    }
}

/// Milliseconds since 1970.
fn ms(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// What the files of a meeting look like: those of its journal in order, and that of its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    parts: Vec<Outside>,
    people: Option<Outside>,
}

impl Stamp {
    /// Of the files in this folder. Nothing where something else stands in the place of one, or the disk doesn't say.
    pub fn of(folder: &Path) -> Option<Self> {
        let file = |name: &str| Outside::of(&folder.join(name));
        let mut parts = vec![file(&part_name::<Meeting>(1)).ok()??];
        while let Some(part) = file(&part_name::<Meeting>(u32::try_from(parts.len() + 1).ok()?)).ok()? {
            parts.push(part);
        }
        Some(Self { parts, people: file(people::NAME).ok()? })
    }

    /// Whatever is written from this moment on (milliseconds since 1970) has another time than these files have.
    pub fn is_older_than(&self, moment: i64) -> bool {
        self.parts.iter().chain(&self.people).all(|Outside(_, modified, _)| modified + COARSE < moment)
    }

    /// The names are the same file in both.
    pub fn has_people_of(&self, other: &Self) -> bool {
        self.people == other.people
    }
}

/// The SHA-256 of all bytes of a journal, in hex.
pub fn digest(folder: &Path) -> Result<String, JournalError> {
    count();
    let folder = disk::meeting(folder)?;
    let mut parts = vec![disk::read(&folder, &part_name::<Meeting>(1))?];
    while let Ok(next) = u32::try_from(parts.len() + 1) {
        if !part_exists::<Meeting>(&folder, next)? {
            break;
        }
        parts.push(disk::read(&folder, &part_name::<Meeting>(next))?);
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(Hash::of(&parts).to_string())
}
