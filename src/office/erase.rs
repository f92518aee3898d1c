//! Takes somebody out: of the names of every meeting, of the roster, of the tracker, and of the papers that were written before.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Clerk, Namesake, OfficeError, names,
    papers::{self, Cleared},
};
use crate::{
    journal::{self, Journal, JournalError, People},
    station::{Home, roster::Roster},
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

/// Somebody who is called so, and where they are known.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// Who, by what tells them from another one.
    pub who: Namesake,
    /// The meetings that have their name.
    pub meetings: Vec<Uuid>,
    /// The roster has it.
    pub roster: bool,
    /// The tracker has it.
    pub tracker: bool,
}

/// Everybody whom a word means, wherever they are known.
#[derive(Debug, Default)]
pub struct Bearers {
    /// They.
    pub all: Vec<Bearer>,
    /// All that they are called.
    names: BTreeSet<String>,
    /// Meetings whose names could not be read.
    left: BTreeMap<Uuid, JournalError>,
}

impl Bearers {
    /// They are not one person: two at one meeting, or two whom the station knows. Who has an id of their own at a meeting, and is
    /// known nowhere else, is who is meant.
    pub fn are_several(&self) -> bool {
        let known = self.all.iter().filter(|one| one.roster || one.tracker).count();
        let mut meetings = BTreeSet::new();
        known > 1 || !self.all.iter().flat_map(|one| &one.meetings).all(|id| meetings.insert(*id))
    }

    /// Nobody was found anywhere, and nothing kept anybody from looking.
    pub fn are_nobody(&self) -> bool {
        self.all.is_empty() && self.left.is_empty()
    }
}

/// Who is meant by an id, by exactly what somebody is called, or by that and where they live (王芳@3号楼). It changes nothing.
pub fn bearers(clerk: &Clerk, said: &str) -> Result<Bearers, OfficeError> {
    let wanted = Uuid::try_parse(said).ok();
    let (name, at) = names::parted(said);
    let is_meant = |id: Uuid, own: [&Option<String>; 2]| {
        wanted.map_or_else(|| own.into_iter().flatten().any(|own| text::is_same_name(own, name)), |wanted| wanted == id)
    };
    let mut all: BTreeMap<Uuid, (Bearer, BTreeSet<String>)> = BTreeMap::new();
    let mut found_at = |id: Uuid, own: [&Option<String>; 2], stands: &dyn Fn(&mut Bearer)| {
        let who = Namesake { id, call: String::new(), at: None };
        let new = Bearer { who, meetings: Vec::new(), roster: false, tracker: false };
        let (one, names) = all.entry(id).or_insert_with(|| (new, BTreeSet::new()));
        names.extend(own.into_iter().flatten().cloned());
        stands(one);
    };
    let mut left = BTreeMap::new();
    for id in clerk.home.ids()? {
        match People::open(&clerk.home.folder(id)) {
            // One meeting that is running, or can't be read, keeps nobody in the others.
            Err(error) => {
                left.insert(id, error);
            }
            Ok(people) => {
                let here = people.all().filter(|(_, known)| !known.erased);
                for (one, known) in here.filter(|(one, known)| is_meant(*one, [&known.name, &known.call])) {
                    found_at(one, [&known.name, &known.call], &|one| one.meetings.push(id));
                }
            }
        }
    }
    for one in Roster::open(&clerk.home)?.residents().iter().filter(|one| is_meant(one.id, [&one.name, &one.call])) {
        found_at(one.id, [&one.name, &one.call], &|one| one.roster = true);
    }
    for (id, known) in clerk.store.names()?.iter().filter(|(id, known)| is_meant(*id, [&known.name, &known.call])) {
        found_at(*id, [&known.name, &known.call], &|one| one.tracker = true);
    }
    let ids: Vec<Uuid> = all.keys().copied().collect();
    let mut found = Bearers { left, ..Bearers::default() };
    for mut who in clerk.told_apart(&ids) {
        let Some((one, names)) = all.remove(&who.id) else { continue };
        if who.call.is_empty() {
            who.call = names.iter().next().cloned().unwrap_or_default();
        }
        if at.is_none_or(|at| who.is_at(name, at)) {
            found.names.extend(names);
            found.all.push(Bearer { who, ..one });
        }
    }
    Ok(found)
}

/// Takes out whom somebody has looked at.
pub fn erase(home: &Home, mut clerk: Option<Clerk>, whom: Bearers) -> Result<Erased, OfficeError> {
    let Bearers { all, names, left } = whom;
    let mut done = Erased { left, ..Erased::default() };
    for (meeting, person) in all.iter().flat_map(|one| one.meetings.iter().map(|meeting| (*meeting, one.who.id))) {
        match journal::erase(&home.folder(meeting), person) {
            Ok(_) => done.meetings += 1,
            Err(error) => {
                done.left.insert(meeting, error);
            }
        }
    }
    home.forget_listings()?;
    done.roster = Roster::open(home)?.erase(|it| all.iter().any(|one| one.who.id == it.id))? > 0;
    if let Some(clerk) = &mut clerk {
        for one in all.iter().filter(|one| one.tracker) {
            done.tracker |= clerk.erase(one.who.id)?;
        }
        for name in &names {
            done.tracked.extend(clerk.store().said(name)?);
        }
    }
    let ids = home.ids()?;
    said_in_lines(home, &ids, &names, &mut done);
    // A single character stands in every other word.
    let names: Vec<String> = names.into_iter().filter(|name| name.chars().nth(1).is_some()).collect();
    done.papers = home.ids().unwrap_or_default().into_iter().map(|id| papers::clear(home, id, &names)).collect();
    Ok(done)
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
