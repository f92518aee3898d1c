//! 公示: what hangs on the board, from when to when, what people said of it and what they were answered. One entity whatever it is
//! about, and its day of posting stands nowhere else.
//!
//! What must hang has no number yet: it follows from meetings and projects.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    item::Party,
    leaf::LeafNo,
    number::{ItemNo, MeetingNo, NoticeNo, ProjectNo},
};
use crate::time::{Calendar, Span};

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NoticeOf {
    /// What a meeting came to; its number, where it has one.
    Meeting(Uuid, Option<MeetingNo>),
    /// The settlement of a project.
    Project(ProjectNo),
    /// What the fund came to in a month, a quarter, a year.
    Statement(Span),
    /// 征求意见: an article of the covenant, in one of its versions.
    Article(LeafNo),
    /// Whatever else the station has to tell.
    Own,
}

impl NoticeOf {
    /// The same thing, whatever was known of its number.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Meeting(one, _), Self::Meeting(other, _)) => one == other,
            (Self::Project(one), Self::Project(other)) => one == other,
            (Self::Statement(one), Self::Statement(other)) => one == other,
            (Self::Article(one), Self::Article(other)) => one == other,
            _ => false,
        }
    }
}

/// For how long a notice hangs, and in which time a word to it is answered, in days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// It is posted within so many days.
    pub within: u16,
    /// It hangs for so many days, from the day after posting.
    pub days: u16,
    /// Each word is answered within so many days.
    pub answer: u16,
}

impl Default for Terms {
    /// Ours (示范), where no charter says otherwise: posted in 3 days, hangs for 7, answered in 7.
    fn default() -> Self {
        Self { within: 3, days: 7, answer: 7 }
    }
}

/// What is known of a notice on the day it is posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNotice {
    /// What it is about.
    pub of: NoticeOf,
    /// What it is called.
    pub title: String,
    /// The day it was posted.
    pub on: NaiveDate,
    /// How long it hangs.
    #[serde(default)]
    pub terms: Terms,
    /// SHA-256 of its text as it was posted, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The code of the record that it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// Where it hangs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<String>,
    /// Who posted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Party>,
    /// The name of a photo of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

impl NewNotice {
    /// One that was posted on a day, for as long as is usual; nothing more is known of it.
    pub fn new(of: NoticeOf, title: &str, on: NaiveDate) -> Self {
        let (text, head, places, by, photo) = (None, None, None, None, None);
        Self { of, title: title.to_owned(), on, terms: Terms::default(), text, head, places, by, photo }
    }
}

/// Where a notice stands. That its time is over follows from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoticeState {
    /// 贴着
    Hangs,
    /// 撤下了
    Down,
    /// 撤回了: it was wrong, or not to hang at all.
    Withdrawn,
}

impl NoticeState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hangs, Self::Down, Self::Withdrawn];
}

/// A notice that was posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its number.
    pub no: NoticeNo,
    /// What was known when it was posted; its day is that of now, if it was put right since.
    pub posted: NewNotice,
    /// The last day on which it hangs.
    pub until: NaiveDate,
    /// Where it stands.
    pub state: NoticeState,
    /// What was said to it, in the order in which it came. Nobody's name is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// When it was taken down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub down: Option<NaiveDate>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Something that somebody said to a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// When it came.
    pub received: NaiveDate,
    /// In own words.
    pub text: String,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<NoticeReply>,
}

/// How a comment ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeReply {
    /// When.
    pub on: NaiveDate,
    /// What is done with it.
    pub how: How,
    /// In words.
    pub text: String,
    /// The matter that it became, where it is talked about again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemNo>,
}

/// What is done with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum How {
    /// 采纳
    Accepted,
    /// 说明
    Explained,
    /// 再议: it comes to the next meeting.
    Discussed,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Explained, Self::Discussed];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Explained => "explained",
            Self::Discussed => "discuss",
        }
    }
}

/// One step of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum NoticeStep {
    /// It was posted on another day, or elsewhere: what was written down of it is put right.
    Repost {
        /// The day.
        on: NaiveDate,
        /// Where.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        places: Option<String>,
        /// The name of a photo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        photo: Option<String>,
        /// SHA-256 of its text as it hangs now, in hex.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Somebody said something to it.
    Hear {
        /// When.
        on: NaiveDate,
        /// In own words.
        text: String,
    },
    /// That was answered.
    Answer {
        /// Which, from 1.
        comment: usize,
        /// When.
        on: NaiveDate,
        /// What is done with it.
        how: How,
        /// In words.
        text: String,
    },
    /// Its days are over, and it was taken down.
    TakeDown {
        /// When.
        on: NaiveDate,
    },
    /// It was wrong: it doesn't hang any more.
    Withdraw {
        /// Why.
        reason: String,
    },
}

/// The name of a step, without its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeStepName {
    /// What was written down of it is put right.
    Repost,
    /// 来意见了
    Hear,
    /// 答复
    Answer,
    /// 撤下
    TakeDown,
    /// 撤回
    Withdraw,
}

use NoticeState as S;
use NoticeStepName as N;

impl NoticeStepName {
    /// All of them.
    pub const ALL: [Self; 5] = [N::Hear, N::Answer, N::TakeDown, N::Repost, N::Withdraw];
}

impl NoticeStep {
    /// Its name.
    pub fn name(&self) -> NoticeStepName {
        match self {
            Self::Repost { .. } => N::Repost,
            Self::Hear { .. } => N::Hear,
            Self::Answer { .. } => N::Answer,
            Self::TakeDown { .. } => N::TakeDown,
            Self::Withdraw { .. } => N::Withdraw,
        }
    }
}

/// Every step that there is: from where, to where; nothing: it stays where it is. What was withdrawn hangs no more under this number;
/// what comes to it is answered all the same.
pub const NOTICE_MOVES: &[(N, &[S], Option<S>)] = &[
    (N::Hear, &[S::Hangs, S::Down, S::Withdrawn], None),
    (N::Answer, &[S::Hangs, S::Down, S::Withdrawn], None),
    (N::TakeDown, &[S::Hangs], Some(S::Down)),
    (N::Repost, &[S::Hangs], None),
    (N::Withdraw, &[S::Hangs, S::Down], Some(S::Withdrawn)),
];

impl Notice {
    /// One that hangs from a day on.
    pub fn hung(no: NoticeNo, posted: NewNotice, calendar: &Calendar) -> Self {
        let until = last_day(&posted, calendar);
        Self { no, posted, until, state: S::Hangs, comments: Vec::new(), down: None, why: None }
    }

    /// The day it was posted.
    pub fn on(&self) -> NaiveDate {
        self.posted.on
    }

    /// The steps that are possible now.
    pub fn steps(&self) -> Vec<NoticeStepName> {
        let sensible = |step: &N| *step != N::Answer || self.unanswered().next().is_some();
        let possible = NOTICE_MOVES.iter().filter(|(_, from, _)| from.contains(&self.state)).map(|(step, ..)| *step);
        possible.filter(sensible).collect()
    }

    /// Its days are over, and nobody wrote down that it was taken down.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.state == S::Hangs && today > self.until
    }

    /// It hangs, or something that was said to it has no answer.
    pub fn is_open(&self) -> bool {
        self.state == S::Hangs || self.unanswered().next().is_some()
    }

    /// The comments without an answer: their numbers, and by when each is due.
    pub fn unanswered(&self) -> impl Iterator<Item = (usize, &Comment, NaiveDate)> {
        let open = (1..).zip(&self.comments).filter(|(_, comment)| comment.reply.is_none());
        open.map(|(n, comment)| (n, comment, self.answer_by(comment)))
    }

    /// By when a comment is to be answered.
    pub fn answer_by(&self, comment: &Comment) -> NaiveDate {
        let days = Days::new(self.posted.terms.answer.into());
        comment.received.checked_add_days(days).unwrap_or(comment.received)
    }

    /// It hung its days, and each word to it was answered: what rests on it may go on.
    pub fn ran(&self, today: NaiveDate) -> bool {
        self.state != S::Withdrawn && today > self.until && self.unanswered().next().is_none()
    }

    /// Takes a step in.
    pub(super) fn moved(&mut self, step: &NoticeStep, state: NoticeState, until: NaiveDate, item: Option<ItemNo>) {
        self.state = state;
        self.until = until;
        match step {
            NoticeStep::Repost { on, places, photo, text } => {
                self.posted.on = *on;
                self.posted.places = places.clone().or(self.posted.places.take());
                self.posted.photo = photo.clone().or(self.posted.photo.take());
                self.posted.text = text.clone().or(self.posted.text.take());
            }
            NoticeStep::Hear { on, text } => {
                self.comments.push(Comment { received: *on, text: text.clone(), reply: None });
            }
            NoticeStep::Answer { comment, on, how, text } => {
                let place = comment.checked_sub(1);
                if let Some(comment) = place.and_then(|place| self.comments.get_mut(place)) {
                    comment.reply = Some(NoticeReply { on: *on, how: *how, text: text.clone(), item });
                }
            }
            NoticeStep::TakeDown { on } => self.down = Some(*on),
            NoticeStep::Withdraw { reason } => self.why = Some(reason.clone()),
        }
    }
}

/// The last day on which one hangs.
pub(super) fn last_day(posted: &NewNotice, calendar: &Calendar) -> NaiveDate {
    calendar.days_after(posted.on, posted.terms.days).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_possible_somewhere_and_each_state_is_reached() {
        for step in N::ALL {
            assert!(NOTICE_MOVES.iter().any(|(name, ..)| *name == step), "{step:?}");
        }
        for state in S::ALL {
            let is_reached = NOTICE_MOVES.iter().any(|(.., to)| *to == Some(state));
            assert!(is_reached || state == S::Hangs, "{state:?}");
            let is_heard = NOTICE_MOVES.iter().any(|(step, from, _)| *step == N::Hear && from.contains(&state));
            assert!(is_heard, "{state:?}: whoever says something is written down");
        }
    }
}
