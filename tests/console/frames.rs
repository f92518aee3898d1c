//! Every frame of the worked evening, at every size: nothing cut, nothing wider than its window.

use super::*;

const WORKED: &str = include_str!("../../sessions/worked.ron");
const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 34), (160, 45)];

fn lines() -> Vec<&'static str> {
    WORKED.lines().collect()
}

#[test]
fn every_twentieth_line_of_the_worked_evening_fits_every_window_on_every_board() {
    let lines = lines();
    for lang in [Lang::Zh, Lang::En] {
        for upto in (1..=lines.len()).filter(|n| n % 20 == 0 || *n == lines.len()) {
            let mut console = Console::given_in(lang, &lines[..upto]);
            for (cols, rows) in SIZES {
                for board in yishi::view::Board::ALL {
                    assert_whole(
                        &console.screen(cols, rows),
                        cols,
                        &format!("line {upto} {cols}x{rows} board {board:?}"),
                    );
                    console.press(KeyCode::Tab);
                }
            }
        }
    }
}

#[test]
fn lists_forms_and_help_fit_every_window() {
    let lines = lines();
    for upto in [60, 200, lines.len()] {
        let mut console = Console::given(&lines[..upto]);
        let many = console.meeting().legal_now().len();
        for (cols, rows) in SIZES {
            for row in 0..many {
                console.press(KeyCode::F(2));
                for _ in 0..row {
                    console.press(KeyCode::Down);
                }
                assert_whole(&console.screen(cols, rows), cols, "menu");
                console.press(KeyCode::Esc);
            }
            console.press(KeyCode::F(1));
            assert_whole(&console.screen(cols, rows), cols, "help");
            console.press(KeyCode::Esc);
        }
    }
}

#[test]
fn below_the_least_size_there_is_one_honest_line() {
    let mut console = Console::given(&lines()[..40]);
    for (cols, rows) in [(59, 20), (60, 19), (20, 5), (1, 1)] {
        let shown = console.shows(cols, rows);
        assert!(!shown.contains("F2"), "{shown}");
    }
    assert!(console.shows(50, 10).contains("60x20"));
}

#[test]
fn the_cursor_stands_behind_what_is_typed() {
    let mut console = Console::given(&lines()[..40]);
    let (_, empty) = console.frame(80, 24);
    console.types("停车难");
    let (rows, typed) = console.frame(80, 24);
    assert_eq!((typed.y, typed.x), (22, empty.x + 6));
    assert!(rows[22].contains("> 停车难"), "{}", rows[22]);
}

#[test]
fn counts_are_hidden_until_both_are_in() {
    let lines = lines();
    let upto = lines.iter().position(|line| line.contains("CountFor")).unwrap() + 1;
    let mut console = Console::given(&lines[..upto]);
    let shown = console.shows(80, 24);
    assert!(shown.contains("赞成(数好了) ?"), "{shown}");
    assert!(!shown.contains("赞成 29"), "{shown}");
    console.line("8");
    let shown = console.shows(80, 24);
    assert!(shown.contains("赞成 29 + 反对 8 + 没举手 4 = 在场 41"), "{shown}");
}
