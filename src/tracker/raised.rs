//! What a meeting made of the matters that were raised there: matters of the duty desk, and what the last meeting left. Each comes back
//! to its own record, by the number on its card.

use serde::{Deserialize, Serialize};

use super::{
    intake::{Mark, Seed},
    item::Kind,
    number::ItemNo,
};
use crate::meeting::{
    Meeting,
    numbers::TopicNo,
    state::{CardPlace, Concern, TopicFate},
    words::{Destination, Origin, Ref},
};

/// Which matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Of {
    /// The one of this number.
    No(ItemNo),
    /// The one that waits under these words: a journal of before has no number on the card.
    Title(String),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Something that the meeting left goes on in its place: a motion, or where its topic was sent.
    Into(Mark),
    /// A table came to something, said that it didn't agree, or wrote a draft; or there was a vote. Nothing goes on.
    Talked,
    /// 没轮到: it waits on. What the meeting left of it only says the same again.
    Waits(Option<Mark>),
}

/// A matter that was raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raised {
    /// Which.
    pub of: Of,
    /// What it was there: its card first.
    pub marks: Vec<Mark>,
    /// What became of it.
    pub fate: Fate,
}

/// All that were raised.
pub(super) fn all(meeting: &Meeting, seeds: &[Seed]) -> Vec<Raised> {
    let raised = |card: &Concern| {
        let fate = fate(meeting, seeds, card);
        let mut marks = vec![Mark::Of(Ref::Card(card.card))];
        marks.extend(match fate {
            Fate::Waits(mark) => mark,
            Fate::Into(_) | Fate::Talked => None,
        });
        marks.dedup();
        Some(Raised { of: of(card)?, marks, fate })
    };
    meeting.concerns.values().filter_map(raised).collect()
}

/// The matter that a card raises.
fn of(card: &Concern) -> Option<Of> {
    if let Some(no) = card.of.as_ref().and_then(|of| of.parse().ok()) {
        return Some(Of::No(no));
    }
    let ours = matches!(card.from, Origin::Desk | Origin::LastMeeting);
    card.text.clone().filter(|_| ours).map(Of::Title)
}

fn fate(meeting: &Meeting, seeds: &[Seed], card: &Concern) -> Fate {
    let topic = if let CardPlace::In(topic, _) = card.place { Some(topic) } else { None };
    let tables: Vec<_> = meeting.groups.values().filter(|group| Some(group.topic) == topic).collect();
    let is_of = |group: Option<crate::meeting::numbers::GroupNo>| tables.iter().any(|table| Some(table.no) == group);
    let motions: Vec<_> = meeting.motions.values().filter(|motion| is_of(motion.group)).collect();
    let parked = match (&card.place, topic.and_then(|no| meeting.topics.get(&no)).map(|topic| &topic.fate)) {
        (CardPlace::Parked(no), _) | (_, Some(TopicFate::Parked(no))) => Some(*no),
        _ => None,
    };
    let marks = (motions.iter().rev().map(|motion| Ref::Motion(motion.no)))
        .chain(topic.map(Ref::Topic))
        .chain(tables.iter().map(|table| Ref::Group(table.no)))
        .chain(parked.map(Ref::Parked))
        .chain([Ref::Card(card.card)])
        .map(Mark::Of);
    let seed = marks.filter_map(|mark| seeds.iter().find(|seed| seed.refs.contains(&mark)));
    // What somebody does, or has to answer, before what only waits.
    let mut seeds: Vec<&Seed> = seed.collect();
    seeds.sort_by_key(|seed| waits(seed));
    let talked = tables.iter().any(|table| table.conclusion.is_some()) || !motions.is_empty();
    let whole = |seed: &Seed| seed.refs.first().copied();
    match seeds.first() {
        Some(seed) if talked || !waits(seed) || !is_nothing_else(meeting, topic) => {
            whole(seed).map_or(Fate::Talked, Fate::Into)
        }
        Some(seed) => Fate::Waits(whole(seed)),
        None if talked => Fate::Talked,
        None => Fate::Waits(None),
    }
}

/// Nothing happens with it before the next meeting, and nothing was said of it but what the card says.
fn waits(seed: &Seed) -> bool {
    let goes_nowhere = matches!(seed.to, None | Some(Destination::NextMeeting));
    goes_nowhere && matches!(seed.kind, Kind::Topic | Kind::Noted) && seed.words.is_none()
}

/// Every card of the topic is a matter of ours that waits for itself.
fn is_nothing_else(meeting: &Meeting, topic: Option<TopicNo>) -> bool {
    let cards = topic.and_then(|no| meeting.topics.get(&no)).map(|topic| &topic.cards);
    let mut cards = cards.into_iter().flatten().filter_map(|card| meeting.concerns.get(card));
    cards.all(|card| of(card).is_some())
}
