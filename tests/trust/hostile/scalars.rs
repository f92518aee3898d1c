//! All Unicode scalars: through a line of the journal's notation, and through the screen.

use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::{CrosstermBackend, TestBackend},
    layout::Rect,
    text::Line,
};

use crate::support::figure;

fn scalars() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).step_by(usize::try_from(figure::size(97, 1)).unwrap())
}

#[test]
fn every_scalar_in_a_text_stays_on_one_line_and_comes_back() {
    let mut tried = 0u32;
    for c in scalars() {
        let text = format!("x{c}x{c}");
        let written = ron::to_string(&text).unwrap();
        assert!(!written.bytes().any(|byte| byte < 0x20 || byte == 0x7f), "{:x}", u32::from(c));
        assert_eq!(ron::from_str::<String>(&written).unwrap(), text);
        tried += 1;
    }
    figure::note("H9", &format!("{tried} scalars written and read back, 0 broke a line, 0 came back otherwise"));
}

/// What the terminal is sent, without the sequences that move to a cell, colour it or switch the cursor.
fn foreign(bytes: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = bytes.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '\u{1b}' {
            let mut sequence = String::new();
            if rest.next_if_eq(&'[').is_some() {
                for c in rest.by_ref() {
                    sequence.push(c);
                    if ('@'..='~').contains(&c) {
                        break;
                    }
                }
            }
            if !sequence.ends_with(['H', 'm', 'h', 'l', 'J']) {
                found.push(sequence);
            }
        } else if c.is_control() {
            found.push(c.escape_debug().to_string());
        }
    }
    found
}

#[test]
fn every_scalar_that_is_taken_is_drawn_without_a_sequence_of_its_own() {
    const COLS: u16 = 120;
    const ROWS: u16 = 50;
    let area = Rect::new(0, 0, COLS, ROWS);
    let (mut taken, mut refused, mut frames) = (0u32, 0u32, 0u32);
    let mut texts: Vec<String> = Vec::new();
    let mut draw = |texts: &mut Vec<String>| {
        let lines: Vec<String> = texts.chunks(30).map(|row| row.join(" ")).collect();
        texts.clear();
        let paint = |frame: &mut ratatui::Frame<'_>| {
            for (y, line) in (0u16..).zip(&lines) {
                frame
                    .render_widget(Line::raw(yishi::text::pad(line, usize::from(COLS))), Rect { y, height: 1, ..area });
            }
        };
        let mut bytes = Vec::new();
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let mut screen = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
        screen.draw(paint).unwrap();
        drop(screen);
        let mut expected = Terminal::new(TestBackend::new(COLS, ROWS)).unwrap();
        expected.draw(paint).unwrap();
        let sent = String::from_utf8(bytes).unwrap();
        assert_eq!(foreign(&sent), Vec::<String>::new(), "{lines:?}");
        let mut terminal = vt100::Parser::new(ROWS.try_into().unwrap(), COLS.try_into().unwrap(), 0);
        terminal.process(sent.as_bytes());
        // Where no letter is wider for one than for the other, the screen is the frame.
        let rows = yishi::tui::draw::dump(expected.backend().buffer());
        for (row, shown) in rows.iter().zip(terminal.screen().rows(0, COLS)) {
            if row.is_ascii() || row.chars().all(|c| ('\u{4e00}'..'\u{9fff}').contains(&c) || c == ' ') {
                assert_eq!(row.trim_end(), shown.trim_end());
            }
        }
        frames += 1;
    };
    for c in scalars() {
        match yishi::text::clean(&format!("x{c}"), 64) {
            Ok(text) => {
                taken += 1;
                texts.push(text);
            }
            Err(_) => refused += 1,
        }
        if texts.len() == 30 * usize::from(ROWS) {
            draw(&mut texts);
        }
    }
    draw(&mut texts);
    figure::note(
        "H5",
        &format!(
            "{} scalars: {refused} refused, {taken} drawn on {frames} frames, 0 sequences that are not ours",
            taken + refused
        ),
    );
}
