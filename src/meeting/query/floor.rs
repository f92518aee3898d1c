//! The floor: who waits, who is next and why, what limits hold.

use std::cmp::Ordering;

use crate::{
    charter::{FloorKey, GuardId, Mode},
    meeting::{
        Moment,
        numbers::{Badge, MotionNo},
        state::{Debate, Hand, Meeting, Motion},
        words::{Office, Side},
    },
};

/// Why somebody is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNext {
    /// Has not spoken on this motion yet.
    Fresh,
    /// The side that did not speak last.
    OtherSide(Side),
    /// Those of this side come first: no opinion was heard yet, or none of the other side waits.
    First(Side),
    /// Fewer turns so far.
    Fewer,
    /// In the order of hands.
    Order,
}

/// The computed next speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Who.
    pub badge: Badge,
    /// Their side.
    pub side: Option<Side>,
    /// Why they come before the one who would be next otherwise.
    pub why: WhyNext,
}

/// Limits of speech in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeechLimits {
    /// Seconds a speech.
    pub seconds: u32,
    /// Turns a person a motion.
    pub turns: u16,
    /// Seconds left at which a word appears.
    pub warn: u32,
    /// Seconds after the deadline at which the console ends the speech, if time is enforced.
    pub grace: Option<u32>,
}

/// A hand that can be called, with the turns that whose it is has had by then.
#[derive(Clone, Copy)]
struct Waits<'a> {
    hand: &'a Hand,
    turns: u16,
}

/// By what the next speaker is found: the keys of the charter, and the side of the last opinion.
struct Keys<'a> {
    order: &'a [FloorKey],
    debate: &'a Debate,
    last: Option<Side>,
}

impl<'a> Keys<'a> {
    fn of(meeting: &'a Meeting) -> Option<Self> {
        let order = meeting.charter().map_or(&[][..], |charter| &charter.floor);
        let debate = &meeting.open_motion()?.debate;
        Some(Self { order, debate, last: meeting.last_opinion() })
    }

    fn has(&self, key: FloorKey) -> bool {
        self.order.contains(&key)
    }

    fn row(&self, hands: Vec<&'a Hand>) -> Vec<Waits<'a>> {
        let turns = |hand: &Hand| self.debate.turns.get(&hand.badge).copied().unwrap_or(0);
        hands.into_iter().map(|hand| Waits { hand, turns: turns(hand) }).collect()
    }

    fn rank(&self, waits: Waits<'_>) -> u8 {
        side_rank(self.last, waits.hand.side)
    }

    /// By the first key that tells the two apart.
    fn compared(&self, one: Waits<'_>, other: Waits<'_>) -> Ordering {
        let by = |key: &FloorKey| match key {
            FloorKey::Side => self.rank(one).cmp(&self.rank(other)),
            FloorKey::Turns => one.turns.cmp(&other.turns),
            FloorKey::Hands => Ordering::Equal,
        };
        self.order.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// Which of these comes first; of equals the earlier hand.
    fn first(&self, row: &[Waits<'_>]) -> Option<usize> {
        row.iter().enumerate().min_by(|(_, one), (_, other)| self.compared(**one, **other)).map(|(at, _)| at)
    }

    /// As it will be once somebody of the row has spoken. A question is no opinion.
    fn speaks(&mut self, spoke: Waits<'_>, left: &mut [Waits<'_>]) {
        for waits in left.iter_mut().filter(|waits| waits.hand.badge == spoke.hand.badge) {
            waits.turns = waits.turns.saturating_add(1);
        }
        self.last = spoke.hand.side.filter(|side| *side != Side::Question).or(self.last);
    }
}

impl Meeting {
    /// Limits of speech in force: the charter's, or those that the meeting voted.
    pub fn limits(&self) -> SpeechLimits {
        let guard = |id| self.charter().map(|charter| charter.guard(id)).unwrap_or_default();
        let (time, turns) = (guard(GuardId::R05Time), guard(GuardId::R05Turns));
        let voted = self.limits;
        SpeechLimits {
            seconds: voted.map_or(time.seconds.unwrap_or(120), |limits| limits.seconds),
            turns: voted.map_or(turns.max.unwrap_or(u16::MAX), |limits| limits.turns),
            warn: time.warn.unwrap_or(0),
            grace: (time.mode == Mode::Enforce).then(|| time.grace.unwrap_or(0)),
        }
    }

    /// Turns used on a motion, the running one included.
    pub fn turns_used(&self, motion: &Motion, badge: Badge) -> u16 {
        let running = self.running_speech().is_some_and(|speech| speech.motion == motion.no && speech.badge == badge);
        let ended = motion.debate.turns.get(&badge).copied().unwrap_or(0);
        ended.saturating_add(u16::from(running))
    }

    /// The computed next speaker on the open motion, and why.
    pub fn next_speaker(&self) -> Option<Next> {
        let keys = Keys::of(self)?;
        let mut row = keys.row(self.callable());
        let at = keys.first(&row)?;
        let first = row.remove(at);
        // Whose hand went up earlier, if anybody's did; else who would be next.
        let other = if at > 0 { Some(0) } else { keys.first(&row) };
        let other = other.and_then(|at| row.get(at)).copied();
        let by_side = |than: Waits<'_>| keys.has(FloorKey::Side) && keys.rank(first) < keys.rank(than);
        let by_turns = |than: Waits<'_>| keys.has(FloorKey::Turns) && first.turns < than.turns;
        let why = match (other, first.hand.side) {
            // Nobody has spoken for a side yet: there is no other one to hear.
            (Some(other), Some(side)) if by_side(other) => match keys.last {
                Some(_) if side != Side::Question => WhyNext::OtherSide(side),
                _ if at > 0 => WhyNext::First(side),
                _ => WhyNext::Order,
            },
            (Some(other), _) if by_turns(other) && !by_side(other) => {
                if first.turns == 0 {
                    WhyNext::Fresh
                } else {
                    WhyNext::Fewer
                }
            }
            (other, _) if (other.is_none() || at > 0) && first.turns == 0 => WhyNext::Fresh,
            _ => WhyNext::Order,
        };
        Some(Next { badge: first.hand.badge, side: first.hand.side, why })
    }

    /// The side of the last opinion on the open motion; whoever speaks now is the last.
    pub fn last_opinion(&self) -> Option<Side> {
        let running = self.running_speech().filter(|speech| Some(speech.motion) == self.open_motion);
        let running = running.and_then(|speech| speech.side).filter(|side| *side != Side::Question);
        running.or(self.open_motion()?.debate.last_opinion)
    }

    /// The hands that can be called, in the order in which they would be: after each turn it is asked anew who is next.
    pub fn waiting(&self) -> Vec<&Hand> {
        let Some(mut keys) = Keys::of(self) else { return Vec::new() };
        let mut left = keys.row(self.callable());
        let mut row = Vec::with_capacity(left.len());
        while let Some(at) = keys.first(&left) {
            let next = left.remove(at);
            keys.speaks(next, &mut left);
            row.push(next.hand);
        }
        row
    }

    /// The hands that can be called now, each by what stands now: for the question whether somebody comes before another.
    pub(in crate::meeting) fn ranked(&self) -> Vec<&Hand> {
        let Some(keys) = Keys::of(self) else { return Vec::new() };
        let mut row = keys.row(self.callable());
        // A stable sort keeps the order of hands, which is always the last key.
        row.sort_by(|one, other| keys.compared(*one, *other));
        row.into_iter().map(|waits| waits.hand).collect()
    }

    /// The hands that can be called now, in the order in which they went up. Who holds the floor or the chair, has no turn left,
    /// was stopped or went out, waits without being called.
    fn callable(&self) -> Vec<&Hand> {
        let Some(motion) = self.open_motion() else { return Vec::new() };
        let debate = &motion.debate;
        let limit = self.limits().turns;
        let counts_turns = self.mode(GuardId::R05Turns) == Mode::Enforce;
        let bars = self.mode(GuardId::R07Again) == Mode::Enforce;
        let holds_floor = self.running_speech().map(|speech| speech.badge);
        let chair = self.holder(Office::Chair).filter(|_| self.mode(GuardId::R01Neutral) == Mode::Enforce);
        let can = |hand: &&Hand| {
            self.is_present(hand.badge)
                && (hand.badge == Badge::NOBODY || (Some(hand.badge) != holds_floor && Some(hand.badge) != chair))
                && !(bars && debate.barred.contains_key(&hand.badge))
                && (hand.passed
                    || !counts_turns
                    || hand.badge == Badge::NOBODY
                    || self.turns_used(motion, hand.badge) < limit)
        };
        debate.hands.iter().filter(can).collect()
    }

    /// How many have spoken for and against on a motion, and their seconds: `(for, against)`.
    pub fn balance(&self, motion: &Motion) -> ((u16, u32), (u16, u32)) {
        let of = |side| {
            let spoken = motion.debate.speeches.iter().filter_map(|no| self.speeches.get(no));
            spoken
                .filter(|speech| speech.side == Some(side) && speech.seconds.is_some() && !speech.void)
                .fold((0u16, 0u32), |(n, seconds), speech| {
                    (n.saturating_add(1), seconds.saturating_add(speech.seconds.unwrap_or(0)))
                })
        };
        (of(Side::For), of(Side::Against))
    }

    /// Milliseconds left of the running speech, negative when over.
    pub fn speech_left(&self, now: Moment) -> Option<i64> {
        self.running_speech()?.deadline.map(|deadline| deadline.since(self.clock_at(now)))
    }

    /// Whether somebody moved or spoke on a motion.
    pub fn took_part(&self, motion: MotionNo, badge: Badge) -> bool {
        let Some(motion) = self.motions.get(&motion) else {
            return false;
        };
        let spoke = motion.debate.speeches.iter().filter_map(|no| self.speeches.get(no));
        motion.mover == Some(badge) || spoke.filter(|speech| !speech.void).any(|speech| speech.badge == badge)
    }
}

/// The side that did not speak last comes first, then questions, then the same side; with no opinion yet For comes
/// first. A hand whose side is still to be said stands with the questions.
pub fn side_rank(last: Option<Side>, side: Option<Side>) -> u8 {
    match (side, last) {
        (None | Some(Side::Question), _) => 1,
        (Some(side), Some(last)) => {
            if side == last {
                2
            } else {
                0
            }
        }
        (Some(Side::For), None) => 0,
        (Some(Side::Against), None) => 2,
    }
}
