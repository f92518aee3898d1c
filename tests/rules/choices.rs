//! A choice: hands by option, as many picked as were asked for, and a tie across the edge picks neither.

use yishi::meeting::{Fact, Name, refusal::Thing, words::Outcome};

use super::{
    Breach,
    votes::{exceeds, result},
};
use crate::support::{Room, at_s2};

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
