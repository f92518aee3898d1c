//! The list of lessons, and what the chosen one is about.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{band, is_too_small, put};
use crate::{i18n::Lang, text, tui::theme::Theme, view::Tone};

/// Rows under the list that say what the chosen lesson is about.
const TASK: u16 = 3;

/// Draws it: rows, and whether each is done.
pub fn learn(
    frame: &mut Frame<'_>,
    (title, right): &(String, String),
    (rows, at): (&[(String, bool)], usize),
    (task, keys): (&str, &str),
    (lang, theme): (Lang, Theme),
) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return;
    }
    let width = usize::from(area.width - 2);
    band(buffer, Rect { height: 1, ..area }, title, right, theme);
    let room = usize::from(area.height.saturating_sub(TASK + 3));
    // The chosen one stands on the screen.
    let from = (at + 1).saturating_sub(room);
    for (y, (no, (row, done))) in (area.y + 1..).zip(rows.iter().enumerate().skip(from).take(room)) {
        let line = text::elide(row, width);
        let style = match (no == at, *done) {
            (true, _) => theme.band(),
            (false, true) => theme.tone(Tone::Quiet),
            (false, false) => theme.tone(Tone::Plain),
        };
        let line = if no == at { text::pad(&line, width) } else { line };
        put(buffer, area.x + 1, y, &Line::styled(line, style), area.width - 2);
    }
    let below = area.bottom() - 1 - TASK;
    for (y, line) in (below..area.bottom() - 1).zip(text::wrap(task, width)) {
        put(buffer, area.x + 1, y, &Line::styled(line, theme.tone(Tone::Strong)), area.width - 2);
    }
    let keys = text::pad(keys, usize::from(area.width));
    put(buffer, area.x, area.bottom() - 1, &Line::styled(keys, theme.band()), area.width);
}
