//! The fund in a stretch, by the same legs as its statements: what came, went and is there, in all and by what kind of giver.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Told;
use crate::{
    time::Span,
    tracker::{
        Event, Ledger,
        fund::{Book, Deed, DeedName, Giving, statement::counts_as},
    },
};

/// What one kind of giver gave, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gave {
    /// Received in the stretch.
    pub received: i64,
    /// Paid of it in the stretch, without what payees gave back.
    pub paid: i64,
    /// There at its end.
    pub has: i64,
    /// Of that, what no project reserved.
    pub free: i64,
}

/// What the fund did.
#[derive(Debug, Default)]
pub(super) struct Money {
    /// By what kind of giver, as far as there is any.
    pub by: BTreeMap<Giving, Gave>,
    /// What went back to givers.
    pub back: i64,
    /// Quarters that were closed.
    pub closed: u64,
    /// Of those, in time.
    pub in_time: u64,
}

impl Money {
    /// By all entries that are known today, as the statement of that time has them; what is reserved, as it stood at the end.
    pub fn of(told: &[Told], reserved: &Book, (first, last): (NaiveDate, NaiveDate)) -> Self {
        let (mut it, mut ledger) = (Self::default(), Ledger::default());
        for (at, event) in told {
            if matches!(event, Event::FundSet(_) | Event::PlaceSet(_) | Event::PotSet(_) | Event::Booked(_)) {
                ledger.apply(*at, event);
            }
        }
        let fund = &ledger.fund;
        for row in &fund.book.pots {
            let gave = it.by.entry(row.pot.kind).or_default();
            gave.free -= reserved.reserved_of(&row.pot.name);
        }
        for entry in fund.entries.values().filter(|entry| entry.on <= last) {
            let is_in_it = entry.on >= first;
            let was = counts_as(fund, entry);
            for leg in &entry.pots {
                let Some(row) = fund.book.pot(&leg.of) else { continue };
                let gave = it.by.entry(row.pot.kind).or_default();
                gave.has += leg.fen;
                gave.free += leg.fen;
                match was {
                    _ if !is_in_it => {}
                    DeedName::Receipt => gave.received += leg.fen,
                    DeedName::Payment | DeedName::Refund => gave.paid -= leg.fen,
                    DeedName::GivenBack => it.back -= leg.fen,
                    _ => {}
                }
            }
            if let Deed::Closed { quarter } = entry.deed
                && is_in_it
            {
                it.closed += 1;
                it.in_time += u64::from(entry.on <= Span::month_of(quarter.last()).on(1).last());
            }
        }
        it
    }

    /// All kinds together.
    pub fn all(&self, what: fn(&Gave) -> i64) -> i64 {
        self.by.values().map(what).sum()
    }
}
