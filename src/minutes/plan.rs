//! The plan and the pledges (七), and what the units answered (八).

use chrono::NaiveDate;

use super::{Part, Scribe, names, opening::day_here, say};
use crate::meeting::{
    numbers::{MotionNo, VoteNo},
    rests::Rest,
    state::{Action, Lead, Pledge, Response, Vote},
    words::{Ref, Subject, Task},
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut parts = leads(scribe);
    let rows = m.actions.values().filter(|action| action.dropped.is_none());
    let rows: Vec<_> = rows.map(|action| row(scribe, action)).collect();
    parts.push(if rows.is_empty() {
        Part::Paragraph(say::no_actions(lang))
    } else {
        scribe.table_part(say::plan_head, rows)
    });
    let dropped = m.actions.values().filter_map(|action| {
        let reason = action.dropped.as_ref()?;
        Some(say::dropped(lang, &scribe.thing(Ref::Action(action.no)), reason))
    });
    let dropped: Vec<_> = dropped.collect();
    if !dropped.is_empty() {
        parts.push(Part::Heading(say::dropped_heading(lang)));
        parts.push(Part::List(dropped));
    }

    parts.push(Part::Heading(say::pledges_heading(lang)));
    parts.push(if m.pledges.is_empty() {
        Part::Paragraph(say::no_pledges(lang))
    } else {
        scribe.table_part(say::pledges_head, m.pledges.values().map(|pledge| pledged(scribe, pledge)).collect())
    });
    let turn = scribe.measures.turn;
    if turn.all > 0 {
        let sentences = [say::turn(lang, turn.raised, turn.took_on), say::turn_all(lang, turn.all)];
        parts.push(Part::Paragraph(scribe.sentences(sentences)));
    }
    parts.extend(super::figures::way(scribe));
    parts
}

/// What passed as ours, and what a choice picked, as far as no row of the plan carries it out: who leads it.
fn leads(scribe: &Scribe<'_>) -> Vec<Part> {
    let lines: Vec<String> = tasks(scribe).map(|(task, lead)| led(scribe, task, lead)).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Part::Heading(say::leads_heading(scribe.lang)), Part::List(lines)]
}

/// What somebody leads, or nobody yet, without a row of the plan.
pub(super) fn tasks<'a>(scribe: &Scribe<'a>) -> impl Iterator<Item = (Task, Option<&'a Lead>)> + use<'a> {
    let (m, nobody) = (scribe.meeting, scribe.meeting.leaderless());
    let shown = move |task: &Task| m.leads.contains_key(task) || nobody.contains(task);
    m.tasks().into_iter().filter(shown).map(move |task| (task, m.leads.get(&task)))
}

/// Number and words of what was decided.
pub(super) fn task(scribe: &Scribe<'_>, task: Task) -> String {
    let words = scribe.task_words(task);
    match (task, scribe.meeting.votes.get(&vote_of(task))) {
        (Task::Picked(..), Some(Vote { on: Subject::Choice { title, .. }, .. })) => {
            say::picked_item(scribe.lang, title, &words)
        }
        (Task::Motion(no), _) => scribe.thing(Ref::Motion(no)),
        _ => words,
    }
}

fn vote_of(task: Task) -> VoteNo {
    match task {
        Task::Picked(vote, _) => vote,
        Task::Motion(_) => VoteNo(0),
    }
}

fn led(scribe: &Scribe<'_>, of: Task, lead: Option<&Lead>) -> String {
    let lang = scribe.lang;
    let what = match of {
        Task::Motion(_) => task(scribe, of),
        Task::Picked(..) => format!("{} {}", scribe.label_of(of), task(scribe, of)),
    };
    match lead {
        None => say::led_by_nobody(lang, &what),
        Some(Lead { badge, due: None }) => say::led(lang, &what, &scribe.who(*badge)),
        Some(Lead { badge, due: Some(due) }) => say::led_by(lang, &what, &scribe.who(*badge), &scribe.date(*due)),
    }
}

fn row(scribe: &Scribe<'_>, action: &Action) -> Vec<String> {
    let lang = scribe.lang;
    let what = match action.motion {
        Some(motion) if scribe.meeting.stopped_by(action).is_some() => stopped(scribe, &action.what, motion),
        Some(motion) => say::from_motion(lang, &action.what, &say::motion_no(lang, motion.0)),
        None => action.what.clone(),
    };
    let what = match scribe.meeting.hinted.get(&Ref::Action(action.no)) {
        Some(hinted) => say::row_hinted(lang, &what, &scribe.hint_of_row(hinted)),
        None => what,
    };
    let owner = action.owner.map_or_else(|| say::no_owner(lang), |badge| scribe.who(badge));
    // What few rows have shares a column.
    let helpers = (!action.helpers.is_empty()).then(|| scribe.whos(&action.helpers));
    let how = [
        (say::plan_helpers(lang), helpers),
        (say::plan_done_when(lang), action.done_when.clone()),
        (say::plan_resources(lang), action.resources.clone()),
        (say::plan_with(lang), action.with.clone()),
    ];
    let how = how.into_iter().filter_map(|(label, text)| Some([label, text?].join(say::colon(lang))));
    vec![
        scribe.marked(&[Rest::Action(action.no), Rest::Lead(action.no)], scribe.label(Ref::Action(action.no))),
        what,
        owner,
        action.due.map_or_else(|| say::to_be_settled(lang), |due| day_here(scribe, due)),
        scribe.clauses(how),
    ]
}

/// Words that stop, by what their motion came to.
fn stopped(scribe: &Scribe<'_>, what: &str, motion: MotionNo) -> String {
    let lang = scribe.lang;
    let came = scribe.meeting.verdict_of(motion).map(|verdict| names::verdict_paper(lang, verdict).to_owned());
    let came = came.unwrap_or_else(|| say::motion_withdrawn(lang));
    say::row_stopped(lang, what, &say::motion_no(lang, motion.0), &came)
}

/// What somebody offered, in their words; that it stops, where what it stands on did not pass.
pub(super) fn offered(scribe: &Scribe<'_>, pledge: &Pledge) -> String {
    match scribe.meeting.stops(pledge) {
        Some(motion) => stopped(scribe, &pledge.text, motion),
        None => pledge.text.clone(),
    }
}

fn pledged(scribe: &Scribe<'_>, pledge: &Pledge) -> Vec<String> {
    let motion = pledge.motion.map(|motion| say::motion_no(scribe.lang, motion.0));
    let row = pledge.action.map(|action| say::action_no(scribe.lang, action.0)).or(motion);
    // Of one promise there is one day: what the row says holds for the word that its leader gave.
    let of_row = || scribe.meeting.actions.get(&scribe.meeting.promised_row(pledge.no)?)?.due;
    let due = pledge.due.or_else(of_row).map(|due| day_here(scribe, due));
    vec![
        scribe.marked(&[Rest::Pledge(pledge.no)], scribe.label(Ref::Pledge(pledge.no))),
        scribe.who(pledge.badge),
        names::with_gift(scribe.lang, &offered(scribe, pledge), pledge.kind, pledge.amount),
        row.unwrap_or_default(),
        due.unwrap_or_default(),
    ]
}

pub(super) fn responses(scribe: &Scribe<'_>) -> Vec<Part> {
    responses_dated(scribe, &|date| day_here(scribe, date))
}

/// The same with its days as the paper writes them.
pub(super) fn responses_dated(scribe: &Scribe<'_>, date: &dyn Fn(NaiveDate) -> String) -> Vec<Part> {
    let responses = &scribe.meeting.responses;
    if responses.is_empty() {
        return vec![Part::Paragraph(say::no_responses(scribe.lang))];
    }
    let rows = responses.values().map(|response| reply(scribe, response, date));
    vec![scribe.table_part(say::responses_head, rows.collect())]
}

fn reply(scribe: &Scribe<'_>, response: &Response, date: &dyn Fn(NaiveDate) -> String) -> Vec<String> {
    let lang = scribe.lang;
    let due = response.due.map(date);
    let text = match (&response.text, &due) {
        (Some(text), _) => text.clone(),
        (None, Some(due)) => say::reply_later(lang, due),
        (None, None) => say::on_paper(lang),
    };
    let who = response.badge.map(|badge| scribe.who(badge));
    vec![
        say::response_no(lang, response.no.0),
        response.org.clone(),
        text,
        due.unwrap_or_default(),
        who.unwrap_or_default(),
    ]
}
