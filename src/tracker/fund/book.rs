//! The book as it stands: what is at each place, what each pot has, what is reserved of it; claims and entries by number.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Claim, ClaimNo, ClaimStep, Deed, Entry, EntryNo, Fen, Paid, Place, Pot, ProjectNo, Rules, claim::ClaimState,
};
use crate::time::Span;

/// A place, and what is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceRow {
    /// What is known of it.
    pub place: Place,
    /// In fen.
    pub has: i64,
    /// When it was last counted.
    pub counted: Option<NaiveDate>,
}

/// A pot, and what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PotRow {
    /// What is known of it.
    pub pot: Pot,
    /// In fen.
    pub has: i64,
}

/// What a project has still reserved of a pot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    /// For which project.
    pub project: ProjectNo,
    /// Of which pot.
    pub pot: String,
    /// In fen.
    pub left: i64,
}

/// What stands of the fund.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// By what it goes; nothing: nobody switched it on.
    pub rules: Option<Rules>,
    /// 钱在哪, in the order in which they came.
    pub places: Vec<PlaceRow>,
    /// 是谁的
    pub pots: Vec<PotRow>,
    /// What projects reserved.
    pub reserved: Vec<Reserved>,
    /// The last day of the last quarter that was closed.
    pub shut: Option<NaiveDate>,
    /// The day of the first entry.
    pub first: Option<NaiveDate>,
    /// Entries whose sides differ, or that name what there isn't: they moved nothing.
    pub odd: Vec<EntryNo>,
}

/// Names are one however they are written: width, blanks and case make no other.
pub fn same(one: &str, other: &str) -> bool {
    let plain = |name: &str| crate::text::fold(name).split_whitespace().collect::<String>().to_lowercase();
    plain(one) == plain(other)
}

impl Book {
    /// A place by its name.
    pub fn place(&self, name: &str) -> Option<&PlaceRow> {
        self.places.iter().find(|row| same(&row.place.name, name))
    }

    /// A pot by its name.
    pub fn pot(&self, name: &str) -> Option<&PotRow> {
        self.pots.iter().find(|row| same(&row.pot.name, name))
    }

    /// What is at all places.
    pub fn at_places(&self) -> i64 {
        self.places.iter().map(|row| row.has).sum()
    }

    /// What all pots have.
    pub fn in_pots(&self) -> i64 {
        self.pots.iter().map(|row| row.has).sum()
    }

    /// Both sides are equal, and no line was odd.
    pub fn is_balanced(&self) -> bool {
        self.at_places() == self.in_pots() && self.odd.is_empty()
    }

    /// What projects have reserved of a pot, and not used yet.
    pub fn reserved_of(&self, pot: &str) -> i64 {
        self.reserved.iter().filter(|row| row.pot == pot).map(|row| row.left).sum()
    }

    /// What a project has reserved of a pot, and not used yet.
    pub fn left_of(&self, project: ProjectNo, pot: &str) -> i64 {
        let mut own = self.reserved.iter().filter(|row| row.project == project && row.pot == pot);
        own.next().map_or(0, |row| row.left)
    }

    /// What of a pot nothing is reserved of.
    pub fn free_of(&self, pot: &str) -> i64 {
        self.pot(pot).map_or(0, |row| row.has) - self.reserved_of(pot)
    }

    /// All that is free.
    pub fn free(&self) -> i64 {
        self.pots.iter().map(|row| self.free_of(&row.pot.name)).sum()
    }

    /// The quarter that is closed next.
    pub fn next_quarter(&self) -> Option<Span> {
        let since = self.rules.as_ref()?.since;
        Some(self.shut.map_or_else(|| Span::quarter_of(since), |shut| Span::quarter_of(shut).on(1)))
    }

    /// A project reserves so much more, or less.
    pub(in crate::tracker) fn reserve(&mut self, project: ProjectNo, pot: &str, fen: i64) {
        match self.reserved.iter_mut().find(|row| row.project == project && row.pot == pot) {
            Some(row) => row.left += fen,
            None => self.reserved.push(Reserved { project, pot: pot.to_owned(), left: fen }),
        }
        self.reserved.retain(|row| row.left != 0);
    }

    /// What a project has reserved is free again.
    pub(in crate::tracker) fn release(&mut self, project: ProjectNo) {
        self.reserved.retain(|row| row.project != project);
    }

    /// Every leg names something that there is, and leaves nothing below nothing.
    fn can(&self, entry: &Entry) -> bool {
        let stays = |has: Option<i64>, fen: i64| has.is_some_and(|has| has.saturating_add(fen) >= 0);
        let place = |of: &str| self.place(of).map(|row| row.has);
        let pot = |of: &str| self.pot(of).map(|row| row.has);
        entry.is_balanced()
            && entry.places.iter().all(|leg| stays(place(&leg.of), leg.fen))
            && entry.pots.iter().all(|leg| stays(pot(&leg.of), leg.fen))
    }

    fn move_by(&mut self, entry: &Entry) {
        for leg in &entry.places {
            if let Some(row) = self.places.iter_mut().find(|row| same(&row.place.name, &leg.of)) {
                row.has += leg.fen;
            }
        }
        for leg in &entry.pots {
            if let Some(row) = self.pots.iter_mut().find(|row| same(&row.pot.name, &leg.of)) {
                row.has += leg.fen;
            }
        }
        self.first = Some(self.first.map_or(entry.on, |first| first.min(entry.on)));
    }
}

/// The fund: all of it, or as much as a command needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fund {
    /// What stands.
    pub book: Book,
    /// Claims by number.
    pub claims: BTreeMap<ClaimNo, Claim>,
    /// Entries by number.
    pub entries: BTreeMap<EntryNo, Entry>,
}

impl Fund {
    /// Takes the rules in.
    pub(in crate::tracker) fn set(&mut self, rules: &Rules) {
        self.book.rules = Some(rules.clone());
    }

    /// Takes a place in, or what is known of it now.
    pub(in crate::tracker) fn set_place(&mut self, place: &Place) {
        match self.book.places.iter_mut().find(|row| same(&row.place.name, &place.name)) {
            Some(row) => row.place = place.clone(),
            None => self.book.places.push(PlaceRow { place: place.clone(), has: 0, counted: None }),
        }
    }

    /// Takes a pot in, or what is known of it now.
    pub(in crate::tracker) fn set_pot(&mut self, pot: &Pot) {
        match self.book.pots.iter_mut().find(|row| same(&row.pot.name, &pot.name)) {
            Some(row) => row.pot = pot.clone(),
            None => self.book.pots.push(PotRow { pot: pot.clone(), has: 0 }),
        }
    }

    /// Takes a step of a claim in.
    pub(in crate::tracker) fn claim_moved(&mut self, claim: ClaimNo, step: &ClaimStep, state: ClaimState) {
        if let Some(claim) = self.claims.get_mut(&claim) {
            claim.moved(step, state);
        }
    }

    /// Takes an entry in. One that doesn't balance moves nothing, and is said from then on.
    pub(in crate::tracker) fn booked(&mut self, entry: &Entry) {
        if !self.book.can(entry) {
            self.book.odd.push(entry.no);
            return;
        }
        self.book.move_by(entry);
        self.entries.insert(entry.no, entry.clone());
        match &entry.deed {
            Deed::Payment { .. } => {
                let place = entry.places.first().map(|leg| leg.of.clone()).unwrap_or_default();
                self.paid(entry, Some(Paid { entry: entry.no, on: entry.on, place }));
                self.used(entry);
            }
            Deed::Refund {} => {
                self.came_back(entry, entry.moved());
                self.used(entry);
            }
            Deed::Reversed { entry: of } => self.reversed(*of, entry),
            Deed::Counted { place, .. } => {
                if let Some(row) = self.book.places.iter_mut().find(|row| same(&row.place.name, place)) {
                    row.counted = Some(row.counted.map_or(entry.on, |counted| counted.max(entry.on)));
                }
            }
            Deed::Closed { quarter } => self.book.shut = Some(quarter.last()),
            Deed::Receipt {} | Deed::Transfer {} | Deed::GivenBack {} | Deed::Repurposed { .. } => {}
        }
    }

    /// What a payment takes of a pot was reserved; what comes back is reserved again.
    fn used(&mut self, entry: &Entry) {
        let Some(project) = entry.project else { return };
        for leg in &entry.pots {
            self.book.reserve(project, &leg.of, leg.fen);
        }
    }

    fn paid(&mut self, entry: &Entry, paid: Option<Paid>) {
        if let Some(claim) = entry.claim.and_then(|no| self.claims.get_mut(&no)) {
            claim.state = if paid.is_some() { ClaimState::Paid } else { claim.unpaid() };
            claim.paid = paid;
        }
    }

    fn came_back(&mut self, entry: &Entry, fen: i64) {
        if let Some(claim) = entry.claim.and_then(|no| self.claims.get_mut(&no)) {
            let back = i64::try_from(claim.back.0).unwrap_or(i64::MAX).saturating_add(fen);
            claim.back = Fen(u64::try_from(back).unwrap_or(0));
        }
    }

    fn reversed(&mut self, of: EntryNo, by: &Entry) {
        let Some(entry) = self.entries.get_mut(&of) else { return };
        entry.reversed = Some(by.no);
        let was = entry.deed.clone();
        match was {
            Deed::Payment { .. } => {
                self.paid(by, None);
                self.used(by);
            }
            Deed::Refund {} => {
                self.came_back(by, by.moved());
                self.used(by);
            }
            _ => {}
        }
    }
}
