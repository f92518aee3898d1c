//! What a matter is, which way it goes, and where it stands on it.

use serde::{Deserialize, Serialize};

use crate::meeting::words::Destination;

/// What it is, and so what it was at the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A motion that passed: 居民自定.
    Motion,
    /// 建议: agreed, and for somebody else to decide.
    Advice,
    /// A row of the plan.
    Action,
    /// 我能做什么, in own words.
    Pledge,
    /// What a unit said it would do.
    Response,
    /// 先记着
    Noted,
    /// A topic that waits, or was sent on.
    Topic,
    /// Something that came up between two meetings.
    Matter,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Motion,
        Self::Advice,
        Self::Action,
        Self::Pledge,
        Self::Response,
        Self::Noted,
        Self::Topic,
        Self::Matter,
    ];
}

/// The way that an item goes; its states and steps are in [`super::lifecycle::LIFE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Track {
    /// Somebody of us does it.
    Promise,
    /// Somebody else has to answer.
    Referral,
    /// The next meeting talks about it.
    Topic,
    /// Noted, without a place yet.
    Noted,
}

impl Track {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Promise, Self::Referral, Self::Topic, Self::Noted];

    /// The way to a destination (domain: A5).
    pub fn to(destination: Option<Destination>) -> Self {
        match destination {
            None => Self::Noted,
            Some(Destination::Residents) => Self::Promise,
            Some(Destination::NextMeeting) => Self::Topic,
            Some(_) => Self::Referral,
        }
    }
}

/// Where it stands. 晚了 is no state: it follows from the due date and today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// 刚答应
    Promised,
    /// 正在办
    Doing,
    /// 说办好了: two neighbours have not confirmed it yet.
    Reported,
    /// 办好了
    Done,
    /// 没办成, or not wanted any more; with a reason.
    Dropped,
    /// To be handed in.
    ToSend,
    /// 转给对方了
    Sent,
    /// 对方收下了
    Received,
    /// 有回音了
    Answered,
    /// 采纳了
    Adopted,
    /// 不采纳, with a reason.
    Refused,
    /// 退回下次议
    Returned,
    /// Waits for the next meeting.
    Waiting,
    /// A meeting took it up.
    TakenUp,
    /// 先记着
    Noted,
    /// Settled on the spot.
    Settled,
    /// 等回访: what came of it is known, and whoever came with it is still to hear it.
    CallBack,
    /// 办结
    Closed,
    /// 并到 another one, as which it is followed.
    Merged,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Promised,
        Self::Doing,
        Self::Reported,
        Self::Done,
        Self::Dropped,
        Self::ToSend,
        Self::Sent,
        Self::Received,
        Self::Answered,
        Self::Adopted,
        Self::Refused,
        Self::Returned,
        Self::Waiting,
        Self::TakenUp,
        Self::Noted,
        Self::Settled,
        Self::CallBack,
        Self::Closed,
        Self::Merged,
    ];

    /// Something is still to come.
    pub fn is_open(self) -> bool {
        !self.is_an_end() && !matches!(self, Self::Closed | Self::Merged)
    }

    /// Something came of it.
    pub fn is_an_end(self) -> bool {
        matches!(
            self,
            Self::Done | Self::Dropped | Self::Adopted | Self::Refused | Self::Returned | Self::TakenUp | Self::Settled
        )
    }

    /// Somebody else has it and has not answered.
    pub fn waits(self) -> bool {
        matches!(self, Self::Sent | Self::Received)
    }
}
