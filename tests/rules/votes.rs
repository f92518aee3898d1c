//! R12 先赞后反,不问弃权 and R13 多数通过,平局不过: arithmetic. Nobody overrides a count; only a recount touches it.

use yishi::{
    charter::{GuardId, PassRule, Scope, VoteBasis, preset},
    meeting::{
        Event, Fact, Name,
        numbers::{AmendmentNo, MotionNo, VoteNo},
        refusal::Thing,
        state::{MotionState, VoteResult},
        words::{Destination, Outcome, Side, Verdict},
    },
};

use super::Breach;
use crate::support::{Room, at_s2, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6, given};

/// The vote on motion 1, counted.
fn counted(for_: u16, against: u16) -> Room {
    at_s5_voting().and(&[&format!("CountFor(count: {for_})"), &format!("CountAgainst(count: {against})")])
}

fn result(room: &Room) -> VoteResult {
    room.meeting().votes.values().next_back().unwrap().result.clone().unwrap()
}

fn verdict(room: &Room) -> (Verdict, Option<Destination>) {
    match room.meeting().motions[&MotionNo(1)].state {
        MotionState::Decided { verdict, to, .. } => (verdict, to),
        ref state => panic!("{state:?}"),
    }
}

fn order(given: fn() -> Room, line: &'static str, fact: Fact, legal: &'static [Name]) -> Breach {
    Breach { guard: GuardId::R12Order, given, line, fact, badge: None, legal }
}

fn exceeds(given: fn() -> Room, line: &'static str, for_: u16, against: u16) -> Breach {
    Breach {
        guard: GuardId::R12Count,
        given,
        line,
        fact: Fact::CountsExceed { for_, against, present: 12 },
        badge: None,
        legal: &[Name::Recount, Name::CancelVote],
    }
}

fn decided(line: &'static str) -> Breach {
    Breach {
        guard: GuardId::R13Decided,
        given: at_s5_decided,
        line,
        fact: Fact::Decided { motion: MotionNo(1) },
        badge: None,
        legal: &[Name::Recount],
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
    exceeds(at_s5_voting, "CountFor(count: 13)", 13, 0).stays_refused();
    exceeds(|| at_s5_voting().and(&["CountFor(count: 8)"]), "CountAgainst(count: 5)", 8, 5).stays_refused();
    exceeds(|| counted(8, 4), "ChairVote(side: For)", 9, 4).stays_refused();
    exceeds(|| counted(8, 4), "ChairVote(side: Against)", 8, 5).stays_refused();
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
    // A child at home is not a second voice, an observer is none.
    assert_eq!(voters(&["SignIn(badges: 20, household: 11, minor: true)"]), 12);
    assert_eq!(voters(&["EditParticipant(badge: 12, observer: true)"]), 11);
}

#[test]
fn r13_more_for_than_against_passes_a_tie_and_no_hands_do_not() {
    for (for_, against, outcome, called) in [
        (7, 5, Outcome::Carried, Verdict::Passed),
        (1, 0, Outcome::Carried, Verdict::Passed),
        (6, 6, Outcome::Tie, Verdict::NotPassed),
        (1, 1, Outcome::Tie, Verdict::NotPassed),
        (5, 7, Outcome::Lost, Verdict::NotPassed),
        (0, 0, Outcome::NoHands, Verdict::NotPassed),
    ] {
        let room = counted(for_, against).and(&["CloseVote()"]);
        assert_eq!(result(&room).outcome, outcome, "{for_}:{against}");
        assert_eq!(verdict(&room).0, called, "{for_}:{against}");
    }
}

#[test]
fn r13_half_and_two_thirds_are_of_those_present() {
    for (pass, for_, against, called) in [
        (PassRule::HalfPresent, 7, 0, Verdict::Passed),
        (PassRule::HalfPresent, 7, 5, Verdict::Passed),
        (PassRule::HalfPresent, 6, 0, Verdict::NotPassed),
        (PassRule::TwoThirdsPresent, 8, 4, Verdict::Passed),
        (PassRule::TwoThirdsPresent, 7, 0, Verdict::NotPassed),
        (PassRule::TwoThirdsPresent, 12, 0, Verdict::Passed),
    ] {
        let room = counted(for_, against).under(|charter| charter.vote.pass = pass);
        assert_eq!(verdict(&room.and(&["CloseVote()"])).0, called, "{pass:?} {for_}:{against}");
    }
}

#[test]
fn r13_the_rules_of_the_meeting_itself_are_changed_by_more_for_than_against() {
    let room = at_s4_spoken().under(|charter| charter.vote.pass = PassRule::TwoThirdsPresent);
    let room = room.and(&[
        "OpenVote(on: Limits(seconds: 60, turns: 1), present: 12)",
        "CountFor(count: 2)",
        "CountAgainst(count: 1)",
        "CloseVote()",
    ]);
    assert_eq!(room.meeting().limits().seconds, 60);
}

#[test]
fn r13_the_scope_decides_what_a_result_is_called_and_where_it_goes() {
    use Destination as To;
    let cases = [
        (Scope::Residents, (Verdict::Passed, Some(To::Residents)), (Verdict::NotPassed, None)),
        (Scope::Council, (Verdict::Advised, Some(To::Council)), (Verdict::NotAdvised, None)),
        (Scope::Owners, (Verdict::Advised, Some(To::Owners)), (Verdict::NotAdvised, None)),
        (Scope::Department, (Verdict::Advised, Some(To::Department)), (Verdict::NotAdvised, None)),
        (Scope::Consult, (Verdict::Consulted, None), (Verdict::Consulted, None)),
    ];
    for (scope, carried, failed) in cases {
        for ((for_, against), called) in [((7, 5), carried), ((6, 6), failed), ((5, 7), failed)] {
            let scoped: &[&str] = match scope {
                Scope::Residents => &[],
                _ => &[&format!("SetScope(motion: 1, scope: {scope:?}, receiver: \"收件人\")")],
            };
            let room = at_s4_spoken().and(scoped).and(&[
                "CloseDebate()",
                "OpenVote(on: Motion(1), present: 12)",
                &format!("CountFor(count: {for_})"),
                &format!("CountAgainst(count: {against})"),
                "CloseVote()",
            ]);
            assert_eq!(verdict(&room), called, "{scope:?} {for_}:{against}");
        }
    }
}

#[test]
fn r13_a_motion_takes_the_scope_of_its_topic() {
    let room = at_s2().and(&[
        "SetTopicScope(topic: 1, scope: Department)",
        "PostTopic(topics: [1])",
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6-13")"#,
        "AdvanceStage()",
        r#"DraftMotion(group: 1, mover: 13, action: "修灯", object: "南门", who: "城管", when: "6月")"#,
    ]);
    assert_eq!(room.meeting().motions[&MotionNo(1)].scope, Scope::Department);
}

#[test]
fn r13_a_decided_motion_is_neither_voted_again_nor_changed_nor_set_aside() {
    decided("OpenVote(on: Motion(1), present: 12)").stays_refused();
    decided("OpenMotion(motion: 1)").stays_refused();
    decided(r#"EditMotion(motion: 1, action: "装三个门")"#).stays_refused();
    decided("SetScope(motion: 1, scope: Owners)").stays_refused();
    decided("Park(what: Motion(1))").stays_refused();
}

#[test]
fn r13_what_failed_is_decided_too() {
    let refused = counted(6, 6).and(&["CloseVote()"]).when("OpenVote(on: Motion(1), present: 12)").unwrap_err();
    assert_eq!(refused.fact, Fact::Decided { motion: MotionNo(1) });
}

#[test]
fn r13_a_recount_with_a_reason_makes_the_counts_void_and_the_result_anew() {
    let mut room = at_s5_decided().and(&[r#"Recount(reason: "两位数的不一样")"#]);
    let vote = room.meeting().open_vote().unwrap();
    assert_eq!((vote.no, vote.for_, vote.against, vote.present), (VoteNo(1), None, None, 12));
    assert_eq!(vote.recounts, ["两位数的不一样"]);
    assert_eq!(room.meeting().open_motion, Some(MotionNo(1)));
    room = room.and(&["CountFor(count: 4)", "CountAgainst(count: 7)", "CloseVote()"]);
    assert_eq!(verdict(&room), (Verdict::NotPassed, None));
    assert_eq!(room.meeting().votes.len(), 1);
}

#[test]
fn r13_an_open_vote_is_counted_again_from_the_beginning() {
    let room = counted(8, 3).and(&[
        r#"Recount(reason: "有人没看见")"#,
        "CountFor(count: 7)",
        "CountAgainst(count: 5)",
        "CloseVote()",
    ]);
    assert_eq!((result(&room).for_, result(&room).against), (7, 5));
}

#[test]
fn r13_a_recount_asks_a_reason_and_comes_before_anything_else_is_opened() {
    assert!(at_s5_decided().when(r#"Recount(reason: "")"#).is_err());
    let next = at_s5_decided().and(&[r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#]);
    for room in [next, at_s6(), at_s4_with_motion()] {
        let refused = room.clone().when(r#"Recount(reason: "再数一遍")"#).unwrap_err();
        assert_eq!(refused.fact, Fact::NoVoteOpen);
    }
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
fn an_amendment_is_adopted_by_more_for_than_against_and_rejected_by_a_tie() {
    for (for_, against, when, version) in [(7, 5, "7月底前", 2), (6, 6, "6月底前", 1), (5, 7, "6月底前", 1)] {
        let room = at_s4_spoken().and(&[
            r#"Amend(mover: 9, when: "7月底前")"#,
            "OpenVote(on: Amendment(1), present: 12)",
            &format!("CountFor(count: {for_})"),
            &format!("CountAgainst(count: {against})"),
            "CloseVote()",
        ]);
        let motion = room.meeting().open_motion().unwrap();
        assert_eq!((motion.text.when.as_str(), motion.earlier.len() + 1), (when, version), "{for_}:{against}");
        assert_eq!(motion.amendments[0].adopted, Some(for_ > against));
        // The motion goes on, and an amendment is voted once.
        let again = room.clone().when("OpenVote(on: Amendment(1), present: 12)").unwrap_err();
        assert_eq!(again.fact, Fact::Already);
        assert_eq!(motion.amendments[0].no, AmendmentNo(1));
        room.and(&[r#"Amend(mover: 8, who: "物业")"#]);
    }
}

/// A choice between three, two of them picked.
fn choosing() -> Room {
    at_s2().and(&[
        r#"OpenVote(on: Choice(title: "先做哪两件", options: [Text("修门"), Text("修灯"), Topic(1)], pick: 2), present: 10)"#,
    ])
}

#[test]
fn a_choice_picks_those_with_the_most_hands_and_a_tie_across_the_edge_picks_neither() {
    type Case = (&'static [(u16, u16)], Outcome, &'static [u16]);
    let cases: &[Case] = &[
        (&[(1, 9), (2, 3), (3, 7)], Outcome::Carried, &[1, 3]),
        (&[(1, 9), (2, 5), (3, 5)], Outcome::Carried, &[1]),
        (&[(1, 9), (2, 9), (3, 2)], Outcome::Carried, &[1, 2]),
        (&[(1, 5), (2, 5), (3, 5)], Outcome::Tie, &[]),
        (&[(1, 0), (2, 0), (3, 0)], Outcome::NoHands, &[]),
        (&[(2, 1)], Outcome::Carried, &[2]),
    ];
    for (counts, outcome, picked) in cases {
        let lines: Vec<String> =
            counts.iter().map(|(option, count)| format!("CountOption(option: {option}, count: {count})")).collect();
        let room = lines.iter().fold(choosing(), |room, line| room.and(&[line])).and(&["CloseVote()"]);
        assert_eq!((result(&room).outcome, result(&room).picked.as_slice()), (*outcome, *picked), "{counts:?}");
    }
}

#[test]
fn a_choice_counts_as_many_hands_as_there_are_picks() {
    let exceed = |given: fn() -> Room, line, for_| Breach {
        fact: Fact::CountsExceed { for_, against: 0, present: 10 },
        legal: &[Name::CountOption, Name::Recount],
        ..exceeds(given, line, 0, 0)
    };
    exceed(choosing, "CountOption(option: 1, count: 11)", 11).stays_refused();
    let two = || choosing().and(&["CountOption(option: 1, count: 10)", "CountOption(option: 2, count: 6)"]);
    exceed(two, "CountOption(option: 3, count: 5)", 5).stays_refused();
    two().and(&["CountOption(option: 3, count: 4)", "CloseVote()"]);
}

#[test]
fn a_choice_has_numbered_options_each_counted_once_and_fewer_picks_than_options() {
    let mut room = choosing().and(&["CountOption(option: 1, count: 3)"]);
    assert_eq!(room.when("CountOption(option: 1, count: 4)").unwrap_err().fact, Fact::Counted);
    for line in ["CountOption(option: 0, count: 1)", "CountOption(option: 4, count: 1)"] {
        assert!(matches!(room.when(line).unwrap_err().fact, Fact::NoSuch { thing: Thing::Option, .. }), "{line}");
    }
    for (options, pick, taken) in [
        (r#"Text("修门")"#, 1, false),
        (r#"Text("修门"), Text("修灯")"#, 1, true),
        (r#"Text("修门"), Text("修灯")"#, 2, false),
        (r#"Text("修门"), Text("修灯")"#, 0, false),
        (r#"Text("修门"), Topic(9)"#, 1, false),
    ] {
        let line =
            format!("OpenVote(on: Choice(title: \"先做哪件\", options: [{options}], pick: {pick}), present: 10)");
        assert_eq!(at_s2().when(&line).is_ok(), taken, "{line}");
    }
}

#[test]
fn a_choice_is_counted_again_while_its_stage_lasts() {
    let closed = || choosing().and(&["CountOption(option: 1, count: 3)", "CloseVote()"]);
    let again = closed().and(&[r#"Recount(reason: "数错了")"#, "CountOption(option: 2, count: 5)", "CloseVote()"]);
    assert_eq!(result(&again).picked, [2]);
    let later = closed().and(&[r#"(because: "人少", cmd: AdvanceStage())"#]).when(r#"Recount(reason: "数错了")"#);
    assert!(later.is_err());
}

#[test]
fn every_preset_counts_alike() {
    for name in yishi::charter::PRESETS {
        assert_eq!(preset(name).unwrap().vote, preset("haishu").unwrap().vote, "{name}");
    }
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

#[test]
fn the_line_that_closes_a_vote_holds_its_result_and_what_follows_from_it() {
    let mut room = counted(8, 3);
    let events = room.when("CloseVote()").unwrap();
    assert!(matches!(events.as_slice(), [Event::VoteClosed { .. }, Event::MotionDecided { .. }]));
}
