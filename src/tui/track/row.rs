//! Rows that several pages have.

use chrono::NaiveDate;

use super::page::{Page, Pick, Row};
use crate::{
    i18n::{
        Lang, time, track, tracker,
        tracker::{fund as money, leaf, notice as words},
    },
    meeting::Moment,
    office::{Clerk, Found},
    sitting::Clock,
    station::Home,
    tracker::{Item, Leaf, Notice, Project, fund::Claim},
};

/// Words that lead nowhere.
pub fn said(text: String, beside: String) -> Row {
    (text, beside, Pick::None)
}

/// Rows, or in words that there are none.
pub fn listed(rows: Vec<Row>, none: String) -> Vec<Row> {
    if rows.is_empty() { vec![said(none, String::new())] } else { rows }
}

/// Whoever has a matter: who leads it, or where it goes.
pub fn holder(item: &Item, clerk: &Clerk, lang: Lang) -> String {
    let call = |id| clerk.call(id);
    tracker::holder(lang, item, &call)
}

/// A number, and what it is about.
pub fn named(item: &Item, lang: Lang) -> String {
    format!("{}  {}", tracker::item_no(lang, item.no), tracker::placed(lang, item))
}

/// Parts of what stands at the right.
pub fn beside<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A row of a matter: its number and what it is about; who has it, by when, where it stands.
pub fn item_row(item: &Item, clerk: &Clerk, lang: Lang) -> Row {
    let now = clerk.now();
    let due = item.awaited().map(|due| time::day_from(lang, due, now.date())).unwrap_or_default();
    let beside = beside([holder(item, clerk, lang), due, tracker::stands(lang, item, now)]);
    (named(item, lang), beside, Pick::Open(Page::Item(item.no)))
}

/// A row of a notice.
pub fn notice_row(notice: &Notice, lang: Lang, today: NaiveDate) -> Row {
    let about = words::notice_about(lang, &notice.posted.of, &notice.posted.title);
    let label = format!("{}  {about}", tracker::notice_no(lang, notice.no));
    let waits = words::notice_waits(lang, notice, today);
    let beside: Vec<String> = waits.into_iter().chain([words::notice_stands(lang, notice, today)]).collect();
    (label, beside.join("  "), Pick::Open(Page::Notice(notice.no)))
}

/// A row of a claim.
pub fn claim_row(claim: &Claim, clerk: &Clerk, lang: Lang) -> Row {
    let call = |id| clerk.call(id);
    let payee = tracker::Who::who(&call, lang, &claim.asked.payee);
    let label = format!("{}  {} {payee}", money::claim_no(lang, claim.no), money::claim_what(claim));
    let beside = format!("{}  {}", tracker::yuan(lang, claim.sum()), money::claim_stands(lang, claim));
    (label, beside, Pick::Open(Page::Claim(claim.no)))
}

/// A row of a project.
pub fn project_row(project: &Project, lang: Lang) -> Row {
    let label = format!("{}  {}", tracker::project_no(lang, project.no), project.title);
    let sums = track::spent_of(lang, project.spent(), project.budget());
    let beside = format!("{sums}  {}", tracker::phase(lang, project.phase));
    (label, beside, Pick::Open(Page::Project(project.no)))
}

/// Of a leaf that has a way a list shows where it stands and one thing more; the rest is on its record.
const WITH_STATE: usize = 2;

/// A leaf in a list: its number and what it is called; what stands in its columns.
pub fn leaf_row(of: &Leaf, clerk: &Clerk, lang: Lang) -> Row {
    let today = clerk.now().date();
    let mut cells = leaf::leaf_cells(lang, of, (clerk.title_of(lang, of), false), today, clerk).into_iter();
    let label = [cells.next(), cells.next()].into_iter().flatten().collect::<Vec<_>>().join("  ");
    let mut beside: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    // Where it has a way, its state is what is read in a window that cuts the rest.
    if of.no.kind.has_way() {
        beside.rotate_right(1);
        beside.truncate(WITH_STATE);
    }
    (label, beside.join("  "), Pick::Open(Page::Leaf(of.no)))
}

/// A day and an hour.
pub fn when(lang: Lang, on: Moment) -> String {
    format!("{} {}", time::day(lang, on.date()), time::hhmm(on.time()))
}

/// As many are found at once on the first screen.
const FOUND: usize = 7;

/// What is found by a number or by words, for the first screen: a row each, and the page that it leads to. What can't be read is found
/// by nobody.
pub fn found(home: &Home, clock: &Clock, lang: Lang, said: &str) -> Vec<(String, String, Page)> {
    let Ok(clerk) = Clerk::look(home, clock.clone()) else { return Vec::new() };
    let today = clerk.now().date();
    let row = |found: &Found| {
        let (label, beside, _) = match found {
            Found::Item(item) => item_row(item, &clerk, lang),
            Found::Notice(notice) => notice_row(notice, lang, today),
            Found::Project(project) => project_row(project, lang),
            Found::Article(leaf) => leaf_row(leaf, &clerk, lang),
            Found::Claim(claim) => claim_row(claim, &clerk, lang),
        };
        (label, beside, Page::found(found))
    };
    clerk.find(said, FOUND).unwrap_or_default().iter().map(row).collect()
}
