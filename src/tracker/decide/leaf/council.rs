//! The council: terms, seats, sittings, and whose turn it is.

use chrono::{Days, NaiveDate};

use super::{
    super::{Decided, parties},
    Body, Decision, Ended, Event, Field, Leaf, LeafKind, LeafNo, LeafWhy, Ledger, Why, party, year_of,
};
use crate::tracker::{
    council::{Council, Shift},
    item::Party,
    leaf::{
        Leaves, Seat, Sitting, Term,
        choices::{Class, Office},
    },
};

/// Turns are exchanged within so many days.
const FAR: Days = Days::new(366);

impl Decision<'_> {
    /// One term at a time; the next one begins after it, and ends it.
    pub(super) fn term(&self, known: Option<&Leaf>, term: &Term) -> Result<Body, Why> {
        if let Some(until) = term.until.filter(|until| *until < term.from) {
            return Err(Why::BeforeAll { on: until, from: term.from });
        }
        let others = self.ledger.leaves(Leaves::of(LeafKind::Term).open(self.ctx.now.date()));
        for other in others.filter(|other| known.is_none_or(|known| known.no != other.no)) {
            let is_after = known.is_none() && term.from > other.body.day();
            if !is_after {
                return Err(Why::Leaf(LeafWhy::TermThere(other.no)));
            }
        }
        Ok(Body::Term(term.clone()))
    }

    /// A new term ends the one before it, with its seats. The first one that is written seats those whom lines of before name.
    pub(super) fn takes_over(&self, no: LeafNo, events: &mut Vec<Event>) -> Result<(), Why> {
        let Some(Event::LeafWritten { leaf, .. }) = events.last() else { return Ok(()) };
        let from = leaf.body.day();
        let before: Vec<LeafNo> =
            self.ledger.leaves(Leaves::of(LeafKind::Term).open(self.ctx.now.date())).map(|term| term.no).collect();
        let ended = Ended::on(from);
        for term in &before {
            events.push(Event::LeafEnded { leaf: *term, ended: Box::new(ended.clone()) });
            events.extend(self.seats_end(*term, &ended));
        }
        if self.ledger.leaves(Leaves::of(LeafKind::Seat)).next().is_none() {
            let council =
                Council { directors: parties(&self.ledger.council.directors)?, ..self.ledger.council.clone() };
            events.extend(self.seats(no, from, &council));
        }
        Ok(())
    }

    /// The seats of a term end with it.
    pub(super) fn seats_end(&self, term: LeafNo, ended: &Ended) -> Vec<Event> {
        let open = self.ledger.leaves(Leaves::of(LeafKind::Seat).open(self.ctx.now.date()));
        let its = open.filter(|seat| seat.body.term() == Some(term));
        its.map(|seat| Event::LeafEnded { leaf: seat.no, ended: Box::new(ended.clone()) }).collect()
    }

    /// New seats for everybody of a council.
    fn seats(&self, term: LeafNo, from: NaiveDate, council: &Council) -> Vec<Event> {
        let of = |class: Class, who: &Party| Seat {
            term,
            person: who.clone(),
            class,
            sector: None,
            offices: Vec::new(),
            lives_here: None,
            from,
        };
        let standing = council.directors.iter().map(|who| of(Class::Standing, who));
        let all = standing.chain(council.residents.iter().map(|who| of(Class::Warm, who)));
        let first = self.next_leaf(LeafKind::Seat, year_of(from));
        let written = (first.n..).zip(all).map(|(n, seat)| Leaf {
            no: LeafNo { n, ..first },
            body: Body::Seat(seat),
            ended: None,
        });
        written.map(|leaf| Event::LeafWritten { leaf: Box::new(leaf), again: false }).collect()
    }

    /// One seat a person at a time; whoever supervises neither handles nor approves.
    pub(super) fn seat(&self, known: Option<&Leaf>, seat: &Seat) -> Result<Body, Why> {
        self.holding(seat.term, LeafKind::Term, seat.from)?;
        let taken = self.ledger.leaves(Leaves::of(LeafKind::Seat).open(seat.from)).any(|leaf| {
            matches!(&leaf.body, Body::Seat(other) if other.person == seat.person)
                && known.is_none_or(|known| known.no != leaf.no)
        });
        if taken {
            return Err(Why::SamePerson(seat.person.clone()));
        }
        let mut seat = seat.clone();
        seat.offices.sort_unstable();
        seat.offices.dedup();
        let does = |office| seat.offices.contains(&office);
        if does(Office::Supervisor) && (does(Office::Handler) || does(Office::Approver)) {
            return Err(Why::Leaf(LeafWhy::Supervises(seat.person.clone())));
        }
        Ok(Body::Seat(seat))
    }

    /// Those who were there have seats on that day, and one sitting is held a day.
    pub(super) fn sitting(&self, known: Option<&Leaf>, sitting: &Sitting) -> Result<Body, Why> {
        self.holding(sitting.term, LeafKind::Term, sitting.on)?;
        let same_day = Leaves::of(LeafKind::Sitting).between(sitting.on, sitting.on).open(self.ctx.now.date());
        let mut others = self.ledger.leaves(same_day);
        if let Some(other) = others.find(|leaf| known.is_none_or(|known| known.no != leaf.no)) {
            return Err(Why::Leaf(LeafWhy::SittingThere(other.no)));
        }
        if sitting.present.is_empty() {
            return Err(Why::Leaf(LeafWhy::Missing(Field::Present)));
        }
        for (place, who) in sitting.present.iter().enumerate() {
            self.in_term(who, sitting.on)?;
            if sitting.present.iter().take(place).any(|before| before == who) {
                return Err(Why::Leaf(LeafWhy::Twice(who.clone())));
            }
        }
        Ok(Body::Sitting(sitting.clone()))
    }

    /// Somebody has a seat on a day.
    fn in_term(&self, who: &Party, on: NaiveDate) -> Result<(), Why> {
        if self.ledger.is_seated(who, on) {
            Ok(())
        } else {
            Err(Why::Leaf(LeafWhy::NotSeated { who: who.clone(), on }))
        }
    }

    /// Who the council is, name by name: who isn't named has no seat from today on, who is new gets one.
    pub(in super::super) fn council_of(&self, council: &Council) -> Decided {
        let council = Council { directors: parties(&council.directors)?, residents: parties(&council.residents)? };
        let mut seated = std::collections::BTreeSet::new();
        if let Some(twice) = council.all().find(|party| !seated.insert(*party)) {
            return Err(Why::SamePerson(twice.clone()));
        }
        let today = self.today();
        let mut events = Vec::new();
        let open = self.ledger.leaves(Leaves::of(LeafKind::Term).open(today)).find(|term| term.holds(today));
        let term = open.map_or_else(|| self.next_leaf(LeafKind::Term, year_of(today)), |term| term.no);
        if open.is_none() {
            let number = self.ledger.leaves(Leaves::of(LeafKind::Term)).count();
            let number = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
            let body = Body::Term(Term { number, from: today, until: None, basis: None });
            events.push(Event::LeafWritten { leaf: Box::new(Leaf { no: term, body, ended: None }), again: false });
        }
        let mut new = council.clone();
        let class = |who: &Party| if council.directors.contains(who) { Class::Standing } else { Class::Warm };
        for leaf in self.ledger.leaves(Leaves::of(LeafKind::Seat).open(today)) {
            let Body::Seat(seat) = &leaf.body else { continue };
            if !council.all().any(|who| *who == seat.person) {
                let ended = Box::new(Ended::on(today));
                events.push(Event::LeafEnded { leaf: leaf.no, ended });
                continue;
            }
            new.directors.retain(|who| *who != seat.person);
            new.residents.retain(|who| *who != seat.person);
            if seat.class != class(&seat.person) {
                let body = Body::Seat(Seat { class: class(&seat.person), ..seat.clone() });
                events
                    .push(Event::LeafWritten { leaf: Box::new(Leaf { no: leaf.no, body, ended: None }), again: true });
            }
        }
        events.extend(self.seats(term, today, &new));
        Ok(events)
    }

    /// One gives the turn of a day to another, and takes the next turn of theirs.
    pub(in super::super) fn swap(&self, day: NaiveDate, from: &Party, to: &Party) -> Decided {
        let (from, to) = (party(from)?, party(to)?);
        if from == to {
            return Err(Why::Leaf(LeafWhy::Twice(from)));
        }
        self.in_term(&from, day)?;
        self.in_term(&to, day)?;
        let shifts = &self.ledger.shifts;
        let on_day = shifts.get(&day).filter(|who| who.contains(&from));
        let on_day = on_day.ok_or_else(|| Why::Leaf(LeafWhy::NotOnDuty { who: from.clone(), on: day }))?;
        if on_day.contains(&to) {
            return Err(Why::Leaf(LeafWhy::Twice(to)));
        }
        let instead = |who: &[Party], one: &Party, other: &Party| {
            who.iter().map(|party| if party == one { other } else { party }).cloned().collect::<Vec<_>>()
        };
        let mut changed = vec![Shift { day, who: instead(on_day, &from, &to) }];
        let last = day.checked_add_days(FAR).unwrap_or(day);
        let theirs = shifts.range(day..=last).skip(1).find(|(_, who)| who.contains(&to) && !who.contains(&from));
        changed.extend(theirs.map(|(day, who)| Shift { day: *day, who: instead(who, &to, &from) }));
        Ok(vec![Event::ShiftsSet(changed)])
    }
}

impl Ledger {
    /// Somebody serves on the council on a day: has a seat, or stands in a line of before where there are no seats yet.
    pub fn is_seated(&self, who: &Party, on: NaiveDate) -> bool {
        let mut seats = self.leaves(Leaves::of(LeafKind::Seat)).peekable();
        if seats.peek().is_none() {
            return self.council.all().any(|party| party == who);
        }
        seats.any(|leaf| leaf.holds(on) && matches!(&leaf.body, Body::Seat(seat) if seat.person == *who))
    }
}
