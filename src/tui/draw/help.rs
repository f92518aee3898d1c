//! The help: at the console what the strip takes, at the station how one begins; then every key.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{
    band,
    blocks::{rows, wrapped},
    foot, is_too_small, page,
};
use crate::{
    i18n::{Lang, command, find, tui as words},
    meeting::Name,
    text,
    tui::{
        console::Console,
        input::{self, GRAMMAR},
        keymap::{Action, Keys, Place},
        screen::Around,
        theme::Theme,
    },
    view::{Row, Tone},
};

/// What the strip takes, what is typed here and now first; then every key. What is typed leaves the rows that have it, and finds
/// commands, too.
pub(super) fn console(console: &Console, typed: &str, lang: Lang, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let has = |row: &Row| typed.is_empty() || is_found(typed, &row.lead) || is_found(typed, &row.text);
    let (here, elsewhere): (Vec<_>, Vec<_>) = GRAMMAR.iter().partition(|row| row.at.holds(console.stands()));
    for (rows_of, is_here) in [(here, true), (elsewhere, false)] {
        let row = |of: &input::Row| {
            let means = (of.means)(lang);
            let text = if is_here { means } else { format!("{}  {means}", of.at.named(console.meeting(), lang)) };
            Row { lead: of.example.to_owned(), text, tone: Tone::Strong, ..Row::default() }
        };
        let found: Vec<Row> = rows_of.into_iter().map(row).filter(has).collect();
        if !found.is_empty() {
            lines.extend(rows(&found, width, theme));
            lines.push(Line::default());
        }
    }
    let places = [Place::Console, Place::Empty, Place::Form];
    let keys: Vec<Row> = key_rows(console.keys(), &places, lang).into_iter().filter(has).collect();
    lines.extend(rows(&keys, width, theme));
    if typed.is_empty() {
        return lines;
    }
    let command = |name: &Name| {
        let (lead, text) = (command::title(lang, *name).to_owned(), command::explain(lang, *name).to_owned());
        Row { lead, text, tone: Tone::Strong, ..Row::default() }
    };
    let commands: Vec<Row> = Name::ALL.iter().map(command).filter(has).collect();
    lines.extend(rows(&commands, width, theme));
    if keys.is_empty() && commands.is_empty() && lines.is_empty() {
        lines.extend(wrapped(&find::help_none(lang), width, theme.tone(Tone::Plain)));
    }
    lines
}

fn is_found(typed: &str, text: &str) -> bool {
    text.to_lowercase().contains(&typed.to_lowercase()) || text::find_by_pinyin(typed, text).is_some()
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
    rows(&key_rows(keys, places, lang), width, theme)
}

fn key_rows(keys: &Keys, places: &[Place], lang: Lang) -> Vec<Row> {
    let rows_of = keys.rows().iter().filter(|row| places.contains(&row.place));
    let row = |row: &crate::tui::keymap::Row| {
        let names: Vec<String> = row.keys.iter().map(|chord| chord.name()).collect();
        Row { lead: names.join(" "), text: (row.label)(lang), tone: Tone::Strong, ..Row::default() }
    };
    rows_of.map(row).collect()
}
