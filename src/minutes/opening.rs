//! The front page: what, when, where, who served (一), and who was there (二).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::{Part, Scribe, names, say, scribe::capital, time};
use crate::charter::VoteBasis;
use crate::meeting::{
    Meeting, Moment,
    measure::Length,
    numbers::Badge,
    state::{Participant, Revised},
    words::{Office, PromiseState},
};
use crate::text;
use crate::tracker::MeetingNo;

const OFFICES: [Office; 4] = [Office::Chair, Office::Deputy, Office::Recorder, Office::Timekeeper];

/// What stands between the title and the first section.
pub(super) fn front(scribe: &Scribe<'_>) -> Vec<Part> {
    let own = scribe.record.board.and_then(|board| board.first_line.as_deref()).map(text::strip);
    let mut parts: Vec<Part> = scribe.unread().into_iter().chain(own.map(Part::Paragraph)).collect();
    let Some(opening) = scribe.opening() else { return parts };
    let (m, lang) = (scribe.meeting, scribe.lang);
    if opening.practice {
        parts.push(Part::Paragraph(say::practice(lang)));
    }
    for version in 2..=m.version {
        let changed: BTreeSet<Revised> =
            m.revised.iter().filter(|(of, _)| *of == version).map(|(_, what)| *what).collect();
        let changed = changed.into_iter().map(|what| match what {
            Revised::Thing(what) => scribe.label(what),
            Revised::Roll => say::revised_roll(lang),
            Revised::Vote(vote) => say::vote_no(lang, vote.0),
            Revised::Reply => say::revised_reply(lang),
            Revised::FollowUp => say::revised_follow_up(lang),
            Revised::Number => say::revised_number(lang),
            Revised::Course => say::revised_course(lang),
        });
        parts.push(Part::Paragraph(say::version(lang, version, &scribe.join(changed))));
    }
    parts
}

/// Which meeting of the year it is. One that has no number says so: nobody counts it here.
pub(super) fn number(scribe: &Scribe<'_>) -> Option<String> {
    let estate = &scribe.opening()?.estate;
    Some(match MeetingNo::of(scribe.meeting) {
        Some(no) => say::number(scribe.lang, estate, i32::from(no.year), no.meeting),
        None => say::unnumbered(scribe.lang, estate),
    })
}

/// When the meeting was: its real start, else the planned one, else when somebody sat down to it.
pub(super) fn day(scribe: &Scribe<'_>) -> Option<Moment> {
    let planned = scribe.opening().and_then(|opening| opening.planned);
    let m = scribe.meeting;
    m.started.or(planned).or(m.visits.first().map(|visit| visit.entered))
}

/// A day, without its year where that can only be the year of the meeting: it stands above.
pub(super) fn day_here(scribe: &Scribe<'_>, day: NaiveDate) -> String {
    let held = self::day(scribe).map(Moment::date);
    held.map_or_else(|| scribe.date(day), |held| time::day_from(scribe.lang, day, held))
}

pub(super) fn basics(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let mut facts = vec![(say::when(lang), when(scribe))];
    if let Some(opening) = scribe.opening() {
        let place = opening.place.clone().unwrap_or_else(|| say::not_noted(lang));
        facts.push((say::place(lang), place));
        facts.push((say::theme(lang), opening.theme.clone()));
    }
    facts.extend(OFFICES.map(|office| (capital(names::office(lang, office)), held(scribe, office))));
    facts.extend(vacant(scribe));
    facts.extend(tellers(scribe).map(|who| (say::tellers(lang), who)));
    if let Some(charter) = scribe.charter() {
        facts.push((say::charter(lang), scribe.words(&charter.title)));
    }
    let mut read = Vec::new();
    let mut readings: Vec<_> = m.readings.iter().collect();
    readings.sort_by_key(|(at, _)| *at);
    for (_, what) in readings {
        if !read.contains(what) {
            read.push(*what);
        }
    }
    if !read.is_empty() {
        let read = read.into_iter().map(|what| say::reading(lang, what).to_owned());
        facts.push((say::read_aloud(lang), scribe.join(read)));
    }
    let mut parts = vec![Part::Facts(facts), Part::Paragraph(say::nature(lang))];
    parts.extend(promises(scribe));
    parts.extend(lengths(scribe));
    parts
}

pub(super) fn when(scribe: &Scribe<'_>) -> String {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let planned = scribe.opening().and_then(|opening| opening.planned);
    let day = day(scribe);
    let mut clauses = Vec::new();
    if let Some(day) = day {
        let weekday = say::weekday(lang, day.date().weekday().num_days_from_monday());
        clauses.push(format!("{} {weekday}", scribe.date(day.date())));
    }
    // A day is named only where it isn't the day of the meeting.
    let at = |moment: Moment| match day {
        Some(day) if day.date() != moment.date() => scribe.day_and_time(moment),
        _ => time::hhmm(moment.time()),
    };
    clauses.extend(planned.map(|planned| say::when_planned(lang, &at(planned))));
    clauses.push(match m.started {
        Some(started) => say::when_started(lang, &at(started)),
        None => say::when_not_started(lang),
    });
    clauses.push(match (&m.closed, m.adjourned) {
        (Some(close), _) => say::when_closed(lang, &at(close.at)),
        (None, Some(adjourned)) => match m.agreed_day() {
            Some(day) => say::when_adjourned_to(lang, &at(adjourned), &time::date(lang, day)),
            None => say::when_adjourned(lang, &at(adjourned)),
        },
        (None, None) => say::when_open(lang),
    });
    clauses.extend(m.closed.as_ref().and_then(|close| close.typed).map(|typed| say::closed_late(lang, &at(typed))));
    clauses.join(say::clause(lang))
}

/// Who held an office, with the moments where it changed hands. A chair that was handed over says who wished to speak, and when:
/// the moments are for the archive.
pub(super) fn held(scribe: &Scribe<'_>, office: Office) -> String {
    let m = scribe.meeting;
    let log = m.office_log.iter().filter(|(_, of, _)| *of == office);
    let mut held: Vec<(Moment, Badge)> = log.filter_map(|(at, _, badge)| badge.map(|badge| (*at, badge))).collect();
    held.dedup_by_key(|(_, badge)| *badge);
    match held.as_slice() {
        [] => m.offices.get(&office).map_or_else(|| say::nobody(scribe.lang), |badge| scribe.who(*badge)),
        [(_, badge)] => scribe.who(*badge),
        _ if !scribe.is_archive() => {
            let once: BTreeSet<Badge> = held.iter().map(|(_, badge)| *badge).collect();
            scribe.whos(&once)
        }
        _ => scribe
            .join(held.iter().map(|(at, badge)| say::since(scribe.lang, &scribe.who(*badge), &scribe.moment(*at)))),
    }
}

/// From when to when nobody in the room held the chair, and who took it.
pub(super) fn vacant(scribe: &Scribe<'_>) -> Option<(String, String)> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let held = day(scribe).map(Moment::date);
    let at = |moment: Moment| {
        if held == Some(moment.date()) { time::hhmm(moment.time()) } else { scribe.day_and_time(moment) }
    };
    let each = m.vacancies.iter().map(|vacancy| match (vacancy.until, vacancy.filled) {
        (Some(until), Some(who)) => say::vacant_filled(lang, &at(vacancy.from), &at(until), &scribe.who(who)),
        (Some(until), None) => say::vacant_to_the_end(lang, &at(vacancy.from), &at(until)),
        (None, _) => say::vacant_still(lang, &at(vacancy.from)),
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| (say::vacant(lang), each.join(say::semicolon(lang))))
}

fn promises(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let promises = scribe.opening().map_or(&[][..], |opening| &opening.promises);
    if promises.is_empty() {
        return Vec::new();
    }
    let reviewed: BTreeMap<usize, _> = m.reviews.iter().map(|(no, review)| (usize::from(no.0), review)).collect();
    let done = reviewed.values().filter(|(state, _)| *state == PromiseState::Done).count();
    let rows = promises.iter().zip(1..).map(|(promise, no)| {
        let review = reviewed.get(&no);
        let state =
            review.map_or_else(|| say::not_reviewed(lang), |(state, _)| names::promise_state(lang, *state).to_owned());
        let due = promise.due.map(|due| scribe.date(due)).unwrap_or_default();
        let note = review.and_then(|(_, note)| note.clone()).unwrap_or_default();
        vec![promise.item.clone(), promise.text.clone(), due, state, note]
    });
    vec![
        Part::Heading(say::promises_heading(lang)),
        Part::Paragraph(say::promises_sum(lang, promises.len(), done)),
        scribe.table_part(say::promises_head, rows.collect()),
    ]
}

fn lengths(scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let Some(all) = scribe.measures.length else {
        return Vec::new();
    };
    let time = |seconds: i64| time::clock(u32::try_from(seconds).unwrap_or(0));
    let against = |over: i64| match over {
        -29..=29 => say::on_time(lang),
        30.. => say::over(lang, &time(over)),
        under => say::under(lang, &time(-under)),
    };
    let row = |name: String, length: Length, extended: u16| {
        let planned = match extended {
            0 => length.planned.to_string(),
            extended => say::extended(lang, length.planned, extended),
        };
        vec![name, planned, time(length.seconds), against(length.over())]
    };
    let stages = scribe.measures.stages.iter();
    let mut rows: Vec<_> = stages
        .map(|(stage, length)| {
            let extended = scribe.meeting.clock.extended.get(stage).copied().unwrap_or(0);
            row(scribe.stage(*stage), *length, extended)
        })
        .collect();
    rows.push(row(say::stages_total(lang), all, 0));
    let mut parts = vec![Part::Heading(say::stages_heading(lang)), scribe.table_part(say::stages_head, rows)];
    if scribe.is_archive() {
        parts.extend(super::figures::clock(scribe));
    }
    parts
}

pub(super) fn people(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let people: Vec<&Participant> = m.people.values().collect();
    if people.is_empty() {
        return vec![Part::Paragraph(say::nobody_came(lang))];
    }
    let sum = present(scribe);
    let rows = scribe.measures.sectors.iter().map(|share| {
        let of: Vec<_> = people.iter().copied().filter(|person| person.sector == share.sector).collect();
        let sector = scribe.charter().and_then(|charter| charter.sector(&share.sector));
        let households = match households(&of) {
            _ if doors(m) == 0 => "-".to_owned(),
            0 if sector.is_some_and(|sector| !sector.household) => "-".to_owned(),
            households => households.to_string(),
        };
        vec![scribe.sector(&share.sector), share.people.to_string(), households]
    });

    let tally = |of: &dyn Fn(&Participant) -> bool| people.iter().filter(|person| of(person)).count();
    // Who was typed from the paper sheet after the close came at a moment that nobody knows.
    let later = |person: &Participant| {
        let came = person.log.first().map(|(at, _)| *at);
        let on_paper = m.closed.as_ref().is_some_and(|close| came > Some(close.at));
        m.started.is_some_and(|started| came > Some(started)) && !on_paper
    };
    let early =
        |person: &Participant| !person.present && m.closed.as_ref().is_none_or(|close| last(person) < Some(close.at));
    let voting: Vec<&Participant> = people.iter().copied().filter(|person| person.counts).collect();
    let voters = say::people_count(lang, voting.len());
    let voters = match m.basis() {
        VoteBasis::Person => voters,
        VoteBasis::Household => scribe.join([voters, say::households_counted(lang, households(&voting))]),
    };
    let mut facts = vec![(say::voters(lang), voters)];
    let others: [(String, usize); 4] = [
        (say::observers(lang), tally(&|person| person.observer)),
        (say::minors(lang), tally(&|person| person.minor)),
        (say::came_later(lang), tally(&later)),
        (say::left_early(lang), tally(&early)),
    ];
    let others = others.into_iter().filter(|(_, n)| *n > 0);
    facts.extend(others.map(|(label, n)| (label, say::people_count(lang, n))));
    facts.extend(handed_on(scribe).map(|worn| (say::handed_on(lang), worn)));
    vec![Part::Paragraph(sum), scribe.table_part(say::sectors_head, rows.collect()), Part::Facts(facts)]
}

/// Numbers that were worn by one after another, with who wore them; in and out with their moments for the archive.
fn handed_on(scribe: &Scribe<'_>) -> Option<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let handed = m.people.keys().filter(|badge| badge.wearer > 0).map(|badge| badge.no).collect::<BTreeSet<_>>();
    let worn = |(badge, person): (&Badge, &Participant)| {
        let who = scribe.who(*badge);
        if !scribe.is_archive() {
            return vec![who];
        }
        let time = |at: &Moment| scribe.moment(*at);
        let stays = person.stays().into_iter().map(|(from, to)| match to {
            Some(to) => say::worn_from_to(lang, &who, &time(&from), &time(&to)),
            None => say::worn_from(lang, &who, &time(&from)),
        });
        stays.collect()
    };
    let clauses: Vec<String> = handed.into_iter().flat_map(|no| m.wearers(no).flat_map(worn)).collect();
    (!clauses.is_empty()).then(|| scribe.clauses(clauses))
}

/// People and households, and how many were there at the votes.
pub(super) fn present(scribe: &Scribe<'_>) -> String {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let people: Vec<&Participant> = m.people.values().collect();
    let present = match doors(m) {
        // Nobody was asked where they live: badges are no households.
        0 => say::present_people(lang, m.came()),
        _ => say::present(lang, m.came(), households(&people)),
    };
    let doorless = Some(m.doorless()).filter(|many| *many > 0 && doors(m) > 0);
    let doorless = doorless.map(|many| say::present_doorless(lang, many));
    let counted = m.votes.values().filter(|vote| vote.result.is_some()).map(|vote| vote.present);
    let of = super::votes::unit(scribe);
    let present = match (counted.clone().min(), counted.max()) {
        (Some(least), Some(most)) if least == most => say::present_at_votes(lang, &present, most, of),
        (Some(least), Some(most)) => say::present_at_votes(lang, &present, say::span(lang, least, most), of),
        _ => say::present_only(lang, &present),
    };
    scribe.sentences([present].into_iter().chain(doorless).chain(say::by_sitting(lang, m)))
}

/// Who counted the votes.
pub(super) fn tellers(scribe: &Scribe<'_>) -> Option<String> {
    let tellers: BTreeSet<Badge> =
        scribe.meeting.votes.values().flat_map(|vote| vote.tellers.iter().copied()).collect();
    (!tellers.is_empty()).then(|| scribe.whos(&tellers))
}

/// Whose door is known, of those who belong to a household.
fn doors(m: &Meeting) -> usize {
    let housed = m.people.values().filter(|person| person.household != Badge::NOBODY);
    housed.count().saturating_sub(m.doorless())
}

fn households(people: &[&Participant]) -> usize {
    let known: BTreeSet<Badge> = people.iter().map(|person| person.household).collect();
    known.into_iter().filter(|household| *household != Badge::NOBODY).count()
}

fn last(person: &Participant) -> Option<Moment> {
    person.log.last().map(|(at, _)| *at)
}
