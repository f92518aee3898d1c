//! The yellow card, and the column beside the scene: what the wall shows now, what is missing, what lies on paper.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

use super::{
    blocks::{Tall, lay, wrapped},
    page, put,
};
use crate::{
    i18n::{Lang, console as said, missing, next as words},
    meeting::Missing,
    text,
    tui::{
        console::{Card, Console},
        keymap::{Action, Place},
        theme::Theme,
    },
    view::{self, Block, Look, Page, Tone},
};

/// From so many rows of the middle on the card has room around its words.
const AIRY: u16 = 19;
/// Rows of the small picture: its title and what it shows.
const PICTURE: u16 = 6;

/// Draws the card at the top of an area; gives the room under it.
pub(super) fn card(buffer: &mut Buffer, area: Rect, console: &Console, theme: Theme) -> Rect {
    let Some(card) = console.card() else { return area };
    let sheet = draw(buffer, area, &card, (u16::from(area.height >= AIRY), area.height < AIRY), theme);
    let under = (sheet.height + 1).min(area.height);
    Rect { y: area.y + under, height: area.height - under, ..area }
}

/// Draws a card with so many blank rows around its words, which stand in one line where rows are few; gives its sheet.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, card: &Card, (pad, few): (u16, bool), theme: Theme) -> Rect {
    let style = theme.sheet(Tone::Alert);
    let width = usize::from(area.width);
    let key = if card.key.is_empty() { String::new() } else { format!(" {} ", card.key) };
    let indent = text::width(&key) + if key.is_empty() { 1 } else { 3 };
    let room = width.saturating_sub(indent + 1);
    let (lines, first_of_why) = words(card, room, few);
    let height = u16::try_from(lines.len()).unwrap_or(1) + 2 * pad;
    let sheet = Rect { height: height.min(area.height), ..area };
    let words =
        sheet.y + pad..(sheet.y + pad).saturating_add(u16::try_from(lines.len()).unwrap_or(0)).min(sheet.bottom());
    for y in (sheet.top()..sheet.bottom()).filter(|y| !words.contains(y)) {
        put(buffer, sheet.x, y, &Line::styled(" ".repeat(width), style), sheet.width);
    }
    for (place, (y, line)) in words.zip(&lines).enumerate() {
        let lead = if place == 0 { key.as_str() } else { "" };
        let gap = indent.saturating_sub(text::width(lead) + 1);
        let style = if place < first_of_why { style } else { style.remove_modifier(Modifier::BOLD) };
        let rest = text::pad(line, width.saturating_sub(indent));
        let key = Span::styled(lead.to_owned(), theme.paper().patch(theme.tone(Tone::Strong)));
        let spans =
            vec![Span::styled(" ", style), key, Span::styled(" ".repeat(gap), style), Span::styled(rest, style)];
        put(buffer, sheet.x, y, &Line::from(spans), sheet.width);
    }
    sheet
}

/// What it does, and why: in one line where rows are few, and it fits. With the place of the first line that says why.
fn words(card: &Card, room: usize, few: bool) -> (Vec<String>, usize) {
    let both = format!("{}  {}", card.what, card.why);
    if few && text::width(&both) <= room {
        return (vec![both.trim_end().to_owned()], 1);
    }
    let mut lines = cut(&card.what, room, 2);
    let first = lines.len();
    lines.extend(cut(&card.why, room, 1).into_iter().filter(|line| !line.is_empty() && !few));
    (lines, first)
}

/// A text over as many lines at most; the last one is elided.
fn cut(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = text::wrap(text, width.max(2));
    if lines.len() > most {
        let rest = lines.split_off(most - 1).concat();
        lines.push(text::elide(&rest, width.max(2)));
    }
    lines
}

/// What the wall shows now: its words, and how it comes to stand there.
pub(super) fn shown(console: &Console, look: &Look<'_>) -> (Vec<(String, Tone)>, String) {
    let (meeting, newest, choice) = console.picture();
    let lines = view::wall(&meeting, newest, choice, look).in_words();
    let mut how = match (choice.frozen, choice.page) {
        (Some(_), _) => words::pinned(look.lang),
        (None, Page::Stage) => words::follows(look.lang),
        (None, page) => page.title(look.lang),
    };
    if choice.turn > 0 {
        how = format!("{how}  {}", words::turned(look.lang, choice.turn + 1));
    }
    (lines, how)
}

/// In one line, where there is no room for a picture.
pub(super) fn shown_in_a_line(console: &Console, look: &Look<'_>, width: usize) -> String {
    let (lines, how) = shown(console, look);
    let first = lines.into_iter().next().map(|(line, _)| line).unwrap_or_default();
    text::elide(&format!("{}  {first}  {how}", words::on_the_wall(look.lang)), width)
}

/// The column at the right. Gives the number of its pages.
pub(super) fn aside(
    buffer: &mut Buffer,
    area: Rect,
    console: &Console,
    side: &[Block],
    look: &Look<'_>,
    theme: Theme,
) -> usize {
    let width = usize::from(area.width);
    let (lines, how) = shown(console, look);
    let title = format!(" {} ", words::on_the_wall(look.lang));
    let room = width.saturating_sub(text::width(&title) + 1);
    let how = text::elide(&how, room);
    let bar = format!("{title}{}{how} ", " ".repeat(room.saturating_sub(text::width(&how))));
    put(buffer, area.x, area.y, &Line::styled(text::pad(&bar, width), theme.band()), area.width);
    for (y, (line, tone)) in (area.y + 2..area.y + PICTURE).zip(&lines) {
        let line = text::elide(line, width.saturating_sub(2));
        let left = width.saturating_sub(text::width(&line)) / 2;
        let tone = if *tone == Tone::Alert { Tone::Strong } else { *tone };
        put(buffer, area.x, y, &Line::styled(format!("{}{line}", " ".repeat(left)), theme.tone(tone)), area.width);
    }
    let rest = Rect { y: area.y + PICTURE + 1, height: area.height.saturating_sub(PICTURE + 1), ..area };
    let mut under = lay(&lacks(console, look.lang), width, theme, Tall::None);
    let mut blocks = lay(side, width, theme, Tall::None);
    if !blocks.is_empty() && !under.is_empty() {
        blocks.push(Line::default());
    }
    blocks.append(&mut under);
    let paper = view::head(console.meeting(), look).paper;
    if let Some(paper) = paper {
        blocks.push(Line::default());
        blocks.extend(wrapped(&words::lies_on_paper(look.lang), width, theme.tone(Tone::Quiet)));
        blocks.extend(wrapped(&paper, width, theme.tone(Tone::Quiet)));
    }
    let turns = console.keys().shown(Place::Console, Action::Page);
    page(buffer, rest, &blocks, (console.page, &turns), look.lang, theme)
}

/// What keeps the stage from being left, and what is only said.
fn lacks(console: &Console, lang: Lang) -> Vec<Block> {
    let meeting = console.meeting();
    if meeting.closed.is_some() || meeting.open_vote.is_some() || console.only_looks() {
        return Vec::new();
    }
    let (advice, list): (Vec<Missing>, Vec<Missing>) = meeting.missing().into_iter().partition(Missing::is_advice);
    let mut blocks = Vec::new();
    if !list.is_empty() {
        let list = lang.list(list.iter().map(|of| missing::missing(lang, of)));
        blocks.push(Block::Text(said::con_need(lang, &list), Tone::Strong));
    }
    blocks.extend(missing::advice(lang, &advice).map(|advice| Block::Text(advice, Tone::Quiet)));
    blocks
}
