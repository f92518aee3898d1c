//! What a station does, whichever face asks for it: follow promises, take meetings in, open the next one with what is left, publish,
//! erase, redact, write papers.
//!
//! The console and the command line give orders to it. What it says, it says in values: words are theirs.

mod adopted;
pub mod backup;
mod behind;
mod board;
pub mod browsed;
pub mod coaching;
pub mod council;
pub mod course;
mod covenant;
mod erase;
mod figures;
mod filed;
mod found;
pub mod fund;
mod intake;
mod laid;
mod names;
pub mod notices;
mod numbered;
mod opening;
pub mod pages;
pub mod papers;
pub mod patrol;
mod practice;
pub mod printed;
mod prints;
mod redact;
pub mod today;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::SystemTime,
};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    i18n::{self, Lang, here, tracker},
    journal::JournalError,
    meeting::Moment,
    sitting::Clock,
    station::{Home, Settings, StationError, roster::Roster},
    store::{self, Answer, Name, NotUndone, Page, Record, Store, StoreError, Undone, Via},
    time::Calendar,
    tracker::{Body, Command, Ctx, Event, Filter, Item, Leaf, Party, State, filter::Sorted},
};
pub use adopted::Adopted;
pub use behind::behind;
pub use board::{veiling, with_facts};
pub use erase::{Bearer, Bearers, Erased, bearers, erase};
pub use figures::Reported;
pub use filed::{PapersError, Put, file, file_with};
pub use found::Found;
pub use intake::{Took, is_not_yet};
pub use laid::{Laid, lay};
pub use names::{Meant, Namesake, typed_for_another};
pub use numbered::{Lies, of_paper};
pub use opening::{PROMISES, Waiting, begin, is_here};
pub use practice::practise;
pub use redact::{Copied, Gone, redact};

/// Something outside the tracker failed.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum OfficeError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Station(#[from] StationError),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl OfficeError {
    /// For whoever sits at a screen: without paths and ids.
    pub fn here(&self, lang: Lang) -> String {
        match self {
            Self::Store(error) => here::store(lang, error),
            Self::Station(error) => here::station(lang, error),
            Self::Journal(error) => i18n::journal::said(lang, error),
        }
    }
}

/// Whoever types what is done: the only way to give the tracker a command.
///
/// The store of a home, its meetings, and the names of the people it speaks of.
pub struct Clerk {
    home: Home,
    clock: Clock,
    store: Box<dyn Store>,
    names: BTreeMap<Uuid, Name>,
    /// Those of them that nobody wrote down yet.
    new: BTreeSet<Uuid>,
    /// Those of whom something was refused: their names are said with it, and kept nowhere.
    refused: BTreeMap<Uuid, Name>,
    /// How the files that names stand in looked when they were read.
    learned: [Option<(u64, SystemTime)>; 2],
    by: Option<Party>,
    on: Option<Moment>,
    founded: Option<NaiveDate>,
    unfound: Vec<String>,
    /// Why nobody knows whether a copy is wanted.
    unset: Option<StationError>,
}

impl Clerk {
    /// Opens the tracker to read and write; makes it, and the home, where there is none.
    pub fn open(home: &Home, clock: Clock) -> Result<Self, OfficeError> {
        home.make()?;
        Self::with(home, clock, Record::open(home.root())?)
    }

    /// Opens the tracker to look at it; makes nothing.
    pub fn look(home: &Home, clock: Clock) -> Result<Self, OfficeError> {
        Self::with(home, clock, Record::look(home.root())?)
    }

    fn with(home: &Home, clock: Clock, mut record: Record) -> Result<Self, OfficeError> {
        // Nothing that is wrong with the copy keeps the station from going on.
        let (settings, unset) = match home.settings() {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(error)),
        };
        if let Some(dir) = &settings.mirror {
            record.mirror_to(dir);
        }
        let store = Box::new(record);
        let (home, names, learned) = (home.clone(), BTreeMap::new(), [None; 2]);
        let mut clerk = Self {
            home,
            clock,
            store,
            names,
            new: BTreeSet::new(),
            refused: BTreeMap::new(),
            learned,
            by: None,
            on: None,
            founded: settings.founded,
            unfound: Vec::new(),
            unset,
        };
        clerk.learn()?;
        Ok(clerk)
    }

    /// Looks for names that were written down at another desk since: once a page, and two files are only read where they changed.
    pub fn learn_again(&mut self) -> Result<(), OfficeError> {
        if self.learned == self.names_stand() { Ok(()) } else { self.learn() }
    }

    /// Size and time of the two files that names stand in.
    fn names_stand(&self) -> [Option<(u64, SystemTime)>; 2] {
        let root = self.home.root();
        [root.join(store::FOLDER).join("people.ron"), root.join("roster.ron")].map(|file| {
            let about = file.metadata().ok()?;
            Some((about.len(), about.modified().ok()?))
        })
    }

    /// The names that are known: of the roster, over those that meetings gave.
    fn learn(&mut self) -> Result<(), OfficeError> {
        self.learned = self.names_stand();
        let new: Vec<(Uuid, Name)> =
            self.new.iter().filter_map(|id| Some((*id, self.names.get(id)?.clone()))).collect();
        self.names = self.store.names()?.into_iter().chain(new).collect();
        // Whoever can't read the roster still sees the names of meetings.
        for resident in Roster::open(&self.home).iter().flat_map(Roster::residents) {
            let known = self.names.entry(resident.id).or_default();
            known.name = resident.name.clone().or(known.name.take());
            known.call = resident.call.clone().or(known.call.take());
        }
        Ok(())
    }

    /// This hears, at the end, what became of the copy on a stick; why nobody knows whether one is wanted is given back.
    pub fn hear_of_copy(&mut self, ear: store::Ear) -> Option<StationError> {
        self.store.hear_of_copy(ear);
        self.unset.take()
    }

    /// Where it is kept.
    pub fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    /// Lets go of everything but where it is kept.
    pub fn into_store(self) -> Box<dyn Store> {
        self.store
    }

    /// The home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// What is given from now on happened then, and is written down later (补记).
    pub fn told(&mut self, on: Option<Moment>) {
        self.on = on;
    }

    /// When what is given happened, if it is written down later.
    pub fn told_at(&self) -> Option<Moment> {
        self.on
    }

    /// What came to the duty desk, so many at most: who waits for an answer, the most urgent first; who is to be called back; the
    /// others, the newest first.
    pub fn desk(&self, most: usize) -> Result<Vec<Item>, OfficeError> {
        let of = |state, order| Filter { desk: true, state, order, ..Filter::default() };
        let mut items = self.store.list(&of(Some(State::Noted), Sorted::Due), Page::first(most))?;
        items.sort_by_key(|item| item.desk.as_ref().map(|desk| (desk.answer_by, item.no)));
        items.extend(self.store.list(&of(Some(State::CallBack), Sorted::Number), Page::first(most))?);
        let others = self.store.list(&of(None, Sorted::Newest), Page::first(most))?;
        items.extend(others.into_iter().filter(|item| !matches!(item.state, State::Noted | State::CallBack)));
        Ok(items)
    }

    /// What somebody may have to be reminded of: what is due by this day, what somebody else has, and what lies at the station itself.
    pub fn to_remind(&self, last: NaiveDate) -> Result<Vec<Item>, OfficeError> {
        let due = Filter { due: Some((NaiveDate::MIN, last)), ..Filter::default() };
        let mut items = self.store.list(&due, Page::ALL)?;
        items.retain(|item| item.state != State::ToSend && !item.state.waits());
        items.extend(self.store.list(&Filter { waiting: true, ..Filter::default() }, Page::ALL)?);
        for state in [State::ToSend, State::CallBack] {
            items.extend(self.store.list(&Filter { state: Some(state), ..Filter::default() }, Page::ALL)?);
        }
        Ok(items)
    }

    /// The newest line of the record, as papers print it, and whose record it is.
    pub fn head(&self) -> Result<Option<(String, Uuid)>, OfficeError> {
        if !store::is_in(self.home.root()) {
            return Ok(None);
        }
        let record = Record::look(self.home.root())?;
        Ok(record.head()?.map(|(head, id)| (head.to_string(), id)))
    }

    /// The estate that the station is of: as was said at the station, else as its newest meeting says, else as its folder is called
    /// where it is one of several on this laptop.
    pub fn estate(&self) -> Result<Option<String>, OfficeError> {
        if let Some(said) = self.home.estate() {
            return Ok(Some(said));
        }
        let meetings = self.store.meetings(Page::first(1))?;
        let held =
            meetings.into_iter().next().map(|(taken, _)| taken.estate).filter(|estate| !estate.trim().is_empty());
        Ok(held.or_else(|| self.home.name()))
    }

    /// The days off of the station.
    pub fn calendar(&self) -> Result<Calendar, OfficeError> {
        Ok(self.home.calendar()?)
    }

    /// What is given from now on came in so.
    pub fn through(&mut self, via: Via) {
        self.store.through(via);
    }

    /// What would be taken back, or why it wouldn't.
    pub fn would_undo(&self) -> Result<Result<Undone, NotUndone>, OfficeError> {
        Ok(self.store.would_undo(None)?)
    }

    /// Takes a line of the record back, and what was given together with it; without a number, the newest that can be.
    pub fn undo(&mut self, line: Option<i64>) -> Result<Result<Undone, NotUndone>, OfficeError> {
        let now = self.now();
        let undone = self.store.undo(line, now, self.by.as_ref())?;
        self.keep_new(undone.is_ok())?;
        Ok(undone)
    }

    /// Gives commands, all or none.
    pub fn give(&mut self, commands: &[Command]) -> Result<Answer, OfficeError> {
        if let Some(named) = self.keeps_a_name(commands) {
            return Ok(Err(named));
        }
        let (commands, unfound) = prints::printed(commands);
        self.unfound = unfound;
        let calendar = self.calendar()?;
        let ctx =
            Ctx { now: self.now(), calendar: &calendar, by: self.by.as_ref(), on: self.on, founded: self.founded };
        let answer = self.store.give(&commands, ctx)?;
        self.keep_new(answer.is_ok())?;
        Ok(answer)
    }

    /// What happened, as it is said to whoever did it: of what was written anew, what it says otherwise than before.
    pub fn receipt(&self, lang: Lang, event: &Event, who: &dyn tracker::Who) -> String {
        if let Event::LeafWritten { leaf, again: true } = event
            && let Some(before) = self.before(leaf)
        {
            return tracker::leaf::changed(lang, leaf, &before, who);
        }
        tracker::event(lang, event, who)
    }

    /// What a leaf said before it says this.
    fn before(&self, leaf: &Leaf) -> Option<Body> {
        let past = self.store.history(store::Subject::Leaf(leaf.no), Page::ALL).ok()?;
        let said = |past: store::Past| match past.event {
            Event::LeafWritten { leaf, .. } if !past.undone => Some(leaf.body),
            _ => None,
        };
        let mut all: Vec<Body> = past.into_iter().filter_map(said).collect();
        let at = all.iter().rposition(|body| *body == leaf.body)?;
        at.checked_sub(1).map(|before| all.swap_remove(before))
    }

    /// The files that what was given last names and that were not there: their names are kept alone.
    pub fn unfound(&self) -> &[String] {
        &self.unfound
    }

    /// What would come of commands. Nothing is written, and no name that was typed for them is kept.
    pub fn would(&mut self, commands: &[Command]) -> Result<Answer, OfficeError> {
        if let Some(named) = self.keeps_a_name(commands) {
            return Ok(Err(named));
        }
        let calendar = self.calendar()?;
        let answer = self.store.would(commands, self.ctx(&calendar))?;
        self.keep_new(false)?;
        Ok(answer)
    }

    fn ctx<'a>(&'a self, calendar: &'a Calendar) -> Ctx<'a> {
        Ctx { now: self.now(), calendar, by: self.by.as_ref(), on: self.on, founded: self.founded }
    }

    /// The rows of the plan that carry out a motion, and whatever else belongs to an item.
    pub fn parts_of(&self, item: &Item) -> Result<Vec<Item>, OfficeError> {
        if item.no.of.meeting == 0 {
            return Ok(Vec::new());
        }
        let of_meeting = Filter { meeting: Some(item.no.of), order: Sorted::Number, ..Filter::default() };
        let mut items = self.store.list(&of_meeting, Page::ALL)?;
        items.retain(|part| part.part_of == Some(item.no));
        Ok(items)
    }
}
