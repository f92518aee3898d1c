//! Plan, pledges, what was set aside or sent on, the record after the close, and the ledger of rules.
#![allow(clippy::too_many_lines, reason = "one arm an event")]

use crate::meeting::{
    event::Event,
    numbers::Badge,
    state::{
        Action, CardPlace, Correction, FollowUp, Forward, Lead, LedgerKind, LedgerLine, Meeting, MotionState,
        ParkedItem, Pledge, Response, Revised, Signature, Stamp, TopicFate,
    },
    words::{Destination, Ref, Task},
};

impl Meeting {
    pub(super) fn apply_plan(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::ActionProposed { action, what, motion, owner, helpers, due, done_when, resources, with } => {
                let row = Action {
                    no: *action,
                    what: what.clone(),
                    motion: *motion,
                    owner: *owner,
                    helpers: helpers.clone(),
                    due: *due,
                    done_when: done_when.clone(),
                    resources: resources.clone(),
                    with: with.clone(),
                    dropped: None,
                };
                self.actions.insert(*action, row);
            }
            Event::Pledged { pledge, badge, text, action, due, motion, kind, amount } => {
                let pledged = Pledge {
                    no: *pledge,
                    badge: *badge,
                    text: text.clone(),
                    action: *action,
                    due: *due,
                    at: stamp.at,
                    motion: *motion,
                    kind: *kind,
                    amount: *amount,
                };
                self.pledges.insert(*pledge, pledged);
            }
            Event::LeadTaken { task, badge, due } => {
                self.leads.insert(*task, Lead { badge: *badge, due: *due });
            }
            Event::ActionClaimed { action, owner, helpers, due } => {
                if let Some(row) = self.actions.get_mut(action) {
                    row.owner = *owner;
                    row.helpers.clone_from(helpers);
                    row.due = *due;
                }
            }
            Event::ActionDropped { action, reason } => {
                if let Some(row) = self.actions.get_mut(action) {
                    row.dropped = Some(reason.clone());
                }
            }
            Event::Responded { response, org, badge, text, due, said } => {
                let answer = Response {
                    no: *response,
                    org: org.clone(),
                    badge: *badge,
                    text: text.clone(),
                    due: *due,
                    at: stamp.at,
                    said: *said,
                };
                self.responses.insert(*response, answer);
            }
            Event::Forwarded { what, to, receiver, due, reason } => {
                let forward =
                    Forward { to: *to, receiver: receiver.clone(), due: *due, reason: reason.clone(), at: stamp.at };
                self.forwards.insert(*what, forward);
                match what {
                    Ref::Parked(parked) => {
                        if let Some(item) = self.parked.get_mut(parked) {
                            item.to = Some(*to);
                        }
                    }
                    Ref::Topic(topic)
                        if *to == Destination::NextMeeting
                            && self.topics.get(topic).is_some_and(|topic| topic.fate == TopicFate::Live) =>
                    {
                        self.fate(*topic, TopicFate::Next);
                    }
                    _ => {}
                }
            }
            Event::LeftForNext { topics, cards } => {
                let whats = topics.iter().copied().map(Ref::Topic).chain(cards.iter().copied().map(Ref::Card));
                for what in whats {
                    let forward =
                        Forward { to: Destination::NextMeeting, receiver: None, due: None, reason: None, at: stamp.at };
                    self.forwards.insert(what, forward);
                }
                for topic in topics {
                    self.fate(*topic, TopicFate::Next);
                }
            }
            Event::FollowUpSet { date, time, place } => {
                self.follow_up = Some(FollowUp { date: *date, time: *time, place: place.clone() });
            }
            Event::Parked { parked, text, what, badge, to } => {
                let item = ParkedItem {
                    no: *parked,
                    text: text.clone(),
                    what: *what,
                    badge: *badge,
                    to: *to,
                    at: stamp.at,
                    stage: self.stage_at(stamp.at),
                };
                self.parked.insert(*parked, item);
                match what {
                    Some(Ref::Card(card)) => {
                        self.lift(*card);
                        if let Some(concern) = self.concerns.get_mut(card) {
                            concern.place = CardPlace::Parked(*parked);
                        }
                    }
                    Some(Ref::Topic(topic)) => self.fate(*topic, TopicFate::Parked(*parked)),
                    Some(Ref::Motion(motion)) => self.leave_motion(*motion, MotionState::Parked(*parked)),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    pub(super) fn apply_record(&mut self, stamp: Stamp, event: &Event) {
        match event {
            Event::Attached { name, what } => self.attachments.push((name.clone(), *what)),
            Event::Corrected { what, text, reason } => {
                let correction = Correction {
                    at: stamp.at,
                    what: *what,
                    text: text.clone(),
                    reason: reason.clone(),
                    version: self.version,
                };
                self.corrections.push(correction);
                self.put_right(*what, text);
            }
            Event::Signed { role, badge, version } => {
                self.signatures.push(Signature { role: *role, badge: *badge, at: stamp.at, version: *version });
            }
            _ => {}
        }
    }

    /// What was signed stands as it was signed: the first change after a signature begins the next version. That a paper is
    /// attached, or that the minutes were read back, changes no word of them.
    pub(super) fn revise(&mut self, event: &Event) {
        let Some(what) = revised(event).filter(|_| !self.signatures.is_empty()) else { return };
        if self.signatures.iter().any(|signature| signature.version == self.version) {
            self.version = self.version.saturating_add(1);
        }
        self.revised.push((self.version, what));
    }

    fn put_right(&mut self, what: Ref, text: &str) {
        let text = text.to_owned();
        match what {
            Ref::Card(card) => {
                if let Some(concern) = self.concerns.get_mut(&card) {
                    concern.text = Some(text);
                }
            }
            Ref::Topic(topic) => {
                if let Some(topic) = self.topics.get_mut(&topic) {
                    topic.title = Some(text);
                }
            }
            Ref::Group(group) => {
                if let Some(conclusion) = self.groups.get_mut(&group).and_then(|group| group.conclusion.as_mut()) {
                    conclusion.note.text = Some(text);
                }
            }
            Ref::Speech(speech) => {
                if let Some(speech) = self.speeches.get_mut(&speech) {
                    speech.text = Some(text);
                }
            }
            Ref::Action(action) => {
                if let Some(action) = self.actions.get_mut(&action) {
                    action.what = text;
                }
            }
            Ref::Pledge(pledge) => {
                if let Some(pledge) = self.pledges.get_mut(&pledge) {
                    pledge.text = text;
                }
            }
            Ref::Parked(parked) => {
                if let Some(parked) = self.parked.get_mut(&parked) {
                    parked.text = Some(text);
                }
            }
            // The words of a motion were voted on: they stand (decide refuses it).
            Ref::Motion(_) => {}
        }
    }

    pub(super) fn apply_ledger(&mut self, stamp: Stamp, event: &Event) {
        let (guard, kind, badge): (_, _, Option<Badge>) = match event {
            Event::Refused { guard, command, badge } => (guard, LedgerKind::Refused(*guard, *command), *badge),
            Event::Waived { guard, badge, reason } => (guard, LedgerKind::Waived(*guard, reason.clone()), *badge),
            Event::Advised { guard, badge } => (guard, LedgerKind::Advised(*guard), *badge),
            _ => return,
        };
        self.ledger.push(LedgerLine { at: stamp.at, seq: stamp.seq, rule: guard.rule(), kind, badge });
    }
}

/// What an event changes in the minutes; nothing of it, where only a paper is added, a name below, or a word beside another event.
fn revised(event: &Event) -> Option<Revised> {
    use Event as E;
    Some(match event {
        E::TopicPosted { group, .. }
        | E::Convened { group, .. }
        | E::SignedUp { group, .. }
        | E::PointNoted { group, .. }
        | E::DisagreementNoted { group, .. }
        | E::SurpriseNoted { group, .. }
        | E::ConclusionNoted { group, .. }
        | E::GroupClosed { group, .. }
        | E::GroupReported { group, .. }
        | E::AnswerNoted { group, .. }
        | E::AnswerOthers { group }
        | E::GroupRoleTaken { group, .. }
        | E::GroupRoleVacated { group, .. } => Revised::Thing(Ref::Group(*group)),
        E::ConcernRaised { card, .. } | E::ConcernEdited { card, .. } | E::CardWithheld { card, .. } => {
            Revised::Thing(Ref::Card(*card))
        }
        E::TopicMade { topic, .. }
        | E::TopicRenamed { topic, .. }
        | E::TopicScopeSet { topic, .. }
        | E::CardPlaced { topic, .. }
        | E::CardSplit { topic, .. }
        | E::TopicDissolved { topic }
        | E::TopicWithheld { topic, .. }
        | E::TopicUnposted { topic, .. } => Revised::Thing(Ref::Topic(*topic)),
        E::SpeechNoted { speech, .. }
        | E::SpeechFiled { speech, .. }
        | E::FloorGranted { speech, .. }
        | E::SideStated { speech, .. }
        | E::TimeAdded { speech, .. }
        | E::SpeechEnded { speech, .. } => Revised::Thing(Ref::Speech(*speech)),
        E::Forwarded { what, .. } | E::Corrected { what, .. } | E::ScopeHinted { what, .. } => Revised::Thing(*what),
        E::ScopeSet { motion, .. }
        | E::ScopeLowered { motion, .. }
        | E::MotionFiled { motion, .. }
        | E::MotionOpened { motion }
        | E::MotionSetAside { motion }
        | E::MotionEdited { motion, .. }
        | E::MotionWithdrawn { motion, .. }
        | E::AmendmentProposed { motion, .. }
        | E::AmendmentAdopted { motion, .. }
        | E::AmendmentWithdrawn { motion, .. }
        | E::AmendmentRejected { motion, .. }
        | E::HandRaised { motion, .. }
        | E::HandLowered { motion, .. }
        | E::DebateClosed { motion }
        | E::DebateReopened { motion }
        | E::LeadTaken { task: Task::Motion(motion), .. }
        | E::MotionDecided { motion, .. } => Revised::Thing(Ref::Motion(*motion)),
        E::ActionProposed { action, .. } | E::ActionClaimed { action, .. } | E::ActionDropped { action, .. } => {
            Revised::Thing(Ref::Action(*action))
        }
        E::Pledged { pledge, .. } => Revised::Thing(Ref::Pledge(*pledge)),
        E::Parked { parked, .. } => Revised::Thing(Ref::Parked(*parked)),
        E::LeadTaken { task: Task::Picked(vote, _), .. }
        | E::VoteOpened { vote, .. }
        | E::ForCounted { vote, .. }
        | E::AgainstCounted { vote, .. }
        | E::OptionCounted { vote, .. }
        | E::ChairVoted { vote, .. }
        | E::VoteClosed { vote, .. }
        | E::VoteCancelled { vote, .. }
        | E::RecountOrdered { vote, .. }
        | E::RecountBrokenOff { vote, .. }
        | E::VoteCorrected { vote, .. } => Revised::Vote(*vote),
        E::SignedIn { .. }
        | E::Returned { .. }
        | E::SignedOut { .. }
        | E::RollCalled {}
        | E::ParticipantEdited { .. }
        | E::Moved { .. }
        | E::OfficeTaken { .. }
        | E::OfficeVacated { .. }
        | E::ChairHandedOver { .. }
        | E::ChairReturned { .. } => Revised::Roll,
        E::Responded { .. } => Revised::Reply,
        E::FollowUpSet { .. } => Revised::FollowUp,
        E::NumberGiven { .. } => Revised::Number,
        E::MeetingOpened(_)
        | E::MeetingEdited { .. }
        | E::MeetingStarted { .. }
        | E::PromiseReviewed { .. }
        | E::DotsPlaced { .. }
        | E::DotsCounted { .. }
        | E::CalledToOrder { .. }
        | E::RulingOverturned { .. }
        | E::RulingRestored { .. }
        | E::LimitsSet { .. }
        | E::LimitsLifted {}
        | E::ClockPaused { .. }
        | E::ClockResumed { .. }
        | E::RecessTaken { .. }
        | E::StageExtended { .. }
        | E::StageShortened { .. }
        | E::StageLeft { .. }
        | E::StageEntered { .. }
        | E::MeetingAdjourned { .. }
        | E::MeetingResumed {}
        | E::MeetingClosed { .. } => Revised::Course,
        E::ReadOut { .. }
        | E::LeftForNext { .. }
        | E::Attached { .. }
        | E::Signed { .. }
        | E::ChairEmptied {}
        | E::ChairFilled { .. }
        | E::ChairOffered { .. }
        | E::Cautioned { .. }
        | E::Excepted { .. }
        | E::Refused { .. }
        | E::Waived { .. }
        | E::Advised { .. }
        | E::Reminded { .. }
        | E::Undone { .. }
        | E::Redone { .. } => return None,
    })
}
