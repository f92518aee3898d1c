//! Where each stage leads: the sequence of the charter, the loop of debate and vote, the way back, the end.

use yishi::{
    charter::{Stage, preset},
    meeting::{
        Event, Fact, Ground,
        numbers::{Card, MotionNo, ParkedNo, TopicNo},
        refusal::Thing,
        state::{CardPlace, MotionState, TopicFate},
        words::{Destination, Ref},
    },
};

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6, at_s7,
};

const ON: &str = r#"(because: "往下走", cmd: AdvanceStage())"#;

fn under(room: Room, name: &str) -> Room {
    room.under(|charter| *charter = preset(name).unwrap())
}

/// The stages gone through.
fn way(room: &Room) -> Vec<Stage> {
    room.meeting().visits.iter().map(|visit| visit.stage).collect()
}

fn fate(room: &Room, topic: u16) -> TopicFate {
    room.meeting().topics[&TopicNo(topic)].fate.clone()
}

fn goes_to(room: &Room, what: Ref) -> Option<Destination> {
    room.meeting().forwards.get(&what).map(|forward| forward.to)
}

/// Four topics: 1 alone has a table, 2 is parked, 3 is withheld, 4 is live; and card 10 stands in none.
fn four_topics() -> Room {
    at_s2().and(&[
        r#"Cluster(title: "停车", cards: "8")"#,
        r#"Cluster(title: "某家的狗", cards: "9")"#,
        r#"Cluster(title: "路灯", cards: "12")"#,
        "Park(what: Topic(2), to: Owners)",
        r#"Withhold(topic: 3, reason: "涉及个人")"#,
        "PostTopic(topics: [1])",
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6-13")"#,
        "RaiseConcern(badge: 10)",
    ])
}

#[test]
fn s1_a_range_of_cards_takes_in_those_that_nobody_typed_and_passes_over_badges_that_nobody_wears() {
    let room = at_s1().and(&[
        "RaiseConcern(badge: 13)",
        r#"Withhold(card: "13.1", reason: "涉及个人")"#,
        r#"Cluster(title: "门禁", cards: "7.2 3-6 12-17")"#,
    ]);
    let topic = room.meeting().topics.values().next().unwrap();
    let cards: Vec<String> = topic.cards.iter().map(ToString::to_string).collect();
    assert_eq!(cards, ["7.2", "3.1", "5.1", "6.1", "12.1"]);
}

#[test]
fn an_evening_goes_through_its_stages_in_order() {
    use Stage::{S0, S1, S2, S3, S4, S5, S6, S7};
    assert_eq!(way(&at_s7()), [S0, S1, S2, S3, S4, S5, S6, S7]);
    let closed = at_s7();
    let close = closed.meeting().closed.as_ref().unwrap();
    assert_eq!((close.stage, &close.reason), (S6, &None));
}

#[test]
fn s0_the_plan_is_timed_from_the_real_start() {
    // P2
    let room = at_s0().after(25 * 60, "StartMeeting()");
    let meeting = room.meeting();
    assert_eq!(meeting.started, Some(room.now()));
    assert_eq!(meeting.ends, Some(room.now().plus_min(120)));
    assert_eq!(meeting.stage_left(room.now()), Some(10 * 60_000));
    assert_eq!(room.clone().when("StartMeeting()").unwrap_err().fact, Fact::Already);
}

#[test]
fn s0_leaving_it_with_a_reason_starts_the_meeting() {
    let room = at_s0().and(&[ON]);
    assert_eq!((room.meeting().stage, room.meeting().started), (Stage::S1, Some(room.now())));
}

#[test]
fn s2_closing_sends_live_topics_and_lone_cards_to_the_next_meeting() {
    let room = four_topics().and(&[ON]);
    assert!(matches!(fate(&room, 1), TopicFate::Posted(_)));
    assert_eq!(fate(&room, 2), TopicFate::Parked(ParkedNo(1)));
    assert!(matches!(fate(&room, 3), TopicFate::Withheld(_)));
    assert_eq!(fate(&room, 4), TopicFate::Next);
    let ten = Card { badge: yishi::meeting::numbers::Badge(10), n: 1 };
    for (what, to) in [
        (Ref::Topic(TopicNo(1)), None),
        (Ref::Topic(TopicNo(3)), None),
        (Ref::Topic(TopicNo(4)), Some(Destination::NextMeeting)),
        (Ref::Card(ten), Some(Destination::NextMeeting)),
    ] {
        assert_eq!(goes_to(&room, what), to, "{what:?}");
    }
}

#[test]
fn a_concern_after_the_choice_waits_for_the_next_meeting() {
    // P3
    for room in [at_s3(), at_s4(), at_s5_voting(), at_s6()] {
        let room = room.and(&[r#"RaiseConcern(badge: 9, text: "快递放在哪里")"#]);
        let concern = room.meeting().concerns.values().next_back().unwrap();
        let CardPlace::Parked(no) = concern.place else { panic!("{concern:?}") };
        assert_eq!(room.meeting().parked[&no].to, Some(Destination::NextMeeting));
    }
}

#[test]
fn to_listen_the_evening_ends_after_the_cards_and_they_go_to_the_next_meeting() {
    let room = under(at_s1(), "listen").and(&[r#"Cluster(title: "门禁", cards: "6 7")"#, "RaiseConcern(badge: 8)", ON]);
    assert_eq!(way(&room), [Stage::S0, Stage::S1, Stage::S7]);
    assert_eq!(fate(&room, 1), TopicFate::Next);
    assert_eq!(room.meeting().forwards.len(), 2);
    // Nothing was written: the evening ends all the same.
    assert_eq!(under(at_s1(), "listen").and(&["AdvanceStage()"]).meeting().stage, Stage::S7);
}

#[test]
fn to_choose_the_evening_goes_from_the_topics_to_the_vote_and_the_plan() {
    let room = under(at_s1(), "choice").and(&[
        r#"Cluster(title: "门禁", cards: "6 7")"#,
        r#"Cluster(title: "路灯", cards: "8")"#,
        "AdvanceStage()",
        "AdvanceStage()",
    ]);
    assert_eq!((fate(&room, 1), fate(&room, 2)), (TopicFate::Live, TopicFate::Live));
    let room = room.and(&[
        r#"OpenVote(on: Choice(title: "先做哪件", options: [Topic(1), Topic(2)], pick: 1), present: 12)"#,
        "CountOption(option: 1, count: 3)",
        "CountOption(option: 2, count: 9)",
        "CloseVote()",
        "AdvanceStage()",
        "AdvanceStage()",
    ]);
    assert_eq!(way(&room), [Stage::S0, Stage::S1, Stage::S2, Stage::S5, Stage::S6, Stage::S7]);
    assert_eq!((fate(&room, 1), fate(&room, 2)), (TopicFate::Next, TopicFate::Live));
}

#[test]
fn a_motion_in_an_evening_without_debate_enters_no_stage_that_the_charter_lacks() {
    let room = under(at_s1(), "choice").and(&[
        r#"Cluster(title: "门禁", cards: "6")"#,
        "AdvanceStage()",
        "AdvanceStage()",
        r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#,
        "RaiseHand(badge: 8, side: For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 12)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
        "AdvanceStage()",
    ]);
    assert_eq!(way(&room), [Stage::S0, Stage::S1, Stage::S2, Stage::S5, Stage::S6]);
}

#[test]
fn s4_and_s5_are_one_loop() {
    let room = at_s5_decided().and(&[r#"OpenMotion(mover: 9, action: "修灯", object: "南门")"#]);
    assert_eq!(room.meeting().stage, Stage::S4);
    let room = room.and(&["RaiseHand(badge: 8, side: For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"]);
    assert_eq!(room.meeting().stage, Stage::S4);
    let room = room.and(&["OpenVote(on: Motion(2), present: 12)"]);
    assert_eq!(room.meeting().stage, Stage::S5);
}

#[test]
fn s4_votes_on_amendments_limits_and_the_end_of_debate_stay_in_the_debate() {
    let amended = at_s4_with_motion().and(&[r#"Amend(mover: 9, when: "7月底前")"#]);
    for subject in ["Amendment(1)", "Limits(seconds: 60, turns: 1)", "CloseDebate", "Extend(minutes: 10)"] {
        let room = amended.clone().and(&[&format!("OpenVote(on: {subject}, present: 12)")]);
        assert_eq!(room.meeting().stage, Stage::S4, "{subject}");
    }
}

#[test]
fn s4_without_a_motion_goes_on_to_the_plan() {
    let room = at_s3().and(&[
        "NoteConclusion(group: 1, unsettled: true)",
        "TakeGroupRole(group: 1, role: Reporter, badge: 12)",
        "AdvanceStage()",
    ]);
    assert!(room.meeting().missing().iter().all(yishi::meeting::Missing::is_advice));
    assert_eq!(room.and(&["AdvanceStage()"]).meeting().stage, Stage::S6);
}

#[test]
fn s4_motions_that_are_left_wait_for_the_next_meeting() {
    let speaking = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]);
    for room in [at_s4(), at_s4_with_motion(), speaking, at_s5_voting().and(&[r#"CancelVote(reason: "停电了")"#])] {
        let room = room.and(&[ON]);
        let meeting = room.meeting();
        assert_eq!(meeting.stage, Stage::S6);
        assert_eq!(meeting.motions[&MotionNo(1)].state, MotionState::Parked(ParkedNo(1)));
        assert_eq!(meeting.parked[&ParkedNo(1)].to, Some(Destination::NextMeeting));
        assert_eq!((meeting.open_motion, meeting.running_speech()), (None, None));
    }
}

#[test]
fn going_back_takes_a_reason_and_a_stage_that_was_before() {
    let room = at_s4().and(&[r#"ReturnToStage(stage: S3, reason: "还要再谈")"#]);
    let visit = room.meeting().visits.last().unwrap();
    assert_eq!((visit.stage, visit.reason.as_deref()), (Stage::S3, Some("还要再谈")));
    room.and(&["AdvanceStage()"]);

    assert!(
        at_s4().when(r#"ReturnToStage(stage: S3, reason: "")"#).is_err_and(|refused| refused.ground == Ground::Text)
    );
    let choice =
        under(at_s1(), "choice").and(&[r#"Cluster(title: "门禁", cards: "6")"#, "AdvanceStage()", "AdvanceStage()"]);
    for (room, stage) in [(at_s4(), "S0"), (at_s4(), "S4"), (at_s4(), "S5"), (at_s4(), "S7"), (choice, "S3")] {
        let refused = room.clone().when(&format!("ReturnToStage(stage: {stage}, reason: \"再想想\")")).unwrap_err();
        assert!(matches!(refused.fact, Fact::NoSuch { thing: Thing::Line, .. }), "{stage}: {refused:?}");
    }
}

#[test]
fn going_back_behind_the_debate_ends_the_speech_and_lets_the_motion_wait() {
    let speaking = || at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]);
    let room = speaking().and(&[r#"ReturnToStage(stage: S3, reason: "还要再谈")"#]);
    assert_eq!(room.meeting().motions[&MotionNo(1)].state, MotionState::Waiting);
    assert_eq!((room.meeting().open_motion, room.meeting().running_speech()), (None, None));
    // From the vote back to the debate it stays open.
    let room =
        at_s5_voting().and(&[r#"CancelVote(reason: "没听清")"#, r#"ReturnToStage(stage: S4, reason: "没说透")"#]);
    assert_eq!(room.meeting().open_motion, Some(MotionNo(1)));
}

#[test]
fn a_topic_whose_last_card_is_taken_out_is_gone() {
    // Topic 1 has cards 6 and 7.
    for lines in [
        &[r#"Cluster(cards: "6 7")"#][..],
        &[r#"Cluster(title: "路灯", cards: "6 7")"#],
        &[r#"SplitConcern(card: "6")"#, r#"Park(what: Card("7.1"), to: Owners)"#],
        &[r#"Withhold(card: "6", reason: "涉及个人")"#, r#"SplitConcern(card: "7")"#],
    ] {
        assert_eq!(fate(&at_s2().and(lines), 1), TopicFate::Dissolved, "{lines:?}");
    }
}

#[test]
fn a_topic_whose_cards_are_put_elsewhere_keeps_its_table_until_it_is_taken_off() {
    let room =
        at_s3().and(&[r#"ReturnToStage(stage: S2, reason: "再开一桌")"#, r#"Cluster(title: "路灯", cards: "6 7")"#]);
    assert!(matches!(fate(&room, 1), TopicFate::Posted(_)));
    let room = room.and(&["UnpostTopic(topic: 1)"]);
    assert_eq!(fate(&room, 1), TopicFate::Dissolved);
    assert!(room.meeting().groups.is_empty());
}

#[test]
fn going_back_to_the_choice_a_topic_may_still_get_a_table() {
    let room = four_topics().and(&[ON, r#"ReturnToStage(stage: S2, reason: "再开一桌")"#]);
    assert_eq!(fate(&room, 4), TopicFate::Next);
    let room = room.and(&["PostTopic(topics: [4])"]);
    assert!(matches!(fate(&room, 4), TopicFate::Posted(_)));
    assert_eq!(goes_to(&room, Ref::Topic(TopicNo(4))), None);
}

#[test]
fn the_meeting_is_closed_at_once_from_anywhere_and_nothing_is_lost() {
    let speaking = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]);
    let paused = at_s4_spoken().and(&["PauseClock()"]);
    let adjourned = at_s4().and(&[r#"Adjourn(reason: "太晚了")"#]);
    let back = at_s4().and(&[r#"ReturnToStage(stage: S1, reason: "漏了一张")"#]);
    let unstarted = at_s0();
    let rooms = vec![
        unstarted,
        at_s1(),
        four_topics(),
        at_s3(),
        at_s4(),
        speaking,
        paused,
        at_s5_voting(),
        at_s5_decided(),
        at_s6(),
        adjourned,
        back,
    ];
    for mut room in rooms {
        let (stage, missing) = (room.meeting().stage, room.meeting().missing());
        let events = room.when(r#"CloseMeeting(reason: "停电了")"#).unwrap();
        let meeting = room.meeting();
        let close = meeting.closed.as_ref().unwrap();
        assert_eq!((close.stage, close.reason.as_deref(), meeting.stage), (stage, Some("停电了"), Stage::S7));
        assert!(events.iter().any(|event| matches!(event, Event::MeetingClosed { .. })));
        assert_eq!(
            (meeting.open_vote, meeting.speaking, meeting.open_motion, meeting.adjourned),
            (None, None, None, None)
        );
        assert!(meeting.motions.values().all(|motion| !motion.is_undecided()), "{stage:?}");
        assert!(meeting.live_topics().is_empty(), "{stage:?}");
        assert!(meeting.unplaced().iter().all(|card| meeting.forwards.contains_key(&Ref::Card(*card))), "{stage:?}");
        assert_eq!((meeting.clock.deadline, meeting.clock.paused), (None, None));
        // What stays open is listed; motions that the close itself parks are no longer missing.
        let visit = meeting.visits.iter().rev().find(|visit| visit.stage == stage).unwrap();
        assert!(visit.missing.iter().all(|thing| missing.contains(thing)), "{stage:?}");
    }
}

#[test]
fn an_open_vote_is_broken_off_by_the_end_with_its_reason() {
    for line in [r#"CloseMeeting(reason: "停电了")"#, r#"Adjourn(reason: "停电了")"#] {
        let room = at_s5_voting().and(&[line]);
        let vote = room.meeting().votes.values().next_back().unwrap();
        assert_eq!((vote.cancelled.as_deref(), &vote.result), (Some("停电了"), &None), "{line}");
    }
}

#[test]
fn an_adjourned_meeting_goes_on_where_it_stood() {
    let speaking =
        at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "RaiseHand(badge: 7, side: For)", "GrantFloor()"]);
    let left = speaking.meeting().stage_left(speaking.now()).unwrap();
    let room = speaking.after(0, r#"Adjourn(reason: "太晚了")"#);
    assert_eq!(room.meeting().running_speech(), None);
    assert_eq!(room.clone().when("GrantFloor()").unwrap_err().fact, Fact::Adjourned);
    let room = room.after(7 * 24 * 3600, "Resume()");
    let meeting = room.meeting();
    assert_eq!((meeting.stage, meeting.open_motion, meeting.adjourned), (Stage::S4, Some(MotionNo(1)), None));
    assert_eq!(meeting.stage_left(room.now()), Some(left));
    assert_eq!(meeting.waiting().len(), 1);
}

#[test]
fn the_close_names_what_is_left_and_nothing_where_nothing_is() {
    let left = |mut room: Room| {
        let events = room.when(r#"CloseMeeting(reason: "散会")"#).unwrap();
        events.into_iter().find_map(|event| match event {
            Event::LeftForNext { topics, cards } => Some((topics.len(), cards.len())),
            _ => None,
        })
    };
    assert_eq!(left(at_s1()), None);
    assert_eq!(left(at_s1().and(&[r#"RaiseConcern(cards: "6")"#])), Some((0, 1)));
    assert_eq!(left(at_s2()), Some((1, 0)));
}

#[test]
fn tables_are_numbered_within_their_round() {
    let room = at_s2().under(|charter| (charter.market.rounds, charter.market.tables) = (2, 2));
    let mut room = room.and(&[
        r#"RaiseConcern(cards: "8-10")"#,
        r#"Cluster(title: "停车", cards: "8")"#,
        r#"Cluster(title: "路灯", cards: "9")"#,
        r#"Cluster(title: "垃圾房", cards: "10")"#,
    ]);
    let posted = room.when("PostTopic(topics: [1, 2, 3, 4])").unwrap().into_iter().filter_map(|event| match event {
        Event::TopicPosted { group, round, table, .. } => Some((group.0, round, table)),
        _ => None,
    });
    assert_eq!(posted.collect::<Vec<_>>(), [(1, 1, 1), (2, 1, 2), (3, 2, 1), (4, 2, 2)]);
}

#[test]
fn what_is_set_aside_has_words_or_a_thing() {
    let refused = at_s4().when("Park(to: Owners)").unwrap_err();
    assert_eq!((refused.ground, refused.fact), (Ground::Number, Fact::NoField { field: "text" }));
    assert!(at_s4().when(r#"Park(text: "车位的事")"#).is_ok());
    assert!(at_s4().when("Park(what: Motion(1))").is_ok());
}
