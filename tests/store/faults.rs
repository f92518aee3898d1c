//! What only a file can go through. What was acknowledged is there.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use yishi::{
    journal::JournalError,
    store::{FILE, FOLDER, Page, Record, Store, StoreError, Subject},
};

use super::{add, taken};
use crate::support::figure;

pub(super) fn clerk(home: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_yishi"))
        .args(["track", "apply"])
        .env("YISHI_HOME", home)
        .env("YISHI_CLOCK", "2026-05-25T12:00:00+08:00")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

pub(super) fn line(who: &str, n: usize) -> String {
    format!(
        "Add((title:\"{who} {n}\",kind:Matter,to:None,receiver:None,lead:None,helpers:[],author:None,due:None,of:None))\n"
    )
}

pub(super) fn titles(home: &Path) -> BTreeSet<String> {
    let store = Record::open(home).unwrap();
    let ledger = store.ledger().unwrap();
    // What stands and what happened agree, whatever was killed.
    let mut again = yishi::tracker::Ledger::default();
    for past in store.history(Subject::All, Page::ALL).unwrap() {
        if past.undone { again.use_up(&past.event) } else { again.apply(past.at, &past.event) }
    }
    assert_eq!(again, ledger);
    ledger.items.values().map(|item| item.title.clone()).collect()
}

#[test]
fn what_was_acknowledged_outlives_a_kill_in_the_middle_of_writes() {
    let home = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeSet::new();
    for round in 0..12 {
        let mut child = clerk(home.path());
        let mut input = child.stdin.take().unwrap();
        let writer = std::thread::spawn(move || {
            for n in 0..5_000 {
                if input.write_all(line(&format!("round {round}"), n).as_bytes()).is_err() {
                    break;
                }
            }
        });
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        // Some rounds are killed early, some late.
        for n in 0..=(round * 7) {
            assert!(answers.next().unwrap().unwrap().starts_with("ok "));
            acknowledged.insert(format!("round {round} {n}"));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        writer.join().unwrap();
        let stored = titles(home.path());
        assert!(acknowledged.is_subset(&stored), "round {round}: {:?}", acknowledged.difference(&stored).next());
    }
}

#[test]
fn two_processes_write_at_once_and_nothing_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let children: Vec<Child> = ["console", "desk"]
        .into_iter()
        .map(|who| {
            let mut child = clerk(home.path());
            let mut input = child.stdin.take().unwrap();
            let lines: String = (0..60).map(|n| line(who, n)).collect();
            input.write_all(lines.as_bytes()).unwrap();
            child
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said.lines().filter(|line| line.starts_with("ok ")).count(), 60, "{said}");
    }
    assert_eq!(titles(home.path()).len(), 120);
}

#[test]
fn what_programs_that_begin_a_record_at_once_write_is_read_as_a_whole() {
    for round in 0..figure::size(10, 200) {
        let home = tempfile::tempdir().unwrap();
        let children: Vec<Child> = ["console", "desk", "script"]
            .into_iter()
            .map(|who| {
                let mut child = clerk(home.path());
                let lines: String = (0..3).map(|n| line(who, n)).collect();
                child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
                child
            })
            .collect();
        for child in children {
            assert!(child.wait_with_output().unwrap().status.success());
        }
        assert_eq!(titles(home.path()).len(), 9, "round {round}");
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_says_so_and_keeps_what_was_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    taken(&mut Record::open(home.path()).unwrap(), &[add("before", None, None, None)]);
    let script: String = (0..4_000).map(|n| line("full", n)).collect();
    fs::write(home.path().join("script"), script).unwrap();
    // A file that may not grow beyond 1 MiB answers as a full disk does.
    let limited = format!(
        "trap '' XFSZ; ulimit -f 1024; exec {} track apply {}/script",
        env!("CARGO_BIN_EXE_yishi"),
        home.path().display()
    );
    let output = Command::new("bash")
        .args(["-c", &limited])
        .env("YISHI_HOME", home.path())
        .env("YISHI_CLOCK", "2026-05-25T12:00:00+08:00")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let acknowledged = said.lines().filter(|line| line.starts_with("ok ")).count();
    assert!(acknowledged > 10 && acknowledged < 4_000, "{acknowledged}");
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let stored = titles(home.path());
    assert!(stored.contains("before") && stored.len() > acknowledged, "{} of {acknowledged}", stored.len());
    // With room again it goes on.
    taken(&mut Record::open(home.path()).unwrap(), &[add("after", None, None, None)]);
}

#[cfg(unix)]
#[test]
fn a_first_table_that_a_full_disk_has_no_room_for_is_not_there_and_the_tracker_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("t.csv");
    let table: String = (0..6_000).map(|n| format!("件{n}")).collect::<Vec<_>>().join("\n");
    fs::write(&file, format!("事项\n{table}")).unwrap();
    let yishi = env!("CARGO_BIN_EXE_yishi");
    let limited = format!("trap '' XFSZ; ulimit -f 1024; exec {yishi} track import {}", file.display());
    let output = Command::new("bash").args(["-c", &limited]).env("YISHI_HOME", home.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(titles(home.path()).is_empty());
    taken(&mut Record::open(home.path()).unwrap(), &[add("after", None, None, None)]);
}

/// All files of a home, wherever they lie.
pub(super) fn files(home: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(home).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() { all.extend(files(&entry.path())) } else { all.push(entry.path()) }
    }
    all
}

pub(super) fn record(home: &Path) -> PathBuf {
    home.join(FOLDER).join(FILE)
}

pub(super) fn cache(home: &Path) -> PathBuf {
    home.join("cache").join("station.db")
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    taken(&mut store, &[add("x", None, None, None)]);
    let all = files(home.path());
    assert!(all.contains(&record(home.path())) && all.contains(&cache(home.path())), "{all:?}");
    for file in all {
        // The lock says no more than who has it.
        if !file.ends_with("station.lock") {
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o077, 0, "{file:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_its_place_is_not_followed() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    taken(&mut Record::open(other.path()).unwrap(), &[add("theirs", None, None, None)]);
    std::os::unix::fs::symlink(other.path().join(FOLDER), home.path().join(FOLDER)).unwrap();
    assert!(Record::open(home.path()).is_err());
    fs::remove_file(home.path().join(FOLDER)).unwrap();
    fs::create_dir(home.path().join(FOLDER)).unwrap();
    std::os::unix::fs::symlink(record(other.path()), record(home.path())).unwrap();
    assert!(Record::open(home.path()).is_err());
    // A cache that is one is passed over.
    let third = tempfile::tempdir().unwrap();
    fs::create_dir(third.path().join("cache")).unwrap();
    std::os::unix::fs::symlink(cache(other.path()), cache(third.path())).unwrap();
    taken(&mut Record::open(third.path()).unwrap(), &[add("ours", None, None, None)]);
    assert_eq!(titles(third.path()), BTreeSet::from(["ours".to_owned()]));
    assert_eq!(titles(other.path()), BTreeSet::from(["theirs".to_owned()]));
}

#[test]
fn a_table_that_is_cut_off_is_there_as_a_whole_or_not_at_all() {
    let table: String = (0..6_000).map(|n| format!("件{n}")).collect::<Vec<_>>().join("\n");
    let mut met = BTreeSet::new();
    for round in 0..10 {
        let home = tempfile::tempdir().unwrap();
        taken(&mut Record::open(home.path()).unwrap(), &[add("before", None, None, None)]);
        let file = home.path().join("t.csv");
        fs::write(&file, format!("事项\n{table}")).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_yishi"))
            .args(["track", "import"])
            .arg(&file)
            .env("YISHI_HOME", home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Killed when so much of it stands in the record, or in the cache.
        let written = |file: &Path| fs::metadata(file).map_or(0, |about| about.len());
        let wal = home.path().join("cache").join("station.db-wal");
        let reaches = || {
            if round < 5 { written(&record(home.path())) > round * 200_000 } else { written(&wal) > round * 100_000 }
        };
        while !reaches() && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let there = titles(home.path()).len();
        assert!(there == 1 || there == 6_001, "round {round}: {there}");
        met.insert(there);
    }
    assert!(met.contains(&1), "nothing was cut off");
}

#[test]
fn a_batch_whose_last_line_is_missing_counts_for_nothing_wherever_it_was_cut() {
    let home = tempfile::tempdir().unwrap();
    taken(&mut Record::open(home.path()).unwrap(), &[add("before", None, None, None)]);
    let whole = fs::read(record(home.path())).unwrap().len();
    let three = ["甲", "乙", "丙"].map(|title| add(title, None, None, None));
    taken(&mut Record::open(home.path()).unwrap(), &three);
    let bytes = fs::read(record(home.path())).unwrap();
    for cut in whole..=bytes.len() {
        let other = tempfile::tempdir().unwrap();
        fs::create_dir(other.path().join(FOLDER)).unwrap();
        fs::write(record(other.path()), &bytes[..cut]).unwrap();
        // But for the last line feed.
        let wanted = if cut + 1 >= bytes.len() { 4 } else { 1 };
        assert_eq!(titles(other.path()).len(), wanted, "cut at {cut}");
        taken(&mut Record::open(other.path()).unwrap(), &[add("after", None, None, None)]);
        assert_eq!(titles(other.path()).len(), wanted + 1, "cut at {cut}");
    }
}

#[test]
fn a_damaged_record_is_read_up_to_there_and_not_written() {
    let home = tempfile::tempdir().unwrap();
    for n in 0..6 {
        taken(&mut Record::open(home.path()).unwrap(), &[add(&format!("{n}号楼"), None, None, None)]);
    }
    let text = fs::read_to_string(record(home.path())).unwrap();
    fs::write(record(home.path()), text.replace("3号楼", "9号楼")).unwrap();
    let mut store = Record::open(home.path()).unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.fault().unwrap().line, 5);
    assert_eq!(store.ledger().unwrap().items.len(), 3);
    let answer = store.give(&[add("x", None, None, None)], super::at(super::now()));
    assert!(matches!(answer, Err(StoreError::Journal(_))), "{answer:?}");
    // The same line is named by whoever had read up to the one above it.
    fs::remove_dir_all(home.path().join("cache")).unwrap();
    fs::write(record(home.path()), text.split_inclusive('\n').take(5).collect::<String>()).unwrap();
    let mut store = Record::open(home.path()).unwrap();
    assert_eq!(store.ledger().unwrap().items.len(), 4);
    fs::write(record(home.path()), text.replace("5号楼", "9号楼")).unwrap();
    let Err(StoreError::Journal(JournalError::Broken(fault))) =
        store.give(&[add("x", None, None, None)], super::at(super::now()))
    else {
        panic!("it was written")
    };
    assert_eq!(fault.line, 7);
}

/// What is in the record decides, whatever stands in place of the cache.
#[test]
fn any_cache_is_as_good_as_none() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for n in 0..20 {
        taken(&mut Record::open(home.path()).unwrap(), &[add(&format!("{n}号楼"), None, None, None)]);
        taken(&mut Record::open(other.path()).unwrap(), &[add("别的站", None, None, None)]);
    }
    let whole = titles(home.path());
    let clear = || {
        let _ = fs::remove_dir_all(home.path().join("cache"));
        fs::create_dir(home.path().join("cache")).unwrap();
    };
    clear();
    assert_eq!(titles(home.path()), whole);
    clear();
    fs::write(cache(home.path()), "not a database, but long enough to be read as one by mistake".repeat(200)).unwrap();
    assert_eq!(titles(home.path()), whole);
    for sql in [
        "PRAGMA user_version = 99",
        "DELETE FROM head",
        "DROP TABLE item",
        "DELETE FROM item",
        "UPDATE head SET end = 900",
    ] {
        rusqlite::Connection::open(cache(home.path())).unwrap().execute_batch(sql).unwrap();
        let store = Record::open(home.path()).unwrap();
        store.rebuild().unwrap();
        drop(store);
        assert_eq!(titles(home.path()), whole, "{sql}");
    }
    // Nothing may be written there.
    clear();
    fs::remove_dir(home.path().join("cache")).unwrap();
    fs::write(home.path().join("cache"), "a file").unwrap();
    taken(&mut Record::open(home.path()).unwrap(), &[add("还能记", None, None, None)]);
    assert_eq!(titles(home.path()).len(), 21);
    // Another station's is known by its head.
    fs::remove_file(home.path().join("cache")).unwrap();
    clear();
    for file in fs::read_dir(other.path().join("cache")).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), home.path().join("cache").join(file.file_name())).unwrap();
    }
    assert!(matches!(Record::open(home.path()), Err(StoreError::WentBack { .. })));
}

#[test]
fn an_older_record_over_the_newer_one_is_refused_until_somebody_says_so_and_a_newer_one_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let give = |title: &str| taken(&mut Record::open(home.path()).unwrap(), &[add(title, None, None, None)]);
    give("one");
    let older = fs::read(record(home.path())).unwrap();
    give("two");
    let newer = fs::read(record(home.path())).unwrap();
    // The older one comes back: what the cache knows isn't in it.
    fs::write(record(home.path()), &older).unwrap();
    let refused = Record::open(home.path()).map(drop);
    let Err(StoreError::WentBack { known, found, .. }) = refused else { panic!("{refused:?}") };
    assert!(known.starts_with("3:") && found.starts_with("2:"), "{known} {found}");
    // The newer one is put back: nothing was lost.
    fs::write(record(home.path()), &newer).unwrap();
    assert_eq!(titles(home.path()).len(), 2);
    // Without the cache nobody knows; and the newer one over it goes on.
    fs::write(record(home.path()), &older).unwrap();
    fs::remove_dir_all(home.path().join("cache")).unwrap();
    assert_eq!(titles(home.path()).len(), 1);
    fs::write(record(home.path()), &newer).unwrap();
    assert_eq!(titles(home.path()).len(), 2);
    // Another one that went its own way is neither.
    fs::write(record(home.path()), &older).unwrap();
    fs::remove_dir_all(home.path().join("cache")).unwrap();
    give("another");
    let apart = fs::read(record(home.path())).unwrap();
    fs::write(record(home.path()), &newer).unwrap();
    assert!(matches!(Record::open(home.path()), Err(StoreError::WentBack { .. })));
    // Gone altogether is the same.
    fs::remove_file(record(home.path())).unwrap();
    assert!(matches!(Record::open(home.path()), Err(StoreError::WentBack { .. })));
    fs::write(record(home.path()), &apart).unwrap();
    assert_eq!(titles(home.path()), BTreeSet::from(["one".to_owned(), "another".to_owned()]));
}

#[test]
fn a_newer_program_is_named_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    taken(&mut Record::open(home.path()).unwrap(), &[add("x", None, None, None)]);
    let text = fs::read_to_string(record(home.path())).unwrap();
    let (first, _) = text.split_once('\n').unwrap();
    let next = sealed(first, "{\"v\":9,\"seq\":2,\"weather\":\"rain\"");
    fs::write(record(home.path()), format!("{first}\n{next}\n")).unwrap();
    fs::remove_dir_all(home.path().join("cache")).unwrap();
    let before = fs::read(record(home.path())).unwrap();
    assert!(matches!(Record::open(home.path()), Err(StoreError::Newer { version: 9, .. })));
    assert_eq!(fs::read(record(home.path())).unwrap(), before);
}

/// A line behind another one, with the hash that it has to have.
fn sealed(before: &str, body: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let digits: Vec<u8> = before
        .bytes()
        .rev()
        .skip(2)
        .take(64)
        .map(|c| u8::try_from(char::from(c).to_digit(16).unwrap()).unwrap())
        .collect();
    let bytes: Vec<u8> = digits.rchunks(2).map(|pair| pair[1] << 4 | pair[0]).collect();
    let mut sha = Sha256::new();
    sha.update(&bytes);
    sha.update(Sha256::digest(body.as_bytes()));
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap();
    let hex: String = sha.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    format!("{body},\"h\":\"{hex}\"}}")
}

#[test]
fn looking_makes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let store = Record::look(home.path()).unwrap();
    assert!(store.is_absent() && store.board().unwrap().is_empty());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn the_file_alone_has_all_that_was_written() {
    let home = tempfile::tempdir().unwrap();
    let mut open = Record::open(home.path()).unwrap();
    for n in 0..20 {
        // Also while a program has it open.
        taken(&mut open, &[add(&format!("{n}号楼修路灯"), None, None, None)]);
        let copy = tempfile::tempdir().unwrap();
        fs::create_dir(copy.path().join(FOLDER)).unwrap();
        fs::copy(record(home.path()), record(copy.path())).unwrap();
        assert_eq!(titles(copy.path()).len(), n + 1);
    }
}

#[test]
fn what_another_program_writes_is_seen_by_one_that_has_it_open() {
    let home = tempfile::tempdir().unwrap();
    let (mut console, mut desk) = (Record::open(home.path()).unwrap(), Record::open(home.path()).unwrap());
    for n in 0..40 {
        let (writes, looks): (&mut Record, &mut Record) =
            if n % 3 == 0 { (&mut desk, &mut console) } else { (&mut console, &mut desk) };
        taken(writes, &[add(&format!("{n}"), None, None, None)]);
        assert_eq!(looks.list(&yishi::tracker::Filter::default(), Page::ALL).unwrap().len(), n + 1);
    }
    let gone = console.undo(None, super::now(), None).unwrap().unwrap();
    assert_eq!(gone.events.len(), 1);
    assert_eq!(desk.list(&yishi::tracker::Filter::default(), Page::ALL).unwrap().len(), 39);
}

#[test]
fn words_that_were_taken_out_are_in_no_byte_of_the_files() {
    let home = tempfile::tempdir().unwrap();
    let words = "绝不能留下的话";
    let mut store = Record::open(home.path()).unwrap().as_if_large();
    taken(&mut store, &[add(words, None, None, None), add("别的", None, None, None)]);
    // Nor as pairs of letters, of which the index keeps what differs from the pair before.
    let pair = "eddz4e0dz";
    assert!(format!("{:x}z{:x}z", u32::from('绝'), u32::from('不')).ends_with(pair));
    let stands = |gone: &str| {
        let files = files(home.path()).into_iter().map(|file| fs::read(file).unwrap());
        files.into_iter().any(|bytes| bytes.windows(gone.len()).any(|part| part == gone.as_bytes()))
    };
    assert!(stands(words) && stands(pair));
    let past = store.history(Subject::All, Page::ALL).unwrap();
    let line = past.iter().find(|past| past.event.texts().iter().any(|text| text == words)).unwrap().n;
    store.redact(line).unwrap().unwrap();
    assert!(!stands(words) && !stands("绝不") && !stands(pair));
    drop(store);
    assert!(!stands(words) && !stands("绝不") && !stands(pair));
    // What it had said keeps its hash, and what comes after its own.
    let store = Record::open(home.path()).unwrap();
    store.rebuild().unwrap();
    assert!(store.fault().is_none());
    let past = store.history(Subject::All, Page::ALL).unwrap();
    assert_eq!(past.iter().map(|past| past.was.is_some()).collect::<Vec<_>>(), [true, false]);
}
