//! The screens of the station between two meetings: promises, the board, items, the console, who is on duty.
//!
//! It knows no rule of the tracker: it asks `clerk`, and shows what it says.

mod asked;
mod key;
mod pages;
mod projects;
mod read;
mod row;
mod screen;
mod steps;

use chrono::{Days, NaiveDate};

use super::{
    console::Said,
    input,
    keymap::{Action, Place},
    line::EditLine,
};
use crate::{
    i18n::{Lang, books, cli, time, track as words, tracker},
    office::{Clerk, OfficeError, backup},
    sitting::Clock,
    station::{Home, Listing, Shelf},
    store::{Page as Part, Record, Store, Via},
    tracker::{Command, Filter, Item, ItemNo, Party, ProjectNo, Refusal, State, Track, Why},
    view::Tone,
};

pub use asked::Asked;
pub use key::Wanted;

/// As many rows of a list are read.
const ROWS: usize = 500;
/// Days ahead that count as soon.
const SOON: u64 = 7;
/// Days of the duty roster that are shown.
const SHIFTS: u64 = 14;

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// The last promises, one key each.
    Promises,
    /// How many stand where.
    Board,
    /// Items that fit.
    Items(String, Box<Filter>),
    /// One item.
    Item(ItemNo),
    /// What came to the duty desk.
    Visits,
    /// Who is on duty.
    Shifts,
    /// Projects.
    Projects,
    /// One project.
    Project(ProjectNo),
    /// Texts to send to whoever promised, owes an answer, or posts a notice.
    Reminders,
}

/// What a row leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// Another page.
    Open(Page),
    /// A step of what is shown.
    Step(key::Key),
    /// Nothing: it only says something.
    None,
}

/// One row: words, what stands at the right, what it leads to.
pub type Row = (String, String, Pick);

/// The screens of the station.
pub struct Tracker {
    clerk: Clerk,
    lang: Lang,
    /// Where one came from, the page that is shown last.
    way: Vec<(Page, usize)>,
    rows: Vec<Row>,
    /// What the item or visit is about that is shown.
    about: String,
    at: usize,
    /// What is asked now, with what is typed.
    asked: Option<Asked>,
    line: EditLine,
    /// The line that is taken back if the same key is pressed once more.
    takes_back: Option<u64>,
    notice: Vec<Said>,
    left: bool,
}

impl Tracker {
    /// Opens the tracker of a home at a page.
    pub fn open(home: &Home, clock: Clock, lang: Lang, page: Page, by: Option<Party>) -> Result<Self, OfficeError> {
        let mut clerk = Clerk::open(home, clock)?;
        clerk.typed_by(by);
        clerk.through(Via::Screen);
        let mut tracker = Self {
            clerk,
            lang,
            way: Vec::new(),
            rows: Vec::new(),
            about: String::new(),
            at: 0,
            asked: None,
            line: EditLine::default(),
            takes_back: None,
            notice: Vec::new(),
            left: false,
        };
        tracker.go(page);
        Ok(tracker)
    }

    /// Who types.
    pub fn by(&self) -> Option<&Party> {
        self.clerk.by()
    }

    /// It is to be left.
    pub fn is_left(&self) -> bool {
        self.left
    }

    /// Where a key is pressed.
    pub fn place(&self) -> Place {
        if self.asked.is_some() { Place::Form } else { Place::Track }
    }

    /// The rows, and which one is marked.
    pub fn rows(&self) -> (&[Row], usize) {
        (&self.rows, self.at)
    }

    /// What was said last.
    pub fn notice(&self) -> &[Said] {
        &self.notice
    }

    /// What is typed, and what it is asked for.
    pub fn strip(&self) -> (&EditLine, String) {
        let prompt = match &self.asked {
            Some(asked) => asked.now().map(|now| steps::asks(self.lang, now)).unwrap_or_default(),
            None => String::new(),
        };
        (&self.line, prompt)
    }

    /// The heading, and what stands beside it.
    pub fn head(&self) -> (String, String) {
        let lang = self.lang;
        let title = match self.page() {
            Page::Promises => words::promises(lang),
            Page::Board => words::board(lang),
            Page::Items(title, _) => title.clone(),
            Page::Item(no) => format!("{}  {}", tracker::item_no(lang, *no), self.about),
            Page::Visits => words::visits(lang),
            Page::Shifts => words::shifts(lang),
            Page::Projects => words::projects(lang),
            Page::Project(no) => format!("{}  {}", tracker::project_no(lang, *no), self.about),
            Page::Reminders => words::reminders(lang),
        };
        let today = time::date(lang, self.clerk.now().date());
        // Whoever writes down what happened before sees it all the while.
        (title, self.clerk.told_at().map_or(today, |on| words::told_on(lang, &pages::when(lang, on))))
    }

    /// What can be done here by a digit.
    pub fn help(&self) -> String {
        match self.page() {
            Page::Promises => words::help_promises(self.lang),
            Page::Board | Page::Items(..) => words::help_list(self.lang),
            Page::Visits | Page::Shifts | Page::Projects => words::help_rows(self.lang),
            Page::Reminders => words::help_reminders(self.lang),
            Page::Item(_) | Page::Project(_) => words::help_one(self.lang),
        }
    }

    pub(super) fn page(&self) -> &Page {
        self.way.last().map_or(&Page::Promises, |(page, _)| page)
    }

    /// Shows a page; Esc comes back from it.
    pub fn go(&mut self, page: Page) {
        if let Some((_, at)) = self.way.last_mut() {
            *at = self.at;
        }
        self.way.push((page, 0));
        self.at = 0;
        self.read();
    }

    fn back(&mut self) {
        self.way.pop();
        match self.way.last() {
            None => self.left = true,
            Some((_, at)) => {
                self.at = *at;
                self.read();
            }
        }
    }

    /// Reads the rows of the page again. What can't be read is said.
    fn read(&mut self) {
        if let Err(error) = self.clerk.learn_again() {
            self.fail(&error);
        }
        match pages::rows(&self.clerk, self.page(), self.lang) {
            Ok(rows) => self.rows = rows,
            Err(error) => self.fail(&error),
        }
        self.about = pages::about(&self.clerk, self.page(), self.lang).unwrap_or_default();
        self.at = self.at.min(self.rows.len().saturating_sub(1));
    }

    /// Says what would be taken back; the same key once more takes it back. What another desk writes meanwhile is left alone.
    fn take_back(&mut self, asked: Option<u64>) {
        let done = match asked {
            None => self.clerk.would_undo(),
            Some(line) => self.clerk.undo(i64::try_from(line).ok()),
        };
        match done {
            Ok(Ok(undone)) => {
                let call = |id| self.clerk.call(id);
                let said = books::events(self.lang, &undone.events, &call);
                if asked.is_some() {
                    self.notice = vec![(books::taken_back(self.lang, &said), Tone::Strong)];
                    self.read();
                } else {
                    self.notice = vec![(books::takes_back(self.lang, &said), Tone::Strong)];
                    self.takes_back = undone.lines.last().copied();
                }
            }
            Ok(Err(why)) => self.notice = vec![(books::not_undone(self.lang, &why), Tone::Strong)],
            Err(error) => self.fail(&error),
        }
    }

    fn fail(&mut self, error: &OfficeError) {
        self.notice = vec![(error.here(self.lang), Tone::Strong)];
    }

    /// A key that means something here.
    pub fn act(&mut self, action: Action) {
        let takes_back = self.takes_back.take();
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.rows.len().saturating_sub(1)),
            Action::PageBack => self.at = self.at.saturating_sub(10),
            Action::Page => self.at = (self.at + 10).min(self.rows.len().saturating_sub(1)),
            Action::Choose => {
                let pick = self.rows.get(self.at).map(|(_, _, pick)| pick.clone());
                match pick {
                    Some(Pick::Open(page)) => self.go(page),
                    Some(Pick::Step(key)) => self.press(key),
                    Some(Pick::None) | None => {}
                }
            }
            Action::Undo if self.asked.is_none() => self.take_back(takes_back),
            // The last answer of what is asked is taken back.
            Action::Undo | Action::Back if self.asked.is_some() => self.step_back(),
            Action::Back => self.back(),
            Action::Answer if self.asked.is_some() => self.answered(false),
            Action::Finish if self.asked.is_some() => self.answered(true),
            Action::Leave => self.left = true,
            Action::Promises => self.turn(Page::Promises),
            Action::Items => self.turn(Page::Board),
            Action::Visits => self.turn(Page::Visits),
            Action::Shifts => self.turn(Page::Shifts),
            Action::Write => {
                let key = match self.page() {
                    Page::Visits | Page::Shifts => key::Key::NewVisit,
                    Page::Item(no) if no.series.is_of_a_year() => key::Key::NewVisit,
                    Page::Projects | Page::Project(_) => key::Key::NewProject,
                    _ => key::Key::NewItem,
                };
                self.press(key);
            }
            _ => {}
        }
    }

    pub(super) fn turn(&mut self, page: Page) {
        self.way.clear();
        self.go(page);
    }

    /// A letter or digit: into the strip while something is asked, else a digit chooses what is done.
    pub fn typed(&mut self, c: char) {
        self.takes_back = None;
        if self.asked.is_some() {
            self.line.insert(c);
            return;
        }
        let digit = crate::text::fold_char(c).to_digit(10);
        let is_list = matches!(self.page(), Page::Board | Page::Items(..));
        let Some(digit) = digit.filter(|_| !is_list) else {
            if is_list || matches!(self.page(), Page::Promises | Page::Item(_)) {
                self.search(c);
            } else if *self.page() == Page::Visits {
                // Whoever types there has a visitor before them.
                self.press(key::Key::NewVisit);
                self.line.insert(c);
            }
            return;
        };
        let key = match self.page() {
            Page::Promises => steps::promise_key(digit),
            Page::Item(_) | Page::Project(_) => {
                let place = usize::try_from(digit).unwrap_or(0);
                let keys = self.rows.iter().filter_map(|(_, _, pick)| match pick {
                    Pick::Step(key) => Some(key.clone()),
                    _ => None,
                });
                keys.clone().nth(place.wrapping_sub(1))
            }
            Page::Board | Page::Items(..) | Page::Visits | Page::Shifts | Page::Projects | Page::Reminders => None,
        };
        if let Some(key) = key {
            self.press(key);
        }
    }

    /// A paste into the strip: several lines of a budget, or of names, stay several.
    pub fn pasted(&mut self, raw: &str) {
        let many =
            self.asked.as_ref().is_some_and(|asked| matches!(asked.now(), Some(Wanted::Lines | Wanted::Council)));
        let lines = input::pasted(raw).lines;
        if let Some(line) = self.line() {
            line.paste(&lines.join(if many { "；" } else { " " }));
        }
    }

    /// The strip, while something is asked.
    pub fn line(&mut self) -> Option<&mut EditLine> {
        self.asked.is_some().then_some(&mut self.line)
    }

    /// Gives commands, says what came of it, and reads the page again.
    fn give(&mut self, commands: &[Command]) -> bool {
        let answer = self.clerk.give(commands);
        let done = match answer {
            Err(error) => {
                self.fail(&error);
                false
            }
            Ok(Err((_, refusal))) => {
                self.notice = vec![(tracker::refusal(self.lang, &refusal), Tone::Strong)];
                false
            }
            Ok(Ok(events)) => {
                let call = |id| self.clerk.call(id);
                let said = events.iter().flatten().map(|event| tracker::event(self.lang, event, &call));
                self.notice = said.map(|words| (words, Tone::Plain)).collect();
                true
            }
        };
        self.read();
        done
    }

    /// The item that is marked, or shown.
    fn item(&self) -> Option<ItemNo> {
        match (self.page(), self.rows.get(self.at)) {
            (Page::Item(no), _) | (_, Some((_, _, Pick::Open(Page::Item(no))))) => Some(*no),
            _ => None,
        }
    }
}

/// How the station stands, and what kept something out of the tracker.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The next meeting; what is due, late, waiting. Nothing where nothing is followed yet.
    pub standing: Vec<String>,
    /// Meetings that were not taken in, and why.
    pub trouble: Vec<String>,
}

/// When the last backup was made, and that it is time for one.
fn backed_up(home: &Home, today: NaiveDate, lang: Lang) -> String {
    match backup::last(home) {
        None => books::backup_none(lang),
        Some(last) => {
            let day = time::date(lang, last.on);
            if (today - last.on).num_days() > backup::OLD {
                books::backup_old(lang, &day)
            } else {
                books::backup_was(lang, &day)
            }
        }
    }
}

/// Takes in what was closed since, and says how the station stands. A meeting that can't be read keeps none of the others out; one
/// that was taken in as it stands isn't read again.
pub fn summary(
    home: &Home,
    clock: &Clock,
    lang: Lang,
    (meetings, shelf): (&[Listing], &mut Shelf),
) -> Result<Summary, OfficeError> {
    let mut trouble: Vec<String> =
        meetings.iter().filter(|meeting| meeting.is_left()).map(|left| cli::left_adjourned(lang, left)).collect();
    let record = Record::look(home.root())?;
    record.rebuild_once_a_day(clock.now().date())?;
    let store: Box<dyn Store> = Box::new(record);
    let over: Vec<&Listing> =
        meetings.iter().filter(|meeting| !meeting.practice && (meeting.closed || meeting.damaged)).collect();
    let heads = store.heads(&over.iter().map(|meeting| meeting.id).collect::<Vec<_>>())?;
    let is_in = |id| shelf.taken(id).is_some_and(|head| heads.get(&id).is_some_and(|taken| taken == head));
    let new: Vec<&Listing> = over.into_iter().filter(|meeting| !is_in(meeting.id)).collect();
    let store = if new.is_empty() { store } else { take_in(home, clock, lang, &new, shelf, &mut trouble)? };
    let count = |filter: Filter| store.count(&filter);
    let today = clock.now().date();
    let soon = count(Filter { due: Some((today, today + Days::new(SOON))), ..Filter::default() })?;
    let late = count(Filter { late: Some(today), ..Filter::default() })?;
    let waiting = count(Filter { waiting: true, ..Filter::default() })?;
    let orphans = count(Filter { orphan: true, ..Filter::default() })?;
    let at_the_desk = |state| count(Filter { desk: true, state: Some(state), ..Filter::default() });
    let (visits, calls) = (at_the_desk(State::Noted)?, at_the_desk(State::CallBack)?);
    let newest = store.meetings(Part::first(1))?.into_iter().next();
    if newest.is_none() && soon + late + waiting + orphans + visits + calls == 0 {
        return Ok(Summary { standing: Vec::new(), trouble });
    }
    let next = newest.and_then(|(taken, _)| taken.next).filter(|(day, ..)| *day >= today);
    let mut standing: Vec<String> = next
        .map(|(day, hour, place)| {
            let hour = hour.map(time::hhmm).unwrap_or_default();
            words::next_meeting(lang, &time::day_from(lang, day, today), &hour, &place.unwrap_or_default())
        })
        .into_iter()
        .collect();
    standing.push(words::standing(lang, soon, late, waiting, orphans, visits, calls));
    standing.push(backed_up(home, today, lang));
    Ok(Summary { standing, trouble })
}

/// Takes in these, and says what kept one out.
fn take_in(
    home: &Home,
    clock: &Clock,
    lang: Lang,
    new: &[&Listing],
    shelf: &mut Shelf,
    trouble: &mut Vec<String>,
) -> Result<Box<dyn Store>, OfficeError> {
    let mut clerk = Clerk::open(home, clock.clone())?;
    let (mut unread, mut unnumbered) = (Vec::new(), Vec::new());
    for meeting in new.iter().rev() {
        match clerk.take(meeting.id, false) {
            Ok(Ok(_)) => shelf.set_taken(meeting.id),
            Ok(Err(refusal)) if asks_for_a_number(&refusal) => unnumbered.push(said_of(meeting)),
            Ok(Err(refusal)) => trouble.push(tracker::refusal(lang, &refusal)),
            Err(OfficeError::Journal(_)) => unread.push(said_of(meeting)),
            Err(error) => return Err(error),
        }
    }
    if !unread.is_empty() {
        trouble.push(words::not_taken_in(lang, unread.len(), &lang.list(&unread)));
    }
    if !unnumbered.is_empty() {
        trouble.push(words::not_numbered(lang, unnumbered.len(), &lang.list(&unnumbered)));
    }
    Ok(clerk.into_store())
}

/// Which number it has is for somebody to say.
fn asks_for_a_number(refusal: &Refusal) -> bool {
    matches!(refusal.why, Why::NoNumber { .. } | Why::NumberTaken { .. })
}

/// A meeting by its theme, as far as that can be read.
fn said_of(meeting: &Listing) -> String {
    if meeting.theme.is_empty() { meeting.id.to_string() } else { meeting.theme.clone() }
}

/// A row of an item.
fn item_row(item: &Item, clerk: &Clerk, lang: Lang) -> Row {
    let call = |id| clerk.call(id);
    let today = clerk.now().date();
    let who = match &item.lead {
        Some(lead) => tracker::Who::who(&call, lang, lead),
        None if item.is_orphan() => tracker::no_lead(lang),
        None => tracker::goes_to(lang, item),
    };
    let at = tracker::stands(lang, item, today);
    let due = item.due.map(|due| time::day_from(lang, due, today)).unwrap_or_default();
    let label = format!("{}  {}", tracker::item_no(lang, item.no), tracker::title(lang, item));
    let beside = [who, due, at].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    (label, beside, Pick::Open(Page::Item(item.no)))
}

/// The page of what stands in one place of the board.
fn standing(lang: Lang, track: Track, state: State) -> Page {
    let title = format!("{}  {}", tracker::track(lang, track), tracker::state(lang, state));
    Page::Items(title, Box::new(Filter { track: Some(track), state: Some(state), ..Filter::default() }))
}
