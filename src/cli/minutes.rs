//! `yishi minutes`: the record of a meeting, from its journal alone.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Caller, CliError, Exit, say};
use crate::{
    document::{self, Unwritable, markdown},
    i18n::{cli, files as words, journal::read_only},
    journal::ReadOnly,
    meeting::numbers::Badges,
    minutes::{Cut, File, Format, Order, Record, build, csv::Encoding, files, filing::Names, wechat},
    office::{
        self,
        browsed::{notice_first, pages},
    },
    sitting::Sitting,
    station::notice::Posting,
    sys::Folder,
};

const NAME: &str = "minutes.md";
/// What a pipe gets.
const MD: Format = Format::Document(document::Format::Md);

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// For whom, with commas between them [default: archive; into a folder, all]
    #[arg(long, value_delimiter = ',', value_parser = cuts(), value_name = "CUTS")]
    cut: Vec<Cut>,
    /// As what, with commas between them [default: md; into a folder, all]
    #[arg(long, value_delimiter = ',', value_parser = formats(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Into which folder: there the meeting has a folder of its own; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Onto a stick, which has to be there: the same
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    to: Option<PathBuf>,
    /// Whole names beside badges: for the sealed copy (archive) alone
    #[arg(long)]
    names: bool,
    /// Who was asked whether their name may stand in the chat and said yes: 2,17; `-` takes all back
    #[arg(long, value_name = "BADGES", allow_hyphen_values = true)]
    in_chat: Option<String>,
    /// CSV in GB18030, for programs that don't read UTF-8
    #[arg(long)]
    gb18030: bool,
}

fn cuts() -> impl TypedValueParser<Value = Cut> {
    PossibleValuesParser::new(Cut::ALL.map(Cut::name))
        .map(|name| Cut::ALL.into_iter().find(|cut| cut.name() == name).unwrap_or_default())
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| Format::ALL.into_iter().find(|format| format.name() == name).unwrap_or(MD))
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let sitting = looked(caller, &args.id)?;
    asked(caller, &sitting, args)?;
    // A stick is there or not: only the folder on it is made.
    if let Some(stick) = &args.to {
        fs::metadata(stick).map_err(|error| caller.io(&stick.to_string_lossy(), &error))?;
    }
    let folder = args.out.as_ref().or(args.to.as_ref());
    let all = folder.is_some();
    if args.names && args.cut.iter().any(|cut| *cut != Cut::Archive) {
        return Err(CliError::new(Exit::Usage, cli::names_sealed(caller.lang)));
    }
    let cuts: &[Cut] = if all && !args.names { &Cut::ALL } else { &[Cut::Archive] };
    // What everybody may have has no names, whatever is asked.
    let sealed: Vec<Format> = Format::ALL
        .into_iter()
        .filter(|format| !matches!(format, Format::Wechat | Format::Ics | Format::Png))
        .collect();
    let formats: &[Format] = if all && args.names {
        &sealed
    } else if all {
        &Format::ALL
    } else {
        &[MD]
    };
    let order = Order {
        cuts: if args.cut.is_empty() { cuts } else { &args.cut },
        formats: if args.format.is_empty() { formats } else { &args.format },
        encoding: if args.gb18030 { Encoding::Gb18030 } else { Encoding::Utf8 },
    };
    if args.names && order.formats.iter().any(|format| !sealed.contains(format)) {
        return Err(CliError::new(Exit::Usage, cli::names_sealed(caller.lang)));
    }
    let names = Names::of(sitting.meeting(), caller.lang);
    let written = |order: &Order<'_>| {
        let written = |record: &Record<'_>| files(sitting.meeting(), record, order);
        if args.names {
            sitting.recorded_with_names(caller.lang, written)
        } else {
            sitting.recorded(caller.lang, written)
        }
    };
    let mut files = written(&order).map_err(|error| unwritable(&error))?;
    let mut pages = pages(caller.lang, (order.cuts, order.formats), written).map_err(|error| unwritable(&error))?;
    if args.names {
        for page in &mut pages {
            page.which = Some(words::with_names(caller.lang));
        }
        // Beside the copy without names, never over it.
        let mark = words::with_names(caller.lang);
        for file in &mut files {
            names.mark(file, &mark);
        }
    } else if all && args.cut.is_empty() && args.format.is_empty() {
        files = with_notice(caller, &sitting, files);
        let _ = notice_first(&sitting, caller.lang, &mut pages);
    }
    if !pages.is_empty() {
        files.extend(caller.browsed(&sitting, &names, &pages, files.is_empty())?);
    }
    let Some(folder) = folder else {
        return match files.as_slice() {
            [file] => caller.print(&file.bytes).map(|_| whole(&sitting)),
            _ => Err(CliError::new(Exit::Usage, cli::several_files(caller.lang, files.len()))),
        };
    };
    let put = caller.put_files(&sitting, folder, &names, &files)?;
    Ok(put.max(whole(&sitting)))
}

/// Whoever wants everything wants the notice too; what somebody has to look at first, or what keeps it back, is said.
fn with_notice(caller: &Caller, sitting: &Sitting, mut files: Vec<File>) -> Vec<File> {
    match office::papers::notice(sitting, caller.lang) {
        Ok(Ok(notice)) => files.splice(0..0, notice).for_each(drop),
        Ok(Err(found)) => say(&words::look_first(caller.lang, found)),
        Err(error) => say(&error.said(caller.lang)),
    }
    files
}

/// Keeps who said that their name may stand in the chat, and says who is still to be asked.
fn asked(caller: &Caller, sitting: &Sitting, args: &Args) -> Result<(), CliError> {
    let home = caller.home()?;
    let failed = |error| caller.station(error);
    let mut posting = home.posting(sitting.id()).map_err(failed)?;
    if let Some(said) = &args.in_chat {
        posting.in_chat = match said.as_str() {
            "-" => {
                posting.not_in_chat.clear();
                Vec::new()
            }
            said => {
                let badges: Badges =
                    said.parse().map_err(|_| CliError::new(Exit::Usage, cli::no_badges(caller.lang, said)))?;
                sitting.meeting().signing(&badges)
            }
        };
        let Posting { in_chat, not_in_chat, .. } = &mut posting;
        not_in_chat.retain(|badge| !in_chat.contains(badge));
        home.put_posting(sitting.id(), &posting).map_err(failed)?;
    }
    let chat = args.format.contains(&Format::Wechat);
    if chat && args.in_chat.is_none() && posting.in_chat.is_empty() {
        let mut all = wechat::named(sitting.meeting());
        all.retain(|badge| !posting.not_in_chat.contains(badge));
        if !all.is_empty() {
            say(&cli::ask_chat(caller.lang, &caller.lang.list(all)));
        }
    }
    Ok(())
}

/// A meeting that was opened, as far as its journal holds.
pub(super) fn looked(caller: &Caller, id: &str) -> Result<Sitting, CliError> {
    let home = caller.home()?;
    let id = home.resolve(id).map_err(|error| caller.station(error))?;
    let sitting = Sitting::look(&home, id, Caller::clock()?).map_err(|error| caller.failed(error))?;
    match (sitting.read_only(), sitting.unread_words(caller.lang)) {
        (Some(why @ (ReadOnly::Broken(_) | ReadOnly::Newer { .. })), _) => {
            say(&cli::as_far_as(caller.lang, &read_only(caller.lang, why)));
        }
        (_, Some(why)) => say(&why),
        _ => {}
    }
    if sitting.meeting().opening.is_none() {
        return Err(CliError::new(Exit::Usage, cli::no_minutes(caller.lang)));
    }
    Ok(sitting)
}

/// What came of writing a paper: of a record that could not be read to its end, it is not all.
pub(super) fn whole(sitting: &Sitting) -> Exit {
    if sitting.unread().is_some() { Exit::Refused } else { Exit::Done }
}

/// A document that its own format can't hold.
pub(super) fn unwritable(error: &Unwritable) -> CliError {
    CliError::new(Exit::Disk, error.to_string())
}

/// The archive cut in Markdown.
pub(super) fn written(caller: &Caller, sitting: &Sitting) -> Vec<u8> {
    sitting.recorded(caller.lang, |record| markdown::write(&build(sitting.meeting(), record)))
}

/// Puts the minutes in place in a folder, and prints where they are. A link that stands there is replaced, never written through.
pub(super) fn put(caller: &Caller, held: io::Result<Folder>, folder: &Path, text: &[u8]) -> Result<Exit, CliError> {
    let path = folder.join(NAME);
    held.and_then(|held| held.place(NAME, text, false)).map_err(|error| caller.io(&path.to_string_lossy(), &error))?;
    caller.print_path(&path)
}
