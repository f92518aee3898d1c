//! The same table through names, and through the file that holds them.

use std::fs;

use ratatui::{Terminal, backend::TestBackend, crossterm::event::KeyCode};
use ron::ser::to_string as quoted;
use yishi::tui::{
    Theme,
    theme::{Depth, Glyphs, Scheme},
};

use super::{assert_clean, strings::strings};
use crate::{
    console::Console,
    support::{figure, order},
};

const OPEN: &str = r#"OpenMeeting(estate: "安丰小区", theme: "门禁")"#;

#[test]
fn names_from_a_file_that_was_edited_by_hand_are_shown_clean() {
    let mut console = Console::given(&[OPEN, r#"SignIn(badges: 1, name: "王阿姨")"#]);
    let file = console.home.folder(console.id).join("people.ron");
    let written = fs::read_to_string(&file).unwrap();
    let all = strings();
    for (of, text) in all.iter().step_by(usize::try_from(figure::size(5, 1)).unwrap()) {
        fs::write(&file, written.replace("\"王阿姨\"", &quoted(text).unwrap())).unwrap();
        console = console.again("2026-05-23T19:30:00+08:00");
        let sitting =
            yishi::sitting::Sitting::look(&console.home, console.id, crate::console::at(crate::console::EVENING));
        for call in sitting.unwrap().calls().values() {
            assert_clean(call, of);
        }
        assert_clean(&console.shows(80, 24), of);
    }
}

#[test]
fn ten_thousand_long_names_and_every_window_are_drawn() {
    let mut console = Console::given(&[OPEN, r#"SignIn(badges: 1, name: "王阿姨")"#]);
    let file = console.home.folder(console.id).join("people.ron");
    let written = fs::read_to_string(&file).unwrap();
    let people = figure::size(200, 10_000);
    let long = "长".repeat(3_400);
    let mut more = String::from("{");
    for n in 0..people {
        more.extend([&format!("\"0190a000-0000-7000-8000-{n:012x}\":(call:\""), long.as_str(), "\"),"]);
    }
    fs::write(&file, written.replace("王阿姨", &"长".repeat(3_400)).replacen('{', &more, 1)).unwrap();
    console = console.again("2026-05-23T19:30:00+08:00");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let sizes = figure::size(40, 1_000);
    for n in 0..sizes {
        let (cols, rows) = match n {
            0 => (1, 1),
            1 => (500, 200),
            n => (u16::try_from(1 + n * 37 % 500).unwrap(), u16::try_from(1 + n * 91 % 200).unwrap()),
        };
        // In turn the console and the wall, in every theme, with and without big letters.
        if n % 2 == 1 {
            console.press(KeyCode::F(9));
        }
        let glyphs = if n % 3 == 0 { Glyphs::Plain } else { Glyphs::Blocks };
        let scheme = Scheme::ALL[usize::try_from(n).unwrap() / 2 % Scheme::ALL.len()];
        console.app = console.app.theme(Theme { glyphs, ..Theme::new(scheme, Depth::True) });
        terminal.backend_mut().resize(cols, rows);
        console.app.resized();
        terminal.draw(|frame| console.app.draw(frame)).unwrap();
    }
    figure::note("H16", &format!("{people} names of 10 KB, {sizes} resizes from 1x1 to 500x200, 0 panics"));
}

#[test]
fn a_hostile_name_is_refused_or_kept_clean() {
    let mut console = Console::given(&[OPEN]);
    for (_, text) in strings() {
        let line = format!("SignIn(badges: 7, name: {})", quoted(&text).unwrap());
        let _ = order(&line);
        console.app.paste(&text);
        assert_clean(&console.shows(80, 24), "pasted");
        for _ in 0..2 {
            console.press(KeyCode::Esc);
        }
    }
}

#[test]
fn a_paste_without_end_is_not_taken_and_said_so() {
    let mut console = Console::given(&[OPEN]);
    console.app.paste(&"楼道太暗\n".repeat(100_000));
    assert!(console.said().contains("贴进来的太长"), "{}", console.said());
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 0);
    console.app.paste("王阿姨");
    assert!(console.shows(80, 24).contains("王阿姨"));
}
