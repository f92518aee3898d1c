//! The screens of the station: a heading, rows, what was said, the strip, the keys.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{band, foot, is_too_small, put};
use crate::{
    text,
    tui::{
        screen::Around,
        track::{Pick, Tracker},
    },
    view::Tone,
};

/// Without what would move the cursor; the two blanks between parts stay.
fn harmless(row: &str) -> String {
    row.split("  ").map(|part| text::safe(part).to_string()).collect::<Vec<_>>().join("  ")
}

/// Draws a page of the station.
pub fn track(frame: &mut Frame<'_>, tracker: &Tracker, around: &Around<'_>) {
    let &Around { keys, lang, theme } = around;
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return;
    }
    let row = |y, height| Rect { y: area.y + y, height, ..area };
    let (title, beside) = tracker.head();
    band(buffer, row(0, 1), &title, &beside, theme);
    let help = text::elide(&tracker.help(), usize::from(area.width) - 2);
    put(buffer, area.x + 1, area.y + 2, &Line::styled(help, theme.tone(Tone::Quiet)), area.width - 2);
    let list = Rect { x: area.x + 1, width: area.width - 2, ..row(4, area.height - 9) };
    let (rows, at) = tracker.rows();
    let room = usize::from(list.height).max(1);
    let first = at / room * room;
    let width = usize::from(list.width);
    let quiet = tracker.says_quietly();
    for (y, (place, (label, beside, pick))) in (list.y..).zip(rows.iter().enumerate().skip(first).take(room)) {
        // The right side has half of it, and what the left one leaves.
        let label = harmless(label);
        let room = (width / 2).max(width.saturating_sub(text::width(&label) + 2));
        let beside = text::elide(&harmless(beside), room);
        let label = text::elide(&label, width.saturating_sub(text::width(&beside) + 2));
        let label = text::pad(&label, width.saturating_sub(text::width(&beside) + 2));
        // Beneath what can be chosen stands what is only said.
        let is_quiet = quiet && *pick == Pick::None;
        let style = match (is_quiet, place) {
            (true, 0) => theme.tone(Tone::Plain),
            (true, _) => theme.tone(Tone::Quiet),
            (false, place) if place == at => theme.band(),
            (false, _) => theme.tone(Tone::Plain),
        };
        put(buffer, list.x, y, &Line::styled(text::pad(&format!("{label}  {beside}"), width), style), list.width);
    }
    let said = Rect { x: area.x + 1, width: area.width - 2, ..row(area.height - 4, 2) };
    foot::said(buffer, said, tracker.notice(), theme);
    let (line, prompt) = tracker.strip();
    let cursor = foot::input(buffer, row(area.height - 2, 1), line, (&prompt, ""), theme);
    foot::row_of_keys(buffer, row(area.height - 1, 1), keys.hints(tracker.place(), lang), theme);
    frame.set_cursor_position(cursor);
}
