//! Lists, forms and the help, in the room of the scene or beside it.

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::{
    band,
    blocks::{big, rows, wrapped},
    help, page, put,
};
use crate::{
    i18n::{Lang, command, tui as words},
    text,
    tui::{
        console::{Console, Pick, Popup},
        form::{Form, choices},
        keymap::{Action, Place},
        list::List,
        theme::Theme,
    },
    view::{Row, Tone},
};

/// Draws what lies over the console; gives the number of pages.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, console: &Console, popup: &Popup, theme: Theme) -> usize {
    let lang = console.names().lang;
    match popup {
        Popup::List(list) => {
            self::list(buffer, area, list, lang, theme);
            1
        }
        Popup::Form(form) => self::form(buffer, area, console, form, theme),
        Popup::Reason(order) => {
            let body = below(buffer, area, command::title(lang, order.cmd.name()), "", theme);
            let lines = wrapped(&words::reasons(lang), body.width.into(), theme.tone(Tone::Plain));
            page(buffer, body, &lines, (0, ""), lang, theme)
        }
        Popup::Told(lines) => {
            let body = below(buffer, area, &console.told_title(), "", theme);
            let width = body.width.into();
            let lines: Vec<_> = lines.iter().flat_map(|(line, tone)| wrapped(line, width, theme.tone(*tone))).collect();
            page(buffer, body, &lines, (console.page, &console.keys().shown(Place::Help, Action::Page)), lang, theme)
        }
        Popup::Help(typed) => {
            let body = below(buffer, area, &words::help(lang), "", theme);
            let lines = help::console(console, typed.trim(), lang, body.width.into(), theme);
            page(buffer, body, &lines, (console.page, &console.keys().shown(Place::Help, Action::Page)), lang, theme)
        }
    }
}

/// A title over as many lines as it needs, and the room under it.
fn below(buffer: &mut Buffer, area: Rect, title: &str, right: &str, theme: Theme) -> Rect {
    let lines = text::wrap(title, usize::from(area.width).saturating_sub(text::width(right) + 4).max(2));
    let mut y = area.y;
    for (place, line) in lines.iter().take(3).enumerate() {
        band(buffer, Rect { y, height: 1, ..area }, line, if place == 0 { right } else { "" }, theme);
        y += 1;
    }
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

/// All that is said of the marked row, under a list whose rows don't have room for it; gives the room of the rows.
fn explained(buffer: &mut Buffer, area: Rect, list: &List<Pick>, theme: Theme) -> Rect {
    const ROWS: u16 = 3;
    let width = usize::from(area.width);
    let is_cut = |(label, beside, _): &(String, String, Pick)| {
        !beside.is_empty() && text::width(label).min(width / 2) + text::width(beside) + 7 > width
    };
    let cut = list.rows.iter().any(is_cut);
    if !cut || area.height < 4 * ROWS {
        return area;
    }
    let marked = list.rows.get(list.at).filter(|_| list.shown().contains(&list.at));
    let said = marked.map(|(_, beside, _)| beside.as_str()).unwrap_or_default();
    let under = Rect { y: area.bottom() - ROWS, height: ROWS, ..area };
    for (y, line) in (under.top()..under.bottom()).zip(text::wrap(said, width)) {
        put(buffer, under.x, y, &Line::styled(line, theme.tone(Tone::Quiet)), under.width);
    }
    Rect { height: area.height - ROWS - 1, ..area }
}

/// The lines that a question is about, under its rows; how many more there are, where they don't fit. Gives the room of the rows.
fn about(buffer: &mut Buffer, area: Rect, list: &List<Pick>, lang: Lang, theme: Theme) -> Rect {
    let rows = u16::try_from(list.rows.len()).unwrap_or(u16::MAX).min(area.height);
    let room = usize::from((area.height - rows).saturating_sub(1));
    if list.about.is_empty() || room == 0 {
        return area;
    }
    let fit = if list.about.len() > room { room - 1 } else { room };
    let more = list.about.len().saturating_sub(fit);
    let rest = (more > 0).then(|| words::lines_more(lang, more));
    let width = usize::from(area.width);
    let shown = list.about.iter().take(fit).map(|line| text::elide(line, width)).chain(rest);
    for (y, line) in (area.y + rows + 1..area.bottom()).zip(shown) {
        put(buffer, area.x, y, &Line::styled(line, theme.tone(Tone::Quiet)), area.width);
    }
    Rect { height: rows, ..area }
}

fn list(buffer: &mut Buffer, area: Rect, list: &List<Pick>, lang: Lang, theme: Theme) {
    let shown = list.shown();
    let many = shown.len();
    let at = shown.iter().position(|place| *place == list.at).unwrap_or(0);
    let marked = format!("{}/{many}", if many == 0 { 0 } else { at + 1 });
    let body = below(buffer, area, &list.title, if list.rows.len() > 9 { &marked } else { "" }, theme);
    let body = explained(buffer, body, list, theme);
    let body = about(buffer, body, list, lang, theme);
    let room = usize::from(body.height).max(1);
    let first = list.first_of(room);
    list.drawn_at(body.left(), body.right(), body.y);
    let labels = list.rows.iter().map(|(label, ..)| text::width(label)).max().unwrap_or(0);
    let width = usize::from(body.width);
    let rows = shown.iter().filter_map(|place| Some((*place, list.rows.get(*place)?)));
    for (y, (place, (label, beside, _))) in (body.y..).zip(rows.skip(first).take(room)) {
        let number = list.number(place).map_or_else(|| "     ".to_owned(), |number| format!("{number:>3}  "));
        let line = if beside.is_empty() {
            format!("{number}{label}")
        } else {
            format!("{number}{}  {beside}", text::pad(label, labels.min(width / 2)))
        };
        let style = if place == list.at { theme.band() } else { theme.tone(Tone::Plain) };
        put(buffer, body.x, y, &Line::styled(text::pad(&line, width), style), body.width);
    }
}

/// What is read aloud before it is recorded: each answer on a sheet, with room around its words where all of them find it.
fn read_back(answered: &[Row], body: Rect, above: usize, theme: Theme) -> Vec<Line<'static>> {
    let width = usize::from(body.width);
    let laid = |tall: bool| {
        let of = |row: &Row| {
            let mut lines = wrapped(&row.lead, width, theme.tone(Tone::Quiet));
            lines.extend(big(&row.text, Tone::Strong, width, theme, tall));
            lines
        };
        answered.iter().flat_map(of).chain([Line::default()]).collect::<Vec<_>>()
    };
    let tall = laid(true);
    let fits = |lines: &Vec<Line<'_>>| above + lines.len() < usize::from(body.height);
    if fits(&tall) {
        return tall;
    }
    let flat = laid(false);
    if fits(&flat) { flat } else { rows(answered, width, theme) }
}

/// Stands for an answer that is not for the room.
const VEIL: &str = "***";

fn form(buffer: &mut Buffer, area: Rect, console: &Console, form: &Form, theme: Theme) -> usize {
    let names = console.names();
    let lang = names.lang;
    let room = console.room(&names);
    let body = below(buffer, area, command::title(lang, form.name), "", theme);
    let width = usize::from(body.width);
    let asked = |name: &str| words::ask(lang, form.name, name);
    let mut lines = wrapped(command::explain(lang, form.name), width, theme.tone(Tone::Quiet));
    lines.push(Line::default());
    // On a screen that the room sees nobody's name stands beside a breach, and no count.
    let unseen = console.is_unseen_form(form);
    let shown = |shown: &str| if unseen { VEIL.to_owned() } else { shown.to_owned() };
    let answered: Vec<Row> = form
        .answers()
        .iter()
        .filter(|answer| !answer.shown.is_empty())
        .map(|answer| (answer.field.name, answer.shown.as_str()))
        .chain(form.said_before(room.meeting))
        .map(|(name, said)| Row { lead: asked(name), text: shown(said), ..Row::default() })
        .collect();
    let asks = form.asks(room.meeting);
    match asks {
        Some(_) => lines.extend(rows(&answered, width, theme)),
        None => lines.extend(read_back(&answered, body, lines.len(), theme)),
    }
    match asks {
        Some(field) => {
            let mut ask = format!("{} ?", asked(field.name));
            if let Some(offered) = form.offered(&room).filter(|_| !unseen) {
                ask = format!("{ask}  {}", words::offered(lang, &offered));
            } else if field.optional && !form.lacks(field, room.meeting) {
                ask = format!("{ask}  ({})", words::optional(lang));
            }
            lines.extend(wrapped(&ask, width, theme.tone(Tone::Strong)));
            let choice =
                |choice: crate::tui::form::Choice| Row { lead: choice.key, text: choice.label, ..Row::default() };
            let list: Vec<Row> = choices(field, &room).into_iter().map(choice).collect();
            lines.extend(rows(&list, width, theme));
        }
        None => lines.extend(wrapped(&words::read_back(lang), width, theme.tone(Tone::Strong))),
    }
    page(buffer, body, &lines, (console.page, &console.keys().shown(Place::Form, Action::Page)), lang, theme)
}
