//! The papers of a meeting as files: all of them at one key, and without a name or a text that was taken out.

use std::{
    fs,
    io::{self, Cursor, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{
    OfficeError,
    board::with_facts,
    filed::{self, CAP, Filed, PapersError, Put, blocked, over, said},
    notices,
};
use crate::{
    document::{Format, Unwritable},
    i18n::{Lang, files as words},
    minutes::{
        self, File, Order,
        filing::{Names, Paper},
    },
    notice::{self, Hangs},
    sitting::{Clock, Sitting},
    station::{Home, StationError},
    sys::Folder,
    text::Masks,
};

/// Where they lay before they had a folder with a name, in the folder of the meeting.
const BEFORE: &str = "papers";
/// Files of a meeting that are no papers, or are cared for by others.
const RECORD: [&str; 7] = ["people.ron", "wall.ron", "notice.ron", "papers.ron", "kit.ron", "journal", "broken"];

/// All papers that were put in place at one key.
pub struct Placed {
    /// Where they are.
    pub put: Put,
    /// The notice isn't among them: so many texts have to be looked at first.
    pub to_look_at: usize,
}

/// Writes every cut in every format, and the notice, into the meeting's folder: where the station wants it, else in the home.
pub fn place(sitting: &Sitting, lang: Lang) -> Result<Placed, PapersError> {
    let (files, to_look_at) = all(sitting, lang)?;
    let home = sitting.home();
    let into = home.settings().ok().and_then(|settings| settings.papers);
    let into = into.unwrap_or_else(|| home.root().join(words::all(lang)));
    // A station that can't be read is no reason to write none.
    let put = filed::file(home, sitting.id(), &into, &Names::of(sitting.meeting(), lang), &files)?;
    Ok(Placed { put, to_look_at })
}

/// Every paper in every format, and how many texts of the notice have to be looked at before there is one.
fn all(sitting: &Sitting, lang: Lang) -> Result<(Vec<File>, usize), PapersError> {
    let own = sitting.recorded(lang, |record| minutes::files(sitting.meeting(), record, &Order::ALL))?;
    let (mut files, to_look_at) = match notice(sitting, lang)? {
        Ok(notice) => (notice, 0),
        Err(found) => (Vec::new(), found),
    };
    files.extend(own);
    Ok((files, to_look_at))
}

/// What hangs of it. Papers are written even where the station's record can't be read: then there is room for the day.
fn hangs(sitting: &Sitting) -> Result<Hangs, StationError> {
    match notices::hangs(sitting.home(), sitting.id()) {
        Ok(hangs) => Ok(hangs),
        Err(OfficeError::Station(error)) => Err(error),
        Err(OfficeError::Store(_) | OfficeError::Journal(_)) => Ok(Hangs::default()),
    }
}

/// The notice as files; or how many texts of it somebody has to look at first.
pub fn notice(sitting: &Sitting, lang: Lang) -> Result<Result<Vec<File>, usize>, PapersError> {
    let (board, hangs) = (sitting.home().board()?, hangs(sitting)?);
    let notice = with_facts(sitting, lang, (&board, &hangs, false), |facts| notice::build(sitting.meeting(), facts))?;
    let Some(notice) = notice else { return Ok(Ok(Vec::new())) };
    if !notice.found.is_empty() {
        return Ok(Err(notice.found.len()));
    }
    let names = Names::of(sitting.meeting(), lang);
    let written = Format::ALL.into_iter().map(|format| {
        let bytes = format.write(&notice.document)?;
        Ok(names.file(Paper::Notice, minutes::Format::Document(format), None, bytes))
    });
    Ok(Ok(written.collect::<Result<_, Unwritable>>()?))
}

/// What became of the papers of one meeting when a name or a text was taken out.
#[derive(Default)]
pub struct Cleared {
    /// They were written anew.
    pub rewritten: bool,
    /// Texts to the notice in which a name was masked.
    pub masked: usize,
    /// Files of ours that could not be written anew, and were deleted: old versions.
    pub dropped: usize,
    /// Pictures and PDFs of ours that were deleted.
    pub drawn: usize,
    /// Sheets of the paper kit that had a name, and were deleted.
    pub sheets: usize,
    /// Files of others that still have a name.
    pub left: Vec<PathBuf>,
    /// Folders with papers that can't be reached now.
    pub unreached: Vec<PathBuf>,
    /// What could not be done.
    pub failed: Vec<PapersError>,
}

/// Writes the papers anew where there are some, and deletes old versions that have one of the words. Comments are masked, and files
/// that aren't ours are named.
pub(super) fn clear(home: &Home, id: Uuid, names: &[String]) -> Cleared {
    let mut done = Cleared::default();
    match mask(home, id, names) {
        Ok(masked) => done.masked = masked,
        Err(why) => done.failed.push(why.into()),
    }
    rewrite(home, id, names, &mut done);
    sheets_without(home, id, names, &mut done);
    let folder = home.folder(id);
    let own = files(&folder).filter(|path| !is_record(path)).chain(files(&folder.join(BEFORE)));
    done.left.extend(own.filter(|file| has_word(file, names)));
    done.left.sort();
    done.left.dedup();
    done
}

/// The same without comments: a text was taken out of the record.
pub(super) fn without(home: &Home, id: Uuid, gone: &[String]) -> Cleared {
    let mut done = Cleared::default();
    rewrite(home, id, gone, &mut done);
    done
}

/// Writes the papers anew wherever they were put.
fn rewrite(home: &Home, id: Uuid, gone: &[String], done: &mut Cleared) {
    if let Err(why) = before(home, id, done) {
        done.failed.push(why);
    }
    for path in home.papers_of(id) {
        let held = match Folder::open(&path) {
            Ok(held) => held,
            // Somebody deleted it; of a stick that was pulled out the folder around it is gone too.
            Err(error) if error.kind() == io::ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir) => {
                continue;
            }
            Err(_) => {
                done.unreached.push(path);
                continue;
            }
        };
        let filed = match said(&held) {
            Ok(said) if said.meeting == Some(id) => Filed::found(held, said),
            // It is another's now.
            Ok(_) => continue,
            Err(error) => {
                done.failed.push(error.into());
                continue;
            }
        };
        match anew(home, id, &filed) {
            Ok((n, not_written)) => {
                done.rewritten |= n > 0;
                done.failed.extend(not_written);
            }
            Err(why) => done.failed.push(why),
        }
        cleared_of(&filed, gone, done);
    }
}

fn anew(home: &Home, id: Uuid, there: &Filed) -> Result<(usize, Vec<PapersError>), PapersError> {
    // What is written follows from the record: the hour is all the same.
    let sitting = Sitting::look(home, id, Clock::system())?;
    let lang = there.said.lang.unwrap_or_default();
    let (files, _) = all(&sitting, lang)?;
    Ok(over(there, &Names::of(sitting.meeting(), lang), &files))
}

/// What still has one of the words: ours goes, another's is named. Of a picture or a PDF nobody can say what it has: ours goes.
fn cleared_of(filed: &Filed, gone: &[String], done: &mut Cleared) {
    let top = filed.held.path().to_owned();
    let rests = [Lang::Zh, Lang::En].map(|lang| top.join(words::rest(lang)));
    let old = rests.iter().flat_map(|rest| folders(rest));
    let old: Vec<PathBuf> = old.flat_map(|folder| files(&folder).collect::<Vec<_>>()).collect();
    let now = std::iter::once(&top).chain(&rests).flat_map(|folder| files(folder).collect::<Vec<_>>());
    let ours = |path: &Path| {
        let seen = path.strip_prefix(&top).map(|seen| seen.to_string_lossy().replace('\\', "/"));
        seen.is_ok_and(|seen| filed.said.files.contains(&seen))
    };
    let all = now.map(|path| (ours(&path), path)).chain(old.into_iter().map(|path| (true, path)));
    let has = |is_ours: bool, path: &Path| is_ours && is_drawn(path) || has_word(path, gone);
    for (is_ours, path) in all.filter(|(is_ours, path)| has(*is_ours, path)) {
        match is_ours.then(|| removed(&path)) {
            Some(Ok(())) if is_drawn(&path) => done.drawn += 1,
            Some(Ok(())) => done.dropped += 1,
            Some(Err(_)) | None => done.left.push(path),
        }
    }
}

/// Sheets of the paper kit that were written with names: those that have one of these go, and their PDFs, which nobody can read, with them.
fn sheets_without(home: &Home, id: Uuid, names: &[String], done: &mut Cleared) {
    let kit = home.kit_of(id);
    let known = kit.iter().filter(|path| path.symlink_metadata().is_ok_and(|of| of.is_file()));
    let page = |path: &Path| path.with_extension("html");
    let has =
        |path: &Path| has_word(path, names) || is_drawn(path) && (!page(path).exists() || has_word(&page(path), names));
    let gone: Vec<&PathBuf> = known.filter(|path| has(path)).collect();
    for path in gone {
        match removed(path) {
            Ok(()) => done.sheets += 1,
            Err(_) => done.left.push(path.clone()),
        }
    }
    // Somebody deleted it; of a stick that was pulled out the folder is gone too.
    let folders = kit.iter().filter_map(|path| path.parent()).filter(|folder| !folder.is_dir());
    let out = folders.filter(|folder| folder.parent().is_none_or(|around| !around.is_dir()));
    for folder in out {
        if !done.unreached.iter().any(|known| known == folder) {
            done.unreached.push(folder.to_owned());
        }
    }
}

fn removed(path: &Path) -> io::Result<()> {
    Folder::open(path.parent().unwrap_or(path))?.remove(path.file_name().unwrap_or_default())
}

/// Papers that were written before they had a folder with a name: the old ones go, and the new ones lie there as they lie elsewhere.
fn before(home: &Home, id: Uuid, done: &mut Cleared) -> Result<(), PapersError> {
    let held = Folder::through_no_link(&home.folder(id), 2).and_then(|folder| folder.folder(BEFORE));
    let Ok(held) = held else { return Ok(()) };
    let old = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let begins = name.starts_with("minutes") || name.starts_with("notice");
        begins || ["wechat.txt", "pledges.ics"].contains(&&*name)
    };
    let old: Vec<PathBuf> = files(held.path()).filter(old).collect();
    if old.is_empty() {
        return Ok(());
    }
    let mut page = String::new();
    let read = held.file("minutes.html", false).and_then(|file| file.take(1 << 10).read_to_string(&mut page));
    let lang = if read.is_ok() && page.contains("<html lang=\"en\"") { Lang::En } else { Lang::Zh };
    let sitting = Sitting::look(home, id, Clock::system())?;
    let (new, _) = all(&sitting, lang)?;
    for path in old {
        held.remove(path.file_name().unwrap_or_default()).map_err(|error| blocked(error, &path))?;
    }
    filed::file(home, id, held.path(), &Names::of(sitting.meeting(), lang), &new)?;
    done.rewritten = true;
    Ok(())
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

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.into_iter()
}

/// No link, no folder.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    entries(folder).filter(|path| path.symlink_metadata().is_ok_and(|of| of.is_file()))
}

fn folders(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    entries(folder).filter(|path| path.symlink_metadata().is_ok_and(|of| of.is_dir()))
}

fn is_record(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    RECORD.iter().any(|known| name.starts_with(known))
}

/// Made by a browser: its words are drawn, or packed.
fn is_drawn(path: &Path) -> bool {
    path.extension().is_some_and(|own| own == "pdf" || own == "png")
}

/// In its bytes, or in a part of it that is packed.
fn has_word(path: &Path, words: &[String]) -> bool {
    let masks = Masks::new(words.iter().cloned());
    let mut bytes = Vec::new();
    if fs::File::open(path).and_then(|file| file.take(CAP).read_to_end(&mut bytes)).is_err() {
        return false;
    }
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let (gb, ..) = encoding_rs::GB18030.decode(bytes);
        let stands = |text: &str| masks.is_in(text) || words.iter().any(|word| text.contains(word.as_str()));
        stands(&text) || stands(&gb)
    };
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else { return has(&bytes) };
    (0..archive.len()).any(|place| {
        let mut part = Vec::new();
        let read = archive.by_index(place).map(|of| of.take(CAP).read_to_end(&mut part).is_ok());
        read.unwrap_or(false) && has(&part)
    })
}
