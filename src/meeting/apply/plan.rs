//! Plan, pledges, what was set aside or sent on, the record after the close, and the ledger of rules.
#![allow(clippy::too_many_lines, reason = "one arm an event")]

use crate::meeting::{
    event::Event,
    numbers::Badge,
    state::{
        Action, CardPlace, Correction, FollowUp, Forward, Lead, LedgerKind, LedgerLine, Meeting, MotionState,
        ParkedItem, Pledge, Response, Revised, Signature, Stamp, TopicFate,
    },
    words::{Destination, Ref},
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
        self.ledger.push(LedgerLine { at: stamp.at, rule: guard.rule(), kind, badge });
    }
}

/// What an event changes in the minutes, as far as it can come after the close.
fn revised(event: &Event) -> Option<Revised> {
    Some(match event {
        Event::PointNoted { group, .. }
        | Event::DisagreementNoted { group, .. }
        | Event::SurpriseNoted { group, .. }
        | Event::ConclusionNoted { group, .. }
        | Event::AnswerNoted { group, .. }
        | Event::AnswerOthers { group }
        | Event::GroupRoleTaken { group, .. } => Revised::Thing(Ref::Group(*group)),
        Event::ConcernRaised { card, .. } | Event::ConcernEdited { card, .. } => Revised::Thing(Ref::Card(*card)),
        Event::TopicMade { topic, .. }
        | Event::TopicRenamed { topic, .. }
        | Event::CardPlaced { topic, .. }
        | Event::TopicDissolved { topic } => Revised::Thing(Ref::Topic(*topic)),
        Event::SpeechNoted { speech, .. } | Event::SpeechFiled { speech, .. } => Revised::Thing(Ref::Speech(*speech)),
        Event::Forwarded { what, .. } | Event::Corrected { what, .. } => Revised::Thing(*what),
        Event::ScopeSet { motion, .. } | Event::ScopeLowered { motion, .. } => Revised::Thing(Ref::Motion(*motion)),
        Event::SignedIn { .. } | Event::Returned { .. } | Event::ParticipantEdited { .. } => Revised::Roll,
        Event::VoteCorrected { vote, .. } => Revised::Vote(*vote),
        Event::Responded { .. } => Revised::Reply,
        Event::FollowUpSet { .. } => Revised::FollowUp,
        Event::NumberGiven { .. } => Revised::Number,
        _ => return None,
    })
}
