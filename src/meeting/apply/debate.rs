//! Motions, the floor, rulings.
#![allow(clippy::too_many_lines, reason = "one arm an event")]

use crate::{
    charter::Scope,
    meeting::{
        event::Event,
        numbers::{AmendmentNo, Badge, MotionNo},
        state::{
            Amendment, Debate, Hand, Hinted, LedgerKind, LedgerLine, Limits, Lowered, Meeting, Motion, MotionState,
            Ruling, Speech, Stamp,
        },
        words::{Destination, MotionText, Rung, Side, Verdict},
    },
};

impl Meeting {
    pub(super) fn apply_motions(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::MotionFiled { motion, group, mover, text, scope, receiver } => {
                let filed = Motion {
                    no: *motion,
                    group: *group,
                    mover: *mover,
                    text: text.clone(),
                    earlier: Vec::new(),
                    scope: *scope,
                    receiver: receiver.clone(),
                    state: MotionState::Waiting,
                    opened: None,
                    debate: Debate::default(),
                    amendments: Vec::new(),
                    lowered: None,
                };
                self.motions.insert(*motion, filed);
            }
            Event::MotionOpened { motion } => {
                if let Some(motion) = self.motions.get_mut(motion) {
                    motion.state = MotionState::Open;
                    motion.opened = Some(stamp.at);
                    self.open_motion = Some(motion.no);
                    self.report = None;
                }
            }
            Event::MotionSetAside { motion } => self.leave_motion(*motion, MotionState::Waiting),
            Event::MotionEdited { motion, text, .. } => self.reword(*motion, text),
            Event::ScopeSet { motion, scope, receiver } => {
                if let Some(motion) = self.motions.get_mut(motion) {
                    motion.scope = *scope;
                    motion.receiver.clone_from(receiver);
                }
            }
            Event::AmendmentProposed { amendment, motion, mover, text } => {
                if let Some(motion) = self.motions.get_mut(motion) {
                    motion.amendments.push(Amendment {
                        no: *amendment,
                        mover: *mover,
                        text: text.clone(),
                        on: motion.text.clone(),
                        adopted: None,
                        withdrawn: false,
                    });
                }
            }
            Event::AmendmentAdopted { amendment, motion, text, .. } => {
                self.settle_amendment(*motion, *amendment, true);
                let on = self.motions.get(motion).map(|motion| motion.text.clone()).unwrap_or_default();
                if let Some(amendment) = self.amendment(*motion, *amendment) {
                    (amendment.on, amendment.text) = (on, text.clone());
                }
                self.reword(*motion, text);
            }
            Event::AmendmentRejected { amendment, motion } => self.settle_amendment(*motion, *amendment, false),
            Event::MotionWithdrawn { motion, badge } => self.leave_motion(*motion, MotionState::Withdrawn(*badge)),
            Event::AmendmentWithdrawn { amendment, motion, .. } => {
                if let Some(amendment) = self.amendment(*motion, *amendment) {
                    amendment.withdrawn = true;
                }
            }
            Event::ScopeHinted { what, word, scope, receiver } => {
                let hinted = Hinted { word: word.clone(), scope: *scope, receiver: receiver.clone() };
                self.hinted.insert(*what, hinted);
            }
            Event::ScopeLowered { motion, scope, receiver, verdict, to, reason } => {
                self.lower_scope(stamp, *motion, (*scope, receiver), (*verdict, *to), reason);
            }
            Event::MotionDecided { motion, vote, verdict, to, version } => {
                self.leave_motion(
                    *motion,
                    MotionState::Decided { vote: *vote, verdict: *verdict, to: *to, version: *version },
                );
            }
            Event::DebateClosed { motion } => {
                let sitting = self.adjournments.iter().filter(|adjourned| adjourned.from <= stamp.at).count();
                if let Some(motion) = self.motions.get_mut(motion) {
                    motion.debate.closed = true;
                    motion.debate.closed_in = sitting;
                    motion.debate.hands.clear();
                }
            }
            Event::DebateReopened { motion } => {
                if let Some(motion) = self.motions.get_mut(motion) {
                    motion.debate.closed = false;
                }
            }
            Event::LimitsSet { seconds, turns } => {
                self.limits = Some(Limits { seconds: *seconds, turns: *turns });
            }
            Event::LimitsLifted {} => self.limits = None,
            _ => {}
        }
    }

    /// The motion leaves the wall, for whatever reason.
    pub(super) fn leave_motion(&mut self, motion: MotionNo, state: MotionState) {
        if let Some(left) = self.motions.get_mut(&motion) {
            left.state = state;
            left.debate.hands.clear();
            if self.open_motion == Some(motion) {
                self.open_motion = None;
            }
        }
    }

    fn reword(&mut self, motion: MotionNo, text: &MotionText) {
        if let Some(motion) = self.motions.get_mut(&motion) {
            motion.earlier.push(std::mem::replace(&mut motion.text, text.clone()));
        }
    }

    fn amendment(&mut self, motion: MotionNo, amendment: AmendmentNo) -> Option<&mut Amendment> {
        self.motions.get_mut(&motion)?.amendments.iter_mut().find(|other| other.no == amendment)
    }

    fn settle_amendment(&mut self, motion: MotionNo, amendment: AmendmentNo, adopted: bool) {
        if let Some(amendment) = self.amendment(motion, amendment) {
            amendment.adopted = Some(adopted);
        }
    }

    /// What it was called goes down; the vote and the words that were voted on stay.
    fn lower_scope(
        &mut self,
        stamp: Stamp,
        motion: MotionNo,
        (scope, receiver): (Scope, &Option<String>),
        (verdict, to): (Verdict, Option<Destination>),
        reason: &str,
    ) {
        let Some(lowered) = self.motions.get_mut(&motion) else { return };
        let from = lowered.scope;
        lowered.scope = scope;
        lowered.receiver.clone_from(receiver);
        lowered.lowered = Some(Lowered { at: stamp.at, from, reason: reason.to_owned() });
        if let MotionState::Decided { vote, version, .. } = lowered.state {
            lowered.state = MotionState::Decided { vote, verdict, to, version };
        }
    }

    pub(super) fn apply_floor(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::HandRaised { motion, badge, side, relayed, passed } => {
                // A hand that a refusal noted hangs on lines that may be taken back: the sign-in, the motion, its debate.
                // One that is told of an evening that is over hangs on who was there then.
                let there = self.closed.is_some() && self.was_present(*badge, stamp.at);
                let here = (there || self.is_present(*badge)) && self.open_motion == Some(*motion);
                let owed = self.is_owed_a_turn(*motion, *badge);
                self.lower(*motion, *badge);
                let open = |motion: &&mut Motion| here && (owed || !motion.debate.closed);
                if let Some(motion) = self.motions.get_mut(motion).filter(open) {
                    let hand = Hand { badge: *badge, side: *side, relayed: *relayed, passed: *passed, at: stamp.at };
                    motion.debate.hands.push(hand);
                }
            }
            Event::HandLowered { motion, badge } => self.lower(*motion, *badge),
            Event::SideStated { speech, side } => {
                if let Some(speech) = self.speeches.get_mut(speech) {
                    speech.side = Some(*side);
                }
            }
            Event::FloorGranted { speech, motion, badge, side, relayed, seconds, deadline } => {
                self.lower(*motion, *badge);
                let Some(on) = self.motions.get_mut(motion) else { return };
                on.debate.speeches.push(*speech);
                self.speaking = Some(*speech);
                self.report = None;
                let granted = Speech {
                    no: *speech,
                    motion: *motion,
                    badge: *badge,
                    side: *side,
                    relayed: *relayed,
                    began: Some(stamp.at),
                    granted: *seconds,
                    deadline: Some(*deadline),
                    seconds: None,
                    over: 0,
                    void: false,
                    text: None,
                };
                self.speeches.insert(*speech, granted);
            }
            Event::TimeAdded { speech, seconds, deadline } => {
                if let Some(speech) = self.speeches.get_mut(speech) {
                    speech.granted = speech.granted.saturating_add(*seconds);
                    speech.deadline = Some(*deadline);
                }
            }
            Event::SpeechEnded { speech, seconds, over, void } => {
                if self.speaking == Some(*speech) {
                    self.speaking = None;
                }
                let Some(ended) = self.speeches.get_mut(speech) else { return };
                ended.deadline = None;
                ended.seconds = Some(*seconds);
                ended.over = *over;
                ended.void = *void;
                if let Some(motion) = self.motions.get_mut(&ended.motion)
                    && !void
                {
                    let turns = motion.debate.turns.entry(ended.badge).or_default();
                    *turns = turns.saturating_add(1);
                    if matches!(ended.side, Some(Side::For | Side::Against)) {
                        motion.debate.last_opinion = ended.side;
                    }
                }
            }
            Event::SpeechNoted { speech, text } => {
                if let Some(speech) = self.speeches.get_mut(speech) {
                    speech.text = Some(text.clone());
                }
            }
            Event::SpeechFiled { speech, motion, badge, side, seconds, text, said } => {
                let Some(on) = self.motions.get_mut(motion) else { return };
                on.debate.speeches.push(*speech);
                let filed = Speech {
                    no: *speech,
                    motion: *motion,
                    badge: *badge,
                    side: *side,
                    relayed: None,
                    began: *said,
                    granted: *seconds,
                    deadline: None,
                    seconds: Some(*seconds),
                    over: 0,
                    void: false,
                    text: text.clone(),
                };
                self.speeches.insert(*speech, filed);
            }
            Event::CalledToOrder { ruling, rule, badge, step, motion } => {
                let called = Ruling {
                    no: *ruling,
                    rule: *rule,
                    badge: *badge,
                    step: *step,
                    motion: *motion,
                    at: stamp.at,
                    appealed: false,
                    overturned: false,
                };
                self.rulings.insert(*ruling, called);
                self.ledger.push(LedgerLine {
                    at: stamp.at,
                    seq: stamp.seq,
                    rule: *rule,
                    kind: LedgerKind::Flagged(*step),
                    badge: *badge,
                });
                if let (Rung::Bar, Some(badge), Some(motion)) =
                    (step, badge, motion.and_then(|motion| self.motions.get_mut(&motion)))
                {
                    motion.debate.barred.insert(*badge, *ruling);
                }
            }
            Event::RulingOverturned { ruling } => {
                if let Some(overturned) = self.rulings.get_mut(ruling) {
                    overturned.overturned = true;
                }
                for motion in self.motions.values_mut() {
                    motion.debate.barred.retain(|_, by| by != ruling);
                }
            }
            Event::RulingRestored { ruling } => {
                let Some(restored) = self.rulings.get_mut(ruling) else { return };
                restored.overturned = false;
                if let (Rung::Bar, Some(badge), Some(motion)) =
                    (restored.step, restored.badge, restored.motion.and_then(|motion| self.motions.get_mut(&motion)))
                {
                    motion.debate.barred.insert(badge, *ruling);
                }
            }
            _ => {}
        }
    }

    fn lower(&mut self, motion: MotionNo, badge: Badge) {
        if let Some(motion) = self.motions.get_mut(&motion) {
            motion.debate.hands.retain(|hand| hand.badge != badge);
        }
    }
}
