//! `yishi report`: the work report of a month, a quarter, a year, as a paper and as a workbook.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{
    Caller, CliError, Exit,
    leaf::{Draft, List},
    minutes::unwritable,
    track::Typed,
};
use crate::{
    document,
    i18n::{cli, figures as spans, table as worded, work_report as words},
    minutes::Format,
    office::{self, Reported},
    table,
    time::Span,
    tracker::{
        Body, Command, LeafKind,
        leaf::{Field, Value},
    },
};

/// Own words are a part of a paper of three pages.
const PARAGRAPHS: usize = 12;
const LONGEST: usize = 600;

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    task: Option<Task>,
    #[command(flatten)]
    write: Write,
}

#[derive(clap::Subcommand)]
enum Task {
    /// Write down that a report was handed in: of which days, to whom
    Hand(Box<Hand>),
    /// Reports that were handed in, the newest first
    List(List),
}

#[derive(clap::Args)]
struct Hand {
    #[command(flatten)]
    typed: Typed,
    /// Which month, quarter or year: 2026-11, 2026Q3, 2026
    span: String,
    /// To whom, like 社区
    to: String,
    /// Who took it there
    #[arg(long, value_name = "NAME")]
    bearer: Option<String>,
    /// The file that was handed in; its SHA-256 is kept [default: the one in the folder of papers]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// What the station said in its own words, a paragraph a line
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
}

#[derive(clap::Args)]
struct Write {
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

pub(super) fn run(caller: Caller, args: Args) -> Result<Exit, CliError> {
    match args.task {
        None => write(&caller, &args.write),
        Some(Task::List(list)) => list.print(&caller, LeafKind::Report),
        Some(Task::Hand(mut hand)) => {
            let typed = std::mem::take(&mut hand.typed);
            handed_in(&caller.typed(typed), &hand)
        }
    }
}

/// That it was handed in is a line of the record, with what was handed in by its SHA-256.
fn handed_in(caller: &Caller, args: &Hand) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
    let own = args.words.as_deref().map(|file| own_words(caller, file)).transpose()?.map(|own| own.join("；"));
    let read = |file: &Path| fs::read(file).map_err(|error| caller.io(&file.to_string_lossy(), &error));
    let file = args.file.as_deref().map(read).transpose()?;
    let typed = vec![
        (Field::Span, Some(args.span.as_str())),
        (Field::To, Some(args.to.as_str())),
        (Field::Bearer, args.bearer.as_deref()),
        (Field::Own, own.as_deref()),
    ];
    let known = vec![(Field::On, Value::Day(on))];
    let draft = Draft { kind: LeafKind::Report, leaf: None, typed, known, with: Vec::new() };
    let mut command = draft.command(caller, &mut clerk)?;
    if let Command::Keep { body, .. } = &mut command {
        let sealed = clerk.sealed(caller.lang, Body::clone(body), file.as_deref());
        **body = sealed.map_err(|error| caller.kept(error))?;
    }
    caller.give(&mut clerk, &[command])
}

fn write(caller: &Caller, args: &Write) -> Result<Exit, CliError> {
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
