//! How a station wants its screens to look; `tui` makes it so.

use serde::{Deserialize, Serialize};

/// The colours of a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Scheme {
    /// Light on dark: for a dark room, and for screens.
    #[default]
    Dark,
    /// Dark on light: for a bright room with a weak projector.
    Light,
    /// White on black, nothing grey.
    Contrast,
    /// No colour: bold, underlined and reverse.
    Mono,
}

impl Scheme {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Contrast, Self::Mono];
}

/// How big letters are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Glyphs {
    /// By half blocks.
    #[default]
    Blocks,
    /// By blanks on colour, and only the largest: no sign of a font is drawn that could break them.
    Squares,
    /// Not at all. Whoever asks draws a bold band instead.
    Plain,
}
