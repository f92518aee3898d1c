//! The plan: who leads, who gives something, who signs.

use super::{Act, Meeting, Moment, Once, Room, Stage, What};
use crate::meeting::words::{Signer, Task};

impl Room {
    /// Somebody takes the lead of each thing that was decided; some give something, too.
    pub(super) fn plans(&mut self, m: &Meeting, at: Moment) {
        let now = at.ms() / 1000;
        let since = Self::since_stage(m, Stage::S6, at).unwrap_or(0);
        if since < 10 || now - self.last < 15 {
            return;
        }
        for task in m.tasks() {
            let Task::Motion(motion) = task else { continue };
            if self.was(Once::Offer(motion)) {
                continue;
            }
            let theme = self.theme_of_motion(m, motion);
            let Some(badge) = self.willing(motion.0.into(), &[]) else { return };
            self.first(Once::Offer(motion));
            self.last = now;
            let days = 14 + u16::try_from(self.of(badge, What::Offers).below(50, 21)).unwrap_or(0);
            let line = self.line(badge, theme, motion.0.into());
            self.happens(at, Act::Offer { badge, motion, line, days });
            return;
        }
        let done: Vec<_> = m
            .tasks()
            .into_iter()
            .filter_map(|task| match task {
                Task::Motion(motion) => Some(motion),
                Task::Picked(..) => None,
            })
            .collect();
        let gave: Vec<u16> = self
            .once
            .iter()
            .filter_map(|once| if let Once::Pledge(badge) = once { Some(*badge) } else { None })
            .collect();
        if let (Some(motion), true) = (done.first().copied(), gave.len() < 3)
            && let Some(badge) = self.willing(100, &gave)
        {
            self.first(Once::Pledge(badge));
            self.last = now + 10;
            let theme = self.theme_of_motion(m, motion);
            let line = self.line(badge, theme, 200 + u64::from(motion.0));
            self.happens(at, Act::Pledge { badge, motion, line });
        }
    }

    /// Who offers to do something, the most willing first.
    fn willing(&self, k: u64, but: &[u16]) -> Option<u16> {
        let free = self.people.iter().filter(|person| person.is_free() && !but.contains(&person.badge));
        let score = |badge: u16, offers: u32| self.of(badge, What::Offers).below(k, 100).saturating_sub(offers);
        free.min_by_key(|person| (score(person.badge, person.temper.offers), person.badge)).map(|person| person.badge)
    }

    /// Coats are on: who signs comes forward.
    pub(super) fn signs(&mut self, m: &Meeting, at: Moment) {
        let Some(close) = &m.closed else { return };
        let since = at.since(close.at) / 1000;
        let free: Vec<u16> =
            self.people.iter().filter(|person| person.is_free()).map(|person| person.badge).take(2).collect();
        let serves = |place: usize| self.people.get(place).map(|person| person.badge);
        let row = [
            (serves(0), Signer::Chair),
            (serves(3), Signer::Recorder),
            (free.first().copied(), Signer::Resident),
            (free.get(1).copied(), Signer::Resident),
        ];
        for (no, (badge, role)) in (0..).zip(row) {
            if since >= 20 + 10 * i64::from(no)
                && let Some(badge) = badge
                && self.first(Once::Sign(no))
            {
                self.happens(at, Act::Sign { badge, role });
            }
        }
    }
}
