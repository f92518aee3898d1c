//! A second backend: everything in memory, by the definitions of the tracker alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;
use yishi::{
    meeting::Moment,
    store::{Answer, Name, NotUndone, Page, Past, Redacted, Store, StoreError, Subject, Undone, decide_all},
    tracker::{
        ClaimNo, Command, Ctx, Event, Filter, Fund, Item, ItemNo, Leaf, LeafNo, Leaves, Ledger, MeetingNo, Notice,
        NoticeNo, NoticeOf, Party, Project, ProjectNo, SendingNo,
        council::Council,
        count::{Board, Share},
        event::Taken,
        fund::Claim,
        patrol::PatrolList,
    },
};

#[derive(Default)]
pub struct Memory {
    ledger: Ledger,
    past: Vec<Past>,
    names: BTreeMap<Uuid, Name>,
}

fn part<T>(all: Vec<T>, page: Page) -> Vec<T> {
    all.into_iter().skip(page.skip).take(page.take).collect()
}

impl Memory {
    fn fitting(&self, filter: &Filter) -> Vec<Item> {
        let mut items: Vec<Item> =
            self.ledger.items.values().filter(|item| filter.fits(item)).map(|item| (**item).clone()).collect();
        if filter.words.is_some() {
            items.reverse();
        } else {
            filter.sort(&mut items);
        }
        items
    }
}

type Done<T> = Result<T, StoreError>;

impl Store for Memory {
    fn give(&mut self, commands: &[Command], ctx: Ctx<'_>) -> Done<Answer> {
        let mut after = self.ledger.clone();
        let answer = decide_all(&mut after, commands, ctx);
        if let Ok(events) = &answer {
            self.ledger = after;
            for event in events.iter().flatten() {
                let n = i64::try_from(self.past.len()).unwrap() + 2;
                self.past.push(Past {
                    n,
                    at: ctx.now,
                    by: ctx.by.cloned(),
                    was: None,
                    undone: false,
                    event: event.clone(),
                });
            }
        }
        Ok(answer)
    }

    fn would_undo(&self, _: Option<i64>) -> Done<Result<Undone, NotUndone>> {
        Ok(Err(NotUndone::Nothing))
    }

    fn undo(&mut self, _: Option<i64>, _: Moment, _: Option<&Party>) -> Done<Result<Undone, NotUndone>> {
        Ok(Err(NotUndone::Nothing))
    }

    fn item(&self, no: ItemNo) -> Done<Option<Item>> {
        Ok(self.ledger.items.get(&no).map(|item| (**item).clone()))
    }

    fn list(&self, filter: &Filter, page: Page) -> Done<Vec<Item>> {
        Ok(part(self.fitting(filter), page))
    }

    fn sent(&self, no: SendingNo) -> Done<Option<Item>> {
        Ok(self.ledger.sent(no).map(|item| (**item).clone()))
    }

    fn all_sent(&self, page: Page) -> Done<Vec<Item>> {
        let newest = |item: &Item| item.sendings.last().map(|sending| std::cmp::Reverse(sending.no));
        let sent = self.ledger.items.values().filter(|item| !item.sendings.is_empty());
        let mut items: Vec<Item> = sent.map(|item| (**item).clone()).collect();
        items.sort_by_key(newest);
        Ok(part(items, page))
    }

    fn count(&self, filter: &Filter) -> Done<u64> {
        Ok(self.fitting(filter).len() as u64)
    }

    fn history(&self, of: Subject, page: Page) -> Done<Vec<Past>> {
        let fits = |past: &&Past| match of {
            Subject::All => true,
            Subject::Item(no) => past.event.item() == Some(no),
            Subject::Project(no) => past.event.project() == Some(no),
            Subject::Notice(no) => past.event.notice() == Some(no),
            Subject::Leaf(no) => past.event.leaf() == Some(no),
            Subject::Claim(no) => past.event.claim() == Some(no),
        };
        Ok(part(self.past.iter().filter(fits).cloned().collect(), page))
    }

    fn said(&self, words: &str) -> Done<Vec<i64>> {
        let masks = yishi::text::Masks::new([words.to_owned()]);
        let says = |past: &&Past| past.event.texts().iter().any(|text| text.contains(words) || masks.is_in(text));
        Ok(self.past.iter().filter(says).map(|past| past.n).collect())
    }

    fn redact(&mut self, n: i64) -> Done<Option<Redacted>> {
        let Some(place) = self.past.iter().position(|past| past.n == n) else { return Ok(None) };
        let gone = self.past[place].event.take_out();
        if !gone.is_empty() {
            self.past[place].was.get_or_insert_default();
        }
        self.ledger = Ledger::default();
        for past in &self.past {
            self.ledger.apply(past.at, &past.event);
        }
        let mut also: Vec<i64> = gone.iter().flat_map(|words| self.said(words).unwrap()).collect();
        also.sort_unstable();
        also.dedup();
        Ok(Some(Redacted { texts: gone.len(), also }))
    }

    fn board(&self) -> Done<Board> {
        let mut board = Board::new();
        for item in self.ledger.items.values() {
            *board.entry((item.track, item.state)).or_default() += 1;
        }
        Ok(board)
    }

    fn shares(&self, meetings: usize, today: NaiveDate) -> Done<Vec<(MeetingNo, Share)>> {
        let share = |no: MeetingNo| {
            let mut share = Share::default();
            let items = self.ledger.items.values().filter(|item| item.no.of == no && item.is_promise());
            items.for_each(|item| share.take(item, today));
            (no, share)
        };
        Ok(self.ledger.numbers.keys().rev().take(meetings).map(|no| share(*no)).collect())
    }

    fn meetings(&self, page: Page) -> Done<Vec<(Taken, Option<NaiveDate>)>> {
        let newest = self.ledger.numbers.iter().rev();
        let all = newest.map(|(_, id)| {
            let taken = &self.ledger.meetings[id];
            (taken.clone(), self.ledger.posted_on(taken))
        });
        Ok(part(all.collect(), page))
    }

    fn to_post(&self, page: Page) -> Done<(u64, Vec<Taken>)> {
        let all = self.ledger.meetings.values();
        let mut waits: Vec<Taken> =
            all.filter(|taken| taken.to_post && self.ledger.posted_on(taken).is_none()).cloned().collect();
        waits.sort_by_key(|taken| (taken.hangs_by(), taken.no));
        Ok((waits.len() as u64, part(waits, page)))
    }

    fn heads(&self, of: &[Uuid]) -> Done<BTreeMap<Uuid, String>> {
        let asked = self.ledger.meetings.values().filter(|taken| of.contains(&taken.meeting));
        Ok(asked.map(|taken| (taken.meeting, taken.chain.head())).collect())
    }

    fn notice(&self, no: NoticeNo) -> Done<Option<Notice>> {
        Ok(self.ledger.notices.get(&no).cloned())
    }

    fn notices(&self, of: Option<&NoticeOf>, page: Page) -> Done<Vec<Notice>> {
        let is = |notice: &&Notice| {
            of.is_none_or(|of| {
                let is_own = *of == NoticeOf::Own && notice.posted.of == NoticeOf::Own;
                is_own || notice.posted.of.is(of)
            })
        };
        Ok(part(self.ledger.notices.values().rev().filter(is).cloned().collect(), page))
    }

    fn open_notices(&self) -> Done<Vec<Notice>> {
        Ok(self.ledger.notices.values().rev().filter(|notice| notice.is_open()).cloned().collect())
    }

    fn project(&self, no: ProjectNo) -> Done<Option<Project>> {
        Ok(self.ledger.projects.get(&no).cloned())
    }

    fn projects(&self, open: bool, page: Page) -> Done<Vec<Project>> {
        let fits = |project: &&Project| !open || project.phase.is_open();
        Ok(part(self.ledger.projects.values().rev().filter(fits).cloned().collect(), page))
    }

    fn leaf(&self, no: LeafNo) -> Done<Option<Leaf>> {
        Ok(self.ledger.leaves.get(&no).cloned())
    }

    fn leaves(&self, asked: Leaves, page: Page) -> Done<Vec<Leaf>> {
        let mut leaves: Vec<Leaf> = self.ledger.leaves(asked).cloned().collect();
        leaves.sort_by_key(|leaf| std::cmp::Reverse((leaf.body.day(), leaf.no)));
        Ok(part(leaves, page))
    }

    fn fund(&self, whole: bool) -> Done<Fund> {
        let mut fund = self.ledger.fund.clone();
        if !whole {
            fund.entries.clear();
            fund.claims.retain(|_, claim| claim.state.is_open() || claim.waits());
        }
        Ok(fund)
    }

    fn claim(&self, no: ClaimNo) -> Done<Option<Claim>> {
        Ok(self.ledger.fund.claims.get(&no).cloned())
    }

    fn council(&self) -> Done<Council> {
        Ok(self.ledger.council.clone())
    }

    fn shifts(&self, from: NaiveDate, to: NaiveDate) -> Done<Vec<(NaiveDate, Vec<Party>)>> {
        Ok(self.ledger.shifts.range(from..=to).map(|(day, who)| (*day, who.clone())).collect())
    }

    fn patrol(&self, list: PatrolList) -> Done<Vec<String>> {
        Ok(self.ledger.patrol.get(&list).cloned().unwrap_or_default())
    }

    fn name(&self, person: Uuid) -> Done<Option<Name>> {
        Ok(self.names.get(&person).cloned())
    }

    fn names(&self) -> Done<Vec<(Uuid, Name)>> {
        Ok(self.names.iter().map(|(id, name)| (*id, name.clone())).collect())
    }

    fn put_names(&mut self, names: &[(Uuid, Name)]) -> Done<()> {
        self.names.extend(names.iter().cloned());
        Ok(())
    }

    fn erase_name(&mut self, person: Uuid) -> Done<bool> {
        Ok(self.names.remove(&person).is_some())
    }

    fn story(&self) -> Done<Vec<(Moment, Event)>> {
        Ok(self.past.iter().map(|past| (past.at, past.event.clone())).collect())
    }

    fn ledger(&self) -> Done<Ledger> {
        Ok(self.ledger.clone())
    }
}
