//! The rows of each page.

use chrono::Days;

use super::{
    ROWS, SOON,
    key::Key,
    page::{Page, Pick, Row},
    projects,
    row::{item_row, listed, said},
    station, steps, today,
};
use crate::{
    i18n::{Lang, pages as more, time, track as words, tracker},
    office::{Clerk, OfficeError},
    station::Extra,
    store::Page as Part,
    tracker::{Filter, Item, State, Track, under_their_motions},
};

pub fn rows(clerk: &Clerk, page: &Page, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let store = clerk.store();
    Ok(match page {
        Page::Today => today::rows(clerk, lang)?,
        Page::AllToday => today::all(clerk, lang)?,
        Page::Promises => {
            let items = clerk.last_promises()?;
            listed(items.iter().map(|item| item_row(item, clerk, lang)).collect(), tracker::none(lang))
        }
        Page::Board => board(clerk, lang)?,
        Page::Items(_, filter) => {
            let items = store.list(filter, Part::first(ROWS))?;
            let row = |(below, item): &(bool, Item)| {
                let (label, beside, pick) = item_row(item, clerk, lang);
                (if *below { tracker::below(&label) } else { label }, beside, pick)
            };
            listed(under_their_motions(items).iter().map(row).collect(), tracker::none(lang))
        }
        Page::Item(no) => match store.item(*no)? {
            Some(item) => one(clerk, &item, lang)?,
            None => Vec::new(),
        },
        Page::Visits => {
            let items = clerk.desk(ROWS)?;
            listed(items.iter().map(|item| desk_row(item, clerk, lang)).collect(), words::no_visits_yet(lang))
        }
        Page::Station => station::rows(clerk, lang)?,
        Page::Shifts => station::shifts(clerk, lang)?,
        Page::Patrol => station::patrol(clerk, lang)?,
        Page::Projects => projects::rows(clerk, lang)?,
        Page::Project(no) => match store.project(*no)? {
            Some(project) => projects::one(clerk, &project, lang)?,
            None => Vec::new(),
        },
        Page::Reminders => reminders(clerk, lang)?,
    })
}

/// What the item or visit of a page is about.
pub fn about(clerk: &Clerk, page: &Page, lang: Lang) -> Option<String> {
    match page {
        Page::Item(no) => clerk.store().item(*no).ok().flatten().map(|item| tracker::title(lang, &item)),
        Page::Project(no) => clerk.store().project(*no).ok().flatten().map(|project| project.title),
        _ => None,
    }
}

fn reminder_texts(clerk: &Clerk, lang: Lang) -> Result<Vec<String>, OfficeError> {
    let today = clerk.now().date();
    let last = today + Days::new(SOON);
    let (mut items, meetings) = (clerk.to_remind(last)?, clerk.meetings(Part::first(ROWS))?);
    let children = clerk.for_a_chat(&mut items, &crate::minutes::child(lang))?;
    let call = |id| clerk.call(id).map(|name| children.mask(&name));
    Ok(tracker::reminders(lang, &items, &meetings, (today, last), None, &call))
}

/// Line by line, with an empty one between two texts.
fn reminders(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let texts = reminder_texts(clerk, lang)?;
    let mut rows: Vec<Row> = Vec::new();
    for text in &texts {
        if !rows.is_empty() {
            rows.push(said(String::new(), String::new()));
        }
        rows.extend(text.lines().map(|line| said(line.to_owned(), String::new())));
    }
    Ok(listed(rows, tracker::nobody_to_remind(lang)))
}

/// The lists that are asked for most, then how many stand where, then the share of promises kept.
fn board(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let lists = [
        (words::list_late(lang), Filter { late: Some(today), ..Filter::default() }),
        (words::list_soon(lang), Filter { due: Some((today, today + Days::new(SOON))), ..Filter::default() }),
        (words::list_waiting(lang), Filter { waiting: true, ..Filter::default() }),
        (words::list_orphans(lang), Filter { orphan: true, ..Filter::default() }),
        (words::list_open(lang), Filter { open: true, ..Filter::default() }),
    ];
    let mut rows = Vec::new();
    for (title, filter) in lists {
        let count = store.count(&filter)?;
        rows.push((title.clone(), count.to_string(), Pick::Open(Page::Items(title, Box::new(filter)))));
    }
    rows.push((words::reminders(lang), String::new(), Pick::Open(Page::Reminders)));
    rows.push(match clerk.pages()? {
        pages if pages.contains(&Extra::Projects) => (words::projects(lang), String::new(), Pick::Open(Page::Projects)),
        _ => (more::more(lang), String::new(), Pick::Open(Page::Station)),
    });
    for ((track, state), count) in store.board()? {
        let label = format!("{}  {}", tracker::track(lang, track), tracker::state(lang, state));
        rows.push((label, count.to_string(), Pick::Open(standing(lang, track, state))));
    }
    for (no, share) in store.shares(12, today)? {
        let percent = share.percent().map(|percent| tracker::kept_share(lang, percent)).unwrap_or_default();
        let kept = tracker::kept(lang, share.kept, share.made);
        let filter = Filter { meeting: Some(no), order: crate::tracker::filter::Sorted::Number, ..Filter::default() };
        let title = tracker::meeting_no(lang, no);
        rows.push((title.clone(), format!("{kept}  {percent}"), Pick::Open(Page::Items(title, Box::new(filter)))));
    }
    Ok(rows)
}

/// What can be done, by a digit; what is known; what happened.
fn one(clerk: &Clerk, item: &Item, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let call = |id| clerk.call(id);
    let row = |(place, key): (usize, Key)| {
        // There are nine digits; what stands behind them is reached by the arrows.
        let digit = if place > 9 { " ".to_owned() } else { place.to_string() };
        (format!("{digit}  {}", steps::said(lang, &key)), String::new(), Pick::Step(key))
    };
    let mut rows: Vec<Row> = (1..).zip(steps::of_item(item)).map(row).collect();
    let facts = tracker::facts(lang, item, clerk.now().date(), &call);
    rows.extend(facts.into_iter().map(|(what, how)| said(format!("{what}  {how}"), String::new())));
    let mut beside = clerk.parts_of(item)?;
    for no in item.into.iter().chain(&item.merged) {
        beside.extend(clerk.store().item(*no)?);
    }
    for other in beside {
        let (label, beside, pick) = item_row(&other, clerk, lang);
        rows.push((tracker::below(&label), beside, pick));
    }
    let past = clerk.store().history(crate::store::Subject::Item(item.no), Part::first(ROWS))?;
    rows.extend(past.into_iter().map(|past| said(tracker::past(lang, &past, &call), time::date(lang, past.at.date()))));
    Ok(rows)
}

fn desk_row(item: &Item, clerk: &Clerk, lang: Lang) -> Row {
    let late = item.is_late_at(clerk.now());
    let at = if late { tracker::late(lang) } else { tracker::at(lang, item) };
    let by = item.desk.as_ref().filter(|_| item.is_unanswered()).map(|desk| time::day(lang, desk.answer_by.date()));
    let label = format!("{}  {}", tracker::item_no(lang, item.no), tracker::title(lang, item));
    let beside = by.into_iter().chain([at]).collect::<Vec<_>>().join("  ");
    (label, beside, Pick::Open(Page::Item(item.no)))
}

/// The page of what stands in one place of the board.
fn standing(lang: Lang, track: Track, state: State) -> Page {
    let title = format!("{}  {}", tracker::track(lang, track), tracker::state(lang, state));
    Page::Items(title, Box::new(Filter { track: Some(track), state: Some(state), ..Filter::default() }))
}
