//! R01 主持中立: who holds the chair neither moves, speaks nor sums up, and who took part doesn't take the chair.

use yishi::{
    charter::{GuardId, Mode},
    meeting::{Fact, Name, numbers::Badge, words::Office},
};

use super::Breach;
use crate::support::{Room, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting};

fn chair(room: &Room) -> Option<u16> {
    room.meeting().holder(Office::Chair).map(|badge| badge.no)
}

/// The chair does something that is not a chair's.
fn acting(given: fn() -> Room, line: &'static str) -> Breach {
    Breach {
        guard: GuardId::R01Neutral,
        given,
        line,
        fact: Fact::ChairActs { chair: Badge(1), deputy: Some(Badge(2)) },
        badge: Some(1),
        legal: &[Name::HandOverChair],
    }
}

/// Somebody who took part would take the chair.
fn taking(given: fn() -> Room, badge: u16, line: &'static str) -> Breach {
    Breach {
        guard: GuardId::R01Neutral,
        given,
        line,
        fact: Fact::TookPart { badge: Badge(badge) },
        badge: Some(badge),
        legal: &[Name::HandOverChair, Name::TakeOffice],
    }
}

/// 1 raised a hand before taking the chair again.
fn chair_with_a_hand_up() -> Room {
    at_s4_with_motion().and(&[
        "TakeOffice(office: Chair, badge: 2)",
        "RaiseHand(badge: 1, side: For)",
        "TakeOffice(office: Chair, badge: 1)",
    ])
}

/// 2 holds the chair for 1, who has spoken against motion 1.
fn handed_over() -> Room {
    at_s4_with_motion().and(&[
        "HandOverChair(to: 2)",
        "RaiseHand(badge: 1, side: Against)",
        "GrantFloor()",
        "EndSpeech()",
    ])
}

#[test]
fn r01_the_chair_raises_no_hand_and_is_offered_the_hand_over() {
    acting(at_s4_with_motion, "RaiseHand(badge: 1, side: For)").holds();
}

#[test]
fn r01_the_chair_is_not_called_to_speak() {
    acting(chair_with_a_hand_up, "GrantFloor(badge: 1)").holds();
}

#[test]
fn r01_the_hand_of_the_chair_waits_without_being_called() {
    assert_eq!(chair_with_a_hand_up().meeting().next_speaker(), None);
    let room = chair_with_a_hand_up().with_guard(GuardId::R01Neutral, Mode::Advise);
    assert_eq!(room.meeting().next_speaker().map(|next| next.badge), Some(Badge(1)));
}

#[test]
fn r01_the_chair_moves_nothing() {
    acting(at_s3, r#"DraftMotion(group: 1, mover: 1, action: "试装门禁", object: "东门", who: "理事会", when: "6月")"#)
        .holds();
    acting(at_s4, r#"OpenMotion(mover: 1, action: "装路灯", object: "南门", who: "理事会", when: "7月")"#).holds();
    acting(at_s4_with_motion, r#"Amend(mover: 1, friendly: true, when: "7月底前")"#).holds();
}

#[test]
fn r01_a_motion_of_somebody_who_holds_the_chair_now_is_not_opened() {
    let room = || at_s4().and(&["TakeOffice(office: Chair, badge: 13)"]);
    let breach = acting(room, "OpenMotion(motion: 1)");
    Breach { fact: Fact::ChairActs { chair: Badge(13), deputy: Some(Badge(2)) }, badge: Some(13), ..breach }.holds();
}

#[test]
fn r01_the_chair_sums_up_no_table() {
    acting(at_s3, r#"NoteConclusion(group: 1, badge: 1, text: "先试一个门")"#).holds();
    acting(at_s4, "ReportGroup(group: 1, badge: 1)").holds();
}

#[test]
fn r01_a_speech_on_paper_of_the_chair_is_a_speech_of_the_chair() {
    acting(at_s4_with_motion, r#"NoteSpeech(motion: 1, badge: 1, side: For, text: "我看行")"#).holds();
}

#[test]
fn r01_without_a_deputy_none_is_named() {
    let room = || at_s4_with_motion().and(&["SignOut(badges: 2)"]);
    let breach = acting(room, "RaiseHand(badge: 1, side: For)");
    Breach { fact: Fact::ChairActs { chair: Badge(1), deputy: None }, ..breach }.holds();
}

#[test]
fn r01_everybody_else_moves_speaks_and_sums_up() {
    at_s3().and(&[r#"NoteConclusion(group: 1, badge: 6, text: "先试一个门")"#]);
    at_s4_with_motion().and(&["RaiseHand(badge: 2, side: For)", "GrantFloor()"]);
}

#[test]
fn r01_who_moved_or_spoke_on_the_open_motion_takes_no_chair() {
    taking(at_s4_spoken, 6, "TakeOffice(office: Chair, badge: 6)").holds();
    taking(at_s4_spoken, 6, "HandOverChair(to: 6)").holds();
    taking(at_s4_spoken, 13, "TakeOffice(office: Chair, badge: 13)").holds();
    taking(at_s4_spoken, 13, "HandOverChair(to: 13)").holds();
}

#[test]
fn r01_who_only_waits_or_gave_the_floor_up_may_take_the_chair_and_the_hand_goes_down() {
    let waits = at_s4_with_motion().and(&["RaiseHand(badge: 7, side: For)", "HandOverChair(to: 7)"]);
    assert_eq!(chair(&waits), Some(7));
    assert!(waits.meeting().open_motion().unwrap().debate.hands.is_empty());

    let gave_up = at_s4_with_motion().and(&["RaiseHand(badge: 7, side: For)", "GrantFloor()", "EndSpeech(void: true)"]);
    assert_eq!(chair(&gave_up.and(&["TakeOffice(office: Chair, badge: 7)"])), Some(7));
}

#[test]
fn r01_who_spoke_on_one_motion_may_chair_the_next() {
    let room = at_s5_decided().and(&["TakeOffice(office: Chair, badge: 6)"]);
    assert_eq!(chair(&room), Some(6));
}

#[test]
fn r01_the_line_that_closes_the_vote_gives_the_chair_back() {
    let room = handed_over().and(&[
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 12)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
    ]);
    assert_eq!(chair(&room), Some(2));
    assert_eq!(chair(&room.and(&["CloseVote()"])), Some(1));
}

#[test]
fn r01_only_the_vote_on_that_motion_gives_the_chair_back() {
    let voted = ["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"];
    let amended = handed_over()
        .and(&[r#"Amend(mover: 7, when: "7月底前")"#, "OpenVote(on: Amendment(1), present: 12)"])
        .and(&voted);
    assert_eq!(chair(&amended), Some(2));
    let broken_off = handed_over().and(&[
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 12)",
        r#"CancelVote(reason: "停电了")"#,
    ]);
    assert_eq!(chair(&broken_off), Some(2));
}

#[test]
fn r01_parking_the_motion_gives_the_chair_back_by_hand_or_by_leaving_the_stage() {
    assert_eq!(chair(&handed_over().and(&["Park(what: Motion(1))"])), Some(1));
    assert_eq!(chair(&handed_over().and(&[r#"(because: "时间到了", cmd: AdvanceStage())"#])), Some(1));
    assert_eq!(chair(&handed_over().and(&[r#"CloseMeeting(reason: "停电了")"#])), Some(1));
}

#[test]
fn r01_a_motion_that_waits_again_keeps_the_chair_where_it_is() {
    let room = handed_over().and(&[r#"(because: "急事", cmd: OpenMotion(mover: 9, action: "修灯", object: "南门"))"#]);
    assert_eq!(chair(&room), Some(2));
}

#[test]
fn r01_a_chair_that_was_handed_on_goes_back_to_the_first() {
    let room = handed_over().and(&["HandOverChair(to: 7)", "CloseDebate()", "OpenVote(on: Motion(1), present: 12)"]);
    assert_eq!(chair(&room), Some(7));
    assert_eq!(chair(&room.and(&["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"])), Some(1));
}

#[test]
fn r01_who_has_left_gets_no_chair_back() {
    let voted = [
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 11)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
    ];
    let room = handed_over().and(&["SignOut(badges: 1)"]).and(&voted);
    assert_eq!(chair(&room), Some(2));
    // And the next hand-over is between those who are there.
    let room = room.and(&[
        r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#,
        "HandOverChair(to: 8)",
        "Park(what: Motion(2))",
    ]);
    assert_eq!(chair(&room), Some(2));
}

#[test]
fn r01_with_no_motion_open_the_chair_is_handed_over_for_good() {
    let room = at_s4().and(&["HandOverChair(to: 2)", "OpenMotion(motion: 1)", "Park(what: Motion(1))"]);
    assert_eq!(chair(&room), Some(2));
}

#[test]
fn r01_the_chair_stays_while_a_vote_is_open() {
    let refused = at_s5_voting().when("HandOverChair(to: 2)").unwrap_err();
    assert_eq!(refused.fact, Fact::VoteOpen);
}

#[test]
fn r01_one_person_who_chairs_alone_is_only_advised() {
    let mut room = at_s4_with_motion().under(|charter| *charter = yishi::charter::preset("solo").unwrap());
    let taken = room.when("RaiseHand(badge: 1, side: For)").unwrap();
    assert_eq!(super::recorded(&taken, GuardId::R01Neutral).len(), 1);
}
