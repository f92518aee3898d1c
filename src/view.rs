//! What a screen shows of a meeting: a [`Scene`] of a few kinds of blocks, the same for console and wall.
//!
//! Pure, and without any terminal: words come from `i18n`, widths are decided where it is drawn.

mod board;
mod floor;
mod head;
mod ledger;
mod names;
mod opening;
mod plan;
mod scene;
mod tables;
mod vote;
pub mod wall;

pub use head::{Head, Mark, head};
pub use names::{charter_words, stage_name, title, topic_title};
pub use scene::{Bar, Block, Clock, Row, Scene, Term, Tone};
pub use vote::{Ask, ask};
pub use wall::{Choice, Page, Wall, wall};

use crate::{
    charter::Stage,
    i18n::{Lang, names::Names, view as words},
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

/// The scene of a board.
pub fn scene(meeting: &Meeting, board: Board, look: &Look<'_>) -> Scene {
    if meeting.opening.is_none() {
        return Scene { main: vec![Block::Text(words::not_opened(look.lang), Tone::Quiet)], side: Vec::new() };
    }
    match (board, meeting.stage) {
        // A choice is voted on where topics are chosen, and more time in any stage.
        (Board::Stage, _) if meeting.open_vote.is_some() => vote::vote(meeting, look),
        (Board::People, _) => opening::people(meeting, look),
        (Board::Paper, _) => plan::paper(meeting, look),
        (Board::Rules, _) => opening::rules(meeting, look),
        (Board::Tables, _) => tables::market(meeting, look),
        (Board::Motions, _) => floor::motions(meeting, look),
        (Board::Plan, _) | (Board::Stage, Stage::S6) => plan::plan(meeting, look),
        (Board::Topics, _) | (Board::Stage, Stage::S1) => board::cards(meeting, look),
        (Board::Stage, Stage::S0) => opening::opening(meeting, look),
        (Board::Stage, Stage::S2) => board::choose(meeting, look),
        (Board::Stage, Stage::S3) => tables::discuss(meeting, look),
        (Board::Stage, Stage::S4) => floor::floor(meeting, look),
        (Board::Stage, Stage::S5) => vote::decided(meeting, look),
        (Board::Stage, Stage::S7) => plan::after(meeting, look),
    }
}

/// The visit that lasts.
fn visit(meeting: &Meeting) -> Option<&Visit> {
    meeting.visits.last()
}
