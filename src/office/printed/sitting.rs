//! 例会纪要: one page of what the council settled, matter by matter, with room to sign.

use std::collections::BTreeSet;

use super::signature;
use crate::{
    document::{Document, Layout, Part},
    i18n::{
        Lang, names, printed as words, time,
        tracker::{self, leaf},
    },
    office::{Clerk, OfficeError, council},
    store::{Page, Subject},
    tracker::{
        Body, Event, Leaf, Step,
        leaf::{Sitting, choices::Office},
    },
};

/// The minutes of a sitting; nothing where this is none.
pub fn sitting(clerk: &Clerk, lang: Lang, leaf: &Leaf) -> Result<Option<Document>, OfficeError> {
    let Body::Sitting(body) = &leaf.body else { return Ok(None) };
    let (store, call) = (clerk.store(), |id| clerk.on_paper(id));
    let who = |party| tracker::Who::who(&call, lang, party);
    let seats = council::seats(store, body.on)?;
    let called: BTreeSet<_> = seats.iter().filter_map(council::seat).map(|seat| seat.person.clone()).collect();
    let called = called.union(&body.present.iter().cloned().collect()).count();
    let away = seats.iter().filter_map(council::seat).filter(|seat| !body.present.contains(&seat.person));
    let away = lang.list(away.map(|seat| who(&seat.person)));
    let estate = clerk.estate()?.map(|estate| (words::estate(lang), estate));
    let mut facts: Vec<(String, String)> = estate.into_iter().collect();
    facts.extend([
        (words::held(lang), time::date(lang, body.on)),
        (words::held_at(lang), words::by_hand(lang)),
        (words::present(lang, body.present.len(), called), lang.list(body.present.iter().map(who))),
    ]);
    if !away.is_empty() {
        facts.push((words::away(lang), away));
    }
    facts.push((words::guests(lang), words::by_hand(lang)));
    let mut parts = vec![Part::Facts(facts)];
    parts.push(Part::Section(words::settled(lang)));
    let rows = settled(clerk, lang, leaf, body)?;
    parts.push(if rows.is_empty() {
        Part::Paragraph(words::nothing_settled(lang))
    } else {
        Part::Table { head: words::columns_of_settled(lang), rows }
    });
    if let Some(note) = &body.note {
        parts.extend([Part::Section(words::note(lang)), Part::Paragraph(note.clone())]);
    }
    let chair = seats.iter().filter_map(council::seat).find(|seat| seat.offices.contains(&Office::Chair));
    let chaired = words::signed_by(lang, &chair.map(|chair| who(&chair.person)).unwrap_or_default());
    let chaired = chaired.trim_end().to_owned();
    parts.extend([chaired, words::recorded_by(lang)].map(|role| signature(lang, role)));
    if let Some((head, _)) = clerk.head()? {
        parts.push(Part::Small(words::head(lang, &head)));
    }
    let number = Some(leaf::leaf_no(lang, leaf.no));
    Ok(Some(Document { lang, layout: Layout::Minutes, title: words::minutes_of_council(lang), number, parts }))
}

/// Number, what it is about, what came of it at this sitting.
fn settled(clerk: &Clerk, lang: Lang, leaf: &Leaf, body: &Sitting) -> Result<Vec<Vec<String>>, OfficeError> {
    let call = |id| clerk.on_paper(id);
    let mut rows = Vec::new();
    for no in &body.settled {
        let Some(item) = clerk.store().item(*no)? else { continue };
        let past = clerk.store().history(Subject::Item(*no), Page::ALL)?;
        let here = past.iter().filter(|past| !past.undone).map(|past| &past.event);
        let here =
            here.filter(|event| matches!(event, Event::Moved { within: Some(within), .. } if *within == leaf.no));
        let said: Vec<String> = here
            .map(|event| match event {
                Event::Moved { step: Step::Redirect { to, receiver, .. }, .. } => {
                    words::passed_on(lang, names::destination(lang, *to), receiver.as_deref().unwrap_or_default())
                }
                event => tracker::event(lang, event, &call),
            })
            .collect();
        rows.push(vec![tracker::item_no(lang, *no), tracker::placed(lang, &item), said.join("；")]);
    }
    Ok(rows)
}
