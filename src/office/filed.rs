//! Papers in the folder of their meeting: `2026-05-23 梧桐新村 第3次议事会`, with what is posted and sent in front and the rest in a
//! folder of its own. A file `.meeting` in it says whose papers these are and which files are ours.
//!
//! All of them are written beside first and put in place afterwards, so that a full disk leaves what was there. What another text
//! replaces is kept, a folder a time.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::{
    document::Unwritable,
    i18n::{Lang, files as words, here, journal},
    minutes::{
        File,
        filing::{Names, whose},
    },
    sitting::SittingError,
    station::{Home, StationError},
    sys::{self, Folder, Looked},
};

/// Says whose papers lie in a folder, in which language, and which files are ours.
pub(super) const WHOSE: &str = ".meeting";
/// No paper of ours is larger, packed or unpacked.
pub(super) const CAP: u64 = 32 << 20;
/// Folders of one name, and of what was replaced.
const MOST: u32 = 999;

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
    /// Something that is no file stands where one is to be.
    #[error("{}: something else stands there", .0.display())]
    InTheWay(PathBuf),
    /// A file stands where a folder is to be.
    #[error("{}: a file, not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The file system has no room for the name.
    #[error("{}: too long a name", .0.display())]
    TooLong(PathBuf),
}

impl PapersError {
    /// In words.
    pub fn said(&self, lang: Lang) -> String {
        let shown = |path: &Path| crate::text::safe(&path.to_string_lossy()).to_string();
        match self {
            Self::Disk(error) => journal::cause(lang, error),
            Self::Sitting(error) => error.here(lang),
            Self::Station(error) => here::station(lang, error),
            Self::InTheWay(path) => words::in_the_way(lang, &shown(path)),
            Self::NotAFolder(path) => words::not_a_folder(lang, &shown(path)),
            Self::TooLong(path) => words::too_long(lang, &shown(path)),
            other @ (Self::Unwritable(_) | Self::Another(_)) => other.to_string(),
        }
    }
}

/// What became of papers that were put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Where they lie.
    pub folder: PathBuf,
    /// Each of them.
    pub files: Vec<PathBuf>,
    /// So many files were replaced, and lie there now.
    pub kept: Option<(usize, PathBuf)>,
}

/// What `.meeting` says.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) meeting: Option<Uuid>,
    pub(super) lang: Option<Lang>,
    /// Which meeting, as it stands in the names of the files.
    which: String,
    /// Paths seen from the folder.
    pub(super) files: BTreeSet<String>,
}

/// A folder of papers, held open.
pub(super) struct Filed {
    pub(super) held: Folder,
    pub(super) said: Said,
    /// What has to go if nothing is put in it: the folder itself, seen from the one around it.
    made: Option<(Folder, String)>,
}

impl Filed {
    /// One that was there.
    pub(super) fn found(held: Folder, said: Said) -> Self {
        Self { held, said, made: None }
    }
}

impl Said {
    fn text(&self, meeting: Uuid) -> String {
        let lang = match self.lang {
            Some(Lang::En) => "en",
            Some(Lang::Zh) | None => "zh",
        };
        let files = self.files.iter().map(String::as_str);
        let lines = [meeting.to_string(), lang.to_owned(), self.which.clone()];
        lines.iter().map(String::as_str).chain(files).map(|line| line.to_owned() + "\n").collect()
    }
}

/// What is said of a folder; nothing where nobody said whose it is.
pub(super) fn said(folder: &Folder) -> io::Result<Said> {
    let mut text = String::new();
    match folder.file(WHOSE, false).and_then(|file| file.take(1 << 20).read_to_string(&mut text)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Said::default()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(Said::default()),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let lang = match text.lines().nth(1) {
        Some("en") => Some(Lang::En),
        Some(_) => Some(Lang::Zh),
        None => None,
    };
    let which = text.lines().nth(2).unwrap_or_default().to_owned();
    Ok(Said { meeting: whose(&text), lang, which, files: text.lines().skip(3).map(str::to_owned).collect() })
}

/// Puts the papers of a meeting into its folder among those of others: made where there is none, and never that of another meeting.
pub fn file(home: &Home, meeting: Uuid, into: &Path, names: &Names, files: &[File]) -> Result<Put, PapersError> {
    let mut there = folder(home, meeting, into, names)?;
    // Whoever is taken out of the record is looked for where its papers were put.
    let _ = home.remember_papers(meeting, there.held.path());
    let put = put(&mut there, (meeting, names), files);
    if put.is_err()
        && let Some((around, name)) = &there.made
    {
        let _ = there.held.remove_folder(names.rest());
        let _ = around.remove_folder(name);
    }
    put
}

fn folder(home: &Home, meeting: Uuid, into: &Path, names: &Names) -> Result<Filed, PapersError> {
    let blocked = |error: io::Error, path: &Path| blocked(error, path);
    fs::create_dir_all(into).map_err(|error| blocked(error, into))?;
    let around = Folder::open(into).map_err(|error| blocked(error, into))?;
    let here = said(&around)?;
    match here.meeting {
        Some(own) if own == meeting => return Ok(Filed { held: around, said: here, made: None }),
        Some(other) => return Err(PapersError::Another(other)),
        None => {}
    }
    // The number of a meeting may have been given since: its papers stay where they are.
    let before = home.papers_of(meeting);
    let before = before.iter().filter(|path| path.parent() == Some(into)).filter_map(|path| path.file_name()?.to_str());
    let numbered =
        (1..MOST).map(|n| if n == 1 { names.folder().to_owned() } else { format!("{} ({n})", names.folder()) });
    for (name, is_new) in before.map(|name| (name.to_owned(), false)).chain(numbered.map(|name| (name, true))) {
        let there = around.look(&name).is_ok();
        if !there && !is_new {
            continue;
        }
        around.make_folder(&name).map_err(|error| blocked(error, &into.join(&name)))?;
        let held = around.folder(&name).map_err(|error| blocked(error, &into.join(&name)))?;
        let said = said(&held)?;
        if said.meeting.is_none_or(|own| own == meeting) {
            return Ok(Filed { held, said, made: (!there).then_some((around, name)) });
        }
    }
    Err(PapersError::InTheWay(into.join(names.folder())))
}

/// What stands in the place of a folder, in the words for that.
pub(super) fn blocked(error: io::Error, path: &Path) -> PapersError {
    use io::ErrorKind::{AlreadyExists, InvalidFilename, NotADirectory};
    match error.kind() {
        AlreadyExists | NotADirectory if !sys::is_a_link(&error) => PapersError::NotAFolder(path.to_owned()),
        InvalidFilename => PapersError::TooLong(path.to_owned()),
        _ => PapersError::Disk(error),
    }
}

/// A file of the order, and what stands in its place now.
struct Place<'a> {
    file: &'a File,
    /// Beside it, whole.
    beside: PathBuf,
    /// What it replaces is called so.
    old: Option<String>,
}

fn put(there: &mut Filed, (meeting, names): (Uuid, &Names), files: &[File]) -> Result<Put, PapersError> {
    let (held, rest) = (there.held.clone(), rest(&there.held, names, files)?);
    let at = |file: &File| if file.is_front { Some(&held) } else { rest.as_ref() };
    let mut places: Vec<Place<'_>> = Vec::new();
    let prepared = files.iter().try_for_each(|file| {
        let Some(folder) = at(file) else { return Ok(()) };
        let old = match stands(folder, &file.name)? {
            Stands::Other => return Err(PapersError::InTheWay(folder.path().join(&file.name))),
            Stands::File(bytes) if bytes == file.bytes => return Ok(()),
            Stands::File(_) => Some(file.name.clone()),
            // Under another number it may be there all the same.
            Stands::Nothing => {
                renamed(&there.said, names, file).filter(|old| matches!(stands(folder, old), Ok(Stands::File(_))))
            }
        };
        let beside = folder.prepare(&file.name, &file.bytes).map_err(|error| blocked(error, folder.path()))?;
        places.push(Place { file, beside, old });
        Ok(())
    });
    let done = prepared.and_then(|()| {
        there.said.lang = Some(names.lang());
        names.which().clone_into(&mut there.said.which);
        there.said.files.extend(files.iter().map(|file| seen(file, names)));
        held.place(WHOSE, there.said.text(meeting).as_bytes(), false)?;
        in_place(&places, (&held, rest.as_ref()), names.lang())
    });
    if done.is_err() {
        for place in &places {
            // What is in place already isn't there any more.
            let _ = at(place.file).map(|folder| folder.remove(&place.beside));
        }
    }
    let path = |file: &File| at(file).map(|folder| folder.path().join(&file.name));
    Ok(Put { folder: held.path().to_owned(), files: files.iter().filter_map(path).collect(), kept: done? })
}

/// As the file was called before the meeting had its number.
fn renamed(said: &Said, names: &Names, file: &File) -> Option<String> {
    let was = said.which.as_str();
    (!was.is_empty() && was != names.which()).then(|| file.name.replace(names.which(), was))
}

/// A file, seen from the folder of the meeting.
pub(super) fn seen(file: &File, names: &Names) -> String {
    if file.is_front { file.name.clone() } else { format!("{}/{}", names.rest(), file.name) }
}

/// The folder for the rest, where something is to lie in it.
fn rest(held: &Folder, names: &Names, files: &[File]) -> Result<Option<Folder>, PapersError> {
    if files.iter().all(|file| file.is_front) {
        return Ok(held.folder(names.rest()).ok());
    }
    let path = held.path().join(names.rest());
    held.make_folder(names.rest()).map_err(|error| blocked(error, &path))?;
    Ok(Some(held.folder(names.rest()).map_err(|error| blocked(error, &path))?))
}

enum Stands {
    Nothing,
    File(Vec<u8>),
    Other,
}

/// A link is nothing: it is replaced, and never followed.
fn stands(folder: &Folder, name: &str) -> Result<Stands, PapersError> {
    match folder.look(name) {
        Ok(Looked::File) => {
            let mut bytes = Vec::new();
            folder.file(name, false)?.take(CAP).read_to_end(&mut bytes)?;
            Ok(Stands::File(bytes))
        }
        Ok(Looked::Other) => Ok(Stands::Other),
        Ok(Looked::Link) => Ok(Stands::Nothing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stands::Nothing),
        Err(error) => Err(blocked(error, &folder.path().join(name))),
    }
}

/// Old ones go into a folder of their own, in the one for the rest; then each new one gets its name.
fn in_place(
    places: &[Place<'_>],
    (held, rest): (&Folder, Option<&Folder>),
    lang: Lang,
) -> Result<Option<(usize, PathBuf)>, PapersError> {
    let at = |file: &File| if file.is_front { Some(held) } else { rest };
    let old: Vec<(&File, &String)> =
        places.iter().filter_map(|place| Some((place.file, place.old.as_ref()?))).collect();
    let mut kept = None;
    if !old.is_empty() {
        let rest = if let Some(rest) = rest {
            rest.clone()
        } else {
            held.make_folder(words::rest(lang))?;
            held.folder(words::rest(lang))?
        };
        let names = (1..MOST).map(|n| words::replaced(lang, n));
        let free = names.into_iter().find(|name| rest.look(name).is_err());
        let name = free.ok_or_else(|| PapersError::InTheWay(rest.path().join(words::replaced(lang, 1))))?;
        rest.make_folder(&name)?;
        let into = rest.folder(&name)?;
        for (file, name) in &old {
            if let Some(folder) = at(file) {
                folder.hand_to(name, &into, name)?;
            }
        }
        into.sync()?;
        kept = Some((old.len(), into.path().to_owned()));
    }
    for place in places {
        if let Some(folder) = at(place.file) {
            folder.rename(&place.beside, &place.file.name)?;
        }
    }
    if let Some(rest) = rest {
        rest.sync()?;
    }
    held.sync()?;
    Ok(kept)
}

/// Writes files over what is there and keeps nothing of it: something is to be gone.
pub(super) fn over(there: &Filed, names: &Names, files: &[File]) -> Result<usize, PapersError> {
    let rest = there.held.folder(names.rest());
    let mut n = 0;
    for file in files.iter().filter(|file| there.said.files.contains(&seen(file, names))) {
        match (file.is_front, &rest) {
            (true, _) => there.held.place(&file.name, &file.bytes, false)?,
            (false, Ok(rest)) => rest.place(&file.name, &file.bytes, false)?,
            (false, Err(_)) => continue,
        };
        n += 1;
    }
    Ok(n)
}
