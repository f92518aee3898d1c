//! What a result that turns takes with it (docs/adr/0020): counted again by hands, or put right from the signed 计票单.

use yishi::{
    charter::{Act, Standing},
    meeting::{
        Fact, Meeting, Name, audit,
        numbers::{ActionNo, Badge, MotionNo, VoteNo},
        refusal::Gone,
        words::{Caution, Verdict},
    },
};

use crate::support::{Room, at_s4_spoken, at_s5_decided, at_s6, at_s7};

const AGAIN: &str = r#"Recount(reason: "再数一遍")"#;
const OFF: &str = r#"CancelVote(reason: "不用了")"#;

fn counted(room: &Room, on: &str, for_: u16, against: u16) -> Room {
    room.clone().and(&[
        &format!("OpenVote(on: {on}, present: 12, tellers: [10, 11])"),
        &format!("CountFor(count: {for_})"),
        &format!("CountAgainst(count: {against})"),
        "CloseVote()",
    ])
}

fn again(room: Room, for_: u16, against: u16) -> Room {
    room.and(&[AGAIN, &format!("CountFor(count: {for_})"), &format!("CountAgainst(count: {against})"), "CloseVote()"])
}

fn corrected(room: Room, for_: u16, against: u16) -> Room {
    let line = format!(r#"CorrectVote(vote: 1, for: {for_}, against: {against}, tellers: [10, 11], reason: "计票单")"#);
    room.and(&[&line])
}

/// What a vote is on, where it is voted, and whether what it brings is there.
type Row = (&'static str, fn() -> Room, fn(&Meeting) -> bool);

const TABLE: &[Row] = &[
    ("Motion(1)", || at_s4_spoken().and(&["CloseDebate()"]), |m| m.verdict_of(MotionNo(1)) == Some(Verdict::Passed)),
    (
        "Amendment(1)",
        || at_s4_spoken().and(&[r#"Amend(mover: 9, when: "7月底前")"#]),
        |m| {
            let motion = &m.motions[&MotionNo(1)];
            assert_eq!(motion.amendments[0].adopted, Some(motion.text.when == "7月底前"));
            motion.text.when == "7月底前"
        },
    ),
    ("CloseDebate", at_s4_spoken, |m| m.motions[&MotionNo(1)].debate.closed),
    ("Limits(seconds: 60, turns: 1)", at_s4_spoken, |m| m.limits().seconds == 60),
    ("Extend(minutes: 10)", at_s4_spoken, |m| m.clock.extended.values().sum::<u16>() == 10),
    (
        "Appeal(1)",
        || at_s4_spoken().and(&["CallToOrder(rule: R10, badge: 6, step: Bar)"]),
        |m| {
            let barred = m.motions[&MotionNo(1)].debate.barred.len();
            assert_eq!(barred, usize::from(!m.rulings.values().all(|ruling| ruling.overturned)));
            barred == 0
        },
    ),
];

#[test]
fn what_followed_from_a_result_turns_with_it_in_both_directions_by_hands_and_by_paper() {
    for (on, start, there) in TABLE {
        for (was, now) in [((8, 3), (3, 8)), ((3, 8), (8, 3)), ((8, 3), (7, 4)), ((3, 8), (0, 0))] {
            let first = counted(&start(), on, was.0, was.1);
            assert_eq!(there(first.meeting()), was.0 > was.1, "{on} {was:?}");
            // Broken off, all is as it was.
            let kept = first.clone().and(&[AGAIN, "CountFor(count: 1)", OFF]);
            assert_eq!(there(kept.meeting()), was.0 > was.1, "{on}, broken off");
            assert_eq!(kept.meeting().votes[&VoteNo(1)].result, first.meeting().votes[&VoteNo(1)].result, "{on}");
            assert_eq!(kept.meeting().motions, first.meeting().motions, "{on}");
            for turn in [again, corrected] {
                let room = turn(first.clone(), now.0, now.1);
                assert_eq!(there(room.meeting()), now.0 > now.1, "{on} {was:?} {now:?}");
                assert_eq!(room.meeting().votes[&VoteNo(1)].was.len(), 1, "{on}");
                assert_eq!(audit::audit(room.timeline().entries()), [], "{on}");
            }
        }
    }
}

#[test]
fn a_row_stops_with_its_motion_and_goes_on_with_it() {
    let row = r#"ProposeAction(what: "借一辆板车", motion: 1, due: "2026-06-06")"#;
    let stopped = |room: &Room| room.meeting().stopped_by(&room.meeting().actions[&ActionNo(1)]);
    let room = at_s6().and(&[row]);
    assert_eq!(stopped(&room), None);
    let room = again(room, 3, 8);
    assert_eq!(stopped(&room), Some(MotionNo(1)));
    // Nobody has to lead what did not pass.
    assert_eq!(room.meeting().missing(), []);
    let tellers = r#"CorrectVote(vote: 1, for: 8, against: 3, tellers: [10, 11], reason: "计票单")"#;
    assert_eq!(stopped(&room.and(&[tellers])), None);
}

#[test]
fn hands_are_counted_again_only_while_the_headcount_stands_and_paper_puts_right_what_was_counted() {
    let gone = |room: Room, why| {
        let refused = room.clone().when(AGAIN).unwrap_err();
        assert_eq!((refused.fact, refused.passable), (Fact::HeadcountGone { vote: VoteNo(1), why }, false));
        assert!(refused.legal.contains(&Name::CorrectVote));
        let room = corrected(room, 3, 8);
        assert_eq!(room.meeting().verdict_of(MotionNo(1)), Some(Verdict::NotPassed));
    };
    gone(at_s5_decided().and(&["SignOut(badges: 12)"]), Gone::People);
    gone(at_s5_decided().and(&["SignIn(badges: 20)"]), Gone::People);
    gone(at_s5_decided().and(&[r#"Adjourn(reason: "太晚了")"#, "Resume()"]), Gone::People);
    gone(at_s7(), Gone::Closed);
    // An observer isn't counted.
    at_s5_decided().and(&["SignIn(badges: 20, observer: true)", AGAIN]);
    // Another matter, and a vote by the same headcount, change nothing.
    let limits = counted(&at_s6(), "Limits(seconds: 60, turns: 1)", 2, 1);
    limits.and(&[r#"Recount(vote: 1, reason: "再数一遍")"#]);
}

#[test]
fn a_correction_takes_two_tellers_and_counts_that_add_up() {
    let room = counted(&at_s4_spoken().and(&["CloseDebate()"]), "Motion(1)", 8, 3);
    for (line, why) in [
        (r#"CorrectVote(vote: 1, for: 5, against: 6, tellers: [12], reason: "计票单")"#, "one teller"),
        (r#"CorrectVote(vote: 1, for: 5, against: 6, tellers: [12, 12], reason: "计票单")"#, "the same twice"),
        (r#"CorrectVote(vote: 1, for: 5, against: 6, tellers: [12, 9], reason: "计票单")"#, "another than was named"),
        (r#"CorrectVote(vote: 1, for: 7, against: 6, tellers: [10, 11], reason: "计票单")"#, "more than are present"),
        (r#"CorrectVote(vote: 1, for: 5, tellers: [10, 11], reason: "计票单")"#, "one count"),
        (r#"CorrectVote(vote: 1, for: 8, against: 3, tellers: [10, 11], reason: "计票单")"#, "nothing new"),
        (r#"CorrectVote(vote: 1, for: 5, against: 6, tellers: [10, 11], reason: "")"#, "no reason"),
        (r#"CorrectVote(vote: 2, for: 5, against: 6, tellers: [10, 11], reason: "计票单")"#, "no such vote"),
    ] {
        assert!(room.clone().when(line).is_err(), "{why}");
    }
}

#[test]
fn who_signs_the_slip_later_counts_like_any_teller() {
    // 12 and 13 sign in as what they are; nobody was named when the vote was opened.
    let room = |who: &str| {
        let open = "OpenVote(on: Motion(1), present: 12, tellers: [])";
        at_s4_spoken().and(&[who, "CloseDebate()", open, "CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"])
    };
    let slip =
        |tellers: &str| format!(r#"CorrectVote(vote: 1, for: 5, against: 6, tellers: [{tellers}], reason: "计票单")"#);
    let said = |room: Room, tellers: &str| {
        let before = room.meeting().cautions.len();
        let room = room.and(&[&slip(tellers)]);
        let said: Vec<_> =
            room.meeting().cautions[before..].iter().map(|caution| (caution.what, caution.badge)).collect();
        (said, room)
    };
    let minor = Caution::May { act: Act::Tell, standing: Standing::Minor };
    let observer = Caution::May { act: Act::Tell, standing: Standing::Observer };
    for (who, tellers, what) in [
        ("SignIn(badges: 20)", "20, 11", None),
        ("SignIn(badges: 20, minor: true)", "20, 11", Some((minor, Some(Badge(20))))),
        ("SignIn(badges: 20, observer: true)", "20, 11", Some((observer, Some(Badge(20))))),
        ("SignIn(badges: 20)", "1, 11", Some((Caution::TellerChairs, Some(Badge(1))))),
        ("SignIn(badges: 20)", "13, 11", Some((Caution::TellerMoved, Some(Badge(13))))),
    ] {
        let (said, _) = said(room(who), tellers);
        assert_eq!(said, what.into_iter().collect::<Vec<_>>(), "{who}: {tellers}");
    }
    // Who has gone home signed then.
    let (said, _) = said(room("SignIn(badges: 20)").and(&["SignOut(badges: 20)"]), "20, 11");
    assert_eq!(said, []);
    // Nobody signs whom nobody saw.
    assert!(room("SignIn(badges: 20)").when(&slip("77, 11")).is_err());
}
