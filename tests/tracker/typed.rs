//! Whatever is typed at the station's pages: nothing is done that can't be seen first, and no word is lost.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    meeting::words::Destination,
    store::{Page, Record, Store, Subject},
    tracker::{Command, Filter, New, State, Step},
};

use super::{NOON, at, cli::Station, no, person, screen::Screen};

const ENTER: KeyCode = KeyCode::Enter;

/// A station with three promises, one of which was sent on.
pub(super) fn station() -> Station {
    let station = Station::new();
    let of = |to, title| Command::Add(Box::new(New { to, kept: true, ..New::about(title) }));
    let ours = Some(Destination::Residents);
    let all = [of(ours, "修路灯"), of(ours, "清楼道"), of(Some(Destination::Street), "画停车线")];
    gives(&station, &all);
    station
}

pub(super) fn gives(station: &Station, commands: &[Command]) {
    let mut store = Record::open(station.home.path()).unwrap();
    assert!(store.give(commands, at(NOON.parse().unwrap())).unwrap().is_ok());
}

pub(super) fn store(station: &Station) -> Record {
    Record::open(station.home.path()).unwrap()
}

pub(super) fn past(station: &Station) -> usize {
    store(station).history(Subject::All, Page::ALL).unwrap().len()
}

#[test]
fn a_number_that_is_typed_is_looked_for_and_does_nothing() {
    for page in [KeyCode::F(7), KeyCode::F(8)] {
        for typed in ["26-0-2", "12号", "26年2件", "3号楼", "2-1", "15"] {
            let station = station();
            let before = past(&station);
            let mut screen = Screen::of(&station, Lang::Zh);
            let found = screen.press(page).types(typed).all();
            assert!(found.contains(&format!("> {typed}")), "{typed}: {found}");
            screen.press(ENTER);
            assert_eq!(past(&station), before, "{page:?} {typed}: {}", screen.all());
        }
    }
    let station = station();
    let mut screen = Screen::of(&station, Lang::Zh);
    let found = screen.press(KeyCode::F(7)).types("26-0-2").press(ENTER).all();
    assert!(found.lines().next().unwrap().contains("26年2件"), "{found}");
    // On the page of one record as well.
    assert!(screen.types("26-0-1").press(ENTER).all().lines().next().unwrap().contains("26年1件"));
}

#[test]
fn a_digit_shows_what_it_would_do_and_enter_does_it() {
    let station = station();
    let before = past(&station);
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(7));
    for (digit, step) in
        [('1', "说办好了"), ('2', "正在办"), ('3', "没办成"), ('4', "换人"), ('5', "确认"), ('6', "认领")]
    {
        let shown = screen.press(KeyCode::Char(digit)).all();
        assert!(shown.contains("26年1件  修路灯") && shown.contains(" >"), "{step}: {shown}");
        assert_eq!(past(&station), before, "{step}");
        screen.press(KeyCode::Esc);
    }
    // The same digit once more is no yes.
    screen.types("22").press(ENTER);
    assert_eq!(past(&station), before, "{}", screen.all());
    screen.press(KeyCode::Esc).types("2").press(ENTER);
    assert_eq!(past(&station), before + 1);
    // The digit that was pressed stands for something else now; it asks again.
    let screen = screen.press(KeyCode::Up).press(ENTER).types("1");
    assert_eq!(past(&station), before + 1, "{}", screen.all());
}

#[test]
fn on_each_record_a_digit_asks_before_anything_is_done() {
    use yishi::tracker::{
        NewProject,
        notice::{NewNotice, NoticeOf},
    };
    let station = station();
    let hang = Command::Hang(Box::new(NewNotice::new(NoticeOf::Own, "停水", super::day("2026-05-10"))));
    let apply = Command::Apply(Box::new(NewProject { title: "换灯".into(), applicant: None, basis: None }));
    let visit = Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
    gives(&station, &[hang, apply, visit]);
    let before = past(&station);
    for way in [
        &[KeyCode::F(8), KeyCode::Char('画'), ENTER, ENTER][..],
        &[KeyCode::F(4), ENTER],
        &[KeyCode::F(4), KeyCode::Tab, ENTER],
        &[KeyCode::F(5), KeyCode::BackTab, ENTER],
    ] {
        for digit in '1'..='9' {
            let mut screen = Screen::of(&station, Lang::Zh);
            screen.keys(way).press(KeyCode::Char(digit));
            assert_eq!(past(&station), before, "{way:?} {digit}: {}", screen.all());
        }
    }
}

#[test]
fn a_step_that_is_refused_leaves_no_name_behind() {
    let station = station();
    let steps = [Step::HandOver { to: person(9) }, Step::Report { note: None, by: None }];
    gives(&station, &steps.map(|step| Command::Move { item: no("26-0-1"), step }));
    let names = store(&station).names().unwrap().len();
    // Somebody leads it: nobody else can claim it.
    let ran = station.at(NOON, &["track", "claim", "26-0-1", "林晓"]);
    assert!(ran.code != 0, "{}", ran.out);
    assert_eq!(store(&station).names().unwrap().len(), names);
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(7)).types("6林晓").press(ENTER);
    assert_eq!(store(&station).names().unwrap().len(), names, "{}", screen.all());
    // What is taken has the name.
    station.at(NOON, &["track", "assist", "26-0-1", "林晓"]);
    assert_eq!(store(&station).names().unwrap().len(), names + 1);
}

#[test]
fn the_words_of_a_form_that_was_left_are_there_when_it_is_opened_again() {
    for (way, words) in [
        (&[KeyCode::F(4), KeyCode::F(6)][..], "屋顶漏水"),
        (&[KeyCode::F(8), KeyCode::F(6)], "画停车线"),
        (&[KeyCode::F(4), KeyCode::Tab, KeyCode::F(6)], "停水一天"),
        (&[KeyCode::F(7), KeyCode::Char('3')], "搬走了"),
    ] {
        for leave in [KeyCode::Esc, KeyCode::F(10)] {
            let station = station();
            let mut screen = Screen::of(&station, Lang::Zh);
            let left = screen.keys(way).types(words).press(leave).all();
            assert!(!left.contains(&format!("> {words}")), "{left}");
            if leave == KeyCode::Esc {
                assert!(left.contains("写的留着"), "{way:?}: {left}");
            }
            let again = screen.press(KeyCode::F(10)).keys(way).all();
            assert!(again.contains(&format!("> {words}")), "{way:?} {leave:?}: {again}");
        }
    }
    // Of another one there is nothing, and of what was given neither.
    let station = station();
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(7)).types("3搬走了").press(KeyCode::Esc).press(KeyCode::Down);
    assert!(!screen.types("3").all().contains("搬走了"));
    screen.press(KeyCode::Esc).press(KeyCode::Up).types("3").press(ENTER);
    let items = store(&station).list(&Filter { state: Some(State::Dropped), ..Filter::default() }, Page::ALL).unwrap();
    assert_eq!(items[0].why.as_deref(), Some("搬走了"));
}

/// A visit of somebody that was answered.
fn answered() -> Station {
    let station = Station::new();
    let visit = Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
    let settled = Command::Move { item: no("26-v1"), step: Step::Settle { text: "换好了".into() } };
    gives(&station, &[visit, settled]);
    station
}

#[test]
fn whoever_is_not_content_is_asked_what_becomes_of_it_and_nothing_typed_is_no_answer() {
    let item = |station: &Station| store(station).item(no("26-v1")).unwrap().unwrap();
    let asks = |station: &Station| {
        let mut screen = Screen::of(station, Lang::Zh);
        screen.press(KeyCode::F(4)).press(ENTER).types("2");
        screen
    };
    // Nothing typed asks again.
    let station = answered();
    let mut screen = asks(&station);
    let shown = screen.press(ENTER).press(ENTER).all();
    assert!(shown.contains("4联系不上") && item(&station).desk.unwrap().tries == 0, "{shown}");
    // Nobody was reached, by a digit.
    screen.types("4").press(ENTER);
    assert_eq!(item(&station).desk.unwrap().tries, 1);
    // Not content: opened again, or closed with a reason, and that is said before.
    let station = answered();
    let mut screen = asks(&station);
    let shown = screen.types("3").press(ENTER).all();
    assert!(shown.contains("1再办") && shown.contains("2办不了"), "{shown}");
    assert_eq!(item(&station).state, State::CallBack);
    screen.types("1").press(ENTER);
    assert_eq!(item(&station).state, State::Noted, "{}", screen.all());
    let station = answered();
    let mut screen = asks(&station);
    // A reason behind the 3 settles nothing by itself.
    screen.types("3又坏了").press(ENTER);
    assert_eq!(item(&station).state, State::CallBack, "{}", screen.all());
    screen.types("2").press(ENTER);
    let closed = item(&station);
    assert_eq!((closed.state, closed.why.as_deref()), (State::Closed, Some("又坏了")), "{}", screen.all());
    let station = answered();
    let mut screen = asks(&station);
    let shown = screen.types("3").press(ENTER).types("2").press(ENTER).all();
    assert!(shown.contains("写上为什么") && item(&station).state == State::CallBack, "{shown}");
}

#[test]
fn whoever_types_is_asked_once_a_day() {
    let station = station();
    let typed_by = |clock: &str| {
        let mut screen = Screen::on(&station, Lang::Zh, clock);
        screen.press(KeyCode::F(5)).all()
    };
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(5)).press(ENTER).types("小林").press(ENTER);
    assert!(typed_by("2026-05-25T18:00:00+08:00").contains("小林"), "another start of the same day");
    assert!(!typed_by("2026-05-26T08:00:00+08:00").contains("小林"), "the next day");
    // Nobody any more is nobody, at the next start too.
    screen.press(ENTER).press(ENTER);
    assert!(!typed_by("2026-05-25T18:00:00+08:00").contains("小林"));
}

#[test]
fn what_is_written_down_twice_the_same_day_is_asked() {
    let station = Station::new();
    let add = |clock: &str, more: &[&str]| {
        station.at(clock, &[&["desk", "add", "灯坏了", "--visitor", "老赵", "--building", "3号楼"], more].concat())
    };
    assert_eq!(add(NOON, &[]).code, 0);
    let ran = add(NOON, &[]);
    assert!(ran.code == 1 && ran.err.contains("26年接待1号") && ran.err.contains("--again"), "{}", ran.err);
    assert_eq!(add(NOON, &["--again"]).code, 0);
    assert_eq!(add("2026-05-26T09:00:00+08:00", &[]).code, 0, "another day");
    let count = || store(&station).count(&Filter { desk: true, ..Filter::default() }).unwrap();
    assert_eq!(count(), 3);
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(4)).press(KeyCode::F(6)).types("灯坏了").press(ENTER).types("老赵").press(ENTER);
    let asked = screen.types("3号楼").press(KeyCode::Tab).all();
    assert!(asked.contains("今天记过一样的") && count() == 3, "{asked}");
    let done = screen.press(KeyCode::Tab).all();
    assert_eq!(count(), 4, "{done}");
    // What is new is said with its number.
    assert!(done.contains("26年接待4号  记下"), "{done}");
}

#[test]
fn a_page_with_nothing_on_it_promises_no_enter() {
    let station = Station::new();
    let mut screen = Screen::of(&station, Lang::Zh);
    for way in [&[KeyCode::Tab][..], &[KeyCode::F(7)], &[KeyCode::F(4)], &[KeyCode::F(4), KeyCode::Tab]] {
        let page = screen.press(KeyCode::F(10)).keys(way).all();
        assert!(
            !page.contains("回车看") && !page.contains("回车打开") && !page.contains("再按回车"),
            "{way:?}: {page}"
        );
    }
    // A digit where words are asked is none.
    let station = answered();
    let mut screen = Screen::of(&station, Lang::Zh);
    gives(&station, &[Command::Add(Box::new(New::visit("水管漏了")))]);
    screen.press(KeyCode::F(4)).press(ENTER).types("1").press(ENTER).types("1").press(ENTER);
    assert_eq!(store(&station).item(no("26-v2")).unwrap().unwrap().state, State::Noted, "{}", screen.all());
}

#[test]
fn f3_on_the_first_question_takes_nothing_back_and_what_was_taken_back_is_marked() {
    let station = station();
    let before = past(&station);
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(8)).press(KeyCode::F(6)).press(KeyCode::F(3)).press(KeyCode::F(3)).press(KeyCode::F(3));
    assert!(screen.all().contains("这是第一项"), "{}", screen.all());
    assert_eq!(past(&station), before, "nothing else was taken back");
    // The mark went on by itself; taken back, it stands where it was.
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(7)).types("2").press(ENTER).press(KeyCode::F(3)).press(KeyCode::F(3));
    let shown = screen.types("1").all();
    assert!(shown.contains("26年1件  修路灯"), "{shown}");
}
