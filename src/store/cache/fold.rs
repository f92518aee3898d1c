//! From the lines of the record to what stands now: all of them anew, or those that came since.

use std::collections::BTreeSet;

use rusqlite::params;
use uuid::Uuid;

use super::{
    super::{
        StoreError,
        line::{self, Line, Own},
    },
    Cache, Lines, NEVER, needed,
    write::{self, Added},
};
use crate::{
    journal::{At, Place},
    tracker::{Event, Ledger},
};

/// What the lines of a record say together.
#[derive(Default)]
pub(in super::super) struct Folded {
    /// What stands.
    pub ledger: Ledger,
    /// The lines that were taken back.
    pub undone: BTreeSet<u64>,
    /// The file that another laptop goes on from.
    pub moved: Option<String>,
}

/// The lines that were taken back.
pub(in super::super) fn undone<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeSet<u64> {
    let taken_back =
        lines.filter_map(|line| if let Some(Own::Undone { lines }) = &line.own { Some(lines) } else { None });
    taken_back.flatten().copied().collect()
}

/// Folds a record from its first line on. Lines that were taken back are left out; the numbers that they gave stay used.
pub(in super::super) fn fold<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Folded {
    let mut folded = Folded { undone: undone(lines.clone()), ..Folded::default() };
    for line in lines.clone() {
        if let Some(Own::MovedAway { to }) = &line.own {
            folded.moved = Some(to.clone());
        }
    }
    for line in lines {
        for event in &line.events {
            if folded.undone.contains(&line.seq) {
                folded.ledger.use_up(event);
            } else {
                folded.ledger.apply(line.at, event);
            }
        }
    }
    folded
}

/// Of lines that were written just now.
fn added<'a>(lines: &'a [At<Line>], bytes: &'a [u8]) -> Added<'a> {
    let said = lines.iter().zip(bytes.split(|byte| *byte == b'\n'));
    let added = said.filter_map(|(line, said)| match line.entry.events.as_slice() {
        [Event::Added(item)] => Some((item.no, (item, line::added(said)?))),
        _ => None,
    });
    added.collect()
}

/// How far the record was read.
const SET: &str = "INSERT INTO head(one, part, begin, end, seq, hash, id, moved, checked) VALUES(1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT(one) DO UPDATE SET part = ?1, begin = ?2, end = ?3, seq = ?4, hash = ?5, id = ?6, moved = coalesce(?7, moved)";

const EVERYTHING: &str =
    "DELETE FROM head; DELETE FROM line; DELETE FROM item; DELETE FROM helper; DELETE FROM source; DELETE FROM meeting;
    DELETE FROM project; DELETE FROM sending; DELETE FROM notice; DELETE FROM leaf; DELETE FROM claim; DELETE FROM entry; DELETE FROM used; DELETE FROM tally; DELETE FROM desk; DELETE FROM shift;
    INSERT INTO search(search) VALUES('delete-all');";

impl Cache {
    /// Does something in one transaction, all of it or nothing.
    pub fn transaction<T>(&self, does: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let sql = |sql: &str| self.db.execute_batch(sql).map_err(|error| self.failed(&error));
        sql("BEGIN IMMEDIATE")?;
        match does().and_then(|done| sql("COMMIT").map(|()| done)) {
            Ok(done) => Ok(done),
            Err(error) => {
                let _ = sql("ROLLBACK");
                Err(error)
            }
        }
    }

    /// Takes in what a look at the record found. What was taken back since changes lines above it: then all has to be read, and
    /// this says no.
    pub fn catch_up(&self, found: &Lines, id: Uuid) -> Result<bool, StoreError> {
        let lines = &found.lines;
        if found.all {
            self.fill(lines, found.place, id)?;
            return Ok(true);
        }
        if lines.iter().any(|line| matches!(line.entry.own, Some(Own::Undone { .. }))) {
            return Ok(false);
        }
        let Some(place) = found.place.filter(|_| !lines.is_empty()) else { return Ok(true) };
        let events = || lines.iter().flat_map(|line| line.entry.events.iter().map(|event| (line.entry.at, event)));
        let before = needed::touched(&self.db, &self.path, events().map(|(_, event)| event))?;
        let mut after = before.clone();
        for (at, event) in events() {
            after.apply(at, event);
        }
        let moved = fold(lines.iter().map(|line| &line.entry)).moved;
        self.put((&before, &after), (lines, &[]), (place, id, moved.as_deref()))?;
        Ok(true)
    }

    /// Puts down lines, and what they changed. `bytes`: the lines as they were written just now, where that was here.
    pub fn put(
        &self,
        (before, after): (&Ledger, &Ledger),
        (lines, bytes): (&[At<Line>], &[u8]),
        (place, id, moved): (Place, Uuid, Option<&str>),
    ) -> Result<(), StoreError> {
        let events: Vec<&Event> = lines.iter().flat_map(|line| &line.entry.events).collect();
        let added = added(lines, bytes);
        let put = || {
            write::lines(&self.db, lines, &BTreeSet::new())?;
            write::changes(&self.db, (before, after), (&events, &added), self.large_from)?;
            self.set(place, id, moved)
        };
        put().map_err(|error| self.failed(&error))?;
        Ok(())
    }

    /// Puts down a record that was read as a whole, in place of all that is there.
    fn fill(&self, lines: &[At<Line>], place: Option<Place>, id: Uuid) -> Result<(), StoreError> {
        let folded = fold(lines.iter().map(|line| &line.entry));
        let stands = lines.iter().filter(|line| !folded.undone.contains(&line.entry.seq));
        let events: Vec<&Event> = stands.flat_map(|line| &line.entry.events).collect();
        let fill = || {
            self.db.execute_batch(EVERYTHING)?;
            write::lines(&self.db, lines, &folded.undone)?;
            write::changes(&self.db, (&Ledger::default(), &folded.ledger), (&events, &Added::new()), self.large_from)?;
            write::used(&self.db, &folded.ledger)?;
            write::index(&self.db, super::SOME_FROM)?;
            place.map_or(Ok(()), |place| self.set(place, id, folded.moved.as_deref()))
        };
        fill().map_err(|error| self.failed(&error))
    }

    fn set(&self, place: Place, id: Uuid, moved: Option<&str>) -> rusqlite::Result<()> {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let Place { part, begin, end, head } = place;
        let values = params![
            part,
            number(begin),
            number(end),
            number(head.seq),
            head.hash.to_string(),
            id.as_bytes(),
            moved,
            NEVER
        ];
        self.db.prepare_cached(SET)?.execute(values)?;
        Ok(())
    }

    /// After lines were put down: what lies beside the file is taken into it now and then.
    pub fn settle(&self, place: Option<Place>, lines: usize) {
        if let Some(place) = place {
            self.gather(place.head.seq, lines);
        }
    }
}
