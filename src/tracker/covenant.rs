//! The residents' covenant as a whole: what is in force, what its words may promise too much, and how often each article was broken.
//! Articles are counted, never people.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    item::Item,
    leaf::{Article, Body, Leaf, LeafKind, LeafNo, LeafState},
};

/// What a covenant can't do by itself: neighbours agree, they don't punish. It is said where such words stand, and nothing is refused.
const BEYOND: [&str; 9] = ["罚款", "罚金", "没收", "断水", "断电", "停水", "停电", "收费", "扣押"];

/// The words of an article that go beyond what a covenant can do.
pub fn beyond(words: &str) -> Vec<&'static str> {
    BEYOND.into_iter().filter(|word| words.contains(word)).collect()
}

/// What is in force on a day.
pub fn in_force<'a>(leaves: impl IntoIterator<Item = &'a Leaf>, on: NaiveDate) -> Vec<&'a Leaf> {
    let mut all: Vec<&Leaf> = leaves.into_iter().filter(|leaf| leaf.state(on) == Some(LeafState::InForce)).collect();
    all.sort_by_key(|leaf| leaf.no);
    all
}

/// The classes of these articles, as they were first used: those without one stand last, as an empty word.
pub fn classes<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for article in articles {
        let class = article.category.clone().unwrap_or_default();
        if !all.contains(&class) {
            all.push(class);
        }
    }
    all.sort_by_key(String::is_empty);
    all
}

/// Since when the covenant reads as it does on a day: one began to be in force then, or was repealed.
pub fn reads_so_since(all: &[Leaf], on: NaiveDate) -> Option<NaiveDate> {
    let day = |leaf: &Leaf| match (&leaf.body, leaf.state(on)?) {
        (Body::Article(article), LeafState::InForce) => article.from,
        (_, LeafState::Repealed) => leaf.ended.as_ref().map(|ended| ended.on),
        _ => None,
    };
    all.iter().filter_map(day).max()
}

/// How many matters of these days broke which article, whichever of its versions.
pub fn breaches<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    (first, last): (NaiveDate, NaiveDate),
) -> BTreeMap<u16, usize> {
    let mut all = BTreeMap::new();
    for item in items {
        if let Some(article) = item.article.filter(|_| (first..=last).contains(&item.since)) {
            *all.entry(article.of).or_default() += 1;
        }
    }
    all
}

/// The words of a motion as they were voted; what was corrected since stands beside them.
pub fn voted_words(item: &Item) -> &str {
    item.source.as_ref().map_or(&item.title, |source| &source.seed.title)
}

/// A draft in the words of a motion.
pub fn draft(motion: &Item, on: NaiveDate, revises: Option<&Leaf>) -> Body {
    let empty = || Article {
        on,
        motion: Some(motion.no),
        words: String::new(),
        agreed: None,
        revises: None,
        category: None,
        department: None,
        does: None,
        notice: None,
        voted_by: None,
        voted: None,
        called: None,
        came: None,
        yes: None,
        no: None,
        abstained: None,
        filed: None,
        filed_as: None,
        filed_with: None,
        from: None,
    };
    let mut article = empty();
    voted_words(motion).clone_into(&mut article.words);
    if let Some(Leaf { no, body: Body::Article(before), .. }) = revises {
        article.revises = Some(*no);
        article.category.clone_from(&before.category);
        article.department.clone_from(&before.department);
        article.does.clone_from(&before.does);
    }
    Body::Article(article)
}

/// The version that is meant by an article alone: the newest with which something can be done, else the one in force, else the newest.
pub fn meant(versions: &[Leaf], can: impl Fn(&Leaf) -> bool, today: NaiveDate) -> Option<&Leaf> {
    let newest = |is: &dyn Fn(&&Leaf) -> bool| versions.iter().filter(is).max_by_key(|leaf| leaf.no);
    let in_force = |leaf: &&Leaf| leaf.state(today) == Some(LeafState::InForce);
    newest(&|leaf| can(leaf)).or_else(|| newest(&in_force)).or_else(|| newest(&|_| true))
}

/// These are versions of one article.
pub fn is_of(leaf: &Leaf, of: u16) -> bool {
    matches!(leaf.no, LeafNo { kind: LeafKind::Article, of: article, .. } if article == of)
}
