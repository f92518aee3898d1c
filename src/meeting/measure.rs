//! What is measured about a meeting, live on the console and summed in the minutes.
//!
//! Figures by sector, side, table and rule: none of them names a person.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    moment::Moment,
    numbers::{Badge, GroupNo, MotionNo},
    state::{Group, LedgerKind, Meeting, Move, Speech},
    words::Side,
};
use crate::charter::{RuleId, Stage};

/// Turns at the floor, and the seconds they took. Turns given up without a word are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub turns: u16,
    /// How long.
    pub seconds: u32,
}

impl Share {
    fn take(&mut self, speech: &Speech) {
        self.turns = self.turns.saturating_add(1);
        self.seconds = self.seconds.saturating_add(speech.seconds.unwrap_or(0));
    }
}

/// One sector at the floor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectorShare {
    /// Sector id, from the charter.
    pub sector: String,
    /// People of it who signed in.
    pub people: u16,
    /// Those of them who spoke.
    pub spoke: u16,
    /// Their turns.
    pub share: Share,
}

/// Voices on one motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MotionVoices {
    /// Which motion.
    pub motion: MotionNo,
    /// People who spoke on it.
    pub spoke: u16,
    /// Those of them who had not spoken before, on any motion.
    pub first: u16,
}

/// Planned and real length of a stage, or of the whole. Gaps (recess, power cut, closed lid) count for neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Minutes in the plan, before any extension.
    pub planned: u16,
    /// Seconds in use.
    pub seconds: i64,
}

impl Length {
    /// Seconds over the plan; negative: under it.
    pub fn over(self) -> i64 {
        self.seconds - i64::from(self.planned) * 60
    }
}

/// From problem to action: of those who raised a concern, who also took something on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// People with at least one card. Who gave no name isn't counted.
    pub raised: u16,
    /// Those of them who pledged, or lead or help in a row of the plan.
    pub took_on: u16,
    /// Everybody who pledged, leads or helps.
    pub all: u16,
}

/// What one rule did in the evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleCount {
    /// Said no.
    pub refused: u16,
    /// Let something pass with a reason.
    pub waived: u16,
    /// Only advised.
    pub advised: u16,
    /// Called by the chair.
    pub flagged: u16,
}

impl RuleCount {
    /// All of them.
    pub fn all(self) -> u16 {
        self.refused + self.waived + self.advised + self.flagged
    }
}

/// The measures of a meeting, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Speech by sector, in the order of the charter, sectors that nobody signed in for left out.
    pub sectors: Vec<SectorShare>,
    /// Speech by side; `None`: the side was never said.
    pub sides: BTreeMap<Option<Side>, Share>,
    /// People who spoke at the floor at all.
    pub spoke: u16,
    /// People who signed in.
    pub people: u16,
    /// Motions that were spoken on, in that order.
    pub voices: Vec<MotionVoices>,
    /// Tables nobody of which took the floor. Empty while there was no speech at all.
    pub unheard: Vec<GroupNo>,
    /// Changes from one table to another.
    pub moves: u16,
    /// People who left their table to sit out.
    pub sat_out: u16,
    /// Length of each stage gone through.
    pub stages: BTreeMap<Stage, Length>,
    /// Length of the evening, from the real start; `None` before it.
    pub length: Option<Length>,
    /// From problem to action.
    pub turn: Turn,
    /// Rules that did something.
    pub rules: BTreeMap<RuleId, RuleCount>,
}

impl Measures {
    /// Measures the meeting up to its newest line.
    pub fn of(meeting: &Meeting) -> Self {
        let spoke = speakers(meeting);
        Self {
            sectors: sectors(meeting, &spoke),
            sides: sides(meeting),
            spoke: count(spoke.len()),
            people: count(meeting.people.len()),
            voices: voices(meeting),
            unheard: unheard(meeting, &spoke),
            moves: count(meeting.moves.iter().filter(|a| changed_table(a)).count()),
            sat_out: count(meeting.moves.iter().filter(|a| a.from.is_some() && a.to.is_none()).count()),
            stages: stages(meeting),
            length: length(meeting),
            turn: turn(meeting),
            rules: rules(meeting),
        }
    }
}

fn count(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

/// Speeches with a word in them, also the one that runs.
fn spoken(meeting: &Meeting) -> impl Iterator<Item = &Speech> {
    meeting.speeches.values().filter(|speech| !speech.void)
}

fn speakers(meeting: &Meeting) -> BTreeSet<Badge> {
    let badges = spoken(meeting).map(|speech| speech.badge);
    badges.filter(|badge| *badge != Badge::NOBODY).collect()
}

fn sectors(meeting: &Meeting, spoke: &BTreeSet<Badge>) -> Vec<SectorShare> {
    let mut shares: BTreeMap<&str, SectorShare> = BTreeMap::new();
    for person in meeting.people.values() {
        let share = shares.entry(&person.sector).or_insert_with(|| SectorShare {
            sector: person.sector.clone(),
            ..SectorShare::default()
        });
        share.people += 1;
        share.spoke += u16::from(spoke.contains(&person.badge));
    }
    for speech in spoken(meeting) {
        let person = meeting.people.get(&speech.badge);
        if let Some(share) = person.and_then(|person| shares.get_mut(person.sector.as_str())) {
            share.share.take(speech);
        }
    }
    let charter = meeting.opening.as_deref().map(|opening| &opening.charter);
    let order = |share: &SectorShare| charter.and_then(|charter| charter.sectors.iter().position(|s| s.id == share.sector));
    let mut shares: Vec<_> = shares.into_values().collect();
    shares.sort_by_key(|share| order(share).unwrap_or(usize::MAX));
    shares
}

fn sides(meeting: &Meeting) -> BTreeMap<Option<Side>, Share> {
    let mut shares: BTreeMap<_, Share> = BTreeMap::new();
    for speech in spoken(meeting) {
        shares.entry(speech.side).or_default().take(speech);
    }
    shares
}

fn voices(meeting: &Meeting) -> Vec<MotionVoices> {
    let mut heard = BTreeSet::new();
    let mut by_motion: Vec<(MotionNo, BTreeSet<Badge>, u16)> = Vec::new();
    for speech in spoken(meeting).filter(|speech| speech.badge != Badge::NOBODY) {
        if by_motion.iter().all(|(motion, ..)| *motion != speech.motion) {
            by_motion.push((speech.motion, BTreeSet::new(), 0));
        }
        if let Some((_, badges, first)) = by_motion.iter_mut().find(|(motion, ..)| *motion == speech.motion) {
            badges.insert(speech.badge);
            *first += u16::from(heard.insert(speech.badge));
        }
    }
    let row = |(motion, badges, first): (MotionNo, BTreeSet<Badge>, u16)| MotionVoices {
        motion,
        spoke: count(badges.len()),
        first,
    };
    by_motion.into_iter().map(row).collect()
}

fn unheard(meeting: &Meeting, spoke: &BTreeSet<Badge>) -> Vec<GroupNo> {
    if spoke.is_empty() {
        return Vec::new();
    }
    let silent = meeting
        .groups
        .values()
        .filter(|group| seated(meeting, group).is_disjoint(spoke));
    silent.map(|group| group.no).collect()
}

/// The people of a table: who sits there, and who sat there before going home or on to the next round.
/// Who moved to another table of the round belongs to that one.
pub fn seated(meeting: &Meeting, group: &Group) -> BTreeSet<Badge> {
    let others = || {
        meeting
            .groups
            .values()
            .filter(|other| other.no != group.no && other.round == group.round)
    };
    let elsewhere = |badge: &Badge| others().any(|other| other.members.contains(badge));
    let gone = group.visitors.iter().filter(|badge| !elsewhere(badge));
    gone.chain(&group.members).copied().collect()
}

fn changed_table(change: &Move) -> bool {
    change.from.is_some() && change.to.is_some() && change.from != change.to
}

fn stages(meeting: &Meeting) -> BTreeMap<Stage, Length> {
    let Some(opening) = meeting.opening.as_deref() else {
        return BTreeMap::new();
    };
    let counted = meeting
        .visits
        .iter()
        .map(|visit| visit.stage)
        .filter(|stage| *stage != Stage::S7);
    let length = |stage| Length {
        planned: opening.charter.minutes(stage, opening.minutes),
        seconds: in_use(meeting, stage) / 1000,
    };
    counted.map(|stage| (stage, length(stage))).collect()
}

/// Milliseconds. The opening has no countdown: it is timed from the real start.
fn in_use(meeting: &Meeting, stage: Stage) -> i64 {
    if stage == Stage::S0 {
        let visit = meeting.visits.iter().find(|visit| visit.stage == stage);
        let left = visit.and_then(|visit| visit.left).or_else(|| end(meeting));
        return meeting
            .started
            .zip(left)
            .map_or(0, |(started, left)| left.since(started).max(0));
    }
    let before = meeting.clock.used.get(&stage).copied().unwrap_or(0);
    let running = meeting.clock.deadline.filter(|_| meeting.stage == stage);
    let stood = meeting.clock.paused.or_else(|| end(meeting));
    let now = running
        .zip(stood)
        .map_or(0, |(deadline, stood)| meeting.clock.span - deadline.since(stood));
    before + now.max(0)
}

fn length(meeting: &Meeting) -> Option<Length> {
    let started = meeting.started?;
    Some(Length {
        planned: meeting.opening.as_deref()?.minutes,
        seconds: (end(meeting)?.since(started) - meeting.clock.gaps) / 1000,
    })
}

/// The close, or as far as the record goes.
fn end(meeting: &Meeting) -> Option<Moment> {
    meeting.closed.as_ref().map(|close| close.at).or(meeting.last_at)
}

fn turn(meeting: &Meeting) -> Turn {
    let authors = meeting.concerns.values().map(|concern| concern.card.badge);
    let raised: BTreeSet<Badge> = authors.filter(|badge| *badge != Badge::NOBODY).collect();
    let rows = meeting.actions.values().filter(|action| action.dropped.is_none());
    let in_rows = rows.flat_map(|action| action.owner.iter().chain(&action.helpers));
    let took_on: BTreeSet<Badge> = meeting
        .pledges
        .values()
        .map(|pledge| &pledge.badge)
        .chain(in_rows)
        .copied()
        .collect();
    Turn {
        raised: count(raised.len()),
        took_on: count(raised.intersection(&took_on).count()),
        all: count(took_on.len()),
    }
}

fn rules(meeting: &Meeting) -> BTreeMap<RuleId, RuleCount> {
    let mut rules: BTreeMap<_, RuleCount> = BTreeMap::new();
    for line in &meeting.ledger {
        let rule = rules.entry(line.rule).or_default();
        match line.kind {
            LedgerKind::Refused(..) => rule.refused += 1,
            LedgerKind::Waived(..) => rule.waived += 1,
            LedgerKind::Advised(_) => rule.advised += 1,
            LedgerKind::Flagged(_) => rule.flagged += 1,
        }
    }
    rules
}
