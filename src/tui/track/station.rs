//! The page 站里, and what the station switches on there: who is on duty, the council, the lists of the patrol.

use chrono::Days;

use super::{
    SHIFTS, Tracker,
    key::Key,
    page::{Page, Pick, Row},
    row::{listed, said, when},
};
use crate::{
    i18n::{Lang, journal, pages as words, time, today, track, tracker},
    office::{Clerk, OfficeError, backup, pages},
    station::Extra,
    tracker::{Party, patrol::PatrolList},
    view::Tone,
};

/// Who types, when it happened, the last backup; then the pages that are on, and those that can be.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let call = |id| clerk.call(id);
    let by = clerk.by().map_or_else(|| track::typed_by_nobody(lang), |by| tracker::Who::who(&call, lang, by));
    let told = clerk.told_at().map_or_else(|| track::told_now(lang), |on| when(lang, on));
    let last = backup::last(clerk.home()).map(|last| today::last_backup(lang, &time::date(lang, last.on)));
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
    // What has records stays: nobody looks for them in vain.
    for page in on.difference(&kept) {
        rows.push((words::hide(lang, words::extra(lang, *page)), String::new(), Pick::Step(Key::Switch(*page, false))));
    }
    for (place, (label, ..)) in (1..).zip(&mut rows) {
        *label = format!("{place}  {label}");
    }
    Ok(rows)
}

/// Who is on duty, and the council.
pub fn shifts(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let call = |id| clerk.call(id);
    let names = |who: &[Party]| lang.list(who.iter().map(|party| tracker::Who::who(&call, lang, party)));
    let planned = store.shifts(today, today + Days::new(SHIFTS))?;
    let days = planned.iter().map(|(day, who)| said(time::date(lang, *day), names(who))).collect();
    let mut rows = listed(days, tracker::no_roster(lang));
    let council = store.council()?;
    rows.push((track::set_council(lang), String::new(), Pick::Step(Key::Council)));
    if council.all().next().is_some() {
        rows.push((track::plan_shifts(lang), String::new(), Pick::Step(Key::PlanShifts)));
        rows.push(said(track::directors(lang), names(&council.directors)));
        rows.push(said(track::residents(lang), names(&council.residents)));
    }
    Ok(rows)
}

/// The lists of the patrol, each with its lines.
pub fn patrol(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let mut rows = Vec::new();
    for list in PatrolList::ALL {
        let title = tracker::patrol(lang, list).to_owned();
        rows.push((title, words::set_patrol(lang), Pick::Step(Key::Patrol(list))));
        rows.extend(
            (1..)
                .zip(clerk.store().patrol(list)?)
                .map(|(place, line)| said(format!("   {place}  {line}"), String::new())),
        );
    }
    rows.push(said(tracker::patrol_empty(lang), String::new()));
    Ok(rows)
}

impl Tracker {
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
