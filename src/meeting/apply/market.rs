//! Cards, topics, dots and tables.
#![allow(clippy::too_many_lines, reason = "one arm an event")]

use std::collections::{BTreeMap, BTreeSet};

use crate::meeting::{
    event::Event,
    numbers::{Badge, Card, GroupNo},
    state::{CardPlace, Concern, Conclusion, Group, Meeting, Move, Note, Stamp, Topic, TopicFate},
    words::{Destination, GroupRole, Ref},
};

impl Meeting {
    pub(super) fn apply_topics(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::ConcernRaised { card, text, from, relayed, said, of } => {
                let concern = Concern {
                    card: *card,
                    text: text.clone(),
                    from: *from,
                    relayed: *relayed,
                    at: stamp.at,
                    said: *said,
                    of: of.clone(),
                    place: CardPlace::Unplaced,
                };
                self.concerns.entry(*card).or_insert(concern);
            }
            Event::ConcernEdited { card, text } => {
                if let Some(concern) = self.concerns.get_mut(card) {
                    concern.text = Some(text.clone());
                }
            }
            Event::TopicMade { topic, title, scope } => {
                let made = Topic {
                    no: *topic,
                    title: title.clone(),
                    cards: Vec::new(),
                    scope: *scope,
                    dots: 0,
                    counted: 0,
                    fate: TopicFate::Live,
                };
                self.topics.insert(*topic, made);
            }
            Event::TopicRenamed { topic, title } => {
                if let Some(topic) = self.topics.get_mut(topic) {
                    topic.title = Some(title.clone());
                }
            }
            Event::CardPlaced { card, topic, repeat } => {
                self.lift(*card);
                if let (Some(concern), Some(to)) = (self.concerns.get_mut(card), self.topics.get_mut(topic)) {
                    concern.place = CardPlace::In(*topic, *repeat);
                    to.cards.push(*card);
                }
            }
            Event::CardSplit { card, .. } => self.lift(*card),
            Event::TopicDissolved { topic } => self.fate(*topic, TopicFate::Dissolved),
            Event::CardWithheld { card, reason } => {
                self.lift(*card);
                if let Some(concern) = self.concerns.get_mut(card) {
                    concern.place = CardPlace::Withheld(reason.clone());
                }
            }
            Event::TopicWithheld { topic, reason } => self.fate(*topic, TopicFate::Withheld(reason.clone())),
            Event::TopicScopeSet { topic, scope } => {
                if let Some(topic) = self.topics.get_mut(topic) {
                    topic.scope = *scope;
                }
            }
            Event::DotsPlaced { badge, dots } => {
                let given = self.dots_by.entry(*badge).or_default();
                *given = dots.iter().fold(*given, |sum, (_, n)| sum.saturating_add(*n));
                self.dot(dots);
            }
            Event::DotsCounted { dots, anew } => self.count(dots, *anew),
            _ => {}
        }
    }

    /// Takes a card out of wherever it stands.
    pub(super) fn lift(&mut self, card: Card) {
        if let Some(concern) = self.concerns.get_mut(&card) {
            if let CardPlace::In(topic, _) = concern.place
                && let Some(topic) = self.topics.get_mut(&topic)
            {
                topic.cards.retain(|other| *other != card);
            }
            concern.place = CardPlace::Unplaced;
        }
    }

    pub(super) fn fate(&mut self, topic: crate::meeting::numbers::TopicNo, fate: TopicFate) {
        if let Some(topic) = self.topics.get_mut(&topic) {
            topic.fate = fate;
        }
    }

    fn dot(&mut self, dots: &[(crate::meeting::numbers::TopicNo, u16)]) {
        for (topic, n) in dots {
            if let Some(topic) = self.topics.get_mut(topic) {
                topic.dots = topic.dots.saturating_add(*n);
            }
        }
    }

    /// What is counted anew takes the place of what was counted of the same topics.
    fn count(&mut self, dots: &[(crate::meeting::numbers::TopicNo, u16)], anew: bool) {
        for (no, _) in dots.iter().filter(|_| anew) {
            if let Some(topic) = self.topics.get_mut(no) {
                topic.dots = topic.dots.saturating_sub(std::mem::take(&mut topic.counted));
            }
        }
        self.dot(dots);
        for (no, n) in dots {
            if let Some(topic) = self.topics.get_mut(no) {
                topic.counted = topic.counted.saturating_add(*n);
            }
        }
    }

    pub(super) fn apply_groups(&mut self, stamp: Stamp, event: &Event) {
        let note = |text: &Option<String>, said| Note { text: text.clone(), at: stamp.at, said };
        match event {
            Event::TopicPosted { topic, group, round, table } => {
                self.fate(*topic, TopicFate::Posted(*group));
                let left = self.forwards.get(&Ref::Topic(*topic));
                if left.is_some_and(|forward| forward.to == Destination::NextMeeting) {
                    self.forwards.remove(&Ref::Topic(*topic));
                }
                let posted = Group {
                    no: *group,
                    round: *round,
                    table: *table,
                    topic: *topic,
                    members: BTreeSet::new(),
                    visitors: BTreeSet::new(),
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
                self.groups.insert(*group, posted);
            }
            Event::TopicUnposted { topic, group } => {
                self.fate(*topic, TopicFate::Live);
                self.groups.remove(group);
            }
            Event::Convened { group, badge } => self.serve(*group, GroupRole::Convener, *badge),
            Event::SignedUp { group, badge } => self.seat(*badge, Some(*group)),
            Event::Moved { badge, from, to } => {
                self.moves.push(Move {
                    at: stamp.at,
                    badge: *badge,
                    from: *from,
                    to: *to,
                    stage: self.stage_at(stamp.at),
                });
                self.seat(*badge, *to);
            }
            Event::GroupRoleTaken { group, role, badge } => self.serve(*group, *role, *badge),
            Event::GroupRoleVacated { group, role, badge } => {
                if let Some(group) = self.groups.get_mut(group)
                    && group.roles.get(role) == Some(badge)
                {
                    group.roles.remove(role);
                }
            }
            Event::PointNoted { group, text, said, no } => {
                if let Some(group) = self.groups.get_mut(group) {
                    write(&mut group.points, *no, note(text, *said));
                }
            }
            Event::DisagreementNoted { group, text, said, no } => {
                if let Some(group) = self.groups.get_mut(group) {
                    write(&mut group.disagreements, *no, note(text, *said));
                }
            }
            Event::SurpriseNoted { group, text, said, no } => {
                if let Some(group) = self.groups.get_mut(group) {
                    write(&mut group.surprises, *no, note(text, *said));
                }
            }
            Event::ConclusionNoted { group, text, unsettled, said } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.conclusion = Some(Conclusion { note: note(text, *said), unsettled: *unsettled });
                }
            }
            Event::GroupClosed { group, given_back } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.closed = Some((stamp.at, *given_back));
                }
            }
            Event::GroupReported { group, badge, deadline } => {
                if let Some(reported) = self.groups.get_mut(group) {
                    reported.reported = Some((stamp.at, *badge));
                    self.report = Some((*group, *deadline));
                }
            }
            Event::AnswerNoted { group, text } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.answer = Some(text.clone());
                    group.others = false;
                }
            }
            Event::AnswerOthers { group } => {
                if let Some(group) = self.groups.get_mut(group) {
                    group.others = true;
                }
            }
            _ => {}
        }
    }

    fn serve(&mut self, group: GroupNo, role: GroupRole, badge: Badge) {
        // Whoever left since left the role with it; what is typed when all have gone stands.
        let here = self.closed.is_some() || self.is_present(badge);
        let Some(group) = self.groups.get_mut(&group) else { return };
        if here {
            group.roles.insert(role, badge);
        } else {
            group.roles.remove(&role);
        }
    }

    /// One person sits at one table a round; whoever sits out leaves them all.
    fn seat(&mut self, badge: Badge, at: Option<GroupNo>) {
        let round = at.and_then(|no| self.groups.get(&no)).map(|group| group.round);
        let here = self.is_present(badge);
        for group in self.groups.values_mut() {
            if Some(group.no) == at {
                // Whoever left since sat there, and does no longer.
                if here {
                    group.members.insert(badge);
                }
                group.visitors.insert(badge);
            } else if round.is_none_or(|round| round == group.round) {
                group.members.remove(&badge);
            }
        }
    }
}

/// A new note behind the others, or the words of one written anew: it was made when it was made.
fn write(notes: &mut Vec<Note>, no: Option<u16>, note: Note) {
    match no.and_then(|no| notes.get_mut(usize::from(no).wrapping_sub(1))) {
        Some(now) => *now = Note { text: note.text, at: now.at, said: note.said.or(now.said) },
        None => notes.push(note),
    }
}
