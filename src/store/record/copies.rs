//! The copy of the record on a stick: each line as soon as it is on disk here, by the code that copies a meeting. Nobody waits for it,
//! and whatever becomes of it, the station goes on.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use uuid::Uuid;

use super::{
    super::{Ear, line::Books},
    Record,
};
use crate::journal::{Goal, Mirror, MirrorNews};

/// Whoever leaves waits for the last line of the copy no longer than this.
const LEAVING: Duration = Duration::from_secs(2);

/// Where a copy is kept, and by whom from the first line on that is written.
#[derive(Default)]
pub(super) struct Copies {
    dir: Option<PathBuf>,
    mirror: Option<Mirror>,
    ear: Option<Ear>,
}

impl Copies {
    /// The record is acknowledged up to here. The copy was kept up to what stood before, if whoever wrote that had it.
    pub fn tell(&mut self, (folder, id): (&Path, Uuid), known: Goal, goal: Goal) {
        match (&self.mirror, &self.dir) {
            (Some(mirror), _) => mirror.tell(goal),
            (None, Some(dir)) => self.mirror = Some(Mirror::start::<Books>(dir, (folder, id), Some(known), goal)),
            (None, None) => {}
        }
    }

    /// At the end, this hears what became of the copy.
    pub fn heard_by(&mut self, ear: Ear) {
        self.ear = Some(ear);
    }

    /// What became of it since this was last asked.
    pub fn news(&self) -> Option<MirrorNews> {
        self.mirror.as_ref().and_then(Mirror::news)
    }
}

impl Drop for Copies {
    fn drop(&mut self) {
        if let (Some(mirror), Some(ear)) = (&self.mirror, &self.ear) {
            mirror.wait(LEAVING);
            mirror.news().iter().for_each(ear);
        }
    }
}

impl Record {
    /// Keeps a copy in `dir`, in a folder named by the record: what is there already, and every line from the next one on.
    pub fn mirror_to(&mut self, dir: &Path) {
        self.copies.get_mut().dir = Some(dir.to_owned());
    }
}
