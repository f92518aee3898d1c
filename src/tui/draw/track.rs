//! The screens of the station: a heading, rows, what was said, the strip, the keys.

use std::{cmp::Ordering, ops::Range};

use ratatui::{
    Frame,
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::{band, foot, is_too_small, put};
use crate::{
    i18n::track as words,
    text,
    tui::{
        console::Said,
        keymap::Action,
        screen::Around,
        theme::Theme,
        track::{Above, Pick, Row, Tracker},
    },
    view::Tone,
};

/// Without what would move the cursor; the two blanks between parts stay.
fn harmless(row: &str) -> String {
    row.split("  ").map(|part| text::safe(part).to_string()).collect::<Vec<_>>().join("  ")
}

/// As many rows at most say what a record is about.
const TITLE: usize = 2;

/// What a record is about, large under its number, and how far it is on its way. Gives the row beneath.
fn above(buffer: &mut Buffer, area: Rect, of: &Above, theme: Theme) -> u16 {
    let width = usize::from(area.width);
    let title = text::wrap(&harmless(&of.title), width.saturating_sub(2));
    let mut y = area.y + 1;
    for (place, line) in title.iter().take(TITLE).enumerate() {
        let more = place + 1 == TITLE && title.len() > TITLE;
        let line = if more { text::elide(&format!("{line}{}", title[TITLE]), width - 2) } else { line.clone() };
        let line = Line::styled(text::pad(&format!(" {line}"), width), theme.band().add_modifier(Modifier::BOLD));
        put(buffer, area.x, y, &line, area.width);
        y += 1;
    }
    put(buffer, area.x + 1, y + 1, &way(&of.way, width - 2, theme), area.width - 2);
    y + 2 - area.y
}

/// The states of a way in one line, with the one where it is in brackets; what finds no room is left out on both sides of it.
fn way((states, at): &(Vec<String>, usize), room: usize, theme: Theme) -> Line<'static> {
    let said = |place: usize| if place == *at { format!("[{}]", states[place]) } else { states[place].clone() };
    let wide = |shown: &Range<usize>| shown.clone().map(|place| text::width(&said(place)) + 3).sum::<usize>();
    let mut shown = 0..states.len();
    while wide(&shown) > room + 3 && shown.len() > 1 {
        if shown.end > at + 2 || shown.start == *at {
            shown.end -= 1;
        } else {
            shown.start += 1;
        }
    }
    let tone = |place: usize| match place.cmp(at) {
        Ordering::Less => Tone::Plain,
        Ordering::Equal => Tone::Strong,
        Ordering::Greater => Tone::Quiet,
    };
    let mut spans = Vec::new();
    for place in shown {
        if !spans.is_empty() {
            spans.push(Span::styled(" > ", theme.tone(Tone::Quiet)));
        }
        spans.push(Span::styled(said(place), theme.tone(tone(place))));
    }
    Line::from(spans)
}

/// Cells that a step needs, where several stand side by side.
const STEP: u16 = 36;

/// The rows of a page. What can be done with a record stands side by side where there is room, so that its history is seen, too.
/// Gives how many have no room above what is seen, and below it.
fn rows(buffer: &mut Buffer, list: Rect, tracker: &Tracker, theme: Theme) -> (usize, usize) {
    let (rows, at) = tracker.rows();
    let quiet = tracker.says_quietly();
    let style = |place: usize, pick: &Pick| match place {
        // Beneath what can be chosen stands what is only said.
        0 if quiet && *pick == Pick::None => theme.tone(Tone::Plain),
        _ if quiet && *pick == Pick::None => theme.tone(Tone::Quiet),
        place if place == at => theme.band(),
        _ => theme.tone(Tone::Plain),
    };
    let columns = if tracker.above().is_some() { (list.width / STEP).clamp(1, 3) } else { 1 };
    let steps = rows.iter().take_while(|(_, _, pick)| matches!(pick, Pick::Step(_))).count();
    let deep = u16::try_from(steps.div_ceil(columns.into())).unwrap_or(u16::MAX);
    let (steps, deep) = if columns > 1 && deep < list.height { (steps, deep) } else { (0, 0) };
    for (place, of) in rows.iter().enumerate().take(steps) {
        let down = place % usize::from(deep.max(1));
        let across = place / usize::from(deep.max(1));
        let (down, across) = (u16::try_from(down).unwrap_or(0), u16::try_from(across).unwrap_or(0));
        let width = list.width / columns;
        let cell = Rect { x: list.x + across * width, y: list.y + down, width, height: 1 };
        row(buffer, cell, of, style(place, &of.2));
    }
    let room = usize::from(list.height - deep).max(1);
    tracker.drawn(room);
    let first = steps + at.saturating_sub(steps) / room * room;
    for (y, (place, of)) in (list.y + deep..).zip(rows.iter().enumerate().skip(first).take(room)) {
        row(buffer, Rect { y, height: 1, ..list }, of, style(place, &of.2));
    }
    (first - steps, rows.len().saturating_sub(first + room))
}

/// One row. The right side has half of it, and what the left one leaves.
fn row(buffer: &mut Buffer, cell: Rect, (label, beside, _): &Row, style: Style) {
    let (width, label) = (usize::from(cell.width), harmless(label));
    let room = (width / 2).max(width.saturating_sub(text::width(&label) + 2));
    let beside = text::elide(&harmless(beside), room);
    let left = width.saturating_sub(text::width(&beside) + 2);
    let label = text::pad(&text::elide(&label, left), left);
    put(buffer, cell.x, cell.y, &Line::styled(text::pad(&format!("{label}  {beside}"), width), style), cell.width);
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
    let inner = |y, height| Rect { x: area.x + 1, width: area.width - 2, ..row(y, height) };
    let top = tracker.above().map_or(2, |of| above(buffer, area, of, theme));
    let help = text::elide(&tracker.help(), usize::from(area.width) - 2);
    put(buffer, area.x + 1, area.y + top, &Line::styled(help, theme.tone(Tone::Quiet)), area.width - 2);
    // What can be chosen among is seen to its end; the list gives way.
    // So is what is asked, where the strip has no room for all of it.
    let (line, prompt) = tracker.strip();
    let is_wide = text::width(&prompt) > usize::from(area.width) / 2;
    let asked = is_wide.then(|| (prompt.clone(), Tone::Plain));
    let notice: Vec<Said> = tracker.notice().iter().cloned().chain(asked).collect();
    let prompt = if is_wide { String::new() } else { prompt };
    let lines = foot::lines(&notice, usize::from(area.width) - 2);
    let room = u16::try_from(lines).unwrap_or(u16::MAX).clamp(2, (area.height / 2).max(2));
    let list = inner(top + 2, area.height.saturating_sub(top + 5 + room));
    let hidden = rows(buffer, list, tracker, theme);
    if hidden != (0, 0) {
        // In the empty row between the list and what is said: nobody takes the part that is seen for all of it.
        let more = words::hidden(lang, hidden.0, hidden.1);
        put(buffer, list.x, list.bottom(), &Line::styled(more, theme.tone(Tone::Quiet)), list.width);
    }
    let said = Rect { x: area.x + 1, width: area.width - 2, ..row(area.height - 2 - room, room) };
    foot::said(buffer, said, &notice, theme);
    let cursor = foot::input(buffer, row(area.height - 2, 1), line, (&prompt, ""), theme);
    // No key is promised that does nothing here.
    let does = |action: &Action| match action {
        Action::Choose => tracker.can_choose(),
        // Those of a meeting's form.
        Action::Because | Action::Remedy | Action::Page => false,
        _ => true,
    };
    let hints = keys.hints(tracker.place(), lang).into_iter().filter(|(action, ..)| does(action)).collect();
    foot::row_of_keys(buffer, row(area.height - 1, 1), hints, theme);
    frame.set_cursor_position(cursor);
}
