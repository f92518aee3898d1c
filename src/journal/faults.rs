//! What the disk may do to a writer, and what must hold then.

use std::{any::Any, cell::RefCell, fs, io, rc::Rc};

use super::*;
use crate::{
    meeting::{Event, numbers::GroupNo, words::By},
    sys,
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
        events: vec![Event::AnswerNoted { group: GroupNo(1), text: format!("第{seq}行") }],
    }
}

/// What the next calls answer, oldest first; then the disk is well again.
#[derive(Default)]
struct Plan {
    writes: Vec<io::Result<usize>>,
    syncs: Vec<io::Error>,
    cuts: Vec<io::Error>,
}

struct Faulty {
    file: Box<dyn File>,
    plan: Rc<RefCell<Plan>>,
}

impl File for Faulty {
    fn about(&self) -> io::Result<disk::About> {
        self.file.about()
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        self.file.read_from(offset)
    }

    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<usize> {
        let next = self.plan.borrow_mut().writes.pop();
        match next {
            None => self.file.write_at(bytes, offset),
            Some(Ok(short)) => self.file.write_at(&bytes[..short], offset),
            Some(Err(error)) => Err(error),
        }
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.plan.borrow_mut().syncs.pop().map_or(Ok(()), Err)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.file.sync_all()
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        let next = self.plan.borrow_mut().cuts.pop();
        next.map_or_else(|| self.file.set_len(len), Err)
    }

    fn touch(&self) -> io::Result<()> {
        self.file.touch()
    }

    fn try_lock(&self) -> Result<(), fs::TryLockError> {
        self.file.try_lock()
    }

    fn unlock(&self) {
        self.file.unlock();
    }

    fn itself(&self) -> &dyn Any {
        self.file.itself()
    }
}

/// Path of a file of the journal.
fn part(folder: &Path, part: u32) -> PathBuf {
    folder.join(part_name::<Meeting>(part))
}

struct Room {
    _home: tempfile::TempDir,
    folder: PathBuf,
    journal: Journal,
    plan: Rc<RefCell<Plan>>,
}

/// A journal of so many lines on a disk that fails as planned.
fn given(lines: u64) -> Room {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(meeting().to_string());
    let mut journal = Journal::create(&folder, meeting()).unwrap();
    let plan = Rc::<RefCell<Plan>>::default();
    let under = disk::open(&journal.folder, &part_name::<Meeting>(1), How::Write).unwrap().0;
    if let State::Writing { file, .. } = &mut journal.state {
        *file = Box::new(Faulty { file: under, plan: Rc::clone(&plan) });
    }
    for seq in 1..=lines {
        journal.append(&entry(seq)).unwrap();
    }
    Room { _home: home, folder, journal, plan }
}

/// Closes the journal, opens it again, appends one more line, and reads all of it.
fn after_reopening(room: Room) -> (Vec<Entry>, Option<Repair>) {
    let Room { _home, folder, journal, .. } = room;
    drop(journal);
    let Opened { mut journal, entries, repair, .. } = Journal::open(&folder, meeting()).unwrap();
    journal.append(&entry(entries.len() as u64 + 1)).unwrap();
    drop(journal);
    (Journal::read(&folder, meeting()).unwrap().entries, repair)
}

fn eio() -> io::Error {
    io::Error::from_raw_os_error(5)
}

#[test]
fn a_short_write_is_not_recorded_and_the_next_one_is() {
    let mut room = given(3);
    let before = fs::read(part(&room.folder, 1)).unwrap();
    room.plan.borrow_mut().writes.push(Ok(40));
    let refused = room.journal.append(&entry(4));
    assert!(matches!(refused, Err(JournalError::NotRecorded { .. })), "{refused:?}");
    assert_eq!(fs::read(part(&room.folder, 1)).unwrap(), before);
    room.journal.append(&entry(4)).unwrap();
    let (entries, repair) = after_reopening(room);
    assert_eq!((entries, repair), ((1..=5).map(entry).collect(), None));
}

#[test]
fn a_full_disk_is_not_recorded_and_the_next_one_is() {
    let mut room = given(3);
    room.plan.borrow_mut().writes.push(Err(io::ErrorKind::StorageFull.into()));
    assert!(matches!(room.journal.append(&entry(4)), Err(JournalError::NotRecorded { .. })));
    room.journal.append(&entry(4)).unwrap();
    assert_eq!(after_reopening(room).0, (1..=5).map(entry).collect::<Vec<_>>());
}

#[test]
fn a_torn_line_that_cannot_be_cut_off_makes_the_journal_read_only() {
    let mut room = given(3);
    room.plan.borrow_mut().writes.push(Ok(40));
    room.plan.borrow_mut().cuts.push(eio());
    assert!(matches!(room.journal.append(&entry(4)), Err(JournalError::NotRecorded { .. })));
    assert_eq!(room.journal.read_only(), Some(&ReadOnly::Disk));
    assert!(matches!(room.journal.append(&entry(4)), Err(JournalError::ReadOnly { .. })));
    let (entries, repair) = after_reopening(room);
    assert_eq!(entries, (1..=4).map(entry).collect::<Vec<_>>());
    assert!(matches!(repair, Some(Repair::Torn { .. })), "{repair:?}");
}

#[test]
fn after_a_failed_sync_the_lines_go_on_in_a_second_file() {
    let mut room = given(3);
    let third = room.journal.head();
    let mut along = Follower::new(&room.folder, meeting());
    along.poll().unwrap();
    room.plan.borrow_mut().syncs.push(eio());
    room.journal.append(&entry(4)).unwrap();
    room.journal.append(&entry(5)).unwrap();
    assert_eq!(room.journal.part(), 2);
    let second = fs::read_to_string(part(&room.folder, 2)).unwrap();
    assert!(second.starts_with(&format!("(v:2,continues:3,head:\"{}\")//#", third.hash)), "{second}");
    let folder = room.folder.clone();
    let head = room.journal.head();
    assert_eq!(along.poll().unwrap(), News::More([4, 5].map(entry).into()));
    assert_eq!(along.poll().unwrap(), News::Quiet);
    assert_eq!(Follower::new(&folder, meeting()).poll().unwrap(), News::Again((1..=5).map(entry).collect()));
    assert_eq!(verify(&folder, None).unwrap().head, head);
    assert_eq!(verify(&part(&folder, 1), None).unwrap().head, head);
    assert_eq!(verify(&part(&folder, 2), None).unwrap().continues, Some(third));
    assert_eq!(after_reopening(room).0, (1..=6).map(entry).collect::<Vec<_>>());
}

#[test]
fn what_the_distrusted_file_says_after_the_last_acknowledged_line_does_not_count() {
    for behind in ["", "(v:1,seq:4,torn", "nonsense\n"] {
        let mut room = given(3);
        let acknowledged = room.journal.end;
        room.plan.borrow_mut().syncs.push(eio());
        room.journal.append(&entry(4)).unwrap();
        let first = part(&room.folder, 1);
        let mut bytes = fs::read(&first).unwrap();
        bytes.truncate(usize::try_from(acknowledged).unwrap());
        bytes.extend(behind.as_bytes());
        fs::write(&first, bytes).unwrap();
        assert_eq!(after_reopening(room).0, (1..=5).map(entry).collect::<Vec<_>>(), "{behind:?}");
    }
}

#[test]
fn a_first_file_that_lost_what_the_second_continues_is_broken() {
    let mut room = given(3);
    room.plan.borrow_mut().syncs.push(eio());
    room.journal.append(&entry(4)).unwrap();
    let first = part(&room.folder, 1);
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, text.split_inclusive('\n').take(2).collect::<String>()).unwrap();
    drop(room.journal);
    let refused = Journal::open(&room.folder, meeting());
    let Err(JournalError::Broken(fault)) = refused else { panic!("taken") };
    assert_eq!((fault.file, fault.why), (part(&room.folder, 2), Why::Discontinued));
    assert_eq!(Journal::read(&room.folder, meeting()).unwrap().entries, [1, 2].map(entry));
}

#[test]
fn where_no_second_file_can_be_written_the_journal_turns_read_only() {
    let mut room = given(3);
    fs::create_dir(part(&room.folder, 2)).unwrap();
    room.plan.borrow_mut().syncs.push(eio());
    assert!(matches!(room.journal.append(&entry(4)), Err(JournalError::ReadOnly { .. })));
    assert_eq!(room.journal.read_only(), Some(&ReadOnly::Disk));
    assert_eq!(room.journal.head().seq, 3);
    fs::remove_dir(part(&room.folder, 2)).unwrap();
    let known = Journal::read(&room.folder, meeting()).unwrap().entries;
    assert!(known.starts_with(&[1, 2, 3].map(entry)));
}

#[test]
fn a_line_out_of_its_turn_is_not_recorded() {
    let mut room = given(1);
    for seq in [1, 3] {
        let refused = room.journal.append(&entry(seq));
        assert!(matches!(refused, Err(JournalError::WrongNumber { next: 2, .. })), "{refused:?}");
    }
    assert_eq!(after_reopening(room).0, [1, 2].map(entry));
}

#[test]
fn a_line_that_is_too_long_is_not_recorded_and_the_next_one_is() {
    let mut room = given(1);
    let mut long = entry(2);
    long.events = vec![entry(2).events[0].clone(); LINE_CAP / 20];
    assert!(matches!(room.journal.append(&long), Err(JournalError::LineTooLong { .. })));
    room.journal.append(&entry(2)).unwrap();
    assert_eq!(after_reopening(room).0, [1, 2, 3].map(entry));
}

#[test]
fn names_are_kept_while_a_scanner_looks_at_their_file() {
    let Room { _home, folder, .. } = given(1);
    let person = |n: u128| (Uuid::from_u128(n), Person { name: Some(format!("甲{n}")), ..Person::default() });
    let mut people = People::open(&folder).unwrap();
    people.put_all([person(1)]).unwrap();
    sys::holders::hold("people.ron", 4);
    people.put_all([person(2)]).unwrap();
    // Somebody has it open for good: it is said, and what was known stays.
    sys::holders::hold("people.ron", u32::MAX);
    let refused = people.put_all([person(3)]).unwrap_err();
    sys::holders::let_go();
    assert!(
        matches!(&refused, JournalError::Io { path, source } if path.ends_with("people.ron") && sys::is_held(source))
    );
    assert_eq!(People::open(&folder).unwrap().all().count(), 2);
}

/// FAT, exFAT, shares and Wine don't let a file be replaced that anybody has open, ourselves too.
#[cfg(target_os = "linux")]
#[test]
fn a_text_is_taken_out_where_no_open_file_can_be_replaced() {
    let Room { _home, folder, journal, .. } = given(3);
    drop(journal);
    sys::holders::hold_ours_too();
    let done = redact(&folder, meeting(), 2);
    sys::holders::let_go();
    assert_eq!(done.unwrap().unwrap().gone, ["第2行"]);
    assert!(!fs::read_to_string(part(&folder, 1)).unwrap().contains("第2行"));
}
