//! What matters to people: concern cards, and the grid that dots are stuck on.

use maud::{Markup, html};

use super::{
    Code, Kit, Sheet, TOPICS,
    page::{corner, field, framed, label, size, words},
};
use crate::{
    i18n::{Lang, kit as say},
    meeting::{numbers::Card, state::Topic},
};

/// Cards a person is given at once.
const EACH: u16 = 2;
/// Cards of a sheet: 105 by 74 mm each, seven lines to write on.
const EIGHTHS: usize = 8;
/// Lines of each of the three: what goes on the wall has the widest ones.
const LINES: [(super::page::Word, usize); 3] = [(say::card_care, 3), (say::card_why, 2), (say::card_can, 2)];
/// Room for topics that are not known yet: two pages.
const BLANK_TOPICS: usize = 2 * TOPICS;
/// Two rows of squares a topic.
const SQUARES: usize = 20;

pub(super) fn cards(kit: &Kit<'_>) -> Vec<Markup> {
    let numbers = kit.badges.iter().chain(&kit.seats);
    let cards: Vec<Card> = numbers.flat_map(|badge| (1..=EACH).map(|n| Card { badge: *badge, n })).collect();
    // One sheet without numbers, for whoever has a third thing on their mind.
    let sheets = cards.chunks(EIGHTHS).map(<[Card]>::to_vec).map(|some| some.into_iter().map(Some).collect());
    let sheets = sheets.chain([vec![None; EIGHTHS]]);
    sheets.map(|cards: Vec<Option<Card>>| page(kit, &cards)).collect()
}

fn page(kit: &Kit<'_>, cards: &[Option<Card>]) -> Markup {
    html! {
        section.page.eighths {
            @for card in cards {
                div.cell.card {
                    // Beside its first line: what it takes above would be a line less.
                    div.no {
                        (label(kit, say::card_no)) " "
                        @match card {
                            Some(card) => b { (card) },
                            None => { span.blank.short {} "." span.blank.short {} },
                        }
                    }
                    @for (word, n) in LINES { (field(kit, word, n)) }
                    div.foot {
                        span { (label(kit, say::card_hint)) }
                        @if let Some(Card { badge, n }) = card { (corner(Code::part(Sheet::Cards, badge.no, *n))) }
                    }
                }
            }
        }
    }
}

/// A row a topic, its squares counted by fives; topics that are there already have their titles.
pub(super) fn dots(kit: &Kit<'_>) -> Vec<Markup> {
    let mut topics: Vec<Option<&Topic>> = kit.meeting.live_topics().into_iter().map(Some).collect();
    topics.sort_by_key(|topic| topic.map(|topic| topic.no));
    let blank = BLANK_TOPICS.saturating_sub(topics.len());
    topics.extend(vec![None; blank]);
    let all = topics.chunks(TOPICS).len();
    let each = kit.charter.market.dots;
    let page = |(no, topics): (u16, &[Option<&Topic>])| {
        let body = html! {
            p.hint {
                b { (words(kit, &say::dots_each(Lang::Zh, each), &say::dots_each(Lang::En, each))) } " "
                (label(kit, say::dots_stack))
            }
            @for topic in topics { (row(kit, *topic)) }
        };
        let aside = say::page(Lang::Zh, no, all);
        framed(kit, &label(kit, say::dots), Some(aside), Some(Code::new(Sheet::Dots, no)), &body)
    };
    (1..).zip(topics.chunks(TOPICS)).map(page).collect()
}

fn row(kit: &Kit<'_>, topic: Option<&Topic>) -> Markup {
    // A topic whose words are still on paper has its number, and a line to write them on.
    let title = topic.and_then(|topic| kit.meeting.topic_title(topic.no));
    html! {
        div.topic {
            div.head {
                span.number { @if let Some(topic) = topic { (topic.no) } }
                @match &title {
                    Some(title) => span class=(format!("title {}", size(title))) { (title) },
                    None => { span.faint { (label(kit, say::dots_topic)) } span.blank {} },
                }
            }
            div.grid {
                @for _ in 0..2 {
                    div.squares { @for _ in 0..SQUARES { i {} } }
                }
            }
            div.sum { (label(kit, say::dots_sum)) }
        }
    }
}
