//! The console on the screen: head, scene, what is missing, what was said, the strip, the keys.
//!
//! Nothing is drawn over anything: where a list or a form is open it takes the room of the scene, or stands beside it where
//! there is room for both. So no wide glyph is ever cut in half, and every cell is written once.

mod blocks;
mod card;
mod check;
mod foot;
mod help;
mod learn;
mod popup;
mod replay;
mod room;
mod start;
mod track;
pub mod wall;

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use self::blocks::Tall;
use super::{
    console::{Console, Popup},
    keymap::{Action, Place},
    screen::Around,
    theme::Theme,
};
use crate::{
    i18n::{Lang, tui as words},
    journal, text,
    view::{self, Block, Head, Look, Mark, Tone},
};

pub use help::station as help;
pub use learn::learn;
pub use replay::{KeyRow, Sheet, WALL, replay};
pub use room::room;
pub use start::start;
pub use track::track;

/// The least window, in cells.
pub const LEAST: (u16, u16) = (60, 20);
/// From so many rows on text is too small for the last row of the room.
const SMALL_FROM: u16 = 36;
/// From this width on two columns stand side by side.
const TWO_COLUMNS: u16 = 100;
/// From this height on more of what was said fits.
const ROOMY: u16 = 26;

/// Where what stands.
struct Rows {
    head: Rect,
    scene: Rect,
    need: Rect,
    notice: Rect,
    room: Rect,
    strip: Rect,
    keys: Rect,
}

impl Rows {
    /// In a rehearsal so many rows say what happens in the room.
    fn of(area: Rect, room: u16) -> Self {
        let said = if area.height >= ROOMY { 3 } else { 2 };
        let row = |y, height| Rect { y: area.y + y, height, ..area };
        let inner = |rect: Rect| Rect { x: rect.x + 1, width: rect.width.saturating_sub(2), ..rect };
        let bottom = area.height - 3 - said - room;
        Self {
            head: row(0, 3),
            scene: inner(row(3, bottom - 3)),
            need: inner(row(bottom, 1)),
            notice: inner(row(bottom + 1, said)),
            room: inner(row(area.height - 2 - room, room)),
            strip: row(area.height - 2, 1),
            keys: row(area.height - 1, 1),
        }
    }
}

/// Draws the console.
pub fn console(frame: &mut Frame<'_>, console: &mut Console, around: &Around<'_>) {
    let &Around { lang, theme, .. } = around;
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return;
    }
    if console.is_mirrored() {
        let cursor = mirrored(buffer, area, console, lang, theme);
        frame.set_cursor_position(cursor);
        return;
    }
    let happens = console.in_the_room();
    let rows = Rows::of(area, rows_of_room(console));
    let (cursor, pages) = {
        let names = console.names();
        let code = last_four(console.sitting().head());
        let look = Look { now: console.sitting().now(), names: &names, lang, head: &code };
        let mut top = view::head(console.meeting(), &look);
        top.practice = console.rate_in_words().or(top.practice);
        head(buffer, rows.head, &top, theme);
        let aside = area.width >= TWO_COLUMNS && console.popup.is_none();
        if !aside {
            paper(buffer, rows.head, &top, theme);
            on_the_wall(buffer, rows.head, console, &look, theme);
        }
        let pages = middle(buffer, (area, rows.scene), console, &look, theme);
        foot::above(buffer, rows.need, rows.notice, console, !aside, theme);
        foot::said(buffer, rows.room, &happens.unwrap_or_default(), theme);
        foot::keys(buffer, rows.keys, console, pages, lang, theme);
        (foot::strip(buffer, rows.strip, console, lang, theme), pages)
    };
    console.turned_to(pages);
    frame.set_cursor_position(cursor);
}

/// In a rehearsal two rows say what happens, in a lesson one more what it asks for.
fn rows_of_room(console: &Console) -> u16 {
    let room = if console.rehearsed().is_some() { 2 } else { 0 };
    room + u16::from(console.is_learning())
}

/// The wall over the strip. What is asked takes the lower half of the wall.
fn mirrored(buffer: &mut Buffer, area: Rect, console: &mut Console, lang: Lang, theme: Theme) -> Position {
    let strip = Rect { y: area.bottom() - 2, height: 1, ..area };
    let said = Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width - 2, height: 1 };
    let asked = if console.popup.is_some() { area.height / 2 } else { 0 };
    let above = Rect { height: area.height - 2 - asked, ..area };
    let (pages, listed) = {
        let names = console.names();
        let code = last_four(console.sitting().head());
        let look = Look { now: console.sitting().now(), names: &names, lang, head: &code };
        let (meeting, newest, choice) = console.picture();
        let shown = view::wall(&meeting, newest, choice, &look);
        let paint = wall::Paint { theme, lang };
        let pages = wall::over_strip(buffer, above, &view::head(&meeting, &look), &shown, choice.turn, paint);
        let panel = Rect { x: area.x + 1, y: above.bottom(), width: area.width - 2, height: asked };
        (pages, console.popup.as_ref().map_or(1, |popup| popup::draw(buffer, panel, console, popup, theme)))
    };
    console.wall_has_pages(pages);
    console.turned_to(listed);
    foot::notice(buffer, said, console, theme);
    foot::strip(buffer, strip, console, lang, theme)
}

/// The end of the record's code, as it stands on the closing screen.
pub fn last_four(head: Option<journal::Head>) -> String {
    let code = head.map(|head| head.hash.to_string()).unwrap_or_default();
    code.chars().skip(12).take(4).collect()
}

/// Nothing of the screen can be drawn.
pub fn is_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

/// Below the least size there is one honest line.
fn is_too_small(buffer: &mut Buffer, area: Rect, lang: Lang, theme: Theme) -> bool {
    let small = is_small(area);
    if small {
        let said = words::too_small(lang, area.width, area.height);
        for (y, line) in (area.y..area.bottom()).zip(text::wrap(&said, area.width.into())) {
            put(buffer, area.x, y, &Line::styled(line, theme.tone(Tone::Strong)), area.width);
        }
    }
    small
}

/// Writes a line; what is wider than the room is not written. A rect of no rows takes nothing.
fn put(buffer: &mut Buffer, x: u16, y: u16, line: &Line<'_>, width: u16) {
    if y < buffer.area.bottom() {
        buffer.set_line(x, y, line, width);
    }
}

/// A band over the whole width: something left, something right.
fn band(buffer: &mut Buffer, area: Rect, left: &str, right: &str, theme: Theme) {
    let cells = usize::from(area.width);
    let right = text::elide(right, cells / 2);
    let room = cells.saturating_sub(text::width(&right) + 3);
    let line = format!(" {} {right} ", text::pad(left, room));
    put(buffer, area.x, area.y, &Line::styled(text::pad(&line, cells), theme.band()), area.width);
}

fn head(buffer: &mut Buffer, area: Rect, head: &Head, theme: Theme) {
    let mut right: Vec<&str> = head.practice.iter().map(String::as_str).collect();
    right.extend([head.present.as_str(), head.hhmm.as_str()]);
    band(buffer, area, &head.theme, &right.join("  "), theme);
    stages(buffer, Rect { y: area.y + 1, height: 1, ..area }, head, theme);
    let mut clock = vec![Span::raw(" ")];
    if let Some(of) = &head.clock {
        clock.push(Span::raw(format!("{} ", of.label)));
        clock.push(Span::styled(format!(" {} ", of.digits()), theme.tone(of.tone())));
        clock.push(Span::raw("  "));
    }
    clock.push(Span::styled(head.pace.clone(), theme.tone(Tone::Plain)));
    put(buffer, area.x, area.y + 2, &Line::from(clock), area.width);
}

/// How much lies on paper, at the right of the clock's line; the wall has no such thing.
fn paper(buffer: &mut Buffer, area: Rect, head: &Head, theme: Theme) {
    let Some(paper) = &head.paper else { return };
    let wide = u16::try_from(text::width(paper)).unwrap_or(u16::MAX).saturating_add(1);
    let free = |x: u16| buffer.cell(Position { x, y: area.y + 2 }).is_some_and(|cell| cell.symbol() == " ");
    let from = area.right().saturating_sub(wide);
    if (from.saturating_sub(2)..area.right()).all(free) {
        put(buffer, from, area.y + 2, &Line::styled(paper.clone(), theme.tone(Tone::Quiet)), wide);
    }
}

/// What the wall shows now, in what the clock and the paper leave of their line.
fn on_the_wall(buffer: &mut Buffer, area: Rect, console: &Console, look: &Look<'_>, theme: Theme) {
    const LEAST: u16 = 12;
    let y = area.y + 2;
    let free = |x: u16| buffer.cell(Position { x, y }).is_some_and(|cell| cell.symbol() == " ");
    // The longest run of blanks; a wide letter's second half is none.
    let (mut from, mut room, mut run) = (area.left(), 0, 0);
    for x in area.left()..area.right() {
        run = if free(x) { run + 1 } else { 0 };
        if run > room {
            (from, room) = (x + 1 - run, run);
        }
    }
    let (from, room) = (from + 3, room.saturating_sub(5));
    if console.meeting().opening.is_none() || room < LEAST {
        return;
    }
    let line = card::shown_in_a_line(console, look, room.into());
    put(buffer, from, y, &Line::styled(line, theme.tone(Tone::Quiet)), room);
}

/// All stages by name; in a narrow window only the present one has its name.
fn stages(buffer: &mut Buffer, area: Rect, head: &Head, theme: Theme) {
    let full = |(stage, name, _): &(crate::charter::Stage, String, Mark)| format!("{} {name}", *stage as u8);
    let wide: usize = head.stages.iter().map(|stage| text::width(&full(stage)) + 1).sum();
    let fits = wide < usize::from(area.width);
    let spans = head.stages.iter().flat_map(|stage| {
        let name = if fits || stage.2 == Mark::Now { full(stage) } else { format!("{}", stage.0 as u8) };
        let style = match stage.2 {
            Mark::Now => theme.band(),
            Mark::Past => theme.tone(Tone::Quiet),
            Mark::Ahead => theme.tone(Tone::Plain),
        };
        [Span::raw(" "), Span::styled(name, style)]
    });
    put(buffer, area.x, area.y, &Line::from(spans.collect::<Vec<_>>()), area.width);
}

/// The scene, or what was asked, or both side by side. Gives the number of pages.
fn middle(
    buffer: &mut Buffer,
    (window, area): (Rect, Rect),
    console: &Console,
    look: &Look<'_>,
    theme: Theme,
) -> usize {
    let (left, right) = columns(area);
    let wide = area.width + 2 >= TWO_COLUMNS;
    let scene = || {
        let mut scene = view::scene(console.meeting(), console.board(), look);
        check::add(&mut scene, console, (window, wide), look.lang, theme);
        scene
    };
    match &console.popup {
        // The help is read, and needs its width more than the scene beside it.
        Some(popup) if wide && !matches!(popup, Popup::Help(_) | Popup::Told(_)) => {
            let scene = scene();
            let mut blocks = scene.main;
            blocks.extend(scene.side);
            let lines = lay(&blocks, left, theme);
            page(buffer, left, &lines, (0, ""), look.lang, theme);
            popup::draw(buffer, right, console, popup, theme)
        }
        Some(popup) => popup::draw(buffer, area, console, popup, theme),
        None => {
            let turns = console.keys().shown(Place::Console, Action::Page);
            let at = (console.page, turns.as_str());
            let scene = scene();
            if wide {
                let left = card::card(buffer, left, console, theme);
                let main = lay(&scene.main, left, theme);
                let pages = page(buffer, left, &main, at, look.lang, theme);
                pages.max(card::aside(buffer, right, console, &scene.side, look, theme))
            } else {
                let area = card::card(buffer, area, console, theme);
                let mut blocks = scene.main;
                blocks.extend(scene.side);
                let lines = lay(&blocks, area, theme);
                page(buffer, area, &lines, at, look.lang, theme)
            }
        }
    }
}

/// With big digits where everything still fits on one page; where not all of them find room, the clock before the rest: in a debate it
/// is what is looked at.
fn lay(blocks: &[Block], area: Rect, theme: Theme) -> Vec<Line<'static>> {
    let can_be_tall = |block: &Block| matches!(block, Block::Big(..) | Block::Clock(_) | Block::Equation { .. });
    let laid = |tall: Tall| blocks::lay(blocks, area.width.into(), theme, tall);
    if !blocks.iter().any(can_be_tall) {
        return laid(Tall::None);
    }
    let mut large = [Tall::All, Tall::Clock].into_iter().map(laid);
    large.find(|lines| lines.len() <= usize::from(area.height)).unwrap_or_else(|| laid(Tall::None))
}

fn columns(area: Rect) -> (Rect, Rect) {
    let left = area.width * 13 / 20;
    let gap = 3;
    (
        Rect { width: left, ..area },
        Rect { x: area.x + left + gap, width: area.width.saturating_sub(left + gap), ..area },
    )
}

/// Writes one page of lines, with its number and the key that turns it where there are several. What doesn't fit turns pages, never shrinks.
fn page(
    buffer: &mut Buffer,
    area: Rect,
    lines: &[Line<'_>],
    (at, key): (usize, &str),
    lang: Lang,
    theme: Theme,
) -> usize {
    let room = usize::from(area.height);
    if lines.len() <= room {
        for (y, line) in (area.y..).zip(lines) {
            put(buffer, area.x, y, line, area.width);
        }
        return 1;
    }
    let room = room.saturating_sub(1).max(1);
    let pages = lines.len().div_ceil(room);
    let at = at.min(pages - 1);
    for (y, line) in (area.y..).zip(lines.iter().skip(at * room).take(room)) {
        put(buffer, area.x, y, line, area.width);
    }
    let number = words::page(lang, at + 1, pages);
    let number = Line::styled(format!("{number}  {key}"), theme.tone(Tone::Quiet));
    put(buffer, area.x, area.bottom().saturating_sub(1), &number, area.width);
    pages
}

/// What stands on a buffer, row by row, as a terminal would show it.
pub fn dump(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let (mut line, mut x) = (String::new(), buffer.area.x);
        while x < buffer.area.right() {
            let symbol = buffer.cell(Position { x, y }).map_or(" ", |cell| cell.symbol());
            line.push_str(symbol);
            x += u16::try_from(text::width(symbol).max(1)).unwrap_or(1);
        }
        line
    };
    (buffer.area.y..buffer.area.bottom()).map(row).collect()
}
