//! The room: stepped second by second along the lines of the journal. In each second residents see the meeting as it stood before it.
//!
//! What was, stays: a line that takes another back, or tells of an earlier moment, counts from when it was typed. So the room at a moment
//! depends on nothing that is typed after it, and on neither speed nor how often somebody looks.

mod door;
mod floor;
mod market;
mod people;
mod plan;
mod vote;

use std::collections::BTreeSet;

use super::{
    Act, Cast, CastId, Chance, Happened, Line, THEMES, Theme, Truth, answer::answer, cast::Trouble, truth::End,
};
use crate::{
    charter::{RuleId, Stage},
    meeting::{
        Entry, Meeting, Moment, Timeline,
        numbers::{Badge, GroupNo, MotionNo, VoteNo},
    },
};
use floor::Turn;
use people::Person;

/// The version of what can happen: another one is another room of the same seed, and stands in the theme of the meeting.
pub const ACTS: u16 = 1;

/// After so many seconds without a line nobody does anything any more.
const IDLE: i64 = 7200;

/// By what a room is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Setup {
    /// Its number: 练第7号.
    pub seed: u32,
    /// Who comes.
    pub cast: CastId,
    /// The version of what can happen.
    pub acts: u16,
}

impl Setup {
    /// As this program makes them.
    pub fn new(seed: u32, cast: CastId) -> Self {
        Self { seed, cast, acts: ACTS }
    }

    /// What the evening is about.
    pub fn theme(&self) -> Theme {
        let theme = Chance::of(self.seed.into()).stream(What::Theme as u64).below(0, THEMES.into());
        Theme::try_from(theme).unwrap_or(0)
    }
}

/// What is drawn, each from a stream of its own.
#[derive(Clone, Copy)]
enum What {
    Theme,
    Tempers,
    Come,
    Person,
    Cares,
    Card,
    Walks,
    Leaves,
    Hand,
    Side,
    Delay,
    Again,
    Length,
    Long,
    Interrupts,
    Crosses,
    Digresses,
    Hurts,
    Dots,
    Offers,
    Words,
}

/// What happens once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Once {
    Door(u8),
    Serve(u8),
    Card(u16),
    Pile(u8),
    Names,
    Dots,
    Nobody(GroupNo),
    Convene(GroupNo),
    Sit(GroupNo),
    Reporter(GroupNo),
    Slip(GroupNo),
    Stand(GroupNo),
    Own(GroupNo),
    HalfLeaves,
    Present(MotionNo, usize),
    For(VoteNo, usize),
    Against(VoteNo, usize),
    Pick(VoteNo, u16, usize),
    Offer(MotionNo),
    Pledge(u16),
    Reply,
    Official,
    Dark,
    Light,
    Sign(u8),
}

/// A room of residents.
#[derive(Clone, Debug)]
pub struct Room {
    setup: Setup,
    cast: &'static Cast,
    chance: Chance,
    timeline: Timeline,
    heard: usize,
    next: Option<i64>,
    people: Vec<Person>,
    truth: Truth,
    once: BTreeSet<Once>,
    /// When somebody came forward last, of those who come one after another.
    last: i64,
    turn: Option<Turn>,
    dark_since: Option<i64>,
}

impl Room {
    /// A room in which nothing has happened. None where the cast, or this version of what can happen, isn't known.
    pub fn new(setup: Setup) -> Option<Self> {
        let cast = Cast::of(setup.cast).filter(|_| setup.acts == ACTS)?;
        let chance = Chance::of(setup.seed.into());
        Some(Self {
            setup,
            cast,
            chance,
            timeline: Timeline::default(),
            heard: 0,
            next: None,
            people: Vec::new(),
            truth: Truth::default(),
            once: BTreeSet::new(),
            last: 0,
            turn: None,
            dark_since: None,
        })
    }

    /// By what it is the same.
    pub fn setup(&self) -> Setup {
        self.setup
    }

    /// All that happened.
    pub fn truth(&self) -> &Truth {
        &self.truth
    }

    /// What waits to be typed, the oldest first.
    pub fn waiting(&self) -> impl DoubleEndedIterator<Item = &Happened> {
        self.truth.waiting()
    }

    /// So many are really there.
    pub fn here(&self) -> usize {
        self.people.iter().filter(|person| person.here).count()
    }

    /// Goes on to this moment, along the lines of the journal. Whether something happened.
    pub fn reach(&mut self, lines: &[Entry], now: Moment) -> bool {
        let Some(first) = lines.first() else { return false };
        let before = (self.truth.all().len(), self.truth.waiting().count());
        let end = now.ms().div_euclid(1000);
        let mut second = self.next.unwrap_or_else(|| first.at.ms().div_euclid(1000) + 1);
        while second <= end {
            while let Some(line) = lines.get(self.heard).filter(|line| line.at.ms() < second * 1000) {
                self.timeline.push(line.clone());
                self.heard += 1;
            }
            let last = self.timeline.meeting().last_at.map_or(second, |last| last.ms().div_euclid(1000));
            if second - last > IDLE {
                // Nobody is there any more, until somebody types.
                let next = lines.get(self.heard).map_or(end + 1, |line| line.at.ms().div_euclid(1000) + 1);
                second = next.min(end + 1).max(second + 1);
                continue;
            }
            let timeline = std::mem::take(&mut self.timeline);
            self.live(timeline.meeting(), second);
            self.timeline = timeline;
            second += 1;
        }
        self.next = Some(second);
        before != (self.truth.all().len(), self.truth.waiting().count())
    }

    fn live(&mut self, m: &Meeting, now: i64) {
        let Some(opened) = m.opened() else { return };
        let at = Moment::from_ms(now * 1000, opened.offset());
        if self.people.is_empty() {
            self.people = people::tonight(self.cast, self.chance, m);
        }
        self.settle(m, at);
        if m.adjourned.is_some() || self.power(m, at) {
            return;
        }
        if m.clock.paused.is_some() && m.closed.is_none() {
            return;
        }
        if m.closed.is_some() {
            return self.signs(m, at);
        }
        self.comes(m, at);
        match m.stage {
            Stage::S0 => self.serves(m, at),
            Stage::S1 => self.writes(m, at),
            Stage::S2 => {
                self.sorts(m, at);
                self.chooses(m, at);
            }
            Stage::S3 => self.discusses(m, at),
            Stage::S4 | Stage::S5 => {
                self.reports(m, at);
                self.debates(m, at);
                self.speaks(m, at);
                self.counts(m, at);
                self.answers(m, at);
            }
            Stage::S6 => self.plans(m, at),
            Stage::S7 => {}
        }
        self.leaves(m, at);
    }

    fn settle(&mut self, m: &Meeting, now: Moment) {
        let mut back: Vec<u16> = Vec::new();
        let fits: Vec<RuleId> = self.truth.waiting().flat_map(|happened| happened.act.breaks()).copied().collect();
        self.truth.settle(|happened| {
            match answer(&happened.act, happened.at, m, &fits) {
                Some(true) => return Some(End::Right(now)),
                Some(false) => return Some(End::Wrong(now)),
                None => {}
            }
            let over = happened.patience.is_some_and(|patience| now.since(happened.at) > patience * 1000);
            let gone = over || is_past(&happened.act, m);
            if gone && let Act::Hand { badge, .. } = &happened.act {
                back.push(*badge);
            }
            // Whoever was asked to wait with it waited.
            let kept = matches!(happened.act, Act::Official { .. });
            gone.then_some(if kept { End::Right(now) } else { End::Missed(now) })
        });
        for badge in back {
            if let Some(person) = self.person(badge) {
                person.up = None;
            }
        }
    }

    fn happens(&mut self, at: Moment, act: Act) {
        let patience = act.patience();
        self.truth.happens(at, act, patience);
    }

    /// True the first time.
    fn first(&mut self, once: Once) -> bool {
        self.once.insert(once)
    }

    fn was(&self, once: Once) -> bool {
        self.once.contains(&once)
    }

    fn person(&mut self, badge: u16) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.badge == badge)
    }

    fn waits(&self, is: impl Fn(&Act) -> bool) -> bool {
        self.truth.waiting().any(|happened| is(&happened.act))
    }

    /// The stream of somebody for something.
    fn of(&self, badge: u16, what: What) -> Chance {
        self.chance.stream(What::Person as u64).stream(badge.into()).stream(what as u64)
    }

    /// Seconds since a stage was entered for the first time.
    fn since_stage(m: &Meeting, stage: Stage, at: Moment) -> Option<i64> {
        let visit = m.visits.iter().find(|visit| visit.stage == stage)?;
        Some(at.since(visit.entered) / 1000)
    }

    /// What a topic is about: what its first card is.
    fn theme_of_topic(&self, m: &Meeting, topic: crate::meeting::numbers::TopicNo) -> Theme {
        let author = m.topics.get(&topic).and_then(|topic| topic.cards.first()).map(|card| card.badge.no);
        author.map_or(0, |author| self.theme_of(author))
    }

    fn theme_of(&self, badge: u16) -> Theme {
        let known = self.people.iter().find(|person| person.badge == badge);
        known.map_or_else(|| self.setup.theme(), |person| person.theme)
    }

    fn theme_of_group(&self, m: &Meeting, group: GroupNo) -> Theme {
        m.groups.get(&group).map_or_else(|| self.setup.theme(), |group| self.theme_of_topic(m, group.topic))
    }

    fn theme_of_motion(&self, m: &Meeting, motion: MotionNo) -> Theme {
        let group = m.motions.get(&motion).and_then(|motion| motion.group);
        group.map_or_else(|| self.setup.theme(), |group| self.theme_of_group(m, group))
    }

    /// A line that somebody says of a theme.
    fn line(&self, badge: u16, theme: Theme, k: u64) -> Line {
        let no = self.of(badge, What::Words).below(k.wrapping_mul(64).wrapping_add(theme.into()), 240);
        Line { theme, no: u8::try_from(no).unwrap_or(0) }
    }

    /// The light goes out, and comes on again. Whether it is dark.
    fn power(&mut self, m: &Meeting, at: Moment) -> bool {
        const AFTER: i64 = 420;
        const LASTS: i64 = 100;
        if !self.cast.has(Trouble::PowerCut) {
            return false;
        }
        let now = at.ms() / 1000;
        let debate = Self::since_stage(m, Stage::S4, at).is_some_and(|since| since >= AFTER);
        if debate && m.closed.is_none() && m.clock.paused.is_none() && self.first(Once::Dark) {
            self.dark_since = Some(now);
            self.happens(at, Act::Dark);
        }
        let Some(since) = self.dark_since else { return false };
        if now - since < LASTS {
            return true;
        }
        self.dark_since = None;
        if m.clock.paused.is_some() && self.first(Once::Light) {
            self.happens(at, Act::Light);
        }
        false
    }
}

/// It can't be typed any more, whoever waits for it.
fn is_past(act: &Act, m: &Meeting) -> bool {
    let later = |stage: Stage| m.stage > stage;
    if m.closed.is_some() && !matches!(act, Act::Sign { .. } | Act::Leave { .. }) {
        return true;
    }
    match act {
        Act::Serve { .. } => later(Stage::S0),
        Act::Say { .. }
        | Act::Pile { .. }
        | Act::Sorted { .. }
        | Act::Dots { .. }
        | Act::Convene { .. }
        | Act::Sit { .. } => later(Stage::S2),
        Act::Walk { .. } | Act::Reporter { .. } | Act::Slip { .. } => later(Stage::S3),
        Act::Stand { .. } | Act::Own { .. } | Act::Reply { .. } => later(Stage::S5),
        Act::Hand { badge, .. } => {
            let open = m.open_motion().filter(|motion| !motion.debate.closed);
            open.is_none_or(|motion| motion.debate.barred.contains_key(&Badge(*badge)))
        }
        Act::Interrupt { .. } | Act::Cross { .. } | Act::Digress { .. } | Act::Hurt { .. } => {
            m.open_motion.is_none() || m.open_vote.is_some()
        }
        Act::Present { motion, .. } => {
            m.motions.get(motion).is_none_or(|motion| super::answer::is_decided(&motion.state))
                || m.open_motion().is_some_and(|open| !open.debate.closed)
        }
        Act::Show { vote, .. } | Act::Pick { vote, .. } => m.open_vote != Some(*vote),
        Act::Light => m.clock.paused.is_none(),
        _ => false,
    }
}
