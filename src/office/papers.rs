//! The papers of a meeting as files: in its own folder, or wherever somebody wants them.

use std::{
    fs,
    io::{self, Cursor, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::{
    document::Unwritable,
    i18n::{Lang, here, journal},
    minutes::{self, Order},
    sitting::{Clock, Sitting, SittingError},
    station::{Home, StationError},
    sys::Folder,
    text::Masks,
};

/// Where they lie, in the folder of the meeting.
pub const PAPERS: &str = "papers";
/// Says whose papers lie in a folder: the id of a meeting, and nothing else.
const WHOSE: &str = ".meeting";
/// No paper of ours is larger, packed or unpacked.
const CAP: u64 = 32 << 20;
/// Files of a meeting that are no papers, or are cared for by others.
const RECORD: [&str; 5] = ["people.ron", "wall.ron", "notice.ron", "journal", "broken"];

/// Why papers could not be written.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum PapersError {
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
    #[error(transparent)]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Sitting(#[from] SittingError),
    #[error(transparent)]
    Station(#[from] StationError),
    /// The papers of another meeting lie there.
    #[error("the papers of meeting {0} lie there")]
    Another(Uuid),
}

impl PapersError {
    /// In words.
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Self::Disk(error) => journal::cause(lang, error),
            Self::Sitting(error) => error.here(lang),
            Self::Station(error) => here::station(lang, error),
            other => other.to_string(),
        }
    }
}

/// Writes every cut in every format into the meeting's folder, and says how many files there are.
pub fn place(sitting: &Sitting, lang: Lang) -> Result<usize, PapersError> {
    let files = sitting.recorded(lang, |record| minutes::files(sitting.meeting(), record, &Order::ALL))?;
    let own = Folder::through_no_link(&sitting.folder(), 2)?;
    own.make_folder(PAPERS)?;
    own.folder(PAPERS)?.place_all(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))?;
    Ok(files.len())
}

/// A folder for the papers of a meeting, made where there is none. Those of another are never written over.
pub fn folder_of(meeting: Uuid, folder: &Path) -> Result<Folder, PapersError> {
    fs::create_dir_all(folder)?;
    let held = Folder::open(folder)?;
    match whose(&held)? {
        Some(other) if other != meeting => return Err(PapersError::Another(other)),
        Some(_) => {}
        None => held.place(WHOSE, format!("{meeting}\n").as_bytes(), false).map(drop)?,
    }
    Ok(held)
}

/// The meeting whose papers lie there; nothing where none do, or where nobody said whose they are.
fn whose(folder: &Folder) -> io::Result<Option<Uuid>> {
    let mut said = String::new();
    match folder.file(WHOSE, false).and_then(|file| file.take(64).read_to_string(&mut said)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(error),
        Ok(_) => Ok(said.trim().parse().ok()),
    }
}

/// What became of the papers of one meeting when a name was taken out.
#[derive(Default)]
pub struct Cleared {
    /// They were written anew.
    pub rewritten: bool,
    /// Texts to the notice in which a name was masked.
    pub masked: usize,
    /// Files that still have a name.
    pub left: Vec<PathBuf>,
    /// What could not be done.
    pub failed: Vec<PapersError>,
}

/// Writes the papers anew where there are some, masks the names in comments, and looks for files that still have one.
pub(super) fn clear(home: &Home, id: Uuid, names: &[String]) -> Cleared {
    let mut done = Cleared::default();
    let folder = home.folder(id);
    match rewrite(home, id) {
        Ok(rewritten) => done.rewritten = rewritten,
        Err(why) => done.failed.push(why),
    }
    match mask(home, id, names) {
        Ok(masked) => done.masked = masked,
        Err(why) => done.failed.push(why.into()),
    }
    done.left = files(&folder).into_iter().filter(|file| has_name(file, names)).collect();
    done
}

/// Writes the papers that lie in the meeting's folder anew, in their language. Whether there are any.
pub(super) fn rewrite(home: &Home, id: Uuid) -> Result<bool, PapersError> {
    let held = Folder::through_no_link(&home.folder(id), 2).and_then(|folder| folder.folder(PAPERS));
    let Ok(held) = held else { return Ok(false) };
    let mut page = String::new();
    let read = held.file("minutes.html", false).and_then(|file| file.take(1 << 10).read_to_string(&mut page));
    let lang = if read.is_ok() && page.contains("<html lang=\"en\"") { Lang::En } else { Lang::Zh };
    // What is written follows from the record: the hour is all the same.
    let sitting = Sitting::look(home, id, Clock::system())?;
    place(&sitting, lang)?;
    Ok(true)
}

fn mask(home: &Home, id: Uuid, names: &[String]) -> Result<usize, StationError> {
    let mut posting = home.posting(id)?;
    let masks = Masks::new(names.iter().cloned());
    let mut masked = 0;
    for comment in &mut posting.comments {
        let reply = comment.reply.as_mut().map(|reply| &mut reply.text);
        for text in std::iter::once(&mut comment.text).chain(reply) {
            let without = masks.mask(text);
            masked += usize::from(without != *text);
            *text = without;
        }
    }
    if masked > 0 {
        home.put_posting(id, &posting)?;
    }
    Ok(masked)
}

/// The papers in the folder of a meeting, and in the one that the console writes them to.
fn files(folder: &Path) -> Vec<PathBuf> {
    let of = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_record = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        RECORD.iter().any(|known| name.starts_with(known))
    };
    let mut files: Vec<PathBuf> = of(folder).filter(|path| !is_record(path)).chain(of(&folder.join(PAPERS))).collect();
    files.retain(|path| path.symlink_metadata().is_ok_and(|of| of.is_file()));
    files.sort();
    files
}

/// In its bytes, or in a part of it that is packed.
fn has_name(path: &Path, names: &[String]) -> bool {
    let masks = Masks::new(names.iter().cloned());
    let mut bytes = Vec::new();
    if fs::File::open(path).and_then(|file| file.take(CAP).read_to_end(&mut bytes)).is_err() {
        return false;
    }
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let (gb, ..) = encoding_rs::GB18030.decode(bytes);
        masks.is_in(&text) || masks.is_in(&gb)
    };
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else { return has(&bytes) };
    (0..archive.len()).any(|place| {
        let mut part = Vec::new();
        let read = archive.by_index(place).map(|of| of.take(CAP).read_to_end(&mut part).is_ok());
        read.unwrap_or(false) && has(&part)
    })
}
