//! The next speaker, against a naive reading of design.md 3, over random floors.
//!
//! The reading asks each hand by itself, from what is public in the state, and looks for the one that nobody comes
//! before; it knows nothing of how the program sorts.

use std::collections::BTreeMap;

use yishi::{
    charter::{FloorKey, GuardId, Mode, preset},
    meeting::{
        Meeting,
        numbers::{Badge, MotionNo, RulingNo, SpeechNo},
        state::{Hand, Limits, Speech},
        words::{Office, Side},
    },
};

use crate::support::{Room, at_s4_with_motion, figure};

/// Numbers that are the same on every machine (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % n
    }

    /// True once in so many.
    fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn number(&mut self, n: u64) -> u16 {
        u16::try_from(self.below(n)).unwrap()
    }

    fn side(&mut self) -> Option<Side> {
        [Some(Side::For), Some(Side::Against), Some(Side::Question), None][usize::from(self.number(4))]
    }
}

fn opinion(side: Option<Side>) -> Option<Side> {
    side.filter(|side| *side != Side::Question)
}

/// A floor that no script needs to lead to: who is there, who waits, who spoke, who speaks, who may not.
fn random(chance: &mut Chance, base: &Meeting) -> Meeting {
    let mut meeting = base.clone();
    let badges: Vec<Badge> = meeting.people.keys().copied().collect();
    for person in meeting.people.values_mut() {
        person.present = !chance.once_in(6);
    }
    let any = |chance: &mut Chance| badges[usize::from(chance.number(badges.len() as u64))];
    meeting.offices.clear();
    if !chance.once_in(5) {
        meeting.offices.insert(Office::Chair, any(chance));
    }
    meeting.limits = chance.once_in(3).then(|| Limits { seconds: 60, turns: 1 + chance.number(3) });
    if let Some(opening) = &mut meeting.opening {
        for (guard, key) in
            [(GuardId::R01Neutral, "neutral"), (GuardId::R05Turns, "turns"), (GuardId::R07Again, "again")]
        {
            if chance.once_in(4) {
                let rule = opening.charter.rules.iter_mut().find(|rule| rule.id == guard.rule()).unwrap();
                rule.guards.get_mut(key).unwrap().mode = Mode::Advise;
            }
        }
    }
    meeting.speaking = None;
    let at = meeting.last_at.unwrap();
    if chance.once_in(3) {
        let motion = if chance.once_in(6) { MotionNo(9) } else { MotionNo(1) };
        let speaker = if chance.once_in(8) { Badge::NOBODY } else { any(chance) };
        let speech = Speech {
            no: SpeechNo(7),
            motion,
            badge: speaker,
            side: chance.side(),
            relayed: None,
            began: Some(at),
            granted: 120,
            deadline: Some(at.plus_s(120)),
            seconds: None,
            over: 0,
            void: false,
            text: None,
        };
        meeting.speeches.insert(speech.no, speech);
        meeting.speaking = Some(SpeechNo(7));
    }
    if chance.once_in(40) {
        meeting.open_motion = None;
    }
    let debate = &mut meeting.motions.get_mut(&MotionNo(1)).unwrap().debate;
    debate.last_opinion = opinion(chance.side());
    let mut rest = badges.clone();
    for _ in 0..chance.number(10) {
        let badge = if chance.once_in(8) || rest.is_empty() {
            Badge::NOBODY
        } else {
            rest.swap_remove(usize::from(chance.number(rest.len() as u64)))
        };
        let passed = chance.once_in(8);
        debate.hands.push(Hand { badge, side: chance.side(), relayed: None, passed, at });
    }
    debate.turns = badges.iter().map(|badge| (*badge, chance.number(4))).filter(|(_, turns)| *turns > 0).collect();
    debate.barred = badges.iter().filter(|_| chance.once_in(8)).map(|badge| (*badge, RulingNo(1))).collect();
    meeting
}

/// Who waits and may be called, with the key of each: side, turns, place in the order of hands.
fn candidates(meeting: &Meeting) -> Vec<([u16; 3], Badge, Option<Side>)> {
    let Some(motion) = meeting.open_motion.map(|no| &meeting.motions[&no]) else { return Vec::new() };
    let charter = &meeting.opening.as_ref().unwrap().charter;
    let enforced = |rule: usize, guard: &str| charter.rules[rule - 1].guards[guard].mode == Mode::Enforce;
    let speech = meeting.speaking.map(|no| &meeting.speeches[&no]);
    let here = speech.filter(|speech| speech.motion == motion.no);
    let last = here.and_then(|speech| opinion(speech.side)).or(motion.debate.last_opinion);
    let most = meeting.limits.map_or(charter.rules[4].guards["turns"].max.unwrap(), |limits| limits.turns);
    let mut row = Vec::new();
    for (place, hand) in motion.debate.hands.iter().enumerate() {
        let turns = motion.debate.turns.get(&hand.badge).copied().unwrap_or(0);
        // 一位居民 wears no badge: always there, held to no turns, and not the one who speaks or chairs.
        if hand.badge != Badge::NOBODY {
            let used = turns + u16::from(here.is_some_and(|speech| speech.badge == hand.badge));
            let absent = !meeting.people[&hand.badge].present;
            let speaks = speech.is_some_and(|speech| speech.badge == hand.badge);
            let chairs = enforced(1, "neutral") && meeting.offices.get(&Office::Chair) == Some(&hand.badge);
            let used_up = enforced(5, "turns") && used >= most && !hand.passed;
            let barred = enforced(7, "again") && motion.debate.barred.contains_key(&hand.badge);
            if absent || speaks || chairs || used_up || barred {
                continue;
            }
        }
        let side = match (hand.side, last) {
            (Some(Side::For), Some(Side::Against) | None) | (Some(Side::Against), Some(Side::For)) => 0,
            (Some(Side::Question) | None, _) => 1,
            _ => 2,
        };
        let place = u16::try_from(place).unwrap();
        let key = if charter.floor == [FloorKey::Hands] { [0, 0, place] } else { [side, turns, place] };
        row.push((key, hand.badge, hand.side));
    }
    row
}

fn hands_only(room: Room) -> Room {
    room.under(|charter| *charter = preset("nantang").unwrap())
}

/// As it is once somebody has spoken: one turn more, and an opinion if it was one. Nobody is kept from speaking by that here: who may
/// was asked before.
fn spoken(meeting: &mut Meeting, badge: Badge, side: Option<Side>) {
    let now = meeting.speaking.take().map(|no| &meeting.speeches[&no]).filter(|now| now.motion == MotionNo(1));
    let last = opinion(side).or(now.and_then(|now| opinion(now.side)));
    for rule in &mut meeting.opening.as_mut().unwrap().charter.rules {
        rule.guards.values_mut().for_each(|guard| guard.mode = Mode::Advise);
    }
    let debate = &mut meeting.motions.get_mut(&MotionNo(1)).unwrap().debate;
    *debate.turns.entry(badge).or_default() += 1;
    debate.last_opinion = last.or(debate.last_opinion);
}

#[test]
fn the_next_speaker_is_the_one_whom_nobody_in_the_row_comes_before() {
    let floors = figure::size(2_000, 100_000);
    let orders = [at_s4_with_motion(), hands_only(at_s4_with_motion())].map(|room| room.meeting().clone());
    let mut seen: BTreeMap<usize, u64> = BTreeMap::new();
    for seed in 0..floors {
        for base in &orders {
            let meeting = random(&mut Chance(seed), base);
            let mut then = meeting.clone();
            let order = &meeting.opening.as_ref().unwrap().charter.id;
            // The one that comes before all others; then the same again, as it is once that one has spoken: the row in its order.
            let mut expected = Vec::new();
            let mut left: Vec<_> = candidates(&meeting).iter().map(|(key, ..)| usize::from(key[2])).collect();
            while !left.is_empty() {
                let row = candidates(&then);
                let of = |place: usize| row.iter().find(|(key, ..)| usize::from(key[2]) == place).unwrap();
                let first =
                    left.iter().copied().find(|one| left.iter().all(|other| of(*one).0 <= of(*other).0)).unwrap();
                let (_, badge, side) = *of(first);
                expected.push((badge, side));
                left.retain(|place| *place != first);
                spoken(&mut then, badge, side);
            }
            let waiting: Vec<_> = meeting.waiting().iter().map(|hand| (hand.badge, hand.side)).collect();
            assert_eq!(waiting, expected, "floor {seed}, {order}");
            let next = meeting.next_speaker().map(|next| (next.badge, next.side));
            assert_eq!(next, expected.first().copied(), "floor {seed}, {order}");
            *seen.entry(expected.len().min(2)).or_default() += 1;
        }
    }
    // A floor with nobody or one to call says little; most have a row.
    let rows = seen.get(&2).copied().unwrap_or(0);
    assert!(rows > floors, "{seen:?}");
    let empty = seen.get(&0).copied().unwrap_or(0);
    figure::note(
        "F",
        &format!("{floors} floors x 2 orders, {rows} with two or more to call, {empty} with nobody, 0 differ"),
    );
}
