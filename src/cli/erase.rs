//! `yishi erase`: takes somebody out of the names of every meeting.

use std::{collections::BTreeSet, fmt::Write as _};

use uuid::Uuid;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::cli,
    journal::{self, Journal, People},
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
    if found.is_empty() {
        return Err(CliError::new(Exit::Usage, cli::nobody(lang, &safe(&args.person).to_string())));
    }
    for (id, person) in &found {
        journal::erase(&home.folder(*id), *person).map_err(failed)?;
    }
    say(&cli::erased(lang, found.len()));
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
