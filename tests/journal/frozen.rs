//! Journals of each version, frozen: what was written once is read for ever.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use yishi::{
    journal::{Journal, Tail, VERSION, verify},
    meeting::{Entry, Event, Moment, Timeline, numbers::Badge, words::By},
};

/// One of each event, a line each.
const EVERY_EVENT: &str = include_str!("../data/every-event.ron");

/// The head of the frozen journal, computed by another program (a dozen lines of Python) and typed in.
const HEAD: &str = "95:ba9acbe37fe99ef0";

fn frozen() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/journal-v{VERSION}.ron"))
}

fn name(event: &Event) -> String {
    format!("{event:?}").chars().take_while(|letter| letter.is_alphanumeric()).collect()
}

fn entries() -> Vec<Entry> {
    let opened: Moment = "2026-05-23T18:20:00+08:00".parse().unwrap();
    let events = EVERY_EVENT.lines().map(|line| ron::from_str(line).unwrap());
    (1..)
        .zip(events)
        .map(|(seq, event): (u16, Event)| Entry {
            seq: seq.into(),
            at: opened.plus_s(seq.into()),
            by: if seq == 1 { By::Host } else { By::Badge(Badge(seq % 7 + 1)) },
            via: 0,
            events: vec![event],
        })
        .collect()
}

/// The frozen entries, written today.
fn written() -> Vec<u8> {
    let Event::MeetingOpened(opening) = &entries()[0].events[0] else { panic!("the first event opens the meeting") };
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("frozen");
    let mut journal = Journal::create(&folder, opening.id).unwrap();
    for entry in entries() {
        journal.append(&entry).unwrap();
    }
    fs::read(folder.join("journal.ron")).unwrap()
}

#[test]
fn a_frozen_journal_is_read_word_for_word_and_would_be_written_so_today() {
    if env::var_os("YISHI_BLESS").is_some() {
        fs::write(frozen(), written()).unwrap();
    }
    let report = verify(&frozen(), None).unwrap();
    assert_eq!(report.tail, Tail::Whole);
    assert_eq!(report.entries, entries());
    assert_eq!(fs::read(frozen()).unwrap(), written());
    assert_eq!(
        report.head.to_string(),
        HEAD,
        "while no journal of version {VERSION} was ever written outside this folder, YISHI_BLESS=1 makes a new one, and its head is typed in here"
    );
}

#[test]
fn a_frozen_journal_has_one_of_each_event() {
    let page = include_str!("../data/events-v1.txt");
    let (_, events) = page.split_once("pub enum Event {").unwrap();
    let (events, _) = events.split_once("\n    }").unwrap();
    let declared: BTreeSet<String> = events
        .split(",\n")
        .map(|variant| variant.trim().chars().take_while(|letter| letter.is_alphanumeric()).collect())
        .collect();
    let frozen: BTreeSet<String> = entries().iter().flat_map(|entry| &entry.events).map(name).collect();
    assert_eq!(frozen, declared);
}

#[test]
fn events_that_no_meeting_could_have_in_this_order_are_folded_without_a_panic() {
    for order in 0..20 {
        let mut entries = entries();
        let by = order * 7 % entries.len();
        entries.rotate_left(by);
        let mut timeline = Timeline::default();
        for entry in entries {
            timeline.push(entry);
        }
        assert_eq!(timeline.entries().len(), EVERY_EVENT.lines().count());
    }
}
