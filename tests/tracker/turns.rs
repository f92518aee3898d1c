//! What a meeting decided turns after it was taken in: its items turn with it, whatever was done by hand since.

use yishi::{
    meeting::words::Destination,
    tracker::{Event, Guard, Kind, State, Step, Track},
};

use super::{
    Book,
    intake::{chain, take},
    no,
};
use crate::support::{PICKED_IN_WORDS, Room, at_s5_decided, at_s6};

const FAILS: &str = r#"CorrectVote(vote: 1, for: 3, against: 8, tellers: [], reason: "计票单上是3")"#;

/// Closed, with a row under motion 1, one that stands alone, a pledge on the motion, and one on its row.
fn closed() -> Room {
    at_s6().and(&[
        r#"ProposeAction(what: "买一把锁", motion: 1, owner: 8, due: "2030-06-06")"#,
        r#"ProposeAction(what: "修一盏灯", owner: 9, due: "2030-06-06")"#,
        r#"Pledge(badge: 10, text: "我来看门", motion: 1)"#,
        r#"Pledge(badge: 11, text: "我来搬", action: 1)"#,
        "AdvanceStage()",
    ])
}

/// The correction with the two tellers that the vote named.
fn corrected(room: &Room, for_: u16, against: u16) -> Room {
    let vote = room.meeting().votes.values().next().unwrap();
    let named: Vec<String> = vote.tellers.iter().map(ToString::to_string).collect();
    let tellers = if named.len() < 2 { "7, 8".to_owned() } else { named.join(", ") };
    let line = FAILS.replace("for: 3, against: 8", &format!("for: {for_}, against: {against}"));
    room.clone().and(&[&line.replace("tellers: []", &format!("tellers: [{tellers}]"))])
}

#[test]
fn a_verdict_that_turns_after_the_taking_in_stops_its_items_and_turns_them_back() {
    let room = closed();
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let nos = book.ledger.items.keys().copied().collect::<Vec<_>>();
    let kinds: Vec<Kind> = nos.iter().map(|no| book.item(*no).kind).collect();
    let of = |kind| kinds.iter().filter(|of| **of == kind).count();
    assert_eq!((of(Kind::Motion), of(Kind::Action), of(Kind::Pledge)), (1, 2, 2), "{kinds:?}");
    let (motion, row, other) = (no("26-1-m1"), no("26-1-a1"), no("26-1-a2"));
    // Somebody says by hand that it goes on.
    book.and(row, &[Step::Start {}]);

    let failed = corrected(&room, 3, 8);
    let events = take(&mut book, failed.meeting(), chain(41, "29")).unwrap();
    let gone = events.iter().filter(|event| matches!(event, Event::Turned { gone: true, .. })).count();
    assert_eq!(gone, 4, "the motion, its row, both pledges: {events:?}");
    for item in [motion, row] {
        assert_eq!((book.item(item).state, book.item(item).turned), (State::Dropped, true), "{item}");
        let refused = book.refused(item, Step::Reopen { reason: "还要办".into() });
        assert_eq!(super::lifecycle::missing(&refused), [Guard::Standing], "{item}");
    }
    assert_eq!(book.item(other).state, State::Promised);
    assert_eq!(take(&mut book, failed.meeting(), chain(41, "29")), Ok(Vec::new()), "once");

    let back = corrected(&failed, 8, 3);
    take(&mut book, back.meeting(), chain(42, "2a")).unwrap();
    for item in [motion, row] {
        assert_eq!((book.item(item).state, book.item(item).turned), (State::Promised, false), "{item}");
    }
}

#[test]
fn what_is_done_already_stays_done_though_its_result_turned() {
    let room = closed();
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let row = no("26-1-a1");
    book.and(row, &[Step::Confirm { by: super::person(7) }, Step::Confirm { by: super::person(9) }]);
    assert_eq!(book.item(row).state, State::Done);
    take(&mut book, corrected(&room, 3, 8).meeting(), chain(41, "29")).unwrap();
    assert_eq!((book.item(row).state, book.item(row).turned), (State::Done, true), "it was done");
}

#[test]
fn a_scope_that_goes_down_after_the_taking_in_takes_its_item_to_who_settles_it() {
    let room = closed();
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let lowered = room.and(&[r#"SetScope(motion: 1, scope: Owners, reason: "门是共有的")"#]);
    take(&mut book, lowered.meeting(), chain(41, "29")).unwrap();
    let item = book.item(no("26-1-m1"));
    assert_eq!((item.kind, item.track, item.state), (Kind::Advice, Track::Referral, State::ToSend));
    assert_eq!(item.to, Some(Destination::Owners));
}

#[test]
fn an_option_in_words_that_was_picked_is_an_item_and_with_too_few_nothing_is() {
    let room = at_s5_decided().and(&PICKED_IN_WORDS);
    let room = room.and(&["AdvanceStage()", "ClaimMotion(vote: 2, option: 1, badge: 8)", "AdvanceStage()"]);
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let (ours, advice) = (book.item(no("26-1-e2.1")), book.item(no("26-1-e2.2")));
    assert_eq!((ours.title.as_str(), ours.kind, ours.track), ("长桌", Kind::Action, Track::Promise));
    assert!(ours.lead.is_some(), "who leads it");
    assert_eq!((advice.title.as_str(), advice.kind, advice.track), ("加装电梯", Kind::Advice, Track::Referral));
    assert!(!book.ledger.items.contains_key(&no("26-1-e2.3")), "what was not picked");

    let mut short = room.meeting().clone();
    short.votes.values_mut().for_each(|vote| vote.short = Some(20));
    assert_eq!(short.chosen().count(), 0);
    assert!(short.tasks().iter().all(|task| matches!(task, yishi::meeting::words::Task::Motion(_))));
}

#[test]
fn rows_stand_under_their_motion_in_any_order_of_the_list() {
    let room = closed();
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(40, "28")).unwrap();
    let all: Vec<_> = book.ledger.items.values().map(|item| (**item).clone()).collect();
    for reversed in [false, true] {
        let mut items = all.clone();
        if reversed {
            items.reverse();
        }
        let rows = yishi::tracker::under_their_motions(items);
        assert_eq!(rows.len(), all.len());
        let at = rows.iter().position(|(_, item)| item.no == no("26-1-m1")).unwrap();
        let below: Vec<_> = rows[at + 1..].iter().take_while(|(below, _)| *below).map(|(_, item)| item.no).collect();
        assert_eq!(below.len(), 3, "the row, its pledge, the pledge on the motion: {below:?}");
        assert!(rows.iter().all(|(below, item)| *below == item.part_of.is_some()));
    }
    let alone = vec![(*book.ledger.items[&no("26-1-a1")]).clone()];
    assert!(!yishi::tracker::under_their_motions(alone)[0].0, "its motion is not in the list");
}
