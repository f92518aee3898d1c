//! `yishi roster`: the residents that the station knows.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufRead as _, IsTerminal as _, Read as _},
    path::{Path, PathBuf},
};

use super::{Caller, CliError, Exit, charter, say};
use crate::{
    charter::{Charter, PRESETS},
    i18n::{Lang, roster as words, table as said},
    station::roster::{self, Column, Plan, Roster},
    sys::Folder,
    table::{FILE_CAP, Table, Unreadable},
    text::safe,
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Take residents from a table (XLSX, ODS, CSV): all lines or none
    Import(Import),
    /// Everybody in the roster, one a line with tabs between the columns
    List,
    /// Write the roster as CSV, with the columns that import reads
    Export {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        rules: Rules,
    },
}

#[derive(clap::Args)]
pub(super) struct Import {
    #[command(flatten)]
    from: super::import::Source,
    /// What looks wrong in the whole table is so
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    rules: Rules,
}

#[derive(clap::Args)]
pub(super) struct Rules {
    /// The charter whose sectors are meant
    #[arg(long, value_name = "NAME|FILE", default_value = PRESETS[0])]
    charter: String,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    match task {
        Task::Import(args) => import(caller, args),
        Task::List => list(caller),
        Task::Export { file, rules } => {
            let Some(rules) = charter::named(caller, &rules.charter)? else {
                return Ok(Exit::Refused);
            };
            let text = roster::export(&open(caller)?, &rules, caller.lang == Lang::En);
            let folder = Folder::open(file.parent().unwrap_or(Path::new("")));
            let name = file.file_name().unwrap_or(file.as_os_str());
            let put = folder.and_then(|folder| folder.place(name, &text, true));
            put.map_err(|error| caller.io(&file.to_string_lossy(), &error))?;
            caller.print_path(file)
        }
    }
}

fn open(caller: &Caller) -> Result<Roster, CliError> {
    Roster::open(&caller.home()?).map_err(|error| caller.station(error))
}

fn list(caller: &Caller) -> Result<Exit, CliError> {
    let roster = open(caller)?;
    if roster.residents().is_empty() {
        say(&words::empty(caller.lang));
    }
    let charter = crate::charter::preset(PRESETS[0]);
    let mut lines = String::new();
    for resident in roster.residents() {
        let cell = |column: Column| {
            charter.as_ref().map(|charter| column.cell(resident, charter, caller.lang == Lang::En)).unwrap_or_default()
        };
        let cells = Column::ALL.map(|column| safe(&cell(column)).to_string());
        let _ = writeln!(lines, "{}", cells.join("\t"));
    }
    caller.print(lines.as_bytes())
}

fn import(caller: &Caller, args: &Import) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let Some(rules) = charter::named(caller, &args.rules.charter)? else {
        return Ok(Exit::Refused);
    };
    let mut roster = open(caller)?;
    let (table, mut plan) = planned(caller, args, &roster, &rules)?;
    tell(caller, args, &table, &plan, &rules)?;
    let whole = plan.faults.is_empty() || args.from.skip_bad;
    let bad = plan.faults.len();
    if args.from.dry_run {
        say(&words::dry_run(lang));
        return Ok(if whole { Exit::Done } else { Exit::Refused });
    }
    if !whole {
        say(&words::nothing_taken(lang, bad));
        return Ok(Exit::Refused);
    }
    if !plan.doubts.is_empty() && !args.yes && !is_so(caller)? {
        say(&words::is_it_so(lang));
        return Ok(Exit::Refused);
    }
    if bad > 0 {
        say(&words::left_out(lang, plan.bad_lines()));
    }
    let all = plan.residents.len();
    if plan.changes.is_empty() {
        say(&words::nothing_new(lang, all));
        return Ok(Exit::Done);
    }
    let new = plan.newcomers();
    let changed = plan.changes.len() - new;
    caller.home()?.make().map_err(|error| caller.station(error))?;
    let adopted = caller.look()?.adopt(&roster, &mut plan.residents);
    roster.put(plan.residents).map_err(|error| caller.station(error))?;
    say(&words::taken(lang, all, new, changed));
    for line in words::adopted(lang, adopted.same, &adopted.doubtful) {
        say(&line);
    }
    Ok(Exit::Done)
}

/// Says what was read, what is wrong, what would change, and what looks wrong: before anything is written.
fn tell(caller: &Caller, args: &Import, table: &Table<Column>, plan: &Plan, rules: &Charter) -> Result<(), CliError> {
    let lang = caller.lang;
    say(&words::read_as(lang, &said::source(lang, &table.source), plan.lines));
    let mut counted = words::counted(lang, plan.people, plan.households);
    if plan.doorless > 0 {
        counted += &words::doorless(lang, plan.doorless);
    }
    say(&counted);
    let mut lines: Vec<String> = plan.faults.iter().map(|fault| words::fault(lang, fault)).collect();
    if args.from.tells_lines(plan.faults.is_empty() || args.from.skip_bad) {
        lines.extend(plan.changes.iter().map(|change| words::change(lang, change)));
    }
    let text: String = lines.into_iter().map(|line| line + "\n").collect();
    caller.print(text.as_bytes())?;
    for notice in &plan.notices {
        say(&words::notice(lang, notice, rules));
    }
    for doubt in &plan.doubts {
        say(&words::doubt(lang, doubt));
    }
    Ok(())
}

/// Asks where somebody can answer; a script says `--yes` or nothing is taken.
fn is_so(caller: &Caller) -> Result<bool, CliError> {
    let input = std::io::stdin();
    if !input.is_terminal() || !std::io::stderr().is_terminal() {
        return Ok(false);
    }
    eprint!("{}", words::ask(caller.lang));
    let mut answer = String::new();
    let failed = |error: std::io::Error| caller.io("stdin", &error);
    input.lock().take(64).read_line(&mut answer).map_err(failed)?;
    Ok(matches!(crate::text::fold(&answer).trim(), "y" | "Y" | "yes" | "是"))
}

fn planned(
    caller: &Caller,
    args: &Import,
    roster: &Roster,
    rules: &Charter,
) -> Result<(Table<Column>, Plan), CliError> {
    let name = args.from.file.to_string_lossy();
    let unreadable = |why: Unreadable| {
        let lang = caller.lang;
        let no_head = matches!(why, Unreadable::NoHead { .. });
        let words = match &why {
            Unreadable::NoHead { seen, sheets } => words::no_head(lang) + &said::seen(lang, seen, sheets),
            why => said::unreadable(lang, why),
        };
        let error = CliError::new(Exit::Usage, format!("{name}: {words}"));
        if no_head { error.hint(words::hint_columns(lang)) } else { error }
    };
    let bytes = read(caller, &args.from.file)?;
    let table = roster::read(&bytes, args.from.sheet.as_deref()).map_err(unreadable)?;
    let mut clock = Caller::clock()?;
    let plan = roster::plan(&table, roster, rules, caller.lang == Lang::En, &mut || clock.fresh_id());
    Ok((table, plan))
}

/// No more of the file than is taken, and one byte that says that there is more.
fn read(caller: &Caller, file: &Path) -> Result<Vec<u8>, CliError> {
    let failed = |error: std::io::Error| caller.io(&file.to_string_lossy(), &error);
    let mut bytes = Vec::new();
    File::open(file).map_err(failed)?.take(FILE_CAP as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}
