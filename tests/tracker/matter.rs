//! One matter from first word to call-back: what comes to the desk, where it goes, what a meeting makes of it, and who is told.

use super::{
    Book, day,
    intake::{chain, take},
    lifecycle::{missing, visit},
    no, person,
};
use crate::support::{Room, at_s1, at_s5_decided, at_s6};
use yishi::{
    meeting::{Meeting, words::Destination},
    tracker::{
        Came, Command, Content, Event, Guard, ItemNo, Kind, New, NewDesk, Pace, State, Step, Track, Why, event::Wording,
    },
};

fn on_to(to: Destination) -> Step {
    Step::Redirect { to, receiver: None, due: None }
}

fn called(content: Content) -> Step {
    Step::CallBack { content: Some(content), reason: None }
}

fn settled() -> Step {
    Step::Settle { text: "换好了".into() }
}

/// A desk with so many visits, of person 7 each.
fn desk(visits: usize) -> (Book, Vec<ItemNo>) {
    let mut book = Book::empty();
    let nos = (0..visits).map(|_| visit(&mut book, Pace::Quick)).collect();
    (book, nos)
}

/// The meeting of an evening, taken in under the next number.
fn taken(book: &mut Book, meeting: &Meeting) -> Vec<Event> {
    take(book, meeting, chain(90, "a")).unwrap()
}

#[test]
fn a_visit_that_is_answered_is_called_back_and_closed_under_its_first_number() {
    let (mut book, nos) = desk(2);
    assert_eq!(nos, [no("26-v1"), no("26-v2")]);
    book.and(nos[0], &[settled()]);
    let item = book.item(nos[0]);
    assert_eq!((item.state, item.outcome()), (State::CallBack, Some(State::Settled)));
    book.and(nos[0], &[called(Content::Yes)]);
    let item = book.item(nos[0]);
    assert_eq!((item.state, item.outcome()), (State::Closed, Some(State::Settled)));
    assert_eq!(item.desk.as_ref().unwrap().content, Some(Content::Yes));
    assert!(item.desk.as_ref().unwrap().closed.is_some());
    // Done again after all: whatever was said is asked again.
    book.and(nos[0], &[Step::Reopen { reason: "又黑了".into() }, settled()]);
    assert_eq!((book.item(nos[0]).state, book.item(nos[0]).desk.as_ref().unwrap().content), (State::CallBack, None));
}

#[test]
fn who_is_not_content_has_it_done_again_or_says_why() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[settled()]);
    assert_eq!(missing(&book.refused(nos[0], called(Content::No))), [Guard::Content]);
    let why = Step::CallBack { content: Some(Content::No), reason: Some("要等拆迁".into()) };
    book.and(nos[0], &[why]);
    assert_eq!((book.item(nos[0]).state, book.item(nos[0]).why.as_deref()), (State::Closed, Some("要等拆迁")));
}

#[test]
fn nobody_is_called_a_fourth_time_and_who_left_no_name_is_called_never() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[settled()]);
    let missed = || Step::CallBack { content: None, reason: None };
    book.and(nos[0], &[missed(), missed()]);
    assert_eq!(book.item(nos[0]).state, State::CallBack);
    book.and(nos[0], &[missed()]);
    assert_eq!((book.item(nos[0]).state, book.item(nos[0]).desk.as_ref().unwrap().content), (State::Closed, None));
    book.when(Command::Add(Box::new(New::visit("灯坏了")))).unwrap();
    book.and(no("26-v2"), &[settled()]);
    assert_eq!(book.item(no("26-v2")).state, State::Closed);
    // So it is with an answer that was given at once.
    let desk = NewDesk { answer: Some("这就去".into()), ..NewDesk::default() };
    let patrol = New { desk: Some(desk), came: Some(Came::Patrol), ..New::visit("楼道堆物") };
    book.when(Command::Add(Box::new(patrol))).unwrap();
    assert_eq!(book.item(no("26-x1")).state, State::Closed);
}

#[test]
fn a_visit_that_was_answered_is_not_raised() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[Step::Raise {}]);
    let item = book.item(nos[0]);
    assert_eq!((item.track, item.state, item.to), (Track::Topic, State::Waiting, Some(Destination::NextMeeting)));
    book.and(nos[0], &[settled()]);
    assert!(book.ledger.items.values().all(|item| item.state != State::Waiting), "there is nothing else that waits");
}

#[test]
fn what_was_handed_on_and_adopted_is_handed_on_no_more() {
    let (mut book, nos) = desk(1);
    book.and(
        nos[0],
        &[
            on_to(Destination::Street),
            Step::Send { receiver: None, due: None },
            Step::Adopt { text: Some("排上了".into()), document: None },
        ],
    );
    let item = book.item(nos[0]);
    assert_eq!((book.ledger.items.len(), item.state, item.outcome()), (1, State::CallBack, Some(State::Adopted)));
}

#[test]
fn what_was_handed_on_and_answered_is_not_late() {
    let (mut book, nos) = desk(1);
    let due = Some(day("2026-06-01"));
    book.and(nos[0], &[on_to(Destination::Street), Step::Send { receiver: None, due }]);
    assert!(book.item(nos[0]).is_late(day("2026-06-02")));
    book.and(nos[0], &[Step::Answer { text: "排上了".into(), document: None }]);
    assert!(!book.item(nos[0]).is_late(day("2026-12-31")), "who answered is waited for no more");
    assert_eq!(book.ledger.items.len(), 1);
}

#[test]
fn no_word_of_a_long_visit_is_cut() {
    let long = "楼道里的灯从三楼到六楼都不亮，".repeat(30);
    let mut book = Book::empty();
    book.when(Command::Add(Box::new(New { author: Some(person(7)), ..New::visit(&long) }))).unwrap();
    let item = book.item(no("26-v1"));
    assert!(item.title.chars().count() <= yishi::text::TITLE && long.starts_with(&item.title));
    assert_eq!(item.whole(), long);
    book.and(no("26-v1"), &[Step::Raise {}]);
    assert_eq!(book.item(no("26-v1")).whole(), long, "all of it is raised");
    let short = "灯不亮";
    book.when(Command::Add(Box::new(New::visit(short)))).unwrap();
    assert_eq!((book.item(no("26-v2")).whole(), &book.item(no("26-v2")).words), (short, &None));
}

/// An evening where this visit was raised on a card, and stands in a topic of its own.
fn raised(of: &str) -> Room {
    at_s1().and(&[&format!(r#"RaiseConcern(badge: 7, text: "楼道灯坏了", from: Desk, of: "{of}")"#)])
}

#[test]
fn what_no_meeting_got_to_waits_on_under_its_own_number() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[Step::Raise {}]);
    let closed = raised("26-v1").and(&[r#"CloseMeeting(reason: "停电")"#]);
    taken(&mut book, closed.meeting());
    let item = book.item(nos[0]);
    assert_eq!((item.state, item.heard.len(), item.heard[0].talked), (State::Waiting, 1, false));
    let same = book.ledger.items.values().filter(|item| item.title == "楼道灯坏了").count();
    assert_eq!(same, 1, "nothing else says the same");
    assert_eq!(taken(&mut book, closed.meeting()), Vec::new(), "once");
    // Answered by hand since, it stays so, however often the meeting is read.
    book.and(nos[0], &[settled()]);
    assert_eq!(taken(&mut book, closed.meeting()), Vec::new());
    assert_eq!(book.item(nos[0]).state, State::CallBack);
}

#[test]
fn a_journal_without_numbers_on_its_cards_is_read_by_their_words() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[Step::Raise {}]);
    let closed =
        at_s1().and(&[r#"RaiseConcern(badge: 0, text: "楼道灯坏了", from: Desk)"#, r#"CloseMeeting(reason: "停电")"#]);
    taken(&mut book, closed.meeting());
    assert_eq!(book.item(nos[0]).state, State::Waiting);
    assert_eq!(book.ledger.items.values().filter(|item| item.title == "楼道灯坏了").count(), 1);
    assert_eq!(taken(&mut book, closed.meeting()), Vec::new(), "once");
}

/// The topic that the only motion of an evening was about, with this visit on one of its cards.
fn with_a_motion(room: &Room, of: &str) -> Meeting {
    let mut meeting = room.meeting().clone();
    let group = meeting.motions.values().next().unwrap().group.unwrap();
    let topic = meeting.groups[&group].topic;
    let card = meeting.topics[&topic].cards[0];
    meeting.concerns.get_mut(&card).unwrap().of = Some(of.to_owned());
    meeting
}

#[test]
fn what_a_meeting_makes_of_a_visit_comes_back_to_its_record_and_whoever_came_is_told() {
    let (mut book, nos) = desk(1);
    book.and(nos[0], &[Step::Raise {}]);
    let room =
        at_s6().and(&[r#"ProposeAction(what: "换灯", motion: 1, owner: 8, due: "2030-06-06")"#, "AdvanceStage()"]);
    taken(&mut book, &with_a_motion(&room, "26-v1"));
    let motion = no("26-1-m1");
    let item = book.item(nos[0]);
    assert_eq!((item.state, item.into, item.heard[0].talked), (State::Merged, Some(motion), true));
    assert_eq!(book.item(motion).merged, nos);
    // The row is done, so is the motion that it carries out, and who came with it is called back.
    let row = no("26-1-a1");
    book.and(row, &[Step::Confirm { by: person(21) }, Step::Confirm { by: person(22) }]);
    assert_eq!(book.item(motion).state, State::Done);
    let item = book.item(nos[0]);
    assert_eq!((item.state, item.outcome()), (State::CallBack, Some(State::Done)));
    book.and(nos[0], &[called(Content::Yes)]);
    assert_eq!(book.item(nos[0]).state, State::Closed);
}

#[test]
fn talked_about_is_only_what_had_a_conclusion_a_draft_or_a_vote() {
    // By hand it says what came of it.
    let (mut book, item) = Book::with(Some(Destination::NextMeeting));
    assert_eq!(missing(&book.refused(item, Step::TakeUp { text: None })), [Guard::Talked]);
    assert_eq!(missing(&book.refused(item, Step::TakeUp { text: Some(" ".into()) })), [Guard::Talked]);
    let put = Command::Put { item, state: State::TakenUp, words: None };
    assert_eq!(missing(&book.when(put).unwrap_err().why), [Guard::Talked], "nor does a table say so");
    book.and(item, &[Step::TakeUp { text: Some("六月例会谈过，轮流停".into()) }]);
    // A table that wrote something down; one that wrote nothing.
    for (ends, state) in [(Some(false), State::CallBack), (Some(true), State::CallBack), (None, State::Waiting)] {
        let (mut book, nos) = desk(1);
        book.and(nos[0], &[Step::Raise {}]);
        let mut meeting = with_a_motion(&at_s5_decided().and(&[r#"CloseMeeting(reason: "晚了")"#]), "26-v1");
        meeting.motions.clear();
        meeting.forwards.clear();
        let conclusion = ends.map(|unsettled| yishi::meeting::state::Conclusion {
            note: yishi::meeting::state::Note { text: None, at: meeting.closed.as_ref().unwrap().at, said: None },
            unsettled,
        });
        meeting.groups.values_mut().for_each(|group| group.conclusion.clone_from(&conclusion));
        taken(&mut book, &meeting);
        assert_eq!(book.item(nos[0]).state, state, "{ends:?}");
        assert_eq!(book.item(nos[0]).outcome(), ends.map(|_| State::TakenUp));
    }
}

#[test]
fn a_passed_motion_stands_where_its_rows_brought_it() {
    let room = at_s6().and(&[
        r#"ProposeAction(what: "买灯", motion: 1, owner: 8, due: "2030-06-06")"#,
        r#"ProposeAction(what: "装灯", motion: 1, owner: 9, due: "2030-06-06")"#,
        "AdvanceStage()",
    ]);
    let mut book = Book::empty();
    taken(&mut book, room.meeting());
    let [motion, first, second] = ["26-1-m1", "26-1-a1", "26-1-a2"].map(no);
    let seen = || [Step::Confirm { by: person(21) }, Step::Confirm { by: person(22) }];
    assert_eq!(book.item(motion).state, State::Promised);
    book.and(first, &[Step::Start {}]);
    assert_eq!(book.item(motion).state, State::Doing);
    book.and(first, &seen());
    assert_eq!(book.item(motion).state, State::Doing);
    book.and(second, &seen());
    assert_eq!(book.item(motion).state, State::Done);
    book.and(second, &[Step::Reopen { reason: "又坏了".into() }]);
    assert_eq!(book.item(motion).state, State::Doing);
    book.and(second, &[Step::Drop { reason: "不装了".into() }]);
    assert_eq!(book.item(motion).state, State::Done, "one row was done");
}

#[test]
fn a_redirected_matter_begins_anew_with_whoever_gets_it() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    let due = Some(day("2026-06-01"));
    book.and(
        item,
        &[
            Step::Send { receiver: Some("江厦街道".into()), due },
            Step::Answer { text: "不归我们".into(), document: None },
        ],
    );
    book.and(item, &[on_to(Destination::Community)]);
    let now = book.item(item);
    assert_eq!((now.state, now.receiver.as_deref(), now.due), (State::ToSend, None, None), "nothing of the one before");
    assert_eq!(now.replies.len(), 1, "what they said stays");
    // A promise that goes to somebody else keeps its day.
    let (mut book, item) = Book::with(Some(Destination::Residents));
    book.and(item, &[on_to(Destination::Street)]);
    assert_eq!(book.item(item).due, Some(day("2026-06-30")));
}

#[test]
fn nobody_sees_their_own_work_whatever_hands_it_went_through() {
    let seen = |n| Step::Confirm { by: person(n) };
    let (mut book, item) = Book::with(Some(Destination::Residents));
    // Released, and seen by who released it.
    book.and(item, &[Step::Report { note: None, by: None }, Step::Release { reason: "忙".into() }]);
    assert_eq!(missing(&book.refused(item, seen(1))), [Guard::NotOwn]);
    // Seen by somebody who leads it then.
    book.and(item, &[seen(2), Step::Start {}, Step::Claim { by: person(2) }]);
    assert!(book.item(item).confirmed.is_empty(), "who saw it leads it");
    assert_eq!(missing(&book.refused(item, seen(2))), [Guard::NotOwn]);
    assert_eq!(missing(&book.refused(item, seen(1))), [Guard::NotOwn]);
    // Handed on to somebody who saw it.
    book.and(item, &[seen(3), Step::HandOver { to: person(3) }, seen(4)]);
    assert_eq!(book.item(item).state, State::Reported, "one neighbour beside those who led it");
    // A helper who said that it is done.
    book.and(item, &[Step::Start {}, Step::Help { by: person(5) }, Step::Report { note: None, by: Some(person(5)) }]);
    assert_eq!(missing(&book.refused(item, seen(5))), [Guard::NotOwn]);
    book.and(item, &[seen(6), seen(7)]);
    assert_eq!(book.item(item).state, State::Done);
    // Opened again it is another piece of work.
    book.and(item, &[Step::Reopen { reason: "又坏了".into() }, seen(1)]);
    assert_eq!(book.item(item).confirmed, [person(1)]);
}

#[test]
fn two_that_are_one_go_on_as_one_and_each_visitor_is_called_back() {
    let (mut book, nos) = desk(3);
    let [first, second, third] = [nos[0], nos[1], nos[2]];
    book.and(third, &[Step::Merge { into: second }]);
    book.and(second, &[Step::Merge { into: first }]);
    assert_eq!(book.item(first).merged, [second, third], "who went along goes along");
    for of in [second, third] {
        assert_eq!((book.item(of).state, book.item(of).into), (State::Merged, Some(first)));
    }
    assert!(book.item(second).merged.is_empty());
    // Not into itself, not into what went into another, not into what is over.
    assert_eq!(missing(&book.refused(first, Step::Merge { into: first })), [Guard::Into]);
    assert_eq!(missing(&book.refused(first, Step::Merge { into: second })), [Guard::Into]);
    assert_eq!(missing(&book.refused(first, Step::Merge { into: no("26-v9") })), [Guard::Into]);
    // One of them is another thing after all.
    book.and(third, &[Step::Reopen { reason: "是另一件".into() }]);
    assert_eq!((book.item(third).state, &book.item(first).merged), (State::Noted, &vec![second]));
    book.and(first, &[settled()]);
    for of in [first, second] {
        assert_eq!((book.item(of).state, book.item(of).outcome()), (State::CallBack, Some(State::Settled)), "{of}");
    }
    assert_eq!(book.item(third).state, State::Noted);
    book.and(first, &[called(Content::Yes)]);
    assert_eq!(book.item(second).state, State::CallBack, "each is called by themselves");
    book.and(first, &[Step::Reopen { reason: "又坏了".into() }]);
    assert_eq!(book.item(second).state, State::Merged, "it isn't done for the other either");
}

#[test]
fn what_is_edited_keeps_what_it_said_before() {
    let (mut book, nos) = desk(1);
    let edit = |title: Option<&str>, words: Option<&str>, building: Option<&str>| Step::Edit {
        title: title.map(Into::into),
        words: words.map(Into::into),
        building: building.map(Into::into),
    };
    let step = edit(Some("3号楼灯坏了"), Some("从二楼起都不亮"), Some("3号楼"));
    let events = book.when(Command::Move { item: nos[0], step: step.clone() }).unwrap();
    let Event::Edited { was, now, .. } = &events[0] else { panic!("{events:?}") };
    let before = Wording { title: "楼道灯坏了".into(), words: None, building: None };
    assert_eq!((&**was, now.building.as_deref()), (&before, Some("3号楼")));
    let item = book.item(nos[0]);
    assert_eq!((item.title.as_str(), item.words.as_deref()), ("3号楼灯坏了", Some("从二楼起都不亮")));
    assert_eq!(book.when(Command::Move { item: nos[0], step }), Ok(Vec::new()), "nothing to do leaves no line");
    book.and(nos[0], &[edit(None, Some(""), None)]);
    assert_eq!((&book.item(nos[0]).words, book.item(nos[0]).title.as_str()), (&None, "3号楼灯坏了"));
    // Words can be taken out of both sides of the line.
    let mut line = events[0].clone();
    assert_eq!(line.take_out().len(), 4);
}

#[test]
fn what_is_written_down_later_says_when_it_happened_and_never_what_is_to_come() {
    let mut book = Book::empty();
    let told = |book: &mut Book, on: &str, command: Command| {
        let ctx = yishi::tracker::Ctx { on: Some(on.parse().unwrap()), ..super::at(book.now) };
        let events = yishi::tracker::decide(&book.ledger, &command, ctx).map_err(|refusal| refusal.why)?;
        for event in &events {
            book.ledger.apply(book.now, event);
        }
        Ok::<_, Why>(events)
    };
    let came = || Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
    let events = told(&mut book, "2026-05-20T19:30:00+08:00", came()).unwrap();
    assert_eq!(events[0].told(book.now), Some((day("2026-05-20"), "19:30:00".parse().ok())));
    let item = book.item(no("26-v1"));
    assert_eq!(
        (item.since, item.desk.as_ref().unwrap().answer_by.to_string().as_str()),
        (day("2026-05-20"), "2026-05-22T19:30:00.000+08:00")
    );
    // A step lies between what it rests on and now.
    let step = || Command::Move { item: no("26-v1"), step: settled() };
    let to_come = told(&mut book, "2026-05-25T12:00:01+08:00", step());
    assert_eq!(to_come, Err(Why::ToCome { on: day("2026-05-25") }));
    let early = told(&mut book, "2026-05-19T12:00:00+08:00", step());
    assert_eq!(early, Err(Why::BeforeAll { on: day("2026-05-19"), from: day("2026-05-20") }));
    let events = told(&mut book, "2026-05-21T09:00:00+08:00", step()).unwrap();
    assert_eq!(events[0].told(book.now).map(|(day, _)| day), Some(day("2026-05-21")));
    assert_eq!(
        (book.item(no("26-v1")).moved, book.item(no("26-v1")).replies[0].on),
        (day("2026-05-21"), day("2026-05-21"))
    );
    assert_eq!(told(&mut book, "2026-05-26T12:00:00+08:00", came()), Err(Why::ToCome { on: day("2026-05-26") }));
}

#[test]
fn what_happened_before_the_record_began_can_be_told_since_the_station_was_founded_or_for_a_month() {
    let came = |seen: u128| Command::Add(Box::new(New { author: Some(person(seen)), ..New::visit("楼道灯坏了") }));
    let told = |book: &mut Book, on: &str, founded: Option<&str>| {
        let on = Some(format!("{on}T12:00:00+08:00").parse().unwrap());
        let ctx = yishi::tracker::Ctx { on, founded: founded.map(day), ..super::at(book.now) };
        let events = yishi::tracker::decide(&book.ledger, &came(7), ctx).map_err(|refusal| refusal.why)?;
        for event in &events {
            book.ledger.apply(book.now, event);
        }
        Ok::<_, Why>(())
    };
    let too_early = |on, from| Err(Why::BeforeFounded { on: day(on), from: day(from) });
    // Nobody says when it was founded: 31 days, from the first line on, whatever that tells of. It is 25 May.
    for first in [None, Some("2026-05-25"), Some("2026-05-10")] {
        let mut book = Book::empty();
        if let Some(first) = first {
            told(&mut book, first, None).unwrap();
        }
        assert_eq!(told(&mut book, "2026-04-23", None), too_early("2026-04-23", "2026-04-24"), "{first:?}");
        told(&mut book, "2026-04-24", None).unwrap();
        // Somebody does.
        assert_eq!(told(&mut book, "2026-02-28", Some("2026-03-01")), too_early("2026-02-28", "2026-03-01"));
        told(&mut book, "2026-03-01", Some("2026-03-01")).unwrap();
    }
    // A day that somebody gives closer than that is meant.
    let mut book = Book::empty();
    assert_eq!(told(&mut book, "2026-05-19", Some("2026-05-20")), too_early("2026-05-19", "2026-05-20"));
}

#[test]
fn nobody_has_two_seats_in_the_council() {
    use yishi::tracker::council::Council;
    let mut book = Book::empty();
    let twice = |directors: &[u128], residents: &[u128]| {
        let people = |of: &[u128]| of.iter().map(|n| person(*n)).collect();
        Command::SetCouncil(Council { directors: people(directors), residents: people(residents) })
    };
    for (directors, residents) in [(&[1, 2, 1][..], &[][..]), (&[1, 2], &[2]), (&[], &[3, 3])] {
        let why = book.when(twice(directors, residents)).unwrap_err().why;
        assert!(matches!(why, Why::SamePerson(_)), "{why:?}");
    }
    assert!(book.when(twice(&[1, 2], &[3])).is_ok());
}

#[test]
fn a_number_that_was_given_stays_used() {
    let (mut book, nos) = desk(2);
    let mut again = yishi::tracker::Ledger::default();
    // The line that gave it is left out, as what was undone is; its number is not given again.
    for of in &nos {
        again.use_up(&Event::Added(book.ledger.items[of].clone()));
    }
    book.ledger = again;
    assert!(book.ledger.items.is_empty());
    assert_eq!(visit(&mut book, Pace::Quick), no("26-v3"));
}

#[test]
fn visits_of_before_are_read_for_ever_and_what_was_handed_on_went_into_its_item() {
    let mut book = Book::empty();
    let lines = [
        r#"{"VisitLogged":{"no":"26-v1","at":"2026-05-20T10:00:00.000+08:00","said":{"text":"楼道太黑","visitor":{"Person":"00000000-0000-0000-0000-000000000007"},"building":"3号楼","category":null,"on_duty":null,"pace":"Quick","came":"Desk","answer":null},"state":"Open","due":"2026-05-22T10:00:00.000+08:00","answer":null,"item":null,"closed":null,"content":null}}"#,
        r#"{"VisitLogged":{"no":"26-v2","at":"2026-05-20T11:00:00.000+08:00","said":{"text":"停车难","visitor":{"Person":"00000000-0000-0000-0000-000000000008"},"building":null,"category":null,"on_duty":null,"pace":"Deep","came":"Patrol","answer":null},"state":"Open","due":"2026-05-27T11:00:00.000+08:00","answer":null,"item":null,"closed":null,"content":null}}"#,
        r#"{"VisitMoved":{"visit":"26-v1","step":{"Answer":{"text":"明天换"}},"state":"Answered","item":null}}"#,
        r#"{"Added":{"no":"26-0-1","kind":"Matter","track":"Topic","state":"Waiting","title":"停车难","to":"NextMeeting","since":"2026-05-20","moved":"2026-05-20"}}"#,
        r#"{"VisitMoved":{"visit":"26-v2","step":{"Concern":{}},"state":"Concern","item":"26-0-1"}}"#,
        r#"{"VisitMoved":{"visit":"26-v1","step":{"Close":{"content":"Partly"}},"state":"Closed","item":null}}"#,
        r#"{"Moved":{"item":"26-0-1","step":{"TakeUp":{}},"track":"Topic","state":"TakenUp"}}"#,
    ];
    for line in &lines[..6] {
        let event: Event = serde_json::from_str(line).unwrap();
        book.ledger.apply(book.now, &event);
    }
    let closed = book.item(no("26-v1"));
    assert_eq!((closed.state, closed.outcome(), closed.whole()), (State::Closed, Some(State::Settled), "楼道太黑"));
    let desk = closed.desk.as_ref().unwrap();
    assert_eq!((desk.content, desk.building.as_deref()), (Some(Content::Partly), Some("3号楼")));
    assert_eq!(closed.replies[0].text, "明天换");
    let merged = book.item(no("26-v2"));
    assert_eq!((merged.state, merged.into, merged.came), (State::Merged, Some(no("26-0-1")), Some(Came::Patrol)));
    assert_eq!(book.item(no("26-0-1")).merged, [no("26-v2")]);
    // Whoever came with it is called back now, once it was talked about.
    book.and(no("26-0-1"), &[Step::TakeUp { text: Some("轮流停".into()) }]);
    assert_eq!(book.item(no("26-v2")).state, State::CallBack);
    // Numbers go on.
    assert_eq!(visit(&mut book, Pace::Quick), no("26-v3"));
    let old: Event = serde_json::from_str(lines[6]).unwrap();
    assert!(matches!(&old, Event::Moved { step: Step::TakeUp { text: None }, end: None, on: None, .. }));
}

#[test]
fn the_winner_of_a_choice_is_something_to_be_done_and_waits_for_no_meeting() {
    let room = crate::sessions::played("choice");
    let mut book = Book::empty();
    taken(&mut book, room.meeting());
    let picked = room.meeting().picked_topics();
    assert!(!picked.is_empty(), "the sample has one that picks topics");
    for topic in picked {
        let item = book.item(no(&format!("26-1-t{}", topic.0)));
        assert_ne!((item.track, item.state), (Track::Topic, State::Waiting), "{}", item.title);
        assert!(matches!(item.kind, Kind::Action | Kind::Advice), "{:?}", item.kind);
    }
}
