//! Cards, clusters, dots.

use super::{Decided, Decision, already, at_once, first, fresh, maybe_text, no_field, no_such, text, within};
use crate::{
    charter::{Act, Scope, Stage},
    meeting::{
        command::{Command, Name},
        event::Event,
        numbers::{Badge, Card, CardSpan, Cards, TopicNo},
        refusal::{Fact, Ground, Refusal, Thing},
        state::{CardPlace, Topic, TopicFate},
        words::{Destination, Origin, Ref, Repeat},
    },
    text::{NOTE, TITLE},
};

/// As many cards as one line takes in.
const AT_ONCE: u32 = 200;

impl Decision<'_> {
    pub(super) fn raise_concern(&mut self, command: &Command) -> Decided {
        let Command::RaiseConcern { badge, cards, text, from, relayed, said, of } = command else {
            return Ok(());
        };
        let (badge, cards, from, relayed, said) = (*badge, cards.as_ref(), *from, *relayed, *said);
        let words = maybe_text("text", text.as_deref(), NOTE)?;
        // The number of a matter: no text of people, so no name can hide in it.
        let is_number = |of: &String| {
            (1..=24).contains(&of.len()) && of.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
        };
        if of.as_ref().is_some_and(|of| !is_number(of)) {
            return Err(no_field("of"));
        }
        let said = self.said(said)?;
        if let Some(relayed) = relayed {
            self.may(Act::Relay, relayed)?;
        }
        let raised = match (badge, cards) {
            (_, Some(cards)) => self.new_cards(cards, words.is_some())?,
            (Some(badge), None) => {
                self.known(badge)?;
                vec![self.next_card(badge)]
            }
            (None, None) => return Err(no_field("badge")),
        };
        // P3: after the topics are chosen a new concern is not lost, but waits for the next meeting.
        let late = matches!(self.m.stage, Stage::S3 | Stage::S4 | Stage::S5 | Stage::S6);
        for card in raised {
            self.push(Event::ConcernRaised { card, text: words.clone(), from, relayed, said, of: of.clone() });
            if late {
                self.park_event(None, Some(Ref::Card(card)), Some(card.badge), Some(Destination::NextMeeting));
            }
        }
        self.leave_what_came_late();
        Ok(())
    }

    /// What is typed after the close can't be talked about any more: it goes to the next meeting.
    fn leave_what_came_late(&mut self) {
        if self.m.stage != Stage::S7 {
            return;
        }
        let (mut topics, mut cards) = (Vec::new(), Vec::new());
        for event in &self.events {
            match event {
                Event::TopicMade { topic, .. } => topics.push(*topic),
                Event::ConcernRaised { card, .. } => cards.push(*card),
                Event::CardPlaced { card, .. } => cards.retain(|raised| raised != card),
                _ => {}
            }
        }
        if !topics.is_empty() || !cards.is_empty() {
            self.push(Event::LeftForNext { topics, cards });
        }
    }

    /// The number on a card is there once, whoever wears the badge by then.
    fn next_card(&self, badge: Badge) -> Card {
        let cards = self.m.concerns.keys().filter(|card| card.badge.no == badge.no);
        Card { badge, n: cards.map(|card| card.n).max().unwrap_or(0).saturating_add(1) }
    }

    /// Cards that are new: a range passes over those that are known, a single one that is known is refused.
    fn new_cards(&self, cards: &Cards, with_text: bool) -> Decided<Vec<Card>> {
        let known = |card: &Card| self.m.concerns.contains_key(card);
        let worn = |badge| badge == Badge::NOBODY || self.m.people.contains_key(&badge);
        let all = cards.resolve(|card| worn(card.badge));
        at_once("cards", all.len(), if with_text { 1 } else { AT_ONCE })?;
        let strangers: Vec<Badge> = all.iter().map(|card| card.badge).filter(|badge| !worn(*badge)).collect();
        if !strangers.is_empty() {
            return Err(self.nobody(strangers));
        }
        if cards.0.iter().any(|span| matches!(span, CardSpan::One(card) if known(card))) {
            return Err(already());
        }
        let new: Vec<Card> = all.into_iter().filter(|card| !known(card)).collect();
        if new.is_empty() { Err(already()) } else { Ok(new) }
    }

    pub(super) fn edit_concern(&mut self, card: Card, words: &str) -> Decided {
        if !self.m.concerns.contains_key(&card) {
            return Err(no_such(Thing::Card, card));
        }
        let text = text("text", words, NOTE)?;
        self.put(Event::ConcernEdited { card, text })
    }

    pub(super) fn cluster(
        &mut self,
        title: Option<&str>,
        topic: Option<TopicNo>,
        cards: Option<&Cards>,
        repeat: Repeat,
        rest: bool,
    ) -> Decided {
        if rest {
            self.keep_rest();
            self.leave_what_came_late();
            return if self.events.is_empty() { Err(already()) } else { Ok(()) };
        }
        let title = maybe_text("title", title, TITLE)?;
        let cards = match cards {
            Some(cards) => self.cards_to_place(cards)?,
            // A topic may get its title later.
            None if title.is_some() && topic.is_some() => Vec::new(),
            None => return Err(no_field("cards")),
        };
        let named = title.as_deref().and_then(|title| self.live_titled(title)).map(|topic| topic.no);
        match topic.or(named) {
            Some(into) => {
                let topic = self.topic(into)?;
                if !takes_cards(topic) {
                    return Err(Refusal::new(
                        Ground::State,
                        Fact::NoSuch { thing: Thing::Topic, number: into.to_string() },
                    ));
                }
                let (empty, renamed) =
                    (topic.cards.is_empty(), title.filter(|title| topic.title.as_ref() != Some(title)));
                if cards.iter().all(|card| topic.cards.contains(card)) && renamed.is_none() {
                    return Err(already());
                }
                let new: Vec<Card> = cards.into_iter().filter(|card| !topic.cards.contains(card)).collect();
                if let Some(title) = renamed {
                    self.push(Event::TopicRenamed { topic: into, title });
                }
                self.place(&new, into, empty, repeat);
                self.dissolve_emptied(&new, Some(into));
            }
            None if title.is_some() => {
                let topic = self.new_topic(title);
                self.place(&cards, topic, true, repeat);
                self.dissolve_emptied(&cards, None);
            }
            None => {
                let mut no = self.fresh_topic();
                for card in &cards {
                    self.push(Event::TopicMade { topic: no, title: None, scope: Scope::Residents });
                    self.place(&[*card], no, true, repeat);
                    no = TopicNo(no.0.saturating_add(1));
                }
                self.dissolve_emptied(&cards, None);
            }
        }
        self.leave_what_came_late();
        Ok(())
    }

    fn live_titled(&self, title: &str) -> Option<&Topic> {
        let mut topics = self.m.topics.values().filter(|topic| takes_cards(topic));
        topics.find(|topic| topic.title.as_deref() == Some(title))
    }

    fn fresh_topic(&self) -> TopicNo {
        TopicNo(fresh(&self.m.topics, |no| no.0))
    }

    fn new_topic(&mut self, title: Option<String>) -> TopicNo {
        let topic = self.fresh_topic();
        self.push(Event::TopicMade { topic, title, scope: Scope::Residents });
        topic
    }

    /// The cards that a cluster names. One that nobody typed yet is taken in by its number: the paper is on the wall.
    fn cards_to_place(&mut self, cards: &Cards) -> Decided<Vec<Card>> {
        // A range passes over badges that nobody wears and cards that were set aside, not over cards that nobody typed.
        let there = |card: Card| match self.m.concerns.get(&card).map(|concern| &concern.place) {
            Some(place) => matches!(place, CardPlace::Unplaced | CardPlace::In(..)),
            None => self.m.people.contains_key(&card.badge),
        };
        let all = cards.resolve(there);
        at_once("cards", all.len(), AT_ONCE)?;
        for card in &all {
            match self.m.concerns.get(card).map(|concern| &concern.place) {
                Some(CardPlace::Unplaced | CardPlace::In(..)) => {}
                Some(CardPlace::Parked(_) | CardPlace::Withheld(_)) => return Err(no_such(Thing::Card, card)),
                None => {
                    self.known(card.badge)?;
                    let card = *card;
                    self.push(Event::ConcernRaised {
                        card,
                        text: None,
                        from: Origin::Resident,
                        relayed: None,
                        said: None,
                        of: None,
                    });
                }
            }
        }
        Ok(all)
    }

    /// Places cards in a topic.
    fn place(&mut self, cards: &[Card], topic: TopicNo, empty: bool, repeat: Repeat) {
        for (place, card) in cards.iter().enumerate() {
            let repeat = (!empty || place > 0).then_some(repeat);
            self.push(Event::CardPlaced { card: *card, topic, repeat });
        }
    }

    /// A topic whose cards were all put elsewhere is gone. One that has a table keeps it until it is taken off the table.
    fn dissolve_emptied(&mut self, cards: &[Card], into: Option<TopicNo>) {
        let emptied = self.m.topics.values().filter(|old| {
            Some(old.no) != into
                && !matches!(old.fate, TopicFate::Posted(_))
                && !old.cards.is_empty()
                && old.cards.iter().all(|card| cards.contains(card))
        });
        self.events.extend(emptied.map(|old| Event::TopicDissolved { topic: old.no }));
    }

    /// Every card that stands nowhere becomes a topic of its own, as many as one line takes.
    pub(super) fn keep_rest(&mut self) {
        let unplaced = self.m.unplaced().into_iter().take(AT_ONCE as usize);
        for (topic, card) in (self.fresh_topic().0..=u16::MAX).map(TopicNo).zip(unplaced) {
            self.push(Event::TopicMade { topic, title: None, scope: Scope::Residents });
            self.push(Event::CardPlaced { card, topic, repeat: None });
        }
    }

    pub(super) fn split_concern(&mut self, card: Card) -> Decided {
        let Some(concern) = self.m.concerns.get(&card) else {
            return Err(no_such(Thing::Card, card));
        };
        let CardPlace::In(topic, _) = concern.place else {
            return Err(first(Name::Cluster));
        };
        self.push(Event::CardSplit { card, topic });
        self.dissolve_if_last(topic);
        Ok(())
    }

    pub(super) fn dissolve_if_last(&mut self, topic: TopicNo) {
        if self.m.topics.get(&topic).is_some_and(|topic| topic.cards.len() == 1 && topic.fate == TopicFate::Live) {
            self.push(Event::TopicDissolved { topic });
        }
    }

    pub(super) fn withhold(&mut self, card: Option<Card>, topic: Option<TopicNo>, reason: &str) -> Decided {
        let reason = text("reason", reason, TITLE)?;
        match (card, topic) {
            (Some(card), _) => {
                let Some(concern) = self.m.concerns.get(&card) else {
                    return Err(no_such(Thing::Card, card));
                };
                if let CardPlace::Withheld(_) = concern.place {
                    return Err(already());
                }
                let home = if let CardPlace::In(topic, _) = concern.place { Some(topic) } else { None };
                self.push(Event::CardWithheld { card, reason });
                if let Some(topic) = home {
                    self.dissolve_if_last(topic);
                }
                Ok(())
            }
            (None, Some(topic)) => match self.topic(topic)?.fate {
                TopicFate::Live => self.put(Event::TopicWithheld { topic, reason }),
                TopicFate::Posted(_) => Err(first(Name::UnpostTopic)),
                _ => Err(already()),
            },
            (None, None) => Err(no_field("card")),
        }
    }

    pub(super) fn set_topic_scope(&mut self, topic: TopicNo, scope: Scope) -> Decided {
        if self.topic(topic)?.scope == scope {
            return Err(already());
        }
        self.put(Event::TopicScopeSet { topic, scope })
    }

    /// Topics that dots can be put on, each named once, with their sum.
    fn dotted(&self, dots: &[(TopicNo, u16)]) -> Decided<u32> {
        if dots.is_empty() {
            return Err(no_field("dots"));
        }
        for (topic, _) in dots {
            if !matches!(self.topic(*topic)?.fate, TopicFate::Live | TopicFate::Posted(_)) {
                return Err(no_such(Thing::Topic, topic));
            }
        }
        within(
            "dots",
            u32::try_from(dots.len()).unwrap_or(u32::MAX),
            1,
            u32::try_from(self.m.topics.len()).unwrap_or(u32::MAX),
        )?;
        Ok(dots.iter().map(|(_, n)| u32::from(*n)).sum())
    }

    pub(super) fn place_dots(&mut self, badge: Badge, dots: &[(TopicNo, u16)]) -> Decided {
        self.present(badge)?;
        let given = self.dotted(dots)?;
        let each = u32::from(self.charter()?.market.dots);
        let most = each.saturating_sub(u32::from(self.m.dots_by.get(&badge).copied().unwrap_or(0)));
        if given > most && badge != Badge::NOBODY {
            return Err(Refusal::new(Ground::Count, Fact::Dots { given, most }));
        }
        self.put(Event::DotsPlaced { badge, dots: dots.to_vec() })
    }

    /// Typed again, a count takes the place of the one before; only another sheet is added to it.
    pub(super) fn count_dots(&mut self, dots: &[(TopicNo, u16)], more: bool) -> Decided {
        let given = self.dotted(dots)?;
        let named = |topic: &&Topic| dots.iter().any(|(no, _)| *no == topic.no);
        let before: u32 = self.m.topics.values().filter(named).map(|topic| u32::from(topic.counted)).sum();
        let anew = !more && before > 0;
        let people = u32::try_from(self.m.people.len()).unwrap_or(u32::MAX);
        let counted: u32 = self.m.topics.values().map(|topic| u32::from(topic.dots)).sum();
        let counted = counted.saturating_sub(if anew { before } else { 0 });
        let most = (people * u32::from(self.charter()?.market.dots)).saturating_sub(counted);
        if given > most {
            return Err(Refusal::new(Ground::Count, Fact::Dots { given, most }));
        }
        self.put(Event::DotsCounted { dots: dots.to_vec(), anew })
    }
}

/// A card can still be put to a topic, also to one that waits for the next meeting; not to one that is gone, set aside or
/// kept off the wall.
fn takes_cards(topic: &Topic) -> bool {
    matches!(topic.fate, TopicFate::Live | TopicFate::Posted(_) | TopicFate::Next)
}
