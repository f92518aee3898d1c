//! The same table on the screens: whatever a name, a card, a topic, a motion, a pledge or a note says, what is drawn are the cells that
//! the scene says, and what goes to the terminal has no sequence but ours.

use std::io;

use ratatui::{
    Terminal, TerminalOptions, Viewport,
    backend::CrosstermBackend,
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    layout::Rect,
};
use ron::ser::to_string as quoted;
use unicode_segmentation::UnicodeSegmentation as _;
use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{Timeline, script},
    sitting::{Answer, Sitting},
    station::Home,
    text,
    tui::{
        App, Theme,
        draw::wall::{Paint, draw},
        theme::{Depth, Glyphs, Scheme},
    },
    view::{
        self, Bar, Block, Board, Choice, Clock, Follows, Head, Kind, Look, Page, Row, Term, Tone, Wall,
        wall::{Big, Item, Matter},
    },
};

use super::{assert_clean, strings::strings};
use crate::{
    console::{EVENING, at},
    support::figure,
};

const WORKED: &str = include_str!("../../../sessions/worked.ron");
const SIZES: [(u16, u16); 2] = [(60, 20), (160, 45)];

/// A terminal that keeps what is written to it.
fn colours() -> Theme {
    Theme::new(Scheme::Dark, Depth::True)
}

/// What goes to the terminal for a frame, and the frame.
fn written(size: (u16, u16), paint: impl FnOnce(&mut ratatui::Frame<'_>)) -> (Vec<u8>, Buffer) {
    let mut bytes = Vec::new();
    let area = Rect::new(0, 0, size.0, size.1);
    let options = TerminalOptions { viewport: Viewport::Fixed(area) };
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(&mut bytes as &mut dyn io::Write), options).unwrap();
    let mut buffer = Buffer::empty(area);
    terminal
        .draw(|frame| {
            paint(frame);
            buffer = frame.buffer_mut().clone();
        })
        .unwrap();
    drop(terminal);
    (bytes, buffer)
}

/// Reads the stream as a terminal does: where the cursor goes, what is printed. Any other sequence fails.
fn read(bytes: &[u8], size: (u16, u16), what: &str) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut cells = vec![vec![" ".to_owned(); usize::from(size.0)]; usize::from(size.1)];
    let (mut x, mut y) = (0, 0);
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(sequence) = rest.strip_prefix("\u{1b}[") {
            let end =
                sequence.find(|c: char| c.is_ascii_alphabetic()).unwrap_or_else(|| panic!("{what}: {sequence:?}"));
            let (arguments, ends) = sequence.split_at(end);
            let (letter, behind) = ends.split_at(1);
            let numbers = arguments.chars().all(|c| c.is_ascii_digit() || c == ';');
            match letter {
                "H" if numbers => {
                    let (row, column) = arguments.split_once(';').unwrap();
                    (y, x) = (row.parse::<usize>().unwrap() - 1, column.parse::<usize>().unwrap() - 1);
                }
                "m" if numbers => {}
                "h" | "l" if ["?25", "?2026"].contains(&arguments) => {}
                _ => panic!("{what}: a sequence that isn't ours: {arguments:?} {letter}"),
            }
            rest = behind;
            continue;
        }
        let end = rest.find('\u{1b}').unwrap_or(rest.len());
        assert!(end > 0, "{what}: {:?}", rest.chars().take(9).collect::<String>());
        let (printed, behind) = rest.split_at(end);
        assert_clean(printed, what);
        assert!(!printed.contains('\n'), "{what}");
        for grapheme in printed.graphemes(true) {
            let wide = text::width(grapheme);
            assert!(wide > 0 && x + wide <= usize::from(size.0), "{what}: {grapheme:?} at {x},{y}");
            grapheme.clone_into(&mut cells[y][x]);
            for cell in cells[y].iter_mut().skip(x + 1).take(wide - 1) {
                cell.clear();
            }
            x += wide;
        }
        rest = behind;
    }
    cells
}

/// The cells of a buffer, those under a wide glyph empty.
fn cells(buffer: &Buffer) -> Vec<Vec<String>> {
    let area = buffer.area;
    let row = |y| {
        let (mut row, mut hidden) = (Vec::new(), 0);
        for x in area.left()..area.right() {
            let symbol = buffer[(x, y)].symbol();
            if hidden > 0 {
                hidden -= 1;
                row.push(String::new());
            } else {
                hidden = text::width(symbol).saturating_sub(1);
                row.push(symbol.to_owned());
            }
        }
        row
    };
    (area.top()..area.bottom()).map(row).collect()
}

/// Draws a frame; the stream has no sequence but ours, and makes just the cells of the frame.
fn drawn(size: (u16, u16), what: &str, paint: impl FnOnce(&mut ratatui::Frame<'_>)) -> Vec<Vec<String>> {
    let (bytes, buffer) = written(size, paint);
    let cells = cells(&buffer);
    let shown = read(&bytes, size, what);
    for (y, (shown, meant)) in shown.iter().zip(&cells).enumerate() {
        assert_eq!(shown, meant, "{what}: row {y}");
    }
    cells
}

/// Letters of a text that are drawn, in their order.
fn letters(text: &str) -> Vec<&str> {
    text.graphemes(true).filter(|of| text::width(of) > 0 && !of.trim().is_empty()).collect()
}

/// Every letter of the text stands in the frames, in its order; if it was cut, what stands there is its beginning.
fn assert_says(frames: &[String], text: &str, may_be_cut: bool, what: &str) {
    let wanted = letters(text);
    let mut shown = frames.iter();
    let found = wanted.iter().take_while(|letter| shown.any(|of| of == *letter)).count();
    let least = if may_be_cut { wanted.len().min(1) } else { wanted.len() };
    assert!(found >= least, "{what}: {found} of {} letters of {text:?}", wanted.len());
}

/// The texts of blocks that are never cut, and those that may be.
fn texts(blocks: &[Block]) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Text(text, _) | Block::Big(text, _) => found.push((text.clone(), false)),
            Block::Items(items, _) => found.extend(items.iter().map(|item| (item.clone(), false))),
            Block::Rows(rows) => {
                for row in rows {
                    found.extend([(row.lead.clone(), true), (row.text.clone(), false), (row.tail.clone(), true)]);
                }
            }
            Block::Table { rows, .. } => found.extend(rows.iter().flatten().map(|cell| (cell.clone(), true))),
            Block::Bars(bars) => found.extend(bars.iter().map(|bar| (bar.label.clone(), true))),
            Block::Equation { terms, .. } => found.extend(terms.iter().map(|term| (term.label.clone(), true))),
            Block::Clock(clock) => found.push((clock.label.clone(), false)),
            Block::Gap => {}
        }
    }
    found
}

/// The texts of a picture of the wall. What may be missed may be left out; what is in front of a list is short.
fn of_wall(wall: &Wall) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for item in &wall.items {
        let texts = |of: &[(String, Tone)], may| of.iter().map(|(text, _)| (text.clone(), may)).collect::<Vec<_>>();
        match item {
            Item::Hero(big) | Item::Second(big) => {
                found.extend([(big.words.clone(), false), (big.after.clone(), true)]);
                found.extend(big.under.iter().map(|line| (line.clone(), false)));
            }
            Item::Figure(text) => found.push((text.clone(), true)),
            Item::Clock(_) | Item::Times(..) | Item::TooSmall(_) => {}
            Item::Ways(_, keys) => found.extend(keys.iter().map(|key| (key.clone(), true))),
            Item::Lines(lines) | Item::Sheet(lines) => found.extend(texts(lines, false)),
            Item::Spare(lines) => found.extend(texts(lines, true)),
            Item::Rows(rows) => found.extend(self::texts(&[Block::Rows(rows.clone())])),
            Item::Parts(parts) => found.extend(parts.iter().map(|(_, what)| (what.clone(), false))),
            Item::Matters(of) => {
                found.extend(of.iter().flat_map(|of| [(of.words.clone(), false), (of.under.clone(), false)]));
            }
            Item::Bars(bars) => found.extend(bars.iter().map(|bar| (bar.label.clone(), true))),
            Item::Tally(terms) => found.extend(terms.iter().map(|term| (term.label.clone(), true))),
        }
    }
    found
}

/// One of each item with this text in every place that takes one.
fn every_item(text: &str) -> Vec<Item> {
    let text = || text.to_owned();
    let row = |tone| Row { lead: text(), text: text(), tail: text(), tone };
    let term = || Term { label: text(), value: Some(3), tone: Tone::For };
    let big = Big { lead: text(), after: text(), under: vec![text()], ..Big::of(text()) };
    let matter = || Matter { mark: text(), words: text(), right: text(), under: text() };
    vec![
        Item::Hero(big.clone().on(Tone::Alert)),
        Item::Second(big),
        Item::Figure(text()),
        Item::Clock(Clock { label: text(), left: 5_000, stands: false, warn: 0 }),
        Item::Lines(vec![(text(), Tone::Alert)]),
        Item::Spare(vec![(text(), Tone::Quiet)]),
        Item::Rows(vec![row(Tone::Strong), row(Tone::Against)]),
        Item::Parts(vec![(text(), text())]),
        Item::Matters(vec![matter(), matter()]),
        Item::Bars(vec![Bar { label: text(), value: 2, full: 3, tail: text(), tone: Tone::Plain }]),
        Item::Tally(vec![term(), term()]),
        Item::Sheet(vec![(text(), Tone::Strong), (text(), Tone::For)]),
        Item::Times(2, 3),
        Item::Ways(text(), [text(), text()]),
        Item::TooSmall(text()),
    ]
}

fn put(frame: &mut ratatui::Frame<'_>, items: &[Item]) {
    let wall = Wall { items: items.to_vec(), ..Wall::default() };
    put_wall(frame, &Head::default(), &wall, 0);
}

fn put_wall(frame: &mut ratatui::Frame<'_>, head: &Head, wall: &Wall, turn: usize) -> usize {
    let area = frame.area();
    // All of it as text, so that it can be read from the cells.
    let theme = Theme { glyphs: Glyphs::Plain, ..colours() };
    draw(frame.buffer_mut(), area, head, wall, turn, Paint { theme, lang: Lang::Zh })
}

/// Not even a text that never went through the filter gets at the terminal from any block, title, head or line that is said.
#[test]
fn no_widget_lets_a_sequence_through_even_where_nobody_looked_at_the_text() {
    let strings = strings();
    for (of, text) in &strings {
        let text: String = text.graphemes(true).take(300).collect();
        for item in every_item(&text) {
            for size in SIZES {
                let (bytes, _) = written(size, |frame| put(frame, std::slice::from_ref(&item)));
                assert_ours(&bytes, of);
            }
        }
        let head = Head { theme: text.clone(), pace: text.clone(), practice: Some(text.clone()), ..Head::default() };
        let big = Item::Hero(Big::of(text.clone()));
        let wall = Wall { items: vec![big], brief: Some(text.clone()), ..Wall::default() };
        for size in SIZES {
            let (bytes, _) = written(size, |frame| {
                put_wall(frame, &head, &wall, 0);
            });
            assert_ours(&bytes, of);
        }
    }
}

/// Sequences that begin with ESC are ours, and there is no other control character.
fn assert_ours(bytes: &[u8], what: &str) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut rest = text.split('\u{1b}');
    let plain = |text: &str| assert!(!text.contains(char::is_control), "{what}: {text:?}");
    plain(rest.next().unwrap_or_default());
    for sequence in rest {
        let arguments = sequence.strip_prefix('[').unwrap_or_else(|| panic!("{what}: {sequence:?}"));
        let end = arguments.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let (arguments, printed) = arguments.split_at(end);
        let ours = match printed.chars().next() {
            Some('H' | 'm') => arguments.chars().all(|c| c.is_ascii_digit() || c == ';'),
            Some('h' | 'l') => ["?25", "?2026"].contains(&arguments),
            _ => false,
        };
        assert!(ours, "{what}: {sequence:?}");
        plain(printed);
    }
}

/// The texts of the table that somebody can get into a meeting, as they stand there.
fn taken() -> Vec<String> {
    let mut taken: Vec<String> = strings().into_iter().filter_map(|(_, text)| text::clean(&text, 24).ok()).collect();
    taken.dedup();
    taken
}

/// The worked evening with these texts in the place of every text that somebody wrote; the n-th text first.
fn evening(texts: &[String], nth: usize, folder: &std::path::Path) -> (Sitting, usize) {
    let mut sitting = Sitting::create(&Home::at(folder).unwrap(), None, at(EVENING)).unwrap();
    let (mut next, mut placed) = (nth, 0);
    for line in WORKED.lines() {
        let mut parts = line.split('"');
        let mut hostile = parts.next().unwrap_or_default().to_owned();
        let mut had = 0;
        while let Some(written) = parts.next() {
            if written.is_ascii() {
                hostile.extend(["\"", written, "\""]);
            } else {
                hostile.push_str(&quoted(&texts[next % texts.len()]).unwrap());
                next += 1;
                had += 1;
            }
            hostile.push_str(parts.next().unwrap_or_default());
        }
        let given = |sitting: &mut Sitting, line: &str| {
            let order = script::parse(line).ok()??;
            let expected = order.expect.is_some();
            let answer = sitting.give(order).unwrap();
            Some(matches!(answer, Answer::Refused(_)) == expected)
        };
        if had > 0 && !line.starts_with("//") && given(&mut sitting, &hostile) == Some(true) {
            placed += had;
        } else if !line.is_empty() && !line.starts_with("//") {
            assert_eq!(given(&mut sitting, line), Some(true), "{line}");
        }
    }
    (sitting, placed)
}

#[test]
fn hostile_texts_on_every_page_of_the_wall_are_the_cells_that_the_scene_says() {
    let texts = taken();
    assert!(texts.len() > 30, "{}", texts.len());
    let (mut frames, mut kinds) = (0, std::collections::BTreeSet::new());
    for round in 0..usize::try_from(figure::size(2, 12)).unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let (sitting, placed) = evening(&texts, round * 5, folder.path());
        assert!(placed > 90, "{placed}");
        let calls = sitting.calls();
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let entries = sitting.timeline().entries();
        let mut timeline = Timeline::default();
        for (nth, entry) in entries.iter().enumerate() {
            timeline.push(entry.clone());
            if nth % 6 != round % 6 && nth + 1 != entries.len() {
                continue;
            }
            let all = nth % 60 == round % 6 || nth + 1 == entries.len();
            let pages = if all { Page::ALL } else { &Page::ALL[..1] };
            for page in pages {
                let look = Look { now: entry.at, names: &names, lang: Lang::Zh, head: "" };
                let wall = view::wall(timeline.meeting(), Some(entry), Choice::default().shows(*page, look.now), &look);
                let head = view::head(timeline.meeting(), &look);
                kinds.insert(Follows::of(timeline.meeting()));
                let size = SIZES[nth % 2];
                let what = format!("line {} {page:?} {size:?}", entry.seq);
                let mut pages = 1;
                let mut shown = Vec::new();
                let mut turn = 0;
                while turn < pages {
                    let frame = drawn(size, &what, |frame| pages = put_wall(frame, &head, &wall, turn));
                    shown.extend(frame.into_iter().flatten());
                    turn += 1;
                    frames += 1;
                }
                // Long lists in two columns stand beside one another: each is looked for by itself.
                for (text, may_be_cut) in of_wall(&wall) {
                    assert_says(&shown, &text, may_be_cut || size.0 >= 72, &what);
                }
            }
        }
    }
    assert_eq!(kinds.len(), Follows::ALL.len() - 4, "{kinds:?}");
    figure::note("H17", &format!("{} texts, {frames} frames of the wall, every cell as the scene says", texts.len()));
}

#[test]
fn hostile_texts_on_every_board_of_the_console_are_the_cells_that_the_scene_says() {
    let texts = taken();
    let mut kinds = std::collections::BTreeSet::new();
    for round in 0..usize::try_from(figure::size(1, 6)).unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let (sitting, _) = evening(&texts, round * 7, folder.path());
        let id = sitting.id();
        let journal = home.folder(id).join("journal.ron");
        drop(sitting);
        let all = std::fs::read_to_string(&journal).unwrap();
        let lines: Vec<&str> = all.split_inclusive('\n').collect();
        let behind = |event: &str| lines.iter().rposition(|line| line.contains(event)).unwrap() + 1;
        let counted = behind("DotsCounted");
        for upto in [38, 70, counted, 100, 112, 140, 162, behind("VoteClosed"), 205, lines.len()] {
            std::fs::write(&journal, lines[..upto].concat()).unwrap();
            let sitting = Sitting::open(&home, id, at("2026-05-23T23:00:00+08:00")).unwrap();
            let mut app = App::meeting(sitting, Lang::Zh).theme(colours());
            for board in Board::ALL {
                let console = app.console().unwrap();
                kinds.insert(Kind::of(console.meeting(), board));
                let calls = console.sitting().calls();
                let names = Roll { lang: Lang::Zh, calls: &calls };
                let look = Look { now: console.sitting().now(), names: &names, lang: Lang::Zh, head: "" };
                let scene = view::scene(console.meeting(), board, &look);
                // Narrow, so that one block stands under the other; all of its pages.
                let what = format!("line {upto} {board:?}");
                let mut shown: Vec<String> = Vec::new();
                loop {
                    let page: Vec<String> =
                        drawn(SIZES[0], &what, |frame| app.draw(frame)).into_iter().flatten().collect();
                    if shown.ends_with(&page) {
                        break;
                    }
                    shown.extend(page);
                    press(&mut app, KeyCode::PageDown);
                    if shown.len() > 1200 * 40 {
                        break;
                    }
                }
                for (text, may_be_cut) in self::texts(&[scene.main, scene.side].concat()) {
                    assert_says(&shown, &text, may_be_cut, &what);
                }
                drawn(SIZES[1], &what, |frame| app.draw(frame));
                press(&mut app, KeyCode::Tab);
            }
            // Lists, forms, the mirrored screen, and what is typed and pasted.
            for keys in
                [[KeyCode::F(2), KeyCode::Enter], [KeyCode::F(3), KeyCode::Char('3')], [KeyCode::F(9), KeyCode::F(2)]]
            {
                for key in keys {
                    press(&mut app, key);
                    for size in SIZES {
                        drawn(size, "a list", |frame| app.draw(frame));
                    }
                }
                press(&mut app, KeyCode::Esc);
                press(&mut app, KeyCode::Esc);
            }
            for (of, text) in strings().iter().step_by(7) {
                app.paste(text);
                drawn(SIZES[0], of, |frame| app.draw(frame));
                press(&mut app, KeyCode::Esc);
                press(&mut app, KeyCode::Esc);
            }
        }
    }
    assert_eq!(kinds.len(), Kind::ALL.len() - 1, "{kinds:?}");
}

fn press(app: &mut App, key: KeyCode) {
    app.key(KeyEvent::new(key, KeyModifiers::NONE));
}
