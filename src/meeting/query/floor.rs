//! The floor: who waits, who is next and why, what limits hold.

use crate::{
    charter::{FloorKey, GuardId, Mode},
    meeting::{
        Moment,
        numbers::{Badge, MotionNo},
        state::{Hand, Meeting, Motion},
        words::{Office, Side},
    },
};

/// Why somebody is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Has not spoken on this motion yet.
    Fresh,
    /// The side that did not speak last.
    OtherSide(Side),
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
    pub why: Why,
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
        let row = self.waiting();
        let (first, second) = (row.first()?, row.get(1));
        let debate = &self.open_motion()?.debate;
        let last = self.last_opinion();
        let rank = |hand: &Hand| side_rank(last, hand.side);
        let turns = |hand: &Hand| debate.turns.get(&hand.badge).copied().unwrap_or(0);
        let keys = self.charter().map_or(&[][..], |charter| &charter.floor);
        let why =
            match second {
                Some(second) if keys.contains(&FloorKey::Side) && rank(first) < rank(second) => match first.side {
                    Some(side @ (Side::For | Side::Against)) => Why::OtherSide(side),
                    _ => Why::Order,
                },
                Some(second) if keys.contains(&FloorKey::Turns) && turns(first) < turns(second) => {
                    if turns(first) == 0 { Why::Fresh } else { Why::Fewer }
                }
                None if turns(first) == 0 => Why::Fresh,
                _ => Why::Order,
            };
        Some(Next { badge: first.badge, side: first.side, why })
    }

    /// The side of the last opinion on the open motion; whoever speaks now is the last.
    pub fn last_opinion(&self) -> Option<Side> {
        let running = self.running_speech().filter(|speech| Some(speech.motion) == self.open_motion);
        let running = running.and_then(|speech| speech.side).filter(|side| *side != Side::Question);
        running.or(self.open_motion()?.debate.last_opinion)
    }

    /// The hands that can be called now, the next speaker first. Who holds the floor or the chair, has no turn left,
    /// was stopped or went out, waits without being called.
    pub fn waiting(&self) -> Vec<&Hand> {
        let Some(motion) = self.open_motion() else { return Vec::new() };
        let debate = &motion.debate;
        let last = self.last_opinion();
        let limit = self.limits().turns;
        let counts_turns = self.mode(GuardId::R05Turns) == Mode::Enforce;
        let bars = self.mode(GuardId::R07Again) == Mode::Enforce;
        let holds_floor = self.running_speech().map(|speech| speech.badge);
        let chair = self.holder(Office::Chair).filter(|_| self.mode(GuardId::R01Neutral) == Mode::Enforce);
        let mut hands: Vec<&Hand> = debate
            .hands
            .iter()
            .filter(|hand| {
                self.is_present(hand.badge)
                    && (hand.badge == Badge::NOBODY || (Some(hand.badge) != holds_floor && Some(hand.badge) != chair))
                    && !(bars && debate.barred.contains_key(&hand.badge))
                    && (hand.passed
                        || !counts_turns
                        || hand.badge == Badge::NOBODY
                        || self.turns_used(motion, hand.badge) < limit)
            })
            .collect();
        // A stable sort by the other keys keeps the order of hands, which is always the last.
        let keys = self.charter().map_or(&[][..], |charter| &charter.floor);
        for key in keys.iter().rev() {
            match key {
                FloorKey::Side => hands.sort_by_key(|hand| side_rank(last, hand.side)),
                FloorKey::Turns => hands.sort_by_key(|hand| debate.turns.get(&hand.badge).copied().unwrap_or(0)),
                FloorKey::Hands => {}
            }
        }
        hands
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
