//! Votes: opened by the chair, counted for before against, decided by arithmetic. Rules 11 to 13.

use super::{Decided, Decision, already, first, fresh, motions, no_field, no_such, text, within};
use crate::{
    charter::{ChairVotes, GuardId, Stage},
    meeting::{
        command::Name,
        event::Event,
        numbers::{AmendmentNo, Badge, MotionNo, VoteNo},
        refusal::{Fact, Ground, Refusal, Thing},
        state::{Amendment, Motion, MotionState, Vote},
        vote,
        words::{Choice, Method, Outcome, Side, Subject},
    },
    text::TITLE,
};

impl Decision<'_> {
    pub(super) fn open_vote(
        &mut self,
        on: &Subject,
        present: Option<u16>,
        tellers: &[Badge],
        method: Method,
    ) -> Decided {
        for teller in tellers {
            self.present(*teller)?;
        }
        let on = self.subject(on)?;
        self.not_busy(None)?;
        let roll = self.m.voters();
        let present = match (&on, present) {
            // People slip out unseen: what decides takes a headcount.
            (Subject::Motion(_) | Subject::Choice { .. }, None) => return Err(no_field("present")),
            (_, present) => present.unwrap_or(roll),
        };
        within("present", present.into(), 1, 5000)?;
        self.wake();
        if let Subject::Motion(motion) = on {
            if self.m.open_motion().is_some_and(|motion| !motion.debate.closed) {
                self.push(Event::DebateClosed { motion });
            }
            if self.m.stage == Stage::S4 {
                self.enter(Stage::S5, None);
            }
        }
        let vote = VoteNo(fresh(&self.m.votes, |no| no.0));
        self.put(Event::VoteOpened { vote, on, present, roll, tellers: tellers.to_vec(), method })
    }

    /// What can be voted on here and now; texts cleaned.
    fn subject(&mut self, on: &Subject) -> Decided<Subject> {
        const DEBATE: &[Stage] = &[Stage::S4, Stage::S5];
        let legal = match on {
            Subject::Motion(_) | Subject::Amendment(_) | Subject::CloseDebate => DEBATE,
            Subject::Choice { .. } => &[Stage::S2, Stage::S5],
            Subject::Limits { .. } | Subject::Extend { .. } | Subject::Appeal(_) => {
                super::spec::of(Name::OpenVote).stages
            }
        };
        if !legal.contains(&self.m.stage) {
            return Err(Refusal::new(Ground::Stage, Fact::WrongStage { now: self.m.stage, legal }));
        }
        match on {
            Subject::Motion(no) => self.votable(*no)?,
            Subject::Amendment(no) => {
                self.pending_amendment(*no)?;
            }
            Subject::Choice { title, options, pick } => return self.choice(title, options, *pick),
            Subject::CloseDebate => match self.m.open_motion() {
                None => return Err(first(Name::OpenMotion)),
                Some(motion) if motion.debate.closed => return Err(already()),
                Some(_) => {}
            },
            Subject::Limits { seconds, turns } => {
                within("seconds", *seconds, 10, 1800)?;
                within("turns", (*turns).into(), 1, 20)?;
            }
            Subject::Extend { minutes } => {
                within("minutes", (*minutes).into(), 1, 120)?;
                if self.m.clock.deadline.is_none() {
                    return Err(first(Name::StartMeeting));
                }
            }
            Subject::Appeal(no) => match self.m.rulings.get(no) {
                None => return Err(no_such(Thing::Ruling, no)),
                Some(ruling) if ruling.appealed => return Err(already()),
                Some(_) => {}
            },
        }
        Ok(on.clone())
    }

    /// R13 and R11: the open motion, not yet decided, debated to the end, no amendment before it.
    fn votable(&mut self, no: MotionNo) -> Decided {
        let motion = self.motion(no)?;
        match motion.state {
            MotionState::Open => {}
            MotionState::Decided { .. } => return Err(motions::decided(no)),
            MotionState::Waiting | MotionState::Parked(_) => return Err(first(Name::OpenMotion)),
        }
        if let Some(amendment) = motion.amendments.iter().find(|amendment| amendment.adopted.is_none()) {
            return Err(Refusal::new(Ground::State, Fact::AmendmentPending { amendment: amendment.no }));
        }
        if motion.debate.closed {
            return Ok(());
        }
        self.guard(GuardId::R11Debate, None, || {
            Refusal::rule(GuardId::R11Debate, Fact::DebateOpen).legal([Name::CloseDebate, Name::GrantFloor])
        })
    }

    fn pending_amendment(&self, no: AmendmentNo) -> Decided<(&Motion, &Amendment)> {
        let Some(motion) = self.m.open_motion() else {
            return Err(first(Name::OpenMotion));
        };
        match motion.amendments.iter().find(|amendment| amendment.no == no) {
            None => Err(no_such(Thing::Amendment, no)),
            Some(amendment) if amendment.adopted.is_some() => Err(already()),
            Some(amendment) => Ok((motion, amendment)),
        }
    }

    fn choice(&self, title: &str, options: &[Choice], pick: u16) -> Decided<Subject> {
        let title = text("title", title, TITLE)?;
        let count = u32::try_from(options.len()).unwrap_or(u32::MAX);
        within("options", count, 2, 100)?;
        within("pick", pick.into(), 1, count - 1)?;
        let options = options
            .iter()
            .map(|option| match option {
                Choice::Topic(no) => self.topic(*no).map(|topic| Choice::Topic(topic.no)),
                Choice::Text(words) => text("options", words, TITLE).map(Choice::Text),
            })
            .collect::<Decided<Vec<_>>>()?;
        Ok(Subject::Choice { title, options, pick })
    }

    fn counting(&self) -> Decided<&Vote> {
        self.m.open_vote().ok_or_else(no_vote)
    }

    /// A vote for and against, not a choice.
    fn counting_sides(&self) -> Decided<&Vote> {
        let vote = self.counting()?;
        if vote.on.is_choice() { Err(first(Name::CountOption)) } else { Ok(vote) }
    }

    pub(super) fn count_for(&mut self, count: u16) -> Decided {
        let vote = self.counting_sides()?;
        if vote.for_.is_some() {
            return Err(counted());
        }
        fits(vote, count, 0)?;
        let vote = vote.no;
        self.put(Event::ForCounted { vote, count })
    }

    pub(super) fn count_against(&mut self, count: u16) -> Decided {
        let vote = self.counting_sides()?;
        let Some(for_) = vote.for_ else {
            return Err(counts_first(Side::For, Name::CountFor));
        };
        if vote.against.is_some() {
            return Err(counted());
        }
        fits(vote, for_, count)?;
        let vote = vote.no;
        self.put(Event::AgainstCounted { vote, count })
    }

    pub(super) fn count_option(&mut self, option: u16, count: u16) -> Decided {
        let vote = self.counting()?;
        let Subject::Choice { options, pick, .. } = &vote.on else {
            return Err(first(Name::CountFor));
        };
        if option == 0 || usize::from(option) > options.len() {
            return Err(no_such(Thing::Option, option));
        }
        if vote.options.contains_key(&option) {
            return Err(counted());
        }
        // Everybody may raise a hand for as many options as are picked.
        let sum = vote.options.values().map(|n| u32::from(*n)).sum::<u32>() + u32::from(count);
        if count > vote.present || sum > u32::from(vote.present) * u32::from(*pick) {
            let fact = Fact::CountsExceed { for_: count, against: 0, present: vote.present };
            return Err(Refusal::rule(GuardId::R12Count, fact).legal([Name::CountOption, Name::Recount]));
        }
        let vote = vote.no;
        self.put(Event::OptionCounted { vote, option, count })
    }

    pub(super) fn chair_vote(&mut self, side: Side) -> Decided {
        let vote = self.counting_sides()?;
        if side == Side::Question {
            return Err(no_such(Thing::Option, "Question"));
        }
        if self.charter()?.vote.chair == ChairVotes::Never {
            return Err(Refusal::rule(GuardId::R11Chair, Fact::ChairVotesNot).for_good().legal([Name::CloseVote]));
        }
        let (for_, against) = both(vote)?;
        if vote.chair.is_some() {
            return Err(counted());
        }
        match side {
            Side::For => fits(vote, for_.saturating_add(1), against)?,
            _ => fits(vote, for_, against.saturating_add(1))?,
        }
        let badge = self.m.holder(crate::meeting::words::Office::Chair);
        let vote = vote.no;
        self.put(Event::ChairVoted { vote, badge, side })
    }

    pub(super) fn close_vote(&mut self) -> Decided {
        let vote = self.counting()?.clone();
        if vote.on.is_choice() {
            if vote.options.is_empty() {
                return Err(first(Name::CountOption));
            }
        } else {
            both(&vote)?;
        }
        let Some(closed) = vote::closed(&vote, self.charter()?.vote.pass) else {
            return Err(no_vote());
        };
        self.wake();
        let outcome = closed.outcome;
        self.push(closed.event(vote.no));
        self.take_effect(&vote, outcome);
        Ok(())
    }

    fn take_effect(&mut self, vote: &Vote, outcome: Outcome) {
        let carried = outcome == Outcome::Carried;
        match &vote.on {
            Subject::Motion(no) => {
                let Some(motion) = self.m.motions.get(no) else { return };
                self.push(vote::decided(motion, vote.no, outcome));
                self.return_chair(*no);
            }
            Subject::Amendment(no) => {
                let Ok((motion, amendment)) = self.pending_amendment(*no) else {
                    return;
                };
                let (motion, amendment) = (motion.clone(), amendment.clone());
                self.push(if carried {
                    let version = motions::version_after(&motion);
                    Event::AmendmentAdopted { amendment: *no, motion: motion.no, version, text: amendment.text }
                } else {
                    Event::AmendmentRejected { amendment: *no, motion: motion.no }
                });
            }
            Subject::CloseDebate => {
                if let Some(motion) = self.m.open_motion.filter(|_| carried) {
                    self.push(Event::DebateClosed { motion });
                }
            }
            Subject::Limits { seconds, turns } if carried => {
                self.push(Event::LimitsSet { seconds: *seconds, turns: *turns });
            }
            Subject::Extend { minutes } if carried => {
                if let Some(deadline) = self.m.clock.deadline {
                    let given_back = self.m.clock.paused.map_or(0, |since| self.now.since(since).max(0));
                    let deadline = deadline.plus_ms(given_back).plus_min(*minutes);
                    self.push(Event::StageExtended { stage: self.m.stage, minutes: *minutes, deadline });
                }
            }
            Subject::Appeal(ruling) if carried => self.push(Event::RulingOverturned { ruling: *ruling }),
            Subject::Choice { .. } | Subject::Limits { .. } | Subject::Extend { .. } | Subject::Appeal(_) => {}
        }
    }

    pub(super) fn cancel_vote(&mut self, reason: &str) -> Decided {
        let vote = self.counting()?.no;
        let reason = text("reason", reason, TITLE)?;
        self.put(Event::VoteCancelled { vote, reason })
    }

    /// Counts again: the open vote, or the one closed last on a motion or a choice while nothing else is open.
    pub(super) fn recount(&mut self, reason: &str) -> Decided {
        let reason = text("reason", reason, TITLE)?;
        if let Some(vote) = self.m.open_vote {
            return self.put(Event::RecountOrdered { vote, reason });
        }
        let last = self.m.votes.values().next_back().filter(|vote| vote.result.is_some());
        let Some(last) = last else { return Err(no_vote()) };
        let vote = last.no;
        match &last.on {
            Subject::Motion(_) if self.m.open_motion.is_none() && self.m.stage == Stage::S5 => {}
            Subject::Choice { .. } if last.stage == self.m.stage => {}
            _ => return Err(no_vote()),
        }
        self.put(Event::RecountOrdered { vote, reason })
    }
}

/// R12: for and against together are at most as many as are present.
fn fits(vote: &Vote, for_: u16, against: u16) -> Decided {
    if u32::from(for_) + u32::from(against) <= u32::from(vote.present) {
        return Ok(());
    }
    let fact = Fact::CountsExceed { for_, against, present: vote.present };
    Err(Refusal::rule(GuardId::R12Count, fact).legal([Name::Recount, Name::CancelVote]))
}

/// R12: both counts, for before against.
fn both(vote: &Vote) -> Decided<(u16, u16)> {
    let for_ = vote.for_.ok_or_else(|| counts_first(Side::For, Name::CountFor))?;
    let against = vote.against.ok_or_else(|| counts_first(Side::Against, Name::CountAgainst))?;
    Ok((for_, against))
}

fn counts_first(first: Side, legal: Name) -> Refusal {
    Refusal::rule(GuardId::R12Order, Fact::CountsOrder { first }).legal([legal])
}

fn no_vote() -> Refusal {
    Refusal::new(Ground::Vote, Fact::NoVoteOpen).legal([Name::OpenVote])
}

fn counted() -> Refusal {
    Refusal::rule(GuardId::R12Order, Fact::Counted).legal([Name::Recount])
}
