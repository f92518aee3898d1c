//! What may still become of a motion: each stand with each act, given to a room and compared with the one table.

use yishi::{
    charter::{GuardId, Scope, Stage},
    meeting::{
        Event, Fact, Ground, Name,
        numbers::MotionNo,
        slip::{Act, May, Stand, WhyNoSlip, cell},
        state::MotionState,
        words::{Subject, Verdict},
    },
};

use super::votes::result;
use crate::support::{Room, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6, at_s7};

/// Motion 1 of a room whose slip left who and when open.
fn blank(lines: &[&str]) -> Room {
    let draft = r#"DraftMotion(group: 1, mover: 13, action: "装一盏灯", object: "北门", scope: Residents)"#;
    let room = crate::support::at_s3().and(&[draft, r"TakeGroupRole(group: 1, role: Reporter, badge: 12)"]);
    room.and(&["AdvanceStage()", "OpenMotion(motion: 1)"]).and(lines)
}

const VOTE: [&str; 2] = ["CloseDebate()", "OpenVote(on: Motion(1), present: 12)"];

const ADVANCE: &str = r#"(because: "时间到了", cmd: AdvanceStage())"#;

fn counted(scope: &str, for_: u16, against: u16) -> Room {
    let (scope, for_, against) = (
        format!("SetScope(motion: 1, scope: {scope})"),
        format!("CountFor(count: {for_})"),
        format!("CountAgainst(count: {against})"),
    );
    let room = at_s4_spoken();
    let room = if scope.contains("Residents") { room } else { room.and(&[&scope]) };
    room.and(&VOTE).and(&[&for_, &against, "CloseVote()"])
}

/// 达成共识: motion 1 waits, motion 2 has passed.
fn beside_a_decided_one() -> Room {
    at_s4().and(&[
        r#"OpenMotion(mover: 9, action: "装一盏灯", object: "北门", who: "大家", when: "7月", scope: Residents)"#,
        r#"(because: "大家都等着", cmd: OpenVote(on: Motion(2), present: 12))"#,
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
    ])
}

fn standing(stand: Stand) -> Room {
    match stand {
        Stand::Waiting => at_s4(),
        Stand::Open => at_s4_spoken(),
        Stand::DebateClosed => at_s4_spoken().and(&["CloseDebate()"]),
        Stand::Voting => at_s5_voting(),
        Stand::Passed => at_s5_decided(),
        Stand::Advised => counted("Owners", 8, 3),
        Stand::Failed => counted("Residents", 3, 8),
        Stand::Tied => counted("Residents", 5, 5),
        Stand::Consulted => counted("Consult", 8, 3),
        Stand::Parked => at_s4().and(&["Park(what: Motion(1))"]),
        Stand::Withdrawn => at_s4().and(&["WithdrawMotion(motion: 1)"]),
        Stand::Forwarded => beside_a_decided_one().and(&["Forward(what: Motion(1), to: Community)"]),
        Stand::Declined => beside_a_decided_one().and(&[r#"Forward(what: Motion(1), to: Declined, reason: "做不了")"#]),
    }
}

/// What is tried; what hangs on the room stands in its words.
fn line(act: Act) -> &'static str {
    match act {
        Act::Open => "OpenMotion(motion: 1)",
        Act::What => r#"EditMotion(motion: 1, action: "装三个门")"#,
        Act::Where => r#"EditMotion(motion: 1, object: "西门")"#,
        Act::Who => r#"EditMotion(motion: 1, who: "三位邻居")"#,
        Act::When => r#"EditMotion(motion: 1, when: "2030年")"#,
        Act::Scope => r#"SetScope(motion: 1, scope: Consult, reason: "先问问大家")"#,
        Act::Amend => r#"Amend(mover: 9, when: "8月")"#,
        Act::Park => "Park(what: Motion(1))",
        Act::Withdraw => "WithdrawMotion(motion: 1)",
        Act::Vote => r#"(because: "大家都等着", cmd: OpenVote(on: Motion(1), present: 12))"#,
        Act::Recount => r#"Recount(reason: "有人说数漏了")"#,
        Act::ToResidents => "Forward(what: Motion(1), to: Residents)",
        Act::ToUnit => r#"Forward(what: Motion(1), to: Street, receiver: "街道")"#,
        Act::ToCarry => "Forward(what: Motion(1), to: Fund)",
        Act::ToNext => "Forward(what: Motion(1), to: NextMeeting)",
        Act::Decline => r#"Forward(what: Motion(1), to: Declined, reason: "做不了")"#,
        Act::Correct => r#"Correct(what: Motion(1), text: "装三个门", reason: "听错了")"#,
        Act::Row => r#"ProposeAction(what: "买一把锁", motion: 1)"#,
    }
}

/// The stage from which an act is taken.
fn from(act: Act) -> Stage {
    match act {
        Act::ToResidents | Act::ToUnit | Act::ToCarry | Act::ToNext | Act::Decline => Stage::S5,
        Act::Row => Stage::S6,
        Act::Correct => Stage::S7,
        _ => Stage::S0,
    }
}

fn is(room: &Room) -> Stand {
    let motion = &room.meeting().motions[&MotionNo(1)];
    Stand::on_top(room.meeting(), motion).unwrap_or_else(|| Stand::of(room.meeting(), motion))
}

const BROKEN_OFF: &str = r#"CancelVote(reason: "灯灭了")"#;

/// The same stand in a stage where the act can be tried, if a motion still stands so then.
fn in_stage(stand: Stand, act: Act) -> Option<Room> {
    let mut room = match stand {
        Stand::Waiting if from(act) > Stage::S4 => beside_a_decided_one(),
        // A vote that was broken off leaves its motion on the wall.
        Stand::DebateClosed if from(act) > Stage::S4 => at_s5_voting().and(&[BROKEN_OFF]),
        _ => standing(stand),
    };
    while room.meeting().stage < from(act) {
        room.when(ADVANCE).ok()?;
    }
    (is(&room) == stand).then_some(room)
}

#[test]
fn each_act_on_each_stand_is_answered_as_the_table_says() {
    let (mut seen, mut skipped) = (0, Vec::new());
    for stand in Stand::ALL {
        assert_eq!(is(&standing(stand)), stand);
        for act in Act::ALL {
            let Some(mut room) = in_stage(stand, act) else {
                skipped.push((stand, act));
                continue;
            };
            let answer = room.when(line(act));
            let what = format!("{stand:?} {act:?}: {answer:?}");
            // What lies on top says nothing of its own where it says yes.
            let says = match cell(stand, act) {
                May::Yes if stand == Stand::Forwarded || stand == Stand::Declined => cell(Stand::Waiting, act),
                says => says,
            };
            match (says, answer) {
                (May::Yes | May::Down, answer) => drop(answer.unwrap_or_else(|_| panic!("{what}"))),
                // Both stood there when hands were counted.
                (May::Blank, answer) => assert_eq!(answer.unwrap_err().guard, Some(GuardId::R13Decided), "{what}"),
                (May::No(WhyNoSlip::Decided | WhyNoSlip::Own), Err(refused)) => {
                    let opened = act == Act::Amend;
                    assert!(refused.guard == Some(GuardId::R13Decided) || opened, "{what}");
                }
                (May::No(_), Err(refused)) => {
                    assert!(matches!(refused.ground, Ground::State | Ground::Vote), "{what}");
                }
                // Of the other motion: this one has no vote.
                (May::No(WhyNoSlip::NoVote), Ok(events)) => {
                    assert!(matches!(events[..], [Event::RecountOrdered { .. }]), "{what}");
                    assert_eq!(room.meeting().open_vote().unwrap().on, Subject::Motion(MotionNo(2)), "{what}");
                }
                (May::No(_), Ok(_)) => panic!("{what}"),
            }
            seen += 1;
        }
    }
    // A motion that waits, is on the wall, or is counted, is set aside before the plan; a vote closes the debate.
    let late = |(stand, act): &(Stand, Act)| match stand {
        Stand::Open => from(*act) > Stage::S4,
        Stand::Waiting | Stand::DebateClosed | Stand::Voting => from(*act) > Stage::S5,
        _ => false,
    };
    assert!(skipped.iter().all(late), "{skipped:?}");
    assert_eq!(seen + skipped.len(), Stand::ALL.len() * Act::ALL.len());
}

#[test]
fn what_the_vote_left_open_is_filled_in_once_and_what_stood_there_is_not() {
    let voted = ["RaiseHand(badge: 6, side: For)", "GrantFloor()", "EndSpeech()", VOTE[0], VOTE[1]];
    let room = blank(&voted).and(&["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"]);
    let filled = room.and(&[r#"EditMotion(motion: 1, who: "两位邻居")"#, r#"EditMotion(motion: 1, when: "7月")"#]);
    let motion = &filled.meeting().motions[&MotionNo(1)];
    assert_eq!(motion.filled(), (Some("两位邻居"), Some("7月")));
    assert_eq!(motion.voted().unwrap().who, "");
    // Still a blank of the vote: it may be put right.
    let again = filled.and(&[r#"EditMotion(motion: 1, when: "8月")"#]);
    assert_eq!(again.meeting().motions[&MotionNo(1)].stands_as().when, "8月");
}

#[test]
fn the_same_words_are_not_moved_again_without_a_reason_however_they_are_typed() {
    let failed = standing(Stand::Failed);
    for words in [
        r#"action: "试装门禁", object: "东门", who: "理事会", when: "6月底前""#,
        r#"action: "试 装，门禁。", object: "东　门", who: "理事会", when: "６月底前""#,
        r#"action: "试装门禁", object: "东门""#,
        r#"action: "试装门禁东门", object: "东门""#,
    ] {
        let refused = failed.clone().when(&format!("OpenMotion(mover: 9, {words})"));
        let same = !words.contains("门禁东门");
        assert_eq!(refused.is_err(), same, "{words}");
        if let Err(refused) = refused {
            assert_eq!(refused.fact, Fact::SameWords { motion: MotionNo(1) });
            let passed = failed.clone().when(&format!("(because: \"来了新情况\", cmd: OpenMotion(mover: 9, {words}))"));
            let events = passed.unwrap();
            assert!(events.iter().any(|event| matches!(event, Event::Waived { guard: GuardId::R13Decided, .. })));
        }
    }
}

#[test]
fn the_words_of_a_decided_motion_are_not_come_to_by_an_amendment_or_an_edit_either() {
    let other =
        r#"OpenMotion(mover: 9, action: "试装道闸", object: "东门", who: "理事会", when: "6月底前", scope: Owners)"#;
    let room = standing(Stand::Failed).and(&[other]);
    for line in [r#"EditMotion(motion: 2, action: "试装门禁")"#, r#"Amend(mover: 8, action: "试装门禁")"#] {
        assert_eq!(room.clone().when(line).unwrap_err().fact, Fact::SameWords { motion: MotionNo(1) }, "{line}");
    }
}

#[test]
fn what_meets_a_hint_is_advice_by_silence_and_the_answer_says_so() {
    for (action, receiver) in [
        ("加装电梯", Some("本单元(幢)业主")),
        ("公布维修资金", Some("业委会、物业")),
        ("每户出一个人扫地", None),
        ("垃圾一律不落地", None),
        ("停车要收费", None),
        ("乱停的罚二十", None),
        ("夜里关门", None),
        ("把后门封门", None),
    ] {
        let mut room = at_s4();
        let line =
            format!("OpenMotion(mover: 9, action: \"{action}\", object: \"6号楼\", who: \"大家\", when: \"7月\")");
        let events = room.when(&line).unwrap();
        let hinted = events.iter().find_map(|event| match event {
            Event::ScopeHinted { receiver, .. } => Some(receiver.as_deref()),
            _ => None,
        });
        assert_eq!(hinted, Some(receiver), "{action}");
        assert_eq!(room.meeting().motions[&MotionNo(2)].scope, Scope::Unsure, "{action}");
        let said = line.replace("mover: 9", "mover: 9, scope: Residents");
        let events = at_s4().when(&said).unwrap();
        assert!(!events.iter().any(|event| matches!(event, Event::ScopeHinted { .. })), "{action}: somebody said it");
    }
}

#[test]
fn after_the_verdict_a_scope_only_goes_down_with_its_reason_and_the_vote_stays() {
    let refused = at_s6().when("SetScope(motion: 1, scope: Owners)").unwrap_err();
    assert_eq!(refused.fact, Fact::NoField { field: "reason" });
    for room in [at_s5_decided(), at_s6(), at_s7()] {
        let before = result(&room);
        let lowered = room.and(&[r#"SetScope(motion: 1, scope: Owners, reason: "门是共有的")"#]);
        let state = &lowered.meeting().motions[&MotionNo(1)].state;
        assert!(matches!(state, MotionState::Decided { verdict: Verdict::Advised, .. }));
        assert_eq!(result(&lowered), before);
        let up = lowered.clone().when(r#"SetScope(motion: 1, scope: Residents, reason: "自己来")"#).unwrap_err();
        assert_eq!(up.fact, Fact::ScopeUp { motion: MotionNo(1) });
    }
}

#[test]
fn who_moved_it_takes_it_back_hands_fall_and_the_next_can_be_opened() {
    let mut room = at_s4_with_motion().and(&["RaiseHand(badge: 7, side: Against)", "RaiseHand(badge: 6, side: For)"]);
    let refused = room.when("WithdrawMotion(motion: 1, badge: 8)").unwrap_err();
    assert_eq!(refused.ground, Ground::Who);
    let room = room.and(&["WithdrawMotion(motion: 1)"]);
    let motion = &room.meeting().motions[&MotionNo(1)];
    assert!(matches!(motion.state, MotionState::Withdrawn(Some(_))) && motion.debate.hands.is_empty());
    assert_eq!(room.meeting().open_motion, None);
    let next =
        r#"OpenMotion(mover: 9, action: "装一盏灯", object: "北门", who: "大家", when: "7月", scope: Residents)"#;
    assert_eq!(room.clone().and(&[next]).meeting().open_motion, Some(MotionNo(2)));
    // Taken back by mistake.
    let undo = format!("Undo(seq: {})", room.seq());
    let back = room.and(&[&undo]);
    assert_eq!(back.meeting().open_motion, Some(MotionNo(1)));
    assert_eq!(back.meeting().motions[&MotionNo(1)].debate.hands.len(), 2);
}

#[test]
fn nobody_takes_back_what_is_being_counted_or_decided_or_of_who_has_gone() {
    assert_eq!(at_s5_voting().when("WithdrawMotion(motion: 1)").unwrap_err().ground, Ground::Vote);
    assert_eq!(at_s5_decided().when("WithdrawMotion(motion: 1)").unwrap_err().guard, Some(GuardId::R13Decided));
    let gone = at_s4().and(&[r#"SignOut(badges: "13")"#]).when("WithdrawMotion(motion: 1)").unwrap_err();
    assert_eq!(gone.ground, Ground::Badge);
}

#[test]
fn amendments_wait_in_their_order_and_each_is_taken_back_by_its_own_mover() {
    let room = at_s4_spoken().and(&[r#"Amend(mover: 9, when: "7月底前")"#, r#"Amend(mover: 8, who: "三位邻居")"#]);
    let open = |room: &Room| room.meeting().open_motion().and_then(|motion| motion.open_amendment().map(|of| of.no.0));
    assert_eq!(open(&room), Some(1));
    let refused = room.clone().when("WithdrawAmendment(amendment: 1, badge: 8)").unwrap_err();
    assert_eq!(refused.ground, Ground::Who);
    let room = room.and(&["WithdrawAmendment(amendment: 1)"]);
    assert_eq!(open(&room), Some(2));
    let room = room.and(&["WithdrawAmendment(amendment: 2)"]);
    assert_eq!(open(&room), None);
    let motion = room.meeting().open_motion().unwrap();
    assert_eq!((motion.text.when.as_str(), motion.text.who.as_str()), ("6月底前", "理事会"));
    let voted = room.and(&VOTE);
    assert!(voted.meeting().legal_now().contains(&Name::CountFor));
}
