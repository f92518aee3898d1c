//! What the first screen says of the station: as much as the page 今天 has lines.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    i18n::{Lang, books, cli, time, today as todays, track as words, tracker},
    office::{self, Clerk, OfficeError, backup},
    sitting::Clock,
    station::{Extra, Home, Listing, Shelf},
    store::{Record, Store},
    tracker::{Refusal, Why},
};

/// How the station stands, and what kept something out of the tracker.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How much the page 今天 has to say. Nothing where nothing is followed yet.
    pub today: Option<String>,
    /// The next meeting, and the last backup.
    pub standing: Vec<String>,
    /// Meetings that were not taken in, and why.
    pub trouble: Vec<String>,
    /// The pages that are on here.
    pub pages: BTreeSet<Extra>,
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
    if let Err(why) = office::is_here(home) {
        trouble.push(why.here(lang));
    }
    if record.rebuild_once_a_day(clock.now().date())? {
        // What an older program wrote beside journals, in as few looks as will do.
        let held = meetings.iter().filter(|meeting| !meeting.practice).map(|meeting| meeting.id);
        office::notices::bring_all(home, clock, held)?;
    }
    let store: Box<dyn Store> = Box::new(record);
    let behind: BTreeSet<_> =
        office::behind(store.as_ref(), shelf, meetings)?.into_iter().map(|meeting| meeting.id).collect();
    // Names that a meeting gives may have changed where its lines did not.
    let is_new = |meeting: &&Listing| {
        let is_over = !meeting.practice && (meeting.closed || meeting.damaged);
        is_over && (behind.contains(&meeting.id) || shelf.taken(meeting.id).is_none())
    };
    let new: Vec<&Listing> = meetings.iter().filter(is_new).collect();
    let store = if new.is_empty() { store } else { take_in(home, clock, lang, &new, shelf, &mut trouble)? };
    let today = clock.now().date();
    let pages = office::pages::on(home, store.as_ref())?;
    let Some(waits) = office::today::today(home, store.as_ref(), clock.now(), 0)? else {
        return Ok(Summary { trouble, pages, ..Summary::default() });
    };
    let next = waits.next.as_ref().map(|(day, hour, place)| {
        let hour = hour.map(time::hhmm).unwrap_or_default();
        words::next_meeting(lang, &time::day_from(lang, *day, today), &hour, place.as_deref().unwrap_or_default())
    });
    let said = match waits.count() {
        0 => todays::nothing_waits(lang),
        count => todays::waits(lang, count, &todays::kinds(lang, &waits.counts)),
    };
    let standing = next.into_iter().chain([backed_up(home, today, lang)]).collect();
    Ok(Summary { today: Some(said), standing, trouble, pages })
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
