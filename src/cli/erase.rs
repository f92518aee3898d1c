//! `yishi erase`: takes somebody out of the names of every meeting.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{Lang, cli, files, roster as words, tracker},
    office::{self, Bearer, Erased, Namesake, papers::Cleared},
    text::safe,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The person: an id, exactly what they are called, or that with where they live (王芳@3号楼)
    person: String,
    /// Do it; without it whom it would take is only shown
    #[arg(long)]
    yes: bool,
    /// Everybody who is called so, where that is more than one person
    #[arg(long)]
    all: bool,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (lang, home) = (caller.lang, caller.home()?);
    let person = safe(&args.person).to_string();
    let found = office::bearers(&caller.look()?, &args.person).map_err(|error| caller.kept(error))?;
    if found.are_nobody() {
        return Err(CliError::new(Exit::Usage, cli::nobody(lang, &person)));
    }
    let whom = found.all.iter().map(|one| bearer(lang, one));
    if found.are_several() && !args.all {
        let of: Vec<Namesake> = found.all.iter().map(|one| one.who.clone()).collect();
        let typed = of.iter().map(|one| one.typed(&args.person, &of));
        let each = typed.zip(whom).map(|(typed, whom)| format!("{typed}  {whom}"));
        let error = CliError::new(Exit::Usage, cli::several_people(lang, &person));
        return Err(each.fold(error, CliError::hint).hint(cli::several_all(lang)));
    }
    if !args.yes {
        say(&cli::would_erase(lang));
        whom.for_each(|line| say(&line));
        say(&cli::hint_yes(lang));
        return Ok(Exit::Refused);
    }
    let clerk = caller.clerk_if_kept(&home)?;
    let done = office::erase(&home, clerk, found).map_err(|error| caller.kept(error))?;
    if done.meetings > 0 {
        say(&cli::erased(lang, done.meetings));
    }
    if done.roster {
        say(&words::erased(lang));
    }
    if done.tracker {
        say(&tracker::erased(lang));
    }
    if !done.lines.is_empty() {
        say(&cli::named_in(lang, done.lines.len()));
    }
    papers(lang, &done.papers);
    say(&cli::copies(lang));
    told(caller, done)
}

/// Somebody, where they live, and where their name stands.
fn bearer(lang: Lang, one: &Bearer) -> String {
    let meetings = Some(one.meetings.len()).filter(|many| *many > 0).map(|many| cli::of_meetings(lang, many));
    let roster = one.roster.then(|| cli::of_roster(lang));
    let tracker = one.tracker.then(|| cli::of_tracker(lang));
    let at = one.who.at.clone().into_iter();
    let places: Vec<String> = at.chain(meetings).chain(roster).chain(tracker).collect();
    format!("{}  {}", one.who.call, lang.list(&places))
}

fn told(caller: &Caller, done: Erased) -> Result<Exit, CliError> {
    let mut list = String::new();
    for (id, seq) in &done.lines {
        let _ = writeln!(list, "{id} {seq}");
    }
    caller.print(list.as_bytes())?;
    list_in_tracker(caller, &done.tracked, tracker::named_in)?;
    if done.left.is_empty() {
        return Ok(Exit::Done);
    }
    let meetings = caller.lang.list(done.left.keys());
    for error in done.left.into_values() {
        caller.failed(error.into()).show();
    }
    Err(CliError::new(Exit::Disk, cli::not_erased(caller.lang, &meetings)))
}

/// Papers and comments that were written before: without the name where that can be, and else it is said where it stands.
pub(super) fn papers(lang: Lang, done: &[Cleared]) {
    let rewritten = done.iter().filter(|done| done.rewritten).count();
    let masked: usize = done.iter().map(|done| done.masked).sum();
    if rewritten > 0 {
        say(&cli::papers_rewritten(lang, rewritten));
    }
    if masked > 0 {
        say(&cli::comments_masked(lang, masked));
    }
    let left: Vec<String> =
        done.iter().flat_map(|done| &done.left).map(|file| file.to_string_lossy().into_owned()).collect();
    if !left.is_empty() {
        say(&cli::still_named(lang, &left.join("  ")));
    }
    let dropped: usize = done.iter().map(|done| done.dropped).sum();
    if dropped > 0 {
        say(&files::dropped(lang, dropped));
    }
    let drawn: usize = done.iter().map(|done| done.drawn).sum();
    if drawn > 0 {
        say(&files::drawn_gone(lang, drawn));
    }
    let sheets: usize = done.iter().map(|done| done.sheets).sum();
    if sheets > 0 {
        say(&files::sheets_gone(lang, sheets));
    }
    let unreached: Vec<String> =
        done.iter().flat_map(|done| &done.unreached).map(|path| path.to_string_lossy().into_owned()).collect();
    if !unreached.is_empty() {
        say(&files::unreached(lang, &unreached.join("  ")));
    }
    for why in done.iter().flat_map(|done| &done.failed) {
        say(&cli::papers_stay(lang, &why.said(lang)));
    }
}

/// The lines of the tracker's history in which something stands, under a sentence with their number.
pub(super) fn list_in_tracker(
    caller: &Caller,
    lines: &BTreeSet<i64>,
    head: fn(Lang, usize) -> String,
) -> Result<(), CliError> {
    if lines.is_empty() {
        return Ok(());
    }
    say(&head(caller.lang, lines.len()));
    let mut list = String::new();
    for line in lines {
        let _ = writeln!(list, "tracker {line}");
    }
    caller.print(list.as_bytes()).map(|_| ())
}
