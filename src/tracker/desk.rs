//! What the duty desk (接待) writes down of a matter beside what every matter has: who asked, from where, how fast, and whether it is
//! right now.

use serde::{Deserialize, Serialize};

use super::item::Party;
use crate::{meeting::Moment, time::Calendar};

/// Hours in which a quick matter is answered (Shaoxing's 即时议; domain: 3.7).
pub const QUICK_HOURS: i64 = 48;
/// Working days in which a deep one comes to a meeting (深入议).
pub const DEEP_DAYS: u16 = 5;
/// So many times nobody could be reached, and it is closed (联系不上).
pub const TRIES: u8 = 3;

/// How fast it has to be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pace {
    /// Within 48 hours.
    #[default]
    Quick,
    /// Before a meeting, within five working days.
    Deep,
}

/// Where a matter comes from that no meeting gave. Topics of the Party branch, the council, the community and units stay theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Came {
    /// Somebody came to the desk.
    #[default]
    Desk,
    /// The patrol saw it.
    Patrol,
    /// A resident said it somewhere else.
    Resident,
    /// Somebody said it of a notice.
    Notice,
    /// The Party branch.
    Party,
    /// The council.
    Council,
    /// The community.
    Community,
    /// A unit.
    Unit,
    /// The last meeting.
    LastMeeting,
    /// Whoever came to coach the station advised it.
    Coaching,
}

impl Came {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Desk,
        Self::Patrol,
        Self::Resident,
        Self::Notice,
        Self::Party,
        Self::Council,
        Self::Community,
        Self::Unit,
        Self::LastMeeting,
        Self::Coaching,
    ];
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

/// What is written down at the desk of a new matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewDesk {
    /// Which building.
    pub building: Option<String>,
    /// What kind of matter, as the station sorts them.
    pub category: Option<String>,
    /// Who was on duty; else whoever the roster names for the day.
    pub on_duty: Option<Party>,
    /// How fast.
    pub pace: Pace,
    /// The answer that was given at once.
    pub answer: Option<String>,
}

/// What the desk knows of a matter. Whose point it was is the matter's author: nobody has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// When it was said.
    pub at: Moment,
    /// Which building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<String>,
    /// What kind of matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Who was on duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_duty: Option<Party>,
    /// How fast.
    pub pace: Pace,
    /// By when it has to be answered.
    pub answer_by: Moment,
    /// Whether it was right, when somebody asked afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// How often nobody could be reached to be asked.
    #[serde(default, skip_serializing_if = "is_none")]
    pub tries: u8,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Moment>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(tries: &u8) -> bool {
    *tries == 0
}

/// By when it has to be answered.
pub fn answer_by(at: Moment, pace: Pace, calendar: &Calendar) -> Moment {
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

    #[test]
    fn five_working_days_pass_over_the_weekend() {
        // A Thursday.
        let plain = Calendar::default();
        let at: Moment = "2026-05-21T15:00:00+08:00".parse().unwrap();
        assert_eq!(answer_by(at, Pace::Deep, &plain).to_string(), "2026-05-28T15:00:00.000+08:00");
        assert_eq!(answer_by(at, Pace::Quick, &plain).to_string(), "2026-05-23T15:00:00.000+08:00");
        let moved = Calendar { workdays: vec!["2026-05-23".parse().unwrap()], ..plain };
        assert_eq!(answer_by(at, Pace::Deep, &moved).to_string(), "2026-05-27T15:00:00.000+08:00");
    }
}
