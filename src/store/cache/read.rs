//! Questions: what somebody asks for.

use std::{collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Params, types::Value};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{
    super::{Page, StoreError, Subject},
    Cache, database, day, day_of, grams,
    row::{FUND, patrol_name, word},
    who,
    write::is_large,
};
use crate::tracker::{
    ClaimNo, Filter, Fund, Item, ItemNo, Leaf, LeafNo, Leaves, MeetingNo, Notice, NoticeNo, NoticeOf, Party, Project,
    ProjectNo, SendingNo, Series, Track,
    council::Council,
    count::{Board, Share},
    event::Taken,
    filter::{LIES, Sorted, plain},
    fund::{Claim, Entry},
    patrol::PatrolList,
};

pub fn limit(page: Page) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match page {
        Page::ALL => String::new(),
        Page { skip, take } => format!("LIMIT {} OFFSET {}", number(take), number(skip)),
    }
}

/// A filter as a question.
fn asked(filter: &Filter, what: &str, page: Option<Page>, large: bool) -> (String, Vec<Value>) {
    let (mut from, mut holds, mut values) = ("item".to_owned(), Vec::<String>::new(), Vec::<Value>::new());
    let mut hold = |values: &mut Vec<Value>, sql: &str, given: Vec<Value>| {
        holds.push(sql.to_owned());
        values.extend(given);
    };
    let plain = filter.words.as_deref().map(plain);
    if let Some(question) = plain.as_deref().filter(|_| large).and_then(grams::question) {
        "search CROSS JOIN item ON item.key = search.rowid".clone_into(&mut from);
        hold(&mut values, "search MATCH ?", vec![question.into()]);
    }
    for word in plain.iter().flat_map(|plain| plain.split_whitespace()) {
        hold(&mut values, "instr(item.says, ?) > 0", vec![word.to_owned().into()]);
    }
    let by_who = filter.who.as_ref();
    if let Some(party) = by_who {
        "helper CROSS JOIN item ON item.key = helper.key".clone_into(&mut from);
        if plain.is_some() && large {
            "search CROSS JOIN item ON item.key = search.rowid CROSS JOIN helper ON helper.key = item.key"
                .clone_into(&mut from);
        }
        hold(&mut values, "helper.who = ?", vec![who(party).unwrap_or_default().into()]);
    }
    if filter.open {
        hold(&mut values, "item.open = 1", Vec::new());
    }
    // A state says itself whether something is still to come, and its index has the day.
    let open = if filter.state.is_some_and(crate::tracker::State::is_open) { "" } else { "item.open = 1 AND " };
    if let Some(today) = filter.late {
        hold(&mut values, &format!("{open}item.due < ?"), vec![day(Some(today)).into()]);
    }
    if let Some((first, last)) = filter.due {
        let days = vec![day(Some(first)).into(), day(Some(last)).into()];
        hold(&mut values, &format!("{open}item.due BETWEEN ? AND ?"), days);
    }
    if let Some((since, today)) = filter.lies {
        let days = vec![day(Some(since)).into(), day(Some(today)).into()];
        hold(&mut values, "(item.moved <= ? OR item.due <= ?)", days);
    }
    if filter.waiting {
        hold(&mut values, "item.state IN ('Sent', 'Received')", Vec::new());
    }
    if filter.orphan {
        hold(&mut values, "item.orphan = 1", Vec::new());
    }
    if filter.uncarried {
        hold(&mut values, "(item.promise = 1 OR item.track <> 'Promise')", Vec::new());
    }
    if let Some(to) = filter.to {
        hold(&mut values, "item.dest = ?", vec![word(to).into()]);
    }
    if let Some(kind) = filter.kind {
        hold(&mut values, "item.kind = ?", vec![word(kind).into()]);
    }
    if let Some(track) = filter.track {
        hold(&mut values, "item.track = ?", vec![word(track).into()]);
    }
    if let Some(state) = filter.state {
        // With its tracks named, the index of states finds it.
        let tracks = if filter.track.is_some() {
            String::new()
        } else {
            " AND item.track IN ('Promise', 'Referral', 'Topic', 'Noted')".to_owned()
        };
        // With that said, too, what presses is found where there are only some.
        let open = if state.is_open() { " AND item.open = 1" } else { "" };
        hold(&mut values, &format!("item.state = ?{tracks}{open}"), vec![word(state).into()]);
    }
    if let Some(of) = filter.meeting {
        let keys = ItemNo::keys(of, None);
        hold(&mut values, "item.key BETWEEN ? AND ?", keys.map(Value::from).to_vec());
    }
    if filter.desk {
        let of_a_year = Series::OF_A_YEAR.map(|series| ItemNo::keys(MeetingNo::none(0), Some(series)));
        let keys = of_a_year.map(|[first, last]| format!("item.key & 4294967295 BETWEEN {first} AND {last}"));
        hold(&mut values, &format!("({})", keys.join(" OR ")), Vec::new());
    }
    let holds = if holds.is_empty() { "1".to_owned() } else { holds.join(" AND ") };
    let order = match (filter.order, plain.is_some(), by_who.is_some()) {
        _ if page.is_none() => String::new(),
        // Of a million finds the newest are shown, without sorting them all.
        (_, true, _) if from.starts_with("search") => "ORDER BY search.rowid DESC".to_owned(),
        (_, true, _) | (Sorted::Newest, ..) => "ORDER BY item.key DESC".to_owned(),
        (Sorted::Due, _, true) => "ORDER BY helper.due, helper.key".to_owned(),
        (Sorted::Due, ..) => "ORDER BY item.due, item.key".to_owned(),
        (Sorted::Number, ..) => "ORDER BY item.key".to_owned(),
        (Sorted::Moved, ..) => "ORDER BY item.moved, item.key".to_owned(),
        (Sorted::Presses, ..) => format!("ORDER BY min(item.due, item.moved + {LIES}), item.key"),
    };
    let page = page.map(limit).unwrap_or_default();
    let sql = match filter.order {
        // No index has that order: it is found by numbers alone, not by sorting bodies.
        Sorted::Moved | Sorted::Presses if !order.is_empty() => {
            let first = format!("SELECT item.key FROM {from} WHERE {holds} {order} {page}");
            format!("SELECT {what} FROM item WHERE item.key IN ({first}) {order}")
        }
        _ => format!("SELECT {what} FROM {from} WHERE {holds} {order} {page}"),
    };
    (sql, values)
}

/// When the notice of a meeting was posted: as its notice says, where it has one; else as a line of before does.
const POSTED: &str = "CASE WHEN EXISTS(SELECT 1 FROM notice WHERE notice.meeting = meeting.id)
    THEN (SELECT max(posted) FROM notice WHERE notice.meeting = meeting.id) ELSE posted END";

/// The item of a sending.
pub(super) const OF_SENDING: &str = "SELECT body FROM item WHERE key = (SELECT item FROM sending WHERE key = ?1)";

/// How many promises, and how many of them kept, dropped, late; no sum where there are none.
type Sums = (u64, Option<u64>, Option<u64>, Option<u64>);

pub fn rows<T: DeserializeOwned>(
    db: &Connection,
    path: &Path,
    sql: &str,
    values: impl Params,
) -> Result<Vec<T>, StoreError> {
    let failed = |error: &rusqlite::Error| database(path, error);
    let mut asked = db.prepare_cached(sql).map_err(|error| failed(&error))?;
    let mut found = asked.query(values).map_err(|error| failed(&error))?;
    let mut all = Vec::new();
    while let Some(row) = found.next().map_err(|error| failed(&error))? {
        let body = row.get_ref(0).map_err(|error| failed(&error))?;
        let body = body.as_str().map_err(|error| StoreError::Row { path: path.to_owned(), why: error.to_string() })?;
        let read = serde_json::from_str(body);
        all.push(read.map_err(|error| StoreError::Row { path: path.to_owned(), why: error.to_string() })?);
    }
    Ok(all)
}

fn number(db: &Connection, path: &Path, sql: &str, values: impl Params) -> Result<Option<i64>, StoreError> {
    let found = db.prepare_cached(sql).and_then(|mut asked| asked.query_row(values, |row| row.get(0)));
    found.map_err(|error| database(path, &error))
}

pub fn asked_page(db: &Connection, filter: &Filter) -> rusqlite::Result<(String, Vec<Value>)> {
    Ok(asked(filter, "item.body", Some(Page::ALL), filter.words.is_some() && is_large(db)?))
}

pub fn taken(
    db: &Connection,
    path: &Path,
    holds: &str,
    values: impl Params,
) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
    let sql = format!("SELECT json_array(json(body), posted) FROM meeting {holds}");
    let found: Vec<(Taken, Option<i64>)> = rows(db, path, &sql, values)?;
    Ok(found.into_iter().map(|(taken, posted)| (taken, posted.and_then(day_of))).collect())
}

pub fn shifts(db: &Connection, path: &Path, from: i64, to: i64) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
    let sql = "SELECT json_array(day, json(who)) FROM shift WHERE day BETWEEN ?1 AND ?2 ORDER BY day";
    let found: Vec<(i64, Vec<Party>)> = rows(db, path, sql, [from, to])?;
    Ok(found.into_iter().filter_map(|(day, who)| Some((day_of(day)?, who))).collect())
}

/// The newest day first, and of one day the newest number.
pub fn leaves(db: &Connection, path: &Path, asked: Leaves, page: Page) -> Result<Vec<Leaf>, StoreError> {
    let Leaves { kind, days, open } = asked;
    let (first, last) = days.map_or((i64::MIN, i64::MAX), |(first, last)| (day(Some(first)), day(Some(last))));
    let after = open.map_or(i64::MIN, |on| day(Some(on)));
    let sql = format!(
        "SELECT body FROM leaf WHERE kind = ?1 AND day BETWEEN ?2 AND ?3 AND ended > ?4 ORDER BY day DESC, key DESC {}",
        limit(page)
    );
    rows(db, path, &sql, (word(kind), first, last, after))
}

/// A line of a history.
pub struct Standing {
    /// Where it begins.
    pub place: (u32, u64),
    /// It was taken back.
    pub undone: bool,
}

impl Cache {
    pub fn item(&self, no: ItemNo) -> Result<Option<Item>, StoreError> {
        let found = self.rows("SELECT body FROM item WHERE key = ?1", [no.key()])?;
        Ok(found.into_iter().next())
    }

    pub fn sent(&self, no: SendingNo) -> Result<Option<Item>, StoreError> {
        Ok(self.rows(OF_SENDING, [no.key()])?.into_iter().next())
    }

    /// The items that were sent under a number, what was sent last first.
    pub fn all_sent(&self, page: Page) -> Result<Vec<Item>, StoreError> {
        let of = "SELECT item AS of, max(key) AS newest FROM sending GROUP BY item";
        let sql = format!("SELECT body FROM ({of}) JOIN item ON item.key = of ORDER BY newest DESC {}", limit(page));
        self.rows(&sql, [])
    }

    pub fn list(&self, filter: &Filter, page: Page) -> Result<Vec<Item>, StoreError> {
        let (sql, values) = self.asked(filter, "item.body", Some(page))?;
        self.rows(&sql, rusqlite::params_from_iter(values))
    }

    pub fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        // How many stand where is counted already.
        if *filter == (Filter { open: filter.open, order: filter.order, ..Filter::default() }) {
            let board = self.tally()?.into_iter().filter(|((_, state), _)| !filter.open || state.is_open());
            return Ok(board.map(|(_, count)| count).sum());
        }
        let (sql, values) = self.asked(filter, "count(*)", None)?;
        self.number(&sql, rusqlite::params_from_iter(values))
    }

    pub fn heads(&self, of: &[Uuid]) -> Result<BTreeMap<Uuid, String>, StoreError> {
        let read = self.db.prepare_cached("SELECT head FROM meeting INDEXED BY meeting_head WHERE id = ?1").and_then(
            |mut asked| {
                let mut head = |id: &Uuid| asked.query_row([id.as_bytes()], |row| row.get(0)).optional();
                let heads = of.iter().map(|id| Ok(head(id)?.map(|head| (*id, head)))).collect::<Result<Vec<_>, _>>();
                heads.map(|heads| heads.into_iter().flatten().collect())
            },
        );
        read.map_err(|error| self.failed(&error))
    }

    pub fn project(&self, no: ProjectNo) -> Result<Option<Project>, StoreError> {
        let found = self.rows("SELECT body FROM project WHERE key = ?1", [no.key()])?;
        Ok(found.into_iter().next())
    }

    pub fn projects(&self, open: bool, page: Page) -> Result<Vec<Project>, StoreError> {
        let holds = if open { "open = 1" } else { "1" };
        self.rows(&format!("SELECT body FROM project WHERE {holds} ORDER BY key DESC {}", limit(page)), [])
    }

    pub fn notice(&self, no: NoticeNo) -> Result<Option<Notice>, StoreError> {
        Ok(self.rows("SELECT body FROM notice WHERE key = ?1", [no.key()])?.pop())
    }

    /// The newest first.
    pub fn notices(&self, of: Option<&NoticeOf>, page: Page) -> Result<Vec<Notice>, StoreError> {
        let (holds, value) = match of {
            None => ("?1 = ?1", Value::from(0)),
            Some(NoticeOf::Meeting(id, _)) => ("meeting = ?1", Value::from(id.as_bytes().to_vec())),
            Some(NoticeOf::Project(no)) => ("project = ?1", Value::from(no.key())),
            Some(NoticeOf::Statement(span)) => {
                let of = format!("%\"Statement\":\"{span}\"%");
                ("body LIKE ?1", Value::from(of))
            }
            Some(NoticeOf::Article(no)) => ("body LIKE ?1", Value::from(format!("%\"Article\":\"{no}\"%"))),
            Some(NoticeOf::Own) => ("meeting IS NULL AND project IS NULL AND ?1 = ?1", Value::from(0)),
        };
        self.rows(&format!("SELECT body FROM notice WHERE {holds} ORDER BY key DESC {}", limit(page)), [value])
    }

    pub fn leaf(&self, no: LeafNo) -> Result<Option<Leaf>, StoreError> {
        Ok(self.rows("SELECT body FROM leaf WHERE key = ?1", [no.key()])?.pop())
    }

    pub fn leaves(&self, asked: Leaves, page: Page) -> Result<Vec<Leaf>, StoreError> {
        leaves(&self.db, &self.path, asked, page)
    }

    /// What stands of the fund, with the claims and entries that hold.
    pub fn fund(&self, open: bool) -> Result<Fund, StoreError> {
        let holds = if open { "WHERE open = 1" } else { "" };
        let claims: Vec<Claim> = self.rows(&format!("SELECT body FROM claim {holds}"), [])?;
        let entries: Vec<Entry> = if open { Vec::new() } else { self.rows("SELECT body FROM entry", [])? };
        Ok(Fund {
            book: self.rows("SELECT body FROM desk WHERE name = ?1", [FUND])?.pop().unwrap_or_default(),
            claims: claims.into_iter().map(|claim| (claim.no, claim)).collect(),
            entries: entries.into_iter().map(|entry| (entry.no, entry)).collect(),
        })
    }

    pub fn claim(&self, no: ClaimNo) -> Result<Option<Claim>, StoreError> {
        Ok(self.rows("SELECT body FROM claim WHERE key = ?1", [no.key()])?.pop())
    }

    /// As lines of before say it.
    pub fn council(&self) -> Result<Council, StoreError> {
        Ok(self.rows("SELECT body FROM desk WHERE name = 'council'", [])?.pop().unwrap_or_default())
    }

    pub fn shifts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
        self.shifts_between(day(Some(from)), day(Some(to)))
    }

    pub fn patrol(&self, list: PatrolList) -> Result<Vec<String>, StoreError> {
        Ok(self.rows("SELECT body FROM desk WHERE name = ?1", [patrol_name(list)])?.pop().unwrap_or_default())
    }

    fn asked(&self, filter: &Filter, what: &str, page: Option<Page>) -> Result<(String, Vec<Value>), StoreError> {
        let large = filter.words.is_some() && is_large(&self.db).map_err(|error| self.failed(&error))?;
        Ok(asked(filter, what, page, large))
    }

    pub(in super::super) fn rows<T: DeserializeOwned>(
        &self,
        sql: &str,
        values: impl Params,
    ) -> Result<Vec<T>, StoreError> {
        rows(&self.db, &self.path, sql, values)
    }

    pub(in super::super) fn number(&self, sql: &str, values: impl Params) -> Result<u64, StoreError> {
        Ok(number(&self.db, &self.path, sql, values)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    }

    /// Where the lines of a history stand, oldest first, and whether each was taken back.
    pub(in super::super) fn places(&self, of: Subject, page: Page) -> Result<Vec<Standing>, StoreError> {
        let (holds, key) = match of {
            Subject::All => ("says = 1 AND ?1 = ?1", 0),
            Subject::Item(no) => ("item = ?1", no.key()),
            Subject::Project(no) => ("project = ?1", no.key()),
            Subject::Notice(no) => ("notice = ?1", no.key()),
            Subject::Leaf(no) => ("leaf = ?1", no.key()),
            Subject::Claim(no) => ("claim = ?1", no.key()),
        };
        let sql = format!("SELECT part, begin, undone FROM line WHERE {holds} ORDER BY seq {}", limit(page));
        let found = self.db.prepare_cached(&sql).and_then(|mut asked| {
            let place = |row: &rusqlite::Row<'_>| {
                let begin: i64 = row.get(1)?;
                Ok(Standing { place: (row.get(0)?, u64::try_from(begin).unwrap_or_default()), undone: row.get(2)? })
            };
            asked.query_map([key], place)?.collect()
        });
        found.map_err(|error| self.failed(&error))
    }

    pub(in super::super) fn tally(&self) -> Result<Board, StoreError> {
        let sql = "SELECT json_array(track, state, n) FROM tally WHERE n > 0";
        let found: Vec<(Track, crate::tracker::State, u64)> = self.rows(sql, [])?;
        Ok(found.into_iter().map(|(track, state, n)| ((track, state), n)).collect())
    }

    pub(in super::super) fn shares_of(
        &self,
        meetings: usize,
        today: NaiveDate,
    ) -> Result<Vec<(MeetingNo, Share)>, StoreError> {
        let page = limit(Page::first(meetings));
        let nos: Vec<i64> = self.rows(&format!("SELECT CAST(no AS TEXT) FROM meeting ORDER BY no DESC {page}"), [])?;
        let mut shares = Vec::new();
        for no in nos {
            let first = no << 32;
            let sql =
                "SELECT json_array(count(*), sum(state = 'Done'), sum(state = 'Dropped'), sum(open = 1 AND due < ?3))
                FROM item WHERE key BETWEEN ?1 AND ?2 AND promise = 1";
            let values = [first, first | 0xFFFF_FFFF, day(Some(today))];
            let found: Vec<Sums> = self.rows(sql, values)?;
            for (made, kept, dropped, late) in found {
                let count = |of: Option<u64>| of.unwrap_or(0);
                let share = Share { made, kept: count(kept), dropped: count(dropped), late: count(late) };
                shares.push((ItemNo::of_key(first).of, share));
            }
        }
        Ok(shares)
    }

    /// How many meetings wait for their notice to be posted, and those of them that are to have it first.
    pub(in super::super) fn to_post(&self, page: Page) -> Result<(u64, Vec<Taken>), StoreError> {
        let holds = format!("hangs IS NOT NULL AND ({POSTED}) IS NULL");
        let count = self.number(&format!("SELECT count(*) FROM meeting WHERE {holds}"), [])?;
        let sql = format!("SELECT body FROM meeting WHERE {holds} ORDER BY hangs, no {}", limit(page));
        Ok((count, if count == 0 || page.take == 0 { Vec::new() } else { self.rows(&sql, [])? }))
    }

    /// The notices that hang, and those of which something that was said has no answer.
    pub(in super::super) fn open_notices(&self) -> Result<Vec<Notice>, StoreError> {
        self.rows("SELECT body FROM notice WHERE open = 1 ORDER BY key DESC", [])
    }

    /// The meetings, and when the notice of each was posted.
    pub(in super::super) fn taken(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
        let sql = format!("SELECT json_array(json(body), {POSTED}) FROM meeting ORDER BY no DESC {}", limit(page));
        let found: Vec<(Taken, Option<i64>)> = self.rows(&sql, [])?;
        Ok(found.into_iter().map(|(taken, posted)| (taken, posted.and_then(day_of))).collect())
    }

    pub(in super::super) fn shifts_between(
        &self,
        from: i64,
        to: i64,
    ) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
        shifts(&self.db, &self.path, from, to)
    }
}
