//! What is missing, what was said, the strip with its cursor, the keys.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::put;
use crate::{
    i18n::{Lang, console, find, missing, time, tui as words},
    meeting::Missing,
    text,
    tui::{
        console::{Console, Popup, Said},
        keymap::{Action, Place},
        line::EditLine as Input,
        list::Answers,
        theme::Theme,
    },
    view::Tone,
};

/// What is missing to go on, and what was said; while something is typed, what Enter will do with it stands right above it.
pub(super) fn above(buffer: &mut Buffer, need: Rect, notice: Rect, console: &Console, lacks: bool, theme: Theme) {
    let lang = console.names().lang;
    // What Enter does with a line stands on the card; with an answer, above it.
    let preview = console.preview();
    let Some((preview, tone)) = preview.clone().filter(|_| console.popup_is_open()) else {
        if !console.only_looks() && lacks || console.meeting().chair_empty().is_some() {
            self::need(buffer, need, console, lang, theme);
        }
        // What a line is refused for stands on the card.
        let is_on_card = |said: &&Said| preview.as_ref().is_some_and(|(preview, _)| *preview == said.0);
        let mut lines: Vec<Said> = console.notice().iter().filter(|said| !is_on_card(said)).cloned().collect();
        if lines.is_empty() && !console.popup_is_open() {
            lines = console.last_lines(notice.height.into());
        }
        return said(buffer, notice, &lines, theme);
    };
    let width = usize::from(notice.width);
    let rows = u16::try_from(text::wrap(&preview, width).len()).unwrap_or(u16::MAX).clamp(1, PREVIEW);
    let all = need.height + notice.height;
    // Refused, a line stands there still, and its fault with it: once is enough.
    let before: Vec<Said> = console.notice().iter().filter(|(said, _)| *said != preview).cloned().collect();
    said(buffer, Rect { height: all - rows, ..need }, &before, theme);
    let under = Rect { y: notice.bottom() - rows, height: rows, ..notice };
    said(buffer, under, &[(preview, tone)], theme);
}

/// What Enter will do, or what was said, where there is room for one of them.
pub(super) fn notice(buffer: &mut Buffer, area: Rect, console: &Console, theme: Theme) {
    match console.preview() {
        Some(preview) => said(buffer, area, &[preview], theme),
        None => said(buffer, area, console.notice(), theme),
    }
}

/// As many rows at most say what Enter will do.
const PREVIEW: u16 = 2;

fn need(buffer: &mut Buffer, area: Rect, console: &Console, lang: Lang, theme: Theme) {
    let meeting = console.meeting();
    if let Some(since) = meeting.chair_empty() {
        let line = text::elide(&console::con_chair_empty(lang, &time::hhmm(since.time())), area.width.into());
        return put(buffer, area.x, area.y, &Line::styled(line, theme.tone(Tone::Strong)), area.width);
    }
    let list = if meeting.closed.is_some() || meeting.open_vote.is_some() { Vec::new() } else { meeting.missing() };
    let width = usize::from(area.width);
    let (advice, blocks): (Vec<Missing>, Vec<Missing>) = list.into_iter().partition(Missing::is_advice);
    let advice = missing::advice(lang, &advice);
    let need = match (blocks.is_empty(), advice) {
        (true, None) => return,
        (true, Some(advice)) => text::elide(&advice, width),
        (false, advice) => with_room(as_many_as_fit(&blocks, width, lang), advice, width),
    };
    put(buffer, area.x, area.y, &Line::styled(need, theme.tone(Tone::Quiet)), area.width);
}

/// What is only said stands behind what is needed, where it finds room whole.
fn with_room(need: String, advice: Option<String>, width: usize) -> String {
    match advice.map(|advice| format!("{need}  {advice}")).filter(|both| text::width(both) <= width) {
        Some(both) => both,
        None => need,
    }
}

/// What keeps the stage from being left, in one line; where not all of it finds room, how much more there is.
fn as_many_as_fit(list: &[Missing], width: usize, lang: Lang) -> String {
    let list: Vec<String> = list.iter().map(|of| missing::missing(lang, of)).collect();
    let said = |many: usize| {
        let shown = lang.list(&list[..many]);
        let rest = list.len() - many;
        console::con_need(lang, &if rest == 0 { shown } else { console::con_need_more(lang, &shown, rest) })
    };
    let fits = (1..=list.len()).rev().map(said).find(|line| text::width(line) <= width);
    fits.unwrap_or_else(|| text::elide(&said(1), width))
}

/// Lines from the top; a line that finds no room any more is dropped, a last one too long is cut.
pub(super) fn said(buffer: &mut Buffer, area: Rect, said: &[Said], theme: Theme) {
    let width = usize::from(area.width);
    let mut lines: Vec<(String, Tone)> = Vec::new();
    for (text, tone) in said {
        let room = usize::from(area.height).saturating_sub(lines.len());
        let mut wrapped = text::wrap(text, width);
        if wrapped.len() > room && room > 0 {
            let rest = wrapped.split_off(room - 1).concat();
            wrapped.push(text::elide(&rest, width));
        }
        lines.extend(wrapped.into_iter().take(room).map(|line| (line, *tone)));
    }
    for (y, (line, tone)) in (area.y..).zip(lines) {
        put(buffer, area.x, y, &Line::styled(line, theme.tone(tone)), area.width);
    }
}

/// As many lines as that takes, where all of it is seen.
pub(super) fn lines(said: &[Said], width: usize) -> usize {
    said.iter().map(|(text, _)| text::wrap(text, width).len()).sum()
}

/// The strip; gives where the cursor stands, which is where an input method opens its window.
pub(super) fn strip(buffer: &mut Buffer, area: Rect, console: &Console, lang: Lang, theme: Theme) -> Position {
    let (prompt, example) = match &console.popup {
        Some(Popup::Form(form)) => match form.asks(console.stands()) {
            Some(field) => (words::ask(lang, form.name, field.name), String::new()),
            None => (words::read_back(lang), String::new()),
        },
        Some(Popup::Reason(_)) => (words::reason_text(lang), String::new()),
        Some(Popup::List(list)) => (
            match list.answers {
                Answers::Rows => words::start_prompt(lang),
                Answers::Question => words::question_prompt(lang),
                Answers::Enter => words::undo_prompt(lang),
            },
            String::new(),
        ),
        Some(Popup::Help(_)) => (words::help(lang), find::help_type(lang)),
        Some(Popup::Told(_)) => (console.told_title(), String::new()),
        None => words::prompt(lang, console.prompt()),
    };
    // The room would read an example as something that was counted.
    let example =
        if console.is_mirrored() && example.contains(|c: char| c.is_ascii_digit()) { String::new() } else { example };
    let told = console.sitting().told().map(|told| words::told_prompt(lang, &console.hour_of(told)));
    let prompt = told.map_or_else(|| prompt.clone(), |told| format!("{told} {prompt}"));
    if let Some(Popup::List(list)) = &console.popup {
        return input(buffer, area, &Input::of(list.typed()), (&prompt, &example), theme);
    }
    if let Some(Popup::Help(typed)) = &console.popup {
        return input(buffer, area, &Input::of(typed), (&prompt, &example), theme);
    }
    if console.is_veiled() {
        return input(buffer, area, &console.line.veiled(), (&prompt, &example), theme);
    }
    input(buffer, area, &console.line, (&prompt, &example), theme)
}

/// A prompt, what is typed, and an example while nothing is.
pub(super) fn input(buffer: &mut Buffer, area: Rect, line: &Input, asked: (&str, &str), theme: Theme) -> Position {
    let prompt = format!(" {} > ", text::elide(asked.0, usize::from(area.width) / 2));
    let taken = u16::try_from(text::width(&prompt)).unwrap_or(0);
    let room = area.width.saturating_sub(taken + 1);
    let (visible, column) = line.window(room.into());
    let text = if line.is_empty() {
        Span::styled(text::elide(asked.1, room.into()), theme.tone(Tone::Quiet))
    } else {
        // What the next character takes the place of is marked.
        Span::styled(visible, if line.is_offered() { theme.band() } else { theme.tone(Tone::Strong) })
    };
    let line = Line::from(vec![Span::styled(prompt, theme.tone(Tone::Strong)), text]);
    put(buffer, area.x, area.y, &line, area.width);
    Position { x: area.x + taken + u16::try_from(column).unwrap_or(0).min(room), y: area.y }
}

/// The keys that do something here; those that would do nothing are left out. So many pages are there in this window.
pub(super) fn keys(buffer: &mut Buffer, area: Rect, console: &Console, pages: usize, lang: Lang, theme: Theme) {
    let place = console.place();
    let next = if place == Place::Empty { console.next_in_words() } else { None };
    let useful = |action: Action| match action {
        Action::Next => next.is_some(),
        Action::Because => console.can_pass(),
        Action::Remedy => console.can_mend(),
        // Once it is over, papers are what is wanted.
        Action::Papers => console.meeting().closed.is_some(),
        Action::Page => pages > 1,
        Action::Advance | Action::Pause => console.meeting().closed.is_none(),
        _ => true,
    };
    let mut hints: Vec<(Action, String, String)> =
        console.keys().hints(place, lang).into_iter().filter(|(action, ..)| useful(*action)).collect();
    // What a refusal offers comes first.
    if console.can_pass() {
        hints.sort_by_key(|(action, ..)| !matches!(action, Action::Because | Action::Remedy));
    }
    let word = |action: Action, label: String| {
        if action == Action::Next { next.clone().unwrap_or(label) } else { label }
    };
    let hints = hints.into_iter().map(|(action, key, label)| (action, key, word(action, label))).collect();
    row_of_keys(buffer, area, hints, theme);
}

/// More keys than this nobody reads.
const MOST: usize = 7;

/// As many hints as fit, the most useful first; none is cut. The help stands behind them whatever else finds no room: whoever knows
/// no other key has to find this one.
pub(super) fn row_of_keys(buffer: &mut Buffer, area: Rect, mut hints: Vec<(Action, String, String)>, theme: Theme) {
    let help = hints.iter().position(|(action, ..)| *action == Action::Help).map(|place| hints.remove(place));
    hints.truncate(MOST - 1);
    // Closer together where they don't all fit.
    let wide = |hint: &(Action, String, String)| text::width(&hint.1) + text::width(&hint.2) + 4;
    let all: usize = hints.iter().chain(&help).map(wide).sum();
    let gap = if all < usize::from(area.width) + 3 { "   " } else { "  " };
    let text = |(_, key, label): &(Action, String, String)| format!("{key} {label}{gap}");
    // Nothing stands behind it, not even blanks.
    let help = help.as_ref().map(|help| text(help).trim_end().to_owned());
    let room = usize::from(area.width).saturating_sub(help.as_deref().map_or(0, text::width));
    let mut line = " ".to_owned();
    for hint in &hints {
        let hint = text(hint);
        if text::width(&line) + text::width(&hint) <= room {
            line.push_str(&hint);
        }
    }
    line.extend(help);
    put(buffer, area.x, area.y, &Line::styled(text::pad(&line, area.width.into()), theme.band()), area.width);
}
