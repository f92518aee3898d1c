//! The page of figures: four quarters side by side, and reports to be written by a digit.

use super::{
    Tracker,
    digit::by_digits,
    key::{Draft, Key},
    page::{Page, Pick, Row},
    row::said,
};
use crate::{
    figures::{Figure, Figures},
    i18n::{Lang, figures as words, files, journal},
    office::{Clerk, Laid, OfficeError, PapersError},
    text,
    time::Span,
    tracker::LeafKind,
    view::Tone,
};

/// Stretches side by side.
const BESIDE: u8 = 4;
/// Cells of a column.
const WIDE: usize = 10;

/// What is written by digits, then the figures.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let today = clerk.now().date();
    let month = Span::month_of(today);
    let quarter = Span::quarter_of(today);
    let year = Span::Year(quarter.year());
    let report = |span: Span| {
        (words::write_report(lang, &words::span(lang, span)), String::new(), Pick::Step(Key::Report(span)))
    };
    let mut rows: Vec<Row> = [month, month.on(-1), quarter, quarter.on(-1), year].map(report).to_vec();
    rows.push((words::hand_in(lang), String::new(), Pick::Step(Key::Leaf(Draft::new(LeafKind::Report)))));
    rows.push((words::handed_in(lang), String::new(), Pick::Open(Page::Leaves(LeafKind::Report))));
    let mut rows = by_digits(rows);
    let all = clerk.figures(quarter, BESIDE)?;
    let columns = |cells: &mut dyn Iterator<Item = String>| {
        cells.map(|cell| " ".repeat(WIDE.saturating_sub(text::width(&cell))) + &cell).collect::<String>()
    };
    rows.push(said(String::new(), columns(&mut all.iter().map(|of| words::short(lang, of.span)))));
    let mut theme = None;
    let told = |figure: &&Figure| all.iter().any(|of: &Figures| of.signed(**figure) != 0);
    for figure in Figure::ALL.iter().filter(told) {
        if theme.replace(figure.theme()) != Some(figure.theme()) {
            rows.push(said(words::theme(lang, figure.theme()).to_owned(), String::new()));
        }
        let label = format!("  {}", words::figure(lang, *figure));
        rows.push(said(label, columns(&mut all.iter().map(|of| of.cell(*figure)))));
    }
    Ok(rows)
}

impl Tracker {
    /// Writes a report into the folder of papers, and says where it lies.
    pub(super) fn report(&mut self, span: Span, given: &[String]) -> bool {
        let lang = self.lang;
        let own = given.first().map(String::as_str).unwrap_or_default();
        let own: Vec<String> =
            own.split(['；', ';']).map(str::trim).filter(|said| !said.is_empty()).map(str::to_owned).collect();
        let done = self.clerk.put_report(lang, span, &own);
        let is_done = self.laid(words::reported, done);
        if is_done {
            self.reported = Some((span, own.join("；")));
        }
        is_done
    }

    /// Says in which folder papers lie, or why they don't.
    pub(super) fn laid(
        &mut self,
        said: fn(Lang, &str) -> String,
        done: Result<Result<Laid, PapersError>, OfficeError>,
    ) -> bool {
        let lang = self.lang;
        let (said, is_done) = match done {
            Err(error) => (error.here(lang), false),
            Ok(Err(error)) => (error.said(lang), false),
            Ok(Ok(laid)) => match (laid.held.first(), laid.files.first().and_then(|file| file.parent())) {
                (Some(held), _) => (files::held(lang, &journal::place(held)), false),
                (None, Some(folder)) => (said(lang, &journal::place(folder)), true),
                (None, None) => return false,
            },
        };
        self.notice = vec![(said, Tone::Strong)];
        is_done
    }
}
