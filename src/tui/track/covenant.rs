//! The covenant on the screen: what is in force and under way, and what has to be typed for each step of an article.

use super::{
    Tracker,
    digit::by_digits,
    key::{Draft, Key, Paper},
    leaves,
    page::{Pick, Row},
    read::counted,
    row::{leaf_row, said},
};
use crate::{
    i18n::{Lang, pages, tracker::covenant as words},
    meeting::words::Destination,
    office::{Clerk, OfficeError, printed},
    station::Extra,
    tracker::{
        Command, Guard, Item, Kind, Leaf, LeafKind, LeafState, LeafStepName, Step, StepName, Track,
        leaf::{Field, read_article},
    },
    view::Tone,
};

/// What can be done, then what is in force, then what is under way; what is over stands behind all.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let today = clerk.now().date();
    let all = clerk.articles()?;
    let of = |is: fn(LeafState) -> bool| {
        let is_so = move |leaf: &&Leaf| leaf.state(today).is_some_and(is);
        all.iter().filter(is_so).map(|leaf| leaf_row(leaf, clerk, lang)).collect::<Vec<_>>()
    };
    let mut rows = vec![
        (
            words::leaf_step(lang, LeafStepName::Draft).to_owned(),
            String::new(),
            Pick::Step(Key::Leaf(Draft::new(LeafKind::Article))),
        ),
        (words::print(lang), String::new(), Pick::Step(Key::Print(Paper::Covenant))),
        (
            words::leaf_step(lang, LeafStepName::Older).to_owned(),
            String::new(),
            Pick::Step(Key::Leaf(Draft { step: Some(LeafStepName::Older), ..Draft::new(LeafKind::Article) })),
        ),
        leaves::all_of(lang, LeafKind::Article),
    ];
    rows.extend(of(|state| state == LeafState::InForce));
    rows.extend(of(LeafState::is_under_way));
    let mut rows = by_digits(rows);
    if all.is_empty() {
        rows.push(said(pages::none_yet(lang, words::covenant(lang).as_str()), String::new()));
    }
    rows.push(said(words::check(lang), String::new()));
    Ok(rows)
}

/// What can be done with a version, in the order of the table.
pub fn steps(leaf: &Leaf, clerk: &Clerk) -> Vec<Key> {
    let key = |step: LeafStepName| match step {
        LeafStepName::Hear => Key::Hear(leaf.no),
        LeafStepName::Repeal | LeafStepName::Drop => Key::EndArticle(leaf.no, step),
        LeafStepName::Revise => Key::Leaf(Draft { of: Some(leaf.no), step: Some(step), ..Draft::new(leaf.no.kind) }),
        step => Key::Leaf(Draft { step: Some(step), ..Draft::of(leaf.no) }),
    };
    let print = printed::is_heard(leaf, clerk).then_some(Key::Print(Paper::Draft(leaf.no)));
    leaf.steps(clerk.now().date()).into_iter().map(key).chain(print).collect()
}

/// What its words promise beyond what a covenant can do.
pub fn beyond(leaf: &Leaf, lang: Lang) -> Option<(String, String)> {
    let crate::tracker::Body::Article(article) = &leaf.body else { return None };
    let all = crate::tracker::covenant::beyond(&article.words);
    (!all.is_empty()).then(|| (words::mind(lang), words::beyond(lang, &all.join("、"))))
}

/// What a matter may have to do with the covenant: it becomes an article, or breaks one.
pub fn of_item(item: &Item, clerk: &Clerk) -> Result<Vec<Key>, OfficeError> {
    let goes_there = item.to == Some(Destination::Covenant);
    if !goes_there && item.article.is_none() && !clerk.pages()?.contains(&Extra::Covenant) {
        return Ok(Vec::new());
    }
    let voted = item.kind == Kind::Motion && item.source.is_some() && !item.turned;
    let written = || clerk.articles().map(|all| all.iter().any(|leaf| is_in_it(leaf, item)));
    let draft = (voted || goes_there) && !written()?;
    let draft = draft.then(|| {
        let step = Some(LeafStepName::Draft);
        Key::Leaf(Draft { motion: Some(item.no), step, ..Draft::new(LeafKind::Article) })
    });
    let open = item.desk.is_some() && item.state.is_open();
    let breach = (open && !clerk.covenant()?.is_empty()).then_some(Key::Step(StepName::Breach));
    // Whoever has it outside is past that.
    let inside = item.article.is_some() && item.track != Track::Referral;
    let persuade = (open && inside).then_some(Key::Step(StepName::Persuade));
    Ok(draft.into_iter().chain(persuade).chain(breach).collect())
}

fn is_in_it(leaf: &Leaf, item: &Item) -> bool {
    matches!(&leaf.body, crate::tracker::Body::Article(article) if article.motion == Some(item.no))
        && leaf.ended.is_none()
}

/// An article as it is typed: by its number, or its digits alone.
pub fn article_of(lang: Lang, typed: &str) -> Result<String, String> {
    let plain = crate::text::fold(typed.trim());
    let is_plain = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
    let typed = if is_plain { format!("{}{plain}", LeafKind::Article.letter()) } else { typed.to_owned() };
    read_article(&typed).map(|_| typed.clone()).ok_or_else(|| words::no_such(lang, &typed))
}

/// The step that says which article is broken, where there is such an article.
pub fn broken(clerk: &Clerk, lang: Lang, typed: &str) -> Result<Step, String> {
    let typed = article_of(lang, typed)?;
    let found = clerk.article(&typed, None).ok().flatten();
    found.map(|leaf| Step::Breach { article: leaf.no }).ok_or_else(|| words::no_such(lang, &typed))
}

impl Tracker {
    /// What breaks an article is talked over before it goes outside: where a step leads there, that is asked first, and said why.
    pub(super) fn talked_over_first(&mut self, key: Key) -> Key {
        let goes_out = matches!(key, Key::Step(StepName::Redirect | StepName::Send));
        let item = self.item().filter(|_| goes_out).and_then(|no| self.clerk.store().item(no).ok().flatten());
        if !item.is_some_and(|item| item.article.is_some() && item.persuaded.is_none()) {
            return key;
        }
        self.notice = vec![(crate::i18n::tracker::guard(self.lang, Guard::Persuaded).to_owned(), Tone::Strong)];
        Key::Step(StepName::Persuade)
    }

    /// The articles in force, for whoever says which one is broken.
    pub(super) fn in_force(&self) -> Option<String> {
        let all = self.clerk.covenant().ok()?;
        let said = |leaf: &Leaf| {
            let words =
                leaf.body.get(Field::Words).map(|of| crate::i18n::tracker::leaf::value(self.lang, &of, &|_| None));
            let short = crate::text::elide(&words.unwrap_or_default(), 24);
            format!("{} {short}", leaf.no.of)
        };
        Some(all.iter().map(said).collect::<Vec<_>>().join("  "))
    }

    /// The draft is posted for the neighbours to say what they think.
    pub(super) fn hear(&self, no: crate::tracker::LeafNo, given: &[String]) -> Result<Option<Command>, String> {
        let filled = |at: usize| given.get(at).filter(|said| !said.is_empty());
        let days = filled(1).map(|said| counted(self.lang, said)).transpose()?;
        let days = days.and_then(|days| u16::try_from(days).ok());
        let leaf = self.clerk.store().leaf(no).ok().flatten();
        let on = filled(0).map(|said| super::read::posted_on(self.lang, said, self.on())).transpose()?;
        let hear = |leaf: Leaf| self.clerk.hear(self.lang, &leaf, on, (days, filled(2).cloned()));
        leaf.map(hear).transpose().map_err(|error| error.here(self.lang))
    }
}
