//! XLSX: the one writer of workbooks. Texts are string cells with the mark of a text, so that none becomes a formula when it is edited,
//! no hour a part of a day and no number of a card a decimal.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate, Timelike as _};
use rust_xlsxwriter::{
    ChartDataLabel, ChartType, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::Cell;
use crate::{text, time::Moment};

/// Characters that a cell holds, with room to spare for those that are written as two.
const LONGEST: usize = 16_000;
/// Widths of columns, in digits of the sheet.
const WIDEST: usize = 44;
const NARROWEST: usize = 6;
/// Height of a line of 11 points.
const LINE: usize = 15;
/// Excel shows no row that is higher.
const HIGHEST: usize = 409;

/// A workbook, before it is bytes.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What it is.
    pub title: String,
    /// What is said of it beside the title.
    pub comment: Option<String>,
    /// What it is as old as; else its age is that of the format.
    pub as_of: Option<Moment>,
    /// At the top of what is printed, beside the name of the sheet.
    pub header: String,
    /// At the foot of what is printed, beside the number of the page.
    pub footer: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a head, and rows under it.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// Stands above the head.
    pub above: Option<String>,
    /// Titles of the columns; a sheet without them has lines to read.
    pub head: Vec<String>,
    /// Widths of columns, in digits; one that isn't named here is as wide as what stands in it, within reason.
    pub widths: Vec<u32>,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
    /// As many empty rows under them, to be filled in.
    pub spare: u32,
    /// A column, from 0, whose cells are chosen among these.
    pub choice: Option<(u16, Vec<String>)>,
    /// Rows can be filtered by what stands in a column.
    pub is_filtered: bool,
    /// Pictures of its figures, under the rows: native charts, so that an office can go on with them.
    pub charts: Vec<Chart>,
}

/// A picture of one column of a sheet.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The column whose texts stand under the bars, from 0.
    pub labels: usize,
    /// The column of the figures, from 0.
    pub values: usize,
    /// Which rows, from 0.
    pub rows: RangeInclusive<usize>,
}

/// Rows that a chart takes, of the usual height.
const CHART: u32 = 18;

impl Chart {
    /// Upright bars of one colour: they print, and their figures stand on them.
    fn drawn(&self, sheet: &str, first: u32) -> rust_xlsxwriter::Chart {
        let row = |row: usize| first + u32::try_from(row).unwrap_or(0);
        let range = |column: usize| {
            let column = u16::try_from(column).unwrap_or(0);
            (sheet, row(*self.rows.start()), column, row(*self.rows.end()), column)
        };
        let mut chart = rust_xlsxwriter::Chart::new(ChartType::Column);
        chart
            .add_series()
            .set_categories(range(self.labels))
            .set_values(range(self.values))
            .set_data_label(ChartDataLabel::new().show_value())
            .set_gap(60);
        chart.title().set_name(fitting(&self.title).as_str());
        chart.legend().set_hidden();
        chart.set_width(640).set_height(320);
        chart
    }
}

struct Looks {
    head: Format,
    text: Format,
    number: Format,
    share: Format,
    date: Format,
    yuan: Format,
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
            yuan: cell().set_num_format("0.00"),
        }
    }
}

impl Book {
    /// Its bytes.
    pub fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let mut about = DocProperties::new().set_title(fitting(&self.title));
        if let Some(comment) = &self.comment {
            about = about.set_comment(fitting(comment));
        }
        if let Some(at) = self.as_of.and_then(excel) {
            about = about.set_creation_datetime(&at);
        }
        book.set_properties(&about);
        let looks = Looks::new();
        for sheet in &self.sheets {
            let written = book.add_worksheet();
            sheet.fill(written, &looks)?;
            // On what is printed, beside the table: a reader of the cells finds columns and rows alone.
            written.set_header(format!("&L{}&R&A", printed(&self.header)));
            written.set_footer(format!("&L{}&R&P / &N", printed(&self.footer)));
        }
        book.save_to_buffer()
    }
}

/// Hour and minute as on the wall clock of the moment.
fn excel(at: Moment) -> Option<ExcelDateTime> {
    let (date, time) = (at.date(), at.time());
    let year = u16::try_from(date.year()).unwrap_or(1980);
    let [month, day] = [date.month(), date.day()].map(|n| u8::try_from(n).unwrap_or(1));
    let [minute, second] = [time.minute(), time.second()].map(|n| u8::try_from(n).unwrap_or(0));
    let hour = u16::try_from(time.hour()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, month, day).and_then(|day| day.and_hms(hour, minute, second)).ok()
}

impl Sheet {
    fn fill(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?;
        let head = u32::from(self.above.is_some());
        if let Some(above) = &self.above {
            sheet.write_string_with_format(0, 0, fitting(above), &looks.text)?;
        }
        let widths = self.all_widths();
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, *width)?;
        }
        for (column, title) in (0..).zip(&self.head) {
            sheet.write_string_with_format(head, column, fitting(title), &looks.head)?;
        }
        let first = head + u32::from(!self.head.is_empty());
        for (row, cells) in (first..).zip(&self.rows) {
            sheet.set_row_height(row, height(cells, &widths))?;
            for (column, cell) in (0..).zip(cells) {
                put(sheet, (row, column), cell, looks)?;
            }
        }
        let mut last = first + u32::try_from(self.rows.len()).unwrap_or(u32::MAX / 2);
        for row in last..last + self.spare {
            for (column, _) in (0..).zip(&self.head) {
                sheet.write_blank(row, column, &looks.text)?;
            }
        }
        last = (last + self.spare).saturating_sub(1).max(head);
        if let Some((column, choices)) = &self.choice {
            let choices = DataValidation::new().allow_list_strings(choices)?;
            sheet.add_data_validation(first, *column, last, *column, &choices)?;
        }
        if !self.head.is_empty() {
            if self.is_filtered {
                sheet.autofilter(head, 0, last, u16::try_from(self.head.len() - 1).unwrap_or(0))?;
            }
            sheet.set_freeze_panes(head + 1, 0)?;
            sheet.set_repeat_rows(head, head)?;
        }
        for (place, chart) in self.charts.iter().enumerate() {
            let row = last + 2 + CHART * u32::try_from(place).unwrap_or(0);
            sheet.insert_chart(row, 0, &chart.drawn(&self.name, first))?;
        }
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    fn all_widths(&self) -> Vec<u32> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0).max(self.head.len());
        let natural = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(&cell.plain()));
            let title = self.head.get(column).map(|title| text::width(title));
            let widest = cells.chain(title).max().unwrap_or(0);
            u32::try_from((widest + 2).clamp(NARROWEST, WIDEST)).unwrap_or(0)
        };
        (0..columns).map(|column| self.widths.get(column).copied().unwrap_or_else(|| natural(column))).collect()
    }
}

/// Of a row whose texts are wrapped in columns of these widths.
fn height(cells: &[Cell], widths: &[u32]) -> u32 {
    let lines = cells.iter().zip(widths).map(|(cell, wide)| {
        let room = usize::try_from(*wide).unwrap_or(3).max(3) - 2;
        text::width(&cell.plain()).div_ceil(room)
    });
    u32::try_from((lines.max().unwrap_or(1).max(1) * LINE).min(HIGHEST)).unwrap_or(15)
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet.write_blank(row, column, &looks.text)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, fitting(text), &looks.text)?,
        Cell::Number(n) => sheet.write_number_with_format(row, column, *n, &looks.number)?,
        Cell::Share(_, 0) => sheet.write_blank(row, column, &looks.share)?,
        Cell::Share(part, whole) => {
            sheet.write_number_with_format(row, column, f64::from(*part) / f64::from(*whole), &looks.share)?
        }
        // Fen of any sum that is booked stand in a number of a sheet to the last one.
        #[expect(clippy::cast_precision_loss, reason = "no sum has more than fifteen digits")]
        Cell::Yuan(fen) => sheet.write_number_with_format(row, column, *fen as f64 / 100.0, &looks.yuan)?,
        Cell::Date(date) => match day(*date) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, &looks.date)?,
            None => sheet.write_string_with_format(row, column, date.to_string(), &looks.text)?,
        },
    };
    Ok(())
}

/// Nothing for a day that a workbook doesn't know.
fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| (1900..=9999).contains(year))?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// As a header of a page has it: its own marks begin with an ampersand, and it is short.
fn printed(words: &str) -> String {
    text::strip(words).replace('&', "&&").chars().take(100).collect()
}

fn fitting(words: &str) -> String {
    text::strip(words).chars().take(LONGEST).collect()
}
