//! The covenant: which version is meant, a draft in the words of a motion, the notice that asks the neighbours.

use chrono::NaiveDate;

use super::{Clerk, OfficeError};
use crate::{
    i18n::{Lang, tracker::covenant as words, tracker::leaf},
    store::Page,
    text::{self, TITLE, elide},
    tracker::{
        Body, Command, Filter, ItemNo, Leaf, LeafKind, LeafStepName, Leaves, NoticeOf,
        covenant::{draft, in_force, is_of, meant},
        filter::Sorted,
        leaf::read_article,
        notice::{NewNotice, Terms},
    },
};

impl Clerk {
    /// All versions of all articles, by their numbers.
    pub fn articles(&self) -> Result<Vec<Leaf>, OfficeError> {
        let mut all = self.store().leaves(Leaves::of(LeafKind::Article), Page::ALL)?;
        all.sort_by_key(|leaf| leaf.no);
        Ok(all)
    }

    /// Those in force today.
    pub fn covenant(&self) -> Result<Vec<Leaf>, OfficeError> {
        let all = self.articles()?;
        Ok(in_force(&all, self.now().date()).into_iter().cloned().collect())
    }

    /// The matters that broke an article, whichever of its versions, by their numbers.
    pub fn broken_by(&self, of: u16) -> Result<Vec<ItemNo>, OfficeError> {
        let desk = Filter { desk: true, order: Sorted::Number, ..Filter::default() };
        let all = self.store().list(&desk, Page::ALL)?;
        Ok(all.iter().filter(|item| item.article.is_some_and(|no| no.of == of)).map(|item| item.no).collect())
    }

    /// The version that is meant: the one that is named, else the one with which this step is possible.
    pub fn article(&self, said: &str, step: Option<LeafStepName>) -> Result<Option<Leaf>, OfficeError> {
        let Some((of, version)) = read_article(said) else { return Ok(None) };
        let today = self.now().date();
        let all: Vec<Leaf> = self.articles()?.into_iter().filter(|leaf| is_of(leaf, of)).collect();
        let can = |leaf: &Leaf| match step {
            Some(step) => leaf.steps(today).contains(&step),
            None => false,
        };
        let found = match version {
            Some(n) => all.iter().find(|leaf| leaf.no.n == n),
            None => meant(&all, can, today),
        };
        Ok(found.cloned())
    }

    /// A draft in the words of a motion, of a new article or of the next version of one. Nothing where there is no such motion.
    pub fn draft_of(&self, motion: ItemNo, revises: Option<&Leaf>) -> Result<Option<Body>, OfficeError> {
        let on = self.told_at().unwrap_or_else(|| self.now()).date();
        Ok(self.store().item(motion)?.map(|item| draft(&item, on, revises)))
    }

    /// What everybody may read of an article: nobody's name, no telephone.
    ///
    /// # Errors
    ///
    /// If the roster can't be read: then nothing hangs out that might name somebody.
    pub fn veiled(&self, lang: Lang, said: &str) -> Result<String, OfficeError> {
        Ok(self.known(lang)?.mask(&text::without_private(&text::strip(said)).0))
    }

    /// The notice that asks the neighbours about a draft.
    pub fn hear(
        &self,
        lang: Lang,
        of: &Leaf,
        on: Option<NaiveDate>,
        (days, places): (Option<u16>, Option<String>),
    ) -> Result<Command, OfficeError> {
        let on = on.unwrap_or_else(|| self.told_at().unwrap_or_else(|| self.now()).date());
        let said = if let Body::Article(article) = &of.body { article.words.as_str() } else { "" };
        let title = words::asks_for(lang, &leaf::leaf_no(lang, of.no), &self.veiled(lang, said)?);
        let title = elide(&title, TITLE);
        let terms = Terms { days: days.unwrap_or(Terms::default().days), ..Terms::default() };
        let by = self.by().cloned();
        let notice = NewNotice { terms, places, by, ..NewNotice::new(NoticeOf::Article(of.no), &title, on) };
        Ok(Command::Hang(Box::new(notice)))
    }
}
