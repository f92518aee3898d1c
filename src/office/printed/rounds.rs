//! 巡查表: a week of rounds on paper, block by block, to be walked with and typed in afterwards.

use chrono::{Days, NaiveDate};

use crate::{
    document::{Document, Layout, Part},
    i18n::{
        Lang, printed as words, time,
        tracker::{self, leaf},
    },
    office::{Clerk, OfficeError, patrol::walks},
    tracker::{leaf::Field, patrol::PatrolList},
};

/// Days on one sheet.
const WEEK: u64 = 7;

/// The sheet of the week from a day on: a table for each block, a row for each day that isn't off.
pub fn rounds(clerk: &Clerk, lang: Lang, from: NaiveDate) -> Result<Document, OfficeError> {
    let store = clerk.store();
    let calendar = clerk.calendar()?;
    let call = |id| clerk.on_paper(id);
    let days: Vec<NaiveDate> = (0..WEEK).filter_map(|n| from.checked_add_days(Days::new(n))).collect();
    let last = days.last().copied().unwrap_or(from);
    let mut parts = vec![Part::Facts(vec![words::whose(lang, clerk.estate()?.as_deref())])];
    let (mut counts, mut lists) = ([0; 3], Vec::new());
    for (place, list) in PatrolList::ALL.into_iter().enumerate() {
        let lines = store.patrol(list)?;
        // What the station hasn't written has as many lines as its name promises.
        counts[place] = if lines.is_empty() { list.lines() } else { lines.len() };
        let named: Vec<String> = (1..).zip(&lines).map(|(n, line)| format!("{n} {line}")).collect();
        if !named.is_empty() {
            lists.push((tracker::patrol(lang, list).to_owned(), named.join("　")));
        }
    }
    if !lists.is_empty() {
        parts.push(Part::Facts(lists));
    }
    let boxes = |count: usize| (1..=count).map(|n| format!("{n}□")).collect::<Vec<_>>().join(" ");
    let rooms = |count: usize| (1..=count).map(|n| format!("{n}＿＿")).collect::<Vec<_>>().join(" ");
    for walk in walks(store, last, clerk.now().date())? {
        let block = &walk.block.body;
        let said = |field| block.get(field).map(|of| leaf::value(lang, &of, &call));
        let about: Vec<String> =
            [Some(leaf::leaf_title(lang, block, &call)), said(Field::Buildings), said(Field::Worker)]
                .into_iter()
                .flatten()
                .collect();
        parts.push(Part::Heading(about.join("　")));
        let rows = days.iter().filter(|day| !calendar.is_off(**day)).map(|day| {
            let marks = [boxes(counts[0]), boxes(counts[1]), rooms(counts[2])];
            let own = [time::day(lang, *day)];
            own.into_iter().chain(marks).chain([words::room(lang), String::new()]).collect()
        });
        parts.push(Part::Table { head: words::columns_of_rounds(lang), rows: rows.collect() });
    }
    parts.push(Part::Small(words::rounds_foot(lang)));
    let week = words::from_to(lang, &time::date(lang, from), &time::day(lang, last));
    Ok(Document { lang, layout: Layout::Minutes, title: words::rounds(lang), number: Some(week), parts })
}
