//! What happened in the tracker. Past tense; each event holds what was decided, so that `apply` asks no rule.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::meeting::{Moment, words::Destination};

use super::{
    command::Step,
    council::{Council, Shift},
    fund::{Claim, ClaimState, ClaimStep, Entry, Place, Pot, Rules},
    intake::{Chain, Seed},
    item::{Heard, Item, Kind, Party, Review, State, Track},
    leaf::{Ended, Leaf, LeafNo},
    notice::{Notice, NoticeState, NoticeStep, Terms},
    number::{ClaimNo, ItemNo, MeetingNo, NoticeNo, ProjectNo, VisitNo},
    old::{Visit, VisitState, VisitStep},
    patrol::PatrolList,
    project::{Phase, Project, ProjectStep},
    sending::{Reply, Sending},
};

/// A meeting that was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// Its id.
    pub meeting: Uuid,
    /// The number it has here.
    pub no: MeetingNo,
    /// The estate.
    pub estate: String,
    /// Its theme.
    pub theme: String,
    /// The day it was held.
    pub day: NaiveDate,
    /// How far its journal was read.
    pub chain: Chain,
    /// It decided something that has to be posted.
    pub to_post: bool,
    /// Who sees to that: the recorder, else the chair.
    pub publisher: Option<Party>,
    /// The meeting after it: day, hour and place, as it was agreed.
    pub next: Option<(NaiveDate, Option<NaiveTime>, Option<String>)>,
    /// In which time its notice is posted, hangs, and is answered for: as its charter says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
}

impl Taken {
    /// By when its notice must hang.
    pub fn hangs_by(&self) -> NaiveDate {
        let days = Days::new(self.terms.unwrap_or_default().within.into());
        self.day.checked_add_days(days).unwrap_or(self.day)
    }
}

/// What an item says, as far as it can be edited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What it is about.
    pub title: String,
    /// Own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Which building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<String>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Event {
    MeetingTaken(Box<Taken>),
    Added(Arc<Item>),
    /// `end`: what came of it, where somebody is told of it first. `on`: when it happened, where it was written down later (补记).
    Moved {
        item: ItemNo,
        step: Step,
        track: Track,
        state: State,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<State>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Moment>,
        /// The sitting of the council that took it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<LeafNo>,
    },
    /// It says something else from now on.
    Edited {
        item: ItemNo,
        was: Box<Wording>,
        now: Box<Wording>,
    },
    /// Another one went into it, or came out of it again.
    Joined {
        item: ItemNo,
        of: ItemNo,
        joined: bool,
    },
    /// It stands where `of` brought it: what it went into, or what carries it out.
    Followed {
        item: ItemNo,
        of: ItemNo,
        state: State,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<State>,
    },
    /// A meeting made something of it that it was raised at.
    HeardAt {
        item: ItemNo,
        heard: Box<Heard>,
        state: State,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<State>,
    },
    /// A later version of the minutes says it otherwise.
    Reseeded {
        item: ItemNo,
        seed: Box<Seed>,
    },
    /// What its meeting decided turned: nothing is left of it there (`gone`), it stands again, or it goes to somebody else.
    Turned {
        item: ItemNo,
        gone: bool,
        kind: Kind,
        to: Option<Destination>,
        state: State,
    },
    /// A meeting looked at it at its beginning. `freed`: nobody leads it any more. `to`: somebody else does.
    Reviewed {
        item: ItemNo,
        review: Review,
        state: State,
        freed: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Party>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<State>,
    },
    /// A sending of it has a number, and stands so from now on.
    SendingMade {
        item: ItemNo,
        sending: Box<Sending>,
    },
    /// Somebody answered to a sending that moves nothing any more.
    Replied {
        item: ItemNo,
        reply: Box<Reply>,
    },
    /// Of before: a day, and nothing else.
    NoticePosted {
        meeting: MeetingNo,
        on: NaiveDate,
    },
    /// A notice was posted.
    NoticeAdded(Box<Notice>),
    /// A step of a notice. `until`: its last day from now on. `item`: what a comment became.
    NoticeMoved {
        notice: NoticeNo,
        step: NoticeStep,
        state: NoticeState,
        until: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<ItemNo>,
    },
    /// Of before.
    VisitLogged(Box<Visit>),
    /// Of before.
    VisitMoved {
        visit: VisitNo,
        step: VisitStep,
        state: VisitState,
        item: Option<ItemNo>,
    },
    ProjectAdded(Box<Project>),
    ProjectMoved {
        project: ProjectNo,
        step: ProjectStep,
        phase: Phase,
    },
    /// A leaf is new, or says something else from now on: all that it says. `again`: it was there.
    LeafWritten {
        leaf: Box<Leaf>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// A leaf holds no more from a day on.
    LeafEnded {
        leaf: LeafNo,
        ended: Box<Ended>,
    },
    /// Of before: who serves on the council.
    CouncilSet(Council),
    ShiftsSet(Vec<Shift>),
    PatrolSet {
        list: PatrolList,
        lines: Vec<String>,
    },
    FundSet(Rules),
    PlaceSet(Place),
    PotSet(Box<Pot>),
    ClaimAdded(Box<Claim>),
    ClaimMoved {
        claim: ClaimNo,
        step: ClaimStep,
        state: ClaimState,
    },
    /// An entry of the fund's book.
    Booked(Box<Entry>),
}

impl Event {
    /// The item that it is about.
    pub fn item(&self) -> Option<ItemNo> {
        match self {
            Self::Added(item) => Some(item.no),
            Self::Moved { item, .. }
            | Self::Edited { item, .. }
            | Self::Joined { item, .. }
            | Self::Followed { item, .. }
            | Self::HeardAt { item, .. }
            | Self::Reseeded { item, .. }
            | Self::Turned { item, .. }
            | Self::Reviewed { item, .. }
            | Self::SendingMade { item, .. }
            | Self::Replied { item, .. } => Some(*item),
            Self::VisitLogged(visit) => Some(visit.no.into()),
            Self::VisitMoved { visit, .. } => Some((*visit).into()),
            _ => None,
        }
    }

    /// The items that it changes. A line of before says in one what went into which.
    pub fn items(&self) -> impl Iterator<Item = ItemNo> {
        let into = if let Self::VisitMoved { item, .. } = self { *item } else { None };
        self.item().into_iter().chain(into)
    }

    /// The project that it is about.
    pub fn project(&self) -> Option<ProjectNo> {
        match self {
            Self::ProjectAdded(project) => Some(project.no),
            Self::ProjectMoved { project, .. } => Some(*project),
            Self::ClaimAdded(claim) => claim.asked.project,
            Self::Booked(entry) => entry.project,
            _ => None,
        }
    }

    /// The claim that it is about.
    pub fn claim(&self) -> Option<ClaimNo> {
        match self {
            Self::ClaimAdded(claim) => Some(claim.no),
            Self::ClaimMoved { claim, .. } => Some(*claim),
            Self::Booked(entry) => entry.claim,
            _ => None,
        }
    }

    /// The entry of the fund's book that it is.
    pub fn entry(&self) -> Option<&Entry> {
        if let Self::Booked(entry) = self { Some(entry) } else { None }
    }

    /// It changes what stands of the fund, or may.
    pub fn is_of_fund(&self) -> bool {
        matches!(
            self,
            Self::FundSet(_)
                | Self::PlaceSet(_)
                | Self::PotSet(_)
                | Self::ClaimAdded(_)
                | Self::ClaimMoved { .. }
                | Self::Booked(_)
                | Self::ProjectMoved { .. }
        )
    }

    /// The notice that it is about.
    pub fn notice(&self) -> Option<NoticeNo> {
        match self {
            Self::NoticeAdded(notice) => Some(notice.no),
            Self::NoticeMoved { notice, .. } => Some(*notice),
            _ => None,
        }
    }

    /// The leaf that it is about.
    pub fn leaf(&self) -> Option<LeafNo> {
        match self {
            Self::LeafWritten { leaf, .. } => Some(leaf.no),
            Self::LeafEnded { leaf, .. } => Some(*leaf),
            _ => None,
        }
    }

    /// The number of what it is about, as it is typed.
    pub fn number(&self) -> Option<String> {
        let item = self.item().map(|no| no.to_string()).or(self.claim().map(|no| no.to_string()));
        let other = || self.project().map(|no| no.to_string()).or(self.notice().map(|no| no.to_string()));
        item.or_else(other).or(self.leaf().map(|no| no.to_string()))
    }

    /// The day that it tells of.
    pub fn tells_of(&self, at: Moment) -> NaiveDate {
        match self {
            Self::MeetingTaken(taken) => taken.day.min(at.date()),
            Self::NoticeAdded(notice) => notice.on().min(at.date()),
            Self::ClaimAdded(claim) => claim.asked.on.min(at.date()),
            Self::Booked(entry) => entry.on.min(at.date()),
            Self::Added(item) => item.since.min(at.date()),
            Self::LeafWritten { leaf, .. } if leaf.body.is_of_a_day() => leaf.body.day().min(at.date()),
            other => other.told(at).map_or(at.date(), |(day, _)| day),
        }
    }

    /// When it happened, where it was written down later (补记), by a line of this moment.
    pub fn told(&self, at: Moment) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let whole = |on: Moment| (on.date(), Some(on.time()));
        match self {
            Self::Moved { on, .. } => on.map(whole),
            Self::SendingMade { sending, .. } => Some((sending.made, None)).filter(|(day, _)| *day < at.date()),
            Self::ClaimAdded(claim) => Some((claim.asked.on, None)).filter(|(day, _)| *day < at.date()),
            Self::Booked(entry) => Some((entry.on, None)).filter(|(day, _)| *day < at.date()),
            Self::Replied { reply, .. } => Some((reply.on, None)).filter(|(day, _)| *day < at.date()),
            Self::Added(item) => match &item.desk {
                Some(desk) => Some(desk.at).filter(|said| *said < at).map(whole),
                None => Some((item.since, None)).filter(|_| item.source.is_none() && item.since < at.date()),
            },
            Self::LeafWritten { leaf, again: false } if leaf.body.is_of_a_day() => {
                Some((leaf.body.day(), None)).filter(|(day, _)| *day < at.date())
            }
            _ => None,
        }
    }
}
