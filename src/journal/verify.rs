//! Is this the journal that was written?

use std::{io, path::Path};

use uuid::Uuid;

use super::{
    JournalError, Tail,
    chain::{Claim, Head},
    disk::{self, Folder},
    kind::{Kind, Meeting},
    load::{self, Loaded},
};
use crate::meeting::audit::Doubt;

/// What a check of the chain found.
#[derive(Debug)]
pub struct Report<K: Kind = Meeting> {
    /// Whose record, from the first line. `None` for a continuation by itself, and for a file without a line.
    pub meeting: Option<Uuid>,
    /// The lines that fit the chain and are understood.
    pub entries: Vec<K::Entry>,
    /// Version of the first line that isn't understood, since a newer program wrote it.
    pub newer: Option<u32>,
    /// The head of another file that this one continues.
    pub continues: Option<Head>,
    /// The newest line that fits the chain.
    pub head: Head,
    /// How the newest file ends.
    pub tail: Tail,
    /// What became of the head that was asked for.
    pub asked: Option<Asked>,
    /// Results that are not what the counts before them give.
    pub doubts: Vec<Doubt>,
    /// Numbers of the lines whose texts were taken out.
    pub redacted: Vec<u64>,
    /// Number of the line behind which something was left out, since the journal was salvaged.
    pub salvaged: Option<u64>,
}

/// Where a head that somebody copied stands in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is on the chain; so many lines came after.
    Stands {
        /// The whole head.
        head: Head,
        /// Lines after it.
        after: u64,
    },
    /// It is not on the chain.
    Nowhere,
}

impl<K: Kind> Report<K> {
    /// Every line holds, the file ends as it should, the head that was asked for is on the chain, and every result adds up.
    pub fn holds(&self) -> bool {
        self.tail == Tail::Whole && self.asked != Some(Asked::Nowhere) && self.doubts.is_empty()
    }
}

/// Checks the chain of a meeting's folder, with every file that continues it, or of one file anywhere.
/// Reads only; `head` is one that stands in the minutes, in the tracker or on a photo of the wall.
pub fn verify(path: &Path, head: Option<&Claim>) -> Result<Report, JournalError> {
    verify_of::<Meeting>(path, head)
}

/// The same for a record of any kind.
pub fn verify_of<K: Kind>(path: &Path, head: Option<&Claim>) -> Result<Report<K>, JournalError> {
    let (loaded, continues) = match Named::open(path)? {
        Named::Folder(folder) => (load::folder(&folder, named_after(folder.path()))?, None),
        Named::File(folder, name) if name == load::part_name::<K>(1) && load::part_exists::<K>(&folder, 2)? => {
            (load::folder(&folder, named_after(folder.path()))?, None)
        }
        Named::File(folder, name) => load::file(&folder, &name)?,
    };
    Ok(report(loaded, continues, head))
}

/// What somebody named to have it looked at.
pub(super) enum Named {
    /// A meeting's folder.
    Folder(Folder),
    /// A file in a folder.
    File(Folder, String),
}

impl Named {
    /// A folder of a home is reached through no link; elsewhere the user may have named one.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        match Folder::open(path) {
            Err(JournalError::Missing { .. }) => {}
            Err(JournalError::Io { source, .. }) if source.kind() == io::ErrorKind::NotADirectory => {}
            opened => {
                let around = path.parent().and_then(Path::file_name);
                let of_a_home = named_after(path).is_some() && around.is_some_and(|name| name == "sessions");
                let opened = opened?;
                return if of_a_home { disk::meeting(path) } else { Ok(opened) }.map(Self::Folder);
            }
        }
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| JournalError::NotAFile { path: path.to_owned() })?;
        let folder = Folder::open(path.parent().unwrap_or(Path::new("")))?;
        Ok(Self::File(folder, name.to_owned()))
    }
}

/// The meeting that a folder is named after.
pub(super) fn named_after(folder: &Path) -> Option<Uuid> {
    Uuid::try_parse(folder.file_name()?.to_str()?).ok()
}

fn report<K: Kind>(loaded: Loaded<K>, continues: Option<Head>, head: Option<&Claim>) -> Report<K> {
    let asked = head.map(|claim| {
        let heads = loaded.lines.iter().rev().map(|line| line.head);
        let found = heads.chain(continues).find(|head| claim.fits(head));
        found.map_or(Asked::Nowhere, |head| Asked::Stands { head, after: loaded.head.seq - head.seq })
    });
    let salvaged = loaded.salvaged;
    let (meeting, newer, newest, tail) = (loaded.whose, super::newer(&loaded), loaded.head, loaded.tail.clone());
    let redacted = loaded.lines.iter().filter(|line| line.redacted).map(|line| line.head.seq).collect();
    let (entries, _) = super::entries(loaded);
    // A continuation by itself lacks the counts, and the charter.
    let doubts = if continues.is_none() { K::doubts(&entries) } else { Vec::new() };
    Report { meeting, entries, newer, continues, head: newest, tail, asked, doubts, redacted, salvaged }
}
