//! The journal as other programs, other hands and the power meet it.

mod canonical;
mod foreign;
mod frozen;
mod gone;
mod mirrored;
mod salvaged;
pub mod schema;

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    journal::{Asked, Follower, Journal, JournalError, News, Opened, People, Person, Repair, Tail, Why, verify},
    meeting::{Entry, Event, numbers::GroupNo, words::By},
};

fn meeting() -> Uuid {
    "0190a000-0000-7000-8000-000000000001".parse().unwrap()
}

fn entry(seq: u64) -> Entry {
    Entry {
        seq,
        at: "2026-05-23T19:00:00+08:00".parse().unwrap(),
        when: None,
        by: By::Host,
        via: 0,
        events: vec![Event::AnswerNoted { group: GroupNo(1), text: format!("第{seq}行\\n\"//#\"") }],
    }
}

fn entries(lines: u64) -> Vec<Entry> {
    (1..=lines).map(entry).collect()
}

struct Room {
    home: TempDir,
    folder: PathBuf,
    file: PathBuf,
    bytes: Vec<u8>,
}

/// In memory where there is such a folder: thousands of syncs wait for no disk there.
fn memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A closed journal of so many lines.
fn given(lines: u64) -> Room {
    let home = memory();
    let folder = home.path().join("sessions").join(meeting().to_string());
    fs::create_dir(home.path().join("sessions")).unwrap();
    let mut journal = Journal::create(&folder, meeting()).unwrap();
    for entry in entries(lines) {
        journal.append(&entry).unwrap();
    }
    let file = folder.join("journal.ron");
    let bytes = fs::read(&file).unwrap();
    Room { home, folder, file, bytes }
}

/// Appends a line, and says how many hold then.
fn lines_after_one_more(folder: &Path) -> u64 {
    let Opened { mut journal, entries, .. } = Journal::open(folder, meeting()).unwrap();
    journal.append(&entry(entries.len() as u64 + 1)).unwrap();
    drop(journal);
    let report = verify(folder, None).unwrap();
    assert_eq!(report.tail, Tail::Whole);
    assert_eq!(report.entries, self::entries(report.head.seq));
    report.head.seq
}

#[test]
fn what_was_appended_is_read_again_word_for_word() {
    let room = given(10);
    assert_eq!(Journal::open(&room.folder, meeting()).unwrap().entries, entries(10));
    let text = String::from_utf8(room.bytes).unwrap();
    assert_eq!(text.lines().count(), 10);
    for line in text.lines() {
        ron::from_str::<ron::Value>(line).unwrap();
    }
}

/// A fragment is set aside, a missing line feed is written again, and after each the next line is taken.
#[test]
fn a_journal_cut_at_any_byte_goes_on_from_its_last_whole_line() {
    let room = given(10);
    let ends: Vec<usize> = (1..).zip(&room.bytes).filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end).collect();
    for cut in 0..room.bytes.len() {
        fs::write(&room.file, &room.bytes[..cut]).unwrap();
        let Opened { journal, entries, repair, .. } = Journal::open(&room.folder, meeting()).unwrap();
        drop(journal);
        let whole = ends.iter().filter(|end| **end - 1 <= cut).count();
        assert_eq!(entries, self::entries(whole as u64), "cut at {cut}");
        let begin = ends[..whole].last().copied().unwrap_or_default();
        match repair {
            None => assert_eq!(begin, cut),
            Some(Repair::Newline { .. }) => assert_eq!(begin, cut + 1),
            Some(Repair::Torn { byte, kept, .. }) => {
                assert_eq!(byte, begin as u64);
                assert_eq!(fs::read(&kept).unwrap(), &room.bytes[begin..cut], "cut at {cut}");
                fs::remove_file(kept).unwrap();
            }
        }
        assert_eq!(lines_after_one_more(&room.folder), whole as u64 + 1, "cut at {cut}");
    }
}

/// Only a last line feed is put right; every other bit is noticed, by line and byte, and nothing is written.
#[test]
fn no_flipped_bit_goes_unnoticed() {
    let room = given(5);
    let last = room.bytes.len() - 1;
    for bit in 0..room.bytes.len() * 8 {
        let mut bytes = room.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&room.file, &bytes).unwrap();
        let opened = Journal::open(&room.folder, meeting());
        if bit / 8 == last {
            assert!(matches!(opened.unwrap().repair, Some(Repair::Newline { .. })), "bit {bit}");
            assert_eq!(fs::read(&room.file).unwrap(), room.bytes);
            continue;
        }
        let Err(JournalError::Broken(fault)) = opened else { panic!("bit {bit} was taken") };
        let before = room.bytes[..bit / 8].split(|byte| *byte == b'\n').count() as u64;
        assert!(fault.line == before && fault.byte <= bit as u64 / 8, "bit {bit}: {fault}");
        assert_eq!(fs::read(&room.file).unwrap(), bytes, "bit {bit}");
        let read = Journal::read(&room.folder, meeting()).unwrap();
        assert_eq!(read.entries, entries(before - 1), "bit {bit}");
    }
}

#[test]
fn a_hole_that_a_power_cut_left_is_set_aside() {
    let room = given(3);
    let mut bytes = room.bytes.clone();
    bytes.extend([0; 700]);
    fs::write(&room.file, bytes).unwrap();
    assert_eq!(lines_after_one_more(&room.folder), 4);
    let kept = room.folder.join(format!("journal.torn-{}", room.bytes.len()));
    assert_eq!(fs::read(kept).unwrap(), [0; 700]);
}

#[test]
fn two_fragments_at_the_same_place_are_both_kept() {
    let room = given(1);
    for fragment in ["first", "second"] {
        let mut bytes = room.bytes.clone();
        bytes.extend(fragment.as_bytes());
        fs::write(&room.file, bytes).unwrap();
        Journal::open(&room.folder, meeting()).unwrap();
    }
    let kept = |name: String| fs::read_to_string(room.folder.join(name)).unwrap();
    let at = room.bytes.len();
    assert_eq!(kept(format!("journal.torn-{at}")), "first");
    assert_eq!(kept(format!("journal.torn-{at}-2")), "second");
}

#[test]
fn lines_moved_doubled_or_left_out_are_noticed() {
    let room = given(5);
    let text = String::from_utf8(room.bytes).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (order, first_wrong) in [([0, 2, 1, 3, 4], 2), ([0, 1, 1, 2, 3], 3), ([0, 1, 3, 4, 4], 3), ([1, 2, 3, 4, 0], 1)]
    {
        fs::write(&room.file, order.map(|line| lines[line]).concat()).unwrap();
        let report = verify(&room.folder, None).unwrap();
        let Tail::Broken(fault) = report.tail else { panic!("{order:?} was taken") };
        assert_eq!((fault.line, fault.why), (first_wrong, Why::Altered), "{order:?}");
    }
}

#[test]
fn a_second_writer_is_told_who_the_first_one_is() {
    let room = given(2);
    let first = Journal::open(&room.folder, meeting()).unwrap();
    let Err(JournalError::Locked { holder, .. }) = Journal::open(&room.folder, meeting()) else {
        panic!("two writers")
    };
    assert!(holder.starts_with(&format!("pid {} ", std::process::id())), "{holder}");
    assert_eq!(Journal::read(&room.folder, meeting()).unwrap().entries, entries(2));
    drop(first);
    assert_eq!(lines_after_one_more(&room.folder), 3);
}

#[test]
fn a_meeting_is_made_once() {
    let room = given(2);
    assert!(matches!(Journal::create(&room.folder, meeting()), Err(JournalError::Exists { .. })));
    assert_eq!(fs::read(&room.file).unwrap(), room.bytes);
}

#[test]
fn a_journal_in_the_folder_of_another_meeting_is_not_taken() {
    let room = given(2);
    let other = Uuid::from_u128(7);
    assert!(matches!(Journal::open(&room.folder, other), Err(JournalError::Broken(fault)) if fault.line == 1));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let room = given(2);
    let real = room.home.path().join("real.ron");
    fs::rename(&room.file, &real).unwrap();
    symlink(&real, &room.file).unwrap();
    assert!(matches!(Journal::open(&room.folder, meeting()), Err(JournalError::Link { .. })));
    assert!(matches!(Journal::read(&room.folder, meeting()), Err(JournalError::Link { .. })));
    fs::remove_file(&room.file).unwrap();
    fs::rename(&real, &room.file).unwrap();
    let linked = room.home.path().join("linked");
    symlink(&room.folder, &linked).unwrap();
    assert!(matches!(Journal::open(&linked, meeting()), Err(JournalError::Link { .. })));
    let lock = room.folder.join("journal.lock");
    fs::remove_file(&lock).unwrap();
    symlink(room.home.path().join("elsewhere"), &lock).unwrap();
    assert!(matches!(Journal::open(&room.folder, meeting()), Err(JournalError::Link { .. })));
}

#[test]
fn a_line_of_a_newer_program_is_read_around_and_never_written_behind() {
    use sha2::{Digest as _, Sha256};
    let room = given(2);
    let text = String::from_utf8(room.bytes).unwrap();
    let (_, hex) = text.trim_end().rsplit_once('#').unwrap();
    let digits = hex.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap());
    let hash: Vec<u8> = digits.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    let body = "(v:3,seq:3,at:Tomorrow)";
    let next = Sha256::new().chain_update(&hash).chain_update(Sha256::digest(body)).finalize();
    let next: Vec<String> = next.iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(&room.file, format!("{text}{body}//#{}\n", next.concat())).unwrap();
    let before = fs::read(&room.file).unwrap();
    let Opened { mut journal, entries, .. } = Journal::open(&room.folder, meeting()).unwrap();
    assert_eq!(entries, self::entries(2));
    assert_eq!(journal.head().seq, 3);
    assert!(matches!(journal.append(&entry(4)), Err(JournalError::ReadOnly { .. })));
    assert_eq!(verify(&room.folder, None).unwrap().newer, Some(3));
    assert_eq!(fs::read(&room.file).unwrap(), before);
}

#[test]
fn a_follower_takes_whole_lines_as_they_come() {
    let room = given(0);
    let mut journal = Journal::open(&room.folder, meeting()).unwrap().journal;
    let mut follower = Follower::new(&room.folder, meeting());
    assert_eq!(follower.poll().unwrap(), News::Again(vec![]));
    assert_eq!(follower.poll().unwrap(), News::Quiet);
    for seq in 1..=3 {
        journal.append(&entry(seq)).unwrap();
        assert_eq!(follower.poll().unwrap(), News::More(vec![entry(seq)]));
        assert_eq!(follower.head(), Some(journal.head()));
    }
    let mut torn = fs::read(&room.file).unwrap();
    torn.extend(b"(v:1,seq:4,at:");
    fs::write(&room.file, torn).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Quiet);
    journal.append(&entry(4)).unwrap();
    journal.append(&entry(5)).unwrap();
    assert_eq!(follower.poll().unwrap(), News::More(vec![entry(4), entry(5)]));
}

#[test]
fn a_follower_notices_that_the_file_was_cut_or_replaced() {
    let room = given(4);
    let mut follower = Follower::new(&room.folder, meeting());
    assert_eq!(follower.poll().unwrap(), News::Again(entries(4)));
    let text = String::from_utf8(room.bytes.clone()).unwrap();
    fs::write(&room.file, text.split_inclusive('\n').take(2).collect::<String>()).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Again(entries(2)));
    fs::write(&room.file, &room.bytes).unwrap();
    assert_eq!(follower.poll().unwrap(), News::More(vec![entry(3), entry(4)]));

    let twin = tempfile::tempdir().unwrap();
    let mut other = Journal::create(&twin.path().join("twin"), meeting()).unwrap();
    let mut late = entries(4);
    late[3].at = late[3].at.plus_s(1);
    for entry in &late {
        other.append(entry).unwrap();
    }
    fs::copy(twin.path().join("twin/journal.ron"), &room.file).unwrap();
    assert_eq!(fs::read(&room.file).unwrap().len(), room.bytes.len());
    assert_eq!(follower.poll().unwrap(), News::Again(late));
    fs::write(&room.file, "nonsense\n".repeat(500)).unwrap();
    assert!(matches!(follower.poll(), Err(JournalError::Broken(_))));
    fs::write(&room.file, &room.bytes).unwrap();
    assert_eq!(follower.poll().unwrap(), News::Again(entries(4)));
}

#[test]
fn a_head_from_the_minutes_is_found_and_what_came_after_is_counted() {
    let room = given(0);
    let mut journal = Journal::open(&room.folder, meeting()).unwrap().journal;
    let heads: Vec<_> = (1..=5).map(|seq| journal.append(&entry(seq)).unwrap()).collect();
    let asked = |claim: &str| verify(&room.folder, Some(&claim.parse().unwrap())).unwrap();
    for head in &heads {
        let report = asked(&head.to_string());
        assert!(report.holds());
        assert_eq!(report.asked, Some(Asked::Stands { head: *head, after: 5 - head.seq }));
    }
    drop(journal);
    let text = String::from_utf8(fs::read(&room.file).unwrap()).unwrap();
    fs::write(&room.file, text.split_inclusive('\n').take(4).collect::<String>()).unwrap();
    let cut = asked(&heads[4].to_string());
    assert_eq!((cut.tail.clone(), cut.asked, cut.holds()), (Tail::Whole, Some(Asked::Nowhere), false));
}

#[test]
fn names_are_kept_apart_and_readable_by_their_owner_only() {
    let room = given(1);
    let aunt = Uuid::from_u128(17);
    let mut people = People::open(&room.folder).unwrap();
    assert_eq!(people.get(aunt), None);
    people.put(aunt, Person { name: Some("王建国".into()), call: None, erased: false }).unwrap();
    people.put(aunt, Person { name: None, call: Some("王阿姨".into()), erased: false }).unwrap();
    let known = Person { name: Some("王建国".into()), call: Some("王阿姨".into()), erased: false };
    assert_eq!(People::open(&room.folder).unwrap().get(aunt), Some(&known));
    assert_eq!(people.all().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(room.folder.join("people.ron")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    fs::write(room.folder.join("people.ron"), "(v:1,people:{").unwrap();
    assert!(matches!(People::open(&room.folder), Err(JournalError::People { .. })));
}
