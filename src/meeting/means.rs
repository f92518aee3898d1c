//! Whom a command means: it names the number on a card, and the meeting knows who wears that card now.
//!
//! Every field of every command goes through here before anything is decided (held by the macro that makes the commands): so no
//! command can forget that a badge may have been handed on.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::{
    Moment,
    command::{CharterChoice, Promise},
    numbers::{
        ActionNo, AmendmentNo, Badge, Badges, Card, CardSpan, Cards, GroupNo, MotionNo, PromiseNo, Span, SpeechNo,
        TopicNo, VoteNo,
    },
    state::Meeting,
    words::{
        Destination, Gift, Giver, GroupRole, Method, Office, Origin, PromiseState, Reading, Ref, Repeat, Rung, Side,
        Signer, Subject,
    },
};
use crate::charter::{RuleId, Scope, Stage};

/// A field of a command, which may name somebody.
pub(super) trait Means {
    /// Puts whom it means in the place of a number.
    fn mean(&mut self, meeting: &Meeting);
}

impl Means for Badge {
    fn mean(&mut self, meeting: &Meeting) {
        *self = meeting.wearer(*self);
    }
}

impl Means for Card {
    fn mean(&mut self, meeting: &Meeting) {
        *self = meeting.card(*self);
    }
}

impl Means for Badges {
    fn mean(&mut self, meeting: &Meeting) {
        let spans = std::mem::take(&mut self.0).into_iter().flat_map(|span| match span {
            Span::One(badge) => vec![Span::One(meeting.wearer(badge))],
            Span::Maybe(badge) => vec![Span::Maybe(meeting.wearer(badge))],
            Span::Range(from, to) if meeting.handed_on(from.no, to.no) => {
                (from.no..=to.no).map(|no| Span::Maybe(meeting.wearer(Badge(no)))).collect()
            }
            Span::Range(..) => vec![span],
        });
        self.0 = spans.collect();
    }
}

impl Means for Cards {
    fn mean(&mut self, meeting: &Meeting) {
        let spans = std::mem::take(&mut self.0).into_iter().flat_map(|span| match span {
            CardSpan::One(card) => vec![CardSpan::One(meeting.card(card))],
            CardSpan::Maybe(card) => vec![CardSpan::Maybe(meeting.card(card))],
            CardSpan::Range(from, to) if meeting.handed_on(from.no, to.no) => {
                let first = |no| meeting.card(Card { badge: Badge(no), n: 1 });
                (from.no..=to.no).map(|no| CardSpan::Maybe(first(no))).collect()
            }
            CardSpan::Range(..) => vec![span],
        });
        self.0 = spans.collect();
    }
}

impl Means for Ref {
    fn mean(&mut self, meeting: &Meeting) {
        if let Ref::Card(card) = self {
            card.mean(meeting);
        }
    }
}

impl Means for Giver {
    fn mean(&mut self, meeting: &Meeting) {
        if let Giver::Badge(badge) = self {
            badge.mean(meeting);
        }
    }
}

impl<T: Means> Means for Option<T> {
    fn mean(&mut self, meeting: &Meeting) {
        if let Some(named) = self {
            named.mean(meeting);
        }
    }
}

impl<T: Means> Means for Vec<T> {
    fn mean(&mut self, meeting: &Meeting) {
        for named in self {
            named.mean(meeting);
        }
    }
}

impl<A: Means, B: Means> Means for (A, B) {
    fn mean(&mut self, meeting: &Meeting) {
        self.0.mean(meeting);
        self.1.mean(meeting);
    }
}

macro_rules! nobody {
    ($($kind:ty),* $(,)?) => {$(
        impl Means for $kind {
            fn mean(&mut self, _: &Meeting) {}
        }
    )*};
}

// Kinds of fields that name nobody.
nobody! {
    bool, u16, u32, u64, String, Uuid, NaiveDate, NaiveTime, Moment,
    ActionNo, AmendmentNo, GroupNo, MotionNo, PromiseNo, SpeechNo, TopicNo, VoteNo,
    CharterChoice, Promise, RuleId, Scope, Stage,
    Destination, Gift, GroupRole, Method, Office, Origin, PromiseState, Reading, Repeat, Side, Signer, Rung, Subject,
}
