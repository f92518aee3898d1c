//! Who does what by when, what people offer, what was noted, and good night.

use super::{LAST_MINUTE, Wall, readback, stage_clock};
use crate::{
    charter::Stage,
    i18n::{missing, names, time, view as words, wall as say},
    meeting::{
        Meeting,
        measure::Measures,
        state::{Action, ParkedItem, Pledge},
        words::{Reading, Ref},
    },
    view::{Block, Look, Row, Tone, plan as in_plan},
};

/// So long it is asked whether a pledge is written down as it was meant.
const FRESH: i64 = 60_000;
/// So long it is only asked who leads; then it is said that nobody has to.
const A_WHILE: i64 = 5 * 60_000;

/// A row without an owner is asked about first; else the plan, how many have taken something on, and the newest of them.
pub(super) fn plan(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = rows(meeting, look).clock(stage_clock(meeting, LAST_MINUTE, look));
    let orphan = live(meeting).any(|row| is_orphan(meeting, row));
    let title = if orphan { say::pledge_lead_big(lang) } else { say::pledge_ask_big(lang) };
    let wall = Wall { title: Some((title, Tone::Strong)), ..wall };
    match meeting.pledges.values().next_back() {
        Some(newest) => {
            let fresh = look.now.since(newest.at) < FRESH;
            wall.block(Block::Rows(vec![pledge(newest, look)]))
                .lines(fresh.then(|| (say::pledge_right(lang), Tone::Quiet)))
        }
        None => wall,
    }
}

fn pledge(of: &Pledge, look: &Look<'_>) -> Row {
    Row {
        lead: look.names.who(of.badge),
        text: of.text.clone(),
        tail: of.due.map(|due| words::by_day(look.lang, &time::day(look.lang, due))).unwrap_or_default(),
        tone: Tone::Strong,
    }
}

fn live(meeting: &Meeting) -> impl Iterator<Item = &Action> {
    meeting.actions.values().filter(|row| row.dropped.is_none())
}

fn is_orphan(meeting: &Meeting, row: &Action) -> bool {
    row.owner.is_none() && meeting.stopped_by(row).is_none() && !meeting.forwards.contains_key(&Ref::Action(row.no))
}

pub(super) fn rows(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::titled(words::plan(lang), Tone::Strong);
    let row = |row: &Action| {
        if let Some(motion) = meeting.stopped_by(row) {
            let (lead, text, tail) = (row.no.to_string(), row.what.clone(), words::row_stopped(lang, motion.0));
            return Row { lead, text, tail, tone: Tone::Quiet };
        }
        let who = match (row.owner, meeting.forwards.get(&Ref::Action(row.no))) {
            (Some(owner), _) => look.names.who(owner),
            (None, Some(forward)) => in_plan::sent_to(lang, forward),
            (None, None) => say::pledge_orphan_big(lang),
        };
        let by = row.due.map(|due| words::by_day(lang, &time::day(lang, due)));
        let when = row.owner.filter(|_| by.is_none()).map(|_| say::pledge_when(lang));
        Row {
            lead: row.no.to_string(),
            text: row.what.clone(),
            tail: [Some(who), by, when].into_iter().flatten().collect::<Vec<_>>().join(" "),
            tone: if is_orphan(meeting, row) { Tone::Alert } else { Tone::Strong },
        }
    };
    let rows: Vec<Row> = live(meeting).map(row).collect();
    let tasks = in_plan::tasks(meeting, look);
    let wall = if tasks.is_empty() { wall } else { wall.block(Block::Rows(tasks)) };
    let wall = wall.lines(post_and_ask(meeting, look));
    let orphan = live(meeting).any(|row| is_orphan(meeting, row));
    let ask = orphan.then(|| [(say::pledge_lead(lang), Tone::Strong), (say::pledge_two(lang), Tone::Quiet)]);
    let wall = wall.lines(ask.into_iter().flatten());
    let wall = if rows.is_empty() {
        wall.line(say::pledge_ask(lang), Tone::Strong).line(say::pledge_small(lang), Tone::Plain)
    } else {
        wall.block(Block::Rows(rows))
    };
    let people = Measures::of(meeting).turn.all;
    let things = meeting.sums().taken_on;
    wall.lines((things > 0).then(|| (say::pledge_sum(lang, people, things), Tone::Strong)))
}

/// Some minutes of the plan went by, and something still needs a leader: that is all right.
fn post_and_ask(meeting: &Meeting, look: &Look<'_>) -> Option<(String, Tone)> {
    let entered = meeting.visits.last().filter(|visit| visit.stage == Stage::S6 && visit.left.is_none())?.entered;
    let late = look.now.since(entered) >= A_WHILE && !meeting.leaderless().is_empty();
    late.then(|| (missing::post_and_ask(look.lang), Tone::Quiet))
}

/// What people offered, the newest first.
pub(super) fn pledges(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let wall = Wall::titled(say::pledge_ask_big(look.lang), Tone::Strong);
    if meeting.pledges.is_empty() {
        return wall.line(say::pledge_small(look.lang), Tone::Strong);
    }
    wall.block(Block::Rows(meeting.pledges.values().rev().map(|of| pledge(of, look)).collect()))
}

/// 先记着，不会丢，都有去处
pub(super) fn noted(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = Wall::titled(say::park_title_big(lang), Tone::Strong).line(say::park_title(lang), Tone::Quiet);
    let row = |item: &ParkedItem| {
        let sent = meeting.forwards.get(&Ref::Parked(item.no));
        let kind = item.to.map(|to| names::destination(lang, to).to_owned());
        let to = sent.map(|forward| in_plan::sent_to(lang, forward)).or(kind);
        let by = sent.and_then(|forward| forward.due).map(|due| say::park_by(lang, &time::day(lang, due)));
        Row {
            lead: item.no.to_string(),
            text: in_plan::parked_text(meeting, item, look),
            tail: to.into_iter().chain(by).collect::<Vec<_>>().join(" "),
            tone: Tone::Strong,
        }
    };
    wall.block(Block::Rows(meeting.parked.values().map(row).collect()))
}

/// Good night: what came of the evening, who took something on, when we meet again, the code of the record.
pub(super) fn closing(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let took_on = Measures::of(meeting).turn.all;
    let next = meeting.follow_up.as_ref().map(|next| say::close_next(lang, &time::day(lang, next.date)));
    let read = meeting.readings.iter().any(|(_, what)| *what == Reading::Minutes);
    let sign = readback::neighbours_to_sign(meeting, look).filter(|_| read);
    Wall::titled(say::close_bye_big(lang), Tone::Strong)
        .lines(say::close_sum(lang, meeting.sums()).map(|sum| (sum, Tone::Strong)))
        .lines((took_on > 0).then(|| (say::close_give(lang, took_on), Tone::Strong)))
        .lines(next.map(|next| (next, Tone::Strong)))
        .lines(sign.map(|sign| (sign, Tone::Strong)))
        .line(say::close_bye(lang), Tone::Plain)
        .line(say::close_paper(lang), Tone::Quiet)
        .lines((!look.head.is_empty()).then(|| (say::close_head(lang, look.head), Tone::Quiet)))
}
