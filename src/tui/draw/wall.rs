//! The wall, drawn large: a title in big glyphs, a clock in big digits, lines with air between them.
//!
//! What doesn't fit gives way in this order: the air, the clock beside the title (it stands in the head), the big glyphs. Then
//! it has pages, which the host turns. Nothing shrinks.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{blocks, digits, put};
use crate::{
    i18n::{Lang, wall as words},
    text,
    tui::{
        glyphs::{self, Size},
        theme::Theme,
    },
    view::{Block, Clock, Head, Tone, Wall},
};

/// From this height on what is said for a few seconds has a band of three rows.
const ROOMY: u16 = 28;
/// From so many cells on a list of so many rows may stand in two columns, with so many cells between them.
const TWO_COLUMNS: usize = 70;
const MANY: usize = 7;
const BETWEEN: usize = 4;
/// Cells left and right of everything.
const AIR: u16 = 1;

/// How it is drawn.
#[derive(Clone, Copy)]
pub struct Paint {
    /// Colours, and big glyphs where the terminal can draw them.
    pub theme: Theme,
    /// Language of the page numbers.
    pub lang: Lang,
}

/// Draws one picture; gives the number of its pages.
pub fn draw(buffer: &mut Buffer, area: Rect, head: &Head, wall: &Wall, turn: usize, paint: Paint) -> usize {
    buffer.set_style(area, paint.theme.paper());
    super::head(buffer, Rect { height: 3.min(area.height), ..area }, head, paint.theme);
    let foot = if area.height >= ROOMY { 3 } else { 1 };
    let Some(room) = area.height.checked_sub(3 + foot).filter(|room| *room > 0) else {
        return 1;
    };
    let body = Rect { x: area.x + AIR, y: area.y + 3, width: area.width.saturating_sub(2 * AIR), height: room };
    if let Some(brief) = &wall.brief {
        said(buffer, Rect { y: area.bottom() - foot, height: foot, ..area }, brief, paint.theme);
    }
    let (top, groups) = arranged(wall, body.width.into(), room.into(), paint);
    for (y, line) in (body.y..body.bottom()).zip(&top) {
        put(buffer, body.x, y, line, body.width);
    }
    let taken = u16::try_from(top.len()).unwrap_or(0).min(room);
    let gap = u16::from(taken > 0 && taken < room);
    let under = Rect { y: body.y + taken + gap, height: room - taken - gap, ..body };
    let rows: usize = groups.iter().map(Vec::len).sum();
    let airy = rows + groups.len().saturating_sub(1) <= usize::from(under.height);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for group in groups {
        if airy && !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(group);
    }
    page(buffer, under, &lines, turn, paint)
}

/// Lines of a block each, under what stands at the top.
type Arranged = (Vec<Line<'static>>, Vec<Vec<Line<'static>>>);

/// The first arrangement that fits under the largest top that leaves it room: big digits before small ones, long lists in one
/// column before two.
fn arranged(wall: &Wall, width: usize, room: usize, paint: Paint) -> Arranged {
    let tops = tops(wall, width, paint);
    let lay = |(tall, columns): &(bool, usize)| -> Vec<Vec<Line<'static>>> {
        wall.blocks.iter().map(|block| group(block, width, *tall, *columns, paint.theme)).collect()
    };
    let ways = if width >= TWO_COLUMNS {
        &[(true, 1), (true, 2), (false, 1), (false, 2)][..]
    } else {
        &[(true, 1), (false, 1)]
    };
    let grouped: Vec<Vec<Vec<Line<'static>>>> = ways.iter().map(lay).collect();
    let fits = |top: &[Line<'static>], groups: &[Vec<Line<'static>>]| {
        let rows: usize = groups.iter().map(Vec::len).sum();
        top.len() + usize::from(!top.is_empty() && rows > 0) + rows <= room
    };
    for top in &tops {
        if let Some(groups) = grouped.iter().find(|groups| fits(top, groups)) {
            return (top.clone(), groups.clone());
        }
    }
    (tops.last().cloned().unwrap_or_default(), grouped.last().cloned().unwrap_or_default())
}

/// A block as lines; a long list of rows side by side where it is asked.
fn group(block: &Block, width: usize, tall: bool, columns: usize, theme: Theme) -> Vec<Line<'static>> {
    let Block::Rows(rows) = block else {
        return blocks::lay(std::slice::from_ref(block), width, theme, tall);
    };
    if columns < 2 || rows.len() < MANY {
        return blocks::rows(rows, width, theme);
    }
    let wide = (width - BETWEEN) / 2;
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    beside(blocks::rows(left, wide, theme), wide + BETWEEN, &blocks::rows(right, wide, theme))
}

/// What may stand at the top, the largest first: title and clock, the title alone, the title as a band.
fn tops(wall: &Wall, width: usize, paint: Paint) -> Vec<Vec<Line<'static>>> {
    let clocks = wall.clock.as_ref().map(|clock| clocks(clock, paint)).unwrap_or_default();
    let Some((text, tone)) = &wall.title else {
        return clocks.into_iter().filter(|(_, wide)| *wide <= width).map(|(rows, _)| rows).collect();
    };
    let ink = ink(*tone, paint.theme);
    let fits = |(rows, wide): (Vec<Line<'static>>, usize)| {
        let room = width.checked_sub(wide)?;
        let one_line = glyphs::width(text, Size::M).is_some_and(|cells| cells <= room);
        let title = paint.theme.glyphs.lines(text, Size::M, room, ink).filter(|_| one_line)?;
        Some(beside(title, room, &rows))
    };
    let mut tops: Vec<Vec<Line<'static>>> = clocks.into_iter().filter_map(fits).collect();
    tops.truncate(1);
    tops.extend(paint.theme.glyphs.lines(text, Size::M, width, ink));
    tops.push(blocks::lay(&[Block::Big(text.clone(), *tone)], width, paint.theme, false));
    tops
}

/// The clock in thick digits, and in those of the title, with the cells that each takes.
fn clocks(clock: &Clock, paint: Paint) -> Vec<(Vec<Line<'static>>, usize)> {
    let shown = clock.digits();
    let thick: Vec<Line<'static>> = digits::rows(&shown, paint.theme.patch(clock.tone())).map(Line::from).collect();
    let mut clocks = vec![(thick, digits::width(&shown))];
    if let Some(cells) = glyphs::width(&shown, Size::M)
        // On a sheet of its own, so that nobody reads it as part of the title.
        && let Some(thin) = paint.theme.glyphs.lines(&shown, Size::M, cells, paint.theme.sheet(clock.tone()))
    {
        clocks.push((thin, cells));
    }
    clocks
}

/// Ink of big letters on the paper of the screen.
fn ink(tone: Tone, theme: Theme) -> Style {
    theme.paper().patch(theme.tone(tone))
}

/// Lines with others at the right of them, from the cell `width` on: the clock beside the title, a second column.
fn beside(left: Vec<Line<'static>>, width: usize, right: &[Line<'static>]) -> Vec<Line<'static>> {
    let joined = |(row, line): (usize, Line<'static>)| {
        let cells: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
        let mut spans = line.spans;
        if let Some(digits) = right.get(row) {
            spans.push(Span::raw(" ".repeat(width.saturating_sub(cells))));
            spans.extend(digits.spans.iter().cloned());
        }
        Line::from(spans)
    };
    let rows = left.len().max(right.len());
    left.into_iter().chain(std::iter::repeat(Line::default())).take(rows).enumerate().map(joined).collect()
}

/// What is said for a few seconds: a band over the whole width.
fn said(buffer: &mut Buffer, area: Rect, brief: &str, theme: Theme) {
    let width = usize::from(area.width);
    let style = theme.band();
    for y in area.y..area.bottom() {
        put(buffer, area.x, y, &Line::styled(" ".repeat(width), style), area.width);
    }
    let line = format!("  {}", text::elide(brief, width.saturating_sub(4)));
    put(buffer, area.x, area.y + area.height / 2, &Line::styled(text::pad(&line, width), style), area.width);
}

/// One page of lines. The number of the page stands where the next one begins.
fn page(buffer: &mut Buffer, area: Rect, lines: &[Line<'static>], turn: usize, paint: Paint) -> usize {
    let room = usize::from(area.height);
    let (pages, room) = if lines.len() <= room {
        (1, room)
    } else {
        (lines.len().div_ceil(room.saturating_sub(1).max(1)), room.saturating_sub(1).max(1))
    };
    let at = turn.min(pages - 1);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(at * room).take(room)) {
        put(buffer, area.x, y, line, area.width);
    }
    if pages > 1 && area.height > 0 {
        let number = Line::styled(words::page(paint.lang, at + 1, pages), paint.theme.tone(Tone::Quiet));
        put(buffer, area.x, area.bottom() - 1, &number, area.width);
    }
    pages
}
