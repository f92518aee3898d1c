//! Whether a closed vote can still be counted again, and what a verdict that turned takes with it.

use crate::{
    charter::{GuardId, Mode, VoteBasis},
    meeting::{
        numbers::{AmendmentNo, MotionNo, VoteNo},
        refusal::{Fact, Gone},
        state::{Action, Forward, Meeting, Motion, MotionState, Pledge, Vote},
        words::{Destination, Ref, Subject, Verdict},
    },
};

impl Meeting {
    /// Who counts as one in a vote.
    pub fn basis(&self) -> VoteBasis {
        self.charter().map(|charter| charter.vote.basis).unwrap_or_default()
    }

    /// How many voters the charter asks for, where it looks at that.
    pub fn quorum(&self) -> Option<u16> {
        self.charter()?.quorum.filter(|_| self.mode(GuardId::R11Quorum) != Mode::Off)
    }

    /// Why a closed vote can't be counted again by hands; `None`: it can. What was written can still be corrected.
    pub fn no_recount(&self, vote: &Vote) -> Option<Fact> {
        let gone = |why| Some(Fact::HeadcountGone { vote: vote.no, why });
        if self.closed.is_some() {
            return gone(Gone::Closed);
        }
        if self.counted_since > vote.seq {
            return gone(Gone::People);
        }
        if let Some(later) = self.votes.values().find(|later| later.no > vote.no && is_headcount(later, vote)) {
            return gone(Gone::Later(later.no));
        }
        self.moved_on(vote)
    }

    /// The words that the vote was on have moved on since: an amendment whose motion was decided, or changed again.
    pub fn moved_on(&self, vote: &Vote) -> Option<Fact> {
        let Subject::Amendment(no) = vote.on else { return None };
        let (motion, stands) = self.amended(no)?;
        (!stands).then_some(Fact::MovedOn { vote: vote.no, motion: motion.no })
    }

    /// The motion of an amendment, and whether nothing has changed its words since the vote.
    fn amended(&self, no: AmendmentNo) -> Option<(&Motion, bool)> {
        let of = |motion: &&Motion| motion.amendments.iter().any(|amendment| amendment.no == no);
        let motion = self.motions.values().find(of)?;
        let amendment = motion.amendments.iter().find(|amendment| amendment.no == no)?;
        let later =
            motion.amendments.iter().any(|later| later.no > no && later.adopted != Some(false) && !later.withdrawn);
        let reads = amendment.adopted != Some(true) || motion.text == amendment.text;
        Some((motion, motion.is_undecided() && !later && reads))
    }

    /// The closed vote that a recount without a number means: the newest.
    pub fn closed_last(&self) -> Option<&Vote> {
        self.votes.values().rev().find(|vote| vote.result.is_some())
    }

    /// The verdict of a motion, once it is decided.
    pub fn verdict_of(&self, motion: MotionNo) -> Option<Verdict> {
        match self.motions.get(&motion)?.state {
            MotionState::Decided { verdict, .. } => Some(verdict),
            _ => None,
        }
    }

    /// Who receives a motion, as a unit and as a kind of place: where it was sent last, else where its vote sent it.
    pub fn receiver_of(&self, motion: &Motion) -> (Option<String>, Option<Destination>) {
        match self.forwards.get(&Ref::Motion(motion.no)) {
            Some(forward) => (self.unit_of(Ref::Motion(motion.no), forward), Some(forward.to)),
            None => (motion.receiver.clone(), formed(motion)),
        }
    }

    /// The unit that something was sent to by hand. It goes with the place: sent elsewhere without one than its vote sent it, it is
    /// the place itself that answers.
    pub fn unit_of(&self, what: Ref, forward: &Forward) -> Option<String> {
        let motion = if let Ref::Motion(no) = what { self.motions.get(&no) } else { None };
        let own = motion.filter(|motion| formed(motion) == Some(forward.to)).and_then(|motion| motion.receiver.clone());
        forward.receiver.clone().or(own)
    }

    /// The motion that a pledge stands on, by itself or by its row, and that did not pass: nobody follows it.
    pub fn stops(&self, pledge: &Pledge) -> Option<MotionNo> {
        let by_row = pledge.action.and_then(|row| self.stopped_by(self.actions.get(&row)?));
        by_row.or(pledge.motion.filter(|motion| self.is_off(*motion)))
    }

    /// The motion that a row of the plan stands on and that did not pass: the row stops, and nobody follows it.
    pub fn stopped_by(&self, row: &Action) -> Option<MotionNo> {
        row.motion.filter(|motion| self.is_off(*motion))
    }

    /// It did not pass, or was taken back.
    fn is_off(&self, motion: MotionNo) -> bool {
        let back = |motion: &Motion| matches!(motion.state, MotionState::Withdrawn(_));
        matches!(self.verdict_of(motion), Some(Verdict::NotPassed | Verdict::NotAdvised))
            || self.motions.get(&motion).is_some_and(back)
    }

    /// Rows of the plan that somebody goes on with: neither taken off nor stopped.
    pub fn live_rows(&self) -> impl Iterator<Item = &Action> {
        self.actions.values().filter(|row| row.dropped.is_none() && self.stopped_by(row).is_none())
    }

    /// Those of them that are for somebody here: not the ones that were set aside, nor those that nobody leads and that were sent on.
    pub fn rows_here(&self) -> impl Iterator<Item = &Action> {
        let aside = |row: &Action| self.parked.values().any(|item| item.what == Some(Ref::Action(row.no)));
        let gone = |row: &Action| row.owner.is_none() && self.forwards.contains_key(&Ref::Action(row.no));
        self.live_rows().filter(move |row| !aside(row) && !gone(row))
    }

    /// The vote that came to its result last: the newest, or one that was counted again since.
    pub fn newest_result(&self) -> Option<&Vote> {
        let ended = self.votes.values().filter(|vote| vote.result.is_some() || vote.cancelled.is_some());
        ended.max_by_key(|vote| (vote.result.as_ref().map_or(vote.opened, |result| result.at), vote.no))
    }

    /// The vote that filled what was left empty by a tie: a later choice between just those that tied.
    pub fn run_off_of(&self, vote: &Vote) -> Option<VoteNo> {
        let Subject::Choice { options, .. } = &vote.on else { return None };
        let tied = crate::meeting::vote::seats(vote)?.tied;
        let tied: Vec<_> = tied.iter().filter_map(|no| options.get(usize::from(*no).checked_sub(1)?)).collect();
        let same = |later: &&Vote| match &later.on {
            Subject::Choice { options, .. } => {
                !tied.is_empty() && options.len() == tied.len() && options.iter().all(|option| tied.contains(&option))
            }
            _ => false,
        };
        self.votes.values().filter(|later| later.no > vote.no && later.cancelled.is_none()).find(same).map(|it| it.no)
    }
}

/// Whether hands of a later vote were counted by a headcount of their own: a motion and a choice always take one, the
/// others if they name another number.
fn is_headcount(later: &Vote, than: &Vote) -> bool {
    matches!(later.on, Subject::Motion(_) | Subject::Choice { .. }) || later.present != than.present
}

/// Where its vote sent a motion.
fn formed(motion: &Motion) -> Option<Destination> {
    match motion.state {
        MotionState::Decided { to, .. } => to,
        _ => None,
    }
}
