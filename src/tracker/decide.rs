//! Decisions: what a command would do, or why not. Reads the ledger, changes nothing.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use super::{
    command::{Command, New, Step, StepName},
    council::{Council, DIRECTORS, Shift},
    event::{Event, Taken},
    intake::{Report, Reviewed, Seed},
    item::{Item, Kind, Party, Review, Source, State, Track},
    ledger::Ledger,
    lifecycle::{self, Goal, NEIGHBOURS},
    number::{ItemNo, MeetingNo, ProjectNo, VisitNo},
    patrol::PatrolList,
    project::{self, NewProject, ProjectStep, ProjectWhy},
    refusal::{Refusal, Why},
    visit::{self, NewVisit, Visit, VisitState, VisitStep},
};
use crate::{
    meeting::{
        Moment,
        words::{Destination, PromiseState},
    },
    text::{NAME, NOTE, REDACTED, TITLE, clean},
    time::Calendar,
};

/// What a decision needs from outside.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// Now.
    pub now: Moment,
    /// The days off.
    pub calendar: &'a Calendar,
    /// Who typed it, if they said so. It stands in the history and decides nothing.
    pub by: Option<&'a Party>,
}

/// What the command would do, or why not. Nothing to do is no event.
pub fn decide(ledger: &Ledger, command: &Command, ctx: Ctx<'_>) -> Result<Vec<Event>, Refusal> {
    let on = Decision { ledger, now: ctx.now, calendar: ctx.calendar };
    match command {
        Command::TakeIn(report) => on.take_in(report).map_err(Refusal::from),
        Command::Add(new) => on.add(new).map_err(Refusal::from),
        Command::Move { item, step } => on.step(*item, step),
        Command::Put { item, state, words } => on.put(*item, *state, words.clone()),
        Command::Post { meeting, on: day } => on.post(*meeting, *day).map_err(Refusal::from),
        Command::Visit(said) => on.visit(said).map_err(Refusal::from),
        Command::MoveVisit { visit, step } => on.move_visit(*visit, step).map_err(Refusal::from),
        Command::Apply(new) => on.apply_for(new).map_err(Refusal::from),
        Command::MoveProject { project, step } => on.move_project(*project, step).map_err(Refusal::from),
        Command::SetCouncil(council) => council_of(council).map_err(Refusal::from),
        Command::SetShifts(shifts) => shifts_of(shifts).map_err(Refusal::from),
        Command::SetPatrol { list, lines } => patrol(*list, lines).map_err(Refusal::from),
    }
}

type Decided = Result<Vec<Event>, Why>;

fn text(raw: &str, limit: usize) -> Result<String, Why> {
    clean(raw, limit).map_err(Why::Text)
}

fn maybe(raw: Option<&String>, limit: usize) -> Result<Option<String>, Why> {
    raw.map(|raw| text(raw, limit)).transpose()
}

/// Somebody, whose name can be kept where it is a unit's.
fn party(who: &Party) -> Result<Party, Why> {
    match who {
        Party::Unit(unit) => text(unit, NAME).map(Party::Unit),
        who => Ok(who.clone()),
    }
}

fn parties(who: &[Party]) -> Result<Vec<Party>, Why> {
    who.iter().map(party).collect()
}

/// That the meeting leaves again what it left no more, or leaves it to somebody else. What was sent elsewhere by hand since
/// goes there.
fn turned(item: &Item, seed: &Seed) -> Option<Event> {
    let before = &item.source.as_ref()?.seed;
    let moved = before.to != seed.to && item.to == before.to;
    if !item.turned && !moved && before.kind == seed.kind {
        return None;
    }
    let to = if moved || item.turned { seed.to } else { item.to };
    let stays = !item.turned && Track::to(to) == item.track;
    let state = if stays { item.state } else { seed.begins() };
    Some(Event::Turned { item: item.no, gone: false, kind: seed.kind, to, state })
}

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

struct Decision<'a> {
    ledger: &'a Ledger,
    now: Moment,
    calendar: &'a Calendar,
}

impl Decision<'_> {
    fn today(&self) -> NaiveDate {
        self.now.date()
    }

    fn year(&self) -> u16 {
        u16::try_from(self.today().year()).unwrap_or(2000)
    }

    /// A day for something to come isn't over.
    fn to_come(&self, due: Option<NaiveDate>) -> Result<(), Why> {
        due.filter(|due| *due < self.today()).map_or(Ok(()), |due| Err(Why::Past { due }))
    }

    fn next_no(&self, of: MeetingNo) -> ItemNo {
        ItemNo::plain(of, self.ledger.last.get(&of).copied().unwrap_or(0).saturating_add(1))
    }

    /// An item that begins now.
    fn fresh(&self, no: ItemNo, kind: Kind, title: String, to: Option<Destination>) -> Item {
        let track = Track::to(to);
        Item {
            no,
            kind,
            track,
            state: lifecycle::begins(track),
            title,
            words: None,
            to,
            receiver: None,
            lead: None,
            helpers: Vec::new(),
            author: None,
            due: None,
            since: self.today(),
            moved: self.today(),
            why: None,
            note: None,
            confirmed: Vec::new(),
            replies: Vec::new(),
            evidence: Vec::new(),
            part_of: None,
            source: None,
            turned: false,
            reviews: Vec::new(),
        }
    }

    fn add(&self, new: &New) -> Decided {
        let year = self.year();
        let of = new.of.unwrap_or(MeetingNo::none(year));
        if of.meeting > 0 && !self.ledger.numbers.contains_key(&of) {
            return Err(Why::NoMeeting(of));
        }
        if new.to == Some(Destination::Declined) {
            return Err(Why::Declined);
        }
        self.to_come(new.due.filter(|_| !new.kept))?;
        let mut item = self.fresh(self.next_no(of), new.kind, text(&new.title, TITLE)?, new.to);
        item.receiver = maybe(new.receiver.as_ref(), NAME)?;
        item.lead = new.lead.as_ref().map(party).transpose()?;
        item.helpers = parties(&new.helpers)?;
        item.author = new.author.as_ref().map(party).transpose()?;
        item.due = new.due;
        item.note = maybe(new.note.as_ref(), NOTE)?;
        item.confirmed = parties(&new.confirmed)?.into_iter().filter(|by| item.lead.as_ref() != Some(by)).collect();
        item.confirmed.dedup();
        item.state = stands(&item, new.state)?;
        Ok(vec![Event::Added(Arc::new(item))])
    }

    fn step(&self, no: ItemNo, step: &Step) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.items.get(&no).ok_or(Why::NoItem(no).of(no))?;
        self.step_of(item, step).map_err(|why| why.of(no))
    }

    fn step_of(&self, item: &Item, step: &Step) -> Decided {
        let name = step.name();
        let step = checked(step)?;
        if let Step::Send { due, .. } | Step::Redirect { due, .. } | Step::SetDue { due } = &step {
            self.to_come(*due)?;
        }
        let moved = |track, state| Event::Moved { item: item.no, step: step.clone(), track, state };
        if StepName::ANY.contains(&name) {
            return Ok(vec![moved(item.track, item.state)]);
        }
        if item.turned {
            return Err(Why::Turned);
        }
        let Some(row) = lifecycle::find(item.track, item.state, name) else {
            return Err(Why::Step { step: name, state: item.state, possible: lifecycle::steps(item) });
        };
        match &step {
            Step::Confirm { by } if item.lead.as_ref() == Some(by) => return Err(Why::OwnWord),
            Step::Confirm { by } if item.confirmed.contains(by) => return Err(Why::Twice),
            Step::Claim { .. } if item.lead.is_some() && item.state != State::Dropped => return Err(Why::Led),
            Step::HandOver { to } if item.lead.as_ref() == Some(to) => return Err(Why::Already),
            Step::Help { by } if item.helpers.contains(by) || item.lead.as_ref() == Some(by) => {
                return Err(Why::Already);
            }
            Step::Release { .. } if item.lead.is_none() => return Err(Why::Already),
            Step::Redirect { to: Destination::Declined, .. } => return Err(Why::Declined),
            Step::Redirect { to, receiver, .. } if item.to == Some(*to) && item.receiver == *receiver => {
                return Err(Why::Already);
            }
            _ => {}
        }
        let (track, state) = match row.goal {
            Goal::To(state) => (item.track, state),
            Goal::Same => (item.track, item.state),
            Goal::Confirmed if item.confirmed.len() + 1 >= NEIGHBOURS => (item.track, State::Done),
            Goal::Confirmed => (item.track, State::Reported),
            Goal::Elsewhere => {
                let to = if let Step::Redirect { to, .. } = &step { Some(*to) } else { item.to };
                let track = Track::to(to);
                (track, if track == item.track { item.state } else { lifecycle::begins(track) })
            }
        };
        let mut events = vec![moved(track, state)];
        if let Step::Return { .. } = step {
            // It comes up between two meetings: none of them has it on its wall.
            let no = self.next_no(MeetingNo::none(self.year()));
            let mut next = self.fresh(no, Kind::Topic, item.title.clone(), Some(Destination::NextMeeting));
            next.author.clone_from(&item.author);
            next.part_of = Some(item.no);
            events.push(Event::Added(Arc::new(next)));
        }
        Ok(events)
    }

    /// What a state alone means: the step that leads there.
    fn put(&self, no: ItemNo, state: State, words: Option<String>) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.items.get(&no).ok_or(Why::NoItem(no).of(no))?;
        if item.state == state {
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

    fn post(&self, meeting: MeetingNo, day: NaiveDate) -> Decided {
        let taken = self.ledger.numbers.get(&meeting).and_then(|id| self.ledger.meetings.get(id));
        let taken = taken.ok_or(Why::NoMeeting(meeting))?;
        if day < taken.day {
            return Err(Why::Before);
        }
        if self.ledger.posted.get(&meeting) == Some(&day) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::NoticePosted { meeting, on: day }])
    }

    fn take_in(&self, report: &Report) -> Decided {
        let known = self.ledger.meetings.get(&report.meeting);
        if let Some(known) = known {
            if report.chain.forks_from(&known.chain) {
                let (same, given) = (report.chain.same(&known.chain), report.chain.head());
                return Err(Why::Fork { known: known.chain.head(), given, same });
            }
            // An older copy of what was taken in already.
            if report.chain.seq < known.chain.seq {
                return Ok(Vec::new());
            }
        }
        let no = known.map_or_else(|| self.number(report), |known| known.no);
        let mut taken = Taken {
            meeting: report.meeting,
            no,
            estate: report.estate.clone(),
            theme: report.theme.clone(),
            day: report.day,
            chain: report.chain.clone(),
            to_post: report.to_post,
            publisher: report.publisher.clone(),
            next: report.next.clone(),
        };
        if let Some(known) = known {
            taken.keep_out(known);
        }
        let mut events = Vec::new();
        if known != Some(&taken) {
            events.push(Event::MeetingTaken(Box::new(taken)));
        }
        let mut numbers = std::collections::BTreeMap::new();
        let mut last = self.ledger.last.get(&no).copied().unwrap_or(0);
        for seed in &report.seeds {
            let known = seed.refs.iter().find_map(|of| self.ledger.sources.get(&(report.meeting, *of)));
            let known = known.and_then(|no| self.ledger.items.get(no));
            if let Some(item) = known {
                numbers.extend(seed.refs.iter().map(|of| (*of, item.no)));
                let before = item.source.as_ref().map(|source| &source.seed);
                let seed = before.map_or_else(|| seed.clone(), |before| seed.without_what_was_taken_out(before));
                if before.is_some_and(|before| *before != seed) {
                    events.push(Event::Reseeded { item: item.no, seed: Box::new(seed.clone()) });
                }
                events.extend(turned(item, &seed));
                continue;
            }
            // What hung on the wall has that number here; the record counts only what it can't call so.
            let hung = seed.no(no).filter(|hung| !self.ledger.items.contains_key(hung));
            let item = hung.unwrap_or_else(|| {
                last += 1;
                ItemNo::plain(no, last)
            });
            let part_of = seed.part_of.and_then(|of| numbers.get(&of)).copied();
            numbers.extend(seed.refs.iter().map(|of| (*of, item)));
            events.push(Event::Added(Arc::new(self.sown(item, report, seed, part_of))));
        }
        events.extend(self.gone(report));
        events.extend(report.reviews.iter().filter_map(|review| self.reviewed(report, review)));
        let waits = |item: &&Arc<Item>| {
            item.track == Track::Topic && item.state == State::Waiting && report.raised.contains(&item.title)
        };
        let taken_up = self.ledger.items.values().filter(waits).filter(|item| item.no.of != no);
        events.extend(taken_up.map(|item| Event::Moved {
            item: item.no,
            step: Step::TakeUp {},
            track: item.track,
            state: State::TakenUp,
        }));
        Ok(events)
    }

    /// What the meeting left once and leaves no more: the result that it stood on turned. What is over stays what it is.
    fn gone(&self, report: &Report) -> impl Iterator<Item = Event> {
        let left = |item: &Item| {
            let Some(source) = item.source.as_ref().filter(|source| source.meeting == report.meeting) else {
                return true;
            };
            report.seeds.iter().any(|seed| seed.refs.iter().any(|of| source.seed.refs.contains(of)))
        };
        let gone = self.ledger.items.values().filter(move |item| !item.turned && !left(item));
        gone.map(|item| {
            let state = if item.state.is_open() { State::Dropped } else { item.state };
            Event::Turned { item: item.no, gone: true, kind: item.kind, to: item.to, state }
        })
    }

    /// The number that the meeting says; where that is another meeting's, or it says none, the next one of its year.
    fn number(&self, report: &Report) -> MeetingNo {
        let year = u16::try_from(report.day.year()).unwrap_or(2000);
        let said = report.number.map(|meeting| MeetingNo { year, meeting });
        if let Some(said) = said.filter(|said| !self.ledger.numbers.contains_key(said)) {
            return said;
        }
        let last = self.ledger.numbers.keys().filter(|no| no.year == year).map(|no| no.meeting).max();
        MeetingNo { year, meeting: last.unwrap_or(0).saturating_add(1) }
    }

    fn sown(&self, no: ItemNo, report: &Report, seed: &Seed, part_of: Option<ItemNo>) -> Item {
        let mut item = self.fresh(no, seed.kind, seed.title.clone(), seed.to);
        item.state = seed.begins();
        if item.state == State::Refused {
            item.why.clone_from(&seed.reason);
        }
        item.words.clone_from(&seed.words);
        item.receiver.clone_from(&seed.receiver);
        item.lead.clone_from(&seed.lead);
        item.helpers.clone_from(&seed.helpers);
        item.author.clone_from(&seed.author);
        item.due = seed.due;
        item.since = report.day;
        item.moved = report.day;
        item.part_of = part_of;
        item.source = Some(Box::new(Source { meeting: report.meeting, seed: seed.clone() }));
        item
    }

    /// What a meeting said of a promise. Once; and what was done by hand after that evening stands.
    fn reviewed(&self, report: &Report, said: &Reviewed) -> Option<Event> {
        let item = self.ledger.items.get(&said.item).filter(|item| item.track == Track::Promise)?;
        let review = Review { meeting: report.meeting, day: report.day, state: said.state, note: said.note.clone() };
        let is_out = |earlier: &Review| earlier.note.as_deref() == Some(REDACTED);
        let same = |earlier: &Review| {
            (earlier.meeting, earlier.day, earlier.state) == (review.meeting, review.day, review.state)
        };
        if item.reviews.iter().any(|earlier| *earlier == review || (is_out(earlier) && same(earlier))) {
            return None;
        }
        let newest = item.moved <= report.day && item.reviews.iter().all(|earlier| earlier.day <= report.day);
        let state = match said.state {
            _ if !newest => item.state,
            PromiseState::Done => State::Done,
            PromiseState::Doing | PromiseState::Late => State::Doing,
            PromiseState::Dropped => State::Dropped,
            PromiseState::Handed => State::Promised,
        };
        // Handed over: to whom the words name; else somebody may claim it. Who helps goes on helping.
        let handed = newest && said.state == PromiseState::Handed;
        let to = said.to.clone().filter(|_| handed);
        Some(Event::Reviewed { item: item.no, review, state, freed: handed && to.is_none(), to })
    }

    fn apply_for(&self, new: &NewProject) -> Decided {
        let year = self.year();
        let n = self.ledger.last_project.get(&year).copied().unwrap_or(0).saturating_add(1);
        let project = project::apply_for(self.ledger, new, ProjectNo { year, n }, self.today())?;
        Ok(vec![Event::ProjectAdded(Box::new(project))])
    }

    fn move_project(&self, no: ProjectNo, step: &ProjectStep) -> Decided {
        let project = self.ledger.projects.get(&no).ok_or(Why::Project(ProjectWhy::NoProject(no)))?;
        let (step, phase) = project::step(self.ledger, project, step, self.today())?;
        Ok(vec![Event::ProjectMoved { project: no, step, phase }])
    }

    fn visit(&self, said: &NewVisit) -> Decided {
        let mut said = said.clone();
        said.text = text(&said.text, NOTE)?;
        said.building = maybe(said.building.as_ref(), NAME)?;
        said.category = maybe(said.category.as_ref(), NAME)?;
        said.answer = maybe(said.answer.as_ref(), NOTE)?;
        said.visitor = said.visitor.as_ref().map(party).transpose()?;
        said.on_duty = said.on_duty.as_ref().map(party).transpose()?;
        if said.on_duty.is_none() {
            said.on_duty = self.ledger.shifts.get(&self.today()).and_then(|who| who.first()).cloned();
        }
        let year = u16::try_from(self.today().year()).unwrap_or(2000);
        let no = VisitNo { year, n: self.ledger.last_visit.get(&year).copied().unwrap_or(0).saturating_add(1) };
        let state = if said.answer.is_some() { VisitState::Answered } else { VisitState::Open };
        let (due, answer) = (visit::due(self.now, said.pace, self.calendar), said.answer.clone());
        let visit = Visit { no, at: self.now, said, state, due, answer, item: None, closed: None, content: None };
        Ok(vec![Event::VisitLogged(Box::new(visit))])
    }

    fn move_visit(&self, no: VisitNo, step: &VisitStep) -> Decided {
        let visit = self.ledger.visits.get(&no).ok_or(Why::NoVisit(no))?;
        let step = match step {
            VisitStep::Answer { text: raw } => VisitStep::Answer { text: text(raw, NOTE)? },
            VisitStep::Reopen { reason } => VisitStep::Reopen { reason: text(reason, NOTE)? },
            step => step.clone(),
        };
        let state = visit::goal(visit.state, &step).ok_or(Why::Visit(visit.state))?;
        let to = match &step {
            VisitStep::HandOn { to: Destination::Declined, .. } => return Err(Why::Declined),
            VisitStep::HandOn { to, receiver, due } => Some((*to, receiver.clone(), *due)),
            VisitStep::Concern {} => Some((Destination::NextMeeting, None, None)),
            _ => None,
        };
        let mut events = Vec::new();
        let mut followed = None;
        if let Some((to, receiver, due)) = to {
            self.to_come(due)?;
            let no = self.next_no(MeetingNo::none(visit.no.year));
            let title: String = clip(&visit.said.text);
            let mut item = self.fresh(no, Kind::Matter, title, Some(to));
            item.receiver = maybe(receiver.as_ref(), NAME)?;
            item.due = due;
            item.author.clone_from(&visit.said.visitor);
            if item.track == Track::Referral {
                item.state = State::Sent;
            }
            followed = Some(no);
            events.push(Event::Added(Arc::new(item)));
        }
        events.push(Event::VisitMoved { visit: no, step, state, item: followed });
        Ok(events)
    }
}

/// As much of a visitor's words as a title holds.
fn clip(text: &str) -> String {
    crate::text::fit(text, TITLE).unwrap_or_else(|| text.chars().take(TITLE).collect())
}

/// The step with its words as they can be kept, and with a reason where one is due.
fn checked(step: &Step) -> Result<Step, Why> {
    let name = step.name();
    let reason = |raw: &String| if raw.trim().is_empty() { Err(Why::Reason(name)) } else { text(raw, NOTE) };
    Ok(match step {
        Step::Report { note } => Step::Report { note: maybe(note.as_ref(), NOTE)? },
        Step::Confirm { by } => Step::Confirm { by: party(by)? },
        Step::Drop { reason: raw } => Step::Drop { reason: reason(raw)? },
        Step::HandOver { to } => Step::HandOver { to: party(to)? },
        Step::Release { reason: raw } => Step::Release { reason: reason(raw)? },
        Step::Claim { by } => Step::Claim { by: party(by)? },
        Step::Help { by } => Step::Help { by: party(by)? },
        Step::Send { receiver, due } => Step::Send { receiver: maybe(receiver.as_ref(), NAME)?, due: *due },
        Step::Answer { text: raw } => Step::Answer { text: reason(raw)? },
        Step::Adopt { text: raw } => Step::Adopt { text: maybe(raw.as_ref(), NOTE)? },
        Step::Refuse { reason: raw } => Step::Refuse { reason: reason(raw)? },
        Step::Return { reason: raw } => Step::Return { reason: reason(raw)? },
        Step::Redirect { to, receiver, due } => {
            Step::Redirect { to: *to, receiver: maybe(receiver.as_ref(), NAME)?, due: *due }
        }
        Step::Settle { text: raw } => Step::Settle { text: reason(raw)? },
        Step::Reopen { reason: raw } => Step::Reopen { reason: reason(raw)? },
        Step::Rename { title } => Step::Rename { title: text(title, TITLE)? },
        Step::Remark { text: raw } => Step::Remark { text: text(raw, NOTE)? },
        Step::Attach { name } => Step::Attach { name: text(name, TITLE)? },
        Step::Start {} | Step::Receive {} | Step::TakeUp {} | Step::SetDue { .. } => step.clone(),
    })
}

fn council_of(council: &Council) -> Decided {
    let given = council.directors.len();
    if given > DIRECTORS {
        return Err(Why::Directors { given });
    }
    let council = Council { directors: parties(&council.directors)?, residents: parties(&council.residents)? };
    Ok(vec![Event::CouncilSet(council)])
}

fn shifts_of(shifts: &[Shift]) -> Decided {
    let shift = |shift: &Shift| Ok(Shift { day: shift.day, who: parties(&shift.who)? });
    Ok(vec![Event::ShiftsSet(shifts.iter().map(shift).collect::<Result<_, _>>()?)])
}

fn patrol(list: PatrolList, lines: &[String]) -> Decided {
    let (given, most) = (lines.len(), list.lines());
    if given > most {
        return Err(Why::Lines { given, most });
    }
    let lines = lines.iter().map(|line| text(line, TITLE)).collect::<Result<_, _>>()?;
    Ok(vec![Event::PatrolSet { list, lines }])
}
