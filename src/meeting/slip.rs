//! What may be done with a motion, by where it stands: one table, which `decide` asks and `docs/commands.md` is printed
//! from. After a verdict nothing moves by the keyboard alone.

use super::{
    command::Name,
    state::{Meeting, Motion, MotionState, Vote},
    words::{Destination, Outcome, Subject, Verdict},
};

/// Where a motion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Written down, waits.
    Waiting,
    /// On the wall, debated.
    Open,
    /// On the wall, its debate closed.
    DebateClosed,
    /// Hands are being counted.
    Voting,
    /// 通过
    Passed,
    /// 形成建议
    Advised,
    /// Fewer for it than it takes.
    Failed,
    /// As many for as against, or no hand at all.
    Tied,
    /// 仅征求意见
    Consulted,
    /// 先记着
    Parked,
    /// 提议人收回
    Withdrawn,
    /// On top of any of these: sent on.
    Forwarded,
    /// On top of any of these: 不采纳.
    Declined,
}

impl Stand {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 13] = [
        Self::Waiting,
        Self::Open,
        Self::DebateClosed,
        Self::Voting,
        Self::Passed,
        Self::Advised,
        Self::Failed,
        Self::Tied,
        Self::Consulted,
        Self::Parked,
        Self::Withdrawn,
        Self::Forwarded,
        Self::Declined,
    ];

    /// Of a motion, what was sent on apart.
    pub fn of(meeting: &Meeting, motion: &Motion) -> Self {
        let votes_on_it = |vote: &Vote| vote.on == Subject::Motion(motion.no);
        match &motion.state {
            MotionState::Waiting => Self::Waiting,
            MotionState::Open if meeting.open_vote().is_some_and(votes_on_it) => Self::Voting,
            MotionState::Open if motion.debate.closed => Self::DebateClosed,
            MotionState::Open => Self::Open,
            MotionState::Decided { verdict: Verdict::Passed, .. } => Self::Passed,
            MotionState::Decided { verdict: Verdict::Advised, .. } => Self::Advised,
            MotionState::Decided { verdict: Verdict::Consulted, .. } => Self::Consulted,
            MotionState::Decided { vote, .. } => {
                let result = meeting.votes.get(vote).and_then(|vote| vote.result.as_ref());
                let level = |outcome| matches!(outcome, Outcome::Tie | Outcome::NoHands);
                if result.is_some_and(|result| level(result.outcome)) { Self::Tied } else { Self::Failed }
            }
            MotionState::Parked(_) => Self::Parked,
            MotionState::Withdrawn(_) => Self::Withdrawn,
        }
    }

    /// What lies on top of it, if it was sent on.
    pub fn on_top(meeting: &Meeting, motion: &Motion) -> Option<Self> {
        let sent = meeting.forwards.get(&super::words::Ref::Motion(motion.no))?;
        Some(if sent.to == Destination::Declined { Self::Declined } else { Self::Forwarded })
    }
}

/// What somebody would do with a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open it.
    Open,
    /// Write 做什么 anew.
    What,
    /// Write 哪一处 anew.
    Where,
    /// Write 谁来做 anew.
    Who,
    /// Write 几时好 anew.
    When,
    /// Say who may settle it.
    Scope,
    /// Amend it.
    Amend,
    /// Set it aside.
    Park,
    /// Take it back.
    Withdraw,
    /// Vote on it.
    Vote,
    /// Count its vote again.
    Recount,
    /// Leave it to the residents: 居民自办.
    ToResidents,
    /// Send it to a unit that decides or helps.
    ToUnit,
    /// 自治基金, 居民公约: what carries a decision through.
    ToCarry,
    /// 下次议题
    ToNext,
    /// 不采纳
    Decline,
    /// Put its words right in the record, beside those that stand.
    Correct,
    /// Hang a row of the plan on it.
    Row,
}

impl Act {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 18] = [
        Self::Open,
        Self::What,
        Self::Where,
        Self::Who,
        Self::When,
        Self::Scope,
        Self::Amend,
        Self::Park,
        Self::Withdraw,
        Self::Vote,
        Self::Recount,
        Self::ToResidents,
        Self::ToUnit,
        Self::ToCarry,
        Self::ToNext,
        Self::Decline,
        Self::Correct,
        Self::Row,
    ];

    /// Sending it there.
    pub fn sending(to: Destination) -> Self {
        match to {
            Destination::Residents => Self::ToResidents,
            Destination::Fund | Destination::Covenant => Self::ToCarry,
            Destination::NextMeeting => Self::ToNext,
            Destination::Declined => Self::Decline,
            Destination::Council
            | Destination::Owners
            | Destination::Community
            | Destination::Street
            | Destination::Department
            | Destination::Deputies
            | Destination::Consultation => Self::ToUnit,
        }
    }
}

/// What the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// It may be done.
    Yes,
    /// Only where nothing stood when hands were counted.
    Blank,
    /// Only downwards: 通过 → 建议, and who it goes to where that wasn't known.
    Down,
    /// It may not.
    No(WhyNoSlip),
}

/// Why something may not be done with a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNoSlip {
    /// R13: it is decided.
    Decided,
    /// The residents decided it themselves: it isn't somebody else's to decide.
    Own,
    /// It was taken back.
    Withdrawn,
    /// It was declined.
    Declined,
    /// It is so already.
    Already,
    /// Something else comes first.
    First(Name),
    /// Its debate is closed.
    DebateClosed,
    /// Its hands are being counted.
    Voting,
    /// Nobody voted on it.
    NoVote,
}

const Y: May = May::Yes;
const BL: May = May::Blank;
const DN: May = May::Down;
const R13: May = May::No(WhyNoSlip::Decided);
const OWN: May = May::No(WhyNoSlip::Own);
const WD: May = May::No(WhyNoSlip::Withdrawn);
const DC: May = May::No(WhyNoSlip::Declined);
const IS: May = May::No(WhyNoSlip::Already);
const OP: May = May::No(WhyNoSlip::First(Name::OpenMotion));
const PK: May = May::No(WhyNoSlip::First(Name::Park));
const DB: May = May::No(WhyNoSlip::DebateClosed);
const VT: May = May::No(WhyNoSlip::Voting);
const NV: May = May::No(WhyNoSlip::NoVote);

/// A row a stand, a column an act, both in the order of `ALL` (the length is held by the types).
#[rustfmt::skip]
const TABLE: [(Stand, [May; Act::ALL.len()]); Stand::ALL.len()] = [
    //                    open what where who when scope amend park back vote again resid unit carry next decl corr row
    (Stand::Waiting,      [Y,   Y,   Y,   Y,   Y,   Y,   OP,   Y,   Y,   OP,  NV,   Y,    Y,   Y,    Y,   Y,   Y,   Y]),
    (Stand::Open,         [IS,  Y,   Y,   Y,   Y,   Y,   Y,    Y,   Y,   Y,   NV,   PK,   PK,  PK,   PK,  PK,  Y,   Y]),
    (Stand::DebateClosed, [IS,  Y,   Y,   Y,   Y,   Y,   DB,   Y,   Y,   Y,   NV,   PK,   PK,  PK,   PK,  PK,  Y,   Y]),
    (Stand::Voting,       [VT,  VT,  VT,  VT,  VT,  VT,  VT,   VT,  VT,  VT,  Y,    VT,   VT,  VT,   VT,  VT,  VT,  VT]),
    (Stand::Passed,       [R13, R13, R13, BL,  BL,  DN,  R13,  R13, R13, R13, Y,    Y,    OWN, Y,    R13, R13, Y,   Y]),
    (Stand::Advised,      [R13, R13, R13, BL,  BL,  DN,  R13,  R13, R13, R13, Y,    R13,  Y,   Y,    R13, R13, Y,   Y]),
    (Stand::Failed,       [R13, R13, R13, BL,  BL,  R13, R13,  R13, R13, R13, Y,    R13,  Y,   R13,  Y,   Y,   Y,   R13]),
    (Stand::Tied,         [R13, R13, R13, BL,  BL,  R13, R13,  R13, R13, R13, Y,    R13,  Y,   R13,  Y,   Y,   Y,   R13]),
    (Stand::Consulted,    [R13, R13, R13, BL,  BL,  R13, R13,  R13, R13, R13, Y,    R13,  Y,   R13,  Y,   R13, Y,   Y]),
    (Stand::Parked,       [Y,   Y,   Y,   Y,   Y,   Y,   OP,   IS,  Y,   OP,  NV,   Y,    Y,   Y,    Y,   Y,   Y,   Y]),
    (Stand::Withdrawn,    [WD,  WD,  WD,  WD,  WD,  WD,  WD,   WD,  WD,  WD,  NV,   WD,   WD,  WD,   WD,  WD,  Y,   WD]),
    (Stand::Forwarded,    [Y,   Y,   Y,   Y,   Y,   Y,   Y,    Y,   Y,   Y,   Y,    Y,    Y,   Y,    Y,   Y,   Y,   Y]),
    (Stand::Declined,     [DC,  DC,  DC,  DC,  DC,  DC,  DC,   Y,   Y,   DC,  Y,    Y,    Y,   Y,    Y,   Y,   Y,   DC]),
];

/// What one row of the table says of one act.
pub fn cell(stand: Stand, act: Act) -> May {
    TABLE[stand as usize].1[act as usize]
}

/// Whether something may be done with a motion. What lies on top refuses first.
pub fn may(meeting: &Meeting, motion: &Motion, act: Act) -> May {
    let top = Stand::on_top(meeting, motion).map(|top| cell(top, act));
    match top {
        Some(no @ May::No(_)) => no,
        _ => cell(Stand::of(meeting, motion), act),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_stand_in_the_order_of_their_lists() {
        for (place, (stand, _)) in TABLE.iter().enumerate() {
            assert_eq!((*stand, *stand as usize), (Stand::ALL[place], place));
        }
        for (place, act) in Act::ALL.into_iter().enumerate() {
            assert_eq!(act as usize, place);
        }
    }

    #[test]
    fn what_was_decided_is_neither_opened_declined_voted_nor_set_aside() {
        for stand in [Stand::Passed, Stand::Advised, Stand::Failed, Stand::Tied, Stand::Consulted] {
            for act in [Act::Open, Act::What, Act::Where, Act::Amend, Act::Park, Act::Withdraw, Act::Vote] {
                assert_eq!(cell(stand, act), May::No(WhyNoSlip::Decided), "{stand:?} {act:?}");
            }
        }
        for stand in [Stand::Passed, Stand::Advised] {
            assert_eq!(cell(stand, Act::Decline), May::No(WhyNoSlip::Decided), "{stand:?}");
        }
    }
}
