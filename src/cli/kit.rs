//! `yishi paper`: what is printed before the meeting.

use std::{collections::BTreeMap, fs, io, path::PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Caller, CliError, Exit};
use crate::{
    i18n::cli,
    kit::{self, KitOrder, Loose, MOST_PEOPLE, MOST_TABLES, Quick, Sheet},
    meeting::numbers::Badge,
    sitting::Sitting,
    station::{Home, roster::Roster},
    sys::Folder,
    tui::input,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// Into which folder, one file a sheet and paper.html with all; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Some sheets only, with commas between them
    #[arg(long, value_delimiter = ',', value_parser = sheets(), value_name = "SHEETS")]
    only: Vec<Loose>,
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
    let some = |loose: &[Loose]| kit::some(sitting.meeting(), &order, loose, &ask);
    let all = if args.only.is_empty() { kit::whole(sitting.meeting(), &order, &quick, &ask) } else { some(&args.only) };
    let unopened = || CliError::new(Exit::Usage, cli::no_paper(caller.lang));
    let all = all.ok_or_else(unopened)?;
    let Some(folder) = &args.out else {
        return caller.print(&all);
    };
    let failed = |error: io::Error| caller.io(&folder.to_string_lossy(), &error);
    let held = fs::create_dir_all(folder).and_then(|()| Folder::open(folder)).map_err(failed)?;
    let put = |name: &str, text: &[u8]| {
        let file = format!("{name}.html");
        held.place(&file, text, false).map_err(failed)?;
        caller.print_path(&folder.join(file))
    };
    let fitting = || {
        let sheets = kit::sheets(sitting.meeting(), &order).into_iter().map(Loose::Sheet);
        sheets.chain([Loose::Invitation, Loose::Signing]).collect()
    };
    let sheets = if args.only.is_empty() { fitting() } else { args.only.clone() };
    for sheet in sheets {
        put(sheet.name(), &some(&[sheet]).ok_or_else(unopened)?)?;
    }
    if args.only.is_empty() {
        put("quick", &kit::quick(sitting.meeting(), &order, &quick).ok_or_else(unopened)?)?;
    }
    put("paper", &all)
}

/// What is typed and pressed most, with the keys as they hold in this home.
fn quick(caller: &Caller, home: &Home) -> Result<Quick, CliError> {
    let lang = caller.lang;
    let typed = input::most_typed().map(|row| (row.example.to_owned(), (row.means)(lang))).collect();
    let keys = caller.keys(home)?.most_pressed(lang);
    Ok(Quick { typed, keys })
}
