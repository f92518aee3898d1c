//! How far apart the lines of a notice stand: as far as one page has room for, so that it hangs as it is printed.

use super::{BY_HAND, Document, Layout, Part, columns, facts, matter};
use crate::text;

/// Sizes in tenths of a point, for A4; a page of A3 has all of them larger by the same.
pub(super) struct Sizes {
    /// Width and height of the sheet, in millimetres.
    pub sheet: (u32, u32),
    /// On all sides, in millimetres.
    pub margin: u32,
    /// The title, and its line.
    pub title: (u32, u32),
    /// What is read, and its line.
    pub body: (u32, u32),
    /// Small print, and its line.
    pub small: (u32, u32),
}

/// Lines of the body, from airy to close.
const LINES: [u32; 8] = [260, 240, 220, 205, 190, 180, 174, 168];
/// What doesn't stand on one page stands on several, and has its air.
const OF_MANY: u32 = 220;
/// A4 between margins of 20 mm, in tenths of a point.
const PAGE: u32 = 7285;
/// So much of it stays free: no two programs break a line alike.
const SLACK: u32 = 60;
/// Halves of a hanzi in a line of the body, less what a stop at its end costs.
const LINE: usize = 67;
/// The same of small print beside the seal.
const ASIDE: usize = 52;
/// Name, day, and room for a seal, in tenths of a point.
const SEAL: u32 = 800;

/// The sizes of a paper that hangs.
pub(super) fn sizes(document: &Document) -> Sizes {
    let line = LINES.into_iter().find(|line| height(document, *line) + SLACK <= PAGE).unwrap_or(OF_MANY);
    let sizes = Sizes { sheet: (210, 297), margin: 20, title: (220, 320), body: (140, line), small: (105, 150) };
    if document.layout != Layout::Large {
        return sizes;
    }
    // A3 is A4, larger by the root of two.
    let larger = |(size, line): (u32, u32)| (size * 1414 / 1000, line * 1414 / 1000);
    Sizes {
        sheet: (297, 420),
        margin: 28,
        title: larger(sizes.title),
        body: larger(sizes.body),
        small: larger(sizes.small),
    }
}

/// How high all of it stands, in tenths of a point.
fn height(document: &Document, line: u32) -> u32 {
    let titled = lines(&document.title, 43) * 320 + 60;
    let number = if document.number.is_some() { 170 } else { 0 };
    document.parts.iter().map(|part| of_part(document, part, line)).fold(titled + number, u32::saturating_add)
}

fn of_part(document: &Document, part: &Part, line: u32) -> u32 {
    // The first line of a paragraph begins two hanzi in.
    let paragraph = |text: &str| (lines(text, LINE).max(1)) * line;
    let indented = |text: &str| lines_of(wide(text) + 4, LINE).max(1) * line;
    match part {
        Part::NewPage => 0,
        Part::Section(_) | Part::Heading(_) => line + 20,
        Part::Paragraph(text) | Part::Equation(text) => indented(text),
        Part::Small(text) => lines(text, LINE * 4 / 3).max(1) * 150,
        Part::Facts(facts) => facts.iter().map(|(label, value)| indented(&format!("{label}{value}"))).sum(),
        Part::List(items) => items.iter().map(|item| indented(item)).sum(),
        Part::Bars { rows, .. } => rows.iter().map(|_| line).sum::<u32>() + line,
        Part::Table { rows, .. } => rows.iter().map(|_| 2 * line).sum::<u32>() + 2 * line,
        Part::Matters { title, fields, rows, .. } => {
            let title = title.as_deref().unwrap_or_default();
            let (above, inside) = if rows.len() == 1 { (0, title) } else { (line + 20, "") };
            let row = |row: &Vec<String>| {
                let (no, said) = matter(document.lang, fields, row);
                paragraph(&format!("{inside}　{no} {said}"))
            };
            above + rows.iter().map(row).sum::<u32>()
        }
        Part::Form { lines, fields, .. } => line + by_hand(lines + fields.len()),
        Part::Seal { aside, .. } => {
            let aside: u32 = aside.iter().map(|text| lines(text, ASIDE).max(1) * 150).sum();
            aside.max(SEAL) + 40
        }
        Part::Signature { .. } => line + 60,
    }
}

/// What is to stand on one sheet does, whichever program sets it.
pub fn fits_one_sheet(document: &Document) -> bool {
    /// Between the margins, in tenths of a point, less what may come out otherwise.
    const SHEET: u32 = 7800;
    height_of_sheet(document) <= SHEET
}

/// How high it stands where it is set small, in tenths of a point.
pub fn height_of_sheet(document: &Document) -> u32 {
    /// Halves of a hanzi in a line.
    const MEASURE: usize = 78;
    let text = |text: &str| lines(text, MEASURE).max(1) * 152;
    let part = |part: &Part| match part {
        Part::NewPage => 0,
        Part::Section(_) | Part::Heading(_) => 200,
        Part::Paragraph(words) | Part::Equation(words) => text(words) + 20,
        Part::Small(words) => lines(words, MEASURE).max(1) * 160 + 20,
        Part::Facts(facts) => {
            let lines = facts::packed(facts, document);
            let joined = |line: &Vec<(String, String)>| {
                line.iter().fold(String::new(), |all, (label, value)| all + label + value + "  ")
            };
            lines.iter().map(|line| text(&joined(line))).sum()
        }
        Part::List(items) => items.iter().map(|item| text(item)).sum(),
        Part::Table { head, rows } => {
            let (measure, unit, margins) = columns::sizes(Layout::Dense, head.len());
            let widths = columns::widths(head, rows, (measure, unit, margins));
            let row = |row: &Vec<String>| {
                u32::try_from(columns::lines(row, &widths, (unit, margins))).unwrap_or(1) * 138 + 26
            };
            row(head) + rows.iter().map(row).sum::<u32>() + 60
        }
        Part::Bars { rows, .. } => rows.iter().map(|_| 164).sum::<u32>() + 220,
        Part::Matters { rows, .. } => rows.iter().map(|row| text(&row.concat())).sum(),
        Part::Form { lines, fields, .. } => 168 + by_hand(lines + fields.len()) + 60,
        Part::Seal { .. } => SEAL + 40,
        Part::Signature { .. } => 172,
    };
    let titled = lines(&document.title, 48) * 240 + 20 + if document.number.is_some() { 200 } else { 0 };
    document.parts.iter().map(part).fold(titled, u32::saturating_add)
}

/// Lines to write on, with what rules them.
fn by_hand(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX / 10_000) * (BY_HAND + 5)
}

fn lines(text: &str, line: usize) -> u32 {
    lines_of(wide(text), line)
}

fn lines_of(width: usize, line: usize) -> u32 {
    u32::try_from(width.div_ceil(line)).unwrap_or(u32::MAX / 10_000)
}

/// In halves of a hanzi, as wide as it may come out: figures of some fonts are wider than half, and some programs put air beside them.
fn wide(text: &str) -> usize {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let edges: Vec<bool> = text.chars().map(|c| c.is_ascii_alphanumeric()).collect();
    let seams = edges.windows(2).filter(|two| two.first() != two.last()).count();
    text::width(text) + digits / 4 + seams / 3
}
