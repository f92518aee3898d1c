//! Links, and other things that are no file, in the place of what belongs to a meeting: put there beforehand, and swapped in while
//! the program works. Outside the home lie a journal and names that fit the meeting to the letter: were one of them read, it would
//! show; were one written, its bytes would differ.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use rustix::fs::{CWD, FileType, Mode, RenameFlags, mknodat, renameat_with};
use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    document::markdown,
    i18n::{Lang, names::Roll},
    journal::{self, Follower, JournalError},
    minutes::{Record, build},
    sitting::{Sitting, SittingError},
    station::{Home, StationError},
    sys::Folder,
};

use crate::{
    console::{EVENING, ID, at},
    support::{figure, order},
};

/// Stands in every text outside the home.
const CANARY: &str = "金丝雀";

/// A home with one meeting, and the same meeting with other words outside.
struct Place {
    folder: TempDir,
    outside: BTreeMap<PathBuf, Vec<u8>>,
}

/// A meeting of three lines and one name.
fn meeting(root: &Path, word: &str) -> Sitting {
    fs::create_dir_all(root).unwrap();
    let mut sitting = Sitting::create(&Home::at(root).unwrap(), Some(ID), at(EVENING)).unwrap();
    for line in [
        format!("OpenMeeting(estate: \"{word}\", theme: \"{word}\")"),
        format!("SignIn(badges: 1, name: \"{word}\")"),
        format!("EditMeeting(place: \"{word}\")"),
    ] {
        sitting.give(order(&line)).unwrap();
    }
    sitting
}

/// Every file under a folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            found.extend(tree(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// Both, by their paths below a folder: made once, since a meeting takes longer to make than to copy.
static MADE: LazyLock<BTreeMap<PathBuf, Vec<u8>>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    drop(meeting(&folder.path().join("outside"), CANARY));
    drop(meeting(&folder.path().join("home"), "南门"));
    fs::write(folder.path().join("outside/minutes.md"), CANARY).unwrap();
    for (root, words) in [("outside", CANARY), ("home", "()")] {
        fs::write(folder.path().join(root).join(format!("sessions/{ID}/wall.ron")), words).unwrap();
    }
    let files = tree(folder.path()).into_iter().filter(|(path, _)| path.is_file());
    files.map(|(path, bytes)| (path.strip_prefix(folder.path()).unwrap().to_owned(), bytes)).collect()
});

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        for (path, bytes) in &*MADE {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let outside = tree(&folder.path().join("outside"));
        Self { folder, outside }
    }

    fn home(&self) -> Home {
        Home::at(&self.folder.path().join("home")).unwrap()
    }

    /// A path in the home, and the one outside that it is swapped for.
    fn both(&self, target: &str) -> (PathBuf, PathBuf) {
        let target = target.replace("ID", &ID.to_string());
        (self.folder.path().join("home").join(&target), self.folder.path().join("outside").join(&target))
    }

    fn assert_untouched(&self, what: &str) {
        assert!(tree(&self.folder.path().join("outside")) == self.outside, "{what}: something outside was written");
    }
}

/// What is swapped, in the home.
const TARGETS: &[&str] = &[
    "sessions/ID/journal.ron",
    "sessions/ID/journal.lock",
    "sessions/ID/people.ron",
    "sessions/ID/wall.ron",
    "sessions/ID",
    "sessions",
];

/// What the program does: `Ok` is what it read; an error says whether it was the link.
type Deed = fn(&Place) -> Result<String, Wrong>;

#[derive(Debug)]
struct Wrong {
    link: bool,
}

impl From<JournalError> for Wrong {
    fn from(error: JournalError) -> Self {
        Self { link: matches!(error, JournalError::Link { .. }) }
    }
}

impl From<StationError> for Wrong {
    fn from(error: StationError) -> Self {
        Self { link: matches!(error, StationError::Link { .. }) }
    }
}

impl From<SittingError> for Wrong {
    fn from(error: SittingError) -> Self {
        match error {
            SittingError::Journal(error) => error.into(),
            SittingError::Station(error) => error.into(),
            SittingError::OtherMeeting { .. } => Self { link: false },
        }
    }
}

/// Everything that a meeting shows.
fn all_of(sitting: &Sitting) -> String {
    let calls = sitting.calls();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let record = Record::of(&names, Lang::Zh);
    let paper = markdown::write(&build(sitting.meeting(), &record));
    format!("{calls:?} {:?} {}", sitting.timeline().entries(), String::from_utf8(paper).unwrap())
}

const DEEDS: &[(&str, Deed)] = &[
    ("open", |place| Ok(all_of(&Sitting::open(&place.home(), ID, at(EVENING))?))),
    ("append", |place| {
        let mut sitting = Sitting::open(&place.home(), ID, at(EVENING))?;
        for n in 2..5 {
            sitting.give(order(&format!("SignIn(badges: {n}, name: \"李{n}\")")))?;
        }
        Ok(all_of(&sitting))
    }),
    ("create", |place| {
        let other = Uuid::from_u128(ID.as_u128() + 1);
        let mut sitting = Sitting::create(&place.home(), Some(other), at(EVENING))?;
        sitting.give(order("OpenMeeting(estate: \"南门\", theme: \"南门\")"))?;
        sitting.give(order("SignIn(badges: 1, name: \"李\")"))?;
        Ok(all_of(&sitting))
    }),
    ("repair", |place| {
        let file = place.both("sessions/ID/journal.ron").0;
        // Cut before the swaps begin it would be no race; a cut that fell on the link is undone by nobody, so it goes by the name kept aside.
        if let Ok(about) = file.symlink_metadata()
            && about.is_file()
            && let Ok(held) =
                Folder::through_no_link(file.parent().unwrap(), 2).and_then(|folder| folder.file("journal.ron", true))
        {
            held.set_len(held.metadata().unwrap().len() - 9).unwrap();
        }
        Ok(all_of(&Sitting::open(&place.home(), ID, at(EVENING))?))
    }),
    ("look", |place| Ok(all_of(&Sitting::look(&place.home(), ID, at(EVENING))?))),
    ("list", |place| Ok(format!("{:?}", place.home().meetings()?))),
    ("verify", |place| Ok(format!("{:?}", journal::verify(&place.home().folder(ID), None)?.entries))),
    ("follow", |place| Ok(format!("{:?}", Follower::new(&place.home().folder(ID), ID).poll()?))),
    ("redact", |place| Ok(format!("{:?}", journal::redact(&place.home().folder(ID), ID, 3)?))),
    ("erase", |place| {
        let names = journal::People::open(&place.home().folder(ID))?;
        let somebody: Vec<Uuid> = names.all().map(|(id, _)| id).collect();
        for person in somebody {
            journal::erase(&place.home().folder(ID), person)?;
        }
        Ok(format!("{:?}", names.all().collect::<Vec<_>>()))
    }),
    ("salvage", |place| {
        let out = place.folder.path().join("salvaged");
        let done = journal::salvage(&place.home().folder(ID), &out)?;
        Ok(if done.is_some() { format!("{:?}", Home::at(&out)?.meetings()?) } else { String::new() })
    }),
    ("wall", |place| {
        let wall = journal::WallFile::of(&place.home().folder(ID));
        wall.touch();
        let _ = wall.age();
        let read = wall.read().unwrap_or_default();
        wall.write("()")?;
        Ok(read)
    }),
    ("minutes", |place| {
        let placed = Folder::through_no_link(&place.home().folder(ID), 2)
            .and_then(|folder| folder.place("minutes.md", "南门".as_bytes(), false));
        placed.map(|()| String::new()).map_err(|_| Wrong { link: true })
    }),
];

/// Puts a link to what is outside in the place of the target and takes it away again, each in one step, so often or until told to stop.
fn swap(target: &Path, outside: &Path, times: u32, swaps: &AtomicU32, stop: &AtomicBool) {
    let aside = target.with_extension("aside");
    for _ in 0..times {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        // Something of ours was renamed over the link; what was set aside is the older one.
        if !aside.is_symlink() && !target.is_symlink() {
            let _ = fs::remove_file(&aside);
            symlink(outside, &aside).unwrap();
        }
        if renameat_with(CWD, target, CWD, &aside, RenameFlags::EXCHANGE).is_ok() {
            swaps.fetch_add(1, Ordering::Relaxed);
        }
        thread::yield_now();
    }
    if target.is_symlink() {
        let _ = renameat_with(CWD, target, CWD, &aside, RenameFlags::EXCHANGE);
    }
}

#[test]
fn nothing_is_read_or_written_through_a_link_that_is_swapped_in_meanwhile() {
    let rounds = figure::size(2, 60);
    let (mut races, mut done, mut refused, mut otherwise) = (0, 0, 0, 0);
    let swaps = AtomicU32::new(0);
    for _ in 0..rounds {
        for target in TARGETS {
            let place = Place::new();
            for (deed, act) in DEEDS {
                let (inside, outside) = place.both(target);
                if !inside.exists() && *target != "sessions/ID/people.ron" {
                    continue;
                }
                if *deed == "salvage" {
                    break_a_line(&place);
                }
                let (began, stop) = (AtomicBool::new(false), AtomicBool::new(false));
                let came = thread::scope(|scope| {
                    let _stops = Stop(&stop);
                    scope.spawn(|| {
                        began.store(true, Ordering::Release);
                        swap(&inside, &outside, 100_000, &swaps, &stop);
                    });
                    while !began.load(Ordering::Acquire) {
                        thread::yield_now();
                    }
                    act(&place)
                });
                races += 1;
                match came {
                    Ok(read) => {
                        assert!(!read.contains(CANARY), "{deed}, {target}: {read}");
                        done += 1;
                    }
                    Err(Wrong { link: true }) => refused += 1,
                    Err(Wrong { link: false }) => otherwise += 1,
                }
                place.assert_untouched(&format!("{deed}, {target}"));
            }
        }
    }
    let swaps = swaps.into_inner();
    assert!(done > races / 20 && refused > races / 20, "{races} {done} {refused} {otherwise}");
    figure::note(
        "H15",
        &format!(
            "{races} races of {} deeds with {} places, {swaps} swaps: {done} done on the real files, {refused} refused as links, {otherwise} failed otherwise; 0 canaries read, 0 written",
            DEEDS.len(),
            TARGETS.len(),
        ),
    );
}

/// Whatever happens to the one thread, the other comes to its end.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn break_a_line(place: &Place) {
    let file = place.both("sessions/ID/journal.ron").0;
    let mut bytes = fs::read(&file).unwrap();
    let last = bytes.len() - 80;
    bytes[last] ^= 1;
    fs::write(&file, bytes).unwrap();
}

#[test]
fn a_link_that_stands_there_is_refused_by_every_deed_that_would_use_it() {
    for target in TARGETS {
        for (deed, act) in DEEDS {
            let place = Place::new();
            let (inside, outside) = place.both(target);
            fs::rename(&inside, inside.with_extension("aside")).unwrap();
            symlink(&outside, &inside).unwrap();
            match act(&place) {
                Ok(read) => assert!(!read.contains(CANARY), "{deed}, {target}: {read}"),
                Err(Wrong { link }) => assert!(link, "{deed}, {target}"),
            }
            place.assert_untouched(&format!("{deed}, {target}"));
        }
    }
}

#[test]
fn a_home_that_is_a_link_is_the_users_own_and_is_followed() {
    let place = Place::new();
    let linked = place.folder.path().join("linked");
    symlink(place.home().root(), &linked).unwrap();
    let home = Home::at(&linked).unwrap();
    let mut sitting = Sitting::open(&home, ID, at(EVENING)).unwrap();
    sitting.give(order("SignIn(badges: 2, name: \"李\")")).unwrap();
    assert_eq!(home.meetings().unwrap().len(), 1);
}

#[test]
fn minutes_replace_a_link_and_never_write_through_it() {
    let place = Place::new();
    let out = place.folder.path().join("papers");
    fs::create_dir(&out).unwrap();
    let write = || {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_yishi"))
            .env("YISHI_BROWSER", "")
            .args(["--home", place.home().root().to_str().unwrap(), "minutes", &ID.to_string(), "--out"])
            .arg(&out)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{ran:?}");
        String::from_utf8(ran.stdout).unwrap().lines().next().unwrap().to_owned()
    };
    let paper = write();
    fs::remove_file(&paper).unwrap();
    symlink(place.folder.path().join("outside/minutes.md"), &paper).unwrap();
    assert_eq!(write(), paper);
    assert!(fs::symlink_metadata(&paper).unwrap().is_file());
    place.assert_untouched("minutes");
}

/// Answers within a minute, or hangs.
fn in_time<T: Send + 'static>(what: &str, act: impl FnOnce() -> T + Send + 'static) -> T {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || tell.send(act()));
    told.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{what} hangs"))
}

#[test]
fn a_pipe_a_folder_or_a_device_in_the_place_of_a_file_is_an_error_and_nobody_waits() {
    let device = rustix::fs::makedev(1, 5);
    let kinds: [(&str, FileType, u64); 3] = [
        ("pipe", FileType::Fifo, 0),
        ("device", FileType::CharacterDevice, device),
        ("folder", FileType::Directory, 0),
    ];
    for (kind, file_type, device) in kinds {
        for target in TARGETS {
            for (deed, act) in DEEDS {
                let place = Place::new();
                let (inside, _) = place.both(target);
                fs::rename(&inside, inside.with_extension("aside")).unwrap();
                let is_folder = file_type == FileType::Directory;
                if is_folder {
                    fs::create_dir(&inside).unwrap();
                } else if let Err(error) = mknodat(CWD, &inside, file_type, Mode::RUSR | Mode::WUSR, device) {
                    println!("no {kind} can be made here, skipped: {error}");
                    continue;
                }
                let what = format!("{deed}, {kind} for {target}");
                let (act, said) = (*act, what.clone());
                let came = in_time(&what, move || {
                    let came = act(&place);
                    place.assert_untouched(&said);
                    came
                });
                if let Ok(read) = came {
                    assert!(!read.contains(CANARY), "{what}: {read}");
                }
            }
        }
    }
}

#[test]
fn a_file_with_two_names_is_not_written_to() {
    for (target, text) in
        [("sessions/ID/journal.ron", "no line feed, so a torn line"), ("sessions/ID/journal.lock", "keys")]
    {
        let place = Place::new();
        let (inside, _) = place.both(target);
        let other = place.folder.path().join("secret");
        fs::write(&other, text).unwrap();
        fs::remove_file(&inside).unwrap();
        fs::hard_link(&other, &inside).unwrap();
        let came = Sitting::open(&place.home(), ID, at(EVENING));
        assert!(matches!(came, Err(SittingError::Journal(JournalError::Link { .. }))), "{target}");
        assert_eq!(fs::read_to_string(&other).unwrap(), text, "{target}");
    }
}

#[test]
fn what_may_not_be_read_or_written_is_one_clear_error() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let journal = place.both("sessions/ID/journal.ron").0;
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&journal).is_ok() {
        println!("skipped: this user may read everything (root)");
        return;
    }
    assert!(matches!(
        Sitting::open(&place.home(), ID, at(EVENING)),
        Err(SittingError::Journal(JournalError::Io { .. }))
    ));
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o600)).unwrap();
    let sessions = place.both("sessions").0;
    fs::set_permissions(&sessions, fs::Permissions::from_mode(0o500)).unwrap();
    let other = Uuid::from_u128(ID.as_u128() + 1);
    let mut sitting = Sitting::create(&place.home(), Some(other), at(EVENING)).unwrap();
    let came = sitting.give(order("OpenMeeting(estate: \"南门\", theme: \"南门\")"));
    assert!(matches!(came, Err(SittingError::Journal(JournalError::Io { .. }))));
    fs::set_permissions(&sessions, fs::Permissions::from_mode(0o700)).unwrap();
}
