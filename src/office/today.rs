//! What waits at the station today: one source for the page, the first screen and the command line.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{Clerk, OfficeError, backup, patrol};
use crate::{
    meeting::Moment,
    station::Home,
    store::{Page, Store},
    tracker::{
        Body, Item, Leaf, LeafKind, LeafState, Leaves, Notice, Party, Phase, Project, Todo, event::Taken, fund::Claim,
        notice::Terms,
    },
};

/// What a line is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A matter.
    Item(Box<Item>),
    /// A meeting.
    Meeting(Box<Taken>),
    /// A project.
    Project(Box<Project>),
    /// A notice.
    Notice(Box<Notice>),
    /// A block of the patrol that nobody walked.
    Block(Box<Leaf>),
    /// A claim.
    Claim(Box<Claim>),
    /// An article of the covenant.
    Article(Box<Leaf>),
    /// The station, and when it was copied last.
    Station(Option<NaiveDate>),
}

/// One thing that is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What.
    pub todo: Todo,
    /// By which day.
    pub by: NaiveDate,
    /// About what.
    pub about: About,
}

impl Line {
    /// The days that are said with it: since its day; of what lies, since it moved; of a notice, since its meeting.
    pub fn days(&self, today: NaiveDate) -> i64 {
        let since = match (&self.about, self.todo) {
            (About::Item(item), Todo::HandIn) => item.moved,
            (About::Meeting(taken), _) => taken.day,
            (About::Project(project), _) => project.moved,
            _ => self.by,
        };
        (today - since).num_days()
    }
}

/// The meeting after the last: its day, hour and place.
pub type Next = (NaiveDate, Option<NaiveTime>, Option<String>);

/// What waits today.
#[derive(Debug, Default, PartialEq)]
pub struct Today {
    /// What presses most, first; as many as were asked for.
    pub lines: Vec<Line>,
    /// How many there are of each kind, of those that there are.
    pub counts: Vec<(Todo, u64)>,
    /// Who is on duty.
    pub duty: Vec<Party>,
    /// The next meeting, where it was agreed.
    pub next: Option<Next>,
    /// Blocks of the patrol with days that nobody walked: known, and no work for today.
    pub unwalked: Vec<patrol::Unwalked>,
}

impl Today {
    /// How many there are.
    pub fn count(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// What waits at a station, so many lines at most. Nothing where nothing was ever written down.
pub fn today(home: &Home, store: &dyn Store, now: Moment, most: usize) -> Result<Option<Today>, OfficeError> {
    let today = now.date();
    let last = store.meetings(Page::first(1))?.pop().map(|(last, _)| last);
    let board = store.open_notices()?;
    let has = |kind| store.leaves(Leaves::of(kind), Page::first(1)).map(|leaves| !leaves.is_empty());
    if last.is_none()
        && store.notices(None, Page::first(1))?.is_empty()
        && !has(LeafKind::Block)?
        && !has(LeafKind::Article)?
        && store.count(&crate::tracker::Filter::default())? == 0
        && store.fund(false)?.book.rules.is_none()
    {
        return Ok(None);
    }
    let (mut lines, mut counts) = (Vec::new(), Vec::new());
    for todo in Todo::ALL {
        let before = lines.len();
        let count = match todo {
            Todo::Post => {
                let (count, meetings) = to_post(store, most)?;
                lines.extend(meetings);
                let of_meetings = lines.len();
                lines.extend(settled(store)?);
                count + lines.len() - of_meetings
            }
            Todo::Answer => {
                lines.extend(to_answer(&board, today));
                lines.len() - before
            }
            Todo::TakeDown => {
                lines.extend(to_take_down(&board, today));
                lines.len() - before
            }
            Todo::Round => {
                let missed = patrol::missed(store, today, &home.calendar().unwrap_or_default())?;
                lines.extend(missed.into_iter().map(|(block, by)| Line {
                    todo,
                    by,
                    about: About::Block(Box::new(block)),
                }));
                lines.len() - before
            }
            Todo::Sign => {
                lines.extend(to_sign(store)?);
                lines.len() - before
            }
            Todo::Article => {
                lines.extend(of_covenant(store, today)?);
                lines.len() - before
            }
            Todo::Backup => {
                lines.extend(to_back_up(home, today));
                lines.len() - before
            }
            _ => of_matters(store, todo, today, most, &mut lines)?,
        };
        counts.push((todo, u64::try_from(count).unwrap_or(u64::MAX)));
    }
    counts.retain(|(_, count)| *count > 0);
    let number = |line: &Line| if let About::Item(item) = &line.about { Some(item.no) } else { None };
    lines.sort_by_key(|line| (line.by, line.todo, number(line)));
    lines.truncate(most);
    let duty = store.shifts(today, today)?.into_iter().flat_map(|(_, who)| who).collect();
    let next = last.and_then(|taken| taken.next).filter(|(day, ..)| *day >= today);
    // Who only counts doesn't say them.
    let calendar = home.calendar().unwrap_or_default();
    let unwalked = if most == 0 { Vec::new() } else { patrol::unwalked(store, today, &calendar)? };
    Ok(Some(Today { lines, counts, duty, next, unwalked }))
}

/// The matters of a kind, as far as they can be among the first so many; how many there are.
fn of_matters(
    store: &dyn Store,
    todo: Todo,
    today: NaiveDate,
    most: usize,
    lines: &mut Vec<Line>,
) -> Result<usize, OfficeError> {
    let mut all = 0;
    for asked in todo.asks(today) {
        let count = usize::try_from(store.count(&asked)?).unwrap_or(usize::MAX);
        all += count;
        if count == 0 || most == 0 {
            continue;
        }
        let line = |item: Item| Line { todo, by: todo.by(&item), about: About::Item(Box::new(item)) };
        lines.extend(store.list(&asked, Page::first(most))?.into_iter().map(line));
    }
    Ok(all)
}

/// The meetings whose notice nobody posted, as far as they can be among the first so many; how many there are.
fn to_post(store: &dyn Store, most: usize) -> Result<(usize, impl Iterator<Item = Line>), OfficeError> {
    let (count, meetings) = store.to_post(Page::first(most))?;
    let line = |taken: Taken| Line { todo: Todo::Post, by: taken.hangs_by(), about: About::Meeting(Box::new(taken)) };
    Ok((usize::try_from(count).unwrap_or(usize::MAX), meetings.into_iter().map(line)))
}

/// The settlements of projects that nobody posted.
fn settled(store: &dyn Store) -> Result<impl Iterator<Item = Line>, OfficeError> {
    let within = Days::new(Terms::default().within.into());
    let settled = store.projects(true, Page::ALL)?.into_iter().filter(|project| project.phase == Phase::Settled);
    Ok(settled.map(move |project| Line {
        todo: Todo::Post,
        by: project.moved + within,
        about: About::Project(Box::new(project)),
    }))
}

/// The day on which something that was said to a notice is to be answered first, if that has come.
fn answers(notice: &Notice, today: NaiveDate) -> Option<NaiveDate> {
    notice.unanswered().map(|(.., due)| due).min().filter(|due| *due <= today)
}

fn to_answer(board: &[Notice], today: NaiveDate) -> impl Iterator<Item = Line> + '_ {
    board.iter().filter_map(move |notice| {
        let by = answers(notice, today)?;
        Some(Line { todo: Todo::Answer, by, about: About::Notice(Box::new(notice.clone())) })
    })
}

/// What still has to be answered makes that line alone.
fn to_take_down(board: &[Notice], today: NaiveDate) -> impl Iterator<Item = Line> + '_ {
    let over = board.iter().filter(move |notice| notice.is_over(today) && answers(notice, today).is_none());
    over.map(|notice| Line { todo: Todo::TakeDown, by: notice.until, about: About::Notice(Box::new(notice.clone())) })
}

/// Claims that somebody has still to sign, paid or not.
fn to_sign(store: &dyn Store) -> Result<impl Iterator<Item = Line>, OfficeError> {
    let waits = store.fund(false)?.claims.into_values().filter(Claim::waits);
    Ok(waits.map(|claim| Line { todo: Todo::Sign, by: claim.asked.on, about: About::Claim(Box::new(claim)) }))
}

/// Articles that wait for their next step, and since when; what hangs and what was said to it make lines of their own.
fn of_covenant(store: &dyn Store, today: NaiveDate) -> Result<Vec<Line>, OfficeError> {
    let mut lines = Vec::new();
    for leaf in store.leaves(Leaves::of(LeafKind::Article).open(today), Page::ALL)? {
        let (Body::Article(article), Some(state)) = (&leaf.body, leaf.state(today)) else { continue };
        let by = match state {
            LeafState::Heard => {
                let notice = article.notice.map(|no| store.notice(no)).transpose()?.flatten();
                let heard = notice.filter(|notice| notice.until < today && notice.unanswered().next().is_none());
                heard.and_then(|notice| notice.until.succ_opt())
            }
            LeafState::NotPassed | LeafState::Passed => article.voted,
            LeafState::Filed => article.filed.filter(|_| article.from.is_none()),
            LeafState::InForce => article.from.filter(|from| *from == today),
            LeafState::Draft | LeafState::Revised | LeafState::Repealed | LeafState::Dropped => None,
        };
        lines.extend(by.map(|by| Line { todo: Todo::Article, by, about: About::Article(Box::new(leaf)) }));
    }
    Ok(lines)
}

fn to_back_up(home: &Home, today: NaiveDate) -> Option<Line> {
    let last = backup::last(home).map(|last| last.on);
    let by = last.map_or(today, |last| last + Days::new(backup::OLD.unsigned_abs()));
    (by < today || last.is_none()).then_some(Line { todo: Todo::Backup, by, about: About::Station(last) })
}

impl Clerk {
    /// What waits today, so many lines at most.
    pub fn today(&self, most: usize) -> Result<Today, OfficeError> {
        Ok(today(&self.home, self.store.as_ref(), self.now(), most)?.unwrap_or_default())
    }
}
