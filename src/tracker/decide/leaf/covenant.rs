//! Articles of the residents' covenant: a draft in the words of a motion, and each step of its way by the table.

use chrono::NaiveDate;

use super::{Body, Decision, Ended, Event, Field, Leaf, LeafKind, LeafNo, LeafWhy, Why};
use crate::{
    meeting::words::Destination,
    tracker::{
        command::Step,
        covenant::voted_words,
        item::{Item, Kind, State, Track},
        leaf::{Article, LEAF_LIFE, LeafNeed, LeafRow, LeafState, LeafStepName, Leaves},
        notice::NoticeOf,
        number::{Counted, NoticeNo},
        refusal::Refusal,
    },
};

impl Decision<'_> {
    /// The number of a version: the next one of its article, or the first of the next article.
    pub(super) fn next_version(&self, article: &Article) -> LeafNo {
        let last = |of| self.ledger.last_of_year.get(&(Counted::Leaf(LeafKind::Article), of)).copied().unwrap_or(0);
        let next = || u16::try_from(last(0).saturating_add(1)).unwrap_or(u16::MAX);
        let of = article.revises.map_or_else(next, |before| before.of);
        LeafNo { kind: LeafKind::Article, of, n: last(of).saturating_add(1) }
    }

    /// A draft, or a step on from where one stands: the fields that changed say which.
    pub(super) fn article(&self, known: Option<&Leaf>, article: &Article) -> Result<Body, Why> {
        let body = Body::Article(article.clone());
        let was = |field| known.and_then(|known| known.body.get(field));
        let changed: Vec<Field> =
            body.fields().into_iter().filter(|(field, value)| was(*field) != *value).map(|(field, _)| field).collect();
        if known.is_none() && article.is_older() {
            return self.older(article).map(|()| body);
        }
        // What is older than the book shares its fields with other steps; only how it was agreed is its own.
        let is_asked = |row: &&LeafRow| row.step != LeafStepName::Older || changed.contains(&Field::Agreed);
        let first = [LeafStepName::Draft, LeafStepName::Revise, LeafStepName::Pair];
        let writes = |row: &&LeafRow| row.fields.iter().any(|field| changed.contains(field));
        for row in LEAF_LIFE.iter().filter(is_asked).filter(writes) {
            let field = row.fields.iter().find(|field| changed.contains(field)).copied().unwrap_or(Field::Words);
            match known {
                // What hangs is written with its notice.
                _ if row.step == LeafStepName::Hear => return Err(Why::Leaf(LeafWhy::Fixed(field))),
                None if first.contains(&row.step) => {}
                None => return Err(no_step(row.step, LeafState::Draft)),
                Some(_) if row.from.is_empty() || row.step == LeafStepName::Revise => {
                    return Err(Why::Leaf(LeafWhy::Fixed(field)));
                }
                Some(known) => self.stands_at(known, row)?,
            }
            for need in row.needs {
                self.holds(*need, row, known, article)?;
            }
        }
        Ok(body)
    }

    /// One that was agreed before there was a book: its words, its first day and how it was agreed, and nothing that happened in none.
    fn older(&self, article: &Article) -> Result<(), Why> {
        let body = Body::Article(article.clone());
        let rows = [LeafStepName::Older, LeafStepName::Pair].map(|step| LeafRow::of(LeafKind::Article, step));
        let may = |field: &Field| *field == Field::On || rows.iter().flatten().any(|row| row.fields.contains(field));
        let other = body.fields().into_iter().find(|(field, value)| value.is_some() && !may(field));
        if let Some((field, _)) = other {
            return Err(Why::Leaf(LeafWhy::NotOlder(field)));
        }
        let today = self.ctx.now.date();
        let same = |leaf: &&Leaf| {
            let says = |other: &Article| other.words.trim() == article.words.trim();
            leaf.state(today).is_some_and(|state| state == LeafState::InForce || state.is_under_way())
                && matches!(&leaf.body, Body::Article(other) if says(other))
        };
        if let Some(other) = self.ledger.leaves(Leaves::of(LeafKind::Article)).find(same) {
            return Err(Why::Leaf(LeafWhy::SameWords(other.no)));
        }
        let row = LeafRow::of(LeafKind::Article, LeafStepName::Older);
        row.into_iter()
            .flat_map(|row| row.needs.iter().map(move |need| (row, *need)))
            .try_for_each(|(row, need)| self.holds(need, row, None, article))
    }

    /// It stands where the step begins.
    fn stands_at(&self, leaf: &Leaf, row: &LeafRow) -> Result<(), Why> {
        match leaf.state(self.ctx.now.date()) {
            Some(state) if !row.from.contains(&state) => Err(no_step(row.step, state)),
            _ => Ok(()),
        }
    }

    fn holds(&self, need: LeafNeed, row: &LeafRow, known: Option<&Leaf>, article: &Article) -> Result<(), Why> {
        let body = Body::Article(article.clone());
        match need {
            LeafNeed::Basis => self.voted_on(article).map(|_| ()),
            LeafNeed::SameText => {
                let voted = voted_words(self.voted_on(article)?).to_owned();
                if article.words == voted { Ok(()) } else { Err(Why::Leaf(LeafWhy::OtherWords { voted })) }
            }
            LeafNeed::Alone => self.alone(row, article),
            LeafNeed::Whole => {
                let is_missing = |field: &Field| row.asks_for(*field) && body.get(*field).is_none();
                let missing: Vec<Field> = row.fields.iter().copied().filter(is_missing).collect();
                if missing.is_empty() { Ok(()) } else { Err(Why::Leaf(LeafWhy::Unsaid(missing))) }
            }
            LeafNeed::Sums if article.adds_up() => Ok(()),
            LeafNeed::Sums => Err(Why::Leaf(LeafWhy::Sums)),
            LeafNeed::Ran => known.map_or(Ok(()), |known| self.ran(known.no, article.voted)),
            LeafNeed::Day => self.in_order(row.step, article),
            // Asked where it ends.
            LeafNeed::Reason | LeafNeed::Ground => Ok(()),
        }
    }

    /// A motion that may become an article.
    fn voted_on(&self, article: &Article) -> Result<&Item, Why> {
        let motion = article.motion.ok_or(Why::Leaf(LeafWhy::Missing(Field::Motion)))?;
        let item = self.ledger.items.get(&motion).ok_or(Why::NoItem(motion))?;
        match item.kind {
            Kind::Motion if item.source.is_none() => return Err(Why::Leaf(LeafWhy::NotVoted(motion))),
            Kind::Motion => {}
            Kind::Advice => return Err(Why::Leaf(LeafWhy::Advice { motion, to: item.to })),
            _ => return Err(Why::Leaf(LeafWhy::NotVoted(motion))),
        }
        if item.turned || item.state == State::Dropped {
            return Err(Why::Leaf(LeafWhy::MotionOff(motion)));
        }
        let today = self.ctx.now.date();
        let is_in = |leaf: &&Leaf| {
            matches!(&leaf.body, Body::Article(other) if other.motion == Some(motion))
                && leaf.state(today) != Some(LeafState::Dropped)
        };
        match self.ledger.leaves(Leaves::of(LeafKind::Article)).find(is_in) {
            Some(leaf) => Err(Why::Leaf(LeafWhy::WrittenIn { motion, article: leaf.no })),
            None => Ok(item),
        }
    }

    /// A revision is of the version in force, and the only one under way.
    fn alone(&self, row: &LeafRow, article: &Article) -> Result<(), Why> {
        let Some(before) = article.revises else { return Ok(()) };
        self.stands_at(self.leaf(before)?, row)?;
        let today = self.ctx.now.date();
        let under_way =
            |leaf: &&Leaf| leaf.no.of == before.of && leaf.state(today).is_some_and(LeafState::is_under_way);
        match self.ledger.leaves(Leaves::of(LeafKind::Article)).find(under_way) {
            Some(other) => Err(Why::Leaf(LeafWhy::UnderWay(other.no))),
            None => Ok(()),
        }
    }

    /// 征求意见 is over: the notice hung its days, and each word to it was answered, by the day of the vote.
    fn ran(&self, no: LeafNo, voted: Option<NaiveDate>) -> Result<(), Why> {
        let notice = self.ledger.notice_of(&NoticeOf::Article(no));
        let Some(notice) = notice else { return Err(Why::Leaf(LeafWhy::NotHeard(no))) };
        if let Some(until) = voted.filter(|voted| *voted <= notice.until).map(|_| notice.until) {
            return Err(Why::Leaf(LeafWhy::Hangs { notice: notice.no, until }));
        }
        let comments: Vec<usize> = notice.unanswered().map(|(n, ..)| n).collect();
        if comments.is_empty() {
            return Ok(());
        }
        Err(Why::Leaf(LeafWhy::Unanswered { notice: notice.no, comments }))
    }

    /// Days that are here, none before what it rests on.
    fn in_order(&self, step: LeafStepName, article: &Article) -> Result<(), Why> {
        let (day, since) = match step {
            LeafStepName::Draft => {
                let evening = article.motion.and_then(|no| self.ledger.items.get(&no)).map(|item| item.since);
                (Some(article.on), evening)
            }
            LeafStepName::Older => (article.from, None),
            LeafStepName::Vote => (article.voted, Some(article.on)),
            LeafStepName::File => (article.filed, article.voted),
            // It may be to come.
            LeafStepName::Begin => {
                let before = article.revises.and_then(|no| self.ledger.leaves.get(&no)).map(|leaf| &leaf.body);
                let before = if let Some(Body::Article(before)) = before { before.from } else { None };
                let since = article.voted.max(before.and_then(|day| day.succ_opt()));
                return article.from.map_or(Ok(()), |from| after(from, since));
            }
            _ => return Ok(()),
        };
        let Some(on) = day else { return Ok(()) };
        if on > self.ctx.now.date() {
            return Err(Why::ToCome { on });
        }
        after(on, since)
    }

    /// What follows from an article's being in force: the version before it ends, and its motion got where it was sent.
    pub(super) fn in_force(&self, leaf: &Leaf, was: Option<&Leaf>, events: &mut Vec<Event>) -> Result<(), Refusal> {
        let Body::Article(article) = &leaf.body else { return Ok(()) };
        let begun = was.and_then(|was| was.body.get(Field::InForce));
        let Some(from) = article.from.filter(|_| leaf.body.get(Field::InForce) != begun) else { return Ok(()) };
        if let Some(before) = article.revises {
            events.push(Event::LeafEnded { leaf: before, ended: Box::new(Ended::on(from)) });
        }
        let motion = article.motion.and_then(|no| self.ledger.items.get(&no));
        let waits = |item: &&std::sync::Arc<Item>| {
            item.to == Some(Destination::Covenant) && item.track == Track::Referral && item.state.is_open()
        };
        if let Some(item) = motion.filter(waits) {
            events.extend(self.step(item.no, &Step::Adopt { text: Some(leaf.no.spoken()), document: None })?);
        }
        Ok(())
    }

    /// It ends by its own table: repealed with what that rests on, or dropped on its way.
    pub(super) fn article_ends(&self, leaf: &Leaf, basis: Option<&String>) -> Result<(), Why> {
        let Some(state) = leaf.state(self.ctx.now.date()) else { return Ok(()) };
        let step = if state == LeafState::InForce { LeafStepName::Repeal } else { LeafStepName::Drop };
        if let Some(row) = LeafRow::of(leaf.no.kind, step) {
            self.stands_at(leaf, row)?;
            if row.needs.contains(&LeafNeed::Ground) && basis.is_none_or(|basis| basis.trim().is_empty()) {
                return Err(Why::Leaf(LeafWhy::Missing(Field::Basis)));
            }
        }
        Ok(())
    }

    /// A draft may be posted; once there was a vote, the days of its notice stay as they were.
    pub(in super::super) fn may_be_heard(&self, of: &NoticeOf, anew: bool) -> Result<(), Why> {
        let NoticeOf::Article(no) = of else { return Ok(()) };
        let wanted = if anew { LeafState::Draft } else { LeafState::Heard };
        match self.leaf(*no)?.state(self.ctx.now.date()) {
            Some(state) if state != wanted => Err(no_step(LeafStepName::Hear, state)),
            _ => Ok(()),
        }
    }

    /// The article that a notice is of asks the neighbours from now on; or not any more, where it was withdrawn before a vote.
    pub(in super::super) fn heard_by(&self, of: &NoticeOf, notice: Option<NoticeNo>) -> Result<Vec<Event>, Why> {
        let NoticeOf::Article(no) = of else { return Ok(Vec::new()) };
        let leaf = self.leaf(*no)?;
        let Body::Article(article) = &leaf.body else { return Err(Why::Leaf(LeafWhy::NoLeaf(*no))) };
        let state = leaf.state(self.ctx.now.date());
        if notice.is_none() && state != Some(LeafState::Heard) {
            return Ok(Vec::new());
        }
        let body = Body::Article(Article { notice, ..article.clone() });
        Ok(vec![Event::LeafWritten { leaf: Box::new(Leaf { body, ..leaf.clone() }), again: true }])
    }
}

fn after(on: NaiveDate, since: Option<NaiveDate>) -> Result<(), Why> {
    match since {
        Some(from) if on < from => Err(Why::BeforeAll { on, from }),
        _ => Ok(()),
    }
}

fn no_step(step: LeafStepName, state: LeafState) -> Why {
    let possible = LEAF_LIFE.iter().filter(|row| row.from.contains(&state)).map(|row| row.step).collect();
    Why::Leaf(LeafWhy::Step { step, state, possible })
}
