//! A notice: that it was posted, and each of its steps.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Decided, Decision, maybe, party, text};
use crate::{
    meeting::words::Destination,
    text::{NOTE, TITLE},
    tracker::{
        command::New,
        desk::Came,
        event::Event,
        notice::{Comment, How, NOTICE_MOVES, NewNotice, Notice, NoticeOf, NoticeState, NoticeStep, Terms, last_day},
        number::{Counted, MeetingNo, NoticeNo, ProjectNo},
        old::titled,
        project::{PUBLIC_DAYS, ProjectStep},
        refusal::{NoticeWhy, Why},
    },
};

impl Decision<'_> {
    /// The notice of a meeting that was taken in.
    pub(super) fn post(&self, meeting: MeetingNo, on: NaiveDate) -> Decided {
        let taken = self.ledger.numbers.get(&meeting).and_then(|id| self.ledger.meetings.get(id));
        let taken = taken.ok_or(Why::NoMeeting(meeting))?;
        let (terms, head) = (taken.terms.unwrap_or_default(), Some(taken.chain.head()));
        let of = NoticeOf::Meeting(taken.meeting, Some(meeting));
        self.hang(&NewNotice { terms, head, ..NewNotice::new(of, &taken.theme, on) })
    }

    /// A notice was posted; one of the same thing that hangs already is put right.
    pub(super) fn hang(&self, new: &NewNotice) -> Decided {
        self.on_a_day(new.on)?;
        // A charter may say nothing of it; then it hangs for a day.
        if new.terms.days == 0 && matches!(new.of, NoticeOf::Own | NoticeOf::Article(_)) {
            return Err(Why::Notice(NoticeWhy::NoDays));
        }
        if self.held(&new.of).is_some_and(|held| new.on < held) {
            return Err(Why::Before);
        }
        self.may_be_heard(&new.of, true)?;
        if let Some(known) = self.ledger.notice_of(&new.of) {
            let NewNotice { on, places, photo, text, .. } = new.clone();
            // Where only its text was looked at again it hangs as it did.
            let is_said = |now: &Option<String>, known: &Option<String>| now.is_none() || now == known;
            let known_as = &known.posted;
            if known.on() == on && is_said(&places, &known_as.places) && is_said(&photo, &known_as.photo) {
                return Ok(Vec::new());
            }
            return self.step_of_notice(known.no, &NoticeStep::Repost { on, places, photo, text });
        }
        let (year, n) = self.next_of_year(Counted::Notice);
        let posted = NewNotice {
            title: text(&new.title, TITLE)?,
            places: maybe(new.places.as_ref(), TITLE)?,
            photo: maybe(new.photo.as_ref(), TITLE)?,
            by: new.by.as_ref().map(party).transpose()?,
            ..new.clone()
        };
        let no = NoticeNo { year, n };
        let heard = self.heard_by(&posted.of, Some(no))?;
        let notice = Notice::hung(no, posted, self.ctx.calendar);
        Ok(std::iter::once(Event::NoticeAdded(Box::new(notice))).chain(heard).collect())
    }

    /// A notice of before, once. One whose days are over doesn't hang any more; on which day it was taken down nobody wrote down.
    pub(super) fn bring(&self, new: &NewNotice, comments: &[Comment]) -> Decided {
        if self.ledger.notice_of(&new.of).is_some() {
            return Ok(Vec::new());
        }
        let mut events = self.hang(new)?;
        for event in &mut events {
            if let Event::NoticeAdded(notice) = event {
                notice.comments = comments.to_vec();
                if notice.is_over(self.today()) {
                    notice.state = NoticeState::Down;
                }
            }
        }
        Ok(events)
    }

    pub(super) fn step_of_notice(&self, no: NoticeNo, step: &NoticeStep) -> Decided {
        let notice = self.ledger.notices.get(&no).ok_or(Why::Notice(NoticeWhy::NoNotice(no)))?;
        let name = step.name();
        let row = NOTICE_MOVES.iter().find(|(step, from, _)| *step == name && from.contains(&notice.state));
        let Some((.., to)) = row else {
            let possible = notice.steps();
            return Err(Why::Notice(NoticeWhy::Step { step: name, state: notice.state, possible }));
        };
        let (mut until, mut events, mut item) = (notice.until, Vec::new(), None);
        let step = match step {
            NoticeStep::Repost { on, places, photo, text: hash } => {
                self.on_a_day(*on)?;
                self.may_be_heard(&notice.posted.of, false)?;
                if self.held(&notice.posted.of).is_some_and(|held| *on < held) {
                    return Err(Why::Before);
                }
                until = last_day(&NewNotice { on: *on, ..notice.posted.clone() }, self.ctx.calendar);
                let (places, photo) = (maybe(places.as_ref(), TITLE)?, maybe(photo.as_ref(), TITLE)?);
                NoticeStep::Repost { on: *on, places, photo, text: hash.clone() }
            }
            NoticeStep::Hear { on, text: said } => {
                self.since(notice.on(), *on)?;
                NoticeStep::Hear { on: *on, text: text(said, NOTE)? }
            }
            NoticeStep::Answer { comment, on, how, text: said } => {
                let known = comment.checked_sub(1).and_then(|place| notice.comments.get(place));
                let known =
                    known.ok_or(Why::Notice(NoticeWhy::NoComment { n: *comment, of: notice.comments.len() }))?;
                self.since(known.received, *on)?;
                let said = text(said, NOTE)?;
                // Whoever asked was told it: another answer stands beside it, or it is taken back first.
                if let Some(reply) = &known.reply {
                    if reply.how == *how && reply.text == said {
                        return Ok(Vec::new());
                    }
                    let (how, text) = (reply.how, reply.text.clone());
                    return Err(Why::Notice(NoticeWhy::Answered { n: *comment, how, text }));
                }
                if *how == How::Discussed {
                    let again = self.again(&known.text)?;
                    item = again.iter().find_map(Event::item);
                    events = again;
                }
                NoticeStep::Answer { comment: *comment, on: *on, how: *how, text: said }
            }
            NoticeStep::TakeDown { on } => {
                self.since(notice.on(), *on)?;
                if *on <= notice.until {
                    return Err(Why::Notice(NoticeWhy::Hangs { until: notice.until }));
                }
                NoticeStep::TakeDown { on: *on }
            }
            NoticeStep::Withdraw { reason } => {
                events = self.heard_by(&notice.posted.of, None)?;
                NoticeStep::Withdraw { reason: text(reason, NOTE)? }
            }
        };
        let state = to.unwrap_or(notice.state);
        events.insert(0, Event::NoticeMoved { notice: no, step, state, until, item });
        Ok(events)
    }

    /// What was said to a notice comes to the next meeting.
    fn again(&self, said: &str) -> Decided {
        let (title, words) = titled(said);
        let new = New { to: Some(Destination::NextMeeting), came: Some(Came::Notice), ..New::about(&title) };
        let mut events = self.add(&new)?;
        for event in &mut events {
            if let Event::Added(item) = event {
                Arc::make_mut(item).words.clone_from(&words);
            }
        }
        Ok(events)
    }

    /// What becomes of the notice of a project with a step of it: it hangs, or doesn't any more.
    pub(super) fn notice_of_project(&self, no: ProjectNo, title: &str, step: &ProjectStep) -> Decided {
        let of = NoticeOf::Project(no);
        match step {
            ProjectStep::Publish { notice, on } => {
                let days = u16::try_from(PUBLIC_DAYS).unwrap_or_default();
                let terms = Terms { days, ..Terms::default() };
                let places = Some(notice.clone());
                self.hang(&NewNotice { terms, places, ..NewNotice::new(of, title, *on) })
            }
            ProjectStep::Reopen { reason } => {
                let known = self.ledger.notice_of(&of).map(|known| known.no);
                known.map_or(Ok(Vec::new()), |no| {
                    self.step_of_notice(no, &NoticeStep::Withdraw { reason: reason.clone() })
                })
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The day of what a notice is about.
    fn held(&self, of: &NoticeOf) -> Option<NaiveDate> {
        match of {
            NoticeOf::Meeting(id, _) => self.ledger.meetings.get(id).map(|taken| taken.day),
            // Of a time that isn't over nothing is posted for good.
            NoticeOf::Statement(span) => Some(span.first()),
            NoticeOf::Article(no) => self.ledger.leaves.get(no).map(|leaf| leaf.body.day()),
            NoticeOf::Project(_) | NoticeOf::Own => None,
        }
    }

    /// A day that is here.
    fn on_a_day(&self, on: NaiveDate) -> Result<(), Why> {
        if on > self.ctx.now.date() { Err(Why::Notice(NoticeWhy::ToCome { on })) } else { Ok(()) }
    }

    /// A day that is here, and not before what it rests on.
    fn since(&self, from: NaiveDate, on: NaiveDate) -> Result<(), Why> {
        self.on_a_day(on)?;
        if on < from { Err(Why::BeforeAll { on, from }) } else { Ok(()) }
    }
}
