//! What a tone looks like: the code names a role, a palette gives it colours of Okabe and Ito, and a mark besides (bold,
//! underlined, reversed), so that nothing rests on colour alone. Blue is for, orange against; red and green never are.

mod contrast;
mod palette;
#[cfg(test)]
mod tests;

use ratatui::style::{Color, Modifier, Style};

pub use crate::station::{Glyphs, Scheme};
use crate::view::Tone;
pub use contrast::contrast;
use palette::{CONTRAST, DARK, Ink, LIGHT, Letters, Palette};

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The 16 by name; every terminal has its own idea of them.
    Sixteen,
    /// The palette of 256, of which the first 16 are left alone.
    Palette,
    /// All of them.
    True,
}

/// Terminals that have no more than 16 colours.
const PLAIN_TERMINALS: [&str; 12] = [
    "ansi",
    "cygwin",
    "dumb",
    "linux",
    "rxvt",
    "screen",
    "vt100",
    "vt102",
    "vt220",
    "xterm-16color",
    "xterm-color",
    "xterm-old",
];

impl Depth {
    /// By what the environment says of the terminal: `TERM`, `COLORTERM`.
    pub fn of(term: &str, colorterm: &str) -> Self {
        if matches!(colorterm, "truecolor" | "24bit") {
            Self::True
        } else if PLAIN_TERMINALS.contains(&term) {
            Self::Sixteen
        } else {
            Self::Palette
        }
    }
}

/// The looks of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which colours.
    pub scheme: Scheme,
    /// Of how many.
    pub depth: Depth,
    /// How big letters are drawn.
    pub glyphs: Glyphs,
}

impl Default for Theme {
    fn default() -> Self {
        Self::MONO
    }
}

impl Theme {
    /// No colour at all: bold, underlined and reverse.
    pub const MONO: Self = Self { scheme: Scheme::Mono, depth: Depth::Sixteen, glyphs: Glyphs::Blocks };

    /// A scheme in the colours that there are.
    pub fn new(scheme: Scheme, depth: Depth) -> Self {
        Self { scheme, depth, glyphs: Glyphs::default() }
    }

    /// The next scheme, in the same colours: for trying on a projector.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Scheme::ALL.iter().position(|scheme| *scheme == self.scheme).unwrap_or(0);
        Self { scheme: Scheme::ALL[(at + 1) % Scheme::ALL.len()], ..self }
    }

    fn palette(self) -> Option<&'static Palette> {
        match self.scheme {
            Scheme::Dark => Some(&DARK),
            Scheme::Light => Some(&LIGHT),
            Scheme::Contrast => Some(&CONTRAST),
            Scheme::Mono => None,
        }
    }

    fn colour(self, ink: Ink) -> Color {
        match self.depth {
            Depth::True => Color::Rgb(ink.rgb[0], ink.rgb[1], ink.rgb[2]),
            Depth::Palette => Color::Indexed(ink.index),
            Depth::Sixteen => ink.named,
        }
    }

    /// Letters by a palette; without colours the mark alone.
    fn letters(self, pick: impl FnOnce(&'static Palette) -> Letters, mark: Modifier) -> Style {
        let style = Style::new().add_modifier(mark);
        let Some(palette) = self.palette() else { return style };
        let Letters { fore, back } = pick(palette);
        let style = fore.map_or(style, |ink| style.fg(self.colour(ink)));
        back.map_or(style, |ink| style.bg(self.colour(ink)))
    }

    /// The screen under everything.
    pub fn paper(self) -> Style {
        match self.scheme {
            Scheme::Mono => Style::new().fg(Color::Reset).bg(Color::Reset),
            _ => self.letters(|palette| palette.paper, Modifier::empty()),
        }
    }

    /// The bars at the top and around a popup.
    pub fn band(self) -> Style {
        self.letters(|palette| palette.band, self.solid(Modifier::BOLD))
    }

    /// Text of a tone, on paper.
    pub fn tone(self, tone: Tone) -> Style {
        let mark = match tone {
            Tone::Plain | Tone::Quiet => Modifier::empty(),
            Tone::Strong | Tone::For => Modifier::BOLD,
            Tone::Against => Modifier::BOLD | Modifier::UNDERLINED,
            Tone::Question => Modifier::UNDERLINED,
            Tone::Alert => self.solid(Modifier::BOLD),
        };
        self.letters(|palette| palette.tone(tone), mark)
    }

    /// Text on a sheet of the colour of a tone: a band that is seen from the back.
    pub fn sheet(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain | Tone::Quiet | Tone::Strong => self.band(),
            _ => self.letters(|palette| palette.sheet(tone), self.solid(Modifier::BOLD)),
        }
    }

    /// A solid patch of a tone, of blanks: bars and big digits are drawn with them, so that no glyph's width is in doubt.
    pub fn patch(self, tone: Tone) -> Style {
        let back = |palette: &'static Palette| Letters { fore: None, back: Some(palette.patch(tone)) };
        self.letters(back, self.solid(Modifier::empty()))
    }

    /// The rest of a bar, of blanks. Without colours it is paper.
    pub fn trough(self) -> Style {
        self.letters(|palette| Letters { fore: None, back: Some(palette.trough) }, Modifier::empty())
    }

    /// Over a band, for a moment: seen instead of heard.
    pub fn flash(self) -> Style {
        match self.scheme {
            Scheme::Mono => Style::new().remove_modifier(Modifier::REVERSED),
            _ => self.sheet(Tone::Alert),
        }
    }

    /// Without colours what is solid is reversed.
    fn solid(self, mark: Modifier) -> Modifier {
        match self.scheme {
            Scheme::Mono => mark | Modifier::REVERSED,
            _ => mark,
        }
    }
}
