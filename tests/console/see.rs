//! How big letters are drawn is chosen by eye: 看得清吗 on the wall, one key, kept for this machine.

use yishi::tui::{draw::wall::Paint, glyphs::Glyphs, projector::Projector};

use super::*;

/// A meeting while people come in, with 看得清吗 on the wall.
fn seeing() -> Console {
    let mut console = Console::given(&AT_A_MOTION[..1]);
    console.app = console.app.keeps_letters(console.home.clone());
    put_up(&mut console);
    console
}

fn put_up(console: &mut Console) {
    console.press(KeyCode::Up).types("看得清").press(KeyCode::Enter);
    assert!(console.said().contains("看得清吗"), "{}", console.said());
}

fn way(console: &Console) -> Glyphs {
    console.app.looks().glyphs
}

#[test]
fn one_key_chooses_and_it_is_kept_for_this_machine() {
    let mut console = seeing();
    assert!(console.said().contains("1 细，2 方"), "{}", console.said());
    assert_eq!((way(&console), console.home.letters()), (Glyphs::Blocks, None));
    for (key, chosen, said) in
        [("2", Glyphs::Squares, "方"), ("１", Glyphs::Blocks, "细"), ("2", Glyphs::Squares, "方")]
    {
        console.types(key);
        assert_eq!((way(&console), console.home.letters()), (chosen, Some(chosen)));
        assert!(console.said().contains(said), "{}", console.said());
        assert_eq!(console.app.console().unwrap().line().text(), "");
    }
    let written = fs::read_to_string(console.home.root().join("screens.ron")).unwrap();
    assert!(written.contains("Squares"), "{written}");
}

#[test]
fn enter_behind_the_key_does_nothing_of_the_meeting() {
    let mut console = seeing();
    let lines = console.meeting().seq;
    console.types("2").press(KeyCode::Enter).types("1").press(KeyCode::Enter);
    assert_eq!(console.meeting().seq, lines);
    assert!(!console.app.console().unwrap().popup_is_open());
}

#[test]
fn who_comes_in_meanwhile_is_signed_in_and_chooses_nothing() {
    for (typed, badge) in [("12 王阿姨", 12), ("1 王阿姨", 1), ("22 王阿姨", 22), ("35 王阿姨", 35)] {
        let mut console = seeing();
        console.line(typed);
        let person = console.meeting().people.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(person, [badge.to_string()], "{typed}");
        assert_eq!((way(&console), console.home.letters()), (Glyphs::Blocks, None), "{typed}");
    }
    // What was kept before is kept again.
    let mut console = seeing();
    console.types("2").press(KeyCode::Esc).line("1 王阿姨");
    assert_eq!((way(&console), console.home.letters()), (Glyphs::Squares, Some(Glyphs::Squares)));
}

#[test]
fn a_digit_is_a_digit_where_the_page_is_not_on_the_wall_or_something_is_typed() {
    let mut console = Console::given(&AT_A_MOTION[..1]);
    console.types("2");
    assert_eq!(console.app.console().unwrap().line().text(), "2");
    let mut console = seeing();
    console.types("32");
    assert_eq!(console.app.console().unwrap().line().text(), "32");
    assert_eq!(way(&console), Glyphs::Blocks);
}

#[test]
fn before_the_meeting_the_console_says_how_letters_are_drawn_by_which_key_and_whether_they_are_too_small() {
    let mut console = seeing();
    for (cols, rows, small) in [(60, 20, false), (80, 24, false), (100, 30, false), (120, 36, true)] {
        let screen = console.screen(cols, rows).join("\n");
        assert!(screen.contains("字够大吗") && screen.contains("大字用细的"), "{screen}");
        assert!(screen.contains("Up        看得清吗"), "{screen}");
        assert_eq!(screen.contains("字太小，按 Ctrl 和 +"), small, "{screen}");
    }
    console.types("2");
    assert!(console.screen(120, 30).join("\n").contains("大字用方的"));
    let mut begun = Console::given(&AT_A_MOTION[..2]);
    assert!(!begun.screen(120, 36).join("\n").contains("字够大吗"));
}

#[test]
fn a_second_screen_follows_the_choice() {
    let mut console = seeing();
    let hand = console.home.root().join("clock");
    fs::write(&hand, EVENING).unwrap();
    let clock = Clock::by_hand(&hand).unwrap();
    let onlooker = yishi::sitting::Onlooker::of(&console.home, console.id, clock);
    let mut projector = Projector::of(onlooker, Paint { theme: console.app.looks(), lang: Lang::Zh });
    projector.follows(console.home.clone(), Glyphs::Squares);
    projector.look();
    assert_eq!(projector.letters(), Glyphs::Squares, "nobody chose");
    console.types("1");
    fs::write(&hand, "2026-05-23T19:00:01+08:00").unwrap();
    assert!(projector.look());
    assert_eq!(projector.letters(), Glyphs::Blocks);
}

#[test]
fn the_page_shows_both_ways_in_every_window_which_one_is_on_and_from_36_rows_on_that_letters_are_too_small() {
    use yishi::tui::theme::{Depth, Scheme, Theme};

    for mirrored in [false, true] {
        for (cols, rows) in [(60, 20), (80, 24), (100, 30), (120, 34), (120, 36), (160, 45)] {
            let mut console = seeing();
            console.app = console.app.theme(Theme::new(Scheme::Dark, Depth::True));
            let shown = |console: &mut Console| {
                if mirrored {
                    return console.screen(cols, rows);
                }
                let onlooker = yishi::sitting::Onlooker::of(&console.home, console.id, at(EVENING));
                let mut projector = Projector::of(onlooker, Paint { theme: console.app.looks(), lang: Lang::Zh });
                projector.look();
                let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
                terminal.draw(|frame| projector.picture(frame)).unwrap();
                dump(terminal.backend().buffer())
            };
            if mirrored {
                console.press(KeyCode::F(9));
            }
            for _ in 0..2 {
                let screen = shown(&mut console).join("\n");
                let what = format!("{mirrored} {cols}x{rows}\n{screen}");
                assert!(screen.contains("1 细") && screen.contains("2 方") && screen.contains("这一行最小"), "{what}");
                assert!((mirrored && rows == 20) || screen.contains('▀'), "{what}");
                assert_eq!(screen.contains("字太小，按 Ctrl 和 +"), rows >= 36, "{what}");
                console.types("2");
            }
        }
    }
}

#[test]
fn where_half_blocks_are_drawn_two_cells_wide_they_push_nothing_aside() {
    use ratatui::{
        backend::{Backend as _, CrosstermBackend},
        crossterm::{Command as _, cursor::MoveTo},
    };
    use yishi::tui::theme::{Depth, Scheme, Theme};

    let mut console = seeing();
    // With colours every cell of a frame is sent.
    console.app = console.app.theme(Theme::new(Scheme::Dark, Depth::True));
    console.press(KeyCode::F(9));
    let mut frame = Terminal::new(TestBackend::new(100, 30)).unwrap();
    frame.draw(|frame| console.app.draw(frame)).unwrap();
    let buffer = frame.backend().buffer();
    let empty = ratatui::buffer::Buffer::empty(buffer.area);
    let mut sent = Vec::new();
    let cells: Vec<_> = empty.diff(buffer);
    CrosstermBackend::new(&mut sent).draw(cells.into_iter()).unwrap();
    let sent = String::from_utf8(sent).unwrap();
    // The letters of blanks begin behind a wide blank: in each of their rows the cursor is set anew.
    let wide: Vec<(u16, u16)> = (0..30)
        .flat_map(|y| (0..100).map(move |x| (x, y)))
        .filter(|place| buffer[*place].symbol() == "\u{3000}")
        .collect();
    assert_eq!(wide.len(), 12);
    for (x, y) in wide {
        let mut command = String::new();
        MoveTo(x + 2, y).write_ansi(&mut command).unwrap();
        assert!(sent.contains(&command), "{x},{y}");
    }
}
