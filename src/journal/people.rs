//! Who is who: the names that never stand in the journal, so that somebody can be forgotten and the chain still holds.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{JournalError, disk};
use crate::text;

/// Somebody, as they gave their name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their name, as it stands on papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 称呼: what they are called in the room (王阿姨).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// Somebody who asked to be taken out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

/// `people.ron`, beside the journal: readable by its owner only, rewritten whole, never half.
#[derive(Clone, Debug)]
pub struct People {
    path: PathBuf,
    book: Book,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    v: u32,
    people: BTreeMap<Uuid, Person>,
}

impl People {
    /// Reads the names of a meeting; without a file there are none.
    pub fn open(folder: &Path) -> Result<Self, JournalError> {
        let path = folder.join("people.ron");
        match disk::read(&path) {
            Ok(bytes) => Self::parse(path, &bytes),
            Err(JournalError::Missing { .. }) => Ok(Self { path, book: Book { v: 1, people: BTreeMap::new() } }),
            Err(error) => Err(error),
        }
    }

    /// The names in the bytes of a file. Somebody may have edited it by hand: what moves the cursor, hides, turns text round or
    /// is longer than a name is dropped, as it would have been refused at the door.
    #[doc(hidden)]
    pub fn parse(path: PathBuf, bytes: &[u8]) -> Result<Self, JournalError> {
        let mut book: Book = ron::de::from_bytes(bytes).map_err(|error| JournalError::People {
            path: path.clone(),
            line: error.span.start.line,
            why: error.code.to_string(),
        })?;
        for person in book.people.values_mut() {
            person.name = person.name.as_deref().and_then(|name| text::fit(name, text::NAME));
            person.call = person.call.as_deref().and_then(|call| text::fit(call, text::NAME));
        }
        Ok(Self { path, book })
    }

    /// Somebody by their id.
    pub fn get(&self, person: Uuid) -> Option<&Person> {
        self.book.people.get(&person)
    }

    /// Everybody.
    pub fn all(&self) -> impl Iterator<Item = (Uuid, &Person)> {
        self.book.people.iter().map(|(id, person)| (*id, person))
    }

    /// Takes down what somebody is called, over what was known; on disk when this comes back.
    pub fn put(&mut self, id: Uuid, person: Person) -> Result<(), JournalError> {
        self.put_all([(id, person)])
    }

    /// Takes down several people by one write.
    pub fn put_all(&mut self, people: impl IntoIterator<Item = (Uuid, Person)>) -> Result<(), JournalError> {
        let mut book = self.book.clone();
        for (id, person) in people {
            let known = book.people.entry(id).or_default();
            known.name = person.name.or(known.name.take());
            known.call = person.call.or(known.call.take());
            known.erased = false;
        }
        self.write(book)
    }

    /// Takes somebody out; that they were is all that stays. False for nobody, and for whom was taken out before.
    pub fn erase(&mut self, id: Uuid) -> Result<bool, JournalError> {
        let mut book = self.book.clone();
        let Some(known) = book.people.get_mut(&id).filter(|known| !known.erased) else {
            return Ok(false);
        };
        *known = Person { erased: true, ..Person::default() };
        self.write(book)?;
        Ok(true)
    }

    fn write(&mut self, book: Book) -> Result<(), JournalError> {
        let config = ron::ser::PrettyConfig::new()
            .depth_limit(2)
            .indentor("  ")
            .new_line("\n")
            .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        let mut text = ron::ser::to_string_pretty(&book, config)?;
        text.push('\n');
        disk::place(&self.path, text.as_bytes())?;
        self.book = book;
        Ok(())
    }
}
