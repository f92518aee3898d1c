//! The hardest hanzi and the digits, in each size that is drawn by half blocks.

use ratatui::style::{Color, Style};
use yishi::tui::glyphs::{self, Size};

use super::{Files, trimmed};

/// Many strokes; names; what stands on most walls.
const HARD: [&str; 3] = ["警赞辩籍鼓繁", "静懂餐藏鼎戴", "0123456789:+?%"];

fn drawn(text: &str, size: Size) -> Vec<String> {
    let style = Style::new().fg(Color::White).bg(Color::Black);
    let wide = glyphs::width(text, size).unwrap();
    let lines = glyphs::lines(text, size, wide, style).unwrap();
    let inked = |span: &ratatui::text::Span<'_>| span.style.bg == Some(Color::White);
    let row = |line: &ratatui::text::Line<'_>| {
        let spans = line.spans.iter();
        spans.map(|span| if inked(span) { span.content.replace(' ', "█") } else { span.content.to_string() }).collect()
    };
    lines.iter().map(row).collect()
}

#[test]
fn hard_letters_are_as_they_were_looked_at() {
    let mut files = Files::of("letters");
    for size in [Size::M, Size::L, Size::Xl] {
        let rows = HARD.iter().flat_map(|text| drawn(text, size).into_iter().chain([String::new()]));
        files.holds(&format!("{size:?}").to_lowercase(), &trimmed(rows));
    }
    files.end();
}
