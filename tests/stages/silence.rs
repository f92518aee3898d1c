//! A clock that jumps (a lid was closed, a day ahead, an hour back) never becomes a speech of 1,440 minutes or of 0:00.

use yishi::meeting::{Event, Ground, measure::Measures, numbers::SpeechNo};

use crate::{
    late::{archive, typed_late},
    support::{Room, at_s3, at_s4_with_motion, replayed},
};

const MINUTE: i64 = 60_000;
const DAY: u32 = 24 * 3600;

fn speaking() -> Room {
    at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"])
}

fn seconds(room: &Room) -> (Option<u32>, u32, u32) {
    let speech = &room.meeting().speeches[&SpeechNo(1)];
    (speech.seconds, speech.over, speech.granted)
}

#[test]
fn a_speech_that_a_day_lies_in_is_as_long_as_its_plan_and_the_rest_is_set_aside() {
    let granted = seconds(&speaking()).2;
    let mut room = speaking();
    let deadline = room.now().plus_s(granted);
    let events = room.when_after(DAY, "EndSpeech()").unwrap();
    let gap = i64::from(DAY - granted) * 1000;
    assert_eq!(events[..2], [Event::ClockPaused { since: deadline }, Event::ClockResumed { gap }], "it is said");
    assert_eq!(seconds(&room), (Some(granted), 0, granted));
    assert_eq!(room.meeting().clock.gaps, gap, "and stands in the minutes");
    assert_eq!(&replayed(room.timeline()), room.meeting());
}

#[test]
fn who_is_slow_to_type_loses_no_time() {
    for seconds in [60, 400, 700] {
        let mut room = speaking();
        let events = room.when_after(seconds, "EndSpeech()").unwrap();
        assert!(!events.iter().any(|event| matches!(event, Event::ClockResumed { .. })), "{seconds} {events:?}");
        assert_eq!(self::seconds(&room).0, Some(seconds));
    }
}

#[test]
fn a_day_between_two_lines_is_no_day_of_a_stage() {
    let minutes = |room: &Room| Measures::of(room.meeting()).stages[&room.meeting().stage].seconds / 60;
    let plan = i64::from(at_s3().meeting().clock.minutes);
    let room = at_s3().after(DAY, r#"NotePoint(group: 1, text: "a")"#);
    assert!((plan..=plan + 1).contains(&minutes(&room)), "{}", minutes(&room));
    // An hour and a half of talk without a line is more than the plan; half an hour over it is talk.
    let room = at_s3().after(u32::try_from(plan + 30).unwrap() * 60, r#"NotePoint(group: 1, text: "a")"#);
    assert_eq!(room.meeting().clock.gaps, 0);
}

#[test]
fn who_says_that_it_went_on_is_believed() {
    let mut room = speaking();
    for line in ["PauseClock()", "ResumeClock()", "EndSpeech()"] {
        let seconds = if line == "PauseClock()" { 3600 } else { 1 };
        room.when_after(seconds, line).unwrap();
    }
    assert_eq!(seconds(&room).0, Some(3601), "an hour was spoken");
}

#[test]
fn an_hour_back_is_refused_and_no_speech_of_nothing() {
    let mut room = speaking();
    let line = format!("(when: \"{}\", cmd: EndSpeech())", room.now().plus_ms(-60 * MINUTE));
    assert_eq!(room.when(&line).unwrap_err().ground, Ground::Moment);
    assert_eq!(seconds(&room).0, None);
}

#[test]
fn a_step_that_was_undone_leaves_no_minutes_behind() {
    for (start, step, back) in [
        (at_s3 as fn() -> Room, r#"(because: "够了", cmd: AdvanceStage())"#, "ResumeClock()"),
        (speaking, "EndSpeech()", "ResumeClock()"),
        (speaking, r#"ReturnToStage(stage: S3, reason: "再谈")"#, "ResumeClock()"),
        (at_s3, "Recess(minutes: 10)", r#"NotePoint(group: 1, text: "a")"#),
    ] {
        let lengths = |room: &Room| Measures::of(room.meeting()).stages;
        let before = start();
        let mut room = start().after(60, step);
        let undo = format!("Undo(seq: {})", room.seq());
        room = room.after(7 * 60, &undo).after(1, back);
        let (was, now) = (lengths(&before), lengths(&room));
        assert_eq!(was.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>(), "{step}");
        let stood = room.meeting().clock.gaps / 1000;
        let more: i64 = now.iter().map(|(stage, length)| length.seconds - was[stage].seconds).sum();
        assert_eq!(more + stood, 60 + 7 * 60 + 1, "{step}: what was used and what stood is all there was");
        assert_eq!(room.meeting().visits.len(), before.meeting().visits.len(), "{step}");
    }
}

#[test]
fn the_silence_of_an_evening_typed_late_is_that_of_the_evening() {
    let live = speaking().after(DAY, "EndSpeech()");
    let late = typed_late(live.given());
    assert_eq!(seconds(&late), seconds(&live));
}

#[test]
fn the_minutes_say_from_when_to_when_clocks_stood() {
    let room = speaking().after(DAY, "EndSpeech()").and(&["Recess(minutes: 10)"]).after(11 * 60, "ResumeClock()");
    let stops = &room.meeting().clock.stops;
    let total: i64 = stops.iter().map(|(from, to)| to.since(*from)).sum();
    assert_eq!((stops.len(), total), (2, room.meeting().clock.gaps));
    let room = room.and(&[r#"CloseMeeting(reason: "停电了")"#]);
    let minutes = archive(room.meeting());
    assert!(minutes.contains("会中停过1449分钟（19:02到") && minutes.contains("）"), "{minutes}");
    // What was typed late says the same.
    assert!(archive(typed_late(room.given()).meeting()).contains("会中停过1449分钟（19:02到"));
}

#[test]
fn nobody_waited_from_one_sitting_to_the_next() {
    let room = at_s3().and(&["PauseClock()"]).after(600, r#"Adjourn(reason: "太晚了")"#).after(DAY, "Resume()");
    let stops: Vec<i64> = room.meeting().clock.stops.iter().map(|(from, to)| to.since(*from)).collect();
    assert_eq!(stops, [10 * MINUTE]);
}
