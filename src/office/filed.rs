//! Papers in the folder of their meeting: `2026-05-23 梧桐新村 第3次议事会`, with what is posted and sent in front and the rest in a
//! folder of its own. A file `.meeting` in it says whose papers these are and which files are ours.
//!
//! All of them are written beside first and put in place afterwards, so that a full disk leaves what was there. What another text
//! replaces is kept, a folder a time. One that another program has open stays as it is, and is named; all others are written.

#[cfg(test)]
mod tests;

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
    #[error("something else stands there: {}", .0.display())]
    InTheWay(PathBuf),
    /// A file stands where a folder is to be.
    #[error("a file, not a folder: {}", .0.display())]
    NotAFolder(PathBuf),
    /// The file system has no room for the name.
    #[error("too long a name: {}", .0.display())]
    TooLong(PathBuf),
    /// Another program has it open.
    #[error("another program holds it: {}", .0.display())]
    Held(PathBuf),
}

impl PapersError {
    /// In words.
    pub fn said(&self, lang: Lang) -> String {
        let shown = |path: &Path| journal::place(path);
        match self {
            Self::Disk(error) => journal::cause(lang, error),
            Self::Sitting(error) => error.here(lang),
            Self::Station(error) => here::station(lang, error),
            Self::InTheWay(path) => words::in_the_way(lang, &shown(path)),
            Self::NotAFolder(path) => words::not_a_folder(lang, &shown(path)),
            Self::TooLong(path) => words::too_long(lang, &shown(path)),
            Self::Held(path) => words::held(lang, &shown(path)),
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
    /// These were not written: another program has them open.
    pub held: Vec<PathBuf>,
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
    file_with(home, meeting, into, names, (files, None))
}

/// The same for what comes later than the others: what it replaces goes where theirs went, so that one key leaves one folder.
pub fn file_with(
    home: &Home,
    meeting: Uuid,
    into: &Path,
    names: &Names,
    (files, old): (&[File], Option<&Path>),
) -> Result<Put, PapersError> {
    let mut there = folder(home, meeting, into, names)?;
    // Whoever is taken out of the record is looked for where its papers were put.
    let _ = home.remember_papers(meeting, there.held.path());
    let old = old.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let put = put(&mut there, (meeting, names), (files, old));
    if put.is_err()
        && let Some((around, name)) = there.made.take()
    {
        let _ = there.held.remove_folder(names.rest());
        // Nobody takes a folder away that is held.
        drop(there);
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
        _ if sys::is_held(&error) => PapersError::Held(path.to_owned()),
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

fn put(
    there: &mut Filed,
    (meeting, names): (Uuid, &Names),
    (files, old): (&[File], Option<String>),
) -> Result<Put, PapersError> {
    let (held, rest) = (there.held.clone(), rest(&there.held, names, files)?);
    let at = |file: &File| if file.is_front { Some(&held) } else { rest.as_ref() };
    let mut places: Vec<Place<'_>> = Vec::new();
    let mut in_use = Vec::new();
    let prepared = files.iter().try_for_each(|file| {
        let Some(folder) = at(file) else { return Ok(()) };
        let replaces = match stands(folder, &file.name)? {
            Stands::Other => return Err(PapersError::InTheWay(folder.path().join(&file.name))),
            Stands::Held => {
                in_use.push(folder.path().join(&file.name));
                return Ok(());
            }
            Stands::File(bytes) if bytes == file.bytes => return Ok(()),
            Stands::File(_) => Some(file.name.clone()),
            // Under another number it may be there all the same.
            Stands::Nothing => {
                renamed(&there.said, names, file).filter(|old| matches!(stands(folder, old), Ok(Stands::File(_))))
            }
        };
        let beside = folder.prepare(&file.name, &file.bytes).map_err(|error| blocked(error, folder.path()))?;
        places.push(Place { file, beside, old: replaces });
        Ok(())
    });
    let done = prepared.and_then(|()| {
        there.said.lang = Some(names.lang());
        names.which().clone_into(&mut there.said.which);
        there.said.files.extend(files.iter().map(|file| seen(file, names)));
        let said = held.place(WHOSE, there.said.text(meeting).as_bytes(), false);
        said.map_err(|error| blocked(error, &held.path().join(WHOSE)))?;
        in_place(&places, (&held, rest.as_ref()), (names.lang(), old.as_deref()), &mut in_use)
    });
    if done.is_err() {
        for place in &places {
            // What is in place already isn't there any more.
            let _ = at(place.file).map(|folder| folder.remove(&place.beside));
        }
    }
    let kept = done?;
    let path = |file: &File| at(file).map(|folder| folder.path().join(&file.name));
    let files = files.iter().filter_map(path).filter(|path| !in_use.contains(path)).collect();
    Ok(Put { folder: held.path().to_owned(), files, held: in_use, kept })
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
    /// A file that another program lets nobody read.
    Held,
    Other,
}

/// A link is nothing: it is replaced, and never followed.
fn stands(folder: &Folder, name: &str) -> Result<Stands, PapersError> {
    match folder.look(name) {
        Ok(Looked::File) => {
            let mut bytes = Vec::new();
            match folder.file(name, false).and_then(|file| file.take(CAP).read_to_end(&mut bytes)) {
                Ok(_) => Ok(Stands::File(bytes)),
                Err(error) if sys::is_held(&error) => Ok(Stands::Held),
                Err(error) => Err(error.into()),
            }
        }
        Ok(Looked::Other) => Ok(Stands::Other),
        Ok(Looked::Link) => Ok(Stands::Nothing),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stands::Nothing),
        Err(error) => Err(blocked(error, &folder.path().join(name))),
    }
}

/// Old ones go into a folder of their own, in the one for the rest; then each new one gets its name. What another program holds is
/// left as it is.
fn in_place(
    places: &[Place<'_>],
    (held, rest): (&Folder, Option<&Folder>),
    (lang, old): (Lang, Option<&str>),
    in_use: &mut Vec<PathBuf>,
) -> Result<Option<(usize, PathBuf)>, PapersError> {
    let mut away = None;
    if places.iter().any(|place| place.old.is_some()) {
        let rest = if let Some(rest) = rest {
            rest.clone()
        } else {
            held.make_folder(words::rest(lang))?;
            held.folder(words::rest(lang))?
        };
        let names = (1..MOST).map(|n| words::replaced(lang, n));
        let there = old.filter(|name| rest.look(name).is_ok()).map(str::to_owned);
        let free = there.or_else(|| names.into_iter().find(|name| rest.look(name).is_err()));
        let name = free.ok_or_else(|| PapersError::InTheWay(rest.path().join(words::replaced(lang, 1))))?;
        rest.make_folder(&name)?;
        away = Some((rest.folder(&name)?, rest, name));
    }
    let mut moved = 0;
    for place in places {
        let Some(folder) = (if place.file.is_front { Some(held) } else { rest }) else { continue };
        let old = place.old.as_deref().zip(away.as_ref().map(|(into, _, _)| into));
        match exchanged(folder, place, old) {
            Ok(()) => moved += usize::from(place.old.is_some()),
            Err(error) if sys::is_held(&error) => {
                let _ = folder.remove(&place.beside);
                in_use.push(folder.path().join(&place.file.name));
            }
            Err(error) => return Err(blocked(error, &folder.path().join(&place.file.name))),
        }
    }
    let mut kept = None;
    if let Some((into, around, name)) = away {
        into.sync()?;
        if moved > 0 {
            kept = Some((moved, into.path().to_owned()));
        } else {
            drop(into);
            let _ = around.remove_folder(name);
        }
    }
    if let Some(rest) = rest {
        rest.sync()?;
    }
    held.sync()?;
    Ok(kept)
}

/// One file in place, the old one kept; or nothing is changed.
fn exchanged(folder: &Folder, place: &Place<'_>, old: Option<(&str, &Folder)>) -> io::Result<()> {
    if let Some((name, into)) = old {
        folder.hand_to(name, into, name)?;
    }
    let new = folder.rename(&place.beside, &place.file.name);
    if let (Err(_), Some((name, into))) = (&new, old) {
        let _ = into.hand_to(name, folder, name);
    }
    new
}

/// Writes files over what is there and keeps nothing of it: something is to be gone. Each that could not be written is told.
pub(super) fn over(there: &Filed, names: &Names, files: &[File]) -> (usize, Vec<PapersError>) {
    let rest = there.held.folder(names.rest());
    let (mut n, mut failed) = (0, Vec::new());
    for file in files.iter().filter(|file| there.said.files.contains(&seen(file, names))) {
        let Some(folder) = (if file.is_front { Some(&there.held) } else { rest.as_ref().ok() }) else { continue };
        match folder.place(&file.name, &file.bytes, false) {
            Ok(()) => n += 1,
            Err(error) => failed.push(blocked(error, &folder.path().join(&file.name))),
        }
    }
    (n, failed)
}
