//! What is kept in a journal: the lines of a meeting, or the books of a station. Chain, files, repair, copies are the same for both.

use std::fmt;

use uuid::Uuid;

use super::{
    canonical,
    chain::{Head, MEETINGS},
};
use crate::{
    meeting::{
        Entry, Event,
        audit::{self, Doubt},
    },
    text,
};

/// Why words that fit the chain are not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// They have a name that isn't known here: a newer program of the same version wrote them.
    Newer,
    /// They are no words of this kind; what is wrong with them.
    Wrong(String),
}

/// One kind of record, and how its lines are written down.
pub trait Kind: Copy + fmt::Debug + PartialEq + Send + 'static {
    /// What one line says.
    type Entry: Clone + fmt::Debug + PartialEq;

    /// How the names of its files begin: `journal`.
    const STEM: &'static str;
    /// How they end: `.ron`.
    const ENDING: &'static str;
    /// Version of the lines that this program writes.
    const VERSION: u32;
    /// What the chain begins with, before the id.
    const SEED: &'static str;
    /// The signs around the words of a line.
    const SIGNS: Signs;

    /// Several programs write one in turn, and each of them keeps the copy up.
    const SHARED: bool = false;

    /// The folders, from the home on, in which a record of this id lies.
    fn within(id: Uuid) -> Vec<String>;

    /// The number of a line.
    fn seq(entry: &Self::Entry) -> u64;

    /// How many lines are still to come of those that were given with it: until the last of them none counts.
    fn left(_: &Self::Entry) -> u32 {
        0
    }

    /// Puts down what stands in a line behind its version, from its number to before its hash.
    fn write(entry: &Self::Entry, into: &mut Vec<u8>) -> Result<(), ron::Error>;

    /// The entry of such words.
    fn read(fields: &str) -> Result<Self::Entry, NotRead>;

    /// Whose record a first line opens, in whatever version.
    fn whose(first: &[u8]) -> Option<Uuid>;

    /// Every text of people in a line.
    fn texts_mut(entry: &mut Self::Entry) -> Vec<&mut String>;

    /// What does not add up in lines that all hold.
    fn doubts(_: &[Self::Entry]) -> Vec<Doubt> {
        Vec::new()
    }
}

/// The signs of a notation: what stands around version, number, hashes and words.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Before the version.
    pub open: &'static str,
    /// Before the number of the line.
    pub seq: &'static str,
    /// Before, between and behind the two hashes of a line whose texts were taken out.
    pub redacted: [&'static str; 3],
    /// Before the number of the line that a file continues.
    pub continues: &'static str,
    /// Before the hash of that line; a quotation mark stands behind it.
    pub head: &'static str,
    /// Before the line, the byte and the bytes that a salvaged record left out, and behind them.
    pub salvaged: [&'static str; 4],
    /// What ends the words, where that is part of what is hashed.
    pub close: &'static str,
    /// Before and behind the hash.
    pub seal: [&'static str; 2],
}

/// A meeting: RON, so that it can be read, and its hash in a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting;

impl Kind for Meeting {
    type Entry = Entry;

    const STEM: &'static str = "journal";
    const ENDING: &'static str = ".ron";
    const VERSION: u32 = super::VERSION;
    const SEED: &'static str = MEETINGS;
    const SIGNS: Signs = Signs {
        open: "(v:",
        seq: "seq:",
        redacted: ["redacted:(was:\"", "\",seal:\"", "\"),"],
        continues: "continues:",
        head: "head:\"",
        salvaged: [",salvaged:(line:", ",byte:", ",bytes:", ")"],
        close: ")",
        seal: ["//#", ""],
    };

    fn within(id: Uuid) -> Vec<String> {
        vec!["sessions".to_owned(), id.to_string()]
    }

    fn seq(entry: &Entry) -> u64 {
        entry.seq
    }

    fn write(entry: &Entry, into: &mut Vec<u8>) -> Result<(), ron::Error> {
        let words = ron::to_string(entry)?;
        into.extend_from_slice(words.strip_prefix('(').unwrap_or(&words).as_bytes());
        Ok(())
    }

    fn read(fields: &str) -> Result<Entry, NotRead> {
        let read: Result<Entry, _> = canonical::fields(fields).or_else(|_| ron::from_str(&format!("({fields}")));
        match read {
            Ok(mut entry) => {
                // A line that fits may have been written by hand: what it says is shown like any other text, its hash is over its bytes.
                entry.events.iter_mut().flat_map(Event::strings_mut).for_each(text::tidy);
                Ok(entry)
            }
            Err(error) if is_of_a_newer(&error.code) => Err(NotRead::Newer),
            Err(error) => Err(NotRead::Wrong(error.to_string())),
        }
    }

    /// `MeetingOpened` stands first in it, and the id first in `MeetingOpened`, in every version; so it is found without knowing the rest.
    fn whose(first: &[u8]) -> Option<Uuid> {
        id_behind(first, b"MeetingOpened((id:\"")
    }

    fn texts_mut(entry: &mut Entry) -> Vec<&mut String> {
        entry.events.iter_mut().flat_map(Event::texts_mut).collect()
    }

    fn doubts(entries: &[Entry]) -> Vec<Doubt> {
        audit::audit(entries)
    }
}

/// A version only grows: what has a name that isn't known here, in a line that fits the chain, was written by a newer program of the
/// same version.
fn is_of_a_newer(error: &ron::Error) -> bool {
    matches!(error, ron::Error::NoSuchEnumVariant { .. } | ron::Error::NoSuchStructField { .. })
}

/// The id that stands behind a mark.
pub fn id_behind(line: &[u8], mark: &[u8]) -> Option<Uuid> {
    let at = line.windows(mark.len()).position(|window| window == mark)? + mark.len();
    let id = str::from_utf8(line.get(at..at + 36)?).ok()?;
    Uuid::try_parse(id).ok()
}

/// Before the first line of a record.
pub fn origin<K: Kind>(id: Uuid) -> Head {
    Head::of_nothing(K::SEED, id)
}
