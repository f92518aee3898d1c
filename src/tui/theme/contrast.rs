//! How well a colour can be read on another (WCAG 2.2, 1.4.6).

use ratatui::style::Color;

/// From 1 (not at all) to 21 (black on white); nothing where the terminal decides what a colour is.
pub fn contrast(fore: Color, back: Color) -> Option<f64> {
    let (fore, back) = (luminance(rgb(fore)?), luminance(rgb(back)?));
    Some((fore.max(back) + 0.05) / (fore.min(back) + 0.05))
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = rgb.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// What is seen of a colour: the first 16 are what the terminal makes of them, the others are a cube and a ramp of greys.
pub(super) fn rgb(colour: Color) -> Option<[u8; 3]> {
    let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match colour {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        Color::Indexed(n @ 16..=231) => {
            let n = n - 16;
            Some([step(n / 36), step(n / 6 % 6), step(n % 6)])
        }
        Color::Indexed(n @ 232..) => Some([8 + 10 * (n - 232); 3]),
        _ => None,
    }
}
