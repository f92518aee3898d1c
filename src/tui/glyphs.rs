//! Big letters for the wall, of dots: 12, 16 or 24 of them high, drawn by half blocks (two dots in a cell) or by blanks alone
//! (a dot is two cells wide). A hanzi is twice as wide in cells as it is high, ASCII half of that, a colon a third.
//!
//! The tables are made by `scripts/glyphs.py`; what they hold: `glyphs/dots.rs`. A letter that a table lacks is never left out: the
//! whole text has no lines then, and whoever asks takes another size, or text.

mod dots;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
    text::{Line, Span},
};

pub use crate::station::Glyphs;
use crate::text;
use dots::{Glyph, Table};

/// How large big letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// A hanzi of 12 by 6 cells.
    M,
    /// 16 by 8.
    L,
    /// 24 by 12.
    Xl,
    /// 32 by 16: a dot of L as large as two cells.
    Xxl,
    /// 48 by 24: so with Xl. For digits, on large screens.
    Max,
}

impl Size {
    /// From small to large.
    pub const ALL: [Self; 5] = [Self::M, Self::L, Self::Xl, Self::Xxl, Self::Max];

    /// Rows of a line of letters.
    pub const fn high(self) -> u16 {
        match self {
            Self::M => 6,
            Self::L => 8,
            Self::Xl => 12,
            Self::Xxl => 16,
            Self::Max => 24,
        }
    }
}

/// What a dot is drawn by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dot {
    /// Half a cell: two dots stand in one, one over the other.
    Half,
    /// Two cells, side by side.
    Square,
}

impl Dot {
    const fn cells(self) -> usize {
        match self {
            Self::Half => 1,
            Self::Square => 2,
        }
    }
}

impl Glyphs {
    /// The table that a size is drawn from, and how; nothing where this way has no letters of that size.
    fn way(self, size: Size) -> Option<(&'static Table, Dot)> {
        Some(match (self, size) {
            (Self::Plain, _) | (Self::Squares, Size::M | Size::L) => return None,
            (Self::Blocks, Size::M) => (Table::twelve(), Dot::Half),
            (Self::Blocks, Size::L) => (Table::sixteen(), Dot::Half),
            (Self::Blocks, Size::Xl) => (Table::twenty_four(), Dot::Half),
            (Self::Squares, Size::Xl) => (Table::twelve(), Dot::Square),
            (_, Size::Xxl) => (Table::sixteen(), Dot::Square),
            (_, Size::Max) => (Table::twenty_four(), Dot::Square),
        })
    }

    /// Cells that a text takes in one line; nothing if it has a letter that isn't in the table, or where there are no letters of
    /// this size.
    pub fn width(self, text: &str, size: Size) -> Option<usize> {
        let (table, dot) = self.way(size)?;
        wide(text, table, dot)
    }

    /// Draws one line of big letters, as [`Self::lines`] has them, cell by cell: many times a second there is no time for spans. What
    /// the area doesn't hold isn't drawn; nothing is where a letter isn't in the table.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, text: &str, size: Size, style: Style) {
        let Some((table, dot)) = self.way(size) else { return };
        let Some(letters) = text.chars().map(|letter| table.letter(letter)).collect::<Option<Vec<Glyph>>>() else {
            return;
        };
        let paint = Paint::of(style);
        let area = area.intersection(buffer.area);
        for (row, y) in (0..usize::from(size.high())).zip(area.top()..area.bottom()) {
            for ((sign, style), x) in paint.cells(&letters, dot, row).zip(area.left()..area.right()) {
                if let Some(cell) = buffer.cell_mut(Position { x, y }) {
                    cell.set_char(sign).set_style(style);
                }
            }
        }
    }

    /// The text in big letters, over as many lines of letters as it needs, [`Size::high`] rows each. `style` has the ink in front
    /// and the paper behind; every row is exactly `width` cells, filled up with paper. Lines end between hanzi and between
    /// words, and none begins with a closing sign (as `text::wrap`).
    ///
    /// Nothing if it has a letter that isn't in the table, or a word that is wider than `width`, or where there are no letters of
    /// this size.
    pub fn lines(self, text: &str, size: Size, width: usize, style: Style) -> Option<Vec<Line<'static>>> {
        let (table, dot) = self.way(size)?;
        for (word, _) in text::words(text) {
            if wide(word.trim_end(), table, dot)? > width {
                return None;
            }
        }
        let paint = Paint::of(style);
        // An end of line takes no room.
        let room = |grapheme: &str| wide(grapheme, table, dot).unwrap_or(0);
        let rows = text::wrap_by(text, width, room).into_iter().flat_map(|line| {
            let letters: Vec<Glyph> = line.chars().filter_map(|letter| table.letter(letter)).collect();
            (0..usize::from(size.high())).map(move |row| paint.row(&letters, dot, row, width))
        });
        Some(rows.collect())
    }
}

fn wide(text: &str, table: &'static Table, dot: Dot) -> Option<usize> {
    text.chars().map(|letter| table.letter(letter).map(|glyph| glyph.wide * dot.cells())).sum()
}

/// What cells are drawn with. They carry no modifier, since terminals draw bold, dim and underlined blocks in ways of their own;
/// where there are no colours, ink or paper is reversed.
#[derive(Clone, Copy)]
struct Paint {
    /// Ink in front, paper behind.
    style: Style,
    /// A blank that is all ink.
    ink: Style,
}

impl Paint {
    fn of(style: Style) -> Self {
        let turned = style.add_modifier.contains(Modifier::REVERSED);
        if let (Some(fore), Some(back)) = (style.fg, style.bg)
            && fore != Color::Reset
            && back != Color::Reset
        {
            let of = |fore, back| Style::new().fg(fore).bg(back).remove_modifier(Modifier::all());
            let (fore, back) = if turned { (back, fore) } else { (fore, back) };
            return Self { style: of(fore, back), ink: of(back, fore) };
        }
        let bare = Style { add_modifier: Modifier::empty(), sub_modifier: Modifier::all(), ..style };
        let reversed = bare.add_modifier(Modifier::REVERSED);
        if turned { Self { style: reversed, ink: bare } } else { Self { style: bare, ink: reversed } }
    }

    /// The cells of a row of letters: blanks where a cell is all paper or all ink, so that only two signs are of ambiguous width.
    fn cells(self, letters: &[Glyph], dot: Dot, row: usize) -> impl Iterator<Item = (char, Style)> {
        let of = move |letter: Glyph, x: usize| {
            let (upper, lower) = match dot {
                Dot::Half => (letter.has(x, 2 * row), letter.has(x, 2 * row + 1)),
                Dot::Square => (letter.has(x, row), letter.has(x, row)),
            };
            match (upper, lower) {
                (false, false) => (' ', self.style),
                (true, false) => ('▀', self.style),
                (false, true) => ('▄', self.style),
                (true, true) => (' ', self.ink),
            }
        };
        let columns = letters.iter().flat_map(|letter| (0..letter.wide).map(|x| (*letter, x)));
        columns.flat_map(move |(letter, x)| std::iter::repeat_n(of(letter, x), dot.cells()))
    }

    /// The same as a line, filled up with paper.
    fn row(self, letters: &[Glyph], dot: Dot, row: usize, width: usize) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        let used: usize = letters.iter().map(|letter| letter.wide * dot.cells()).sum();
        let paper = std::iter::repeat_n((' ', self.style), width.saturating_sub(used));
        for (sign, style) in self.cells(letters, dot, row).chain(paper) {
            match spans.last_mut() {
                Some(span) if span.style == style => span.content.to_mut().push(sign),
                _ => spans.push(Span::styled(sign.to_string(), style)),
            }
        }
        Line::from(spans)
    }
}

/// As [`Glyphs::width`], by half blocks.
pub fn width(text: &str, size: Size) -> Option<usize> {
    Glyphs::Blocks.width(text, size)
}

/// As [`Glyphs::lines`], by half blocks.
pub fn lines(text: &str, size: Size, width: usize, style: Style) -> Option<Vec<Line<'static>>> {
    Glyphs::Blocks.lines(text, size, width, style)
}

#[cfg(test)]
mod tests;
