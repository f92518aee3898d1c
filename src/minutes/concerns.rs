//! What people care about (三): topics by heat, and every card in its own words.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Part, Scribe, names, say};
use crate::{
    charter::Scope,
    meeting::{
        numbers::Badge,
        state::{CardPlace, Concern, Topic, TopicFate},
        words::{Origin, Repeat},
    },
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    if scribe.meeting.concerns.is_empty() {
        return vec![Part::Paragraph(say::no_concerns(scribe.lang))];
    }
    let mut parts = vec![Part::Paragraph(summary(scribe))];
    let topics = topics(scribe);
    if !topics.is_empty() {
        parts.extend(super::figures::heat(scribe, &topics));
        parts.push(Part::Heading(say::topics_heading(scribe.lang)));
        parts.push(scribe.table_part(say::topics_head, topics.iter().map(|topic| topic_row(scribe, topic)).collect()));
    }
    let cards = cards(scribe);
    if !cards.is_empty() {
        parts.push(Part::Heading(say::cards_heading(scribe.lang)));
        parts.push(scribe.table_part(say::cards_head, cards));
    }
    let on_paper = cards_on_paper(scribe);
    if !on_paper.is_empty() {
        parts.push(Part::Heading(say::cards_on_paper_heading(scribe.lang)));
        parts.push(Part::List(on_paper));
    }
    parts
}

fn summary(scribe: &Scribe<'_>) -> String {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let shown = || m.concerns.values().filter(|concern| !scribe.hidden(concern.card));
    let withheld = m.concerns.len() - shown().count();
    let repeats =
        |kind| shown().filter(|concern| matches!(concern.place, CardPlace::In(_, Some(k)) if k == kind)).count();
    let (exact, near) = (repeats(Repeat::Exact), repeats(Repeat::Near));
    let on_paper = shown().filter(|concern| concern.text.is_none()).count();
    let dots: u32 = m.topics.values().map(|topic| u32::from(topic.dots)).sum();

    let mut sentences = vec![say::cards(lang, m.concerns.len(), topics(scribe).len())];
    let mut origins: BTreeMap<Origin, usize> = BTreeMap::new();
    for concern in m.concerns.values() {
        *origins.entry(concern.from).or_default() += 1;
    }
    if origins.keys().any(|origin| *origin != Origin::Resident) {
        let list = origins.into_iter().map(|(origin, n)| say::cards_of(lang, names::origin(lang, origin), n));
        sentences.push(say::cards_from(lang, &scribe.join(list)));
    }
    if exact + near > 0 {
        sentences.push(say::cards_merged(lang, exact, near));
    }
    if on_paper > 0 {
        sentences.push(say::cards_on_paper(lang, on_paper));
    }
    if withheld > 0 {
        sentences.push(say::cards_withheld(lang, withheld));
    }
    if dots > 0 {
        sentences.push(say::dots(lang, dots));
    }
    scribe.sentences(sentences)
}

/// Topics that stand, the hottest first; more authors break ties.
fn topics<'a>(scribe: &Scribe<'a>) -> Vec<&'a Topic> {
    let stands = |topic: &&Topic| !matches!(topic.fate, TopicFate::Withheld(_) | TopicFate::Dissolved);
    let mut topics: Vec<_> = scribe.meeting.topics.values().filter(stands).collect();
    topics.sort_by_key(|topic| (Reverse(topic.dots), Reverse(authors(topic)), topic.no));
    topics
}

fn authors(topic: &Topic) -> usize {
    let authors: BTreeSet<Badge> = topic.cards.iter().map(|card| card.badge).collect();
    authors.len()
}

fn topic_row(scribe: &Scribe<'_>, topic: &Topic) -> Vec<String> {
    let lang = scribe.lang;
    // Every topic begins as the residents' own: only what somebody said to be another's is said here.
    let scope = if topic.scope == Scope::Residents { "" } else { names::scope(lang, topic.scope) };
    vec![
        say::topic_no(lang, topic.no.0),
        scribe.topic(topic.no),
        topic.cards.len().to_string(),
        authors(topic).to_string(),
        topic.dots.to_string(),
        scope.to_owned(),
        fate(scribe, topic),
    ]
}

/// What became of a topic.
pub(super) fn fate(scribe: &Scribe<'_>, topic: &Topic) -> String {
    let lang = scribe.lang;
    match &topic.fate {
        TopicFate::Live if scribe.meeting.picked_topics().contains(&topic.no) => say::vote_chosen(lang),
        TopicFate::Live | TopicFate::Withheld(_) | TopicFate::Dissolved => say::fate_live(lang),
        TopicFate::Posted(group) => scribe.table(*group),
        TopicFate::Parked(no) => say::parked_no(lang, no.0),
        TopicFate::Next => say::fate_next(lang),
    }
}

/// Cards in the order of the topics above, then those set aside, then the rest.
fn cards(scribe: &Scribe<'_>) -> Vec<Vec<String>> {
    in_order(scribe).into_iter().filter(|concern| !on_paper(concern)).map(|concern| card_row(scribe, concern)).collect()
}

/// What only has a number is one in a list: a line for those that went the same way.
fn cards_on_paper(scribe: &Scribe<'_>) -> Vec<String> {
    let lang = scribe.lang;
    let waiting: Vec<&Concern> = in_order(scribe).into_iter().filter(|concern| on_paper(concern)).collect();
    let line = |alike: &[&Concern]| {
        let first = alike.first()?;
        // As they are typed, a blank between: no program breaks a line within a number.
        let (numbers, note) = (ranges(alike).join(" "), likeness(scribe, first));
        Some(match note {
            Some(note) => say::cards_of_topic_noted(lang, &went_into(scribe, first), &numbers, alike.len(), &note),
            None => say::cards_of_topic(lang, &went_into(scribe, first), &numbers, alike.len()),
        })
    };
    waiting.chunk_by(|a, b| a.place == b.place).filter_map(line).collect()
}

fn in_order<'a>(scribe: &Scribe<'a>) -> Vec<&'a Concern> {
    let order: BTreeMap<_, _> = topics(scribe).into_iter().zip(0..).map(|(topic, place)| (topic.no, place)).collect();
    let place = |concern: &Concern| match concern.place {
        CardPlace::In(topic, repeat) => {
            let likeness = repeat.map_or(0, |repeat| if repeat == Repeat::Exact { 1 } else { 2 });
            (order.get(&topic).copied().unwrap_or(usize::MAX - 2), likeness)
        }
        CardPlace::Parked(_) => (usize::MAX - 1, 0),
        CardPlace::Unplaced | CardPlace::Withheld(_) => (usize::MAX, 0),
    };
    let shown = scribe.meeting.concerns.values().filter(|concern| !scribe.hidden(concern.card));
    let mut shown: Vec<&Concern> = shown.collect();
    shown.sort_by_key(|concern| (place(concern), concern.card));
    shown
}

/// Where a card went.
fn went_into(scribe: &Scribe<'_>, concern: &Concern) -> String {
    match &concern.place {
        CardPlace::In(topic, _) => say::topic_no(scribe.lang, topic.0),
        CardPlace::Parked(no) => say::parked_no(scribe.lang, no.0),
        CardPlace::Unplaced | CardPlace::Withheld(_) => say::unplaced(scribe.lang),
    }
}

/// That it says what another says.
fn likeness(scribe: &Scribe<'_>, concern: &Concern) -> Option<String> {
    match concern.place {
        CardPlace::In(_, Some(Repeat::Exact)) => Some(say::same(scribe.lang)),
        CardPlace::In(_, Some(Repeat::Near)) => Some(say::alike(scribe.lang)),
        _ => None,
    }
}

/// Only its number is known: no words, nothing to note.
fn on_paper(concern: &Concern) -> bool {
    concern.text.is_none() && concern.relayed.is_none() && concern.from == Origin::Resident
}

/// The numbers of cards; first cards of badges that follow each other as they are typed: 6.1-13.1.
fn ranges(concerns: &[&Concern]) -> Vec<String> {
    let follows = |a: &&Concern, b: &&Concern| {
        a.card.n == b.card.n && a.card.badge.wearer == b.card.badge.wearer && a.card.badge.no + 1 == b.card.badge.no
    };
    let run = |run: &[&Concern]| match run {
        [first, .., last] if run.len() > 2 => vec![format!("{}-{}", first.card, last.card)],
        few => few.iter().map(|concern| concern.card.to_string()).collect(),
    };
    concerns.chunk_by(follows).flat_map(run).collect()
}

fn card_row(scribe: &Scribe<'_>, concern: &Concern) -> Vec<String> {
    let lang = scribe.lang;
    let mut notes: Vec<String> = likeness(scribe, concern).into_iter().collect();
    if concern.from != Origin::Resident {
        notes.push(names::origin(lang, concern.from).to_owned());
    }
    notes.extend(concern.relayed.map(|by| say::relayed(lang, &scribe.who(by))));
    vec![
        concern.card.to_string(),
        scribe.who(concern.card.badge),
        concern.text.clone().unwrap_or_else(|| say::on_paper(lang)),
        went_into(scribe, concern),
        scribe.clauses(notes),
    ]
}
