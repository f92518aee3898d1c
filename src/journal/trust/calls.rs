//! C7: every call to the disk fails once, in every way, wherever the journal makes one; and what was promised comes of it.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    fs::TryLockError,
    io,
    path::Path,
    rc::Rc,
};

use rustix::io::Errno;

use super::{
    super::{
        disk::{self, About, File, Folder, Ground, Held, How},
        *,
    },
    entry, figure, meeting,
    simulated::{Habits, Simulated},
};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// With this number of the system.
    Errno(Errno),
    /// Half of a write goes in.
    Short,
}

const FAULTS: [Fault; 6] = [
    Fault::Errno(Errno::IO),
    Fault::Errno(Errno::NOSPC),
    Fault::Errno(Errno::DQUOT),
    Fault::Errno(Errno::ROFS),
    Fault::Errno(Errno::INTR),
    Fault::Short,
];

/// Calls to a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Call {
    About,
    Open,
    OpenFolder,
    MakeFolder,
    Rename,
    Remove,
    SyncFolder,
    Read,
    Write,
    SetLen,
    Sync,
    Lock,
}

/// A folder of a disk whose so-manieth call fails, once.
#[derive(Debug)]
struct Failing {
    under: Rc<dyn Held>,
    path: PathBuf,
    plan: Rc<Plan>,
}

#[derive(Debug)]
struct Plan {
    /// Calls still to go until the one that fails.
    left: Cell<usize>,
    fault: Fault,
    /// The first sync of a line fails beside.
    also_sync: Cell<bool>,
    hit: RefCell<Option<(Call, PathBuf)>>,
}

impl Plan {
    /// What becomes of this call.
    fn meets(&self, call: Call, path: &Path) -> io::Result<bool> {
        if call == Call::Sync && self.also_sync.take() {
            return Err(Errno::IO.into());
        }
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        if left != 0 {
            return Ok(false);
        }
        *self.hit.borrow_mut() = Some((call, path.to_owned()));
        match self.fault {
            Fault::Errno(errno) => Err(errno.into()),
            Fault::Short => Ok(true),
        }
    }
}

/// The same disk, failing by a plan.
fn failing(ground: Ground, plan: &Rc<Plan>) -> Ground {
    let plan = Rc::clone(plan);
    Rc::new(move |path| {
        plan.meets(Call::OpenFolder, path)?;
        let failing = Failing { under: ground(path)?, path: path.to_owned(), plan: Rc::clone(&plan) };
        Ok(Rc::new(failing) as Rc<dyn Held>)
    })
}

impl Failing {
    fn meets(&self, call: Call, name: &Path) -> io::Result<bool> {
        self.plan.meets(call, &self.path.join(name))
    }
}

impl Held for Failing {
    fn folder(&self, name: &Path) -> io::Result<Rc<dyn Held>> {
        self.meets(Call::OpenFolder, name)?;
        let (under, path, plan) = (self.under.folder(name)?, self.path.join(name), Rc::clone(&self.plan));
        Ok(Rc::new(Self { under, path, plan }))
    }

    fn make_folder(&self, name: &Path) -> io::Result<()> {
        self.meets(Call::MakeFolder, name)?;
        self.under.make_folder(name)
    }

    fn look(&self, name: &Path) -> io::Result<crate::sys::Looked> {
        self.meets(Call::About, name)?;
        self.under.look(name)
    }

    fn open(&self, name: &Path, how: How) -> io::Result<Box<dyn File>> {
        self.meets(Call::Open, name)?;
        let file = self.under.open(name, how)?;
        Ok(Box::new(Opened { file, path: self.path.join(name), plan: Rc::clone(&self.plan) }))
    }

    fn still_names(&self, name: &Path, file: &dyn File) -> io::Result<bool> {
        self.meets(Call::About, name)?;
        self.under.still_names(name, file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.meets(Call::Rename, to)?;
        self.under.rename(from, to)
    }

    fn remove(&self, name: &Path) -> io::Result<()> {
        self.meets(Call::Remove, name)?;
        self.under.remove(name)
    }

    fn sync(&self) -> io::Result<()> {
        self.meets(Call::SyncFolder, Path::new(""))?;
        self.under.sync()
    }

    fn number(&self) -> io::Result<Option<(u64, u64)>> {
        self.meets(Call::About, Path::new(""))?;
        self.under.number()
    }
}

struct Opened {
    file: Box<dyn File>,
    path: PathBuf,
    plan: Rc<Plan>,
}

impl Opened {
    fn meets(&self, call: Call) -> io::Result<bool> {
        self.plan.meets(call, &self.path)
    }
}

impl File for Opened {
    fn about(&self) -> io::Result<About> {
        self.meets(Call::About)?;
        self.file.about()
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        self.meets(Call::Read)?;
        self.file.read_from(offset)
    }

    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        let most = if self.meets(Call::Write)? { bytes.len() / 2 } else { bytes.len() };
        self.file.write_at(&bytes[..most], offset)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.meets(Call::SetLen)?;
        self.file.set_len(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.meets(Call::Sync)?;
        self.file.sync_data()
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.meets(Call::Sync)?;
        self.file.sync_all()
    }

    fn touch(&self) -> io::Result<()> {
        self.file.touch()
    }

    fn itself(&self) -> &dyn Any {
        self.file.itself()
    }

    fn try_lock(&self) -> Result<(), TryLockError> {
        self.meets(Call::Lock).map_err(TryLockError::Error)?;
        self.file.try_lock()
    }

    fn unlock(&self) {
        self.file.unlock();
    }
}

/// What the journal is at when the call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Create,
    Open,
    NoNewline,
    Torn,
    Append,
    SecondFile,
    Names,
    Redact,
    Salvage,
    Follow,
    Copy,
    CopyMore,
}

const PLACES: [At; 12] = [
    At::Create,
    At::Open,
    At::NoNewline,
    At::Torn,
    At::Append,
    At::SecondFile,
    At::Names,
    At::Redact,
    At::Salvage,
    At::Follow,
    At::Copy,
    At::CopyMore,
];

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// An error was given, and nothing was done, or all of it can be done again.
    Refused,
    /// Nobody notices.
    WentOn,
    /// The line went to a second file.
    SecondFile,
    /// The meeting can only be read.
    ReadOnly,
}

fn promised(at: At, call: Call, path: &Path, fault: Fault) -> Outcome {
    let is_lock = path.ends_with("journal.lock");
    match (at, call, fault) {
        // What stands in a lock is only a message.
        (_, Call::Write | Call::SetLen, _) if is_lock => Outcome::WentOn,
        // Nobody misses what was being put in place when the power went.
        (_, Call::About | Call::Remove, _) if path.ends_with("people.ron.new") => Outcome::WentOn,
        (At::SecondFile, Call::Write, Fault::Errno(Errno::INTR)) | (At::Append, Call::Sync, _) => Outcome::SecondFile,
        (_, Call::Write, Fault::Errno(Errno::INTR)) => Outcome::WentOn,
        (At::SecondFile, ..) => Outcome::ReadOnly,
        // The names are brought along if they can be read; it is said if they can't.
        (At::Salvage, ..) if path.ends_with("people.ron") && call != Call::Rename => Outcome::WentOn,
        _ => Outcome::Refused,
    }
}

const LINES: u64 = 4;
const SOMEBODY: Uuid = Uuid::from_u128(7);

fn person(name: &str) -> Person {
    Person { name: Some(name.to_owned()), ..Person::default() }
}

struct Room {
    disk: Simulated,
    folder: PathBuf,
    journal: Option<Journal>,
    follower: Follower,
    copying: copy::Copying<Meeting>,
}

fn open(folder: &Path, how: How) -> Box<dyn File> {
    disk::open(&disk::meeting(folder).unwrap(), &part_name::<Meeting>(1), how).unwrap().0
}

/// Is there a journal in this folder?
fn begun(folder: &Path) -> bool {
    disk::meeting(folder).is_ok_and(|folder| load::part_exists::<Meeting>(&folder, 1).unwrap())
}

fn dir() -> &'static Path {
    Path::new("/stick")
}

/// A well disk with what is there before the call.
fn given(at: At) -> Room {
    let disk = Simulated::new(7, Habits::default());
    disk::stand_on(Some(disk.ground()));
    let folder = Path::new("/home/sessions").join(meeting().to_string());
    Folder::made(Path::new("/home/sessions")).unwrap();
    Folder::made(dir()).unwrap();
    let mut copying = copy::Copying::<Meeting>::new(dir(), &folder, meeting());
    let mut journal = None;
    if at != At::Create {
        let mut open = Journal::create(&folder, meeting()).unwrap();
        for seq in 1..=LINES {
            if at == At::CopyMore && seq == LINES {
                copying.catch_up(open.goal()).unwrap();
            }
            open.append(&entry(seq)).unwrap();
        }
        People::open(&folder).unwrap().put(SOMEBODY, person("王建国")).unwrap();
        journal = Some(open);
    }
    let mut follower = Follower::new(&folder, meeting());
    if at == At::Follow {
        follower.poll().unwrap();
        journal.as_mut().unwrap().append(&entry(LINES + 1)).unwrap();
    }
    let size = if at == At::Create { 0 } else { open(&folder, How::Read).read_from(0).unwrap().len() };
    match at {
        At::NoNewline | At::Torn => {
            drop(journal.take());
            let cut = if at == At::Torn { 30 } else { 1 };
            open(&folder, How::Write).set_len((size - cut) as u64).unwrap();
        }
        At::Salvage => {
            drop(journal.take());
            disk.spoil(&folder.join(part_name::<Meeting>(1)), size / 2);
        }
        At::Open | At::Redact => drop(journal.take()),
        _ => {}
    }
    disk.sync();
    Room { disk, folder, journal, follower, copying }
}

/// Does it, on whatever disk is under this thread.
fn act(at: At, room: &mut Room) -> Result<Outcome, String> {
    let folder = &room.folder;
    let failed = |error: JournalError| match error {
        JournalError::Broken(_) | JournalError::People { .. } => panic!("{at:?}: {error}"),
        error => error.to_string(),
    };
    match at {
        At::Create => room.journal = Some(Journal::create(folder, meeting()).map_err(failed)?),
        At::Open | At::NoNewline | At::Torn => {
            room.journal = Some(Journal::open(folder, meeting()).map_err(failed)?.journal);
        }
        At::Append | At::SecondFile => {
            let journal = room.journal.as_mut().unwrap();
            let appended = journal.append(&entry(LINES + 1));
            if journal.read_only() == Some(&ReadOnly::Disk) {
                assert!(appended.is_err());
                return Ok(Outcome::ReadOnly);
            }
            appended.map_err(failed)?;
            return Ok(if journal.part() == 2 { Outcome::SecondFile } else { Outcome::WentOn });
        }
        At::Names => {
            People::open(folder).and_then(|mut people| people.put(SOMEBODY, person("王国"))).map_err(failed)?;
        }
        At::Redact => {
            redact(folder, meeting(), 2).map_err(failed)?;
        }
        At::Salvage => {
            salvage(folder, Path::new("/salvaged")).map_err(failed)?.unwrap();
        }
        At::Follow => match room.follower.poll().map_err(failed)? {
            News::More(entries) => assert_eq!(entries, [entry(LINES + 1)]),
            News::Again(entries) => assert_eq!(entries.len() as u64, LINES + 1),
            News::Quiet => return Err("nothing".to_owned()),
        },
        At::Copy | At::CopyMore => {
            let goal = room.journal.as_ref().unwrap().goal();
            room.copying.catch_up(goal).map_err(|trouble| match trouble {
                Trouble::Failed(error) => error.to_string(),
                other => panic!("{at:?}: {other}"),
            })?;
        }
    }
    Ok(Outcome::WentOn)
}

/// The disk is well again: what was refused can be done, every line that was acknowledged is there, and the next goes in,
/// also after a power cut.
fn afterwards(at: At, mut room: Room, outcome: Outcome) {
    disk::stand_on(Some(room.disk.ground()));
    let mut acked = if at == At::Create { 0 } else { LINES };
    match at {
        At::Append | At::SecondFile => {
            acked += u64::from(matches!(outcome, Outcome::WentOn | Outcome::SecondFile));
            if outcome == Outcome::Refused {
                room.journal.as_mut().unwrap().append(&entry(LINES + 1)).unwrap();
                acked += 1;
            }
        }
        At::Torn => acked -= 1,
        At::Follow => acked += 1,
        _ => {}
    }
    if outcome == Outcome::Refused && !matches!(at, At::Append | At::SecondFile) {
        let again = match at {
            // What was begun may be gone on with.
            At::Create if begun(&room.folder) => act(At::Open, &mut room),
            At::Salvage if begun(&Path::new("/salvaged/sessions").join(meeting().to_string())) => Ok(Outcome::WentOn),
            _ => act(at, &mut room),
        };
        assert_eq!(again, Ok(Outcome::WentOn), "{at:?} once more");
    }
    if matches!(at, At::Copy | At::CopyMore) {
        let journal = room.journal.as_ref().unwrap();
        let stands = room.copying.compare(journal.goal()).unwrap();
        assert_eq!(stands, Standing { lines: LINES, of: LINES, clean: true });
    }
    drop(room.journal.take());
    let mut folder = room.folder.clone();
    if at == At::Salvage {
        folder = Path::new("/salvaged/sessions").join(meeting().to_string());
        acked = Journal::read(&folder, meeting()).unwrap().journal.head().seq;
        assert!(acked > 0 && acked < LINES);
    }
    for _ in 0..2 {
        let super::super::Opened { mut journal, entries, .. } = Journal::open(&folder, meeting()).unwrap();
        let found = entries.len() as u64;
        // A line that was refused because only the sync failed may be there all the same.
        assert!(found == acked || outcome == Outcome::ReadOnly && found == acked + 1, "{at:?}: {acked}, {found}");
        for (n, found) in (1..).zip(entries) {
            assert!(found == entry(n) || at == At::Redact && n == 2, "{at:?}: line {n}");
        }
        journal.append(&entry(found + 1)).unwrap();
        acked = found + 1;
        drop(journal);
        room.disk.lose_power();
    }
    if at == At::Names {
        let name = People::open(&folder).unwrap().get(SOMEBODY).unwrap().name.clone();
        assert_eq!(name.as_deref(), Some("王国"));
    }
}

fn failing_folder(disk: &Simulated, path: &Path, plan: &Rc<Plan>) -> Folder {
    // To open it is no call that is counted.
    let left = plan.left.replace(usize::MAX);
    disk::stand_on(Some(failing(disk.ground(), plan)));
    let folder = disk::meeting(path).unwrap();
    plan.left.set(left);
    folder
}

#[test]
fn every_call_that_fails_in_any_way_has_the_outcome_that_was_promised_and_the_next_line_goes_in() {
    let (mut cells, mut sites) = (0, 0);
    let mut outcomes = [0; 4];
    for at in PLACES {
        for n in 0.. {
            let mut met = false;
            for fault in FAULTS {
                let mut room = given(at);
                let plan = Rc::new(Plan {
                    left: Cell::new(n),
                    fault,
                    also_sync: Cell::new(at == At::SecondFile),
                    hit: RefCell::default(),
                });
                // What is open already fails too.
                if let Some(Journal { state: State::Writing { file, .. }, folder, .. }) = &mut room.journal {
                    let open = open(&room.folder, How::Write);
                    let path = part_path::<Meeting>(folder, 1);
                    *file = Box::new(Opened { file: open, path, plan: Rc::clone(&plan) });
                    *folder = failing_folder(&room.disk, &room.folder, &plan);
                }
                disk::stand_on(Some(failing(room.disk.ground(), &plan)));
                let came = act(at, &mut room);
                let Some((call, path)) = plan.hit.borrow_mut().take() else { break };
                met = true;
                if fault == Fault::Short && call != Call::Write {
                    continue;
                }
                let outcome = came.clone().unwrap_or(Outcome::Refused);
                assert_eq!(
                    outcome,
                    promised(at, call, &path, fault),
                    "{at:?}, call {n}, {call:?} {path:?}, {fault:?}: {came:?}"
                );
                afterwards(at, room, outcome);
                cells += 1;
                outcomes[outcome as usize] += 1;
            }
            if !met {
                break;
            }
            sites += 1;
        }
    }
    disk::stand_on(None);
    assert!(sites > 100, "{sites}");
    let [refused, went_on, second, read_only] = outcomes;
    figure::note(
        "C7",
        &format!(
            "{sites} calls in {} places, EIO, ENOSPC, EDQUOT, EROFS, EINTR and short writes: {cells} cells, {refused} refused, \
             {went_on} went on, {second} in journal-2.ron, {read_only} read-only; 0 panics, 0 lost, the next line went in every time",
            PLACES.len()
        ),
    );
}
