//! The yellow card: there is one wherever nothing is asked, its key does something here, and every window shows it.

use yishi::tui::{
    input::GRAMMAR,
    keymap::{Keys, Place},
};

use super::*;

const WORKED: &str = include_str!("../../sessions/worked.ron");

fn moments(mut look: impl FnMut(&mut Console, usize)) {
    let lines: Vec<&str> = WORKED.lines().collect();
    for upto in (10..=lines.len()).step_by(9) {
        look(&mut Console::given(&lines[..upto]), upto);
    }
}

#[test]
fn there_is_one_card_and_its_key_is_bound_here_or_is_a_line_that_is_typed_here() {
    let keys = Keys::default();
    let bound: Vec<String> = keys
        .rows()
        .iter()
        .filter(|row| matches!(row.place, Place::Console | Place::Empty))
        .filter_map(|row| row.keys.first().map(|chord| chord.name()))
        .collect();
    moments(|console, upto| {
        let card = console.app.console().unwrap().card().unwrap_or_else(|| panic!("line {upto}: no card"));
        let typed = |row: &yishi::tui::input::LineKind| row.example == card.key && row.at.holds(console.meeting());
        let known = card.key.is_empty() || bound.contains(&card.key) || GRAMMAR.iter().any(typed);
        assert!(known && !card.what.is_empty(), "line {upto}: {card:?}");
    });
}

#[test]
fn every_window_shows_the_card_and_what_the_wall_shows_now() {
    moments(|console, upto| {
        let card = console.app.console().unwrap().card().unwrap();
        let begins: String = card.what.chars().take(6).collect();
        for (cols, rows) in [(60, 20), (80, 24), (100, 30), (120, 34)] {
            let shown = console.shows(cols, rows);
            assert!(shown.contains(&begins), "line {upto} {cols}x{rows}: {card:?}\n{shown}");
            if cols >= 80 {
                assert!(shown.contains("墙上"), "line {upto} {cols}x{rows}\n{shown}");
            }
        }
    });
}

#[test]
fn while_something_is_typed_the_card_says_what_enter_does_with_that() {
    let mut console = Console::given(AT_A_MOTION);
    let before = console.app.console().unwrap().card().unwrap();
    console.types("9");
    let typed = console.app.console().unwrap().card().unwrap();
    assert_eq!((typed.key.as_str(), typed.what.as_str()), ("Enter", "9号，看能做什么"));
    console.press(KeyCode::Esc);
    assert_eq!(console.app.console().unwrap().card().unwrap(), before);
}

#[test]
fn a_picture_that_stands_is_said_beside_the_scene() {
    let mut console = Console::given(AT_A_MOTION);
    assert!(console.shows(100, 30).contains("跟着会走"));
    console.press(KeyCode::Home);
    assert!(console.shows(100, 30).contains("定住了"), "{}", console.shows(100, 30));
}

/// In a debate the clock of who speaks is the largest thing at the console.
#[test]
fn the_clock_of_who_speaks_is_large_wherever_the_window_has_room() {
    for (cols, rows) in [(80, 36), (100, 30), (120, 34)] {
        let speaking =
            [AT_A_MOTION, &["RaiseHand(badge:8,side:For)", "RaiseHand(badge:9,side:Against)", "GrantFloor()"]].concat();
        let mut console = Console::given(&speaking);
        let screen = console.screen(cols, rows);
        let tall = screen.iter().filter(|line| line.contains('▀') || line.contains('▄')).count();
        assert!(tall >= 4, "{cols}x{rows}\n{}", screen.join("\n"));
        assert!(screen.iter().any(|line| line.contains("正在说：8号")), "{}", screen.join("\n"));
    }
}

/// What is read aloud before it is recorded stands on a sheet of its own.
#[test]
fn what_is_read_back_stands_on_a_sheet() {
    let mut console = Console::given(&AT_A_MOTION[..AT_A_MOTION.len() - 1]);
    console.line("1 试装刷卡门禁");
    for answer in ["7", "东门", "理事会", "6月底"] {
        if console.shows(100, 30).contains("念一遍") {
            break;
        }
        console.line(answer);
    }
    let shown = console.shows(100, 30);
    assert!(shown.contains("试装刷卡门禁"), "{shown}");
}
