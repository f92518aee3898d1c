//! Puts down what happened: the history, and what stands now beside it, in one transaction.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::{Connection, params};
use serde::Serialize;

use super::{
    super::{StoreError, grams},
    database, day, meeting_key,
    read::{mark, patrol_name, word},
    who,
};
use crate::{
    meeting::Moment,
    tracker::{Event, Item, Ledger, Visit, VisitState, filter::plain},
};

fn json(of: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(of).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Writes what these events changed.
pub fn all<'a>(
    db: &Connection,
    path: &Path,
    before: &Ledger,
    after: &Ledger,
    events: impl Iterator<Item = &'a Event>,
    now: Moment,
) -> Result<(), StoreError> {
    put(db, before, after, events, now).map_err(|error| database(path, &error))
}

fn put<'a>(
    db: &Connection,
    before: &Ledger,
    after: &Ledger,
    events: impl Iterator<Item = &'a Event>,
    now: Moment,
) -> rusqlite::Result<()> {
    let (mut items, mut visits) = (BTreeSet::new(), BTreeSet::new());
    let at = now.to_string();
    for event in events {
        let (item, visit) = (event.item(), event.visit());
        let sql = "INSERT INTO history(at, item, visit, event) VALUES(?1, ?2, ?3, ?4)";
        db.prepare_cached(sql)?.execute(params![
            at,
            item.map(crate::tracker::ItemNo::key),
            visit.map(crate::tracker::VisitNo::key),
            json(event)?
        ])?;
        items.extend(item);
        visits.extend(visit);
        beside(db, after, event)?;
    }
    let mut tally: BTreeMap<(String, String), i64> = BTreeMap::new();
    for no in items {
        let (old, Some(new)) = (before.items.get(&no), after.items.get(&no)) else { continue };
        put_item(db, old, new)?;
        if let Some(old) = old {
            *tally.entry((word(old.track), word(old.state))).or_default() -= 1;
        }
        *tally.entry((word(new.track), word(new.state))).or_default() += 1;
    }
    for ((track, state), change) in tally.into_iter().filter(|(_, change)| *change != 0) {
        let sql =
            "INSERT INTO tally(track, state, n) VALUES(?1, ?2, ?3) ON CONFLICT(track, state) DO UPDATE SET n = n + ?3";
        db.prepare_cached(sql)?.execute(params![track, state, change])?;
    }
    for visit in visits.iter().filter_map(|no| after.visits.get(no)) {
        put_visit(db, visit)?;
    }
    Ok(())
}

fn put_item(db: &Connection, old: Option<&Item>, new: &Item) -> rusqlite::Result<()> {
    let key = new.no.key();
    let says = |item: &Item| plain(&item.said());
    let (said, due) = (says(new), day(new.due));
    let sql = "INSERT INTO item(key, kind, track, state, open, orphan, dest, due, says, body, promise)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT(key) DO UPDATE SET kind = ?2, track = ?3, state = ?4, open = ?5, orphan = ?6, dest = ?7, due = ?8, says = ?9, body = ?10, promise = ?11";
    db.prepare_cached(sql)?.execute(params![
        key,
        word(new.kind),
        word(new.track),
        word(new.state),
        new.state.is_open(),
        new.is_orphan(),
        new.to.map(word),
        due,
        said,
        json(new)?,
        new.is_promise()
    ])?;
    let said_before = old.map(says);
    if said_before.as_ref() != Some(&said) {
        if said_before.is_some() {
            db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([key])?;
        }
        let sql = "INSERT INTO search(rowid, grams) VALUES(?1, ?2)";
        db.prepare_cached(sql)?.execute(params![key, grams::index(&said)])?;
    }
    let parties = |item: &Item| -> BTreeSet<(String, i64)> {
        let due = day(item.due);
        item.lead.iter().chain(&item.helpers).filter_map(who).map(|who| (who, due)).collect()
    };
    let (were, are) = (old.map(parties).unwrap_or_default(), parties(new));
    for (who, due) in were.difference(&are) {
        db.prepare_cached("DELETE FROM helper WHERE who = ?1 AND due = ?2 AND key = ?3")?
            .execute(params![who, due, key])?;
    }
    for (who, due) in are.difference(&were) {
        db.prepare_cached("INSERT INTO helper(who, due, key) VALUES(?1, ?2, ?3)")?.execute(params![who, due, key])?;
    }
    if let Some(source) = &new.source
        && old.is_none_or(|old| old.source != new.source)
    {
        for of in &source.seed.refs {
            let sql = "INSERT INTO source(meeting, mark, key) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING";
            db.prepare_cached(sql)?.execute(params![source.meeting.as_bytes(), mark(*of), key])?;
        }
    }
    Ok(())
}

fn put_visit(db: &Connection, visit: &Visit) -> rusqlite::Result<()> {
    let sql = "INSERT INTO visit(key, open, due, body) VALUES(?1, ?2, ?3, ?4)
        ON CONFLICT(key) DO UPDATE SET open = ?2, due = ?3, body = ?4";
    let open = visit.state == VisitState::Open;
    db.prepare_cached(sql)?.execute(params![visit.no.key(), open, visit.due.ms(), json(visit)?])?;
    Ok(())
}

/// What stands neither with items nor with visits.
fn beside(db: &Connection, after: &Ledger, event: &Event) -> rusqlite::Result<()> {
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
        | Event::VisitMoved { .. } => {}
    }
    Ok(())
}
