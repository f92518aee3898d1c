//! What a step needs beside the state that it is made from: a closed set, so that menus, help, refusals and docs say the same.

use chrono::NaiveDate;

use super::{
    command::Step,
    desk::Content,
    item::{Item, Party, State, Track},
    leaf::LeafState,
    ledger::Ledger,
};
use crate::meeting::words::Destination;

/// A place that is one body, so that nobody has to say which. Departments are many, and "the owners" are a committee, several of them
/// where an estate has phases, or an assembly that has none.
fn is_one_body(to: Destination) -> bool {
    match to {
        Destination::Department | Destination::Owners => false,
        Destination::Residents
        | Destination::Council
        | Destination::Community
        | Destination::Street
        | Destination::Deputies
        | Destination::Consultation
        | Destination::Fund
        | Destination::Covenant
        | Destination::NextMeeting
        | Destination::Declined => true,
    }
}

/// Something that a step needs. Each has one refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// Its meeting's result stands: what turned is brought up at the next meeting.
    Standing,
    /// Why, in a few words.
    Reason,
    /// What was answered, in a few words.
    Answered,
    /// An answer, or the number of a document.
    Replied,
    /// Who saw it neither leads it, nor led it since it was opened last, nor said that it is done.
    NotOwn,
    /// Who saw it had not seen it before.
    NotTwice,
    /// What is for the council to settle is settled at its meeting, or somebody says why not there.
    Sitting,
    /// Somebody leads it.
    Led,
    /// Nobody leads it, or it was dropped.
    Unled,
    /// It isn't so already.
    Other,
    /// A place that takes things up: who declines says so with a reason.
    Place,
    /// Who answers, where the place is not one body.
    Receiver,
    /// A day that isn't over.
    Day,
    /// Somebody talked about it: what came of it, in a few words, or the record of the meeting.
    Talked,
    /// Who isn't content: it is done again, or there is a reason.
    Content,
    /// Something else that is followed itself.
    Into,
    /// An article that is in force, and something that the desk or the patrol has.
    Article,
    /// It breaks an article.
    Breach,
    /// Who breaks an article was talked to before anybody else hears of it.
    Persuaded,
}

impl Guard {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Standing,
        Self::Reason,
        Self::Answered,
        Self::Replied,
        Self::NotOwn,
        Self::NotTwice,
        Self::Sitting,
        Self::Led,
        Self::Unled,
        Self::Other,
        Self::Place,
        Self::Receiver,
        Self::Day,
        Self::Talked,
        Self::Content,
        Self::Into,
        Self::Article,
        Self::Breach,
        Self::Persuaded,
    ];

    /// What it asks is there, for this step of this item.
    pub fn holds(self, item: &Item, step: &Step, ledger: &Ledger, today: NaiveDate) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        let leads = |who: &Party| item.lead.as_ref() == Some(who);
        match self {
            Self::Standing => !item.turned,
            Self::Reason => match step {
                Step::Drop { reason }
                | Step::Release { reason }
                | Step::Refuse { reason, .. }
                | Step::Return { reason }
                | Step::Reopen { reason } => said(reason),
                _ => true,
            },
            Self::Answered => match step {
                Step::Answer { text, .. } | Step::Settle { text } => said(text),
                _ => true,
            },
            Self::Replied => match step {
                Step::Adopt { text, document } => {
                    let given = [text, document].into_iter().flatten().any(|given| said(given));
                    given || item.state == State::Answered
                }
                _ => true,
            },
            // A meeting of the council says so by itself.
            Self::Sitting => match step {
                Step::Adopt { text, .. } => item.to != Some(Destination::Council) || text.as_deref().is_some_and(said),
                _ => true,
            },
            Self::NotOwn => match step {
                Step::Confirm { by } => !leads(by) && !item.led.contains(by) && item.reported.as_ref() != Some(by),
                _ => true,
            },
            Self::NotTwice => !matches!(step, Step::Confirm { by } if item.confirmed.contains(by)),
            Self::Led => item.lead.is_some(),
            Self::Unled => item.lead.is_none() || item.state == State::Dropped,
            Self::Other => match step {
                Step::HandOver { to } => !leads(to),
                Step::Help { by } => !leads(by) && !item.helpers.contains(by),
                Step::Redirect { to, receiver, .. } => item.to != Some(*to) || item.receiver != *receiver,
                _ => true,
            },
            Self::Place => !matches!(step, Step::Redirect { to: Destination::Declined, .. }),
            Self::Receiver => match step {
                Step::Send { receiver, .. } => {
                    item.to.is_none_or(is_one_body) || receiver.is_some() || item.receiver.is_some()
                }
                _ => true,
            },
            Self::Day => match step {
                Step::Send { due, .. } | Step::Redirect { due, .. } | Step::SetDue { due } => {
                    due.is_none_or(|due| due >= today)
                }
                _ => true,
            },
            Self::Talked => !matches!(step, Step::TakeUp { text } if !text.as_deref().is_some_and(said)),
            Self::Content => match step {
                Step::CallBack { content: Some(Content::No), reason } => reason.as_deref().is_some_and(said),
                _ => true,
            },
            Self::Into => match step {
                Step::Merge { into } => ledger.items.get(into).is_some_and(|other| {
                    let is_followed = other.state.is_open() && other.state != State::CallBack;
                    other.no != item.no && is_followed && !other.turned
                }),
                _ => true,
            },
            Self::Article => match step {
                Step::Breach { article } => {
                    let known = ledger.leaves.get(article);
                    item.desk.is_some() && known.is_some_and(|leaf| leaf.state(today) == Some(LeafState::InForce))
                }
                _ => true,
            },
            Self::Breach => item.article.is_some(),
            Self::Persuaded => {
                let goes_out = match step {
                    Step::Redirect { to, .. } => Track::to(Some(*to)) == Track::Referral,
                    _ => matches!(step, Step::Send { .. }),
                };
                !goes_out || item.article.is_none() || item.persuaded.is_some()
            }
        }
    }
}
