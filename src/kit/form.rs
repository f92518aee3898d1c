//! The form for the sheets of the tables: a workbook that a second laptop fills in, and [`crate::station::tables`] reads.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, Format, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::{
    i18n::{Lang, names::Names, tables as words, time},
    meeting::{Meeting, query::OnPaper, state::Group},
    station::tables::{Column, Part},
    text,
};

/// Lines a table, as on its paper, and a few to spare.
const LINES: [(Part, usize); 4] =
    [(Part::Point, 8), (Part::Disagreement, 3), (Part::Surprise, 2), (Part::Conclusion, 1)];
/// Lines below that may be filled in with any part.
const SPARE: u32 = 200;
/// 桌号, 议题, 哪一样, 卡号, 内容, 几点说的, 提示
const WIDTHS: [f64; 7] = [8.0, 18.0, 14.0, 8.0, 60.0, 12.0, 24.0];
/// As much of a title or a hint.
const SHOWN: usize = 60;

/// One line of the form.
struct Line {
    table: String,
    topic: String,
    part: Part,
    no: String,
    hint: String,
}

/// The form of a meeting: its tables, and the cards and speeches whose words lie on paper. Before tables are taken, as many as the
/// charter has.
pub fn form(lang: Lang, meeting: &Meeting, names: &dyn Names) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(words::sheet(lang))?;
    fill(sheet, lang, &lines(meeting, names))?;
    let how = book.add_worksheet();
    how.set_name(words::how_sheet(lang))?;
    how.set_column_width(0, 100)?;
    let wrapped = Format::new().set_text_wrap();
    for (row, line) in (0..).zip(words::how(lang)) {
        how.write_string_with_format(row, 0, line, &wrapped)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, lang: Lang, lines: &[Line]) -> Result<(), XlsxError> {
    let bordered = || Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let head = bordered().set_bold();
    // Texts all: no hour becomes a part of a day, no number of a card a decimal, and nothing a formula.
    let cell = bordered().set_num_format("@").set_quote_prefix();
    let titles =
        Column::ALL.map(|column| words::column(lang, column).to_owned()).into_iter().chain([words::hint(lang)]);
    for ((place, title), width) in (0..).zip(titles).zip(WIDTHS) {
        sheet.write_string_with_format(0, place, title, &head)?;
        sheet.set_column_width(place, width)?;
    }
    for (row, line) in (1..).zip(lines) {
        let cells = [&line.table, &line.topic, words::part_name(lang, line.part), &line.no, "", "", &line.hint];
        for (place, words) in (0..).zip(cells) {
            if words.is_empty() {
                sheet.write_blank(row, place, &cell)?;
            } else {
                sheet.write_string_with_format(row, place, shown(words), &cell)?;
            }
        }
    }
    let last = u32::try_from(lines.len()).unwrap_or(u32::MAX - SPARE);
    for row in last + 1..=last + SPARE {
        for place in 0..6 {
            sheet.write_blank(row, place, &cell)?;
        }
    }
    let parts = DataValidation::new().allow_list_strings(&Part::ALL.map(|part| words::part_name(lang, part)))?;
    sheet.add_data_validation(1, 2, last + SPARE, 2, &parts)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn shown(words: &str) -> String {
    text::strip(words).chars().take(SHOWN).collect()
}

fn lines(meeting: &Meeting, names: &dyn Names) -> Vec<Line> {
    let of_table = |table: u16, topic: &str| {
        let (table, topic) = (table.to_string(), topic.to_owned());
        LINES.into_iter().flat_map(move |(part, n)| {
            let line =
                |_| Line { table: table.clone(), topic: topic.clone(), part, no: String::new(), hint: String::new() };
            (0..n).map(line).collect::<Vec<_>>()
        })
    };
    let title = |group: &Group| meeting.topics.get(&group.topic).and_then(|topic| topic.title.clone());
    let mut lines = Vec::new();
    if meeting.groups.is_empty() {
        let tables = meeting.charter().map_or(0, |charter| charter.market.tables);
        lines.extend((1..=tables).flat_map(|table| of_table(table, "")));
    }
    let by_table: BTreeMap<_, _> = meeting.groups.values().map(|group| ((group.table, group.no), group)).collect();
    for group in by_table.into_values() {
        let topic = title(group).unwrap_or_else(|| group.topic.to_string());
        lines.extend(of_table(group.table, &topic));
    }
    let other = |part, no: String, hint| Line { table: String::new(), topic: String::new(), part, no, hint };
    // None that is kept off the wall.
    let cards = meeting.on_paper().into_iter().filter_map(|of| match of {
        OnPaper::Card(card) => Some(card),
        _ => None,
    });
    lines.extend(cards.map(|card| other(Part::Card, card.to_string(), names.who(card.badge))));
    let speeches = meeting.speeches.values().filter(|speech| speech.text.is_none() && !speech.void);
    lines.extend(speeches.map(|speech| {
        let began = speech.began.map(|began| time::hhmm(began.time())).unwrap_or_default();
        other(Part::Speech, speech.no.to_string(), format!("{began} {}", names.who(speech.badge)))
    }));
    lines
}
