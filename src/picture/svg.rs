//! A frame as SVG: cells as rectangles, and half blocks as exact ones, as today's terminals draw them by themselves; a font would leave
//! seams.

use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Position,
    style::{Color, Modifier},
};

use super::GROUND;
use crate::text;

/// A cell in the units of the picture.
pub(super) const WIDE: usize = 10;
pub(super) const HIGH: usize = 20;

/// Frames are drawn with every colour, so there is an exact one for each cell.
fn hex(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}

/// Its colours as they are seen, and whether it is bold.
pub(super) fn looks(cell: &Cell) -> (String, String, bool) {
    let (fore, ground) = (hex(cell.fg, "#ffffff"), hex(cell.bg, GROUND));
    let bold = cell.modifier.contains(Modifier::BOLD);
    if cell.modifier.contains(Modifier::REVERSED) { (ground, fore, bold) } else { (fore, ground, bold) }
}

/// The cell of a column and a row.
pub(super) fn cell_at(buffer: &Buffer, x: usize, y: usize) -> Option<&Cell> {
    let at = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
    buffer.cell(Position::from(at))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A frame as a picture: backgrounds, half blocks, then each run of letters of one style, held to its width in cells.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let area = buffer.area;
    let (cols, rows) = (usize::from(area.width), usize::from(area.height));
    let mut back = String::new();
    let mut letters = String::new();
    for y in 0..rows {
        let mut x = 0;
        while x < cols {
            let Some(cell) = cell_at(buffer, x, y) else { break };
            let (fore, ground, _) = looks(cell);
            let wide = text::width(cell.symbol()).max(1);
            let (left, top) = (x * WIDE, y * HIGH);
            if ground != GROUND {
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
         <rect width=\"{across}\" height=\"{down}\" fill=\"{GROUND}\"/>\n<g shape-rendering=\"crispEdges\">\n{}</g>\n\
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
        let Some((head, rest)) = path.split_once(" d=\"") else { continue };
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
