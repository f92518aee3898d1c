//! What could hold a room hostage, and doesn't: each script ends in a closed meeting, and the record says why.
//! (That it ends, and that every line does what it expects, is held for all scripts in `sessions`.)

use yishi::{
    charter::Stage,
    meeting::{
        numbers::{ActionNo, Badge, GroupNo, MotionNo, ParkedNo, SpeechNo, TopicNo, VoteNo},
        refusal::Missing,
        state::{Meeting, MotionState, TopicFate, Visit},
        words::{Destination, Office, Outcome, Ref, Verdict},
    },
};

use crate::{sessions::played, support::Room};

/// The visit to a stage: what was missing when it was left, and why it was left all the same.
fn left(meeting: &Meeting, stage: Stage) -> &Visit {
    meeting.visits.iter().find(|visit| visit.stage == stage).unwrap()
}

fn verdict(room: &Room, motion: u16) -> Verdict {
    match room.meeting().motions[&MotionNo(motion)].state {
        MotionState::Decided { verdict, .. } => verdict,
        ref other => panic!("motion {motion} is {other:?}"),
    }
}

#[test]
fn when_all_motions_fail_the_plan_stays_empty() {
    let room = played("all_motions_fail");
    assert_eq!((verdict(&room, 1), verdict(&room, 2)), (Verdict::NotPassed, Verdict::NotPassed));
    let outcomes = room.meeting().votes.values().map(|vote| vote.result.as_ref().unwrap().outcome);
    assert_eq!(outcomes.collect::<Vec<_>>(), [Outcome::Lost, Outcome::Tie]);
    assert!(room.meeting().actions.is_empty());
}

#[test]
fn without_a_motion_the_debate_goes_on_to_the_plan() {
    let room = played("no_motion");
    assert!(room.meeting().motions.is_empty() && room.meeting().votes.is_empty());
    assert!(room.meeting().groups[&GroupNo(1)].conclusion.as_ref().unwrap().unsettled);
    assert!(room.meeting().visits.iter().all(|visit| visit.stage != Stage::S5));
}

#[test]
fn when_nobody_convenes_the_reason_stands_in_the_record() {
    let room = played("nobody_convenes");
    let visit = left(room.meeting(), Stage::S2);
    let (first, second) = (GroupNo(1), GroupNo(2));
    let missing = [
        Missing::Convener { group: first },
        Missing::Convener { group: second },
        Missing::Small { group: second, have: 2 },
    ];
    assert_eq!(visit.missing, missing);
    assert_eq!(visit.despite.as_deref(), Some("没人愿意当桌长，大家围着坐"));
}

#[test]
fn without_a_table_the_topics_go_to_the_next_meeting() {
    let room = played("nobody_posts");
    assert!(room.meeting().groups.is_empty());
    assert!(room.meeting().topics.values().all(|topic| topic.fate == TopicFate::Next));
    assert_eq!(left(room.meeting(), Stage::S2).missing, [Missing::Posted]);
}

#[test]
fn an_empty_table_holds_nobody_up() {
    let room = played("table_empties");
    let empty = &room.meeting().groups[&GroupNo(2)];
    assert!(empty.members.is_empty());
    assert_eq!(empty.visitors.len(), 4, "who sat there stays in the record");
    assert!(empty.reported.is_none());
    assert_eq!(verdict(&room, 1), Verdict::Passed);
}

#[test]
fn when_the_chair_leaves_somebody_who_took_no_part_takes_it() {
    let room = played("chair_leaves");
    let chairs = room.meeting().office_log.iter().filter(|(_, office, _)| *office == Office::Chair);
    let holders: Vec<Option<Badge>> = chairs.map(|(_, _, holder)| *holder).collect();
    assert_eq!(holders, [Some(Badge(1)), None, Some(Badge(2))]);
    assert_eq!(room.meeting().people[&Badge(1)].log.len(), 3, "in, out, in again");
}

#[test]
fn an_action_that_nobody_wants_is_set_aside_sent_on_dropped_or_posted() {
    let room = played("unwanted_action");
    let meeting = room.meeting();
    assert!(meeting.actions.values().all(|row| row.owner.is_none()));
    assert_eq!(meeting.parked[&ParkedNo(1)].what, Some(Ref::Action(ActionNo(1))));
    assert_eq!(meeting.forwards[&Ref::Action(ActionNo(2))].to, Destination::Community);
    assert!(meeting.actions[&ActionNo(3)].dropped.is_some());
    assert_eq!(
        left(meeting, Stage::S6).missing,
        [Missing::Leader { motion: MotionNo(1) }, Missing::Owner { action: ActionNo(4) }]
    );
}

#[test]
fn an_adjourned_meeting_goes_on_where_it_stood() {
    let room = played("adjourned");
    let meeting = room.meeting();
    assert!(meeting.adjourned.is_none());
    let closed = meeting.closed.as_ref().unwrap().at;
    assert_eq!(closed.date().to_string(), "2026-06-06");
    let spoken: Vec<u16> = meeting.speeches.values().map(|speech| speech.badge.no).collect();
    assert_eq!(spoken, [8, 9], "9 had a hand up a week before");
    let week = i64::from(7 * 24 * 3600) * 1000;
    assert!((week - meeting.clock.gaps).abs() < 3_600_000, "the week is given back: {}", meeting.clock.gaps);
}

#[test]
fn a_meeting_that_is_closed_at_once_keeps_its_cards() {
    let room = played("closed_at_once");
    let closed = room.meeting().closed.as_ref().unwrap();
    assert_eq!((closed.stage, closed.reason.as_deref()), (Stage::S1, Some("社区有急事，改天再开")));
    assert_eq!(room.meeting().concerns.len(), 5);
    assert_eq!(left(room.meeting(), Stage::S1).missing, [Missing::Unplaced { cards: 5 }]);
}

#[test]
fn a_meeting_that_never_started_can_be_closed() {
    let room = played("closed_unstarted");
    assert!(room.meeting().started.is_none());
    assert_eq!(room.meeting().present(), 2);
}

#[test]
fn a_power_cut_takes_no_time_from_a_speaker_and_no_vote_from_the_room() {
    let room = played("power_cut");
    let speech = &room.meeting().speeches[&SpeechNo(1)];
    assert_eq!((speech.seconds, speech.over), (Some(60), 0));
    let votes = &room.meeting().votes;
    assert!(votes[&VoteNo(1)].cancelled.is_some());
    assert_eq!(votes[&VoteNo(2)].result.as_ref().unwrap().outcome, Outcome::Carried);
}

#[test]
fn a_quorum_that_is_never_reached_holds_nobody_back() {
    let room = played("no_quorum");
    let visit = left(room.meeting(), Stage::S0);
    assert_eq!(visit.missing, [Missing::Quorum { have: 12, need: 30 }]);
    assert_eq!(visit.despite.as_deref(), Some("来了就对，先听来的人说"));
    assert!(room.meeting().closed.as_ref().unwrap().reason.is_none());
}

#[test]
fn the_listening_sequence_ends_after_the_cards() {
    let room = played("listen");
    let stages: Vec<Stage> = room.meeting().visits.iter().map(|visit| visit.stage).collect();
    assert_eq!(stages, [Stage::S0, Stage::S1, Stage::S7]);
    assert_eq!(room.meeting().topics[&TopicNo(1)].cards.len(), 2, "5 and 7; 9 was taken out again");
    assert_eq!(room.meeting().concerns.len(), 9);
}

#[test]
fn the_choosing_sequence_picks_two_of_three_without_a_table() {
    let room = played("choice");
    let stages: Vec<Stage> = room.meeting().visits.iter().map(|visit| visit.stage).collect();
    assert_eq!(stages, [Stage::S0, Stage::S1, Stage::S2, Stage::S5, Stage::S6, Stage::S7]);
    let vote = room.meeting().votes[&VoteNo(1)].result.as_ref().unwrap();
    assert_eq!(vote.picked, [2, 3]);
    let fates: Vec<&TopicFate> = room.meeting().topics.values().map(|topic| &topic.fate).collect();
    assert_eq!(fates, [&TopicFate::Next, &TopicFate::Live, &TopicFate::Live]);
}
