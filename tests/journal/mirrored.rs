//! The copy of a meeting on a stick: always a beginning of the record, never in its way.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use tempfile::TempDir;
use yishi::{
    journal::{MirrorNews, REDACTED, Standing, Trouble, compare, copy, redact, verify},
    meeting::script,
    sitting::{Answer, Clock, Sitting},
    station::{Home, StationError},
};

use super::meeting;

const OPEN: &str = r#"OpenMeeting(id: "0190a000-0000-7000-8000-000000000001", estate: "望春苑", theme: "门禁怎么用?")"#;

fn mirror_to(dir: &Path) -> String {
    format!("(mirror: \"{}\")", dir.display())
}

struct Desk {
    _room: TempDir,
    home: Home,
    stick: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let room = super::memory();
        let (home, stick) = (room.path().join("home"), room.path().join("stick"));
        fs::create_dir(&home).unwrap();
        fs::create_dir(&stick).unwrap();
        let desk = Self { home: Home::at(&home).unwrap(), _room: room, stick };
        desk.set(&mirror_to(&desk.stick));
        desk
    }

    fn set(&self, settings: &str) {
        fs::write(self.home.root().join("settings.ron"), settings).unwrap();
    }

    fn sit(&self) -> Sitting {
        let clock = Clock::at("2026-05-23T19:00:00+08:00".parse().unwrap());
        match self.home.resolve(&meeting().to_string()) {
            Ok(id) => Sitting::open(&self.home, id, clock).unwrap(),
            Err(_) => Sitting::create(&self.home, None, clock).unwrap(),
        }
    }

    fn folder(&self) -> PathBuf {
        self.home.folder(meeting())
    }

    fn record(&self) -> Vec<u8> {
        fs::read(self.folder().join("journal.ron")).unwrap()
    }

    fn there(&self) -> PathBuf {
        self.stick.join(meeting().to_string()).join("journal.ron")
    }

    fn copied(&self) -> Vec<u8> {
        fs::read(self.there()).unwrap()
    }

    /// A meeting of so many lines that was never copied.
    fn uncopied(lines: u32) -> Self {
        let desk = Self::new();
        desk.set("()");
        let mut sitting = desk.sit();
        give(&mut sitting, OPEN);
        (2..=lines).for_each(|n| give(&mut sitting, &place(n)));
        drop(sitting);
        desk.set(&mirror_to(&desk.stick));
        desk
    }

    fn put(&self, bytes: &[u8]) {
        fs::create_dir_all(self.there().parent().unwrap()).unwrap();
        fs::write(self.there(), bytes).unwrap();
    }
}

fn place(n: u32) -> String {
    format!("EditMeeting(place: \"{n}号楼\")")
}

fn give(sitting: &mut Sitting, line: &str) {
    let answer = sitting.give(script::parse(line).unwrap().unwrap()).unwrap();
    assert!(matches!(answer, Answer::Done(_)), "{line}: {answer:?}");
}

fn news(sitting: &Sitting) -> Option<MirrorNews> {
    sitting.wait_for_mirror(Duration::from_secs(60));
    sitting.mirror_news()
}

fn ends(bytes: &[u8]) -> Vec<usize> {
    (1..).zip(bytes).filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end).collect()
}

#[test]
fn every_line_goes_to_the_copy_in_the_same_bytes_and_no_name_does() {
    let desk = Desk::new();
    let mut sitting = desk.sit();
    give(&mut sitting, OPEN);
    give(&mut sitting, "SignIn(badges: 17, name: \"王建国\", call: \"王阿姨\")");
    for n in 3..20 {
        give(&mut sitting, &place(n));
        assert!(news(&sitting).is_none());
        assert_eq!(desk.copied(), desk.record());
    }
    let files: Vec<_> =
        fs::read_dir(desk.there().parent().unwrap()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(files, ["journal.ron"]);
    assert_eq!(verify(desk.there().parent().unwrap(), None).unwrap().head, sitting.head().unwrap());
    assert_eq!(compare(&desk.folder(), meeting(), &desk.stick).unwrap(), Standing { lines: 19, of: 19, clean: true });
}

#[test]
fn the_copy_can_be_taken_as_the_meeting_of_another_home() {
    let desk = Desk::new();
    let mut sitting = desk.sit();
    give(&mut sitting, OPEN);
    give(&mut sitting, "SignIn(badges: \"1-9\")");
    let before = sitting.meeting().clone();
    drop(sitting);
    let other = super::memory();
    fs::create_dir(other.path().join("sessions")).unwrap();
    fs::rename(desk.there().parent().unwrap(), other.path().join("sessions").join(meeting().to_string())).unwrap();
    let home = Home::at(other.path()).unwrap();
    let mut sitting = Sitting::open(&home, meeting(), Clock::at("2026-05-23T20:00:00+08:00".parse().unwrap())).unwrap();
    assert_eq!(*sitting.meeting(), before);
    give(&mut sitting, &place(3));
}

/// Cut anywhere, spoilt anywhere behind its first line, or with holes: it is this record, so it is made whole again.
#[test]
fn opening_a_meeting_brings_its_copy_up_to_date_whatever_state_it_was_left_in() {
    let desk = Desk::uncopied(6);
    let record = desk.record();
    let ends = ends(&record);
    let mut left: Vec<Vec<u8>> = (0..=record.len()).step_by(41).map(|cut| record[..cut].to_vec()).collect();
    left.extend(ends.iter().map(|end| record[..*end].to_vec()));
    left.extend(ends.iter().map(|end| record[..*end - 1].to_vec()));
    left.extend(ends.iter().map(|end| [&record[..*end], &[0; 700]].concat()));
    for at in (ends[0]..record.len()).step_by(53) {
        let mut spoilt = record.clone();
        spoilt[at] ^= 4;
        left.push(spoilt);
    }
    for (n, bytes) in left.iter().enumerate() {
        desk.put(bytes);
        let sitting = desk.sit();
        assert!(news(&sitting).is_none(), "{n}");
        assert_eq!(desk.copied(), record, "{n}");
    }
}

#[test]
fn what_was_on_the_stick_behind_our_lines_and_is_none_of_them_is_set_aside() {
    let desk = Desk::uncopied(3);
    let record = desk.record();
    let second = ends(&record)[1];
    desk.put(&[&record[..second], b"what is this?\n"].concat());
    drop(desk.sit());
    assert_eq!(desk.copied(), record);
    assert_eq!(fs::read(desk.there().with_extension(format!("torn-{second}"))).unwrap(), b"what is this?\n");
}

/// A chain that isn't ours, one that went on elsewhere, one that is longer, a text, a link.
#[test]
fn what_is_no_beginning_of_ours_is_left_alone_and_said_so_once() {
    let fork = |desk: &Desk, lines: u32| {
        let other = Desk::new();
        fs::create_dir_all(other.folder()).unwrap();
        fs::write(other.folder().join("journal.ron"), &desk.record()[..ends(&desk.record())[lines as usize - 1]])
            .unwrap();
        let mut sitting = other.sit();
        (90..95).for_each(|n| give(&mut sitting, &place(n)));
        drop(sitting);
        other.record()
    };
    let desk = Desk::uncopied(4);
    let cases = [
        ("a longer one", fork(&desk, 4), true),
        ("a fork", fork(&desk, 2), false),
        ("a text", b"shopping: milk\n".to_vec(), false),
        ("bytes", vec![0; 600], false),
        ("its first line, altered", desk.record()[1..].to_vec(), false),
    ];
    for (what, bytes, longer) in cases {
        desk.put(&bytes);
        let mut sitting = desk.sit();
        let said = news(&sitting);
        let fits = match &said {
            Some(MirrorNews::Stopped(Trouble::Longer { .. })) => longer,
            Some(MirrorNews::Stopped(Trouble::Other { .. })) => !longer,
            _ => false,
        };
        assert!(fits, "{what}: {said:?}");
        if !longer {
            give(&mut sitting, &place(50));
            assert!(news(&sitting).is_none(), "{what}: once");
        }
        drop(sitting);
        assert_eq!(desk.copied(), bytes, "{what}");
    }
}

#[cfg(unix)]
#[test]
fn a_copy_is_not_made_through_a_link_nor_onto_the_record_itself() {
    let desk = Desk::uncopied(3);
    let target = desk.stick.join("target.ron");
    fs::write(&target, "mine").unwrap();
    fs::create_dir(desk.there().parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&target, desk.there()).unwrap();
    let said = news(&desk.sit());
    assert!(matches!(said, Some(MirrorNews::Stopped(Trouble::Failed(_)))), "{said:?}");
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    let record = desk.record();
    desk.set("(mirror: \"sessions\")");
    let said = news(&desk.sit());
    assert!(matches!(said, Some(MirrorNews::Stopped(Trouble::Itself { .. }))), "{said:?}");
    assert_eq!(desk.record(), record);
}

#[test]
fn a_stick_that_is_pulled_out_is_said_once_and_catches_up_when_it_is_back() {
    let desk = Desk::new();
    let away = desk.stick.with_extension("away");
    let mut sitting = desk.sit();
    give(&mut sitting, OPEN);
    assert!(news(&sitting).is_none());
    for round in 0..3 {
        fs::rename(&desk.stick, &away).unwrap();
        for n in 0..5 {
            give(&mut sitting, &place(10 * round + n));
            let said = news(&sitting);
            assert_eq!(n == 0, matches!(said, Some(MirrorNews::Stopped(Trouble::Gone { .. }))), "{said:?}");
            assert_eq!(said.is_some(), n == 0);
        }
        assert!(!desk.stick.exists(), "a stick is not made where none is");
        fs::rename(&away, &desk.stick).unwrap();
        give(&mut sitting, &place(99 + round));
        let said = news(&sitting);
        let lines = sitting.head().unwrap().seq;
        assert!(matches!(said, Some(MirrorNews::CaughtUp { lines: all }) if all == lines), "{said:?}");
        assert_eq!(desk.copied(), desk.record());
    }
    // Another stick in the same place, an empty one.
    fs::remove_dir_all(&desk.stick).unwrap();
    fs::create_dir(&desk.stick).unwrap();
    give(&mut sitting, &place(7));
    assert!(news(&sitting).is_none());
    assert_eq!(desk.copied(), desk.record());
}

#[test]
fn leaving_a_meeting_brings_the_copy_up_to_date() {
    let desk = Desk::new();
    let mut sitting = desk.sit();
    give(&mut sitting, OPEN);
    (0..50).for_each(|n| give(&mut sitting, &place(n)));
    drop(sitting);
    assert_eq!(desk.copied(), desk.record());
}

#[test]
fn a_second_file_goes_over_too() {
    let desk = Desk::uncopied(5);
    let whole = desk.record();
    let mut broken = whole.clone();
    broken[ends(&whole)[3] + 9] ^= 1;
    fs::write(desk.folder().join("journal.ron"), &broken).unwrap();
    let home = desk.home.root().join("salvaged");
    let done = yishi::journal::salvage(&desk.folder(), &home).unwrap().unwrap();
    fs::write(home.join("settings.ron"), mirror_to(&desk.stick)).unwrap();
    let clock = Clock::at("2026-05-23T20:00:00+08:00".parse().unwrap());
    let mut sitting = Sitting::open(&Home::at(&home).unwrap(), meeting(), clock).unwrap();
    give(&mut sitting, &place(60));
    assert!(news(&sitting).is_none());
    let second = |folder: &Path| fs::read(folder.join("journal-2.ron")).unwrap();
    assert_eq!(second(desk.there().parent().unwrap()), second(&done.folder));
    assert_eq!(desk.copied(), &whole[..ends(&whole)[3]]);
    assert_eq!(verify(desk.there().parent().unwrap(), None).unwrap().salvaged, Some(4));
}

#[test]
fn words_that_were_taken_out_go_from_the_copy_and_never_come_back_from_it() {
    let desk = Desk::uncopied(5);
    copy(&desk.folder(), meeting(), &desk.stick).unwrap();
    let before = desk.record();
    redact(&desk.folder(), meeting(), 3).unwrap().unwrap();
    assert_eq!(compare(&desk.folder(), meeting(), &desk.stick).unwrap(), Standing { lines: 5, of: 5, clean: false });
    let mut sitting = desk.sit();
    assert!(news(&sitting).is_none());
    let text = String::from_utf8(desk.copied()).unwrap();
    assert!(!text.contains("3号楼") && text.contains(REDACTED));
    give(&mut sitting, &place(6));
    drop(sitting);
    assert_eq!(desk.copied(), desk.record());
    // The other way round: whoever took them out there meant it.
    let redacted = desk.copied();
    fs::write(desk.folder().join("journal.ron"), before).unwrap();
    let said = news(&desk.sit());
    assert!(matches!(said, Some(MirrorNews::Stopped(Trouble::Other { .. } | Trouble::Longer { .. }))), "{said:?}");
    assert_eq!(desk.copied(), redacted);
}

#[test]
fn settings_that_are_not_understood_are_said_and_the_meeting_goes_on() {
    let desk = Desk::uncopied(2);
    for (settings, fits) in
        [("(miror: \"x\")", false), ("(mirror: 7)", false), ("", false), ("()", true), ("(mirror: \"\")", true)]
    {
        desk.set(settings);
        let mut sitting = desk.sit();
        let said = sitting.unset();
        assert_eq!(said.is_none(), fits, "{settings}: {said:?}");
        assert!(fits || matches!(said, Some(StationError::Settings { line: 1, .. })), "{settings}: {said:?}");
        assert!(sitting.unset().is_none(), "once");
        give(&mut sitting, &place(1));
    }
    desk.set(&" ".repeat(70_000));
    assert!(matches!(desk.home.settings(), Err(StationError::Io { .. })));
    assert!(!desk.stick.join(meeting().to_string()).exists());
}
