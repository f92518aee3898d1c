//! Cards, topics, heat, tables. Dots never show while they come in.

use super::{LAST_MINUTE, Wall, stage_clock, stage_line, stage_title};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{CardPlace, Group, Topic, TopicFate},
        words::GroupRole,
    },
    view::{Bar, Block, Look, Row, Tone, title, topic_title},
};

/// The conveners are asked to write when so much is left.
const FIVE_MINUTES: i64 = 5 * LAST_MINUTE;

/// How many cards came in; then what they became, on one still page.
pub(super) fn cards(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::titled(stage_title(meeting, look), Tone::Strong).clock(stage_clock(meeting, LAST_MINUTE, look));
    let count = say::cards_count(lang, meeting.concerns.len());
    if meeting.shown_topics().is_empty() {
        return wall
            .lines(stage_line(meeting, look).map(|line| (line, Tone::Strong)))
            .line(count, Tone::Strong)
            .line(say::cards_kept(lang), Tone::Plain)
            .line(say::cannotwrite(lang), Tone::Plain);
    }
    let unplaced = meeting.concerns.values().any(|concern| concern.place == CardPlace::Unplaced);
    wall.line(count, Tone::Quiet)
        .lines(unplaced.then(|| (say::cards_alike(lang), Tone::Plain)))
        .block(topic_rows(meeting, look))
}

pub(super) fn topics(meeting: &Meeting, look: &Look<'_>) -> Wall {
    Wall::titled(words::page_topics(look.lang), Tone::Strong).block(topic_rows(meeting, look))
}

/// Every topic by its number, with its cards and, where others decide, with who.
fn topic_rows(meeting: &Meeting, look: &Look<'_>) -> Block {
    let mut shown = meeting.shown_topics();
    shown.sort_by_key(|topic| topic.no);
    if shown.is_empty() {
        return Block::Text(words::topics_none(look.lang), Tone::Plain);
    }
    let row = |topic: &Topic| Row {
        lead: topic.no.to_string(),
        text: title(meeting, topic, look.lang),
        tail: words::cards(look.lang, topic.cards.len()),
        tone: Tone::Strong,
    };
    Block::Rows(shown.into_iter().map(row).collect())
}

/// Dots, then tables.
pub(super) fn choose(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    if !meeting.groups.is_empty() {
        return tables(meeting, look);
    }
    let dots = meeting.charter().map_or(0, |charter| charter.market.dots);
    Wall::titled(say::dots_go_big(lang), Tone::Strong)
        .clock(stage_clock(meeting, LAST_MINUTE, look))
        .line(say::dots_go(lang, dots), Tone::Strong)
        .block(topic_rows(meeting, look))
        .line(say::dots_wait(lang), Tone::Quiet)
}

/// How many care about what. Sheets are counted one after another, so only the host knows when all are: put on the wall by
/// hand; once there are tables, those show their dots.
pub(super) fn heat(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let shown = meeting.shown_topics();
    let full = shown.iter().map(|topic| u32::from(topic.dots)).max().unwrap_or(1);
    let bar = |topic: &&Topic| Bar {
        label: format!("{} {}", topic.no, title(meeting, topic, lang)),
        value: topic.dots.into(),
        full,
        tail: words::dots(lang, topic.dots),
        tone: Tone::Plain,
    };
    Wall::titled(words::page_heat(lang), Tone::Strong).block(Block::Bars(shown.iter().map(bar).collect()))
}

/// Tables with their topics, who sits there and how many seats are free.
pub(super) fn tables(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::titled(say::market_go_big(lang), Tone::Strong).clock(stage_clock(meeting, LAST_MINUTE, look));
    if meeting.groups.is_empty() {
        return wall.line(words::no_tables(lang), Tone::Plain);
    }
    let cap = meeting.charter().map_or(0, |charter| usize::from(charter.market.cap));
    let rows = |group: &Group| {
        let seated = group.members.len();
        let seats = match cap.checked_sub(seated) {
            Some(0) => words::seats_full(lang, seated),
            Some(free) => say::market_free(lang, seated, free),
            None => words::seats_over(lang, seated, seated - cap),
        };
        let dots = meeting.topics.get(&group.topic).map_or(0, |topic| topic.dots);
        let heat = if dots > 0 { words::dots(lang, dots) } else { String::new() };
        [table(meeting, group, heat, look), Row { text: seats, tone: Tone::Quiet, ..Row::default() }]
    };
    let rest = meeting.shown_topics().iter().filter(|topic| !matches!(topic.fate, TopicFate::Posted(_))).count();
    wall.line(say::market_go(lang), Tone::Strong)
        .block(Block::Rows(meeting.groups.values().flat_map(rows).collect()))
        .lines((rest > 0).then(|| (say::heat_rest(lang, rest), Tone::Quiet)))
}

fn table(meeting: &Meeting, group: &Group, tail: String, look: &Look<'_>) -> Row {
    Row {
        lead: words::table(look.lang, group.table),
        text: topic_title(meeting, group.topic, look.lang),
        tail,
        tone: Tone::Strong,
    }
}

/// Tables while they talk: topic, who sits there, minutes left; from five minutes on the words go with
/// the clock.
pub(super) fn discuss(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let clock = stage_clock(meeting, FIVE_MINUTES, look);
    let left = clock.as_ref().map_or(i64::MAX, |clock| clock.left);
    let (big, lines) = match left {
        left if left <= 0 => (say::time_up_big(lang), vec![say::time_up(lang), say::table_slip(lang)]),
        left if left <= LAST_MINUTE => (say::time_left1_big(lang), vec![say::time_left1(lang)]),
        left if left <= FIVE_MINUTES => {
            let minutes = (left + LAST_MINUTE - 1) / LAST_MINUTE;
            (say::time_left(lang, minutes), vec![say::time_left5(lang), say::motion_four(lang)])
        }
        _ => (stage_title(meeting, look), stage_line(meeting, look).into_iter().collect()),
    };
    let rows = |group: &Group| {
        let people = words::people(lang, u16::try_from(group.members.len()).unwrap_or(u16::MAX));
        let tail = if group.closed.is_some() { words::table_done(lang) } else { people };
        let convener = group.roles.get(&GroupRole::Convener).map(|who| Row {
            text: format!("{} {}", names::group_role(lang, GroupRole::Convener), look.names.who(*who)),
            tone: Tone::Quiet,
            ..Row::default()
        });
        std::iter::once(table(meeting, group, tail, look)).chain(convener).collect::<Vec<_>>()
    };
    let tone = if left <= FIVE_MINUTES { Tone::Alert } else { Tone::Strong };
    Wall::titled(big, tone)
        .clock(clock)
        .lines(lines.into_iter().map(|line| (line, Tone::Strong)))
        .block(Block::Rows(meeting.groups.values().flat_map(rows).collect()))
}
