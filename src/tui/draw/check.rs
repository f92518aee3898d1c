//! What the host looks at before the meeting begins: how big letters are drawn, and whether they are large enough.

use ratatui::layout::Rect;

use crate::{
    i18n::{Lang, tui as words, wall},
    meeting::Meeting,
    tui::{
        keymap::{Action, Keys, Place},
        theme::Theme,
    },
    view::{Block, Row, Tone},
};

use super::SMALL_FROM;

/// Beside the opening, until the meeting has begun.
pub(super) fn blocks(meeting: &Meeting, window: Rect, keys: &Keys, lang: Lang, theme: Theme) -> Vec<Block> {
    if meeting.opening.is_none() || meeting.started.is_some() {
        return Vec::new();
    }
    let key = keys.shown(Place::Empty, Action::Pages);
    let ask = Row {
        lead: words::large_enough(lang),
        text: words::letters_are(lang, theme.glyphs),
        tail: key,
        tone: Tone::Strong,
    };
    let mut blocks = vec![Block::Heading(words::before_start(lang)), Block::Rows(vec![ask])];
    if window.height >= SMALL_FROM {
        blocks.push(Block::Text(wall::see_larger(lang), Tone::Strong));
    }
    blocks
}
