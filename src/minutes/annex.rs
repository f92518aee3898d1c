//! The annex of the archive: floor log, ledger of rules, head of the chain.

use super::{Part, Scribe, say, time};
use crate::{
    charter::{GuardId, RuleId},
    i18n::{may, moments},
    meeting::{
        Moment,
        rests::Rest,
        state::{Cautioned, Late, LedgerKind, LedgerLine, Speech},
    },
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let mut parts = vec![Part::Section(say::section_annex(lang))];
    parts.extend(floor_log(scribe));
    parts.extend(ledger(scribe));
    parts.extend(cautions(scribe));
    parts.extend(late(scribe));
    parts
}

/// The head of the chain, by which any copy of the journal can be held against this paper.
pub(super) fn head(scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let head = scribe.head.map_or_else(|| say::head_none(lang), |head| say::head(lang, head));
    vec![Part::Small([say::head_heading(lang), head].join(say::colon(lang)))]
}

fn floor_log(scribe: &Scribe<'_>) -> Vec<Part> {
    let heading = Part::Heading(say::log_heading(scribe.lang));
    if scribe.meeting.speeches.is_empty() {
        return vec![heading, Part::Paragraph(say::floor_none(scribe.lang))];
    }
    let rows = scribe.meeting.speeches_held().into_iter().map(|speech| log_row(scribe, speech));
    vec![heading, scribe.table_part(say::log_head, rows.collect())]
}

fn log_row(scribe: &Scribe<'_>, speech: &Speech) -> Vec<String> {
    let lang = scribe.lang;
    let relayed = speech.relayed.map(|by| say::relayed(lang, &scribe.who(by)));
    let void = speech.void.then(|| say::log_void(lang));
    let running = speech.seconds.is_none().then(|| say::log_running(lang));
    let over = if speech.over == 0 { String::new() } else { speech.over.to_string() };
    vec![
        speech.no.to_string(),
        say::motion_no(lang, speech.motion.0),
        scribe.who(speech.badge),
        say::side(lang, speech.side).to_owned(),
        speech.seconds.map(time::clock).unwrap_or_default(),
        over,
        scribe.clauses(relayed.into_iter().chain(void).chain(running)),
        speech.text.clone().unwrap_or_default(),
    ]
}

/// What was typed later than it happened (补录), a row for lines in a row that were told in one go.
fn late(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    if m.late.is_empty() {
        return Vec::new();
    }
    let mut runs: Vec<(&Late, &Late)> = Vec::new();
    for line in &m.late {
        match runs.last_mut() {
            Some((_, last)) if last.seq + 1 == line.seq && last.when <= line.when => *last = line,
            _ => runs.push((line, line)),
        }
    }
    let span = |one: String, other: String| if one == other { one } else { say::from_to(lang, &one, &other) };
    let moments = |one: Moment, other: Moment| {
        let until = if one.date() == other.date() { time::hhmm(other.time()) } else { scribe.day_and_time(other) };
        let from = scribe.day_and_time(one);
        if one.date() == other.date() && time::hhmm(one.time()) == until {
            from
        } else {
            say::from_to(lang, &from, &until)
        }
    };
    let rows = runs.into_iter().map(|(first, last)| {
        let what = if first.seq == last.seq { about(scribe, &first.what) } else { String::new() };
        vec![
            span(first.seq.to_string(), last.seq.to_string()),
            moments(first.when, last.when),
            moments(first.written, last.written),
            what,
        ]
    });
    let heading = Part::Heading(say::late_heading(lang));
    vec![
        heading,
        Part::Paragraph(say::late_count(lang, m.late.len())),
        scribe.table_part(say::late_head, rows.collect()),
    ]
}

/// What one line made or turned, as far as it has a name of its own.
fn about(scribe: &Scribe<'_>, what: &[Rest]) -> String {
    let told = what.iter().filter(|rest| !rest.is_place() && !matches!(rest, Rest::Meeting));
    let mut words: Vec<String> = told.map(|rest| moments::rest(scribe.lang, *rest)).collect();
    // A row, and who leads it, are called the same.
    words.dedup();
    scribe.join(words)
}

fn ledger(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let heading = Part::Heading(say::ledger_heading(lang));
    if m.ledger.is_empty() {
        return vec![heading, Part::Paragraph(say::ledger_none(lang))];
    }
    let counts = scribe.measures.rules.iter().map(|(rule, count)| {
        let counts = [count.refused, count.waived, count.advised, count.flagged];
        [scribe.rule(*rule)].into_iter().chain(counts.map(|n| n.to_string())).collect()
    });
    let mut parts = vec![heading, scribe.table_part(say::ledger_head, counts.collect())];
    let overturned = m.rulings.values().filter(|ruling| ruling.overturned).count();
    if overturned > 0 {
        parts.push(Part::Paragraph(say::overturned(lang, overturned)));
    }
    if scribe.measures.rules.values().any(|count| count.advised > 0) {
        parts.push(Part::Paragraph(say::ledger_advised(lang)));
    }
    let lines = by_moment(&m.ledger, |line| line.at).into_iter().map(|line| ledger_row(scribe, line));
    parts.push(scribe.table_part(say::ledger_lines_head, lines.collect()));
    parts
}

/// A slip that lacks something, a hand without a motion, a count that doesn't add up: whoever typed it, and nobody's breach.
fn is_of_typing(kind: &LedgerKind) -> bool {
    use GuardId as G;
    let (LedgerKind::Refused(guard, _) | LedgerKind::Advised(guard) | LedgerKind::Waived(guard, _)) = kind else {
        return false;
    };
    match guard {
        G::R02One | G::R02Fields | G::R02WhoWhen | G::R06Motion => true,
        G::R01Neutral
        | G::R03Busy
        | G::R03Order
        | G::R03Interrupt
        | G::R04Chair
        | G::R05Turns
        | G::R05Time
        | G::R06Off
        | G::R07Again
        | G::R07Stop
        | G::R08Sides
        | G::R09Side
        | G::R10Kind => false,
        other => matches!(other.rule(), RuleId::R11 | RuleId::R12 | RuleId::R13),
    }
}

/// The badge alone: no name stands beside a breach.
fn ledger_row(scribe: &Scribe<'_>, line: &LedgerLine) -> Vec<String> {
    let lang = scribe.lang;
    let (kind, reason) = match &line.kind {
        LedgerKind::Refused(..) => (say::kind_refused(lang), String::new()),
        LedgerKind::Waived(_, reason) => (say::kind_waived(lang), reason.clone()),
        LedgerKind::Advised(_) => (say::kind_advised(lang), String::new()),
        LedgerKind::Flagged(_) => (say::kind_flagged(lang), String::new()),
    };
    let badge = line.badge.filter(|_| !is_of_typing(&line.kind)).map(|badge| say::badge(lang, badge.no));
    vec![scribe.moment(line.at), scribe.rule(line.rule), kind, badge.unwrap_or_default(), reason]
}

/// What went with a word of advice, or with a reason, against the table of who may do what. The badge alone here, too.
fn cautions(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    if m.cautions.is_empty() {
        return Vec::new();
    }
    let row = |line: &Cautioned| {
        let how = if line.reason.is_some() { say::kind_waived(lang) } else { say::kind_advised(lang) };
        let badge = line.badge.map(|badge| say::badge(lang, badge.no)).unwrap_or_default();
        let reason = line.reason.clone().unwrap_or_default();
        vec![time::hhmm(line.at.time()), may::caution(lang, line.what), how, badge, reason]
    };
    let rows = by_moment(&m.cautions, |line| line.at).into_iter().map(row).collect();
    vec![Part::Heading(say::cautions_heading(lang)), scribe.table_part(say::cautions_head, rows)]
}

/// In the order in which it happened, whenever it was written down; what is of one moment, as it was written.
fn by_moment<T>(all: &[T], at: impl Fn(&T) -> Moment) -> Vec<&T> {
    let mut all: Vec<&T> = all.iter().collect();
    all.sort_by_key(|one| at(one));
    all
}
