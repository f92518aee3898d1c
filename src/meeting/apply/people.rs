//! Who came and left, and what is told of the offices. What is told later (补录) is sorted in by its moment.

use crate::meeting::{
    event::Event,
    numbers::Badge,
    state::{Meeting, Participant, Stamp},
    words::Office,
};

impl Meeting {
    pub(super) fn apply_people(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::SignedIn { badge, person, sector, household, counts, observer, minor, doorless } => {
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
                        doorless: *doorless,
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
            Event::ParticipantEdited { badge, person, sector, household, counts, observer, minor, doorless } => {
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
                    participant.doorless = *doorless;
                }
            }
            Event::OfficeTaken { office, badge } => {
                self.told_of_office(stamp, *office, *badge, true);
            }
            Event::OfficeVacated { office, badge } => {
                self.told_of_office(stamp, *office, *badge, false);
            }
            Event::ChairHandedOver { from, to, until } => {
                let stands = self.told_of_office(stamp, Office::Chair, *to, true);
                if stands {
                    self.chair_back = until.map(|motion| (*from, motion));
                }
            }
            Event::ChairReturned { to } => {
                let stands = self.told_of_office(stamp, Office::Chair, *to, true);
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
}

/// Where in a list by moments something belongs that comes after all that is `before` it.
pub(super) fn after<T>(list: &[T], before: impl Fn(&T) -> bool) -> usize {
    list.iter().rposition(before).map_or(0, |place| place + 1)
}
