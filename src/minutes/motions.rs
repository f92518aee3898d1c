//! Motions and their debate (五). Who stood on which side is in the annex only.

use std::collections::BTreeMap;

use super::{
    Part, Scribe, names, say,
    scribe::{capital, percent},
    time,
};
use crate::{
    charter::{RuleId, Scope},
    meeting::{
        measure::Share,
        refusal::Part as Word,
        rests::Rest,
        state::{LedgerKind, Motion, MotionState, Speech},
        words::{MotionText, Ref, Side},
    },
};

const WORDS: [Word; 4] = [Word::Action, Word::Object, Word::Who, Word::When];
const SIDES: [Side; 3] = [Side::For, Side::Against, Side::Question];

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let m = scribe.meeting;
    let mut parts = Vec::new();
    if m.motions.is_empty() {
        parts.push(Part::Paragraph(say::no_motions(scribe.lang)));
    }
    for motion in m.motions.values() {
        parts.push(Part::Heading(scribe.marked(&[Rest::Motion(motion.no)], capital(&scribe.motion(motion.no)))));
        parts.push(Part::Facts(facts(scribe, motion)));
    }
    if !m.motions.is_empty() {
        parts.extend(floor(scribe));
    }
    if scribe.is_archive() {
        parts.extend(waived(scribe));
    }
    parts
}

fn facts(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let lang = scribe.lang;
    // What was voted on stands; what was left open then and filled in since says so.
    let (text, (who, when)) = (motion.stands_as(), motion.filled());
    let settled = |word| match (text.part(word), word) {
        ("", _) => say::to_be_settled(lang),
        (text, Word::Who) if who.is_some() => say::filled_later(lang, text),
        (text, Word::When) if when.is_some() => say::filled_later(lang, text),
        (text, _) => text.to_owned(),
    };
    let mut facts: Vec<_> = WORDS.map(|word| (capital(names::part(lang, word)), settled(word))).into();
    // Who moves something is for it: outside the archive the table alone is named.
    let mover = motion.mover.filter(|_| scribe.is_archive()).map(|badge| scribe.who(badge));
    let movers: Vec<_> = motion.group.map(|group| scribe.table(group)).into_iter().chain(mover).collect();
    if !movers.is_empty() {
        facts.push((say::motion_mover(lang), scribe.join(movers)));
    }
    let scope = names::scope(lang, motion.scope);
    let scope = match &motion.receiver {
        Some(receiver) => say::motion_scope_to(lang, scope, receiver),
        None => scope.to_owned(),
    };
    facts.push((say::motion_scope(lang), scope));
    facts.extend(scope_notes(scribe, motion));
    facts.extend(wording(scribe, motion));
    facts.extend(debate(scribe, motion));
    let state = match &motion.state {
        MotionState::Waiting if motion.debate.speeches.is_empty() => say::motion_waiting(lang),
        MotionState::Waiting | MotionState::Open => say::motion_open(lang),
        // Who does it and by when may be settled after the vote: then it is said which words were voted on.
        MotionState::Decided { vote, version, .. } if usize::from(*version) <= motion.earlier.len() => {
            say::motion_decided_as(lang, vote.0, *version)
        }
        MotionState::Decided { vote, .. } => say::motion_decided(lang, vote.0),
        MotionState::Parked(no) => say::motion_parked(lang, no.0),
        MotionState::Withdrawn(Some(badge)) if scribe.is_archive() => {
            say::motion_withdrawn_by(lang, &scribe.who(*badge))
        }
        MotionState::Withdrawn(_) => say::motion_withdrawn(lang),
    };
    facts.push((say::motion_state(lang), state));
    facts
}

/// A hint that nobody answered, a scope that went down after the verdict, corrections of the words: beside, never instead.
fn scope_notes(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let (m, lang, of) = (scribe.meeting, scribe.lang, Ref::Motion(motion.no));
    let mut notes = Vec::new();
    if let Some(hinted) = m.hinted.get(&of).filter(|_| motion.scope == Scope::Unsure) {
        notes.push((say::scope_hint(lang), scribe.hint(hinted)));
    }
    if let Some(lowered) = &motion.lowered {
        let from = names::scope(lang, lowered.from);
        let when = scribe.day_and_time(lowered.at);
        notes.push((say::scope_lowered(lang), say::scope_lowered_from(lang, from, &when, &lowered.reason)));
    }
    for put in m.corrections.iter().filter(|put| put.what == of) {
        notes.push((say::words_corrected(lang), say::words_corrected_to(lang, &put.text, &put.reason)));
    }
    notes
}

/// How the words changed on the way.
fn wording(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let mut facts = Vec::new();
    if !motion.earlier.is_empty() {
        let drafts = motion.earlier.iter().zip(1..);
        let drafts = drafts.map(|(text, n)| say::version_text(lang, n, &in_full(scribe, text)));
        facts.push((say::versions(lang), scribe.clauses(drafts)));
    }
    if !motion.amendments.is_empty() {
        let amendments = motion.amendments.iter().map(|amendment| {
            let state = match amendment.adopted {
                _ if amendment.withdrawn => say::amendment_withdrawn(lang),
                Some(true) => say::amendment_taken(lang),
                Some(false) => say::amendment_left(lang),
                None if motion.is_undecided() => say::amendment_open(lang),
                None => say::amendment_not_voted(lang),
            };
            // Over the words as they stood when it was settled: an earlier one may have changed others.
            let text = in_full(scribe, &amendment.text);
            if scribe.is_archive() {
                say::amendment(lang, &scribe.who(amendment.mover), &text, &state)
            } else {
                say::amendment_of_nobody(lang, &text, &state)
            }
        });
        facts.push((say::amendments(lang), scribe.clauses(amendments)));
    }
    facts
}

/// All parts that are settled, in one line.
fn in_full(scribe: &Scribe<'_>, text: &MotionText) -> String {
    let parts = WORDS.map(|word| (names::part(scribe.lang, word), text.part(word)));
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    scribe.join(parts.map(|(name, text)| format!("{name} {text}")))
}

fn debate(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut speeches: Vec<&Speech> = m.speeches_held();
    speeches.retain(|speech| speech.motion == motion.no && !speech.void);
    if speeches.is_empty() {
        return vec![(say::motion_debate(lang), say::motion_debate_none(lang))];
    }
    let of = |side: Option<Side>| speeches.iter().filter(move |speech| speech.side == side);
    let sides = SIDES.map(Some).into_iter().chain([None]);
    let turns = sides.map(|side| (side, of(side).count())).filter(|(_, n)| *n > 0);
    let turns = turns.map(|(side, n)| say::side_turns(lang, say::side(lang, side), n));
    let sum = say::motion_debate_sum(lang, speeches.len(), &scribe.join(turns));
    let mut facts = vec![(say::motion_debate(lang), sum)];
    for side in SIDES {
        let gists: Vec<String> = of(Some(side)).filter_map(|speech| speech.text.clone()).collect();
        if !gists.is_empty() {
            let label = match side {
                Side::For | Side::Against => say::voices_of(lang, say::side(lang, Some(side))),
                Side::Question => say::voices_questions(lang),
            };
            facts.push((label, scribe.clauses(gists)));
        }
    }
    facts
}

/// Shares of the floor: by sector and side, never by person.
fn floor(scribe: &Scribe<'_>) -> Vec<Part> {
    let (lang, measures) = (scribe.lang, &scribe.measures);
    let mut parts = vec![Part::Heading(say::floor_heading(lang))];
    if let Some(limits) = scribe.meeting.limits {
        parts.push(Part::Paragraph(say::limits(lang, &time::clock(limits.seconds), limits.turns)));
    }
    if !scribe.is_archive() {
        parts.push(Part::Paragraph(say::floor_kept(lang)));
        return parts;
    }
    if measures.sides.is_empty() {
        parts.push(Part::Paragraph(say::floor_none(lang)));
        return parts;
    }
    let mut sentences = vec![say::floor_voices(lang, measures.spoke, measures.people)];
    let first = measures.voices.iter();
    let first = first.map(|voices| say::floor_first_on(lang, &say::motion_no(lang, voices.motion.0), voices.first));
    sentences.push(say::floor_first(lang, &scribe.join(first)));
    if !scribe.meeting.groups.is_empty() {
        sentences.push(match measures.unheard.as_slice() {
            [] => say::floor_heard(lang),
            unheard => say::floor_unheard(lang, &scribe.join(unheard.iter().map(|group| scribe.table(*group)))),
        });
    }
    parts.push(Part::Paragraph(scribe.sentences(sentences)));

    let whole = measures.sides.values().fold(0_u32, |all, share| all.saturating_add(share.seconds));
    let figures = |share: Share| {
        let of_all = percent(share.seconds, whole).unwrap_or_default();
        [share.turns.to_string(), time::clock(share.seconds), of_all]
    };
    let sectors = measures.sectors.iter().map(|sector| {
        let who = [scribe.sector(&sector.sector), sector.people.to_string(), sector.spoke.to_string()];
        who.into_iter().chain(figures(sector.share)).collect()
    });
    parts.push(scribe.table_part(say::floor_sectors_head, sectors.collect()));
    // The sides as people name them: for, against, question, not said.
    let sides = SIDES.map(Some).into_iter().chain([None]);
    let sides = sides.filter_map(|side| measures.sides.get(&side).map(|share| (side, *share)));
    let sides = sides.map(|(side, share)| [capital(say::side(lang, side))].into_iter().chain(figures(share)).collect());
    parts.push(scribe.table_part(say::floor_sides_head, sides.collect()));
    if scribe.is_archive() {
        parts.extend(super::figures::floor(scribe));
        parts.extend(super::figures::sides(scribe));
    }
    parts
}

/// Rules that were passed with a reason: rule and reason, no names.
fn waived(scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let mut by_rule: BTreeMap<RuleId, Vec<&str>> = BTreeMap::new();
    for line in &scribe.meeting.ledger {
        if let LedgerKind::Waived(_, reason) = &line.kind {
            by_rule.entry(line.rule).or_default().push(reason);
        }
    }
    if by_rule.is_empty() {
        return Vec::new();
    }
    let items = by_rule.into_iter().map(|(rule, reasons)| {
        let times = reasons.len();
        let mut distinct: Vec<&str> = Vec::new();
        for reason in reasons {
            if !distinct.contains(&reason) {
                distinct.push(reason);
            }
        }
        let reasons = scribe.clauses(distinct.into_iter().map(str::to_owned));
        say::waived(lang, &scribe.rule(rule), times, &reasons)
    });
    vec![Part::Heading(say::waived_heading(lang)), Part::List(items.collect())]
}
