//! `yishi track project vouchers`: what was paid, from the table of whoever keeps the cash book.

use crate::{
    cli::{Caller, CliError, Exit, import::Source, say},
    i18n::{roster, table as said, tracker as words},
    table::Table,
    tracker::{
        Command, ProjectNo, ProjectStep, ProjectWhy, Why,
        project::Voucher,
        vouchers::{Column, plan},
    },
};

pub(super) fn import(caller: &Caller, no: ProjectNo, from: &Source) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let table: Table<Column> = caller.small_table(from, &words::vouchers_no_head(lang))?;
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
    let spend =
        |voucher: &Voucher| Command::MoveProject { project: no, step: ProjectStep::Spend { voucher: voucher.clone() } };
    let lines = plan.new.iter().map(|(at, voucher)| (at, spend(voucher))).collect();
    if !caller.give_lines(&mut clerk, lines, words::voucher_refused)? {
        return Ok(Exit::Refused);
    }
    say(&words::vouchers_taken(lang, plan.new.len(), plan.known));
    Ok(Exit::Done)
}
