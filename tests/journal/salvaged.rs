//! A journal that is broken in the middle goes on elsewhere, and the old one stays as it is.

use std::fs;

use yishi::journal::{Journal, JournalError, Tail, salvage, verify};

use super::{entry, given, lines_after_one_more, meeting};

#[test]
fn the_lines_before_a_break_come_over_byte_for_byte_and_the_meeting_goes_on() {
    let room = given(6);
    let fourth = room.bytes.split(|byte| *byte == b'\n').take(3).map(|line| line.len() + 1).sum::<usize>();
    let mut broken = room.bytes.clone();
    broken[fourth + 20] ^= 1;
    fs::write(&room.file, &broken).unwrap();
    assert!(matches!(Journal::open(&room.folder, meeting()), Err(JournalError::Broken(_))));
    let home = room.home.path().join("other");
    let done = salvage(&room.folder, &home).unwrap().unwrap();
    assert_eq!((done.lines, done.fault.line, done.fault.byte), (3, 4, fourth as u64));
    assert_eq!(done.left_out, (room.bytes.len() - fourth) as u64);
    assert_eq!(fs::read(&room.file).unwrap(), broken);
    assert_eq!(fs::read(done.folder.join("journal.ron")).unwrap(), &room.bytes[..fourth]);
    assert_eq!(lines_after_one_more(&done.folder), 4);
    let report = verify(&done.folder, None).unwrap();
    assert_eq!((report.tail, report.salvaged, report.entries.last()), (Tail::Whole, Some(3), Some(&entry(4))));
    assert!(matches!(salvage(&room.folder, &home), Err(JournalError::Exists { .. })));
}

#[test]
fn a_journal_that_holds_needs_no_salvage() {
    let room = given(2);
    let home = room.home.path().join("other");
    assert!(salvage(&room.folder, &home).unwrap().is_none());
    assert!(!home.exists());
}

/// A journal whose fourth line was altered.
fn broken() -> super::Room {
    let room = given(6);
    let mut lines: Vec<&[u8]> = room.bytes.split_inclusive(|byte| *byte == b'\n').collect();
    lines[3] = b"nonsense\n";
    fs::write(&room.file, lines.concat()).unwrap();
    room
}

#[test]
fn a_salvage_that_was_cut_off_can_be_made_again() {
    let whole = broken();
    let home = whole.home.path().join("whole");
    let done = salvage(&whole.folder, &home).unwrap().unwrap();
    let second = fs::read(done.folder.join("journal-2.ron")).unwrap();
    for left in [&[][..], &["people.ron"], &["people.ron", "journal-2.ron"], &["journal-2.ron", "journal.ron.new"]] {
        let room = broken();
        fs::write(room.folder.join("people.ron"), "(v:1,people:{})").unwrap();
        let home = room.home.path().join("deep/other");
        let folder = home.join("sessions").join(meeting().to_string());
        fs::create_dir_all(&folder).unwrap();
        for name in left {
            fs::write(folder.join(name), "half").unwrap();
        }
        let again = salvage(&room.folder, &home).unwrap().unwrap();
        assert_eq!((again.folder, again.lines), (folder.clone(), 3), "{left:?}");
        assert_eq!(fs::read(folder.join("people.ron")).unwrap(), b"(v:1,people:{})");
        assert_eq!(fs::read(folder.join("journal-2.ron")).unwrap(), second);
        assert!(!folder.join("journal.ron.new").exists());
        assert_eq!(lines_after_one_more(&folder), 4);
        assert!(matches!(salvage(&room.folder, &home), Err(JournalError::Exists { .. })), "{left:?}");
    }
}
