//! A disk in memory that remembers what was synced, and forgets the rest as a power cut may.
//!
//! Harsher than a file system is: each unsynced sector of 512 bytes is kept, dropped or torn by itself, a size may be the
//! old one, the new one or one between, and names in a folder that was not synced come and go in any order, a rename as one.
//! After a sync that failed the pages count as written (fsyncgate): a second one says yes and writes nothing. What it doesn't
//! do: to spoil bytes that nobody wrote, or to tear finer than eight of them.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    fmt,
    fs::TryLockError,
    io,
    path::{Component, Path},
    rc::Rc,
};

use super::super::disk::{About, File, Ground, Held, How};
use crate::sys::Looked;

const SECTOR: usize = 512;
/// A sector is torn between words of so many bytes.
const WORD: usize = 8;

/// Numbers that are the same on every machine (splitmix64).
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    /// Once in so many times.
    pub fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// What the disk does, beside losing what was not synced.
#[derive(Clone, Copy, Default)]
pub struct Habits {
    /// Syncing a file does nothing: the control.
    pub lies: bool,
    /// Syncing a folder does nothing: the control.
    pub forgets_names: bool,
    /// Calls fail now and then.
    pub fails: bool,
}

/// How often what happened.
#[derive(Clone, Copy, Default)]
pub struct Happened {
    pub dropped_names: u64,
    pub lost_sectors: u64,
    pub failed_syncs: u64,
    pub failed_calls: u64,
}

pub struct Simulated(Rc<RefCell<Inner>>);

struct Inner {
    chance: Chance,
    habits: Habits,
    happened: Happened,
    nodes: Vec<Node>,
    /// Of the machine: what was opened before the last start is closed.
    life: u64,
    /// Calls left until the power goes.
    left: Option<u64>,
    dead: bool,
}

enum Node {
    File(Bytes),
    Folder(Names),
}

#[derive(Default)]
struct Bytes {
    now: Vec<u8>,
    disk: Vec<u8>,
    dirty: BTreeSet<usize>,
    resized: bool,
    locked: bool,
}

#[derive(Default)]
struct Names {
    now: BTreeMap<OsString, usize>,
    disk: BTreeMap<OsString, usize>,
    pending: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Put(OsString, usize),
    Gone(OsString),
    Renamed(OsString, OsString, usize),
}

fn apply(names: &mut BTreeMap<OsString, usize>, change: &Change) {
    match change {
        Change::Put(name, node) => {
            names.insert(name.clone(), *node);
        }
        Change::Gone(name) => {
            names.remove(name);
        }
        Change::Renamed(from, to, node) => {
            names.remove(from);
            names.insert(to.clone(), *node);
        }
    }
}

impl Names {
    fn change(&mut self, change: Change) {
        apply(&mut self.now, &change);
        self.pending.push(change);
    }
}

impl Bytes {
    fn write(&mut self, bytes: &[u8], at: usize) {
        let end = at + bytes.len();
        if end > self.now.len() {
            self.dirty.extend(self.now.len() / SECTOR..end.div_ceil(SECTOR));
            self.now.resize(end, 0);
            self.resized = true;
        }
        self.now[at..end].copy_from_slice(bytes);
        self.dirty.extend(at / SECTOR..end.div_ceil(SECTOR));
    }

    fn set_len(&mut self, len: usize) {
        self.now.resize(len, 0);
        self.dirty.retain(|sector| sector * SECTOR < len);
        self.resized = true;
    }

    /// The bytes of a sector as they are now, and as they would be on disk.
    fn put_on_disk(&mut self, sector: usize, torn: Option<(usize, bool)>) {
        let (from, to) = (sector * SECTOR, ((sector + 1) * SECTOR).min(self.now.len()));
        if from >= to {
            return;
        }
        if self.disk.len() < to {
            self.disk.resize(to, 0);
        }
        let (from, to) = match torn {
            None => (from, to),
            Some((at, true)) => (from, (from + at).min(to)),
            Some((at, false)) => ((from + at).min(to), to),
        };
        self.disk[from..to].copy_from_slice(&self.now[from..to]);
    }

    fn sync(&mut self) {
        for sector in std::mem::take(&mut self.dirty) {
            self.put_on_disk(sector, None);
        }
        self.disk.resize(self.now.len(), 0);
        self.resized = false;
    }

    /// The pages count as written, whether they are or not.
    fn fail_to_sync(&mut self, chance: &mut Chance) {
        for sector in std::mem::take(&mut self.dirty) {
            if chance.once_in(2) {
                self.put_on_disk(sector, None);
            }
        }
    }

    fn lose_power(&mut self, chance: &mut Chance) -> u64 {
        let (old, new) = (self.disk.len(), self.now.len());
        let mut lost = 0;
        for sector in std::mem::take(&mut self.dirty) {
            match chance.below(3) {
                0 => self.put_on_disk(sector, None),
                1 => lost += 1,
                _ => {
                    let torn = (chance.below(SECTOR / WORD) * WORD, chance.once_in(2));
                    self.put_on_disk(sector, Some(torn));
                }
            }
        }
        let size = match chance.below(3) {
            _ if !self.resized => old,
            0 => old,
            1 if new > old => old + chance.below(new - old + 1),
            _ => new,
        };
        self.disk.resize(size, 0);
        self.now.clone_from(&self.disk);
        self.resized = false;
        self.locked = false;
        lost
    }
}

impl Inner {
    fn find(&self, path: &Path) -> io::Result<usize> {
        let mut at = 0;
        for part in path.components() {
            let Component::Normal(name) = part else { continue };
            let Node::Folder(names) = &self.nodes[at] else {
                return Err(io::ErrorKind::NotADirectory.into());
            };
            at = *names.now.get(name).ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(at)
    }

    fn names(&mut self, node: usize) -> io::Result<&mut Names> {
        match &mut self.nodes[node] {
            Node::Folder(names) => Ok(names),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn named(&mut self, folder: usize, name: &Path) -> io::Result<usize> {
        self.names(folder)?.now.get(name.as_os_str()).copied().ok_or(io::ErrorKind::NotFound.into())
    }

    fn put(&mut self, folder: usize, name: &Path, node: Node) -> io::Result<usize> {
        self.nodes.push(node);
        let node = self.nodes.len() - 1;
        self.names(folder)?.change(Change::Put(name.into(), node));
        Ok(node)
    }

    fn bytes(&mut self, node: usize) -> io::Result<&mut Bytes> {
        match &mut self.nodes[node] {
            Node::File(bytes) => Ok(bytes),
            Node::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }
}

/// Whether a call does its work before it comes back.
enum Call {
    Whole,
    /// The power goes while it is at work.
    Last,
}

fn gone() -> io::Error {
    io::Error::other("the power is gone")
}

impl Simulated {
    pub fn new(seed: u64, habits: Habits) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            chance: Chance::of(seed ^ 0xd15c),
            habits,
            happened: Happened::default(),
            nodes: vec![Node::Folder(Names::default())],
            life: 0,
            left: None,
            dead: false,
        })))
    }

    pub fn happened(&self) -> Happened {
        self.0.borrow().happened
    }

    pub fn is_dead(&self) -> bool {
        self.0.borrow().dead
    }

    pub fn set_fails(&self, fails: bool) {
        self.0.borrow_mut().habits.fails = fails;
    }

    /// The power goes at the so-manieth call from here; `None`: it stays.
    pub fn dies_in(&self, calls: Option<u64>) {
        self.0.borrow_mut().left = calls;
    }

    /// The program was killed, and nothing else: what it wrote is still there, synced or not.
    pub fn restart(&self) {
        let inner = &mut *self.0.borrow_mut();
        (inner.dead, inner.left) = (false, None);
        inner.life += 1;
        for node in &mut inner.nodes {
            if let Node::File(bytes) = node {
                bytes.locked = false;
            }
        }
    }

    /// The power went: what was not synced is kept, dropped or torn.
    pub fn lose_power(&self) {
        self.restart();
        let inner = &mut *self.0.borrow_mut();
        for node in &mut inner.nodes {
            match node {
                Node::File(bytes) => inner.happened.lost_sectors += bytes.lose_power(&mut inner.chance),
                Node::Folder(names) => {
                    let pending = std::mem::take(&mut names.pending);
                    // A file system with a log keeps a beginning of them; POSIX promises not even that.
                    let in_order = inner.chance.once_in(2);
                    let kept = inner.chance.below(pending.len() + 1);
                    for (n, change) in pending.iter().enumerate() {
                        if if in_order { n < kept } else { inner.chance.once_in(2) } {
                            apply(&mut names.disk, change);
                        } else {
                            inner.happened.dropped_names += 1;
                        }
                    }
                    names.now.clone_from(&names.disk);
                }
            }
        }
    }

    /// Alters a byte on disk, where nobody wrote.
    pub fn spoil(&self, path: &Path, at: usize) {
        let inner = &mut *self.0.borrow_mut();
        let node = inner.find(path).unwrap();
        let bytes = inner.bytes(node).unwrap();
        bytes.sync();
        bytes.disk[at] ^= 1;
        bytes.now[at] ^= 1;
    }

    /// Takes a file away, as another program would.
    pub fn take_away(&self, path: &Path) {
        let inner = &mut *self.0.borrow_mut();
        let folder = inner.find(path.parent().unwrap()).unwrap();
        inner.names(folder).unwrap().change(Change::Gone(path.file_name().unwrap().into()));
    }

    /// Everything is on disk.
    pub fn sync(&self) {
        for node in &mut self.0.borrow_mut().nodes {
            match node {
                Node::File(bytes) => bytes.sync(),
                Node::Folder(names) => {
                    names.pending.clear();
                    names.disk.clone_from(&names.now);
                }
            }
        }
    }

    /// What everything stands on, for a test's thread.
    pub fn ground(&self) -> Ground {
        let disk = self.again();
        Rc::new(move |path| {
            let call = disk.call(Some(400))?;
            let (node, life) = {
                let inner = &mut *disk.0.borrow_mut();
                let node = inner.find(path)?;
                inner.names(node)?;
                (node, inner.life)
            };
            Self::ends(&call, Rc::new(Opened { disk: disk.again(), node, life }) as Rc<dyn Held>)
        })
    }

    /// Another hand on the same disk.
    pub fn again(&self) -> Self {
        Self(Rc::clone(&self.0))
    }

    /// Before each call: the power may go, or the call may fail.
    fn call(&self, failing: Option<usize>) -> io::Result<Call> {
        let inner = &mut *self.0.borrow_mut();
        if inner.dead {
            return Err(gone());
        }
        if let Some(left) = &mut inner.left {
            *left = left.saturating_sub(1);
            if *left == 0 {
                inner.dead = true;
                return if inner.chance.once_in(2) { Ok(Call::Last) } else { Err(gone()) };
            }
        }
        if let Some(often) = failing
            && inner.habits.fails
            && inner.chance.once_in(often)
        {
            inner.happened.failed_calls += 1;
            return Err(io::Error::from_raw_os_error(if inner.chance.once_in(2) { 5 } else { 28 }));
        }
        Ok(Call::Whole)
    }

    fn ends<T>(call: &Call, value: T) -> io::Result<T> {
        match call {
            Call::Whole => Ok(value),
            Call::Last => Err(gone()),
        }
    }
}

/// A folder of the simulated disk that is held open.
struct Opened {
    disk: Simulated,
    node: usize,
    life: u64,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "folder {}", self.node)
    }
}

impl Opened {
    fn call(&self, failing: usize) -> io::Result<Call> {
        if self.disk.0.borrow().life != self.life {
            return Err(gone());
        }
        self.disk.call(Some(failing))
    }

    fn again(&self, node: usize) -> Rc<dyn Held> {
        Rc::new(Self { disk: self.disk.again(), node, life: self.life })
    }
}

impl Held for Opened {
    fn folder(&self, name: &Path) -> io::Result<Rc<dyn Held>> {
        let call = self.call(400)?;
        let inner = &mut *self.disk.0.borrow_mut();
        let node = inner.named(self.node, name)?;
        inner.names(node)?;
        Simulated::ends(&call, self.again(node))
    }

    fn make_folder(&self, name: &Path) -> io::Result<()> {
        let call = self.call(100)?;
        let inner = &mut *self.disk.0.borrow_mut();
        if inner.named(self.node, name).is_err() {
            inner.put(self.node, name, Node::Folder(Names::default()))?;
        }
        Simulated::ends(&call, ())
    }

    fn look(&self, name: &Path) -> io::Result<Looked> {
        let call = self.call(400)?;
        let inner = &mut *self.disk.0.borrow_mut();
        let node = inner.named(self.node, name)?;
        Simulated::ends(&call, if inner.bytes(node).is_ok() { Looked::File } else { Looked::Other })
    }

    fn open(&self, name: &Path, how: How) -> io::Result<Box<dyn File>> {
        let call = self.call(200)?;
        let node = {
            let inner = &mut *self.disk.0.borrow_mut();
            let node = match (inner.named(self.node, name), how) {
                (Ok(_), How::New { .. }) => return Err(io::ErrorKind::AlreadyExists.into()),
                (Ok(node), _) => node,
                (Err(error), How::Read | How::Write) => return Err(error),
                (Err(_), How::New { .. } | How::Any) => inner.put(self.node, name, Node::File(Bytes::default()))?,
            };
            inner.bytes(node)?;
            node
        };
        Simulated::ends(
            &call,
            Box::new(Open { disk: self.disk.again(), node, life: self.life, has_lock: Cell::new(false) }),
        )
    }

    fn still_names(&self, name: &Path, file: &dyn File) -> io::Result<bool> {
        let call = self.call(400)?;
        let node = self.disk.0.borrow_mut().named(self.node, name)?;
        Simulated::ends(&call, file.itself().downcast_ref::<Open>().is_some_and(|open| open.node == node))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let call = self.call(20)?;
        let inner = &mut *self.disk.0.borrow_mut();
        let node = inner.named(self.node, from)?;
        inner.names(self.node)?.change(Change::Renamed(from.into(), to.into(), node));
        Simulated::ends(&call, ())
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        let call = self.call(50)?;
        let inner = &mut *self.disk.0.borrow_mut();
        inner.named(self.node, name)?;
        inner.names(self.node)?.change(Change::Gone(name.into()));
        Simulated::ends(&call, ())
    }

    fn sync(&self) -> io::Result<()> {
        let call = self.call(20)?;
        let inner = &mut *self.disk.0.borrow_mut();
        if !inner.habits.forgets_names {
            let names = inner.names(self.node)?;
            names.pending.clear();
            names.disk.clone_from(&names.now);
        }
        Simulated::ends(&call, ())
    }

    fn number(&self) -> io::Result<Option<(u64, u64)>> {
        let call = self.call(400)?;
        Simulated::ends(&call, Some((0, self.node as u64)))
    }
}

/// A file of the simulated disk that is open.
struct Open {
    disk: Simulated,
    node: usize,
    life: u64,
    has_lock: Cell<bool>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.unlock();
    }
}

impl Open {
    fn call(&self, failing: Option<usize>) -> io::Result<Call> {
        if self.disk.0.borrow().life != self.life {
            return Err(gone());
        }
        self.disk.call(failing)
    }
}

impl File for Open {
    fn about(&self) -> io::Result<About> {
        let call = self.call(Some(400))?;
        let size = self.disk.0.borrow_mut().bytes(self.node)?.now.len() as u64;
        Simulated::ends(&call, About { is_file: true, size, has_other_names: false, modified: None })
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        let call = self.call(Some(200))?;
        let inner = &mut *self.disk.0.borrow_mut();
        let from = usize::try_from(offset).unwrap();
        let bytes = inner.bytes(self.node)?.now.get(from..).unwrap_or_default().to_vec();
        Simulated::ends(&call, bytes)
    }

    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        let call = self.call(Some(25))?;
        let inner = &mut *self.disk.0.borrow_mut();
        let most = match call {
            Call::Last => inner.chance.below(bytes.len() + 1),
            Call::Whole if inner.habits.fails && inner.chance.once_in(25) => {
                inner.happened.failed_calls += 1;
                inner.chance.below(bytes.len() + 1)
            }
            Call::Whole => bytes.len(),
        };
        inner.bytes(self.node)?.write(&bytes[..most], usize::try_from(offset).unwrap());
        Simulated::ends(&call, most)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let call = self.call(Some(25))?;
        self.disk.0.borrow_mut().bytes(self.node)?.set_len(usize::try_from(len).unwrap());
        Simulated::ends(&call, ())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let call = self.call(None)?;
        let inner = &mut *self.disk.0.borrow_mut();
        let mut chance = Chance::of(inner.chance.next());
        if inner.habits.lies {
            return Simulated::ends(&call, ());
        }
        if inner.habits.fails && chance.once_in(12) {
            inner.happened.failed_syncs += 1;
            inner.bytes(self.node)?.fail_to_sync(&mut chance);
            return Err(io::Error::from_raw_os_error(5));
        }
        inner.bytes(self.node)?.sync();
        Simulated::ends(&call, ())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.sync_data()
    }

    fn touch(&self) -> io::Result<()> {
        Ok(())
    }

    fn itself(&self) -> &dyn Any {
        self
    }

    fn try_lock(&self) -> Result<(), TryLockError> {
        self.call(Some(200)).map_err(TryLockError::Error)?;
        let inner = &mut *self.disk.0.borrow_mut();
        let bytes = inner.bytes(self.node).map_err(TryLockError::Error)?;
        if std::mem::replace(&mut bytes.locked, true) {
            return Err(TryLockError::WouldBlock);
        }
        self.has_lock.set(true);
        Ok(())
    }

    fn unlock(&self) {
        if !self.has_lock.take() {
            return;
        }
        let inner = &mut *self.disk.0.borrow_mut();
        if inner.life == self.life
            && let Ok(bytes) = inner.bytes(self.node)
        {
            bytes.locked = false;
        }
    }
}
