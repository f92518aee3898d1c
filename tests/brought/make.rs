//! Writes a table as programs write it: XLSX, ODS, CSV in several codings and with several signs between the columns.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use encoding_rs::GB18030;
use rust_xlsxwriter::{Format as Look, Workbook};

/// A sheet, as it is written down in `rosters.txt`.
pub struct Grid {
    name: String,
    hidden: bool,
    rows: Vec<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Ods,
    Comma,
    Marked,
    Semicolon,
    Tab16,
    Gb18030,
    Wide,
    Bar,
}

impl Format {
    pub const ALL: [Self; 9] = [
        Self::Xlsx,
        Self::Ods,
        Self::Comma,
        Self::Marked,
        Self::Semicolon,
        Self::Tab16,
        Self::Gb18030,
        Self::Wide,
        Self::Bar,
    ];

    pub fn keeps_merged(self) -> bool {
        matches!(self, Self::Xlsx | Self::Ods)
    }

    /// The bytes of a file; none where the format has no such thing: several sheets, or a day that only looks like a door.
    pub fn write(self, sheets: &[Grid]) -> Option<Vec<u8>> {
        let text = |sign: &str, end: &str| {
            let [only] = sheets else { return None };
            let day = only.rows.iter().flatten().any(|cell| cell.starts_with('@'));
            (!day).then(|| only.text(sign, end))
        };
        let units = |text: String| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        Some(match self {
            Self::Xlsx => xlsx(sheets),
            Self::Ods => ods(sheets),
            Self::Comma => text(",", "\n")?.into_bytes(),
            Self::Marked => ["\u{FEFF}".to_owned(), text(",", "\r\n")?].concat().into_bytes(),
            Self::Semicolon => text(";", "\r\n")?.into_bytes(),
            Self::Tab16 => units(format!("\u{FEFF}{}", text("\t", "\r\n")?)),
            Self::Gb18030 => GB18030.encode(&text(",", "\r\n")?).0.into_owned(),
            Self::Wide => text("，", "\n")?.into_bytes(),
            Self::Bar => text("|", "\r")?.into_bytes(),
        })
    }
}

impl Grid {
    pub fn new(name: &str) -> Self {
        let hidden = name.starts_with('(');
        Self { name: name.trim_matches(['(', ')']).to_owned(), hidden, rows: Vec::new() }
    }

    pub fn row(&mut self, line: &str) {
        self.rows.push(line.split('|').map(str::to_owned).collect());
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str)
    }

    /// How many rows and columns a cell takes; none of them where it lies under another.
    fn spans(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        if matches!(self.cell(row, column), "^" | "<") {
            return None;
        }
        let down = (row + 1..self.rows.len()).take_while(|below| self.cell(*below, column) == "^").count();
        let across = (column + 1..super::WIDEST).take_while(|right| self.cell(row, *right) == "<").count();
        Some((down + 1, across + 1))
    }

    fn text(&self, sign: &str, end: &str) -> String {
        let plain = |cell: &String| match cell.as_str() {
            "^" | "<" => String::new(),
            cell => {
                let bare = cell.strip_prefix('#').filter(|n| n.parse::<f64>().is_ok()).unwrap_or(cell);
                if bare.contains([',', ';', '，', '"']) {
                    format!("\"{}\"", bare.replace('"', "\"\""))
                } else {
                    bare.to_owned()
                }
            }
        };
        let line = |row: &Vec<String>| row.iter().map(plain).collect::<Vec<_>>().join(sign) + end;
        self.rows.iter().map(line).collect()
    }
}

/// A number that is written as one, or a day of this year.
enum Value<'a> {
    Text(&'a str),
    Number(f64),
    Day(u32, u32),
}

fn value(cell: &str) -> Value<'_> {
    if let Some(number) = cell.strip_prefix('#').and_then(|number| number.parse().ok()) {
        return Value::Number(number);
    }
    let day = cell.strip_prefix('@').and_then(|day| day.split_once('-'));
    match day.map(|(month, day)| (month.parse(), day.parse())) {
        Some((Ok(month), Ok(day))) => Value::Day(month, day),
        _ => Value::Text(cell),
    }
}

fn xlsx(sheets: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let (plain, dated) = (Look::new(), Look::new().set_num_format("m\"月\"d\"日\""));
    let visible = sheets.iter().position(|grid| !grid.hidden).unwrap();
    for (at, grid) in sheets.iter().enumerate() {
        let sheet = book.add_worksheet();
        sheet.set_name(&grid.name).unwrap();
        if grid.hidden {
            sheet.set_hidden(true);
        }
        if at == visible {
            sheet.set_active(true);
            sheet.set_first_tab(true);
        }
        for (row, cells) in (0_u32..).zip(&grid.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                let Some((down, across)) = grid.spans(row as usize, column.into()) else { continue };
                if down > 1 || across > 1 {
                    let bottom = row + u32::try_from(down).unwrap() - 1;
                    let right = column + u16::try_from(across).unwrap() - 1;
                    sheet.merge_range(row, column, bottom, right, "", &plain).unwrap();
                }
                match value(cell) {
                    Value::Text("") if down + across == 2 => continue,
                    Value::Text(text) => sheet.write_string(row, column, text).unwrap(),
                    Value::Number(number) => sheet.write_number(row, column, number).unwrap(),
                    Value::Day(month, day) => {
                        let (month, day) = (u8::try_from(month).unwrap(), u8::try_from(day).unwrap());
                        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, month, day).unwrap();
                        sheet.write_datetime_with_format(row, column, &day, &dated).unwrap()
                    }
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn ods(sheets: &[Grid]) -> Vec<u8> {
    const OASIS: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let names =
        ["office", "table", "text", "style"].map(|name| format!("xmlns:{name}=\"{OASIS}:{name}:1.0\"")).join(" ");
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {names}><office:automatic-styles>\
         <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
         <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>"
    );
    for grid in sheets {
        let style = if grid.hidden { "ta2" } else { "ta1" };
        write!(xml, "<table:table table:name=\"{}\" table:style-name=\"{style}\">", grid.name).unwrap();
        for (row, cells) in grid.rows.iter().enumerate() {
            xml += "<table:table-row>";
            for (column, cell) in cells.iter().enumerate() {
                xml += &ods_cell(grid.spans(row, column), cell);
            }
            // The rest of the sheet, as LibreOffice leaves it.
            xml += "<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row>";
        }
        xml += "<table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
                </table:table-row></table:table>";
    }
    xml += "</office:spreadsheet></office:body></office:document-content>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", xml.as_str())]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn ods_cell(spans: Option<(usize, usize)>, cell: &str) -> String {
    let Some((down, across)) = spans else { return "<table:covered-table-cell/>".to_owned() };
    let merged = if down > 1 || across > 1 {
        format!(" table:number-columns-spanned=\"{across}\" table:number-rows-spanned=\"{down}\"")
    } else {
        String::new()
    };
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    match value(cell) {
        Value::Text("") => format!("<table:table-cell{merged}/>"),
        Value::Text(text) => {
            let spaced = escaped(text).replace("  ", " <text:s text:c=\"1\"/>");
            format!(
                "<table:table-cell office:value-type=\"string\"{merged}><text:p>{spaced}</text:p></table:table-cell>"
            )
        }
        Value::Number(number) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"{merged}><text:p>{number}</text:p></table:table-cell>"
        ),
        Value::Day(month, day) => format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-{month:02}-{day:02}\"{merged}>\
             <text:p>{month}月{day}日</text:p></table:table-cell>"
        ),
    }
}
