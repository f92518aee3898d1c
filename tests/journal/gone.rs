//! What must go: the texts of a line, the names of a person. The chain stays whole.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use yishi::journal::{Follower, Journal, News, Opened, People, Person, REDACTED, Tail, erase, redact, verify};

use super::{entry, given, meeting};

fn one_more(folder: &Path) -> u64 {
    let Opened { mut journal, entries, .. } = Journal::open(folder, meeting()).unwrap();
    journal.append(&entry(entries.len() as u64 + 1)).unwrap();
    verify(folder, None).unwrap().head.seq
}

const OURS: &str = "第3行";

#[test]
fn a_redacted_line_has_none_of_its_words_and_every_head_stands() {
    let room = given(6);
    let head = verify(&room.folder, None).unwrap().head;
    let mut follower = Follower::new(&room.folder, meeting());
    follower.poll().unwrap();
    let done = redact(&room.folder, meeting(), 3).unwrap().unwrap();
    assert_eq!((done.gone.len(), done.also), (1, vec![]));
    let text = fs::read_to_string(&room.file).unwrap();
    assert!(!text.contains(OURS) && text.contains(REDACTED));
    let report = verify(&room.folder, None).unwrap();
    assert_eq!((report.tail, report.redacted, report.head), (Tail::Whole, vec![3], head));
    assert!(matches!(follower.poll().unwrap(), News::Quiet | News::Again(_)));
    assert_eq!(one_more(&room.folder), 7);
    assert!(matches!(follower.poll().unwrap(), News::More(_) | News::Again(_)));
}

#[test]
fn a_line_before_a_redacted_one_cannot_be_another() {
    let (room, other) = (given(4), given(0));
    redact(&room.folder, meeting(), 3).unwrap().unwrap();
    let mut journal = Journal::open(&other.folder, meeting()).unwrap().journal;
    for seq in 1..=2 {
        let mut forged = entry(seq);
        forged.events.extend(entry(7).events);
        journal.append(&forged).unwrap();
    }
    drop(journal);
    let forged = fs::read_to_string(&other.file).unwrap();
    let redacted = fs::read_to_string(&room.file).unwrap();
    let joined = forged + &redacted.split_inclusive('\n').skip(2).collect::<String>();
    fs::write(&room.file, joined).unwrap();
    let Tail::Broken(fault) = verify(&room.folder, None).unwrap().tail else { panic!("taken") };
    assert_eq!(fault.line, 3);
}

#[test]
fn a_line_is_redacted_once_and_only_where_it_is() {
    let room = given(3);
    assert_eq!(redact(&room.folder, meeting(), 4).unwrap(), None);
    assert_eq!(redact(&room.folder, meeting(), 0).unwrap(), None);
    assert_eq!(fs::read(&room.file).unwrap(), room.bytes);
    for seq in 1..=3 {
        assert_eq!(redact(&room.folder, meeting(), seq).unwrap().unwrap().gone.len(), 1);
    }
    let bytes = fs::read(&room.file).unwrap();
    assert_eq!(redact(&room.folder, meeting(), 2).unwrap().unwrap().gone.len(), 0);
    assert_eq!(fs::read(&room.file).unwrap(), bytes);
    assert_eq!(verify(&room.folder, None).unwrap().redacted, [1, 2, 3]);
}

#[test]
fn no_bit_of_a_redacted_journal_changes_unseen() {
    let room = given(3);
    redact(&room.folder, meeting(), 2).unwrap().unwrap();
    let bytes = fs::read(&room.file).unwrap();
    for at in 0..bytes.len() - 1 {
        let mut other = bytes.clone();
        other[at] ^= 1;
        fs::write(&room.file, other).unwrap();
        assert_ne!(verify(&room.folder, None).unwrap().tail, Tail::Whole, "byte {at}");
    }
}

#[test]
fn somebody_is_taken_out_of_the_names_and_their_place_says_so() {
    let room = given(1);
    let aunt = "0190a000-0000-7000-8000-00000000000a".parse().unwrap();
    let mut people = People::open(&room.folder).unwrap();
    people.put(aunt, Person { name: Some("王建国".into()), call: None, erased: false }).unwrap();
    assert!(erase(&room.folder, aunt).unwrap());
    assert!(!erase(&room.folder, aunt).unwrap());
    assert!(!fs::read_to_string(room.folder.join("people.ron")).unwrap().contains("王建国"));
    assert_eq!(People::open(&room.folder).unwrap().get(aunt).map(|known| known.erased), Some(true));
    assert_eq!(fs::read(&room.file).unwrap(), room.bytes);
}

/// The same for somebody who was never taken down: opening the meeting takes it away.
#[test]
fn names_that_were_being_written_when_the_power_went_are_gone_when_the_meeting_is_opened() {
    let room = given(1);
    let left = room.folder.join("people.ron.new");
    fs::write(&left, "(v:1,people:{\"0190a000-0000-7000-8000-00000000000a\":(name:\"王建国\")").unwrap();
    Journal::read(&room.folder, meeting()).unwrap();
    assert!(left.exists(), "who only looks touches nothing");
    Journal::open(&room.folder, meeting()).unwrap();
    assert!(!left.exists());
}

/// The power went while the names were being written: the half of them that stood beside is not left there for ever.
#[test]
fn no_half_written_file_keeps_the_name_of_somebody_who_was_taken_out() {
    let room = given(1);
    let aunt = "0190a000-0000-7000-8000-00000000000a".parse().unwrap();
    let mut people = People::open(&room.folder).unwrap();
    people.put(aunt, Person { name: Some("王建国".into()), call: None, erased: false }).unwrap();
    fs::copy(room.folder.join("people.ron"), room.folder.join("people.ron.new")).unwrap();
    assert!(erase(&room.folder, aunt).unwrap());
    for file in fs::read_dir(&room.folder).unwrap() {
        let path = file.unwrap().path();
        assert!(!fs::read_to_string(&path).unwrap().contains("王建国"), "{}", path.display());
    }
}

#[test]
fn one_meeting_that_is_running_keeps_nobody_in_the_names_of_the_others() {
    let home = super::memory();
    let yishi = |words: &[&str], input: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(words).arg("--home").arg(home.path()).args(["--lang", "en"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let ids = [1, 2, 3].map(|n| format!("0190a000-0000-7000-8000-00000000000{n}"));
    for id in &ids {
        let lines = "OpenMeeting(theme: \"门禁\", estate: \"望春苑\")\nSignIn(badges: 17, name: \"王建国\")\n";
        assert_eq!(yishi(&["apply", id], lines).0, 0);
    }
    let folder = |n: usize| home.path().join("sessions").join(&ids[n]);
    let named = |n: usize| fs::read_to_string(folder(n).join("people.ron")).unwrap().contains("王建国");
    let running = Journal::open(&folder(1), ids[1].parse().unwrap()).unwrap();
    let (code, said) = yishi(&["erase", "王建国", "--yes"], "");
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("2 meetings") && said.contains(&ids[1]) && !said.contains(&format!("reached: {}", ids[0])),
        "{said}"
    );
    assert_eq!([0, 1, 2].map(named), [false, true, false]);
    drop(running);
    assert_eq!(yishi(&["erase", "王建国", "--yes"], "").0, 0);
    assert!(!named(1));
    fs::write(folder(0).join("people.ron"), "(").unwrap();
    let (code, said) = yishi(&["erase", "王建国", "--yes"], "");
    assert_eq!((code, said.contains(&ids[0])), (3, true), "{said}");
}
