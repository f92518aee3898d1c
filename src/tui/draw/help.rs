//! The help: at the console what the strip takes, at the station how one begins; then every key.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{
    band,
    blocks::{rows, wrapped},
    foot, is_too_small, page,
};
use crate::{
    i18n::{Lang, tui as words},
    tui::{
        console::Console,
        input::{self, GRAMMAR},
        keymap::{Action, Keys, Place},
        screen::Around,
        theme::Theme,
    },
    view::{Row, Tone},
};

/// What the strip takes, what is typed here and now first; then every key.
pub(super) fn console(console: &Console, lang: Lang, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let (here, elsewhere): (Vec<_>, Vec<_>) = GRAMMAR.iter().partition(|row| row.at.holds(console.stands()));
    for (rows_of, is_here) in [(here, true), (elsewhere, false)] {
        let row = |of: &input::Row| {
            let means = (of.means)(lang);
            let text = if is_here { means } else { format!("{}  {means}", of.at.named(console.meeting(), lang)) };
            Row { lead: of.example.to_owned(), text, tone: Tone::Strong, ..Row::default() }
        };
        lines.extend(rows(&rows_of.into_iter().map(row).collect::<Vec<_>>(), width, theme));
        lines.push(Line::default());
    }
    lines.extend(keys_of(console.keys(), &[Place::Console, Place::Empty, Place::Form], lang, width, theme));
    lines
}

/// The help of a screen of the station, over the whole window. Gives the number of pages.
pub fn station(frame: &mut Frame<'_>, place: Place, at: usize, around: &Around<'_>) -> usize {
    let &Around { keys, lang, theme } = around;
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return 1;
    }
    band(buffer, Rect { height: 1, ..area }, &words::help(lang), "", theme);
    let body = Rect { x: area.x + 1, y: area.y + 2, width: area.width - 2, height: area.height - 4 };
    let width = usize::from(body.width);
    let advice = if place == Place::Start { words::help_start(lang) } else { words::help_track(lang) };
    let mut lines: Vec<_> = advice.lines().flat_map(|line| wrapped(line, width, theme.tone(Tone::Plain))).collect();
    lines.push(Line::default());
    lines.extend(keys_of(keys, &[place], lang, width, theme));
    let pages = page(buffer, body, &lines, (at, &keys.shown(Place::Help, Action::Page)), lang, theme);
    let hints = keys.hints(Place::Help, lang).into_iter().filter(|(action, ..)| *action != Action::Page || pages > 1);
    foot::row_of_keys(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, hints.collect(), theme);
    pages
}

fn keys_of(keys: &Keys, places: &[Place], lang: Lang, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let rows_of = keys.rows().iter().filter(|row| places.contains(&row.place));
    let table: Vec<Row> = rows_of
        .map(|row| {
            let names: Vec<String> = row.keys.iter().map(|chord| chord.name()).collect();
            Row { lead: names.join(" "), text: (row.label)(lang), tone: Tone::Strong, ..Row::default() }
        })
        .collect();
    rows(&table, width, theme)
}
