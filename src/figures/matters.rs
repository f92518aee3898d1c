//! The record of the station, walked through once: what happened in a stretch of days, and how everything stood on its last one.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::NaiveDate;
use uuid::Uuid;

use super::Told;
use crate::{
    meeting::{Moment, words::Destination},
    time::Span,
    tracker::{
        Event, Item, ItemNo, Ledger, NoticeOf, Party, ProjectStep, Says, Series, State, Step, item::Reply, money::Fen,
    },
};

/// What was sent to one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Which.
    pub to: Destination,
    /// The unit, where it was named.
    pub unit: Option<String>,
    /// Handed in in the stretch.
    pub sent: u64,
    /// Of those, answered by its end.
    pub answered: u64,
    /// Of those, adopted.
    pub adopted: u64,
    /// Of those, not answered yet.
    pub waits: u64,
    /// Days to the first answer, the median of those that have one.
    pub days: Option<i64>,
}

/// What happened in a stretch.
#[derive(Debug, Default)]
pub(super) struct Matters {
    /// When each item came to what it came to.
    pub ended: BTreeMap<ItemNo, (NaiveDate, State)>,
    /// When somebody who waits at the desk was answered: no more 先记着.
    pub answered: BTreeMap<ItemNo, Moment>,
    /// Calls back in the stretch: by how content they were.
    pub content: [u64; 3],
    /// Answers that came in the stretch.
    pub replies: Vec<Reply>,
    /// Comments to notices that came in the stretch, and how many of them were answered by its end.
    pub comments: [u64; 2],
    /// Fen that went out for projects in the stretch.
    pub paid: Fen,
    /// Fen that were given for projects in the stretch.
    pub given: Fen,
    /// What came to the desk, by its kind.
    pub kinds: BTreeMap<String, u64>,
    sent: Vec<Sent>,
}

#[derive(Debug)]
struct Sent {
    to: Destination,
    unit: Option<String>,
    /// Days to the first answer.
    days: Option<i64>,
    adopted: bool,
}

impl Matters {
    /// Up to and with the last day.
    pub fn of(told: &[Told], span: Span, last: NaiveDate) -> (Self, Ledger) {
        let (mut it, mut ledger) = (Self::default(), Ledger::default());
        let within = |day: NaiveDate| day >= span.first() && day <= last;
        for (at, event) in told {
            let day = day_of(*at, event);
            // What places and sources of the fund are called is known of lines of earlier days, too.
            let names = matches!(event, Event::FundSet(_) | Event::PlaceSet(_) | Event::PotSet(_));
            if day > last && !names {
                continue;
            }
            ledger.apply(*at, event);
            for no in event.items() {
                if let Some(item) = ledger.items.get(&no) {
                    let when = event.told(*at).map_or(*at, |(day, hour)| moment(*at, day, hour));
                    it.stands(item, day, when);
                }
            }
            if within(day) {
                it.happened(event);
            }
        }
        for item in ledger.items.values() {
            it.sum(item, within);
        }
        for notice in ledger.notices.values() {
            let came = notice.comments.iter().filter(|comment| within(comment.received));
            for comment in came {
                it.comments[0] += 1;
                it.comments[1] += u64::from(comment.reply.as_ref().is_some_and(|reply| reply.on <= last));
            }
        }
        for project in ledger.projects.values() {
            it.paid =
                project.vouchers.iter().filter(|voucher| within(voucher.on)).map(|of| of.sum).chain([it.paid]).sum();
        }
        (it, ledger)
    }

    fn stands(&mut self, item: &Item, day: NaiveDate, when: Moment) {
        match (item.outcome(), self.ended.get(&item.no)) {
            (Some(end), Some((_, known))) if end == *known => {}
            (Some(end), _) => drop(self.ended.insert(item.no, (day, end))),
            (None, _) => drop(self.ended.remove(&item.no)),
        }
        if item.desk.is_some() && item.state != State::Noted {
            self.answered.entry(item.no).or_insert(when);
        }
    }

    fn happened(&mut self, event: &Event) {
        match event {
            Event::Moved { step: Step::CallBack { content: Some(content), .. }, .. } => {
                if let Some(count) = self.content.get_mut(*content as usize) {
                    *count += 1;
                }
            }
            Event::ProjectMoved { step: ProjectStep::Fund { sum, .. }, .. } => {
                self.given = [self.given, *sum].into_iter().sum();
            }
            _ => {}
        }
    }

    fn sum(&mut self, item: &Item, within: impl Fn(NaiveDate) -> bool) {
        self.replies.extend(item.replies.iter().filter(|reply| within(reply.on)).cloned());
        if item.no.series == Series::Visit && within(item.since) {
            let kind = item.desk.as_ref().and_then(|desk| desk.category.clone()).unwrap_or_default();
            *self.kinds.entry(kind).or_default() += 1;
        }
        for sending in &item.sendings {
            let Some(sent) = sending.sent.filter(|sent| within(*sent)) else { continue };
            let to_it = || item.replies.iter().filter(|reply| reply.sending == Some(sending.no));
            self.sent.push(Sent {
                to: sending.to,
                unit: sending.receiver.clone(),
                days: to_it().map(|reply| (reply.on - sent).num_days()).min(),
                adopted: to_it().any(|reply| reply.says == Says::Adopted),
            });
        }
    }

    /// What was sent, by who answers: who was sent most, first.
    pub fn receivers(&self) -> Vec<Receiver> {
        let mut by: BTreeMap<(Destination, Option<&str>), Vec<&Sent>> = BTreeMap::new();
        for sent in &self.sent {
            by.entry((sent.to, sent.unit.as_deref())).or_default().push(sent);
        }
        let many = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let receiver = |((to, unit), all): ((Destination, Option<&str>), Vec<&Sent>)| {
            let mut days: Vec<i64> = all.iter().filter_map(|sent| sent.days).collect();
            days.sort_unstable();
            Receiver {
                to,
                unit: unit.map(str::to_owned),
                sent: many(all.len()),
                answered: many(days.len()),
                adopted: many(all.iter().filter(|sent| sent.adopted).count()),
                waits: many(all.len() - days.len()),
                days: days.get(days.len().saturating_sub(1) / 2).copied(),
            }
        };
        let mut all: Vec<Receiver> = by.into_iter().map(receiver).collect();
        all.sort_by_key(|of| Reverse(of.sent));
        all
    }

    /// How many were sent, answered and adopted.
    pub fn sent(&self) -> [u64; 3] {
        let many = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let answered = self.sent.iter().filter(|sent| sent.days.is_some()).count();
        [many(self.sent.len()), many(answered), many(self.sent.iter().filter(|sent| sent.adopted).count())]
    }
}

/// The day that something belongs to: what a meeting said, to its evening, whenever it was taken in.
fn day_of(at: Moment, event: &Event) -> NaiveDate {
    match event {
        Event::Reviewed { review, .. } => review.day.min(at.date()),
        Event::HeardAt { heard, .. } => heard.day.min(at.date()),
        other => other.tells_of(at),
    }
}

/// A day and an hour as a moment, in the zone of the line; without an hour, the line's own.
fn moment(at: Moment, day: NaiveDate, hour: Option<chrono::NaiveTime>) -> Moment {
    let days = (day - at.date()).num_days() * 86_400_000;
    let hours = hour.map_or(0, |hour| (hour - at.time()).num_milliseconds());
    at.plus_ms(days + hours)
}

/// Who took something on, and on which day, by everything that the record says up to a day.
pub(super) fn took_on(told: &[Told], today: NaiveDate) -> BTreeMap<Uuid, Vec<NaiveDate>> {
    let mut all: BTreeMap<Uuid, Vec<NaiveDate>> = BTreeMap::new();
    for (at, event) in told {
        let day = day_of(*at, event);
        if day > today {
            continue;
        }
        let mut take = |party: &Party| {
            if let Party::Person(id) = party {
                all.entry(*id).or_default().push(day);
            }
        };
        match event {
            Event::Added(item) => item.lead.iter().chain(&item.helpers).for_each(&mut take),
            Event::Moved { step: Step::Claim { by } | Step::Help { by } | Step::HandOver { to: by }, .. } => take(by),
            Event::Reviewed { to: Some(to), .. } => take(to),
            Event::Reseeded { seed, .. } => seed.lead.iter().chain(&seed.helpers).for_each(&mut take),
            _ => {}
        }
    }
    all
}

/// The notices that were posted in these days: those of meetings, and all.
pub(super) fn posted(ledger: &Ledger, within: impl Fn(NaiveDate) -> bool) -> [u64; 2] {
    let posted = || ledger.notices.values().filter(|notice| within(notice.on()));
    let in_time = posted().filter(|notice| match &notice.posted.of {
        NoticeOf::Meeting(id, _) => ledger.meetings.get(id).is_some_and(|taken| {
            let within = taken.terms.unwrap_or_default().within;
            (notice.on() - taken.day).num_days() <= i64::from(within)
        }),
        NoticeOf::Project(_) | NoticeOf::Statement(_) | NoticeOf::Article(_) | NoticeOf::Own => true,
    });
    [posted().count(), in_time.count()].map(|count| u64::try_from(count).unwrap_or(u64::MAX))
}

/// What was open at the end of a day.
pub fn open_on(told: &[Told], last: NaiveDate) -> Vec<Item> {
    let mut ledger = Ledger::default();
    for (at, event) in told.iter().filter(|(at, event)| day_of(*at, event) <= last) {
        ledger.apply(*at, event);
    }
    let open = ledger.items.into_values().filter(|item| item.state.is_open());
    open.map(|item| (*item).clone()).collect()
}
