//! The roster from a file, as whoever sits at the first screen brings it in.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use uuid::Uuid;

use super::{Plan, Resident, Roster, plan, read};
use crate::{
    charter::{PRESETS, preset},
    station::{Home, StationError},
    table::{FILE_CAP, Unreadable},
};

/// What became of a file of residents.
pub enum Brought {
    /// Taken: all, how many are new, how many were changed.
    Taken(usize, usize, usize),
    /// Nothing was taken: this has to be put right, or looked at, first.
    Not(Box<Plan>),
    /// It can't be read.
    Unread(Unreadable),
    /// It can't be opened.
    Unopened(io::Error),
}

/// Takes a file whole, or not at all. What looks wrong is only taken by somebody who is `sure`; who is known elsewhere at the station is
/// who they are there by `adopt`.
pub fn bring(
    home: &Home,
    file: &Path,
    (english, sure): (bool, bool),
    fresh: &mut dyn FnMut() -> Uuid,
    adopt: &mut dyn FnMut(&Roster, &mut [Resident]),
) -> Result<Brought, StationError> {
    let mut bytes = Vec::new();
    let opened = File::open(file).and_then(|file| file.take(FILE_CAP as u64 + 1).read_to_end(&mut bytes));
    if let Err(error) = opened {
        return Ok(Brought::Unopened(error));
    }
    let table = match read(&bytes, None) {
        Ok(table) => table,
        Err(why) => return Ok(Brought::Unread(why)),
    };
    let mut known = Roster::open(home)?;
    let Some(rules) = preset(PRESETS[0]) else { return Ok(Brought::Taken(0, 0, 0)) };
    let mut plan = plan(&table, &known, &rules, english, fresh);
    if !plan.faults.is_empty() || !plan.doubts.is_empty() && !sure {
        return Ok(Brought::Not(Box::new(plan)));
    }
    let (all, new) = (plan.residents.len(), plan.newcomers());
    let changed = plan.changes.len() - new;
    home.make()?;
    adopt(&known, &mut plan.residents);
    known.put(plan.residents)?;
    Ok(Brought::Taken(all, new, changed))
}
