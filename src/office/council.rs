//! The council as it stands: its term, its seats, who takes turns.

use chrono::NaiveDate;

use super::{Clerk, OfficeError};
use crate::{
    meeting::words::Destination,
    store::{Page, Store},
    tracker::{Body, Filter, Item, Leaf, LeafKind, Leaves, State, council::Council, leaf::Seat},
};

/// Who serves on a day: whoever has a seat; where no seat was ever written, whom lines of before name.
pub fn council(store: &dyn Store, on: NaiveDate) -> Result<Council, OfficeError> {
    let seats = store.leaves(Leaves::of(LeafKind::Seat), Page::ALL)?;
    Ok(if seats.is_empty() { store.council()? } else { Council::seated(seats.iter(), on) })
}

/// The term on a day; one that only begins later, where there is no other.
pub fn term(store: &dyn Store, on: NaiveDate) -> Result<Option<Leaf>, OfficeError> {
    let terms = store.leaves(Leaves::of(LeafKind::Term).open(on), Page::ALL)?;
    Ok(terms.iter().find(|term| term.holds(on)).or_else(|| terms.last()).cloned())
}

/// The term that was written last, also where it only begins later: new seats are of it, and it takes over.
pub fn newest(store: &dyn Store, on: NaiveDate) -> Result<Option<Leaf>, OfficeError> {
    Ok(store.leaves(Leaves::of(LeafKind::Term).open(on), Page::first(1))?.pop())
}

/// The number of the next term.
pub fn next_term(store: &dyn Store) -> Result<u32, OfficeError> {
    let terms = store.leaves(Leaves::of(LeafKind::Term), Page::ALL)?;
    let number = |term: &Leaf| if let Body::Term(term) = &term.body { term.number } else { 0 };
    Ok(terms.iter().map(number).max().unwrap_or(0).saturating_add(1))
}

/// The seats of a day, in the order of their numbers.
pub fn seats(store: &dyn Store, on: NaiveDate) -> Result<Vec<Leaf>, OfficeError> {
    let mut seats = store.leaves(Leaves::of(LeafKind::Seat).open(on), Page::ALL)?;
    seats.retain(|seat| seat.holds(on));
    seats.sort_by_key(|seat| seat.no);
    Ok(seats)
}

/// What a leaf that is a seat says.
pub fn seat(leaf: &Leaf) -> Option<&Seat> {
    if let Body::Seat(seat) = &leaf.body { Some(seat) } else { None }
}

impl Clerk {
    /// What waits for the council: what was sent to it and what came to the desk and nobody answered; the oldest first.
    pub fn agenda(&self) -> Result<Vec<Item>, OfficeError> {
        let to_it = Filter { to: Some(Destination::Council), open: true, ..Filter::default() };
        let at_desk = Filter { desk: true, state: Some(State::Noted), ..Filter::default() };
        let mut items = self.store().list(&to_it, Page::ALL)?;
        items.extend(self.store().list(&at_desk, Page::ALL)?);
        items.sort_by_key(|item| (item.since, item.no));
        items.dedup_by_key(|item| item.no);
        Ok(items)
    }

    /// Who serves today.
    pub fn council(&self) -> Result<Council, OfficeError> {
        council(self.store(), self.now().date())
    }
}
