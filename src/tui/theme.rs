//! What a tone looks like: colours of Okabe and Ito, or bold and reverse alone. Never colour without a word beside it.

use ratatui::style::{Color, Modifier, Style};

use crate::view::Tone;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// None (`NO_COLOR`): bold and reverse.
    #[default]
    Mono,
    /// The palette of 256.
    Palette,
    /// All of them.
    True,
}

/// A colour, exactly and from the palette of 256.
struct Ink(u8, u8, u8, u8);

const PAPER: Ink = Ink(16, 16, 16, 16);
const WHITE: Ink = Ink(255, 255, 255, 231);
const QUIET: Ink = Ink(190, 190, 190, 250);
const BLUE: Ink = Ink(86, 180, 233, 74);
const ORANGE: Ink = Ink(230, 159, 0, 214);
const YELLOW: Ink = Ink(240, 228, 66, 227);
const GREEN: Ink = Ink(0, 158, 115, 36);
const GREY: Ink = Ink(118, 118, 118, 243);
const BAND: Ink = Ink(0, 62, 98, 24);

impl Theme {
    /// By what the environment says of the terminal: `NO_COLOR`, `COLORTERM`.
    pub fn of(no_color: bool, colorterm: &str) -> Self {
        match colorterm {
            _ if no_color => Self::Mono,
            "truecolor" | "24bit" => Self::True,
            _ => Self::Palette,
        }
    }

    fn ink(self, ink: &Ink) -> Color {
        match self {
            Self::Mono => Color::Reset,
            Self::Palette => Color::Indexed(ink.3),
            Self::True => Color::Rgb(ink.0, ink.1, ink.2),
        }
    }

    fn on(self, fore: &Ink, back: &Ink) -> Style {
        Style::new().fg(self.ink(fore)).bg(self.ink(back))
    }

    /// The screen under everything.
    pub fn paper(self) -> Style {
        self.on(&WHITE, &PAPER)
    }

    /// The bars at the top and around a popup.
    pub fn band(self) -> Style {
        match self {
            Self::Mono => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            _ => self.on(&WHITE, &BAND).add_modifier(Modifier::BOLD),
        }
    }

    /// Text of a tone.
    pub fn tone(self, tone: Tone) -> Style {
        let bold = |ink| Style::new().fg(self.ink(ink)).add_modifier(Modifier::BOLD);
        match tone {
            Tone::Plain => Style::new(),
            Tone::Quiet => Style::new().fg(self.ink(&QUIET)),
            Tone::Strong => bold(&WHITE),
            Tone::For => bold(&BLUE),
            Tone::Against => bold(&ORANGE),
            Tone::Question => bold(&YELLOW),
            Tone::Alert => match self {
                Self::Mono => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
                _ => self.on(&PAPER, &YELLOW).add_modifier(Modifier::BOLD),
            },
        }
    }

    /// Letters on a solid patch.
    pub fn on_patch(self) -> Style {
        match self {
            Self::Mono => Style::new().add_modifier(Modifier::BOLD),
            _ => Style::new().fg(self.ink(&PAPER)).add_modifier(Modifier::BOLD),
        }
    }

    /// A solid patch of a tone: bars and big digits are drawn with blanks, so that no glyph's width is in doubt.
    pub fn patch(self, tone: Tone) -> Style {
        let ink = match tone {
            Tone::For => &BLUE,
            Tone::Against => &ORANGE,
            Tone::Question | Tone::Alert => &YELLOW,
            Tone::Quiet => &GREY,
            Tone::Plain => &GREEN,
            Tone::Strong => &WHITE,
        };
        match self {
            Self::Mono => Style::new().add_modifier(Modifier::REVERSED),
            _ => Style::new().bg(self.ink(ink)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(ink: &Ink) -> f64 {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(ink.0) + 0.7152 * linear(ink.1) + 0.0722 * linear(ink.2)
    }

    #[test]
    fn every_ink_can_be_read_from_the_back_row() {
        for (fore, back) in
            [(&WHITE, &PAPER), (&QUIET, &PAPER), (&BLUE, &PAPER), (&ORANGE, &PAPER), (&YELLOW, &PAPER), (&WHITE, &BAND)]
        {
            let contrast = (luminance(fore) + 0.05) / (luminance(back) + 0.05);
            assert!(contrast >= 7.0, "{contrast}");
        }
    }

    #[test]
    fn without_colours_nothing_is_coloured() {
        for tone in Tone::ALL {
            for style in [Theme::Mono.tone(tone), Theme::Mono.patch(tone), Theme::Mono.band(), Theme::Mono.paper()] {
                assert!(
                    [style.fg, style.bg].iter().all(|colour| matches!(colour, None | Some(Color::Reset))),
                    "{tone:?}"
                );
            }
        }
        assert_eq!(Theme::of(true, "truecolor"), Theme::Mono);
    }
}
