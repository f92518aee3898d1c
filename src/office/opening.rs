//! What the next meeting opens with: promises of the last ones, and what waits to be talked about.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Clerk, OfficeError};
use crate::{
    meeting::{command::Promise, words::Origin},
    sitting::{Clock, Sitting, SittingError},
    station::Home,
    store::{Page, Record, StoreError},
    text,
    tracker::{Came, Filter, Item, ItemNo, Kind, Party, State, Track, filter::Sorted},
};

/// As many promises as a meeting opens with at most.
pub const PROMISES: usize = 40;

/// Something that waits for the next meeting: a concern of the desk, or a topic that the last meeting left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its number, which its card carries: what the meeting makes of it comes back to it.
    pub no: ItemNo,
    /// Its words, all of them.
    pub text: String,
    /// Where it comes from.
    pub from: Origin,
    /// Whose it is, as far as that is somebody whom the station knows.
    pub author: Option<Uuid>,
}

/// A meeting that is still to be opened: with the promises that are left, and with the next number. What keeps the tracker from
/// being read comes beside it; whether the meeting waits for that is for whoever asks to say.
pub fn begin(home: &Home, id: Option<Uuid>, clock: Clock) -> (Result<Sitting, SittingError>, Option<OfficeError>) {
    let kept = Clerk::look(home, clock.clone()).and_then(|clerk| {
        is_here(home)?;
        Ok((clerk.promises()?, clerk.numbers()?))
    });
    let ((promises, numbers), failed) = match kept {
        Ok(kept) => (kept, None),
        Err(why) => (Default::default(), Some(why)),
    };
    let sitting = Sitting::create(home, id, clock);
    (sitting.map(|sitting| sitting.opening_with(promises).numbered_after(numbers)), failed)
}

/// Where the record went to another laptop, the next meeting is opened there: two would get one number.
pub fn is_here(home: &Home) -> Result<(), OfficeError> {
    match Record::look(home.root())?.moved_to()? {
        Some(to) => Err(StoreError::MovedAway { to }.into()),
        None => Ok(()),
    }
}

/// Where a card of it says that it comes from.
fn origin(item: &Item) -> Origin {
    match item.came {
        Some(Came::Council) => Origin::Council,
        Some(Came::Party | Came::Community) => Origin::Community,
        Some(Came::LastMeeting) => Origin::LastMeeting,
        Some(_) => Origin::Desk,
        None if item.kind == Kind::Matter => Origin::Desk,
        None => Origin::LastMeeting,
    }
}

impl Clerk {
    /// The promises that the next meeting opens with: those that are open, and those that were settled since the last one;
    /// what is due first, first.
    pub fn promises(&self) -> Result<Vec<Promise>, OfficeError> {
        let said = |item: &Item| crate::tracker::number::spoken(item.no);
        let promise = |item: Item| Promise {
            item: said(&item),
            // As much as a promise holds there.
            text: text::fit(&item.title, text::TITLE).unwrap_or_default(),
            due: item.due,
            person: match item.lead {
                Some(Party::Person(id)) => Some(id),
                _ => None,
            },
        };
        Ok(self.last_promises()?.into_iter().take(PROMISES).map(promise).collect())
    }

    /// The numbers that meetings have here: year, and number of the year.
    pub fn numbers(&self) -> Result<BTreeSet<(u16, u16)>, OfficeError> {
        let all = self.store.meetings(Page::ALL)?;
        Ok(all.into_iter().map(|(taken, _)| (taken.no.year, taken.no.meeting)).collect())
    }

    /// What waits for the next meeting, in the order of its numbers.
    pub fn waiting(&self) -> Result<Vec<Waiting>, OfficeError> {
        let waiting = Filter { state: Some(State::Waiting), order: Sorted::Number, ..Filter::default() };
        let items = self.store.list(&waiting, Page::ALL)?.into_iter().filter(|item| !item.title.is_empty());
        let waiting = items.map(|item| Waiting {
            no: item.no,
            from: origin(&item),
            author: match item.author {
                Some(Party::Person(id)) => Some(id),
                _ => None,
            },
            text: item.whole().to_owned(),
        });
        Ok(waiting.collect())
    }

    /// The items of these promises.
    pub fn last_promises(&self) -> Result<Vec<Item>, OfficeError> {
        let open = Filter { open: true, track: Some(Track::Promise), ..Filter::default() };
        let mut items = self.store.list(&open, Page::ALL)?;
        items.retain(|item| item.is_promise() && !item.title.is_empty());
        if let Some((last, _)) = self.store.meetings(Page::first(1))?.into_iter().next() {
            let of_last = Filter {
                track: Some(Track::Promise),
                meeting: Some(last.no),
                order: Sorted::Number,
                ..Filter::default()
            };
            let settled = self.store.list(&of_last, Page::ALL)?;
            items.extend(
                settled.into_iter().filter(|item| item.is_promise() && !item.state.is_open() && !item.title.is_empty()),
            );
        }
        Ok(items)
    }
}
