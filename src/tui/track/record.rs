//! One record, whatever it is of: how far it is on its way, what can be done by a digit, what is known, what happened.

use super::{
    ROWS, covenant, digit, fund,
    key::{Draft, Key, Paper},
    page::{Page, Pick, Row},
    row::{item_row, said},
    steps,
};
use crate::{
    i18n::{
        Lang, time, tracker,
        tracker::{fund as money, leaf as words, notice as board},
    },
    office::{Clerk, OfficeError},
    store::{Page as Part, Subject},
    tracker::{Item, Leaf, LeafKind, Notice, Project, fund::Claim, project::Phase},
};

/// What stands above the rows of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Above {
    /// What it is about.
    pub title: String,
    /// The states of its way, and at which it is.
    pub way: (Vec<String>, usize),
}

/// Above the rows of a page, where it is of one record.
pub fn above(clerk: &Clerk, page: &Page, lang: Lang) -> Option<Above> {
    match page {
        Page::Item(no) => {
            let item = clerk.store().item(*no).ok().flatten()?;
            Some(Above { title: tracker::title(lang, &item), way: tracker::life::way(lang, &item) })
        }
        Page::Notice(no) => {
            let notice = clerk.store().notice(*no).ok().flatten()?;
            let title = board::notice_about(lang, &notice.posted.of, &notice.posted.title);
            Some(Above { way: board::notice_way(lang, &notice), title })
        }
        Page::Project(no) => {
            let project = clerk.store().project(*no).ok().flatten()?;
            Some(Above { way: tracker::project_way(lang, &project), title: project.title })
        }
        Page::Leaf(no) => {
            let leaf = clerk.store().leaf(*no).ok().flatten()?;
            Some(Above { way: words::leaf_way(lang, &leaf, clerk.now().date()), title: clerk.title_of(lang, &leaf) })
        }
        Page::Claim(no) => {
            let claim = clerk.store().claim(*no).ok().flatten()?;
            let title = format!("{} {}", money::claim_what(&claim), tracker::yuan(lang, claim.sum()));
            Some(Above { title, way: fund::pages::claim_way(lang, &claim) })
        }
        Page::Fund => Some(Above { title: fund::pages::free(clerk, lang)?, way: (Vec::new(), 0) }),
        Page::Pot(name) => Some(Above { title: name.clone(), way: (Vec::new(), 0) }),
        _ => None,
    }
}

/// A matter. What carries it out, or went into it, stands with it.
pub fn item(clerk: &Clerk, item: &Item, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let mut beside = clerk.parts_of(item)?;
    for no in item.into.iter().chain(&item.merged) {
        beside.extend(clerk.store().item(*no)?);
    }
    // What it is about stands above.
    let facts = tracker::facts(lang, item, clerk.now().date(), clerk).into_iter().skip(1);
    let steps = steps::of_item(item).into_iter().chain(covenant::of_item(item, clerk)?).collect();
    rows(clerk, lang, steps, facts, &beside, Subject::Item(item.no))
}

/// A project.
pub fn project(clerk: &Clerk, project: &Project, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let is_settled = matches!(project.phase, Phase::Settled | Phase::Published | Phase::Closed);
    let print = is_settled.then_some(Key::Print(Paper::Settlement(project.no)));
    let steps = project.steps().into_iter().map(Key::Project).chain(print).collect();
    let facts = tracker::project_facts(lang, project, clerk).into_iter();
    rows(clerk, lang, steps, facts, &[], Subject::Project(project.no))
}

/// A claim, and whose money it asks for.
pub fn claim(clerk: &Clerk, claim: &Claim, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let facts = fund::pages::traced(clerk, claim, lang)?
        .into_iter()
        .chain(money::claim_items(lang, claim))
        .chain(money::claim_facts(lang, claim, clerk));
    rows(clerk, lang, fund::pages::claim_steps(claim), facts, &[], Subject::Claim(claim.no))
}

/// A notice.
pub fn notice(clerk: &Clerk, notice: &Notice, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let steps = notice.steps().into_iter().map(Key::Notice).collect();
    // What it is about stands above.
    let old = clerk.is_outdated(notice, lang).then(|| board::outdated(lang));
    let facts = old.into_iter().chain(board::notice_facts(lang, notice, clerk.now().date(), clerk).into_iter().skip(1));
    rows(clerk, lang, steps, facts, &[], Subject::Notice(notice.no))
}

/// A leaf of the station's book: what came of it stands with it.
pub fn leaf(clerk: &Clerk, leaf: &Leaf, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let is_open = leaf.is_open(clerk.now().date());
    let steps = if leaf.no.kind.has_way() {
        covenant::steps(leaf, clerk)
    } else if is_open {
        vec![Key::Leaf(Draft::of(leaf.no)), Key::EndLeaf(leaf.no)]
    } else {
        Vec::new()
    };
    let print = (leaf.no.kind == LeafKind::Sitting).then_some(Key::Print(Paper::Sitting(leaf.no)));
    let steps = print.into_iter().chain(steps).collect();
    let recalls = (leaf.no.kind == LeafKind::Round).then(|| clerk.recalls_of(leaf.no)).transpose()?;
    let who: &dyn tracker::Who = recalls.as_ref().map_or(clerk, |recalls| recalls);
    let broken = if leaf.no.kind == LeafKind::Article { clerk.broken_by(leaf.no.of)? } else { Vec::new() };
    let broken = tracker::covenant::broken_by(lang, &broken);
    let facts = words::leaf_facts(lang, leaf, clerk.now().date(), who)
        .into_iter()
        .chain(broken)
        .chain(covenant::beyond(leaf, lang));
    let mut beside = Vec::new();
    for no in leaf.body.items() {
        beside.extend(clerk.store().item(no)?);
    }
    rows_by(who, clerk, lang, (steps, &beside, Subject::Leaf(leaf.no)), facts)
}

fn rows(
    clerk: &Clerk,
    lang: Lang,
    steps: Vec<Key>,
    facts: impl Iterator<Item = (String, String)>,
    beside: &[Item],
    of: Subject,
) -> Result<Vec<Row>, OfficeError> {
    rows_by(clerk, clerk, lang, (steps, beside, of), facts)
}

fn rows_by(
    who: &dyn tracker::Who,
    clerk: &Clerk,
    lang: Lang,
    (mut steps, beside, of): (Vec<Key>, &[Item], Subject),
    facts: impl Iterator<Item = (String, String)>,
) -> Result<Vec<Row>, OfficeError> {
    let step = |key: Key| {
        let digit = digit::said(digit::of(&key).into());
        (format!("{digit} {}", steps::said(lang, &key)), String::new(), Pick::Step(key))
    };
    steps.sort_by_key(digit::of);
    let mut rows: Vec<Row> = steps.into_iter().map(step).collect();
    rows.extend(facts.map(|(what, how)| said(format!("{what}  {how}"), String::new())));
    for other in beside {
        let (label, beside, pick) = item_row(other, clerk, lang);
        rows.push((tracker::below(&label), beside, pick));
    }
    let past = clerk.store().history(of, Part::first(ROWS))?;
    let lines = tracker::history(lang, &past, who);
    rows.extend(lines.into_iter().zip(&past).map(|(line, past)| said(line, time::date(lang, past.at.date()))));
    Ok(rows)
}
