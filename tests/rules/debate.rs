//! R11 辩尽再表决: full debate before the vote, and only the chair calls it.

use yishi::{
    charter::{ChairVotes, GuardId},
    meeting::{Event, Fact, Name, numbers::Badge},
};

use super::{Breach, because};
use crate::support::{Room, at_s4_spoken, at_s4_with_motion, at_s5_voting};

const VOTE: &str = "OpenVote(on: Motion(1), present: 12)";

/// 6 has spoken; 8 waits for, 9 against.
fn two_wait() -> Room {
    at_s4_spoken().and(&["RaiseHand(badge: 8, side: For)", "RaiseHand(badge: 9, side: Against)"])
}

fn closed() -> Room {
    at_s4_spoken().and(&["CloseDebate()"])
}

fn debate(given: fn() -> Room, line: &'static str, fact: Fact, badge: Option<u16>, legal: &'static [Name]) -> Breach {
    Breach { guard: GuardId::R11Debate, given, line, fact, badge, legal }
}

fn is_closed(room: &Room) -> bool {
    room.meeting().open_motion().unwrap().debate.closed
}

/// The vote on ending the debate although two wait.
fn called(for_: u16, against: u16) -> Room {
    two_wait().and(&[
        "OpenVote(on: CloseDebate, present: 12)",
        &format!("CountFor(count: {for_})"),
        &format!("CountAgainst(count: {against})"),
        "CloseVote()",
    ])
}

#[test]
fn r11_the_debate_is_not_closed_while_somebody_waits() {
    let waiting = Fact::StillWaiting { badges: vec![Badge(9), Badge(8)] };
    debate(two_wait, "CloseDebate()", waiting, None, &[Name::GrantFloor, Name::OpenVote]).holds();
}

#[test]
fn r11_closing_is_free_when_nobody_waits() {
    let room = at_s4_spoken().and(&["CloseDebate()"]);
    assert!(is_closed(&room));
    two_wait().and(&["LowerHand(badge: 8)", "LowerHand(badge: 9)", "CloseDebate()"]);
}

#[test]
fn r11_who_waits_in_vain_holds_nothing_up() {
    // The hand of somebody who left, or was stopped, can't be called.
    two_wait().and(&["SignOut(badges: \"8 9\")", "CloseDebate()"]);
    two_wait().and(&["CallToOrder(rule: R10, badge: 8, step: Bar)", "LowerHand(badge: 9)", "CloseDebate()"]);
}

#[test]
fn r11_without_a_single_speech_a_reason_is_asked() {
    let silent = || at_s4_with_motion();
    debate(silent, "CloseDebate()", Fact::NoSpeech, None, &[Name::RaiseHand]).holds();
}

#[test]
fn r11_a_floor_given_up_without_a_word_is_no_speech() {
    let void = || at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "EndSpeech(void: true)"]);
    debate(void, "CloseDebate()", Fact::NoSpeech, None, &[Name::RaiseHand]).holds();
}

#[test]
fn r11_a_speech_on_paper_is_a_speech() {
    at_s4_with_motion().and(&[r#"NoteSpeech(motion: 1, badge: 6, side: For, text: "老人怕不会用")"#, "CloseDebate()"]);
}

#[test]
fn r11_else_a_vote_closes_it_and_a_tie_does_not() {
    assert!(is_closed(&called(6, 5)));
    assert!(called(6, 5).meeting().waiting().is_empty());
    for (for_, against) in [(5, 5), (5, 6), (0, 0)] {
        let room = called(for_, against);
        assert!(!is_closed(&room), "{for_}:{against}");
        assert_eq!(room.meeting().waiting().len(), 2);
    }
}

#[test]
fn r11_the_vote_on_a_motion_waits_for_the_end_of_its_debate() {
    debate(at_s4_spoken, VOTE, Fact::DebateOpen, None, &[Name::CloseDebate, Name::GrantFloor]).holds();
    closed().and(&[VOTE]);
}

#[test]
fn r11_a_vote_that_passes_the_rule_closes_the_debate_with_it() {
    let mut room = two_wait();
    because(&mut room, VOTE).unwrap();
    assert!(is_closed(&room));
    assert!(room.meeting().open_vote().is_some());
}

#[test]
fn r11_a_closed_debate_is_opened_again_by_a_reason_only() {
    let fact = Fact::DebateIsClosed;
    debate(closed, "RaiseHand(badge: 8, side: For)", fact.clone(), Some(8), &[Name::OpenVote, Name::Undo]).holds();
    let mut room = closed();
    let taken = because(&mut room, "RaiseHand(badge: 8, side: For)").unwrap();
    assert!(taken.iter().any(|event| matches!(event, Event::DebateReopened { .. })));
    assert!(!is_closed(&room));
    // What is open again has to be closed again.
    assert_eq!(room.when(VOTE).unwrap_err().fact, Fact::DebateOpen);
    let room = room.and(&["GrantFloor()", "EndSpeech()", "CloseDebate()", VOTE]);
    assert!(room.meeting().open_vote().is_some());
}

#[test]
fn r11_after_a_vote_that_was_broken_off_the_debate_is_still_closed() {
    let mut room = at_s5_voting().and(&[r#"CancelVote(reason: "停电了")"#]);
    assert_eq!(room.when("RaiseHand(badge: 8, side: For)").unwrap_err().fact, Fact::DebateIsClosed);
    room.and(&[VOTE]);
}

#[test]
fn r11_only_the_chair_calls_the_vote_and_closes_it() {
    let only_chair = |given: fn() -> Room, line, badge, legal| Breach {
        guard: GuardId::R11Chair,
        given,
        line,
        fact: Fact::OnlyChair { chair: Some(Badge(1)) },
        badge: Some(badge),
        legal,
    };
    let counted = || at_s5_voting().and(&["CountFor(count: 8)", "CountAgainst(count: 3)"]);
    let (open, close): (&[Name], &[Name]) = (&[Name::OpenVote], &[Name::CloseVote]);
    only_chair(closed, "(by: badge(7), cmd: OpenVote(on: Motion(1), present: 12))", 7, open).holds();
    only_chair(closed, "(by: recorder, cmd: OpenVote(on: Motion(1), present: 12))", 3, open).holds();
    only_chair(counted, "(by: deputy, cmd: CloseVote())", 2, close).holds();
    closed().and(&["(by: badge(1), cmd: OpenVote(on: Motion(1), present: 12))"]);
}

#[test]
fn no_vote_is_called_while_nobody_has_the_chair_and_no_reason_passes_it() {
    let room = closed().and(&["SignOut(badges: 1)"]);
    let empty = |line: &str| {
        let refusal = room.clone().when(line).unwrap_err();
        assert!(
            matches!(refusal.fact, Fact::ChairEmpty { deputy: Some(Badge { no: 2, .. }), back: None }),
            "{refusal:?}"
        );
        assert!(!refusal.passable);
    };
    empty(VOTE);
    room.clone().and(&["TakeOffice(office: Chair, badge: 2)", VOTE]);
    let vacancy = *room.meeting().vacancies.last().unwrap();
    assert_eq!((vacancy.left, vacancy.until, vacancy.filled), (Some(Badge(1)), None, None));
}

#[test]
fn r11_a_chair_whom_the_charter_gives_no_vote_has_none() {
    let never = || {
        at_s5_voting()
            .under(|charter| charter.vote.chair = ChairVotes::Never)
            .and(&["CountFor(count: 8)", "CountAgainst(count: 3)"])
    };
    Breach {
        guard: GuardId::R11Chair,
        given: never,
        line: "ChairVote(side: For)",
        fact: Fact::ChairVotesNot,
        badge: None,
        legal: &[Name::CloseVote],
    }
    .stays_refused();
}
