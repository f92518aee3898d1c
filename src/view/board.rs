//! Cards and topics, with their heat.

use super::{Bar, Block, Look, Row, Scene, Tone, groups, title};
use crate::{
    charter::{Scope, Stage},
    i18n::{names, view as words, wall},
    meeting::{
        Meeting,
        numbers::Card,
        state::{CardPlace, Topic, TopicFate},
    },
};

pub(super) fn cards(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let withheld = meeting.concerns.values().filter(|concern| matches!(concern.place, CardPlace::Withheld(_))).count();
    let mut main = vec![Block::Big(wall::cards_count(lang, meeting.concerns.len()), Tone::Strong)];
    let unplaced = meeting.unplaced();
    if !unplaced.is_empty() {
        main.push(Block::Heading(words::cards_unplaced(lang, unplaced.len())));
        main.push(self::unplaced(meeting, &unplaced));
    }
    let mut side = vec![Block::Heading(words::topics(lang, meeting.shown_topics().len()))];
    let mut shown = meeting.shown_topics();
    shown.sort_by_key(|topic| topic.no);
    if shown.is_empty() {
        side.push(Block::Text(words::topics_none(lang), Tone::Quiet));
    } else {
        side.push(Block::Rows(shown.into_iter().map(|topic| row(meeting, topic, look)).collect()));
    }
    if withheld > 0 {
        side.push(Block::Text(words::cards_withheld(lang, withheld), Tone::Quiet));
    }
    side.extend(super::plan::parked(meeting, look));
    Scene { main, side }
}

/// Cards by number where they lie on paper, one in a line where they were typed.
fn unplaced(meeting: &Meeting, cards: &[Card]) -> Block {
    let text = |card: &Card| meeting.concerns.get(card).and_then(|concern| concern.text.clone());
    if cards.iter().all(|card| text(card).is_none()) {
        return Block::Items(cards.iter().copied().map(number).collect(), Tone::Strong);
    }
    let row = |card: &Card| Row { lead: number(*card), text: text(card).unwrap_or_default(), ..Row::default() };
    Block::Rows(cards.iter().map(row).collect())
}

/// `7` for the first card, as people say it.
fn number(card: Card) -> String {
    if card.n == 1 { card.badge.to_string() } else { card.to_string() }
}

fn row(meeting: &Meeting, topic: &Topic, look: &Look<'_>) -> Row {
    Row {
        lead: topic.no.to_string(),
        text: title(meeting, topic, look.lang),
        tail: match topic.scope {
            Scope::Residents => words::cards(look.lang, topic.cards.len()),
            scope => format!("{}  {}", names::scope(look.lang, scope), words::cards(look.lang, topic.cards.len())),
        },
        tone: Tone::Plain,
    }
}

pub(super) fn choose(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let shown = meeting.shown_topics();
    let full = shown.iter().map(|topic| u32::from(topic.dots)).max().unwrap_or(0);
    let mut main = vec![Block::Heading(words::topics(lang, shown.len()))];
    if full == 0 {
        let dots = meeting.charter().map_or(0, |charter| charter.market.dots);
        main.push(Block::Text(wall::dots_go(lang, dots), Tone::Strong));
        main.push(Block::Text(wall::dots_wait(lang), Tone::Quiet));
        let mut by_number = shown;
        by_number.sort_by_key(|topic| topic.no);
        main.push(Block::Rows(by_number.into_iter().map(|topic| row(meeting, topic, look)).collect()));
    } else {
        let bar = |topic: &&Topic| Bar {
            label: format!("{} {}", topic.no, title(meeting, topic, lang)),
            value: topic.dots.into(),
            full,
            tail: words::dots(lang, topic.dots),
            tone: if matches!(topic.fate, TopicFate::Posted(_)) { Tone::Plain } else { Tone::Quiet },
        };
        main.push(Block::Bars(shown.iter().map(bar).collect()));
    }
    let with_tables = meeting.charter().is_some_and(|charter| charter.sequence.contains(&Stage::S3));
    let tables = if with_tables { groups::market(meeting, look).main } else { Vec::new() };
    // Once there are tables, people look for theirs.
    if meeting.groups.is_empty() { Scene { main, side: tables } } else { Scene { main: tables, side: main } }
}
