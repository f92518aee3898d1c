//! Which events the room goes on with. What was projected makes place for what comes next, and what is only typed beside it takes nothing
//! off the wall.
//!
//! One table of all events, without a row for «the rest»: a new event says what it is to the room.

use super::{
    event::Event,
    numbers::VoteNo,
    state::{Meeting, Moved, Stamp},
};

/// What an event is to the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// It came to the result of a vote: everybody reads it.
    Result(VoteNo),
    /// It goes on to something else: what the host put on the wall by hand makes place, too.
    On,
    /// It does the next thing of the same kind: a result was read, what was put up by hand stays.
    Next,
    /// Nothing of what it looks at: somebody came, something is typed in or said beside.
    Beside,
}

/// What an event is to the room.
#[allow(clippy::too_many_lines, reason = "one line an event")]
pub fn moves(event: &Event) -> Moves {
    use Event as E;
    match event {
        E::VoteClosed { vote, .. } | E::RecountBrokenOff { vote, .. } | E::VoteCancelled { vote, .. } => {
            Moves::Result(*vote)
        }

        E::MeetingStarted { .. }
        | E::StageEntered { .. }
        | E::GroupReported { .. }
        | E::MotionOpened { .. }
        | E::FloorGranted { .. }
        | E::VoteOpened { .. }
        | E::RecountOrdered { .. }
        | E::RecessTaken { .. }
        | E::MeetingAdjourned { .. }
        | E::MeetingResumed {}
        | E::MeetingClosed { .. } => Moves::On,

        E::PromiseReviewed { .. }
        | E::ReadOut { .. }
        | E::ConcernRaised { .. }
        | E::TopicMade { .. }
        | E::CardPlaced { .. }
        | E::DotsPlaced { .. }
        | E::DotsCounted { .. }
        | E::TopicPosted { .. }
        | E::TopicUnposted { .. }
        | E::Convened { .. }
        | E::SignedUp { .. }
        | E::Moved { .. }
        | E::GroupClosed { .. }
        | E::MotionSetAside { .. }
        | E::MotionWithdrawn { .. }
        | E::AmendmentProposed { .. }
        | E::AmendmentAdopted { .. }
        | E::AmendmentRejected { .. }
        | E::AmendmentWithdrawn { .. }
        | E::DebateClosed { .. }
        | E::DebateReopened { .. }
        | E::ActionProposed { .. }
        | E::ActionClaimed { .. }
        | E::LeadTaken { .. }
        | E::Pledged { .. }
        | E::Responded { .. } => Moves::Next,

        E::MeetingOpened(_)
        | E::MeetingEdited { .. }
        | E::NumberGiven { .. }
        | E::SignedIn { .. }
        | E::Returned { .. }
        | E::SignedOut { .. }
        | E::RollCalled {}
        | E::ParticipantEdited { .. }
        | E::OfficeTaken { .. }
        | E::OfficeVacated { .. }
        | E::ChairHandedOver { .. }
        | E::ChairReturned { .. }
        | E::ConcernEdited { .. }
        | E::TopicRenamed { .. }
        | E::CardSplit { .. }
        | E::TopicDissolved { .. }
        | E::CardWithheld { .. }
        | E::TopicWithheld { .. }
        | E::TopicScopeSet { .. }
        | E::GroupRoleTaken { .. }
        | E::GroupRoleVacated { .. }
        | E::PointNoted { .. }
        | E::DisagreementNoted { .. }
        | E::SurpriseNoted { .. }
        | E::ConclusionNoted { .. }
        | E::AnswerNoted { .. }
        | E::AnswerOthers { .. }
        | E::MotionFiled { .. }
        | E::MotionEdited { .. }
        | E::ScopeSet { .. }
        | E::ScopeHinted { .. }
        | E::ScopeLowered { .. }
        | E::HandRaised { .. }
        | E::HandLowered { .. }
        | E::SideStated { .. }
        | E::TimeAdded { .. }
        | E::SpeechEnded { .. }
        | E::SpeechNoted { .. }
        | E::SpeechFiled { .. }
        | E::CalledToOrder { .. }
        | E::ForCounted { .. }
        | E::AgainstCounted { .. }
        | E::OptionCounted { .. }
        | E::ChairVoted { .. }
        | E::VoteCorrected { .. }
        | E::MotionDecided { .. }
        | E::LimitsSet { .. }
        | E::LimitsLifted {}
        | E::RulingOverturned { .. }
        | E::RulingRestored { .. }
        | E::ActionDropped { .. }
        | E::Forwarded { .. }
        | E::LeftForNext { .. }
        | E::FollowUpSet { .. }
        | E::Parked { .. }
        | E::ClockPaused { .. }
        | E::ClockResumed { .. }
        | E::StageLeft { .. }
        | E::StageExtended { .. }
        | E::StageShortened { .. }
        | E::Attached { .. }
        | E::Corrected { .. }
        | E::Signed { .. }
        | E::Refused { .. }
        | E::Waived { .. }
        | E::Advised { .. }
        | E::Reminded { .. }
        | E::ChairEmptied {}
        | E::ChairFilled { .. }
        | E::ChairOffered { .. }
        | E::Cautioned { .. }
        | E::Excepted { .. }
        | E::Undone { .. }
        | E::Redone { .. } => Moves::Beside,
    }
}

impl Meeting {
    /// What is told of what is over (补录) moves nobody any more. What follows from a result in its own line is part of it.
    pub(super) fn move_on(&mut self, stamp: Stamp, event: &Event) {
        if stamp.at != stamp.written {
            return;
        }
        let moved = self.moved.get_or_insert(Moved { seq: stamp.seq, on: stamp.at, result: None });
        let is_of_it = moved.seq == stamp.seq && moved.result.is_some();
        match moves(event) {
            Moves::Result(vote) => *moved = Moved { seq: stamp.seq, on: stamp.at, result: Some(vote) },
            Moves::On if !is_of_it => *moved = Moved { seq: stamp.seq, on: stamp.at, result: None },
            Moves::Next if !is_of_it => moved.result = None,
            Moves::On | Moves::Next | Moves::Beside => {}
        }
    }

    /// The vote whose result the room still looks at.
    pub fn result_shown(&self) -> Option<&super::state::Vote> {
        let vote = self.votes.get(&self.moved?.result?)?;
        (self.closed.is_none() && (vote.result.is_some() || vote.cancelled.is_some())).then_some(vote)
    }
}
