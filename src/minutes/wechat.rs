//! A plain text for the neighbours' chat, ready before people have left: no markup, and nobody's side.

use super::{
    For, Record, Scribe, later, names, onepage, opening, plan, say,
    sent::{self, Named},
    votes,
};
use crate::{
    charter::VoteBasis,
    i18n::{Lang, record as words, time},
    meeting::{
        Meeting, Moment,
        numbers::Badge,
        state::{Motion, MotionState, ParkedItem, Response, Vote},
        words::{Ref, Subject, Verdict},
    },
    text,
};

/// Who is named in the text by more than a number, or would be: those who are asked 名字进群吗？
pub fn named(meeting: &Meeting) -> Vec<Badge> {
    let rows = meeting.rows_here().filter_map(|row| row.owner);
    let leads = meeting.leads.values().map(|lead| lead.badge);
    let pledges = meeting.pledges.values().map(|pledge| pledge.badge);
    let mut all: Vec<Badge> = rows.chain(leads).chain(pledges).filter(|badge| *badge != Badge::NOBODY).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// UTF-8, LF, a line a fact.
pub fn write(meeting: &Meeting, record: &Record<'_>) -> Vec<u8> {
    let meeting = &*sent::seen(meeting, record);
    let named = Named::of(record);
    let record = Record { names: &named, ..*record };
    let scribe = Scribe::new(meeting, &record, For::Everybody);
    let mut lines: Vec<String> = lines(&scribe).iter().map(|line| text::strip(line).trim().to_owned()).collect();
    lines.push(String::new());
    lines.join("\n").into_bytes()
}

fn lines(scribe: &Scribe<'_>) -> Vec<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let days = opening::day(scribe).map(Moment::date).into_iter().chain(m.later_days());
    let day = lang.list(days.map(|day| time::day(lang, day)));
    let mut lines: Vec<String> = scribe.record.unread.map(str::to_owned).into_iter().collect();
    lines.push(lead(scribe, &day));
    lines.extend(say::by_sitting(lang, m));
    if scribe.opening().is_some_and(|opening| opening.practice) {
        lines.push(words::chat_practice(lang));
    }
    if m.basis() == VoteBasis::Household && m.votes.values().any(|vote| vote.result.is_some()) {
        lines.push(words::chat_households(lang));
    }
    lines.extend(later::closed_early(scribe));
    for (verdicts, heading) in KINDS {
        let of_kind = decided(scribe).filter(|(_, _, verdict)| verdicts.contains(verdict));
        let of_kind: Vec<String> = of_kind
            .map(|(motion, vote, verdict)| {
                line(scribe, motion, vote, verdict) + &say::turned(lang, vote).unwrap_or_default()
            })
            .collect();
        lines.extend(under(heading(lang), of_kind));
    }
    let withdrawn: Vec<String> = m.withdrawn().map(|motion| scribe.thing(Ref::Motion(motion.no))).collect();
    if !withdrawn.is_empty() {
        lines.push(words::chat_withdrawn(lang, &scribe.clauses(withdrawn)));
    }
    lines.extend(chosen(scribe));
    lines.extend(onepage::heard(scribe));
    lines.extend(scribe.meeting.undecided().map(|motion| say::open_motion(lang, &scribe.motion(motion.no))));
    lines.extend(under(words::chat_doing(lang), doing(scribe)));
    let parked = m.parked.values().filter(|item| !scribe.kept_off(Ref::Parked(item.no)) && !m.taken_back(item));
    let parked: Vec<String> = parked.map(|item| set_aside(scribe, item)).collect();
    lines.extend(under(words::chat_parked(lang), parked));
    lines.extend(m.responses.values().map(|reply| answered(scribe, reply)));
    lines.extend(under(words::chat_sent(lang), onepage::sent_by_hand(scribe)));
    if let Some(follow_up) = &m.follow_up {
        let hour = follow_up.time.map(time::hhmm);
        let when = [Some(opening::day_here(scribe, follow_up.date)), hour, follow_up.place.clone()];
        let when = when.into_iter().flatten().collect::<Vec<_>>().join(" ");
        // Where nobody promised anything there is nothing to look at first.
        let promised = !m.leads.is_empty() || !m.pledges.is_empty() || m.rows_here().any(|row| row.owner.is_some());
        lines.push(if promised { words::chat_next(lang, &when) } else { words::chat_next_plain(lang, &when) });
    }
    lines.push(words::chat_close(lang));
    // Whoever gets it can hold any copy of the record against it, years later.
    lines.extend(scribe.head.map(|head| words::head(lang, head)));
    lines
}

/// How many neighbours came; who belongs to no household, or only listened, is no neighbour and is counted apart.
fn lead(scribe: &Scribe<'_>, day: &str) -> String {
    let lang = scribe.lang;
    let (residents, others) = scribe.meeting.came_by_kind();
    let lead = words::chat_lead(lang, scribe.estate(), day, residents);
    let many = |(sector, many): &(Option<&str>, usize)| {
        let who = sector.map_or_else(|| words::chat_listeners(lang), |id| scribe.sector(id));
        words::chat_many(lang, &who, *many)
    };
    let others: Vec<String> = others.iter().map(many).collect();
    if others.is_empty() { lead } else { words::chat_besides(lang, &lead, &scribe.join(others)) }
}

/// Lines below their heading; none without the other.
fn under(heading: String, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { lines } else { [heading].into_iter().chain(lines).collect() }
}

type Kind = (&'static [Verdict], fn(Lang) -> String);

const KINDS: [Kind; 5] = [
    (&[Verdict::Passed], words::chat_decided),
    (&[Verdict::Advised], words::chat_advised),
    (&[Verdict::NotPassed], words::chat_failed),
    (&[Verdict::NotAdvised], words::chat_not_sent),
    (&[Verdict::Consulted], words::chat_consulted),
];

fn decided<'a>(scribe: &Scribe<'a>) -> impl Iterator<Item = (&'a Motion, &'a Vote, Verdict)> + use<'a> {
    let m = scribe.meeting;
    m.motions.values().filter_map(move |motion| match motion.state {
        MotionState::Decided { vote, verdict, .. } => Some((motion, m.votes.get(&vote)?, verdict)),
        _ => None,
    })
}

fn line(scribe: &Scribe<'_>, motion: &Motion, vote: &Vote, verdict: Verdict) -> String {
    let lang = scribe.lang;
    let (n, title) = (&scribe.label(Ref::Motion(motion.no)), scribe.gist(&motion.stands_as()));
    let (f, a) = vote.result.as_ref().map_or((0, 0), |result| (result.for_, result.against));
    match verdict {
        Verdict::Passed => words::chat_decided_line(lang, n, &title, f, a),
        Verdict::NotPassed => words::chat_failed_line(lang, n, &title, f, a),
        Verdict::NotAdvised => words::chat_not_sent_line(lang, n, &title, f, a),
        Verdict::Consulted if vote.short.is_some() => words::chat_short_line(lang, n, &title, f, a),
        Verdict::Consulted => words::chat_consulted_line(lang, n, &title, f, a),
        Verdict::Advised => {
            let forward = scribe.meeting.forwards.get(&Ref::Motion(motion.no));
            let org = onepage::receiver(scribe, motion);
            match forward.and_then(|forward| forward.due) {
                Some(due) => words::chat_asked_line(lang, n, &title, f, a, &org, &opening::day_here(scribe, due)),
                None => words::chat_advised_line(lang, n, &title, f, a, &org),
            }
        }
    }
}

/// The number of what was noted, its words, and where it goes.
fn set_aside(scribe: &Scribe<'_>, item: &ParkedItem) -> String {
    let (lang, of) = (scribe.lang, Ref::Parked(item.no));
    let forward = scribe.meeting.forwards.get(&of);
    let unit = forward.and_then(|forward| forward.receiver.clone());
    let to = forward.map(|forward| forward.to).or(item.to).map(|to| names::destination(lang, to).to_owned());
    match unit.or(to) {
        Some(to) => say::with_place(lang, &scribe.thing(of), &to),
        None => scribe.thing(of),
    }
}

/// What a unit answered, and by when it acts.
fn answered(scribe: &Scribe<'_>, reply: &Response) -> String {
    let lang = scribe.lang;
    let no = say::response_no(lang, reply.no.0);
    let due = reply.due.map(|due| opening::day_here(scribe, due));
    match (&reply.text, due) {
        (Some(text), Some(due)) => words::chat_doing_line(lang, &no, &reply.org, text, &due),
        (Some(text), None) => words::chat_doing_open(lang, &no, &reply.org, text),
        (None, Some(due)) => words::chat_doing_open(lang, &no, &reply.org, &say::reply_later(lang, &due)),
        (None, None) => words::chat_doing_open(lang, &no, &reply.org, &say::on_paper(lang)),
    }
}

/// Votes between topics or texts, with what each was given.
fn chosen(scribe: &Scribe<'_>) -> Vec<String> {
    let line = |vote: &Vote| match (&vote.on, &vote.result) {
        (Subject::Choice { title, .. }, Some(_)) => {
            Some(words::chat_chosen_line(scribe.lang, title, &votes::outcome_in_full(scribe, vote)))
        }
        _ => None,
    };
    scribe.meeting.votes.values().filter_map(line).collect()
}

/// What was decided and the rows of the plan, by who leads; then the pledges that are no row's.
fn doing(scribe: &Scribe<'_>) -> Vec<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let rows = m.rows_here().map(|action| {
        let who = action.owner.map_or_else(|| say::no_owner(lang), |badge| scribe.who(badge));
        (Ref::Action(action.no), who, action.what.clone(), action.due)
    });
    let leads = plan::tasks(scribe).map(|(task, lead)| {
        let who = lead.map_or_else(|| say::no_owner(lang), |lead| scribe.who(lead.badge));
        let due = lead.and_then(|lead| lead.due);
        (scribe.label_of(task), who, scribe.task_words(task), due)
    });
    let rows = rows.map(|(of, who, what, due)| (scribe.label(of), who, what, due));
    let pledges = m.pledges.values().filter(|pledge| m.promised_row(pledge.no).is_none());
    let pledges = pledges.map(|pledge| {
        (scribe.label(Ref::Pledge(pledge.no)), scribe.who(pledge.badge), plan::offered(scribe, pledge), pledge.due)
    });
    let line = |(label, who, what, due): (String, String, String, _)| match due {
        Some(due) => words::chat_doing_line(lang, &label, &who, &what, &opening::day_here(scribe, due)),
        None => words::chat_doing_open(lang, &label, &who, &what),
    };
    leads.chain(rows).chain(pledges).map(line).collect()
}
