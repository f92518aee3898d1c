//! Letters of a size, however they are drawn: text is the smallest of them.

use std::cell::Cell;

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::{
    text,
    tui::glyphs::{self, Glyphs},
};

/// How large letters are, smallest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Text.
    #[default]
    S,
    /// Big letters.
    Big(glyphs::Size),
}

impl Size {
    /// 12 dots.
    pub const M: Self = Self::Big(glyphs::Size::M);
    /// 16 dots.
    pub const L: Self = Self::Big(glyphs::Size::L);
    /// 24 dots.
    pub const XL: Self = Self::Big(glyphs::Size::Xl);
    /// 16 dots doubled.
    pub const XXL: Self = Self::Big(glyphs::Size::Xxl);
    /// 24 dots doubled.
    pub const MAX: Self = Self::Big(glyphs::Size::Max);
    /// Those of big letters, largest first.
    pub const BIG: [Self; 5] = [Self::MAX, Self::XXL, Self::XL, Self::L, Self::M];

    /// Rows of a line.
    pub fn high(self) -> usize {
        match self {
            Self::S => 1,
            Self::Big(size) => size.high().into(),
        }
    }

    /// How many steps it is larger than text.
    pub fn steps(self) -> i64 {
        match self {
            Self::S => 0,
            Self::Big(size) => size as i64 + 1,
        }
    }

    /// What its steps are worth, where one is worth so much. Letters of doubled dots are worth little more than those of the largest
    /// table, but for figures.
    pub fn worth(self, step: i64, doubled: i64, words: &str) -> i64 {
        let drawn = Self::XL.steps().min(self.steps());
        let more = self.steps() - drawn;
        let figures = words.chars().all(|sign| !sign.is_alphabetic());
        drawn * step + more * if figures { step } else { doubled }
    }
}

thread_local! {
    /// How often something was measured or summed up, to arrange pictures.
    static LOOKED: Cell<u64> = const { Cell::new(0) };
}

/// Once more something is measured, wrapped or summed up.
pub fn looked() {
    LOOKED.with(|looked| looked.set(looked.get() + 1));
}

/// How often that was done so far, in this thread: what arranging costs is held by this, since time depends on the machine.
pub fn looks() -> u64 {
    LOOKED.with(Cell::get)
}

/// Cells that a text takes in one line; nothing where it can't be drawn that large.
pub fn width(way: Glyphs, size: Size, words: &str) -> Option<usize> {
    looked();
    match size {
        Size::S => Some(text::width(words)),
        Size::Big(size) => way.width(words, size),
    }
}

/// Draws one line of letters at the top of an area.
pub fn draw(buffer: &mut Buffer, area: Rect, way: Glyphs, size: Size, words: &str, style: Style) {
    match size {
        Size::S => {
            buffer.set_stringn(area.x, area.y, words, area.width.into(), style);
        }
        Size::Big(size) => way.draw(buffer, area, words, size, style),
    }
}
