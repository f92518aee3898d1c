//! What was written down about somebody, and must go: the texts of a line, the names of a person. The chain stays whole.

use std::path::Path;

use uuid::Uuid;

use super::{
    JournalError, JournalOf, People, State, disk,
    kind::{Kind, Meeting, origin},
    line, load,
    lock::Lock,
};
use crate::meeting::Entry;
pub use crate::text::REDACTED;

/// Stands where the name of somebody stood who was taken out.
pub const ERASED: &str = "（已删除）";

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redacted {
    /// The texts that were taken out; none if there were none, or they were taken out before.
    pub gone: Vec<String>,
    /// Other lines in which one of these texts stands too.
    pub also: Vec<u64>,
}

/// Takes the texts out of one line of a meeting. `None`: there is no such line. The file is put in place whole, or not at all.
pub fn redact(folder: &Path, meeting: Uuid, seq: u64) -> Result<Option<Redacted>, JournalError> {
    redact_of::<Meeting>(folder, meeting, seq)
}

/// The same for a record of any kind.
pub fn redact_of<K: Kind>(folder: &Path, whose: Uuid, seq: u64) -> Result<Option<Redacted>, JournalError> {
    let JournalOf { folder, state, .. } = JournalOf::<K>::open(folder, whose)?.journal;
    let _lock = match state {
        // Our own handle of the file that is to be replaced would be in the way, on FAT, on shares and under Wine.
        State::Writing { file, _lock: lock, .. } => {
            drop(file);
            lock
        }
        State::ReadOnly(why) => return Err(JournalError::ReadOnly { path: folder.path().to_owned(), why }),
    };
    let loaded = load::folder::<K>(&folder, Some(whose))?;
    let entry = loaded.lines.iter().find(|line| line.head.seq == seq).and_then(|line| line.entry.as_ref().ok());
    let Some((mut entry, kept)) = entry.cloned().zip(loaded.head_at(seq)) else {
        return Ok(None);
    };
    let gone = take_out::<K>(&mut entry);
    let also = loaded.lines.iter().filter(|line| line.head.seq != seq).filter_map(|line| {
        let other = line.entry.as_ref().ok()?;
        let stands = texts_of::<K>(other).iter().any(|text| gone.iter().any(|gone| text.contains(gone.as_str())));
        stands.then_some(K::seq(other))
    });
    let done = Redacted { also: also.collect(), gone };
    if done.gone.is_empty() {
        return Ok(Some(done));
    }
    let before = if seq == 1 { origin::<K>(whose) } else { loaded.head_at(seq - 1).unwrap_or(kept) };
    let seal = format!("{}\n", line::seal::<K>(kept.hash));
    for part in 1..=loaded.part {
        let name = load::part_name::<K>(part);
        let bytes = disk::read(&folder, &name)?;
        let Some(end) = bytes.windows(seal.len()).position(|window| window == seal.as_bytes()) else {
            continue;
        };
        let begin = bytes[..end].iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
        let after = &bytes[end + seal.len() - 1..];
        let Some(words) = line::words::<K>(&bytes[begin..end + seal.len() - 1]) else {
            continue;
        };
        let new = line::write_redacted::<K>(before, &entry, words)?;
        disk::place(&folder, &name, &[&bytes[..begin], new.as_bytes(), after].concat())?;
    }
    Ok(Some(done))
}

/// Takes somebody out of the names of a meeting, unless a program is running it. False: they are not in it.
pub fn erase(folder: &Path, person: Uuid) -> Result<bool, JournalError> {
    let folder = disk::meeting(folder)?;
    let _lock = Lock::take::<Meeting>(&folder)?;
    People::clear(&folder);
    People::of(&folder)?.erase(person)
}

/// Every text of people in a line.
pub fn texts(entry: &Entry) -> Vec<String> {
    texts_of::<Meeting>(entry)
}

/// The same for a record of any kind.
pub fn texts_of<K: Kind>(entry: &K::Entry) -> Vec<String> {
    K::texts_mut(&mut entry.clone()).into_iter().map(|text| text.clone()).collect()
}

fn take_out<K: Kind>(entry: &mut K::Entry) -> Vec<String> {
    let texts = K::texts_mut(entry).into_iter().filter(|text| !text.is_empty() && *text != REDACTED);
    texts.map(|text| std::mem::replace(text, REDACTED.to_owned())).collect()
}
