//! The form for the sheets of the tables: a workbook that a second laptop fills in, and [`crate::station::tables`] reads.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use crate::{
    i18n::{Lang, names::Names, tables as words, time},
    meeting::{Meeting, query::OnPaper, state::Group},
    station::tables::{Column, Part},
    table::out::{Book, Cell, Sheet},
    text,
};

/// Lines a table, as on its paper, and a few to spare.
const LINES: [(Part, usize); 4] =
    [(Part::Point, 8), (Part::Disagreement, 3), (Part::Surprise, 2), (Part::Conclusion, 1)];
/// Lines below that may be filled in with any part.
const SPARE: u32 = 200;
/// 桌号, 议题, 哪一样, 卡号, 内容, 几点说的, 提示
const WIDTHS: [u32; 7] = [8, 18, 14, 8, 60, 12, 24];
/// As much of a title or a hint.
const SHOWN: usize = 60;

/// One line of the form.
struct FormLine {
    table: String,
    topic: String,
    part: Part,
    no: String,
    hint: String,
}

/// The form of a meeting: its tables, and the cards and speeches whose words lie on paper. Before tables are taken, as many as the
/// charter has.
pub fn form(lang: Lang, meeting: &Meeting, names: &dyn Names) -> Result<Vec<u8>, XlsxError> {
    let how = words::how(lang).into_iter().map(|line| vec![Cell::text(line)]).collect();
    let how = Sheet { name: words::how_sheet(lang), widths: vec![100], rows: how, ..Sheet::default() };
    let titles = Column::ALL.map(|column| words::column(lang, column).to_owned());
    let row = |line: &FormLine| {
        let cells = [&line.table, &line.topic, words::part_name(lang, line.part), &line.no, "", "", &line.hint];
        cells.map(|words| Cell::text(shown(words))).to_vec()
    };
    let sheet = Sheet {
        name: words::sheet(lang),
        head: titles.into_iter().chain([words::hint(lang)]).collect(),
        widths: WIDTHS.to_vec(),
        rows: lines(meeting, names).iter().map(row).collect(),
        spare: SPARE,
        choice: Some((2, Part::ALL.map(|part| words::part_name(lang, part).to_owned()).to_vec())),
        ..Sheet::default()
    };
    Book { title: words::sheet(lang), sheets: vec![sheet, how], ..Book::default() }.write()
}

fn shown(words: &str) -> String {
    text::strip(words).chars().take(SHOWN).collect()
}

fn lines(meeting: &Meeting, names: &dyn Names) -> Vec<FormLine> {
    let of_table = |table: u16, topic: &str| {
        let (table, topic) = (table.to_string(), topic.to_owned());
        LINES.into_iter().flat_map(move |(part, n)| {
            let line = |_| FormLine {
                table: table.clone(),
                topic: topic.clone(),
                part,
                no: String::new(),
                hint: String::new(),
            };
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
    let other = |part, no: String, hint| FormLine { table: String::new(), topic: String::new(), part, no, hint };
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
