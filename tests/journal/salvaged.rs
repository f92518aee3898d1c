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
    assert_eq!(salvage(&room.folder, &home).unwrap(), None);
    assert!(!home.exists());
}
