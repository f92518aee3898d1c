//! Lists: they grow into the room that they have, and turn pages where they find none.

use ratatui::text::{Line, Span};

use super::{
    breaks,
    letters::{self, Size},
    scene::{Scene, cells},
    stack::{Piece, Variant, worth},
};
use crate::{
    text,
    view::{Bar, Row, Term, Tone, wall::Matter},
};

/// A list of so many rows may stand in two columns, with so many cells between them, of at least so many.
const MANY: usize = 7;
const BETWEEN: usize = 6;
const COLUMN: usize = 34;
/// Cells between the parts of a row.
const APART: usize = 2;
/// Between what stands side by side.
const BESIDE: usize = 3;

/// One row of a list as lines of so many cells. `leads`: cells of the widest number or name.
fn row(scene: &Scene, row: &Row, leads: usize, wide: usize) -> Vec<Line<'static>> {
    let alert = row.tone == Tone::Alert;
    let strong = scene.text(if row.tone == Tone::Quiet { Tone::Quiet } else { Tone::Strong });
    let lead = if leads == 0 { 0 } else { leads + APART };
    let tails = text::width(&row.tail);
    // What stands at the right goes under the rest where both would be squeezed.
    let under = tails > 0 && tails + APART + lead + 8 > wide;
    let room = wide.saturating_sub(lead + if tails > 0 && !under { tails + APART } else { 0 }).max(2);
    letters::looked();
    let mut words = text::wrap(&row.text, room);
    if under {
        words.extend(text::wrap(&row.tail, wide.saturating_sub(lead).max(2)));
    }
    let line = |(nth, words): (usize, String)| {
        let mut spans = Vec::new();
        if lead > 0 {
            let shown = if nth == 0 { row.lead.as_str() } else { "" };
            spans.push(Span::styled(text::pad(shown, lead), strong));
        }
        if nth == 0 && tails > 0 && !under {
            let sheet = if alert { scene.sheet(Tone::Alert) } else { strong };
            spans.push(Span::styled(text::pad(&words, room + APART), strong));
            spans.push(Span::styled(row.tail.clone(), sheet));
        } else {
            spans.push(Span::styled(words, strong));
        }
        Line::from(spans)
    };
    words.into_iter().enumerate().map(line).collect()
}

/// Every row as lines of so many cells.
pub fn of_rows(scene: &Scene, rows: &[Row], wide: usize) -> Vec<Vec<Line<'static>>> {
    let leads = rows.iter().map(|row| text::width(&row.lead)).max().unwrap_or(0).min(wide / 3);
    rows.iter().map(|of| row(scene, of, leads, wide)).collect()
}

/// Rows of lines, with `air` rows between two of them, from a cell on.
fn column(rows: &[Vec<Line<'static>>], air: usize, x: u16) -> (Vec<Piece>, usize) {
    let (mut pieces, mut y) = (Vec::new(), 0);
    for row in rows {
        for line in row {
            pieces.push(Scene::spans(x, y, line.clone()));
            y += 1;
        }
        y += air;
    }
    (pieces, y.saturating_sub(air))
}

/// In one column with two rows of air, or one; in two columns; without air.
pub fn rows(scene: &Scene, rows: &[Row]) -> Vec<Variant> {
    let (x, wide) = (scene.grid.body.x, scene.grid.text());
    let mut variants = Vec::new();
    let one = of_rows(scene, rows, wide);
    let airs = [(4, 204), (3, 203), (2, 200), (1, 100)].map(|(air, value)| (air, worth::AIR + value));
    for (air, value) in airs.into_iter().chain([(0, 50)]) {
        let (pieces, high) = column(&one, air, x);
        variants.push(Variant { high, worth: value, pieces, ..Variant::default() });
    }
    variants.extend(lettered(scene, rows));
    let narrow = wide.saturating_sub(BETWEEN) / 2;
    if rows.len() >= MANY && narrow >= COLUMN {
        let two = of_rows(scene, rows, narrow);
        let (left, right) = two.split_at(two.len().div_ceil(2));
        for (air, value) in [(2, worth::AIR + 60), (1, worth::AIR + 50), (0, 20)] {
            let (mut pieces, high) = column(left, air, x);
            let (more, other) = column(right, air, x + cells(narrow + BETWEEN));
            pieces.extend(more);
            variants.push(Variant { high: high.max(other), worth: value, pieces, ..Variant::default() });
        }
    }
    variants
}

/// Few and short: in letters, with what stands at the right as text.
fn lettered(scene: &Scene, rows: &[Row]) -> Option<Variant> {
    let size = Size::M;
    let lead = rows.iter().map(|row| scene.wide(size, &row.lead)).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let left = if lead == 0 { 0 } else { lead + 2 * APART };
    let (mut pieces, mut y) = (Vec::new(), 0);
    for row in rows {
        let (words, tail) = (scene.wide(size, &row.text)?, text::width(&row.tail));
        if left + words + if tail > 0 { tail + BESIDE } else { 0 } > scene.grid.text() {
            return None;
        }
        let ink = scene.ink(if row.tone == Tone::Quiet { Tone::Quiet } else { Tone::Strong });
        let x = scene.grid.body.x;
        pieces.push(scene.letters(x, y, row.lead.clone(), size, ink));
        pieces.push(scene.letters(x + cells(left), y, row.text.clone(), size, ink));
        if tail > 0 {
            pieces.push(Scene::line(
                scene.right(tail),
                y + size.high() - 1,
                row.tail.clone(),
                scene.text(Tone::Strong),
            ));
        }
        y += size.high() + 1;
    }
    let high = y.saturating_sub(1);
    Some(Variant { high, worth: worth::AIR + 300, size: Some(size), pieces, ..Variant::default() })
}

/// A word over what it is, side by side; else under one another.
pub fn parts(scene: &Scene, parts: &[(String, String)]) -> Vec<Variant> {
    let (quiet, strong) = (scene.text(Tone::Quiet), scene.text(Tone::Strong));
    let wide = |(label, what): &(String, String)| text::width(label).max(text::width(what));
    let mut variants = Vec::new();
    let share = scene.grid.text() / parts.len().max(1);
    if parts.iter().all(|part| wide(part) + BESIDE <= share) {
        let at = |nth: usize| scene.grid.body.x + cells(nth * share);
        let of = |(nth, (label, what)): (usize, &(String, String))| {
            [Scene::line(at(nth), 0, label.clone(), quiet), Scene::line(at(nth), 1, what.clone(), strong)]
        };
        let pieces = parts.iter().enumerate().flat_map(of).collect();
        variants.push(Variant { high: 2, worth: 30, pieces, ..Variant::default() });
    }
    let row = |(label, what): &(String, String)| Row {
        lead: label.clone(),
        text: what.clone(),
        tone: Tone::Strong,
        ..Row::default()
    };
    let list: Vec<Row> = parts.iter().map(row).collect();
    let lines = of_rows(scene, &list, scene.grid.text());
    let (pieces, high) = column(&lines, 0, scene.grid.body.x);
    variants.push(Variant { high, pieces, ..Variant::default() });
    variants
}

/// A few matters, as large as all of them can be.
pub fn matters(scene: &Scene, matters: &[Matter]) -> Vec<Variant> {
    let mut variants = Vec::new();
    for air in 1..=3 {
        for marked in [true, false] {
            let sizes = [Size::L, Size::M].into_iter();
            let ways = sizes.flat_map(|size| [1, LINES].map(|most| (size, most)));
            variants.extend(ways.filter_map(|(size, most)| large(scene, matters, (size, most), air, marked)));
        }
        variants.extend(numbered(scene, matters, air));
    }
    let strong = |matter: &Matter| Row {
        lead: matter.mark.clone(),
        text: matter.words.clone(),
        tail: matter.right.clone(),
        tone: Tone::Strong,
    };
    let quiet = |matter: &Matter| Row { text: matter.under.clone(), tone: Tone::Quiet, ..Row::default() };
    let leads = matters.iter().map(|matter| text::width(&matter.mark)).max().unwrap_or(0);
    let lines: Vec<Vec<Line<'static>>> = matters
        .iter()
        .map(|matter| {
            let mut lines = row(scene, &strong(matter), leads, scene.grid.text());
            if !matter.under.is_empty() {
                lines.extend(row(scene, &quiet(matter), leads, scene.grid.text()));
            }
            lines
        })
        .collect();
    for (air, value) in [(1, 2_000), (0, 50)] {
        let (pieces, high) = column(&lines, air, scene.grid.body.x);
        variants.push(Variant { high, worth: value, pieces, ..Variant::default() });
    }
    variants
}

/// What more air between matters is worth: less than anything that is said.
fn spaced(air: usize) -> i64 {
    i64::try_from(air).unwrap_or(0) * 5
}

/// Cells of a sheet with a number in letters, and around it.
const AROUND: usize = 2;

fn mark_wide(scene: &Scene, matters: &[Matter], size: Size) -> Option<usize> {
    let wide = matters.iter().map(|matter| scene.wide(size, &matter.mark)).collect::<Option<Vec<_>>>()?;
    let widest = wide.into_iter().max().unwrap_or(0);
    Some(if widest == 0 { 0 } else { widest + 2 * AROUND })
}

/// The sheet with the number of an matter.
fn mark(scene: &Scene, matter: &Matter, wide: usize, (from, high): (usize, usize), size: Size) -> Vec<Piece> {
    if wide == 0 {
        return Vec::new();
    }
    let style = scene.sheet(Tone::Strong);
    let x = scene.grid.body.x;
    let own = scene.wide(size, &matter.mark).unwrap_or(0);
    let inner = x + cells((wide - own) / 2);
    vec![
        Scene::fill((x, cells(wide)), (from, high), style),
        scene.letters(inner, from + (high - size.high()) / 2, matter.mark.clone(), size, style),
    ]
}

/// A matter in letters has so many lines at most, with a row between them.
const LINES: usize = 2;
/// What it costs that one of them has more than one: as much as it costs the hero; beside numbers with text it is still more.
const BROKEN: [(Size, i64); 2] = [(Size::L, 11_000), (Size::M, 4_000)];

/// Number, words and state in letters of a size, each in so many lines at most; one line alone where `most` is 1, else one at least has more.
fn large(scene: &Scene, matters: &[Matter], (size, most): (Size, usize), air: usize, marked: bool) -> Option<Variant> {
    let marks = if marked { mark_wide(scene, matters, size)? } else { 0 };
    let left = if marks == 0 { 0 } else { marks + 2 * AROUND };
    // Without sheets they may hang into the margin, as a whole.
    let room = if marks == 0 { scene.grid.widest() } else { scene.grid.text() };
    let lines = |matter: &Matter| {
        let (words, right) = (scene.wide(size, &matter.words)?, scene.wide(size, &matter.right)?);
        let taken = left + if right == 0 { 0 } else { right + BESIDE };
        if taken + words <= room {
            return Some((vec![matter.words.clone()], taken + words, right));
        }
        let ways = breaks::Words::of(&matter.words).ways(scene.way(), size, room.checked_sub(taken)?);
        let lines = ways.into_iter().find(|lines| lines.len() <= most)?;
        let wide = lines.iter().filter_map(|line| scene.wide(size, line)).max()?;
        Some((lines, taken + wide, right))
    };
    let set = matters.iter().map(lines).collect::<Option<Vec<_>>>()?;
    let is_broken = set.iter().any(|(lines, ..)| lines.len() > 1);
    if is_broken != (most > 1) {
        return None;
    }
    let widest = set.iter().map(|(_, wide, _)| *wide).max()?.max(scene.grid.text());
    let from = scene.grid.left(widest);
    let (mut pieces, mut y) = (Vec::new(), 0);
    for (matter, (lines, _, right)) in matters.iter().zip(set) {
        let is_bare = matter.under.is_empty() && (marked || matter.mark.is_empty());
        let words = lines.len() * (size.high() + 1) - 1;
        let high = words + if is_bare { 0 } else { 2 };
        pieces.extend(mark(scene, matter, marks, (y, high), size));
        let x = from + cells(left);
        for (nth, line) in lines.into_iter().enumerate() {
            pieces.push(scene.letters(x, y + nth * (size.high() + 1), line, size, scene.ink(Tone::Strong)));
        }
        if right > 0 {
            let x = from + cells(widest - right);
            pieces.push(scene.letters(x, y, matter.right.clone(), size, scene.ink(Tone::Strong)));
        }
        if high > words {
            // A number that has no sheet stands in front of what is under the words.
            let mark = if marked { "" } else { matter.mark.as_str() };
            let under =
                [mark, &matter.under].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
            if text::width(&under) + left > scene.grid.text() {
                return None;
            }
            let x = scene.grid.body.x + cells(left);
            pieces.push(Scene::line(x, y + high - 1, under, scene.text(Tone::Strong)));
        }
        y += high + air;
    }
    let cost = BROKEN.iter().filter(|(of, _)| is_broken && *of == size).map(|(_, cost)| cost).sum::<i64>();
    let worth = size.steps() * worth::HERO + spaced(air) - if marked { 0 } else { 100 } - cost;
    Some(Variant { high: y.saturating_sub(air), worth, size: Some(size), pieces, ..Variant::default() })
}

/// The number in letters, the rest as text beside it, its words over two lines at most.
fn numbered(scene: &Scene, matters: &[Matter], air: usize) -> Option<Variant> {
    let marks = mark_wide(scene, matters, Size::M).filter(|marks| *marks > 0)?;
    let left = marks + 2 * AROUND;
    let room = scene.grid.text().checked_sub(left)?;
    let high = Size::M.high();
    let (mut pieces, mut y) = (Vec::new(), 0);
    for matter in matters {
        pieces.extend(mark(scene, matter, marks, (y, high), Size::M));
        let x = scene.grid.body.x + cells(left);
        let right = text::width(&matter.right);
        let beside = right + if right > 0 { BESIDE } else { 0 };
        letters::looked();
        let words = text::wrap(&matter.words, room.checked_sub(beside)?.max(2));
        if words.len() > LINES || text::width(&matter.under) > room {
            return None;
        }
        let lines = words.len();
        for (nth, line) in words.into_iter().enumerate() {
            pieces.push(Scene::line(x, y + 1 + nth, line, scene.text(Tone::Strong)));
        }
        if right > 0 {
            pieces.push(Scene::line(scene.right(right), y + 1, matter.right.clone(), scene.text(Tone::Strong)));
        }
        pieces.push(Scene::line(x, y + 2 + lines, matter.under.clone(), scene.text(Tone::Strong)));
        y += high + air;
    }
    let high = y.saturating_sub(air);
    Some(Variant { high, worth: 5_000 + spaced(air), size: Some(Size::M), pieces, ..Variant::default() })
}

/// Lengths side by side: two rows thick where there is room.
pub fn bars(scene: &Scene, bars: &[Bar]) -> Vec<Variant> {
    let wide = scene.grid.text();
    let widest = |part: fn(&Bar) -> &String| bars.iter().map(|bar| text::width(part(bar))).max().unwrap_or(0);
    let tail = widest(|bar| &bar.tail);
    let label = widest(|bar| &bar.label).min(wide * 2 / 5);
    let room = wide.saturating_sub(label + tail + 2 * APART).max(1);
    let labels: Vec<Vec<String>> = bars.iter().map(|bar| text::wrap(&bar.label, label.max(2))).collect();
    let of = |(thick, air, value): (usize, usize, i64)| {
        let (mut pieces, mut y) = (Vec::new(), 0);
        let from = scene.grid.body.x;
        for (bar, label_lines) in bars.iter().zip(&labels) {
            let strong = scene.text(if bar.tone == Tone::Quiet { Tone::Quiet } else { Tone::Strong });
            for (row, line) in label_lines.iter().enumerate() {
                pieces.push(Scene::line(from, y + row, line.clone(), strong));
            }
            let share = u64::from(bar.value) * room as u64 / u64::from(bar.full.max(1));
            let long = usize::try_from(share).unwrap_or(0).clamp(usize::from(bar.value > 0), room);
            let at = from + cells(label + APART);
            let rest = (at + cells(long), cells(room - long));
            pieces.push(Scene::fill((at, cells(long)), (y, thick), scene.patch(bar.tone)));
            pieces.push(Scene::fill(rest, (y, thick), scene.theme.trough()));
            pieces.push(Scene::line(scene.right(text::width(&bar.tail)), y, bar.tail.clone(), strong));
            y += label_lines.len().max(thick) + air;
        }
        Variant { high: y.saturating_sub(air), worth: value, pieces, ..Variant::default() }
    };
    [(2, 1, worth::AIR + 200), (1, 1, worth::AIR + 100), (1, 0, 50)].map(of).into()
}

/// The shares of one whole: a bar over the width, each part with its figure and its word over it.
pub fn tally(scene: &Scene, terms: &[Term]) -> Vec<Variant> {
    let terms: Vec<&Term> = terms.iter().filter(|term| term.value.is_some()).collect();
    let sizes = [Size::L, Size::M, Size::S];
    let mut variants: Vec<Variant> = sizes.into_iter().filter_map(|size| shares(scene, &terms, size)).collect();
    let line = terms.iter().map(|term| format!("{} {}", term.label, term.value.unwrap_or_default()));
    let words = line.collect::<Vec<_>>().join("  ");
    let pieces = scene.paragraph(&words, scene.text(Tone::Strong), 0);
    variants.push(Variant { high: pieces.len(), worth: -1_000, size: Some(Size::S), pieces, ..Variant::default() });
    variants
}

/// What a term is called on its tag.
fn tag(term: &Term) -> String {
    format!(" {} ", term.label)
}

fn shares(scene: &Scene, terms: &[&Term], size: Size) -> Option<Variant> {
    let wide = scene.grid.text();
    let value = |term: &Term| term.value.unwrap_or_default();
    let figures: Vec<String> = terms.iter().map(|term| value(term).to_string()).collect();
    let needs: Vec<usize> = terms
        .iter()
        .zip(&figures)
        .map(|(term, figure)| Some(scene.wide(size, figure)? + 1 + text::width(&tag(term))))
        .collect::<Option<_>>()?;
    if needs.iter().map(|need| need + BESIDE).sum::<usize>() > wide + BESIDE {
        return None;
    }
    let all: usize = terms.iter().map(|term| usize::from(value(term))).sum();
    let bars = wide.saturating_sub(terms.len().saturating_sub(1));
    let mut long: Vec<usize> =
        terms.iter().map(|term| (usize::from(value(term)) * bars).checked_div(all).unwrap_or(0)).collect();
    for (long, term) in long.iter_mut().zip(terms) {
        *long = (*long).max(usize::from(value(term) > 0));
    }
    // What was rounded away goes to the longest.
    let over = long.iter().sum::<usize>();
    let most = long.iter().enumerate().max_by_key(|(_, long)| **long).map(|(at, _)| at)?;
    long[most] = (long[most] + bars).saturating_sub(over);
    let starts: Vec<usize> = long
        .iter()
        .scan(0, |x, long| {
            let from = *x;
            *x += long + usize::from(*long > 0);
            Some(from)
        })
        .collect();
    let mut pieces = Vec::new();
    let mut end = wide + BESIDE;
    let from = scene.grid.body.x;
    for at in (0..terms.len()).rev() {
        let x =
            starts[at].min(end.saturating_sub(BESIDE + needs[at])).max(needs[..at].iter().map(|n| n + BESIDE).sum());
        end = x;
        let place = from + cells(x);
        let figure = scene.wide(size, &figures[at])?;
        let tone = terms[at].tone;
        pieces.push(scene.letters(place, 0, figures[at].clone(), size, scene.ink(Tone::Strong)));
        // Right over the bars a tag may stand over the other side's: it is no sheet there.
        let is_sheet = matches!(tone, Tone::For | Tone::Against) && size != Size::S;
        let style = if is_sheet { scene.sheet(tone) } else { scene.text(Tone::Strong) };
        pieces.push(Scene::line(place + cells(figure + 1), size.high() - 1, tag(terms[at]), style));
        let bar = if size == Size::S { size.high() } else { size.high() + 1 };
        let x = from + cells(starts[at]);
        pieces.extend(share(scene, tone, (x, cells(long[at])), bar));
    }
    let high = size.high() + if size == Size::S { 2 } else { 3 };
    let worth = size.steps() * worth::SECOND;
    Some(Variant { high, worth, size: Some(size), pieces, ..Variant::default() })
}

/// One share, two rows thick. Without colours that of those against is every second cell.
fn share(scene: &Scene, tone: Tone, at: (u16, u16), row: usize) -> Vec<Piece> {
    let style =
        if matches!(tone, Tone::For | Tone::Against | Tone::Strong) { scene.patch(tone) } else { scene.theme.trough() };
    if scene.is_mono() && tone == Tone::Against {
        return (0..at.1).step_by(2).map(|x| Scene::fill((at.0 + x, 1), (row, 2), style)).collect();
    }
    vec![Scene::fill(at, (row, 2), style)]
}
