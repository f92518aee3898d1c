//! Who held which office when, and when nobody chaired: read anew from the books of the offices, the door and the sittings, so that
//! the order in which they are told (补录) makes no difference.

use std::collections::BTreeMap;

use crate::{
    charter::Stage,
    meeting::{
        Moment,
        numbers::Badge,
        state::{Meeting, Stamp, Vacancy},
        words::Office,
    },
};

/// From when on somebody holds an office, or nobody.
type Held = (Moment, Office, Option<Badge>);

impl Meeting {
    /// Notes that somebody took an office or gave it up; whether nothing later is told of that office.
    pub(super) fn told_of_office(&mut self, stamp: Stamp, office: Office, badge: Badge, took: bool) -> bool {
        let place = super::people::after(&self.office_told, |(at, ..)| *at <= stamp.at);
        let later = self.office_told[place..].iter().any(|(_, of, ..)| *of == office);
        self.office_told.insert(place, (stamp.at, office, badge, took));
        !later
    }

    /// Reads anew who held the offices, and when nobody chaired.
    pub(in crate::meeting) fn reckon_offices(&mut self) {
        let (log, holders) = self.held();
        self.office_log = log;
        self.offices = holders;
        self.vacancies = self.vacant();
    }

    /// Each change of an office by its moment, and who holds them at last. Who leaves the room leaves their office.
    fn held(&self) -> (Vec<Held>, BTreeMap<Office, Badge>) {
        let mut log: Vec<Held> = Vec::new();
        // Who holds an office, since when.
        let mut holders: BTreeMap<Office, (Badge, Moment)> = BTreeMap::new();
        for (at, office, badge, took) in &self.office_told {
            self.leave_offices(Some(*at), &mut holders, &mut log);
            let holds = holders.get(office).is_some_and(|(holder, _)| holder == badge);
            if *took {
                holders.insert(*office, (*badge, *at));
                log.push((*at, *office, Some(*badge)));
            } else if holds {
                holders.remove(office);
                log.push((*at, *office, None));
            }
        }
        self.leave_offices(None, &mut holders, &mut log);
        (log, holders.into_iter().map(|(office, (badge, _))| (office, badge)).collect())
    }

    /// Those who left the room before a moment, or ever, hold nothing from then on.
    fn leave_offices(
        &self,
        before: Option<Moment>,
        holders: &mut BTreeMap<Office, (Badge, Moment)>,
        log: &mut Vec<Held>,
    ) {
        let leaves =
            |(office, (badge, since)): (&Office, &(Badge, Moment))| Some((self.left_after(*badge, *since)?, *office));
        let gone = holders.iter().filter_map(leaves);
        let mut gone: Vec<(Moment, Office)> = gone.filter(|(at, _)| before.is_none_or(|before| *at < before)).collect();
        gone.sort_unstable();
        for (at, office) in gone {
            holders.remove(&office);
            log.push((at, office, None));
        }
    }

    /// The first moment, from one on, at whose end somebody was not in the room.
    fn left_after(&self, badge: Badge, since: Moment) -> Option<Moment> {
        let log = &self.people.get(&badge)?.log;
        let ends =
            log.iter().enumerate().filter(|(place, (at, _))| log.get(place + 1).is_none_or(|next| next.0 != *at));
        ends.map(|(_, entry)| *entry).find(|(at, here)| *at >= since && !here).map(|(at, _)| at)
    }

    /// When a sitting ran and nobody held the chair. Until the opening is over, a chair that was never taken is what its gate asks for.
    fn vacant(&self) -> Vec<Vacancy> {
        let chair = self.office_log.iter().filter(|(_, office, _)| *office == Office::Chair);
        let chair: Vec<(Moment, Option<Badge>)> = chair.map(|(at, _, by)| (*at, *by)).collect();
        // How it stood at the end of a moment.
        let at = |when: Moment| chair.iter().rfind(|(at, _)| *at <= when).and_then(|(_, by)| *by);
        let over = self.visits.iter().find(|visit| visit.stage != Stage::S0).map(|visit| visit.entered);
        let taken = self.started.and_then(|began| {
            let mut changes = chair.iter().map(|(at, _)| *at);
            let first = changes.find(|when| *when > began && at(*when).is_some());
            at(began).map(|_| began).or(first)
        });
        let Some(missed) = over.into_iter().chain(taken).min() else { return Vec::new() };
        let mut found = Vec::new();
        for (begins, ends) in self.sat() {
            let from = begins.max(missed);
            let runs = |at: &Moment| *at >= from && ends.is_none_or(|ends| *at < ends);
            let changes = chair.iter().map(|(at, _)| *at).filter(|at| *at > from);
            let mut open: Option<Vacancy> = None;
            for moment in std::iter::once(from).chain(changes).filter(runs) {
                match (at(moment), open) {
                    (None, None) => {
                        let left = chair.iter().rfind(|(at, by)| *at <= moment && by.is_some()).and_then(|(_, by)| *by);
                        open = Some(Vacancy { from: moment, until: None, left, filled: None });
                    }
                    (Some(by), Some(vacancy)) => {
                        found.push(Vacancy { until: Some(moment), filled: Some(by), ..vacancy });
                        open = None;
                    }
                    _ => {}
                }
            }
            found.extend(open.map(|vacancy| Vacancy { until: ends, ..vacancy }));
        }
        found
    }

    /// From when to when the meeting sat; the last sitting of one that runs has no end yet.
    fn sat(&self) -> Vec<(Moment, Option<Moment>)> {
        let Some(began) = self.started else { return Vec::new() };
        let breaks = || self.adjournments.iter().filter(|one| one.from >= began);
        let begins = std::iter::once(Some(began)).chain(breaks().map(|one| one.resumed));
        let closed = self.closed.as_ref().map(|close| close.at);
        let ends = breaks().map(|one| Some(one.from)).chain([None]).map(|end| end.into_iter().chain(closed).min());
        begins.zip(ends).filter_map(|(begins, ends)| Some((begins?, ends))).collect()
    }
}
