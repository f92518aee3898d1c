//! What is asked of a record, and what is given to it: commands go into the journal first, everything else is read from what it says now.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    super::{
        Answer, Ear, Name, Page, Past, Redacted, Store, StoreError, Subject,
        cache::{Cache, undone},
        decide_all,
        line::{Books, Line, Via},
    },
    NotUndone, Record, Undone, split,
};
use crate::{
    journal::{self, MirrorNews, Place},
    meeting::Moment,
    text::Masks,
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

impl Store for Record {
    fn mirror_news(&self) -> Option<MirrorNews> {
        self.copies.borrow().news()
    }

    fn hear_of_copy(&mut self, ear: Ear) {
        self.copies.get_mut().heard_by(ear);
    }

    fn through(&mut self, via: Via) {
        self.via = via;
    }

    fn give(&mut self, commands: &[Command], ctx: Ctx<'_>) -> Result<Answer, StoreError> {
        let mut begun = self.begin()?;
        // In one transaction: each question by itself would lock the file anew.
        let before = {
            let cache = self.cache.borrow();
            cache.transaction(|| cache.needed(commands, ctx.when()))?
        };
        let mut after = before.clone();
        let answer = decide_all(&mut after, commands, ctx);
        let Ok(events) = &answer else { return Ok(answer) };
        let reads_meetings = commands.iter().all(|command| matches!(command, Command::TakeIn(_)));
        let via = if reads_meetings { Via::Meeting } else { self.via };
        let line = |events| Line { via, events, ..self.line(ctx.now, ctx.by) };
        let lines: Vec<Line> = split(events).into_iter().map(line).collect();
        if lines.is_empty() {
            return Ok(answer);
        }
        let (added, bytes) = self.add(&mut begun, lines, ctx.now)?;
        let place = added.last().map(|line| Place {
            part: line.place.0,
            begin: line.place.1,
            end: begun.journal.end(),
            head: line.head,
        });
        // From here on it is recorded, whatever becomes of the cache.
        let put = place.map_or(Ok(()), |place| {
            let cache = self.cache.borrow();
            cache.filled(added.len(), || {
                // Whoever looks without the lock may have put these lines down a moment ago; what doesn't follow is read at the next look.
                let at = cache.known()?.map_or(0, |known| known.place.head.seq);
                let follows = added.first().is_some_and(|line| line.entry.seq == at + 1);
                if follows { cache.put((&before, &after), (&added, &bytes), (place, begun.id, None)) } else { Ok(()) }
            })
        });
        drop(begun);
        match put {
            Ok(()) => self.cache.borrow().settle(place, added.len()),
            Err(_) => self.start_again(false)?,
        }
        Ok(answer)
    }

    fn would(&self, commands: &[Command], ctx: Ctx<'_>) -> Result<Answer, StoreError> {
        let mut needed = self.read(|cache| cache.needed(commands, ctx.when()))?;
        Ok(decide_all(&mut needed, commands, ctx))
    }

    fn item(&self, no: ItemNo) -> Result<Option<Item>, StoreError> {
        self.or_again(|cache| cache.item(no))
    }

    fn list(&self, filter: &Filter, page: Page) -> Result<Vec<Item>, StoreError> {
        self.read(|cache| cache.list(filter, page))
    }

    fn sent(&self, no: SendingNo) -> Result<Option<Item>, StoreError> {
        self.read(|cache| cache.sent(no))
    }

    fn all_sent(&self, page: Page) -> Result<Vec<Item>, StoreError> {
        self.read(|cache| cache.all_sent(page))
    }

    fn count(&self, filter: &Filter) -> Result<u64, StoreError> {
        self.read(|cache| cache.count(filter))
    }

    fn history(&self, of: Subject, page: Page) -> Result<Vec<Past>, StoreError> {
        let standing = self.read(|cache| cache.places(of, page))?;
        let places: Vec<(u32, u64)> = standing.iter().map(|line| line.place).collect();
        let lines = if places.is_empty() { Vec::new() } else { journal::lines::<Books>(&self.folder, &places)? };
        let mut all = Vec::new();
        for (line, standing) in lines.into_iter().zip(standing) {
            let was = line.entry.was(line.was);
            let Line { seq, at, by, events, .. } = line.entry;
            let n = i64::try_from(seq).unwrap_or(i64::MAX);
            let past = |event| Past { n, at, by: by.clone(), was: was.clone(), undone: standing.undone, event };
            all.extend(events.into_iter().map(past));
        }
        Ok(all)
    }

    fn said(&self, words: &str) -> Result<Vec<i64>, StoreError> {
        let masks = Masks::new([words.to_owned()]);
        let is_in = |text: &String| text.contains(words) || masks.is_in(text);
        let lines = self.lines()?.into_iter().map(|line| line.entry);
        let said = lines.filter(|line| line.events.iter().flat_map(Event::texts).any(|text| is_in(&text)));
        Ok(said.map(|line| i64::try_from(line.seq).unwrap_or(i64::MAX)).collect())
    }

    fn redact(&mut self, n: i64) -> Result<Option<Redacted>, StoreError> {
        self.fresh()?;
        let Some((_, id)) = self.head()? else { return Ok(None) };
        let seq = u64::try_from(n).unwrap_or(u64::MAX);
        let Some(done) = journal::redact_of::<Books>(&self.folder, id, seq)? else { return Ok(None) };
        // No byte of the cache may have them, nor of what lies beside it.
        self.start_again(true)?;
        self.fresh()?;
        let mut also = BTreeSet::new();
        for words in &done.gone {
            also.extend(self.said(words)?.into_iter().filter(|line| *line != n));
        }
        Ok(Some(Redacted { texts: done.gone.len(), also: also.into_iter().collect() }))
    }

    fn would_undo(&self, line: Option<i64>) -> Result<Result<Undone, NotUndone>, StoreError> {
        self.to_take_back(line)
    }

    fn undo(
        &mut self,
        line: Option<i64>,
        now: Moment,
        by: Option<&Party>,
    ) -> Result<Result<Undone, NotUndone>, StoreError> {
        self.take_back(line, now, by)
    }

    fn board(&self) -> Result<Board, StoreError> {
        self.read(Cache::tally)
    }

    fn shares(&self, meetings: usize, today: NaiveDate) -> Result<Vec<(MeetingNo, Share)>, StoreError> {
        self.read(|cache| cache.shares_of(meetings, today))
    }

    fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError> {
        self.read(|cache| cache.taken(page))
    }

    fn to_post(&self, page: Page) -> Result<(u64, Vec<Taken>), StoreError> {
        self.read(|cache| cache.to_post(page))
    }

    fn heads(&self, of: &[Uuid]) -> Result<BTreeMap<Uuid, String>, StoreError> {
        self.read(|cache| cache.heads(of))
    }

    fn notice(&self, no: NoticeNo) -> Result<Option<Notice>, StoreError> {
        self.or_again(|cache| cache.notice(no))
    }

    fn notices(&self, of: Option<&NoticeOf>, page: Page) -> Result<Vec<Notice>, StoreError> {
        self.read(|cache| cache.notices(of, page))
    }

    fn open_notices(&self) -> Result<Vec<Notice>, StoreError> {
        self.read(Cache::open_notices)
    }

    fn project(&self, no: ProjectNo) -> Result<Option<Project>, StoreError> {
        self.or_again(|cache| cache.project(no))
    }

    fn projects(&self, open: bool, page: Page) -> Result<Vec<Project>, StoreError> {
        self.read(|cache| cache.projects(open, page))
    }

    fn leaf(&self, no: LeafNo) -> Result<Option<Leaf>, StoreError> {
        self.or_again(|cache| cache.leaf(no))
    }

    fn leaves(&self, asked: Leaves, page: Page) -> Result<Vec<Leaf>, StoreError> {
        self.read(|cache| cache.leaves(asked, page))
    }

    fn fund(&self, whole: bool) -> Result<Fund, StoreError> {
        self.read(|cache| cache.fund(!whole))
    }

    fn claim(&self, no: ClaimNo) -> Result<Option<Claim>, StoreError> {
        self.or_again(|cache| cache.claim(no))
    }

    fn council(&self) -> Result<Council, StoreError> {
        self.read(Cache::council)
    }

    fn shifts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError> {
        self.read(|cache| cache.shifts(from, to))
    }

    fn patrol(&self, list: PatrolList) -> Result<Vec<String>, StoreError> {
        self.read(|cache| cache.patrol(list))
    }

    fn name(&self, person: Uuid) -> Result<Option<Name>, StoreError> {
        self.name_of(person)
    }

    fn names(&self) -> Result<Vec<(Uuid, Name)>, StoreError> {
        self.all_names()
    }

    fn put_names(&mut self, names: &[(Uuid, Name)]) -> Result<(), StoreError> {
        self.keep_names(names)
    }

    fn erase_name(&mut self, person: Uuid) -> Result<bool, StoreError> {
        self.forget(person)
    }

    fn story(&self) -> Result<Vec<(Moment, Event)>, StoreError> {
        let lines: Vec<Line> = self.lines()?.into_iter().map(|line| line.entry).collect();
        let undone = undone(lines.iter());
        let stands = lines.into_iter().filter(|line| !undone.contains(&line.seq));
        Ok(stands.flat_map(|line| line.events.into_iter().map(move |event| (line.at, event))).collect())
    }

    fn ledger(&self) -> Result<Ledger, StoreError> {
        self.read(Cache::everything)
    }
}
