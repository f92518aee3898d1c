//! A copy of the whole station in one file, and back: to keep in a drawer, to go to another laptop.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Cursor, Read as _, Write as _},
    path::{Component, Path, PathBuf},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::OfficeError;
use crate::{
    journal,
    meeting::Moment,
    station::Home,
    store::{self, Record, StoreError},
    sys::Folder,
    tracker::Party,
};

/// What is in the file, by itself: how each journal stands, and the SHA-256 of each file.
const MANIFEST: &str = "manifest.json";
/// In the home: when the last one was made here.
const LAST: &str = "backup.json";
/// Bytes of one file of it at most: a journal has no more.
const MOST: u64 = journal::FILE_CAP;
/// Files at most.
const FILES: usize = 100_000;
/// After so many days the first screen says that it is old.
pub const OLD: i64 = 30;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this page.
    pub v: u32,
    /// When it was made.
    pub made: Moment,
    /// By which version of the program.
    pub program: String,
    /// With the names of people.
    pub names: bool,
    /// The newest line of the station's record, as papers print it.
    pub station: Option<String>,
    /// The newest line of each meeting, by its id.
    pub meetings: BTreeMap<String, String>,
    /// The SHA-256 of each file, in hex, by its name.
    pub files: BTreeMap<String, String>,
}

/// When the last one was made here, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// The day.
    pub on: NaiveDate,
    /// The file.
    pub to: PathBuf,
}

/// Why a backup isn't made, or not taken.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum BackupError {
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// The system refused.
    #[error("{source}: {}", path.display())]
    Io { path: PathBuf, source: io::Error },
    /// Something is there already under this name.
    #[error("is there already: {}", .0.display())]
    Exists(PathBuf),
    /// It is no backup, or not a whole one; which file of it is wrong.
    #[error("not a whole backup ({what}): {}", path.display())]
    NotWhole { path: PathBuf, what: String },
    /// What is here goes on where the backup ends, or is another one.
    #[error("{what} here is not in the backup")]
    NotInIt { what: String },
    /// A newer program made it.
    #[error("made by a newer version of this program: {}", .0.display())]
    Newer(PathBuf),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Office(error.into())
    }
}

fn io_of(path: &Path) -> impl FnOnce(io::Error) -> BackupError + '_ {
    |source| BackupError::Io { path: path.to_owned(), source }
}

/// A file that is no part of what is kept: locks, readings that can be made again, what was being written.
fn is_passing(name: &Path) -> bool {
    let file = name.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let first = name.components().next().and_then(|first| first.as_os_str().to_str()).unwrap_or_default();
    let ends = [".lock", ".holder", ".new", ".moved"].iter().any(|end| file.ends_with(end));
    ends || first == "cache" || file == LAST || file == "closed.json" || file.starts_with("tracker.db")
}

/// A file that is only added to, line by line.
fn is_of_lines(name: &Path) -> bool {
    name.extension().is_some_and(|ending| ending == "jsonl") || journal::has_lines(name)
}

/// A file with names of people.
fn has_names(name: &Path) -> bool {
    let file = name.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    file == "people.ron" || file.starts_with("roster")
}

/// All files of a home that are kept, by their names in it; through no link.
fn kept(root: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let (mut all, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(within) = folders.pop() {
        let path = root.join(&within);
        for entry in fs::read_dir(&path).map_err(io_of(&path))? {
            let entry = entry.map_err(io_of(&path))?;
            let kind = entry.file_type().map_err(io_of(&path))?;
            let name = within.join(entry.file_name());
            if kind.is_dir() {
                folders.push(name);
            } else if kind.is_file() && !is_passing(&name) {
                all.push(name);
            }
        }
    }
    all.sort();
    Ok(all)
}

/// SHA-256, in hex.
pub(super) fn digest(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or('0');
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A name in the file: with strokes, whatever the system writes.
fn called(name: &Path) -> String {
    let parts = name.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

/// Writes all of a station into one file, reads it back, and notes here that it was. Whole lines only, of what is being written.
pub fn backup(home: &Home, to: &Path, names: bool, now: Moment) -> Result<Manifest, BackupError> {
    if to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    // What was kept in a database becomes the record first.
    let station = Record::look(home.root())?.head()?;
    let mut manifest = Manifest {
        v: 1,
        made: now,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        names,
        station: station.map(|(head, _)| head.to_string()),
        meetings: BTreeMap::new(),
        files: BTreeMap::new(),
    };
    for id in home.ids().map_err(OfficeError::from)? {
        let opened = journal::Journal::read(&home.folder(id), id).map_err(OfficeError::from)?;
        manifest.meetings.insert(id.to_string(), opened.journal.head().to_string());
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let failed = |error: zip::result::ZipError| BackupError::Io { path: to.to_owned(), source: error.into() };
    for name in kept(home.root())?.into_iter().filter(|name| names || !has_names(name)) {
        let path = home.root().join(&name);
        let mut bytes = fs::read(&path).map_err(io_of(&path))?;
        if is_of_lines(&name) {
            // A line that is being written isn't there yet.
            let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |feed| feed + 1);
            bytes.truncate(whole);
        }
        let name = called(&name);
        zip.start_file(&*name, options).map_err(failed)?;
        zip.write_all(&bytes).map_err(io_of(to))?;
        manifest.files.insert(name, digest(&bytes));
    }
    zip.start_file(MANIFEST, options).map_err(failed)?;
    let page = serde_json::to_vec_pretty(&manifest)
        .map_err(|error| BackupError::Io { path: to.to_owned(), source: error.into() })?;
    zip.write_all(&page).map_err(io_of(to))?;
    let bytes = zip.finish().map_err(failed)?.into_inner();
    let (around, name) = (to.parent().unwrap_or(Path::new("")), to.file_name().unwrap_or_default());
    Folder::open(around).and_then(|folder| folder.place(name, &bytes, true)).map_err(io_of(to))?;
    // What a stick took is what it gives back.
    let (again, _) = read(to)?;
    if again != manifest {
        return Err(BackupError::NotWhole { path: to.to_owned(), what: MANIFEST.to_owned() });
    }
    note(home, now.date(), to);
    Ok(manifest)
}

/// When the last backup was made here; nothing where none was.
pub fn last(home: &Home) -> Option<LastBackup> {
    serde_json::from_slice(&fs::read(home.root().join(LAST)).ok()?).ok()
}

fn note(home: &Home, on: NaiveDate, to: &Path) {
    let said = serde_json::to_vec(&LastBackup { on, to: to.to_owned() });
    // Only a message: the backup is there without it.
    if let (Ok(said), Ok(folder)) = (said, Folder::open(home.root())) {
        let _ = folder.place_lightly(LAST, &said);
    }
}

/// What is in a backup, checked: every file is the one that was put there.
fn read(from: &Path) -> Result<(Manifest, BTreeMap<String, Vec<u8>>), BackupError> {
    let wrong = |what: &str| BackupError::NotWhole { path: from.to_owned(), what: what.to_owned() };
    let bytes = fs::read(from).map_err(io_of(from))?;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| wrong("zip"))?;
    if zip.len() > FILES {
        return Err(wrong("zip"));
    }
    let mut files = BTreeMap::new();
    for place in 0..zip.len() {
        let file = zip.by_index(place).map_err(|_| wrong("zip"))?;
        let name = file.name().map_err(|_| wrong("zip"))?.into_owned();
        let plain = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || name.contains('\\') || name.contains(':') || !file.is_file() {
            return Err(wrong(&name));
        }
        let mut bytes = Vec::new();
        file.take(MOST + 1).read_to_end(&mut bytes).map_err(|_| wrong(&name))?;
        if bytes.len() as u64 > MOST || files.insert(name.clone(), bytes).is_some() {
            return Err(wrong(&name));
        }
    }
    let page = files.remove(MANIFEST).ok_or_else(|| wrong(MANIFEST))?;
    let manifest: serde_json::Value = serde_json::from_slice(&page).map_err(|_| wrong(MANIFEST))?;
    if manifest.get("v").and_then(serde_json::Value::as_u64).is_some_and(|v| v > 1) {
        return Err(BackupError::Newer(from.to_owned()));
    }
    let manifest: Manifest = serde_json::from_value(manifest).map_err(|_| wrong(MANIFEST))?;
    for (name, bytes) in &files {
        if manifest.files.get(name) != Some(&digest(bytes)) {
            return Err(wrong(name));
        }
    }
    if let Some(lost) = manifest.files.keys().find(|name| !files.contains_key(*name)) {
        return Err(wrong(lost));
    }
    Ok((manifest, files))
}

/// Puts a backup into a home that is empty, or whose journals are all beginnings of those in it. All of it is checked before anything is
/// written; the station's record is put in place last.
pub fn restore(home: &Home, from: &Path) -> Result<Manifest, BackupError> {
    let (manifest, files) = read(from)?;
    let root = home.root();
    fs::create_dir_all(root).map_err(io_of(root))?;
    let is_record = |name: &str| is_of_lines(Path::new(name));
    for name in kept(root)?.iter().map(|name| called(name)).filter(|name| is_record(name)) {
        let path = root.join(&name);
        let ours = fs::read(&path).map_err(io_of(&path))?;
        if files.get(&name).is_none_or(|theirs| !theirs.starts_with(&ours)) {
            return Err(BackupError::NotInIt { what: name });
        }
    }
    let mut order: Vec<(&String, &Vec<u8>)> = files.iter().collect();
    order.sort_by_key(|(name, _)| (name.starts_with(store::FOLDER), is_record(name)));
    for (name, bytes) in order {
        let path = root.join(name);
        let (around, file) = (path.parent().unwrap_or(root), path.file_name().unwrap_or_default());
        fs::create_dir_all(around).map_err(io_of(&path))?;
        Folder::open(around).and_then(|folder| folder.place(file, bytes, true)).map_err(io_of(&path))?;
    }
    // Made of what was here before, if anything was.
    let _ = home.forget_listings();
    Record::look(root)?.rebuild()?;
    note(home, manifest.made.date(), from);
    Ok(manifest)
}

/// Makes a backup for another laptop, which goes on with it: from now on nothing is written to the station's record here.
pub fn move_away(home: &Home, to: &Path, now: Moment, by: Option<&Party>) -> Result<Manifest, BackupError> {
    let manifest = backup(home, to, true, now)?;
    let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut record = Record::open(home.root())?;
    if let Some(dir) = home.settings().ok().and_then(|settings| settings.mirror) {
        record.mirror_to(&dir);
    }
    record.move_away(&name, now, by)?;
    Ok(manifest)
}
