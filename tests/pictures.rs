//! Pictures of screens for README and guide, drawn from the real frames as SVG: cells as rectangles, half blocks too, so that they
//! look the same wherever they are shown. `YISHI_BLESS=1 cargo test pictures` makes them anew.

use std::fmt::Write as _;

use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::Buffer,
    crossterm::event::KeyCode,
    style::{Color, Modifier},
};
use yishi::{
    i18n::Lang,
    text,
    tui::theme::{Depth, Scheme, Theme},
};

use crate::{console::Console, fresh::holds};

/// A cell in the units of the picture.
const WIDE: usize = 10;
const HIGH: usize = 20;

/// Frames are drawn with every colour, so there is an exact one for each cell.
fn hex(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A frame as a picture: backgrounds, half blocks, then each run of letters of one style, held to its width in cells.
fn svg(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (cols, rows) = (usize::from(area.width), usize::from(area.height));
    let mut back = String::new();
    let mut letters = String::new();
    for y in 0..rows {
        let mut x = 0;
        while x < cols {
            let cell = &buffer[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())];
            let (mut fore, mut ground) = (hex(cell.fg, "#ffffff"), hex(cell.bg, "#101010"));
            if cell.modifier.contains(Modifier::REVERSED) {
                std::mem::swap(&mut fore, &mut ground);
            }
            let wide = text::width(cell.symbol()).max(1);
            let (left, top) = (x * WIDE, y * HIGH);
            if ground != "#101010" {
                let across = wide * WIDE;
                let _ = writeln!(back, r#"<path fill="{ground}" d="M{left} {top}h{across}v{HIGH}h-{across}z"/>"#);
            }
            let half = HIGH / 2;
            match cell.symbol() {
                "▀" => {
                    let _ = writeln!(back, r#"<path fill="{fore}" d="M{left} {top}h{WIDE}v{half}h-{WIDE}z"/>"#);
                }
                "▄" => {
                    let top = top + half;
                    let _ = writeln!(back, r#"<path fill="{fore}" d="M{left} {top}h{WIDE}v{half}h-{WIDE}z"/>"#);
                }
                symbol if symbol.trim().is_empty() => {}
                symbol => {
                    let weight = if cell.modifier.contains(Modifier::BOLD) { r#" font-weight="700""# } else { "" };
                    let (base, across) = (top + 15, wide * WIDE);
                    let _ = writeln!(
                        letters,
                        r#"<text x="{left}" y="{base}" fill="{fore}"{weight} textLength="{across}">{}</text>"#,
                        escaped(symbol)
                    );
                }
            }
            x += wide;
        }
    }
    let (across, down) = (cols * WIDE, rows * HIGH);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {across} {down}\" role=\"img\" aria-label=\"{}\">\n\
         <rect width=\"{across}\" height=\"{down}\" fill=\"#101010\"/>\n<g shape-rendering=\"crispEdges\">\n{}</g>\n\
         <g font-family=\"'Noto Sans Mono CJK SC','Sarasa Mono SC','Microsoft YaHei','PingFang SC',monospace\" \
         font-size=\"18\" lengthAdjust=\"spacingAndGlyphs\">\n{letters}</g>\n</svg>\n",
        escaped(title),
        joined(&back),
    )
}

/// Rectangles of one colour that touch, in one path: a picture is small enough to be kept.
fn joined(paths: &str) -> String {
    let mut joined: Vec<(String, String)> = Vec::new();
    for path in paths.lines() {
        let (head, rest) = path.split_once(" d=\"").unwrap();
        let shape = rest.trim_end_matches("\"/>");
        match joined.iter_mut().find(|(known, _)| known == head) {
            Some((_, shapes)) => shapes.push_str(shape),
            None => joined.push((head.to_owned(), shape.to_owned())),
        }
    }
    joined.into_iter().fold(String::new(), |mut all, (head, shapes)| {
        let _ = writeln!(all, "{head} d=\"{shapes}\"/>");
        all
    })
}

fn shot(console: &mut Console, size: (u16, u16), file: &str, title: &str) {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| console.app.draw(frame)).unwrap();
    holds(&format!("docs/pictures/{file}.svg"), &svg(terminal.backend().buffer(), title));
}

/// The worked evening up to the line that holds `words`, that line with it or not.
fn upto(words: &str, with: bool) -> Console {
    let worked: Vec<&str> = include_str!("../sessions/worked.ron").lines().collect();
    let at = worked.iter().position(|line| line.contains(words)).unwrap() + usize::from(with);
    let mut console = Console::given_in(Lang::Zh, &worked[..at]);
    console.app = console.app.theme(Theme::new(Scheme::Dark, Depth::True));
    console
}

const WALL: KeyCode = KeyCode::F(9);

#[test]
fn ten_screens_for_readme_and_guide_are_fresh() {
    let wall = |words, with, file, title| {
        let mut console = upto(words, with);
        console.press(WALL);
        shot(&mut console, (80, 24), file, title);
    };
    wall("StartMeeting", false, "welcome", "墙面：欢迎您");
    wall("CountDots", false, "dots", "墙面：请贴圆点");
    wall("MoveTo(badges:19", true, "tables", "墙面：请找桌子");
    wall("GrantFloor", true, "floor", "墙面：正在说，下一位");
    wall("CountFor(count:26)", false, "vote", "墙面：赞成请举手");
    wall("CloseVote", true, "result", "墙面：一条算式");
    wall("Pledge(badge:8", true, "pledges", "墙面：我能做什么");
    let mut console = upto("GrantFloor", true);
    shot(&mut console, (120, 34), "console", "控制台");
    let mut console = upto("RaiseConcern", true);
    console.press(WALL).press(KeyCode::Up).types("16");
    shot(&mut console, (80, 24), "rule", "墙面：一条规矩");
    let mut console = upto("SignMinutes", true);
    console.press(WALL);
    shot(&mut console, (80, 24), "closing", "墙面：谢谢大家");
}
