//! One person chairs, keeps time and types: with digits, Enter, Space and F-keys alone there are minutes in the end.

use KeyCode::{Enter, F};
use yishi::{
    document::markdown,
    minutes::{self, Record},
};

use super::*;

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"停车怎么停?",charter:Preset("solo"))"#;
const SPACE: KeyCode = KeyCode::Char(' ');

/// Digits, as they stand on a pad of numbers, and blanks between them.
fn digits(console: &mut Console, line: &str) {
    assert!(line.chars().all(|c| c.is_ascii_digit() || c == ' '), "{line}");
    console.types(line);
}

fn line(console: &mut Console, line: &str) {
    digits(console, line);
    console.press(Enter);
}

/// The next stage; what is missing for it lies on paper.
fn advance(console: &mut Console) {
    let stage = console.meeting().stage;
    console.press(F(12)).press(F(4));
    if console.meeting().stage == stage {
        console.press(F(6)).types("5");
    }
    assert_ne!(console.meeting().stage, stage, "{}", console.said());
}

/// Space; a key counts once a second, and here no time goes by.
fn next(console: &mut Console) {
    console.press(F(12)).press(SPACE);
}

/// Enters until the form is given: everything that may be left out is.
fn enter_through(console: &mut Console) {
    for _ in 0..12 {
        if console.app.console().unwrap().popup_is_open() {
            console.press(Enter);
        }
    }
    assert!(!console.app.console().unwrap().popup_is_open(), "{}", console.shows(80, 24));
}

#[test]
fn a_solo_evening_with_digits_enter_space_and_f_keys_alone_has_minutes_with_ten_headings() {
    let mut console = Console::given(&[OPEN]);
    let c = &mut console;
    // Who is here; the same person in the chair and at the record; the start.
    line(c, "1 2 3 5 6 7 8 9 10 11");
    c.press(SPACE);
    for _ in 0..2 {
        c.press(F(8));
        line(c, "1");
    }
    advance(c);
    // Cards by number, one taken back, the rest as they are.
    line(c, "6 7 8 9");
    line(c, "10");
    c.press(F(3)).types("1");
    assert_eq!(c.meeting().concerns.len(), 4);
    c.press(F(8));
    advance(c);
    // Tables for two topics, and who leads them.
    c.press(F(8));
    line(c, "1 2");
    c.press(F(8));
    line(c, "6");
    advance(c);
    // One proposal, by the number of its slip.
    c.press(F(8)).press(Enter);
    line(c, "1");
    enter_through(c);
    assert_eq!(c.meeting().motions.len(), 1, "{}", c.said());
    advance(c);
    // Both tables report; the motion is opened, debated and voted.
    for _ in 0..2 {
        next(c);
        enter_through(c);
    }
    next(c);
    enter_through(c);
    assert!(c.meeting().open_motion.is_some(), "{}", c.said());
    // It is loud: hush, and on.
    c.press(F(5));
    assert!(c.said().contains("静一静"), "{}", c.said());
    c.press(F(12)).press(F(5));
    for (badge, side) in [("6", "1"), ("9", "2")] {
        line(c, badge);
        c.types(side);
    }
    for _ in 0..2 {
        next(c);
        assert!(c.meeting().running_speech().is_some(), "{}", c.said());
        next(c);
    }
    next(c);
    next(c);
    line(c, "10");
    enter_through(c);
    line(c, "6");
    line(c, "3");
    next(c);
    c.types("1").press(Enter);
    assert_eq!(c.meeting().votes.len(), 1, "{}", c.said());
    for _ in 0..4 {
        c.press(F(12)).press(F(4));
        if c.app.console().unwrap().popup_is_open() {
            c.types("1").press(Enter);
        } else if c.app.console().unwrap().can_pass() {
            c.press(F(6)).types("5");
        }
    }
    assert!(c.meeting().closed.is_some(), "{}", c.said());
    let console = console.app.console().unwrap();
    let names = console.names();
    let record = Record::of(&names, Lang::Zh);
    let paper = String::from_utf8(markdown::write(&minutes::build(console.meeting(), &record))).unwrap();
    for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
        assert!(paper.contains(&format!("## {number}、")), "{number}\n{paper}");
    }
    assert!(paper.contains("赞成6人") && paper.contains("反对3人"), "{paper}");
}
