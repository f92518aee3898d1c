//! Who may do what: the charter's table, and the chair that nobody holds (docs/charter.md).

use yishi::{
    charter::{Act, Permit, Standing},
    meeting::{
        Ground,
        numbers::Badge,
        words::{Caution, Office, Subject},
    },
};

use super::{super::evening::Evening, Hearing, No, Told, no};

impl Hearing<'_> {
    /// A voter, or all that keeps somebody from being one; who has left has left, until the meeting is closed.
    fn standings(&self, badge: Badge) -> Vec<Standing> {
        if badge == Badge::NOBODY {
            return vec![Standing::Unnamed];
        }
        let Some(person) = self.paper.person(badge) else { return vec![Standing::Nobody] };
        let votes = self.rules.sectors.iter().any(|sector| sector.id == person.sector && sector.votes);
        let mut all = Vec::new();
        if !person.here && self.paper.closed.is_none() {
            all.push(Standing::Out);
        }
        let facts =
            [(person.minor, Standing::Minor), (person.observer, Standing::Observer), (!votes, Standing::Sector)];
        all.extend(facts.into_iter().filter(|(is, _)| *is).map(|(_, standing)| standing));
        if all.iter().all(|standing| *standing == Standing::Out) {
            all.push(Standing::Voter);
        }
        all
    }

    /// The strictest cell, and the first standing that has it.
    pub(super) fn strictest(&self, act: Act, badge: Badge) -> (Permit, Standing) {
        self.strictest_of(act, &self.standings(badge))
    }

    fn strictest_of(&self, act: Act, all: &[Standing]) -> (Permit, Standing) {
        let cell = |standing: &Standing| self.rules.may.cell(act, *standing);
        let strictest = all.iter().map(cell).max().unwrap();
        (strictest, *all.iter().find(|standing| cell(standing) == strictest).unwrap())
    }

    pub(super) fn may(&mut self, act: Act, badge: Badge) -> Told {
        let (permit, standing) = self.strictest(act, badge);
        self.as_permitted(act, badge, permit, standing)
    }

    fn as_permitted(&mut self, act: Act, badge: Badge, permit: Permit, standing: Standing) -> Told {
        let what = Caution::May { act, standing };
        let counted = matches!(act, Act::Vote | Act::BreakTie);
        match permit {
            Permit::Allow => {}
            Permit::Advise => self.caution(what, Some(badge), false),
            Permit::Refuse if matches!(standing, Standing::Out | Standing::Unnamed | Standing::Nobody) => {
                return Err(no(Ground::Badge));
            }
            Permit::Refuse if self.because.is_some() && !counted => self.caution(what, Some(badge), true),
            Permit::Refuse => return Err(No { passable: !counted, badge: Some(badge), ..no(Ground::Who) }),
        }
        Ok(())
    }

    fn caution(&mut self, what: Caution, badge: Option<Badge>, excepted: bool) {
        self.paper.cautions.push((what, badge, excepted));
    }

    /// Who is edited into somebody who may not chair holds neither the chair nor its deputy's place.
    pub(super) fn leaves_the_chair(&mut self, badge: Badge) {
        if self.strictest(Act::Chair, badge).0 == Permit::Refuse {
            for office in [Office::Chair, Office::Deputy] {
                if self.paper.holder(office) == Some(badge) {
                    self.touch(super::On::Office(office));
                    self.desk(office, badge, false);
                }
            }
        }
    }

    /// No vote while nobody in the room holds the chair.
    pub(super) fn chaired(&self) -> Told<Badge> {
        chair(self.paper).ok_or_else(|| no(Ground::Who))
    }

    /// In the room, each once; neither the chair nor who moved it; two, or one and the recorder.
    pub(super) fn tellers(&mut self, on: &Subject, tellers: &[Badge]) -> Told {
        for (i, teller) in tellers.iter().enumerate() {
            if tellers[..i].contains(teller) {
                return Err(no(Ground::Count));
            }
            self.may(Act::Tell, *teller)?;
            self.aside(on, *teller)?;
        }
        let decides = matches!(on, Subject::Motion(_) | Subject::Choice { .. });
        match tellers {
            [] if decides => self.better(Caution::NoTeller, None),
            [one] if decides => match self.paper.holder(Office::Recorder) {
                Some(recorder) if recorder != *one => {
                    self.caution(Caution::OneTeller, None, false);
                    Ok(())
                }
                _ => self.better(Caution::NobodyWatches, None),
            },
            _ => Ok(()),
        }
    }

    /// A teller who signed later: what they are, not whether they are in the room.
    pub(super) fn signed(&mut self, on: &Subject, teller: Badge) -> Told {
        let mut all = self.standings(teller);
        all.retain(|standing| *standing != Standing::Out);
        let (permit, standing) = self.strictest_of(Act::Tell, &all);
        self.as_permitted(Act::Tell, teller, permit, standing)?;
        self.aside(on, teller)
    }

    fn aside(&mut self, on: &Subject, teller: Badge) -> Told {
        let mover = match on {
            Subject::Motion(no) => self.paper.motion(*no).and_then(|paper| paper.mover),
            Subject::Amendment(no) => {
                let mut all = self.paper.motions.iter().flat_map(|paper| &paper.amendments);
                all.find(|amendment| amendment.no == *no).map(|amendment| amendment.mover)
            }
            _ => None,
        };
        if self.paper.holder(Office::Chair) == Some(teller) {
            self.better(Caution::TellerChairs, Some(teller))?;
        }
        if mover.is_some_and(|mover| mover == teller && mover.no != 0) {
            self.better(Caution::TellerMoved, Some(teller))?;
        }
        Ok(())
    }

    fn better(&mut self, what: Caution, badge: Option<Badge>) -> Told {
        match self.rules.vote.tellers {
            Permit::Allow => {}
            Permit::Advise => self.caution(what, badge, false),
            Permit::Refuse if self.because.is_some() => self.caution(what, badge, true),
            Permit::Refuse => return Err(No { passable: true, ..no(Ground::Who) }),
        }
        Ok(())
    }
}

/// Who holds the chair and is in the room.
pub fn chair(paper: &Evening) -> Option<Badge> {
    paper.holder(Office::Chair).filter(|badge| paper.here(*badge))
}
