//! What somebody looks for in the station's books: a matter, a notice or a project, by its number as people say it, or by words.

use chrono::Datelike as _;

use super::{Clerk, OfficeError};
use crate::{
    store::Page,
    tracker::{
        Body, ClaimNo, Command, Filter, Item, ItemNo, Leaf, Notice, NoticeNo, Party, Project, ProjectNo, SendingNo,
        Series,
        covenant::{is_of, meant as meant_version},
        filter::{self, Sorted},
        fund::Claim,
        number::meant,
    },
};

/// Something that was looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A matter.
    Item(Box<Item>),
    /// A notice.
    Notice(Box<Notice>),
    /// A project.
    Project(Box<Project>),
    /// An article of the covenant.
    Article(Box<Leaf>),
    /// A claim of the fund.
    Claim(Box<Claim>),
}

impl Clerk {
    /// A matter by its number, or as much of it as people say ([`meant`]): that of the last meeting, of this year, or of one like it.
    pub fn number(&self, said: &str, like: Option<ItemNo>) -> Option<ItemNo> {
        let year = u16::try_from(self.now().date().year()).unwrap_or(2000);
        let last = self.meetings(Page::first(1)).ok().and_then(|meetings| Some(meetings.into_iter().next()?.0.no));
        meant(said, year, last, like)
    }

    /// What was written down at the desk today in the same words, of the same person, where this writes it down once more.
    pub fn said_today(&self, command: &Command) -> Option<ItemNo> {
        let Command::Add(new) = command else { return None };
        let (Some(author), true) = (&new.author, new.desk.is_some()) else { return None };
        let today = self.told_at().unwrap_or_else(|| self.now()).date();
        let desk = Filter { desk: true, order: Sorted::Newest, ..Filter::default() };
        let is_same = |item: &Item| {
            let on = item.desk.as_ref().is_some_and(|desk| desk.at.date() == today);
            on && item.author.as_ref() == Some(author) && item.whole() == new.title.trim()
        };
        self.store.list(&desk, Page::first(100)).ok()?.iter().find(|item| is_same(item)).map(|item| item.no)
    }

    /// The motion that something rests on. Nothing else is meant where only a motion can be: its letter is not needed.
    pub fn basis(&self, said: &str) -> Option<ItemNo> {
        let no = self.number(said, None)?;
        let is_plain = matches!(no.series, Series::Plain | Series::Action) && no.of.meeting != 0;
        Some(if is_plain { ItemNo { series: Series::Motion, ..no } } else { no })
    }

    /// What has this number, whatever it is of: 提议2, 递1号, 公示4号, 26-p3. Digits alone are words.
    pub fn numbered_so(&self, said: &str) -> Result<Option<Found>, OfficeError> {
        if said.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) {
            return Ok(None);
        }
        let today = self.now().date();
        if let Some(no) = self.number(said, None)
            && let Some(item) = self.store.item(no)?
        {
            return Ok(Some(Found::Item(Box::new(item))));
        }
        if let Some(no) = SendingNo::meant(said, today)
            && let Some(item) = self.store.sent(no)?
        {
            return Ok(Some(Found::Item(Box::new(item))));
        }
        if let Some(no) = NoticeNo::meant(said, today)
            && let Some(notice) = self.store.notice(no)?
        {
            return Ok(Some(Found::Notice(Box::new(notice))));
        }
        if let Some(article) = self.article(said, None)? {
            return Ok(Some(Found::Article(Box::new(article))));
        }
        if let Some(no) = ClaimNo::meant(said, today)
            && let Some(claim) = self.store.claim(no)?
        {
            return Ok(Some(Found::Claim(Box::new(claim))));
        }
        let project = ProjectNo::meant(said, today).map(|no| self.store.project(no)).transpose()?.flatten();
        Ok(project.map(|project| Found::Project(Box::new(project))))
    }

    /// The matters that somebody who is called so leads or helps with, else those that say these words.
    pub fn matters_of(&self, said: &str) -> Filter {
        let whose = self.called(said).into_iter().map(Party::Person);
        let of_whom = whose.map(|who| Filter { who: Some(who), ..Filter::default() });
        let has = |filter: &Filter| self.store.count(filter).is_ok_and(|count| count > 0);
        let of_words = || Filter { words: Some(said.to_owned()), ..Filter::default() };
        of_whom.into_iter().find(has).unwrap_or_else(of_words)
    }

    /// What has this number, else what says these words or is somebody's: so many at most, matters first.
    pub fn find(&self, said: &str, most: usize) -> Result<Vec<Found>, OfficeError> {
        let said = said.trim();
        if let Some(one) = self.numbered_so(said)? {
            return Ok(vec![one]);
        }
        // One character stands in every other word.
        if said.chars().nth(1).is_none() {
            return Ok(Vec::new());
        }
        let items = self.store.list(&self.matters_of(said), Page::first(most))?;
        let words = filter::plain(said);
        let says = |title: &str| {
            let title = filter::plain(title);
            words.split_whitespace().all(|word| title.contains(word))
        };
        let notices = self.store.notices(None, Page::ALL)?.into_iter().filter(|notice| says(&notice.posted.title));
        let projects = self.store.projects(false, Page::ALL)?.into_iter().filter(|project| says(&project.title));
        let claims = self.store.fund(true)?.claims.into_values().rev().filter(|claim| {
            let payee = match &claim.asked.payee {
                Party::Unit(unit) => unit.clone(),
                Party::Person(id) => self.call(*id).unwrap_or_default(),
                Party::Badge(_) => String::new(),
            };
            let lines = claim.asked.lines.iter().map(|line| line.what.as_str());
            let all: Vec<&str> = lines.chain([payee.as_str()]).chain(claim.asked.invoice.as_deref()).collect();
            says(&all.join(" "))
        });
        let claims: Vec<Found> = claims.map(|claim| Found::Claim(Box::new(claim))).collect();
        let items = items.into_iter().map(|item| Found::Item(Box::new(item)));
        let notices = notices.map(|notice| Found::Notice(Box::new(notice)));
        let projects = projects.map(|project| Found::Project(Box::new(project)));
        // Each article by the version that counts: the one in force, else the newest.
        let today = self.now().date();
        let articles = self.articles()?;
        let mut of: Vec<u16> = articles.iter().map(|leaf| leaf.no.of).collect();
        of.dedup();
        let counts = |of: u16| {
            let versions: Vec<Leaf> = articles.iter().filter(|leaf| is_of(leaf, of)).cloned().collect();
            meant_version(&versions, |_| false, today).cloned()
        };
        let covenant = of.into_iter().filter_map(counts).filter(|leaf| match &leaf.body {
            Body::Article(article) => says(&article.words),
            _ => false,
        });
        let covenant = covenant.map(|leaf| Found::Article(Box::new(leaf)));
        // An article stands before the notice that asked about it.
        Ok(items.chain(covenant).chain(notices).chain(projects).chain(claims).take(most).collect())
    }
}
