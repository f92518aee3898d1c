//! S7 收尾补记: what lay on paper, corrections, and who signs.

use yishi::meeting::{
    Fact, Ground, Name,
    numbers::{Badge, GroupNo},
    query::OnPaper,
    state::TopicFate,
    words::{Destination, Ref, Signer},
};

use crate::support::{Room, at_s4, at_s6, at_s7};

const SIGNED: &[&str] = &[
    "SignMinutes(role: Chair, badge: 1)",
    "SignMinutes(role: Recorder, badge: 3)",
    "SignMinutes(role: Resident, badge: 6)",
    "SignMinutes(role: Resident, badge: 7)",
];

const CORRECT: &str = r#"Correct(what: Pledge(1), text: "我教七十岁以上的老人", reason: "听错了")"#;

/// Closed in order, with a pledge.
fn closed() -> Room {
    at_s6().and(&[r#"Pledge(badge: 6, text: "我教老人用卡")"#, "AdvanceStage()"])
}

#[test]
fn chair_recorder_and_two_residents_sign() {
    let room = closed();
    assert_eq!(room.meeting().unsigned(), [Signer::Chair, Signer::Recorder, Signer::Resident, Signer::Resident]);
    let room = room.and(&SIGNED[..2]);
    assert_eq!(room.meeting().unsigned(), [Signer::Resident, Signer::Resident]);
    assert_eq!(room.and(&SIGNED[2..]).meeting().unsigned(), []);
}

#[test]
fn only_who_held_the_office_signs_for_it() {
    for line in [
        "SignMinutes(role: Chair, badge: 3)",
        "SignMinutes(role: Recorder, badge: 1)",
        "SignMinutes(role: Chair, badge: 6)",
    ] {
        assert_eq!(closed().when(line).unwrap_err().ground, Ground::Who, "{line}");
    }
    // Also who held it for a while, and who has gone home since.
    let room = at_s4().and(&[
        "HandOverChair(to: 8)",
        "TakeOffice(office: Chair, badge: 1)",
        "SignOut(badges: 8)",
        r#"CloseMeeting(reason: "停电了")"#,
    ]);
    room.and(&["SignMinutes(role: Chair, badge: 8)"]);
}

#[test]
fn nobody_signs_twice_and_nobody_signs_whom_nobody_knows() {
    let mut room = closed().and(SIGNED);
    for line in SIGNED {
        assert_eq!(room.when(line).unwrap_err().fact, Fact::Already, "{line}");
    }
    let mut one = closed().and(&SIGNED[2..3]);
    assert_eq!(one.when(SIGNED[2]).unwrap_err().fact, Fact::Already);
    assert_eq!(one.when("SignMinutes(role: Resident, badge: 8)").map(|events| events.len()), Ok(1));
    assert!(matches!(closed().when("SignMinutes(role: Resident, badge: 99)").unwrap_err().fact, Fact::Nobody { .. }));
}

#[test]
fn a_third_resident_is_not_needed() {
    let refused = closed().and(SIGNED).when("SignMinutes(role: Resident, badge: 8)").unwrap_err();
    assert_eq!(refused.fact, Fact::Already);
}

#[test]
fn a_correction_before_any_signature_makes_no_new_version() {
    let room = closed().and(&[CORRECT, CORRECT]);
    assert_eq!(room.meeting().version, 1);
    assert_eq!(room.meeting().corrections.len(), 2);
    assert!(room.meeting().pledges.values().all(|pledge| pledge.text == "我教七十岁以上的老人"));
}

#[test]
fn a_correction_after_a_signature_makes_the_next_version_and_it_is_signed_again() {
    let room = closed().and(&SIGNED[..1]).and(&[CORRECT]);
    assert_eq!(room.meeting().version, 2);
    assert_eq!(room.meeting().unsigned().len(), 4);
    let room = room.and(&[CORRECT]);
    assert_eq!(room.meeting().version, 2);
    let room = room.and(SIGNED).and(&[CORRECT]);
    assert_eq!(room.meeting().version, 3);
    let versions: Vec<u16> = room.meeting().corrections.iter().map(|correction| correction.version).collect();
    assert_eq!(versions, [2, 2, 3]);
    assert_eq!(room.meeting().signatures.len(), 5);
}

#[test]
fn whatever_is_written_after_a_signature_makes_the_next_version_and_a_paper_that_is_attached_does_not() {
    for line in [
        r#"NotePoint(group: 1, text: "晚来的一句")"#,
        r#"NoteConclusion(group: 1, text: "先试一个门")"#,
        r#"RaiseConcern(badge: 7, text: "又一张卡")"#,
        r#"NoteSpeech(motion: 1, badge: 7, text: "补一句")"#,
        r#"Respond(org: "物业", text: "下周来看")"#,
        r#"SetFollowUp(date: "2026-06-13")"#,
        r#"SignIn(badges: "15")"#,
        "EditParticipant(badge: 6, observer: true)",
    ] {
        let room = closed().and(&SIGNED[..1]).and(&[line]);
        assert_eq!((room.meeting().version, room.meeting().unsigned().len()), (2, 4), "{line}");
        // Before anybody signed it is all one version.
        assert_eq!(closed().and(&[line]).meeting().version, 1, "{line}");
    }
    let room = closed().and(SIGNED).and(&[r#"Attach(name: "签字页照片")"#, "ReadAloud(what: Minutes)"]);
    assert_eq!((room.meeting().version, room.meeting().unsigned().len()), (1, 0));
}

#[test]
fn what_was_taken_back_after_a_signature_was_never_a_version() {
    let mut room = closed().and(SIGNED).and(&[r#"NotePoint(group: 1, text: "晚来的一句")"#]);
    let seq = room.meeting().seq;
    assert_eq!(room.meeting().version, 2);
    room.when(&format!("Undo(seq: {seq})")).unwrap();
    assert_eq!((room.meeting().version, room.meeting().unsigned().len()), (1, 0));
}

#[test]
fn the_words_that_were_voted_on_stand_beside_their_correction() {
    let before = closed();
    let room = before.clone().and(&[r#"Correct(what: Motion(1), text: "装三个门", reason: "听错了")"#]);
    // The correction stands beside them.
    assert_eq!(room.meeting().motions, before.meeting().motions);
    assert_eq!(room.meeting().corrections[0].text, "装三个门");
}

#[test]
fn a_correction_names_what_and_why() {
    for line in [
        r#"Correct(what: Pledge(9), text: "我教", reason: "听错了")"#,
        r#"Correct(what: Pledge(1), text: "", reason: "听错了")"#,
        r#"Correct(what: Pledge(1), text: "我教", reason: "")"#,
    ] {
        assert!(closed().when(line).is_err(), "{line}");
    }
}

#[test]
fn what_lay_on_paper_is_listed_until_it_is_typed() {
    let room = closed();
    let paper = room.meeting().on_paper();
    assert_eq!(paper.len(), 2 + 1 + 1 + 4, "{paper:?}");
    let room = room
        .and(&[
            r#"EditConcern(card: "6", text: "夜里没人管")"#,
            r#"EditConcern(card: "7", text: "老人按不上指纹")"#,
            r#"NotePoint(group: 1, text: "老人要能刷卡", said: "2026-05-23T19:00:05+08:00")"#,
            "ReadAloud(what: Minutes)",
        ])
        .and(&SIGNED[..3]);
    assert_eq!(room.meeting().on_paper(), [OnPaper::Signature(Signer::Resident)]);
}

#[test]
fn what_a_table_wrote_on_paper_is_typed_into_its_place() {
    let blank = |room: &Room| room.meeting().on_paper().contains(&OnPaper::Sheet(GroupNo(1)));
    let room = closed().and(&["NoteSurprise(group: 1)", r#"NotePoint(group: 1, text: "老人要能刷卡")"#]);
    assert!(blank(&room), "a line lies on paper");
    let room = room.and(&[r#"NoteSurprise(group: 1, text: "有位邻居会修门禁", said: "2026-05-23T19:00:05+08:00")"#]);
    let surprises = &room.meeting().groups[&GroupNo(1)].surprises;
    assert!(!blank(&room) && surprises.len() == 1, "{surprises:?}");
    assert_eq!(surprises[0].said.unwrap().to_string(), "2026-05-23T19:00:05.000+08:00");
}

#[test]
fn a_line_of_a_table_is_written_anew_by_its_place() {
    let mut room = closed().and(&[
        r#"NotePoint(group: 1, text: "老人要能刷卡", said: "2026-05-23T19:00:05+08:00")"#,
        r#"NotePoint(group: 1, text: "夜里没人")"#,
        r#"NotePoint(group: 1, text: "老人只用刷卡", no: 1)"#,
    ]);
    let points = &room.meeting().groups[&GroupNo(1)].points;
    assert_eq!(points[0].text.as_deref(), Some("老人只用刷卡"));
    assert_eq!(points[0].said.unwrap().to_string(), "2026-05-23T19:00:05.000+08:00", "it was said when it was said");
    assert_eq!((points[1].text.as_deref(), points.len()), (Some("夜里没人"), 2));
    for (line, ground) in [
        (r#"NotePoint(group: 1, text: "a", no: 3)"#, Ground::Number),
        (r#"NotePoint(group: 1, text: "a", no: 0)"#, Ground::Number),
        ("NotePoint(group: 1, no: 2)", Ground::Number),
        (r#"NotePoint(group: 1, text: "夜里没人", no: 2)"#, Ground::State),
        (r#"NoteSurprise(group: 1, text: "a", no: 1)"#, Ground::State),
    ] {
        assert_eq!(room.when(line).unwrap_err().ground, ground, "{line}");
    }
}

#[test]
fn a_card_that_was_never_typed_in_is_typed_after_the_close() {
    let room = closed().and(&[r#"RaiseConcern(badge: 9, text: "快递放在哪里", said: "2026-05-23T19:00:03+08:00")"#]);
    let concern = room.meeting().concerns.values().next_back().unwrap();
    assert_eq!((concern.card.badge, concern.at), (Badge(9), room.now()));
    assert_eq!(concern.said.unwrap().to_string(), "2026-05-23T19:00:03.000+08:00");
}

#[test]
fn a_card_that_turns_up_after_the_close_goes_to_its_topic_or_to_the_next_meeting() {
    let room = at_s7().and(&[r#"RaiseConcern(badge: 6, text: "后门的灯")"#]);
    let card = *room.meeting().concerns.keys().rfind(|card| card.badge == Badge(6)).unwrap();
    assert_eq!(room.meeting().forwards[&Ref::Card(card)].to, Destination::NextMeeting);
    let room = room.and(&[&format!(r#"Cluster(title: "后门", cards: "{card}")"#)]);
    let made = room.meeting().topics.values().next_back().unwrap();
    assert_eq!((made.title.as_deref(), &made.fate), (Some("后门"), &TopicFate::Next));
    // A second card of the same matter joins it.
    let room = room.and(&[r#"RaiseConcern(badge: 7, text: "后门太黑")"#]);
    let card = *room.meeting().concerns.keys().rfind(|card| card.badge == Badge(7)).unwrap();
    let topic = room.meeting().topics.values().next_back().unwrap().no;
    let room = room.and(&[&format!(r#"Cluster(topic: {topic}, cards: "{card}")"#)]);
    assert_eq!(room.meeting().topics[&topic].cards.len(), 2);
}

#[test]
fn who_stands_on_the_paper_sheet_only_is_signed_in_and_no_vote_changes() {
    let room = at_s7();
    let (people, votes) = (room.meeting().people.len(), room.meeting().votes.clone());
    let room = room.and(&["SignIn(badges: 99)", r#"RaiseConcern(badge: 99, text: "围墙有缺口")"#]);
    assert_eq!(room.meeting().people.len(), people + 1);
    assert_eq!(room.meeting().votes, votes);
}

#[test]
fn the_chair_of_the_evening_may_have_spoken_on_paper() {
    closed().and(&[r#"NoteSpeech(motion: 1, badge: 1, side: For, text: "我看行")"#]);
}

#[test]
fn after_the_close_no_vote_no_floor_and_no_pledge() {
    let legal = at_s7().meeting().legal_now();
    for name in [
        Name::OpenVote,
        Name::Recount,
        Name::GrantFloor,
        Name::Pledge,
        Name::ProposeAction,
        Name::OpenMotion,
        Name::SignOut,
    ] {
        assert!(!legal.contains(&name), "{name:?}");
    }
}

#[test]
fn a_meeting_that_was_closed_is_not_closed_again() {
    for line in ["AdvanceStage()", r#"CloseMeeting(reason: "停电了")"#, r#"Adjourn(reason: "太晚了")"#, "Resume()"]
    {
        assert_eq!(at_s7().when(line).unwrap_err().fact, Fact::Closed, "{line}");
    }
}
