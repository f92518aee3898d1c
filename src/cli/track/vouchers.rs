//! `yishi track project vouchers`: what was paid, from the table of whoever keeps the cash book.

use std::io::Read as _;

use crate::{
    cli::{Caller, CliError, Exit, import::Source, say},
    i18n::{roster, table as said, tracker as words},
    table::{self, Caps, Table, Unreadable},
    text::safe,
    tracker::{
        Command, ProjectNo, ProjectStep, ProjectWhy, Why,
        project::Voucher,
        vouchers::{Column, plan},
    },
};

pub(super) fn import(caller: &Caller, no: ProjectNo, from: &Source) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let table = read(caller, from)?;
    let mut clerk = if from.dry_run { caller.looking()? } else { caller.clerk()? };
    let found = clerk.store().project(no).map_err(|error| caller.kept(error.into()))?;
    let Some(project) = found else {
        caller.refused(&Why::Project(ProjectWhy::NoProject(no)).into());
        return Ok(Exit::Refused);
    };
    let plan = plan(&table, &project, clerk.now().date());
    say(&roster::read_as(lang, &said::source(lang, &table.source), plan.lines));
    for note in said::columns(lang, &table.used(), &table.unused(), &table.others) {
        say(&note);
    }
    for (line, given, why) in &plan.passed {
        say(&said::passed(lang, line, given, *why));
    }
    let whole = plan.faults.is_empty() || from.skip_bad;
    let mut text: String = plan.faults.iter().map(|fault| words::voucher_fault(lang, fault) + "\n").collect();
    if from.tells_lines(whole) {
        text.extend(plan.new.iter().map(|(line, voucher)| words::voucher_new(lang, line, voucher) + "\n"));
    }
    caller.print(text.as_bytes())?;
    if from.dry_run {
        say(&words::vouchers_dry_run(lang, plan.new.len(), plan.known));
        return Ok(if whole { Exit::Done } else { Exit::Refused });
    }
    if !whole {
        say(&words::sheet_nothing(lang, plan.faults.len()));
        return Ok(Exit::Refused);
    }
    let spend = |(_, voucher): &(_, Voucher)| Command::MoveProject {
        project: no,
        step: ProjectStep::Spend { voucher: voucher.clone() },
    };
    let commands: Vec<Command> = plan.new.iter().map(spend).collect();
    if !commands.is_empty()
        && let Err((place, refusal)) = clerk.give(&commands).map_err(|error| caller.kept(error))?
    {
        let line = plan.new.get(place).map(|(line, _)| said::line(lang, line)).unwrap_or_default();
        let why = words::refusal(lang, &refusal);
        say(&safe(&words::voucher_refused(lang, &line, &why)).to_string());
        return Ok(Exit::Refused);
    }
    say(&words::vouchers_taken(lang, plan.new.len(), plan.known));
    Ok(Exit::Done)
}

fn read(caller: &Caller, from: &Source) -> Result<Table<Column>, CliError> {
    let name = from.file.to_string_lossy();
    let failed = |error: std::io::Error| caller.io(&name, &error);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(&from.file).map_err(failed)?;
    file.take(Caps::SMALL.bytes as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    table::read(&bytes, from.sheet.as_deref(), Caps::SMALL).map_err(|why| {
        let words = match &why {
            Unreadable::NoHead { seen, sheets } => {
                words::vouchers_no_head(caller.lang) + &said::seen(caller.lang, seen, sheets)
            }
            why => said::unreadable(caller.lang, why),
        };
        CliError::new(Exit::Usage, format!("{name}: {words}"))
    })
}
