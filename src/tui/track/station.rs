//! The page 站里: who types, when it happened, backups, which pages are on; and the next turns of the council.

use std::path::PathBuf;

use chrono::Days;

use super::{
    Tracker,
    digit::by_digits,
    key::Key,
    page::{Page, Pick, Row},
    read,
    row::when,
};
use crate::{
    i18n::{Lang, books, journal, pages as words, time, today, track, tracker},
    office::{
        Clerk, OfficeError,
        backup::{self, BackupError},
        pages,
    },
    station::Extra,
    tracker::council::{Council, Shift},
    view::Tone,
};

/// Days of the duty roster that are planned at once.
const PLANNED: usize = 14;
/// Nobody plans further than this.
const FAR: u64 = 366;

/// Who types, when it happened, the last backup; then the pages that are on, and those that can be.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let call = |id| clerk.call(id);
    let by = clerk.by().map_or_else(|| track::typed_by_nobody(lang), |by| tracker::Who::who(&call, lang, by));
    let told = clerk.told_at().map_or_else(|| track::told_now(lang), |on| when(lang, on));
    let last = backup::last(clerk.home()).map(|last| today::last_backup(lang, &time::date(lang, last.on)));
    let estate = clerk.estate()?.unwrap_or_else(|| track::of_no_estate(lang));
    let mut rows = vec![
        (track::typed_by(lang), by, Pick::Step(Key::TypedBy)),
        (track::told(lang), told, Pick::Step(Key::Told)),
        (today::back_up(lang), last.unwrap_or_else(|| today::no_backup(lang)), Pick::Step(Key::BackUp)),
    ];
    let (on, kept) = (clerk.pages()?, pages::kept(clerk.store())?);
    for page in Extra::ALL {
        let title = words::extra(lang, page);
        if on.contains(&page) {
            rows.push((title.to_owned(), String::new(), Pick::Open(Page::of(page))));
        } else {
            rows.push((words::show(lang, title), String::new(), Pick::Step(Key::Switch(page, true))));
        }
    }
    rows.push((track::of_estate(lang), estate, Pick::Step(Key::Estate)));
    // What has records stays: nobody looks for them in vain.
    for page in on.difference(&kept) {
        rows.push((words::hide(lang, words::extra(lang, *page)), String::new(), Pick::Step(Key::Switch(*page, false))));
    }
    Ok(by_digits(rows))
}

impl Tracker {
    /// The council goes on taking turns, from the day after the last that is planned.
    pub(super) fn next_shifts(&self) -> Result<Vec<Shift>, OfficeError> {
        let (store, today) = (self.clerk.store(), self.clerk.now().date());
        let calendar = self.clerk.calendar()?;
        let council = self.clerk.council()?;
        let planned = store.shifts(today, today + Days::new(FAR))?;
        let last = planned.last();
        let from = last.map_or(today, |(day, _)| *day + Days::new(1));
        let place = last.and_then(|(_, who)| council.all().position(|party| who.contains(party)));
        Ok(council.turns(from, PLANNED, place.map_or(0, |place| place + 1), &calendar))
    }

    pub(super) fn council(&mut self, said: &str) -> Result<Council, String> {
        let mut parts = said.splitn(2, ['/', '／']);
        let mut parties =
            |said: &str| crate::text::names(said).iter().map(|name| self.party(name)).collect::<Result<Vec<_>, _>>();
        let directors = parties(parts.next().unwrap_or_default())?;
        Ok(Council { directors, residents: parties(parts.next().unwrap_or_default())? })
    }

    /// Nothing typed is nobody.
    pub(super) fn set_typed_by(&mut self, given: &[String]) -> bool {
        let said = given.first().map(String::as_str).unwrap_or_default();
        let by = (!said.is_empty()).then(|| self.party(said)).transpose();
        let kept = by.and_then(|by| {
            self.clerk.typed_by(by);
            self.clerk.keep_typist().map_err(|error| error.here(self.lang))
        });
        let done = kept.is_ok();
        if let Err(why) = kept {
            self.notice = vec![(why, Tone::Strong)];
        }
        self.read();
        done
    }

    /// Nothing typed is what the newest meeting says.
    pub(super) fn set_estate(&mut self, given: &[String]) -> bool {
        let (lang, said) = (self.lang, given.first().map(String::as_str));
        let done = self.clerk.home().set_estate(said);
        self.notice = vec![match &done {
            Ok(()) => {
                let estate = self.clerk.estate().ok().flatten();
                (estate.map_or_else(|| track::of_no_estate(lang), |said| track::estate_set(lang, &said)), Tone::Plain)
            }
            Err(error) => (journal::cause(lang, error), Tone::Strong),
        }];
        self.read();
        done.is_ok()
    }

    /// Into a folder under a name of its own, else into the file that is named.
    pub(super) fn back_up(&mut self, given: &[String]) -> bool {
        let (lang, now) = (self.lang, self.clerk.now());
        let named = given.first().map(|said| said.trim_matches(['\'', '"'])).unwrap_or_default();
        let mut file = PathBuf::from(named);
        if file.is_dir() {
            file.push(today::backup_file(lang, &now.date().to_string()));
        }
        // A stick that isn't in makes no file of its name on the laptop.
        if file.extension().is_none_or(|own| !own.eq_ignore_ascii_case("zip")) {
            self.notice = vec![(today::no_folder(lang, named), Tone::Strong)];
            return false;
        }
        let done = backup::backup(self.clerk.home(), &file, true, now);
        let (said, is_done) = match done {
            Ok(_) => (today::backed_up(lang, &journal::place(&file)), true),
            Err(BackupError::Office(error)) => (error.here(lang), false),
            Err(BackupError::Exists(path)) => (books::is_there(lang, &journal::place(&path)), false),
            Err(BackupError::Io { source, .. }) => (journal::cause(lang, &source), false),
            Err(other) => (other.to_string(), false),
        };
        self.notice = vec![(said, Tone::Strong)];
        self.read();
        is_done
    }

    /// Nothing typed is now.
    pub(super) fn set_told(&mut self, given: &[String]) -> bool {
        let said = given.first().map(String::as_str).unwrap_or_default();
        let on = (!said.is_empty()).then(|| read::when(&self.clerk, self.lang, said)).transpose();
        let done = on.is_ok();
        match on {
            Ok(on) => self.clerk.told(on),
            Err(why) => self.notice = vec![(why, Tone::Strong)],
        }
        self.read();
        done
    }

    /// Switches a page on, or off again.
    pub(super) fn switch(&mut self, page: Extra, on: bool) -> bool {
        let (lang, title) = (self.lang, words::extra(self.lang, page));
        let done = self.clerk.home().switch_page(page, on);
        let said = match &done {
            Ok(()) if on => words::shown(lang, title),
            Ok(()) => words::hidden(lang, title),
            Err(error) => journal::cause(lang, error),
        };
        self.notice = vec![(said, Tone::Strong)];
        self.read();
        done.is_ok()
    }
}
