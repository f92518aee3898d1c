//! R03, R04, R06, R07 and R10 by one key: a program can't hear. The steps of the ladder, and the appeal.

use yishi::{
    charter::{GuardId, RuleId},
    meeting::{
        Event, Fact, Name,
        numbers::{Badge, RulingNo, SpeechNo},
        refusal::Thing,
        state::LedgerKind,
        words::{Rung, Side},
    },
};

use super::Breach;
use crate::support::{Room, at_s4, at_s4_with_motion};

/// 6 speaks for motion 1, 7 waits against.
fn speaking() -> Room {
    at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "RaiseHand(badge: 7, side: Against)", "GrantFloor()"])
}

/// 6 was stopped for motion 1.
fn barred() -> Room {
    speaking().and(&["CallToOrder(rule: R10, step: Bar)"])
}

fn appealed(for_: u16, against: u16) -> Room {
    barred().and(&[
        "OpenVote(on: Appeal(1), present: 12)",
        &format!("CountFor(count: {for_})"),
        &format!("CountAgainst(count: {against})"),
        "CloseVote()",
    ])
}

fn row(room: &Room) -> Vec<u16> {
    room.meeting().waiting().iter().map(|hand| hand.badge.no).collect()
}

fn stopped(line: &'static str) -> Breach {
    Breach {
        guard: GuardId::R07Again,
        given: barred,
        line,
        fact: Fact::Barred { badge: Badge(6) },
        badge: Some(6),
        legal: &[Name::GrantFloor],
    }
}

#[test]
fn a_flag_is_recorded_by_rule_and_changes_neither_floor_nor_order() {
    for rule in [RuleId::R04, RuleId::R05, RuleId::R06, RuleId::R07, RuleId::R10] {
        let mut room = speaking();
        let (before, left) = (row(&room), room.meeting().speech_left(room.now()));
        let line = format!("CallToOrder(rule: {})", rule.code());
        room.when_after(0, &line).unwrap();
        let ruling = &room.meeting().rulings[&RulingNo(1)];
        assert_eq!((ruling.rule, ruling.step, ruling.badge), (rule, Rung::Remind, Some(Badge(6))));
        assert_eq!(room.meeting().ledger.last().unwrap().kind, LedgerKind::Flagged(Rung::Remind));
        assert_eq!(row(&room), before, "{rule:?}");
        assert_eq!(room.meeting().speech_left(room.now()), left, "{rule:?}");
    }
}

#[test]
fn no_call_to_order_rests_on_a_rule_that_the_program_keeps_itself() {
    for rule in [RuleId::R01, RuleId::R02, RuleId::R08, RuleId::R09, RuleId::R11, RuleId::R12, RuleId::R13] {
        let refused = speaking().when(&format!("CallToOrder(rule: {})", rule.code())).unwrap_err();
        assert!(matches!(refused.fact, Fact::NoSuch { thing: Thing::Ruling, .. }), "{rule:?}");
    }
}

#[test]
fn r03_an_interruption_pauses_the_clock_and_the_speaker_keeps_the_time() {
    let room = speaking().after(50, "CallToOrder(rule: R03)");
    assert_eq!(room.meeting().rulings[&RulingNo(1)].badge, None);
    assert_eq!(room.meeting().speech_left(room.now().plus_s(30)), Some(70_000));
    let room = room.after(60, "ResumeClock()").after(20, "EndSpeech()");
    let speech = &room.meeting().speeches[&SpeechNo(1)];
    assert_eq!((speech.seconds, speech.over), (Some(70), 0));
}

#[test]
fn r03_an_interruption_while_nobody_speaks_pauses_nothing() {
    assert_eq!(at_s4_with_motion().and(&["CallToOrder(rule: R03)"]).meeting().clock.paused, None);
}

#[test]
fn r03_a_second_interruption_does_not_pause_twice() {
    let room = speaking()
        .after(50, "CallToOrder(rule: R03)")
        .after(10, "CallToOrder(rule: R03, badge: 9)")
        .after(50, "ResumeClock()");
    assert_eq!(room.meeting().speech_left(room.now()), Some(70_000));
}

#[test]
fn r03_who_interrupts_can_lose_the_word_on_this_motion_and_the_speaker_goes_on() {
    let room = speaking().and(&["CallToOrder(rule: R03, badge: 7, step: Bar)", "ResumeClock()"]);
    assert_eq!(room.meeting().running_speech().map(|speech| speech.badge), Some(Badge(6)));
    assert!(row(&room).is_empty());
}

#[test]
fn r04_talking_to_each_other_is_flagged_also_with_no_motion_open() {
    at_s4().and(&["CallToOrder(rule: R04)"]);
}

#[test]
fn r06_what_leads_away_is_parked_with_its_author() {
    let room = speaking().and(&[r#"CallToOrder(rule: R06, park: "车位的事")"#]);
    let parked = room.meeting().parked.values().next().unwrap();
    assert_eq!((parked.text.as_deref(), parked.badge), (Some("车位的事"), Some(Badge(6))));
    assert!(room.meeting().running_speech().is_some());
}

#[test]
fn r06_the_chair_may_end_the_turn_and_the_point_is_kept_all_the_same() {
    let room = speaking().and(&[r#"CallToOrder(rule: R06, step: EndTurn, park: "车位的事")"#]);
    assert_eq!(room.meeting().running_speech(), None);
    assert_eq!(room.meeting().parked.len(), 1);
}

#[test]
fn r06_a_speech_belongs_to_the_open_motion() {
    for (line, badge) in
        [("RaiseHand(badge: 6, side: For)", Some(6)), ("GrantFloor(badge: 6)", Some(6)), ("GrantFloor()", None)]
    {
        Breach {
            guard: GuardId::R06Motion,
            given: at_s4,
            line,
            fact: Fact::NoMotionOpen,
            badge,
            legal: &[Name::OpenMotion, Name::Park],
        }
        .stays_refused();
    }
}

#[test]
fn the_ladder_never_climbs_by_itself() {
    let room = (0..5).fold(speaking(), |room, _| room.and(&["CallToOrder(rule: R10)"]));
    assert!(room.meeting().rulings.values().all(|ruling| ruling.step == Rung::Remind));
    assert!(room.meeting().running_speech().is_some());
    room.and(&["EndSpeech()", "GrantFloor()", "EndSpeech()", "RaiseHand(badge: 6, side: For)"]);
}

#[test]
fn walking_over_ends_nothing() {
    let room = speaking().and(&["CallToOrder(rule: R10, step: Approach)"]);
    assert!(room.meeting().running_speech().is_some());
}

#[test]
fn r07_the_turn_ends_and_is_lost() {
    let room = speaking().after(30, "CallToOrder(rule: R07, step: EndTurn)");
    let speech = &room.meeting().speeches[&SpeechNo(1)];
    assert_eq!((speech.seconds, speech.void), (Some(30), false));
    let debate = &room.meeting().open_motion().unwrap().debate;
    assert_eq!((debate.turns[&Badge(6)], debate.last_opinion), (1, Some(Side::For)));
    room.and(&["GrantFloor()", "EndSpeech()", "RaiseHand(badge: 6, side: For)"]);
}

#[test]
fn a_step_that_ends_a_turn_names_somebody() {
    let refused = at_s4_with_motion().when("CallToOrder(rule: R10, step: EndTurn)").unwrap_err();
    assert_eq!(refused.fact, Fact::NoField { field: "badge" });
}

#[test]
fn r07_who_was_stopped_for_this_motion_waits_for_the_next() {
    stopped("RaiseHand(badge: 6, side: For)").holds();
    stopped("GrantFloor(badge: 6)").refused();
    barred().and(&[
        "Park(what: Motion(1))",
        r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#,
        "RaiseHand(badge: 6, side: For)",
    ]);
}

#[test]
fn r07_where_it_is_off_who_was_stopped_is_called_like_everybody() {
    let room = barred().with_guard(GuardId::R07Again, yishi::charter::Mode::Off);
    let room = room.and(&["GrantFloor()", "EndSpeech()", "RaiseHand(badge: 6, side: For)"]);
    assert_eq!(row(&room), [6]);
}

#[test]
fn r07_a_hand_that_is_up_goes_down_with_the_bar() {
    let room = speaking().and(&["CallToOrder(rule: R10, badge: 7, step: Bar)"]);
    assert!(room.meeting().open_motion().unwrap().debate.hands.is_empty());
    assert!(room.meeting().running_speech().is_some());
}

#[test]
fn r07_more_for_than_against_overturns_a_ruling() {
    let room = appealed(6, 5);
    assert!(room.meeting().rulings[&RulingNo(1)].overturned);
    room.and(&["RaiseHand(badge: 6, side: For)"]);
}

#[test]
fn r07_a_tie_or_fewer_upholds_it() {
    for (for_, against) in [(5, 5), (5, 6), (0, 0)] {
        let mut room = appealed(for_, against);
        assert!(!room.meeting().rulings[&RulingNo(1)].overturned, "{for_}:{against}");
        assert!(room.when("RaiseHand(badge: 6, side: For)").is_err());
    }
}

#[test]
fn r07_a_ruling_is_appealed_once() {
    let refused = appealed(5, 5).when("OpenVote(on: Appeal(1), present: 12)").unwrap_err();
    assert_eq!(refused.fact, Fact::Already);
    let refused = barred().when("OpenVote(on: Appeal(2), present: 12)").unwrap_err();
    assert!(matches!(refused.fact, Fact::NoSuch { thing: Thing::Ruling, .. }));
}

#[test]
fn r07_an_appeal_that_was_broken_off_may_be_called_again() {
    barred().and(&[
        "OpenVote(on: Appeal(1), present: 12)",
        r#"CancelVote(reason: "停电了")"#,
        "OpenVote(on: Appeal(1), present: 12)",
    ]);
}

#[test]
fn r10_hurtful_words_are_called_without_naming_anybody_on_the_ledger_of_rules() {
    let mut room = speaking();
    let events = room.when("CallToOrder(rule: R10)").unwrap();
    assert!(matches!(events.as_slice(), [Event::CalledToOrder { rule: RuleId::R10, .. }]));
}
