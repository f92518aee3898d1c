//! 台账: the tracker as a table, with the same columns out and in. One line an item.
//!
//! Out: CSV and XLSX. In: a file that somebody went through line by line becomes commands, and says before what they do.

mod plan;
pub mod tables;

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::{
    i18n::{
        Lang, names,
        tracker::{self as words, Who},
    },
    meeting::words::Destination,
    table::{Caps, Column as _},
    text::{guarded, quoted},
    tracker::{Item, State, Visit},
};

pub use plan::{Sheet, plan};

use crate::tracker::sheet::Column;

/// As large as a table may be that is read.
pub const CAPS: Caps = Caps { bytes: 32 << 20, rows: 100_000 };

/// What a column says of an item.
pub fn cell(column: Column, lang: Lang, item: &Item, who: &dyn Who) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let people = |parties: &[crate::tracker::Party]| lang.list(parties.iter().map(|party| who.who(lang, party)));
    match column {
        Column::No => words::item_no(lang, item.no),
        Column::Title => item.title.clone(),
        Column::Kind => words::kind(lang, item.kind).to_owned(),
        Column::To => item.to.map_or_else(String::new, |to| names::destination(lang, to).to_owned()),
        Column::Receiver => text(&item.receiver),
        Column::Lead => item.lead.as_ref().map(|lead| who.who(lang, lead)).unwrap_or_default(),
        Column::Helpers => people(&item.helpers),
        Column::Due => item.due.map(|due| due.to_string()).unwrap_or_default(),
        Column::State => words::state(lang, item.state).to_owned(),
        Column::Note => text(&item.note),
        Column::Confirmed => people(&item.confirmed),
    }
}

/// The destination of this name, in either language or as scripts write it.
pub fn destination(said: &str) -> Option<Destination> {
    let said = said.trim();
    Destination::ALL.into_iter().find(|to| {
        let is = |name: &str| name.eq_ignore_ascii_case(said);
        [Lang::Zh, Lang::En].into_iter().any(|lang| is(names::destination(lang, *to))) || is(&format!("{to:?}"))
    })
}

/// The state of this name, in either language or as scripts write it.
pub fn state(said: &str) -> Option<State> {
    let said = said.trim();
    State::ALL.into_iter().find(|state| {
        let is = |name: &str| name.eq_ignore_ascii_case(said);
        [Lang::Zh, Lang::En].into_iter().any(|lang| is(words::state(lang, *state))) || is(&format!("{state:?}"))
    })
}

/// The title of a column in a language.
pub fn title(column: Column, lang: Lang) -> &'static str {
    column.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default()
}

/// UTF-8 with its mark, which Excel needs to see hanzi, CRLF, and no cell that a spreadsheet would run as a formula.
pub fn csv<'a>(lang: Lang, items: impl Iterator<Item = &'a Item>, who: &dyn Who) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    let mut line = |cells: Vec<String>| {
        text += &cells.iter().map(|cell| quoted(&guarded(cell))).collect::<Vec<_>>().join(",");
        text += "\r\n";
    };
    line(Column::ALL.map(|column| title(column, lang).to_owned()).to_vec());
    for item in items {
        line(Column::ALL.map(|column| cell(column, lang, item, who)).to_vec());
    }
    text.into_bytes()
}

/// Visits as CSV, under the same guard: what is known of each, in the order of the log (domain: 3.7).
pub fn visits_csv<'a>(lang: Lang, visits: impl Iterator<Item = &'a Visit>, who: &dyn Who) -> Vec<u8> {
    let mut text = String::from('\u{FEFF}');
    let mut line = |cells: &[String]| {
        text += &cells.iter().map(|cell| quoted(&guarded(cell))).collect::<Vec<_>>().join(",");
        text += "\r\n";
    };
    line(&words::visit_columns(lang));
    for visit in visits {
        line(&words::visit_cells(lang, visit, who));
    }
    text.into_bytes()
}

/// A workbook of one sheet. Every cell is a text: nothing in it can run.
pub fn xlsx<'a>(lang: Lang, items: impl Iterator<Item = &'a Item>, who: &dyn Who) -> Result<Vec<u8>, XlsxError> {
    const WIDTHS: [f64; 11] = [15.0, 44.0, 12.0, 16.0, 16.0, 12.0, 18.0, 12.0, 12.0, 30.0, 16.0];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap());
    for (place, column) in (0..).zip(Column::ALL) {
        sheet.write_string_with_format(0, place, title(column, lang), &bold)?;
        sheet.set_column_width(place, WIDTHS.get(usize::from(place)).copied().unwrap_or(12.0))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut last = 0;
    for (row, item) in (1..).zip(items) {
        for (place, column) in (0..).zip(Column::ALL) {
            sheet.write_string_with_format(row, place, cell(column, lang, item, who), &wrapped)?;
        }
        last = row;
    }
    sheet.autofilter(0, 0, last, 10)?;
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_state_and_a_place_is_read_back() {
        for lang in [Lang::Zh, Lang::En] {
            for to in Destination::ALL {
                assert_eq!(destination(names::destination(lang, to)), Some(to));
            }
            for of in State::ALL {
                assert_eq!(state(words::state(lang, of)), Some(of), "{of:?}");
            }
            for column in Column::ALL {
                assert_eq!(Column::of(title(column, lang)).map(|(column, _)| column), Some(column));
            }
        }
    }
}
