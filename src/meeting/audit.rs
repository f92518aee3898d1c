//! Whether the results that a journal keeps are those that its counts give.
//!
//! The chain says that nothing was changed after it was written; this says that what was written adds up.

use super::{
    event::Event,
    numbers::VoteNo,
    state::Meeting,
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
            let closed = meeting.votes.get(vote).and_then(|counted| vote::closed(counted, pass));
            (*vote, closed.map(|closed| closed.event(*vote)))
        }
        Event::MotionDecided { motion, vote, .. } => {
            let outcome = line.iter().find_map(|event| match event {
                Event::VoteClosed { vote: of, outcome, .. } if of == vote => Some(*outcome),
                _ => None,
            });
            let decided =
                meeting.motions.get(motion).zip(outcome).map(|(motion, outcome)| vote::decided(motion, *vote, outcome));
            (*vote, decided)
        }
        _ => return None,
    };
    (right.as_ref() != Some(event)).then_some(vote)
}
