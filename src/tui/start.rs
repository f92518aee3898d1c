//! Choosing a meeting, or opening a new one.

mod books;
mod screen;

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{
    console::{Card, Said},
    line::EditLine,
    list::List,
    track,
};
use crate::{
    i18n::{Lang, cli, here, journal, names, roster, table, time, tour, tui as words, view},
    meeting::Moment,
    office::{Adopted, Clerk},
    sitting::Clock,
    station::{
        Extra, Home, Listing, Shelf, Station, StationError,
        roster::{Brought, Resident, Roster, bring},
    },
    view::Tone,
};

pub use books::Books;

/// What a row leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A meeting that is not there yet.
    New,
    /// A tour in a practice copy.
    Practice,
    /// The roster, from a file.
    Import,
    /// Another station of this laptop, by its place among those.
    Station(usize),
    /// A page of the station: promises, items, visits, the duty roster.
    Books(Books),
    /// A record of the station that was found, by its place among those.
    Found(usize),
    /// A meeting of the home; damaged ones can only be looked at.
    Meeting(Uuid, bool),
}

/// As many closed meetings are looked at before the first frame; few windows have more rows.
const AT_FIRST: usize = 64;

/// The list of meetings.
pub struct Start {
    /// The rows: a new one first.
    pub list: List<Pick>,
    /// What was said last.
    pub notice: Vec<Said>,
    /// How much waits at the station today.
    pub today: Option<String>,
    /// How it stands: the next meeting, the last backup.
    pub standing: Vec<String>,
    /// The file of a roster that is asked for, once it was.
    pub file: Option<EditLine>,
    /// What was said to look wrong in it: the same file again is taken.
    doubted: Option<String>,
    station: (Home, Clock, Lang),
    /// The other stations of this laptop.
    others: Vec<Station>,
    /// The row of the meeting that runs, if one does.
    pub running: Option<usize>,
    /// What was not looked at yet.
    rest: Option<Rest>,
    /// The pages of what was found by what is typed.
    found: Vec<track::Page>,
}

/// Closed meetings that no window shows at first: they are looked at once the first frame is out, before any key.
struct Rest {
    home: Home,
    clock: Clock,
    lang: Lang,
    shelf: Shelf,
    meetings: Vec<Listing>,
}

impl Start {
    /// Reads the home, as far as the first frame shows it.
    pub fn of(home: &Home, clock: &Clock, lang: Lang) -> Self {
        let station = (home.clone(), clock.clone(), lang);
        let rows = vec![(words::new_meeting(lang), String::new(), Pick::New)];
        let list = with_books(words::start(lang), rows, &BTreeSet::new(), lang);
        let mut start = Self {
            list,
            notice: Vec::new(),
            today: None,
            standing: Vec::new(),
            running: None,
            file: None,
            doubted: None,
            others: home.others(),
            station,
            rest: None,
            found: Vec::new(),
        };
        match Shelf::open(home) {
            Ok(shelf) => {
                start.rest = Some(Rest { home: home.clone(), clock: clock.clone(), lang, shelf, meetings: Vec::new() });
                start.look(AT_FIRST);
            }
            Err(error) => start.notice.push(failed(lang, &error)),
        }
        start
    }

    /// What is typed is looked for among the records of the station, too.
    fn look_for(&mut self) {
        let typed = self.list.typed().trim().to_owned();
        let (home, clock, lang) = &self.station;
        let is_number = !self.list.is_looking() && typed.starts_with(|c: char| c.is_ascii_digit());
        let found = if typed.is_empty() || is_number { Vec::new() } else { track::found(home, clock, *lang, &typed) };
        let rows = found.iter().enumerate();
        let rows = rows.map(|(place, (label, beside, _))| (label.clone(), beside.clone(), Pick::Found(place)));
        self.list.found(rows.collect());
        self.found = found.into_iter().map(|(.., page)| page).collect();
    }

    /// Looks at so many more; whether there were any.
    fn look(&mut self, most: usize) -> bool {
        let Some(mut rest) = self.rest.take() else { return false };
        let new = rest.shelf.look(most);
        let track::Summary { today, standing, trouble, pages } =
            track::summary(&rest.home, &rest.clock, rest.lang, (&new, &mut rest.shelf)).unwrap_or_else(|error| {
                let trouble = vec![error.here(rest.lang)];
                track::Summary { trouble, ..track::Summary::default() }
            });
        rest.shelf.keep();
        rest.meetings.extend(new);
        rest.meetings.sort_by_key(Listing::age);
        let mut rows = vec![(words::new_meeting(rest.lang), String::new(), Pick::New)];
        rows.extend(rest.meetings.iter().map(|meeting| row(meeting, rest.lang)));
        // Nobody has met here yet.
        if rest.meetings.iter().all(|meeting| meeting.practice) {
            rows.push((tour::row(rest.lang), tour::row_why(rest.lang), Pick::Practice));
            rows.push((tour::roster(rest.lang), tour::roster_why(rest.lang), Pick::Import));
        }
        for (place, station) in self.others.iter().enumerate() {
            let label = match &station.name {
                Some(name) => tour::station(rest.lang, name),
                None => tour::station_first(rest.lang),
            };
            rows.push((label, tour::station_why(rest.lang), Pick::Station(place)));
        }
        self.list = with_books(words::start(rest.lang), rows, &pages, rest.lang);
        // Who comes back goes on with what runs, by Enter.
        let now = rest.clock.now();
        self.running = rest.meetings.iter().position(|meeting| runs(meeting, now)).map(|place| place + 1);
        self.list.at = self.running.unwrap_or(0);
        self.today = today;
        self.standing = standing;
        self.notice.extend(trouble.into_iter().map(|said| (said, Tone::Strong)));
        if rest.shelf.has_more() {
            self.rest = Some(rest);
        }
        true
    }
}

/// The pages of the station are found by what is typed.
fn with_books(title: String, mut rows: Vec<(String, String, Pick)>, pages: &BTreeSet<Extra>, lang: Lang) -> List<Pick> {
    let at_once = rows.len();
    let alone = List::new("", rows.clone());
    let mut numbers: Vec<usize> = (0..at_once).filter_map(|place| alone.number(place)).collect();
    rows.extend(Books::on(pages).map(|books| (books.title(lang), String::new(), Pick::Books(books))));
    numbers.resize(rows.len(), 0);
    List::new(title, rows).numbered(numbers).finds(at_once, usize::MAX)
}

/// A meeting of this evening that is neither over nor adjourned.
fn runs(meeting: &Listing, now: Moment) -> bool {
    const EVENING: i64 = 12 * 60 * 60 * 1000;
    let open = !meeting.closed && !meeting.damaged && !meeting.practice && meeting.adjourned.is_none();
    open && meeting.at.is_some_and(|at| now.since(at).abs() < EVENING)
}

impl Start {
    /// The yellow card: what Enter does with the marked row.
    pub fn card(&self, key: String) -> Card {
        let lang = self.station.2;
        let marked = self.list.marked();
        let label = self.list.rows.get(self.list.at).map(|(label, ..)| label.clone()).unwrap_or_default();
        let runs = self.running.is_some_and(|place| place == self.list.at);
        let (what, why) = match marked {
            _ if self.file.is_some() => (tour::roster_file(lang), tour::roster_why(lang)),
            Some(Pick::New) => (label, words::start_line(lang)),
            Some(Pick::Practice) => (label, tour::row_why(lang)),
            Some(Pick::Import) => (label, tour::roster_why(lang)),
            Some(Pick::Meeting(..)) if runs => (words::start_goes_on(lang, &label), words::start_goes_on_why(lang)),
            Some(Pick::Station(_)) => (label, tour::station_why(lang)),
            Some(Pick::Books(_) | Pick::Found(_)) => (label, String::new()),
            Some(Pick::Meeting(..)) => (words::start_opens(lang, &label), String::new()),
            None => (words::start_prompt(lang), String::new()),
        };
        Card { key, what, why }
    }

    /// What this station is called, where there are several.
    pub fn name(&self) -> Option<String> {
        self.station.0.name()
    }

    /// The home of another station.
    fn other(&self, place: usize) -> Option<Home> {
        self.others.get(place).map(|station| station.home.clone())
    }

    /// Takes the roster from the file that was named.
    fn bring(&mut self) {
        let Some(line) = self.file.take() else { return };
        let named = line.text().trim().trim_matches(['\'', '"']).to_owned();
        let (home, clock, lang) = &mut self.station;
        let sure = self.doubted.take().is_some_and(|before| before == named);
        // Books that can't be read keep no roster out.
        let (books, mut adopted) = (Clerk::look(home, clock.clone()).ok(), Adopted::default());
        let mut adopt = |roster: &Roster, residents: &mut [Resident]| {
            adopted = books.as_ref().map(|books| books.adopt(roster, residents)).unwrap_or_default();
        };
        let file = std::path::Path::new(&named);
        let said = match bring(home, file, (*lang == Lang::En, sure), &mut || clock.fresh_id(), &mut adopt) {
            Ok(Brought::Taken(all, new, changed)) => {
                let taken = roster::taken(*lang, all, new, changed);
                let known = roster::adopted(*lang, adopted.same, &adopted.doubtful);
                self.notice = [taken].into_iter().chain(known).map(|said| (said, Tone::Strong)).collect();
                return;
            }
            Ok(Brought::Not(plan)) => {
                if let Some(fault) = plan.faults.first() {
                    tour::roster_faults(*lang, plan.faults.len(), &roster::fault(*lang, fault))
                } else {
                    self.doubted = Some(named);
                    let first = plan.doubts.first().map(|doubt| roster::doubt(*lang, doubt)).unwrap_or_default();
                    tour::roster_doubts(*lang, &first)
                }
            }
            Ok(Brought::Unread(why)) => tour::roster_unread(*lang, &table::unreadable(*lang, &why)),
            Ok(Brought::Unopened(error)) => tour::roster_unread(*lang, &journal::cause(*lang, &error)),
            Err(error) => failed(*lang, &error).0,
        };
        // What was named stays there, to be put right.
        self.file = Some(line);
        self.notice = vec![(said, Tone::Strong)];
    }
}

/// What went wrong outside, in one calm line.
pub fn failed(lang: Lang, error: &StationError) -> Said {
    (words::cant_open(lang, &here::station(lang, error)), Tone::Strong)
}

fn row(meeting: &Listing, lang: Lang) -> (String, String, Pick) {
    let mut beside = Vec::new();
    if meeting.practice {
        beside.push(view::practice(lang));
    }
    if meeting.damaged {
        beside.push(words::damaged(lang));
    } else if meeting.closed {
        beside.push(view::closed(lang));
    } else {
        beside.push(names::stage(lang, meeting.stage).to_owned());
        beside.extend(cli::goes_on(lang, meeting));
    }
    beside.extend(meeting.at.map(|at| time::date(lang, at.date())));
    // By this number the command line knows it, too.
    beside.extend(meeting.number.map(|(year, number)| format!("{}-{number}", year % 100)));
    let theme = if meeting.theme.is_empty() { meeting.id.to_string() } else { meeting.theme.clone() };
    let label = if meeting.estate.is_empty() { theme } else { format!("{}  {theme}", meeting.estate) };
    (label, beside.join("  "), Pick::Meeting(meeting.id, meeting.damaged))
}
