//! Which role of the theme stands where, and which mark is left without colours.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Modifier, Style},
};
use yishi::{
    text,
    tui::theme::{Depth, Scheme, Theme},
    view::Tone,
};

/// The theme of which roles are told apart.
pub fn dark() -> Theme {
    Theme::new(Scheme::Dark, Depth::True)
}

/// Every style that a cell can have, with its name; of two that look the same the first.
fn roles(theme: Theme) -> Vec<(String, Style)> {
    let name = |tone: Tone| format!("{tone:?}").to_lowercase();
    let mut roles: Vec<(String, Style)> = Tone::ALL.map(|tone| (name(tone), theme.tone(tone))).into();
    roles.push(("band".to_owned(), theme.band()));
    roles.extend(Tone::ALL.map(|tone| (format!("sheet-{}", name(tone)), theme.sheet(tone))));
    roles.extend(Tone::ALL.map(|tone| (format!("patch-{}", name(tone)), theme.patch(tone))));
    roles.push(("trough".to_owned(), theme.trough()));
    // Big letters carry no modifier, and their solid cells are blanks in ink.
    for (of, style) in roles.clone().into_iter().take(15) {
        let thin = theme.paper().patch(style).remove_modifier(Modifier::all());
        roles.push((format!("big-{of}"), thin));
        roles.push((format!("big-{of}"), Style { fg: thin.bg, bg: thin.fg, ..thin }));
    }
    roles
}

fn looks_as(cell: &Cell, theme: Theme, style: Style) -> bool {
    let mut like = Cell::default();
    like.set_style(theme.paper()).set_style(style);
    (like.fg, like.bg, like.modifier) == (cell.fg, cell.bg, cell.modifier)
}

/// Runs of roles, row by row; what can't be seen counts to what stands before it, and text alone isn't mentioned.
pub fn by_region(buffer: &Buffer, what: &str) -> Vec<String> {
    let theme = dark();
    let roles = roles(theme);
    let paper = theme.paper().bg.unwrap();
    let role = |cell: &Cell| {
        let unseen = cell.symbol().trim().is_empty() && cell.bg == paper;
        if ["▀", "▄"].contains(&cell.symbol()) {
            let big = roles
                .iter()
                .filter(|(name, _)| name.starts_with("big"))
                .find(|(_, style)| looks_as(cell, theme, *style));
            return Some(big.unwrap_or_else(|| panic!("{what}: the colours of no role: {cell:?}")).0.as_str());
        }
        let found = roles.iter().find(|(_, style)| looks_as(cell, theme, *style)).map(|(name, _)| name.as_str());
        if unseen { None } else { Some(found.unwrap_or_else(|| panic!("{what}: the colours of no role: {cell:?}"))) }
    };
    runs(buffer, role, "plain")
}

/// Bold, underlined and reversed, row by row.
pub fn marks(buffer: &Buffer) -> Vec<String> {
    let mark = |cell: &Cell| {
        let seen = !cell.symbol().trim().is_empty();
        let of = |modifier: Modifier| cell.modifier.contains(modifier);
        let (bold, under, back) = (of(Modifier::BOLD), of(Modifier::UNDERLINED), of(Modifier::REVERSED));
        match (back, bold, under) {
            (true, true, _) => Some("reversed-bold"),
            (true, false, _) => Some("reversed"),
            _ if !seen => None,
            (false, true, true) => Some("bold-underlined"),
            _ if ["▀", "▄"].contains(&cell.symbol()) => Some("reversed"),
            (false, true, false) => Some("bold"),
            (false, false, true) => Some("underlined"),
            (false, false, false) => Some("plain"),
        }
    };
    runs(buffer, mark, "plain")
}

/// `3 strong 2-17 for 40-51`: in row 3 the cells from the third on are strong. Rows that are the same stand together.
fn runs<'a>(buffer: &Buffer, of: impl Fn(&Cell) -> Option<&'a str>, left_out: &str) -> Vec<String> {
    let area = buffer.area;
    let mut rows: Vec<(u16, u16, String)> = Vec::new();
    for y in area.top()..area.bottom() {
        let mut found: Vec<(&str, u16, u16)> = Vec::new();
        let (mut x, mut open) = (area.left(), false);
        while x < area.right() {
            let cell = &buffer[(x, y)];
            let wide = u16::try_from(text::width(cell.symbol()).max(1)).unwrap();
            match (of(cell), found.last_mut()) {
                (Some(name), Some((last, _, end))) if *last == name && open => *end = x + wide,
                (Some(name), _) => {
                    found.push((name, x, x + wide));
                    open = true;
                }
                // Blanks may stand between two words of one role.
                (None, Some((name, _, end))) if open && x - *end < apart(name) => {}
                (None, _) => open = false,
            }
            x += wide;
        }
        let shown: Vec<String> = found
            .iter()
            .filter(|(name, ..)| *name != left_out)
            .map(|(name, from, end)| format!("{name} {from}-{}", end - 1))
            .collect();
        let shown = shown.join("  ");
        match rows.last_mut() {
            Some((_, last, same)) if *same == shown => *last = y,
            _ => rows.push((y, y, shown)),
        }
    }
    let line = |(from, to, shown): (u16, u16, String)| {
        if from == to { format!("{from}: {shown}") } else { format!("{from}-{to}: {shown}") }
    };
    rows.into_iter().filter(|(.., shown)| !shown.is_empty()).map(line).collect()
}

/// Blanks that may stand between two parts of one thing: words, or the strokes of big letters.
fn apart(name: &str) -> u16 {
    if ["big", "patch", "reversed"].iter().any(|of| name.starts_with(of)) && !name.ends_with("bold") { 12 } else { 2 }
}

/// Rows as they are seen without colours; a solid patch, which is a blank in ink, as `█`.
pub fn rows(mono: &Buffer) -> Vec<String> {
    let area = mono.area;
    let row = |y| {
        let (mut line, mut x) = (String::new(), area.left());
        while x < area.right() {
            let cell = &mono[(x, y)];
            let solid = cell.modifier.contains(Modifier::REVERSED) && !cell.modifier.contains(Modifier::BOLD);
            line.push_str(if solid && cell.symbol() == " " { "█" } else { cell.symbol() });
            x += u16::try_from(text::width(cell.symbol()).max(1)).unwrap();
        }
        line
    };
    (area.top()..area.bottom()).map(row).collect()
}
