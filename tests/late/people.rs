//! Who came, left and held an office, where that is told later: the record of it is the one of the evening.

use yishi::meeting::{
    Fact, Ground,
    numbers::{Badge, GroupNo},
    state::Vacancy,
    words::{GroupRole, Office},
};

use super::*;

/// An evening of minutes after seven: a line of each, then the lines that are told, each of its minute.
fn told(start: Room, live: &[(u16, &str)], late: &[(u16, &str)]) -> Room {
    let mut room = start;
    for (minute, line) in live {
        room.give(Order { at: Some(minutes(*minute)), ..order(line) }).unwrap_or_else(|no| panic!("{line}: {no:?}"));
    }
    for (minute, line) in late {
        tell(&mut room, *minute, line).unwrap_or_else(|no| panic!("{line}: {no:?}"));
    }
    assert!(&replayed(room.timeline()) == room.meeting());
    room
}

fn minutes(minute: u16) -> Moment {
    EVENING.parse::<Moment>().unwrap().plus_min(minute)
}

fn tell(room: &mut Room, minute: u16, line: &str) -> Result<Vec<Event>, Refusal> {
    let at = Some(room.meeting().last_at.unwrap().plus_s(1));
    room.give(Order { at, when: Some(minutes(minute)), ..order(line) })
}

const CLOSE: (u16, &str) = (90, r#"CloseMeeting(reason: "停电了")"#);
const LAST: (u16, &str) = (60, r#"Park(text: "车位的事")"#);

fn vacancies(room: &Room) -> Vec<(Moment, Option<Moment>, Option<u16>)> {
    let of = |of: &Vacancy| (of.from, of.until, of.filled.map(|badge| badge.no));
    room.meeting().vacancies.iter().map(of).collect()
}

/// The same, had everything been typed when it happened.
fn live(start: Room, lines: &[(u16, &str)]) -> Room {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|(minute, _)| *minute);
    told(start, &lines, &[])
}

#[test]
fn a_chair_whose_leaving_is_told_later_left_it_empty() {
    let gone = (30, "SignOut(badges: 1)");
    for live_lines in [
        &[LAST][..],
        &[LAST, CLOSE],
        &[(45, "TakeOffice(office: Chair, badge: 2)"), LAST],
        &[(45, "TakeOffice(office: Chair, badge: 2)"), LAST, CLOSE],
    ] {
        let late = told(at_s3(), live_lines, &[gone]);
        let all: Vec<_> = live_lines.iter().copied().chain([gone]).collect();
        let live = live(at_s3(), &all);
        assert_eq!(vacancies(&late), vacancies(&live), "{live_lines:?}");
        assert_eq!(vacancies(&late).len(), 1);
        assert_eq!(late.meeting().offices, live.meeting().offices, "{live_lines:?}");
        assert_eq!(late.meeting().office_log, live.meeting().office_log, "{live_lines:?}");
    }
}

#[test]
fn who_took_the_chair_meanwhile_is_told_too() {
    let lines = [(30, "SignOut(badges: 1)"), (40, "TakeOffice(office: Chair, badge: 2)")];
    let typed = [(50, "TakeOffice(office: Chair, badge: 6)"), LAST];
    for order in [lines, [lines[1], lines[0]]] {
        let late = told(at_s3(), &typed, &order);
        assert_eq!(vacancies(&late), [(minutes(30), Some(minutes(40)), Some(2))], "{order:?}");
        assert_eq!(late.meeting().holder(Office::Chair), Some(Badge(6)), "whoever held it last still does");
    }
}

#[test]
fn what_is_told_of_the_door_is_sorted_in() {
    // 9 left at the end; told: was out for ten minutes in between.
    let typed = [(55, "SignOut(badges: 9)"), LAST];
    let late = told(at_s3(), &typed, &[(30, "SignOut(badges: 9)"), (40, "SignIn(badges: 9)")]);
    let log = &late.meeting().people[&Badge(9)].log;
    let moments: Vec<_> = log.iter().skip(1).copied().collect();
    assert_eq!(moments, [(minutes(30), false), (minutes(40), true), (minutes(55), false)]);
    assert!(!late.meeting().is_present(Badge(9)));
    // Told after the return was: in the room now.
    let late = told(at_s3(), &[LAST], &[(30, "SignOut(badges: 9)"), (40, "SignIn(badges: 9)")]);
    assert!(late.meeting().is_present(Badge(9)));
}

#[test]
fn nobody_is_told_to_have_left_before_they_came() {
    let mut room = told(at_s3(), &[(20, "SignIn(badges: 20)"), LAST], &[]);
    for line in ["SignOut(badges: 20)", "SignIn(badges: 20)", "TakeOffice(office: Timekeeper, badge: 20)"] {
        let refused = tell(&mut room, 10, line).unwrap_err();
        assert!(matches!(refused.ground, Ground::Badge | Ground::Moment), "{line} {refused:?}");
    }
}

#[test]
fn a_sitting_does_not_end_before_what_was_said_in_it() {
    for line in [r#"Adjourn(reason: "太晚了")"#, r#"CloseMeeting(reason: "停电了")"#] {
        let mut room = told(at_s3(), &[LAST], &[]);
        let refused = tell(&mut room, 50, line).unwrap_err();
        assert!(matches!(refused.fact, Fact::Before { .. }), "{line} {refused:?}");
        assert!(tell(&mut room, 60, line).is_ok(), "{line}");
    }
}

#[test]
fn between_the_end_and_its_line_the_meeting_is_closed() {
    // Adjourned, and closed a week later: it ended with the adjournment.
    let typed = [(30, r#"Adjourn(reason: "太晚了")"#), (600, r#"CloseMeeting(reason: "没人再来")"#)];
    for line in ["Resume()", r#"Pledge(badge: 9, text: "我来")"#] {
        let mut room = told(at_s6(), &typed, &[]);
        let refused = tell(&mut room, 60, line).unwrap_err();
        assert_eq!(refused.fact, Fact::Closed, "{line}");
    }
}

#[test]
fn a_vote_that_is_told_later_stands_in_its_stage_with_those_who_were_there() {
    let typed = [(20, "SignOut(badges: 9)"), CLOSE];
    let lines = [
        (10, "OpenMotion(motion: 1)"),
        (11, r#"(because: "没人要说", cmd: CloseDebate())"#),
        (12, "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])"),
        (13, "CountFor(count: 8)"),
        (14, "CountAgainst(count: 3)"),
        (15, "CloseVote()"),
    ];
    let late = told(at_s4(), &typed, &lines);
    let all: Vec<_> = typed.iter().chain(&lines).copied().collect();
    let live = live(at_s4(), &all);
    let of = |room: &Room| {
        let vote = room.meeting().votes.values().next().unwrap().clone();
        (vote.stage, vote.opened, vote.roll, vote.doorless, vote.result)
    };
    assert_eq!(of(&late), of(&live));
    assert_eq!(late.meeting().open_vote, None);
    let state = |room: &Room| room.meeting().motions.values().map(|motion| motion.state.clone()).collect::<Vec<_>>();
    assert_eq!(state(&late), state(&live));
}

#[test]
fn dots_of_a_sheet_are_typed_after_the_choice_was_left() {
    let leave = (30, r#"(because: "先往下走", cmd: AdvanceStage())"#);
    for typed in [&[leave][..], &[leave, CLOSE]] {
        let late = told(at_s2(), typed, &[(10, "CountDots(dots: [(1, 9)])")]);
        assert_eq!(late.meeting().topics.values().map(|topic| topic.dots).collect::<Vec<_>>(), [9]);
    }
}

#[test]
fn more_time_is_no_matter_of_a_stage_that_is_over() {
    let leave = (30, r#"(because: "先往下走", cmd: AdvanceStage())"#);
    for line in ["ExtendStage(minutes: 5)", "OpenVote(on: Extend(minutes: 5), present: 12)"] {
        let mut room = told(at_s3(), &[leave], &[]);
        assert!(matches!(tell(&mut room, 10, line).unwrap_err().fact, Fact::Before { .. }), "{line}");
        let mut room = told(at_s3(), &[leave, CLOSE], &[]);
        assert_eq!(tell(&mut room, 10, line).unwrap_err().fact, Fact::Closed, "{line}");
    }
}

#[test]
fn a_break_that_is_told_after_the_close_is_told_to_its_end() {
    let late = told(at_s3(), &[CLOSE], &[(10, "Recess(minutes: 10)"), (22, "ResumeClock()")]);
    assert_eq!((late.meeting().clock.gaps, late.meeting().clock.paused), (12 * 60_000, None));
    let live = live(at_s3(), &[CLOSE, (10, "Recess(minutes: 10)"), (22, "ResumeClock()")]);
    assert_eq!(
        (late.meeting().clock.gaps, &late.meeting().recesses),
        (live.meeting().clock.gaps, &live.meeting().recesses)
    );
}

#[test]
fn what_was_told_of_an_hour_ago_and_is_taken_back_stops_no_clock_of_an_hour_ago() {
    let typed = [(1, "RaiseHand(badge: 6, side: For)"), (2, "GrantFloor()"), (6, LAST.1)];
    let mut room = told(at_s4_with_motion(), &typed, &[(4, "EndSpeech()")]);
    let undo = format!("Undo(seq: {})", room.seq());
    room = room.and(&[&undo]);
    assert_eq!(room.meeting().clock.paused, Some(minutes(6)), "since the newest moment of the record");
}

#[test]
fn an_evening_that_was_typed_and_is_closed_the_next_day_ended_with_its_last_moment() {
    let mut room = told(at_s3(), &[LAST], &[]);
    let day = minutes(LAST.0).plus_min(24 * 60);
    room.give(Order { at: Some(day), when: Some(minutes(65)), ..order(r#"NotePoint(group: 1, text: "a")"#) }).unwrap();
    room.give(Order { at: Some(day.plus_s(9)), ..order(CLOSE.1) }).unwrap();
    assert_eq!(room.meeting().closed.as_ref().map(|close| close.at), Some(minutes(65)));
}

#[test]
fn nothing_that_is_told_of_a_moment_ago_stops_the_clock_of_who_speaks_since() {
    let start = at_s4_with_motion().and(&["RaiseHand(badge: 8, side: For)", "GrantFloor()"]);
    let now = start.meeting().reached.unwrap();
    for (line, taken) in [("CallToOrder(rule: R03)", true), ("PauseClock()", false), ("Recess(minutes: 5)", false)] {
        let mut told = start.clone();
        let order = Order { at: Some(now.plus_s(2)), when: Some(now.plus_ms(-1000)), ..order(line) };
        assert_eq!(told.give(order).is_ok(), taken, "{line}");
        assert_eq!(told.meeting().clock.paused, None, "{line}");
        assert!(start.clone().and(&[line]).meeting().clock.paused.is_some(), "{line}");
    }
}

#[test]
fn who_took_a_role_over_and_left_leaves_it_to_nobody() {
    let start = at_s3().and(&["TakeGroupRole(group: 1, role: Recorder, badge: 6)", "SignOut(badges: 7)"]);
    let left = start.meeting().reached.unwrap();
    let mut told = start;
    let role = order("TakeGroupRole(group: 1, role: Recorder, badge: 7)");
    told.give(Order { at: Some(left.plus_s(2)), when: Some(left.plus_ms(-1)), ..role }).unwrap();
    assert_eq!(told.meeting().groups[&GroupNo(1)].roles.get(&GroupRole::Recorder), None);
}

#[test]
fn what_is_told_in_the_wrong_order_stands_in_the_papers_in_the_right_one() {
    let mut room = told(at_s4_with_motion(), &[LAST], &[]);
    // Slips that lay on the table: the later one was typed first.
    for (minute, badge, words) in [(40, 8, "后说的"), (30, 9, "先说的")] {
        let said = minutes(minute);
        let line = format!(
            r#"NoteSpeech(motion: 1, badge: {badge}, side: For, seconds: 60, text: "{words}", said: "{said}")"#
        );
        room.when(&line).unwrap_or_else(|no| panic!("{line}: {no:?}"));
    }
    tell(&mut room, 50, "ReadAloud(what: Rules)").unwrap();
    tell(&mut room, 20, "ReadAloud(what: Principles)").unwrap();
    let text = archive(room.meeting());
    for (first, then) in [("先说的", "后说的"), ("八项原则、", "议事规则")] {
        let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
        assert!(place(first) < place(then), "{first} {then}\n{text}");
    }
}

#[test]
fn a_pledge_is_told_of_a_moment_before_its_row_was_claimed_again() {
    let row = r#"ProposeAction(what: "换灯泡", motion: 1, owner: 6, due: "2026-06-30")"#;
    let mut room = told(at_s6(), &[(30, row), (50, "ClaimAction(action: 1, badge: 7)"), LAST], &[]);
    assert!(tell(&mut room, 40, r#"Pledge(badge: 9, text: "我带梯子", action: 1)"#).is_ok());
    let early = tell(&mut room, 20, r#"Pledge(badge: 8, text: "我扶梯子", action: 1)"#).unwrap_err();
    assert!(matches!(early.fact, Fact::Before { .. }), "{early:?}");
    // Who led it later still does.
    let claim = tell(&mut room, 45, "ClaimAction(action: 1, badge: 8)").unwrap_err();
    assert!(matches!(claim.fact, Fact::Before { .. }), "{claim:?}");
}
