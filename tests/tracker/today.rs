//! The page 今天: what is to be done, once each, what presses most first; the same on the first screen and on the command line.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::{Lang, today as words},
    meeting::words::Destination,
    office::Clerk,
    sitting::Clock,
    station::Home,
    store::{Record, Store},
    tracker::{
        Chain, Command, Item, Kind, MeetingNo, New, NoticeOf, NoticeStep, Report, State, Step, Todo, notice::NewNotice,
    },
};

use super::{NOON, at, cli::Station, day, no, person, screen::Screen};

fn about(title: &str, to: Destination, due: Option<&str>) -> Command {
    let (to, due) = (Some(to), due.map(day));
    Command::Add(Box::new(New { to, due, kept: true, lead: Some(person(1)), ..New::about(title) }))
}

fn moves(step: Step) -> Command {
    Command::Move { item: no("26-0-1"), step }
}

/// A station, and what was given to it on which day.
fn given(station: &Station, days: &[(&str, Vec<Command>)]) {
    let mut store = Record::open(station.home.path()).unwrap();
    for (on, commands) in days {
        let now = format!("{on}T09:00:00+08:00").parse().unwrap();
        let answer = store.give(commands, at(now)).unwrap();
        assert!(answer.is_ok(), "{answer:?}");
    }
}

fn meeting(to_post: bool) -> Report {
    Report {
        meeting: uuid::Uuid::from_u128(7),
        number: Some(3),
        day: day("2026-05-23"),
        estate: "望春苑".into(),
        theme: "晚上怎么走路".into(),
        chain: Chain::of(["0123456789abcdef"]),
        to_post,
        publisher: None,
        next: Some((day("2026-06-20"), None, None)),
        terms: None,
        seeds: Vec::new(),
        reviews: Vec::new(),
        raised: Vec::new(),
    }
}

/// A notice of the station's own.
pub fn own(on: &str) -> NewNotice {
    NewNotice::new(NoticeOf::Own, "停水一天", day(on))
}

/// That there was a backup, so many days before the day of all these tests.
fn backed_up(station: &Station, days: u64) {
    let on = day("2026-05-25") - Days::new(days);
    std::fs::write(station.file("backup.json"), format!(r#"{{"on":"{on}","to":"/stick/x.zip"}}"#)).unwrap();
}

/// An article in the words of a motion of the 14th hangs for comments from this day on.
fn asks_about_an_article(station: &Station, on: &str) {
    use yishi::{
        meeting::{numbers::MotionNo, words::Ref},
        tracker::{Seed, covenant::draft, intake::Mark},
    };
    let seed = Seed {
        refs: vec![Mark::Of(Ref::Motion(MotionNo(1)))],
        kind: Kind::Motion,
        title: "楼道里不放东西".into(),
        words: None,
        to: Some(Destination::Residents),
        receiver: None,
        lead: None,
        helpers: Vec::new(),
        author: None,
        due: None,
        reason: None,
        part_of: None,
        sent: false,
        carried: false,
    };
    let evening = Report { day: day("2026-05-14"), seeds: vec![seed], next: None, ..meeting(false) };
    given(station, &[("2026-05-14", vec![Command::TakeIn(Box::new(evening))])]);
    let motion = Record::open(station.home.path()).unwrap().item(no("26-3-m1")).unwrap().unwrap();
    let body = Box::new(draft(&motion, day("2026-05-14"), None));
    let hang = NewNotice::new(NoticeOf::Article("g1.1".parse().unwrap()), "征求意见", day(on));
    given(station, &[("2026-05-14", vec![Command::Keep { leaf: None, body, with: Vec::new() }])]);
    given(station, &[(on, vec![Command::Hang(Box::new(hang))])]);
}

/// What makes a line of a kind and nothing else; what is all but one. What the opened line shows.
#[allow(clippy::too_many_lines, reason = "a table")]
fn cases(todo: Todo) -> (Station, Station, &'static str) {
    let (is, not) = (Station::new(), Station::new());
    backed_up(&is, 3);
    backed_up(&not, 30);
    let visit = || Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
    let sent = |due: &str| {
        vec![(
            "2026-05-20",
            vec![
                about("灯坏了", Destination::Street, Some(due)),
                moves(Step::Send { receiver: Some("街道".into()), due: None }),
            ],
        )]
    };
    let ours = |due: &str| vec![("2026-05-20", vec![about("修路灯", Destination::Residents, Some(due))])];
    let report = || Step::Report { note: None, by: None };
    let opened = match todo {
        Todo::Late => {
            given(&is, &ours("2026-05-24"));
            // Who says that it is done is late with nothing.
            given(
                &not,
                &[("2026-05-20", vec![about("修路灯", Destination::Residents, Some("2026-05-24")), moves(report())])],
            );
            "26年1件"
        }
        Todo::Overdue => {
            given(&is, &sent("2026-05-24"));
            given(&not, &sent("2026-05-26"));
            "26年1件"
        }
        Todo::Unanswered => {
            given(&is, &[("2026-05-23", vec![visit()])]);
            given(&not, &[("2026-05-24", vec![visit()])]);
            "26年接待1号"
        }
        Todo::CallBack => {
            let settled = |step| Command::Move { item: no("26-v1"), step };
            let answered = settled(Step::Settle { text: "换好了".into() });
            given(&is, &[("2026-05-24", vec![visit(), answered.clone()])]);
            let called = settled(Step::CallBack { content: Some(yishi::tracker::Content::Yes), reason: None });
            given(&not, &[("2026-05-24", vec![visit(), answered, called])]);
            "26年接待1号"
        }
        Todo::Due => {
            given(&is, &ours("2026-05-25"));
            given(&not, &ours("2026-05-26"));
            "26年1件"
        }
        Todo::HandIn => {
            given(&is, &[("2026-05-18", vec![about("灯坏了", Destination::Street, None)])]);
            given(&not, &[("2026-05-19", vec![about("灯坏了", Destination::Street, None)])]);
            "26年1件"
        }
        Todo::Post => {
            let taken = |to_post| Command::TakeIn(Box::new(meeting(to_post)));
            given(&is, &[("2026-05-24", vec![taken(true)])]);
            let post = Command::Post { meeting: MeetingNo { year: 2026, meeting: 3 }, on: day("2026-05-24") };
            given(&not, &[("2026-05-24", vec![taken(true), post])]);
            "哪天贴的"
        }
        Todo::Answer => {
            for (station, on) in [(&is, "2026-05-18"), (&not, "2026-05-19")] {
                given(station, &[("2026-05-18", vec![Command::Hang(Box::new(own("2026-05-18")))])]);
                let step = NoticeStep::Hear { on: day(on), text: "停几点？".into() };
                let notice = "26-n1".parse().unwrap();
                given(station, &[(on, vec![Command::MoveNotice { notice, step }])]);
            }
            "26年公示1号"
        }
        Todo::TakeDown => {
            // A week from 15 May ends on Friday, one from 18 May on the 25th itself.
            given(&is, &[("2026-05-15", vec![Command::Hang(Box::new(own("2026-05-15")))])]);
            given(&not, &[("2026-05-18", vec![Command::Hang(Box::new(own("2026-05-18")))])]);
            "26年公示1号"
        }
        Todo::Round => {
            // The 25th is a Monday: Friday was the last day on which somebody was to walk.
            let block = || super::leaf::keep(super::leaf::block("东片", "2026-05-20"));
            let round = super::leaf::keep(super::leaf::round("26-q1", "2026-05-22"));
            given(&is, &[("2026-05-20", vec![block()])]);
            given(&not, &[("2026-05-20", vec![block()]), ("2026-05-22", vec![round])]);
            "看到要办的"
        }
        Todo::Sign => {
            for (station, approvers) in [(&is, 2), (&not, 1)] {
                given(station, &[("2026-05-20", super::fund::signed_once(approvers))]);
            }
            "26年凭证1号"
        }
        Todo::Article => {
            for (station, on) in [(&is, "2026-05-15"), (&not, "2026-05-18")] {
                asks_about_an_article(station, on);
            }
            // It came down, and nothing was said to it.
            let down = Command::MoveNotice {
                notice: "26-n1".parse().unwrap(),
                step: NoticeStep::TakeDown { on: day("2026-05-25") },
            };
            given(&is, &[("2026-05-25", vec![down])]);
            "公约1条第1版"
        }
        Todo::Backup => {
            given(&is, &[("2026-05-20", vec![about("修路灯", Destination::Residents, None)])]);
            given(&not, &[("2026-05-20", vec![about("修路灯", Destination::Residents, None)])]);
            backed_up(&is, 31);
            "备份到哪里"
        }
    };
    (is, not, opened)
}

fn today(station: &Station) -> yishi::office::today::Today {
    let home = Home::at(station.home.path()).unwrap();
    Clerk::open(&home, Clock::at(NOON.parse().unwrap())).unwrap().today(500).unwrap()
}

#[test]
fn each_kind_of_line_is_there_or_not_and_its_digit_opens_it() {
    for todo in Todo::ALL {
        let (is, not, opened) = cases(todo);
        assert_eq!(today(&is).counts, [(todo, 1)], "{todo:?}");
        assert_eq!(today(&is).lines.len(), 1, "{todo:?}");
        assert_eq!(today(&not).counts, [], "{todo:?}");
        let mut calm = Screen::of(&not, Lang::Zh);
        let nothing = words::nothing_waits(Lang::Zh);
        assert!(calm.shows(100, 30)[5..8].join("").contains(&nothing), "{todo:?}: {:#?}", calm.shows(100, 30));
        assert!(calm.press(KeyCode::Tab).all().contains(&nothing), "{todo:?}");
        // The first screen says as much, and which key leads there.
        let mut screen = Screen::of(&is, Lang::Zh);
        let first = screen.all();
        assert!(first.contains("今天(Tab)：1件等着办"), "{todo:?}: {first}");
        assert!(first.contains(&words::kinds(Lang::Zh, &[(todo, 1)])), "{todo:?}: {first}");
        let page = screen.press(KeyCode::Tab).all();
        assert!(page.contains("1  "), "{todo:?}: {page}");
        let by_digit = screen.press(KeyCode::Char('1')).all();
        assert!(by_digit.contains(opened), "{todo:?}: {by_digit}");
        let mut again = Screen::of(&is, Lang::Zh);
        assert_eq!(again.press(KeyCode::Tab).press(KeyCode::Enter).all(), by_digit, "{todo:?}");
        // The same for scripts.
        let json = is.at(NOON, &["today", "--format", "json"]).out;
        assert!(json.contains(&format!(r#""todo":"{todo:?}""#)), "{todo:?}: {json}");
        let none = not.at(NOON, &["today"]);
        assert!(none.out.is_empty() && none.err.contains(&nothing), "{todo:?}: {}", none.out);
    }
}

#[test]
fn one_matter_never_makes_two_lines_wherever_it_stands_and_whenever_it_is_due() {
    let today = day("2026-05-25");
    let mut said = BTreeMap::new();
    for state in State::ALL {
        for due in [None, Some("2026-05-01"), Some("2026-05-24"), Some("2026-05-25"), Some("2026-05-26")] {
            for moved in ["2026-05-01", "2026-05-18", "2026-05-19", "2026-05-25"] {
                let moved: NaiveDate = day(moved);
                let item = Item::new(no("26-0-1"), Kind::Matter, "灯".into(), None, moved);
                let item = Item { state, due: due.map(day), moved, ..item };
                let of =
                    |todo: &Todo| todo.asks(today).iter().map(|asked| usize::from(asked.fits(&item))).sum::<usize>();
                let lines: Vec<(Todo, usize)> =
                    Todo::ALL.into_iter().map(|todo| (todo, of(&todo))).filter(|(_, lines)| *lines > 0).collect();
                assert!(
                    lines.iter().map(|(_, lines)| lines).sum::<usize>() <= 1,
                    "{state:?} {due:?} {moved}: {lines:?}"
                );
                for (todo, _) in lines {
                    said.entry(todo).or_insert_with(Vec::new).push(state);
                }
            }
        }
    }
    // Each kind that is of matters is of some.
    let of_matters = Todo::ALL.into_iter().filter(|todo| {
        !matches!(
            todo,
            Todo::Post | Todo::Answer | Todo::TakeDown | Todo::Round | Todo::Sign | Todo::Article | Todo::Backup
        )
    });
    assert_eq!(said.keys().copied().collect::<Vec<_>>(), of_matters.collect::<Vec<_>>());
}

/// Ten things, one later than the other, in no order.
fn busy() -> Station {
    let station = Station::new();
    let commands = [4, 9, 1, 7, 2, 8, 3, 6, 5, 10]
        .map(|n| about(&format!("第{n}件"), Destination::Residents, Some(&format!("2026-05-{n:02}"))));
    given(&station, &[("2026-05-24", commands.into())]);
    station
}

#[test]
fn what_is_longest_over_its_day_stands_first_and_what_finds_no_room_is_opened_by_the_last_line() {
    let station = busy();
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::of(&station, lang);
        assert!(screen.all().contains(if lang == Lang::Zh {
            "11件等着办  晚了10  该备份"
        } else {
            "11 to do  late 10"
        }));
        let rows = screen.press(KeyCode::Tab).shows(80, 24);
        let lines: Vec<&String> = rows.iter().filter(|row| row.contains("件")).collect();
        for (n, line) in (1..=6).zip(&lines) {
            assert!(
                line.trim_start().starts_with(&format!("{n}  ")) && line.contains(&format!("第{n}件")),
                "{rows:#?}"
            );
        }
        let more = words::more(lang, 5);
        assert!(rows.iter().any(|row| row.contains(&format!("7  {more}"))), "{rows:#?}");
        assert!(!rows.iter().any(|row| row.contains("第7件")));
        for key in [KeyCode::Char('7'), KeyCode::Enter] {
            if key == KeyCode::Enter {
                (0..9).for_each(|_| {
                    screen.press(KeyCode::Down);
                });
            }
            let all = screen.press(key).all();
            assert!((1..=10).all(|n| all.contains(&format!("第{n}件"))), "{all}");
            screen.press(KeyCode::Esc);
        }
        // A digit that no line has does nothing.
        let page = screen.all();
        assert_eq!(screen.press(KeyCode::Char('9')).press(KeyCode::Char('0')).all(), page);
    }
    let table = station.at(NOON, &["today", "--limit", "2"]).out;
    assert!(table.lines().count() == 2 && table.starts_with("26年3件  第1件"), "{table}");
    assert!(table.contains("晚了24天"), "{table}");
    let csv = station.at(NOON, &["today", "--format", "csv"]).out;
    assert!(csv.contains("编号,事项,找谁,期限,怎么样") && csv.lines().count() == 12, "{csv}");
}

#[test]
fn a_backup_is_made_by_a_digit_and_a_notice_is_posted_by_one() {
    let (station, _, _) = cases(Todo::Backup);
    let stick = tempfile::tempdir().unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::Tab).press(KeyCode::Char('1'));
    screen.0.paste(&format!("\"{}\"", stick.path().display()));
    let said = screen.press(KeyCode::Enter).all();
    assert!(said.contains("备份好了") && said.contains(&words::nothing_waits(Lang::Zh)), "{said}");
    assert!(stick.path().join("议事备份 2026-05-25.zip").is_file());
    // There is one of that name: it is not written over, and what was typed stands there.
    backed_up(&station, 40);
    screen.press(KeyCode::Esc).press(KeyCode::Tab).press(KeyCode::Char('1'));
    screen.0.paste(&stick.path().display().to_string());
    assert!(screen.press(KeyCode::Enter).all().contains("已经有这个文件了"));
    let (station, _, _) = cases(Todo::Post);
    let mut screen = Screen::of(&station, Lang::Zh);
    let said = screen.press(KeyCode::Tab).press(KeyCode::Char('1')).press(KeyCode::Enter).all();
    assert!(
        said.contains(&words::nothing_waits(Lang::Zh))
            && said.contains("5月25日贴了26年公示1号：26年3次会 晚上怎么走路，贴到6月1日"),
        "{said}"
    );
}

#[test]
fn who_is_on_duty_and_the_next_meeting_stand_beneath_and_are_no_rows_to_be_chosen() {
    let (station, _, _) = cases(Todo::Post);
    station.at(NOON, &["desk", "roster", "--set", "王阿姨"]);
    let mut screen = Screen::of(&station, Lang::Zh);
    let page = screen.press(KeyCode::Tab).all();
    assert!(page.contains("今天值班：王阿姨") && page.contains("下次会：6月20日"), "{page}");
    (0..5).for_each(|_| {
        screen.press(KeyCode::Down);
    });
    assert!(screen.press(KeyCode::Enter).all().contains("哪天贴的"), "the mark stays on what can be chosen");
}

#[test]
fn a_station_that_never_wrote_anything_down_is_asked_for_no_backup() {
    let station = Station::new();
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(!screen.all().contains("等着办"));
    assert!(screen.press(KeyCode::Tab).all().contains(&words::nothing_waits(Lang::Zh)));
}

#[test]
fn a_motion_that_rows_of_the_plan_carry_out_is_no_line_beside_them() {
    use yishi::{
        meeting::{
            numbers::{ActionNo, MotionNo},
            words::Ref,
        },
        tracker::{Seed, intake::Mark},
    };
    let station = Station::new();
    backed_up(&station, 3);
    let seed = |of: Ref, kind, carried| Seed {
        refs: vec![Mark::Of(of)],
        kind,
        title: "修路灯".into(),
        words: None,
        to: Some(Destination::Residents),
        receiver: None,
        lead: Some(person(1)),
        helpers: Vec::new(),
        author: None,
        due: Some(day("2026-05-24")),
        reason: None,
        part_of: None,
        sent: false,
        carried,
    };
    let seeds = vec![
        seed(Ref::Motion(MotionNo(1)), Kind::Motion, true),
        seed(Ref::Action(ActionNo(1)), Kind::Action, false),
        seed(Ref::Motion(MotionNo(2)), Kind::Motion, false),
    ];
    given(&station, &[("2026-05-23", vec![Command::TakeIn(Box::new(Report { seeds, ..meeting(false) }))])]);
    let today = today(&station);
    let numbers: Vec<String> = today
        .lines
        .iter()
        .map(|line| match &line.about {
            yishi::office::today::About::Item(item) => item.no.to_string(),
            _ => String::new(),
        })
        .collect();
    assert_eq!((today.counts.as_slice(), numbers), (&[(Todo::Late, 2)][..], vec!["26-3-m2".into(), "26-3-a1".into()]));
}
