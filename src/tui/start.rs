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

/// The list of meetings.
pub struct Start {
    /// The rows: a new one first.
    pub list: List<Pick>,
    /// What was said last.
    pub notice: Vec<Said>,
    /// How the station stands: the next meeting, what is due, late, waiting.
    pub standing: Vec<String>,
}

impl Start {
    /// Reads the home.
    pub fn of(home: &Home, clock: &Clock, lang: Lang) -> Self {
        let mut shelf = Shelf::open(home);
        let (meetings, mut notice) = match shelf.meetings() {
            Ok(meetings) => (meetings, Vec::new()),
            Err(error) => (Vec::new(), vec![failed(lang, &error)]),
        };
        let mut rows = vec![(words::new_meeting(lang), String::new(), Pick::New)];
        rows.extend(meetings.iter().map(|meeting| row(meeting, lang)));
        let track::Summary { standing, trouble } = track::summary(home, clock, lang, (&meetings, &mut shelf))
            .unwrap_or_else(|error| {
                let trouble = vec![crate::text::safe(&error.to_string()).to_string()];
                track::Summary { trouble, ..track::Summary::default() }
            });
        shelf.keep();
        notice.extend(trouble.into_iter().map(|said| (said, Tone::Strong)));
        Self { list: List::new(words::start(lang), rows), notice, standing }
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
