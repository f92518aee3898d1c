//! Each lifecycle, given, when, then; the boundary from both sides.

use super::{Book, day, person};
use yishi::{
    meeting::words::Destination,
    tracker::{
        Command, Guard, ItemNo, New, NewDesk, Pace, Party, State, Step, StepName, Track, Why,
        council::{Council, Shift},
        patrol::PatrolList,
    },
};

/// What a refused step needs.
pub fn missing(why: &Why) -> &[Guard] {
    if let Why::Missing { missing, .. } = why { missing } else { panic!("{why:?}") }
}

fn confirm(n: u128) -> Step {
    Step::Confirm { by: person(n) }
}

#[test]
fn a_promise_is_done_when_two_neighbours_beside_its_leader_have_seen_it() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert_eq!(book.item(item).state, State::Promised);
    book.and(item, &[Step::Start {}, Step::Report { note: Some("亮了".into()), by: None }]);
    assert_eq!(missing(&book.refused(item, confirm(1))), [Guard::NotOwn]);
    book.and(item, &[confirm(2)]);
    assert_eq!(book.item(item).state, State::Reported);
    assert_eq!(missing(&book.refused(item, confirm(2))), [Guard::NotTwice]);
    book.and(item, &[confirm(3)]);
    assert_eq!(book.item(item).state, State::Done);
    assert_eq!(book.item(item).note.as_deref(), Some("亮了"));
    assert!(matches!(book.refused(item, confirm(4)), Why::Step { step: StepName::Confirm, state: State::Done, .. }));
}

#[test]
fn late_follows_from_the_day_and_is_no_state() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert!(!book.item(item).is_late(day("2026-06-30")));
    assert!(book.item(item).is_late(day("2026-07-01")));
    book.and(item, &[confirm(2), confirm(3)]);
    assert!(!book.item(item).is_late(day("2026-07-01")), "what is done is not late");
}

#[test]
fn what_was_not_done_needs_a_reason_and_somebody_may_take_it_on() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert_eq!(missing(&book.refused(item, Step::Drop { reason: "  ".into() })), [Guard::Reason]);
    book.and(item, &[Step::Drop { reason: "搬走了".into() }]);
    assert_eq!((book.item(item).state, book.item(item).why.as_deref()), (State::Dropped, Some("搬走了")));
    book.and(item, &[Step::Claim { by: person(5) }]);
    let taken = book.item(item);
    assert_eq!((taken.state, &taken.lead, &taken.why), (State::Promised, &Some(person(5)), &None));
}

#[test]
fn a_promise_changes_hands_and_an_orphan_is_claimed() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert_eq!(missing(&book.refused(item, Step::HandOver { to: person(1) })), [Guard::Other]);
    book.and(item, &[Step::Start {}, Step::HandOver { to: person(2) }]);
    assert_eq!((book.item(item).state, &book.item(item).lead), (State::Doing, &Some(person(2))));
    assert_eq!(missing(&book.refused(item, Step::Claim { by: person(3) })), [Guard::Unled]);
    book.and(item, &[Step::Release { reason: "住院".into() }]);
    assert!(book.item(item).is_orphan());
    book.and(item, &[Step::Claim { by: person(3) }, Step::Help { by: person(4) }]);
    assert!(!book.item(item).is_orphan());
    assert_eq!(missing(&book.refused(item, Step::Help { by: person(4) })), [Guard::Other]);
}

#[test]
fn what_is_sent_on_has_a_deadline_a_reply_and_an_outcome() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    assert_eq!(book.item(item).state, State::ToSend);
    book.and(item, &[Step::Send { receiver: Some("江厦街道".into()), due: Some(day("2026-06-10")) }]);
    assert!(book.item(item).state.waits() && book.item(item).is_late(day("2026-06-11")));
    book.and(item, &[Step::Receive {}, Step::Answer { text: "下月排上".into(), document: None }]);
    assert!(!book.item(item).state.waits());
    book.and(item, &[Step::Adopt { text: None, document: None }]);
    assert_eq!((book.item(item).state, book.item(item).replies.len()), (State::Adopted, 1));
    book.and(item, &[Step::Reopen { reason: "没动静".into() }]);
    assert_eq!(missing(&book.refused(item, Step::Refuse { reason: String::new(), document: None })), [Guard::Reason]);
    book.and(item, &[Step::Refuse { reason: "不归我们管".into(), document: None }]);
    assert_eq!(book.item(item).state, State::Refused);
}

#[test]
fn what_comes_back_waits_for_the_next_meeting_under_its_own_number() {
    let (mut book, item) = Book::with(Some(Destination::Department));
    book.and(item, &[Step::Return { reason: "请先商量好位置".into() }]);
    let waits = book.item(item);
    assert_eq!((waits.track, waits.state, waits.due), (Track::Topic, State::Waiting, None));
    assert_eq!((waits.to, book.ledger.items.len()), (Some(Destination::NextMeeting), 1));
    let back = Command::Put { item, state: State::Returned, words: None };
    assert_eq!(book.when(back), Ok(Vec::new()), "a table of the street says so still");
}

#[test]
fn what_is_noted_gets_a_place() {
    let (mut book, item) = Book::with(None);
    assert!(matches!(book.refused(item, Step::Start {}), Why::Step { state: State::Noted, .. }));
    let to = |to| Step::Redirect { to, receiver: None, due: None };
    assert_eq!(missing(&book.refused(item, to(Destination::Declined))), [Guard::Place]);
    book.and(item, &[to(Destination::NextMeeting)]);
    assert_eq!((book.item(item).track, book.item(item).state), (Track::Topic, State::Waiting));
    assert_eq!(missing(&book.refused(item, to(Destination::NextMeeting))), [Guard::Other]);
    book.and(item, &[to(Destination::Residents), Step::Start {}]);
    assert_eq!(book.item(item).state, State::Doing);
}

#[test]
fn a_refusal_says_what_is_possible() {
    let (mut book, item) = Book::with(Some(Destination::NextMeeting));
    let Why::Step { possible, .. } = book.refused(item, Step::Adopt { text: None, document: None }) else { panic!() };
    assert_eq!(possible, [StepName::TakeUp, StepName::Settle, StepName::Drop, StepName::Redirect, StepName::Merge]);
    assert_eq!(
        book.when(Command::Put { item, state: State::Adopted, words: None }).unwrap_err().why,
        Why::State {
            from: State::Waiting,
            to: State::Adopted,
            possible: vec![State::Dropped, State::TakenUp, State::Settled]
        }
    );
    assert_eq!(book.when(Command::Put { item, state: State::Waiting, words: None }), Ok(Vec::new()));
}

#[test]
fn a_hidden_character_never_comes_in() {
    let (mut book, item) = Book::with(None);
    let turned = Step::Rename { title: "修\u{202E}路灯".into() };
    assert!(matches!(book.refused(item, turned), Why::Text(_)));
}

pub fn visit(book: &mut Book, pace: Pace) -> ItemNo {
    let desk = NewDesk { pace, ..NewDesk::default() };
    let said = New { author: Some(person(7)), desk: Some(desk), ..New::visit("楼道灯坏了") };
    let events = book.when(Command::Add(Box::new(said))).unwrap();
    events[0].item().unwrap()
}

#[test]
fn a_quick_visit_is_answered_within_48_hours_and_a_deep_one_comes_to_a_meeting_within_five_working_days() {
    let mut book = Book::empty();
    let (quick, deep) = (visit(&mut book, Pace::Quick), visit(&mut book, Pace::Deep));
    let by = |no| book.item(no).desk.as_ref().unwrap().answer_by.to_string();
    // The 25th of May 2026 is a Monday.
    assert_eq!(by(quick), "2026-05-27T12:00:00.000+08:00");
    assert_eq!(by(deep), "2026-06-01T12:00:00.000+08:00");
    let late = |text: &str| book.item(quick).is_late_at(text.parse().unwrap());
    assert!(!late("2026-05-27T12:00:00+08:00") && late("2026-05-27T12:00:01+08:00"));
}

#[test]
fn whoever_is_on_duty_stands_in_the_log_and_the_council_has_seven_directors_at_most() {
    let mut book = Book::empty();
    let shift = Shift { day: day("2026-05-25"), who: vec![person(9)] };
    book.when(Command::SetShifts(vec![shift])).unwrap();
    let no = visit(&mut book, Pace::Quick);
    assert_eq!(book.item(no).desk.as_ref().unwrap().on_duty, Some(person(9)));
    let directors = |n: u128| Council { directors: (1..=n).map(person).collect(), residents: vec![person(99)] };
    assert!(book.when(Command::SetCouncil(directors(7))).is_ok());
    assert!(book.when(Command::SetCouncil(directors(8))).is_ok(), "seven is usual, not a rule");
    let lines = |n| Command::SetPatrol { list: PatrolList::Clear, lines: vec!["楼道".to_owned(); n] };
    assert!(book.ledger.patrol.is_empty(), "the lists are the station's to write");
    assert!(book.when(lines(3)).is_ok());
    assert_eq!(book.when(lines(4)).unwrap_err().why, Why::Lines { given: 4, most: 3 });
}

#[test]
fn a_unit_gives_its_word_like_anybody() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    book.and(item, &[Step::HandOver { to: Party::Unit("物业".into()) }, confirm(2), confirm(3)]);
    assert_eq!(book.item(item).state, State::Done);
}

#[test]
fn no_day_for_something_to_come_is_over_but_what_a_table_brings_is_late_as_it_was() {
    let over = Some(day("2026-05-24"));
    let (today, past) = (Some(day("2026-05-25")), Err::<(), _>(Why::Past { due: day("2026-05-24") }));
    let mut book = Book::empty();
    let mut add = |new: New| book.when(Command::Add(Box::new(new))).map(drop).map_err(|refusal| refusal.why);
    assert_eq!(add(New { due: over, ..New::about("修路灯") }), past);
    assert_eq!(add(New { due: today, ..New::about("修路灯") }), Ok(()));
    assert_eq!(add(New { due: over, kept: true, ..New::about("旧账") }), Ok(()));
    let to = Destination::Street;
    for step in [
        Step::SetDue { due: over },
        Step::Send { receiver: None, due: over },
        Step::Redirect { to: Destination::Community, receiver: None, due: over },
    ] {
        let (mut book, item) = Book::with(Some(to));
        let answer = book.when(Command::Move { item, step: step.clone() });
        assert_eq!(missing(&answer.unwrap_err().why), [Guard::Day], "{step:?}");
    }
}
