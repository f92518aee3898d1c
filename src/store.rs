//! Where the tracker is kept: one trait, so that a district may keep it otherwise than a station does.
//!
//! `tests/store` holds a suite that every backend passes.

mod cache;
mod line;
mod old;
mod record;

use std::{collections::BTreeMap, io, path::PathBuf};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    journal::{JournalError, MirrorNews},
    meeting::Moment,
    tracker::{
        ClaimNo, Command, Ctx, Event, Filter, Fund, Item, ItemNo, Leaf, LeafNo, Leaves, Ledger, MeetingNo, Notice,
        NoticeNo, NoticeOf, Party, Project, ProjectNo, Refusal, SendingNo,
        council::Council,
        count::{Board, Share},
        event::Taken,
        fund::Claim,
        patrol::PatrolList,
    },
};

pub use line::{Books, FOLDER, Line, Old, Own, Via};
pub use record::{FILE, NotUndone, Record, Undone, is_in};

/// Something outside the tracker failed: the disk, or the file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("{source}: {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database refused.
    #[error("{why}: {}", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// Why, as it says it.
        why: String,
    },
    /// A newer program wrote it.
    #[error("written by a newer version of this program (schema {version}): {}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        version: i64,
    },
    /// Some other program's file.
    #[error("not a tracker of this program: {}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The record failed.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// A record was here that goes further, or is another one: an older copy was put over it.
    #[error("the record was known up to {known} here, and now ends at {found}: {}", path.display())]
    WentBack {
        /// The file.
        path: PathBuf,
        /// The newest line that was known, as papers print it.
        known: String,
        /// The newest line that is there.
        found: String,
    },
    /// Another laptop goes on with it.
    #[error("the record went to another laptop, by {to}: nothing is written here any more")]
    MovedAway {
        /// The file that was made for it.
        to: String,
    },
    /// The tables of a tracker of before say otherwise than its history.
    #[error("its tables say otherwise than its history, of {}: {}", at.join(", "), path.display())]
    Differs {
        /// The file.
        path: PathBuf,
        /// The numbers of which they do.
        at: Vec<String>,
    },
    /// A row that can't be read.
    #[error("a row can't be read: {why}: {}", path.display())]
    Row {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

/// What became of commands that were given together: what happened, command by command; or which one was refused, and why.
/// Then none of them was taken.
pub type Answer = Result<Vec<Vec<Event>>, (usize, Refusal)>;

/// Hears what became of the copy on a stick.
pub type Ear = Box<dyn Fn(&MirrorNews)>;

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// So many are left out at the beginning.
    pub skip: usize,
    /// So many at most.
    pub take: usize,
}

impl Page {
    /// Everything.
    pub const ALL: Self = Self { skip: 0, take: usize::MAX };

    /// The first so many.
    pub fn first(take: usize) -> Self {
        Self { skip: 0, take }
    }
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Its place, through all of the history.
    pub n: i64,
    /// When.
    pub at: Moment,
    /// Who typed it, if they said so.
    pub by: Option<Party>,
    /// The SHA-256 of its words, in hex, where they were taken out.
    pub was: Option<String>,
    /// It was taken back.
    pub undone: bool,
    /// What happened.
    pub event: Event,
}

/// What became of a line of the history whose words were to be taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redacted {
    /// How many texts were taken out; none if there were none, or they were taken out before.
    pub texts: usize,
    /// Other lines in which one of these texts stands too.
    pub also: Vec<i64>,
}

/// Whose history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Of everything.
    All,
    /// Of an item.
    Item(ItemNo),
    /// Of a project.
    Project(ProjectNo),
    /// Of a notice.
    Notice(NoticeNo),
    /// Of a leaf of the station's book.
    Leaf(LeafNo),
    /// Of a claim.
    Claim(ClaimNo),
}

/// What somebody is called. Kept apart from all that is said of them, so that it can be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: Option<String>,
    /// The form of address.
    pub call: Option<String>,
}

impl Name {
    /// As people say it: the form of address, else the name.
    pub fn said(&self) -> Option<&str> {
        self.call.as_deref().or(self.name.as_deref())
    }
}

/// A place where the tracker is kept.
///
/// What was acknowledged is on disk. Commands that are given together are taken all or none, and see what those before
/// them did. Several processes may write at once.
pub trait Store {
    /// What is given from now on came in so.
    fn through(&mut self, _: Via) {}

    /// What became of the copy on a stick, if one is kept and that is new.
    fn mirror_news(&self) -> Option<MirrorNews> {
        None
    }

    /// This hears what became of the copy, when it is let go.
    fn hear_of_copy(&mut self, _: Ear) {}

    /// What would be taken back, or why it wouldn't; nothing is written.
    fn would_undo(&self, line: Option<i64>) -> Result<Result<Undone, NotUndone>, StoreError>;

    /// Takes a line back, and what was given together with it; without a number, the newest that can be.
    fn undo(
        &mut self,
        line: Option<i64>,
        now: Moment,
        by: Option<&Party>,
    ) -> Result<Result<Undone, NotUndone>, StoreError>;

    /// Gives commands at one moment.
    fn give(&mut self, commands: &[Command], ctx: Ctx<'_>) -> Result<Answer, StoreError>;

    /// What would come of these commands; nothing is written.
    fn would(&self, commands: &[Command], ctx: Ctx<'_>) -> Result<Answer, StoreError> {
        Ok(decide_all(&mut self.ledger()?, commands, ctx))
    }

    /// One item.
    fn item(&self, no: ItemNo) -> Result<Option<Item>, StoreError>;

    /// The items that fit, in the order that the filter asks for.
    fn list(&self, filter: &Filter, page: Page) -> Result<Vec<Item>, StoreError>;

    /// The item of a sending.
    fn sent(&self, no: SendingNo) -> Result<Option<Item>, StoreError>;

    /// The items that were sent under a number, what was sent last first.
    fn all_sent(&self, page: Page) -> Result<Vec<Item>, StoreError>;

    /// How many fit.
    fn count(&self, filter: &Filter) -> Result<u64, StoreError>;

    /// What happened, oldest first.
    fn history(&self, of: Subject, page: Page) -> Result<Vec<Past>, StoreError>;

    /// The lines of the history in a text of which these words stand, a name however blanks spread it.
    fn said(&self, words: &str) -> Result<Vec<i64>, StoreError>;

    /// Takes the texts out of one line of the history, and out of what stands now by it. Nothing: there is no such line.
    fn redact(&mut self, n: i64) -> Result<Option<Redacted>, StoreError>;

    /// How many items stand where.
    fn board(&self) -> Result<Board, StoreError>;

    /// The share of promises kept, meeting by meeting, the newest first.
    fn shares(&self, meetings: usize, today: NaiveDate) -> Result<Vec<(MeetingNo, Share)>, StoreError>;

    /// The meetings that were taken in and when their notice was posted, the newest first.
    fn meetings(&self, page: Page) -> Result<Vec<(Taken, Option<NaiveDate>)>, StoreError>;

    /// How many meetings that were taken in wait for their notice to be posted, and those that are to have it first.
    fn to_post(&self, page: Page) -> Result<(u64, Vec<Taken>), StoreError>;

    /// The newest line of each of these meetings that was taken in, as its minutes print it.
    fn heads(&self, of: &[Uuid]) -> Result<BTreeMap<Uuid, String>, StoreError>;

    /// One notice.
    fn notice(&self, no: NoticeNo) -> Result<Option<Notice>, StoreError>;

    /// Notices, the newest first: all, or those of one thing.
    fn notices(&self, of: Option<&NoticeOf>, page: Page) -> Result<Vec<Notice>, StoreError>;

    /// The notices that hang, and those of which something that was said has no answer; the newest first.
    fn open_notices(&self) -> Result<Vec<Notice>, StoreError>;

    /// One project.
    fn project(&self, no: ProjectNo) -> Result<Option<Project>, StoreError>;

    /// Projects, the newest first; all, or those that are open.
    fn projects(&self, open: bool, page: Page) -> Result<Vec<Project>, StoreError>;

    /// One leaf of the station's book.
    fn leaf(&self, no: LeafNo) -> Result<Option<Leaf>, StoreError>;

    /// Leaves of a kind, the newest day first.
    fn leaves(&self, asked: Leaves, page: Page) -> Result<Vec<Leaf>, StoreError>;

    /// 自治基金: what stands of it; the whole of it with all claims and entries, else with the claims that wait for somebody.
    fn fund(&self, whole: bool) -> Result<Fund, StoreError>;

    /// One claim.
    fn claim(&self, no: ClaimNo) -> Result<Option<Claim>, StoreError>;

    /// 7+X, as lines of before say it; where there are seats, they say it.
    fn council(&self) -> Result<Council, StoreError>;

    /// Who is on duty between two days, both in.
    fn shifts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, Vec<Party>)>, StoreError>;

    /// What a list of the patrol says.
    fn patrol(&self, list: PatrolList) -> Result<Vec<String>, StoreError>;

    /// What somebody is called.
    fn name(&self, person: Uuid) -> Result<Option<Name>, StoreError>;

    /// Everybody whose name is known.
    fn names(&self) -> Result<Vec<(Uuid, Name)>, StoreError>;

    /// Keeps names.
    fn put_names(&mut self, names: &[(Uuid, Name)]) -> Result<(), StoreError>;

    /// Forgets a name. True if it was known.
    fn erase_name(&mut self, person: Uuid) -> Result<bool, StoreError>;

    /// All that happened and stands, with the moment of its line, oldest first: what was taken back is left out.
    fn story(&self) -> Result<Vec<(Moment, Event)>, StoreError>;

    /// All of it, from the current state.
    fn ledger(&self) -> Result<Ledger, StoreError>;
}

/// Decides commands one after the other, each on top of what those before it did.
pub fn decide_all(ledger: &mut Ledger, commands: &[Command], ctx: Ctx<'_>) -> Answer {
    let mut all = Vec::with_capacity(commands.len());
    for (place, command) in commands.iter().enumerate() {
        let events = crate::tracker::decide(ledger, command, ctx).map_err(|no| (place, no))?;
        for event in &events {
            ledger.apply(ctx.now, event);
        }
        all.push(events);
    }
    Ok(all)
}
