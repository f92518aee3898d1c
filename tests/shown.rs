//! What the wall says is true: who holds it, who may take an empty chair, what still has no name, what was saved and when.

use std::collections::BTreeMap;

use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{Meeting, Moment},
    view::{self, Follows, Look, Page, Set, Wall, wall::Choice},
};

use crate::support::{Room, at_s2, at_s4_with_motion};

fn shown(meeting: &Meeting, now: Moment, choice: Choice) -> Wall {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now, names: &names, lang: Lang::Zh, head: "" };
    view::wall(meeting, None, choice, &look)
}

fn wall(room: &Room) -> Wall {
    shown(room.meeting(), room.now(), Choice::default())
}

fn pace(meeting: &Meeting, now: Moment) -> String {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    view::head(meeting, &Look { now, names: &names, lang: Lang::Zh, head: "" }).pace
}

#[test]
fn the_rail_says_that_the_picture_is_held_and_by_what() {
    let room = at_s4_with_motion();
    let of = |choice: Choice| shown(room.meeting(), room.now(), choice).pinned;
    assert_eq!(of(Choice::default()), None);
    let held = Choice { frozen: Some(room.meeting().seq), ..Choice::default() };
    assert_eq!(of(held).as_deref(), Some("定住了：先改一处"));
    assert_eq!(of(Choice::default().shows(Page::Heat, room.now())).as_deref(), Some("定住了：多少人关心"));
    // What stands there large needn't be named again.
    assert_eq!(of(Choice::default().shows(Page::Hush, room.now())).as_deref(), Some("定住了"));
}

#[test]
fn an_empty_chair_asks_who_takes_it_until_somebody_does() {
    let room = at_s4_with_motion().and(&["SignOut(badges: \"1\")"]);
    assert_eq!(Follows::of(room.meeting()), Follows::Chair);
    let asked = wall(&room);
    assert_eq!((asked.title().as_deref(), asked.set), (Some("换一位主持"), Set::Card));
    assert!(asked.says().iter().any(|said| said.contains("我来主持") || said.contains("副主持")), "{:?}", asked.says());
    let back = room.clone().and(&["SignIn(badges: \"1\")"]);
    let taken = if Follows::of(back.meeting()) == Follows::Chair {
        assert!(wall(&back).says().iter().any(|said| said.contains("您回来了")), "{:?}", wall(&back).says());
        back.and(&["TakeOffice(office: Chair, badge: 1)"])
    } else {
        back
    };
    assert_ne!(Follows::of(taken.meeting()), Follows::Chair);
}

#[test]
fn topics_that_are_still_on_paper_ask_for_a_name_before_any_dots() {
    let room = at_s2();
    assert_eq!(wall(&room).title().as_deref(), Some("每人贴3点"));
    let mut meeting = room.meeting().clone();
    meeting.concerns.values_mut().for_each(|concern| concern.text = None);
    meeting.topics.values_mut().for_each(|topic| topic.title = None);
    let asked = shown(&meeting, room.now(), Choice::default());
    assert_eq!(asked.title().as_deref(), Some("先起个名"));
    assert!(!asked.says().iter().any(|said| said.contains("字在纸上")), "{:?}", asked.says());
}

#[test]
fn minutes_that_were_saved_are_said_when_a_stage_begins_and_no_longer() {
    let room = at_s4_with_motion();
    let meeting = room.meeting();
    let entered = meeting.visits.last().unwrap().entered;
    let at = |minutes: i64| pace(meeting, entered.plus_ms(minutes * 60_000));
    assert!(at(1).contains("省下"), "{}", at(1));
    assert!(!at(4).contains("省下"), "{}", at(4));
}

#[test]
fn an_evening_that_goes_on_another_day_says_good_night_and_when() {
    let room = at_s4_with_motion().and(&[r#"Adjourn(reason: "太晚了")"#]);
    let night = wall(&room);
    assert_eq!((night.title().as_deref(), night.bare), (Some("谢谢大家"), true));
    assert!(night.says().iter().any(|said| said.contains("接着开")), "{:?}", night.says());
}

/// The wall never says that all agree where somebody raised no hand, whatever rounding would make of it.
#[test]
fn all_agree_only_where_every_hand_went_up() {
    use crate::support::at_s4_spoken;
    for (for_, all) in [(12, true), (11, false), (1, false)] {
        let room = at_s4_spoken().and(&["CloseDebate()", "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])"]);
        let room = room.and(&[&format!("CountFor(count: {for_})"), "CountAgainst(count: 0)", "CloseVote()"]);
        assert_eq!(wall(&room).title().as_deref() == Some("都同意"), all, "{for_}");
    }
}
