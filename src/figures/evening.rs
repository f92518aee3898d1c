//! One meeting, as far as figures of more than one are made of it. Ids, numbers and sectors; no name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    charter::Words,
    meeting::{
        Meeting,
        measure::{self, Measures},
        numbers::Badge,
        state::MotionState,
        words::Verdict,
    },
    tracker::MeetingNo,
};

/// Somebody who signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts about one person")]
pub struct Guest {
    /// The number they held up.
    pub badge: Badge,
    /// Who they are, where they gave a name.
    pub person: Option<Uuid>,
    /// The badge whose household it is; 0 for none.
    pub household: Badge,
    /// Sector id, from the charter.
    pub sector: String,
    /// They took the floor.
    pub spoke: bool,
    /// They raised something.
    pub raised: bool,
    /// They pledged something, or lead it or help.
    pub took_on: bool,
}

/// One sector over several evenings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectorShare {
    /// Sector id.
    pub sector: String,
    /// What the newest charter calls it.
    pub name: Option<Words>,
    /// Sign-ins.
    pub people: u64,
    /// Of those, who took the floor.
    pub spoke: u64,
    /// Turns at the floor.
    pub turns: u64,
    /// Seconds of them.
    pub seconds: u64,
    /// Of those, who took something on.
    pub took_on: u64,
}

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evening {
    /// Its number.
    pub no: MeetingNo,
    /// The day it was held.
    pub day: NaiveDate,
    /// Who signed in.
    pub guests: Vec<Guest>,
    /// Cards, those without a name among them.
    pub concerns: u64,
    /// Topics that were put up.
    pub topics: u64,
    /// Tables.
    pub tables: u64,
    /// Motions, and those that passed or went out as advice.
    pub motions: [u64; 2],
    /// Rows of the plan that stand.
    pub rows: u64,
    /// Pledges.
    pub pledges: u64,
    /// Turns at the floor, by sector.
    pub shares: Vec<(String, measure::Share)>,
    /// What its charter calls the sectors.
    pub names: BTreeMap<String, Words>,
}

impl Evening {
    /// From a meeting as it stands.
    pub fn of(meeting: &Meeting, no: MeetingNo, day: NaiveDate) -> Self {
        let many = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let (spoke, raised, took_on) =
            (measure::speakers(meeting), measure::raisers(meeting), measure::takers(meeting));
        let guest = |of: &crate::meeting::state::Participant| Guest {
            badge: of.badge,
            person: of.person,
            household: of.household,
            sector: of.sector.clone(),
            spoke: spoke.contains(&of.badge),
            raised: raised.contains(&of.badge),
            took_on: took_on.contains(&of.badge),
        };
        let agreed = meeting.motions.values().filter(|motion| {
            matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. })
        });
        let shares = Measures::of(meeting).sectors.into_iter().map(|of| (of.sector, of.share)).collect();
        let charter = meeting.opening.as_deref().map(|opening| &opening.charter);
        let sectors = charter.into_iter().flat_map(|charter| &charter.sectors);
        Self {
            names: sectors.map(|of| (of.id.clone(), of.name.clone())).collect(),
            no,
            day,
            guests: meeting.people.values().map(guest).collect(),
            concerns: many(meeting.concerns.len()),
            topics: many(meeting.told_topics().count()),
            tables: many(meeting.groups.len()),
            motions: [many(meeting.motions.len()), many(agreed.count())],
            rows: many(meeting.live_rows().count()),
            pledges: many(meeting.pledges.len()),
            shares,
        }
    }

    /// The known people who came.
    pub fn persons(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.guests.iter().filter_map(|guest| guest.person)
    }
}

/// Households that came to any of these evenings. People who came as one household once are one household in all of them; one of which
/// nobody gave a name is one each evening.
pub(super) fn households(evenings: &[&Evening]) -> u64 {
    let mut of: BTreeMap<Uuid, usize> = BTreeMap::new();
    // Each place leads to another of the same household, or to itself.
    let mut same: Vec<usize> = Vec::new();
    let mut nameless = 0;
    for evening in evenings {
        let mut homes: BTreeMap<Badge, Vec<Option<Uuid>>> = BTreeMap::new();
        for guest in evening.guests.iter().filter(|guest| guest.household != Badge::NOBODY) {
            homes.entry(guest.household).or_default().push(guest.person);
        }
        for members in homes.into_values() {
            let known: Vec<Uuid> = members.into_iter().flatten().collect();
            nameless += u64::from(known.is_empty());
            let mut first = None;
            for person in known {
                let place = *of.entry(person).or_insert_with(|| {
                    same.push(same.len());
                    same.len() - 1
                });
                let place = root(&same, place);
                let first = *first.get_or_insert(place);
                if let Some(at) = same.get_mut(place) {
                    *at = first;
                }
            }
        }
    }
    let known: BTreeSet<usize> = of.values().map(|place| root(&same, *place)).collect();
    nameless + u64::try_from(known.len()).unwrap_or(u64::MAX)
}

/// The first place of a household.
fn root(same: &[usize], mut place: usize) -> usize {
    while let Some(next) = same.get(place).filter(|next| **next != place) {
        place = *next;
    }
    place
}

/// The evenings by sector, where most came from first.
pub(super) fn sectors(evenings: &[&Evening]) -> Vec<SectorShare> {
    let mut all: BTreeMap<&str, SectorShare> = BTreeMap::new();
    for evening in evenings {
        for guest in &evening.guests {
            let share = all.entry(&guest.sector).or_default();
            share.people += 1;
            share.spoke += u64::from(guest.spoke);
            share.took_on += u64::from(guest.took_on);
        }
        for (sector, of) in &evening.shares {
            let share = all.entry(sector).or_default();
            share.turns += u64::from(of.turns);
            share.seconds += u64::from(of.seconds);
        }
    }
    let name = |id: &str| evenings.iter().rev().find_map(|evening| evening.names.get(id)).cloned();
    let named = |(id, share): (&str, SectorShare)| SectorShare { sector: id.to_owned(), name: name(id), ..share };
    let mut all: Vec<SectorShare> = all.into_iter().map(named).collect();
    all.sort_by_key(|share| std::cmp::Reverse(share.people));
    all
}
