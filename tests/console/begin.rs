//! Coming back and the first time: what Enter does on the first screen, the tour, the roster; and no path stands in a sentence.

use std::path::Path;

use super::*;

/// The first screen of the home of this console, which is left as a crash leaves it.
fn first_screen_of(console: Console) -> Console {
    let Console { app, home, id, folder } = console;
    drop(app);
    Console { app: App::choose(home.clone(), at(EVENING), Lang::Zh), home, id, folder }
}

/// Sentences: lines that have words of ours.
fn sentences(console: &mut Console) -> Vec<String> {
    let hanzi = |line: &String| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    // Where the papers are stands in a line of its own, with the names of their folders.
    let place = |line: &String| Path::new(line.trim()).is_absolute();
    console.screen(160, 40).into_iter().filter(|line| hanzi(line) && !place(line)).collect()
}

fn assert_no_path(console: &mut Console, when: &str) {
    let root = console.home.root().to_string_lossy().into_owned();
    for line in sentences(console) {
        assert!(!line.contains(&root), "{when}: {line}");
        assert!(!line.contains(&console.id.to_string()), "{when}: {line}");
    }
}

#[test]
fn after_a_crash_enter_goes_on_with_the_meeting_that_ran() {
    let mut console = first_screen_of(Console::given(AT_A_MOTION));
    let shown = console.shows(80, 24);
    assert!(shown.contains("接着开：梧桐新村  老旧小区怎样封闭管理?"), "{shown}");
    console.press(KeyCode::Enter);
    assert!(console.meeting().open_motion.is_some());
}

#[test]
fn a_meeting_that_is_over_is_not_gone_on_with() {
    let over = [&AT_A_MOTION[..5], &[r#"CloseMeeting(reason:"停电了")"#]].concat();
    let mut console = first_screen_of(Console::given(&over));
    assert!(!console.shows(80, 24).contains("接着开："), "{}", console.shows(80, 24));
}

#[test]
fn the_second_console_says_who_has_the_first_and_names_no_path() {
    let first = Console::given(AT_A_MOTION);
    let app = App::choose(first.home.clone(), at(EVENING), Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let mut second = Console { app, home: first.home.clone(), id: first.id, folder };
    second.press(KeyCode::Enter);
    assert!(second.said().contains("另一个窗口从"), "{}", second.said());
    assert_no_path(&mut second, "looking");
    second.line("9+");
    assert_no_path(&mut second, "a line that can't be written");
}

#[test]
fn the_second_console_follows_the_first_and_takes_over_only_when_that_is_gone() {
    let mut first = Console::given(AT_A_MOTION);
    let open = |home: &Home, moment: &str| App::choose(home.clone(), Clock::at(moment.parse().unwrap()), Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let app = open(&first.home, "2026-05-23T19:00:01+08:00");
    let mut second = Console { app, home: first.home.clone(), id: first.id, folder };
    second.press(KeyCode::Enter);
    first.line("17+").line("9+");
    let seq = first.meeting().seq;
    second.app.tick();
    assert_eq!(second.meeting().seq, seq, "it follows");
    assert!(second.shows(100, 30).contains("9号"), "{}", second.shows(100, 30));
    assert!(!second.app.console().unwrap().popup_is_open(), "the first is there");
    second.line("8-");
    assert_eq!(second.meeting().seq, seq, "nothing is recorded here");
    // The first is closed: it is asked, once a second has gone by.
    let Console { app, home, .. } = first;
    drop(app);
    let folder = tempfile::tempdir().unwrap();
    drop(second);
    let mut third = Console { app: open(&home, EVENING), home, id: ID, folder };
    third.press(KeyCode::Enter);
    assert!(third.app.console().unwrap().sitting().read_only().is_none());
    let mut fourth = Console {
        app: open(&third.home, EVENING),
        home: third.home.clone(),
        id: ID,
        folder: tempfile::tempdir().unwrap(),
    };
    fourth.press(KeyCode::Enter);
    assert!(fourth.app.console().unwrap().sitting().read_only().is_some());
    drop(third);
    fourth.app.tick();
    assert!(fourth.shows(100, 30).contains("这里接着记"), "{}", fourth.shows(100, 30));
    fourth.press(KeyCode::F(12)).press(KeyCode::Enter);
    assert!(fourth.app.console().unwrap().sitting().read_only().is_none(), "{}", fourth.said());
    fourth.line("8-");
    assert!(fourth.bytes().contains("HandRaised"), "{}", fourth.said());
}

#[test]
fn papers_and_faults_of_the_disk_say_no_path_in_a_sentence() {
    let mut console = Console::given(AT_A_MOTION);
    console.press(KeyCode::End);
    assert!(console.said().contains("文件写好了"), "{}", console.said());
    assert_no_path(&mut console, "papers");
    // Where they are stands in a line of its own.
    assert!(console.said().contains("会议文件"), "{}", console.said());
    // A record that somebody altered.
    let mut bytes = fs::read(console.journal()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let journal = console.journal();
    let mut console = first_screen_of(console);
    fs::write(journal, bytes).unwrap();
    assert_no_path(&mut console, "first screen");
    console.press(KeyCode::Enter);
    assert_no_path(&mut console, "altered");
}

#[test]
fn an_empty_home_offers_a_meeting_the_tour_and_the_roster() {
    let mut console = Console::at_start();
    let shown = console.shows(80, 24);
    assert!(["建一场新会", "练一练", "导入名册"].iter().all(|row| shown.contains(row)), "{shown}");
}

#[test]
fn the_tour_watches_what_is_pressed_and_says_what_it_did() {
    let mut console = Console::at_start();
    console.types("2");
    let card = |console: &Console| console.app.console().unwrap().card().unwrap();
    assert!(card(&console).what.starts_with("1/14"), "{:?}", card(&console));
    let steps: &[(&str, &[KeyCode])] = &[
        ("17+", &[]),
        ("8-", &[KeyCode::Enter]),
        ("", &[KeyCode::F(12), KeyCode::Enter]),
        ("", &[KeyCode::F(12), KeyCode::Char(' ')]),
        ("", &[KeyCode::F(12), KeyCode::F(3), KeyCode::Char('1')]),
        ("*6", &[KeyCode::Enter]),
        (
            "",
            &[
                KeyCode::F(12),
                KeyCode::Enter,
                KeyCode::F(12),
                KeyCode::Enter,
                KeyCode::F(12),
                KeyCode::Enter,
                KeyCode::F(12),
                KeyCode::Enter,
                KeyCode::F(12),
                KeyCode::Enter,
            ],
        ),
        ("", &[KeyCode::F(12), KeyCode::Enter, KeyCode::Char('3'), KeyCode::Char('0'), KeyCode::Tab]),
        ("20 8", &[KeyCode::Enter]),
        ("", &[KeyCode::F(12), KeyCode::Enter, KeyCode::Char('1'), KeyCode::Enter]),
        ("", &[KeyCode::F(9)]),
        ("", &[KeyCode::F(9)]),
        ("", &[KeyCode::F(5)]),
    ];
    for (step, (typed, keys)) in (1..).zip(steps) {
        console.types(typed);
        for key in *keys {
            console.press(*key);
        }
        let next = card(&console);
        assert!(next.what.starts_with(&format!("{}/14", step + 1)), "{step}: {next:?}\n{}", console.shows(100, 30));
        assert!(!next.why.is_empty(), "{step}: what it did is said");
    }
    console.press(KeyCode::F(2)).types("xyx").press(KeyCode::Esc).press(KeyCode::Esc);
    assert!(card(&console).what.contains("练完了"), "{:?}", card(&console));
    assert!(console.meeting().opening.as_ref().unwrap().practice);
}

#[test]
fn the_roster_is_brought_in_on_the_first_screen_and_its_faults_are_said() {
    let mut console = Console::at_start();
    let file = console.home.root().join("名册.csv");
    console.types("3").types("/没有这个文件").press(KeyCode::Enter);
    assert!(console.shows(80, 24).contains("没有这个文件"), "{}", console.shows(80, 24));
    fs::create_dir_all(console.home.root()).unwrap();
    fs::write(&file, "姓名,楼栋,房号\n王秀兰,3,201\n李大伯,3,202\n").unwrap();
    console.press(KeyCode::Esc).types("3");
    console.app.paste(&file.to_string_lossy());
    console.press(KeyCode::Enter);
    assert!(console.shows(80, 24).contains("名册里现在有2位"), "{}", console.shows(80, 24));
}

#[test]
fn several_estates_on_one_laptop_are_chosen_on_the_first_screen_and_keep_apart() {
    let console = Console::given(AT_A_MOTION);
    fs::create_dir_all(console.home.root().join("stations/枫林苑")).unwrap();
    let mut console = first_screen_of(console);
    console.types("3");
    let shown = console.shows(80, 24);
    assert!(shown.contains("枫林苑") && !shown.contains("老旧小区怎样封闭管理"), "{shown}");
    assert!(shown.contains("回到头一个站") && shown.contains("练一练"), "{shown}");
    // A meeting of one station stands in no other.
    console.types("4");
    assert!(console.shows(80, 24).contains("接着开：梧桐新村"), "{}", console.shows(80, 24));
}
