//! The colours. Each exactly, from the palette of 256 (from 16 on, which no terminal remaps), and by name.
//!
//! What can be read has a contrast of 7:1 or more (WCAG 2.2, AAA), 10:1 in the scheme of high contrast; projectors take
//! half of it away. The 16 named colours are what the terminal makes of them, so nothing is promised of those.

use ratatui::style::Color;

use crate::view::Tone;

/// A colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// Exactly.
    pub rgb: [u8; 3],
    /// From the palette of 256.
    pub index: u8,
    /// By name.
    pub named: Color,
}

/// What is written with, and on; nothing: as what lies under it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub fore: Option<Ink>,
    pub back: Option<Ink>,
}

/// The colours of the tones, in the order of [`Tone`].
type Tones<T> = [T; 7];

/// Every role.
pub(super) struct Palette {
    /// Text, and what it stands on.
    pub paper: Letters,
    /// Bars at the top, titles.
    pub band: Letters,
    tones: Tones<Letters>,
    /// Of for, against, question and alert; the others stand on a band.
    sheets: [Letters; 4],
    patches: Tones<Ink>,
    /// What a bar doesn't fill; not to be read.
    pub trough: Ink,
}

impl Palette {
    pub fn tone(&self, tone: Tone) -> Letters {
        self.tones[tone as usize]
    }

    pub fn sheet(&self, tone: Tone) -> Letters {
        match (tone as usize).checked_sub(Tone::For as usize) {
            Some(at) => self.sheets[at],
            None => self.band,
        }
    }

    pub fn patch(&self, tone: Tone) -> Ink {
        self.patches[tone as usize]
    }
}

const fn ink(rgb: [u8; 3], index: u8, named: Color) -> Ink {
    Ink { rgb, index, named }
}

const fn on(fore: Ink, back: Ink) -> Letters {
    Letters { fore: Some(fore), back: Some(back) }
}

const fn text(fore: Ink) -> Letters {
    Letters { fore: Some(fore), back: None }
}

const AS_IT_IS: Letters = Letters { fore: None, back: None };

const BLACK: Ink = ink([0, 0, 0], 16, Color::Black);
const WHITE: Ink = ink([255, 255, 255], 231, Color::White);
const NIGHT: Ink = ink([16, 16, 16], 16, Color::Black);
const SEA: Ink = ink([0, 62, 98], 24, Color::Blue);

// Okabe and Ito: sky blue, orange, yellow, bluish green (lighter).
const SKY: Ink = ink([86, 180, 233], 74, Color::LightCyan);
const ORANGE: Ink = ink([230, 159, 0], 214, Color::Yellow);
const YELLOW: Ink = ink([240, 228, 66], 227, Color::LightYellow);
const JADE: Ink = ink([70, 190, 150], 79, Color::Cyan);
const ASH: Ink = ink([190, 190, 190], 250, Color::Gray);

pub(super) const DARK: Palette = Palette {
    paper: on(WHITE, NIGHT),
    band: on(WHITE, SEA),
    tones: [AS_IT_IS, text(ASH), text(WHITE), text(SKY), text(ORANGE), text(YELLOW), on(NIGHT, YELLOW)],
    sheets: [on(NIGHT, SKY), on(NIGHT, ORANGE), on(NIGHT, YELLOW), on(NIGHT, YELLOW)],
    patches: [JADE, ASH, WHITE, SKY, ORANGE, YELLOW, YELLOW],
    trough: ink([64, 64, 64], 238, Color::DarkGray),
};

// No orange is dark enough for letters on white, so the sides are marked as with a pen, and written in black.
const SMOKE: Ink = ink([80, 80, 80], 239, Color::Black);
const SKY_PEN: Ink = ink([173, 216, 245], 153, Color::LightCyan);
const ORANGE_PEN: Ink = ink([255, 205, 130], 222, Color::Yellow);
const YELLOW_PEN: Ink = ink([255, 245, 150], 228, Color::LightYellow);
const DEEP_SKY: Ink = ink([0, 114, 178], 25, Color::Blue);
const DEEP_ORANGE: Ink = ink([175, 95, 0], 130, Color::Yellow);
const DEEP_PURPLE: Ink = ink([130, 50, 110], 90, Color::Magenta);
const DEEP_JADE: Ink = ink([0, 110, 80], 23, Color::Cyan);

pub(super) const LIGHT: Palette = Palette {
    paper: on(NIGHT, WHITE),
    band: on(WHITE, SEA),
    tones: [
        AS_IT_IS,
        text(SMOKE),
        text(BLACK),
        on(BLACK, SKY_PEN),
        on(BLACK, ORANGE_PEN),
        on(BLACK, YELLOW_PEN),
        on(YELLOW_PEN, BLACK),
    ],
    sheets: [on(BLACK, SKY_PEN), on(BLACK, ORANGE_PEN), on(BLACK, YELLOW_PEN), on(YELLOW_PEN, BLACK)],
    patches: [DEEP_JADE, SMOKE, BLACK, DEEP_SKY, DEEP_ORANGE, DEEP_PURPLE, BLACK],
    trough: ink([208, 208, 208], 252, Color::Gray),
};

const BRIGHT_SKY: Ink = ink([140, 205, 255], 117, Color::LightCyan);
const BRIGHT_ORANGE: Ink = ink([255, 190, 70], 215, Color::Yellow);
const BRIGHT_YELLOW: Ink = ink([255, 240, 90], 227, Color::LightYellow);

pub(super) const CONTRAST: Palette = Palette {
    paper: on(WHITE, BLACK),
    band: on(BLACK, WHITE),
    tones: [
        AS_IT_IS,
        text(WHITE),
        text(WHITE),
        text(BRIGHT_SKY),
        text(BRIGHT_ORANGE),
        text(BRIGHT_YELLOW),
        on(BLACK, BRIGHT_YELLOW),
    ],
    sheets: [on(BLACK, BRIGHT_SKY), on(BLACK, BRIGHT_ORANGE), on(BLACK, BRIGHT_YELLOW), on(BLACK, BRIGHT_YELLOW)],
    patches: [WHITE, WHITE, WHITE, BRIGHT_SKY, BRIGHT_ORANGE, BRIGHT_YELLOW, BRIGHT_YELLOW],
    trough: ink([96, 96, 96], 241, Color::DarkGray),
};
