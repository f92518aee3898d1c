//! Lines that are typed later than what they are about (补录): which moments can be, and the meeting as it stood then.

use super::Decided;
use crate::{
    charter::Stage,
    meeting::{
        command::Name,
        event::Event,
        moment::Moment,
        refusal::{Fact, Ground, Refusal},
        rests::{self, Rest},
        state::Meeting,
        timeline::Ctx,
    },
};

/// What ends, begins or turns back the whole evening: it isn't told again once the meeting is closed.
const ONCE: [Name; 7] =
    [Name::StartMeeting, Name::CloseMeeting, Name::Adjourn, Name::Resume, Name::ExtendStage, Name::Undo, Name::Redo];

fn refused<T>(fact: Fact) -> Decided<T> {
    Err(Refusal::new(Ground::Moment, fact))
}

/// A moment that can be: not to come, not before the meeting was opened.
pub(super) fn possible(meeting: &Meeting, ctx: &Ctx<'_>) -> Decided {
    match ctx.when {
        Some(when) => between(meeting, when, ctx.now),
        None => Ok(()),
    }
}

/// A moment of this meeting that is over at `now`.
pub(super) fn between(meeting: &Meeting, when: Moment, now: Moment) -> Decided {
    if when > now {
        return refused(Fact::ToCome { when, now });
    }
    match meeting.opened() {
        Some(opened) if when < opened => refused(Fact::BeforeMeeting { when, opened }),
        _ => Ok(()),
    }
}

/// Nothing lies before what it rests on.
pub(super) fn after_its_ground(meeting: &Meeting, when: Moment, events: &[Event]) -> Decided {
    // What the same line makes is as old as the line.
    let rests = events.iter().flat_map(rests::rests);
    let early = rests.filter_map(|rest| Some((*meeting.since.get(&rest)?, rest))).filter(|(since, _)| *since > when);
    match early.max() {
        Some((since, rest)) => refused(Fact::Before { when, rest, since }),
        None => Ok(()),
    }
}

/// A meeting is closed once.
pub(super) fn once(meeting: &Meeting, events: Vec<Event>) -> Decided<Vec<Event>> {
    let again = meeting.closed.is_some() && events.iter().any(|event| matches!(event, Event::MeetingClosed { .. }));
    if again { Err(Refusal::new(Ground::Stage, Fact::Closed)) } else { Ok(events) }
}

/// Of what still runs only the present can be turned: the stage and its clock go on from where they are.
pub(super) fn running(meeting: &Meeting, when: Moment, events: &[Event]) -> Decided {
    let turns = |event: &Event| rests::turned(event).iter().any(|rest| matches!(rest, Rest::Stage | Rest::Clock));
    let since = meeting.visits.last().map(|visit| visit.entered).filter(|entered| when < *entered);
    match since.filter(|_| meeting.closed.is_none() && events.iter().any(turns)) {
        Some(since) => refused(Fact::Before { when, rest: Rest::Stage, since }),
        None => Ok(()),
    }
}

/// The moment of a line, if the meeting was another then: before the latest that was told, or up to the close.
pub(super) fn past(meeting: &Meeting, when: Option<Moment>) -> Option<Moment> {
    let over = |when: Moment| meeting.closed.as_ref().is_some_and(|close| when <= close.at);
    when.filter(|when| over(*when) || meeting.reached.is_some_and(|reached| *when < reached))
}

/// The meeting that a line is decided by: as it stands, or as it stood at the moment that the line is about.
pub(super) fn as_of(meeting: &Meeting, when: Option<Moment>, name: Name) -> Decided<Option<Box<Meeting>>> {
    let Some(when) = past(meeting, when) else { return Ok(None) };
    let over = meeting.closed.as_ref().is_some_and(|close| when <= close.at);
    if over && ONCE.contains(&name) {
        return Err(Refusal::new(Ground::Stage, Fact::Closed));
    }
    Ok(Some(Box::new(at(meeting, when))))
}

/// Who was there, which stage it was, and who held the offices. Everything that has a number is as it stands now.
pub(super) fn at(meeting: &Meeting, when: Moment) -> Meeting {
    let mut then = meeting.clone();
    for person in then.people.values_mut() {
        person.log.retain(|(at, _)| *at <= when);
        person.present = person.log.last().is_some_and(|(_, present)| *present);
    }
    then.offices.clear();
    let mut log: Vec<_> = meeting.office_log.iter().filter(|(at, ..)| *at <= when).collect();
    log.sort_by_key(|(at, ..)| *at);
    for (_, office, badge) in log {
        match badge {
            Some(badge) => then.offices.insert(*office, *badge),
            None => then.offices.remove(office),
        };
    }
    then.vacancies.retain(|vacancy| vacancy.from <= when);
    if let Some(vacancy) = then.vacancies.last_mut().filter(|vacancy| vacancy.until.is_none_or(|until| when < until)) {
        (vacancy.until, vacancy.filled) = (None, None);
    }
    // The close itself is the end of the evening, so that what was done at that minute still belongs to it.
    let last = meeting.visits.iter().rposition(|visit| visit.entered <= when);
    let is_end = |at: usize| meeting.visits[at].stage == Stage::S7 && meeting.visits[at].entered == when;
    let Some(place) = last.map(|at| if is_end(at) { at.saturating_sub(1) } else { at }) else {
        return then;
    };
    let visit = &meeting.visits[place];
    if place + 1 < meeting.visits.len() {
        then.stage = visit.stage;
        then.since.insert(Rest::Stage, visit.entered);
        let until = run_end(meeting, place);
        then.since
            .retain(|rest, since| !rest.is_place() || *rest == Rest::Stage || until.is_none_or(|end| *since <= end));
        then.clock.deadline = None;
        then.clock.paused = None;
        then.clock.recess = None;
        then.report = None;
    }
    if then.stage != Stage::S7 {
        then.closed = None;
    }
    let adjourned = |of: &&crate::meeting::state::Adjournment| of.from < when && of.resumed.is_none_or(|at| when < at);
    then.adjourned = meeting.adjournments.iter().find(adjourned).map(|of| of.from);
    then
}

/// When the debate that a visit belongs to was left: visits of S4 and S5 are one.
fn run_end(meeting: &Meeting, place: usize) -> Option<Moment> {
    let loops = |stage: Stage| stage == Stage::S4 || stage == Stage::S5;
    let run = meeting.visits.iter().skip(place);
    let first = loops(meeting.visits[place].stage);
    let end = run.take_while(|visit| first && loops(visit.stage)).last();
    end.unwrap_or(&meeting.visits[place]).left
}
