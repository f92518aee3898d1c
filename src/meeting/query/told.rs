//! What may stand in papers, and in which words; and which moment of the evening something belongs to.

use chrono::NaiveDate;

use crate::charter::Stage;
use crate::meeting::{
    Moment,
    numbers::{Card, TopicNo},
    state::{CardPlace, Forward, Meeting, Motion, MotionState, Speech, Topic, TopicFate},
    words::{Destination, Ref},
};

impl Meeting {
    /// A card that was kept off the wall, alone or with its topic: its words stand in no paper.
    pub fn is_hidden(&self, card: Card) -> bool {
        match self.concerns.get(&card).map(|concern| &concern.place) {
            Some(CardPlace::Withheld(_)) => true,
            Some(CardPlace::In(topic, _)) => self.is_hidden_topic(*topic),
            _ => false,
        }
    }

    /// A topic that was kept off the wall.
    pub fn is_hidden_topic(&self, topic: TopicNo) -> bool {
        self.topics.get(&topic).is_some_and(|topic| matches!(topic.fate, TopicFate::Withheld(_)))
    }

    /// A card or topic that is kept off the wall, or something set aside that is one.
    pub fn is_kept_off(&self, what: Ref) -> bool {
        match what {
            Ref::Card(card) => self.is_hidden(card),
            Ref::Topic(topic) => self.is_hidden_topic(topic),
            Ref::Parked(no) => match self.parked.get(&no).and_then(|item| item.what) {
                Some(Ref::Card(card)) => self.is_hidden(card),
                Some(Ref::Topic(topic)) => self.is_hidden_topic(topic),
                _ => false,
            },
            _ => false,
        }
    }

    /// What was sent on by hand and stands in papers. What goes to the next meeting goes to nobody else, and what was noted says
    /// itself where it goes; of a topic without a title whose cards went elsewhere nothing is left to send.
    pub fn sent_on(&self) -> impl Iterator<Item = (Ref, &Forward)> {
        let sent = self.forwards.iter().map(|(what, forward)| (*what, forward));
        sent.filter(|(what, forward)| {
            let noted = matches!(what, Ref::Parked(_));
            let nothing = |no| self.topics.get(no).is_none_or(|topic| topic.title.is_none() && topic.cards.is_empty());
            let empty = matches!(what, Ref::Topic(no) if nothing(no));
            !noted && !empty && forward.to != Destination::NextMeeting && !self.is_kept_off(*what)
        })
    }

    /// Speeches in the order in which they were held, whenever they were written down. One of an unknown moment stays behind the one
    /// that was written before it.
    pub fn speeches_held(&self) -> Vec<&Speech> {
        let mut last = None;
        let mut held: Vec<(Option<Moment>, &Speech)> = Vec::new();
        for speech in self.speeches.values() {
            last = speech.began.or(last);
            held.push((last, speech));
        }
        held.sort_by_key(|(at, _)| *at);
        held.into_iter().map(|(_, speech)| speech).collect()
    }

    /// The days on which it went on, after the first.
    pub fn later_days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.adjournments.iter().filter_map(|one| Some(one.resumed?.date())).collect();
        days.dedup();
        days.retain(|day| self.started.is_none_or(|started| started.date() != *day));
        days
    }

    /// Topics that stand in papers.
    pub fn told_topics(&self) -> impl Iterator<Item = &Topic> {
        self.topics.values().filter(|topic| topic.is_told())
    }

    /// Motions that were taken back by whoever moved them.
    pub fn withdrawn(&self) -> impl Iterator<Item = &Motion> {
        self.motions.values().filter(|motion| matches!(motion.state, MotionState::Withdrawn(_)))
    }

    /// Motions that nobody voted on and nobody set aside.
    pub fn undecided(&self) -> impl Iterator<Item = &Motion> {
        self.motions.values().filter(|motion| motion.is_undecided())
    }

    /// The visit that a moment lies in. The close itself is the end of the evening: what was done at that minute still belongs to it.
    pub(in crate::meeting) fn visit_at(&self, when: Moment) -> Option<usize> {
        let last = self.visits.iter().rposition(|visit| visit.entered <= when)?;
        let is_end = self.visits[last].stage == Stage::S7 && self.visits[last].entered == when;
        Some(if is_end { last.saturating_sub(1) } else { last })
    }

    /// The stage of what a line is about: the one that it is, unless the line was typed later than the stage was left (补录).
    pub(in crate::meeting) fn stage_at(&self, when: Moment) -> Stage {
        let over = self.closed.as_ref().is_some_and(|close| when <= close.at);
        let left = self.closed.is_none() && self.visits.last().is_some_and(|visit| when < visit.entered);
        let visit = self.visit_at(when).filter(|_| over || left).and_then(|place| self.visits.get(place));
        visit.map_or(self.stage, |visit| visit.stage)
    }
}
