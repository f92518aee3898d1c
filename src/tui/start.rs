//! Choosing a meeting, or opening a new one.

mod screen;

use uuid::Uuid;

use super::{console::Said, list::List, track};
use crate::{
    i18n::{Lang, cli, names, time, tui as words, view},
    sitting::Clock,
    station::{Home, Listing, Shelf, StationError},
    view::Tone,
};

/// What a row leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A meeting that is not there yet.
    New,
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
    /// How the station stands: the next meeting, what is due, late, waiting.
    pub standing: Vec<String>,
    /// What was not looked at yet.
    rest: Option<Rest>,
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
        let list = List::new(words::start(lang), vec![(words::new_meeting(lang), String::new(), Pick::New)]);
        let mut start = Self { list, notice: Vec::new(), standing: Vec::new(), rest: None };
        match Shelf::open(home) {
            Ok(shelf) => {
                start.rest = Some(Rest { home: home.clone(), clock: clock.clone(), lang, shelf, meetings: Vec::new() });
                start.look(AT_FIRST);
            }
            Err(error) => start.notice.push(failed(lang, &error)),
        }
        start
    }

    /// Looks at so many more; whether there were any.
    fn look(&mut self, most: usize) -> bool {
        let Some(mut rest) = self.rest.take() else { return false };
        let new = rest.shelf.look(most);
        let track::Summary { standing, trouble } =
            track::summary(&rest.home, &rest.clock, rest.lang, (&new, &mut rest.shelf)).unwrap_or_else(|error| {
                let trouble = vec![crate::text::safe(&error.to_string()).to_string()];
                track::Summary { trouble, ..track::Summary::default() }
            });
        rest.shelf.keep();
        rest.meetings.extend(new);
        rest.meetings.sort_by_key(Listing::age);
        let mut rows = vec![(words::new_meeting(rest.lang), String::new(), Pick::New)];
        rows.extend(rest.meetings.iter().map(|meeting| row(meeting, rest.lang)));
        self.list = List::new(words::start(rest.lang), rows);
        self.standing = standing;
        self.notice.extend(trouble.into_iter().map(|said| (said, Tone::Strong)));
        if rest.shelf.has_more() {
            self.rest = Some(rest);
        }
        true
    }
}

/// What went wrong outside, in one calm line.
pub fn failed(lang: Lang, error: &StationError) -> Said {
    (words::cant_open(lang, &crate::text::safe(&error.to_string()).to_string()), Tone::Strong)
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
    let theme = if meeting.theme.is_empty() { meeting.id.to_string() } else { meeting.theme.clone() };
    let label = if meeting.estate.is_empty() { theme } else { format!("{}  {theme}", meeting.estate) };
    (label, beside.join("  "), Pick::Meeting(meeting.id, meeting.damaged))
}
