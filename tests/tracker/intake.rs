//! What a closed meeting leaves, and that taking it in twice, or a later version of it, changes nothing twice.

use std::collections::BTreeMap;

use super::{Book, day, no};
use crate::{
    sessions::{played, scripts, surprises},
    support::Room,
};
use yishi::{
    meeting::{
        Event as Happened, Meeting,
        numbers::{MotionNo, ParkedNo, ResponseNo},
        words::{Destination, PromiseState, Ref, Verdict},
    },
    tracker::{Chain, Command, Event, Kind, Party, Report, State, Step, Track, Why, intake::Mark},
};

/// A chain of as many lines, the last of them other than its copies'.
pub fn chain(lines: usize, last: &str) -> Chain {
    let line = |n: usize| format!("{n:08x}{n:08x}");
    Chain::of((1..lines).map(line).chain([format!("{last:0>8}{last:0>8}")]))
}

pub fn take(book: &mut Book, meeting: &Meeting, chain: Chain) -> Result<Vec<Event>, Why> {
    let mut report = Report::of(meeting, chain, true)?;
    // The sample meetings say no number: somebody chose the next one.
    let last = book.ledger.numbers.keys().map(|no| no.meeting).max().unwrap_or(0);
    report.number.get_or_insert(last + 1);
    book.when(Command::TakeIn(Box::new(report))).map_err(|refusal| refusal.why)
}

/// Where each thing of an evening goes, read from its lines alone (domain: A5); what goes nowhere yet has no place.
fn places(room: &Room) -> BTreeMap<Mark, Option<Destination>> {
    let mut places = BTreeMap::new();
    let mut motions: BTreeMap<MotionNo, ParkedNo> = BTreeMap::new();
    for happened in room.timeline().standing().flat_map(|entry| &entry.events) {
        match happened {
            Happened::MotionDecided { motion, verdict: Verdict::Passed, .. } => {
                if let Some(parked) = motions.remove(motion) {
                    places.remove(&Mark::Of(Ref::Parked(parked)));
                    places.remove(&Mark::Of(Ref::Motion(*motion)));
                }
                places.insert(Mark::Of(Ref::Motion(*motion)), Some(Destination::Residents));
            }
            Happened::MotionDecided { motion, verdict: Verdict::Advised, to, .. } => {
                if let Some(parked) = motions.remove(motion) {
                    places.remove(&Mark::Of(Ref::Parked(parked)));
                    places.remove(&Mark::Of(Ref::Motion(*motion)));
                }
                places.insert(Mark::Of(Ref::Motion(*motion)), *to);
            }
            // Counted again, and otherwise.
            Happened::MotionDecided { motion, .. } => {
                if let Some(parked) = motions.remove(motion) {
                    places.remove(&Mark::Of(Ref::Parked(parked)));
                    places.remove(&Mark::Of(Ref::Motion(*motion)));
                }
                places.remove(&Mark::Of(Ref::Motion(*motion)));
            }
            Happened::ActionProposed { action, .. } => {
                places.insert(Mark::Of(Ref::Action(*action)), Some(Destination::Residents));
            }
            Happened::ActionDropped { action, .. } => {
                places.remove(&Mark::Of(Ref::Action(*action)));
            }
            Happened::Pledged { pledge, .. } => {
                places.insert(Mark::Of(Ref::Pledge(*pledge)), Some(Destination::Residents));
            }
            Happened::Responded { response, text: Some(_), .. } => {
                places.insert(Mark::Response(ResponseNo(response.0)), Some(Destination::Residents));
            }
            Happened::TopicPosted { topic, .. } | Happened::TopicDissolved { topic } => {
                places.remove(&Mark::Of(Ref::Topic(*topic)));
            }
            Happened::Parked { parked, what, to, .. } => {
                if let Some(Ref::Motion(motion)) = what {
                    if let Some(parked) = motions.remove(motion) {
                        places.remove(&Mark::Of(Ref::Parked(parked)));
                        places.remove(&Mark::Of(Ref::Motion(*motion)));
                    }
                    motions.insert(*motion, *parked);
                }
                places.insert(Mark::Of(Ref::Parked(*parked)), *to);
                places.extend(what.map(|what| (Mark::Of(what), *to)));
            }
            Happened::Forwarded { what, to, .. } => {
                places.insert(Mark::Of(*what), Some(*to));
            }
            Happened::LeftForNext { topics, cards } => {
                let topics = topics.iter().map(|topic| Ref::Topic(*topic));
                let all = topics.chain(cards.iter().map(|card| Ref::Card(*card)));
                places.extend(all.map(|of| (Mark::Of(of), Some(Destination::NextMeeting))));
            }
            _ => {}
        }
    }
    places
}

#[test]
fn each_thing_of_each_sample_meeting_is_where_it_belongs() {
    let mut seen = 0;
    for (name, text) in scripts() {
        let (room, _) = surprises(&text);
        let mut book = Book::empty();
        take(&mut book, room.meeting(), chain(9, "a")).unwrap_or_else(|why| panic!("{name} {why:?}"));
        let meeting = room.meeting().opening.as_ref().unwrap().id;
        let told: BTreeMap<Mark, Option<Destination>> =
            book.ledger.sources.iter().map(|((_, mark), no)| (*mark, book.item(*no).to)).collect();
        for (mark, to) in places(&room) {
            // What was sent on under another number than the one it was set aside with goes where it was sent.
            let sent = book.ledger.sources.get(&(meeting, mark)).map(|no| book.item(*no).to);
            let late = room.meeting().forwards.values().any(|forward| sent == Some(Some(forward.to)));
            assert!(told.get(&mark) == Some(&to) || (sent.is_some() && late), "{name}: {mark:?} {to:?} {sent:?}");
            seen += 1;
        }
        for item in book.ledger.items.values() {
            assert_eq!(item.track == Track::Noted, item.to.is_none(), "{name}: {item:?}");
            assert!(item.to != Some(Destination::Declined) || item.why.is_some(), "{name}: a reason");
        }
    }
    assert!(seen > 130, "{seen}");
}

#[test]
fn every_pledge_has_one_item_and_the_word_of_who_leads_a_row_is_that_row() {
    let room = played("worked");
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(300, "a")).unwrap();
    let kinds = |kind| book.ledger.items.values().filter(|item| item.kind == kind).count();
    // Typed in by hand: 1 advice, 1 passed motion, 6 rows, 1 pledge of somebody who doesn't lead the row, 2 words of units.
    assert_eq!([Kind::Advice, Kind::Motion, Kind::Action, Kind::Pledge, Kind::Response].map(kinds), [1, 1, 6, 1, 2]);
    assert_eq!(book.ledger.items.keys().next(), Some(&no("26-3-m1")));
    let cards = book.item(no("26-3-a3"));
    assert_eq!(cards.title, "教老人用卡，一楼一楼走一遍");
    assert_eq!(cards.words.as_deref(), Some("我每天下午都在，我教七十岁以上的老人用卡"), "as corrected");
    assert_eq!((cards.due, cards.helpers.len()), (Some(day("2026-06-30")), 2));
    let advice = book.item(no("26-3-m1"));
    assert_eq!((advice.to, advice.state), (Some(Destination::Owners), State::ToSend));
    let watch = book.item(no("26-3-m3"));
    assert!(!watch.is_promise() && !watch.is_orphan(), "rows of the plan carry it out");
    let taken = book.ledger.meetings.values().next().unwrap();
    assert_eq!(taken.next.as_ref().map(|next| next.0), Some(day("2026-06-13")));
    assert!(taken.to_post && taken.publisher.is_some());
}

#[test]
fn a_meeting_taken_in_twice_changes_nothing_twice() {
    for (name, text) in scripts() {
        let (room, _) = surprises(&text);
        let mut book = Book::empty();
        take(&mut book, room.meeting(), chain(40, "a")).unwrap();
        let before = book.ledger.clone();
        assert_eq!(take(&mut book, room.meeting(), chain(40, "a")), Ok(Vec::new()), "{name}");
        assert_eq!(take(&mut book, room.meeting(), chain(20, "14")), Ok(Vec::new()), "{name}: an older copy");
        assert_eq!(book.ledger, before, "{name}");
    }
}

#[test]
fn a_later_version_is_taken_and_what_was_done_by_hand_since_stands() {
    let mut room = played("worked");
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(300, "12c")).unwrap();
    let row = no("26-3-a5");
    let other = Party::Unit("幼儿园".into());
    book.and(row, &[Step::HandOver { to: other.clone() }, Step::SetDue { due: Some(day("2026-07-20")) }]);
    let put = r#"(at:"2026-05-24T09:00:00+08:00",cmd:Correct(what:Action(5),text:"画好西门口的线",reason:"少一个字"))"#;
    room.when(put).unwrap();
    let events = take(&mut book, room.meeting(), chain(301, "z")).unwrap();
    assert!(matches!(events.as_slice(), [Event::MeetingTaken(_), Event::Reseeded { .. }]), "{events:?}");
    let item = book.item(row);
    assert_eq!((item.title.as_str(), &item.lead, item.due), ("画好西门口的线", &Some(other), Some(day("2026-07-20"))));
    assert_eq!(take(&mut book, room.meeting(), chain(301, "z")), Ok(Vec::new()));
}

#[test]
fn two_journals_that_went_apart_are_refused_with_both_heads() {
    let room = played("worked");
    let mut book = Book::empty();
    take(&mut book, room.meeting(), chain(300, "a")).unwrap();
    for (other, same) in [(chain(300, "b"), 299), (chain(310, "b"), 299), (chain(200, "b"), 199)] {
        let given = other.head();
        let known = chain(300, "a").head();
        assert_eq!(take(&mut book, room.meeting(), other), Err(Why::Fork { known, given, same }));
    }
}

#[test]
fn what_is_not_over_or_only_practice_is_not_taken_in() {
    let room = Room::empty();
    assert_eq!(Report::of(room.meeting(), Chain::default(), false), Err(Why::NotOpened));
    let open = crate::support::at_s4();
    assert_eq!(Report::of(open.meeting(), Chain::default(), false), Err(Why::NotClosed));
    let mut practice = played("worked").meeting().clone();
    practice.opening.as_mut().unwrap().practice = true;
    assert_eq!(Report::of(&practice, Chain::default(), false), Err(Why::Practice));
    assert!(Report::of(&practice, Chain::default(), true).is_ok());
}

#[test]
fn two_meetings_with_one_number_and_one_with_none_are_asked_and_never_silently_another() {
    let mut book = Book::empty();
    let given = |book: &mut Book, name: &str, number| {
        let mut report = Report::of(played(name).meeting(), chain(9, "a"), true).unwrap();
        report.number = number;
        book.when(Command::TakeIn(Box::new(report))).map(drop).map_err(|refusal| refusal.why)
    };
    let no = |text: &str| text.parse().unwrap();
    assert_eq!(given(&mut book, "worked", None), Err(Why::NoNumber { free: no("26-1") }));
    assert_eq!(given(&mut book, "worked", Some(3)), Ok(()));
    let taken = given(&mut book, "thirteen", Some(3)).unwrap_err();
    assert!(
        matches!(taken, Why::NumberTaken { no: of, free, .. } if (of, free) == (no("26-3"), no("26-4"))),
        "{taken:?}"
    );
    assert_eq!(book.ledger.meetings.len(), 1, "nothing of it was taken in");
    assert_eq!(given(&mut book, "thirteen", Some(4)), Ok(()), "as somebody chose");
    assert_eq!(given(&mut book, "worked", None), Ok(()), "one that is in keeps its number");
}

/// A meeting that looks at one promise at its beginning.
fn reviewing(state: &str) -> Meeting {
    let lines = [
        r#"(at:"2026-06-13T19:00:00+08:00",cmd:OpenMeeting(estate:"望春苑",theme:"上次的事?",number:4,promises:[(item:"26年0次会1件",text:"修路灯")]))"#,
        r#"SignIn(badges:"1-9")"#,
        "TakeOffice(office:Chair,badge:1)",
        "StartMeeting()",
    ];
    let lines: Vec<String> = lines.iter().map(|line| line.replace("26年0次会1件", "26年1件")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let review = format!(r#"ReviewPledge(promise:1,state:{state},note:"说明")"#);
    let room = Room::empty().and(&lines).and(&[&review, r#"CloseMeeting(reason:"看完了")"#]);
    room.meeting().clone()
}

#[test]
fn what_the_next_meeting_says_of_a_promise_comes_back_once() {
    let cases = [
        ("Done", State::Done),
        ("Doing", State::Doing),
        ("Late", State::Doing),
        ("Dropped", State::Dropped),
        ("Handed", State::Promised),
    ];
    for (said, state) in cases {
        let (mut book, item) = Book::with(Some(Destination::Residents));
        let meeting = reviewing(said);
        take(&mut book, &meeting, chain(9, "a")).unwrap();
        assert_eq!(book.item(item).state, state, "{said}");
        assert_eq!(book.item(item).is_orphan(), said == "Handed");
        assert_eq!(take(&mut book, &meeting, chain(9, "a")), Ok(Vec::new()), "{said}");
    }
}

#[test]
fn what_was_done_by_hand_after_that_evening_stands() {
    let (mut book, item) = Book::with(Some(Destination::Residents));
    book.now = "2026-06-20T12:00:00+08:00".parse().unwrap();
    book.and(item, &[Step::Drop { reason: "不用了".into() }]);
    take(&mut book, &reviewing("Doing"), chain(9, "a")).unwrap();
    assert_eq!(book.item(item).state, State::Dropped);
    assert_eq!(book.item(item).reviews.first().map(|review| review.state), Some(PromiseState::Doing), "it was said");
}
