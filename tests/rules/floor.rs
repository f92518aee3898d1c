//! R03 举手候召 and R08 正反轮流: hand first, one speaker, the computed next; and how the next is computed.

use yishi::{
    charter::{GuardId, Mode, preset},
    meeting::{
        Event, Fact, Name,
        numbers::{Badge, SpeechNo},
        query::WhyNext,
        words::Side,
    },
};

use super::{Breach, recorded};
use crate::support::{Room, at_s4, at_s4_spoken, at_s4_with_motion};

/// 6 speaks for motion 1, 7 waits.
fn speaking() -> Room {
    at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "RaiseHand(badge: 7, side: For)", "GrantFloor()"])
}

/// 6 has spoken for motion 1; 8 waits for, then 9 against.
fn both_sides_wait() -> Room {
    at_s4_spoken().and(&["RaiseHand(badge: 8, side: For)", "RaiseHand(badge: 9, side: Against)"])
}

fn nantang(room: Room) -> Room {
    room.under(|charter| *charter = preset("nantang").unwrap())
}

fn busy(line: &'static str, asked: Option<u16>) -> Breach {
    Breach {
        guard: GuardId::R03Busy,
        given: speaking,
        line,
        fact: Fact::Busy { speaker: Badge(6), asked: asked.map(Badge) },
        badge: asked,
        legal: &[Name::EndSpeech, Name::AddTime],
    }
}

fn order(fact: Fact, given: fn() -> Room, line: &'static str, badge: u16, legal: &'static [Name]) -> Breach {
    Breach { guard: GuardId::R03Order, given, line, fact, badge: Some(badge), legal }
}

fn other_side(given: fn() -> Room, line: &'static str, badge: u16, side: Side, next: u16) -> Breach {
    Breach {
        guard: GuardId::R08Sides,
        given,
        line,
        fact: Fact::OtherSide { side, waiting: 1, next: Badge(next) },
        badge: Some(badge),
        legal: &[Name::GrantFloor],
    }
}

/// The hands that can be called, the next first.
fn row(room: &Room) -> Vec<u16> {
    room.meeting().waiting().iter().map(|hand| hand.badge.no).collect()
}

/// Hands in this order; `+` for, `-` against, `?` a question.
fn hands(room: Room, hands: &[(u16, char)]) -> Room {
    hands.iter().fold(room, |room, (badge, sign)| room.and(&[&hand(*badge, *sign)]))
}

fn hand(badge: u16, sign: char) -> String {
    let side = match sign {
        '+' => "For",
        '-' => "Against",
        _ => "Question",
    };
    format!("RaiseHand(badge: {badge}, side: {side})")
}

/// They have spoken, one after the other.
fn spoken(room: Room, speakers: &[(u16, char)]) -> Room {
    speakers.iter().fold(room, |room, (badge, sign)| {
        room.and(&[&hand(*badge, *sign), &format!("GrantFloor(badge: {badge})"), "EndSpeech()"])
    })
}

#[test]
fn r03_while_somebody_speaks_nobody_else_gets_the_floor() {
    busy("GrantFloor()", Some(7)).holds();
    busy("OpenVote(on: Limits(seconds: 60, turns: 1), present: 12)", None).holds();
    busy("ReportGroup(group: 1)", None).holds();
    busy("CloseDebate()", None).refused();
}

#[test]
fn r03_who_is_named_while_somebody_speaks_waits_with_a_hand_up() {
    let mut room = speaking();
    room.when("GrantFloor(badge: 9)").unwrap_err();
    // 7 is of the side that speaks; who hasn't said a side stands with the questions, before it.
    assert_eq!(row(&room), [9, 7]);
    assert_eq!(room.meeting().waiting()[0].side, None);
    // A hand that is up already stays as it is.
    let mut room = speaking();
    room.when("GrantFloor(badge: 7)").unwrap_err();
    assert_eq!(room.meeting().waiting()[0].side, Some(Side::For));
}

#[test]
fn r08_while_somebody_speaks_the_next_is_the_one_who_will_be_called_after() {
    let room = at_s4_with_motion().and(&[
        "RaiseHand(badge: 6, side: For)",
        "RaiseHand(badge: 7, side: Against)",
        "RaiseHand(badge: 8, side: Question)",
        "GrantFloor()",
    ]);
    assert_eq!(row(&room), [7, 8]);
    assert_eq!(row(&room.and(&["EndSpeech()"])), [7, 8]);
}

#[test]
fn r08_a_floor_given_up_without_a_word_leaves_the_order_as_it_was() {
    let room = at_s4_with_motion().and(&[
        "RaiseHand(badge: 6, side: For)",
        "RaiseHand(badge: 7, side: Against)",
        "RaiseHand(badge: 8, side: Question)",
        "GrantFloor()",
        "EndSpeech(void: true)",
    ]);
    assert_eq!(row(&room), [8, 7]);
}

#[test]
fn r03_passing_it_ends_the_running_speech_first() {
    let mut room = speaking().with_guard(GuardId::R03Busy, Mode::Off);
    let taken = room.when("GrantFloor()").unwrap();
    assert!(matches!(
        taken.as_slice(),
        [Event::SpeechEnded { speech: SpeechNo(1), .. }, Event::FloorGranted { badge: Badge { no: 7, .. }, .. }]
    ));
}

#[test]
fn r03_the_floor_is_free_once_the_speech_has_ended() {
    speaking().and(&["EndSpeech()", "GrantFloor()"]);
}

#[test]
fn r03_who_has_no_hand_up_is_not_called() {
    let no_hand = |next: Option<u16>| Fact::NoHand { badge: Badge(9), next: next.map(Badge) };
    let legal = &[Name::RaiseHand, Name::GrantFloor];
    order(no_hand(None), at_s4_with_motion, "GrantFloor(badge: 9)", 9, legal).holds();
    let one_waits = || hands(at_s4_with_motion(), &[(6, '+')]);
    order(no_hand(Some(6)), one_waits, "GrantFloor(badge: 9)", 9, legal).holds();
}

#[test]
fn r03_skipping_the_head_of_the_row_takes_a_reason() {
    let two_wait = || hands(at_s4_with_motion(), &[(6, '+'), (7, '+')]);
    order(Fact::NotNext { next: Badge(6) }, two_wait, "GrantFloor(badge: 7)", 7, &[Name::GrantFloor]).holds();
    two_wait().and(&["GrantFloor(badge: 6)"]);
    two_wait().and(&["GrantFloor()"]);
}

#[test]
fn r03_within_the_other_side_too_the_first_comes_first() {
    let both = || hands(at_s4_spoken(), &[(8, '-'), (9, '-')]);
    order(Fact::NotNext { next: Badge(8) }, both, "GrantFloor(badge: 9)", 9, &[Name::GrantFloor]).holds();
}

#[test]
fn r03_nobody_waits_nobody_is_called() {
    let refused = at_s4_with_motion().when("GrantFloor()").unwrap_err();
    assert_eq!((refused.fact, refused.guard), (Fact::NobodyWaits, None));
}

#[test]
fn r08_the_side_that_spoke_last_waits_while_the_other_has_a_hand_up() {
    other_side(both_sides_wait, "GrantFloor(badge: 8)", 8, Side::Against, 9).holds();
}

#[test]
fn r08_a_question_comes_before_the_same_side_again() {
    let asks = || hands(at_s4_spoken(), &[(8, '+'), (9, '?')]);
    other_side(asks, "GrantFloor(badge: 8)", 8, Side::Question, 9).holds();
}

#[test]
fn r08_the_same_side_goes_on_when_nobody_else_waits() {
    hands(at_s4_spoken(), &[(8, '+')]).and(&["GrantFloor(badge: 8)"]);
}

#[test]
fn r08_by_hands_only_the_order_of_hands_holds_and_the_other_side_is_advised() {
    let mut room = nantang(both_sides_wait());
    assert_eq!(row(&room), [8, 9]);
    let mut skips = room.clone();
    assert_eq!(skips.when("GrantFloor(badge: 9)").unwrap_err().fact, Fact::NotNext { next: Badge(8) });
    let taken = room.when("GrantFloor()").unwrap();
    assert_eq!(recorded(&taken, GuardId::R08Sides).len(), 1);
}

/// Who has spoken, which hands are up in which order, and the order in which they are called.
#[test]
fn r08_the_next_speaker_is_chosen_by_side_then_turns_then_hands() {
    type Signs = &'static [(u16, char)];
    let cases: &[(&str, Signs, Signs, &[u16])] = &[
        ("nobody spoke: for, then the other side, then questions", &[], &[(8, '-'), (9, '?'), (10, '+')], &[10, 8, 9]),
        ("after a speech for: against first", &[(6, '+')], &[(8, '+'), (9, '?'), (10, '-')], &[10, 8, 9]),
        ("after a speech against: for first", &[(6, '-')], &[(8, '-'), (9, '?'), (10, '+')], &[10, 8, 9]),
        ("a question is no opinion", &[(6, '+'), (7, '?')], &[(8, '+'), (10, '-')], &[10, 8]),
        ("a first question is none either", &[(7, '?')], &[(8, '-'), (10, '+')], &[10, 8]),
        ("fewer turns before more", &[(6, '-'), (7, '+')], &[(6, '-'), (8, '-')], &[8, 6]),
        ("the side before the turns", &[(6, '-'), (7, '+')], &[(8, '+'), (6, '-')], &[6, 8]),
        ("as many turns: the order of hands", &[(6, '-'), (7, '-'), (8, '+')], &[(7, '-'), (6, '-')], &[7, 6]),
        ("a changed side goes to the back", &[], &[(6, '+'), (7, '-'), (8, '-'), (7, '+')], &[6, 8, 7]),
        ("and back again", &[], &[(6, '+'), (7, '+'), (6, '-'), (6, '+')], &[7, 6]),
    ];
    for (what, before, up, called) in cases {
        // Who has spoken was called in this order with the rules of the order off.
        let free =
            at_s4_with_motion().with_guard(GuardId::R03Order, Mode::Off).with_guard(GuardId::R08Sides, Mode::Off);
        assert_eq!(row(&hands(spoken(free, before), up)), *called, "{what}");
    }
}

#[test]
fn r08_by_hands_only_neither_side_nor_turns_matter() {
    let room = spoken(nantang(at_s4_with_motion()), &[(6, '+'), (7, '-')]);
    assert_eq!(row(&hands(room, &[(6, '-'), (8, '?'), (9, '+')])), [6, 8, 9]);
}

#[test]
fn r08_the_reason_for_the_next_speaker_is_told() {
    let why = |before: &[(u16, char)], up: &[(u16, char)]| {
        let free =
            at_s4_with_motion().with_guard(GuardId::R03Order, Mode::Off).with_guard(GuardId::R08Sides, Mode::Off);
        hands(spoken(free, before), up).meeting().next_speaker().map(|next| (next.badge.no, next.why))
    };
    assert_eq!(why(&[], &[]), None);
    assert_eq!(why(&[], &[(6, '+')]), Some((6, WhyNext::Fresh)));
    assert_eq!(why(&[], &[(6, '+'), (7, '+')]), Some((6, WhyNext::Order)));
    // Nobody has spoken for a side: there is no other one to hear yet.
    assert_eq!(why(&[], &[(6, '+'), (7, '-')]), Some((6, WhyNext::Order)));
    assert_eq!(why(&[], &[(7, '-'), (6, '+')]), Some((6, WhyNext::First(Side::For))));
    assert_eq!(why(&[], &[(7, '-'), (6, '+'), (8, '+')]), Some((6, WhyNext::First(Side::For))), "7 was up before");
    assert_eq!(why(&[(6, '?')], &[(7, '-'), (8, '+')]), Some((8, WhyNext::First(Side::For))));
    assert_eq!(why(&[(6, '+')], &[(8, '+'), (9, '?')]), Some((9, WhyNext::First(Side::Question))));
    assert_eq!(why(&[(6, '+')], &[(8, '+'), (9, '-')]), Some((9, WhyNext::OtherSide(Side::Against))));
    assert_eq!(why(&[(6, '-'), (7, '+')], &[(6, '-'), (8, '-')]), Some((8, WhyNext::Fresh)));
    let twice = [(6, '-'), (6, '-'), (8, '-'), (7, '+')];
    let room = at_s4_with_motion().under(|charter| {
        let turns = charter.rules.iter_mut().find_map(|rule| rule.guards.get_mut("turns")).unwrap();
        turns.max = Some(3);
    });
    let room = spoken(room.with_guard(GuardId::R03Order, Mode::Off).with_guard(GuardId::R08Sides, Mode::Off), &twice);
    let next = hands(room, &[(6, '-'), (8, '-')]).meeting().next_speaker().unwrap();
    assert_eq!((next.badge.no, next.why), (8, WhyNext::Fewer));
}

#[test]
fn r08_amendments_and_refusals_leave_the_order_alone() {
    let room = both_sides_wait();
    let before = row(&room);
    let mut room = room.and(&[
        r#"Amend(mover: 10, when: "7月底前")"#,
        "OpenVote(on: Amendment(1), present: 12)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
    ]);
    room.when("RaiseHand(badge: 1, side: For)").unwrap_err();
    assert_eq!(row(&room), before);
}

#[test]
fn who_speaks_who_went_out_and_who_has_the_chair_are_not_called() {
    let room = hands(speaking(), &[(6, '-')]);
    assert_eq!(row(&room), [7]);
    assert_eq!(row(&room.and(&["EndSpeech()"])), [6, 7]);

    let room = hands(at_s4_with_motion(), &[(6, '+'), (7, '+'), (8, '+')])
        .and(&["SignOut(badges: 6)", "TakeOffice(office: Chair, badge: 7)"]);
    assert_eq!(row(&room), [8]);
}

#[test]
fn the_same_hand_twice_keeps_its_place() {
    let mut room = hands(at_s4_with_motion(), &[(6, '+'), (7, '+')]);
    assert_eq!(room.when("RaiseHand(badge: 6, side: For)").unwrap_err().fact, Fact::Already);
    assert_eq!(row(&room), [6, 7]);
}

#[test]
fn who_lowers_a_hand_no_longer_waits() {
    let mut room = hands(at_s4_with_motion(), &[(6, '+')]).and(&["LowerHand(badge: 6)"]);
    assert!(row(&room).is_empty());
    assert!(matches!(room.when("LowerHand(badge: 6)").unwrap_err().fact, Fact::NoHand { .. }));
}

#[test]
fn who_signs_out_lowers_the_hand_ends_the_speech_and_leaves_offices_and_roles() {
    let room = at_s4_with_motion().and(&[
        "TakeOffice(office: Timekeeper, badge: 12)",
        "RaiseHand(badge: 12, side: For)",
        "GrantFloor()",
        "RaiseHand(badge: 12, side: Against)",
        "SignOut(badges: 12)",
    ]);
    let meeting = room.meeting();
    assert_eq!(meeting.running_speech(), None);
    assert!(meeting.open_motion().unwrap().debate.hands.is_empty());
    assert!(!meeting.offices.values().any(|holder| *holder == Badge(12)));
    assert!(!meeting.groups.values().any(|group| group.roles.values().any(|holder| *holder == Badge(12))));
}

#[test]
fn a_badge_that_nobody_wears_raises_no_hand() {
    let refused = at_s4_with_motion().when("RaiseHand(badge: 99, side: For)").unwrap_err();
    assert!(matches!(refused.fact, Fact::Nobody { free: Badge { no: 15, .. }, .. }), "{refused:?}");
    let gone = at_s4().and(&["OpenMotion(motion: 1)", "SignOut(badges: 9)"]).when("RaiseHand(badge: 9, side: For)");
    assert!(gone.is_err());
}

#[test]
fn somebody_may_speak_for_somebody() {
    let room = at_s4_with_motion().and(&["RaiseHand(badge: 9, side: For, relayed: 8)", "GrantFloor()"]);
    let speech = room.meeting().running_speech().unwrap();
    assert_eq!((speech.badge, speech.relayed), (Badge(9), Some(Badge(8))));
}

#[test]
fn the_row_of_who_waits_is_the_order_in_which_they_are_called() {
    let up = [(7, '-'), (8, '-'), (9, '?'), (10, '+'), (11, '+'), (12, '-')];
    let mut room = hands(at_s4_spoken(), &up);
    let told = row(&room);
    assert_eq!(told, [7, 10, 8, 11, 12, 9]);
    for next in &told {
        assert_eq!(row(&room).first(), Some(next));
        room = room.and(&["GrantFloor()"]);
        assert_eq!(room.meeting().running_speech().map(|speech| speech.badge.no), Some(*next));
        room = room.and(&["EndSpeech()"]);
    }
}
