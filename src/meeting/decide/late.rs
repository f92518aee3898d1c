//! Lines that are typed later than what they are about (补录): which moments can be, and the meeting as it stood then.

use super::Decided;
use crate::{
    charter::Stage,
    meeting::{
        Moment,
        command::{Command, Name},
        ctx::Ctx,
        event::Event,
        refusal::{Fact, Ground, Refusal},
        rests::{self, Rest},
        state::{Meeting, TopicFate},
        words::Subject,
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

/// Nobody is told to have left before they took an office that they hold.
pub(super) fn held_since(meeting: &Meeting, when: Moment, events: &[Event]) -> Decided {
    let left = |event: &Event| if let Event::SignedOut { badge } = event { Some(*badge) } else { None };
    for badge in events.iter().filter_map(left) {
        let mut held = meeting
            .office_log
            .iter()
            .filter(|(_, office, who)| *who == Some(badge) && meeting.holder(*office) == Some(badge));
        if let Some((since, office, _)) = held.rfind(|(at, ..)| *at > when) {
            return refused(Fact::Before { when, rest: Rest::Office(*office), since: *since });
        }
    }
    Ok(())
}

/// A meeting is closed once.
pub(super) fn once(meeting: &Meeting, events: Vec<Event>) -> Decided<Vec<Event>> {
    let again = meeting.closed.is_some() && events.iter().any(|event| matches!(event, Event::MeetingClosed { .. }));
    if again { Err(Refusal::new(Ground::Stage, Fact::Closed)) } else { Ok(events) }
}

/// Of what still runs only the present can be turned: the stage and its clock go on from where they are, and nothing that was
/// said lies behind the end of its sitting.
pub(super) fn running(meeting: &Meeting, when: Moment, events: &[Event]) -> Decided {
    let ends = |event: &Event| matches!(event, Event::MeetingAdjourned { .. } | Event::MeetingClosed { .. });
    if let Some(since) = meeting.reached.filter(|reached| when < *reached && events.iter().any(ends)) {
        return refused(Fact::Before { when, rest: Rest::Floor, since });
    }
    let turns = |event: &Event| rests::turned(event).iter().any(|rest| matches!(rest, Rest::Stage | Rest::Clock));
    let since = meeting.since.get(&Rest::Stage).copied().filter(|since| when < *since);
    match since.filter(|_| meeting.closed.is_none() && events.iter().any(turns)) {
        Some(since) => refused(Fact::Before { when, rest: Rest::Stage, since }),
        None => Ok(()),
    }
}

/// The moment of a line, if the meeting was another then: before the latest that was told; of a closed one, up to its close.
pub(super) fn past(meeting: &Meeting, when: Option<Moment>) -> Option<Moment> {
    when.filter(|when| match &meeting.closed {
        Some(close) => *when <= close.at,
        None => meeting.reached.is_some_and(|reached| *when < reached),
    })
}

/// The meeting that a line is decided by: as it stands, or as it stood at the moment that the line is about.
pub(super) fn as_of(meeting: &Meeting, when: Option<Moment>, command: &Command) -> Decided<Option<Box<Meeting>>> {
    let Some(when) = past(meeting, when) else { return Ok(None) };
    let more = matches!(command, Command::ExtendStage { .. } | Command::OpenVote { on: Subject::Extend { .. }, .. });
    if meeting.closed.is_some() && (more || ONCE.contains(&command.name())) {
        return Err(Refusal::new(Ground::Stage, Fact::Closed));
    }
    // Nobody gives more time to a stage that was left.
    let entered = meeting.visits.last().map(|visit| visit.entered);
    if let Some(since) = entered.filter(|entered| more && when < *entered) {
        return refused(Fact::Before { when, rest: Rest::Stage, since });
    }
    Ok(Some(Box::new(at(meeting, when))))
}

/// Who was there, which stage it was, and who held the offices. Everything that has a number is as it stands now.
pub(super) fn at(meeting: &Meeting, when: Moment) -> Meeting {
    let mut then = meeting.clone();
    people_at(&mut then, when);
    then.adjournments.retain(|adjourned| adjourned.from < when);
    if let Some(last) = then.adjournments.last_mut() {
        last.resumed = last.resumed.filter(|resumed| *resumed <= when);
        last.settled = last.settled.filter(|settled| *settled <= when);
    }
    then.adjourned = then.adjournments.last().filter(|last| last.resumed.is_none()).map(|last| last.from);
    stage_at(&mut then, meeting, when);
    offices_at(&mut then, when);
    then
}

/// Which stage it was.
fn stage_at(then: &mut Meeting, meeting: &Meeting, when: Moment) {
    let Some(place) = meeting.visit_at(when) else { return };
    let visit = &meeting.visits[place];
    if place + 1 < meeting.visits.len() {
        then.stage = visit.stage;
        then.since.insert(Rest::Stage, visit.entered);
        // What ended with the stage was before the room to its end.
        let until = run_end(meeting, place);
        then.since
            .retain(|rest, since| !rest.is_place() || *rest == Rest::Stage || until.is_none_or(|end| *since < end));
        then.clock.deadline = None;
        // What stands now stands since then only if it was told of then.
        then.clock.paused = then.clock.paused.filter(|since| *since <= when);
        then.clock.recess = then.clock.recess.filter(|_| then.clock.paused.is_some());
        then.report = None;
        // What was left for the next meeting when the tables were chosen could still be chosen.
        for topic in then.topics.values_mut().filter(|topic| topic.fate == TopicFate::Next && visit.stage <= Stage::S2)
        {
            topic.fate = TopicFate::Live;
        }
    }
    if then.stage != Stage::S7 {
        then.closed = None;
    }
}

/// Who was in the room. Who came and left since is no ground of what is told of then.
fn people_at(then: &mut Meeting, when: Moment) {
    for (badge, person) in &mut then.people {
        person.log.retain(|(at, _)| *at <= when);
        person.present = person.log.last().is_some_and(|(_, present)| *present);
        if let Some((since, _)) = person.log.last() {
            then.since.insert(Rest::Person(*badge), *since);
        }
    }
}

/// Since when each office is held as it was then.
fn offices_at(then: &mut Meeting, when: Moment) {
    then.office_told.retain(|(at, ..)| *at <= when);
    then.reckon_offices();
    then.vacancies.retain(|vacancy| vacancy.from <= when);
    then.since.retain(|rest, _| !matches!(rest, Rest::Office(_)));
    for (since, office, _) in &then.office_log {
        then.since.insert(Rest::Office(*office), *since);
    }
}

/// When the debate that a visit belongs to was left: visits of S4 and S5 are one.
fn run_end(meeting: &Meeting, place: usize) -> Option<Moment> {
    let loops = |stage: Stage| stage == Stage::S4 || stage == Stage::S5;
    let run = meeting.visits.iter().skip(place);
    let first = loops(meeting.visits[place].stage);
    let end = run.take_while(|visit| first && loops(visit.stage)).last();
    end.unwrap_or(&meeting.visits[place]).left
}
