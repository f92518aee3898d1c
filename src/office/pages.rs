//! Which pages a station has beside those that each has: those that it switched on, and those that it has records for already.

use std::collections::BTreeSet;

use super::{Clerk, OfficeError};
use crate::{
    station::{Extra, Home},
    store::{Page, Store},
    tracker::{LeafKind, Leaves, patrol::PatrolList},
};

/// The pages that have records here: an older station loses none.
pub fn kept(store: &dyn Store) -> Result<BTreeSet<Extra>, OfficeError> {
    let mut kept = BTreeSet::new();
    let has = |kind| store.leaves(Leaves::of(kind), Page::first(1)).map(|leaves| !leaves.is_empty());
    if has(LeafKind::Term)?
        || store.council()?.all().next().is_some()
        || !store.shifts(chrono::NaiveDate::MIN, chrono::NaiveDate::MAX)?.is_empty()
    {
        kept.insert(Extra::Shifts);
    }
    if !store.projects(false, Page::first(1))?.is_empty() {
        kept.insert(Extra::Projects);
    }
    if has(LeafKind::Block)? {
        kept.insert(Extra::Patrol);
    }
    if has(LeafKind::Coaching)? {
        kept.insert(Extra::Coaching);
    }
    if has(LeafKind::Report)? {
        kept.insert(Extra::Figures);
    }
    if has(LeafKind::Article)? {
        kept.insert(Extra::Covenant);
    }
    if store.fund(false)?.book.rules.is_some() {
        kept.insert(Extra::Fund);
    }
    for list in PatrolList::ALL {
        if !store.patrol(list)?.is_empty() {
            kept.insert(Extra::Patrol);
        }
    }
    Ok(kept)
}

/// All that are on.
pub fn on(home: &Home, store: &dyn Store) -> Result<BTreeSet<Extra>, OfficeError> {
    Ok(kept(store)?.into_iter().chain(home.pages()).collect())
}

impl Clerk {
    /// The pages that are on here.
    pub fn pages(&self) -> Result<BTreeSet<Extra>, OfficeError> {
        on(&self.home, self.store.as_ref())
    }
}
