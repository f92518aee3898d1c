//! What is counted and timed while a meeting runs, at its exact figures: sectors, stages, pace, the plan.

use yishi::{
    charter::{RuleId, Stage},
    meeting::{
        measure::{Length, Measures, RuleCount, SectorShare, Share},
        query::MotionPace,
    },
};

use crate::support::{Room, at_s0, at_s1, at_s4, at_s4_with_motion, at_s5_voting};

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;

fn sector(sector: &str, people: u16, spoke: u16, turns: u16, seconds: u32) -> SectorShare {
    SectorShare { sector: sector.into(), people, spoke, share: Share { turns, seconds } }
}

#[test]
fn a_sector_is_measured_by_its_people_its_speakers_and_their_time() {
    let room = at_s4_with_motion()
        .and(&[r#"EditParticipant(badge: 8, sector: "property")"#])
        .and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"])
        .after(90, "EndSpeech()")
        .and(&["RaiseHand(badge: 8, side: Against)", "GrantFloor()"])
        .after(30, "EndSpeech()")
        .and(&["RaiseHand(badge: 7, side: For)", "GrantFloor()"])
        .after(20, "EndSpeech()");
    let measures = Measures::of(room.meeting());
    assert_eq!(measures.sectors, [sector("resident", 11, 2, 2, 110), sector("property", 1, 1, 1, 30)]);
    assert_eq!((measures.people, measures.spoke), (12, 3));
}

#[test]
fn an_evening_and_its_stages_are_as_long_as_they_took() {
    let room = at_s0()
        .after(25 * 60, "StartMeeting()")
        .after(7 * 60, "AdvanceStage()")
        .after(5 * 60, r#"RaiseConcern(cards: "6 7")"#)
        .and(&[r#"Cluster(title: "门禁用哪种", cards: "6 7")"#])
        .after(6 * 60, "AdvanceStage()")
        .after(90, r#"Adjourn(reason: "停电")"#);
    let measures = Measures::of(room.meeting());
    let length = |planned, seconds| Length { planned, seconds };
    // The opening is timed from the start, not from the first who came in.
    let stages = [(Stage::S0, length(10, 7 * 60)), (Stage::S1, length(15, 11 * 60 + 1)), (Stage::S2, length(15, 90))];
    assert_eq!(measures.stages.into_iter().collect::<Vec<_>>(), stages);
    assert_eq!(measures.length, Some(length(120, 7 * 60 + 11 * 60 + 1 + 90)));
    assert_eq!(measures.length.unwrap().over(), 19 * 60 + 31 - 120 * 60);
}

#[test]
fn a_rule_that_refuses_again_is_counted_again() {
    let mut room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)"]);
    for badge in [7, 8, 7] {
        assert!(room.when(&format!("GrantFloor(badge: {badge})")).is_err());
    }
    let three = Measures::of(room.meeting()).rules[&RuleId::R03];
    assert_eq!(three, RuleCount { refused: 3, ..RuleCount::default() });
    assert_eq!(RuleCount { refused: 1, waived: 2, advised: 3, flagged: 5 }.all(), 11);
}

fn pace(room: &Room, seconds: u32) -> MotionPace {
    room.meeting().motion_pace(room.now().plus_s(seconds)).unwrap()
}

#[test]
fn a_motion_has_its_share_of_what_debate_and_votes_have_left() {
    // 25 and 10 minutes; the motion is opened a second after the debate began.
    let room = at_s4_with_motion();
    let planned = 35 * MINUTE - SECOND;
    assert_eq!(pace(&room, 0), MotionPace { place: 1, of: 1, planned, left: planned });
    assert_eq!(pace(&room, 90), MotionPace { place: 1, of: 1, planned, left: planned - 90 * SECOND });

    // Two motions share it, and the second has what the first left.
    let two = at_s4().and(&[
        r#"DraftMotion(group: 1, mover: 12, action: "登记来访", object: "东门", who: "门卫", when: "6月底前")"#,
        "OpenMotion(motion: 1)",
    ]);
    let planned = (35 * MINUTE - 2 * SECOND) / 2;
    assert_eq!(pace(&two, 0), MotionPace { place: 1, of: 2, planned, left: planned });
}

#[test]
fn the_pace_of_a_motion_goes_on_through_the_vote_with_what_was_extended() {
    let room = at_s4_with_motion();
    let planned = pace(&room, 0).planned;
    let room = room.after(60, "ExtendStage(minutes: 5)");
    assert_eq!(pace(&room, 0).planned, planned + 5 * MINUTE);
    let room = room.and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]).after(60, "EndSpeech()");
    let room = room.and(&["CloseDebate()", "OpenVote(on: Motion(1), present: 12)"]);
    assert_eq!(room.meeting().stage, Stage::S5);
    assert_eq!(pace(&room, 0).planned, planned + 5 * MINUTE);
}

#[test]
fn no_motion_has_a_pace_outside_debate_and_votes() {
    assert_eq!(at_s4().meeting().motion_pace(at_s4().now()), None);
    assert!(at_s5_voting().meeting().motion_pace(at_s5_voting().now()).is_some());
}

#[test]
fn the_evening_is_behind_by_what_is_to_come_less_what_is_left() {
    let behind = |room: &Room| room.meeting().behind(room.now()).unwrap();
    let started = at_s0().and(&["StartMeeting()"]);
    assert_eq!(behind(&started), 0);
    // Ten minutes were planned for the opening, and three were used.
    let early = started.after(3 * 60, "AdvanceStage()");
    assert_eq!(behind(&early), -7 * MINUTE);
    // Before the start there is no plan to be behind.
    assert_eq!(at_s0().meeting().behind(at_s0().now()), None);
}

#[test]
fn a_stage_that_comes_again_has_only_what_it_did_not_use() {
    let behind = |room: &Room| room.meeting().behind(room.now()).unwrap();
    let before = at_s5_voting();
    let voted = before.clone().and(&["CountFor(count: 8)", "CountAgainst(count: 3)"]).after(4 * 60, "CloseVote()");
    // Inside its ten minutes a vote takes nothing from the evening.
    assert_eq!(behind(&voted), behind(&before));
    let again =
        voted.and(&[r#"OpenMotion(mover: 12, action: "登记来访", object: "东门", who: "门卫", when: "6月底前")"#]);
    // Back in the debate, what it still has is planned again; the vote has only the six minutes that it did not use.
    let left = again.meeting().stage_left(again.now()).unwrap();
    assert_eq!(behind(&again), behind(&before) + left);
}

#[test]
fn who_raised_a_concern_and_took_something_on_is_the_turn_from_problem_to_action() {
    let room = at_s1().and(&[r#"RaiseConcern(cards: "0 6 7")"#]);
    let turn = Measures::of(room.meeting()).turn;
    assert_eq!((turn.raised, turn.took_on, turn.all), (2, 0, 0));
}
