//! The page 今天: at most seven lines, each with a digit that opens what it is about; then who is on duty, and the next meeting.

use super::{
    ROWS,
    digit::by_digits,
    key::{Draft, Key},
    page::{Page, Pick, Row},
    row::{beside, holder, listed, named, said},
};
use crate::{
    i18n::{
        Lang, time, today as words, track,
        tracker::{self, leaf},
    },
    office::{
        Clerk, OfficeError,
        today::{About, Line},
    },
    tracker::LeafKind,
};

/// As many lines at most.
pub const LINES: usize = 7;

/// The page. Where there are more lines than it has, the last one leads to all of them.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let today = clerk.today(LINES)?;
    let all = usize::try_from(today.count()).unwrap_or(usize::MAX);
    let shown = if all > LINES { LINES - 1 } else { LINES };
    let mut rows: Vec<Row> = today.lines.iter().take(shown).map(|line| row(line, clerk, lang)).collect();
    if all > LINES {
        let more = u64::try_from(all - shown).unwrap_or(u64::MAX);
        rows.push((words::more(lang, more), String::new(), Pick::Open(Page::AllToday)));
    }
    let mut rows = listed(by_digits(rows), words::nothing_waits(lang));
    let duty = lang.list(today.duty.iter().map(|party| tracker::Who::who(clerk, lang, party)));
    let next = today.next.map(|(day, hour, place)| {
        let day = time::day_from(lang, day, clerk.now().date());
        track::next_meeting(lang, &day, &hour.map(time::hhmm).unwrap_or_default(), &place.unwrap_or_default())
    });
    let unwalked: Vec<String> = today
        .unwalked
        .iter()
        .map(|(block, days, from)| {
            words::unwalked_of(lang, &leaf::leaf_title(lang, &block.body, clerk), *days, &time::date(lang, *from))
        })
        .collect();
    let unwalked = (!unwalked.is_empty()).then(|| words::unwalked(lang, &lang.list(unwalked)));
    let beneath = (!duty.is_empty()).then(|| words::on_duty(lang, &duty)).into_iter().chain(next).chain(unwalked);
    let beneath: Vec<Row> = beneath.map(|line| said(line, String::new())).collect();
    if !beneath.is_empty() {
        rows.push(said(String::new(), String::new()));
    }
    rows.extend(beneath);
    Ok(rows)
}

/// All lines.
pub fn all(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let lines = clerk.today(ROWS)?.lines;
    Ok(listed(lines.iter().map(|line| row(line, clerk, lang)).collect(), words::nothing_waits(lang)))
}

fn row(line: &Line, clerk: &Clerk, lang: Lang) -> Row {
    let why = words::why(lang, line.todo, line.days(clerk.now().date()));
    match &line.about {
        About::Item(item) => {
            (named(item, lang), beside([holder(item, clerk, lang), why]), Pick::Open(Page::Item(item.no)))
        }
        About::Meeting(taken) => {
            (words::post(lang, &tracker::meeting_no(lang, taken.no)), why, Pick::Step(Key::Posted(taken.no)))
        }
        About::Project(project) => (
            words::post_settled(lang, &tracker::project_no(lang, project.no)),
            words::settled_for(lang, line.days(clerk.now().date())),
            Pick::Open(Page::Project(project.no)),
        ),
        About::Notice(notice) => {
            let about = tracker::notice::notice_about(lang, &notice.posted.of, &notice.posted.title);
            let label = format!("{}  {about}", tracker::notice_no(lang, notice.no));
            (label, why, Pick::Open(Page::Notice(notice.no)))
        }
        About::Block(block) => {
            let label = leaf::leaf_title(lang, &block.body, clerk);
            let draft = Draft { of: Some(block.no), on: Some(line.by), ..Draft::new(LeafKind::Round) };
            (label, why, Pick::Step(Key::Leaf(draft)))
        }
        About::Claim(claim) => {
            let label = format!("{}  {}", tracker::fund::claim_no(lang, claim.no), tracker::fund::claim_what(claim));
            let stands = tracker::fund::claim_stands(lang, claim);
            (label, beside([stands, why]), Pick::Open(Page::Claim(claim.no)))
        }
        About::Article(article) => {
            let label = format!("{}  {}", leaf::leaf_no(lang, article.no), clerk.title_of(lang, article));
            let why = words::of_article(lang, article.state(clerk.now().date()));
            (label, why, Pick::Open(Page::Leaf(article.no)))
        }
        About::Station(last) => {
            let last =
                last.map_or_else(|| words::no_backup(lang), |last| words::last_backup(lang, &time::date(lang, last)));
            (why, last, Pick::Step(Key::BackUp))
        }
    }
}
