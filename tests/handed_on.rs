//! A badge is handed on. What belongs to who wore it stays theirs, and who takes it begins anew: each field of the meeting that
//! names somebody × a badge that goes from hand to hand.

use std::{collections::BTreeMap, fs, path::Path};

use yishi::meeting::{
    Event, Fact, Ground, Meeting,
    numbers::{Badge, Card, MotionNo},
    words::Office,
};

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s6, at_s7,
};

const OTHER: &str = "019e5459-5080-7a3c-9d15-6b0f2e4c8a12";
const FIRST: Badge = Badge(8);
const SECOND: Badge = Badge { no: 8, wearer: 1 };

/// Something that somebody does as number 8: where the evening stands, what comes before, the line, and the fields that hold it.
struct Row {
    at: fn() -> Room,
    before: &'static [&'static str],
    line: &'static str,
    fields: &'static [&'static str],
}

const fn row(
    at: fn() -> Room,
    before: &'static [&'static str],
    line: &'static str,
    fields: &'static [&'static str],
) -> Row {
    Row { at, before, line, fields }
}

const CHAIR_8: &[&str] = &["TakeOffice(office: Deputy, badge: 8)"];

/// Every field of the state that names somebody is held by one of these lines (held by a test).
const ROWS: &[Row] = &[
    row(
        at_s0,
        &[],
        "TakeOffice(office: Timekeeper, badge: 8)",
        &["state.offices", "state.office_told", "state.office_log"],
    ),
    row(at_s0, &[], "EditParticipant(badge: 8, household: 8)", &["state.people", "state.badge", "state.household"]),
    row(at_s4_with_motion, CHAIR_8, "HandOverChair(to: 8)", &["state.chair_back", "state.left", "state.filled"]),
    row(at_s1, &[], r#"RaiseConcern(badge: 8, text: "太暗")"#, &["state.concerns", "market.card", "market.cards"]),
    row(at_s1, &[], r#"RaiseConcern(badge: 6, relayed: 8, text: "太暗")"#, &["market.relayed"]),
    row(at_s2, &[], "PlaceDots(badge: 8, dots: [(1, 1)])", &["state.dots_by"]),
    row(
        at_s2,
        &["PostTopic(topics: [1])"],
        "MoveTo(badges: 8, group: 1)",
        &["market.members", "market.visitors", "market.badge"],
    ),
    row(at_s3, &[], "TakeGroupRole(group: 1, role: Recorder, badge: 8)", &["market.roles"]),
    row(at_s4, &[], "ReportGroup(group: 1, badge: 8)", &["market.reported"]),
    row(
        at_s4,
        &[],
        r#"OpenMotion(mover: 8, action: "装灯", object: "南门", who: "理事会", when: "7月")"#,
        &["debate.mover"],
    ),
    row(at_s4_with_motion, &[], "RaiseHand(badge: 8, side: For)", &["debate.badge", "debate.relayed"]),
    row(at_s4_with_motion, &["RaiseHand(badge: 8, side: For)"], "GrantFloor(badge: 8)", &["debate.turns"]),
    row(at_s4_with_motion, &[], "CallToOrder(rule: R10, badge: 8, step: Bar)", &["debate.barred"]),
    row(at_s4_spoken, &["CloseDebate()"], "OpenVote(on: Motion(1), present: 11, tellers: [8])", &["debate.tellers"]),
    row(at_s6, &[], r#"ProposeAction(what: "换灯泡", motion: 1, owner: 8, due: "2026-06-30")"#, &["plan.owner"]),
    row(
        at_s6,
        &[],
        r#"ProposeAction(what: "换灯泡", motion: 1, owner: 6, helpers: [8], due: "2026-06-30")"#,
        &["plan.helpers"],
    ),
    row(at_s6, &[], r#"Pledge(badge: 8, text: "我带梯子")"#, &["plan.badge"]),
    row(at_s5_decided, &[], r#"Respond(org: "物业", badge: 8, text: "下周来修")"#, &["plan.badge"]),
    row(at_s5_decided, &[], r#"Park(text: "车位", badge: 8, to: NextMeeting)"#, &["plan.badge"]),
    row(at_s7, &[], "SignMinutes(role: Resident, badge: 8)", &["plan.badge"]),
];

fn out() -> &'static str {
    "SignOut(badges: 8)"
}

fn other() -> String {
    format!("SignIn(badges: 8, person: \"{OTHER}\")")
}

fn without_people(meeting: &Meeting) -> Meeting {
    Meeting { people: BTreeMap::new(), since: BTreeMap::new(), ..meeting.clone() }
}

fn names(event: &[Event], badge: Badge) -> bool {
    format!("{event:?}").contains(&format!("{badge:?}"))
}

#[test]
fn what_belongs_to_who_wore_it_stays_theirs() {
    for Row { at, before, line, .. } in ROWS {
        let room = at().and(before).and(&[line]);
        if room.meeting().closed.is_some() || room.meeting().open_vote.is_some() {
            continue;
        }
        let back = room.clone().and(&[out(), "SignIn(badges: 8)"]);
        let anew = room.and(&[out(), &other()]);
        assert_eq!(without_people(back.meeting()), without_people(anew.meeting()), "{line}");
        let first = &anew.meeting().people[&FIRST];
        assert_eq!((first.present, anew.meeting().people[&SECOND].present), (false, true), "{line}");
    }
}

#[test]
fn who_takes_the_badge_does_all_of_it_as_somebody_else() {
    for Row { at, before, line, .. } in ROWS {
        let room = at();
        // After the close nobody leaves any more: the badge went over before.
        let handed = if room.meeting().closed.is_some() {
            at_s6().and(&[out(), &other(), "AdvanceStage()"])
        } else {
            let mut first = room.clone().and(before);
            first.when(line).unwrap_or_else(|refusal| panic!("{line}\n{refusal:?}"));
            room.and(&[out(), &other()])
        };
        let mut handed = handed.and(before);
        let events = handed.when(line).unwrap_or_else(|refusal| panic!("{line}\n{refusal:?}"));
        assert!(names(&events, SECOND), "{line}: {events:?}");
        assert!(!names(&events, FIRST), "{line}: {events:?}");
    }
}

#[test]
fn every_field_that_names_somebody_has_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/meeting");
    let held: Vec<&str> = ROWS.iter().flat_map(|row| row.fields).copied().collect();
    for file in ["state.rs", "state/debate.rs", "state/market.rs", "state/plan.rs"] {
        let text = fs::read_to_string(root.join(file)).unwrap();
        let module = Path::new(file).file_stem().unwrap().to_str().unwrap();
        for line in
            text.lines().filter(|line| line.contains("Badge") || line.contains("Card>") || line.ends_with("Card,"))
        {
            let Some((field, _)) = line.trim().strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) else {
                continue;
            };
            let field = format!("{module}.{field}");
            assert!(
                held.contains(&field.as_str()),
                "{field} names somebody: which line of ROWS holds it when a badge is handed on?"
            );
        }
    }
}

#[test]
fn turns_dots_and_offices_begin_anew() {
    let room = at_s4_with_motion().and(&[
        "RaiseHand(badge: 8, side: For)",
        "GrantFloor()",
        "EndSpeech()",
        "RaiseHand(badge: 8, side: For)",
        "GrantFloor()",
        "EndSpeech()",
    ]);
    let same = room.clone().and(&[out(), "SignIn(badges: 8)"]).when("RaiseHand(badge: 8, side: Against)");
    assert_eq!(same.unwrap_err().ground, Ground::R05);
    let room = room.and(&[out(), &other(), "RaiseHand(badge: 8, side: Against)"]);
    assert_eq!(room.meeting().waiting()[0].badge, SECOND);
    let motion = &room.meeting().motions[&MotionNo(1)];
    assert_eq!(motion.debate.turns.get(&FIRST), Some(&2));

    let room = at_s0().and(&["TakeOffice(office: Timekeeper, badge: 8)", out(), &other()]);
    assert_eq!(room.meeting().holder(Office::Timekeeper), None);
    let all = at_s2().and(&["PlaceDots(badge: 8, dots: [(1, 3)])", out()]);
    assert!(all.clone().and(&["SignIn(badges: 8)"]).when("PlaceDots(badge: 8, dots: [(1, 1)])").is_err());
    assert!(all.and(&[&other()]).when("PlaceDots(badge: 8, dots: [(1, 1)])").is_ok());
}

#[test]
fn a_printed_number_is_there_once() {
    let mut room =
        at_s1().and(&[r#"RaiseConcern(badge: 8, text: "太暗")"#, r#"RaiseConcern(badge: 8, text: "太滑")"#, out()]);
    room = room.and(&[&other(), r#"RaiseConcern(badge: 8, text: "太吵")"#]);
    let cards: Vec<String> = room.meeting().concerns.keys().map(Card::to_string).collect();
    assert_eq!(cards, ["8.1", "8.2", "8.3"]);
    // Typed, a number means the card that has it, whoever wears the badge now.
    room =
        room.and(&[r#"EditConcern(card: "8.1", text: "楼道太暗")"#, r#"EditConcern(card: "8.3", text: "夜里太吵")"#]);
    assert!(room.when(r#"RaiseConcern(cards: "8")"#).is_err());
    room = room.and(&[r#"Cluster(title: "楼道", cards: "8 8.3")"#, r#"RaiseConcern(cards: "8.4")"#]);
    let of: Vec<Badge> = room.meeting().concerns.keys().map(|card| card.badge).collect();
    assert_eq!(of, [FIRST, FIRST, SECOND, SECOND]);
}

#[test]
fn who_wore_it_before_comes_back_as_themselves_and_can_be_named() {
    let first = "019e5459-5080-7a3c-9d15-6b0f2e4c8a11";
    let named = format!("EditParticipant(badge: 8, person: \"{first}\")");
    let room = at_s0().and(&[&named, out(), &other()]);
    // A number names who wears it; the first of them is 8/1.
    let room =
        room.and(&["EditParticipant(badge: 8, observer: true)", r#"EditParticipant(badge: "8/1", minor: true)"#]);
    let people = &room.meeting().people;
    assert_eq!((people[&FIRST].observer, people[&FIRST].minor), (false, true));
    assert_eq!((people[&SECOND].observer, people[&SECOND].minor), (true, false));
    let room = room.and(&[out(), &format!("SignIn(badges: 8, person: \"{first}\")")]);
    assert!(room.meeting().people[&FIRST].present);
    assert_eq!(room.meeting().wearers(8).count(), 2);
    assert_eq!(room.meeting().wearer(Badge(8)), FIRST);
}

#[test]
fn lines_of_the_first_wearer_have_the_bytes_of_version_1() {
    let written = |badge: Badge| ron::to_string(&Event::Returned { badge }).unwrap();
    assert_eq!(written(FIRST), "Returned(badge:8)");
    assert_eq!(written(SECOND), "Returned(badge:\"8/2\")");
    for badge in [FIRST, SECOND] {
        let event = Event::Returned { badge };
        assert_eq!(ron::from_str::<Event>(&ron::to_string(&event).unwrap()).unwrap(), event);
    }
}

#[test]
fn a_range_means_who_wears_its_numbers_now() {
    let room = at_s0().and(&[out(), &other(), r#"SignOut(badges: "7-9")"#]);
    let gone: Vec<Badge> = room.meeting().people.values().filter(|p| !p.present).map(|p| p.badge).collect();
    assert_eq!(gone, [Badge(7), FIRST, SECOND, Badge(9)]);
}

#[test]
fn a_line_for_many_gives_nobody_a_second_badge() {
    let who = "019e5459-5080-7a3c-9d15-6b0f2e4c8a11";
    let mut room = at_s0().and(&["SignOut(badges: \"1-3\")"]);
    for badge in [1, 2] {
        room.when(&format!("EditParticipant(badge: {badge}, person: \"{who}\")")).unwrap();
    }
    let room = room.and(&["SignIn(badges: \"1-3\")"]);
    let here = |no| room.meeting().is_present(Badge(no));
    assert_eq!([here(1), here(2), here(3)], [true, false, true]);
}

#[test]
fn one_person_wears_one_badge() {
    let named = format!("SignIn(badges: 20, person: \"{OTHER}\")");
    for line in [
        format!("SignIn(badges: 21, person: \"{OTHER}\")"),
        format!("EditParticipant(badge: 9, person: \"{OTHER}\")"),
        format!("(because: \"没人管\", cmd: SignIn(badges: 21, person: \"{OTHER}\"))"),
    ] {
        let refused = at_s0().and(&[&named]).when(&line).unwrap_err();
        assert!(matches!(refused.fact, Fact::Wears { badge: Badge { no: 20, .. } }), "{line}: {refused:?}");
    }
}
