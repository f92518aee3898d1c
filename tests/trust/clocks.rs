//! S4: the host's clock jumps, at every command. Order is by number, no line is earlier than the one before, a countdown
//! never shows more than its plan, and the lines alone give the same meeting.

use std::collections::BTreeSet;

use yishi::meeting::{Event, Fact, Meeting, Moment, Name, Refusal, command::Expect, spec};

use crate::{
    commands::{TABLE, places::PLACES},
    support::{Room, came, figure, order, replayed},
};

/// Where the clock jumps to, from the moment that it should show.
type Jump = (&'static str, fn(Moment) -> Moment);

fn on(moment: &str) -> Moment {
    moment.parse().unwrap()
}

const JUMPS: &[Jump] = &[
    ("no jump", |now| now),
    ("an hour back", |now| now.plus_ms(-3_600_000)),
    ("a day forward", |now| now.plus_ms(86_400_000)),
    ("1970", |_| on("1970-01-01T00:00:00+00:00")),
    ("2106", |_| on("2106-02-07T06:28:16+00:00")),
    ("the night clocks go forward", |_| on("2027-03-28T03:00:00+02:00")),
    ("the night clocks go back", |_| on("2026-10-25T02:30:00+01:00")),
    ("a leap day", |_| on("2028-02-29T23:59:59+08:00")),
    ("the giver's zone", |now| on("1970-01-01T00:00:00-05:00").plus_ms(now.ms() - 18_000_000)),
];

/// A countdown is at most its plan. (Below nothing it says how long it is over.)
fn within_plan(what: &str, meeting: &Meeting, now: Moment) {
    if let (Some(left), Some(speech)) = (meeting.speech_left(now), meeting.running_speech()) {
        assert!(left <= i64::from(speech.granted) * 1000, "{what}: {left} ms of a speech");
    }
    if let Some(left) = meeting.stage_left(now) {
        assert!(left <= meeting.clock.span, "{what}: {left} ms of a stage");
    }
    if let Some(left) = meeting.report_left(now) {
        let plan = i64::from(meeting.charter().unwrap().market.report_seconds) * 1000;
        assert!(left <= plan, "{what}: {left} ms of a report");
    }
}

fn holds(what: &str, room: &Room) {
    let entries = room.timeline().entries();
    for (nth, entry) in entries.iter().enumerate() {
        assert_eq!(entry.seq, nth as u64 + 1, "{what}");
        assert!(nth == 0 || entries[nth - 1].at <= entry.at, "{what}: line {} is earlier", entry.seq);
    }
    within_plan(what, room.meeting(), room.now());
    assert_eq!(&replayed(room.timeline()), room.meeting(), "{what}");
}

fn give(room: &mut Room, line: &str, at: Option<Moment>) -> Result<Vec<Event>, Refusal> {
    let mut order = order(&line.replace("SEQ", &room.seq().to_string()));
    order.at = at.or(order.at);
    room.give(order)
}

/// Lines after the jump: the clock has come back, stands, goes on, is adjourned and resumed.
const AFTER: &[&str] = &[
    "ReadAloud(what: Oath)",
    "PauseClock()",
    "ResumeClock()",
    "Recess(minutes: 5)",
    "ResumeClock()",
    "Adjourn(reason: \"停电了\")",
    "Resume()",
];

#[test]
fn wherever_the_clock_jumps_lines_stay_in_order_and_countdowns_within_their_plan() {
    let (mut cases, mut names) = (0, BTreeSet::new());
    let whole = figure::size(0, 1) == 1;
    let rooms: Vec<(char, Room)> = PLACES.iter().map(|(place, room)| (*place, room())).collect();
    for (nth, (name, _, tries)) in TABLE.iter().enumerate() {
        for (places, before, line) in *tries {
            let line = if line.is_empty() { spec::of(*name).example } else { line };
            let places = rooms.iter().filter(|(place, _)| places.contains(*place));
            for (place, room) in places.take(if whole { usize::MAX } else { 1 }) {
                let mut room = room.clone();
                for line in *before {
                    give(&mut room, line, None).unwrap();
                }
                // Short: each command with two of the jumps.
                for (_, (jump, to)) in JUMPS.iter().enumerate().filter(|(n, _)| whole || (n + nth) % 5 == 0) {
                    let what = format!("{name:?} in {place}, {jump}");
                    let mut room = room.clone();
                    let due =
                        if *name == Name::OpenMeeting { on("2026-05-23T19:00:00+08:00") } else { room.now().plus_s(1) };
                    let expect = order(&line.replace("SEQ", "1")).expect.unwrap_or(Expect::Ok);
                    let answer = give(&mut room, line, Some(to(due)));
                    // The day of an example is over for a clock that says 2106.
                    let is_over = matches!(&answer, Err(Refusal { fact: Fact::PastDay { .. }, .. }) if due.date() < to(due).date());
                    assert!(is_over || came(&answer) == expect, "{what}: {answer:?}");
                    holds(&what, &room);
                    for (nth, line) in AFTER.iter().enumerate() {
                        let seconds = u32::try_from(nth).unwrap() * 7;
                        let _ = give(&mut room, line, Some(due.plus_s(seconds)));
                        within_plan(&what, room.meeting(), room.now());
                    }
                    holds(&what, &room);
                    names.insert(*name);
                    cases += 1;
                }
            }
        }
    }
    assert_eq!(names.len(), Name::ALL.len());
    figure::note(
        "S4",
        &format!(
            "{} commands, {} jumps, {cases} cases, no countdown above its plan, the lines alone give the same meeting",
            names.len(),
            JUMPS.len() - 1
        ),
    );
}
