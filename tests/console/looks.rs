//! How the screen looks: every letter can be read in every theme, keys and bell are as the station set them.

use yishi::tui::{
    Theme,
    keymap::{Keys, Place},
    theme::{Depth, Scheme, contrast},
};

use ratatui::style::Color;

use super::*;

const WORKED: &str = include_str!("../../sessions/worked.ron");

/// Every cell that is seen, with its colours.
fn cells(console: &mut Console, cols: u16, rows: u16) -> Vec<(String, Color, Color)> {
    let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
    terminal.draw(|frame| console.app.draw(frame)).unwrap();
    let mut hidden = 0;
    let mut cells = Vec::new();
    for cell in terminal.backend().buffer().content() {
        // A wide glyph lies over the cell behind it.
        if hidden == 0 {
            hidden = text::width(cell.symbol());
            cells.push((cell.symbol().to_owned(), cell.fg, cell.bg));
        }
        hidden = hidden.saturating_sub(1);
    }
    cells
}

/// The worked evening in these looks, at a few of its moments: console and wall, with lists, forms and help.
fn every_screen(theme: Theme, mut check: impl FnMut(&mut Console, &str)) {
    let lines: Vec<&str> = WORKED.lines().collect();
    for upto in [40, 120, 200, 260, lines.len()] {
        let mut console = Console::given(&lines[..upto]);
        console.app = console.app.theme(theme);
        for wall in [false, true] {
            for board in 0..7 {
                check(&mut console, &format!("line {upto} board {board} wall {wall}"));
                console.press(KeyCode::Tab);
            }
            for over in [KeyCode::F(1), KeyCode::F(2), KeyCode::F(10)] {
                console.press(over);
                check(&mut console, &format!("line {upto} {over:?} wall {wall}"));
                console.press(KeyCode::Esc);
            }
            console.press(KeyCode::F(9));
        }
    }
}

#[test]
fn every_letter_of_every_screen_can_be_read_in_every_theme() {
    for scheme in [Scheme::Dark, Scheme::Light, Scheme::Contrast] {
        let least = if scheme == Scheme::Contrast { 10.0 } else { 7.0 };
        for depth in [Depth::True, Depth::Palette] {
            every_screen(Theme::new(scheme, depth), |console, what| {
                for (symbol, fore, back) in cells(console, 120, 34) {
                    if symbol.trim().is_empty() {
                        assert!(contrast(back, back).is_some(), "{scheme:?} {depth:?} {what}: no paper under it");
                        continue;
                    }
                    let contrast = contrast(fore, back).unwrap_or(0.0);
                    assert!(contrast >= least, "{scheme:?} {depth:?} {what}: {symbol:?} {contrast:.2}");
                }
            });
        }
    }
}

#[test]
fn without_colours_no_screen_has_any() {
    every_screen(Theme::new(Scheme::Mono, Depth::True), |console, what| {
        for (symbol, fore, back) in cells(console, 80, 24) {
            assert_eq!((fore, back), (Color::Reset, Color::Reset), "{what}: {symbol:?}");
        }
    });
}

#[test]
fn sixteen_colours_are_never_more() {
    for scheme in Scheme::ALL {
        every_screen(Theme::new(scheme, Depth::Sixteen), |console, what| {
            for (symbol, fore, back) in cells(console, 80, 24) {
                for colour in [fore, back] {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{what}: {symbol:?}");
                }
            }
        });
    }
}

#[test]
fn tab_in_the_help_tries_other_colours_and_the_meeting_goes_on() {
    let lines: Vec<&str> = WORKED.lines().take(40).collect();
    let mut console = Console::given(&lines);
    console.app = console.app.theme(Theme::new(Scheme::Dark, Depth::True));
    let before = console.bytes();
    console.press(KeyCode::F(1));
    assert!(console.shows(80, 24).contains("Tab 换颜色"));
    console.press(KeyCode::Tab).press(KeyCode::Tab);
    assert_eq!(console.app.looks().scheme, Scheme::Contrast);
    console.press(KeyCode::Esc);
    assert_eq!(console.bytes(), before);
}

#[test]
fn keys_of_a_station_do_what_it_says_and_are_the_ones_that_are_shown() {
    let lines: Vec<&str> = WORKED.lines().take(40).collect();
    let mut console = Console::given(&lines);
    let keys = r#"[(place: Console, action: Menu, keys: ["F11"]), (place: Help, action: Close, keys: ["F11", "Esc"])]"#;
    console.app = console.app.keys(Keys::overlaid(keys).unwrap());
    let shown = console.shows(160, 45);
    assert!(shown.contains("F11 能做什么") && !shown.contains("F2 "), "{shown}");
    console.press(KeyCode::F(2));
    assert_eq!(console.app.console().unwrap().place(), Place::Empty);
    console.press(KeyCode::F(11));
    assert_eq!(console.app.console().unwrap().place(), Place::List);
    console.press(KeyCode::Esc).press(KeyCode::F(1));
    assert!(console.shows(160, 45).contains("F11 关上"));
}
