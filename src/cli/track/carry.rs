//! The table of items out and in.

use std::{fmt::Write as _, io::Read as _, path::Path};

use super::{File, is_workbook, show::Which};
use crate::{
    cli::{Caller, CliError, Exit, import::Source, say},
    i18n::{roster, table as said, tracker as words},
    office::{Clerk, Meant},
    register::{self, CAPS, Sheet},
    store::{Name, Page},
    sys::Folder,
    table::{self, Table, Unreadable},
    tracker::{
        Command, Item, ItemNo, Party,
        register::{Column, Wrong},
    },
};

#[derive(clap::Args)]
pub(in crate::cli) struct Export {
    /// The file; it is a workbook if it ends in .xlsx, else CSV
    file: File,
    #[command(flatten)]
    which: Which,
}

pub(super) fn export(caller: &Caller, args: &Export) -> Result<Exit, CliError> {
    let mut clerk = caller.looking()?;
    let filter = args.which.filter(caller, &mut clerk)?;
    let items = clerk.store().list(&filter, Page::ALL).map_err(|error| caller.kept(error.into()))?;
    let call = |id| clerk.call(id);
    let code = caller.home()?.own_code(Caller::clock()?.fresh_id()).map_err(|error| caller.station(error))?;
    let bytes = if is_workbook(&args.file) {
        let book = register::xlsx(caller.lang, items.iter(), &call, Some(&code));
        book.map_err(|error| CliError::new(Exit::Disk, error.to_string()))?
    } else {
        register::csv(caller.lang, items.iter(), &call, Some(&code))
    };
    let folder = Folder::open(args.file.parent().unwrap_or(Path::new("")));
    let name = args.file.file_name().unwrap_or(args.file.as_os_str());
    let put = folder.and_then(|folder| folder.place(name, &bytes, true));
    put.map_err(|error| caller.io(&args.file.to_string_lossy(), &error))?;
    caller.print_path(&args.file)
}

/// What the lines are read against; who is new gets a name only when the lines are taken.
struct Against<'a> {
    clerk: &'a mut Clerk,
    fresh: std::collections::BTreeMap<String, (Party, Name)>,
    code: Option<String>,
}

impl Sheet for Against<'_> {
    fn code(&self) -> Option<String> {
        self.code.clone()
    }

    fn item(&self, no: ItemNo) -> Option<Item> {
        self.clerk.store().item(no).ok().flatten()
    }

    fn party(&mut self, said: &str) -> Result<Party, Wrong> {
        if let Some(unit) = said.strip_prefix(['@', '＠']) {
            return Ok(Party::Unit(unit.to_owned()));
        }
        if let Some((party, _)) = self.fresh.get(said) {
            return Ok(party.clone());
        }
        match self.clerk.who(said, None) {
            Meant::Known(party) => Ok(party),
            Meant::Several(_) => Err(Wrong::Several),
            Meant::NoName => Err(Wrong::NoName),
            Meant::New(party, name) => {
                self.fresh.insert(said.to_owned(), (party.clone(), name));
                Ok(party)
            }
        }
    }
}

pub(super) fn import(caller: &Caller, args: &Source) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let table = table(caller, args)?;
    // A dry run makes nothing, not even the file that the tracker is kept in.
    let mut clerk = if args.dry_run { caller.looking()? } else { caller.clerk()? };
    let known = names(&clerk);
    let call = |id| known.get(&id).cloned().flatten();
    let today = clerk.now().date();
    let code = caller.home()?.code().map_err(|error| caller.station(error))?;
    let mut against = Against { clerk: &mut clerk, fresh: std::collections::BTreeMap::new(), code };
    let plan = register::plan(&table, lang, today, &call, &mut against);
    let source = said::source(lang, &table.source);
    let (used, unused, others) = (table.used(), table.unused(), table.others.clone());
    // Ten thousand lines are long: what they became takes their room.
    drop(table);
    let fresh = against.fresh;
    say(&roster::read_as(lang, &source, plan.lines));
    for note in said::columns(lang, &used, &unused, &others) {
        say(&note);
    }
    for (line, given, why) in &plan.passed {
        say(&said::passed(lang, line, given, *why));
    }
    for note in &plan.notes {
        say(&words::sheet_note(lang, note));
    }
    let whole = plan.faults.is_empty() || args.skip_bad;
    let mut text = String::new();
    let mut line = |said: &str| {
        let _ = writeln!(text, "{}", crate::text::safe(said));
    };
    plan.faults.iter().for_each(|fault| line(&words::sheet_fault(lang, fault)));
    if args.tells_lines(whole) {
        plan.changes.iter().for_each(|change| line(&words::sheet_change(lang, change)));
    }
    caller.print(text.as_bytes())?;
    if args.dry_run {
        say(&words::sheet_dry_run(lang, plan.changes.len()));
        return Ok(if whole { Exit::Done } else { Exit::Refused });
    }
    if !whole {
        say(&words::sheet_nothing(lang, plan.faults.len()));
        return Ok(Exit::Refused);
    }
    let changes = plan.changes.len();
    let lines: Vec<(u64, usize)> = plan.changes.iter().map(|change| (change.line, change.commands.len())).collect();
    let commands: Vec<Command> = plan.changes.into_iter().flat_map(|change| change.commands).collect();
    if commands.is_empty() {
        say(&words::so_already(lang));
        return Ok(Exit::Done);
    }
    for (party, name) in fresh.into_values() {
        clerk.name(&party, name);
    }
    match clerk.give(&commands).map_err(|error| caller.kept(error))? {
        Ok(_) => {
            say(&words::sheet_taken(lang, changes));
            Ok(Exit::Done)
        }
        Err((place, refusal)) => {
            let mut before = 0;
            let line = lines.iter().find(|(_, commands)| {
                before += commands;
                place < before
            });
            let why = words::refusal(lang, &refusal);
            say(&words::sheet_refused(lang, line.map_or(0, |(line, _)| *line), &why));
            Ok(Exit::Refused)
        }
    }
}

fn names(clerk: &Clerk) -> std::collections::BTreeMap<uuid::Uuid, Option<String>> {
    clerk.people().map(|id| (id, clerk.call(id))).collect()
}

fn unreadable(caller: &Caller, name: &str, why: &Unreadable) -> CliError {
    let words = match why {
        Unreadable::NoHead { seen, sheets } => {
            words::sheet_no_head(caller.lang) + &said::seen(caller.lang, seen, sheets)
        }
        why => said::unreadable(caller.lang, why),
    };
    CliError::new(Exit::Usage, format!("{name}: {words}"))
}

fn table(caller: &Caller, args: &Source) -> Result<Table<Column>, CliError> {
    let name = args.file.to_string_lossy();
    let failed = |error: std::io::Error| caller.io(&name, &error);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(&args.file).map_err(failed)?;
    file.take(CAPS.bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    table::read(&bytes, args.sheet.as_deref(), CAPS).map_err(|why| unreadable(caller, &name, &why))
}
