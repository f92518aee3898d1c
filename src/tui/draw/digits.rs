//! Big digits of three by five dots, drawn with blanks on colour: no glyph whose width terminals don't agree on.

use ratatui::{style::Style, text::Span};

/// Rows of a digit.
pub const HIGH: usize = 5;

/// Dots of a row, from the left.
const DOTS: [u8; 3] = [0b100, 0b010, 0b001];

const GLYPHS: [(char, [u8; HIGH]); 14] = [
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b010, 0b010, 0b010]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    (':', [0b000, 0b010, 0b000, 0b010, 0b000]),
    ('+', [0b000, 0b010, 0b111, 0b010, 0b000]),
    ('=', [0b000, 0b111, 0b000, 0b111, 0b000]),
    ('?', [0b111, 0b001, 0b011, 0b000, 0b010]),
];

/// Columns of dots of a sign: a colon is narrow.
fn columns(sign: char) -> &'static [u8] {
    if sign == ':' { &DOTS[1..2] } else { &DOTS }
}

/// Cells that a text of digits takes: a dot is two cells wide, and one more dot parts the digits.
pub fn width(digits: &str) -> usize {
    digits.chars().map(|sign| 2 * (columns(sign).len() + 1)).sum()
}

/// The rows of a text of digits; a sign that has no glyph is left blank.
pub fn rows(digits: &str, style: Style) -> impl Iterator<Item = Vec<Span<'static>>> {
    (0..HIGH).map(move |row| {
        let mut spans = Vec::new();
        for digit in digits.chars() {
            let dots = GLYPHS.iter().find(|(of, _)| *of == digit).map_or(0, |(_, dots)| dots[row]);
            for &dot in columns(digit) {
                spans.push(Span::styled("  ", if dots & dot == 0 { Style::new() } else { style }));
            }
            spans.push(Span::raw("  "));
        }
        spans
    })
}
