//! What a station did in a month, a quarter or a year, in figures: each has one definition, here, and whoever prints one asks here.
//!
//! Pure: the evenings as their journals tell them, and the record of the station up to the last day of the stretch. A figure of a stretch
//! that is over never changes by what happens later; what is written down later of a day in it (补记) belongs to it.

mod evening;
mod figure;
mod matters;
mod money;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    meeting::Moment,
    time::Span,
    tracker::{Event, Ledger, MeetingNo, Signed, fund::Giving},
};
pub use evening::{Evening, Guest, SectorShare};
pub use figure::{Figure, Theme, Unit};
use matters::Matters;
pub use matters::{Receiver, open_on};
pub use money::Gave;
use money::Money;

/// A line of the record that stands: when it was written, and one thing that it says.
pub type Told = (Moment, Event);

/// The figures of a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which.
    pub span: Span,
    /// Each of them.
    pub counts: BTreeMap<Figure, i64>,
    /// The evenings by sector, what most people came for first. For whoever works at the station alone.
    pub sectors: Vec<SectorShare>,
    /// What was sent, by who answers; who was sent most, first.
    pub receivers: Vec<Receiver>,
    /// What came to the desk, by its kind; the most first. None has an empty name.
    pub kinds: Vec<(String, u64)>,
    /// The fund, by what kind of giver.
    pub gave: BTreeMap<Giving, Gave>,
    /// Meetings of which nothing can be counted: their journals are not here, or don't hold.
    pub missing: Vec<MeetingNo>,
}

impl Figures {
    /// One of them.
    pub fn get(&self, figure: Figure) -> u64 {
        u64::try_from(self.signed(figure)).unwrap_or(0)
    }

    /// The same, which of money may be below nothing.
    pub fn signed(&self, figure: Figure) -> i64 {
        self.counts.get(&figure).copied().unwrap_or(0)
    }

    /// As it stands in a table.
    pub fn cell(&self, figure: Figure) -> String {
        match figure.unit() {
            Unit::Count => self.signed(figure).to_string(),
            Unit::Money => Signed(self.signed(figure)).to_string(),
        }
    }

    /// Nothing happened.
    pub fn is_empty(&self) -> bool {
        self.counts.values().all(|count| *count == 0)
    }
}

/// What figures are made of.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Every meeting that was taken in and can be read, the oldest first: who came for the first time follows from those before.
    pub evenings: Vec<Evening>,
    /// Days and numbers of those that can't.
    pub missing: Vec<(NaiveDate, MeetingNo)>,
    /// What the record says, in the order of its lines, without what was taken back.
    pub told: Vec<Told>,
}

impl Sources {
    /// The figures of a stretch, as they stand on a day: of one that runs, what happened up to it.
    pub fn figures(&self, span: Span, today: NaiveDate) -> Figures {
        let facts = Facts::of(self, span, today);
        let mut kinds: Vec<(String, u64)> = facts.matters.kinds.clone().into_iter().collect();
        kinds.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
        Figures {
            span,
            counts: Figure::ALL.iter().map(|figure| (*figure, figure.count(&facts))).collect(),
            sectors: evening::sectors(&facts.evenings),
            receivers: facts.matters.receivers(),
            kinds,
            gave: facts.money.by.clone(),
            missing: self.missing.iter().filter(|(day, _)| span.has(*day)).map(|(_, no)| *no).collect(),
        }
    }
}

/// What a figure is counted from.
struct Facts<'a> {
    span: Span,
    /// The last day that counts: of the stretch, or today.
    last: NaiveDate,
    /// The evenings in it.
    evenings: Vec<&'a Evening>,
    /// Who had been at a meeting before it.
    known: BTreeSet<Uuid>,
    /// When who took something on, by what the record says up to today.
    took: BTreeMap<Uuid, Vec<NaiveDate>>,
    matters: Matters,
    money: Money,
    /// As it stood at the end.
    ledger: Ledger,
}

impl<'a> Facts<'a> {
    fn of(sources: &'a Sources, span: Span, today: NaiveDate) -> Self {
        let last = span.last().min(today);
        let evenings = sources.evenings.iter().filter(|evening| span.has(evening.day) && evening.day <= last).collect();
        let before = sources.evenings.iter().filter(|evening| evening.day < span.first());
        let known = before.flat_map(Evening::persons).collect();
        let (matters, ledger) = Matters::of(&sources.told, span, last);
        let money = Money::of(&sources.told, &ledger.fund.book, (span.first(), last));
        let took = matters::took_on(&sources.told, today);
        Self { span, last, evenings, known, took, matters, money, ledger }
    }
}
