//! Coaching of a year.

use chrono::{Days, NaiveDate};

use super::OfficeError;
use crate::{
    store::{Page, Store},
    tracker::{Leaf, LeafKind, Leaves, coaching::Sums},
};

/// What there was in a year, the newest first, and its sums.
pub fn of_year(store: &dyn Store, year: i32) -> Result<(Vec<Leaf>, Sums), OfficeError> {
    let first = NaiveDate::from_yo_opt(year, 1).unwrap_or_default();
    let last = NaiveDate::from_yo_opt(year.saturating_add(1), 1).unwrap_or_default() - Days::new(1);
    let leaves = store.leaves(Leaves::of(LeafKind::Coaching).between(first, last), Page::ALL)?;
    let is_settled = |no| store.item(no).ok().flatten().is_some_and(|item| !item.state.is_open());
    let sums = Sums::of(leaves.iter(), &is_settled);
    Ok((leaves, sums))
}
