//! The trainer's screen: what happened, the newest at the bottom; under it what waits.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{band, foot, is_too_small, put};
use crate::{
    i18n::{Lang, rehearsal as words},
    text,
    tui::{console::Said, theme::Theme},
    view::Tone,
};

/// Draws it.
pub fn room(
    frame: &mut Frame<'_>,
    (theme_of, right): (&str, &str),
    happened: &[Said],
    waits: &[Said],
    lang: Lang,
    theme: Theme,
) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return;
    }
    let row = |y, height| Rect { x: area.x + 1, y: area.y + y, width: area.width - 2, height };
    band(buffer, Rect { height: 1, ..area }, theme_of, right, theme);
    let third = usize::from(area.height / 3);
    let below = u16::try_from(foot::lines(waits, usize::from(area.width - 2)).min(third)).unwrap_or(0).max(1);
    let above = area.height - below - 3;
    // As many of the newest as find room whole.
    let mut from = happened.len();
    let width = usize::from(area.width - 2);
    let mut room = usize::from(above);
    for (said, _) in happened.iter().rev() {
        let rows = text::wrap(said, width).len();
        if rows > room {
            break;
        }
        room -= rows;
        from -= 1;
    }
    let up = u16::try_from(room).unwrap_or(0);
    foot::said(buffer, row(1 + up, above - up), &happened[from..], theme);
    let ruled = text::pad(&words::room_waits(lang, waits.len()), width);
    put(buffer, area.x + 1, area.y + 1 + above, &Line::styled(ruled, theme.tone(Tone::Quiet)), area.width - 2);
    // The newest that waits last, if not all of them find room.
    let first = waits.len().saturating_sub(usize::from(below));
    foot::said(buffer, row(2 + above, below), &waits[first..], theme);
    let leave = text::pad(&words::room_leave(lang), usize::from(area.width));
    put(buffer, area.x, area.bottom() - 1, &Line::styled(leave, theme.band()), area.width);
}
