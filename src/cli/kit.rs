//! `yishi paper`: what is printed before the meeting.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Caller, CliError, Exit, say};
use crate::{
    document,
    i18n::{cli, files as words, kit as sheets},
    kit::{self, KitOrder, Loose, MOST_PEOPLE, MOST_TABLES, Quick, Sheet},
    meeting::{Meeting, Moment, numbers::Badge},
    minutes::Format,
    office::{self, browsed},
    sitting::Sitting,
    station::{Home, roster::Roster},
    sys::browser::{Available, Browser},
    tui::input,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// Into which folder, one file a sheet, and one with all; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Some sheets only, with commas between them
    #[arg(long, value_delimiter = ',', value_parser = sheets(), value_name = "SHEETS")]
    only: Vec<Loose>,
    /// As what, with commas between them: html, pdf [default: html; into a folder, both]
    #[arg(long, value_delimiter = ',', value_parser = formats(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Badges to print; numbers that the charter leaves out don't count
    #[arg(value_parser = crate::cli::number::<u16>, long, default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_PEOPLE)))]
    people: u16,
    /// Tables [default: as many as the charter has]
    #[arg(value_parser = crate::cli::number::<u16>, long, value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_TABLES)))]
    tables: Option<u16>,
    /// Put the forms of address of the roster on the sign-in sheet
    #[arg(long)]
    calls: bool,
}

fn sheets() -> impl TypedValueParser<Value = Loose> {
    let value = |only: Loose| match only {
        // As it is often typed.
        Loose::Sheet(Sheet::SignIn) => PossibleValue::new(only.name()).alias("signin"),
        only => PossibleValue::new(only.name()),
    };
    let names = PossibleValuesParser::new(Loose::all().map(value));
    names.map(|name| {
        let plain = |name: &str| name.replace('-', "");
        Loose::all().find(|only| plain(only.name()) == plain(&name)).unwrap_or(Loose::Sheet(Sheet::SignIn))
    })
}

const HTML: Format = Format::Document(document::Format::Html);

fn formats() -> impl TypedValueParser<Value = Format> {
    let both = [HTML, Format::Pdf];
    PossibleValuesParser::new(both.map(Format::name))
        .map(move |name| both.into_iter().find(|format| format.name() == name).unwrap_or(HTML))
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let home = caller.home()?;
    let id = home.resolve(&args.id).map_err(|error| caller.station(error))?;
    let sitting = Sitting::look(&home, id, Caller::clock()?).map_err(|error| caller.failed(error))?;
    let roster = Roster::open(&home).map_err(|error| caller.station(error))?;
    let usual: Vec<Badge> = roster.residents().iter().filter_map(|it| it.badge).collect();
    let with_call = roster.residents().iter().filter_map(|it| Some((it.badge?, it.call.clone()?)));
    let calls: BTreeMap<Badge, String> = with_call.filter(|_| args.calls).collect();
    let order = KitOrder { lang: caller.lang, people: args.people, tables: args.tables, usual: &usual, calls: &calls };
    let quick = quick(caller, &home)?;
    let ask: Vec<String> = home
        .board()
        .map_or_else(|_| Vec::new(), |board| [board.place, board.hours, board.phone].into_iter().flatten().collect());
    let papers = papers(sitting.meeting(), &order, (&quick, &ask), &args.only);
    let papers = papers.ok_or_else(|| CliError::new(Exit::Usage, cli::no_paper(caller.lang)))?;
    let has_name = |page: &[u8]| {
        let page = String::from_utf8_lossy(page);
        calls.values().any(|call| page.contains(call.as_str()))
    };
    let named: Vec<&str> = papers.iter().filter(|(_, page)| has_name(page)).map(|(name, _)| name.as_str()).collect();
    // Whoever is taken out of the roster is looked for there.
    let remember = |file: &Path| {
        let is_named = file.file_stem().is_some_and(|stem| named.iter().any(|name| stem.to_str() == Some(name)));
        let _ = is_named.then(|| home.remember_kit(id, file));
    };
    put(caller, args, &papers, sitting.meeting().reached, &remember)
}

/// How the file is called, and its page.
type Paper = (String, Vec<u8>);

/// Each paper alone, and last all of them in one.
fn papers(
    meeting: &Meeting,
    order: &KitOrder<'_>,
    (quick, ask): (&Quick, &[String]),
    only: &[Loose],
) -> Option<Vec<Paper>> {
    let lang = order.lang;
    let alone = |loose: Loose| Some((loose.file(lang), kit::some(meeting, order, &[loose], ask)?));
    if !only.is_empty() {
        let mut papers = only.iter().map(|loose| alone(*loose)).collect::<Option<Vec<_>>>()?;
        papers.push((sheets::file_all(lang), kit::some(meeting, order, only, ask)?));
        return Some(papers);
    }
    let loose = kit::sheets(meeting, order).into_iter().map(Loose::Sheet);
    let mut papers = vec![(sheets::file_cover(lang), kit::cover(meeting, order, quick)?)];
    for loose in loose.chain([Loose::Invitation, Loose::Signing]) {
        papers.push(alone(loose)?);
    }
    papers.push((sheets::file_quick(lang), kit::quick(meeting, order, quick)?));
    papers.push((sheets::file_all(lang), kit::whole(meeting, order, quick, ask)?));
    Some(papers)
}

/// To a pipe all in one; into a folder a file each, the PDFs once the pages are there.
fn put(
    caller: &Caller,
    args: &Args,
    papers: &[Paper],
    as_of: Option<Moment>,
    remember: &dyn Fn(&Path),
) -> Result<Exit, CliError> {
    let formats: &[Format] = match (args.format.as_slice(), &args.out) {
        ([], Some(_)) => &[HTML, Format::Pdf],
        ([], None) => &[HTML],
        (some, _) => some,
    };
    let (html, pdf) = (formats.contains(&HTML), formats.contains(&Format::Pdf));
    let Some(folder) = &args.out else {
        let (Some((_, all)), false) = (papers.last(), html && pdf) else {
            return Err(CliError::new(Exit::Usage, cli::several_files(caller.lang, formats.len())));
        };
        if html {
            return caller.print(all);
        }
        let browser = found().ok_or_else(|| CliError::new(Exit::Disk, words::no_pdf(caller.lang)))?;
        let made = browsed::pdf_of(all, as_of, &browser);
        return caller.print(&made.map_err(|_| CliError::new(Exit::Disk, words::pdf_unfinished(caller.lang)))?);
    };
    let lay = |files: &[(String, Vec<u8>)]| -> Result<Exit, CliError> {
        let laid = office::lay(folder, files).map_err(|error| caller.unplaced(folder, error))?;
        laid.files.iter().for_each(|path| remember(path));
        laid.files.iter().try_for_each(|path| caller.print_path(path).map(|_| ()))?;
        Ok(caller.said_held(&laid.held))
    };
    let mut done = Exit::Done;
    if html {
        let files: Vec<_> = papers.iter().map(|(name, page)| (format!("{name}.html"), page.clone())).collect();
        done = done.max(lay(&files)?);
    }
    if !pdf || html && Browser::find() == Available::Unwanted {
        return Ok(done);
    }
    let unmade = |words: String, done: Exit| {
        if !html {
            return Err(CliError::new(Exit::Disk, words));
        }
        say(&words);
        Ok(done)
    };
    let Some(browser) = found() else { return unmade(words::no_pdf(caller.lang), done) };
    for (name, page) in papers {
        // The first that fails is the last: a browser that hangs costs its time once.
        let Ok(made) = browsed::pdf_of(page, as_of, &browser) else {
            return unmade(words::pdf_unfinished(caller.lang), done);
        };
        done = done.max(lay(&[(format!("{name}.pdf"), made)])?);
    }
    Ok(done)
}

fn found() -> Option<Browser> {
    match Browser::find() {
        Available::Here(browser) => Some(browser),
        Available::Nowhere | Available::Unwanted => None,
    }
}

/// What is typed and pressed most, with the keys as they hold in this home.
fn quick(caller: &Caller, home: &Home) -> Result<Quick, CliError> {
    let lang = caller.lang;
    let typed = input::most_typed().map(|row| (row.example.to_owned(), (row.means)(lang))).collect();
    let keys = caller.keys(home)?.most_pressed(lang);
    Ok(Quick { typed, keys })
}
