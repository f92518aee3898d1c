//! The tracker as it stands: the fold of its events. A store loads of it what a command names.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    command::Step,
    council::Council,
    event::{Event, Taken},
    intake::{Mark, Seed},
    item::{Item, Reply, State, Track},
    number::{ItemNo, MeetingNo, ProjectNo, VisitNo},
    patrol::PatrolList,
    project::{self, Project},
    series::Series,
    visit::{Visit, VisitState, VisitStep},
};
use crate::meeting::Moment;

/// All of it, or as much as a command needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Items by number.
    pub items: BTreeMap<ItemNo, Arc<Item>>,
    /// Which item something of a meeting became.
    pub sources: BTreeMap<(Uuid, Mark), ItemNo>,
    /// The highest number that the record gave itself, by meeting.
    pub last: BTreeMap<MeetingNo, u32>,
    /// Meetings that were taken in.
    pub meetings: BTreeMap<Uuid, Taken>,
    /// Which meeting has which number.
    pub numbers: BTreeMap<MeetingNo, Uuid>,
    /// When the notice of a meeting was posted.
    pub posted: BTreeMap<MeetingNo, NaiveDate>,
    /// Visits by number.
    pub visits: BTreeMap<VisitNo, Visit>,
    /// The highest visit of each year.
    pub last_visit: BTreeMap<u16, u32>,
    /// Projects by number.
    pub projects: BTreeMap<ProjectNo, Project>,
    /// The highest project of each year.
    pub last_project: BTreeMap<u16, u32>,
    /// 7+X
    pub council: Council,
    /// Who is on duty, by day.
    pub shifts: BTreeMap<NaiveDate, Vec<super::Party>>,
    /// What the lists of the patrol say.
    pub patrol: BTreeMap<PatrolList, Vec<String>>,
}

impl Ledger {
    /// Takes an event in. Total: what it does not know changes nothing.
    pub fn apply(&mut self, at: Moment, event: &Event) {
        match event {
            Event::MeetingTaken(taken) => {
                self.numbers.insert(taken.no, taken.meeting);
                self.meetings.insert(taken.meeting, (**taken).clone());
            }
            Event::Added(item) => {
                if item.no.series == Series::Plain {
                    let last = self.last.entry(item.no.of).or_default();
                    *last = (*last).max(item.no.n);
                }
                if let Some(source) = &item.source {
                    self.sources.extend(source.seed.refs.iter().map(|of| ((source.meeting, *of), item.no)));
                }
                self.items.insert(item.no, Arc::clone(item));
            }
            Event::Moved { item, step, track, state } => {
                if let Some(item) = self.items.get_mut(item).map(Arc::make_mut) {
                    moved(item, at.date(), step, *track, *state);
                }
            }
            Event::Reseeded { item, seed } => self.reseeded(at.date(), *item, seed),
            Event::Turned { item, gone, kind, to, state } => {
                if let Some(item) = self.items.get_mut(item).map(Arc::make_mut) {
                    item.turned = *gone;
                    item.kind = *kind;
                    item.to = *to;
                    item.track = Track::to(*to);
                    item.state = *state;
                    item.moved = at.date();
                }
            }
            Event::Reviewed { item, review, state, freed, to } => {
                if let Some(item) = self.items.get_mut(item).map(Arc::make_mut) {
                    if *state == State::Dropped {
                        item.why.clone_from(&review.note);
                    }
                    if *freed {
                        item.lead = None;
                    }
                    if let Some(to) = to {
                        item.lead = Some(to.clone());
                        item.helpers.retain(|helper| helper != to);
                    }
                    item.state = *state;
                    item.reviews.retain(|earlier| earlier.meeting != review.meeting);
                    item.reviews.push(review.clone());
                    item.moved = item.moved.max(review.day);
                }
            }
            Event::NoticePosted { meeting, on } => {
                self.posted.insert(*meeting, *on);
            }
            Event::VisitLogged(visit) => {
                let last = self.last_visit.entry(visit.no.year).or_default();
                *last = (*last).max(visit.no.n);
                self.visits.insert(visit.no, (**visit).clone());
            }
            Event::VisitMoved { visit, step, state, item } => {
                if let Some(visit) = self.visits.get_mut(visit) {
                    visit.state = *state;
                    visit.item = item.or(visit.item);
                    match step {
                        VisitStep::Answer { text } => visit.answer = Some(text.clone()),
                        VisitStep::Close { content } => visit.content = *content,
                        VisitStep::HandOn { .. } | VisitStep::Concern {} | VisitStep::Reopen { .. } => {}
                    }
                    visit.closed = (*state == VisitState::Closed).then_some(at);
                }
            }
            Event::ProjectAdded(project) => {
                let last = self.last_project.entry(project.no.year).or_default();
                *last = (*last).max(project.no.n);
                self.projects.insert(project.no, (**project).clone());
            }
            Event::ProjectMoved { project, step, phase } => {
                if let Some(project) = self.projects.get_mut(project) {
                    project::moved(project, at.date(), step, *phase);
                }
            }
            Event::CouncilSet(council) => self.council = council.clone(),
            Event::ShiftsSet(shifts) => {
                for shift in shifts {
                    if shift.who.is_empty() {
                        self.shifts.remove(&shift.day);
                    } else {
                        self.shifts.insert(shift.day, shift.who.clone());
                    }
                }
            }
            Event::PatrolSet { list, lines } => {
                self.patrol.insert(*list, lines.clone());
            }
        }
    }

    /// What was changed by hand since stands; what the meeting says otherwise now is taken.
    fn reseeded(&mut self, on: NaiveDate, no: ItemNo, seed: &Seed) {
        let Some(item) = self.items.get_mut(&no).map(Arc::make_mut) else { return };
        let Some(source) = &mut item.source else { return };
        let before = std::mem::replace(&mut source.seed, seed.clone());
        self.sources.extend(seed.refs.iter().map(|of| ((source.meeting, *of), no)));
        if before.title != seed.title {
            item.title.clone_from(&seed.title);
        }
        if before.words != seed.words {
            item.words.clone_from(&seed.words);
        }
        if before.receiver != seed.receiver {
            item.receiver.clone_from(&seed.receiver);
        }
        if before.lead != seed.lead {
            item.lead.clone_from(&seed.lead);
        }
        if before.helpers != seed.helpers {
            item.helpers.clone_from(&seed.helpers);
        }
        if before.due != seed.due {
            item.due = seed.due;
        }
        item.moved = on;
    }
}

fn moved(item: &mut Item, on: NaiveDate, step: &Step, track: Track, state: State) {
    if item.state == State::Reported && *step == (Step::Start {}) {
        // It isn't done: who saw it saw it too early.
        item.confirmed.clear();
    }
    item.state = state;
    item.moved = on;
    match step {
        Step::Start {}
        | Step::Receive {}
        | Step::TakeUp {}
        | Step::Report { note: None }
        | Step::Adopt { text: None } => {}
        Step::Remark { text } | Step::Report { note: Some(text) } => item.note = Some(text.clone()),
        Step::Confirm { by } => item.confirmed.push(by.clone()),
        Step::Drop { reason } | Step::Refuse { reason } | Step::Return { reason } => item.why = Some(reason.clone()),
        Step::Reopen { reason } => {
            item.why = Some(reason.clone());
            item.confirmed.clear();
        }
        Step::Release { reason } => {
            item.why = Some(reason.clone());
            item.lead = None;
        }
        Step::HandOver { to } => {
            item.lead = Some(to.clone());
            item.helpers.retain(|helper| helper != to);
        }
        Step::Claim { by } => {
            item.lead = Some(by.clone());
            item.helpers.retain(|helper| helper != by);
            item.why = None;
        }
        Step::Help { by } => item.helpers.push(by.clone()),
        Step::Send { receiver, due } => {
            item.receiver = receiver.clone().or(item.receiver.take());
            item.due = due.or(item.due);
        }
        Step::Answer { text } | Step::Settle { text } | Step::Adopt { text: Some(text) } => {
            item.replies.push(Reply { on, text: text.clone() });
        }
        Step::Redirect { to, receiver, due } => {
            item.to = Some(*to);
            item.track = track;
            item.receiver.clone_from(receiver);
            item.due = due.or(item.due);
        }
        Step::SetDue { due } => item.due = *due,
        Step::Rename { title } => item.title.clone_from(title),
        Step::Attach { name } => item.evidence.push(name.clone()),
    }
}
