//! The hardest hanzi and the digits, in each size that is drawn by half blocks.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};
use yishi::{
    i18n::Lang,
    tui::{
        Theme,
        draw::wall::{DrawnAs, Paint, Size as Drawn, arrangement, draw},
        glyphs::{self, Glyphs, Size},
        theme::{Depth, Scheme},
    },
};

use super::{Files, SIZES, moments::every_wall, trimmed};

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

/// What stands where a letter stands: its signs alone, without a modifier; without colours ink or paper is reversed.
fn assert_bare(buffer: &Buffer, at: Rect, signs: &[&str], theme: Theme, what: &str) {
    let may = if theme.scheme == Scheme::Mono { Modifier::REVERSED } else { Modifier::empty() };
    for place in at.intersection(buffer.area).positions() {
        let cell = &buffer[place];
        assert!((cell.modifier - may).is_empty(), "{what}: {cell:?} at {place}");
        assert!(signs.contains(&cell.symbol()), "{what}: {cell:?} at {place}");
    }
}

#[test]
fn in_every_scene_big_letters_are_their_signs_alone_and_carry_no_modifier() {
    let mut drawn = 0;
    every_wall(|name, head, wall| {
        for (size, scheme, glyphs) in SIZES.into_iter().flat_map(|size| {
            let ways = [Glyphs::Blocks, Glyphs::Squares];
            Scheme::ALL.into_iter().flat_map(move |scheme| ways.map(|glyphs| (size, scheme, glyphs)))
        }) {
            let theme = Theme { glyphs, ..Theme::new(scheme, Depth::True) };
            let (area, paint) = (Rect::new(0, 0, size.0, size.1), Paint { theme, lang: Lang::Zh });
            let mut buffer = Buffer::empty(area);
            draw(&mut buffer, area, head, wall, 0, paint);
            let what = format!("{name} {size:?} {scheme:?} {glyphs:?}");
            for placed in arrangement(area, wall, 0, paint, false).placed {
                let DrawnAs::Letters(_, Drawn::Big(of), _) = placed.piece.drawn else { continue };
                drawn += 1;
                let half = glyphs == Glyphs::Blocks && of <= Size::Xl;
                let signs: &[&str] = if half { &[" ", "▀", "▄"] } else { &[" "] };
                assert_bare(&buffer, placed.piece.at, signs, theme, &what);
            }
            // On the page where both are compared half blocks stand too, and whatever they are they are bare.
            for place in area.positions() {
                let cell = &buffer[place];
                if ["▀", "▄"].contains(&cell.symbol()) {
                    assert!(name == "see" || glyphs == Glyphs::Blocks, "{what}: a half block at {place}");
                    assert_bare(&buffer, Rect::new(place.x, place.y, 1, 1), &["▀", "▄"], theme, &what);
                }
            }
        }
    });
    assert!(drawn > 1000, "{drawn}");
}
