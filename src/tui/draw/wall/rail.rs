//! The last row: where the evening stands, who is here, what time it is; and what is said for a few seconds in its place.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    text::{Line, Span},
};

use super::scene::Scene;
use crate::{
    charter::Stage,
    text,
    tui::draw::put,
    view::{Head, Mark, Tone},
};

/// From this height on what is said for a few seconds has a sheet of three rows, if the picture leaves them free.
const ROOMY: u16 = 20;

/// What stands on the rail besides the head of the meeting.
pub struct Rail<'a> {
    /// Without stages.
    pub bare: bool,
    /// Which page of how many.
    pub page: Option<String>,
    /// The picture stands, or was put up by hand.
    pub pinned: Option<&'a str>,
}

/// Draws the rail in a row.
pub fn rail(buffer: &mut Buffer, scene: &Scene, y: u16, head: &Head, rail: &Rail<'_>) {
    let quiet = scene.text(Tone::Quiet);
    let (x, wide) = (scene.grid.body.x, scene.grid.text());
    let left = if rail.bare { Vec::new() } else { stages(scene, head) };
    let used: usize = left.iter().map(|span| text::width(&span.content)).sum();
    put(buffer, x, y, &Line::from(left), scene.grid.body.width);
    // What finds no room leaves from the left: the time stays.
    let page = rail.page.clone();
    let present = (!rail.bare).then(|| head.present.clone());
    let mut right: Vec<String> =
        [rail.pinned.map(str::to_owned), page, head.practice.clone(), present, Some(head.hhmm.clone())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
    let fits = |parts: &[String]| text::width(&parts.join("  ")) + used + 2 <= wide;
    if !fits(&right) && right.len() > 1 {
        right.retain(|part| *part != head.present);
    }
    while right.len() > 1 && !fits(&right) {
        right.remove(0);
    }
    let right = right.join("  ");
    put(buffer, scene.right(text::width(&right)), y, &Line::styled(right, quiet), scene.grid.body.width);
}

/// Numbers; the present stage has its name, on a sheet. What comes before the first and after the last has no number.
fn stages(scene: &Scene, head: &Head) -> Vec<Span<'static>> {
    let quiet = scene.text(Tone::Quiet);
    let mut spans = Vec::new();
    for (stage, name, mark) in &head.stages {
        let numbered = !matches!(stage, Stage::S0 | Stage::S7);
        let shown = match (mark, numbered) {
            (Mark::Now, true) => format!(" {} {name} ", *stage as u8),
            (Mark::Now, false) => format!(" {name} "),
            (_, true) => (*stage as u8).to_string(),
            (_, false) => continue,
        };
        if !spans.is_empty() {
            spans.push(Span::styled(" ", quiet));
        }
        spans.push(Span::styled(shown, if *mark == Mark::Now { scene.sheet(Tone::Strong) } else { quiet }));
    }
    spans
}

/// What is said for a few seconds: a sheet in place of the rail, as high as the picture leaves room for. `free`: from this row on nothing
/// stands.
pub fn brief(buffer: &mut Buffer, scene: &Scene, free: u16, brief: &str) {
    let area = scene.grid.area;
    let bottom = area.bottom();
    let high = if area.height >= ROOMY && free + 1 + 3 <= bottom { 3 } else { 1 };
    let (x, wide) = scene.grid.sheet();
    let at = Rect { x, y: bottom.saturating_sub(high), width: wide, height: high };
    let style = scene.sheet(Tone::Strong);
    super::fill(buffer, at, style);
    let shown = text::elide(brief, scene.grid.text());
    put(buffer, scene.grid.body.x, at.y + high / 2, &Line::styled(shown, style), scene.grid.body.width);
}
