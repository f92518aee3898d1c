//! R02 动议明确: one motion at a time, and it says what and where.

use yishi::{
    charter::{GuardId, Mode},
    meeting::{
        Event, Fact, Name,
        numbers::{Badge, MotionNo, SpeechNo},
        refusal::Part,
        state::MotionState,
    },
};

use super::{Breach, because, recorded};
use crate::support::{Room, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s6};

const LAMP: &str = r#"OpenMotion(mover: 9, action: "装一盏路灯", object: "南门", who: "理事会", when: "7月底前")"#;

/// Motion 1 is open, motion 2 waits.
fn one_waits() -> Room {
    at_s3().and(&[
        r#"DraftMotion(group: 1, mover: 13, action: "试装门禁", object: "东门", who: "理事会", when: "6月底前")"#,
        r#"DraftMotion(group: 1, mover: 12, action: "每户轮值", object: "门岗", who: "每户", when: "7月起")"#,
        "TakeGroupRole(group: 1, role: Reporter, badge: 12)",
        "AdvanceStage()",
        "OpenMotion(motion: 1)",
    ])
}

fn state(room: &Room, motion: u16) -> MotionState {
    room.meeting().motions[&MotionNo(motion)].state.clone()
}

/// A second motion while motion 1 is open.
fn second(given: fn() -> Room, line: &'static str) -> Breach {
    Breach {
        guard: GuardId::R02One,
        given,
        line,
        fact: Fact::MotionOpen { open: MotionNo(1), place: 1 },
        badge: None,
        legal: &[Name::CloseDebate, Name::OpenVote, Name::Park],
    }
}

/// A motion that lacks something it must say.
fn lacks(line: &'static str, parts: &[Part]) -> Breach {
    Breach {
        guard: GuardId::R02Fields,
        given: at_s4,
        line,
        fact: Fact::Lacks { parts: parts.to_vec() },
        badge: Some(9),
        legal: &[Name::OpenMotion],
    }
}

#[test]
fn r02_a_second_motion_is_refused() {
    second(at_s4_with_motion, LAMP).holds();
    second(one_waits, "OpenMotion(motion: 2)").holds();
}

#[test]
fn r02_a_second_motion_is_written_down_and_waits_its_turn() {
    let mut room = one_waits();
    let refused = room.when(LAMP).unwrap_err();
    assert_eq!(refused.fact, Fact::MotionOpen { open: MotionNo(1), place: 2 });
    assert_eq!(state(&room, 3), MotionState::Waiting);
    assert_eq!(room.meeting().open_motion, Some(MotionNo(1)));
    let room = room.and(&["Park(what: Motion(1))", "OpenMotion(motion: 3)"]);
    assert_eq!(state(&room, 3), MotionState::Open);
}

#[test]
fn r02_passing_it_ends_the_running_speech_and_sends_the_open_motion_to_wait() {
    let mut room =
        at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "RaiseHand(badge: 7, side: For)"]);
    let taken = because(&mut room, LAMP).unwrap();
    assert!(matches!(
        taken.as_slice(),
        [
            Event::Waived { .. },
            Event::SpeechEnded { speech: SpeechNo(1), .. },
            Event::MotionSetAside { motion: MotionNo(1) },
            Event::MotionFiled { .. },
            // A lamp hints at a department.
            Event::ScopeHinted { .. },
            Event::MotionOpened { motion: MotionNo(2) },
        ]
    ));
    assert_eq!(state(&room, 1), MotionState::Waiting);
    assert_eq!(room.meeting().running_speech(), None);
    assert!(room.meeting().waiting().is_empty());
}

#[test]
fn r02_a_motion_that_waited_goes_on_with_its_turns_and_sides() {
    let room = at_s4_spoken().and(&[r#"(because: "急事", cmd: OpenMotion(mover: 9, action: "修灯", object: "南门"))"#]);
    let room = room.and(&["Park(what: Motion(2))", "OpenMotion(motion: 1)"]);
    let motion = room.meeting().open_motion().unwrap();
    assert_eq!(room.meeting().turns_used(motion, Badge(6)), 1);
    assert_eq!(motion.debate.speeches, [SpeechNo(1)]);
}

#[test]
fn r02_once_the_first_is_decided_or_parked_the_next_is_opened() {
    at_s4_with_motion().and(&["Park(what: Motion(1))", LAMP]);
}

#[test]
fn r02_a_motion_says_what_and_where() {
    lacks(r#"OpenMotion(mover: 9, action: "装一盏路灯")"#, &[Part::Object]).holds();
    lacks(r#"OpenMotion(mover: 9, object: "南门")"#, &[Part::Action]).holds();
    lacks("OpenMotion(mover: 9)", &[Part::Action, Part::Object]).holds();
    Breach {
        legal: &[Name::DraftMotion],
        ..lacks(r#"DraftMotion(group: 1, mover: 9, action: "装一盏路灯")"#, &[Part::Object])
    }
    .holds();
}

#[test]
fn r02_who_and_when_are_asked_for_and_may_wait_for_the_plan() {
    for (line, asked) in [
        (r#"OpenMotion(mover: 9, action: "装路灯", object: "南门")"#, 1),
        (r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", who: "理事会")"#, 1),
        (r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", when: "7月底前")"#, 1),
        (LAMP, 0),
    ] {
        let taken = at_s4().when(line).unwrap();
        assert_eq!(recorded(&taken, GuardId::R02WhoWhen).len(), asked, "{line}");
    }
    let plan = at_s4().and(&[
        r#"OpenMotion(mover: 9, action: "装路灯", object: "南门")"#,
        "RaiseHand(badge: 9, side: For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on: Motion(2), present: 12)",
        "CountFor(count: 9)",
        "CountAgainst(count: 0)",
        "CloseVote()",
        r#"(because: "时间到了", cmd: AdvanceStage())"#,
        r#"EditMotion(motion: 2, who: "理事会", when: "7月底前")"#,
    ]);
    assert_eq!(plan.meeting().motions[&MotionNo(2)].text.who, "理事会");
}

#[test]
fn r02_to_the_letter_a_motion_says_all_four() {
    Breach {
        guard: GuardId::R02WhoWhen,
        given: || at_s4().with_guard(GuardId::R02WhoWhen, Mode::Enforce),
        fact: Fact::Lacks { parts: vec![Part::Who, Part::When] },
        ..lacks(r#"OpenMotion(mover: 9, action: "装路灯", object: "南门")"#, &[])
    }
    .holds();
}

#[test]
fn r02_the_words_of_a_decided_motion_stand() {
    let refused = at_s6().when(r#"EditMotion(motion: 1, action: "装三个门")"#).unwrap_err();
    assert_eq!(refused.fact, Fact::VotedWords { motion: MotionNo(1), parts: vec![Part::Action] });
}

#[test]
fn r02_a_friendly_amendment_holds_at_once_and_an_open_one_comes_before_its_motion() {
    let friendly = at_s4_with_motion().and(&[r#"Amend(mover: 9, friendly: true, when: "7月底前")"#]);
    let motion = friendly.meeting().open_motion().unwrap();
    assert_eq!((motion.text.when.as_str(), motion.earlier.len()), ("7月底前", 1));
    assert_eq!(motion.text.action, "试装门禁");

    let mut open = at_s4_spoken().and(&[r#"Amend(mover: 9, when: "7月底前")"#]);
    assert_eq!(open.meeting().open_motion().unwrap().earlier.len(), 0);
    let refused = open.when("OpenVote(on: Motion(1), present: 12)").unwrap_err();
    assert!(matches!(refused.fact, Fact::AmendmentPending { .. }));
}
