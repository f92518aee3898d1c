//! Who is meant by a name, and what somebody is called.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Clerk, OfficeError};
use crate::{
    sitting::Sitting,
    station::roster::{Resident, Roster, is_same_place},
    store::{Name, Page},
    text::{self, Masks},
    tracker::{Filter, Item, MeetingNo, Party, filter::Sorted},
};

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Somebody the station knows.
    Known(Party),
    /// Somebody new, and what they are called.
    New(Party, Name),
    /// Several can be meant, or the one who is known may be another one.
    Several(Vec<Namesake>),
    /// It can't be a name.
    NoName,
}

/// Somebody whom a name can mean, and what tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Who.
    pub id: Uuid,
    /// What they are called.
    pub call: String,
    /// Where they live, as far as the roster or their last visit says.
    pub at: Option<String>,
}

impl Namesake {
    /// They are of this name and live there. Somebody who is told from others of the name is called so for it: 王芳(8号楼).
    pub(super) fn is_at(&self, name: &str, at: &str) -> bool {
        self.at.as_deref().is_some_and(|lives| is_same_place(lives, at)) || self.call == told(name, at)
    }

    /// What can be typed for exactly this one of them: the name with the place, where no other of them lives there; else the id.
    pub fn typed(&self, said: &str, all: &[Self]) -> String {
        let (name, _) = parted(said);
        let alone = |at: &&String| {
            let there = |one: &&Self| one.at.as_deref().is_some_and(|lives| is_same_place(lives, at));
            all.iter().filter(there).count() == 1
        };
        self.at.as_ref().filter(alone).map_or_else(|| self.id.to_string(), |at| format!("{name}@{at}"))
    }
}

/// What can be typed for somebody else of this name.
pub fn typed_for_another(said: &str, place: &str) -> String {
    format!("{}@{place}", parted(said).0)
}

/// A name with the place behind it that tells two neighbours apart: 王芳@3号楼.
pub(super) fn parted(said: &str) -> (&str, Option<&str>) {
    match said.trim().split_once(['@', '＠']) {
        Some((name, at)) if !name.trim().is_empty() => (name.trim(), Some(at.trim())),
        _ => (said.trim(), None),
    }
}

impl Clerk {
    /// What somebody is called.
    pub fn call(&self, person: Uuid) -> Option<String> {
        self.names.get(&person).or_else(|| self.refused.get(&person)).and_then(Name::said).map(ToOwned::to_owned)
    }

    /// What somebody is called on a paper: the name alone, and what tells them apart only where others have it; then where they live,
    /// which says more than the how manieth they are.
    pub fn on_paper(&self, person: Uuid) -> Option<String> {
        let call = self.call(person)?;
        let own = self.names.get(&person).and_then(|known| known.name.as_deref());
        let parts = call.strip_suffix(')').and_then(|call| call.split_once('('));
        // What people wrote in brackets themselves stays.
        let Some((name, apart)) = parts.filter(|(name, _)| own == Some(*name)) else { return Some(call) };
        let all = self.called(name);
        if all.iter().all(|other| *other == person) {
            return Some(name.to_owned());
        }
        if apart.bytes().any(|b| !b.is_ascii_digit()) {
            return Some(call);
        }
        let at = self.told_apart(&[person]).into_iter().find_map(|one| one.at);
        Some(at.map_or_else(|| call.clone(), |at| told(name, &at)))
    }

    /// Everybody whose name is known.
    pub fn people(&self) -> impl Iterator<Item = Uuid> {
        self.names.keys().copied()
    }

    /// Who types from now on, as the history has it.
    pub fn typed_by(&mut self, by: Option<Party>) {
        self.by = by;
    }

    /// Who said before that they type today, and is still known.
    pub fn typist(&self) -> Option<Party> {
        let by = self.home.typist(self.now().date())?;
        self.names.contains_key(&by).then_some(Party::Person(by))
    }

    /// Who types is known for the rest of the day, by name before anything is typed.
    pub fn keep_typist(&mut self) -> Result<(), OfficeError> {
        self.keep_new(true)?;
        let by = match &self.by {
            Some(Party::Person(id)) => Some(*id),
            _ => None,
        };
        // Where it can't be kept it is asked at the next start, and that is all.
        let _ = self.home.keep_typist(self.now().date(), by);
        Ok(())
    }

    /// Who types.
    pub fn by(&self) -> Option<&Party> {
        self.by.as_ref()
    }

    /// Those of the roster and of meetings who are called so.
    pub fn called(&self, said: &str) -> Vec<Uuid> {
        let said = said.trim();
        let called =
            |name: &Name| [&name.name, &name.call].into_iter().flatten().any(|own| text::is_same_name(own, said));
        self.names.iter().filter(|(_, name)| called(name)).map(|(id, _)| *id).collect()
    }

    /// Somebody who is known is meant by it, or somebody new can be.
    pub fn can_be(&self, said: &str) -> bool {
        let (name, _) = parted(said);
        let is_id = Uuid::try_parse(name).is_ok_and(|id| self.names.contains_key(&id));
        is_id || text::name(name).is_ok() || !self.called(name).is_empty()
    }

    /// These, each with what tells them apart, in the order in which they are asked about.
    pub fn told_apart(&self, of: &[Uuid]) -> Vec<Namesake> {
        let roster = Roster::open(&self.home).unwrap_or_default();
        let desk = Filter { desk: true, order: Sorted::Newest, ..Filter::default() };
        let visits = self.store.list(&desk, Page::ALL).unwrap_or_default();
        let one = |id: &Uuid| {
            let (call, at) = (self.call(*id).unwrap_or_default(), lives(*id, &roster, &visits));
            Namesake { id: *id, call, at }
        };
        let mut all: Vec<Namesake> = of.iter().map(one).collect();
        all.sort_by(|a, b| (&a.at, &a.call, a.id).cmp(&(&b.at, &b.call, b.id)));
        all
    }

    /// Whom a name can mean that is said by somebody of this place: more than one, or one who may be somebody else. Nobody: nothing
    /// has to be asked.
    pub fn namesakes(&self, said: &str, place: Option<&str>) -> Vec<Namesake> {
        match self.meant(said, place) {
            Whom::Several(all) => all,
            Whom::Known(_) | Whom::Nobody | Whom::Another => Vec::new(),
        }
    }

    fn meant(&self, said: &str, place: Option<&str>) -> Whom {
        if let Ok(id) = Uuid::try_parse(said.trim())
            && self.names.contains_key(&id)
        {
            return Whom::Known(id);
        }
        let (name, own) = parted(said);
        let found = self.called(name);
        let (Some(at), false) = (own.or(place.map(str::trim).filter(|at| !at.is_empty())), found.is_empty()) else {
            return match found.as_slice() {
                [] => Whom::Nobody,
                [one] => Whom::Known(*one),
                many => Whom::Several(self.told_apart(many)),
            };
        };
        let all = self.told_apart(&found);
        let here: Vec<&Namesake> = all.iter().filter(|one| one.is_at(name, at)).collect();
        match here.as_slice() {
            [one] => Whom::Known(one.id),
            // Whoever says the place behind the name says that it is another one.
            [] if own.is_some() => Whom::Another,
            _ => Whom::Several(all),
        }
    }

    /// Who is called so, and comes from this place: somebody of the roster or of a meeting; else somebody new.
    pub fn who(&mut self, said: &str, place: Option<&str>) -> Meant {
        match self.meant(said, place) {
            Whom::Known(id) => Meant::Known(Party::Person(id)),
            Whom::Several(all) => Meant::Several(all),
            Whom::Nobody => self.made(said, place, 0),
            Whom::Another => self.another(said, place),
        }
    }

    /// Somebody new of this name; where others have it, the place tells them apart.
    pub fn another(&mut self, said: &str, place: Option<&str>) -> Meant {
        self.made(said, place, self.called(parted(said).0).len())
    }

    fn made(&mut self, said: &str, place: Option<&str>, others: usize) -> Meant {
        let (name, own) = parted(said);
        let Ok(call) = text::name(name) else { return Meant::NoName };
        let known = if others == 0 {
            Name { name: None, call: Some(call) }
        } else {
            let at = own.or(place).map(str::trim).filter(|at| !at.is_empty()).map(str::to_owned);
            let apart = told(&call, &at.unwrap_or_else(|| (others + 1).to_string()));
            Name { name: Some(call), call: Some(apart) }
        };
        let mut id = self.clock.fresh_id();
        while self.names.contains_key(&id) {
            id = self.clock.fresh_id();
        }
        Meant::New(Party::Person(id), known)
    }

    /// How somebody is called, of whom something is about to be said. It is written down when that is taken.
    pub fn name(&mut self, party: &Party, name: Name) {
        let Party::Person(id) = party else { return };
        self.names.insert(*id, name);
        self.new.insert(*id);
    }

    /// Keeps the names of those of whom something was said now; of what was refused no name stays, but of who types.
    pub fn keep_new(&mut self, taken: bool) -> Result<(), OfficeError> {
        let by = match &self.by {
            Some(Party::Person(id)) => Some(*id),
            _ => None,
        };
        if taken {
            let names: Vec<(Uuid, Name)> = std::mem::take(&mut self.new)
                .into_iter()
                .filter_map(|id| Some((id, self.names.get(&id)?.clone())))
                .collect();
            self.store.put_names(&names)?;
            return Ok(());
        }
        self.refused.clear();
        for id in std::mem::take(&mut self.new) {
            if by == Some(id) {
                self.new.insert(id);
            } else {
                self.refused.extend(self.names.remove(&id).map(|name| (id, name)));
            }
        }
        Ok(())
    }

    /// Items as a text for a chat may have them: no child has a name there, and nobody a telephone or a door.
    pub fn for_a_chat(&self, items: &mut [Item], child: &str) -> Result<Masks, OfficeError> {
        let meetings: BTreeSet<MeetingNo> = items.iter().map(|item| item.no.of).collect();
        let children = Masks::default().and_as(self.children(&meetings)?, child);
        for item in items {
            item.title = text::without_private(&children.mask(&item.title)).0;
        }
        Ok(children)
    }

    /// Every name and form of address of who is a child, in the roster and at these meetings. A meeting that is not here, or can't be
    /// read, knows of none.
    fn children(&self, meetings: &BTreeSet<MeetingNo>) -> Result<Vec<String>, OfficeError> {
        let roster = Roster::open(&self.home).map(|roster| roster.residents().to_vec()).unwrap_or_default();
        let of_roster = roster.into_iter().filter(|resident| resident.minor);
        let mut names: Vec<String> = of_roster.flat_map(|child| [child.name, child.call]).flatten().collect();
        for (taken, _) in self.store.meetings(Page::ALL)? {
            if meetings.contains(&taken.no)
                && let Ok(sitting) = Sitting::look(&self.home, taken.meeting, self.clock.clone())
            {
                names.extend(sitting.names_of_children());
            }
        }
        Ok(names)
    }
}

/// Where somebody lives: by the roster, else by the building of their last visit.
fn lives(person: Uuid, roster: &Roster, visits: &[Item]) -> Option<String> {
    let door = roster.get(person).map(Resident::door).filter(|door| !door.is_empty());
    let visit = |item: &&Item| item.author == Some(Party::Person(person));
    door.or_else(|| visits.iter().filter(visit).find_map(|item| item.desk.as_ref()?.building.clone()))
}

/// Whom a name means, before anybody new gets an id.
enum Whom {
    Known(Uuid),
    Nobody,
    /// Beside others of the name.
    Another,
    Several(Vec<Namesake>),
}

/// A name with what tells it from another one.
fn told(name: &str, apart: &str) -> String {
    format!("{name}({apart})")
}
