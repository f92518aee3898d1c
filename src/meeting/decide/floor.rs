//! The floor: hands, turns, time, rulings, the end of the debate. Rules 3 to 11.

use super::{Decided, Decision, already, first, fresh, maybe_text, no_field, no_such, within};
use crate::{
    charter::{Act, FloorKey, GuardId, Mode, RuleId},
    meeting::{
        command::{Command, Name},
        event::Event,
        numbers::{Badge, RulingNo, SpeechNo},
        query::side_rank,
        refusal::{Fact, Ground, Refusal, Thing},
        state::{Hand, Motion},
        words::{Rung, Side},
    },
    text::NOTE,
};

impl Decision<'_> {
    /// R06: a speech belongs to the open motion.
    fn on_the_motion(&self) -> Decided<&Motion> {
        self.m
            .open_motion()
            .ok_or_else(|| Refusal::rule(GuardId::R06Motion, Fact::NoMotionOpen).legal([Name::OpenMotion, Name::Park]))
    }

    pub(super) fn raise_hand(&mut self, badge: Badge, side: Option<Side>, relayed: Option<Badge>) -> Decided {
        self.may(Act::Hand, badge)?;
        if let Some(relayed) = relayed {
            self.may(Act::Relay, relayed)?;
            self.neutral(relayed)?;
        }
        let open = self.on_the_motion().map_err(|refusal| refusal.of(badge))?;
        let (motion, closed) = (open.no, open.debate.closed);
        if let (Some(speech), Some(side)) = (self.m.running_speech(), side)
            && speech.badge == badge
            && speech.side.is_none()
        {
            return self.put(Event::SideStated { speech: speech.no, side });
        }
        let standing = open.debate.hands.iter().find(|hand| hand.badge == badge);
        if standing.is_some_and(|hand| badge != Badge::NOBODY && (hand.side == side || side.is_none())) {
            return Err(already());
        }
        self.neutral(badge)?;
        self.not_barred(badge)?;
        let passed = self.turn_left(badge)?;
        if side.is_none() {
            self.guard(GuardId::R09Side, badge, || {
                Refusal::rule(GuardId::R09Side, Fact::NoSide { badge }).legal([Name::RaiseHand])
            })?;
        }
        if closed && !self.m.is_owed_a_turn(motion, badge) {
            self.reopen(motion, badge)?;
        }
        self.put(Event::HandRaised { motion, badge, side, relayed, passed })
    }

    /// R07: who was stopped for this motion waits for the next.
    fn not_barred(&mut self, badge: Badge) -> Decided {
        let barred = self.m.open_motion().is_some_and(|motion| motion.debate.barred.contains_key(&badge));
        if !barred {
            return Ok(());
        }
        self.guard(GuardId::R07Again, badge, || {
            Refusal::rule(GuardId::R07Again, Fact::Barred { badge }).legal([Name::GrantFloor])
        })
    }

    /// R05: so many turns a person a motion. True if a reason (or a rule that only advises) lets one more pass.
    fn turn_left(&mut self, badge: Badge) -> Decided<bool> {
        let Some(motion) = self.m.open_motion() else {
            return Ok(false);
        };
        let used = self.m.turns_used(motion, badge);
        if badge == Badge::NOBODY || used < self.m.limits().turns {
            return Ok(false);
        }
        let next = self.m.next_speaker().map(|next| (next.badge, next.side));
        self.guard(GuardId::R05Turns, badge, || {
            Refusal::rule(GuardId::R05Turns, Fact::TurnsUsed { badge, used, next })
                .legal([Name::GrantFloor, Name::OpenVote])
        })?;
        Ok(true)
    }

    /// R11: after the debate was closed, a reason opens it again.
    fn reopen(&mut self, motion: crate::meeting::numbers::MotionNo, badge: Badge) -> Decided {
        self.guard(GuardId::R11Debate, badge, || {
            Refusal::rule(GuardId::R11Debate, Fact::DebateIsClosed).legal([Name::OpenVote, Name::Undo])
        })?;
        self.put(Event::DebateReopened { motion })
    }

    pub(super) fn lower_hand(&mut self, badge: Badge) -> Decided {
        let motion = self.m.open_motion().filter(|motion| motion.debate.hands.iter().any(|hand| hand.badge == badge));
        let Some(motion) = motion.map(|motion| motion.no) else {
            return Err(Refusal::new(Ground::State, Fact::NoHand { badge, next: None }));
        };
        self.put(Event::HandLowered { motion, badge })
    }

    pub(super) fn grant_floor(&mut self, badge: Option<Badge>) -> Decided {
        let open = self.on_the_motion().map_err(|refusal| refusal.of(badge))?;
        let (motion, closed) = (open.no, open.debate.closed);
        let next = self.m.next_speaker();
        let Some(badge) = badge.or(next.map(|next| next.badge)) else {
            return Err(Refusal::new(Ground::State, Fact::NobodyWaits).legal([Name::RaiseHand, Name::CloseDebate]));
        };
        self.may(Act::Hand, badge)?;
        if self.m.running_speech().is_some_and(|speech| speech.badge == badge && badge != Badge::NOBODY) {
            return Err(already());
        }
        self.not_busy(Some(badge))?;
        self.neutral(badge)?;
        self.not_barred(badge)?;
        let hand = self
            .m
            .open_motion()
            .and_then(|motion| motion.debate.hands.iter().find(|hand| hand.badge == badge))
            .cloned();
        if !hand.as_ref().is_some_and(|hand| hand.passed) {
            self.turn_left(badge)?;
        }
        match &hand {
            Some(hand) => self.in_turn(hand)?,
            None => self.guard(GuardId::R03Order, badge, || {
                let fact = Fact::NoHand { badge, next: next.map(|next| next.badge) };
                Refusal::rule(GuardId::R03Order, fact).legal([Name::RaiseHand, Name::GrantFloor])
            })?,
        }
        if closed && !self.m.is_owed_a_turn(motion, badge) {
            self.reopen(motion, badge)?;
        }
        self.wake();
        let seconds = self.m.limits().seconds;
        self.put(Event::FloorGranted {
            speech: self.fresh_speech(),
            motion,
            badge,
            side: hand.as_ref().and_then(|hand| hand.side),
            relayed: hand.and_then(|hand| hand.relayed),
            seconds,
            deadline: self.now.plus_s(seconds),
        })
    }

    fn fresh_speech(&self) -> SpeechNo {
        SpeechNo(fresh(&self.m.speeches, |no| no.0))
    }

    /// R08 and R03: the other side first; among those of one side, the computed next.
    fn in_turn(&mut self, hand: &Hand) -> Decided {
        let row = self.m.ranked();
        let Some(head) = row.first() else { return Ok(()) };
        let rank = |hand: &Hand| side_rank(self.m.last_opinion(), hand.side);
        let other = row.iter().filter(|other| rank(other) < rank(hand)).min_by_key(|other| rank(other));
        let by_side = self.charter()?.floor.contains(&FloorKey::Side);
        let mut head = *head;
        if let Some(other) = other
            && let Some(side) = other.side
        {
            let waiting =
                u16::try_from(row.iter().filter(|waiting| waiting.side == Some(side)).count()).unwrap_or(u16::MAX);
            let fact = Fact::OtherSide { side, waiting, next: if by_side { head.badge } else { other.badge } };
            self.guard(GuardId::R08Sides, hand.badge, || {
                Refusal::rule(GuardId::R08Sides, fact).legal([Name::GrantFloor])
            })?;
            if self.because.is_some() && self.m.mode(GuardId::R08Sides) == Mode::Enforce {
                return Ok(());
            }
            if by_side {
                head = row.iter().find(|waiting| rank(waiting) == rank(hand)).unwrap_or(&head);
            }
        }
        if head.badge != hand.badge {
            let fact = Fact::NotNext { next: head.badge };
            self.guard(GuardId::R03Order, hand.badge, || {
                Refusal::rule(GuardId::R03Order, fact).legal([Name::GrantFloor])
            })?;
        }
        Ok(())
    }

    /// Where the charter ends speeches on time, more of it takes a reason.
    pub(super) fn add_time(&mut self, seconds: u32) -> Decided {
        within("seconds", seconds, 5, 600)?;
        let Some(speech) = self.m.running_speech() else {
            return Err(nobody_speaks());
        };
        if self.m.mode(GuardId::R05Time) == Mode::Enforce {
            let fact = Fact::TimeFixed { seconds: self.m.limits().seconds };
            let badge = speech.badge;
            self.guard(GuardId::R05Time, badge, || Refusal::rule(GuardId::R05Time, fact).legal([Name::EndSpeech]))?;
        }
        // Whoever gets more time after the bell gets all of it.
        let over = (-self.m.speech_left(self.now).unwrap_or(0)).max(0);
        let deadline = speech.deadline.unwrap_or(self.now).plus_ms(over).plus_s(seconds);
        let seconds = seconds.saturating_add(u32::try_from((over + 500) / 1000).unwrap_or(0));
        self.put(Event::TimeAdded { speech: speech.no, seconds, deadline })
    }

    pub(super) fn end_speech_command(&mut self, void: bool) -> Decided {
        if self.m.running_speech().is_none() {
            return Err(nobody_speaks());
        }
        self.end_speech(void);
        Ok(())
    }

    pub(super) fn note_speech(&mut self, command: &Command) -> Decided {
        let Command::NoteSpeech { speech, motion, badge, side, seconds, text, said } = command else {
            return Ok(());
        };
        let text = maybe_text("text", text.as_deref(), NOTE)?;
        if let Some(speech) = speech {
            if !self.m.speeches.contains_key(speech) {
                return Err(no_such(Thing::Speech, speech));
            }
            let Some(text) = text else { return Err(no_field("text")) };
            return self.put(Event::SpeechNoted { speech: *speech, text });
        }
        let Some(badge) = *badge else { return Err(no_field("badge")) };
        let Some(motion) = motion.or(self.m.open_motion) else {
            return Err(no_field("motion"));
        };
        self.known(badge)?;
        self.motion(motion)?;
        // A speech on paper of the evening itself was allowed by the chair of that moment.
        if self.m.closed.is_none() {
            self.neutral(badge)?;
        }
        let seconds = seconds.unwrap_or(0);
        within("seconds", seconds, 0, 7200)?;
        self.put(Event::SpeechFiled {
            speech: self.fresh_speech(),
            motion,
            badge,
            side: *side,
            seconds,
            text,
            said: self.said(*said)?,
        })
    }

    pub(super) fn call_to_order(
        &mut self,
        rule: RuleId,
        badge: Option<Badge>,
        step: Rung,
        park: Option<&str>,
    ) -> Decided {
        const CALLED: [RuleId; 6] = [RuleId::R03, RuleId::R04, RuleId::R05, RuleId::R06, RuleId::R07, RuleId::R10];
        if !CALLED.contains(&rule) {
            return Err(no_such(Thing::Ruling, rule.code()));
        }
        let park = maybe_text("park", park, NOTE)?;
        if let Some(badge) = badge {
            self.present(badge)?;
        }
        let speaker = self.m.running_speech().map(|speech| speech.badge);
        // Who interrupts is not the one who speaks; everything else is said to the speaker unless a badge is named.
        let whom = badge.or(speaker.filter(|_| rule != RuleId::R03));
        if whom.is_none() && step >= Rung::EndTurn {
            return Err(no_field("badge"));
        }
        let ruling = RulingNo(fresh(&self.m.rulings, |no| no.0));
        self.push(Event::CalledToOrder { ruling, rule, badge: whom, step, motion: self.m.open_motion });
        if let Some(motion) = self.m.open_motion()
            && step == Rung::Bar
            && let Some(hand) = motion.debate.hands.iter().find(|hand| Some(hand.badge) == whom)
        {
            self.push(Event::HandLowered { motion: motion.no, badge: hand.badge });
        }
        if step >= Rung::EndTurn && whom == speaker {
            self.end_speech(false);
        } else if rule == RuleId::R03 && speaker.is_some() && self.m.clock.paused.is_none() && self.is_now() {
            // The one who was interrupted keeps the time. What is told of an earlier moment turns no clock.
            self.push(Event::ClockPaused { since: self.now });
        }
        if park.is_some() {
            self.park_event(park, None, whom, None);
        }
        Ok(())
    }

    pub(super) fn close_debate(&mut self) -> Decided {
        let Some(open) = self.m.open_motion() else {
            return Err(first(Name::OpenMotion));
        };
        if open.debate.closed {
            return Err(already());
        }
        let motion = open.no;
        self.debated()?;
        self.put(Event::DebateClosed { motion })
    }

    /// R11: full debate before the vote: nobody speaks, nobody waits, somebody has spoken.
    pub(super) fn debated(&mut self) -> Decided {
        self.not_busy(None)?;
        let Some(open) = self.m.open_motion() else { return Ok(()) };
        let mut speeches = open.debate.speeches.iter().filter_map(|no| self.m.speeches.get(no));
        let spoken = speeches.any(|speech| !speech.void);
        let badges: Vec<Badge> = self.m.waiting().iter().map(|hand| hand.badge).collect();
        if !badges.is_empty() {
            let legal = [Name::GrantFloor, Name::OpenVote];
            self.guard(GuardId::R11Debate, None, || {
                Refusal::rule(GuardId::R11Debate, Fact::StillWaiting { badges }).legal(legal)
            })?;
        } else if !spoken {
            self.guard(GuardId::R11Debate, None, || {
                Refusal::rule(GuardId::R11Debate, Fact::NoSpeech).legal([Name::RaiseHand])
            })?;
        }
        Ok(())
    }
}

fn nobody_speaks() -> Refusal {
    Refusal::new(Ground::State, Fact::NobodySpeaks).legal([Name::GrantFloor])
}
