//! A picture, arranged: where each of its items stands on a canvas, and how large.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use super::{
    big::{self, Right},
    letters::Size,
    lists,
    scene::Scene,
    stack::{self, Drawn, Piece, Slot, Variant, worth},
    ways,
};
use crate::{
    text,
    view::{Clock, Set, Tone, Wall, wall::Item},
};

/// From this width on what is second is smaller than the hero.
const WIDE: u16 = 100;
/// Cells of one of the times that something is asked, and between them.
const TIME: (usize, usize) = (12, 2);

/// Something that stands on the canvas.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which item of the picture.
    pub item: usize,
    /// What of it, and where.
    pub piece: Piece,
}

/// A picture on a canvas.
#[derive(Clone, Debug, Default)]
pub struct Arranged {
    /// Sheets first, then what stands on them.
    pub placed: Vec<Placed>,
    /// So many pages; each has to be asked for.
    pub pages: usize,
}

/// Arranges a picture. What doesn't fit has pages.
pub fn arrange(scene: &Scene, wall: &Wall, turn: usize) -> Arranged {
    let clock = wall.items.iter().find_map(|item| if let Item::Clock(clock) = item { Some(clock) } else { None });
    let beside = clock.filter(|_| !matches!(wall.items.first(), Some(Item::Clock(_))));
    let Some((best, tops)) = best(scene, wall, beside) else { return pages(scene, wall, turn) };
    let mut placed = Vec::new();
    for ((item, variant), top) in best.into_iter().zip(tops) {
        placed.extend(variant.pieces.into_iter().map(|piece| Placed { item, piece: lowered(scene, piece, top) }));
    }
    Arranged { placed, pages: 1 }
}

fn lowered(scene: &Scene, piece: Piece, top: usize) -> Piece {
    let y = scene.grid.body.y + super::scene::cells(top) + piece.at.y;
    Piece { at: Rect { y, ..piece.at }, ..piece }
}

type Chosen = (usize, Variant);

/// The best sum: with the clock beside the hero, beside what is second, or as text in the first row.
fn best(scene: &Scene, wall: &Wall, clock: Option<&Clock>) -> Option<(Vec<Chosen>, Vec<usize>)> {
    let mut slots = slots(scene, wall, clock);
    if let Some(clock) = clock {
        slots.insert(0, first_row(scene, clock));
    }
    let wide = scene.grid.area.width >= WIDE;
    let hero = slots.iter().position(|slot| slot.is_hero);
    loop {
        let chosen = stack::choose(&slots, scene.grid.body.height.into(), clock.is_some(), wide)?;
        let highs: Vec<usize> = slots.iter().zip(&chosen).map(|(slot, nth)| slot.variants[*nth].high).collect();
        let tops = stack::rows(&highs, hero, &scene.grid);
        let hidden = |hero: usize| {
            let bottom = usize::from(scene.grid.body.y) + tops[hero] + highs[hero];
            bottom > usize::from(scene.grid.heads) && slots[hero].variants.iter().any(|of| of.high < highs[hero])
        };
        // A hero that heads would hide is taken smaller.
        let Some(hero) = hero.filter(|hero| hidden(*hero)) else {
            let taken = |(mut slot, nth): (Slot, usize)| (slot.item, slot.variants.swap_remove(nth));
            return Some((slots.into_iter().zip(chosen).map(taken).collect(), tops));
        };
        slots[hero].variants.retain(|of| of.high < highs[hero]);
    }
}

/// The clock as text at the right of a row of its own; or no row at all.
fn first_row(scene: &Scene, clock: &Clock) -> Slot {
    let words = format!(" {} ", clock.digits());
    let tone = if matches!(clock.tone(), Tone::Alert | Tone::Against) { Tone::Alert } else { Tone::Strong };
    let style = if tone == Tone::Alert { scene.sheet(tone) } else { scene.text(tone) };
    let piece = Scene::line(scene.right(text::width(&words)), 0, words, style);
    let shown = Variant { high: 1, worth: -500, clock: true, pieces: vec![piece], ..Variant::default() };
    Slot { item: usize::MAX, variants: vec![shown, Variant::default()], ..Slot::default() }
}

fn slots(scene: &Scene, wall: &Wall, clock: Option<&Clock>) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (item, of) in wall.items.iter().enumerate() {
        let figure = match wall.items.get(item + 1) {
            Some(Item::Figure(figure)) => Some(Right::Figure(figure)),
            _ => None,
        };
        let right = figure.or(clock.map(Right::Clock));
        let (variants, is_hero, is_even) = match of {
            Item::Hero(big) => (big::variants(scene, big, worth::HERO, right), true, true),
            Item::Second(big) => {
                (big::variants(scene, big, worth::SECOND, right), false, big.even || big.sheet.is_some())
            }
            Item::Clock(of) if clock.is_none() => (big::clock(scene, of), true, true),
            Item::Ways(letter, keys) => (ways::variants(scene, letter, keys), true, true),
            Item::Figure(_) | Item::Clock(_) => continue,
            other => (plain(scene, other), false, true),
        };
        let mut variants = variants;
        if figure.is_some() {
            // A figure always has its row.
            variants.retain(|variant| variant.clock);
            for variant in &mut variants {
                variant.clock = false;
            }
        }
        if matches!(of, Item::Second(big) if big.sheet.is_some()) {
            variants.retain(|variant| variant.size <= Some(Size::L));
        }
        slots.push(Slot { item, is_hero, is_even, variants });
    }
    slots
}

/// What isn't big words.
fn plain(scene: &Scene, item: &Item) -> Vec<Variant> {
    match item {
        Item::Lines(lines) => vec![paragraphs(scene, lines)],
        Item::Spare(lines) => {
            vec![Variant { worth: worth::SPARE, ..paragraphs(scene, lines) }, Variant::default()]
        }
        Item::Rows(rows) => lists::rows(scene, rows),
        Item::Parts(parts) => lists::parts(scene, parts),
        Item::Matters(matters) => lists::matters(scene, matters),
        Item::Bars(bars) => lists::bars(scene, bars),
        Item::Tally(terms) => lists::tally(scene, terms),
        Item::Sheet(words) => sheet(scene, words),
        Item::Times(at, of) => vec![times(scene, *at, *of)],
        Item::TooSmall(words) => vec![ways::if_small(scene, words)],
        Item::Hero(_) | Item::Second(_) | Item::Clock(_) | Item::Figure(_) | Item::Ways(..) => Vec::new(),
    }
}

fn paragraphs(scene: &Scene, lines: &[(String, Tone)]) -> Variant {
    let mut pieces = Vec::new();
    for (line, tone) in lines {
        pieces.extend(scene.paragraph(line, scene.text(*tone), pieces.len()));
    }
    Variant { high: pieces.len(), pieces, ..Variant::default() }
}

/// Words on a sheet over the whole width, three rows high or one; what is too long has as many rows as it needs.
fn sheet(scene: &Scene, words: &[(String, Tone)]) -> Vec<Variant> {
    let tone = words.iter().map(|(_, tone)| *tone).find(|tone| *tone == Tone::Alert).unwrap_or(Tone::Strong);
    let style = scene.sheet(tone);
    let spans = |(words, tone): &(String, Tone)| match tone {
        Tone::For | Tone::Against | Tone::Question => Span::styled(format!(" {words} "), scene.sheet(*tone)),
        _ => Span::styled(words.clone(), style),
    };
    let mut line: Vec<Span<'static>> = Vec::new();
    for word in words {
        if !line.is_empty() {
            line.push(Span::styled("  ", style));
        }
        line.push(spans(word));
    }
    let wide: usize = line.iter().map(|span| text::width(&span.content)).sum();
    let lines: Vec<Line<'static>> = if wide <= scene.grid.text() {
        vec![Line::from(line)]
    } else {
        let all = words.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join("  ");
        text::wrap(&all, scene.grid.text()).into_iter().map(|line| Line::styled(line, style)).collect()
    };
    let of = |(pad, worth): (usize, i64)| {
        let high = lines.len() + 2 * pad;
        let mut pieces = vec![Scene::fill(scene.grid.sheet(), (0, high), style)];
        for (row, line) in lines.iter().enumerate() {
            let wide: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
            let x = if scene.set == Set::Card { scene.x(wide) } else { scene.grid.body.x };
            pieces.push(Scene::spans(x, row + pad, line.clone()));
        }
        Variant { high, worth, pieces, ..Variant::default() }
    };
    [(1, 60), (0, 0)].map(of).into()
}

/// Three bars of which two are full.
fn times(scene: &Scene, at: u8, of: u8) -> Variant {
    let (bar, gap) = TIME;
    let wide = usize::from(of) * (bar + gap) - gap;
    let x = scene.x(wide);
    let piece = |nth: u8| {
        let style = if nth < at { scene.patch(Tone::Strong) } else { scene.theme.trough() };
        let from = x + super::scene::cells(usize::from(nth) * (bar + gap));
        Scene::fill((from, super::scene::cells(bar)), (0, 1), style)
    };
    Variant { high: 1, pieces: (0..of).map(piece).collect(), ..Variant::default() }
}

/// Everything as text, on as many pages as it needs; what stands first stands on each of them.
fn pages(scene: &Scene, wall: &Wall, turn: usize) -> Arranged {
    let mut groups: Vec<(usize, Vec<Line<'static>>)> = Vec::new();
    for (item, of) in wall.items.iter().enumerate() {
        groups.push((item, flat(scene, of)));
    }
    groups.retain(|(_, lines)| !lines.is_empty());
    let room = usize::from(scene.grid.body.height).max(1);
    let first = groups.first().filter(|(_, lines)| lines.len() * 4 <= room && groups.len() > 1).cloned();
    let head = first.as_ref().map_or(0, |(_, lines)| lines.len() + 1);
    let from = usize::from(first.is_some());
    let mut lines: Vec<(usize, Line<'static>)> = Vec::new();
    for (item, group) in groups.into_iter().skip(from) {
        if !lines.is_empty() {
            lines.push((usize::MAX, Line::default()));
        }
        lines.extend(group.into_iter().map(|line| (item, line)));
    }
    let room = room.saturating_sub(head).max(1);
    let pages = lines.len().div_ceil(room).max(1);
    let at = turn.min(pages - 1);
    let mut placed = Vec::new();
    let mut put = |item: usize, row: usize, line: &Line<'static>| {
        if !line.spans.is_empty() {
            let piece = Scene::spans(scene.grid.body.x, row, line.clone());
            placed.push(Placed { item, piece: lowered(scene, piece, 0) });
        }
    };
    if let Some((item, title)) = &first {
        title.iter().enumerate().for_each(|(row, line)| put(*item, row, line));
    }
    for (row, (item, line)) in lines.iter().skip(at * room).take(room).enumerate() {
        put(*item, head + row, line);
    }
    Arranged { placed, pages }
}

/// An item as text.
fn flat(scene: &Scene, item: &Item) -> Vec<Line<'static>> {
    let wide = scene.grid.text();
    let wrapped = |words: &str, tone: Tone| {
        let style = scene.text(tone);
        text::wrap(words, wide).into_iter().map(|line| Line::from(Span::styled(line, style))).collect::<Vec<_>>()
    };
    match item {
        Item::Rows(rows) => lists::of_rows(scene, rows, wide).concat(),
        Item::Lines(lines) | Item::Spare(lines) | Item::Sheet(lines) => {
            lines.iter().flat_map(|(words, tone)| wrapped(words, *tone)).collect()
        }
        Item::Times(..) => Vec::new(),
        other => other.says().iter().flat_map(|words| wrapped(words.trim(), Tone::Strong)).collect(),
    }
}

impl Arranged {
    /// The row under the last one that something stands in.
    pub fn bottom(&self) -> u16 {
        self.placed.iter().map(|placed| placed.piece.at.bottom()).max().unwrap_or(0)
    }

    /// The largest letters of an item.
    pub fn size(&self, item: usize) -> Option<Size> {
        let of = self.placed.iter().filter(|placed| placed.item == item);
        of.filter_map(|placed| match &placed.piece.drawn {
            Drawn::Letters(_, size, _) | Drawn::Ready(_, size) => Some(*size),
            Drawn::Text(_) => Some(Size::S),
            Drawn::Fill(_) => None,
        })
        .max()
    }
}
