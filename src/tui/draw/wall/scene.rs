//! With what a picture is set: the canvas, the way of the letters, the inks.

use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::{
    grid::Grid,
    letters::{self, Size},
    stack::{Drawn, Piece},
};
use crate::{
    text,
    tui::theme::{Glyphs, Scheme, Theme},
    view::{Set, Tone},
};

/// What is the same for all items of a picture.
pub struct Scene {
    /// Margins.
    pub grid: Grid,
    /// Colours, and the way of the letters.
    pub theme: Theme,
    /// Everything is centred, or stands on the margin.
    pub set: Set,
    /// There is nothing but the hero.
    pub alone: bool,
    /// The whole canvas is a sheet of that tone; without colours it stays paper.
    pub ground: Option<Tone>,
}

impl Scene {
    /// How letters are drawn.
    pub fn way(&self) -> Glyphs {
        self.theme.glyphs
    }

    /// Cells of a line of letters.
    pub fn wide(&self, size: Size, words: &str) -> Option<usize> {
        letters::width(self.way(), size, words)
    }

    /// What everything stands on.
    pub fn paper(&self) -> Style {
        match self.ground.filter(|_| !self.is_mono()) {
            Some(ground) => self.theme.paper().patch(self.theme.sheet(ground)),
            None => self.theme.paper(),
        }
    }

    /// Of text. A side is never underlined here: its word says it.
    pub fn text(&self, tone: Tone) -> Style {
        let tone = if tone == Tone::Plain { Tone::Strong } else { tone };
        match self.ground {
            Some(_) => self.paper().add_modifier(Modifier::BOLD),
            None => self.theme.paper().patch(self.theme.tone(tone)).remove_modifier(Modifier::UNDERLINED),
        }
    }

    /// Of big letters on paper.
    pub fn ink(&self, tone: Tone) -> Style {
        self.text(if tone == Tone::Quiet { Tone::Quiet } else { Tone::Strong })
    }

    /// Of a sheet, and of what is written on it.
    pub fn sheet(&self, tone: Tone) -> Style {
        self.theme.paper().patch(self.theme.sheet(tone)).remove_modifier(Modifier::UNDERLINED)
    }

    /// A colour without words.
    pub fn patch(&self, tone: Tone) -> Style {
        self.theme.patch(tone)
    }

    /// There are no colours.
    pub fn is_mono(&self) -> bool {
        self.theme.scheme == Scheme::Mono
    }

    /// Where something that is so wide begins.
    pub fn x(&self, wide: usize) -> u16 {
        match self.set {
            Set::Card => self.grid.middle(wide),
            Set::Left => self.grid.left(wide),
        }
    }

    /// Where something that is so wide begins, to end at the right margin.
    pub fn right(&self, wide: usize) -> u16 {
        self.grid.body.right().saturating_sub(cells(wide))
    }

    /// A text over as many lines as it needs, set as everything is.
    pub fn paragraph(&self, words: &str, style: Style, from: usize) -> Vec<Piece> {
        letters::looked();
        let lines = text::wrap(words, self.grid.text());
        let piece = |(row, line): (usize, String)| Self::line(self.x(text::width(&line)), from + row, line, style);
        lines.into_iter().enumerate().map(piece).collect()
    }

    /// One line of text.
    pub fn line(x: u16, row: usize, words: String, style: Style) -> Piece {
        Self::spans(x, row, Line::from(Span::styled(words, style)))
    }

    /// One line of several texts.
    pub fn spans(x: u16, row: usize, line: Line<'static>) -> Piece {
        let wide: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
        Piece { at: Rect::new(x, cells(row), cells(wide), 1), drawn: Drawn::Text(line) }
    }

    /// One line of big letters, or of text.
    pub fn letters(&self, x: u16, row: usize, words: String, size: Size, style: Style) -> Piece {
        if size == Size::S {
            return Self::line(x, row, words, style);
        }
        let at = Rect::new(x, cells(row), cells(self.wide(size, &words).unwrap_or(0)), cells(size.high()));
        Piece { at, drawn: Drawn::Letters(words, size, style) }
    }

    /// A sheet, or a bar.
    pub fn fill(at: (u16, u16), rows: (usize, usize), style: Style) -> Piece {
        Piece { at: Rect::new(at.0, cells(rows.0), at.1, cells(rows.1)), drawn: Drawn::Fill(style) }
    }
}

/// Cells and rows of a canvas.
pub fn cells(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}
