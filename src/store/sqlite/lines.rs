//! Lines of the history, and what they give.

use rusqlite::Connection;

use crate::tracker::{Event, Ledger};

pub fn wrong(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}

pub fn read(event: &str) -> rusqlite::Result<Event> {
    serde_json::from_str(event).map_err(wrong)
}

/// An item's lines; those of before have a visit's number in a column of its own.
pub const OF_ITEM: &str = "item = ?1 OR (?1 >> 28 & 15 = 11 AND visit = ((?1 >> 48) << 32 | ?1 & 268435455))";

/// One item or project, from its own lines.
pub fn fold(db: &Connection, holds: &str, key: i64) -> rusqlite::Result<Ledger> {
    let mut asked = db.prepare(&format!("SELECT at, event FROM history WHERE ?1 = ?1 AND ({holds}) ORDER BY n"))?;
    let rows = asked.query_map([key], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut ledger = Ledger::default();
    for row in rows {
        let (at, event) = row?;
        let at = at.parse().map_err(|_| rusqlite::Error::InvalidQuery)?;
        ledger.apply(at, &read(&event)?);
    }
    Ok(ledger)
}
