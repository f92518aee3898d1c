//! `yishi minutes`: the record of a meeting, from its journal alone.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::ValueEnum;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{cli, journal::read_only, names::Roll},
    journal::ReadOnly,
    minutes::{Record, build, markdown},
    sitting::Sitting,
    sys::Folder,
};

const NAME: &str = "minutes.md";

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// For whom
    #[arg(long, value_enum, default_value = "archive")]
    cut: Cut,
    /// As what
    #[arg(long, value_enum, default_value = "md")]
    format: Format,
    /// Into which folder, as minutes.md; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Cut {
    /// Everything, sealed
    Archive,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Markdown
    Md,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let home = caller.home()?;
    let id = home.resolve(&args.id).map_err(|error| caller.station(error))?;
    let sitting = Sitting::look(&home, id, Caller::clock()?).map_err(|error| caller.failed(error))?;
    if let Some(why @ (ReadOnly::Broken(_) | ReadOnly::Newer { .. })) = sitting.read_only() {
        say(&cli::as_far_as(caller.lang, &read_only(caller.lang, why)));
    }
    if sitting.meeting().opening.is_none() {
        return Err(CliError::new(Exit::Usage, cli::no_minutes(caller.lang)));
    }
    let (Cut::Archive, Format::Md) = (args.cut, args.format);
    let text = written(caller, &sitting);
    match &args.out {
        None => caller.print(&text),
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| caller.io(&folder.to_string_lossy(), &error))?;
            put(caller, Folder::open(folder), folder, &text)
        }
    }
}

/// The archive cut in Markdown.
pub(super) fn written(caller: &Caller, sitting: &Sitting) -> Vec<u8> {
    let head = sitting.head().map(|head| head.to_string());
    let calls = sitting.calls();
    let names = Roll { lang: caller.lang, calls: &calls };
    let record = Record { names: &names, head: head.as_deref(), lang: caller.lang };
    markdown::write(&build(sitting.meeting(), &record))
}

/// Puts the minutes in place in a folder, and prints where they are. A link that stands there is replaced, never written through.
pub(super) fn put(caller: &Caller, held: io::Result<Folder>, folder: &Path, text: &[u8]) -> Result<Exit, CliError> {
    let path = folder.join(NAME);
    held.and_then(|held| held.place(NAME, text, false)).map_err(|error| caller.io(&path.to_string_lossy(), &error))?;
    caller.print_path(&path)
}
