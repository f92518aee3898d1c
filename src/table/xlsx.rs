//! XLSX, as Excel, WPS and programs write it: sheets, cells with what their format shows, and what is merged.

use std::{collections::BTreeSet, ops::ControlFlow};

use quick_xml::events::BytesStart;

use super::{
    Cell, Gathered, Keep, Merged, Row, Sheet, Unreadable,
    format::{self, Format},
    pack::{Packed, failed},
    xml::{Node, attribute, walk},
};

const GO_ON: Result<ControlFlow<()>, Unreadable> = Ok(ControlFlow::Continue(()));

/// What all sheets of a workbook have in common.
pub(super) struct Book {
    /// Name, part, hidden.
    sheets: Vec<(String, String, bool)>,
    strings: Vec<String>,
    formats: Vec<Format>,
    from_1904: bool,
}

impl Book {
    pub(super) fn open(packed: &mut Packed<'_>) -> Result<Self, Unreadable> {
        let root = relations(packed, "_rels/.rels")?;
        let is_main = |(_, kind, _): &&(String, String, String)| kind.ends_with("/officeDocument");
        let main =
            root.iter().find(is_main).map_or("xl/workbook.xml", |(_, _, part)| part.as_str()).trim_start_matches('/');
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let parts = relations(packed, &format!("{folder}/_rels/{file}.rels"))?;
        let within = |part: &str| match part.strip_prefix('/') {
            Some(part) => part.to_owned(),
            None if folder.is_empty() => part.to_owned(),
            None => format!("{folder}/{part}"),
        };
        let (named, from_1904) = sheets(packed, main)?;
        let mut seen = BTreeSet::new();
        let mut sheets = Vec::new();
        for (name, id, hidden) in named {
            let part = parts.iter().find(|(known, ..)| *known == id).map(|(_, _, part)| within(part));
            // A sheet of a diagram has no cells; two names for one sheet would make a small file long work.
            if let Some(part) = part.filter(|part| seen.insert(part.clone())) {
                sheets.push((name, part, hidden));
            }
        }
        let of_kind = |kind: &str, usual: &str| {
            let found = parts.iter().find(|(_, known, _)| known.ends_with(kind));
            found.map_or_else(|| within(usual), |(_, _, part)| within(part))
        };
        let strings = strings(packed, &of_kind("/sharedStrings", "sharedStrings.xml"))?;
        let formats = formats(packed, &of_kind("/styles", "styles.xml"))?;
        Ok(Self { sheets, strings, formats, from_1904 })
    }

    pub(super) fn sheets(&mut self, packed: &mut Packed<'_>) -> Result<Vec<Sheet>, Unreadable> {
        let all = self.sheets.iter();
        let sheet = |(name, part, hidden): &(String, String, bool)| {
            let first = self.gather(packed, part, Keep::First)?;
            Ok(Sheet { name: name.clone(), hidden: *hidden, first })
        };
        all.map(sheet).collect()
    }

    pub(super) fn rows(&mut self, packed: &mut Packed<'_>, sheet: usize, most: usize) -> Result<Vec<Row>, Unreadable> {
        match self.sheets.get(sheet) {
            Some((_, part, _)) => self.gather(packed, part, Keep::All(most)),
            None => Ok(Vec::new()),
        }
    }

    fn gather(&self, packed: &mut Packed<'_>, part: &str, keep: Keep) -> Result<Vec<Row>, Unreadable> {
        let Some(bytes) = packed.part(part)? else {
            return Err(failed(&format_args!("{part}?")));
        };
        let mut walker = Walker {
            book: self,
            gathered: Gathered::new(keep),
            row: Row::default(),
            at: None,
            inside: Inside::default(),
        };
        walk(bytes, |node| walker.take(node))?;
        let last = std::mem::take(&mut walker.row);
        walker.gathered.push(last)?;
        walker.gathered.filled()
    }
}

/// Id, kind and target of each.
fn relations(packed: &mut Packed<'_>, part: &str) -> Result<Vec<(String, String, String)>, Unreadable> {
    let mut found = Vec::new();
    let Some(bytes) = packed.part(part)? else { return Ok(found) };
    walk(bytes, |node| {
        if let Node::Open("Relationship", start) = node {
            let of = |name| attribute(start, name).unwrap_or_default();
            found.push((of("Id"), of("Type"), of("Target")));
        }
        GO_ON
    })?;
    Ok(found)
}

/// Name, id and whether it is hidden, of each; whether days count from 1904.
type Named = (Vec<(String, String, bool)>, bool);

fn sheets(packed: &mut Packed<'_>, part: &str) -> Result<Named, Unreadable> {
    let (mut found, mut from_1904) = (Vec::new(), false);
    let Some(bytes) = packed.part(part)? else {
        return Err(failed(&format_args!("{part}?")));
    };
    walk(bytes, |node| {
        match node {
            Node::Open("workbookPr", start) => {
                from_1904 = attribute(start, "date1904").is_some_and(|said| said == "1" || said == "true");
            }
            Node::Open("sheet", start) => {
                let of = |name| attribute(start, name).unwrap_or_default();
                found.push((of("name"), of("id"), of("state").to_lowercase().contains("hidden")));
            }
            _ => {}
        }
        GO_ON
    })?;
    Ok((found, from_1904))
}

fn strings(packed: &mut Packed<'_>, part: &str) -> Result<Vec<String>, Unreadable> {
    let mut found = Vec::new();
    let Some(bytes) = packed.part(part)? else { return Ok(found) };
    let (mut inside, mut text) = (Inside::default(), String::new());
    walk(bytes, |node| {
        inside.see(&node);
        match node {
            Node::Open("si", _) => text.clear(),
            Node::Close("si") => found.push(unescaped(&text)),
            Node::Text(piece) if inside.is_words() => text += &piece,
            _ => {}
        }
        GO_ON
    })?;
    Ok(found)
}

/// The format of each style of a cell.
fn formats(packed: &mut Packed<'_>, part: &str) -> Result<Vec<Format>, Unreadable> {
    let (mut own, mut found, mut is_cell) = (Vec::new(), Vec::new(), false);
    let Some(bytes) = packed.part(part)? else { return Ok(found) };
    walk(bytes, |node| {
        let number = |start: &BytesStart<'_>| attribute(start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
        match node {
            Node::Open("numFmt", start) => {
                let code = attribute(start, "formatCode").unwrap_or_default();
                own.extend(number(start).map(|id| (id, format::of(&code))));
            }
            Node::Open("cellXfs", _) => is_cell = true,
            Node::Close("cellXfs") => is_cell = false,
            Node::Open("xf", start) if is_cell => {
                let id = number(start).unwrap_or(0);
                let of = own.iter().find(|(known, _)| *known == id);
                found.push(of.map_or_else(|| format::known(id), |(_, format)| *format));
            }
            _ => {}
        }
        GO_ON
    })?;
    Ok(found)
}

/// Where in a cell a text stands: in `t`, but not in what says how it is pronounced.
#[derive(Default)]
struct Inside {
    words: bool,
    sounds: bool,
    value: bool,
}

impl Inside {
    fn see(&mut self, node: &Node<'_>) {
        match node {
            Node::Open("t", _) => self.words = true,
            Node::Close("t") => self.words = false,
            Node::Open("rPh", _) => self.sounds = true,
            Node::Close("rPh") => self.sounds = false,
            Node::Open("v", _) => self.value = true,
            Node::Close("v") => self.value = false,
            _ => {}
        }
    }

    fn is_words(&self) -> bool {
        self.words && !self.sounds
    }
}

/// `_x000D_` stands for a character that XML doesn't take.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out += before;
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(sign) = sign {
            out.push(sign);
            rest = after.get(5..).unwrap_or_default();
        } else {
            out += "_x";
            rest = after;
        }
    }
    out += rest;
    out
}

/// A cell while it is read.
struct At {
    column: usize,
    kind: String,
    format: Format,
    text: String,
}

struct Walker<'a> {
    book: &'a Book,
    gathered: Gathered,
    row: Row,
    at: Option<At>,
    inside: Inside,
}

impl Walker<'_> {
    fn take(&mut self, node: Node<'_>) -> Result<ControlFlow<()>, Unreadable> {
        self.inside.see(&node);
        match node {
            Node::Open("row", start) => {
                let next = self.row.line.row + 1;
                let row = attribute(start, "r").and_then(|row| row.parse().ok()).unwrap_or(next);
                let done = std::mem::replace(&mut self.row, Row { line: row.into(), ..Row::default() });
                self.gathered.push(done)?;
            }
            Node::Open("c", start) => self.open(start)?,
            Node::Close("c") => {
                if let Some(at) = self.at.take() {
                    let cell = self.cell(&at);
                    self.row.put(at.column, cell);
                }
            }
            Node::Open("mergeCell", start) => {
                let range = attribute(start, "ref").unwrap_or_default();
                self.gathered.merged.extend(merged(&range));
            }
            Node::Text(piece) => {
                let wanted = self.inside.value || self.inside.is_words();
                if let Some(at) = self.at.as_mut().filter(|_| wanted) {
                    at.text += &piece;
                }
            }
            _ => {}
        }
        GO_ON
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Unreadable> {
        let place = attribute(start, "r").and_then(|place| position(&place));
        let (row, column) = place.unwrap_or((self.row.line.row.saturating_sub(1), self.row.cells.len()));
        if row + 1 != self.row.line.row {
            let done = std::mem::replace(&mut self.row, Row { line: (row + 1).into(), ..Row::default() });
            self.gathered.push(done)?;
        }
        let style = attribute(start, "s").and_then(|style| style.parse::<usize>().ok());
        let format = style.and_then(|style| self.book.formats.get(style).copied()).unwrap_or_default();
        self.at = Some(At { column, kind: attribute(start, "t").unwrap_or_default(), format, text: String::new() });
        Ok(())
    }

    fn cell(&self, at: &At) -> Cell {
        let words = |text: &str| Cell::Text(text.trim().to_owned());
        match at.kind.as_str() {
            "s" => {
                let place = at.text.trim().parse::<usize>().ok();
                words(place.and_then(|place| self.book.strings.get(place)).map_or("", String::as_str))
            }
            "inlineStr" | "str" => words(&unescaped(&at.text)),
            "e" => Cell::Error(at.text.trim().to_owned()),
            "b" => words(&at.text),
            "d" => day(at.text.trim()),
            _ if at.text.trim().is_empty() => Cell::default(),
            _ => match at.text.trim().parse::<f64>() {
                Ok(value) => format::shown(value, at.format, self.book.from_1904),
                Err(_) => words(&at.text),
            },
        }
    }
}

/// A day as ISO 8601 writes it.
pub(super) fn day(text: &str) -> Cell {
    use super::{Day, Look};
    use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
    let moment = text.trim_end_matches('Z').parse::<NaiveDateTime>().ok().map(|at| Day::new(at, Look::Moment));
    let date = || text.parse::<NaiveDate>().ok().map(|date| Day::new(date.and_time(NaiveTime::MIN), Look::Day));
    moment.or_else(date).map_or_else(|| Cell::Text(text.to_owned()), Cell::Day)
}

/// `C7`: row and column, from 0.
fn position(place: &str) -> Option<(u64, usize)> {
    let mut column = 0_usize;
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let n = letters.clone().count();
    for letter in letters.take(4) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: u64 = place.get(n..)?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// `D3:D4`.
fn merged(range: &str) -> Option<Merged> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(from)?, position(to)?);
    Some(Merged { rows: (top, bottom), columns: (left, right) })
}
