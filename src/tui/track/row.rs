//! Rows that several pages have.

use super::page::{Page, Pick, Row};
use crate::{
    i18n::{Lang, time, tracker},
    meeting::Moment,
    office::Clerk,
    tracker::Item,
};

/// Words that lead nowhere.
pub fn said(text: String, beside: String) -> Row {
    (text, beside, Pick::None)
}

/// Rows, or in words that there are none.
pub fn listed(rows: Vec<Row>, none: String) -> Vec<Row> {
    if rows.is_empty() { vec![said(none, String::new())] } else { rows }
}

/// Whoever has a matter: who leads it, or where it goes.
pub fn holder(item: &Item, clerk: &Clerk, lang: Lang) -> String {
    let call = |id| clerk.call(id);
    tracker::holder(lang, item, &call)
}

/// A number, and what it is about.
pub fn named(item: &Item, lang: Lang) -> String {
    format!("{}  {}", tracker::item_no(lang, item.no), tracker::title(lang, item))
}

/// Parts of what stands at the right.
pub fn beside<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A row of a matter: its number and what it is about; who has it, by when, where it stands.
pub fn item_row(item: &Item, clerk: &Clerk, lang: Lang) -> Row {
    let now = clerk.now();
    let due = item.awaited().map(|due| time::day_from(lang, due, now.date())).unwrap_or_default();
    let beside = beside([holder(item, clerk, lang), due, tracker::stands(lang, item, now)]);
    (named(item, lang), beside, Pick::Open(Page::Item(item.no)))
}

/// A day and an hour.
pub fn when(lang: Lang, on: Moment) -> String {
    format!("{} {}", time::day(lang, on.date()), time::hhmm(on.time()))
}
