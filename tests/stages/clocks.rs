//! Clocks: what a stage has left, what stands, and what is given back.

use yishi::{
    charter::Stage,
    meeting::{Fact, Ground, Moment, Name, numbers::SpeechNo},
};

use crate::support::{Room, at_s0, at_s1, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided};

const MINUTE: i64 = 60_000;

type Start = fn() -> Room;

/// 6 speaks since ten seconds.
fn speaking() -> Room {
    at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]).after(10, "ReadAloud(what: Rules)")
}

/// Table 1 reports since ten seconds.
fn reporting() -> Room {
    at_s4().and(&["ReportGroup(group: 1)"]).after(10, "ReadAloud(what: Rules)")
}

/// What every clock has left: the stage, the plan, the speech, the report.
fn left(room: &Room, at: Moment) -> [Option<i64>; 4] {
    let meeting = room.meeting();
    let plan = meeting.ends.map(|ends| ends.since(meeting.clock.paused.unwrap_or(at)));
    [meeting.stage_left(at), plan, meeting.speech_left(at), meeting.report_left(at)]
}

fn extend(minutes: u16) -> String {
    format!("ExtendStage(minutes: {minutes})")
}

#[test]
fn every_clock_stands_in_a_pause_and_a_recess_and_gets_its_time_back() {
    for given in [speaking, reporting] {
        for stand in ["PauseClock()", "Recess(minutes: 10)", "CallToOrder(rule: R03)"] {
            let before = given();
            let had = left(&before, before.now());
            let clocks = had.iter().flatten().count();
            assert_eq!(clocks, 3);
            let mut room = before.after(0, stand);
            if room.meeting().clock.paused.is_none() {
                // Nobody speaks, so an interruption interrupts nobody.
                assert!(stand.contains("R03") && room.meeting().running_speech().is_none());
                continue;
            }
            assert_eq!(left(&room, room.now().plus_min(7)), had, "{stand}");
            room = room.after(7 * 60, "ResumeClock()");
            assert_eq!(left(&room, room.now()), had, "{stand}");
            assert_eq!((room.meeting().clock.paused, room.meeting().clock.recess), (None, None));
            assert_eq!(room.meeting().clock.gaps, 7 * MINUTE);
        }
    }
}

#[test]
fn a_recess_says_until_when_and_the_clocks_wait_for_the_room() {
    let room = speaking().after(0, "Recess(minutes: 10)");
    assert_eq!(room.meeting().clock.recess, Some(room.now().plus_min(10)));
    // It took twelve.
    let had = left(&room, room.now());
    let room = room.after(12 * 60, "ResumeClock()");
    assert_eq!(left(&room, room.now()), had);
    for (minutes, taken) in [(0, false), (1, true), (120, true), (121, false)] {
        assert_eq!(speaking().when(&format!("Recess(minutes: {minutes})")).is_ok(), taken, "{minutes}");
    }
}

#[test]
fn a_pause_may_begin_earlier_but_never_before_the_last_line() {
    let paused = |since: i64| {
        let room = speaking();
        let line = format!("PauseClock(since: \"{}\")", room.now().plus_ms(since));
        let mut after = room.clone();
        let refused = after.when_after(300, &line).map_err(|refusal| refusal.ground);
        (room.now(), refused.map(|_| after.meeting().clock.paused))
    };
    let (before, stands) = paused(60_000);
    assert_eq!(stands, Ok(Some(before.plus_ms(60_000))));
    assert_eq!(paused(-1).1, Err(Ground::Moment), "a moment is never pulled along");
    assert_eq!(paused(900_000).1, Err(Ground::Moment), "it is still to come");
}

#[test]
fn clocks_stand_once_and_go_on_once() {
    let mut room = speaking().and(&["PauseClock()"]);
    assert_eq!(room.when("PauseClock()").unwrap_err().fact, Fact::Already);
    let mut room = room.and(&["ResumeClock()"]);
    assert_eq!(room.when("ResumeClock()").unwrap_err().fact, Fact::Already);
}

#[test]
fn what_goes_on_lets_the_clocks_go_on() {
    let open = || at_s4_spoken().and(&["RaiseHand(badge: 7, side: Against)"]);
    let cases: &[(Start, &str)] = &[
        (open, "GrantFloor()"),
        (open, "OpenVote(on: Limits(seconds: 60, turns: 1))"),
        (at_s4, "ReportGroup(group: 1)"),
        (at_s4, "OpenMotion(motion: 1)"),
        (at_s5_decided, r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#),
        (at_s4, r#"ReturnToStage(stage: S3, reason: "还要再谈")"#),
        (at_s4, r#"(because: "往下走", cmd: AdvanceStage())"#),
        (at_s0, "StartMeeting()"),
    ];
    for (given, line) in cases {
        let room = given().and(&["PauseClock()"]).after(300, line);
        assert_eq!(room.meeting().clock.paused, None, "{line}");
    }
}

#[test]
fn hands_and_notes_leave_the_clocks_standing() {
    for line in
        ["RaiseHand(badge: 7, side: For)", r#"Park(text: "车位的事")"#, "SignIn(badges: 20)", "AddTime(seconds: 30)"]
    {
        let room = speaking().and(&["PauseClock()", line]);
        assert!(room.meeting().clock.paused.is_some(), "{line}");
    }
}

#[test]
fn what_stood_before_the_start_is_no_part_of_the_evening() {
    let room = at_s0().and(&["PauseClock()"]).after(5 * 3600, "StartMeeting()");
    assert_eq!(room.meeting().clock.gaps, 0);
    assert_eq!(room.meeting().stage_left(room.now()), Some(10 * MINUTE));
    assert_eq!(room.meeting().ends, Some(room.now().plus_min(120)));
    let room = at_s0().and(&["Recess(minutes: 20)"]).after(600, "ResumeClock()").after(60, "StartMeeting()");
    assert_eq!(room.meeting().clock.gaps, 0);
}

#[test]
fn a_stage_that_is_entered_again_has_what_it_had_left() {
    let minutes = |room: &Room| room.meeting().stage_left(room.now()).unwrap() / MINUTE;
    // 25 minutes of debate, 10 of decision.
    let room = at_s4_with_motion();
    let entered = room.meeting().visits.last().unwrap().entered;
    let room = room.and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"]);
    let until =
        |room: &Room, minutes: i64| u32::try_from((minutes * MINUTE - room.now().since(entered)) / 1000).unwrap();
    let wait = until(&room, 10);
    let room = room.after(wait, "OpenVote(on: Motion(1), present: 12)");
    assert_eq!(minutes(&room), 10);
    let room = room.and(&["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"]);
    let wait = until(&room, 14);
    let room = room.after(wait, r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#);
    assert_eq!((room.meeting().stage, minutes(&room)), (Stage::S4, 15));
    let room = room.after(60, r#"(because: "没人要说", cmd: OpenVote(on: Motion(2), present: 12))"#);
    assert_eq!((room.meeting().stage, minutes(&room)), (Stage::S5, 6));
}

#[test]
fn a_pause_is_no_use_of_a_stage() {
    let room = at_s3().and(&["PauseClock()"]).after(20 * 60, r#"(because: "往下走", cmd: AdvanceStage())"#);
    let room = room.and(&[r#"ReturnToStage(stage: S3, reason: "还要再谈")"#]);
    let left = room.meeting().stage_left(room.now()).unwrap();
    assert!((29 * MINUTE..30 * MINUTE).contains(&left), "{left}");
}

#[test]
fn a_stage_that_is_over_its_time_goes_on_and_has_nothing_left_when_it_is_entered_again() {
    let room = at_s1().after(40 * 60, r#"RaiseConcern(cards: "6 7")"#);
    assert!(room.meeting().stage_left(room.now()).unwrap() < 0);
    let room = room.and(&["Cluster(rest: true)", "AdvanceStage()", r#"ReturnToStage(stage: S1, reason: "漏了一张")"#]);
    assert_eq!(room.meeting().stage_left(room.now()), Some(0));
}

#[test]
fn the_chair_gives_up_to_five_minutes_a_stage() {
    for (given, taken) in [
        (&[0][..], &[false][..]),
        (&[5], &[true]),
        (&[6], &[false]),
        (&[3, 2, 1], &[true, true, false]),
        (&[3, 3, 2], &[true, false, true]),
    ] {
        let mut room = at_s1();
        let came: Vec<bool> = given.iter().map(|minutes| room.when(&extend(*minutes)).is_ok()).collect();
        assert_eq!(came, taken, "{given:?}");
    }
    let refused = at_s1().when(&extend(6)).unwrap_err();
    assert_eq!(refused.legal, [Name::OpenVote]);
    // Each stage has its own five.
    at_s1().and(&[&extend(5), r#"Cluster(title: "门禁", cards: "6")"#, "AdvanceStage()", &extend(5)]);
}

#[test]
fn the_number_is_the_charters() {
    let room = || at_s1().under(|charter| charter.extend = 10);
    assert!(room().when(&extend(10)).is_ok());
    assert!(room().when(&extend(11)).is_err());
}

#[test]
fn an_extension_is_time_for_the_stage_and_the_plan() {
    let room = at_s1();
    let [stage, plan, ..] = left(&room, room.now());
    let room = room.after(0, &extend(5));
    let [longer, later, ..] = left(&room, room.now());
    assert_eq!((longer, later), (stage.map(|ms| ms + 5 * MINUTE), plan.map(|ms| ms + 5 * MINUTE)));
}

#[test]
fn more_takes_a_vote_and_a_tie_gives_nothing() {
    for (for_, against, minutes) in [(7, 5, 20), (6, 6, 0), (5, 7, 0)] {
        let room = at_s1();
        let due = room.meeting().clock.deadline.unwrap();
        let room = room.and(&[
            "OpenVote(on: Extend(minutes: 20), present: 12)",
            &format!("CountFor(count: {for_})"),
            &format!("CountAgainst(count: {against})"),
            "CloseVote()",
        ]);
        assert_eq!(room.meeting().clock.deadline, Some(due.plus_min(minutes)), "{for_}:{against}");
    }
}

#[test]
fn a_vote_for_more_time_after_a_pause_gives_both_back() {
    let room = at_s1();
    let had = room.meeting().stage_left(room.now()).unwrap();
    let room = room.after(0, "OpenVote(on: Extend(minutes: 20), present: 12)").after(0, "PauseClock()");
    let room = room.after(300, "CountFor(count: 7)").after(0, "CountAgainst(count: 1)").after(0, "CloseVote()");
    assert_eq!(room.meeting().stage_left(room.now()), Some(had + 20 * MINUTE));
}

#[test]
fn a_vote_for_more_time_that_is_put_right_in_a_recess_gives_none_of_it_back() {
    let room = at_s1();
    let had = room.meeting().stage_left(room.now()).unwrap();
    let room = room.after(0, "OpenVote(on: Extend(minutes: 20), present: 12)");
    let room = room.after(0, "CountFor(count: 7)").after(0, "CountAgainst(count: 1)").after(0, "CloseVote()");
    let room = room.after(0, "Recess(minutes: 5)");
    let room = room.after(60, r#"CorrectVote(vote: 1, for: 0, against: 8, tellers: [7, 8], reason: "数反了")"#);
    assert_eq!(room.meeting().stage_left(room.now()), Some(had));
}

#[test]
fn nothing_is_extended_before_the_start() {
    assert_eq!(at_s0().when(&extend(5)).unwrap_err().fact, Fact::First { command: Name::StartMeeting });
}

#[test]
fn a_table_that_is_done_gives_its_minutes_back() {
    // P4
    let room = at_s3();
    let left = room.meeting().stage_left(room.now()).unwrap() / 1000;
    let room = room.after(0, "CloseGroup(group: 1)");
    let (_, given_back) = room.meeting().groups.values().next().unwrap().closed.unwrap();
    assert_eq!(i64::from(given_back), left);
    assert_eq!(room.clone().when("CloseGroup(group: 1)").unwrap_err().fact, Fact::Already);
    let late = at_s3().after(40 * 60, "CloseGroup(group: 1)");
    assert_eq!(late.meeting().groups.values().next().unwrap().closed.unwrap().1, 0);
}

#[test]
fn a_speech_in_a_recess_is_as_long_as_it_was_spoken() {
    let room = speaking().after(0, "Recess(minutes: 10)").after(600, "EndSpeech()");
    assert_eq!(room.meeting().speeches[&SpeechNo(1)].seconds, Some(10));
}

#[test]
fn how_far_the_evening_is_behind_its_plan_follows_the_clock_of_the_stage() {
    let room = at_s1();
    let behind = |minutes: u16| room.meeting().behind(room.now().plus_min(minutes)).unwrap();
    let left = u16::try_from(room.meeting().stage_left(room.now()).unwrap() / MINUTE).unwrap();
    assert!(left > 2);
    // While its minutes run, what a stage uses was planned; what it takes beyond that is missing at the end.
    assert_eq!(behind(0), behind(left));
    assert_eq!(behind(left + 7) - behind(left + 2), 5 * MINUTE);
    // An extension that was decided moves the planned end with it.
    let extended = room.clone().after(0, "ExtendStage(minutes: 5)");
    assert_eq!(extended.meeting().behind(extended.now()).unwrap(), behind(0));
}
