//! A new journal from one that is broken in the middle: the lines up to the break, byte for byte. The old files stay.

use std::path::{Path, PathBuf};

use super::{Fault, JournalError, Tail, disk, line, load, lock::Lock};

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
    let is_folder = load::is_folder(path)?;
    let loaded = if is_folder { load::folder(path, super::verify::named_after(path))? } else { load::file(path)?.0 };
    let (Tail::Broken(fault), Some(meeting)) = (&loaded.tail, loaded.meeting) else {
        return Ok(None);
    };
    if loaded.lines.first().is_none_or(|line| line.head.seq != 1) {
        return Ok(None);
    }
    let mut kept = Vec::new();
    let mut wanted = loaded.lines.iter().map(|line| line.head.hash.to_string()).peekable();
    for part in 1..=loaded.part {
        let file = if is_folder { load::part_path(path, part) } else { path.to_owned() };
        let bytes = disk::read(&file)?;
        for text in bytes.split(|byte| *byte == b'\n') {
            if wanted.next_if(|hash| text.ends_with(hash.as_bytes())).is_some() {
                kept.extend_from_slice(text);
                kept.push(b'\n');
            }
        }
    }
    let left_out = disk::read(&fault.file)?.len() as u64 - fault.byte;
    let folder = home.join("sessions").join(meeting.to_string());
    disk::make_folders(&folder)?;
    super::refuse_link(&folder)?;
    let _lock = Lock::take(&folder)?;
    if load::part_exists(&folder, 1)? {
        return Err(JournalError::Exists { path: folder });
    }
    let nameless = match disk::read(&path.join("people.ron")) {
        Ok(names) => disk::place(&folder.join("people.ron"), &names).map(|_| None)?,
        Err(JournalError::Missing { .. }) => None,
        Err(error) => is_folder.then_some(error),
    };
    let note = line::write_salvage(loaded.head, fault, left_out);
    disk::place(&load::part_path(&folder, 2), format!("{note}\n").as_bytes())?;
    disk::place(&load::part_path(&folder, 1), &kept)?;
    Ok(Some(Salvaged { folder, lines: loaded.head.seq, fault: fault.clone(), left_out, nameless }))
}
