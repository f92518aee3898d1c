//! What a screen shows of a meeting: a [`Scene`] of a few kinds of blocks, the same for console and wall.
//!
//! Pure, and without any terminal: words come from `i18n`, widths are decided where it is drawn.

mod board;
mod floor;
mod groups;
mod head;
mod ledger;
mod names;
mod opening;
mod plan;
mod scene;
mod vote;
pub mod wall;

pub use floor::waits;
pub use head::{Head, Mark, head};
pub use names::{charter_words, stage_name, title, topic_title};
pub use scene::{Bar, Block, Clock, Row, Scene, Term, Tone};
pub use vote::{Ask, ask};
pub use wall::{Choice, Follows, Page, Set, Wall, wall};

use chrono::NaiveDate;

use crate::{
    charter::Stage,
    i18n::{Lang, names::Names, time, view as words},
    meeting::{Meeting, Moment, state::Visit},
};

/// What a meeting is looked at with.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Now.
    pub now: Moment,
    /// Who is who.
    pub names: &'a dyn Names,
    /// In which language.
    pub lang: Lang,
    /// The head of the record, for the closing screen.
    pub head: &'a str,
}

impl Look<'_> {
    /// A day, as it is said today: with its year where that may be another one than was meant.
    pub fn day(&self, date: NaiveDate) -> String {
        time::day_from(self.lang, date, self.now.date())
    }
}

/// What of a meeting is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Board {
    /// What belongs to the stage.
    #[default]
    Stage,
    /// Who is here.
    People,
    /// Cards and topics.
    Topics,
    /// Tables.
    Tables,
    /// Motions.
    Motions,
    /// The plan, pledges, what was noted.
    Plan,
    /// What still lies on paper.
    Paper,
    /// Principles and rules.
    Rules,
}

impl Board {
    /// In the order in which they are turned.
    pub const ALL: [Self; 8] =
        [Self::Stage, Self::People, Self::Topics, Self::Tables, Self::Motions, Self::Plan, Self::Paper, Self::Rules];

    /// The next one, round and round.
    #[must_use]
    pub fn turn(self, back: bool) -> Self {
        let step = if back { Self::ALL.len() - 1 } else { 1 };
        Self::ALL[(self as usize + step) % Self::ALL.len()]
    }
}

/// What a scene is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// No meeting is opened yet.
    Unopened,
    /// Theme, offices, what was read, last time's promises.
    Opening,
    /// Who is here.
    People,
    /// The rulebook, and what was refused under it.
    Rules,
    /// Cards and the topics that they became.
    Cards,
    /// Topics with their dots, and tables.
    Choose,
    /// Who sits where.
    Tables,
    /// What each table still owes.
    Discuss,
    /// The motion in full, who speaks, who is next.
    Floor,
    /// All motions.
    Motions,
    /// An open vote.
    Vote,
    /// What the last vote came to.
    Decided,
    /// Who does what by when.
    Plan,
    /// What still lies on paper.
    Paper,
    /// After the close.
    After,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Unopened,
        Self::Opening,
        Self::People,
        Self::Rules,
        Self::Cards,
        Self::Choose,
        Self::Tables,
        Self::Discuss,
        Self::Floor,
        Self::Motions,
        Self::Vote,
        Self::Decided,
        Self::Plan,
        Self::Paper,
        Self::After,
    ];

    /// What a board shows of a meeting as it is.
    pub fn of(meeting: &Meeting, board: Board) -> Self {
        match (board, meeting.stage) {
            _ if meeting.opening.is_none() => Self::Unopened,
            // A choice is voted on where topics are chosen, and more time in any stage.
            (Board::Stage, _) if meeting.open_vote.is_some() => Self::Vote,
            (Board::People, _) => Self::People,
            (Board::Paper, _) => Self::Paper,
            (Board::Rules, _) => Self::Rules,
            (Board::Tables, _) => Self::Tables,
            (Board::Motions, _) => Self::Motions,
            (Board::Plan, _) | (Board::Stage, Stage::S6) => Self::Plan,
            (Board::Topics, _) | (Board::Stage, Stage::S1) => Self::Cards,
            (Board::Stage, Stage::S0) => Self::Opening,
            (Board::Stage, Stage::S2) => Self::Choose,
            (Board::Stage, Stage::S3) => Self::Discuss,
            (Board::Stage, Stage::S4) => Self::Floor,
            (Board::Stage, Stage::S5) => Self::Decided,
            (Board::Stage, Stage::S7) => Self::After,
        }
    }
}

/// The scene of a board.
pub fn scene(meeting: &Meeting, board: Board, look: &Look<'_>) -> Scene {
    match Kind::of(meeting, board) {
        Kind::Unopened => {
            Scene { main: vec![Block::Text(words::not_opened(look.lang), Tone::Quiet)], side: Vec::new() }
        }
        Kind::Opening => opening::opening(meeting, look),
        Kind::People => opening::people(meeting, look),
        Kind::Rules => opening::rules(meeting, look),
        Kind::Cards => board::cards(meeting, look),
        Kind::Choose => board::choose(meeting, look),
        Kind::Tables => groups::market(meeting, look),
        Kind::Discuss => groups::discuss(meeting, look),
        Kind::Floor => floor::floor(meeting, look),
        Kind::Motions => floor::motions(meeting, look),
        Kind::Vote => vote::vote(meeting, look),
        Kind::Decided => vote::decided(meeting, look),
        Kind::Plan => plan::plan(meeting, look),
        Kind::Paper => plan::paper(meeting, look),
        Kind::After => plan::after(meeting, look),
    }
}

/// The visit that lasts.
fn visit(meeting: &Meeting) -> Option<&Visit> {
    meeting.visits.last()
}
