//! Who came and left, who holds an office, and when nobody chaired. What is told later (补录) is sorted in by its moment.

use crate::meeting::{
    Moment,
    event::Event,
    numbers::Badge,
    state::{Adjournment, Meeting, Participant, Stamp, Vacancy},
    words::Office,
};

impl Meeting {
    pub(super) fn apply_people(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::SignedIn { badge, person, sector, household, counts, observer, minor } => {
                self.recounted_roll(stamp, *counts);
                self.people.insert(
                    *badge,
                    Participant {
                        badge: *badge,
                        person: *person,
                        sector: sector.clone(),
                        household: *household,
                        counts: *counts,
                        observer: *observer,
                        minor: *minor,
                        present: true,
                        log: vec![(stamp.at, true)],
                    },
                );
            }
            Event::Returned { badge } => {
                self.recounted_roll(stamp, self.people.get(badge).is_some_and(|person| person.counts));
                self.come_or_go(stamp, *badge, true);
            }
            Event::SignedOut { badge } => {
                self.recounted_roll(stamp, self.people.get(badge).is_some_and(|person| person.counts));
                self.come_or_go(stamp, *badge, false);
                for group in self.groups.values_mut() {
                    group.members.remove(badge);
                }
            }
            Event::RollCalled {} => {
                if let Some(last) = self.adjournments.iter_mut().rfind(|last| last.from <= stamp.at) {
                    last.settled = Some(stamp.at);
                    last.rolled = true;
                }
            }
            Event::ParticipantEdited { badge, person, sector, household, counts, observer, minor } => {
                let old = self.people.get(badge);
                let changed = old.is_some_and(|old| old.counts != *counts || (*counts && old.household != *household));
                self.recounted_roll(stamp, changed);
                if let Some(participant) = self.people.get_mut(badge) {
                    participant.person = *person;
                    participant.sector.clone_from(sector);
                    participant.household = *household;
                    participant.counts = *counts;
                    participant.observer = *observer;
                    participant.minor = *minor;
                }
            }
            Event::OfficeTaken { office, badge } => {
                self.hold(stamp, *office, Some(*badge));
            }
            Event::OfficeVacated { office, badge } if self.held_at(*office, stamp.at) == Some(*badge) => {
                self.hold(stamp, *office, None);
            }
            Event::ChairHandedOver { from, to, until } => {
                let stands = self.hold(stamp, Office::Chair, Some(*to));
                if stands {
                    self.chair_back = until.map(|motion| (*from, motion));
                }
            }
            Event::ChairEmptied {} => self.empty_chair(stamp),
            Event::ChairFilled { badge } => {
                let open = |of: &&mut Vacancy| of.from <= stamp.at && of.until.is_none_or(|until| stamp.at < until);
                if let Some(vacancy) = self.vacancies.iter_mut().rfind(open) {
                    vacancy.until = Some(stamp.at);
                    vacancy.filled = *badge;
                    // Who is told to have taken it may have left since.
                    let log = self.office_log.iter().filter(|(_, office, _)| *office == Office::Chair);
                    let next = log.map(|(at, _, badge)| (*at, *badge)).find(|(at, _)| *at > stamp.at);
                    if let Some((at, None)) = next.filter(|(at, _)| self.ran_at(*at)) {
                        self.empty_chair(Stamp { at, ..stamp });
                    }
                }
            }
            Event::ChairReturned { to } => {
                let stands = self.hold(stamp, Office::Chair, Some(*to));
                if stands {
                    self.chair_back = None;
                }
            }
            _ => {}
        }
    }

    /// Who is counted is no longer who was: a headcount from before no longer stands.
    fn recounted_roll(&mut self, stamp: Stamp, counts: bool) {
        if counts {
            self.counted_since = stamp.seq;
        }
    }

    /// Somebody comes or goes. What is told later (补录) is sorted in, and who is in the room is whoever came last.
    fn come_or_go(&mut self, stamp: Stamp, badge: Badge, here: bool) {
        let Some(someone) = self.people.get_mut(&badge) else { return };
        let place = after(&someone.log, |(at, _)| *at <= stamp.at);
        someone.log.insert(place, (stamp.at, here));
        someone.present = someone.log.last().is_some_and(|(_, here)| *here);
    }

    /// Notes who holds an office from a moment on, or that nobody does; whether that is how it stands now.
    fn hold(&mut self, stamp: Stamp, office: Office, badge: Option<Badge>) -> bool {
        let place = after(&self.office_log, |(at, ..)| *at <= stamp.at);
        let later = self.office_log[place..].iter().any(|(_, of, _)| *of == office);
        self.office_log.insert(place, (stamp.at, office, badge));
        if let Some(out) = badge.and_then(|badge| self.leaves_with(stamp, office, badge)) {
            self.hold(Stamp { at: out, ..stamp }, office, None);
            if office == Office::Chair && self.ran_at(out) {
                self.empty_chair(Stamp { at: out, ..stamp });
            }
        }
        let last = self.office_log.iter().rfind(|(_, of, _)| *of == office).and_then(|(.., badge)| *badge);
        match last {
            Some(badge) => drop(self.offices.insert(office, badge)),
            None => drop(self.offices.remove(&office)),
        }
        !later
    }

    /// When somebody left, to whom it is told later that they held an office, if nobody took it over before.
    fn leaves_with(&self, stamp: Stamp, office: Office, badge: Badge) -> Option<Moment> {
        let log = &self.people.get(&badge)?.log;
        let out = log.iter().find(|(at, here)| *at > stamp.at && !here).map(|(at, _)| *at)?;
        let over = |(at, of, _): &(Moment, Office, _)| *of == office && *at > stamp.at && *at <= out;
        (!self.office_log.iter().any(over)).then_some(out)
    }

    /// Whether the meeting went on at a moment that is over.
    fn ran_at(&self, when: Moment) -> bool {
        let adjourned = |one: &Adjournment| one.from <= when && one.resumed.is_none_or(|resumed| when < resumed);
        let closed = self.closed.as_ref().is_some_and(|close| close.at <= when);
        self.started.is_some_and(|started| started <= when) && !closed && !self.adjournments.iter().any(adjourned)
    }

    /// Who held an office at a moment.
    fn held_at(&self, office: Office, when: Moment) -> Option<Badge> {
        let mut log = self.office_log.iter().rev().filter(|(at, of, _)| *of == office && *at <= when);
        log.next().and_then(|(.., badge)| *badge)
    }

    /// Nobody holds the chair from a moment on: until somebody takes it, or the sitting ends, as far as that is known already.
    fn empty_chair(&mut self, stamp: Stamp) {
        let open = |of: &Vacancy| of.from <= stamp.at && of.until.is_none_or(|until| stamp.at < until);
        if self.vacancies.iter().any(open) {
            return;
        }
        let chair = || self.office_log.iter().filter(|(_, office, badge)| *office == Office::Chair && badge.is_some());
        let left = chair().rfind(|(at, ..)| *at <= stamp.at).and_then(|(.., badge)| *badge);
        let taken = chair().find(|(at, ..)| *at > stamp.at).map(|(at, _, badge)| (*at, *badge));
        let adjourned = self.adjournments.iter().map(|one| one.from).find(|from| *from > stamp.at);
        let closed = self.closed.as_ref().map(|close| close.at);
        let ended = adjourned.into_iter().chain(closed).min().map(|at| (at, None));
        let (until, filled) = taken.into_iter().chain(ended).min_by_key(|(at, _)| *at).unzip();
        let place = after(&self.vacancies, |of| of.from <= stamp.at);
        self.vacancies.insert(place, Vacancy { from: stamp.at, until, left, filled: filled.flatten() });
    }
}

/// Where in a list by moments something belongs that comes after all that is `before` it.
fn after<T>(list: &[T], before: impl Fn(&T) -> bool) -> usize {
    list.iter().rposition(before).map_or(0, |place| place + 1)
}
