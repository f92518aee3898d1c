//! 征求意见稿: drafts of the covenant as they hang for comments. What each says, what it changes, until when somebody is heard and where,
//! and that nothing of it holds yet.

use chrono::NaiveDate;

use crate::{
    document::{Document, Layout, Part},
    i18n::{Lang, law, minutes as say, notice as posted, printed as words, time, tracker as said},
    office::{Clerk, OfficeError},
    text,
    tracker::{
        Body, Leaf, LeafState,
        covenant::{in_force, is_of},
        notice::Terms,
    },
};

/// Is this a version that can hang for comments?
pub fn is_heard(leaf: &Leaf, clerk: &Clerk) -> bool {
    matches!(leaf.state(clerk.now().date()), Some(LeafState::Draft | LeafState::Heard))
}

/// These drafts on one sheet, else all that there are. Nothing: there is none.
pub fn drafts(clerk: &Clerk, lang: Lang, of: Option<&Leaf>) -> Result<Option<Document>, OfficeError> {
    let all = clerk.articles()?;
    let drafts: Vec<&Leaf> =
        all.iter().filter(|leaf| is_heard(leaf, clerk) && of.is_none_or(|of| of.no == leaf.no)).collect();
    if drafts.is_empty() {
        return Ok(None);
    }
    let estate = clerk.estate()?;
    let mut parts = Vec::new();
    if estate.is_none() {
        parts.push(Part::Paragraph(words::of_which_estate(lang)));
    }
    parts.push(Part::Strong(words::is_a_draft(lang)));
    for leaf in &drafts {
        parts.extend(draft(clerk, lang, leaf, &all)?);
    }
    let (until, on) = heard(clerk, lang, &drafts)?;
    parts.push(Part::Paragraph(until));
    parts.push(Part::Paragraph(words::after_comments(lang)));
    parts.push(Part::Small(law::in_short(lang)));
    let head = clerk.head()?.map(|(head, _)| words::head(lang, &head));
    let board = clerk.home().board()?;
    let by = board.issued_by.as_deref().map_or_else(|| words::whose(lang, estate.as_deref()).1, text::strip);
    parts.push(Part::Seal {
        aside: head.into_iter().chain([posted::sample(lang)]).collect(),
        by: Some(by),
        day: Some(on.map_or_else(|| words::day_by_hand(lang), |on| time::date(lang, on))),
    });
    let number = match drafts.as_slice() {
        [one] => said::leaf::leaf_no(lang, one.no),
        all => words::so_many(lang, all.len()),
    };
    let title = words::draft_of(lang, &words::covenant_of(lang, estate.as_deref()));
    Ok(Some(Document { lang, layout: Layout::Board, title, number: Some(number), parts }))
}

/// One: its words, those that hold until then, from which evening it comes, with which department it is paired.
fn draft(clerk: &Clerk, lang: Lang, leaf: &Leaf, all: &[Leaf]) -> Result<Vec<Part>, OfficeError> {
    let Body::Article(article) = &leaf.body else { return Ok(Vec::new()) };
    let mut parts =
        vec![Part::Article { no: words::article(lang, leaf.no.of), words: clerk.veiled(lang, &article.words)? }];
    let before = in_force(all, clerk.now().date()).into_iter().find(|one| is_of(one, leaf.no.of));
    if let Some(Body::Article(before)) = before.map(|leaf| &leaf.body) {
        parts.push(Part::Paragraph(words::reads_now(lang, &clerk.veiled(lang, &before.words)?)));
    }
    if let Some(department) = &article.department {
        let by_law = words::by_law(lang);
        let does = article.does.as_deref().unwrap_or(&by_law);
        parts.push(Part::Paragraph(clerk.veiled(lang, &words::paired_with(lang, department, does))?));
    }
    let from = article.motion.map(|motion| words::voted_as(lang, &said::item_no(lang, motion)));
    parts.extend(from.map(Part::Small));
    Ok(parts)
}

/// Until when, and where, somebody says what they think of it, and since when it hangs. The days are those of the notice, where it
/// hangs already.
fn heard(clerk: &Clerk, lang: Lang, drafts: &[&Leaf]) -> Result<(String, Option<NaiveDate>), OfficeError> {
    let board = clerk.home().board()?;
    let mut terms = Terms::default();
    let mut until = None;
    for leaf in drafts {
        let Body::Article(article) = &leaf.body else { continue };
        let Some(notice) = article.notice.map(|no| clerk.store().notice(no)).transpose()?.flatten() else { continue };
        terms = notice.posted.terms;
        let last = until.is_none_or(|(_, until)| notice.until > until);
        if last {
            until = Some((notice.posted.on, notice.until));
        }
    }
    let mut lines = Vec::new();
    if let Some((on, until)) = until {
        let (from, _) = board.calendar.days_after(on, 1);
        let [from, to] = [from, until].map(|day| time::date(lang, day));
        lines.extend([posted::period(lang, &from, &to, terms.days), posted::voice(lang, &to)]);
    } else {
        lines.push(posted::period_open(lang, terms.days));
    }
    let own = [&board.place, &board.hours, &board.phone, &board.slips].map(|said| said.as_deref().map(text::strip));
    let [place, hours, phone, slips] = own.each_ref().map(Option::as_deref);
    lines.extend([posted::place(lang, place, hours, phone, slips), posted::reply(lang, terms.answer)]);
    Ok((lines.join(say::blank(lang)), until.map(|(on, _)| on)))
}
