//! Closed meetings are taken in: what was decided, promised and left becomes items.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Clerk, OfficeError};
use crate::{
    journal::{Journal, JournalError, People, ReadOnly},
    meeting::{Timeline, words::PromiseState},
    store::{Name, Page},
    tracker::{Chain, Command, Event, MeetingNo, Party, Refusal, Report, Why, event::Taken},
};

/// What came of taking a meeting in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Took {
    /// Its number here.
    pub no: MeetingNo,
    /// Its own papers have that number, too.
    pub said: bool,
    /// Items that are new.
    pub new: usize,
    /// Items that changed.
    pub changed: usize,
}

impl Clerk {
    /// Takes a closed meeting in, as often as one likes.
    pub fn take(&mut self, meeting: Uuid, practice_too: bool) -> Result<Result<Took, Refusal>, OfficeError> {
        self.take_as(meeting, practice_too, None)
    }

    /// The same; one that has no number, or another meeting's, under this one, which somebody chose.
    pub fn take_as(
        &mut self,
        meeting: Uuid,
        practice_too: bool,
        number: Option<u16>,
    ) -> Result<Result<Took, Refusal>, OfficeError> {
        let folder = self.home.folder(meeting);
        let opened = Journal::read(&folder, meeting)?;
        match opened.journal.read_only() {
            Some(ReadOnly::Broken(fault)) => return Err(JournalError::Broken(fault.clone()).into()),
            // Half a record would leave half of what was promised.
            Some(why @ ReadOnly::Newer { .. }) => {
                return Err(JournalError::ReadOnly { path: folder, why: why.clone() }.into());
            }
            _ => {}
        }
        let chain = Chain::of(opened.heads.iter().map(crate::journal::Head::digits));
        let timeline: Timeline = opened.entries.into_iter().collect();
        let own = MeetingNo::of(timeline.meeting());
        let mut report = match Report::of(timeline.meeting(), chain, practice_too) {
            Ok(report) => report,
            Err(why) => return Ok(Err(why.into())),
        };
        report.number = number.or(report.number);
        let people = People::open(&folder)?;
        for review in report.reviews.iter_mut().filter(|review| review.state == PromiseState::Handed) {
            let named = || self.named(&people, review.note.as_deref()?).map(Party::Person);
            review.to = review.to.take().or_else(named);
        }
        let told: BTreeSet<Uuid> = parties(&report)
            .filter_map(|party| match party {
                Party::Person(id) => Some(*id),
                Party::Badge(_) | Party::Unit(_) => None,
            })
            .collect();
        let names: Vec<(Uuid, Name)> = told
            .into_iter()
            .filter_map(|id| {
                let person = people.get(id).filter(|person| !person.erased)?;
                Some((id, Name { name: person.name.clone(), call: person.call.clone() }))
            })
            .filter(|(id, name)| self.names.get(id) != Some(name))
            .collect();
        let command = Command::TakeIn(Box::new(report));
        let events = match self.give(std::slice::from_ref(&command))? {
            Ok(events) => events.into_iter().flatten().collect::<Vec<_>>(),
            Err((_, refusal)) => return Ok(Err(refusal)),
        };
        if !names.is_empty() {
            self.store.put_names(&names)?;
            self.learn()?;
        }
        let new = events.iter().filter(|event| matches!(event, Event::Added(_))).count();
        let changed = events.iter().filter(|event| event.item().is_some()).count() - new;
        let known = self.taken(meeting)?;
        let no = known.map_or(MeetingNo::none(0), |taken| taken.no);
        Ok(Ok(Took { no, said: own == Some(no), new, changed }))
    }

    /// The line with which a journal ends whose last one was never finished: more may have been said than was taken in.
    pub fn torn(&self, meeting: Uuid) -> Result<Option<u64>, OfficeError> {
        let opened = Journal::read(&self.home.folder(meeting), meeting)?;
        Ok(opened.torn.then(|| opened.heads.last().map_or(0, |head| head.seq)))
    }

    pub(super) fn taken(&self, meeting: Uuid) -> Result<Option<Taken>, OfficeError> {
        let all = self.store.meetings(Page::ALL)?;
        Ok(all.into_iter().map(|(taken, _)| taken).find(|taken| taken.meeting == meeting))
    }

    /// The only one, of the meeting or of those who are known here, who is called exactly so.
    fn named(&self, people: &People, said: &str) -> Option<Uuid> {
        let is_said = |own: &Option<String>| own.as_deref() == Some(said.trim());
        let here =
            people.all().filter(|(_, person)| !person.erased && (is_said(&person.name) || is_said(&person.call)));
        let known = self.names.iter().filter(|(_, name)| is_said(&name.name) || is_said(&name.call));
        let found: BTreeSet<Uuid> = here.map(|(id, _)| id).chain(known.map(|(id, _)| *id)).collect();
        if found.len() == 1 { found.first().copied() } else { None }
    }
}

/// Everybody a report speaks of.
fn parties(report: &Report) -> impl Iterator<Item = &Party> {
    let seeds = report.seeds.iter().flat_map(|seed| seed.lead.iter().chain(&seed.helpers).chain(&seed.author));
    seeds.chain(&report.publisher).chain(report.reviews.iter().filter_map(|review| review.to.as_ref()))
}

/// Why a meeting that was never closed is passed over when all are taken in.
pub fn is_not_yet(refusal: &Refusal) -> bool {
    matches!(refusal.why, Why::NotOpened | Why::NotClosed | Why::Practice)
}
