//! What people are called: in a file of its own beside the record, so that somebody can be forgotten and the chain still holds.

use uuid::Uuid;

use super::{super::Name, Books, PATIENCE, Record, StoreError, gone};
use crate::journal::{JournalError, People, Person};

impl Record {
    /// The names; none where there is no record yet.
    fn people(&self) -> Result<Option<People>, StoreError> {
        match People::open(&self.folder) {
            Err(error) if gone(&error) => Ok(None),
            people => Ok(Some(people?)),
        }
    }

    pub(super) fn name_of(&self, person: Uuid) -> Result<Option<Name>, StoreError> {
        let people = self.people()?;
        let known = people.as_ref().and_then(|people| people.get(person)).filter(|known| !known.erased);
        Ok(known.map(name))
    }

    pub(super) fn all_names(&self) -> Result<Vec<(Uuid, Name)>, StoreError> {
        let people = self.people()?;
        let known = people.iter().flat_map(People::all).filter(|(_, known)| !known.erased);
        Ok(known.map(|(id, known)| (id, name(known))).collect())
    }

    pub(super) fn keep_names(&self, names: &[(Uuid, Name)]) -> Result<(), StoreError> {
        if names.is_empty() {
            return Ok(());
        }
        self.make()?;
        let person = |name: &Name| Person { name: name.name.clone(), call: name.call.clone(), erased: false };
        let all: Vec<_> = names.iter().map(|(id, name)| (*id, person(name))).collect();
        self.change(|people| people.put_all(all))
    }

    pub(super) fn forget(&self, person: Uuid) -> Result<bool, StoreError> {
        if !self.folder.is_dir() {
            return Ok(false);
        }
        self.change(|people| people.erase(person))
    }

    fn change<T>(&self, change: impl FnOnce(&mut People) -> Result<T, JournalError>) -> Result<T, StoreError> {
        Ok(People::change::<Books, T>(&self.folder, PATIENCE, change)?)
    }
}

fn name(known: &Person) -> Name {
    Name { name: known.name.clone(), call: known.call.clone() }
}
