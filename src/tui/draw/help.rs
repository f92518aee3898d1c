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
        line::EditLine as Input,
        screen::Around,
        theme::Theme,
    },
    view::{Row, Tone},
};

/// What the strip takes, what is typed here and now first; then every key. What is typed leaves the rows that have it, and finds
/// commands, too.
pub(super) fn console(console: &Console, typed: &str, lang: Lang, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let has = |row: &Row| has(row, typed);
    if console.only_looks() {
        let keys: Vec<Row> = key_rows(console.keys(), &[Place::Looking], lang).into_iter().filter(has).collect();
        lines.extend(rows(&keys, width, theme));
        if lines.is_empty() {
            lines.extend(wrapped(&find::help_none(lang), width, theme.tone(Tone::Plain)));
        }
        return lines;
    }
    let (mut here, elsewhere): (Vec<_>, Vec<_>) = GRAMMAR.iter().partition(|row| row.at.holds(console.stands()));
    // What is typed most stands first.
    here.sort_by_key(|row| !input::most_typed().any(|most| most.example == row.example));
    for (rows_of, is_here) in [(here, true), (elsewhere, false)] {
        let row = |of: &input::LineKind| {
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
    found_besides(&mut lines, typed, lang, width, theme);
    lines
}

/// Commands that what is typed finds, or that nothing was found.
fn found_besides(lines: &mut Vec<Line<'static>>, typed: &str, lang: Lang, width: usize, theme: Theme) {
    if typed.is_empty() {
        return;
    }
    let command = |name: &Name| {
        let (lead, text) = (command::title(lang, *name).to_owned(), command::explain(lang, *name).to_owned());
        Row { lead, text, tone: Tone::Strong, ..Row::default() }
    };
    let commands: Vec<Row> = Name::ALL.iter().map(command).filter(|row| has(row, typed)).collect();
    lines.extend(rows(&commands, width, theme));
    if lines.is_empty() {
        lines.extend(wrapped(&find::help_none(lang), width, theme.tone(Tone::Plain)));
    }
}

fn has(row: &Row, typed: &str) -> bool {
    typed.is_empty() || is_found(typed, &row.lead) || is_found(typed, &row.text)
}

fn is_found(typed: &str, text: &str) -> bool {
    text.to_lowercase().contains(&typed.to_lowercase()) || text::find_by_pinyin(typed, text).is_some()
}

/// The help of a screen of the station, over the whole window, searched as at the console. Gives the number of pages.
pub fn station(frame: &mut Frame<'_>, place: Place, (typed, at): (&str, usize), around: &Around<'_>) -> usize {
    let &Around { keys, lang, theme } = around;
    let area = frame.area();
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.paper());
    if is_too_small(buffer, area, lang, theme) {
        return 1;
    }
    band(buffer, Rect { height: 1, ..area }, &words::help(lang), "", theme);
    let body = Rect { x: area.x + 1, y: area.y + 2, width: area.width - 2, height: area.height - 5 };
    let width = usize::from(body.width);
    let advice = if place == Place::Start { words::help_start(lang) } else { words::help_track(lang) };
    let typed = typed.trim();
    let advice = advice.lines().filter(|line| typed.is_empty() || is_found(typed, line));
    let mut lines: Vec<_> = advice.flat_map(|line| wrapped(line, width, theme.tone(Tone::Plain))).collect();
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    let found: Vec<Row> = key_rows(keys, &[place], lang).into_iter().filter(|row| has(row, typed)).collect();
    lines.extend(rows(&found, width, theme));
    found_besides(&mut lines, typed, lang, width, theme);
    let pages = page(buffer, body, &lines, (at, &keys.shown(Place::Help, Action::Page)), lang, theme);
    let hints = keys.hints(Place::Help, lang).into_iter().filter(|(action, ..)| *action != Action::Page || pages > 1);
    foot::row_of_keys(buffer, Rect { y: area.bottom() - 1, height: 1, ..area }, hints.collect(), theme);
    let strip = Rect { y: area.bottom() - 2, height: 1, ..area };
    let cursor = foot::input(buffer, strip, &Input::of(typed), (&words::help(lang), &find::help_type(lang)), theme);
    frame.set_cursor_position(cursor);
    pages
}

fn key_rows(keys: &Keys, places: &[Place], lang: Lang) -> Vec<Row> {
    let rows_of = keys.rows().iter().filter(|row| places.contains(&row.place));
    let row = |row: &crate::tui::keymap::KeyRow| {
        let names: Vec<String> = row.keys.iter().map(|chord| chord.name()).collect();
        Row { lead: names.join(" "), text: (row.label)(lang), tone: Tone::Strong, ..Row::default() }
    };
    rows_of.map(row).collect()
}
