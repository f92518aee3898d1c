//! Big letters for the wall: bitmap hanzi of 12 by 12 dots, two dots in a cell by half blocks, so a hanzi is
//! 12 cells wide and 6 rows high. ASCII is half as wide.
//!
//! The table is made by `scripts/glyphs.py`; licence and authors: `glyphs/OFL.txt`. It has ASCII, the signs of
//! GB 2312, its hanzi of level 1, and those of level 2 but for 327.

use ratatui::{
    style::{Color, Modifier, Style},
    text::{Line, Span},
};

pub use crate::station::Glyphs;
use crate::text;

static TABLE: &[u8] = include_bytes!("glyphs/yishi-12.bin");

/// Rows of a line of big letters.
pub const HIGH: u16 = 6;

/// Rows of [`clock`].
pub const CLOCK_HIGH: u16 = 8;

/// Dots of a letter, from top to bottom.
const DOTS: usize = 12;

const NARROW: usize = 6;
const WIDE: usize = 12;

/// U+0020 to U+007E come first, without their code points.
const ASCII: std::ops::RangeInclusive<u32> = 0x20..=0x7e;
const ASCII_BYTES: usize = NARROW * DOTS / 8;
const WIDE_AT: usize = 95 * ASCII_BYTES;
const WIDE_BYTES: usize = 2 + WIDE * DOTS / 8;

impl Glyphs {
    /// As [`lines`]; none at all where the terminal can't draw them.
    pub fn lines(self, text: &str, width: usize, style: Style) -> Option<Vec<Line<'static>>> {
        match self {
            Self::Blocks => lines(text, width, style),
            Self::Plain => None,
        }
    }
}

/// Dots of a letter, row by row; the bit of the leftmost dot is `wide - 1`.
struct Glyph {
    wide: usize,
    rows: [u16; DOTS],
}

impl Glyph {
    fn of(letter: char) -> Option<Self> {
        let code = u32::from(letter);
        if ASCII.contains(&code) {
            let at = usize::try_from(code - ASCII.start()).ok()? * ASCII_BYTES;
            return Some(Self::read(NARROW, TABLE.get(at..at + ASCII_BYTES)?));
        }
        let code = u16::try_from(code).ok()?.to_be_bytes();
        let (records, _) = TABLE.get(WIDE_AT..)?.as_chunks::<WIDE_BYTES>();
        let found = records.binary_search_by(|record| record[..2].cmp(&code)).ok()?;
        Some(Self::read(WIDE, records.get(found)?.get(2..)?))
    }

    fn read(wide: usize, bytes: &[u8]) -> Self {
        let bit = |at: usize| u16::from(bytes[at / 8] >> (7 - at % 8) & 1);
        let row = |y: usize| (0..wide).fold(0, |row, x| row << 1 | bit(y * wide + x));
        Self { wide, rows: std::array::from_fn(row) }
    }

    fn has(&self, x: usize, y: usize) -> bool {
        self.rows[y] >> (self.wide - 1 - x) & 1 == 1
    }
}

/// Cells that a text takes in one line; nothing if it has a letter that isn't in the table.
pub fn width(text: &str) -> Option<usize> {
    text.chars().map(|letter| Glyph::of(letter).map(|glyph| glyph.wide)).sum()
}

/// The text in big letters, over as many lines of letters as it needs, [`HIGH`] rows each. `style` has the ink in front
/// and the paper behind; every row is exactly `width` cells, filled up with paper. Lines end between hanzi and between
/// words, and none begins with a closing sign (as `text::wrap`).
///
/// Nothing if it has a letter that isn't in the table, or a word that is wider than `width`.
pub fn lines(text: &str, width: usize, style: Style) -> Option<Vec<Line<'static>>> {
    let wide = |word: &str| self::width(word.trim_end());
    for (word, _) in text::words(text) {
        if wide(word)? > width {
            return None;
        }
    }
    let paint = Paint::of(style);
    let rows = text::wrap_by(text, width, wide_or_none).into_iter().flat_map(|line| {
        let letters: Vec<Glyph> = line.chars().filter_map(Glyph::of).collect();
        (0..usize::from(HIGH)).map(move |row| paint.row(&letters, row, width))
    });
    Some(rows.collect())
}

/// An end of line takes no room.
fn wide_or_none(grapheme: &str) -> usize {
    width(grapheme).unwrap_or(0)
}

/// What a cell of two dots is drawn with.
#[derive(Clone, Copy)]
struct Paint {
    /// Ink in front, paper behind.
    style: Style,
    /// A blank that is all ink.
    ink: Style,
}

impl Paint {
    /// Bold would make the ink of the half blocks brighter than that of the blanks in some terminals.
    fn of(style: Style) -> Self {
        let style = style.remove_modifier(Modifier::BOLD);
        let ink = match (style.fg, style.bg) {
            (Some(fore), Some(back)) if fore != Color::Reset && back != Color::Reset => style.fg(back).bg(fore),
            _ if style.add_modifier.contains(Modifier::REVERSED) => style.remove_modifier(Modifier::REVERSED),
            _ => style.add_modifier(Modifier::REVERSED),
        };
        Self { style, ink }
    }

    /// One row of cells: blanks where both dots are equal, so that only two signs are of ambiguous width.
    fn row(self, letters: &[Glyph], row: usize, width: usize) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut push = |sign: char, style: Style| match spans.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push(sign),
            _ => spans.push(Span::styled(sign.to_string(), style)),
        };
        let mut used = 0;
        for letter in letters {
            for x in 0..letter.wide {
                let (sign, style) = match (letter.has(x, 2 * row), letter.has(x, 2 * row + 1)) {
                    (false, false) => (' ', self.style),
                    (true, false) => ('▀', self.style),
                    (false, true) => ('▄', self.style),
                    (true, true) => (' ', self.ink),
                };
                push(sign, style);
            }
            used += letter.wide;
        }
        for _ in used..width {
            push(' ', self.style);
        }
        Line::from(spans)
    }
}

/// Cells that [`clock`] takes.
pub fn clock_width(digits: &str) -> usize {
    digits.chars().count() * 2 * NARROW
}

/// The same digits twice as large, for a large wall: a dot is two blanks of `patch`, so every terminal can draw them.
/// Nothing if there is something else than ASCII.
pub fn clock(digits: &str, patch: Style) -> Option<Vec<Line<'static>>> {
    let letters: Vec<Glyph> =
        digits.chars().map(|digit| Some(digit).filter(char::is_ascii).and_then(Glyph::of)).collect::<Option<_>>()?;
    let row = |y: usize| {
        let dots = letters.iter().flat_map(|letter| (0..letter.wide).map(move |x| letter.has(x, y)));
        dots.map(|dot| Span::styled("  ", if dot { patch } else { Style::new() })).collect::<Line<'static>>()
    };
    // Above and below them a digit has nothing.
    Some((2..2 + usize::from(CLOCK_HIGH)).map(row).collect())
}

#[cfg(test)]
mod tests;
