//! Reading a meeting's files up to where they hold, and saying how they end.

use std::{
    cell::Cell,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{
    FILE_CAP, Fault, JournalError, LINE_CAP, Why,
    chain::Head,
    disk::{self, Folder},
    kind::{Kind, Meeting, origin},
    line::{self, Line},
};

thread_local! {
    static OPENED: Cell<u64> = const { Cell::new(0) };
}

/// How many journals this thread has opened since it began, for those who count what a screen costs.
#[doc(hidden)]
pub fn opened() -> u64 {
    OPENED.get()
}

/// One more was opened.
pub(super) fn count() {
    OPENED.set(OPENED.get() + 1);
}

/// How a file ends after its last line that fits the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tail {
    /// As it should.
    Whole,
    /// The last line fits the chain, but its line feed is missing or something else.
    NoNewline,
    /// Part of a line, whose writing was cut off.
    Torn,
    /// Something that no cut explains.
    Broken(Fault),
}

/// The lines of a record that hold.
#[derive(Debug)]
pub struct Loaded<K: Kind> {
    /// Whose record; `None` where neither the folder nor the first line says it.
    pub whose: Option<Uuid>,
    /// In order, through all files.
    pub lines: Vec<Line<K::Entry>>,
    /// Where each of them begins: in which file, at which byte.
    pub begins: Vec<(u32, u64)>,
    /// Where the chain stands after them.
    pub head: Head,
    /// How the newest file ends.
    pub tail: Tail,
    /// Number of the newest file: 1 is `journal.ron`, 2 is `journal-2.ron`.
    pub part: u32,
    /// Where what counts ends in each file before that one.
    pub ends: Vec<u64>,
    /// Where the next line of that file begins.
    pub end: u64,
    /// The size of that file.
    pub size: u64,
    /// The line behind which something was left out, by the newest file that says so.
    pub salvaged: Option<u64>,
    /// Lines that were given together and whose last one hasn't come yet.
    batch: Option<Batch>,
}

/// The lines that were given together, while they are read.
#[derive(Clone, Copy, Debug)]
struct Batch {
    /// How many must still be to come behind the next one.
    next: u32,
    /// Where the first of them begins.
    begin: u64,
    /// Lines before it.
    lines: usize,
    /// The head before it.
    head: Head,
}

/// A file with lines of a journal, by its name.
pub fn has_lines(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    name.strip_prefix(Meeting::STEM).and_then(|part| part.strip_suffix(Meeting::ENDING)).is_some()
}

/// Name of a file of the record.
pub fn part_name<K: Kind>(part: u32) -> String {
    match part {
        1 => format!("{}{}", K::STEM, K::ENDING),
        part => format!("{}-{part}{}", K::STEM, K::ENDING),
    }
}

/// Its path, for messages.
pub fn part_path<K: Kind>(folder: &Folder, part: u32) -> PathBuf {
    folder.path().join(part_name::<K>(part))
}

/// Is there such a file? A dangling link counts, and is refused when it is opened. A disk that doesn't say is an error: who took
/// it for a no would go on in a file that another has long continued.
pub fn part_exists<K: Kind>(folder: &Folder, part: u32) -> Result<bool, JournalError> {
    folder.look(part_name::<K>(part)).map(|looked| looked.is_some())
}

/// Reads `journal.ron` in a folder, and the files that continue it. Without `whose`, the first line says which it is.
pub fn folder<K: Kind>(folder: &Folder, whose: Option<Uuid>) -> Result<Loaded<K>, JournalError> {
    if K::STEM == Meeting::STEM {
        count();
    }
    let bytes = disk::read(folder, &part_name::<K>(1))?;
    let found = K::whose(first_line(&bytes));
    let mut loaded = Loaded::new(whose.or(found), None);
    loaded.read_all(folder, bytes)?;
    if let (Tail::Broken(fault), Some(whose), Some(found)) = (&mut loaded.tail, whose, found)
        && fault.line == 1
        && found != whose
    {
        fault.why = Why::OtherMeeting { found };
    }
    Ok(loaded)
}

/// Reads one file by itself: `journal.ron`, a copy of it, or a continuation. Says which head it continues, if it is one.
pub fn file<K: Kind>(folder: &Folder, name: &str) -> Result<(Loaded<K>, Option<Head>), JournalError> {
    Ok(one(&folder.path().join(name), &disk::read(folder, name)?))
}

/// The same without a file.
pub fn bytes<K: Kind>(bytes: &[u8]) -> Loaded<K> {
    one(Path::new(&part_name::<K>(1)), bytes).0
}

/// What stands behind a line whose place and head are known, in a file of that number.
pub fn behind<K: Kind>(path: &Path, head: Head, part: u32, (begin, bytes): (u64, &[u8])) -> Loaded<K> {
    let mut loaded = Loaded::new(None, Some(head));
    loaded.part = part;
    loaded.scan(path, bytes, 0, None);
    loaded.end_batch();
    loaded.end += begin;
    loaded.size += begin;
    for (_, at) in &mut loaded.begins {
        *at += begin;
    }
    loaded
}

fn one<K: Kind>(path: &Path, bytes: &[u8]) -> (Loaded<K>, Option<Head>) {
    let first = first_line(bytes);
    let (continues, begin) = match line::read_continuation::<K>(first) {
        None => (None, 0),
        Some(Ok(head)) => (Some(head), first.len() + 1),
        Some(Err(why)) => {
            let mut loaded = Loaded::new(None, None);
            loaded.tail = Tail::Broken(Fault::first(path, why));
            return (loaded, None);
        }
    };
    let mut loaded = Loaded::new(K::whose(first), continues);
    loaded.scan(path, bytes, begin, None);
    loaded.end_batch();
    (loaded, continues)
}

/// What stands in these bytes, from a line on whose head before it is known.
#[cfg(test)]
pub fn lines<K: Kind>(bytes: &[u8], whose: Uuid, from: Option<(Head, usize)>) -> Loaded<K> {
    let mut loaded = Loaded::new(Some(whose), from.map(|(head, _)| head));
    loaded.scan(Path::new("journal.ron"), bytes, from.map_or(0, |(_, begin)| begin), None);
    loaded.end_batch();
    loaded
}

/// Did the power go while this last line was on its way, so that its end is on disk and something before it isn't? Nought
/// bytes stand there then, and no line has one. A single one may be a bit that turned in a line that was acknowledged
/// (but for the first: it takes two to make it of a parenthesis).
fn has_hole(line: &[u8]) -> bool {
    line.first() == Some(&0) || line.windows(2).any(|two| two == [0, 0])
}

fn first_line(bytes: &[u8]) -> &[u8] {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.get(..LINE_CAP).unwrap_or(line)
}

impl<K: Kind> Loaded<K> {
    fn new(whose: Option<Uuid>, continues: Option<Head>) -> Self {
        Self {
            whose,
            lines: Vec::new(),
            begins: Vec::new(),
            head: continues.unwrap_or_else(|| origin::<K>(whose.unwrap_or_default())),
            tail: Tail::Whole,
            part: 1,
            ends: Vec::new(),
            end: 0,
            size: 0,
            salvaged: None,
            batch: None,
        }
    }

    fn read_all(&mut self, folder: &Folder, mut bytes: Vec<u8>) -> Result<(), JournalError> {
        let (mut begin, mut read) = (0, 0);
        loop {
            let path = part_path::<K>(folder, self.part);
            let next_path = part_path::<K>(folder, self.part + 1);
            if !part_exists::<K>(folder, self.part + 1)? {
                self.scan(&path, &bytes, begin, None);
                self.end_batch();
                return Ok(());
            }
            read += bytes.len() as u64;
            let next = disk::read(folder, &part_name::<K>(self.part + 1))?;
            if read + next.len() as u64 > FILE_CAP {
                return Err(JournalError::TooBig { path: next_path, size: read + next.len() as u64 });
            }
            let first = first_line(&next);
            let head = line::read_continuation::<K>(first).unwrap_or(Err(Why::NotALine));
            self.scan(&path, &bytes, begin, head.as_ref().ok().copied());
            self.end_batch();
            let why = match head {
                Ok(head) if head == self.head => None,
                Ok(_) => Some(Why::Discontinued),
                Err(why) => Some(why),
            };
            if let Some(why) = why {
                if !matches!(self.tail, Tail::Broken(_)) {
                    self.tail = Tail::Broken(Fault::first(&next_path, why));
                }
                return Ok(());
            }
            if line::is_salvaged::<K>(first) {
                self.salvaged = Some(self.head.seq);
            }
            self.part += 1;
            self.ends.push(self.end);
            begin = first.len() + 1;
            bytes = next;
        }
    }

    /// The head after line `seq`; nothing for lines that are not here, and before the first.
    pub fn head_at(&self, seq: u64) -> Option<Head> {
        let first = self.lines.first()?.head.seq;
        let place = usize::try_from(seq.checked_sub(first)?).ok()?;
        self.lines.get(place).map(|line| line.head)
    }

    /// Takes the lines of a file from `begin` on, up to the head that the next file continues: what stands behind that
    /// was never acknowledged.
    fn scan(&mut self, path: &Path, bytes: &[u8], begin: usize, until: Option<Head>) {
        self.size = bytes.len() as u64;
        self.tail = Tail::Whole;
        if begin > bytes.len() {
            self.tail = Tail::NoNewline;
            self.end = self.size;
            return;
        }
        let mut at = begin;
        let mut number = bytes[..at].split(|byte| *byte == b'\n').count() as u64;
        while at < bytes.len() && until != Some(self.head) {
            let rest = &bytes[at..];
            let feed = rest.iter().position(|byte| *byte == b'\n');
            let line = feed.map_or(rest, |feed| &rest[..feed]);
            let read = line::read::<K>(self.head, line).and_then(|read| self.counts_down(read));
            match (read, feed) {
                (Ok(read), Some(feed)) => {
                    self.push(read, at);
                    at += feed + 1;
                }
                (Ok(read), None) => {
                    self.push(read, at);
                    at = bytes.len();
                    self.tail = Tail::NoNewline;
                }
                (Err(why), feed) => {
                    let ends = feed.is_none() || feed == Some(rest.len() - 1) && has_hole(rest);
                    let cut = ends && matches!(why, Why::NotALine | Why::Altered);
                    self.tail = if cut {
                        self.ending(rest, at)
                    } else {
                        Tail::Broken(Fault { file: path.into(), line: number, byte: at as u64, why })
                    };
                    if self.tail == Tail::NoNewline {
                        at = bytes.len() - 1;
                    }
                    break;
                }
            }
            number += 1;
        }
        self.end = at as u64;
    }

    /// What a rest without a line feed is: a whole line with another byte in its place, or the beginning of a line.
    fn ending(&mut self, rest: &[u8], at: usize) -> Tail {
        let read = |line| line::read::<K>(self.head, line).and_then(|read| self.counts_down(read));
        match rest.split_last().map(|(_, line)| read(line)) {
            Some(Ok(read)) => {
                self.push(read, at);
                Tail::NoNewline
            }
            _ => Tail::Torn,
        }
    }

    /// The lines that were given together count down to nought.
    fn counts_down(&self, line: Line<K::Entry>) -> Result<Line<K::Entry>, Why> {
        let left = line.entry.as_ref().map_or(0, K::left);
        match self.batch {
            Some(batch) if line.entry.is_ok() && batch.next != left => {
                Err(Why::Unreadable(format!("{left} lines left where {} are", batch.next)))
            }
            _ => Ok(line),
        }
    }

    fn push(&mut self, line: Line<K::Entry>, at: usize) {
        let begins = Batch { next: 0, begin: at as u64, lines: self.lines.len(), head: self.head };
        let left = line.entry.as_ref().map_or(0, K::left);
        self.batch = left.checked_sub(1).map(|next| Batch { next, ..self.batch.unwrap_or(begins) });
        self.head = line.head;
        self.lines.push(line);
        self.begins.push((self.part, at as u64));
    }

    /// Of lines that were given together none counts before the last: what is there of them was cut off.
    fn end_batch(&mut self) {
        let Some(Batch { begin, lines, head, .. }) = self.batch.take() else { return };
        self.lines.truncate(lines);
        self.begins.truncate(lines);
        (self.head, self.end) = (head, begin);
        if !matches!(self.tail, Tail::Broken(_)) {
            self.tail = Tail::Torn;
        }
    }
}
