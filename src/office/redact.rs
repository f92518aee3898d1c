//! Takes the texts out of one line: of a journal, its copy and its papers, or of the tracker's history.

use std::{collections::BTreeSet, path::PathBuf};

use uuid::Uuid;

use super::{
    Clerk, OfficeError,
    papers::{self, Cleared},
};
use crate::{
    journal::{self, Trouble},
    station::{Home, StationError},
    store::{self, Books, Record},
};

/// What came of it.
pub struct Gone {
    /// The texts that were taken out; none if there were none, or they were taken out before.
    pub texts: Vec<String>,
    /// Other lines in which one of these texts stands too.
    pub also: Vec<u64>,
    /// The copy on a stick, where there is one.
    pub copy: Result<Option<Copied>, StationError>,
    /// What became of papers that were written before.
    pub papers: Cleared,
    /// Lines of the tracker's history that still have the words: a meeting that was taken in left them there.
    pub tracked: Result<BTreeSet<i64>, OfficeError>,
}

/// A copy that has the line too.
pub struct Copied {
    /// Where it lies.
    pub dir: PathBuf,
    /// It is without the words too, or why it isn't.
    pub done: Result<(), Trouble>,
}

/// Takes the texts out of one line of a meeting. Nothing: there is no such line.
pub fn redact(home: &Home, clerk: Option<&Clerk>, id: Uuid, seq: u64) -> Result<Option<Gone>, OfficeError> {
    let done = journal::redact(&home.folder(id), id, seq)?;
    home.forget_listings()?;
    Ok(done.map(|done| Gone {
        copy: copy(home, id),
        papers: papers::without(home, id, &done.gone),
        tracked: clerk.map_or_else(|| Ok(BTreeSet::new()), |clerk| clerk.still_says(&done.gone)),
        texts: done.gone,
        also: done.also,
    }))
}

/// The words go from the copy too, where it can be reached.
fn copy(home: &Home, id: Uuid) -> Result<Option<Copied>, StationError> {
    let Some(dir) = home.settings()?.mirror else { return Ok(None) };
    let done = journal::copy(&home.folder(id), id, &dir);
    Ok(Some(Copied { dir, done }))
}

impl Clerk {
    fn still_says(&self, texts: &[String]) -> Result<BTreeSet<i64>, OfficeError> {
        let mut lines = BTreeSet::new();
        // A single character stands in every other text.
        for words in texts.iter().filter(|words| words.chars().nth(1).is_some()) {
            lines.extend(self.store.said(words)?);
        }
        Ok(lines)
    }

    /// Takes the texts out of one line of the history, and of the copy of it. Nothing: there is no such line.
    pub fn redact(&mut self, n: i64) -> Result<Option<(store::Redacted, Option<Copied>)>, OfficeError> {
        let Some(done) = self.store.redact(n)? else { return Ok(None) };
        let (dir, record) = (self.home.settings()?.mirror, Record::look(self.home.root())?);
        let copied = dir.zip(record.head()?).map(|(dir, (_, id))| {
            let done = journal::copy_of::<Books>(record.folder(), id, &dir);
            Copied { dir, done }
        });
        Ok(Some((done, copied)))
    }
}
