//! The tracker as it stands: the fold of its events. A store loads of it what a command names.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    command::Step,
    council::Council,
    desk::TRIES,
    event::{Event, Taken, Wording},
    fund::Fund,
    intake::{Mark, Seed},
    item::{Heard, Item, State, Track},
    leaf::{Leaf, LeafKind, LeafNo, Leaves},
    notice::{Notice, NoticeOf, NoticeState},
    number::{Counted, ItemNo, MeetingNo, NoticeNo, ProjectNo, SendingNo},
    old,
    patrol::PatrolList,
    project::{self, Project, ProjectStep},
    sending::{self, End},
    series::Series,
};
use crate::meeting::Moment;

/// All of it, or as much as a command needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Items by number.
    pub items: BTreeMap<ItemNo, Arc<Item>>,
    /// Which item something of a meeting became.
    pub sources: BTreeMap<(Uuid, Mark), ItemNo>,
    /// The highest number that the record gave itself, by meeting (or year) and series. It never goes down: a number once given stays
    /// used.
    pub last: BTreeMap<(MeetingNo, Series), u32>,
    /// The day that the first line of the record tells of: nothing is written down of before.
    pub began: Option<NaiveDate>,
    /// Meetings that were taken in.
    pub meetings: BTreeMap<Uuid, Taken>,
    /// Which meeting has which number.
    pub numbers: BTreeMap<MeetingNo, Uuid>,
    /// When the notice of a meeting was posted, as lines of before say.
    pub posted: BTreeMap<MeetingNo, NaiveDate>,
    /// Notices by number.
    pub notices: BTreeMap<NoticeNo, Notice>,
    /// Projects by number.
    pub projects: BTreeMap<ProjectNo, Project>,
    /// The highest number of each year.
    pub last_of_year: BTreeMap<(Counted, u16), u32>,
    /// What the station keeps beside them.
    pub leaves: BTreeMap<LeafNo, Leaf>,
    /// 7+X, as lines of before say it.
    pub council: Council,
    /// Who is on duty, by day.
    pub shifts: BTreeMap<NaiveDate, Vec<super::Party>>,
    /// What the lists of the patrol say.
    pub patrol: BTreeMap<PatrolList, Vec<String>>,
    /// 自治基金
    pub fund: Fund,
}

impl Ledger {
    /// Takes an item in, as it stands, or as a line of the record adds it.
    pub fn put(&mut self, item: Arc<Item>) {
        self.sources.extend(item.marks().map(|mark| (mark, item.no)));
        self.items.insert(item.no, item);
    }

    /// The item that a sending is of.
    pub fn sent(&self, no: SendingNo) -> Option<&Arc<Item>> {
        self.items.values().find(|item| item.sendings.iter().any(|sending| sending.no == no))
    }

    /// A number that was given is not given again, whatever becomes of the line that gave it.
    pub fn use_up(&mut self, event: &Event) {
        let no = match event {
            Event::Added(item) => Some(item.no),
            Event::VisitLogged(visit) => Some(visit.no.into()),
            _ => None,
        };
        if let Some(no) = no.filter(|no| no.series.is_counted()) {
            let last = self.last.entry((no.of, no.series)).or_default();
            *last = (*last).max(no.n);
        }
        let of_a_year = match event {
            Event::ProjectAdded(project) => Some((Counted::Project, project.no.year, project.no.n)),
            Event::NoticeAdded(notice) => Some((Counted::Notice, notice.no.year, notice.no.n)),
            Event::SendingMade { sending, .. } => Some((Counted::Sending, sending.no.year, sending.no.n)),
            Event::LeafWritten { leaf, .. } => Some((Counted::Leaf(leaf.no.kind), leaf.no.of, leaf.no.n)),
            Event::ClaimAdded(claim) => Some((Counted::Claim, claim.no.year, claim.no.n)),
            Event::Booked(entry) => Some((Counted::Entry, entry.no.year, entry.no.n)),
            _ => None,
        };
        if let Some((what, year, n)) = of_a_year {
            let last = self.last_of_year.entry((what, year)).or_default();
            *last = (*last).max(n);
        }
        // Articles themselves are counted for ever, their versions by article.
        if let Event::LeafWritten { leaf, .. } = event
            && leaf.no.kind == LeafKind::Article
        {
            let last = self.last_of_year.entry((Counted::Leaf(LeafKind::Article), 0)).or_default();
            *last = (*last).max(leaf.no.of.into());
        }
    }

    /// These leaves, in the order of their numbers.
    pub fn leaves(&self, asked: Leaves) -> impl Iterator<Item = &Leaf> {
        self.leaves.values().filter(move |leaf| asked.fits(leaf))
    }

    /// The notice of something that hangs or hung: the newest that wasn't withdrawn.
    pub fn notice_of(&self, of: &NoticeOf) -> Option<&Notice> {
        self.notices.values().rev().find(|notice| notice.posted.of.is(of) && notice.state != NoticeState::Withdrawn)
    }

    /// When the notice of a meeting was posted: as its notice says, where it has one; else as a line of before does.
    pub fn posted_on(&self, taken: &Taken) -> Option<NaiveDate> {
        let of = NoticeOf::Meeting(taken.meeting, None);
        let has_one = self.notices.values().any(|notice| notice.posted.of.is(&of));
        if has_one { self.notice_of(&of).map(Notice::on) } else { self.posted.get(&taken.no).copied() }
    }

    /// Takes an event in. Total: what it does not know changes nothing.
    pub fn apply(&mut self, at: Moment, event: &Event) {
        self.use_up(event);
        self.began.get_or_insert_with(|| event.tells_of(at));
        match event {
            Event::MeetingTaken(taken) => {
                self.numbers.insert(taken.no, taken.meeting);
                self.meetings.insert(taken.meeting, (**taken).clone());
            }
            Event::Added(item) => {
                self.put(Arc::clone(item));
            }
            Event::Moved { item, step, track, state, end, on, .. } => self.changed(*item, |item| {
                moved(item, on.unwrap_or(at), step, *track, *state);
                item.end = *end;
            }),
            Event::Edited { item, now, .. } => self.changed(*item, |item| edited(item, at.date(), now)),
            Event::Joined { item, of, joined } => self.changed(*item, |item| {
                item.merged.retain(|known| known != of);
                item.merged.extend(joined.then_some(*of));
            }),
            Event::Followed { item, state, end, .. } => self.changed(*item, |item| {
                stands(item, at, *state);
                item.end = *end;
                item.moved = at.date();
            }),
            Event::HeardAt { item, heard, state, end } => {
                if let Some(item) = self.items.get_mut(item).map(Arc::make_mut) {
                    heard_at(item, at, heard, *state);
                    item.end = *end;
                    let marks: Vec<(Uuid, Mark)> = item.marks().collect();
                    let no = item.no;
                    self.sources.extend(marks.into_iter().map(|mark| (mark, no)));
                }
            }
            Event::Reseeded { item, seed } => self.reseeded(at.date(), *item, seed),
            Event::Turned { item, gone, kind, to, state } => self.changed(*item, |item| {
                if *gone || item.to != *to {
                    sending::ends(item, if *gone { End::Stopped } else { End::Redirected }, at.date());
                }
                item.turned = *gone;
                item.kind = *kind;
                item.to = *to;
                item.track = Track::to(*to);
                item.state = *state;
                item.moved = at.date();
            }),
            Event::Reviewed { item, review, state, freed, to, end } => {
                if let Some(item) = self.items.get_mut(item).map(Arc::make_mut) {
                    if *state == State::Dropped {
                        item.why.clone_from(&review.note);
                    }
                    if *freed {
                        item.led.extend(item.lead.take());
                        item.confirmed.clear();
                    }
                    if let Some(to) = to {
                        leads(item, to);
                    }
                    stands(item, at, *state);
                    item.end = *end;
                    item.reviews.retain(|earlier| earlier.meeting != review.meeting);
                    item.reviews.push(review.clone());
                    item.moved = item.moved.max(review.day);
                }
            }
            Event::SendingMade { item, sending } => self.changed(*item, |item| sending::made(item, sending)),
            Event::Replied { item, reply } => self.changed(*item, |item| item.replies.push((**reply).clone())),
            Event::NoticePosted { meeting, on } => {
                self.posted.insert(*meeting, *on);
            }
            Event::NoticeAdded(_) | Event::NoticeMoved { .. } => self.on_board(event),
            Event::VisitLogged(visit) => self.put(Arc::new(visit.item())),
            Event::VisitMoved { visit, step, state, item } => old::moved(self, at, (*visit, step, *state, *item)),
            Event::LeafWritten { .. } | Event::LeafEnded { .. } => self.in_the_book(event),
            Event::ProjectAdded(_) | Event::ProjectMoved { .. } => self.in_projects(at, event),
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
            Event::FundSet(_)
            | Event::PlaceSet(_)
            | Event::PotSet(_)
            | Event::ClaimAdded(_)
            | Event::ClaimMoved { .. }
            | Event::Booked(_) => self.in_fund(event),
        }
    }

    fn in_projects(&mut self, at: Moment, event: &Event) {
        match event {
            Event::ProjectAdded(project) => {
                self.projects.insert(project.no, (**project).clone());
            }
            Event::ProjectMoved { project, step, phase } => {
                if let Some(project) = self.projects.get_mut(project) {
                    project::moved(project, at.date(), step, *phase);
                }
                self.reserved(*project, step);
            }
            _ => {}
        }
    }

    fn in_fund(&mut self, event: &Event) {
        match event {
            Event::FundSet(rules) => self.fund.set(rules),
            Event::PlaceSet(place) => self.fund.set_place(place),
            Event::PotSet(pot) => self.fund.set_pot(pot),
            Event::ClaimAdded(claim) => {
                self.fund.claims.insert(claim.no, (**claim).clone());
            }
            Event::ClaimMoved { claim, step, state } => self.fund.claim_moved(*claim, step, *state),
            Event::Booked(entry) => {
                self.fund.booked(entry);
                let claim = entry.claim.and_then(|no| self.fund.claims.get(&no));
                let project = entry.project.and_then(|no| self.projects.get_mut(&no));
                if let Some((claim, project)) = claim.zip(project) {
                    project::cost(project, claim);
                }
            }
            _ => {}
        }
    }

    /// What a step of a project changes of what is reserved for it.
    fn reserved(&mut self, no: ProjectNo, step: &ProjectStep) {
        match step {
            ProjectStep::Fund { source, sum, pot: true } => {
                self.fund.book.reserve(no, source, i64::try_from(sum.0).unwrap_or(i64::MAX));
            }
            ProjectStep::Settle {} | ProjectStep::Drop { .. } => self.fund.book.release(no),
            _ => {}
        }
    }

    fn changed(&mut self, no: ItemNo, does: impl FnOnce(&mut Item)) {
        if let Some(item) = self.items.get_mut(&no) {
            does(Arc::make_mut(item));
        }
    }

    fn in_the_book(&mut self, event: &Event) {
        match event {
            Event::LeafWritten { leaf, .. } => {
                self.leaves.insert(leaf.no, (**leaf).clone());
            }
            Event::LeafEnded { leaf, ended } => {
                if let Some(leaf) = self.leaves.get_mut(leaf) {
                    leaf.ended = Some((**ended).clone());
                }
            }
            _ => {}
        }
    }

    fn on_board(&mut self, event: &Event) {
        match event {
            Event::NoticeAdded(notice) => {
                self.notices.insert(notice.no, (**notice).clone());
            }
            Event::NoticeMoved { notice, step, state, until, item } => {
                if let Some(notice) = self.notices.get_mut(notice) {
                    notice.moved(step, *state, *until, *item);
                }
            }
            _ => {}
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
            // What was printed and not handed in says somebody else.
            if item.sending().is_some_and(|sending| sending.sent.is_none()) {
                sending::ends(item, End::Redirected, on);
            }
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

fn moved(item: &mut Item, at: Moment, step: &Step, track: Track, state: State) {
    let on = at.date();
    item.replies.extend(sending::reply(item, on, step));
    if item.state == State::Reported && *step == (Step::Start {}) {
        // It isn't done: who saw it saw it too early.
        item.confirmed.clear();
        item.reported = None;
    }
    // Sent on before, the day was the other side's.
    let was_sent_on = item.track == Track::Referral;
    item.track = track;
    stands(item, at, state);
    item.moved = on;
    match step {
        // What an edited one says is in a line of its own.
        Step::Start {}
        | Step::Receive {}
        | Step::Adopt { .. }
        | Step::Answer { .. }
        | Step::Settle { .. }
        | Step::Edit { .. } => {}
        Step::Report { note, by } => {
            item.note = note.clone().or(item.note.take());
            item.reported.clone_from(by);
        }
        Step::Remark { text } => item.note = Some(text.clone()),
        Step::Confirm { by } => item.confirmed.push(by.clone()),
        Step::Drop { reason } | Step::Refuse { reason, .. } => item.why = Some(reason.clone()),
        Step::Return { reason } => {
            item.why = Some(reason.clone());
            if track == Track::Topic {
                item.to = Some(crate::meeting::words::Destination::NextMeeting);
                item.due = None;
            }
        }
        Step::Raise {} => item.to = Some(crate::meeting::words::Destination::NextMeeting),
        Step::Reopen { reason } => {
            item.why = Some(reason.clone());
            item.confirmed.clear();
            item.led.clear();
            item.reported = None;
            item.into = None;
            if let Some(desk) = &mut item.desk {
                (desk.content, desk.tries) = (None, 0);
            }
        }
        // Who saw it may lead it now, and who led it saw it.
        Step::Release { reason } => {
            item.why = Some(reason.clone());
            item.led.extend(item.lead.take());
            item.confirmed.clear();
        }
        Step::HandOver { to } => leads(item, to),
        Step::Claim { by } => {
            leads(item, by);
            item.confirmed.clear();
            item.why = None;
        }
        Step::Help { by } => item.helpers.push(by.clone()),
        Step::Send { receiver, due } => {
            item.receiver = receiver.clone().or(item.receiver.take());
            item.due = due.or(item.due);
        }
        Step::TakeUp { text } => item.note = text.clone().or(item.note.take()),
        Step::Redirect { to, receiver, due } => {
            item.to = Some(*to);
            item.receiver.clone_from(receiver);
            item.due = due.or(item.due.filter(|_| !was_sent_on));
        }
        Step::SetDue { due } => item.due = *due,
        Step::Rename { title } => item.title.clone_from(title),
        Step::CallBack { content, reason } => {
            item.why = reason.clone().or(item.why.take());
            if let Some(desk) = &mut item.desk {
                desk.content = *content;
                desk.tries = desk.tries.saturating_add(u8::from(content.is_none())).min(TRIES);
            }
        }
        Step::Merge { into } => item.into = Some(*into),
        Step::Attach { name } => item.evidence.push(name.clone()),
        // 劝导 is of the article that is meant now.
        Step::Breach { article } => (item.article, item.persuaded) = (Some(*article), None),
        Step::Persuade { .. } => item.persuaded = Some(on),
    }
    sending::moved(item, on, step);
}

/// Where it stands from now on.
fn stands(item: &mut Item, at: Moment, state: State) {
    item.state = state;
    if let Some(desk) = &mut item.desk {
        desk.closed = (state == State::Closed).then_some(at);
    }
}

/// Somebody leads it from now on; who led it did.
fn leads(item: &mut Item, who: &super::Party) {
    item.led.extend(item.lead.replace(who.clone()));
    item.led.retain(|known| known != who);
    item.helpers.retain(|helper| helper != who);
    item.confirmed.retain(|seen| seen != who);
}

fn edited(item: &mut Item, on: NaiveDate, now: &Wording) {
    item.title.clone_from(&now.title);
    item.words.clone_from(&now.words);
    if let Some(desk) = &mut item.desk {
        desk.building.clone_from(&now.building);
    }
    item.moved = on;
}

fn heard_at(item: &mut Item, at: Moment, heard: &Heard, state: State) {
    stands(item, at, state);
    item.into = heard.into.filter(|_| state == State::Merged);
    item.heard.retain(|earlier| earlier.meeting != heard.meeting);
    item.heard.push(heard.clone());
    item.moved = item.moved.max(heard.day);
}
