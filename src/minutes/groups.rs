//! The tables (四).

use super::{Part, Scribe, names, say, scribe::capital};
use crate::meeting::{
    measure::seated,
    state::{Group, Note},
    words::GroupRole,
};

const ROLES: [GroupRole; 4] = [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    if m.groups.is_empty() {
        return vec![Part::Paragraph(say::no_groups(lang))];
    }
    let mut parts = Vec::new();
    for group in m.groups.values() {
        parts.push(Part::Heading(capital(&format!("{} {}", scribe.table(group.no), scribe.topic(group.topic)))));
        parts.push(Part::Facts(facts(scribe, group)));
    }
    let moves = match scribe.measures.moves {
        0 => None,
        moves => Some(say::moves(lang, moves)),
    };
    let sat_out = match scribe.measures.sat_out {
        0 => None,
        sat_out => Some(say::sat_out(lang, sat_out)),
    };
    if moves.is_some() || sat_out.is_some() {
        parts.push(Part::Paragraph(scribe.sentences(moves.into_iter().chain(sat_out))));
    }
    parts.extend(super::figures::moves(scribe));
    parts
}

fn facts(scribe: &Scribe<'_>, group: &Group) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let members = seated(scribe.meeting, group);
    let passed = group.visitors.difference(&members);
    let mut facts: Vec<(String, String)> = ROLES
        .iter()
        .filter_map(|role| {
            let badge = group.roles.get(role)?;
            Some((capital(names::group_role_paper(lang, *role)), scribe.who(*badge)))
        })
        .collect();
    facts.push((say::members(lang), say::members_of(lang, members.len(), &scribe.whos(&members))));
    if passed.clone().next().is_some() {
        facts.push((say::visitors(lang), scribe.whos(passed)));
    }
    let notes = [
        (say::points(lang), &group.points),
        (say::disagreements(lang), &group.disagreements),
        (say::surprises(lang), &group.surprises),
    ];
    let notes = notes.into_iter().filter(|(_, notes)| !notes.is_empty());
    facts.extend(notes.map(|(label, notes)| (label, lines(scribe, notes))));
    facts.push((say::conclusion(lang), conclusion(scribe, group)));
    let others = group.others.then(|| crate::i18n::missing::others(lang));
    let answer: Vec<String> = group.answer.clone().into_iter().chain(others).collect();
    facts.push((say::answer(lang), if answer.is_empty() { say::no_answer(lang) } else { scribe.clauses(answer) }));

    let motions = scribe.meeting.motions.values().filter(|motion| motion.group == Some(group.no));
    let motions: Vec<_> = motions.map(|motion| scribe.motion(motion.no)).collect();
    if !motions.is_empty() {
        facts.push((say::group_motions(lang), scribe.clauses(motions)));
    }
    if let Some((_, seconds)) = group.closed.filter(|(_, seconds)| *seconds >= 30) {
        facts.push((say::early(lang), say::early_by(lang, seconds.saturating_add(30) / 60)));
    }
    let reported = match group.reported {
        Some((at, Some(who))) => say::reported_by(lang, &scribe.moment(at), &scribe.who(who)),
        Some((at, None)) => scribe.moment(at),
        None => say::not_reported(lang),
    };
    facts.push((say::reported(lang), reported));
    facts
}

fn lines(scribe: &Scribe<'_>, notes: &[Note]) -> String {
    let lines = notes.iter().map(|note| note.text.clone().unwrap_or_else(|| say::on_paper(scribe.lang)));
    scribe.clauses(lines)
}

fn conclusion(scribe: &Scribe<'_>, group: &Group) -> String {
    let lang = scribe.lang;
    let moved = scribe.meeting.motions.values().any(|motion| motion.group == Some(group.no));
    match &group.conclusion {
        None if moved => say::conclusion_is_motion(lang),
        None => say::no_conclusion(lang),
        Some(conclusion) => match (&conclusion.note.text, conclusion.unsettled) {
            (Some(text), false) => text.clone(),
            (Some(text), true) => say::no_conclusion_but(lang, text),
            (None, false) => say::on_paper(lang),
            (None, true) => say::no_conclusion(lang),
        },
    }
}
