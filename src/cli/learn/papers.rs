//! What goes to a trainer: a line a lesson, and the record to be signed. Never a score.

use std::path::Path;

use super::{Caller, CliError, Exit, say, when};
use crate::{
    cli::{minutes::unwritable, paper::put_bytes},
    document::{Document, Format, Layout, Part},
    i18n::rehearsal::learn as words,
    office::course::{Judged, Standing},
    rehearsal::Start,
    station::Home,
    table::out::{Book, Cell, Sheet},
};

fn ending(file: &Path) -> String {
    file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase()
}

/// One line a lesson: number, title, done or not, when.
pub(super) fn export(caller: &Caller, file: &Path, all: &[Standing]) -> Result<Exit, CliError> {
    let lang = caller.lang;
    if ending(file) != "xlsx" {
        return Err(CliError::new(Exit::Usage, words::as_xlsx(lang)));
    }
    let row = |standing: &Standing| {
        let done = standing.passed();
        vec![
            Cell::Number(standing.lesson.id.into()),
            Cell::text(words::told(lang, &standing.lesson.title)),
            Cell::text(if done.is_some() { words::done(lang) } else { words::not_yet(lang) }),
            Cell::text(done.map(when).unwrap_or_default()),
        ]
    };
    let sheet = Sheet {
        name: words::sheet(lang),
        head: vec![words::number(lang), words::lesson(lang), words::state(lang), words::day(lang)],
        widths: vec![6, 40, 12, 14],
        rows: all.iter().map(row).collect(),
        ..Sheet::default()
    };
    let book = Book {
        title: words::sheet(lang),
        comment: Some(words::nothing_else(lang)),
        header: words::sheet(lang),
        footer: words::nothing_else(lang),
        sheets: vec![sheet],
        ..Book::default()
    };
    let bytes = book.write().map_err(|error| unwritable(&error.into()))?;
    put_bytes(caller, file, &bytes)
}

/// What was practised, when, with the heads of the evenings. Refused while a lesson is missing, or a journal doesn't hold.
pub(super) fn record(caller: &Caller, home: &Home, file: &Path, all: &[Standing]) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let format = Format::ALL.into_iter().find(|format| format.name() == ending(file) && *format != Format::Md);
    let Some(format) = format else { return Err(CliError::new(Exit::Usage, words::as_paper(lang))) };
    let missing: Vec<String> =
        all.iter().filter(|of| of.passed().is_none()).map(|of| words::title(lang, of.lesson)).collect();
    let fallen: Vec<String> =
        all.iter().filter(|of| of.fallen().next().is_some()).map(|of| words::title(lang, of.lesson)).collect();
    if !fallen.is_empty() {
        return Err(CliError::new(Exit::Refused, words::record_fallen(lang, &lang.list(fallen))));
    }
    if !missing.is_empty() {
        return Err(CliError::new(Exit::Refused, words::record_missing(lang, &lang.list(missing))));
    }
    let bytes = format.write(&paper(caller, home, all)).map_err(|error| unwritable(&error))?;
    say(&words::no_licence(lang));
    put_bytes(caller, file, &bytes)
}

fn paper(caller: &Caller, home: &Home, all: &[Standing]) -> Document {
    let lang = caller.lang;
    let row = |of: &Standing| {
        let passed = of.passed();
        let head = match passed.map(|attempt| &attempt.judged) {
            Some(Judged::Passed { head, .. }) if matches!(of.lesson.start, Start::Evening(_)) => head.clone(),
            _ => String::new(),
        };
        vec![
            of.lesson.id.to_string(),
            words::told(lang, &of.lesson.title).to_owned(),
            passed.map(when).unwrap_or_default(),
            head,
        ]
    };
    let head = vec![words::number(lang), words::lesson(lang), words::day(lang), words::head(lang)];
    let parts = vec![
        Part::Strong(words::no_licence(lang)),
        Part::Facts(vec![(words::whose(lang), words::by_hand(lang))]),
        Part::Table { head, rows: all.iter().map(row).collect() },
        Part::Paragraph(words::record_says(lang)),
        Part::Signature { role: words::trainee(lang), signed: None },
        Part::Signature { role: words::trainer(lang), signed: None },
        Part::Small(words::record_sample(lang)),
    ];
    Document { lang, layout: Layout::Minutes, title: words::record_title(lang), number: home.estate(), parts }
}
