//! Reports, the motion in full, whose turn it is, the vote as an equation. Counts stay off until both are in.

use super::{LAST_MINUTE, Wall, pages::remembered, stage_clock, stage_title};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{Amendment, Group, Hand, Motion, Speech},
        words::{Side, Subject},
    },
    view::{Ask, Block, Clock, Look, Row, Tone, ask, floor as on_floor, topic_title, vote as of_vote},
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
    let wall = Wall::titled(say::motion_show_big(lang, motion.no.0), Tone::Strong).block(in_full(motion));
    let wall = wall.line(scope(motion, look), Tone::Quiet);
    let wall = match motion.open_amendment() {
        Some(amendment) => amended(wall, motion, amendment, look),
        None => wall,
    };
    let speech = meeting.running_speech();
    let wall =
        wall.clock(speech.map_or_else(|| stage_clock(meeting, LAST_MINUTE, look), |_| speech_clock(meeting, look)));
    let wall = wall.lines(speech.map(|speech| (speaks(speech, look), on_floor::tone(speech.side))));
    let wall = wall.lines(speech.and_then(|_| warning(meeting, look)).map(|word| (word, Tone::Alert)));
    let wall = next(wall, meeting, motion, look);
    let ((for_, _), (against, _)) = meeting.balance(motion);
    let wall = wall.lines((for_ + against > 0).then(|| (say::floor_side(lang, for_, against), Tone::Quiet)));
    match remembered(meeting, look) {
        Some(five) => wall.block(five),
        None => wall,
    }
}

/// The amendment that is open, over the words as they stand now; and how many wait behind it.
fn amended(wall: Wall, motion: &Motion, amendment: &Amendment, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let more = motion.pending_amendments().filter(|other| other.no != amendment.no).count();
    wall.line(say::motion_amend_of(lang, amendment.no.0), Tone::Strong)
        .line(names::motion(&amendment.over(&motion.text)), Tone::Plain)
        .lines(on_floor::crossed(motion, amendment, look).map(|line| (line, Tone::Quiet)))
        .lines((more > 0).then(|| (say::motion_amend_more(lang, more), Tone::Quiet)))
}

/// Its parts in one text, as people read it out.
fn in_full(motion: &Motion) -> Block {
    Block::Text(names::motion(&motion.stands_as()), Tone::Strong)
}

fn scope(motion: &Motion, look: &Look<'_>) -> String {
    let org = motion.receiver.clone().unwrap_or_else(|| names::scope(look.lang, motion.scope).to_owned());
    say::scope_line(look.lang, motion.scope, &org)
}

fn speech_clock(meeting: &Meeting, look: &Look<'_>) -> Option<Clock> {
    let left = meeting.speech_left(look.now)?;
    let stands = meeting.clock.paused.is_some();
    Some(Clock { label: String::new(), left, stands, warn: i64::from(meeting.limits().warn) * 1000 })
}

/// The word that goes with the clock: a closing sentence, then time.
fn warning(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    let left = meeting.speech_left(look.now)?;
    match left {
        ..=0 => Some(say::speech_up(look.lang)),
        left if left <= i64::from(meeting.limits().warn) * 1000 => {
            Some(say::speech_warn(look.lang, (left + 999) / 1000))
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

/// 下一位, with the reason; five who wait; how many more.
fn next(wall: Wall, meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let Some(next) = meeting.next_speaker() else {
        let nobody = if motion.debate.closed { words::debate_closed(lang) } else { say::floor_ask_three_big(lang) };
        let quiet = meeting.running_speech().is_some();
        return if quiet { wall } else { wall.line(nobody, Tone::Strong) };
    };
    let who = say::floor_next(lang, &look.names.who(next.badge));
    let why = say::floor_why(lang, next.why);
    let wall = wall.line(format!("{who}  {}  {why}", side(next.side, look)), on_floor::tone(next.side));
    let waiting: Vec<&Hand> = meeting.waiting().into_iter().skip(1).collect();
    if waiting.is_empty() {
        return wall;
    }
    let hand = |hand: &&Hand| format!("{} {}", look.names.who(hand.badge), side(hand.side, look));
    let items: Vec<String> = waiting.iter().take(WAITING).map(hand).collect();
    let more = waiting.len().saturating_sub(WAITING);
    wall.block(Block::Items(items, Tone::Plain)).lines((more > 0).then(|| (say::floor_more(lang, more), Tone::Quiet)))
}

/// What the room is asked; both counts once both are in.
pub(super) fn vote(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let Some(vote) = meeting.open_vote() else {
        return Wall::default();
    };
    let lang = look.lang;
    let (title, tone, how) = match ask(vote) {
        Ask::For => (say::vote_for_big(lang), Tone::For, Some(say::vote_for(lang))),
        Ask::Against => (say::vote_against_big(lang), Tone::Against, Some(say::vote_against(lang))),
        Ask::Option(option) => (words::option_big(lang, option), Tone::Strong, Some(say::vote_for(lang))),
        Ask::Close => (words::counted_big(lang), Tone::Strong, None),
    };
    let wall = Wall::titled(title, tone);
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        Subject::Amendment(_) => meeting.open_motion(),
        _ => None,
    };
    let wall = match motion {
        Some(motion) => {
            let wall = wall.block(in_full(motion)).line(scope(motion, look), Tone::Quiet);
            match (&vote.on, motion.open_amendment()) {
                (Subject::Amendment(no), Some(amendment)) if amendment.no == *no => {
                    amended(wall, motion, amendment, look)
                }
                _ => wall,
            }
        }
        None => wall.line(names::subject(lang, &vote.on), Tone::Strong),
    };
    let choice = matches!(vote.on, Subject::Choice { .. });
    let wall = if choice { wall.block(of_vote::options(meeting, vote, look)) } else { wall };
    if ask(vote) == Ask::Close && !choice {
        return wall.block(of_vote::equation(vote, look));
    }
    let basis = match meeting.charter().map(|charter| charter.vote.basis).unwrap_or_default() {
        crate::charter::VoteBasis::Person => say::vote_basis_person(lang),
        crate::charter::VoteBasis::Household => say::vote_basis_house(lang),
    };
    wall.lines(how.map(|how| (how, tone)))
        .line(
            format!("{}  {basis}", words::present_by_count(lang, vote.present, names::voters(lang, meeting.basis()))),
            Tone::Quiet,
        )
        .line(say::vote_free(lang), Tone::Quiet)
}

/// The result, until the next matter is opened.
pub(super) fn decided(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let last = meeting.newest_result();
    let (Some(vote), None) = (last, meeting.open_motion()) else {
        return floor(meeting, look);
    };
    let lang = look.lang;
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        _ => None,
    };
    let what = motion.map_or_else(|| names::subject(lang, &vote.on), |motion| names::motion(&motion.stands_as()));
    let Some(result) = &vote.result else {
        let reason = vote.cancelled.clone().unwrap_or_default();
        return Wall::titled(say::vote_again_big(lang), Tone::Strong)
            .line(what, Tone::Plain)
            .line(words::cancelled(lang, &reason), Tone::Strong);
    };
    let verdict = of_vote::verdict(meeting, vote, result, look);
    let wall = Wall::titled(verdict.big, Tone::Strong).line(what, Tone::Plain);
    let wall = wall.lines((!verdict.line.is_empty()).then_some((verdict.line, Tone::Strong)));
    let wall = wall.lines(of_vote::turned(vote, look).map(|line| (line, Tone::Quiet)));
    if let Subject::Choice { .. } = vote.on {
        return wall.block(of_vote::options(meeting, vote, look));
    }
    wall.block(of_vote::equation(vote, look))
        .lines((result.against > 0).then(|| (say::verdict_minority(lang), Tone::Quiet)))
        .line(say::verdict_thanks(lang), Tone::Quiet)
}
