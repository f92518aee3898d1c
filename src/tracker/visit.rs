//! Visits at the duty desk (接待): what somebody came with, or the patrol saw, and how far it is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    item::Party,
    number::{ItemNo, VisitNo},
};
use crate::{
    meeting::{Moment, words::Destination},
    time::Calendar,
};

/// Hours in which a quick matter is answered (Shaoxing's 即时议; domain: 3.7).
pub const QUICK_HOURS: i64 = 48;
/// Working days in which a deep one comes to a meeting (深入议).
pub const DEEP_DAYS: u16 = 5;

/// How fast it has to be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pace {
    /// Within 48 hours.
    #[default]
    Quick,
    /// Before a meeting, within five working days.
    Deep,
}

/// Who noticed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Came {
    /// Somebody came to the desk.
    #[default]
    Desk,
    /// The patrol saw it.
    Patrol,
}

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VisitState {
    /// Written down.
    Open,
    /// Answered.
    Answered,
    /// Somebody else has it; the item follows it.
    HandedOn,
    /// The next meeting talks about it; the item waits for it.
    Concern,
    /// Closed, after somebody asked whether it is right now.
    Closed,
}

impl VisitState {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Answered, Self::HandedOn, Self::Concern, Self::Closed];
}

/// Is it right now? 回访满意度
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Content {
    /// 满意
    Yes,
    /// 还行
    Partly,
    /// 不满意
    No,
}

/// A visit that is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// What it is about, in the visitor's words.
    pub text: String,
    /// Who came; nobody has to say.
    pub visitor: Option<Party>,
    /// Which building.
    pub building: Option<String>,
    /// What kind of matter, as the station sorts them.
    pub category: Option<String>,
    /// Who was on duty; else whoever the roster names for the day.
    pub on_duty: Option<Party>,
    /// How fast.
    pub pace: Pace,
    /// Desk or patrol.
    pub came: Came,
    /// The answer that was given at once.
    pub answer: Option<String>,
}

impl NewVisit {
    /// Somebody came about this.
    pub fn about(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            visitor: None,
            building: None,
            category: None,
            on_duty: None,
            pace: Pace::Quick,
            came: Came::Desk,
            answer: None,
        }
    }
}

/// 接待
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Its number.
    pub no: VisitNo,
    /// When it was written down.
    pub at: Moment,
    /// What was said.
    pub said: NewVisit,
    /// Where it stands.
    pub state: VisitState,
    /// By when it has to be answered.
    pub due: Moment,
    /// What was answered.
    pub answer: Option<String>,
    /// The item that it became.
    pub item: Option<ItemNo>,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// Whether it is right now.
    pub content: Option<Content>,
}

impl Visit {
    /// Nobody has answered, and the time is over.
    pub fn is_late(&self, now: Moment) -> bool {
        self.state == VisitState::Open && self.due < now
    }
}

/// A step of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum VisitStep {
    /// An answer.
    Answer {
        /// Its words.
        text: String,
    },
    /// To somebody else; an item follows it.
    HandOn {
        /// Where to.
        to: Destination,
        /// The unit.
        receiver: Option<String>,
        /// By when a reply is asked.
        due: Option<NaiveDate>,
    },
    /// To the next meeting, with its author.
    Concern {},
    /// Done: somebody asked whether it is right now.
    Close {
        /// What they said.
        content: Option<Content>,
    },
    /// Open again after all.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Where a step of a visit leads; nothing where it is not possible.
pub fn goal(state: VisitState, step: &VisitStep) -> Option<VisitState> {
    use VisitState as S;
    Some(match (step, state) {
        (VisitStep::Answer { .. }, S::Open | S::Answered | S::HandedOn | S::Concern) => S::Answered,
        (VisitStep::HandOn { .. }, S::Open | S::Answered) => S::HandedOn,
        (VisitStep::Concern {}, S::Open | S::Answered) => S::Concern,
        (VisitStep::Close { .. }, S::Answered | S::HandedOn | S::Concern) => S::Closed,
        (VisitStep::Reopen { .. }, S::Answered | S::Closed) => S::Open,
        _ => return None,
    })
}

/// By when a visit has to be answered.
pub fn due(at: Moment, pace: Pace, calendar: &Calendar) -> Moment {
    match pace {
        Pace::Quick => at.plus_ms(QUICK_HOURS * 3_600_000),
        Pace::Deep => {
            let day = calendar.working_days_after(at.date(), DEEP_DAYS);
            at.plus_ms((day - at.date()).num_days() * 86_400_000)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days_pass_over_the_weekend() {
        // A Thursday.
        let plain = Calendar::default();
        let at: Moment = "2026-05-21T15:00:00+08:00".parse().unwrap();
        assert_eq!(due(at, Pace::Deep, &plain).to_string(), "2026-05-28T15:00:00.000+08:00");
        assert_eq!(due(at, Pace::Quick, &plain).to_string(), "2026-05-23T15:00:00.000+08:00");
        let moved = Calendar { workdays: vec![day("2026-05-23")], ..plain };
        assert_eq!(due(at, Pace::Deep, &moved).to_string(), "2026-05-27T15:00:00.000+08:00");
    }

    #[test]
    fn no_visit_is_a_dead_end() {
        let steps = [
            VisitStep::Answer { text: String::new() },
            VisitStep::HandOn { to: Destination::Street, receiver: None, due: None },
            VisitStep::Concern {},
            VisitStep::Close { content: None },
            VisitStep::Reopen { reason: String::new() },
        ];
        for state in VisitState::ALL {
            assert!(steps.iter().any(|step| goal(state, step).is_some()), "{state:?}");
        }
    }
}
