//! What of an evening is seen, by what kind of meeting it was and what was asked for.

use std::collections::BTreeSet;

use crate::{
    meeting::{Entry, Event, numbers::Card},
    text::{self, Masks},
};

/// What is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who spoke, by badge and form of address.
    pub names: bool,
    /// For which side somebody spoke or waits.
    pub sides: bool,
    /// What people said as they said it; else through the veil of the public notice.
    pub texts: bool,
}

impl Seen {
    /// A practice evening is for learning, and nobody's. Of a real one whoever may open the archive asks for names; on which side
    /// somebody stood is no matter of a training room.
    pub fn of(practice: bool, names_asked: bool) -> Self {
        Self { names: practice || names_asked, sides: practice, texts: practice || names_asked }
    }
}

/// What happened in a line, as it may be told: where sides are kept, nobody's stands in it.
pub fn told(events: &[Event], seen: Seen) -> Vec<Event> {
    let mut events = events.to_vec();
    if !seen.names {
        events.retain(|event| !matches!(event, Event::CardWithheld { .. } | Event::TopicWithheld { .. }));
    }
    if !seen.sides {
        events.retain(|event| !matches!(event, Event::SideStated { .. } | Event::ChairVoted { .. }));
        for event in &mut events {
            if let Event::HandRaised { side, .. } | Event::FloorGranted { side, .. } | Event::SpeechFiled { side, .. } =
                event
            {
                *side = None;
            }
        }
    }
    events
}

/// The card that an event is about: its number begins with who wrote it.
pub fn card_of(event: &Event) -> Option<Card> {
    match event {
        Event::ConcernRaised { card, .. }
        | Event::ConcernEdited { card, .. }
        | Event::CardPlaced { card, .. }
        | Event::CardSplit { card, .. }
        | Event::CardWithheld { card, .. } => Some(*card),
        _ => None,
    }
}

/// The lines with every text of people as the public notice would have it; what was kept off the wall reads as nothing.
pub fn veil(entries: &mut [Entry], known: &Masks) {
    let (mut cards, mut topics) = (BTreeSet::new(), BTreeSet::new());
    for event in entries.iter().flat_map(|entry| &entry.events) {
        match event {
            Event::CardWithheld { card, .. } => drop(cards.insert(*card)),
            Event::TopicWithheld { topic, .. } => drop(topics.insert(*topic)),
            _ => {}
        }
    }
    for event in entries.iter_mut().flat_map(|entry| &mut entry.events) {
        let kept_off = card_of(event).is_some_and(|card| cards.contains(&card))
            || match event {
                Event::TopicMade { topic, .. }
                | Event::TopicRenamed { topic, .. }
                | Event::TopicWithheld { topic, .. } => topics.contains(topic),
                _ => false,
            };
        for text in event.texts_mut() {
            *text = if kept_off { "***".to_owned() } else { known.veil(&text::strip(text)).0 };
        }
    }
}
