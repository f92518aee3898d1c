//! Who is here, and who serves the meeting.

use uuid::Uuid;

use super::{Decided, Decision, already, at_once, name_of};
use crate::{
    charter::{Act, GuardId, Permit},
    meeting::{
        command::{Command, Name},
        ctx::Ctx,
        event::Event,
        numbers::{Badge, Badges, Span},
        query::standings,
        refusal::{Fact, Ground, Refusal, Thing},
        state::Motion,
        words::Office,
    },
};

/// As many people as one line signs in or out; a line of the journal stays far below its cap.
const AT_ONCE: u32 = 200;

impl Decision<'_> {
    pub(super) fn sign_in(&mut self, command: &Command, ctx: &Ctx<'_>) -> Decided {
        let Command::SignIn { badges, sector, household, observer, minor, person, name, call } = command else {
            return Ok(());
        };
        let charter = self.charter()?;
        let sector_of = |id: &str| charter.sector(id).ok_or_else(|| super::no_such(Thing::Sector, id));
        let said = sector.as_deref().map(sector_of).transpose()?;
        let first = charter.sectors.first().map_or("", |sector| &sector.id);
        for (field, words) in [("name", name), ("call", call)] {
            words.as_deref().map(|words| name_of(field, words)).transpose()?;
        }
        let ranged = |badge: &Badge| badges.0.iter().all(|span| *span != Span::One(*badge));
        for span in &badges.0 {
            if let Span::Range(from, to) = span {
                at_once("badges", usize::from(to.no - from.no) + 1, AT_ONCE)?;
            }
        }
        let wanted = self.m.signing(badges);
        at_once("badges", wanted.len(), AT_ONCE)?;
        if wanted.contains(&Badge::NOBODY) {
            return Err(self.nobody(vec![Badge::NOBODY]));
        }
        if wanted.len() > 1 && (person.is_some() || name.is_some() || call.is_some()) {
            at_once("badges", wanted.len(), 1)?;
        }
        let coming: Vec<Badge> = wanted.iter().map(|badge| self.coming(*badge, *person)).collect();
        let home = household.map(|home| self.household(home, &coming)).transpose()?;
        for (worn, badge) in wanted.into_iter().zip(coming.iter().copied()) {
            if self.m.people.get(&worn).is_some_and(|old| old.present) {
                if ranged(&worn) {
                    continue;
                }
                return Err(Refusal::new(Ground::Badge, Fact::Worn { badge: worn }));
            }
            // Who signs in as somebody else than the usual wearer takes nothing from them.
            let known = ctx.known.get(&badge.plain()).filter(|known| person.is_none_or(|id| id == known.person));
            let old = self.m.people.get(&badge);
            let who = person.or(old.map_or(known.map(|known| known.person), |old| old.person));
            match self.one_badge(who, badge) {
                Err(_) if ranged(&worn) => continue,
                alone => alone?,
            }
            if old.is_some() {
                self.push(Event::Returned { badge });
                self.say_anew(badge, command, ctx)?;
                continue;
            }
            let sector = match (said, known.and_then(|known| known.sector.as_deref())) {
                (Some(sector), _) => sector,
                (None, known) => sector_of(known.unwrap_or(first))?,
            };
            let near = known.and_then(|known| known.household).map(|near| self.household(near, &coming));
            let home = home.or(near.transpose()?);
            let observer = *observer || known.is_some_and(|known| known.observer);
            let minor = *minor || known.is_some_and(|known| known.minor);
            self.push(Event::SignedIn {
                badge,
                person: who,
                sector: sector.id.clone(),
                household: home.unwrap_or(if sector.household { badge } else { Badge::NOBODY }),
                counts: self.counts(sector.votes, observer, minor),
                observer,
                minor,
                doorless: doorless(who, ctx),
            });
        }
        if self.events.is_empty() { Err(already()) } else { Ok(()) }
    }

    /// Who comes with a number: who wore it before, if nobody else is named or it is one of its wearers who is; else one more.
    fn coming(&self, worn: Badge, person: Option<Uuid>) -> Badge {
        let Some(last) = self.m.people.get(&worn) else { return worn };
        if last.present || person.is_none() {
            return worn;
        }
        let mut wearers = self.m.wearers(worn.no);
        let back = wearers.find(|(_, someone)| someone.person == person).map(|(badge, _)| *badge);
        let newest = self.m.wearers(worn.no).last().map_or(worn, |(badge, _)| *badge);
        back.unwrap_or(Badge { wearer: newest.wearer.saturating_add(1), ..newest })
    }

    /// One person wears one badge, also of those who come by one line.
    fn one_badge(&self, person: Option<Uuid>, badge: Badge) -> Decided {
        let here =
            self.m.people.values().filter(|someone| someone.present).map(|someone| (someone.badge, someone.person));
        let coming = self.events.iter().filter_map(|event| match event {
            Event::SignedIn { badge, person, .. } => Some((*badge, *person)),
            Event::Returned { badge } => Some((*badge, self.m.people.get(badge)?.person)),
            _ => None,
        });
        let worn = here.chain(coming).find(|(worn, who)| *who == person && *worn != badge);
        match person.and(worn) {
            Some((worn, _)) => {
                let fact = Fact::Wears { badge: worn };
                Err(Refusal::new(Ground::Badge, fact).of(badge).legal([Name::SignOut, Name::SignIn]))
            }
            None => Ok(()),
        }
    }

    /// Who comes back may say something else than before.
    fn say_anew(&mut self, badge: Badge, command: &Command, ctx: &Ctx<'_>) -> Decided {
        let Command::SignIn { sector, household, observer, minor, person, .. } = command else {
            return Ok(());
        };
        if sector.is_none() && household.is_none() && person.is_none() && !observer && !minor {
            return Ok(());
        }
        let anew = Command::EditParticipant {
            badge,
            sector: sector.clone(),
            household: *household,
            observer: observer.then_some(true),
            minor: minor.then_some(true),
            person: *person,
            name: None,
            call: None,
        };
        self.edit_participant(&anew, ctx)
    }

    /// The household of a badge, which may be signed in by the same line.
    fn household(&self, home: Badge, signing: &[Badge]) -> Decided<Badge> {
        let home = signing.iter().copied().find(|badge| badge.no == home.no).unwrap_or(home);
        match self.m.people.get(&home) {
            Some(neighbour) if neighbour.household != Badge::NOBODY => Ok(neighbour.household),
            Some(_) => Ok(home),
            None if signing.contains(&home) => Ok(home),
            None => Err(self.nobody(vec![home])),
        }
    }

    pub(super) fn sign_out(&mut self, badges: &Badges) -> Decided {
        let leaving = self.room(badges)?;
        at_once("badges", leaving.len(), AT_ONCE)?;
        for badge in leaving {
            self.leave(badge);
        }
        Ok(())
    }

    /// The roll of a sitting that went on, once: who isn't named isn't here.
    pub(super) fn call_roll(&mut self, badges: Option<&Badges>) -> Decided {
        let Some(last) = self.m.adjournments.last() else {
            return Err(super::first(Name::Adjourn));
        };
        if last.rolled {
            return Err(already());
        }
        if let Some(badges) = badges {
            let strangers = badges.0.iter().filter_map(|span| match span {
                Span::One(badge) if *badge == Badge::NOBODY || !self.m.people.contains_key(badge) => Some(*badge),
                _ => None,
            });
            let strangers: Vec<Badge> = strangers.collect();
            let here = badges.resolve(|badge| self.m.people.contains_key(&badge));
            if !strangers.is_empty() || here.is_empty() {
                return Err(self.nobody(strangers));
            }
            let present = |badge: &Badge| self.m.people.get(badge).is_some_and(|someone| someone.present);
            for badge in here.iter().copied().filter(|badge| !present(badge)) {
                self.one_badge(self.m.people.get(&badge).and_then(|someone| someone.person), badge)?;
                self.push(Event::Returned { badge });
            }
            let gone = self.m.people.values().filter(|someone| someone.present && !here.contains(&someone.badge));
            for badge in gone.map(|someone| someone.badge).collect::<Vec<_>>() {
                self.leave(badge);
            }
        }
        self.put(Event::RollCalled {})
    }

    /// Lowers the hand, ends the speech, vacates offices and roles.
    fn leave(&mut self, badge: Badge) {
        if let Some(motion) = self.m.open_motion()
            && motion.debate.hands.iter().any(|hand| hand.badge == badge)
        {
            self.push(Event::HandLowered { motion: motion.no, badge });
        }
        if self.m.running_speech().is_some_and(|speech| speech.badge == badge) {
            self.end_speech(false);
        }
        let offices: Vec<Office> =
            self.m.offices.iter().filter(|(_, holder)| **holder == badge).map(|(office, _)| *office).collect();
        for office in offices {
            self.push(Event::OfficeVacated { office, badge });
        }
        for group in self.m.groups.values() {
            let roles = group.roles.iter().filter(|(_, holder)| **holder == badge);
            for (role, _) in roles {
                self.events.push(Event::GroupRoleVacated { group: group.no, role: *role, badge });
            }
        }
        self.push(Event::SignedOut { badge });
    }

    pub(super) fn edit_participant(&mut self, command: &Command, ctx: &Ctx<'_>) -> Decided {
        let Command::EditParticipant { badge, sector, household, observer, minor, person, name, call } = command else {
            return Ok(());
        };
        let Some(old) = self.m.people.get(badge) else {
            return Err(self.nobody(vec![*badge]));
        };
        for (field, words) in [("name", name), ("call", call)] {
            words.as_deref().map(|words| name_of(field, words)).transpose()?;
        }
        let sector = sector.as_deref().unwrap_or(&old.sector);
        let Some(sector) = self.charter()?.sector(sector) else {
            return Err(super::no_such(Thing::Sector, sector));
        };
        let moved = sector.id != old.sector;
        let home = match household {
            Some(home) if home == badge => *badge,
            Some(home) => self.household(*home, &[*badge])?,
            None if moved && !sector.household => Badge::NOBODY,
            None if moved && old.household == Badge::NOBODY => *badge,
            None => old.household,
        };
        let (observer, minor) = (observer.unwrap_or(old.observer), minor.unwrap_or(old.minor));
        if old.present {
            self.one_badge(*person, *badge)?;
        }
        let is = standings(sector.votes, observer, minor);
        let who = person.or(old.person);
        self.push(Event::ParticipantEdited {
            badge: *badge,
            person: who,
            sector: sector.id.clone(),
            household: home,
            counts: self.counts(sector.votes, observer, minor),
            observer,
            minor,
            doorless: if who == old.person { old.doorless } else { doorless(who, ctx) },
        });
        // Who turns out to be somebody who may not chair holds neither the chair nor what stands in for it.
        for office in [Office::Chair, Office::Deputy] {
            if self.m.holder(office) == Some(*badge) && self.m.permit(Act::Chair, &is).0 == Permit::Refuse {
                self.push(Event::OfficeVacated { office, badge: *badge });
            }
        }
        Ok(())
    }

    pub(super) fn take_office(&mut self, office: Office, badge: Badge) -> Decided {
        if self.m.holder(office) == Some(badge) {
            return Err(already());
        }
        match office {
            Office::Chair => {
                self.may(Act::Chair, badge)?;
                self.may_chair(badge)?;
            }
            // The deputy is there to take the chair.
            Office::Deputy => self.may(Act::Chair, badge)?,
            Office::Recorder | Office::Timekeeper => self.may(Act::Office, badge)?,
        }
        self.put(Event::OfficeTaken { office, badge })
    }

    /// R01: who moved or spoke on the open motion can't take the chair meanwhile.
    fn may_chair(&mut self, badge: Badge) -> Decided {
        match self.m.open_motion {
            Some(motion) if self.m.took_part(motion, badge) => self.guard(GuardId::R01Neutral, badge, || {
                Refusal::rule(GuardId::R01Neutral, Fact::TookPart { badge })
                    .legal([Name::HandOverChair, Name::TakeOffice])
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn hand_over_chair(&mut self, to: Badge) -> Decided {
        let Some(chair) = self.m.holder(Office::Chair) else {
            return Err(super::first(Name::TakeOffice));
        };
        if chair == to {
            return Err(already());
        }
        self.may(Act::Chair, to)?;
        self.may_chair(to)?;
        if let Some(motion) = self.m.open_motion()
            && motion.debate.hands.iter().any(|hand| hand.badge == to)
        {
            self.push(Event::HandLowered { motion: motion.no, badge: to });
        }
        // What was settled while the first chair was out gives nothing back any more.
        let undecided = |no| self.m.motions.get(&no).is_some_and(Motion::is_undecided);
        match self.m.chair_back.filter(|(_, motion)| undecided(*motion)) {
            Some((back, _)) if back == to => self.put(Event::ChairReturned { to }),
            Some((back, motion)) => self.put(Event::ChairHandedOver { from: back, to, until: Some(motion) }),
            None => self.put(Event::ChairHandedOver { from: chair, to, until: self.m.open_motion }),
        }
    }

    /// The line that settles the motion gives the chair back.
    pub(super) fn return_chair(&mut self, settled: crate::meeting::numbers::MotionNo) {
        if let Some((back, motion)) = self.m.chair_back
            && motion == settled
            && self.m.is_present(back)
            && self.m.may(Act::Chair, back)
        {
            self.push(Event::ChairReturned { to: back });
        }
    }
}

/// Somebody has a name, and the station knows no door of theirs. Of a badge without a name nothing is said.
fn doorless(who: Option<Uuid>, ctx: &Ctx<'_>) -> bool {
    who.is_some_and(|id| !ctx.known.values().any(|known| known.person == id && known.door))
}
