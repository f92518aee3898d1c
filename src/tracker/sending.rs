//! 递: what is handed in to whoever answers, each time under a number of its own. What goes elsewhere gets a new one, so that no answer of
//! before stands under a new place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    command::{Step, StepName},
    item::{Item, State, Track},
    lifecycle,
    number::SendingNo,
};
use crate::meeting::words::Destination;

/// Characters of why something is sent: as many as the fullest packet has room for.
pub const WHY: usize = 64;

/// What a reply says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// 答复, neither yes nor no.
    #[default]
    Answered,
    /// 采纳
    Adopted,
    /// 不采纳
    Refused,
}

/// What needs no word in a line.
fn is_default<T: Default + PartialEq>(what: &T) -> bool {
    *what == T::default()
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// When it came.
    pub on: NaiveDate,
    /// Its words; none where there is only a document.
    pub text: String,
    /// What was answered to, where that has a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sending: Option<SendingNo>,
    /// The number of the document that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What it says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub says: Says,
}

impl Reply {
    /// Words alone.
    pub fn of(on: NaiveDate, text: String) -> Self {
        Self { on, text, sending: None, document: None, says: Says::Answered }
    }
}

/// How something ends that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum End {
    /// 采纳
    Adopted,
    /// 不采纳
    Refused,
    /// 退回下次议
    Returned,
    /// 改交: somebody else gets it.
    Redirected,
    /// The meeting's result turned.
    Stopped,
}

/// How far something is that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Its packet was printed; nobody handed it in.
    Made,
    /// Handed in.
    Sent,
    /// They have it. That is no answer.
    Received,
    /// They answered.
    Answered,
    /// It is over.
    Ended(End),
}

/// One sending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    /// Its number.
    pub no: SendingNo,
    /// Where it goes.
    pub to: Destination,
    /// The unit that has to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// When its number was given.
    pub made: NaiveDate,
    /// When it was handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<NaiveDate>,
    /// By when a reply is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Why it is sent, in the station's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Names of what lies with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// When the other side said that it has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<NaiveDate>,
    /// How it ended, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<(End, NaiveDate)>,
}

impl Sending {
    fn ends(&mut self, end: End, on: NaiveDate) {
        self.ended.get_or_insert((end, on));
    }

    /// Who has to answer it.
    pub fn is_to(&self, to: Option<Destination>, receiver: Option<&str>) -> bool {
        Some(self.to) == to && self.receiver.as_deref() == receiver
    }
}

impl Item {
    /// What is out now: the newest sending, where it is not over.
    pub fn sending(&self) -> Option<&Sending> {
        self.sendings.last().filter(|sending| sending.ended.is_none())
    }

    /// Somebody elsewhere has to answer it: what is printed of it has a number.
    pub fn is_to_be_answered(&self) -> bool {
        let may = lifecycle::find(self.track, self.state, StepName::Answer).is_some();
        self.track == Track::Referral && may && !self.turned
    }

    /// What was answered to one sending, oldest first.
    pub fn replies_to(&self, no: SendingNo) -> impl DoubleEndedIterator<Item = &Reply> {
        self.replies.iter().filter(move |reply| reply.sending == Some(no))
    }

    /// How far one sending is. What is out is as far as its matter: it may have been handed in before it had a number.
    pub fn how_far(&self, sending: &Sending) -> Stands {
        match (sending.ended, self.state) {
            (Some((end, _)), _) => Stands::Ended(end),
            (None, State::ToSend) => Stands::Made,
            (None, State::Sent) => Stands::Sent,
            (None, State::Received) => Stands::Received,
            (None, State::Answered) => Stands::Answered,
            // It goes on as another one.
            (None, _) if self.replies_to(sending.no).next().is_some() => Stands::Answered,
            (None, _) if sending.received.is_some() => Stands::Received,
            (None, _) if sending.sent.is_some() => Stands::Sent,
            (None, _) => Stands::Made,
        }
    }

    /// 有文件确认: the document behind what was adopted. A word alone confirms nothing, and neither does a document of another sending.
    pub fn confirmed_by(&self) -> Option<&str> {
        let newest = self.sendings.last().map(|sending| sending.no);
        let mut replies =
            self.replies.iter().rev().filter(|reply| reply.sending == newest && reply.says != Says::Refused);
        let document = replies.find_map(|reply| reply.document.as_deref());
        document.filter(|_| self.outcome() == Some(State::Adopted))
    }
}

/// Takes a sending in: one more, or the same as it stands now. There is one at a time.
pub(super) fn made(item: &mut Item, sending: &Sending) {
    if let Some(same) = item.sendings.iter_mut().find(|known| known.no == sending.no) {
        same.clone_from(sending);
    } else {
        ends(item, End::Redirected, sending.made);
        item.sendings.push(sending.clone());
    }
    item.due = sending.due.or(item.due);
}

/// What a step of the matter means for what is out.
pub(super) fn moved(item: &mut Item, on: NaiveDate, step: &Step) {
    let out = item.sendings.last_mut().filter(|sending| sending.ended.is_none());
    match (step, out) {
        (Step::Send { receiver, due }, Some(out)) => {
            out.sent.get_or_insert(on);
            out.receiver = receiver.clone().or(out.receiver.take());
            out.due = due.or(out.due);
        }
        (Step::Receive {}, Some(out)) => {
            out.received.get_or_insert(on);
        }
        (Step::SetDue { due }, Some(out)) => out.due = *due,
        (Step::Adopt { .. }, Some(out)) => out.ends(End::Adopted, on),
        (Step::Refuse { .. }, Some(out)) => out.ends(End::Refused, on),
        (Step::Return { .. }, Some(out)) => out.ends(End::Returned, on),
        (Step::Redirect { .. }, Some(out)) => out.ends(End::Redirected, on),
        // Open again with the same ones.
        (Step::Reopen { .. }, None) if item.track == Track::Referral => {
            if let Some(last) = item.sendings.last_mut()
                && matches!(last.ended, Some((End::Adopted | End::Refused, _)))
            {
                last.ended = None;
            }
        }
        _ => {}
    }
}

/// What is out ends so, if anything is.
pub(super) fn ends(item: &mut Item, end: End, on: NaiveDate) {
    if let Some(out) = item.sendings.last_mut() {
        out.ends(end, on);
    }
}

/// The reply that a step holds, of what is out before it.
pub(super) fn reply(item: &Item, on: NaiveDate, step: &Step) -> Option<Reply> {
    let (text, document, says) = match step {
        Step::Answer { text, document } => (Some(text), document, Says::Answered),
        Step::Settle { text } => (Some(text), &None, Says::Answered),
        Step::Adopt { text, document } => (text.as_ref(), document, Says::Adopted),
        Step::Refuse { reason, document } => (Some(reason), document, Says::Refused),
        _ => return None,
    };
    let sending = item.sending().map(|sending| sending.no);
    // Why something is refused stands with the matter; with what was sent, it is an answer to that.
    let is_one = match says {
        Says::Answered => true,
        Says::Adopted => text.is_some() || document.is_some(),
        Says::Refused => sending.is_some() || document.is_some(),
    };
    // Of a matter that no number was given to, a step says what it always said.
    let says = if sending.is_none() && document.is_none() { Says::Answered } else { says };
    let (text, document) = (text.cloned().unwrap_or_default(), document.clone());
    is_one.then_some(Reply { on, text, sending, document, says })
}
