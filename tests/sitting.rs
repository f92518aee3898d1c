//! The way of a command: decided, on disk, then in the meeting.

use std::fs;

use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    journal::{JournalError, verify},
    meeting::{Event, Ground, Moment, Order, numbers::Badge, script},
    sitting::{Answer, Clock, Receipt, Sitting, SittingError},
    station::{Home, StationError},
};

const OPEN: &str = r#"(at: "2026-05-23T19:00:00+08:00", cmd: OpenMeeting(id: "0190a000-0000-7000-8000-000000000001",
    estate: "望春苑", theme: "门禁怎么用?"))"#;

fn meeting() -> Uuid {
    "0190a000-0000-7000-8000-000000000001".parse().unwrap()
}

fn order(line: &str) -> Order {
    script::parse(line).unwrap().unwrap()
}

fn at(clock: &str) -> Moment {
    format!("2026-05-23T{clock}+08:00").parse().unwrap()
}

fn done(sitting: &mut Sitting, line: &str) -> Receipt {
    match sitting.give(order(line)).unwrap() {
        Answer::Done(receipt) => receipt,
        Answer::Refused(refusal) => panic!("{line}: {refusal:?}"),
    }
}

fn refused(sitting: &mut Sitting, line: &str) -> Ground {
    match sitting.give(order(line)).unwrap() {
        Answer::Refused(refusal) => refusal.ground,
        Answer::Done(receipt) => panic!("{line}: {receipt:?}"),
    }
}

struct Room {
    _folder: TempDir,
    home: Home,
    sitting: Sitting,
}

/// A meeting with so many lines given after its opening, all at one moment.
fn given(lines: &[&str]) -> Room {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, None, Clock::at(at("19:00:00"))).unwrap();
    done(&mut sitting, OPEN);
    for line in lines {
        done(&mut sitting, line);
    }
    Room { _folder: folder, home, sitting }
}

fn bytes(room: &Room) -> String {
    fs::read_to_string(room.home.folder(meeting()).join("journal.ron")).unwrap()
}

#[test]
fn an_accepted_command_is_a_line_on_disk_and_a_change_of_the_meeting() {
    let mut room = given(&[]);
    let receipt = done(&mut room.sitting, "SignIn(badges: 7)");
    assert_eq!((receipt.seq, receipt.at), (2, at("19:00:00")));
    assert!(room.sitting.meeting().people.contains_key(&Badge(7)));
    let report = verify(&room.home.folder(meeting()), None).unwrap();
    assert_eq!(Some(report.head), room.sitting.head());
    assert_eq!(report.entries, room.sitting.timeline().entries());
}

#[test]
fn a_meeting_that_is_opened_again_is_the_same() {
    let Room { _folder, home, sitting } = given(&["SignIn(badges: \"1-9\")", "SignIn(badges: 17, call: \"王阿姨\")"]);
    let before = (sitting.meeting().clone(), sitting.calls());
    drop(sitting);
    let again = Sitting::open(&home, meeting(), Clock::at(at("20:00:00"))).unwrap();
    assert_eq!((again.meeting().clone(), again.calls()), before);
    assert_eq!(again.call(Badge(17)), Some("王阿姨"));
}

#[test]
fn what_a_rule_refuses_is_a_line_and_what_else_is_refused_is_none() {
    let mut room = given(&[
        "SignIn(badges: \"1-9\")",
        "TakeOffice(office: Chair, badge: 1)",
        "TakeOffice(office: Recorder, badge: 2)",
        "StartMeeting()",
    ]);
    let lines = room.sitting.timeline().entries().len();
    assert_eq!(refused(&mut room.sitting, "SignOut(badges: 33)"), Ground::Badge);
    assert_eq!(room.sitting.timeline().entries().len(), lines);
    let to_the_debate = "(because: \"都在纸上\", cmd: AdvanceStage())";
    for _ in 0..4 {
        done(&mut room.sitting, to_the_debate);
    }
    done(&mut room.sitting, "OpenMotion(mover: 3, action: \"装灯\", object: \"3号楼\")");
    let lines = room.sitting.timeline().entries().len();
    assert_eq!(refused(&mut room.sitting, "RaiseHand(badge: 1, side: For)"), Ground::R01);
    let entries = room.sitting.timeline().entries();
    assert_eq!(entries.len(), lines + 1);
    let line = entries.last().unwrap();
    assert!(matches!(line.events[0], Event::Refused { badge: Some(Badge { no: 1, .. }), .. }), "{line:?}");
    assert_eq!(verify(&room.home.folder(meeting()), None).unwrap().entries, entries);
}

#[test]
fn names_go_to_their_own_file_and_never_to_the_journal() {
    let mut room = given(&["SignIn(badges: 17, name: \"王建国\", call: \"王阿姨\")"]);
    assert!(!bytes(&room).contains('王'));
    assert_eq!(room.sitting.call(Badge(17)), Some("王阿姨"));
    let person = room.sitting.meeting().people[&Badge(17)].person;
    done(&mut room.sitting, "EditParticipant(badge: 17, call: \"王老师\", minor: false)");
    assert_eq!(room.sitting.call(Badge(17)), Some("王老师"));
    assert_eq!(room.sitting.meeting().people[&Badge(17)].person, person);
    assert_eq!(room.sitting.people().get(person.unwrap()).unwrap().name.as_deref(), Some("王建国"));
}

#[test]
fn a_name_is_never_taken_down_without_somebody_to_bear_it() {
    let mut room = given(&["SignIn(badges: 17)", "SignOut(badges: 17)"]);
    let answer = room.sitting.give(order("SignIn(badges: 17, name: \"王建国\")")).unwrap();
    let borne = !room.sitting.calls().is_empty();
    assert_eq!(borne, matches!(answer, Answer::Done(_)), "{answer:?}");
    assert_eq!(room.sitting.people().all().count(), usize::from(borne));
}

#[test]
fn a_name_that_would_turn_the_screen_round_is_refused_and_nothing_is_written() {
    let mut room = given(&[]);
    let before = bytes(&room);
    assert_eq!(refused(&mut room.sitting, r#"SignIn(badges: 17, name: "a\u{202e}b")"#), Ground::Text);
    assert_eq!(refused(&mut room.sitting, &format!("SignIn(badges: 17, call: {:?})", "长".repeat(65))), Ground::Text);
    assert_eq!(bytes(&room), before);
    assert!(!room.home.folder(meeting()).join("people.ron").exists());
}

#[test]
fn the_same_moments_and_ids_give_the_same_bytes() {
    let lines =
        ["SignIn(badges: 17, name: \"王建国\")", "SignIn(badges: \"1-9\")", "SignIn(badges: 18, call: \"老李\")"];
    let (first, second) = (given(&lines), given(&lines));
    assert_eq!(bytes(&first), bytes(&second));
    assert_eq!(first.sitting.calls(), second.sitting.calls());
}

#[test]
fn time_never_runs_backwards_and_stays_in_the_zone_of_the_station() {
    let mut room = given(&[r#"(at: "2026-05-23T19:10:00+08:00", cmd: SignIn(badges: 1))"#]);
    let earlier = refused(&mut room.sitting, r#"(at: "2026-05-23T18:00:00+08:00", cmd: SignIn(badges: 2))"#);
    let elsewhere = done(&mut room.sitting, r#"(at: "2026-05-23T11:20:00Z", cmd: SignIn(badges: 3))"#);
    let now = done(&mut room.sitting, "SignIn(badges: 4)");
    assert_eq!(earlier, Ground::Moment);
    assert_eq!(elsewhere.at.to_string(), "2026-05-23T19:20:00.000+08:00");
    assert_eq!(now.at, elsewhere.at);
}

#[test]
fn a_meeting_that_is_not_opened_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, None, Clock::at(at("19:00:00"))).unwrap();
    refused(&mut sitting, "SignIn(badges: 1, name: \"王建国\")");
    refused(&mut sitting, "OpenMeeting(estate: \"\", theme: \"x\")");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    done(&mut sitting, OPEN);
    assert_eq!(home.ids().unwrap(), [meeting()]);
}

/// The power may go when the folder is there and the journal isn't, or when the journal has no line yet.
#[test]
fn a_meeting_that_was_being_made_when_the_power_went_can_be_opened_again() {
    for with_journal in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        fs::create_dir_all(home.folder(meeting())).unwrap();
        if with_journal {
            fs::write(home.folder(meeting()).join("journal.ron"), "").unwrap();
        }
        assert_eq!(home.ids().unwrap().len(), usize::from(with_journal));
        let mut sitting = if with_journal {
            Sitting::open(&home, meeting(), Clock::at(at("19:00:00"))).unwrap()
        } else {
            Sitting::create(&home, None, Clock::at(at("19:00:00"))).unwrap()
        };
        done(&mut sitting, OPEN);
        assert_eq!(home.meetings().unwrap().len(), 1);
    }
}

#[test]
fn the_same_meeting_is_not_opened_twice() {
    let room = given(&[]);
    let mut again = Sitting::create(&room.home, None, Clock::at(at("19:00:00"))).unwrap();
    let twice = again.give(order(OPEN));
    assert!(matches!(twice, Err(SittingError::Journal(JournalError::Exists { .. } | JournalError::Locked { .. }))));
}

#[test]
fn somebody_may_look_while_somebody_else_runs_the_meeting() {
    let mut room = given(&["SignIn(badges: 1)"]);
    assert!(Sitting::open(&room.home, meeting(), Clock::system()).is_err());
    let mut looker = Sitting::look(&room.home, meeting(), Clock::system()).unwrap();
    assert_eq!(looker.meeting(), room.sitting.meeting());
    assert!(looker.read_only().is_some());
    assert!(matches!(
        looker.give(order("SignIn(badges: 2)")),
        Err(SittingError::Journal(JournalError::ReadOnly { .. }))
    ));
    done(&mut room.sitting, "SignIn(badges: 2)");
}

#[test]
fn a_meeting_is_found_by_the_beginning_of_its_id() {
    let mut room = given(&[]);
    let other = OPEN.replace("000000000001", "000000000002");
    let mut sitting = Sitting::create(&room.home, None, Clock::at(at("19:00:00"))).unwrap();
    done(&mut sitting, &other);
    done(&mut room.sitting, "SignIn(badges: 1)");
    let home = &room.home;
    assert_eq!(home.resolve("0190A000-0000-7000-8000-000000000001").unwrap(), meeting());
    assert!(matches!(home.resolve("0190a"), Err(StationError::Several { count: 2, .. })));
    assert!(matches!(home.resolve("7"), Err(StationError::NoMeeting { .. })));
    assert!(matches!(home.resolve("../.."), Err(StationError::NoMeeting { .. })));
    assert!(matches!(home.resolve(""), Err(StationError::NoMeeting { .. })));
    let listed = home.meetings().unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].theme.as_str(), listed[0].damaged), ("门禁怎么用?", false));
}

#[test]
fn a_damaged_meeting_is_listed_as_damaged() {
    let room = given(&["SignIn(badges: 1)"]);
    let file = room.home.folder(meeting()).join("journal.ron");
    fs::write(file, bytes(&room).replace("SignedIn", "SignedOn")).unwrap();
    let listed = room.home.meetings().unwrap();
    assert_eq!((listed[0].theme.as_str(), listed[0].damaged), ("门禁怎么用?", true));
}

#[test]
fn a_home_that_is_not_there_is_said_so_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    assert!(matches!(Home::at(&nowhere), Err(StationError::Missing { .. })));
    fs::write(&nowhere, "").unwrap();
    assert!(matches!(Home::at(&nowhere), Err(StationError::NotAFolder { .. })));
    let new = folder.path().join("new/home");
    let home = Home::to_be_made(&new);
    assert_eq!(home.meetings().unwrap().len(), 0);
    assert!(!new.exists());
    let mut sitting = Sitting::create(&home, None, Clock::at(at("19:00:00"))).unwrap();
    done(&mut sitting, OPEN);
    assert!(new.join("sessions").join(meeting().to_string()).join("journal.ron").is_file());
}
