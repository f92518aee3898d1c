//! Who is meant by a name, and what somebody is called.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Clerk, OfficeError};
use crate::{
    sitting::Sitting,
    station::roster::Roster,
    store::{Name, Page},
    text::{self, Masks},
    tracker::{Item, MeetingNo, Party},
};

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Somebody the station knows.
    Known(Party),
    /// Somebody new.
    New(Party),
    /// Several are called so.
    Several(Vec<Uuid>),
}

impl Clerk {
    /// What somebody is called.
    pub fn call(&self, person: Uuid) -> Option<String> {
        self.names.get(&person).and_then(Name::said).map(ToOwned::to_owned)
    }

    /// Everybody whose name is known.
    pub fn people(&self) -> impl Iterator<Item = Uuid> {
        self.names.keys().copied()
    }

    /// Who types from now on, as the history has it.
    pub fn typed_by(&mut self, by: Option<Party>) {
        self.by = by;
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

    /// Who is called so: somebody of the roster or of a meeting; else somebody new.
    pub fn who(&mut self, said: &str) -> Meant {
        let found = self.called(said);
        match found.as_slice() {
            [id] => Meant::Known(Party::Person(*id)),
            [] => {
                let mut id = self.clock.fresh_id();
                while self.names.contains_key(&id) {
                    id = self.clock.fresh_id();
                }
                Meant::New(Party::Person(id))
            }
            _ => Meant::Several(found),
        }
    }

    /// Takes down how somebody is called, before anything is said of them.
    pub fn name(&mut self, party: &Party, call: &str) -> Result<(), OfficeError> {
        let Party::Person(id) = party else { return Ok(()) };
        let name = Name { name: None, call: Some(call.trim().to_owned()) };
        self.store.put_names(&[(*id, name.clone())])?;
        self.names.insert(*id, name);
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
