//! A choice: hands by option, as many picked as were asked for, and a tie across the edge picks neither.

use yishi::{
    charter::VoteBasis,
    meeting::{
        Fact, Name,
        numbers::{TopicNo, VoteNo},
        refusal::{Gone, Thing},
        vote::{Seats, seats},
        words::Outcome,
    },
};

use super::{
    Breach,
    votes::{exceeds, result},
};
use crate::support::{Room, at_s2};

/// Hands for each of the three.
fn counts(one: u16, two: u16, three: u16) -> [&'static str; 3] {
    let line = |option, count| &*format!("CountOption(option: {option}, count: {count})").leak();
    [line(1, one), line(2, two), line(3, three)]
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
        (&[(1, 0), (2, 1), (3, 0)], Outcome::Carried, &[2]),
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
    let exceed = |given: fn() -> Room, line, counts: &[u16], each| Breach {
        fact: Fact::CountsExceed { counts: counts.to_vec(), present: 10, each, basis: VoteBasis::Person },
        legal: &[Name::CountOption, Name::Recount],
        ..exceeds(given, line, &[])
    };
    exceed(choosing, "CountOption(option: 1, count: 11)", &[11], 1).stays_refused();
    let two = || choosing().and(&["CountOption(option: 1, count: 10)", "CountOption(option: 2, count: 6)"]);
    exceed(two, "CountOption(option: 3, count: 5)", &[10, 6, 5], 2).stays_refused();
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
fn a_choice_is_counted_again_while_nobody_came_or_left() {
    let closed = || choosing().and(&counts(3, 2, 1)).and(&["CloseVote()"]);
    let again = || closed().and(&[r#"Recount(reason: "数错了")"#]).and(&counts(1, 5, 3)).and(&["CloseVote()"]);
    assert_eq!(result(&closed()).picked, [1, 2]);
    assert_eq!(result(&again()).picked, [2, 3]);
    // The stage moves on, the people are still there.
    let later = closed().and(&[r#"(because: "人少", cmd: AdvanceStage())"#, r#"Recount(reason: "数错了")"#]);
    assert_eq!(later.meeting().open_vote, Some(VoteNo(1)));
    // Somebody went home.
    let gone = closed().and(&["SignOut(badges: 12)"]).when(r#"Recount(reason: "数错了")"#).unwrap_err();
    assert_eq!(gone.fact, Fact::HeadcountGone { vote: VoteNo(1), why: Gone::People });
}

#[test]
fn a_choice_closes_when_every_option_has_its_count() {
    let mut room = choosing().and(&["CountOption(option: 1, count: 3)"]);
    let refused = room.when("CloseVote()").unwrap_err();
    let options = vec![(2, "修灯".to_owned()), (3, room.meeting().topic_title(TopicNo(1)).unwrap())];
    assert_eq!((refused.fact, refused.passable), (Fact::Uncounted { options }, false));
    assert_eq!(refused.legal, [Name::CountOption]);
    room.and(&["CountOption(option: 2, count: 0)", "CountOption(option: 3, count: 0)", "CloseVote()"]);
}

#[test]
fn a_tie_at_the_cut_line_and_an_empty_seat_are_data_of_the_result_and_a_run_off_is_a_vote() {
    let room = choosing().and(&counts(9, 5, 5)).and(&["CloseVote()"]);
    let vote = &room.meeting().votes[&VoteNo(1)];
    assert_eq!(seats(vote), Some(Seats { picked: vec![1], tied: vec![2, 3], empty: 1 }));
    assert_eq!(room.meeting().run_off_of(vote), None);
    let room = room.and(&[
        r#"OpenVote(on: Choice(title: "再选一件", options: [Text("修灯"), Topic(1)], pick: 1), present: 10)"#,
        "CountOption(option: 1, count: 6)",
        "CountOption(option: 2, count: 2)",
        "CloseVote()",
    ]);
    assert_eq!(room.meeting().run_off_of(&room.meeting().votes[&VoteNo(1)]), Some(VoteNo(2)));
    // All tie: nothing is picked. Nobody raised a hand: the seats are empty, and nothing ties.
    let all = choosing().and(&counts(5, 5, 5)).and(&["CloseVote()"]);
    assert_eq!(seats(&all.meeting().votes[&VoteNo(1)]), Some(Seats { picked: vec![], tied: vec![1, 2, 3], empty: 2 }));
    let none = choosing().and(&counts(0, 4, 0)).and(&["CloseVote()"]);
    assert_eq!(seats(&none.meeting().votes[&VoteNo(1)]), Some(Seats { picked: vec![2], tied: vec![], empty: 1 }));
}

#[test]
fn options_that_read_the_same_are_refused_however_they_are_typed() {
    for (options, same) in [
        (r#"[Text("长桌"), Text("长桌")]"#, Some((1, 2))),
        (r#"[Text("长桌"), Text("书架"), Text("长 桌。")]"#, Some((1, 3))),
        (r#"[Text("A座"), Text("ａ座")]"#, Some((1, 2))),
        ("[Topic(1), Topic(1)]", Some((1, 2))),
        (r#"[Text("长桌"), Text("书架")]"#, None),
        (r#"[Text("?"), Text("!")]"#, None),
    ] {
        let line = format!(r#"OpenVote(on: Choice(title: "先添哪样", options: {options}, pick: 1), present: 12)"#);
        let answer = crate::support::at_s5_decided().when(&line);
        match (same, answer) {
            (Some((one, other)), Err(refused)) => {
                assert_eq!(refused.fact, Fact::SameOptions { one, other }, "{options}");
            }
            (None, Ok(_)) => {}
            (_, answer) => panic!("{options}: {answer:?}"),
        }
    }
}
