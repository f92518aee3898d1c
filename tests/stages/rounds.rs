//! A second round is one: its own grid, sign-up, clock and moves, while the tables of the first are done.

use yishi::{
    charter::Stage,
    meeting::{
        Event, Ground, Missing,
        measure::Measures,
        numbers::{Badge, GroupNo},
    },
};

use crate::support::{Room, at_s2};

/// After the first round of two, both with two tables; the second is posted.
fn second() -> Room {
    let room = at_s2().under(|charter| (charter.market.rounds, charter.market.tables) = (2, 2));
    let room = room.and(&[r#"RaiseConcern(badge: 9, text: "快递放哪里")"#, r#"Cluster(title: "快递", rest: true)"#]);
    let topics: Vec<u16> = room.meeting().topics.keys().map(|topic| topic.0).collect();
    room.and(&[
        &format!("PostTopic(topics: [{}])", topics[0]),
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "5-9")"#,
        "AdvanceStage()",
    ])
    .after(25 * 60, "NoteConclusion(group: 1, unsettled: true)")
    .and(&["CloseGroup(group: 1)", r#"ReturnToStage(stage: S2, reason: "第二轮")"#])
    .and(&[&format!("PostTopic(topics: [{}])", topics[1])])
}

#[test]
fn the_second_round_has_a_grid_of_its_own() {
    let room = second();
    let group = &room.meeting().groups[&GroupNo(3)];
    assert_eq!((group.round, group.table), (2, 1), "not the free table of the first");
    let Some(opened) = room.meeting().charter().map(|charter| charter.market.least) else { panic!() };
    let wanted = [Missing::Convener { group: GroupNo(3) }, Missing::Small { group: GroupNo(3), have: 0 }];
    assert_eq!(room.meeting().missing(), wanted, "the first holds no gate; at least {opened}");
}

#[test]
fn nobody_sits_down_at_a_table_that_is_done() {
    for line in
        [r#"SignUp(group: 1, badges: "10")"#, r#"MoveTo(badges: "10", group: 1)"#, "Convene(group: 1, badge: 10)"]
    {
        assert_eq!(second().when(line).unwrap_err().ground, Ground::State, "{line}");
    }
}

#[test]
fn the_second_round_has_the_whole_time_of_its_stages() {
    let room = second();
    let minutes =
        |stage| room.meeting().charter().unwrap().minutes(stage, room.meeting().opening.as_ref().unwrap().minutes);
    let (choose, talk) = (minutes(Stage::S2), minutes(Stage::S3));
    let left = |room: &Room| room.meeting().stage_left(room.now()).unwrap() / 60_000;
    assert_eq!(left(&room), i64::from(choose) - 1);
    let room = room.and(&["Convene(group: 3, badge: 6)", r#"SignUp(group: 3, badges: "5-9")"#, "AdvanceStage()"]);
    assert_eq!((room.meeting().stage, left(&room)), (Stage::S3, i64::from(talk)));
    let used = Measures::of(room.meeting()).stages[&Stage::S3].seconds;
    assert!(used >= 25 * 60, "the first round is still in the times of the record: {used}");
}

#[test]
fn who_goes_on_to_the_next_round_has_not_left_a_table() {
    let room = second().and(&["Convene(group: 3, badge: 6)", r#"SignUp(group: 3, badges: "5-9")"#]);
    let mut room = room.and(&["AdvanceStage()"]);
    let events = room.when(r#"MoveTo(badges: "10", group: 3)"#).unwrap();
    assert_eq!(events, [Event::Moved { badge: Badge(10), from: None, to: Some(GroupNo(3)) }]);
    assert_eq!(room.meeting().table_of(Badge(6)), Some(GroupNo(3)));
    assert!(room.meeting().groups[&GroupNo(1)].members.contains(&Badge(6)), "and belongs to the first as well");
}

#[test]
fn a_table_that_all_have_left_holds_no_gate() {
    let mut room = second().and(&["Convene(group: 3, badge: 6)", r#"SignUp(group: 3, badges: "5-9")"#]);
    room = room.and(&[r#"MoveTo(badges: "5-9")"#]);
    assert_eq!(room.meeting().missing(), []);
    let room = room.and(&["AdvanceStage()"]);
    assert_eq!(room.meeting().missing(), []);
}
