//! Reports, the motion in full, whose turn it is.

use super::{LAST_MINUTE, Wall, pages::remembered, stage_clock, stage_title};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        query::Why,
        state::{Amendment, Group, Hand, Motion, Speech},
        words::Side,
    },
    view::{Block, Clock, Look, Row, Tone, floor as on_floor, topic_title},
};

/// So many who wait stand on the wall.
const WAITING: usize = 5;
/// As much of a report's time is left when a word appears.
const REPORT_WARN: i64 = 20_000;

pub(super) fn floor(meeting: &Meeting, look: &Look<'_>) -> Wall {
    if let Some(motion) = meeting.open_motion() {
        return debate(meeting, motion, look);
    }
    report(meeting, look).unwrap_or_else(|| between(meeting, look))
}

/// The table that reports, and what it is asked.
fn report(meeting: &Meeting, look: &Look<'_>) -> Option<Wall> {
    let (lang, (no, _)) = (look.lang, meeting.report?);
    let group = meeting.groups.get(&no)?;
    let left = meeting.report_left(look.now)?;
    let stands = meeting.clock.paused.is_some();
    let clock = Clock { label: words::reporting(lang, group.table), left, stands, warn: REPORT_WARN };
    let wall = Wall::titled(say::report_now_big(lang, group.table), Tone::Strong)
        .clock(Some(clock))
        .line(topic_title(meeting, group.topic, lang), Tone::Strong);
    let reporter =
        group.reported.and_then(|(_, badge)| badge).map(|badge| say::floor_now(lang, &look.names.who(badge)));
    let wall = wall.lines(reporter.map(|who| (who, Tone::Strong))).line(say::report_ask(lang), Tone::Strong);
    Some(match &group.answer {
        Some(answer) => wall.line(answer.clone(), Tone::Plain),
        None => wall,
    })
}

/// Between two matters: who reports next; then what was proposed.
fn between(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::titled(stage_title(meeting, look), Tone::Strong).clock(stage_clock(meeting, LAST_MINUTE, look));
    let next = meeting.groups.values().find(|group| group.reported.is_none());
    if let Some(next) = next {
        let table = words::reporting(lang, next.table);
        let row = |group: &Group| Row {
            lead: words::table(lang, group.table),
            text: topic_title(meeting, group.topic, lang),
            tail: if group.reported.is_some() { words::reported(lang) } else { String::new() },
            tone: if group.no == next.no { Tone::Strong } else { Tone::Quiet },
        };
        return wall
            .line(say::stage_next(lang, &table), Tone::Strong)
            .block(Block::Rows(meeting.groups.values().map(row).collect()));
    }
    wall.block(on_floor::motion_list(meeting, look)).lines(
        meeting
            .waiting_motions()
            .next()
            .map(|motion| (say::stage_next(lang, &words::motion(lang, motion.no.0)), Tone::Strong)),
    )
}

/// The motion in full, who speaks, who is next and why, who waits.
fn debate(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let speech = meeting.running_speech();
    let warned = speech.and_then(|_| warning(meeting, look));
    let title = warned
        .as_ref()
        .map_or_else(|| (say::motion_show_big(lang, motion.no.0), Tone::Strong), |(big, _)| (big.clone(), Tone::Alert));
    let wall = proposed(Wall::titled(title.0, title.1), motion, look);
    let wall =
        wall.clock(speech.map_or_else(|| stage_clock(meeting, LAST_MINUTE, look), |_| speech_clock(meeting, look)));
    let wall = wall.lines(speech.map(|speech| (speaks(speech, look), on_floor::tone(speech.side))));
    let wall = wall.lines(warned.map(|(_, word)| (word, Tone::Alert)));
    let wall = next(wall, meeting, look);
    let ((for_, _), (against, _)) = meeting.balance(motion);
    let wall = wall.lines((for_ + against > 0).then(|| (say::floor_side(lang, for_, against), Tone::Quiet)));
    match remembered(meeting, look) {
        Some(five) => wall.block(five),
        None => wall,
    }
}

/// The motion in full, who settles it, and the amendment that is open.
pub(super) fn proposed(wall: Wall, motion: &Motion, look: &Look<'_>) -> Wall {
    let wall = wall.block(in_full(motion)).line(scope(motion, look), Tone::Quiet);
    match motion.open_amendment() {
        Some(amendment) => amended(wall, motion, amendment, look),
        None => wall,
    }
}

/// The amendment that is open, over the words as they stand now; and how many wait behind it.
pub(super) fn amended(wall: Wall, motion: &Motion, amendment: &Amendment, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let more = motion.pending_amendments().filter(|other| other.no != amendment.no).count();
    wall.line(say::motion_amend_of(lang, amendment.no.0), Tone::Strong)
        .line(names::motion(&amendment.over(&motion.text)), Tone::Plain)
        .lines(on_floor::crossed(motion, amendment, look).map(|line| (line, Tone::Quiet)))
        .lines((more > 0).then(|| (say::motion_amend_more(lang, more), Tone::Quiet)))
}

/// Its parts in one text, as people read it out.
pub(super) fn in_full(motion: &Motion) -> Block {
    Block::Text(names::motion(&motion.stands_as()), Tone::Strong)
}

pub(super) fn scope(motion: &Motion, look: &Look<'_>) -> String {
    let org = motion.receiver.clone().unwrap_or_else(|| names::scope(look.lang, motion.scope).to_owned());
    say::scope_line(look.lang, motion.scope, &org)
}

fn speech_clock(meeting: &Meeting, look: &Look<'_>) -> Option<Clock> {
    let left = meeting.speech_left(look.now)?;
    let stands = meeting.clock.paused.is_some();
    Some(Clock { label: String::new(), left, stands, warn: i64::from(meeting.limits().warn) * 1000 })
}

/// What goes with the clock, large and as a line: a closing sentence, then time.
fn warning(meeting: &Meeting, look: &Look<'_>) -> Option<(String, String)> {
    let (lang, left) = (look.lang, meeting.speech_left(look.now)?);
    match left {
        ..=0 => Some((say::speech_up_big(lang), say::speech_up(lang))),
        left if left <= i64::from(meeting.limits().warn) * 1000 => {
            Some((say::speech_warn_big(lang), say::speech_warn(lang, (left + 999) / 1000)))
        }
        _ => None,
    }
}

fn side(side: Option<Side>, look: &Look<'_>) -> String {
    side.map_or_else(|| words::side_unsaid(look.lang), |side| names::side(look.lang, side).to_owned())
}

fn speaks(speech: &Speech, look: &Look<'_>) -> String {
    let who = say::floor_now(look.lang, &look.names.who(speech.badge));
    let relayed = speech.relayed.map(|relay| words::relayed(look.lang, &look.names.who(relay)));
    [Some(who), Some(side(speech.side, look)), relayed].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// Why somebody is next. Whoever waits has not said it yet: no side stands beside the name.
fn why(why: Why, look: &Look<'_>) -> Option<String> {
    (!matches!(why, Why::First(_))).then(|| say::floor_why(look.lang, why))
}

/// 下一位, with the reason; five who wait, in the order in which they are called; how many more.
fn next(wall: Wall, meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let Some(next) = meeting.next_speaker() else {
        let quiet = meeting.running_speech().is_some();
        let spoken = meeting.open_motion().is_some_and(|motion| !motion.debate.speeches.is_empty());
        let ask = if spoken { say::floor_ask_three_big(lang) } else { say::floor_first_big(lang) };
        return if quiet { wall } else { wall.line(ask, Tone::Strong) };
    };
    let who = say::floor_next(lang, &look.names.who(next.badge));
    let wall =
        wall.line([Some(who), why(next.why, look)].into_iter().flatten().collect::<Vec<_>>().join("  "), Tone::Strong);
    let waiting: Vec<&Hand> = meeting.waiting().into_iter().skip(1).collect();
    if waiting.is_empty() {
        return wall;
    }
    let hand = |hand: &&Hand| look.names.who(hand.badge);
    let items: Vec<String> = waiting.iter().take(WAITING).map(hand).collect();
    let more = waiting.len().saturating_sub(WAITING);
    wall.block(Block::Items(items, Tone::Plain)).lines((more > 0).then(|| (say::floor_more(lang, more), Tone::Quiet)))
}
