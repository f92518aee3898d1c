//! What follows from a result, and what a result that turned takes with it: counted again by hands, broken off, or put
//! right from the signed 计票单. What followed stands until there is a new result; then it turns with it.

use super::{Decided, Decision, already, motions, no_field, no_such, text, votes};
use crate::{
    charter::{GuardId, Stage},
    meeting::{
        apply::votes::put_right,
        command::{Command, Name},
        event::Event,
        numbers::{AmendmentNo, Badge, VoteNo},
        refusal::{Fact, Ground, Refusal, Thing},
        slip::Act,
        state::{Amendment, Limits, Motion, Vote},
        vote,
        words::{Outcome, Subject},
    },
    text::TITLE,
};

impl Decision<'_> {
    /// What a result brings: all of it the first time (`was` is none), later what differs from the one before.
    pub(super) fn take_effect(&mut self, vote: &Vote, was: Option<Outcome>, outcome: Outcome) {
        let carried = outcome == Outcome::Carried;
        let turned = was.map(|was| (was == Outcome::Carried) != carried);
        match &vote.on {
            Subject::Motion(no) => {
                let Some(motion) = self.m.motions.get(no) else { return };
                self.push(vote::decided(motion, vote, outcome));
                self.return_chair(*no);
            }
            _ if turned == Some(false) => {}
            Subject::Amendment(no) => self.settle_amendment(*no, carried),
            Subject::CloseDebate => self.debate_closed(vote, carried, turned.is_some()),
            Subject::Limits { seconds, turns } => {
                self.limit(vote, Limits { seconds: *seconds, turns: *turns }, carried, turned.is_some());
            }
            Subject::Extend { minutes } => self.more_time(vote, *minutes, carried, turned.is_some()),
            Subject::Appeal(ruling) if carried => self.push(Event::RulingOverturned { ruling: *ruling }),
            Subject::Appeal(ruling) if turned.is_some() => self.push(Event::RulingRestored { ruling: *ruling }),
            Subject::Choice { .. } | Subject::Appeal(_) => {}
        }
    }

    fn settle_amendment(&mut self, no: AmendmentNo, carried: bool) {
        let Some((motion, amendment)) = self.amendment(no) else { return };
        let (motion, amendment) = (motion.clone(), amendment.clone());
        let version = motions::version_after(&motion);
        if carried {
            // Over the words as they stand now: one before it may have changed others.
            let text = amendment.over(&motion.text);
            self.push(Event::AmendmentAdopted { amendment: no, motion: motion.no, version, text: text.clone() });
            return self.reworded(&motion, &text);
        }
        self.push(Event::AmendmentRejected { amendment: no, motion: motion.no });
        // The words that it had changed read again as they did before.
        if let Some(text) = motion.earlier.last().filter(|_| amendment.adopted == Some(true)) {
            self.push(Event::MotionEdited { motion: motion.no, version, text: text.clone() });
        }
    }

    fn amendment(&self, no: AmendmentNo) -> Option<(&Motion, &Amendment)> {
        let mut all = self.m.motions.values().flat_map(|motion| motion.amendments.iter().map(move |it| (motion, it)));
        all.find(|(_, amendment)| amendment.no == no)
    }

    fn debate_closed(&mut self, vote: &Vote, carried: bool, again: bool) {
        let Some(motion) = self.m.open_motion().filter(|motion| !again || Some(motion.no) == vote.motion) else {
            return;
        };
        let (motion, closed) = (motion.no, motion.debate.closed);
        match (carried, closed) {
            (true, false) => self.push(Event::DebateClosed { motion }),
            (false, true) if again => self.push(Event::DebateReopened { motion }),
            _ => {}
        }
    }

    fn limit(&mut self, vote: &Vote, set: Limits, carried: bool, again: bool) {
        let held = |limits: Limits| Event::LimitsSet { seconds: limits.seconds, turns: limits.turns };
        let later =
            self.m.votes.values().any(|later| {
                later.no > vote.no && later.result.is_some() && matches!(later.on, Subject::Limits { .. })
            });
        if carried && !(again && later) {
            self.push(held(set));
        } else if !carried && again && self.m.limits == Some(set) && !later {
            self.push(vote.limits.map_or(Event::LimitsLifted {}, held));
        }
    }

    fn more_time(&mut self, vote: &Vote, minutes: u16, carried: bool, again: bool) {
        let Some(deadline) = self.m.clock.deadline.filter(|_| !again || vote.stage == self.m.stage) else { return };
        if self.m.stage == Stage::S7 {
            return;
        }
        let stage = self.m.stage;
        // What stood is given back with this line only if the clocks go on with it.
        let gap = |event: &Event| if let Event::ClockResumed { gap } = event { Some(*gap) } else { None };
        let deadline = deadline.plus_ms(self.events.iter().find_map(gap).unwrap_or(0));
        if carried {
            self.push(Event::StageExtended { stage, minutes, deadline: deadline.plus_min(minutes) });
        } else if again {
            let deadline = deadline.plus_ms(-i64::from(minutes) * 60_000);
            self.push(Event::StageShortened { stage, minutes, deadline });
        }
    }

    pub(super) fn cancel_vote(&mut self, reason: &str) -> Decided {
        let vote = self.counting()?.no;
        let reason = text("reason", reason, TITLE)?;
        let broken_off = self.broken_off(vote, reason);
        self.put(broken_off)
    }

    /// What breaking off a vote is: a recount leaves the result that was there.
    pub(super) fn broken_off(&self, vote: VoteNo, reason: String) -> Event {
        let recount = self.m.votes.get(&vote).is_some_and(|vote| vote.stood.is_some());
        if recount { Event::RecountBrokenOff { vote, reason } } else { Event::VoteCancelled { vote, reason } }
    }

    /// Counts again: the open vote, or a closed one while its headcount stands.
    pub(super) fn recount(&mut self, reason: &str, named: Option<VoteNo>) -> Decided {
        let reason = text("reason", reason, TITLE)?;
        if let Some(named) = named.filter(|named| !self.m.votes.contains_key(named)) {
            return Err(no_such(Thing::Vote, named));
        }
        if let Some(vote) = self.m.open_vote {
            return match named.filter(|named| *named != vote) {
                None => self.put(Event::RecountOrdered { vote, reason }),
                Some(_) => Err(Refusal::new(Ground::Vote, Fact::VoteOpen).legal([Name::CloseVote, Name::CancelVote])),
            };
        }
        let vote = named.map_or_else(|| self.m.closed_last(), |no| self.m.votes.get(&no));
        let Some(vote) = vote.filter(|vote| vote.result.is_some()) else { return Err(votes::no_vote()) };
        if let Subject::Motion(motion) = vote.on {
            self.allowed(self.motion(motion)?, Act::Recount)?;
        }
        if let Some(fact) = self.m.no_recount(vote) {
            let refusal = Refusal::rule(GuardId::R13Decided, fact).for_good();
            return Err(refusal.legal([Name::CorrectVote, Name::Park]));
        }
        let vote = vote.no;
        self.chaired()?;
        self.not_busy(None)?;
        self.put(Event::RecountOrdered { vote, reason })
    }

    /// Puts a result right from the signed 计票单. The arithmetic holds; the result is computed, and what followed turns.
    pub(super) fn correct_vote(&mut self, command: &Command) -> Decided {
        let Command::CorrectVote { vote: no, r#for, against, options, tellers, reason } = command else {
            return Ok(());
        };
        let vote = self.m.votes.get(no).ok_or_else(|| no_such(Thing::Vote, no))?.clone();
        let Some(was) = vote.result.as_ref().map(|result| result.outcome) else { return Err(votes::no_vote()) };
        let reason = text("reason", reason, TITLE)?;
        self.two_tellers(&vote, tellers)?;
        self.on_the_slip(&vote, *r#for, *against, options)?;
        let mut right = vote.clone();
        put_right(&mut right, *r#for, *against, options);
        if (right.for_, right.against, &right.options) == (vote.for_, vote.against, &vote.options) {
            return Err(already());
        }
        match &right.on {
            Subject::Choice { pick, .. } => {
                let counts: Vec<u16> = right.options.values().copied().collect();
                self.fits_choice(right.present, &counts, *pick)?;
            }
            _ => self.fits(&right, vote::terms(&right))?,
        }
        let Some(closed) = vote::closed(&right, self.charter()?.vote.pass) else { return Err(votes::no_vote()) };
        let outcome = closed.outcome;
        let turns = (was == Outcome::Carried) != (outcome == Outcome::Carried);
        if let Some(fact) = self.m.moved_on(&vote).filter(|_| turns) {
            return Err(Refusal::rule(GuardId::R13Decided, fact).for_good().legal([Name::Park]));
        }
        let options = options.clone();
        let (tellers, for_, against) = (tellers.clone(), *r#for, *against);
        self.push(Event::VoteCorrected { vote: *no, for_, against, options, tellers, reason });
        self.push(closed.event(*no));
        self.take_effect(&right, Some(was), outcome);
        Ok(())
    }

    /// Two persons, among them those who were named when the vote was opened: they signed the 计票单.
    fn two_tellers(&mut self, vote: &Vote, tellers: &[Badge]) -> Decided {
        for teller in tellers {
            self.signed_in(*teller)?;
        }
        let two = matches!(tellers, [one, other] if one != other);
        let mut named = vote.tellers.clone();
        named.sort_unstable();
        named.dedup();
        let signed = tellers.iter().filter(|teller| named.contains(teller)).count();
        if !two || signed < named.len().min(2) {
            return Err(Refusal::new(Ground::Who, Fact::TwoTellers { named }));
        }
        tellers
            .iter()
            .filter(|teller| !named.contains(teller))
            .try_for_each(|teller| self.signed_the_slip(&vote.on, *teller))
    }

    /// What the 计票单 of such a vote holds: both counts, or one for each option.
    fn on_the_slip(&self, vote: &Vote, for_: Option<u16>, against: Option<u16>, options: &[(u16, u16)]) -> Decided {
        let Subject::Choice { options: all, .. } = &vote.on else {
            if let Some((no, _)) = options.first() {
                return Err(no_such(Thing::Option, no));
            }
            for_.ok_or_else(|| no_field("for"))?;
            against.ok_or_else(|| no_field("against"))?;
            return Ok(());
        };
        if for_.is_some() || against.is_some() {
            return Err(no_field("options"));
        }
        let unknown = options.iter().find(|(no, _)| *no == 0 || usize::from(*no) > all.len());
        if let Some((no, _)) = unknown {
            return Err(no_such(Thing::Option, no));
        }
        let counted = options.iter().copied().collect();
        self.all_counted(all, &counted)
    }
}
