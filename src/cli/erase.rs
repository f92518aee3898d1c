//! `yishi erase`: takes somebody out of the names of every meeting.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use uuid::Uuid;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{cli, roster as words},
    journal::{self, Journal, JournalError, People},
    station::roster::{Resident, Roster},
    store::FILE,
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
    if found.is_empty() && same.is_empty() && left.is_empty() {
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
    if roster.erase(is_meant).map_err(|error| caller.station(error))? > 0 {
        say(&words::erased(lang));
    }
    if home.root().join(FILE).exists() {
        let mut upkeep = caller.upkeep_of(&home)?;
        let is_called = |upkeep: &Upkeep, id: Uuid| upkeep.call(id).is_some_and(|call| call == args.person);
        let known: Vec<Uuid> = upkeep
            .people()
            .filter(|id| wanted.map_or_else(|| is_called(&upkeep, *id), |wanted| wanted == *id))
            .collect();
        for person in known {
            upkeep.erase(person).map_err(|error| caller.kept(error))?;
        }
    }
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
    caller.print(list.as_bytes())?;
    if left.is_empty() {
        return Ok(Exit::Done);
    }
    let meetings = lang.list(left.keys());
    for error in left.into_values() {
        caller.failed(error.into()).show();
    }
    Err(CliError::new(Exit::Disk, cli::not_erased(lang, &meetings)))
}
