//! A meeting that was adjourned has several sittings, each with its own people and its own day.

use std::collections::BTreeMap;

use yishi::{
    charter::GuardId,
    document::markdown,
    i18n::Lang,
    meeting::{
        Event, Fact, Ground, Meeting,
        numbers::Badge,
        words::{Office, Reading},
    },
    minutes::{self, Cut, Record},
};

use crate::support::{Room, at_s0, at_s4_spoken, at_s5_decided};

const ADJOURN: &str = r#"Adjourn(reason: "太晚了")"#;
/// A week after the evening of the starts.
const RESUME: &str = r#"(at: "2026-05-30T19:00:00+08:00", cmd: Resume())"#;

fn second(room: Room) -> Room {
    room.and(&[ADJOURN, RESUME])
}

fn came(m: &Meeting) -> Vec<(usize, usize)> {
    m.sittings().iter().map(|sitting| (m.came_to(sitting), m.new_at(sitting))).collect()
}

fn papers(m: &Meeting) -> Vec<String> {
    let nobody = BTreeMap::new();
    let record = Record::of(&nobody, Lang::Zh);
    let cut = |cut| String::from_utf8(markdown::write(&minutes::cut(m, &record, cut))).unwrap();
    let mut papers: Vec<String> = Cut::ALL.into_iter().map(cut).collect();
    papers.push(String::from_utf8(minutes::wechat::write(m, &record)).unwrap());
    papers
}

#[test]
fn who_isnt_named_by_the_roll_isnt_here_and_gives_back_what_was_held() {
    let mut room = second(at_s4_spoken());
    assert_eq!(room.meeting().offices.get(&Office::Recorder), Some(&Badge(3)));
    let events = room.when(r#"CallRoll(badges: "1 2 5-8")"#).unwrap();
    assert_eq!(events.last(), Some(&Event::RollCalled {}));
    let m = room.meeting();
    let here: Vec<u16> = m.people.values().filter(|one| one.present).map(|one| one.badge.no).collect();
    assert_eq!(here, [1, 2, 5, 6, 7, 8]);
    assert_eq!(m.offices.get(&Office::Recorder), None);
    let before = m.clone();
    let refusal = room.when("CallRoll()").unwrap_err();
    assert_eq!((refusal.ground, room.meeting() == &before), (Ground::State, true));
}

#[test]
fn a_roll_without_numbers_says_that_everybody_is_here_again() {
    let mut room = second(at_s4_spoken());
    assert_eq!(room.when("CallRoll()").unwrap(), [Event::RollCalled {}]);
    assert_eq!(came(room.meeting()), [(12, 12), (12, 0)]);
}

#[test]
fn a_console_that_is_opened_again_still_asks_for_the_roll() {
    let room = second(at_s4_spoken()).and(&["PauseClock()", "ResumeClock()"]);
    assert!(room.meeting().roll_is_due());
}

#[test]
fn there_is_no_roll_of_the_first_sitting_nor_of_strangers() {
    let mut first = at_s4_spoken();
    assert_eq!(first.when("CallRoll()").unwrap_err().ground, Ground::State);
    let mut room = second(first);
    let refusal = room.when(r#"CallRoll(badges: "1-3 77")"#).unwrap_err();
    assert!(matches!(&refusal.fact, Fact::Nobody { badges, .. } if badges == &[Badge(77)]), "{refusal:?}");
    assert_eq!(came(room.meeting()), [(12, 12), (12, 0)]);
}

#[test]
fn who_is_found_gone_before_the_meeting_goes_on_was_not_there() {
    // At the door without a roll; what comes after the meeting went on is somebody who left.
    let room = second(at_s4_spoken()).and(&["SignOut(badges: \"9-13\")", "SignIn(badges: \"21-30\")"]);
    assert_eq!(came(room.meeting()), [(12, 12), (16, 9)]);
    let room = room.and(&["ReadAloud(what: Rules)", "SignOut(badges: 8)"]);
    assert_eq!(came(room.meeting()), [(12, 12), (16, 9)]);
    assert_eq!(room.meeting().came(), 21);
    assert_eq!(room.meeting().readings.last().map(|(_, what)| *what), Some(Reading::Rules));
}

#[test]
fn papers_count_by_sitting_and_give_the_day_of_what_was_voted_on_another_day() {
    let room = second(at_s4_spoken()).and(&[
        "CallRoll(badges: \"1-4\")",
        "SignIn(badges: \"21-30\")",
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 12, tellers: [21, 22])",
        "CountFor(count: 3)",
        "CountAgainst(count: 8)",
        "CloseVote()",
    ]);
    for paper in papers(room.meeting()) {
        assert!(paper.contains("5月30日到会12人（新来9人）。"), "{paper}");
    }
    let whole = &papers(room.meeting())[2];
    assert!(whole.contains("时间**：2026年5月30日 19:0"), "{whole}");
}

#[test]
fn who_is_new_at_a_later_sitting_has_a_turn_in_a_debate_that_was_closed_and_nobody_else() {
    let room = second(at_s4_spoken().and(&["CloseDebate()"])).and(&["CallRoll()", "SignIn(badges: \"21 22\")"]);
    let mut room = room.and(&["RaiseHand(badge: 21, side: Against)"]);
    // Who heard the debate has no turn more: it isn't held again.
    assert_eq!(room.when("RaiseHand(badge: 7, side: For)").unwrap_err().guard, Some(GuardId::R11Debate));
    let mut room = room.and(&["GrantFloor()", "EndSpeech()"]);
    assert!(room.meeting().open_motion().is_some_and(|motion| motion.debate.closed));
    assert_eq!(room.when("RaiseHand(badge: 21, side: Against)").unwrap_err().guard, Some(GuardId::R11Debate));
    room.and(&["RaiseHand(badge: 22, side: For)", "GrantFloor(badge: 22)", "EndSpeech()"]);
}

#[test]
fn a_debate_that_is_closed_at_this_sitting_is_closed_for_those_who_come_late() {
    let mut room = second(at_s4_spoken()).and(&["CallRoll()", "CloseDebate()", "SignIn(badges: 21)"]);
    assert_eq!(room.when("RaiseHand(badge: 21, side: For)").unwrap_err().guard, Some(GuardId::R11Debate));
}

#[test]
fn one_sitting_needs_no_list_and_its_hours_no_day() {
    for paper in papers(at_s5_decided().meeting()) {
        assert!(!paper.contains("各场"), "{paper}");
    }
}

#[test]
fn a_number_is_given_once() {
    let mut room = at_s0();
    assert_eq!(room.when("NumberMeeting(number: 0)").unwrap_err().ground, Ground::Number);
    room = room.and(&["NumberMeeting(number: 3)"]);
    assert_eq!(room.meeting().opening.as_ref().and_then(|opening| opening.number), Some(3));
    assert_eq!(room.when("NumberMeeting(number: 4)").unwrap_err().ground, Ground::State);
}
