//! Whatever is typed at the station's pages: nothing is done that can't be seen first, and no word is lost.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    meeting::words::Destination,
    store::{Name, Page, Record, Store, Subject},
    tracker::{Command, Filter, New, State, Step},
};

use super::{NOON, at, cli::Station, no, person, screen::Screen};

const ENTER: KeyCode = KeyCode::Enter;

/// A station with three promises, one of which was sent on.
fn station() -> Station {
    let station = Station::new();
    let of = |to, title| Command::Add(Box::new(New { to, kept: true, ..New::about(title) }));
    let ours = Some(Destination::Residents);
    let all = [of(ours, "修路灯"), of(ours, "清楼道"), of(Some(Destination::Street), "画停车线")];
    gives(&station, &all);
    station
}

fn gives(station: &Station, commands: &[Command]) {
    let mut store = Record::open(station.home.path()).unwrap();
    assert!(store.give(commands, at(NOON.parse().unwrap())).unwrap().is_ok());
}

fn store(station: &Station) -> Record {
    Record::open(station.home.path()).unwrap()
}

fn past(station: &Station) -> usize {
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
        screen.press(KeyCode::F(4)).press(ENTER).types("1");
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
fn two_neighbours_of_one_name_are_two() {
    let station = Station::new();
    let add = |args: &[&str]| station.at(NOON, &[&["desk", "add"], args].concat());
    assert_eq!(add(&["灯坏了", "--visitor", "王芳", "--building", "3号楼"]).code, 0);
    // The same building, however it is written, is the same person.
    assert_eq!(add(&["灯又坏了", "--visitor", "王芳", "--building", "3幢"]).code, 0);
    let names = || {
        let names = store(&station).names().unwrap();
        names.into_iter().map(|(_, Name { name, call })| (name, call)).collect::<Vec<_>>()
    };
    assert_eq!(names().len(), 1);
    // Another one is asked: both are named, and what can be typed.
    let ran = add(&["水管漏了", "--visitor", "王芳", "--building", "8号楼"]);
    assert!(
        ran.code == 2 && ran.err.contains("王芳@3幢") && ran.err.contains("王芳@8号楼"),
        "{} {}",
        ran.code,
        ran.err
    );
    assert_eq!(names().len(), 1);
    let done = add(&["水管漏了", "--visitor", "王芳@8号楼", "--building", "8号楼"]);
    assert!(done.code == 0, "{}", done.err);
    assert_eq!(names().len(), 2);
    assert!(names().iter().any(|(_, call)| call.as_deref() == Some("王芳(8号楼)")), "{:?}", names());
    // By the name alone nobody is meant, by name and building one of them.
    let ran = station.at(NOON, &["track", "add", "装灯", "--lead", "王芳"]);
    assert!(ran.code == 2 && ran.err.contains("王芳@3幢") && ran.err.contains("王芳@8号楼"), "{}", ran.err);
    assert_eq!(station.at(NOON, &["track", "add", "装灯", "--lead", "王芳@8号楼"]).code, 0);
    assert_eq!(names().len(), 2);
    let shown = station.at(NOON, &["track", "list", "装灯"]).out;
    assert!(shown.contains("王芳(8号楼)"), "{shown}");
}

#[test]
fn the_screen_asks_which_of_one_name_by_a_digit() {
    let station = Station::new();
    let visits =
        |station: &Station| store(station).list(&Filter { desk: true, ..Filter::default() }, Page::ALL).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    let visit = |screen: &mut Screen, words: &str, building: &str| {
        screen.press(KeyCode::F(10)).press(KeyCode::F(4)).press(KeyCode::F(6)).types(words).press(ENTER);
        screen.types("王芳").press(ENTER).types(building).press(ENTER);
    };
    visit(&mut screen, "灯坏了", "3号楼");
    screen.press(KeyCode::Tab);
    visit(&mut screen, "灯又坏了", "3号楼");
    screen.press(KeyCode::Tab);
    // Another building: which one, with where she is from; Tab skips no such question.
    visit(&mut screen, "水管漏了", "8号楼");
    let shown = screen.all();
    assert!(shown.contains("1 王芳(3号楼)") && shown.contains("2 另一位"), "{shown}");
    screen.press(KeyCode::Tab);
    assert_eq!(visits(&station).len(), 2, "{}", screen.all());
    screen.types("2").press(KeyCode::Tab);
    let authors: std::collections::BTreeSet<_> =
        visits(&station).into_iter().map(|visit| format!("{:?}", visit.author)).collect();
    assert_eq!((visits(&station).len(), authors.len()), (3, 2), "{}", screen.all());
    // Without a building nothing tells them apart.
    let promise = New { to: Some(Destination::Residents), kept: true, ..New::about("装灯") };
    gives(&station, &[Command::Add(Box::new(promise))]);
    screen.press(KeyCode::F(7)).types("6王芳").press(ENTER);
    let shown = screen.all();
    assert!(
        shown.contains("1 王芳(3号楼)") && shown.contains("2 王芳(8号楼)") && shown.contains("3 另一位"),
        "{shown}"
    );
    screen.types("2").press(ENTER);
    let shown = screen.press(KeyCode::F(7)).all();
    assert!(shown.contains("王芳(8号楼)"), "{shown}");
}

#[test]
fn erase_shows_whom_it_takes_and_asks_which_of_two() {
    let station = Station::new();
    for (words, who) in [("灯坏了", "王芳@3号楼"), ("水管漏了", "王芳@8号楼"), ("车停满了", "老周")]
    {
        let building = who.split_once('@').map_or("5号楼", |(_, building)| building);
        let ran = station.at(NOON, &["desk", "add", words, "--visitor", who, "--building", building]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let names = || store(&station).names().unwrap().len();
    // It says whom, and does nothing yet.
    let ran = station.at(NOON, &["erase", "老周"]);
    assert!(
        ran.code == 1 && ran.err.contains("老周") && ran.err.contains("5号楼") && ran.err.contains("--yes"),
        "{} {}",
        ran.code,
        ran.err
    );
    assert_eq!(names(), 3);
    assert_eq!(station.at(NOON, &["erase", "老周", "--yes"]).code, 0);
    assert_eq!(names(), 2);
    // Two are called so: neither is taken.
    let ran = station.at(NOON, &["erase", "王芳", "--yes"]);
    assert!(ran.code == 2 && ran.err.contains("3号楼") && ran.err.contains("8号楼"), "{} {}", ran.code, ran.err);
    assert_eq!(names(), 2);
    assert_eq!(station.at(NOON, &["erase", "王芳@8号楼", "--yes"]).code, 0);
    assert_eq!(names(), 1);
    assert!(station.at(NOON, &["desk", "list"]).out.contains("王芳"));
}

#[test]
fn the_first_screen_finds_a_matter_a_notice_and_a_project_by_number_or_words() {
    use yishi::tracker::{
        NewProject,
        notice::{NewNotice, NoticeOf},
    };
    let station = station();
    let hang = Command::Hang(Box::new(NewNotice::new(NoticeOf::Own, "停水一天", super::day("2026-05-10"))));
    let apply = Command::Apply(Box::new(NewProject { title: "楼道换灯".into(), applicant: None, basis: None }));
    let visit = Command::Add(Box::new(New::visit("屋顶漏水")));
    gives(&station, &[hang, apply, visit]);
    let before = past(&station);
    for (typed, head, title) in [
        ("26-0-3", "26年3件", "画停车线"),
        ("接待1", "26年接待1号", "屋顶漏水"),
        ("停车", "26年3件", "画停车线"),
        ("公示1号", "26年公示1号", "停水一天"),
        ("停水", "26年公示1号", "停水一天"),
        ("26-p1", "26年项目1号", "楼道换灯"),
        ("换灯", "26年项目1号", "楼道换灯"),
    ] {
        let mut screen = Screen::of(&station, Lang::Zh);
        let found = screen.press(KeyCode::F(2)).types(typed).all();
        assert!(found.contains(title), "{typed}: {found}");
        let opened = screen.press(ENTER).all();
        assert!(opened.lines().next().unwrap().contains(head) && opened.contains(title), "{typed}: {opened}");
        // Back to the first screen, with nothing done.
        assert!(screen.press(KeyCode::Esc).all().contains("建一场新会"));
        // From a page of the station, F2 leads to the same.
        let mut screen = Screen::of(&station, Lang::Zh);
        assert!(screen.press(KeyCode::F(7)).press(KeyCode::F(2)).types(typed).all().contains(title), "{typed}");
    }
    assert_eq!(past(&station), before);
    // Without F2 a word is enough; what nobody has is found by nobody.
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(screen.types("漏水").all().contains("屋顶漏水"));
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(!screen.press(KeyCode::F(2)).types("游泳池").all().contains("26年"));
}

#[test]
fn a_meeting_that_is_closed_and_not_taken_in_is_said_by_whoever_reads_and_nothing_is_written() {
    let station = Station::new();
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/worked.ron");
    station.done(&["apply", "worked", script.to_str().unwrap()]);
    let files = || {
        let mut all: Vec<_> = walk(station.home.path());
        all.sort();
        all
    };
    let before = files();
    let reads: &[&[&str]] = &[
        &["today"],
        &["notices"],
        &["track", "list"],
        &["track", "remind"],
        &["track", "sendings"],
        &["track", "board"],
        &["desk", "list"],
    ];
    for read in reads {
        let ran = station.run(read);
        assert!(
            ran.code == 0 && ran.err.contains("1场会散了") && ran.err.contains("track take --all"),
            "{read:?} {}",
            ran.err
        );
        assert_eq!(ran.err.matches("1场会散了").count(), 1, "{}", ran.err);
        assert_eq!(files(), before, "{read:?}");
    }
    station.done(&["track", "take", "--all"]);
    for read in reads {
        assert!(!station.run(read).err.contains("场会散了"), "{read:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
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
fn a_number_and_a_word_are_read_on_the_command_line_as_the_screens_say_them() {
    let station = Station::worked();
    for said in ["提议1", "26年3次会 提议1", "26-3-m1", "m1"] {
        assert!(
            station.done(&["track", "show", said]).contains("26-3-m1")
                || station.done(&["track", "show", said]).contains("提议1"),
            "{said}"
        );
    }
    station.done(&["desk", "add", "灯坏了", "--visitor", "老赵"]);
    for said in ["接待1", "接待1号", "26-v1", "1"] {
        assert!(station.done(&["desk", "show", said]).contains("灯坏了"), "{said}");
    }
    assert!(station.done(&["track", "show", "接待1"]).contains("灯坏了"));
    station.done(&["track", "remark", "接待1", "下午去看"]);
    assert!(station.done(&["track", "history", "接待1"]).contains("下午去看"));
    station.done(&["desk", "answer", "接待1", "换好了"]);
    station.done(&["desk", "close", "接待1", "--content", "满意"]);
    assert!(station.done(&["desk", "show", "1"]).contains("满意"));
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    station.done(&["comments", "公示1号", "--add", "几点？"]);
    station.done(&["comments", "公示1号", "--reply", "1", "--how", "采纳", "--text", "九点"]);
    // A motion that has no power is named as one, and is none to rest on.
    let advice = station.run(&["track", "project", "apply", "换灯", "--basis", "提议1"]);
    assert!(advice.code == 1 && advice.err.contains("26年3次会 提议1不是"), "{}", advice.err);
    station.done(&["track", "project", "apply", "换灯"]);
    assert!(station.done(&["track", "project", "show", "项目1"]).contains("换灯"));
    station.done(&["desk", "patrol", "三清", "楼道清"]);
    let moved = station.run(&["track", "move", "开始办", "26-3-a1"]);
    assert!(moved.code == 0, "{}", moved.err);
    // What is no number says what is one.
    let ran = station.run(&["track", "show", "月亮"]);
    assert!(ran.code == 2 && ran.err.contains("提议2"), "{}", ran.err);
}

#[test]
fn a_line_that_cannot_be_read_is_answered_in_the_language_of_the_program() {
    let station = Station::new();
    let lines: &[(&[&str], &str)] = &[
        (&["track", "list", "--format", "xx"], "可以写：table、csv"),
        (&["track", "frobnicate"], "没有「frobnicate」这条命令"),
        (&["trak"], "是不是：track"),
        (&["track", "show"], "还缺：<ITEM>"),
        (&["track", "list", "--nope"], "这里没有「--nope」"),
        (&["comments", "x", "--add", "a", "--reply", "1", "--how", "采纳", "--text", "b"], "只能写一个"),
        (&["desk", "roster", "--days", "many"], "不能写「many」"),
        (&["comments", "x", "--reply", "1", "--how", "飞了", "--text", "b"], "可以写：accepted"),
        (&["track", "list", "--limit"], "后面要写"),
        (&["track", "posted", "月亮"], "不能写「月亮」"),
        (&["track", "add", "a", "b"], "这里没有「b」"),
    ];
    for (line, says) in lines {
        let ran = station.run(line);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains(says), "{line:?} {} {}", ran.code, ran.err);
        for english in ["error", "tip", "Usage", "possible", "For more", "invalid", "required"] {
            assert!(!ran.err.contains(english), "{line:?}: {english}\n{}", ran.err);
        }
        let english = station.run(&[&["--lang", "en"], *line].concat());
        assert!(
            english.code == 2 && english.err.is_ascii() | line.iter().any(|word| !word.is_ascii()),
            "{}",
            english.err
        );
    }
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
