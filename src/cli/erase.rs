//! `yishi erase`: takes somebody out of the names of every meeting.

use std::{collections::BTreeSet, fmt::Write as _};

use uuid::Uuid;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{cli, roster as words},
    journal::{self, Journal, People},
    station::roster::{Resident, Roster},
    text::safe,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The person: an id, or exactly what they are called
    person: String,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (lang, home) = (caller.lang, caller.home()?);
    let failed = |error: journal::JournalError| caller.failed(error.into());
    let wanted = Uuid::try_parse(&args.person).ok();
    let ids = home.ids().map_err(|error| caller.station(error))?;
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for id in &ids {
        let people = People::open(&home.folder(*id)).map_err(failed)?;
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
    if found.is_empty() && same.is_empty() {
        return Err(CliError::new(Exit::Usage, cli::nobody(lang, &safe(&args.person).to_string())));
    }
    for (id, person) in &found {
        journal::erase(&home.folder(*id), *person).map_err(failed)?;
    }
    say(&cli::erased(lang, found.len()));
    if roster.erase(is_meant).map_err(|error| caller.station(error))? > 0 {
        say(&words::erased(lang));
    }
    let (mut lines, mut list) = (0, String::new());
    for id in ids {
        for entry in Journal::read(&home.folder(id), id).map_err(failed)?.entries {
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
    caller.print(list.as_bytes())
}
