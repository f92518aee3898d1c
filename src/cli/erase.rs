//! `yishi erase`: takes somebody out of the names of every meeting.

pub(super) mod papers;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use uuid::Uuid;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{Lang, cli, roster as words, tracker},
    journal::{self, Journal, JournalError, People},
    station::{
        Home,
        roster::{Resident, Roster},
    },
    store::{FILE, Name},
    text::safe,
    upkeep::Upkeep,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The person: an id, or exactly what they are called
    person: String,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (lang, home) = (caller.lang, caller.home()?);
    let wanted = Uuid::try_parse(&args.person).ok();
    let ids = home.ids().map_err(|error| caller.station(error))?;
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    // One meeting that is running, or can't be read, keeps nobody in the others.
    let mut left: BTreeMap<Uuid, JournalError> = BTreeMap::new();
    for id in &ids {
        let people = match People::open(&home.folder(*id)) {
            Ok(people) => people,
            Err(error) => {
                left.insert(*id, error);
                continue;
            }
        };
        let bears = |name: &Option<String>| name.as_deref() == Some(args.person.as_str());
        let here: Vec<_> = people
            .all()
            .filter(|(person, known)| match wanted {
                Some(wanted) => wanted == *person && !known.erased,
                None => bears(&known.name) || bears(&known.call),
            })
            .collect();
        if here.len() > 1 {
            let list = lang.list(here.iter().map(|(person, _)| person));
            return Err(CliError::new(Exit::Usage, cli::several_people(lang, &safe(&args.person).to_string(), &list)));
        }
        for (person, known) in here {
            names.extend(known.name.iter().chain(&known.call).cloned());
            found.push((*id, person));
        }
    }
    let mut roster = Roster::open(&home).map_err(|error| caller.station(error))?;
    let is_meant = |it: &Resident| match wanted {
        Some(wanted) => it.id == wanted,
        None => it.is_called(&args.person),
    };
    let same: Vec<_> = roster.residents().iter().filter(|it| is_meant(it)).collect();
    if same.len() > 1 {
        let list = lang.list(same.iter().map(|it| it.id));
        return Err(CliError::new(Exit::Usage, cli::several_people(lang, &safe(&args.person).to_string(), &list)));
    }
    names.extend(same.iter().flat_map(|it| it.name.iter().chain(&it.call)).cloned());
    let mut upkeep = home.root().join(FILE).exists().then(|| caller.upkeep_of(&home)).transpose()?;
    let followed =
        upkeep.as_ref().map_or_else(|| Ok(Vec::new()), |upkeep| known(caller, upkeep, wanted, &args.person))?;
    names.extend(followed.iter().flat_map(|(_, name)| name.name.iter().chain(&name.call)).cloned());
    if found.is_empty() && same.is_empty() && followed.is_empty() && left.is_empty() {
        return Err(CliError::new(Exit::Usage, cli::nobody(lang, &safe(&args.person).to_string())));
    }
    let mut erased = 0;
    for (id, person) in found {
        match journal::erase(&home.folder(id), person) {
            Ok(_) => erased += 1,
            Err(error) => {
                left.insert(id, error);
            }
        }
    }
    if erased > 0 {
        say(&cli::erased(lang, erased));
    }
    home.forget_listings().map_err(|error| caller.station(error))?;
    if roster.erase(is_meant).map_err(|error| caller.station(error))? > 0 {
        say(&words::erased(lang));
    }
    let in_tracker = match &mut upkeep {
        Some(upkeep) => erase_in_tracker(caller, upkeep, followed, &names)?,
        None => BTreeSet::new(),
    };
    let (mut lines, mut list) = (0, String::new());
    for id in ids {
        let entries = match Journal::read(&home.folder(id), id) {
            Ok(opened) => opened.entries,
            Err(error) => {
                left.entry(id).or_insert(error);
                continue;
            }
        };
        for entry in entries {
            let texts = journal::texts(&entry);
            if texts.iter().any(|text| names.iter().any(|name| text.contains(name.as_str()))) {
                lines += 1;
                let _ = writeln!(list, "{id} {}", entry.seq);
            }
        }
    }
    if lines > 0 {
        say(&cli::named_in(lang, lines));
    }
    papers_of(caller, &home, &names);
    caller.print(list.as_bytes())?;
    list_in_tracker(caller, &in_tracker, tracker::named_in)?;
    if left.is_empty() {
        return Ok(Exit::Done);
    }
    let meetings = lang.list(left.keys());
    for error in left.into_values() {
        caller.failed(error.into()).show();
    }
    Err(CliError::new(Exit::Disk, cli::not_erased(lang, &meetings)))
}

/// Papers and comments that were written before: without the name where that can be, and else it is said where it stands.
fn papers_of(caller: &Caller, home: &Home, names: &BTreeSet<String>) {
    let lang = caller.lang;
    // A single character stands in every other word.
    let names: Vec<String> = names.iter().filter(|name| name.chars().nth(1).is_some()).cloned().collect();
    let ids = home.ids().unwrap_or_default();
    let done: Vec<papers::Done> = ids.into_iter().map(|id| papers::clear(caller, home, id, &names)).collect();
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
    for why in done.iter().flat_map(|done| &done.failed) {
        say(&cli::papers_stay(lang, why));
    }
    say(&cli::copies(lang));
}

/// Who is meant, of those whose name the tracker keeps.
fn known(caller: &Caller, upkeep: &Upkeep, wanted: Option<Uuid>, person: &str) -> Result<Vec<(Uuid, Name)>, CliError> {
    let is_called = |name: &Name| [&name.name, &name.call].into_iter().flatten().any(|own| own == person);
    let mut known = upkeep.store().names().map_err(|error| caller.kept(error.into()))?;
    known.retain(|(id, name)| wanted.map_or_else(|| is_called(name), |wanted| wanted == *id));
    Ok(known)
}

/// Takes them out of the names of the tracker; gives the lines of its history that have one of the names in a text.
fn erase_in_tracker(
    caller: &Caller,
    upkeep: &mut Upkeep,
    tracked: Vec<(Uuid, Name)>,
    names: &BTreeSet<String>,
) -> Result<BTreeSet<i64>, CliError> {
    let is_known = !tracked.is_empty();
    for (person, _) in tracked {
        upkeep.erase(person).map_err(|error| caller.kept(error))?;
    }
    if is_known {
        say(&tracker::erased(caller.lang));
    }
    let mut lines = BTreeSet::new();
    for name in names {
        lines.extend(upkeep.store().said(name).map_err(|error| caller.kept(error.into()))?);
    }
    Ok(lines)
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
