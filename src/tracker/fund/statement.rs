//! 收支表: what a month, a quarter or a year came to, by place, by pot and by what it was for. Nothing is counted twice: each figure is
//! a sum of legs, and both sides come to the same.

use std::collections::BTreeMap;

use super::{Claim, Deed, DeedName, Entry, Fund, Leg, Pot, ProjectNo};
use crate::time::Span;

/// What one place or one pot came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// What was there before.
    pub opening: i64,
    /// What came; what was reversed of it is taken off where it was reversed.
    pub more: i64,
    /// What went, as a sum above nothing; the same.
    pub less: i64,
}

impl Moves {
    /// What is there at the end.
    pub fn closing(&self) -> i64 {
        self.opening + self.more - self.less
    }

    fn and(mut self, other: &Self) -> Self {
        self.opening += other.opening;
        self.more += other.more;
        self.less += other.less;
        self
    }

    /// What a reversal takes back came, or went, the other way round.
    fn add(&mut self, fen: i64, is_before: bool, takes_back: bool) {
        if is_before {
            self.opening += fen;
        } else if (fen > 0) == takes_back {
            self.less -= fen;
        } else {
            self.more += fen;
        }
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Of which time.
    pub span: Span,
    /// By place.
    pub places: Vec<(String, Moves)>,
    /// By pot.
    pub pots: Vec<(Pot, Moves)>,
    /// What it was: what came in is above nothing, what went out below. What was reversed counts where it was.
    pub deeds: Vec<(DeedName, i64)>,
    /// What projects cost, and the daily things: what was paid without what came back.
    pub costs: BTreeMap<Option<ProjectNo>, i64>,
    /// Its entries, by day.
    pub entries: Vec<Entry>,
    /// Claims that were not paid at its end.
    pub open: Vec<Claim>,
    /// Claims of it that were paid before all had signed.
    pub short: Vec<Claim>,
    /// Its quarters are closed.
    pub is_closed: bool,
}

impl Statement {
    /// All places together. What went from one place to another came, and went.
    pub fn total(&self) -> Moves {
        self.places.iter().map(|(_, moves)| moves).fold(Moves::default(), Moves::and)
    }

    /// All pots together: before and at the end the same as all places, but what comes and goes between is another sum, since money that
    /// changes its place doesn't change whose it is, and the other way round.
    pub fn in_all_pots(&self) -> Moves {
        self.pots.iter().map(|(_, moves)| moves).fold(Moves::default(), Moves::and)
    }

    /// What all pots have at the end.
    pub fn in_pots(&self) -> i64 {
        self.in_all_pots().closing()
    }

    /// Both sides, and the sum of all deeds, come to the same.
    pub fn is_balanced(&self) -> bool {
        let total = self.total();
        let moved: i64 = self.deeds.iter().map(|(_, sum)| sum).sum();
        total.closing() == self.in_pots() && total.opening + moved == total.closing()
    }
}

/// The statement of a time.
pub fn statement(fund: &Fund, span: Span) -> Statement {
    let mut entries: Vec<&Entry> = fund.entries.values().filter(|entry| entry.on <= span.last()).collect();
    entries.sort_by_key(|entry| (entry.on, entry.no));
    let moves = |name: &str, legs: fn(&Entry) -> &[Leg]| {
        let mut moves = Moves::default();
        for (entry, leg) in entries.iter().flat_map(|entry| legs(entry).iter().map(move |leg| (entry, leg))) {
            if leg.of == name {
                moves.add(leg.fen, entry.on < span.first(), reversed(entry).is_some());
            }
        }
        moves
    };
    let places = fund.book.places.iter().map(|row| row.place.name.clone());
    let places = places.map(|name| (name.clone(), moves(&name, |entry| &entry.places))).collect();
    let pots = fund.book.pots.iter().map(|row| &row.pot);
    let pots = pots.map(|pot| (pot.clone(), moves(&pot.name, |entry| &entry.pots))).collect();
    entries.retain(|entry| entry.on >= span.first());
    let (mut deeds, mut costs) = (BTreeMap::<DeedName, i64>::new(), BTreeMap::new());
    for entry in &entries {
        let name = counts_as(fund, entry);
        *deeds.entry(name).or_default() += super::sum(&entry.places);
        if matches!(name, DeedName::Payment | DeedName::Refund) {
            *costs.entry(entry.project).or_default() -= super::sum(&entry.places);
        }
    }
    deeds.retain(|_, sum| *sum != 0);
    costs.retain(|_, sum| *sum != 0);
    let claims = || fund.claims.values().filter(|claim| claim.asked.on <= span.last());
    let is_open = |claim: &&Claim| {
        let later = claim.paid.as_ref().is_some_and(|paid| paid.on > span.last());
        claim.state.is_open() || later
    };
    let in_it = |claim: &&Claim| claim.paid.as_ref().is_some_and(|paid| span.has(paid.on));
    Statement {
        span,
        places,
        pots,
        deeds: deeds.into_iter().collect(),
        costs,
        entries: entries.into_iter().cloned().collect(),
        open: claims().filter(is_open).cloned().collect(),
        short: claims().filter(in_it).filter(|claim| claim.is_short()).cloned().collect(),
        is_closed: fund.book.shut.is_some_and(|shut| span.last() <= shut),
    }
}

/// What an entry counts as: a reversal as what it takes back.
pub fn counts_as(fund: &Fund, entry: &Entry) -> DeedName {
    let of = fund.entries.get(&reversed(entry).unwrap_or(entry.no));
    of.map_or(entry.deed.name(), |of| of.deed.name())
}

/// The entry that this one takes back.
fn reversed(entry: &Entry) -> Option<super::EntryNo> {
    if let Deed::Reversed { entry } = entry.deed { Some(entry) } else { None }
}
