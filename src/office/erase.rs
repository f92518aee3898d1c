//! Takes somebody out: of the names of every meeting, of the roster, of the tracker, and of the papers that were written before.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Clerk, OfficeError,
    papers::{self, Cleared},
};
use crate::{
    journal::{self, Journal, JournalError, People},
    station::{
        Home,
        roster::{Resident, Roster},
    },
    store::Name,
    text::{self, Masks},
};

/// What became of it.
#[derive(Default)]
pub struct Erased {
    /// In so many meetings.
    pub meetings: usize,
    /// In the roster.
    pub roster: bool,
    /// In the tracker.
    pub tracker: bool,
    /// Lines of journals whose own words still have one of the names: these stay until they are taken out one by one.
    pub lines: Vec<(Uuid, u64)>,
    /// Lines of the tracker's history of which the same is true.
    pub tracked: BTreeSet<i64>,
    /// The papers, a meeting each.
    pub papers: Vec<Cleared>,
    /// Meetings that could not be changed, or not be looked through.
    pub left: BTreeMap<Uuid, JournalError>,
}

impl Erased {
    /// Nobody was found anywhere, and nothing kept anybody from looking.
    fn is_nobody(&self) -> bool {
        self.meetings == 0 && !self.roster && !self.tracker && self.left.is_empty()
    }
}

/// Several are called so in one place: nobody was taken out.
#[derive(Debug)]
pub struct Several(pub Vec<Uuid>);

/// Takes somebody out, by an id or exactly by what they are called. Nothing: nobody is known by it.
pub fn erase(
    home: &Home,
    mut clerk: Option<Clerk>,
    person: &str,
) -> Result<Result<Option<Erased>, Several>, OfficeError> {
    let wanted = Uuid::try_parse(person).ok();
    let ids = home.ids()?;
    let mut done = Erased::default();
    let (found, mut names) = match at_meetings(home, &ids, wanted, person, &mut done.left) {
        Ok(found) => found,
        Err(several) => return Ok(Err(several)),
    };
    let mut roster = Roster::open(home)?;
    let is_meant = |it: &Resident| wanted.map_or_else(|| it.is_called(person), |wanted| it.id == wanted);
    let same: Vec<&Resident> = roster.residents().iter().filter(|it| is_meant(it)).collect();
    if same.len() > 1 {
        return Ok(Err(Several(same.iter().map(|it| it.id).collect())));
    }
    names.extend(same.iter().flat_map(|it| it.name.iter().chain(&it.call)).cloned());
    let followed = clerk.as_ref().map_or_else(|| Ok(Vec::new()), |clerk| known(clerk, wanted, person))?;
    names.extend(followed.iter().flat_map(|(_, name)| name.name.iter().chain(&name.call)).cloned());
    (done.meetings, done.roster, done.tracker) = (found.len(), !same.is_empty(), !followed.is_empty());
    if done.is_nobody() {
        return Ok(Ok(None));
    }
    for (id, person) in found {
        if let Err(error) = journal::erase(&home.folder(id), person) {
            done.meetings -= 1;
            done.left.insert(id, error);
        }
    }
    home.forget_listings()?;
    done.roster = roster.erase(is_meant)? > 0;
    if let Some(clerk) = &mut clerk {
        for (person, _) in followed {
            clerk.erase(person)?;
        }
        for name in &names {
            done.tracked.extend(clerk.store().said(name)?);
        }
    }
    said_in_lines(home, &ids, &names, &mut done);
    // A single character stands in every other word.
    let names: Vec<String> = names.into_iter().filter(|name| name.chars().nth(1).is_some()).collect();
    done.papers = home.ids().unwrap_or_default().into_iter().map(|id| papers::clear(home, id, &names)).collect();
    Ok(Ok(Some(done)))
}

/// Where somebody is, and what they are called there. One meeting that is running, or can't be read, keeps nobody in the others.
#[allow(clippy::type_complexity, reason = "two lists that are made in one go")]
fn at_meetings(
    home: &Home,
    ids: &[Uuid],
    wanted: Option<Uuid>,
    person: &str,
    left: &mut BTreeMap<Uuid, JournalError>,
) -> Result<(Vec<(Uuid, Uuid)>, BTreeSet<String>), Several> {
    let bears = |name: &Option<String>| name.as_deref().is_some_and(|own| text::is_same_name(own, person));
    let (mut found, mut names) = (Vec::new(), BTreeSet::new());
    for id in ids {
        let people = match People::open(&home.folder(*id)) {
            Ok(people) => people,
            Err(error) => {
                left.insert(*id, error);
                continue;
            }
        };
        let here = people.all().filter(|(someone, known)| match wanted {
            Some(wanted) => wanted == *someone && !known.erased,
            None => bears(&known.name) || bears(&known.call),
        });
        let here: Vec<_> = here.collect();
        if here.len() > 1 {
            return Err(Several(here.iter().map(|(someone, _)| *someone).collect()));
        }
        for (someone, known) in here {
            names.extend(known.name.iter().chain(&known.call).cloned());
            found.push((*id, someone));
        }
    }
    Ok((found, names))
}

/// Who is meant, of those whose name the tracker keeps.
fn known(clerk: &Clerk, wanted: Option<Uuid>, person: &str) -> Result<Vec<(Uuid, Name)>, OfficeError> {
    let is_called =
        |name: &Name| [&name.name, &name.call].into_iter().flatten().any(|own| text::is_same_name(own, person));
    let mut known = clerk.store().names()?;
    known.retain(|(id, name)| wanted.map_or_else(|| is_called(name), |wanted| wanted == *id));
    Ok(known)
}

/// The lines of all journals whose own words have one of the names.
fn said_in_lines(home: &Home, ids: &[Uuid], names: &BTreeSet<String>, done: &mut Erased) {
    let masks = Masks::new(names.iter().cloned());
    for id in ids {
        let entries = match Journal::read(&home.folder(*id), *id) {
            Ok(opened) => opened.entries,
            Err(error) => {
                done.left.entry(*id).or_insert(error);
                continue;
            }
        };
        let has = |texts: &[String]| texts.iter().any(|text| masks.is_in(text));
        done.lines.extend(entries.iter().filter(|entry| has(&journal::texts(entry))).map(|entry| (*id, entry.seq)));
    }
}

impl Clerk {
    /// Forgets how somebody is called. True if it was known here.
    pub fn erase(&mut self, person: Uuid) -> Result<bool, OfficeError> {
        self.names.remove(&person);
        Ok(self.store.erase_name(person)?)
    }
}
