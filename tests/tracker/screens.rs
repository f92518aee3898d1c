//! The screens of the station by keys.

use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
};
use tempfile::TempDir;
use yishi::{
    i18n::Lang,
    meeting::words::Destination,
    sitting::{Clock, Sitting},
    station::Home,
    store::{Name, Page, Record, Store},
    text,
    tracker::{Command, Filter, Item, LeafKind, Leaves, New, Pace, Party, State, council::Council},
    tui::{App, draw::dump},
};

use super::{NOON, at, day, person};

struct Screen {
    app: App,
    folder: TempDir,
    keys: usize,
}

impl Screen {
    /// The first screen of a station with so many promises.
    fn with(promises: u128, lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Record::open(folder.path()).unwrap();
        let new = |n: u128| {
            let to = Some(Destination::Residents);
            Command::Add(Box::new(New {
                to,
                lead: Some(person(n)),
                due: Some(day("2026-05-20")),
                kept: true,
                ..New::about("修路灯，一楼一楼走一遍，坏了的都换")
            }))
        };
        let commands: Vec<Command> = (1..=promises).map(new).collect();
        assert!(store.give(&commands, at(NOON.parse().unwrap())).unwrap().is_ok());
        let home = Home::at(folder.path()).unwrap();
        let app = App::choose(home, Clock::at(NOON.parse().unwrap()), lang);
        Self { app, folder, keys: 0 }
    }

    fn press(&mut self, code: KeyCode) -> &mut Self {
        self.keys += 1;
        self.app.key(KeyEvent::new(code, KeyModifiers::NONE));
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| {
            self.press(KeyCode::Char(c));
        });
        self
    }

    fn shows(&mut self, cols: u16, rows: u16) -> Vec<String> {
        let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
        terminal.draw(|frame| self.app.draw(frame)).unwrap();
        dump(terminal.backend().buffer())
    }

    fn visits(&self) -> Vec<Item> {
        self.store().list(&Filter { desk: true, ..Filter::default() }, Page::ALL).unwrap()
    }

    fn store(&self) -> Record {
        Record::open(self.folder.path()).unwrap()
    }
}

#[test]
fn twenty_promises_are_marked_with_a_key_and_an_enter_each() {
    let mut screen = Screen::with(20, Lang::Zh);
    screen.press(KeyCode::F(7));
    let before = screen.keys;
    for n in 0..20 {
        screen.types(if n % 3 == 0 { "2" } else { "1" }).press(KeyCode::Enter);
    }
    // A look and a key in two seconds, an Enter in half a one: under a minute.
    assert_eq!(screen.keys - before, 40);
    let store = screen.store();
    let count = |state| store.count(&Filter { state: Some(state), ..Filter::default() }).unwrap();
    assert_eq!((count(State::Reported), count(State::Doing), count(State::Promised)), (13, 7, 0));
}

#[test]
fn what_was_not_done_asks_why_and_the_next_one_comes_up() {
    let mut screen = Screen::with(3, Lang::Zh);
    screen.press(KeyCode::F(7)).types("3搬走了").press(KeyCode::Enter).types("1").press(KeyCode::Enter);
    let store = screen.store();
    let items = store.list(&Filter::default(), Page::ALL).unwrap();
    assert_eq!(
        items.iter().map(|item| item.state).collect::<Vec<_>>(),
        [State::Dropped, State::Reported, State::Promised]
    );
    assert_eq!(items[0].why.as_deref(), Some("搬走了"));
    // Esc leaves the question, then the page.
    screen.types("3").press(KeyCode::Esc).press(KeyCode::Esc);
    assert!(screen.shows(80, 24).join("\n").contains("建一场新会"));
}

#[test]
fn what_cannot_be_taken_is_asked_again_with_what_was_typed() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(4)).press(KeyCode::F(6));
    for (typed, is_there) in [("屋顶漏水", "屋顶漏水"), ("", ""), ("", ""), ("不知道", "")] {
        screen.types(typed);
        assert!(screen.shows(80, 24).join("\n").contains(is_there));
        screen.press(KeyCode::Enter);
    }
    // What is wrong is said where it was typed, and stands there to be put right; so does all before it.
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("不知道") && shown.contains("2深议"), "{shown}");
    assert!(screen.visits().is_empty());
    screen.press(KeyCode::Esc).press(KeyCode::Esc).press(KeyCode::Esc);
    assert!(screen.shows(80, 24).join("\n").contains("屋顶漏水"));
    screen.press(KeyCode::Enter).press(KeyCode::Enter).press(KeyCode::Enter).types("2").press(KeyCode::Tab);
    let visits = screen.visits();
    assert_eq!((visits[0].title.as_str(), visits[0].desk.as_ref().unwrap().pace), ("屋顶漏水", Pace::Deep));
}

#[test]
fn tab_leaves_the_rest_out_and_esc_goes_back_by_one_question_with_what_was_typed() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(4)).press(KeyCode::F(6)).types("屋顶漏水").press(KeyCode::Enter).types("老张");
    screen.press(KeyCode::Esc);
    assert!(screen.shows(80, 24).join("\n").contains("屋顶漏水"));
    screen.press(KeyCode::Enter);
    assert!(screen.shows(80, 24).join("\n").contains("老张"));
    screen.press(KeyCode::Tab);
    let visits = screen.visits();
    let building = visits[0].desk.as_ref().unwrap().building.as_ref();
    assert!(visits[0].title == "屋顶漏水" && visits[0].author.is_some() && building.is_none());
    // From the first question it leaves.
    screen.press(KeyCode::F(6)).types("x").press(KeyCode::Esc);
    assert!(!screen.shows(80, 24).join("\n").contains("来说什么事"));
}

#[test]
fn the_longest_question_leaves_room_to_type_at_80_columns() {
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::with(1, lang);
        screen.press(KeyCode::F(4)).press(KeyCode::F(6)).types("x");
        screen.press(KeyCode::Enter).press(KeyCode::Enter).press(KeyCode::Enter).types("2");
        assert!(screen.shows(80, 24).iter().any(|line| line.contains("> 2")), "{lang:?}");
    }
}

#[test]
fn whatever_a_step_asks_leaves_room_to_type_at_80_columns() {
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::with(1, lang);
        let visit = Command::Add(Box::new(New { author: Some(person(7)), ..New::visit("楼道灯坏了") }));
        let settled = yishi::tracker::Step::Settle { text: "换好了".into() };
        let settled = Command::Move { item: super::no("26-v1"), step: settled };
        assert!(screen.store().give(&[visit, settled], at(NOON.parse().unwrap())).unwrap().is_ok());
        // 回访; when it happened; what it is merged into.
        screen.press(KeyCode::F(4)).press(KeyCode::Enter).types("1xy");
        assert!(screen.shows(80, 24).iter().any(|line| line.contains("> xy")), "{:#?}", screen.shows(80, 24));
        screen.press(KeyCode::Esc).press(KeyCode::F(5)).press(KeyCode::Down).press(KeyCode::Enter).types("xy");
        assert!(screen.shows(80, 24).iter().any(|line| line.contains("> xy")), "{:#?}", screen.shows(80, 24));
        screen.press(KeyCode::Esc).press(KeyCode::F(7)).press(KeyCode::Enter);
        // Behind what else can be done, at the end of the steps.
        let rows = screen.shows(60, 40);
        let merge = if lang == Lang::Zh { "并到别件" } else { "merge" };
        let first = rows.iter().position(|row| row.trim_start().starts_with("1  ")).unwrap();
        let last = rows.iter().position(|row| row.contains(merge)).unwrap() - first;
        (0..last).for_each(|_| {
            screen.press(KeyCode::Down);
        });
        screen.press(KeyCode::Enter).types("xy");
        assert!(screen.shows(80, 24).iter().any(|line| line.contains("> xy")), "{:#?}", screen.shows(80, 24));
    }
}

#[test]
fn what_is_handed_in_is_asked_to_whom_and_by_when_and_an_answer_its_document() {
    let mut screen = Screen::with(1, Lang::Zh);
    let to = Some(Destination::Department);
    let new = Command::Add(Box::new(New { to, ..New::about("修围墙") }));
    assert!(screen.store().give(&[new], at(NOON.parse().unwrap())).unwrap().is_ok());
    screen.press(KeyCode::F(7)).types("修围墙").press(KeyCode::Enter).press(KeyCode::Enter);
    // 递出去: which of the departments is asked, and asked again where nobody was named.
    screen.types("1").press(KeyCode::Enter).press(KeyCode::Enter);
    assert!(screen.shows(80, 24).iter().any(|line| line.contains("写上交给哪一家")), "{:#?}", screen.shows(80, 24));
    screen.types("城建科").press(KeyCode::Enter).types("6月10日").press(KeyCode::Enter);
    let sent = "26年递1号  城建科、2026年5月25日递出、请2026年6月10日前回复、递出去了";
    let row = |screen: &mut Screen, wanted: &str| {
        let rows = screen.shows(160, 60);
        assert!(rows.iter().any(|row| row.contains(wanted)), "{wanted}: {rows:#?}");
    };
    row(&mut screen, sent);
    // 有回音, without a document; then 采纳, with one and without a word.
    let digit = |screen: &mut Screen, said: &str| {
        let rows = screen.shows(160, 60);
        let step = rows.iter().find(|row| row.contains(said)).unwrap_or_else(|| panic!("{said}: {rows:#?}"));
        step.chars().find(char::is_ascii_digit).unwrap().to_string()
    };
    let answer = digit(&mut screen, "  有回音");
    screen.types(&answer).types("下月修").press(KeyCode::Enter).press(KeyCode::Enter);
    row(&mut screen, "回音  2026年5月25日 下月修");
    let adopt = digit(&mut screen, "  采纳");
    screen.types(&adopt).press(KeyCode::Enter).types("社情民意〔2026〕7号").press(KeyCode::Enter);
    row(&mut screen, "有文件确认  社情民意〔2026〕7号");
    // Whoever calls says the number of their paper.
    screen.press(KeyCode::F(8)).types("递1号").press(KeyCode::Enter);
    row(&mut screen, "有文件确认  社情民意〔2026〕7号");
}

#[test]
fn a_visit_is_written_down_in_a_few_keys() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(4)).press(KeyCode::F(6));
    screen
        .types("楼道灯坏了")
        .press(KeyCode::Enter)
        .types("老张")
        .press(KeyCode::Enter)
        .types("3号楼")
        .press(KeyCode::Enter)
        .press(KeyCode::Enter)
        .press(KeyCode::Enter);
    assert!(screen.keys < 25, "{}", screen.keys);
    let visits = screen.visits();
    let building = visits[0].desk.as_ref().unwrap().building.as_deref();
    assert_eq!((visits[0].title.as_str(), building), ("楼道灯坏了", Some("3号楼")));
    screen.press(KeyCode::Enter).types("1明天换").press(KeyCode::Enter);
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("等回访") && shown.contains("明天换") && shown.contains("老张"), "{shown}");
}

#[test]
fn f1_helps_on_every_screen_of_the_station_and_leads_back() {
    for (page, has) in [(None, "建一场新会"), (Some(7), "F6"), (Some(8), "F4"), (Some(4), "F6"), (Some(5), "F4")] {
        let mut screen = Screen::with(3, Lang::Zh);
        page.map(|page| screen.press(KeyCode::F(page)));
        for (cols, rows) in [(60, 20), (80, 24), (160, 45)] {
            let before = screen.shows(cols, rows);
            assert!(before[usize::from(rows) - 1].contains("F1 帮助"), "{page:?} {:?}", before.last());
            screen.press(KeyCode::F(1));
            let help = screen.shows(cols, rows).join("\n");
            assert!(help.contains(has) && help.contains("按键"), "{page:?} {help}");
            // Nothing behind it is touched, and each way out leads back.
            let out = if cols == 60 { KeyCode::Esc } else { KeyCode::F(1) };
            // What was typed to find something goes first.
            screen.types("1").press(KeyCode::PageDown).press(out).press(out);
            assert_eq!(screen.shows(cols, rows), before, "{page:?}");
        }
    }
}

#[test]
fn whoever_types_is_named_once_and_stands_in_the_history() {
    let mut screen = Screen::with(2, Lang::Zh);
    screen.press(KeyCode::F(5)).press(KeyCode::Enter).types("小林").press(KeyCode::Enter);
    assert!(screen.shows(80, 24).join("\n").contains("小林"));
    // Also after the page was left.
    screen.press(KeyCode::Esc).press(KeyCode::F(7)).types("2").press(KeyCode::Enter);
    let past = screen.store().history(yishi::store::Subject::All, Page::ALL).unwrap();
    let by: Vec<bool> = past.iter().map(|past| past.by.is_some()).collect();
    assert_eq!(by, [false, false, true]);
    screen.press(KeyCode::Up).press(KeyCode::Enter);
    let shown = screen.shows(120, 34).join("\n");
    assert!(shown.contains("小林记的"), "{shown}");
}

#[test]
fn words_are_found_by_typing_them() {
    let mut screen = Screen::with(3, Lang::Zh);
    let mut store = screen.store();
    let new = |title: &str| Command::Add(Box::new(New::about(title)));
    let settled = yishi::tracker::Step::Settle { text: "说清了".into() };
    let commands =
        [new("6号楼想装电梯"), Command::Move { item: super::no("26-0-4"), step: settled }, new("修路灯的钱")];
    assert!(store.give(&commands, at(NOON.parse().unwrap())).unwrap().is_ok());
    drop(store);
    screen.press(KeyCode::F(8)).types("电梯").press(KeyCode::Enter);
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("找：电梯") && shown.contains("6号楼想装电梯") && !shown.contains("修路灯"), "{shown}");
    // What is over is found too; a number can be looked for where digits do nothing else.
    screen.types("6号").press(KeyCode::Enter);
    assert!(screen.shows(80, 24).join("\n").contains("当场说清了"));
    screen.types("游泳池").press(KeyCode::Enter);
    assert!(screen.shows(80, 24).join("\n").contains("没有这样的事项"));
    // Among the promises digits say what became of them, and letters look.
    screen.press(KeyCode::F(7)).types("路灯 钱").press(KeyCode::Enter).press(KeyCode::Enter);
    let shown = screen.shows(80, 24);
    assert!(shown[0].contains("26年5件") && shown[1].contains("修路灯的钱"), "the heading says what it is about");
    assert_eq!(screen.store().count(&Filter { state: Some(State::Promised), ..Filter::default() }).unwrap(), 3);
}

#[test]
fn the_council_is_written_down_and_takes_turns_two_weeks_at_a_time() {
    let mut screen = Screen::with(1, Lang::Zh);
    // The page is switched on by its digit, and opened by it.
    screen.press(KeyCode::F(5)).types("44").types("1").types("陈姐、老周/小林").press(KeyCode::Enter);
    let shown = screen.shows(80, 24).join("\n");
    assert!(["陈姐", "老周", "小林"].iter().all(|name| shown.contains(name)), "{shown}");
    let plan = |screen: &mut Screen| {
        let rows = screen.shows(160, 45);
        let at = rows.iter().position(|row| row.contains("排两周")).unwrap();
        (0..40).for_each(|_| {
            screen.press(KeyCode::Up);
        });
        (4..at).for_each(|_| {
            screen.press(KeyCode::Down);
        });
        screen.press(KeyCode::Enter);
    };
    plan(&mut screen);
    plan(&mut screen);
    let shifts = screen.store().shifts(day("2026-05-25"), day("2026-12-31")).unwrap();
    // Four weeks of five days each: nobody sits there on a weekend.
    assert_eq!((shifts.len(), shifts.last().map(|(day, _)| *day)), (20, Some(day("2026-06-19"))));
    // Everybody in turn, also over the seam.
    let seats = screen.store().leaves(Leaves::of(LeafKind::Seat), Page::ALL).unwrap();
    let council: Vec<_> = Council::seated(seats.iter(), day("2026-05-25")).all().cloned().collect();
    for (n, (_, who)) in shifts.iter().enumerate() {
        assert_eq!(who, &[council[n % 3].clone()], "{n}");
    }
}

#[test]
fn a_project_is_run_from_the_screen() {
    let mut screen = Screen::with(1, Lang::Zh);
    let motion = New { kind: yishi::tracker::Kind::Motion, ..New::about("装灯") };
    let added = screen.store().give(&[Command::Add(Box::new(motion))], at(NOON.parse().unwrap()));
    assert!(added.unwrap().is_ok());
    screen.press(KeyCode::F(5)).types("55");
    assert!(screen.shows(80, 24).join("\n").contains("还没有项目"));
    let answers = |screen: &mut Screen, lines: &[&str]| {
        for line in lines {
            screen.types(line).press(KeyCode::Enter);
        }
    };
    screen.press(KeyCode::F(6));
    answers(&mut screen, &["楼道换灯", "王阿姨", "26-0-2"]);
    screen.press(KeyCode::Enter);
    // Applied for: 1 budget, 2 basis, 3 source.
    screen.types("1");
    answers(&mut screen, &["灯泡 12.5x20、电工 300"]);
    screen.types("3");
    answers(&mut screen, &["自治基金", "550"]);
    // Budgeted: 4 starts it; under way: 5 writes a voucher down, 8 settles.
    screen.types("4").press(KeyCode::Enter);
    screen.types("5");
    answers(&mut screen, &["001", "买灯", "250.5", "自治基金"]);
    let shown = screen.shows(120, 34).join("\n");
    assert!(shown.contains("自治基金 550元，花了250.50元，剩299.50元"), "{shown}");
    let mut lines = shown.lines();
    assert!(lines.next().unwrap().contains("26年项目1号") && lines.next().unwrap().contains("楼道换灯"), "{shown}");
    assert!(shown.contains("申请 > 预算 > [实施] > 结算 > 公示 > 办结"), "{shown}");
    screen.types("8").press(KeyCode::Enter);
    assert!(screen.shows(120, 34).join("\n").contains("结算  250.50元"));
    let project = screen.store().project("26-p1".parse().unwrap()).unwrap().unwrap();
    assert_eq!(project.phase, yishi::tracker::Phase::Settled);
}

#[test]
fn the_texts_to_send_stand_on_a_page() {
    let mut screen = Screen::with(2, Lang::Zh);
    let name = |n: u128| {
        let name = Name { name: None, call: Some("王阿姨".into()) };
        (uuid::Uuid::from_u128(n), name)
    };
    screen.store().put_names(&[name(1), name(2)]).unwrap();
    screen.press(KeyCode::F(8));
    (0..5).for_each(|_| {
        screen.press(KeyCode::Down);
    });
    let texts = |screen: &mut Screen| {
        let shown = screen.press(KeyCode::Enter).shows(120, 34).join("\n");
        screen.press(KeyCode::Esc);
        shown.matches("王阿姨您好").count()
    };
    assert_eq!(texts(&mut screen), 2, "two who are called the same are two");
    screen.press(KeyCode::F(7)).types("1").press(KeyCode::Enter).press(KeyCode::F(8));
    (0..5).for_each(|_| {
        screen.press(KeyCode::Down);
    });
    assert_eq!(texts(&mut screen), 1, "who said that it is done is asked nothing more");
}

#[test]
fn the_first_screen_says_how_the_station_stands() {
    let mut screen = Screen::with(4, Lang::Zh);
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("晚了4") && shown.contains("F7 答应的事"), "{shown}");
}

#[test]
fn a_record_says_what_it_is_about_and_how_far_it_is_on_its_way_in_every_window() {
    use yishi::{i18n::tracker as words, tracker::Step};
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::with(1, lang);
        let sent = |step| Command::Move { item: super::no("26-0-2"), step };
        let long = "小区南门外面的马路上，早晚接送孩子的车停了两排，消防车进不来，救护车也进不来，请派人来看一看，再画上禁停的线";
        let to = Some(Destination::Street);
        let matter = Command::Add(Box::new(New { to, ..New::about(long) }));
        let steps = [
            None,
            Some(Step::Send { receiver: Some("街道".into()), due: None }),
            Some(Step::Receive {}),
            Some(Step::Answer { text: "五月来画".into(), document: None }),
            Some(Step::Adopt { text: None, document: None }),
        ];
        for step in steps {
            let command = step.map_or_else(|| matter.clone(), sent);
            let answer = screen.store().give(&[command], at(NOON.parse().unwrap())).unwrap();
            assert!(answer.is_ok(), "{answer:?}");
            let item = screen.store().item(super::no("26-0-2")).unwrap().unwrap();
            screen.press(KeyCode::F(8)).types("马路").press(KeyCode::Enter).press(KeyCode::Enter);
            for (cols, rows) in [(60, 20), (80, 24), (120, 34)] {
                let shown = screen.shows(cols, rows);
                assert!(shown[0].contains(&words::item_no(lang, item.no)), "{shown:#?}");
                assert!(shown[1].contains("小区南门外面的马路上"), "{shown:#?}");
                // As many rows as the title needs, an empty one, the way.
                let way = &shown[if cols == 120 { 3 } else { 4 }];
                assert!(way.contains(&format!("[{}]", words::state(lang, item.state))), "{shown:#?}");
                let has_digit = |row: &String| row.trim_start().starts_with(|c: char| c.is_ascii_digit());
                assert!(shown.iter().skip(5).any(has_digit), "{shown:#?}");
                // What happened is seen without a key, where there is room for two steps side by side.
                let added = if lang == Lang::Zh { "记下：小区" } else { "added: 小区" };
                assert!(cols == 60 || shown.iter().any(|row| row.contains(added)), "{shown:#?}");
            }
        }
    }
}

#[test]
fn every_page_fits_every_window_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut screen = Screen::with(30, lang);
        let pages: [&[KeyCode]; 6] = [
            &[KeyCode::F(7)],
            &[KeyCode::F(8)],
            &[KeyCode::Enter],
            &[KeyCode::Enter],
            &[KeyCode::F(4)],
            &[KeyCode::F(5)],
        ];
        for keys in pages {
            for key in keys {
                screen.press(*key);
            }
            for (cols, rows) in [(60, 20), (80, 24), (120, 34), (160, 45)] {
                let shown = screen.shows(cols, rows);
                assert!(shown.iter().all(|row| text::width(row) == usize::from(cols)), "{cols}x{rows}");
                assert!(shown.iter().any(|row| !row.trim().is_empty()));
            }
        }
        screen.press(KeyCode::F(10));
        assert!(screen.shows(80, 24).join("\n").contains(if lang == Lang::Zh {
            "建一场新会"
        } else {
            "a new meeting"
        }));
    }
}

#[test]
fn in_the_opening_one_key_says_what_became_of_a_promise_and_the_next_one_comes_up() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, None, Clock::at(NOON.parse().unwrap())).unwrap();
    let promise = |n: u16| format!(r#"(item:"26年{n}件",text:"第{n}件")"#);
    let promises = (1..=20).map(promise).collect::<Vec<_>>().join(",");
    let lines = [
        format!(r#"OpenMeeting(estate:"望春苑",theme:"看看上次的",promises:[{promises}])"#),
        r#"SignIn(badges:"1-9")"#.to_owned(),
        "TakeOffice(office:Chair,badge:1)".to_owned(),
        "StartMeeting()".to_owned(),
    ];
    for line in &lines {
        let order = yishi::meeting::script::parse(line).unwrap().unwrap();
        assert!(matches!(sitting.give(order).unwrap(), yishi::sitting::Answer::Done(_)), "{line}");
    }
    let mut screen = Screen { app: App::meeting(sitting, Lang::Zh), folder, keys: 0 };
    screen.press(KeyCode::Enter);
    for n in 0..20 {
        screen.types(if n % 2 == 0 { "1" } else { "2" });
    }
    let reviews = &screen.app.console().unwrap().meeting().reviews;
    assert_eq!((reviews.len(), screen.keys), (20, 21));
    let done = reviews.values().filter(|(state, _)| *state == yishi::meeting::words::PromiseState::Done).count();
    assert_eq!(done, 10);
    // All were looked at: Enter has nothing of that kind to offer any more.
    screen.press(KeyCode::Enter);
    assert!(!screen.shows(100, 30).join("\n").contains("看第"));
}

#[test]
fn that_something_is_done_is_asked_first_and_can_be_taken_back() {
    let mut screen = Screen::with(2, Lang::Zh);
    let states = |screen: &Screen| {
        let items = screen.store().list(&Filter::default(), Page::ALL).unwrap();
        items.iter().map(|item| item.state).collect::<Vec<_>>()
    };
    screen.press(KeyCode::F(7)).types("1");
    let asked = screen.shows(80, 24).join("\n");
    assert!(asked.contains("说办好了，对吗"), "{asked}");
    assert_eq!(states(&screen), [State::Promised, State::Promised]);
    // The same key once more is no answer, Esc is none either.
    screen.types("1").press(KeyCode::Enter);
    assert_eq!(states(&screen), [State::Promised, State::Promised]);
    screen.press(KeyCode::Esc);
    assert_eq!(states(&screen), [State::Promised, State::Promised]);
    screen.types("1").press(KeyCode::Enter);
    assert_eq!(states(&screen), [State::Reported, State::Promised]);
    screen.press(KeyCode::Up).types("2").press(KeyCode::Enter);
    assert_eq!(states(&screen), [State::Doing, State::Promised], "{}", screen.shows(80, 24).join("\n"));
}

#[test]
fn what_is_the_same_is_merged_by_its_number_as_it_is_said_and_edited_over_what_it_says() {
    let mut screen = Screen::with(1, Lang::Zh);
    let mut store = screen.store();
    let said = |text: &str, who: u128| Command::Add(Box::new(New { author: Some(person(who)), ..New::visit(text) }));
    let commands = [said("楼道灯坏了", 7), said("三楼灯不亮", 8), said("灯", 9)];
    assert!(store.give(&commands, at(NOON.parse().unwrap())).unwrap().is_ok());
    drop(store);
    let state = |screen: &Screen, of: &str| screen.store().item(super::no(of)).unwrap().unwrap();
    let row = |screen: &mut Screen, of: &str| {
        // One step a row.
        let rows = screen.shows(60, 40);
        rows.iter().position(|row| row.contains(of)).unwrap_or_else(|| panic!("{of}: {rows:#?}"))
    };
    let choose = |screen: &mut Screen, what: &str| {
        (0..40).for_each(|_| {
            screen.press(KeyCode::Up);
        });
        let (to, first) = (row(screen, what), row(screen, "1  当场说清"));
        (first..to).for_each(|_| {
            screen.press(KeyCode::Down);
        });
        screen.press(KeyCode::Enter);
    };
    // The third one goes into the first one, by its digits; the second one by its name.
    screen.press(KeyCode::F(4)).press(KeyCode::Down).press(KeyCode::Down).press(KeyCode::Enter);
    choose(&mut screen, "并到别件");
    screen.types("1").press(KeyCode::Enter);
    let shown = screen.shows(100, 40).join("\n");
    assert_eq!(state(&screen, "26-v3").into, Some(super::no("26-v1")), "{shown}");
    screen.press(KeyCode::Esc).press(KeyCode::Up).press(KeyCode::Enter);
    assert!(screen.shows(100, 40).join("\n").contains("三楼灯不亮"));
    choose(&mut screen, "并到别件");
    screen.types("接待1").press(KeyCode::Enter);
    assert_eq!(state(&screen, "26-v2").into, Some(super::no("26-v1")));
    // The first one is edited: what stands there is offered.
    screen.press(KeyCode::Esc);
    (0..3).for_each(|_| {
        screen.press(KeyCode::Up);
    });
    screen.press(KeyCode::Enter);
    let shown = screen.shows(100, 40).join("\n");
    assert!(shown.contains("26年接待2号") && shown.contains("26年接待3号"), "what went into it: {shown}");
    choose(&mut screen, "改内容");
    assert!(screen.shows(100, 40).join("\n").contains("> 楼道灯坏了"));
    screen.press(KeyCode::End).types("三处").press(KeyCode::Enter).types("从二楼起").press(KeyCode::Tab);
    assert_eq!(state(&screen, "26-v1").title, "楼道灯坏了三处");
    // What is left out stays, a dash takes it out.
    choose(&mut screen, "改内容");
    screen.press(KeyCode::Enter).press(KeyCode::Tab);
    assert_eq!(state(&screen, "26-v1").words.as_deref(), Some("从二楼起"));
    choose(&mut screen, "改内容");
    screen.press(KeyCode::Enter).types("-").press(KeyCode::Tab);
    assert_eq!(state(&screen, "26-v1").words, None);
    // Answered, all three are to be called back; not content needs a reason.
    screen.types("1换好了").press(KeyCode::Enter);
    for of in ["26-v1", "26-v2", "26-v3"] {
        assert_eq!(state(&screen, of).state, State::CallBack, "{of}");
    }
    screen.types("23").press(KeyCode::Enter);
    assert!(screen.shows(100, 40).join("\n").contains("1再办"));
    screen.types("2，还有一处").press(KeyCode::Enter);
    let closed = state(&screen, "26-v1");
    assert_eq!((closed.state, closed.why.as_deref()), (State::Closed, Some("还有一处")));
}

#[test]
fn what_happened_before_is_written_down_from_the_screen_and_every_page_says_so() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(5)).press(KeyCode::Down).press(KeyCode::Enter);
    // What is still to come is asked again.
    screen.types("明天").press(KeyCode::Enter);
    assert!(screen.shows(100, 40).join("\n").contains("要已经过去"));
    screen.press(KeyCode::Esc).press(KeyCode::Enter).types("5月25日 9:30").press(KeyCode::Enter);
    screen.press(KeyCode::F(4));
    assert!(screen.shows(100, 40).join("\n").contains("补记：5月25日 09:30"), "{}", screen.shows(100, 40).join("\n"));
    screen.press(KeyCode::F(6)).types("楼道灯坏了").press(KeyCode::Tab);
    let visits = screen.visits();
    assert_eq!(visits[0].desk.as_ref().unwrap().at.to_string(), "2026-05-25T09:30:00.000+08:00");
    // An empty answer is now again.
    screen.press(KeyCode::F(5)).press(KeyCode::Down).press(KeyCode::Enter).press(KeyCode::Enter);
    assert!(!screen.shows(100, 40).join("\n").contains("补记："));
}

#[test]
fn a_motion_is_meant_without_a_letter_and_without_its_meeting() {
    let mut screen = Screen::with(1, Lang::Zh);
    let mut room = crate::sessions::played("worked").meeting().clone();
    room.opening.as_mut().unwrap().number = Some(3);
    let chain = super::intake::chain(9, "a");
    let report = yishi::tracker::Report::of(&room, chain, true).unwrap();
    let taken = screen.store().give(&[Command::TakeIn(Box::new(report))], at(NOON.parse().unwrap())).unwrap();
    assert!(taken.is_ok(), "{taken:?}");
    screen.press(KeyCode::F(5)).types("5");
    for (n, said) in ["提议3", "26-3-3", "3", "26-3-m3"].into_iter().enumerate() {
        screen.press(KeyCode::F(8));
        (0..6).for_each(|_| {
            screen.press(KeyCode::Down);
        });
        screen.press(KeyCode::Enter).press(KeyCode::F(6));
        screen.types("补灯").press(KeyCode::Enter).press(KeyCode::Enter).types(said).press(KeyCode::Enter);
        let project = screen.store().project(format!("26-p{}", n + 1).parse().unwrap()).unwrap();
        let project = project.unwrap_or_else(|| panic!("{said}: {}", screen.shows(100, 40).join("\n")));
        assert_eq!(project.basis, Some(super::no("26-3-m3")), "{said}");
        // A motion carries one project.
        assert!(screen.store().undo(None, NOON.parse().unwrap(), None).unwrap().is_ok());
    }
}

#[test]
fn a_meeting_without_a_number_is_named_and_not_taken_in_before_somebody_says_which_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let clock = || Clock::at("2026-05-26T09:00:00+08:00".parse().unwrap());
    let mut sitting = Sitting::create(&home, None, Clock::at(NOON.parse().unwrap())).unwrap().without_roster();
    crate::console::give(
        &mut sitting,
        &[
            r#"OpenMeeting(estate:"望春苑",theme:"外面开的?")"#,
            r#"SignIn(badges:"1-9")"#,
            "TakeOffice(office:Chair,badge:1)",
            "StartMeeting()",
            r#"Park(text:"记一句",badge:3)"#,
            r#"CloseMeeting(reason:"停电")"#,
        ],
    );
    let id = sitting.id();
    drop(sitting);
    let said = |home: &Home| App::choose(home.clone(), clock(), Lang::Zh).said().map(str::to_owned).collect::<Vec<_>>();
    let first = said(&home);
    assert!(first.iter().any(|line| line.contains("1场会没有编号") && line.contains("外面开的?")), "{first:?}");
    assert!(Record::open(home.root()).unwrap().meetings(Page::ALL).unwrap().is_empty());
    let mut clerk = yishi::office::Clerk::open(&home, clock()).unwrap();
    assert!(clerk.take_as(id, false, Some(5)).unwrap().is_ok());
    assert!(!said(&home).iter().any(|line| line.contains("没有编号")), "it is in");
}

#[test]
fn a_name_that_was_written_down_at_another_desk_is_shown_at_the_next_look() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(7));
    assert!(screen.shows(100, 30).join("\n").contains("一位居民"), "{}", screen.shows(100, 30).join("\n"));
    let Party::Person(id) = person(1) else { panic!("nobody") };
    let name = Name { name: None, call: Some("老周".into()) };
    screen.store().put_names(&[(id, name)]).unwrap();
    screen.press(KeyCode::F(8)).press(KeyCode::F(7));
    assert!(screen.shows(100, 30).join("\n").contains("老周"), "{}", screen.shows(100, 30).join("\n"));
}

#[test]
fn f3_says_what_would_be_taken_back_and_only_once_more_takes_it_back() {
    let mut screen = Screen::with(1, Lang::Zh);
    screen.press(KeyCode::F(7)).press(KeyCode::F(3));
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("要撤回的是") && shown.contains("修路灯"), "{shown}");
    // Another key in between: it is asked again.
    screen.press(KeyCode::Down).press(KeyCode::F(3));
    assert_eq!(screen.store().list(&Filter::default(), Page::ALL).unwrap().len(), 1);
    // What another desk writes meanwhile is not what is taken back.
    let theirs = Command::Add(Box::new(New::about("别人刚记的")));
    assert!(screen.store().give(&[theirs], at(NOON.parse().unwrap())).unwrap().is_ok());
    screen.press(KeyCode::F(3));
    let left: Vec<String> =
        screen.store().list(&Filter::default(), Page::ALL).unwrap().into_iter().map(|item| item.title).collect();
    assert_eq!(left, ["别人刚记的"]);
    assert!(screen.shows(80, 24).join("\n").contains("撤回了"));
}
