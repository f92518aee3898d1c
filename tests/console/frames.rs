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
    assert!(!shown.contains("赞成 26"), "{shown}");
    console.line("7");
    let shown = console.shows(80, 24);
    assert!(shown.contains("赞成 26 + 反对 7 + 没举手 3 = 有票 36"), "{shown}");
}

#[test]
fn the_key_for_help_stands_in_the_footer_of_every_window_whatever_else_finds_no_room() {
    let lines = lines();
    for (lang, words) in [(Lang::Zh, "F1 帮助"), (Lang::En, "F1 help")] {
        for upto in [30, 60, 120, 200, 240, lines.len()] {
            let mut console = Console::given_in(lang, &lines[..upto]);
            for (cols, rows) in SIZES {
                let shown = console.screen(cols, rows);
                assert!(shown[usize::from(rows) - 1].contains(words), "{cols}x{rows} line {upto}: {:?}", shown.last());
                // While something is typed, too.
                console.types("1");
                let shown = console.screen(cols, rows);
                assert!(shown[usize::from(rows) - 1].contains(words), "{cols}x{rows} line {upto}: {:?}", shown.last());
                console.press(KeyCode::Backspace);
            }
        }
    }
}

#[test]
fn the_first_frame_of_another_size_has_its_keys_too() {
    let upto = lines().iter().position(|line| line.contains("Cluster(rest")).unwrap();
    let mut console = Console::given(&lines()[..upto]);
    for size in [(60, 20), (160, 45), (60, 20)] {
        let first = console.screen(size.0, size.1);
        assert_eq!(first, console.screen(size.0, size.1));
    }
}

#[test]
fn the_help_names_stages_as_the_charter_does() {
    let mut console = Console::given(&lines()[..60]);
    console.press(KeyCode::F(1));
    let mut shown = String::new();
    for _ in 0..6 {
        shown.push_str(&console.shows(120, 34));
        console.press(KeyCode::PageDown);
    }
    assert!(shown.contains("选题分组  "), "{shown}");
    for number in 1..7 {
        assert!(!shown.contains(&format!("第{number}环节")), "{shown}");
    }
}

#[test]
fn where_not_all_that_is_missing_finds_room_it_is_said_how_much_more_there_is() {
    let upto = lines().iter().position(|line| line.contains("OpenMotion(motion:1")).unwrap();
    let mut console = Console::given_in(Lang::En, &lines()[..=upto]);
    assert!(console.shows(60, 20).contains("the vote on proposal 1, and 2 more"), "{}", console.shows(60, 20));
    assert!(console.shows(160, 45).contains("the vote on proposal 3"), "{}", console.shows(160, 45));
}
