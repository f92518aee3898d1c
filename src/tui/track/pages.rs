//! The rows of each page.

use chrono::Days;

use super::{
    ROWS, SOON, covenant, figures, fund, leaves, notices,
    page::{Page, Pick, Row},
    projects, record,
    row::{item_row, listed, said},
    station, today,
};
use crate::{
    i18n::{Lang, pages as more, track as words, tracker},
    office::{Clerk, OfficeError},
    station::Extra,
    store::Page as Part,
    tracker::{Filter, Item, LeafKind, State, Track, under_their_motions},
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
            Some(item) => record::item(clerk, &item, lang)?,
            None => Vec::new(),
        },
        Page::Visits => {
            let items = clerk.desk(ROWS)?;
            listed(items.iter().map(|item| item_row(item, clerk, lang)).collect(), words::no_visits_yet(lang))
        }
        Page::Station => station::rows(clerk, lang)?,
        Page::Shifts => leaves::council(clerk, lang)?,
        Page::Patrol => leaves::patrol(clerk, lang)?,
        Page::Figures => figures::rows(clerk, lang)?,
        Page::Covenant => covenant::rows(clerk, lang)?,
        Page::Coaching => leaves::rows(clerk, LeafKind::Coaching, lang)?,
        Page::Leaves(kind) => leaves::rows(clerk, *kind, lang)?,
        Page::Leaf(no) => match store.leaf(*no)? {
            Some(leaf) => record::leaf(clerk, &leaf, lang)?,
            None => Vec::new(),
        },
        Page::Projects => projects::rows(clerk, lang)?,
        Page::Project(no) => match store.project(*no)? {
            Some(project) => record::project(clerk, &project, lang)?,
            None => Vec::new(),
        },
        Page::Notices => notices::rows(clerk, lang)?,
        Page::Notice(no) => match store.notice(*no)? {
            Some(notice) => record::notice(clerk, &notice, lang)?,
            None => Vec::new(),
        },
        Page::Fund => fund::pages::rows(clerk, lang)?,
        Page::Claim(no) => match store.claim(*no)? {
            Some(claim) => record::claim(clerk, &claim, lang)?,
            None => Vec::new(),
        },
        Page::Claims => fund::pages::claims(clerk, lang)?,
        Page::Entries => fund::pages::entries(clerk, lang)?,
        Page::Pot(name) => fund::pages::pot_rows(clerk, name, lang)?,
        Page::Reminders => reminders(clerk, lang)?,
    })
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

/// The page of what stands in one place of the board.
fn standing(lang: Lang, track: Track, state: State) -> Page {
    let title = format!("{}  {}", tracker::track(lang, track), tracker::state(lang, state));
    Page::Items(title, Box::new(Filter { track: Some(track), state: Some(state), ..Filter::default() }))
}
