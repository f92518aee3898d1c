//! A tracker that was kept in a database becomes the record: once, with its numbers, moments and what was taken out.

use std::{fs, path::Path};

use yishi::store::{Own, Page, Record, Store, StoreError, Subject, Via};

use super::{add, now, taken};

fn sample(home: &Path) {
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tracker-v1.db"), home.join("tracker.db")).unwrap();
}

#[test]
fn the_tracker_of_the_first_version_becomes_the_record_once() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path());
    let store = Record::open(home.path()).unwrap();
    assert!(!home.path().join("tracker.db").exists() && home.path().join("tracker.db.moved").exists());
    let titles: Vec<String> = store.ledger().unwrap().items.values().map(|item| item.title.clone()).collect();
    assert_eq!(titles, ["修路灯", "装电梯", "楼道太黑"]);
    let lines = store.lines().unwrap();
    assert!(matches!(lines[0].entry.own, Some(Own::Opened { .. })));
    let old: Vec<i64> = lines.iter().filter_map(|line| line.entry.old.as_ref()).map(|old| old.n).collect();
    assert_eq!(old, (1..=5).collect::<Vec<_>>());
    assert!(lines[1..].iter().all(|line| line.entry.via == Via::Moved));
    assert_eq!(lines.last().unwrap().entry.left, 0);
    let past = store.history(Subject::All, Page::ALL).unwrap();
    assert!(past.len() == 5 && past.iter().all(|past| past.by.is_none() && past.was.is_none()));
    drop(store);
    // A second time does nothing, and it goes on.
    let bytes = fs::read(home.path().join("station/station.jsonl")).unwrap();
    let mut store = Record::open(home.path()).unwrap();
    assert_eq!(fs::read(home.path().join("station/station.jsonl")).unwrap(), bytes);
    taken(&mut store, &[add("电梯有人修", None, None, None)]);
    let words = yishi::tracker::Filter { words: Some("电梯".into()), ..yishi::tracker::Filter::default() };
    assert_eq!(store.list(&words, Page::ALL).unwrap().len(), 2);
    // What was moved is put right where it stands, not taken back.
    store.undo(None, now(), None).unwrap().unwrap();
    assert!(store.undo(Some(3), now(), None).unwrap().is_err());
}

#[test]
fn what_was_taken_out_before_keeps_its_hash() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path());
    let db = rusqlite::Connection::open(home.path().join("tracker.db")).unwrap();
    // As a later version of the program left it.
    db.execute_batch("ALTER TABLE history ADD COLUMN by TEXT; ALTER TABLE history ADD COLUMN was TEXT; DROP TRIGGER history_stays; UPDATE history SET was = 'abc' WHERE n = 2;")
        .unwrap();
    drop(db);
    let store = Record::open(home.path()).unwrap();
    let was: Vec<Option<String>> =
        store.history(Subject::All, Page::ALL).unwrap().into_iter().map(|past| past.was).collect();
    assert_eq!(was, [None, Some("abc".to_owned()), None, None, None]);
}

#[test]
fn one_whose_tables_say_otherwise_than_its_history_is_named_and_left() {
    for (sql, at) in [
        ("UPDATE item SET body = replace(body, '修路灯', '拆路灯')", "26-0-1"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM item", "26-0-1"),
    ] {
        let home = tempfile::tempdir().unwrap();
        sample(home.path());
        rusqlite::Connection::open(home.path().join("tracker.db")).unwrap().execute_batch(sql).unwrap();
        let refused = Record::open(home.path()).map(drop);
        let Err(StoreError::Differs { at: named, .. }) = refused else { panic!("{refused:?}") };
        assert!(named.iter().any(|no| no == at), "{named:?}");
        assert!(home.path().join("tracker.db").exists() && !home.path().join("station").exists());
    }
}

#[test]
fn a_database_of_somebody_else_and_one_of_a_newer_program_are_left() {
    for sql in ["PRAGMA application_id = 7", "PRAGMA user_version = 99"] {
        let home = tempfile::tempdir().unwrap();
        sample(home.path());
        rusqlite::Connection::open(home.path().join("tracker.db")).unwrap().execute_batch(sql).unwrap();
        let refused = Record::open(home.path()).map(drop);
        assert!(matches!(refused, Err(StoreError::Foreign { .. } | StoreError::Newer { .. })), "{refused:?}");
        assert!(home.path().join("tracker.db").exists() && !home.path().join("station").exists());
    }
}

#[test]
fn a_move_that_was_cut_off_begins_again() {
    let home = tempfile::tempdir().unwrap();
    sample(home.path());
    drop(Record::open(home.path()).unwrap());
    let bytes = fs::read(home.path().join("station/station.jsonl")).unwrap();
    for cut in (0..bytes.len() - 2).step_by(11) {
        let other = tempfile::tempdir().unwrap();
        sample(other.path());
        fs::create_dir(other.path().join("station")).unwrap();
        fs::write(other.path().join("station/station.jsonl"), &bytes[..cut]).unwrap();
        let store = Record::open(other.path()).unwrap();
        assert_eq!(store.ledger().unwrap().items.len(), 3, "cut at {cut}");
        assert!(other.path().join("tracker.db.moved").exists());
    }
}
