//! The plan: rows, pledges, answers of units, and where everything else goes.

use chrono::{NaiveDate, NaiveTime};

use super::{Decided, Decision, already, fresh, maybe_text, no_field, no_such, slips, text};
use crate::{
    charter::Act,
    meeting::{
        command::{Command, Name},
        event::Event,
        numbers::{ActionNo, Badge, ParkedNo, PledgeNo, ResponseNo},
        refusal::{Fact, Ground, Refusal, Thing},
        slip,
        state::{Action, CardPlace, MotionState, TopicFate},
        words::{Destination, Gift, Ref, Task},
    },
    text::{NOTE, TITLE},
};

impl Decision<'_> {
    pub(super) fn propose_action(&mut self, command: &Command) -> Decided {
        let Command::ProposeAction { what, motion, owner, helpers, due, done_when, resources, with } = command else {
            return Ok(());
        };
        let own = self.row_of(*motion)?;
        self.not_past("due", *due, None)?;
        for badge in owner.iter().chain(helpers) {
            self.may(Act::Lead, *badge)?;
        }
        let action = ActionNo(fresh(&self.m.actions, |no| no.0));
        let what = text("what", what, NOTE)?;
        let hint = self.m.scope_hint([what.as_str()]).filter(|_| own);
        let hinted = slips::hinted(Ref::Action(action), hint);
        self.push(Event::ActionProposed {
            action,
            what,
            motion: *motion,
            owner: *owner,
            helpers: helpers.clone(),
            due: *due,
            done_when: maybe_text("done_when", done_when.as_deref(), TITLE)?,
            resources: maybe_text("resources", resources.as_deref(), TITLE)?,
            with: maybe_text("with", with.as_deref(), TITLE)?,
        });
        self.events.extend(hinted);
        Ok(())
    }

    fn action(&self, no: ActionNo) -> Decided<&Action> {
        self.m.actions.get(&no).filter(|row| row.dropped.is_none()).ok_or_else(|| no_such(Thing::Action, no))
    }

    /// A pledge on a row, or on a motion, that nobody leads takes the lead.
    pub(super) fn pledge(&mut self, command: &Command) -> Decided {
        let Command::Pledge { badge, text: words, action, motion, due, kind, amount } = command else {
            return Ok(());
        };
        let (badge, action, motion, due) = (*badge, *action, *motion, *due);
        self.may(Act::Pledge, badge)?;
        let text = text("text", words, NOTE)?;
        let orphan = action.map(|no| self.action(no)).transpose()?.filter(|row| row.owner.is_none()).cloned();
        let task = motion.map(|no| self.task(Task::Motion(no))).transpose()?;
        self.not_past("due", due, None)?;
        let kind = gift(*kind, *amount)?;
        let pledge = PledgeNo(fresh(&self.m.pledges, |no| no.0));
        self.push(Event::Pledged { pledge, badge, text, action, due, motion, kind, amount: *amount });
        if let Some(row) = orphan {
            self.may(Act::Lead, badge)?;
            self.push(Event::ActionClaimed {
                action: row.no,
                owner: Some(badge),
                helpers: row.helpers,
                due: due.or(row.due),
            });
        }
        if let Some(task) = task.filter(|task| self.m.leaderless().contains(task)) {
            self.push(Event::LeadTaken { task, badge, due });
        }
        Ok(())
    }

    /// Something that was decided, and is ours to do.
    fn task(&self, task: Task) -> Decided<Task> {
        if self.m.tasks().contains(&task) {
            return Ok(task);
        }
        Err(match task {
            Task::Motion(no) => no_such(Thing::Motion, no),
            Task::Picked(_, option) => no_such(Thing::Option, option),
        })
    }

    /// Who leads what was decided: no row of the plan is opened for it.
    pub(super) fn claim_motion(&mut self, command: &Command) -> Decided {
        let Command::ClaimMotion { motion, vote, option, badge, due } = command else {
            return Ok(());
        };
        let task = match (motion, vote, option) {
            (Some(no), None, None) => self.task(Task::Motion(*no))?,
            (None, Some(vote), Some(option)) => self.task(Task::Picked(*vote, *option))?,
            _ => return Err(no_field("motion")),
        };
        self.may(Act::Lead, *badge)?;
        self.not_past("due", *due, None)?;
        let lead = self.m.leads.get(&task);
        let due = due.or_else(|| lead?.due);
        if lead.is_some_and(|lead| lead.badge == *badge && lead.due == due) {
            return Err(already());
        }
        self.put(Event::LeadTaken { task, badge: *badge, due })
    }

    pub(super) fn claim_action(
        &mut self,
        no: ActionNo,
        badge: Option<Badge>,
        helpers: &[Badge],
        due: Option<NaiveDate>,
    ) -> Decided {
        let row = self.action(no)?.clone();
        for badge in badge.iter().chain(helpers) {
            self.may(Act::Lead, *badge)?;
        }
        self.not_past("due", due, None)?;
        let mut all = row.helpers.clone();
        all.extend(helpers.iter().filter(|helper| !row.helpers.contains(helper)));
        let (owner, due) = (badge.or(row.owner), due.or(row.due));
        if owner == row.owner && due == row.due && all == row.helpers {
            return Err(already());
        }
        self.put(Event::ActionClaimed { action: no, owner, helpers: all, due })
    }

    pub(super) fn drop_action(&mut self, no: ActionNo, reason: &str) -> Decided {
        self.action(no)?;
        let reason = text("reason", reason, TITLE)?;
        self.put(Event::ActionDropped { action: no, reason })
    }

    pub(super) fn respond(&mut self, command: &Command) -> Decided {
        let Command::Respond { org, badge, text: words, due, said } = command else {
            return Ok(());
        };
        if let Some(badge) = badge {
            self.known(*badge)?;
        }
        self.not_past("due", *due, *said)?;
        self.put(Event::Responded {
            response: ResponseNo(fresh(&self.m.responses, |no| no.0)),
            org: text("org", org, TITLE)?,
            badge: *badge,
            text: maybe_text("text", words.as_deref(), NOTE)?,
            due: *due,
            said: self.said(*said)?,
        })
    }

    /// Whether something with a number is there.
    pub(super) fn exists(&self, what: Ref) -> Decided {
        let (there, thing, number) = match what {
            Ref::Card(no) => (self.m.concerns.contains_key(&no), Thing::Card, no.to_string()),
            Ref::Topic(no) => (self.m.topics.contains_key(&no), Thing::Topic, no.to_string()),
            Ref::Group(no) => (self.m.groups.contains_key(&no), Thing::Group, no.to_string()),
            Ref::Motion(no) => (self.m.motions.contains_key(&no), Thing::Motion, no.to_string()),
            Ref::Speech(no) => (self.m.speeches.contains_key(&no), Thing::Speech, no.to_string()),
            Ref::Action(no) => (self.m.actions.contains_key(&no), Thing::Action, no.to_string()),
            Ref::Pledge(no) => (self.m.pledges.contains_key(&no), Thing::Pledge, no.to_string()),
            Ref::Parked(no) => (self.m.parked.contains_key(&no), Thing::Parked, no.to_string()),
        };
        if there { Ok(()) } else { Err(no_such(thing, number)) }
    }

    pub(super) fn forward(&mut self, command: &Command) -> Decided {
        let Command::Forward { what, to, receiver, due, reason } = command else {
            return Ok(());
        };
        self.exists(*what)?;
        if let Ref::Motion(motion) = what {
            self.allowed(self.motion(*motion)?, slip::Act::sending(*to))?;
        }
        if *to == Destination::Declined && reason.is_none() {
            return Err(no_field("reason"));
        }
        self.not_past("due", *due, None)?;
        self.put(Event::Forwarded {
            what: *what,
            to: *to,
            receiver: maybe_text("receiver", receiver.as_deref(), TITLE)?,
            due: *due,
            reason: maybe_text("reason", reason.as_deref(), TITLE)?,
        })
    }

    pub(super) fn set_follow_up(&mut self, date: NaiveDate, time: Option<NaiveTime>, place: Option<&str>) -> Decided {
        let place = maybe_text("place", place, TITLE)?;
        self.not_past("date", Some(date), None)?;
        if date == self.now.date() && time.is_some_and(|time| time <= self.now.time()) {
            return Err(Refusal::new(Ground::Number, Fact::PastHour { field: "time" }));
        }
        self.put(Event::FollowUpSet { date, time, place })
    }

    pub(super) fn park(
        &mut self,
        words: Option<&str>,
        what: Option<Ref>,
        badge: Option<Badge>,
        to: Option<Destination>,
    ) -> Decided {
        let words = maybe_text("text", words, NOTE)?;
        if let Some(badge) = badge {
            self.known(badge)?;
        }
        match what {
            None if words.is_none() => return Err(no_field("text")),
            None => {}
            Some(what) => {
                if self.m.open_vote.is_some() {
                    return Err(Refusal::new(Ground::Vote, Fact::VoteOpen).legal([Name::CloseVote, Name::CancelVote]));
                }
                self.exists(what)?;
                self.parkable(what)?;
            }
        }
        self.park_event(words, what, badge, to);
        match what {
            Some(Ref::Motion(motion)) => self.return_chair(motion),
            Some(Ref::Card(card)) => {
                if let Some(CardPlace::In(topic, _)) = self.m.concerns.get(&card).map(|concern| &concern.place) {
                    self.dissolve_if_last(*topic);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What is decided, or has a table, isn't set aside.
    fn parkable(&mut self, what: Ref) -> Decided {
        if self.m.parked.values().any(|item| item.what == Some(what)) && !matches!(what, Ref::Motion(_)) {
            return Err(already());
        }
        match what {
            Ref::Topic(no) => match self.topic(no)?.fate {
                TopicFate::Posted(_) => return Err(super::first(Name::UnpostTopic)),
                TopicFate::Live | TopicFate::Next => {}
                _ => return Err(already()),
            },
            Ref::Motion(no) => {
                let motion = self.motion(no)?;
                self.allowed(motion, slip::Act::Park)?;
                if motion.state == MotionState::Open {
                    self.wake();
                    self.end_speech(false);
                }
            }
            Ref::Action(no) => {
                self.action(no)?;
            }
            Ref::Parked(_) => return Err(already()),
            Ref::Card(_) | Ref::Group(_) | Ref::Speech(_) | Ref::Pledge(_) => {}
        }
        Ok(())
    }

    /// The next number counts what this decision has parked already.
    pub(super) fn park_event(
        &mut self,
        text: Option<String>,
        what: Option<Ref>,
        badge: Option<Badge>,
        to: Option<Destination>,
    ) {
        let before = self.events.iter().filter(|event| matches!(event, Event::Parked { .. })).count();
        let no = fresh(&self.m.parked, |no| no.0).saturating_add(u16::try_from(before).unwrap_or(u16::MAX));
        self.push(Event::Parked { parked: ParkedNo(no), text, what, badge, to });
    }
}

/// Money is what has an amount.
fn gift(kind: Option<Gift>, amount: Option<u64>) -> Decided<Option<Gift>> {
    match (kind, amount) {
        (Some(Gift::Money) | None, Some(1..)) => Ok(Some(Gift::Money)),
        (Some(Gift::Money), Some(_)) => Err(no_field("amount")),
        (_, Some(_)) => Err(no_field("kind")),
        (kind, None) => Ok(kind),
    }
}
