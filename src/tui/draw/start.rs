//! The first screen: the meetings of this home, and a new one.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{band, card, foot, is_too_small, put};
use crate::{
    i18n::{find, today, tour, tui as words},
    text,
    tui::{
        keymap::{Action, Place},
        screen::Around,
        start::Start,
    },
    view::Tone,
};

/// Draws the list of meetings.
pub fn start(frame: &mut Frame<'_>, start: &Start, around: &Around<'_>) {
    let &Around { keys, lang, theme } = around;
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return;
    }
    let row = |y, height| Rect { y: area.y + y, height, ..area };
    band(buffer, row(0, 1), &words::start(lang), &start.name().unwrap_or_default(), theme);
    let next = start.card(keys.shown(Place::Start, Action::Choose));
    let top = Rect { x: area.x + 1, width: area.width - 2, ..row(2, 2) };
    card::draw(buffer, top, &next, (0, false), theme);
    let today = start.today.as_ref().map(|said| today::on_start(lang, &keys.shown(Place::Start, Action::Board), said));
    let standing: Vec<&String> = today.iter().chain(&start.standing).take(3).collect();
    let said = u16::try_from(standing.len()).unwrap_or(0);
    for (y, line) in (5..).zip(standing) {
        let line = text::elide(line, usize::from(area.width) - 2);
        put(buffer, area.x + 1, area.y + y, &Line::styled(line, theme.tone(Tone::Strong)), area.width - 2);
    }
    let list = Rect { x: area.x + 1, width: area.width - 2, ..row(6 + said, area.height - 11 - said) };
    let room = usize::from(list.height).max(1);
    let first = start.list.first_of(room);
    start.list.drawn_at(list.left(), list.right(), list.y);
    let shown = start.list.shown();
    // Whoever looks for something hears that there is nothing.
    if shown.is_empty() && !start.list.typed().trim().is_empty() {
        let none = (find::nothing(lang, start.list.typed().trim()), Tone::Strong);
        foot::said(buffer, list, &[none], theme);
    }
    let rows = shown.iter().filter_map(|place| Some((*place, start.list.rows.get(*place)?)));
    for (y, (place, (label, beside, _))) in (list.y..).zip(rows.skip(first).take(room)) {
        let width = usize::from(list.width);
        let beside = text::elide(beside, width / 2);
        let label = text::pad(
            &format!("{:>3}  {label}", start.list.number(place).unwrap_or(0)),
            width.saturating_sub(text::width(&beside) + 2),
        );
        let style = if place == start.list.at { theme.band() } else { theme.tone(Tone::Plain) };
        put(buffer, list.x, y, &Line::styled(text::pad(&format!("{label}  {beside}"), width), style), list.width);
    }
    foot::said(buffer, Rect { x: area.x + 1, width: area.width - 2, ..row(area.height - 4, 2) }, &start.notice, theme);
    let (prompt, typed) = match &start.file {
        Some(file) => (tour::roster_file(lang), file.clone()),
        None => (words::start_prompt(lang), crate::tui::line::EditLine::of(start.list.typed())),
    };
    let cursor = foot::input(buffer, row(area.height - 2, 1), &typed, (&prompt, ""), theme);
    foot::row_of_keys(buffer, row(area.height - 1, 1), keys.hints(Place::Start, lang), theme);
    frame.set_cursor_position(cursor);
}
