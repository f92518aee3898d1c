//! The pages of the station, and what a row of one leads to.

use super::key::Key;
use crate::{
    office::Found,
    station::Extra,
    tracker::{ClaimNo, Event, Filter, ItemNo, LeafKind, LeafNo, NoticeNo, ProjectNo},
};

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// What is to be done today.
    Today,
    /// All of it, where a page has no room for it.
    AllToday,
    /// The last promises, one key each.
    Promises,
    /// How many stand where.
    Board,
    /// Items that fit.
    Items(String, Box<Filter>),
    /// One item.
    Item(ItemNo),
    /// What came to the duty desk.
    Visits,
    /// Who types, and which pages there are.
    Station,
    /// Who is on duty.
    Shifts,
    /// The lists of the patrol.
    Patrol,
    /// Projects.
    Projects,
    /// One project.
    Project(ProjectNo),
    /// The board: what must hang, hangs, and comes down.
    Notices,
    /// One notice.
    Notice(NoticeNo),
    /// What tutors came for.
    Coaching,
    /// 公约
    Covenant,
    /// What was done, four stretches side by side.
    Figures,
    /// All leaves of a kind.
    Leaves(LeafKind),
    /// One leaf.
    Leaf(LeafNo),
    /// 钱: the fund.
    Fund,
    /// One claim.
    Claim(ClaimNo),
    /// All claims.
    Claims,
    /// All entries.
    Entries,
    /// One pot.
    Pot(String),
    /// Texts to send to whoever promised, owes an answer, or posts a notice.
    Reminders,
}

impl Page {
    /// The record that was found.
    pub fn found(found: &Found) -> Self {
        match found {
            Found::Item(item) => Self::Item(item.no),
            Found::Notice(notice) => Self::Notice(notice.no),
            Found::Project(project) => Self::Project(project.no),
            Found::Article(leaf) => Self::Leaf(leaf.no),
            Found::Claim(claim) => Self::Claim(claim.no),
        }
    }

    /// The record that this made.
    pub fn made(event: &Event) -> Option<Self> {
        match event {
            Event::Added(item) => Some(Self::Item(item.no)),
            Event::ProjectAdded(project) => Some(Self::Project(project.no)),
            Event::NoticeAdded(notice) => Some(Self::Notice(notice.no)),
            Event::LeafWritten { leaf, again: false } => Some(Self::Leaf(leaf.no)),
            Event::ClaimAdded(claim) => Some(Self::Claim(claim.no)),
            _ => None,
        }
    }

    /// It is of one record.
    pub fn is_a_record(&self) -> bool {
        matches!(self, Self::Item(_) | Self::Project(_) | Self::Notice(_) | Self::Leaf(_) | Self::Claim(_))
    }

    /// The page that was switched on.
    pub fn of(page: Extra) -> Self {
        match page {
            Extra::Shifts => Self::Shifts,
            Extra::Projects => Self::Projects,
            Extra::Patrol => Self::Patrol,
            Extra::Fund => Self::Fund,
            Extra::Coaching => Self::Coaching,
            Extra::Figures => Self::Figures,
            Extra::Covenant => Self::Covenant,
        }
    }
}

/// What a row leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// Another page.
    Open(Page),
    /// A step of what is shown.
    Step(Key),
    /// Nothing: it only says something.
    None,
}

/// One row: words, what stands at the right, what it leads to.
pub type Row = (String, String, Pick);
