//! Puts down what happened: the history, and what stands now beside it, in one transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::{CachedStatement, Connection, params};
use serde::Serialize;

use super::{
    super::{StoreError, grams},
    database, day, meeting_key,
    read::{mark, patrol_name, word},
    who,
};
use crate::tracker::{Ctx, Event, Item, Ledger, Project, State, Track, Visit, VisitState, filter::plain};

pub fn json(of: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(of).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// How a write treats what finds items.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// From so many items on the pairs of letters are kept; fewer are looked through.
    pub pairs_from: usize,
    /// From so many new ones in one go, and where they are at least as many as those that are there, indices are made anew at the end.
    pub anew_from: usize,
}

/// Writes what these events changed.
pub fn all(
    db: &Connection,
    path: &Path,
    (before, after): (&Ledger, &Ledger),
    events: &[Vec<Event>],
    ctx: Ctx<'_>,
    finding: Finding,
) -> Result<(), StoreError> {
    put(db, (before, after), events, ctx, finding).map_err(|error| database(path, &error))
}

fn put(
    db: &Connection,
    (before, after): (&Ledger, &Ledger),
    events: &[Vec<Event>],
    ctx: Ctx<'_>,
    finding: Finding,
) -> rusqlite::Result<()> {
    let (mut items, mut visits, mut projects) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut tally: BTreeMap<(Track, State), i64> = BTreeMap::new();
    let (at, by) = (ctx.now.to_string(), ctx.by.map(json).transpose()?);
    let with_pairs = has_pairs(db)?;
    let fresh = events.iter().flatten().filter(|event| matches!(event, Event::Added(_))).count();
    let anew = if fresh >= finding.anew_from && fresh >= count(db)? { drop_indices(db)? } else { Vec::new() };
    {
        let sql = "INSERT INTO history(at, item, visit, event, by, project) VALUES(?1, ?2, ?3, ?4, ?5, ?6)";
        let mut history = db.prepare_cached(sql)?;
        let mut insert = db.prepare_cached(INSERT)?;
        for event in events.iter().flatten() {
            let (item, visit) = (event.item(), event.visit());
            // What is new and stands as it was added is written once for both.
            let stands = match event {
                Event::Added(new) if after.items.get(&new.no) == Some(&**new) => Some((new, json(new)?)),
                _ => None,
            };
            let written = match &stands {
                Some((_, body)) => format!("{{\"Added\":{body}}}"),
                None => json(event)?,
            };
            history.execute(params![
                at,
                item.map(crate::tracker::ItemNo::key),
                visit.map(crate::tracker::VisitNo::key),
                written,
                by,
                event.project().map(crate::tracker::ProjectNo::key)
            ])?;
            if let Some((new, body)) = stands {
                insert_item(db, &mut insert, new, &body, with_pairs)?;
                *tally.entry((new.track, new.state)).or_default() += 1;
            } else {
                items.extend(item);
            }
            visits.extend(visit);
            projects.extend(event.project());
            beside(db, after, event)?;
        }
        for no in items {
            let (old, Some(new)) = (before.items.get(&no), after.items.get(&no)) else { continue };
            match old {
                None => insert_item(db, &mut insert, new, &json(new)?, with_pairs)?,
                Some(old) => {
                    put_item(db, old, new, with_pairs)?;
                    *tally.entry((old.track, old.state)).or_default() -= 1;
                }
            }
            *tally.entry((new.track, new.state)).or_default() += 1;
        }
    }
    for ((track, state), change) in tally.into_iter().filter(|(_, change)| *change != 0) {
        let sql =
            "INSERT INTO tally(track, state, n) VALUES(?1, ?2, ?3) ON CONFLICT(track, state) DO UPDATE SET n = n + ?3";
        db.prepare_cached(sql)?.execute(params![word(track), word(state), change])?;
    }
    for index in anew {
        db.execute_batch(&index)?;
    }
    if !with_pairs && count(db)? >= finding.pairs_from {
        pair_all(db)?;
    }
    for visit in visits.iter().filter_map(|no| after.visits.get(no)) {
        put_visit(db, visit)?;
    }
    for project in projects.iter().filter_map(|no| after.projects.get(no)) {
        put_project(db, project)?;
    }
    Ok(())
}

/// How many items there are.
fn count(db: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = db.query_row("SELECT coalesce(sum(n), 0) FROM tally", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The pairs of letters are kept.
pub fn has_pairs(db: &Connection) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT EXISTS(SELECT 1 FROM search_docsize)")?.query_row([], |row| row.get(0))
}

/// Begins to keep them.
fn pair_all(db: &Connection) -> rusqlite::Result<()> {
    let mut asked = db.prepare("SELECT key, says FROM item")?;
    let mut found = asked.query([])?;
    while let Some(row) = found.next()? {
        pair(db, row.get(0)?, row.get_ref(1)?.as_str()?)?;
    }
    Ok(())
}

fn pair(db: &Connection, key: i64, said: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO search(rowid, grams) VALUES(?1, ?2)";
    db.prepare_cached(sql)?.execute(params![key, grams::index(said)])?;
    Ok(())
}

/// Drops the indices of items, and gives what makes them again.
fn drop_indices(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'item' AND sql IS NOT NULL";
    let mut asked = db.prepare(sql)?;
    let indices = asked.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let indices = indices.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    drop(asked);
    for (name, _) in &indices {
        db.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(indices.into_iter().map(|(_, sql)| sql).collect())
}

const INSERT: &str = "INSERT INTO item(key, kind, track, state, open, orphan, dest, due, says, body, promise)
    VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const UPDATE: &str = "UPDATE item SET kind = ?2, track = ?3, state = ?4, open = ?5, orphan = ?6, dest = ?7, due = ?8, says = ?9, body = ?10, promise = ?11
    WHERE key = ?1";

fn row(statement: &mut CachedStatement<'_>, item: &Item, said: &str, body: &str) -> rusqlite::Result<()> {
    statement.execute(params![
        item.no.key(),
        word(item.kind),
        word(item.track),
        word(item.state),
        item.state.is_open(),
        item.is_orphan(),
        item.to.map(word),
        day(item.due),
        said,
        body,
        item.is_promise()
    ])?;
    Ok(())
}

/// Who leads or helps, and by when.
fn parties(item: &Item) -> BTreeSet<(String, i64)> {
    let due = day(item.due);
    item.lead.iter().chain(&item.helpers).filter_map(who).map(|who| (who, due)).collect()
}

fn insert_item(
    db: &Connection,
    insert: &mut CachedStatement<'_>,
    new: &Item,
    body: &str,
    with_pairs: bool,
) -> rusqlite::Result<()> {
    let said = plain(&new.said());
    row(insert, new, &said, body)?;
    if with_pairs {
        pair(db, new.no.key(), &said)?;
    }
    helpers(db, new, &BTreeSet::new(), &parties(new))?;
    sources(db, new)
}

/// Puts an item in the place of what it was.
pub fn put_item(db: &Connection, old: &Item, new: &Item, with_pairs: bool) -> rusqlite::Result<()> {
    let (said_before, said) = (plain(&old.said()), plain(&new.said()));
    row(&mut db.prepare_cached(UPDATE)?, new, &said, &json(new)?)?;
    if with_pairs && said_before != said {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([new.no.key()])?;
        pair(db, new.no.key(), &said)?;
    }
    helpers(db, new, &parties(old), &parties(new))?;
    if old.source == new.source { Ok(()) } else { sources(db, new) }
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
    for (source, mark) in of.source.iter().flat_map(|source| source.seed.refs.iter().map(move |of| (source, mark(*of))))
    {
        let sql = "INSERT INTO source(meeting, mark, key) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
        db.prepare_cached(sql)?.execute(params![source.meeting.as_bytes(), mark, of.no.key()])?;
    }
    Ok(())
}

pub fn put_project(db: &Connection, project: &Project) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO project(key, open, body) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET open = ?2, body = ?3";
    db.prepare_cached(sql)?.execute(params![project.no.key(), project.phase.is_open(), json(project)?])?;
    Ok(())
}

pub fn put_visit(db: &Connection, visit: &Visit) -> rusqlite::Result<()> {
    let sql = "INSERT INTO visit(key, open, due, body) VALUES(?1, ?2, ?3, ?4)
        ON CONFLICT(key) DO UPDATE SET open = ?2, due = ?3, body = ?4";
    let open = visit.state == VisitState::Open;
    db.prepare_cached(sql)?.execute(params![visit.no.key(), open, visit.due.ms(), json(visit)?])?;
    Ok(())
}

/// What stands neither with items nor with visits.
pub fn beside(db: &Connection, after: &Ledger, event: &Event) -> rusqlite::Result<()> {
    let desk = |name: &str, body: String| -> rusqlite::Result<()> {
        let sql = "INSERT INTO desk(name, body) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET body = ?2";
        db.prepare_cached(sql)?.execute(params![name, body]).map(|_| ())
    };
    match event {
        Event::MeetingTaken(taken) => {
            let sql = "INSERT INTO meeting(id, no, body) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO UPDATE SET body = ?3";
            db.prepare_cached(sql)?.execute(params![taken.meeting.as_bytes(), meeting_key(taken.no), json(taken)?])?;
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
        | Event::Reseeded { .. }
        | Event::Reviewed { .. }
        | Event::VisitLogged(_)
        | Event::ProjectAdded(_)
        | Event::ProjectMoved { .. }
        | Event::VisitMoved { .. } => {}
    }
    Ok(())
}
