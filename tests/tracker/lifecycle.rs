//! Each lifecycle, given, when, then; the boundary from both sides.

use super::{Book, day, no, person};
use yishi::{
    meeting::words::Destination,
    tracker::{
        Command, Event, New, NewVisit, Party, State, Step, StepName, Track, VisitState, VisitStep, Why,
        council::{Council, Shift},
        patrol::PatrolList,
        visit::{Content, Pace},
    },
};

fn confirm(n: u128) -> Step {
    Step::Confirm { by: person(n) }
}

#[test]
fn a_promise_is_done_when_two_neighbours_beside_its_leader_have_seen_it() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert_eq!(book.item(item).state, State::Promised);
    book.and(item, &[Step::Start {}, Step::Report { note: Some("亮了".into()) }]);
    assert_eq!(book.refused(item, confirm(1)), Why::OwnWord);
    book.and(item, &[confirm(2)]);
    assert_eq!(book.item(item).state, State::Reported);
    assert_eq!(book.refused(item, confirm(2)), Why::Twice);
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
    assert_eq!(book.refused(item, Step::Drop { reason: "  ".into() }), Why::Reason(StepName::Drop));
    book.and(item, &[Step::Drop { reason: "搬走了".into() }]);
    assert_eq!((book.item(item).state, book.item(item).why.as_deref()), (State::Dropped, Some("搬走了")));
    book.and(item, &[Step::Claim { by: person(5) }]);
    let taken = book.item(item);
    assert_eq!((taken.state, &taken.lead, &taken.why), (State::Promised, &Some(person(5)), &None));
}

#[test]
fn a_promise_changes_hands_and_an_orphan_is_claimed() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    assert_eq!(book.refused(item, Step::HandOver { to: person(1) }), Why::Already);
    book.and(item, &[Step::Start {}, Step::HandOver { to: person(2) }]);
    assert_eq!((book.item(item).state, &book.item(item).lead), (State::Doing, &Some(person(2))));
    assert_eq!(book.refused(item, Step::Claim { by: person(3) }), Why::Led);
    book.and(item, &[Step::Release { reason: "住院".into() }]);
    assert!(book.item(item).is_orphan());
    book.and(item, &[Step::Claim { by: person(3) }, Step::Help { by: person(4) }]);
    assert!(!book.item(item).is_orphan());
    assert_eq!(book.refused(item, Step::Help { by: person(4) }), Why::Already);
}

#[test]
fn what_is_sent_on_has_a_deadline_a_reply_and_an_outcome() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    assert_eq!(book.item(item).state, State::ToSend);
    book.and(item, &[Step::Send { receiver: Some("江厦街道".into()), due: Some(day("2026-06-10")) }]);
    assert!(book.item(item).state.waits() && book.item(item).is_late(day("2026-06-11")));
    book.and(item, &[Step::Receive {}, Step::Answer { text: "下月排上".into() }]);
    assert!(!book.item(item).state.waits());
    book.and(item, &[Step::Adopt { text: None }]);
    assert_eq!((book.item(item).state, book.item(item).replies.len()), (State::Adopted, 1));
    book.and(item, &[Step::Reopen { reason: "没动静".into() }]);
    assert_eq!(book.refused(item, Step::Refuse { reason: String::new() }), Why::Reason(StepName::Refuse));
    book.and(item, &[Step::Refuse { reason: "不归我们管".into() }]);
    assert_eq!(book.item(item).state, State::Refused);
}

#[test]
fn what_comes_back_waits_for_the_next_meeting_as_an_item_of_its_own() {
    let (mut book, item) = Book::with(Some(Destination::Department));
    book.and(item, &[Step::Return { reason: "请先商量好位置".into() }]);
    let next = book.item(no("26-0-2"));
    assert_eq!((next.track, next.state, next.part_of), (Track::Topic, State::Waiting, Some(item)));
    assert_eq!(book.item(item).state, State::Returned);
    book.and(no("26-0-2"), &[Step::TakeUp {}]);
}

#[test]
fn what_is_noted_gets_a_place() {
    let (mut book, item) = Book::with(None);
    assert!(matches!(book.refused(item, Step::Start {}), Why::Step { state: State::Noted, .. }));
    let to = |to| Step::Redirect { to, receiver: None, due: None };
    assert_eq!(book.refused(item, to(Destination::Declined)), Why::Declined);
    book.and(item, &[to(Destination::NextMeeting)]);
    assert_eq!((book.item(item).track, book.item(item).state), (Track::Topic, State::Waiting));
    assert_eq!(book.refused(item, to(Destination::NextMeeting)), Why::Already);
    book.and(item, &[to(Destination::Residents), Step::Start {}]);
    assert_eq!(book.item(item).state, State::Doing);
}

#[test]
fn a_refusal_says_what_is_possible() {
    let (mut book, item) = Book::with(Some(Destination::NextMeeting));
    let Why::Step { possible, .. } = book.refused(item, Step::Adopt { text: None }) else { panic!() };
    assert_eq!(possible, [StepName::TakeUp, StepName::Drop, StepName::Redirect]);
    assert_eq!(
        book.when(Command::Put { item, state: State::Adopted, words: None }).unwrap_err().why,
        Why::State { from: State::Waiting, to: State::Adopted, possible: vec![State::Dropped, State::TakenUp] }
    );
    assert_eq!(book.when(Command::Put { item, state: State::Waiting, words: None }), Ok(Vec::new()));
}

#[test]
fn a_hidden_character_never_comes_in() {
    let (mut book, item) = Book::with(None);
    let turned = Step::Rename { title: "修\u{202E}路灯".into() };
    assert!(matches!(book.refused(item, turned), Why::Text(_)));
}

fn visit(book: &mut Book, pace: Pace) -> yishi::tracker::VisitNo {
    let said = NewVisit { visitor: Some(person(7)), pace, ..NewVisit::about("楼道灯坏了") };
    let events = book.when(Command::Visit(Box::new(said))).unwrap();
    events[0].visit().unwrap()
}

fn step(book: &mut Book, visit: yishi::tracker::VisitNo, step: VisitStep) -> Result<Vec<Event>, Why> {
    book.when(Command::MoveVisit { visit, step }).map_err(|refusal| refusal.why)
}

#[test]
fn a_quick_visit_is_answered_within_48_hours_and_a_deep_one_comes_to_a_meeting_within_five_working_days() {
    let mut book = Book::empty();
    let (quick, deep) = (visit(&mut book, Pace::Quick), visit(&mut book, Pace::Deep));
    let due = |no| book.ledger.visits[&no].due.to_string();
    // The 25th of May 2026 is a Monday.
    assert_eq!(due(quick), "2026-05-27T12:00:00.000+08:00");
    assert_eq!(due(deep), "2026-06-01T12:00:00.000+08:00");
    let late = |text: &str| book.ledger.visits[&quick].is_late(text.parse().unwrap());
    assert!(!late("2026-05-27T12:00:00+08:00") && late("2026-05-27T12:00:01+08:00"));
}

#[test]
fn a_visit_is_answered_handed_on_or_becomes_a_concern_with_its_author() {
    let mut book = Book::empty();
    let (first, second, third) =
        (visit(&mut book, Pace::Quick), visit(&mut book, Pace::Quick), visit(&mut book, Pace::Deep));
    assert_eq!(step(&mut book, first, VisitStep::Close { content: None }), Err(Why::Visit(VisitState::Open)));
    step(&mut book, first, VisitStep::Answer { text: "明天换".into() }).unwrap();
    step(&mut book, first, VisitStep::Close { content: Some(Content::Yes) }).unwrap();
    assert_eq!(book.ledger.visits[&first].state, VisitState::Closed);
    let on = VisitStep::HandOn { to: Destination::Street, receiver: Some("街道".into()), due: None };
    step(&mut book, second, on).unwrap();
    let followed = book.item(book.ledger.visits[&second].item.unwrap());
    assert_eq!((followed.state, followed.receiver.as_deref()), (State::Sent, Some("街道")));
    step(&mut book, third, VisitStep::Concern {}).unwrap();
    let topic = book.item(book.ledger.visits[&third].item.unwrap());
    assert_eq!((topic.state, &topic.author, topic.title.as_str()), (State::Waiting, &Some(person(7)), "楼道灯坏了"));
}

#[test]
fn whoever_is_on_duty_stands_in_the_log_and_the_council_has_seven_directors_at_most() {
    let mut book = Book::empty();
    let shift = Shift { day: day("2026-05-25"), who: vec![person(9)] };
    book.when(Command::SetShifts(vec![shift])).unwrap();
    let no = visit(&mut book, Pace::Quick);
    assert_eq!(book.ledger.visits[&no].said.on_duty, Some(person(9)));
    let directors = |n: u128| Council { directors: (1..=n).map(person).collect(), residents: vec![person(99)] };
    assert!(book.when(Command::SetCouncil(directors(7))).is_ok());
    assert_eq!(book.when(Command::SetCouncil(directors(8))).unwrap_err().why, Why::Directors { given: 8 });
    let lines = |n| Command::SetPatrol { list: PatrolList::Clear, lines: vec!["楼道".to_owned(); n] };
    assert!(book.ledger.patrol.is_empty(), "the lists are the station's to write");
    assert!(book.when(lines(3)).is_ok());
    assert_eq!(book.when(lines(4)).unwrap_err().why, Why::Lines { given: 4, most: 3 });
}

#[test]
fn a_unit_gives_its_word_like_anybody() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    book.and(item, &[Step::HandOver { to: Party::Unit("物业".into()) }, confirm(1), confirm(2)]);
    assert_eq!(book.item(item).state, State::Done);
}

#[test]
fn no_day_for_something_to_come_is_over_but_what_a_table_brings_is_late_as_it_was() {
    let over = Some(day("2026-05-24"));
    let (today, past) = (Some(day("2026-05-25")), Err(Why::Past { due: day("2026-05-24") }));
    let mut book = Book::empty();
    let mut add = |new: New| book.when(Command::Add(Box::new(new))).map(drop).map_err(|refusal| refusal.why);
    assert_eq!(add(New { due: over, ..New::about("修路灯") }), past.clone());
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
        assert_eq!(answer.map(drop).map_err(|refusal| refusal.why), past.clone(), "{step:?}");
    }
}
