//! C7: every call to the disk fails once, in every way, wherever the journal makes one; and what was promised comes of it.

use std::{
    cell::{Cell, RefCell},
    fs::TryLockError,
    io,
    path::Path,
    rc::Rc,
};

use super::{
    super::{
        disk::{self, About, Disk, File, How},
        *,
    },
    entry, figure, meeting,
    simulated::{Habits, Simulated},
};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// With this number of the system.
    Errno(i32),
    /// Half of a write goes in.
    Short,
}

const FAULTS: [Fault; 6] = [
    Fault::Errno(libc::EIO),
    Fault::Errno(libc::ENOSPC),
    Fault::Errno(libc::EDQUOT),
    Fault::Errno(libc::EROFS),
    Fault::Errno(libc::EINTR),
    Fault::Short,
];

/// Calls to a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Call {
    About,
    Open,
    CreateFolder,
    Rename,
    Remove,
    SyncFolder,
    Read,
    Write,
    SetLen,
    Sync,
    Lock,
}

/// A disk whose so-manieth call fails, once.
struct Failing {
    under: Rc<dyn Disk>,
    plan: Rc<Plan>,
}

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
            return Err(io::Error::from_raw_os_error(libc::EIO));
        }
        let left = self.left.get();
        self.left.set(left.wrapping_sub(1));
        if left != 0 {
            return Ok(false);
        }
        *self.hit.borrow_mut() = Some((call, path.to_owned()));
        match self.fault {
            Fault::Errno(errno) => Err(io::Error::from_raw_os_error(errno)),
            Fault::Short => Ok(true),
        }
    }
}

impl Disk for Failing {
    fn about(&self, path: &Path) -> io::Result<About> {
        self.plan.meets(Call::About, path)?;
        self.under.about(path)
    }

    fn open(&self, path: &Path, how: How) -> io::Result<Box<dyn File>> {
        self.plan.meets(Call::Open, path)?;
        let file = self.under.open(path, how)?;
        Ok(Box::new(Opened { file, path: path.to_owned(), plan: Rc::clone(&self.plan) }))
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.plan.meets(Call::CreateFolder, path)?;
        self.under.create_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.plan.meets(Call::Rename, to)?;
        self.under.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.plan.meets(Call::Remove, path)?;
        self.under.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.plan.meets(Call::SyncFolder, folder)?;
        self.under.sync_folder(folder)
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
        (At::SecondFile, Call::Write, Fault::Errno(libc::EINTR)) | (At::Append, Call::Sync, _) => Outcome::SecondFile,
        (_, Call::Write, Fault::Errno(libc::EINTR)) => Outcome::WentOn,
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

struct Ground {
    disk: Simulated,
    folder: PathBuf,
    journal: Option<Journal>,
    follower: Follower,
    copying: copy::Copying,
}

fn dir() -> &'static Path {
    Path::new("/stick")
}

/// A well disk with what is there before the call.
fn given(at: At) -> Ground {
    let disk = Simulated::new(7, Habits::default());
    disk::stand_on(Some(Rc::new(disk.again())));
    let folder = Path::new("/home/sessions").join(meeting().to_string());
    disk::make_folders(Path::new("/home/sessions")).unwrap();
    disk::make_folder(dir()).unwrap();
    let mut copying = copy::Copying::new(dir(), &folder, meeting());
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
    let path = part_path(&folder, 1);
    let size = if at == At::Create { 0 } else { disk::read(&path).unwrap().len() };
    match at {
        At::NoNewline | At::Torn => {
            drop(journal.take());
            let cut = if at == At::Torn { 30 } else { 1 };
            disk::open(&path, How::Write).unwrap().0.set_len((size - cut) as u64).unwrap();
        }
        At::Salvage => {
            drop(journal.take());
            disk.spoil(&path, size / 2);
        }
        At::Open | At::Redact => drop(journal.take()),
        _ => {}
    }
    disk.sync();
    Ground { disk, folder, journal, follower, copying }
}

/// Does it, on whatever disk is under this thread.
fn act(at: At, ground: &mut Ground) -> Result<Outcome, String> {
    let folder = &ground.folder;
    let failed = |error: JournalError| match error {
        JournalError::Broken(_) | JournalError::People { .. } => panic!("{at:?}: {error}"),
        error => error.to_string(),
    };
    match at {
        At::Create => ground.journal = Some(Journal::create(folder, meeting()).map_err(failed)?),
        At::Open | At::NoNewline | At::Torn => {
            ground.journal = Some(Journal::open(folder, meeting()).map_err(failed)?.journal);
        }
        At::Append | At::SecondFile => {
            let journal = ground.journal.as_mut().unwrap();
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
        At::Follow => match ground.follower.poll().map_err(failed)? {
            News::More(entries) => assert_eq!(entries, [entry(LINES + 1)]),
            News::Again(entries) => assert_eq!(entries.len() as u64, LINES + 1),
            News::Quiet => return Err("nothing".to_owned()),
        },
        At::Copy | At::CopyMore => {
            let goal = ground.journal.as_ref().unwrap().goal();
            ground.copying.catch_up(goal).map_err(|trouble| match trouble {
                Trouble::Failed(error) => error.to_string(),
                other => panic!("{at:?}: {other}"),
            })?;
        }
    }
    Ok(Outcome::WentOn)
}

/// The disk is well again: what was refused can be done, every line that was acknowledged is there, and the next goes in,
/// also after a power cut.
fn afterwards(at: At, mut ground: Ground, outcome: Outcome) {
    disk::stand_on(Some(Rc::new(ground.disk.again())));
    let mut acked = if at == At::Create { 0 } else { LINES };
    match at {
        At::Append | At::SecondFile => {
            acked += u64::from(matches!(outcome, Outcome::WentOn | Outcome::SecondFile));
            if outcome == Outcome::Refused {
                ground.journal.as_mut().unwrap().append(&entry(LINES + 1)).unwrap();
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
            At::Create if load::part_exists(&ground.folder, 1).unwrap() => act(At::Open, &mut ground),
            At::Salvage if is_in(&Path::new("/salvaged/sessions").join(meeting().to_string())) => Ok(Outcome::WentOn),
            _ => act(at, &mut ground),
        };
        assert_eq!(again, Ok(Outcome::WentOn), "{at:?} once more");
    }
    if matches!(at, At::Copy | At::CopyMore) {
        let journal = ground.journal.as_ref().unwrap();
        let stands = ground.copying.compare(journal.goal()).unwrap();
        assert_eq!(stands, Standing { lines: LINES, of: LINES, clean: true });
    }
    drop(ground.journal.take());
    let mut folder = ground.folder.clone();
    if at == At::Salvage {
        folder = Path::new("/salvaged/sessions").join(meeting().to_string());
        acked = load::folder(&folder, Some(meeting())).unwrap().head.seq;
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
        ground.disk.lose_power();
    }
    if at == At::Names {
        let name = People::open(&folder).unwrap().get(SOMEBODY).unwrap().name.clone();
        assert_eq!(name.as_deref(), Some("王国"));
    }
}

#[test]
fn every_call_that_fails_in_any_way_has_the_outcome_that_was_promised_and_the_next_line_goes_in() {
    let (mut cells, mut sites) = (0, 0);
    let mut outcomes = [0; 4];
    for at in PLACES {
        for n in 0.. {
            let mut met = false;
            for fault in FAULTS {
                let mut ground = given(at);
                let plan = Rc::new(Plan {
                    left: Cell::new(n),
                    fault,
                    also_sync: Cell::new(at == At::SecondFile),
                    hit: RefCell::default(),
                });
                let under: Rc<dyn Disk> = Rc::new(ground.disk.again());
                disk::stand_on(Some(Rc::new(Failing { under: Rc::clone(&under), plan: Rc::clone(&plan) })));
                // A file that is open already fails too.
                if let Some(Journal { state: State::Writing { file, .. }, .. }) = &mut ground.journal {
                    let open = std::mem::replace(file, under.open(Path::new("/home/x"), How::Any).unwrap());
                    let path = part_path(&ground.folder, 1);
                    *file = Box::new(Opened { file: open, path, plan: Rc::clone(&plan) });
                }
                let came = act(at, &mut ground);
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
                afterwards(at, ground, outcome);
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
