//! The rows of each page.

use chrono::{Days, NaiveDate};

use super::{
    Page, Part, Pick, ROWS, Row, SHIFTS, SOON, Visits, item_row,
    key::Key,
    projects,
    row::{listed, said},
    standing, steps,
};
use crate::{
    i18n::{Lang, time, track as words, tracker},
    office::{Clerk, OfficeError},
    tracker::{Filter, Item, Visit, under_their_motions},
};

pub fn rows(clerk: &Clerk, page: &Page, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let store = clerk.store();
    Ok(match page {
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
            let mut visits = store.visits(Visits { open: true, late: None }, Part::first(ROWS))?;
            let open: Vec<_> = visits.iter().map(|visit| visit.no).collect();
            visits.extend(
                store.visits(Visits::default(), Part::first(ROWS))?.into_iter().filter(|v| !open.contains(&v.no)),
            );
            listed(visits.iter().map(|visit| visit_row(visit, clerk, lang)).collect(), words::no_visits_yet(lang))
        }
        Page::Visit(no) => match store.visit(*no)? {
            Some(visit) => visit_rows(clerk, &visit, lang)?,
            None => Vec::new(),
        },
        Page::Shifts => shifts(clerk, lang)?,
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
        Page::Visit(no) => clerk.store().visit(*no).ok().flatten().map(|visit| visit.said.text),
        Page::Project(no) => clerk.store().project(*no).ok().flatten().map(|project| project.title),
        _ => None,
    }
}

fn reminder_texts(clerk: &Clerk, lang: Lang) -> Result<Vec<String>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let last = today + Days::new(SOON);
    let due = Filter { due: Some((NaiveDate::MIN, last)), ..Filter::default() };
    let (mut items, meetings) = (store.list(&due, Part::first(ROWS))?, clerk.meetings(Part::first(ROWS))?);
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
    rows.push((words::projects(lang), String::new(), Pick::Open(Page::Projects)));
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
    let mut rows: Vec<Row> = (1..)
        .zip(steps::of_item(item))
        .map(|(place, step)| {
            (format!("{place}  {}", tracker::step(lang, step)), String::new(), Pick::Step(Key::Step(step)))
        })
        .collect();
    let facts = tracker::facts(lang, item, clerk.now().date(), &call);
    rows.extend(facts.into_iter().map(|(what, how)| said(format!("{what}  {how}"), String::new())));
    for part in clerk.parts_of(item)? {
        let (label, beside, pick) = item_row(&part, clerk, lang);
        rows.push((tracker::below(&label), beside, pick));
    }
    let past = clerk.store().history(crate::store::Subject::Item(item.no), Part::first(ROWS))?;
    rows.extend(past.into_iter().map(|past| said(tracker::past(lang, &past, &call), time::date(lang, past.at.date()))));
    Ok(rows)
}

fn visit_row(visit: &Visit, clerk: &Clerk, lang: Lang) -> Row {
    let late = visit.is_late(clerk.now());
    let at = if late { tracker::late(lang) } else { tracker::visit_state(lang, visit.state).to_owned() };
    let label = format!("{}  {}", tracker::visit_no(lang, visit.no), visit.said.text);
    let beside = format!("{}  {at}", time::day(lang, visit.due.date()));
    (label, beside, Pick::Open(Page::Visit(visit.no)))
}

fn visit_rows(clerk: &Clerk, visit: &Visit, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let call = |id| clerk.call(id);
    let mut rows: Vec<Row> = (1..)
        .zip(steps::of_visit(visit))
        .map(|(place, key)| (format!("{place}  {}", steps::visit_step(lang, &key)), String::new(), Pick::Step(key)))
        .collect();
    let facts = tracker::visit_facts(lang, visit, clerk.now(), &call);
    rows.extend(facts.into_iter().map(|(what, how)| said(format!("{what}  {how}"), String::new())));
    if let Some(no) = visit.item {
        rows.push((tracker::item_no(lang, no), String::new(), Pick::Open(Page::Item(no))));
    }
    let past = clerk.store().history(crate::store::Subject::Visit(visit.no), Part::first(ROWS))?;
    rows.extend(past.into_iter().map(|past| said(tracker::past(lang, &past, &call), time::date(lang, past.at.date()))));
    Ok(rows)
}

/// Who is on duty, the council, the lists of the patrol.
fn shifts(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let (store, today) = (clerk.store(), clerk.now().date());
    let call = |id| clerk.call(id);
    let names =
        |who: &[crate::tracker::Party]| lang.list(who.iter().map(|party| tracker::Who::who(&call, lang, party)));
    let planned = store.shifts(today, today + Days::new(SHIFTS))?;
    let by = clerk.by().map_or_else(|| words::typed_by_nobody(lang), |by| tracker::Who::who(&call, lang, by));
    let mut rows: Vec<Row> = vec![(words::typed_by(lang), by, Pick::Step(Key::TypedBy))];
    rows.extend(planned.iter().map(|(day, who)| said(time::date(lang, *day), names(who))));
    if planned.is_empty() {
        rows.push(said(tracker::no_roster(lang), String::new()));
    }
    let council = store.council()?;
    rows.push((words::set_council(lang), String::new(), Pick::Step(Key::Council)));
    if council.all().next().is_some() {
        rows.push((words::plan_shifts(lang), String::new(), Pick::Step(Key::PlanShifts)));
        rows.push(said(words::directors(lang), names(&council.directors)));
        rows.push(said(words::residents(lang), names(&council.residents)));
    }
    let mut filled = false;
    for list in crate::tracker::patrol::PatrolList::ALL {
        for (place, line) in (1..).zip(store.patrol(list)?) {
            filled = true;
            rows.push(said(format!("{} {place}  {line}", tracker::patrol(lang, list)), String::new()));
        }
    }
    if !filled {
        rows.push(said(tracker::patrol_empty(lang), String::new()));
    }
    Ok(rows)
}
