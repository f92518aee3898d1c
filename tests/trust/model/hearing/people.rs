//! Who is here and who serves the meeting.

use yishi::{
    charter::{Act, GuardId, Permit},
    meeting::{
        Command, Ground,
        numbers::{Badge, Badges, MotionNo, Span},
        words::Office,
    },
};

use super::{
    super::evening::{On, Paper, Person, Talk},
    Hearing, Told, no, number, spread, state,
};

impl Hearing<'_> {
    pub(super) fn people(&mut self, command: &Command) -> Told {
        match command {
            Command::SignIn { .. } => self.sign_in(command),
            Command::SignOut { badges } => self.sign_out(badges),
            Command::CallRoll { badges } => self.call_roll(badges.as_ref()),
            Command::EditParticipant { badge, sector, household, observer, minor, person, .. } => {
                self.ever(*badge)?;
                self.rest(On::Person(*badge));
                let said = self.rules.sectors.iter().any(|of| sector.as_ref().is_none_or(|id| of.id == *id));
                if self.paper.here(*badge) && said {
                    if let Some(home) = household.filter(|home| home != badge) {
                        self.home(home, &[*badge])?;
                    }
                    self.one_badge(*person, *badge)?;
                }
                if let Some(someone) = self.paper.people.iter_mut().find(|someone| someone.badge == *badge) {
                    someone.id = person.or(someone.id);
                }
                self.edit(*badge, sector.as_deref(), *household, *observer, *minor, &[*badge])
            }
            Command::TakeOffice { office, badge } => {
                if self.paper.holder(*office) == Some(*badge) {
                    return Err(state());
                }
                match office {
                    Office::Chair => {
                        self.may(Act::Chair, *badge)?;
                        self.may_chair(*badge)?;
                    }
                    Office::Deputy => self.may(Act::Chair, *badge)?,
                    _ => self.may(Act::Office, *badge)?,
                }
                self.rest(On::Person(*badge));
                self.serve(*office, *badge);
                Ok(())
            }
            Command::HandOverChair { to } => self.hand_over(*to),
            _ => unreachable!("not of the people"),
        }
    }

    fn sector(&self, id: &str) -> Told<(bool, bool)> {
        let sector = self.rules.sectors.iter().find(|sector| sector.id == id);
        sector.map(|sector| (sector.votes, sector.household)).ok_or_else(number)
    }

    /// A range passes over who is here already and over numbers that nobody wants; one badge by itself doesn't.
    fn sign_in(&mut self, command: &Command) -> Told {
        let Command::SignIn { badges, sector, household, observer, minor, person, .. } = command else {
            unreachable!()
        };
        let of = sector.clone().unwrap_or_else(|| self.rules.sectors[0].id.clone());
        let (votes, homes) = self.sector(&of)?;
        let skipped = &self.rules.skip_badges;
        let wanted = spread(badges, |badge| *badge != Badge::NOBODY && !skipped.contains(&badge.no));
        if wanted.is_empty() {
            return Err(number());
        }
        if wanted.contains(&Badge::NOBODY) {
            return Err(no(Ground::Badge));
        }
        if wanted.len() > 1 && person.is_some() {
            return Err(number());
        }
        let coming: Vec<Badge> = wanted.iter().map(|worn| self.coming(*worn, *person)).collect();
        let home = household.map(|home| self.home(home, &coming)).transpose()?;
        let mut came = false;
        for (worn, badge) in wanted.iter().zip(&coming) {
            let (here, ever) = (self.paper.here(*worn), self.paper.person(*badge).is_some());
            let alone = badges.0.contains(&Span::One(*worn));
            if here && alone {
                return Err(no(Ground::Badge));
            }
            let id = person.or(self.paper.person(*badge).and_then(|someone| someone.id));
            if here || (!alone && self.one_badge(id, *badge).is_err()) {
                continue;
            }
            self.one_badge(id, *badge)?;
            came = true;
            if ever {
                let mut counts = false;
                self.rest(On::Person(*badge));
                self.door(*badge, true);
                if let Some(person) = self.paper.people.iter_mut().find(|person| person.badge == *badge) {
                    person.id = id;
                    counts = person.counts;
                }
                self.room_changed(counts);
                if sector.is_some() || household.is_some() || *observer || *minor {
                    let yes = |said: bool| said.then_some(true);
                    self.edit(*badge, sector.as_deref(), *household, yes(*observer), yes(*minor), &coming)?;
                }
            } else {
                let person = Person {
                    badge: *badge,
                    id,
                    here: true,
                    sector: of.clone(),
                    home: home.unwrap_or(if homes { *badge } else { Badge::NOBODY }),
                    counts: votes && !observer && !minor,
                    observer: *observer,
                    minor: *minor,
                };
                self.room_changed(person.counts);
                self.paper.people.push(person);
                self.paper.people.sort_by_key(|person| person.badge);
                self.door(*badge, true);
            }
        }
        if came { Ok(()) } else { Err(state()) }
    }

    /// Who is counted changed: no headcount from before stands any longer.
    pub(super) fn room_changed(&mut self, counts: bool) {
        for ballot in self.paper.votes.iter_mut().filter(|_| counts) {
            ballot.fresh = false;
        }
    }

    /// Who comes with a number: one who wore it, if nobody else is named; else one more.
    fn coming(&self, worn: Badge, id: Option<uuid::Uuid>) -> Badge {
        let wearers: Vec<&Person> = self.paper.people.iter().filter(|person| person.badge.no == worn.no).collect();
        if wearers.is_empty() || id.is_none() || self.paper.here(worn) {
            return worn;
        }
        let back = wearers.iter().find(|person| person.id == id).map(|person| person.badge);
        back.unwrap_or(Badge { no: worn.no, wearer: u16::try_from(wearers.len()).unwrap() })
    }

    /// One person wears one badge.
    fn one_badge(&self, id: Option<uuid::Uuid>, badge: Badge) -> Told {
        let other = |person: &Person| person.here && person.badge != badge && person.id == id;
        if id.is_some() && self.paper.people.iter().any(other) { Err(no(Ground::Badge)) } else { Ok(()) }
    }

    /// Once a sitting that goes on: who isn't named isn't here.
    fn call_roll(&mut self, badges: Option<&Badges>) -> Told {
        if self.paper.rolled != Some(false) {
            return Err(state());
        }
        if let Some(badges) = badges {
            let known = |badge: &Badge| *badge != Badge::NOBODY && self.paper.person(*badge).is_some();
            let named = spread(badges, known);
            if named.is_empty() || !named.iter().all(known) {
                return Err(no(Ground::Badge));
            }
            for badge in &named {
                if !self.paper.here(*badge) {
                    let id = self.paper.person(*badge).and_then(|person| person.id);
                    self.one_badge(id, *badge)?;
                }
            }
            let out: Vec<Badge> =
                self.paper.people.iter().filter(|person| person.here).map(|person| person.badge).collect();
            let back = self.paper.people.iter().filter(|person| named.contains(&person.badge) && !person.here);
            let back: Vec<Person> = back.cloned().collect();
            for person in &back {
                self.rest(On::Person(person.badge));
                self.door(person.badge, true);
            }
            self.room_changed(back.iter().any(|person| person.counts));
            for badge in out.into_iter().filter(|badge| !named.contains(badge)) {
                self.go_out(badge);
            }
        }
        self.paper.rolled = Some(true);
        if let Some(last) = self.watch.breaks.last_mut() {
            last.2 = true;
        }
        self.rest(On::Stage);
        Ok(())
    }

    /// The household of a badge, which may be signed in by the same line.
    fn home(&self, home: Badge, signing: &[Badge]) -> Told<Badge> {
        let home = signing.iter().copied().find(|badge| badge.no == home.no).unwrap_or(home);
        match self.paper.person(home) {
            Some(neighbour) if neighbour.home != Badge::NOBODY => Ok(neighbour.home),
            Some(_) => Ok(home),
            None if signing.contains(&home) => Ok(home),
            None => Err(no(Ground::Badge)),
        }
    }

    fn edit(
        &mut self,
        badge: Badge,
        sector: Option<&str>,
        household: Option<Badge>,
        observer: Option<bool>,
        minor: Option<bool>,
        signing: &[Badge],
    ) -> Told {
        let Some(old) = self.paper.person(badge).cloned() else { return Err(no(Ground::Badge)) };
        let id = sector.unwrap_or(&old.sector).to_owned();
        let (votes, homes) = self.sector(&id)?;
        let moved = id != old.sector;
        let home = match household {
            // Named by their own badge, somebody has a household of their own again.
            Some(home) if home == badge => badge,
            Some(home) => self.home(home, signing)?,
            None if moved && !homes => Badge::NOBODY,
            None if moved && old.home == Badge::NOBODY => badge,
            None => old.home,
        };
        let (observer, minor) = (observer.unwrap_or(old.observer), minor.unwrap_or(old.minor));
        let counts = votes && !observer && !minor;
        self.room_changed(counts != old.counts || (counts && home != old.home));
        if let Some(person) = self.paper.people.iter_mut().find(|person| person.badge == badge) {
            *person = Person { badge, id: person.id, here: person.here, sector: id, home, counts, observer, minor };
        }
        self.leaves_the_chair(badge);
        Ok(())
    }

    /// Lowers the hand, ends the speech, vacates offices and roles.
    fn sign_out(&mut self, badges: &Badges) -> Told {
        for badge in self.room(badges)? {
            self.go_out(badge);
        }
        Ok(())
    }

    fn go_out(&mut self, badge: Badge) {
        self.hand_goes_down(badge);
        if self.paper.speech().is_some_and(|talk| talk.badge == badge) {
            self.end_speech(false);
        }
        let held: Vec<Office> =
            self.paper.offices.iter().filter(|(_, holder)| *holder == badge).map(|(office, _)| *office).collect();
        for office in held {
            self.touch(On::Office(office));
            self.desk(office, badge, false);
        }
        let roles = |table: &&super::super::evening::Table| table.roles.iter().any(|(_, holder)| *holder == badge);
        let tables: Vec<On> = self.paper.tables.iter().filter(roles).map(|table| On::Table(table.no)).collect();
        self.rests.extend(tables);
        self.rest(On::Seat(badge));
        self.rest(On::Person(badge));
        self.door(badge, false);
        for table in &mut self.paper.tables {
            table.roles.retain(|(_, holder)| *holder != badge);
            table.members.retain(|member| *member != badge);
        }
        if let Some(person) = self.paper.people.iter_mut().find(|person| person.badge == badge) {
            let counts = person.counts;
            self.room_changed(counts);
        }
    }

    fn serve(&mut self, office: Office, badge: Badge) {
        self.touch(On::Office(office));
        self.desk(office, badge, true);
    }

    pub(super) fn hand_goes_down(&mut self, badge: Badge) {
        let Some(open) = self.paper.opened_motion_mut() else { return };
        let (no, before) = (open.no, open.hands.len());
        open.hands.retain(|hand| hand.badge != badge);
        if open.hands.len() < before {
            self.rest(On::Motion(no));
            self.rest(On::Hand(badge));
        }
    }

    /// Writes into the book of the door, by moment: who is in the room is who came last.
    fn door(&mut self, badge: Badge, here: bool) {
        self.turn(On::Person(badge));
        let place = self.watch.door.iter().rposition(|(at, ..)| *at <= self.now).map_or(0, |place| place + 1);
        self.watch.door.insert(place, (self.now, badge, here));
        super::told::by_the_door(self.paper, self.watch);
    }

    /// Writes into the book of the offices.
    pub(super) fn desk(&mut self, office: Office, badge: Badge, took: bool) {
        let place = self.watch.desk.iter().rposition(|(at, ..)| *at <= self.now).map_or(0, |place| place + 1);
        self.watch.desk.insert(place, (self.now, office, badge, took));
        super::told::by_the_desk(self.paper, self.watch);
    }

    /// R01: who moved or spoke on the open motion can't take the chair meanwhile.
    fn may_chair(&mut self, badge: Badge) -> Told {
        let Some(open) = self.paper.opened_motion() else { return Ok(()) };
        let (no, moved) = (open.no, open.mover == Some(badge));
        let spoke = |talk: &Talk| talk.motion == no && talk.badge == badge && !talk.void;
        if moved || self.paper.speeches.iter().any(spoke) {
            self.guard(GuardId::R01Neutral, Some(badge))?;
        }
        Ok(())
    }

    /// With a motion open, the chair comes back with the line that settles it.
    fn hand_over(&mut self, to: Badge) -> Told {
        let Some(chair) = self.paper.holder(Office::Chair) else { return Err(state()) };
        if chair == to {
            return Err(state());
        }
        self.may(Act::Chair, to)?;
        self.may_chair(to)?;
        self.hand_goes_down(to);
        self.rest(On::Person(to));
        let lent = self.paper.chair_back.filter(|(_, motion)| self.paper.motion(*motion).is_some_and(Paper::undecided));
        self.paper.chair_back = match lent {
            Some((first, _)) if first == to => None,
            Some(lent) => Some(lent),
            None => self.paper.open.map(|motion| (chair, motion)),
        };
        self.serve(Office::Chair, to);
        Ok(())
    }

    pub(super) fn give_chair_back(&mut self, settled: MotionNo) {
        if let Some((first, motion)) = self.paper.chair_back
            && motion == settled
            && self.paper.here(first)
            && self.strictest(Act::Chair, first).0 != Permit::Refuse
        {
            self.paper.chair_back = None;
            self.serve(Office::Chair, first);
        }
    }
}
