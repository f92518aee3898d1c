//! R09 先表态: for, against or a question, then why. Nothing stops the clock of who already speaks.

use yishi::{
    charter::{GuardId, Mode},
    meeting::{Event, Fact, Name, numbers::Badge, words::Side},
};

use super::Breach;
use crate::support::{Room, at_s4_with_motion};

/// 6 speaks, and has not said for what; 7 waits against, 8 for.
fn silent() -> Room {
    at_s4_with_motion().and(&[
        r#"(because: "先说", cmd: RaiseHand(badge: 6))"#,
        "GrantFloor()",
        "RaiseHand(badge: 7, side: Against)",
        "RaiseHand(badge: 8, side: For)",
    ])
}

#[test]
fn r09_a_hand_says_for_against_or_a_question() {
    Breach {
        guard: GuardId::R09Side,
        given: at_s4_with_motion,
        line: "RaiseHand(badge: 6)",
        fact: Fact::NoSide { badge: Badge(6) },
        badge: Some(6),
        legal: &[Name::RaiseHand],
    }
    .holds();
    for side in ["For", "Against", "Question"] {
        at_s4_with_motion().and(&[&format!("RaiseHand(badge: 6, side: {side})")]);
    }
}

#[test]
fn r09_a_hand_that_names_its_side_later_is_a_new_hand() {
    let room = at_s4_with_motion().with_guard(GuardId::R09Side, Mode::Off);
    let room = room.and(&[
        "RaiseHand(badge: 6)",
        "RaiseHand(badge: 7, side: Question)",
        "RaiseHand(badge: 6, side: Question)",
    ]);
    let waiting: Vec<u16> = room.meeting().waiting().iter().map(|hand| hand.badge.no).collect();
    assert_eq!(waiting, [7, 6]);
}

#[test]
fn r09_the_side_is_given_during_the_speech_and_the_clock_runs_on() {
    let mut room = silent();
    let left = room.meeting().speech_left(room.now()).unwrap();
    let said = room.when_after(10, "RaiseHand(badge: 6, side: Against)").unwrap();
    assert!(matches!(said.as_slice(), [Event::SideStated { side: Side::Against, .. }]));
    assert_eq!(room.meeting().speech_left(room.now()), Some(left - 10_000));
    assert_eq!(room.meeting().clock.paused, None);
}

#[test]
fn r09_a_side_given_during_the_speech_decides_who_is_next() {
    let next = |room: Room| room.and(&["EndSpeech()"]).meeting().next_speaker().map(|next| next.badge.no);
    assert_eq!(next(silent()), Some(8));
    assert_eq!(next(silent().and(&["RaiseHand(badge: 6, side: Against)"])), Some(8));
    assert_eq!(next(silent().and(&["RaiseHand(badge: 6, side: For)"])), Some(7));
}

#[test]
fn r09_a_side_that_was_given_is_given() {
    // Once it is said, another side is a hand for the next turn.
    let room = silent().and(&["RaiseHand(badge: 6, side: Against)", "RaiseHand(badge: 6, side: For)"]);
    assert_eq!(room.meeting().running_speech().unwrap().side, Some(Side::Against));
    assert_eq!(room.meeting().open_motion().unwrap().debate.hands.len(), 3);
}
