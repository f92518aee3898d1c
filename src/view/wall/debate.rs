//! Reports, the motion in full, whose turn it is.

use super::{Big, Item, Wall};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        query::WhyNext,
        refusal::Part,
        state::{Amendment, Group, Hand, Motion, Speech},
        words::MotionText,
    },
    view::{Clock, Look, Row, Tone, floor as on_floor, topic_title},
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
    let reporter =
        group.reported.and_then(|(_, badge)| badge).map(|badge| say::floor_now(lang, &look.names.who(badge)));
    let answer = group.answer.clone();
    Some(
        Wall::hero(Big::of(say::report_now_big(lang, group.table)))
            .clock(Some(clock))
            .second(Big::of(topic_title(meeting, group.topic, lang)))
            .lines(reporter.map(|who| (who, Tone::Strong)))
            .item(Item::Sheet(vec![(say::report_ask(lang), Tone::Strong)]))
            .apart(answer.map(|answer| (answer, Tone::Strong))),
    )
}

/// Between two matters: who reports next; then what was proposed.
fn between(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let next = meeting.groups.values().find(|group| group.reported.is_none());
    if let Some(next) = next {
        let row = |group: &Group| Row {
            lead: words::table(lang, group.table),
            text: topic_title(meeting, group.topic, lang),
            tail: if group.reported.is_some() { words::reported(lang) } else { String::new() },
            tone: Tone::Quiet,
        };
        let others = meeting.groups.values().filter(|group| group.no != next.no);
        return Wall::hero(Big::of(words::reporting(lang, next.table)))
            .second(Big::of(topic_title(meeting, next.topic, lang)))
            .rows(others.map(row).collect());
    }
    let Some(motion) = meeting.waiting_motions().next() else {
        return Wall::list(words::motions(lang)).block(on_floor::motion_list(meeting, look));
    };
    let title = say::stage_next(lang, &words::motion(lang, motion.no.0));
    Wall::list(title).block(on_floor::motion_list(meeting, look))
}

/// Who speaks; or the motion, until somebody does; or whether anybody else wants to.
fn debate(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    if let Some(speech) = meeting.running_speech() {
        return speaking(meeting, motion, speech, look);
    }
    let spoken = !motion.debate.speeches.is_empty();
    if meeting.next_speaker().is_none() && spoken && motion.open_amendment().is_none() {
        return nobody_waits(meeting, motion, look);
    }
    let wall = proposed(motion, look);
    if meeting.next_speaker().is_none() {
        let ask = if spoken { say::floor_ask_three_big(look.lang) } else { say::floor_first_big(look.lang) };
        return wall.item(Item::Sheet(vec![(ask, Tone::Strong)]));
    }
    next(wall, meeting, look)
}

/// Who speaks and for which side, the motion in two lines, who is next and why.
fn speaking(meeting: &Meeting, motion: &Motion, speech: &Speech, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::hero(Big::who(&look.names.who(speech.badge)));
    let side = on_floor::side(speech.side, look);
    let wall = match warning(meeting, look) {
        Some((big, word)) => wall
            .second(Big::of(big).on(Tone::Alert))
            .clock(speech_clock(meeting, look))
            .apart([(format!("{side}  {word}"), Tone::Strong)]),
        None => wall
            .second(Big { sheet: Some(on_floor::tone(on_floor::told(speech.side, look))), ..Big::of(side) })
            .clock(speech_clock(meeting, look)),
    };
    let relayed = speech.relayed.map(|relay| words::relayed(lang, &look.names.who(relay)));
    let wall = wall.apart(relayed.map(|relayed| (relayed, Tone::Strong)));
    let wall = match motion.open_amendment() {
        Some(amendment) => wall.apart(amended(motion, amendment, look)),
        None => wall.apart(in_two(&motion.stands_as())),
    };
    next(wall, meeting, look)
}

/// Everybody who wanted to has spoken: those not heard yet are asked.
fn nobody_waits(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let ((for_, _), (against, _)) = meeting.balance(motion);
    Wall::card(Big::of(say::floor_ask_three_big(lang)).key(say::floor_ask_key(lang)))
        .second(Big::of(say::floor_quiet(lang)))
        .apart(in_two(&motion.stands_as()))
        .spare((for_ + against > 0).then(|| say::floor_side(lang, for_, against)))
}

/// The motion in full, who settles it, and the amendment that is open.
pub(super) fn proposed(motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let about = format!("{}  {}", words::motion(lang, motion.no.0), scope(motion, look));
    let text = motion.stands_as();
    let wall = Wall::default().line(about, Tone::Quiet);
    match motion.open_amendment() {
        Some(amendment) => wall
            .item(Item::Hero(Big::of(changed(motion, amendment))))
            .lines(amended(motion, amendment, look))
            .apart([(names::motion(&text), Tone::Quiet)]),
        None => wall.item(Item::Hero(Big::of(text.action.clone()))).items(parts(&text, look)),
    }
}

/// Where, who, by when; what was left open says so.
fn parts(text: &MotionText, look: &Look<'_>) -> Option<Item> {
    let part = |part: Part| {
        let what = text.part(part);
        (part == Part::Who || part == Part::When || !what.is_empty()).then(|| {
            let what = if what.is_empty() { words::open_part(look.lang) } else { what.to_owned() };
            (names::part(look.lang, part).to_owned(), what)
        })
    };
    let parts: Vec<_> = [Part::Object, Part::Who, Part::When].into_iter().filter_map(part).collect();
    (!parts.is_empty()).then_some(Item::Parts(parts))
}

/// What is to be done, and in a second line where, who and by when.
pub(super) fn in_two(text: &MotionText) -> Vec<(String, Tone)> {
    let rest = [&text.object, &text.who, &text.when].into_iter().filter(|part| !part.is_empty());
    let rest = rest.map(String::as_str).collect::<Vec<_>>().join("  ");
    [text.action.clone(), rest].into_iter().filter(|line| !line.is_empty()).map(|line| (line, Tone::Strong)).collect()
}

/// What an amendment would change, and nothing else.
fn changed(motion: &Motion, amendment: &Amendment) -> String {
    let new = amendment.over(&motion.text);
    let parts = [Part::Action, Part::Object, Part::Who, Part::When];
    let changed = parts.into_iter().filter(|part| new.part(*part) != motion.text.part(*part));
    let words = changed.map(|part| new.part(part).to_owned()).filter(|words| !words.is_empty()).collect::<Vec<_>>();
    if words.is_empty() { names::motion(&new) } else { words.join(" ") }
}

/// The amendment that is open, over the words as they stand now; and how many wait behind it.
pub(super) fn amended(motion: &Motion, amendment: &Amendment, look: &Look<'_>) -> Vec<(String, Tone)> {
    let lang = look.lang;
    let more = motion.pending_amendments().filter(|other| other.no != amendment.no).count();
    let mut lines = vec![
        (say::motion_amend_of(lang, amendment.no.0), Tone::Strong),
        (names::motion(&amendment.over(&motion.text)), Tone::Strong),
    ];
    lines.extend(on_floor::crossed(motion, amendment, look).map(|line| (line, Tone::Quiet)));
    lines.extend((more > 0).then(|| (say::motion_amend_more(lang, more), Tone::Quiet)));
    lines
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

/// Why somebody is next. Whoever waits has not said it yet: no side stands beside the name.
fn why(why: WhyNext, look: &Look<'_>) -> Option<String> {
    (!matches!(why, WhyNext::First(_))).then(|| on_floor::why(why, look))
}

/// 下一位, with the reason; five who wait, in the order in which they are called; how many more.
fn next(wall: Wall, meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let Some(next) = meeting.next_speaker() else { return wall };
    let who = [(say::floor_next_tag(lang), Tone::Plain), (look.names.who(next.badge), Tone::Strong)];
    let why = why(next.why, look).map(|why| (why, Tone::Plain));
    let wall = wall.item(Item::Sheet(who.into_iter().chain(why).collect()));
    let waiting: Vec<&Hand> = meeting.waiting().into_iter().skip(1).collect();
    let hand = |hand: &&Hand| look.names.who(hand.badge);
    let names: Vec<String> = waiting.iter().take(WAITING).map(hand).collect();
    let more = waiting.len().saturating_sub(WAITING);
    let more = (more > 0).then(|| say::floor_more(lang, more));
    wall.spare((!names.is_empty()).then(|| names.into_iter().chain(more).collect::<Vec<_>>().join("  ")))
}
