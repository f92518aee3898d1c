//! The screens of the station between two meetings: promises, the board, items, the console, who is on duty.
//!
//! It knows no rule of the tracker: it asks `clerk`, and shows what it says.

mod act;
mod asked;
mod covenant;
mod digit;
mod figures;
mod fund;
mod key;
mod leaves;
mod notices;
mod page;
mod pages;
mod people;
mod projects;
mod read;
mod record;
mod row;
mod screen;
mod station;
mod steps;
mod summary;
mod today;
mod wrong;

use std::{cell::Cell, collections::BTreeSet};

use super::{console::Said, input, keymap::Place, line::EditLine};
use crate::{
    i18n::{
        Lang, books, figures as figure_words, fund as money, pages as station_words, time, today as todays,
        track as words, tracker,
        tracker::{leaf, notice as board},
    },
    office::{Clerk, OfficeError},
    sitting::Clock,
    station::{Extra, Home},
    store::{Answer, Via},
    time::Span,
    tracker::{Command, Event, ItemNo, Party},
    view::Tone,
};

pub use asked::Asked;
pub use key::Wanted;
pub use page::{Page, Pick, Row};
pub use record::Above;
pub use row::found;
pub use summary::{Summary, summary};

/// As many rows of a list are read.
const ROWS: usize = 500;
/// Days ahead that count as soon.
const SOON: u64 = 7;
/// Days of the duty roster that are shown.
const SHIFTS: u64 = 14;

/// Forms that were left with words in them, each with the record that it is about.
pub type Kept = Vec<(Option<Page>, Asked)>;

/// The screens of the station.
pub struct Tracker {
    clerk: Clerk,
    lang: Lang,
    /// Where one came from, the page that is shown last.
    way: Vec<(Page, usize)>,
    rows: Vec<Row>,
    /// What stands above the rows of the record that is shown.
    above: Option<Above>,
    at: usize,
    /// What is asked now, with what is typed.
    asked: Option<Asked>,
    line: EditLine,
    /// What was left with words in it, and the record that it is about.
    kept: Kept,
    /// The digit that opened what is asked, until something is typed.
    digit: Option<char>,
    /// A 0 was pressed: the next digit is of the steps behind the first nine.
    behind: bool,
    /// As many rows are seen at once.
    seen: Cell<usize>,
    /// Which of those of one name somebody chose.
    which: Option<usize>,
    /// What was said to be there already: the same again is meant.
    doubted: Option<Vec<String>>,
    /// The line that is taken back if the same key is pressed once more.
    takes_back: Option<u64>,
    notice: Vec<Said>,
    /// The record that the last commands made.
    made: Option<Page>,
    /// The report that was written last, with the station's own words: it is the one that is handed in.
    reported: Option<(Span, String)>,
    left: bool,
}

impl Tracker {
    /// Opens the tracker of a home at a page.
    pub fn open(home: &Home, clock: Clock, lang: Lang, page: Page, by: Option<Party>) -> Result<Self, OfficeError> {
        let mut clerk = Clerk::open(home, clock)?;
        clerk.typed_by(by.or_else(|| clerk.typist()));
        clerk.through(Via::Screen);
        let mut tracker = Self {
            clerk,
            lang,
            way: Vec::new(),
            rows: Vec::new(),
            above: None,
            at: 0,
            asked: None,
            line: EditLine::default(),
            kept: Kept::default(),
            digit: None,
            behind: false,
            seen: Cell::new(10),
            made: None,
            reported: None,
            which: None,
            doubted: None,
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

    /// What was left with words in it goes on where somebody comes again.
    pub fn has_kept(&mut self, kept: Kept) {
        self.kept = kept;
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
            Page::Today => todays::today(lang),
            Page::AllToday => todays::all_today(lang),
            Page::Promises => words::promises(lang),
            Page::Board => words::board(lang),
            Page::Items(title, _) => title.clone(),
            Page::Item(no) => tracker::item_no(lang, *no),
            Page::Visits => words::visits(lang),
            Page::Station => station_words::station(lang),
            Page::Shifts => words::shifts(lang),
            Page::Patrol => lang.titled(station_words::extra(lang, Extra::Patrol)),
            Page::Projects => words::projects(lang),
            Page::Project(no) => tracker::project_no(lang, *no),
            Page::Notices => board::board(lang),
            Page::Notice(no) => tracker::notice_no(lang, *no),
            Page::Figures => figure_words::page_title(lang),
            Page::Covenant => lang.titled(station_words::extra(lang, Extra::Covenant)),
            Page::Coaching => lang.titled(station_words::extra(lang, Extra::Coaching)),
            Page::Leaves(kind) => lang.titled(leaf::leaf_kind(lang, *kind)),
            Page::Leaf(no) => leaf::leaf_no(lang, *no),
            Page::Fund => lang.titled(station_words::extra(lang, Extra::Fund)),
            Page::Claim(no) => tracker::fund::claim_no(lang, *no),
            Page::Claims => lang.titled(&money::all_claims(lang)),
            Page::Entries => lang.titled(&money::all_entries(lang)),
            Page::Pot(_) => money::from_pot(lang),
            Page::Reminders => words::reminders(lang),
        };
        let today = time::date(lang, self.clerk.now().date());
        // Whoever writes down what happened before sees it all the while.
        (title, self.clerk.told_at().map_or(today, |on| words::told_on(lang, &row::when(lang, on))))
    }

    /// What stands above the rows, where one record is shown.
    pub fn above(&self) -> Option<&Above> {
        self.above.as_ref()
    }

    /// The marked row leads to something.
    pub fn can_choose(&self) -> bool {
        self.rows.get(self.at).is_some_and(|(_, _, pick)| *pick != Pick::None)
    }

    /// Some row leads to something.
    fn has_rows(&self) -> bool {
        *self.page() == Page::Reminders || self.rows.iter().any(|(_, _, pick)| *pick != Pick::None)
    }

    /// What can be done here by a digit.
    pub fn help(&self) -> String {
        match self.page() {
            // Nothing that can be opened is no place for a hint of how.
            page if !self.has_rows() => match page {
                Page::Items(..) => words::help_search(self.lang),
                Page::Item(_) | Page::Project(_) | Page::Notice(_) | Page::Reminders => String::new(),
                _ => words::help_none(self.lang),
            },
            Page::Today => todays::help_today(self.lang),
            Page::Promises => words::help_promises(self.lang),
            Page::Board | Page::Items(..) => words::help_list(self.lang),
            Page::Station => station_words::help_station(self.lang),
            Page::Fund => money::help_fund(self.lang),
            Page::Entries => money::help_entries(self.lang),
            Page::AllToday | Page::Visits | Page::Projects | Page::Claims | Page::Pot(_) => words::help_rows(self.lang),
            Page::Shifts | Page::Patrol => station_words::help_by_digits(self.lang),
            Page::Covenant => station_words::help_covenant(self.lang),
            Page::Coaching | Page::Leaves(_) => station_words::help_books(self.lang),
            Page::Figures => figure_words::help_page(self.lang),
            Page::Reminders => words::help_reminders(self.lang),
            Page::Notices => board::help_board(self.lang),
            Page::Item(_) | Page::Project(_) | Page::Notice(_) | Page::Leaf(_) | Page::Claim(_) => {
                words::help_one(self.lang)
            }
        }
    }

    /// The pages that are on here. Where that can't be read, those that each station has.
    fn pages(&self) -> BTreeSet<Extra> {
        self.clerk.pages().unwrap_or_default()
    }

    /// What leads nowhere stands beneath the rest of the page, and is no row to be chosen.
    pub fn says_quietly(&self) -> bool {
        *self.page() == Page::Today
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
        // What became of the copy on a stick is said once, at the next look.
        let copied = self.clerk.store().mirror_news();
        self.notice.extend(copied.map(|news| (books::copy(self.lang, &news), Tone::Strong)));
        self.above = record::above(&self.clerk, self.page(), self.lang);
        self.at = self.at.min(self.rows.len().saturating_sub(1));
    }

    fn fail(&mut self, error: &OfficeError) {
        self.notice = vec![(error.here(self.lang), Tone::Strong)];
    }

    /// A paste into the strip: several lines of a budget, or of names, stay several.
    pub fn pasted(&mut self, raw: &str) {
        let many = self.asked.as_ref().is_some_and(|asked| {
            matches!(asked.now(), Some(Wanted::Lines | Wanted::Council | Wanted::Fund(fund::FundWanted::Lines)))
        });
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
        self.answered_with(answer)
    }

    /// Says what came of commands, and reads the page again.
    fn answered_with(&mut self, answer: Result<Answer, OfficeError>) -> bool {
        let done = match answer {
            Err(error) => {
                self.fail(&error);
                false
            }
            Ok(Err((_, refusal))) => {
                self.notice = vec![(tracker::refusal_of(self.lang, &refusal, &self.clerk), Tone::Strong)];
                false
            }
            Ok(Ok(events)) => {
                // What a round or a sitting found are matters of their own: what was written is the round.
                let made = || events.iter().flatten().filter_map(Page::made);
                self.made = made().find(|page| matches!(page, Page::Leaf(_))).or_else(|| made().next());
                let who = self.clerk.recalls();
                // What is new is said with the number that it has from now on.
                let said = events.iter().flatten().map(|event| match event {
                    Event::Added(item) => {
                        format!("{}  {}", tracker::item_no(self.lang, item.no), tracker::event(self.lang, event, &who))
                    }
                    event => self.clerk.receipt(self.lang, event, &who),
                });
                self.notice = said.map(|words| (words, Tone::Plain)).collect();
                // What a covenant can't do by itself is said once it is written.
                let new = events.iter().flatten().filter_map(|event| match event {
                    Event::LeafWritten { leaf, again: false } => covenant::beyond(leaf, self.lang),
                    _ => None,
                });
                self.notice.extend(new.map(|(_, said)| (said, Tone::Strong)));
                let unfound = self.clerk.unfound().iter();
                self.notice.extend(unfound.map(|name| (tracker::no_such_file(self.lang, name), Tone::Strong)));
                true
            }
        };
        self.read();
        done
    }

    /// So many rows of the list are seen at once: a page is turned by as many.
    pub fn drawn(&self, room: usize) {
        self.seen.set(room);
    }

    /// The item that is marked, or shown.
    fn item(&self) -> Option<ItemNo> {
        match (self.page(), self.rows.get(self.at)) {
            (Page::Item(no), _) | (_, Some((_, _, Pick::Open(Page::Item(no))))) => Some(*no),
            _ => None,
        }
    }
}
