//! Cards, clusters, dots: stages S1 and S2.

use yishi::{
    charter::{Act, Scope, Stage},
    meeting::{
        Command, Ground,
        numbers::{Badge, Card, CardSpan, Cards, TopicNo},
        words::{Destination, Ref, Repeat},
    },
};

use super::{
    super::evening::{Fate, On, Place, Topic, Written, beside, write},
    Hearing, Told, after, no, number, once, state,
};

impl Hearing<'_> {
    pub(super) fn topics(&mut self, command: &Command) -> Told {
        match command {
            Command::RaiseConcern { badge, cards, text, relayed, .. } => {
                self.raise(*badge, cards.as_ref(), text.as_deref(), *relayed)
            }
            Command::EditConcern { card, text } => {
                if self.paper.card(*card).is_none() {
                    return Err(number());
                }
                self.text(Some(text))?;
                self.rest(On::Card(*card));
                if let Some(written) = self.paper.card(*card) {
                    written.text = true;
                }
                Ok(())
            }
            Command::Cluster { rest: true, .. } => {
                let rest = self.paper.nowhere();
                for card in &rest {
                    self.alone(*card);
                }
                if rest.is_empty() { Err(state()) } else { Ok(()) }
            }
            Command::Cluster { title, topic, cards, repeat, .. } => {
                self.cluster(title.as_deref(), *topic, cards.as_ref(), *repeat)
            }
            Command::SplitConcern { card } => match self.paper.place(*card) {
                None => Err(number()),
                Some(Place::In(topic, _)) => {
                    self.touch(On::Card(*card));
                    self.turn(On::Topic(topic));
                    self.put_card(*card, Place::Nowhere);
                    self.gone_if_empty(topic);
                    Ok(())
                }
                Some(_) => Err(state()),
            },
            Command::Withhold { card, topic, reason } => self.withhold(*card, *topic, reason),
            Command::SetTopicScope { topic, scope } => {
                let no = *topic;
                let topic = self.paper.topic_mut(no).ok_or_else(number)?;
                if topic.scope == *scope {
                    return Err(state());
                }
                topic.scope = *scope;
                self.rest(On::Topic(no));
                Ok(())
            }
            Command::PlaceDots { badge, dots } => {
                self.here(*badge)?;
                let given = self.dotted(dots)?;
                let used = beside(&self.paper.dots_by, badge).unwrap_or(0);
                if *badge != Badge::NOBODY && u32::from(used) + given > u32::from(self.rules.market.dots) {
                    return Err(no(Ground::Count));
                }
                write(&mut self.paper.dots_by, *badge, used + u16::try_from(given).unwrap());
                self.who(*badge);
                self.dot(dots);
                for (no, n) in dots {
                    if let Some(topic) = self.paper.topic_mut(*no) {
                        topic.placed += n;
                    }
                }
                Ok(())
            }
            Command::CountDots { dots, more } => {
                let given = self.dotted(dots)?;
                // What was counted before is replaced, unless these are dots of another sheet.
                let before = if *more { Vec::new() } else { dots.iter().map(|(no, _)| *no).collect::<Vec<_>>() };
                let kept = |topic: &Topic| if before.contains(&topic.no) { topic.placed } else { topic.dots };
                let all = self.paper.people.len() * usize::from(self.rules.market.dots);
                let counted: usize = self.paper.topics.iter().map(|topic| usize::from(kept(topic))).sum();
                if counted + usize::try_from(given).unwrap() > all && given > 0 {
                    return Err(no(Ground::Count));
                }
                for no in before {
                    if let Some(topic) = self.paper.topic_mut(no) {
                        topic.dots = topic.placed;
                    }
                }
                self.dot(dots);
                Ok(())
            }
            _ => unreachable!("not of the topics"),
        }
    }

    fn raise(
        &mut self,
        badge: Option<Badge>,
        cards: Option<&Cards>,
        words: Option<&str>,
        relayed: Option<Badge>,
    ) -> Told {
        self.text(words)?;
        if let Some(relayed) = relayed {
            self.may(Act::Relay, relayed)?;
        }
        let raised = match (badge, cards) {
            (_, Some(cards)) => self.new_cards(cards, words.is_some())?,
            (Some(badge), None) => {
                self.known(badge)?;
                let taken = self.paper.cards.iter().filter(|written| written.card.badge.no == badge.no);
                vec![Card { badge, n: after(taken.map(|written| written.card.n)) }]
            }
            (None, None) => return Err(number()),
        };
        for card in raised {
            self.take_card(card, words.is_some());
            match self.paper.stage {
                // P3: what comes after the topics are chosen is noted for the next meeting.
                Stage::S3 | Stage::S4 | Stage::S5 | Stage::S6 => {
                    self.set_aside(Some(Ref::Card(card)), Some(card.badge), Some(Destination::NextMeeting));
                }
                Stage::S7 => write(&mut self.paper.sent, Ref::Card(card), Destination::NextMeeting),
                Stage::S0 | Stage::S1 | Stage::S2 => {}
            }
        }
        Ok(())
    }

    fn take_card(&mut self, card: Card, text: bool) {
        self.who(card.badge);
        self.turn(On::Card(card));
        self.paper.cards.push(Written { card, text, place: Place::Nowhere });
        self.paper.cards.sort_by_key(|written| written.card);
    }

    /// A range passes over cards that are known, and over badges that nobody wears.
    fn new_cards(&self, cards: &Cards, with_text: bool) -> Told<Vec<Card>> {
        let worn = |badge: Badge| badge == Badge::NOBODY || self.paper.person(badge).is_some();
        let known = |card: Card| self.paper.place(card).is_some();
        let all = unroll(cards, |card| worn(card.badge));
        if all.is_empty() || (with_text && all.len() > 1) {
            return Err(number());
        }
        if all.iter().any(|card| !worn(card.badge)) {
            return Err(no(Ground::Badge));
        }
        let single = |span: &CardSpan| matches!(span, CardSpan::One(card) if known(*card));
        let new: Vec<Card> = all.into_iter().filter(|card| !known(*card)).collect();
        if new.is_empty() || cards.0.iter().any(single) { Err(state()) } else { Ok(new) }
    }

    /// Cards are put together by their numbers; one that wasn't taken in yet is taken in by that.
    fn cards_to_place(&mut self, cards: &Cards) -> Told<Vec<Card>> {
        let there = |card: Card| match self.paper.place(card) {
            Some(place) => matches!(place, Place::Nowhere | Place::In(..)),
            None => self.paper.person(card.badge).is_some(),
        };
        let all = unroll(cards, there);
        if all.is_empty() {
            return Err(number());
        }
        for card in &all {
            match self.paper.place(*card) {
                Some(Place::Nowhere | Place::In(..)) => {}
                Some(Place::Parked(_) | Place::Withheld) => return Err(number()),
                None => {
                    self.known(card.badge)?;
                    self.take_card(*card, false);
                }
            }
        }
        Ok(all)
    }

    fn cluster(&mut self, title: Option<&str>, topic: Option<TopicNo>, cards: Option<&Cards>, repeat: Repeat) -> Told {
        self.text(title)?;
        let cards = match cards {
            Some(cards) => self.cards_to_place(cards)?,
            None if title.is_some() && topic.is_some() => Vec::new(),
            None => return Err(number()),
        };
        let open = |topic: &&Topic| matches!(topic.fate, Fate::Live | Fate::Posted(_) | Fate::Next);
        let titled = |topic: &&Topic| title.is_some() && topic.title.as_deref() == title;
        let named = self.paper.topics.iter().filter(open).find(titled).map(|topic| topic.no);
        if let Some(into) = topic.or(named) {
            let old = self.paper.topic(into).ok_or_else(number)?.clone();
            if !open(&&old) {
                return Err(state());
            }
            let renamed = title.filter(|title| old.title.as_deref() != Some(title));
            let new: Vec<Card> = cards.into_iter().filter(|card| !old.cards.contains(card)).collect();
            if new.is_empty() && renamed.is_none() {
                return Err(state());
            }
            if let (Some(title), Some(topic)) = (renamed, self.paper.topic_mut(into)) {
                topic.title = Some(title.to_owned());
                self.rest(On::Topic(into));
            }
            self.place(&new, into, old.cards.is_empty(), repeat);
        } else if title.is_some() {
            let into = self.make(title);
            self.place(&cards, into, true, repeat);
        } else {
            for card in cards {
                self.alone(card);
            }
        }
        Ok(())
    }

    /// After the close a new topic can't be talked about: it goes to the next meeting.
    fn make(&mut self, title: Option<&str>) -> TopicNo {
        let no = TopicNo(after(self.paper.topics.iter().map(|topic| topic.no.0)));
        let late = self.paper.stage == Stage::S7;
        let fate = if late { Fate::Next } else { Fate::Live };
        let title = title.map(str::to_owned);
        self.turn(On::Topic(no));
        self.paper.topics.push(Topic {
            no,
            title,
            cards: Vec::new(),
            scope: Scope::Residents,
            dots: 0,
            placed: 0,
            fate,
        });
        if late {
            write(&mut self.paper.sent, Ref::Topic(no), Destination::NextMeeting);
        }
        no
    }

    fn alone(&mut self, card: Card) {
        let into = self.make(None);
        self.place(&[card], into, true, Repeat::Near);
    }

    /// The first card of a topic is no repeat. A topic whose cards were all taken is gone, unless it has a table.
    fn place(&mut self, cards: &[Card], into: TopicNo, empty: bool, repeat: Repeat) {
        let emptied: Vec<TopicNo> = self
            .paper
            .topics
            .iter()
            .filter(|topic| topic.no != into && !topic.cards.is_empty() && !matches!(topic.fate, Fate::Posted(_)))
            .filter(|topic| topic.cards.iter().all(|card| cards.contains(card)))
            .map(|topic| topic.no)
            .collect();
        for (place, card) in cards.iter().enumerate() {
            self.touch(On::Card(*card));
            self.rest(On::Topic(into));
            self.put_card(*card, Place::In(into, (place > 0 || !empty).then_some(repeat)));
        }
        for no in emptied {
            self.touch(On::Topic(no));
            if let Some(topic) = self.paper.topic_mut(no) {
                topic.fate = Fate::Gone;
            }
        }
    }

    /// A card leaves where it stands and goes there.
    pub(super) fn put_card(&mut self, card: Card, to: Place) {
        for topic in &mut self.paper.topics {
            topic.cards.retain(|other| *other != card);
        }
        if let Some(written) = self.paper.card(card) {
            written.place = to;
        }
        if let Place::In(into, _) = to
            && let Some(topic) = self.paper.topic_mut(into)
        {
            topic.cards.push(card);
        }
    }

    pub(super) fn gone_if_empty(&mut self, no: TopicNo) {
        if let Some(topic) = self.paper.topic_mut(no)
            && topic.cards.is_empty()
            && topic.fate == Fate::Live
        {
            topic.fate = Fate::Gone;
            self.touch(On::Topic(no));
        }
    }

    fn withhold(&mut self, card: Option<Card>, topic: Option<TopicNo>, reason: &str) -> Told {
        self.text(Some(reason))?;
        if let Some(card) = card {
            let place = self.paper.place(card).ok_or_else(number)?;
            if place == Place::Withheld {
                return Err(state());
            }
            self.touch(On::Card(card));
            self.put_card(card, Place::Withheld);
            if let Place::In(topic, _) = place {
                self.gone_if_empty(topic);
            }
            return Ok(());
        }
        let topic = topic.and_then(|no| self.paper.topic_mut(no)).ok_or_else(number)?;
        if topic.fate != Fate::Live {
            return Err(state());
        }
        topic.fate = Fate::Withheld;
        let no = topic.no;
        self.touch(On::Topic(no));
        Ok(())
    }

    /// Dots go on topics that can be chosen or have a table.
    fn dotted(&self, dots: &[(TopicNo, u16)]) -> Told<u32> {
        let choosable =
            |no: TopicNo| self.paper.topic(no).is_some_and(|topic| matches!(topic.fate, Fate::Live | Fate::Posted(_)));
        if dots.is_empty() || dots.len() > self.paper.topics.len() || dots.iter().any(|(no, _)| !choosable(*no)) {
            return Err(number());
        }
        Ok(dots.iter().map(|(_, n)| u32::from(*n)).sum())
    }

    fn dot(&mut self, dots: &[(TopicNo, u16)]) {
        for (no, n) in dots {
            self.rest(On::Topic(*no));
            if let Some(topic) = self.paper.topic_mut(*no) {
                topic.dots += n;
            }
        }
    }
}

/// The cards of a list: a range names the first card of each badge that `counts`.
fn unroll(cards: &Cards, counts: impl Fn(Card) -> bool) -> Vec<Card> {
    let mut all = Vec::new();
    for span in &cards.0 {
        match *span {
            CardSpan::One(card) => all.push(card),
            CardSpan::Maybe(card) => all.extend(Some(card).filter(|card| counts(*card))),
            CardSpan::Range(from, to) => {
                let first = (from.no..=to.no).map(|badge| Card { badge: Badge(badge), n: 1 });
                all.extend(first.filter(|card| counts(*card)));
            }
        }
    }
    once(all)
}
