//! Puts down what happened: the history, and what stands now beside it, in one transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::{Connection, ToSql, params};
use serde::Serialize;

use super::{
    super::{
        StoreError, grams,
        schema::{FINDS, FINDS_OPEN},
    },
    database, day, meeting_key,
    row::{mark, patrol_name, word},
    who,
};
use crate::tracker::{Ctx, Event, Item, Ledger, Project, State, Track, filter::plain};

pub fn json(of: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(of).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// So many rows go in by one statement.
const ROWS: usize = 16;

/// Writes what these events changed.
pub fn all(
    db: &Connection,
    path: &Path,
    (before, after): (&Ledger, &Ledger),
    events: &[Vec<Event>],
    ctx: Ctx<'_>,
    large_from: usize,
) -> Result<(), StoreError> {
    put(db, (before, after), events, ctx, large_from).map_err(|error| database(path, &error))
}

fn put(
    db: &Connection,
    (before, after): (&Ledger, &Ledger),
    events: &[Vec<Event>],
    ctx: Ctx<'_>,
    large_from: usize,
) -> rusqlite::Result<()> {
    let (mut items, mut projects) = (BTreeSet::new(), BTreeSet::new());
    let mut tally: BTreeMap<(Track, State), i64> = BTreeMap::new();
    let (at, by) = (ctx.now.to_string(), ctx.by.map(json).transpose()?);
    let large = is_large(db)?;
    let events: Vec<&Event> = events.iter().flatten().collect();
    for events in events.chunks(ROWS) {
        let (mut lines, mut added) = (Vec::with_capacity(events.len()), Vec::new());
        for event in events {
            let words = match event {
                // What is new and stands as it was added is written once for both.
                Event::Added(new) if after.items.get(&new.no) == Some(new) => {
                    let row = ItemRow::of(new)?;
                    let words = format!("{{\"Added\":{}}}", row.body);
                    *tally.entry((new.track, new.state)).or_default() += 1;
                    added.push((&**new, row));
                    words
                }
                event => {
                    items.extend(event.items());
                    json(event)?
                }
            };
            lines.push(HistoryKeys::of(event, words));
            projects.extend(event.project());
            beside(db, after, event)?;
        }
        insert(db, LINE, &[&at, &by], &lines, HistoryKeys::values)?;
        insert_items(db, &added, large)?;
    }
    for no in items {
        let (old, Some(new)) = (before.items.get(&no), after.items.get(&no)) else { continue };
        match old {
            None => insert_items(db, &[(new, ItemRow::of(new)?)], large)?,
            Some(old) => {
                put_item(db, old, new, large)?;
                *tally.entry((old.track, old.state)).or_default() -= 1;
            }
        }
        *tally.entry((new.track, new.state)).or_default() += 1;
    }
    for ((track, state), change) in tally.into_iter().filter(|(_, change)| *change != 0) {
        let sql =
            "INSERT INTO tally(track, state, n) VALUES(?1, ?2, ?3) ON CONFLICT(track, state) DO UPDATE SET n = n + ?3";
        db.prepare_cached(sql)?.execute(params![word(track), word(state), change])?;
    }
    grow(db, large_from)?;
    for project in projects.iter().filter_map(|no| after.projects.get(no)) {
        put_project(db, project)?;
    }
    Ok(())
}

/// Puts visits of before down as the items that they are, and beside what they went into that they did.
pub fn visits(db: &Connection) -> rusqlite::Result<()> {
    let (ledger, large) = (super::lines::fold(db, "1 = 1", 0)?, is_large(db)?);
    for item in ledger.items.values() {
        if item.no.series.is_of_a_year() {
            insert_items(db, &[(item, ItemRow::of(item)?)], large)?;
            let sql = "INSERT INTO tally(track, state, n) VALUES(?1, ?2, 1) ON CONFLICT(track, state) DO UPDATE SET n = n + 1";
            db.prepare_cached(sql)?.execute(params![word(item.track), word(item.state)])?;
        } else if !item.merged.is_empty() {
            put_item(db, item, item, large)?;
        }
    }
    Ok(())
}

/// How many items there are.
fn count(db: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = db.query_row("SELECT coalesce(sum(n), 0) FROM tally", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// There are so many items that indices and pairs of letters are kept.
pub fn is_large(db: &Connection) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'item_dest')")?
        .query_row([], |row| row.get(0))
}

/// Begins to keep them, once there are so many.
pub fn grow(db: &Connection, large_from: usize) -> rusqlite::Result<()> {
    if is_large(db)? || count(db)? < large_from {
        return Ok(());
    }
    db.execute_batch(FINDS_OPEN)?;
    db.execute_batch(FINDS)?;
    // Pairs may be there from before there were other things that find.
    db.execute_batch("INSERT INTO search(search) VALUES('delete-all');")?;
    let mut asked = db.prepare("SELECT key, says FROM item")?;
    let mut found = asked.query([])?;
    while let Some(row) = found.next()? {
        pair(db, row.get(0)?, row.get_ref(1)?.as_str()?)?;
    }
    Ok(())
}

/// Makes what finds the few that a screen counts, once there are so many items.
pub fn index(db: &Connection, some_from: usize) -> rusqlite::Result<()> {
    let sql = "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'item_open')";
    let is_there: bool = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    if is_there || count(db)? < some_from { Ok(()) } else { db.execute_batch(FINDS_OPEN) }
}

fn pair(db: &Connection, key: i64, said: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO search(rowid, grams) VALUES(?1, ?2)";
    db.prepare_cached(sql)?.execute(params![key, grams::index(said)])?;
    Ok(())
}

const LINE: &str = "history(at, by, item, project, event)";
const ROW: &str = "item(key, kind, track, state, open, orphan, dest, due, says, body, promise)";
const UPDATE: &str = "UPDATE item SET kind = ?2, track = ?3, state = ?4, open = ?5, orphan = ?6, dest = ?7, due = ?8, says = ?9, body = ?10, promise = ?11
    WHERE key = ?1";

/// A line of the history.
struct HistoryKeys {
    item: Option<i64>,
    project: Option<i64>,
    words: String,
}

impl HistoryKeys {
    fn of(event: &Event, words: String) -> Self {
        Self {
            item: event.item().map(crate::tracker::ItemNo::key),
            project: event.project().map(crate::tracker::ProjectNo::key),
            words,
        }
    }

    fn values(&self) -> [&dyn ToSql; 3] {
        [&self.item, &self.project, &self.words]
    }
}

/// An item: its words, and what lists ask for.
struct ItemRow {
    key: i64,
    kind: String,
    track: String,
    state: String,
    open: bool,
    orphan: bool,
    dest: Option<String>,
    due: i64,
    says: String,
    body: String,
    promise: bool,
}

impl ItemRow {
    fn of(item: &Item) -> rusqlite::Result<Self> {
        Ok(Self {
            key: item.no.key(),
            kind: word(item.kind),
            track: word(item.track),
            state: word(item.state),
            open: item.state.is_open(),
            orphan: item.is_orphan(),
            dest: item.to.map(word),
            due: day(item.awaited()),
            says: plain(&item.said()),
            body: json(item)?,
            promise: item.is_promise(),
        })
    }

    fn values(&self) -> [&dyn ToSql; 11] {
        [
            &self.key,
            &self.kind,
            &self.track,
            &self.state,
            &self.open,
            &self.orphan,
            &self.dest,
            &self.due,
            &self.says,
            &self.body,
            &self.promise,
        ]
    }
}

/// Puts rows in by one statement, each with what all of them begin with: what a statement costs beside its rows is half of what it takes (10,000 items in 38 ms by themselves,
/// in 19 by fifties). Where one fails, all of the transaction is given up, so that no statement keeps a journal to undo itself.
fn insert<const N: usize, R>(
    db: &Connection,
    into: &str,
    all: &[&dyn ToSql],
    rows: &[R],
    values: impl Fn(&R) -> [&dyn ToSql; N],
) -> rusqlite::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let places = (1..=all.len()).map(|place| format!("?{place}")).chain(vec!["?".to_owned(); N]);
    let row = format!("({})", places.collect::<Vec<_>>().join(", "));
    let mut statement =
        db.prepare_cached(&format!("INSERT OR ROLLBACK INTO {into} VALUES {}", vec![row; rows.len()].join(", ")))?;
    for (place, value) in (1..).zip(all.iter().copied().chain(rows.iter().flat_map(values))) {
        statement.raw_bind_parameter::<usize, _>(place, value)?;
    }
    statement.raw_execute().map(|_| ())
}

/// Who leads or helps, and by when.
fn parties(item: &Item) -> BTreeSet<(String, i64)> {
    let due = day(item.awaited());
    item.lead.iter().chain(&item.helpers).filter_map(who).map(|who| (who, due)).collect()
}

fn insert_items(db: &Connection, new: &[(&Item, ItemRow)], large: bool) -> rusqlite::Result<()> {
    insert(db, ROW, &[], new, |(_, row)| row.values())?;
    for (item, row) in new {
        if large {
            pair(db, row.key, &row.says)?;
        }
        helpers(db, item, &BTreeSet::new(), &parties(item))?;
        sources(db, item)?;
    }
    Ok(())
}

/// Puts an item in the place of what it was.
pub fn put_item(db: &Connection, old: &Item, new: &Item, large: bool) -> rusqlite::Result<()> {
    let (said_before, row) = (plain(&old.said()), ItemRow::of(new)?);
    db.prepare_cached(UPDATE)?.execute(row.values())?;
    if large && said_before != row.says {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([row.key])?;
        pair(db, row.key, &row.says)?;
    }
    helpers(db, new, &parties(old), &parties(new))?;
    if old.marks().eq(new.marks()) { Ok(()) } else { sources(db, new) }
}

fn helpers(
    db: &Connection,
    of: &Item,
    were: &BTreeSet<(String, i64)>,
    are: &BTreeSet<(String, i64)>,
) -> rusqlite::Result<()> {
    let key = of.no.key();
    for (who, due) in were.difference(are) {
        db.prepare_cached("DELETE FROM helper WHERE who = ?1 AND due = ?2 AND key = ?3")?
            .execute(params![who, due, key])?;
    }
    for (who, due) in are.difference(were) {
        db.prepare_cached("INSERT INTO helper(who, due, key) VALUES(?1, ?2, ?3)")?.execute(params![who, due, key])?;
    }
    Ok(())
}

fn sources(db: &Connection, of: &Item) -> rusqlite::Result<()> {
    for (meeting, of_it) in of.marks() {
        let sql = "INSERT INTO source(meeting, mark, key) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
        db.prepare_cached(sql)?.execute(params![meeting.as_bytes(), mark(of_it), of.no.key()])?;
    }
    Ok(())
}

pub fn put_project(db: &Connection, project: &Project) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO project(key, open, body) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET open = ?2, body = ?3";
    db.prepare_cached(sql)?.execute(params![project.no.key(), project.phase.is_open(), json(project)?])?;
    Ok(())
}

/// What stands beside items.
pub fn beside(db: &Connection, after: &Ledger, event: &Event) -> rusqlite::Result<()> {
    let desk = |name: &str, body: String| -> rusqlite::Result<()> {
        let sql = "INSERT INTO desk(name, body) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET body = ?2";
        db.prepare_cached(sql)?.execute(params![name, body]).map(|_| ())
    };
    match event {
        Event::MeetingTaken(taken) => {
            let sql = "INSERT INTO meeting(id, no, body, head) VALUES(?1, ?2, ?3, ?4)
                ON CONFLICT(id) DO UPDATE SET body = ?3, head = ?4";
            let (no, head) = (meeting_key(taken.no), taken.chain.head());
            db.prepare_cached(sql)?.execute(params![taken.meeting.as_bytes(), no, json(taken)?, head])?;
        }
        Event::NoticePosted { meeting, on } => {
            let sql = "UPDATE meeting SET posted = ?2 WHERE no = ?1";
            db.prepare_cached(sql)?.execute(params![meeting_key(*meeting), day(Some(*on))])?;
        }
        Event::CouncilSet(council) => desk("council", json(council)?)?,
        Event::PatrolSet { list, lines } => desk(&patrol_name(*list), json(lines)?)?,
        Event::ShiftsSet(shifts) => {
            for shift in shifts {
                match after.shifts.get(&shift.day) {
                    None => db.prepare_cached("DELETE FROM shift WHERE day = ?1")?.execute([day(Some(shift.day))])?,
                    Some(who) => {
                        let sql = "INSERT INTO shift(day, who) VALUES(?1, ?2) ON CONFLICT(day) DO UPDATE SET who = ?2";
                        db.prepare_cached(sql)?.execute(params![day(Some(shift.day)), json(who)?])?
                    }
                };
            }
        }
        Event::Added(_)
        | Event::Moved { .. }
        | Event::Edited { .. }
        | Event::Joined { .. }
        | Event::Followed { .. }
        | Event::HeardAt { .. }
        | Event::Reseeded { .. }
        | Event::Turned { .. }
        | Event::Reviewed { .. }
        | Event::VisitLogged(_)
        | Event::ProjectAdded(_)
        | Event::ProjectMoved { .. }
        | Event::VisitMoved { .. } => {}
    }
    Ok(())
}
