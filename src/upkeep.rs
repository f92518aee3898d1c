//! The running of the tracker: the only way to give it a command.
//!
//! The store of the home, its meetings, and the names of the people it speaks of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    journal::{Journal, JournalError, People, ReadOnly},
    meeting::{
        Moment, Timeline,
        command::Promise,
        words::{Origin, PromiseState},
    },
    sitting::{Clock, Sitting},
    station::{Home, StationError, roster::Roster},
    store::{Answer, Name, Page, Redacted, Sqlite, Store, StoreError},
    text::{self, Masks},
    tracker::{
        Chain, Command, Ctx, Event, Filter, Item, Kind, MeetingNo, Party, Refusal, Report, State, Track, Why,
        event::Taken, filter::Order,
    },
};

/// As many promises as a meeting opens with at most.
pub const PROMISES: usize = 40;

/// Something outside the tracker failed.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum UpkeepError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Station(#[from] StationError),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

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

/// Something that waits for the next meeting: a concern of the desk, or a topic that the last meeting left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its words.
    pub text: String,
    /// Where it comes from.
    pub from: Origin,
    /// Whose it is, as far as that is somebody whom the station knows.
    pub author: Option<Uuid>,
}

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Somebody the station knows.
    Known(Party),
    /// Somebody new.
    New(Party),
    /// Several are called so.
    Several(Vec<Uuid>),
}

/// The tracker of a home.
pub struct Upkeep {
    home: Home,
    clock: Clock,
    store: Box<dyn Store>,
    names: BTreeMap<Uuid, Name>,
    by: Option<Party>,
}

impl Upkeep {
    /// Opens the tracker to read and write; makes it, and the home, where there is none.
    pub fn open(home: &Home, clock: Clock) -> Result<Self, UpkeepError> {
        home.make()?;
        Self::with(home, clock, Box::new(Sqlite::open(home.root())?))
    }

    /// Opens the tracker to look at it; makes nothing.
    pub fn look(home: &Home, clock: Clock) -> Result<Self, UpkeepError> {
        Self::with(home, clock, Box::new(Sqlite::look(home.root())?))
    }

    fn with(home: &Home, clock: Clock, store: Box<dyn Store>) -> Result<Self, UpkeepError> {
        let mut upkeep = Self { home: home.clone(), clock, store, names: BTreeMap::new(), by: None };
        upkeep.learn()?;
        Ok(upkeep)
    }

    /// The names that are known: of the roster, over those that meetings gave.
    fn learn(&mut self) -> Result<(), UpkeepError> {
        self.names = self.store.names()?.into_iter().collect();
        // Whoever can't read the roster still sees the names of meetings.
        for resident in Roster::open(&self.home).iter().flat_map(Roster::residents) {
            let known = self.names.entry(resident.id).or_default();
            known.name = resident.name.clone().or(known.name.take());
            known.call = resident.call.clone().or(known.call.take());
        }
        Ok(())
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

    /// What somebody is called.
    pub fn call(&self, person: Uuid) -> Option<String> {
        self.names.get(&person).and_then(Name::said).map(ToOwned::to_owned)
    }

    /// Everybody whose name is known.
    pub fn people(&self) -> impl Iterator<Item = Uuid> {
        self.names.keys().copied()
    }

    /// Who types from now on, as the history has it.
    pub fn typed_by(&mut self, by: Option<Party>) {
        self.by = by;
    }

    /// Who types.
    pub fn by(&self) -> Option<&Party> {
        self.by.as_ref()
    }

    /// Gives commands, all or none.
    pub fn give(&mut self, commands: &[Command]) -> Result<Answer, UpkeepError> {
        let calendar = self.home.calendar()?;
        let ctx = Ctx { now: self.now(), calendar: &calendar, by: self.by.as_ref() };
        let answer = self.store.give(commands, ctx)?;
        for event in answer.iter().flatten().flatten() {
            if let Event::NoticePosted { meeting, on } = event {
                self.tell_notice(*meeting, *on)?;
            }
        }
        Ok(answer)
    }

    /// The day on which a notice was posted stands beside the journal, too, where the journal is here: it is one fact, and the notice
    /// goes by it.
    fn tell_notice(&self, meeting: MeetingNo, on: NaiveDate) -> Result<(), UpkeepError> {
        let all = self.store.meetings(Page::ALL)?;
        let Some((taken, _)) = all.into_iter().find(|(taken, _)| taken.no == meeting) else { return Ok(()) };
        if !self.home.folder(taken.meeting).exists() {
            return Ok(());
        }
        let mut posting = self.home.posting(taken.meeting)?;
        if posting.posted != Some(on) {
            posting.posted = Some(on);
            self.home.put_posting(taken.meeting, &posting)?;
        }
        Ok(())
    }

    /// The notice of a meeting was posted, as somebody wrote it down with the notice: said here, too, if the meeting was taken in.
    pub fn posted(&mut self, meeting: Uuid, on: NaiveDate) -> Result<Option<Refusal>, UpkeepError> {
        let Some(taken) = self.taken(meeting)? else { return Ok(None) };
        let answer = self.give(&[Command::Post { meeting: taken.no, on }])?;
        Ok(answer.err().map(|(_, refusal)| refusal))
    }

    /// The line with which a journal ends whose last one was never finished: more may have been said than was taken in.
    pub fn torn(&self, meeting: Uuid) -> Result<Option<u64>, UpkeepError> {
        let opened = Journal::read(&self.home.folder(meeting), meeting)?;
        Ok(opened.torn.then(|| opened.heads.last().map_or(0, |head| head.seq)))
    }

    /// Who is called so: somebody of the roster or of a meeting; else somebody new.
    pub fn who(&mut self, said: &str) -> Meant {
        let said = said.trim();
        let called = |name: &Name| [&name.name, &name.call].into_iter().flatten().any(|own| own == said);
        let found: Vec<Uuid> = self.names.iter().filter(|(_, name)| called(name)).map(|(id, _)| *id).collect();
        match found.as_slice() {
            [id] => Meant::Known(Party::Person(*id)),
            [] => {
                let mut id = self.clock.fresh_id();
                while self.names.contains_key(&id) {
                    id = self.clock.fresh_id();
                }
                Meant::New(Party::Person(id))
            }
            _ => Meant::Several(found),
        }
    }

    /// Takes down how somebody is called, before anything is said of them.
    pub fn name(&mut self, party: &Party, call: &str) -> Result<(), UpkeepError> {
        let Party::Person(id) = party else { return Ok(()) };
        let name = Name { name: None, call: Some(call.trim().to_owned()) };
        self.store.put_names(&[(*id, name.clone())])?;
        self.names.insert(*id, name);
        Ok(())
    }

    /// Items as a text for a chat may have them: no child has a name there, and nobody a telephone or a door.
    pub fn for_a_chat(&self, items: &mut [Item], child: &str) -> Result<Masks, UpkeepError> {
        let meetings: BTreeSet<MeetingNo> = items.iter().map(|item| item.no.of).collect();
        let children = Masks::default().and_as(self.children(&meetings)?, child);
        for item in items {
            item.title = text::without_private(&children.mask(&item.title)).0;
        }
        Ok(children)
    }

    /// Every name and form of address of who is a child, in the roster and at these meetings. A meeting that is not here, or can't be
    /// read, knows of none.
    fn children(&self, meetings: &BTreeSet<MeetingNo>) -> Result<Vec<String>, UpkeepError> {
        let roster = Roster::open(&self.home).map(|roster| roster.residents().to_vec()).unwrap_or_default();
        let of_roster = roster.into_iter().filter(|resident| resident.minor);
        let mut names: Vec<String> = of_roster.flat_map(|child| [child.name, child.call]).flatten().collect();
        for (taken, _) in self.store.meetings(Page::ALL)? {
            if meetings.contains(&taken.no)
                && let Ok(sitting) = Sitting::look(&self.home, taken.meeting, self.clock.clone())
            {
                names.extend(sitting.names_of_children());
            }
        }
        Ok(names)
    }

    /// Forgets how somebody is called. True if it was known here.
    pub fn erase(&mut self, person: Uuid) -> Result<bool, UpkeepError> {
        self.names.remove(&person);
        Ok(self.store.erase_name(person)?)
    }

    /// Takes the texts out of one line of the history. Nothing: there is no such line.
    pub fn redact(&mut self, n: i64) -> Result<Option<Redacted>, UpkeepError> {
        Ok(self.store.redact(n)?)
    }

    /// Takes a closed meeting in, as often as one likes.
    pub fn take(&mut self, meeting: Uuid, practice_too: bool) -> Result<Result<Took, Refusal>, UpkeepError> {
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

    /// The only one, of the meeting or of those who are known here, who is called exactly so.
    fn named(&self, people: &People, said: &str) -> Option<Uuid> {
        let is_said = |own: &Option<String>| own.as_deref() == Some(said.trim());
        let here =
            people.all().filter(|(_, person)| !person.erased && (is_said(&person.name) || is_said(&person.call)));
        let known = self.names.iter().filter(|(_, name)| is_said(&name.name) || is_said(&name.call));
        let found: BTreeSet<Uuid> = here.map(|(id, _)| id).chain(known.map(|(id, _)| *id)).collect();
        if found.len() == 1 { found.first().copied() } else { None }
    }

    /// The rows of the plan that carry out a motion, and whatever else belongs to an item.
    pub fn parts_of(&self, item: &Item) -> Result<Vec<Item>, UpkeepError> {
        if item.no.of.meeting == 0 {
            return Ok(Vec::new());
        }
        let of_meeting = Filter { meeting: Some(item.no.of), order: Order::Number, ..Filter::default() };
        let mut items = self.store.list(&of_meeting, Page::ALL)?;
        items.retain(|part| part.part_of == Some(item.no));
        Ok(items)
    }

    /// The meetings that were taken in, and when their notice was posted: as somebody wrote it down here or with the notice.
    pub fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, UpkeepError> {
        let all = self.store.meetings(page)?.into_iter();
        Ok(all
            .map(|(taken, posted)| {
                let noticed = || self.home.posting(taken.meeting).ok()?.posted;
                let posted = posted.or_else(noticed);
                (taken, posted)
            })
            .collect())
    }

    fn taken(&self, meeting: Uuid) -> Result<Option<Taken>, UpkeepError> {
        let all = self.store.meetings(Page::ALL)?;
        Ok(all.into_iter().map(|(taken, _)| taken).find(|taken| taken.meeting == meeting))
    }

    /// The promises that the next meeting opens with: those that are open, and those that were settled since the last one;
    /// what is due first, first.
    pub fn promises(&self) -> Result<Vec<Promise>, UpkeepError> {
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
    pub fn numbers(&self) -> Result<BTreeSet<(u16, u16)>, UpkeepError> {
        let all = self.store.meetings(Page::ALL)?;
        Ok(all.into_iter().map(|(taken, _)| (taken.no.year, taken.no.meeting)).collect())
    }

    /// What waits for the next meeting, in the order of its numbers.
    pub fn waiting(&self) -> Result<Vec<Waiting>, UpkeepError> {
        let waiting = Filter { state: Some(State::Waiting), order: Order::Number, ..Filter::default() };
        let items = self.store.list(&waiting, Page::ALL)?.into_iter().filter(|item| !item.title.is_empty());
        let waiting = items.map(|item| Waiting {
            from: if item.kind == Kind::Matter { Origin::Desk } else { Origin::LastMeeting },
            author: match item.author {
                Some(Party::Person(id)) => Some(id),
                _ => None,
            },
            text: item.title,
        });
        Ok(waiting.collect())
    }

    /// The items of these promises.
    pub fn last_promises(&self) -> Result<Vec<Item>, UpkeepError> {
        let open = Filter { open: true, track: Some(Track::Promise), ..Filter::default() };
        let mut items = self.store.list(&open, Page::ALL)?;
        items.retain(|item| item.is_promise() && !item.title.is_empty());
        if let Some((last, _)) = self.store.meetings(Page::first(1))?.into_iter().next() {
            let of_last = Filter {
                track: Some(Track::Promise),
                meeting: Some(last.no),
                order: Order::Number,
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

/// Everybody a report speaks of.
fn parties(report: &Report) -> impl Iterator<Item = &Party> {
    let seeds = report.seeds.iter().flat_map(|seed| seed.lead.iter().chain(&seed.helpers).chain(&seed.author));
    seeds.chain(&report.publisher).chain(report.reviews.iter().filter_map(|review| review.to.as_ref()))
}

/// Why a meeting that was never closed is passed over when all are taken in.
pub fn is_not_yet(refusal: &Refusal) -> bool {
    matches!(refusal.why, Why::NotOpened | Why::NotClosed | Why::Practice)
}
