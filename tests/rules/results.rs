//! R13 多数通过,平局不过: what the counting comes to, and what it may be called. Only a recount touches a result.

use yishi::{
    charter::{GuardId, PassRule, Scope, preset},
    meeting::{
        Event, Fact, Name,
        numbers::{AmendmentNo, MotionNo, VoteNo},
        refusal::Part,
        words::{Destination, Outcome, Verdict},
    },
};

use super::{
    Breach,
    votes::{counted, result, verdict},
};
use crate::support::{at_s2, at_s4_spoken, at_s4_with_motion, at_s5_decided};

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
        (Scope::Unsure, (Verdict::Advised, Some(To::Community)), (Verdict::NotAdvised, None)),
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
    let parts = vec![Part::Action];
    let fact = Fact::VotedWords { motion: MotionNo(1), parts };
    Breach { fact, ..decided(r#"EditMotion(motion: 1, action: "装三个门")"#) }.stays_refused();
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
fn r13_a_recount_asks_a_reason_and_a_result() {
    assert!(at_s5_decided().when(r#"Recount(reason: "")"#).is_err());
    let refused = at_s4_with_motion().when(r#"Recount(reason: "再数一遍")"#).unwrap_err();
    assert_eq!(refused.fact, Fact::NoVoteOpen);
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

#[test]
fn every_preset_counts_alike() {
    for name in yishi::charter::PRESETS {
        let mut rules = preset(name).unwrap().vote;
        // Who is strict refuses tellers who aren't neutral; hands count alike.
        rules.tellers = preset("haishu").unwrap().vote.tellers;
        assert_eq!(rules, preset("haishu").unwrap().vote, "{name}");
    }
}

#[test]
fn the_line_that_closes_a_vote_holds_its_result_and_what_follows_from_it() {
    let mut room = counted(8, 3);
    let events = room.when("CloseVote()").unwrap();
    assert!(matches!(events.as_slice(), [Event::VoteClosed { .. }, Event::MotionDecided { .. }]));
}
