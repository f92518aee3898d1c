//! The coach: what could be done now, as one table: when, after how many seconds, which key. It never types. Words are in `i18n`.

use super::{Act, Happened, Truth};
use crate::{
    charter::Stage,
    meeting::{
        Meeting, Missing, Moment,
        state::MotionState,
        words::{Office, Reading},
    },
};

macro_rules! hints {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What the coach can say.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Hint { $($(#[$doc])* $name),* }

        impl Hint {
            /// All of them, the most urgent first.
            pub const ALL: &'static [Hint] = &[$(Hint::$name),*];
        }
    };
}

hints! {
    /// Somebody said what hurts.
    Hurt,
    /// Somebody breaks in.
    Interrupt,
    /// Somebody speaks to another.
    Cross,
    /// Somebody speaks of something else.
    Digress,
    /// The light is out.
    Dark,
    /// It is on again.
    Light,
    /// Somebody of the community would like to speak first.
    Official,
    /// A card names a neighbour.
    Names,
    /// The time of a turn is over.
    Over,
    /// A turn has ended.
    Done,
    /// Several hands are up.
    Hands,
    /// A hand is up.
    Hand,
    /// Hands of one side were counted: for.
    ShowFor,
    /// Against.
    ShowAgainst,
    /// Who has a vote was counted.
    Present,
    /// Both counts are typed.
    CloseVote,
    /// The clock stands after a call to order.
    Paused,
    /// Hands are noted, nobody speaks.
    Grant,
    /// Everybody has spoken.
    CloseDebate,
    /// A table stands up to report.
    Report,
    /// A table says what it does itself.
    Own,
    /// A motion waits.
    OpenMotion,
    /// People are at the door.
    Come,
    /// Somebody came late.
    Late,
    /// People went.
    Leave,
    /// An office is offered.
    Serve,
    /// Everybody sits.
    Start,
    /// The rules were not read.
    Rules,
    /// A card is read aloud.
    Say,
    /// Cards are handed in.
    Pile,
    /// Cards were put together.
    Sorted,
    /// Dots were counted.
    Dots,
    /// No topic has a table.
    Post,
    /// Somebody convenes.
    Convene,
    /// A table is seated.
    Sit,
    /// Somebody walked over.
    Walk,
    /// Who reports is known.
    Reporter,
    /// A slip is handed in.
    Slip,
    /// The community answers.
    Reply,
    /// Somebody leads.
    Offer,
    /// Somebody gives something.
    Pledge,
    /// Something set aside has no place to go.
    Parked,
    /// No day to look back.
    FollowUp,
    /// Somebody comes to sign.
    Sign,
    /// Nothing is in the way of the next stage.
    Advance,
}

/// What the coach looks at.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The meeting as it stands.
    pub m: &'a Meeting,
    /// What happened.
    pub truth: &'a Truth,
    /// Now.
    pub now: Moment,
}

/// One row.
pub struct HintRow {
    /// What is said.
    pub hint: Hint,
    /// Since when there is reason to; none: there is none.
    pub when: fn(&Seen<'_>) -> Option<Moment>,
    /// Seconds after which a coach who speaks up says it.
    pub after: i64,
    /// What is pressed or typed; empty where it depends.
    pub key: &'static str,
}

fn row(hint: Hint, after: i64, key: &'static str, when: fn(&Seen<'_>) -> Option<Moment>) -> HintRow {
    HintRow { hint, when, after, key }
}

impl Seen<'_> {
    fn waits(&self, is: impl Fn(&Act) -> bool) -> Option<Moment> {
        self.truth.waiting().find(|happened| is(&happened.act)).map(|happened| happened.at)
    }

    /// Nothing waits in the room, since then.
    fn calm(&self) -> Option<Moment> {
        let asks = |happened: &Happened| !matches!(happened.act, Act::Official { .. });
        if self.truth.waiting().any(asks) {
            return None;
        }
        let last = self.truth.all().iter().filter_map(|happened| happened.end.of()).max();
        last.max(self.m.last_at)
    }

    fn lacks(&self, is: impl Fn(&Missing) -> bool) -> Option<Moment> {
        let entered = self.m.visits.last().map(|visit| visit.entered);
        entered.filter(|_| self.m.missing().iter().any(is))
    }

    fn debating(&self) -> bool {
        self.m.open_vote.is_none() && self.m.running_speech().is_none() && self.m.clock.paused.is_none()
    }
}

/// Every row, the most urgent first.
pub fn hints() -> Vec<HintRow> {
    use Hint as H;
    vec![
        row(H::Hurt, 8, "*10", |seen| seen.waits(|act| matches!(act, Act::Hurt { .. }))),
        row(H::Interrupt, 8, "*3", |seen| seen.waits(|act| matches!(act, Act::Interrupt { .. }))),
        row(H::Cross, 10, "*4", |seen| seen.waits(|act| matches!(act, Act::Cross { .. }))),
        row(H::Digress, 12, "*6", |seen| seen.waits(|act| matches!(act, Act::Digress { .. }))),
        row(H::Dark, 8, "F7", |seen| seen.waits(|act| *act == Act::Dark)),
        row(H::Light, 8, "F7", |seen| seen.waits(|act| *act == Act::Light)),
        row(H::Official, 5, "", |seen| seen.waits(|act| matches!(act, Act::Official { .. }))),
        row(H::Names, 8, "", |seen| seen.waits(|act| matches!(act, Act::Say { names: true, .. }))),
        row(H::Over, 12, "Space", |seen| seen.waits(|act| matches!(act, Act::Over { .. }))),
        row(H::Done, 8, "Space", |seen| seen.waits(|act| matches!(act, Act::Done { .. }))),
        row(H::Hands, 12, "17+8-23+", |seen| {
            let up = seen.truth.waiting().filter(|happened| matches!(happened.act, Act::Hand { .. }));
            up.map(|happened| happened.at).nth(2)
        }),
        row(H::Hand, 12, "17+", |seen| seen.waits(|act| matches!(act, Act::Hand { .. }))),
        row(H::ShowFor, 10, "26", |seen| {
            seen.waits(|act| matches!(act, Act::Show { side: crate::meeting::words::Side::For, .. }))
        }),
        row(H::ShowAgainst, 10, "7", |seen| {
            seen.waits(|act| matches!(act, Act::Show { side: crate::meeting::words::Side::Against, .. }))
        }),
        row(H::Present, 12, "Enter", |seen| seen.waits(|act| matches!(act, Act::Present { .. }))),
        row(H::CloseVote, 15, "Enter", |seen| {
            let vote = seen.m.open_vote().filter(|vote| vote.for_.is_some() && vote.against.is_some());
            vote.and(seen.m.last_at)
        }),
        row(H::Paused, 12, "F7", |seen| {
            let dark = seen.truth.all().iter().any(|happened| happened.act == Act::Dark);
            seen.m.clock.paused.filter(|_| !dark && seen.m.clock.recess.is_none())
        }),
        row(H::Grant, 15, "Enter", |seen| {
            let waits = seen.debating() && seen.m.next_speaker().is_some();
            seen.m.last_at.filter(|_| waits)
        }),
        row(H::CloseDebate, 75, "Enter", |seen| {
            let open =
                seen.m.open_motion().filter(|motion| !motion.debate.closed && !motion.debate.speeches.is_empty());
            let over = open.is_some() && seen.debating() && seen.m.next_speaker().is_none();
            seen.calm().filter(|_| over)
        }),
        row(H::Report, 10, "Enter", |seen| seen.waits(|act| matches!(act, Act::Stand { .. }))),
        row(H::Own, 15, "", |seen| seen.waits(|act| matches!(act, Act::Own { .. }))),
        row(H::OpenMotion, 40, "Enter", |seen| {
            let reports = matches!(seen.m.stage, Stage::S4 | Stage::S5) && seen.m.open_motion.is_none();
            let heard = seen
                .m
                .groups
                .values()
                .all(|group| group.is_emptied() || group.reported.is_some() && group.is_answered());
            let waits = seen.m.motions.values().any(|motion| motion.state == MotionState::Waiting);
            seen.calm().filter(|_| reports && heard && waits && seen.debating())
        }),
        row(H::Come, 15, "7-13", |seen| seen.waits(|act| matches!(act, Act::Come { late: false, .. }))),
        row(H::Late, 45, "47", |seen| seen.waits(|act| matches!(act, Act::Come { late: true, .. }))),
        row(H::Leave, 45, "45x", |seen| seen.waits(|act| matches!(act, Act::Leave { .. }))),
        row(H::Serve, 15, "", |seen| seen.waits(|act| matches!(act, Act::Serve { .. }))),
        row(H::Start, 60, "Enter", |seen| {
            let ready = seen.m.stage == Stage::S0 && seen.m.started.is_none() && seen.m.present() > 30;
            seen.calm().filter(|_| ready && seen.m.holder(Office::Chair).is_some())
        }),
        row(H::Rules, 60, "", |seen| {
            let read = seen.m.readings.iter().any(|(_, what)| *what == Reading::Rules);
            seen.m.started.filter(|_| !read && seen.m.stage == Stage::S0)
        }),
        row(H::Say, 12, "", |seen| seen.waits(|act| matches!(act, Act::Say { names: false, .. }))),
        row(H::Pile, 20, "9 11 16-18", |seen| seen.waits(|act| matches!(act, Act::Pile { .. }))),
        row(H::Sorted, 20, "", |seen| seen.waits(|act| matches!(act, Act::Sorted { .. }))),
        row(H::Dots, 20, "1:34", |seen| seen.waits(|act| matches!(act, Act::Dots { .. }))),
        row(H::Post, 40, "", |seen| {
            let counted = seen.m.stage == Stage::S2 && seen.m.groups.is_empty();
            seen.calm().filter(|_| counted && seen.m.topics.values().any(|topic| topic.dots > 0))
        }),
        row(H::Convene, 20, "", |seen| seen.waits(|act| matches!(act, Act::Convene { .. }))),
        row(H::Sit, 20, "1 = 3 5 8-12", |seen| seen.waits(|act| matches!(act, Act::Sit { .. }))),
        row(H::Walk, 30, "", |seen| seen.waits(|act| matches!(act, Act::Walk { .. }))),
        row(H::Reporter, 20, "", |seen| seen.waits(|act| matches!(act, Act::Reporter { .. }))),
        row(H::Slip, 20, "", |seen| seen.waits(|act| matches!(act, Act::Slip { .. }))),
        row(H::Reply, 15, "", |seen| seen.waits(|act| matches!(act, Act::Reply { .. }))),
        row(H::Offer, 20, "Enter", |seen| seen.waits(|act| matches!(act, Act::Offer { .. }))),
        row(H::Pledge, 30, "", |seen| seen.waits(|act| matches!(act, Act::Pledge { .. }))),
        row(H::Parked, 60, "F8", |seen| seen.lacks(|of| matches!(of, Missing::Destination { .. }))),
        row(H::FollowUp, 60, "", |seen| {
            let lacks = seen.m.stage == Stage::S6 && seen.m.follow_up.is_none();
            seen.calm().filter(|_| lacks)
        }),
        row(H::Sign, 20, "Enter", |seen| seen.waits(|act| matches!(act, Act::Sign { .. }))),
        row(H::Advance, 90, "F4", |seen| {
            let ready = seen.m.closed.is_none() && seen.m.started.is_some() && seen.m.open_motion.is_none();
            let free = seen.m.missing().iter().all(Missing::is_advice);
            // Tables talk for a quarter of an hour before they hurry.
            let talks = seen.m.stage == Stage::S3
                && seen.m.visits.last().is_some_and(|visit| seen.now.since(visit.entered) < 900_000);
            seen.calm().filter(|_| ready && free && !talks)
        }),
    ]
}

/// What a coach who is asked says: the most urgent that there is reason for.
pub fn asked(seen: &Seen<'_>) -> Option<HintRow> {
    hints().into_iter().find(|row| (row.when)(seen).is_some())
}

/// What a coach says who speaks up: the most urgent that has had its time.
pub fn due(seen: &Seen<'_>) -> Option<HintRow> {
    let late = |row: &HintRow| (row.when)(seen).is_some_and(|since| seen.now.since(since) >= row.after * 1000);
    hints().into_iter().find(late)
}
