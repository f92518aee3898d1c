//! A copy of a meeting's files elsewhere, and how it catches up: whole lines that fit the chain, the same bytes, and never
//! over something that isn't a beginning of ours.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use uuid::Uuid;

use super::{
    Hash, Head, JournalError, Tail,
    disk::{self, File, How},
    line,
    load::{self, Loaded, part_path},
    lock::Lock,
};

/// Why a copy doesn't keep up. The journal itself is not touched by any of it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Trouble {
    /// The folder that was named isn't there: a stick that was pulled out.
    #[error("{}: not there", dir.display())]
    Gone {
        /// Which.
        dir: PathBuf,
    },
    /// What stands there is no beginning of this record. It is left alone.
    #[error("{}: another record", folder.display())]
    Other {
        /// Where.
        folder: PathBuf,
    },
    /// It is this record, and goes on where ours ends. It is left alone.
    #[error("{}: more lines than here", folder.display())]
    Longer {
        /// Where.
        folder: PathBuf,
    },
    /// It is the folder of the meeting itself.
    #[error("{}: the record itself", folder.display())]
    Itself {
        /// Which.
        folder: PathBuf,
    },
    /// The system refused, or our own files don't hold.
    #[error(transparent)]
    Failed(Arc<JournalError>),
}

impl From<JournalError> for Trouble {
    fn from(error: JournalError) -> Self {
        Self::Failed(Arc::new(error))
    }
}

/// How a copy compares with the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Lines that it has.
    pub lines: u64,
    /// Lines of the journal.
    pub of: u64,
    /// It ends with a whole line, and has no text that was taken out here.
    pub clean: bool,
}

/// How far a journal is acknowledged: up to this byte of this file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    pub part: u32,
    pub end: u64,
    pub head: Head,
}

/// A copy that is kept in `dir`, in a folder named by the meeting.
pub(super) struct Copying {
    dir: PathBuf,
    folder: PathBuf,
    into: PathBuf,
    meeting: Uuid,
    /// What it is known to hold, since it was put there by us and synced. Without that, at the start and after any error, it is
    /// written anew: what the system shows of it need not be on the stick.
    known: Option<Goal>,
}

/// One file of the journal, as far as it counts.
struct Part {
    number: u32,
    bytes: Vec<u8>,
    lines: Vec<Own>,
}

/// A line of ours: where it ends, and what the chain says of it. The first line of a continuation is in no chain.
struct Own {
    end: usize,
    linked: Option<(Head, Hash, bool)>,
}

/// What stands in place of one file of ours.
enum Stands {
    Nothing,
    Beginning {
        lines: u64,
        end: usize,
        /// Something stands behind that isn't the beginning of our next line.
        aside: bool,
        /// One of the lines still has the texts that were taken out here since.
        outdated: bool,
        size: usize,
    },
}

impl Copying {
    pub fn new(dir: &Path, folder: &Path, meeting: Uuid) -> Self {
        let into = dir.join(meeting.hyphenated().to_string());
        Self { dir: dir.to_owned(), folder: folder.to_owned(), into, meeting, known: None }
    }

    /// Brings the copy up to here.
    pub fn catch_up(&mut self, goal: Goal) -> Result<(), Trouble> {
        if goal.head.seq == 0 || self.known == Some(goal) && self.ends_with(goal)? {
            return Ok(());
        }
        let known = self.known.take().filter(|known| known.part == goal.part);
        let went = match known {
            Some(known) => self.more(known, goal)?,
            None => false,
        };
        if !went {
            self.all(goal)?;
        }
        self.known = Some(goal);
        Ok(())
    }

    /// How the copy compares; nothing is touched.
    pub fn compare(&self, goal: Goal) -> Result<Standing, Trouble> {
        let (mut lines, mut clean) = (0, true);
        if goal.head.seq == 0 {
            return Ok(Standing { lines, of: 0, clean });
        }
        for (_, stands) in self.look(&self.ours(goal)?)? {
            match stands {
                Stands::Nothing => {}
                Stands::Beginning { lines: more, end, aside, outdated, size } => {
                    lines += more;
                    clean &= !aside && !outdated && end == size;
                }
            }
        }
        Ok(Standing { lines, of: goal.head.seq, clean })
    }

    /// Does the newest file of the copy end with this line, as far as its last bytes say?
    fn ends_with(&self, goal: Goal) -> Result<bool, Trouble> {
        let path = part_path(&self.into, goal.part);
        match disk::open(&path, How::Read) {
            Ok((mut file, _)) => Ok(ends_with(&path, file.as_mut(), goal)?),
            Err(JournalError::Missing { .. }) => self.is_there().map(|()| false),
            Err(error) => Err(error.into()),
        }
    }

    /// Puts the lines since `known` behind it. False: it isn't as it was left.
    fn more(&self, known: Goal, goal: Goal) -> Result<bool, Trouble> {
        self.is_there()?;
        let path = part_path(&self.into, goal.part);
        let mut file = match disk::open(&path, How::Write) {
            Ok((file, _)) => file,
            Err(JournalError::Missing { .. }) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        if !ends_with(&path, file.as_mut(), known)? {
            return Ok(false);
        }
        let from = part_path(&self.folder, goal.part);
        let (mut ours, _) = disk::open(&from, How::Read)?;
        let mut bytes = ours.read_from(known.end).map_err(|error| JournalError::io(&from, error))?;
        bytes.truncate(usize::try_from(goal.end - known.end).unwrap_or(usize::MAX));
        let mut head = known.head;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            match line::read(head, line.strip_suffix(b"\n").unwrap_or_default()) {
                Ok(read) => head = read.head,
                Err(_) => return Ok(false),
            }
        }
        if head != goal.head {
            return Ok(false);
        }
        disk::write_all(file.as_mut(), &bytes, known.end)
            .and_then(|()| file.sync_data())
            .map_err(|error| JournalError::io(&path, error))?;
        Ok(true)
    }

    /// Compares all of it, and writes it anew. What isn't ours is left alone, and so is all the rest then.
    fn all(&self, goal: Goal) -> Result<(), Trouble> {
        let ours = self.ours(goal)?;
        self.is_there()?;
        disk::make_folder(&self.into)?;
        super::refuse_link(&self.into)?;
        // Somebody may be running the meeting from the copy.
        let lock = disk::about(&self.into.join("journal.lock"))?;
        let _lock = lock.map(|_| Lock::take(&self.into)).transpose()?;
        let found = self.look(&ours)?;
        for (part, (path, stands)) in ours.iter().zip(found) {
            if let Stands::Beginning { end, aside: true, .. } = stands {
                super::set_aside(&path, end as u64)?;
            }
            disk::place(&path, &part.bytes)?;
        }
        disk::sync_folder(&self.dir)?;
        Ok(())
    }

    /// The folder that was named is there, and ours isn't in it.
    fn is_there(&self) -> Result<(), Trouble> {
        if disk::about(&self.dir)?.is_none() {
            return Err(Trouble::Gone { dir: self.dir.clone() });
        }
        let place = disk::about(&self.into)?.and_then(|about| about.id);
        if place.is_some() && place == disk::about(&self.folder)?.and_then(|about| about.id) {
            return Err(Trouble::Itself { folder: self.into.clone() });
        }
        Ok(())
    }

    /// Our own files up to the goal, checked.
    fn ours(&self, goal: Goal) -> Result<Vec<Part>, Trouble> {
        let loaded = load::folder(&self.folder, Some(self.meeting))?;
        if loaded.head_at(goal.head.seq) != Some(goal.head) {
            let lost = match loaded.tail {
                Tail::Broken(fault) => JournalError::Broken(fault),
                _ => JournalError::Missing { path: part_path(&self.folder, goal.part) },
            };
            return Err(lost.into());
        }
        let mut lines = loaded.lines.iter();
        let mut before = Head::origin(self.meeting);
        let mut parts = Vec::new();
        let earlier = (1..goal.part).zip(loaded.ends.iter().copied());
        for (number, end) in earlier.chain([(goal.part, goal.end)]) {
            let mut bytes = disk::read(&part_path(&self.folder, number))?;
            bytes.truncate(usize::try_from(end).unwrap_or(usize::MAX));
            let mut own = Vec::new();
            for end in (1..).zip(&bytes).filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end) {
                let linked = if number > 1 && own.is_empty() { None } else { lines.next() };
                let linked =
                    linked.map(|line| (std::mem::replace(&mut before, line.head), line.head.hash, line.redacted));
                own.push(Own { end, linked });
            }
            parts.push(Part { number, bytes, lines: own });
        }
        Ok(parts)
    }

    /// What stands in place of each of these.
    fn look(&self, ours: &[Part]) -> Result<Vec<(PathBuf, Stands)>, Trouble> {
        self.is_there()?;
        let mut found = Vec::new();
        for part in ours {
            let path = part_path(&self.into, part.number);
            let stands = match disk::read(&path) {
                Err(JournalError::Missing { .. }) => Stands::Nothing,
                Err(error) => return Err(error.into()),
                Ok(theirs) => self.stands(part, &theirs)?,
            };
            found.push((path, stands));
        }
        if load::part_exists(&self.into, ours.last().map_or(1, |part| part.number + 1))? {
            return Err(Trouble::Longer { folder: self.into.clone() });
        }
        Ok(found)
    }

    fn stands(&self, ours: &Part, theirs: &[u8]) -> Result<Stands, Trouble> {
        let other = || Trouble::Other { folder: self.into.clone() };
        let (mut at, mut begin, mut lines, mut outdated) = (0, 0, 0, false);
        let mut head = None;
        for own in &ours.lines {
            let Some(feed) = theirs[at..].iter().position(|byte| *byte == b'\n') else { break };
            let line = &theirs[at..at + feed];
            if line != &ours.bytes[begin..own.end - 1] {
                let (before, hash, redacted) = own.linked.ok_or_else(other)?;
                match line::read(before, line) {
                    // Its texts were taken out here, not there. The reverse is left alone: somebody meant it.
                    Ok(read) if read.head.hash == hash && (redacted || !read.redacted) => outdated = true,
                    Ok(_) => return Err(other()),
                    Err(_) => break,
                }
            }
            if let Some((before, hash, _)) = own.linked {
                lines += 1;
                head = Some(Head { seq: before.seq + 1, hash });
            }
            (at, begin) = (at + feed + 1, own.end);
        }
        let (rest, next) = (&theirs[at..], &ours.bytes[begin..]);
        let aside = !next.starts_with(rest);
        if aside && at == 0 {
            return Err(other());
        }
        let behind = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
        if let Some(head) = head
            && next.is_empty()
            && line::read(head, behind).is_ok()
        {
            return Err(Trouble::Longer { folder: self.into.clone() });
        }
        Ok(Stands::Beginning { lines, end: at, aside, outdated, size: theirs.len() })
    }
}

fn ends_with(path: &Path, file: &mut dyn File, goal: Goal) -> Result<bool, JournalError> {
    let last = format!("{}\n", goal.head.hash);
    let from = goal.end.saturating_sub(last.len() as u64);
    let bytes = file.read_from(from).map_err(|error| JournalError::io(path, error))?;
    Ok(bytes == last.as_bytes())
}

fn goal_of(folder: &Path, meeting: Uuid) -> Result<Goal, JournalError> {
    let loaded = load::folder(folder, Some(meeting))?;
    let end = loaded.end + u64::from(loaded.tail == Tail::NoNewline);
    let Loaded { part, head, .. } = loaded;
    Ok(Goal { part, end, head })
}

/// How the copy of a meeting in `dir` compares with it.
pub fn compare(folder: &Path, meeting: Uuid, dir: &Path) -> Result<Standing, Trouble> {
    Copying::new(dir, folder, meeting).compare(goal_of(folder, meeting)?)
}

/// Brings the copy of a meeting in `dir` up to its journal, at once.
pub fn copy(folder: &Path, meeting: Uuid, dir: &Path) -> Result<(), Trouble> {
    Copying::new(dir, folder, meeting).catch_up(goal_of(folder, meeting)?)
}
