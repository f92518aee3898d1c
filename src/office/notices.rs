//! Notices: what hangs on the board stands in the record, and nowhere else. What stood beside a journal before is moved there once.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Clerk, OfficeError, with_facts};
use crate::{
    document,
    i18n::Lang,
    meeting::Meeting,
    notice::{self, Hangs},
    sitting::{Clock, Sitting},
    station::{Home, StationError, notice::Posting},
    store::{self, Answer, Page, Record, Store, Via},
    tracker::{
        Command, MeetingNo, Notice, NoticeOf, NoticeState, Party, Phase, Project,
        event::Taken,
        notice::{Comment, How, NewNotice, NoticeReply, Terms},
    },
};

/// What is known of how a notice was posted, beside its day.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    /// Where.
    pub places: Option<String>,
    /// By whom.
    pub by: Option<Party>,
    /// The name of a photo of it.
    pub photo: Option<String>,
}

/// What hangs of a meeting: its notice in the record; of one that was posted before there was any, what stands beside its journal.
pub fn hangs(home: &Home, meeting: Uuid) -> Result<Hangs, OfficeError> {
    let all = notices_of(home, meeting)?;
    let Some(newest) = all.iter().find(|notice| notice.state != NoticeState::Withdrawn) else {
        return Ok(before(&home.posting(meeting)?));
    };
    // What was said to one that was withdrawn was said all the same.
    let comments = all.iter().rev().flat_map(|notice| notice.comments.iter().cloned()).collect();
    Ok(Hangs { comments, ..Hangs::of(newest) })
}

/// The notices of a meeting, the newest first.
fn notices_of(home: &Home, meeting: Uuid) -> Result<Vec<Notice>, OfficeError> {
    if !store::is_in(home.root()) {
        return Ok(Vec::new());
    }
    Ok(Record::look(home.root())?.notices(Some(&NoticeOf::Meeting(meeting, None)), Page::ALL)?)
}

/// The notice of a meeting, as the record has it.
pub fn notice_of(home: &Home, meeting: Uuid) -> Result<Option<Notice>, OfficeError> {
    Ok(notices_of(home, meeting)?.into_iter().find(|notice| notice.state != NoticeState::Withdrawn))
}

fn before(posting: &Posting) -> Hangs {
    Hangs { posted: posting.posted, comments: comments(posting), ..Hangs::default() }
}

fn comments(posting: &Posting) -> Vec<Comment> {
    use crate::station::notice::How as Was;
    let how = |how| match how {
        Was::Accepted => How::Accepted,
        Was::Explained => How::Explained,
        Was::Discussed => How::Discussed,
    };
    let all = posting.comments.iter().map(|comment| Comment {
        received: comment.received,
        text: comment.text.clone(),
        reply: comment.reply.as_ref().map(|reply| NoticeReply {
            on: reply.on,
            how: how(reply.how),
            text: reply.text.clone(),
            item: None,
        }),
    });
    all.collect()
}

/// A practice copy is no record: the station's says nothing of it.
pub fn is_practice(sitting: &Sitting) -> bool {
    sitting.meeting().opening.as_deref().is_none_or(|opening| opening.practice)
}

/// The day on which the notice of a practice copy was posted stands beside its journal, for its own papers.
pub fn practised(sitting: &Sitting, on: NaiveDate) -> Result<(), StationError> {
    let posting = sitting.home().posting(sitting.id())?;
    sitting.home().put_posting(sitting.id(), &Posting { posted: Some(on), ..posting })
}

/// As the charter of a meeting says.
fn terms(meeting: &Meeting) -> Terms {
    let notice = meeting.opening.as_deref().map(|opening| opening.charter.notice);
    notice.map_or_else(Terms::default, |notice| Terms {
        within: notice.within,
        days: notice.days,
        answer: notice.answer,
    })
}

/// The notice of a meeting, as it is posted on a day.
fn of_meeting(sitting: &Sitting, on: NaiveDate, posted: Posted, text: Option<String>) -> NewNotice {
    let meeting = sitting.meeting();
    let theme = meeting.opening.as_deref().map(|opening| opening.theme.as_str()).unwrap_or_default();
    let Posted { places, by, photo } = posted;
    let (terms, head) = (terms(meeting), sitting.head().map(|head| head.to_string()));
    let of = NoticeOf::Meeting(sitting.id(), MeetingNo::of(meeting));
    NewNotice { terms, text, head, places, by, photo, ..NewNotice::new(of, theme, on) }
}

/// SHA-256 of the notice as it is posted on a day: of its Markdown, which has all of its words.
fn text_of(sitting: &Sitting, lang: Lang, on: NaiveDate) -> Result<Option<String>, OfficeError> {
    let board = sitting.home().board()?;
    let hangs = Hangs { posted: Some(on), ..Hangs::default() };
    let built = with_facts(sitting, lang, (&board, &hangs, false), |facts| notice::build(sitting.meeting(), facts))?;
    Ok(built.map(|built| super::backup::digest(&document::markdown::write(&built.document))))
}

impl Clerk {
    /// The notice of a meeting was posted.
    pub fn post(
        &mut self,
        sitting: &Sitting,
        lang: Lang,
        (on, posted): (NaiveDate, Posted),
    ) -> Result<Answer, OfficeError> {
        if is_practice(sitting) {
            practised(sitting, on)?;
            return Ok(Ok(Vec::new()));
        }
        self.bring(sitting)?;
        let text = text_of(sitting, lang, on)?;
        self.give(&[Command::Hang(Box::new(of_meeting(sitting, on, posted, text)))])
    }

    /// The same by the number of a meeting that was taken in; its journal may be elsewhere.
    pub fn post_of(
        &mut self,
        no: MeetingNo,
        lang: Lang,
        (on, posted): (NaiveDate, Posted),
    ) -> Result<Answer, OfficeError> {
        let taken = self.store.meetings(Page::ALL)?.into_iter().find(|(taken, _)| taken.no == no);
        let here = taken.filter(|(taken, _)| self.home.folder(taken.meeting).exists());
        match here {
            Some((taken, _)) => {
                let sitting = Sitting::look(&self.home, taken.meeting, self.clock.clone());
                match sitting {
                    Ok(sitting) if sitting.meeting().opening.is_some() => self.post(&sitting, lang, (on, posted)),
                    _ => self.give(&[Command::Post { meeting: no, on }]),
                }
            }
            None => self.give(&[Command::Post { meeting: no, on }]),
        }
    }

    /// The notice of a meeting hangs with other words than it would have today: something was corrected since. Where that can't be known,
    /// it doesn't.
    pub fn is_outdated(&self, of: &Notice, lang: Lang) -> bool {
        let (NoticeOf::Meeting(id, _), Some(hangs)) = (&of.posted.of, &of.posted.text) else { return false };
        if of.state != NoticeState::Hangs {
            return false;
        }
        let Ok(sitting) = Sitting::look(&self.home, *id, self.clock.clone()) else { return false };
        if sitting.head().map(|head| head.to_string()) == of.posted.head {
            return false;
        }
        let text = |lang| text_of(&sitting, lang, of.on()).ok().flatten();
        // It may have been printed in the other language.
        text(lang).is_some() && ![Lang::Zh, Lang::En].into_iter().any(|lang| text(lang).as_ref() == Some(hangs))
    }

    /// The hash of the words that the notice of a meeting has now.
    pub fn words_now(&self, of: &Notice, lang: Lang, on: NaiveDate) -> Option<String> {
        let NoticeOf::Meeting(id, _) = &of.posted.of else { return None };
        let sitting = Sitting::look(&self.home, *id, self.clock.clone()).ok()?;
        text_of(&sitting, lang, on).ok().flatten()
    }

    /// What stood beside the journal of a meeting becomes a notice of the record, once; that of a practice copy stays where it is.
    pub fn bring(&mut self, sitting: &Sitting) -> Result<(), OfficeError> {
        let (home, meeting) = (self.home.clone(), sitting.id());
        let posting = home.posting(meeting)?;
        let Some(on) = posting.posted else { return Ok(()) };
        if is_practice(sitting) {
            return Ok(());
        }
        let known = self.store.notices(Some(&NoticeOf::Meeting(meeting, None)), Page::first(1))?;
        if known.is_empty() {
            self.through(Via::Moved);
            let new = of_meeting(sitting, on, Posted::default(), None);
            let brought = self.give(&[Command::Bring { notice: Box::new(new), comments: comments(&posting) }]);
            self.through(Via::default());
            if brought?.is_err() {
                return Ok(());
            }
        }
        home.put_posting(meeting, &Posting { posted: None, comments: Vec::new(), ..posting })?;
        Ok(())
    }
}

/// Moves into the record what stands beside the journals of these meetings. What can't be read stays, and is said when it is asked for.
pub fn bring_all(home: &Home, clock: &Clock, meetings: impl Iterator<Item = Uuid>) -> Result<(), OfficeError> {
    let has = |id: &Uuid| home.posting(*id).is_ok_and(|posting| posting.posted.is_some());
    let mut clerk = None;
    for id in meetings.filter(has) {
        let Ok(sitting) = Sitting::look(home, id, clock.clone()) else { continue };
        let clerk = match &mut clerk {
            Some(clerk) => clerk,
            none => none.insert(Clerk::open(home, clock.clone())?),
        };
        clerk.bring(&sitting)?;
    }
    Ok(())
}

/// What stands in the calendar of the board.
#[derive(Clone, Debug, PartialEq)]
pub enum OnBoard {
    /// What a meeting came to must be posted, by this day.
    Meeting(Box<Taken>, NaiveDate),
    /// The settlement of a project must be posted.
    Project(Box<Project>),
    /// It was posted.
    Posted(Box<Notice>),
}

/// The calendar of the board: what must be posted, what is due first, first; then what has to be seen to, that answers or comes down;
/// then what hangs; last, if all is wanted, what doesn't any more, the newest first.
pub fn board(store: &dyn Store, all: bool, today: NaiveDate) -> Result<Vec<OnBoard>, OfficeError> {
    let (_, must) = store.to_post(Page::ALL)?;
    let settled = store.projects(true, Page::ALL)?.into_iter().filter(|project| project.phase == Phase::Settled);
    let mut posted = if all { store.notices(None, Page::ALL)? } else { store.open_notices()? };
    posted.sort_by_key(|notice| {
        let answers = notice.unanswered().map(|(.., due)| due).min();
        let over = notice.is_over(today).then_some(notice.until);
        let first = answers.into_iter().chain(over).min();
        (first.is_none(), first, notice.state != NoticeState::Hangs)
    });
    let must = must.into_iter().map(|taken| {
        let by = taken.hangs_by();
        OnBoard::Meeting(Box::new(taken), by)
    });
    let settled = settled.map(|project| OnBoard::Project(Box::new(project)));
    Ok(must.chain(settled).chain(posted.into_iter().map(|notice| OnBoard::Posted(Box::new(notice)))).collect())
}

impl Clerk {
    /// The meetings that were taken in, and when the notice of each was posted.
    pub fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, OfficeError> {
        Ok(self.store.meetings(page)?)
    }
}
