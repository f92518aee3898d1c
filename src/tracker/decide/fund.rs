//! The fund: what may be booked, and what becomes of a claim.

use chrono::NaiveDate;

use super::{Decided, Decision, maybe, party, text};
use crate::{
    text::{NAME, NOTE, TITLE},
    time::Span,
    tracker::{
        event::Event,
        fund::{
            CLAIM_MOVES, Claim, ClaimState, ClaimStep, Deed, Earmark, Entry, FundDo, FundNeed, FundWhy, Leg, NewClaim,
            Place, PlaceRow, Pot, PotRow, Rules, allowed, asked, covered, holds, receipt_key, signed,
        },
        item::{Kind, Party, State},
        leaf::{LeafKind, Leaves},
        money::{Fen, MOST},
        notice::{NoticeOf, NoticeStep},
        number::{ClaimNo, Counted, EntryNo, ItemNo, ProjectNo},
        project::{BudgetLine, Phase, Project, ProjectStep, ProjectWhy},
        refusal::Why,
    },
};

/// A count that is no older at the end of a quarter shows what is there.
const COUNTED: chrono::Days = chrono::Days::new(6);

fn no(why: FundWhy) -> Why {
    Why::Fund(why)
}

fn is_a_sum(sum: Fen) -> Result<(), Why> {
    if sum.is_a_sum() { Ok(()) } else { Err(no(FundWhy::NoSum)) }
}

/// What an entry says beside its legs.
struct Draft<'a> {
    on: NaiveDate,
    deed: Deed,
    note: Option<&'a String>,
    of: (Option<ClaimNo>, Option<ProjectNo>),
}

impl<'a> Draft<'a> {
    fn new(on: NaiveDate, deed: Deed, note: Option<&'a String>) -> Self {
        Self { on, deed, note, of: (None, None) }
    }
}

impl Decision<'_> {
    pub(super) fn fund(&self, what: &FundDo) -> Decided {
        if let FundDo::Set(rules) = what {
            return self.set_fund(rules);
        }
        if self.ledger.fund.book.rules.is_none() {
            return Err(no(FundWhy::Off));
        }
        match what {
            FundDo::Set(_) => Ok(Vec::new()),
            FundDo::Place(place) => self.set_place(place),
            FundDo::Pot(pot) => self.set_pot(pot),
            FundDo::Receive { on, place, pot, sum, paper } => {
                is_a_sum(*sum)?;
                let legs = ([Leg::more(&self.place(place)?, *sum)], [Leg::more(&self.pot(pot)?.name, *sum)]);
                let key = paper.as_ref().and_then(|paper| receipt_key(pot, paper));
                let mut known = self.ledger.fund.entries.values();
                if let Some(other) = known.find(|other| key.is_some() && other.receipt() == key) {
                    return Err(no(FundWhy::Receipt(other.no)));
                }
                self.book(&Draft::new(*on, Deed::Receipt {}, paper.as_ref()), &legs.0, &legs.1)
            }
            FundDo::Transfer { on, from, to, sum, note } => {
                is_a_sum(*sum)?;
                let (from, to) = (self.place(from)?, self.place(to)?);
                if from == to {
                    return Err(no(FundWhy::Same));
                }
                let legs = [Leg::less(&from, *sum), Leg::more(&to, *sum)];
                self.book(&Draft::new(*on, Deed::Transfer {}, note.as_ref()), &legs, &[])
            }
            FundDo::Claim(new) => self.claim(new),
            FundDo::Step { claim, step } => self.step_of_claim(*claim, step),
            FundDo::Refund { claim, on, place, sum, note } => self.refund(*claim, (*on, *sum), place, note.as_ref()),
            FundDo::GiveBack { on, place, pot, sum, note } => {
                is_a_sum(*sum)?;
                let legs = ([Leg::less(&self.place(place)?, *sum)], [Leg::less(&self.pot(pot)?.name, *sum)]);
                self.book(&Draft::new(*on, Deed::GivenBack {}, note.as_ref()), &legs.0, &legs.1)
            }
            FundDo::Repurpose { on, from, to, sum, basis, word } => {
                is_a_sum(*sum)?;
                let (from, to) = (self.pot(from)?.name.clone(), self.pot(to)?.name.clone());
                if from == to {
                    return Err(no(FundWhy::Same));
                }
                self.passed(*basis)?;
                let word = text(word, NOTE)?;
                let legs = [Leg::less(&from, *sum), Leg::more(&to, *sum)];
                self.book(&Draft::new(*on, Deed::Repurposed { basis: *basis }, Some(&word)), &[], &legs)
            }
            FundDo::Reverse { entry, reason } => self.reverse(*entry, reason),
            FundDo::Count { on, place, found, by, pot, reason } => {
                self.count(*on, (place, *found), by, (pot.as_ref(), reason.as_ref()))
            }
            FundDo::Close { quarter, on } => self.close(*quarter, *on),
        }
    }

    fn set_fund(&self, rules: &Rules) -> Decided {
        if rules.approvers == 0 || rules.approvers > Rules::MOST {
            return Err(no(FundWhy::Approvers { given: rules.approvers }));
        }
        self.is_over(rules.since)?;
        let book = &self.ledger.fund.book;
        let first = book.shut.or(book.first).filter(|first| rules.since > *first);
        match first {
            Some(first) => Err(no(FundWhy::Since { first })),
            None if book.rules.as_ref() == Some(rules) => Ok(Vec::new()),
            None => Ok(vec![Event::FundSet(rules.clone())]),
        }
    }

    fn set_place(&self, place: &Place) -> Decided {
        let keeper = place.keeper.as_ref().map(party).transpose()?;
        let known = self.ledger.fund.book.place(&place.name).map(|row| &row.place);
        let name = known.map_or_else(|| text(&place.name, NAME), |known| Ok(known.name.clone()))?;
        let place = Place { name, keeper };
        Ok(if known == Some(&place) { Vec::new() } else { vec![Event::PlaceSet(place)] })
    }

    fn set_pot(&self, pot: &Pot) -> Decided {
        let known = self.ledger.fund.book.pot(&pot.name).map(|row| &row.pot);
        let earmark = match &pot.earmark {
            Earmark::Class(class) => Earmark::Class(text(class, TITLE)?),
            Earmark::Project(no) => {
                self.project(*no)?;
                pot.earmark.clone()
            }
            Earmark::Any | Earmark::Daily => pot.earmark.clone(),
        };
        let pot = Pot {
            name: known.map_or_else(|| text(&pot.name, NAME), |known| Ok(known.name.clone()))?,
            giver: party(&pot.giver)?,
            earmark,
            paper: maybe(pot.paper.as_ref(), TITLE)?,
            ..pot.clone()
        };
        Ok(if known == Some(&pot) { Vec::new() } else { vec![Event::PotSet(Box::new(pot))] })
    }

    /// A day that is over or today, of the fund, and in no quarter that is closed.
    fn on_day(&self, on: NaiveDate) -> Result<(), Why> {
        self.is_over(on)?;
        let book = &self.ledger.fund.book;
        if let Some(until) = book.shut.filter(|until| on <= *until) {
            return Err(no(FundWhy::Shut { on, until }));
        }
        match book.rules.as_ref().map(|rules| rules.since) {
            Some(from) if on < from => Err(Why::BeforeAll { on, from }),
            _ => Ok(()),
        }
    }

    fn is_over(&self, on: NaiveDate) -> Result<(), Why> {
        if on > self.ctx.now.date() { Err(Why::ToCome { on }) } else { Ok(()) }
    }

    /// The same, and not before what it rests on.
    fn on_day_after(&self, from: NaiveDate, on: NaiveDate) -> Result<(), Why> {
        self.on_day(on)?;
        if on < from { Err(Why::BeforeAll { on, from }) } else { Ok(()) }
    }

    fn place(&self, name: &str) -> Result<String, Why> {
        let book = &self.ledger.fund.book;
        let known = || book.places.iter().map(|row| row.place.name.clone()).collect();
        let row = book.place(name).ok_or_else(|| no(FundWhy::NoPlace { given: name.to_owned(), known: known() }))?;
        Ok(row.place.name.clone())
    }

    fn pot(&self, name: &str) -> Result<&Pot, Why> {
        let book = &self.ledger.fund.book;
        let known = || book.pots.iter().map(|row| row.pot.name.clone()).collect();
        let row = book.pot(name).ok_or_else(|| no(FundWhy::NoPot { given: name.to_owned(), known: known() }))?;
        Ok(&row.pot)
    }

    fn project(&self, no: ProjectNo) -> Result<&Project, Why> {
        self.ledger.projects.get(&no).ok_or(Why::Project(ProjectWhy::NoProject(no)))
    }

    fn known_claim(&self, of: ClaimNo) -> Result<&Claim, Why> {
        self.ledger.fund.claims.get(&of).ok_or(no(FundWhy::NoClaim(of)))
    }

    /// A motion that passed, and stands.
    fn passed(&self, basis: ItemNo) -> Result<(), Why> {
        let item = self.ledger.items.get(&basis).ok_or(Why::NoItem(basis))?;
        if item.kind != Kind::Motion {
            return Err(Why::Project(ProjectWhy::NotPassed(basis)));
        }
        if item.state == State::Dropped || item.turned {
            Err(Why::Project(ProjectWhy::BasisOff(basis)))
        } else {
            Ok(())
        }
    }

    /// An entry, once nothing is taken where it isn't.
    fn book(&self, draft: &Draft<'_>, places: &[Leg], pots: &[Leg]) -> Decided {
        self.on_day(draft.on)?;
        let (year, n) = self.next_of_year(Counted::Entry);
        let entry = Entry {
            no: EntryNo { year, n },
            on: draft.on,
            deed: draft.deed.clone(),
            places: places.to_vec(),
            pots: pots.to_vec(),
            claim: draft.of.0,
            project: draft.of.1,
            note: maybe(draft.note, NOTE)?,
            reversed: None,
        };
        holds(&self.ledger.fund, &entry).map_err(no)?;
        Ok(vec![Event::Booked(Box::new(entry))])
    }

    fn claim(&self, new: &NewClaim) -> Decided {
        self.on_day(new.on)?;
        let pot = self.pot(&new.pot)?;
        if new.lines.is_empty() {
            return Err(Why::Project(ProjectWhy::NoLines));
        }
        let line = |line: &BudgetLine| {
            is_a_sum(line.sum())?;
            Ok(BudgetLine { what: text(&line.what, TITLE)?, ..line.clone() })
        };
        let lines = new.lines.iter().map(line).collect::<Result<Vec<_>, Why>>()?;
        let sum = new.sum();
        if sum > MOST {
            return Err(no(FundWhy::NoSum));
        }
        let of_line = new.project.map(|project| self.of_budget(project, new.line.as_ref(), sum)).transpose()?.flatten();
        allowed(pot, new.project, new.on).map_err(no)?;
        let fund = &self.ledger.fund;
        covered(fund, &pot.name, new.project, signed(sum) + asked(fund, &pot.name, new.project)).map_err(no)?;
        let asked = NewClaim {
            payee: party(&new.payee)?,
            handler: new.handler.as_ref().map(party).transpose()?,
            lines,
            pot: pot.name.clone(),
            line: of_line,
            invoice: maybe(new.invoice.as_ref(), NAME)?,
            photo: maybe(new.photo.as_ref(), TITLE)?,
            ..new.clone()
        };
        if let Some(key) = asked.invoice_key() {
            let others = fund.claims.values().filter(|other| other.state != ClaimState::SentBack);
            if let Some(other) = others.into_iter().find(|other| other.asked.invoice_key().as_ref() == Some(&key)) {
                return Err(no(FundWhy::Invoice(other.no)));
            }
        }
        let (year, n) = self.next_of_year(Counted::Claim);
        let approvers = fund.book.rules.as_ref().map_or(Rules::APPROVERS, |rules| rules.approvers);
        Ok(vec![Event::ClaimAdded(Box::new(Claim::new(ClaimNo { year, n }, asked, approvers)))])
    }

    /// The line of the budget as the project has it; no more than the budget and what raised it.
    fn of_budget(&self, project: ProjectNo, line: Option<&String>, sum: Fen) -> Result<Option<String>, Why> {
        let of = self.project(project)?;
        if of.phase != Phase::Running {
            return Err(no(FundWhy::NotRunning));
        }
        let claims = self.ledger.fund.claims.values();
        let open = claims.filter(|claim| claim.asked.project == Some(project) && claim.state.is_open());
        let all = open.map(Claim::sum).chain([of.spent(), sum]).sum::<Fen>();
        if all > of.budget() {
            return Err(no(FundWhy::Above { over: all.less(of.budget()) }));
        }
        let Some(line) = line else { return Ok(None) };
        let known: Vec<String> = of.by_line().into_iter().filter_map(|(what, ..)| what).collect();
        let found = known.iter().find(|known| crate::tracker::fund::same(known, line)).cloned();
        found.map(Some).ok_or_else(|| no(FundWhy::NoLine { given: line.clone(), known }))
    }

    fn step_of_claim(&self, of: ClaimNo, step: &ClaimStep) -> Decided {
        let claim = self.known_claim(of)?;
        let name = step.name();
        let Some(row) = CLAIM_MOVES.iter().find(|row| row.step == name && row.from.contains(&claim.state)) else {
            return Err(no(FundWhy::Step { step: name, state: claim.state, possible: claim.steps() }));
        };
        for need in row.needs {
            self.needed(*need, claim, step)?;
        }
        let step = match step {
            ClaimStep::Approve { by, on } => ClaimStep::Approve { by: party(by)?, on: *on },
            ClaimStep::SendBack { reason } => ClaimStep::SendBack { reason: text(reason, NOTE)? },
            ClaimStep::Attach { photo } => ClaimStep::Attach { photo: text(photo, TITLE)? },
            ClaimStep::Pay { on, place } => {
                let legs = ([Leg::less(&self.place(place)?, claim.sum())], [Leg::less(&claim.asked.pot, claim.sum())]);
                let of = (Some(claim.no), claim.asked.project);
                let draft = Draft { of, ..Draft::new(*on, Deed::Payment { short: claim.missing() }, None) };
                return self.book(&draft, &legs.0, &legs.1);
            }
        };
        let state = match (&step, claim.state) {
            // The last signature makes it payable; what is paid stays so.
            (ClaimStep::Approve { .. }, ClaimState::Claimed) if claim.missing() == 1 => ClaimState::Payable,
            (_, state) => row.to.unwrap_or(state),
        };
        Ok(vec![Event::ClaimMoved { claim: of, step, state }])
    }

    /// What a step needs is there.
    fn needed(&self, need: FundNeed, claim: &Claim, step: &ClaimStep) -> Result<(), Why> {
        match (need, step) {
            (FundNeed::Day, ClaimStep::Approve { on, .. } | ClaimStep::Pay { on, .. }) => {
                self.on_day_after(claim.asked.on, *on)
            }
            (FundNeed::Missing, _) if claim.missing() == 0 => Err(no(FundWhy::Enough)),
            (FundNeed::NotOwn, ClaimStep::Approve { by, .. }) => {
                let project = claim.asked.project.and_then(|no| self.ledger.projects.get(&no));
                let own = claim.own(project.and_then(|project| project.applicant.as_ref()));
                if own.contains(&party(by)?) { Err(no(FundWhy::Own(by.clone()))) } else { Ok(()) }
            }
            (FundNeed::Different, ClaimStep::Approve { by, .. }) => {
                let by = party(by)?;
                let did = claim.approved.iter().any(|(known, _)| *known == by);
                if did { Err(no(FundWhy::Twice(by))) } else { Ok(()) }
            }
            (FundNeed::InTerm, ClaimStep::Approve { by, on }) => {
                if self.is_in_term(by, *on) {
                    Ok(())
                } else {
                    Err(no(FundWhy::NotInTerm(by.clone())))
                }
            }
            (FundNeed::There, ClaimStep::Pay { place, .. }) => {
                let place = self.place(place)?;
                let has = self.ledger.fund.book.place(&place).map_or(0, |row: &PlaceRow| row.has);
                let missing = signed(claim.sum()) > has;
                let has = crate::tracker::fund::fen(has);
                if missing { Err(no(FundWhy::NotThere { place, has })) } else { Ok(()) }
            }
            (FundNeed::Covered, _) => {
                covered(&self.ledger.fund, &claim.asked.pot, claim.asked.project, signed(claim.sum())).map_err(no)
            }
            (FundNeed::Reason, ClaimStep::SendBack { reason }) => text(reason, NOTE).map(|_| ()),
            _ => Ok(()),
        }
    }

    /// Who approves sits in the council on that day. While nobody wrote down who does, whoever signed the paper may.
    fn is_in_term(&self, by: &Party, on: NaiveDate) -> bool {
        let is_known = self.ledger.leaves(Leaves::of(LeafKind::Seat)).next().is_some();
        let is_named = self.ledger.council.all().next().is_some();
        !(is_known || is_named) || self.ledger.is_seated(by, on)
    }

    fn refund(&self, of: ClaimNo, (on, sum): (NaiveDate, Fen), place: &str, note: Option<&String>) -> Decided {
        let claim = self.known_claim(of)?;
        let paid = claim.paid.as_ref().ok_or(no(FundWhy::Unpaid))?;
        is_a_sum(sum)?;
        if sum > claim.cost() {
            return Err(no(FundWhy::TooMuch { most: claim.cost() }));
        }
        self.on_day_after(paid.on, on)?;
        let legs = ([Leg::more(&self.place(place)?, sum)], [Leg::more(&claim.asked.pot, sum)]);
        let draft = Draft { of: (Some(of), claim.asked.project), ..Draft::new(on, Deed::Refund {}, note) };
        let booked = self.book(&draft, &legs.0, &legs.1)?;
        self.opened_again(claim.asked.project, booked)
    }

    fn reverse(&self, of: EntryNo, reason: &str) -> Decided {
        let entry = self.ledger.fund.entries.get(&of).ok_or(no(FundWhy::NoEntry(of)))?;
        if let Some(by) = entry.reversed {
            return Err(no(FundWhy::Reversed { by }));
        }
        if matches!(entry.deed, Deed::Reversed { .. } | Deed::Counted { .. } | Deed::Closed { .. }) {
            return Err(no(FundWhy::NeverReversed));
        }
        let claim = entry.claim.and_then(|no| self.ledger.fund.claims.get(&no));
        if let Some(claim) = claim.filter(|claim| matches!(entry.deed, Deed::Payment { .. }) && claim.back > Fen(0)) {
            return Err(no(FundWhy::Refunded(claim.no)));
        }
        let back = |legs: &[Leg]| legs.iter().map(|leg| Leg { fen: -leg.fen, ..leg.clone() }).collect::<Vec<_>>();
        let reason = text(reason, NOTE)?;
        let deed = Deed::Reversed { entry: of };
        let draft = Draft { of: (entry.claim, entry.project), ..Draft::new(self.ctx.now.date(), deed, Some(&reason)) };
        let booked = self.book(&draft, &back(&entry.places), &back(&entry.pots))?;
        self.opened_again(entry.project, booked)
    }

    /// What comes back, or was wrong, after a settlement opens it again, and its notice hangs no more.
    fn opened_again(&self, project: Option<ProjectNo>, mut events: Vec<Event>) -> Decided {
        let Some(of) = project.and_then(|no| self.ledger.projects.get(&no)) else { return Ok(events) };
        if !matches!(of.phase, Phase::Settled | Phase::Published | Phase::Closed) {
            return Ok(events);
        }
        let number = events.iter().find_map(Event::entry).map(|entry| entry.no.spoken()).unwrap_or_default();
        let step = ProjectStep::Reopen { reason: number.clone() };
        events.push(Event::ProjectMoved { project: of.no, step, phase: Phase::Running });
        if let Some(notice) = self.ledger.notice_of(&NoticeOf::Project(of.no)) {
            events.extend(self.step_of_notice(notice.no, &NoticeStep::Withdraw { reason: number })?);
        }
        Ok(events)
    }

    fn count(
        &self,
        on: NaiveDate,
        (place, found): (&str, Fen),
        by: &Party,
        (pot, reason): (Option<&String>, Option<&String>),
    ) -> Decided {
        let book = &self.ledger.fund.book;
        let (place, by) = (self.place(place)?, party(by)?);
        let row = book.place(&place);
        if row.and_then(|row| row.place.keeper.as_ref()) == Some(&by) {
            return Err(no(FundWhy::Keeper(by)));
        }
        if found > MOST {
            return Err(no(FundWhy::NoSum));
        }
        let has = row.map_or(0, |row| row.has);
        let differs = signed(found) - has;
        let deed = Deed::Counted { place: place.clone(), found, by };
        if differs == 0 {
            return self.book(&Draft::new(on, deed, reason), &[], &[]);
        }
        if reason.is_none_or(|reason| reason.trim().is_empty()) {
            return Err(no(FundWhy::NoReason { booked: crate::tracker::fund::fen(has) }));
        }
        let pot = match (pot, book.pots.as_slice()) {
            (Some(pot), _) => self.pot(pot)?.name.clone(),
            (None, [PotRow { pot, .. }]) => pot.name.clone(),
            (None, pots) => {
                return Err(no(FundWhy::WhosePot { known: pots.iter().map(|row| row.pot.name.clone()).collect() }));
            }
        };
        let legs = ([Leg { of: place, fen: differs }], [Leg { of: pot, fen: differs }]);
        self.book(&Draft::new(on, deed, reason), &legs.0, &legs.1)
    }

    fn close(&self, quarter: Span, on: NaiveDate) -> Decided {
        let book = &self.ledger.fund.book;
        let Span::Quarter(..) = quarter else { return Err(no(FundWhy::NoQuarter)) };
        if let Some(next) = book.next_quarter().filter(|next| *next != quarter) {
            return Err(no(FundWhy::Quarter { next }));
        }
        let until = quarter.last();
        if on <= until {
            return Err(no(FundWhy::Running { until }));
        }
        let from = until - COUNTED;
        let late = |row: &&PlaceRow| row.counted.is_none_or(|counted| counted < from);
        let places: Vec<String> = book.places.iter().filter(late).map(|row| row.place.name.clone()).collect();
        if !places.is_empty() {
            return Err(no(FundWhy::NotCounted { places }));
        }
        self.book(&Draft::new(on, Deed::Closed { quarter }, None), &[], &[])
    }
}
