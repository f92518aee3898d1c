//! The tracker: what it promises, given, when, then.

mod backup;
mod books;
mod brought;
pub mod cli;
mod covenant;
mod figures;
mod found;
pub mod fund;
mod fund_papers;
mod guided;
mod handed;
mod handover;
pub mod intake;
pub mod leaf;
mod life;
mod lifecycle;
mod matter;
mod meetings;
pub mod model;
mod namesakes;
mod newcomer;
mod notice;
mod orders;
mod pages;
mod project;
mod remind;
pub mod screen;
mod screens;
mod sending;
mod start;
mod today;
mod turns;
mod typed;
mod year;

use std::sync::LazyLock;

use chrono::NaiveDate;
use uuid::Uuid;
use yishi::{
    meeting::{Moment, words::Destination},
    time::Calendar,
    tracker::{Command, Ctx, Event, Item, ItemNo, Ledger, New, Party, Refusal, Step, Why, decide},
};

pub const NOON: &str = "2026-05-25T12:00:00+08:00";

/// A moment where only weekends are off.
pub fn at(now: Moment) -> Ctx<'static> {
    static WEEKENDS: LazyLock<Calendar> = LazyLock::new(Calendar::default);
    Ctx { now, calendar: &WEEKENDS, by: None, on: None, founded: None }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn no(text: &str) -> ItemNo {
    text.parse().unwrap()
}

pub fn person(n: u128) -> Party {
    Party::Person(Uuid::from_u128(n))
}

/// A tracker in memory, and what was given to it.
pub struct Book {
    pub ledger: Ledger,
    pub now: Moment,
    /// All that was said, line by line.
    pub told: Vec<(Moment, Event)>,
}

impl Book {
    pub fn empty() -> Self {
        Self { ledger: Ledger::default(), now: NOON.parse().unwrap(), told: Vec::new() }
    }

    /// One item, led by person 1, that goes there.
    pub fn with(to: Option<Destination>) -> (Self, ItemNo) {
        let mut book = Self::empty();
        let new = New { to, lead: Some(person(1)), due: Some(day("2026-06-30")), ..New::about("修路灯") };
        book.when(Command::Add(Box::new(new))).unwrap();
        (book, no("26-0-1"))
    }

    #[allow(clippy::needless_pass_by_value, reason = "a command is written where it is given")]
    pub fn when(&mut self, command: Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.ledger, &command, at(self.now))?;
        for event in &events {
            self.ledger.apply(self.now, event);
            self.told.push((self.now, event.clone()));
        }
        Ok(events)
    }

    /// Steps of one item, which are all taken.
    pub fn and(&mut self, item: ItemNo, steps: &[Step]) -> &mut Self {
        for step in steps {
            self.when(Command::Move { item, step: step.clone() }).unwrap_or_else(|no| panic!("{step:?} {no:?}"));
        }
        self
    }

    pub fn refused(&mut self, item: ItemNo, step: Step) -> Why {
        self.when(Command::Move { item, step }).unwrap_err().why
    }

    pub fn item(&self, no: ItemNo) -> &Item {
        &self.ledger.items[&no]
    }
}
