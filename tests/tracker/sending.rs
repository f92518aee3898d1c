//! 递: what is handed in has a number, and what is answered finds it.

use super::{Book, day, lifecycle::missing, no};
use yishi::{
    meeting::words::Destination,
    tracker::{Command, End, Event, Guard, Item, ItemNo, Says, SendingNo, Stands, State, Step, Why},
};

fn d(n: u32) -> SendingNo {
    SendingNo { year: 2026, n }
}

fn send() -> Step {
    Step::Send { receiver: None, due: None }
}

fn answer(text: &str) -> Step {
    Step::Answer { text: text.into(), document: None }
}

fn redirect(to: Destination) -> Step {
    Step::Redirect { to, receiver: None, due: None }
}

fn packet(item: ItemNo) -> Command {
    Command::MakeSending { item, due: None, why: None, files: Vec::new() }
}

fn reply(sending: SendingNo, says: Says, text: &str, document: Option<&str>) -> Command {
    let text = Some(text.to_owned()).filter(|text| !text.is_empty());
    Command::Reply { sending, says, text, document: document.map(str::to_owned) }
}

fn stands(item: &Item) -> Vec<(u32, Stands)> {
    item.sendings.iter().map(|sending| (sending.no.n, item.how_far(sending))).collect()
}

#[test]
fn nobody_answers_what_was_printed_and_not_handed_in() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.when(packet(item)).unwrap();
    for says in [Says::Answered, Says::Adopted, Says::Refused] {
        let refused = book.when(reply(d(1), says, "下月修", Some("7号"))).unwrap_err();
        assert_eq!(refused.why, Why::NotHandedIn { sending: d(1), item }, "{says:?}");
        let said = yishi::i18n::tracker::refusal(yishi::i18n::Lang::Zh, &refused);
        assert!(said.contains("还没有递") && said.contains("yishi track send 26-0-1"), "{said}");
    }
    book.when(Command::Move { item, step: send() }).unwrap();
    book.when(reply(d(1), Says::Answered, "下月修", None)).unwrap();
}

#[test]
fn a_packet_that_is_printed_twice_has_one_number_and_handing_it_in_makes_no_other() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    let due = Some(day("2026-06-30"));
    book.when(packet(item)).unwrap();
    assert_eq!(book.when(packet(item)), Ok(Vec::new()), "printed twice");
    assert_eq!(stands(book.item(item)), [(1, Stands::Made)]);
    book.and(item, &[send()]);
    let [sending] = book.item(item).sendings.as_slice() else { panic!() };
    assert_eq!((sending.no, sending.to, sending.due), (d(1), Destination::Street, due));
    assert_eq!((sending.made, sending.sent), (day("2026-05-25"), Some(day("2026-05-25"))));
    // Another day that is asked, and what lies with it.
    let (due, files) = (Some(day("2026-07-15")), vec!["路口照片".to_owned()]);
    let asked = Command::MakeSending { item, due, why: Some("催了两次".into()), files };
    book.when(asked.clone()).unwrap();
    assert_eq!(book.when(asked), Ok(Vec::new()));
    let item = book.item(item);
    assert_eq!((item.sendings.len(), item.sendings[0].due, item.due), (1, due, due));
    assert_eq!((item.sendings[0].why.as_deref(), item.sendings[0].files.len()), (Some("催了两次"), 1));
}

#[test]
fn what_was_handed_in_before_it_had_a_number_is_as_far_as_its_matter() {
    // A meeting says so, or a line of before.
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[Step::Receive {}]);
    book.when(packet(item)).unwrap();
    assert_eq!((stands(book.item(item)), book.item(item).sendings[0].received), (vec![(1, Stands::Received)], None));
    book.and(item, &[answer("下月修")]);
    assert_eq!(book.item(item).replies_to(d(1)).count(), 1);
}

#[test]
fn a_result_that_turns_ends_what_is_out() {
    for (gone, to, end) in [(true, Destination::Street, End::Stopped), (false, Destination::Community, End::Redirected)]
    {
        let (mut book, item) = Book::with(Some(Destination::Street));
        book.and(item, &[send()]);
        let kind = book.item(item).kind;
        let turned = Event::Turned { item, gone, kind, to: Some(to), state: State::ToSend };
        book.ledger.apply(book.now, &turned);
        assert_eq!(stands(book.item(item)), [(1, Stands::Ended(end))]);
        assert_eq!(book.when(packet(item)).is_err(), gone, "what stopped has no packet");
    }
}

#[test]
fn what_is_merged_keeps_its_number_and_an_answer_finds_it() {
    let (mut book, first) = Book::with(Some(Destination::Street));
    book.when(Command::Add(Box::new(yishi::tracker::New::about("墙也要修")))).unwrap();
    book.and(first, &[send(), Step::Merge { into: no("26-0-2") }]);
    assert_eq!(stands(book.item(first)), [(1, Stands::Sent)]);
    book.when(reply(d(1), Says::Answered, "一起修", None)).unwrap();
    assert_eq!((book.item(first).state, stands(book.item(first))), (State::Merged, vec![(1, Stands::Answered)]));
}

#[test]
fn what_is_handed_in_without_a_packet_has_a_number_and_so_has_what_a_table_says() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    let due = Some(day("2026-06-10"));
    book.and(item, &[Step::Send { receiver: Some("江厦街道".into()), due }]);
    let sending = book.item(item).sending().unwrap();
    assert_eq!((sending.no, sending.receiver.as_deref(), sending.due), (d(1), Some("江厦街道"), due));
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.when(Command::Put { item, state: State::Sent, words: None }).unwrap();
    assert_eq!(stands(book.item(item)), [(1, Stands::Sent)]);
}

#[test]
fn what_goes_elsewhere_gets_the_next_number_and_no_answer_of_before_stands_under_it() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send(), Step::Receive {}, answer("不归我们")]);
    assert_eq!(stands(book.item(item)), [(1, Stands::Answered)]);
    book.and(item, &[redirect(Destination::Community)]);
    let now = book.item(item);
    assert_eq!((now.state, now.sending()), (State::ToSend, None), "有回音了 is not kept");
    assert_eq!(stands(now), [(1, Stands::Ended(End::Redirected))]);
    assert_eq!(now.replies_to(d(1)).count(), 1, "what they said stays with what they got");
    book.when(packet(item)).unwrap();
    book.and(item, &[send()]);
    assert_eq!(stands(book.item(item)), [(1, Stands::Ended(End::Redirected)), (2, Stands::Sent)]);
    assert_eq!(book.item(item).replies_to(d(2)).count(), 0);
    // To another body of the same place it is another one, too.
    let (mut book, item) = Book::with(Some(Destination::Department));
    let to = |receiver: &str| Step::Send { receiver: Some(receiver.into()), due: None };
    book.and(item, &[to("城管"), to("城管"), to("住建")]);
    assert_eq!(stands(book.item(item)), [(1, Stands::Ended(End::Redirected)), (2, Stands::Sent)]);
}

#[test]
fn an_answer_to_an_older_sending_is_kept_with_it_and_moves_nothing() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send(), redirect(Destination::Community), send()]);
    let late = reply(d(1), Says::Adopted, "已经修了", Some("社情民意〔2026〕7号"));
    let events = book.when(late.clone()).unwrap();
    assert!(matches!(events.as_slice(), [Event::Replied { .. }]), "{events:?}");
    let now = book.item(item);
    assert_eq!((now.state, now.confirmed_by(), now.replies_to(d(1)).count()), (State::Sent, None, 1));
    assert_eq!(book.when(late), Ok(Vec::new()), "once");
    book.when(reply(d(2), Says::Answered, "下月排上", None)).unwrap();
    assert_eq!(book.item(item).state, State::Answered);
    let none = book.when(reply(d(3), Says::Answered, "好", None)).unwrap_err();
    assert_eq!(none.why, Why::NoSending(d(3)));
    let empty = book.when(reply(d(1), Says::Answered, " ", None)).unwrap_err();
    assert_eq!(missing(&empty.why), [Guard::Answered]);
}

#[test]
fn received_and_answered_are_two_days_and_the_first_of_each_stays() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send()]);
    book.now = "2026-05-27T09:00:00+08:00".parse().unwrap();
    book.and(item, &[Step::Receive {}]);
    let sending = book.item(item).sending().unwrap();
    assert_eq!((sending.sent, sending.received), (Some(day("2026-05-25")), Some(day("2026-05-27"))));
    assert_eq!(stands(book.item(item)), [(1, Stands::Received)], "收到 is not 答复");
    book.now = "2026-06-02T09:00:00+08:00".parse().unwrap();
    book.and(item, &[answer("下月排上")]);
    assert_eq!(book.item(item).sendings[0].received, Some(day("2026-05-27")));
    assert_eq!(book.item(item).replies[0].on, day("2026-06-02"));
}

#[test]
fn adopted_takes_an_answer_or_a_document_and_with_a_document_it_is_confirmed() {
    let adopt = |document: Option<&str>| Step::Adopt { text: None, document: document.map(str::to_owned) };
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send()]);
    assert_eq!(missing(&book.refused(item, adopt(None))), [Guard::Replied]);
    assert_eq!(missing(&book.refused(item, adopt(Some(" ")))), [Guard::Replied]);
    book.and(item, &[answer("会修"), adopt(None)]);
    assert_eq!(
        (book.item(item).state, book.item(item).confirmed_by()),
        (State::Adopted, None),
        "a word is no document"
    );
    // The document comes behind.
    let paper = Some("社情民意〔2026〕7号");
    book.when(reply(d(1), Says::Adopted, "", paper)).unwrap();
    assert_eq!((book.item(item).state, book.item(item).confirmed_by()), (State::Adopted, paper));
    let turned = book.when(reply(d(1), Says::Refused, "又不修了", None)).unwrap_err();
    assert!(matches!(turned.why, Why::Step { state: State::Adopted, .. }), "that takes a step: {turned:?}");
    // In one, and refused it is confirmed by nothing.
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send(), adopt(paper)]);
    assert_eq!(book.item(item).confirmed_by(), paper);
    book.and(item, &[Step::Reopen { reason: "没动静".into() }]);
    assert_eq!(book.item(item).confirmed_by(), None);
    book.when(reply(d(1), Says::Refused, "没钱", Some("函〔2026〕9号"))).unwrap();
    let now = book.item(item);
    assert_eq!((now.state, now.confirmed_by(), now.why.as_deref()), (State::Refused, None, Some("没钱")));
    assert_eq!(stands(now), [(1, Stands::Ended(End::Refused))]);
}

#[test]
fn who_answers_is_asked_of_places_that_are_not_one_body() {
    for to in Destination::ALL {
        let (mut book, item) = Book::with(None);
        if to == Destination::Declined || book.when(Command::Move { item, step: redirect(to) }).is_err() {
            continue;
        }
        if book.item(item).state != State::ToSend {
            continue;
        }
        let several = matches!(to, Destination::Department | Destination::Owners);
        let answer = book.when(Command::Move { item, step: send() });
        assert_eq!(answer.is_err(), several, "{to:?}");
        if let Err(refusal) = answer {
            assert_eq!(missing(&refusal.why), [Guard::Receiver], "{to:?}");
            book.and(item, &[Step::Send { receiver: Some("二期业委会".into()), due: None }]);
        }
    }
}

#[test]
fn a_packet_of_what_nobody_answers_has_no_number() {
    for to in [None, Some(Destination::Residents), Some(Destination::NextMeeting)] {
        let (mut book, item) = Book::with(to);
        assert!(matches!(book.when(packet(item)).unwrap_err().why, Why::Step { .. }), "{to:?}");
    }
    let (mut book, item) = Book::with(Some(Destination::Street));
    book.and(item, &[send(), Step::Refuse { reason: "没钱".into(), document: None }]);
    assert!(book.when(packet(item)).is_err(), "it is over");
}

#[test]
fn its_number_is_read_as_it_is_said_and_as_it_is_typed() {
    let today = day("2026-06-10");
    for said in ["26-d2", "26-D2", "26年递2号", "递2号", "递第2号", " 递２ ", "d2", "2"] {
        assert_eq!(SendingNo::meant(said, today), Some(d(2)), "{said}");
    }
    assert_eq!(SendingNo::meant("25-d2", today), Some(SendingNo { year: 2025, n: 2 }));
    for wrong in ["0", "递", "递0号", "n2", "26-n2", "递2.1", "-d2"] {
        assert_eq!(SendingNo::meant(wrong, today), None, "{wrong}");
    }
}

#[test]
fn each_item_has_its_own_and_the_series_is_one() {
    let (mut book, first) = Book::with(Some(Destination::Street));
    book.when(Command::Add(Box::new(yishi::tracker::New {
        to: Some(Destination::Community),
        ..yishi::tracker::New::about("修围墙")
    })))
    .unwrap();
    let second = no("26-0-2");
    book.and(second, &[send()]).and(first, &[send()]);
    assert_eq!((book.item(second).sendings[0].no, book.item(first).sendings[0].no), (d(1), d(2)));
    assert_eq!(book.ledger.sent(d(2)).map(|item| item.no), Some(first));
}

#[test]
fn a_line_of_before_says_a_state_and_no_sending() {
    let (mut book, item) = Book::with(Some(Destination::Street));
    let line = r#"{"Moved":{"item":"26-0-1","step":{"Send":{"receiver":"街道","due":"2026-06-10"}},"track":"Referral","state":"Sent"}}"#;
    let lines = [
        line,
        r#"{"Moved":{"item":"26-0-1","step":{"Answer":{"text":"会修"}},"track":"Referral","state":"Answered"}}"#,
        r#"{"Moved":{"item":"26-0-1","step":{"Refuse":{"reason":"没钱"}},"track":"Referral","state":"Refused"}}"#,
    ];
    for line in lines {
        let event: Event = serde_json::from_str(line).unwrap();
        book.ledger.apply(book.now, &event);
        assert_eq!(serde_json::to_string(&event).unwrap(), line, "its bytes stay");
    }
    let now = book.item(item);
    assert_eq!((now.state, now.sendings.len(), now.replies.len()), (State::Refused, 0, 1));
    assert_eq!(serde_json::to_string(&now.replies).unwrap(), r#"[{"on":"2026-05-25","text":"会修"}]"#);
    // What is handed in from now on has a number.
    book.and(item, &[Step::Reopen { reason: "再问".into() }, redirect(Destination::Community), send()]);
    assert_eq!(stands(book.item(item)), [(1, Stands::Sent)]);
}
