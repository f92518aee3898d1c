//! A leaf: written, written anew, ended. What each kind may not say is one function of this file's children; the rest is the same for all.

mod council;
mod covenant;
mod patrol;

use chrono::NaiveDate;

use super::{Ctx, Decision, maybe, party, text, year_of};
use crate::{
    text::{NOTE, TITLE},
    tracker::{
        command::Brought,
        event::Event,
        leaf::{Body, Ended, Field, Leaf, LeafKind, LeafNo, Leaves, Remark, Report, Value, choices::Office},
        ledger::Ledger,
        number::{Counted, ItemNo},
        refusal::{LeafWhy, Refusal, Why},
    },
};

impl Decision<'_> {
    /// The leaf, as it is in the book.
    fn leaf(&self, no: LeafNo) -> Result<&Leaf, Why> {
        self.ledger.leaves.get(&no).ok_or(Why::Leaf(LeafWhy::NoLeaf(no)))
    }

    /// The leaf of this kind, that holds on a day.
    fn holding(&self, no: LeafNo, kind: LeafKind, on: NaiveDate) -> Result<&Leaf, Why> {
        let leaf = self.leaf(no)?;
        if no.kind != kind {
            return Err(Why::Leaf(LeafWhy::NoLeaf(no)));
        }
        if on < leaf.body.day() {
            return Err(Why::BeforeAll { on, from: leaf.body.day() });
        }
        if leaf.is_open(on) { Ok(leaf) } else { Err(Why::Leaf(LeafWhy::Ended(no))) }
    }

    fn next_leaf(&self, kind: LeafKind, of: u16) -> LeafNo {
        let last = self.ledger.last_of_year.get(&(Counted::Leaf(kind), of)).copied().unwrap_or(0);
        LeafNo { kind, of, n: last.saturating_add(1) }
    }

    /// A new leaf, or all of one anew; with what came of it, which is decided at once with it.
    pub(super) fn keep(&self, no: Option<LeafNo>, body: &Body, with: &[Brought]) -> Result<Vec<Event>, Refusal> {
        let known = no.map(|no| self.leaf(no)).transpose()?;
        let today = self.ctx.now.date();
        if let Some(known) = known {
            if known.no.kind != body.kind() {
                return Err(Why::Leaf(LeafWhy::NoLeaf(known.no)).into());
            }
            if !known.is_open(today) {
                return Err(Why::Leaf(LeafWhy::Ended(known.no)).into());
            }
        }
        let body = checked(body)?;
        let day = body.day();
        if body.is_of_a_day() && known.is_none_or(|known| known.body.day() != day) {
            self.happened_on(day)?;
        }
        let body = match &body {
            Body::Block(block) => self.block(known, block)?,
            Body::Round(round) => self.round(known, round)?,
            Body::Term(term) => self.term(known, term)?,
            Body::Seat(seat) => self.seat(known, seat)?,
            Body::Sitting(sitting) => self.sitting(known, sitting)?,
            Body::Coaching(coaching) => Body::Coaching(coaching.clone()),
            Body::Report(report) => Self::report(report)?,
            Body::Remark(remark) => self.remark(remark)?,
            Body::Article(article) => self.article(known, article)?,
        };
        let next = || match &body {
            Body::Article(article) => self.next_version(article),
            other => self.next_leaf(other.kind(), year_of(day)),
        };
        let no = known.map_or_else(next, |known| known.no);
        let mut events = self.brought(no, &body, with)?;
        let mut items: Vec<ItemNo> = Vec::new();
        for item in events.iter().filter_map(Event::item) {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        let body = body.and_items(&items);
        if known.is_some_and(|known| known.body == body) {
            return Ok(events);
        }
        let leaf = Leaf { no, body, ended: known.and_then(|known| known.ended.clone()) };
        events.push(Event::LeafWritten { leaf: Box::new(leaf.clone()), again: known.is_some() });
        self.in_force(&leaf, known, &mut events)?;
        if known.is_none() && no.kind == LeafKind::Term {
            self.takes_over(no, &mut events)?;
        }
        Ok(events)
    }

    /// What came of it, each on top of what those before it did, on its day.
    fn brought(&self, no: LeafNo, body: &Body, with: &[Brought]) -> Result<Vec<Event>, Refusal> {
        let (day, now) = (body.day(), self.ctx.now);
        let on = if body.is_of_a_day() && day < now.date() { Some(now.told(day, None)) } else { self.ctx.on };
        let ctx = Ctx { on, ..self.ctx };
        let within = (no.kind == LeafKind::Sitting).then_some(no);
        let mut ledger = Ledger::clone(self.ledger);
        let mut all = Vec::new();
        for brought in with {
            let events = Decision { ledger: &ledger, ctx, within }.any(&brought.clone().into())?;
            for event in &events {
                ledger.apply(now, event);
            }
            all.extend(events);
        }
        Ok(all)
    }

    /// Nobody reports on days before they begin.
    fn report(report: &Report) -> Result<Body, Why> {
        let from = report.span.first();
        if report.on < from { Err(Why::BeforeAll { on: report.on, from }) } else { Ok(Body::Report(report.clone())) }
    }

    /// Where somebody supervises on that day, it is they who say something of a statement.
    fn remark(&self, remark: &Remark) -> Result<Body, Why> {
        let (on, from) = (remark.on, remark.span.first());
        if on < from {
            return Err(Why::BeforeAll { on, from });
        }
        let seats = self.ledger.leaves(Leaves::of(LeafKind::Seat)).filter(|leaf| leaf.holds(on));
        let supervisors = seats.filter_map(|leaf| match &leaf.body {
            Body::Seat(seat) if seat.offices.contains(&Office::Supervisor) => Some(&seat.person),
            _ => None,
        });
        let mut any = supervisors.peekable();
        if any.peek().is_none() || any.any(|who| *who == remark.person) {
            Ok(Body::Remark(remark.clone()))
        } else {
            Err(Why::Leaf(LeafWhy::NotSupervisor { who: remark.person.clone(), on }))
        }
    }

    /// A day that is here, and on which there was a station.
    fn happened_on(&self, on: NaiveDate) -> Result<(), Why> {
        if on > self.ctx.now.date() {
            return Err(Why::ToCome { on });
        }
        if on < self.from() { Err(Why::BeforeFounded { on, from: self.from() }) } else { Ok(()) }
    }

    /// It holds no more from this day on.
    pub(super) fn end(&self, no: LeafNo, reason: &str, basis: Option<&String>) -> Result<Vec<Event>, Refusal> {
        let leaf = self.leaf(no)?;
        let on = self.today();
        if !leaf.is_open(on) {
            return Err(Why::Leaf(LeafWhy::Ended(no)).into());
        }
        self.happened(Some(leaf.body.day().min(self.ctx.now.date())))?;
        self.article_ends(leaf, basis)?;
        let ended = Ended { on, why: Some(text(reason, NOTE)?), basis: maybe(basis, NOTE)? };
        let mut events = vec![Event::LeafEnded { leaf: no, ended: Box::new(ended.clone()) }];
        if no.kind == LeafKind::Term {
            events.extend(self.seats_end(no, &ended));
        }
        Ok(events)
    }
}

/// The body with its words as they can be kept.
fn checked(body: &Body) -> Result<Body, Why> {
    let mut changed = Vec::new();
    for (field, value) in body.fields() {
        if let Some(Value::Text(raw)) = value {
            let long = [Field::Note, Field::Own, Field::Remark, Field::Words, Field::Does];
            let limit = if long.contains(&field) { NOTE } else { TITLE };
            changed.push((field, Some(Value::Text(text(&raw, limit)?))));
        }
    }
    let mut body = body.with(changed).map_err(|field| Why::Leaf(LeafWhy::Missing(field)))?;
    for who in body.parties_mut() {
        *who = party(who)?;
    }
    Ok(body)
}
