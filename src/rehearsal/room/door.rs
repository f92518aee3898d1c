//! The door: who comes, who serves, who goes.

use super::{Act, Meeting, Moment, Once, Room, Stage, Trouble, What, people::SERVES};
use crate::meeting::{numbers::Badge, words::Office};

impl Room {
    /// The queue at the desk: three lots before the start, the late ones one by one.
    pub(super) fn comes(&mut self, m: &Meeting, at: Moment) {
        let Some(opened) = m.opened() else { return };
        let since = at.since(opened) / 1000;
        let on_time = self.people.iter().filter(|person| !person.late).count();
        let half = on_time / 2;
        let lots = [(3, 0, SERVES), (8, SERVES, SERVES + 1), (20, SERVES + 1, half), (60, half, on_time)];
        for (no, (after, from, to)) in (0..).zip(lots) {
            if since >= after && self.first(Once::Door(no)) {
                self.enter(from, to, at, no == 1);
            }
        }
        let Some(started) = m.started else { return };
        let since = at.since(started) / 1000;
        for place in on_time..self.people.len() {
            let no = u8::try_from(10 + place - on_time).unwrap_or(u8::MAX);
            let badge = self.people[place].badge;
            let after = 240 + i64::from(self.of(badge, What::Come).below(0, 1500));
            if since >= after && self.first(Once::Door(no)) {
                self.enter(place, place + 1, at, false);
            }
        }
    }

    fn enter(&mut self, from: usize, to: usize, at: Moment, official: bool) {
        let mut badges = Vec::new();
        let mut late = false;
        for person in self.people.iter_mut().take(to).skip(from) {
            person.here = true;
            late = person.late;
            badges.push(person.badge);
        }
        if !badges.is_empty() {
            self.happens(at, Act::Come { badges, official, late });
        }
    }

    /// Who serves the meeting says so.
    pub(super) fn serves(&mut self, m: &Meeting, at: Moment) {
        let Some(opened) = m.opened() else { return };
        let since = at.since(opened) / 1000;
        let offices = [Office::Chair, Office::Deputy, Office::Timekeeper, Office::Recorder];
        for (place, office) in offices.into_iter().enumerate() {
            let no = u8::try_from(place).unwrap_or(0);
            let Some(badge) = self.people.get(place).map(|person| person.badge) else { continue };
            if since >= 30 + 8 * i64::from(no) && m.is_present(Badge(badge)) && self.first(Once::Serve(no)) {
                self.happens(at, Act::Serve { badge, office });
            }
        }
    }

    /// Some have to go, each when they have to; on a difficult evening half of them at once.
    pub(super) fn leaves(&mut self, m: &Meeting, at: Moment) {
        let Some(since) = Self::since_stage(m, Stage::S4, at) else { return };
        let speaks = m.running_speech().map(|speech| speech.badge.no);
        let mut gone = Vec::new();
        for person in &mut self.people {
            let free = person.is_free() && Some(person.badge) != speaks && person.up.is_none();
            if free && person.goes.take_if(|after| since >= *after).is_some() {
                gone.push(person.badge);
            }
        }
        let half = self.cast.has(Trouble::HalfLeaves) && since >= 1100 && m.open_vote.is_none();
        if half && self.first(Once::HalfLeaves) {
            let free = self.people.iter().filter(|person| person.is_free() && Some(person.badge) != speaks);
            gone.extend(free.map(|person| person.badge).filter(|badge| self.of(*badge, What::Leaves).hits(2, 40)));
        }
        gone.sort_unstable();
        gone.dedup();
        for badge in &gone {
            if let Some(person) = self.person(*badge) {
                person.here = false;
                person.up = None;
            }
        }
        if !gone.is_empty() {
            self.happens(at, Act::Leave { badges: gone });
        }
    }
}
