//! The floor: hands, turns, and what breaks a rule.

use super::{Act, Meeting, Moment, Once, Room, Stage, Trouble, What};
use crate::meeting::{
    numbers::{Badge, MotionNo, SpeechNo},
    state::Motion,
    words::Side,
};

/// The turn that runs: what will come in it was known when it began.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "what comes in a turn, each once")]
pub(super) struct Turn {
    speech: SpeechNo,
    badge: u16,
    /// Seconds that they have spoken, while no clock stood.
    spoken: i64,
    /// Seconds that they would speak.
    length: i64,
    limit: i64,
    said: bool,
    over: bool,
    done: bool,
    digresses: bool,
    hurts: bool,
    /// At which second who disturbs it; `true`: breaks in, else speaks to whoever has the floor.
    disturbs: Option<(i64, u16, bool)>,
}

impl Room {
    /// What somebody thinks of a motion: the same for their hand and their vote.
    pub(super) fn opinion(&self, badge: u16, motion: MotionNo) -> Side {
        let person = self.people.iter().find(|person| person.badge == badge);
        let against = person.map_or(0, |person| person.temper.against);
        let draw = self.of(badge, What::Side);
        // Tempers lean; the cast says how many agree.
        let agrees = if against >= 90 { 100 - against } else { self.cast.agrees };
        if draw.hits(motion.0.into(), agrees) { Side::For } else { Side::Against }
    }

    /// Hands go up, each when it is theirs to.
    pub(super) fn debates(&mut self, m: &Meeting, at: Moment) {
        self.official(m, at);
        let open = m.open_motion().filter(|motion| !motion.debate.closed && m.open_vote.is_none());
        let Some((motion, opened)) = open.and_then(|motion| Some((motion, motion.opened?))) else {
            for person in &mut self.people {
                person.up = None;
            }
            return;
        };
        let (no, key) = (motion.no, u64::from(motion.no.0));
        let since = at.since(opened) / 1000;
        let limit = m.limits().turns;
        for place in 0..self.people.len() {
            let person = &self.people[place];
            let (badge, temper) = (Badge(person.badge), person.temper);
            let raised = if person.raised.0 == no { person.raised.1 } else { 0 };
            if !person.is_free() || raised > 2 || m.turns_used(motion, badge) >= limit {
                continue;
            }
            if person.up.is_some_and(|(of, _)| of == no) {
                self.lowers(m, place, at);
                continue;
            }
            let speaks = m.running_speech().is_some_and(|speech| speech.badge == badge);
            if speaks || motion.debate.barred.contains_key(&badge) {
                continue;
            }
            let draw = self.of(badge.no, What::Hand);
            let wants = match raised {
                0 => draw.hits(key, temper.hand) && since >= 4 + self.delay(badge.no, key, 70),
                // Once more, after others have spoken.
                n => {
                    let again = self.of(badge.no, What::Again).hits(key * 4 + u64::from(n), temper.again);
                    let others = motion.debate.speeches.len();
                    again && others > 2 && since >= 120 + self.delay(badge.no, key * 4 + u64::from(n), 120)
                }
            };
            let known = motion.debate.hands.iter().any(|hand| hand.badge == badge);
            if !wants || known {
                continue;
            }
            let asks = self.of(badge.no, What::Side).hits(1000 + key, temper.asks);
            let side = if asks { Side::Question } else { self.opinion(badge.no, no) };
            let person = &mut self.people[place];
            person.up = Some((no, at));
            person.raised = (no, raised + 1);
            let patience = Some(i64::from(temper.patience));
            self.truth.happens(at, Act::Hand { badge: badge.no, side }, patience);
        }
        self.breaks_silence(motion, since, at);
    }

    /// Where nobody says anything, whoever moved it does, or who says something most often.
    fn breaks_silence(&mut self, motion: &Motion, since: i64, at: Moment) {
        let silent = motion.debate.speeches.is_empty() && motion.debate.hands.is_empty();
        if !silent || since < 75 || since % 45 != 0 || self.waits(|act| matches!(act, Act::Hand { .. })) {
            return;
        }
        let free = self.people.iter().filter(|person| person.is_free() && person.up.is_none());
        let moved = |badge: u16| motion.mover == Some(Badge(badge));
        let speaks = free.max_by_key(|person| (moved(person.badge), person.temper.hand, person.badge));
        let Some(badge) = speaks.map(|person| person.badge) else { return };
        let side = self.opinion(badge, motion.no);
        if let Some(person) = self.person(badge) {
            person.up = Some((motion.no, at));
            person.raised = (motion.no, 1);
        }
        self.truth.happens(at, Act::Hand { badge, side }, Some(90));
    }

    fn delay(&self, badge: u16, k: u64, most: u32) -> i64 {
        self.of(badge, What::Delay).below(k, most).into()
    }

    /// Whoever had their turn sits down, and may want another.
    fn lowers(&mut self, m: &Meeting, place: usize, at: Moment) {
        let Some((_, since)) = self.people[place].up else { return };
        let badge = Badge(self.people[place].badge);
        let spoke = m.speeches.values().rfind(|speech| speech.badge == badge);
        let ended = spoke.is_some_and(|speech| speech.began >= Some(since) && speech.seconds.is_some());
        let waits = self.waits(|act| matches!(act, Act::Hand { badge: of, .. } if *of == badge.no));
        let noted = m.open_motion().is_some_and(|motion| motion.debate.hands.iter().any(|hand| hand.badge == badge));
        let speaks = m.running_speech().is_some_and(|speech| speech.badge == badge);
        // A hand that was typed and taken down again is down.
        let dropped = !waits && !noted && !speaks && at.since(since) > 2000;
        if ended || dropped {
            self.people[place].up = None;
        }
    }

    /// The turn that runs, and what comes in it.
    pub(super) fn speaks(&mut self, m: &Meeting, at: Moment) {
        let running = m.running_speech();
        if let Some(turn) = self.turn.take_if(|turn| running.is_none_or(|speech| speech.no != turn.speech))
            && !turn.done
            && !turn.over
            && turn.spoken < turn.length - 4
        {
            self.happens(at, Act::Cut { badge: turn.badge });
        }
        let Some(speech) = running else { return };
        let (badge, key) = (speech.badge.no, u64::from(speech.no.0));
        let mut turn = match self.turn.take() {
            Some(turn) => turn,
            None => self.begins(speech.no, badge, m),
        };
        turn.spoken += 1;
        let spoken = turn.spoken;
        let theme = self.theme_of_motion(m, speech.motion);
        if spoken >= 2 && !std::mem::replace(&mut turn.said, true) {
            let line = self.line(badge, theme, key);
            self.happens(at, Act::Talk { badge, side: speech.side, line });
        }
        if spoken >= turn.length * 2 / 5 && std::mem::take(&mut turn.digresses) {
            let line = self.digression(badge, theme, key);
            self.happens(at, Act::Digress { badge, line });
        }
        if spoken >= turn.length * 3 / 5 && std::mem::take(&mut turn.hurts) {
            let no = self.line(badge, theme, key + 7).no;
            self.happens(at, Act::Hurt { badge, no });
        }
        if !turn.done
            && let Some((_, other, breaks_in)) = turn.disturbs.take_if(|(second, ..)| *second <= spoken)
            && self.people.iter().any(|person| person.badge == other && person.is_free())
            && !self.waits(|act| !act.breaks().is_empty())
        {
            let act = if breaks_in { Act::Interrupt { badge: other } } else { Act::Cross { badge: other } };
            self.happens(at, act);
        }
        let limit = turn.limit.max(i64::from(speech.granted));
        if turn.length > limit && spoken >= limit + 6 && !std::mem::replace(&mut turn.over, true) {
            self.happens(at, Act::Over { badge });
        }
        if spoken >= turn.length && !turn.over && !std::mem::replace(&mut turn.done, true) {
            self.happens(at, Act::Done { badge });
        }
        self.turn = Some(turn);
    }

    fn begins(&self, speech: SpeechNo, badge: u16, m: &Meeting) -> Turn {
        let key = u64::from(speech.0);
        let person = self.people.iter().find(|person| person.badge == badge);
        let times = |of: fn(&super::super::Temper) -> u32| person.map_or(0, |person| of(person.temper));
        let hits = |what, times| !self.cast.polite && self.of(badge, what).hits(key, times);
        let limit = i64::from(m.limits().seconds);
        let long = hits(What::Long, times(|temper| temper.long));
        let within = u32::try_from((limit - 30).max(5)).unwrap_or(5);
        let draw = self.of(badge, What::Length);
        let length = 20 + i64::from(draw.below(key, within));
        let length = if long { limit + 20 + i64::from(draw.below(key + 1, 120)) } else { length };
        Turn {
            speech,
            badge,
            spoken: 0,
            length,
            limit,
            said: false,
            over: false,
            done: false,
            digresses: hits(What::Digresses, times(|temper| temper.digresses)),
            hurts: hits(What::Hurts, times(|temper| temper.hurts)),
            disturbs: self.disturbs(badge, key, length),
        }
    }

    /// Who breaks in first, or speaks to whoever has the floor.
    fn disturbs(&self, speaker: u16, key: u64, length: i64) -> Option<(i64, u16, bool)> {
        let room = u32::try_from((length - 12).max(1)).unwrap_or(1);
        let free = self.people.iter().filter(|person| !self.cast.polite && person.is_free() && person.badge != speaker);
        let comes = free.flat_map(|person| {
            let kinds =
                [(What::Interrupts, person.temper.interrupts, true), (What::Crosses, person.temper.crosses, false)];
            let of = move |what| self.of(person.badge, what);
            kinds.into_iter().filter(move |(what, times, _)| of(*what).hits(key, *times)).map(
                move |(what, _, breaks_in)| {
                    (8 + i64::from(of(what).below(10_000 + key, room)), person.badge, breaks_in)
                },
            )
        });
        comes.min()
    }

    /// Somebody of the community would like to speak before the residents.
    fn official(&mut self, m: &Meeting, at: Moment) {
        let first = Self::since_stage(m, Stage::S4, at).is_some_and(|since| since >= 25);
        let badge = self.people.iter().find(|person| person.official && person.here).map(|person| person.badge);
        if first
            && m.votes.is_empty()
            && self.cast.has(Trouble::OfficialFirst)
            && let Some(badge) = badge
            && self.first(Once::Official)
        {
            self.happens(at, Act::Official { badge });
        }
    }
}
