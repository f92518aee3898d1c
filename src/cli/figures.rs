//! `yishi figures`: what the station did in a month, a quarter, a year, with those before it beside.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Caller, CliError, Exit, say,
    track::{Format, columns, print},
};
use crate::{
    figures::{Figure, Figures, Gave},
    i18n::{Lang, figures as words, time, tracker},
    table::out::{self, Encoding},
    time::Span,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Which month, quarter or year: 2026-11, 2026Q3, 2026 [default: this quarter]
    span: Option<String>,
    /// So many side by side, the one asked for last
    #[arg(value_parser = crate::cli::number::<u8>, long, value_name = "N", default_value = "4")]
    beside: u8,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

fn fen(of: &Gave) -> BTreeMap<&'static str, i64> {
    BTreeMap::from([("received", of.received), ("paid", of.paid), ("has", of.has), ("free", of.free)])
}

/// For programs: names as the code has them, money in fen.
#[derive(Serialize)]
struct Shown<'a> {
    span: String,
    from: String,
    to: String,
    figures: BTreeMap<String, i64>,
    missing: Vec<String>,
    kinds: &'a [(String, u64)],
    gave: BTreeMap<&'static str, BTreeMap<&'static str, i64>>,
}

fn shown(of: &Figures) -> Shown<'_> {
    Shown {
        span: of.span.to_string(),
        from: of.span.first().to_string(),
        to: of.span.last().to_string(),
        figures: of.counts.iter().map(|(figure, count)| (format!("{figure:?}"), *count)).collect(),
        missing: of.missing.iter().map(ToString::to_string).collect(),
        kinds: &of.kinds,
        gave: of.gave.iter().map(|(kind, gave)| (kind.name(), fen(gave))).collect(),
    }
}

impl Caller {
    /// The stretch that is meant; without one, the quarter that runs.
    pub(super) fn span(&self, said: Option<&str>, otherwise: &str) -> Result<Span, CliError> {
        let said = said.unwrap_or(otherwise);
        let no = |_| CliError::new(Exit::Usage, words::no_span(self.lang, &crate::text::strip(said)));
        Span::read(said, Self::clock()?.now().date()).map_err(no)
    }
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let span = caller.span(args.span.as_deref(), "本季度")?;
    let all = caller.looking()?.figures(span, args.beside).map_err(|error| caller.kept(error))?;
    for of in all.iter().filter(|of| !of.missing.is_empty()) {
        let meetings: Vec<String> = of.missing.iter().map(|no| tracker::meeting_no(lang, *no)).collect();
        say(&words::missing(lang, &lang.list(meetings)));
    }
    match args.format {
        Format::Json | Format::Ron => print(caller, args.format, &all.iter().map(shown).collect::<Vec<_>>()),
        Format::Csv => caller.print(&out::csv(rows(lang, &all, Figure::ALL), Encoding::Utf8)),
        Format::Table => table(caller, &all),
    }
}

/// A head, and a row a figure.
fn rows(lang: Lang, all: &[Figures], which: &[Figure]) -> Vec<Vec<String>> {
    let spans = all.iter().map(|of| words::span(lang, of.span));
    let mut rows = vec![std::iter::once(words::head(lang)).chain(spans).collect::<Vec<_>>()];
    for figure in which {
        let counts = all.iter().map(|of| of.cell(*figure));
        rows.push(std::iter::once(words::figure(lang, *figure).to_owned()).chain(counts).collect());
    }
    rows
}

/// For people: what nothing happened of is left out.
fn table(caller: &Caller, all: &[Figures]) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let told: Vec<Figure> =
        Figure::ALL.iter().copied().filter(|figure| all.iter().any(|of| of.signed(*figure) != 0)).collect();
    let Some(last) = all.last().filter(|_| !told.is_empty()) else {
        say(&words::nothing(lang, &all.last().map(|of| words::span(lang, of.span)).unwrap_or_default()));
        return Ok(Exit::Done);
    };
    let mut text = columns(&rows(lang, all, &told));
    if !last.sectors.is_empty() {
        text.extend(["\n", &words::sectors(lang, &words::span(lang, last.span)), "\n"]);
        let names = words::sector_columns(lang);
        let row = |share: &crate::figures::SectorShare| {
            let seconds = u32::try_from(share.seconds).unwrap_or(u32::MAX);
            let [people, spoke, turns, took_on] =
                [share.people, share.spoke, share.turns, share.took_on].map(|n| n.to_string());
            vec![words::sector(lang, share), people, spoke, turns, time::clock(seconds), took_on]
        };
        text += &columns(&std::iter::once(names).chain(last.sectors.iter().map(row)).collect::<Vec<_>>());
    }
    caller.print(text.as_bytes())
}
