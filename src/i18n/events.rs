//! What a whole line of the journal did, in one sentence: events of one kind are counted, and their numbers named by ranges.
//! The same words before Enter (what it will do), after it (what it did), and when it is taken back.

use super::{
    Lang,
    event::{counts, event, place},
    names::{self as n, Names},
    say,
};
use crate::meeting::{
    Event,
    numbers::{Badge, Card, GroupNo, TopicNo},
    words::Side,
};

/// What a run of events has in common.
enum Run {
    SignedIn(Vec<Badge>),
    Edited(Vec<Badge>, bool, bool),
    SignedOut(Vec<Badge>),
    Cards(Vec<Card>),
    Placed(TopicNo, Vec<Card>),
    Seated(GroupNo, Vec<Badge>),
    Moved(Option<GroupNo>, Vec<Badge>),
    Hands(Vec<(Badge, Option<Side>)>),
    One(Event),
}

impl Run {
    fn of(event: &Event) -> Self {
        match event {
            Event::SignedIn { badge, observer: false, minor: false, .. } | Event::Returned { badge } => {
                Self::SignedIn(vec![*badge])
            }
            Event::ParticipantEdited { badge, observer, minor, .. } => Self::Edited(vec![*badge], *observer, *minor),
            Event::SignedOut { badge } => Self::SignedOut(vec![*badge]),
            Event::ConcernRaised { card, text: None, .. } => Self::Cards(vec![*card]),
            Event::CardPlaced { card, topic, .. } => Self::Placed(*topic, vec![*card]),
            Event::SignedUp { group, badge } => Self::Seated(*group, vec![*badge]),
            Event::Moved { badge, to, .. } => Self::Moved(*to, vec![*badge]),
            Event::HandRaised { badge, side, .. } => Self::Hands(vec![(*badge, *side)]),
            other => Self::One(other.clone()),
        }
    }

    /// Takes the next run in, or gives it back.
    fn join(&mut self, next: Self) -> Option<Self> {
        match (self, next) {
            (Self::SignedIn(of), Self::SignedIn(more)) | (Self::SignedOut(of), Self::SignedOut(more)) => {
                of.extend(more);
            }
            (Self::Edited(of, o, m), Self::Edited(more, observer, minor)) if (*o, *m) == (observer, minor) => {
                of.extend(more);
            }
            (Self::Cards(of), Self::Cards(more)) => of.extend(more),
            (Self::Placed(topic, of), Self::Placed(other, more)) if *topic == other => of.extend(more),
            (Self::Seated(group, of), Self::Seated(other, more)) if *group == other => of.extend(more),
            (Self::Moved(group, of), Self::Moved(other, more)) if *group == other => of.extend(more),
            (Self::Hands(of), Self::Hands(more)) => of.extend(more),
            (_, next) => return Some(next),
        }
        None
    }

    fn words(&self, lang: Lang, names: &dyn Names) -> String {
        match self {
            Self::SignedIn(badges) => {
                let (many, list) = (badges.len(), spans(badges));
                say!(lang, zh: "签到{many}位：{list}", en: "{many} signed in: {list}")
            }
            Self::Edited(badges, ..) => {
                let (many, list) = (badges.len(), spans(badges));
                say!(lang, zh: "改了{many}位的签到：{list}", en: "{many} edited: {list}")
            }
            Self::SignedOut(badges) => {
                let (many, list) = (badges.len(), spans(badges));
                say!(lang, zh: "离场{many}位：{list}", en: "{many} signed out: {list}")
            }
            Self::Cards(cards) => {
                let (many, list) = (cards.len(), card_spans(cards));
                say!(lang, zh: "收卡{many}张(纸上有)：{list}", en: "{many} cards (on paper): {list}")
            }
            Self::Placed(topic, cards) => {
                let (many, list) = (cards.len(), card_spans(cards));
                say!(lang, zh: "议题{topic}归进{many}张卡：{list}", en: "{many} cards into topic {topic}: {list}")
            }
            Self::Seated(group, badges) => {
                let (many, list) = (badges.len(), spans(badges));
                say!(lang, zh: "第{group}桌坐{many}位：{list}", en: "{many} sit at table {group}: {list}")
            }
            Self::Moved(group, badges) => {
                let (many, list, place) = (badges.len(), spans(badges), place(lang, *group));
                say!(lang, zh: "{many}位换到{place}：{list}", en: "{many} moved to {place}: {list}")
            }
            Self::Hands(hands) => {
                let hand = |(badge, side): &(Badge, Option<Side>)| match side {
                    Some(side) => format!("{} {}", names.who(*badge), n::side(lang, *side)),
                    None => names.who(*badge),
                };
                super::console::con_batch(lang, hands.len(), &lang.list(hands.iter().map(hand)))
            }
            Self::One(of) => event(lang, of, names),
        }
    }
}

/// Several are counted; one alone is told as it is.
fn words(run: &Run, first: &Event, lang: Lang, names: &dyn Names) -> String {
    let alone = match run {
        Run::SignedIn(of) | Run::SignedOut(of) | Run::Edited(of, ..) | Run::Seated(_, of) | Run::Moved(_, of) => {
            of.len() == 1
        }
        Run::Cards(of) | Run::Placed(_, of) => of.len() == 1,
        Run::Hands(of) => of.len() == 1,
        Run::One(_) => true,
    };
    if alone { event(lang, first, names) } else { run.words(lang, names) }
}

/// What happened, in one line; of what would be too long, how many more there are.
pub fn line(lang: Lang, events: &[Event], names: &dyn Names, most: usize) -> String {
    let mut runs: Vec<(Run, &Event)> = Vec::new();
    for of in events {
        let next = Run::of(of);
        let left = match runs.last_mut() {
            Some((run, _)) => run.join(next),
            None => Some(next),
        };
        runs.extend(left.map(|run| (run, of)));
    }
    // What a motion came to is said by its verdict, and by no second word.
    let is_of_a_motion = events.iter().any(|of| matches!(of, Event::MotionDecided { .. }));
    let told = |(run, first): &(Run, &Event)| match first {
        Event::VoteClosed { for_, against, not_voted, .. } if is_of_a_motion => {
            counts(lang, *for_, *against, *not_voted)
        }
        _ => words(run, first, lang, names),
    };
    let told = runs.iter().take(most).map(told).collect::<Vec<_>>().join("  ");
    if runs.len() > most { format!("{told} ..({})", runs.len()) } else { told }
}

/// `1-3 5 7`: what stands in a row is a range from three on.
pub fn spans(badges: &[Badge]) -> String {
    numbers(badges.iter().map(|badge| badge.no))
}

/// The same of cards: first cards by their badge.
fn card_spans(cards: &[Card]) -> String {
    let first = numbers(cards.iter().filter(|card| card.n == 1).map(|card| card.badge.no));
    let more = cards.iter().filter(|card| card.n > 1).map(ToString::to_string);
    [first].into_iter().chain(more).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn numbers(of: impl Iterator<Item = u16>) -> String {
    let mut sorted: Vec<u16> = of.collect();
    sorted.sort_unstable();
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for number in sorted {
        match spans.last_mut() {
            Some((_, to)) if number == to.saturating_add(1) => *to = number,
            _ => spans.push((number, number)),
        }
    }
    let word = |(from, to): (u16, u16)| match to - from {
        0 => from.to_string(),
        1 => format!("{from} {to}"),
        _ => format!("{from}-{to}"),
    };
    spans.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::meeting::numbers::MotionNo;

    fn said(events: &[Event]) -> String {
        let names = BTreeMap::from([(Badge(17), "王阿姨".to_owned()), (Badge(8), "李大伯".to_owned())]);
        line(Lang::Zh, events, &names, 3)
    }

    fn seated(badge: u16) -> Event {
        Event::SignedUp { group: GroupNo(1), badge: Badge(badge) }
    }

    fn hand(badge: u16, side: Side) -> Event {
        let side = Some(side);
        Event::HandRaised { motion: MotionNo(1), badge: Badge(badge), side, relayed: None, passed: false }
    }

    #[test]
    fn a_range_is_counted_and_named_with_its_gaps() {
        let events: Vec<Event> = [1, 2, 3, 5, 6, 8, 12, 13, 15].map(seated).into();
        assert_eq!(said(&events), "第1桌坐9位：1-3 5 6 8 12 13 15");
    }

    #[test]
    fn hands_are_named_with_their_sides() {
        let hands = [hand(17, Side::For), hand(8, Side::Against)];
        assert_eq!(said(&hands), "记下2位：17号 王阿姨 赞成、8号 李大伯 反对");
    }

    #[test]
    fn one_alone_is_told_as_it_is() {
        assert_eq!(said(&[hand(17, Side::For)]), "17号 王阿姨举手，赞成");
    }

    #[test]
    fn second_cards_stand_behind_the_first_ones() {
        let placed = |card: &str| Event::CardPlaced { card: card.parse().unwrap(), topic: TopicNo(4), repeat: None };
        let events = ["13", "19.2", "12", "14"].map(placed);
        assert_eq!(said(&events), "议题4归进4张卡：12-14 19.2");
    }
}
