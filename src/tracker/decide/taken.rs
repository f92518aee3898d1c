//! What a closed meeting leaves is taken in, as often as one likes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Decided, Decision, year_of};
use crate::{
    meeting::words::PromiseState,
    text::REDACTED,
    tracker::{
        event::{Event, Taken},
        intake::{Mark, Report, Reviewed, Seed},
        item::{Heard, Item, Review, Source, State, Track},
        number::{ItemNo, MeetingNo},
        raised::{Fate, Of, Raised},
        refusal::Why,
        series::Series,
    },
};

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

impl Decision<'_> {
    pub(super) fn take_in(&self, report: &Report) -> Decided {
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
        let no = known.map_or_else(|| self.number(report), |known| Ok(known.no))?;
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
            terms: report.terms,
        };
        if let Some(known) = known {
            taken.keep_out(known);
        }
        let mut events = Vec::new();
        if known != Some(&taken) {
            events.push(Event::MeetingTaken(Box::new(taken)));
        }
        let raised: Vec<(&Item, &Raised)> =
            report.raised.iter().filter_map(|raised| self.raised(report, no, raised)).collect();
        let says_again = says_again(report, &raised);
        let mut numbers = BTreeMap::new();
        let mut last = self.ledger.last.get(&(no, Series::Plain)).copied().unwrap_or(0);
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
            // It waits already, under the number that it first had.
            if seed.refs.iter().any(|mark| says_again.contains(mark)) {
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
            events.push(Event::Added(Arc::new(sown(item, report, seed, part_of))));
        }
        events.extend(self.gone(report));
        events.extend(report.reviews.iter().filter_map(|review| self.reviewed(report, review)));
        for (item, raised) in raised {
            heard(item, raised, (report, no), &numbers, &mut events);
        }
        Ok(events)
    }

    /// The matter that was raised: by its number; in a journal that has none, the one that waits under these words.
    fn raised<'a>(&'a self, report: &Report, no: MeetingNo, raised: &'a Raised) -> Option<(&'a Item, &'a Raised)> {
        let is_ours = |item: &&Arc<Item>| item.source.as_ref().is_none_or(|source| source.meeting != report.meeting);
        let was_here = |item: &&Arc<Item>| {
            let mut heard = item.heard.iter().filter(|heard| heard.meeting == report.meeting);
            heard.any(|heard| heard.marks.iter().any(|mark| raised.marks.contains(mark)))
        };
        let item = match &raised.of {
            Of::No(of) => self.ledger.items.get(of).filter(is_ours),
            Of::Title(title) => {
                let waits =
                    |item: &&Arc<Item>| item.state == State::Waiting && item.whole() == title && item.no.of != no;
                let mut items = self.ledger.items.values().filter(is_ours);
                items.find(|item| was_here(item) || waits(item))
            }
        };
        item.map(|item| (&**item, raised))
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

    /// The number that the meeting says. One that says none, or another meeting's, is asked for: never silently another.
    fn number(&self, report: &Report) -> Result<MeetingNo, Why> {
        let year = year_of(report.day);
        let last = self.ledger.numbers.keys().filter(|no| no.year == year).map(|no| no.meeting).max();
        let free = MeetingNo { year, meeting: last.unwrap_or(0).saturating_add(1) };
        let no = MeetingNo { year, meeting: report.number.ok_or(Why::NoNumber { free })? };
        match self.ledger.numbers.get(&no).and_then(|id| self.ledger.meetings.get(id)) {
            None => Ok(no),
            Some(other) => Err(Why::NumberTaken { no, day: other.day, theme: other.theme.clone(), free }),
        }
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
        let (state, end) = if state == item.state { (state, item.end) } else { item.ends(state) };
        Some(Event::Reviewed { item: item.no, review, state, freed: handed && to.is_none(), to, end })
    }
}

/// What only says again what waits under its own number: a card, or a topic of nothing but such cards, that nobody got to.
fn says_again(report: &Report, raised: &[(&Item, &Raised)]) -> BTreeSet<Mark> {
    let of = |raised: &Raised| if let Fate::Waits(mark) = raised.fate { mark } else { None };
    let found: Vec<Mark> = raised.iter().filter_map(|(_, raised)| of(raised)).collect();
    let all = report.raised.iter().filter_map(of);
    let count = |marks: &[Mark], mark: Mark| marks.iter().filter(|other| **other == mark).count();
    let all: Vec<Mark> = all.collect();
    found.iter().filter(|mark| count(&all, **mark) == count(&found, **mark)).copied().collect()
}

/// What the meeting made of a matter comes back to it: once, and what was done by hand since stands.
fn heard(
    item: &Item,
    raised: &Raised,
    (report, no): (&Report, MeetingNo),
    numbers: &BTreeMap<Mark, ItemNo>,
    events: &mut Vec<Event>,
) {
    let into = match raised.fate {
        Fate::Into(mark) | Fate::Waits(Some(mark)) => numbers.get(&mark).copied().filter(|into| *into != item.no),
        Fate::Talked | Fate::Waits(None) => None,
    };
    let talked = !matches!(raised.fate, Fate::Waits(_));
    let heard = Heard { meeting: report.meeting, no, day: report.day, marks: raised.marks.clone(), talked, into };
    let earlier = item.heard.iter().find(|earlier| earlier.meeting == report.meeting);
    if earlier == Some(&heard) {
        return;
    }
    let stands = |earlier: &Heard| match (earlier.into, earlier.talked) {
        (Some(into), _) => item.state == State::Merged && item.into == Some(into),
        (None, true) => item.outcome() == Some(State::TakenUp),
        (None, false) => item.state == State::Waiting,
    };
    let is_as_left = earlier.map_or(item.state == State::Waiting, stands);
    let (state, end) = match (is_as_left, into, talked) {
        (false, ..) => (item.state, item.end),
        (true, Some(_), _) => (State::Merged, None),
        (true, None, true) => item.ends(State::TakenUp),
        (true, None, false) => (State::Waiting, None),
    };
    let before = item.into.filter(|_| is_as_left);
    events.push(Event::HeardAt { item: item.no, heard: Box::new(heard), state, end });
    if is_as_left && before != into {
        events.extend(before.map(|before| Event::Joined { item: before, of: item.no, joined: false }));
        events.extend(into.map(|into| Event::Joined { item: into, of: item.no, joined: true }));
    }
}

fn sown(no: ItemNo, report: &Report, seed: &Seed, part_of: Option<ItemNo>) -> Item {
    let mut item = Item::new(no, seed.kind, seed.title.clone(), seed.to, report.day);
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
    item.part_of = part_of;
    item.source = Some(Box::new(Source { meeting: report.meeting, seed: seed.clone() }));
    item
}
