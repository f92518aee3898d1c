//! The worked meeting: every figure of it, typed by hand from the walk-through, against what the machine made of the
//! script.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use yishi::{
    charter::{GuardId, RuleId, Scope, Stage},
    meeting::{
        Meeting, Moment,
        command::{Expect, Name},
        numbers::{ActionNo, Badge, GroupNo, MotionNo, TopicNo, VoteNo},
        refusal::Ground,
        script,
        state::{CardPlace, LedgerKind, MotionState, TopicFate},
        words::{Destination, GroupRole, Office, Outcome, PromiseState, Repeat, Rung, Side, Signer, Verdict},
    },
};

use Side::{Against, For, Question};

use crate::{sessions::played, support::Room};

const THEIR_BADGES: [u16; 42] = [
    1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29, 30, 31, 32, 33, 35,
    36, 37, 39, 40, 41, 42, 43, 44, 45, 46, 47,
];

fn worked() -> Room {
    played("worked")
}

/// A moment of that evening.
fn clock(time: &str) -> Moment {
    format!("2026-05-23T{time}+08:00").parse().unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Side, seconds and badge of each speech on a motion, in order.
fn floor(meeting: &Meeting, motion: u16) -> Vec<(u16, Side, u32)> {
    let on = |speech: &&yishi::meeting::state::Speech| speech.motion == MotionNo(motion);
    let speeches = meeting.speeches.values().filter(on);
    speeches.map(|speech| (speech.badge.no, speech.side.unwrap(), speech.seconds.unwrap())).collect()
}

/// For, against, no hand, present.
fn counts(meeting: &Meeting, vote: u16) -> (u16, u16, u16, u16) {
    let vote = &meeting.votes[&VoteNo(vote)];
    let result = vote.result.as_ref().unwrap();
    (result.for_, result.against, result.not_voted, vote.present)
}

fn verdict(meeting: &Meeting, motion: u16) -> (Verdict, Option<Destination>) {
    match meeting.motions[&MotionNo(motion)].state {
        MotionState::Decided { verdict, to, .. } => (verdict, to),
        ref other => panic!("motion {motion} is {other:?}"),
    }
}

#[test]
fn s0_forty_two_people_of_thirty_one_households_are_signed_in_and_thirty_six_vote() {
    let room = worked();
    let meeting = room.meeting();
    let badges: Vec<u16> = meeting.people.keys().map(|badge| badge.no).collect();
    assert_eq!(badges, THEIR_BADGES);
    let mut sectors = BTreeMap::new();
    for participant in meeting.people.values() {
        *sectors.entry(participant.sector.as_str()).or_insert(0) += 1;
    }
    let by_hand = [
        ("resident", 33),
        ("owners_committee", 3),
        ("property", 2),
        ("community", 2),
        ("unit", 1),
        ("social_worker", 1),
    ];
    assert_eq!(sectors, BTreeMap::from(by_hand));
    let housed = meeting.people.values().filter(|one| one.household != Badge::NOBODY);
    assert_eq!((housed.count(), meeting.households()), (36, 31));
    // 居民 and 业委会 vote; the others speak.
    let visitors: Vec<u16> = meeting.people.values().filter(|one| !one.counts).map(|one| one.badge.no).collect();
    assert_eq!(visitors, [1, 3, 5, 44, 45, 46]);
}

#[test]
fn s0_forty_one_are_there_at_the_real_start_and_one_more_comes_at_half_past_seven() {
    let room = worked();
    let meeting = room.meeting();
    let came = |from: &str, to: &str| {
        let within = |moment: Moment| clock(from) <= moment && moment < clock(to);
        meeting.people.values().filter(|one| within(one.log[0].0)).count()
    };
    assert_eq!(came("18:00:00", "19:02:00"), 41);
    assert_eq!(came("19:02:00", "23:00:00"), 1);
    assert_eq!(meeting.people[&Badge(47)].log[0].0, clock("19:31:00"));
    let opening = meeting.opening.as_ref().unwrap();
    assert_eq!(opening.theme, "老旧小区怎样封闭管理?");
    assert_eq!((opening.planned, meeting.started), (Some(clock("19:00:00")), Some(clock("19:02:00"))));
    assert!(!opening.practice);
    let offices = [(Office::Chair, 1), (Office::Deputy, 2), (Office::Recorder, 5), (Office::Timekeeper, 3)];
    assert_eq!(meeting.offices, offices.map(|(office, badge)| (office, Badge(badge))).into());
    assert_eq!(meeting.reviews[&yishi::meeting::numbers::PromiseNo(1)].0, PromiseState::Done);
}

#[test]
fn s1_fifty_seven_cards_become_twenty_three_topics_of_which_nineteen_live() {
    let room = worked();
    let meeting = room.meeting();
    assert_eq!(meeting.concerns.len(), 57);
    let repeats = |kind| {
        let of_kind = |place: &CardPlace| matches!(place, CardPlace::In(_, Some(repeat)) if *repeat == kind);
        meeting.concerns.values().filter(|concern| of_kind(&concern.place)).count()
    };
    assert_eq!((repeats(Repeat::Exact), repeats(Repeat::Near)), (9, 25));
    assert_eq!(meeting.topics.len(), 23);
    let parked: BTreeSet<TopicNo> = meeting
        .topics
        .values()
        .filter(|topic| matches!(topic.fate, TopicFate::Parked(_)))
        .map(|topic| topic.no)
        .collect();
    assert_eq!(parked.len(), 4);
    let alive = meeting.topics.values().filter(|topic| !parked.contains(&topic.no));
    let departments = alive.clone().filter(|topic| topic.scope == Scope::Department);
    assert_eq!((alive.count(), departments.count()), (19, 3));
}

#[test]
fn s1_one_merge_was_taken_back_and_done_right() {
    let room = worked();
    let taken_back: Vec<u64> = room.taken_back();
    assert_eq!(taken_back, [73]);
    let parking = &room.meeting().topics[&TopicNo(4)];
    assert_eq!((parking.title.as_deref(), parking.cards.len()), (Some("停车"), 7));
}

#[test]
fn s2_heat_is_dots_and_a_hundred_and_twenty_one_of_a_hundred_and_twenty_six_are_used() {
    let room = worked();
    let meeting = room.meeting();
    let hottest: Vec<(String, u16)> = meeting
        .shown_topics()
        .iter()
        .take(4)
        .map(|topic| (meeting.topic_title(topic.no).unwrap(), topic.dots))
        .collect();
    let by_hand = [("门禁用哪种", 34), ("装好后谁来管", 27), ("幼儿园接送怎么走", 21), ("停车", 18)];
    assert_eq!(hottest, by_hand.map(|(title, dots)| (title.to_owned(), dots)));
    let others: Vec<u16> = meeting.shown_topics().iter().skip(4).map(|topic| topic.dots).collect();
    assert_eq!((others.len(), others.iter().sum::<u16>()), (15, 21));
    let all: u16 = meeting.topics.values().map(|topic| topic.dots).sum();
    assert_eq!((all, meeting.people.len() * 3), (121, 126));
}

#[test]
fn s2_three_topics_get_a_table_and_sixteen_go_to_the_next_meeting() {
    let room = worked();
    let meeting = room.meeting();
    let posted: Vec<u16> = meeting.groups.values().map(|group| group.topic.0).collect();
    assert_eq!(posted, [1, 2, 3]);
    let next = meeting.topics.values().filter(|topic| topic.fate == TopicFate::Next);
    assert_eq!(next.count(), 16);
}

#[test]
fn s2_thirty_eight_sign_up_sixteen_twelve_ten_and_one_moves_with_thanks() {
    let room = worked();
    let meeting = room.meeting();
    let sizes = |until: &str| {
        let mut sizes = BTreeMap::from([(GroupNo(1), 16), (GroupNo(2), 12), (GroupNo(3), 10)]);
        for moved in meeting.moves.iter().filter(|moved| moved.at < clock(until)) {
            *sizes.get_mut(&moved.from.unwrap()).unwrap() -= 1;
            *sizes.get_mut(&moved.to.unwrap()).unwrap() += 1;
        }
        sizes.into_values().collect::<Vec<usize>>()
    };
    assert_eq!(sizes("19:40:00"), [15, 13, 10]);
    let seated: Vec<usize> = meeting.groups.values().map(|group| group.members.len()).collect();
    // 45, who sat at table 2, left before the vote.
    let at_the_end = sizes("21:00:00");
    assert_eq!(seated, [at_the_end[0], at_the_end[1] - 1, at_the_end[2]]);
    let officers = [1, 2, 3, 5].map(Badge);
    let visitors: BTreeSet<Badge> = meeting.groups.values().flat_map(|group| group.visitors.clone()).collect();
    assert_eq!(visitors.len(), 38);
    assert!(officers.iter().all(|officer| !visitors.contains(officer)));
}

#[test]
fn s3_each_table_has_its_four_roles_and_its_sheet() {
    let room = worked();
    for group in room.meeting().groups.values() {
        let roles: Vec<GroupRole> = group.roles.keys().copied().collect();
        let four = [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];
        assert_eq!(roles, four, "table {}", group.no);
        let sheet = (group.points.len(), group.disagreements.len(), group.surprises.len());
        assert_eq!(sheet, (3, 1, 1), "table {}", group.no);
        let drafts = room.meeting().motions.values().filter(|motion| motion.group == Some(group.no));
        assert_eq!(drafts.count(), 1, "table {}", group.no);
        assert!(group.reported.is_some() && group.answer.is_some(), "table {}", group.no);
    }
}

#[test]
fn s3_two_bumblebees_change_table_and_table_three_gives_five_minutes_back() {
    let room = worked();
    let meeting = room.meeting();
    let bumblebees: Vec<_> = meeting.moves.iter().filter(|moved| moved.stage == Stage::S3).collect();
    assert_eq!(bumblebees.len(), 2);
    assert!(bumblebees.iter().all(|moved| clock("19:52:00") <= moved.at && moved.at < clock("19:53:00")));
    assert_eq!(meeting.groups[&GroupNo(3)].closed, Some((clock("20:05:00"), 300)));
    assert!([1, 2].iter().all(|no| meeting.groups[&GroupNo(*no)].closed.is_none()));
}

#[test]
fn s4_the_floor_of_the_three_motions() {
    let room = worked();
    let meeting = room.meeting();
    let first = [(17, For, 120), (8, Against, 105), (17, For, 80), (23, Against, 130), (12, Question, 30)];
    assert_eq!(floor(meeting, 1), first);
    assert_eq!(floor(meeting, 2), [(10, For, 90), (33, Against, 90), (21, Against, 70)]);
    assert_eq!(floor(meeting, 3), [(11, For, 50)]);
    let over: Vec<u32> = meeting.speeches.values().map(|speech| speech.over).filter(|over| *over > 0).collect();
    assert_eq!(over, [10]);
}

#[test]
fn s4_seconds_by_side() {
    let room = worked();
    let meeting = room.meeting();
    let seconds = |motion| {
        let ((_, for_), (_, against)) = meeting.balance(&meeting.motions[&MotionNo(motion)]);
        (for_, against)
    };
    assert_eq!([1, 2, 3].map(seconds), [(200, 235), (90, 160), (50, 0)]);
}

#[test]
fn s4_what_the_rules_did_that_evening() {
    let room = worked();
    let ledger: Vec<_> = room.meeting().ledger.iter().map(|line| (line.rule, line.badge, line.kind.clone())).collect();
    let by_hand = [
        (RuleId::R06, 23, LedgerKind::Flagged(Rung::Remind)),
        (RuleId::R05, 17, LedgerKind::Refused(GuardId::R05Turns, Name::RaiseHand)),
        (RuleId::R05, 23, LedgerKind::Advised(GuardId::R05Time)),
        (RuleId::R01, 1, LedgerKind::Refused(GuardId::R01Neutral, Name::RaiseHand)),
    ];
    assert_eq!(ledger, by_hand.map(|(rule, badge, kind)| (rule, Some(Badge(badge)), kind)));
}

#[test]
fn s4_the_chair_hands_over_and_gets_it_back_with_the_vote() {
    let room = worked();
    let meeting = room.meeting();
    let chairs: Vec<(Moment, u16)> = meeting
        .office_log
        .iter()
        .filter(|(_, office, _)| *office == Office::Chair)
        .map(|(at, _, holder)| (*at, holder.unwrap().no))
        .collect();
    assert_eq!(chairs, [(clock("18:32:30"), 1), (clock("20:26:30"), 2), (clock("20:34:20"), 1)]);
    assert_eq!(meeting.votes[&VoteNo(1)].result.as_ref().unwrap().at, clock("20:34:20"));
}

#[test]
fn s4_what_leads_away_goes_to_the_parking_lot_and_on_from_there() {
    let room = worked();
    let meeting = room.meeting();
    assert_eq!(meeting.parked.len(), 5);
    let last = meeting.parked.values().next_back().unwrap();
    assert_eq!((last.badge, last.stage, last.to), (Some(Badge(23)), Stage::S4, Some(Destination::Community)));
    assert!(meeting.parked.values().all(|item| item.to.is_some()));
}

#[test]
fn s5_one_who_has_no_vote_leaves_and_thirty_six_are_counted_at_each() {
    let room = worked();
    let meeting = room.meeting();
    let left: Vec<u16> = meeting.people.values().filter(|one| !one.present).map(|one| one.badge.no).collect();
    assert_eq!(left, [45]);
    assert!(meeting.people[&Badge(45)].log[1].0 < meeting.votes[&VoteNo(1)].opened);
    assert_eq!(meeting.votes[&VoteNo(1)].opened, clock("20:33:00"));
    assert!(meeting.votes.values().all(|vote| (vote.present, vote.roll) == (36, 36)));
}

#[test]
fn s5_advice_a_tie_and_one_that_passes() {
    let room = worked();
    let meeting = room.meeting();
    assert_eq!(counts(meeting, 1), (26, 7, 3, 36));
    assert_eq!(counts(meeting, 2), (17, 17, 2, 36));
    assert_eq!(counts(meeting, 3), (31, 0, 5, 36));
    assert_eq!(verdict(meeting, 1), (Verdict::Advised, Some(Destination::Owners)));
    assert_eq!(verdict(meeting, 2).0, Verdict::NotPassed);
    assert_eq!(verdict(meeting, 3).0, Verdict::Passed);
    let first = &meeting.motions[&MotionNo(1)];
    assert_eq!((first.scope, first.receiver.as_deref()), (Scope::Owners, Some("业主大会")));
    assert_eq!(meeting.motions[&MotionNo(2)].scope, Scope::Residents);
    assert_eq!(meeting.motions[&MotionNo(3)].scope, Scope::Residents);
    let tie = &meeting.votes[&VoteNo(2)];
    assert_eq!((tie.result.as_ref().unwrap().outcome, tie.chair), (Outcome::Tie, None));
}

#[test]
fn s6_six_rows_and_the_sixth_is_claimed_before_the_plan_is_left() {
    let room = worked();
    let meeting = room.meeting();
    assert_eq!(meeting.actions.len(), 6);
    assert!(meeting.actions.values().all(|row| row.owner.is_some() && row.due.is_some()));
    assert_eq!(meeting.actions[&ActionNo(6)].owner, Some(Badge(43)));
    let pledge = meeting.pledges.values().find(|pledge| pledge.action == Some(ActionNo(6))).unwrap();
    assert_eq!((pledge.badge, pledge.at), (Badge(43), clock("20:56:30")));
    assert_eq!(meeting.follow_up.as_ref().unwrap().date, day(6, 13));
}

#[test]
fn s6_the_script_expects_exactly_two_refusals() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/worked.ron")).unwrap();
    let orders = text.lines().filter_map(|line| script::parse(line).unwrap());
    let refusals: Vec<Ground> = orders
        .filter_map(|order| match order.expect {
            Some(Expect::Refused(ground)) => Some(ground),
            _ => None,
        })
        .collect();
    assert_eq!(refusals, [Ground::R05, Ground::R01]);
}

#[test]
fn the_stages_begin_when_the_walk_through_says() {
    let room = worked();
    let entered: Vec<(Stage, Moment)> =
        room.meeting().visits.iter().map(|visit| (visit.stage, visit.entered)).collect();
    let by_hand = [
        (Stage::S0, "18:20:00"),
        (Stage::S1, "19:10:00"),
        (Stage::S2, "19:25:00"),
        (Stage::S3, "19:40:00"),
        (Stage::S4, "20:10:00"),
        (Stage::S5, "20:33:00"),
        (Stage::S4, "20:35:00"),
        (Stage::S5, "20:40:05"),
        (Stage::S4, "20:41:00"),
        (Stage::S5, "20:42:25"),
        (Stage::S6, "20:45:00"),
        (Stage::S7, "21:00:00"),
    ];
    assert_eq!(entered, by_hand.map(|(stage, time)| (stage, clock(time))));
    assert_eq!(room.meeting().closed.as_ref().unwrap().at, clock("21:00:00"));
}

#[test]
fn s7_read_back_corrected_once_and_signed_by_four() {
    let room = worked();
    let meeting = room.meeting();
    assert_eq!(meeting.corrections.len(), 1);
    let signed: Vec<(Signer, u16)> = meeting.signatures.iter().map(|one| (one.role, one.badge.no)).collect();
    let by_hand = [(Signer::Chair, 1), (Signer::Recorder, 5), (Signer::Resident, 17), (Signer::Resident, 8)];
    assert_eq!(signed, by_hand);
    assert!(meeting.unsigned().is_empty());
    assert_eq!(meeting.version, 1, "nobody had signed before the correction");
    assert!(meeting.pledges.values().next().unwrap().text.contains("七十岁"));
}
