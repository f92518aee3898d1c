//! What only a file can go through. What was acknowledged is there.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
};

use yishi::store::{FILE, Page, Sqlite, Store, StoreError, Subject};

use super::{add, taken};

fn clerk(home: &Path) -> Child {
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

fn line(who: &str, n: usize) -> String {
    format!(
        "Add((title:\"{who} {n}\",kind:Matter,to:None,receiver:None,lead:None,helpers:[],author:None,due:None,of:None))\n"
    )
}

fn titles(home: &Path) -> BTreeSet<String> {
    let store = Sqlite::open(home).unwrap();
    let ledger = store.ledger().unwrap();
    // What stands and what happened agree, whatever was killed.
    let mut again = yishi::tracker::Ledger::default();
    store.history(Subject::All, Page::ALL).unwrap().iter().for_each(|past| again.apply(past.at, &past.event));
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

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_says_so_and_keeps_what_was_acknowledged() {
    let home = tempfile::tempdir().unwrap();
    taken(&mut Sqlite::open(home.path()).unwrap(), &[add("before", None, None, None)]);
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
    taken(&mut Sqlite::open(home.path()).unwrap(), &[add("after", None, None, None)]);
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
    taken(&mut Sqlite::open(home.path()).unwrap(), &[add("after", None, None, None)]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let mut store = Sqlite::open(home.path()).unwrap();
    taken(&mut store, &[add("x", None, None, None)]);
    for entry in fs::read_dir(home.path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", entry.file_name());
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_its_place_is_not_followed() {
    let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    drop(Sqlite::open(other.path()).unwrap());
    std::os::unix::fs::symlink(other.path().join(FILE), home.path().join(FILE)).unwrap();
    assert!(Sqlite::open(home.path()).is_err());
}

#[test]
fn the_history_can_only_be_added_to() {
    let home = tempfile::tempdir().unwrap();
    taken(&mut Sqlite::open(home.path()).unwrap(), &[add("x", None, None, None)]);
    let db = rusqlite::Connection::open(home.path().join(FILE)).unwrap();
    assert!(db.execute("DELETE FROM history", []).is_err());
    assert!(db.execute("UPDATE history SET event = ''", []).is_err());
}

fn mode(home: &Path) -> String {
    let db = rusqlite::Connection::open(home.join(FILE)).unwrap();
    db.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap()
}

#[test]
fn what_goes_in_first_is_written_once_and_from_then_on_readers_and_a_writer_do_not_wait_for_each_other() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Sqlite::open(home.path()).unwrap();
    taken(&mut first, &[add("one", None, None, None)]);
    assert_eq!(mode(home.path()), "delete");
    // Whoever comes second while somebody reads leaves it as it is, and writes.
    let db = rusqlite::Connection::open(home.path().join(FILE)).unwrap();
    db.execute_batch("BEGIN; SELECT count(*) FROM item;").unwrap();
    drop(Sqlite::look(home.path()).unwrap());
    assert_eq!(mode(home.path()), "delete");
    drop(db);
    taken(&mut Sqlite::open(home.path()).unwrap(), &[add("two", None, None, None)]);
    assert_eq!(mode(home.path()), "wal");
    // Nor does the first one mind, which goes on.
    taken(&mut first, &[add("three", None, None, None)]);
    assert_eq!(titles(home.path()), ["one", "three", "two"].map(str::to_owned).into());
}

#[test]
fn a_first_table_that_is_cut_off_is_there_as_a_whole_or_not_at_all() {
    let table: String = (0..6_000).map(|n| format!("件{n}")).collect::<Vec<_>>().join("\n");
    let mut met = BTreeSet::new();
    for round in 0..10 {
        let home = tempfile::tempdir().unwrap();
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
        // Killed when so much of it stands in the file.
        let reaches = |bytes: u64| {
            let written = fs::metadata(home.path().join(FILE)).map_or(0, |about| about.len());
            written >= bytes
        };
        while !reaches(round * 200_000) && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let there = titles(home.path()).len();
        assert!(there == 0 || there == 6_000, "round {round}: {there}");
        met.insert(there);
    }
    assert!(met.contains(&0), "nothing was cut off");
}

#[test]
fn a_newer_file_and_a_foreign_one_are_not_touched() {
    let home = tempfile::tempdir().unwrap();
    drop(Sqlite::open(home.path()).unwrap());
    let file = home.path().join(FILE);
    rusqlite::Connection::open(&file).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(Sqlite::open(home.path()), Err(StoreError::Newer { version: 99, .. })));
    fs::remove_file(&file).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE other(x)").unwrap();
    let before = fs::read(&file).unwrap();
    assert!(matches!(Sqlite::open(home.path()), Err(StoreError::Foreign { .. })));
    assert_eq!(fs::read(&file).unwrap(), before);
    fs::write(&file, "not a database, but long enough to be read as one by mistake".repeat(20)).unwrap();
    assert!(matches!(Sqlite::open(home.path()), Err(StoreError::Foreign { .. })));
}

#[test]
fn looking_makes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let store = Sqlite::look(home.path()).unwrap();
    assert!(store.is_absent() && store.board().unwrap().is_empty());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn once_every_program_has_ended_the_file_alone_has_all_that_was_written() {
    let home = tempfile::tempdir().unwrap();
    for n in 0..20 {
        taken(&mut Sqlite::open(home.path()).unwrap(), &[add(&format!("{n}号楼修路灯"), None, None, None)]);
        let copy = tempfile::tempdir().unwrap();
        fs::copy(home.path().join(FILE), copy.path().join(FILE)).unwrap();
        assert_eq!(titles(copy.path()).len(), n + 1);
    }
}

#[test]
fn what_was_acknowledged_when_the_power_went_lies_in_both_files() {
    let home = tempfile::tempdir().unwrap();
    drop(Sqlite::open(home.path()).unwrap());
    let mut store = Sqlite::open(home.path()).unwrap();
    taken(&mut store, &[add("before", None, None, None)]);
    let copy = tempfile::tempdir().unwrap();
    for name in [FILE.to_owned(), format!("{FILE}-wal")] {
        fs::copy(home.path().join(&name), copy.path().join(&name)).unwrap();
    }
    assert_eq!(titles(copy.path()), BTreeSet::from(["before".to_owned()]));
}

#[test]
fn words_that_were_taken_out_are_in_no_byte_of_the_files() {
    taken_out_of(&tempfile::tempdir().unwrap());
    let opened_before = tempfile::tempdir().unwrap();
    drop(Sqlite::open(opened_before.path()).unwrap());
    taken_out_of(&opened_before);
}

fn taken_out_of(home: &tempfile::TempDir) {
    let words = "绝不能留下的话";
    let mut store = Sqlite::open(home.path()).unwrap().as_if_large();
    taken(&mut store, &[add(words, None, None, None), add("别的", None, None, None)]);
    // Nor as pairs of letters, of which the index keeps what differs from the pair before.
    let pair = "eddz4e0dz";
    assert!(format!("{:x}z{:x}z", u32::from('绝'), u32::from('不')).ends_with(pair));
    let stands = |gone: &str| {
        let files = fs::read_dir(home.path()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        files.into_iter().any(|bytes| bytes.windows(gone.len()).any(|part| part == gone.as_bytes()))
    };
    assert!(stands(words) && stands(pair));
    store.redact(1).unwrap().unwrap();
    assert!(!stands(words) && !stands("绝不") && !stands(pair));
    drop(store);
    assert!(!stands(words) && !stands("绝不") && !stands(pair));
}

#[test]
fn a_tracker_of_the_first_version_is_read_and_written_on() {
    let home = tempfile::tempdir().unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tracker-v1.db"), home.path().join(FILE)).unwrap();
    assert_eq!(titles(home.path()), BTreeSet::from(["修路灯".to_owned(), "装电梯".to_owned(), "楼道太黑".to_owned()]));
    let mut store = Sqlite::open(home.path()).unwrap();
    taken(&mut store, &[add("电梯有人修", None, None, None)]);
    let words = yishi::tracker::Filter { words: Some("电梯".into()), ..yishi::tracker::Filter::default() };
    assert_eq!(store.list(&words, Page::ALL).unwrap().len(), 2);
    let past = store.history(Subject::All, Page::ALL).unwrap();
    assert!(past.len() == 6 && past.iter().all(|past| past.by.is_none() && past.was.is_none()));
    let db = rusqlite::Connection::open(home.path().join(FILE)).unwrap();
    assert!(db.execute("UPDATE history SET at = '', was = 'x' WHERE n = 1", []).is_err());
}

#[test]
fn a_large_one_of_an_older_version_is_found_by_indices_at_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(FILE);
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tracker-v1.db"), &file).unwrap();
    let db = rusqlite::Connection::open(&file).unwrap();
    // The same two under other numbers.
    let columns = "kind, track, state, open, orphan, promise, dest, due, says, body";
    let more = format!(
        "WITH RECURSIVE up(n) AS (SELECT 10 UNION ALL SELECT n + 10 FROM up WHERE n < 100000)
        INSERT INTO item(key, {columns}) SELECT key + n, {columns} FROM item, up; UPDATE tally SET n = n * 10001;"
    );
    db.execute_batch(&more).unwrap();
    drop(db);
    let words = |text: &str| yishi::tracker::Filter { words: Some(text.into()), ..yishi::tracker::Filter::default() };
    let store = Sqlite::look(home.path()).unwrap();
    assert_eq!(store.count(&words("电梯")).unwrap(), 10_001);
    let db = rusqlite::Connection::open(&file).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'item_*'"), 5);
    assert_eq!(count("SELECT count(*) FROM search_docsize"), 20_003);
}
