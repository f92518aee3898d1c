//! Votes: opened by the chair, counted for before against, decided by arithmetic. Rules 11 to 13.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Decided, Decision, already, first, fresh, no_field, no_such, text, within};
use crate::{
    charter::{Act, ChairVotes, GuardId, Stage, VoteBasis},
    meeting::{
        command::Name,
        event::Event,
        numbers::{AmendmentNo, Badge, MotionNo, VoteNo},
        refusal::{Fact, Ground, Refusal, Thing},
        slip,
        state::{Amendment, Motion, Vote},
        vote,
        words::{Choice, Method, Side, Subject},
    },
    text::{TITLE, plain},
};

impl Decision<'_> {
    pub(super) fn open_vote(
        &mut self,
        on: &Subject,
        present: Option<u16>,
        tellers: &[Badge],
        method: Method,
    ) -> Decided {
        self.chaired()?;
        let on = self.subject(on)?;
        self.tellers(&on, tellers)?;
        self.not_busy(None)?;
        let roll = self.m.voters();
        let present = match (&on, present) {
            // People slip out unseen: what decides takes a headcount.
            (Subject::Motion(_) | Subject::Choice { .. }, None) => return Err(no_field("present")),
            (_, present) => present.unwrap_or(roll),
        };
        within("present", present.into(), 1, 5000)?;
        self.on_the_roll(present, roll)?;
        let short = self.quorate(present)?;
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
        self.put(Event::VoteOpened { vote, on, present, roll, tellers: tellers.to_vec(), method, short })
    }

    /// R12: a household counts once, so no more are in the room than have a voter there. Persons may have come in
    /// without signing in: that is said, or refused, as the charter has it.
    fn on_the_roll(&mut self, present: u16, roll: u16) -> Decided {
        if present <= roll {
            return Ok(());
        }
        let basis = self.m.basis();
        let guard = match basis {
            VoteBasis::Household => GuardId::R12Count,
            VoteBasis::Person => GuardId::R12Roll,
        };
        self.guard(guard, None, || {
            Refusal::rule(guard, Fact::AboveRoll { present, roll, basis }).legal([Name::SignIn, Name::OpenVote])
        })
    }

    /// R11: as many are there as the charter asks for. Passed with a reason, what comes of it is only advice: the quorum
    /// that was not reached.
    fn quorate(&mut self, present: u16) -> Decided<Option<u16>> {
        let Some(need) = self.m.quorum().filter(|need| present < *need) else { return Ok(None) };
        let fact = Fact::TooFew { have: present, need, basis: self.m.basis() };
        self.guard(GuardId::R11Quorum, None, || {
            Refusal::rule(GuardId::R11Quorum, fact).legal([Name::SignIn, Name::Adjourn])
        })?;
        Ok(Some(need))
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
        self.allowed(motion, slip::Act::Vote)?;
        if let Some(amendment) = motion.open_amendment() {
            return Err(Refusal::new(Ground::State, Fact::AmendmentPending { amendment: amendment.no }));
        }
        if motion.debate.closed {
            return Ok(());
        }
        self.guard(GuardId::R11Debate, None, || {
            Refusal::rule(GuardId::R11Debate, Fact::DebateOpen).legal([Name::CloseDebate, Name::GrantFloor])
        })
    }

    pub(super) fn pending_amendment(&self, no: AmendmentNo) -> Decided<(&Motion, &Amendment)> {
        let Some(motion) = self.m.open_motion() else {
            return Err(first(Name::OpenMotion));
        };
        match motion.amendments.iter().find(|amendment| amendment.no == no) {
            None => Err(no_such(Thing::Amendment, no)),
            Some(amendment) if !amendment.is_pending() => Err(already()),
            // One after the other, in their order.
            Some(amendment) => {
                match motion.open_amendment().filter(|open| open.no != no) {
                    Some(open) => Err(Refusal::new(Ground::State, Fact::AmendmentPending { amendment: open.no })
                        .legal([Name::OpenVote])),
                    None => Ok((motion, amendment)),
                }
            }
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
        told_apart(&options)?;
        Ok(Subject::Choice { title, options, pick })
    }

    pub(super) fn counting(&self) -> Decided<&Vote> {
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
        self.fits(vote, vec![count])?;
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
        self.fits(vote, vec![for_, count])?;
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
        let counts: Vec<u16> = vote.options.values().copied().chain([count]).collect();
        self.fits_choice(vote.present, &counts, *pick)?;
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
        self.fits(vote, vec![for_, against, 1])?;
        let vote = vote.no;
        let chair = self.chaired()?;
        self.may(Act::BreakTie, chair)?;
        self.put(Event::ChairVoted { vote, badge: Some(chair), side })
    }

    pub(super) fn close_vote(&mut self) -> Decided {
        let vote = self.counting()?.clone();
        self.chaired()?;
        match &vote.on {
            Subject::Choice { options, .. } => self.all_counted(options, &vote.options)?,
            _ => both(&vote).map(|_| ())?,
        }
        let Some(closed) = vote::closed(&vote, self.charter()?.vote.pass) else {
            return Err(no_vote());
        };
        self.wake();
        let outcome = closed.outcome;
        self.push(closed.event(vote.no));
        let was = vote.stood.as_ref().map(|before| before.result.outcome);
        self.take_effect(&vote, was, outcome);
        Ok(())
    }

    /// R12: a number that nobody counted is not 0.
    pub(super) fn all_counted(&self, options: &[Choice], counted: &BTreeMap<u16, u16>) -> Decided {
        let left = (1..).zip(options).filter(|(no, _)| !counted.contains_key(no));
        let options: Vec<_> = left.map(|(no, option)| (no, self.option(option))).collect();
        if options.is_empty() {
            return Ok(());
        }
        Err(Refusal::rule(GuardId::R12Order, Fact::Uncounted { options }).legal([Name::CountOption]))
    }

    fn option(&self, option: &Choice) -> String {
        match option {
            Choice::Topic(topic) => self.m.topic_title(*topic).unwrap_or_default(),
            Choice::Text(text) => text.clone(),
        }
    }

    /// R12: all hands together are at most as many as voters are present.
    pub(super) fn fits(&self, vote: &Vote, counts: Vec<u16>) -> Decided {
        let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        if sum <= u32::from(vote.present) {
            return Ok(());
        }
        let fact = Fact::CountsExceed { counts, present: vote.present, each: 1, basis: self.m.basis() };
        Err(Refusal::rule(GuardId::R12Count, fact).legal([Name::Recount, Name::CancelVote]))
    }

    /// R12: everybody may raise a hand for as many options as are picked, and for each of them once.
    pub(super) fn fits_choice(&self, present: u16, counts: &[u16], pick: u16) -> Decided {
        let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        let alone = counts.iter().find(|count| **count > present);
        let (counts, each) = match alone {
            Some(one) => (vec![*one], 1),
            None if sum > u32::from(present) * u32::from(pick) => (counts.to_vec(), pick),
            None => return Ok(()),
        };
        let fact = Fact::CountsExceed { counts, present, each, basis: self.m.basis() };
        Err(Refusal::rule(GuardId::R12Count, fact).legal([Name::CountOption, Name::Recount]))
    }
}

/// R12: both counts, for before against.
pub(super) fn both(vote: &Vote) -> Decided<(u16, u16)> {
    let for_ = vote.for_.ok_or_else(|| counts_first(Side::For, Name::CountFor))?;
    let against = vote.against.ok_or_else(|| counts_first(Side::Against, Name::CountAgainst))?;
    Ok((for_, against))
}

fn counts_first(first: Side, legal: Name) -> Refusal {
    Refusal::rule(GuardId::R12Order, Fact::CountsOrder { first }).legal([legal])
}

pub(super) fn no_vote() -> Refusal {
    Refusal::new(Ground::Vote, Fact::NoVoteOpen).legal([Name::OpenVote])
}

fn counted() -> Refusal {
    Refusal::rule(GuardId::R12Order, Fact::Counted).legal([Name::Recount])
}

/// No two options read the same.
fn told_apart(options: &[Choice]) -> Decided {
    let mut seen: BTreeMap<Cow<'_, str>, u16> = BTreeMap::new();
    for (option, no) in options.iter().zip(1..) {
        let words = match option {
            Choice::Topic(topic) => Cow::Owned(format!("#{topic}")),
            // Of signs alone nothing is left to compare.
            Choice::Text(words) => {
                Some(plain(words)).filter(|plain| !plain.is_empty()).map_or(words.into(), Cow::Owned)
            }
        };
        if let Some(one) = seen.insert(words, no) {
            return Err(Refusal::new(Ground::Number, Fact::SameOptions { one, other: no }));
        }
    }
    Ok(())
}
