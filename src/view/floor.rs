//! The floor: the motion in full, who speaks, who is next and why, who waits.

use super::{Bar, Block, Clock, Look, Row, Scene, Tone, topic_title};
use crate::{
    charter::Words,
    i18n::{names, time, view as words, wall},
    meeting::{
        Meeting,
        query::WhyNext,
        refusal::Part,
        state::{Amendment, Group, Hand, Motion, MotionState},
        words::{MotionText, Side},
    },
};

/// As much of a report's time is left when a word appears.
const REPORT_WARN: i64 = 20_000;

pub(super) fn tone(side: Option<Side>) -> Tone {
    match side {
        Some(Side::For) => Tone::For,
        Some(Side::Against) => Tone::Against,
        Some(Side::Question) => Tone::Question,
        None => Tone::Plain,
    }
}

/// As somebody is seen who speaks or waits: their side, where it may be told.
pub(super) fn told(side: Option<Side>, look: &Look<'_>) -> Option<Side> {
    side.filter(|_| look.names.tells_sides())
}

/// In words.
pub(super) fn side(side: Option<Side>, look: &Look<'_>) -> String {
    if !look.names.tells_sides() {
        return words::side_kept(look.lang);
    }
    side.map_or_else(|| words::side_unsaid(look.lang), |side| names::side(look.lang, side).to_owned())
}

pub(super) fn floor(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let mut main = Vec::new();
    main.extend(report(meeting, look));
    if let Some(motion) = meeting.open_motion() {
        let mut full = in_full(meeting, motion, look);
        full.splice(1..1, pace(meeting, look));
        main.extend(full);
        main.extend(speaking(meeting, look));
        let mut side = queue(meeting, motion, look);
        side.extend(balance(meeting, motion, look));
        side.extend(remember(meeting, look));
        return Scene { main, side };
    }
    main.extend(reports(meeting, look));
    let mut side = motion_rows(meeting, look);
    side.extend(remember(meeting, look));
    Scene { main, side }
}

/// 第1件，共3件, and whether it keeps to its share of the time.
fn pace(meeting: &Meeting, look: &Look<'_>) -> Option<Block> {
    let lang = look.lang;
    let of = meeting.motion_pace(look.now)?;
    let minutes = |ms: i64| (ms + 30_000) / 60_000;
    let left = if of.left >= 0 {
        words::motion_left(lang, (of.left + 59_999) / 60_000)
    } else {
        words::motion_over(lang, (59_999 - of.left) / 60_000)
    };
    let place = words::motion_place(lang, of.place, of.of);
    let text = [place, words::motion_share(lang, minutes(of.planned)), left].join("  ");
    Some(Block::Text(text, if of.left < 0 { Tone::Alert } else { Tone::Quiet }))
}

/// Why somebody is next; where sides aren't told, that both take turns says none.
pub(super) fn why(of: WhyNext, look: &Look<'_>) -> String {
    match of {
        WhyNext::OtherSide(_) | WhyNext::First(_) if !look.names.tells_sides() => words::sides_turn(look.lang),
        _ => wall::floor_why(look.lang, of),
    }
}

/// Who is next and why, and who waits behind them, while something is debated.
pub fn waits(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let motion = meeting.open_motion().filter(|_| meeting.open_vote.is_none());
    motion.map_or_else(Vec::new, |motion| queue(meeting, motion, look))
}

/// The motion with its four parts and its scope.
pub(super) fn in_full(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let mut heading = vec![words::motion(lang, motion.no.0)];
    if !motion.earlier.is_empty() {
        heading.push(words::motion_version(lang, motion.earlier.len() + 1));
    }
    heading.push(names::scope(lang, motion.scope).to_owned());
    heading.extend(motion.receiver.as_ref().map(|org| words::receiver(lang, org)));
    let table = motion.group.filter(|_| motion.mover.is_none()).and_then(|group| meeting.groups.get(&group));
    let table = table.map(|group| words::from_table(lang, group.table));
    heading.extend(motion.mover.map(|mover| words::mover(lang, &look.names.who(mover))).or(table));
    let mut blocks = vec![Block::Heading(heading.join("  ")), four(&motion.stands_as(), look)];
    // One is open; the others wait behind it, in their order.
    let open = motion.open_amendment();
    if let Some(amendment) = open {
        let heading = format!("{}  {}", words::amendment(lang, amendment.no.0), wall::motion_amend(lang));
        blocks.push(Block::Heading(heading));
        blocks.push(four(&amendment.over(&motion.text), look));
        blocks.extend(crossed(motion, amendment, look).map(|line| Block::Text(line, Tone::Quiet)));
    }
    let waiting = motion.pending_amendments().skip(1);
    let row = |amendment: &Amendment| Row {
        lead: amendment.no.to_string(),
        text: names::motion(&amendment.over(&motion.text)),
        tail: words::amendment_waits(lang),
        tone: Tone::Quiet,
    };
    let rows: Vec<Row> = waiting.map(row).collect();
    if !rows.is_empty() {
        blocks.push(Block::Rows(rows));
    }
    blocks
}

/// What an earlier amendment changed that this one would change, too.
pub(super) fn crossed(motion: &Motion, amendment: &Amendment, look: &Look<'_>) -> Option<String> {
    let parts = amendment.crossed(&motion.text);
    let list = look.lang.list(parts.iter().map(|part| names::part(look.lang, *part)));
    (!parts.is_empty()).then(|| wall::motion_amend_crossed(look.lang, &list))
}

/// 做什么 哪一处 谁来做 几时好
fn four(text: &MotionText, look: &Look<'_>) -> Block {
    let parts =
        [(Part::Action, &text.action), (Part::Object, &text.object), (Part::Who, &text.who), (Part::When, &text.when)];
    let row = |(part, text): (Part, &String)| Row {
        lead: names::part(look.lang, part).to_owned(),
        text: if text.is_empty() { words::open_part(look.lang) } else { text.clone() },
        tone: if part == Part::Action { Tone::Strong } else { Tone::Quiet },
        ..Row::default()
    };
    Block::Rows(parts.into_iter().map(row).collect())
}

fn speaking(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let Some(speech) = meeting.running_speech() else {
        return Vec::new();
    };
    let lang = look.lang;
    let mut who = format!("{}  {}", wall::floor_now(lang, &look.names.who(speech.badge)), side(speech.side, look));
    if let Some(relay) = speech.relayed {
        who = format!("{who}  {}", words::relayed(lang, &look.names.who(relay)));
    }
    let clock = meeting.speech_left(look.now).map(|left| Clock {
        label: who.clone(),
        left,
        stands: meeting.clock.paused.is_some(),
        warn: i64::from(meeting.limits().warn) * 1000,
    });
    vec![Block::Gap, clock.map_or(Block::Text(who, Tone::Strong), Block::Clock)]
}

fn queue(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let waiting = meeting.waiting();
    let called: Vec<_> = waiting.iter().map(|hand| hand.badge).collect();
    let uncalled = motion.debate.hands.iter().filter(|hand| !called.contains(&hand.badge));
    let row = |hand: &Hand, can: bool| {
        let turns = meeting.turns_used(motion, hand.badge);
        let text = match (can, turns) {
            (false, _) => words::no_turn(lang),
            (true, 0) => String::new(),
            (true, turns) => words::turns(lang, turns),
        };
        let name = match hand.relayed {
            Some(relay) => format!("{}  {}", look.names.who(hand.badge), words::relayed(lang, &look.names.who(relay))),
            None => look.names.who(hand.badge),
        };
        Row {
            lead: name,
            text,
            tail: side(hand.side, look),
            tone: if can { tone(told(hand.side, look)) } else { Tone::Quiet },
        }
    };
    let Some(next) = meeting.next_speaker() else {
        let nobody = if motion.debate.closed { words::debate_closed(lang) } else { words::nobody_waits(lang) };
        let mut blocks = vec![Block::Text(nobody, Tone::Strong)];
        let rows: Vec<Row> = uncalled.map(|hand| row(hand, false)).collect();
        if !rows.is_empty() {
            blocks.push(Block::Rows(rows));
        }
        return blocks;
    };
    let mut blocks = vec![
        Block::Heading(wall::floor_next(lang, &look.names.who(next.badge))),
        Block::Text(format!("{}  {}", side(next.side, look), why(next.why, look)), tone(told(next.side, look))),
    ];
    let rows: Vec<Row> =
        waiting.iter().skip(1).map(|hand| row(hand, true)).chain(uncalled.map(|hand| row(hand, false))).collect();
    if !rows.is_empty() {
        blocks.push(Block::Heading(wall::floor_more(lang, rows.len())));
        blocks.push(Block::Rows(rows));
    }
    blocks
}

fn balance(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let ((for_, for_s), (against, against_s)) = meeting.balance(motion);
    let full = for_s.max(against_s).max(1);
    let bar = |side, n, seconds: u32| Bar {
        label: names::side(lang, side).to_owned(),
        value: seconds,
        full,
        tail: words::balance_tail(lang, n, &time::clock(seconds)),
        tone: tone(Some(side)),
    };
    if for_ + against == 0 {
        return Vec::new();
    }
    let bars = vec![bar(Side::For, for_, for_s), bar(Side::Against, against, against_s)];
    vec![Block::Heading(words::balance(lang)), Block::Bars(bars)]
}

fn remember(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let Some(charter) = meeting.charter().filter(|charter| !charter.remember.is_empty()) else {
        return Vec::new();
    };
    let text = |words: &Words| super::charter_words(look.lang, words).to_owned();
    let lines = charter.remember.iter().map(|line| text(&line.text)).collect();
    vec![Block::Gap, Block::Text(words::remember(look.lang), Tone::Quiet), Block::Items(lines, Tone::Quiet)]
}

fn report(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let Some((group, left)) = meeting.report.zip(meeting.report_left(look.now)) else {
        return Vec::new();
    };
    let Some(group) = meeting.groups.get(&group.0) else {
        return Vec::new();
    };
    let lang = look.lang;
    let clock = Clock {
        label: format!("{}  {}", words::reporting(lang, group.table), topic_title(meeting, group.topic, lang)),
        left,
        stands: meeting.clock.paused.is_some(),
        warn: REPORT_WARN,
    };
    vec![Block::Clock(clock), Block::Text(wall::report_ask(lang), Tone::Strong)]
}

fn reports(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    if meeting.groups.is_empty() {
        return Vec::new();
    }
    let lang = look.lang;
    let now = meeting.report.map(|(group, _)| group);
    let row = |group: &Group| {
        let (tail, tone) = match group.reported {
            _ if now == Some(group.no) => (words::reporting_now(lang), Tone::Strong),
            Some(_) => (words::reported(lang), Tone::Quiet),
            None => (words::not_reported(lang), Tone::Plain),
        };
        Row { lead: words::table(lang, group.table), text: topic_title(meeting, group.topic, lang), tail, tone }
    };
    vec![Block::Heading(words::reports(lang)), Block::Rows(meeting.groups.values().map(row).collect())]
}

/// All motions, under their heading.
pub(super) fn motion_rows(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    vec![Block::Heading(words::motions(look.lang)), motion_list(meeting, look)]
}

/// All motions, each with where it stands.
pub(super) fn motion_list(meeting: &Meeting, look: &Look<'_>) -> Block {
    let lang = look.lang;
    if meeting.motions.is_empty() {
        return Block::Text(words::motions_none(lang), Tone::Quiet);
    }
    let row = |motion: &Motion| {
        let (tail, tone) = match &motion.state {
            MotionState::Waiting => (words::motion_waits(lang), Tone::Strong),
            MotionState::Open => (words::motion_open(lang), Tone::Strong),
            MotionState::Decided { verdict, .. } => (names::verdict(lang, *verdict).to_owned(), Tone::Quiet),
            MotionState::Parked(_) => (words::motion_parked(lang), Tone::Quiet),
            MotionState::Withdrawn(_) => (words::motion_withdrawn(lang), Tone::Quiet),
        };
        Row { lead: motion.no.to_string(), text: names::motion(&motion.stands_as()), tail, tone }
    };
    Block::Rows(meeting.motions.values().map(row).collect())
}

pub(super) fn motions(meeting: &Meeting, look: &Look<'_>) -> Scene {
    Scene { main: motion_rows(meeting, look), side: reports(meeting, look) }
}
