//! What a lesson asks for, as predicates over the meeting, as it was when the lesson began and as it stands, and what happened since.
//! Words are in `i18n`.

use serde::Deserialize;

use super::{Act, End, Happened, Truth};
use crate::{
    charter::{RuleId, Stage},
    meeting::{
        Meeting, Moment,
        state::Speech,
        words::{GroupRole, Office, Reading},
    },
};

macro_rules! goals {
    ($($(#[$doc:meta])* $name:ident $({ $field:ident: $type:ty })? $(($inner:ty))?),* $(,)?) => {
        /// What a lesson asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub enum Goal {
            $($(#[$doc])* $name $({
                /// So many.
                $field: $type
            })? $(($inner))?),*
        }

        impl Goal {
            /// All of them, as lessons write them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// As lessons write it.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => stringify!($name)),*
                }
            }
        }
    };
}

goals! {
    /// So many are signed in.
    SignedIn { at_least: u16 },
    /// Somebody chairs, and somebody writes.
    Offices,
    /// The meeting was begun.
    Started,
    /// So many cards are handed in.
    Cards { at_least: usize },
    /// What names a neighbour stands on no wall.
    NoNameOnWall,
    /// Every card has its place.
    Sorted,
    /// Dots are typed as they were counted.
    Dots,
    /// So many topics have a table.
    Posted { at_least: usize },
    /// Each table has somebody who convenes it.
    Convened,
    /// So many sit at a table.
    Seated { at_least: usize },
    /// So many hands are typed with their side.
    Hands { at_least: usize },
    /// No more than so many hands went down again.
    MissedHands { at_most: usize },
    /// So many turns were given and ended.
    Turns { at_least: usize },
    /// A rule was called, for what broke it.
    Called(RuleId),
    /// Somebody else has the chair.
    ChairChanged,
    /// Who chaired had a turn.
    ChairSpoke,
    /// A motion reads otherwise than before, or was asked whether it should.
    Amended,
    /// The stage has more time.
    Extended,
    /// A debate was closed.
    DebateClosed,
    /// So many votes have their result, with the counts as they were.
    Voted { at_least: usize },
    /// What was decided and each row of the plan has somebody who leads.
    EveryRowHasOwner,
    /// What was set aside has a place to go.
    Forwarded,
    /// The day to look back is set.
    FollowUp,
    /// The minutes were read aloud.
    MinutesRead,
    /// So many have signed.
    Signed { at_least: usize },
    /// So many cards that lay on paper are typed.
    Typed { at_least: usize },
    /// This stage was reached.
    Reached(Stage),
}

/// What a goal looks at.
#[derive(Clone, Copy)]
pub struct Since<'a> {
    /// The meeting as it stood when the lesson began.
    pub began: &'a Meeting,
    /// As it stands.
    pub m: &'a Meeting,
    /// What happened, also before.
    pub truth: &'a Truth,
}

impl Since<'_> {
    fn is_later(&self, at: Moment) -> bool {
        self.began.last_at.is_none_or(|began| at > began)
    }

    fn happened(&self, is: impl Fn(&Act) -> bool, ended: impl Fn(End) -> bool) -> usize {
        let later = |happened: &&Happened| happened.end.of().is_none_or(|end| self.is_later(end));
        let all = self.truth.all().iter().filter(later);
        all.filter(|happened| is(&happened.act) && ended(happened.end)).count()
    }
}

impl Goal {
    /// Once it isn't met it never is again: the lesson begins anew.
    pub fn is_limit(&self) -> bool {
        matches!(self, Self::MissedHands { .. } | Self::NoNameOnWall)
    }

    /// It is met now.
    pub fn is_met(&self, since: &Since<'_>) -> bool {
        let (m, began) = (since.m, since.began);
        let right = |end| matches!(end, End::Right(_));
        match self {
            Self::SignedIn { at_least } => m.present() >= *at_least,
            Self::Offices => m.holder(Office::Chair).is_some() && m.holder(Office::Recorder).is_some(),
            Self::Started => m.started.is_some(),
            Self::Cards { at_least } => m.concerns.len() >= *at_least,
            Self::NoNameOnWall => {
                let names = |act: &Act| matches!(act, Act::Say { names: true, .. });
                since.happened(names, |end| matches!(end, End::Wrong(_))) == 0
            }
            Self::Sorted => !m.concerns.is_empty() && m.unplaced().is_empty(),
            Self::Dots => since.happened(|act| matches!(act, Act::Dots { .. }), right) > 0,
            Self::Posted { at_least } => m.groups.len() >= *at_least,
            Self::Convened => {
                let convenes = |role: &GroupRole| *role == GroupRole::Convener;
                !m.groups.is_empty() && m.groups.values().all(|group| group.roles.keys().any(convenes))
            }
            Self::Seated { at_least } => m.groups.values().map(|group| group.members.len()).sum::<usize>() >= *at_least,
            Self::Hands { at_least } => since.happened(|act| matches!(act, Act::Hand { .. }), right) >= *at_least,
            Self::MissedHands { at_most } => {
                let missed = |end| matches!(end, End::Missed(_));
                since.happened(|act| matches!(act, Act::Hand { .. }), missed) <= *at_most
            }
            Self::Turns { at_least } => turns(since).filter(|speech| speech.seconds.is_some()).count() >= *at_least,
            Self::Called(rule) => since.happened(|act| act.breaks().first() == Some(rule), right) > 0,
            Self::ChairChanged => {
                let chaired =
                    m.office_log.iter().filter(|(at, office, _)| *office == Office::Chair && since.is_later(*at));
                chaired.filter_map(|(_, _, who)| *who).any(|who| Some(who) != began.chair())
            }
            Self::ChairSpoke => turns(since).any(|speech| Some(speech.badge) == began.chair()),
            Self::Amended => m.motions.iter().any(|(no, motion)| {
                let before = began.motions.get(no).map_or(0, |motion| motion.amendments.len());
                motion.amendments.iter().skip(before).any(|amendment| amendment.adopted.is_some())
            }),
            Self::Extended => minutes(m) > minutes(began),
            Self::DebateClosed => {
                let is_closed = |m: &Meeting| m.motions.values().filter(|motion| motion.debate.closed).count();
                is_closed(m) > is_closed(began)
            }
            Self::Voted { at_least } => {
                let later =
                    m.votes.values().filter(|vote| vote.result.is_some() && since.is_later(vote.opened)).count();
                let miscounted = since.happened(Act::is_count, |end| matches!(end, End::Wrong(_)));
                later >= *at_least && miscounted == 0
            }
            Self::EveryRowHasOwner => {
                let free = m.actions.values().any(|row| m.is_planned(row) && row.owner.is_none());
                !m.leads.is_empty() && !free && m.leaderless().is_empty()
            }
            Self::Forwarded => !m.parked.is_empty() && m.parked.values().all(|item| item.to.is_some()),
            Self::FollowUp => m.follow_up.is_some(),
            Self::MinutesRead => m.readings.iter().any(|(_, what)| *what == Reading::Minutes),
            Self::Signed { at_least } => m.signatures.len() >= *at_least,
            Self::Typed { at_least } => {
                let typed = m.concerns.iter().filter(|(card, concern)| {
                    let paper = began.concerns.get(card).is_some_and(|before| before.text.is_none());
                    paper && concern.text.is_some()
                });
                typed.count() >= *at_least
            }
            Self::Reached(stage) => m.visits.iter().any(|visit| visit.stage == *stage && since.is_later(visit.entered)),
        }
    }
}

/// Turns that were given since.
fn turns<'a>(since: &Since<'a>) -> impl Iterator<Item = &'a Speech> {
    let (m, began) = (since.m, since.began.last_at);
    m.speeches
        .values()
        .filter(move |speech| !speech.void && speech.began.is_some_and(|at| began.is_none_or(|b| at > b)))
}

fn minutes(m: &Meeting) -> u32 {
    m.clock.extended.values().map(|minutes| u32::from(*minutes)).sum()
}
