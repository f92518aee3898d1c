//! An evening that was kept on paper and typed the next morning (补录): every line has the moment it was typed at, and the
//! moment it is about.

mod people;
mod told;

use std::{collections::BTreeMap, fmt::Write as _};

use yishi::{
    document,
    i18n::{Lang, names::Roll},
    meeting::{Event, Ground, Meeting, Moment, Order, Refusal, spec},
    minutes::{Cut, Format, Order as Papers, Record, csv::Encoding, files},
};

use crate::{
    sessions::{played, scripts, surprises},
    support::{EVENING, Room, at_s2, at_s3, at_s4, at_s4_with_motion, at_s6, order, replayed},
};

/// The next morning.
const MORNING: &str = "2027-06-01T09:00:00+08:00";

/// The same commands, all typed in the morning after, a line a second.
pub fn typed_late(given: &[Order]) -> Room {
    let morning: Moment = MORNING.parse().unwrap();
    let (mut room, mut said) = (Room::empty(), None);
    for (second, order) in (0..).zip(given) {
        // A line without a moment came a second after the line above.
        let above = said.map_or(EVENING.parse().unwrap(), |said: Moment| said.plus_s(1));
        let when = order.at.map_or(above, |at| said.map_or(at, |said| at.max(said)));
        said = Some(when);
        // What was told of an earlier moment is about that one; what was to come is still to come.
        let told = order.when.map(|told| if told > when { morning.plus_min(60 * 24) } else { told });
        let at = Some(morning.plus_s(second));
        let _ = room.give(Order { at, when: told.or(said), ..order.clone() });
    }
    room
}

/// Every paper of a meeting as text; of the archive without the mark.
fn papers(meeting: &Meeting) -> String {
    let meeting = Meeting { late: Vec::new(), ..meeting.clone() };
    written(&meeting, &Cut::ALL)
}

fn written(meeting: &Meeting, cuts: &[Cut]) -> String {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let formats = [Format::Document(document::Format::Md), Format::Wechat, Format::Csv, Format::Ics];
    let order = Papers { cuts, formats: &formats, encoding: Encoding::Utf8 };
    let mut text = String::new();
    for file in files(meeting, &Record::of(&names, Lang::Zh), &order).unwrap() {
        writeln!(text, "== {}\n{}", file.name, String::from_utf8_lossy(&file.bytes)).unwrap();
    }
    text
}

/// The sealed archive as text.
pub fn archive(meeting: &Meeting) -> String {
    written(meeting, &[Cut::Archive])
}

/// Lines that only one of two papers has.
pub fn difference(one: &str, other: &str) -> Vec<String> {
    let pairs = one.lines().zip(other.lines()).filter(|(a, b)| a != b);
    let mut lines: Vec<String> = pairs.map(|(a, b)| format!("- {a}\n+ {b}")).take(6).collect();
    if one.lines().count() != other.lines().count() {
        lines.push(format!("{} and {} lines", one.lines().count(), other.lines().count()));
    }
    lines
}

/// That the papers of an evening typed late are those of the evening, but for the mark in the archive.
pub fn is_the_same_evening(live: &Room, late: &Room) -> Result<(), String> {
    let (one, other) = (papers(live.meeting()), papers(late.meeting()));
    if one != other {
        return Err(difference(&one, &other).join("\n"));
    }
    let open = [Cut::Page, Cut::Circulated];
    if written(live.meeting(), &open) != written(late.meeting(), &open) {
        return Err("what circulates is marked".to_owned());
    }
    Ok(())
}

#[test]
fn an_evening_typed_late_has_the_minutes_of_the_evening_typed_live() {
    for (name, text) in scripts() {
        let (live, _) = surprises(&text);
        let late = typed_late(live.given());
        assert_eq!(late.seq(), live.seq(), "{name}: as many lines");
        is_the_same_evening(&live, &late).unwrap_or_else(|why| panic!("{name}\n{why}"));
        let marked = written(late.meeting(), &[Cut::Archive]);
        assert!(marked.contains("补录的行") && !papers(late.meeting()).contains("补录"), "{name}");
    }
}

/// A room where so many seconds after the last line the next one is typed.
fn later(room: &Room, seconds: u32, when: Moment, line: &str) -> (Room, Result<Vec<Event>, Refusal>) {
    let mut room = room.clone();
    let at = Some(room.meeting().last_at.unwrap().plus_s(seconds));
    let answer = room.give(Order { at, when: Some(when), ..order(line) });
    (room, answer)
}

#[test]
fn no_command_has_a_moment_that_is_to_come_or_before_the_meeting() {
    for start in [at_s3(), at_s6(), played("worked")] {
        let opened = start.meeting().opened().unwrap();
        for row in spec::TABLE {
            for when in [start.now().plus_s(120), opened.plus_ms(-1000)] {
                let (room, answer) = later(&start, 60, when, row.example);
                assert_eq!(answer.unwrap_err().ground, Ground::Moment, "{} at {when}", row.example);
                assert!(room.meeting() == start.meeting(), "{}", row.example);
            }
        }
    }
}

/// In the archive what was typed later is marked where it stands; nowhere else, and not line by line where all of it was.
#[test]
fn what_was_told_later_is_marked_where_it_stands_in_the_archive() {
    let pledge = r#"Pledge(badge: 9, text: "我教老人用卡")"#;
    let at_the_plan = at_s6();
    let when = at_the_plan.now().plus_s(1);
    let typed = at_the_plan.after(60, r#"CloseMeeting(reason: "停电了")"#);
    let (room, answer) = later(&typed, 600, when, pledge);
    answer.unwrap();
    assert!(archive(room.meeting()).contains("（补录）"), "{}", archive(room.meeting()));
    assert_eq!(archive(room.meeting()).matches("（补录）").count(), 1, "{}", archive(room.meeting()));
    assert!(!archive(typed.meeting()).contains("补录"));
    assert!(!written(room.meeting(), &[Cut::Page, Cut::Circulated]).contains("补录"));
    let all = archive(typed_late(room.given()).meeting());
    assert!(all.contains("补录的行") && !all.contains("（补录）"), "{all}");
}
