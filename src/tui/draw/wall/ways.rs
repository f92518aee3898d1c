//! One hanzi both ways that big letters can be drawn, side by side: somebody in the last row says which is clearer.

use ratatui::layout::Rect;

use super::{
    letters::Size,
    scene::{Scene, cells},
    stack::{Drawn, Piece, Variant, worth},
};
use crate::{
    text,
    tui::{
        draw::SMALL_FROM,
        glyphs::{self, Glyphs},
    },
    view::Tone,
};

/// The ways, in the order of their keys.
const WAYS: [Glyphs; 2] = [Glyphs::Blocks, Glyphs::Squares];
const SIZE: glyphs::Size = glyphs::Size::Xl;

/// A wide blank and its cells. Behind a wide sign the terminal is told anew where the next one stands: half blocks that it draws two
/// cells wide push nothing aside that comes after.
const PARTS: (&str, u16) = ("\u{3000}", 2);

/// Large, each over its key; where there is no room, or no big letters are wanted, the keys alone.
pub fn variants(scene: &Scene, sample: &str, keys: &[String; 2]) -> Vec<Variant> {
    let alone = Variant { high: 1, pieces: row(scene, keys, 0), ..Variant::default() };
    let large = [1, 0].into_iter().filter_map(|air| large(scene, sample, keys, air));
    large.chain([alone]).collect()
}

/// With so many rows between letters and keys.
fn large(scene: &Scene, sample: &str, keys: &[String; 2], air: usize) -> Option<Variant> {
    if scene.way() == Glyphs::Plain {
        return None;
    }
    let high = usize::from(SIZE.high());
    let mut pieces = Vec::new();
    for (nth, way) in WAYS.into_iter().enumerate() {
        let wide = way.width(sample, SIZE).filter(|wide| 2 * wide <= scene.grid.text())?;
        let lines = way.lines(sample, SIZE, wide, scene.ink(Tone::Strong))?;
        let at = Rect::new(middle(scene, nth, wide), 0, cells(wide), SIZE.high());
        if way == Glyphs::Squares {
            let parts = |row| Scene::line(at.x.saturating_sub(PARTS.1), row, PARTS.0.to_owned(), scene.paper());
            pieces.extend((0..high).map(parts));
        }
        pieces.push(Piece { at, drawn: Drawn::Ready(lines, Size::XL) });
    }
    pieces.extend(row(scene, keys, high + air));
    let worth = Size::XL.steps() * worth::HERO + worth::AIR * i64::try_from(air).unwrap_or(0);
    Some(Variant { high: high + air + 1, worth, size: Some(Size::XL), pieces, ..Variant::default() })
}

/// Each key under its letters; the one that is on has a sheet.
fn row(scene: &Scene, keys: &[String; 2], row: usize) -> Vec<Piece> {
    let of = |(nth, (key, way)): (usize, (&String, Glyphs))| {
        let style = if way == scene.way() { scene.sheet(Tone::Strong) } else { scene.text(Tone::Strong) };
        let words = format!(" {key} ");
        Scene::line(middle(scene, nth, text::width(&words)), row, words, style)
    };
    keys.iter().zip(WAYS).enumerate().map(of).collect()
}

/// Where something begins that stands in the middle of the left or of the right half of the body.
fn middle(scene: &Scene, nth: usize, wide: usize) -> u16 {
    let half = scene.grid.body.width / 2;
    scene.grid.body.x + half * cells(nth) + half.saturating_sub(cells(wide)) / 2
}

/// What is said only where letters are too small, however they are drawn.
pub fn if_small(scene: &Scene, words: &str) -> Variant {
    if scene.grid.whole < SMALL_FROM {
        return Variant::default();
    }
    let pieces = scene.paragraph(words, scene.text(Tone::Strong), 0);
    Variant { high: pieces.len(), pieces, ..Variant::default() }
}
