//! `yishi report`: the work report of a month, a quarter, a year, as a paper and as a workbook.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Caller, CliError, Exit, minutes::unwritable};
use crate::{
    document,
    i18n::{cli, figures as spans, table as worded, work_report as words},
    minutes::Format,
    office::{self, Reported},
    table,
    time::Span,
};

/// Own words are a part of a paper of three pages.
const PARAGRAPHS: usize = 12;
const LONGEST: usize = 600;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Which month, quarter or year: 2026-11, 2026Q3, 2026 [default: this month]
    span: Option<String>,
    /// What the station says in its own words, a paragraph a line
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// As what, with commas between them [default: md; into a folder, docx and xlsx]
    #[arg(long, value_delimiter = ',', value_parser = formats(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Into which folder; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// As what a report is written.
const ALL: [Format; 4] = [
    Format::Document(document::Format::Md),
    Format::Document(document::Format::Docx),
    Format::Document(document::Format::Html),
    Format::Xlsx,
];

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(ALL.map(Format::name))
        .try_map(|name| ALL.into_iter().find(|format| format.name() == name).ok_or(name))
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let span = caller.span(args.span.as_deref(), "本月")?;
    let own = args.words.as_deref().map(|file| own_words(caller, file)).transpose()?.unwrap_or_default();
    let report = caller.looking()?.work_report(lang, span, &own).map_err(|error| caller.kept(error))?;
    let formats: &[Format] = match (args.format.as_slice(), &args.out) {
        ([], Some(_)) => &[ALL[1], ALL[3]],
        ([], None) => &ALL[..1],
        (some, _) => some,
    };
    let files = written(caller, span, &report, formats)?;
    let Some(folder) = &args.out else {
        return match files.as_slice() {
            [(_, bytes)] => caller.print(bytes),
            _ => Err(CliError::new(Exit::Usage, cli::several_files(lang, files.len()))),
        };
    };
    let laid = office::lay(folder, &files).map_err(|error| caller.unplaced(folder, error))?;
    for path in &laid.files {
        caller.print_path(path)?;
    }
    Ok(caller.said_held(&laid.held))
}

/// Each format as a file, by its name.
fn written(
    caller: &Caller,
    span: Span,
    report: &Reported,
    formats: &[Format],
) -> Result<Vec<(String, Vec<u8>)>, CliError> {
    let name = words::file(caller.lang, &spans::span(caller.lang, span));
    let one = |format: &Format| {
        let bytes = match format {
            Format::Document(as_what) => as_what.write(&report.document).map_err(|error| unwritable(&error))?,
            _ => report.book.write().map_err(|error| unwritable(&error.into()))?,
        };
        Ok((format!("{name}.{}", format.ending()), bytes))
    };
    formats.iter().map(one).collect()
}

/// Paragraphs of a text, in whatever encoding an editor wrote it.
fn own_words(caller: &Caller, file: &Path) -> Result<Vec<String>, CliError> {
    let bytes = fs::read(file).map_err(|error| caller.io(&file.to_string_lossy(), &error))?;
    let (_, text) =
        table::decode(&bytes).map_err(|why| CliError::new(Exit::Usage, worded::unreadable(caller.lang, &why)))?;
    let lines = text.lines().map(|line| crate::text::strip(line.trim())).filter(|line| !line.is_empty());
    Ok(lines.map(|line| line.chars().take(LONGEST).collect()).take(PARAGRAPHS).collect())
}
