//! The record of a station: a journal like a meeting's, of which `SQLite` is a reading.
//!
//! One command is one line, or a line for each thing that it touches; what is given together counts together. Several programs write in
//! turn: the lock is held for a command. A line is on disk before anybody is shown what it says.

mod asked;
mod copies;
mod migrate;
mod names;
mod undo;

use std::{
    cell::{Cell, RefCell},
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    StoreError, Subject,
    cache::{Cache, Known, Lines},
    line::{Books, FOLDER, Line, Own, Via},
    old,
};
use crate::{
    journal::{self, After, Appended, At, Fault, Head, JournalError, JournalOf, Place, Tail},
    meeting::Moment,
    sys::Folder,
    tracker::{Event, Party},
};
use copies::Copies;
pub use undo::{NotUndone, Undone};

/// How long a command waits for another program's.
const PATIENCE: Duration = Duration::from_secs(5);

/// The books of a station, in its home.
pub struct Record {
    home: PathBuf,
    folder: PathBuf,
    cache: RefCell<Cache>,
    via: Via,
    large: bool,
    /// Where the record doesn't hold, when it was looked at last: what stands is what its lines say up to there.
    fault: RefCell<Option<Fault>>,
    /// Nothing is there yet.
    absent: Cell<bool>,
    copies: RefCell<Copies>,
}

/// Is there a record in a home, or what one will be made of?
pub fn is_in(home: &Path) -> bool {
    let is_there = |path: PathBuf| path.symlink_metadata().is_ok();
    is_there(home.join(FOLDER).join(FILE)) || is_there(home.join(old::FILE))
}

/// The name of its first file.
pub const FILE: &str = "station.jsonl";

impl Record {
    /// Opens the record of a home to read and write. What is kept in a database there is moved into it, once.
    pub fn open(home: &Path) -> Result<Self, StoreError> {
        let root = fs::canonicalize(home).map_err(|source| StoreError::Io { path: home.to_owned(), source })?;
        let record = Self::at(home, &root, Cache::open(&root)?);
        record.migrate()?;
        record.fresh()?;
        Ok(record)
    }

    /// Opens the record of a home to look at it; where there is none, an empty one, and nothing is made.
    pub fn look(home: &Path) -> Result<Self, StoreError> {
        if is_in(home) {
            return Self::open(home);
        }
        let record = Self::at(home, home, Cache::in_memory(home)?);
        record.absent.set(true);
        Ok(record)
    }

    /// Throws away what was read of a record before.
    pub fn mistrust(home: &Path) {
        Cache::remove(home);
    }

    /// The record of a home as somebody means it who goes on with it though it isn't the one that was here before.
    pub fn unread(home: &Path) -> Result<Self, StoreError> {
        let root = fs::canonicalize(home).map_err(|source| refused(home, source))?;
        Ok(Self::at(home, &root, Cache::open(&root)?))
    }

    fn at(home: &Path, root: &Path, cache: Cache) -> Self {
        Self {
            home: home.to_owned(),
            folder: root.join(FOLDER),
            cache: RefCell::new(cache),
            via: Via::default(),
            large: false,
            fault: RefCell::default(),
            absent: Cell::new(false),
            copies: RefCell::default(),
        }
    }

    /// As with a hundred thousand items: what finds them is kept from the first on.
    #[must_use]
    pub fn as_if_large(mut self) -> Self {
        self.large = true;
        self.cache.get_mut().as_if_large();
        self
    }

    /// There was nothing to look at.
    pub fn is_absent(&self) -> bool {
        self.absent.get()
    }

    /// Where it lies: the folder with its files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The newest line, and whose record it is.
    pub fn head(&self) -> Result<Option<(Head, Uuid)>, StoreError> {
        self.fresh()?;
        Ok(self.cache.borrow().known()?.map(|known| (known.place.head, known.id)))
    }

    /// Where the record doesn't hold; what is shown is what stands before that.
    pub fn fault(&self) -> Option<Fault> {
        self.fault.borrow().clone()
    }

    /// The file that another laptop goes on from: nothing is written here any more.
    pub fn moved_to(&self) -> Result<Option<String>, StoreError> {
        self.fresh()?;
        Ok(self.cache.borrow().known()?.and_then(|known| known.moved))
    }

    /// All lines, as they stand in the file.
    pub fn lines(&self) -> Result<Vec<At<Line>>, StoreError> {
        Ok(self.found(None)?.map(|found| found.lines).unwrap_or_default())
    }

    /// Looks for what other programs wrote meanwhile, and brings the cache up to it.
    fn fresh(&self) -> Result<(), StoreError> {
        if self.absent.get() && !is_in(&self.home) {
            return Ok(());
        }
        let known = self.cache.borrow().known()?;
        let place = known.as_ref().map(|known| known.place);
        let Some(found) = self.found(place)? else {
            return known.map_or(Ok(()), |known| Err(self.went_back(&known, None)));
        };
        self.take(found, known.as_ref())
    }

    /// What stands behind a place; nothing where there is no record.
    fn found(&self, known: Option<Place>) -> Result<Option<Lines>, StoreError> {
        match journal::look::<Books>(&self.folder, known) {
            Err(JournalError::Missing { .. }) => Ok(None),
            found => Ok(Some(found?)),
        }
    }

    /// Takes into the cache what was found. What is known and isn't in the record any more is refused: an older copy was put over it, or
    /// another station's.
    fn take(&self, found: Lines, known: Option<&Known>) -> Result<(), StoreError> {
        if let Some(version) = found.newer {
            return Err(StoreError::Newer { path: self.folder.join(FILE), version: version.into() });
        }
        let fault = match &found.tail {
            Tail::Broken(fault) => Some(fault.clone()),
            _ => None,
        };
        let is_broken = fault.is_some();
        *self.fault.borrow_mut() = fault;
        if found.all
            && let Some(known) = known
            && !is_broken
            && !found.lines.iter().any(|line| line.head == known.place.head)
        {
            return Err(self.went_back(known, found.place));
        }
        if is_broken {
            // A reading of what holds; the one in the file is left to whoever mends the record.
            let cache = Cache::in_memory(&self.home)?;
            cache.transaction(|| cache.catch_up(&found, found.whose.unwrap_or_default()))?;
            *self.cache.borrow_mut() = cache;
            return Ok(());
        }
        if found.lines.is_empty() && !found.all {
            return Ok(());
        }
        self.bring_up(found)
    }

    /// Brings the cache up to what was found, by whoever finds it behind.
    fn bring_up(&self, mut found: Lines) -> Result<(), StoreError> {
        for round in 0..3 {
            let cache = self.cache.borrow();
            let place = found.place;
            let count = found.lines.len();
            let done = cache.filled(count, || {
                // Another program may have brought it up meanwhile.
                let known = cache.known()?;
                let at = known.as_ref().map_or(0, |known| known.place.head.seq);
                let first = found.lines.first().map_or(0, |line| line.entry.seq);
                // Who looked at all of it without the lock, and was overtaken, looks again: what was put down since stays.
                if found.all && at > place.map_or(0, |place| place.head.seq) {
                    return Ok(false);
                }
                if !found.all && first != at + 1 {
                    return Ok(at >= place.map_or(0, |place| place.head.seq));
                }
                let id = found.whose.or(known.map(|known| known.id)).unwrap_or_default();
                cache.catch_up(&found, id)
            });
            match done {
                Ok(true) => {
                    cache.settle(place, count);
                    return Ok(());
                }
                Ok(false) => drop(cache),
                // What can't be written to is read in memory, and so is what can't be read.
                Err(_) => {
                    drop(cache);
                    self.start_again(round == 0)?;
                }
            }
            match self.found(None)? {
                Some(all) => found = all,
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// Asks the cache, brought up to what other programs wrote meanwhile.
    fn read<T>(&self, asked: impl Fn(&Cache) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.fresh()?;
        self.or_again(asked)
    }

    /// Asks the cache as it is. One that can't answer goes, and the record is read anew.
    fn or_again<T>(&self, asked: impl Fn(&Cache) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let answer = asked(&self.cache.borrow());
        if answer.is_ok() || self.absent.get() {
            return answer;
        }
        self.start_again(true)?;
        self.fresh()?;
        asked(&self.cache.borrow())
    }

    /// Throws the cache away. What comes next reads the record as a whole.
    fn start_again(&self, in_file: bool) -> Result<(), StoreError> {
        let old = Cache::in_memory(&self.home)?;
        drop(self.cache.replace(old));
        if in_file {
            Cache::remove(&self.home);
            self.cache.replace(Cache::open(&self.home)?);
        }
        if self.large {
            self.cache.borrow_mut().as_if_large();
        }
        Ok(())
    }

    /// Reads all of the record anew, and holds it against its chain.
    pub fn rebuild(&self) -> Result<(), StoreError> {
        let known = self.cache.borrow().known()?;
        let Some(found) = self.found(None)? else {
            return known.map_or(Ok(()), |known| Err(self.went_back(&known, None)));
        };
        self.take(found, known.as_ref())
    }

    /// The same once a day, so that a wrong reading lives no longer.
    /// Whether it was.
    pub fn rebuild_once_a_day(&self, today: NaiveDate) -> Result<bool, StoreError> {
        if self.absent.get() || self.cache.borrow().checked()? == Some(today) {
            return Ok(false);
        }
        self.rebuild()?;
        self.cache.borrow().set_checked(today)?;
        Ok(true)
    }

    fn went_back(&self, known: &Known, found: Option<Place>) -> StoreError {
        StoreError::WentBack {
            path: self.folder.join(FILE),
            known: known.place.head.to_string(),
            found: found.map_or_else(|| "0".to_owned(), |place| place.head.to_string()),
        }
    }

    /// Opens the record to add to it: brought up to its last line, and locked.
    fn begin(&self) -> Result<Begun, StoreError> {
        if self.absent.get() {
            fs::canonicalize(&self.home).map_err(|source| StoreError::Io { path: self.home.clone(), source })?;
            self.start_again(true)?;
            self.absent.set(false);
        }
        self.make()?;
        let known = self.cache.borrow().known()?;
        let fresh = known.as_ref().map_or_else(fresh_id, |known| known.id);
        let After { journal, found, .. } =
            JournalOf::<Books>::after(&self.folder, known.as_ref().map(|known| known.place), fresh, PATIENCE)?;
        let id = found.whose.unwrap_or(fresh);
        if let Some(why) = journal.read_only() {
            let why = why.clone();
            return Err(JournalError::ReadOnly { path: self.folder.clone(), why }.into());
        }
        self.take(found, known.as_ref())?;
        if let Some(to) = self.cache.borrow().known()?.and_then(|known| known.moved) {
            return Err(StoreError::MovedAway { to });
        }
        Ok(Begun { journal, id })
    }

    fn make(&self) -> Result<(), StoreError> {
        if self.folder.is_dir() {
            return Ok(());
        }
        let made = self.folder.parent().map_or(Ok(()), |around| {
            let around = Folder::open(around)?;
            around.make_folder(FOLDER)?;
            around.sync()
        });
        made.map_err(|source| StoreError::Io { path: self.folder.clone(), source })
    }

    /// Adds lines, all or none; gives them back with what they are in the file. Their numbers and how many are left are set here.
    fn add(&self, begun: &mut Begun, mut lines: Vec<Line>, at: Moment) -> Result<(Vec<At<Line>>, Vec<u8>), StoreError> {
        let mut next = begun.journal.head().seq;
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        for (line, left) in lines.iter_mut().zip((0..count).rev()) {
            line.left = left;
        }
        if next == 0 {
            let own = Some(Own::Opened { id: begun.id });
            // What is moved here counts with it, all or none, so that a move that was cut off begins again.
            let left = lines.first().filter(|line| line.via == Via::Moved).map_or(0, |line| line.left + 1);
            lines.insert(0, Line { left, own, ..self.line(at, None) });
        }
        for line in &mut lines {
            next += 1;
            line.seq = next;
        }
        let known = begun.journal.goal();
        let Appended { heads, bytes } = begun.journal.append_all(&lines)?;
        self.copies.borrow_mut().tell((&self.folder, begun.id), known, begun.journal.goal());
        // Another file took over if the disk failed.
        let part = begun.journal.part();
        let placed = lines.into_iter().zip(heads);
        Ok((placed.map(|(entry, (head, begin))| At { entry, head, place: (part, begin) }).collect(), bytes))
    }

    fn line(&self, at: Moment, by: Option<&Party>) -> Line {
        Line { seq: 0, at, by: by.cloned(), via: self.via, left: 0, old: None, own: None, events: Vec::new() }
    }

    /// What happened to the record itself, as a line.
    fn note(&self, own: Own, at: Moment, by: Option<&Party>) -> Result<(), StoreError> {
        let mut begun = self.begin()?;
        let line = Line { own: Some(own), ..self.line(at, by) };
        self.add(&mut begun, vec![line], at)?;
        drop(begun);
        self.fresh()
    }

    /// From here on another laptop goes on, by this file.
    pub fn move_away(&self, to: &str, at: Moment, by: Option<&Party>) -> Result<(), StoreError> {
        self.note(Own::MovedAway { to: to.to_owned() }, at, by)
    }

    /// Goes on with a record that isn't the one that was here before; a line says so. False: it is that one.
    pub fn go_on_as_it_stands(&self, at: Moment, by: Option<&Party>) -> Result<bool, StoreError> {
        let Err(StoreError::WentBack { known, .. }) = self.fresh() else { return Ok(false) };
        self.start_again(true)?;
        self.note(Own::AsItStands { was: known }, at, by)?;
        Ok(true)
    }
}

/// The record, open to be added to.
struct Begun {
    journal: JournalOf<Books>,
    id: Uuid,
}

/// The lines of commands that are given together: a line a command, and where a command touches several things, a line for each.
fn split(events: &[Vec<Event>]) -> Vec<Vec<Event>> {
    let mut lines: Vec<Vec<Event>> = Vec::new();
    for command in events {
        let mut last: Option<Option<Subject>> = None;
        for event in command {
            let this = about(event);
            match lines.last_mut().filter(|_| this.is_some() && last.as_ref() == Some(&this)) {
                Some(line) => line.push(event.clone()),
                None => lines.push(vec![event.clone()]),
            }
            last = Some(this);
        }
    }
    lines
}

/// What an event is about; nothing where it is about all of the station.
fn about(event: &Event) -> Option<Subject> {
    let item = event.item().map(Subject::Item).or(event.claim().map(Subject::Claim));
    let other = || event.project().map(Subject::Project).or(event.notice().map(Subject::Notice));
    item.or_else(other).or(event.leaf().map(Subject::Leaf))
}

/// The id of a record that begins here.
#[expect(
    clippy::disallowed_methods,
    reason = "of the host, as a meeting's: the record has one for as long as it is kept"
)]
fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

fn gone(error: &JournalError) -> bool {
    matches!(error, JournalError::Missing { .. })
}

fn refused(path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { path: path.to_owned(), source }
}
