//! The files of the home: one folder a meeting, named by its id, and the roster.

mod code;
mod estate;
pub mod notice;
pub mod roster;
pub mod tables;

mod listing;
mod others;
mod pages;
mod papers;
mod screens;
mod settings;
mod show;
mod training;
mod typist;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;
use uuid::Uuid;

use crate::{
    journal,
    sys::{self, Folder},
};

pub use listing::{Listing, Shelf};
pub use others::Station;
pub use pages::Extra;
pub use settings::Settings;
pub use show::{Glyphs, Scheme};
pub use training::{Learnt, Trained, Training, Untaught};

const SESSIONS: &str = "sessions";

/// What can be wrong with the home, or with the id of a meeting.
#[derive(Debug, thiserror::Error)]
pub enum StationError {
    /// The system names no folder for data.
    #[error("no home: the system names no folder for data")]
    NoHome,
    /// The home that was asked for is not there.
    #[error("no such folder: {}", path.display())]
    Missing {
        /// Which.
        path: PathBuf,
    },
    /// Something else than a folder stands there.
    #[error("not a folder: {}", path.display())]
    NotAFolder {
        /// Which.
        path: PathBuf,
    },
    /// A link stands there. The home may be one; what is in it is not.
    #[error("a link; meetings are not reached through links: {}", path.display())]
    Link {
        /// Which.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{source}: {}", path.display())]
    Io {
        /// Which folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The roster doesn't hold together.
    #[error("line {line}: {why}: {}", path.display())]
    Roster {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// What the parser says.
        why: String,
    },
    /// `notice.ron` or `calendar.ron` is not understood.
    #[error("line {line}: {why}: {}", path.display())]
    Notice {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// `settings.ron` is not understood.
    #[error("line {line}: {why}: {}", path.display())]
    Settings {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// No meeting has this id, nor one that begins like it.
    #[error("no meeting {given:?}")]
    NoMeeting {
        /// As it was given.
        given: String,
    },
    /// Several ids begin like this.
    #[error("{count} meetings begin with {given:?}")]
    Several {
        /// As it was given.
        given: String,
        /// How many.
        count: usize,
    },
}

/// Where a station keeps its meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    root: PathBuf,
    /// It is made when the first meeting is opened; one that was named must be there.
    makes_itself: bool,
}

impl Home {
    /// A folder that somebody named. It has to be there.
    pub fn at(root: &Path) -> Result<Self, StationError> {
        match fs::metadata(root) {
            Ok(about) if about.is_dir() => Ok(Self { root: root.to_owned(), makes_itself: false }),
            Ok(_) => Err(StationError::NotAFolder { path: root.to_owned() }),
            Err(error) => Err(io_error(root, error)),
        }
    }

    /// A folder that is made when it is needed.
    pub fn to_be_made(root: &Path) -> Self {
        Self { root: root.to_owned(), makes_itself: true }
    }

    /// The platform's folder for the data of programs.
    pub fn of_platform() -> Result<Self, StationError> {
        let strategy = etcetera::choose_base_strategy().map_err(|_| StationError::NoHome)?;
        Ok(Self::to_be_made(&strategy.data_dir().join("yishi")))
    }

    /// The home itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a meeting.
    pub fn folder(&self, meeting: Uuid) -> PathBuf {
        self.sessions().join(meeting.hyphenated().to_string())
    }

    fn sessions(&self) -> PathBuf {
        self.root.join(SESSIONS)
    }

    /// What is set for all meetings.
    pub fn settings(&self) -> Result<Settings, StationError> {
        settings::read(&self.root)
    }

    /// How big letters are drawn on this machine, where somebody chose it by eye.
    pub fn letters(&self) -> Option<Glyphs> {
        screens::chosen(&self.root)
    }

    /// Keeps it for this machine; nothing: the terminal is asked again.
    pub fn keep_letters(&self, chosen: Option<Glyphs>) -> io::Result<()> {
        screens::keep(&self.root, chosen)
    }

    /// The cards of rehearsals, and the lessons that were passed.
    pub fn training(&self) -> Result<Training, Untaught> {
        training::read(&self.root)
    }

    /// Keeps that a lesson was passed.
    pub fn keep_learnt(&self, learnt: Learnt) -> io::Result<()> {
        training::keep_learnt(&self.root, learnt)
    }

    /// A lesson begins anew: what was done of it so far counts for nothing.
    pub fn begin_anew(&self, lesson: u8, meetings: &[Uuid]) -> io::Result<()> {
        training::change(&self.root, |training| {
            training.lessons.retain(|learnt| learnt.lesson != lesson);
            training.aside.extend(meetings);
        })
    }

    /// Keeps the card of a rehearsal.
    pub fn keep_training(&self, trained: Trained) -> io::Result<()> {
        training::keep(&self.root, trained)
    }

    /// The keys that a station wants in the place of others, as it wrote them down.
    pub fn keys(&self) -> Result<Option<String>, StationError> {
        let path = self.keys_path();
        let text = settings::small(&path)?;
        let not_text = |_| io_error(&path, io::ErrorKind::InvalidData.into());
        text.map(|text| String::from_utf8(text).map_err(not_text)).transpose()
    }

    /// Where they are written down.
    pub fn keys_path(&self) -> PathBuf {
        self.root.join("keys.ron")
    }

    /// Makes the home itself, if it makes itself.
    pub(crate) fn make(&self) -> Result<(), StationError> {
        if !self.makes_itself || self.root.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(&self.root).map_err(|source| StationError::Io { path: self.root.clone(), source })
    }

    /// Makes the folder of the meetings, before the first one is opened. Its name is synced also where it is there: who made it
    /// may have been killed before.
    pub(crate) fn make_sessions(&self) -> Result<(), StationError> {
        if self.makes_itself {
            fs::create_dir_all(&self.root).map_err(|error| io_error(&self.root, error))?;
        }
        let failed = |error| io_error(&self.sessions(), error);
        let root = Folder::open(&self.root).map_err(failed)?;
        root.make_folder(SESSIONS).map_err(failed)?;
        root.folder(SESSIONS).and_then(|_| root.sync()).map_err(failed)
    }

    /// The ids of all meetings; a folder without a journal is none (it was being made when the power went).
    pub fn ids(&self) -> Result<Vec<Uuid>, StationError> {
        let folders = self.folders()?.into_iter().map(|(id, _)| id);
        Ok(folders.filter(|id| journal::is_in(&self.folder(*id))).collect())
    }

    /// The folders that can be those of a meeting, and which of them is reached through a link.
    fn folders(&self) -> Result<Vec<(Uuid, bool)>, StationError> {
        let sessions = self.sessions();
        if sessions.is_symlink() {
            return Err(StationError::Link { path: sessions });
        }
        let folders = match fs::read_dir(&sessions) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            folders => folders.map_err(|error| io_error(&sessions, error))?,
        };
        let mut ids = Vec::new();
        for folder in folders {
            let folder = folder.map_err(|error| io_error(&sessions, error))?;
            let name = folder.file_name();
            let id = name.to_str().and_then(|name| Uuid::try_parse(name).ok());
            // Only as we write it.
            let id = id.filter(|id| *name == *id.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
            let is_link = folder.file_type().is_ok_and(|kind| kind.is_symlink());
            ids.extend(id.map(|id| (id, is_link)));
        }
        ids.sort();
        Ok(ids)
    }

    /// The meeting whose id is this, or the only one whose id begins like it; or that of this number: `26-3` is the third of 2026.
    pub fn resolve(&self, given: &str) -> Result<Uuid, StationError> {
        let wanted = given.trim().to_ascii_lowercase();
        let begins = |id: &Uuid| !wanted.is_empty() && id.hyphenated().to_string().starts_with(&wanted);
        let found: Vec<Uuid> = self.ids()?.into_iter().filter(begins).collect();
        match found.as_slice() {
            [id] => Ok(*id),
            [] => self.numbered(&wanted)?.ok_or_else(|| StationError::NoMeeting { given: given.to_owned() }),
            several => Err(StationError::Several { given: given.to_owned(), count: several.len() }),
        }
    }

    /// The only meeting of this number.
    fn numbered(&self, given: &str) -> Result<Option<Uuid>, StationError> {
        let Some((year, number)) = given.split_once('-') else { return Ok(None) };
        let (Ok(year), Ok(number)) = (year.parse::<u16>(), number.parse::<u16>()) else { return Ok(None) };
        let is_it =
            |listing: &Listing| listing.number.is_some_and(|(y, n)| (y == year || y % 100 == year) && n == number);
        let found: Vec<Uuid> = self.meetings()?.into_iter().filter(is_it).map(|listing| listing.id).collect();
        Ok(if found.len() == 1 { found.first().copied() } else { None })
    }
}

fn io_error(path: &Path, source: io::Error) -> StationError {
    let path = path.to_owned();
    match source.kind() {
        _ if sys::is_a_link(&source) => StationError::Link { path },
        io::ErrorKind::NotFound => StationError::Missing { path },
        io::ErrorKind::NotADirectory => StationError::NotAFolder { path },
        _ => StationError::Io { path, source },
    }
}
