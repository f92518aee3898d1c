//! Votes: what is counted, what it came to, and what it had come to before it was counted again.

use std::collections::BTreeMap;

use crate::meeting::{
    event::Event,
    numbers::{Badge, MotionNo, VoteNo},
    state::{Counted, Meeting, MotionState, Recorrected, Stamp, Vote, VoteResult},
    words::Subject,
};

impl Meeting {
    pub(super) fn apply_votes(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::VoteOpened { .. } => self.open_a_vote(stamp, event),
            Event::ForCounted { vote, count } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.for_ = Some(*count);
                }
            }
            Event::AgainstCounted { vote, count } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.against = Some(*count);
                }
            }
            Event::OptionCounted { vote, option, count } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.options.insert(*option, *count);
                }
            }
            Event::ChairVoted { vote, side, .. } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.chair = Some(*side);
                }
            }
            Event::VoteClosed { vote, for_, against, not_voted, outcome, picked } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    if let Some(stood) = vote.stood.take() {
                        vote.was.push(*stood);
                    }
                    // A correction changes no moment: hands were counted when they were counted.
                    let at = vote.result.as_ref().map_or(stamp.at, |result| result.at);
                    vote.result = Some(VoteResult {
                        at,
                        for_: *for_,
                        against: *against,
                        not_voted: *not_voted,
                        outcome: *outcome,
                        picked: picked.clone(),
                    });
                }
                self.open_vote = self.open_vote.filter(|open| open != vote);
            }
            Event::VoteCancelled { vote, reason } => {
                if let Some(vote) = self.votes.get_mut(vote) {
                    vote.cancelled = Some(reason.clone());
                    vote.stood = None;
                    if let Subject::Appeal(ruling) = vote.on
                        && let Some(ruling) = self.rulings.get_mut(&ruling)
                    {
                        ruling.appealed = false;
                    }
                }
                self.open_vote = None;
            }
            Event::RecountOrdered { vote, reason } => self.count_again(*vote, reason),
            Event::RecountBrokenOff { vote, reason } => self.keep_the_count(*vote, reason),
            Event::VoteCorrected { .. } => self.correct_a_vote(stamp, event),
            _ => {}
        }
    }

    fn open_a_vote(&mut self, stamp: Stamp, event: &Event) {
        let Event::VoteOpened { vote, on, present, roll, tellers, method, short } = event else { return };
        let motion = match on {
            Subject::Motion(motion) => Some(*motion),
            Subject::Amendment(_) | Subject::CloseDebate => self.open_motion,
            _ => None,
        };
        let opened = Vote {
            no: *vote,
            on: on.clone(),
            stage: self.stage_at(stamp.at),
            opened: stamp.at,
            present: *present,
            roll: *roll,
            tellers: tellers.clone(),
            method: *method,
            for_: None,
            against: None,
            options: BTreeMap::new(),
            chair: None,
            result: None,
            cancelled: None,
            recounts: Vec::new(),
            seq: stamp.seq,
            motion,
            limits: self.limits,
            doorless: self.doorless_at(stamp.at),
            short: *short,
            stood: None,
            was: Vec::new(),
            kept: Vec::new(),
            corrections: Vec::new(),
        };
        if let Subject::Appeal(ruling) = on
            && let Some(ruling) = self.rulings.get_mut(ruling)
        {
            ruling.appealed = true;
        }
        self.votes.insert(*vote, opened);
        self.open_vote = Some(*vote);
        self.report = None;
    }

    /// Counts become void; what they had come to is kept until there is a new result.
    fn count_again(&mut self, no: VoteNo, reason: &str) {
        let on = self.votes.get(&no).and_then(voted_motion);
        let stood = on.and_then(|motion| self.motions.get(&motion)).map(|motion| motion.state.clone());
        let Some(vote) = self.votes.get_mut(&no) else { return };
        if let Some(before) = counted(vote, stood) {
            vote.stood = Some(Box::new(before));
        }
        vote.for_ = None;
        vote.against = None;
        vote.options.clear();
        vote.chair = None;
        vote.result = None;
        vote.recounts.push(reason.to_owned());
        // One motion is open: while another is, this one stays as it was decided until there is a new result.
        let free = self.open_motion.is_none_or(|open| Some(open) == on);
        if let Some(motion) = on.and_then(|motion| self.motions.get_mut(&motion)).filter(|_| free) {
            motion.state = MotionState::Open;
            self.open_motion = Some(motion.no);
        }
        self.open_vote = Some(no);
    }

    /// The recount is broken off: what was counted before stands, and what followed from it.
    fn keep_the_count(&mut self, no: VoteNo, reason: &str) {
        let on = self.votes.get(&no).and_then(voted_motion);
        let Some(vote) = self.votes.get_mut(&no) else { return };
        let Some(before) = vote.stood.take() else { return };
        vote.for_ = before.for_;
        vote.against = before.against;
        vote.options = before.options;
        vote.chair = before.chair;
        vote.result = Some(before.result);
        vote.kept.push(reason.to_owned());
        if let (Some(motion), Some(state)) = (on, before.motion) {
            self.leave_motion(motion, state);
        }
        self.open_vote = None;
    }

    fn correct_a_vote(&mut self, stamp: Stamp, event: &Event) {
        let Event::VoteCorrected { vote, for_, against, options, tellers, reason } = event else { return };
        let version = self.version;
        let on = self.votes.get(vote).and_then(voted_motion);
        let stood = on.and_then(|motion| self.motions.get(&motion)).map(|motion| motion.state.clone());
        let Some(vote) = self.votes.get_mut(vote) else { return };
        let before = counted(vote, stood);
        vote.was.extend(before);
        put_right(vote, *for_, *against, options);
        let (tellers, reason): (Vec<Badge>, _) = (tellers.clone(), reason.clone());
        vote.corrections.push(Recorrected { at: stamp.at, tellers, reason, version });
    }
}

/// The counts of a vote as the 计票单 has them. The chair's own vote was not counted by the tellers: it stays.
pub(in crate::meeting) fn put_right(vote: &mut Vote, for_: Option<u16>, against: Option<u16>, options: &[(u16, u16)]) {
    vote.for_ = for_.or(vote.for_);
    vote.against = against.or(vote.against);
    vote.options.extend(options.iter().copied());
}

fn voted_motion(vote: &Vote) -> Option<MotionNo> {
    match vote.on {
        Subject::Motion(motion) => Some(motion),
        _ => None,
    }
}

/// What a closed vote came to; `None` while it is open.
fn counted(vote: &Vote, motion: Option<MotionState>) -> Option<Counted> {
    Some(Counted {
        for_: vote.for_,
        against: vote.against,
        options: vote.options.clone(),
        chair: vote.chair,
        result: vote.result.clone()?,
        motion,
    })
}
