//! An evening of pictures for a player of terminals: asciicast v2, one event a line, each with the rows that changed.

use std::fmt::Write as _;

use serde_json::json;

use super::{
    Player, Shot,
    svg::{cell_at, looks},
};
use crate::text;

/// The file.
pub fn cast(shots: &[Shot], player: &Player<'_>) -> String {
    let area = shots.first().map(|shot| shot.cells.area).unwrap_or_default();
    let head = json!({ "version": 2, "width": area.width, "height": area.height, "title": player.title });
    let (mut out, mut before, mut ms) = (format!("{head}\n"), vec![String::new(); area.height.into()], 0);
    for shot in shots {
        let mut data = String::new();
        for (y, stood) in before.iter_mut().enumerate() {
            let row = row(shot, y);
            if *stood != row {
                let _ = write!(data, "\x1b[{};1H{row}", y + 1);
                *stood = row;
            }
        }
        let seconds = f64::from(u32::try_from(ms).unwrap_or(u32::MAX)) / 1000.0;
        let _ = writeln!(out, "{}", json!([seconds, "o", data]));
        ms += (shot.gap / i64::from(player.speed.max(1))).clamp(player.waits.0, player.waits.1);
    }
    out
}

fn row(shot: &Shot, y: usize) -> String {
    let (mut out, mut x, mut style): (_, _, Option<(String, String, bool)>) = (String::new(), 0, None);
    let mut blanks = 0;
    while let Some(cell) = cell_at(&shot.cells, x, y) {
        let (mut fore, ground, bold) = looks(cell);
        // A blank is seen by its ground alone.
        if let Some((before, ..)) = style.as_ref().filter(|_| cell.symbol() == " ") {
            fore.clone_from(before);
        }
        let now = (fore, ground, bold);
        if style.as_ref() != Some(&now) {
            let (fore, ground, bold) = &now;
            let _ = write!(out, "\x1b[0;{};{}{}m", rgb(38, fore), rgb(48, ground), if *bold { ";1" } else { "" });
        }
        blanks = if cell.symbol() == " " && style.as_ref() == Some(&now) { blanks + 1 } else { 0 };
        style = Some(now);
        out += cell.symbol();
        x += text::width(cell.symbol()).max(1);
    }
    if blanks > 0 {
        // To the end of the row in the same ground.
        out.truncate(out.len() - blanks);
        out += "\x1b[K";
    }
    out
}

/// `#rrggbb` as a terminal takes it.
fn rgb(what: u8, hex: &str) -> String {
    let part = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
    format!("{what};2;{};{};{}", part(1), part(3), part(5))
}
