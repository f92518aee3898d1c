//! The wall, set like a slide: one thing fills the canvas, everything else stands once, on one margin; the last row is a quiet rail.
//!
//! The view says what stands on it and which part it plays; here it is decided how large, by the best sum that fits. What doesn't fit
//! has pages, which the host turns. Nothing shrinks.

mod arrange;
mod big;
mod breaks;
mod grid;
mod letters;
mod lists;
mod rail;
mod scene;
mod stack;
mod ways;

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use self::{
    grid::Grid,
    scene::Scene,
    stack::{Drawn, Piece},
};
use super::put;
use crate::{
    i18n::{Lang, wall as words},
    meeting::Timeline,
    tui::theme::Theme,
    view::{self, Choice, Head, Look, Tone, Wall},
};

pub use self::{
    arrange::{Arranged, Placed},
    letters::{Size, looks},
    stack::{Drawn as DrawnAs, Piece as WallPiece},
};

/// How it is drawn.
#[derive(Clone, Copy)]
pub struct Paint {
    /// Colours, and big letters as the terminal can draw them.
    pub theme: Theme,
    /// Language of the page numbers.
    pub lang: Lang,
}

/// Draws one picture; gives the number of its pages.
pub fn draw(buffer: &mut Buffer, area: Rect, head: &Head, wall: &Wall, turn: usize, paint: Paint) -> usize {
    drawn(buffer, area, head, wall, turn, paint, false)
}

/// Draws the wall of a meeting as it hangs: what the host chose, or what belongs to where the meeting is.
pub fn hang(buffer: &mut Buffer, area: Rect, timeline: &Timeline, choice: Choice, look: &Look<'_>, paint: Paint) {
    let (meeting, newest) = (timeline.meeting(), timeline.entries().last());
    let wall = view::wall(meeting, newest, choice, look);
    draw(buffer, area, &view::head(meeting, look), &wall, choice.turn, paint);
}

/// Draws one picture over the strip of a console, which isn't part of the area.
pub fn over_strip(buffer: &mut Buffer, area: Rect, head: &Head, wall: &Wall, turn: usize, paint: Paint) -> usize {
    drawn(buffer, area, head, wall, turn, paint, true)
}

fn drawn(buffer: &mut Buffer, area: Rect, head: &Head, wall: &Wall, turn: usize, paint: Paint, strip: bool) -> usize {
    let scene = scene(area, wall, paint, strip);
    buffer.set_style(area, scene.paper());
    if scene.grid.body.height == 0 || scene.grid.text() < 2 {
        return 1;
    }
    let arranged = arrange::arrange(&scene, wall, turn);
    for placed in &arranged.placed {
        piece(buffer, &scene, &placed.piece);
    }
    let page = (arranged.pages > 1).then(|| words::page(paint.lang, turn.min(arranged.pages - 1) + 1, arranged.pages));
    match (&wall.brief, scene.grid.rail) {
        (Some(brief), _) => rail::brief(buffer, &scene, arranged.bottom(), brief),
        (None, Some(y)) => {
            let shown = rail::Rail { bare: wall.bare, page, pinned: wall.pinned.as_deref() };
            rail::rail(buffer, &scene, y, head, &shown);
        }
        (None, None) => {
            if let Some(page) = page {
                let y = area.bottom() - 1;
                put(buffer, scene.grid.body.x, y, &Line::styled(page, scene.text(Tone::Quiet)), scene.grid.body.width);
            }
        }
    }
    arranged.pages.max(wall.turns)
}

/// Where everything stands, without drawing it.
pub fn arrangement(area: Rect, wall: &Wall, turn: usize, paint: Paint, strip: bool) -> Arranged {
    arrange::arrange(&scene(area, wall, paint, strip), wall, turn)
}

fn scene(area: Rect, wall: &Wall, paint: Paint, strip: bool) -> Scene {
    Scene {
        grid: Grid::of(area, strip),
        theme: paint.theme,
        set: wall.set,
        alone: wall.items.len() == 1,
        ground: wall.ground,
    }
}

fn piece(buffer: &mut Buffer, scene: &Scene, piece: &Piece) {
    let bottom = scene.grid.area.bottom();
    match &piece.drawn {
        Drawn::Fill(style) => {
            let at = piece.at.intersection(scene.grid.area);
            fill(buffer, at, *style);
        }
        Drawn::Text(line) if piece.at.y < bottom => put(buffer, piece.at.x, piece.at.y, line, piece.at.width),
        Drawn::Text(_) => {}
        Drawn::Ready(lines, _) => {
            for (y, line) in (piece.at.y..bottom).zip(lines) {
                put(buffer, piece.at.x, y, line, piece.at.width);
            }
        }
        Drawn::Letters(words, size, style) => {
            let at = piece.at.intersection(scene.grid.area);
            if !at.is_empty() {
                letters::draw(buffer, at, scene.way(), *size, words, *style);
            }
        }
    }
}

/// Blanks of a colour.
fn fill(buffer: &mut Buffer, at: Rect, style: Style) {
    let blanks = Line::styled(" ".repeat(at.width.into()), style);
    for y in at.y..at.bottom() {
        put(buffer, at.x, y, &blanks, at.width);
    }
}
