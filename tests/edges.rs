//! The last value that a command takes and the first that it doesn't; what it takes along, and what it leaves alone.

use yishi::{
    charter::Scope,
    meeting::{
        Event, Fact, Ground, Missing, Name,
        numbers::{ActionNo, Badge, TopicNo},
        query::{OnPaper, WhyNext},
        state::TopicFate,
        words::Side,
    },
};

use crate::support::{Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s6, at_s7};

fn household(room: &Room, badge: u16) -> u16 {
    room.meeting().people[&Badge(badge)].household.no
}

fn fate(room: &Room, topic: u16) -> TopicFate {
    room.meeting().topics[&TopicNo(topic)].fate.clone()
}

fn ground(mut room: Room, line: &str) -> Ground {
    room.when(line).expect_err(line).ground
}

fn first_needs(mut room: Room, line: &str) -> Vec<Name> {
    room.when(line).expect_err(line).legal
}

#[test]
fn two_hundred_sign_in_at_once_and_not_one_more() {
    assert!(at_s0().when(r#"SignIn(badges: "101-300")"#).is_ok());
    assert_eq!(ground(at_s0(), r#"SignIn(badges: "101-301")"#), Ground::Number);
    assert!(at_s0().when(r#"SignIn(badges: "101-200 201-300")"#).is_ok());
    assert_eq!(ground(at_s0(), r#"SignIn(badges: "101-200 201-300 301")"#), Ground::Number);
}

/// Two hundred a line, so that no line is longer than a journal takes.
#[test]
fn a_thousand_cards_are_kept_as_they_are_in_five_lines() {
    let mut room = at_s1();
    for first in (101..1101).step_by(200) {
        let range = format!("{first}-{}", first + 199);
        room = room.and(&[&format!(r#"SignIn(badges: "{range}")"#), &format!(r#"RaiseConcern(cards: "{range}")"#)]);
    }
    let cards = room.meeting().unplaced().len();
    assert!(cards > 600, "{cards}");
    let mut lines = 0;
    while !room.meeting().unplaced().is_empty() {
        let events = room.when("Cluster(rest: true)").unwrap();
        let line = ron::to_string(&events).unwrap();
        assert!(line.len() < yishi::journal::LINE_CAP / 2, "{}", line.len());
        lines += 1;
    }
    assert_eq!(lines, cards.div_ceil(200));
}

#[test]
fn a_name_and_a_person_belong_to_one_badge() {
    let person = r#"person: "019e5459-5080-7000-8000-000000000009""#;
    for own in [r#"name: "王芳""#, r#"call: "王老师""#, person] {
        assert!(at_s0().when(&format!(r#"SignIn(badges: "20", {own})"#)).is_ok(), "{own}");
        assert_eq!(ground(at_s0(), &format!(r#"SignIn(badges: "20 21", {own})"#)), Ground::Number, "{own}");
    }
}

#[test]
fn a_range_passes_over_who_is_here_and_a_number_of_theirs_is_refused() {
    let room = at_s0().and(&[r#"SignIn(badges: "12-16")"#]);
    assert_eq!(room.meeting().present(), 14);
    let worn = at_s0().when(r#"SignIn(badges: "13 15")"#).unwrap_err();
    assert_eq!(worn.fact, Fact::Worn { badge: Badge(13) });
    let again = at_s0().and(&[r#"SignOut(badges: "13")"#]).when(r#"SignIn(badges: "13")"#).unwrap();
    assert_eq!(again, [Event::Returned { badge: Badge(13) }]);
}

#[test]
fn who_comes_back_keeps_what_is_not_said_anew() {
    let gone = || at_s0().and(&[r#"SignOut(badges: "13")"#]);
    for said in [r#"sector: "property""#, "household: 6", "observer: true", "minor: true"] {
        let events = gone().when(&format!(r#"SignIn(badges: "13", {said})"#)).unwrap();
        assert!(matches!(events[..], [Event::Returned { .. }, Event::ParticipantEdited { .. }]), "{said}: {events:?}");
    }
    let property = gone().and(&[r#"SignIn(badges: "13", sector: "property")"#]);
    assert_eq!(household(&property, 13), 0);
}

#[test]
fn a_household_is_that_of_the_neighbour_who_is_named() {
    let room = at_s0().and(&[
        r#"EditParticipant(badge: 8, sector: "property")"#,
        r#"SignIn(badges: "20", household: 6)"#,
        r#"SignIn(badges: "21", household: 20)"#,
        r#"SignIn(badges: "22", household: 8)"#,
        r#"SignIn(badges: "30 31", household: 31)"#,
    ]);
    let homes = [20, 21, 22, 30, 31].map(|badge| household(&room, badge));
    assert_eq!(homes, [6, 6, 8, 31, 31]);
    assert_eq!(ground(at_s0(), r#"SignIn(badges: "20", household: 77)"#), Ground::Badge);
}

#[test]
fn who_changes_sector_changes_household_only_where_households_count() {
    let with = |said: &str| at_s0().and(&["EditParticipant(badge: 7, household: 6)"]).and(&[said]);
    assert_eq!(household(&with("EditParticipant(badge: 7, observer: true)"), 7), 6);
    assert_eq!(household(&with(r#"EditParticipant(badge: 7, sector: "owners_committee")"#), 7), 6);
    let moved = with(r#"EditParticipant(badge: 7, sector: "property")"#);
    assert_eq!(household(&moved, 7), 0);
    assert_eq!(household(&moved.clone().and(&["EditParticipant(badge: 7, observer: true)"]), 7), 0);
    assert_eq!(household(&moved.and(&[r#"EditParticipant(badge: 7, sector: "resident")"#]), 7), 7);
    assert_eq!(household(&with("EditParticipant(badge: 7, household: 7)"), 7), 7);
}

#[test]
fn cards_join_the_topic_of_the_same_title_and_are_put_there_once() {
    let room = at_s2().and(&[r#"Cluster(title: "门禁用哪种", cards: "8")"#]);
    assert_eq!(room.meeting().topics.len(), 1);
    let again = room.clone().when(r#"Cluster(title: "门禁用哪种", cards: "6 8")"#).unwrap_err();
    assert_eq!(again.fact, Fact::Already);
    let one_more = room.and(&[r#"Cluster(topic: 1, cards: "6 9")"#]);
    assert_eq!(one_more.meeting().topics[&TopicNo(1)].cards.len(), 4);
}

#[test]
fn a_topic_gets_a_title_without_cards_and_cards_a_topic_without_title() {
    let renamed = at_s2().and(&[r#"Cluster(topic: 1, title: "门禁和访客")"#]);
    assert_eq!(renamed.meeting().topics[&TopicNo(1)].title.as_deref(), Some("门禁和访客"));
    assert_eq!(ground(at_s2(), "Cluster(topic: 1)"), Ground::Number);
    assert_eq!(ground(at_s2(), r#"Cluster(title: "停车")"#), Ground::Number);
    // Each card a topic of its own, where nothing is said.
    assert_eq!(at_s2().and(&[r#"Cluster(cards: "8 9")"#]).meeting().topics.len(), 3);
}

#[test]
fn a_live_topic_goes_with_its_last_card_and_one_with_a_table_stays() {
    let room = at_s2().and(&[r#"Cluster(title: "停车", cards: "8")"#]);
    assert_eq!(fate(&room.clone().and(&[r#"SplitConcern(card: "6.1")"#]), 1), TopicFate::Live);
    assert_eq!(fate(&room.clone().and(&[r#"SplitConcern(card: "8.1")"#]), 2), TopicFate::Dissolved);
    let posted = room.and(&["PostTopic(topics: [2])", r#"SplitConcern(card: "8.1")"#]);
    assert!(matches!(fate(&posted, 2), TopicFate::Posted(_)));
}

#[test]
fn what_has_a_table_is_taken_off_it_before_it_is_kept_off_the_wall_or_set_aside() {
    let posted = || at_s2().and(&["PostTopic(topics: [1])"]);
    assert_eq!(first_needs(posted(), r#"Withhold(topic: 1, reason: "涉及个人")"#), [Name::UnpostTopic]);
    assert_eq!(first_needs(posted(), "Park(what: Topic(1))"), [Name::UnpostTopic]);
    let parked = at_s2().and(&["Park(what: Topic(1))"]);
    assert_eq!(parked.clone().when("Park(what: Topic(1))").unwrap_err().fact, Fact::Already);
}

#[test]
fn a_dot_sheet_has_as_many_dots_as_the_charter_gives() {
    let room = at_s2().and(&[r#"Cluster(title: "停车", cards: "8")"#]);
    let three = room.clone().and(&["PlaceDots(badge: 6, dots: [(1, 2), (2, 1)])"]);
    assert_eq!(ground(three.clone(), "PlaceDots(badge: 6, dots: [(1, 1)])"), Ground::Count);
    assert_eq!(ground(room.clone(), "PlaceDots(badge: 7, dots: [(1, 4)])"), Ground::Count);
    // Sheets without a number are several people's.
    assert!(room.clone().when("PlaceDots(badge: 0, dots: [(1, 4)])").is_ok());
    // Twelve people, three dots each, three of them placed.
    assert_eq!(ground(three.clone(), "CountDots(dots: [(1, 34)])"), Ground::Count);
    let counted = three.and(&["CountDots(dots: [(1, 30), (2, 3)])"]);
    assert_eq!(counted.meeting().topics[&TopicNo(1)].dots, 32);
}

#[test]
fn tables_are_given_in_order_once_a_topic_and_as_many_as_there_are() {
    let five = || at_s2().and(&[r#"Cluster(cards: "7.2 8 9 10")"#]).under(|charter| charter.market.rounds = 2);
    let room = five().and(&["PostTopic(topics: [1, 2, 3, 4, 5])"]);
    let places: Vec<(u16, u16)> = room.meeting().groups.values().map(|group| (group.round, group.table)).collect();
    assert_eq!(places, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]);
    assert_eq!(five().when("PostTopic(topics: [1, 1])").unwrap_err().fact, Fact::Already);
    assert_eq!(at_s3().when("PostTopic(topics: [1])").unwrap_err().ground, Ground::Stage);
    assert_eq!(room.clone().when("PostTopic(topics: [1])").unwrap_err().fact, Fact::Already);
}

#[test]
fn who_convenes_a_table_sits_there_and_a_nameless_one_does_not() {
    let room = at_s2().and(&["PostTopic(topics: [1])", "Convene(group: 1, badge: 6)"]);
    assert_eq!(room.meeting().table_of(Badge(6)).map(|group| group.0), Some(1));
    let nameless = room.and(&["Convene(group: 1, badge: 0)"]);
    assert_eq!(nameless.meeting().table_of(Badge::NOBODY), None);
    assert_eq!(
        at_s3().when("Convene(group: 1, badge: 7)").unwrap(),
        [Event::Convened { group: yishi::meeting::numbers::GroupNo(1), badge: Badge(7) }]
    );
}

#[test]
fn a_role_at_a_table_is_for_who_is_here_and_after_the_close_for_who_was() {
    let line = "TakeGroupRole(group: 1, role: Recorder, badge: 9)";
    let gone = |room: Room| room.and(&[r#"SignOut(badges: "9")"#]);
    assert_eq!(ground(gone(at_s3()), line), Ground::Badge);
    assert!(gone(at_s6()).and(&["AdvanceStage()"]).when(line).is_ok());
    assert_eq!(ground(at_s7(), "TakeGroupRole(group: 1, role: Recorder, badge: 77)"), Ground::Badge);
}

#[test]
fn one_motion_is_open_and_the_refusal_says_which_place_the_other_has() {
    let two = at_s4().and(&[
        r#"DraftMotion(group: 1, mover: 12, action: "登记来访", object: "东门", who: "门卫", when: "6月底前")"#,
        r#"DraftMotion(group: 1, mover: 11, action: "装灯", object: "东门", who: "理事会", when: "6月底前")"#,
        "OpenMotion(motion: 1)",
    ]);
    for (motion, place) in [(2, 1), (3, 2)] {
        let refused = two.clone().when(&format!("OpenMotion(motion: {motion})")).unwrap_err();
        assert_eq!(refused.ground, Ground::R02);
        assert!(format!("{:?}", refused.fact).contains(&format!("place: {place}")), "{:?}", refused.fact);
    }
}

#[test]
fn a_scope_or_its_receiver_may_change_and_the_same_again_is_nothing() {
    let room = at_s4().and(&[r#"SetScope(motion: 1, scope: Owners, receiver: "业主大会")"#]);
    let same = r#"SetScope(motion: 1, scope: Owners, receiver: "业主大会")"#;
    assert_eq!(room.clone().when(same).unwrap_err().fact, Fact::Already);
    assert!(room.clone().when("SetScope(motion: 1, scope: Owners)").is_ok());
    assert!(room.clone().when(r#"SetScope(motion: 1, scope: Council, receiver: "业主大会")"#).is_ok());
    assert_eq!(room.meeting().motions.values().next().unwrap().scope, Scope::Owners);
}

#[test]
fn each_change_of_words_is_one_version_more() {
    let version = |events: Vec<Event>| match events[..] {
        [Event::MotionEdited { version, .. }] | [.., Event::AmendmentAdopted { version, .. }] => version,
        _ => panic!("{events:?}"),
    };
    let mut room = at_s4_with_motion();
    for (nth, day) in [(2, "7月底前"), (3, "8月底前"), (4, "9月底前")] {
        let line = format!(r#"Amend(mover: 9, friendly: true, when: "{day}")"#);
        assert_eq!(version(room.when(&line).unwrap()), nth, "{day}");
    }
}

#[test]
fn a_row_of_the_plan_takes_more_helpers_and_another_owner_and_nothing_twice() {
    let room = at_s6().and(&[r#"ProposeAction(what: "量门", owner: 6, due: "2026-06-06")"#]);
    let helped = room.and(&["ClaimAction(action: 1, helpers: [7, 8])", "ClaimAction(action: 1, helpers: [8, 9])"]);
    let row = &helped.meeting().actions[&ActionNo(1)];
    assert_eq!(row.helpers, [7, 8, 9].map(Badge));
    assert_eq!(row.owner, Some(Badge(6)));
    for same in ["ClaimAction(action: 1, badge: 6)", "ClaimAction(action: 1, helpers: [9])"] {
        assert_eq!(helped.clone().when(same).unwrap_err().fact, Fact::Already, "{same}");
    }
    assert!(helped.clone().when(r#"ClaimAction(action: 1, badge: 6, due: "2026-06-07")"#).is_ok());
    assert!(helped.clone().when("ClaimAction(action: 1, badge: 10)").is_ok());
}

#[test]
fn a_topic_that_had_its_table_keeps_it_wherever_it_is_sent() {
    for to in ["NextMeeting", "Community"] {
        let sent = at_s6().and(&[&format!("Forward(what: Topic(1), to: {to})")]);
        assert!(matches!(fate(&sent, 1), TopicFate::Posted(_)), "{to}");
    }
}

#[test]
fn closing_the_debate_is_put_to_the_vote_while_it_is_open() {
    let line = "OpenVote(on: CloseDebate, present: 12)";
    assert!(at_s4_spoken().when(line).is_ok());
    assert_eq!(at_s4_spoken().and(&["CloseDebate()"]).when(line).unwrap_err().fact, Fact::Already);
    assert_eq!(first_needs(at_s4(), line), [Name::OpenMotion]);
}

#[test]
fn a_number_that_nobody_wears_is_refused_and_a_range_needs_somebody() {
    assert!(at_s0().when(r#"SignOut(badges: "12-20")"#).is_ok());
    assert_eq!(ground(at_s0(), r#"SignOut(badges: "12 20")"#), Ground::Badge);
    assert_eq!(ground(at_s0(), r#"SignOut(badges: "20-30")"#), Ground::Badge);
}

#[test]
fn a_theme_and_a_place_are_put_right_after_the_opening() {
    let room = at_s1().and(&[r#"EditMeeting(theme: "东门怎样管?", place: "活动室")"#]);
    let opening = room.meeting().opening.as_ref().unwrap();
    assert_eq!((opening.theme.as_str(), opening.place.as_deref()), ("东门怎样管?", Some("活动室")));
}

#[test]
fn a_promise_that_was_not_carried_in_can_not_be_reviewed() {
    let room = || {
        crate::support::given(&[
            r#"OpenMeeting(estate: "梧桐新村", theme: "怎样管?", promises: [(item: "1", text: "报修路灯")])"#,
        ])
    };
    assert!(room().when("ReviewPledge(promise: 1, state: Done)").is_ok());
    assert!(room().when("ReviewPledge(promise: 2, state: Done)").is_err());
    assert!(room().when("ReviewPledge(promise: 0, state: Done)").is_err());
}

#[test]
fn a_motion_that_was_set_aside_and_taken_up_again_can_be_set_aside_again() {
    let parked = at_s4_with_motion().and(&["Park(what: Motion(1))"]);
    assert!(parked.and(&["OpenMotion(motion: 1)"]).when("Park(what: Motion(1))").is_ok());
}

#[test]
fn an_answer_with_words_lies_on_no_paper() {
    let paper = |line: &str| {
        at_s6().and(&[line]).meeting().on_paper().iter().filter(|it| matches!(it, OnPaper::Answer(_))).count()
    };
    assert_eq!(paper(r#"Respond(org: "物业", text: "下周修")"#), 0);
    assert_eq!(paper(r#"Respond(org: "物业", due: "2026-06-30")"#), 0);
    assert_eq!(paper(r#"Respond(org: "物业")"#), 1);
}

#[test]
fn a_quorum_is_met_by_as_many_as_it_asks() {
    let missing = |quorum| at_s0().under(|charter| charter.quorum = Some(quorum)).meeting().missing();
    assert!(!missing(12).iter().any(|it| matches!(it, Missing::Quorum { .. })));
    assert!(missing(13).iter().any(|it| matches!(it, Missing::Quorum { .. })));
}

#[test]
fn who_is_next_alone_is_fresh_only_without_a_turn() {
    let hand = "RaiseHand(badge: 6, side: For)";
    let fresh = at_s4_with_motion().and(&[hand]);
    assert_eq!(fresh.meeting().next_speaker().map(|next| next.why), Some(WhyNext::Fresh));
    let again = at_s4_with_motion().and(&[hand, "GrantFloor()", "EndSpeech()", hand]);
    assert_eq!(again.meeting().next_speaker().map(|next| next.why), Some(WhyNext::Order));
}

#[test]
fn words_hint_at_a_scope_only_where_the_charter_says_so() {
    let room = at_s0();
    assert_eq!(room.meeting().scope_hint(["修一修外 墙"]).map(|hint| hint.scope), Some(Scope::Owners));
    assert_eq!(room.meeting().scope_hint(["种花"]), None);
}

#[test]
fn the_people_behind_a_topic_are_counted_once_each() {
    let room = at_s1().and(&[r#"RaiseConcern(cards: "6 6.2 7")"#, r#"Cluster(title: "灯", cards: "6 6.2 7")"#]);
    let topic = room.meeting().topics.values().next_back().expect("it was clustered");
    assert_eq!((topic.cards.len(), yishi::meeting::query::authors(topic)), (3, 2));
}

#[test]
fn a_ground_is_written_as_scripts_write_it() {
    assert_eq!((Ground::R05.code(), Ground::Stage.code()), ("R05".into(), "Stage".into()));
}

#[test]
fn passing_the_other_side_over_says_how_many_of_it_wait() {
    let room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "EndSpeech()"]).and(&[
        "RaiseHand(badge: 7, side: Against)",
        "RaiseHand(badge: 9, side: Against)",
        "RaiseHand(badge: 10, side: For)",
    ]);
    let mut room = room;
    let refusal = room.when("GrantFloor(badge: 10)").expect_err("the other side waits");
    assert_eq!(refusal.fact, Fact::OtherSide { side: Side::Against, waiting: 2, next: Badge(7) });
}

#[test]
fn a_range_may_be_of_one_badge() {
    assert!("7-7".parse::<yishi::meeting::numbers::Badges>().is_ok());
    assert!("8-7".parse::<yishi::meeting::numbers::Badges>().is_err());
}

#[test]
fn the_chair_handed_back_by_hand_before_the_vote_is_returned() {
    let lent = at_s4_with_motion().and(&["HandOverChair(to: 9)"]);
    let back = lent.and(&["HandOverChair(to: 1)"]);
    assert_eq!(back.meeting().chair_back, None);
}
