//! ODS, as `LibreOffice` and WPS write it: all sheets in one part, with what each cell shows.

use std::{collections::BTreeMap, ops::ControlFlow};

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use quick_xml::events::BytesStart;

use super::{
    Alien, COLUMNS, Cell, Day, Gathered, Keep, Look, Merged, Row, Sheet, Unreadable,
    pack::{Packed, failed},
    xlsx,
    xml::{Node, attribute, walk},
};

const CONTENT: &str = "content.xml";

/// A workbook.
pub(super) struct Book;

impl Book {
    pub(super) fn open(packed: &mut Packed<'_>) -> Result<Self, Unreadable> {
        let mut locked = false;
        if let Some(bytes) = packed.part("META-INF/manifest.xml")? {
            walk(bytes, |node| {
                locked |= matches!(node, Node::Open("encryption-data", _));
                Ok(ControlFlow::Continue(()))
            })?;
        }
        if locked { Err(Unreadable::Alien(Alien::Locked)) } else { Ok(Self) }
    }

    #[expect(clippy::unused_self, reason = "as the other kind of book has it")]
    pub(super) fn sheets(&mut self, packed: &mut Packed<'_>) -> Result<Vec<Sheet>, Unreadable> {
        let read = gather(packed, None, Keep::First)?;
        Ok(read.into_iter().map(|(name, hidden, first)| Sheet { name, hidden, first }).collect())
    }

    #[expect(clippy::unused_self, reason = "as the other kind of book has it")]
    pub(super) fn rows(&mut self, packed: &mut Packed<'_>, sheet: usize, most: usize) -> Result<Vec<Row>, Unreadable> {
        let read = gather(packed, Some(sheet), Keep::All(most))?;
        Ok(read.into_iter().nth(sheet).map(|(_, _, rows)| rows).unwrap_or_default())
    }
}

type Named = (String, bool, Vec<Row>);

/// Every sheet, with the rows of one or of all.
fn gather(packed: &mut Packed<'_>, only: Option<usize>, keep: Keep) -> Result<Vec<Named>, Unreadable> {
    let Some(bytes) = packed.part(CONTENT)? else {
        return Err(failed(&CONTENT));
    };
    let mut walker = Walker {
        only,
        keep,
        hidden: BTreeMap::new(),
        style: None,
        done: Vec::new(),
        table: None,
        deep: 0,
        row: Row::default(),
        next: 1,
        repeated: 1,
        column: 0,
        at: None,
        aside: 0,
        is_book: false,
    };
    walk(bytes, |node| walker.take(node))?;
    if walker.is_book { Ok(walker.done) } else { Err(Unreadable::Alien(Alien::Other)) }
}

/// A cell while it is read.
struct At {
    kind: String,
    value: String,
    columns: usize,
    spanned: (usize, u64),
    text: String,
    paragraphs: usize,
}

struct Walker {
    only: Option<usize>,
    keep: Keep,
    /// Styles of tables that are not displayed.
    hidden: BTreeMap<String, bool>,
    style: Option<String>,
    done: Vec<Named>,
    table: Option<(String, bool, Gathered)>,
    /// Tables within a table are passed over.
    deep: usize,
    row: Row,
    /// The number of the next row, and how often this one stands there.
    next: u64,
    repeated: u64,
    column: usize,
    at: Option<At>,
    /// Within a remark that somebody pinned to a cell.
    aside: usize,
    is_book: bool,
}

fn number<T: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(start, name).and_then(|said| said.parse().ok())
}

impl Walker {
    fn take(&mut self, node: Node<'_>) -> Result<ControlFlow<()>, Unreadable> {
        match node {
            Node::Open("annotation", _) => self.aside += 1,
            Node::Close("annotation") => self.aside = self.aside.saturating_sub(1),
            _ if self.aside > 0 => {}
            Node::Open("spreadsheet", _) => self.is_book = true,
            Node::Open("style", start) => self.style = attribute(start, "name"),
            Node::Open("table-properties", start) => {
                let off = attribute(start, "display").is_some_and(|said| said == "false");
                self.hidden.extend(self.style.clone().map(|style| (style, off)));
            }
            Node::Open("table", start) => self.open(start),
            Node::Close("table") => self.close()?,
            _ if self.deep > 1 => {}
            Node::Open("table-row", start) => {
                self.repeated = number(start, "number-rows-repeated").unwrap_or(1);
                self.row = Row { line: self.next.into(), ..Row::default() };
                self.column = 0;
            }
            Node::Close("table-row") => self.close_row()?,
            Node::Open("table-cell" | "covered-table-cell", start) => self.at = Some(At::new(start)),
            Node::Close("table-cell") => self.put(true),
            Node::Close("covered-table-cell") => self.put(false),
            Node::Open("p" | "h", _) => {
                if let Some(at) = &mut self.at {
                    if at.paragraphs > 0 {
                        at.text.push('\n');
                    }
                    at.paragraphs += 1;
                }
            }
            Node::Open("s", start) => {
                let n = number(start, "c").unwrap_or(1_usize).min(COLUMNS);
                self.say(&" ".repeat(n));
            }
            Node::Open("tab", _) => self.say("\t"),
            Node::Open("line-break", _) => self.say("\n"),
            Node::Text(piece) => self.say(&piece),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn say(&mut self, piece: &str) {
        if let Some(at) = self.at.as_mut().filter(|at| at.paragraphs > 0) {
            at.text += piece;
        }
    }

    fn open(&mut self, start: &BytesStart<'_>) {
        self.deep += 1;
        if self.deep > 1 {
            return;
        }
        let of = |name| attribute(start, name).unwrap_or_default();
        let hidden = self.hidden.get(&of("style-name")).copied().unwrap_or(false);
        let wanted = self.only.is_none_or(|only| only == self.done.len());
        let keep = if wanted { self.keep } else { Keep::First };
        self.table = Some((of("name"), hidden, Gathered::new(keep)));
        self.next = 1;
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        self.deep = self.deep.saturating_sub(1);
        if self.deep == 0
            && let Some((name, hidden, gathered)) = self.table.take()
        {
            self.done.push((name, hidden, gathered.filled()?));
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Unreadable> {
        let row = std::mem::take(&mut self.row);
        let Some((_, _, gathered)) = &mut self.table else { return Ok(()) };
        // A sheet ends in a million blank rows, which are one.
        if !row.cells.iter().all(Cell::is_blank) {
            for n in 0..self.repeated {
                if matches!(gathered.keep, Keep::First) && n > 2 * super::HEAD_WITHIN as u64 {
                    break;
                }
                gathered.push(Row { line: (self.next + n).into(), ..row.clone() })?;
            }
        }
        self.next = self.next.saturating_add(self.repeated);
        Ok(())
    }

    /// A cell as often as it stands there. What lies under a merged one is not seen.
    fn put(&mut self, is_seen: bool) {
        let Some(at) = self.at.take() else { return };
        let cell = if is_seen { at.cell() } else { Cell::default() };
        if !cell.is_blank() {
            for n in 0..at.columns.min(COLUMNS) {
                self.row.put(self.column.saturating_add(n), cell.clone());
            }
        }
        let (wide, high) = at.spanned;
        if (wide > 1 || high > 1)
            && let Some((_, _, gathered)) = &mut self.table
        {
            let top = self.next - 1;
            let rows = (top, top.saturating_add(high.saturating_sub(1)));
            let columns = (self.column, self.column.saturating_add(wide.saturating_sub(1)));
            gathered.merged.push(Merged { rows, columns });
        }
        self.column = self.column.saturating_add(at.columns);
    }
}

impl At {
    fn new(start: &BytesStart<'_>) -> Self {
        let kind = attribute(start, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(start, "date-value"),
            "time" => attribute(start, "time-value"),
            "boolean" => attribute(start, "boolean-value"),
            "string" => attribute(start, "string-value"),
            _ => attribute(start, "value"),
        };
        Self {
            kind,
            value: value.unwrap_or_default(),
            columns: number(start, "number-columns-repeated").unwrap_or(1),
            spanned: (
                number(start, "number-columns-spanned").unwrap_or(1),
                number(start, "number-rows-spanned").unwrap_or(1),
            ),
            text: String::new(),
            paragraphs: 0,
        }
    }

    fn cell(&self) -> Cell {
        let shown = self.text.trim();
        let broken =
            shown.starts_with("Err:") || matches!(shown, "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#N/A" | "#NUM!");
        match self.kind.as_str() {
            _ if broken => Cell::Error(shown.to_owned()),
            "date" => match xlsx::day(&self.value) {
                Cell::Day(day) => Cell::Day(Day { look: looks(shown, day), ..day }),
                other => other,
            },
            "time" => hour(&self.value).map_or_else(|| Cell::Text(shown.to_owned()), Cell::Day),
            "boolean" => Cell::Text(if self.value == "true" { "1" } else { "0" }.to_owned()),
            "float" | "currency" | "percentage" => self.number(shown),
            _ if shown.is_empty() => Cell::Text(self.value.trim().to_owned()),
            _ => Cell::Text(shown.to_owned()),
        }
    }

    /// What is shown, unless that hides a part of the number or writes it with signs.
    fn number(&self, shown: &str) -> Cell {
        let Ok(value) = self.value.trim().parse::<f64>() else {
            return Cell::Text(shown.to_owned());
        };
        let same = shown.parse::<f64>().is_ok_and(|shown| (shown - value).abs() < 1e-9);
        let plain = || super::format::shown(value, super::format::Format::General, false);
        if same { Cell::Number(shown.to_owned()) } else { plain() }
    }
}

/// A day that is shown without its year.
fn looks(shown: &str, day: Day) -> Look {
    let digits = |c: char| !c.is_ascii_digit();
    let runs: Vec<u32> = shown.split(digits).filter(|run| !run.is_empty()).filter_map(|run| run.parse().ok()).collect();
    let year = u32::try_from(day.at.year()).unwrap_or(0);
    let has_year = runs.iter().any(|n| *n == year || *n == year % 100 && runs.len() > 2);
    if day.look == Look::Day && !has_year && runs.len() == 2 { Look::MonthDay } else { day.look }
}

/// `PT20H31M00S`
fn hour(value: &str) -> Option<Day> {
    let mut time = [0_u32; 3];
    let mut rest = value.strip_prefix("PT")?;
    for (place, letter) in time.iter_mut().zip(['H', 'M', 'S']) {
        if let Some((number, after)) = rest.split_once(letter) {
            *place = number.split(['.', ',']).next()?.parse().ok()?;
            rest = after;
        }
    }
    let at = NaiveTime::from_hms_opt(time[0], time[1], time[2])?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some(Day::new(day.and_time(at), Look::Hour))
}
