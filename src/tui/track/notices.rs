//! Notices on the screen: the board, and what each step asks.

use chrono::NaiveDate;

use super::{
    Tracker,
    key::{Key, Wanted},
    page::{Page, Pick, Row},
    read::{counted, how, posted_on},
    row::{listed, notice_row},
};
use crate::{
    i18n::{Lang, tracker::notice as words},
    office::{
        Clerk, OfficeError,
        notices::{OnBoard, Posted, board},
    },
    tracker::{
        Command, MeetingNo, Notice, NoticeOf, NoticeStep,
        notice::{NewNotice, NoticeStepName as N, Terms},
    },
    view::Tone,
};

/// What a step asks, one after the other.
pub fn asks(step: N) -> &'static [Wanted] {
    match step {
        N::Hear => &[Wanted::Words],
        N::Answer => &[Wanted::Comment, Wanted::How, Wanted::Words],
        N::TakeDown => &[Wanted::Yes],
        N::Repost => &[Wanted::PostedOn, Wanted::Hangs],
        N::Withdraw => &[Wanted::Reason],
    }
}

/// What one of the station's own asks; all but the first may be left out.
pub const NEW: &[Wanted] = &[Wanted::Title, Wanted::PostedOn, Wanted::Days, Wanted::Hangs];

/// The board: what must hang, then what does, then what doesn't any more.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let today = clerk.now().date();
    let all = board(clerk.store(), true, today)?;
    Ok(listed(all.iter().take(super::ROWS).map(|on| row(lang, on, today)).collect(), words::no_notices(lang)))
}

fn row(lang: Lang, on: &OnBoard, today: NaiveDate) -> Row {
    match on {
        OnBoard::Meeting(taken, by) => {
            let of = NoticeOf::Meeting(taken.meeting, Some(taken.no));
            let about = words::notice_about(lang, &of, &taken.theme);
            (about, words::must(lang, *by, today), Pick::Step(Key::Posted(taken.no)))
        }
        OnBoard::Project(project) => {
            let about = words::notice_about(lang, &NoticeOf::Project(project.no), &project.title);
            (about, words::post_settled(lang), Pick::Open(Page::Project(project.no)))
        }
        OnBoard::Posted(notice) => notice_row(notice, lang, today),
    }
}

impl Tracker {
    /// The day that something is told of: today, unless it is written down later.
    pub(super) fn on(&self) -> NaiveDate {
        self.clerk.told_at().unwrap_or_else(|| self.clerk.now()).date()
    }

    /// The notice of a meeting was posted, with its text as it hangs.
    pub(super) fn post(&mut self, meeting: MeetingNo, given: &[String]) -> bool {
        let (lang, today) = (self.lang, self.on());
        let said = given.first().filter(|said| !said.is_empty());
        let on = match said.map_or(Ok(today), |said| posted_on(lang, said, today)) {
            Ok(on) => on,
            Err(why) => {
                self.notice = vec![(why, Tone::Strong)];
                return false;
            }
        };
        let answer = self.clerk.post_of(meeting, lang, (on, Posted::default()));
        self.answered_with(answer)
    }

    pub(super) fn new_notice(&self, given: &[String]) -> Result<Command, String> {
        let (lang, today) = (self.lang, self.on());
        let filled = |at: usize| given.get(at).filter(|said| !said.is_empty());
        let days = filled(2).map(|said| counted(lang, said)).transpose()?;
        let days = days.and_then(|days| u16::try_from(days).ok()).unwrap_or(Terms::default().days);
        let on = filled(1).map_or(Ok(today), |said| posted_on(lang, said, today))?;
        let title = filled(0).map(String::as_str).unwrap_or_default();
        Ok(Command::Hang(Box::new(NewNotice {
            terms: Terms { days, ..Terms::default() },
            places: filled(3).cloned(),
            by: self.clerk.by().cloned(),
            ..NewNotice::new(NoticeOf::Own, title, on)
        })))
    }

    pub(super) fn notice_command(&self, name: N, given: &[String]) -> Result<Option<Command>, String> {
        let Page::Notice(notice) = *self.page() else { return Ok(None) };
        let (lang, on) = (self.lang, self.on());
        let filled = |at: usize| given.get(at).filter(|said| !said.is_empty());
        let said = |at: usize| given.get(at).cloned().unwrap_or_default();
        let known = self.clerk.store().notice(notice).ok().flatten();
        let step = match name {
            N::Hear => NoticeStep::Hear { on, text: said(0) },
            N::Answer => {
                let first = known.and_then(|known| known.unanswered().map(|(n, ..)| n).next());
                let comment = match filled(0) {
                    Some(said) => counted(lang, said)?,
                    None => first.ok_or_else(|| words::all_answered(lang))?,
                };
                NoticeStep::Answer { comment, on, how: how(lang, &said(1))?, text: said(2) }
            }
            N::TakeDown => NoticeStep::TakeDown { on },
            N::Repost => {
                let was = known.as_ref().map_or(on, Notice::on);
                let on = filled(0).map_or(Ok(was), |said| posted_on(lang, said, self.on()))?;
                // What hangs from now on has the words of now.
                let text = known.and_then(|known| self.clerk.words_now(&known, lang, on));
                NoticeStep::Repost { on, places: filled(1).cloned(), photo: None, text }
            }
            N::Withdraw => NoticeStep::Withdraw { reason: said(0) },
        };
        Ok(Some(Command::MoveNotice { notice, step }))
    }
}
