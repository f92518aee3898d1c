//! Pages that a station switches on: none speaks of one that is off, but where it is switched on; none that has records is lost.

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use yishi::{
    i18n::{Lang, pages as words},
    station::{Extra, Home},
    store::{Record, Store},
    tracker::{Command, NewProject, council::Council, patrol::PatrolList},
};

use super::{NOON, at, cli::Station, person, screen::Screen};

/// What makes a record of a page.
fn record(page: Extra) -> Option<Command> {
    Some(match page {
        Extra::Shifts => Command::SetCouncil(Council { directors: vec![person(1)], residents: Vec::new() }),
        Extra::Projects => {
            Command::Apply(Box::new(NewProject { title: "换灯".into(), applicant: None, basis: None }))
        }
        Extra::Patrol => Command::SetPatrol { list: PatrolList::Clear, lines: vec!["楼道".into()] },
        Extra::Coaching => super::leaf::keep(super::leaf::coaching("2026-05-22")),
        Extra::Fund => Command::Fund(yishi::tracker::FundDo::Set(yishi::tracker::fund::Rules {
            since: super::day("2026-05-01"),
            approvers: 2,
            floor: yishi::tracker::Fen(0),
        })),
        Extra::Figures => super::leaf::keep(super::leaf::report("2026-05-22")),
        // An article rests on a motion of a meeting: tests/tracker/covenant.rs.
        Extra::Covenant => return None,
    })
}

/// What its page is headed by.
fn head(page: Extra) -> &'static str {
    match page {
        Extra::Shifts => "值班表",
        Extra::Projects => "项目和经费",
        Extra::Patrol => "巡查",
        Extra::Coaching => "辅导",
        Extra::Figures => "数字和工作报告",
        Extra::Fund => "钱(自治基金)",
        Extra::Covenant => "公约",
    }
}

/// The digit of its row on the page 站里.
pub fn digits(page: Extra) -> Vec<KeyCode> {
    let place = Extra::ALL.iter().position(|of| *of == page).unwrap() + 4;
    // The tenth row has 0 and 1.
    let digits = if place > 9 { format!("0{}", place - 9) } else { place.to_string() };
    digits.chars().map(KeyCode::Char).collect()
}

#[test]
fn a_new_station_has_few_pages_and_the_others_appear_when_it_switches_them_on() {
    let station = Station::new();
    let mut screen = Screen::of(&station, Lang::Zh);
    let few = screen.turned();
    assert_eq!(few.first().map(String::as_str), Some("今天"));
    assert_eq!(few.last().map(String::as_str), Some("站里"));
    for page in Extra::ALL {
        let (station, heading) = (Station::new(), head(page));
        assert!(!few.iter().any(|few| few == heading), "{few:?}");
        let mut screen = Screen::of(&station, Lang::Zh);
        // No help, no menu, no page speaks of it, but where one looks for more.
        for key in [KeyCode::F(1), KeyCode::F(7), KeyCode::F(4), KeyCode::F(6), KeyCode::F(2)] {
            assert!(!screen.press(key).all().contains(heading), "{key:?}: {}", screen.all());
        }
        assert!(!screen.types(heading).all().contains(&format!("  {heading}\n")), "found by F2: {}", screen.all());
        let mut screen = Screen::of(&station, Lang::Zh);
        let board = screen.press(KeyCode::F(8)).all();
        assert!(board.contains(&words::more(Lang::Zh)), "{board}");
        // Its row there leads to where it is switched on by its digit; the same digit opens it then.
        let more = board.lines().skip(4).position(|row| row.contains(&words::more(Lang::Zh))).unwrap();
        (0..more).for_each(|_| {
            screen.press(KeyCode::Down);
        });
        let title = words::extra(Lang::Zh, page);
        assert!(screen.press(KeyCode::Enter).all().contains(&words::show(Lang::Zh, title)));
        assert!(screen.keys(&digits(page)).all().contains(&words::shown(Lang::Zh, title)));
        assert!(screen.keys(&digits(page)).all().lines().next().unwrap().contains(heading), "{}", screen.all());
        screen.press(KeyCode::F(10));
        let many = screen.turned();
        assert!(many.len() == few.len() + 1 && many.iter().any(|of| of == heading), "{many:?}");
        assert!(screen.press(KeyCode::F(10)).types(title).press(KeyCode::Enter).all().contains(heading));
        // Another look has it still; off again it is gone, and its place is as it was.
        let mut again = Screen::of(&station, Lang::Zh);
        assert_eq!(again.turned(), many);
        // What switches it off stands behind them all, beyond the digits.
        again.press(KeyCode::F(5)).keys(&[KeyCode::Down; 4 + Extra::ALL.len()]).press(KeyCode::Enter);
        assert!(again.all().contains(&words::hidden(Lang::Zh, title)), "{}", again.all());
        again.press(KeyCode::F(10));
        assert_eq!(again.turned(), few);
    }
}

#[test]
fn a_station_that_has_records_of_a_page_has_the_page_and_it_cannot_be_switched_off() {
    for page in Extra::ALL {
        let Some(record) = record(page) else { continue };
        let station = Station::new();
        let mut store = Record::open(station.home.path()).unwrap();
        assert!(store.give(&[record], at(NOON.parse().unwrap())).unwrap().is_ok());
        let mut screen = Screen::of(&station, Lang::Zh);
        assert!(screen.turned().iter().any(|of| of == head(page)), "{page:?}");
        let station_page = screen.press(KeyCode::F(5)).all();
        assert!(!station_page.contains("收起来"), "{station_page}");
        assert!(screen.keys(&digits(page)).all().lines().next().unwrap().contains(head(page)), "{}", screen.all());
    }
}

#[test]
fn a_list_of_the_patrol_is_written_on_its_page_and_what_it_finds_is_of_the_patrol() {
    let station = Station::new();
    let home = Home::at(station.home.path()).unwrap();
    home.switch_page(Extra::Patrol, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    // A block to be written and two lists of leaves and a paper stand above it.
    screen.press(KeyCode::F(5)).keys(&digits(Extra::Patrol)).press(KeyCode::Char('5'));
    screen.types("楼道清、河道清").press(KeyCode::Enter);
    let store = Record::open(station.home.path()).unwrap();
    assert_eq!(store.patrol(PatrolList::Clear).unwrap(), ["楼道清", "河道清"]);
    assert!(screen.all().contains("三清  楼道清、河道清"), "{}", screen.all());
    screen.press(KeyCode::F(6)).types("井盖松了").press(KeyCode::Tab);
    assert!(screen.press(KeyCode::F(4)).all().contains("26年巡查1号  井盖松了"), "{}", screen.all());
}

#[test]
fn where_a_matter_comes_from_is_asked_last_and_enter_skips_it() {
    let station = Station::new();
    let mut screen = Screen::of(&station, Lang::Zh);
    let asked = |screen: &mut Screen, words: &str| {
        screen.press(KeyCode::F(4)).press(KeyCode::F(6)).types(words);
        (0..4).for_each(|_| {
            screen.press(KeyCode::Enter);
        });
        assert!(screen.all().contains("5 党支部"), "{}", screen.all());
    };
    asked(&mut screen, "楼道灯坏了");
    screen.press(KeyCode::Enter);
    asked(&mut screen, "管道要换");
    screen.types("99").press(KeyCode::Enter);
    assert!(screen.all().contains("没有「99」这个来源"), "{}", screen.all());
    screen.press(KeyCode::Backspace).press(KeyCode::Backspace).types("5").press(KeyCode::Enter);
    let json = station.at(NOON, &["desk", "list", "--format", "json"]).out;
    assert!(json.contains(r#""came":"Desk""#) && json.contains(r#""came":"Party""#), "{json}");
}

/// Where keys are pressed on the station's pages: how one comes there from the first screen, what heads it, what F6 asks there, and what
/// Tab turns to.
const PAGES: &[(&[KeyCode], &str, &str, &str)] = &[
    (&[KeyCode::Tab], "今天", "什么事 >", "答应的事"),
    (&[KeyCode::Tab, KeyCode::Char('7')], "今天要办的，一件不少", "什么事 >", "今天"),
    (&[KeyCode::Tab, KeyCode::Char('1')], "26年1件", "什么事 >", "今天"),
    (&[KeyCode::F(7)], "答应的事", "什么事 >", "事项"),
    (&[KeyCode::F(8)], "事项", "什么事 >", "值班接待"),
    (&[KeyCode::F(8), KeyCode::Enter], "晚了的", "什么事 >", "今天"),
    (&[KeyCode::F(4)], "值班接待", "来说什么事 >", "公示"),
    (&[KeyCode::F(4), KeyCode::Enter], "26年接待1号", "来说什么事 >", "今天"),
    (&[KeyCode::F(4), KeyCode::Tab], "公示", "什么事 >", "值班表"),
    (&[KeyCode::F(4), KeyCode::Tab, KeyCode::Enter], "26年公示1号", "什么事 >", "今天"),
    (&[KeyCode::F(5)], "站里", "什么事 >", "议事"),
    (&[KeyCode::F(5), KeyCode::Char('4')], "值班表", "来说什么事 >", "项目和经费"),
    (&[KeyCode::F(5), KeyCode::Char('5')], "项目和经费", "什么事 >", "巡查"),
    (&[KeyCode::F(5), KeyCode::Char('5'), KeyCode::Enter], "26年项目1号", "什么事 >", "今天"),
    (&[KeyCode::F(5), KeyCode::Char('6')], "巡查", "来说什么事 >", "辅导"),
    (&[KeyCode::F(5), KeyCode::Char('6'), KeyCode::Char('2')], "片", "名称 >", "今天"),
    (&[KeyCode::F(5), KeyCode::Char('7')], "辅导", "哪天 >", "钱(自治基金)"),
    (&[KeyCode::F(5), KeyCode::Char('7'), KeyCode::Enter], "26年辅导1号", "哪天 >", "今天"),
    (&[KeyCode::F(5), KeyCode::Char('8')], "钱(自治基金)", "付什么", "数字和工作报告"),
    (&[KeyCode::F(5), KeyCode::Char('9')], "数字和工作报告", "什么事 >", "站里"),
];

/// A station that has something on each of its pages.
fn full() -> Station {
    let station = Station::new();
    Home::at(station.home.path()).unwrap().switch_page(Extra::Figures, true).unwrap();
    let mut store = Record::open(station.home.path()).unwrap();
    let late = |n: u32| {
        let due = Some(super::day(&format!("2026-05-{n:02}")));
        let to = Some(yishi::meeting::words::Destination::Residents);
        Command::Add(Box::new(yishi::tracker::New { to, due, kept: true, ..yishi::tracker::New::about("修路灯") }))
    };
    let visit = Command::Add(Box::new(yishi::tracker::New::visit("楼道灯坏了")));
    let notice = Command::Hang(Box::new(super::today::own("2026-05-24")));
    let all: Vec<Command> =
        (1..=9).map(late).chain(Extra::ALL.into_iter().filter_map(record)).chain([visit, notice]).collect();
    assert!(store.give(&all, at(NOON.parse().unwrap())).unwrap().is_ok());
    station
}

#[test]
fn on_each_page_each_key_does_what_the_foot_and_the_help_say() {
    use yishi::tui::keymap::{Action as A, BINDINGS, Place};
    let station = full();
    let head = |screen: &mut Screen| screen.all().lines().next().unwrap().trim().split("  ").next().unwrap().to_owned();
    for (way, heading, asks, next) in PAGES {
        for row in BINDINGS.iter().filter(|row| row.place == Place::Track) {
            for key in row.keys {
                let mut screen = Screen::of(&station, Lang::Zh);
                way.iter().for_each(|key| {
                    screen.press(*key);
                });
                assert_eq!(head(&mut screen), *heading, "{way:?}");
                let before = screen.all();
                screen.0.key(KeyEvent::new(key.0, key.1));
                let after = screen.all();
                let is_at =
                    |screen: &mut Screen, wanted: &str| assert_eq!(head(screen), wanted, "{heading} {:?}", row.action);
                match row.action {
                    A::Promises => is_at(&mut screen, "答应的事"),
                    A::Items => is_at(&mut screen, "事项"),
                    A::Visits => is_at(&mut screen, "值班接待"),
                    A::Station => is_at(&mut screen, "站里"),
                    A::Board => is_at(&mut screen, next),
                    A::Leave | A::Menu => is_at(&mut screen, "议事"),
                    A::Back if way.len() == 1 => is_at(&mut screen, "议事"),
                    A::Help => assert!(after.contains("按键"), "{heading}: {after}"),
                    A::Write => {
                        assert!(after.contains(asks), "{heading}: {after}");
                        // Nothing of a meeting's form is promised where it does nothing.
                        let foot = after.lines().last().unwrap();
                        assert!(!["F6", "F8", "PgDn"].iter().any(|key| foot.contains(key)), "{foot}");
                    }
                    A::Undo => assert!(after.contains("要撤回的是"), "{heading}: {after}"),
                    // Promised where the marked row leads to something, and there alone.
                    A::Choose => {
                        let promised = before.lines().last().unwrap().contains("Enter");
                        assert_eq!(promised, after != before, "{heading}: {after}");
                    }
                    A::Back | A::BoardBack => assert_ne!(after, before, "{heading} {:?}", row.action),
                    A::Up | A::Down | A::Page | A::PageBack | A::Repaint => is_at(&mut screen, heading),
                    other => panic!("what does {other:?} do?"),
                }
            }
        }
    }
    // Where nothing can be chosen, Enter is not promised.
    let station = Station::new();
    let mut empty = Screen::of(&station, Lang::Zh);
    for key in [KeyCode::Tab, KeyCode::F(7), KeyCode::F(4)] {
        let page = empty.press(key).all();
        assert!(!page.lines().last().unwrap().contains("Enter"), "{page}");
        assert_eq!(empty.press(KeyCode::Enter).all(), page);
    }
}

#[test]
fn a_number_or_a_name_finds_its_matter_and_a_day_is_no_hour() {
    let station = Station::worked();
    let mut screen = Screen::of(&station, Lang::Zh);
    // As the wall had it, as it is typed, by who leads it; the words of a title as before.
    for (said, shows) in [
        ("提议1", "26年3次会 提议1"),
        ("26-3-k3", "26年3次会 先记3"),
        ("王阿姨", "教老人用卡"),
        ("值班表", "排出放学看门的值班表"),
    ] {
        let found = screen.press(KeyCode::F(8)).types(said).press(KeyCode::Enter).all();
        assert!(found.contains(shows), "{said}: {found}");
        screen.press(KeyCode::F(10));
    }
    // 6.3 is 3 June, as everywhere; an hour has a colon or a word.
    let told = |said: &str| {
        let mut screen = Screen::of(&station, Lang::Zh);
        screen.press(KeyCode::F(5)).press(KeyCode::Char('2')).types(said).press(KeyCode::Enter).all()
    };
    assert!(told("5.23").contains("补记：5月23日"), "{}", told("5.23"));
    assert!(told("9:30").contains("5月24日 09:30") || told("9:30").contains("09:30"), "{}", told("9:30"));
}

#[test]
fn nothing_is_cut_of_what_a_page_says_can_be_done_and_of_what_can_be_chosen_among() {
    let station = full();
    for lang in [Lang::Zh, Lang::En] {
        for (way, heading, ..) in PAGES {
            let mut screen = Screen::of(&station, lang);
            let shown = screen.keys(way).shows(80, 24);
            assert!(!shown[2].trim_end().ends_with(".."), "{heading}: {}", shown[2]);
        }
        // Somebody else gets it: each place is there.
        let mut screen = Screen::of(&station, lang);
        screen.press(KeyCode::F(8)).types("26-v1").press(KeyCode::Enter);
        let shown = screen.shows(80, 24).join("\n");
        let word = yishi::i18n::tracker::step(lang, yishi::tracker::StepName::Redirect);
        let digit = shown.split(word).next().unwrap().trim_end().chars().next_back().unwrap();
        let asked = screen.press(KeyCode::Char(digit)).shows(80, 24).concat();
        for to in yishi::meeting::words::Destination::ALL {
            let place = yishi::i18n::names::destination(lang, to);
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            assert!(plain(&asked).contains(&plain(place)), "{lang:?} {place}: {asked}");
        }
    }
}

#[test]
fn a_stick_that_is_not_in_makes_no_file_of_its_name() {
    let station = Station::new();
    let missing = station.file("usb");
    let mut screen = Screen::of(&station, Lang::Zh);
    let said = screen.press(KeyCode::F(5)).press(KeyCode::Char('3')).types(missing.to_str().unwrap());
    let said = said.press(KeyCode::Enter).all();
    assert!(said.contains("U盘插好了吗") && !missing.exists(), "{said}");
}

#[test]
fn where_the_record_went_to_another_laptop_no_meeting_is_opened_and_the_first_screen_says_so() {
    let station = Station::worked();
    let to = station.file("move.zip");
    station.done(&["move", to.to_str().unwrap()]);
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(screen.all().contains("台账搬到别的电脑上了"), "{}", screen.all());
    let script = station.file("new.ron");
    std::fs::write(&script, "OpenMeeting(estate:\"望春苑\",theme:\"车停哪里\")").unwrap();
    let ran = station.run(&["apply", "new", script.to_str().unwrap()]);
    assert!(ran.code != 0 && ran.err.contains("搬走"), "{} {}", ran.out, ran.err);
    let before = std::fs::read_dir(station.file("sessions")).unwrap().count();
    screen.press(KeyCode::Home).press(KeyCode::Enter);
    assert_eq!(std::fs::read_dir(station.file("sessions")).unwrap().count(), before);
}
