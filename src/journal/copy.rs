//! A copy of a meeting's files elsewhere, and how it catches up: whole lines that fit the chain, the same bytes, and never
//! over something that isn't a beginning of ours.

use std::{
    io,
    marker::PhantomData,
    mem::discriminant,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use uuid::Uuid;

use super::{
    Hash, Head, JournalError, Tail,
    disk::{self, File, Folder, How},
    kind::{Kind, Meeting, origin},
    line,
    load::{self, Loaded, part_name, part_path},
    lock::{self, Lock},
};
use crate::sys::Looked;

/// Why a copy doesn't keep up. The journal itself is not touched by any of it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Trouble {
    /// The folder that was named isn't there: a stick that was pulled out.
    #[error("not there: {}", dir.display())]
    Gone {
        /// Which.
        dir: PathBuf,
    },
    /// What stands there is no beginning of this record. It is left alone.
    #[error("another record: {}", folder.display())]
    Other {
        /// Where.
        folder: PathBuf,
    },
    /// It is this record, and goes on where ours ends. It is left alone.
    #[error("more lines than here: {}", folder.display())]
    Longer {
        /// Where.
        folder: PathBuf,
    },
    /// It is the folder of the meeting itself.
    #[error("the record itself: {}", folder.display())]
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

impl Trouble {
    /// Whoever has heard of the one need not hear of the other.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let kind = |trouble: &Self| match trouble {
            Self::Failed(why) => match &**why {
                JournalError::Io { source, .. } => (Some(discriminant(&**why)), Some(source.kind())),
                _ => (Some(discriminant(&**why)), None),
            },
            _ => (None, None),
        };
        discriminant(self) == discriminant(other) && kind(self) == kind(other)
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
pub struct Goal {
    pub(super) part: u32,
    pub(super) end: u64,
    pub(super) head: Head,
}

/// How long one program waits for another one that keeps up the same copy: in a thread of its own, so nobody waits for it.
const TURN: Duration = Duration::from_secs(60);

/// A copy that is kept in `dir`, in a folder named by the id of the record.
pub(super) struct Copying<K> {
    dir: PathBuf,
    folder: PathBuf,
    whose: Uuid,
    kind: PhantomData<K>,
    /// What it is known to hold, since it was put there by us and synced. Without that, at the start and after any error, it is
    /// written anew: what the system shows of it need not be on the stick. Of a record that many short programs write, each takes it
    /// that the one before it did so, and looks at the last line.
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

/// What stands in place of one file of ours: a beginning of it.
struct Stands {
    lines: u64,
    /// Where the last line ends that is ours.
    end: usize,
    /// Something stands behind that isn't the beginning of our next line.
    aside: bool,
    /// One of the lines still has the texts that were taken out here since.
    outdated: bool,
    size: usize,
}

impl<K: Kind> Copying<K> {
    pub fn new(dir: &Path, folder: &Path, whose: Uuid) -> Self {
        Self { dir: dir.to_owned(), folder: folder.to_owned(), whose, kind: PhantomData, known: None }
    }

    /// One of which this is known already.
    pub fn knowing(self, known: Option<Goal>) -> Self {
        Self { known, ..self }
    }

    /// Brings the copy up to here. Nothing on the stick is held open longer than that, so that it can be pulled out.
    pub fn catch_up(&mut self, goal: Goal) -> Result<(), Trouble> {
        if goal.head.seq == 0 {
            return Ok(());
        }
        let ours = disk::meeting(&self.folder)?;
        let dir = self.dir(&ours)?;
        let _turn = K::SHARED.then(|| Lock::turn(&ours, TURN)).transpose()?;
        let known = self.known.take().filter(|known| known.part == goal.part);
        let went = match (known, self.there(&dir)?) {
            (Some(known), Some(into)) => more::<K>(&ours, &into, known, goal)?,
            _ => false,
        };
        if !went {
            // Another program may have taken it further than this one knows.
            let goal = if K::SHARED { goal_of::<K>(&self.folder, self.whose)? } else { goal };
            self.all(&ours, &dir, goal)?;
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
        let ours = disk::meeting(&self.folder)?;
        let parts = self.parts(&ours, goal)?;
        let dir = self.dir(&ours)?;
        if let Some(into) = self.there(&dir)? {
            for stands in look::<K>(&into, &parts)?.into_iter().flatten() {
                lines += stands.lines;
                clean &= !stands.aside && !stands.outdated && stands.end == stands.size;
            }
        }
        Ok(Standing { lines, of: goal.head.seq, clean })
    }

    /// The folder that was named, if ours isn't in it.
    fn dir(&self, ours: &Folder) -> Result<Folder, Trouble> {
        let dir = match Folder::open(&self.dir) {
            Err(JournalError::Missing { .. }) => return Err(Trouble::Gone { dir: self.dir.clone() }),
            opened => opened?,
        };
        if let Some(into) = self.there(&dir)?
            && into.is(ours)?
        {
            return Err(Trouble::Itself { folder: into.path().to_owned() });
        }
        Ok(dir)
    }

    fn name(&self) -> String {
        self.whose.hyphenated().to_string()
    }

    /// The folder of the copy, if there is one.
    fn there(&self, dir: &Folder) -> Result<Option<Folder>, Trouble> {
        match dir.look(self.name())? {
            None => Ok(None),
            Some(Looked::File) => Err(JournalError::NotAFile { path: dir.path().join(self.name()) }.into()),
            Some(Looked::Link | Looked::Other) => Ok(Some(dir.folder(self.name())?)),
        }
    }

    /// Compares all of it, and writes it anew. What isn't ours is left alone, and so is all the rest then.
    fn all(&self, ours: &Folder, dir: &Folder, goal: Goal) -> Result<(), Trouble> {
        let parts = self.parts(ours, goal)?;
        dir.make_folder(self.name())?;
        let into = dir.folder(self.name())?;
        // Somebody may be running the meeting from the copy.
        let lock = into.look(lock::name::<K>())?;
        let _lock = lock.map(|_| Lock::take::<K>(&into)).transpose()?;
        for (part, stands) in parts.iter().zip(look::<K>(&into, &parts)?) {
            if let Some(Stands { end, aside: true, .. }) = stands {
                super::set_aside::<K>(&into, part.number, end as u64)?;
            }
            disk::place(&into, &part_name::<K>(part.number), &part.bytes)?;
        }
        dir.sync()?;
        Ok(())
    }

    /// Our own files up to the goal, checked.
    fn parts(&self, ours: &Folder, goal: Goal) -> Result<Vec<Part>, Trouble> {
        let loaded = load::folder::<K>(ours, Some(self.whose))?;
        if loaded.head_at(goal.head.seq) != Some(goal.head) {
            let lost = match loaded.tail {
                Tail::Broken(fault) => JournalError::Broken(fault),
                _ => JournalError::Missing { path: part_path::<K>(ours, goal.part) },
            };
            return Err(lost.into());
        }
        let mut lines = loaded.lines.iter();
        let mut before = origin::<K>(self.whose);
        let mut parts = Vec::new();
        let earlier = (1..goal.part).zip(loaded.ends.iter().copied());
        for (number, end) in earlier.chain([(goal.part, goal.end)]) {
            let mut bytes = disk::read(ours, &part_name::<K>(number))?;
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
}

/// Puts the lines since `known` behind it. False: it isn't as it was left, by us or by another program that keeps it up.
fn more<K: Kind>(ours: &Folder, into: &Folder, known: Goal, goal: Goal) -> Result<bool, Trouble> {
    let name = part_name::<K>(goal.part);
    let mut file = match disk::open(into, &name, How::Write) {
        Ok((file, _)) => file,
        Err(JournalError::Missing { .. }) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let failed = |error| JournalError::io(&into.path().join(&name), error);
    let Some(theirs) = behind::<K>(file.as_mut(), known).map_err(failed)? else { return Ok(false) };
    let (mut from, _) = disk::open(ours, &name, How::Read)?;
    let mut bytes = from.read_from(known.end).map_err(|error| JournalError::io(&ours.path().join(&name), error))?;
    // Another program put it there, and it is ours.
    let is_ours = theirs.is_empty() || K::SHARED && bytes.starts_with(&theirs);
    if !is_ours {
        return Ok(false);
    }
    bytes.truncate(usize::try_from(goal.end.saturating_sub(known.end)).unwrap_or(usize::MAX));
    let mut head = known.head;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line::read::<K>(head, line.strip_suffix(b"\n").unwrap_or_default()) {
            Ok(read) => head = read.head,
            Err(_) => return Ok(false),
        }
    }
    if head != goal.head {
        return Ok(false);
    }
    disk::write_all(file.as_mut(), &bytes, known.end).and_then(|()| file.sync_data()).map_err(failed)?;
    Ok(true)
}

/// What stands in a file behind this line, if that is there, as far as its last bytes say.
fn behind<K: Kind>(file: &mut dyn File, goal: Goal) -> io::Result<Option<Vec<u8>>> {
    let last = format!("{}\n", line::seal::<K>(goal.head.hash));
    let bytes = file.read_from(goal.end.saturating_sub(last.len() as u64))?;
    Ok(bytes.strip_prefix(last.as_bytes()).map(<[u8]>::to_vec))
}

/// What stands in place of each of these; `None` for nothing.
fn look<K: Kind>(into: &Folder, parts: &[Part]) -> Result<Vec<Option<Stands>>, Trouble> {
    let mut found = Vec::new();
    for part in parts {
        found.push(match disk::read(into, &part_name::<K>(part.number)) {
            Err(JournalError::Missing { .. }) => None,
            theirs => Some(stands::<K>(into, part, &theirs?)?),
        });
    }
    if load::part_exists::<K>(into, parts.last().map_or(1, |part| part.number + 1))? {
        return Err(Trouble::Longer { folder: into.path().to_owned() });
    }
    Ok(found)
}

fn stands<K: Kind>(into: &Folder, ours: &Part, theirs: &[u8]) -> Result<Stands, Trouble> {
    let other = || Trouble::Other { folder: into.path().to_owned() };
    let (mut at, mut begin, mut lines, mut outdated) = (0, 0, 0, false);
    let mut head = None;
    for own in &ours.lines {
        let Some(feed) = theirs[at..].iter().position(|byte| *byte == b'\n') else { break };
        let line = &theirs[at..at + feed];
        if line != &ours.bytes[begin..own.end - 1] {
            let (before, hash, redacted) = own.linked.ok_or_else(other)?;
            match line::read::<K>(before, line) {
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
        && line::read::<K>(head, behind).is_ok()
    {
        return Err(Trouble::Longer { folder: into.path().to_owned() });
    }
    Ok(Stands { lines, end: at, aside, outdated, size: theirs.len() })
}

fn goal_of<K: Kind>(folder: &Path, whose: Uuid) -> Result<Goal, JournalError> {
    let loaded = load::folder::<K>(&disk::meeting(folder)?, Some(whose))?;
    let end = loaded.end + u64::from(loaded.tail == Tail::NoNewline);
    let Loaded { part, head, .. } = loaded;
    Ok(Goal { part, end, head })
}

/// How the copy of a meeting in `dir` compares with it.
pub fn compare(folder: &Path, meeting: Uuid, dir: &Path) -> Result<Standing, Trouble> {
    compare_of::<Meeting>(folder, meeting, dir)
}

/// The same for a record of any kind.
pub fn compare_of<K: Kind>(folder: &Path, whose: Uuid, dir: &Path) -> Result<Standing, Trouble> {
    Copying::<K>::new(dir, folder, whose).compare(goal_of::<K>(folder, whose)?)
}

/// Brings the copy of a meeting in `dir` up to its journal, at once.
pub fn copy(folder: &Path, meeting: Uuid, dir: &Path) -> Result<(), Trouble> {
    copy_of::<Meeting>(folder, meeting, dir)
}

/// The same for a record of any kind.
pub fn copy_of<K: Kind>(folder: &Path, whose: Uuid, dir: &Path) -> Result<(), Trouble> {
    Copying::<K>::new(dir, folder, whose).catch_up(goal_of::<K>(folder, whose)?)
}
