//! Pictures of screens for README and guide, drawn from the real frames as SVG. `YISHI_BLESS=1 cargo test pictures` makes them anew.

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect};
use yishi::{
    charter::RuleId,
    i18n::{Lang, names::Roll},
    picture::svg,
    tui::{
        draw::{
            last_four,
            wall::{Paint, draw},
        },
        theme::{Depth, Glyphs, Scheme, Theme},
    },
    view::{self, Choice, Look, Page},
};

use crate::{console::Console, fresh::holds};

/// What others than this program show, drawn by hand.
const BY_HAND: [&str; 1] = ["smartscreen.svg"];
/// The worked evening up to the line that holds `words`, that line with it or not.
fn upto(words: &str, with: bool) -> Console {
    let worked: Vec<&str> = include_str!("../sessions/worked.ron").lines().collect();
    let at = worked.iter().position(|line| line.contains(words)).unwrap() + usize::from(with);
    Console::given_in(Lang::Zh, &worked[..at])
}

fn dark(glyphs: Glyphs) -> Theme {
    Theme { glyphs, ..Theme::new(Scheme::Dark, Depth::True) }
}

/// As it hangs on the wall: a projector has few rows.
const WALL: (u16, u16) = (100, 30);
const CONSOLE: (u16, u16) = (120, 34);

/// The wall of an evening, as a second screen shows it.
fn hung(console: &Console, page: Page, glyphs: Glyphs) -> Buffer {
    let sitting = console.app.console().unwrap().sitting();
    let (meeting, newest) = (sitting.meeting(), sitting.timeline().entries().last());
    let now = meeting.last_at.unwrap();
    let (calls, code) = (sitting.calls(), last_four(sitting.head()));
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now, names: &names, lang: Lang::Zh, head: &code };
    let wall = view::wall(meeting, newest, Choice::default().shows(page, now), &look);
    let area = Rect::new(0, 0, WALL.0, WALL.1);
    let mut buffer = Buffer::empty(area);
    draw(&mut buffer, area, &view::head(meeting, &look), &wall, 0, Paint { theme: dark(glyphs), lang: Lang::Zh });
    buffer
}

fn kept(file: &str, title: &str, buffer: &Buffer) {
    holds(&format!("docs/pictures/{file}.svg"), &svg(buffer, title));
}

#[test]
fn sixteen_screens_for_readme_and_guide_are_fresh() {
    let by_itself = [
        ("welcome", "墙面：欢迎您", upto("StartMeeting", false)),
        ("dots", "墙面：请贴圆点", upto("CountDots", false)),
        ("tables", "墙面：请选一桌", upto("MoveTo(badges:19", true)),
        ("discuss", "墙面：围着桌子谈", upto("NotePoint(group:1", true)),
        ("motion", "墙面：一条提议", upto("OpenMotion(motion:1)", true)),
        ("floor", "墙面：正在说，下一位", upto("GrantFloor", true)),
        ("vote", "墙面：赞成请举手", upto("CountFor(count:26)", false)),
        ("against", "墙面：反对请举手", upto("CountFor(count:26)", true)),
        ("result", "墙面：结果", upto("CloseVote", true)),
        ("pledges", "墙面：我能做什么", upto("Pledge(badge:8", true)),
        ("closing", "墙面：谢谢大家", upto("SignMinutes", true)),
    ];
    for (file, title, console) in by_itself {
        kept(file, title, &hung(&console, Page::Stage, Glyphs::Blocks));
    }
    let by_hand = [
        ("see", "墙面：看得清吗", upto("StartMeeting", false), Page::See, Glyphs::Blocks),
        ("five", "墙面：记住五条", upto("RaiseConcern", true), Page::Remember, Glyphs::Blocks),
        ("rule", "墙面：一条规矩", upto("RaiseConcern", true), Page::Rule(RuleId::R06), Glyphs::Blocks),
        ("square", "墙面：方的大字", upto("GrantFloor", true), Page::Stage, Glyphs::Squares),
    ];
    for (file, title, console, page, glyphs) in by_hand {
        kept(file, title, &hung(&console, page, glyphs));
    }
    let mut console = upto("GrantFloor", true);
    console.app = console.app.theme(dark(Glyphs::Blocks));
    let mut terminal = Terminal::new(TestBackend::new(CONSOLE.0, CONSOLE.1)).unwrap();
    terminal.draw(|frame| console.app.draw(frame)).unwrap();
    kept("console", "控制台", terminal.backend().buffer());
    // Those of papers are made by a script, since a printer is needed.
    let drawn = |path: std::path::PathBuf| path.extension().is_some_and(|of| of == "svg");
    let kept = std::fs::read_dir("docs/pictures").unwrap().filter(|it| drawn(it.as_ref().unwrap().path())).count();
    assert_eq!(kept, 16 + BY_HAND.len(), "a picture that nothing draws");
    assert!(BY_HAND.iter().all(|file| std::path::Path::new("docs/pictures").join(file).is_file()));
}
