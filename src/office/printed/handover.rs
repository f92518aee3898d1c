//! 换届交接: one paper of what goes from one term to the next. What is open, who of those who leave has it, what hangs, where the record
//! is, and lines for those who hand over, take over and look on.

use std::collections::BTreeSet;

use super::signature;
use crate::{
    document::{Document, Layout, Part},
    i18n::{
        Lang, journal, printed as words, time,
        tracker::{self, leaf, notice as board},
    },
    office::{Clerk, OfficeError, backup, council},
    store::Page,
    tracker::{
        Filter, Item, Leaf, LeafKind, Leaves, NoticeState, Party, Track, council::Remark, covenant, filter::Sorted,
    },
};

/// The paper; nothing where no new term with seats is there to take over.
pub fn handover(clerk: &Clerk, lang: Lang) -> Result<Option<Document>, OfficeError> {
    let (store, today, call) = (clerk.store(), clerk.now().date(), |id| clerk.on_paper(id));
    let who = |party: &Party| tracker::Who::who(&call, lang, party);
    let terms = store.leaves(Leaves::of(LeafKind::Term), Page::ALL)?;
    let Some(new) = council::newest(store, today)? else { return Ok(None) };
    let all = store.leaves(Leaves::of(LeafKind::Seat), Page::ALL)?;
    let of = |term: &Leaf| {
        let its = all.iter().filter(|seat| seat.body.term() == Some(term.no)).filter_map(council::seat);
        let mut people: Vec<&Party> = its.map(|seat| &seat.person).collect();
        people.reverse();
        people
    };
    let before = terms
        .iter()
        .filter(|term| term.no != new.no && term.body.day() <= new.body.day())
        .max_by_key(|term| term.body.day());
    let (comes, Some(before)) = (of(&new), before) else { return Ok(None) };
    if comes.is_empty() {
        return Ok(None);
    }
    let leavers: BTreeSet<&Party> = of(before).into_iter().filter(|who| !comes.contains(who)).collect();
    let named = |people: &[&Party]| lang.list(people.iter().map(|party| who(party)));
    let title = |term: &Leaf| leaf::leaf_title(lang, &term.body, &call);
    let mut parts = vec![Part::Facts(vec![
        words::whose(lang, clerk.estate()?.as_deref()),
        (words::hands_over(lang), format!("{}　{}", title(before), named(&of(before)))),
        (words::takes_over(lang), format!("{}　{}", title(&new), named(&comes))),
        (words::leaves(lang), lang.list(leavers.iter().map(|party| who(party)))),
    ])];
    parts.extend(remarks(lang, &all, &new, &call));
    parts.push(Part::Section(words::open_matters(lang)));
    for track in Track::ALL {
        let filter = Filter { track: Some(track), open: true, order: Sorted::Due, ..Filter::default() };
        let mut items = store.list(&filter, Page::ALL)?;
        let is_leavers = |item: &Item| item.lead.as_ref().is_some_and(|lead| leavers.contains(lead));
        items.sort_by_key(|item| !is_leavers(item));
        if items.is_empty() {
            continue;
        }
        parts.push(Part::Heading(words::of_track(lang, tracker::track(lang, track), items.len())));
        let row = |item: &Item| {
            // A badge is of one evening: next year nobody knows whose it was.
            let has = match (&item.lead, Some(item.no.of).filter(|of| of.meeting > 0)) {
                (Some(Party::Badge(_)), Some(meeting)) => {
                    format!("{} {}", tracker::meeting_no(lang, meeting), tracker::holder(lang, item, &call))
                }
                _ => tracker::holder(lang, item, &call),
            };
            let has = if is_leavers(item) { words::leaver(lang, &has) } else { has };
            let due = item.awaited().map(|due| time::day_from(lang, due, today)).unwrap_or_default();
            vec![tracker::item_no(lang, item.no), tracker::placed(lang, item), has, due, tracker::at(lang, item)]
        };
        parts.push(Part::Table { head: words::columns_of_open(lang), rows: items.iter().map(row).collect() });
    }
    let projects = store.projects(true, Page::ALL)?;
    if !projects.is_empty() {
        parts.push(Part::Section(words::open_projects(lang)));
        let row = |project: &crate::tracker::Project| {
            let (no, phase) = (tracker::project_no(lang, project.no), tracker::phase(lang, project.phase));
            format!("{no}　{}　{phase}", project.title)
        };
        parts.push(Part::List(projects.iter().map(row).collect()));
    }
    parts.extend(clerk.fund_handed_over(lang, &leavers)?);
    let hangs: Vec<String> = store
        .notices(None, Page::ALL)?
        .iter()
        .filter(|notice| notice.state == NoticeState::Hangs)
        .map(|notice| {
            let about = board::notice_about(lang, &notice.posted.of, &notice.posted.title);
            format!("{}　{about}　{}", tracker::notice_no(lang, notice.no), board::notice_stands(lang, notice, today))
        })
        .collect();
    if !hangs.is_empty() {
        parts.extend([Part::Section(words::hanging(lang)), Part::List(hangs)]);
    }
    let articles = store.leaves(Leaves::of(LeafKind::Article), Page::ALL)?;
    let in_force = covenant::in_force(&articles, today).into_iter().map(|article| {
        format!("{}　{}", leaf::leaf_no(lang, article.no), leaf::leaf_title(lang, &article.body, &call))
    });
    let in_force: Vec<String> = in_force.collect();
    if !in_force.is_empty() {
        parts.extend([Part::Section(words::articles(lang)), Part::List(in_force)]);
    }
    parts.push(Part::Form { title: words::things(lang), lines: 5, fields: Vec::new() });
    parts.push(Part::Section(words::record(lang)));
    let mut facts = Vec::new();
    if let Some((head, _)) = clerk.head()? {
        facts.push((words::head_of(lang), head));
    }
    let mirror = clerk.home().settings().ok().and_then(|settings| settings.mirror);
    facts.push((words::stick(lang), mirror.map_or_else(|| words::none(lang), |path| journal::place(&path))));
    let last = backup::last(clerk.home());
    facts.push((words::backup(lang), last.map_or_else(|| words::none(lang), |last| time::date(lang, last.on))));
    parts.push(Part::Facts(facts));
    let lines = [words::signs_over(lang), words::signs_taking(lang), words::signs_looking(lang)];
    parts.extend(lines.map(|role| signature(lang, role)));
    let number = Some(time::date(lang, today));
    Ok(Some(Document { lang, layout: Layout::Minutes, title: words::handover(lang), number, parts }))
}

/// What is said of the seats of those who take over; what touches a principle is not to be missed.
fn remarks(lang: Lang, seats: &[Leaf], new: &Leaf, who: &dyn tracker::Who) -> Vec<Part> {
    let held: Vec<_> = seats.iter().filter(|seat| seat.body.term() == Some(new.no)).filter_map(council::seat).collect();
    let part = |of: &Remark| {
        let said = leaf::remark(lang, of, who);
        if of.is_strong() { Part::Strong(said) } else { Part::Paragraph(said) }
    };
    Remark::of(&held).iter().map(part).collect()
}
