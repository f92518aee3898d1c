//! Takes words out of the history, and out of what stands now: the hash of the line as it was stays.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use super::{
    super::{Redacted, StoreError},
    Sqlite, database,
    lines::{OF_ITEM, fold, read, wrong},
    write,
};
use crate::{
    text::Masks,
    tracker::{Event, Ledger},
};

/// A line of the history, as its row has it.
struct HistoryText {
    event: String,
    was: Option<String>,
}

/// The lines, but this one, in a text of which these words stand, however blanks spread them.
pub fn said(db: &Connection, words: &str, but: Option<i64>) -> rusqlite::Result<Vec<i64>> {
    let mut asked = db.prepare_cached(
        "SELECT n, event FROM history WHERE (?1 IS NULL OR instr(event, ?1) > 0) AND (?2 IS NULL OR instr(event, ?2) > 0) \
         AND n IS NOT ?3 ORDER BY n",
    )?;
    // A hanzi is written in one way only: where it is missing, a row needs no reading.
    let sign = |c: Option<char>| c.filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).map(String::from);
    let ends = (sign(words.trim().chars().next()), sign(words.trim().chars().next_back()));
    let rows =
        asked.query_map(params![ends.0, ends.1, but], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    let masks = Masks::new([words.to_owned()]);
    let mut found = Vec::new();
    for row in rows {
        let (n, event) = row?;
        if read(&event)?.texts().iter().any(|text| text.contains(words) || masks.is_in(text)) {
            found.push(n);
        }
    }
    Ok(found)
}

impl Sqlite {
    pub(super) fn take_out(&mut self, n: i64) -> Result<Option<Redacted>, StoreError> {
        let path = self.path.clone();
        let taken = || {
            // The bytes go too, not only the words.
            self.db.execute_batch("PRAGMA secure_delete = ON;")?;
            let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let line = tx
                .query_row("SELECT event, was FROM history WHERE n = ?1", [n], |row| {
                    Ok(HistoryText { event: row.get(0)?, was: row.get(1)? })
                })
                .optional()?;
            let Some(HistoryText { event: before, was }) = line else { return Ok(None) };
            let old = read(&before)?;
            let mut new = old.clone();
            let gone = new.take_out();
            if gone.is_empty() {
                return Ok(Some(Redacted::default()));
            }
            let mut hash = String::with_capacity(64);
            for byte in Sha256::digest(before.as_bytes()) {
                let _ = write!(hash, "{byte:02x}");
            }
            tx.execute(
                "UPDATE history SET event = ?2, was = ?3 WHERE n = ?1",
                params![n, write::json(&new)?, was.unwrap_or(hash)],
            )?;
            stands(&tx, &old, &new)?;
            let mut also = Vec::new();
            for words in &gone {
                also.extend(said(&tx, words, Some(n))?);
            }
            also.sort_unstable();
            also.dedup();
            tx.execute_batch("INSERT INTO search(search) VALUES('optimize');")?;
            tx.commit()?;
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(Some(Redacted { texts: gone.len(), also }))
        };
        let mut taken = taken;
        taken().map_err(|error: rusqlite::Error| database(&path, &error))
    }
}

/// What stands now is what the history gives, as it is now.
fn stands(db: &Connection, old: &Event, new: &Event) -> rusqlite::Result<()> {
    if let Some(no) = new.item() {
        let (before, after) = (
            db.query_row("SELECT body FROM item WHERE key = ?1", [no.key()], |row| row.get::<_, String>(0))?,
            fold(db, OF_ITEM, no.key())?,
        );
        if let Some(item) = after.items.get(&no) {
            return write::put_item(db, &serde_json::from_str(&before).map_err(wrong)?, item, write::is_large(db)?);
        }
    }
    if let Some(no) = new.project() {
        let after = fold(db, "project = ?1", no.key())?;
        return after.projects.get(&no).map_or(Ok(()), |project| write::put_project(db, project));
    }
    // Of these only the last one stands.
    let is_last = match old {
        Event::MeetingTaken(taken) => db
            .query_row("SELECT body FROM meeting WHERE id = ?1", [taken.meeting.as_bytes()], |row| {
                row.get::<_, String>(0)
            })
            .optional()?
            .is_some_and(|body| write::json(taken).is_ok_and(|taken| taken == body)),
        Event::PatrolSet { list, lines } => db
            .query_row("SELECT body FROM desk WHERE name = ?1", [super::row::patrol_name(*list)], |row| {
                row.get::<_, String>(0)
            })
            .optional()?
            .is_some_and(|body| write::json(lines).is_ok_and(|lines| lines == body)),
        _ => false,
    };
    if is_last { write::beside(db, &Ledger::default(), new) } else { Ok(()) }
}
