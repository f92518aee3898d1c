//! A clock that jumps: a lid was closed, the machine's day is another, nobody typed for longer than anything was planned for. What lies
//! behind the plan is set aside, so that it becomes nobody's speech and no stage's minutes.

use super::{Decided, decide_in};
use crate::meeting::{
    command::{Command, Name},
    ctx::Ctx,
    event::Event,
    state::{Meeting, Stamp},
};

/// Decides a command behind a silence that is set aside, if there is one.
pub(super) fn decide_awake(meeting: &Meeting, command: &Command, ctx: &Ctx<'_>) -> Decided<Vec<Event>> {
    let now = ctx.moment();
    // Who says since when clocks stood, or that they go on, says it.
    let says = matches!(command.name(), Name::PauseClock | Name::ResumeClock | Name::Resume);
    let Some(since) = meeting.silent_since(now).filter(|_| !says) else {
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
