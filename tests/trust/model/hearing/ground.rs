//! What a line rests on, and what is otherwise since: no line lies before its ground (docs/journal.md).

use yishi::meeting::{
    numbers::{
        ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, RulingNo, SpeechNo, TopicNo, VoteNo,
    },
    words::{Office, Ref},
};

use super::{Hearing, Instead};

/// Something that a line can rest on (docs/journal.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    Stage,
    Clock,
    Floor,
    Person(Badge),
    Seat(Badge),
    Hand(Badge),
    Office(Office),
    Card(Card),
    Topic(TopicNo),
    Table(GroupNo),
    Motion(MotionNo),
    Amendment(AmendmentNo),
    Speech(SpeechNo),
    Ruling(RulingNo),
    Vote(VoteNo),
    Row(ActionNo),
    Lead(ActionNo),
    Pledge(PledgeNo),
    Parked(ParkedNo),
}

impl From<Ref> for On {
    fn from(what: Ref) -> Self {
        match what {
            Ref::Card(card) => Self::Card(card),
            Ref::Topic(no) => Self::Topic(no),
            Ref::Group(no) => Self::Table(no),
            Ref::Motion(no) => Self::Motion(no),
            Ref::Speech(no) => Self::Speech(no),
            Ref::Action(no) => Self::Row(no),
            Ref::Pledge(no) => Self::Pledge(no),
            Ref::Parked(no) => Self::Parked(no),
        }
    }
}

impl Instead {
    /// What is done instead rests on something, too.
    pub(super) fn rests(&self) -> Vec<On> {
        match self {
            Self::File(paper, _) => paper.mover.filter(|by| *by != Badge::NOBODY).map(On::Person).into_iter().collect(),
            Self::Note(motion, hand) => vec![On::Motion(*motion), On::Person(hand.badge)],
        }
    }
}

impl Hearing<'_> {
    pub(super) fn rest(&mut self, on: On) {
        self.rests.push(on);
    }

    pub(super) fn turn(&mut self, on: On) {
        self.turned.push(on);
    }

    /// Rests on it, and turns it.
    pub(super) fn touch(&mut self, on: On) {
        self.rest(on);
        self.turn(on);
    }

    /// Rests on somebody's being there; 一位居民 was always there.
    pub(super) fn who(&mut self, badge: Badge) {
        if badge != Badge::NOBODY {
            self.rest(On::Person(badge));
        }
    }

    /// Rests on where the meeting stands, and on what is before the room.
    pub(super) fn of_the_stage(&mut self) {
        for on in [On::Stage, On::Clock, On::Floor] {
            self.rest(on);
        }
    }
}
