//! What follows from the meeting as it stands. Reads only; asked by `decide`, the screens and the minutes alike.

mod floor;
mod gate;
mod may;
mod pace;
mod result;
mod rounds;
mod silence;
mod sittings;
mod sums;
mod tasks;
mod told;

use chrono::Datelike as _;

use super::{
    Moment,
    numbers::{ActionNo, Badge, Badges, Card, GroupNo, MotionNo, PledgeNo, TopicNo},
    state::{Action, CardPlace, Meeting, Motion, MotionState, ParkedItem, Participant, Speech, Topic, TopicFate, Vote},
    words::{Choice, MotionText, Office, Ref},
};
use crate::{
    charter::{Charter, GuardId, Mode, ScopeHint, VoteBasis},
    text,
};

pub use floor::{Next, SpeechLimits, WhyNext, side_rank};
pub use gate::OnPaper;
pub use may::standings;
pub use pace::MotionPace;
pub use sittings::SittingOf;
pub use sums::Sums;
pub use tasks::picked;

impl Meeting {
    /// The rulebook of the day; `None` before the meeting is opened.
    pub fn charter(&self) -> Option<&Charter> {
        self.opening.as_ref().map(|opening| &opening.charter)
    }

    /// When it was opened.
    pub fn opened(&self) -> Option<Moment> {
        self.visits.first().map(|visit| visit.entered)
    }

    /// Mode of a guard. Arithmetic is enforced whatever the charter says.
    pub fn mode(&self, guard: GuardId) -> Mode {
        if guard.spec().arithmetic {
            return Mode::Enforce;
        }
        self.charter().map_or(Mode::Off, |charter| charter.guard(guard).mode)
    }

    /// Who holds an office.
    pub fn holder(&self, office: Office) -> Option<Badge> {
        self.offices.get(&office).copied()
    }

    /// Its year, and its number of that year; nothing of a meeting that has none.
    pub fn number_of_the_year(&self) -> Option<(u16, u16)> {
        let opening = self.opening.as_ref()?;
        let day = self.started.or(opening.planned).or(self.visits.first().map(|visit| visit.entered))?.date();
        Some((u16::try_from(day.year()).ok()?, opening.number.filter(|number| *number > 0)?))
    }

    /// Signed in and not left. 一位居民 is always there.
    pub fn is_present(&self, badge: Badge) -> bool {
        badge == Badge::NOBODY || self.people.get(&badge).is_some_and(|participant| participant.present)
    }

    /// In the room at a moment that is over, as far as that is known.
    pub(in crate::meeting) fn was_present(&self, badge: Badge, when: Moment) -> bool {
        badge == Badge::NOBODY || self.people.get(&badge).is_some_and(|someone| was_here(someone, when))
    }

    /// How many are in the room by the roll.
    pub fn present(&self) -> u16 {
        count(self.people.values().filter(|participant| participant.present).count())
    }

    /// How many of those in the room count in a vote, by the roll: persons, or households with anybody who counts.
    /// Somebody who counts and has no household of the estate counts for themselves.
    pub fn voters(&self) -> u16 {
        let voting = self.people.values().filter(|participant| participant.present && participant.counts);
        match self.charter().map(|charter| charter.vote.basis).unwrap_or_default() {
            VoteBasis::Person => count(voting.count()),
            VoteBasis::Household => count(voting.map(home).collect::<std::collections::BTreeSet<_>>().len()),
        }
    }

    /// Voters in the room at a moment of whom no door is known: neither the station knows it, nor do they share a household here.
    pub fn doorless_at(&self, when: Moment) -> u16 {
        let voting = self
            .people
            .values()
            .filter(|participant| was_here(participant, when))
            .filter(|participant| participant.counts);
        count(voting.filter(|participant| self.has_no_door(participant)).count())
    }

    /// The same of all who were ever signed in and belong to a household.
    pub fn doorless(&self) -> usize {
        let housed = self.people.values().filter(|participant| participant.household != Badge::NOBODY);
        housed.filter(|participant| self.has_no_door(participant)).count()
    }

    /// A door stands in the roster, and in no journal: a name alone is none.
    fn has_no_door(&self, of: &Participant) -> bool {
        let shared = || self.people.values().any(|other| other.badge != of.badge && home(other) == home(of));
        (of.person.is_none() || of.doorless) && !shared()
    }

    /// Households of those ever signed in.
    pub fn households(&self) -> u16 {
        let homes = self.people.values().map(|p| p.household).filter(|home| *home != Badge::NOBODY);
        count(homes.collect::<std::collections::BTreeSet<_>>().len())
    }

    /// The lowest badge that nobody wears; numbers that nobody wants are skipped.
    pub fn free_badge(&self) -> Badge {
        let skip = self.charter().map_or(&[][..], |charter| &charter.skip_badges);
        let free = (1..u16::MAX).find(|n| !skip.contains(n) && self.wearers(*n).next().is_none());
        Badge(free.unwrap_or(u16::MAX))
    }

    /// Whom a sign-in of these badges means: a range leaves out the numbers that nobody wants.
    pub fn signing(&self, badges: &Badges) -> Vec<Badge> {
        let skip = self.charter().map_or(&[][..], |charter| &charter.skip_badges);
        badges.resolve(|badge| badge != Badge::NOBODY && !skip.contains(&badge.no))
    }

    /// Whom a number means: who wears it now, else who wore it last. One that names its wearer means that one.
    pub fn wearer(&self, badge: Badge) -> Badge {
        let last = |(who, someone): &(&Badge, &Participant)| {
            (someone.present, someone.log.last().map(|(at, _)| *at), who.wearer)
        };
        badge.exact().unwrap_or_else(|| self.wearers(badge.no).max_by_key(last).map_or(badge, |(who, _)| *who))
    }

    /// Everybody who wears or wore a number, in their order.
    pub fn wearers(&self, no: u16) -> impl Iterator<Item = (&Badge, &Participant)> {
        self.people.range(Badge(no)..=Badge { no, wearer: u16::MAX })
    }

    /// One of these numbers was worn by more than one.
    pub fn handed_on(&self, from: u16, to: u16) -> bool {
        let mut worn = self.people.range(Badge(from)..=Badge { no: to, wearer: u16::MAX });
        worn.any(|(badge, _)| badge.wearer > 0)
    }

    /// The card that has this number; of a number that none has, the card of who wears the badge now.
    pub fn card(&self, card: Card) -> Card {
        let to = Card { badge: Badge { no: card.badge.no, wearer: u16::MAX }, n: u16::MAX };
        let there = self.concerns.range(Card { badge: card.badge.plain(), n: 1 }..=to);
        let same = there.map(|(there, _)| *there).find(|there| there.n == card.n);
        same.unwrap_or(Card { badge: self.wearer(card.badge), n: card.n })
    }

    /// The open motion.
    pub fn open_motion(&self) -> Option<&Motion> {
        self.open_motion.and_then(|no| self.motions.get(&no))
    }

    /// The running speech.
    pub fn running_speech(&self) -> Option<&Speech> {
        self.speaking.and_then(|no| self.speeches.get(&no))
    }

    /// The open vote.
    pub fn open_vote(&self) -> Option<&Vote> {
        self.open_vote.and_then(|no| self.votes.get(&no))
    }

    /// Motions that wait, in their order.
    pub fn waiting_motions(&self) -> impl Iterator<Item = &Motion> {
        self.motions.values().filter(|motion| motion.state == MotionState::Waiting)
    }

    /// Topics that can be chosen, hottest first: dots, then distinct authors, then number.
    pub fn live_topics(&self) -> Vec<&Topic> {
        self.by_heat(|topic| topic.fate == TopicFate::Live)
    }

    /// Topics that may stand on the wall, hottest first.
    pub fn shown_topics(&self) -> Vec<&Topic> {
        self.by_heat(|topic| matches!(topic.fate, TopicFate::Live | TopicFate::Posted(_) | TopicFate::Next))
    }

    /// The topics that a choice picked. With too few there, nothing was picked: it is advice.
    pub fn picked_topics(&self) -> Vec<TopicNo> {
        self.votes.values().filter(|vote| vote.short.is_none()).flat_map(picked_topics).collect()
    }

    fn by_heat(&self, keep: impl Fn(&Topic) -> bool) -> Vec<&Topic> {
        let mut topics: Vec<&Topic> = self.topics.values().filter(|topic| keep(topic)).collect();
        topics.sort_by_key(|topic| (std::cmp::Reverse((topic.dots, authors(topic))), topic.no));
        topics
    }

    /// Cards that stand in no topic.
    pub fn unplaced(&self) -> Vec<Card> {
        self.concerns
            .values()
            .filter(|concern| concern.place == CardPlace::Unplaced)
            .map(|concern| concern.card)
            .collect()
    }

    /// The table where somebody sits.
    pub fn table_of(&self, badge: Badge) -> Option<GroupNo> {
        self.groups.values().rfind(|group| group.members.contains(&badge)).map(|group| group.no)
    }

    /// The moment that clocks show: now, or when they came to stand.
    fn clock_at(&self, now: Moment) -> Moment {
        self.clock.paused.unwrap_or(now)
    }

    /// Milliseconds left of the stage, negative when over.
    pub fn stage_left(&self, now: Moment) -> Option<i64> {
        self.clock.deadline.map(|deadline| deadline.since(self.clock_at(now)))
    }

    /// Milliseconds left of the running report, negative when over.
    pub fn report_left(&self, now: Moment) -> Option<i64> {
        self.report.map(|(_, deadline)| deadline.since(self.clock_at(now)))
    }

    /// Milliseconds that the evening is behind its plan (negative: ahead): what is left of this stage and planned for
    /// those to come, against what is left until the planned end.
    pub fn behind(&self, now: Moment) -> Option<i64> {
        let opening = self.opening.as_ref()?;
        let (ends, now) = (self.ends?, self.clock_at(now));
        let used = |stage| self.clock.used.get(&stage).copied().unwrap_or(0);
        let to_come = opening.charter.sequence.iter().filter(|stage| **stage > self.stage);
        let to_come: i64 = to_come
            .map(|stage| (i64::from(opening.charter.minutes(*stage, opening.minutes)) * 60_000 - used(*stage)).max(0))
            .sum();
        let this = self.stage_left(now).unwrap_or(0).max(0);
        Some(this + to_come - ends.since(now))
    }

    /// The hint of the charter that words meet, if they meet one: who may settle it. A suggestion, never a decision.
    pub fn scope_hint<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<&ScopeHint> {
        let said: Vec<String> = texts.into_iter().map(text::plain).collect();
        let meets = |word: &str| said.iter().any(|text| text.contains(&text::plain(word)));
        self.charter()?.scope_hints.iter().find(|hint| hint.word.split_whitespace().all(meets))
    }

    /// The hint that a motion in these words meets.
    pub fn motion_hint(&self, text: &MotionText) -> Option<&ScopeHint> {
        self.scope_hint([text.action.as_str(), &text.object, &text.who])
    }

    /// The decided motion that was moved in the same words: width, blanks and punctuation make no difference, nor does a
    /// part that one of them leaves open.
    pub fn decided_alike(&self, text: &MotionText) -> Option<MotionNo> {
        let key = |text: &MotionText| text::plain(&format!("{}{}", text.action, text.object));
        let near = |a: &str, b: &str| a.is_empty() || b.is_empty() || text::plain(a) == text::plain(b);
        let alike = |voted: &MotionText| {
            key(voted) == key(text) && near(&voted.who, &text.who) && near(&voted.when, &text.when)
        };
        self.motions.values().find(|motion| motion.voted().is_some_and(alike)).map(|motion| motion.no)
    }

    /// Something set aside that is a motion whose mover has taken it back since.
    pub fn taken_back(&self, item: &ParkedItem) -> bool {
        let Some(Ref::Motion(motion)) = item.what else { return false };
        self.motions.get(&motion).is_some_and(|motion| matches!(motion.state, MotionState::Withdrawn(_)))
    }

    /// The row whose leader's own word a pledge is: both are one promise, which has the number of the row.
    pub fn promised_row(&self, pledge: PledgeNo) -> Option<ActionNo> {
        let pledge = self.pledges.get(&pledge)?;
        let row = self.actions.get(&pledge.action?)?;
        (self.is_planned(row) && row.owner == Some(pledge.badge) && pledge.badge != Badge::NOBODY).then_some(row.no)
    }

    /// A row that was neither taken off the plan nor set aside, and whose motion still stands.
    pub fn is_planned(&self, row: &Action) -> bool {
        let aside = self.parked.values().any(|parked| parked.what == Some(Ref::Action(row.no)));
        row.dropped.is_none() && !aside && self.stopped_by(row).is_none()
    }

    /// The title by which people know a topic: its title, or the words of the first card that has some. None while all its words are
    /// still on paper: the number of a card is the badge of who wrote it, and no name for anything that hangs on a wall.
    pub fn topic_title(&self, topic: TopicNo) -> Option<String> {
        let topic = self.topics.get(&topic)?;
        let on_card = || topic.cards.iter().find_map(|card| self.concerns.get(card)?.text.clone());
        topic.title.clone().or_else(on_card)
    }
}

fn was_here(someone: &Participant, when: Moment) -> bool {
    someone.log.iter().rfind(|(at, _)| *at <= when).is_some_and(|(_, here)| *here)
}

/// Whose household somebody belongs to: without one of the estate, they are one for themselves.
fn home(of: &Participant) -> Badge {
    if of.household == Badge::NOBODY { of.badge } else { of.household }
}

impl Topic {
    /// It stands in papers: neither kept off the wall nor put into others, and something is left of it.
    pub fn is_told(&self) -> bool {
        let something = self.title.is_some() || !self.cards.is_empty();
        something && !matches!(self.fate, TopicFate::Withheld(_) | TopicFate::Dissolved)
    }
}

/// Distinct people behind a topic; they break ties of heat.
pub fn authors(topic: &Topic) -> usize {
    topic.cards.iter().map(|card| card.badge).collect::<std::collections::BTreeSet<_>>().len()
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn picked_topics(vote: &Vote) -> impl Iterator<Item = TopicNo> {
    picked(vote).filter_map(|(_, option)| if let Choice::Topic(topic) = option { Some(*topic) } else { None })
}
