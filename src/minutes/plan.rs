//! The plan and the pledges (七), and what the units answered (八).

use super::{Part, Scribe, say};
use crate::meeting::{
    state::{Action, Pledge, Response},
    words::Ref,
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut parts = Vec::new();
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
    parts
}

fn row(scribe: &Scribe<'_>, action: &Action) -> Vec<String> {
    let lang = scribe.lang;
    let what = match action.motion {
        Some(motion) if scribe.meeting.stopped_by(action).is_some() => {
            say::row_stopped(lang, &action.what, &say::motion_no(lang, motion.0))
        }
        Some(motion) => say::from_motion(lang, &action.what, &say::motion_no(lang, motion.0)),
        None => action.what.clone(),
    };
    let owner = action.owner.map_or_else(|| say::no_owner(lang), |badge| scribe.who(badge));
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        scribe.label(Ref::Action(action.no)),
        what,
        owner,
        scribe.whos(&action.helpers),
        scribe.date_or_none(action.due),
        or_blank(&action.done_when),
        or_blank(&action.resources),
        or_blank(&action.with),
    ]
}

fn pledged(scribe: &Scribe<'_>, pledge: &Pledge) -> Vec<String> {
    let row = pledge.action.map(|action| say::action_no(scribe.lang, action.0));
    let due = pledge.due.map(|due| scribe.date(due));
    vec![
        scribe.label(Ref::Pledge(pledge.no)),
        scribe.who(pledge.badge),
        pledge.text.clone(),
        row.unwrap_or_default(),
        due.unwrap_or_default(),
    ]
}

pub(super) fn responses(scribe: &Scribe<'_>) -> Vec<Part> {
    let responses = &scribe.meeting.responses;
    if responses.is_empty() {
        return vec![Part::Paragraph(say::no_responses(scribe.lang))];
    }
    let rows = responses.values().map(|response| reply(scribe, response));
    vec![scribe.table_part(say::responses_head, rows.collect())]
}

pub(super) fn reply(scribe: &Scribe<'_>, response: &Response) -> Vec<String> {
    let lang = scribe.lang;
    let due = response.due.map(|due| scribe.date(due));
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
