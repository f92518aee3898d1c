//! The one function that asks who may do what, and the chair that nobody holds.

use super::{Decided, Decision};
use crate::{
    charter::{Act, Permit, Standing},
    meeting::{
        command::Name,
        event::Event,
        numbers::Badge,
        query::standings,
        refusal::{Fact, Ground, Refusal},
        spec,
        words::{Caution, Office, Subject},
    },
};

impl Decision<'_> {
    /// Whether somebody may do something: the charter's table, and nothing else. Who isn't there is refused for good, hands
    /// that are counted too; every other refusal passes with a reason.
    pub(super) fn may(&mut self, act: Act, badge: Badge) -> Decided {
        let standings = self.m.standings(badge);
        self.may_as(act, badge, &standings)
    }

    fn may_as(&mut self, act: Act, badge: Badge, standings: &[Standing]) -> Decided {
        debug_assert!(spec::of(self.name).acts.contains(&act), "{:?} asks for {act:?}", self.name);
        let (permit, standing) = self.m.permit(act, standings);
        match permit {
            Permit::Allow => Ok(()),
            Permit::Advise => self.put(Event::Cautioned { what: Caution::May { act, standing }, badge: Some(badge) }),
            Permit::Refuse => self.may_not(act, standing, badge),
        }
    }

    fn may_not(&mut self, act: Act, standing: Standing, badge: Badge) -> Decided {
        if standing == Standing::Nobody {
            return Err(self.nobody(vec![badge]));
        }
        if !standing.is_somebody() {
            // Who has left, and 一位居民, is somebody: what lacks is not that they sign in for the first time.
            let who = self.charter()?.may.who(act).collect();
            return Err(Refusal::new(Ground::Badge, Fact::MayNot { act, standing, who })
                .of(badge)
                .legal([Name::SignIn]));
        }
        if let Some(reason) = self.because.clone().filter(|_| !act.is_arithmetic()) {
            return self.put(Event::Excepted { what: Caution::May { act, standing }, badge: Some(badge), reason });
        }
        let may = self.charter()?.may;
        let fact = Fact::MayNot { act, standing, who: may.who(act).collect() };
        let legal = if act == Act::BreakTie { Name::CloseVote } else { self.name };
        let mut refusal = Refusal::new(Ground::Who, fact).of(badge).legal([legal]);
        refusal.passable = !act.is_arithmetic();
        Err(refusal)
    }

    /// Whether somebody who signs in like this is counted in votes.
    pub(super) fn counts(&self, sector_votes: bool, observer: bool, minor: bool) -> bool {
        self.m.permit(Act::Vote, &standings(sector_votes, observer, minor)).0 == Permit::Allow
    }

    /// No vote is opened, closed or turned while nobody in the room holds the chair. No reason passes it.
    pub(super) fn chaired(&self) -> Decided<Badge> {
        self.m.chair().ok_or_else(|| {
            let fact = Fact::ChairEmpty { deputy: self.m.standing_deputy(), back: self.m.chair_back_in_room() };
            Refusal::new(Ground::Who, fact).legal([Name::TakeOffice, Name::CancelVote])
        })
    }

    /// Tellers are in the room, two, neither the chair nor who moved it; one is enough while the recorder watches.
    pub(super) fn tellers(&mut self, on: &Subject, tellers: &[Badge]) -> Decided {
        for (place, teller) in tellers.iter().enumerate() {
            if tellers.iter().take(place).any(|other| other == teller) {
                return Err(Refusal::new(Ground::Count, Fact::TellerTwice).of(*teller).legal([Name::OpenVote]));
            }
            self.may(Act::Tell, *teller)?;
            self.impartial(on, *teller)?;
        }
        // Only what decides takes a headcount and two who count.
        if !matches!(on, Subject::Motion(_) | Subject::Choice { .. }) {
            return Ok(());
        }
        match tellers {
            [] => self.wrong_tellers(Caution::NoTeller, None),
            [one] if self.m.holder(Office::Recorder).is_some_and(|recorder| recorder != *one) => {
                self.put(Event::Cautioned { what: Caution::OneTeller, badge: None })
            }
            [_] => self.wrong_tellers(Caution::NobodyWatches, None),
            _ => Ok(()),
        }
    }

    /// Who signed the 计票单 of a vote without being named when it was opened: they counted then, and may have left since.
    pub(super) fn signed_the_slip(&mut self, on: &Subject, teller: Badge) -> Decided {
        let mut standings = self.m.standings(teller);
        standings.retain(|standing| *standing != Standing::Out);
        self.may_as(Act::Tell, teller, &standings)?;
        self.impartial(on, teller)
    }

    /// Neither the chair nor who moved it counts.
    fn impartial(&mut self, on: &Subject, teller: Badge) -> Decided {
        if self.m.holder(Office::Chair) == Some(teller) {
            self.wrong_tellers(Caution::TellerChairs, Some(teller))?;
        }
        if self.mover_of(on) == Some(teller) {
            self.wrong_tellers(Caution::TellerMoved, Some(teller))?;
        }
        Ok(())
    }

    fn mover_of(&self, on: &Subject) -> Option<Badge> {
        match on {
            Subject::Motion(no) => self.m.motions.get(no).and_then(|motion| motion.mover),
            Subject::Amendment(no) => {
                let mut amendments = self.m.motions.values().flat_map(|motion| &motion.amendments);
                amendments.find(|amendment| amendment.no == *no).map(|amendment| amendment.mover)
            }
            _ => None,
        }
        .filter(|mover| *mover != Badge::NOBODY)
    }

    fn wrong_tellers(&mut self, what: Caution, badge: Option<Badge>) -> Decided {
        match (self.charter()?.vote.tellers, self.because.clone()) {
            (Permit::Allow, _) => Ok(()),
            (Permit::Advise, _) => self.put(Event::Cautioned { what, badge }),
            (Permit::Refuse, Some(reason)) => self.put(Event::Excepted { what, badge, reason }),
            (Permit::Refuse, None) => {
                let mut refusal = Refusal::new(Ground::Who, Fact::Tellers { what }).of(badge).legal([self.name]);
                refusal.passable = true;
                Err(refusal)
            }
        }
    }

    /// The line isn't told of a moment before the latest that is told already.
    pub(super) fn is_now(&self) -> bool {
        self.m.reached.is_none_or(|reached| reached <= self.now)
    }

    /// What the line makes of the chair: that it is empty from now on, that it no longer is, or that who left it is back.
    ///
    /// Of a line that is told of an earlier moment (补录) it is the chair of that moment.
    pub(super) fn watch_chair(&mut self) {
        let before = self.m.chair();
        let (mut after, mut back) = (before, None);
        let started = self.m.started.is_some_and(|started| started <= self.now);
        let mut runs = started && self.m.adjourned.is_none() && self.m.closed.is_none();
        let mut stage = self.m.stage;
        for event in &self.events {
            match event {
                Event::OfficeTaken { office: Office::Chair, badge } => after = Some(*badge),
                Event::ChairHandedOver { to, .. } | Event::ChairReturned { to } => after = Some(*to),
                Event::OfficeVacated { office: Office::Chair, .. } => after = None,
                Event::SignedOut { badge } if after == Some(*badge) => after = None,
                Event::Returned { badge } => back = back.or(Some(*badge)),
                Event::MeetingStarted { .. } | Event::MeetingResumed {} => runs = true,
                Event::StageEntered { stage: entered, .. } => stage = *entered,
                Event::MeetingAdjourned { .. } | Event::MeetingClosed { .. } => runs = false,
                _ => {}
            }
        }
        // Before the opening is over, a chair that was never taken is what the gate asks for.
        let missed = runs && (before.is_some() || stage != crate::charter::Stage::S0);
        let empty = self.m.chair_empty().is_some();
        match after {
            None if missed && !empty => self.push(Event::ChairEmptied {}),
            None if empty && !runs => self.push(Event::ChairFilled { badge: None }),
            Some(badge) if empty => self.push(Event::ChairFilled { badge: Some(badge) }),
            _ => {}
        }
        let left = self.m.left_the_chair();
        // What is over is offered to nobody.
        if let Some(badge) = back.filter(|back| self.is_now() && left == Some(*back) && after != Some(*back) && runs)
            && self.m.could_chair(badge)
        {
            self.push(Event::ChairOffered { badge });
        }
    }
}
