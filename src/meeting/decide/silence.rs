//! A clock that jumps: a lid was closed, the machine's day is another, nobody typed for longer than anything was planned for. What lies
//! behind the plan is set aside, so that it becomes nobody's speech and no stage's minutes.

use super::{Decided, decide_in};
use crate::meeting::{
    Moment,
    command::{Command, Name},
    ctx::Ctx,
    event::Event,
    state::{Meeting, Stamp},
};

/// A speech that nobody ended, in milliseconds beyond its plan: whoever types may be slow.
const OF_SPEECH: i64 = 10 * 60_000;
/// The same of a stage in which nobody typed.
const OF_STAGE: i64 = 60 * 60_000;

/// Decides a command behind a silence that is set aside, if there is one.
pub(super) fn decide_awake(meeting: &Meeting, command: &Command, ctx: &Ctx<'_>) -> Decided<Vec<Event>> {
    let now = ctx.moment();
    // Who says since when clocks stood, or that they go on, says it.
    let says = matches!(command.name(), Name::PauseClock | Name::ResumeClock | Name::Resume);
    let Some(since) = silence(meeting, now).filter(|_| !says) else {
        return decide_in(meeting, command, ctx);
    };
    let mut events = vec![Event::ClockPaused { since }, Event::ClockResumed { gap: now.since(since) }];
    let mut awake = meeting.clone();
    let stamp = Stamp { seq: meeting.seq + 1, at: now, written: ctx.now, by: super::by(meeting, ctx.by) };
    for event in &events {
        awake.apply(stamp, event);
    }
    let decided = decide_in(&awake, command, ctx)?;
    events.extend(decided);
    Ok(events)
}

/// Since when nobody typed, where that is longer than the plan of what runs: from the end of that plan on.
fn silence(meeting: &Meeting, now: Moment) -> Option<Moment> {
    let (Some(last), Some(deadline), None) = (meeting.reached, meeting.clock.deadline, meeting.clock.paused) else {
        return None;
    };
    if meeting.closed.is_some() || meeting.adjourned.is_some() || meeting.started.is_none() {
        return None;
    }
    let speech = meeting.running_speech();
    let (end, plan) = match speech.and_then(|speech| Some((speech.deadline?, speech.granted))) {
        Some((end, granted)) => (end, OF_SPEECH.max(i64::from(granted) * 1000)),
        None => (deadline, OF_STAGE.max(i64::from(meeting.clock.minutes) * 60_000)),
    };
    Some(end.max(last)).filter(|since| now.since(*since) > plan)
}
