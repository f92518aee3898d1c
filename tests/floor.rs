//! What people do with nothing but the guide in hand: typed again, said late, moved on; the record follows, and says so.

use std::collections::BTreeMap;

use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{
        Event, Ground,
        numbers::{Badge, GroupNo, TopicNo},
        words::GroupRole,
    },
    view::{self, Choice, Look},
};

use crate::support::{Room, at_s1, at_s2, at_s3, at_s4, given};

fn dots(room: &Room, topic: u16) -> u16 {
    room.meeting().topics[&TopicNo(topic)].dots
}

fn two_topics() -> Room {
    at_s1().and(&[
        r#"RaiseConcern(cards: "6-9")"#,
        r#"Cluster(title: "门禁用哪种", cards: "6 7")"#,
        r#"Cluster(title: "停车", cards: "8 9")"#,
        "AdvanceStage()",
    ])
}

#[test]
fn a_count_typed_again_takes_the_place_of_the_one_before_and_another_sheet_is_added() {
    let counted = two_topics().and(&["CountDots(dots: [(1, 20), (2, 5)])"]);
    let again = counted.clone().and(&["CountDots(dots: [(1, 20), (2, 5)])"]);
    assert_eq!((dots(&again, 1), dots(&again, 2)), (20, 5));
    let corrected = again.and(&["CountDots(dots: [(1, 18)])"]);
    assert_eq!((dots(&corrected, 1), dots(&corrected, 2)), (18, 5));
    let sheet = corrected.and(&["CountDots(dots: [(1, 10)], more: true)"]);
    assert_eq!((dots(&sheet, 1), dots(&sheet, 2)), (28, 5));
    // 12 people, 3 dots each: 36 in all, of which 3 are left.
    let mut full = sheet.clone();
    assert_eq!(full.when("CountDots(dots: [(2, 4)], more: true)").unwrap_err().ground, Ground::Count);
    assert_eq!(full.when("CountDots(dots: [(1, 32)])").unwrap_err().ground, Ground::Count);
    assert!(full.when("CountDots(dots: [(1, 31)])").is_ok(), "what it replaces is no longer there");
    let none = sheet.and(&["CountDots(dots: [(1, 0)])"]);
    assert_eq!(dots(&none, 1), 0);
}

#[test]
fn dots_that_a_person_placed_stay_when_the_sheets_are_counted_again() {
    let room = two_topics().and(&[
        "PlaceDots(badge: 6, dots: [(1, 2)])",
        "CountDots(dots: [(1, 10)])",
        "CountDots(dots: [(1, 12)])",
    ]);
    assert_eq!(dots(&room, 1), 14);
}

/// Two tables: 6 and 7 at the first, 8 and 9 at the second.
fn two_tables() -> Room {
    two_topics().and(&[
        "PostTopic(topics: [1, 2])",
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6 7")"#,
        "Convene(group: 2, badge: 8)",
        r#"SignUp(group: 2, badges: "8 9")"#,
    ])
}

fn role(room: &Room, group: u16, role: GroupRole) -> Option<u16> {
    room.meeting().groups[&GroupNo(group)].roles.get(&role).map(|badge| badge.no)
}

#[test]
fn who_sits_down_at_another_table_no_longer_serves_the_first() {
    for line in [
        r#"SignUp(group: 2, badges: "6")"#,
        r#"MoveTo(badges: "6", group: 2)"#,
        r#"MoveTo(badges: "6")"#,
        "Convene(group: 2, badge: 6)",
    ] {
        let mut room = two_tables();
        let events = room.when(line).unwrap_or_else(|why| panic!("{line}: {why:?}"));
        let vacated = Event::GroupRoleVacated { group: GroupNo(1), role: GroupRole::Convener, badge: Badge(6) };
        assert!(events.contains(&vacated), "{line}: {events:?}");
        assert_eq!(role(&room, 1, GroupRole::Convener), None, "{line}");
    }
    let talking = two_tables().and(&[
        r#"(because: "人少", cmd: AdvanceStage())"#,
        "TakeGroupRole(group: 1, role: Reporter, badge: 7)",
        "TakeGroupRole(group: 1, role: Recorder, badge: 7)",
    ]);
    let moved = talking.clone().and(&[r#"MoveTo(badges: "7", group: 2)"#]);
    assert_eq!((role(&moved, 1, GroupRole::Reporter), role(&moved, 1, GroupRole::Recorder)), (None, None));
    assert_eq!(role(&moved, 1, GroupRole::Convener), Some(6));
    // A table that is done is reported by whom it named.
    let done = talking.and(&["CloseGroup(group: 1)", r#"MoveTo(badges: "7", group: 2)"#]);
    assert_eq!(role(&done, 1, GroupRole::Reporter), Some(7));
}

#[test]
fn the_day_on_which_it_goes_on_stands_in_the_record_on_the_wall_and_in_the_minutes() {
    let room = at_s4().and(&[r#"Adjourn(reason: "太晚了", until: "2026-05-30")"#]);
    assert_eq!(room.meeting().agreed_day().map(|day| day.to_string()).as_deref(), Some("2026-05-30"));
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now: room.now(), names: &names, lang: Lang::Zh, head: "" };
    let shown = view::wall(room.meeting(), None, Choice::default(), &look);
    assert!(format!("{shown:?}").contains("5月30日接着开"), "{shown:?}");
    assert_eq!(at_s4().when(r#"Adjourn(reason: "太晚了", until: "2026-05-01")"#).unwrap_err().ground, Ground::Number);
    let text = crate::minutes::plain(room.meeting());
    assert!(text.contains("2026年5月30日续开"), "{text}");
}

#[test]
fn households_are_said_only_where_somebody_s_door_is_known() {
    let nobody = crate::minutes::plain(at_s2().meeting());
    assert!(nobody.contains("到会12人。") && !nobody.contains("12户"), "{nobody}");
    let some = given(&[
        r#"OpenMeeting(estate: "梧桐新村", theme: "老旧小区怎样封闭管理?")"#,
        r#"SignIn(badges: "1-3 5-8")"#,
        "SignIn(badges: 9, household: 8)",
        r#"SignIn(badges: "12", sector: "property")"#,
    ]);
    let some = crate::minutes::plain(some.meeting());
    assert!(some.contains("到会9人，7户。其中6人没有门牌，各算一户。"), "{some}");
    let _ = at_s3();
}
