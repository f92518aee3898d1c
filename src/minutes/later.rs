//! What was set aside, sent on, left for the next meeting, and what stayed open (九).

use std::cmp::Reverse;

use super::{Part, Scribe, names, say, time};
use crate::{
    charter::Stage,
    meeting::{
        Missing, Moment,
        rests::Rest,
        state::{Forward, MotionState, ParkedItem, TopicFate, Visit},
        words::{Destination, Ref, Task, Verdict},
    },
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let mut parts = parked(scribe);
    parts.extend(forwarded(scribe));
    parts.extend(next(scribe));
    parts.push(Part::Heading(say::open_heading(scribe.lang)));
    let open = stayed_open(scribe);
    parts.push(if open.is_empty() { Part::Paragraph(say::open_none(scribe.lang)) } else { Part::List(open) });
    parts
}

fn parked(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let heading = Part::Heading(say::parked_heading(lang));
    if m.parked.is_empty() {
        return vec![heading, Part::Paragraph(say::no_parked(lang))];
    }
    let rows = m.parked.values().map(|item| parked_row(scribe, item));
    let head = if scribe.is_archive() { say::parked_head } else { say::parked_head_of_nobody };
    vec![heading, scribe.table_part(head, rows.collect())]
}

fn parked_row(scribe: &Scribe<'_>, item: &ParkedItem) -> Vec<String> {
    let lang = scribe.lang;
    let forward = scribe.meeting.forwards.get(&Ref::Parked(item.no));
    let words = match (&item.text, item.what) {
        _ if scribe.kept_off(Ref::Parked(item.no)) => say::not_shown(lang),
        (Some(text), _) => text.clone(),
        (None, Some(what)) => scribe.thing(what),
        (None, None) => say::on_paper(lang),
    };
    let to = forward.map(|forward| forward.to).or(item.to).filter(|_| !scribe.meeting.taken_back(item));
    let nowhere =
        |lang| if scribe.meeting.taken_back(item) { say::motion_withdrawn(lang) } else { say::no_destination(lang) };
    let to = to.map_or_else(|| nowhere(lang), |to| names::destination(lang, to).to_owned());
    let note = forward.map(|forward| {
        let receiver = forward.receiver.as_ref().map(|org| say::receiver(lang, org));
        let due = forward.due.map(|due| say::reply_by(lang, &scribe.date(due)));
        scribe.clauses(receiver.into_iter().chain(due).chain(forward.reason.clone()))
    });
    let label = scribe.marked(&[Rest::Parked(item.no)], scribe.label(Ref::Parked(item.no)));
    let mut row = vec![label, words, to, note.unwrap_or_default()];
    if scribe.is_archive() {
        // What was set aside may have been off the topic.
        row.insert(2, item.badge.map(|badge| scribe.who(badge)).unwrap_or_default());
    }
    row
}

/// Sent on by hand, and advice that a vote formed.
fn forwarded(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let sent = m.forwards.iter();
    let sent = sent.filter(|(what, forward)| !matches!(what, Ref::Parked(_)) && forward.to != Destination::NextMeeting);
    let mut rows: Vec<_> = sent.map(|(what, forward)| forward_row(scribe, *what, forward)).collect();
    for motion in m.motions.values() {
        let MotionState::Decided { verdict: Verdict::Advised, to, .. } = motion.state else {
            continue;
        };
        if m.forwards.contains_key(&Ref::Motion(motion.no)) {
            continue;
        }
        let to = to.map_or_else(|| say::no_destination(lang), |to| names::destination(lang, to).to_owned());
        let receiver = motion.receiver.clone().unwrap_or_default();
        rows.push(vec![scribe.motion(motion.no), to, receiver, String::new(), say::as_advice(lang)]);
    }
    let heading = Part::Heading(say::forwards_heading(lang));
    if rows.is_empty() {
        return vec![heading, Part::Paragraph(say::no_forwards(lang))];
    }
    vec![heading, scribe.table_part(say::forwards_head, rows)]
}

fn forward_row(scribe: &Scribe<'_>, what: Ref, forward: &Forward) -> Vec<String> {
    let due = forward.due.map(|due| scribe.date(due));
    vec![
        scribe.thing(what),
        names::destination(scribe.lang, forward.to).to_owned(),
        scribe.meeting.unit_of(what, forward).unwrap_or_default(),
        due.unwrap_or_default(),
        forward.reason.clone().unwrap_or_default(),
    ]
}

/// Day, hour and place of the follow-up meeting.
pub(super) fn next_when(scribe: &Scribe<'_>) -> Option<String> {
    let follow_up = scribe.meeting.follow_up.as_ref()?;
    let when = [Some(scribe.date(follow_up.date)), follow_up.time.map(time::hhmm), follow_up.place.clone()];
    Some(when.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn next(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let when = next_when(scribe).unwrap_or_else(|| say::next_when_none(lang));
    let left = m.topics.values().filter(|topic| topic.fate == TopicFate::Next);
    let mut left: Vec<_> = left.collect();
    left.sort_by_key(|topic| (Reverse(topic.dots), topic.no));
    // Where nobody was asked for dots, none is not a number.
    let dotted = m.topics.values().any(|topic| topic.dots > 0);
    let topics = left.into_iter().map(|topic| {
        let title = scribe.topic(topic.no);
        if dotted { say::next_topic(lang, &title, topic.dots) } else { title }
    });
    // What else was sent there: a parked point says so itself, a topic that already goes there stands
    // above, and the cards of one that was dissolved stand in another.
    let named = |what: &Ref| match what {
        Ref::Topic(topic) => {
            m.topics.get(topic).is_some_and(|topic| matches!(topic.fate, TopicFate::Next | TopicFate::Dissolved))
        }
        Ref::Parked(_) => true,
        _ => false,
    };
    let sent = m.forwards.iter().filter(|(what, forward)| forward.to == Destination::NextMeeting && !named(what));
    let sent = sent.map(|(what, _)| *what);
    let next = |item: &&ParkedItem| item.to == Some(Destination::NextMeeting) && !m.taken_back(item);
    let parked = m.parked.values().filter(next);
    let parked = parked.map(|item| Ref::Parked(item.no));
    let topics: Vec<_> = topics.chain(sent.chain(parked).map(|what| scribe.thing(what))).collect();
    let count = match topics.len() {
        0 => say::next_topics_none(lang),
        n => say::next_topics_of(lang, n),
    };
    let mut parts = vec![
        Part::Heading(say::next_heading(lang)),
        Part::Facts(vec![(say::next_when(lang), when), (say::next_topics(lang), count)]),
    ];
    if !topics.is_empty() {
        parts.push(Part::Paragraph(scribe.clauses(topics)));
    }
    parts
}

/// That it ended before its last stage, and why.
pub(super) fn closed_early(scribe: &Scribe<'_>) -> Option<String> {
    let close = scribe.meeting.closed.as_ref()?;
    let at = scribe.moment(close.typed.unwrap_or(close.at));
    Some(say::closed_early(scribe.lang, &at, &scribe.stage(close.stage), close.reason.as_ref()?))
}

fn stayed_open(scribe: &Scribe<'_>) -> Vec<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut open: Vec<String> = m.visits.iter().flat_map(|visit| left_open(scribe, visit)).collect();
    open.extend(closed_early(scribe));
    for adjournment in &m.adjournments {
        let from = scribe.day_and_time(adjournment.from);
        let agreed = adjournment.until.map(|day| say::adjourned_day(lang, &time::date(lang, day))).unwrap_or_default();
        open.push(match adjournment.resumed {
            Some(resumed) => {
                say::adjourned_until(lang, &from, &scribe.day_and_time(resumed), &agreed, &adjournment.reason)
            }
            None => say::adjourned(lang, &from, &agreed, &adjournment.reason),
        });
    }
    let recesses = m.recesses.iter().map(|(from, _)| scribe.moment(*from));
    let recesses: Vec<String> = recesses.collect();
    if !recesses.is_empty() {
        open.push(say::recesses(lang, &scribe.join(recesses)));
    }
    let planned = scribe.charter().map_or(&[][..], |charter| &charter.sequence);
    let reached = |stage: &Stage| m.visits.iter().any(|visit| visit.stage == *stage);
    // The vote is one loop with the debate: a debate without a motion doesn't miss it.
    let no_vote = |stage: &Stage| *stage == Stage::S5 && m.motions.is_empty() && reached(&Stage::S4);
    let missed = planned.iter().filter(|stage| !reached(stage) && !no_vote(stage));
    let missed: Vec<_> = missed.map(|stage| scribe.stage(*stage)).collect();
    if !missed.is_empty() {
        open.push(say::stages_left_out(lang, &scribe.join(missed)));
    }
    let undecided = m.motions.values();
    let undecided = undecided.filter(|motion| matches!(motion.state, MotionState::Waiting | MotionState::Open));
    open.extend(undecided.map(|motion| say::open_motion(lang, &scribe.motion(motion.no))));
    let nobody = m.live_rows().filter(|action| action.owner.is_none());
    let nobody = nobody.filter(|action| !m.forwards.contains_key(&Ref::Action(action.no)));
    open.extend(nobody.map(|action| say::open_owner(lang, &scribe.thing(Ref::Action(action.no)))));
    // From one sitting to the next nobody waited: an adjournment has its own line above.
    let away: i64 = m.adjournments.iter().filter_map(|one| Some(one.resumed?.since(one.from))).sum();
    let stood = m.clock.gaps.saturating_sub(away).saturating_add(30_000) / 60_000;
    if stood > 0 {
        let stops = m.clock.stops.iter().filter(|(from, to)| to.since(*from) >= 60_000);
        let each: Vec<String> = stops.map(|(from, to)| stop(scribe, *from, *to)).collect();
        open.push(if each.is_empty() { say::gaps(lang, stood) } else { say::gaps_of(lang, stood, &scribe.join(each)) });
    }
    open
}

/// From when to when.
fn stop(scribe: &Scribe<'_>, from: Moment, to: Moment) -> String {
    let until = if from.date() == to.date() { time::hhmm(to.time()) } else { scribe.day_and_time(to) };
    say::stop(scribe.lang, &scribe.moment(from), &until)
}

fn left_open(scribe: &Scribe<'_>, visit: &Visit) -> Vec<String> {
    let lang = scribe.lang;
    let stage = scribe.stage(visit.stage);
    let back = visit.reason.as_ref().map(|reason| say::returned(lang, &stage, reason));
    let list = scribe.join(visit.missing.iter().map(|missing| missed(scribe, missing)));
    // The reason of the close itself stands in its own line.
    let close = scribe.meeting.closed.as_ref().and_then(|close| close.reason.as_ref());
    let despite = visit.despite.as_ref().filter(|reason| Some(*reason) != close);
    let left = (!visit.missing.is_empty()).then(|| match despite {
        Some(reason) => say::open_stage_because(lang, &stage, &list, reason),
        None => say::open_stage(lang, &stage, &list),
    });
    back.into_iter().chain(left).collect()
}

fn missed(scribe: &Scribe<'_>, missing: &Missing) -> String {
    let lang = scribe.lang;
    match missing {
        Missing::Start => say::miss_start(lang),
        Missing::Chair => say::miss_chair(lang),
        Missing::Recorder => say::miss_recorder(lang),
        Missing::Quorum { have, need } => say::miss_quorum(lang, *have, *need),
        Missing::Unplaced { cards } => say::miss_unplaced(lang, *cards),
        Missing::Topic => say::miss_topic(lang),
        Missing::Posted => say::miss_posted(lang),
        Missing::Convener { group } => say::miss_convener(lang, &scribe.table(*group)),
        Missing::Small { group, have } => say::miss_small(lang, &scribe.table(*group), *have),
        Missing::Full { group, have } => say::miss_full(lang, &scribe.table(*group), *have),
        Missing::Result { group } => say::miss_result(lang, &scribe.table(*group)),
        Missing::Reporter { group } => say::miss_reporter(lang, &scribe.table(*group)),
        Missing::Undecided { motion } => say::miss_undecided(lang, &say::motion_no(lang, motion.0)),
        Missing::Answer { group } => say::miss_answer(lang, &scribe.table(*group)),
        Missing::Leader { motion } => say::miss_leader(lang, &say::motion_no(lang, motion.0)),
        Missing::Picked { vote, option } => {
            let task = Task::Picked(*vote, *option);
            say::miss_leader(lang, &scribe.task_words(task))
        }
        Missing::Owner { action } => say::miss_owner(lang, &say::action_no(lang, action.0)),
        Missing::Date { action } => say::miss_date(lang, &say::action_no(lang, action.0)),
        Missing::Destination { parked } => say::miss_destination(lang, &say::parked_no(lang, parked.0)),
    }
}
