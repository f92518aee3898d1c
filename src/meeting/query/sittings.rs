//! Sittings: a meeting that was adjourned has several, each with its own people.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::meeting::{
    Moment,
    numbers::{Badge, MotionNo},
    state::{Meeting, Participant},
};

/// One sitting of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SittingOf {
    /// When it began.
    pub from: Moment,
    /// When it was known who is there, or the last line, as long as it isn't; at the first one people come as they come.
    pub settled: Option<Moment>,
    /// When it ended; `None`: it goes on.
    pub to: Option<Moment>,
    /// Its roll was called. Nobody calls one at the first.
    pub rolled: bool,
}

impl SittingOf {
    /// Whether somebody was there at any time of it.
    fn had(&self, someone: &Participant) -> bool {
        let within = |at: Moment| at >= self.from && self.to.is_none_or(|to| at <= to);
        let came = someone.log.iter().any(|(at, here)| *here && within(*at));
        let carried = self.settled.is_some_and(|settled| {
            someone.log.iter().take_while(|(at, _)| *at <= settled).last().is_some_and(|(_, here)| *here)
        });
        came || carried
    }
}

impl Participant {
    /// From when to when somebody was in the room; the last stay may go on. Who is said to have left twice left the first time.
    pub fn stays(&self) -> Vec<(Moment, Option<Moment>)> {
        let mut stays: Vec<(Moment, Option<Moment>)> = Vec::new();
        for (at, here) in &self.log {
            match stays.last_mut().filter(|(_, to)| to.is_none()) {
                None if *here => stays.push((*at, None)),
                Some((_, to)) if !here => *to = Some(*at),
                _ => {}
            }
        }
        stays
    }
}

impl Meeting {
    /// The day on which an adjourned meeting goes on, if one was agreed on.
    pub fn agreed_day(&self) -> Option<NaiveDate> {
        self.adjourned.and(self.adjournments.last()?.until)
    }

    /// The sittings, in order; of a meeting that was never adjourned, one.
    pub fn sittings(&self) -> Vec<SittingOf> {
        let Some(first) = self.started.or(self.visits.first().map(|visit| visit.entered)) else {
            return Vec::new();
        };
        // Who signed in before the start was there, too.
        let first = self.visits.first().map_or(first, |visit| visit.entered.min(first));
        let resumed =
            self.adjournments.iter().filter_map(|one| Some((one.resumed?, one.settled.or(self.reached), one.rolled)));
        let from = [(first, None, true)].into_iter().chain(resumed);
        let ends = self.adjournments.iter().map(|one| Some(one.from));
        let close = self.closed.as_ref().map(|close| close.at);
        from.zip(ends.chain([close]))
            .map(|((from, settled, rolled), to)| SittingOf { from, settled, to, rolled })
            .collect()
    }

    /// They were held on several days.
    pub fn has_several_days(&self) -> bool {
        let days: BTreeSet<_> = self.sittings().iter().map(|sitting| sitting.from.date()).collect();
        days.len() > 1
    }

    /// How many people ever came: somebody known who wore two badges one after another is one of them.
    pub fn came(&self) -> usize {
        distinct(self.people.values())
    }

    /// Residents who ever came, and apart from them who belongs to no household of the estate (by sector) or only listened (`None`).
    pub fn came_by_kind(&self) -> (usize, Vec<(Option<&str>, usize)>) {
        let housed =
            |id: &str| self.charter().and_then(|charter| charter.sector(id)).is_none_or(|sector| sector.household);
        let is_resident = |someone: &&Participant| !someone.observer && housed(&someone.sector);
        let residents = distinct(self.people.values().filter(is_resident));
        let sectors = self.charter().map_or(&[][..], |charter| &charter.sectors);
        let of = |id: &str| distinct(self.people.values().filter(|someone| !someone.observer && someone.sector == id));
        let apart = sectors.iter().filter(|sector| !sector.household).map(|sector| (Some(&*sector.id), of(&sector.id)));
        let listened = (None, distinct(self.people.values().filter(|someone| someone.observer)));
        (residents, apart.chain([listened]).filter(|(_, many)| *many > 0).collect())
    }

    /// How many came to a sitting.
    pub fn came_to(&self, sitting: &SittingOf) -> usize {
        distinct(self.people.values().filter(|someone| sitting.had(someone)))
    }

    /// How many of them came for the first time.
    pub fn new_at(&self, sitting: &SittingOf) -> usize {
        let earlier: Vec<SittingOf> = self.sittings().into_iter().take_while(|one| one.from < sitting.from).collect();
        let first = |someone: &&Participant| !earlier.iter().any(|one| one.had(someone));
        distinct(self.people.values().filter(|someone| sitting.had(someone)).filter(first))
    }

    /// It goes on, and nobody has said yet who is there: the roll comes first.
    pub fn roll_is_due(&self) -> bool {
        let last = self.adjournments.last();
        self.closed.is_none() && last.is_some_and(|last| last.resumed.is_some() && last.settled.is_none())
    }

    /// Somebody who came for the first time to the sitting that goes on, after there was one.
    pub fn is_new(&self, badge: Badge) -> bool {
        let resumed = self.adjournments.last().and_then(|last| last.resumed);
        let came = self.people.get(&badge).and_then(|someone| someone.log.first());
        resumed.zip(came).is_some_and(|(resumed, (came, _))| *came >= resumed)
    }

    /// The debate was closed at an earlier sitting, and somebody who is new at this one hasn't spoken: they have a turn, if they
    /// ask for it. The debate stays closed for everybody else.
    pub fn is_owed_a_turn(&self, motion: MotionNo, badge: Badge) -> bool {
        self.motions.get(&motion).is_some_and(|motion| {
            let earlier = motion.debate.closed && motion.debate.closed_in < self.adjournments.len();
            earlier && self.is_new(badge) && self.turns_used(motion, badge) == 0
        })
    }
}

fn distinct<'a>(people: impl Iterator<Item = &'a Participant>) -> usize {
    let who = people.map(|someone| someone.person.ok_or(someone.badge));
    who.collect::<BTreeSet<_>>().len()
}
