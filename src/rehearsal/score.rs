//! The card of an evening: six rows of what happened, from the journal and the truth. No total and no grade.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Act, End, Happened, Truth};
use crate::{
    charter::Stage,
    meeting::{Event, Meeting, Timeline, measure::Measures, words::Side},
};

/// What happened, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// Kept up: hands that were typed.
    pub hands: u32,
    /// Seconds from a hand to its line: the one in the middle.
    pub median: Option<i64>,
    /// The longest.
    pub worst: Option<i64>,
    /// Hands that went down again.
    pub missed: u32,
    /// Order: rules that were broken.
    pub broken: u32,
    /// Called by a rule that fits.
    pub called: u32,
    /// Called by another.
    pub otherwise: u32,
    /// Not called.
    pub uncalled: u32,
    /// Fair: opinions that followed one on the same motion.
    pub pairs: u32,
    /// Of them those of the other side.
    pub switched: u32,
    /// People who spoke.
    pub spoke: u32,
    /// Of a hundred seconds of all turns, those of the three who spoke longest.
    pub longest: u32,
    /// Turns that were ended early.
    pub cut: u32,
    /// Time: minutes over the plan, by stage; those under it are left out.
    pub over: BTreeMap<Stage, i64>,
    /// To action: people who raised a concern.
    pub raised: u32,
    /// Of them those who took something on.
    pub took_on: u32,
    /// What was decided and nobody leads, and rows without an owner.
    pub leaderless: u32,
    /// Record: what lies on paper.
    pub paper: u32,
    /// Counts that were typed as they were.
    pub counts: u32,
    /// Counts that were typed otherwise.
    pub miscounts: u32,
    /// Lines that were taken back.
    pub undone: u32,
}

/// The one thing to practise next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Advice {
    /// Numbers as they are.
    Counts,
    /// Hands, one after another.
    Hands,
    /// Breaking in, digressing, hurting.
    Order,
    /// A row without an owner.
    Owner,
    /// Sides in turn, many voices.
    Fair,
    /// The time of the stages.
    Time,
    /// What lies on paper.
    Paper,
    /// A harder evening.
    Harder,
}

impl Advice {
    /// All of them, the first to be taken first.
    pub const ALL: [Self; 8] =
        [Self::Counts, Self::Hands, Self::Order, Self::Owner, Self::Fair, Self::Time, Self::Paper, Self::Harder];
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

impl Score {
    /// The card of an evening. Without a room only what the lines say.
    pub fn of(timeline: &Timeline, truth: &Truth) -> Self {
        let m = timeline.meeting();
        let measures = Measures::of(m);
        let mut score = Self {
            spoke: measures.spoke.into(),
            raised: measures.turn.raised.into(),
            took_on: measures.turn.took_on.into(),
            paper: count(m.on_paper().into_iter()),
            leaderless: leaderless(m),
            longest: longest(m),
            undone: undone(timeline),
            ..Self::default()
        };
        score.over = measures
            .stages
            .iter()
            .map(|(stage, length)| (*stage, length.over() / 60))
            .filter(|(_, over)| *over > 0)
            .collect();
        (score.pairs, score.switched) = sides(m);
        score.told(truth.all());
        score
    }

    fn told(&mut self, all: &[Happened]) {
        let hands = || all.iter().filter(|happened| matches!(happened.act, Act::Hand { .. }));
        let missed = |happened: &&Happened| matches!(happened.end, End::Missed(_) | End::Waits);
        let mut took: Vec<i64> = hands().filter_map(Happened::took).collect();
        took.sort_unstable();
        self.hands = count(took.iter());
        self.median = took.get(took.len().saturating_sub(1) / 2).copied();
        self.worst = took.last().copied();
        self.missed = count(hands().filter(missed));
        // Going on after the time ends with the turn, called or not.
        let is_broken = |act: &Act| !act.breaks().is_empty() && !matches!(act, Act::Over { .. });
        let broken = || all.iter().filter(|happened| is_broken(&happened.act));
        self.broken = count(broken());
        self.called = count(broken().filter(|happened| matches!(happened.end, End::Right(_))));
        self.otherwise = count(broken().filter(|happened| matches!(happened.end, End::Wrong(_))));
        self.uncalled = count(broken().filter(missed));
        self.cut = count(all.iter().filter(|happened| matches!(happened.act, Act::Cut { .. })));
        let counts = || all.iter().filter(|happened| happened.act.is_count());
        self.counts = count(counts().filter(|happened| matches!(happened.end, End::Right(_))));
        self.miscounts = count(counts().filter(|happened| matches!(happened.end, End::Wrong(_))));
    }

    /// The one thing to practise next.
    pub fn lesson(&self) -> Advice {
        let over: i64 = self.over.values().sum();
        let wants = |lesson: &Advice| match lesson {
            Advice::Counts => self.miscounts > 0,
            Advice::Hands => self.missed > 2 || self.worst.is_some_and(|worst| worst > 60),
            Advice::Order => self.uncalled + self.otherwise > self.called / 2,
            Advice::Owner => self.leaderless > 0,
            Advice::Fair => self.pairs > 3 && self.switched * 3 < self.pairs || self.longest > 70 && self.spoke > 6,
            Advice::Time => over > 10,
            Advice::Paper => self.paper > 20,
            Advice::Harder => true,
        };
        Advice::ALL.into_iter().find(wants).unwrap_or(Advice::Harder)
    }
}

/// What was decided and nobody leads; rows that carry out no such thing and have no owner.
fn leaderless(m: &Meeting) -> u32 {
    let open = m.actions.values().filter(|row| m.is_planned(row) && row.owner.is_none());
    count(open) + count(m.leaderless().iter())
}

/// Opinions on one motion that followed another, and those of the other side.
fn sides(m: &Meeting) -> (u32, u32) {
    let (mut pairs, mut switched) = (0, 0);
    for motion in m.motions.values() {
        let spoken = motion.debate.speeches.iter().filter_map(|no| m.speeches.get(no));
        let opinions: Vec<Side> = spoken
            .filter(|speech| !speech.void)
            .filter_map(|speech| speech.side.filter(|side| *side != Side::Question))
            .collect();
        for pair in opinions.windows(2) {
            pairs += 1;
            switched += u32::from(pair[0] != pair[1]);
        }
    }
    (pairs, switched)
}

fn longest(m: &Meeting) -> u32 {
    let mut by: BTreeMap<_, u32> = BTreeMap::new();
    for speech in m.speeches.values().filter(|speech| !speech.void) {
        *by.entry(speech.badge).or_default() += speech.seconds.unwrap_or(0);
    }
    let all: u32 = by.values().sum();
    let mut each: Vec<u32> = by.into_values().collect();
    each.sort_unstable_by(|a, b| b.cmp(a));
    let three: u32 = each.iter().take(3).sum();
    (three * 100).checked_div(all).unwrap_or(0)
}

/// Lines that were taken back, and not given back.
fn undone(timeline: &Timeline) -> u32 {
    let mut undone = BTreeSet::new();
    for event in timeline.entries().iter().flat_map(|entry| &entry.events) {
        match event {
            Event::Undone { seq, .. } => drop(undone.insert(*seq)),
            Event::Redone { seq } => drop(undone.remove(seq)),
            _ => {}
        }
    }
    count(undone.iter())
}
