//! What waits is reminded, to whom it may concern.

use super::{Book, day, no, person};
use yishi::{
    i18n::{Lang, tracker::reminders},
    meeting::{numbers::Badge, words::Destination},
    tracker::{Command, Item, ItemNo, New, Party, Step, Waits},
};

/// An item that goes there, with nobody who follows it.
fn away(book: &mut Book, to: Destination) -> ItemNo {
    let events = book.when(Command::Add(Box::new(New { to: Some(to), ..New::about("修围墙") }))).unwrap();
    events[0].item().unwrap()
}

fn send(due: Option<&str>) -> Step {
    Step::Send { receiver: None, due: due.map(day) }
}

/// The texts of this day, of a week.
fn texts(book: &Book, today: &str, only: Option<&Party>) -> Vec<String> {
    let items: Vec<Item> = book.ledger.items.values().map(|item| (**item).clone()).collect();
    let today = day(today);
    let call = |_| Some("小何".to_owned());
    reminders(Lang::Zh, &items, &[], (today, today + chrono::Days::new(7)), only, &call)
}

#[test]
fn a_unit_that_owes_an_answer_gets_one_text_with_the_number_both_days_and_what_was_asked() {
    let mut book = Book::empty();
    let (first, second, third) = (
        away(&mut book, Destination::Street),
        away(&mut book, Destination::Street),
        away(&mut book, Destination::Community),
    );
    book.and(first, &[send(Some("2026-06-01"))]).and(second, &[send(Some("2026-06-03"))]).and(third, &[send(None)]);
    let said = texts(&book, "2026-05-27", None);
    let [street] = said.as_slice() else { panic!("{said:?}") };
    for wanted in ["街道：下面几件请给个回音", "修围墙(26年1件，26年递1号，5月25日递的，请6月1日前回复)", "26年递2号"]
    {
        assert!(street.contains(wanted), "{wanted}: {street}");
    }
    // To the unit alone, who asks for it.
    assert_eq!(texts(&book, "2026-05-27", Some(&Party::Unit("街道".into()))), said);
    // Answered, nobody asks; redirected, the new one isn't asked before it is handed in.
    book.and(first, &[Step::Answer { text: "下月修".into(), document: None }]);
    book.and(second, &[Step::Redirect { to: Destination::Community, receiver: None, due: None }]);
    assert_eq!(texts(&book, "2026-05-27", None), Vec::<String>::new());
}

#[test]
fn the_station_is_told_what_was_not_handed_in_asked_or_answered_a_week_later_and_not_before() {
    let mut book = Book::empty();
    let late = "站里：下面几件过了回复的日子";
    // What was made of it, its reason, and how it is said; the day before the week is over there is none.
    for (steps, why, said, before, on) in [
        (vec![], Waits::HandIn, "还没递出去", "2026-05-31", "2026-06-01"),
        (vec![send(None)], Waits::NoDay, "没写请哪天前回复", "2026-05-31", "2026-06-01"),
        (vec![send(Some("2026-06-02"))], Waits::Overdue, late, "2026-06-02", "2026-06-03"),
        (
            vec![send(Some("2026-07-02")), Step::Receive {}],
            Waits::Received,
            "对方收下一周了",
            "2026-05-31",
            "2026-06-01",
        ),
    ] {
        book = Book::empty();
        let item = away(&mut book, Destination::Street);
        book.and(item, &steps);
        assert_eq!(Waits::of(book.item(item), day(before)), None, "{why:?}");
        assert_eq!(Waits::of(book.item(item), day(on)), Some(why));
        let all = texts(&book, on, None);
        let told: Vec<&String> = all.iter().filter(|text| text.contains("站里")).collect();
        assert!(matches!(told.as_slice(), [one] if one.contains(said) && one.contains("26年1件")), "{why:?} {all:?}");
        assert_eq!(told[0].contains("26年递1号"), !steps.is_empty(), "{told:?}");
    }
    // A year later it is said still.
    let item = away(&mut book, Destination::Community);
    assert!(
        texts(&book, "2027-05-25", None).iter().any(|text| text.contains("还没递出去") && text.contains("26年2件")),
        "{item}"
    );
}

#[test]
fn whoever_follows_what_was_sent_on_is_asked_and_so_is_a_badge_without_a_name() {
    let badge = || Party::Badge(Badge(17));
    for (lead, called) in [(person(1), "小何您好"), (badge(), "戴17号牌的邻居您好")] {
        let mut book = Book::empty();
        let item = away(&mut book, Destination::Street);
        book.and(item, &[Step::HandOver { to: lead.clone() }]);
        let all = texts(&book, "2026-06-02", None);
        let [one] = all.as_slice() else { panic!("{all:?}") };
        assert!(one.starts_with(called) && one.contains("修围墙(26年1件，街道，还没递)"), "{one}");
        assert_eq!(texts(&book, "2026-06-02", Some(&lead)), all);
        assert!(texts(&book, "2026-06-02", Some(&person(9))).is_empty());
    }
    // What a badge promised is asked, too.
    let mut book = Book::empty();
    let due = Some(day("2026-06-01"));
    let new = New { to: Some(Destination::Residents), lead: Some(badge()), due, ..New::about("扫楼道") };
    book.when(Command::Add(Box::new(new))).unwrap();
    assert!(texts(&book, "2026-05-30", None)[0].starts_with("戴17号牌的邻居您好"));
    assert_eq!(book.item(no("26-0-1")).title, "扫楼道");
}
