//! Who does what by when, what people offer, what was noted, and good night.

use super::{Big, Item, Wall, readback};
use crate::{
    charter::Stage,
    i18n::{missing, names, view as words, wall as say},
    meeting::{
        Meeting,
        measure::Measures,
        state::{Action, ParkedItem, Pledge},
        words::{Reading, Ref},
    },
    view::{Look, Row, Tone, plan as in_plan},
};

/// So long it is asked whether a pledge is written down as it was meant.
const FRESH: i64 = 60_000;
/// So long it is only asked who leads; then it is said that nobody has to.
const A_WHILE: i64 = 5 * 60_000;

/// What was offered just now; else a row without an owner is asked about; else the plan, and how many have taken something on.
pub(super) fn plan(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let newest = meeting.pledges.values().next_back();
    if let Some(newest) = newest.filter(|newest| look.now.since(newest.at) < FRESH) {
        return offered(newest, look);
    }
    let Some(orphan) = live(meeting).find(|row| is_orphan(meeting, row)) else {
        let wall = under(Wall::list(say::pledge_ask_big(lang)), meeting, None, look);
        return wall.items(newest.map(|newest| Item::Rows(vec![pledge(newest, look)])));
    };
    let big = Big {
        under: vec![format!("{}  {}", orphan.no, orphan.what)],
        ..Big::of(say::pledge_lead_big(lang)).key(say::pledge_lead_key(lang))
    };
    under(Wall::hero(big.on(Tone::Alert)), meeting, Some(orphan), look)
}

/// Somebody offered something: who, what, by when.
fn offered(of: &Pledge, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let by = of.due.map(|due| (words::by_day(lang, &look.day(due)), Tone::Strong));
    Wall::hero(Big::who(&look.names.who(of.badge)))
        .line(of.text.clone(), Tone::Strong)
        .lines(by)
        .second(Big::of(say::pledge_thanks_big(lang)).on(Tone::Alert))
        .spare([say::pledge_right(lang)])
}

fn pledge(of: &Pledge, look: &Look<'_>) -> Row {
    Row {
        lead: look.names.who(of.badge),
        text: of.text.clone(),
        tail: of.due.map(|due| words::by_day(look.lang, &look.day(due))).unwrap_or_default(),
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
    under(Wall::list(words::plan(look.lang)), meeting, None, look)
}

/// Who does what by when, but for the row that stands above already.
fn under(wall: Wall, meeting: &Meeting, above: Option<&Action>, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let row = |row: &Action| {
        if let Some(motion) = meeting.stopped_by(row) {
            let (lead, text, tail) = (row.no.to_string(), row.what.clone(), in_plan::stopped(meeting, motion, lang));
            return Row { lead, text, tail, tone: Tone::Quiet };
        }
        let who = match (row.owner, meeting.forwards.get(&Ref::Action(row.no))) {
            (Some(owner), _) => look.names.who(owner),
            (None, Some(forward)) => in_plan::sent_to(lang, forward),
            (None, None) => say::pledge_orphan_big(lang),
        };
        let by = row.due.map(|due| words::by_day(lang, &look.day(due)));
        let when = row.owner.filter(|_| by.is_none()).map(|_| say::pledge_when(lang));
        Row {
            lead: row.no.to_string(),
            text: row.what.clone(),
            tail: [Some(who), by, when].into_iter().flatten().collect::<Vec<_>>().join("  "),
            tone: Tone::Strong,
        }
    };
    let tasks = in_plan::tasks(meeting, look);
    let rows: Vec<Row> = live(meeting).filter(|of| above.is_none_or(|above| above.no != of.no)).map(row).collect();
    let nothing = tasks.is_empty() && rows.is_empty() && above.is_none();
    let wall = wall.rows(tasks.into_iter().chain(rows).collect());
    let wall = if nothing {
        wall.line(say::pledge_ask(lang), Tone::Strong).line(say::pledge_small(lang), Tone::Strong)
    } else {
        wall
    };
    let wall = wall.apart(post_and_ask(meeting, look));
    let people = Measures::of(meeting).turn.all;
    let things = meeting.sums().taken_on;
    let wall = wall.lines((things > 0).then(|| (say::pledge_sum(lang, people, things), Tone::Strong)));
    let orphan = live(meeting).any(|row| is_orphan(meeting, row));
    wall.spare(orphan.then(|| format!("{}  {}", say::pledge_lead(lang), say::pledge_two(lang))))
}

/// Some minutes of the plan went by, and something still needs a leader: that is all right.
fn post_and_ask(meeting: &Meeting, look: &Look<'_>) -> Option<(String, Tone)> {
    let entered = meeting.visits.last().filter(|visit| visit.stage == Stage::S6 && visit.left.is_none())?.entered;
    let late = look.now.since(entered) >= A_WHILE && !meeting.leaderless().is_empty();
    late.then(|| (missing::post_and_ask(look.lang), Tone::Quiet))
}

/// What people offered, the newest first.
pub(super) fn pledges(meeting: &Meeting, look: &Look<'_>) -> Wall {
    if meeting.pledges.is_empty() {
        return Wall::card(Big::of(say::pledge_ask_big(look.lang))).second(Big::of(say::pledge_small(look.lang)));
    }
    let rows = meeting.pledges.values().rev().map(|of| pledge(of, look)).collect();
    Wall::list(say::pledge_ask_big(look.lang)).rows(rows)
}

/// 先记着，不会丢，都有去处
pub(super) fn noted(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    if meeting.parked.is_empty() {
        return Wall::card(Big::of(say::park_title_big(lang))).second(Big::of(say::park_kept(lang)));
    }
    let row = |item: &ParkedItem| {
        let sent = meeting.forwards.get(&Ref::Parked(item.no));
        let kind = item.to.map(|to| names::destination(lang, to).to_owned());
        let to = sent.map(|forward| in_plan::sent_to(lang, forward)).or(kind);
        let by = sent.and_then(|forward| forward.due).map(|due| say::park_by(lang, &look.day(due)));
        Row {
            lead: item.no.to_string(),
            text: in_plan::parked_text(meeting, item, look),
            tail: to.into_iter().chain(by).collect::<Vec<_>>().join(" "),
            tone: Tone::Strong,
        }
    };
    let rows = meeting.parked.values().map(row).collect();
    Wall::list(say::park_title_big(lang)).rows(rows).spare([say::park_kept(lang)])
}

/// Good night: what came of the evening, who took something on, when we meet again, the code of the record.
pub(super) fn closing(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let took_on = Measures::of(meeting).turn.all;
    let next = meeting.follow_up.as_ref().map(|next| look.day(next.date));
    let read = meeting.readings.iter().any(|(_, what)| *what == Reading::Minutes);
    let sign = readback::neighbours_to_sign(meeting, look).filter(|_| read);
    let strong = |line: String| (line, Tone::Strong);
    Wall::card(Big::of(say::close_bye_big(lang)))
        .items(next.map(|day| Item::Second(Big::of(say::close_see(lang, &day)))))
        .bare()
        .lines(say::close_sum(lang, meeting.sums()).map(strong))
        .lines((took_on > 0).then(|| strong(say::close_give(lang, took_on))))
        .lines(sign.map(strong))
        .apart([strong(say::close_bye(lang)), (say::close_paper(lang), Tone::Quiet)])
        .lines(in_plan::sealed(meeting, look).map(|code| (code, Tone::Quiet)))
}
