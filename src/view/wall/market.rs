//! Cards, topics, heat, tables. Dots never show while they come in.

use super::{Big, Item, LAST_MINUTE, Matter, Wall, stage_clock, stage_line};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{CardPlace, Group, Topic, TopicFate},
        words::GroupRole,
    },
    view::{Bar, Look, Row, Tone, title, topic_title},
};

/// The conveners are asked to write when so much is left.
const FIVE_MINUTES: i64 = 5 * LAST_MINUTE;
/// So many topics have bars.
const MOST: usize = 7;

/// How many cards came in; then what they became, on one still page.
pub(super) fn cards(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let (many, clock) = (meeting.concerns.len(), stage_clock(meeting, LAST_MINUTE, look));
    if meeting.shown_topics().is_empty() {
        return Wall::hero(Big::of(many.to_string()).then(say::cards_unit(lang, many)))
            .clock(clock)
            .second(Big::of(say::cards_one(lang)))
            .lines(stage_line(meeting, look).map(|line| (line, Tone::Strong)))
            .line(format!("{}  {}", say::cards_kept(lang), say::cannotwrite(lang)), Tone::Strong);
    }
    let unplaced = meeting.concerns.values().any(|concern| concern.place == CardPlace::Unplaced);
    let wall = Wall::list(say::cards_in(lang, many)).clock(clock).rows(topic_rows(meeting, look));
    wall.spare(unplaced.then(|| say::cards_alike(lang)))
}

pub(super) fn topics(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let wall = Wall::list(words::page_topics(look.lang));
    if meeting.shown_topics().is_empty() {
        return wall.line(words::topics_none(look.lang), Tone::Strong);
    }
    wall.rows(topic_rows(meeting, look))
}

/// Every topic by its number, with its cards and, where others decide, with who.
fn topic_rows(meeting: &Meeting, look: &Look<'_>) -> Vec<Row> {
    let mut shown = meeting.shown_topics();
    shown.sort_by_key(|topic| topic.no);
    let row = |topic: &Topic| Row {
        lead: topic.no.to_string(),
        text: title(meeting, topic, look.lang),
        tail: words::cards(look.lang, topic.cards.len()),
        tone: Tone::Strong,
    };
    shown.into_iter().map(row).collect()
}

/// Topics of which nothing stands here but that there are cards: nobody can put a dot on those.
fn unnamed(meeting: &Meeting) -> Vec<String> {
    let mut shown = meeting.shown_topics();
    shown.sort_by_key(|topic| topic.no);
    let nameless = |topic: &&Topic| meeting.topic_title(topic.no).is_none();
    shown.into_iter().filter(nameless).map(|topic| topic.no.to_string()).collect()
}

/// Dots, then tables. A topic that is still on paper gets a title first.
pub(super) fn choose(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    if !meeting.groups.is_empty() {
        return tables(meeting, look);
    }
    let unnamed = unnamed(meeting);
    let many = unnamed.len();
    let waiting = (many > 0).then(|| say::title_first_which(lang, &lang.list(&unnamed)));
    if let Some(waiting) = waiting.clone().filter(|_| many * 2 >= meeting.shown_topics().len()) {
        return Wall::card(Big::of(say::title_first_big(lang)))
            .second(Big::of(say::title_first(lang)))
            .line(waiting, Tone::Strong);
    }
    let dots = meeting.charter().map_or(0, |charter| charter.market.dots);
    let wall = Wall::list(say::dots_each(lang, dots)).clock(stage_clock(meeting, LAST_MINUTE, look));
    if meeting.shown_topics().is_empty() {
        return wall.line(words::topics_none(lang), Tone::Strong);
    }
    let named = |row: &Row| !unnamed.contains(&row.lead);
    wall.rows(topic_rows(meeting, look).into_iter().filter(named).collect())
        .apart(waiting.map(|waiting| (waiting, Tone::Strong)))
        .spare([say::dots_wait(lang)])
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
    let mut most: Vec<&Topic> = shown.clone();
    most.sort_by_key(|topic| std::cmp::Reverse(topic.dots));
    // Who has as many dots as the first that finds no room is left out with it.
    let cut = most.get(MOST).map_or(0, |topic| topic.dots);
    let most: Vec<&Topic> = most.into_iter().filter(|topic| topic.dots > cut).collect();
    let bars: Vec<Bar> = most.iter().map(bar).collect();
    let rest = shown.len() - bars.len();
    let wall = Wall::list(say::heat_big(lang));
    let wall = if bars.is_empty() { wall } else { wall.item(Item::Bars(bars)) };
    wall.apart((rest > 0).then(|| (say::heat_fewer(lang, rest), Tone::Quiet)))
}

/// Tables with their topics, and how many seats are free.
pub(super) fn tables(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    if meeting.groups.is_empty() {
        return Wall::list(say::market_go_big(lang)).line(words::no_tables(lang), Tone::Strong);
    }
    let cap = meeting.charter().map_or(0, |charter| usize::from(charter.market.cap));
    let of = |group: &Group| {
        let seated = group.members.len();
        let seats = match cap.checked_sub(seated) {
            Some(0) => words::seats_full(lang, seated),
            Some(free) => say::market_free(lang, seated, free),
            None => words::seats_over(lang, seated, seated - cap),
        };
        let dots = meeting.topics.get(&group.topic).map_or(0, |topic| topic.dots);
        let heat = (dots > 0).then(|| words::dots(lang, dots));
        Matter {
            mark: group.table.to_string(),
            words: topic_title(meeting, group.topic, lang),
            right: String::new(),
            under: std::iter::once(seats).chain(heat).collect::<Vec<_>>().join("  "),
        }
    };
    let rest = meeting.shown_topics().iter().filter(|topic| !matches!(topic.fate, TopicFate::Posted(_))).count();
    let rest = (rest > 0).then(|| say::heat_rest(lang, rest));
    Wall::default().item(Item::Matters(meeting.groups.values().map(of).collect())).spare([[
        Some(say::market_go(lang)),
        rest,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("  ")])
}

/// Tables while they talk: minutes left, topic, who sits there; from five minutes on the words take the place of the clock.
pub(super) fn discuss(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let clock = stage_clock(meeting, FIVE_MINUTES, look);
    let left = clock.as_ref().map_or(i64::MAX, |clock| clock.left);
    let (big, key, second, lines) = match left {
        left if left <= 0 => {
            let lines = vec![say::time_up(lang), say::table_slip(lang)];
            (say::time_up_big(lang), String::new(), say::table_slip_big(lang), lines)
        }
        left if left <= LAST_MINUTE => (
            say::time_left1_big(lang),
            say::time_left_key(lang, 1),
            say::time_left1(lang),
            vec![say::motion_four(lang)],
        ),
        left if left <= FIVE_MINUTES => {
            let minutes = (left + LAST_MINUTE - 1) / LAST_MINUTE;
            let key = say::time_left_key(lang, minutes);
            (say::time_left(lang, minutes), key, say::time_left5(lang), vec![say::motion_four(lang)])
        }
        _ => {
            let wall = Wall::default().clock(clock);
            let wall = wall.items(stage_line(meeting, look).map(|line| Item::Second(Big::of(line))));
            return wall.rows(meeting.groups.values().map(|group| table(meeting, group, look)).collect());
        }
    };
    let wall = Wall::hero(Big::of(big).key(key).on(Tone::Alert)).second(Big::of(second));
    wall.lines(lines.into_iter().map(|line| (line, Tone::Strong)))
}

fn table(meeting: &Meeting, group: &Group, look: &Look<'_>) -> Row {
    let lang = look.lang;
    let convener = group.roles.get(&GroupRole::Convener);
    let who = convener.map(|who| format!("{} {}", names::group_role(lang, GroupRole::Convener), look.names.who(*who)));
    Row {
        lead: words::table(lang, group.table),
        text: topic_title(meeting, group.topic, lang),
        tail: if group.closed.is_some() { words::table_done(lang) } else { who.unwrap_or_default() },
        tone: Tone::Strong,
    }
}
