//! An evening looked at again: the wall as it was, and beside it, or under it where there is no room, what the console knew.

use ratatui::{Frame, buffer::Buffer, layout::Rect, text::Line};

use super::{
    Tall, band,
    blocks::{lay, rows},
    foot, is_too_small, page, put,
};
use crate::{
    i18n::{Lang, replay as words},
    text,
    tui::{console::Said, line::EditLine, theme::Theme},
    view::{Block, Row, Tone},
};

/// The wall of a page that plays in a browser, in cells, as a projector has them.
pub const WALL: (u16, u16) = (100, 30);
/// From this width on the column stands beside the wall, and so wide.
const BESIDE_FROM: u16 = 112;
const BESIDE: u16 = 38;

/// A key and what it does; `true`: it stands in the footer.
pub type KeyRow = (&'static str, fn(Lang) -> String, bool);

/// What stands on it.
pub struct Sheet<'a> {
    /// Where one is, and whether it plays.
    pub head: (&'a str, &'a str),
    /// Draws the wall.
    pub wall: &'a dyn Fn(&mut Buffer, Rect),
    /// What the console knew, and what a trainer says.
    pub beside: &'a [Block],
    /// Which page of that.
    pub turn: usize,
    /// A line to know.
    pub said: Option<&'a Said>,
    /// What is typed, behind its prompt.
    pub typed: Option<(&'a EditLine, String)>,
    /// The keys.
    pub keys: &'a [KeyRow],
    /// They are looked at.
    pub helps: bool,
}

/// Draws it; gives the number of pages of what stands beside the wall.
pub fn replay(frame: &mut Frame<'_>, sheet: &Sheet<'_>, lang: Lang, theme: Theme) -> usize {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return 1;
    }
    let head = if sheet.helps { words::help_title(lang) } else { sheet.head.0.to_owned() };
    band(buffer, Rect { height: 1, ..area }, &head, sheet.head.1, theme);
    footer(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, sheet.keys, lang, theme);
    let middle = Rect { y: area.y + 1, height: area.height - 3, ..area };
    if sheet.helps {
        help(buffer, middle, sheet.keys, lang, theme);
        return 1;
    }
    let (wall, beside) = parted(middle);
    (sheet.wall)(buffer, wall);
    let lines = lay(sheet.beside, beside.width.into(), theme, Tall::None);
    let pages = page(buffer, beside, &lines, (sheet.turn, "Tab"), lang, theme);
    let strip = Rect { y: area.bottom() - 2, height: 1, ..area };
    if let Some((line, prompt)) = &sheet.typed {
        let cursor = foot::input(buffer, strip, line, (prompt, ""), theme);
        frame.set_cursor_position(cursor);
    } else if let Some((said, tone)) = sheet.said {
        let line = Line::styled(text::elide(said, usize::from(area.width - 2)), theme.tone(*tone));
        put(buffer, area.x + 1, strip.y, &line, area.width - 2);
    }
    pages
}

/// The wall, and what stands beside or under it.
fn parted(middle: Rect) -> (Rect, Rect) {
    if middle.width >= BESIDE_FROM {
        let wall = Rect { width: middle.width - BESIDE - 1, ..middle };
        return (wall, Rect { x: wall.right() + 1, y: middle.y + 1, width: BESIDE - 1, height: middle.height - 1 });
    }
    let under = (middle.height / 3).max(6);
    let wall = Rect { height: middle.height - under, ..middle };
    (wall, Rect { x: middle.x + 1, y: wall.bottom(), width: middle.width - 2, height: under })
}

fn help(buffer: &mut Buffer, area: Rect, keys: &[KeyRow], lang: Lang, theme: Theme) {
    let row = |(key, label, _): &KeyRow| Row {
        lead: (*key).to_owned(),
        text: label(lang),
        tone: Tone::Strong,
        ..Row::default()
    };
    let all: Vec<Row> = keys.iter().map(row).collect();
    let inner = Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 1 };
    let mut lines = rows(&all, inner.width.into(), theme);
    lines.extend(lay(
        &[Block::Gap, Block::Text(words::help_stop(lang), Tone::Quiet)],
        inner.width.into(),
        theme,
        Tall::None,
    ));
    for (y, line) in (inner.y..inner.bottom()).zip(&lines) {
        put(buffer, inner.x, y, line, inner.width);
    }
}

/// As many keys as fit, the help behind them whatever else finds no room.
fn footer(buffer: &mut Buffer, area: Rect, keys: &[KeyRow], lang: Lang, theme: Theme) {
    let shown = keys.iter().filter(|(.., shown)| *shown).map(|(key, label, _)| format!("{key} {}", label(lang)));
    let help = format!("F1 {}", words::key_help(lang));
    let room = usize::from(area.width).saturating_sub(text::width(&help) + 2);
    let mut line = " ".to_owned();
    for hint in shown {
        if text::width(&line) + text::width(&hint) + 2 <= room {
            line += &hint;
            line += "  ";
        }
    }
    put(buffer, area.x, area.y, &Line::styled(text::pad(&(line + &help), area.width.into()), theme.band()), area.width);
}
