//! What a slip may still become: asked of the one table, taken back, moved again, and who may settle it.

use super::{Decided, Decision, already, first, maybe_text, no_field, no_such};
use crate::{
    charter::{GuardId, Scope, ScopeHint},
    meeting::{
        command::Name,
        event::Event,
        numbers::{AmendmentNo, Badge, MotionNo},
        refusal::{Fact, Ground, Part, Refusal, Thing},
        slip::{self, Act, May, WhyNoSlip},
        state::{Motion, MotionState},
        vote,
        words::{MotionText, Outcome, Ref},
    },
    text::TITLE,
};

/// R13: a decided motion is neither changed nor voted again.
pub(super) fn decided(motion: MotionNo) -> Refusal {
    Refusal::rule(GuardId::R13Decided, Fact::Decided { motion }).legal([Name::Recount])
}

/// What the answer says where nobody said who may settle it.
pub(super) fn hinted(what: Ref, hint: Option<&ScopeHint>) -> Option<Event> {
    let hint = hint?;
    let (word, scope, receiver) = (hint.word.clone(), hint.scope, hint.receiver.clone());
    Some(Event::ScopeHinted { what, word, scope, receiver })
}

impl Decision<'_> {
    /// The one table of what may be done with a motion, by where it stands.
    pub(super) fn allowed(&self, motion: &Motion, act: Act) -> Decided<May> {
        let state = |fact| Refusal::new(Ground::State, fact);
        let no = motion.no;
        Err(match slip::may(self.m, motion, act) {
            May::No(WhyNoSlip::Decided) => decided(no),
            May::No(WhyNoSlip::Own) => {
                Refusal::rule(GuardId::R13Decided, Fact::Own { motion: no }).legal([Name::SetScope])
            }
            May::No(WhyNoSlip::Withdrawn) => state(Fact::Withdrawn { motion: no }).legal([Name::OpenMotion]),
            May::No(WhyNoSlip::Declined) => state(Fact::DeclinedMotion { motion: no }).legal([Name::Forward]),
            May::No(WhyNoSlip::Already) => already(),
            May::No(WhyNoSlip::First(command)) => first(command),
            May::No(WhyNoSlip::DebateClosed) => state(Fact::DebateIsClosed).legal([Name::OpenVote, Name::Undo]),
            May::No(WhyNoSlip::Voting) => {
                Refusal::new(Ground::Vote, Fact::VoteOpen).legal([Name::CloseVote, Name::CancelVote])
            }
            May::No(WhyNoSlip::NoVote) => Refusal::new(Ground::Vote, Fact::NoVoteOpen).legal([Name::OpenVote]),
            may @ (May::Yes | May::Blank | May::Down) => return Ok(may),
        })
    }

    /// Each part that would be written anew: any of one that isn't decided, else only what was left open in the vote.
    pub(super) fn editable(&self, motion: &Motion, parts: &[(Act, Part, bool)]) -> Decided {
        let mut voted = Vec::new();
        for (act, part, _) in parts.iter().filter(|(_, _, given)| *given) {
            match self.allowed(motion, *act) {
                Ok(May::Yes) => {}
                Ok(May::Blank) if motion.voted().is_some_and(|text| text.part(*part).is_empty()) => {}
                Ok(_) => voted.push(*part),
                Err(refusal) if matches!(refusal.fact, Fact::Decided { .. }) => voted.push(*part),
                Err(refusal) => return Err(refusal),
            }
        }
        if voted.is_empty() {
            return Ok(());
        }
        let fact = Fact::VotedWords { motion: motion.no, parts: voted };
        Err(Refusal::rule(GuardId::R13Decided, fact).legal([Name::Recount]))
    }

    /// R13: what was decided isn't moved again in the same words the same evening, unless a reason is given.
    pub(super) fn fresh_words(&mut self, text: &MotionText, again: Name) -> Decided {
        let Some(motion) = self.m.decided_alike(text) else { return Ok(()) };
        let Some(reason) = self.because.clone() else {
            let refusal = Refusal::rule(GuardId::R13Decided, Fact::SameWords { motion });
            return Err(Refusal { passable: true, ..refusal.legal([Name::Recount, again]) });
        };
        self.put(Event::Waived { guard: GuardId::R13Decided, badge: None, reason })
    }

    /// Who may settle it: as it was said, else as its topic has it. Words that meet a hint are never the residents' own by
    /// silence.
    pub(super) fn scoped(&self, said: Option<Scope>, topic: Scope, text: &MotionText) -> Scope {
        match said {
            Some(scope) => scope,
            None if topic != Scope::Residents => topic,
            None if self.m.motion_hint(text).is_some() => Scope::Unsure,
            None => Scope::Residents,
        }
    }

    /// New words that meet a hint which the old ones didn't: who said «ourselves» said it of other words.
    pub(super) fn reworded(&mut self, motion: &Motion, text: &MotionText) {
        let old = self.m.motion_hint(&motion.stands_as()).map(|hint| hint.word.clone());
        let new = self.m.motion_hint(text).filter(|hint| Some(&hint.word) != old.as_ref());
        if motion.scope == Scope::Residents
            && motion.is_undecided()
            && let Some(hinted) = hinted(Ref::Motion(motion.no), new)
        {
            self.push(Event::ScopeSet { motion: motion.no, scope: Scope::Unsure, receiver: None });
            self.push(hinted);
        }
    }

    pub(super) fn set_scope(
        &mut self,
        no: MotionNo,
        scope: Scope,
        receiver: Option<&str>,
        reason: Option<&str>,
    ) -> Decided {
        let motion = self.motion(no)?;
        let may = self.allowed(motion, Act::Scope)?;
        let receiver = maybe_text("receiver", receiver, TITLE)?;
        let reason = maybe_text("reason", reason, TITLE)?;
        if motion.scope == scope && motion.receiver == receiver {
            return Err(already());
        }
        let after = may == May::Down || self.m.stage > crate::charter::Stage::S5;
        if after && !motion.scope.goes_down_to(scope) {
            return Err(Refusal::rule(GuardId::R13Decided, Fact::ScopeUp { motion: no }).legal([Name::Recount]));
        }
        if may != May::Down {
            return self.put(Event::ScopeSet { motion: no, scope, receiver });
        }
        let Some(reason) = reason else { return Err(no_field("reason")) };
        let verdict = vote::verdict(scope, Outcome::Carried);
        let to = vote::destination(scope, verdict);
        self.put(Event::ScopeLowered { motion: no, scope, receiver, verdict, to, reason })
    }

    /// Who takes something back moved it; nobody does it for somebody who has gone.
    fn by_its_mover(&self, mover: Badge, badge: Option<Badge>) -> Decided {
        if badge.is_some_and(|badge| badge != mover) {
            return Err(Refusal::new(Ground::Who, Fact::OnlyMover { mover }));
        }
        self.present(mover)
    }

    pub(super) fn withdraw_motion(&mut self, no: MotionNo, badge: Option<Badge>) -> Decided {
        let motion = self.motion(no)?;
        self.allowed(motion, Act::Withdraw)?;
        match (motion.mover, badge) {
            (Some(mover), badge) => self.by_its_mover(mover, badge)?,
            // A slip without a mover is its table's.
            (None, Some(badge)) => self.present(badge)?,
            (None, None) => {}
        }
        if motion.state == MotionState::Open {
            self.wake();
            self.end_speech(false);
        }
        self.push(Event::MotionWithdrawn { motion: no, badge: motion.mover.or(badge) });
        self.return_chair(no);
        Ok(())
    }

    pub(super) fn withdraw_amendment(&mut self, no: AmendmentNo, badge: Option<Badge>) -> Decided {
        let Some(motion) = self.m.open_motion() else { return Err(first(Name::OpenMotion)) };
        let Some(amendment) = motion.amendments.iter().find(|amendment| amendment.no == no) else {
            return Err(no_such(Thing::Amendment, no));
        };
        if !amendment.is_pending() {
            return Err(already());
        }
        self.by_its_mover(amendment.mover, badge)?;
        self.put(Event::AmendmentWithdrawn { amendment: no, motion: motion.no, badge: amendment.mover })
    }

    /// A row of the plan: on what stands, and never as the residents' own by silence.
    pub(super) fn row_of(&mut self, motion: Option<MotionNo>) -> Decided<bool> {
        let Some(no) = motion else { return Ok(true) };
        let motion = self.motion(no)?;
        self.allowed(motion, Act::Row)?;
        Ok(motion.scope == Scope::Residents)
    }
}
