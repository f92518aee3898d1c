//! A second console: its card, its footer, F1 and F2 offer what it can do; whatever else is pressed, typed or pasted says how it could be.

use yishi::tui::keymap::{BINDINGS, Place};

use super::*;

/// A second console at the same meeting. The first one runs it as long as the test does.
pub fn beside(first: Console) -> Console {
    let Console { app, home, id, folder } = first;
    Box::leak(Box::new(app));
    let app = App::at(&home, id, &at(EVENING), Lang::Zh).unwrap();
    Console { app, home, id, folder }
}

fn looks() -> Console {
    beside(Console::given(AT_A_MOTION))
}

/// The keys of the place, and of no other.
fn own() -> Vec<KeyEvent> {
    let rows = BINDINGS.iter().filter(|row| row.place == Place::Looking);
    rows.flat_map(|row| row.keys.iter().map(|key| KeyEvent::new(key.0, key.1))).collect()
}

/// Every key of every other place, and what is typed.
fn others() -> Vec<KeyEvent> {
    let bound = BINDINGS.iter().flat_map(|row| row.keys.iter().map(|key| KeyEvent::new(key.0, key.1)));
    let typed = "1 9+-=?*@#王".chars().map(KeyCode::Char);
    let edits = [KeyCode::Backspace, KeyCode::Delete, KeyCode::Left, KeyCode::Right, KeyCode::Insert];
    let plain = typed.chain(edits).map(|code| KeyEvent::new(code, KeyModifiers::NONE));
    bound.chain(plain).filter(|key| !own().contains(key)).collect()
}

#[test]
fn whatever_is_no_key_of_it_says_how_it_could_be_recorded_here() {
    let mut second = looks();
    let before = second.bytes();
    assert!(others().len() > 20);
    for key in others() {
        second.app.key(key);
        let (said, console) = (second.said(), second.app.console().unwrap());
        assert!(said.contains("这里只看，不记") && said.contains("F10"), "{key:?}: {said}");
        assert!(!console.popup_is_open() && console.line().is_empty(), "{key:?}");
        second.press(KeyCode::Esc);
    }
    for pasted in ["17+", "7 门口太黑\n8 停车"] {
        second.app.paste(pasted);
        assert!(second.said().contains("这里只看，不记"), "{}", second.said());
        assert!(!second.app.console().unwrap().popup_is_open());
        second.press(KeyCode::Esc);
    }
    assert_eq!(second.bytes(), before);
}

#[test]
fn it_says_who_has_the_first_and_its_card_is_to_go_on_here() {
    let second = looks();
    assert!(second.said().contains("另一个窗口从"), "{}", second.said());
    let card = second.app.console().unwrap().card().unwrap();
    assert_eq!((card.key.as_str(), card.what.as_str()), ("Enter", "在这里接着记"));
    assert!(card.why.contains("那边先按F10离开"), "{}", card.why);
}

/// Names of keys that a screen shows which this place doesn't have.
fn foreign(screen: &[String]) -> Vec<String> {
    let named: Vec<String> = BINDINGS
        .iter()
        .flat_map(|row| row.keys.iter().map(|key| (row.place, key.name())))
        .filter(|(place, _)| *place != Place::Looking)
        .map(|(_, name)| name)
        .filter(|name| {
            let nth = name.strip_prefix('F').and_then(|nth| nth.parse().ok());
            nth.is_some_and(|nth| !own().iter().any(|own| own.code == KeyCode::F(nth)))
        })
        .collect();
    let shown = |name: &String| {
        let is = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == name;
        screen.iter().any(|line| line.split_whitespace().any(is))
    };
    named.into_iter().filter(shown).collect()
}

#[test]
fn no_screen_of_it_names_a_key_that_does_nothing_here() {
    for (cols, rows) in [(80, 24), (120, 34)] {
        let mut second = looks();
        for key in [None, Some(KeyCode::F(1)), Some(KeyCode::F(2)), Some(KeyCode::F(9))] {
            key.map(|key| second.press(key).press(KeyCode::F(12)));
            let screen = second.screen(cols, rows);
            assert_eq!(foreign(&screen), Vec::<String>::new(), "{key:?}\n{}", screen.join("\n"));
            second.press(KeyCode::Esc);
        }
        // Nothing of what is typed at the first.
        let help = second.press(KeyCode::F(1)).shows(cols, rows);
        assert!(!help.contains("17+") && help.contains("在这里接着记"), "{help}");
    }
}

#[test]
fn f2_lists_what_its_keys_do_and_each_row_does_it() {
    let rows = [("换一面看", "到会的人"), ("墙面", "哪位先说"), ("离开", "离开？"), ("帮助", "按键")];
    for (row, comes) in rows {
        let mut second = looks();
        let list = second.press(KeyCode::F(2)).shows(100, 30);
        assert!(list.contains("在这里接着记"), "{list}");
        assert!(list.contains(row), "{row}\n{list}");
        second.types(row).press(KeyCode::Enter);
        assert!(second.shows(100, 30).contains(comes), "{row}\n{}", second.shows(100, 30));
    }
}

#[test]
fn one_key_goes_on_here_once_the_first_is_gone() {
    let first = Console::given(AT_A_MOTION);
    let app = App::at(&first.home, first.id, &at(EVENING), Lang::Zh).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut second = Console { app, home: first.home.clone(), id: first.id, folder };
    second.press(KeyCode::Enter);
    assert!(second.said().contains("要在这里记"), "{}", second.said());
    let Console { app, folder: _home, .. } = first;
    drop(app);
    second.press(KeyCode::F(12)).types("9");
    assert!(second.said().contains("在这里接着记"), "{}", second.said());
    second.press(KeyCode::Enter);
    assert!(second.app.console().unwrap().sitting().read_only().is_none(), "{}", second.said());
    // Pressed once more by habit, it is no next step.
    let seq = second.meeting().seq;
    second.press(KeyCode::Enter);
    assert_eq!(second.meeting().seq, seq);
    second.line("8-");
    assert!(second.bytes().contains("HandRaised"), "{}", second.said());
}

#[test]
fn it_shows_the_wall_as_the_first_has_it() {
    let mut first = Console::given(AT_A_MOTION);
    first.press(KeyCode::F(5));
    let mut second = beside(first);
    assert!(second.press(KeyCode::F(9)).shows(100, 30).contains("静一静") || second.shows(100, 30).contains("▀"));
    let choice = second.app.console().unwrap().picture().2;
    assert_eq!(choice.page, yishi::view::Page::Hush);
}

#[test]
fn what_time_alone_does_is_done_where_the_meeting_is_run() {
    let speaking = [AT_A_MOTION, &["RaiseHand(badge:8,side:For)", "GrantFloor()"]].concat();
    let first = Console::given(&speaking);
    let Console { app, home, id, folder } = first;
    Box::leak(Box::new(app));
    let app = App::at(&home, id, &at("2026-05-23T19:30:00+08:00"), Lang::Zh).unwrap();
    let mut second = Console { app, home, id, folder };
    second.app.tick();
    assert!(!second.app.take_bell());
    assert!(second.said().contains("另一个窗口从"), "{}", second.said());
}
