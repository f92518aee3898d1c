//! What the host looks at before the meeting begins: how big letters are drawn, and whether they are large enough.

use ratatui::layout::Rect;

use crate::{
    i18n::{Lang, tui as words, wall},
    tui::{
        console::Console,
        keymap::{Action, Place},
        theme::Theme,
    },
    view::{Block, Board, Row, Scene, Tone},
};

use super::SMALL_FROM;

/// With the opening, until the meeting has begun: beside it, under a heading; in a narrow window above the offices, so that it stands on
/// the first page.
pub(super) fn add(scene: &mut Scene, console: &Console, (window, wide): (Rect, bool), lang: Lang, theme: Theme) {
    let meeting = console.meeting();
    if console.only_looks() || console.board() != Board::Stage || meeting.opening.is_none() || meeting.started.is_some()
    {
        return;
    }
    let key = console.keys().shown(Place::Empty, Action::Pages);
    let row = |lead, text| Row { lead, text, tone: Tone::Strong, ..Row::default() };
    let is = row(words::large_enough(lang), words::letters_are(lang, theme.glyphs));
    let mut blocks = vec![Block::Rows(vec![is, row(key, wall::see_big(lang))])];
    if window.height >= SMALL_FROM {
        blocks.push(Block::Text(wall::see_larger(lang), Tone::Strong));
    }
    if wide {
        scene.side.push(Block::Heading(words::before_start(lang)));
        scene.side.extend(blocks);
    } else {
        let offices = scene.main.iter().rposition(|block| matches!(block, Block::Heading(_))).unwrap_or(0);
        scene.main.splice(offices..offices, blocks);
    }
}
