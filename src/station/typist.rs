//! `typist.ron`, in the home: who types today, so that nobody has to say it at each start. Tomorrow it is asked again.

use std::io;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Home, settings};
use crate::sys::Folder;

const FILE: &str = "typist.ron";

#[derive(Serialize, Deserialize)]
struct Typist {
    on: NaiveDate,
    by: Uuid,
}

impl Home {
    /// Who said today that they type; their name stands elsewhere.
    pub fn typist(&self, today: NaiveDate) -> Option<Uuid> {
        let text = settings::small(&self.root.join(FILE)).ok().flatten()?;
        let typist: Typist = ron::de::from_bytes(&text).ok()?;
        (typist.on == today).then_some(typist.by)
    }

    /// Who types from now on, today; nobody, where none is given.
    pub fn keep_typist(&self, on: NaiveDate, by: Option<Uuid>) -> io::Result<()> {
        let folder = Folder::open(&self.root)?;
        match by {
            Some(by) => {
                let text = ron::to_string(&Typist { on, by }).map_err(io::Error::other)?;
                folder.place_lightly(FILE, text.as_bytes())
            }
            None => match folder.remove(FILE) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        }
    }
}
