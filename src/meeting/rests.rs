//! What each line rests on: no line lies before the moment since when that is as it is.
//!
//! One table of all events, without a row for «the rest»: a new event says what it rests on and what it turns.

use super::{
    event::Event,
    numbers::{
        ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, ResponseNo, RulingNo, SpeechNo,
        TopicNo, VoteNo,
    },
    words::{Choice, Office, Ref, Subject, Task},
};

/// Something that a line can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rest {
    /// The meeting was opened.
    Meeting,
    /// The stage was entered, the meeting adjourned, gone on with or closed.
    Stage,
    /// Clocks came to stand, or went on.
    Clock,
    /// What is before the whole room: a motion, a speech or a vote began or ended.
    Floor,
    /// Somebody came in or left.
    Person(Badge),
    /// Somebody sat down at a table, or left it.
    Seat(Badge),
    /// Somebody's hand went up.
    Hand(Badge),
    /// An office was taken or became vacant.
    Office(Office),
    /// A card was written or placed.
    Card(Card),
    /// A topic was made.
    Topic(TopicNo),
    /// A table was opened.
    Group(GroupNo),
    /// A motion was written down, opened, set aside or decided.
    Motion(MotionNo),
    /// An amendment was proposed.
    Amendment(AmendmentNo),
    /// A speech began.
    Speech(SpeechNo),
    /// A ruling was given.
    Ruling(RulingNo),
    /// A vote was opened, counted or closed.
    Vote(VoteNo),
    /// A row of the plan was proposed or dropped.
    Action(ActionNo),
    /// Somebody leads or helps with a row of the plan.
    Lead(ActionNo),
    /// A pledge was given.
    Pledge(PledgeNo),
    /// A reply was given.
    Response(ResponseNo),
    /// Something was set aside.
    Parked(ParkedNo),
}

impl Rest {
    /// What there is one of in the room: what was before it at an earlier moment is no longer known.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Stage | Self::Clock | Self::Floor)
    }
}

impl From<Ref> for Rest {
    fn from(what: Ref) -> Self {
        match what {
            Ref::Card(card) => Self::Card(card),
            Ref::Topic(topic) => Self::Topic(topic),
            Ref::Group(group) => Self::Group(group),
            Ref::Motion(motion) => Self::Motion(motion),
            Ref::Speech(speech) => Self::Speech(speech),
            Ref::Action(action) => Self::Action(action),
            Ref::Pledge(pledge) => Self::Pledge(pledge),
            Ref::Parked(parked) => Self::Parked(parked),
        }
    }
}

/// What an event rests on.
pub fn rests(event: &Event) -> Vec<Rest> {
    table(event).0
}

/// What is otherwise since an event.
pub fn turned(event: &Event) -> Vec<Rest> {
    table(event).1
}

/// What it rests on, and what it turns.
#[allow(clippy::too_many_lines, reason = "one arm an event")]
fn table(event: &Event) -> (Vec<Rest>, Vec<Rest>) {
    use Event as E;
    use Rest as R;
    match event {
        E::MeetingOpened(_) => (vec![], vec![R::Meeting, R::Stage]),
        E::MeetingEdited { .. }
        | E::NumberGiven { .. }
        | E::PromiseReviewed { .. }
        | E::ReadOut { .. }
        | E::LimitsSet { .. }
        | E::LimitsLifted {}
        | E::LeftForNext { .. }
        | E::FollowUpSet { .. }
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
        | E::Redone { .. } => (vec![R::Meeting], vec![]),
        E::MeetingStarted { .. } => (vec![R::Meeting], vec![R::Stage]),
        E::SignedIn { badge, .. } => (vec![R::Meeting], vec![R::Person(*badge)]),
        E::Returned { badge } => (vec![R::Person(*badge)], vec![R::Person(*badge)]),
        E::SignedOut { badge } => (vec![R::Person(*badge), R::Seat(*badge)], vec![R::Person(*badge)]),
        E::ParticipantEdited { badge, .. } => (vec![R::Person(*badge)], vec![]),
        E::OfficeTaken { office, badge } => (vec![R::Office(*office), R::Person(*badge)], vec![R::Office(*office)]),
        E::OfficeVacated { office, .. } => (vec![R::Office(*office)], vec![R::Office(*office)]),
        E::ChairHandedOver { to, .. } => {
            (vec![R::Office(Office::Chair), R::Person(*to)], vec![R::Office(Office::Chair)])
        }
        E::ChairReturned { .. } => (vec![R::Office(Office::Chair)], vec![R::Office(Office::Chair)]),

        E::ConcernRaised { card, .. } => (people([card.badge]), vec![R::Card(*card)]),
        E::ConcernEdited { card, .. } => (vec![R::Card(*card)], vec![]),
        E::TopicMade { topic, .. } => (vec![R::Meeting], vec![R::Topic(*topic)]),
        E::TopicRenamed { topic, .. } | E::TopicScopeSet { topic, .. } => (vec![R::Topic(*topic)], vec![]),
        E::CardPlaced { card, topic, .. } => (vec![R::Card(*card), R::Topic(*topic)], vec![R::Card(*card)]),
        E::CardSplit { card, topic } => (vec![R::Card(*card)], vec![R::Card(*card), R::Topic(*topic)]),
        E::TopicDissolved { topic } | E::TopicWithheld { topic, .. } => {
            (vec![R::Topic(*topic)], vec![R::Topic(*topic)])
        }
        E::CardWithheld { card, .. } => (vec![R::Card(*card)], vec![R::Card(*card)]),
        E::DotsPlaced { badge, dots } => (people([*badge]).into_iter().chain(topics(dots)).collect(), vec![]),
        E::DotsCounted { dots, .. } => (topics(dots).collect(), vec![]),

        E::TopicPosted { topic, group, .. } => (vec![R::Topic(*topic)], vec![R::Group(*group)]),
        E::TopicUnposted { topic, group } => (vec![R::Topic(*topic), R::Group(*group)], vec![R::Topic(*topic)]),
        E::Convened { group, badge } | E::GroupRoleTaken { group, badge, .. } => {
            (vec![R::Group(*group), R::Person(*badge)], vec![])
        }
        E::SignedUp { group, badge } => {
            (vec![R::Group(*group), R::Person(*badge), R::Seat(*badge)], vec![R::Seat(*badge)])
        }
        E::Moved { badge, to, .. } => {
            let to = to.map(R::Group);
            ([R::Person(*badge), R::Seat(*badge)].into_iter().chain(to).collect(), vec![R::Seat(*badge)])
        }
        E::GroupRoleVacated { group, .. }
        | E::PointNoted { group, .. }
        | E::DisagreementNoted { group, .. }
        | E::SurpriseNoted { group, .. }
        | E::ConclusionNoted { group, .. }
        | E::GroupClosed { group, .. }
        | E::AnswerOthers { group }
        | E::AnswerNoted { group, .. } => (vec![R::Group(*group)], vec![]),
        E::GroupReported { group, .. } => (vec![R::Group(*group), R::Floor], vec![R::Floor]),

        E::MotionFiled { motion, group, mover, .. } => {
            (people(*mover).into_iter().chain(group.map(R::Group)).collect(), vec![R::Motion(*motion)])
        }
        E::MotionOpened { motion } | E::MotionSetAside { motion } => {
            (vec![R::Motion(*motion), R::Floor], vec![R::Motion(*motion), R::Floor])
        }
        E::MotionEdited { motion, .. } | E::ScopeSet { motion, .. } | E::ScopeLowered { motion, .. } => {
            (vec![R::Motion(*motion)], vec![])
        }
        E::MotionWithdrawn { motion, .. } => (vec![R::Motion(*motion)], vec![R::Motion(*motion), R::Floor]),
        E::AmendmentProposed { amendment, motion, mover, .. } => {
            (vec![R::Motion(*motion), R::Person(*mover)], vec![R::Amendment(*amendment)])
        }
        E::AmendmentAdopted { amendment, motion, .. }
        | E::AmendmentWithdrawn { motion, amendment, .. }
        | E::AmendmentRejected { amendment, motion } => {
            (vec![R::Motion(*motion), R::Amendment(*amendment)], vec![R::Amendment(*amendment)])
        }
        E::HandRaised { motion, badge, .. } => (vec![R::Motion(*motion), R::Person(*badge)], vec![R::Hand(*badge)]),
        E::HandLowered { motion, badge } => (vec![R::Motion(*motion), R::Hand(*badge)], vec![]),
        E::FloorGranted { speech, motion, badge, .. } => {
            (vec![R::Motion(*motion), R::Floor, R::Person(*badge), R::Hand(*badge)], vec![R::Speech(*speech), R::Floor])
        }
        E::SideStated { speech, .. } | E::TimeAdded { speech, .. } | E::SpeechNoted { speech, .. } => {
            (vec![R::Speech(*speech)], vec![])
        }
        E::SpeechEnded { speech, .. } => (vec![R::Speech(*speech), R::Clock], vec![R::Floor]),
        E::SpeechFiled { speech, motion, badge, .. } => {
            (people([*badge]).into_iter().chain([R::Motion(*motion)]).collect(), vec![R::Speech(*speech)])
        }
        E::CalledToOrder { ruling, badge, motion, .. } => {
            (people(*badge).into_iter().chain(motion.map(R::Motion)).collect(), vec![R::Ruling(*ruling)])
        }
        E::DebateClosed { motion } | E::DebateReopened { motion } => {
            (vec![R::Motion(*motion), R::Floor], vec![R::Floor])
        }

        E::VoteOpened { vote, on, tellers, .. } => {
            let rests = subject(on).into_iter().chain(people(tellers.iter().copied())).chain([R::Floor]);
            (rests.collect(), vec![R::Vote(*vote), R::Floor])
        }
        E::ForCounted { vote, .. }
        | E::AgainstCounted { vote, .. }
        | E::OptionCounted { vote, .. }
        | E::ChairVoted { vote, .. }
        | E::VoteCorrected { vote, .. } => (vec![R::Vote(*vote)], vec![R::Vote(*vote)]),
        E::VoteClosed { vote, .. }
        | E::VoteCancelled { vote, .. }
        | E::RecountOrdered { vote, .. }
        | E::RecountBrokenOff { vote, .. } => (vec![R::Vote(*vote), R::Floor], vec![R::Vote(*vote), R::Floor]),
        E::MotionDecided { motion, vote, .. } => {
            (vec![R::Motion(*motion), R::Vote(*vote)], vec![R::Motion(*motion), R::Floor])
        }
        E::RulingOverturned { ruling } | E::RulingRestored { ruling } => (vec![R::Ruling(*ruling)], vec![]),

        E::ActionProposed { action, motion, owner, helpers, .. } => {
            let who = people(owner.iter().chain(helpers).copied());
            (who.into_iter().chain(motion.map(R::Motion)).collect(), vec![R::Action(*action), R::Lead(*action)])
        }
        E::Pledged { pledge, badge, action, motion, .. } => {
            let of = action.map(R::Action).into_iter().chain(motion.map(R::Motion));
            (people([*badge]).into_iter().chain(of).collect(), vec![R::Pledge(*pledge)])
        }
        E::LeadTaken { task, badge, .. } => {
            let of = match task {
                Task::Motion(motion) => R::Motion(*motion),
                Task::Picked(vote, _) => R::Vote(*vote),
            };
            (people([*badge]).into_iter().chain([of]).collect(), vec![])
        }
        E::ActionClaimed { action, owner, helpers, .. } => {
            let who = people(owner.iter().chain(helpers).copied());
            (who.into_iter().chain([R::Action(*action), R::Lead(*action)]).collect(), vec![R::Lead(*action)])
        }
        E::ActionDropped { action, .. } => (vec![R::Action(*action), R::Lead(*action)], vec![R::Action(*action)]),
        E::Responded { response, badge, .. } => (people(*badge), vec![R::Response(*response)]),
        E::Forwarded { what, .. } | E::Corrected { what, .. } | E::ScopeHinted { what, .. } => {
            (vec![(*what).into()], vec![])
        }
        E::Parked { parked, what, badge, .. } => {
            (people(*badge).into_iter().chain(what.map(R::from)).collect(), vec![R::Parked(*parked)])
        }

        E::ClockPaused { .. } | E::ClockResumed { .. } | E::RecessTaken { .. } => {
            (vec![R::Meeting, R::Clock], vec![R::Clock])
        }
        E::StageExtended { .. } | E::StageShortened { .. } => (vec![R::Stage, R::Clock], vec![]),
        E::StageLeft { .. } => (vec![R::Stage, R::Clock, R::Floor], vec![]),
        E::StageEntered { .. } | E::MeetingAdjourned { .. } | E::MeetingResumed {} | E::MeetingClosed { .. } => {
            (vec![R::Stage, R::Clock, R::Floor], vec![R::Stage])
        }
        E::Attached { what, .. } => (what.iter().map(|what| R::from(*what)).collect(), vec![]),
        E::Signed { .. } | E::RollCalled {} => (vec![R::Stage], vec![]),
    }
}

/// People by badge; 一位居民 was always there.
fn people(badges: impl IntoIterator<Item = Badge>) -> Vec<Rest> {
    badges.into_iter().filter(|badge| *badge != Badge::NOBODY).map(Rest::Person).collect()
}

fn topics(dots: &[(TopicNo, u16)]) -> impl Iterator<Item = Rest> {
    dots.iter().map(|(topic, _)| Rest::Topic(*topic))
}

/// What is voted on.
fn subject(on: &Subject) -> Vec<Rest> {
    match on {
        Subject::Motion(motion) => vec![Rest::Motion(*motion)],
        Subject::Amendment(amendment) => vec![Rest::Amendment(*amendment)],
        Subject::Appeal(ruling) => vec![Rest::Ruling(*ruling)],
        Subject::Choice { options, .. } => {
            let of = |option: &Choice| if let Choice::Topic(topic) = option { Some(Rest::Topic(*topic)) } else { None };
            options.iter().filter_map(of).collect()
        }
        Subject::CloseDebate | Subject::Limits { .. } | Subject::Extend { .. } => vec![Rest::Stage],
    }
}
