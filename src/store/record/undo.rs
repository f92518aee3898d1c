//! Taking back what was given last, or what nothing that came later rests on. The lines stay; whoever folds the record leaves them out.

use std::collections::BTreeSet;

use super::{
    super::line::{Line, Own, Via},
    At, Event, Moment, Party, Record, StoreError,
};
use crate::tracker::{Body, Leaf, NoticeOf, ProjectStep, Step};

/// What was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undone {
    /// The lines: a command, or all that was given together.
    pub lines: Vec<u64>,
    /// What they had said.
    pub events: Vec<Event>,
}

/// Why something isn't taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotUndone {
    /// There is nothing that could be.
    Nothing,
    /// There is no such line.
    NoLine(u64),
    /// It was taken back before.
    Already(u64),
    /// It is the record's own line, or one that was moved here from elsewhere.
    Record(u64),
    /// A meeting says it: what its journal says is put right there.
    Meeting(u64),
    /// Money went out with it: that is corrected by another entry.
    Money(u64),
    /// Something later rests on it: the line, and what it is about.
    Later {
        /// The line that was to be taken back.
        line: u64,
        /// The first line that rests on it.
        on: u64,
        /// The number of what both are about.
        about: String,
    },
}

/// The things that an event changes, or stands on.
fn touches(event: &Event) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = event.number().into_iter().collect();
    match event {
        Event::MeetingTaken(taken) => all.extend([format!("meeting {}", taken.no)]),
        Event::NoticePosted { meeting, .. } => all.extend([format!("notice {meeting}")]),
        Event::NoticeAdded(notice) => match &notice.posted.of {
            NoticeOf::Meeting(id, _) => all.extend([format!("notice {id}")]),
            NoticeOf::Project(no) => all.extend([no.to_string()]),
            NoticeOf::Statement(span) => all.extend([format!("statement {span}")]),
            NoticeOf::Article(no) => all.extend([no.to_string()]),
            NoticeOf::Own => {}
        },
        Event::CouncilSet(_) => all.extend(["council".to_owned()]),
        Event::ShiftsSet(shifts) => all.extend(shifts.iter().map(|shift| format!("duty {}", shift.day))),
        Event::FundSet(_) => all.extend(["fund".to_owned()]),
        Event::PlaceSet(place) => all.extend([format!("place {}", place.name)]),
        Event::PotSet(pot) => all.extend([format!("pot {}", pot.name)]),
        Event::ClaimAdded(claim) => all.extend([format!("pot {}", claim.asked.pot)]),
        Event::Booked(entry) => {
            all.extend(entry.places.iter().map(|leg| format!("place {}", leg.of)));
            all.extend(entry.pots.iter().map(|leg| format!("pot {}", leg.of)));
        }
        Event::PatrolSet { list, .. } => all.extend([format!("list {list:?}")]),
        Event::Added(item) => all.extend(item.part_of.map(|no| no.to_string())),
        Event::ProjectAdded(project) => all.extend(project.basis.map(|no| no.to_string())),
        Event::ProjectMoved { step: ProjectStep::Fund { source, pot: true, .. }, .. } => {
            all.extend([format!("pot {source}")]);
        }
        Event::ProjectMoved { step: ProjectStep::Rest { basis } | ProjectStep::Raise { basis, .. }, .. } => {
            all.extend([basis.to_string()]);
        }
        Event::VisitMoved { item, .. } => all.extend(item.map(|no| no.to_string())),
        Event::Joined { of, .. } => all.extend([of.to_string()]),
        Event::LeafWritten { leaf, .. } => all.extend(day_of(leaf)),
        Event::Moved { .. }
        | Event::Edited { .. }
        | Event::Followed { .. }
        | Event::HeardAt { .. }
        | Event::Reseeded { .. }
        | Event::Turned { .. }
        | Event::Reviewed { .. }
        | Event::SendingMade { .. }
        | Event::Replied { .. }
        | Event::VisitLogged(_)
        | Event::NoticeMoved { .. }
        | Event::LeafEnded { .. }
        | Event::ClaimMoved { .. }
        | Event::ProjectMoved { .. } => {}
    }
    all
}

/// What happened once a day, by its day: another one of that day rests on there being none.
fn day_of(leaf: &Leaf) -> Option<String> {
    match &leaf.body {
        Body::Round(round) => Some(format!("round {} {}", round.block, round.on)),
        Body::Sitting(sitting) => Some(format!("sitting {}", sitting.on)),
        Body::Seat(seat) => Some(format!("seat {:?}", seat.person)),
        Body::Term(_) => Some("term".to_owned()),
        // The next version of an article rests on which there are.
        Body::Article(_) => Some(format!("article {}", leaf.no.of)),
        Body::Block(_) | Body::Coaching(_) | Body::Report(_) | Body::Remark(_) => None,
    }
}

/// The things that an event rests on and leaves as they are.
fn rests(event: &Event) -> BTreeSet<String> {
    match event {
        Event::LeafWritten { leaf, .. } => leaf.body.rests().into_iter().collect(),
        Event::Moved { step: Step::Breach { article }, .. } => [article.to_string()].into(),
        Event::Moved { within, .. } => within.iter().map(ToString::to_string).collect(),
        _ => BTreeSet::new(),
    }
}

fn moves_money(event: &Event) -> bool {
    matches!(
        event,
        Event::Booked(_) | Event::ProjectMoved { step: ProjectStep::Spend { .. } | ProjectStep::Void { .. }, .. }
    )
}

/// The lines that were given together with this one: their places.
fn batch(lines: &[At<Line>], place: usize) -> std::ops::RangeInclusive<usize> {
    let left = |place: usize| lines.get(place).map_or(0, |line| line.entry.left);
    let last = (place..lines.len()).find(|place| left(*place) == 0).unwrap_or(place);
    let mut first = place;
    while first > 0 && left(first - 1) == left(first) + 1 {
        first -= 1;
    }
    first..=last
}

/// What taking back this line, or the newest that can be, means; or why not.
fn plan(lines: &[At<Line>], wanted: Option<u64>) -> Result<Undone, NotUndone> {
    let undone = super::super::cache::fold(lines.iter().map(|line| &line.entry)).undone;
    let is_own = |line: &Line| line.own.is_some() || line.via == Via::Moved;
    // The newest that somebody gave: neither what was taken back nor a meeting that was read again.
    let fits = |line: &Line| !is_own(line) && line.via != Via::Meeting && !undone.contains(&line.seq);
    let newest = || lines.iter().rposition(|line| fits(&line.entry)).ok_or(NotUndone::Nothing);
    let named = |seq| lines.iter().position(|line| line.entry.seq == seq).ok_or(NotUndone::NoLine(seq));
    let place = wanted.map_or_else(newest, named)?;
    let range = batch(lines, place);
    let seq = lines.get(place).map_or(0, |line| line.entry.seq);
    let given: Vec<&Line> = lines.get(range.clone()).unwrap_or_default().iter().map(|line| &line.entry).collect();
    let opens = |line: &Line| matches!(line.own, Some(Own::Opened { .. }));
    if given.iter().any(|line| is_own(line) && !opens(line)) || given.iter().all(|line| opens(line)) {
        return Err(NotUndone::Record(seq));
    }
    if undone.contains(&seq) {
        return Err(NotUndone::Already(seq));
    }
    if given.iter().any(|line| line.via == Via::Meeting) {
        return Err(NotUndone::Meeting(seq));
    }
    let events: Vec<Event> = given.iter().flat_map(|line| line.events.iter().cloned()).collect();
    if events.iter().any(moves_money) {
        return Err(NotUndone::Money(seq));
    }
    let touched: BTreeSet<String> = events.iter().flat_map(touches).collect();
    for later in lines.iter().skip(range.end() + 1).map(|line| &line.entry) {
        let about = later
            .events
            .iter()
            .flat_map(|event| touches(event).into_iter().chain(rests(event)))
            .find(|about| touched.contains(about));
        if let Some(about) = about.filter(|_| !undone.contains(&later.seq)) {
            return Err(NotUndone::Later { line: seq, on: later.seq, about });
        }
    }
    let lines = given.iter().filter(|line| !opens(line)).map(|line| line.seq).collect();
    Ok(Undone { lines, events })
}

impl Record {
    pub(super) fn to_take_back(&self, line: Option<i64>) -> Result<Result<Undone, NotUndone>, StoreError> {
        Ok(plan(&self.lines()?, line.map(|line| u64::try_from(line).unwrap_or(0))))
    }

    pub(super) fn take_back(
        &self,
        line: Option<i64>,
        now: Moment,
        by: Option<&Party>,
    ) -> Result<Result<Undone, NotUndone>, StoreError> {
        if self.absent.get() {
            return Ok(Err(NotUndone::Nothing));
        }
        let mut begun = self.begin()?;
        let undone = match self.to_take_back(line)? {
            Ok(undone) => undone,
            Err(why) => return Ok(Err(why)),
        };
        let own = Some(Own::Undone { lines: undone.lines.clone() });
        self.add(&mut begun, vec![Line { own, ..self.line(now, by) }], now)?;
        drop(begun);
        // What stands is folded anew, without them.
        self.rebuild()?;
        Ok(Ok(undone))
    }
}
