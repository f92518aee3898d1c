//! What is measured about a meeting, live on the console and summed in the minutes.
//!
//! Figures by sector, side, table and rule: none of them names a person.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Moment,
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
    /// From which table to which, and how many; together they are [`Self::moves`].
    pub flows: BTreeMap<(GroupNo, GroupNo), u16>,
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
            people: count(meeting.came()),
            voices: voices(meeting),
            unheard: unheard(meeting, &spoke),
            moves: count(meeting.moves.iter().filter(|a| changed_table(a)).count()),
            flows: flows(meeting),
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

/// Who took the floor.
pub fn speakers(meeting: &Meeting) -> BTreeSet<Badge> {
    let badges = spoken(meeting).map(|speech| speech.badge);
    badges.filter(|badge| *badge != Badge::NOBODY).collect()
}

fn sectors(meeting: &Meeting, spoke: &BTreeSet<Badge>) -> Vec<SectorShare> {
    let mut shares: BTreeMap<&str, SectorShare> = BTreeMap::new();
    for person in meeting.people.values() {
        let share = shares
            .entry(&person.sector)
            .or_insert_with(|| SectorShare { sector: person.sector.clone(), ..SectorShare::default() });
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
    let order =
        |share: &SectorShare| charter.and_then(|charter| charter.sectors.iter().position(|s| s.id == share.sector));
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
    let silent = meeting.groups.values().filter(|group| seated(meeting, group).is_disjoint(spoke));
    silent.map(|group| group.no).collect()
}

/// The people of a table: who sits there, and who sat there before going home or on to the next round.
/// Who moved to another table of the round belongs to that one.
pub fn seated(meeting: &Meeting, group: &Group) -> BTreeSet<Badge> {
    let others = || meeting.groups.values().filter(|other| other.no != group.no && other.round == group.round);
    let elsewhere = |badge: &Badge| others().any(|other| other.members.contains(badge));
    let gone = group.visitors.iter().filter(|badge| !elsewhere(badge));
    gone.chain(&group.members).copied().collect()
}

fn changed_table(change: &Move) -> bool {
    change.from.is_some() && change.to.is_some() && change.from != change.to
}

fn flows(meeting: &Meeting) -> BTreeMap<(GroupNo, GroupNo), u16> {
    let mut flows: BTreeMap<_, u16> = BTreeMap::new();
    for between in meeting.moves.iter().filter(|change| changed_table(change)).filter_map(|it| it.from.zip(it.to)) {
        let many = flows.entry(between).or_default();
        *many = many.saturating_add(1);
    }
    flows
}

fn stages(meeting: &Meeting) -> BTreeMap<Stage, Length> {
    let Some(opening) = meeting.opening.as_deref() else {
        return BTreeMap::new();
    };
    let counted = meeting.visits.iter().map(|visit| visit.stage).filter(|stage| *stage != Stage::S7);
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
        return meeting.started.zip(left).map_or(0, |(started, left)| left.since(started).max(0));
    }
    let before = meeting.clock.used.get(&stage).copied().unwrap_or(0);
    let running = meeting.clock.deadline.filter(|_| meeting.stage == stage);
    let stood = meeting.clock.paused.or_else(|| end(meeting));
    let now =
        running.zip(stood).map_or(0, |(deadline, stood)| meeting.clock.span.saturating_sub(deadline.since(stood)));
    before.saturating_add(now.max(0))
}

fn length(meeting: &Meeting) -> Option<Length> {
    let started = meeting.started?;
    Some(Length {
        planned: meeting.opening.as_deref()?.minutes,
        seconds: end(meeting)?.since(started).saturating_sub(meeting.clock.gaps) / 1000,
    })
}

/// The close, or as far as the record goes.
fn end(meeting: &Meeting) -> Option<Moment> {
    meeting.closed.as_ref().map(|close| close.at).or(meeting.reached)
}

/// Who raised a concern. Who gave no name isn't counted.
pub fn raisers(meeting: &Meeting) -> BTreeSet<Badge> {
    let authors = meeting.concerns.values().map(|concern| concern.card.badge);
    authors.filter(|badge| *badge != Badge::NOBODY).collect()
}

/// Who pledged something, or leads or helps in a row of the plan, or leads what was decided.
pub fn takers(meeting: &Meeting) -> BTreeSet<Badge> {
    let rows = meeting.actions.values().filter(|action| action.dropped.is_none());
    let in_rows = rows.flat_map(|action| action.owner.iter().chain(&action.helpers));
    let led = meeting.leads.values().map(|lead| &lead.badge).filter(|badge| **badge != Badge::NOBODY);
    meeting.pledges.values().map(|pledge| &pledge.badge).chain(in_rows).chain(led).copied().collect()
}

fn turn(meeting: &Meeting) -> Turn {
    let (raised, took_on) = (raisers(meeting), takers(meeting));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::{
        numbers::{SpeechNo, TopicNo},
        state::{LedgerLine, Visit},
    };

    fn speech(no: u16, motion: u16, badge: u16, side: Side, seconds: u32) -> (SpeechNo, Speech) {
        let speech = Speech {
            no: SpeechNo(no),
            motion: MotionNo(motion),
            badge: Badge(badge),
            side: Some(side),
            relayed: None,
            began: None,
            granted: 120,
            deadline: None,
            seconds: Some(seconds),
            over: 0,
            void: false,
            text: None,
        };
        (SpeechNo(no), speech)
    }

    fn table(no: u16, members: &[u16], visitors: &[u16]) -> (GroupNo, Group) {
        let badges = |of: &[u16]| of.iter().copied().map(Badge).collect();
        let group = Group {
            no: GroupNo(no),
            round: 1,
            table: no,
            topic: TopicNo(no),
            members: badges(members),
            visitors: badges(visitors),
            roles: BTreeMap::new(),
            points: Vec::new(),
            disagreements: Vec::new(),
            surprises: Vec::new(),
            conclusion: None,
            closed: None,
            reported: None,
            answer: None,
            others: false,
        };
        (GroupNo(no), group)
    }

    fn at(time: &str) -> Moment {
        format!("2026-05-23T{time}+08:00").parse().unwrap()
    }

    #[test]
    fn a_turn_given_up_is_neither_turn_nor_voice() {
        let (no, mut void) = speech(2, 1, 8, Side::Against, 0);
        void.void = true;
        let speeches = BTreeMap::from([speech(1, 1, 17, Side::For, 120), (no, void)]);
        let measures = Measures::of(&Meeting { speeches, ..Meeting::default() });
        assert_eq!(measures.spoke, 1);
        assert_eq!(measures.sides, BTreeMap::from([(Some(Side::For), Share { turns: 1, seconds: 120 })]));
    }

    #[test]
    fn a_voice_is_new_once_in_an_evening() {
        let speeches = BTreeMap::from([
            speech(1, 1, 17, Side::For, 60),
            speech(2, 1, 8, Side::Against, 60),
            speech(3, 2, 17, Side::For, 60),
            speech(4, 2, 23, Side::For, 60),
        ]);
        let voices = Measures::of(&Meeting { speeches, ..Meeting::default() }).voices;
        let of = |motion, spoke, first| MotionVoices { motion: MotionNo(motion), spoke, first };
        assert_eq!(voices, [of(1, 2, 2), of(2, 2, 1)]);
    }

    #[test]
    fn a_table_is_heard_through_who_ended_there_or_went_home_from_it() {
        // 6 moved from table 1 to 2; 9 sat at table 3 and went home.
        let groups = BTreeMap::from([table(1, &[5], &[5, 6]), table(2, &[6], &[6]), table(3, &[], &[9])]);
        let speeches = BTreeMap::from([speech(1, 1, 6, Side::For, 60), speech(2, 1, 9, Side::For, 60)]);
        let unheard =
            |speeches| Measures::of(&Meeting { speeches, groups: groups.clone(), ..Meeting::default() }).unheard;
        assert_eq!(unheard(speeches), [GroupNo(1)]);
        assert_eq!(unheard(BTreeMap::new()), []);
    }

    #[test]
    fn sitting_down_first_is_no_move_and_sitting_out_is_none_between_tables() {
        let step = |from: Option<u16>, to: Option<u16>| Move {
            at: at("19:52:00"),
            badge: Badge(19),
            from: from.map(GroupNo),
            to: to.map(GroupNo),
            stage: Stage::S3,
        };
        let moves = vec![step(None, Some(1)), step(Some(1), Some(2)), step(Some(2), None), step(None, Some(3))];
        let measures = Measures::of(&Meeting { moves, ..Meeting::default() });
        assert_eq!((measures.moves, measures.sat_out), (1, 1));
    }

    #[test]
    fn an_evening_is_as_long_as_it_took_less_the_gaps() {
        let mut meeting = Meeting {
            started: Some(at("19:02:00")),
            reached: Some(at("21:09:00")),
            visits: vec![Visit {
                stage: Stage::S0,
                entered: at("18:20:00"),
                left: Some(at("19:10:00")),
                reason: None,
                missing: Vec::new(),
                despite: None,
            }],
            ..Meeting::default()
        };
        meeting.clock.gaps = 7 * 60_000;
        assert_eq!(in_use(&meeting, Stage::S0), 8 * 60_000);
        assert_eq!(length(&meeting), None, "nothing is planned before a meeting is opened");
        let length = Length { planned: 120, seconds: 118 * 60 };
        assert_eq!(length.over(), -120);
    }

    #[test]
    fn a_rule_is_counted_by_what_it_did() {
        let line = |rule, kind| LedgerLine { at: at("20:25:00"), seq: 1, rule, kind, badge: None };
        let ledger = vec![
            line(RuleId::R06, LedgerKind::Flagged(super::super::words::Rung::Remind)),
            line(RuleId::R05, LedgerKind::Advised(crate::charter::GuardId::R05Time)),
            line(RuleId::R05, LedgerKind::Waived(crate::charter::GuardId::R05Turns, "身体不便".into())),
        ];
        let rules = Measures::of(&Meeting { ledger, ..Meeting::default() }).rules;
        let five = RuleCount { waived: 1, advised: 1, ..RuleCount::default() };
        let six = RuleCount { flagged: 1, ..RuleCount::default() };
        assert_eq!(rules, BTreeMap::from([(RuleId::R05, five), (RuleId::R06, six)]));
        assert_eq!(five.all(), 2);
    }
}
