//! XLSX: one sheet a table. Texts are string cells with the mark of a text, so that none becomes a formula when it is edited.

use chrono::{Datelike as _, Timelike as _};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{
    Unwritable,
    tables::{Cell, Table, Tables},
};
use crate::{i18n::record as words, text};

/// Characters that a cell holds, with room to spare for those that are written as two.
const LONGEST: usize = 16_000;
/// Widths of columns, in digits of the sheet.
const WIDEST: usize = 44;
/// Height of a line of 11 points.
const LINE: usize = 15;
/// Excel shows no row that is higher.
const HIGHEST: usize = 409;
const NARROWEST: usize = 6;

struct Looks {
    head: Format,
    text: Format,
    number: Format,
    share: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_font_name("宋体").set_font_size(11).set_border(FormatBorder::Thin);
        let cell = || cell().set_align(FormatAlign::Top).set_text_wrap();
        Self {
            head: cell().set_bold().set_align(FormatAlign::Center),
            text: cell().set_quote_prefix().set_num_format("@"),
            number: cell(),
            share: cell().set_num_format("0.0%"),
            date: cell().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// A workbook of all tables. Its age is that of the newest line of the record.
pub fn write(tables: &Tables) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    let mut about = DocProperties::new().set_title(fitting(&tables.title));
    if let Some(head) = &tables.head {
        about = about.set_comment(words::head(tables.lang, &fitting(head)));
    }
    if let Some(at) = tables.as_of {
        let (date, time) = (at.date(), at.time());
        let year = u16::try_from(date.year()).unwrap_or(1980);
        let [month, day] = [date.month(), date.day()].map(|n| u8::try_from(n).unwrap_or(1));
        let [minute, second] = [time.minute(), time.second()].map(|n| u8::try_from(n).unwrap_or(0));
        let hour = u16::try_from(time.hour()).unwrap_or(0);
        if let Ok(at) = ExcelDateTime::from_ymd(year, month, day).and_then(|day| day.and_hms(hour, minute, second)) {
            about = about.set_creation_datetime(&at);
        }
    }
    book.set_properties(&about);
    let looks = Looks::new();
    for table in &tables.tables {
        let sheet = book.add_worksheet();
        fill(sheet, table, tables.unread.as_deref(), &looks)?;
        // On what is printed, beside the table: a reader of the cells finds columns and rows alone.
        sheet.set_header(format!("&L{}&R&A", printed(&tables.about)));
        let head = tables.head.as_ref().map(|head| printed(&words::head(tables.lang, head))).unwrap_or_default();
        sheet.set_footer(format!("&L{head}&R&P / &N"));
    }
    Ok(book.save_to_buffer()?)
}

/// As a header of a page has it: its own marks begin with an ampersand, and it is short.
fn printed(words: &str) -> String {
    text::strip(words).replace('&', "&&").chars().take(100).collect()
}

fn fill(sheet: &mut Worksheet, table: &Table, unread: Option<&str>, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&table.name)?;
    let head = u32::from(unread.is_some());
    if let Some(why) = unread {
        sheet.write_string_with_format(0, 0, fitting(why), &looks.text)?;
    }
    for ((title, column), width) in table.head.iter().zip(0..).zip(widths(table)) {
        sheet.write_string_with_format(head, column, title, &looks.head)?;
        sheet.set_column_width(column, width)?;
    }
    let wide = widths(table);
    for (line, row) in table.rows.iter().zip(head + 1..) {
        let lines =
            line.iter().zip(&wide).map(|(cell, wide)| text::width(&cell.plain()).div_ceil((*wide as usize).max(3) - 2));
        let height = (lines.max().unwrap_or(1).max(1) * LINE).min(HIGHEST);
        sheet.set_row_height(row, u32::try_from(height).unwrap_or(15))?;
        for (cell, column) in line.iter().zip(0..) {
            match cell {
                Cell::Blank => sheet.write_blank(row, column, &looks.text)?,
                Cell::Text(text) => sheet.write_string_with_format(row, column, fitting(text), &looks.text)?,
                Cell::Number(n) => sheet.write_number_with_format(row, column, *n, &looks.number)?,
                Cell::Share(_, 0) => sheet.write_blank(row, column, &looks.share)?,
                Cell::Share(part, whole) => {
                    sheet.write_number_with_format(row, column, f64::from(*part) / f64::from(*whole), &looks.share)?
                }
                Cell::Date(date) => {
                    match (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day())) {
                        (Ok(year), Ok(month), Ok(day)) if (1900..=9999).contains(&year) => {
                            let date = ExcelDateTime::from_ymd(year, month, day)?;
                            sheet.write_datetime_with_format(row, column, &date, &looks.date)?
                        }
                        _ => sheet.write_string_with_format(row, column, date.to_string(), &looks.text)?,
                    }
                }
            };
        }
    }
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(head, head)?;
    Ok(())
}

fn fitting(words: &str) -> String {
    text::strip(words).chars().take(LONGEST).collect()
}

/// As wide as what stands in a column, within reason.
fn widths(table: &Table) -> Vec<u32> {
    let width = |(title, column): (&String, usize)| {
        let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(&cell.plain()));
        let widest = cells.chain([text::width(title)]).max().unwrap_or(0);
        u32::try_from((widest + 2).clamp(NARROWEST, WIDEST)).unwrap_or(0)
    };
    table.head.iter().zip(0..).map(width).collect()
}
