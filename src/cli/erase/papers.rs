//! What was written before somebody was taken out: the papers of a meeting, and what people said to its notice.

use std::{
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
};

use uuid::Uuid;

use crate::{
    cli::Caller,
    i18n::{Lang, cli},
    sitting::{Clock, Sitting},
    station::Home,
    sys::Folder,
    text::Masks,
    tui::desk::papers::{PAPERS, place},
};

/// No paper of ours is larger, packed or unpacked.
const CAP: u64 = 32 << 20;
/// Files of a meeting that are no papers, or are cared for by others.
const RECORD: [&str; 5] = ["people.ron", "wall.ron", "notice.ron", "journal", "broken"];

/// What became of the papers of one meeting.
#[derive(Default)]
pub(in crate::cli) struct Done {
    /// They were written anew.
    pub rewritten: bool,
    /// Texts to the notice in which a name was masked.
    pub masked: usize,
    /// Files that still have a name.
    pub left: Vec<PathBuf>,
    /// What could not be done.
    pub failed: Vec<String>,
}

/// Writes the papers anew where there are some, masks the names in comments, and looks for files that still have one.
pub(in crate::cli) fn clear(caller: &Caller, home: &Home, id: Uuid, names: &[String]) -> Done {
    let mut done = Done::default();
    let folder = home.folder(id);
    match rewrite(home, id) {
        Ok(rewritten) => done.rewritten = rewritten,
        Err(why) => done.failed.push(why),
    }
    match mask(home, id, names) {
        Ok(masked) => done.masked = masked,
        Err(why) => done.failed.push(cli::station(caller.lang, &why)),
    }
    done.left = files(&folder).into_iter().filter(|file| has_name(file, names)).collect();
    done
}

/// The papers that the console wrote, in their language. Whether there are any.
pub(in crate::cli) fn rewrite(home: &Home, id: Uuid) -> Result<bool, String> {
    let held = Folder::through_no_link(&home.folder(id), 2).and_then(|folder| folder.folder(PAPERS));
    let Ok(held) = held else { return Ok(false) };
    let mut page = String::new();
    let read = held.file("minutes.html", false).and_then(|file| file.take(1 << 10).read_to_string(&mut page));
    let lang = if read.is_ok() && page.contains("<html lang=\"en\"") { Lang::En } else { Lang::Zh };
    // What is written follows from the record: the hour is all the same.
    let sitting = Sitting::look(home, id, Clock::system()).map_err(|error| error.to_string())?;
    place(&sitting, lang)?;
    Ok(true)
}

fn mask(home: &Home, id: Uuid, names: &[String]) -> Result<usize, crate::station::StationError> {
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
    let mut bytes = Vec::new();
    if fs::File::open(path).and_then(|file| file.take(CAP).read_to_end(&mut bytes)).is_err() {
        return false;
    }
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let (gb, ..) = encoding_rs::GB18030.decode(bytes);
        names.iter().any(|name| text.contains(name.as_str()) || gb.contains(name.as_str()))
    };
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else { return has(&bytes) };
    (0..archive.len()).any(|place| {
        let mut part = Vec::new();
        let read = archive.by_index(place).map(|of| of.take(CAP).read_to_end(&mut part).is_ok());
        read.unwrap_or(false) && has(&part)
    })
}
