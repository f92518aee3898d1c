//! The one fold: what happened becomes the meeting as it stands.
//!
//! Total: an event that can't be (of a damaged or a later journal) changes nothing. Asks no rule, reads no number
//! of the charter.

mod debate;
mod market;
mod offices;
mod people;
mod plan;
pub(super) mod votes;

use super::{
    Moment,
    event::Event,
    rests::{self, Rest},
    state::{Adjournment, Cautioned, Close, Meeting, Stamp, Visit},
};
use crate::charter::Stage;

/// Whether what an event turns can change who holds an office, or when the chair was empty.
fn moves_an_office(turned: &[Rest]) -> bool {
    turned.iter().any(|rest| matches!(rest, Rest::Office(_) | Rest::Person(_) | Rest::Stage))
}

impl Meeting {
    /// Folds one event in.
    #[allow(clippy::too_many_lines, reason = "one arm a kind of event")]
    pub fn apply(&mut self, stamp: Stamp, event: &Event) {
        use Event as E;
        self.revise(event);
        let turned = rests::turned(event);
        for rest in &turned {
            let since = self.since.entry(*rest).or_insert(stamp.at);
            *since = stamp.at.max(*since);
        }
        self.settle(stamp, event);
        self.move_on(stamp, event);
        match event {
            E::MeetingOpened(_)
            | E::MeetingEdited { .. }
            | E::NumberGiven { .. }
            | E::MeetingStarted { .. }
            | E::PromiseReviewed { .. }
            | E::ReadOut { .. }
            | E::MeetingAdjourned { .. }
            | E::MeetingResumed {}
            | E::MeetingClosed { .. } => self.apply_course(stamp, event),

            E::ClockPaused { .. }
            | E::ClockResumed { .. }
            | E::RecessTaken { .. }
            | E::StageLeft { .. }
            | E::StageEntered { .. }
            | E::StageExtended { .. }
            | E::StageShortened { .. } => self.apply_clock(stamp, event),

            E::SignedIn { .. }
            | E::Returned { .. }
            | E::SignedOut { .. }
            | E::RollCalled {}
            | E::ParticipantEdited { .. }
            | E::OfficeTaken { .. }
            | E::OfficeVacated { .. }
            | E::ChairHandedOver { .. }
            | E::ChairReturned { .. } => self.apply_people(stamp, event),

            E::ConcernRaised { .. }
            | E::ConcernEdited { .. }
            | E::TopicMade { .. }
            | E::TopicRenamed { .. }
            | E::CardPlaced { .. }
            | E::CardSplit { .. }
            | E::TopicDissolved { .. }
            | E::CardWithheld { .. }
            | E::TopicWithheld { .. }
            | E::TopicScopeSet { .. }
            | E::DotsPlaced { .. }
            | E::DotsCounted { .. } => self.apply_topics(stamp, event),

            E::TopicPosted { .. }
            | E::TopicUnposted { .. }
            | E::Convened { .. }
            | E::SignedUp { .. }
            | E::Moved { .. }
            | E::GroupRoleTaken { .. }
            | E::GroupRoleVacated { .. }
            | E::PointNoted { .. }
            | E::DisagreementNoted { .. }
            | E::SurpriseNoted { .. }
            | E::ConclusionNoted { .. }
            | E::GroupClosed { .. }
            | E::GroupReported { .. }
            | E::AnswerNoted { .. }
            | E::AnswerOthers { .. } => self.apply_groups(stamp, event),

            E::MotionFiled { .. }
            | E::MotionOpened { .. }
            | E::MotionSetAside { .. }
            | E::MotionEdited { .. }
            | E::ScopeSet { .. }
            | E::AmendmentProposed { .. }
            | E::AmendmentAdopted { .. }
            | E::AmendmentRejected { .. }
            | E::MotionWithdrawn { .. }
            | E::AmendmentWithdrawn { .. }
            | E::ScopeHinted { .. }
            | E::ScopeLowered { .. }
            | E::MotionDecided { .. }
            | E::DebateClosed { .. }
            | E::DebateReopened { .. }
            | E::LimitsSet { .. }
            | E::LimitsLifted {} => self.apply_motions(stamp, event),

            E::HandRaised { .. }
            | E::HandLowered { .. }
            | E::SideStated { .. }
            | E::FloorGranted { .. }
            | E::TimeAdded { .. }
            | E::SpeechEnded { .. }
            | E::SpeechNoted { .. }
            | E::SpeechFiled { .. }
            | E::CalledToOrder { .. }
            | E::RulingOverturned { .. }
            | E::RulingRestored { .. } => self.apply_floor(stamp, event),

            E::VoteOpened { .. }
            | E::ForCounted { .. }
            | E::AgainstCounted { .. }
            | E::OptionCounted { .. }
            | E::ChairVoted { .. }
            | E::VoteClosed { .. }
            | E::VoteCancelled { .. }
            | E::RecountOrdered { .. }
            | E::RecountBrokenOff { .. }
            | E::VoteCorrected { .. } => self.apply_votes(stamp, event),

            E::ActionProposed { .. }
            | E::Pledged { .. }
            | E::LeadTaken { .. }
            | E::ActionClaimed { .. }
            | E::ActionDropped { .. }
            | E::Responded { .. }
            | E::Forwarded { .. }
            | E::LeftForNext { .. }
            | E::FollowUpSet { .. }
            | E::Parked { .. } => self.apply_plan(stamp, event),

            E::Attached { .. } | E::Corrected { .. } | E::Signed { .. } => self.apply_record(stamp, event),
            E::Refused { .. } | E::Waived { .. } | E::Advised { .. } => self.apply_ledger(stamp, event),
            E::Cautioned { .. } | E::Excepted { .. } => self.apply_cautions(stamp, event),

            // What was said of what is open changes nothing; what was taken back is left out of the fold by the timeline.
            // When the chair was empty is read from who held it.
            E::Undone { .. }
            | E::Redone { .. }
            | E::Reminded { .. }
            | E::ChairEmptied {}
            | E::ChairFilled { .. }
            | E::ChairOffered { .. } => {}
        }
        if moves_an_office(&turned) {
            self.reckon_offices();
        }
    }

    fn apply_course(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::MeetingOpened(opening) if self.opening.is_none() => {
                self.opening = Some(opening.clone());
                self.version = 1;
                self.visits.push(visit(Stage::S0, stamp, None));
            }
            Event::MeetingEdited { theme, place, planned } => {
                if let Some(opening) = &mut self.opening {
                    if let Some(theme) = theme {
                        opening.theme.clone_from(theme);
                    }
                    opening.place = place.clone().or(opening.place.take());
                    opening.planned = planned.or(opening.planned);
                }
            }
            Event::NumberGiven { number } => {
                if let Some(opening) = &mut self.opening {
                    opening.number = Some(*number);
                }
            }
            Event::MeetingStarted { ends } => {
                self.started = Some(stamp.at);
                self.ends = Some(*ends);
            }
            Event::PromiseReviewed { promise, state, note } => {
                self.reviews.insert(*promise, (*state, note.clone()));
            }
            Event::ReadOut { what } => self.readings.push((stamp.at, *what)),
            Event::MeetingAdjourned { reason, until } => {
                let adjournment = Adjournment {
                    from: stamp.at,
                    reason: reason.clone(),
                    until: *until,
                    resumed: None,
                    settled: None,
                    rolled: false,
                };
                self.adjournments.push(adjournment);
                self.adjourned = Some(stamp.at);
                self.counted_since = stamp.seq;
                self.stand(stamp.at);
            }
            Event::MeetingResumed {} => {
                self.adjourned = None;
                if let Some(last) = self.adjournments.last_mut() {
                    last.resumed = Some(stamp.at);
                }
            }
            Event::MeetingClosed { reason, ended } => {
                let (at, typed) = (ended.unwrap_or(stamp.at), ended.map(|_| stamp.at));
                // What was not the meeting any more stood between its clocks and this line.
                if self.started.is_some() {
                    self.clock.gaps = self.clock.gaps.saturating_sub(stamp.at.since(at).max(0)).max(0);
                    self.clock.stops.retain(|(from, _)| *from < at);
                }
                self.closed = Some(Close { at, typed, reason: reason.clone(), stage: self.stage, seq: stamp.seq });
                self.adjourned = None;
                self.clock.paused = None;
                self.clock.recess = None;
                self.report = None;
            }
            _ => {}
        }
    }

    /// Who is there at a sitting that goes on is known when the meeting itself goes on: until then people come, and are found gone.
    fn settle(&mut self, stamp: Stamp, event: &Event) {
        let goes_on = |last: &&mut Adjournment| last.resumed.is_some_and(|resumed| resumed <= stamp.at);
        if let Some(last) = self.adjournments.last_mut().filter(goes_on).filter(|last| last.settled.is_none())
            && !is_of_the_door(event)
        {
            last.settled = Some(stamp.at);
        }
    }

    /// Clocks stand since a moment, unless they stand already.
    pub(super) fn stand(&mut self, since: Moment) {
        self.clock.paused.get_or_insert(since);
    }

    fn apply_clock(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::ClockPaused { since } => self.stand(*since),
            Event::ClockResumed { gap } => {
                self.clock.paused = None;
                self.clock.recess = None;
                // What stood before the start is no part of the evening.
                if self.started.is_some() {
                    self.clock.gaps = self.clock.gaps.saturating_add(*gap);
                    self.note_stop(stamp.at.plus_ms(gap.saturating_neg()), stamp.at);
                }
                if let Some(stage) = self.told_stage(stamp.at) {
                    let used = self.clock.used.entry(stage).or_default();
                    *used = used.saturating_sub(*gap).max(0);
                }
                self.clock.deadline = self.clock.deadline.map(|deadline| deadline.plus_ms(*gap));
                self.ends = self.ends.map(|ends| ends.plus_ms(*gap));
                if let Some((_, deadline)) = &mut self.report {
                    *deadline = deadline.plus_ms(*gap);
                }
                if let Some(motion) = self.open_motion.and_then(|no| self.motions.get_mut(&no)) {
                    motion.opened = motion.opened.map(|opened| opened.plus_ms(*gap));
                }
                if let Some(speech) = self.speaking.and_then(|no| self.speeches.get_mut(&no)) {
                    speech.deadline = speech.deadline.map(|deadline| deadline.plus_ms(*gap));
                }
            }
            Event::RecessTaken { until } => {
                self.stand(stamp.at);
                self.clock.recess = Some(*until);
                self.recesses.push((stamp.at, *until));
            }
            Event::StageLeft { stage, missing, reason } => {
                let visit = self.visit_at(stamp.at).and_then(|place| self.visits.get_mut(place));
                if let Some(visit) = visit.filter(|visit| visit.stage == *stage) {
                    visit.missing.clone_from(missing);
                    visit.despite.clone_from(reason);
                }
            }
            Event::StageEntered { stage, reason, .. } if self.closed.is_some() && *stage != Stage::S7 => {
                self.visit_told(*stage, stamp, reason.clone());
            }
            Event::StageEntered { stage, minutes, deadline, reason } => {
                if let Some(old) = self.clock.deadline {
                    let stood = self.clock.paused.unwrap_or(stamp.at);
                    let used = self.clock.span.saturating_sub(old.since(stood)).max(0);
                    let before = self.clock.used.entry(self.stage).or_default();
                    *before = before.saturating_add(used);
                }
                if self.begins_round(*stage) {
                    self.clock.rounds.insert(*stage, self.round_of(*stage));
                    let used = self.clock.used.get(stage).copied().unwrap_or(0);
                    self.clock.earlier.insert(*stage, used);
                }
                if self.stage != *stage {
                    let left = self.closed.as_ref().map_or(stamp.at, |close| close.at.min(stamp.at));
                    if let Some(visit) = self.visits.last_mut() {
                        visit.left = Some(left);
                    }
                    self.visits.push(visit(*stage, stamp, reason.clone()));
                }
                self.stage = *stage;
                self.report = None;
                self.clock.minutes = *minutes;
                self.clock.deadline = *deadline;
                self.clock.span = deadline.map_or(0, |deadline| deadline.since(stamp.at));
            }
            Event::StageExtended { stage, minutes, deadline } => {
                self.clock.deadline = self.clock.deadline.and(Some(*deadline));
                self.clock.minutes = self.clock.minutes.saturating_add(*minutes);
                let longer = i64::from(*minutes) * 60_000;
                self.clock.span = self.clock.span.saturating_add(longer);
                self.ends = self.ends.map(|ends| ends.plus_ms(longer));
                let extended = self.clock.extended.entry(*stage).or_default();
                *extended = extended.saturating_add(*minutes);
            }
            Event::StageShortened { stage, minutes, deadline } => {
                self.clock.deadline = Some(*deadline);
                self.clock.minutes = self.clock.minutes.saturating_sub(*minutes);
                let shorter = i64::from(*minutes) * 60_000;
                self.clock.span = self.clock.span.saturating_sub(shorter);
                self.ends = self.ends.map(|ends| ends.plus_ms(-shorter));
                let extended = self.clock.extended.entry(*stage).or_default();
                *extended = extended.saturating_sub(*minutes);
            }
            _ => {}
        }
    }

    /// From when to when clocks stood; from one sitting to the next nobody waited.
    fn note_stop(&mut self, from: Moment, to: Moment) {
        let to = self.adjourned.map_or(to, |adjourned| to.min(adjourned));
        if from < to {
            let stops = &mut self.clock.stops;
            let place = stops.iter().rposition(|(other, _)| *other <= from).map_or(0, |place| place + 1);
            stops.insert(place, (from, to));
        }
    }

    /// The stage of a moment that is told after the close.
    fn told_stage(&self, when: Moment) -> Option<Stage> {
        let closed = self.closed.as_ref().filter(|_| self.stage == Stage::S7)?;
        let visit = self.visits.iter().rev().find(|visit| visit.entered <= when && visit.stage != Stage::S7);
        visit.filter(|_| when <= closed.at).map(|visit| visit.stage)
    }

    /// A stage that is told after the close (补录): it takes its minutes from the one that stood there. Nothing runs.
    fn visit_told(&mut self, stage: Stage, stamp: Stamp, reason: Option<String>) {
        let open = |visit: &Visit| visit.entered <= stamp.at && visit.stage != Stage::S7;
        let Some(place) = self.visits.iter().rposition(open) else { return };
        if self.visits[place].stage == stage {
            return;
        }
        let left = self.visits[place].left.replace(stamp.at);
        let moved = left.map_or(0, |left| left.since(stamp.at)).max(0);
        let shorter = self.clock.used.entry(self.visits[place].stage).or_default();
        *shorter = shorter.saturating_sub(moved).max(0);
        let longer = self.clock.used.entry(stage).or_default();
        *longer = longer.saturating_add(moved);
        match self.visits.get_mut(place + 1) {
            // It was entered earlier than the record said.
            Some(next) if next.stage == stage => next.entered = stamp.at,
            _ => self.visits.insert(place + 1, Visit { left, ..visit(stage, stamp, reason) }),
        }
    }

    fn apply_cautions(&mut self, stamp: Stamp, event: &Event) {
        let (what, badge, reason) = match event {
            Event::Cautioned { what, badge } => (*what, *badge, None),
            Event::Excepted { what, badge, reason } => (*what, *badge, Some(reason.clone())),
            _ => return,
        };
        self.cautions.push(Cautioned { at: stamp.at, seq: stamp.seq, what, badge, reason });
    }
}

fn visit(stage: Stage, stamp: Stamp, reason: Option<String>) -> Visit {
    Visit { stage, entered: stamp.at, left: None, reason, missing: Vec::new(), despite: None }
}

/// What is said at the door, before a sitting goes on.
fn is_of_the_door(event: &Event) -> bool {
    matches!(
        event,
        Event::MeetingResumed {}
            | Event::MeetingEdited { .. }
            | Event::NumberGiven { .. }
            | Event::ClockPaused { .. }
            | Event::ClockResumed { .. }
            | Event::SignedIn { .. }
            | Event::Returned { .. }
            | Event::SignedOut { .. }
            | Event::RollCalled {}
            | Event::ParticipantEdited { .. }
            | Event::OfficeTaken { .. }
            | Event::OfficeVacated { .. }
            | Event::GroupRoleVacated { .. }
            | Event::HandLowered { .. }
            | Event::ChairEmptied { .. }
            | Event::ChairFilled { .. }
            | Event::ChairOffered { .. }
            | Event::Cautioned { .. }
            | Event::Excepted { .. }
            | Event::Advised { .. }
            | Event::Reminded { .. }
            | Event::Undone { .. }
            | Event::Redone { .. }
    )
}
