//! R12 先赞后反,不问弃权: arithmetic. For, then against, then the chair; the rest is never asked.

use yishi::{
    charter::{GuardId, VoteBasis},
    meeting::{
        Fact, Name,
        numbers::{MotionNo, VoteNo},
        refusal::Thing,
        state::{MotionState, VoteResult},
        words::{Destination, Outcome, Side, Verdict},
    },
};

use super::Breach;
use crate::support::{Room, at_s4_spoken, at_s4_with_motion, at_s5_voting, given};

/// The vote on motion 1, counted.
pub(super) fn counted(for_: u16, against: u16) -> Room {
    at_s5_voting().and(&[&format!("CountFor(count: {for_})"), &format!("CountAgainst(count: {against})")])
}

pub(super) fn result(room: &Room) -> VoteResult {
    room.meeting().votes.values().next_back().unwrap().result.clone().unwrap()
}

pub(super) fn verdict(room: &Room) -> (Verdict, Option<Destination>) {
    match room.meeting().motions[&MotionNo(1)].state {
        MotionState::Decided { verdict, to, .. } => (verdict, to),
        ref state => panic!("{state:?}"),
    }
}

fn order(given: fn() -> Room, line: &'static str, fact: Fact, legal: &'static [Name]) -> Breach {
    Breach { guard: GuardId::R12Order, given, line, fact, badge: None, legal }
}

pub(super) fn exceeds(given: fn() -> Room, line: &'static str, counts: &[u16]) -> Breach {
    Breach {
        guard: GuardId::R12Count,
        given,
        line,
        fact: Fact::CountsExceed { counts: counts.to_vec(), present: 12, each: 1, basis: VoteBasis::Person },
        badge: None,
        legal: &[Name::Recount, Name::CancelVote],
    }
}

#[test]
fn r12_for_then_against_then_the_chair_and_never_the_rest() {
    let first = |first| Fact::CountsOrder { first };
    let for_counted = || at_s5_voting().and(&["CountFor(count: 8)"]);
    order(at_s5_voting, "CountAgainst(count: 3)", first(Side::For), &[Name::CountFor]).stays_refused();
    order(at_s5_voting, "ChairVote(side: For)", first(Side::For), &[Name::CountFor]).stays_refused();
    order(at_s5_voting, "CloseVote()", first(Side::For), &[Name::CountFor]).stays_refused();
    order(for_counted, "ChairVote(side: For)", first(Side::Against), &[Name::CountAgainst]).stays_refused();
    order(for_counted, "CloseVote()", first(Side::Against), &[Name::CountAgainst]).stays_refused();
    let room = counted(8, 3).and(&["CloseVote()"]);
    assert_eq!(result(&room).not_voted, 1);
}

#[test]
fn r12_each_count_is_taken_once() {
    let legal = &[Name::Recount];
    order(|| counted(8, 3), "CountFor(count: 9)", Fact::Counted, legal).stays_refused();
    order(|| counted(8, 3), "CountAgainst(count: 2)", Fact::Counted, legal).stays_refused();
    order(|| counted(8, 3).and(&["ChairVote(side: For)"]), "ChairVote(side: Against)", Fact::Counted, legal)
        .stays_refused();
}

#[test]
fn r12_there_are_no_more_hands_than_people() {
    exceeds(at_s5_voting, "CountFor(count: 13)", &[13]).stays_refused();
    exceeds(|| at_s5_voting().and(&["CountFor(count: 8)"]), "CountAgainst(count: 5)", &[8, 5]).stays_refused();
    exceeds(|| counted(8, 4), "ChairVote(side: For)", &[8, 4, 1]).stays_refused();
    exceeds(|| counted(8, 4), "ChairVote(side: Against)", &[8, 4, 1]).stays_refused();
    // All of them is not too many.
    at_s5_voting().and(&["CountFor(count: 12)", "CountAgainst(count: 0)", "CloseVote()"]);
    counted(8, 3).and(&["ChairVote(side: For)", "CloseVote()"]);
}

#[test]
fn r12_the_chair_votes_last_and_counts_as_one() {
    for (for_, against, chair, outcome) in [
        (5, 5, "For", Outcome::Carried),
        (5, 5, "Against", Outcome::Lost),
        (6, 5, "Against", Outcome::Tie),
        (5, 6, "For", Outcome::Tie),
    ] {
        let room = counted(for_, against).and(&[&format!("ChairVote(side: {chair})"), "CloseVote()"]);
        let result = result(&room);
        assert_eq!(result.outcome, outcome, "{for_}:{against} and {chair}");
        assert_eq!(result.for_ + result.against, for_ + against + 1);
    }
}

#[test]
fn r12_a_question_is_no_vote() {
    let refused = counted(5, 5).when("ChairVote(side: Question)").unwrap_err();
    assert!(matches!(refused.fact, Fact::NoSuch { thing: Thing::Option, .. }));
}

#[test]
fn r12_the_headcount_is_taken_for_what_decides_and_the_roll_is_frozen() {
    let spoken = || at_s4_spoken().and(&["CloseDebate()"]);
    assert_eq!(spoken().when("OpenVote(on: Motion(1))").unwrap_err().fact, Fact::NoField { field: "present" });
    assert!(spoken().when("OpenVote(on: Motion(1), present: 0)").is_err());
    let mut room = at_s5_voting();
    let vote = &room.meeting().votes[&VoteNo(1)];
    assert_eq!((vote.present, vote.roll), (12, 12));
    for line in ["SignIn(badges: 20)", "SignOut(badges: 12)", "EditParticipant(badge: 12, observer: true)"] {
        assert_eq!(room.when(line).unwrap_err().fact, Fact::VoteOpen, "{line}");
    }
    // What doesn't decide goes by the roll.
    let room = at_s4_spoken().and(&["OpenVote(on: Limits(seconds: 60, turns: 1))"]);
    assert_eq!(room.meeting().open_vote().unwrap().present, 12);
}

#[test]
fn r12_observers_minors_and_sectors_without_a_vote_are_not_counted() {
    let voters = |lines: &[&str]| at_s4_spoken().and(lines).meeting().voters();
    assert_eq!(voters(&[]), 12);
    assert_eq!(voters(&["SignOut(badges: 12)"]), 11);
    assert_eq!(voters(&["SignIn(badges: 20)"]), 13);
    assert_eq!(voters(&["SignIn(badges: 20, observer: true)"]), 12);
    assert_eq!(voters(&["SignIn(badges: 20, minor: true)"]), 12);
    assert_eq!(voters(&["EditParticipant(badge: 12, minor: true)"]), 11);
    let room = at_s4_spoken().under(|charter| {
        let property = charter.sectors.iter_mut().find(|sector| sector.id == "property").unwrap();
        property.votes = false;
    });
    assert_eq!(room.and(&[r#"SignIn(badges: 20, sector: "property")"#]).meeting().voters(), 12);
}

#[test]
fn r12_by_household_a_household_counts_once() {
    let voters = |lines: &[&str]| {
        let room = at_s4_spoken().and(lines);
        room.under(|charter| charter.vote.basis = VoteBasis::Household).meeting().voters()
    };
    assert_eq!(voters(&[]), 12);
    assert_eq!(voters(&["EditParticipant(badge: 12, household: 11)"]), 11);
    assert_eq!(voters(&["EditParticipant(badge: 12, household: 11)", "SignOut(badges: 11)"]), 11);
    assert_eq!(voters(&["EditParticipant(badge: 12, household: 11)", "EditParticipant(badge: 13, household: 12)"]), 10);
    let out_again = ["EditParticipant(badge: 12, household: 11)", "EditParticipant(badge: 12, household: 12)"];
    assert_eq!(voters(&out_again), 12);
    // A child at home is not a second voice, an observer is none.
    assert_eq!(voters(&["SignIn(badges: 20, household: 11, minor: true)"]), 12);
    assert_eq!(voters(&["EditParticipant(badge: 12, observer: true)"]), 11);
}

#[test]
fn a_vote_that_is_broken_off_decides_nothing_and_may_be_called_again() {
    let room = counted(8, 3).and(&[r#"CancelVote(reason: "停电了")"#]);
    assert_eq!(room.meeting().motions[&MotionNo(1)].state, MotionState::Open);
    let room = room.and(&[
        "OpenVote(on: Motion(1), present: 10)",
        "CountFor(count: 4)",
        "CountAgainst(count: 6)",
        "CloseVote()",
    ]);
    assert_eq!((verdict(&room).0, room.meeting().votes.len()), (Verdict::NotPassed, 2));
}

#[test]
fn counts_need_an_open_vote() {
    for line in [
        "CountFor(count: 1)",
        "CountAgainst(count: 1)",
        "CountOption(option: 1, count: 1)",
        "ChairVote(side: For)",
        "CloseVote()",
    ] {
        assert_eq!(at_s4_with_motion().when(line).unwrap_err().fact, Fact::NoVoteOpen, "{line}");
    }
    assert!(given(&[]).when("CountFor(count: 1)").is_err());
}
