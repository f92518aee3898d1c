//! A matter: how it begins, and each of its steps.

use std::sync::Arc;

use super::{Decided, Decision, maybe, parties, party, text};
use crate::{
    meeting::words::Destination,
    text::{NAME, NOTE, TITLE},
    tracker::{
        command::{New, Step, StepName},
        desk::{Came, Desk, NewDesk, TRIES, answer_by},
        event::{Event, Wording},
        guard::Guard,
        item::{Item, Reply, State, Track},
        leaf::Body,
        lifecycle::{self, Goal, NEIGHBOURS, Row},
        number::{ItemNo, MeetingNo},
        old::titled,
        refusal::{Refusal, Why},
        series::Series,
    },
};

/// Where something stands that was followed elsewhere before. Done is what two neighbours saw.
fn stands(item: &Item, state: Option<State>) -> Result<State, Why> {
    let Some(to) = state else { return Ok(item.state) };
    let possible = lifecycle::states(item.track);
    if !possible.contains(&to) {
        return Err(Why::State { from: item.state, to, possible });
    }
    let seen = to != State::Done || item.confirmed.len() >= NEIGHBOURS;
    Ok(if seen { to } else { State::Reported })
}

impl Decision<'_> {
    pub(super) fn add(&self, new: &New) -> Decided {
        self.happened(None)?;
        let of = new.of.unwrap_or(MeetingNo::none(self.year()));
        if of.meeting > 0 && !self.ledger.numbers.contains_key(&of) {
            return Err(Why::NoMeeting(of));
        }
        if new.to == Some(Destination::Declined) {
            return Err(Why::Declined);
        }
        self.to_come(new.due.filter(|_| !new.kept))?;
        let series = match (&new.desk, new.came) {
            (None, _) => Series::Plain,
            (Some(_), Some(Came::Patrol)) => Series::Finding,
            (Some(_), _) => Series::Visit,
        };
        let of = if new.desk.is_some() { MeetingNo::none(self.year()) } else { of };
        // Whoever comes to the desk says it in their own words; as many as they are.
        let (title, words) = match &new.desk {
            Some(_) => titled(&text(&new.title, NOTE)?),
            None => (text(&new.title, TITLE)?, None),
        };
        let mut item = Item::new(self.next_no(of, series), new.kind, title, new.to, self.today());
        item.words = words;
        item.came = new.came;
        item.receiver = maybe(new.receiver.as_ref(), NAME)?;
        item.lead = new.lead.as_ref().map(party).transpose()?;
        item.helpers = parties(&new.helpers)?;
        item.author = new.author.as_ref().map(party).transpose()?;
        item.due = new.due;
        item.note = maybe(new.note.as_ref(), NOTE)?;
        item.confirmed = parties(&new.confirmed)?.into_iter().filter(|by| item.lead.as_ref() != Some(by)).collect();
        item.confirmed.dedup();
        item.state = stands(&item, new.state)?;
        if let Some(desk) = &new.desk {
            self.at_the_desk(&mut item, desk)?;
        }
        Ok(vec![Event::Added(Arc::new(item))])
    }

    fn at_the_desk(&self, item: &mut Item, new: &NewDesk) -> Result<(), Why> {
        let on_duty = new.on_duty.as_ref().map(party).transpose()?;
        let planned = || self.ledger.shifts.get(&self.today()).and_then(|who| who.first()).cloned();
        let at = self.ctx.when();
        item.desk = Some(Box::new(Desk {
            at,
            building: maybe(new.building.as_ref(), NAME)?,
            category: maybe(new.category.as_ref(), NAME)?,
            on_duty: on_duty.or_else(planned),
            pace: new.pace,
            answer_by: answer_by(at, new.pace, self.ctx.calendar),
            content: None,
            tries: 0,
            closed: None,
        }));
        if let Some(answer) = maybe(new.answer.as_ref(), NOTE)? {
            item.replies.push(Reply::of(self.today(), answer));
            (item.state, item.end) = item.ends(State::Settled);
            if let Some(desk) = item.desk.as_mut().filter(|_| item.state == State::Closed) {
                desk.closed = Some(at);
            }
        }
        Ok(())
    }

    pub(super) fn step(&self, no: ItemNo, step: &Step) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.items.get(&no).ok_or(Why::NoItem(no).of(no))?;
        self.step_of(item, step).map_err(|why| why.of(no))
    }

    /// What the step needs and isn't there.
    pub(super) fn missing(&self, item: &Item, step: &Step, needs: impl Iterator<Item = Guard>) -> Result<(), Why> {
        let is_missing = |guard: &Guard| !guard.holds(item, step, self.ledger, self.today());
        let missing: Vec<Guard> = needs.filter(is_missing).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Why::Missing { step: step.name(), state: item.state, missing })
    }

    pub(super) fn step_of(&self, item: &Item, step: &Step) -> Decided {
        let name = step.name();
        let paired = self.paired(item, step);
        let step = paired.as_ref().unwrap_or(step);
        self.happened(Some(item.since))?;
        if StepName::ANY.contains(&name) {
            self.missing(item, step, lifecycle::needs_anywhere(name).iter().copied())?;
            return Ok(self.anywhere(item, &checked(step)?));
        }
        let Some(row) = lifecycle::find(item.track, item.state, name) else {
            return Err(Why::Step { step: name, state: item.state, possible: lifecycle::steps(item) });
        };
        self.missing(item, step, lifecycle::ALWAYS.iter().chain(row.needs).copied())?;
        let step = checked(step)?;
        let (track, state) = leads(item, row, &step);
        let (state, end) = match step {
            Step::CallBack { .. } => (state, item.end),
            _ if state == item.state => (state, item.end),
            _ => item.ends(state),
        };
        let moved =
            Event::Moved { item: item.no, step: step.clone(), track, state, end, on: self.ctx.on, within: self.within };
        let mut events: Vec<Event> = self.numbered(item, &step).into_iter().chain([moved]).collect();
        match step {
            Step::Merge { into } => self.joins(item, into, &mut events),
            Step::Reopen { .. } if item.state == State::Merged => {
                events.extend(item.into.map(|into| Event::Joined { item: into, of: item.no, joined: false }));
            }
            _ => {}
        }
        Ok(events)
    }

    /// What breaks an article goes to the department that the article is paired with, where no other is named.
    fn paired(&self, item: &Item, step: &Step) -> Option<Step> {
        let Step::Redirect { to: Destination::Department, receiver: None, due } = step else { return None };
        let Body::Article(article) = &self.ledger.leaves.get(&item.article?)?.body else { return None };
        Some(Step::Redirect { to: Destination::Department, receiver: Some(article.department.clone()?), due: *due })
    }

    /// It goes into another one, and with it what went into it before.
    fn joins(&self, item: &Item, into: ItemNo, events: &mut Vec<Event>) {
        events.push(Event::Joined { item: into, of: item.no, joined: true });
        for before in item.merged.iter().filter_map(|no| self.ledger.items.get(no)) {
            let (step, track) = (Step::Merge { into }, before.track);
            let (state, end) = (State::Merged, None);
            events.push(Event::Moved {
                item: before.no,
                step,
                track,
                state,
                end,
                on: self.ctx.on,
                within: self.within,
            });
            events.push(Event::Joined { item: item.no, of: before.no, joined: false });
            events.push(Event::Joined { item: into, of: before.no, joined: true });
        }
    }

    /// A step that leaves it where it is, wherever that is.
    fn anywhere(&self, item: &Item, step: &Step) -> Vec<Event> {
        let was = Wording {
            title: item.title.clone(),
            words: item.words.clone(),
            building: item.desk.as_ref().and_then(|desk| desk.building.clone()),
        };
        let mut now = was.clone();
        let other = |given: &Option<String>, was: &Option<String>| match given {
            Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
            None => was.clone(),
        };
        match step {
            Step::Rename { title } => now.title.clone_from(title),
            Step::Edit { title, words, building } => {
                now.title = title.clone().unwrap_or(now.title);
                now.words = other(words, &was.words);
                now.building = other(building, &was.building);
            }
            _ => {
                let (step, track) = (step.clone(), item.track);
                let (state, end) = (item.state, item.end);
                return vec![Event::Moved {
                    item: item.no,
                    step,
                    track,
                    state,
                    end,
                    on: self.ctx.on,
                    within: self.within,
                }];
            }
        }
        if now == was {
            return Vec::new();
        }
        vec![Event::Edited { item: item.no, was: Box::new(was), now: Box::new(now) }]
    }

    /// What a state alone means: the step that leads there.
    pub(super) fn put(&self, no: ItemNo, state: State, words: Option<String>) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.items.get(&no).ok_or(Why::NoItem(no).of(no))?;
        // What came back waits for the next meeting.
        let is_back = state == State::Returned && item.track == Track::Topic && item.state == State::Waiting;
        if item.state == state || item.end == Some(state) || is_back {
            return Ok(Vec::new());
        }
        let found = lifecycle::step_to(item.track, item.state, state).and_then(|step| step.with(words));
        let Some(step) = found else {
            let reach = |to: &&State| lifecycle::step_to(item.track, item.state, **to).is_some();
            let possible = State::ALL.iter().filter(reach).copied().collect();
            return Err(Why::State { from: item.state, to: state, possible }.of(no));
        };
        self.step_of(item, &step).map_err(|why| why.of(no))
    }
}

/// Where a row leads for this step.
fn leads(item: &Item, row: &Row, step: &Step) -> (Track, State) {
    match row.goal {
        Goal::To(state) => (item.track, state),
        Goal::Same => (item.track, item.state),
        Goal::Confirmed if item.confirmed.len() + 1 >= NEIGHBOURS => (item.track, State::Done),
        Goal::Confirmed => (item.track, State::Reported),
        Goal::Elsewhere => {
            let to = if let Step::Redirect { to, .. } = step { Some(*to) } else { item.to };
            let track = Track::to(to);
            (track, lifecycle::begins(track))
        }
        Goal::Next => (Track::Topic, State::Waiting),
        Goal::Called => {
            let tries = item.desk.as_ref().map_or(0, |desk| desk.tries);
            let is_asked = matches!(step, Step::CallBack { content: Some(_), .. });
            (item.track, if is_asked || tries + 1 >= TRIES { State::Closed } else { State::CallBack })
        }
    }
}

/// The step with its words as they can be kept.
fn checked(step: &Step) -> Result<Step, Why> {
    let note = |raw: &String| text(raw, NOTE);
    let said = |raw: &Option<String>| maybe(raw.as_ref().filter(|raw| !raw.trim().is_empty()), NOTE);
    let number = |raw: &Option<String>| maybe(raw.as_ref().filter(|raw| !raw.trim().is_empty()), TITLE);
    // Nothing written takes out what stood there.
    let edited = |raw: &Option<String>, limit| match raw.as_deref().map(str::trim) {
        Some("") => Ok(Some(String::new())),
        _ => maybe(raw.as_ref(), limit),
    };
    Ok(match step {
        Step::Report { note, by } => {
            Step::Report { note: maybe(note.as_ref(), NOTE)?, by: by.as_ref().map(party).transpose()? }
        }
        Step::Confirm { by } => Step::Confirm { by: party(by)? },
        Step::Drop { reason } => Step::Drop { reason: note(reason)? },
        Step::HandOver { to } => Step::HandOver { to: party(to)? },
        Step::Release { reason } => Step::Release { reason: note(reason)? },
        Step::Claim { by } => Step::Claim { by: party(by)? },
        Step::Help { by } => Step::Help { by: party(by)? },
        Step::Send { receiver, due } => Step::Send { receiver: maybe(receiver.as_ref(), NAME)?, due: *due },
        Step::Answer { text, document } => Step::Answer { text: note(text)?, document: number(document)? },
        Step::Adopt { text, document } => Step::Adopt { text: said(text)?, document: number(document)? },
        Step::Refuse { reason, document } => Step::Refuse { reason: note(reason)?, document: number(document)? },
        Step::Return { reason } => Step::Return { reason: note(reason)? },
        Step::TakeUp { text } => Step::TakeUp { text: said(text)? },
        Step::Redirect { to, receiver, due } => {
            Step::Redirect { to: *to, receiver: maybe(receiver.as_ref(), NAME)?, due: *due }
        }
        Step::Settle { text } => Step::Settle { text: note(text)? },
        Step::Reopen { reason } => Step::Reopen { reason: note(reason)? },
        Step::Rename { title } => Step::Rename { title: text(title, TITLE)? },
        Step::Edit { title, words, building } => Step::Edit {
            title: maybe(title.as_ref(), TITLE)?,
            words: edited(words, NOTE)?,
            building: edited(building, NAME)?,
        },
        Step::CallBack { content, reason } => Step::CallBack { content: *content, reason: said(reason)? },
        Step::Remark { text } => Step::Remark { text: note(text)? },
        Step::Attach { name } => Step::Attach { name: text(name, TITLE)? },
        Step::Persuade { text } => Step::Persuade { text: note(text)? },
        Step::Start {}
        | Step::Receive {}
        | Step::Raise {}
        | Step::Merge { .. }
        | Step::SetDue { .. }
        | Step::Breach { .. } => step.clone(),
    })
}
