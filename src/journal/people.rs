//! Who is who: the names that never stand in the journal, so that somebody can be forgotten and the chain still holds.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, Visitor},
};
use uuid::Uuid;

use super::{
    JournalError,
    disk::{self, Folder},
    kind::Kind,
    lock::Lock,
};
use crate::text;

pub(super) const NAME: &str = "people.ron";
/// Version of the file that this program writes.
const VERSION: u32 = 1;

/// Somebody, as they gave their name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their name, as it stands on papers.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "fitting")]
    pub name: Option<String>,
    /// 称呼: what they are called in the room (王阿姨).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "fitting")]
    pub call: Option<String>,
    /// Somebody who asked to be taken out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

/// `people.ron`, beside the journal: readable by its owner only, rewritten whole, never half.
#[derive(Clone, Debug)]
pub struct People {
    /// None before the meeting is made.
    folder: Option<Folder>,
    book: Book,
    /// What the file held when it was read.
    read: Vec<u8>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    v: u32,
    #[serde(deserialize_with = "each_once")]
    people: BTreeMap<Uuid, Person>,
}

impl People {
    /// Reads the names of a meeting; without a file there are none.
    pub fn open(folder: &Path) -> Result<Self, JournalError> {
        match disk::meeting(folder) {
            Ok(folder) => Self::of(&folder),
            Err(JournalError::Missing { .. }) => Ok(Self::nobody(None)),
            Err(error) => Err(error),
        }
    }

    /// The same for a folder that is held.
    pub(super) fn of(folder: &Folder) -> Result<Self, JournalError> {
        match disk::read(folder, NAME) {
            Ok(bytes) => {
                let read = Self::parse(folder.path().join(NAME), &bytes)?;
                Ok(Self { folder: Some(folder.clone()), read: bytes, ..read })
            }
            Err(JournalError::Missing { .. }) => Ok(Self::nobody(Some(folder.clone()))),
            Err(error) => Err(error),
        }
    }

    /// Changes the names beside a record that several write to in turn: nobody else does meanwhile.
    pub fn change<K: Kind, T>(
        folder: &Path,
        patience: Duration,
        change: impl FnOnce(&mut Self) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        let folder = disk::meeting(folder)?;
        let _lock = Lock::wait::<K>(&folder, patience)?;
        Self::clear(&folder);
        change(&mut Self::of(&folder)?)
    }

    /// Reads them anew, if the file in this folder isn't the one that was read; whether it wasn't.
    pub fn again(&mut self, folder: &Folder) -> Result<bool, JournalError> {
        let is_same = match disk::read(folder, NAME) {
            Ok(bytes) => bytes == self.read,
            Err(JournalError::Missing { .. }) => self.read.is_empty(),
            Err(error) => return Err(error),
        };
        if !is_same {
            *self = Self::of(folder)?;
        }
        Ok(!is_same)
    }

    /// Takes away names that were being written down when the power went: nobody was told that they are.
    pub(super) fn clear(folder: &Folder) {
        disk::clear(folder, NAME);
    }

    fn nobody(folder: Option<Folder>) -> Self {
        Self { folder, book: Book { v: VERSION, people: BTreeMap::new() }, read: Vec::new() }
    }

    /// The names in the bytes of a file. Somebody may have edited it by hand: what moves the cursor, hides, turns text round or
    /// is longer than a name is dropped, as it would have been refused at the door.
    #[doc(hidden)]
    pub fn parse(path: PathBuf, bytes: &[u8]) -> Result<Self, JournalError> {
        let book: Book = notation().from_bytes(text::unmarked_bytes(bytes)).map_err(|error| JournalError::People {
            path: path.clone(),
            line: error.span.start.line,
            why: error.code.to_string(),
        })?;
        if book.v != VERSION {
            let why = format!("version {} of a newer yishi", book.v);
            return Err(JournalError::People { path, line: 1, why });
        }
        Ok(Self { folder: None, book, read: Vec::new() })
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
        let folder = self.folder.as_ref().ok_or_else(|| JournalError::Missing { path: NAME.into() })?;
        disk::place(folder, NAME, text.as_bytes())?;
        self.book = book;
        self.read = text.into_bytes();
        Ok(())
    }
}

/// As people write it: `name: "王小红"` and not `name: Some("王小红")`, whether the first line of the file says so or not.
fn notation() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Somebody who stands there twice would silently lose one of their names.
fn each_once<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Uuid, Person>, D::Error> {
    struct EachOnce;
    impl<'de> Visitor<'de> for EachOnce {
        type Value = BTreeMap<Uuid, Person>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("persons by their ids")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            let mut people = BTreeMap::new();
            while let Some((id, person)) = from.next_entry::<Uuid, Person>()? {
                if people.insert(id, person).is_some() {
                    return Err(de::Error::custom(format_args!("{id} stands there twice")));
                }
            }
            Ok(people)
        }
    }
    from.deserialize_map(EachOnce)
}

/// A name as it is kept: so a file of endless ones takes no more room than it has itself.
fn fitting<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let raw = Option::<String>::deserialize(from)?;
    Ok(raw.as_deref().and_then(|raw| text::fit(raw, text::NAME)))
}
