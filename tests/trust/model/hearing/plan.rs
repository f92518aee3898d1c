//! The plan, pledges, where everything else goes, and the record after the close (domain.md A5, stages S6 and S7).

use chrono::NaiveDate;
use yishi::{
    charter::{Act, GuardId},
    meeting::{
        Command, Ground,
        numbers::{ActionNo, Badge, PledgeNo},
        words::{Destination, Gift, Office, Ref, Signer, Task},
    },
};

use super::{
    super::evening::{Fate, On, Promised, Row, Stands, beside, write},
    Hearing, Told, after,
    gate::{has_rows, ours},
    no, number, rule, state,
};

impl Hearing<'_> {
    pub(super) fn plan(&mut self, command: &Command) -> Told {
        match command {
            Command::ProposeAction { .. } => self.propose(command),
            Command::Pledge { .. } => self.pledge(command),
            Command::ClaimMotion { motion, vote, option, badge, due } => {
                let task = match (motion, vote, option) {
                    (Some(no), None, None) => Task::Motion(*no),
                    (None, Some(vote), Some(option)) => Task::Picked(*vote, *option),
                    _ => return Err(number()),
                };
                self.ours(task)?;
                self.may(Act::Lead, *badge)?;
                self.to_come(*due, None)?;
                let old = beside(&self.paper.leads, &task);
                let lead = (*badge, due.or(old.and_then(|(_, due)| due)));
                if old == Some(lead) {
                    return Err(state());
                }
                write(&mut self.paper.leads, task, lead);
                self.leads(task, *badge);
                Ok(())
            }
            Command::ClaimAction { action, badge, helpers, due } => self.claim(*action, *badge, helpers, *due),
            Command::DropAction { action, reason } => {
                self.row(*action)?;
                self.text(Some(reason))?;
                self.row(*action)?.dropped = true;
                self.rest(On::Lead(*action));
                self.touch(On::Row(*action));
                Ok(())
            }
            Command::Respond { org, badge, text, due, said } => {
                if let Some(badge) = badge {
                    self.known(*badge)?;
                }
                self.to_come(*due, said.map(yishi::meeting::Moment::ms))?;
                self.text(Some(org))?;
                self.text(text.as_deref())?;
                self.over(*said)?;
                if let Some(badge) = badge {
                    self.who(*badge);
                }
                self.paper.responses += 1;
                Ok(())
            }
            Command::Forward { what, to, reason, due, .. } => {
                if !self.paper.exists(*what) {
                    return Err(number());
                }
                if let Ref::Motion(motion) = what {
                    self.may_be_sent(*motion, *to)?;
                }
                if *to == Destination::Declined && reason.is_none() {
                    return Err(number());
                }
                self.to_come(*due, None)?;
                self.text(reason.as_deref())?;
                self.rest((*what).into());
                self.send(*what, *to);
                Ok(())
            }
            Command::SetFollowUp { date, time, place } => {
                self.text(place.as_deref())?;
                self.to_come(Some(*date), None)?;
                let now = yishi::meeting::Moment::from_ms(self.now, super::super::clerk::evening().offset());
                if *date == now.date() && time.is_some_and(|time| time <= now.time()) {
                    return Err(number());
                }
                self.paper.follow_up = true;
                Ok(())
            }
            Command::Park { text, what, badge, to } => self.park(text.as_deref(), *what, *badge, *to),
            Command::Attach { name, what } => {
                if what.is_some_and(|what| !self.paper.exists(what)) {
                    return Err(number());
                }
                self.text(Some(name))?;
                self.rests.extend(what.map(On::from));
                self.paper.attachments += 1;
                Ok(())
            }
            Command::Correct { what, text, reason } => {
                if !self.paper.exists(*what) {
                    return Err(number());
                }
                self.text(Some(text))?;
                self.text(Some(reason))?;
                self.rest((*what).into());
                self.correct(*what, text);
                Ok(())
            }
            Command::SignMinutes { role, badge } => self.sign(*role, *badge),
            _ => unreachable!("not of the plan"),
        }
    }

    fn claim(&mut self, action: ActionNo, badge: Option<Badge>, helpers: &[Badge], due: Option<NaiveDate>) -> Told {
        let old = self.row(action)?.clone();
        for badge in badge.iter().chain(helpers) {
            self.may(Act::Lead, *badge)?;
        }
        self.to_come(due, None)?;
        let mut row = old.clone();
        row.owner = badge.or(row.owner);
        row.due = due.or(row.due);
        let new = helpers.iter().filter(|helper| !old.helpers.contains(helper));
        row.helpers.extend(new);
        if row == old {
            return Err(state());
        }
        self.rest(On::Row(action));
        self.touch(On::Lead(action));
        for badge in row.owner.iter().chain(&row.helpers) {
            self.who(*badge);
        }
        *self.row(action)? = row;
        Ok(())
    }

    fn propose(&mut self, command: &Command) -> Told {
        let Command::ProposeAction { what, motion, owner, helpers, due, .. } = command else { unreachable!() };
        let scope = motion.map(|motion| self.carries_a_row(motion)).transpose()?.unwrap_or_default();
        self.to_come(*due, None)?;
        for badge in owner.iter().chain(helpers) {
            self.may(Act::Lead, *badge)?;
        }
        self.text(Some(what))?;
        let no = ActionNo(after(self.paper.rows.iter().map(|row| row.no.0)));
        for badge in owner.iter().chain(helpers) {
            self.who(*badge);
        }
        self.rests.extend(motion.map(On::Motion));
        self.turn(On::Row(no));
        self.turn(On::Lead(no));
        let (motion, owner, helpers, due) = (*motion, *owner, helpers.clone(), *due);
        if scope == yishi::charter::Scope::Residents && self.hint(&[what]).is_some() {
            self.paper.hinted.insert(Ref::Action(no));
        }
        self.paper.rows.push(Row { no, motion, owner, helpers, due, dropped: false });
        Ok(())
    }

    /// A pledge on a row, or on what was decided, that nobody leads takes the lead.
    fn pledge(&mut self, command: &Command) -> Told {
        let Command::Pledge { badge, text, action, motion, due, kind, amount } = command else { unreachable!() };
        self.may(Act::Pledge, *badge)?;
        self.text(Some(text))?;
        if let Some(action) = action {
            self.row(*action)?;
        }
        if let Some(motion) = motion {
            self.ours(Task::Motion(*motion))?;
        }
        self.to_come(*due, None)?;
        // Money is what has an amount.
        let kind = match (kind, amount) {
            (None | Some(Gift::Money), Some(1..)) => Some(Gift::Money),
            (_, Some(_)) => return Err(number()),
            (kind, None) => *kind,
        };
        if let Some(action) = action {
            if self.row(*action)?.owner.is_none() {
                self.may(Act::Lead, *badge)?;
            }
            self.rest(On::Row(*action));
            let row = self.row(*action)?;
            if row.owner.is_none() {
                row.owner = Some(*badge);
                row.due = due.or(row.due);
                let who: Vec<Badge> = row.helpers.clone();
                self.touch(On::Lead(*action));
                for helper in who {
                    self.who(helper);
                }
            }
        }
        self.who(*badge);
        self.rests.extend(motion.map(On::Motion));
        if let Some(task) = motion.map(Task::Motion)
            && beside(&self.paper.leads, &task).is_none()
            && !has_rows(self.paper, task)
        {
            write(&mut self.paper.leads, task, (*badge, *due));
            self.leads(task, *badge);
        }
        let no = PledgeNo(after(self.paper.pledges.iter().map(|pledge| pledge.no.0)));
        let gives = kind.map(|kind| (kind, *amount));
        self.turn(On::Pledge(no));
        self.paper.pledges.push(Promised { no, badge: *badge, row: *action, motion: *motion, gives });
        Ok(())
    }

    fn leads(&mut self, task: Task, badge: Badge) {
        self.who(badge);
        self.rest(match task {
            Task::Motion(no) => On::Motion(no),
            Task::Picked(vote, _) => On::Vote(vote),
        });
    }

    fn ours(&self, task: Task) -> Told {
        if ours(self.rules, self.paper).contains(&task) { Ok(()) } else { Err(number()) }
    }

    /// No day that is named for something to come is over: from the day of the sitting on; before the first sitting and after
    /// the close, from the day itself.
    pub(super) fn to_come(&self, due: Option<NaiveDate>, said: Option<i64>) -> Told {
        let at = said.unwrap_or(self.now);
        let over = self.paper.ended.is_some_and(|ended| ended < at);
        let sitting = self.paper.sittings.iter().copied().filter(|began| *began <= at && !over).max();
        let zone = super::super::clerk::evening().offset();
        let least = yishi::meeting::Moment::from_ms(sitting.unwrap_or(at), zone).date();
        if due.is_some_and(|due| due < least) { Err(number()) } else { Ok(()) }
    }

    fn row(&mut self, no: ActionNo) -> Told<&mut Row> {
        self.paper.rows.iter_mut().find(|row| row.no == no && !row.dropped).ok_or_else(number)
    }

    fn send(&mut self, what: Ref, to: Destination) {
        write(&mut self.paper.sent, what, to);
        match what {
            Ref::Parked(no) => {
                for item in self.paper.parked.iter_mut().filter(|item| item.no == no) {
                    item.to = Some(to);
                }
            }
            Ref::Topic(no) if to == Destination::NextMeeting => {
                if let Some(topic) = self.paper.topic_mut(no).filter(|topic| topic.fate == Fate::Live) {
                    topic.fate = Fate::Next;
                }
            }
            _ => {}
        }
    }

    fn park(&mut self, text: Option<&str>, what: Option<Ref>, badge: Option<Badge>, to: Option<Destination>) -> Told {
        self.text(text)?;
        if let Some(badge) = badge {
            self.known(badge)?;
        }
        match what {
            None if text.is_none() => return Err(number()),
            None => {}
            Some(_) if self.paper.voting.is_some() => return Err(no(Ground::Vote)),
            Some(what) if !self.paper.exists(what) => return Err(number()),
            Some(what) => self.can_be_parked(what)?,
        }
        self.set_aside(what, badge, to);
        Ok(())
    }

    /// What is decided, or has a table, isn't set aside, and nothing is twice.
    fn can_be_parked(&mut self, what: Ref) -> Told {
        let twice = self.paper.parked.iter().any(|item| item.what == Some(what));
        match what {
            Ref::Motion(no) => match self.paper.motion(no).map(|paper| paper.stands) {
                Some(Stands::Decided { .. }) => return Err(rule(GuardId::R13Decided)),
                Some(Stands::Open) => {
                    self.wake();
                    self.end_speech(false);
                }
                Some(Stands::Waiting) => {}
                _ => return Err(state()),
            },
            _ if twice => return Err(state()),
            Ref::Topic(no) => {
                if !self.paper.topic(no).is_some_and(|topic| matches!(topic.fate, Fate::Live | Fate::Next)) {
                    return Err(state());
                }
            }
            Ref::Action(no) => {
                self.row(no)?;
            }
            Ref::Parked(_) => return Err(state()),
            Ref::Card(_) | Ref::Group(_) | Ref::Speech(_) | Ref::Pledge(_) => {}
        }
        Ok(())
    }

    fn correct(&mut self, what: Ref, text: &str) {
        self.paper.corrections.push(self.paper.version);
        match what {
            Ref::Card(card) => {
                if let Some(written) = self.paper.card(card) {
                    written.text = true;
                }
            }
            Ref::Topic(no) => {
                if let Some(topic) = self.paper.topic_mut(no) {
                    topic.title = Some(text.to_owned());
                }
            }
            Ref::Speech(no) => {
                for talk in self.paper.speeches.iter_mut().filter(|talk| talk.no == no) {
                    talk.text = true;
                }
            }
            _ => {}
        }
    }

    /// Chair, recorder, two residents.
    fn sign(&mut self, role: Signer, badge: Badge) -> Told {
        match role {
            Signer::Resident => self.may(Act::Sign, badge)?,
            _ => self.ever(badge)?,
        }
        let office = match role {
            Signer::Chair => Some(Office::Chair),
            Signer::Recorder => Some(Office::Recorder),
            Signer::Resident => None,
        };
        if office.is_some_and(|office| !self.paper.served.contains(&(office, badge))) {
            return Err(no(Ground::Who));
        }
        let version = self.paper.version;
        let of_this = self.paper.signatures.iter().filter(|(_, _, signed)| *signed == version);
        let as_this = of_this.clone().filter(|(signer, ..)| *signer == role).count();
        let twice = role == Signer::Resident && of_this.clone().any(|(_, signer, _)| *signer == badge);
        if as_this >= if role == Signer::Resident { 2 } else { 1 } || twice {
            return Err(state());
        }
        self.paper.signatures.push((role, badge, version));
        self.rest(On::Stage);
        Ok(())
    }
}
