//! The first screen of a station that has closed many meetings: none of them is read again, and none that changed is passed over.

use std::{
    fmt::Write as _,
    fs::{self, File},
    path::PathBuf,
    time::{Duration, SystemTime},
};

use ratatui::{Terminal, backend::TestBackend};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use yishi::{
    i18n::Lang,
    journal,
    meeting::script,
    sitting::{Clock, Sitting},
    station::Home,
    store::{Page, Record, Store},
    tui::{App, draw::dump},
};

use super::cli::Station;

const FIRST: &str = "019e5459-5080-7a3c-9d15-000000000001";
const NOW: &str = "2026-06-11T10:00:00+08:00";
const SCRIPT: &str = include_str!("../../sessions/closed_at_once.ron");

struct Kept {
    station: Station,
    home: Home,
}

impl Kept {
    /// With so many closed meetings, the last of which was closed long ago.
    fn with(count: u128) -> Self {
        let station = Station::new();
        let home = Home::at(station.home.path()).unwrap();
        let first: Uuid = FIRST.parse().unwrap();
        let mut sitting =
            Sitting::create(&home, Some(first), Clock::at(NOW.parse().unwrap())).unwrap().without_roster();
        let lines = SCRIPT.replace("OpenMeeting(", &format!("OpenMeeting(id:\"{FIRST}\",number:1,"));
        for order in lines.lines().filter_map(|line| script::parse(line).unwrap()) {
            sitting.give(order).unwrap();
        }
        assert!(sitting.meeting().closed.is_some());
        drop(sitting);
        let station = Self { station, home };
        let lines = fs::read_to_string(station.journal(first)).unwrap();
        (1..count).for_each(|n| station.copy(&lines, Uuid::from_u128(first.as_u128() + n)));
        station.home.ids().unwrap().into_iter().for_each(|id| station.age(id));
        station
    }

    /// The same evening under another id.
    fn copy(&self, lines: &str, id: Uuid) {
        let (id_text, mut text) = (id.to_string(), String::new());
        let number = 1 + id.as_u128() - FIRST.parse::<Uuid>().unwrap().as_u128();
        let mut head = Sha256::digest(format!("yishi-journal/1\n{id_text}"));
        for line in lines.lines() {
            let body = line.rsplit_once("//#").unwrap().0.replace(FIRST, &id_text);
            let body = body.replacen("number:Some(1),", &format!("number:Some({number}),"), 1);
            head = Sha256::digest([head.as_slice(), Sha256::digest(&body).as_slice()].concat());
            let _ = write!(text, "{body}//#");
            head.iter().for_each(|byte| {
                let _ = write!(text, "{byte:02x}");
            });
            text.push('\n');
        }
        fs::create_dir(self.home.folder(id)).unwrap();
        fs::write(self.journal(id), text).unwrap();
    }

    fn journal(&self, id: Uuid) -> PathBuf {
        self.home.folder(id).join("journal.ron")
    }

    /// As if it had been written a day ago.
    fn age(&self, id: Uuid) {
        let file = File::options().write(true).open(self.journal(id)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(86_400)).unwrap();
    }

    /// The first screen once all was looked at, and how many journals were opened for it.
    fn start(&self) -> (Vec<String>, u64) {
        let (_, whole, opened) = self.frames();
        (whole, opened)
    }

    /// Its first frame, the one after it, and how many journals were opened for both.
    fn frames(&self) -> (Vec<String>, Vec<String>, u64) {
        let before = journal::opened();
        let mut app = App::choose(self.home.clone(), Clock::at(NOW.parse().unwrap()), Lang::Zh);
        let mut terminal = Terminal::new(TestBackend::new(120, 34)).unwrap();
        let [first, whole] = [0, 1].map(|_| {
            terminal.draw(|frame| app.draw(frame)).unwrap();
            app.settle();
            dump(terminal.backend().buffer())
        });
        assert!(!app.settle(), "once");
        (first, whole, journal::opened() - before)
    }

    fn list(&self) -> PathBuf {
        self.home.root().join("closed.json")
    }
}

#[test]
fn no_journal_is_opened_for_five_hundred_closed_meetings() {
    let station = Kept::with(500);
    let (first, opened) = station.start();
    assert!(opened >= 500, "{opened}");
    assert_eq!(station.frames(), (first.clone(), first.clone(), 0));
    assert_eq!(Record::open(station.home.root()).unwrap().meetings(Page::ALL).unwrap().len(), 500);
    // What no window shows at first is looked at, too.
    let oldest = station.home.ids().unwrap()[0];
    let path = station.journal(oldest);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let (before, after, opened) = station.frames();
    assert_eq!((before, opened > 0), (first.clone(), true));
    assert_ne!(after, first);
}

#[test]
fn a_closed_meeting_that_is_damaged_deleted_or_touched_is_found() {
    let station = Kept::with(3);
    let ids = station.home.ids().unwrap();
    let (clean, _) = station.start();
    assert_eq!(station.start().1, 0);
    // One byte, and the time that it had before.
    let path = station.journal(ids[1]);
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(modified + Duration::from_secs(60)).unwrap();
    let (damaged, _) = station.start();
    assert!(damaged.iter().any(|line| line.contains("有损坏")), "{damaged:#?}");
    assert!(!clean.iter().any(|line| line.contains("有损坏")), "{clean:#?}");
    assert!(station.start().1 > 0, "what is damaged is read each time");
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    station.age(ids[1]);
    assert_eq!(station.start().0, clean);
    // The same bytes at another time are compared, not read as a meeting.
    station.age(ids[2]);
    assert_eq!(station.start(), (clean, 1));
    assert_eq!(station.start().1, 0);
    fs::remove_dir_all(station.home.folder(ids[0])).unwrap();
    assert_eq!(station.home.meetings().unwrap().len(), 2);
    let (gone, opened) = station.start();
    assert_eq!(opened, 0, "{gone:#?}");
}

#[test]
fn a_list_that_says_something_else_is_no_record() {
    let station = Kept::with(2);
    let (clean, _) = station.start();
    let kept = fs::read_to_string(station.list()).unwrap();
    for wrong in [
        "",
        "{",
        "[]",
        &kept.replace("\"v\":1", "\"v\":0"),
        &kept.replace("closed", "open"),
        kept.split_once("digest").unwrap().0,
    ] {
        fs::write(station.list(), wrong).unwrap();
        assert_eq!(station.start().0, clean, "{wrong}");
    }
    // It may go at any time.
    fs::remove_file(station.list()).unwrap();
    assert_eq!(station.start().0, clean);
    // A tracker that never took the meetings in takes them, whatever the list says.
    station.start();
    for name in ["station", "cache"] {
        fs::remove_dir_all(station.home.root().join(name)).unwrap();
    }
    station.start();
    assert_eq!(Record::open(station.home.root()).unwrap().meetings(Page::ALL).unwrap().len(), 2);
}

#[test]
fn words_that_are_taken_out_of_a_meeting_are_in_no_list() {
    let station = Kept::with(1);
    station.start();
    assert!(station.list().exists());
    let ran = station.station.run(&["redact", FIRST, "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!station.list().exists());
}
