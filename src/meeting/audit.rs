//! Whether the results that a journal keeps are those that its counts give.
//!
//! The chain says that nothing was changed after it was written; this says that what was written adds up.

use super::{
    apply::votes::put_right,
    event::Event,
    numbers::VoteNo,
    state::{Meeting, Vote},
    timeline::{Entry, Timeline},
    vote,
};

/// A result that is not what the counts give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The line.
    pub seq: u64,
    /// The vote.
    pub vote: VoteNo,
}

/// Computes every result anew from the lines before it, under the charter that the meeting embeds.
pub fn audit(entries: &[Entry]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut timeline = Timeline::default();
    for entry in entries {
        let meeting = timeline.meeting();
        let wrong = entry.events.iter().filter_map(|event| doubted(meeting, &entry.events, event));
        doubts.extend(wrong.map(|vote| Doubt { seq: entry.seq, vote }));
        timeline.push(entry.clone());
    }
    doubts
}

fn doubted(meeting: &Meeting, line: &[Event], event: &Event) -> Option<VoteNo> {
    let (vote, right) = match event {
        Event::VoteClosed { vote, .. } => {
            let pass = meeting.charter().map(|charter| charter.vote.pass).unwrap_or_default();
            let counted = meeting.votes.get(vote).cloned().map(|counted| corrected(counted, line));
            let closed = counted.and_then(|counted| vote::closed(&counted, pass));
            (*vote, closed.map(|closed| closed.event(*vote)))
        }
        Event::VoteCorrected { vote, .. } => {
            let counted = meeting.votes.get(vote).cloned().map(|counted| corrected(counted, line));
            return (!counted.is_some_and(|counted| vote::adds_up(&counted))).then_some(*vote);
        }
        Event::MotionDecided { motion, vote, version, .. } => {
            let outcome = line.iter().find_map(|event| match event {
                Event::VoteClosed { vote: of, outcome, .. } if of == vote => Some(*outcome),
                _ => None,
            });
            let voted = meeting.motions.get(motion).zip(meeting.votes.get(vote)).zip(outcome);
            let decided = voted.map(|((motion, vote), outcome)| vote::decided(motion, vote, outcome));
            // Lines of before gave a recount the words as they read by then.
            let decided = decided.map(|decided| as_written(decided, meeting, *version));
            (*vote, decided)
        }
        _ => return None,
    };
    (right.as_ref() != Some(event)).then_some(vote)
}

/// The vote with the counts that this line puts right, if it does.
fn corrected(mut vote: Vote, line: &[Event]) -> Vote {
    for event in line {
        if let Event::VoteCorrected { vote: of, for_, against, options, .. } = event
            && *of == vote.no
        {
            put_right(&mut vote, *for_, *against, options);
        }
    }
    vote
}

fn as_written(decided: Event, meeting: &Meeting, written: u16) -> Event {
    match decided {
        Event::MotionDecided { motion, vote, verdict, to, version } => {
            let recounted = meeting.votes.get(&vote).is_some_and(|vote| !vote.recounts.is_empty());
            let latest = meeting.motions.get(&motion).map_or(0, |motion| motion.earlier.len() + 1);
            let version = if recounted && usize::from(written) == latest { written } else { version };
            Event::MotionDecided { motion, vote, verdict, to, version }
        }
        decided => decided,
    }
}
