//! Visits as records of before have them: a kind of thing beside items, with states of its own. Nothing writes them any more; what was
//! written once is read for ever, and becomes the item that it would be now, under its number.
//!
//! Frozen: the types are the bytes of those lines, and the fold is never extended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    command::Step,
    desk::{Came, Content, Desk, Pace},
    item::{Item, Kind, Party, Reply, State, Track},
    ledger::Ledger,
    number::{ItemNo, VisitNo},
};
use crate::{
    meeting::{Moment, words::Destination},
    text::{NOTE, TITLE},
};

/// Where a visit stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "names of before")]
pub enum VisitState {
    Open,
    Answered,
    HandedOn,
    Concern,
    Closed,
}

/// A visit that was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "names of before")]
pub struct NewVisit {
    pub text: String,
    pub visitor: Option<Party>,
    pub building: Option<String>,
    pub category: Option<String>,
    pub on_duty: Option<Party>,
    pub pace: Pace,
    pub came: Came,
    pub answer: Option<String>,
}

/// 接待
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "names of before")]
pub struct Visit {
    pub no: VisitNo,
    pub at: Moment,
    pub said: NewVisit,
    pub state: VisitState,
    pub due: Moment,
    pub answer: Option<String>,
    pub item: Option<ItemNo>,
    pub closed: Option<Moment>,
    pub content: Option<Content>,
}

/// A step of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "names of before")]
pub enum VisitStep {
    Answer { text: String },
    HandOn { to: Destination, receiver: Option<String>, due: Option<NaiveDate> },
    Concern {},
    Close { content: Option<Content> },
    Reopen { reason: String },
}

impl Visit {
    /// The matter that it is now.
    pub fn item(&self) -> Item {
        let said = &self.said;
        let (title, words) = titled(&said.text);
        let mut item = Item::new(self.no.into(), Kind::Matter, title, None, self.at.date());
        item.words = words;
        item.came = Some(said.came);
        item.author.clone_from(&said.visitor);
        let answer = self.answer.as_ref().map(|text| Reply::of(self.at.date(), text.clone()));
        item.replies.extend(answer);
        item.desk = Some(Box::new(Desk {
            at: self.at,
            building: said.building.clone(),
            category: said.category.clone(),
            on_duty: said.on_duty.clone(),
            pace: said.pace,
            answer_by: self.due,
            content: self.content,
            tries: 0,
            closed: self.closed,
        }));
        stand(&mut item, self.state, self.item);
        item
    }
}

/// A title, and the whole of the words where the title holds only their beginning.
pub(super) fn titled(text: &str) -> (String, Option<String>) {
    let title = crate::text::fit(text, TITLE).unwrap_or_else(|| text.chars().take(TITLE).collect());
    let words = (title != text).then(|| crate::text::fit(text, NOTE).unwrap_or_else(|| text.to_owned()));
    (title, words)
}

fn stand(item: &mut Item, state: VisitState, into: Option<ItemNo>) {
    let (now, end) = match (state, into) {
        // What was handed on, or waits, is followed as another item: it went into that one.
        (VisitState::HandedOn | VisitState::Concern, Some(_)) => (State::Merged, None),
        (VisitState::Open, _) | (VisitState::HandedOn | VisitState::Concern, None) => (State::Noted, None),
        (VisitState::Answered, _) if item.author.is_some() => (State::CallBack, Some(State::Settled)),
        (VisitState::Answered | VisitState::Closed, _) => (State::Closed, Some(State::Settled)),
    };
    (item.state, item.end) = (now, end);
    if now == State::Merged {
        item.into = into;
    }
}

/// Takes a line of before in.
pub(super) fn moved(
    ledger: &mut Ledger,
    at: Moment,
    (no, step, state, into): (VisitNo, &VisitStep, VisitState, Option<ItemNo>),
) {
    let of: ItemNo = no.into();
    if let Some(visit) = ledger.items.get_mut(&of).map(std::sync::Arc::make_mut) {
        visit.track = Track::Noted;
        stand(visit, state, into.or(visit.into));
        visit.moved = at.date();
        match step {
            VisitStep::Answer { text } => visit.replies.push(Reply::of(at.date(), text.clone())),
            VisitStep::Close { content } => {
                if let Some(desk) = &mut visit.desk {
                    desk.content = *content;
                }
            }
            VisitStep::Reopen { reason } => visit.why = Some(reason.clone()),
            VisitStep::HandOn { .. } | VisitStep::Concern {} => {}
        }
        if let Some(desk) = &mut visit.desk {
            desk.closed = (visit.state == State::Closed).then_some(at);
        }
    }
    if let Some(into) = into.and_then(|no| ledger.items.get_mut(&no)).map(std::sync::Arc::make_mut)
        && !into.merged.contains(&of)
    {
        into.merged.push(of);
    }
}

impl Visit {
    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        let said = &mut self.said;
        let maybe = said.building.iter_mut().chain(&mut said.category).chain(&mut said.answer).chain(&mut self.answer);
        maybe.chain([&mut said.text]).collect()
    }
}

impl VisitStep {
    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Answer { text } | Self::Reopen { reason: text } => vec![text],
            Self::HandOn { .. } | Self::Concern {} | Self::Close { .. } => Vec::new(),
        }
    }

    /// The step that says the same now.
    pub fn now(&self) -> Step {
        match self {
            Self::Answer { text } => Step::Settle { text: text.clone() },
            Self::HandOn { to, receiver, due } => Step::Redirect { to: *to, receiver: receiver.clone(), due: *due },
            Self::Concern {} => Step::Raise {},
            Self::Close { content } => Step::CallBack { content: *content, reason: None },
            Self::Reopen { reason } => Step::Reopen { reason: reason.clone() },
        }
    }
}
