//! R05 限时限次: so many minutes a turn, so many turns a motion; the meeting may agree on other numbers.

use yishi::{
    charter::{GuardId, Mode, preset},
    meeting::{
        Event, Fact, Name,
        numbers::{Badge, SpeechNo},
        words::Side,
    },
};

use super::{Breach, because, recorded};
use crate::support::{Room, at_s4_with_motion};

const FLOOR: &[&str] = &["GrantFloor()", "EndSpeech()"];
const SIX: &str = "RaiseHand(badge: 6, side: For)";
const PASSED: &[&str] = &["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"];
const LOST: &[&str] = &["CountFor(count: 5)", "CountAgainst(count: 5)", "CloseVote()"];

/// 6 has spoken so often for motion 1.
fn spoken(times: usize) -> Room {
    (0..times).fold(at_s4_with_motion(), |room, _| room.and(&[SIX]).and(FLOOR))
}

/// 6 has no turn left; 8 waits.
fn used_up() -> Room {
    spoken(2).and(&["RaiseHand(badge: 8, side: Against)"])
}

/// 6 has spoken once and has a hand up when the meeting agrees on one turn each.
fn limits_lowered() -> Room {
    spoken(1)
        .and(&["RaiseHand(badge: 8, side: Against)", SIX, "OpenVote(on: Limits(seconds: 60, turns: 1), present: 12)"])
        .and(PASSED)
}

fn breach(given: fn() -> Room, line: &'static str, used: u16, next: Option<(u16, Side)>) -> Breach {
    Breach {
        guard: GuardId::R05Turns,
        given,
        line,
        fact: Fact::TurnsUsed { badge: Badge(6), used, next: next.map(|(badge, side)| (Badge(badge), Some(side))) },
        badge: Some(6),
        legal: &[Name::GrantFloor, Name::OpenVote],
    }
}

fn turns(room: &Room, badge: u16) -> u16 {
    let meeting = room.meeting();
    meeting.turns_used(meeting.open_motion().unwrap(), Badge(badge))
}

fn last_opinion(room: &Room) -> Option<Side> {
    room.meeting().open_motion().unwrap().debate.last_opinion
}

#[test]
fn r05_a_third_hand_is_refused_and_says_who_is_next() {
    breach(used_up, SIX, 2, Some((8, Side::Against))).holds();
}

#[test]
fn r05_the_running_turn_counts() {
    breach(|| spoken(1).and(&[SIX, "GrantFloor()"]), "RaiseHand(badge: 6, side: Against)", 2, None).holds();
}

#[test]
fn r05_a_second_hand_is_taken_also_while_the_first_turn_runs() {
    spoken(1).and(&[SIX]);
    at_s4_with_motion().and(&[SIX, "GrantFloor()", SIX]);
}

#[test]
fn r05_a_hand_that_passed_with_a_reason_speaks_a_third_time_and_no_fourth() {
    let mut room = spoken(2);
    because(&mut room, SIX).unwrap();
    let mut room = room.and(FLOOR);
    assert_eq!(turns(&room, 6), 3);
    assert!(matches!(room.when(SIX).unwrap_err().fact, Fact::TurnsUsed { used: 3, .. }));
}

#[test]
fn r05_a_hand_without_a_turn_left_is_not_called() {
    breach(limits_lowered, "GrantFloor(badge: 6)", 1, Some((8, Side::Against))).refused();
    let waiting: Vec<Badge> = limits_lowered().meeting().waiting().iter().map(|hand| hand.badge).collect();
    assert_eq!(waiting, [Badge(8)]);
}

#[test]
fn r05_the_meeting_may_agree_on_other_numbers() {
    let mut room = spoken(2).and(&["OpenVote(on: Limits(seconds: 60, turns: 3), present: 12)"]).and(PASSED);
    room = room.and(&[SIX, "GrantFloor()"]);
    assert_eq!(room.meeting().running_speech().unwrap().granted, 60);
    assert!(matches!(room.when(SIX).unwrap_err().fact, Fact::TurnsUsed { used: 3, .. }));
}

#[test]
fn r05_a_vote_on_limits_that_fails_changes_nothing() {
    let mut room = spoken(2).and(&["OpenVote(on: Limits(seconds: 60, turns: 3), present: 12)"]).and(LOST);
    assert_eq!((room.meeting().limits().seconds, room.meeting().limits().turns), (120, 2));
    assert!(matches!(room.when(SIX).unwrap_err().fact, Fact::TurnsUsed { used: 2, .. }));
}

#[test]
fn r05_a_void_grant_is_neither_turn_nor_opinion() {
    let room = at_s4_with_motion().and(&[SIX, "GrantFloor()", "EndSpeech(void: true)"]);
    assert_eq!((turns(&room, 6), last_opinion(&room)), (0, None));
}

#[test]
fn r05_a_lost_turn_is_both() {
    let room = at_s4_with_motion().and(&[SIX, "GrantFloor()", "CallToOrder(rule: R10, step: EndTurn)"]);
    assert_eq!((turns(&room, 6), last_opinion(&room)), (1, Some(Side::For)));
    assert_eq!(room.meeting().running_speech(), None);
}

#[test]
fn r05_a_question_is_a_turn_and_no_opinion() {
    let room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: Question)"]).and(FLOOR);
    assert_eq!((turns(&room, 6), last_opinion(&room)), (1, None));
}

#[test]
fn r05_amendments_do_not_reset_turns() {
    let voted =
        ["OpenVote(on: Amendment(1), present: 12)", "CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"];
    let mut room = spoken(2).and(&[r#"Amend(mover: 9, when: "7月底前")"#]).and(&voted);
    assert_eq!(room.meeting().open_motion().unwrap().earlier.len(), 1);
    assert!(room.when(SIX).is_err());
    let mut friendly = spoken(2).and(&[r#"Amend(mover: 9, friendly: true, when: "7月底前")"#]);
    assert!(friendly.when(SIX).is_err());
}

#[test]
fn r05_the_next_motion_begins_at_nought() {
    spoken(2).and(&["Park(what: Motion(1))", r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#, SIX]);
}

#[test]
fn r05_a_resident_without_a_badge_is_not_counted() {
    let hand = "RaiseHand(badge: 0, side: Against)";
    let room = (0..3).fold(at_s4_with_motion(), |room, _| room.and(&[hand]).and(FLOOR));
    room.and(&[hand]);
}

#[test]
fn r05_time_over_is_advised_and_time_kept_is_not() {
    for (seconds, over) in [(119, 0), (120, 0), (121, 1), (200, 80)] {
        let mut room = at_s4_with_motion().and(&[SIX, "GrantFloor()"]);
        let ended = room.when_after(seconds, "EndSpeech()").unwrap();
        assert_eq!(recorded(&ended, GuardId::R05Time).len(), usize::from(over > 0), "{seconds}");
        let speech = &room.meeting().speeches[&SpeechNo(1)];
        assert_eq!((speech.seconds, speech.over), (Some(seconds), over));
    }
}

#[test]
fn r05_time_off_says_nothing_and_a_void_speech_is_never_over() {
    let given = || at_s4_with_motion().and(&[SIX, "GrantFloor()"]);
    let mut off = given().with_guard(GuardId::R05Time, Mode::Off);
    assert_eq!(recorded(&off.when_after(200, "EndSpeech()").unwrap(), GuardId::R05Time), []);
    assert_eq!(recorded(&given().when_after(200, "EndSpeech(void: true)").unwrap(), GuardId::R05Time), []);
}

#[test]
fn r05_more_time_is_time_and_given_after_the_bell_it_is_all_of_it() {
    let room = at_s4_with_motion().and(&[SIX, "GrantFloor()"]).after(100, "AddTime(seconds: 60)");
    assert_eq!(room.meeting().speech_left(room.now()), Some(80_000));
    let room = room.after(90, "AddTime(seconds: 30)");
    assert_eq!(room.meeting().speech_left(room.now()), Some(30_000));
    let speech = room.meeting().running_speech().unwrap();
    assert_eq!(speech.granted, 120 + 60 + 10 + 30);
}

#[test]
fn r05_to_the_letter_the_floor_closes_ten_seconds_after_and_more_time_takes_a_reason() {
    let given =
        || at_s4_with_motion().under(|charter| *charter = preset("nantang").unwrap()).and(&[SIX, "GrantFloor()"]);
    assert_eq!(given().meeting().limits().grace, Some(10));
    assert_eq!(at_s4_with_motion().meeting().limits().grace, None);
    let breach = Breach {
        guard: GuardId::R05Time,
        given,
        line: "AddTime(seconds: 60)",
        fact: Fact::TimeFixed { seconds: 120 },
        badge: Some(6),
        legal: &[Name::EndSpeech],
    };
    assert!(breach.refused().passable);
    let waived = because(&mut given(), "AddTime(seconds: 60)").unwrap();
    assert!(matches!(waived.as_slice(), [Event::Waived { .. }, Event::TimeAdded { seconds: 60, .. }]));
    // Where time is only advised or free, the chair gives some in one key.
    for mode in [Mode::Off, Mode::Advise] {
        let added = given().with_guard(GuardId::R05Time, mode).when("AddTime(seconds: 60)").unwrap();
        assert!(matches!(added.as_slice(), [Event::TimeAdded { .. }]), "{mode:?}");
    }
}

#[test]
fn r05_the_numbers_stand_within_sense() {
    for (line, taken) in [
        ("AddTime(seconds: 4)", false),
        ("AddTime(seconds: 5)", true),
        ("AddTime(seconds: 600)", true),
        ("AddTime(seconds: 601)", false),
    ] {
        let mut room = at_s4_with_motion().and(&[SIX, "GrantFloor()"]);
        assert_eq!(room.when(line).is_ok(), taken, "{line}");
    }
    for (seconds, turns, taken) in
        [(9, 1, false), (10, 1, true), (1800, 20, true), (1801, 1, false), (60, 0, false), (60, 21, false)]
    {
        let line = format!("OpenVote(on: Limits(seconds: {seconds}, turns: {turns}))");
        assert_eq!(at_s4_with_motion().when(&line).is_ok(), taken, "{line}");
    }
}
