//! What the tracker follows after a meeting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    desk::{Came, Desk},
    intake::{Mark, Seed},
    leaf::LeafNo,
    lifecycle,
    number::{ItemNo, MeetingNo},
};
pub use super::{
    sending::{Reply, Sending},
    state::{Kind, State, Track},
};
use crate::{
    meeting::{
        numbers::Badge,
        words::{Destination, PromiseState},
    },
    time::digits,
};

/// Who it is about. Names are kept apart, in the station's own table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Party {
    /// Somebody whose name the station knows.
    Person(Uuid),
    /// Somebody who wore this badge at the meeting of the item, and gave no name.
    Badge(Badge),
    /// A unit: 物业, 街道.
    Unit(String),
}

/// Where it comes from: a meeting, and the numbers it had there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The meeting.
    pub meeting: Uuid,
    /// What the meeting said when it was taken in last.
    pub seed: Seed,
}

/// What a later meeting said of it at its beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which meeting.
    pub meeting: Uuid,
    /// When it was held.
    pub day: NaiveDate,
    /// What it said.
    pub state: PromiseState,
    /// With what words.
    pub note: Option<String>,
}

/// What a meeting made of a matter that was raised there by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heard {
    /// Which meeting.
    pub meeting: Uuid,
    /// Its number.
    pub no: MeetingNo,
    /// When it was held.
    pub day: NaiveDate,
    /// What it became there, by the numbers of that meeting: its card, its topic.
    pub marks: Vec<Mark>,
    /// A table came to something, said that it didn't agree, or wrote a draft; or there was a vote. Else: 没轮到.
    pub talked: bool,
    /// What goes on in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<ItemNo>,
}

/// 事项
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its number.
    pub no: ItemNo,
    /// What it is.
    pub kind: Kind,
    /// The way it goes.
    pub track: Track,
    /// Where it stands.
    pub state: State,
    /// What it is about.
    pub title: String,
    /// What was offered, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Destination>,
    /// The unit that has to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// Who leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Party>,
    /// Who helps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helpers: Vec<Party>,
    /// Whose point it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Party>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "digits::maybe_day")]
    pub due: Option<NaiveDate>,
    /// Since when it is here.
    #[serde(with = "digits::day")]
    pub since: NaiveDate,
    /// When it last moved.
    #[serde(with = "digits::day")]
    pub moved: NaiveDate,
    /// Why it was dropped, refused or sent back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The last word on how it is going.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Neighbours who saw that it is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Party>,
    /// Answers, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// Each time that it was handed in to somebody, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sendings: Vec<Sending>,
    /// Names of photos and papers that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// The item that it carries out, or comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<ItemNo>,
    /// The meeting that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<Source>>,
    /// Its meeting's result turned, and nothing is left of it there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub turned: bool,
    /// What later meetings said of it, in the order in which they were taken in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// Where it comes from that no meeting gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<Came>,
    /// What the duty desk knows of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<Box<Desk>>,
    /// What came of it, where somebody is called back or was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<State>,
    /// What it went into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<ItemNo>,
    /// What went into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<ItemNo>,
    /// Who led it since it was opened last, and leads it no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub led: Vec<Party>,
    /// Who said that it is done, where that was somebody beside its leader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Party>,
    /// What meetings made of it that it was raised at, by its number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Heard>,
    /// The article of the covenant that it breaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<LeafNo>,
    /// 劝导: when somebody was talked to about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persuaded: Option<NaiveDate>,
}

impl Item {
    /// One that begins on this day.
    pub fn new(no: ItemNo, kind: Kind, title: String, to: Option<Destination>, on: NaiveDate) -> Self {
        let track = Track::to(to);
        Self {
            no,
            kind,
            track,
            state: lifecycle::begins(track),
            title,
            words: None,
            to,
            receiver: None,
            lead: None,
            helpers: Vec::new(),
            author: None,
            due: None,
            since: on,
            moved: on,
            why: None,
            note: None,
            confirmed: Vec::new(),
            replies: Vec::new(),
            sendings: Vec::new(),
            evidence: Vec::new(),
            part_of: None,
            source: None,
            turned: false,
            reviews: Vec::new(),
            came: None,
            desk: None,
            end: None,
            into: None,
            merged: Vec::new(),
            led: Vec::new(),
            reported: None,
            heard: Vec::new(),
            article: None,
            persuaded: None,
        }
    }

    /// Where it is after this came of it: whoever came to the desk with it is called back first, and what nobody left a name with is
    /// closed. With what came of it, where the state doesn't say it any more.
    pub fn ends(&self, state: State) -> (State, Option<State>) {
        match (&self.desk, &self.author) {
            (Some(_), Some(_)) if state.is_an_end() => (State::CallBack, Some(state)),
            (Some(_), None) if state.is_an_end() => (State::Closed, Some(state)),
            _ => (state, None),
        }
    }

    /// What came of it, if anything did.
    pub fn outcome(&self) -> Option<State> {
        self.end.or(Some(self.state).filter(|state| state.is_an_end()))
    }

    /// Its words as they were said: the title may hold only their beginning.
    pub fn whole(&self) -> &str {
        let words = self.words.as_deref().filter(|_| self.desk.is_some());
        words.unwrap_or(&self.title)
    }

    /// The day by which something is expected of somebody: none where they answered, or where the visitor is told.
    pub fn awaited(&self) -> Option<NaiveDate> {
        match (self.state, &self.desk) {
            (State::Answered | State::CallBack, _) => None,
            (State::Noted, Some(desk)) => Some(desk.answer_by.date()),
            _ => self.due,
        }
    }

    /// Somebody waits at the desk for an answer.
    pub fn is_unanswered(&self) -> bool {
        self.desk.is_some() && self.state == State::Noted
    }

    /// What it was at meetings: where it comes from, and where it was raised.
    pub fn marks(&self) -> impl Iterator<Item = (Uuid, Mark)> {
        let source = self.source.iter().flat_map(|source| source.seed.refs.iter().map(|mark| (source.meeting, *mark)));
        source.chain(self.heard.iter().flat_map(|heard| heard.marks.iter().map(|mark| (heard.meeting, *mark))))
    }

    /// 晚了: open, and its day is over.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.awaited().is_some_and(|due| due < today)
    }

    /// The same to the minute, for whoever waits at the desk.
    pub fn is_late_at(&self, now: crate::meeting::Moment) -> bool {
        let answer_by = self.desk.as_ref().map(|desk| desk.answer_by).filter(|_| self.is_unanswered());
        answer_by.map_or_else(|| self.is_late(now.date()), |by| by < now)
    }

    /// A promise that nobody leads.
    pub fn is_orphan(&self) -> bool {
        self.is_promise() && self.state.is_open() && self.lead.is_none()
    }

    /// A promise, which the next meeting opens with. A passed motion is one too, unless rows of the plan carry it out: then
    /// they are.
    pub fn is_promise(&self) -> bool {
        self.track == Track::Promise && !self.source.as_ref().is_some_and(|source| source.seed.carried)
    }

    /// What it says: its title, and the own words of whoever offered it.
    pub fn said(&self) -> String {
        [self.title.as_str(), self.words.as_deref().unwrap_or_default()].join("\n")
    }

    /// The meeting of its number.
    pub fn meeting(&self) -> MeetingNo {
        self.no.of
    }

    /// The steps that are possible now.
    pub fn steps(&self) -> Vec<super::StepName> {
        lifecycle::steps(self)
    }
}
