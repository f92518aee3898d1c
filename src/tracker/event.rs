//! What happened in the tracker. Past tense; each event holds what was decided, so that `apply` asks no rule.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::meeting::words::Destination;

use super::{
    command::Step,
    council::{Council, Shift},
    intake::{Chain, Seed},
    item::{Item, Kind, Party, Review, State, Track},
    number::{ItemNo, MeetingNo, ProjectNo, VisitNo},
    patrol::PatrolList,
    project::{Phase, Project, ProjectStep},
    visit::{Visit, VisitState, VisitStep},
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
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Event {
    MeetingTaken(Box<Taken>),
    Added(Arc<Item>),
    Moved {
        item: ItemNo,
        step: Step,
        track: Track,
        state: State,
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
    },
    NoticePosted {
        meeting: MeetingNo,
        on: NaiveDate,
    },
    VisitLogged(Box<Visit>),
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
    CouncilSet(Council),
    ShiftsSet(Vec<Shift>),
    PatrolSet {
        list: PatrolList,
        lines: Vec<String>,
    },
}

impl Event {
    /// The item that it is about.
    pub fn item(&self) -> Option<ItemNo> {
        match self {
            Self::Added(item) => Some(item.no),
            Self::Moved { item, .. }
            | Self::Reseeded { item, .. }
            | Self::Turned { item, .. }
            | Self::Reviewed { item, .. } => Some(*item),
            _ => None,
        }
    }

    /// The project that it is about.
    pub fn project(&self) -> Option<ProjectNo> {
        match self {
            Self::ProjectAdded(project) => Some(project.no),
            Self::ProjectMoved { project, .. } => Some(*project),
            _ => None,
        }
    }

    /// The number of what it is about, as it is typed.
    pub fn number(&self) -> Option<String> {
        let item = self.item().map(|no| no.to_string());
        item.or(self.visit().map(|no| no.to_string())).or(self.project().map(|no| no.to_string()))
    }

    /// The visit that it is about.
    pub fn visit(&self) -> Option<VisitNo> {
        match self {
            Self::VisitLogged(visit) => Some(visit.no),
            Self::VisitMoved { visit, .. } => Some(*visit),
            _ => None,
        }
    }
}
