//! Journals of each version, frozen: what was written once is read for ever.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use yishi::{
    journal::{Journal, Tail, verify},
    meeting::{Entry, Event, Moment, Timeline, numbers::Badge, words::By},
};

/// A version of the line: one of each event that it brought or had, and the head of its journal, computed by another
/// program (a dozen lines of Python) and typed in.
struct Version {
    no: u32,
    every_event: &'static str,
    types: &'static str,
    head: &'static str,
}

/// The version that is written today stands last.
const VERSIONS: [Version; 2] = [
    Version {
        no: 1,
        every_event: include_str!("../data/every-event-v1.ron"),
        types: include_str!("../data/events-v1.txt"),
        head: "95:ba9acbe37fe99ef0",
    },
    Version {
        no: 2,
        every_event: include_str!("../data/every-event-v2.ron"),
        types: include_str!("../data/events-v2.txt"),
        head: "119:ad70253f70571602",
    },
];

fn today() -> &'static Version {
    &VERSIONS[VERSIONS.len() - 1]
}

fn frozen(version: &Version) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/journal-v{}.ron", version.no))
}

fn name(event: &Event) -> String {
    format!("{event:?}").chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

fn entries(version: &Version) -> Vec<Entry> {
    let opened: Moment = "2026-05-23T18:20:00+08:00".parse().unwrap();
    let events = version.every_event.lines().map(|line| ron::from_str(line).unwrap());
    (1..)
        .zip(events)
        .map(|(seq, event): (u16, Event)| Entry {
            seq: seq.into(),
            at: opened.plus_s(seq.into()),
            when: None,
            by: if seq == 1 { By::Host } else { By::Badge(Badge(seq % 7 + 1)) },
            via: 0,
            events: vec![event],
        })
        .collect()
}

/// The frozen entries, written today.
fn written() -> Vec<u8> {
    let Event::MeetingOpened(opening) = &entries(today())[0].events[0] else {
        panic!("the first event opens the meeting")
    };
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("frozen");
    let mut journal = Journal::create(&folder, opening.id).unwrap();
    for entry in entries(today()) {
        journal.append(&entry).unwrap();
    }
    fs::read(folder.join("journal.ron")).unwrap()
}

#[test]
fn every_frozen_journal_is_read_word_for_word() {
    if env::var_os("YISHI_BLESS").is_some() {
        fs::write(frozen(today()), written()).unwrap();
    }
    for version in &VERSIONS {
        let report = verify(&frozen(version), None).unwrap();
        assert_eq!(report.tail, Tail::Whole);
        assert_eq!(report.entries, entries(version), "version {}", version.no);
        assert_eq!(
            report.head.to_string(),
            version.head,
            "while no journal of version {} was ever written outside this folder, YISHI_BLESS=1 makes a new one, and its head is typed in here",
            version.no
        );
    }
}

#[test]
fn the_newest_frozen_journal_would_be_written_so_today() {
    assert_eq!(fs::read(frozen(today())).unwrap(), written());
}

#[test]
fn a_frozen_journal_has_one_of_each_event() {
    for version in &VERSIONS {
        let (_, events) = version.types.split_once("pub enum Event {").unwrap();
        let (events, _) = events.split_once("\n    }").unwrap();
        let declared: BTreeSet<String> = events
            .split(",\n")
            .map(|variant| variant.trim().chars().take_while(|letter| letter.is_alphanumeric()).collect())
            .collect();
        let frozen: BTreeSet<String> = entries(version).iter().flat_map(|entry| &entry.events).map(name).collect();
        assert_eq!(frozen, declared, "version {}", version.no);
    }
}

#[test]
fn events_that_no_meeting_could_have_in_this_order_are_folded_without_a_panic() {
    for order in 0..20 {
        let mut entries = entries(today());
        let by = order * 7 % entries.len();
        entries.rotate_left(by);
        let mut timeline = Timeline::default();
        for entry in entries {
            timeline.push(entry);
        }
        assert_eq!(timeline.entries().len(), today().every_event.lines().count());
    }
}
