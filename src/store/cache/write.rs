//! Puts down where lines stand, and what they changed.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rusqlite::{Connection, ToSql, params};
use serde::Serialize;

use super::{
    super::line::Line,
    day, grams, meeting_key,
    row::{BEGAN, FUND, mark, patrol_name, word},
    schema::{FINDS, FINDS_OPEN},
    who,
};
use crate::{
    journal::At,
    tracker::{
        ClaimNo, Event, Item, ItemNo, Leaf, Ledger, Notice, NoticeOf, NoticeState, Project, State, Track,
        filter::plain,
        fund::{Book, Deed},
    },
};

pub fn json(of: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(of).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// So many rows go in by one statement, which puts the pages aside that it changes: by 64 it does so a quarter as often as by 16.
const ROWS: usize = 64;

/// Items as lines add them, and as these lines say them: the same JSON that the cache has of an item that nothing else happened to.
pub type Added<'a> = BTreeMap<ItemNo, (&'a Arc<Item>, &'a str)>;

/// Writes where lines stand, and what each of them is about.
pub fn lines(db: &Connection, lines: &[At<Line>], undone: &BTreeSet<u64>) -> rusqlite::Result<()> {
    for lines in lines.chunks(ROWS) {
        let rows: Vec<LineKeys> = lines.iter().map(|line| LineKeys::of(line, undone)).collect();
        insert(db, LINE, &rows, LineKeys::values)?;
    }
    Ok(())
}

/// Writes what these events changed.
pub fn changes(
    db: &Connection,
    (before, after): (&Ledger, &Ledger),
    (events, added): (&[&Event], &Added<'_>),
    large_from: usize,
) -> rusqlite::Result<()> {
    let (mut items, mut projects, mut notices) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut leaves = BTreeSet::new();
    let mut tally: BTreeMap<(Track, State), i64> = BTreeMap::new();
    let large = is_large(db)?;
    for event in events {
        items.extend(event.items());
        projects.extend(event.project());
        notices.extend(event.notice());
        leaves.extend(event.leaf());
        beside(db, after, event)?;
    }
    let mut new = Vec::with_capacity(ROWS);
    for no in items {
        let Some(item) = after.items.get(&no) else { continue };
        match before.items.get(&no) {
            None => {
                let as_added =
                    added.get(&no).filter(|(as_it_is, _)| Arc::ptr_eq(as_it_is, item)).map(|(_, said)| *said);
                new.push((&**item, ItemRow::of(item, as_added)?));
                if new.len() == ROWS {
                    insert_items(db, &std::mem::take(&mut new), large)?;
                }
            }
            Some(old) => {
                put_item(db, old, item, large)?;
                *tally.entry((old.track, old.state)).or_default() -= 1;
            }
        }
        *tally.entry((item.track, item.state)).or_default() += 1;
    }
    insert_items(db, &new, large)?;
    for ((track, state), change) in tally.into_iter().filter(|(_, change)| *change != 0) {
        let sql =
            "INSERT INTO tally(track, state, n) VALUES(?1, ?2, ?3) ON CONFLICT(track, state) DO UPDATE SET n = n + ?3";
        db.prepare_cached(sql)?.execute(params![word(track), word(state), change])?;
    }
    grow(db, large_from)?;
    for project in projects.iter().filter_map(|no| after.projects.get(no)) {
        put_project(db, project)?;
    }
    fund(db, after, events)?;
    for notice in notices.iter().filter_map(|no| after.notices.get(no)) {
        put_notice(db, notice)?;
    }
    for leaf in leaves.iter().filter_map(|no| after.leaves.get(no)) {
        put_leaf(db, leaf)?;
    }
    used(db, after)
}

/// The highest numbers that were given, also by what was taken back since.
pub fn used(db: &Connection, after: &Ledger) -> rusqlite::Result<()> {
    let sql = "INSERT INTO used(what, of, n) VALUES(?1, ?2, ?3) ON CONFLICT(what, of) DO UPDATE SET n = max(n, ?3)";
    let items = after.last.iter().map(|((of, series), n)| (word(series), meeting_key(*of), *n));
    let of_a_year = after.last_of_year.iter().map(|((what, year), n)| (word(what), i64::from(*year), *n));
    for (what, of, n) in items.chain(of_a_year).filter(|(.., n)| *n > 0) {
        db.prepare_cached(sql)?.execute(params![what, of, n])?;
    }
    if let Some(began) = after.began {
        let sql = "INSERT INTO desk(name, body) VALUES(?1, ?2) ON CONFLICT DO NOTHING";
        db.prepare_cached(sql)?.execute(params![BEGAN, json(&began)?])?;
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

/// Makes what finds the few that a screen counts, once there are so many items. Whether it did.
pub fn index(db: &Connection, some_from: usize) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'item_open')";
    let is_there: bool = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    if is_there || count(db)? < some_from { Ok(false) } else { db.execute_batch(FINDS_OPEN).map(|()| true) }
}

fn pair(db: &Connection, key: i64, said: &str) -> rusqlite::Result<()> {
    let sql = "INSERT INTO search(rowid, grams) VALUES(?1, ?2)";
    db.prepare_cached(sql)?.execute(params![key, grams::index(said)])?;
    Ok(())
}

const LINE: &str = "line(seq, part, begin, item, project, notice, leaf, claim, says, undone)";
const ROW: &str = "item(key, kind, track, state, open, orphan, dest, due, moved, says, body, promise)";
const UPDATE: &str = "UPDATE item SET kind = ?2, track = ?3, state = ?4, open = ?5, orphan = ?6, dest = ?7, due = ?8, moved = ?9, says = ?10, body = ?11,
    promise = ?12
    WHERE key = ?1";

/// Where a line stands, and what it is about.
struct LineKeys {
    seq: i64,
    part: u32,
    begin: i64,
    item: Option<i64>,
    project: Option<i64>,
    notice: Option<i64>,
    leaf: Option<i64>,
    claim: Option<i64>,
    says: bool,
    undone: bool,
}

impl LineKeys {
    fn of(line: &At<Line>, undone: &BTreeSet<u64>) -> Self {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let events = &line.entry.events;
        Self {
            seq: number(line.entry.seq),
            part: line.place.0,
            begin: number(line.place.1),
            item: events.iter().find_map(Event::item).map(ItemNo::key),
            project: events.iter().find_map(Event::project).map(crate::tracker::ProjectNo::key),
            notice: events.iter().find_map(Event::notice).map(crate::tracker::NoticeNo::key),
            leaf: events.iter().find_map(Event::leaf).map(crate::tracker::LeafNo::key),
            claim: events.iter().find_map(Event::claim).map(ClaimNo::key),
            says: !events.is_empty(),
            undone: undone.contains(&line.entry.seq),
        }
    }

    fn values(&self) -> [&dyn ToSql; 10] {
        let Self { seq, part, begin, item, project, notice, leaf, claim, says, undone } = self;
        [seq, part, begin, item, project, notice, leaf, claim, says, undone]
    }
}

/// An item: its words, and what lists ask for.
struct ItemRow<'a> {
    key: i64,
    kind: String,
    track: String,
    state: String,
    open: bool,
    orphan: bool,
    dest: Option<String>,
    due: i64,
    moved: i64,
    says: String,
    body: Cow<'a, str>,
    promise: bool,
}

impl<'a> ItemRow<'a> {
    /// `said`: its JSON, where that was made already.
    fn of(item: &Item, said: Option<&'a str>) -> rusqlite::Result<Self> {
        Ok(Self {
            key: item.no.key(),
            kind: word(item.kind),
            track: word(item.track),
            state: word(item.state),
            open: item.state.is_open(),
            orphan: item.is_orphan(),
            dest: item.to.map(word),
            due: day(item.awaited()),
            moved: day(Some(item.moved)),
            says: plain(&item.said()),
            body: said.map_or_else(|| json(item).map(Cow::Owned), |said| Ok(Cow::Borrowed(said)))?,
            promise: item.is_promise(),
        })
    }

    fn values(&self) -> [&dyn ToSql; 12] {
        [
            &self.key,
            &self.kind,
            &self.track,
            &self.state,
            &self.open,
            &self.orphan,
            &self.dest,
            &self.due,
            &self.moved,
            &self.says,
            &self.body,
            &self.promise,
        ]
    }
}

/// Puts rows in by one statement: what a statement costs beside its rows is half of what it takes (10,000 items in 38 ms by themselves,
/// in 19 by fifties). Where one fails, all of the transaction is given up, so that no statement keeps a journal to undo itself.
fn insert<const N: usize, R>(
    db: &Connection,
    into: &str,
    rows: &[R],
    values: impl Fn(&R) -> [&dyn ToSql; N],
) -> rusqlite::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let row = format!("({})", ["?"; N].join(", "));
    let mut statement =
        db.prepare_cached(&format!("INSERT OR ROLLBACK INTO {into} VALUES {}", vec![row; rows.len()].join(", ")))?;
    for (place, value) in (1..).zip(rows.iter().flat_map(values)) {
        statement.raw_bind_parameter::<usize, _>(place, value)?;
    }
    statement.raw_execute().map(|_| ())
}

/// Who leads or helps, and by when.
fn parties(item: &Item) -> BTreeSet<(String, i64)> {
    let due = day(item.awaited());
    item.lead.iter().chain(&item.helpers).filter_map(who).map(|who| (who, due)).collect()
}

fn insert_items(db: &Connection, new: &[(&Item, ItemRow<'_>)], large: bool) -> rusqlite::Result<()> {
    insert(db, ROW, new, |(_, row)| row.values())?;
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
    let (said_before, row) = (plain(&old.said()), ItemRow::of(new, None)?);
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

fn put_leaf(db: &Connection, leaf: &Leaf) -> rusqlite::Result<()> {
    let sql = "INSERT INTO leaf(key, kind, day, ended, body) VALUES(?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(key) DO UPDATE SET day = ?3, ended = ?4, body = ?5";
    let (from, ended) = (day(Some(leaf.body.day())), day(leaf.ended.as_ref().map(|ended| ended.on)));
    db.prepare_cached(sql)?.execute(params![leaf.no.key(), word(leaf.no.kind), from, ended, json(leaf)?])?;
    Ok(())
}

fn put_notice(db: &Connection, notice: &Notice) -> rusqlite::Result<()> {
    let sql = "INSERT INTO notice(key, meeting, project, posted, open, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(key) DO UPDATE SET posted = ?4, open = ?5, body = ?6";
    let (meeting, project) = match &notice.posted.of {
        NoticeOf::Meeting(id, _) => (Some(id.as_bytes().to_vec()), None),
        NoticeOf::Project(no) => (None, Some(no.key())),
        NoticeOf::Statement(_) | NoticeOf::Article(_) | NoticeOf::Own => (None, None),
    };
    // What was withdrawn isn't posted.
    let posted = (notice.state != NoticeState::Withdrawn).then(|| day(Some(notice.on())));
    db.prepare_cached(sql)?.execute(params![
        notice.no.key(),
        meeting,
        project,
        posted,
        notice.is_open(),
        json(notice)?
    ])?;
    Ok(())
}

/// What stands of the fund, and the claims and entries of these events.
fn fund(db: &Connection, after: &Ledger, events: &[&Event]) -> rusqlite::Result<()> {
    if !events.iter().any(|event| event.is_of_fund()) || after.fund.book == Book::default() {
        return Ok(());
    }
    let sql = "INSERT INTO desk(name, body) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET body = ?2";
    db.prepare_cached(sql)?.execute(params![FUND, json(&after.fund.book)?])?;
    let claims: BTreeSet<ClaimNo> = events.iter().filter_map(|event| event.claim()).collect();
    for claim in claims.iter().filter_map(|no| after.fund.claims.get(no)) {
        let sql = "INSERT INTO claim(key, open, invoice, body) VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(key) DO UPDATE SET open = ?2, invoice = ?3, body = ?4";
        let (invoice, waits) = (claim.asked.invoice_key(), claim.state.is_open() || claim.waits());
        db.prepare_cached(sql)?.execute(params![claim.no.key(), waits, invoice, json(claim)?])?;
    }
    let entries = events.iter().filter_map(|event| event.entry()).flat_map(|entry| {
        let of = if let Deed::Reversed { entry } = entry.deed { Some(entry) } else { None };
        [entry.no].into_iter().chain(of)
    });
    for entry in entries.filter_map(|no| after.fund.entries.get(&no)) {
        let sql = "INSERT INTO entry(key, receipt, body) VALUES(?1, ?2, ?3)
            ON CONFLICT(key) DO UPDATE SET receipt = ?2, body = ?3";
        db.prepare_cached(sql)?.execute(params![entry.no.key(), entry.receipt(), json(entry)?])?;
    }
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
            let sql = "INSERT INTO meeting(id, no, body, head, hangs) VALUES(?1, ?2, ?3, ?4, ?5)
                ON CONFLICT(id) DO UPDATE SET body = ?3, head = ?4, hangs = ?5";
            let (no, head) = (meeting_key(taken.no), taken.chain.head());
            let hangs = taken.to_post.then(|| day(Some(taken.hangs_by())));
            db.prepare_cached(sql)?.execute(params![taken.meeting.as_bytes(), no, json(taken)?, head, hangs])?;
        }
        Event::SendingMade { item, sending } => {
            let sql = "INSERT INTO sending(key, item) VALUES(?1, ?2) ON CONFLICT DO NOTHING";
            db.prepare_cached(sql)?.execute([sending.no.key(), item.key()])?;
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
        | Event::Replied { .. }
        | Event::VisitLogged(_)
        | Event::NoticeAdded(_)
        | Event::NoticeMoved { .. }
        | Event::LeafWritten { .. }
        | Event::LeafEnded { .. }
        | Event::ProjectAdded(_)
        | Event::ProjectMoved { .. }
        | Event::FundSet(_)
        | Event::PlaceSet(_)
        | Event::PotSet(_)
        | Event::ClaimAdded(_)
        | Event::ClaimMoved { .. }
        | Event::Booked(_)
        | Event::VisitMoved { .. } => {}
    }
    Ok(())
}
