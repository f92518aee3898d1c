//! A new journal from one that is broken in the middle: the lines up to the break, byte for byte. The old files stay.

use std::path::{Path, PathBuf};

use super::{
    Fault, JournalError, Tail,
    disk::{self, Folder},
    kind::{Kind, Meeting},
    line, load,
    lock::Lock,
    verify::Named,
};

/// What came over, and what didn't.
#[derive(Debug)]
pub struct Salvaged {
    /// The new folder.
    pub folder: PathBuf,
    /// Lines that hold.
    pub lines: u64,
    /// Where the old journal breaks.
    pub fault: Fault,
    /// Bytes of the old file from there on.
    pub left_out: u64,
    /// Why the names were left behind, if they are there and can't be read.
    pub nameless: Option<JournalError>,
}

/// Makes `sessions/<id>` in a home beside the old one. `None`: there is no break to go round, or not even the first line holds.
/// What is there already is never written over; but `journal.ron` is put there last, so a folder without one was left by a
/// salvage that was cut off, and the next one goes on in it.
pub fn salvage(path: &Path, home: &Path) -> Result<Option<Salvaged>, JournalError> {
    salvage_of::<Meeting>(path, home)
}

/// The same for a record of any kind.
pub fn salvage_of<K: Kind>(path: &Path, home: &Path) -> Result<Option<Salvaged>, JournalError> {
    let named = Named::open(path)?;
    let loaded = match &named {
        Named::Folder(folder) => load::folder::<K>(folder, super::verify::named_after(path))?,
        Named::File(folder, name) => load::file::<K>(folder, name)?.0,
    };
    let (Tail::Broken(fault), Some(whose)) = (&loaded.tail, loaded.whose) else {
        return Ok(None);
    };
    if loaded.lines.first().is_none_or(|line| line.head.seq != 1) {
        return Ok(None);
    }
    let mut kept = Vec::new();
    let mut wanted = loaded.lines.iter().map(|line| line::seal::<K>(line.head.hash)).peekable();
    let read = |part: &str| match &named {
        Named::Folder(folder) => disk::read(folder, part),
        Named::File(folder, name) => disk::read(folder, name),
    };
    for part in 1..=loaded.part {
        let bytes = read(&load::part_name::<K>(part))?;
        for text in bytes.split(|byte| *byte == b'\n') {
            if wanted.next_if(|hash| text.ends_with(hash.as_bytes())).is_some() {
                kept.extend_from_slice(text);
                kept.push(b'\n');
            }
        }
    }
    let broken = fault.file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let left_out = (read(broken)?.len() as u64).saturating_sub(fault.byte);
    let mut folder = Folder::made(home)?;
    for within in K::within(whose) {
        folder.make_folder(&within)?;
        folder.sync()?;
        folder = folder.folder(&within)?;
    }
    let _lock = Lock::take::<K>(&folder)?;
    if load::part_exists::<K>(&folder, 1)? {
        return Err(JournalError::Exists { path: folder.path().to_owned() });
    }
    let people = match &named {
        Named::Folder(old) => disk::read(old, "people.ron").map(Some),
        Named::File(..) => Ok(None),
    };
    let nameless = match people {
        Ok(Some(people)) => disk::place(&folder, "people.ron", &people).map(|_| None)?,
        Ok(None) | Err(JournalError::Missing { .. }) => None,
        Err(error) => Some(error),
    };
    let note = line::write_salvage::<K>(loaded.head, fault, left_out);
    disk::place(&folder, &load::part_name::<K>(2), format!("{note}\n").as_bytes())?;
    disk::place(&folder, &load::part_name::<K>(1), &kept)?;
    let folder = folder.path().to_owned();
    Ok(Some(Salvaged { folder, lines: loaded.head.seq, fault: fault.clone(), left_out, nameless }))
}
